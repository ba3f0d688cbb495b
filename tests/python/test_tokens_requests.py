# SPDX-License-Identifier: Apache-2.0
"""What requests cost: text, and all that models put around it."""

import json
import os
import pathlib
import subprocess
import sys

import pytest

from local import ROOT
from zerohop import tokens

SHARED = ROOT.parent / "shared" / "fixtures"
PACKAGE = pathlib.Path(tokens.__file__).parents[1]


HELLO = [{"role": "user", "content": "hello world"}]
TOOL = {"type": "function", "function": {
    "name": "get_weather", "description": "Weather now.", "parameters": {
        "type": "object", "required": ["city"], "properties": {
            "city": {"type": "string", "description": "Where."},
            "unit": {"type": "string", "enum": ["C", "F"]},
            "days": {"type": "array", "items": {"type": "integer"}}}}}}


@pytest.mark.parametrize("model, total", [
    ("gpt-4o", 9), ("openai/gpt-4", 9), ("gpt-5", 8), ("o3-mini", 8),
    ("claude-sonnet-4-5", 9), ("claude-opus-5", 9)])
def test_plain_requests_are_exact(model, total):
    found = tokens.count_request({"model": model, "messages": HELLO})
    assert (found["total"], found["exact"], found["error"]) == (total, True, 0)
    assert sum(found["parts"].values()) == total


def test_tools_are_counted_as_they_are_shown():
    shown = """namespace functions {

// Weather now.
type get_weather = (_: {
// Where.
city: string,
unit?: "C" | "F",
days?: number[],
}) => any;

} // namespace functions"""
    request = {"model": "gpt-4", "messages": HELLO, "tools": [TOOL]}
    found = tokens.count_request(request)
    assert found["parts"]["tools"] == 9 + tokens.count(
        shown, model="gpt-4")
    assert not found["exact"] and found["error"] > 0
    line = ('<function>{"description": "Weather now.", "name": "get_weather", '
            f'"parameters": {json.dumps(TOOL["function"]["parameters"])}'
            '}</function>\n')
    found = tokens.count_request({**request, "model": "claude-sonnet-4-5"})
    assert found["parts"]["tools"] == 497 + tokens.count(
        line, model="claude-sonnet-4-5")


def test_claude_is_shown_no_empty_description():
    tool = {"type": "function", "function": {
        "name": "now", "description": "", "parameters": {"type": "object"}}}
    parts, count = parts_of("claude-3-5-haiku-latest", tools=[tool])
    assert parts["tools"] == 265 + count(
        '<function>{"name": "now", "parameters": {"type": "object"}}'
        "</function>\n")


@pytest.mark.parametrize("choice, more", [
    ("auto", 221), ("required", 228), ("none", None),
    ({"type": "function", "function": {"name": "get_weather"}}, 228)])
def test_deepseek_is_shown_json(choice, more):
    found = tokens.count_request({
        "model": "deepseek-chat", "messages": HELLO, "tools": [TOOL],
        "tool_choice": choice})
    shown = tokens.encoding(found["encoding"]).count(
        json.dumps(TOOL["function"]))
    assert found["parts"]["tools"] == (shown + more if more else 0)


CALL = {"id": "1", "type": "function", "function": {
    "name": "get_weather",
    "arguments": json.dumps({"city": "B\u00e9rn", "days": 2})}}
NOW = {**CALL, "function": {"name": "now", "arguments": "{}"}}


def test_deepseek_is_shown_its_calls_in_tags():
    """Each tag starts with a token of its own, which ends the text before;
    what was called answers in one turn, with what the user says then."""
    parts, count = parts_of("deepseek-chat", messages=[
        *HELLO, {"role": "assistant", "content": "I look!",
                 "tool_calls": [CALL, NOW]},
        {"role": "tool", "tool_call_id": "1", "content": "{t: 12}"},
        {"role": "tool", "tool_call_id": "1", "content": "Noon"},
        {"role": "user", "content": "And?"}])
    shown = ["I look!\n\n<", "tool_calls>\n<",
             'invoke name="get_weather">\n<',
             'parameter name="city" string="true">B\u00e9rn</',
             "parameter>\n<", 'parameter name="days" string="false">2</',
             "parameter>\n</", "invoke>\n<", 'invoke name="now">\n\n</',
             "invoke>\n</", "tool_calls>"]
    assert parts["messages"] == count(
        "hello world", *shown, "<tool_result>{t: 12}</tool_result>\n\n"
        "<tool_result>Noon</tool_result>\n\nAnd?")
    assert parts["frame"] == 1 + 3 + len(shown) - 1 + 1 + 3


def test_deepseek_is_shown_tools_below_the_first_system_message():
    for text in ("Use tools.", "Use tools"):
        system = {"role": "system", "content": text}
        parts, count = parts_of("deepseek-chat", tools=[TOOL], messages=[
            system, *HELLO, system])
        assert parts["messages"] == count(text + "\n\n", "hello world", text)


def test_deepseek_is_shown_its_thoughts_where_there_are_tools():
    talk = [*HELLO, {"role": "assistant", "tool_calls": [NOW],
                     "reasoning_content": "I look."},
            {"role": "tool", "tool_call_id": "1", "content": "Noon"},
            {"role": "assistant", "content": "Noon.",
             "reasoning_content": "I know."}, *HELLO]
    off = {"thinking": {"type": "disabled"}}
    shown, count = parts_of("deepseek-v4-flash", messages=talk, tools=[TOOL])
    plain, _ = parts_of("deepseek-v4-flash", messages=talk, tools=[TOOL], **off)
    assert shown["messages"] - plain["messages"] == count("I look.", "I know.")
    assert shown["frame"] - plain["frame"] == 79 + 2 + 3
    shown, _ = parts_of("deepseek-v4-flash", messages=talk)
    plain, _ = parts_of("deepseek-v4-flash", messages=talk, **off)
    assert shown == {**plain, "frame": plain["frame"] + 79}


@pytest.mark.parametrize("model, members, more", [
    ("deepseek-v4-pro", {}, 79), ("deepseek-reasoner", {}, 79),
    ("deepseek-chat", {}, 0), ("deepseek-chat", {"reasoning_effort": "max"}, 0),
    ("deepseek-v4-pro", {"reasoning_effort": "medium"}, 79),
    ("deepseek-v4-pro", {"reasoning_effort": "low"}, 0),
    ("deepseek-v4-pro", {"reasoning_effort": "none"}, 0),
    ("deepseek-v4-pro", {"reasoning_effort": "xhigh"}, 92),
    ("deepseek-chat", {"thinking": {"type": "enabled"}}, 79),
    ("deepseek-v4-pro", {"raw_params": {"thinking": {"type": "disabled"}}}, 0),
    ("deepseek/deepseek-v3-0324", {}, -1), ("deepseek-ai/DeepSeek-V3.1", {}, 0),
    ("deepseek-chat-v3-0324", {}, -1), ("deepseek-chat-v3.1", {}, 0),
    ("deepseek-chat-v3.1", {"thinking": {"type": "enabled"}}, 0)])
def test_how_deepseek_is_to_think_is_said_to_it(model, members, more):
    parts, count = parts_of(model, **members)
    assert parts["frame"] == 4 + more
    assert parts["messages"] == count("hello world")


def test_deepseek_is_told_to_answer_in_json():
    parts, _ = parts_of("deepseek-chat",
                        response_format={"type": "json_object"})
    assert parts["format"] == 20


def test_deepseek_is_shown_images_between_texts():
    image = {"type": "image_url", "image_url": {"url": "https://x/y.png"}}
    text = {"type": "text", "text": "a b"}
    parts, count = parts_of("deepseek-chat", messages=[
        {"role": "user", "content": [text, image, text]}])
    assert parts["images"] > 0 and parts["messages"] == count("a b", "a b")


GEMINI_TOOL = {"type": "function", "function": {
    "name": "plan", "description": "Plans a trip.", "parameters": {
        "type": "object", "properties": {
            "city": {"type": "string", "description": "Where \u00e0."},
            "days": {"type": "array", "items": {"type": "integer"}},
            "pace": {"type": "string", "enum": ["slow", "fast"],
                     "nullable": True},
            "window": {"type": "object", "description": "When.",
                       "properties": {"start": {"type": "string"}}}},
        "required": ["city"]}}}


def parts_of(model, **members):
    found = tokens.count_request({"model": model, "messages": HELLO, **members})
    count = tokens.encoding(found["encoding"]).count
    return found["parts"], lambda *texts: sum(map(count, texts))


def test_gemini_is_shown_declarations():
    """Each word between marks, each of these a token."""
    parts, count = parts_of("gemini-3.5-flash", tools=[GEMINI_TOOL] * 2)
    shown = ("declaration:plan{description:\0Plans a trip.\0,parameters:{"
             "properties:{city:{description:\0Where \u00e0.\0,type:\0STRING\0},"
             "days:{type:\0ARRAY\0,items:{type:\0INTEGER\0}},"
             "pace:{type:\0STRING\0,enum:[\0slow\0,\0fast\0],nullable:true},"
             "window:{description:\0When.\0,properties:{start:{"
             "type:\0STRING\0}},type:\0OBJECT\0}},required:[\0city\0],"
             "type:\0OBJECT\0}}").split("\0")
    assert parts["tools"] == 2 * (count(*shown) + len(shown) + 1)
    parts, count = parts_of("gemini-3-flash-preview", tools=[{
        "type": "function", "function": {"name": "now"}}])
    assert parts["tools"] == count(
        "declaration:now{description:", ",parameters:{}}") + 4


def test_earlier_gemini_is_shown_signatures():
    parts, count = parts_of("gemini-2.5-flash", tools=[GEMINI_TOOL])
    names = ("city", "days", "pace", "window", "start")
    assert parts["tools"] == count(
        "plan", "Plans a trip.", *names, *names, "Where \u00e0.", "slow",
        "fast", "When.", "When.") + 18 + 4 * 9 - 1 + 2 + 2 + 29 + 9 - 1


@pytest.mark.parametrize("model, keys, format_keys", [
    ("vertex/gemini-2.5-flash", 0, 0), ("vertex/gemini-3-flash", 6 + 15, 53 + 4)])
def test_vertex_counts_words(model, keys, format_keys):
    schema = {"type": "object", "properties": {"age": {"type": "integer"}},
              "required": ["age"], "additionalProperties": False}
    parts, count = parts_of(model, tools=[GEMINI_TOOL], response_format={
        "type": "json_schema", "json_schema": {"name": "x", "schema": schema}})
    assert parts["tools"] == keys + count(
        "plan", "Plans a trip.", "city", "Where \u00e0.", "days", "pace",
        "slow", "fast", "window", "When.", "start", "city") + 7 + 1
    assert parts["format"] == format_keys + 2 + count("age", "age")


@pytest.mark.parametrize("model, about, base, twice", [
    ("gpt-4o", "", 12, False), ("gpt-4.1-nano", "A guess.", 12, False),
    ("gpt-5.4", "A guess.", 8, True), ("gpt-5.4", "", 8, True)])
@pytest.mark.parametrize("system", [(), ({"role": "system", "content": "x"},)])
def test_a_schema_is_shown_under_a_heading(model, about, base, twice, system):
    schema = {"description": "Of a \u00e9.", "properties": {
        "a": {"title": "A", "description": "d", "type": "string"},
        "b": {"type": "object", "properties": {}, "required": [],
              "additionalProperties": False},
        "required": {"type": "array", "items": {"type": "number"}}},
        "required": ["a"], "type": "object", "additionalProperties": False}
    parts, count = parts_of(
        model, messages=[*system, *HELLO], response_format={
            "type": "json_schema", "json_schema": {
                "name": "answer", "schema": schema, "description": about}})
    head = about or ("" if twice else "Of a \u00e9.")
    shown = (('{"description":"Of a \u00e9.",' if twice else "{")
             + '"properties":{"a":{"title":"A","description":"d",'
             '"type":"string"},"b":{"type":"object","properties":{}},'
             '"required":{"type":"array","items":{"type":"number"}}},'
             '"type":"object"}')
    assert parts["format"] == base - (4 if system and not twice else 0) + count(
        "## answer\n\n" + (f"// {head}\n" if head else "") + shown)


def test_gpt_5_is_shown_who_answers():
    calls = [{"id": str(at), "type": "function", "function": {
        "name": "get_weather", "arguments": "{}"}} for at in range(2)]
    talk = [*HELLO, {"role": "assistant", "tool_calls": calls},
            {"role": "tool", "tool_call_id": "1", "content": "12 C"},
            {"role": "tool", "tool_call_id": "0", "content": "12 C"},
            {"role": "assistant", "content": "12 C"}]
    before, count = parts_of("gpt-5.4", tools=[TOOL, TOOL])
    parts, _ = parts_of("gpt-5.4", tools=[TOOL, TOOL], messages=talk)
    assert parts["frame"] - before["frame"] == 4 * 4 + 2 * 7 + 10 + 2 + (
        2 * (4 + count("get_weather")))
    assert parts["tools"] == before["tools"]
    once, _ = parts_of("gpt-5.4", tools=[TOOL])
    gpt_4o, _ = parts_of("gpt-4o", tools=[TOOL])
    assert once["tools"] == gpt_4o["tools"] + 90 - 9
    json_, _ = parts_of("gpt-5.4", messages=talk, response_format={
        "type": "json_schema", "json_schema": {"name": "x", "schema": {}}})
    assert json_["frame"] == parts["frame"] + 4


def test_requests_that_no_encoding_is_known_for_are_estimates():
    found = tokens.count_request({"model": "new", "messages": HELLO})
    assert not found["exact"] and found["encoding"] == "o200k_base"
    assert found["error"] >= 16
    image = {"type": "image_url", "image_url": {"url": "https://x/y.png"}}
    found = tokens.count_request({"model": "gpt-4o", "messages": [
        {"role": "user", "content": [image]}]})
    assert found["parts"]["images"] > 0 and not found["exact"]


def test_fits_agrees_with_the_count():
    for content in ("hello " * 10, "hello " * 5000, "\u4e2d" * 3000):
        request = {"model": "gpt-4o", "messages": [
            {"role": "user", "content": content}]}
        total = tokens.count_request(request)["total"]
        for limit in (1, total // 2, total - 1, total, total + 1, 100_000):
            assert tokens.fits(request, limit) == (total <= limit)


@pytest.mark.parametrize("request_", [
    {}, {"model": "gpt-4o"}, {"model": 5, "messages": []},
    {"model": "gpt-4o", "messages": [{"role": "user", "content": 5}]},
    {"model": "gpt-4o", "messages": HELLO, "tools": [5]}])
def test_requests_that_are_none_are_refused(request_):
    with pytest.raises(ValueError):
        tokens.count_request(request_)


def test_recorded_usage_is_met():
    """What OpenAI and Claude reported."""
    if not (SHARED / "traffic").is_dir():
        pytest.skip("../shared/fixtures/traffic is not here")
    done = subprocess.run(
        [sys.executable, ROOT / "tests/tools/token_usage.py"], check=True,
        capture_output=True, text=True, env={**os.environ, "PYTHONPATH":
                                             str(PACKAGE)})
    rows = {tuple(cells[1:4]): [int(cell) for cell in cells[4:9]]
            for cells in ([cell.strip() for cell in line.split("|")]
                          for line in done.stdout.splitlines()[2:])}
    for row in (("openai", "o200k_base", "plain"),
                ("openai", "o200k_base", "format"),
                ("openai", "cl100k_base", "plain"),
                ("anthropic", "claude_v3", "plain")):
        count, exact, *_ = rows[row]
        assert count > 50 and exact >= 0.95 * count, row
    for row in (("openai", "o200k_base", "tools"),
                ("openai", "cl100k_base", "tools")):
        count, _, within_2, *_ = rows[row]
        assert count > 20 and within_2 >= 0.95 * count, row
    count, _, _, within_1_percent, _ = rows["anthropic", "claude_v3", "tools"]
    assert count > 30 and within_1_percent >= 0.9 * count
