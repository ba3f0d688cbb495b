# SPDX-License-Identifier: Apache-2.0
"""responses.parse and responses.stream: alone, and beside the official
client's."""

import asyncio
import inspect
import json

import pytest

import zerohop
from local import (
    Server, async_client_of, client_of, options_for, plain, run_python, stream)

pydantic = pytest.importorskip("pydantic")

PATH = "/v1/responses"
CONTENT = '{"steps":["a","b"],"answer":"5"}'


class Math(pydantic.BaseModel):
    """Steps to an answer."""

    steps: list[str]
    answer: str


@pydantic.dataclasses.dataclass
class Point:
    x: int
    y: int = 2


@pytest.fixture
def server():
    with Server() as server:
        yield server


def message(text, kind="output_text"):
    part = {"type": "output_text", "text": text, "annotations": []}
    if kind == "refusal":
        part = {"type": "refusal", "refusal": text}
    return {"id": "m1", "type": "message", "role": "assistant",
            "status": "completed", "content": [part]}


def call(arguments, name="Math"):
    return {"id": "f1", "type": "function_call", "call_id": "c1",
            "name": name, "arguments": arguments, "status": "completed"}


def response(*output, **members):
    return {"id": "r1", "object": "response", "created_at": 5.0, "model": "m",
            "output": list(output), "parallel_tool_calls": True,
            "tool_choice": "auto", "tools": [], "status": "completed",
            "error": None, "instructions": None, "metadata": {},
            "temperature": 1.0, "top_p": 1.0, "incomplete_details": None,
            **members}


REASONING = {"id": "g1", "type": "reasoning", "summary": []}
OTHER = {"id": "t1", "type": "file_search_call", "status": "completed",
         "queries": ["q"], "results": None}


def event(kind, **members):
    data = {"type": kind, **members}
    return f"event: {kind}\ndata: {json.dumps(data)}\n\n".encode()


def numbered(*parts):
    return [event(kind, sequence_number=at, **members)
            for at, (kind, members) in enumerate(parts)]


def text_of(*deltas, whole, at=0):
    place = {"item_id": "m1", "output_index": at, "content_index": 0}
    empty = {"type": "output_text", "text": "", "annotations": []}
    return [
        ("response.output_item.added", {"output_index": at, "item": {
            **message(""), "status": "in_progress", "content": []}}),
        ("response.content_part.added", {**place, "part": empty}),
        *(("response.output_text.delta",
           {**place, "delta": delta, "logprobs": []}) for delta in deltas),
        ("response.output_text.done",
         {**place, "text": whole, "logprobs": []}),
        ("response.content_part.done", {**place, "part": {
            **empty, "text": whole}}),
        ("response.output_item.done", {"output_index": at,
                                       "item": message(whole)})]


def call_of(*deltas, whole, at=0):
    place = {"item_id": "f1", "output_index": at}
    return [
        ("response.output_item.added", {"output_index": at, "item": {
            **call(""), "status": "in_progress"}}),
        *(("response.function_call_arguments.delta",
           {**place, "delta": delta}) for delta in deltas),
        ("response.function_call_arguments.done",
         {**place, "arguments": whole, "name": "Math"}),
        ("response.output_item.done", {"output_index": at,
                                       "item": call(whole)})]


def told(*parts, output):
    begun = response(status="in_progress")
    return stream(numbered(
        ("response.created", {"response": begun}),
        ("response.in_progress", {"response": begun}), *parts,
        ("response.completed", {"response": response(*output)})))


TEXT = told(*text_of('{"steps":["a",', '"b"],"answer"', ':"5"}',
                     whole=CONTENT), output=[message(CONTENT)])
CALL = told(
    ("response.output_item.added", {"output_index": 0, "item": REASONING}),
    ("response.output_item.done", {"output_index": 0, "item": REASONING}),
    *call_of('{"steps":[],', '"answer":"q"}',
             whole='{"steps":[],"answer":"q"}', at=1),
    output=[REASONING, call('{"steps":[],"answer":"q"}')])
REFUSED = told(
    ("response.output_item.added", {"output_index": 0, "item": {
        **message(""), "content": []}}),
    ("response.content_part.added", {
        "item_id": "m1", "output_index": 0, "content_index": 0,
        "part": {"type": "refusal", "refusal": ""}}),
    ("response.refusal.delta", {
        "item_id": "m1", "output_index": 0, "content_index": 0,
        "delta": "no"}), output=[message("no", "refusal")])


# --- the same as the official client's ---------------------------------------------

def everything(package, server):
    """All that a client of this package gives and sends, as text."""
    said = []

    def show(*things):
        said.extend(map(repr, things))

    def tried(action):
        try:
            show(action())
        except Exception as error:
            said.append(f"{type(error).__name__}: {error}")

    responses = package.OpenAI(**options_for(server)).responses
    tool = package.pydantic_function_tool
    flat = package.lib._tools.pydantic_responses_function_tool
    ask = {"model": "m", "input": "hi"}
    whole = response(REASONING, message(CONTENT), OTHER,
                     call('{"steps":[],"answer":"q"}'),
                     call('{"a": 1}', name="f"), call("{}", name="other"))
    strict = {"type": "function", "name": "f", "strict": True,
              "parameters": {}}
    server.on(PATH, plain(whole, headers={"x-request-id": "r"}))
    for more in ({}, {"text_format": Math}, {"tools": [tool(Math), strict]},
                 {"tools": [flat(Math)], "text_format": Math,
                  "text": {"verbosity": "low"}},
                 {"tools": [{**strict, "strict": False}, {
                     "type": "web_search"}], "verbosity": "low"}):
        made = responses.parse(**ask, **more)
        show(made, made.output_parsed, made.output_text, made.to_dict(),
             made._request_id, made.model_dump_json(),
             [type(item).__mro__[0].__module__ for item in made.output],
             [getattr(item, "parsed_arguments", 0) for item in made.output])
    raw = responses.with_raw_response.parse(**ask, text_format=Math)
    show(raw.parse(), raw.parse() is raw.parse())
    responses.create(**{**ask, "input": [
        *responses.parse(**ask, tools=[tool(Math)]).output]})
    server.on(PATH, plain(response(message('{"x": 1}'))))
    show(responses.parse(**ask, text_format=Point).output_parsed)
    for more in ({"text_format": Math}, {"text_format": int},
                 {"text_format": Math, "text": {"format": {}}},
                 {"tools": [{"type": "function", "function": {"name": "x"}}]}):
        tried(lambda: responses.parse(**ask, **more))
    server.on(PATH, plain(response(message("no", "refusal"))))
    show(responses.parse(**ask, text_format=Math))
    server.on(PATH, plain(response(call("nonsense"))))
    tried(lambda: responses.parse(**ask, tools=[tool(Math)]))
    for reply, more in ((TEXT, {"text_format": Math}), (TEXT, {}),
                        (CALL, {"tools": [tool(Math)]}), (CALL, {}),
                        (REFUSED, {"text_format": Math})):
        server.on(PATH, reply)
        with responses.stream(**ask, **more) as events:
            for one in events:
                show(one)
            show(events.get_final_response())
    server.on(PATH + "/r1", TEXT)
    with responses.stream(response_id="r1", starting_after=4) as events:
        show(*events, events.get_final_response())
    server.on(PATH, stream(numbered(("response.in_progress", {
        "response": response()}))))
    with responses.stream(**ask) as events:
        tried(events.until_done)
    for wrong in ({}, {"model": "m"}, {"input": "x"}, {"starting_after": 1},
                  {**ask, "response_id": "r", "background": True, "top_p": 1},
                  {**ask, "text_format": Math, "text": {"format": {}}}):
        tried(lambda: responses.stream(**wrong))
    sent = [(request.method, request.path,
             request.json() if request.body else None)
            for request in server.requests]
    return said + [json.dumps(one, sort_keys=True) for one in sent]


def beside_the_official():
    import openai
    import openai.lib._tools
    import zerohop.lib._tools
    with Server() as server:
        theirs = everything(openai, server)
    with Server() as server:
        ours = everything(zerohop, server)
    for mine, other in zip(ours, theirs):
        assert mine == other, f"\n{mine}\n{other}"
    assert len(ours) == len(theirs) > 80, (len(ours), len(theirs))
    print("same", len(ours))


def test_the_same_as_the_official_client():
    done = run_python(
        "import test_responses; test_responses.beside_the_official()")
    assert "same" in done.stdout, done.stderr[-3000:]


# --- alone -------------------------------------------------------------------------

def alone():
    """With our own classes: the official package is not loaded."""
    import sys
    from zerohop.lib.streaming.responses import (
        ResponseStreamEvent, ResponseTextDeltaEvent)
    from zerohop.types.responses import ParsedResponse, Response
    with Server() as server:
        client = client_of(server)
        server.on(PATH, plain(response(message(CONTENT), call("{}", "f")),
                              headers={"x-request-id": "r"}))
        made = client.responses.parse(model="m", input="hi", text_format=Math)
        assert type(made) is ParsedResponse[Math]
        assert isinstance(made, Response)
        assert made.output_parsed == Math(steps=["a", "b"], answer="5")
        assert made.output_text == CONTENT and made._request_id == "r"
        assert made._route.provider == "openai"
        assert made.output[0].content[0].parsed is made.output_parsed
        client.responses.create(model="m", input=made.output)
        sent = server.requests[-1].json()["input"]
        assert sent[1] == call("{}", "f")
        again = ParsedResponse.model_validate(made.model_dump())
        assert type(again.output[0]).__name__ == "ParsedResponseOutputMessage"
        server.on(PATH, TEXT)
        with client.responses.stream(model="m", input="hi",
                                     text_format=Math) as events:
            deltas = [one for one in events
                      if isinstance(one, ResponseTextDeltaEvent)]
            final = events.get_final_response()
        assert deltas[-1].snapshot == CONTENT
        assert type(deltas[0]) in ResponseStreamEvent.__args__
        assert final.output_parsed.answer == "5"
        assert final._route.provider == "openai"
    assert "openai" not in sys.modules
    print("done")


def test_with_our_own_classes():
    done = run_python("import test_responses; test_responses.alone()")
    assert "done" in done.stdout, done.stderr[-3000:]


def test_asyncio(server):
    server.on(PATH, plain(response(message(CONTENT))), TEXT)

    async def main():
        async with async_client_of(server) as client:
            made = await client.responses.parse(model="m", input="hi",
                                                text_format=Math)
            assert made.output_parsed.answer == "5"
            async with client.responses.stream(
                    model="m", input="hi", text_format=Math) as events:
                kinds = [one.type async for one in events]
                final = await events.get_final_response()
            assert kinds[-1] == "response.completed"
            assert final.output_parsed.answer == "5"
    asyncio.run(main())


def test_leaving_a_stream_ends_it(server):
    server.on(PATH, TEXT)
    with client_of(server).responses.stream(model="m", input="x") as events:
        assert next(events).type == "response.created"
    assert events._raw_stream._ended


def test_a_stream_that_breaks_raises(server):
    server.on(PATH, stream(numbered(
        ("response.created", {"response": response()})), then="cut"))
    with client_of(server).responses.stream(model="m", input="x") as events:
        with pytest.raises(zerohop.APIConnectionError):
            events.until_done()


def test_signatures():
    client = zerohop.OpenAI(api_key="k")
    create = inspect.signature(client.responses.create).parameters
    for method in (client.responses.parse, client.responses.stream):
        assert set(create) - {"stream"} <= set(
            inspect.signature(method).parameters)
        with pytest.raises(TypeError, match="nope"):
            method(model="m", input="x", nope=1)
    other = zerohop.AsyncOpenAI(api_key="k").responses
    assert inspect.iscoroutinefunction(other.parse)
    assert not inspect.iscoroutinefunction(other.stream)
