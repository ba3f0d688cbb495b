// SPDX-License-Identifier: Apache-2.0
// When processes and workers end by themselves, and when not.
import assert from "node:assert/strict";
import test from "node:test";

import {
  body, completion, root, runCode, sendJSON, withServer,
} from "./support.mjs";

const answer = (request, response) => sendJSON(response, completion());

const head = (server) => `
  const OpenAI = require("zerohop");
  const client = new OpenAI({ apiKey: "K", baseURL: "${server.base}" });
  const body = ${JSON.stringify(body)};
`;

test("a process ends by itself when no call is open", () =>
  withServer(answer, async (server) => {
    const done = await runCode(`${head(server)}
      client.chat.completions.create(body).then((reply) =>
        console.log(reply.choices[0].message.content));
    `);
    assert.equal(done.out, "Hello\n", done.err);
    assert.equal(done.code, 0);
  }));

test("a process with a client that was never used ends", async () => {
  const done = await runCode(head({ base: "http://127.0.0.1:1/v1" }));
  assert.deepEqual([done.code, done.err], [0, ""]);
});

test("a process stays alive for an open call", () =>
  withServer((request, response) =>
    setTimeout(() => answer(request, response), 300), async (server) => {
    const done = await runCode(`${head(server)}
      client.chat.completions.create(body).then(() => console.log("late"));
    `);
    assert.equal(done.out, "late\n", done.err);
  }));

test("a worker ends by itself when no call is open", () =>
  withServer(answer, async (server) => {
    const code = `
      const OpenAI = require("${root}/node/index.js");
      new OpenAI({ apiKey: "K", baseURL: "${server.base}" })
        .chat.completions.create(${JSON.stringify(body)})
        .then(() => console.log("worker"));
    `;
    const done = await runCode(`
      const { Worker } = require("worker_threads");
      new Worker(${JSON.stringify(code)}, { eval: true })
        .on("exit", (status) => console.log("exit", status));
    `);
    assert.equal(done.out, "worker\nexit 0\n", done.err);
  }));

test("the addon finds libcurl's own OpenSSL, not the one in Node", async (t) => {
  if (process.platform !== "linux") return t.skip("only Linux binds like this");
  if (process.env.ZH_SANITIZE) return t.skip("sanitizers forbid DEEPBIND");
  const done = await runCode(head({ base: "http://127.0.0.1:1/v1" }),
    { env: { LD_DEBUG: "bindings" } });
  const wrong = done.err.split("\n").filter((line) =>
    /libcurl[^ ]* \[0\] to [^ ]*node \[0\].*(SSL_|X509_|nghttp2_|inflate)/.test(line));
  if (!/binding file/.test(done.err)) return t.skip("no glibc here");
  assert.match(done.err, /libcurl/);
  assert.deepEqual(wrong, []);
});
