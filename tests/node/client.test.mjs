// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import test from "node:test";

import {
  OpenAI, body, clientOf, completion, errorOf, messages, sendJSON, streamed,
  noTool, readAll, tool, withServer,
} from "./support.mjs";

const answer = (request, response) => sendJSON(response, completion());

// Runs with these variables set; undefined unsets one.
async function withEnv(variables, action) {
  const before = { ...process.env };
  for (const [name, value] of Object.entries(variables))
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  try {
    return await action();
  } finally {
    for (const name of Object.keys(variables))
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
  }
}

test("client takes key, place, organization and project from the environment",
  () => withServer(answer, (server) =>
    withEnv({
      OPENAI_API_KEY: " ENVKEY ", OPENAI_BASE_URL: server.base,
      OPENAI_ORG_ID: "org", OPENAI_PROJECT_ID: "proj",
      OPENAI_CUSTOM_HEADERS: "X-One: 1\nX-Two: 2",
    }, async () => {
      const client = new OpenAI();
      assert.equal(client.apiKey, "ENVKEY");
      assert.equal(client.baseURL, server.base);
      await client.chat.completions.create(body);
      const { headers } = server.seen[0];
      assert.equal(headers.authorization, "Bearer ENVKEY");
      assert.equal(headers["openai-organization"], "org");
      assert.equal(headers["openai-project"], "proj");
      assert.equal(headers["x-one"] + headers["x-two"], "12");
    })));

test("client prefers options, and null hides a variable", () =>
  withServer(answer, (server) =>
    withEnv({
      OPENAI_API_KEY: "ENVKEY", OPENAI_BASE_URL: "http://127.0.0.1:1/v1",
      OPENAI_ORG_ID: "org",
    }, async () => {
      const client = clientOf(server, { organization: null });
      await client.chat.completions.create(body);
      const { headers } = server.seen[0];
      assert.equal(headers.authorization, "Bearer KEY");
      assert.equal(headers["openai-organization"], undefined);
      assert.equal(new OpenAI({ baseURL: null }).baseURL,
        "https://api.openai.com/v1");
      assert.throws(() => new OpenAI({ apiKey: null, baseURL: server.base }),
        OpenAI.OpenAIError);
    })));

test("client says which key is missing, as the official one does", async (t) => {
  const official = await tool("openai");
  if (official === null) return t.skip(noTool("openai"));
  const said = (make) => {
    try {
      make();
    } catch (error) {
      return error.message;
    }
  };
  for (const options of [undefined, { apiKey: "" }, { apiKey: null }]) {
    assert.throws(() => new OpenAI(options), (error) =>
      error.constructor === OpenAI.OpenAIError &&
      /`apiKey`.*OPENAI_API_KEY/.test(error.message));
    assert.equal(said(() => new OpenAI(options)),
      said(() => new official.default(options)));
  }
});

test("client works with another provider's key alone", () =>
  withEnv({ ANTHROPIC_API_KEY: "A" }, () => {
    assert.equal(new OpenAI().apiKey, null);
  }));

test("client refuses options it does not have, by name", () => {
  const give = (options) => () => new OpenAI({ apiKey: "K", ...options });
  for (const options of [
    { provider: { x: 1 } }, { httpAgent: { x: 1 } },
    { workloadIdentity: { x: 1 } }, { dataResidency: "moon" },
    { router: { models: {} }, fetch: () => {} },
    { fallbacks: ["x"], fetchOptions: { dispatcher: {} } },
  ]) {
    const [name] = Object.keys(options);
    const { router, ...rest } = options;
    if (router) rest.router = { models: { a: { deployments: ["openai/b"] } } };
    assert.throws(give(rest), (error) =>
      error.constructor === OpenAI.OpenAIError && error.message.includes(name));
  }
  give({ fetchOptions: {}, logger: console, logLevel: "off",
    dangerouslyAllowBrowser: true })();
});

test("create refuses options it does not have, by name", async () => {
  const client = new OpenAI({ apiKey: "K", baseURL: "http://127.0.0.1:1/v1",
    fallbacks: ["openai/x"] });
  for (const options of [{ fetchOptions: { dispatcher: {} } },
    { httpAgent: { x: 1 } }]) {
    const error = await errorOf(client.chat.completions.create(body, options));
    assert.equal(error.constructor, OpenAI.OpenAIError);
    assert.ok(error.message.includes(Object.keys(options)[0]));
  }
});

test("client says where its router option is wrong", () => {
  const make = (router) => () => new OpenAI({ apiKey: "K", router });
  assert.throws(make("file.yaml"), OpenAI.OpenAIError);
  assert.throws(make({ modles: {} }), (error) =>
    error.constructor === OpenAI.OpenAIError && /modles/.test(error.message));
  assert.throws(make({ models: { a: { deployments: ["nowhere/x"] } } }),
    (error) => /nowhere/.test(error.message));
  assert.throws(() => new OpenAI({ apiKey: "K", fallbacks: "x" }),
    OpenAI.OpenAIError);
});

test("client reads its router from a file, which a variable may name", (t) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "zerohop-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, "router.yaml");
  const answers = async (options) => {
    const reply = await new OpenAI(options).chat.completions.create(
      { ...body, model: "smart" });
    assert.equal(reply._route.deployment, "mock/openai");
  };
  writeFileSync(file, JSON.stringify(
    { models: { smart: { deployments: ["mock/openai"] } } }));
  return withEnv({ ZEROHOP_CONFIG: file }, async () => {
    await answers({});
    await answers({ maxRetries: 0 });
    assert.throws(() => new OpenAI({ router: null }), /Missing credentials/);
    process.env.ZEROHOP_CONFIG = path.join(folder, "nowhere");
    await answers({ router: file });
    assert.throws(() => new OpenAI(), (error) =>
      error.constructor === OpenAI.OpenAIError &&
      /nowhere: No such file/.test(error.message));
    writeFileSync(file, "models:\n  smart:\n    deployments: [mock/openai]\n");
    await answers({ router: file });
    writeFileSync(file,
      "modles: {}\nmodels:\n  smart:\n    deployments: [x/y]\n");
    assert.throws(() => new OpenAI({ router: file }), (error) => {
      assert.deepEqual(error.message.split("\n"), [
        "2 things are wrong with the configuration:",
        `  ${file}:1:1: config.modles: unknown key; did you mean "models"?`,
        `  ${file}:4:19: config.models.smart.deployments[0]: unknown provider ` +
          '"x"; did you mean "xai"?',
      ]);
      assert.deepEqual(error.faults.map((f) => [f.line, f.column]),
        [[1, 1], [4, 19]]);
      return error.constructor === OpenAI.OpenAIError;
    });
  });
});

test("client sends to groups and providers of its router option", () =>
  withServer(answer, async (server) => {
    const client = new OpenAI({
      router: {
        providers: {
          mine: { dialect: "openai_chat", base_url: server.base, api_key: "MINE" },
        },
        models: { smart: { deployments: ["mine/big/model:1"] } },
      },
    });
    for (const model of ["smart", "mine/small"])
      await client.chat.completions.create({ ...body, model });
    assert.deepEqual(server.seen.map((one) => JSON.parse(one.body).model),
      ["big/model:1", "small"]);
    assert.equal(server.seen[0].headers.authorization, "Bearer MINE");
  }));

test("client sends any model string to its base URL untouched", () =>
  withServer(answer, async (server) => {
    const model = "anthropic/claude:x/y";
    await clientOf(server).chat.completions.create({ ...body, model });
    assert.equal(JSON.parse(server.seen[0].body).model, model);
    assert.equal(server.seen[0].url, "/v1/chat/completions");
  }));

test("withOptions changes what it is given and keeps the rest", () =>
  withServer(answer, async (server) => {
    class Mine extends OpenAI {}
    const client = new Mine({ apiKey: "KEY", baseURL: server.base,
      defaultHeaders: { a: "1" }, timeout: 5000 });
    const other = client.withOptions({ apiKey: "TWO", maxRetries: 7 });
    assert.ok(other instanceof Mine);
    assert.equal(other.maxRetries, 7);
    assert.equal(other.timeout, 5000);
    await other.chat.completions.create(body);
    await client.chat.completions.create(body);
    assert.deepEqual(server.seen.map((one) =>
      [one.headers.authorization, one.headers.a]),
    [["Bearer TWO", "1"], ["Bearer KEY", "1"]]);
  }));

test("client follows assignments to its members", () =>
  withServer(answer, (one) => withServer(answer, async (two) => {
    const client = clientOf(one, { organization: "a" });
    client.baseURL = two.base;
    client.organization = "b";
    client.apiKey = "LATER";
    await client.chat.completions.create(body);
    await client.withOptions({}).chat.completions.create(body);
    assert.equal(one.seen.length, 0);
    assert.deepEqual(two.seen.map(({ headers }) =>
      [headers.authorization, headers["openai-organization"]]),
    [["Bearer LATER", "b"], ["Bearer LATER", "b"]]);
  })));

test("client asks a key function for every call", () =>
  withServer(answer, async (server) => {
    let count = 0;
    const client = clientOf(server, { apiKey: async () => `K${++count}` });
    assert.equal(client.apiKey, null);
    await client.chat.completions.create(body);
    await client.chat.completions.create(body);
    assert.deepEqual(server.seen.map((one) => one.headers.authorization),
      ["Bearer K1", "Bearer K2"]);
  }));

test("create passes raw_params, unknown fields and headers on", () =>
  withServer(answer, async (server) => {
    await clientOf(server).chat.completions.create(
      { ...body, raw_params: { top_k: 3 }, tomorrow: { x: 1 },
        fallbacks: ["other"] },
      { headers: { "X-Mine": "1" } });
    assert.deepEqual(JSON.parse(server.seen[0].body),
      { ...body, tomorrow: { x: 1 }, top_k: 3 });
    assert.equal(server.seen[0].headers["x-mine"], "1");
  }));

test("create reads its body and options when it sends, not later", () =>
  withServer(answer, async (server) => {
    const own = { model: "gpt-x", messages: [...messages] };
    const promise = clientOf(server).chat.completions.create(own,
      Promise.resolve({ headers: { late: "1" } }));
    await promise;
    own.messages.push({ role: "user", content: "more" });
    await promise;
    assert.equal(JSON.parse(server.seen[0].body).messages.length, 1);
    assert.equal(server.seen[0].headers.late, "1");
    assert.equal(server.seen.length, 1);
  }));

test("create sends without being awaited", () =>
  withServer(answer, async (server) => {
    const promise = clientOf(server).chat.completions.create(body);
    const response = await promise.asResponse();
    assert.equal(response.status, 200);
    assert.equal(server.seen.length, 1);
  }));

test("subclass of Completions can be patched", async () => {
  const { prototype } = OpenAI.Chat.Completions;
  const original = prototype.create;
  const calls = [];
  prototype.create = function (...args) {
    calls.push(args);
    return original.apply(this, args);
  };
  try {
    await withServer(answer, async (server) => {
      const reply = await clientOf(server).chat.completions.create(body);
      assert.equal(reply.choices[0].message.content, "Hello");
    });
  } finally {
    prototype.create = original;
  }
  assert.equal(calls.length, 1);
});

test("many calls at once stay apart", () =>
  withServer((request, response, text) => {
    const { user, stream } = JSON.parse(text);
    if (!stream) return sendJSON(response, completion(user));
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const letter of user)
      response.write(`data: ${JSON.stringify({ choices: [
        { index: 0, delta: { content: letter }, finish_reason: null }] })}\n\n`);
    response.end(`data: ${JSON.stringify({ choices: [
      { index: 0, delta: {}, finish_reason: "stop" }] })}\n\ndata: [DONE]\n\n`);
  }, async (server) => {
    const client = clientOf(server);
    const users = Array.from({ length: 60 }, (_, i) => `user-${i}`);
    const texts = await Promise.all(users.map(async (user, i) => {
      const params = { ...(i % 2 ? body : streamed), user };
      const reply = await client.chat.completions.create(params);
      if (i % 2) return reply.choices[0].message.content;
      return (await readAll(reply))
        .map((one) => one.choices[0].delta.content ?? "").join("");
    }));
    assert.deepEqual(texts, users);
  }));
