// SPDX-License-Identifier: Apache-2.0
// Loads the addon, once, when it is first needed.
"use strict";

const os = require("os");
const path = require("path");

const root = path.join(__dirname, "..", "..");
const file = path.join(root, "build", "Release", "zerohop.node");
let native = null;

// A dynamic libcurl must find its own OpenSSL and not the one inside Node's
// executable: on glibc RTLD_DEEPBIND sees to that.  Sanitizers forbid it.
function loadFlags() {
  const { RTLD_NOW, RTLD_DEEPBIND = 0 } = os.constants.dlopen;
  return process.env.ZH_SANITIZE ? RTLD_NOW : RTLD_NOW | RTLD_DEEPBIND;
}

// One of another version would take other arguments and tell other events.
function check({ version = "unknown" }) {
  const { version: own } = require("../../package.json");
  if (version !== own)
    throw new Error(
      `zerohop: the addon ${file} is of version ${version}, the package of ` +
        `${own}; run "npm install" in the package's folder to build it anew.`
    );
}

function load() {
  const loaded = { exports: {} };
  try {
    process.dlopen(loaded, file, loadFlags());
  } catch (cause) {
    throw new Error(
      `zerohop: the addon ${file} cannot be loaded; ` +
        `run "npm install" in the package's folder to build it. ` +
        `(${cause.message})`,
      { cause }
    );
  }
  check(loaded.exports);
  return loaded.exports;
}

exports.native = function () {
  if (native === null) native = load();
  return native;
};
