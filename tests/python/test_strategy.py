# SPDX-License-Identifier: Apache-2.0
"""A strategy of the user's own: what it is told, what it may say, and what
happens when it does not behave."""

import asyncio
import threading
import time
import warnings

import pytest

import zerohop
from zerohop import AsyncOpenAI, OpenAI

HI = [{"role": "user", "content": "hi"}]
GROUPS = {"models": {
    "g": {"deployments": ["mock/openai", "mock/anthropic", "mock/gemini"]},
    "h": {"deployments": ["mock/gemini"], "fallbacks": ["g"]}}}
BUILT_IN = ["mock/openai", "mock/anthropic", "mock/gemini"]


def targets(router, model="g", **request):
    plan = router.plan(model=model, messages=HI, **request)
    return [at["deployment"] for at in plan["targets"]]


def reverse(candidates, request):
    return candidates[::-1]


def test_it_puts_candidates_in_order_and_leaves_out():
    router = zerohop.Router(GROUPS, strategy=reverse)
    assert targets(router) == BUILT_IN[::-1]
    assert router.plan(model="g", messages=HI)["strategy"] == "callback"
    client = OpenAI(router=router)
    reply = client.chat.completions.create(model="g", messages=HI)
    assert reply._route.deployment == "mock/gemini"
    own = OpenAI(router=router, api_key="k")
    assert targets(own.router) == BUILT_IN[::-1]

    only = zerohop.Router(GROUPS, strategy=lambda at: [at[1]])
    plan = only.plan(model="g", messages=HI)
    assert [at["deployment"] for at in plan["targets"]] == ["mock/anthropic"]
    assert {at["reason"] for at in plan["excluded"]} == {
        "left out by the strategy callback"}


def test_it_is_told_what_is_known():
    told = []

    def note(candidates, request):
        told.append((candidates, request))
        return [at["id"] for at in candidates]

    router = zerohop.Router(GROUPS, strategy=note)
    OpenAI(router=router).chat.completions.create(
        model="g", messages=HI, max_tokens=7, metadata={"tier": "free"},
        extra_body={"route": {"task": "code", "session": "s"}})
    candidates, request = told[0]
    assert [at["deployment"] for at in candidates] == BUILT_IN
    assert request["group"] == "g" and request["max_tokens"] == 7
    assert request["task"] == "code" and request["session"] == "s"
    assert request["metadata"] == {"tier": "free"}
    assert candidates[0]["in_flight"] == 0
    assert {"cost", "ttft_p50_ms", "weight", "region"} <= set(candidates[0])


def test_groups_have_their_own():
    router = zerohop.Router(GROUPS, strategy={"g": reverse})
    assert targets(router, "h") == ["mock/gemini", "mock/anthropic",
                                    "mock/openai"]
    config = {"models": {**GROUPS["models"], "g": {
        **GROUPS["models"]["g"], "routing_strategy": reverse}}}
    assert targets(zerohop.Router(config)) == BUILT_IN[::-1]
    assert targets(OpenAI(router=config).router) == BUILT_IN[::-1]
    everywhere = {**GROUPS, "router_settings": {"routing_strategy": reverse}}
    assert targets(zerohop.Router(everywhere)) == BUILT_IN[::-1]


def test_none_of_a_group_means_its_fallbacks():
    router = zerohop.Router(GROUPS, strategy={"h": lambda at, request: []})
    assert targets(router, "h") == BUILT_IN
    nothing = zerohop.Router(GROUPS, strategy=lambda at: [])
    with pytest.raises(zerohop.OpenAIError, match="strategy callback"):
        targets(nothing)


@pytest.mark.parametrize("bad", [
    lambda at, request: 1 / 0, lambda at, request: None,
    lambda at, request: "mock/openai", lambda at, request: [{"id": "x"}],
    lambda at, request: [7], lambda at, request: [[]],
    lambda at, request: exit(3)])
def test_a_bad_one_is_told_of_once_and_changes_nothing(bad):
    router = zerohop.Router(GROUPS, strategy=bad)
    with pytest.warns(UserWarning, match="group 'g'") as caught:
        assert targets(router) == BUILT_IN
        assert targets(router) == BUILT_IN
        reply = OpenAI(router=router).chat.completions.create(
            model="g", messages=HI)
    assert len(caught) == 1
    assert reply._route.deployment == "mock/openai"


def test_one_that_hangs_is_left_alone():
    gate, calls = threading.Event(), []

    def hang(candidates, request):
        calls.append(1)
        if len(calls) == 1:
            gate.wait()
        return candidates[::-1]

    router = zerohop.Router(GROUPS, strategy=hang, strategy_timeout=0.05)
    with pytest.warns(UserWarning, match="took more than 0.05 s"):
        assert targets(router) == BUILT_IN
    assert targets(router) == BUILT_IN  # not asked while it hangs
    assert len(calls) == 1
    gate.set()
    until = time.monotonic() + 60
    while targets(router) == BUILT_IN and time.monotonic() < until:
        time.sleep(0.01)
    assert len(calls) >= 2


def test_asyncio_and_no_limit():
    async def ask(router):
        async with AsyncOpenAI(router=router) as client:
            reply = await client.chat.completions.create(
                model="g", messages=HI)
        return reply._route.deployment

    seen = []

    def note(candidates, request):
        seen.append(threading.current_thread())
        return candidates[::-1]

    free = zerohop.Router(GROUPS, strategy=note, strategy_timeout=None)
    assert asyncio.run(ask(free)) == "mock/gemini"
    assert seen == [threading.current_thread()]
    limited = zerohop.Router(GROUPS, strategy=reverse)
    assert asyncio.run(ask(limited)) == "mock/gemini"


def test_many_threads_share_one():
    router = zerohop.Router(GROUPS, strategy=reverse, strategy_timeout=60)
    found = []

    def run():
        for _ in range(20):
            found.append(targets(router))

    threads = [threading.Thread(target=run) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 160 and all(
        at == BUILT_IN[::-1] for at in found)


def test_reload_takes_another_or_says_that_it_cannot():
    config = {"models": {"g": {**GROUPS["models"]["g"],
                               "routing_strategy": reverse}}}
    router = zerohop.Router(config)
    router.reload(GROUPS)
    assert targets(router) == BUILT_IN
    router.reload(config)
    assert targets(router) == BUILT_IN[::-1]
    with pytest.raises(TypeError, match="without a strategy callback"):
        zerohop.Router(GROUPS).reload(config)
    for wrong in (3, {}, {"g": 3}):
        if wrong != {}:
            with pytest.raises(TypeError, match="strategy is a callable"):
                zerohop.Router(GROUPS, strategy=wrong)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert targets(zerohop.Router(GROUPS, strategy={})) == BUILT_IN
