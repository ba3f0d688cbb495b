# SPDX-License-Identifier: Apache-2.0
"""Asks the servers so many times, so many at once, and judges each answer.

    python client.py PLAN      (chaos.py makes it)

prints what came of them as JSON."""

import asyncio
import collections
import json
import sys
import time

from zerohop import APIError, AsyncOpenAI

ENDINGS = ["", "ä", "😀", '"q"', "\\", "\n", "é̂", "</x>", "{", "漢字"]
GRACE_MS = 50


def words(number):
    return " ".join(f"{number}.{i}{ENDINGS[(number * 7 + i * 3) % 10]}"
                    for i in range(5 + number * 13 % 36)) + " end"


class Judge:
    def __init__(self, plan):
        self.plan, self.counts = plan, collections.Counter()
        self.examples = []
        self.late_ms = 0

    def note(self, what, number, text):
        self.counts[what] += 1
        if len(self.examples) < 5:
            self.examples.append(f"{what}: {number}: {text!r}"[:400])

    def judge(self, number, text, error, route):
        whole = words(number)
        if error is None:
            self.counts["answered"] += 1
            if text != whole and whole.startswith(text):
                self.note("truncated as success", number, text)
            elif text != whole:
                self.note("torn or doubled", number, text)
        else:
            self.counts["failed"] += 1
            self.counts[f"failed with {type(error).__name__}"] += 1
            if not whole.startswith(text):
                self.note("torn or doubled", number, text)
            if isinstance(error, APIError) and error.partial_text != text:
                self.note("wrong partial text", number, error.partial_text)
        self.judge_route(number, route)

    def judge_route(self, number, route):
        if route is None:
            self.note("without a route", number, "")
            return
        limit = self.plan["deadlines_ms"][group_of(number)]
        over = route.total_ms - limit
        self.late_ms = max(self.late_ms, over)
        if over > GRACE_MS:
            self.note("past the deadline", number, route.total_ms)
        self.counts["attempts"] += len(route.attempts)
        self.counts["hedges"] += any(
            getattr(at, "role", "") == "hedge" for at in route.attempts)


def group_of(number):
    return "tight" if number % 20 == 7 else "g"


async def ask(client, judge, number):
    """One request; what was delivered of it stays in `got`."""
    got, error, route = [], None, None
    stream = number % 4 != 0
    try:
        reply = await client.chat.completions.create(
            model=group_of(number), stream=stream,
            messages=[{"role": "user", "content": f"say {number}"}])
        if not stream:
            got.append(reply.choices[0].message.content)
        else:
            async for chunk in reply:
                if chunk.choices:
                    got.append(chunk.choices[0].delta.content or "")
        route = reply._route
    except APIError as caught:
        error, route = caught, caught._route
    judge.judge(number, "".join(got), error, route)


async def worker(client, judge, numbers):
    for number in numbers:
        try:
            await asyncio.wait_for(ask(client, judge, number),
                                   judge.plan["patience_s"])
        except asyncio.TimeoutError:
            judge.note("lost", number, "")
        except Exception as caught:
            judge.note("lost", number, repr(caught))


async def main(plan):
    judge = Judge(plan)
    numbers = iter(range(plan["first"], plan["first"] + plan["count"]))
    start = time.monotonic()
    async with AsyncOpenAI(router=plan["config"]) as client:
        await asyncio.gather(*(worker(client, judge, numbers)
                               for _ in range(plan["in_flight"])))
    print(json.dumps({"counts": judge.counts, "examples": judge.examples,
                      "late_ms": round(judge.late_ms, 1),
                      "seconds": round(time.monotonic() - start, 1)}))


if __name__ == "__main__":
    asyncio.run(main(json.loads(sys.argv[1])))
