// SPDX-License-Identifier: Apache-2.0
// The ledger as Node sees it.
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import test from "node:test";

import { OpenAI, messages, readAll, root, run } from "./support.mjs";

const catalog = {
  "mock/openai": { prices: { input: 1, output: 2 } },
  "mock/other": { prices: { input: 10, output: 20 } },
};

async function withFolder(body) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "zh-ledger-"));
  try {
    return await body(path.join(folder, "l.db"));
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

const clientOf = (file, config = {}) => new OpenAI({
  maxRetries: 0,
  router: { catalog, ...(file ? { ledger: { path: file } } : {}), ...config },
});
const ask = (client, rest = {}) => client.chat.completions.create(
  { model: "mock/openai", messages, ...rest });

async function sumsUp(file) {
  const client = clientOf(file);
  const reply = await ask(client, { metadata: { team: "red" }, tags: ["x"] });
  await ask(client, { model: "mock/openai-500", fallbacks: ["mock/openai"] });
  const { rows, total, source } = await client.ledger.usage(
    { by: ["model", "outcome"], since: new Date(Date.now() - 864e5),
      compare: "mock/other" });
  assert.equal(source, file ? "file" : "memory");
  assert.deepEqual(rows.map((row) => [row.model, row.outcome, row.attempts]),
    [["openai", "OK", 2], ["openai-500", "SERVER", 1]]);
  assert.equal(total.pusd, 2 * reply._route.cost.pusd);
  assert.equal(total.fallbacks, 1);
  assert.equal(Math.round(total.compare.cost * 1e9),
    Math.round(total.cost * 1e10));
  const tagged = await client.ledger.usage({ tag: "x", by: "tag:team" });
  assert.deepEqual(tagged.rows.map((row) => row.tag), ["red"]);
  assert.match(await client.ledger.table(), /requests/);
}

test("usage sums up what memory has", () => sumsUp(null));
test("usage sums up what the file has", () => withFolder(sumsUp));

test("feedback finds the cheapest that will do", () =>
  withFolder(async (file) => {
    for (const place of [null, file]) {
      const client = clientOf(place);
      const reply = await ask(client);
      const stream = await ask(client, { stream: true });
      await readAll(stream);
      for (const named of [reply, reply._route.id, stream])
        await client.ledger.feedback(named, { score: 1, label: "sum" });
      const [task] = await client.ledger.tasks({ minCount: 3 });
      assert.deepEqual([task.task, task.cheapest.model], ["sum", "openai"]);
      await assert.rejects(client.ledger.feedback("no", { score: 1 }),
        /no such call/);
      await assert.rejects(client.ledger.feedback(reply, { score: 2 }),
        /score/);
      await assert.rejects(client.ledger.feedback({}, { score: 1 }),
        TypeError);
    }
  }));

test("a bad question or file is named", () => withFolder(async (file) => {
  await assert.rejects(clientOf().ledger.usage({ by: "week" }), /by/);
  fs.writeFileSync(file, "Dear diary");
  assert.throws(() => clientOf(file), /not a database/);
  assert.equal(fs.readFileSync(file, "utf8"), "Dear diary");
}));

test("many questions at once, and calls beside them", () =>
  withFolder(async (file) => {
    const client = clientOf(file);
    const calls = Array.from({ length: 50 }, () => ask(client));
    const questions = Array.from({ length: 20 }, () => client.ledger.usage());
    await Promise.all([...calls, ...questions]);
    assert.equal((await client.ledger.usage()).total.requests, 50);
    assert.equal((await client.ledger.flush()).queued, 0);
  }));

test("an exit writes everything, and npx zerohop usage reads it", () =>
  withFolder(async (file) => {
    const program = `
      const OpenAI = require(${JSON.stringify(path.join(root, "node"))});
      const client = new OpenAI({ router: { ledger: { path: process.argv[1] } },
        maxRetries: 0 });
      (async () => {
        for (let i = 0; i < 20; i++)
          await client.chat.completions.create({ model: "mock/openai",
            messages: [{ role: "user", content: "hi" }] });
        process.exit(0);
      })();`;
    const wrote = await run(["-e", program, file]);
    assert.equal(wrote.code, 0, wrote.err);
    const cli = path.join(root, "node", "cli.js");
    const done = await run(
      [cli, "usage", "--ledger", file, "--by", "model"]);
    assert.equal(done.code, 0, done.err);
    assert.deepEqual(done.out.split("\n")[1].split(/ +/).slice(0, 2),
      ["openai", "20"]);
    const bad = await run(
      [cli, "usage", "--ledger", file + "x"]);
    assert.equal(bad.code, 1);
    assert.match(bad.err, /unable to open/);
  }));
