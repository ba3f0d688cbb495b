// SPDX-License-Identifier: Apache-2.0
// Counting beside npm's libraries, in one process: CPU time, medians.
import fs from "fs";
import path from "path";
import { fileURLToPath } from "url";
import zlib from "zlib";
import { Tokenizer } from "ai-tokenizer";
import * as vocabularies from "ai-tokenizer/encoding";
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { get_encoding } from "tiktoken";
import * as tokens from "../../node/tokens.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const corpora = path.join(here, "../../../shared/fixtures/corpora");
const wasm = get_encoding("o200k_base");
const ai = new Tokenizer(vocabularies.o200k_base);
const ours = tokens.encoding("o200k_base");
const works = {
  zerohop: (text) => ours.count(text),
  tiktoken: (text) => wasm.encode_ordinary(text).length,
  "gpt-tokenizer": (text) => countTokens(text),
  "ai-tokenizer": (text) => ai.count(text),
};

function timed(work, text) {
  const start = process.cpuUsage();
  work(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

function median(numbers) {
  return numbers.sort((a, b) => a - b)[numbers.length >> 1];
}

for (const file of fs.readdirSync(corpora).sort()) {
  if (!file.endsWith(".txt.gz")) continue;
  const text = zlib.gunzipSync(fs.readFileSync(path.join(corpora, file)))
    .toString();
  const size = Buffer.byteLength(text) / 1e6;
  const found = Object.entries(works).map(([name, work]) => {
    work(text);
    return [name, median([1, 2, 3, 4, 5].map(() => timed(work, text)))];
  });
  const [[, own], ...others] = found;
  const best = Math.min(...others.map(([, taken]) => taken));
  console.log(
    `o200k_base   ${file.slice(0, -7).padEnd(6)} count`,
    found.map(([name, taken]) => `${name} ${(size / taken).toFixed(1)}`)
      .join(", "),
    `MB/s; ${(best / own).toFixed(1)}x the best of npm`
  );
}
