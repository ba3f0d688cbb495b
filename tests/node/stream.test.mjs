// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import test from "node:test";

import {
  OpenAI, chunk, clientOf, completion, errorOf, readAll, record, runCode,
  sendJSON, sendStream, sleep, startStream, streamed, until, withServer,
} from "./support.mjs";

const words = ["Hel", "lo", " world"];
const chunks = [
  chunk({ role: "assistant", content: "" }),
  ...words.map((content) => chunk({ content })),
  chunk({}, "stop"),
];
const short = (request, response) => sendStream(response, chunks);
const text = (list) =>
  list.map((one) => one.choices[0].delta.content ?? "").join("");

// Sends two chunks and then nothing more.
const stalls = (request, response) => {
  startStream(response);
  response.write(record(chunks[0]) + record(chunks[1]));
};

const open = (server, options) =>
  clientOf(server).chat.completions.create(streamed, options);

test("stream gives the chunks as they were sent", () =>
  withServer(short, async (server) => {
    assert.deepEqual(await readAll(await open(server)), chunks);
  }));

test("stream has its route after the last chunk", () =>
  withServer(short, async (server) => {
    const stream = await open(server);
    assert.equal(stream._route, undefined);
    await readAll(stream);
    assert.equal(stream._route.attempts.length, 1);
    assert.equal(stream._route.attempts[0].outcome, "ok");
    assert.equal(stream._route.model, "gpt-x");
    assert.ok(stream._route.ttft_ms >= 0);
    assert.equal(stream._route, stream._route);
    assert.ok(!Object.keys(stream).includes("_route"));
  }));

test("stream arrives chunk by chunk", () =>
  withServer((request, response) => {
    startStream(response);
    response.write(record(chunks[0]) + record(chunks[1]));
    server_ = response;
  }, async (server) => {
    const stream = await open(server);
    const iterator = stream[Symbol.asyncIterator]();
    await iterator.next();
    assert.equal((await iterator.next()).value.choices[0].delta.content, "Hel");
    server_.end(record(chunks[4]) + "data: [DONE]\n\n");
    assert.equal((await iterator.next()).value.choices[0].finish_reason, "stop");
    assert.deepEqual(await iterator.next(), { value: undefined, done: true });
  }));
let server_;

test("stream answers several next() in order", () =>
  withServer(short, async (server) => {
    const iterator = (await open(server))[Symbol.asyncIterator]();
    const results = await Promise.all(
      Array.from({ length: 7 }, () => iterator.next()));
    assert.deepEqual(results.slice(0, 5).map((one) => one.value), chunks);
    assert.deepEqual(results.map((one) => one.done),
      [false, false, false, false, false, true, true]);
  }));

test("stream ends quietly when its controller aborts", () =>
  withServer(stalls, async (server) => {
    const stream = await open(server);
    setTimeout(() => stream.controller.abort(), 30);
    assert.equal((await readAll(stream)).length, 2);
    await until(() => server.seen[0].closed, 1000);
  }));

test("stream ends quietly when the caller's signal aborts", () =>
  withServer(stalls, async (server) => {
    const controller = new AbortController();
    const stream = await open(server, { signal: controller.signal });
    setTimeout(() => controller.abort("reason"), 30);
    assert.equal((await readAll(stream)).length, 2);
    assert.equal(stream.controller.signal.reason, "reason");
    await until(() => server.seen[0].closed, 1000);
  }));

test("stream aborted before it is read gives nothing", () =>
  withServer(stalls, async (server) => {
    const controller = new AbortController();
    const promise = open(server, { signal: controller.signal });
    const response = await promise.asResponse();
    controller.abort();
    const stream = await promise;
    assert.equal(response.status, 200);
    assert.ok(stream.controller.signal.aborted);
    assert.deepEqual(await readAll(stream), []);
  }));

test("one signal serves many streams without warnings", () =>
  withServer(short, async (server) => {
    const { signal } = new AbortController();
    const warnings = [];
    const note = (warning) => warnings.push(warning);
    process.on("warning", note);
    const streams = await Promise.all(
      Array.from({ length: 30 }, () => open(server, { signal })));
    await Promise.all(streams.map(readAll));
    await sleep(10);
    process.off("warning", note);
    assert.deepEqual(warnings, []);
  }));

test("stream can be read once", () =>
  withServer(short, async (server) => {
    const stream = await open(server);
    await readAll(stream);
    const error = await errorOf(readAll(stream));
    assert.equal(error.constructor, OpenAI.OpenAIError);
    assert.equal(error.message, "Cannot iterate over a consumed stream, " +
      "use `.tee()` to split the stream.");
  }));

test("tee gives both readers the same chunks, at their own pace", () =>
  withServer(short, async (server) => {
    const [left, right] = (await open(server)).tee();
    const a = await readAll(left);
    const b = await readAll(right);
    assert.equal(text(a), "Hello world");
    assert.ok(a.every((one, i) => one === b[i]));
    assert.equal(left._route.provider, right._route.provider);
  }));

test("tee closes the connection when both readers left", () =>
  withServer(stalls, async (server) => {
    const [left, right] = (await open(server)).tee();
    for await (const one of left) if (one) break;
    await sleep(50);
    assert.ok(!server.seen[0].closed);
    for await (const one of right) if (one) break;
    await until(() => server.seen[0].closed, 1000);
  }));

test("toReadableStream and fromReadableStream carry a stream over", () =>
  withServer(short, async (server) => {
    const readable = (await open(server)).toReadableStream();
    const copy = OpenAI.Stream.fromReadableStream(readable,
      new AbortController());
    assert.deepEqual(await readAll(copy), chunks);
  }));

test("toReadableStream closes the connection when cancelled", () =>
  withServer(stalls, async (server) => {
    const reader = (await open(server)).toReadableStream().getReader();
    await reader.read();
    await reader.cancel();
    await until(() => server.seen[0].closed, 1000);
  }));

test("asResponse gives the stream as server-sent events", () =>
  withServer(short, async (server) => {
    const response = await open(server).asResponse();
    assert.ok(response instanceof Response);
    assert.equal(await response.text(),
      chunks.map(record).join("") + "data: [DONE]\n\n");
  }));

test("asResponse closes the connection when its body is cancelled", () =>
  withServer(stalls, async (server) => {
    const response = await open(server).asResponse();
    await response.body.cancel();
    await until(() => server.seen[0].closed, 1000);
  }));

test("a whole reply to a stream's request is read as a stream", () =>
  withServer((request, response) => sendJSON(response, completion()),
    async (server) => {
      assert.equal(text(await readAll(await open(server))), "Hello");
    }));

test("stream cut before its end is an error with the partial text", () =>
  withServer((request, response) => {
    startStream(response);
    response.write(chunks.slice(0, 3).map(record).join(""));
    setTimeout(() => response.destroy(), 30);
  }, async (server) => {
    const stream = await open(server);
    const error = await errorOf(readAll(stream));
    assert.ok(error instanceof OpenAI.APIConnectionError);
    assert.equal(error.partialText, "Hello");
    assert.equal(error._route.attempts.length, 1);
    assert.equal(error.provider, error._route.provider);
    assert.equal(stream._route.provider, error.provider);
    assert.ok(stream.controller.signal.aborted);
    assert.deepEqual(Object.keys(error).filter((key) =>
      ["partialText", "provider", "usage", "_route"].includes(key)), []);
  }));

test("stream that ends without its marker is an error", () =>
  withServer((request, response) => {
    startStream(response);
    response.end(chunks.slice(0, 3).map(record).join(""));
  }, async (server) => {
    const error = await errorOf(open(server).then(readAll));
    assert.ok(error instanceof OpenAI.APIConnectionError);
    assert.equal(error.partialText, "Hello");
  }));

test("an error in the stream is told after the chunks before it", () =>
  withServer((request, response) => {
    const failure = { error: { message: "overloaded", code: "busy" } };
    startStream(response);
    response.end(record(chunks[1]) + record(failure));
  }, async (server) => {
    const stream = await open(server);
    const got = [];
    const error = await errorOf((async () => {
      for await (const one of stream) got.push(one);
    })());
    assert.deepEqual(got, [chunks[1]]);
    assert.equal(error.constructor, OpenAI.APIError);
    assert.equal(error.message, "overloaded");
    assert.equal(error.code, "busy");
    assert.equal(error.partialText, "Hel");
  }));

test("a stream that somebody waits for is not ended", async () => {
  await withServer((request, response) => {
    stalls(request, response);
    setTimeout(() =>
      response.end(record(chunks[4]) + "data: [DONE]\n\n"), 400);
  }, async (server) => {
    const done = await runCode(`
      const OpenAI = require("zerohop");
      const client = new OpenAI({ apiKey: "K", baseURL: "${server.base}" });
      const collect = setInterval(gc, 5);
      (async () => {
        let count = 0;
        for await (const chunk of await client.chat.completions.create(
          ${JSON.stringify(streamed)})) if (chunk) count++;
        clearInterval(collect);
        console.log(count);
      })();
    `, { flags: ["--expose-gc"] });
    assert.equal(done.out, "3\n", done.err);
  });
});
