// SPDX-License-Identifier: Apache-2.0
// client.chat and client.chat.completions.
"use strict";

const { APIResource } = require("./resource.js");

// Helpers are loaded by the first call that needs them.
const parser = () => require("./helpers/parser.js");
const runner = () => require("./helpers/runner.js");
const streams = () => require("./helpers/chat.js");

class Completions extends APIResource {
  create(body, options) {
    const stream = body?.stream ?? false;
    const request = options instanceof Promise
      ? options.then((given) => ({ body, ...given, stream }))
      : { body, ...options, stream };
    return this._client.post("/chat/completions", request);
  }

  // The reply with what the caller's formats and tools make of it.
  parse(body, options) {
    const { parseChatCompletion, validateInputTools } = parser();
    validateInputTools(body.tools);
    const asked = runner().helper(options, "chat.completions.parse");
    return this._client.chat.completions
      .create(body, asked)
      ._thenUnwrap((completion) => parseChatCompletion(completion, body));
  }

  // Runs the tools that the model calls, until it calls none.
  runTools(body, options) {
    const Runner = body.stream
      ? streams().ChatCompletionStreamingRunner
      : runner().ChatCompletionRunner;
    return Runner.runTools(this._client, body, options);
  }

  // A streamed completion as events.
  stream(body, options) {
    return streams().ChatCompletionStream
      .createChatCompletion(this._client, body, options);
  }
}

class Chat extends APIResource {}

module.exports = { Chat, Completions };
