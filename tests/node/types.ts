// SPDX-License-Identifier: Apache-2.0
// Compiled with tsc --strict by types.test.js; never run.
import OpenAI, { APIError, RateLimitError, Stream } from "zerohop";
import type { ClientOptions } from "zerohop";
import * as models from "zerohop/models";
import { zodFunction, zodResponseFormat } from "zerohop/helpers/zod";

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
