# SPDX-License-Identifier: Apache-2.0
"""_strict_response_validation: alone, and beside the official client's."""

import asyncio
import json

import pytest

import zerohop
from local import (
    DONE, HI, PATH, Server, async_client_of, chunk, client_of, options_for,
    plain, reply, run_python, stream, text_of)

LISTED = {"object": "list", "data": [{"id": "m", "object": "model",
                                      "created": 1, "owned_by": "x"}]}
REPLIES = [
    reply(), reply(created="5"), reply(created="x"), reply(choices=[{}]),
    reply(extra=1), {**reply(), "id": None}]


def record(**changes):
    return b"data: " + json.dumps({
        "id": "c", "object": "chat.completion.chunk", "created": 5,
        "model": "m", "choices": [{"index": 0, "delta": {"content": "a"},
                                   "finish_reason": None}],
        **changes}).encode() + b"\n\n"


def event(**changes):
    return b"data: " + json.dumps({
        "type": "response.output_text.delta", "item_id": "m", "delta": "w",
        "output_index": 0, "content_index": 0, "logprobs": [],
        "sequence_number": 1, **changes}).encode() + b"\n\n"


END = record(choices=[{"index": 0, "delta": {}, "finish_reason": "stop"}])
STREAMS = {
    PATH: [[record(), record(extra=1), END], [record(created="x")],
           [record(created="5"), END], [record(id=None)],
           [record(), record(choices=[{}])], [record(usage=5)],
           [record(choices=[{"index": 0, "delta": {"content": 5}}])]],
    "/v1/responses": [[event()], [event(output_index="x")],
                      [event(type="unknown")], [event(delta=None)]]}


def streams_of(client, path):
    ask = {"model": "m", "stream": True}
    for called in (client, client.with_raw_response):
        made = (called.create(**ask, messages=HI) if path == PATH else
                called.create(**ask, input="x"))
        yield made if called is client else made.parse()


def everything(package, server):
    client = package.OpenAI(**options_for(
        server, _strict_response_validation=True))
    said = []

    def tried(action):
        try:
            said.append(repr(action()))
        except Exception as error:
            said.append([type(error).__name__, str(error).partition("\n")[0],
                         getattr(error, "body", None)])
    ask = {"model": "m", "messages": HI}
    chat = client.chat.completions
    for answer in REPLIES:
        server.on(PATH, plain(answer))
        tried(lambda: chat.create(**ask))
        tried(lambda: chat.with_raw_response.create(**ask).parse())
    server.on(PATH, plain("text", content_type="text/plain"))
    for data in (LISTED["data"][0], {"id": 5}, {}):
        server.on("/v1/models/m", plain(data))
        tried(lambda: client.models.retrieve("m"))
        tried(lambda: client.models.with_raw_response.retrieve("m").parse())
    server.on("/v1/models/m", plain("text", content_type="text/plain"))
    tried(lambda: client.models.retrieve("m"))
    for data in (LISTED, {"object": "list", "data": [{"id": 5}]}):
        server.on("/v1/models", plain(data))
        tried(lambda: client.models.list().data)
    for path, streams in STREAMS.items():
        resource = chat if path == PATH else client.responses
        for parts in streams:
            server.on(path, stream([*parts, DONE]))
            for made in streams_of(resource, path):
                tried(lambda: list(made))
    return said


def beside_the_official():
    import openai
    with Server() as server:
        theirs = everything(openai, server)
    with Server() as server:
        ours = everything(zerohop, server)
    for mine, other in zip(ours, theirs):
        assert mine == other, f"\n{mine}\n{other}"
    print("same", len(ours))


def test_the_same_as_the_official_client():
    pytest.importorskip("openai")
    done = run_python("import test_strict; test_strict.beside_the_official()",
                      timeout=300)
    assert "same" in done.stdout, done.stderr[-3000:]


def alone():
    with Server() as server:
        client = client_of(server, _strict_response_validation=True)
        ask = {"model": "m", "messages": HI}
        for answer, good in zip(REPLIES, (1, 1, 0, 0, 1, 0)):
            server.on(PATH, plain(answer))
            try:
                made = client.chat.completions.create(**ask)
            except zerohop.APIResponseValidationError as error:
                assert not good and error.body == answer, answer
                assert error.response.status_code == 200
            else:
                assert good and made.created == 5, answer
                assert made._route.provider == "openai"
        server.on(PATH, stream([chunk("a"), chunk("b", "stop"), DONE]))
        assert text_of(client.chat.completions.create(
            **ask, stream=True)) == "ab"
        for path, streams in STREAMS.items():
            resource = (client.chat.completions if path == PATH
                        else client.responses)
            for at, parts in enumerate(streams):
                server.on(path, stream([*parts, DONE]))
                for made in streams_of(resource, path):
                    refused = False
                    try:
                        assert len(list(made)) == len(parts)
                    except zerohop.APIResponseValidationError as error:
                        assert error.response.status_code == 200
                        refused = True
                    good = (0, 2) if path == PATH else (0,)
                    assert refused == (at not in good), parts
        server.on("/v1/models", plain(LISTED))
        assert client.models.list().data[0].id == "m"

    async def main():
        with Server() as server:
            server.on(PATH, plain(reply()), plain(reply(created="x")))
            async with async_client_of(
                    server, _strict_response_validation=True) as client:
                made = await client.chat.completions.create(**ask)
                assert made.id == "c1"
                with pytest.raises(zerohop.APIResponseValidationError):
                    await client.chat.completions.create(**ask)
                server.on(PATH, stream([record(), record(id=5), DONE]))
                chunks = await client.chat.completions.create(
                    **ask, stream=True)
                assert isinstance(chunks, zerohop.AsyncStream)
                assert (await chunks.__anext__()).id == "c"
                with pytest.raises(zerohop.APIResponseValidationError):
                    await chunks.__anext__()
    asyncio.run(main())
    print("done")


def test_with_our_own_classes():
    done = run_python("import test_strict; test_strict.alone()")
    assert "done" in done.stdout, done.stderr[-3000:]
