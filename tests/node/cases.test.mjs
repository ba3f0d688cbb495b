// SPDX-License-Identifier: Apache-2.0
// Plays the conversations of tests/cases through the public API against a
// loopback server that replays each reply.
import assert from "node:assert";
import http from "node:http";
import { after, before, test } from "node:test";

import { readAll, same } from "../tools/cases.mjs";
import { OpenAI } from "./support.mjs";

// What Python calls by other names.
const classNames = {
  APIStatusError: "APIError",
  APITimeoutError: "APIConnectionTimeoutError",
  MemoryError: "OpenAIError",
};

let server;
let reply;
let seen = [];

// A stream goes out in three pieces.
function answer(request, response) {
  const { status, contentType, headers, body } = reply ??
    { status: 500, contentType: "text/plain", headers: [],
      body: Buffer.from("the case ends with the request") };
  response.writeHead(status,
    { "content-type": contentType, ...Object.fromEntries(headers) });
  if (!contentType.includes("event-stream")) return response.end(body);
  const third = Math.floor(body.length / 3);
  response.write(body.subarray(0, third));
  response.write(body.subarray(third, 2 * third));
  return response.end(body.subarray(2 * third));
}

before(async () => {
  server = http.createServer((request, response) => {
    const pieces = [];
    request.on("data", (piece) => pieces.push(piece));
    request.on("end", () => {
      const body = Buffer.concat(pieces).toString("utf8");
      const { method, url, headers } = request;
      seen.push({ method, url, headers, body });
      answer(request, response);
    });
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
});

after(() => {
  server.closeAllConnections();
  server.close();
});

// What the API gives: a reply, chunks, an error, the route.
async function play(one) {
  const baseURL = `http://127.0.0.1:${server.address().port}`;
  const providers = { [one.provider]: { base_url: baseURL, api_key: "KEY" } };
  const place = one.provider ? { router: { providers } }
                             : { baseURL, apiKey: "KEY" };
  const client = new OpenAI({ ...place, maxRetries: 0, timeout: 20000 });
  const result = { chunks: [] };
  try {
    result.reply = await client.chat.completions.create(one.request);
    if (one.request.stream)
      for await (const chunk of result.reply) result.chunks.push(chunk);
    result.route = result.reply._route;
  } catch (error) {
    if (!(error instanceof OpenAI.OpenAIError)) throw error;
    result.error = error;
    result.route = error._route;
  }
  return result;
}

function checkWire({ wire }, request) {
  assert.equal(request.method, wire.method);
  // The C player checks the whole path; here the base URL has none.
  assert.ok(wire.target.endsWith(request.url), request.url);
  for (const [name, value] of wire.headers)
    assert.equal(request.headers[name.toLowerCase()], value, name);
  if (wire.body)
    assert.ok(same(JSON.parse(wire.body), JSON.parse(request.body), false),
      request.body);
}

function checkError(want, { error, route }) {
  assert.ok(error, "no error was thrown");
  const classes = [];
  for (let p = Object.getPrototypeOf(error); p; p = Object.getPrototypeOf(p))
    classes.push(p.constructor.name);
  const name = classNames[want.name] ?? want.name;
  assert.ok(classes.includes(name), `${classes[0]}: ${error.message}`);
  if (want.status && error.status) assert.equal(error.status, want.status);
  // Where the body went on as it came, its code may be another word for it.
  const codes = [error.code, route?.attempts.at(-1)?.code];
  if (want.code) assert.ok(codes.includes(want.code), String(codes));
  const said = [error.message, error.cause?.message,
                route?.attempts.at(-1)?.error].join("\n");
  assert.ok(said.includes(want.message), said);
  if (want.partial !== undefined)
    assert.equal(error.partialText, want.partial);
}

for (const one of readAll())
  test(one.name, async () => {
    seen = [];
    reply = one.reply;
    const result = await play(one);
    if (one.wire) {
      assert.equal(seen.length, 1, String(result.error));
      checkWire(one, seen[0]);
    }
    if (one.error) checkError(one.error, result);
    else if (one.reply) assert.ifError(result.error);
    if (one.error && !one.reply) assert.equal(seen.length, 0);
    if (one.chunks) {
      const text = JSON.stringify(result.chunks);
      assert.ok(same(one.chunks, JSON.parse(text)), text);
    }
    if (one.response) {
      const text = JSON.stringify(result.reply);
      assert.ok(same(one.response, JSON.parse(text)), text);
    }
    if (one.losses) {
      const got = result.route.losses.map((l) => `${l.kind} ${l.field}`);
      assert.deepEqual(got.sort(), [...one.losses].sort());
    }
  });
