# SPDX-License-Identifier: Apache-2.0
"""tokens.count_request(remote=True): what providers are asked, what their
answers and failures become."""

import asyncio
import json

import pytest
from local import CUT, HI, RESET, Server, plain, stream

import zerohop
from zerohop import AsyncOpenAI, OpenAI, tokens

CLAUDE = "/v1/messages/count_tokens"
GEMINI = "/models/gemini-2.5-flash:countTokens"
TOOL = {"type": "function", "function": {
    "name": "f", "parameters": {"type": "object", "properties": {}}}}
REQUEST = {"model": "anthropic/claude-sonnet-4-5", "messages": [
    {"role": "system", "content": "Be brief."}, *HI], "tools": [TOOL],
    "max_tokens": 5, "temperature": 0.5, "stream": True, "stop": ["x"],
    "raw_params": {"top_k": 3}}


@pytest.fixture
def server():
    with Server() as made:
        yield made


def router(server):
    return {"providers": {
        name: {"base_url": server.url, "api_key": "KEY"}
        for name in ("openai", "anthropic", "gemini")}}


def client_of(server, kind=OpenAI, **options):
    return kind(api_key="K", router=router(server), max_retries=0, **options)


def ask(client, **changes):
    return tokens.count_request({**REQUEST, **changes}, remote=True,
                                client=client)


def test_claude_is_asked_for_what_has_tokens(server):
    server.on(CLAUDE, plain({"input_tokens": 402}))
    assert ask(client_of(server)) == {"total": 402, "exact": True, "error": 0}
    request, = server.requests
    assert (request.method, request.path) == ("POST", CLAUDE)
    assert request.header("x-api-key") == "KEY"
    assert request.header("anthropic-version") == "2023-06-01"
    body = json.loads(request.body)
    assert set(body) == {"model", "system", "messages", "tools"}
    assert body["model"] == "claude-sonnet-4-5"
    assert body["tools"][0]["name"] == "f"


def test_gemini_is_asked_with_the_whole_request(server):
    server.on(GEMINI, plain({"totalTokens": 31, "promptTokensDetails": []}))
    found = ask(client_of(server), model="gemini/gemini-2.5-flash")
    assert found["total"] == 31
    request, = server.requests
    assert request.path == GEMINI
    assert request.header("x-goog-api-key") == "KEY"
    body = json.loads(request.body)
    assert set(body) == {"generateContentRequest"}
    inner = body["generateContentRequest"]
    assert inner["model"] == "models/gemini-2.5-flash"
    assert inner["contents"][0]["parts"] == [{"text": "hi"}]
    assert {"systemInstruction", "tools", "generationConfig"} <= set(inner)


def test_an_async_client_is_awaited(server):
    server.on(CLAUDE, plain({"input_tokens": 9}))

    async def main():
        async with client_of(server, AsyncOpenAI) as client:
            return await ask(client)
    assert asyncio.run(main())["total"] == 9


def test_who_has_no_endpoint_is_not_asked(server):
    with pytest.raises(zerohop.OpenAIError, match="no endpoint that counts"):
        ask(client_of(server), model="openai/gpt-4o")
    assert not server.requests


@pytest.mark.parametrize("body", [{}, {"input_tokens": "5"}, [], 5, {
    "input_tokens": None}])
def test_a_reply_without_number_is_an_error(server, body):
    server.on(CLAUDE, plain(body))
    with pytest.raises(zerohop.APIError, match="no number of tokens"):
        ask(client_of(server))


@pytest.mark.parametrize("reply, kind", [
    (plain({"type": "error", "error": {"type": "authentication_error",
                                       "message": "no such key"}}, status=401),
     zerohop.AuthenticationError),
    (plain({"error": {"message": "slow down"}}, status=429),
     zerohop.RateLimitError),
    (plain(b"<html>", status=500), zerohop.InternalServerError),
    (plain(b"{\"input_tokens\": 4"), zerohop.APIError),
    (stream([b"data: {\"type\": \"message_start\"}\n\n"]), zerohop.APIError),
    (plain({"input_tokens": 4}, then=RESET), zerohop.APIConnectionError),
    (plain({"input_tokens": 4}, then=CUT), zerohop.APIConnectionError)])
def test_failures_are_those_of_any_request(server, reply, kind):
    server.on(CLAUDE, reply)
    with pytest.raises(kind):
        ask(client_of(server))


def test_a_failure_is_tried_again(server):
    server.on(CLAUDE, plain({}, status=503), plain({"input_tokens": 7}))
    client = client_of(server).with_options(max_retries=1)
    assert ask(client)["total"] == 7
    assert len(server.requests) == 2


def test_a_request_that_is_none_is_refused(server):
    with pytest.raises(zerohop.OpenAIError, match="messages"):
        ask(client_of(server), messages=7)
    assert not server.requests
