# SPDX-License-Identifier: Apache-2.0
"""Faults of the connection: framing, lengths, cuts, stalls, encodings, TLS,
connections that die between two requests."""

import gzip
import zlib

from faults_row import (BODY, CHUNKED, DONE, END, GOOD, JSON, LENGTH, ROLE,
                        SSE, case, chunk, chunked, http, reply)
from server import CUT, RESET, STALL, plain, raw, stream

_HEAD = http(JSON, LENGTH)
_OPEN = http(JSON, CHUNKED)
_SSE = http(SSE, CHUNKED)
_BAD = {"error": "APIResponseValidationError", "tries": "PROTOCOL"}
_LOST = {"error": "APIConnectionError", "tries": "CONNECT"}
_SHORT = {"error": "APIConnectionError", "tries": "TRUNCATED", "status": 200}

# --- no HTTP at all ---------------------------------------------------------

case("closed before a byte", raw(), **_LOST)
case("reset before a byte", raw(RESET), **_LOST)
case("closed before a byte, then good", raw(), GOOD, retries=1, ok="hello",
     tries="CONNECT ok")
case("reset before a byte, then good", raw(RESET), GOOD, retries=1,
     ok="hello", tries="CONNECT ok")
case("closed before a byte of a stream, then good", raw(), stream([
    chunk("a"), END, DONE]), stream=True, retries=1, ok="a",
     tries="CONNECT ok")
case("a reply before the question", server="hurried", status=413, code="c",
     error="APIStatusError", tries="TOO_LARGE")
case("nobody listens", server="closed", **_LOST)
case("bytes that are no HTTP", raw(b"garbage\r\n\r\n"), **_BAD)
case("an SSH server", raw(b"SSH-2.0-OpenSSH_9.2\r\n"), **_BAD)
case("HTTP/0.9", raw(BODY), **_BAD)
case("a status of two digits", raw(http(JSON, LENGTH, status="20 OK",
                                        body=BODY)), **_BAD)
case("a status of four digits", raw(http(JSON, LENGTH, status="2000 OK",
                                         body=BODY)), **_BAD)
case("a status that is a word", raw(http(JSON, LENGTH, status="fine",
                                         body=BODY)), **_BAD)
case("HTTP/3.7", raw(http(JSON, LENGTH, version="HTTP/3.7", body=BODY)),
     **_BAD)
case("HTTP/2 frames without asking", raw(
    b"\0\0\x12\4\0\0\0\0\0" + bytes(18)), **_BAD)

# --- cuts -------------------------------------------------------------------

for _at in (1, 8, 12, 15, 17, 30, len(_HEAD) - 3, len(_HEAD) - 1):
    case(f"cut after {_at} bytes of the headers", raw(_HEAD[:_at]),
         **_LOST)
for _at in (0, 1, len(BODY) // 2, len(BODY) - 1):
    case(f"cut after {_at} bytes of the body", raw(_HEAD + BODY[:_at], CUT),
         **_SHORT)
    case(f"reset after {_at} bytes of the body", raw(
        _HEAD + BODY[:_at], 0.05, RESET), **_SHORT)
_WHOLE = chunked(BODY[:20], BODY[20:])
for _name, _at in [("size", 1), ("size's line end", 3), ("data", 12),
                   ("data's line end", 24), ("second size", 27),
                   ("last data", len(_WHOLE) - 9),
                   ("last chunk", len(_WHOLE) - 5),
                   ("last chunk's line end", len(_WHOLE) - 3)]:
    case(f"cut in a chunk's {_name}", raw(_OPEN + _WHOLE[:_at]), **_SHORT)
def at_every_byte(name, head, body, lost, **options):
    """Cuts in headers, and cuts in a body, one request for each."""
    case(f"cut at every byte of {name}'s headers", *[
        raw(head[:at]) for at in range(len(head))], asks=len(head),
        every=True, **{**_LOST, **options})
    case(f"cut at every byte of {name}'s body", *[
        raw(head + body[:at]) for at in lost], asks=len(lost), every=True,
        **{**_SHORT, **options, "partial": None})


_STREAM = chunk("a") + chunk("b") + END
at_every_byte("a reply", _HEAD, BODY, range(len(BODY)))
at_every_byte("a chunked reply", _OPEN, _WHOLE,
              range(len(_WHOLE) - 1))
at_every_byte("a stream", http(SSE), _STREAM, range(1, len(_STREAM) - 1),
              stream=True)
at_every_byte("a chunked stream", _SSE, chunked(chunk("a"), END),
              range(1, len(chunked(chunk("a"), END[:-2], last=b""))),
              stream=True)
case("cut body, then good", plain(reply(), then=CUT), GOOD, retries=1,
     ok="hello", tries="TRUNCATED ok")
case("reset body, then good", plain(reply(), then=RESET), GOOD, retries=1,
     ok="hello", tries="TRUNCATED ok")
case("body until the end, cut", raw(http(JSON) + BODY[:-5]), status=200,
     error="APIResponseValidationError", tries="PROTOCOL")
case("an error's body cut", raw(http(JSON, "Content-Length: 500",
                                     status="503 Busy", body=b'{"error"')),
     error="InternalServerError", tries="SERVER", status=503)
case("an error's body reset", raw(http(
    JSON, "Content-Length: 500", status="429 Slow", body=b'{"err'), 0.05,
    RESET), error="RateLimitError", tries="RATE_LIMITED", status=429)

# --- lengths ----------------------------------------------------------------

case("Content-Length too long", raw(http(
    JSON, "Content-Length: 9999", body=BODY)), **_SHORT)
case("Content-Length too short", raw(http(
    JSON, f"Content-Length: {len(BODY) - 5}", body=BODY)), status=200, **_BAD)
case("Content-Length 0 before a body", raw(http(
    JSON, "Content-Length: 0", body=BODY)), status=200, **_BAD)
case("Content-Length twice, the same", raw(http(JSON, LENGTH, LENGTH,
                                                body=BODY)), ok="hello")
case("Content-Length twice, longer", raw(http(
    JSON, LENGTH, "Content-Length: 9999", body=BODY)), **_SHORT)
case("Content-Length of two numbers", raw(http(
    JSON, f"Content-Length: {len(BODY)}, 5", body=BODY)), ok="hello")
case("Content-Length negative", raw(http(JSON, "Content-Length: -1",
                                         body=BODY)), status=None, **_BAD)
case("Content-Length a word", raw(http(JSON, "Content-Length: many",
                                       body=BODY)), status=None, **_BAD)
case("Content-Length 2^70", raw(http(
    JSON, f"Content-Length: {2 ** 70}", body=BODY)), ok="hello")
case("Content-Length empty", raw(http(JSON, "Content-Length:", body=BODY)),
     status=None, **_BAD)
case("Content-Length hexadecimal", raw(http(
    JSON, f"Content-Length: {len(BODY):#x}", body=BODY)), status=200, **_BAD)
case("Content-Length beside chunks", raw(http(
    JSON, CHUNKED, "Content-Length: 5", body=chunked(BODY))), ok="hello")
case("Content-Length before chunks", raw(http(
    JSON, "Content-Length: 5", CHUNKED, body=chunked(BODY))), ok="hello")
case("bytes behind the body", raw(http(JSON, LENGTH, body=BODY + b"HTTP/1.1 "
                                       b"500 Sorry\r\n\r\n")), ok="hello")
case("a second reply behind the first", plain(reply()), plain(reply("second")),
     asks=2, ok="second", tries="ok")

# --- chunks -----------------------------------------------------------------

case("one byte a chunk", raw(_OPEN + chunked(
    *[BODY[n:n + 1] for n in range(len(BODY))])), ok="hello")
case("a chunk extension", raw(_OPEN + b"%x;name=value\r\n%s\r\n0\r\n\r\n" % (
    len(BODY), BODY)), ok="hello")
case("a long chunk extension", raw(_OPEN + b"%x;%s\r\n%s\r\n0\r\n\r\n" % (
    len(BODY), b"a" * 20000, BODY)), ok="hello")
case("a chunk size in capitals and zeros", raw(_OPEN + b"0000%X\r\n%s\r\n0\r\n"
                                               b"\r\n" % (len(BODY), BODY)),
     ok="hello")
case("chunk lines that end in LF", raw(_OPEN + b"%x\n%s\n0\n\n" % (
    len(BODY), BODY)), ok="hello")
case("a chunk size that is no number", raw(_OPEN + b"zz\r\n" + BODY),
     **_SHORT)
case("a chunk size that is negative", raw(_OPEN + b"-5\r\n" + BODY),
     **_SHORT)
case("a chunk size of 80 bits", raw(_OPEN + b"f" * 20 + b"\r\n" + BODY),
     **_SHORT)
case("a chunk size too long", raw(_OPEN + b"fff\r\n" + BODY + b"\r\n0\r\n"
                                  b"\r\n"), **_SHORT)
case("a chunk size too short", raw(_OPEN + b"5\r\n" + BODY + b"\r\n0\r\n\r\n"),
     **_SHORT)
case("no last chunk", raw(_OPEN + chunked(BODY, last=b"")), **_SHORT)
case("trailers", raw(_OPEN + chunked(
    BODY, last=b"0\r\nx-end: 1\r\nx-request-id: no\r\n\r\n")), ok="hello")
case("trailers cut", raw(_OPEN + chunked(BODY, last=b"0\r\nx-en")), **_SHORT)
case("trailers of 300 KB", raw(_OPEN + chunked(
    BODY, last=b"0\r\n" + b"x-end: %s\r\n" % (b"a" * 1000) * 300 + b"\r\n")),
     ok="hello")
case("a coding nobody knows", raw(http(
    JSON, "Transfer-Encoding: secret", body=BODY)), status=200, **_BAD)
case("chunks of gzip", raw(http(
    JSON, "Transfer-Encoding: gzip, chunked",
    body=chunked(gzip.compress(BODY)))), ok="hello")
case("a bad chunk size amid a stream", raw(
    _SSE + chunked(chunk("a"), last=b"xyz\r\n")), stream=True,
     partial="a", **_SHORT)

# --- streams that end too soon ----------------------------------------------

for _name, _pieces in [("content", [chunk("a")]), ("role", [ROLE]),
                       ("nothing", [])]:
    for _end in (CUT, RESET):
        case(f"stream {_end} after {_name}", stream(
            [*_pieces, 0.05], then=_end), stream=True,
             partial="a" if _name == "content" else "", **_SHORT)
    case(f"stream that just ends after {_name}", stream(_pieces), stream=True,
         partial="a" if _name == "content" else "",
         **(_SHORT if _pieces else {**_BAD, "status": 200}))
case("stream cut after the finish", stream([chunk("a"), END, 0.05], then=CUT),
     stream=True, error="APIConnectionError", tries="TRUNCATED", status=200,
     partial="a")
case("stream cut after [DONE]", stream([chunk("a"), END, DONE], then=CUT),
     stream=True, ok="a")
case("stream reset after [DONE]", stream([chunk("a"), END, DONE, 0.05],
                                         then=RESET), stream=True, ok="a")
case("stream cut before content is not asked again", stream([ROLE], then=CUT),
     stream=True, retries=2, **_SHORT)

# --- stalls -----------------------------------------------------------------

_LATE = {"error": "APITimeoutError", "tries": "TIMEOUT"}
_READ = {"timeout": 0.4, "code": "timeout_read", **_LATE}
case("stall before the headers", raw(STALL), **_READ)
case("stall amid the status line", raw(b"HTTP/1.1 2", STALL), **_READ)
case("stall amid the headers", raw(_HEAD[:30], STALL), **_READ)
case("stall after the headers", raw(_HEAD, STALL), status=200, **_READ)
case("stall amid the body", raw(_HEAD + BODY[:50], STALL), status=200, **_READ)
case("stall amid a chunk size", raw(_OPEN + b"5", STALL), status=200, **_READ)
case("stall before the last chunk", raw(_OPEN + chunked(BODY, last=b""),
                                        STALL), status=200, **_READ)
case("stall amid an error's body", raw(http(
    JSON, "Content-Length: 500", status="503 Busy", body=b"{"), STALL),
     status=503, **_READ)
case("stall of 1xx replies", raw(*[http(status="102 Processing"), 0.1] * 20,
                                 STALL), **_READ)
case("stall before a stream's headers", raw(STALL), stream=True, **_READ)
case("stall after a stream's headers", raw(_SSE, STALL), stream=True,
     status=200, **_READ)
case("stall after the role", stream([ROLE], then=STALL), stream=True,
     status=200, **_READ)
case("stall after content", stream([chunk("a")], then=STALL), stream=True,
     status=200, partial="a", **_READ)
case("stall amid a line", stream([chunk("a"), b"data: {\"ch"], then=STALL),
     stream=True, status=200, partial="a", **_READ)
case("stall after the finish", stream([chunk("a"), END], then=STALL),
     stream=True, status=200, partial="a", **_READ)
case("stall after [DONE]", stream([chunk("a"), END, DONE], then=STALL),
     stream=True, ok="a")
case("stall, then good", raw(STALL), GOOD, timeout=0.4, retries=1, ok="hello",
     tries="TIMEOUT ok")
case("too slow for ttft", stream([*[b": wait\n\n", 0.1] * 30]), stream=True,
     timers={"ttft": 0.5}, code="timeout_ttft", status=200, **_LATE)
case("ttft does not count once content came", stream([
    chunk("a"), 0.4, chunk("b"), END, DONE]), stream=True,
     timers={"ttft": 0.3}, ok="ab")
case("too slow between chunks", stream([chunk("a"), *[b": wait\n\n", 0.1] *
                                        30]), stream=True, partial="a",
     timers={"chunk": 0.5}, code="timeout_chunk", status=200, **_LATE)
case("too slow for the deadline", stream([*[chunk("a"), 0.1] * 40]),
     stream=True, timers={"deadline": 0.5}, code="timeout_deadline",
     status=200, partial=None, rescue=(), **_LATE)
case("a plain reply too slow for the deadline", raw(
    _HEAD, *[b" ", 0.1] * 40), timers={"deadline": 0.5}, rescue=(),
     code="timeout_deadline", status=200, **_LATE)
case("a byte at a time", raw(_HEAD, *[
    part for n in range(0, len(BODY), 8) for part in (BODY[n:n + 8], 0.01)]),
     ok="hello", timeout=2)
case("two headers slowly", raw(_HEAD[:20], 0.1, _HEAD[20:], 0.1, BODY),
     ok="hello", timeout=3)

# --- compressed bodies ------------------------------------------------------


def zeros(megabytes, ends=b""):
    """A gzip of so many megabytes of blanks, made in no time."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(b" " * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + block * megabytes + ends


def packed(body, coding, **options):
    return plain(body, headers=[("Content-Encoding", coding)], **options)


_ZIP = gzip.compress(BODY)
_BIG = {"error": "APIResponseValidationError", "tries": "TOO_BIG",
        "status": 200}
case("gzip", packed(_ZIP, "gzip"), ok="hello")
case("gzip in capitals", packed(_ZIP, "GZIP"), ok="hello")
case("x-gzip", packed(_ZIP, "x-gzip"), ok="hello")
case("deflate", packed(zlib.compress(BODY), "deflate"), ok="hello")
case("gzip twice", packed(gzip.compress(_ZIP), "gzip, gzip"), ok="hello")
case("identity", packed(BODY, "identity"), ok="hello")
case("gzip of a stream", stream([gzip.compress(chunk("a") + END + DONE)],
                                headers=[("Content-Encoding", "gzip")]),
     stream=True, ok="a")
case("gzip, not said", plain(_ZIP), status=200, **_BAD)
case("gzip said, plain sent", packed(BODY, "gzip"), status=200, **_BAD)
case("br said, plain sent", packed(BODY, "br"), status=200, **_BAD)
case("zstd said, plain sent", packed(BODY, "zstd"), status=200, **_BAD)
case("deflate said, gzip sent", packed(_ZIP, "deflate"), status=200, **_BAD)
case("gzip, half of it", packed(_ZIP[:len(_ZIP) // 2], "gzip"), status=200,
     **_BAD)
case("gzip without its end", packed(_ZIP[:-8], "gzip"), ok="hello")
case("gzip with a wrong sum", packed(
    _ZIP[:-8] + bytes(4) + _ZIP[-4:], "gzip"), status=200, **_BAD)
case("gzip and bytes behind", packed(_ZIP + b"more", "gzip"), status=200,
     **_BAD)
case("gzip of an error", packed(gzip.compress(b'{"error": {"message": "said"'
                                              b'}}'), "gzip", status=429),
     error="RateLimitError", tries="RATE_LIMITED", status=429, says="said")
case("a coding of bodies nobody knows", packed(BODY, "utf-8"), status=200,
     **_BAD)
case("a bomb of 300 MB", packed(zeros(300), "gzip"), heavy=True,
     **_BIG)
case("a bomb as an error's body", packed(zeros(300), "gzip", status=500),
     error="InternalServerError", tries="SERVER", status=500,
     heavy=True)
case("a bomb in one line of a stream", packed(
    zeros(80), "gzip", content_type="text/event-stream"), stream=True, heavy=True,
     **_BIG)
case("a bomb of a bomb", packed(gzip.compress(zeros(300)), "gzip, gzip"),
     heavy=True,
     **_BIG)

# --- TLS --------------------------------------------------------------------

_TLS = {"error": "APIConnectionError", "tries": "TLS"}
case("TLS that is good", GOOD, server="tls", ok="hello")
case("TLS: expired", GOOD, server="tls expired", **_TLS)
case("TLS: signed by itself", GOOD, server="tls unknown", **_TLS)
case("TLS: for another name", GOOD, server="tls other", **_TLS)
case("TLS 1.1", GOOD, server="tls old", **_TLS)
case("TLS asked, plain spoken", raw(), server="tls not", **_TLS)
case("TLS: the handshake is cut", GOOD, server="tls cut", **_TLS)
case("plain asked, TLS spoken", GOOD, server="tls only", rescue=(),
     error="APIConnectionError", tries="CONNECT")
case("TLS: a body of a length, no close_notify", raw(_HEAD + BODY),
     server="tls", ok="hello")
case("TLS: a body until the end, no close_notify", raw(http(JSON) + BODY),
     server="tls", ok="hello")
case("TLS: half a body until the end, no close_notify", raw(
    http(JSON) + BODY[:60]), server="tls", status=200, **_BAD)
case("TLS: a stream until the end, no close_notify", raw(
    http(SSE, body=chunk("a") + END + DONE)), server="tls", stream=True,
     ok="a")
case("TLS: a stream cut, no close_notify", raw(http(SSE, body=chunk("a"))),
     server="tls", stream=True, partial="a", **_SHORT)

# --- connections that are used again ----------------------------------------

case("dies after a reply", GOOD, server="dies after", asks=3, retries=1,
     ok="hello", tries="*")
case("dies when asked again", GOOD, server="dies reuse", asks=2, **_LOST)
case("dies when asked again, then good", GOOD, server="dies reuse", asks=2,
     retries=1, waits=(0, 250), ok="hello", tries="CONNECT ok")
case("keep-alive said, closed", raw(http(
    JSON, LENGTH, "Connection: keep-alive", body=BODY)), asks=3, retries=1,
     ok="hello", tries="*")
case("close said, kept open", plain(reply(), headers=[(
    "Connection", "close")]), asks=3, ok="hello")
case("good after a cut one", plain(reply(), then=CUT), GOOD, asks=2,
     ok="hello")
case("good after garbage", raw(b"garbage\r\n\r\n"), GOOD, asks=2, ok="hello")
case("good after a stall", raw(_HEAD, STALL), GOOD, asks=2, ok="hello",
     timeout=0.4)
case("good after a cut stream", stream([chunk("a")], then=CUT), stream([
    chunk("b"), END, DONE]), stream=True, asks=2, ok="b")
