# SPDX-License-Identifier: Apache-2.0
"""Forks: the child starts anew with what it inherited, and the parent's calls
do not notice."""

import asyncio
import contextlib
import gc
import json
import os
import signal
import subprocess
import sys
import threading

import pytest

from local import (DONE, LONG, PATH, ROOT, STALL, Server, ask,
                   async_client_of, chunk, client_of, plain, reply, run_python,
                   stream, text_of, until)
from zerohop import OpenAI

BOUND = 2  # seconds until what must happen at once has happened


@pytest.fixture(params=["tcp", "tls"])
def server(request, monkeypatch):
    with Server(tls=request.param == "tls") as running:
        if running.ca_file:
            monkeypatch.setenv("SSL_CERT_FILE", running.ca_file)
        yield running


def in_child(work):
    """Forks; returns the child's id and the file of what work() returned."""
    read, write = os.pipe()
    child = os.fork()
    if child:
        os.close(write)
        return child, os.fdopen(read)
    said = "failed"
    try:
        signal.alarm(20)  # a child that hangs must not outlive the tests
        said = work()
    except BaseException as error:
        said = repr(error)
    finally:
        os.write(write, said.encode())
        os._exit(0)


def end_of(child):
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def sockets():
    found = set()
    for name in os.listdir("/proc/self/fd"):
        with contextlib.suppress(OSError):  # the one that lists the folder
            found.add(os.readlink(f"/proc/self/fd/{name}"))
    return {name for name in found if name.startswith("socket")}


def start_streams(server, client, count, end):
    server.on(PATH, stream([chunk("a"), end.wait, chunk("b"), DONE]))
    streams = [ask(client, stream=True) for _ in range(count)]
    for begun in streams:
        next(begun)
    server.on(PATH, plain(reply()))
    return streams


def test_a_fork_with_a_hundred_streams_open(server):
    end = threading.Event()
    client = client_of(server)
    before = sockets()
    streams = start_streams(server, client, 100, end)
    new = sockets() - before  # the server's ends too

    def work():
        closed = new - sockets()
        made = ask(client).id
        with pytest.raises(RuntimeError, match="belongs to the parent"):
            next(streams[0])
        for begun in streams[:50]:
            begun.close()
        del streams[:]
        gc.collect()
        return f"{made} {len(closed)} {ask(client).id}"

    child, said = in_child(work)
    assert said.read() == "c1 100 c1"
    assert end_of(child) == 0
    assert "gone" not in server.journal
    end.set()
    assert [text_of(begun) for begun in streams] == ["b"] * 100
    assert ask(client).id == "c1"


def test_a_fork_with_a_hundred_tasks_reading(server):
    end = threading.Event()

    async def begin(client):
        begun = await ask(client, stream=True)
        await anext(begun)
        return begun

    async def text(begun):
        return text_of([piece async for piece in begun])

    async def main():
        client = async_client_of(server)
        server.on(PATH, stream([chunk("a"), end.wait, chunk("b"), DONE]))
        streams = await asyncio.gather(*[begin(client) for _ in range(100)])
        server.on(PATH, plain(reply()))
        reads = [asyncio.create_task(text(begun)) for begun in streams[1:]]
        await asyncio.sleep(0)

        async def in_a_loop_of_its_own():
            with pytest.raises(RuntimeError, match="belongs to the parent"):
                await anext(streams[0])
            return (await ask(client)).id

        child, said = in_child(lambda: asyncio.run(in_a_loop_of_its_own()))
        assert said.read() == "c1" and end_of(child) == 0
        assert "gone" not in server.journal
        end.set()
        assert await asyncio.gather(*reads) == ["b"] * 99
        assert await text(streams[0]) == "b"
        assert (await ask(client)).id == "c1"

    asyncio.run(main())


def test_a_child_that_lives_holds_no_connection_open(server):
    end = threading.Event()
    server.on(PATH, *[stream([chunk("a")], then=STALL)] * 10,
              stream([chunk("a"), end.wait, chunk("b"), DONE]))
    client = client_of(server)
    streams = [ask(client, stream=True) for _ in range(20)]
    for begun in streams:
        next(begun)
    may_end, let_end = os.pipe()

    def work():
        os.close(let_end)
        os.read(may_end, 1)
        return "end"

    child, said = in_child(work)
    try:
        server.journal.append("leave")
        for begun in streams[:10]:
            begun.close()
        until(lambda: server.journal.count("gone") == 10, BOUND)
        assert server.journal == [*["request"] * 20, "leave", *["gone"] * 10]
        end.set()
        assert [text_of(begun) for begun in streams[10:]] == ["b"] * 10
    finally:
        os.close(let_end)
        os.close(may_end)
    assert said.read() == "end" and end_of(child) == 0


@contextlib.contextmanager
def server_apart(*arguments):
    """In a process of its own, for its TLS has the locks that ours has."""
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "tests" / "tools" / "server.py"),
         *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        place = json.loads(process.stdout.readline())
        process.stdin.write(json.dumps(
            {"path": PATH, "replies": [{"body": reply()}]}) + "\n")
        process.stdin.flush()
        threading.Thread(target=process.stdout.read, daemon=True).start()
        yield place
    finally:
        process.stdin.close()
        process.wait()


def test_forks_amid_handshakes(monkeypatch):
    """Whatever the I/O thread is at when it is to be copied; but not amid the
    first call's imports, of which Python leaves the child a lock."""
    with server_apart("--tls", "--dies", "after") as place:
        monkeypatch.setenv("SSL_CERT_FILE", place["ca_file"])
        client = OpenAI(api_key="k", base_url=place["url"] + "/v1",
                        max_retries=9)
        assert ask(client).id == "c1"
        over = threading.Event()

        def work():
            while not over.is_set():
                assert ask(client).id == "c1"

        threads = [threading.Thread(target=work) for _ in range(3)]
        for thread in threads:
            thread.start()
        try:
            for _ in range(1000 if LONG else 20):
                child, said = in_child(lambda: ask(client).id)
                assert said.read() == "c1" and end_of(child) == 0
        finally:
            over.set()
            for thread in threads:
                thread.join()


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


