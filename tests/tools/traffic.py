# SPDX-License-Identifier: Apache-2.0
"""Recorded traffic: finds it, and reduces an answer, whoever gave it, to what
can be compared.

An answer is {"choices": {index: {text, reasoning, refusal, calls, finish}},
"usage": {prompt, completion, total, cached, reasoning} or None}, a call being
[id, name, arguments]."""

import collections
import functools
import json
import os
import pathlib
import re
import zlib

LONG = os.environ.get("ZH_LONG") == "1"
SEED = int(os.environ.get("ZH_SEED") or 20261121)
ROOT = pathlib.Path(__file__).resolve().parents[2]
TABLE = pathlib.Path(__file__).with_name("traffic_exclusions.tsv")
SETS = ("chatlas", "openllmetry", "ruby_llm")
APIS = {"chat.completions": "openai_chat", "writer.chat": "openai_chat",
        "messages": "anthropic", "generateContent": "gemini",
        "streamGenerateContent": "gemini"}
ROWS = ("mistral deepseek xai groq together openrouter ollama").split()

Exchange = collections.namedtuple(
    "Exchange", "id dialect provider http stream body request")
Exclusion = collections.namedtuple("Exclusion", "check id detail reason")


def shared():
    return pathlib.Path(os.environ.get("ZH_SHARED") or ROOT.parent / "shared")


def is_stream(body):
    return body.lstrip()[:1] not in ("{", "[", "<", "")


def row_of(provider, dialect):
    if dialect != "openai_chat":
        return dialect
    return provider if provider in ROWS else "openai"


def records():
    for name in SETS:
        with open(shared() / "fixtures/traffic" / name / "records.jsonl",
                  encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)


def recorded():
    for record in records():
        dialect = APIS.get(record["api"])
        if not dialect:
            continue
        body = record["response"]["body"]
        request = record["request"]["body"]
        is_chat = record["api"] == "chat.completions"
        yield Exchange(record["id"], dialect,
                       row_of(record["provider"], dialect), record["status"],
                       record["status"] == 200 and is_stream(body), body,
                       request if is_chat else None)


def status_of(body):
    """The status a reply of the curated set had: its error names it."""
    try:
        value = json.loads(body)
    except ValueError:
        return 404 if body.lstrip().startswith("<") else 200
    return value["error"].get("code", 400) if "error" in value else 200


def files():
    folder = shared() / "fixtures/traffic"
    for pattern, dialect in (
            ("anthropic-sdk-python/tests/**/*.*", "anthropic"),
            ("vertexai-sdk-test-data/mock-responses/*ai/*", "gemini")):
        for path in sorted(folder.glob(pattern)):
            body = path.read_bytes().decode("utf-8")
            if dialect == "anthropic":  # the last blank line was not kept
                body = body.rstrip("\n") + "\n\n"
            stream = is_stream(body)
            yield Exchange(str(path.relative_to(folder)), dialect, dialect,
                           200 if stream else status_of(body), stream, body,
                           None)


@functools.cache
def exclusions():
    rows = []  # a row counts for every exchange whose id holds its id
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            rows.append(Exclusion(*line.split("\t")))
    return rows


def exchanges():
    """All of them, but for what is no chat at all."""
    out = [row.id for row in exclusions() if row.check == "skip"]
    return [one for one in [*recorded(), *files()]
            if not any(part in one.id for part in out)]


def sampled(one, of):
    """Is it in the sample of one in `of`?"""
    return LONG or zlib.crc32(f"{SEED} {one.id}".encode()) % of == 0


def is_named(one):
    return any(row.id in one.id for row in exclusions())


# --- what a reader of OpenAI's form sees ---

def new_choice():
    return {"text": "", "reasoning": "", "refusal": "", "calls": [],
            "finish": None}


def details(usage, key, name):
    return (usage.get(key) or {}).get(name)


def rendered_usage(usage):
    return usage and {
        "prompt": usage["prompt_tokens"],
        "completion": usage["completion_tokens"],
        "total": usage["total_tokens"],
        "cached": details(usage, "prompt_tokens_details", "cached_tokens"),
        "reasoning": details(usage, "completion_tokens_details",
                             "reasoning_tokens")}


def add_message(choice, message):
    choice["text"] += message.get("content") or ""
    choice["reasoning"] += message.get("reasoning_content") or ""
    choice["refusal"] += message.get("refusal") or ""
    for call in message.get("tool_calls") or []:
        at = call.get("index", len(choice["calls"]))
        if at == len(choice["calls"]):
            choice["calls"].append([call["id"], call["function"]["name"], ""])
        choice["calls"][at][2] += call["function"]["arguments"]
    legacy = message.get("function_call")
    if legacy:
        if "name" in legacy:
            choice["calls"].append([None, legacy["name"], ""])
        choice["calls"][-1][2] += legacy["arguments"]


def rendered(values):
    """The answer in chunks, or in a list of one whole reply."""
    choices, usage = {}, None
    for value in values:
        usage = value.get("usage") or usage
        for item in value["choices"]:
            choice = choices.setdefault(str(item["index"]), new_choice())
            add_message(choice, item.get("delta", item.get("message")))
            choice["finish"] = item["finish_reason"] or choice["finish"]
    return {"choices": choices, "usage": rendered_usage(usage)}


def same_arguments(a, b):
    """Arguments by value; text that is no JSON as it is."""
    try:
        return json.loads(a or "{}") == json.loads(b or "{}")
    except ValueError:
        return a == b


def differences(want, got):
    """Names of what is not equal."""
    found = [] if want["usage"] == got["usage"] else ["usage"]
    if set(want["choices"]) != set(got["choices"]):
        return found + ["choices"]
    for index, a in want["choices"].items():
        b = got["choices"][index]
        found += [key for key in ("text", "reasoning", "refusal", "finish")
                  if a[key] != b[key]]
        # A call without an id gets one of ours.
        if len(a["calls"]) != len(b["calls"]) or not all(
                (x[0] in (None, "", y[0])) and x[1] == y[1]
                and same_arguments(x[2], y[2])
                for x, y in zip(a["calls"], b["calls"])):
            found.append("calls")
    return found


# --- splits, schemas ---

def shape(value, key=""):
    """What a schema can tell apart: types, members, the words of enums."""
    if isinstance(value, dict):
        return tuple((k, shape(v, k)) for k, v in sorted(value.items()))
    if isinstance(value, list):
        return ("list", *sorted({repr(shape(v)) for v in value}))
    if isinstance(value, str) and re.fullmatch("type|role|object|finish.*|"
                                               "service_tier|detail", key):
        return value
    return type(value).__name__
