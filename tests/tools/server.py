# SPDX-License-Identifier: Apache-2.0
"""A small HTTP/1.1 server on raw sockets that does what it is told, for tests
that need a socket: it sends bytes in given pieces, waits, cuts, resets,
stalls, dies between two requests, and records what it was sent.

As a library:

    with Server() as server:
        server.on("/v1/chat/completions", plain({"id": "x"}, status=429),
                  stream([b"data: {}\\n\\n"], then=CUT))
        ... server.url ... server.requests[0].json()

Replies to a path are given out in turn, the last one again and again; a
function of the request that returns a reply may stand for one.

As a process, for tests in other languages (see serve_stdio below):

    python3 tests/tools/server.py [--tls]
"""

import argparse
import base64
import collections
import json
import os
import queue
import select
import socket
import ssl
import struct
import subprocess
import sys
import tempfile
import threading
import time

CUT, RESET, STALL = "cut", "reset", "stall"  # ways to end besides the end
PHRASES = {200: "OK", 400: "Bad Request", 401: "Unauthorized",
           403: "Forbidden", 404: "Not Found", 408: "Request Timeout",
           409: "Conflict", 429: "Too Many Requests",
           500: "Internal Server Error", 503: "Service Unavailable"}

# What `openssl ca` needs to know; it alone can date a certificate back.
AUTHORITY = """
[ca]
default_ca = it
[it]
database = issued
new_certs_dir = .
default_md = sha256
policy = any
rand_serial = yes
copy_extensions = copy
x509_extensions = more
[any]
commonName = supplied
[more]
basicConstraints = CA:TRUE
"""

Reply = collections.namedtuple("Reply", "steps keep_alive")


class Request:
    """What arrived: method, path (with query), headers (a list of pairs in
    order), body (bytes), connection (its running number)."""

    def __init__(self, method, path, headers, body, connection):
        self.method, self.path = method, path
        self.headers, self.body = headers, body
        self.connection = connection

    def header(self, name, default=None):
        for key, value in self.headers:
            if key.lower() == name.lower():
                return value
        return default

    def json(self):
        return json.loads(self.body)


# --- replies ----------------------------------------------------------------

def head(status, headers):
    lines = [f"HTTP/1.1 {status} {PHRASES.get(status, 'Status')}"]
    lines += [f"{name}: {value}" for name, value in headers]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def pairs(headers):
    return list(headers.items() if isinstance(headers, dict) else headers or [])


def plain(body=b"", status=200, headers=None, content_type="application/json",
          delay=0, then=None):
    """One whole body with its length; `then` CUT or RESET leaves half out."""
    if not isinstance(body, (bytes, bytearray)):
        body = body if isinstance(body, str) else json.dumps(body)
        body = body.encode()
    named = [("Content-Type", content_type), ("Content-Length", len(body))]
    steps = [float(delay), head(status, named + pairs(headers))]
    if then:
        return Reply(steps + [body[:len(body) // 2], then], False)
    return Reply(steps + [bytes(body)], True)


def stream(pieces, status=200, headers=None, delay=0, then=None,
           content_type="text/event-stream"):
    """A chunked body, one chunk a piece; numbers among the pieces are
    pauses, functions are called.  `then` CUT, RESET or STALL takes the place
    of the last chunk."""
    named = [("Content-Type", content_type), ("Transfer-Encoding", "chunked")]
    steps = [head(status, named + pairs(headers))]
    for piece in pieces:
        if isinstance(piece, (int, float)):
            steps.append(float(piece))
            continue
        if callable(piece):
            steps.append(piece)
            continue
        piece = piece.encode() if isinstance(piece, str) else piece
        if piece:
            steps.append(b"%x\r\n%s\r\n" % (len(piece), piece))
        if delay:
            steps.append(float(delay))
    return Reply(steps + [then or b"0\r\n\r\n"], not then)


def raw(*steps):
    """Bytes as they are, pauses, and at the end the connection closes (no
    step at all: it closes before any header)."""
    return Reply(list(steps), False)


# --- the server -------------------------------------------------------------

class Server:
    """tls: True, or a Certificate (which stays the caller's).
    dies: close every connection after its first reply although it said
    keep-alive ("after"), or when its second request has arrived ("reuse").
    greets: bytes that are said to whoever connects, and then it closes."""

    def __init__(self, host="127.0.0.1", port=0, tls=False, dies=None,
                 greets=None):
        self.requests, self.connections = [], 0
        self.arrived = queue.Queue()
        # "request", and "gone" for a peer that went away while a reply was
        # sent, in order; a test may add what it does itself
        self.journal = []
        self._routes, self._live = {}, set()
        self._lock = threading.Lock()
        self._dies, self._greets = dies, greets
        self._stop = threading.Event()
        self._own_tls = tls is True
        self._tls = Certificate() if tls is True else tls or None
        self._socket = socket.create_server((host, port), backlog=512)
        self.host, self.port = host, self._socket.getsockname()[1]
        self.url = f"{'https' if tls else 'http'}://{host}:{self.port}"
        self.ca_file = self._tls.ca_file if tls else None
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    @property
    def closed_early(self):
        """Peers that went away while a reply was sent."""
        return self.journal.count("gone")

    def on(self, path, *replies):
        """Answers `path` (without query; "*" is any other) with these."""
        with self._lock:
            self._routes[path] = collections.deque(replies)
        return self

    def close(self):
        self._stop.set()
        # shutdown wakes the accepting thread, close alone does not
        for sock in [self._socket, *self._live]:
            try:
                sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
        self._socket.close()
        if self._tls:
            self._tls.remove()

    def wait(self, count=1, timeout=10):
        """Returns the requests once `count` have arrived."""
        end = time.monotonic() + timeout
        while len(self.requests) < count and time.monotonic() < end:
            time.sleep(0.005)
        return self.requests

    def _accept(self):
        while not self._stop.is_set():
            try:
                sock, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._serve, daemon=True,
                             args=(sock, self.connections)).start()

    def _serve(self, sock, number):
        self._live.add(sock)
        try:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if self._greets is not None:
                sock.sendall(self._greets)
                sock.shutdown(socket.SHUT_WR)
                self._stall(sock)
                return
            if self._tls:
                plain_sock = sock
                sock = self._tls.wrap(sock)
                self._live.discard(plain_sock)
                self._live.add(sock)
            self._talk(sock, number)
        except (OSError, ValueError):
            pass
        finally:
            self._live.discard(sock)
            sock.close()

    def _talk(self, sock, number):
        reader = sock.makefile("rb")
        served = 0
        while not self._stop.is_set():
            request = read_request(reader, sock, number)
            if request is None:
                return
            self.requests.append(request)
            self.journal.append("request")
            self.arrived.put(request)
            if self._dies == "reuse" and served:
                return
            reply = self._pick(request)
            if not self._send(sock, reply) or not reply.keep_alive:
                return
            served += 1
            if self._dies == "after":
                return

    def _pick(self, request):
        path = request.path.split("?")[0]
        with self._lock:
            replies = self._routes.get(path) or self._routes.get("*")
            if not replies:
                return plain({"error": {"message": f"no route {path}"}}, 404)
            reply = replies[0] if len(replies) == 1 else replies.popleft()
        return reply(request) if callable(reply) else reply

    def _send(self, sock, reply):
        try:
            for step in reply.steps:
                if isinstance(step, float):
                    self._stop.wait(step)
                elif callable(step):
                    step()
                elif step == RESET:
                    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER,
                                    struct.pack("ii", 1, 0))
                    return False
                elif step == STALL:
                    self._stall(sock)
                    return False
                elif step == CUT:
                    return False
                else:
                    sock.sendall(step)
        except OSError:
            self.journal.append("gone")
            return False
        return True

    def _stall(self, sock):
        """Says nothing until the peer goes away or the server ends."""
        sock.settimeout(0.05)
        while not self._stop.is_set():
            try:
                if not sock.recv(1024):
                    break
            except TimeoutError:
                continue
            except OSError:
                break
        self.journal.append("gone")


def read_request(reader, sock, number):
    """The next request of a connection; None at its end."""
    line = reader.readline(65536)
    while line in (b"\r\n", b"\n"):
        line = reader.readline(65536)
    if not line:
        return None
    method, path, _ = line.decode("latin-1").split(" ", 2)
    headers = []
    while (line := reader.readline(1 << 20)) not in (b"\r\n", b"\n", b""):
        name, _, value = line.decode("latin-1").rstrip("\r\n").partition(":")
        headers.append((name, value.strip()))
    request = Request(method, path, headers, b"", number)
    if (request.header("expect") or "").lower() == "100-continue":
        sock.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
    if (request.header("transfer-encoding") or "").lower() == "chunked":
        while size := int(reader.readline().split(b";")[0], 16):
            request.body += reader.read(size)
            reader.readline()
        reader.readline()
    else:
        request.body = reader.read(int(request.header("content-length") or 0))
    return request


def closed_port():
    """A loopback port where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as sock:
        return sock.getsockname()[1]


def fill(stack, port):
    """Until the queue of a port that accepts nobody takes no more; the sockets
    close with `stack`."""
    def connects():
        one = stack.enter_context(socket.socket())
        one.setblocking(False)
        one.connect_ex(port.getsockname())
        return select.select([], [one], [], 0.3)[1]

    while any(connects() for _ in range(2)):
        pass


class Certificate:
    """A certificate, its own authority, for these names; good for two days,
    or `expired`.  newest: the newest version of TLS that is spoken."""

    def __init__(self, names="DNS:localhost,IP:127.0.0.1", expired=False,
                 newest=None):
        self._folder = tempfile.TemporaryDirectory()
        self.ca_file = os.path.join(self._folder.name, "cert.pem")
        key = os.path.join(self._folder.name, "key.pem")
        self._openssl(
            "req", "-newkey", "ec", "-pkeyopt",
            "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key,
            "-subj", f"/CN=zerohop {os.urandom(8).hex()}", "-addext",
            "subjectAltName=" + names, "-out", "request.pem")
        with open(os.path.join(self._folder.name, "ca"), "w") as file:
            file.write(AUTHORITY)
        open(os.path.join(self._folder.name, "issued"), "w").close()
        dates = ["-days", "2"]
        if expired:
            dates = ["-startdate", "20200101000000Z",
                     "-enddate", "20210101000000Z"]
        self._openssl("ca", "-batch", "-notext", "-config", "ca", "-selfsign",
                      "-keyfile", key, "-in", "request.pem", *dates,
                      "-out", self.ca_file)
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        if newest:
            self.context.minimum_version = ssl.TLSVersion.TLSv1
            self.context.maximum_version = newest
            self.context.set_ciphers("ALL:@SECLEVEL=0")
        self.context.load_cert_chain(self.ca_file, key)

    def _openssl(self, *arguments):
        subprocess.run(["openssl", *arguments], check=True,
                       cwd=self._folder.name, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)

    def wrap(self, sock):
        return self.context.wrap_socket(sock, server_side=True)

    def remove(self):
        self._folder.cleanup()


# --- as a process -----------------------------------------------------------

def reply_from_json(spec):
    """{"status", "headers", "body"} a plain reply; with "stream": [text |
    seconds] a chunked one; with "raw": [text | seconds] bytes as they are.
    "then" ends either early.  Text under {"base64": ...} is bytes."""
    def part(item):
        if isinstance(item, dict):
            return base64.b64decode(item["base64"])
        return item.encode() if isinstance(item, str) else float(item)

    then, kept = spec.get("then"), {}
    for key in ("status", "headers", "delay"):
        if key in spec:
            kept[key] = spec[key]
    if "content_type" in spec:
        kept["content_type"] = spec["content_type"]
    if "raw" in spec:
        return raw(*map(part, spec["raw"]), *([then] if then else []))
    if "stream" in spec:
        return stream(list(map(part, spec["stream"])), then=then, **kept)
    body = spec.get("body", b"")
    if isinstance(body, dict) and set(body) == {"base64"}:
        body = part(body)
    return plain(body, then=then, **kept)


def serve_stdio(server):
    """Prints {"url", "port", "ca_file"}, then a line for each request.  Each
    line on stdin is {"path", "replies": [...]} and is answered by {"ok": path};
    the end of stdin ends the server."""
    out = threading.Lock()

    def say(value):
        with out:
            print(json.dumps(value), flush=True)

    def report():
        while True:
            request = server.arrived.get()
            say({"method": request.method, "path": request.path,
                 "headers": request.headers,
                 "connection": request.connection,
                 "body": base64.b64encode(request.body).decode()})

    say({"url": server.url, "port": server.port, "ca_file": server.ca_file})
    threading.Thread(target=report, daemon=True).start()
    for line in sys.stdin:
        order = json.loads(line)
        server.on(order["path"], *map(reply_from_json, order["replies"]))
        say({"ok": order["path"]})


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--tls", action="store_true")
    parser.add_argument("--dies", choices=["after", "reuse"])
    options = parser.parse_args()
    with Server(port=options.port, tls=options.tls,
                dies=options.dies) as server:
        serve_stdio(server)


if __name__ == "__main__":
    main()
