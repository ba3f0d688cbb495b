# SPDX-License-Identifier: Apache-2.0
"""Naughty strings there and back: the text that the app passes is the text
that the provider reads, and the other way round, in every place that holds
one.  Skipped where the shared fixtures are not (ZH_SHARED, "../shared")."""

import json
import os
import pathlib

import pytest

from local import DONE, ROOT, Server, client_of, plain, reply, stream, zerohop

SHARED = pathlib.Path(os.environ.get("ZH_SHARED") or ROOT.parent / "shared")
FILE = SHARED / "fixtures" / "naughty_strings" / "blns.json"
OWN = ["\0", "a\0b", "\x7f\x80\x9f", "\u2028\u2029\x85", "\ufeff", "\uffff",
       "\U0001f469\u200d\U0001f680", '"\\/\b\f\n\r\t', "\\u0041\\ud800",
       "\r\n\r\ndata: [DONE]\n\n", "a" * 70000, "\xe9\u20ac\U0001f600" * 9000]


@pytest.fixture(scope="module")
def naughty():
    if not FILE.exists():
        pytest.skip(f"there is no {FILE}; set ZH_SHARED")
    strings = json.loads(FILE.read_text(encoding="utf-8"))
    assert len(strings) == 515
    return strings + OWN


def call_of(text):
    return {"id": text, "type": "function", "function": {
        "name": text, "arguments": json.dumps({text: text})}}


def chat_answer(request):
    """The last message's text back, plain or as two pieces."""
    body = json.loads(request.body.decode("utf-8"))
    text = body["messages"][-1]["content"]
    ascii = len(text) % 2 == 0  # written as \u or as UTF-8, in turn
    if not body.get("stream"):
        whole = reply(text, model=text, system_fingerprint=text)
        whole["choices"][0]["message"]["tool_calls"] = [call_of(text)]
        return plain(json.dumps(whole, ensure_ascii=ascii))
    middle = len(text) // 2
    return stream([record(piece, ascii) for piece in (
        text[:middle], text[middle:], None)] + [DONE])


def record(piece, ascii):
    delta = {} if piece is None else {"content": piece}
    text = json.dumps({
        "id": "c", "object": "chat.completion.chunk", "created": 1,
        "model": "m", "choices": [{
            "index": 0, "delta": delta,
            "finish_reason": "stop" if piece is None else None}]},
        ensure_ascii=ascii)
    return b"data: " + text.encode() + b"\n\n"


def test_openai_chat(naughty):
    with Server() as server:
        server.on("*", chat_answer)
        client = client_of(server)
        for text in naughty:
            messages = [
                {"role": "system", "content": [{"type": "text", "text": text}],
                 "name": text},
                {"role": "assistant", "tool_calls": [call_of(text)]},
                {"role": "user", "content": text}]
            asked = {"model": text or "m", "messages": messages, "user": text,
                     "metadata": {text: text}, "stop": [text]}
            answer = client.chat.completions.create(**asked)
            assert json.loads(server.requests[-1].body) == asked
            message = answer.choices[0].message
            assert (message.content, answer.model, answer.system_fingerprint,
                    message.tool_calls[0].id, message.tool_calls[0].function
                    .name) == (text,) * 5
            assert json.loads(message.tool_calls[0].function.arguments) == {
                text: text}
            pieces = client.chat.completions.create(**asked, stream=True)
            assert "".join(piece.choices[0].delta.content or ""
                           for piece in pieces) == text


def anthropic_answer(request):
    body = json.loads(request.body.decode("utf-8"))
    text = body["messages"][-1]["content"]
    text = text if isinstance(text, str) else text[0]["text"]
    return plain({"id": "m", "type": "message", "role": "assistant",
                  "model": "m", "stop_reason": "end_turn", "content": [
                      {"type": "text", "text": text}],
                  "usage": {"input_tokens": 1, "output_tokens": 1}})


def gemini_answer(request):
    body = json.loads(request.body.decode("utf-8"))
    part = body["contents"][-1]["parts"][0]
    return plain({"candidates": [{"index": 0, "finishReason": "STOP",
                                  "content": {"role": "model", "parts": [
                                      part]}}]})


@pytest.mark.parametrize("dialect, answer", [
    ("anthropic", anthropic_answer), ("gemini", gemini_answer)])
def test_other_dialects(naughty, dialect, answer):
    with Server() as server:
        server.on("*", answer)
        client = zerohop.OpenAI(max_retries=0, router={"providers": {"p": {
            "dialect": dialect, "base_url": server.url, "api_key": "KEY"}}})
        for text in naughty:
            if not text or text.isspace():
                continue  # is no message there
            answer = client.chat.completions.create(
                model="p/m", messages=[{"role": "system", "content": text},
                                       {"role": "user", "content": text}])
            assert answer.choices[0].message.content == text
            sent = json.loads(server.requests[-1].body)
            system = sent.get("system") or sent["systemInstruction"]
            assert text in (system, *values(system))


def values(value):
    """All strings inside a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from values(part)
