# SPDX-License-Identifier: Apache-2.0
"""Provider processes that are killed, and who gets which key."""

import os
import pathlib
import signal
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "tools"))
from server import Server, plain, stream  # noqa: E402

from zerohop import APIConnectionError, OpenAI, OpenAIError  # noqa: E402

MESSAGES = [{"role": "user", "content": "hi"}]
OPENAI = {"id": "x", "object": "chat.completion", "created": 1, "model": "m",
          "choices": [{"index": 0, "finish_reason": "stop", "message":
                       {"role": "assistant", "content": "from openai"}}]}
ANTHROPIC = {"id": "msg_1", "type": "message", "role": "assistant",
             "model": "claude", "stop_reason": "end_turn",
             "content": [{"type": "text", "text": "from anthropic"}],
             "usage": {"input_tokens": 1, "output_tokens": 2}}
KEYS = ("OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GEMINI_API_KEY",
        "GOOGLE_API_KEY", "OPENAI_BASE_URL", "ANTHROPIC_BASE_URL")


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch):
    for name in KEYS:
        monkeypatch.delenv(name, raising=False)


class Provider:
    """A server process of its own, so that it can be killed."""

    def __init__(self, dialect, *options):
        self.process = subprocess.Popen(
            [sys.executable, str(ROOT / "examples" / "providers.py"),
             "--dialect", dialect, *options],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline().split()[-1])
        self.url = f"http://127.0.0.1:{self.port}"

    def wait_for_a_request(self):
        assert self.process.stdout.readline()

    def kill(self):
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()


def router_of(openai, anthropic):
    return {"providers": {
        "openai": {"base_url": openai.url + "/v1", "api_key": "KEY1"},
        "anthropic": {"base_url": anthropic.url, "api_key": "KEY2"}}}


def text_of(chunks):
    return "".join(c.choices[0].delta.content or "" for c in chunks
                   if c.choices)


def test_killed_before_the_first_token_the_second_provider_answers():
    with Provider("openai", "--delay", "0.3") as first, \
            Provider("anthropic") as second:
        client = OpenAI(router=router_of(first, second),
                        fallbacks=["anthropic/claude-sonnet-4-5"])
        first.kill()
        answer = client.chat.completions.create(
            model="openai/gpt-4o", messages=MESSAGES, stream=True)
        assert text_of(answer).startswith("This is ")
        assert answer._route.provider == "anthropic"
        assert [at.provider for at in answer._route.attempts] == \
            ["openai", "anthropic"]


def test_killed_amid_a_stream_the_error_has_the_partial_text():
    with Provider("openai", "--delay", "0.05") as first, \
            Provider("anthropic") as second:
        client = OpenAI(router=router_of(first, second),
                        fallbacks=["anthropic/claude-sonnet-4-5"])
        seen = ""
        with pytest.raises(APIConnectionError) as caught:
            for chunk in client.chat.completions.create(
                    model="openai/gpt-4o", messages=MESSAGES, stream=True):
                seen += text_of([chunk])
                if len(seen) > 20:
                    first.kill()
        assert seen and caught.value.partial_text == seen
        assert len(caught.value._route.attempts) == 1
        reply = client.chat.completions.create(model="openai/gpt-4o",
                                               messages=MESSAGES)
        assert reply._route.provider == "anthropic"


def test_a_key_of_one_provider_is_enough_for_it(monkeypatch):
    with Server() as server:
        server.on("/v1/messages", plain(ANTHROPIC))
        monkeypatch.setenv("ANTHROPIC_API_KEY", "KEY-A")
        monkeypatch.setenv("ANTHROPIC_BASE_URL", server.url)
        reply = OpenAI().chat.completions.create(
            model="anthropic/claude-sonnet-4-5", messages=MESSAGES)
        assert reply.choices[0].message.content == "from anthropic"
        assert [at.provider for at in reply._route.attempts] == ["anthropic"]
        request = server.requests[0]
        assert request.header("x-api-key") == "KEY-A"
        assert request.header("authorization") is None
        assert request.json()["model"] == "claude-sonnet-4-5"


def test_a_model_of_a_provider_without_a_key_says_what_to_set(monkeypatch):
    monkeypatch.setenv("ANTHROPIC_API_KEY", "KEY-A")
    with pytest.raises(OpenAIError) as caught:
        OpenAI().chat.completions.create(model="gpt-4o", messages=MESSAGES)
    assert "OPENAI_API_KEY" in str(caught.value)


@pytest.mark.parametrize("model", ["anthropic/claude-x", "a/b/c:d@e",
                                   "hf.co/org/name:Q4_K_M", "mock/openai"])
def test_with_a_base_url_the_model_arrives_untouched(model):
    with Server() as server:
        server.on("/v1/chat/completions", plain(OPENAI))
        client = OpenAI(base_url=server.url + "/v1", api_key="K")
        client.chat.completions.create(model=model, messages=MESSAGES)
        assert server.requests[0].json() == {"model": model,
                                             "messages": MESSAGES}


def test_an_explicit_key_never_leaves_for_another_provider(monkeypatch):
    with Server() as home, Server() as other:
        home.on("*", plain({"error": {"message": "no"}}, 500))
        other.on("/v1/messages", plain(ANTHROPIC))
        monkeypatch.setenv("ANTHROPIC_API_KEY", "KEY-A")
        client = OpenAI(
            api_key="EXPLICIT", max_retries=0,
            router={"providers": {
                "openai": {"base_url": home.url + "/v1"},
                "anthropic": {"base_url": other.url}}},
            default_headers={"Authorization": "Bearer PRIVATE"},
            fallbacks=["anthropic/claude-sonnet-4-5"])
        reply = client.chat.completions.create(
            model="gpt-4o", messages=MESSAGES,
            extra_headers={"Cookie": "SECRET", "X-Trace": "t1"})
        assert reply._route.provider == "anthropic"
        sent = str(other.requests[0].headers)
        for secret in ("EXPLICIT", "PRIVATE", "SECRET"):
            assert secret not in sent
        assert other.requests[0].header("x-trace") == "t1"


def test_raw_params_and_extra_headers_arrive(monkeypatch):
    with Server() as server:
        server.on("/v1/messages", plain(ANTHROPIC))
        monkeypatch.setenv("ANTHROPIC_API_KEY", "KEY-A")
        client = OpenAI(router={"providers": {
            "anthropic": {"base_url": server.url}}})
        client.chat.completions.create(
            model="anthropic/claude-sonnet-4-5", messages=MESSAGES,
            extra_headers={"anthropic-beta": "beta-1"},
            extra_body={"raw_params": {"top_k": 5, "metadata": {"user_id": "u"}}})
        body = server.requests[0].json()
        assert body["top_k"] == 5 and body["metadata"] == {"user_id": "u"}
        assert "raw_params" not in body
        assert server.requests[0].header("anthropic-beta") == "beta-1"


def test_fallbacks_of_one_request_take_the_place_of_the_clients():
    with Server() as server:
        server.on("/a/chat/completions", plain({}, 503))
        server.on("/b/chat/completions", plain(OPENAI))
        router = {"providers": {
            name: {"base_url": f"{server.url}/{name}", "api_key": name}
            for name in "ab"}}
        client = OpenAI(router=router, max_retries=0)
        reply = client.chat.completions.create(
            model="a/x", messages=MESSAGES, extra_body={"fallbacks": ["b/y"]})
        assert reply._route.deployment == "b/y"
        assert "fallbacks" not in server.requests[1].json()


def test_a_stream_cut_before_content_is_answered_by_the_next():
    with Server() as server:
        role = (b'data: {"id":"x","choices":[{"index":0,"delta":'
                b'{"role":"assistant"},"finish_reason":null}]}\n\n')
        done = (b'data: {"id":"y","choices":[{"index":0,"delta":'
                b'{"content":"whole"},"finish_reason":"stop"}]}\n\n'
                b'data: [DONE]\n\n')
        server.on("/a/chat/completions", stream([role], then="cut"))
        server.on("/b/chat/completions", stream([role.replace(b"x", b"y", 1), done]))
        router = {"providers": {
            name: {"base_url": f"{server.url}/{name}", "api_key": name}
            for name in "ab"}}
        client = OpenAI(router=router, fallbacks=["b/y"])
        chunks = list(client.chat.completions.create(
            model="a/x", messages=MESSAGES, stream=True))
        assert text_of(chunks) == "whole"
        assert {chunk.id for chunk in chunks} == {"y"}
