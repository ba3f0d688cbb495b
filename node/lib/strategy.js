// SPDX-License-Identifier: Apache-2.0
// A strategy of the user's own: candidates go out, an order comes back.  What
// the function does must not hurt the call: when it throws, takes too long or
// says something that is no order, the group's own order stands, with one
// warning.
"use strict";

const vm = require("node:vm");

const LIMIT = 0.5; // seconds

const isFunction = (value) => typeof value === "function";

// The config without the functions in it, and these by group; null stands for
// all groups.
function functionsOf(config) {
  const found = new Map();
  if (typeof config !== "object" || config === null) return [config, found];
  const taken = { ...config };
  const without = (object, name) => {
    if (!isFunction(object?.routing_strategy)) return object;
    const { routing_strategy: strategy, ...rest } = object;
    found.set(name, strategy);
    return rest;
  };
  if (taken.router_settings)
    taken.router_settings = without(taken.router_settings, null);
  if (typeof taken.models === "object" && taken.models !== null)
    taken.models = Object.fromEntries(Object.entries(taken.models).map(
      ([name, group]) => [name, without(group, name)]));
  return [taken, found];
}

// What was given as `strategy`, by group.
function checkStrategy(strategy) {
  if (strategy === undefined || strategy === null) return new Map();
  if (isFunction(strategy)) return new Map([[null, strategy]]);
  const list = typeof strategy === "object" ? Object.entries(strategy) : [];
  if (list.length > 0 && list.every(([, value]) => isFunction(value)))
    return new Map(list);
  throw new TypeError("strategy is a function, or an object of them by group");
}

// Runs it, and ends it when its time is over, a loop without end too.
function within(seconds, run) {
  if (seconds === null) return run();
  const context = vm.createContext({ run });
  return vm.runInContext("run()", context, {
    timeout: Math.max(1, Math.ceil(seconds * 1000)),
  });
}

// Candidates, their ids or their deployments' names -> numbers.
function numbersOf(said, candidates) {
  if (!Array.isArray(said))
    throw new TypeError("expected a list of candidates");
  const found = new Set();
  for (const item of said) {
    const name = typeof item === "string" ? item : item?.id;
    const matches = candidates.flatMap((at, i) =>
      at.id === name || at.deployment === name ? [i] : []);
    if (matches.length === 0)
      throw new RangeError(`no candidate is ${JSON.stringify(name)}`);
    for (const number of matches) found.add(number);
  }
  return [...found];
}

class Picker {
  #functions;
  #limit;
  #warned = false;

  constructor(functions, limit = LIMIT) {
    this.#functions = functions;
    this.#limit = limit;
  }

  take(functions) {
    this.#functions = functions;
  }

  // JSON in, a list of numbers out, or null.
  ask(question) {
    const { candidates, ...request } = JSON.parse(question);
    const choose = this.#functions.get(request.group) ??
      this.#functions.get(null);
    if (choose === undefined) return null;
    for (const at of candidates) at.id = `${at.deployment}#${at.key}`;
    const names = candidates.map(({ id, deployment }) => ({ id, deployment }));
    try {
      const said = within(this.#limit, () => choose(candidates, request));
      return numbersOf(said, names);
    } catch (error) {
      this.#warn(request.group, error);
      return null;
    }
  }

  #warn(group, error) {
    if (this.#warned) return;
    this.#warned = true;
    process.emitWarning(
      `the strategy callback of group "${group}" failed and the group's own ` +
        `order stands: ${error}; this is told once`, "ZerohopWarning");
  }
}

module.exports = { Picker, checkStrategy, functionsOf };
