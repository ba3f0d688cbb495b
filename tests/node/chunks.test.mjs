// SPDX-License-Identifier: Apache-2.0
// Chunks made by copying must be what JSON.parse would have made.
import assert from "node:assert/strict";
import test from "node:test";

import {
  clientOf, readAll, startStream, streamed, withServer,
} from "./support.mjs";

const end = '{"id":"e","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}';

// What the client gives for these records' texts, and what it should.
async function roundTrip(texts) {
  const all = [...texts, end];
  const got = await withServer((request, response) => {
    startStream(response);
    response.end(
      all.map((text) => `data: ${text}\n\n`).join("") + "data: [DONE]\n\n");
  }, async (server) =>
    readAll(await clientOf(server).chat.completions.create(streamed)));
  return { got, want: all.map((text) => JSON.parse(text)) };
}

// Equal in values, in the order of members, and in identity of nothing.
async function same(texts) {
  const { got, want } = await roundTrip(texts);
  assert.deepEqual(got, want);
  assert.equal(JSON.stringify(got), JSON.stringify(want));
  const seen = new Set();
  const visit = (value) => {
    if (value === null || typeof value !== "object") return;
    assert.ok(!seen.has(value), "chunks share an object");
    seen.add(value);
    Object.values(value).forEach(visit);
  };
  got.forEach(visit);
  return got;
}

const plain = (content, rest = "") =>
  `{"id":"c","object":"o","created":1,"model":"m","choices":[{"index":0,` +
  `"delta":{"content":${content}},"logprobs":null,"finish_reason":null}]${rest}}`;

test("plain text", () => same(['"a"', '"b"', '""', '"longer text"'].map((c) =>
  plain(c))));

test("all kinds of characters", () => same([
  '"a"', '"ü"', '"世界"', '"🌍"', '"\\n"', '"\\"\\\\"', '"\\u00e9"', '"\\ud83d"',
  '"\\ud83d\\ude00"', '"\u2028"', '"\u007f\u0080"', '"\\u0000"', '"z"',
].map((c) => plain(c))));

test("a second string that varies", () => same(
  ["x", "yy", "", "zzz", "\\n", "ü", "last"].map((pad, i) =>
    plain(`"${i}"`, `,"usage":null,"obfuscation":"${pad}"`))));

test("a second string that varies and one that does not", () => same(
  ["x", "yy", "", "zzz"].map((pad, i) =>
    plain(`"${i}"`, `,"service_tier":"default","obfuscation":"${pad}"`))));

test("members that vary otherwise", () => same([1, 2, 3, 10].map((n) =>
  plain('"a"', `,"seq":${n}`))));

test("strings before the text that vary", () => same(["i", "jj", "i"].map((id) =>
  plain('"a"').replace('"id":"c"', `"id":"${id}"`))));

test("containers, which must not be shared", () => same([
  plain('"a"', ',"x":{"y":[]}'), plain('"b"', ',"x":{"y":[]}'),
  plain('"c"').replace('"logprobs":null', '"logprobs":{}'),
  plain('"d"').replace('"logprobs":null', '"logprobs":{}'),
]));

test("several choices, none, and other shapes", () => same([
  plain('"a"'), plain('"b"'),
  '{"choices":[]}', '{"choices":[]}',
  '{"choices":[{"index":0,"delta":{"content":"a"},"finish_reason":null},' +
    '{"index":1,"delta":{"content":"b"},"finish_reason":null}]}',
  plain('"c"'), plain("null"), plain('"d"'), plain("null"), plain('"e"'),
]));

test("other members of delta", () => same([
  '{"role":"assistant","content":"a"}', '{"role":"assistant","content":"b"}',
  '{"content":"c","role":"user"}', '{"content":"d","role":"assistant"}',
  '{"reasoning_content":"e"}', '{"reasoning_content":"f"}', '{"content":"g"}',
  '{"content":null,"reasoning":"h"}', '{"content":null,"reasoning":"i"}',
  '{"refusal":"j"}', '{"n":1}', '{"n":2}',
].map((delta) => plain('"x"').replace('{"content":"x"}', delta))));

test("double, escaped, numeric and magic keys", () => same([
  plain('"a"', ',"id":"again"'), plain('"b"', ',"id":"again"'),
  '{"choices":[{"index":0,"delta":{"content":"a","content":"b"},"finish_reason":null}]}',
  '{"choices":[{"index":0,"delta":{"content":"c","content":"b"},"finish_reason":null}]}',
  plain('"a"').replace('"content"', '"c\\u006fntent"'),
  plain('"b"').replace('"content"', '"c\\u006fntent"'),
  plain('"a"', ',"7":"x","3":1'), plain('"b"', ',"7":"y","3":1'),
  plain('"c"', ',"7":"z","3":1'),
  plain('"a"', ',"__proto__":1'), plain('"b"', ',"__proto__":1'),
]));

test("whitespace and numbers as they were written", () => same([
  plain('"a"').replaceAll(":", " : "), plain('"b"').replaceAll(":", " : "),
  plain('"c"', ',"n":1.50,"e":1e3,"b":12345678901234567890'),
  plain('"d"', ',"n":1.50,"e":1e3,"b":12345678901234567890'),
]));

test("a chunk that its reader changes leaves the next ones alone", async () => {
  const texts = ['"a"', '"b"', '"c"', '"d"'].map((c) => plain(c));
  const got = await withServer((request, response) => {
    startStream(response);
    response.end([...texts, end].map((text) => `data: ${text}\n\n`).join("") +
      "data: [DONE]\n\n");
  }, async (server) => {
    const contents = [];
    const stream = await clientOf(server).chat.completions.create(streamed);
    for await (const one of stream) {
      contents.push(JSON.stringify(one));
      one.id = "changed";
      one.choices[0].delta.content = "changed";
      one.choices[0].delta.more = 1;
      one.choices.push("more");
      delete one.model;
    }
    return contents;
  });
  assert.deepEqual(got, [...texts, end]);
});

test("a missing finish_reason is null, as the official client makes it", async () => {
  const bare = (content) =>
    `{"choices":[{"index":0,"delta":{"content":"${content}"}}]}`;
  const { got } = await roundTrip([bare("a"), bare("b"), bare("c")]);
  assert.deepEqual(got.slice(0, 3).map((one) => one.choices[0].finish_reason),
    [null, null, null]);
  assert.equal(JSON.stringify(got[2]), '{"choices":[{"index":0,"delta":' +
    '{"content":"c"},"finish_reason":null}]}');
});

test("random chunks", async () => {
  let seed = 7;
  const random = (n) => (seed = (seed * 48271) % 2147483647) % n;
  const strings = ['"a"', '"bc"', '"\\t"', '"ü"', '""', '"\\ud800"'];
  const pick = (list) => list[random(list.length)];
  const texts = [];
  for (let i = 0; i < 3000; i++) {
    const rest = random(4) ? "" : `,"pad":${pick(strings)}`;
    const delta = random(9) ? "" : `"role":${pick(strings)},`;
    texts.push(plain(pick(strings), rest)
      .replace('{"content"', `{${delta}"content"`)
      .replace('"id":"c"', random(20) ? '"id":"c"' : '"id":"d"'));
  }
  await same(texts);
});
