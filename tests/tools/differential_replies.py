# SPDX-License-Identifier: Apache-2.0
"""What the local server of the differential test answers: replies as providers
send them, and as they should not but do."""

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from server import plain, stream

ID = {"x-request-id": "req_1"}


def message(**members):
    return {"role": "assistant", "content": "Grüße, \"Welt\"\n\\ 🌍", **members}


def reply(choice=None, **members):
    whole = {
        "id": "chatcmpl-1", "object": "chat.completion", "created": 1700000000,
        "model": "m-1", "choices": [{
            "index": 0, "message": message(), "finish_reason": "stop",
            "logprobs": None, **(choice or {})}],
        "usage": {"prompt_tokens": 9, "completion_tokens": 12,
                  "total_tokens": 21}}
    whole.update(members)
    return whole


TOOLS = [
    {"id": "call_1", "type": "function",
     "function": {"name": "weather", "arguments": "{\"city\":\"Zürich\"}"}},
    {"id": "call_2", "type": "custom",
     "custom": {"name": "shell", "input": "ls"}}]
TOKEN = {"token": "Hi", "bytes": [72, 105], "logprob": -0.25,
         "top_logprobs": [{"token": "Hi", "bytes": None, "logprob": 0}]}

REPLIES = {
    "text": reply(),
    "tools": reply({"message": message(content=None, tool_calls=TOOLS),
                    "finish_reason": "tool_calls"}),
    "tools_odd": reply({"message": message(tool_calls=[
        {"id": "a", "type": "other", "function": {"name": "f"}},
        {"type": "custom", "custom": {"name": 1}}, 5,
        {"function": {"name": "g", "arguments": {"not": "text"}}, "x": 1}])}),
    "logprobs": reply({"logprobs": {"content": [TOKEN], "refusal": None}}),
    "refusal": reply({"message": message(content=None, refusal="no"),
                      "finish_reason": "content_filter"}),
    "annotations": reply({"message": message(annotations=[
        {"type": "url_citation", "url_citation": {
            "start_index": 0, "end_index": 4, "title": "t", "url": "u"}}])}),
    "audio": reply({"message": message(content=None, audio={
        "id": "au", "data": "AAAA", "expires_at": 5, "transcript": "x"})}),
    "function_call": reply({"message": message(
        function_call={"name": "f", "arguments": "{}"})}),
    "unknown": reply({"message": message(
        reasoning_content="because", deep={"a": [1, {"b": None}]}),
        "stop_reason": 7}, citations=["x"], x_groq={"id": "g"},
        usage={"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3,
               "queue_time": 0.5, "prompt_tokens_details": {
                   "cached_tokens": 1, "image_tokens": None, "new": 2}}),
    "usage_details": reply(usage={
        "prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3,
        "completion_tokens_details": {
            "reasoning_tokens": 1, "audio_tokens": 0,
            "accepted_prediction_tokens": 0, "rejected_prediction_tokens": 0}}),
    "wrong_types": reply(id=5, created="later", model=None,
                         system_fingerprint=7, service_tier="unheard",
                         usage={"prompt_tokens": "1", "completion_tokens": 2.0,
                                "total_tokens": True}),
    "usage_unfit": reply(usage={"prompt_tokens": 1.5, "completion_tokens": "x",
                                "total_tokens": None}),
    "nulls": reply({"message": message(content=None, tool_calls=None),
                    "finish_reason": None}, usage=None, created=None),
    "sparse": {"choices": [{"message": {"content": "x"}}]},
    "choices_mixed": reply(choices=[None, 3, [{"index": 1}], {"index": 2}]),
    "metadata": reply(metadata={"a": "b"}, service_tier="flex"),
    "metadata_odd": reply(metadata={"a": 1}),
    "moderation": reply(moderation={
        "input": {"type": "moderation_results", "model": "m", "results": [{
            "type": "moderation_result", "model": "m", "flagged": False,
            "categories": {"hate": False}, "category_scores": {"hate": 0},
            "category_applied_input_types": {"hate": ["text"]}}]},
        "output": {"type": "error", "code": "c", "message": "m"}}),
    "numbers": reply(big=2 ** 70, tiny=1e-7, large=1e16, half=0.5,
                     negative=-0.0, created=2 ** 63),
    "method_names": reply({"message": message(copy="c", json=1, dict=[2])}),
    "two": reply(choices=[{"index": i, "finish_reason": "stop",
                           "message": message(content=str(i))}
                          for i in range(2)]),
    "escapes": reply({"message": message(
        content="\u0000\u001f\u007f\u2028\ud83d\ude00 </script>")}),
}


def chunk(delta=None, finish=None, **members):
    whole = {"id": "chatcmpl-2", "object": "chat.completion.chunk",
             "created": 1700000000, "model": "m-1",
             "choices": [{"index": 0, "delta": delta or {},
                          "finish_reason": finish, "logprobs": None}]}
    whole.update(members)
    return whole


def arguments(text, index=0, **members):
    return {"tool_calls": [{"index": index, **members,
                            "function": {"arguments": text}}]}


STREAMS = {
    "text": [chunk({"role": "assistant", "content": ""}),
             chunk({"content": "Grü"}), chunk({"content": "ße 🌍\n"}),
             chunk({}, "stop")],
    "usage": [chunk({"content": "x"}), chunk({}, "stop"),
              chunk(choices=[], usage={"prompt_tokens": 1,
                                       "completion_tokens": 2,
                                       "total_tokens": 3})],
    "tools": [chunk({"role": "assistant", "content": None, "tool_calls": [
                  {"index": 0, "id": "call_1", "type": "function",
                   "function": {"name": "weather", "arguments": ""}}]}),
              chunk(arguments("{\"city\":")), chunk(arguments("\"Zürich\"}")),
              chunk(arguments("{}", 1, id="call_2", type="function")),
              chunk({}, "tool_calls")],
    "tools_odd": [chunk({"tool_calls": [
                      {"id": "no_index", "function": {"name": "f"}},
                      {"index": "0", "type": "other", "extra": 1}]}),
                  chunk({"tool_calls": None}, "stop")],
    "unknown": [chunk({"reasoning_content": "hm", "content": None}),
                chunk({"content": "x", "vendor": {"a": 1}}, "eos",
                      x_info=[1], usage=None)],
    "refusal": [chunk({"refusal": "no"}), chunk({}, "content_filter")],
    "logprobs": [chunk(choices=[{
        "index": 0, "delta": {"content": "Hi"}, "finish_reason": None,
        "logprobs": {"content": [TOKEN], "refusal": None}}])],
    "obfuscation": [chunk({"content": "x"}, obfuscation="abc",
                          service_tier="default", system_fingerprint="fp")],
    "two": [chunk(choices=[{"index": i, "delta": {"content": str(i)},
                            "finish_reason": None}]) for i in (0, 1, 0)],
    "wrong_types": [chunk({"content": 5, "role": "robot"}, 3, id=7),
                    chunk(choices=None), chunk(choices={})],
}

ERRORS = {
    "400": (400, {"error": {"message": "bad", "type": "invalid_request_error",
                            "param": "messages", "code": "bad_code"}}),
    "401": (401, {"error": {"message": "who?", "type": "auth",
                            "code": "invalid_api_key", "param": None}}),
    "403": (403, {"error": {"message": "no", "code": 7}}),
    "404": (404, {"error": {"message": "gone", "code": "model_not_found"}}),
    "409": (409, {"error": {"message": "again"}}),
    "413": (413, {"error": {"message": "too much"}}),
    "418": (418, {"error": {"message": "teapot"}}),
    "422": (422, {"error": {"message": "odd", "param": "n"}}),
    "429": (429, {"error": {"message": "slow down", "type": "tokens",
                            "code": "rate_limit_exceeded"}}),
    "429_quota": (429, {"error": {"message": "pay", "type":
                                  "insufficient_quota",
                                  "code": "insufficient_quota"}}),
    "500": (500, {"error": {"message": "oops"}}),
    "503": (503, {"error": {"message": "busy", "type": "server_error"}}),
    "529": (529, {"error": {"message": "overloaded"}}),
    "no_message": (400, {"error": {"code": "x"}}),
    "error_text": (400, {"error": "just text"}),
    "no_error": (400, {"message": "top", "detail": [1]}),
    "list": (400, [1, 2]),
    "null": (400, None),
    "html": (502, "<html>Bad gateway</html>"),
    "nothing": (500, ""),
}


def record(value):
    return b"data: " + json.dumps(value).encode() + b"\n\n"


def streamed(name):
    return stream([*map(record, STREAMS[name]), b"data: [DONE]\n\n"],
                  headers=ID)


def failed(name, headers=None):
    status, body = ERRORS[name]
    kind = "text/html" if isinstance(body, str) else "application/json"
    if not isinstance(body, str):
        body = json.dumps(body)
    return plain(body, status=status, content_type=kind,
                 headers={**ID, **(headers or {})})
