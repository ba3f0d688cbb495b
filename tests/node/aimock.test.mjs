// SPDX-License-Identifier: Apache-2.0
// An independent mock of the three wire formats answers through zerohop.
import assert from "node:assert/strict";
import test from "node:test";

import {
  OpenAI, errorOf, nodeIs, noTool, readAll, tool,
} from "./support.mjs";

const name = "@copilotkit/aimock";
let skip = false;
if (!nodeIs(20, 15)) skip = `${name} needs Node 20.15`;
const library = skip ? null : await tool(name);
if (!skip && library === null) skip = noTool(name);

const tools = [{
  type: "function",
  function: {
    name: "weather",
    description: "The weather of a city",
    parameters: {
      type: "object",
      properties: { city: { type: "string" } },
      required: ["city"],
    },
  },
}];

// The three formats, as providers of the router option.
const providersAt = (url) => ({
  openai: { base_url: `${url}/v1`, api_key: "mock" },
  anthropic: { base_url: url, api_key: "mock" },
  gemini: { base_url: `${url}/v1beta`, api_key: "mock" },
});

const models = {
  OpenAI: "openai/gpt-4o",
  Anthropic: "anthropic/claude-sonnet-4-5",
  Gemini: "gemini/gemini-2.5-flash",
};

const usage = {
  prompt_tokens: 11, completion_tokens: 5, total_tokens: 16,
  input_tokens: 11, output_tokens: 5,
};

async function withMock(format, action) {
  const mock = new library.LLMock({ port: 0 });
  mock.on({ userMessage: "weather", hasToolResult: true },
    { content: "Take an umbrella.", usage });
  mock.onMessage("hello", { content: "Hi there! Grüße 🌍", usage });
  mock.onMessage("weather", {
    toolCalls: [{ name: "weather", arguments: '{"city":"Köln"}', id: "call_w" }],
    usage,
    // Gemini itself says STOP after calls, the mock a word that it never says.
    ...(format === "Gemini" && { finishReason: "stop" }),
  });
  mock.onMessage("broken", {
    error: { message: "too much", type: "rate_limit_error" }, status: 429,
  });
  await mock.start();
  try {
    const client = new OpenAI({
      apiKey: "mock", maxRetries: 0,
      router: { providers: providersAt(mock.url) },
    });
    await action(client, mock);
  } finally {
    await mock.stop();
  }
}

const say = (content) => [{ role: "user", content }];
const textOf = (chunks) =>
  chunks.map((one) => one.choices[0]?.delta.content ?? "").join("");

// The tool calls that a stream's pieces make up.
function callsOf(chunks) {
  const calls = [];
  for (const one of chunks)
    for (const piece of one.choices[0]?.delta.tool_calls ?? []) {
      const call = (calls[piece.index] ??= { id: "", name: "", arguments: "" });
      call.id += piece.id ?? "";
      call.name += piece.function?.name ?? "";
      call.arguments += piece.function?.arguments ?? "";
    }
  return calls;
}

for (const [format, model] of Object.entries(models)) {
  test(`${format}: plain`, { skip }, () => withMock(format, async (client, mock) => {
    const reply = await client.chat.completions.create({
      model, messages: say("hello"), max_tokens: 50,
    });
    assert.equal(reply.object, "chat.completion");
    assert.equal(reply.choices[0].message.role, "assistant");
    assert.equal(reply.choices[0].message.content, "Hi there! Grüße 🌍");
    assert.equal(reply.choices[0].finish_reason, "stop");
    assert.equal(reply._route.provider, format.toLowerCase());
    assert.equal(reply.usage.total_tokens, 16);
    assert.deepEqual(reply._route.tokens.prompt, 11);
    assert.equal(mock.getRequests().length, 1);
  }));

  test(`${format}: streamed`, { skip }, () => withMock(format, async (client) => {
    const stream = await client.chat.completions.create({
      model, messages: say("hello"), stream: true,
      stream_options: { include_usage: true },
    });
    const chunks = await readAll(stream);
    assert.equal(textOf(chunks), "Hi there! Grüße 🌍");
    assert.ok(chunks.length > 2);
    const finished = chunks.filter((one) => one.choices[0]?.finish_reason);
    assert.deepEqual(finished.map((one) => one.choices[0].finish_reason),
      ["stop"]);
    assert.equal(chunks.at(-1).usage.total_tokens, 16);
    assert.equal(stream._route.provider, format.toLowerCase());
  }));

  test(`${format}: tools, plain, and their result`, { skip }, () =>
    withMock(format, async (client) => {
      const messages = say("weather");
      const reply = await client.chat.completions.create({
        model, messages, tools,
      });
      const { message, finish_reason: finish } = reply.choices[0];
      assert.equal(finish, "tool_calls");
      assert.equal(message.tool_calls.length, 1);
      const [call] = message.tool_calls;
      assert.equal(call.function.name, "weather");
      assert.deepEqual(JSON.parse(call.function.arguments), { city: "Köln" });
      messages.push(message, {
        role: "tool", tool_call_id: call.id, content: '{"sky":"rain"}',
      });
      const second = await client.chat.completions.create({
        model, messages, tools,
      });
      assert.equal(second.choices[0].message.content, "Take an umbrella.");
    }));

  test(`${format}: tools, streamed`, { skip }, () =>
    withMock(format, async (client) => {
      const chunks = await readAll(await client.chat.completions.create({
        model, messages: say("weather"), tools, stream: true,
      }));
      const calls = callsOf(chunks);
      assert.equal(calls.length, 1);
      assert.equal(calls[0].name, "weather");
      assert.ok(calls[0].id);
      assert.deepEqual(JSON.parse(calls[0].arguments), { city: "Köln" });
      assert.equal(chunks.findLast((one) => one.choices[0]?.finish_reason)
        .choices[0].finish_reason, "tool_calls");
    }));

  test(`${format}: an error`, { skip }, () => withMock(format, async (client) => {
    for (const stream of [false, true]) {
      const error = await errorOf(client.chat.completions.create({
        model, messages: say("broken"), stream,
      }));
      assert.equal(error.constructor, OpenAI.RateLimitError);
      assert.equal(error.status, 429);
      assert.match(error.message, /too much/);
      assert.equal(error.provider, format.toLowerCase());
    }
  }));
}
