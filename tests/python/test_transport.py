# SPDX-License-Identifier: Apache-2.0
"""HttpxTransport and AsyncHttpxTransport: what httpx's own transport does, for
httpx and httpx2; routing; other SDKs on them."""

import asyncio
import json
import socket

import pytest

import zerohop
from local import (
    CUT, DONE, HI, PATH, STALL, Server, chunk, closed_port, plain, reply,
    run_python, stream, until)

MODULES = [pytest.importorskip("httpx"), pytest.importorskip("httpx2")]
NOT_COMPARED = {"host", "accept-encoding", "connection"}


@pytest.fixture
def server():
    with Server() as server:
        server.on("*", echo)
        server.on("/moved", plain(b"", 302, {"Location": "/echo?x=1"}))
        server.on("/limit", plain(b"no \xff", 429, [
            ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"), ("X-A", "1")],
            content_type="text/plain"))
        server.on("/none", plain(b"", 204))
        yield server


def echo(request):
    headers = {}
    for name, value in request.headers:
        name = name.lower()
        headers[name] = f"{headers[name]}, {value}" if name in headers else (
            value)
    return plain({"method": request.method, "path": request.path,
                  "body": request.body.decode("latin-1"), "headers": {
                      name: value for name, value in headers.items()
                      if name not in NOT_COMPARED}})


@pytest.fixture(params=MODULES, ids=lambda module: module.__name__)
def httpx(request):
    return request.param


def client_of(httpx, **options):
    return httpx.Client(transport=zerohop.HttpxTransport(), **options)


# --- what httpx's own does ---------------------------------------------------------

def requests(httpx, url):
    yield "GET", "/echo?a=b%20c&d", {}
    yield "GET", "/echo", {"params": {"q": ["ü", "2"]}, "headers": {
        "X-A": "1", "Authorization": "Bearer KEY", "Accept": "text/plain"}}
    yield "GET", "/echo", {"headers": [("X-B", "1"), ("X-B", "2")]}
    yield "GET", "/echo", {"auth": ("user", "pass"), "headers": {"Cookie": "c=d"}}
    yield "POST", "/echo", {"json": {"a": "ü"}}
    yield "POST", "/echo", {"data": {"a": "b c"}}
    yield "POST", "/echo", {"content": "text"}
    yield "POST", "/echo", {"content": b""}
    yield "POST", "/echo", {}
    yield "PUT", "/echo", {"content": bytes(range(256))}
    yield "PATCH", "/echo", {"json": []}
    yield "DELETE", "/echo", {}
    yield "OPTIONS", "/echo", {}
    yield "HEAD", "/none", {}
    yield "POST", "/echo", {"files": {"f": ("a.txt", b"bytes", "text/plain")},
                            "headers": {"Content-Type":
                                        "multipart/form-data; boundary=x"}}
    yield "GET", "/moved", {}
    yield "GET", "/moved", {"follow_redirects": True}
    yield "POST", "/limit", {"json": {}}
    yield "GET", "/none", {}


def seen(response):
    text = response.content.decode("latin-1")
    if response.headers.get("content-type") == "application/json" and text:
        text = json.loads(text)
    return [response.status_code, text,
            str(response.url), response.http_version, len(response.history),
            sorted(pair for pair in response.headers.multi_items()
                   if pair[0].lower() != "connection"), response.is_closed,
            dict(response.cookies)]


def test_the_same_as_httpx(server, httpx):
    with httpx.Client() as theirs, client_of(httpx) as ours:
        for method, path, options in requests(httpx, server.url):
            said = [seen(client.request(method, server.url + path, **options))
                    for client in (theirs, ours)]
            assert said[0] == said[1], (method, path, options)


def test_the_same_as_httpx_on_asyncio(server, httpx):
    async def main():
        transport = zerohop.AsyncHttpxTransport()
        async with httpx.AsyncClient() as theirs, httpx.AsyncClient(
                transport=transport) as ours:
            for method, path, options in requests(httpx, server.url):
                said = [seen(await client.request(
                    method, server.url + path, **options))
                    for client in (theirs, ours)]
                assert said[0] == said[1], (method, path, options)
    asyncio.run(main())


def test_bodies_may_come_piece_by_piece(server, httpx):
    def pieces():
        yield b"one"
        yield b"two"

    with client_of(httpx) as client:
        made = client.post(server.url + "/echo", content=pieces())
        assert made.json()["body"] == "onetwo"


def test_replies_are_read_as_they_come(server, httpx):
    more = []
    server.on("/s", stream([b"one", lambda: until(lambda: more), b"two"]))
    with client_of(httpx) as client, client.stream(
            "GET", server.url + "/s") as made:
        assert not made.is_closed
        pieces = made.iter_bytes()
        assert next(pieces) == b"one"
        more.append(1)
        assert b"".join(pieces) == b"two"
    assert made.is_closed


def test_connections_are_kept(server, httpx):
    with client_of(httpx) as client:
        for _ in range(3):
            client.get(server.url + "/echo")
    assert len({request.connection for request in server.requests}) == 1


def test_a_reply_that_is_left_ends_its_connection(server, httpx):
    server.on("/s", stream([b"one"], then=STALL))
    with client_of(httpx) as client:
        with client.stream("GET", server.url + "/s") as made:
            assert next(made.iter_bytes()) == b"one"
        assert made.is_closed
        assert client.get(server.url + "/echo").status_code == 200


# --- failures -------------------------------------------------------------------------

@pytest.fixture
def silent():
    """Accepts connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as made:
        yield f"https://127.0.0.1:{made.getsockname()[1]}/"


def failures(server, silent):
    server.on("/cut", stream([b"one"], then=CUT))
    server.on("/slow", plain(b"x", delay=30))
    server.on("/stalls", stream([b"one"], then=STALL))
    limits = {"timeout": 0.3}
    return [("ConnectError", f"http://127.0.0.1:{closed_port()}/", {}),
            ("ConnectError", "http://nowhere.invalid/", {}),
            ("ConnectTimeout", silent, {"timeout": (0.3, 30, 30, 30)}),
            ("ReadTimeout", server.url + "/slow", limits),
            ("ReadTimeout", server.url + "/stalls", limits),
            ("RemoteProtocolError", server.url + "/cut", {}),
            ("UnsupportedProtocol", "ftp://x/", {})]


def test_failures_are_httpx_failures(server, httpx, silent):
    with client_of(httpx) as client:
        for name, url, options in failures(server, silent):
            with pytest.raises(httpx.TransportError) as caught:
                client.get(url, **options)
            assert type(caught.value) is getattr(httpx, name), caught.value
            assert str(caught.value.request.url) == url
            assert "openai" not in str(caught.value)
    with pytest.raises(RuntimeError, match="closed"):
        client.get(server.url)


def test_failures_on_asyncio(server, httpx, silent):
    async def main():
        async with httpx.AsyncClient(
                transport=zerohop.AsyncHttpxTransport()) as client:
            for name, url, options in failures(server, silent):
                with pytest.raises(getattr(httpx, name)):
                    await client.get(url, **options)
    asyncio.run(main())


def test_cancelled_tasks_end_their_requests(server, httpx):
    server.on("/slow", plain(b"x", delay=30))

    async def main():
        async with httpx.AsyncClient(
                transport=zerohop.AsyncHttpxTransport()) as client:
            task = asyncio.create_task(client.get(server.url + "/slow",
                                                  timeout=60))
            while not server.requests:
                await asyncio.sleep(0.01)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            made = await client.get(server.url + "/echo")
            assert made.status_code == 200
    asyncio.run(main())


def test_the_environments_accounts_are_not_told(server):
    done = run_python(
        "import sys, httpx, zerohop\n"
        "client = httpx.Client(transport=zerohop.HttpxTransport())\n"
        "print(client.get(sys.argv[1] + '/echo').json()['headers'])",
        server.url, OPENAI_API_KEY="secret", OPENAI_ORG_ID="secret",
        OPENAI_PROJECT_ID="secret", OPENAI_CUSTOM_HEADERS="X-Secret: secret",
        ZEROHOP_CONFIG="/nowhere")
    assert "user-agent" in done.stdout and "secret" not in done.stdout, (
        done.stderr)


# --- routing --------------------------------------------------------------------------

CHUNKS = [chunk("a"), chunk("b", "stop"), DONE]


def routed(server, second, **options):
    return {"base_url": server.url + "/v1", "fallbacks": ["groq/llama"],
            "router": {"providers": {"groq": {
                "base_url": second.url + "/v1", "api_key": "OTHER"}}},
            **options}


def chatted(request):
    return stream(CHUNKS) if request.json().get("stream") else plain(
        reply("from there"))


def test_chats_are_routed(server, httpx):
    with Server() as second:
        second.on("*", chatted)
        server.on(PATH, plain({"error": {"message": "no"}}, status=503))
        transport = zerohop.HttpxTransport(**routed(server, second))
        with httpx.Client(transport=transport, headers={
                "Authorization": "Bearer MINE"}) as client:
            body = {"model": "m", "messages": HI}
            made = client.post(server.url + PATH, json=body)
            assert made.json()["choices"][0]["message"]["content"] == (
                "from there")
            assert made.headers["x-zerohop-provider"] == "groq"
            with client.stream("POST", server.url + PATH, json={
                    **body, "stream": True}) as made:
                lines = [line for line in made.iter_lines() if line]
            assert lines[-1] == "data: [DONE]" and len(lines) == 3
            second.on("*", plain({"error": {"message": "slow down"}},
                                 status=429))
            made = client.post(server.url + PATH, json=body)
            assert made.status_code == 429
            assert made.json()["error"]["message"] == "slow down"
            made = client.post(server.url + "/v1/other", json=body)
            assert made.json()["path"] == "/v1/other"
        assert {request.header("authorization")
                for request in server.requests} == {"Bearer MINE"}
        assert {request.header("authorization")
                for request in second.requests} == {"Bearer OTHER"}


def test_a_key_goes_nowhere_but_where_it_was_sent(server, httpx):
    with Server() as second:
        second.on("*", chatted)
        transport = zerohop.HttpxTransport(base_url=second.url + "/v1",
                                           api_key="HOME")
        with httpx.Client(transport=transport) as client:
            client.post(server.url + PATH, json={"model": "m", "messages": HI},
                        headers={"Authorization": "Bearer MINE"})
        assert [request.header("authorization") for request in
                second.requests] == ["Bearer HOME"]


def with_openai(server, second):
    import httpx2
    import openai
    with httpx2.Client(transport=zerohop.HttpxTransport(
            **routed(server, second))) as http:
        client = openai.OpenAI(api_key="K", base_url=server.url + "/v1",
                               http_client=http, max_retries=0)
        ask = {"model": "m", "messages": HI}
        made = client.chat.completions.create(**ask)
        assert made.choices[0].message.content == "from there"
        text = "".join(part.choices[0].delta.content or "" for part in
                       client.chat.completions.create(**ask, stream=True))
        assert text == "ab"
        assert client.models.list().data == []
        second.on("*", plain({"error": {"message": "no"}}, status=429))
        with pytest.raises(openai.RateLimitError):
            client.chat.completions.create(**ask)

    async def main():
        second.on("*", chatted)
        async with httpx2.AsyncClient(transport=zerohop.AsyncHttpxTransport(
                **routed(server, second))) as http:
            client = openai.AsyncOpenAI(
                api_key="K", base_url=server.url + "/v1", http_client=http)
            made = await client.chat.completions.create(**ask)
            assert made.choices[0].message.content == "from there"
            stream = await client.chat.completions.create(**ask, stream=True)
            assert len([part async for part in stream]) == 2
    asyncio.run(main())


def with_anthropic(server):
    import anthropic
    import httpx2
    whole = {"id": "m", "type": "message", "role": "assistant", "model": "c",
             "content": [{"type": "text", "text": "from there"}],
             "stop_reason": "end_turn", "stop_sequence": None,
             "usage": {"input_tokens": 1, "output_tokens": 1}}
    begun = {**whole, "content": []}
    parts = [("message_start", {"message": begun}),
             ("content_block_start", {"index": 0, "content_block": {
                 "type": "text", "text": ""}}),
             ("content_block_delta", {"index": 0, "delta": {
                 "type": "text_delta", "text": "from there"}}),
             ("content_block_stop", {"index": 0}), ("message_stop", {})]
    server.on("/v1/messages", plain(whole), stream([
        f"event: {name}\ndata: {json.dumps({'type': name, **data})}\n\n"
        for name, data in parts]))
    with httpx2.Client(transport=zerohop.HttpxTransport()) as http:
        client = anthropic.Anthropic(api_key="K", base_url=server.url,
                                     http_client=http)
        ask = {"model": "c", "max_tokens": 5, "messages": HI}
        assert client.messages.create(**ask).content[0].text == "from there"
        with client.messages.stream(**ask) as made:
            assert "".join(made.text_stream) == "from there"
    assert {request.header("authorization") for request in server.requests
            if request.path == "/v1/messages"} == {"Bearer K"}


def sdks():
    with Server() as server, Server() as second:
        server.on("*", plain({"object": "list", "data": []}))
        server.on(PATH, plain({"error": {"message": "no"}}, status=503))
        second.on("*", chatted)
        with_openai(server, second)
        with_anthropic(server)
    print("done")


def test_the_official_client_and_anthropics_on_it():
    for name in ("openai", "anthropic"):
        pytest.importorskip(name)
    done = run_python("import test_transport; test_transport.sdks()",
                      timeout=300)
    assert "done" in done.stdout, done.stderr[-3000:]
