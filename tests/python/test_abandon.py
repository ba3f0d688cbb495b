# SPDX-License-Identifier: Apache-2.0
"""Every way to leave a call that is open: the provider sees the end of its
connection at once and not before, over TCP and TLS, and nothing stays
behind."""

import asyncio
import contextlib
import gc
import os
import signal
import threading
import time
import weakref

import pytest

import zerohop
from local import (DONE, PATH, STALL, Server, ask, async_client_of, chunk,
                   client_of, plain, raw, reply, stream, text_of, until)
from server import Certificate

BOUND = 2  # seconds until what must happen at once has happened
SILENT = raw(STALL)  # takes the request and says nothing
BEGUN = stream([chunk("a")], then=STALL)


@pytest.fixture(scope="module")
def certificate():
    made = Certificate()
    yield made
    made.remove()


@pytest.fixture(params=["tcp", "tls"])
def server(request, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", certificate.ca_file)
    with Server(tls=certificate if request.param == "tls" else False) as made:
        yield made


@pytest.fixture(autouse=True)
def ctrl_c():
    """Python's own handler, which a job started in the background lacks."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@contextlib.contextmanager
def leaving(server, count=1):
    """What happens inside ends so many calls, each at its server too."""
    server.wait(count)
    server.journal.append("leave")
    begun = time.monotonic()
    yield
    assert_gone(server, count, ["leave"])
    assert time.monotonic() - begun < BOUND


def assert_gone(server, count=1, what=()):
    """So many calls began, then came `what`, then all of them ended."""
    until(lambda: server.journal.count("gone") == count, BOUND)
    assert server.journal == [*["request"] * count, *what, *["gone"] * count]
    server.journal.clear()
    server.requests.clear()


def interrupt_soon():
    """Ctrl-C, once this thread waits."""
    timer = threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    return timer


# --- by a thread ---

def begin(server):
    server.on(PATH, BEGUN)
    begun = ask(client_of(server), stream=True)
    assert next(begun).choices[0].delta.content == "a"
    return begun


def close(server):
    begun = begin(server)
    with leaving(server):
        begun.close()
    assert list(begun) == []


def leave_with(server):
    begun = begin(server)
    with leaving(server), begun:
        pass


def close_response(server):
    begun = begin(server)
    with leaving(server):
        begun.response.close()


def drop(server):
    begun = begin(server)
    with leaving(server):
        del begun


def collect(server):
    begun = begin(server)
    begun.circle = begun
    with leaving(server):
        del begun
        gc.collect()


def break_out(server):
    """Who holds the stream may go on with it; the last one to let it go ends
    it."""
    server.on(PATH, stream([chunk("a"), chunk("b")], then=STALL))
    begun = ask(client_of(server), stream=True)
    for _ in begun:
        break
    for piece in begun:
        assert piece.choices[0].delta.content == "b"
        break
    with leaving(server):
        del begun
    for _ in ask(client_of(server), stream=True):
        break
    assert_gone(server)


def throw_in_loop(server):
    server.on(PATH, stream([chunk("a"), chunk("b")], then=STALL))
    with pytest.raises(LookupError):
        for _ in ask(client_of(server), stream=True):
            raise LookupError
    assert_gone(server)


def abandon_generator(server):
    begun = begin(server)
    texts = (text_of([piece]) for piece in begun)
    del begun
    with leaving(server):
        texts.close()
        del texts


def close_client(server):
    client = client_of(server)
    server.on(PATH, BEGUN)
    streams = [ask(client, stream=True) for _ in range(3)]
    for begun in streams:
        next(begun)
    with leaving(server, 3):
        client.close()
    for begun in streams:
        with pytest.raises(zerohop.APIConnectionError) as caught:
            next(begun)
        assert caught.value.partial_text == "a"
        assert list(begun) == []
    with pytest.raises(RuntimeError, match="has been closed"):
        ask(client)


def close_client_amid_waits(server):
    client = client_of(server)
    server.on(PATH, SILENT)
    errors = []

    def wait(**options):
        try:
            ask(client, **options)
        except zerohop.APIConnectionError as error:
            errors.append(error)

    threads = [threading.Thread(target=wait, kwargs={"stream": kind})
               for kind in (False, True)]
    for thread in threads:
        thread.start()
    with leaving(server, 2):
        client.close()
    for thread in threads:
        thread.join(BOUND)
    assert len(errors) == 2


def drop_client(server):
    """A stream keeps what it needs of its client."""
    server.on(PATH, BEGUN)
    client = client_of(server)
    begun = ask(client, stream=True)
    next(begun)
    client.begun, begun.client = begun, client
    left = weakref.ref(client), weakref.ref(begun)
    del client
    gc.collect()
    assert "gone" not in server.journal
    with leaving(server):
        del begun
        gc.collect()
    assert [ref() for ref in left] == [None, None]


def end_thread(server):
    """A thread that ends lets go what it had."""
    may_end = threading.Event()

    def work():
        begun = begin(server)
        may_end.wait()
        begun.response  # held until here

    thread = threading.Thread(target=work)
    thread.start()
    with leaving(server):
        may_end.set()
        thread.join()


def close_from_another_thread(server):
    begun = begin(server)
    seen = []
    thread = threading.Thread(target=lambda: seen.append(list(begun)))
    thread.start()
    with leaving(server):
        begun.close()
        thread.join(BOUND)
    assert seen == [[]]


def interrupt_stream(server):
    begun = begin(server)
    with leaving(server):
        timer = interrupt_soon()
        with pytest.raises(KeyboardInterrupt):
            next(begun)
    timer.join()
    with pytest.raises(zerohop.APIConnectionError, match="interrupted"):
        next(begun)


def interrupt_start(server, **options):
    server.on(PATH, SILENT)
    timer = threading.Timer(0, lambda: (server.wait(), os.kill(
        os.getpid(), signal.SIGINT)))
    timer.start()
    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        ask(client_of(server), **options)
    timer.join()
    assert_gone(server)
    assert time.monotonic() - begun < BOUND


def interrupt_stream_start(server):
    interrupt_start(server, stream=True)


BY_THREAD = [close, leave_with, close_response, drop, collect, break_out,
             throw_in_loop, abandon_generator, close_client,
             close_client_amid_waits, drop_client, end_thread,
             close_from_another_thread, interrupt_stream, interrupt_start,
             interrupt_stream_start]


@pytest.mark.parametrize("leave", BY_THREAD, ids=lambda way: way.__name__)
def test_a_thread_leaves(leave, server):
    leave(server)
    server.on(PATH, plain(reply()))
    assert ask(client_of(server)).id == "c1"


# --- by a task ---

async def begin_async(server, client=None):
    server.on(PATH, BEGUN)
    begun = await ask(client or async_client_of(server), stream=True)
    assert (await anext(begun)).choices[0].delta.content == "a"
    return begun


@contextlib.asynccontextmanager
async def leaving_async(server, count=1):
    """The same without holding up the loop, which may have to do its part."""
    with contextlib.ExitStack() as stack:
        await asyncio.to_thread(server.wait, count)
        stack.enter_context(leaving(server, count))
        yield
        await asyncio.to_thread(
            until, lambda: server.journal.count("gone") == count, BOUND)


async def cancelled(task):
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def cancel_start(server, **options):
    server.on(PATH, SILENT)
    task = asyncio.create_task(ask(async_client_of(server), **options))
    async with leaving_async(server):
        await cancelled(task)


async def cancel_stream_start(server):
    await cancel_start(server, stream=True)


async def cancel_loop_over_stream(server):
    started = asyncio.Event()

    async def consume():
        server.on(PATH, BEGUN)
        async for _ in await ask(async_client_of(server), stream=True):
            started.set()

    task = asyncio.create_task(consume())
    await started.wait()
    async with leaving_async(server):
        await cancelled(task)


async def time_out(server):
    server.on(PATH, SILENT)
    limit = asyncio.timeout(None)

    async def wait():
        with pytest.raises(TimeoutError):
            async with limit:
                await ask(async_client_of(server))

    task = asyncio.create_task(wait())
    async with leaving_async(server):
        limit.reschedule(asyncio.get_running_loop().time())
        await task


async def fail_in_group(server):
    server.on(PATH, SILENT)
    client = async_client_of(server)

    async def fail():
        raise LookupError

    with pytest.raises(ExceptionGroup):
        async with asyncio.TaskGroup() as group:
            group.create_task(ask(client))
            group.create_task(ask(client, stream=True))
            await asyncio.to_thread(server.wait, 2)
            server.journal.append("leave")
            group.create_task(fail())
    await asyncio.to_thread(assert_gone, server, 2, ["leave"])


async def aclose(server):
    begun = await begin_async(server)
    async with leaving_async(server):
        await begun.aclose()


async def close_async(server):
    begun = await begin_async(server)
    waiter = asyncio.create_task(begun.__anext__())
    await asyncio.sleep(0)
    async with leaving_async(server):
        await begun.close()
        with pytest.raises(StopAsyncIteration):
            await waiter


async def leave_async_with(server):
    begun = await begin_async(server)
    async with leaving_async(server), begun:
        pass


async def close_iterator(server):
    begun = await begin_async(server)
    iterator = begun.__aiter__()
    async with leaving_async(server):
        await iterator.aclose()


async def collect_async(server):
    begun = await begin_async(server)
    begun.circle = begun
    async with leaving_async(server):
        del begun
        gc.collect()


async def break_out_async(server):
    server.on(PATH, stream([chunk("a"), chunk("b")], then=STALL))
    begun = await ask(async_client_of(server), stream=True)
    async for _ in begun:
        break
    async for piece in begun:
        assert piece.choices[0].delta.content == "b"
        break
    async with leaving_async(server):
        del begun


async def abandon_async_generator(server):
    async def texts():
        async for piece in begun:
            yield piece

    server.on(PATH, stream([chunk("a"), chunk("b")], then=STALL))
    begun = await ask(async_client_of(server), stream=True)
    generator = texts()
    await anext(generator)
    del begun
    async with leaving_async(server):
        await generator.aclose()
        del generator, texts


async def close_client_async(server):
    client = async_client_of(server)
    begun = await begin_async(server, client)
    other = asyncio.create_task((await begin_async(server, client)).__anext__())
    server.on(PATH, SILENT)
    third = asyncio.create_task(ask(client))
    await asyncio.sleep(0)
    async with leaving_async(server, 3):
        await client.close()
    for left in (other, third, begun.__anext__()):
        with pytest.raises(zerohop.APIConnectionError):
            await left


async def drop_client_async(server):
    client = async_client_of(server)
    begun = await begin_async(server, client)
    client.begun, begun.client = begun, client
    del client
    gc.collect()
    assert "gone" not in server.journal
    async with leaving_async(server):
        del begun
        gc.collect()


BY_TASK = [cancel_start, cancel_stream_start, cancel_loop_over_stream,
           time_out, fail_in_group, aclose, close_async, leave_async_with,
           close_iterator, collect_async, break_out_async,
           abandon_async_generator, close_client_async, drop_client_async]


def loops():
    yield asyncio.new_event_loop
    with contextlib.suppress(ImportError):
        import uvloop
        yield uvloop.new_event_loop


@pytest.mark.parametrize("make", list(loops()), ids=lambda make: make.__module__)
@pytest.mark.parametrize("leave", BY_TASK, ids=lambda way: way.__name__)
def test_a_task_leaves(leave, make, server, recwarn):
    async def main():
        await leave(server)
        server.on(PATH, plain(reply()))
        assert (await ask(async_client_of(server))).id == "c1"

    with asyncio.Runner(loop_factory=make) as runner:
        runner.run(main())
    gc.collect()
    assert not list(recwarn)


def test_a_loop_that_ends_amid_a_stream_lets_it_go(server):
    kept = []

    async def main():
        kept.append(asyncio.create_task(consume()))
        await asyncio.to_thread(server.wait)

    async def consume():
        server.on(PATH, BEGUN)
        async for _ in await ask(async_client_of(server), stream=True):
            pass

    asyncio.run(main())
    assert_gone(server)
    assert kept[0].cancelled()


def test_threads_and_loops_share_clients_and_leave_on_their_own(server):
    end = threading.Event()
    server.on(PATH, stream([chunk("a"), end.wait, chunk("b"), DONE]))
    client, async_client = client_of(server), async_client_of(server)
    begun, left = threading.Barrier(9), threading.Barrier(9)
    texts = []

    def by_thread(leaves):
        kept = ask(client, stream=True)
        first = next(kept).choices[0].delta.content
        begun.wait(BOUND)
        if leaves:
            kept.close()
        left.wait(BOUND)
        texts.append(first + text_of(kept))

    async def by_loop(leaves):
        kept = await ask(async_client, stream=True)
        first = (await anext(kept)).choices[0].delta.content
        begun.wait(BOUND)
        if leaves:
            await kept.close()
        left.wait(BOUND)
        texts.append(first + text_of([piece async for piece in kept]))

    threads = [threading.Thread(target=by_thread, args=(n % 2,))
               for n in range(4)]
    threads += [threading.Thread(target=lambda n=n: asyncio.run(by_loop(n % 2)))
                for n in range(4)]
    for thread in threads:
        thread.start()
    begun.wait(BOUND)
    left.wait(BOUND)
    end.set()
    for thread in threads:
        thread.join(BOUND)
    assert sorted(texts) == ["a"] * 4 + ["ab"] * 4
    server.on(PATH, plain(reply()))
    assert ask(client).id == "c1"


# --- nothing stays behind ---

def threads():
    return len(os.listdir("/proc/self/task"))


def files():
    """What is open, by descriptor."""
    found = {}
    for name in os.listdir("/proc/self/fd"):
        with contextlib.suppress(OSError):  # the one that lists the folder
            found[name] = os.readlink(f"/proc/self/fd/{name}")
    return found


def assert_nothing_stays(action, server):
    """Neither a thread nor a file, once the first rounds are over."""
    for _ in range(3):
        action()
    until(lambda: len(server._live) == 0, BOUND)
    had_threads, had_files = threads(), files()
    for _ in range(10):
        action()
    until(lambda: threads() <= had_threads and len(files()) <= len(had_files))
    new = files().items() - had_files.items()
    assert threads() <= had_threads
    assert len(files()) <= len(had_files), new


over_tls = pytest.mark.parametrize("server", ["tls"], indirect=True)


@over_tls
@pytest.mark.parametrize("leave", BY_THREAD, ids=lambda way: way.__name__)
def test_nothing_stays_of_what_a_thread_left(leave, server):
    assert_nothing_stays(lambda: leave(server), server)


@over_tls
@pytest.mark.parametrize("leave", BY_TASK, ids=lambda way: way.__name__)
def test_nothing_stays_of_what_a_task_left(leave, server):
    def action():
        asyncio.run(leave(server))
        gc.collect()

    assert_nothing_stays(action, server)


@over_tls
def test_nothing_stays_of_a_thousand_clients(server):
    def action():
        server.on(PATH, stream([chunk("a"), DONE]))
        for n in range(77):  # 13 times
            client = client_of(server)
            if n % 5 == 0:
                assert text_of(ask(client, stream=True)) == "a"
            del client

    assert_nothing_stays(action, server)
