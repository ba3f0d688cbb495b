# SPDX-License-Identifier: Apache-2.0
"""The fault catalogue of tests/tools/faults.py, through the Python client:
each row, and each failure once more with another target to turn to.  They are
played at the same time, since most of them wait."""

import concurrent.futures
import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "tools"))
import faults  # noqa: E402

import zerohop  # noqa: E402

AT_ONCE = 24
MESSAGES = [{"role": "user", "content": "hi"}]
PLAYS = [(row, False) for row in faults.ROWS]
PLAYS += [(row, True) for row in faults.ROWS if row.rescue != ()]


def name_of(play):
    return play[0].name + (", then another target" if play[1] else "")


class Seen:
    """What one call showed its user."""

    def __init__(self):
        self.text, self.bare, self.error, self.route = "", None, None, None

    def ask(self, client, row):
        try:
            answer = client.chat.completions.create(
                model="m", messages=MESSAGES, stream=row.stream)
            if isinstance(answer, str):
                self.bare = answer
                return
            for piece in answer if row.stream else ():
                for choice in piece.choices or ():
                    delta = choice.delta if choice.index == 0 else None
                    self.text += delta.content or "" if delta else ""
            if not row.stream:
                self.text = answer.choices[0].message.content
            self.route = answer._route
        except zerohop.OpenAIError as error:
            self.error, self.route = error, error._route


def play(field, row, rescued):
    """What is not as the row says: a list of texts."""
    with field.open(row, rescued) as place:
        where = {"router": place.router} if place.router else {
            "base_url": place.base_url}
        client = zerohop.OpenAI(api_key="KEY", max_retries=row.retries,
                                **where)
        if row.timeout:
            client = client.with_options(timeout=row.timeout)
        found = []
        for left in reversed(range(row.asks)):
            seen = Seen()
            seen.ask(client, row)
            if row.every or left == 0:
                found += judge_all(row, rescued and row.rescue, seen)
        found += compare("let go", place.is_let_go, True)
        if row.tries != ["*"] and place.requests is not None:
            found += compare("requests", place.requests,
                             row.asks - 1 + len(row.tries))
        return found


def judge_all(row, is_rescued, seen):
    tries = row.tries
    if is_rescued:
        tries = [*tries, "ok"]
        found = compare("text", seen.text, faults.RESCUED)
        found += compare("error", seen.error, None)
    else:
        found = judge(row, seen)
    if seen.route and tries != ["*"]:
        found += compare("tries", [at.outcome for at in seen.route.attempts],
                         tries)
    return found


def compare(what, got, want):
    return [] if got == want else [f"{what}: {got!r}, not {want!r}"]


def judge(row, seen):
    if row.error:
        return judge_error(row, seen)
    found = compare("error", seen.error, None)
    if row.bare is not None:
        return found + compare("bare", seen.bare, row.bare)
    found += compare("text", seen.text, row.ok)
    if seen.error is not None:
        found.append(str(seen.route and seen.route.attempts))
    if row.waits and len(seen.route.attempts) > 1:
        first, second = seen.route.attempts[:2]
        gap = second.started_ms - first.started_ms - first.duration_ms
        least, most = row.waits
        if gap < least or (most is not None and gap > most):
            found.append(f"waited {gap} ms")
    return found


def judge_error(row, seen):
    error = seen.error
    found = compare("class", type(error).__name__, row.error)
    if error is None:
        return found + [f"text: {seen.text!r}"]
    last = seen.route.attempts[-1]
    found += compare("status", last.http_status, row.status)
    if isinstance(error, zerohop.APIStatusError):
        found += compare("status_code", error.status_code, row.shown)
        found += compare("response", error.response.status_code, row.shown)
    if row.code:
        found += compare("code", last.code, row.code)
    if row.says not in last.error:
        found.append(f"says {last.error!r}")
    if row.partial is not None:
        found += compare("partial", error.partial_text or "", row.partial)
        found += compare("text", seen.text, row.partial)
    return found


@pytest.fixture(scope="module")
def played(request):
    """The results to come of all plays that this run has picked."""
    picked = [item.callspec.params["case"] for item in request.session.items
              if item.module is request.module and hasattr(item, "callspec")]
    with pytest.MonkeyPatch.context() as patch, faults.Field() as field, \
            concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        patch.setenv("SSL_CERT_FILE", field.ca_file)
        results = {}

        def alone(*case):
            concurrent.futures.wait(light)
            return play(field, *case)

        for case in picked:
            if not case[0].heavy:
                results[name_of(case)] = pool.submit(play, field, *case)
        light = list(results.values())
        one = concurrent.futures.ThreadPoolExecutor(1)
        for case in picked:
            if case[0].heavy:
                results[name_of(case)] = one.submit(alone, *case)
        with one:
            yield results


@pytest.mark.parametrize("case", PLAYS, ids=name_of)
def test_fault(case, played):
    assert played[name_of(case)].result() == []


def test_the_catalogue_is_as_large_as_promised():
    assert len(faults.ROWS) >= 400
