# SPDX-License-Identifier: Apache-2.0
"""Never run: what type checkers must accept, and infer, of a user's program
(tests/python/test_types.py)."""

import asyncio
from typing import Any, Awaitable, Callable, List, Optional, assert_type

import zerohop
from zerohop import (
    NOT_GIVEN,
    AsyncOpenAI,
    AsyncStream,
    OpenAI,
    Router,
    Stream,
    Timeout,
    omit,
)
from zerohop.types import CompletionUsage
from zerohop.types.chat import (
    ChatCompletion,
    ChatCompletionChunk,
    ChatCompletionMessage,
    ChatCompletionMessageParam,
    ChatCompletionToolParam,
)
from zerohop.types.chat.chat_completion import Choice

WEATHER: ChatCompletionToolParam = {
    "type": "function",
    "function": {"name": "weather", "parameters": {"type": "object"}},
}


def plain(client: OpenAI) -> Optional[str]:
    messages: List[ChatCompletionMessageParam] = [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": [{"type": "text", "text": "hi"}]},
    ]
    reply = client.chat.completions.create(
        model="m", messages=messages, tools=[WEATHER], temperature=0.5,
        stop=["x"], tool_choice="auto", extra_headers={"X-A": omit},
        extra_body={"fallbacks": ["other"]}, timeout=Timeout(5, ttft=2))
    assert_type(reply, ChatCompletion)
    assert_type(reply.choices, List[Choice])
    message = reply.choices[0].message
    assert_type(message, ChatCompletionMessage)
    assert_type(reply.usage, Optional[CompletionUsage])
    assert_type(reply._request_id, Optional[str])
    assert_type(reply._route.attempts[0].outcome, str)
    for call in message.tool_calls or []:
        if call.type == "function":
            assert_type(call.function.arguments, str)
        else:
            assert_type(call.custom.input, str)
    client.chat.completions.create(model="m", messages=[message])
    return message.content


def streamed(client: OpenAI) -> str:
    stream = client.chat.completions.create(
        model="m", messages=[{"role": "user", "content": "hi"}], stream=True)
    assert_type(stream, Stream[ChatCompletionChunk])
    text = ""
    with stream:
        for chunk in stream:
            assert_type(chunk, ChatCompletionChunk)
            text += chunk.choices[0].delta.content or ""
    assert_type(stream.response.headers["x"], str)
    return text


async def asynchronous(client: AsyncOpenAI) -> None:
    async with client:
        reply = await client.chat.completions.create(
            model="m", messages=[{"role": "user", "content": "hi"}])
        assert_type(reply, ChatCompletion)
        stream = await client.chat.completions.create(
            model="m", messages=[{"role": "user", "content": "hi"}],
            stream=True)
        assert_type(stream, AsyncStream[ChatCompletionChunk])
        async for chunk in stream:
            assert_type(chunk.choices[0].finish_reason is None, bool)
        await stream.close()


def errors(action: Callable[[], Any]) -> Optional[str]:
    try:
        action()
    except zerohop.RateLimitError as error:
        assert_type(error.status_code, int)
        assert_type(error.retry_after, Optional[float])
        return error.request_id
    except zerohop.APIError as error:
        assert_type(error.usage, Optional[CompletionUsage])
        return error.partial_text
    return None


class Answer:
    text: str


def raw(client: OpenAI) -> None:
    whole = client.chat.completions.with_raw_response.create(
        model="m", messages=[])
    assert_type(whole.parse(), ChatCompletion)
    assert_type(whole.parse(to=Answer), Answer)
    assert_type(whole.headers["x-zerohop-provider"], str)
    with client.chat.completions.with_streaming_response.create(
            model="m", messages=[], stream=True) as response:
        for line in response.iter_lines():
            assert_type(line, str)
        for piece in response.parse():
            assert_type(piece, ChatCompletionChunk)


def parsed(client: OpenAI) -> None:
    whole = client.chat.completions.parse(
        model="m", messages=[], response_format=Answer, temperature=0)
    assert_type(whole.choices[0].message.parsed, Optional[Answer])
    with client.chat.completions.stream(
            model="m", messages=[], response_format=Answer) as events:
        for event in events:
            if event.type == "content.delta":
                assert_type(event.delta, str)
        final = events.get_final_completion()
    assert_type(final.choices[0].message.parsed, Optional[Answer])


def responses(client: OpenAI) -> None:
    made = client.responses.parse(
        model="m", input="hi", text_format=Answer,
        tools=[{"type": "web_search"}], verbosity="low")
    assert_type(made.output_parsed, Optional[Answer])
    with client.responses.stream(
            model="m", input="hi", text_format=Answer) as events:
        for event in events:
            if event.type == "response.created":
                assert_type(event.sequence_number, int)
        assert_type(events.get_final_response().output_parsed,
                    Optional[Answer])


def azure() -> None:
    first = zerohop.AzureOpenAI(
        azure_endpoint="https://x", api_version="v1", azure_deployment="d",
        azure_ad_token_provider=lambda: "t")
    assert_type(first.with_options(api_version="v2", timeout=3),
                zerohop.AzureOpenAI)
    plain(first)
    zerohop.AsyncAzureOpenAI(api_key=async_key, api_version="v1",
                             azure_ad_token_provider=async_key)


async def async_key() -> str:
    return "k"


def clients() -> None:
    key: Callable[[], Awaitable[str]] = async_key
    router = Router({"models": {}})
    first = OpenAI(api_key=lambda: "k", router=router, fallbacks=["x"],
                   default_headers={"A": "b"}, timeout=NOT_GIVEN)
    assert_type(first.with_options(timeout=None, max_retries=1), OpenAI)
    assert_type(first.copy(default_headers={"a": omit}), OpenAI)
    second = AsyncOpenAI(api_key=key, base_url="http://localhost/v1")
    assert_type(str(second.base_url), str)
    asyncio.run(asynchronous(second))
