# SPDX-License-Identifier: Apache-2.0
"""Many requests over real sockets against four servers that misbehave, by
Python and by Node; prints a table, and fails when any request was lost, torn,
doubled, truncated without a word, or ended too late.

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

HERE = pathlib.Path(__file__).resolve().parent
DEADLINES = {"g": 15, "tight": 0.5}
NEVER = ["lost", "torn or doubled", "truncated as success",
         "wrong partial text", "without a route", "past the deadline"]
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
        done = subprocess.run(
            [*command_of(client), json.dumps(plan)], check=True, text=True,
            stdout=subprocess.PIPE,
            env={"PYTHONPATH": str(HERE.parents[1] / "python"), **os.environ})
        served, _ = servers.communicate("")
        return json.loads(done.stdout), json.loads(served)
    finally:
        servers.kill()
        servers.wait()


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
    yield "latest end behind its deadline, ms", result["late_ms"]
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
    judged = [what for what in NEVER
              if not (options.lax and what == "past the deadline")]
    is_good = all(at["requests"] == options.requests and at["answered"] > 0
                  and not any(at[what] for what in judged) for at in columns)
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
