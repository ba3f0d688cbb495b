// SPDX-License-Identifier: Apache-2.0
// What tools/surface_*.py write for Node is what they would write now.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import test from "node:test";

import { root } from "./support.mjs";

const filesBelow = (folder) =>
  fs.readdirSync(folder, { recursive: true })
    .filter((name) => fs.statSync(path.join(folder, name)).isFile()).sort();

for (const tool of ["surface_node.py", "surface_dts.py"])
  test(`what tools/${tool} writes is in the tree`, () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "zerohop-made-"));
    try {
      execFileSync("python3", [path.join(root, "tools", tool), folder]);
      const names = filesBelow(folder);
      assert.ok(names.length > 20, `${names.length} files`);
      for (const name of names)
        assert.equal(fs.readFileSync(path.join(root, "node", name), "utf8"),
          fs.readFileSync(path.join(folder, name), "utf8"), name);
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });
