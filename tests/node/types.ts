// SPDX-License-Identifier: Apache-2.0
// Compiled with tsc --strict by types.test.js; never run.
import OpenAI, { APIError, AzureOpenAI, RateLimitError, Stream, toFile }
  from "zerohop";
import { createFetch, fetch } from "zerohop/fetch";
import { Page } from "zerohop/pagination";
import type { Chat } from "zerohop/resources/chat";
import type { ClientOptions } from "zerohop";
import * as models from "zerohop/models";
import { zodFunction, zodResponseFormat, zodTextFormat } from "zerohop/helpers/zod";

const options: ClientOptions = {
  apiKey: async () => "KEY",
  baseURL: "http://127.0.0.1:1/v1",
  defaultHeaders: { a: "b", c: null, d: ["e", "f"] },
  router: {
    models: { smart: { deployments: ["anthropic/x", { model: "openai/y" }] } },
  },
  fallbacks: ["gemini/z"],
};
const client: OpenAI = new OpenAI(options);

const messages: OpenAI.Chat.ChatCompletionMessageParam[] = [
  { role: "system", content: "Be brief." },
  {
    role: "user",
    content: [
      { type: "text", text: "What is this?" },
      { type: "image_url", image_url: { url: "data:image/png;base64,AA==" } },
    ],
  },
  { role: "tool", tool_call_id: "call_1", content: "{}" },
];

const tools: OpenAI.Chat.Completions.ChatCompletionTool[] = [
  {
    type: "function",
    function: { name: "f", parameters: { type: "object", properties: {} } },
  },
];

async function plain(): Promise<string | null> {
  const reply = await client.chat.completions.create(
    {
      model: "gpt-x",
      messages,
      tools,
      tool_choice: { type: "function", function: { name: "f" } },
      response_format: {
        type: "json_schema",
        json_schema: { name: "n", schema: {}, strict: true },
      },
      fallbacks: ["anthropic/x"],
      raw_params: { top_k: 3 },
    },
    { timeout: 1000, maxRetries: 0, headers: { "X-A": "b", "X-C": null } }
  );
  const completion: OpenAI.Chat.Completions.ChatCompletion = reply;
  const id: string | null | undefined = reply._request_id;
  const provider: string | undefined = reply._route?.provider;
  const used: number | undefined = completion.usage?.prompt_tokens;
  for (const call of completion.choices[0]?.message.tool_calls ?? [])
    if (call.type === "function") JSON.parse(call.function.arguments);
  messages.push(completion.choices[0]!.message);
  return [id, provider, used].join() + completion.choices[0]!.message.content;
}

async function streamed(signal: AbortSignal): Promise<string> {
  const stream = await client.chat.completions.create(
    { model: "gpt-x", messages, stream: true },
    { signal }
  );
  let text = "";
  for await (const chunk of stream) {
    const one: OpenAI.Chat.Completions.ChatCompletionChunk = chunk;
    text += one.choices[0]?.delta?.content ?? "";
  }
  const [left, right]: [Stream<OpenAI.Chat.ChatCompletionChunk>, unknown] =
    stream.tee();
  left.controller.abort();
  return text + String(right) + String(stream._route?.tokens?.total);
}

async function either(params: OpenAI.Chat.ChatCompletionCreateParams) {
  const result = await client.chat.completions.create(params);
  return "choices" in result ? result.choices.length : result.controller;
}

async function raw(): Promise<number> {
  const promise = client.chat.completions.create({ model: "m", messages });
  const response: Response = await promise.asResponse();
  const { data, request_id } = await promise.withResponse();
  return response.status + data.created + (request_id?.length ?? 0);
}

async function failing() {
  try {
    await plain();
  } catch (error) {
    if (error instanceof OpenAI.APIConnectionTimeoutError) return error.message;
    if (error instanceof RateLimitError) return error.headers.get("retry-after");
    if (error instanceof APIError)
      return [error.status, error.code, error.param, error.requestID,
        error.partialText, error.provider].join();
    throw error;
  }
  return client.withOptions({ maxRetries: 5 }).maxRetries;
}

// @ts-expect-error a model is required
client.chat.completions.create({ messages });
// @ts-expect-error unknown role
const bad: OpenAI.Chat.ChatCompletionMessageParam = { role: "alien" };

function money(): number | null | undefined {
  const known: models.Model | null = models.get("openai/gpt-5");
  const some = models.list({ can: ["tools"], takes: "image", minContext: 1 });
  const cost = models.price({ prompt_tokens: 1 }, "openai/gpt-5").cost;
  // @ts-expect-error no such capability
  models.list({ can: "fly" });
  return cost?.total ?? known?.prices?.input ?? some[0]?.context;
}

export { money, plain, streamed, either, raw, failing, bad };

async function helpers() {
  const place = {
    parse: (data: unknown) => data as { city: string; count: number },
  };
  const completion = await client.chat.completions.parse({
    model: "gpt-5",
    messages: [{ role: "user", content: "Hi" }],
    response_format: zodResponseFormat(place, "place"),
  });
  const city: string | undefined = completion.choices[0]?.message.parsed?.city;
  const stream = client.chat.completions.stream({
    model: "gpt-5",
    messages: [{ role: "user", content: "Hi" }],
  });
  stream.on("content", (delta, snapshot) => delta + snapshot);
  stream.on("tool_calls.function.arguments.done", ({ name }) => name.length);
  for await (const chunk of stream) chunk.choices[0]?.delta.content;
  const text: string | null = await stream.finalContent();
  const runner = client.chat.completions.runTools(
    {
      model: "gpt-5",
      messages: [{ role: "user", content: "Hi" }],
      tools: [
        zodFunction({ name: "f", parameters: place, function: (a) => a.city }),
        {
          type: "function",
          function: {
            name: "g",
            description: "",
            parameters: { type: "object" },
            parse: JSON.parse,
            function: ({ city: where }: { city: string }) => where,
          },
        },
      ],
    },
    { maxChatCompletions: 3 }
  );
  const usage = await runner.totalUsage();
  return [city, text, usage.total_tokens];
}
void helpers;

async function everything() {
  const page: Page<OpenAI.Model> = await client.models.list();
  for await (const file of client.files.list({ limit: 2 })) file.filename;
  const stored = await client.chat.completions.retrieve("chatcmpl-1");
  for await (const one of client.chat.completions.list()) one.model;
  for await (const message of client.chat.completions.messages.list("c"))
    message.content;
  const vector: number[] | undefined = (
    await client.embeddings.create({ model: "m", input: ["a"] })
  ).data[0]?.embedding;
  const file = await client.files.create({
    file: await toFile(new Uint8Array([1]), "a.txt"),
    purpose: "assistants",
  });
  const download: Response = await client.files.content(file.id);
  const done: OpenAI.FileObject = await client.files.waitForProcessing(file.id);
  const response = await client.responses.create({ model: "m", input: "x" });
  const text: string | null | undefined = response.output_text;
  const events = await client.responses.create({
    model: "m", input: "x", stream: true,
  });
  for await (const event of events)
    if (event.type === "response.output_text.delta") event.delta.length;
  const place = { parse: (data: unknown) => data as { city: string } };
  const parsed = await client.responses.parse({
    model: "m", input: "x", text: { format: zodTextFormat(place, "place") },
  });
  const city: string | undefined = parsed.output_parsed?.city;
  const stream = client.responses.stream({ model: "m", input: "x" });
  stream.on("response.output_text.delta", ({ snapshot }) => snapshot.length);
  for await (const event of stream) event.type;
  const final: OpenAI.Responses.Response = await stream.finalResponse();
  const store = await client.vectorStores.create({ name: "s" });
  await client.vectorStores.files.createAndPoll(store.id, { file_id: file.id });
  await client.vectorStores.fileBatches.uploadAndPoll(store.id, { files: [] });
  const speech = await client.audio.speech.create({
    model: "tts-1", input: "x", voice: "alloy",
  });
  await speech.arrayBuffer();
  const run = await client.beta.threads.runs.createAndPoll(
    "t", { assistant_id: "a" }, { pollIntervalMs: 5 });
  await client.beta.threads.runs.retrieve(run.id, { thread_id: "t" });
  await client.admin.organization.projects.users.list("p", { limit: 1 });
  await client.admin.organization.adminAPIKeys.create({ name: "k" });
  await client.fineTuning.jobs.list();
  await client.batches.cancel("b");
  await client.images.generate({ prompt: "p" });
  await client.moderations.create({ input: "x" });
  await client.conversations.items.list("c");
  await client.containers.files.content.retrieve("f", { container_id: "c" });
  await client.evals.runs.list("e");
  await client.skills.versions.list("s");
  await client.videos.retrieve("v");
  await client.realtime.clientSecrets.create({});
  const hook = await client.webhooks.unwrap("{}", new Headers(), "secret");
  const own = await client.post<{ ok: boolean }>("/own", { body: { a: 1 } });
  const azure: OpenAI = new AzureOpenAI({ apiVersion: "v", endpoint: "e" });
  const other: OpenAI = new OpenAI({ fetch, adminAPIKey: "k", dataResidency: "eu" });
  const routed: typeof fetch = createFetch({ router: "router.json" });
  const kept: Chat = client.beta.chat;
  const params: OpenAI.Responses.ResponseCreateParams = { model: "m" };
  return [page, stored, vector, download, done, text, city, final, hook.type,
    own.ok, azure, other, routed, kept, params] as const;
}
void everything;
