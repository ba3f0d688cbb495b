// SPDX-License-Identifier: Apache-2.0
// CPU seconds of npm's libraries and of ours, as JSON, asked for as in
// tokens_peer.py.
import fs from "fs";
import path from "path";

const [mode, name, folder, ...rest] = process.argv.slice(2);

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
    const found = await import(`ai-tokenizer/encoding/${name}`);
    const ai = new Tokenizer(found);
    return [(text) => ai.count(text), (text) => ai.encode(text)];
  },
  async "js-tiktoken"() {
    const { Tiktoken } = await import("js-tiktoken/lite");
    const ranks = await import(`js-tiktoken/ranks/${name}`);
    const found = new Tiktoken(ranks.default);
    const encode = (text) => found.encode(text, [], []);
    return [(text) => encode(text).length, encode];
  },
  async tiktoken() {
    const { get_encoding } = await import("tiktoken");
    const found = get_encoding(name);
    const encode = (text) => found.encode_ordinary(text);
    return [(text) => encode(text).length, encode];
  },
};

function read(label) {
  return fs.readFileSync(path.join(folder, `${label}.txt`), "utf8");
}

function seconds(since) {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}

function timed(work, text) {
  const start = process.cpuUsage();
  work(text);
  return seconds(start);
}

// Seconds of each, interleaved.
function medians(works, text, rounds) {
  const found = works.map(() => []);
  for (let round = 0; round < rounds; round++)
    works.forEach((work, at) => found[at].push(timed(work, text)));
  return found.map((each) => each.sort((a, b) => a - b)[rounds >> 1]);
}

async function warm(...labels) {
  const works = [];
  for (const library in libraries) works.push(await libraries[library]());
  const found = {};
  for (const label of labels) {
    const text = read(label);
    works.flat().forEach((work) => work(text));
    const flat = medians(works.flat(), text, text.length > 10_000 ? 3 : 201);
    found[label] = Object.fromEntries(Object.keys(libraries).map(
      (library, at) => [library, [flat[2 * at], flat[2 * at + 1],
                                  works[at][0](text)]]));
  }
  return found;
}

async function cold(library) {
  const start = process.cpuUsage();
  const [count] = await libraries[library]();
  count("hello world");
  return seconds(start);
}

async function once(library, label) {
  const text = read(label);
  const [count] = await libraries[library]();
  count("hello world");
  return timed(count, text);
}

console.log(JSON.stringify(await { warm, cold, once }[mode](...rest)));
