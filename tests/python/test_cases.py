# SPDX-License-Identifier: Apache-2.0
"""Plays the conversations of tests/cases through the public API against a
loopback server that replays each reply."""

import json
import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "tools"))
import cases  # noqa: E402
import server  # noqa: E402

import zerohop  # noqa: E402

NOT_ARGUMENTS = {"extra_headers", "extra_query", "extra_body", "timeout"}


@pytest.fixture(scope="module")
def replayer():
    with server.Server() as running:
        yield running


def scripted(reply):
    """The reply as the server sends it; a stream goes out in three pieces."""
    if reply is None:
        return server.plain("the case ends with the request", 500)
    if "event-stream" not in reply.content_type:
        return server.plain(reply.body, reply.status, reply.headers,
                            reply.content_type)
    third = len(reply.body) // 3
    pieces = [reply.body[:third], reply.body[third:2 * third],
              reply.body[2 * third:]]
    return server.stream(pieces, reply.status, reply.headers,
                         content_type=reply.content_type)


def play(case, url):
    """What the API gives: a reply, a list of chunks, and an error or None."""
    router = {"providers": {case.provider: {"base_url": url,
                                            "api_key": "KEY"}}}
    place = {"router": router} if case.provider else {"base_url": url,
                                                      "api_key": "KEY"}
    chunks, reply, error, route = [], None, None, None
    with zerohop.OpenAI(**place, max_retries=0, timeout=20) as client:
        names = client.chat.completions.create.__kwdefaults__
        known = {key: value for key, value in case.request.items()
                 if key in names or key in ("messages", "model")}
        known.setdefault("messages", [])
        extra = {key: value for key, value in case.request.items()
                 if key not in known or key in NOT_ARGUMENTS}
        try:
            reply = client.chat.completions.create(**known, extra_body=extra)
            if case.stream:
                for chunk in reply:
                    chunks.append(chunk)
            route = reply._route
        except zerohop.OpenAIError as failure:
            error, route = failure, getattr(failure, "_route", None)
    return chunks, reply, error, route


def check_wire(case, request):
    wire = case.wire
    assert request.method == wire.method
    # The C player checks the whole path; here the base URL has none.
    assert wire.target.endswith(request.path)
    for name, value in wire.headers:
        assert request.header(name) == value, name
    if wire.body:
        assert cases.same(json.loads(wire.body), request.json(), loose=False)


def check_error(case, error, route):
    want = case.error
    assert error is not None, "no error was raised"
    assert want.name in [c.__name__ for c in type(error).__mro__], repr(error)
    if want.status and hasattr(error, "status_code"):
        assert error.status_code == want.status
    last = route.attempts[-1] if route and route.attempts else None
    if want.code:
        # Where the body went on as it came, its code may be another word.
        assert want.code in (error.code, last and last.code)
    said = f"{error}\n{last and last.error}"
    assert want.message in said
    if want.partial is not None:
        assert (error.partial_text or "") == want.partial


@pytest.mark.parametrize("case", cases.read_all(), ids=lambda case: case.name)
def test_case(case, replayer):
    replayer.requests.clear()
    replayer.on("*", scripted(case.reply))
    chunks, reply, error, route = play(case, replayer.url)
    if case.wire:
        assert len(replayer.requests) == 1, repr(error)
        check_wire(case, replayer.requests[0])
    if case.error:
        check_error(case, error, route)
    elif case.reply:
        assert error is None, repr(error)
    if case.error and case.reply is None:
        assert not replayer.requests, "something was sent"
    if case.chunks is not None:
        got = [chunk.to_dict() for chunk in chunks]
        assert len(got) == len(case.chunks), got
        for want, chunk in zip(case.chunks, got):
            assert cases.same(want, chunk), (want, chunk)
    if case.response is not None:
        assert cases.same(case.response, reply.to_dict()), reply.to_dict()
    if case.losses is not None:
        got = [f"{loss.kind} {loss.field}" for loss in route.losses]
        assert sorted(got) == sorted(case.losses)
