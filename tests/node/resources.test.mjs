// SPDX-License-Identifier: Apache-2.0
// What resources do beyond one request: pages, polling, uploads, downloads,
// embeddings, webhooks, responses, Azure, logs.  That each sends what the
// official client sends is for differential.test.mjs.
import assert from "node:assert/strict";
import crypto from "node:crypto";
import { createReadStream } from "node:fs";
import test from "node:test";

import { body as chat, completion, errorOf, OpenAI, record, require, root,
  sendJSON, withServer } from "./support.mjs";

const json = (response, value, headers) =>
  sendJSON(response, value, 200, headers);

const withClient = (answer, run, options) =>
  withServer(answer, ({ base, seen }) => run(new OpenAI(
    { apiKey: "K", baseURL: base, maxRetries: 0, ...options }), seen));

const item = (n) => ({ id: `file-${n}` });

// Five files in pages of two.
function files(request, response) {
  const after = new URL(request.url, "http://x").searchParams.get("after");
  const from = after === null ? 0 : Number(after.slice(5));
  const data = [1, 2, 3, 4, 5].slice(from, from + 2).map(item);
  json(response, { data, has_more: from + 2 < 5, object: "list" });
}

test("a list is read page by page, or item by item", () =>
  withClient(files, async (client, seen) => {
    const page = await client.files.list({ limit: 2 });
    assert.equal(page.constructor, OpenAI.CursorPage);
    assert.deepEqual(page.data, [item(1), item(2)]);
    assert.equal(page.hasNextPage(), true);
    const next = await page.getNextPage();
    assert.deepEqual(next.data, [item(3), item(4)]);
    const sizes = [];
    for await (const one of page.iterPages()) sizes.push(one.data.length);
    assert.deepEqual(sizes, [2, 2, 1]);
    const ids = [];
    for await (const { id } of client.files.list({ limit: 2 })) ids.push(id);
    assert.deepEqual(ids, [1, 2, 3, 4, 5].map((n) => item(n).id));
    assert.equal(seen.at(-1).url, "/v1/files?limit=2&after=file-4");
    const { data, response } = await client.files.list().withResponse();
    assert.equal(data.data.length, 2);
    assert.equal(response.status, 200);
    const last = await client.files.list({ after: "file-4" });
    assert.equal(last.hasNextPage(), false);
    const only = await client.models.list();
    assert.equal(only.constructor, OpenAI.Page);
    await assert.rejects(only.getNextPage(), OpenAI.OpenAIError);
  }));

test("polling waits as long as the server says, and sends its marks", () => {
  const states = ["in_progress", "in_progress", "completed"];
  return withClient((request, response) => {
    const status = request.method === "POST" ? "in_progress" : states.shift();
    json(response, { id: "f", status }, { "openai-poll-after-ms": "1" });
  }, async (client, seen) => {
    const file = await client.vectorStores.files.createAndPoll("vs",
      { file_id: "f" });
    assert.equal(file.status, "completed");
    assert.equal(seen.length, 4);
    assert.equal(seen[1].headers["x-stainless-poll-helper"], "true");
    states.push("queued", "completed");
    const run = await client.beta.threads.runs.poll("r", { thread_id: "t" },
      { pollIntervalMs: 1 });
    assert.equal(run.status, "completed");
    assert.equal(seen.at(-1).headers["x-stainless-custom-poll-interval"], "1");
    states.push("processed");
    assert.equal((await client.files.waitForProcessing("f")).status, "processed");
    states.push("in_progress");
    const signal = AbortSignal.abort();
    const error = await errorOf(
      client.vectorStores.files.poll("vs", "f", { signal }));
    assert.equal(error.constructor, OpenAI.APIUserAbortError);
  });
});

test("files come from disks, buffers, responses and streams", () =>
  withClient((request, response) => json(response, { id: "f", status: "x" }),
    async (client, seen) => {
      const send = async (file) => {
        await client.files.create({ file, purpose: "batch" });
        return seen.at(-1).body;
      };
      const fromDisk = await send(createReadStream(`${root}/VERSION`));
      assert.match(fromDisk, /name="file"; filename="VERSION"/);
      assert.match(fromDisk, /name="purpose"\r\n\r\nbatch/);
      assert.match(await send(await OpenAI.toFile(Buffer.from("abc"), "a.txt",
        { type: "text/plain" })), /filename="a.txt"\r\nContent-Type: text\/plain\r\n\r\nabc/);
      assert.match(await send(new Response("of a page")), /of a page/);
      assert.match(await send(new Blob(["of a blob"])), /of a blob/);
      async function* parts() {
        yield Buffer.from("of ");
        yield "parts";
      }
      assert.match(await send(OpenAI.toFile(parts(), "p")
        .then((file) => file) && await OpenAI.toFile(parts(), "p")), /of parts/);
      assert.match(await send(OpenAI.toStreamingFile(
        { data: parts(), name: "s.txt", type: "text/x" })),
      /filename="s.txt"\r\nContent-Type: text\/x\r\n\r\nof parts/);
      const nothing = await errorOf(client.files.create(
        { file: null, purpose: "batch" }));
      assert.match(nothing.message, /Received null for "file"/);
      const gone = await errorOf(client.files.create(
        { file: createReadStream(`${root}/nowhere`), purpose: "batch" }));
      assert.equal(gone.code, "ENOENT");
      const count = seen.length;
      const batch = await client.vectorStores.fileBatches.uploadAndPoll("vs",
        { files: [new File(["1"], "1"), new File(["2"], "2")], fileIds: ["f-0"] });
      assert.equal(batch.id, "f");
      assert.equal(seen.length, count + 4);
      assert.deepEqual(JSON.parse(seen.at(-2).body).file_ids, ["f-0", "f", "f"]);
      await assert.rejects(client.vectorStores.fileBatches.uploadAndPoll("vs",
        { files: [] }), /No `files`/);
    }));

test("a download is a Response that is read as it comes", () => {
  const bytes = crypto.randomBytes(300000);
  return withClient((request, response) => {
    response.writeHead(200, { "content-type": "audio/mpeg" });
    response.end(bytes);
  }, async (client) => {
    const reply = await client.audio.speech.create(
      { model: "tts-1", input: "x", voice: "alloy" });
    assert.ok(reply instanceof Response);
    assert.equal(reply.headers.get("content-type"), "audio/mpeg");
    assert.ok(Buffer.from(await reply.arrayBuffer()).equals(bytes));
    const again = await client.files.content("f").asResponse();
    const parts = [];
    for await (const part of again.body) parts.push(part);
    assert.ok(Buffer.concat(parts).equals(bytes));
  });
});

test("embeddings come as base64 unless the caller says otherwise", () => {
  const floats = Float32Array.from([1, 2, -0.5]);
  const base64 = Buffer.from(floats.buffer).toString("base64");
  let ignores = false;
  return withClient((request, response, text) => {
    const { encoding_format: format } = JSON.parse(text);
    const embedding = format === "base64" && !ignores ? base64 : [...floats];
    json(response, { object: "list", data: [{ index: 0, embedding }] });
  }, async (client) => {
    const ask = async (extra) => (await client.embeddings.create(
      { model: "m", input: "x", ...extra })).data[0].embedding;
    assert.deepEqual(await ask(), [1, 2, -0.5]);
    assert.equal(await ask({ encoding_format: "base64" }), base64);
    assert.deepEqual(await ask({ encoding_format: "float" }), [1, 2, -0.5]);
    ignores = true;
    assert.deepEqual(await ask(), [1, 2, -0.5]);
  });
});

const message = (text) => ({ type: "message", role: "assistant", id: "m",
  content: [{ type: "output_text", text, annotations: [] }] });
const made = (...output) => ({ id: "r", object: "response", output });

test("responses have their text, and what a format makes of it", () =>
  withClient((request, response) =>
    json(response, made(message('{"a":1}'), { type: "function_call", name: "f",
      arguments: '{"b":2}', call_id: "c" })),
  async (client) => {
    const plain = await client.responses.create({ model: "m", input: "x" });
    assert.equal(plain.output_text, '{"a":1}');
    assert.equal((await client.responses.retrieve("r")).output_text, '{"a":1}');
    const tool = { type: "function", name: "f", strict: true, parameters: {} };
    const parsed = await client.responses.parse({ model: "m", input: "x",
      text: { format: { type: "json_schema", name: "n", schema: {} } },
      tools: [tool] });
    assert.deepEqual(parsed.output_parsed, { a: 1 });
    assert.deepEqual(parsed.output[1].parsed_arguments, { b: 2 });
    assert.equal(typeof parsed._request_id, "object");
  }));

const said = [
  { type: "response.created", response: made() },
  { type: "response.output_item.added", output_index: 0,
    item: { ...message(""), content: [] } },
  { type: "response.content_part.added", output_index: 0, content_index: 0,
    part: { type: "output_text", text: "", annotations: [] } },
  { type: "response.output_text.delta", output_index: 0, content_index: 0,
    delta: "Hel" },
  { type: "response.output_text.delta", output_index: 0, content_index: 0,
    delta: "lo" },
  { type: "response.completed", response: made(message("Hello")) },
].map((event, i) => ({ ...event, sequence_number: i }));

function stream(request, response) {
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (const event of said)
    response.write(`event: ${event.type}\n${record(event)}`);
  response.end();
}

test("responses are streamed as events, plain and with snapshots", () =>
  withClient(stream, async (client) => {
    const asked = { model: "m", input: "x" };
    const events = await client.responses.create({ ...asked, stream: true });
    const types = [];
    for await (const event of events) types.push(event.type);
    assert.deepEqual(types, said.map(({ type }) => type));
    const raw = await client.responses.create({ ...asked, stream: true })
      .asResponse();
    assert.match(await raw.text(), /^event: response.created\ndata: \{/);
    const runner = client.responses.stream(asked);
    const texts = [];
    runner.on("response.output_text.delta",
      ({ delta, snapshot }) => texts.push([delta, snapshot]));
    const final = await runner.finalResponse();
    assert.deepEqual(texts, [["Hel", "Hel"], ["lo", "Hello"]]);
    assert.equal(final.output[0].content[0].text, "Hello");
    const later = [];
    for await (const { sequence_number } of client.responses.stream(
      { response_id: "r", starting_after: 3 }))
      later.push(sequence_number);
    assert.deepEqual(later, [4, 5]);
  }));

test("webhooks are opened when their signature is good", async () => {
  const secret = `whsec_${Buffer.from("key").toString("base64")}`;
  const client = new OpenAI({ apiKey: "K", webhookSecret: secret });
  const payload = JSON.stringify({ type: "response.completed" });
  const signed = (seconds, id = "wh_1", key = "key") => ({
    "webhook-id": id, "webhook-timestamp": String(seconds),
    "webhook-signature": `v1,${crypto.createHmac("sha256", Buffer.from(key))
      .update(`${id}.${seconds}.${payload}`).digest("base64")}`,
  });
  const now = Math.floor(Date.now() / 1000);
  const event = await client.webhooks.unwrap(payload, signed(now));
  assert.equal(event.type, "response.completed");
  await client.webhooks.verifySignature(payload, new Headers(signed(now)));
  const { InvalidWebhookSignatureError: Bad } = OpenAI;
  const refuse = (headers, text = payload) =>
    assert.rejects(client.webhooks.unwrap(text, headers), Bad);
  await refuse(signed(now - 400));
  await refuse(signed(now + 400));
  await refuse(signed(now, "wh_1", "other"));
  await refuse(signed(now), `${payload} `);
  await refuse({ ...signed(now), "webhook-timestamp": "soon" });
  await assert.rejects(client.webhooks.unwrap(payload, {}), /webhook-signature/);
  await assert.rejects(new OpenAI({ apiKey: "K" }).webhooks.unwrap(payload,
    signed(now)), /webhook secret/);
});

test("Azure has deployments in its paths and a header of its own", () => {
  const { AzureOpenAI } = OpenAI;
  const make = (options) => () => new AzureOpenAI(options);
  assert.throws(make({ apiKey: "K", endpoint: "http://x" }), /OPENAI_API_VERSION/);
  assert.throws(make({ apiVersion: "v", apiKey: "K" }), /AZURE_OPENAI_ENDPOINT/);
  assert.throws(make({ apiVersion: "v", endpoint: "http://x" }), /credentials/);
  return withClient((request, response) => json(response, completion()),
    async (plain, seen) => {
      const endpoint = plain.baseURL.replace(/\/v1$/, "");
      const azure = new AzureOpenAI({ endpoint, apiKey: "AK", apiVersion: "v1" });
      await azure.chat.completions.create({ ...chat, model: "my gpt" });
      assert.equal(seen.at(-1).url,
        "/openai/deployments/my%20gpt/chat/completions?api-version=v1");
      assert.equal(seen.at(-1).headers["api-key"], "AK");
      assert.equal(seen.at(-1).headers.authorization, undefined);
      await azure.models.list();
      assert.equal(seen.at(-1).url, "/openai/models?api-version=v1");
      const token = new AzureOpenAI({ endpoint, apiVersion: "v1",
        deployment: "d", azureADTokenProvider: async () => "TOKEN" });
      await token.embeddings.create({ model: "m", input: "x" });
      assert.equal(seen.at(-1).url,
        "/openai/deployments/d/embeddings?api-version=v1");
      assert.equal(seen.at(-1).headers.authorization, "Bearer TOKEN");
      const other = azure.withOptions({ timeout: 1000 });
      await other.models.list();
      assert.equal(seen.at(-1).headers["api-key"], "AK");
    });
});

test("a log says what was asked and came of it, and no keys", () => {
  const lines = [];
  const say = (level) => (...args) => lines.push([level, JSON.stringify(args)]);
  const logger = Object.fromEntries(
    ["debug", "info", "warn", "error"].map((level) => [level, say(level)]));
  return withClient((request, response) => {
    if (request.url !== "/v1/models/no") return json(response, { id: "m" });
    response.writeHead(404, { "content-type": "application/json" });
    return response.end('{"error":{"message":"no"}}');
  }, async (client) => {
    await client.models.retrieve("yes");
    assert.match(lines[0][1], /sending request/);
    assert.match(lines[1][1], /get http.*\/models\/yes succeeded with status 200/);
    await errorOf(client.models.retrieve("no"));
    assert.match(lines.at(-2)[1], /failed with status 404/);
    assert.doesNotMatch(JSON.stringify(lines), /SECRET/);
    const count = lines.length;
    await client.withOptions({ logLevel: "warn" }).models.retrieve("yes");
    assert.equal(lines.length, count);
    new OpenAI({ apiKey: "K", logLevel: "loud", logger });
    assert.match(lines.at(-1)[1], /logLevel was set to .*loud/);
  }, { logger, logLevel: "debug", apiKey: "SECRET" });
});

test("get, post and the others send what they are told", () =>
  withClient((request, response) => json(response, { ok: true }),
    async (client, seen) => {
      for (const method of ["get", "post", "put", "patch", "delete"]) {
        const reply = await client[method]("/own", { query: { a: [1, 2] },
          headers: { "x-own": method } });
        assert.deepEqual(reply, { ok: true });
        assert.equal(seen.at(-1).method, method.toUpperCase());
        assert.equal(seen.at(-1).headers["x-own"], method);
      }
      assert.match(decodeURIComponent(seen.at(-1).url), /\?a\[\]=1&a\[\]=2$/);
      await client.request({ method: "post", path: "/own", body: { b: 1 } });
      assert.equal(seen.at(-1).body, '{"b":1}');
      await client.post("/own", { body: new Uint8Array([104, 105]) });
      assert.equal(seen.at(-1).body, "hi");
      await client.get(`${client.baseURL}/whole`);
      assert.equal(seen.at(-1).url, "/v1/whole");
      class Own extends OpenAI {
        async prepareOptions(options) {
          options.headers = { "x-prepared": "1" };
        }
      }
      await new Own({ apiKey: "K", baseURL: client.baseURL }).get("/own");
      assert.equal(seen.at(-1).headers["x-prepared"], "1");
    }));

test("a route tells of requests that are no chats, too", () =>
  withClient((request, response) => json(response, { id: "m" }),
    async (client) => {
      const model = await client.models.retrieve("m");
      assert.equal(model._route.attempts.length, 1);
      const response = await client.models.retrieve("m").asResponse();
      assert.equal(response.headers.get("x-zerohop-attempts"), "1");
    }));

test("what is imported by a path of its own is the same", () => {
  const { Completions } = require("zerohop/resources/chat/completions");
  assert.equal(Completions, OpenAI.Chat.Completions);
  assert.equal(require("zerohop/resources").Files, OpenAI.Files);
  assert.equal(require("zerohop/error").APIError, OpenAI.APIError);
  assert.equal(require("zerohop/core/error.js").APIError, OpenAI.APIError);
  assert.equal(require("zerohop/streaming").Stream, OpenAI.Stream);
  assert.equal(require("zerohop/lib/ChatCompletionStream")
    .ChatCompletionStream.name, "ChatCompletionStream");
});

test("what is absent says so", () => {
  const { threads } = new OpenAI({ apiKey: "k" }).beta;
  for (const [owner, name] of [[threads, "createAndRunStream"],
    [threads.runs, "stream"], [threads.runs, "createAndStream"],
    [threads.runs, "submitToolOutputsStream"]])
    assert.throws(() => owner[name]("t", {}), (error) =>
      error instanceof OpenAI.OpenAIError &&
      /AssistantStream.*with stream: true/.test(error.message));
  assert.throws(() => new OpenAI.BedrockOpenAI(), /BedrockOpenAI.*baseURL/);
});
