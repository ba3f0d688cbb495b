# SPDX-License-Identifier: Apache-2.0
"""_strict_response_validation: alone, and beside the official client's."""

import asyncio

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
    asyncio.run(main())
    print("done")


def test_with_our_own_classes():
    done = run_python("import test_strict; test_strict.alone()")
    assert "done" in done.stdout, done.stderr[-3000:]
