# SPDX-License-Identifier: Apache-2.0
"""How fast a call ends that is left: from the signal to the exception that
Ctrl-C is, and from leaving a stream to the end of its connection at the
server.  Each client is a process of its own and makes one trial at a time;
all processes read the same clock.  `make bench` runs it."""

import os
import pathlib
import queue
import signal
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tools"))
import server  # noqa: E402

TRIALS = 200
PYTHON = [sys.executable, str(HERE / "leave.py")]
NODE = ["node", str(HERE / "leave.mjs")]
CHUNK = (b'data: {"id":"c","object":"chat.completion.chunk","created":1,'
         b'"model":"m","choices":[{"index":0,"delta":{"content":"a"},'
         b'"finish_reason":null}]}\n\n')
# title, client, how it leaves, where
ROWS = [
    ("Python: Ctrl-C in a blocking call", PYTHON, "interrupt", "tcp"),
    ("Node: Ctrl-C that aborts a call", NODE, "interrupt", "tcp"),
    ("Python: close() until the server sees it", PYTHON, "close", "tcp"),
    ("the same over TLS", PYTHON, "close", "tls"),
    ("asyncio: cancel() until the server sees it", PYTHON, "cancel", "tcp"),
    ("the same over TLS", PYTHON, "cancel", "tls"),
    ("Node: abort() until the server sees it", NODE, "abort", "tcp"),
    ("the same over TLS", NODE, "abort", "tls"),
]


class Stamps:
    """Stands for the server's journal: when things happened."""

    def __init__(self):
        self.times = {"request": queue.Queue(), "gone": queue.Queue()}

    def append(self, what):
        self.times[what].put(time.monotonic_ns())

    def next(self, what):
        return self.times[what].get(timeout=10)


def trial(child, how, stamps):
    """Nanoseconds."""
    child.stdin.write("go\n")
    child.stdin.flush()
    stamps.next("request")
    if how != "interrupt":
        left = int(child.stdout.readline())
        return stamps.next("gone") - left
    time.sleep(0.005)  # until it waits
    sent = time.monotonic_ns()
    child.send_signal(signal.SIGINT)
    ended = int(child.stdout.readline())
    stamps.next("gone")
    return ended - sent


def measure(command, how, place):
    place.journal = Stamps()
    env = {**os.environ, "SSL_CERT_FILE": place.ca_file or ""}
    child = subprocess.Popen([*command, how, place.url], env=env, text=True,
                             stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    rows = [trial(child, how, place.journal) / 1e6 for _ in range(TRIALS)]
    child.stdin.close()
    child.wait()
    return rows


def main():
    print(f"\n| end of a call that is left, ms, {TRIALS} trials "
          "| p50 | p99 | max |\n| --- | ---: | ---: | ---: |")
    with server.Server() as tcp, server.Server(tls=True) as tls:
        for place in (tcp, tls):
            place.on("/silent/chat/completions", server.raw(server.STALL))
            place.on("*", server.stream([CHUNK], then=server.STALL))
        for title, command, how, where in ROWS:
            rows = measure(command, how, {"tcp": tcp, "tls": tls}[where])
            p99 = statistics.quantiles(rows, n=100)[98]
            print(f"| {title} | {statistics.median(rows):.2f} | {p99:.2f} "
                  f"| {max(rows):.2f} |", flush=True)


main()
