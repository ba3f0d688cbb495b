# SPDX-License-Identifier: Apache-2.0
"""Oddities of streams: line ends, fields, marks of the end, errors within."""

import json

from faults_row import (CHUNKED, DONE, END, ROLE, SAID, SSE, case, chunk,
                        chunked, delta, http)
from server import CUT, plain, raw, stream

_A, _B = chunk("a"), chunk("b")
_ALL = _A + _B + END + DONE
_FAIL = {"stream": True, "status": 200}
_BAD = {"error": "APIResponseValidationError", "tries": "PROTOCOL", **_FAIL}
_TOLD = {"error": "APIError", "tries": "STREAM", **_FAIL}
_SHORT = {"error": "APIConnectionError", "tries": "TRUNCATED", **_FAIL}


def good(name, *pieces, text="ab", **options):
    case(name, stream(pieces, **options), stream=True, ok=text)


def record(value):
    return b"data: " + json.dumps(value).encode() + b"\n\n"


# --- lines ------------------------------------------------------------------

good("one byte a piece", *[_ALL[n:n + 1] for n in range(len(_ALL))])
good("lines that end in CRLF", _ALL.replace(b"\n", b"\r\n"))
good("lines that end in CR", _ALL.replace(b"\n", b"\r"))
good("lines that end in all three ways", _A.replace(b"\n", b"\r\n") +
     _B.replace(b"\n", b"\r") + END + DONE)
good("CR in one piece, LF in the next", *[
    piece for line in _ALL.split(b"\n")[:-1]
    for piece in (line + b"\r", 0.005, b"\n")])
good("a BOM first", b"\xef\xbb\xbf" + _ALL)
good("a BOM in three pieces", b"\xef", 0.02, b"\xbb", 0.02, b"\xbf" + _ALL)
good("blank lines first and between", b"\n\n\n" + _A + b"\n\n" + _B + END +
     b"\n\n" + DONE)
good("no blank after data:", _ALL.replace(b"data: ", b"data:"))
good("two blanks after data:", _ALL.replace(b"data: {", b"data:  {"))
good("comments before, between, amid", b": OPENROUTER PROCESSING\n\n" + _A +
     b":\n\n: x\n" + _B.replace(b"\n\n", b"\n: y\n\n") + END + DONE)
good("comments for a while", *[b": keep-alive\n\n", 0.02] * 10, _ALL)
good("100,000 comments", b": x\n" * 100000 + _ALL)
good("fields nobody knows", _ALL.replace(b"data:", b"id: 7\nretry: soon\n"
                                         b"x-new: 1\ndata:"))
good("event names before and behind", _A.replace(b"data:", b"event: chunk\n"
                                                 b"data:") +
     _B.replace(b"\n\n", b"\nevent: chunk\n\n") + END + DONE)
good("an id with NUL", _ALL.replace(b"data:", b"id: a\0b\ndata:"))
good("a chunk over several data lines", b"data: " + json.dumps(
    json.loads(delta("ab")), indent=1).replace("\n", "\ndata: ").encode() +
    b"\n\n" + END + DONE)
good("empty data", b"data:\n\ndata\n\n" + _ALL)
good("an event without data", b"event: ping\n\n" + _ALL)
good("three pings with data", b"event: ping\ndata: {}\n\n" * 3 + _ALL)
case("no blank line between two chunks", stream([
    _A.replace(b"\n\n", b"\n") + _B + END + DONE]), **_BAD)
case("a line of another kind amid", stream([_A, b"oops, wrong\n\n", _B, END,
                                            DONE]), stream=True, ok="ab")

# --- text -------------------------------------------------------------------

for _name, _text in [("2 bytes", "\u00e9"), ("3 bytes", "\u20ac"),
                     ("4 bytes", "\U0001f600"), ("U+0085", "x\u0085y"),
                     ("U+2028", "x\u2028y"), ("U+2029", "x\u2029y"),
                     ("a BOM", "x\ufeffy")]:
    _bytes = chunk(_text) + END + DONE
    good(f"{_name} in a text, byte by byte", *[
        _bytes[n:n + 1] for n in range(len(_bytes))], text=_text)
good("a NUL escaped", chunk("\0") + END + DONE, text="\0")
good("a pair of surrogates in two chunks", _A.replace(b'"a"', b'"\\ud83d"') +
     _A.replace(b'"a"', b'"\\ude00"') + END + DONE, text="\ud83d\ude00")
case("a NUL in a text", stream([_A.replace(b'"a"', b'"a\0"'), END, DONE]),
     **_BAD)
for _name, _wrong in [("that is not UTF-8", b"\xff\xfe"),
                      ("cut in a character", b"\xe2\x82"),
                      ("longer than need be", b"\xc0\xaf"),
                      ("of a surrogate", b"\xed\xa0\x80")]:
    case(f"text {_name}", stream([_A, _A.replace(b'"a"', b'"%s"' % _wrong),
                                  END, DONE]), partial="a", **_BAD)
good("a chunk of 1 MB", chunk("x" * (1 << 20)) + END + DONE,
     text="x" * (1 << 20))
good("10,000 chunks", _A * 10000 + END + DONE, text="a" * 10000)
good("a chunk in Latin-1's name", _ALL,
     content_type="text/event-stream; charset=latin-1")

# --- labels -----------------------------------------------------------------

good("a stream's type in capitals", _ALL, content_type="TEXT/EVENT-STREAM")
good("a stream as text/plain", _ALL, content_type="text/plain")
good("a stream as JSON", _ALL, content_type="application/json")
good("a stream as a download", _ALL, content_type="application/octet-stream")
case("a stream without a type", raw(http(CHUNKED, body=chunked(_ALL))),
     stream=True, ok="ab")
case("a stream of a length", plain(_ALL, content_type="text/event-stream"),
     stream=True, ok="ab")
case("a stream until the end", raw(http(SSE, body=_ALL)), stream=True,
     ok="ab")
case("a stream of NDJSON", stream([delta("a") + "\n", delta(
    None, "stop") + "\n"], content_type="application/x-ndjson"),
     error="APIResponseValidationError", tries="PROTOCOL", **_FAIL)
case("a stream of NDJSON as SSE", stream([delta("a") + "\n", delta(
    None, "stop") + "\n"]), **_BAD)

# --- the end ----------------------------------------------------------------

good("[DONE] without a blank line", _A + _B + END + b"data: [DONE]\n")
good("[DONE] without a line end", _A + _B + END + b"data: [DONE]")
good("[DONE] with blanks behind", _A + _B + END + b"data: [DONE]  \n\n")
good("[DONE] with CRLF", _A + _B + END + b"data: [DONE]\r\n\r\n")
good("[DONE] without a blank before", _A + _B + END + b"data:[DONE]\n\n")
good("[DONE] twice", _ALL + DONE)
good("[DONE] and chunks behind", _ALL + chunk("late") + DONE)
good("[DONE] and an error behind", _ALL + record(SAID))
good("[DONE] and garbage behind", _ALL + b"data: }{\n\n")
good("[DONE] without a finish", _A + _B + DONE)
good("a finish without [DONE]", _A + _B + END)
good("a finish twice", _A + _B + END + END + DONE)
good("usage behind the finish", _A + _B + END + record({
    "id": "c2", "object": "chat.completion.chunk", "created": 5, "model": "m",
    "choices": [], "usage": {"prompt_tokens": 1, "completion_tokens": 2,
                             "total_tokens": 3}}) + DONE)
good("usage null in every chunk", _A.replace(b"}\n", b', "usage": null}\n') +
     _B + END + DONE)
good("content behind the finish", _A + END + _B + DONE)
case("[DONE] and nothing else", stream([DONE]), stream=True, ok="")
case("only the role and a finish", stream([ROLE, END, DONE]), stream=True,
     ok="")
case("neither a finish nor [DONE]", stream([_A, _B]), partial="ab", **_SHORT)
case("a stream of comments", stream([b": x\n\n"] * 3), **_SHORT)
case("the last chunk without a line end", stream([_A, END.strip()]),
     partial="a", **_SHORT)
case("the last chunk without a blank line", stream([_A, END.strip() + b"\n"]),
     stream=True, ok="a")
case("finished: one choice of two", stream([
    _A, chunk("b").replace(b'"index": 0', b'"index": 1'), END]),
     partial="a", **_SHORT)
for _at in range(7, len(_A), 29):
    case(f"cut after {_at} bytes of a chunk", stream([_B, _A[:_at]],
                                                     then=CUT),
         partial="b", **_SHORT)

# --- errors within ----------------------------------------------------------

_ERROR = record(SAID)
for _when, _first, _partial in [("before anything", [], ""),
                                ("before content", [ROLE], ""),
                                ("amid content", [_A], "a"),
                                ("behind the finish", [_A, END], "a")]:
    case(f"an error {_when}", stream([*_first, _ERROR, DONE]), code="c",
         says="said", partial=_partial, **_TOLD)
    case(f"an event called error {_when}", stream([
        *_first, b"event: error\ndata: {\"type\": \"error\", \"error\": "
        b"{\"type\": \"overloaded_error\", \"message\": \"said\"}}\n\n"]),
         says="said", partial=_partial, **_TOLD)
    case(f"a field called error {_when}", stream([
        *_first, b'error: {"message": "said"}\n\n']), says="said",
         partial=_partial, **_TOLD)
    case(f"a bare error {_when}", stream([*_first, json.dumps(SAID)]),
         says="said", partial=_partial, **_TOLD)
case("an error that is a text", stream([record({"error": "said"})]),
     says="said", **_TOLD)
case("an error in a choice", stream([_A, chunk("").replace(
    b'"delta"', b'"error": {"message": "said", "code": 502}, "delta"')]),
     says="said", partial="a", **_TOLD)
case("a finish of error", stream([_A, chunk(finish="error"), DONE]),
     partial="a", **_TOLD)
case("error null in every chunk", stream([_ALL.replace(
    b', "choices"', b', "error": null, "choices"')]), stream=True, ok="ab")

# --- chunks that are none ---------------------------------------------------

for _name, _odd in [("broken JSON", b'data: {"id": "c2", "choi\n\n'),
                    ("a word", b"data: hello\n\n"),
                    ("a number", b"data: 5\n\n"),
                    ("null", b"data: null\n\n"),
                    ("a page of HTML", b"data: <html></html>\n\n"),
                    ("a chunk with a comma too many", _A.replace(
                        b"}\n", b",}\n"))]:
    case(f"{_name} first", stream([_odd, _ALL]), **_BAD)
    case(f"{_name} amid", stream([_A, _odd, _B, END, DONE]), partial="a",
         **_BAD)
good("an object without choices amid", _A + record({"x": 1}) + _B + END + DONE)
good("choices empty first", record({"id": "c2", "choices": [],
                                    "prompt_filter_results": []}) + _ALL)
good("choices null amid", _A + record({"id": "c2", "choices": None}) + _B +
     END + DONE)
good("delta null amid", _A + record({"id": "c2", "choices": [{
    "index": 0, "delta": None, "finish_reason": None}]}) + _B + END + DONE)
good("content null amid", _A + chunk().replace(
    b'"delta": {}', b'"delta": {"content": null}') + _B + END + DONE)
good("choices of two, mixed", _A + chunk("x").replace(
    b'"index": 0', b'"index": 1') + _B + END + END.replace(
    b'"index": 0', b'"index": 1') + DONE)
