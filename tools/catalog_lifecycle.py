#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes tools/catalog_lifecycle.json: which models their providers turn off,
when, and what they recommend instead.

    tools/catalog_lifecycle.py MODELDEPRECATIONS RSS [ANTHROPIC]

MODELDEPRECATIONS and RSS are git folders of mnfst/modeldeprecations.dev and
deprecations/deprecations-rss (MIT, see NOTICE), which read the providers'
pages; ANTHROPIC is a folder of PyPI's `anthropic`, which warns of its models.
The newest that knows a model is believed; a shutdown that is only said to be
no earlier than a day is kept as `not_before`.  tools/catalog_sync.py puts the
facts into catalog/."""

import datetime
import json
import pathlib
import re
import subprocess
import sys

OUT = pathlib.Path(__file__).with_suffix(".json")
NAMES = {"google": "gemini", "aws bedrock": "bedrock",
         "google vertex": "vertex"}
OURS = ("openai", "anthropic", "gemini", "mistral", "deepseek", "xai", "groq",
        "cohere", "azure", "vertex", "bedrock")
DATE = r"\d{4}-\d{2}-\d{2}"


def git(folder, *words):
    return subprocess.run(["git", "-C", str(folder), *words], check=True,
                          capture_output=True, text=True).stdout


def day_of(folder):
    return git(folder, "log", "-1", "--format=%cs").strip()


def ours(name):
    name = name.strip("\"'").lower()
    return NAMES.get(name, name)


# --- modeldeprecations.dev: a file of simple YAML each --------------------

def successor_of(text, provider):
    part = re.search(r"^replacements:(.*?)(?=^\w)", text, re.M | re.S)
    rows = re.findall(r"provider:\s*([^\s,]+),?\s+model:\s*([^\s,]+),?\s+"
                      r"recommended:\s*(\w+)", part.group(1) if part else "")
    for whose, model, recommended in rows:
        if ours(whose) == provider and recommended == "true":
            return model.strip("\"'")
    return None


def read_yaml(text, day):
    def value(key):
        found = re.search(rf"^{key}: *(.+)$", text, re.M)
        return found.group(1).strip().strip("\"'") if found else None
    provider, retires = ours(value("provider")), value("shutdown_on")
    facts = {}
    if value("status") != "active":
        facts["deprecated"] = value("deprecated_on") or True
    if retires:
        facts["retires"] = retires
    elif value("earliest_shutdown_on"):
        facts["not_before"] = value("earliest_shutdown_on")
    if facts.get("deprecated") and successor_of(text, provider):
        facts["successor"] = successor_of(text, provider)
    if not facts:
        return provider, [], facts
    facts["source"] = re.search(r"url: (\S+)", text).group(1)
    facts["checked"] = value("last_verified") or day
    aliases = re.search(r"^aliases:\s*\[(.*?)\]", text, re.M | re.S)
    more = re.findall(r"[\w.:/@-]+", aliases.group(1)) if aliases else []
    return provider, [value("model"), *more], facts


def read_modeldeprecations(folder):
    paths = git(folder, "ls-tree", "-r", "--name-only", "HEAD", "models")
    for path in paths.split():
        yield read_yaml(git(folder, "show", f"HEAD:{path}"), day_of(folder))


# --- deprecations-rss -------------------------------------------------------

def read_rss(folder):
    for row in json.loads(git(folder, "show", "HEAD:data.json")):
        checked = row["scraped_at"][:10]
        begin, end = row["deprecation_date"], row["shutdown_date"]
        if not re.fullmatch(DATE, end or ""):
            continue
        facts = {}
        if end <= checked or begin and begin < end and begin <= checked:
            facts["deprecated"] = begin if begin and begin < end else True
        facts["retires"] = end
        if row.get("replacement_models"):
            facts["successor"] = row["replacement_models"][0]
        facts["source"] = row["url"].split("#")[0]
        facts["checked"] = checked
        yield ours(row["provider"]), [row["model_id"]], facts


# --- the Anthropic client ---------------------------------------------------

def read_anthropic(folder):
    path = folder / "anthropic/resources/messages/messages.py"
    table = re.search(r"^DEPRECATED_MODELS = \{(.*?)^\}",
                      path.read_text(encoding="utf-8"), re.M | re.S).group(1)
    info, = folder.glob("anthropic-*.dist-info")
    version = info.name.split("-")[1].removesuffix(".dist")
    for name, when in re.findall(r'"(.+?)": "(.+?)"', table):
        plain = re.sub(r"(\d)(st|nd|rd|th)", r"\1", when)
        day = datetime.datetime.strptime(plain, "%B %d, %Y").date()
        yield "anthropic", [name], {
            "deprecated": True, "retires": str(day),
            "source": f"PyPI anthropic {version}",
            "checked": str(datetime.date.today())}


def main():
    folders = [pathlib.Path(word) for word in sys.argv[1:]]
    found = {name: {} for name in OURS}
    readers = (read_modeldeprecations, read_rss, read_anthropic)
    for reader, folder in zip(readers, folders):
        for provider, names, facts in reader(folder):
            for name in names if provider in found else ():
                known = found[provider].get(name, {})
                if reader is read_anthropic:
                    known.pop("not_before", None)
                    if known.get("retires") != facts["retires"]:
                        known.update(facts)
                        found[provider][name] = known
                elif not known:
                    found[provider][name] = facts
    lines = []
    for provider, models in found.items():
        rows = ",\n".join(f"  {json.dumps(name)}: {json.dumps(facts)}"
                          for name, facts in sorted(models.items()))
        lines.append(f"{json.dumps(provider)}: {{\n{rows}\n}}")
    OUT.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print({name: len(models) for name, models in found.items()})


if __name__ == "__main__":
    main()
