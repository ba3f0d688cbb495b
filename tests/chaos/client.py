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

TICK_S = 0.005
ENDINGS = ["", "ä", "😀", '"q"', "\\", "\n", "é̂", "</x>", "{", "漢字"]
GRACE_MS = 50


def words(number):
    return " ".join(f"{number}.{i}{ENDINGS[(number * 7 + i * 3) % 10]}"
                    for i in range(5 + number * 13 % 36)) + " end"


class LoopDelays:
    """From when to when a plain timer of the loop was late."""

    def __init__(self):
        self.loop, self.late = asyncio.get_running_loop(), []
        self.set()

    def set(self):
        self.due = time.monotonic() + TICK_S
        self.loop.call_later(TICK_S, self.fire)

    def fire(self):
        now = time.monotonic()
        if now - self.due > TICK_S:
            self.late.append((self.due, now))
        self.set()

    def at(self, moment):
        return 1e3 * sum(ran - moment for due, ran in self.late
                         if due - TICK_S <= moment <= ran)

    def between(self, begin, end):
        return 1e3 * sum(max(min(end, ran) - max(begin, due), 0)
                         for due, ran in self.late)


class Judge:
    def __init__(self, plan):
        self.plan, self.counts = plan, collections.Counter()
        self.examples, self.late = [], []
        self.late_ms = self.told_ms = 0

    def note(self, what, number, text):
        self.counts[what] += 1
        if len(self.examples) < 5:
            self.examples.append(f"{what}: {number}: {text!r}"[:400])

    def judge(self, number, text, error, route, began):
        ended = time.monotonic()
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
        self.judge_route(number, route, began, ended)

    def judge_route(self, number, route, began, ended):
        if route is None:
            self.note("without a route", number, "")
            return
        limit = self.plan["deadlines_ms"][group_of(number)]
        over = route.total_ms - limit
        self.late_ms = max(self.late_ms, over)
        if over > GRACE_MS:
            self.note("past the deadline", number, route.total_ms)
        told = (ended - began) * 1e3 - limit
        self.told_ms = max(self.told_ms, told)
        if told > GRACE_MS:
            self.counts["told past the deadline"] += 1
            self.late.append({"number": number, "began": began,
                              "due": began + limit / 1e3, "over_ms": over,
                              "told": ended, "told_ms": told})
        self.counts["attempts"] += len(route.attempts)
        self.counts["hedges"] += any(
            getattr(at, "role", "") == "hedge" for at in route.attempts)

    def explain(self, delays):
        """What the loop's own timer saw as a call was made, and between its
        end and its telling."""
        for late in self.late:
            over = max(late["over_ms"], 0)
            late["loop_ms"] = delays.at(late["began"]) + delays.between(
                late["due"] + over / 1e3, late["told"])
            self.counts["told late by us"] += (
                late["told_ms"] - over - late["loop_ms"] > GRACE_MS)


def group_of(number):
    return "tight" if number % 20 == 7 else "g"


async def ask(client, judge, number):
    """One request; what was delivered of it stays in `got`."""
    got, error, route = [], None, None
    stream = number % 4 != 0
    began = time.monotonic()
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
    judge.judge(number, "".join(got), error, route, began)


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
    delays = LoopDelays()
    async with AsyncOpenAI(router=plan["config"]) as client:
        await asyncio.gather(*(worker(client, judge, numbers)
                               for _ in range(plan["in_flight"])))
    judge.explain(delays)
    print(json.dumps({"counts": judge.counts, "examples": judge.examples,
                      "late_ms": round(judge.late_ms, 1),
                      "told_ms": round(judge.told_ms, 1), "late": judge.late,
                      "seconds": round(time.monotonic() - start, 1)}))


if __name__ == "__main__":
    asyncio.run(main(json.loads(sys.argv[1])))
