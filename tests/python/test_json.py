# SPDX-License-Identifier: Apache-2.0
"""Our JSON reader and writer beside Python's json: the same texts are taken
and refused, and what was read is the same, numbers as text.  ZH_LONG=1 plays
fifty times as many."""

import json
import os
import pathlib
import subprocess

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from local import ROOT, Server, client_of, plain, reply

PROGRAM = pathlib.Path(os.environ.get("ZH_TOOLS")
                       or ROOT / "build" / "tools") / "json_echo"
SHARED = pathlib.Path(os.environ.get("ZH_SHARED") or ROOT.parent / "shared")
SUITE = SHARED / "fixtures" / "jsontestsuite"
MORE = 50 if os.environ.get("ZH_LONG") else 1
MANY = settings(max_examples=1000 * MORE, deadline=None, database=None,
                suppress_health_check=list(HealthCheck))
SOME = settings(max_examples=200 * MORE, deadline=None, database=None,
                suppress_health_check=list(HealthCheck))
DEPTH = 512


@pytest.fixture(scope="module")
def echo():
    """A function: the text in our words, or None where it is refused."""
    assert PROGRAM.exists(), f"{PROGRAM}: run `make test-python`"
    process = subprocess.Popen([PROGRAM], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE)

    def ask(text):
        process.stdin.write(b"%d\n%s" % (len(text), text))
        process.stdin.flush()
        size = int(process.stdout.readline())
        return None if size < 0 else process.stdout.read(size)

    yield ask
    process.stdin.close()
    assert process.wait(10) == 0


class Number(str):
    """A number as it was written."""


def no_constant(name):
    raise ValueError(name)


def python_reads(text):
    """The value, members as pairs in order, numbers as text; raises
    ValueError where it is no JSON."""
    return json.loads(text.decode("utf-8"), parse_int=Number,
                      parse_float=Number, parse_constant=no_constant,
                      object_pairs_hook=lambda pairs: ("object", pairs))


def check(echo, text):
    ours = echo(text)
    try:
        theirs = python_reads(text)
    except RecursionError:
        assert ours is None  # deeper than our cap, too
        return
    except ValueError:
        assert ours is None, "Python refuses it"
        return
    if ours is None:
        assert depth_of(text) > DEPTH, "Python takes it"
        return
    assert typed(python_reads(ours)) == typed(theirs)


def typed(value):
    """A number is not equal to a string of the same text."""
    if isinstance(value, (list, tuple)):
        return [type(value).__name__, *map(typed, value)]
    return type(value).__name__, value


def depth_of(text):
    depth = most = 0
    for byte in text:
        depth += (byte in b"[{") - (byte in b"]}")
        most = max(most, depth)
    return most


# --- documents that hypothesis makes ------------------------------------------

CHARACTERS = st.characters(codec=None, exclude_categories=())  # surrogates too
TEXT = st.text(CHARACTERS, max_size=12) | st.sampled_from(
    ["", "\0", "\\", "\"", "\u2028", "\ud800", "\udc00\ud800", "\U0001f600",
     "model", "__proto__", "\x7f", "\ufeff", "a" * 100])
SCALAR = (st.none() | st.booleans() | TEXT | st.integers() | st.floats(
    allow_nan=False, allow_infinity=False) | st.integers(-2, 2).map(
        lambda n: n * 10 ** 400))
VALUE = st.recursive(
    SCALAR, lambda inner: st.lists(inner, max_size=5) | st.dictionaries(
        TEXT, inner, max_size=5), max_leaves=25)
NUMBERS = st.from_regex(
    r"-?(0|[1-9][0-9]{0,20})(\.[0-9]{1,20})?([eE][+-]?[0-9]{1,4})?",
    fullmatch=True)
TOKENS = st.lists(st.sampled_from([
    b"{", b"}", b"[", b"]", b",", b":", b'"', b'"a"', b"\\", b"\\u", b"d8",
    b"00", b"1", b"-", b"0", b".", b"e", b"+", b"true", b"false", b"null",
    b"NaN", b"Infinity", b" ", b"\n", b"\t", b"\r", b"\0", b"\x1f", b"\x7f",
    b"\xc3\xa9", b"\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"/*", b"'"]),
    max_size=20).map(b"".join)


def dumped(value, ascii, indent):
    return json.dumps(value, ensure_ascii=ascii, indent=indent).encode(
        "utf-8", "surrogatepass")


DOCUMENT = st.builds(dumped, VALUE, st.booleans(),
                     st.sampled_from([None, 0, 1, "\t"]))


@MANY
@given(text=DOCUMENT | TOKENS | NUMBERS.map(str.encode))
def test_same_as_python(echo, text):
    check(echo, text)


@MANY
@given(text=DOCUMENT, at=st.integers(0, 400), gone=st.integers(0, 3),
       put=TOKENS | st.binary(max_size=3))
def test_same_as_python_where_it_is_damaged(echo, text, at, gone, put):
    at %= len(text) + 1
    check(echo, text[:at] + put + text[at + gone:])


@pytest.mark.parametrize("folder", ["test_parsing", "test_transform"])
def test_same_as_python_on_the_suite(echo, folder):
    """Each document of JSONTestSuite, and cut at every byte."""
    if not SUITE.is_dir():
        pytest.skip(f"there is no {SUITE}; set ZH_SHARED")
    paths = sorted((SUITE / folder).iterdir())
    assert len(paths) >= 20
    for path in paths:
        text = path.read_bytes()
        check(echo, text)
        for at in range(min(len(text), 20)):
            check(echo, text[:at])


@pytest.mark.parametrize("text", [
    b"[" * 10 ** 6, b"[" * 10 ** 6 + b"]" * 10 ** 6, b'{"a":' * 10 ** 5,
    b"[" * DEPTH + b"]" * DEPTH, b"[" * (DEPTH + 1) + b"]" * (DEPTH + 1),
    b'"' + b"a" * 10 ** 7 + b'"', b"1" * 10 ** 6, b"-" * 10 ** 6,
    b"[" + b"1," * 10 ** 5 + b"1]", b'{"a":1,"a":2,"a":{"a":3}}',
    b'"\\ud83d\\ude00"', b"-0", b"1E400", b"\xef\xbb\xbf{}", b"",
    '{"a":1}'.encode("utf-16"), "[1]".encode("utf-16-be")])
def test_same_as_python_at_the_edges(echo, text):
    check(echo, text)


# --- through the binding --------------------------------------------------------

@pytest.fixture(scope="module")
def provider():
    with Server() as server:
        yield server


@SOME
@given(value=VALUE, ascii=st.booleans())
def test_a_reply_is_read_as_json_reads_it(provider, value, ascii):
    text = dumped(reply(extra=value), ascii, None)
    try:
        text.decode("utf-8")
    except UnicodeDecodeError:
        text = dumped(reply(extra=value), True, None)
    provider.on("*", plain(text))
    answer = client_of(provider).chat.completions.create(
        model="m", messages=[])
    assert typed_tree(answer.extra) == typed_tree(json.loads(text)["extra"])


@SOME
@given(value=VALUE)
def test_a_request_is_written_as_json_reads_it(provider, value):
    provider.on("*", plain(reply()))
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        assume(False)  # no client can send a lone surrogate
    client_of(provider).chat.completions.create(
        model="m", messages=[], extra_body={"extra": value})
    sent = json.loads(provider.requests[-1].body)["extra"]
    assert typed_tree(sent) == typed_tree(json.loads(json.dumps(value)))


def typed_tree(value):
    """Order of members, and what kind of number it is, count."""
    if isinstance(value, dict):
        return [(key, typed_tree(one)) for key, one in value.items()]
    if isinstance(value, list):
        return list(map(typed_tree, value))
    return type(value).__name__, repr(value)
