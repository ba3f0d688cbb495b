# SPDX-License-Identifier: Apache-2.0
"""Streams that break after their first content and are gone on with: recorded
ones through the core, scripted ones over sockets.

ZH_SHARED names the folder with the recordings.  Without ZH_LONG=1 a part of
their records is a place to cut."""

import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys

import pytest

TOOLS = pathlib.Path(__file__).parents[1] / "tools"
sys.path.insert(0, str(TOOLS))
import traffic  # noqa: E402
from server import CUT, RESET, STALL, Server, stream  # noqa: E402

import zerohop  # noqa: E402
from zerohop import OpenAI  # noqa: E402

PROGRAM = pathlib.Path(os.environ.get("ZH_TOOLS")
                       or traffic.ROOT / "build/tools") / "play_rescue"
recorded = pytest.mark.skipif(
    not (traffic.shared() / "fixtures/traffic").is_dir(),
    reason=f"no recorded traffic in {traffic.shared()} (set ZH_SHARED)")

# Who goes on, and whether it does so by itself; and what they must manage.
WAYS = [("continue", "openai_chat", False), ("continue", "openai_chat", True),
        ("continue", "anthropic", False), ("continue", "anthropic", True),
        ("continue", "gemini", True), ("restart", "openai_chat", False)]
JOINED = ["overlap 0", "overlap 1", "overlap 7", "overlap 40", "word again",
          "all again", "escapes 0", "escapes 7"]
NEVER = ["nonsense", "silence", "half a pair"]
STRIDE = 1 if traffic.LONG else 97


def play(lines):
    assert PROGRAM.exists(), f"{PROGRAM} is missing: `make test-python` has it"

    def run(part):
        text = "".join(json.dumps(line) + "\n" for line in part)
        done = subprocess.run([PROGRAM], input=text.encode(), check=True,
                              stdout=subprocess.PIPE)
        return [json.loads(line) for line in done.stdout.splitlines()]

    out = [None] * len(lines)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        out[0::2], out[1::2] = pool.map(run, (lines[0::2], lines[1::2]))
    return out


def streams(way, **more):
    mode, second, prefill = way
    return [{"provider": one.provider, "body": one.body, "mode": mode,
             "second": second, "prefill": prefill, "stride": STRIDE, **more}
            for one in traffic.exchanges() if one.stream]


def sums(results):
    total = {}
    for result in results:
        for name, counts in result["by"].items():
            old = total.get(name, [0, 0, 0])
            total[name] = [a + b for a, b in zip(old, counts)]
    return total


@recorded
@pytest.mark.parametrize("way", WAYS, ids=lambda way: "-".join(map(str, way)))
def test_the_text_is_whole_or_the_error_has_what_was_shown(way):
    results = play(streams(way))
    assert [one["wrong"] for one in results if one["wrong"]] == []
    total = sums(results)
    assert sum(one["played"] for one in results) > 300
    print(f"\n{'-'.join(map(str, way))}: "
          f"{sum(one['plays'] for one in results)} plays")
    for name, (equal, error, _) in total.items():
        print(f"  {name:12} equal {equal:6}  error {error:6}")
    assert all(total[name][0] == 0 for name in NEVER)
    if way[0] == "continue":
        for name in JOINED:
            equal, error, _ = total[name]
            assert equal > 20 and error <= equal / 20, name
    if way[0] == "continue" and not way[2]:
        assert total["anchor"][0] > 20 and total["anchor"][1] == 0


def heard(chunks):
    """The text, by another reader than the program's."""
    text, finishes, ids = "", 0, set()
    for chunk in chunks:
        ids.add(chunk.get("id") or None)
        for choice in chunk.get("choices") or []:
            content = choice.get("delta", {}).get("content") or ""
            if isinstance(content, list):
                content = "".join(part.get("text", "") for part in content)
            text += content
            finishes += bool(choice.get("finish_reason"))
    # Halves of pairs that came in two chunks.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16",
                                                         "surrogatepass")
    return text, finishes, ids - {None}


@recorded
@pytest.mark.parametrize("way", [WAYS[0], WAYS[4], WAYS[5]],
                         ids=lambda way: "-".join(map(str, way)))
def test_another_judge_agrees(way):
    seen = 0
    for result in play(streams(way, show=1, stride=97)[::16]):
        for shown in result["shown"]:
            text, finishes, ids = heard(shown["chunks"])
            assert len(ids) <= 1 and finishes <= 1
            if shown["ok"]:
                assert text == result["uncut"]
            else:
                assert result["uncut"].startswith(text)
                assert shown["partial"] == text
            seen += 1
    assert seen > 20


@recorded
@pytest.mark.parametrize("harm", ["drop", "double"])
def test_the_judge_notices_torn_and_doubled_text(harm):
    results = play(streams(WAYS[0], harm=harm, stride=97)[::4])
    total = sums(results)
    equal, error, wrong = map(sum, zip(*total.values()))
    assert wrong > 50 and (equal, error) == (0, 0)


# --- over sockets -----------------------------------------------------------

TEXT = "The cat sat on the mat \U0001f408 and slept, as caf\u00e9 cats do, all day."
HI = [{"role": "user", "content": "hi"}]
WORDS = [word + " " for word in TEXT.split(" ")]
WORDS[-1] = WORDS[-1][:-1]


def record(delta, finish=None, name="first", usage=None):
    body = {"id": f"chatcmpl-{name}", "object": "chat.completion.chunk",
            "created": 7 if name == "first" else 8, "model": name,
            "choices": [{"index": 0, "delta": delta,
                         "finish_reason": finish}]}
    if usage:
        body.update(choices=[], usage=usage)
    return f"data: {json.dumps(body)}\n\n".encode()


def answer(words, name="first"):
    return [record({"role": "assistant", "content": ""}, name=name),
            *(record({"content": word}, name=name) for word in words),
            record({}, "stop", name=name),
            record({}, name=name, usage={"prompt_tokens": 10,
                                         "completion_tokens": 5,
                                         "total_tokens": 15}),
            b"data: [DONE]\n\n"]


def goes_on(request):
    """What the request asks for: the last words again, and the rest."""
    *_, told, order = request.json()["messages"]
    words = order["content"].split("<<<")[1].split(">>> Do not")[0]
    assert told["role"] == "assistant" and TEXT.startswith(told["content"])
    rest = words + TEXT[len(told["content"]):]
    assert "stream_failure" not in request.json().get("route", {})
    return stream(answer([rest[i:i + 3] for i in range(0, len(rest), 3)],
                         "second"))


def router(first, second, mode="continue"):
    return {"providers": {"one": {"base_url": first.url + "/v1"},
                          "two": {"base_url": second.url + "/v1"}},
            "models": {"g": {"deployments": ["one/first", "two/second"],
                             "stream_failure": {"mode": mode},
                             "timeouts": {"chunk": 1}}}}


@pytest.mark.parametrize("end", [CUT, RESET, STALL])
@pytest.mark.parametrize("count", [3, 7, 12, len(WORDS)])
def test_a_stream_that_breaks_is_gone_on_with_over_sockets(end, count):
    with Server() as first, Server() as second:
        first.on("/v1/chat/completions",
                 stream(answer(WORDS)[:count], then=end))
        second.on("/v1/chat/completions", goes_on)
        client = OpenAI(router=router(first, second), max_retries=0)
        answered = client.chat.completions.create(
            model="g", messages=HI, stream=True,
            stream_options={"include_usage": True})
        chunks = list(answered)
        assert "".join(chunk.choices[0].delta.content or ""
                       for chunk in chunks if chunk.choices) == TEXT
        assert {(chunk.id, chunk.model, chunk.created)
                for chunk in chunks} == {("chatcmpl-first", "first", 7)}
        assert [chunk.choices[0].finish_reason for chunk in chunks
                if chunk.choices and chunk.choices[0].finish_reason] \
            == ["stop"]
        # Both parts: what the second says it took, and the first's estimate.
        assert chunks[-1].usage.completion_tokens > 5
        assert chunks[-1].usage.prompt_tokens > 10
        route = answered._route
        assert route.rescues == 1
        assert [at.provider for at in route.attempts] == ["one", "two"]
        assert route.attempts[1].rescue == "instruction"
        assert route.tokens.completion == chunks[-1].usage.completion_tokens


def test_what_does_not_go_on_is_an_error_with_what_was_shown():
    with Server() as first, Server() as second:
        first.on("/v1/chat/completions",
                 stream(answer(WORDS)[:8], then=CUT))
        second.on("/v1/chat/completions",
                  stream(answer(["I cannot ", "do that."], "second")))
        client = OpenAI(router=router(first, second), max_retries=0)
        text = ""
        with pytest.raises(zerohop.APIConnectionError) as caught:
            for chunk in client.chat.completions.create(
                    model="g", messages=HI, stream=True):
                text += chunk.choices[0].delta.content or ""
        assert text and TEXT.startswith(text)
        assert caught.value.partial_text == text
        assert [at.outcome for at in caught.value._route.attempts][0] \
            == "TRUNCATED"
        assert len(caught.value._route.attempts) == 3
