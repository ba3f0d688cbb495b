// SPDX-License-Identifier: Apache-2.0
// Requests that are no chats, as lib/call.js sends them.
import assert from "node:assert/strict";
import test from "node:test";

import { errorOf, require, root, sendJSON, withServer }
  from "./support.mjs";

const { Call } = require(`${root}/node/lib/call.js`);
const { makeRouter } = require(`${root}/node/lib/router.js`);

const [JSON_FORM, BYTES, EVENTS, STREAM] = [0, 1, 2, 3];
const noTimeouts = [0, 0, 0, 0, 0];

function send(server, method, path, body, form = JSON_FORM, fields = undefined) {
  const router = makeRouter({ baseURL: server.base, apiKey: "KEY" });
  return new Call().start(router, {
    body, maxRetries: 0, timeouts: noTimeouts, headers: undefined,
    query: undefined, apiKey: undefined,
    plain: { texts: [method, path], form, fields },
  });
}

async function piecesOf(answer) {
  const pieces = [];
  for (;;) {
    const { value, done } = await answer.lease.call.next();
    if (done) return pieces;
    pieces.push(value);
  }
}

test("each method is sent as it is, with a body or without", () =>
  withServer((request, response) => sendJSON(response, { a: 1 }),
    async (server) => {
      for (const [method, body] of [["GET"], ["POST", '{"b":2}'], ["DELETE"],
        ["PATCH", new TextEncoder().encode('{"c":3}')], ["POST"]]) {
        const answer = await send(server, method, "/x?limit=1", body);
        assert.equal(answer.json, '{"a":1}');
        const seen = server.seen.at(-1);
        assert.equal(seen.method, method);
        assert.equal(seen.url, "/v1/x?limit=1");
        assert.equal(seen.headers["content-type"],
          body === undefined ? undefined : "application/json");
        assert.equal(seen.body, body === undefined ? ""
          : typeof body === "string" ? body : new TextDecoder().decode(body));
      }
    }));

test("bytes come as a buffer, whole or as they arrive", () => {
  const sound = Buffer.from(Array.from({ length: 70000 }, (_, i) => i % 256));
  return withServer((request, response) => response.end(sound),
    async (server) => {
      const answer = await send(server, "GET", "/x", undefined, BYTES);
      assert.deepEqual(answer.text, sound);
      const begun = await send(server, "GET", "/x", undefined, STREAM);
      assert.deepEqual(Buffer.concat(await piecesOf(begun)), sound);
    });
});

test("events come with their names", () =>
  withServer((request, response) => {
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    response.end('event: e\ndata: {"a":1}\n\ndata: {"a":2}\n\n');
  }, async (server) => {
    const answer = await send(server, "POST", "/x", "{}", EVENTS);
    assert.deepEqual(await piecesOf(answer),
      [['{"a":1}', "e"], ['{"a":2}', undefined]]);
  }));

test("form's fields are strings or bytes", () =>
  withServer((request, response) => sendJSON(response, {}), async (server) => {
    await send(server, "POST", "/files", undefined, JSON_FORM,
      ["purpose", "batch", undefined, undefined,
        "file", new Uint8Array([65, 66]), "a.txt", "text/plain"]);
    const { body, headers } = server.seen.at(-1);
    const boundary = headers["content-type"].split("boundary=")[1];
    assert.equal(body, `--${boundary}\r\nContent-Disposition: form-data; ` +
      `name="purpose"\r\n\r\nbatch\r\n--${boundary}\r\nContent-Disposition: ` +
      'form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain' +
      `\r\n\r\nAB\r\n--${boundary}--\r\n`);
  }));

test("failures are those of chats", () =>
  withServer((request, response) =>
    sendJSON(response, { error: { message: "no", code: "c" } }, 404),
  async (server) => {
    const error = await errorOf(send(server, "GET", "/x"));
    assert.equal(error.status, 404);
    assert.equal(error.code, "c");
  }));
