// SPDX-License-Identifier: Apache-2.0
// The cases of tests/cases/routing, which Python plays too.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import OpenAI, { Router } from "../../node/index.mjs";

const folder = new URL("../cases/routing/", import.meta.url);
const group = {
  models: { g: { deployments: ["mock/openai", "mock/anthropic"] } },
};

class Player {
  constructor(config) {
    this.config = config;
    this.fresh();
  }

  fresh() {
    this.router = new Router(this.config);
    this.client = new OpenAI({ router: this.router, maxRetries: 0 });
  }

  async play(step) {
    const [kind] = Object.keys(step);
    if (step.error === undefined) return this[kind](step[kind], step);
    await assert.rejects(async () => this[kind](step[kind], step), (error) =>
      error instanceof OpenAI.OpenAIError &&
      error.message.includes(step.error));
  }

  async create(request, step) {
    for (let i = 0; i < (step.times ?? 1); i++) {
      const reply = await this.client.chat.completions.create(request);
      this.reply = reply;
      const attempts = reply._route.attempts.map(
        (at) => `${at.deployment} ${at.outcome}`);
      assert.deepEqual(attempts, step.attempts);
      if (step.label !== undefined)
        assert.equal(reply._route.label ?? null, step.label);
      if (step.sent !== undefined)
        assert.deepEqual(JSON.parse(reply.choices[0].message.content),
          step.sent);
      if (step.degraded !== undefined)
        assert.deepEqual(reply._route.degraded ?? null, step.degraded);
      if (step.edits !== undefined)
        assert.deepEqual(reply._route.attempts.at(-1).edits ?? [], step.edits);
    }
  }

  async feedback(score, { times }) {
    for (let i = 0; i < times; i++)
      await this.router.feedback(this.reply, { score });
  }

  async stream(request, step) {
    let text = "", route, broken = false;
    const names = new Set();
    try {
      const stream = await this.client.chat.completions.create(
        { ...request, stream: true });
      for await (const chunk of stream) {
        names.add(`${chunk.id} ${chunk.model} ${chunk.created}`);
        text += chunk.choices[0].delta.content ?? "";
      }
      route = stream._route;
    } catch (error) {
      if (!(error instanceof OpenAI.APIConnectionError)) throw error;
      broken = true;
      route = error._route;
      assert.equal(error.partialText, text);
    }
    assert.equal(names.size, 1);
    assert.deepEqual([text, broken], [step.text, step.broken ?? false]);
    assert.deepEqual(
      route.attempts.map((at) => `${at.deployment} ${at.outcome}`),
      step.attempts);
    assert.equal(route.rescues ?? null, step.rescues);
  }

  follow(request, step) {
    return this.create({ ...request, route: { plan: this.kept } }, step);
  }

  plan(request, step) {
    const plan = this.router.plan(request);
    assert.deepEqual(
      plan.targets.map((at) => [at.deployment, at.only].filter(Boolean)
        .join(" ")), step.targets);
    assert.deepEqual(
      Object.fromEntries(plan.excluded.map((at) => [at.deployment, at.reason])),
      step.excluded ?? {});
    if (step.nearest !== undefined)
      assert.deepEqual(Object.fromEntries(
        plan.targets.filter((at) => at.nearest).map(
          (at) => [at.deployment, [at.nearest.by, at.nearest.points]])),
      step.nearest);
    if (step.keep)
      this.kept = { ...plan, targets: step.keep.map((i) => plan.targets[i]) };
  }

  health(want) {
    for (const [name, facts] of Object.entries(want)) {
      const found = this.router.health().deployments.find(
        (at) => at.deployment === name);
      for (const key of Object.keys(facts))
        assert.equal(found[key], facts[key], `${name}.${key}`);
    }
  }

  disable(name) {
    this.router.disable(name);
  }

  enable(name) {
    this.router.enable(name);
  }

  pin([name, deployment]) {
    this.router.pin(name, deployment);
  }

  reload(config) {
    this.router.reload(config);
  }
}

test("routing: a client may say auto", () => {
  const router = {
    models: {
      g: { deployments: ["mock/gpt-5-nano"] },
      h: { deployments: ["mock/gpt-5"] },
    },
  };
  for (const fallbacks of ["auto", ["auto"]]) {
    const client = new OpenAI({ router, fallbacks });
    const { targets } = client.router.plan({ model: "mock/gpt-5" });
    assert.deepEqual(targets.map((at) => at.deployment),
      ["mock/gpt-5", "mock/gpt-5-nano"]);
    assert.equal(targets[1].nearest.why,
      "benchmarks of reasoning are 14.5 % apart on average");
  }
});

for (const name of readdirSync(folder))
  test(`routing case ${name}`, async () => {
    const { config, steps } = JSON.parse(
      readFileSync(new URL(name, folder), "utf8"));
    const player = new Player(config);
    for (const step of steps) await player.play(step);
  });

test("routing: clients of one Router share its health and its reloads", () => {
  const router = new Router(group);
  const clients = [
    new OpenAI({ router }), new OpenAI({ router, apiKey: "k" }),
  ];
  const planned = (client, model) => client.router
    .plan({ model, messages: [] }).targets.map((at) => at.deployment);
  router.disable("mock/openai");
  for (const client of clients)
    assert.deepEqual(planned(client, "g"), ["mock/anthropic"]);
  router.reload({ models: { h: { deployments: ["mock/gemini"] } } });
  for (const client of clients)
    assert.deepEqual(planned(client, "h"), ["mock/gemini"]);
});

test("routing: clients of one Router share its ledger past a reload",
  async () => {
    const router = new Router(group);
    const own = new OpenAI({ router, apiKey: "k" });
    const messages = [{ role: "user", content: "hi" }];
    for (const client of [new OpenAI({ router }), own])
      await client.chat.completions.create({ model: "g", messages });
    router.reload({ models: { h: { deployments: ["mock/gemini"] } } });
    await own.chat.completions.create({ model: "h", messages });
    const { rows } = await router.ledger.usage({ by: "group" });
    assert.deepEqual(rows.map((row) => [row.group, row.requests]).sort(),
      [["g", 2], ["h", 1]]);
    assert.equal((await own.ledger.usage()).total.requests, 3);
  });

test("routing: a client with a fetch of its own has no router", () => {
  const client = new OpenAI({ apiKey: "k", fetch: async () => new Response() });
  assert.throws(() => client.router, /its own fetch has no router/);
});

test("routing: a client without a router plans too", () => {
  const client = new OpenAI({ apiKey: "k", baseURL: "http://127.0.0.1:9/v1" });
  const plan = client.router.plan({ model: "gpt-x", messages: [] });
  assert.deepEqual(plan.targets.map((at) => at.id), ["openai/gpt-x"]);
});
