// SPDX-License-Identifier: Apache-2.0
// A process or a worker ends amid TLS traffic, in every way there is: with
// the status it should have, without a word it should not say, and its
// provider sees the end.  ZH_LONG=1 does each a hundred times.
import assert from "node:assert/strict";
import test from "node:test";

import {
  chunk, makeCertificate, record, root, rounds, runCode, startStream, streamed,
  until, withServer,
} from "./support.mjs";

const bound = 2000; // what must happen at once has happened then
const count = 8;
const certificate = makeCertificate();

// Sends a chunk every few milliseconds, without end.
const endless = (request, response) => {
  startStream(response);
  const timer = setInterval(() =>
    response.write(record(chunk({ content: "x" }))), 2);
  response.on("close", () => clearInterval(timer));
};

// read(): a stream's chunks; all(): resolves when eight streams flow.
const head = (server) => `
  const OpenAI = require("${root}/node/index.js");
  const client = new OpenAI({ apiKey: "K", baseURL: "${server.base}" });
  const open = (options) =>
    client.chat.completions.create(${JSON.stringify(streamed)}, options);
  const flow = async (options) => {
    const iterator = (await open(options))[Symbol.asyncIterator]();
    await iterator.next();
    (async () => { while (!(await iterator.next()).done); })();
  };
  const all = (options) =>
    Promise.all(Array.from({ length: ${count} }, () => flow(options)));
`;

// A worker that runs this, and says "on" when its streams flow.
const worker = (server, end = "") => `new (require("worker_threads").Worker)(
  ${JSON.stringify(`${head(server)}
    all().then(() => {
      require("worker_threads").parentPort.postMessage("on");
      ${end}
    });`)}, { eval: true })`;

const says = (thread) => `new Promise((next) =>
  ${thread}.once("message", next))`;
const exits = (thread) => `new Promise((next) =>
  ${thread}.on("error", () => {}).once("exit", next))`;

// name: [program, code, signal, what stderr says, how many calls]
const ends = {
  "process.exit()": [(server) => `${head(server)}
    all().then(() => process.exit(7));`, 7],
  "an uncaught exception": [(server) => `${head(server)}
    all().then(() => setImmediate(() => { throw new Error("boom"); }));`,
  1, null, /boom/],
  "an unhandled rejection": [(server) => `${head(server)}
    all().then(() => { throw new Error("boom"); });`, 1, null, /boom/],
  "process.reallyExit()": [(server) => `${head(server)}
    all().then(() => process.reallyExit(7));`, 7],
  "process.exit() and one more call": [(server) => `${head(server)}
    process.on("exit", () => { client.stop = open(); });
    all().then(() => process.exit(7));`, 7],
  "SIGKILL": [(server) => `${head(server)}
    all().then(() => process.kill(process.pid, "SIGKILL"));`, null, "SIGKILL"],
  "SIGTERM": [(server) => `${head(server)}
    all().then(() => process.kill(process.pid, "SIGTERM"));`, null, "SIGTERM"],
  "Ctrl-C": [(server) => `${head(server)}
    all().then(() => process.kill(process.pid, "SIGINT"));`, null, "SIGINT"],
  "Ctrl-C that aborts": [(server) => `${head(server)}
    const controller = new AbortController();
    process.once("SIGINT", () => controller.abort());
    all({ signal: controller.signal }).then(() =>
      process.kill(process.pid, "SIGINT"));`, 0],
  "process.exit() with a worker": [(server) => `${head(server)}
    const thread = ${worker(server)};
    Promise.all([all(), ${says("thread")}]).then(() => process.exit(7));`,
  7, null, null, 2 * count],
  "a worker that is terminated": [(server) => `
    const thread = ${worker(server)};
    ${says("thread")}.then(() => thread.terminate());`, 0],
  "a worker that exits": [(server) => `
    const thread = ${worker(server, "process.exit(3);")};
    ${exits("thread")}.then((code) => process.exit(code));`, 3],
  "a worker that throws": [(server) => `
    const thread = ${worker(server,
    "setImmediate(() => { throw new Error(1); });")};
    ${exits("thread")}.then((code) => process.exit(code + 4));`, 5],
  "two workers, one after the other": [(server) => `(async () => {
    for (let i = 0; i < 2; i++) {
      const thread = ${worker(server)};
      await ${says("thread")};
      await thread.terminate();
    }
  })();`, 0, null, null, 2 * count],
  "two workers at the same time": [(server) => `
    const threads = [${worker(server)}, ${worker(server)}];
    Promise.all(threads.map((one) => ${says("one")})).then(() =>
      Promise.all(threads.map((one) => one.terminate())));`,
  0, null, null, 2 * count],
};

for (const [name, end] of Object.entries(ends))
  test(`${name} amid TLS traffic`, () => withServer(endless, async (server) => {
    const [program, code, signal = null, err = null, calls = count] = end;
    const seen = (what) => server.journal.filter((one) => one === what).length;
    for (let i = 0; i < rounds; i++) {
      server.journal.length = 0;
      const done = await runCode(program(server),
        { env: { SSL_CERT_FILE: certificate.file } });
      assert.deepEqual([done.code, done.signal, done.out],
        [code, signal, ""], done.err);
      if (err === null) assert.equal(done.err, "");
      else assert.match(done.err, err);
      assert.ok(seen("request") >= calls);
      await until(() => seen("gone") === seen("request"), bound);
    }
  }, certificate));

// Each has events of its own: one that ends leaves the others alone.
test("workers and the main thread stay apart", () =>
  withServer(endless, async (server) => {
    const done = await runCode(`${head(server)}
      const threads = [${worker(server)}, ${worker(server)}];
      (async () => {
        const stream = await open();
        const heard = threads.map((one) => ${says("one")});
        let count = 0;
        for await (const one of stream) if (++count === 10) break;
        console.log(await heard[0], await heard[1], count);
        const iterator = (await open())[Symbol.asyncIterator]();
        for (const thread of threads) {
          await iterator.next();
          await thread.terminate();
        }
        for (let i = 0; i < 10; i++) await iterator.next();
        await iterator.return();
        console.log("end");
      })();
    `, { env: { SSL_CERT_FILE: certificate.file } });
    assert.deepEqual([done.code, done.signal, done.out],
      [0, null, "on on 10\nend\n"], done.err);
    await until(() => server.seen.every((one) => one.closed), bound);
    assert.equal(server.seen.length, 2 * count + 2);
  }, certificate));

// The addon is loaded by a worker alone and must stay when that one is gone:
// its I/O thread goes on.
test("a worker alone loads the addon, and the process goes on", () =>
  withServer(endless, async (server) => {
    const done = await runCode(`(async () => {
      for (let i = 0; i < 3; i++) {
        const thread = ${worker(server)};
        await ${says("thread")};
        await thread.terminate();
        await new Promise((next) => setTimeout(next, 50));
      }
      console.log("end");
    })();`, { env: { SSL_CERT_FILE: certificate.file } });
    assert.deepEqual([done.code, done.signal, done.out], [0, null, "end\n"],
      done.err);
    await until(() => server.seen.every((one) => one.closed), bound);
    assert.equal(server.seen.length, 3 * count);
  }, certificate));
