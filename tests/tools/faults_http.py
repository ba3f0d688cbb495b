# SPDX-License-Identifier: Apache-2.0
"""Faults in what a reply says: statuses, headers, Retry-After, bodies."""

import email.utils
import json
import time

from faults_row import (BODY, END, GOOD, JSON, LENGTH, SAID, SSE, DONE, case,
                        chunk, http, reply)
from server import plain, raw, stream

# --- statuses ---------------------------------------------------------------

for _status, _outcome, _error in [
        (300, "HTTP", "APIStatusError"),
        (301, "HTTP", "APIStatusError"),
        (302, "HTTP", "APIStatusError"),
        (303, "HTTP", "APIStatusError"),
        (307, "HTTP", "APIStatusError"),
        (308, "HTTP", "APIStatusError"),
        (399, "HTTP", "APIStatusError"),
        (400, "BAD_REQUEST", "BadRequestError"),
        (401, "AUTH", "AuthenticationError"),
        (402, "BILLING", "APIStatusError"),
        (403, "FORBIDDEN", "PermissionDeniedError"),
        (404, "NOT_FOUND", "NotFoundError"),
        (405, "HTTP", "APIStatusError"),
        (406, "HTTP", "APIStatusError"),
        (407, "HTTP", "APIStatusError"),
        (408, "REQUEST_TIMEOUT", "APIStatusError"),
        (409, "CONFLICT", "ConflictError"),
        (410, "HTTP", "APIStatusError"),
        (411, "HTTP", "APIStatusError"),
        (413, "TOO_LARGE", "APIStatusError"),
        (415, "HTTP", "APIStatusError"),
        (417, "HTTP", "APIStatusError"),
        (418, "HTTP", "APIStatusError"),
        (422, "UNPROCESSABLE", "UnprocessableEntityError"),
        (423, "HTTP", "APIStatusError"),
        (425, "HTTP", "APIStatusError"),
        (426, "HTTP", "APIStatusError"),
        (429, "RATE_LIMITED", "RateLimitError"),
        (431, "HTTP", "APIStatusError"),
        (451, "HTTP", "APIStatusError"),
        (499, "REQUEST_TIMEOUT", "APIStatusError"),
        *((n, "SERVER", "InternalServerError") for n in (
            500, 501, 502, 503, 504, 505, 507, 508, 511, 520, 521, 522, 523,
            524, 525, 526, 527, 529, 530, 598, 599, 600, 999))]:
    case(f"status {_status}", plain(SAID, _status), error=_error,
         tries=_outcome, status=_status, code="c", says="said")

for _status in (400, 429, 500):
    case(f"status {_status} for a stream", plain(SAID, _status), stream=True,
         error={400: "BadRequestError", 429: "RateLimitError",
                500: "InternalServerError"}[_status],
         tries={400: "BAD_REQUEST", 429: "RATE_LIMITED",
                500: "SERVER"}[_status], status=_status, code="c")

for _status, _retried in [(401, False), (404, False), (408, True),
                          (409, True), (413, False), (429, True),
                          (500, True), (529, True)]:
    if _retried:
        case(f"status {_status}, then good", plain(SAID, _status), GOOD,
             retries=1, ok="hello", waits=(370, None), tries={
                 408: "REQUEST_TIMEOUT", 409: "CONFLICT",
                 429: "RATE_LIMITED"}.get(_status, "SERVER") + " ok")
    else:
        case(f"status {_status} is not asked again", plain(SAID, _status),
             GOOD, retries=2, status=_status, code="c",
             error={401: "AuthenticationError", 404: "NotFoundError",
                    413: "APIStatusError"}[_status],
             tries={401: "AUTH", 404: "NOT_FOUND", 413: "TOO_LARGE"}[_status])

case("status 500 twice, then good", plain(SAID, 500), plain(SAID, 502), GOOD,
     retries=2, ok="hello", tries="SERVER SERVER ok")
case("status 500 for ever", plain(SAID, 500), retries=1, status=500, code="c",
     error="InternalServerError", tries="SERVER SERVER")
case("status 404 of a model", plain({"error": {
    "message": "no", "code": "model_not_found"}}, 404), status=404,
     error="NotFoundError", tries="MODEL_NOT_FOUND", code="model_not_found")
case("status 400 of a full context", plain({"error": {
    "message": "too long", "code": "context_length_exceeded"}}, 400),
     status=400, error="BadRequestError", tries="CONTEXT_OVERFLOW",
     code="context_length_exceeded")
case("status 400 of a content filter", plain({"error": {
    "message": "no", "code": "content_filter"}}, 400), status=400,
     error="BadRequestError", tries="CONTENT_FILTER", code="content_filter")
case("status 400 of a wrong key", plain({"error": {
    "message": "no", "code": "invalid_api_key"}}, 400), status=400,
     error="AuthenticationError", tries="AUTH", code="invalid_api_key")
case("x-should-retry: true on 400", plain(SAID, 400, [
    ("x-should-retry", "true")]), GOOD, retries=1, ok="hello",
     tries="BAD_REQUEST ok")
case("x-should-retry: false on 500", plain(SAID, 500, [
    ("x-should-retry", "false")]), GOOD, retries=2, status=500, code="c",
     error="InternalServerError", tries="SERVER")

case("x-should-retry: true on 401", plain(SAID, 401, [
    ("x-should-retry", "true")]), GOOD, retries=1, ok="hello",
     tries="AUTH ok")

for _count, _line in [(1, "100 Continue"), (1, "102 Processing"),
                      (3, "103 Early Hints"), (2000, "103 Early Hints")]:
    case(f"{_count} times {_line}", raw(
        http("Link: </x>; rel=preload", status=_line) * _count +
        http(JSON, LENGTH, body=BODY)), ok="hello")
case("100 before a stream", raw(http(status="100 Continue") + http(
    SSE, body=chunk("a") + END + DONE)), stream=True, ok="a")
case("a 1xx, then nothing", raw(http(status="103 Early Hints")),
     error="APIConnectionError", tries="CONNECT")
case("204 without a type", raw(http(status="204 No Content")), bare="")
case("204 for a stream", raw(http(status="204 No Content")), stream=True,
     error="APIResponseValidationError", tries="PROTOCOL", status=204,
     says="empty body")
case("205 of JSON and nothing in it", raw(http(
    JSON, "Content-Length: 0", status="205 Reset")), status=205,
     error="APIResponseValidationError", tries="PROTOCOL")
case("201 with a reply", plain(reply(), 201), ok="hello")
case("299 with a reply", plain(reply(), 299), ok="hello")
case("304", raw(http(status="304 Not Modified")), error="APIStatusError",
     tries="HTTP", status=304)
case("302 to a file", plain("", 302, [("Location", "file:///etc/passwd")]),
     error="APIStatusError", tries="HTTP", status=302)
case("307 to another scheme", plain("", 307, [
    ("Location", "gopher://127.0.0.1:1/x")]), error="APIStatusError",
     tries="HTTP", status=307)

# --- Retry-After ------------------------------------------------------------


def later(seconds):
    """A reply whose Retry-After is a date, from when it is asked for."""
    return lambda request: plain(SAID, 429, [
        ("Retry-After", email.utils.formatdate(time.time() + seconds,
                                               usegmt=True))])


def asks_back(name, *headers, waits):
    case(f"Retry-After: {name}", plain(SAID, 429, headers), GOOD, retries=1,
         ok="hello", tries="RATE_LIMITED ok", waits=waits)


def stays_away(name, *headers):
    case(f"Retry-After: {name}", plain(SAID, 429, headers), GOOD, retries=1,
         status=429, code="c", error="RateLimitError", tries="RATE_LIMITED")


_AFTER, _OWN = "Retry-After", (370, 5000)
asks_back("1", (_AFTER, "1"), waits=(1000, None))
asks_back("0.9 as a float", (_AFTER, "0.9"), waits=(900, None))
asks_back("1e0", (_AFTER, "1e0"), waits=(1000, None))
asks_back("blanks around 1", (_AFTER, "  1 \t"), waits=(1000, None))
asks_back("0", (_AFTER, "0"), waits=_OWN)
asks_back("-1", (_AFTER, "-1"), waits=_OWN)
asks_back("-0.0", (_AFTER, "-0.0"), waits=_OWN)
asks_back("NaN", (_AFTER, "NaN"), waits=_OWN)
asks_back("Infinity", (_AFTER, "Infinity"), waits=_OWN)
asks_back("1e400", (_AFTER, "1e400"), waits=_OWN)
asks_back("soon", (_AFTER, "soon"), waits=_OWN)
asks_back("a hexadecimal", (_AFTER, "0x100"), waits=_OWN)
asks_back("number and unit", (_AFTER, "200s"), waits=_OWN)
asks_back("empty", (_AFTER, ""), waits=_OWN)
asks_back("5000 letters", (_AFTER, "a" * 5000), waits=_OWN)
asks_back("a date in the past", (
    _AFTER, "Wed, 21 Oct 2015 07:28:00 GMT"), waits=_OWN)
asks_back("a date of 1970", (
    _AFTER, "Thu, 01 Jan 1970 00:00:00 GMT"), waits=_OWN)
asks_back("a date of no month", (
    _AFTER, "Wed, 99 Foo 9999 07:28:00 GMT"), waits=_OWN)
asks_back("twice, the last counts", (_AFTER, "300"), (_AFTER, "1"),
          waits=(1000, None))
asks_back("in ms", ("retry-after-ms", "900"), waits=(900, None))
asks_back("in ms, a float", ("retry-after-ms", "900.5"), waits=(900, None))
asks_back("in ms beats seconds", ("retry-after-ms", "900"), (_AFTER, "300"),
          waits=(900, None))
asks_back("in ms, garbage, then seconds", ("retry-after-ms", "x"),
          (_AFTER, "1"), waits=(1000, None))
asks_back("in ms, 0", ("retry-after-ms", "0"), waits=_OWN)
stays_away("10000", (_AFTER, "10000"))
stays_away("121", (_AFTER, "121"))
stays_away("10^20", (_AFTER, "1" + "0" * 20))
stays_away("a date of 9999", (_AFTER, "Fri, 31 Dec 9999 23:59:59 GMT"))
stays_away("twice, the last is far", (_AFTER, "1"), (_AFTER, "300"))
stays_away("in ms, far", ("retry-after-ms", "1e9"))
stays_away("far, though x-should-retry", (_AFTER, "300"),
           ("x-should-retry", "true"))
case("Retry-After: a date 2 s ahead", later(2), GOOD, retries=1, ok="hello",
     tries="RATE_LIMITED ok", waits=(900, None))
case("Retry-After: a date an hour ahead", later(3600), GOOD, retries=1,
     status=429, code="c", error="RateLimitError", tries="RATE_LIMITED")
case("Retry-After on 503", plain(SAID, 503, [(_AFTER, "1")]), GOOD, retries=1,
     ok="hello", tries="SERVER ok", waits=(1000, None))
case("Retry-After beyond the deadline", plain(SAID, 429, [(_AFTER, "60")]),
     GOOD, retries=1, timers={"deadline": 5}, status=429, code="c",
     error="RateLimitError", tries="RATE_LIMITED")

# --- headers ----------------------------------------------------------------

case("10,000 short headers", raw(http(
    JSON, LENGTH, *[f"x{n:04d}: y" for n in range(10000)], body=BODY)),
     ok="hello")
case("a header of 90 KB", plain(reply(), headers=[("x-big", "a" * 90000)]),
     ok="hello")
case("a header of 300 KB", plain(reply(), headers=[("x-big", "a" * 300000)]),
     error="APIResponseValidationError", tries="TOO_BIG", status=None)
case("headers of 2 MB", raw(http(
    JSON, LENGTH, *[f"x{n:05d}: " + "y" * 100 for n in range(18000)],
    body=BODY)), error="APIResponseValidationError", tries="TOO_BIG")
case("a header folded over two lines", raw(http(
    JSON, "x-folded: a", "  b", LENGTH, body=BODY)), ok="hello")
case("a header without a colon", raw(http(JSON, "nonsense", LENGTH,
                                          body=BODY)), status=None,
     error="APIResponseValidationError", tries="PROTOCOL")
case("a header without a value", raw(http(JSON, "x-empty:", LENGTH,
                                          body=BODY)), ok="hello")
case("a header without a name", raw(http(JSON, ": x", LENGTH, body=BODY)),
     ok="hello")
case("header names in capitals", raw(http(
    JSON.upper(), LENGTH.upper(), body=BODY)), ok="hello")
case("a header with Latin-1 in it", raw(http(JSON, "x-name: \xe9\xff", LENGTH,
                                             body=BODY)), ok="hello")
case("a header with controls in it", raw(http(
    JSON, "x-odd: a\x01\x07\x7f", LENGTH, body=BODY)), ok="hello")
case("a header with NUL in it", raw(http(JSON, "x-odd: a\0b", LENGTH,
                                         body=BODY)),
     error="APIResponseValidationError", tries="PROTOCOL", status=None)
case("lines that end in LF", raw(http(JSON, LENGTH).replace(b"\r", b"") +
                                 BODY), ok="hello")
case("a cookie for everybody", raw(http(
    JSON, LENGTH, "Set-Cookie: a=b; Domain=.com", body=BODY)), ok="hello")
case("HTTP/1.0", raw(http(JSON, version="HTTP/1.0", body=BODY)), ok="hello")
case("a status line without a reason", raw(http(JSON, LENGTH, status="200",
                                                body=BODY)), ok="hello")
case("x-ratelimit garbage", plain(reply(), headers=[
    ("x-ratelimit-remaining-requests", "-1"),
    ("x-ratelimit-reset-requests", "6m0s"),
    ("x-ratelimit-reset-tokens", "9" * 40),
    ("x-ratelimit-limit-tokens", "")]), ok="hello")

# --- bodies and their labels ------------------------------------------------

HTML = "<!DOCTYPE html><html><title>Attention Required!</title></html>"
for _status in (403, 502, 503, 520, 524):
    case(f"status {_status} with a page of HTML", plain(
        HTML, _status, content_type="text/html"), status=_status,
        error="PermissionDeniedError" if _status == 403 else
        "InternalServerError", tries="FORBIDDEN" if _status == 403 else
        "SERVER")
case("200 with a page of HTML", plain(HTML, content_type="text/html"),
     bare=HTML)
case("200 with a page of HTML for a stream", plain(
    HTML, content_type="text/html"), stream=True, status=200, says="<!DOCTYPE",
     error="APIResponseValidationError", tries="PROTOCOL")
case("200 with a page of HTML as JSON", plain(HTML), status=200,
     error="APIResponseValidationError", tries="PROTOCOL", says="<!DOCTYPE")
case("200 and nothing", plain(""), status=200, says="empty body",
     error="APIResponseValidationError", tries="PROTOCOL")
case("200 and blanks", plain(" \r\n\t "), status=200, says="empty body",
     error="APIResponseValidationError", tries="PROTOCOL")
case("500 and nothing", plain("", 500), status=500, tries="SERVER",
     error="InternalServerError")
case("500 with an empty message", plain({"error": {"message": ""}}, 500),
     status=500, error="InternalServerError", tries="SERVER",
     says="provider failed (HTTP 500)")
case("500 with half of a JSON", plain('{"error": {"mess', 500), status=500,
     error="InternalServerError", tries="SERVER")
case("500 with a list", plain("[1, 2]", 500), status=500, tries="SERVER",
     error="InternalServerError")
case("500 with null", plain("null", 500), status=500, tries="SERVER",
     error="InternalServerError")
case("500 with a text", plain('"out of order"', 500), status=500,
     error="InternalServerError", tries="SERVER", says="out of order")
case("500 with 3 MB", plain("x" * (3 << 20), 500, content_type="text/plain"),
     status=500, error="InternalServerError", tries="SERVER")
case("JSON behind a BOM", plain(b"\xef\xbb\xbf" + BODY), ok="hello")
case("an error behind a BOM", plain(
    b"\xef\xbb\xbf" + json.dumps(SAID).encode(), 429), status=429, code="c",
     error="RateLimitError", tries="RATE_LIMITED", says="said")
case("JSON of another type", plain(reply(), content_type="text/plain"),
     bare=None, ok="hello")
case("JSON without a type", raw(http(LENGTH, body=BODY)), ok="hello")
case("JSON with a long type", plain(reply(), content_type="application/json; "
                                    "charset=utf-8; profile=\"x\""),
     ok="hello")
case("JSON of a vendor's type", plain(
    reply(), content_type="application/vnd.x+json"), ok="hello")
case("JSON in UTF-16", plain(json.dumps(reply()).encode("utf-16")),
     status=200, error="APIResponseValidationError", tries="PROTOCOL")
case("JSON with NUL behind", plain(BODY + b"\0"), status=200,
     error="APIResponseValidationError", tries="PROTOCOL")
case("two JSON values", plain(BODY + BODY), status=200,
     error="APIResponseValidationError", tries="PROTOCOL")
case("half of a JSON", plain(BODY[:60]), status=200,
     error="APIResponseValidationError", tries="PROTOCOL")
case("JSON nested 100,000 deep", plain("[" * 100000), status=200,
     error="APIResponseValidationError", tries="PROTOCOL")
case("JSON that is a number", plain("5"), status=200,
     error="APIResponseValidationError", tries="PROTOCOL")
case("JSON without choices", plain({"id": "x"}), status=200,
     error="APIResponseValidationError", tries="PROTOCOL", says="choices")
case("JSON with no choice", plain({"choices": []}), status=200,
     error="APIResponseValidationError", tries="PROTOCOL", says="choices")
case("JSON with choices null", plain({"choices": None}), status=200,
     error="APIResponseValidationError", tries="PROTOCOL", says="choices")
case("an error in a 200", plain({"error": {
    "message": "said", "code": "c"}}), status=200, code="c", says="said",
     error="APIError", tries="STREAM")
case("a rate limit in a 200", plain({"error": {
    "message": "said", "type": "rate_limit_error"}}), status=200,
     error="RateLimitError", tries="RATE_LIMITED", says="said", shown=429)
case("a code of 502 in a 200", plain({"error": {
    "message": "said", "code": 502}}), status=200, says="said", shown=502,
     error="InternalServerError", tries="SERVER")
case("a rate limit in a 200, then good", plain({"error": {
    "message": "said", "code": 429}}), GOOD, retries=1, ok="hello",
     tries="RATE_LIMITED ok")
case("error null beside choices", plain(reply(error=None)), ok="hello")
case("a stream although none was asked for", stream([
    chunk("a"), END, DONE]), bare=(chunk("a") + END + DONE).decode())
case("a stream although none was asked for, as JSON", stream([
    chunk("a"), END, DONE], content_type="application/json"), status=200,
     error="APIResponseValidationError", tries="PROTOCOL")
case("a reply although a stream was asked for", GOOD, stream=True, ok="hello")
case("a reply as a stream's type", plain(
    reply(), content_type="text/event-stream"), stream=True, ok="hello")
case("a reply behind a BOM although a stream was asked for", plain(
    b"\xef\xbb\xbf" + BODY), stream=True, ok="hello")
case("an error in a 200 for a stream", plain(SAID), stream=True, status=200,
     error="APIError", tries="STREAM", code="c", says="said")
