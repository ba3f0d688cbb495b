// SPDX-License-Identifier: Apache-2.0
// What a router does by itself, over sockets.
import assert from "node:assert/strict";
import { test } from "node:test";

import { OpenAI, completion, messages, sendJSON, sleep, withServer }
  from "./support.mjs";

const ask = (client) =>
  client.chat.completions.create({ model: "g", messages });

const routerOf = (first, second, group) => new OpenAI.Router({
  models: { g: { deployments: [
    { model: "openai/m", base_url: first.base, api_key: "k1" },
    { model: "groq/m", base_url: second.base, api_key: "k2" },
  ], ...group } },
});

async function until(what) {
  for (let i = 0; i < 3000; i++) {
    if (await what()) return;
    await sleep(10);
  }
  assert.fail("it never came to be");
}

// A second provider that keeps count of its connections.
function counting(action) {
  const sockets = new Set();
  const answer = (request, response) => {
    sockets.add(request.socket);
    if (request.method === "HEAD")
      response.writeHead(200, { "content-length": "500000" }).end();
    else sendJSON(response, completion("from the second"));
  };
  return withServer(answer, (second) => action(second, sockets));
}

test("a fallback finds its connection open", async () => {
  let asked = 0;
  const answer = (request, response) =>
    sendJSON(response, completion(), asked++ ? 500 : 200);
  await withServer(answer, (first) => counting(async (second, sockets) => {
    const router = routerOf(first, second, { warm: true });
    const client = new OpenAI({ router, maxRetries: 0 });
    await ask(client);
    await until(() => router.health().own_requests?.connections === 1);
    const reply = await ask(client);
    assert.equal(reply.choices[0].message.content, "from the second");
    assert.deepEqual(second.seen.map((at) => at.method), ["HEAD", "POST"]);
    assert.equal(second.seen[0].headers.authorization, "Bearer k2");
    assert.equal(sockets.size, 1);
    assert.ok(first.seen.every((at) =>
      at.headers.authorization === "Bearer k1"));
  }));
});

test("an idle deployment is checked, and the ledger keeps that apart",
  async () => {
    const answer = (request, response) => sendJSON(response, completion());
    await withServer(answer, (first) => counting(async (second) => {
      const router = routerOf(first, second,
        { health_check: { interval: 1, max_cost: null } });
      const client = new OpenAI({ router });
      await ask(client);
      await until(() => router.health().deployments.some((at) =>
        at.deployment === "groq/m" && at.last_check?.outcome === "ok"));
      const { rows } = await router.ledger.usage({ by: ["group"] });
      const row = (name) => rows.find((at) => at.group === name);
      assert.equal(row("(health check)").requests, 0);
      assert.ok(row("(health check)").attempts >= 1);
      assert.equal(row("g").requests, 1);
      assert.equal(JSON.parse(second.seen[0].body).messages[0].content,
        "Reply with OK.");
    }));
  });
