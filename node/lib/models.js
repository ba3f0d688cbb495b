// SPDX-License-Identifier: Apache-2.0
// What is known about models: limits, what they take and can do, prices; and
// what a usage object costs.  The names of members are those of docs/cost.md,
// the same as in Python.
"use strict";

const { makeError } = require("./failure.js");
const { native } = require("./native.js");
const { readEnv } = require("./options.js");

const filters = {
  provider: "provider",
  search: "search",
  minContext: "min_context",
  minOutput: "min_output",
  maxInputPrice: "max_input_price",
  maxOutputPrice: "max_output_price",
  takes: "takes",
  gives: "gives",
  can: "can",
  deprecated: "deprecated",
};
const words = new Set(["takes", "gives", "can"]);
let shared = null;

function makeCore(config) {
  const text = JSON.stringify({ config: config ?? null, require_key: false });
  const core = native().createRouter(text, readEnv);
  if (Array.isArray(core)) throw makeError(core);
  return core;
}

// The router that is asked: one of this configuration, or one for all who
// give none.
function coreOf(config) {
  if (config !== undefined && config !== null) return makeCore(config);
  shared ??= makeCore();
  return shared;
}

function ask(question, config, query) {
  const said = native()[question](coreOf(config), JSON.stringify(query));
  if (Array.isArray(said)) throw makeError(said);
  return JSON.parse(said);
}

// The models that fit all that is asked.
function list(options = {}) {
  const query = {};
  for (const [name, value] of Object.entries(options)) {
    if (name === "router" || value === undefined) continue;
    if (!Object.hasOwn(filters, name))
      throw new TypeError(`models.list has no option "${name}"`);
    const single = words.has(name) && typeof value === "string";
    query[filters[name]] = single ? [value] : value;
  }
  return ask("models", options.router, query);
}

// The model called "provider/model", or null.
function get(name, options = {}) {
  return ask("models", options.router, { name })[0] ?? null;
}

// What a provider's usage object, or the reply that has it, costs: `tokens`
// and `cost` as in a reply's `_route`.
function price(usage, model, options = {}) {
  const { at, serviceTier, region, router } = options;
  return ask("cost", router, {
    usage,
    model,
    at_ms: at === undefined ? undefined : Math.round(Number(at)),
    service_tier: serviceTier,
    region,
  });
}

module.exports = { list, get, price };
