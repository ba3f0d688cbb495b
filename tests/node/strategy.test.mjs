// SPDX-License-Identifier: Apache-2.0
// A strategy of the user's own: what it is told, what it may say, and what
// happens when it does not behave.
import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";

import OpenAI, { Router } from "../../node/index.mjs";

const messages = [{ role: "user", content: "hi" }];
const models = {
  g: { deployments: ["mock/openai", "mock/anthropic", "mock/gemini"] },
  h: { deployments: ["mock/gemini"], fallbacks: ["g"] },
};
const builtIn = ["mock/openai", "mock/anthropic", "mock/gemini"];
const reversed = builtIn.toReversed?.() ?? [...builtIn].reverse();
const reverse = (candidates) => [...candidates].reverse();

const targets = (router, model = "g") =>
  router.plan({ model, messages }).targets.map((at) => at.deployment);

test("strategy: it puts candidates in order and leaves out", async () => {
  const router = new Router({ models }, { strategy: reverse });
  assert.deepEqual(targets(router), reversed);
  assert.equal(router.plan({ model: "g", messages }).strategy, "callback");
  for (const options of [{ router }, { router, apiKey: "k" }]) {
    const client = new OpenAI(options);
    const reply = await client.chat.completions.create(
      { model: "g", messages });
    assert.equal(reply._route.deployment, "mock/gemini");
  }
  const only = new Router({ models }, { strategy: (at) => [at[1].id] });
  assert.deepEqual(targets(only), ["mock/anthropic"]);
  assert.equal(only.plan({ model: "g", messages }).excluded[0].reason,
    "left out by the strategy callback");
});

test("strategy: it is told what is known", async () => {
  const told = [];
  const router = new Router({ models }, {
    strategy: (candidates, request) => {
      told.push({ candidates, request });
      return candidates;
    },
  });
  await new OpenAI({ router }).chat.completions.create({
    model: "g", messages, max_tokens: 7, metadata: { tier: "free" },
    route: { task: "code" },
  });
  const [{ candidates, request }] = told;
  assert.deepEqual(candidates.map((at) => at.deployment), builtIn);
  assert.equal(request.group, "g");
  assert.equal(request.max_tokens, 7);
  assert.equal(request.task, "code");
  assert.deepEqual(request.metadata, { tier: "free" });
  assert.equal(candidates[0].in_flight, 0);
});

test("strategy: groups have their own; reload takes another", () => {
  const router = new Router({ models }, { strategy: { g: reverse } });
  assert.deepEqual(targets(router, "h"),
    ["mock/gemini", "mock/anthropic", "mock/openai"]);
  const config = {
    models: { g: { ...models.g, routing_strategy: reverse } },
  };
  const inConfig = new Router(config);
  assert.deepEqual(targets(inConfig), reversed);
  inConfig.reload({ models });
  assert.deepEqual(targets(inConfig), builtIn);
  inConfig.reload(config);
  assert.deepEqual(targets(inConfig), reversed);
  assert.deepEqual(targets(new OpenAI({ router: config }).router), reversed);
  assert.throws(() => new Router({ models }).reload(config),
    /without a strategy callback/);
  assert.throws(() => new Router({ models }, { strategy: 3 }), TypeError);
  const nothing = new Router({ models }, { strategy: () => [] });
  assert.throws(() => targets(nothing), /strategy callback/);
});

test("strategy: a bad one is told of once and changes nothing", async () => {
  const bad = [
    () => { throw new Error("no"); },
    () => undefined,
    () => "mock/openai",
    () => [{ id: "x" }],
    async (at) => at,
    () => { for (;;); },
  ];
  for (const strategy of bad) {
    const warned = once(process, "warning");
    const router = new Router({ models },
      { strategy, strategyTimeout: 0.05 });
    assert.deepEqual(targets(router), builtIn);
    assert.deepEqual(targets(router), builtIn);
    const [warning] = await warned;
    assert.match(warning.message, /group "g" failed/);
    const reply = await new OpenAI({ router }).chat.completions.create(
      { model: "g", messages });
    assert.equal(reply._route.deployment, "mock/openai");
  }
});
