// SPDX-License-Identifier: Apache-2.0
// Our ids beside those of npm's tiktoken, for token_oracles.py: its texts come
// on standard input, each behind its length.
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import * as tokens from "../../node/tokens.mjs";

const bench = new URL("../bench/", import.meta.url);
const { get_encoding } = createRequire(fileURLToPath(bench))("tiktoken");
const ours = tokens.encoding(process.argv[2]);
const theirs = get_encoding(process.argv[2]);
let texts = 0;
let bytes = 0;

function compare(text) {
  const want = theirs.encode_ordinary(text);
  const got = ours.encode(text);
  const same = got.length === want.length && ours.count(text) === got.length &&
    got.every((id, at) => id === want[at]);
  if (same) return;
  console.error(`${ours.name}: ${JSON.stringify(text.slice(0, 200))}: ` +
    `${got.slice(0, 20)} not ${want.slice(0, 20)}`);
  process.exit(1);
}

let left = Buffer.alloc(0);
for await (const part of process.stdin) {
  left = Buffer.concat([left, part]);
  let at = 0;
  while (at + 4 <= left.length) {
    const end = at + 4 + left.readUInt32LE(at);
    if (end > left.length) break;
    compare(left.toString("utf8", at + 4, end));
    texts += 1;
    bytes += end - at - 4;
    at = end;
  }
  left = left.subarray(at);
}
console.log(`${ours.name}: ${texts} texts, ${bytes} bytes, 0 differ`);
