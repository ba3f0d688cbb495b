// SPDX-License-Identifier: Apache-2.0
// Every module of the official package, and every name in it: here, or refused
// by an error that says so, or a row of the tables below.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";

import { noTool, OpenAI, require, toolPath } from "./support.mjs";

const main = toolPath("openai/index.js");
const skip = main === null ? noTool("openai") : false;

// Modules that are not here (docs/drop-in.md).
const noModules = [
  /^lib\//, // what its own modules share
  /^core\/EventEmitter$/, /^auth\/types$/, /^resources\/shared$/,
  /^helpers\/zod-v3-strict-schema$/,
  /^(beta\/)?realtime\/internal-base$/, // websockets
  /^resources\/(decisions|graders|live|safety)(\/|$)/, // not in the document
];

// Names that modules which are here do not have.
const noNames = [
  // of the preview API, not in the document
  /^resources(\/index)?:(Decisions|Graders|Live|Safety)$/,
  /^resources\/admin\/.*:(ExternalKeys|ExternalStorage)$/,
  /^resources\/admin\/.*:(WorkloadIdentityProviders|FederationRules)$/,
  /^resources\/admin\/.*:(APIKeys|ServiceTierSettings)$/,
  /^resources\/audio.*:(Voices|VoiceConsents)$/,
  /^resources\/beta(\/index)?:Agents$/, /^resources\/beta\/agents/,
  /^resources\/fine-tuning.*:Methods$/, /^resources\/realtime.*:Translations$/,
  /^resources\/webhooks.*:EventTypes$/,
  // websockets
  /^resources\/(beta\/)?responses\/(internal|ws)-base:/,
  /^resources\/realtime\/translations\/.*:prepareRequest$/,
  // for its own modules
  /^(core\/)?streaming:_iterSSEMessages$/, /^lib\/ChatCompletionStream:make/,
  /^lib\/(ResponsesParser|parser|RunnableFunction|transform):/,
  // under lib/ here
  /^resources\/chat\/completions.*:(ChatCompletion\w*|ParsingToolFunction)$/,
];

function filesOf(folder, found = []) {
  for (const one of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, one.name);
    if (one.isDirectory()) {
      if (!["src", "internal", "_vendor"].includes(one.name))
        filesOf(file, found);
    } else if (file.endsWith(".js")) found.push(file);
  }
  return found;
}

// What a module exports, by its text: some need packages that are not there.
function namesIn(file) {
  const text = fs.readFileSync(file, "utf8");
  const found = text.matchAll(
    /^(?:exports\.(\w+) =|Object\.defineProperty\(exports, "(\w+)")/gm);
  return [...found].map(([, one, other]) => one ?? other)
    .filter((name) => name !== "__esModule" && name !== "prototype");
}

function missing() {
  const folder = path.dirname(main);
  const modules = [], names = [];
  for (const file of filesOf(folder)) {
    const part = path.relative(folder, file).replace(/\.js$/, "");
    let ours;
    try {
      ours = require(`zerohop/${part}`);
    } catch (error) {
      assert.match(error.code, /MODULE_NOT_FOUND|PATH_NOT_EXPORTED/, part);
      modules.push(part);
      continue;
    }
    for (const name of namesIn(file))
      if (!(name in ours)) names.push(`${part}:${name}`);
  }
  return { modules, names };
}

test("modules and names of the official package are here", { skip }, () => {
  const { modules, names } = missing();
  for (const [found, rows] of [[modules, noModules], [names, noNames]]) {
    assert.deepEqual(found.filter(
      (one) => !rows.some((row) => row.test(one))), []);
    assert.deepEqual(rows.filter(
      (row) => !found.some((one) => row.test(one))), [], "rows without use");
  }
});

const refusing = [
  ["realtime/ws", "OpenAIRealtimeWS", /websocket/],
  ["realtime/websocket.js", "OpenAIRealtimeWebSocket", /websocket/],
  ["beta/realtime/websocket", "OpenAIRealtimeWebSocket", /websocket/],
  ["resources/responses/ws", "ResponsesWS", /websocket/],
  ["resources/beta/responses/ws.mjs", "ResponsesWS", /websocket/],
  ["resources/live/ws", "LiveWS", /websocket/],
  ["realtime/webrtc", "OpenAIRealtimeWebRTC", /WebRTC/],
  ["auth", "gcpIDTokenProvider", /apiKey/],
  ["bedrock", "BedrockOpenAI", /baseURL/],
  ["providers/bedrock", "bedrock", /baseURL/],
  ["helpers/audio", "playAudio", /microphones/],
  ["lib/AssistantStream", "AssistantStream", /stream: true/],
];

for (const [part, name, reason] of refusing)
  test(`${part}: ${name} says why it is not there`, async () => {
    for (const found of [require(`zerohop/${part}`),
      await import(`zerohop/${part}`)]) {
      const wanted = (error) => error instanceof OpenAI.OpenAIError &&
        error.message.includes(name) && reason.test(error.message);
      assert.throws(() => new found[name]({}), wanted);
      assert.throws(() => found[name]({}), wanted);
    }
  });
