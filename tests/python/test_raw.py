# SPDX-License-Identifier: Apache-2.0
"""with_raw_response, with_streaming_response, and what they give."""

import asyncio
import inspect
import json

import pytest

import zerohop
from local import (
    DONE, HI, PATH, Server, async_client_of, chunk, client_of, plain, reply,
    run_python, stream, text_of)
from zerohop import resources
from zerohop._response import (
    APIResponse, AsyncAPIResponse, LegacyAPIResponse, StreamAlreadyConsumed)
from zerohop.types.chat import ChatCompletion

ASK = {"model": "openai/gpt-5", "messages": HI}
CHUNKS = [chunk("a"), chunk("b", "stop"), DONE]


@pytest.fixture
def server():
    with Server() as server:
        server.on(PATH, plain(reply(usage={
            "prompt_tokens": 3, "completion_tokens": 4, "total_tokens": 7}),
            headers={"x-request-id": "rq"}))
        yield server


def test_a_raw_response(server):
    client = client_of(server)
    raw = client.chat.completions.with_raw_response.create(**ASK)
    assert isinstance(raw, LegacyAPIResponse)
    assert (raw.status_code, raw.request_id, raw.method) == (200, "rq", "POST")
    assert str(raw.url) == server.url + PATH
    assert json.loads(raw.content) == json.loads(raw.text)
    assert raw.is_closed and raw.retries_taken == 0
    assert raw.elapsed.total_seconds() >= 0
    made = raw.parse()
    assert type(made).__name__ == "ChatCompletion"
    assert made is raw.parse() and made._request_id == "rq"
    assert made._route.provider == "openai"
    assert raw.parse(to=dict)["id"] == "c1"
    assert json.loads(raw.parse(to=str))["id"] == "c1"
    assert raw.parse(to=ChatCompletion).id == "c1"
    with pytest.raises(RuntimeError):
        raw.parse(to=bytes)


def test_the_mark_is_not_sent(server):
    client = client_of(server)
    client.chat.completions.with_raw_response.create(
        **ASK, extra_headers={"X-A": "1"})
    request = server.requests[-1]
    assert request.header("x-a") == "1"
    assert request.header("x-stainless-raw-response") is None


def test_the_route_as_headers(server):
    client = zerohop.OpenAI(api_key="KEY", max_retries=2, router={
        "providers": {"openai": {"base_url": server.url + "/v1"}}})
    server.on(PATH, plain({}, status=500, headers={"retry-after-ms": "1"}),
              plain(reply(usage={"prompt_tokens": 1000, "completion_tokens": 4,
                                 "total_tokens": 1004})))
    raw = client.chat.completions.with_raw_response.create(
        model="gpt-4o-2024-08-06", messages=HI)
    headers = raw.headers
    assert headers["x-zerohop-provider"] == "openai"
    assert headers["x-zerohop-model"] == "gpt-4o-2024-08-06"
    assert headers["x-zerohop-deployment"] == "openai/gpt-4o-2024-08-06"
    assert headers["x-zerohop-attempts"] == "2" and raw.retries_taken == 1
    assert headers["x-zerohop-tokens-prompt"] == "1000"
    assert headers["x-zerohop-tokens-completion"] == "4"
    assert int(headers["x-zerohop-ttft-ms"]) >= 0
    assert float(headers["x-zerohop-cost-usd"]) == raw.parse(
        )._route.cost.total > 0


def test_the_route_of_an_error_as_headers(server):
    server.on(PATH, plain({"error": {"message": "no"}}, status=429))
    with pytest.raises(zerohop.RateLimitError) as caught:
        client_of(server).chat.completions.create(**ASK)
    headers = caught.value.response.headers
    assert headers["x-zerohop-provider"] == "openai"
    assert "x-zerohop-cost-usd" not in headers


def test_errors_are_raised_where_the_call_is(server):
    server.on(PATH, plain({"error": {"message": "no"}}, status=429))
    client = client_of(server)
    with pytest.raises(zerohop.RateLimitError):
        client.chat.completions.with_raw_response.create(**ASK)
    manager = client.chat.completions.with_streaming_response.create(**ASK)
    with pytest.raises(zerohop.RateLimitError):
        with manager:
            pass


def read_inside(server, with_httpx):
    """A plain chat under with_streaming_response is open until it is read."""
    if with_httpx:
        import httpx2  # noqa: F401
    server.on(PATH, plain(reply()))
    streaming = client_of(server).chat.completions.with_streaming_response
    for read in (lambda one: one.parse(), lambda one: one.read(),
                 lambda one: b"".join(one.iter_bytes(7)),
                 lambda one: one.http_response.read()):
        with streaming.create(**ASK) as response:
            assert not response.is_closed
            assert read(response)
            assert response.is_closed
            assert response.parse().id == "c1"
    with streaming.create(**ASK) as response:
        pass
    assert response.is_closed

    async def main():
        async with async_client_of(server) as client, (
                client.chat.completions.with_streaming_response.create(
                    **ASK)) as response:
            assert not response.is_closed
            parts = [part async for part in response.iter_bytes(7)]
            assert response.is_closed and len(parts) > 1
            assert (await response.parse()).id == "c1"
    asyncio.run(main())


def test_a_plain_reply_is_read_inside(server):
    read_inside(server, False)


def test_a_plain_reply_is_read_inside_with_httpx():
    pytest.importorskip("httpx2")
    done = run_python("import test_raw as t\n"
                      "with t.Server() as server: t.read_inside(server, 1)")
    assert done.returncode == 0, done.stderr[-3000:]


def test_a_raw_stream(server):
    server.on(PATH, stream(CHUNKS))
    client = client_of(server)
    raw = client.chat.completions.with_raw_response.create(**ASK, stream=True)
    assert raw.headers["content-type"] == "text/event-stream"
    assert raw.headers["x-zerohop-deployment"] == "openai/openai/gpt-5"
    assert isinstance(raw.parse(), zerohop.Stream)
    assert text_of(raw.parse()) == "ab"
    assert raw._route.provider == "openai"


def test_a_streaming_response_of_a_whole_reply(server):
    client = client_of(server)
    show = client.chat.completions.with_streaming_response.create
    with show(**ASK) as response:
        assert isinstance(response, APIResponse)
        assert response.parse().id == response.json()["id"] == "c1"
        assert response.read() == response.text().encode()
        assert b"".join(response.iter_bytes(7)) == response.read()
        assert all(len(x) <= 7 for x in response.iter_text(7))
        assert json.loads("".join(response.iter_lines()))["id"] == "c1"


def test_a_streaming_response_of_a_stream(server):
    server.on(PATH, stream(CHUNKS))
    show = client_of(server).chat.completions.with_streaming_response.create
    with show(**ASK, stream=True) as response:
        lines = list(response.iter_lines())
    assert lines[-2:] == ["data: [DONE]", ""]
    assert [json.loads(line[6:])["choices"][0]["delta"]["content"]
            for line in lines[:-2] if line] == ["a", "b"]
    with show(**ASK, stream=True) as response:
        assert text_of(response.parse()) == "ab"
    with show(**ASK, stream=True) as response:
        list(response.iter_bytes())
        with pytest.raises(StreamAlreadyConsumed):
            response.read()
    with show(**ASK, stream=True) as response:
        assert response.read() is response.read()


def test_leaving_the_block_ends_the_stream(server):
    server.on(PATH, stream(CHUNKS))
    show = client_of(server).chat.completions.with_streaming_response.create
    with show(**ASK, stream=True) as response:
        pass
    assert response.is_closed and list(response.parse()) == []


def test_asyncio(server):
    async def main():
        async with async_client_of(server) as client:
            raw = await client.chat.completions.with_raw_response.create(**ASK)
            assert raw.parse().id == "c1"  # not awaited, as the official one
            show = client.chat.completions.with_streaming_response.create
            async with show(**ASK) as response:
                assert isinstance(response, AsyncAPIResponse)
                assert (await response.parse()).id == "c1"
                assert (await response.json())["id"] == "c1"
            server.on(PATH, stream(CHUNKS))
            async with show(**ASK, stream=True) as response:
                lines = [line async for line in response.iter_lines()]
            assert lines[-2:] == ["data: [DONE]", ""]
            async with show(**ASK, stream=True) as response:
                parts = [chunk async for chunk in await response.parse()]
            assert text_of(parts) == "ab"
    asyncio.run(main())


def test_views_at_every_level(server):
    client = client_of(server)
    for view in (client.with_raw_response.chat.completions,
                 client.chat.with_raw_response.completions,
                 client.chat.completions.with_raw_response):
        assert view.create(**ASK).parse().id == "c1"
        assert "messages" in inspect.signature(view.create).parameters
    assert "create" in dir(client.chat.completions.with_raw_response)
    with pytest.raises(AttributeError):
        client.chat.completions.with_raw_response.nope
    completions = async_client_of(server).chat.completions
    assert inspect.iscoroutinefunction(completions.with_raw_response.create)


def test_what_replaced_the_method_sees_raw_calls(server, monkeypatch):
    seen = []
    whole = resources.chat.Completions.create

    def create(self, **options):
        seen.append(options["model"])
        return whole(self, **options)

    monkeypatch.setattr(resources.chat.Completions, "create", create)
    client = client_of(server)
    client.chat.completions.with_raw_response.create(**ASK)
    with client.chat.completions.with_streaming_response.create(**ASK):
        pass
    assert seen == ["openai/gpt-5"] * 2
