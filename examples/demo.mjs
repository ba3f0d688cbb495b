// SPDX-License-Identifier: Apache-2.0
// What zerohop does, in a minute: no key, no network beyond this machine.
//
//     node examples/demo.mjs          (or ./dev demo, which also runs demo.py)
//
// First against providers that live in this process, then against three real
// server processes that speak OpenAI's, Anthropic's and Gemini's own formats,
// two of which do not survive it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import OpenAI from "zerohop";

const SERVER = fileURLToPath(new URL("providers.py", import.meta.url));
const QUESTION = [{ role: "user", content: "Why do programs fail over?" }];
const WEATHER = {
  type: "function",
  function: {
    name: "get_weather",
    description: "The weather in a city",
    parameters: {
      type: "object",
      required: ["city"],
      properties: { city: { type: "string" } },
    },
  },
};

// --- what a person wants to see ---------------------------------------------

const write = (text) => process.stdout.write(text);
const style = (code, text) =>
  process.stdout.isTTY ? `\x1b[${code}m${text}\x1b[0m` : text;
const title = (text) => console.log(`\n${style(1, text)}`);
const say = (who, text) => console.log(`  ${who.padEnd(11)} ${text}`);

// Who answered, what was tried, tokens, time to first token.
function tell({ deployment, attempts, tokens, ttft_ms }) {
  const tried = attempts.map(
    ({ provider, outcome }) => `${provider} ${outcome.toLowerCase()}`);
  let line = `${deployment} | attempts: ${tried.join(", ")}`;
  if (tokens)
    line += ` | tokens: ${tokens.prompt ?? "?"} + ${tokens.completion ?? "?"}`;
  if (ttft_ms !== null) line += ` | first token: ${ttft_ms.toFixed(1)} ms`;
  say("", style(2, line));
}

async function plain(client, who, model, more = {}) {
  const reply = await client.chat.completions.create(
    { model, messages: QUESTION, ...more });
  say(who, reply.choices[0].message.content);
  tell(reply._route);
}

// Prints a stream as it comes; `atChunk` is called after each chunk.
async function streamed(client, who, model, { atChunk, ...more } = {}) {
  const stream = await client.chat.completions.create(
    { model, messages: QUESTION, stream: true, ...more });
  let number = 0;
  write(`  ${who.padEnd(11)} `);
  for await (const chunk of stream) {
    write(chunk.choices[0]?.delta.content ?? "");
    atChunk?.(number++);
  }
  write("\n");
  tell(stream._route);
}

// A tool call, its result, and the answer.
async function withTools(client, who, model) {
  const messages = [{ role: "user", content: "Is it warm in Zürich?" }];
  const tools = [WEATHER];
  const asked = await client.chat.completions.create(
    { model, messages, tools });
  const { message } = asked.choices[0];
  const [call] = message.tool_calls;
  const { city } = JSON.parse(call.function.arguments);
  say(who, `calls ${call.function.name}({ city: "${city}" })`);
  messages.push(message,
    { role: "tool", tool_call_id: call.id, content: "21 degrees" });
  const reply = await client.chat.completions.create(
    { model, messages, tools });
  say("", reply.choices[0].message.content);
  tell(reply._route);
}

// --- in this process --------------------------------------------------------

async function inProcess() {
  title("1. Providers in this process: mock/... models, no socket");
  const scripts = {};
  for (const dialect of ["openai_chat", "anthropic", "gemini"])
    scripts[dialect] = {
      dialect,
      chunk_delay_ms: 15,
      text: `A scripted answer in the ${dialect} format.`,
    };
  const router = { providers: { mock: { scripts } } };
  const client = new OpenAI({ router });
  for (const dialect of Object.keys(scripts))
    await streamed(client, dialect, `mock/${dialect}`);
  await plain(client, "fallback", "mock/busy-429",
    { fallbacks: ["mock/openai_chat"] });
  const alone = new OpenAI({ router, maxRetries: 0 });
  try {
    await plain(alone, "no other", "mock/busy-429");
  } catch (error) {
    if (!(error instanceof OpenAI.RateLimitError)) throw error;
    say("no other", `RateLimitError: ${error.message}`);
  }
}

// --- three server processes -------------------------------------------------

const paths = { openai: "/v1", anthropic: "", gemini: "/v1beta" };
const models = {
  openai: "openai/gpt-demo",
  anthropic: "anthropic/claude-demo",
  gemini: "gemini/gemini-demo",
};

// A server process that speaks one dialect.
async function provider(dialect, think = 0, quick = 0) {
  const process = spawn("python3",
    [SERVER, "--dialect", dialect, "--think", String(think),
      "--quick", String(quick)],
    { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: process.stdout });
  const [port] = await once(lines, "line");
  return {
    config: { base_url: `http://127.0.0.1:${port}${paths[dialect]}`,
              api_key: "demo" },
    kill: () => process.kill("SIGKILL"), // no goodbye, no flush
    // Kills it when a request has arrived, before it has answered.
    killOnceAsked: () => lines.once("line", () => process.kill("SIGKILL")),
  };
}

async function planned(router) {
  title("3. A plan: who would be asked, and who not, without asking");
  const client = new OpenAI({ router });
  client.router.disable("anthropic");
  const plan = await client.router.plan({ model: "smart", messages: QUESTION });
  for (const { deployment, model } of plan.targets)
    say("would ask", `${deployment} (${model})`);
  for (const { deployment, reason } of plan.excluded)
    say("would not", `${deployment}: ${reason}`);
}

async function hedged(router) {
  title("4. A hedge: the sixth answer is slow, so a second provider is asked");
  const slow = await provider("openai", 5, 5);
  const fast = { ...router.models.smart,
    hedge: { percentile: 50, budget: 0.2 } };
  const client = new OpenAI({ router: {
    providers: { ...router.providers, openai: slow.config },
    models: { fast } } });
  for (let i = 0; i < 5; i++)
    await client.chat.completions.create({ model: "fast", messages: QUESTION });
  await plain(client, "fast", "fast");
  slow.kill();
}

async function killedBefore(router) {
  title("5. SIGKILL before the first token: the next provider answers");
  const slow = await provider("openai", 30);
  slow.killOnceAsked();
  const providers = { ...router.providers, openai: slow.config };
  const client = new OpenAI({ router: { ...router, providers } });
  await streamed(client, "smart", "smart");
}

async function killedDuring(router, servers) {
  title("6. SIGKILL in the middle of a stream: a typed error, the text so " +
    "far, and on");
  const client = new OpenAI({ router });
  const atChunk = (number) => number === 8 && servers.anthropic.kill();
  try {
    await streamed(client, "anthropic", "anthropic/claude-demo", { atChunk });
    throw new Error("the killed server's answer was taken for a whole one");
  } catch (error) {
    if (!(error instanceof OpenAI.APIConnectionError)) throw error;
    write("\n");
    say("", `APIConnectionError: ${error.message}`);
    say("", `partial text: ${JSON.stringify(error.partialText)}`);
    tell(error._route);
  }
  await streamed(client, "and on", "anthropic/claude-demo",
    { fallbacks: ["gemini/gemini-demo"] });
}

async function rescued(router) {
  title("7. The same with stream_failure: another provider ends the sentence");
  const first = await provider("anthropic");
  const steady = {
    deployments: ["anthropic/claude-demo", "gemini/gemini-demo"],
    stream_failure: { mode: "continue" },
  };
  const client = new OpenAI({ router: {
    providers: { ...router.providers, anthropic: first.config },
    models: { steady } } });
  const atChunk = (number) => number === 8 && first.kill();
  await streamed(client, "steady", "steady", { atChunk });
}

async function overSockets() {
  title("2. Three server processes, each with its own wire format");
  const servers = {};
  const providers = {};
  for (const name of Object.keys(models)) {
    servers[name] = await provider(name);
    providers[name] = servers[name].config;
  }
  const smart = { deployments: Object.values(models) };
  const router = { providers, models: { smart } };
  try {
    const client = new OpenAI({ router });
    for (const [name, model] of Object.entries(models)) {
      await plain(client, name, model);
      await streamed(client, name, model);
      await withTools(client, name, model);
    }
    await planned(router);
    await hedged(router);
    await killedBefore(router);
    await killedDuring(router, servers);
    await rescued(router);
  } finally {
    for (const server of Object.values(servers)) server.kill();
  }
}

console.log("zerohop in Node: the unchanged OpenAI class");
await inProcess();
await overSockets();
