# SPDX-License-Identifier: Apache-2.0
"""Recorded traffic of real providers: what zerohop reads from the bytes is
what the provider's own SDK reads from them, however they are cut, in OpenAI's
form; and what it writes for a recorded request loses nothing.

ZH_SHARED names the folder with fixtures and validators.  Without ZH_LONG=1 a
sample (ZH_SEED) stands for the SDKs, the splits and the schemas; exclusions
are tests/tools/traffic_exclusions.tsv and always all in the sample."""

import concurrent.futures
import copy
import json
import os
import pathlib
import subprocess
import sys

import jsonschema
import pytest

TOOLS = pathlib.Path(__file__).parents[1] / "tools"
sys.path.insert(0, str(TOOLS))
import traffic  # noqa: E402

pytestmark = pytest.mark.skipif(
    not (traffic.shared() / "fixtures/traffic").is_dir(),
    reason=f"no recorded traffic in {traffic.shared()} (set ZH_SHARED)")

PROGRAM = pathlib.Path(os.environ.get("ZH_TOOLS")
                       or traffic.ROOT / "build/tools") / "replay_traffic"
# What zerohop says beyond OpenAI: other vendors have given these names.
EXTRAS = {"reasoning_content": {"type": "string"},
          "reasoning_details": {"type": "array"},
          "extra_content": {"type": "object"}}
MODELS = {
    "anthropic": ["claude-haiku-4-5", "claude-sonnet-4-6", "claude-opus-5-5",
                  "claude-3-5-sonnet-20241022", "kimi-k2"],
    "gemini": ["gemini-2.5-flash", "gemini-3-flash-preview",
               "gemini-2.0-flash"],
    "openai": ["gpt-4.1"]}
SCHEMAS = {
    "openai": "openai/chat.request.strict.schema.json",
    "anthropic": "anthropic/sdk-0.137.0/AnthropicRequest.schema.json",
    "gemini": "gemini/v1beta.request.schema.json",
    "chunk": "openai/chat.chunk.strict.schema.json",
    "reply": "openai/chat.response.strict.schema.json"}


def replay(lines):
    """What the program answers to each line; it runs twice, side by side."""
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


def splits(one):
    if traffic.LONG:
        return {"every": 16384, "near": 2, "step": 0, "doubles": 100}
    few = max(1, min(12, 400_000 // max(1, len(one.body))))
    drawn = traffic.sampled(one, 10)
    return {"every": 200 if drawn else 0,
            "near": 2 if drawn and len(one.body) < 16384 else 0,
            "step": max(1, len(one.body) // few), "doubles": few}


@pytest.fixture(scope="module")
def exchanges():
    return traffic.exchanges()


@pytest.fixture(scope="module")
def started():
    """The SDKs read while zerohop does."""
    with subprocess.Popen([sys.executable, TOOLS / "traffic_sdk.py"],
                          stdout=subprocess.PIPE) as running:
        yield running


@pytest.fixture(scope="module")
def replays(exchanges, started):
    """By id: what zerohop makes of the bytes."""
    lines = [{"do": "read", "provider": one.provider, "http": one.http,
              "stream": one.stream, "body": one.body, "seed": traffic.SEED,
              **splits(one)} for one in exchanges]
    return dict(zip((one.id for one in exchanges), replay(lines)))


@pytest.fixture(scope="module")
def sdk(started):
    """By id: what the provider's SDK makes of them."""
    out, _ = started.communicate()
    assert started.returncode == 0
    rows = [json.loads(line) for line in out.splitlines()]
    return {row["id"]: row for row in rows}


class Excluded:
    """The rows of one check; each must be needed."""

    def __init__(self, check):
        self.rows = [row for row in traffic.exclusions()
                     if row.check == check]
        self.used = set()

    def holds(self, name, detail):
        for row in self.rows:
            if row.id in name and row.detail == detail:
                self.used.add(row)
                return True
        return False

    def unused(self):
        return [row for row in self.rows if row not in self.used]


# --- replies ---

def judge_failure(one, got, read):
    """Why zerohop's failure is none of the SDK's; None when it is."""
    if "answer" in read:
        return got["status"]
    if one.http == 200 or one.dialect == "gemini":
        return None
    want = read["raised"]
    return None if want == got["class"] else f"{got['class']}, not {want}"


def test_answers_are_those_of_the_sdk(exchanges, replays, sdk):
    excluded, wrong, equal = Excluded("read"), [], 0
    for one in exchanges:
        got, read = replays[one.id], sdk.get(one.id)
        if read is None:
            continue
        if got["status"] != "OK":
            found = judge_failure(one, got, read)
            found = [found] if found else []
        elif "answer" not in read:
            found = ["answered"]
        else:
            found = traffic.differences(read["answer"],
                                        traffic.rendered(got["chunks"]))
        equal += not found
        for detail in found:
            if not excluded.holds(one.id, detail):
                wrong.append(f"{one.id}: {detail}: {got['message']}"
                             f" {read.get('why', '')}")
    assert not wrong, "\n".join(wrong)
    assert not excluded.unused()
    assert equal > len(sdk) * 0.8
    print(f"{equal} equal of {len(sdk)} read by their SDK")


def test_a_reply_is_what_its_chunks_add_up_to(exchanges, replays):
    wrong = []
    for one in exchanges:
        got = replays[one.id]
        if got["status"] == "OK" and \
                traffic.rendered([got["reply"]]) != \
                traffic.rendered(got["chunks"]):
            wrong.append(one.id)
    assert not wrong, "\n".join(wrong)


def test_splits_change_nothing(exchanges, replays):
    streams = [one.id for one in exchanges if one.stream]
    wrong = [f"{name}: {replays[name]['differs']}" for name in streams
             if replays[name]["differs"]]
    plays = sum(replays[name]["plays"] for name in streams)
    assert not wrong, "\n".join(wrong)
    assert plays > 3 * len(streams)
    print(f"{len(streams)} streams, {plays} plays")


def test_usage_adds_up(exchanges, replays):
    excluded, wrong, seen = Excluded("usage"), [], 0
    for one in exchanges:
        usage = traffic.rendered(replays[one.id]["chunks"])["usage"]
        if not usage:
            continue
        seen += 1
        rules = {"total": usage["prompt"] + usage["completion"]
                 == usage["total"],
                 "cached": (usage["cached"] or 0) <= usage["prompt"],
                 "reasoning": (usage["reasoning"] or 0)
                 <= usage["completion"]}
        wrong += [f"{one.id}: {rule}: {usage}" for rule, holds in
                  rules.items()
                  if not holds and not excluded.holds(one.id, rule)]
    assert not wrong, "\n".join(wrong)
    assert not excluded.unused()
    assert seen > 1000


# --- schemas ---

def schema(name):
    path = traffic.shared() / "validators" / SCHEMAS[name]
    return json.loads(path.read_text(encoding="utf-8"))


def validator(found):
    return jsonschema.validators.validator_for(found)(found)


def with_extras(found):
    found = copy.deepcopy(found)
    for name, rule in found["$defs"].items():
        if "Delta" in name or "ToolCall" in name or "Message" in name:
            rule.setdefault("properties", {}).update(EXTRAS)
    return found


def check_all(check, values):
    """Faults of (name, value, source); one of each shape unless ZH_LONG.  A
    fault that the source has too, where there is one, is not ours."""
    seen, wrong = set(), []
    for name, value, source in values:
        key = None if traffic.LONG else hash(traffic.shape(value))
        if key in seen:
            continue
        if key is not None:
            seen.add(key)
        fault = next(check.iter_errors(value), None)
        if fault and (source is None or check.is_valid(source)):
            wrong.append(f"{name}: {fault.json_path}: {fault.message[:200]}")
    return wrong


@pytest.mark.parametrize("form", ["chunk", "reply"])
def test_what_is_rendered_passes_the_strict_schema(form, replays):
    check = validator(with_extras(schema(form)))
    values = [(name, value, None) for name, got in replays.items()
              for value in (got["chunks"] if form == "chunk"
                            else [got["reply"]] if "reply" in got else [])]
    assert len(values) > 1000
    assert not check_all(check, values)


# --- requests ---

def parts_of(message, kind="text"):
    """The texts of a message that say something."""
    content = message.get("content") or []
    if isinstance(content, str):
        content = [{"type": "text", "text": content}]
    return [part[kind] for part in content
            if part["type"] == kind and part[kind].strip(" \n\t\r")]


def said(request):
    """What a request in OpenAI's form says, by kind, in order."""
    messages = request["messages"]
    calls = [call["function"] for one in messages
             for call in one.get("tool_calls") or []]
    tools = [tool.get("function") or {"name": tool["type"]}
             for tool in request.get("tools") or []]
    text = {role: [x for one in messages if one["role"] in roles
                   for x in parts_of(one)]
            for role, roles in (("system", ("system", "developer")),
                                ("user", ("user",)),
                                ("assistant", ("assistant",)))}
    return {**text,
            "calls": [(call["name"], json.loads(call["arguments"].strip()
                                                or "{}")) for call in calls],
            "results": [x for one in messages if one["role"] == "tool"
                        for x in parts_of(one)],
            "tools": [(tool["name"], tool.get("description") or "")
                      for tool in tools]}


def result_texts(content):
    if isinstance(content, str):
        return [content]
    return [part["text"] for part in content if part["type"] == "text"]


def said_to_anthropic(body):
    blocks = [(one["role"], block) for one in body["messages"]
              for block in one["content"]]
    text = {role: [block["text"] for speaker, block in blocks
                   if speaker == role and block["type"] == "text"]
            for role in ("user", "assistant")}
    return {**text, "system": [b["text"] for b in body.get("system", [])],
            "calls": [(block["name"], block["input"]) for _, block in blocks
                      if block["type"] == "tool_use"],
            "results": [x for _, block in blocks
                        if block["type"] == "tool_result"
                        for x in result_texts(block["content"])],
            "tools": [(tool["name"], tool.get("description", ""))
                      for tool in body.get("tools", [])]}


def said_to_gemini(body):
    parts = [(one["role"], part) for one in body["contents"]
             for part in one["parts"]]
    tools = [tool for group in body.get("tools", [])
             for tool in group["functionDeclarations"]]
    return {"system": [part["text"] for part in body.get(
                "systemInstruction", {}).get("parts", [])],
            "user": [part["text"] for role, part in parts
                     if role == "user" and "text" in part],
            "assistant": [part["text"] for role, part in parts
                          if role == "model" and "text" in part],
            "calls": [(part["functionCall"]["name"],
                       part["functionCall"]["args"]) for _, part in parts
                      if "functionCall" in part],
            "results": [part["functionResponse"]["response"]
                        for _, part in parts if "functionResponse" in part],
            "tools": [(tool["name"], tool.get("description", ""))
                      for tool in tools]}


SAID_TO = {"anthropic": said_to_anthropic, "gemini": said_to_gemini,
           "openai": said}


def missing(want, got):
    """Kinds of content of which something is not in what was written."""
    if not want["user"] and not want["assistant"] and not want["calls"]:
        # Nothing but instructions: what they say is asked.
        want = {**want, "system": [], "user": want["system"]}
        got = {**got, "system": [],
               "user": got["system"] + got["user"]}
    found = [kind for kind in ("user", "assistant", "calls")
             if want[kind] != got[kind]]
    # More may be said: an instruction for JSON, "(no output)", what a schema
    # could not express.
    if got["system"][:len(want["system"])] != want["system"]:
        found.append("system")
    written = json.dumps(got["results"])
    if not all(json.dumps(x)[1:-1] in written or in_values(x, got["results"])
               for x in want["results"]):
        found.append("results")
    # Tools that only the history knows may have to be declared.
    names = [name for name, _ in got["tools"]]
    if [name for name, _ in want["tools"]] != names[:len(want["tools"])] or \
            not all(b in d for (_, b), (_, d)
                    in zip(want["tools"], got["tools"])):
        found.append("tools")
    return found


def in_values(text, values):
    """A result that is JSON may be written as the value it is."""
    try:
        value = json.loads(text)
    except ValueError:
        return False
    return any(value == x or isinstance(x, dict) and value in x.values()
               for x in values)


def requests_of(exchanges):
    for one in exchanges:
        if one.request:
            try:
                yield one, json.loads(one.request)
            except ValueError:  # a form with a file: no chat
                continue


@pytest.mark.parametrize("provider", list(MODELS))
def test_requests_lose_nothing(provider, exchanges):
    excluded, wrong, written = Excluded("write " + provider), [], 0
    check = validator(schema(provider))
    models = MODELS[provider] if traffic.LONG else MODELS[provider][:2]
    asked = [(model, *pair) for model in models
             for pair in requests_of(exchanges)]
    lines = [{"do": "write", "provider": provider, "model": model,
              "request": one.request} for model, one, _ in asked]
    bodies = []
    for (model, one, source), got in zip(asked, replay(lines)):
        if got["status"] != "OK":
            if not excluded.holds(one.id, got["status"]):
                wrong.append(f"{one.id}: {got['status']}: {got['message']}")
            continue
        body = json.loads(got["body"])
        written += 1
        found = missing(said(source), SAID_TO[provider](body))
        wrong += [f"{one.id}: {model}: {kind}" for kind in found
                  if not excluded.holds(one.id, kind)]
        bodies.append((f"{one.id}: {model}", body,
                       source if provider == "openai" else None))
    wrong += [fault for fault in check_all(check, bodies)
              if not excluded.holds(fault, "schema")]
    assert not wrong, "\n".join(wrong)
    assert not excluded.unused()
    assert written > 700
    print(f"{provider}: {written} written, {len(bodies)} checked")
