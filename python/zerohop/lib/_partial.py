# SPDX-License-Identifier: Apache-2.0
"""JSON that is not all there yet: from_json of the text so far is what is
complete of it.  What is open is closed; a string, word or member that was not
finished is left out."""

import json
import re
from json.decoder import scanstring

_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?")
_OPEN_NUMBER = re.compile(r"-?(?:(?:0|[1-9]\d*)(?:\.\d*)?(?:[eE][-+]?)?)?\Z")
_OPEN_ESCAPE = re.compile(r"(?s)\\u(?:.{0,3}|[0-9a-fA-F]{4})\Z")
_MORE = [*"0123456789.eE"]  # what cannot follow a number
_WORDS = {"true": True, "false": False, "null": None, "NaN": float("nan"),
          "Infinity": float("inf"), "-Infinity": float("-inf")}


class _Open(Exception):
    """The text ends inside the value."""


def from_json(text):
    """The value so far; ValueError for what is no beginning of JSON, or of
    which nothing is there yet."""
    if isinstance(text, (bytes, bytearray)):
        text = text.decode("utf-8", "ignore")
    try:
        return json.loads(text)
    except ValueError:
        pass
    try:
        return _value(text, _skip(text, 0))[0]
    except _Open:
        raise ValueError("EOF while parsing a value") from None
    except RecursionError:
        raise ValueError("recursion limit exceeded") from None


def _skip(text, at):
    return _SPACE.match(text, at).end()


def _value(text, at):
    """(value, where it ends; None where the text ended first)"""
    if at >= len(text):
        raise _Open
    first = text[at]
    if first == "{":
        return _object(text, at + 1)
    if first == "[":
        return _array(text, at + 1)
    if first == '"':
        return _string(text, at)
    for word, value in _WORDS.items():
        if text.startswith(word, at):
            return value, at + len(word)
        if word.startswith(text[at:]):
            raise _Open
    return _number(text, at)


def _string(text, at):
    try:
        return scanstring(text, at + 1)
    except ValueError as error:
        if str(error).startswith("Unterminated") or (
                _OPEN_ESCAPE.search(text) and "escape" in str(error)):
            raise _Open from None
        raise


def _number(text, at):
    if _OPEN_NUMBER.match(text, at) and not _NUMBER.fullmatch(text, at):
        raise _Open
    found = _NUMBER.match(text, at)
    if found is None or text[found.end():found.end() + 1] in _MORE:
        raise ValueError(f"expected a value at character {at}")
    whole = not (found.group(1) or found.group(2))
    return (int if whole else float)(found.group()), found.end()


def _array(text, at):
    made = []
    at = _skip(text, at)
    if text.startswith("]", at):
        return made, at + 1
    while True:
        try:
            value, at = _value(text, at)
        except _Open:
            return made, None
        made.append(value)
        at, more = _next(text, at, "]")
        if not more:
            return made, at


def _object(text, at):
    made = {}
    at = _skip(text, at)
    if text.startswith("}", at):
        return made, at + 1
    while True:
        try:
            name, at = _name(text, at)
            made[name], at = _value(text, at)
        except _Open:
            return made, None
        at, more = _next(text, at, "}")
        if not more:
            return made, at


def _name(text, at):
    if at >= len(text):
        raise _Open
    if text[at] != '"':
        raise ValueError(f"key must be a string at character {at}")
    name, at = _string(text, at)
    at = _skip(text, at)
    if at >= len(text):
        raise _Open
    if text[at] != ":":
        raise ValueError(f"expected `:` at character {at}")
    return name, _skip(text, at + 1)


def _next(text, at, end):
    """(where the next item begins, True), or (where the container ended,
    False)"""
    if at is None:
        return None, False
    at = _skip(text, at)
    if at >= len(text):
        return None, False
    if text[at] == end:
        return at + 1, False
    if text[at] != ",":
        return None, False  # whatever it is, it comes too late
    at = _skip(text, at + 1)
    if text.startswith(end, at):
        raise ValueError(f"trailing comma at character {at}")
    return at, True
