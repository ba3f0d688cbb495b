// SPDX-License-Identifier: Apache-2.0
// What the official client has and this has not: errors that say so.
"use strict";

const { OpenAIError } = require("./errors.js");

// A method that is refused, and what to use instead.
const refused = (name, instead) => function refuse() {
  throw new OpenAIError(`zerohop does not have ${name}; use ${instead}`);
};

const reasons = {
  agents: "agents' helpers are not built",
  assistants: "use beta.threads.runs.create with stream: true",
  bedrock: "use OpenAI with a baseURL of Bedrock's and an API key",
  computer: "tools that act on a machine are not built",
  identity: "use apiKey, which may be a function that gives a token",
  schema: "use zerohop/helpers/zod, or the schema's JSON",
  sound: "microphones and players are no work of a client",
  vertex: "use a model string of Gemini's",
  webrtc: "it needs a browser's WebRTC",
  websocket: "it opens a websocket, and there are none in this package",
};

// A class, or function, that throws whenever it is used.
function absent(name, reason) {
  const refuse = function () {
    throw new OpenAIError(`zerohop does not have ${name}: ${reasons[reason]}`);
  };
  Object.defineProperty(refuse, "name", { value: name });
  return refuse;
}

module.exports = {
  refused,
  absent,
  BedrockOpenAI: absent("BedrockOpenAI", "bedrock"),
  ComputerToolset: absent("ComputerToolset", "computer"),
};
