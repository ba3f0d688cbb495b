# SPDX-License-Identifier: Apache-2.0
"""The fault catalogue: what a server does wrong, and what the user must see.
One row a case (faults_row.py tells its members); the rows stand in
faults_http.py, faults_wire.py and faults_stream.py, and are played by
tests/python/test_faults.py, test_faults_c.py and tests/node/faults.test.mjs.

As a library:

    with Field() as field, field.open(row) as place:
        ... place.base_url, or place.router where the row has timers ...

As a process: prints {"ca_file", "cases"}, then answers each line of stdin,
{"id", "start": name, "rescue": bool} or {"id", "stop": the id of a start},
with {"id", "base_url", "router"} or {"id", "requests", "let_go"}.

    python3 tests/tools/faults.py [--list]
"""

import contextlib
import functools
import json
import pathlib
import ssl
import sys
import tempfile
import time

import faults_http  # noqa: F401
import faults_stream  # noqa: F401
import faults_wire  # noqa: F401
from faults_row import DONE, END, JSON, ROWS, chunk, http, reply
from server import STALL, Certificate, Server, closed_port, plain, stream

RESCUED = "rescued"
PATIENCE_S = 2
HURRIED = http(JSON, "Content-Length: 39", "Connection: close",
               status="413 Large", body=b'{"error": {"message": "", "code": '
                                        b'"c"}}')
MEETS = (None, "tls", "dies after", "dies reuse")  # where requests arrive


def rescue(request):
    """What the other target answers."""
    if request.json().get("stream"):
        return stream([chunk(RESCUED), END, DONE])
    return plain(reply(RESCUED))


class Place:
    """The servers of one case while it is played."""

    def __init__(self, row, server, other, scheme, port):
        self.row, self.server, self.other = row, server, other
        self.base_url = f"{scheme}://127.0.0.1:{port}/v1"
        self.router = self._router() if row.timers or other else None

    def _router(self):
        def provider(url):
            return {"dialect": "openai_chat", "base_url": url,
                    "api_key": "KEY"}

        group = {"deployments": ["one/m"]}
        providers = {"one": provider(self.base_url)}
        if self.row.timers:
            group["timeouts"] = self.row.timers
        if self.other:
            providers["two"] = provider(self.other.url + "/v1")
            group["fallbacks"] = ["two/m"]
        return {"providers": providers, "models": {"m": group}}

    @property
    def requests(self):
        """How many arrived; None where none can."""
        if self.row.server not in MEETS:
            return None
        return len(self.server.requests)

    @property
    def is_let_go(self):
        """Has the client closed what stalled?  It may take a moment."""
        steps = [step for first in self.row.replies[:1]
                 for step in getattr(first, "steps", ())]
        if STALL not in steps:
            return True
        end = time.monotonic() + PATIENCE_S
        while not self.server.closed_early and time.monotonic() < end:
            time.sleep(0.01)
        return self.server.closed_early > 0

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        for server in (self.server, self.other):
            if server:
                server.close()


class Field:
    """Where cases are played: their certificates, made when one is needed.
    Those of ca_file are trusted."""

    def __init__(self):
        self._made = contextlib.ExitStack()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self._made.close()

    @functools.cached_property
    def _certificates(self):
        made = {"tls": Certificate(), "tls expired": Certificate(expired=True),
                "tls other": Certificate("DNS:other.example"),
                "tls unknown": Certificate(),
                "tls old": Certificate(newest=ssl.TLSVersion.TLSv1_1)}
        made["tls only"] = made["tls"]
        for certificate in set(made.values()):
            self._made.callback(certificate.remove)
        return made

    @functools.cached_property
    def ca_file(self):
        folder = self._made.enter_context(tempfile.TemporaryDirectory())
        bundle = pathlib.Path(folder, "bundle.pem")
        bundle.write_text("".join(
            pathlib.Path(certificate.ca_file).read_text()
            for name, certificate in self._certificates.items()
            if name not in ("tls unknown", "tls only")))
        return str(bundle)

    def open(self, row, rescued=False):
        kind = row.server or ""
        other = Server().on("*", rescue) if rescued else None
        scheme = "https" if kind.startswith("tls") else "http"
        if kind == "closed":
            return Place(row, None, other, scheme, closed_port())
        options = {}
        if kind.startswith("dies"):
            options["dies"] = kind.split()[1]
        elif kind == "tls not":
            options["greets"] = b"HTTP/1.1 400 Bad Request\r\n\r\n"
        elif kind == "hurried":
            options["greets"] = HURRIED
        elif kind == "tls cut":
            options["greets"] = b""
        elif kind:
            options["tls"] = self._certificates[kind]
        if kind == "tls only":
            scheme = "http"
        server = Server(**options).on("*", *row.replies)
        return Place(row, server, other, scheme, server.port)


def row_named(name):
    return next(row for row in ROWS if row.name == name)


def listing():
    """The rows for JSON: without replies; rescue is null where it is ()."""
    return [{name: value if value != () else None
             for name, value in row._asdict().items() if name != "replies"}
            for row in ROWS]


def serve_stdio(field):
    places = {}
    print(json.dumps({"ca_file": field.ca_file, "cases": listing()}),
          flush=True)
    for line in sys.stdin:
        order = json.loads(line)
        answer = {"id": order["id"]}
        if "start" in order:
            place = field.open(row_named(order["start"]),
                               order.get("rescue", False))
            places[order["id"]] = place
            answer.update(base_url=place.base_url, router=place.router)
        else:
            with places.pop(order["stop"]) as place:
                answer.update(requests=place.requests,
                              let_go=place.is_let_go)
        print(json.dumps(answer), flush=True)


def main():
    if "--list" in sys.argv[1:]:
        print("\n".join(row.name for row in ROWS))
        return
    with Field() as field:
        serve_stdio(field)


if __name__ == "__main__":
    main()
