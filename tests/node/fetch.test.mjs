// SPDX-License-Identifier: Apache-2.0
// zerohop/fetch does what the standard's fetch does.
import assert from "node:assert/strict";
import { once } from "node:events";
import http from "node:http";
import test from "node:test";

import OpenAI from "../../node/index.mjs";
import { createFetch, fetch as ours } from "../../node/fetch.mjs";

const pages = {
  "/moved": (res) => res.writeHead(302, { location: "/echo?x=1" }).end(),
  "/kept": (res) => res.writeHead(307, { location: "/echo" }).end(),
  "/round": (res) => res.writeHead(302, { location: "/round" }).end(),
  "/limit": (res) => res.writeHead(429, { "x-a": "b" }).end("{\"not\": \"mine\"}"),
  "/html": (res) => res.writeHead(500, { "content-type": "text/html" }).end("<b>"),
  "/none": (res) => res.writeHead(204).end(),
  "/parts"(res) {
    res.write("one");
    res.on("error", () => {});
    setImmediate(() => res.end("two"));
  },
  "/hang": (res) => res.write("one"),
  "/cut"(res) {
    res.writeHead(200, { "content-length": "100" });
    res.write("one", () => res.destroy());
  },
};

async function withPages(run) {
  const server = http.createServer(async (req, res) => {
    const parts = [];
    for await (const part of req) parts.push(part);
    const page = pages[req.url];
    if (page) return page(res);
    res.setHeader("content-type", "application/json");
    const body = Buffer.concat(parts).toString("latin1");
    const { method, url, headers } = req;
    return res.end(JSON.stringify({ method, url, headers, body }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    await run(`http://127.0.0.1:${server.address().port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const thrown = async (promise) => {
  const error = await promise.then(() => null, (reason) => reason);
  assert.notEqual(error, null);
  return [error.constructor.name, error.name];
};

// Asks both; what they saw must be the same.
const asks = {
  get: async (fetch, at) => {
    const response = await fetch(`${at}/echo?a=b%20c&d#e`);
    const { method, url, body } = await response.json();
    return [response.status, response.ok, response.url, method, url, body,
      response instanceof Response, response.redirected];
  },
  post: async (fetch, at) => {
    const headers = { authorization: "Bearer KEY", "X-Own": "1" };
    const response = await fetch(`${at}/echo`,
      { method: "post", body: "ü", headers });
    const { method, headers: seen, body } = await response.json();
    return [method, seen.authorization, seen["x-own"], seen["content-type"],
      seen["content-length"], body];
  },
  bytes: async (fetch, at) => {
    const body = new Uint8Array([0, 255, 13, 10]);
    const response = await fetch(new URL(`${at}/echo`), { method: "PUT", body });
    const { method, body: seen } = await response.json();
    return [method, seen];
  },
  form: async (fetch, at) => {
    const body = new URLSearchParams({ a: "b c" });
    const response = await fetch(new Request(`${at}/echo`, { method: "POST", body }));
    const { headers, body: seen } = await response.json();
    return [headers["content-type"], seen];
  },
  stream: async (fetch, at) => {
    const body = new Blob(["xyz"]).stream();
    const response = await fetch(`${at}/echo`,
      { method: "POST", body, duplex: "half" });
    return (await response.json()).body;
  },
  moved: async (fetch, at) => {
    const response = await fetch(`${at}/moved`, { method: "POST", body: "x" });
    const { method, url, body } = await response.json();
    return [method, url, body, response.redirected, response.url];
  },
  kept: async (fetch, at) => {
    const response = await fetch(`${at}/kept`, { method: "POST", body: "x" });
    const { method, body } = await response.json();
    return [method, body];
  },
  "not moved": async (fetch, at) =>
    [(await fetch(`${at}/moved`, { redirect: "manual" })).status,
      await thrown(fetch(`${at}/moved`, { redirect: "error" })),
      await thrown(fetch(`${at}/round`))],
  limit: async (fetch, at) => {
    const response = await fetch(`${at}/limit`);
    return [response.status, response.headers.get("x-a"), await response.text()];
  },
  html: async (fetch, at) => {
    const response = await fetch(`${at}/html`);
    return [response.status, response.headers.get("content-type"),
      await response.text()];
  },
  none: async (fetch, at) => {
    const response = await fetch(`${at}/none`);
    return [response.status, response.body, await response.text()];
  },
  parts: async (fetch, at) => (await fetch(`${at}/parts`)).text(),
  head: async (fetch, at) => {
    const response = await fetch(`${at}/echo`, { method: "HEAD" });
    return [response.status, await response.text()];
  },
  cut: async (fetch, at) => {
    const response = await fetch(`${at}/cut`);
    return [response.status, await thrown(response.text())];
  },
  aborted: async (fetch, at) => {
    const early = AbortSignal.abort();
    const controller = new AbortController();
    const response = await fetch(`${at}/hang`, { signal: controller.signal });
    const text = response.text();
    controller.abort();
    const reason = AbortSignal.abort(new RangeError("mine"));
    return [await thrown(fetch(`${at}/echo`, { signal: early })),
      await thrown(fetch(`${at}/echo`, { signal: reason })),
      await thrown(text)];
  },
  nobody: (fetch) => thrown(fetch("http://127.0.0.1:1/")),
  "no URL": (fetch) => thrown(fetch("nowhere")),
  "another scheme": (fetch) => thrown(fetch("ftp://127.0.0.1/")),
};

for (const [name, ask] of Object.entries(asks))
  test(`fetch and Node's see the same: ${name}`, () =>
    withPages(async (at) => {
      assert.deepEqual(await ask(ours, at), await ask(globalThis.fetch, at));
    }));

test("fetch sends no key of the environment", () =>
  withPages(async (at) => {
    process.env.OPENAI_API_KEY = "SECRET";
    try {
      const { headers } = await (await ours(`${at}/echo`)).json();
      assert.equal(headers.authorization, undefined);
      assert.equal(headers["user-agent"], undefined);
      assert.equal(headers.accept, "*/*");
    } finally {
      delete process.env.OPENAI_API_KEY;
    }
  }));


test("createFetch routes chat completions and passes the rest on", () =>
  withPages(async (at) => {
    const fetch = createFetch({ apiKey: "K", router: { models: {
      smart: { deployments: ["mock/openai"] } } } });
    const body = JSON.stringify({ model: "smart",
      messages: [{ role: "user", content: "Hi" }] });
    const reply = await fetch(`${at}/v1/chat/completions`,
      { method: "POST", body });
    assert.equal(reply.status, 200);
    assert.equal((await reply.json()).object, "chat.completion");
    const stream = await fetch(`${at}/v1/chat/completions`, { method: "POST",
      body: JSON.stringify({ ...JSON.parse(body), stream: true }) });
    assert.match(await stream.text(), /^data: \{.*\n\ndata: \[DONE\]\n\n$/s);
    const failed = await fetch(`${at}/v1/chat/completions`, { method: "POST",
      body: JSON.stringify({ ...JSON.parse(body), model: 1 }) });
    assert.equal(failed.status, 400);
    assert.equal(typeof (await failed.json()).error.message, "string");
    const other = await fetch(`${at}/echo`);
    assert.equal((await other.json()).url, "/echo");
  }));

test("a client given this fetch uses the core, given another uses that", () =>
  withPages(async (at) => {
    const agents = [];
    for (const fetch of [ours, (...args) => globalThis.fetch(...args)]) {
      const client = new OpenAI({ apiKey: "K", baseURL: at, fetch });
      const { headers } = await client.get("/echo");
      agents.push(headers["x-stainless-lang"]);
    }
    assert.deepEqual(agents, [undefined, "js"]);
  }));
