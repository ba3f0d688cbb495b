# SPDX-License-Identifier: Apache-2.0
"""AzureOpenAI: beside the official client's, and what is ours."""

import asyncio
import json
import os
import pathlib
import tempfile

import pytest

import zerohop
from local import (
    DONE, HI, Server, chunk, plain, reply, run_python, stream, text_of)

SEEN = ("authorization", "api-key", "x-a", "openai-organization")
VARIABLES = ("OPENAI_API_KEY", "OPENAI_API_VERSION", "OPENAI_BASE_URL",
             "AZURE_OPENAI_API_KEY", "AZURE_OPENAI_AD_TOKEN",
             "AZURE_OPENAI_ENDPOINT")
EMBEDDED = {"object": "list", "model": "m", "data": [
    {"object": "embedding", "index": 0, "embedding": "AACAPw=="}]}


def answer(request):
    path = request.path.partition("?")[0]
    if path.endswith("/embeddings"):
        return plain(EMBEDDED)
    if path.endswith("/completions"):
        if request.json().get("stream"):
            return stream([chunk("a"), chunk("b", "stop"), DONE])
        return plain(reply())
    if path.endswith(("/speech", "/content")):
        return plain(b"sound", content_type="audio/mpeg")
    if path.endswith("/transcriptions"):
        return plain({"text": "said"})
    return plain({"object": "list", "data": [], "id": "x"})


@pytest.fixture
def server():
    with Server() as server:
        server.on("*", answer)
        yield server


# --- the same as the official client's ---------------------------------------------

def calls(client, file):
    """Calls of one client, under the names that show them."""
    return {
        "chat": lambda: client.chat.completions.create(
            model="my/gpt 4", messages=HI).choices[0].message.content,
        "stream": lambda: text_of(client.chat.completions.create(
            model="gpt", messages=HI, stream=True)),
        "headers": lambda: client.chat.completions.create(
            model="gpt", messages=HI, extra_headers={
                "Authorization": "Bearer OWN", "X-A": "1"},
            extra_query={"q": "2"}).id,
        "own key": lambda: client.with_raw_response.models.list(
            extra_headers={"api-key": "OWN"}).status_code,
        "embeddings": lambda: client.embeddings.create(
            model="emb", input="x").data[0].embedding,
        "completions": lambda: client.completions.create(
            model="old", prompt="x").id,
        "models": lambda: client.models.list().data,
        "images": lambda: client.images.generate(
            model="dall", prompt="x").data,
        "edits": lambda: client.images.edit(
            model="dall", prompt="x", image=open(file, "rb")).data,
        "speech": lambda: client.audio.speech.create(
            model="tts", input="x", voice="y").read(),
        "transcriptions": lambda: client.audio.transcriptions.create(
            model="whisper", file=open(file, "rb")).text,
        "files": lambda: client.files.list().data,
        "responses": lambda: client.responses.create(
            model="gpt", input="x").id,
        "no model": lambda: client.post("/embeddings", cast_to=object,
                                        body={"input": "x"}),
        "moderations": lambda: client.moderations.create(input="x").id,
    }


def clients(package, url):
    """Ways to make a client: {name: (environment, function)}."""
    azure, key = package.AzureOpenAI, {"api_key": "K", "max_retries": 0}
    at = {"azure_endpoint": url, "api_version": "v1"}
    token = {"azure_ad_token": "T", "max_retries": 0}
    env = {"AZURE_OPENAI_ENDPOINT": url + "/", "OPENAI_API_VERSION": "v9"}
    return {
        "endpoint": ({}, lambda: azure(**at, **key)),
        "slash": ({}, lambda: azure(**{**at, "azure_endpoint": url + "/"},
                                    **key)),
        "deployment": ({}, lambda: azure(**at, azure_deployment="dep", **key)),
        "base_url": ({}, lambda: azure(base_url=url + "/mine",
                                       api_version="v1", **key)),
        "deployed base": ({}, lambda: azure(
            base_url=url + "/openai/deployments/d2", api_version="v2", **key)),
        "token": ({}, lambda: azure(**at, **token)),
        "provider": ({}, lambda: azure(
            **at, azure_ad_token_provider=lambda: "P", max_retries=0)),
        "bad provider": ({}, lambda: azure(
            **at, azure_ad_token_provider=lambda: "", max_retries=0)),
        "callable": ({}, lambda: azure(**at, api_key=lambda: "C",
                                       max_retries=0)),
        "environment": ({**env, "AZURE_OPENAI_API_KEY": "EK"},
                        lambda: azure(max_retries=0)),
        "both in environment": (
            {**env, "AZURE_OPENAI_API_KEY": "EK",
             "AZURE_OPENAI_AD_TOKEN": "ET"}, lambda: azure(max_retries=0)),
        "key over environment": (
            {**env, "AZURE_OPENAI_AD_TOKEN": "ET"}, lambda: azure(**key)),
        "query": ({}, lambda: azure(**at, **key, default_query={
            "api-version": "v0", "z": "1"}, default_headers={"X-A": "0"},
            organization="o")),
        "default auth": ({}, lambda: azure(
            **at, default_headers={"api-key": "D"}, max_retries=0,
            _enforce_credentials=False)),
        "no auth": ({}, lambda: azure(**at, max_retries=0,
                                      _enforce_credentials=False)),
        "no credentials": ({}, lambda: azure(**at)),
        "no version": ({}, lambda: azure(azure_endpoint=url, api_key="K")),
        "no endpoint": ({}, lambda: azure(api_version="v1", api_key="K")),
        "both places": ({}, lambda: azure(**at, base_url="x", api_key="K")),
        "two credentials": ({}, lambda: azure(**at, **key,
                                              azure_ad_token="T")),
        "copy": ({}, lambda: azure(**at, azure_deployment="dep", **key).copy(
            timeout=3)),
        "copy to token": ({}, lambda: azure(**at, **key).with_options(
            azure_ad_token="T2", api_version="v3")),
        "copy to key": ({}, lambda: azure(**at, **token).copy(api_key="K2")),
        "copy to both": ({}, lambda: azure(**at, **token).copy(
            api_key="K2", azure_ad_token="x")),
        "copy elsewhere": ({}, lambda: azure(
            **at, azure_deployment="dep", **key).copy(
                base_url=url + "/other")),
        "copy, query": ({}, lambda: azure(**at, **key).copy(
            set_default_query={"a": "b"})),
        "residency": ({}, lambda: azure(**at, **key).copy(
            data_residency="eu")),
    }


def form_free(request):
    kind = request.header("content-type") or ""
    return None if kind.startswith("multipart") else (
        json.loads(request.body) if request.body else None)


def everything(package, server):
    found = {}

    def tried(name, action):
        before = len(server.requests)
        try:
            said = repr(action())
        except Exception as error:
            said = [type(error).__name__, str(error)]
        found[name] = [said, [
            [request.method, request.path, form_free(request),
             {header: request.header(header) for header in SEEN}]
            for request in server.requests[before:]]]
    with tempfile.TemporaryDirectory() as place:
        file = pathlib.Path(place) / "a.wav"
        file.write_bytes(b"RIFF")
        for name, (environment, make) in clients(package, server.url).items():
            for variable in VARIABLES:
                os.environ.pop(variable, None)
            os.environ.update(environment)
            made = []
            tried(name, lambda: made.append(make()))
            for client in made:
                tried(f"{name}: about", lambda: [
                    client.api_key, str(client.base_url),
                    dict(client.default_query), client._api_version])
                for call, action in calls(client, file).items():
                    tried(f"{name}: {call}", action)
    return found


def beside_the_official():
    import openai
    with Server() as server:
        server.on("*", answer)
        theirs = everything(openai, server)
        url = server.url
    with Server() as server:
        server.on("*", answer)
        ours = everything(zerohop, server)
        ours = json.loads(json.dumps(ours).replace(server.url, url))
    theirs = json.loads(json.dumps(theirs))
    for name, value in theirs.items():
        assert ours[name] == value, f"{name}\n{ours[name]}\n{value}"
    assert set(ours) == set(theirs) and len(ours) > 250, len(ours)
    print("same", len(ours))


def test_the_same_as_the_official_client():
    pytest.importorskip("openai")
    done = run_python("import test_azure; test_azure.beside_the_official()")
    assert "same" in done.stdout, done.stderr[-3000:]


# --- ours ----------------------------------------------------------------------------

def azure(server, **options):
    return zerohop.AzureOpenAI(**{
        "azure_endpoint": server.url, "api_key": "K", "api_version": "v1",
        "max_retries": 0, **options})


def test_a_chat_is_native_and_may_fall_back_without_the_key(server):
    with Server() as second:
        second.on("*", plain(reply("from there")))
        server.on("*", plain({"error": {"message": "no"}}, status=503))
        client = azure(server, router={"providers": {"groq": {
            "base_url": second.url + "/v1", "api_key": "OTHER"}}},
            fallbacks=["groq/llama"])
        made = client.chat.completions.create(model="gpt", messages=HI)
        assert made.choices[0].message.content == "from there"
        assert len(made._route.attempts) == 2
        seen = second.requests[-1]
        assert seen.header("api-key") is None
        assert seen.header("authorization") == "Bearer OTHER"


def test_the_url_of_a_raw_reply_has_the_deployment(server):
    made = azure(server).chat.completions.with_raw_response.create(
        model="gpt", messages=HI)
    assert str(made.url).endswith("/openai/deployments/gpt/chat/completions")
    assert made.parse().id == "c1"


def test_settings_reach_all_deployments(server):
    client = azure(server)
    for model in ("a", "b", "a"):
        client.chat.completions.create(model=model, messages=HI)
    assert len(client._native._others) == 2
    client.timeout = 0.05
    server.on("*", plain(reply(), delay=5))
    with pytest.raises(zerohop.APITimeoutError):
        client.chat.completions.create(model="a", messages=HI)
    client.close()
    for model in ("a", "new"):
        with pytest.raises(RuntimeError, match="closed"):
            client.chat.completions.create(model=model, messages=HI)


def test_asyncio(server):
    async def token():
        return "AT"

    async def main():
        async with zerohop.AsyncAzureOpenAI(
                azure_endpoint=server.url, api_version="v1", max_retries=0,
                azure_ad_token_provider=token) as client:
            made = await client.chat.completions.create(model="gpt",
                                                        messages=HI)
            assert made.id == "c1"
            parts = await client.chat.completions.create(
                model="gpt", messages=HI, stream=True)
            assert [part async for part in parts]
            made = await client.embeddings.create(model="e", input="x")
            assert made.data[0].embedding == [1.0]
    asyncio.run(main())
    assert {request.header("authorization")
            for request in server.requests} == {"Bearer AT"}
    assert [request.path for request in server.requests] == [
        *2 * ["/openai/deployments/gpt/chat/completions?api-version=v1"],
        "/openai/deployments/e/embeddings?api-version=v1"]


def test_through_an_httpx_client(server):
    httpx2 = pytest.importorskip("httpx2")
    client = azure(server, azure_deployment="dep", http_client=httpx2.Client(
        headers={"X-A": "mine"}))
    assert client.chat.completions.create(model="x", messages=HI).id == "c1"
    client.models.list()
    assert [request.path for request in server.requests] == [
        "/openai/deployments/dep/chat/completions?api-version=v1",
        "/openai/models?api-version=v1"]
    for request in server.requests:
        assert request.header("x-a") == "mine"
        assert request.header("api-key") == "K"
        assert request.header("authorization") is None


def test_the_modules_own_client(server):
    done = run_python(
        "import sys, zerohop as openai\n"
        "openai.api_type, openai.api_version = 'azure', 'v1'\n"
        "openai.azure_endpoint, openai.api_key = sys.argv[1], 'K'\n"
        "print(openai.chat.completions.create(model='m', messages=[{"
        "'role': 'user', 'content': 'hi'}]).id)", server.url)
    assert done.stdout.strip() == "c1", done.stderr


def test_in_alias_mode(server):
    pytest.importorskip("openai")
    done = run_python(
        "import sys, zerohop, zerohop.alias; zerohop.alias.install()\n"
        "import openai\n"
        "from openai.lib.azure import AzureOpenAI\n"
        "c = openai.AzureOpenAI(azure_endpoint=sys.argv[1], api_key='K', "
        "api_version='v1')\n"
        "made = c.chat.completions.create(model='m', messages=[])\n"
        "print(isinstance(c, openai.OpenAI), isinstance(c, AzureOpenAI), "
        "isinstance(c, zerohop.AzureOpenAI), made._route.provider)",
        server.url)
    assert done.stdout.split() == ["True", "True", "True", "openai"], (
        done.stderr)
