// SPDX-License-Identifier: Apache-2.0
// The official client and zerohop, asked the same, see the same.
import assert from "node:assert/strict";
import test from "node:test";

import { noTool, nodeIs, run, toolPath } from "./support.mjs";

let skip = false;
if (!nodeIs(20, 0)) skip = "the official client needs a newer Node";
else if (toolPath("openai") === null) skip = noTool("openai");

async function linesOf(name) {
  const done = await run(["tests/tools/differential_node.mjs", name]);
  assert.equal(done.code, 0, done.err);
  return done.out.trim().split("\n").map((line) => line.split("\t"));
}

test("zerohop answers as the official client does", { skip }, async (t) => {
  const [official, ours] = [await linesOf("openai"), await linesOf("zerohop")];
  assert.ok(official.length >= 40, `${official.length} items`);
  assert.deepEqual(ours.map(([name]) => name), official.map(([name]) => name));
  const differ = [];
  for (const [i, [name, value]] of official.entries())
    if (ours[i][1] !== value)
      differ.push(`${name}\n  official: ${value}\n  zerohop:  ${ours[i][1]}`);
  t.diagnostic(`${official.length} items, ${differ.length} differ`);
  assert.equal(differ.join("\n"), "");
});
