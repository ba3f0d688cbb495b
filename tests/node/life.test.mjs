// SPDX-License-Identifier: Apache-2.0
// Processes and workers that end at bad moments.
import assert from "node:assert/strict";
import test from "node:test";

import {
  body, chunk, completion, record, root, runCode, sendJSON, startStream,
  streamed, until, withServer,
} from "./support.mjs";

const answer = (request, response) => sendJSON(response, completion());

// Sends a chunk every few milliseconds, without end.
const endless = (request, response) => {
  startStream(response);
  const timer = setInterval(() =>
    response.write(record(chunk({ content: "x" }))), 2);
  response.on("close", () => clearInterval(timer));
};

const head = (server) => `
  const OpenAI = require("zerohop");
  const client = new OpenAI({ apiKey: "K", baseURL: "${server.base}" });
  const body = ${JSON.stringify(body)};
  const streamed = ${JSON.stringify(streamed)};
`;

test("a process ends by itself when no call is open", () =>
  withServer(answer, async (server) => {
    const done = await runCode(`${head(server)}
      client.chat.completions.create(body).then((reply) =>
        console.log(reply.choices[0].message.content));
    `);
    assert.equal(done.out, "Hello\n", done.err);
    assert.equal(done.code, 0);
    assert.ok(done.ms < 10000);
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

test("process.exit() amid streams is clean", () =>
  withServer(endless, async (server) => {
    for (let i = 0; i < 10; i++) {
      const done = await runCode(`${head(server)}
        const read = async () => {
          let count = 0;
          for await (const one of await client.chat.completions.create(streamed))
            if (one && ++count === 5) process.exit(7);
        };
        for (let i = 0; i < 8; i++) read();
      `);
      assert.deepEqual([done.code, done.signal, done.err], [7, null, ""]);
    }
    await until(() => server.seen.every((one) => one.closed), 2000);
  }));

test("an exception amid streams is clean", () =>
  withServer(endless, async (server) => {
    for (let i = 0; i < 5; i++) {
      const done = await runCode(`${head(server)}
        (async () => {
          for await (const one of await client.chat.completions.create(streamed))
            setImmediate(() => { throw new Error("boom"); });
        })();
      `);
      assert.deepEqual([done.code, done.signal], [1, null]);
      assert.match(done.err, /boom/);
    }
  }));

const worker = (server) => `
  const { parentPort } = require("worker_threads");
  module.paths.push("${root}/node_modules");
  const OpenAI = require("${root}/node/index.js");
  const client = new OpenAI({ apiKey: "K", baseURL: "${server.base}" });
  (async () => {
    let count = 0;
    for await (const one of await client.chat.completions.create(
      ${JSON.stringify(streamed)})) if (++count === 3) parentPort.postMessage("on");
  })();
`;

test("workers that are terminated amid streams are clean", () =>
  withServer(endless, async (server) => {
    const done = await runCode(`
      const { Worker } = require("worker_threads");
      const code = ${JSON.stringify(worker(server))};
      const one = () => new Promise((next, fail) => {
        const thread = new Worker(code, { eval: true });
        thread.on("error", fail);
        thread.once("message", () => thread.terminate().then(next));
      });
      (async () => {
        for (let i = 0; i < 12; i++) await Promise.all([one(), one()]);
        console.log("done");
      })();
    `);
    assert.equal(done.out, "done\n", done.err);
    assert.deepEqual([done.code, done.signal], [0, null]);
    await until(() => server.seen.every((request) => request.closed), 2000);
    assert.equal(server.seen.length, 24);
  }));

test("a worker and the main thread have events of their own", () =>
  withServer(endless, async (server) => {
    const done = await runCode(`${head(server)}
      const { Worker } = require("worker_threads");
      (async () => {
        const thread = new Worker(${JSON.stringify(worker(server))}, { eval: true });
        const stream = await client.chat.completions.create(streamed);
        const heard = new Promise((next) => thread.once("message", next));
        let count = 0;
        for await (const one of stream) if (++count === 10) break;
        console.log(await heard, count);
        await thread.terminate();
        let more = 0;
        for await (const one of await client.chat.completions.create(streamed))
          if (++more === 10) break;
        console.log(more);
      })();
    `);
    assert.equal(done.out, "on 10\n10\n", done.err);
    assert.deepEqual([done.code, done.signal], [0, null]);
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
