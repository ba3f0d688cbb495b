# SPDX-License-Identifier: Apache-2.0
"""Requests that are no chats, through the module's own function."""

import asyncio
import json

import pytest
from local import (CUT, Server, async_client_of, client_of, plain, stream)

import zerohop

JSON, BYTES, EVENTS, STREAM = range(4)
BASE = "/v1"


def arguments(method, path, body=None, form=JSON, *, model=None, kind=None,
              fields=None, plan=None, headers=None, query=None):
    return (method, path, model, body, kind, fields, form, plan, headers,
            query, zerohop.NOT_GIVEN, None)


def send(client, *args, **options):
    return client._native.request(*arguments(*args, **options))


def last(server):
    return server.requests[-1]


@pytest.fixture
def server():
    with Server() as made:
        yield made


def test_each_method_is_sent_and_the_next_request_is_what_it_is(server):
    client = client_of(server)
    server.on("/v1/x", plain({"a": 1}))
    for method, body in [("GET", None), ("POST", {"b": 2}), ("DELETE", None),
                         ("POST", None), ("PATCH", {"c": 3}), ("GET", None),
                         ("PUT", b"raw"), ("DELETE", {"d": 4}),
                         ("POST", {"e": 5})]:
        got = send(client, method, "/x", body)
        assert (got.status, got.content) == (200, b'{"a": 1}')
        seen = last(server)
        assert (seen.method, seen.path) == (method, "/v1/x")
        want = body if isinstance(body, bytes) else (
            b"" if body is None else json.dumps(
                body, separators=(",", ":")).encode())
        assert seen.body == want
        assert seen.header("Content-Type") == (
            None if body is None else "application/json")
        assert seen.header("Authorization") == "Bearer KEY"
    assert {request.connection for request in server.requests} == {
        server.requests[0].connection}


@pytest.mark.parametrize("given", [
    ("a", "b"), {"a": 1, "b": 2}.keys(), iter(["a", "b"]),
    map(str, ["a", "b"])])
def test_input_and_prompt_are_any_iterable(server, given):
    client = client_of(server)
    server.on("*", plain({"data": [{"embedding": [1.0]}], "choices": []}))
    client.embeddings.create(model="m", input=given)
    assert last(server).json()["input"] == ["a", "b"]
    client.completions.create(model="m", prompt={"c": 1}.keys())
    assert last(server).json()["prompt"] == ["c"]
    with pytest.raises(TypeError, match=r"set is not JSON .* \(user\)"):
        client.embeddings.create(model="m", input="a", user={"b"})


def test_path_may_have_a_query_and_be_a_whole_url(server):
    client = client_of(server)
    server.on("*", plain({}))
    send(client, "GET", "/x?limit=2", query=[("after", "a b")])
    assert last(server).path == "/v1/x?limit=2&after=a%20b"
    send(client, "GET", server.url + "/v1/y")
    assert last(server).path == "/v1/y"
    with pytest.raises(zerohop.BadRequestError, match="^path: expected"):
        send(client, "GET", "http://127.0.0.2:9/v1/y")


def test_form_arrives_as_it_was_given(server):
    server.on("/v1/files", plain({"id": "f"}))
    large = bytes(range(256)) * 400
    send(client_of(server), "POST", "/files", fields=[
        ("purpose", "batch", None, None),
        ("file", large, "a.bin", "application/octet-stream")])
    seen = last(server)
    boundary = seen.header("Content-Type").partition("boundary=")[2].encode()
    _, first, second, end = seen.body.split(b"--" + boundary)
    assert first == (b'\r\nContent-Disposition: form-data; name="purpose"'
                     b"\r\n\r\nbatch\r\n")
    assert second == (
        b'\r\nContent-Disposition: form-data; name="file"; filename="a.bin"'
        b"\r\nContent-Type: application/octet-stream\r\n\r\n" + large
        + b"\r\n")
    assert end == b"--\r\n"


def test_bytes_and_streams_of_bytes(server):
    sound = bytes(range(256)) * 1000
    server.on("/v1/x", plain(sound, content_type="audio/mpeg"))
    client = client_of(server)
    got = send(client, "POST", "/x", {}, BYTES)
    assert (got.status, got.content) == (200, sound)
    assert b"audio/mpeg" in got.headers
    assert got.route.attempts[0].outcome == "ok"
    assert b"".join(send(client, "POST", "/x", {}, STREAM)) == sound


def test_events_have_their_names(server):
    server.on("/v1/x", stream([b'event: thread.created\ndata: {"id":1}\n\n',
                               b'data: {"id":2}\n\n', b"data: [DONE]\n\n"]))
    assert list(send(client_of(server), "POST", "/x", {}, EVENTS)) == [
        ("thread.created", b'{"id":1}'), (None, b'{"id":2}')]


def test_stream_of_bytes_that_is_cut_is_no_success(server):
    server.on("/v1/x", stream([b"one"], then=CUT))
    pieces = send(client_of(server), "GET", "/x", None, STREAM)
    assert next(pieces) == b"one"
    with pytest.raises(zerohop.APIConnectionError):
        next(pieces)


def test_failures_are_those_of_chats(server):
    server.on("/v1/x", plain({"error": {"message": "no", "code": "c"}}, 404))
    server.on("/v1/y", plain({"error": {"message": "slow"}}, 429,
                             {"retry-after-ms": "1"}), plain({"ok": 1}))
    with pytest.raises(zerohop.NotFoundError) as caught:
        send(client_of(server), "GET", "/x")
    assert caught.value.code == "c"
    again = client_of(server, max_retries=1)
    assert send(again, "GET", "/y").content == b'{"ok": 1}'
    with pytest.raises(TypeError):
        send(client_of(server), "GET", "/x", fields="no")


def test_from_a_task(server):
    server.on("/v1/x", plain({"a": 1}))
    server.on("/v1/s", stream([b'data: {"id":2}\n\n']))

    async def main():
        async with async_client_of(server) as client:
            native = client._native
            made = await native.request_async(*arguments("GET", "/x"))
            assert made.content == b'{"a": 1}'
            events = await native.request_async(
                *arguments("POST", "/s", {}, EVENTS))
            assert [event async for event in events] == [(None, b'{"id":2}')]

    asyncio.run(main())
