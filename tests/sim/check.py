# SPDX-License-Identifier: Apache-2.0
"""Short runs of every scenario, judged by the oracle; the same seed twice; the
oracle itself on traces with one thing wrong.  Arguments: the simulator, and
seeds (2)."""

import collections
import json
import subprocess
import sys

import oracle

ABSENT = 77
CORE = ["ordered", "latency", "hedge", "rescue", "full"]
PLAIN = ["single", "static", "rotate", "chance", "busy"]
# Attempts by requests that a scenario may come to with the core.
BOUND = collections.defaultdict(lambda: 1.1, s1=1.5, s3=1.3)
MOST = 12  # of one request: three rounds of three targets, and a rescue


def run(sim, *options):
    """(exit status, lines) of one run."""
    done = subprocess.run([sim, "--short", *options], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True)
    if done.returncode not in (0, ABSENT):
        print(f"{' '.join(options)}: exit status {done.returncode}\n"
              f"{done.stderr}{done.stdout[-400:]}")
    return done.returncode, done.stdout.splitlines()


def options_of(scenario, strategy, seed):
    return ["--scenario", scenario, "--strategy", strategy, "--seed", str(seed)]


def judged(sim, scenario, strategy, seed):
    """None where the core has no such thing, else what is wrong."""
    code, lines = run(sim, *options_of(scenario, strategy, seed), "--trace")
    if code == ABSENT:
        return None
    if code != 0 and not lines:
        return [("run", "nothing was printed")]
    bound = BOUND[scenario] if strategy in CORE else None
    faults = oracle.judge(lines, MOST, bound)
    if code != 0:
        faults.append(("run", f"exit status {code}"))
    if scenario == "s8" and strategy in CORE:
        faults += late_recovery(json.loads(lines[-1]))
    return faults


def late_recovery(result):
    """A provider that is well again is asked within one probe interval."""
    after, interval = result["recovered_s"], result["interval_s"]
    if 0 <= after <= interval:
        return []
    return [("recovery", f"after {after} s, probe interval {interval} s")]


def replays(sim):
    """Is the same seed the same run, and another one another?"""
    first, again, other = (
        run(sim, *options_of("s5", "latency", seed), "--trace")[1]
        for seed in (7, 7, 8))
    return len(first) > 100 and first == again and first != other


# --- traces with one thing wrong -------------------------------------------


def find(events, kind, **values):
    """Where the last such event is that has these values."""
    return max(i for i, event in enumerate(events) if event.get("e") == kind and
               all(event.get(k) == v for k, v in values.items()))


def good_one(events):
    """The number of a request that ended well, and where its end is."""
    at = find(events, "end", ok=True)
    return events[at]["id"], at


def plant_second_end(events):
    _, at = good_one(events)
    events.insert(at + 1, dict(events[at]))


def plant_no_end(events):
    del events[good_one(events)[1]]


def plant_text_after_end(events):
    number, at = good_one(events)
    events.insert(at + 1, {**events[at], "e": "text", "id": number,
                           "text": "w"})


def plant_doubled_text(events):
    at = find(events, "text", id=good_one(events)[0])
    events.insert(at, dict(events[at]))


def plant_torn_text(events):
    at = find(events, "text", id=good_one(events)[0])
    events[at]["text"] = events[at]["text"][1:]


def plant_half_an_answer(events):
    del events[find(events, "text", id=good_one(events)[0])]


def plant_invented_text(events):
    number, at = good_one(events)
    first = min(i for i, event in enumerate(events)
                if event.get("e") == "sent" and event["id"] == number)
    events.insert(first, {"t": events[first]["t"], "e": "text", "id": number,
                          "text": "w0 w1"})


def plant_late_end(events):
    number, at = good_one(events)
    request = events[find(events, "request", id=number)]
    late = request["t"] + request["deadline"] + 50
    event = {**events.pop(at), "t": late}
    events.insert(next((i for i, other in enumerate(events)
                        if other.get("t", 0) > late), len(events)), event)


def plant_running_loser(events):
    del events[find(events, "gone", id=good_one(events)[0])]


def plant_attempt_after_end(events):
    number, at = good_one(events)
    started = events[find(events, "attempt", id=number)]
    events.insert(at + 1, {**started, "t": events[at]["t"], "a": 10 ** 6})


def plant_attempts(events):
    number, at = good_one(events)
    end = events[at]
    for extra in range(MOST + 1):
        events.insert(at, {**end, "e": "attempt", "from": 0, "a": 10 ** 6 + extra})
        events.insert(at + 1, {**end, "e": "gone", "a": 10 ** 6 + extra,
                               "how": "refused"})
        at += 2


PLANTED = [(plant_second_end, "one end"), (plant_no_end, "one end"),
           (plant_text_after_end, "one end"), (plant_doubled_text, "text"),
           (plant_torn_text, "text"), (plant_half_an_answer, "text"),
           (plant_invented_text, "text"), (plant_late_end, "deadline"),
           (plant_running_loser, "no loser"),
           (plant_attempt_after_end, "no loser"),
           (plant_attempts, "amplification")]


def unseen(sim):
    """The planted faults that the oracle does not see by their rule."""
    lines = run(sim, *options_of("s5", "ordered", 1), "--trace")[1]
    missed = [] if not oracle.judge(lines) else ["none: a sound trace"]
    for plant, rule in PLANTED:
        events = [json.loads(line) for line in lines]
        plant(events)
        faults = oracle.judge(map(json.dumps, events), MOST)
        if rule not in {found for found, _ in faults}:
            missed.append(plant.__name__)
    if not any(rule == "amplification"
               for rule, _ in oracle.judge(lines, MOST, 0.99)):
        missed.append("amplification of all")
    return missed


def main(sim, seeds="2"):
    names = subprocess.run([sim, "--list"], stdout=subprocess.PIPE, text=True,
                           check=True).stdout.splitlines()
    scenarios = [line.split("\t")[1] for line in names
                 if line.startswith("scenario")]
    bad, runs, absent = [], 0, set()
    for scenario in scenarios:
        for strategy in CORE + PLAIN[:2]:
            for seed in range(1, int(seeds) + 1):
                faults = judged(sim, scenario, strategy, seed)
                if faults is None:
                    absent.add(strategy)
                    continue
                runs += 1
                bad += [f"{scenario} {strategy} --seed {seed}: {rule}: {text}"
                        for rule, text in faults[:5]]
    if not replays(sim):
        bad.append("a seed does not replay")
    bad += [f"the oracle does not see {name}" for name in unseen(sim)]
    print("\n".join(bad[:40]) + "\n" if bad else "", end="")
    print(f"sim: {runs} runs judged, {len(PLANTED) + 1} planted faults, "
          f"{len(bad)} faults" +
          (f"; the core has no {', '.join(sorted(absent))}" if absent else ""))
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
