// SPDX-License-Identifier: Apache-2.0
// Node's own trusted certificates, for a machine that has no others.
"use strict";

let file;

function write() {
  const fs = require("fs");
  const path = require("path");
  const base = path.join(require("os").tmpdir(), "zerohop-");
  const folder = fs.mkdtempSync(base);
  process.on("exit", () => fs.rmSync(folder, { recursive: true, force: true }));
  const made = path.join(folder, "roots.pem");
  const text = require("tls").rootCertificates.join("\n");
  fs.writeFileSync(made, text, { mode: 0o600 });
  return made;
}

// The path of a file of them, since libcurl reads files; undefined where none
// can be written.  It stays until the process ends.
exports.rootsFile = function () {
  try {
    file ??= write();
  } catch {
    return undefined;
  }
  return file;
};
