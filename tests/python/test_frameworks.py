# SPDX-License-Identifier: Apache-2.0
"""Frameworks, unmodified, on zerohop in alias mode: one chat, one stream, one
tool call, one 429 each.  Each has an environment of its own under
build/frameworks, made when it is first used; the versions are pinned in
tests/frameworks/requirements.txt.  All of them run with ZH_LONG=1."""

import json
import os
import pathlib
import subprocess
import sys

import pytest

import zerohop
from local import LONG, ROOT, Server, plain, reply, stream

HERE = ROOT / "tests" / "frameworks"
PLACE = pathlib.Path(os.environ.get("ZH_FRAMEWORKS",
                                    ROOT / "build" / "frameworks"))
LIGHT = {"langchain_openai"}
WANTED = {"chat": "hello", "stream": "ab", "tool": {"city": "Rome"},
          "429": "RateLimitError", "async": "hello"}


def pinned():
    """{program: [what to install]}"""
    found = {}
    for line in (HERE / "requirements.txt").read_text().splitlines():
        name, _, packages = line.partition(":")
        if packages and not name.startswith("#"):
            found[name] = packages.split()
    return found


def python_of(name, packages):
    place = PLACE / name
    python, mark = place / "bin" / "python", place / "made"
    if not mark.exists() or mark.read_text() != " ".join(packages):
        subprocess.run([sys.executable, "-m", "venv", place], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "--no-compile",
                        "--disable-pip-version-check", *packages], check=True)
        mark.write_text(" ".join(packages))
    return python


# --- the provider ------------------------------------------------------------------

def answer(request):
    body = request.json()
    if body["model"] in ("slow", "gpt-4-turbo"):
        return plain({"error": {"message": "slow down", "type": "requests",
                                "code": "rate_limit_exceeded"}}, status=429)
    if body.get("tools") and body["messages"][-1]["role"] != "tool":
        return called(body)
    if body["model"] == "marked":  # dspy's own form
        parts = ["[[ ## answer ## ]]\n", "a", "b", "\n\n[[ ## completed ## ]]"]
        text = "[[ ## answer ## ]]\nhello\n\n[[ ## completed ## ]]"
        return streamed(parts) if body.get("stream") else plain(reply(text))
    return streamed(["a", "b"]) if body.get("stream") else plain(
        reply("hello", usage=USAGE))


USAGE = {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3}


def called(body):
    name = body["tools"][0]["function"]["name"]
    made = reply(None, usage=USAGE)
    made["choices"][0].update(finish_reason="tool_calls", message={
        "role": "assistant", "content": None, "tool_calls": [
            {"id": "call_1", "type": "function", "function": {
                "name": name, "arguments": '{"city": "Rome"}'}}]})
    return plain(made)


def streamed(parts):
    def record(delta, finish=None, **more):
        return b"data: " + json.dumps({
            "id": "c", "object": "chat.completion.chunk", "created": 5,
            "model": "m", "choices": [{
                "index": 0, "delta": delta, "finish_reason": finish}],
            **more}).encode() + b"\n\n"
    records = [record({"role": "assistant", "content": ""})]
    records += [record({"content": part}) for part in parts]
    return stream([*records, record({}, "stop", usage=USAGE),
                   b"data: [DONE]\n\n"])


# --- the frameworks ------------------------------------------------------------------

@pytest.mark.parametrize("name", sorted(pinned()))
def test_a_framework(name, capsys):
    if name not in LIGHT and not LONG:
        pytest.skip("ZH_LONG=1 runs all frameworks")
    python = python_of(name, pinned()[name])
    with Server() as server:
        server.on("*", answer)
        done = subprocess.run(
            [python, "-m", "zerohop.alias", HERE / f"run_{name}.py", server.url],
            capture_output=True, text=True, timeout=300,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(
                [str(pathlib.Path(zerohop.__file__).parents[1]), str(HERE)]),
                "OPENAI_API_KEY": "KEY", "DSPY_CACHEDIR": str(PLACE)})
        said = dict(json.loads(line) for line in done.stdout.splitlines()
                    if line.startswith('["'))
        seen = {(request.header("x-stainless-os"),
                 request.header("x-stainless-retry-count"))
                for request in server.requests}
    assert said == {key: WANTED[key] for key in said}, done.stderr[-3000:]
    assert {"chat", "stream", "tool", "429"} <= set(said), done.stderr[-3000:]
    # Our client; and natively, for through an httpx client it would count.
    assert {system for system, _ in seen} == {None}
    assert {counted for _, counted in seen} == {None}
    with capsys.disabled():
        print(f"\n{name}: {' '.join(pinned()[name])}", end=" ")
