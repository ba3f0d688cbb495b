// SPDX-License-Identifier: Apache-2.0
// The same as client.py, in Node.
import { setTimeout as sleep } from "node:timers/promises";

import OpenAI from "../../node/index.mjs";

const ENDINGS = ["", "ä", "😀", '"q"', "\\", "\n", "é̂", "</x>", "{", "漢字"];
const GRACE_MS = 50;
const TICK_MS = 5;
const plan = JSON.parse(process.argv[2]);
const counts = {};
const examples = [];
const late = [];
const delays = []; // from when to when a plain timer of the loop was late
let lateMs = 0;
let toldMs = 0;

// The clock of Python's time.monotonic(), in ms.
const monotonic = () => Number(process.hrtime.bigint()) / 1e6;

function tick() {
  const due = monotonic() + TICK_MS;
  setTimeout(() => {
    const now = monotonic();
    if (now - due > TICK_MS) delays.push([due, now]);
    tick();
  }, TICK_MS).unref();
}

const delayAt = (moment) =>
  delays.reduce((sum, [due, ran]) =>
    sum + (due - TICK_MS <= moment && moment <= ran ? ran - moment : 0), 0);

const delayBetween = (begin, end) =>
  delays.reduce((sum, [due, ran]) =>
    sum + Math.max(Math.min(end, ran) - Math.max(begin, due), 0), 0);

const words = (number) =>
  Array.from({ length: 5 + ((number * 13) % 36) }, (_, i) =>
    `${number}.${i}${ENDINGS[(number * 7 + i * 3) % 10]}`).join(" ") + " end";

const groupOf = (number) => (number % 20 === 7 ? "tight" : "g");

function count(what, by = 1) {
  counts[what] = (counts[what] ?? 0) + by;
}

function note(what, number, text) {
  count(what);
  if (examples.length < 5)
    examples.push(`${what}: ${number}: ${JSON.stringify(text)}`.slice(0, 400));
}

function judgeRoute(number, route, began, ended) {
  if (!route) return note("without a route", number, "");
  const limit = plan.deadlines_ms[groupOf(number)];
  const over = route.total_ms - limit;
  lateMs = Math.max(lateMs, over);
  if (over > GRACE_MS) note("past the deadline", number, route.total_ms);
  const told = ended - began - limit;
  toldMs = Math.max(toldMs, told);
  if (told > GRACE_MS) {
    count("told past the deadline");
    late.push({
      number, began, due: began + limit, over_ms: over, told: ended,
      told_ms: told,
    });
  }
  count("attempts", route.attempts.length);
  count("hedges", Number(route.attempts.some((at) => at.role === "hedge")));
}

// What the loop's own timer saw as a call was made, and between its end and
// its telling.
function explain() {
  for (const at of late) {
    const over = Math.max(at.over_ms, 0);
    at.loop_ms = delayAt(at.began) + delayBetween(at.due + over, at.told);
    count("told late by us",
          Number(at.told_ms - over - at.loop_ms > GRACE_MS));
    for (const name of ["began", "due", "told"]) at[name] /= 1000;
  }
}

function judge(number, text, error, route, began) {
  const ended = monotonic();
  const whole = words(number);
  if (!error) {
    count("answered");
    if (text !== whole && whole.startsWith(text))
      note("truncated as success", number, text);
    else if (text !== whole) note("torn or doubled", number, text);
  } else {
    count("failed");
    count(`failed with ${error.constructor.name}`);
    if (!whole.startsWith(text)) note("torn or doubled", number, text);
    if (error.partialText !== text)
      note("wrong partial text", number, error.partialText);
  }
  judgeRoute(number, route, began, ended);
}

async function ask(client, number) {
  const stream = number % 4 !== 0;
  const began = monotonic();
  let text = "", error, route;
  try {
    const reply = await client.chat.completions.create({
      model: groupOf(number), stream,
      messages: [{ role: "user", content: `say ${number}` }],
    });
    if (!stream) text = reply.choices[0].message.content;
    else
      for await (const chunk of reply)
        text += chunk.choices[0]?.delta.content ?? "";
    route = reply._route;
  } catch (caught) {
    if (!(caught instanceof OpenAI.APIError)) throw caught;
    error = caught;
    route = caught._route;
  }
  judge(number, text, error, route, began);
}

async function worker(client, numbers) {
  for (const number of numbers) {
    const patience = new AbortController();
    await Promise.race([
      ask(client, number).catch((error) =>
        note("lost", number, String(error))),
      sleep(plan.patience_s * 1000, null, patience).then(
        () => note("lost", number, ""), () => {}),
    ]);
    patience.abort();
  }
}

function* range(first, length) {
  for (let i = 0; i < length; i++) yield first + i;
}

const start = performance.now();
tick();
const client = new OpenAI({ router: plan.config });
const numbers = range(plan.first, plan.count);
await Promise.all(
  Array.from({ length: plan.in_flight }, () => worker(client, numbers)));
explain();
console.log(JSON.stringify({
  counts, examples, late, late_ms: Math.round(lateMs * 10) / 10,
  told_ms: Math.round(toldMs * 10) / 10,
  seconds: Math.round((performance.now() - start) / 100) / 10,
}));
