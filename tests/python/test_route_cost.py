# SPDX-License-Identifier: Apache-2.0
"""`_route.cost` on replies that came over the wire, and a user's own prices."""

import json

import pytest
from local import DONE, HI, Server, chunk, plain, reply, run_python, stream

import zerohop
from zerohop import APIError, OpenAI, Router, models

USAGE = {"prompt_tokens": 1000, "completion_tokens": 500,
         "total_tokens": 1500, "prompt_tokens_details": {"cached_tokens": 200}}
# 800 at 1.25, 200 at 0.125, 500 at 10 USD a million.
GPT5 = 800 * 1_250_000 + 200 * 125_000 + 500 * 10_000_000


@pytest.fixture
def server():
    with Server() as one:
        yield one


def answers(server, replies):
    server.on("*", *replies)


def client_of(server, **config):
    providers = {name: {"base_url": server.url + path, "api_key": "k"}
                 for name, path in (("openai", "/v1"), ("anthropic", ""))}
    return OpenAI(router={"providers": providers, **config}, api_key="k",
                  max_retries=0)


def ask(client, model="openai/gpt-5", **options):
    return client.chat.completions.create(model=model, messages=HI, **options)


def test_a_reply_says_what_it_cost(server):
    answers(server, [plain(reply(usage=USAGE))])
    cost = ask(client_of(server))._route.cost
    assert (cost.pusd, cost.source, cost.estimate) == (GPT5, "catalog", False)
    assert cost.total == GPT5 / 10**12
    assert sum(line.pusd for line in cost.lines) == cost.pusd
    assert cost.as_of >= "2026-08-01"


def test_the_tier_of_the_reply_decides(server):
    answers(server, [plain(reply(usage=USAGE, service_tier=tier))
                      for tier in ("flex", "default")])
    client = client_of(server)
    assert ask(client, service_tier="auto")._route.cost.pusd == GPT5 / 2
    assert ask(client, service_tier="flex")._route.cost.pusd == GPT5


def test_a_stream_says_it_at_its_end(server):
    last = chunk("", "stop", usage=USAGE)
    answers(server, [stream([chunk("a"), last, DONE])])
    answer = ask(client_of(server), stream=True)
    list(answer)
    assert answer._route.cost.pusd == GPT5


def test_prices_of_another_dialect(server):
    answers(server, [plain({
        "id": "m", "type": "message", "role": "assistant",
        "model": "claude-sonnet-4-5", "stop_reason": "end_turn",
        "content": [{"type": "text", "text": "x"}],
        "usage": {"input_tokens": 3, "cache_read_input_tokens": 9511,
                  "cache_creation_input_tokens": 1956, "output_tokens": 44,
                  "cache_creation": {"ephemeral_5m_input_tokens": 956,
                                     "ephemeral_1h_input_tokens": 1000},
                  "server_tool_use": {"web_search_requests": 1}}})])
    cost = ask(client_of(server), "anthropic/claude-sonnet-4-5",
               max_tokens=100)._route.cost
    assert {line.item: line.pusd for line in cost.lines} == {
        "input": 9_000_000, "cache_read": 9511 * 300_000,
        "cache_write": 956 * 3_750_000, "cache_write_1h": 6_000_000_000,
        "output": 660_000_000, "web_search": 10_000_000_000}
    assert cost.pusd == sum(line.pusd for line in cost.lines)


def test_an_attempt_that_failed_and_was_billed_counts(server):
    start = {"type": "message_start", "message": {
        "id": "m", "type": "message", "role": "assistant", "content": [],
        "model": "claude-sonnet-4-5", "usage": {"input_tokens": 1000,
                                                "output_tokens": 1}}}
    event = f"event: message_start\ndata: {json.dumps(start)}\n\n"
    answers(server, [stream([event]),
                      stream([chunk("a", "stop", usage=USAGE), DONE])])
    answer = ask(client_of(server), "anthropic/claude-sonnet-4-5",
                 max_tokens=100, stream=True,
                 extra_body={"fallbacks": ["openai/gpt-5"]})
    list(answer)
    route = answer._route
    assert [at.outcome for at in route.attempts] == ["TRUNCATED", "ok"]
    assert [at.cost for at in route.attempts] == [0.003, GPT5 / 10**12]
    assert route.cost.pusd == GPT5 + 3_000_000_000
    assert route.cost.estimate  # what the first one wrote is not known
    assert {line.attempt for line in route.cost.lines} == {0, 1}


def test_a_refusal_costs_nothing_that_is_known(server):
    answers(server, [plain({"error": {"message": "no"}}, 429),
                      plain(reply(usage=USAGE))])
    route = ask(client_of(server), "anthropic/claude-sonnet-4-5",
                max_tokens=9, extra_body={"fallbacks": ["openai/gpt-5"]})._route
    assert [at.cost for at in route.attempts] == [None, GPT5 / 10**12]
    assert route.cost.pusd == GPT5 and not route.cost.estimate


def test_an_error_says_what_its_attempts_cost(server):
    answers(server, [stream([chunk("a", usage=USAGE), chunk("b")])])
    answer = ask(client_of(server), stream=True)
    with pytest.raises(APIError) as caught:
        list(answer)
    assert caught.value._route.cost.pusd == GPT5


def test_unknown_is_none(server):
    answers(server, [plain(reply(usage=USAGE)), plain(reply()),
                      plain(reply(usage=USAGE))])
    client = client_of(server)
    assert ask(client, "openai/no-such-model")._route.cost is None
    assert ask(client)._route.cost is None
    # Nobody said whose prices hold at this address.
    plain_client = OpenAI(base_url=server.url + "/v1", api_key="k")
    assert ask(plain_client, "gpt-5")._route.cost is None


def test_the_cost_is_hidden_from_dumps(server):
    answers(server, [plain(reply(usage=USAGE))])
    answer = ask(client_of(server))
    assert "cost" not in answer.model_dump_json()
    assert "cost" not in repr(answer)


def test_own_prices_come_first(server):
    answers(server, [plain(reply(usage=USAGE))] * 2)
    catalog = {"openai/gpt-5": {"prices": {"input": 1, "output": 1}},
               "openai/mine": {"prices": {"input": 0, "output": 0}}}
    client = client_of(server, catalog=catalog)
    cost = ask(client)._route.cost
    # No price for the cache: no discount there, and so an estimate.
    assert (cost.total, cost.source, cost.estimate) == (0.0015, "user", True)
    free = ask(client, "openai/mine")._route.cost
    assert (free.total, free.source) == (0, "user")
    router = Router({"catalog": catalog})
    assert models.get("openai/gpt-5", router=router).source == "user"
    assert models.get("openai/gpt-5").source == "catalog"


def test_bad_prices_are_refused_by_name():
    with pytest.raises(zerohop.OpenAIError, match="gpt-5: inptu: no such"):
        Router({"catalog": {"openai/gpt-5": {"prices": {"inptu": 1}}}})


# --- the command ----------------------------------------------------------------

UPDATE = """
import sys
from zerohop.__main__ import main
code = main(["catalog", "update", sys.argv[1]])
if code == 0:
    from zerohop import models
    print(models.get("local/m").prices.input)
sys.exit(code)
"""


def test_a_file_of_prices_is_checked_and_kept(tmp_path):
    given, kept = tmp_path / "p.json", tmp_path / "deep" / "kept.json"
    def update():
        return run_python(UPDATE, str(given), ZEROHOP_CATALOG=str(kept))
    given.write_text('{"local/m": {"prices": {"input": 7}}}')
    done = update()
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n")[-2] == "7"
    for broken, says in ((b'{"local/m', b"not JSON"), (b"[7]", b"object"),
                         (b'{"local/m": {"prices": {"x": 1}}}', b"x: no such"),
                         (b"\xff\xfe", b"not JSON"), (b"", b"not JSON")):
        given.write_bytes(broken)
        done = update()
        assert done.returncode == 1
        assert says.decode() in done.stderr, done.stderr
        assert kept.read_text() == '{"local/m": {"prices": {"input": 7}}}'
    given.unlink()
    assert "No such file" in update().stderr
    # One that is broken where it is kept is named, and can be replaced.
    kept.write_text("{")
    done = run_python("from zerohop import models; models.list()",
                      ZEROHOP_CATALOG=str(kept))
    assert f"{kept}: not JSON" in done.stderr
    given.write_text('{"local/m": {"prices": {"input": 8}}}')
    assert update().stdout.split("\n")[-2] == "8"
    assert sorted(p.name for p in kept.parent.iterdir()) == ["kept.json"]


def test_a_deprecated_model_is_warned_of_once_with_what_follows_it():
    done = run_python("""if True:
        import asyncio, warnings
        from zerohop import AsyncOpenAI, OpenAI
        warnings.simplefilter("always")
        config = {
            "catalog": {"mock/old": {"deprecated": True, "successor": "new",
                                     "retires": "2031-02-03"},
                        "mock/far": {"retires": "2099-01-01"}, "mock/new": {},
                        "mock/gone": {"retires": "2026-01-02"},
                        "mock/late": {"deprecated": "2026-01-02"}},
            "models": {"g": {"deployments": ["mock/new", "mock/gone"]}}}
        ask = dict(messages=[{"role": "user", "content": "hi"}])
        for _ in range(2):
            client = OpenAI(router=config)
            for model in ("mock/new", "mock/far", "mock/old", "mock/old", "g"):
                client.chat.completions.create(model=model, **ask)
        async def later():
            client = AsyncOpenAI(router=config)
            for _ in range(2):
                await client.chat.completions.create(model="mock/late", **ask)
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            try:
                asyncio.run(later())
            except UserWarning as warning:
                print("raised:", warning)
            asyncio.run(later())
        print("end")
    """)
    said = [line for line in done.stderr.splitlines() if "Warning" in line]
    assert [line.split("Warning: ")[1] for line in said] == [
        "mock/old is deprecated, and turned off on 2031-02-03; its provider "
        "recommends new", "mock/gone was to be turned off on 2026-01-02"]
    assert all(line.startswith("<string>:") for line in said)
    assert done.stdout.splitlines() == ["raised: mock/late is deprecated",
                                        "end"]
