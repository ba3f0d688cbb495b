# SPDX-License-Identifier: Apache-2.0
"""What clouds ask in other places than the usual one, and in other tiers.

Vertex AI asks the same surcharge everywhere but at its global endpoint: a
factor, called `regional`.  Bedrock has a list for each AWS region: rows of
their own, where they differ.  Azure has data zones, `us` and `eu`: factors."""

import re
from decimal import Decimal

MILLION = Decimal(1000000)
UNITS = {"request_token": "input", "response_token": "output",
         "cache_read_input_token": "cache_read",
         "cache_write_input_token": "cache_write"}
CONTEXTS = {"lte-200k": 0, "gt-200k": 200000}
AWS = re.compile(r"(?:us-gov|[a-z]{2})-[a-z]+-\d")


def price(value, factor=1):
    value = (Decimal(value) * factor).quantize(Decimal("1e-6"))
    return value.normalize() + 0


def units_of(mode):
    """Portkey's prices of a mode, [{unit: USD, above: tokens}]."""
    found = []
    for name, tier in (mode.get("context_tiers") or {"lte-200k": mode}).items():
        pay = (tier.get("pricing_config") or {}).get("pay_as_you_go", {})
        units = {ours: price(pay[theirs]["price"], MILLION / 100)
                 for theirs, ours in UNITS.items()
                 if (pay.get(theirs) or {}).get("price")}
        if units and name in CONTEXTS:
            above = CONTEXTS[name]
            found.append(dict(units, **({"above": above} if above else {})))
    return found


def portkey_regions(entry):
    """{region: its prices}; "default" and "global" among them."""
    regions = (entry.get("custom_pricing") or {}).get("regions") or {}
    found = {}
    for names, one in regions.items():
        units = units_of(one.get("execution_modes", {}).get("standard", {}))
        for name in names.split(",") if units else ():
            found[name] = units
    return found


def ratio(one, base):
    """What both of input and output are multiplied by, or None."""
    found = {(one[unit] / base[unit]).quantize(Decimal("0.01"))
             for unit in ("input", "output")
             if base.get(unit) and one.get(unit)}
    return found.pop().normalize() + 0 if len(found) == 1 else None


def portkey_times(entry):
    """Factors of the tiers, from the list of the usual region."""
    regions = (entry.get("custom_pricing") or {}).get("regions") or {}
    modes = (regions.get("global") or regions.get("default") or
             {}).get("execution_modes", {})
    base = units_of(modes.get("standard", {}))
    times = {}
    for word in ("flex", "batch", "priority"):
        units = units_of(modes.get(word, {}))
        factor = ratio(units[0], base[0]) if units and base else None
        if factor and factor != 1:
            times[word] = factor
    return times


def portkey_base(regions):
    """The usual region's, with which other sources are compared."""
    base = (regions.get("global") or regions.get("default") or [{}])[0]
    return base if "input" in base and "output" in base else None


def surcharge(regions):
    """The factor of all regions but the global one, or None."""
    base = portkey_base(regions)
    factors = {ratio(units[0], base) for name, units in regions.items()
               if name != "global" and base and units[0] != base}
    return factors.pop() if len(factors) == 1 else None


def rows(regions, base):
    """Prices of AWS regions that differ from the base's."""
    found = []
    for name, units in sorted(regions.items()):
        if not AWS.fullmatch(name):
            continue
        for one in units:
            old = next((entry for entry in base
                        if entry.get("above", 0) == one.get("above", 0) and
                        not set(entry) & {"hours", "tier", "region"}), None)
            same = old and all(old.get(unit) == value
                               for unit, value in one.items())
            if old and not same:
                found.append((name, old, dict(one, region=name)))
    return found


def litellm_regions(entries):
    """{model: {region: its prices}} of entries [(key, prices)]."""
    found = {}
    for key, prices in entries:
        match = re.fullmatch(rf"bedrock/({AWS.pattern})/([^/]+)", key)
        if match and prices:
            found.setdefault(match[2], {})[match[1]] = prices
    return found


def zones(entries):
    """{model: {zone: its prices}} of Azure's entries [(key, prices)]; the zone
    "" is the one that is open to the world."""
    found = {}
    for key, prices in entries:
        match = re.fullmatch(r"azure/(us|eu|global|global-standard)/(.+)", key)
        if match and prices:
            zone = "" if match[1].startswith("global") else match[1]
            found.setdefault(match[2], {}).setdefault(zone, prices)
    return found
