# SPDX-License-Identifier: Apache-2.0
"""Signals, the interpreter's end, garbage, subinterpreters."""

import gc
import importlib.util
import os
import pathlib
import signal
import sys
import threading

import pytest

import zerohop
from local import (PATH, Server, ask, client_of, forget, plain, reply,
                   run_python)


@pytest.fixture
def server():
    with Server() as running:
        yield running


def test_other_signals_run_their_handlers_amid_a_wait(server):
    """The reply waits for the handler."""
    seen = threading.Event()
    old = signal.signal(signal.SIGUSR1, lambda *_: seen.set())

    def answer(request):
        os.kill(os.getpid(), signal.SIGUSR1)
        return plain(reply() if seen.wait(2) else reply(id="late"))

    server.on(PATH, answer)
    try:
        assert ask(client_of(server)).id == "c1"
    finally:
        signal.signal(signal.SIGUSR1, old)


ENDS = """
import sys, threading, asyncio, local
server = local.Server()
server.on(local.PATH, local.stream([local.chunk("a")], then=local.STALL))
client = local.client_of(server)
kind = sys.argv[1]
if kind == "open":
    stream = local.ask(client, stream=True); next(stream)
elif kind == "circle":
    stream = local.ask(client, stream=True); stream.me = stream; next(stream)
elif kind == "thread":
    def work():
        for _ in local.ask(client, stream=True): pass
    threading.Thread(target=work, daemon=True).start()
    server.wait(1)
elif kind == "loop":
    async def main():
        global stream
        stream = await local.ask(local.async_client_of(server), stream=True)
        await stream.__anext__()
    asyncio.run(main())
elif kind == "atexit":
    import atexit
    # The server needs no new thread for a connection that it has.
    server.on(local.PATH, local.plain(local.reply()))
    local.ask(client)
    @atexit.register
    def last():
        print(local.ask(client).id)
print("end")
"""


@pytest.mark.parametrize("kind", ["open", "circle", "thread", "loop", "atexit"])
def test_the_interpreter_may_end_amid_calls(kind):
    for _ in range(3):
        done = run_python(ENDS, kind, timeout=20)
        assert done.returncode == 0 and done.stderr == "", done.stderr
        assert done.stdout.startswith("end\n")


def test_calls_leak_no_descriptors_and_no_objects(server):
    def descriptors():
        return len(os.listdir("/proc/self/fd"))

    server.on(PATH, plain(reply()))
    for _ in range(20):
        ask(client_of(server))
    forget(server)
    files, objects = descriptors(), len(gc.get_objects())
    for _ in range(200):
        ask(client_of(server))
    forget(server)
    assert descriptors() <= files + 2
    assert len(gc.get_objects()) - objects < 200


def test_errors_leak_nothing(server):
    server.on(PATH, plain({"error": {"message": "m"}}, status=400))
    client = client_of(server)

    def fail():
        try:
            ask(client)
        except Exception:
            pass

    for _ in range(20):
        fail()
    forget(server)
    before = len(gc.get_objects())
    for _ in range(200):
        fail()
    forget(server)
    assert len(gc.get_objects()) - before < 100


COUNTS = """
import gc, json, subprocess, sys, threading, local, zerohop
# The server is another process: its objects would be counted too.
server = subprocess.Popen(
    [sys.executable, str(local.ROOT / "tests/tools/server.py")],
    stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
url = json.loads(server.stdout.readline())["url"]
kind = sys.argv[1]
replies = {
    "plain": {"body": local.reply(usage=None, extra=[None, True])},
    "stream": {"stream": [local.chunk().decode() * 9, "data: [DONE]\\n\\n"]},
    "cut": {"stream": [local.chunk().decode()]},
    "error": {"status": 400, "body": {"error": {"message": "m"}}}}
server.stdin.write(json.dumps({"path": local.PATH,
                               "replies": [replies[kind]]}) + "\\n")
server.stdin.flush()
while not json.loads(server.stdout.readline()).get("ok"): pass
def swallow():
    for _ in server.stdout: pass
threading.Thread(target=swallow, daemon=True).start()
client = zerohop.OpenAI(api_key="k", base_url=url + "/v1", max_retries=0)
def calls(count):
    for _ in range(count):
        try:
            made = local.ask(client, stream=kind in ("stream", "cut"))
            if kind in ("stream", "cut"): list(made)
        except zerohop.APIError: pass
    made = None
    gc.collect()
    # Constants are immortal from 3.12 on.
    constants = (None, True) if sys.version_info < (3, 12) else ()
    return [sys.getrefcount(it) for it in (*constants, zerohop._native.Model)]
calls(50)
before, after = calls(1), calls(600)
print(max(a - b for a, b in zip(after, before)))
server.stdin.close()
server.wait()
"""


@pytest.mark.parametrize("kind", ["plain", "stream", "cut", "error"])
def test_reference_counts_of_constants_stay(kind):
    """One reference too many to None or a type shows as drift."""
    done = run_python(COUNTS, kind)
    assert int(done.stdout) < 100, done.stderr


def run_in_subinterpreter(program):
    """Runs it in an interpreter with a GIL of its own, where Python has that."""
    name = next((name for name in ("_interpreters", "_xxsubinterpreters")
                 if importlib.util.find_spec(name)), None)
    if name is None:
        pytest.skip("this Python has no interpreters module")
    interpreters = importlib.import_module(name)
    other = interpreters.create()
    failed = interpreters.run_string(other, program)
    assert failed is None, failed
    interpreters.destroy(other)


def test_a_subinterpreter_has_a_module_of_its_own(server):
    server.on(PATH, plain(reply()))
    place = str(pathlib.Path(zerohop.__file__).parents[1])
    program = f"""
import sys
sys.path.insert(0, {place!r})
import zerohop
client = zerohop.OpenAI(api_key="k", base_url={server.url + '/v1'!r})
for _ in range(20):
    made = client.chat.completions.create(model="m", messages=[])
    assert made.id == "c1", made
"""
    threads = [threading.Thread(target=run_in_subinterpreter, args=(program,))
               for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    run_in_subinterpreter(program)
    assert ask(client_of(server)).id == "c1"
