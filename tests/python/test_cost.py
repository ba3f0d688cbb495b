# SPDX-License-Identifier: Apache-2.0
"""What an answer costs: worked cases, and rules that hold for every usage
object that a provider was seen to send."""

import gzip
import json
import pathlib
from datetime import datetime, timezone

import pytest

from zerohop import BadRequestError, models

CATALOG = (pathlib.Path(__file__).resolve().parents[3] /
           "shared/fixtures/catalog")
PROVIDERS = {"google": "gemini", "x-ai": "xai", "aws": "bedrock"}
# Where a case describes its model in words.
MODELS = {"anthropic.claude-sonnet-4-5 (Converse)":
          "us.anthropic.claude-sonnet-4-5-20250929-v1:0"}
# The names of lines: ours, and the cases'.
ITEMS = {"input_uncached": "input", "input_text": "input",
         "cache_write": "cache_write", "cache_write_5m": "cache_write",
         "web_search_unit": "web_search", "request_fee_unit": "request_low",
         "advisor_input": "input", "advisor_output": "output"}
TOKENS = {"input": "prompt", "output": "completion", "cache_read": "cached",
          "cache_write": "cache_write", "cache_write_1h": "cache_write_1h",
          "reasoning": "reasoning", "web_search": "searches",
          "input_audio": "audio_prompt", "output_image": "image_completion"}
NOT_OURS = {"cache_write_5m", "input_tool", "sub"}


def read(name):
    path = CATALOG / name
    if not path.exists():
        return []
    opener = gzip.open if name.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as file:
        if ".jsonl" in name:
            return [json.loads(line) for line in file]
        return json.load(file)


CASES = read("cost_cases.json")
RECORDED = read("genai_recorded_usages_dedup.jsonl.gz")
needs_shared = pytest.mark.skipif(
    not CASES, reason="../shared/fixtures/catalog is not there")


def when(context):
    text = context.get("timestamp") or context.get("date") or "2026-07-15"
    if len(text) == 7:
        text += "-15"
    moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)


def priced(case):
    provider = PROVIDERS.get(case["provider"], case["provider"])
    model = MODELS.get(case["model"], case["model"])
    tier = case["context"].get("service_tier")
    return models.price(case["raw_usage"], f"{provider}/{model}",
                        at=when(case["context"]), service_tier=tier)


def rate(line):
    return line.usd_each if hasattr(line, "usd_each") else line.usd_per_mtok


@needs_shared
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_worked_cases(case):
    got = priced(case)
    for name, count in case["normalized"].items():
        if name not in NOT_OURS:
            assert getattr(got.tokens, TOKENS[name], 0) == count, name
    if case["expected_pusd"] is None:
        assert got.cost is None
        return
    assert got.cost.pusd == case["expected_pusd"]
    assert got.cost.total == float(case["expected_usd"])
    reported = "cost" in case["raw_usage"]
    assert got.cost.source == ("provider" if reported else "catalog")
    if reported:
        return
    assert sorted((line.item, line.count, rate(line), line.pusd)
                  for line in got.cost.lines) == sorted(
        (ITEMS.get(line["bucket"], line["bucket"]), line["n"],
         float(line["rate_usd"].split("/")[0]), line["pusd"])
        for line in case["lines"])


@needs_shared
def test_all_worked_cases_were_played():
    assert len(CASES) == 32


def raw_total(usage):
    """What the wire says the sum is, None when it does not."""
    return next((usage[key] for key in
                 ("total_tokens", "totalTokenCount", "totalTokens")
                 if key in usage), None)


def test_recorded_usages_keep_their_identities():
    if not RECORDED:
        pytest.skip("../shared/fixtures/catalog is not there")
    assert len(RECORDED) == 1357
    kept = 0
    for row in RECORDED:
        body = row["body"]
        usage = body.get("usage") or body.get("usageMetadata") or body["meta"]
        got = models.price(body, "anthropic/claude-sonnet-4-5",
                           at=when({"date": "2026-07-15"}))
        tokens = vars(got.tokens)
        assert all(count >= 0 for count in tokens.values()), row
        if "prompt" not in tokens or "completion" not in tokens:
            assert got.cost is None
            continue
        parts = sum(tokens.get(name, 0) for name in ("cached", "cache_write"))
        assert parts <= tokens["prompt"], row
        assert tokens.get("reasoning", 0) <= tokens["completion"], row
        total = raw_total(usage)
        if total is not None:
            assert tokens["prompt"] + tokens["completion"] == total, row
        if got.cost is None:
            assert "flex" in json.dumps(usage).lower(), row
            continue
        leaves = [line for line in got.cost.lines if not hasattr(line, "model")
                  and line.item != "web_search"]  # nor what an advisor took
        assert sum(line.count for line in leaves) == \
            tokens["prompt"] + tokens["completion"], row
        assert all(line.count > 0 and line.pusd >= 0 for line in leaves)
        if got.cost.local is not None:
            assert round(got.cost.local * 10**12) == sum(
                line.pusd for line in got.cost.lines)
        kept += 1
    assert kept > 1300


# --- our own golden cases ---------------------------------------------------

def cost(usage, model, date="2026-07-15", **more):
    return models.price(usage, model, at=when({"date": date}), **more).cost


def test_a_price_has_its_day():
    usage = {"prompt_tokens": 1000, "completion_tokens": 100,
             "total_tokens": 1100}
    before = cost(usage, "openai/gpt-5.6-sol", "2026-08-20")
    after = cost(usage, "openai/gpt-5.6-sol", "2026-08-21")
    assert (before.pusd, after.pusd) == (8_000_000_000, 6_000_000_000)


def test_peaks_are_on_working_days_between_their_hours():
    usage = {"prompt_tokens": 1_000_000, "completion_tokens": 0}
    def at(text):
        return models.price(usage, "deepseek/deepseek-v4-flash",
                            at=when({"timestamp": text})).cost.total
    assert at("2026-09-01T00:59:59Z") == 0.22
    assert at("2026-09-01T01:00:00Z") == 0.44
    assert at("2026-09-01T04:00:00Z") == 0.22
    assert at("2026-09-01T09:59:59Z") == 0.44
    assert at("2026-09-05T02:00:00Z") == 0.22  # a Saturday
    assert at("2026-08-22T02:00:00Z") == 0.44  # before weekends were spared
    assert at("2026-08-16T02:00:00Z") == 0.14


def test_tiers_stack_with_the_cache_and_spare_fees():
    usage = {"input_tokens": 1000, "output_tokens": 0,
             "cache_read_input_tokens": 1000,
             "cache_creation_input_tokens": 0, "service_tier": "batch",
             "server_tool_use": {"web_search_requests": 1}}
    lines = cost(usage, "anthropic/claude-sonnet-4-5").lines
    assert [(line.item, line.pusd) for line in lines] == [
        ("input", 1_500_000_000), ("cache_read", 150_000_000),
        ("web_search", 10_000_000_000)]


def test_the_tier_that_answered_wins_over_the_one_asked_for():
    usage = {"prompt_tokens": 1000, "completion_tokens": 0}
    asked = dict(service_tier="flex")
    assert cost(usage, "openai/gpt-5", **asked).pusd == 625_000_000
    usage["service_tier"] = "default"
    assert cost(usage, "openai/gpt-5", **asked).pusd == 1_250_000_000


def test_unknown_is_unknown():
    usage = {"prompt_tokens": 10, "completion_tokens": 5}
    assert cost(usage, "openai/no-such-model") is None
    assert cost(usage, "nobody/gpt-5") is None
    assert cost(usage, "openai/gpt-5", service_tier="scale") is None
    assert cost({"prompt_tokens": 10}, "openai/gpt-5") is None


def test_what_the_provider_says_wins():
    usage = {"prompt_tokens": 1000, "completion_tokens": 0, "cost": 0.5}
    known = cost(usage, "openrouter/openai/gpt-5")
    assert (known.total, known.source, known.local) == (
        0.5, "provider", 0.00125)
    unknown = cost(usage, "openrouter/no/such")
    assert (unknown.total, unknown.source, unknown.local) == (
        0.5, "provider", None)
    own = dict(usage, is_byok=True,
               cost_details={"upstream_inference_cost": 0.25})
    assert cost(own, "openrouter/openai/gpt-5").total == 0.75


def test_a_date_behind_a_known_name_is_an_estimate():
    usage = {"prompt_tokens": 1000, "completion_tokens": 0}
    guess = cost(usage, "openai/gpt-5.4-2031-01-01")
    assert guess.estimate and guess.pusd == 2_500_000_000
    assert not cost(usage, "openai/gpt-5.4").estimate


def test_counts_that_contradict_each_other_are_an_estimate():
    usage = {"prompt_tokens": 10, "completion_tokens": 5,
             "total_tokens": 15,
             "prompt_tokens_details": {"cached_tokens": 20}}
    odd = cost(usage, "openai/gpt-5")
    assert odd.estimate
    assert [(line.item, line.count) for line in odd.lines] == [
        ("output", 5), ("cache_read", 10)]


@pytest.mark.parametrize("usage", [
    {"prompt_tokens": -5, "completion_tokens": 1 << 60},
    {"prompt_tokens": 1.5, "completion_tokens": "7"},
    {"prompt_tokens": True, "completion_tokens": None},
    {"prompt_tokens": {}, "completion_tokens": []},
])
def test_counts_that_are_none_are_refused(usage):
    with pytest.raises(BadRequestError, match="no wire counts"):
        cost(usage, "openai/gpt-5")


def test_bad_questions_name_what_is_wrong():
    with pytest.raises(BadRequestError, match="usage"):
        cost([], "openai/gpt-5")
    with pytest.raises(BadRequestError, match="model"):
        cost({"prompt_tokens": 1, "completion_tokens": 1}, "")
    with pytest.raises(BadRequestError, match="can: no such word"):
        models.list(can="fly")
    with pytest.raises(TypeError):
        models.list(fly=True)


def test_no_sum_overflows():
    most = 1 << 52
    usage = {"prompt_tokens": most, "completion_tokens": most}
    assert cost(usage, "openai/gpt-5.4") is None or \
        cost(usage, "openai/gpt-5.4").total is None
