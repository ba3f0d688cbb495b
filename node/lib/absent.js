// SPDX-License-Identifier: Apache-2.0
// What the official client has and this has not: errors that say so.
"use strict";

const { OpenAIError } = require("./errors.js");

// A method that is refused, and what to use instead.
const refused = (name, instead) => function refuse() {
  throw new OpenAIError(`zerohop does not have ${name}; use ${instead}`);
};

class BedrockOpenAI {
  constructor() {
    refused("BedrockOpenAI",
      "OpenAI with a baseURL of Bedrock's and an API key")();
  }
}

module.exports = { refused, BedrockOpenAI };
