# SPDX-License-Identifier: Apache-2.0
"""Plays scenarios by strategies by seeds and prints the tables, means with
their 95 % confidence intervals; --write puts them into docs/simulation.md."""

import argparse
import concurrent.futures
import json
import math
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "simulation.md"
SHARED = pathlib.Path(os.environ.get("ZH_SHARED", ROOT.parent / "shared"))
AZURE = (SHARED / "fixtures/traces/azure_llm_2023/data" /
         "AzureLLMInferenceTrace_conv.csv")
ABSENT = 77
# Of so many seeds at least; 95 % on both sides.
STUDENT = [(2, 12.706), (3, 4.303), (4, 3.182), (5, 2.776), (8, 2.365),
           (10, 2.262), (20, 2.093), (30, 2.045)]

PERCENT = ("%", lambda x: f"{100 * x:.3f}")
WHOLE = ("", lambda x: f"{x:.0f}")
TENTH = ("", lambda x: f"{x:.1f}")
THOUSANDTH = ("", lambda x: f"{x:.3f}")

GOOD = ("availability", "good, %", *PERCENT)
MS = [(f"p{n}", f"first token p{n}, ms", *WHOLE) for n in (50, 95, 99)]
ATTEMPTS = ("attempts", "attempts a request", *THOUSANDTH)
WASTED = ("wasted", "tokens billed in vain, %", *PERCENT)
INTO = ("into_outage", "attempts into incidents", *WHOLE)

COLUMNS = {
    "s1": [GOOD, ("while_up", "good while one is up, %", *PERCENT),
           ("ceiling", "one is up, % of the time", *PERCENT), MS[2], ATTEMPTS,
           WASTED],
    "s2": [GOOD, *MS, INTO,
           ("recovered_s", "asked again after, s", *WHOLE)],
    "tail": [GOOD, *MS, ATTEMPTS, WASTED],
    "azure": [GOOD, *MS, ATTEMPTS, WASTED],
    "s3": [GOOD, MS[2], ATTEMPTS, ("limited", "429 a request", *THOUSANDTH)],
    "s5": [GOOD, MS[2], ATTEMPTS, WASTED],
    "s8": [GOOD, MS[2], INTO, ("detected_s", "detected after, s", *TENTH),
           ("recovered_s", "recovered after, s", *WHOLE),
           ("interval_s", "probe interval then, s", *WHOLE),
           ("peak", "most a second after it", *TENTH), ATTEMPTS],
    "blackout": [GOOD, ATTEMPTS],
}


kept = {}


def play(sim, scenario, strategy, seed, short):
    """What one run came to; None where the core has no such strategy."""
    key = f"{scenario} {strategy} {seed} {short}"
    if key not in kept:
        result = play_anew(sim, scenario, strategy, seed, short)
        if result is None:
            return None
        kept[key] = result
    return kept[key]


def play_anew(sim, scenario, strategy, seed, short):
    more = ["--short"] if short else []
    if scenario == "azure":
        more += ["--azure", str(AZURE)]
    name = "tail" if scenario == "azure" else scenario
    command = [sim, "--scenario", name, "--strategy", strategy, "--seed",
               str(seed), *more]
    done = subprocess.run(command, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True)
    if done.returncode == ABSENT:
        return None
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit status {done.returncode}\n"
                 f"{done.stdout}{done.stderr}")
    return json.loads(done.stdout)


def interval(values):
    """Mean, and how far the true one may be from it."""
    mean = sum(values) / len(values)
    if len(values) < 2:
        return mean, 0.0
    spread = sum((x - mean) ** 2 for x in values) / (len(values) - 1)
    student = max(row for row in STUDENT if row[0] <= len(values))[1]
    return mean, student * math.sqrt(spread / len(values))


def cell(results, column):
    key, _, _, show = column
    values = [result[key] for result in results if result[key] >= 0]
    if not values:
        return "never"
    mean, off = interval(values)
    text = show(mean) if off == 0 else f"{show(mean)} ± {show(off)}"
    missing = len(results) - len(values)
    return text + (f" ({missing} never)" if missing else "")


def table(about, columns, rows):
    lines = [f"### {about}", "",
             "| | " + " | ".join(column[1] for column in columns) + " |",
             "| --- " * (len(columns) + 1) + "|"]
    for name, results in rows:
        cells = [cell(results, column) for column in columns]
        lines.append("| " + " | ".join([name, *cells]) + " |")
    return "\n".join(lines) + "\n"


def read_list(sim):
    text = subprocess.run([sim, "--list"], stdout=subprocess.PIPE, text=True,
                          check=True).stdout
    found = {"scenario": {}, "strategy": {}}
    for line in text.splitlines():
        kind, name, about = line.split("\t")
        found[kind][name] = about
    return found["scenario"], found["strategy"]


def rows_of(pool, chosen, scenario, strategies):
    seeds = range(1, chosen.seeds + 1)
    if scenario == "azure":
        seeds = range(1, min(chosen.seeds, 10) + 1)
    work = {name: [pool.submit(play, chosen.sim, scenario, name, seed,
                               chosen.short) for seed in seeds]
            for name in strategies}
    for name, runs in work.items():
        results = [run.result() for run in runs]
        if None in results:
            print(f"{scenario}: the core has no {name} yet: skipped",
                  file=sys.stderr)
            continue
        yield strategies[name], results


def write(scenario, text, seeds):
    """Puts a scenario's table in its place on the page."""
    page = PAGE.read_text()
    marks = rf"(<!-- {scenario} -->\n).*?(<!-- end -->)"
    page, count = re.subn(marks, lambda m: f"{m[1]}{text}\n{seeds} seeds.\n"
                          f"{m[2]}", page, flags=re.S)
    if count != 1:
        sys.exit(f"{PAGE} has no place for {scenario}")
    PAGE.write_text(page)


def options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("sim")
    parser.add_argument("--scenario", help="names, by commas; all unless given")
    parser.add_argument("--strategy", help="likewise")
    parser.add_argument("--seeds", type=int, default=30)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--keep", help="a file of results: those in it are not "
                        "played again, others are added")
    return parser.parse_args()


def main():
    chosen = options()
    scenarios, strategies = read_list(chosen.sim)
    scenarios["azure"] = ("an hour of requests of the Azure trace, and 1.5 % of "
                          "the answers begin ten times later")
    if chosen.scenario:
        scenarios = {n: scenarios[n] for n in chosen.scenario.split(",")}
    if chosen.strategy:
        strategies = {n: strategies[n] for n in chosen.strategy.split(",")}
    if "azure" in scenarios and not AZURE.exists():
        print(f"azure: skipped, {AZURE} is not there", file=sys.stderr)
        del scenarios["azure"]
    if chosen.keep and os.path.exists(chosen.keep):
        kept.update(json.loads(pathlib.Path(chosen.keep).read_text()))
    with concurrent.futures.ThreadPoolExecutor(chosen.jobs) as pool:
        for scenario, about in scenarios.items():
            rows = list(rows_of(pool, chosen, scenario, strategies))
            if chosen.keep:
                pathlib.Path(chosen.keep).write_text(json.dumps(kept))
            text = table(f"{scenario}: {about}", COLUMNS[scenario], rows)
            print(text, flush=True)
            if chosen.write:
                write(scenario, text, max(len(results) for _, results in rows))


main()
