// SPDX-License-Identifier: Apache-2.0
// A user's program: what tests/release/play.py has an installed zerohop do.
"use strict";

const path = require("node:path");
const OpenAI = require("zerohop");
const tokens = require("zerohop/tokens");

const places = JSON.parse(process.env.ZH_PLACES);
const messages = [{ role: "user", content: "hello" }];
const client = (place) =>
  new OpenAI({ baseURL: places[place], apiKey: "k", maxRetries: 0 });

async function chat() {
  const reply = await client("tls").chat.completions.create(
    { model: "m", messages });
  return reply.choices[0].message.content;
}

async function stream(place) {
  const found = await client(place).chat.completions.create(
    { model: "m", messages, stream: true });
  let text = "";
  for await (const chunk of found)
    text += chunk.choices[0].delta.content ?? "";
  return text;
}

async function failover() {
  const provider = (place) =>
    ({ base_url: places[place], dialect: "openai_chat", api_key: "k" });
  const own = new OpenAI({
    maxRetries: 0, fallbacks: ["two/m"],
    router: { providers: { one: provider("bad"), two: provider("tls") } },
  });
  const reply = await own.chat.completions.create({ model: "one/m", messages });
  const tried = reply._route.attempts.map((each) => each.provider);
  return [reply.choices[0].message.content, tried];
}

// A server whose certificate nobody vouches for is refused.
async function stranger() {
  try {
    await client("stranger").chat.completions.create({ model: "m", messages });
  } catch (error) {
    return error instanceof OpenAI.APIConnectionError &&
      error.cause.message.includes("certificate");
  }
  return false;
}

// What a call left in a file, read back from it.
async function ledger() {
  const own = new OpenAI({
    maxRetries: 0, router: { ledger: { path: path.resolve("node.db") } },
  });
  await own.chat.completions.create({ model: "mock/openai", messages });
  const { written } = await own.ledger.flush();
  return [written, (await own.ledger.usage()).total.requests];
}

async function main() {
  const told = {
    chat: await chat(), stream: await stream("tls"),
    async: await stream("tls"), failover: await failover(),
    stranger: await stranger(), ledger: await ledger(),
    tokens: tokens.count("hello world", { model: "gpt-4o" }),
  };
  if (places.h2) told.h2 = await stream("h2");
  told.from = path.dirname(path.dirname(require.resolve("zerohop")));
  told.host = `Node ${process.versions.node}`;
  console.log(JSON.stringify(told));
}

main();
