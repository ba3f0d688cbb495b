# SPDX-License-Identifier: Apache-2.0
"""zerohop/_client.py and python/src/client.c: options, copies, arguments."""

import copy
import inspect
import json

import pytest

import local
import zerohop
from local import HI, PATH, Server, ask, client_of, closed_port, plain, reply
from zerohop import OpenAI, Router, Timeout


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch):
    import os
    for name in list(os.environ):
        if name.startswith(("OPENAI_", "ZEROHOP_", "ANTHROPIC_", "GEMINI_",
                            "GOOGLE_")):
            monkeypatch.delenv(name)


@pytest.fixture
def server():
    with Server() as running:
        running.on(PATH, plain(reply()))
        yield running


def test_a_chat(server):
    made = ask(client_of(server))
    assert made.choices[0].message.content == "hello"
    assert made._route.provider == "openai"
    assert made._route.attempts[0].outcome == "ok"
    assert made._route.cost is None and made._request_id is None
    assert "_route" not in repr(made) + made.to_json()


@pytest.mark.parametrize("name", [
    "workload_identity", "provider", "data_residency",
    "websocket_base_url"])
def test_what_is_not_built_says_so(name, server):
    with pytest.raises(NotImplementedError, match=name):
        OpenAI(api_key="k", **{name: "x"})
    OpenAI(api_key="k", **{name: None})
    with pytest.raises(NotImplementedError, match=name):
        client_of(server).copy(**{name: "x"})


def test_timeouts_of_all_kinds(server):
    client = client_of(server)
    for timeout in (5, 5.5, None, Timeout(5), Timeout(None, deadline=3),
                    Timeout(9, ttft=1, chunk=None), zerohop.NOT_GIVEN):
        assert ask(client, timeout=timeout).id == "c1"
    for wrong in ("5", [5], object()):
        with pytest.raises(TypeError):
            ask(client, timeout=wrong)
    for wrong in (-1, float("nan"), Timeout(-1), float("-inf")):
        with pytest.raises(ValueError):
            ask(client, timeout=wrong)
    with pytest.raises(TypeError):
        OpenAI(api_key="k", timeout="x")


@pytest.mark.parametrize("timeout, seconds", [
    (0.2, 0.2), (Timeout(9, read=0.3), 0.3), (Timeout(9, deadline=0.2), 0.2),
    (Timeout(9, ttft=0.2), 0.2)])
def test_a_timeout_ends_the_wait(timeout, seconds, server):
    import time
    server.on(PATH, plain(reply(), delay=5))
    began = time.monotonic()
    with pytest.raises(zerohop.APITimeoutError, match="Request timed out."):
        ask(client_of(server), timeout=timeout, stream=True)
    assert seconds * 0.9 < time.monotonic() - began < seconds + 1
    with pytest.raises(zerohop.APITimeoutError) as caught:
        ask(client_of(server, timeout=timeout), stream=True)
    assert isinstance(caught.value.__cause__, TimeoutError)


def test_a_groups_timeouts_are_not_hidden_by_the_clients_default(server):
    server.on(PATH, plain(reply(), delay=5))
    config = config_for(server)
    config["models"]["smart"]["timeouts"] = {"read": 0.2}
    config["router_settings"] = {"num_retries": 1}
    with pytest.raises(zerohop.APITimeoutError):
        OpenAI(router=config).chat.completions.create(model="smart",
                                                      messages=HI)
    assert len(server.requests) == 2
    with pytest.raises(zerohop.APITimeoutError):
        OpenAI(router=config, max_retries=0).chat.completions.create(
            model="smart", messages=HI)
    assert len(server.requests) == 3


def test_timeout_objects():
    timeout = Timeout(5, connect=1)
    assert repr(timeout) == "Timeout(connect=1, read=5, write=5, pool=5)"
    assert timeout == Timeout((1, 5, 5, 5)) and timeout != Timeout(5)
    assert Timeout(timeout, read=2).as_dict() == {
        "connect": 1, "read": 2, "write": 5, "pool": 5}
    assert hash(Timeout(5)) == hash(Timeout(5))
    assert repr(Timeout(5, ttft=1)) == "Timeout(timeout=5, ttft=1)"
    assert Timeout(5, ttft=1) != Timeout(5)
    with pytest.raises(ValueError, match="include a default"):
        Timeout(connect=1)


def test_copies_share_the_router_until_it_must_differ(server):
    client = client_of(server)
    core = client._native.router
    assert client.with_options(timeout=3, max_retries=9)._native.router is core
    assert copy.copy(client)._native.router is core
    assert client.copy(api_key="other")._native.router is not core
    assert client.copy(default_headers={"A": "b"})._native.router is not core
    other = client.with_options(timeout=3, max_retries=9)
    assert (other.timeout, other.max_retries) == (3, 9)
    assert client.max_retries == 0 and client.timeout != 3
    client.close()
    assert not other.is_closed() and ask(other).id == "c1"


def test_attributes_may_be_changed(server):
    client = client_of(server)
    client.api_key = "second"
    ask(client)
    assert server.requests[-1].header("authorization") == "Bearer second"
    client.max_retries = 3
    with pytest.raises(TypeError):
        client.max_retries = None
    client.base_url = f"http://127.0.0.1:{closed_port()}/v1"
    client.max_retries = 0
    with pytest.raises(zerohop.APIConnectionError):
        ask(client)
    client.base_url = server.url + "/v1"
    ask(client)
    assert server.requests[-1].header("authorization") == "Bearer second"
    client.timeout = 0.2
    server.on(PATH, plain(reply(), delay=3))
    with pytest.raises(zerohop.APITimeoutError):
        ask(client)


def test_a_key_function_is_asked_every_time(server):
    keys = iter("abc")
    client = client_of(server, api_key=lambda: next(keys))
    assert client.api_key == ""
    ask(client)
    ask(client)
    assert [request.header("authorization") for request in server.requests] == [
        "Bearer a", "Bearer b"]
    assert client.api_key == "b"
    ask(client.copy())
    assert server.requests[-1].header("authorization") == "Bearer c"

    def fails():
        raise LookupError("no key")

    with pytest.raises(LookupError):
        ask(client_of(server, api_key=fails))


def test_extra_body_lies_over_the_arguments(server):
    ask(client_of(server), temperature=1, extra_body={"temperature": 2,
                                                      "top_k": 3})
    assert server.requests[-1].body == (
        b'{"model":"m","messages":[{"role":"user","content":"hi"}],'
        b'"temperature":2,"top_k":3}')
    for stream, extra in ((False, True), (True, False)):
        with pytest.raises(TypeError, match="extra_body cannot change"):
            ask(client_of(server), stream=stream, extra_body={"stream": extra})


def test_headers_are_checked(server):
    client = client_of(server)
    for headers in ({"X": 1}, {1: "x"}, {"X": None}):
        with pytest.raises(TypeError, match="must be str or bytes"):
            ask(client, extra_headers=headers)
    ask(client, extra_headers={b"X-Bytes": b"yes"})
    assert server.requests[-1].header("x-bytes") == "yes"
    with pytest.raises(TypeError):
        client_of(server, default_headers={"X": 5})
    for wrong in ([1], "text"):
        with pytest.raises((TypeError, AttributeError)):
            ask(client, extra_headers=wrong)


def test_custom_headers_of_the_environment(server, monkeypatch):
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-A: 1\nX-B : 2\nnothing")
    ask(client_of(server, default_headers={"X-B": "mine"}))
    request = server.requests[-1]
    assert (request.header("x-a"), request.header("x-b")) == ("1", "mine")


def test_fallbacks_of_a_client(server, monkeypatch):
    server.on(PATH, plain({"error": {"message": "no"}}, status=500),
              plain(reply()))
    client = client_of(server, fallbacks=["other"])
    made = ask(client)
    assert made._route.fallback and made._route.deployment == "openai/other"
    assert [attempt.outcome for attempt in made._route.attempts] == [
        "SERVER", "ok"]
    assert json.loads(server.requests[-1].body)["model"] == "other"


# --- routers ---


def config_for(server):
    return {"providers": {"local": {"dialect": "openai_chat",
                                    "base_url": server.url + "/v1",
                                    "api_key": "ROUTED"}},
            "models": {"smart": {"deployments": [{"model": "local/big"}]}}}


def test_a_router_is_shared(server):
    router = Router(config_for(server))
    first, second = OpenAI(router=router), OpenAI(router=router, timeout=5)
    assert first._native.router is second._native.router is router._core
    assert first.router is router
    made = first.chat.completions.create(model="smart", messages=HI)
    assert made._route.deployment == "local/big"
    assert server.requests[-1].header("authorization") == "Bearer ROUTED"


def test_all_faults_of_a_config_are_told_at_once(tmp_path):
    file = tmp_path / "router.yaml"
    file.write_text("modles: {}\nmodels:\n  smart:\n    deployments: [x/y]\n")
    for make in (lambda: OpenAI(router=file), lambda: zerohop.Router(file)):
        with pytest.raises(zerohop.OpenAIError) as caught:
            make()
        assert str(caught.value).splitlines() == [
            "2 things are wrong with the configuration:",
            f"  {file}:1:1: config.modles: unknown key; did you mean "
            '"models"?',
            f"  {file}:4:19: config.models.smart.deployments[0]: unknown "
            'provider "x"; did you mean "xai"?']
        assert [(f["line"], f["column"], f["path"])
                for f in caught.value.faults] == [
            (1, 1, "config.modles"),
            (4, 19, "config.models.smart.deployments[0]")]
    file.write_text("models:\n\tsmart: {}\n")
    with pytest.raises(zerohop.OpenAIError,
                       match=r"router.yaml:2:1: config: not YAML: "):
        OpenAI(router=file)
    with pytest.raises(zerohop.OpenAIError) as caught:
        OpenAI(router={"modles": {}})
    assert caught.value.faults == [{
        "file": None, "line": None, "column": None, "path": "config.modles",
        "message": 'unknown key; did you mean "models"?'}]


def test_a_config_is_a_dict_or_a_file(server, tmp_path, monkeypatch):
    def answers(client):
        return client.chat.completions.create(model="smart", messages=HI).id

    assert answers(OpenAI(router=config_for(server))) == "c1"
    file = tmp_path / "router.json"
    file.write_text(json.dumps(config_for(server)))
    assert answers(OpenAI(router=file)) == "c1"
    assert answers(OpenAI(router=str(file))) == "c1"
    monkeypatch.setenv("ZEROHOP_CONFIG", str(file))
    assert answers(OpenAI()) == "c1"
    file = tmp_path / "router.yaml"
    file.write_text(
        "models:\n  smart:\n    deployments:\n      - local/gpt-5\n"
        f"providers:\n  local: {{base_url: '{server.url}/v1'}}\n")
    monkeypatch.setenv("ZEROHOP_CONFIG", str(file))
    assert answers(OpenAI()) == "c1"
    monkeypatch.setenv("ZEROHOP_CONFIG", str(tmp_path / "nowhere"))
    with pytest.raises(zerohop.OpenAIError, match="No such file"):
        OpenAI()


def test_a_router_is_checked_when_it_is_made():
    for wrong in ({"nope": 1}, {"models": {"a": {"deployments": [
            {"model": "unheard/x"}]}}}, {"models": 5}):
        with pytest.raises(zerohop.OpenAIError):
            Router(wrong)
    with pytest.raises(TypeError):
        Router(5)
    with pytest.raises(TypeError):
        Router({"models": object()})


# --- shape ---


def test_the_parts_of_a_client_are_ordinary_and_patchable(server, monkeypatch):
    client = client_of(server)
    assert type(client.chat.completions).__name__ == "Completions"
    cls = zerohop.resources.chat.completions.Completions
    assert isinstance(client.chat.completions, cls)
    seen = []

    def patched(self, **options):
        seen.append(options["model"])
        return original(self, **options)

    original = cls.create
    monkeypatch.setattr(cls, "create", patched)
    assert ask(client).id == "c1" and seen == ["m"]


def test_signatures_can_be_read():
    create = inspect.signature(
        zerohop.resources.chat.completions.Completions.create)
    assert create.parameters["model"].default is inspect.Parameter.empty
    assert len(create.parameters) == 42  # self and 41 keyword arguments
    names = inspect.getfullargspec(OpenAI.__init__).kwonlyargs
    assert names[0] == "api_key" and "router" in names
    assert inspect.iscoroutinefunction(
        zerohop.resources.chat.completions.AsyncCompletions.create)


def test_a_missing_key_names_what_to_set():
    with pytest.raises(zerohop.OpenAIError, match="OPENAI_API_KEY"):
        OpenAI()
    OpenAI(_enforce_credentials=False)


def test_many_clients_are_cheap(server):
    clients = [client_of(server) for _ in range(1000)]
    assert ask(clients[-1]).id == "c1" and ask(clients[0]).id == "c1"
    assert server.connections <= 2
