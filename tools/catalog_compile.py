#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes csrc/src/provider/catalog_data.inc of catalog/*.json.

    tools/catalog_compile.py [--check]

--check writes nothing and fails where the table is not what the facts make.
The shapes are those of csrc/src/provider/catalog.h, whose words, the units
of prices.h and the regions of chat/region.h stand here in the same order."""

import datetime
import json
import pathlib
import sys
from decimal import Decimal

ROOT = pathlib.Path(__file__).resolve().parents[1]
OUT = ROOT / "csrc/src/provider/catalog_data.inc"
UNITS = ("input output reasoning citation cache_read cache_write "
         "cache_write_1h input_audio output_audio cache_read_audio "
         "input_image output_image web_search file_search request "
         "request_low request_medium request_high").split()
EACH = UNITS.index("web_search")
CAN = "tools json_schema reasoning cache web_search".split()
MODES = "text image pdf audio video".split()
SERVICES = ["", "standard", "flex", "batch", "priority", "fast"]
REGIONS = ["", *"""us eu regional af-south-1 ap-east-1 ap-northeast-1
    ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1
    ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5
    ap-southeast-6 ap-southeast-7 ca-central-1 ca-west-1 eu-central-1
    eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2
    eu-west-3 il-central-1 me-central-1 me-south-1 mx-central-1 sa-east-1
    us-east-1 us-east-2 us-gov-east-1 us-gov-west-1 us-west-1
    us-west-2""".split()]
DAYS = "mon tue wed thu fri sat sun".split()
CHUNK = 4000  # a string literal may be no longer


def day(text):
    if not text:
        return 0
    return (datetime.date.fromisoformat(text) -
            datetime.date(1970, 1, 1)).days


def bits(words, names):
    return sum(1 << names.index(word) for word in words if word in names)


def hashed(provider, name):
    value = 2166136261
    for byte in f"{provider}/{name}".encode():
        value = (value ^ byte) * 16777619 & 0xffffffff
    return value ^ value >> 15


def days_of(text):
    if not text:
        return 0
    first, last = (DAYS.index(word) for word in text.split("-"))
    return sum(1 << at for at in range(first, last + 1))


def minutes(text):
    if not text:
        return 0, 0
    return tuple(int(at[:2]) * 60 + int(at[3:5]) for at in text.split("-"))


class Table:
    def __init__(self):
        self.text, self.names, self.models = "", [], []
        self.prices, self.rates, self.factors = [], [], []
        self.providers, self.sources, self.successors = [], [], []
        self.seen = {}

    def once(self, rows, found):
        """Where these rows stand; rows that are there are used again."""
        key = (id(rows), tuple(found))
        if key not in self.seen:
            self.seen[key] = len(rows)
            rows.extend(found)
        return self.seen[key]

    def rate(self, unit, usd):
        at = UNITS.index(unit)
        pusd = Decimal(usd) * (10**12 if at >= EACH else 10**6)
        if pusd != int(pusd) or not 0 <= pusd < 1 << 56:
            raise ValueError(f"{unit}: {usd} is no whole number of 1e-12 USD")
        return at << 56 | int(pusd)

    def price(self, entry):
        rates = [self.rate(unit, entry[unit])
                 for unit in UNITS if unit in entry]
        source = entry.get("source", "")
        if source not in self.sources:
            self.sources.append(source)
        start, end = minutes(entry.get("hours"))
        return (entry.get("above", 0), self.once(self.rates, rates),
                day(entry.get("from")), day(entry.get("until")), start, end,
                day(entry.get("checked")), days_of(entry.get("days")),
                SERVICES.index(entry.get("tier", "")), len(rates),
                self.sources.index(source),
                REGIONS.index(entry.get("region", "")))

    def factor(self, word, value):
        milli = Decimal(value) * 1000
        if milli != int(milli) or not 0 < milli < 1 << 16:
            raise ValueError(f"{word}: {value} is no number of thousandths")
        if word in REGIONS:
            return (0, REGIONS.index(word), int(milli))
        return (SERVICES.index(word), 0, int(milli))

    def successor(self, name):
        """Its place plus 1; 0 for none."""
        if not name:
            return 0
        if name not in self.successors:
            self.successors.append(name)
        return self.successors.index(name) + 1

    def model(self, provider, name, facts):
        prices = [self.price(entry) for entry in facts.get("prices", ())]
        factors = [self.factor(*pair)
                   for pair in facts.get("times", {}).items()]
        row = (facts.get("context", 0), facts.get("max_output", 0),
               self.once(self.prices, prices), len(self.names),
               self.once(self.factors, factors), day(facts.get("released")),
               day(facts.get("retires")),
               self.successor(facts.get("successor")), len(prices), len(factors),
               bits(facts.get("takes", ()), MODES),
               bits(facts.get("gives", ["text"]), MODES),
               bits(facts.get("can", ()), CAN),
               int(bool(facts.get("deprecated", False))))
        for word in dict.fromkeys([name, *facts.get("aliases", ())]):
            self.names.append((len(self.text), len(self.models), len(word),
                               provider))
            self.text += word
        self.models.append(row)

    def slots(self):
        count = 1
        while count < 2 * len(self.names):
            count *= 2
        slots = [0] * count
        for at, (start, _, length, provider) in enumerate(self.names):
            name = self.text[start:start + length]
            slot = hashed(self.providers[provider], name) & (count - 1)
            while slots[slot]:
                slot = (slot + 1) & (count - 1)
            slots[slot] = at + 1
        return slots


def read(folder):
    table, as_of = Table(), ""
    for path in sorted(folder.glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"),
                          parse_float=Decimal)
        table.providers.append(data["provider"])
        as_of = max(as_of, data["as_of"])
        taken = set()
        for name, facts in data["models"].items():
            try:
                words = {name, *facts.get("aliases", ())}
                if words & taken or max(map(len, words)) > 255:
                    raise ValueError("a name twice, or too long")
                taken |= words
                table.model(len(table.providers) - 1, name, facts)
            except (ValueError, TypeError) as error:
                sys.exit(f"{path.name}: {name}: {error}")
    return table, as_of


# --- C ----------------------------------------------------------------------

def wrapped(items):
    lines, line = [], "   "
    for item in items:
        if len(line) + len(item) + 2 > 80:
            lines.append(line)
            line = "   "
        line += f" {item},"
    return "\n".join([*lines, line] if line.strip() else lines)


def array(kind, name, rows, show):
    return (f"static const {kind} {name}[{len(rows)}] = {{\n"
            f"{wrapped(map(show, rows))}\n}};\n")


def braced(row):
    return "{" + ", ".join(map(str, row)) + "}"


def strings(name, words):
    rows = [f'{{"{word}", {len(word)}}}' for word in words]
    return array("zh_str", name, rows, str)


def text(whole):
    chunks = [whole[at:at + CHUNK] for at in range(0, len(whole), CHUNK)]
    members = "".join(f"  char part{at}[{len(chunk)}];\n"
                      for at, chunk in enumerate(chunks))
    values = []
    for chunk in chunks:
        lines = [f'    "{chunk[at:at + 72]}"'
                 for at in range(0, len(chunk), 72)]
        values.append("\n".join(lines))
    return (f"static const struct {{\n{members}}} catalog_text = {{\n" +
            ",\n".join(values) + ",\n};\n")


def written(table, as_of):
    if not table.text.isascii() or set(table.text) & set('"\\'):
        sys.exit("a name with a quote, a backslash or no ASCII")
    return "\n".join([
        "/* SPDX-License-Identifier: Apache-2.0 */",
        "/* Made of catalog/ by tools/catalog_compile.py; its facts and their",
        " * sources stand there, and the sources' notices in NOTICE. */",
        f"#define CATALOG_AS_OF {day(as_of)} /* {as_of} */\n",
        strings("catalog_providers", table.providers),
        strings("catalog_sources", table.sources),
        text(table.text),
        array("zh_name_row", "catalog_names", table.names, braced),
        array("uint16_t", "catalog_slots", table.slots(), str),
        array("zh_facts_row", "catalog_models", table.models, braced),
        array("zh_price_row", "catalog_prices", table.prices, braced),
        array("zh_rate", "catalog_rates", table.rates,
              lambda rate: f"{rate:#x}"),
        array("zh_factor_row", "catalog_factors", table.factors, braced),
        strings("catalog_successors", table.successors),
    ])


def main():
    table, as_of = read(ROOT / "catalog")
    made = written(table, as_of)
    if "--check" in sys.argv[1:]:
        if not OUT.exists() or OUT.read_text(encoding="utf-8") != made:
            sys.exit(f"{OUT.relative_to(ROOT)} is not what catalog/ makes; "
                     "run tools/catalog_compile.py")
        return
    OUT.write_text(made, encoding="utf-8")
    size = (len(table.text) + 8 * len(table.names) +
            2 * len(table.slots()) + 28 * len(table.models) +
            24 * len(table.prices) + 8 * len(table.rates) +
            4 * len(table.factors))
    print(f"{len(table.models)} models, {len(table.names)} names, "
          f"{len(table.prices)} price rows, {size} bytes")


main()
