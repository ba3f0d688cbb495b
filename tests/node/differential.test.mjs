// SPDX-License-Identifier: Apache-2.0
// The official client and zerohop, asked the same, see the same.
import assert from "node:assert/strict";
import test from "node:test";

import { noTool, nodeIs, run, toolPath } from "./support.mjs";

let skip = false;
if (!nodeIs(20, 0)) skip = "the official client needs a newer Node";
else if (toolPath("openai") === null) skip = noTool("openai");

async function linesOf(name) {
  const done = await run(["tests/tools/differential_node.mjs", name],
    { timeout: 300000 });
  assert.equal(done.code, 0, done.err);
  return done.out.trim().split("\n").map((line) => line.split("\t"));
}

let official = null; // what the official client saw

// The items that differ, as text by name.
async function differing(name) {
  official ??= await linesOf("openai");
  const ours = await linesOf(name);
  assert.ok(official.length >= 700, `${official.length} items`);
  assert.deepEqual(ours.map(([item]) => item), official.map(([item]) => item));
  const differ = new Map();
  for (const [i, [item, value]] of official.entries())
    if (ours[i][1] !== value)
      differ.set(item,
        `${item}\n  official: ${value}\n  zerohop:  ${ours[i][1]}`);
  return differ;
}

// A busy machine may make a timeout of either fire too early: what differs is
// asked again, of both, and counts when it differs again.
const same = (name) => async (t) => {
  let differ = await differing(name);
  if (differ.size !== 0) {
    const before = differ;
    official = null;
    differ = await differing(name);
    for (const item of differ.keys())
      if (!before.has(item)) differ.delete(item);
  }
  t.diagnostic(`${official.length} items, ${differ.size} differ`);
  assert.equal([...differ.values()].join("\n"), "");
};

test("zerohop answers as the official client does", { skip }, same("zerohop"));
test("zerohop does with a fetch of the caller's", { skip },
  same("zerohop-fetch"));
