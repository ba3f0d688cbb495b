// SPDX-License-Identifier: Apache-2.0
// One of npm's tokenizers, or ours, for bench_tokens.py, which asks it as it
// asks tokens_peer.py.
import fs from "node:fs";
import readline from "node:readline";

const [library, name] = process.argv.slice(2);

const libraries = {
  async zerohop() {
    const tokens = await import("../../node/tokens.mjs");
    const ours = tokens.encoding(name);
    return [(text) => ours.count(text), (text) => ours.encode(text)];
  },
  async "gpt-tokenizer"() {
    const found = await import(`gpt-tokenizer/encoding/${name}`);
    return [(text) => found.countTokens(text), (text) => found.encode(text)];
  },
  async "ai-tokenizer"() {
    const { Tokenizer } = await import("ai-tokenizer");
    const found = await import("ai-tokenizer/encoding");
    const ai = new Tokenizer(found[name]);
    return [(text) => ai.count(text), (text) => ai.encode(text)];
  },
  async "js-tiktoken"() {
    const { Tiktoken } = await import("js-tiktoken/lite");
    const ranks = await import(`js-tiktoken/ranks/${name}`);
    const found = new Tiktoken(ranks.default);
    return [undefined, (text) => found.encode(text, [], [])];
  },
  async tiktoken() {
    const { get_encoding } = await import("tiktoken");
    const found = get_encoding(name);
    return [undefined, (text) => found.encode_ordinary(text)];
  },
};

function seconds(since) {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}

function say(found) {
  fs.writeSync(1, JSON.stringify(found) + "\n");
}

const before = process.cpuUsage();
const [count, encode] = await libraries[library]();
const works = { count, encode };
(count ?? encode)("hello world");
say({ seconds: seconds(before), counts: count !== undefined,
      kilobytes: process.memoryUsage().rss >> 10 });

for await (const line of readline.createInterface({ input: process.stdin })) {
  const { path, what, times } = JSON.parse(line);
  const text = fs.readFileSync(path, "utf8");
  const start = process.cpuUsage();
  let found;
  for (let i = 0; i < times; i++) found = works[what](text);
  const taken = seconds(start) / times;
  say({ seconds: taken, tokens: found.length ?? found });
}
