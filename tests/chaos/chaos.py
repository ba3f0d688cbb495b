# SPDX-License-Identifier: Apache-2.0
"""Many requests over real sockets against four servers that misbehave, by
Python and by Node; prints a table, and fails when any request was lost, torn,
doubled, truncated without a word, or ended too late.

A call has ended when the core says so (`_route.total_ms`), and is told when
the app has it.  Of those that ended late, "late by the core" are the ones whose
thread was not kept waiting for a CPU for as long; of those told late, "told
late by us" the ones for which a plain timer of the app's loop was not as late
when the call was made and between its end and telling.

    python3 tests/chaos/chaos.py [--requests N] [--clients python,node]
        [--in-flight N] [--share 0.3] [--seed N] [--rescue] [--lax]

--rescue: streams that break are gone on with.
--lax: times are shown, but judged by none: for machines that are busy."""

import argparse
import json
import os
import pathlib
import subprocess
import sys

from watch import Watch

HERE = pathlib.Path(__file__).resolve().parent
DEADLINES = {"g": 15, "tight": 0.5}
NEVER = ["lost", "torn or doubled", "truncated as success",
         "wrong partial text", "without a route", "past the deadline"]
GRACE_MS = 50
MAX_SHOWN = 20
TOLD = ["late by the core", "told past the deadline", "told late by us"]
SHOWN = ["answered", "failed", "attempts", "hedges"]


def config_for(ports, rescue):
    """A provider each, and the same group with two deadlines."""
    providers = {f"p{i}": {
        "dialect": "anthropic" if i == len(ports) - 1 else "openai_chat",
        "base_url": f"http://127.0.0.1:{port}/v1", "api_key": "KEY"}
        for i, port in enumerate(ports)}
    group = {"deployments": [f"{name}/m" for name in providers],
             "routing_strategy": "random",
             "hedge": {"percentile": 95, "budget": 0.05}}
    if rescue:
        group["stream_failure"] = {"mode": "continue"}
    limits = {"connect": 4, "ttft": 4, "chunk": 2.5, "read": 4}
    return {"providers": providers, "models": {
        name: {**group, "timeouts": {**limits, "deadline": seconds}}
        for name, seconds in DEADLINES.items()}}


def command_of(client):
    if client == "python":
        return [sys.executable, HERE / "client.py"]
    return ["node", HERE / "client.mjs"]


def play(client, options, number):
    """One client against fresh servers: what both say of it."""
    servers = subprocess.Popen(
        [sys.executable, HERE / "servers.py", str(options.seed + number),
         str(options.share)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        text=True)
    try:
        plan = {"config": config_for(json.loads(servers.stdout.readline()),
                                     options.rescue),
                "first": number * 10 ** 8, "count": options.requests,
                "in_flight": options.in_flight, "patience_s": 120,
                "deadlines_ms": {name: seconds * 1000
                                 for name, seconds in DEADLINES.items()}}
        asked = subprocess.Popen(
            [*command_of(client), json.dumps(plan)], text=True,
            stdout=subprocess.PIPE,
            env={"PYTHONPATH": str(HERE.parents[1] / "python"), **os.environ})
        with Watch(asked.pid) as watch:
            said, _ = asked.communicate()
        if asked.returncode != 0:
            sys.exit(f"{client}: exit code {asked.returncode}")
        served, _ = servers.communicate("")
        result = json.loads(said)
        explain(result, watch)
        return result, json.loads(served)
    finally:
        servers.kill()
        servers.wait()


def explain(result, watch):
    """How long the core's thread got no CPU while it should have ended each
    late call."""
    unexplained = 0
    for late in result["late"]:
        end = late["due"] + max(late["over_ms"], 0) / 1e3
        late["ran_ms"], late["waited_ms"] = watch.spent(late["due"], end)
        late["paused_ms"] = watch.paused(late["due"], end)
        unexplained += (late["over_ms"] - GRACE_MS
                        > max(late["waited_ms"], late["paused_ms"]))
    result["counts"]["late by the core"] = unexplained


def rows_of(client, result, served):
    counts = result["counts"]
    yield "requests", sum(counts.get(what, 0)
                          for what in ("answered", "failed", "lost"))
    for what in SHOWN:
        yield what, counts.get(what, 0)
    for what in ("faulted", "faulted amid the answer"):
        yield f"attempts {what}, %", round(
            100 * served[what] / served["attempts"], 1)
    for what in NEVER:
        yield what, counts.get(what, 0)
    for what in TOLD:
        yield what, counts.get(what, 0)
    yield "latest end behind its deadline, ms", result["late_ms"]
    yield "latest end as the app sees it, ms", result["told_ms"]
    yield "seconds", result["seconds"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--requests", type=int, default=2000)
    parser.add_argument("--clients", default="python,node")
    parser.add_argument("--in-flight", type=int, default=256)
    parser.add_argument("--share", type=float, default=0.3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rescue", action="store_true")
    parser.add_argument("--lax", action="store_true")
    options = parser.parse_args()
    clients = options.clients.split(",")
    results = [play(client, options, number)
               for number, client in enumerate(clients)]
    columns = [dict(rows_of(client, *both))
               for client, both in zip(clients, results)]
    print("| |", " | ".join(clients), "|")
    print("| --- |" + " ---: |" * len(clients))
    for what in columns[0]:
        print(f"| {what} |", " | ".join(str(at[what]) for at in columns), "|")
    for client, (result, _) in zip(clients, results):
        for example in result["examples"]:
            print(f"{client}: {example}")
        latest = sorted(result["late"], key=lambda late: -late["over_ms"])
        for late in latest[:MAX_SHOWN]:
            print(f"{client}: late: " + ", ".join(
                f"{name} {round(value, 1)}" for name, value in late.items()))
    judged = [what for what in NEVER
              if not (options.lax and what == "past the deadline")]
    is_good = all(at["requests"] == options.requests and at["answered"] > 0
                  and not any(at[what] for what in judged) for at in columns)
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
