# SPDX-License-Identifier: Apache-2.0
"""Has an installed zerohop run a chat, streams, a failover and a ledger against
servers of this machine, and judges what comes of it."""

import contextlib
import json
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tools"))

from server import Certificate, Server, plain, stream  # noqa: E402

ROUTE = "/v1/chat/completions"
WANTED = {"chat": "all is well", "stream": "all is well",
          "async": "all is well",
          "failover": ["all is well", ["one", "two"]], "stranger": True,
          "ledger": [1, 1], "tokens": 2, "h2": "over two"}


def answer(request):
    def choice(**more):
        return {"id": "c", "created": 1, "model": "m",
                "choices": [{"index": 0, **more}]}

    if not request.json().get("stream"):
        message = {"role": "assistant", "content": "all is well"}
        return plain({"object": "chat.completion", **choice(
            message=message, finish_reason="stop")})
    deltas = [({"role": "assistant", "content": "all is"}, None),
              ({"content": " well"}, None), ({}, "stop")]
    records = [{"object": "chat.completion.chunk",
                **choice(delta=delta, finish_reason=finish)}
               for delta, finish in deltas]
    return stream([f"data: {json.dumps(each)}\n\n".encode()
                   for each in records] + [b"data: [DONE]\n\n"])


@contextlib.contextmanager
def http2(certificate):
    """A server in Node, whose HTTP/2 is not ours."""
    key = os.path.join(os.path.dirname(certificate.ca_file), "key.pem")
    server = subprocess.Popen(
        ["node", HERE / "h2.mjs", key, certificate.ca_file], text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        yield f"https://127.0.0.1:{int(server.stdout.readline())}/v1"
    finally:
        server.stdin.close()
        server.wait()


@contextlib.contextmanager
def places():
    """The servers' URLs, and the certificate to trust."""
    with contextlib.ExitStack() as stack:
        certificate = Certificate()
        stack.callback(certificate.remove)
        good = stack.enter_context(Server(tls=certificate))
        bad = stack.enter_context(Server())
        other = stack.enter_context(Server(tls=True))
        good.on(ROUTE, answer)
        other.on(ROUTE, answer)
        bad.on(ROUTE, plain({"error": {"message": "down"}}, status=503))
        found = {"tls": good.url + "/v1", "bad": bad.url + "/v1",
                 "stranger": other.url + "/v1"}
        if shutil.which("node"):
            found["h2"] = stack.enter_context(http2(certificate))
        else:
            print("no node here: HTTP/2 is not tried", file=sys.stderr)
        yield found, certificate.ca_file


def environment(found, certificate):
    """What a program of a user's has, and nothing that leads to the tree.
    Without a certificate the machine's own store counts, if it has one."""
    trust = {"SSL_CERT_FILE": certificate} if certificate else {}
    return {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/tmp",
            "LANG": "C.UTF-8", "PYTHONNOUSERSITE": "1",
            "PYTHONDONTWRITEBYTECODE": "1", "ZH_PLACES": json.dumps(found),
            **trust}


def run(place, program, which, found, certificate):
    """app.py or app.cjs in a place (see install.py)."""
    script = place.put(HERE / which)
    copy = place.put(certificate) if certificate else None
    done = place.run([*program, script], environment(found, copy))
    if done.returncode != 0:
        sys.exit(f"{' '.join(program)}: status {done.returncode}\n"
                 f"{done.stdout}{done.stderr}")
    return json.loads(done.stdout)


def judge(told, found):
    """Whether all is as it should be; says so."""
    wanted = {name: value for name, value in WANTED.items()
              if name != "h2" or "h2" in found}
    wrong = [f"{name}: {told.get(name)!r}, not {value!r}"
             for name, value in wanted.items() if told.get(name) != value]
    if told["from"].startswith(str(HERE.parents[1]) + os.sep):
        wrong.append(f"{told['from']} is in the source tree")
    said = f"{', '.join(wanted)} as they should be, from {told['from']}"
    print(f"{told['host']}: " + ("\n  ".join(wrong) or said), flush=True)
    return not wrong


def play(place, program, which):
    with places() as (found, certificate):
        told = run(place, program, which, found, certificate)
        return judge(told, found)
