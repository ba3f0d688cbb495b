// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import { gunzipSync } from "node:zlib";

import * as tokens from "zerohop/tokens";
import { OpenAI, errorOf, messages, require, root, sendJSON, withServer }
  from "./support.mjs";

test("tokens: counts, encodes and decodes", () => {
  assert.equal(tokens.count("hello world", { model: "gpt-4o" }), 2);
  assert.equal(tokens.count("hello world", "gpt-4"), 2);
  assert.deepEqual([...tokens.encode("hello world", "gpt-4o")], [24912, 2375]);
  assert.equal(tokens.decode([24912, 2375], "gpt-4o"), "hello world");
  const cl100k = tokens.encoding("cl100k_base");
  assert.equal(cl100k.name, "cl100k_base");
  assert.deepEqual([...cl100k.encode("hello world")], [15339, 1917]);
  assert.equal(cl100k.count(""), 0);
  assert.equal(require("zerohop/tokens").count, tokens.count);
});

test("tokens: special tokens are text unless allowed", () => {
  const cl100k = tokens.encoding("cl100k_base");
  const text = "a<|endoftext|>";
  assert.equal(cl100k.count(text), 8);
  for (const allowedSpecial of ["all", ["<|endoftext|>"]])
    assert.deepEqual([...cl100k.encode(text, { allowedSpecial })], [64, 100257]);
});

test("tokens: any text comes back", () => {
  const o200k = tokens.encoding("o200k_base");
  for (const text of ["", "\u0000", "\ufeffa", "é😀中", "x".repeat(100000)])
    assert.equal(o200k.decode(o200k.encode(text)), text);
  // As Node writes it, of any length, lone surrogates replaced.
  const units = ["a", "plain words ", "é", "Привет", "中", "😀", "\ud83d", "\ude00"];
  let seed = 7;
  const random = (most) => (seed = (seed * 48271) % 0x7fffffff) % most;
  for (let n = 0; n < 500; n++) {
    let text = "x".repeat(n % 2 ? 0 : 480 + random(40));
    const kinds = 1 + random(units.length);
    for (let i = random(60); i > 0; i--) text += units[random(kinds)];
    const want = Buffer.from(text).toString();
    assert.equal(o200k.decode(o200k.encode(text)), want);
    assert.equal(o200k.count(text), o200k.encode(want).length);
  }
  assert.equal(o200k.decode(o200k.encode("a\ud800")), "a\ufffd");
});

test("tokens: requests are counted with their frame", () => {
  const request = {
    model: "gpt-4o",
    messages: [{ role: "user", content: "hello world" }],
  };
  assert.deepEqual(tokens.countRequest(request), {
    total: 9, exact: true, error: 0, encoding: "o200k_base",
    parts: { messages: 2, frame: 7, tools: 0, format: 0, images: 0 },
  });
  assert.equal(tokens.fits(request, 9), true);
  assert.equal(tokens.fits(request, 8), false);
  assert.equal(tokens.fits(request, Infinity), true);
  assert.throws(() => tokens.countRequest({}), { code: "INVALID" });
});

test("tokens: what cannot be is refused", () => {
  assert.throws(() => tokens.encoding("nope"),
    { code: "NOT_FOUND", message: 'unknown encoding "nope"' });
  assert.throws(() => tokens.encoding("o200k_base").decode([199998]),
    { code: "INVALID" });
  assert.throws(() => tokens.count(5), TypeError);
  assert.throws(() => tokens.count("x", { model: "new", exact: true }),
    /not known exactly/);
});

const corpora = path.join(root, "..", "shared", "fixtures", "corpora");

test("tokens: counts of the corpora are as published",
  { skip: existsSync(corpora) ? false : "../shared is not here" }, () => {
    const file = path.join(corpora, "expected_counts.json");
    const expected = JSON.parse(readFileSync(file));
    for (const name of ["en", "json", "multi"]) {
      const packed = readFileSync(path.join(corpora, `${name}.txt.gz`));
      const text = gunzipSync(packed).toString();
      for (const encoding of ["o200k_base", "cl100k_base", "r50k_base"])
        assert.equal(tokens.encoding(encoding).count(text),
          expected[name][encoding]);
    }
  });

test("tokens: a provider is asked how many a request has", () =>
  withServer((request, response) => sendJSON(response,
    request.url.includes("countTokens") ? { totalTokens: 31 }
      : { input_tokens: 402 }),
  async (server) => {
    const place = { base_url: server.base, api_key: "KEY" };
    const client = new OpenAI({ apiKey: "K", maxRetries: 0, router: {
      providers: { openai: place, anthropic: place, gemini: place } } });
    const ask = (model) => tokens.countRequest(
      { model, messages, max_tokens: 5 }, { remote: true, client });
    assert.deepEqual(await ask("anthropic/claude-sonnet-4-5"),
      { total: 402, exact: true, error: 0 });
    assert.deepEqual(Object.keys(JSON.parse(server.seen[0].body)),
      ["model", "messages"]);
    assert.equal((await ask("gemini/gemini-2.5-flash")).total, 31);
    const error = await errorOf(ask("openai/gpt-4o"));
    assert.match(error.message, /no endpoint that counts/);
    assert.equal(server.seen.length, 2);
  }));

test("tokens: an answer without a number is an error", () =>
  withServer((request, response) => sendJSON(response, { count: 5 }),
    async (server) => {
      const client = new OpenAI({ apiKey: "K", maxRetries: 0, router: {
        providers: { anthropic: { base_url: server.base, api_key: "KEY" } } } });
      const error = await errorOf(tokens.countRequest(
        { model: "anthropic/claude-x", messages }, { remote: true, client }));
      assert.match(error.message, /no number of tokens/);
    }));
