# SPDX-License-Identifier: Apache-2.0
"""Signals, forks, threads, the interpreter's end: what may come at any time."""

import gc
import importlib.util
import os
import pathlib
import signal
import sys
import threading
import time

import pytest

import zerohop
from local import (DONE, PATH, STALL, Server, ask, chunk, client_of,
                   forget, plain, reply, run_python, stream, text_of, until)


@pytest.fixture
def server():
    with Server() as running:
        yield running


def interrupt_after(seconds):
    timer = threading.Timer(
        seconds, lambda: os.kill(os.getpid(), signal.SIGINT))
    timer.start()
    return timer


@pytest.fixture
def ctrl_c():
    """Python's own handler, which a job started in the background lacks."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("kind", ["plain", "stream start", "stream"])
def test_ctrl_c_ends_a_wait_at_once(kind, server, ctrl_c):
    server.on(PATH, stream([chunk("a")], then=STALL) if kind == "stream"
              else plain(reply(), delay=30))
    client = client_of(server)
    stream_ = None
    if kind == "stream":
        stream_ = ask(client, stream=True)
        next(stream_)
    timer = interrupt_after(0.2)
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        if stream_ is not None:
            next(stream_)
        else:
            ask(client, stream=kind != "plain")
    assert time.monotonic() - began < 0.2 + 2
    timer.join()
    if stream_ is not None:
        assert until(lambda: server.closed_early)
        with pytest.raises(Exception, match="interrupted"):
            next(stream_)
    server.on(PATH, plain(reply()))
    assert ask(client).id == "c1"


def test_other_signals_run_their_handlers_amid_a_wait(server):
    seen = []
    old = signal.signal(signal.SIGUSR1, lambda *_: seen.append(time.monotonic()))
    server.on(PATH, plain(reply(), delay=0.5))
    try:
        threading.Timer(0.1, lambda: os.kill(os.getpid(),
                                             signal.SIGUSR1)).start()
        began = time.monotonic()
        assert ask(client_of(server)).id == "c1"
        assert seen and seen[0] - began < 0.3
    finally:
        signal.signal(signal.SIGUSR1, old)


def test_a_forks_child_uses_what_it_inherited(server):
    server.on(PATH, plain(reply()))
    client = client_of(server)
    assert ask(client).id == "c1"
    server.on(PATH, stream([chunk("a"), 0.5, chunk("b"), DONE]))
    stream_ = ask(client, stream=True)
    next(stream_)
    server.on(PATH, plain(reply()))
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        said = b"nothing"
        try:
            said = ask(client).id.encode()
            try:
                next(stream_)
                said += b" next"
            except RuntimeError as error:
                said += b" " + str(error).encode()
            stream_.close()
            del stream_
            gc.collect()
        finally:
            os.write(write, said)
            os._exit(0)
    os.close(write)
    said = os.read(read, 1000)
    os.close(read)
    os.waitpid(child, 0)
    assert said == b"c1 this call belongs to the parent process"
    assert text_of(stream_) == "b"


FORK_ASYNC = """
import asyncio, os, sys, local, zerohop
async def main(client):
    return (await local.ask(client)).id
with local.Server() as server:
    server.on(local.PATH, local.plain(local.reply()))
    client = local.async_client_of(server)
    print(asyncio.run(main(client)), flush=True)
    child = os.fork()
    if child == 0:
        print(asyncio.run(main(client)), flush=True)
        os._exit(0)
    os.waitpid(child, 0)
    print(asyncio.run(main(client)))
"""


def test_a_forks_child_runs_a_loop_of_its_own():
    done = run_python(FORK_ASYNC)
    assert done.stdout == "c1\nc1\nc1\n", done.stderr


SPAWN = """
import multiprocessing, sys, local
def work(url):
    import zerohop
    client = zerohop.OpenAI(api_key="k", base_url=url + "/v1")
    return local.ask(client).id
if __name__ == "__main__":
    with local.Server() as server:
        server.on(local.PATH, local.plain(local.reply()))
        local.ask(local.client_of(server))
        with multiprocessing.get_context("fork").Pool(3) as pool:
            print(pool.map(work, [server.url] * 6))
"""


def test_a_pool_of_forked_workers():
    done = run_python(SPAWN)
    assert done.stdout == f"{['c1'] * 6}\n", done.stderr


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
        began = time.monotonic()
        done = run_python(ENDS, kind)
        assert done.returncode == 0 and done.stderr == "", done.stderr
        assert done.stdout.startswith("end\n")
        assert time.monotonic() - began < 10


def test_clients_and_streams_are_garbage(server):
    import weakref
    server.on(PATH, stream([chunk("a")], then=STALL))
    client = client_of(server)
    client.chat.completions
    stream_ = ask(client, stream=True)
    next(stream_)
    gone = weakref.ref(client), weakref.ref(stream_)
    stream_.client, client.stream = client, stream_
    del client, stream_
    gc.collect()
    assert [ref() for ref in gone] == [None, None]
    assert until(lambda: server.closed_early)


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
