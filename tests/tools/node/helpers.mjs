// SPDX-License-Identifier: Apache-2.0
// The differential test of the helpers: parse, stream, runTools, zod.
import { z } from "zod";
import { z as z3 } from "zod/v3";

const messages = [{ role: "user", content: "Hi" }];
const body = { model: "gpt-x", messages };

const Place = z.object({ city: z.string(), n: z.number() });
const City = z.object({ city: z.string() });

const weather = {
  type: "function",
  function: {
    name: "weather", strict: true, description: "how it is",
    parameters: {
      type: "object", properties: { city: { type: "string" } },
      required: ["city"], additionalProperties: false,
    },
  },
};
const time = { type: "function", function: { name: "time", parameters: {} } };

const jsonFormat = {
  type: "json_schema",
  json_schema: { name: "place", schema: {}, strict: true },
};

const chatEvents = [
  "connect", "chunk", "content", "content.delta", "content.done",
  "refusal.delta", "refusal.done", "tool_calls.function.arguments.delta",
  "tool_calls.function.arguments.done", "logprobs.content.delta",
  "logprobs.content.done", "message", "chatCompletion", "functionToolCall",
  "functionToolCallResult", "finalContent", "finalMessage",
  "finalChatCompletion", "finalFunctionToolCall",
  "finalFunctionToolCallResult", "totalUsage", "error", "abort", "end",
];

const last = (state) => state.requests[state.requests.length - 1];

// Everything that a runner tells, in order, as it was then.
async function listen(runner) {
  const told = [];
  for (const name of chatEvents)
    runner.on(name, (...args) => {
      const [first] = args;
      const shown = first instanceof Error
        ? [first.constructor.name, first.message] : args;
      told.push([name, JSON.parse(JSON.stringify(shown))]);
    });
  await runner.done().catch((error) => told.push(["done", error.message]));
  return told;
}

const parsed = (scenario, extra) => [
  `parse: ${scenario} ${JSON.stringify(Object.keys(extra))}`,
  async ({ client, caught, seen, part }) => {
    const asked = typeof extra === "function" ? extra(part("helpers/zod")) : extra;
    const how = await caught(async () =>
      client(scenario).chat.completions.parse({ ...body, ...asked }));
    const { body: sent, headers } = last(seen(scenario)) ?? { headers: {} };
    return [how, sent, headers["x-stainless-helper-method"]];
  },
];

const streamed = (scenario, extra = {}) => [
  `stream(): ${scenario} ${JSON.stringify(Object.keys(extra))}`,
  async ({ client, seen }) => {
    const runner = client(scenario).chat.completions.stream({ ...body, ...extra });
    const told = await listen(runner);
    const { body: sent, headers } = last(seen(scenario));
    const final = await runner.finalChatCompletion().catch((e) => e.message);
    return [told, final, sent, headers["x-stainless-helper-method"],
      runner.ended, runner.errored, runner.aborted];
  },
];

const runnableWeather = {
  type: "function",
  function: {
    name: "weather", description: "how it is",
    parameters: weather.function.parameters, parse: JSON.parse,
    function: ({ city }) => ({ city, sky: "blue" }),
  },
};

const ran = (scenario, extra = {}, options) => [
  `runTools: ${scenario} ${JSON.stringify([Object.keys(extra), options])}`,
  async ({ client, seen }) => {
    const runner = client(scenario).chat.completions.runTools(
      { ...body, tools: [runnableWeather], ...extra }, options);
    const told = await listen(runner);
    const requests = seen(scenario).requests.map((one) =>
      [one.body, one.headers["x-stainless-helper-method"]]);
    const final = await Promise.all([
      runner.finalContent(), runner.finalMessage(),
      runner.finalFunctionToolCall(), runner.finalFunctionToolCallResult(),
      runner.totalUsage(),
    ]).catch((error) => error.message);
    return [told, requests, final, runner.messages];
  },
];

// What zod 4 makes of a schema, byte by byte; of zod 3 the plain cases.
const schemas = [
  ["object", (k) => k.object({ a: k.string(), b: k.number().int().min(1).nullable() })],
  ["nested", (k) => k.object({ l: k.array(k.object({ c: k.string().describe("see") })) })],
  ["enum", (k) => k.object({ e: k.enum(["x", "y"]), d: k.literal("q"), t: k.boolean() })],
  ["union", (k) => k.object({ u: k.union([k.string(), k.number()]) })],
  ["optional and nullable", (k) => k.object({ a: k.string().optional().nullable() })],
  ["numbers", (k) => k.object({ r: k.number().gt(1).lt(5).multipleOf(2), n: k.null() })],
  ["discriminated", (k) => k.object({ k: k.discriminatedUnion("t", [
    k.object({ t: k.literal("a"), x: k.string() }),
    k.object({ t: k.literal("b"), y: k.number() })]) })],
  ["array at the root", (k) => k.array(k.string())],
];

const schemaItem = (version, k, [name, make]) => [
  `zod ${version}: ${name}`,
  ({ part, caught }) => {
    const { zodResponseFormat, zodTextFormat, zodFunction,
      zodResponsesFunction, zodRealtimeFunction } = part("helpers/zod");
    const parameters = make(k);
    return caught(async () => [
      zodResponseFormat(parameters, "it", { description: "D" }),
      zodTextFormat(parameters, "it"),
      zodFunction({ name: "f", parameters, description: "d" }),
      zodResponsesFunction({ name: "f", parameters }),
      zodRealtimeFunction({ name: "f", parameters }),
    ]);
  },
];

const zodParsed = (name, scenario, make) => [
  `zod: ${name}`,
  async ({ client, caught, part, seen }) => {
    const how = await caught(async () =>
      client(scenario).chat.completions.parse({ ...body, ...make(part("helpers/zod")) }));
    return [how, last(seen(scenario)).body];
  },
];

export const helperItems = [
  parsed("plain", {}),
  parsed("json", { response_format: jsonFormat }),
  parsed("json", { response_format: { type: "json_object" } }),
  parsed("refused", { response_format: jsonFormat }),
  parsed("length", { response_format: jsonFormat }),
  parsed("filtered", { response_format: jsonFormat }),
  parsed("called", { tools: [weather] }),
  parsed("called", { tools: [time] }),
  parsed("called", { tools: [{ type: "retrieval" }] }),
  zodParsed("a format", "json", ({ zodResponseFormat }) =>
    ({ response_format: zodResponseFormat(Place, "place") })),
  zodParsed("a format that does not fit", "json", ({ zodResponseFormat }) =>
    ({ response_format: zodResponseFormat(City.extend({ n: z.number() }), "place") })),
  zodParsed("a tool", "called", ({ zodFunction }) =>
    ({ tools: [zodFunction({ name: "weather", parameters: City })] })),
  ...schemas.map((one) => schemaItem("4", z, one)),
  ...schemas.filter(([name]) => !name.startsWith("optional"))
    .map((one) => schemaItem("3", z3, one)),
  streamed("stream"),
  streamed("usage"),
  streamed("tools"),
  streamed("twotools", { tools: [weather] }),
  streamed("logprobs"),
  streamed("refusal"),
  streamed("structured"),
  streamed("structured", { response_format: jsonFormat }),
  streamed("choices"),
  streamed("unfinished"),
  streamed("nochunks"),
  streamed("inband"),
  streamed("e400"),
  [
    "stream(): read, emitted, content",
    async ({ client }) => {
      const runner = client("stream").chat.completions.stream(body);
      const first = runner.emitted("content");
      const chunks = [];
      for await (const chunk of runner) chunks.push(chunk);
      return [await first, chunks, await runner.finalContent(),
        await runner.finalMessage(), await runner.totalUsage()];
    },
  ],
  [
    "stream(): to and from a readable stream",
    async ({ client, OpenAI }) => {
      const runner = client("stream").chat.completions.stream(body);
      const text = await new Response(runner.toReadableStream()).text();
      return [text, await runner.finalContent()];
    },
  ],
  [
    "stream(): aborted",
    async ({ client, caught }) => {
      const runner = client("slow").chat.completions.stream(body);
      runner.on("content", () => runner.abort());
      const how = await caught(() => runner.finalContent());
      return [how, runner.aborted, runner.ended, runner.errored];
    },
  ],
  [
    "stream(): left early",
    async ({ client }) => {
      const runner = client("slow").chat.completions.stream(body);
      let count = 0;
      for await (const chunk of runner) if (++count === 2 && chunk) break;
      return [count, runner.controller.signal.aborted];
    },
  ],
  ran("plain"),
  ran("runs"),
  ran("forever", {}, { maxChatCompletions: 2 }),
  ran("called", { tool_choice: { type: "function", function: { name: "weather" } } }),
  ran("e429"),
  ran("twotools", { stream: true }, { maxChatCompletions: 1 }),
];
