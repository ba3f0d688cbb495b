// SPDX-License-Identifier: Apache-2.0
// CPU microseconds of this process for each request, or for each chunk:
//
//     client.mjs zerohop|openai|ai|fetch URL plain|burst|drip IN_FLIGHT COUNT
const [library, server, shape, flight, count] = process.argv.slice(2);
const baseURL = `${server}/${shape}`;
const model = "gpt-4o-mini";
const messages = [{ role: "user", content: "The quick brown fox. ".repeat(20) }];
const streamed = shape !== "plain";

async function ofSdk(OpenAI) {
  const client = new OpenAI({ baseURL, apiKey: "KEY", maxRetries: 0 });
  if (!streamed)
    return async () => {
      const reply = await client.chat.completions.create({ model, messages });
      return reply.choices[0].message.content.length > 0;
    };
  return async () => {
    let found = 0;
    const stream = await client.chat.completions.create(
      { model, messages, stream: true });
    for await (const chunk of stream)
      if (chunk.choices[0].delta.content) found++;
    return found;
  };
}

async function ofAi() {
  const { generateText, streamText } = await import("ai");
  const { createOpenAICompatible } = await import("@ai-sdk/openai-compatible");
  const provider = createOpenAICompatible({ name: "p", baseURL, apiKey: "KEY" });
  const options = { model: provider(model), messages, maxRetries: 0 };
  if (!streamed)
    return async () => (await generateText(options)).text.length > 0;
  return async () => {
    let found = 0;
    for await (const piece of streamText(options).textStream)
      if (piece) found++;
    return found;
  };
}

async function ofFetch() {
  const ask = () => fetch(`${baseURL}/chat/completions`, {
    method: "POST",
    headers: { Authorization: "Bearer KEY", "Content-Type": "application/json" },
    body: JSON.stringify({ model, messages, stream: streamed }),
  });
  if (!streamed)
    return async () =>
      (await (await ask()).json()).choices[0].message.content.length > 0;
  return async () => {
    let found = 0;
    let rest = "";
    const pieces = (await ask()).body.pipeThrough(new TextDecoderStream());
    for await (const piece of pieces) {
      const lines = (rest + piece).split("\n");
      rest = lines.pop();
      for (const line of lines)
        if (line.startsWith("data: {") &&
            JSON.parse(line.slice(6)).choices[0].delta.content) found++;
    }
    return found;
  };
}

const makers = {
  zerohop: async () => ofSdk((await import("../../node/index.mjs")).default),
  openai: async () => ofSdk((await import("openai")).default),
  ai: ofAi,
  fetch: ofFetch,
};

async function play(create, total) {
  let left = total;
  let units = 0;
  const worker = async () => {
    while (left-- > 0) {
      const got = Number(await create()); // before the sum is looked at
      units += got;
    }
  };
  await Promise.all(Array.from({ length: Number(flight) }, worker));
  return units;
}

const create = await makers[library]();
await play(create, Math.max(1, Math.min(50, Number(count) / 4)));
const before = process.cpuUsage();
const units = await play(create, Number(count));
const { user, system } = process.cpuUsage(before);
console.log(((user + system) / units).toFixed(2));
process.exit(0);
