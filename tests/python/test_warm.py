# SPDX-License-Identifier: Apache-2.0
"""What a router does by itself, over sockets: connections opened ahead, and
checks; and that it ends with the router, the process, and at a fork."""

import gc
import subprocess
import sys
import time

import zerohop
from local import PATH, STALL, Server, ask, plain, reply, stream
from server import Reply, head

CHECKED = {"health_check": {"interval": 1, "max_cost": None}}


def router_of(first, second, **group):
    return zerohop.Router({"models": {"g": {"deployments": [
        {"model": "openai/m", "base_url": first.url + "/v1", "api_key": "k1"},
        {"model": "groq/m", "base_url": second.url + "/v1", "api_key": "k2"},
    ], **group}}})


def until(what, seconds=30):
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it never came to be"
        time.sleep(0.01)


def own(router):
    return router.health().get("own_requests", {})


def test_a_fallback_finds_its_connection_open():
    with Server() as first, Server() as second:
        first.on(PATH, plain(reply()), plain({}, 500))
        # The length is that of what a GET would bring.
        second.on("/v1/models", Reply(
            [head(200, [("Content-Length", "500000")])], True))
        second.on(PATH, plain(reply("from the second")))
        router = router_of(first, second, warm=True)
        client = zerohop.OpenAI(router=router, max_retries=0)
        assert ask(client, model="g").choices[0].message.content == "hello"
        until(lambda: own(router).get("connections") == 1)
        done = ask(client, model="g")
        assert done.choices[0].message.content == "from the second"
        assert [at.method for at in second.requests] == ["HEAD", "POST"]
        assert second.requests[0].header("Authorization") == "Bearer k2"
        assert second.connections == 1
        # Nobody else's key, nor anything else, went anywhere.
        assert {at.header("Authorization") for at in first.requests} == {
            "Bearer k1"}
        assert router.ledger.usage().total.attempts == 3


def test_without_being_asked_nothing_is_opened():
    with Server() as first, Server() as second:
        first.on(PATH, plain(reply()))
        router = router_of(first, second)
        client = zerohop.OpenAI(router=router)
        for _ in range(5):
            ask(client, model="g")
        assert own(router) == {}
        assert second.connections == 0


def test_an_idle_deployment_is_checked_and_no_more_once_the_router_is_gone():
    with Server() as first, Server() as second:
        first.on(PATH, plain(reply()))
        second.on(PATH, plain(reply(usage={
            "prompt_tokens": 5, "completion_tokens": 1, "total_tokens": 6})))
        router = router_of(first, second, **CHECKED)
        client = zerohop.OpenAI(router=router)
        assert second.connections == 0  # not before there is a call
        ask(client, model="g")
        until(lambda: len(second.requests) >= 2)
        asked = second.requests[0].json()
        assert asked["model"] == "m"
        assert asked["messages"] == [
            {"role": "user", "content": "Reply with OK."}]
        assert 16 in (asked.get("max_tokens"),
                      asked.get("max_completion_tokens"))
        until(lambda: any(at.get("last_check", {}).get("outcome") == "ok"
                          for at in router.health()["deployments"]))
        rows = {row.group: row for row in
                router.ledger.usage(by=["group"]).rows}
        assert rows["(health check)"].requests == 0
        assert rows["(health check)"].attempts >= 1
        assert (rows["g"].requests, rows["g"].attempts) == (1, 1)
        del client, router
        gc.collect()
        seen = len(first.requests) + len(second.requests)
        time.sleep(2.5)  # more can only fail to show a fault
        # One for each may have been under way.
        assert len(first.requests) + len(second.requests) <= seen + 2


PROGRAM = """
import os, sys
import zerohop
router = zerohop.Router({"models": {"g": {"deployments": [
    {"model": "openai/m", "base_url": sys.argv[1], "api_key": "k"},
    {"model": "groq/m", "base_url": sys.argv[2], "api_key": "k"}],
    "warm": True,
    "health_check": {"interval": 1, "max_cost": None}}}})
client = zerohop.OpenAI(router=router)
ask = lambda: client.chat.completions.create(
    model="g", messages=[{"role": "user", "content": "hi"}])
ask()
sys.stdin.readline()
for _ in range(3):
    child = os.fork()
    if not child:
        ask()
        ask()
        sys.exit(0)
    assert os.waitpid(child, 0)[1] == 0
ask()
print("done")
"""


def test_a_fork_and_an_exit_amid_a_check_are_clean():
    with Server() as first, Server() as second:
        first.on(PATH, plain(reply()))
        second.on("/v1/models", plain(b""))
        second.on(PATH, stream([], then=STALL))
        program = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, first.url + "/v1",
             second.url + "/v1"], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True)
        until(lambda: any(at.method == "POST" for at in second.requests))
        out, _ = program.communicate("\n", timeout=60)
        assert (program.returncode, out) == (0, "done\n")
