// SPDX-License-Identifier: Apache-2.0
// No secret in anything that is left behind: tests/tools/canary.py on a part
// of the fault catalogue.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import test from "node:test";

import { root } from "./support.mjs";

test("secrets: no artefact holds a secret", () => {
  const program = path.join(root, "tests", "tools", "canary.py");
  const done = spawnSync("python3", [program, "node"], { encoding: "utf8" });
  assert.equal(done.status, 0, done.stdout + done.stderr);
});
