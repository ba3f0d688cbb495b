# SPDX-License-Identifier: Apache-2.0
"""The cases of tests/cases/routing, which Node plays too, and what is Python's
own about a Router."""

import json
import pathlib
import re

import pytest

import zerohop
from zerohop import AsyncOpenAI, OpenAI

CASES = sorted(
    (pathlib.Path(__file__).parents[1] / "cases/routing").glob("*.json"))
GROUP = {"models": {"g": {"deployments": ["mock/openai", "mock/anthropic"]}}}
HI = [{"role": "user", "content": "hi"}]


def asked(client, request):
    ours = {name: request[name] for name in ("models", "provider", "route")
            if name in request}
    rest = {name: value for name, value in request.items()
            if name not in ours}
    return client.chat.completions.create(**rest, extra_body=ours)


def attempts(reply):
    """What a call made, in words."""
    return [f"{at.deployment} {at.outcome}" for at in reply._route.attempts]


def sent(client, request):
    return attempts(asked(client, request))


class Player:
    def __init__(self, config):
        self.config = config
        self.fresh()

    def fresh(self, *_):
        self.router = zerohop.Router(self.config)
        self.client = OpenAI(router=self.router, max_retries=0)
        self.kept = None

    def play(self, step):
        kind = next(iter(step))
        if "error" not in step:
            return getattr(self, kind)(step[kind], step)
        with pytest.raises(zerohop.OpenAIError) as caught:
            getattr(self, kind)(step[kind], step)
        assert step["error"] in str(caught.value)

    def create(self, request, step):
        for _ in range(step.get("times", 1)):
            self.reply = asked(self.client, request)
            assert attempts(self.reply) == step.get("attempts")
            self.told(step)

    def told(self, step):
        if "label" in step:
            assert getattr(self.reply._route, "label", None) == step["label"]
        if "sent" in step:
            text = self.reply.choices[0].message.content
            assert json.loads(text) == step["sent"]
        if "degraded" in step:
            assert self.reply._route.to_dict().get("degraded") == step[
                "degraded"]
        if "edits" in step:
            last = self.reply._route.attempts[-1]
            assert getattr(last, "edits", []) == step["edits"]

    def feedback(self, score, step):
        for _ in range(step["times"]):
            self.router.feedback(self.reply, score)

    def stream(self, request, step):
        rest = dict(request)
        ours = {"route": rest.pop("route", {})}
        text, names = "", set()
        try:
            stream = self.client.chat.completions.create(
                **rest, stream=True, extra_body=ours)
            for chunk in stream:
                names.add((chunk.id, chunk.model, chunk.created))
                text += chunk.choices[0].delta.content or ""
            route, is_broken = stream._route, False
        except zerohop.APIConnectionError as error:
            route, is_broken = error._route, True
            assert error.partial_text == text
        assert len(names) == 1
        assert (text, is_broken) == (step["text"], step.get("broken", False))
        assert [f"{at.deployment} {at.outcome}"
                for at in route.attempts] == step["attempts"]
        assert getattr(route, "rescues", None) == step["rescues"]

    def follow(self, request, step):
        self.create({**request, "route": {"plan": self.kept}}, step)

    def plan(self, request, step):
        plan = self.router.plan(**request)
        assert [" ".join(filter(None, (at["deployment"], at["only"])))
                for at in plan["targets"]] == step["targets"]
        assert {at["deployment"]: at["reason"]
                for at in plan["excluded"]} == step.get("excluded", {})
        if "nearest" in step:
            assert {at["deployment"]: [at["nearest"]["by"],
                                       at["nearest"]["points"]]
                    for at in plan["targets"]
                    if "nearest" in at} == step["nearest"]
        if "keep" in step:
            targets = [plan["targets"][i] for i in step["keep"]]
            self.kept = {**plan, "targets": targets}

    def health(self, want, step):
        found = {at["deployment"]: at
                 for at in self.router.health()["deployments"]}
        for name, facts in want.items():
            assert {key: found[name][key] for key in facts} == facts

    def disable(self, name, step):
        self.router.disable(name)

    def enable(self, name, step):
        self.router.enable(name)

    def pin(self, pair, step):
        self.router.pin(*pair)

    def reload(self, config, step):
        self.router.reload(config)


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_case(path):
    case = json.loads(path.read_text())
    player = Player(case["config"])
    for step in case["steps"]:
        player.play(step)


def test_a_client_with_a_key_of_its_own_shares_the_routers_health():
    router = zerohop.Router(GROUP)
    same, other = OpenAI(router=router), OpenAI(router=router, api_key="k")
    assert same.router is router
    assert other.router is not router
    router.disable("mock/openai")
    for client in (same, other):
        targets = client.router.plan(model="g", messages=[])["targets"]
        assert [at["deployment"] for at in targets] == ["mock/anthropic"]
    router.reload({"models": {"h": {"deployments": ["mock/gemini"]}}})
    for client in (same, other):
        plan = client.router.plan(model="h", messages=[])
        assert plan["group"] == "h"


def test_clients_of_one_router_share_its_ledger_past_a_reload():
    router = zerohop.Router(GROUP)
    own = OpenAI(router=router, api_key="k")
    for client in (OpenAI(router=router), own):
        client.chat.completions.create(model="g", messages=HI)
    router.reload({"models": {"h": {"deployments": ["mock/gemini"]}}})
    own.chat.completions.create(model="h", messages=HI)
    rows = router.ledger.usage(by=["group"]).rows
    assert {row.group: row.requests for row in rows} == {"g": 2, "h": 1}
    assert own.ledger.usage().total.requests == 3


def test_a_client_without_a_router_plans_too():
    client = OpenAI(api_key="k", base_url="http://127.0.0.1:9/v1")
    plan = client.router.plan(model="gpt-x", messages=HI)
    assert [at["id"] for at in plan["targets"]] == ["openai/gpt-x"]
    assert plan["group"] is None


async def _asked(client):
    reply = await client.chat.completions.create(model="g", messages=HI)
    return reply._route.attempts[0].deployment


def test_asyncio_clients_route_alike():
    import asyncio
    client = AsyncOpenAI(router=GROUP)
    client.router.pin("g", "mock/anthropic")
    assert asyncio.run(_asked(client)) == "mock/anthropic"


def test_a_file_is_read_anew(tmp_path):
    file = tmp_path / "router.yaml"
    file.write_text("models: {g: {deployments: [mock/openai]}}\n")
    router = zerohop.Router(file)
    client = OpenAI(router=router)
    file.write_text("models: {g: {deployments: [mock/anthropic]}}\n")
    assert sent(client, {"model": "g", "messages": HI}) == ["mock/openai ok"]
    router.reload()
    assert sent(client, {"model": "g", "messages": HI}) == [
        "mock/anthropic ok"]
    file.write_text("models: {g: {deployments: [mock/openai]}\n")
    with pytest.raises(zerohop.OpenAIError, match="router.yaml:2:1: config"):
        router.reload()
    assert sent(client, {"model": "g", "messages": HI}) == [
        "mock/anthropic ok"]


def test_a_stream_teaches_how_fast_a_deployment_is():
    client = OpenAI(router=GROUP)
    for _ in client.chat.completions.create(
            model="g", messages=HI, stream=True):
        pass
    # The loop may end before the call's last word is settled.
    plan = client.router.plan(model="g", messages=HI)
    assert plan["targets"][0]["deployment"] == "mock/openai"
    found = client.router.health()["deployments"][0]
    assert found["successes"] == 1 and found["in_flight"] == 0
    assert found["ttft_p50_ms"] > 0


LITELLM = """
model_list:
  - model_name: smart
    litellm_params: {model: mock/openai, api_key: os.environ/NOT_THERE}
  - model_name: mock/*
    litellm_params: {model: mock/*, temperature: 0.2}
litellm_settings:
  fallbacks: [{smart: [mock/anthropic]}]
general_settings: {master_key: sk-1}
"""


def test_the_config_of_a_litellm_proxy_is_taken_as_it_is(tmp_path):
    file = tmp_path / "config.yaml"
    file.write_text(LITELLM)
    with pytest.warns(UserWarning) as caught:
        client = OpenAI(router=zerohop.Router(file))
    lines = str(caught[0].message).splitlines()
    assert lines[0] == "2 things in the configuration are ignored:"
    assert f"{file}:9:1: config.general_settings: " in lines[1]
    assert len(caught) == 1
    assert sent(client, {"model": "smart", "messages": HI}) == [
        "mock/openai ok"]
    assert sent(client, {"model": "mock/gemini", "messages": HI}) == [
        "mock/gemini ok"]
    plan = client.router.plan(model="smart")
    assert [at["deployment"] for at in plan["targets"]] == [
        "mock/openai", "mock/anthropic"]


def test_a_client_may_say_auto():
    router = {"models": {"g": {"deployments": ["mock/gpt-5-nano"]},
                         "h": {"deployments": ["mock/gpt-5"]}}}
    for given in ("auto", ["auto"]):
        client = OpenAI(router=router, fallbacks=given)
        targets = client.router.plan(model="mock/gpt-5")["targets"]
        assert [at["deployment"] for at in targets] == [
            "mock/gpt-5", "mock/gpt-5-nano"]
        assert targets[1]["nearest"]["why"] == (
            "benchmarks of reasoning are 14.5 % apart on average")


def test_a_plan_tells_prices_timeouts_and_what_is_left_of_the_deadline():
    router = zerohop.Router({
        "catalog": {"mock/openai": {"prices": {"input": 1000, "output": 2000}}},
        "models": {"g": {"timeouts": {"deadline": 10, "ttft": 4, "read": 30},
                         "deployments": ["mock/openai", "mock/anthropic",
                                         "mock/gemini", "mock/x"]}}})
    plan = router.plan(model="g", messages=HI, max_tokens=100)
    assert plan["deadline"] == 10
    targets = plan["targets"]
    assert [at["left"] for at in targets] == [10, 6, 2, 0]
    assert targets[0]["timeouts"] == {
        "connect": 5, "read": 30, "ttft": 4, "chunk": None}
    # 100 tokens out at 0.002, and less than 0.1 for those in.
    assert 0.2 <= targets[0]["cost"] < 0.3
    assert targets[1]["cost"] is None
    free = zerohop.Router(GROUP).plan(model="g", messages=HI)
    assert free["deadline"] is None
    assert free["targets"][0]["left"] is None


def test_keys_of_one_deployment_are_told_apart_in_the_ledger():
    router = zerohop.Router({"models": {"g": {"deployments": [
        {"model": "mock/openai", "api_keys": ["k0", "k1"]}]}}})
    client = OpenAI(router=router)
    for _ in range(2):
        client.chat.completions.create(model="g", messages=HI)
    rows = router.ledger.usage(by=["key"]).rows
    assert {row.key: row.requests for row in rows} == {
        "mock/openai#0": 1, "mock/openai#1": 1}


def test_a_reload_does_not_move_the_ledger_and_says_so(tmp_path):
    router = zerohop.Router({**GROUP, "ledger": {
        "path": str(tmp_path / "a.db")}})
    moved = {**GROUP, "ledger": {"path": str(tmp_path / "b.db")}}
    with pytest.warns(UserWarning, match="config.ledger.path: a reload"):
        router.reload(moved)
    assert router.ledger.status().path == str(tmp_path / "a.db")


# --- the schema for editors says what the loader knows

SCHEMA = json.loads((pathlib.Path(__file__).parents[2]
                     / "docs/zerohop.schema.json").read_text())
GROUPS = {"h": {"deployments": ["mock/openai"]}}
WHEN = {"use": "h", "when": {"zzzzzzzzzz": 1}}
PLACES = {
    "": {"zzzzzzzzzz": 1},
    "provider": {"providers": {"p": {"base_url": "http://x",
                                     "zzzzzzzzzz": 1}}},
    "timeouts": {"router_settings": {"timeouts": {"zzzzzzzzzz": 1}}},
    "settings": {"router_settings": {"zzzzzzzzzz": 1}},
    "group": {"models": {"g": {**GROUPS["h"], "zzzzzzzzzz": 1}}},
    "deployment": {"models": {"g": {"deployments": [
        {"model": "mock/x", "zzzzzzzzzz": 1}]}}},
    "edited": {"models": {"g": {**GROUPS["h"], "fallbacks": [
        {"model": "h", "zzzzzzzzzz": 1}]}, **GROUPS}},
    "degrade": {"models": {"g": {**GROUPS["h"], "degrade": {
        "zzzzzzzzzz": 1}}}},
    "step": {"models": {"g": {**GROUPS["h"], "degrade": [
        {"zzzzzzzzzz": 1}]}}},
    "params": {"models": {"g": {"deployments": [
        {"model": "mock/x", "override_params": {"zzzzzzzzzz": 1}}]}}},
    "system_prompt": {"models": {"g": {"deployments": [
        {"model": "mock/x", "system_prompt": {"zzzzzzzzzz": 1}}]}}},
    "hedge": {"models": {"g": {**GROUPS["h"], "hedge": {"zzzzzzzzzz": 1}}}},
    "stream_failure": {"models": {"g": {
        **GROUPS["h"], "stream_failure": {"zzzzzzzzzz": 1}}}},
    "race": {"models": {"g": {**GROUPS["h"], "race": {"zzzzzzzzzz": 1}}}},
    "warm": {"models": {"g": {**GROUPS["h"], "warm": {"zzzzzzzzzz": 1}}}},
    "health_check": {"models": {"g": {
        **GROUPS["h"], "health_check": {"zzzzzzzzzz": 1}}}},
    "share": {"models": {**GROUPS, "g": {
        **GROUPS["h"], "split": [{"use": "h", "zzzzzzzzzz": 1}]}}},
    "rule": {"models": {**GROUPS, "g": {
        **GROUPS["h"], "rules": [{**WHEN, "when": {}, "zzzzzzzzzz": 1}]}}},
    "when": {"models": {**GROUPS, "g": {**GROUPS["h"], "rules": [WHEN]}}},
}
PROXY = {"model_list", "litellm_settings", "general_settings",
         "environment_variables"}


def schema_of(place):
    if place == "":
        return SCHEMA
    if place == "when":
        return SCHEMA["$defs"]["rule"]["properties"]["when"]
    found = SCHEMA["$defs"][place]
    return found["anyOf"][1] if "anyOf" in found else found


@pytest.mark.parametrize("place", PLACES)
def test_the_schema_knows_what_the_loader_knows(place):
    with pytest.raises(zerohop.OpenAIError) as caught:
        zerohop.Router(PLACES[place])
    known = re.search(r"unknown key; known here: (.*)$", str(caught.value))
    assert set(known[1].split(", ")) - PROXY == set(
        schema_of(place)["properties"])
