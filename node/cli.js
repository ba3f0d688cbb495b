#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// npx zerohop: what one does outside a program.
"use strict";

const path = require("path");

const { makeError } = require("./lib/failure.js");
const { ask, readWords } = require("./lib/ledger.js");
const { native } = require("./lib/native.js");
const { readEnv } = require("./lib/options.js");

const usage = `usage: npx zerohop catalog update FILE
       npx zerohop usage [--ledger FILE] [--by day,model] [--since 7d] ...
       npx zerohop tasks [--ledger FILE] [--min-score 0.7] ...

  catalog update FILE   checks a file of prices (docs/cost.md) and keeps it;
                        clients made from then on know it
  usage                 what calls took and cost (docs/ledger.md): --by of day,
                        provider, model, deployment, group, key, outcome, tag,
                        tag:NAME; --since, --until, --provider, --model, --tag,
                        --compare PROVIDER/MODEL, --limit, --json
  tasks                 the cheapest model that is good enough, by feedback:
                        --task, --min-score, --min-count, --since, --json
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

async function askLedger([question, ...words]) {
  const query = readWords(words, path.resolve);
  if (query === null) {
    process.stderr.write(usage);
    return 2;
  }
  if (question === "usage") query.by ??= ["day", "provider", "model"];
  try {
    const core = checked(
      native().createRouter(JSON.stringify({ require_key: false }), readEnv)
    );
    const said = await ask(core, question, query);
    process.stdout.write(said.endsWith("\n") ? said : said + "\n");
    return 0;
  } catch (error) {
    process.stderr.write(`zerohop: ${error.message}\n`);
    return 1;
  }
}

async function main(words) {
  const [noun, verb, file] = words;
  if (noun === "usage" || noun === "tasks") return askLedger(words);
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

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
