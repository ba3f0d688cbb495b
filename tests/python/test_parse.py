# SPDX-License-Identifier: Apache-2.0
"""parse() and stream(): alone, and beside the official client's."""

import asyncio
import json
import random

import pytest

import zerohop
from local import (
    DONE, HI, PATH, Server, async_client_of, chunk, client_of, options_for,
    plain, reply, run_python, stream)
from zerohop.lib._partial import from_json
from zerohop.lib.streaming.chat import ChatCompletionStreamState

pydantic = pytest.importorskip("pydantic")


class Step(pydantic.BaseModel):
    explanation: str
    output: int | None = None


class Math(pydantic.BaseModel):
    """Steps to an answer."""

    steps: list[Step]
    answer: str


@pydantic.dataclasses.dataclass
class Point:
    x: int
    y: int = 2


CONTENT = '{"steps":[{"explanation":"e","output":1}],"answer":"5"}'


@pytest.fixture
def server():
    with Server() as server:
        yield server


def tools_of(index, **fields):
    return {"choices": [{"index": 0, "finish_reason": None, "delta": {
        "tool_calls": [{"index": index, **fields}]}}]}


def called(arguments, name="Math", kind="function"):
    return reply(None, choices=[{
        "index": 0, "finish_reason": "tool_calls", "message": {
            "role": "assistant", "content": None, "tool_calls": [
                {"id": "x", "type": kind, kind: {
                    "name": name, "arguments": arguments,
                    "input": arguments}}]}}])


TEXT = [chunk('{"steps":['), chunk('{"explanation": "x y"'),
        chunk('}],"answer"'), chunk(': "foo"}'), chunk(None, "stop"), DONE]
CALLS = [
    chunk(**tools_of(0, id="a", type="function", function={
        "name": "Math", "arguments": ""})),
    chunk(**tools_of(0, function={"arguments": '{"steps":[],'})),
    chunk(**tools_of(0, function={"arguments": '"answer":"q"}'})),
    chunk(**tools_of(1, id="b", type="function", function={
        "name": "Math", "arguments": '{"steps":[],"answer":"1"}'})),
    chunk(None, "tool_calls"),
    chunk(usage={"prompt_tokens": 1, "completion_tokens": 2,
                 "total_tokens": 3}, choices=[]), DONE]
SCORE = {"content": [{"token": "a", "logprob": -1, "bytes": [1],
                      "top_logprobs": []}]}
REFUSAL = [
    chunk(choices=[{"index": 0, "finish_reason": None, "logprobs": SCORE,
                    "delta": {"role": "assistant", "refusal": "no"}}]),
    chunk(choices=[{"index": 0, "finish_reason": None, "logprobs": SCORE,
                    "delta": {"refusal": " way"}}]),
    chunk(None, "stop"), DONE]


# --- the same as the official client's ---------------------------------------------

def everything(package, server, tool):
    """All that a client of this package gives and sends, as text."""
    said = []

    def show(*things):
        said.extend(map(repr, things))

    def tried(action):
        try:
            show(action())
        except Exception as error:
            said.append(f"{type(error).__name__}: {error}")

    chat = package.OpenAI(**options_for(server)).chat.completions
    ask = {"model": "m", "messages": HI}
    server.on(PATH, plain(reply(CONTENT)))
    for form in (Math, package.omit, {"type": "json_object"}):
        made = chat.parse(**ask, response_format=form)
        show(made, made.choices[0].message.parsed, made.to_dict(),
             [cls.__module__ for cls in type(made).__mro__])
    raw = chat.with_raw_response.parse(**ask, response_format=Math)
    show(raw.parse(), raw.parse() is raw.parse())
    server.on(PATH, plain(reply('{"x": 1}')))
    show(chat.parse(**ask, response_format=Point).choices[0].message.parsed)
    tried(lambda: chat.parse(**ask, response_format=Math))
    tried(lambda: chat.parse(**ask, response_format=int))
    tried(lambda: chat.create(**ask, response_format=Math))
    tried(lambda: chat.parse(**ask, tools=[{"type": "custom"}]))
    loose = {"type": "function", "function": {"name": "f", "parameters": {}}}
    tried(lambda: chat.parse(**ask, tools=[loose]))
    strict = {"type": "function", "function": {
        "name": "f", "strict": True, "parameters": {}}}
    answers = [called('{"steps":[],"answer":"q"}'),
               called('{"a": [1]}', name="f"), called("{}", name="other"),
               called("x", kind="custom"), called("nonsense")]
    for answer in answers:
        server.on(PATH, plain(answer))
        tried(lambda: chat.parse(**ask, tools=[tool(Math), strict]))
    for reason in ("length", "content_filter"):
        for form in (Math, package.omit):
            whole = reply("x", usage=json.loads('{"total_tokens": 3}'))
            whole["choices"][0]["finish_reason"] = reason
            server.on(PATH, plain(whole))
            tried(lambda: chat.parse(**ask, response_format=form))
            server.on(PATH, stream([chunk("x"), chunk(None, reason), DONE]))
            with chat.stream(**ask, response_format=form) as events:
                tried(lambda: list(events))
    tools = [tool(Math, name="Math", description="d")]
    for chunks, more in ((TEXT, {"response_format": Math}), (TEXT, {}),
                         (CALLS, {"tools": tools}), (CALLS, {}),
                         (REFUSAL, {"response_format": Math})):
        server.on(PATH, stream(chunks))
        with chat.stream(**ask, **more) as events:
            for event in events:
                show(event)
            show(events.get_final_completion(),
                 events.current_completion_snapshot)
    sent = [(request.json(), request.header("x-stainless-helper-method"))
            for request in server.requests]
    return said + [json.dumps(one) for one in sent]


def beside_the_official():
    import openai
    with Server() as server:
        ours = everything(zerohop, server, zerohop.pydantic_function_tool)
    with Server() as server:
        theirs = everything(openai, server, openai.pydantic_function_tool)
    assert len(ours) > 100, len(ours)
    for mine, other in zip(ours, theirs):
        assert mine == other, (
            f"\n{mine}\n{other}")
    assert len(ours) == len(theirs)
    print("same", len(ours))


def test_the_same_as_the_official_client():
    done = run_python("import test_parse; test_parse.beside_the_official()")
    assert "same" in done.stdout, done.stderr[-3000:]


def test_partial_json_is_the_official_clients():
    jiter = pytest.importorskip("jiter")
    whole = ['{"a": [1, 2.5, -3e5, true, null], "b\\n": {"c": "x\\"y\\u00e9"}}',
             '[[], {}, "", [{"k": [false]}], 12345678901234567890, 0]',
             ' { "a" : [ ] , "b" : NaN } ', '["\\ud83d\\ude00", "\u00e9\U0001f600"]']
    texts = [text[:cut] for text in whole for cut in range(len(text) + 1)]
    texts += ["[1 2", '{"a":1 "b"', "[1,]", '{"a" 1', "nope", "01", "-", "x"]
    for text in texts:
        assert outcome(from_json, text) == outcome(
            lambda part: jiter.from_json(part.encode(), partial_mode=True),
            text), repr(text)
    rng = random.Random(7)
    for text in texts:  # what is no JSON is refused, or read as far as it is
        at = rng.randrange(len(text) + 1)
        outcome(from_json, text[:at] + rng.choice(',:]}{["01- t') + text[at:])


def outcome(action, text):
    try:
        return json.dumps(action(text))
    except ValueError:
        return "refused"


# --- alone -------------------------------------------------------------------------

def alone():
    """With our own classes: the official package is not loaded."""
    import sys
    with Server() as server:
        parse(server)
    assert "openai" not in sys.modules
    print("done")


def test_with_our_own_classes():
    done = run_python("import test_parse; test_parse.alone()")
    assert "done" in done.stdout, done.stderr[-3000:]


def parse(server):
    server.on(PATH, plain(reply(CONTENT), headers={"x-request-id": "r"}))
    made = client_of(server).chat.completions.parse(
        model="m", messages=HI, response_format=Math)
    assert made.choices[0].message.parsed == Math(
        steps=[Step(explanation="e", output=1)], answer="5")
    assert isinstance(made, zerohop.types.chat.ChatCompletion)
    assert isinstance(made, zerohop.types.chat.ParsedChatCompletion[Math])
    assert made._request_id == "r" and made._route.provider == "openai"
    assert made.model_dump()["choices"][0]["message"]["parsed"][
        "answer"] == "5"
    sent = server.requests[-1].json()
    schema = sent["response_format"]["json_schema"]["schema"]
    assert schema["required"] == ["steps", "answer"]
    assert schema["additionalProperties"] is False


def test_a_parsed_message_goes_back_as_input(server):
    server.on(PATH, plain(reply(CONTENT)))
    client = client_of(server)
    made = client.chat.completions.parse(model="m", messages=HI,
                                         response_format=Math)
    client.chat.completions.create(model="m", messages=[
        *HI, made.choices[0].message])
    sent = server.requests[-1].json()["messages"][-1]
    assert sent["content"] == CONTENT


def test_a_stream_of_events(server):
    server.on(PATH, stream(TEXT))
    with client_of(server).chat.completions.stream(
            model="m", messages=HI, response_format=Math) as events:
        kinds = [event.type for event in events]
        final = events.get_final_completion()
    assert kinds == ["chunk", "content.delta"] * 4 + ["chunk", "content.done"]
    assert final.choices[0].message.parsed.answer == "foo"
    assert final._route.provider == "openai"


def test_leaving_a_stream_of_events_ends_it(server):
    server.on(PATH, stream(TEXT))
    with client_of(server).chat.completions.stream(
            model="m", messages=HI) as events:
        assert next(events).type == "chunk"
    assert events._raw_stream._ended


def test_a_stream_that_breaks_raises(server):
    server.on(PATH, stream(TEXT[:2], then="cut"))
    with client_of(server).chat.completions.stream(
            model="m", messages=HI) as events:
        with pytest.raises(zerohop.APIConnectionError):
            events.until_done()


def test_the_state_alone(server):
    server.on(PATH, stream(CALLS))
    state = ChatCompletionStreamState()
    for part in client_of(server).chat.completions.create(
            model="m", messages=HI, stream=True):
        state.handle_chunk(part)
    calls = state.get_final_completion().choices[0].message.tool_calls
    assert [call.function.arguments for call in calls] == [
        '{"steps":[],"answer":"q"}', '{"steps":[],"answer":"1"}']


def test_choices_out_of_order(server):
    parts = [chunk(choices=[{"index": i, "delta": {"content": text},
                             "finish_reason": None}])
             for i, text in ((1, "b"), (0, "a"), (1, "b"), (0, "a"))]
    ends = [chunk(choices=[{"index": i, "delta": {}, "finish_reason": "stop"}])
            for i in (0, 1)]
    server.on(PATH, stream([*parts, *ends, DONE]))
    with client_of(server).chat.completions.stream(
            model="m", messages=HI, n=2) as events:
        final = events.get_final_completion()
    assert sorted((choice.index, choice.message.content)
                  for choice in final.choices) == [(0, "aa"), (1, "bb")]


def test_asyncio(server):
    server.on(PATH, plain(reply(CONTENT)), stream(TEXT))

    async def main():
        async with async_client_of(server) as client:
            made = await client.chat.completions.parse(
                model="m", messages=HI, response_format=Math)
            assert made.choices[0].message.parsed.answer == "5"
            async with client.chat.completions.stream(
                    model="m", messages=HI, response_format=Math) as events:
                kinds = [event.type async for event in events]
                final = await events.get_final_completion()
            assert kinds[-1] == "content.done"
            assert final.choices[0].message.parsed.answer == "foo"
    asyncio.run(main())


def test_a_wrong_argument_is_refused():
    client = zerohop.OpenAI(api_key="k")
    for method in (client.chat.completions.parse,
                   client.chat.completions.stream):
        with pytest.raises(TypeError, match="stream"):
            method(model="m", messages=HI, stream=True)
    with pytest.raises(TypeError, match="nope"):
        client.chat.completions.parse(model="m", messages=HI, nope=1)
