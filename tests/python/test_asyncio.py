# SPDX-License-Identifier: Apache-2.0
"""python/src/loop.c and loop_stream.c: calls from asyncio and uvloop."""

import asyncio
import collections.abc
import contextvars
import gc
import inspect
import sys
import threading
import time

import pytest

import zerohop
from local import (DONE, PATH, STALL, Server, ask, async_client_of, chunk,
                   forget, plain, raw, reply, stream, text_of, until)


def loops():
    yield "asyncio", asyncio.new_event_loop
    try:
        import uvloop
    except ImportError:
        return
    yield "uvloop", uvloop.new_event_loop


@pytest.fixture(params=list(loops()), ids=lambda param: param[0])
def run(request):
    """Runs a coroutine on a loop of the kind."""
    def start(coroutine):
        with asyncio.Runner(loop_factory=request.param[1],
                            debug=True) as runner:
            return runner.run(coroutine)
    return start


@pytest.fixture
def server():
    with Server() as running:
        yield running


async def text_async(stream_):
    return text_of([piece async for piece in stream_])


def test_replies_and_streams(run, server):
    async def main():
        client = async_client_of(server)
        server.on(PATH, plain(reply("one")))
        made = await ask(client)
        assert made.choices[0].message.content == "one"
        server.on(PATH, stream([chunk("a"), 0.02, chunk("b", "stop"), DONE]))
        stream_ = await ask(client, stream=True)
        assert isinstance(stream_, zerohop.AsyncStream)
        chunks = [piece async for piece in stream_]
        assert text_of(chunks) == "ab"
        assert chunks[-1]._route is stream_._route
        assert [piece async for piece in stream_] == []
        with pytest.raises(StopAsyncIteration):
            await stream_.__anext__()

    run(main())


def test_many_at_once(run, server):
    async def main():
        client = async_client_of(server)
        server.on(PATH, stream([chunk("a"), 0.01, chunk("b"), DONE]))

        async def one():
            return await text_async(await ask(client, stream=True))

        assert await asyncio.gather(*[one() for _ in range(200)]) == ["ab"] * 200
        server.on(PATH, plain(reply()))
        made = await asyncio.gather(*[ask(client) for _ in range(200)])
        assert {model.id for model in made} == {"c1"}

    run(main())


def test_errors(run, server):
    async def main():
        client = async_client_of(server)
        server.on(PATH, plain({"error": {"message": "m"}}, status=429))
        for kind in (False, True):
            with pytest.raises(zerohop.RateLimitError):
                await ask(client, stream=kind)
        server.on(PATH, stream([chunk("half")]))
        stream_ = await ask(client, stream=True)
        with pytest.raises(zerohop.APIConnectionError) as caught:
            await text_async(stream_)
        assert caught.value.partial_text == "half"
        assert [piece async for piece in stream_] == []
        await client.close()
        with pytest.raises(RuntimeError, match="has been closed"):
            await ask(client)

    run(main())


def test_a_chunk_survives_a_timeout_of_its_wait(run, server):
    async def main():
        server.on(PATH, stream([chunk("a"), 0.4, chunk("b"), DONE]))
        stream_ = await ask(async_client_of(server), stream=True)
        for iterator in (stream_, stream_.__aiter__()):
            texts = []
            while True:
                try:
                    piece = await asyncio.wait_for(iterator.__anext__(), 0.15)
                except TimeoutError:
                    texts.append("-")
                    continue
                except StopAsyncIteration:
                    break
                texts.append(piece.choices[0].delta.content)
            if iterator is stream_:
                assert texts[0] == "a" and texts[-1] == "b" and "-" in texts

    run(main())


def test_what_anext_gives_is_a_coroutine_for_tasks(run, server):
    async def main():
        server.on(PATH, stream([chunk("a"), chunk("b"), chunk("c"), DONE]))
        stream_ = await ask(async_client_of(server), stream=True)
        waiter = stream_.__anext__()
        assert isinstance(waiter, collections.abc.Coroutine)
        assert inspect.isawaitable(waiter)
        piece = await asyncio.create_task(waiter)
        assert piece.choices[0].delta.content == "a"
        with pytest.raises(RuntimeError, match="cannot reuse"):
            await waiter
        assert (await anext(stream_)).choices[0].delta.content == "b"
        rest = stream_.__aiter__()
        assert (await rest.__anext__()).choices[0].delta.content == "c"
        await rest.aclose()
        assert [piece async for piece in stream_] == []

    run(main())


def test_two_tasks_cannot_read_one_stream(run, server):
    async def main():
        server.on(PATH, stream([chunk("a")], then=STALL))
        stream_ = await ask(async_client_of(server), stream=True)
        await anext(stream_)
        first = asyncio.create_task(stream_.__anext__())
        await asyncio.sleep(0.05)
        with pytest.raises(ValueError, match="already being read"):
            await anext(stream_)
        await stream_.close()
        with pytest.raises(StopAsyncIteration):
            await first
        assert await asyncio.to_thread(until, lambda: server.closed_early)

    run(main())


def test_one_client_on_one_loop_after_another(run, server):
    server.on(PATH, plain(reply()))
    client = async_client_of(server)

    async def main():
        return (await ask(client)).id

    assert [run(main()) for _ in range(5)] == ["c1"] * 5


def test_a_coroutine_made_outside_of_a_loop(run, server):
    server.on(PATH, plain(reply()))
    coroutine = ask(async_client_of(server))
    assert inspect.iscoroutine(coroutine)
    assert run(coroutine).id == "c1"
    unused = ask(async_client_of(server))
    unused.close()
    assert len(server.requests) == 1


def test_a_stream_of_another_loop_is_refused(server):
    server.on(PATH, stream([chunk("a")], then=STALL))
    client = async_client_of(server)

    async def start():
        stream_ = await ask(client, stream=True)
        await anext(stream_)
        return stream_

    async def go_on(stream_):
        await anext(stream_)

    stream_ = asyncio.run(start())
    with pytest.raises(RuntimeError, match="different event loop"):
        asyncio.run(go_on(stream_))
    other = asyncio.new_event_loop()  # that is still there
    stream_ = other.run_until_complete(start())
    with pytest.raises(RuntimeError, match="different loop"):
        asyncio.run(go_on(stream_))
    other.close()
    del stream_, other
    gc.collect()  # the task and its traceback
    assert until(lambda: server.closed_early)


def test_loops_in_several_threads(run, server):
    server.on(PATH, stream([chunk("a"), 0.01, chunk("b"), DONE]))
    client = async_client_of(server)
    texts = []

    async def main():
        for _ in range(10):
            texts.append(await text_async(await ask(client, stream=True)))

    threads = [threading.Thread(target=run, args=(main(),)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert texts == ["ab"] * 40


def test_loops_are_not_kept_alive(server):
    import weakref
    server.on(PATH, plain(reply()))
    client = async_client_of(server)
    seen = []

    async def main():
        seen.append(weakref.ref(asyncio.get_running_loop()))
        await ask(client)

    for _ in range(3):
        asyncio.run(main())
    gc.collect()
    assert [ref() for ref in seen] == [None] * 3


def test_a_loop_closed_amid_calls(server):
    """Events for it are lost, and nothing else."""
    server.on(PATH, stream([chunk("a"), 0.2, chunk("b"), DONE]))
    client = async_client_of(server)

    async def start():
        return await ask(client, stream=True)

    loop = asyncio.new_event_loop()
    stream_ = loop.run_until_complete(start())
    loop.close()
    time.sleep(0.3)
    del stream_
    server.on(PATH, plain(reply()))

    async def after():
        return (await ask(client)).id

    assert asyncio.run(after()) == "c1"


def test_without_a_loop_it_says_so(server):
    coroutine = ask(async_client_of(server))
    with pytest.raises(RuntimeError, match="no running event loop"):
        coroutine.send(None)


def test_key_functions_may_be_async_or_not(run, server):
    server.on(PATH, plain(reply()))

    async def key():
        await asyncio.sleep(0)
        return "async"

    async def main():
        await ask(async_client_of(server, api_key=key))
        await ask(async_client_of(server, api_key=lambda: "plain"))

    run(main())
    assert [request.header("authorization") for request in server.requests] == [
        "Bearer async", "Bearer plain"]


def test_task_groups_and_timeouts(run, server):
    async def main():
        client = async_client_of(server)
        server.on(PATH, plain(reply(), delay=30))
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.2):
                await ask(client)
        with pytest.raises(ExceptionGroup):
            async with asyncio.TaskGroup() as group:
                group.create_task(ask(client))
                await asyncio.sleep(0.05)
                raise LookupError
        server.on(PATH, plain(reply()))
        assert (await ask(client)).id == "c1"

    run(main())


def test_a_task_keeps_its_context(run, server):
    server.on(PATH, stream([chunk("a"), 0.02, chunk("b", "stop"), DONE]))
    name = contextvars.ContextVar("name")

    async def one(mine):
        name.set(mine)
        client = async_client_of(server)
        async for _ in await ask(client, stream=True):
            assert name.get() == mine
            assert asyncio.current_task().get_name() == mine

    async def main():
        await asyncio.gather(*[asyncio.create_task(one(mine), name=mine)
                               for mine in ("x", "y", "z")])
        assert name.get(None) is None

    run(main())


def test_a_cancelled_wait_says_why(run, server):
    server.on(PATH, raw(STALL))

    async def main():
        task = asyncio.create_task(ask(async_client_of(server)))
        while not server.requests:
            await asyncio.sleep(0.001)
        task.cancel("enough")
        with pytest.raises(asyncio.CancelledError, match="enough"):
            await task
        assert task.cancelled()

    run(main())
    assert until(lambda: server.closed_early)


def test_a_task_that_ends_the_program_takes_no_other_with_it(server):
    """What it lets out leaves the loop; who was told with it goes on."""
    server.on(PATH, stream([chunk("a"), chunk("b", "stop"), DONE]))

    async def one(ends):
        text = await text_async(await ask(async_client_of(server),
                                          stream=True))
        if ends:
            raise SystemExit(3)
        return text

    async def main():
        tasks = [asyncio.create_task(one(at % 2)) for at in range(8)]
        await asyncio.wait(tasks)
        return tasks

    loop = asyncio.new_event_loop()
    ends = 0
    future = loop.create_task(main())
    while not future.done():
        try:
            loop.run_until_complete(future)
        except SystemExit:
            ends += 1
    loop.close()
    assert ends == 4
    texts = [made.result() for made in future.result() if not made.exception()]
    assert texts == ["ab"] * 4


def test_a_call_leaves_no_tasks_and_no_garbage(run, server):
    server.on(PATH, stream([chunk("a"), chunk("b"), DONE]))

    async def main():
        client = async_client_of(server)
        await text_async(await ask(client, stream=True))
        forget(server)
        before = len(gc.get_objects())
        for _ in range(200):
            await text_async(await ask(client, stream=True))
        forget(server)
        assert len(gc.get_objects()) - before < 100
        assert len(asyncio.all_tasks()) == 1

    run(main())


def test_the_module_holds_no_loop_open():
    assert "zerohop" in sys.modules
    before = set(threading.enumerate())
    asyncio.run(asyncio.sleep(0))
    assert set(threading.enumerate()) <= before
