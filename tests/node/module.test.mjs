// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import test from "node:test";

import Default, * as everything from "zerohop";
import { require, root, runCode } from "./support.mjs";

const names = [
  "OpenAI", "OpenAIError", "APIError", "APIConnectionError",
  "APIConnectionTimeoutError", "APIUserAbortError", "NotFoundError",
  "ConflictError", "RateLimitError", "BadRequestError", "AuthenticationError",
  "InternalServerError", "PermissionDeniedError", "UnprocessableEntityError",
  "APIResponseValidationError", "APIPromise", "Stream",
  "InvalidWebhookSignatureError", "OAuthError", "SubjectTokenProviderError",
  "PagePromise", "AzureOpenAI", "BedrockOpenAI", "ComputerToolset", "Router", "toFile", "toStreamingFile",
];

test("import and require give the same class with everything on it", () => {
  const required = require("zerohop");
  assert.equal(required, Default);
  assert.equal(required.default, Default);
  assert.equal(required.__esModule, true);
  assert.deepEqual(Object.keys(everything).sort(), ["default", ...names].sort());
  for (const name of names) {
    assert.equal(everything[name], required[name], name);
    assert.equal(required[name].name, name);
  }
});

test("package.json has the version of the file VERSION", () => {
  const read = (name) => readFileSync(path.join(root, name), "utf8");
  assert.equal(JSON.parse(read("package.json")).version, read("VERSION").trim());
});

test("addon has the version of the file VERSION", () => {
  const { native } = require(path.join(root, "node", "lib", "native.js"));
  assert.equal(native().version,
    readFileSync(path.join(root, "VERSION"), "utf8").trim());
});

test("import opens no file but ours and no socket", async () => {
  const done = await runCode(`
    const fs = require("fs");
    const net = require("net");
    const opened = [];
    for (const name of ["openSync", "readFileSync"]) {
      const original = fs[name];
      fs[name] = (file, ...rest) => {
        opened.push(String(file));
        return original(file, ...rest);
      };
    }
    net.Socket.prototype.connect = () => { throw new Error("network"); };
    require("zerohop");
    console.log(JSON.stringify(opened));
  `);
  assert.equal(done.err, "");
  const opened = JSON.parse(done.out);
  assert.ok(opened.length > 0);
  const foreign = opened.filter((file) => !file.startsWith(root + path.sep));
  assert.deepEqual(foreign, []);
});

test("import does not load the addon; the first client does", async () => {
  const done = await runCode(`
    const { dlopen } = process;
    let loads = 0;
    process.dlopen = (...given) => (loads++, dlopen(...given));
    const OpenAI = require("zerohop");
    console.log(loads);
    new OpenAI({ apiKey: "K" });
    new OpenAI({ apiKey: "K" });
    console.log(loads);
  `);
  assert.equal(done.out, "0\n1\n", done.err);
});

test("addon of another version is an error that says what to do", async () => {
  for (const stale of ['{ version: "0.0.1" }', "{}"]) {
    const done = await runCode(`
      process.dlopen = (module) => Object.assign(module.exports, ${stale});
      const OpenAI = require("zerohop");
      for (let i = 0; i < 2; i++)
        try {
          new OpenAI({ apiKey: "K" });
        } catch (error) {
          console.log(error.message);
        }
    `);
    const [first, second] = done.out.trim().split("\n");
    assert.match(first, /is of version (0\.0\.1|unknown),.*npm install/, done.err);
    assert.equal(first, second);
  }
});

test("addon that is missing is an error that says what to do", async () => {
  const done = await runCode(`
    process.dlopen = () => { throw new Error("no such file"); };
    const OpenAI = require("zerohop");
    try {
      new OpenAI({ apiKey: "K" });
    } catch (error) {
      console.log(error.message);
    }
  `);
  assert.match(done.out, /npm install/, done.err);
});
