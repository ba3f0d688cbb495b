// SPDX-License-Identifier: Apache-2.0
// Every way to leave a call that is open: the provider sees the end of its
// connection at once and not before, over TCP and TLS, and nothing stays
// behind.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import test from "node:test";
import v8 from "node:v8";
import vm from "node:vm";

import {
  OpenAI, body, chunk, clientOf, completion, errorOf, makeCertificate,
  readAll, record, sendJSON, sleep, startStream, streamed, until, withServer,
} from "./support.mjs";

const bound = 2000; // what must happen at once has happened then
const certificate = makeCertificate();
process.env.SSL_CERT_FILE = certificate.file;
v8.setFlagsFromString("--expose-gc");
const gc = vm.runInNewContext("gc");

// Two chunks and then nothing; a plain call gets nothing at all.
const stalls = (request, response, text) => {
  const { stream, model } = JSON.parse(text);
  if (model === "quick") return sendJSON(response, completion());
  if (!stream || model === "silent") return;
  startStream(response);
  response.write(record(chunk({ content: "a" })) +
    record(chunk({ content: "b" })));
};

const begin = (server, options) =>
  clientOf(server).chat.completions.create(streamed, options);

// What `action` does ends so many calls, each at its server too.
async function leaving(server, action, count = 1) {
  const { journal, seen } = server;
  const gone = () => journal.filter((what) => what === "gone").length;
  await until(() => seen.length === count, bound);
  journal.push("leave");
  const result = await action();
  await until(() => gone() === count, bound);
  assert.deepEqual(journal, [...Array(count).fill("request"), "leave",
    ...Array(count).fill("gone")]);
  journal.length = seen.length = 0;
  return result;
}

// Collects until the server sees an end; finalizers run in later turns.
async function collect(server) {
  for (let i = 0; i < 100 && !server.journal.includes("gone"); i++) {
    gc();
    await sleep(1);
  }
}

const first = async (stream) => {
  const iterator = stream[Symbol.asyncIterator]();
  const { value } = await iterator.next();
  assert.equal(value.choices[0].delta.content, "a");
  return iterator;
};

const ways = {
  async break(server) {
    const stream = await begin(server);
    await leaving(server, async () => {
      for await (const one of stream) if (one) break;
    });
    assert.ok(stream.controller.signal.aborted);
  },

  async throw(server) {
    const stream = await begin(server);
    await leaving(server, () => assert.rejects(async () => {
      for await (const one of stream) throw new Error(one.id);
    }, /chatcmpl-1/));
  },

  async "return()"(server) {
    const iterator = await first(await begin(server));
    await leaving(server, () => iterator.return());
    assert.deepEqual(await iterator.next(), { value: undefined, done: true });
  },

  async "return() amid a wait"(server) {
    const iterator = await first(await begin(server));
    await iterator.next();
    const waits = iterator.next();
    await leaving(server, () => iterator.return());
    assert.deepEqual(await waits, { value: undefined, done: true });
  },

  async "controller"(server) {
    const stream = await begin(server);
    const iterator = await first(stream);
    await leaving(server, () => stream.controller.abort());
    assert.deepEqual(await iterator.next(), { value: undefined, done: true });
  },

  async "signal amid a stream"(server) {
    const controller = new AbortController();
    const stream = await begin(server, { signal: controller.signal });
    const reads = readAll(stream);
    await leaving(server, () => controller.abort());
    assert.ok((await reads).length <= 2);
  },

  async "signal before the headers"(server) {
    const controller = new AbortController();
    const { signal } = controller;
    const { completions } = clientOf(server).chat;
    const waits = [body, { ...streamed, model: "silent" }].map((request) =>
      errorOf(completions.create(request, { signal })));
    await leaving(server, () => controller.abort(), 2);
    for (const error of await Promise.all(waits))
      assert.ok(error instanceof OpenAI.APIUserAbortError);
  },

  async "AbortSignal.any()"(server) {
    const controller = new AbortController();
    const signal = AbortSignal.any([controller.signal,
      AbortSignal.timeout(60000)]);
    const waits = errorOf(
      clientOf(server).chat.completions.create(body, { signal }));
    await leaving(server, () => controller.abort());
    assert.ok(await waits instanceof OpenAI.APIUserAbortError);
  },

  async "one signal for many"(server) {
    const controller = new AbortController();
    const { signal } = controller;
    await Promise.all(Array.from({ length: 20 }, () =>
      begin(server, { signal })));
    await leaving(server, () => controller.abort(), 20);
  },

  async "a promise nobody holds"(server) {
    begin(server);
    await leaving(server, () => collect(server));
  },

  async "a stream nobody holds"(server) {
    let stream = await begin(server);
    await leaving(server, () => {
      stream = null;
      return collect(server);
    });
    assert.equal(stream, null);
  },

  async "an iterator nobody holds"(server) {
    let iterator = await first(await begin(server));
    await leaving(server, () => {
      iterator = null;
      return collect(server);
    });
    assert.equal(iterator, null);
  },

  async "a client nobody holds"(server) {
    let client = clientOf(server);
    client.stream = await client.chat.completions.create(streamed);
    client.stream.client = client;
    await leaving(server, () => {
      client = null;
      return collect(server);
    });
    assert.equal(client, null);
  },

  // A stream keeps what it needs of its client.
  async "a client goes before its stream"(server) {
    const iterator = await first(await begin(server));
    for (let i = 0; i < 5; i++) {
      gc();
      await sleep(1);
    }
    assert.deepEqual(server.journal, ["request"]);
    await iterator.next();
    await leaving(server, () => iterator.return());
  },

  // The child's copies of the sockets would keep them open.
  async "a child was spawned"(server) {
    const iterator = await first(await begin(server));
    const child = spawn(process.execPath, ["-e", "setTimeout(() => 0, 60000)"],
      { stdio: ["ignore", "pipe", "ignore"] });
    const ended = new Promise((done) => child.on("close", done));
    try {
      await leaving(server, () => iterator.return());
      assert.equal(child.exitCode, null);
    } finally {
      child.kill();
      await ended;
    }
  },
};

const isThere = (name) => ({
  skip: name === "AbortSignal.any()" && !AbortSignal.any && "Node is too old",
});

for (const place of ["tcp", "tls"])
  for (const [name, leave] of Object.entries(ways))
    test(`${place}: ${name} ends the connection`, isThere(name), () =>
      withServer(stalls, async (server) => {
        await leave(server);
        const reply = await clientOf(server).chat.completions.create(
          { ...body, model: "quick" });
        assert.equal(reply.choices[0].message.content, "Hello");
      }, place === "tls" ? certificate : undefined));

// --- nothing stays behind ---

const held = () =>
  ["task", "fd"].map((name) => readdirSync(`/proc/self/${name}`).length);

// Neither a thread nor a file, once the first times are over.
async function assertNothingStays(action) {
  const isClean = (before) => held().every((count, i) => count <= before[i]);
  for (let i = 0; i < 3; i++) await action();
  let before = held();
  await until(() => {
    const now = held();
    const still = now.every((count, i) => count === before[i]);
    before = now;
    return still;
  }, bound);
  for (let i = 0; i < 10; i++) await action();
  gc();
  await until(() => isClean(before), bound);
}

const onLinux = { skip: process.platform !== "linux" && "no /proc here" };

for (const [name, leave] of Object.entries(ways))
  test(`nothing stays behind: ${name}`,
    onLinux.skip ? onLinux : isThere(name), () => withServer(stalls,
      (server) => assertNothingStays(() => leave(server)), certificate));

test("nothing stays behind of a thousand clients", onLinux, () =>
  withServer(stalls, (server) => assertNothingStays(async () => {
    for (let i = 0; i < 77; i++) { // 13 times
      const client = clientOf(server);
      if (i % 5 === 0)
        await client.chat.completions.create({ ...body, model: "quick" });
    }
    gc();
    await sleep(1);
  }), certificate));
