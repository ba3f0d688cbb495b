// SPDX-License-Identifier: Apache-2.0
// What audit.py watches, in Node: calls to the two servers given, each with
// something in it that names another host.
import { createRequire } from "node:module";

const OpenAI = createRequire(import.meta.url)("zerohop");
const [one, two] = process.argv.slice(2);
const elsewhere = process.env.ELSEWHERE;
const url = `http://${elsewhere}/x.png`;
const router = {
  providers: {
    one: { dialect: "openai_chat", base_url: `${one}/v1`, api_key: "KEY" },
    claude: { dialect: "anthropic", base_url: two, api_key: "KEY" },
    gemini: { base_url: two, api_key: "KEY" },
  },
  models: { m: { deployments: ["one/m"],
    fallbacks: ["claude/m", "gemini/m"] } },
};
const models = ["m", "one/m", "claude/m", "gemini/m",
  `gemini/@${elsewhere}/m`, `gemini/../..//${elsewhere}/m`,
  `gemini/m#@${elsewhere}`, `one/http://${elsewhere}/`];
const texts = ["say 301", "say 302", "say 303", "say 307", "say 308",
  "say 500", "say cut", `read ${url}`];

const messages = (text) => [
  { role: "system", content: url },
  { role: "user", content: [
    { type: "text", text },
    { type: "image_url", image_url: { url } }] },
];

async function ask(client, model, text, stream, body = {}, options = {}) {
  try {
    const answer = await client.chat.completions.create(
      { model, messages: messages(text), stream, ...body }, options);
    if (stream) for await (const chunk of answer) void chunk;
  } catch (error) {
    if (!(error instanceof OpenAI.OpenAIError)) throw error;
  }
}

const client = new OpenAI({ apiKey: "KEY", router, maxRetries: 0 });
for (const stream of [false, true]) {
  for (const model of models) await ask(client, model, texts.at(-1), stream);
  for (const text of texts)
    await ask(client, "m", text, stream, {},
      { headers: { Host: elsewhere, "X-Forwarded-Host": elsewhere } });
}
const plain = new OpenAI({ apiKey: "KEY", baseURL: one, maxRetries: 1 });
for (const text of texts)
  await ask(plain, "m", text, false,
    { base_url: url, api_base: url, fallbacks: [url] },
    { query: { url, [`/../@${elsewhere}`]: `//${elsewhere}` } });
