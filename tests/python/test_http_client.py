# SPDX-License-Identifier: Apache-2.0
"""http_client=: native where that is the same, else through the client."""

import asyncio
import contextlib
import json
import logging
import socket

import pytest

import zerohop
from local import (
    DONE, HI, PATH, Server, ask, async_client_of, chunk, client_of, plain,
    reply, run_python, stream, text_of)
from server import fill
from zerohop._given import Given
from zerohop._httpx import is_plain

httpx2 = pytest.importorskip("httpx2")
CHUNKS = b"".join([chunk("a"), chunk("b", "stop"), DONE])


def mocked(handler, is_async=False, **options):
    cls = httpx2.AsyncClient if is_async else httpx2.Client
    return cls(transport=httpx2.MockTransport(handler), **options)


def client_with(handler, **options):
    return zerohop.OpenAI(**{"api_key": "KEY", "max_retries": 0,
                             "http_client": mocked(handler), **options})


def replying(request):
    return httpx2.Response(200, json=reply(), headers={"x-request-id": "rq"})


def streaming(request):
    return httpx2.Response(200, content=CHUNKS, headers={
        "content-type": "text/event-stream"})


# --- which way -----------------------------------------------------------------

@pytest.mark.parametrize("options", [
    {}, {"timeout": 3}, {"base_url": "http://a"}, {"transport": httpx2.HTTPTransport()},
    {"limits": httpx2.Limits(max_connections=5)},
    {"transport": httpx2.HTTPTransport(socket_options=[(6, 1, 1)])}])
def test_a_plain_client_is_not_needed(options):
    with httpx2.Client(**options) as given:
        assert is_plain(given, "https://a/", False)
        made = zerohop.OpenAI(api_key="k", http_client=given)
        assert not isinstance(made._native, Given)


@pytest.mark.parametrize("options", [
    {"verify": False}, {"proxy": "http://localhost:1"}, {"auth": ("a", "b")},
    {"headers": {"a": "b"}}, {"cookies": {"a": "b"}}, {"params": {"a": "b"}},
    {"event_hooks": {"request": [print]}},
    {"transport": httpx2.MockTransport(replying)},
    {"transport": httpx2.HTTPTransport(retries=2)},
    {"transport": httpx2.HTTPTransport(uds="/nowhere")}])
def test_one_with_something_of_its_own_is(options):
    with httpx2.Client(**options) as given:
        assert not is_plain(given, "https://a/", False)


def capping(module="pydantic_ai._http", **parts):
    """A client with a hook like pydantic-ai's."""
    async def run(self, request):
        pass

    hook = type("ConnectPoolTimeoutCap", (), {
        "__call__": run, "__module__": module, "_pool": 5, **parts})()
    return httpx2.AsyncClient(event_hooks={"request": [hook]})


def test_a_hook_that_caps_the_time_to_connect_is_not_needed():
    client = zerohop.AsyncOpenAI(api_key="k", http_client=capping(_connect=5))
    assert type(client._native) is zerohop._native.Client
    for other in (capping("elsewhere", _connect=5), capping()):
        assert not is_plain(other, "https://a/", True)


@pytest.mark.parametrize("timeout, said", [
    (zerohop.Timeout(60, deadline=30), "Failed to connect"),
    (zerohop.Timeout(60, connect=59, deadline=0.5), "deadline of 500 ms")])
def test_its_cap(timeout, said):
    """Holds for one number.  A port that takes no more waits forever."""
    with socket.socket() as port, contextlib.ExitStack() as stack:
        port.bind(("127.0.0.1", 0))
        port.listen(0)
        fill(stack, port)
        client = zerohop.AsyncOpenAI(
            api_key="k", http_client=capping(_connect=0.1), max_retries=0,
            base_url="http://127.0.0.1:%d/v1" % port.getsockname()[1])
        with pytest.raises(zerohop.APITimeoutError) as caught:
            asyncio.run(client.chat.completions.create(
                model="m", messages=HI, timeout=timeout))
    assert said in str(caught.value.__cause__)


def test_a_subclass_that_does_more_is():
    class Mine(httpx2.Client):
        def send(self, request, **options):
            return super().send(request, **options)

    class Same(zerohop.DefaultHttpxClient):
        def __del__(self):
            pass

    with Mine() as given:
        assert not is_plain(given, "https://a/", False)
    with Same() as given:
        assert is_plain(given, "https://a/", False)
        given.send = print
        assert not is_plain(given, "https://a/", False)


def test_a_native_call_with_a_given_client():
    with Server() as server:
        server.on(PATH, plain(reply()))
        client = client_of(server, http_client=zerohop.DefaultHttpxClient())
        assert ask(client)._route.provider == "openai"
        assert client.timeout is zerohop.DEFAULT_TIMEOUT


def test_its_timeout_is_taken():
    given = httpx2.Client(timeout=httpx2.Timeout(7, connect=2))
    timeout = zerohop.OpenAI(api_key="k", http_client=given).timeout
    assert (timeout.read, timeout.connect) == (7, 2)
    assert zerohop.OpenAI(api_key="k", http_client=given,
                          timeout=1).timeout == 1


def test_what_is_no_client_is_refused():
    for wrong in (1, httpx2.AsyncClient()):
        with pytest.raises(TypeError, match="Invalid `http_client` argument"):
            zerohop.OpenAI(api_key="k", http_client=wrong)
    with pytest.raises(TypeError, match="AsyncClient"):
        zerohop.AsyncOpenAI(api_key="k", http_client=httpx2.Client())


def test_the_environment_can_force_it():
    done = run_python(
        "import zerohop; c = zerohop.OpenAI(api_key='k'); "
        "print(type(c._native).__name__, type(c._client).__name__)",
        ZEROHOP_TRANSPORT="httpx")
    assert done.stdout.split() == ["Given", "DefaultHttpxClient"], done.stderr


def test_strict_validation_of_a_stream():
    for text, good in ((CHUNKS, True), (CHUNKS.replace(
            b'"index": 0', b'"index": "x"'), False)):
        client = client_with(
            lambda request: httpx2.Response(200, content=text, headers={
                "content-type": "text/event-stream"}),
            _strict_response_validation=True)
        chunks = ask(client, stream=True)
        if good:
            assert text_of(chunks) == "ab"
            continue
        with pytest.raises(zerohop.APIResponseValidationError):
            list(chunks)


def test_a_client_set_later():
    client = zerohop.OpenAI(api_key="KEY")
    client._client = mocked(replying)
    assert isinstance(client._native, Given)
    assert ask(client).id == "c1"


# --- through the client ----------------------------------------------------------

def test_a_call():
    seen = []

    def handler(request):
        seen.append(request)
        return replying(request)

    client = client_with(handler, organization="o",
                         default_headers={"X-A": "1"},
                         default_query={"q": "1"})
    made = ask(client, temperature=zerohop.NOT_GIVEN,
               extra_headers={"X-A": "2", "User-Agent": zerohop.omit},
               extra_query={"r": "2"}, extra_body={"z": 1})
    assert made.choices[0].message.content == "hello"
    assert made._request_id == "rq"
    request = seen[0]
    assert str(request.url) == (
        "https://api.openai.com/v1/chat/completions?q=1&r=2")
    assert json.loads(request.content) == {
        "model": "m", "messages": HI, "z": 1}
    assert request.headers["authorization"] == "Bearer KEY"
    assert request.headers["x-a"] == "2"
    assert request.headers["openai-organization"] == "o"


def test_other_requests():
    seen = []

    def handler(request):
        seen.append((request.method, request.url.path))
        if request.url.path.endswith("/models"):
            return httpx2.Response(200, json={"object": "list", "data": [
                {"id": "m", "object": "model", "created": 1,
                 "owned_by": "o"}]})
        return httpx2.Response(200, json={
            "object": "list", "model": "e", "usage": {
                "prompt_tokens": 1, "total_tokens": 1}, "data": [
                    {"object": "embedding", "index": 0,
                     "embedding": [0.5, 1.0]}]})

    client = client_with(handler)
    assert [model.id for model in client.models.list()] == ["m"]
    made = client.embeddings.create(model="e", input="x")
    assert made.data[0].embedding == [0.5, 1.0]
    assert seen == [("GET", "/v1/models"), ("POST", "/v1/embeddings")]


def test_a_stream():
    client = client_with(streaming)
    made = ask(client, stream=True)
    assert isinstance(made, zerohop.Stream)
    assert text_of(made) == "ab" and made.response.is_closed
    with client.chat.completions.stream(model="m", messages=HI) as events:
        final = events.get_final_completion()
    assert final.choices[0].message.content == "ab"


def test_a_stream_that_is_cut_off_raises():
    client = client_with(lambda request: httpx2.Response(
        200, content=chunk("a"), headers={
            "content-type": "text/event-stream"}))
    made = ask(client, stream=True)
    assert text_of([next(made)]) == "a"
    with pytest.raises(zerohop.APIConnectionError):
        next(made)


def test_raw_responses():
    client = client_with(replying)
    raw = client.chat.completions.with_raw_response.create(
        model="m", messages=HI)
    assert isinstance(raw.http_response, httpx2.Response)
    assert raw.parse().id == "c1" and raw.request_id == "rq"
    client = client_with(streaming)
    with client.chat.completions.with_streaming_response.create(
            model="m", messages=HI, stream=True) as response:
        assert "data: [DONE]" in list(response.iter_lines())


@pytest.mark.parametrize("status, name", [
    (400, "BadRequestError"), (401, "AuthenticationError"),
    (404, "NotFoundError"), (418, "APIStatusError"), (429, "RateLimitError"),
    (500, "InternalServerError")])
def test_errors(status, name):
    def handler(request):
        return httpx2.Response(status, json={
            "error": {"message": "no", "code": "c"}})
    with pytest.raises(getattr(zerohop, name)) as caught:
        ask(client_with(handler))
    assert type(caught.value).__name__ == name
    assert str(caught.value) == f"Error code: {status} - no"
    assert caught.value.code == "c"
    assert caught.value.response.status_code == status


def test_transport_errors():
    def late(request):
        raise httpx2.ReadTimeout("late", request=request)

    def lost(request):
        raise httpx2.ConnectError("lost", request=request)

    with pytest.raises(zerohop.APITimeoutError):
        ask(client_with(late))
    with pytest.raises(zerohop.APIConnectionError) as caught:
        ask(client_with(lost))
    assert isinstance(caught.value.__cause__, httpx2.ConnectError)


def test_retries():
    counts = []

    def handler(request):
        counts.append(request.headers["x-stainless-retry-count"])
        if len(counts) < 3:
            return httpx2.Response(500, headers={"retry-after-ms": "1"})
        return replying(request)

    client = client_with(handler, max_retries=2)
    raw = client.chat.completions.with_raw_response.create(
        model="m", messages=HI)
    assert counts == ["0", "1", "2"] and raw.retries_taken == 2


@pytest.mark.parametrize("headers", [
    {"x-should-retry": "false"}, {"retry-after": "121"}])
def test_no_retry(headers):
    seen = []

    def handler(request):
        seen.append(request)
        return httpx2.Response(500, headers=headers)

    with pytest.raises(zerohop.InternalServerError):
        ask(client_with(handler, max_retries=2))
    assert len(seen) == 1


def test_asyncio():
    async def main():
        for handler, check in ((replying, False), (streaming, True)):
            async with zerohop.AsyncOpenAI(
                    api_key="k", http_client=mocked(handler, True)) as client:
                made = await ask(client, stream=check)
                if check:
                    parts = [part async for part in made]
                    assert text_of(parts) == "ab"
                else:
                    assert made.id == "c1"
            assert client._client.is_closed
    asyncio.run(main())


def test_closing_closes_it():
    given = mocked(replying)
    with zerohop.OpenAI(api_key="k", http_client=given) as client:
        pass
    assert given.is_closed
    with pytest.raises(RuntimeError):
        ask(client)


# --- the module's own client -------------------------------------------------------

def test_the_module_client(monkeypatch):
    with Server() as server:
        server.on(PATH, plain(reply()))
        monkeypatch.setattr(zerohop, "api_key", "ONE")
        monkeypatch.setattr(zerohop, "base_url", server.url + "/v1")
        assert ask(zerohop).id == "c1"
        monkeypatch.setattr(zerohop, "api_key", "TWO")
        assert ask(zerohop).id == "c1"
        keys = [request.header("authorization")
                for request in server.requests]
    assert keys == ["Bearer ONE", "Bearer TWO"]


def test_names_of_old(monkeypatch):
    with pytest.raises(zerohop.APIRemovedInV1, match="ChatCompletion"):
        zerohop.ChatCompletion.create(model="m")
    with pytest.raises(AttributeError):
        zerohop.Nonsense


def test_an_azure_and_an_openai_key_are_ambiguous(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    monkeypatch.setenv("AZURE_OPENAI_API_KEY", "k")
    with pytest.raises(zerohop.OpenAIError, match="Ambiguous"):
        zerohop.chat.completions.create


# --- logging -----------------------------------------------------------------------

def test_logging(monkeypatch, caplog):
    monkeypatch.setenv("OPENAI_LOG", "debug")
    caplog.set_level(logging.DEBUG, "openai")
    with Server() as server:
        server.on(PATH, plain(reply("SECRET")), stream([CHUNKS]))
        client = client_of(server)
        ask(client)
        text_of(ask(client, stream=True))
        asyncio.run(one(async_client_of(server)))
    said = caplog.text
    assert said.count("Sending HTTP Request: POST") == 3
    assert "SECRET" not in said and "KEY" not in said and "hi" not in said


async def one(client):
    await ask(client)
