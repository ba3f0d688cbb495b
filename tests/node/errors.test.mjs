// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import test from "node:test";

import {
  OpenAI, body, clientOf, completion, errorOf, runCode, sendJSON, until,
  withServer,
} from "./support.mjs";

const refuse = (status, value, headers) => (request, response) =>
  sendJSON(response, value, status, headers);

const create = (server, extra, options) =>
  clientOf(server, options).chat.completions.create({ ...body, ...extra });

test("a refused request is an error of the status's class", async () => {
  const classes = {
    400: "BadRequestError", 401: "AuthenticationError",
    403: "PermissionDeniedError", 404: "NotFoundError", 409: "ConflictError",
    422: "UnprocessableEntityError", 429: "RateLimitError",
    500: "InternalServerError", 503: "InternalServerError", 418: "APIError",
  };
  for (const [status, name] of Object.entries(classes)) {
    const value = { error: { message: "slow", code: "c", param: "p", type: "t" } };
    const answer = refuse(Number(status), value, { "x-request-id": "r" });
    const error = await withServer(answer, (server) => errorOf(create(server)));
    assert.equal(error.constructor.name, name);
    assert.ok(error instanceof OpenAI[name]);
    assert.equal(error.message, `${status} slow`);
    assert.deepEqual(
      [error.status, error.code, error.param, error.type, error.requestID],
      [Number(status), "c", "p", "t", "r"]);
    assert.deepEqual(error.error, value.error);
    assert.equal(error.headers.get("x-request-id"), "r");
    assert.equal(error._route.attempts[0].http_status, Number(status));
  }
});

test("an error's headers are made when somebody looks", () =>
  withServer(refuse(429, { error: { message: "slow" } },
    { "x-request-id": "r", "x-a": "b" }), async (server) => {
    const done = await runCode(`(async () => {
      const { inspect } = require("node:util");
      const OpenAI = require("zerohop");
      const client = new OpenAI(
        { baseURL: "${server.base}", apiKey: "K", maxRetries: 0 });
      const fail = () => client.chat.completions.create(
        { model: "m", messages: [] }).catch((error) => error);
      const isLoaded = () => process.moduleLoadList.some(
        (name) => name.endsWith("undici/undici"));
      const error = await fail();
      console.log(error.requestID, isLoaded());
      console.log(error.headers.get("x-a"), isLoaded());
      const inside = (text) => /Headers \\{[^]*'x-a': 'b'/.test(text);
      console.log(inside(inspect(error)), inside(inspect(await fail())),
        inside(inspect({ of: await fail() })));
      const other = await fail();
      other.headers = 1;
      console.log(other.headers, { ...other }.headers,
        String(Object.keys(other)) === String(Object.keys(error)),
        Object.getOwnPropertySymbols(other).length);
    })()`);
    assert.equal(done.out + done.err,
      "r false\nb true\ntrue true true\n1 1 true 0\n");
  }));

test("nobody there is a connection error with a cause", async () => {
  const error = await errorOf(create({ base: "http://127.0.0.1:1/v1" }));
  assert.equal(error.constructor, OpenAI.APIConnectionError);
  assert.equal(error.message, "Connection error.");
  assert.ok(error.cause instanceof Error);
  assert.equal(error.status, undefined);
  assert.equal(error._route.attempts[0].outcome, "CONNECT");
});

test("a silent provider is a timeout error", () =>
  withServer(() => {}, async (server) => {
    const started = Date.now();
    const error = await errorOf(create(server, {}, { timeout: 100 }));
    assert.equal(error.constructor, OpenAI.APIConnectionTimeoutError);
    assert.ok(error instanceof OpenAI.APIConnectionError);
    assert.equal(error.message, "Request timed out.");
    assert.ok(Date.now() - started < 3000);
    await until(() => server.seen[0].closed, 1000);
  }));

test("an aborted call is a user abort with the reason as its cause", () =>
  withServer(() => {}, async (server) => {
    const controller = new AbortController();
    const promise = clientOf(server).chat.completions.create(body,
      { signal: controller.signal });
    await until(() => server.seen.length === 1);
    controller.abort("enough");
    const error = await errorOf(promise);
    assert.equal(error.constructor, OpenAI.APIUserAbortError);
    assert.equal(error.message, "Request was aborted.");
    assert.equal(error.cause, "enough");
    await until(() => server.seen[0].closed, 1000);
  }));

test("a signal that fired already keeps the call from being sent", () =>
  withServer(() => {}, async (server) => {
    const error = await errorOf(clientOf(server).chat.completions.create(body,
      { signal: AbortSignal.abort() }));
    assert.equal(error.constructor, OpenAI.APIUserAbortError);
    assert.equal(server.seen.length, 0);
  }));

test("AbortSignal.timeout() aborts", () =>
  withServer(() => {}, async (server) => {
    const error = await errorOf(clientOf(server).chat.completions.create(body,
      { signal: AbortSignal.timeout(50) }));
    assert.equal(error.constructor, OpenAI.APIUserAbortError);
    assert.equal(error.cause.name, "TimeoutError");
  }));

test("a reply that is no JSON names status and excerpt", () =>
  withServer((request, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end("<html>sorry</html>");
  }, async (server) => {
    const error = await errorOf(create(server));
    assert.equal(error.constructor, OpenAI.APIResponseValidationError);
    assert.match(error.message, /200/);
    assert.match(error.message, /<html>sorry/);
    assert.equal(error.status, 200);
  }));

test("malformed requests to another dialect are refused before sending", () =>
  withServer(() => {}, async (server) => {
    const client = new OpenAI({
      apiKey: "K",
      router: { providers: { anthropic: { base_url: server.base, api_key: "A" } } },
    });
    const send = (extra) => errorOf(client.chat.completions.create(
      { ...body, model: "anthropic/x", ...extra }));
    for (const [extra, field] of [
      [{ messages: 7 }, /messages/],
      [{ messages: [{ role: "user", content: [{ type: "image_url" }] }] },
        /messages/],
      [{ tools: [{ type: "function" }] }, /tools/],
    ]) {
      const error = await send(extra);
      assert.equal(error.constructor, OpenAI.BadRequestError, error.message);
      assert.match(error.message, field);
      assert.equal(error.status, undefined);
    }
    assert.equal(server.seen.length, 0);
  }));

test("header values that cannot be sent are refused, by name", () =>
  withServer(() => {}, async (server) => {
    for (const headers of [{ "X-A": "a\nb" }, { "X-A": "世" }, { "X-A": "\0" }]) {
      const error = await errorOf(clientOf(server).chat.completions.create(body,
        { headers }));
      assert.equal(error.constructor, TypeError);
      assert.match(error.message, /X-A/);
    }
    assert.equal(server.seen.length, 0);
  }));

test("retries follow the official client's rules", async () => {
  const count = async (status, headers, maxRetries = 2) => {
    const answer = refuse(status, { error: { message: "m" } },
      { "retry-after-ms": "1", ...headers });
    return withServer(answer, async (server) => {
      await errorOf(create(server, {}, { maxRetries }));
      return server.seen.length;
    });
  };
  for (const status of [408, 409, 429, 500, 503])
    assert.equal(await count(status), 3, String(status));
  for (const status of [400, 401, 403, 404, 422])
    assert.equal(await count(status), 1, String(status));
  assert.equal(await count(500, { "x-should-retry": "false" }), 1);
  assert.equal(await count(400, { "x-should-retry": "true" }), 3);
  assert.equal(await count(500, {}, 0), 1);
});

test("a long Retry-After is not waited for", () =>
  withServer(refuse(429, { error: { message: "m" } }, { "retry-after": "61" }),
    async (server) => {
      const started = Date.now();
      await errorOf(create(server, {}, { maxRetries: 1 }));
      assert.ok(Date.now() - started < 5000);
    }));

test("fallbacks of a request and of a client are asked in order", () =>
  withServer(refuse(500, { error: { message: "down" } }), (bad) =>
    withServer((request, response) => sendJSON(response, completion("two")),
      async (good) => {
        const client = new OpenAI({
          apiKey: "K", maxRetries: 0, fallbacks: ["good/b"],
          router: { providers: {
            bad: { base_url: bad.base, dialect: "openai_chat", api_key: "1" },
            good: { base_url: good.base, dialect: "openai_chat", api_key: "2" },
          } },
        });
        for (const extra of [{}, { fallbacks: ["bad/z", "good/c"] }]) {
          const reply = await client.chat.completions.create(
            { ...body, model: "bad/a", ...extra });
          assert.equal(reply.choices[0].message.content, "two");
          assert.equal(reply._route.provider, "good");
          assert.ok(reply._route.fallback);
        }
        assert.deepEqual(good.seen.map((one) => JSON.parse(one.body).model),
          ["b", "c"]);
        assert.deepEqual(good.seen.map((one) => one.headers.authorization),
          ["Bearer 2", "Bearer 2"]);
        assert.equal(bad.seen.length, 3);
      })));

test("an error that nobody handles ends the process as usual", async () => {
  const done = await runCode(`
    const OpenAI = require("zerohop");
    new OpenAI({ apiKey: "K", baseURL: "http://127.0.0.1:1/v1", maxRetries: 0 })
      .chat.completions.create(${JSON.stringify(body)});
  `);
  assert.equal(done.code, 1);
  assert.match(done.err, /Connection error\./);
});

test("a timeout can be assigned, and none is Infinity", () =>
  withServer((request, response) =>
    setTimeout(() => sendJSON(response, completion()), 300), async (server) => {
    const client = clientOf(server, { timeout: Infinity });
    await client.chat.completions.create(body);
    client.timeout = 60;
    const error = await errorOf(client.chat.completions.create(body));
    assert.equal(error.constructor, OpenAI.APIConnectionTimeoutError);
    await client.chat.completions.create(body, { timeout: 5000 });
    const other = client.withOptions({ timeout: 5000 });
    await other.chat.completions.create(body);
  }));

test("retries can be assigned, and a config's count holds otherwise", () =>
  withServer(refuse(500, { error: { message: "m" } }, { "retry-after-ms": "1" }),
    async (server) => {
      const count = async (promise) => {
        server.seen.length = 0;
        await errorOf(promise);
        return server.seen.length;
      };
      const client = clientOf(server, { maxRetries: 3 });
      const send = (options) => client.chat.completions.create(body, options);
      assert.equal(await count(send()), 4);
      client.maxRetries = 1;
      assert.equal(await count(send()), 2);
      assert.equal(await count(send({ maxRetries: 0 })), 1);
      assert.equal(await count(client.withOptions({}).chat.completions
        .create(body)), 2);
      const routed = new OpenAI({
        router: {
          providers: { openai: { base_url: server.base, api_key: "K" } },
          router_settings: { num_retries: 1 },
        },
      });
      assert.equal(await count(routed.chat.completions.create(body)), 2);
    }));
