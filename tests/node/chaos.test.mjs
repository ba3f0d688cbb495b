// SPDX-License-Identifier: Apache-2.0
// tests/chaos with Node's client: a thousand requests, a hundred thousand with
// ZH_LONG=1.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const chaos = fileURLToPath(new URL("../chaos/chaos.py", import.meta.url));

test("chaos: nothing is lost, torn or cut without a word", () => {
  const count = process.env.ZH_LONG ? "100000" : "1000";
  const done = spawnSync("python3", [
    chaos, "--clients", "node", "--requests", count, "--lax",
  ], { encoding: "utf8" });
  assert.equal(done.status, 0, done.stdout + done.stderr);
});
