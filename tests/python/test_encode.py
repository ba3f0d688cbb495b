# SPDX-License-Identifier: Apache-2.0
"""python/src/encode.c and text.c: Python objects -> JSON, against json."""

import collections
import dataclasses
import datetime
import enum
import json
import math
import random
import types
import uuid

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import local
from zerohop import NOT_GIVEN, NotGiven, Omit, not_given, omit
from zerohop._native import encode


def reference(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"),
                      allow_nan=False).encode()


TEXT = st.text(st.characters(codec="utf-8"))
TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT |
    st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner),
    max_leaves=30)


@settings(max_examples=400, deadline=None)
@given(TREES)
def test_writes_what_json_writes(tree):
    assert encode(tree) == reference(tree)


@settings(deadline=None)
@given(st.dictionaries(st.none() | st.booleans() | st.integers() | TEXT |
                       st.floats(allow_nan=False, allow_infinity=False),
                       st.integers()))
def test_writes_keys_as_json_does(value):
    assert encode(value) == reference(value)


def test_every_character_is_escaped_as_json_does():
    every = "".join(map(chr, [*range(0xd800), *range(0xe000, 0x10000),
                              0x10ffff]))
    assert encode(every) == reference(every)


def test_strings_of_every_length_around_a_word():
    for length in range(40):
        for place in range(length):
            for odd in "\"\\\n\x00é😀":
                text = "a" * place + odd + "b" * (length - place)
                assert encode(text) == reference(text)


def test_numbers_at_their_edges():
    numbers = [0, -0.0, 1 << 63, -(1 << 63), (1 << 63) - 1, 10 ** 100, 5e-324,
               1.7976931348623157e308, 0.1, 1e16, 1e-7, True, False, None]
    numbers += [random.Random(7).uniform(-1e9, 1e9) for _ in range(1000)]
    assert encode(numbers) == reference(numbers)


def test_a_large_body_is_whole():
    value = {"image": "A" * (5 << 20), "then": ["é\n" * 100000]}
    assert encode(value) == reference(value)


# --- kinds of objects ---


class Colour(enum.Enum):
    RED = "red"


class Word(str, enum.Enum):
    HELLO = "hello"


class Count(enum.IntEnum):
    THREE = 3


@dataclasses.dataclass
class Point:
    x: int
    y: "Point | None" = None
    shared: dataclasses.InitVar[int] = 3


class Dumps:
    """Looks like a pydantic model."""

    def model_dump(self, **options):
        assert options["exclude_unset"] is True
        assert options["mode"] == "json" and options["by_alias"] is True
        return {"dumped": [1, options["exclude"]]}


class OddInt(int):
    def __repr__(self):
        return "odd"


@pytest.mark.parametrize("value, expected", [
    (Colour.RED, b'"red"'),
    (Word.HELLO, b'"hello"'),
    (Count.THREE, b"3"),
    (OddInt(5), b"5"),
    (OddInt(1 << 70), str(1 << 70).encode()),
    (Point(1, Point(2)), b'{"x":1,"y":{"x":2,"y":null}}'),
    (Dumps(), b'{"dumped":[1,null]}'),
    (datetime.datetime(2026, 1, 2, 3, tzinfo=datetime.timezone.utc),
     b'"2026-01-02T03:00:00+00:00"'),
    (datetime.date(2026, 1, 2), b'"2026-01-02"'),
    (uuid.UUID(int=5), b'"00000000-0000-0000-0000-000000000005"'),
    (types.MappingProxyType({"a": 1}), b'{"a":1}'),
    (collections.UserDict(a=1), b'{"a":1}'),
    (collections.OrderedDict(b=1, a=2), b'{"b":1,"a":2}'),
    ((1, (2,), []), b"[1,[2],[]]"),
    ({"a": omit, "b": NOT_GIVEN, "c": not_given, "d": 1}, b'{"d":1}'),
    ({"a": Omit(), "b": NotGiven()}, b"{}"),
])
def test_knows(value, expected):
    assert encode(value) == expected
    assert encode([value, value]) == b"[" + expected + b"," + expected + b"]"


def test_a_reply_is_written_as_it_came():
    from zerohop.types.chat.chat_completion import ChatCompletion
    body = local.reply(extra={"a": [None, 1.5]})
    made = ChatCompletion.construct(**body)
    assert json.loads(encode(made)) == body
    made.choices[0].message.content = "changed"
    assert json.loads(encode(made))["choices"][0]["message"][
        "content"] == "changed"


# --- errors name the field ---


CASES = [
    ({"messages": [{"content": object()}]}, TypeError, "messages[0].content"),
    ({"a": {"b": [1, {1, 2}]}}, TypeError, "a.b[1]"),
    ({"t": math.nan}, ValueError, "t"),
    ({"x": [0.5, -math.inf]}, ValueError, "x[1]"),
    ({"m": {(1, 2): 3}}, TypeError, "m"),
    ({"k": [{"s": "\ud800"}]}, UnicodeEncodeError, "k[0].s"),
    ([b"bytes"], TypeError, "[0]"),
    ({"o": [omit]}, TypeError, "o[0]"),
]


@pytest.mark.parametrize("value, kind, path", CASES)
def test_refuses_and_names(value, kind, path):
    with pytest.raises(kind) as caught:
        encode(value)
    assert f"({path})" in str(caught.value)


def test_refuses_with_the_words_of_json():
    for value in (math.nan, math.inf, object(), {1}):
        with pytest.raises((TypeError, ValueError)) as theirs:
            reference({"field": value})
        with pytest.raises(type(theirs.value)) as ours:
            encode({"field": value})
        first = str(theirs.value).split("\n")[0]
        assert str(ours.value).startswith(first)


def test_a_circle_is_told_from_depth():
    circle = {}
    circle["again"] = [circle]
    with pytest.raises(ValueError, match="Circular reference detected"):
        encode(circle)
    deep = []
    for _ in range(2000):
        deep = [deep]
    with pytest.raises(RecursionError):
        encode(deep)
    bearable = leaf = []
    for _ in range(400):
        leaf.append([])
        leaf = leaf[0]
    assert encode(bearable) == reference(bearable)


def test_exceptions_of_the_object_come_through():
    class Broken:
        def model_dump(self, **_options):
            raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        encode([Broken()])


def test_iterables_only_where_a_list_is_expected():
    messages = {"messages": iter([{"content": iter(["a"])}])}
    assert encode(messages) == b'{"messages":[{"content":["a"]}]}'
    assert encode({"tools": {1: 2}.values()}) == b'{"tools":[2]}'
    for value in ({"stop": iter("a")}, {"messages": [{"name": iter("a")}]},
                  {"x": {"messages": iter("a")}}, [iter("a")]):
        with pytest.raises(TypeError, match="not JSON serializable"):
            encode(value)


def test_a_list_that_shrinks_while_it_is_written():
    class Shrinks:
        def model_dump(self, **_options):
            items.clear()
            return {}

    items = [Shrinks(), 1, 2]
    assert encode(items) == b"[{}]"
