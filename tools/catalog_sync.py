#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Brings catalog/*.json up to date from the catalogs that others keep.

    tools/catalog_sync.py FOLDER [--accept] [--only PROVIDER ...]

FOLDER holds a snapshot of each source, plain or gzipped, with its date (of
genai-prices: its npm version) in the name; nothing is fetched.  NOTICE says
where they are from; tools/catalog_genai.mjs makes the one of an npm package.
Each model's facts keep a hash of what upstream said when they were written:
a model that only upstream changed is replaced, one that only we changed
stays, and one that both changed is reported and stays.  A change that a gate
doubts is reported and left out, unless --accept is given.  When models are
turned off, and what follows them, is from tools/catalog_lifecycle.json.
Afterwards tools/catalog_compile.py makes the table that the library holds."""

import argparse
import hashlib
import json
import pathlib
import re
import sys
from decimal import Decimal

import catalog_regions as regions
import catalog_sources as sources

ROOT = pathlib.Path(__file__).resolve().parents[1]
LIFECYCLE = ROOT / "tools/catalog_lifecycle.json"
FILES = {  # source: (the file's name up to its date, its name for people)
    "litellm": ("litellm_model_prices_", "LiteLLM"),
    "modelsdev": ("modelsdev_merged_", "models.dev"),
    "genai": ("genai_prices_npm_", "genai-prices"),
    "portkey": ("portkey_models_", "Portkey models"),
}
GENAI_DATES = {"0.1.8": "2026-09-23"}  # when that version was published
CONDITIONS = ("from", "until", "hours", "days", "above", "tier", "region")
UNITS = ("input", "output", "reasoning", "citation", "cache_read",
         "cache_write", "cache_write_1h", "input_audio", "output_audio",
         "cache_read_audio", "input_image", "output_image", "web_search",
         "file_search", "request", "request_low", "request_medium",
         "request_high")
# What the vendor defines as a factor of its own prices.
VENDOR_TIMES = {"anthropic": {"batch": Decimal("0.5")},
                "gemini": {"batch": Decimal("0.5"), "flex": Decimal("0.5")}}
RANGES = {"flex": (0.4, 0.6), "batch": (0.4, 0.6), "priority": (1.01, 3),
          "fast": (1.01, 10), "us": (1.01, 1.2), "eu": (1.01, 1.2),
          "regional": (1.01, 1.2)}
GEO = re.compile(r"(us|eu|apac|global|jp|au|us-gov)\.")
TAIL = re.compile(r"[-@:.]?(\d{4}-\d{2}-\d{2}|\d{4,8}|latest|v\d[\w:.]*|"
                  r"preview[\w-]*|exp[\w-]*|0)+")


# --- judging ----------------------------------------------------------------

def base_of(facts):
    """Input and output of the latest price without conditions but a date."""
    base = None
    for entry in (facts or {}).get("prices", ()):
        if not set(entry) & {"hours", "above", "tier", "region"}:
            base = entry
    if not base or "input" not in base or "output" not in base:
        return None
    return base["input"], base["output"]


def bases_of(facts):
    return [(e["input"], e["output"]) for e in (facts or {}).get("prices", ())
            if "input" in e and "output" in e and not
            set(e) & {"above", "region"}]


def near(one, two):
    def close(a, b):
        return a == b or abs(a - b) <= Decimal("0.011") * max(a, b)
    return all(close(a, b) for a, b in zip(one, two))


def agree(facts, other):
    return any(near(one, two)
               for one in bases_of(facts) for two in bases_of(other))


def insane(facts):
    """Why these prices cannot be true; None when they may be."""
    for entry in facts["prices"]:
        known = {unit: entry[unit] for unit in UNITS if unit in entry}
        most = max(known.get("input", 0), known.get("output", 0))
        if most > 1000:
            return f"{most} USD per million tokens"
        if known.get("cache_read", 0) > known.get("input", 0):
            return "a cached token costs more than a new one"
        if known.get("output", 1) < known.get("input", 0) / 4 and \
                known.get("output_image") is None:
            return "output is far cheaper than input"
    return None


def zero(facts):
    return base_of(facts) == (0, 0)


# --- merging ----------------------------------------------------------------

class Merger:
    def __init__(self, folder):
        self.dates, paths = {}, {}
        for source, (stem, _) in FILES.items():
            path, = sorted(folder.glob(stem + "*"))[-1:]
            word = path.name[len(stem):].split(".json")[0]
            self.dates[source] = GENAI_DATES.get(word, word)
            paths[source] = path
        self.litellm = sources.read_litellm(paths["litellm"])
        self.modelsdev = sources.read_modelsdev(paths["modelsdev"])
        self.places = sources.read_litellm_places(paths["litellm"])
        self.portkey = sources.read_portkey(paths["portkey"])
        self.genai = sources.Genai(paths["genai"])
        self.lifecycle = json.loads(LIFECYCLE.read_text(encoding="utf-8"))
        self.doubts = []

    def doubt(self, provider, name, text):
        self.doubts.append(f"{provider}/{name}: {text}")

    def witnesses(self, provider, name):
        """What each source says, without what cannot be true."""
        genai, exact = self.genai.find(provider, name)
        zones = self.places.get(provider, {}).get(name, {})
        litellm = self.litellm[provider].get(name)
        if litellm and "" in zones:  # for all the world, not for one zone
            litellm = dict(litellm, prices=zones[""])
        said = {"genai": genai,
                "litellm": litellm,
                "modelsdev": self.modelsdev[provider].get(name),
                "portkey": self.portkey[provider].get(name) or
                self.portkey[provider].get(name.split("/")[-1])}
        priced = {}
        for source, facts in said.items():
            if not facts or not base_of(facts):
                continue
            why = insane(facts)
            if why:
                self.doubt(provider, name, f"{FILES[source][1]}: {why}")
            else:
                priced[source] = facts
        return said, priced, exact

    @staticmethod
    def choose(priced, exact):
        """The source to believe: the newest, unless nobody agrees with it
        while others agree on something else, or it only guesses the name."""
        def backed(source):
            return any(agree(priced[source], facts)
                       for other, facts in priced.items() if other != source)
        others = [s for s in ("litellm", "modelsdev") if s in priced]
        best = [s for s in others if backed(s)]
        if "genai" in priced and (backed("genai") or not best and
                                  (exact or not others)):
            return "genai"
        return (best or others or [None])[0]

    def prices(self, provider, name, priced, chosen):
        """The chosen list, with units that only others state where those
        agree on input and output."""
        result = []
        for entry in priced[chosen]["prices"]:
            entry = dict(entry)
            for source, facts in priced.items():
                if source == "portkey" or source == chosen:
                    continue
                for other in facts["prices"]:
                    same = abs(other.get("above", 0) -
                               entry.get("above", 0)) <= 1
                    if same and "input" in entry and "input" in other and \
                            near((entry["input"], entry.get("output", 0)),
                                 (other["input"], other.get("output", 0))):
                        entry = {**{u: other[u] for u in UNITS
                                    if u in other}, **entry}
            if any(f"request_{size}" in entry for size in ("low", "high")):
                entry.pop("request", None)
            entry["source"] = FILES[chosen][1]
            entry["checked"] = self.dates[chosen]
            result.append(self.ordered(entry))
        if zero(priced[chosen]) and not name.endswith(":free"):
            if len([s for s in priced.values() if zero(s)]) < 2:
                self.doubt(provider, name, "only one source says it is free")
                return []
        return result

    def ordered(self, entry):
        keys = [*CONDITIONS, *UNITS, "source", "checked"]
        return {key: entry[key] for key in keys if key in entry}

    def times(self, provider, name, said):
        times = dict(VENDOR_TIMES.get(provider, {}))
        for word, value in ((said["litellm"] or {}).get("times") or
                            {}).items():
            low, high = RANGES[word]
            if word in times:
                continue
            if low <= value <= high:
                times[word] = Decimal("0.5") if word in ("flex", "batch") \
                    else value
            else:
                self.doubt(provider, name, f"LiteLLM: {word} times {value}")
        if provider == "openai" and "flex" in times:
            times["batch"] = Decimal("0.5")
        for word, value in self.cloud_times(provider, name, said).items():
            low, high = RANGES[word]
            if low <= value <= high:
                times.setdefault(word, value)
            else:
                self.doubt(provider, name, f"{word} times {value}")
        return dict(sorted(times.items()))

    def cloud_times(self, provider, name, said):
        """Factors of tiers and places of those who sell others' models."""
        portkey = said["portkey"] or {}
        if provider == "azure":
            base = base_of(said["litellm"])
            found = {}
            for zone, prices in self.places[provider].get(name, {}).items():
                factor = base and regions.ratio(
                    prices[0], dict(zip(("input", "output"), base)))
                if zone and factor and factor != 1:
                    found[zone] = factor
            return found
        if provider not in ("bedrock", "vertex"):
            return {}
        found = dict(portkey.get("times", {}))
        more = regions.surcharge(portkey.get("places", {}))
        if provider == "vertex" and more:
            found["regional"] = more
        return found

    def regional(self, provider, name, said, prices):
        """Bedrock's prices of single regions, where they differ."""
        if provider != "bedrock":
            return []
        result, seen = [], set()
        both = (("portkey", (said["portkey"] or {}).get("places", {})),
                ("litellm", self.places[provider].get(name, {})))
        for source, places in both:
            for region, base, units in regions.rows(places, prices):
                factors = [units[unit] / base[unit]
                           for unit in ("input", "output")
                           if base.get(unit) and units.get(unit)]
                if (region, units.get("above")) in seen:
                    continue
                seen.add((region, units.get("above")))
                if all(Decimal("0.8") <= f <= 2 for f in factors):
                    result.append(self.ordered(
                        dict(units, source=FILES[source][1],
                             checked=self.dates[source])))
                else:
                    self.doubt(provider, name, f"{FILES[source][1]}: "
                               f"{region} asks {factors[-1]} times as much")
        return sorted(result, key=lambda e: (e["region"], e.get("above", 0)))

    def ends(self, provider, name, facts):
        """When it is turned off and what follows it, as far as is known."""
        known = self.lifecycle.get(provider, {})
        plain = GEO.sub("", name) if provider == "bedrock" else \
            name.split("@")[0] if provider == "vertex" else name
        lower = {key.lower(): value for key, value in known.items()}
        end = known.get(name) or lower.get(plain.lower()) or {}
        if "not_before" in end:
            facts.pop("retires", None)
        if "retires" in end and facts.get("retires", end["retires"]) != \
                end["retires"]:
            self.doubt(provider, name, f"LiteLLM: turned off on "
                       f"{facts['retires']}, not {end['retires']}")
        if "retires" in end:
            facts["retires"] = end["retires"]
        next_one = end.get("successor")
        for _ in range(5):  # what follows may be on its way out too
            after = known.get(next_one, {})
            if after.get("deprecated") and after.get("successor"):
                next_one = after["successor"]
        if next_one:
            facts["successor"] = next_one
        if end.get("deprecated"):
            facts["deprecated"] = end["deprecated"]
        if "retires" in end or "deprecated" in end:
            facts["lifecycle"] = {"source": end["source"],
                                  "checked": end["checked"]}

    def stanza(self, provider, name):
        said, priced, exact = self.witnesses(provider, name)
        md, litellm = said["modelsdev"] or {}, said["litellm"] or {}
        facts = {}
        for key in ("context", "max_output"):
            value = md.get(key) or litellm.get(key) or \
                (said["genai"] or {}).get(key)
            if value:
                facts[key] = value
        can = set(md.get("can", ())) | set(litellm.get("can", ()))
        takes = set(md.get("takes") or litellm.get("takes", ()))
        if takes:
            facts["takes"] = sorted(takes, key="text image pdf audio video"
                                    .find)
        if md.get("gives") and md["gives"] != ["text"]:
            facts["gives"] = md["gives"]
        if can:
            facts["can"] = sorted(can)
        for key, of in (("released", md), ("retires", litellm)):
            if of.get(key):
                facts[key] = of[key]
        if md.get("deprecated"):
            facts["deprecated"] = True
        self.ends(provider, name, facts)
        chosen = self.choose(priced, exact)
        prices = self.prices(provider, name, priced, chosen) if chosen else []
        if prices:
            facts["prices"] = prices + self.regional(provider, name, said,
                                                     prices)
            times = self.times(provider, name, said)
            if times:
                facts["times"] = times
            differ = {FILES[s][1]: list(base_of(priced[s])) for s in priced
                      if s != chosen and not agree(priced[s], priced[chosen])}
            if differ:
                facts["differ"] = differ
        return facts

    def provider(self, provider):
        """{name: stanza}, dated names of the same facts as aliases."""
        own = set(self.litellm[provider]) | set(self.modelsdev[provider])
        models = {name: self.stanza(provider, name) for name in sorted(own)}
        also = {}
        for name in sorted(set(self.genai.names(provider)) - own):
            model, _ = self.genai.find(provider, name)
            home = self.home(provider, name, own)
            if home:
                also.setdefault(home, []).append(name)
            elif model and base_of(model):
                models[name] = self.stanza(provider, name)
        models = {n: f for n, f in models.items() if f.get("prices") or
                  n in self.modelsdev[provider]}
        if provider == "vertex":  # as its OpenAI-compatible endpoint has it
            also = {name: [f"google/{name}"] for name in models
                    if name.startswith(("gemini", "gemma"))}
        for home, names in also.items():
            if home in models:
                models[home]["aliases"] = names
        return self.folded(models)

    def home(self, provider, name, own):
        """The listed model that a name only genai-prices has belongs to."""
        for model in self.genai.models.get(provider, ()):
            names = [model["id"], *sources.genai_literals(model["match"])]
            if name in names:
                return min((n for n in names if n in own), key=len,
                           default=None)
        return None

    @staticmethod
    def folded(models):
        def gist(facts):
            return json.dumps({k: v for k, v in facts.items() if k not in
                               ("aliases", "released", "lifecycle")},
                              default=str, sort_keys=True)
        result = {}
        for name in sorted(models, key=lambda n: (len(n), n)):
            facts = models[name]
            home = next((n for n in result if name.startswith(n) and
                         TAIL.fullmatch(name[len(n):]) and
                         gist(result[n]) == gist(facts)), None)
            if home:
                result[home].setdefault("aliases", []).append(name)
                result[home]["aliases"] += facts.get("aliases", [])
            else:
                result[name] = facts
        return dict(sorted(result.items()))


# --- ours, upstream then, upstream now ---------------------------------------

def text_of(value):
    """JSON as people write it: decimals as they are, one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k)}: {text_of(v)}"
                               for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(text_of, value)) + "]"
    if isinstance(value, Decimal):
        return format(value, "f")
    return json.dumps(value, ensure_ascii=False)


def digest(facts):
    """The same for the same facts, whatever their order."""
    plain = {key: facts[key] for key in sorted(facts) if key != "upstream"}
    return hashlib.sha256(text_of(plain).encode()).hexdigest()[:12]


def doubtful(old, new):
    """Why a change of prices should be looked at first."""
    was, now = base_of(old), base_of(new)
    if was and not now:
        return "its price is gone"
    if was and now:
        for before, after in zip(was, now):
            if before and not after:
                return "its price became zero"
            if after and before and not Decimal("0.2") <= after / before <= 5:
                return f"its price went from {before} to {after}"
    if old.get("context", 0) > new.get("context", 0):
        return f"context shrank from {old['context']}"
    return None


def merged(old, new, accept, report):
    """The models to write, by the three-way rule."""
    result = {}
    for name in sorted(set(old) | set(new)):
        ours, theirs = old.get(name), new.get(name)
        if ours is None:
            result[name] = dict(theirs, upstream=digest(theirs))
            continue
        then, edited = ours.get("upstream"), digest(ours) != ours.get(
            "upstream")
        if theirs is None or digest(theirs) == then or then is None:
            result[name] = ours
            continue
        why = doubtful(ours, theirs)
        if edited:
            report.append(f"{name}: changed here and upstream; kept")
        elif why and not accept:
            report.append(f"{name}: {why}; kept (--accept takes it)")
        if edited or (why and not accept):
            result[name] = ours
        else:
            result[name] = dict(theirs, upstream=digest(theirs))
    gone = [name for name in old if name not in new]
    if old and len(gone) * 20 > len(old):
        report.append(f"{len(gone)} of {len(old)} models are gone upstream; "
                      "kept")
    return result


def write(path, provider, dates, models):
    lines = ["{", f'"provider": {json.dumps(provider)},',
             f'"as_of": {json.dumps(max(dates.values()))},',
             '"models": {']
    for at, (name, facts) in enumerate(models.items()):
        lines.append(f"{json.dumps(name)}: {{")
        rows = [f"  {json.dumps(key)}: {text_of(value)}"
                for key, value in facts.items() if key != "prices"]
        if "prices" in facts:
            rows.append('  "prices": [\n    ' + ",\n    ".join(
                map(text_of, facts["prices"])) + "]")
        lines.append(",\n".join(rows))
        lines.append("}" + ("," if at + 1 < len(models) else ""))
    path.write_text("\n".join([*lines, "}", "}"]) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--accept", action="store_true")
    parser.add_argument("--only", nargs="*", default=list(sources.PROVIDERS))
    parser.add_argument("--into", type=pathlib.Path, default=ROOT / "catalog")
    given = parser.parse_args()
    merger = Merger(given.folder)
    given.into.mkdir(exist_ok=True)
    for provider in given.only:
        path, report = given.into / f"{provider}.json", []
        old = sources.load(path)["models"] if path.exists() else {}
        models = merged(old, merger.provider(provider), given.accept, report)
        write(path, provider, merger.dates, models)
        priced = sum(1 for facts in models.values() if "prices" in facts)
        print(f"{provider}: {len(models)} models, {priced} with prices")
        for line in report:
            print(f"  {line}")
    print("\n".join(f"doubt: {line}" for line in merger.doubts),
          file=sys.stderr)


if __name__ == "__main__":
    main()
