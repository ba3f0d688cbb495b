// SPDX-License-Identifier: Apache-2.0
// Providers that are killed, before the first token and amid a stream.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import path from "node:path";
import test from "node:test";

import {
  OpenAI, errorOf, messages, readAll, root, until,
} from "./support.mjs";

// A provider process: its base URL, how often it was asked.
async function start(how) {
  const file = path.join(root, "tests", "tools", "node", "victim.mjs");
  const child = spawn(process.execPath, [file, how],
    { stdio: ["ignore", "pipe", "inherit"] });
  const victim = { child, base: null, asked: 0 };
  createInterface({ input: child.stdout }).on("line", (line) => {
    if (line === "asked") victim.asked++;
    else victim.base = line;
  });
  await until(() => victim.base !== null);
  return victim;
}

async function withPair(first, action) {
  const pair = await Promise.all([start(first), start("whole")]);
  const [one, two] = pair;
  const provider = ({ base }, key) =>
    ({ base_url: base, dialect: "openai_chat", api_key: key });
  const client = new OpenAI({
    maxRetries: 0, fallbacks: ["two/b"],
    router: { providers: {
      one: provider(one, "KEY1"), two: provider(two, "KEY2"),
    } },
  });
  const open = () => client.chat.completions.create(
    { model: "one/a", messages, stream: true });
  try {
    await action({ one, two, open });
  } finally {
    for (const { child } of pair) child.kill("SIGKILL");
  }
}

const text = (chunks) =>
  chunks.map((one) => one.choices[0].delta.content ?? "").join("");

test("killed before the first token: the next provider answers", () =>
  withPair("silent", async ({ one, two, open }) => {
    const promise = open();
    await until(() => one.asked === 1);
    one.child.kill("SIGKILL");
    const stream = await promise;
    assert.equal(text(await readAll(stream)), "all is well");
    const { provider, attempts, fallback } = stream._route;
    assert.equal(provider, "two");
    assert.ok(fallback);
    assert.deepEqual(attempts.map((each) => each.provider), ["one", "two"]);
    assert.notEqual(attempts[0].outcome, "ok");
    assert.equal(two.asked, 1);
  }));

test("killed amid the stream: an error tells the partial text", () =>
  withPair("slow", async ({ one, two, open }) => {
    const stream = await open();
    let got = "";
    const error = await errorOf((async () => {
      for await (const chunk of stream) {
        got += chunk.choices[0].delta.content ?? "";
        if (got.length >= 15) one.child.kill("SIGKILL");
      }
    })());
    assert.ok(error instanceof OpenAI.APIConnectionError, String(error));
    assert.equal(error.partialText, got);
    assert.ok(got.startsWith("word word word "));
    assert.equal(error.provider, "one");
    assert.equal(two.asked, 0);
    const next = await open();
    assert.equal(text(await readAll(next)), "all is well");
  }));

test("nobody there any more: the next provider answers at once", () =>
  withPair("silent", async ({ one, two, open }) => {
    one.child.kill("SIGKILL");
    await until(() => one.child.signalCode !== null);
    const started = Date.now();
    assert.equal(text(await readAll(await open())), "all is well");
    assert.ok(Date.now() - started < 2000);
    assert.equal(two.asked, 1);
  }));
