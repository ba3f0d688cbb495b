# SPDX-License-Identifier: Apache-2.0
"""python/src/stream.c, call.c and zerohop/_streaming.py: streams read by a
thread."""

import threading
import time

import pytest

import zerohop
from local import (DONE, PATH, STALL, Server, ask, chunk, client_of, plain,
                   reply, stream, text_of, until)


@pytest.fixture
def server():
    with Server() as running:
        yield running


def test_chunks_come_as_they_are_sent(server):
    server.on(PATH, stream([chunk("a"), 0.3, chunk("b"), DONE]))
    began = time.monotonic()
    stream_ = ask(client_of(server), stream=True)
    first = next(stream_)
    assert time.monotonic() - began < 0.25
    assert first.choices[0].delta.content == "a"
    assert text_of(stream_) == "b" and time.monotonic() - began > 0.28


def test_the_route_comes_with_the_end(server):
    server.on(PATH, stream([chunk("a"), chunk("b", "stop"), DONE],
                           headers={"x-request-id": "r"}))
    stream_ = ask(client_of(server), stream=True)
    assert stream_._route is None
    chunks = list(stream_)
    assert stream_._route.provider == "openai"
    assert chunks[-1]._route is stream_._route
    assert not hasattr(chunks[0], "_route")
    assert "_route" not in repr(chunks[-1]) + chunks[-1].to_json()
    assert stream_.response.headers["X-Request-Id"] == "r"
    assert stream_.response.status_code == 200
    assert stream_.response.is_closed and list(stream_) == []


def test_status_errors_are_raised_by_create(server):
    server.on(PATH, plain({"error": {"message": "m"}}, status=401))
    with pytest.raises(zerohop.AuthenticationError):
        ask(client_of(server), stream=True)


def test_a_closed_stream_gives_nothing_more(server):
    server.on(PATH, stream([chunk("a"), chunk("b")], then=STALL))
    stream_ = ask(client_of(server), stream=True)
    next(stream_)
    stream_.close()
    stream_.close()
    assert list(stream_) == [] and stream_.response.is_closed


def test_a_failed_stream_fails_once(server):
    server.on(PATH, stream([chunk("a")]))
    stream_ = ask(client_of(server), stream=True)
    next(stream_)
    with pytest.raises(zerohop.APIConnectionError):
        next(stream_)
    assert list(stream_) == []
    assert stream_._route.attempts[0].outcome == "TRUNCATED"


def test_two_threads_cannot_read_one_stream(server):
    server.on(PATH, stream([chunk("a")], then=STALL))
    stream_ = ask(client_of(server), stream=True)
    next(stream_)
    seen = []

    def read():
        seen.append(list(stream_))

    thread = threading.Thread(target=read)
    thread.start()
    until(lambda: thread.is_alive())
    time.sleep(0.1)
    with pytest.raises(ValueError, match="already being read"):
        next(stream_)
    stream_.close()
    thread.join(5)
    assert seen == [[]]


def test_a_stream_may_move_between_threads(server):
    server.on(PATH, stream([chunk("a"), chunk("b"), DONE]))
    stream_ = ask(client_of(server), stream=True)
    seen = [next(stream_).choices[0].delta.content]
    thread = threading.Thread(
        target=lambda: seen.append(text_of(stream_)))
    thread.start()
    thread.join(5)
    assert seen == ["a", "b"]


def test_many_threads_at_once(server):
    server.on(PATH, stream([chunk("a"), 0.02, chunk("b"), DONE]))
    client = client_of(server)
    texts, lock = [], threading.Lock()

    def work():
        for _ in range(5):
            text = text_of(ask(client, stream=True))
            with lock:
                texts.append(text)

    threads = [threading.Thread(target=work) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert texts == ["ab"] * 80


def test_streams_interleave_in_one_thread(server):
    server.on(PATH, stream([chunk("a"), chunk("b"), DONE]))
    client = client_of(server)
    streams = [ask(client, stream=True) for _ in range(20)]
    for _ in range(2):
        for stream_ in reversed(streams):
            next(stream_)
    assert all(next(stream_, None) is None for stream_ in streams)


def test_sinks_of_abandoned_calls_are_used_again(server):
    """Late events of a dead call must not reach the next one."""
    server.on(PATH, stream([chunk("old")] * 50, then=STALL))
    client = client_of(server)
    for _ in range(20):
        stream_ = ask(client, stream=True)
        next(stream_)
        stream_.close()
    server.on(PATH, stream([chunk("new"), DONE]))
    assert text_of(ask(client, stream=True)) == "new"
    server.on(PATH, plain(reply("plain")))
    assert ask(client).choices[0].message.content == "plain"


def test_a_plain_reply_to_a_stream_and_back(server):
    server.on(PATH, plain(reply("whole")))
    try:
        text = text_of(ask(client_of(server), stream=True))
    except zerohop.APIError:
        text = None
    assert text in ("whole", None)


def test_streams_have_no_constructor():
    with pytest.raises(TypeError):
        zerohop.Stream()
    with pytest.raises(TypeError):
        zerohop.AsyncStream()
    assert zerohop.Stream[int].__origin__ is zerohop.Stream
