// SPDX-License-Identifier: Apache-2.0
// What replies cost, what models cost, and a user's own prices.
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import test from "node:test";

import {
  OpenAI, chunk, completion, messages, readAll, require, root, run, sendJSON,
  sendStream, withServer,
} from "./support.mjs";

const models = require("zerohop/models");
const usage = {
  prompt_tokens: 1000, completion_tokens: 500, total_tokens: 1500,
  prompt_tokens_details: { cached_tokens: 200 },
};
// 800 at 1.25, 200 at 0.125, 500 at 10 USD a million.
const pusd = 800 * 1250000 + 200 * 125000 + 500 * 10000000;

const clientOf = (server, config = {}) => new OpenAI({
  apiKey: "k", maxRetries: 0,
  router: {
    providers: { openai: { base_url: server.base, api_key: "k" } }, ...config,
  },
});
const ask = (client, rest = {}) => client.chat.completions.create(
  { model: "openai/gpt-5", messages, ...rest });
const billed = (request, response) =>
  sendJSON(response, { ...completion(), usage });

test("a reply says what it cost, hidden from dumps", () =>
  withServer(billed, async (server) => {
    const reply = await ask(clientOf(server));
    const { cost, attempts } = reply._route;
    assert.equal(cost.pusd, pusd);
    assert.equal(cost.total, pusd / 1e12);
    assert.equal(attempts[0].cost, pusd / 1e12);
    assert.equal(cost.source, "catalog");
    assert.equal(cost.lines.reduce((sum, line) => sum + line.pusd, 0), pusd);
    assert.ok(!JSON.stringify(reply).includes("pusd"));
    assert.equal((await ask(clientOf(server), { model: "openai/none" }))
      ._route.cost, null);
  }));

test("a stream says it at its end", () =>
  withServer(
    (request, response) =>
      sendStream(response, [chunk({ content: "a" }, "stop", { usage })]),
    async (server) => {
      const stream = await ask(clientOf(server), { stream: true });
      await readAll(stream);
      assert.equal(stream._route.cost.pusd, pusd);
    }));

test("own prices come first", () => withServer(billed, async (server) => {
  const catalog = { "openai/gpt-5": { prices: { input: 1, output: 1 } } };
  const { cost } = (await ask(clientOf(server, { catalog })))._route;
  assert.deepEqual([cost.total, cost.source], [0.0015, "user"]);
  assert.equal(models.get("gpt-5", { router: { catalog } }).source, "user");
  assert.throws(() => models.list({ router: { catalog: { "a/b": { x: 1 } } } }),
    /b: x: no such fact/);
}));

test("models are listed and filtered", () => {
  const all = models.list();
  assert.ok(all.length > 1000);
  const some = models.list({
    provider: "groq", can: "tools", maxInputPrice: 1, minContext: 100000,
  });
  assert.ok(some.length > 0 && some.length < all.length);
  for (const model of some) {
    assert.equal(model.provider, "groq");
    assert.ok(model.can.includes("tools") && model.prices.input <= 1);
    assert.ok(model.context >= 100000);
  }
  assert.equal(models.get("openai/no-such-model"), null);
  assert.throws(() => models.list({ can: ["fly"] }), /can: no such word/);
  assert.throws(() => models.list({ fly: true }), TypeError);
});

test("a usage object has its price, by day and tier", () => {
  const price = (at, options) =>
    models.price(usage, "gpt-5.6-sol", { at: new Date(at), ...options }).cost;
  assert.equal(price("2026-08-20").total, 0.0191);
  assert.equal(price("2026-08-21").total, 0.01328);
  assert.equal(price("2026-08-21", { serviceTier: "flex" }).total, 0.00664);
  assert.equal(models.price(usage, "openai/none").cost, null);
  assert.throws(() => models.price({}, "gpt-5"), /no wire counts/);
});

test("a deprecated model is warned of once, with what follows it", async () => {
  const script = `
    const { OpenAI } = require(${JSON.stringify(path.join(root, "node"))});
    process.on("warning", (w) => console.log(w.name + ": " + w.message));
    const catalog = { "mock/old": { deprecated: true, retires: "2031-02-03",
      successor: "new" }, "mock/new": {}, "mock/far": { retires: "2099-01-01" },
      "mock/gone": { retires: "2026-01-02" } };
    (async () => {
      for (let i = 0; i < 2; i++) {
        const client = new OpenAI({ router: { catalog, models: {
          g: { deployments: ["mock/new", "mock/gone"] } } } });
        for (const model of ["mock/new", "mock/far", "mock/old", "mock/old", "g"])
          await client.chat.completions.create(
            { model, messages: [{ role: "user", content: "hi" }] });
      }
    })();`;
  const { code, out, err } = await run(["-e", script]);
  assert.equal(code, 0, err);
  assert.deepEqual(out.trim().split("\n"), [
    "ZerohopWarning: mock/old is deprecated, and turned off on 2031-02-03; " +
      "its provider recommends new",
    "ZerohopWarning: mock/gone was to be turned off on 2026-01-02",
  ]);
});

test("the same worked cases as in Python", (t) => {
  const file = path.resolve(root, "../shared/fixtures/catalog/cost_cases.json");
  if (!fs.existsSync(file)) {
    t.skip("../shared/fixtures/catalog is not there");
    return;
  }
  const providers = { google: "gemini", "x-ai": "xai", aws: "bedrock" };
  // Where a case describes its model in words.
  const named = {
    "anthropic.claude-sonnet-4-5 (Converse)":
      "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
  };
  const cases = JSON.parse(fs.readFileSync(file, "utf8"));
  let played = 0;
  for (const one of cases) {
    const { timestamp, date = "2026-07-15", service_tier } = one.context;
    const at = new Date(timestamp ?? date);
    const { cost } = models.price(one.raw_usage,
      `${providers[one.provider] ?? one.provider}/${named[one.model] ?? one.model}`,
      { at, serviceTier: service_tier });
    assert.equal(cost?.pusd ?? null, one.expected_pusd, one.id);
    played++;
  }
  assert.equal(played, 32);
});

test("zerohop catalog update checks a file and keeps it", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "zerohop-catalog-"));
  const given = path.join(folder, "p.json");
  const kept = path.join(folder, "deep", "kept.json");
  const env = { ...process.env, ZEROHOP_CATALOG: kept };
  const update = () => run(
    [path.join(root, "node/cli.js"), "catalog", "update", given], { env });
  try {
    fs.writeFileSync(given, '{"local/m": {"prices": {"input": 7}}}');
    const done = await update();
    assert.equal(done.code, 0, done.err);
    assert.match(done.out, /1 models kept/);
    fs.writeFileSync(given, '{"local/m": {"prices": {"inptu": 7}}}');
    const refused = await update();
    assert.equal(refused.code, 1);
    assert.match(refused.err, /m: inptu: no such price/);
    assert.match(fs.readFileSync(kept, "utf8"), /"input": 7/);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});
