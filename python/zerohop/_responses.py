# SPDX-License-Identifier: Apache-2.0
"""What client.responses has besides the table: parse and stream, which are
create and something done to what comes."""

from functools import partial

from . import _methods, _surface
from ._native import absent
from ._sockets import responses_connect
from ._types import omit

_CREATE = next(row for row in _surface.methods("responses")
               if row["name"] == "create")
_FORMAT = ["text_format", "none", 0, "any"]
_PARSE = {
    **{name: value for name, value in _CREATE.items() if name != "stream"},
    "name": "parse",
    "params": [_FORMAT, *_CREATE["params"], [
        "verbosity", "body", 0, ["opt", ["lit", "low", "medium", "high"]]]]}
_STREAM = {
    **_CREATE, "name": "stream", "params": [
        ["response_id", "none", 0, "str"], _FORMAT,
        ["starting_after", "none", 0, "int"],
        *(param for param in _CREATE["params"] if param[0] != "stream")]}
_NAMES = [param[0] for param in _STREAM["params"]]


def parsed(given):
    """Of parse: what is done to the reply (see _further.hook)."""
    from .lib._parsing._responses import (
        input_tools_of,
        parse_response,
        text_param,
    )
    form = given.pop("text_format")
    given["text"] = text_param(given["text"], form)
    given["tools"] = tools = input_tools_of(given["tools"])
    return lambda response: parse_response(
        text_format=form, input_tools=tools, response=response), None


# --- stream ---------------------------------------------------------------------

def _place(name):
    """Where the official client's text has an argument."""
    first = {"input": 0, "model": 1, "background": 3}
    return first.get(name, 2), name


def _open(resource, values, headers, query, body, timeout):
    """The manager of a new response's stream, or of one that is there."""
    from .lib._parsing._responses import input_tools_of, text_param
    from .lib.streaming.responses import _responses
    given = {name: value for name, value in zip(_NAMES, values)
             if not absent(value)}
    known = {name: given.pop(name) for name in (
        "response_id", "text_format", "starting_after") if name in given}
    form = known.pop("text_format", omit)
    tools = input_tools_of(given.pop("tools", omit))
    if known and given:
        raise ValueError("Cannot provide both response_id/starting_after "
                         "can't be provided together with "
                         + ", ".join(sorted(given, key=_place)))
    options = {"extra_headers": headers, "extra_query": query,
               "extra_body": body, "timeout": timeout}
    if given:
        for name in ("input", "model"):
            if name not in given:
                raise ValueError(f"{name} must be provided when creating a "
                                 "new response")
        text = text_param(given.pop("text", omit), form)
        ask = partial(resource.create, **given, tools=tools, text=text,
                      stream=True, **options)
    elif "response_id" in known:
        ask = partial(resource.retrieve, known["response_id"], stream=True,
                      include=[], **options)
    else:
        raise ValueError(
            "id must be provided when streaming an existing response")
    kind = (_responses.AsyncResponseStreamManager if resource._is_async
            else _responses.ResponseStreamManager)
    return kind(ask() if resource._is_async else ask, text_format=form,
                input_tools=tools,
                starting_after=known.get("starting_after"))


# --- the methods ------------------------------------------------------------------

def _methods_of(is_async):
    name = "AsyncResponses" if is_async else "Responses"
    return type(name, (), {
        "connect": responses_connect,
        "parse": _methods.function("responses", _PARSE, is_async, name),
        "stream": _methods.compiled(
            "responses", _STREAM, False, name,
            lambda client, *arguments: _open(client.responses, *arguments),
            "A context manager whose stream gives the events of create, some "
            "with what came so far, and the whole response at the end.")})


RESPONSES = _methods_of(False), _methods_of(True)
