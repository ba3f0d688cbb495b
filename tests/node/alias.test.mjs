// SPDX-License-Identifier: Apache-2.0
// node --import zerohop/register: programs that import openai get zerohop.
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import test from "node:test";

import { nodeIs, root, run } from "./support.mjs";

const skip = nodeIs(20, 6) ? false : "this Node has no hooks of its loader";

const asModule = `
import OpenAI, { RateLimitError, toFile } from "openai";
import { zodResponseFormat } from "openai/helpers/zod";
import { ChatCompletionStream } from "openai/lib/ChatCompletionStream";
import { APIError } from "openai/core/error.mjs";
import { Completions } from "openai/resources/chat/completions";
import Ours from "zerohop";
console.log([OpenAI === Ours, RateLimitError === Ours.RateLimitError,
  typeof toFile, typeof zodResponseFormat, ChatCompletionStream.name,
  APIError === Ours.APIError, Completions === Ours.Chat.Completions].join());
`;

const asCommonJS = `
const OpenAI = require("openai");
const { APIError } = require("openai/error.js");
console.log([OpenAI === require("zerohop"), OpenAI.default === OpenAI,
  APIError === OpenAI.APIError, require("openai/index") === OpenAI,
  typeof require("openai/streaming").Stream.fromSSEResponse].join());
`;

async function runProgram(name, text) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "zerohop-alias-"));
  try {
    fs.mkdirSync(path.join(folder, "node_modules"));
    fs.symlinkSync(root, path.join(folder, "node_modules", "zerohop"));
    const file = path.join(folder, name);
    fs.writeFileSync(file, text);
    const register = path.join(root, "node", "register.mjs");
    const done = await run(["--import", register, file]);
    assert.equal(done.code, 0, done.err);
    return done.out.trim();
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

test("a module's imports of openai are zerohop", { skip }, async () => {
  assert.equal(await runProgram("program.mjs", asModule),
    "true,true,function,function,ChatCompletionStream,true,true");
});

test("what is required of openai is zerohop", { skip }, async () => {
  assert.equal(await runProgram("program.cjs", asCommonJS),
    "true,true,true,true,function");
});
