// SPDX-License-Identifier: Apache-2.0
// Frameworks run unchanged over zerohop: Vercel's AI SDK by zerohop/fetch,
// LangChain and OpenAI's agents with zerohop in the place of openai.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import test from "node:test";

import { chunk, completion, nodeIs, root, run, sendJSON, sendStream, withServer }
  from "./support.mjs";

const folder = path.join(root, "tests/tools/frameworks");

let skip = false;
if (!nodeIs(20, 6)) skip = "this Node has no hooks of its loader";
else if (!existsSync(path.join(folder, "node_modules/ai")))
  skip = 'run "npm install" in tests/tools/frameworks';

const call = { id: "call_1", type: "function",
  function: { name: "weather", arguments: '{"city":"Bern"}' } };

function callTool() {
  const reply = completion(null);
  reply.choices[0].message.tool_calls = [call];
  reply.choices[0].finish_reason = "tool_calls";
  return reply;
}

const answers = {
  plain: (response) => sendJSON(response, completion("Hello")),
  stream: (response) => sendStream(response, [
    chunk({ role: "assistant", content: "" }), chunk({ content: "Hel" }),
    chunk({ content: "lo" }), chunk({}, "stop"),
  ]),
  tool: (response, { messages }) => sendJSON(response,
    messages.some(({ role }) => role === "tool") ? completion("It is sunny")
      : callTool()),
  limit: (response) => sendJSON(response,
    { error: { message: "slow", code: "rate_limit_exceeded" } }, 429),
};

function answer(request, response, text) {
  const body = JSON.parse(text);
  return answers[body.model](response, body);
}

const version = (name) => JSON.parse(
  readFileSync(path.join(folder, "node_modules", name, "package.json"))).version;

// LangChain leaves running tools to its user.
const expected = {
  ai: { packages: ["ai", "@ai-sdk/openai"], called: "It is sunny",
    refused: { class: "APICallError", status: 429 } },
  langchain: { packages: ["@langchain/core", "@langchain/openai"],
    called: "weather", refused: { class: "RateLimitError", status: 429,
      code: "MODEL_RATE_LIMIT" } },
  agents: { packages: ["@openai/agents"], called: "It is sunny",
    refused: { class: "RateLimitError", status: 429 } },
};

for (const [name, { packages, called, refused }] of Object.entries(expected))
  test(`${packages.join(", ")}: chat, stream, tool, 429`, { skip }, (t) =>
    withServer(answer, async (server) => {
      for (const one of packages) t.diagnostic(`${one} ${version(one)}`);
      const done = await run(["--import", path.join(root, "node/register.mjs"),
        path.join(folder, "program.mjs"), name, server.base],
      { timeout: 600000 });
      assert.equal(done.code, 0, done.err);
      const seen = JSON.parse(done.out.trim().split("\n").at(-1));
      assert.deepEqual(seen, { chat: "Hello", parts: ["Hel", "lo"],
        cities: ["Bern"], called, refused });
      for (const { headers } of server.seen) {
        assert.equal(headers["sec-fetch-mode"], undefined); // of Node's fetch
        assert.equal(headers["x-stainless-lang"], undefined);
      }
    }));
