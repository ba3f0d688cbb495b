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
  return loaded.exports;
}

exports.native = function () {
  if (native === null) native = load();
  return native;
};
