// SPDX-License-Identifier: Apache-2.0
// No host is ever contacted that the configuration does not name
// (tests/tools/audit.py).
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import test from "node:test";

import { root } from "./support.mjs";

const skipped = 77;

test("audit: calls go where the configuration says", (t) => {
  const program = path.join(root, "tests", "tools", "audit.py");
  const done = spawnSync("python3", [program, "node"], { encoding: "utf8" });
  if (done.status === skipped) return t.skip(done.stdout.trim());
  assert.equal(done.status, 0, done.stdout + done.stderr);
});
