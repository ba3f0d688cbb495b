#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes csrc/src/provider/strengths_data.inc of catalog/strengths/figures.json.

    tools/strengths_compile.py [--check]

--check writes nothing and fails where the table is not what the facts make.
The benchmarks stand here in the order of strengths.h."""

import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
FACTS = ROOT / "catalog/strengths/figures.json"
OUT = ROOT / "csrc/src/provider/strengths_data.inc"
BENCHMARKS = ("gpqa swe_bench_verified aider_polyglot livecodebench scicode "
              "mmmlu mgsm ifeval mmmu").split()


def rows(models):
    found = {}
    for model, facts in models.items():
        scores = [round(facts[name]["score"] * 10) if name in facts else 0
                  for name in BENCHMARKS]
        for name in [model, *facts.get("aliases", ())]:
            if name in found or not name.isascii() or set(name) & set('"\\'):
                sys.exit(f"{name}: twice, or no name")
            found[name] = scores
    return sorted(found.items())


def written(facts):
    lines = [f'    {{{{"{name}", {len(name)}}}, '
             f'{{{", ".join(map(str, scores))}}}}},'
             for name, scores in rows(facts["models"])]
    lines = [line if len(line) <= 80 else line.replace("}, {", "},\n     {")
             for line in lines]
    return "\n".join([
        "/* SPDX-License-Identifier: Apache-2.0 */",
        "/* Made of catalog/strengths/ by tools/strengths_compile.py; its",
        " * figures, their sources and dates stand there. */",
        "static const zh_strength strengths_rows[] = {", *lines, "};", ""])


def main():
    facts = json.loads(FACTS.read_text(encoding="utf-8"))
    if list(facts["benchmarks"]) != BENCHMARKS:
        sys.exit("these are not the benchmarks of strengths.h")
    made = written(facts)
    if "--check" not in sys.argv[1:]:
        OUT.write_text(made, encoding="utf-8")
    elif not OUT.exists() or OUT.read_text(encoding="utf-8") != made:
        sys.exit(f"{OUT.relative_to(ROOT)} is not what catalog/strengths/ "
                 "makes; run tools/strengths_compile.py")


main()
