// SPDX-License-Identifier: Apache-2.0
// The fault catalogue of tests/tools/faults.py, through the Node client: each
// row, and each failure once more with another target to turn to.  They are
// played at the same time, since most of them wait.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import test from "node:test";

import { OpenAI, messages, root } from "./support.mjs";

const atOnce = 24;
const rescued = "rescued";
const classes = { APIStatusError: "APIError",
  APITimeoutError: "APIConnectionTimeoutError" };

// The process that plays the servers: `ask` sends it an order.
async function startField() {
  const file = path.join(root, "tests", "tools", "faults.py");
  const child = spawn("python3", [file],
    { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout });
  const waiting = new Map();
  let ready;
  const head = new Promise((done) => (ready = done));
  lines.on("line", (line) => {
    const value = JSON.parse(line);
    if (value.cases) return ready(value);
    waiting.get(value.id)(value);
    waiting.delete(value.id);
  });
  lines.on("close", () => ready(null));
  let last = 0;
  const ask = (order) => new Promise((done) => {
    const id = ++last;
    waiting.set(id, done);
    child.stdin.write(JSON.stringify({ id, ...order }) + "\n");
  });
  return { head: await head, ask, end: () => child.stdin.end() };
}

// What one call showed its user.
async function callOnce(client, row) {
  const seen = { text: "", bare: null, error: null, route: null };
  try {
    const answer = await client.chat.completions.create(
      { model: "m", messages, stream: row.stream });
    if (typeof answer === "string") return { ...seen, bare: answer };
    if (row.stream) {
      for await (const { choices } of answer)
        for (const choice of choices ?? [])
          if (choice.index === 0) seen.text += choice.delta?.content ?? "";
    } else {
      seen.text = answer.choices[0].message.content;
    }
    seen.route = answer._route;
  } catch (error) {
    if (!(error instanceof OpenAI.OpenAIError)) throw error;
    Object.assign(seen, { error, route: error._route });
  }
  return seen;
}

const compare = (what, got, want) => {
  const one = JSON.stringify(got ?? null);
  const other = JSON.stringify(want ?? null);
  return one === other ? [] : [`${what}: ${one}, not ${other}`];
};

const errorText = (error) => error && String(error);

function judgeError(row, { error, text, route }) {
  const name = classes[row.error] ?? row.error;
  const found = compare("class", error?.constructor.name, name);
  if (!error) return [...found, `text: ${text}`];
  const last = route.attempts.at(-1);
  found.push(...compare("status", last.http_status, row.status));
  if (name !== "APIResponseValidationError" && last.outcome !== "STREAM" &&
      !(error instanceof OpenAI.APIConnectionError))
    found.push(...compare("error.status", error.status, row.shown));
  if (row.code) found.push(...compare("code", last.code, row.code));
  if (!last.error.includes(row.says)) found.push(`says ${last.error}`);
  if (row.partial !== null) {
    found.push(...compare("partial", error.partialText, row.partial));
    found.push(...compare("text", text, row.partial));
  }
  return found;
}

function judge(row, seen) {
  if (row.error) return judgeError(row, seen);
  const found = compare("error", errorText(seen.error), null);
  if (row.bare !== null) return [...found, ...compare("bare", seen.bare, row.bare)];
  found.push(...compare("text", seen.text, row.ok));
  if (row.waits && seen.route.attempts.length > 1) {
    const [first, second] = seen.route.attempts;
    const gap = second.started_ms - first.started_ms - first.duration_ms;
    const [least, most] = row.waits;
    if (gap < least || (most !== null && gap > most))
      found.push(`waited ${gap} ms`);
  }
  return found;
}

function clientFor(row, place) {
  const where = place.router
    ? { router: place.router }
    : { baseURL: place.base_url };
  const timeout = row.timeout ? { timeout: row.timeout * 1000 } : {};
  return new OpenAI({ apiKey: "KEY", maxRetries: row.retries, ...where,
    ...timeout });
}

function judgeAll(row, isRescued, seen) {
  const tries = isRescued ? [...row.tries, "ok"] : row.tries;
  const found = isRescued
    ? [...compare("text", seen.text, rescued),
      ...compare("error", errorText(seen.error), null)]
    : judge(row, seen);
  if (seen.route && tries[0] !== "*")
    found.push(...compare("tries",
      seen.route.attempts.map((each) => each.outcome), tries));
  return found;
}

// What is not as the row says: a list of texts.
async function play(ask, row, withOther) {
  const place = await ask({ start: row.name, rescue: withOther });
  const client = clientFor(row, place);
  const found = [];
  for (let left = row.asks - 1; left >= 0; left--) {
    const seen = await callOnce(client, row);
    if (row.every || left === 0)
      found.push(...judgeAll(row, withOther && row.rescue, seen));
  }
  const { requests, let_go: letGo } = await ask({ stop: place.id });
  found.push(...compare("let go", letGo, true));
  if (row.tries[0] !== "*" && requests !== null)
    found.push(...compare("requests", requests,
      row.asks - 1 + row.tries.length));
  return found;
}

// Runs jobs, so many at a time; each one's result as a promise.
function runAll(jobs, most) {
  let free = most;
  const queue = [];
  const next = () => {
    while (free > 0 && queue.length) {
      free--;
      queue.shift()().finally(() => {
        free++;
        next();
      });
    }
  };
  const results = jobs.map((job) => new Promise((done, fail) =>
    queue.push(() => job().then(done, fail))));
  next();
  return results;
}

test("the fault catalogue", async (t) => {
  const field = await startField();
  assert.ok(field.head, "tests/tools/faults.py ended");
  process.env.SSL_CERT_FILE = field.head.ca_file;
  const rows = field.head.cases;
  assert.ok(rows.length >= 400);
  const plays = rows.map((row) => [row, false]);
  for (const row of rows) if (row.rescue !== null) plays.push([row, true]);
  const [light, heavy] = [false, true].map((which) =>
    plays.filter(([row]) => row.heavy === which));
  const run = ([row, other]) => () => play(field.ask, row, other);
  try {
    for (const [group, most] of [[light, atOnce], [heavy, 1]]) {
      const results = runAll(group.map(run), most);
      for (const result of results) result.catch(() => {});
      for (const [n, [row, other]] of group.entries())
        await t.test(row.name + (other ? ", then another target" : ""),
          async () => assert.deepEqual(await results[n], []));
    }
  } finally {
    field.end();
  }
});
