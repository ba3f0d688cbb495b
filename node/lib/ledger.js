// SPDX-License-Identifier: Apache-2.0
// Ledger: what a client's calls took and cost (docs/ledger.md).  Everything is
// a promise: answers may come out of a file.  The names of members are those
// of the documentation, the same as in Python.
"use strict";

const { makeError } = require("./failure.js");
const { native } = require("./native.js");

const names = { minScore: "min_score", minCount: "min_count" };

// Questions as the core takes them; times are what Date understands, days or
// "7d".
function queryOf(options = {}) {
  const query = {};
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || value === null) continue;
    query[names[name] ?? name] = value instanceof Date ? Number(value) : value;
  }
  if (typeof query.by === "string") query.by = [query.by];
  return query;
}

async function ask(core, question, query) {
  const said = await native().ledger(core, question, JSON.stringify(query));
  if (Array.isArray(said)) throw makeError(said);
  return said;
}

function idOf(reply) {
  if (typeof reply === "string") return reply;
  const id = (reply?._route ?? reply)?.id;
  if (typeof id === "string") return id;
  throw new TypeError("feedback() needs a reply, its _route or its id");
}

class Ledger {
  #coreOf;

  constructor(coreOf) {
    this.#coreOf = coreOf;
  }

  // What attempts took: by, since, until, provider, model, deployment, group,
  // key, tag, outcome, compare, limit, memory, path.
  async usage(options) {
    return JSON.parse(await ask(this.#coreOf(), "usage", queryOf(options)));
  }

  // The same as a table for people.
  async table(options) {
    return ask(this.#coreOf(), "usage", { ...queryOf(options), text: true });
  }

  // Of each task the models that feedback was given on, the cheapest that is
  // good enough first: task, minScore, minCount, since, until, memory, path.
  async tasks(options) {
    return JSON.parse(await ask(this.#coreOf(), "tasks", queryOf(options)));
  }

  // Notes what a reply was worth, from 0 to 1; `reply` is the reply, a stream
  // that was read, an error, a _route, or the id of one.
  async feedback(reply, { score, label } = {}) {
    await ask(this.#coreOf(), "feedback", { call: idOf(reply), score, label });
  }

  // How the file is doing: path, written, queued, lost, error.
  async status() {
    return JSON.parse(await ask(this.#coreOf(), "status", {}));
  }

  // Waits until what was noted is in the file; the status then.
  async flush(timeout = 5000) {
    const query = { flush_ms: Math.max(1, Math.round(timeout)) };
    return JSON.parse(await ask(this.#coreOf(), "status", query));
  }
}

// The options of `npx zerohop usage` and `tasks` as a query; null when they
// are none.
function readWords(words, resolve) {
  const query = { text: true, file: true };
  const rest = [...words];
  while (rest.length > 0) {
    const name = rest.shift();
    if (name === "--json") {
      query.text = false;
      continue;
    }
    if (!name.startsWith("--") || rest.length === 0) return null;
    const key = name.slice(2).replaceAll("-", "_");
    const value = rest.shift();
    if (key === "ledger") query.path = resolve(value);
    else if (key === "by") query.by = value.split(",").filter(Boolean);
    else if (["limit", "min_count", "min_score"].includes(key))
      query[key] = Number(value);
    else query[key] = value;
  }
  return query;
}

module.exports = { Ledger, ask, readWords };
