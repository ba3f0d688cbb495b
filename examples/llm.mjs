// SPDX-License-Identifier: Apache-2.0
// The same class against a real model: plain, streamed, cancelled half way,
// and as the fallback of a provider that is down.
//
//     node examples/llm.mjs http://127.0.0.1:8080/v1      (or make demo-llm)
import OpenAI from "zerohop";

const router = {
  providers: {
    llamacpp: { base_url: process.argv[2] },
    down: { base_url: "http://127.0.0.1:9/v1", api_key: "none" },
  },
};
const model = "llamacpp/smollm2";
const write = (text) => process.stdout.write(text);
const ask = (content) => ({
  messages: [{ role: "user", content }],
  max_tokens: 60,
  temperature: 0,
});

function tell({ attempts, tokens, ttft_ms, total_ms }) {
  const tried = attempts.map(
    ({ provider, outcome }) => `${provider} ${outcome.toLowerCase()}`);
  const count = tokens && `${tokens.prompt} + ${tokens.completion}`;
  console.log(`  [${tried.join(", ")}; tokens ${count}; first token ` +
    `${ttft_ms.toFixed(0)} ms, all ${total_ms.toFixed(0)} ms]\n`);
}

console.log("zerohop in Node, a real model behind llama.cpp's server");
const client = new OpenAI({ router });
const create = (body, options) =>
  client.chat.completions.create(body, options);

console.log("plain:");
let reply = await create({ model, ...ask("Name three rivers.") });
console.log(" ", reply.choices[0].message.content.trim());
tell(reply._route);

console.log("streamed:");
let stream = await create(
  { model, stream: true, ...ask("What is a compiler?") });
for await (const chunk of stream)
  write(chunk.choices[0]?.delta.content ?? "");
console.log();
tell(stream._route);

console.log("cancelled half way:");
const controller = new AbortController();
stream = await create(
  { model, stream: true, ...ask("Tell me a long story about the sea.") },
  { signal: controller.signal });
let number = 0;
let started = 0;
for await (const chunk of stream) {
  write(chunk.choices[0]?.delta.content ?? "");
  if (++number === 16) {
    started = performance.now();
    controller.abort();
  }
}
console.log(
  `\n  [ended ${(performance.now() - started).toFixed(1)} ms after abort]\n`);

console.log("as the fallback of a provider that is down:");
reply = await create(
  { model: "down/any", ...ask("Say hello."), fallbacks: [model] });
console.log(" ", reply.choices[0].message.content.trim());
tell(reply._route);
