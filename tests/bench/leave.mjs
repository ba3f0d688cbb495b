// SPDX-License-Identifier: Apache-2.0
// Leaves a call for each line on stdin, and prints when: before it leaves, or
// when the call had ended that a signal interrupted.
//
//     leave.mjs abort|interrupt URL
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

const place = new URL("../../package.json", import.meta.url);
const OpenAI = createRequire(place)("zerohop");
const [how, url] = process.argv.slice(2);
const settled = 2; // milliseconds until nothing is under way any more
const ask = { model: "m", messages: [{ role: "user", content: "Hi" }] };

// The clock that all processes of the machine share.
const sayNow = () => console.log(String(process.hrtime.bigint()));

async function abort() {
  const client = new OpenAI({ apiKey: "K", baseURL: url });
  const controller = new AbortController();
  const { signal } = controller;
  const stream = await client.chat.completions.create(
    { ...ask, stream: true }, { signal });
  const iterator = stream[Symbol.asyncIterator]();
  await iterator.next();
  await sleep(settled);
  sayNow();
  controller.abort();
}

async function interrupt() {
  const client = new OpenAI({ apiKey: "K", baseURL: `${url}/silent` });
  const controller = new AbortController();
  process.once("SIGINT", () => controller.abort());
  try {
    const { signal } = controller;
    await client.chat.completions.create(ask, { signal });
  } catch (error) {
    if (!(error instanceof OpenAI.APIUserAbortError)) throw error;
    sayNow();
  }
}

const leave = { abort, interrupt }[how];
for await (const line of createInterface({ input: process.stdin }))
  if (line) await leave();
