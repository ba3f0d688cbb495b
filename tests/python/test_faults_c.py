# SPDX-License-Identifier: Apache-2.0
"""The fault catalogue of tests/tools/faults.py, from C: through zerohop.h
alone, by processes of tests/tools/play_calls.c.  Each row, and each failure
once more with another target to turn to."""

import concurrent.futures
import json
import pathlib
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "tools"))
import faults  # noqa: E402
from play_calls import PROGRAM, Player, order_for  # noqa: E402

AT_ONCE = 24
PLAYS = [(row, False) for row in faults.ROWS]
PLAYS += [(row, True) for row in faults.ROWS if row.rescue != ()]


def name_of(play):
    return play[0].name + (", then another target" if play[1] else "")


def play(field, player, row, rescued):
    """What is not as the row says: a list of texts."""
    with field.open(row, rescued) as place:
        seen = player.ask(order_for(row, place))["asks"]
        found = []
        for one in seen if row.every else seen[-1:]:
            found += judge_all(row, rescued and row.rescue, one)
        found += compare("let go", place.is_let_go, True)
        if row.tries != ["*"] and place.requests is not None:
            found += compare("requests", place.requests,
                             row.asks - 1 + len(row.tries))
        return found


def compare(what, got, want):
    return [] if got == want else [f"{what}: {got!r}, not {want!r}"]


def judge_all(row, is_rescued, seen):
    tries = row.tries
    if is_rescued:
        tries = [*tries, "ok"]
        found = compare("status", seen["status"], "OK")
        found += compare("text", text_of(row, seen), faults.RESCUED)
    else:
        found = judge(row, seen)
    if tries != ["*"]:
        found += compare("tries", [at["outcome"] for at in
                                   seen["route"]["attempts"]], tries)
    return found


def text_of(row, seen):
    """Content of the first choice."""
    if not row.stream:
        reply = json.loads(seen["reply"])
        return reply["choices"][0]["message"]["content"]
    return "".join(choice["delta"].get("content") or ""
                   for chunk in map(json.loads, seen.get("chunks", ()))
                   for choice in chunk.get("choices") or ()
                   if choice["index"] == 0 and choice.get("delta"))


def judge(row, seen):
    if row.error:
        return judge_error(row, seen)
    found = compare("status", seen["status"], "OK")
    if found:
        return found + [seen["message"]]
    if row.bare is not None:
        return found + compare("bare", seen.get("text"), row.bare)
    found += compare("text", text_of(row, seen), row.ok)
    attempts = seen["route"]["attempts"]
    if row.waits and len(attempts) > 1:
        first, second = attempts[:2]
        gap = (second["started_ms"] - first["started_ms"]
               - first["duration_ms"])
        least, most = row.waits
        if gap < least or (most is not None and gap > most):
            found.append(f"waited {gap} ms")
    return found


def judge_error(row, seen):
    if seen["status"] == "OK":
        return [f"no error; text: {text_of(row, seen)!r}"]
    last = seen["route"]["attempts"][-1]
    found = compare("status", seen["status"], last["outcome"])
    # Of an HTTP status without a meaning of its own the bindings make the
    # class by its number.
    if seen["class"] != "APIStatusError":
        found += compare("class", seen["class"], row.error)
    found += compare("http", last["http_status"], row.status)
    found += compare("http of the event", seen["http"] or None, row.status)
    if row.shown != row.status:
        found += compare("http of the error", seen["said"], row.shown)
    if row.code:
        found += compare("code", last["code"], row.code)
        found += compare("code of the error", seen["code"], row.code)
    if row.says not in last["error"] or seen["message"] != last["error"]:
        found.append(f"says {seen['message']!r}")
    if row.partial is not None:
        found += compare("partial", seen["partial"], row.partial)
        if row.stream:
            found += compare("text", text_of(row, seen), row.partial)
    return found


@pytest.fixture(scope="module")
def played(request):
    """The results to come of all plays that this run has picked."""
    assert PROGRAM.exists(), f"{PROGRAM}: run `make test-python`"
    picked = [item.callspec.params["case"] for item in request.session.items
              if item.module is request.module and hasattr(item, "callspec")]
    with faults.Field() as field:
        player = Player(SSL_CERT_FILE=field.ca_file)
        results = {}
        for most, heavy in [(AT_ONCE, False), (1, True)]:
            with concurrent.futures.ThreadPoolExecutor(most) as pool:
                for case in picked:
                    if case[0].heavy == heavy:
                        results[name_of(case)] = pool.submit(
                            play, field, player, *case)
        yield results
        assert player.close() == 0


@pytest.mark.parametrize("case", PLAYS, ids=name_of)
def test_fault(case, played):
    assert played[name_of(case)].result() == []
