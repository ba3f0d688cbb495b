#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes catalog/strengths/figures.json: what public benchmarks say of models.

    tools/strengths_sync.py LLM_LEADERBOARD MODELS_DEV DATE

LLM_LEADERBOARD is a checkout of the repository of that name, MODELS_DEV a
snapshot of models.dev (plain or gzipped) of that DATE; nothing is fetched and
NOTICE says where they are from.  A figure without a source, or of which one
source has two values for a model, is left out: what is not known is not there.
Afterwards tools/strengths_compile.py makes the table that the library holds."""

import gzip
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
OUT = ROOT / "catalog/strengths/figures.json"
BENCHMARKS = {  # strength, name, its id in llm-leaderboard, in models.dev
    "gpqa": ("reasoning", "GPQA Diamond", "gpqa", "GPQA Diamond"),
    "swe_bench_verified": ("coding", "SWE-bench Verified",
                           "swe-bench-verified", "SWE-Bench Verified"),
    "aider_polyglot": ("coding", "Aider polyglot", "aider-polyglot",
                       "Aider Polyglot"),
    "livecodebench": ("coding", "LiveCodeBench", "livecodebench", None),
    "scicode": ("coding", "SciCode", None, "SciCode"),
    "mmmlu": ("multilingual", "MMMLU", "mmmlu", None),
    "mgsm": ("multilingual", "MGSM", "mgsm", None),
    "ifeval": ("format", "IFEval", "ifeval", None),
    "mmmu": ("vision", "MMMU", "mmmu", None),
}
MAKERS = {"openai", "anthropic", "google", "xai", "deepseek", "mistral",
          "openrouter", "amazon-bedrock", "azure", "groq", "togetherai",
          "fireworks-ai", "moonshotai", "zai", "alibaba", "vercel"}
# Other names of the same weights, as providers that serve them say.
ALSO = {
    "llama-3-3-70b-instruct": ["llama-3-3-70b", "llama-3-3-70b-versatile",
                               "llama-3-3-70b-instruct-turbo",
                               "llama-v3p3-70b-instruct"],
    "llama-3-1-8b-instruct": ["llama-3-1-8b", "llama-3-1-8b-instant",
                              "meta-llama-3-1-8b-instruct-turbo",
                              "llama-v3p1-8b-instruct"],
    "llama-3-1-70b-instruct": ["llama-3-1-70b",
                               "meta-llama-3-1-70b-instruct-turbo",
                               "llama-v3p1-70b-instruct"],
    "llama-3-1-405b-instruct": ["llama-3-1-405b",
                                "meta-llama-3-1-405b-instruct-turbo",
                                "llama-v3p1-405b-instruct"],
    "llama-4-maverick": ["llama-4-maverick-17b-128e-instruct",
                         "llama-4-maverick-17b-128e-instruct-fp8"],
    "gpt-3-5-turbo-0125": ["gpt-3-5-turbo"],
    "gpt-4-0613": ["gpt-4"],
    "nova-lite": ["nova-lite-v1"],
    "nova-micro": ["nova-micro-v1"],
    "nova-pro": ["nova-pro-v1"],
    "llama-4-scout": ["llama-4-scout-17b-16e-instruct"],
}


def plain(name):
    """As csrc/src/provider/strengths.c reads names of models."""
    name = re.split("[:@#]", name.lower().rsplit("/", 1)[-1])[0]
    while vendor := re.match(r"[a-z0-9-]+\.(?=[a-z])", name):
        name = name[vendor.end():]
    return re.sub(r"[._ ]", "-", name)


def dateless(name):
    return re.sub(r"(-20\d{6}|-20\d\d-\d\d-\d\d)(-v\d)?$|-latest$", "", name)


class Figures:
    def __init__(self):
        self.models, self.odd = {}, set()

    def add(self, model, benchmark, score, source, origin, checked):
        entry = {"score": score, "source": source, "from": origin,
                 "checked": checked}
        kept = self.models.setdefault(model, {})
        old = kept.get(benchmark)
        if old and old["from"] == origin and old["score"] != score:
            self.odd.add((model, benchmark, origin))
        if not old or old["from"] == origin:
            kept[benchmark] = entry

    def settled(self):
        for model, benchmark, origin in self.odd:
            if self.models[model][benchmark]["from"] == origin:
                del self.models[model][benchmark]
        return {name: figures for name, figures in sorted(self.models.items())
                if figures}


def leaderboard(folder, figures):
    ids = {row[2]: name for name, row in BENCHMARKS.items() if row[2]}
    for path in sorted(folder.glob("data/organizations/*/models/*/"
                                   "benchmarks.json")):
        for item in json.loads(path.read_text(encoding="utf-8")):
            name, link = ids.get(item["benchmark_id"]), item[
                "self_reported_source_link"]
            if name and link and 0 < item["score"] <= 1:
                figures.add(plain(path.parent.name), name,
                            round(item["score"] * 100, 1), link,
                            "llm-leaderboard", item["updated_at"][:10])


def models_dev(path, date, figures):
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        providers = json.load(file)
    ids = {row[3]: name for name, row in BENCHMARKS.items() if row[3]}
    for maker in sorted(MAKERS & set(providers)):
        for name, facts in providers[maker].get("models", {}).items():
            for item in facts.get("benchmarks", ()):
                bench = ids.get(item["name"])
                if bench and item.get("source") and 0 < item["score"] <= 100:
                    figures.add(plain(name), bench, round(item["score"], 1),
                                item["source"], "models.dev", date)


def joined(models):
    """A name without a date means the version of which most is known."""
    versions = {}
    for name in models:
        versions.setdefault(dateless(name), []).append(name)
    for bare, names in versions.items():
        dated = [name for name in names if name != bare]
        if not dated:
            continue
        best = max(dated, key=lambda name: (len(models[name]), name))
        models[bare] = {**models.get(bare, {}), **models.pop(best)}
        if len(dated) > 1:
            models[best] = models[bare]
    return dict(sorted(models.items()))


def written(models, as_of):
    lines = []
    for model, figures in models.items():
        rows = [f'  {json.dumps(bench)}: {json.dumps(figures[bench])}'
                for bench in BENCHMARKS if bench in figures]
        more = sorted(set(ALSO.get(model, ())) - set(models))
        if more:
            rows.insert(0, f'  "aliases": {json.dumps(more)}')
        lines.append(f'{json.dumps(model)}: {{\n' + ",\n".join(rows) + "\n}")
    benchmarks = {name: {"strength": row[0], "name": row[1]}
                  for name, row in BENCHMARKS.items()}
    return (f'{{\n"as_of": "{as_of}",\n"benchmarks": ' +
            json.dumps(benchmarks, indent=1) + ',\n"models": {\n' +
            ",\n".join(lines) + "\n}\n}\n")


def main():
    folder, snapshot, date = sys.argv[1:]
    figures = Figures()
    leaderboard(pathlib.Path(folder), figures)
    models_dev(pathlib.Path(snapshot), date, figures)
    models = joined(figures.settled())
    OUT.write_text(written(models, date), encoding="utf-8")
    print(f"{len(models)} models, "
          f"{sum(map(len, models.values()))} figures")


main()
