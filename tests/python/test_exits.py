# SPDX-License-Identifier: Apache-2.0
"""A process ends amid TLS traffic, in every way there is: with the status it
should have, without a word it should not say, and its providers see the end.
ZH_LONG=1 does each a hundred times."""

import os
import signal
import subprocess
import sys

import pytest

from local import (LONG, PATH, ROOT, STALL, Server, chunk, raw, run_python,
                   stream, until)

BOUND = 2  # seconds until what must happen at once has happened
ROUNDS = 100 if LONG else 3
STREAMS = 8

HEAD = """
import asyncio, ctypes, os, signal, sys, threading, local, zerohop
# Python's own handler, which a job started in the background lacks.
signal.signal(signal.SIGINT, signal.default_int_handler)
place = {"api_key": "k", "base_url": sys.argv[1] + "/v1"}
def begin(client):
    begun = local.ask(client, stream=True)
    next(begun)
    return begun
client = zerohop.OpenAI(**place)
"""
STREAMED = HEAD + """
begun = [begin(client) for _ in range(8)]
"""
# The main thread ends while eight others read.
THREADED = HEAD + """
reading = threading.Barrier(9)
def read():
    begun = begin(client)
    reading.wait()
    for piece in begun: pass
for _ in range(8):
    threading.Thread(target=read, daemon=True).start()
reading.wait()
"""
ASYNC = HEAD + """
async def begin():
    begun = await local.ask(client, stream=True)
    await anext(begun)
    return begun
async def main():
    global begun
    begun = await asyncio.gather(*[begin() for _ in range(8)])
    {end}
client = zerohop.AsyncOpenAI(**place)
asyncio.run(main())
"""

# name: program, status, the last line of stderr; None: Python still runs in
# threads that see their calls end
ENDS = {
    "end": (STREAMED, 0, ""),
    "sys.exit": (STREAMED + "sys.exit(5)", 5, ""),
    "sys.exit, streams dropped": (STREAMED + "del begun; sys.exit(5)", 5, ""),
    "uncaught": (STREAMED + "raise LookupError('x')", 1, "LookupError: x"),
    "os._exit": (STREAMED + "os._exit(5)", 5, ""),
    "exit of C": (STREAMED + "ctypes.CDLL(None).exit(5)", 5, ""),
    "killed": (STREAMED + "os.kill(os.getpid(), signal.SIGTERM)", -15, ""),
    "Ctrl-C": (STREAMED + "os.kill(os.getpid(), signal.SIGINT)\n"
               "for piece in begun[0]: pass", -2, "KeyboardInterrupt"),
    "threads, sys.exit": (THREADED + "sys.exit(5)", 5, ""),
    "threads, uncaught": (THREADED + "raise LookupError('x')", 1,
                          "LookupError: x"),
    "threads, os._exit": (THREADED + "os._exit(5)", 5, ""),
    "threads, exit of C": (THREADED + "ctypes.CDLL(None).exit(5)", 5, None),
    "asyncio, end": (ASYNC.replace("{end}", "pass"), 0, ""),
    "asyncio, sys.exit": (ASYNC.replace("{end}", "sys.exit(5)"), 5, ""),
    "asyncio, os._exit": (ASYNC.replace("{end}", "os._exit(5)"), 5, ""),
    "asyncio, uncaught": (ASYNC.replace("{end}", "raise LookupError('x')"), 1,
                          "LookupError: x"),
}


@pytest.fixture(scope="module")
def server():
    with Server(tls=True) as running:
        running.on(PATH, stream([chunk("a")] + [chunk("b") * 40] * 10000,
                                delay=0.002))
        yield running


@pytest.mark.parametrize("end", ENDS)
def test_a_process_ends_amid_tls_streams(end, server):
    program, status, says = ENDS[end]
    for _ in range(ROUNDS):
        server.journal.clear()
        done = run_python(program, server.url, timeout=20,
                          SSL_CERT_FILE=server.ca_file)
        assert done.returncode == status, done.stderr
        last = done.stderr.strip().rpartition("\n")[2]
        assert says is None or last == says
        begun = server.journal.count("request")
        assert begun == STREAMS
        assert until(lambda: server.journal.count("gone") == begun, BOUND)


# Ctrl-C as a terminal sends it: from outside, while the program waits.
WAITS = {
    "sync": "print('waits', flush=True)\n"
            "zerohop.OpenAI(**place).chat.completions.create("
            "model='m', messages=[])",
    "asyncio": "async def main():\n"
               "    print('waits', flush=True)\n"
               "    await local.ask(zerohop.AsyncOpenAI(**place))\n"
               "asyncio.run(main())",
}


@pytest.mark.parametrize("how", WAITS)
def test_ctrl_c_ends_a_program_that_waits(how):
    with Server() as quiet:
        quiet.on(PATH, raw(STALL))
        env = dict(os.environ, PYTHONPATH=os.pathsep.join(
            [*sys.path, str(ROOT / "tests" / "python")]))
        child = subprocess.Popen([sys.executable, "-c", HEAD + WAITS[how],
                                  quiet.url], env=env, stdout=-1, stderr=-1,
                                 text=True)
        quiet.wait(1)
        quiet.journal.append("Ctrl-C")
        child.send_signal(signal.SIGINT)
        _, err = child.communicate(timeout=20)
        assert child.returncode == -signal.SIGINT
        assert err.endswith("KeyboardInterrupt\n")
        assert until(lambda: "gone" in quiet.journal, BOUND)
        assert quiet.journal == ["request", "Ctrl-C", "gone"]
