// SPDX-License-Identifier: Apache-2.0
// Builds the addon: hands node-gyp a header folder that exists, since
// node-gyp alone would try to download one.
"use strict";

const fs = require("fs");
const path = require("path");
const { execFileSync, spawnSync } = require("child_process");

const root = path.resolve(__dirname, "..");

// A folder with include/node/node_api.h, or null.
function machineHeaders() {
  const prefix = path.resolve(path.dirname(process.execPath), "..");
  for (const folder of [prefix, "/usr"]) {
    const headers = path.join(folder, "include", "node");
    const needed = ["node_api.h", "common.gypi", "config.gypi"];
    if (needed.every((name) => fs.existsSync(path.join(headers, name))))
      return folder;
  }
  return null;
}

// The same made from the npm package node-api-headers.  The addon is plain C
// over Node-API, so it needs nothing else from Node's own build files.
function makeHeaders() {
  let from;
  try {
    from = require("node-api-headers").include_dir;
  } catch {
    return null;
  }
  const folder = path.join(root, "build", "headers");
  const headers = path.join(folder, "include", "node");
  fs.mkdirSync(headers, { recursive: true });
  for (const name of fs.readdirSync(from))
    fs.copyFileSync(path.join(from, name), path.join(headers, name));
  fs.writeFileSync(
    path.join(headers, "common.gypi"),
    "{ 'target_defaults': { 'cflags': ['-fPIC'],\n" +
      "  'default_configuration': 'Release',\n" +
      "  'configurations': { 'Release': {}, 'Debug': {} } } }\n"
  );
  fs.writeFileSync(path.join(headers, "config.gypi"), "{ 'variables': {} }\n");
  return folder;
}

// node-gyp as npm brings it along, or as a package of its own.
function findNodeGyp() {
  const candidates = [process.env.npm_config_node_gyp];
  try {
    candidates.push(require.resolve("node-gyp/bin/node-gyp.js"));
  } catch {
    // not installed here; npm's own follows
  }
  try {
    const options = { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] };
    const global = execFileSync("npm", ["root", "-g"], options).trim();
    for (const inner of ["npm/node_modules/node-gyp", "node-gyp"])
      candidates.push(path.join(global, inner, "bin", "node-gyp.js"));
  } catch {
    // no npm on the path
  }
  candidates.push("/usr/share/nodejs/node-gyp/bin/node-gyp.js");
  return candidates.find((file) => file && fs.existsSync(file));
}

function fail(text) {
  console.error("zerohop: " + text);
  process.exit(1);
}

function main() {
  const nodedir = makeHeaders() || machineHeaders();
  if (!nodedir)
    fail(
      "no Node-API headers found: install the npm package node-api-headers " +
        "beside zerohop, or Node's own headers (Debian: libnode-dev)."
    );
  const gyp = findNodeGyp();
  if (!gyp) fail("no node-gyp found: install npm, or the package node-gyp.");
  const env = { ...process.env };
  // Plain C needs no C++ compiler to link.
  env.LINK = env.LINK || env.CC || "cc";
  const options = [`--nodedir=${nodedir}`, "--release"];
  const done = spawnSync(
    process.execPath,
    [gyp, "configure", "build", ...options, ...process.argv.slice(2)],
    { cwd: root, env, stdio: "inherit" }
  );
  if (done.error) fail(done.error.message);
  if (done.status !== 0)
    fail(
      "the addon could not be built. It needs a C compiler, make, python3 " +
        "and headers of libcurl, libyaml, SQLite (Debian: apt-get install gcc " +
        "make python3 libcurl4-openssl-dev libyaml-dev libsqlite3-dev)."
    );
}

main();
