# SPDX-License-Identifier: Apache-2.0
"""Arguments of `create` whose body both clients must send alike."""

import collections
import datetime
import enum
import types


class Colour(str, enum.Enum):
    RED = "red"


class Count(enum.IntEnum):
    THREE = 3


def pydantic_message():
    """A user's own pydantic model as a message."""
    import pydantic

    class Message(pydantic.BaseModel):
        role: str
        content: str
        name: str | None = None
        at: datetime.datetime | None = None

    return Message(role="user", content="x",
                   at=datetime.datetime(2026, 1, 2, 3, 4, 5))


def inputs(rig):
    omit, not_given = rig.package.omit, rig.package.NOT_GIVEN
    user = {"role": "user", "content": "x"}
    parts = [{"type": "text", "text": "a"},
             {"type": "image_url", "image_url": {"url": "data:,x"}}]
    tool = {"type": "function", "function": {
        "name": "f", "parameters": {"type": "object", "properties": {}}}}
    deep = value = {}
    for _ in range(40):
        value["a"] = value = {}
    return {
        "plain": {},
        "all simple": {
            "temperature": 0.1, "top_p": 1, "n": 2, "stop": ["a", "b"],
            "seed": 2 ** 63, "logprobs": True, "user": "ü", "store": False,
            "max_tokens": None, "metadata": {"k": "v"}, "verbosity": "low",
            "logit_bias": {"5": -100}, "reasoning_effort": "low",
            "service_tier": "flex", "parallel_tool_calls": False},
        "order": {"user": "u", "audio": {"voice": "x"}, "n": 1, "tools": [
            tool], "service_tier": "auto", "response_format": {
                "type": "json_object"}, "web_search_options": {}},
        "not given": {"temperature": omit, "top_p": not_given, "n": None},
        "nested omit": {"messages": [{**user, "name": omit}]},
        "stream false": {"stream": False},
        "stream none": {"stream": None},
        "generator": {"messages": (m for m in [user, user])},
        "tuple": {"messages": (user,)},
        "iterator of tools": {"tools": iter([tool])},
        "dict values": {"messages": {1: user}.values()},
        "set of parts": {"messages": [{"role": "user", "content":
                                       frozenset(["x"])}]},
        "generator of parts": {"messages": [
            {"role": "user", "content": (p for p in parts)}]},
        "mapping": {"messages": [types.MappingProxyType(user)]},
        "user dict": {"messages": [collections.UserDict(user)]},
        "ordered": {"messages": [collections.OrderedDict(user)]},
        "text escapes": {"user": "\"\\/\b\f\n\r\t\x00\x1f\x7f\u2028é😀"},
        "long text": {"user": "abcdefgh" * 40 + "\"" + "é" * 9 + "\\"},
        "floats": {"extra_body": {"f": [0.1, 1e16, 1e-7, 1.0, -0.0, 5e-324,
                                        1.7976931348623157e308]}},
        "ints": {"extra_body": {"i": [0, -1, 2 ** 63 - 1, -2 ** 63, 2 ** 64,
                                      10 ** 40]}},
        "enums": {"user": Colour.RED, "n": Count.THREE},
        "str subclass": {"user": type("S", (str,), {})("s")},
        "keys": {"extra_body": {"o": {1: 1, 1.5: 2, True: 3, None: 4}}},
        "datetime": {"extra_body": {"at": datetime.datetime(
            2026, 1, 2, tzinfo=datetime.timezone.utc)}},
        "pydantic": {"messages": [pydantic_message()]},
        "extra_body": {"temperature": 1, "extra_body": {
            "temperature": 0.5, "top_k": 4, "nested": {"a": [1, None]}}},
        "extra_body empty": {"extra_body": {}},
        "extra_body omit": {"user": "u", "extra_body": {"user": omit}},
        "empty lists": {"messages": [], "stop": [], "metadata": {}},
        "deep": {"extra_body": {"deep": deep}},
        "response_format schema": {"response_format": {
            "type": "json_schema", "json_schema": {
                "name": "n", "strict": True, "schema": {"type": "object"}}}},
        "model with slashes": {"model": "vendor/some:model@v1"},
        "stop text": {"stop": "x"},
        "messages a dict": {"messages": {"role": "user"}},
        "messages text": {"messages": "hi"},
    }
