// SPDX-License-Identifier: Apache-2.0
// Loads the addon, once, when it is first needed.
"use strict";

const fs = require("fs");
const os = require("os");
const path = require("path");

const root = path.join(__dirname, "..", "..");
const built = path.join(root, "build", "Release", "zerohop.node");
let native = null;

// Node says which glibc it runs on, and of musl nothing; others say neither.
function libc() {
  const { report } = process;
  if (!report) return "glibc";
  const { excludeNetwork } = report;
  report.excludeNetwork = true;
  const { header } = report.getReport();
  report.excludeNetwork = excludeNetwork;
  return header.glibcVersionRuntime ? "glibc" : "musl";
}

// The addon that a released package brings along for this machine.
function prebuilt() {
  const machine = `${process.platform}-${process.arch}`;
  const file = (kind) =>
    path.join(root, "prebuilds", `${machine}-${kind}`, "zerohop.node");
  const found = ["glibc", "musl"].map(file).filter((each) =>
    fs.existsSync(each));
  return found.length === 2 ? file(libc()) : found[0];
}

// One that was built here comes first.
const find = () => (fs.existsSync(built) ? built : prebuilt() ?? built);

// A dynamic libcurl must find its own OpenSSL and not the one inside Node's
// executable: on glibc RTLD_DEEPBIND sees to that.  Sanitizers forbid it; a
// released addon has both inside itself, out of sight.
function loadFlags(file) {
  const { RTLD_NOW, RTLD_DEEPBIND = 0 } = os.constants.dlopen;
  const plain = file !== built || process.env.ZH_SANITIZE;
  return plain ? RTLD_NOW : RTLD_NOW | RTLD_DEEPBIND;
}

// What to do about an addon that cannot be used.
const remedy = (file) =>
  file === built
    ? `run "npm install" in the package's folder to build it`
    : "install the package again, for this machine";

// One of another version would take other arguments and tell other events.
function check({ version = "unknown" }, file) {
  const { version: own } = require("../../package.json");
  if (version !== own)
    throw new Error(
      `zerohop: the addon ${file} is of version ${version}, the package of ` +
        `${own}; ${remedy(file)}.`
    );
}

function load() {
  const loaded = { exports: {} };
  const file = find();
  try {
    process.dlopen(loaded, file, loadFlags(file));
  } catch (cause) {
    throw new Error(
      `zerohop: the addon ${file} cannot be loaded; ${remedy(file)}. ` +
        `(${cause.message})`,
      { cause }
    );
  }
  check(loaded.exports, file);
  return loaded.exports;
}

exports.native = function () {
  if (native === null) native = load();
  return native;
};
