# SPDX-License-Identifier: Apache-2.0
"""Reads the catalogs that others keep into one shape.

Each source gives, per provider of ours, {model id: facts}; a fact that it
does not state is absent.  Prices are decimal USD: per million tokens, fees
each.  What a source says is not judged here; see catalog_sync.py."""

import gzip
import json
import re
from decimal import Decimal

import catalog_regions as regions

# Our name of a provider, and the others'.
PROVIDERS = {
    "openai": {"litellm": ["openai"], "modelsdev": "openai",
               "genai": "openai", "portkey": "openai"},
    "anthropic": {"litellm": ["anthropic"], "modelsdev": "anthropic",
                  "genai": "anthropic", "portkey": "anthropic"},
    "gemini": {"litellm": ["gemini"], "modelsdev": "google",
               "genai": "google", "portkey": "google"},
    "mistral": {"litellm": ["mistral"], "modelsdev": "mistral",
                "genai": "mistral", "portkey": "mistral-ai"},
    "deepseek": {"litellm": ["deepseek"], "modelsdev": "deepseek",
                 "genai": "deepseek", "portkey": "deepseek"},
    "xai": {"litellm": ["xai"], "modelsdev": "xai", "genai": "x-ai",
            "portkey": "x-ai"},
    "groq": {"litellm": ["groq"], "modelsdev": "groq", "genai": "groq",
             "portkey": "groq"},
    "together": {"litellm": ["together_ai"], "modelsdev": "togetherai",
                 "genai": "together", "portkey": "together-ai"},
    "openrouter": {"litellm": ["openrouter"], "modelsdev": "openrouter",
                   "genai": "openrouter", "portkey": "openrouter"},
    "fireworks": {"litellm": ["fireworks_ai"], "modelsdev": "fireworks-ai",
                  "genai": "fireworks", "portkey": "fireworks-ai"},
    "cohere": {"litellm": ["cohere", "cohere_chat"], "modelsdev": "cohere",
               "genai": "cohere", "portkey": "cohere"},
    "perplexity": {"litellm": ["perplexity"], "modelsdev": "perplexity",
                   "genai": "perplexity", "portkey": "perplexity-ai"},
    "bedrock": {"litellm": ["bedrock", "bedrock_converse"],
                "modelsdev": "amazon-bedrock", "genai": "aws",
                "portkey": "bedrock"},
    "azure": {"litellm": ["azure", "azure_ai"], "modelsdev": "azure",
              "genai": "azure", "portkey": "azure-openai azure-ai"},
    "vertex": {"litellm": ["vertex_ai", "vertex_ai-language-models",
                           "vertex_ai-anthropic_models",
                           "vertex_ai-deepseek_models",
                           "vertex_ai-llama_models",
                           "vertex_ai-minimax_models",
                           "vertex_ai-mistral_models",
                           "vertex_ai-moonshot_models",
                           "vertex_ai-openai_models",
                           "vertex_ai-qwen_models",
                           "vertex_ai-zai_models",
                           "vertex_ai-ai21_models"],
               "modelsdev": "google-vertex", "genai": "google",
               "portkey": "vertex-ai"},
}
PREFIXES = ("gemini/", "xai/", "groq/", "perplexity/", "fireworks_ai/",
            "together_ai/", "openrouter/", "mistral/", "deepseek/", "cohere/",
            "bedrock/", "openai/", "anthropic/", "azure_ai/", "azure/",
            "vertex_ai/")
MODES = {"chat", "responses", "completion"}
MILLION = Decimal(1000000)
DATE = r"20\d\d-\d\d-\d\d"


def load(path):
    opener = gzip.open if str(path).endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as file:
        return json.load(file, parse_float=Decimal)


def price(value, factor=1):
    """A decimal without the noise of a float's last digits: of tokens, a
    whole number of 1e-12 USD for one."""
    value = (Decimal(value) * factor).quantize(Decimal("1e-6"))
    return value.normalize() + 0


# --- LiteLLM ----------------------------------------------------------------

LITELLM_UNITS = {
    "input_cost_per_token": "input",
    "output_cost_per_token": "output",
    "cache_read_input_token_cost": "cache_read",
    "cache_creation_input_token_cost": "cache_write",
    "cache_creation_input_token_cost_above_1hr": "cache_write_1h",
    "input_cost_per_audio_token": "input_audio",
    "output_cost_per_audio_token": "output_audio",
    "input_cost_per_image_token": "input_image",
    "output_cost_per_image_token": "output_image",
    "output_cost_per_reasoning_token": "reasoning",
}
LITELLM_CAN = {
    "supports_function_calling": "tools",
    "supports_response_schema": "json_schema",
    "supports_reasoning": "reasoning",
    "supports_prompt_caching": "cache",
    "supports_web_search": "web_search",
}
LITELLM_TAKES = {"supports_vision": "image", "supports_pdf_input": "pdf",
                 "supports_audio_input": "audio",
                 "supports_video_input": "video"}


def litellm_prices(entry):
    """The base price, then one for each context length with its own."""
    found = {}
    for key, value in entry.items():
        match = re.fullmatch(r"(.+?)(?:_above_(\d+)k_tokens)?", key)
        unit = LITELLM_UNITS.get(match.group(1))
        if unit and isinstance(value, (int, Decimal)):
            above = int(match.group(2) or 0) * 1000
            found.setdefault(above, {})[unit] = price(value, MILLION)
    if not found.get(0):
        return []
    fees = entry.get("search_context_cost_per_query")
    if isinstance(fees, dict):
        names = ("low", "medium", "high")
        sizes = [fees.get(f"search_context_size_{name}") for name in names]
        if entry["litellm_provider"] == "perplexity":
            found[0].update((f"request_{name}", price(size))
                            for name, size in zip(names, sizes) if size)
        elif sizes[1] is not None and len(set(sizes)) == 1:
            found[0]["web_search"] = price(sizes[1])
    if entry.get("input_cost_per_request"):
        found[0]["request"] = price(entry["input_cost_per_request"])
    return [dict(units, **({"above": above} if above else {}))
            for above, units in sorted(found.items())]


def litellm_times(entry):
    """Factors of service tiers and regions, where all units agree on one."""
    times = {}
    for tier, suffix in (("flex", "flex"), ("priority", "priority"),
                         ("batch", "batches")):
        ratios = [entry[f"{key}_{suffix}"] / entry[key]
                  for key in ("input_cost_per_token", "output_cost_per_token")
                  if entry.get(key) and entry.get(f"{key}_{suffix}")]
        if len(ratios) == 2 and abs(ratios[0] - ratios[1]) < Decimal("0.01"):
            times[tier] = ratios[0].quantize(Decimal("0.001")).normalize() + 0
    for region in ("us", "eu"):
        value = entry.get(f"regional_processing_uplift_multiplier_{region}")
        if value:
            times[region] = Decimal(value)
    own = entry.get("provider_specific_entry") or {}
    for word in ("us", "fast"):
        if isinstance(own.get(word), (int, Decimal)):
            times[word] = Decimal(own[word]).normalize() + 0
    return times


def litellm_model(entry):
    facts = {"prices": litellm_prices(entry), "times": litellm_times(entry)}
    for ours, theirs in (("context", "max_input_tokens"),
                         ("max_output", "max_output_tokens")):
        if isinstance(entry.get(theirs), int) and entry[theirs] > 0:
            facts[ours] = entry[theirs]
    facts["can"] = [word for key, word in LITELLM_CAN.items()
                    if entry.get(key)]
    facts["takes"] = ["text"] + [word for key, word in LITELLM_TAKES.items()
                                 if entry.get(key)]
    date = entry.get("deprecation_date")
    if isinstance(date, str) and re.fullmatch(DATE, date):
        facts["retires"] = date
    return facts


def read_litellm(path):
    found = {name: {} for name in PROVIDERS}
    owner = {theirs: ours for ours, names in PROVIDERS.items()
             for theirs in names["litellm"]}
    for key, entry in load(path).items():
        ours = owner.get(entry.get("litellm_provider"))
        if not ours or entry.get("mode") not in MODES:
            continue
        prefix = next((p for p in PREFIXES if key.startswith(p)), "")
        name = key[len(prefix):]
        if ours in ("bedrock", "azure") and "/" in name:
            continue  # one region's own list
        found[ours].setdefault(name, litellm_model(entry))
    return found


def read_litellm_places(path):
    """The same file's lists of single regions of Bedrock, and of Azure's data
    zones: {provider: {model: {place: prices}}}."""
    found = {"bedrock": [], "azure": []}
    for key, entry in load(path).items():
        ours = key.split("/")[0]
        if ours in found and key.count("/") > 1 and \
                entry.get("mode") in MODES:
            found[ours].append((key, litellm_prices(entry)))
    return {"bedrock": regions.litellm_regions(found["bedrock"]),
            "azure": regions.zones(found["azure"])}


# --- genai-prices -----------------------------------------------------------

GENAI_UNITS = {
    "input_mtok": ("input", 1),
    "output_mtok": ("output", 1),
    "cache_read_mtok": ("cache_read", 1),
    "cache_write_mtok": ("cache_write", 1),
    "cache_write_1h_mtok": ("cache_write_1h", 1),
    "input_audio_mtok": ("input_audio", 1),
    "output_audio_mtok": ("output_audio", 1),
    "cache_audio_read_mtok": ("cache_read_audio", 1),
    "input_image_mtok": ("input_image", 1),
    "output_image_mtok": ("output_image", 1),
    "output_reasoning_mtok": ("reasoning", 1),
    "output_citation_mtok": ("citation", 1),
    "web_searches_kcount": ("web_search", Decimal("0.001")),
    "storage_searches_kcount": ("file_search", Decimal("0.001")),
    "requests_kcount": ("request", Decimal("0.001")),
}


def genai_entry(prices, condition):
    """One price list as ours: the base, then one for each threshold."""
    found = {0: {}}
    for key, value in prices.items():
        if key not in GENAI_UNITS:
            continue
        unit, factor = GENAI_UNITS[key]
        tiers = [(0, value)]
        if isinstance(value, dict):
            tiers = [(0, value["base"])] + [
                (tier["start"], tier["price"]) for tier in value["tiers"]]
        for start, amount in tiers:
            found.setdefault(start, {})[unit] = price(amount, factor)
    return [dict(condition, **({"above": start} if start else {}), **units)
            for start, units in sorted(found.items()) if units]


def genai_prices(model):
    entries = model["prices"]
    if isinstance(entries, dict):
        return genai_entry(entries, {})
    found = []
    for entry in entries:
        limit = entry.get("constraint") or {}
        condition = {}
        if limit.get("type") == "start_date":
            condition["from"] = limit["start_date"]
        elif limit.get("type") == "time_of_date":
            condition["hours"] = (limit["start_time"][:5] + "-" +
                                  limit["end_time"][:5])
        found += genai_entry(entry["prices"], condition)
    return found


def genai_matches(clause, name):
    (kind, value), = clause.items()
    name = name.lower()
    if kind in ("or", "and"):
        return (any if kind == "or" else all)(
            genai_matches(one, name) for one in value)
    if kind == "regex":
        return re.search(value, name) is not None
    value = value.lower()
    return {"equals": name == value, "contains": value in name,
            "starts_with": name.startswith(value),
            "ends_with": name.endswith(value)}[kind]


def genai_literals(clause):
    (kind, value), = clause.items()
    if kind == "or":
        return [text for one in value for text in genai_literals(one)]
    return [value] if kind in ("equals", "starts_with") else []


class Genai:
    """Names are matched by rules, so it is asked, not listed."""

    def __init__(self, path):
        self.models = {}
        for provider in load(path):
            for ours, names in PROVIDERS.items():
                if names["genai"] == provider["id"]:
                    self.models[ours] = provider["models"]
        self.listed = {ours: models for ours, models in self.models.items()
                       if ours != "vertex"}  # as Gemini's they are listed

    def names(self, ours):
        for model in self.listed.get(ours, ()):
            if isinstance(model["prices"], list) or \
                    set(model["prices"]) & {"input_mtok", "output_mtok"}:
                yield model["id"]
                yield from (text for text in genai_literals(model["match"])
                            if len(text) > 3 and not text.endswith("-"))

    def find(self, ours, name):
        """(facts, whether the name is spelt out there), or (None, False)."""
        exact = loose = None
        for model in self.models.get(ours, ()):
            if name == model["id"] or name in genai_literals(model["match"]):
                exact = exact or model
            elif genai_matches(model["match"], name):
                loose = loose or model
        model = exact or loose
        if not model:
            return None, False
        facts = {"prices": genai_prices(model)}
        if model.get("context_window"):
            facts["context"] = model["context_window"]
        return facts, exact is not None


# --- models.dev -------------------------------------------------------------

MODELSDEV_UNITS = {"input": "input", "output": "output",
                   "cache_read": "cache_read", "cache_write": "cache_write",
                   "input_audio": "input_audio",
                   "output_audio": "output_audio", "reasoning": "reasoning"}


def modelsdev_prices(cost):
    if not isinstance(cost, dict):
        return []
    def units(of):
        return {ours: price(of[theirs])
                for theirs, ours in MODELSDEV_UNITS.items() if theirs in of}
    return [units(cost)] + [
        dict(units(tier), above=tier["tier"]["size"])
        for tier in cost.get("tiers", ()) if "size" in tier.get("tier", {})]


def modelsdev_model(entry):
    facts = {"prices": modelsdev_prices(entry.get("cost")), "times": {}}
    limit = entry.get("limit", {})
    for ours, theirs in (("context", "context"), ("max_output", "output")):
        if limit.get(theirs):
            facts[ours] = limit[theirs]
    facts["can"] = [word for key, word in (
        ("tool_call", "tools"), ("structured_output", "json_schema"),
        ("reasoning", "reasoning")) if entry.get(key)]
    facts["takes"] = entry.get("modalities", {}).get("input", [])
    facts["gives"] = entry.get("modalities", {}).get("output", [])
    if re.fullmatch(DATE, entry.get("release_date") or ""):
        facts["released"] = entry["release_date"]
    if entry.get("status") == "deprecated":
        facts["deprecated"] = True
    return facts


def read_modelsdev(path):
    data = load(path)
    found = {}
    for ours, names in PROVIDERS.items():
        models = data.get(names["modelsdev"], {}).get("models", {})
        found[ours] = {name: modelsdev_model(entry)
                       for name, entry in models.items()}
    return found


# --- Portkey ----------------------------------------------------------------

def portkey_model(entry):
    pay = (entry.get("pricing_config") or {}).get("pay_as_you_go", {})
    units = {}
    for theirs, unit in (("request_token", "input"),
                         ("response_token", "output")):
        cents = (pay.get(theirs) or {}).get("price")
        if cents:
            units[unit] = price(cents, MILLION / 100)
    places = regions.portkey_regions(entry)
    base = regions.portkey_base(places)
    if base:
        units = {unit: base[unit] for unit in ("input", "output")}
    return {"prices": [units], "places": places,
            "times": regions.portkey_times(entry)} if len(units) == 2 else None


def read_portkey(path):
    """Input and output, to decide where the others disagree; and what clouds
    ask in other places and tiers."""
    data = load(path)
    found = {}
    for ours, names in PROVIDERS.items():
        found[ours] = {}
        for file in names["portkey"].split():
            for name, entry in data.get(f"pricing/{file}.json", {}).items():
                facts = portkey_model(entry)
                if facts:
                    found[ours].setdefault(name, facts)
    return found
