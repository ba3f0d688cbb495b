#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// npx zerohop: what one does outside a program.
"use strict";

const path = require("path");

const { makeError } = require("./lib/failure.js");
const { native } = require("./lib/native.js");
const { readEnv } = require("./lib/options.js");

const usage = `usage: npx zerohop catalog update FILE

  catalog update FILE   checks a file of prices (docs/cost.md) and keeps it;
                        clients made from then on know it
`;

function checked(result) {
  if (Array.isArray(result)) throw makeError(result);
  return result;
}

function update(file) {
  // Without what is kept now: it may be what is broken.
  const options = { require_key: false, user_catalog: false };
  const core = checked(
    native().createRouter(JSON.stringify(options), readEnv)
  );
  const query = JSON.stringify({ path: path.resolve(file) });
  return JSON.parse(checked(native().update(core, query)));
}

function main(words) {
  const [noun, verb, file] = words;
  if (words.length !== 3 || noun !== "catalog" || verb !== "update") {
    process.stderr.write(usage);
    return 2;
  }
  try {
    const kept = update(file);
    console.log(`${kept.models} models kept in ${kept.path}`);
    return 0;
  } catch (error) {
    process.stderr.write(`zerohop: ${error.message}\n`);
    return 1;
  }
}

process.exitCode = main(process.argv.slice(2));
