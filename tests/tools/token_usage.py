# SPDX-License-Identifier: Apache-2.0
"""How near count_request comes to the usage that providers reported: one line
for each kind of model and request in ../shared/fixtures/traffic.

    PYTHONPATH=python .venv/bin/python tests/tools/token_usage.py
"""

import collections
import json
import pathlib
import sys

from zerohop import tokens

TRAFFIC = (pathlib.Path(__file__).resolve().parents[3]
           / "shared/fixtures/traffic")
COMPATIBLE = ("openai", "azure", "deepseek", "groq", "mistral")
SETS = ("ruby_llm", "openllmetry", "chatlas")


def records():
    for name in SETS:
        with open(TRAFFIC / name / "records.jsonl", encoding="utf-8") as file:
            for line in file:
                yield json.loads(line)


def loaded(text):
    try:
        found = json.loads(text)
    except (TypeError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def events(text):
    for line in (text or "").splitlines():
        if line.startswith("data:"):
            yield loaded(line[5:])


def bodies(record):
    """The request, and the reply or all records of a stream."""
    reply = record["response"].get("body")
    request = record["request"].get("body")
    request = request if isinstance(request, dict) else loaded(request)
    if record["stream"]:
        return request, list(events(reply))
    return request, [reply if isinstance(reply, dict) else loaded(reply)]


# --- OpenAI chat ---

def chat_usage(replies):
    found = None
    for reply in replies:
        usage = reply.get("usage") or {}
        found = usage.get("prompt_tokens", found)
    return found


# --- DeepSeek, whose names mean something else at times ---

V3_1 = 1755734400  # 21 August 2025: deepseek-chat is v3.1
V4_0731 = 1785456000  # 31 July 2026: each effort is more, "low" the old default


def as_of_today(request, replies):
    """The request that means today what this one meant when recorded."""
    made = min((reply.get("created") or 0 for reply in replies
                if reply.get("created")), default=V4_0731)
    if made < V3_1:
        return {**request, "model": request["model"].replace(
            "deepseek-chat", "deepseek-v3-0324")}
    return {**request, "reasoning_effort": "low"} if made < V4_0731 else request


# --- Anthropic messages, in OpenAI's form ---

def text_of(content):
    """The one text that content is; None when it is more."""
    if isinstance(content, str):
        return content
    texts = [part.get("text") for part in content or ()]
    return texts[0] if len(texts) == 1 and isinstance(texts[0], str) else None


def from_anthropic(body):
    messages = []
    if body.get("system"):
        messages.append({"role": "system", "content": text_of(body["system"])})
    for message in body.get("messages", ()):
        messages.append({"role": message["role"],
                         "content": text_of(message["content"])})
    if any(message["content"] is None for message in messages):
        return None
    if body.get("thinking") or body.get("output_format") or \
            body.get("output_config"):
        return None
    made = {"model": body["model"], "messages": messages}
    tools = body.get("tools") or ()
    if any("input_schema" not in tool for tool in tools):
        return None
    if tools:
        made["tools"] = [{"type": "function", "function": {
            "name": tool["name"], "description": tool.get("description", ""),
            "parameters": tool["input_schema"]}} for tool in tools]
    choice = (body.get("tool_choice") or {}).get("type")
    if choice in ("any", "tool"):
        made["tool_choice"] = "required" if choice == "any" else {
            "type": "function",
            "function": {"name": body["tool_choice"]["name"]}}
    return made


def anthropic_usage(replies):
    for reply in replies:
        usage = reply.get("usage") or reply.get("message", {}).get("usage")
        if usage and usage.get("input_tokens") is not None:
            return usage["input_tokens"] + sum(
                usage.get(name) or 0 for name in (
                    "cache_creation_input_tokens", "cache_read_input_tokens"))
    return None


# --- Gemini generateContent, in OpenAI's form ---

def gemini_message(role, content):
    """Text alone; None for all else."""
    if any(set(part) - {"text"} for part in content.get("parts", ())):
        return None
    texts = [{"type": "text", "text": part["text"]}
             for part in content.get("parts", ())]
    return {"role": role, "content": texts}


def gemini_tools(body):
    """None for tools that are no functions."""
    if any(set(tool) - {"functionDeclarations"}
           for tool in body.get("tools", ())):
        return None
    return [{"type": "function", "function": {
        "name": each["name"], "description": each.get("description", ""),
        "parameters": each.get("parameters")
        or each.get("parametersJsonSchema") or {"type": "object"}}}
        for tool in body.get("tools", ())
        for each in tool["functionDeclarations"]]


def from_gemini(record, body):
    config = body.get("generationConfig") or {}
    messages = [gemini_message(
        "assistant" if content.get("role") == "model" else "user", content)
        for content in body.get("contents", ())]
    if body.get("systemInstruction"):
        messages.insert(0, gemini_message("system", body["systemInstruction"]))
    tools = gemini_tools(body)
    if None in messages or tools is None or not messages or \
            body.get("cachedContent") or not record["model"]:
        return None
    where = "vertex/" if record["provider"] == "vertex" else ""
    made = {"model": where + record["model"], "messages": messages}
    schema = config.get("responseSchema") or config.get("responseJsonSchema")
    if schema:
        made["response_format"] = {"type": "json_schema", "json_schema": {
            "name": "answer", "schema": schema}}
    return {**made, "tools": tools} if tools else made


def gemini_usage(replies):
    found = None
    for reply in replies:
        found = (reply.get("usageMetadata") or {}).get(
            "promptTokenCount", found)
    return found


# --- one row for each kind ---

def kind(request):
    if request.get("tools") or request.get("functions"):
        return "tools"
    if request.get("response_format"):
        return "format"
    content = [message.get("content") for message in request["messages"]]
    if all(isinstance(text, list) and all(part.get("type") == "text"
                                          for part in text)
           for text in content):
        return "plain"
    calls = any(message.get("tool_calls") or message["role"] == "tool"
                for message in request["messages"])
    plain = all(isinstance(text, str) for text in content)
    return "calls" if calls else "plain" if plain else "parts"


def cases():
    for record in records():
        request, replies = bodies(record)
        if record["status"] != 200:
            continue
        if "enerateContent" in record["api"]:
            made = from_gemini(record, request)
            if made:
                yield record, made, gemini_usage(replies)
        if not request.get("messages") or request.get("functions"):
            continue
        if record["api"] == "chat.completions" and \
                record["provider"] in COMPATIBLE:
            request.setdefault("model", replies[0].get("model") or "gpt-4o")
            if record["provider"] == "deepseek":
                request = as_of_today(request, replies)
            yield record, request, chat_usage(replies)
        elif record["api"] == "messages" and \
                record["provider"] == "anthropic":
            made = from_anthropic(request)
            if made:
                yield record, made, anthropic_usage(replies)


def main():
    rows = collections.defaultdict(list)
    for record, request, used in cases():
        if not used:
            continue
        try:
            got = tokens.count_request(request)
        except ValueError as error:
            print(record["id"], error, file=sys.stderr)
            continue
        off = got["total"] - used
        name = (record["provider"], got["encoding"], kind(request))
        if got["encoding"] == "o200k_base" and got["parts"] and \
                not got["exact"] and name[2] == "plain":
            continue  # a deployment's own name
        rows[name].append((off, used, got))
        if "-v" in sys.argv and off:
            print(off, used, request["model"], kind(request), record["id"])
    print("| provider | encoding | requests | n | exact | within 2 | "
          "within 1 % | worst |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for name, found in sorted(rows.items()):
        offs = [abs(off) for off, _, _ in found]
        within = sum(abs(off) <= used / 100 for off, used, _ in found)
        print(f"| {' | '.join(name)} | {len(found)} | {offs.count(0)} | "
              f"{sum(off <= 2 for off in offs)} | {within} | {max(offs)} |")


main()
