// SPDX-License-Identifier: Apache-2.0
// types.ts compiles under --strict, as CommonJS and as a module.
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import test from "node:test";

import { noTool, root, run, toolPath } from "./support.mjs";

const tsc = toolPath("typescript/bin/tsc");
const skip = tsc === null ? noTool("typescript") : false;

const options = {
  strict: true, noEmit: true, target: "ES2022",
  lib: ["ES2022", "DOM", "DOM.AsyncIterable"],
  module: "NodeNext", moduleResolution: "NodeNext", types: [],
  skipLibCheck: false, noUncheckedIndexedAccess: true,
};

// A project of its own that has zerohop in its node_modules.
async function compile(file) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "zerohop-types-"));
  try {
    fs.mkdirSync(path.join(folder, "node_modules"));
    fs.symlinkSync(root, path.join(folder, "node_modules", "zerohop"));
    fs.copyFileSync(path.join(root, "tests/node/types.ts"),
      path.join(folder, file));
    fs.writeFileSync(path.join(folder, "tsconfig.json"),
      JSON.stringify({ compilerOptions: options, files: [file] }));
    return await run([tsc, "-p", folder], { timeout: 600000 });
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

for (const file of ["types.cts", "types.mts"])
  test(`${file} compiles`, { skip }, async () => {
    const done = await compile(file);
    assert.equal(done.out, "");
    assert.equal(done.code, 0, done.err);
  });
