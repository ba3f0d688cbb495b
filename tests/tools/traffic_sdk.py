# SPDX-License-Identifier: Apache-2.0
"""Reads every recorded exchange with its provider's own SDK, over a transport
that answers with the recorded bytes; prints {"id", "answer"} or {"id",
"raised", "why"} lines.  A process of its own: the SDKs stay out of others."""

import base64
import json
import logging
import sys
import warnings

import httpx2

import anthropic
import openai
from google import genai
from google.genai import types

import traffic

logging.disable(logging.WARNING)
warnings.simplefilter("ignore")
current = None
SAMPLE = 12  # of so many one, and all that an exclusion names

ANTHROPIC_FINISH = {
    "end_turn": "stop", "stop_sequence": "stop", "pause_turn": "stop",
    "compaction": "stop", "tool_use": "tool_calls", "max_tokens": "length",
    "model_context_window_exceeded": "length", "refusal": "content_filter"}
GEMINI_FILTER = {
    "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII",
    "LANGUAGE", "IMAGE_SAFETY", "IMAGE_PROHIBITED_CONTENT",
    "IMAGE_RECITATION", "MODEL_ARMOR"}
OPENAI_FINISH = {"max_tokens": "length", "model_length": "length",
                 "eos": "stop"}


def answer_recorded(_request):
    kind = "text/event-stream" if current.stream else "application/json"
    return httpx2.Response(current.http, content=current.body.encode(),
                           headers={"content-type": kind})


# --- openai ---

def openai_cached(usage):
    extra = usage.model_extra or {}
    nested = usage.prompt_tokens_details
    if nested and nested.cached_tokens is not None:
        return nested.cached_tokens
    for key in ("prompt_cache_hit_tokens", "num_cached_tokens",
                "cached_tokens", "cache_read_input_tokens"):
        if extra.get(key) is not None:
            return extra[key]
    return (extra.get("prompt_token_details") or {}).get("cached_tokens")


def openai_usage(usage):
    if usage is None:
        return None
    nested = usage.completion_tokens_details
    reasoning = nested.reasoning_tokens if nested else None
    if reasoning is None:
        extra = usage.model_extra or {}
        other = extra.get("completion_tokens_details") or \
            extra.get("completion_token_details") or {}
        reasoning = extra.get("reasoning_tokens",
                              other.get("reasoning_tokens"))
    return {"prompt": usage.prompt_tokens,
            "completion": usage.completion_tokens,
            "total": usage.total_tokens, "cached": openai_cached(usage),
            "reasoning": reasoning}


def openai_content(choice, content):
    """Text, or a list of parts with thinking among them."""
    if isinstance(content, dict):
        choice["text"] += json.dumps(content, ensure_ascii=False,
                                     separators=(",", ":"))
    elif isinstance(content, list):
        for part in content:
            if part["type"] == "thinking":
                choice["reasoning"] += "".join(x["text"]
                                               for x in part["thinking"])
            elif part["type"] == "reasoning":
                choice["reasoning"] += "".join(x["text"]
                                               for x in part["summary"])
            elif part["type"] == "text":
                choice["text"] += part["text"]
    else:
        choice["text"] += content or ""


def openai_calls(choice, calls, places):
    for call in calls or []:
        at = getattr(call, "index", None)
        if at is None or at not in places:
            places[at if at is not None else len(choice["calls"])] = \
                len(choice["calls"])
            choice["calls"].append([call.id, call.function.name, ""])
        place = places[at] if at is not None else -1
        choice["calls"][place][2] += call.function.arguments or ""


def openai_message(choice, message, places):
    if message is None:
        return
    extra = message.model_extra or {}
    openai_content(choice, message.content)
    choice["reasoning"] += (extra.get("reasoning_content")
                            or extra.get("reasoning") or "")
    choice["refusal"] += getattr(message, "refusal", None) or ""
    openai_calls(choice, message.tool_calls, places)
    legacy = message.function_call
    if legacy:
        if legacy.name:
            choice["calls"].append([None, legacy.name, ""])
        choice["calls"][-1][2] += legacy.arguments or ""


def openai_finish(choice):
    word = choice["finish"]
    if word is None:
        return "tool_calls" if choice["calls"] else "stop"
    return OPENAI_FINISH.get(word, word)


def read_openai(client):
    got = client.chat.completions.create(model="m", messages=[],
                                         stream=current.stream)
    choices, usage, places = {}, None, {}
    for value in got if current.stream else [got]:
        usage = value.usage or usage
        groq = (value.model_extra or {}).get("x_groq")
        if usage is None and groq and groq.get("usage"):
            usage = openai.types.CompletionUsage(**groq["usage"])
        for item in value.choices or []:
            index = str(item.index)
            choice = choices.setdefault(index, traffic.new_choice())
            message = item.delta if current.stream else item.message
            openai_message(choice, message, places.setdefault(index, {}))
            choice["finish"] = item.finish_reason or choice["finish"]
    for choice in choices.values():
        choice["finish"] = openai_finish(choice)
    return {"choices": choices, "usage": openai_usage(usage)}


# --- anthropic ---

def anthropic_usage(usage):
    cached = usage.cache_read_input_tokens
    nested = usage.output_tokens_details
    prompt = (usage.input_tokens + (cached or 0)
              + (usage.cache_creation_input_tokens or 0))
    return {"prompt": prompt, "completion": usage.output_tokens,
            "total": prompt + usage.output_tokens, "cached": cached,
            "reasoning": nested.thinking_tokens if nested else None}


def read_anthropic(client):
    ask = {"model": "m", "max_tokens": 1, "messages": []}
    if current.stream:
        with client.messages.stream(**ask) as stream:
            message = stream.get_final_message()
    else:
        message = client.messages.create(**ask)
    choice = traffic.new_choice()
    for block in message.content:
        if block.type == "text":
            choice["text"] += block.text
        elif block.type == "thinking":
            choice["reasoning"] += block.thinking
        elif block.type == "tool_use":
            choice["calls"].append([block.id, block.name,
                                    json.dumps(block.input)])
    choice["finish"] = ANTHROPIC_FINISH[message.stop_reason]
    if message.stop_reason == "refusal" and message.stop_details:
        choice["refusal"] = message.stop_details.explanation or ""
    return {"choices": {"0": choice},
            "usage": anthropic_usage(message.usage)}


# --- gemini ---

def fenced(text, language=""):
    end = "" if text.endswith("\n") else "\n"
    return f"\n```{language}\n{text}{end}```\n"


def gemini_part(choice, part):
    if part.text:
        choice["reasoning" if part.thought else "text"] += part.text
    if part.function_call:
        call = part.function_call
        choice["calls"].append([call.id, call.name,
                                json.dumps(call.args or {})])
    if part.inline_data:
        data = base64.b64encode(part.inline_data.data or b"").decode()
        choice["text"] += \
            f"![image](data:{part.inline_data.mime_type};base64,{data})"
    if part.executable_code:
        choice["text"] += fenced(part.executable_code.code, "python")
    if part.code_execution_result:
        choice["text"] += fenced(part.code_execution_result.output or "")


def gemini_finish(choice, word):
    if word == "MAX_TOKENS":
        return "length"
    if word in GEMINI_FILTER:
        return "content_filter"
    return "tool_calls" if word == "STOP" and choice["calls"] else "stop"


def gemini_usage(parts):
    if "prompt_token_count" not in parts and "total_token_count" not in parts:
        return None
    prompt = (parts.get("prompt_token_count", 0)
              + parts.get("tool_use_prompt_token_count", 0))
    completion = (parts.get("candidates_token_count", 0)
                  + parts.get("thoughts_token_count", 0))
    return {"prompt": prompt, "completion": completion,
            "total": parts.get("total_token_count", prompt + completion),
            "cached": parts.get("cached_content_token_count"),
            "reasoning": parts.get("thoughts_token_count")}


def read_gemini(client):
    ask = {"model": "m", "contents": "x"}
    choices, usage, words, blocked = {}, {}, {}, False
    for value in (client.models.generate_content_stream(**ask)
                  if current.stream
                  else [client.models.generate_content(**ask)]):
        feedback = value.prompt_feedback
        blocked |= bool(feedback and (feedback.block_reason
                                      or feedback.block_reason_message))
        if value.usage_metadata:
            usage.update(value.usage_metadata.model_dump(exclude_none=True))
        for item in value.candidates or []:
            index = str(item.index or 0)
            choice = choices.setdefault(index, traffic.new_choice())
            for part in (item.content and item.content.parts) or []:
                gemini_part(choice, part)
            if item.finish_reason:
                words[index] = item.finish_reason.value
    for index, choice in choices.items():
        choice["finish"] = gemini_finish(choice, words.get(index))
    if blocked and not choices:
        choices["0"] = {**traffic.new_choice(), "finish": "content_filter"}
    return {"choices": choices, "usage": gemini_usage(usage)}


def main():
    global current
    http = httpx2.Client(transport=httpx2.MockTransport(answer_recorded))
    known = {"api_key": "KEY", "http_client": http, "max_retries": 0}
    google = genai.Client(
        api_key="KEY", http_options=types.HttpOptions(httpx_client=http))
    readers = {"openai_chat": (read_openai, openai.OpenAI(**known)),
               "anthropic": (read_anthropic, anthropic.Anthropic(**known)),
               "gemini": (read_gemini, google)}
    for current in traffic.exchanges():
        if not traffic.sampled(current, SAMPLE) and \
                not traffic.is_named(current):
            continue
        read, client = readers[current.dialect]
        out = {"id": current.id}
        try:
            out["answer"] = read(client)
        except Exception as failure:  # whatever an SDK raises is its reading
            out["raised"] = type(failure).__name__
            out["why"] = str(failure)[:300]
        print(json.dumps(out))


if __name__ == "__main__":
    sys.exit(main())
