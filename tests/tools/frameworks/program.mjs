// SPDX-License-Identifier: Apache-2.0
// One program for each framework: a chat, a stream, a tool call and a refusal.
// Prints what it saw as JSON.
//
//   node --import zerohop/register program.mjs ai|langchain|agents BASE_URL
const [, , name, base] = process.argv;

const failure = async (action) => {
  try {
    return { value: await action() };
  } catch (error) {
    const { status, statusCode, lc_error_code } = error;
    return { class: error.constructor.name, status: status ?? statusCode,
      code: lc_error_code };
  }
};

const programs = {
  async ai() {
    const { generateText, jsonSchema, stepCountIs, streamText, tool } =
      await import("ai");
    const { createOpenAI } = await import("@ai-sdk/openai");
    const { fetch } = await import("../../../node/fetch.mjs");
    const openai = createOpenAI({ baseURL: base, apiKey: "K", fetch });
    const model = (id) => openai.chat(id);
    const prompt = "Hi";
    const chat = await generateText({ model: model("plain"), prompt });
    const stream = streamText({ model: model("stream"), prompt });
    const parts = [];
    for await (const part of stream.textStream) parts.push(part);
    const cities = [];
    const weather = tool({
      description: "the weather",
      inputSchema: jsonSchema({ type: "object", required: ["city"],
        properties: { city: { type: "string" } } }),
      execute: ({ city }) => {
        cities.push(city);
        return "sunny";
      },
    });
    const called = await generateText({ model: model("tool"), prompt,
      tools: { weather }, stopWhen: stepCountIs(3) });
    const refused = await failure(() =>
      generateText({ model: model("limit"), prompt, maxRetries: 0 }));
    return { chat: chat.text, parts, cities, called: called.text, refused };
  },

  async langchain() {
    const { ChatOpenAI } = await import("@langchain/openai");
    const { tool } = await import("@langchain/core/tools");
    const make = (model) => new ChatOpenAI({ model, apiKey: "K", maxRetries: 0,
      configuration: { baseURL: base } });
    const chat = await make("plain").invoke("Hi");
    const parts = [];
    for await (const { content } of await make("stream").stream("Hi"))
      if (content !== "") parts.push(content);
    const schema = { type: "object", required: ["city"],
      properties: { city: { type: "string" } } };
    const weather = tool(async () => "sunny",
      { name: "weather", description: "the weather", schema });
    const { tool_calls: calls } =
      await make("tool").bindTools([weather]).invoke("Hi");
    const refused = await failure(() => make("limit").invoke("Hi"));
    return { chat: chat.content, parts, cities: calls.map(({ args }) => args.city),
      called: calls[0].name, refused };
  },

  async agents() {
    const { Agent, run, setDefaultOpenAIClient, setOpenAIAPI,
      setTracingDisabled, tool } = await import("@openai/agents");
    const { default: OpenAI } = await import("openai");
    setDefaultOpenAIClient(new OpenAI({ apiKey: "K", baseURL: base,
      maxRetries: 0 }));
    setOpenAIAPI("chat_completions");
    setTracingDisabled(true);
    const agent = (model, tools = []) =>
      new Agent({ name: "A", instructions: "Be brief.", model, tools });
    const chat = await run(agent("plain"), "Hi");
    const stream = await run(agent("stream"), "Hi", { stream: true });
    const parts = [];
    for await (const part of stream.toTextStream()) parts.push(part);
    await stream.completed;
    const cities = [];
    const weather = tool({
      name: "weather", description: "the weather", strict: false,
      parameters: { type: "object", required: ["city"], properties:
        { city: { type: "string" } }, additionalProperties: true },
      execute: ({ city }) => {
        cities.push(city);
        return "sunny";
      },
    });
    const called = await run(agent("tool", [weather]), "Hi");
    const refused = await failure(() => run(agent("limit"), "Hi"));
    return { chat: chat.finalOutput, parts, cities, called: called.finalOutput,
      refused };
  },
};

console.log(JSON.stringify(await programs[name]()));
process.exit(0);
