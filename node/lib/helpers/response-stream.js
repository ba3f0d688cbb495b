// SPDX-License-Identifier: Apache-2.0
// ResponseStream: a streamed response, told as events.
"use strict";

const { APIUserAbortError, OpenAIError } = require("../errors.js");
const { EventStream } = require("./events.js");
const { maybeParseResponse } = require("./responses.js");

const outputAt = (snapshot, { output_index: at }) => {
  const output = snapshot.output[at];
  if (!output) throw new OpenAIError(`missing output at index ${at}`);
  return output;
};

function contentAt(snapshot, event) {
  const { content_index: at } = event;
  const content = outputAt(snapshot, event).content?.[at];
  if (!content) throw new OpenAIError(`missing content at index ${at}`);
  return content;
}

// What each event adds to the snapshot.
const adders = {
  "response.output_item.added": (snapshot, event) =>
    snapshot.output.push(event.item),
  "response.content_part.added"(snapshot, event) {
    const output = outputAt(snapshot, event);
    if (output.type === "message") output.content.push(event.part);
    else if (output.type === "reasoning")
      (output.content ??= []).push(event.part);
  },
  "response.output_text.delta"(snapshot, event) {
    if (outputAt(snapshot, event).type !== "message") return;
    const content = contentAt(snapshot, event);
    if (content.type !== "output_text")
      throw new OpenAIError(
        `expected content to be 'output_text', got ${content.type}`);
    content.text += event.delta;
  },
  "response.function_call_arguments.delta"(snapshot, event) {
    const output = outputAt(snapshot, event);
    if (output.type === "function_call") output.arguments += event.delta;
  },
  "response.reasoning_text.delta"(snapshot, event) {
    if (outputAt(snapshot, event).type !== "reasoning") return;
    contentAt(snapshot, event).text += event.delta;
  },
};

class ResponseStream extends EventStream {
  #params;
  #snapshot;
  #final;

  constructor(params) {
    super();
    this.#params = params;
  }

  static createResponse(client, params, options) {
    const runner = new ResponseStream(params);
    const headers = { ...options?.headers, "X-Stainless-Helper-Method": "stream" };
    runner._run(() => runner.#read(client, params, { ...options, headers }));
    return runner;
  }

  // A response that is made, or one that was made before.
  async #open(client, params, options) {
    const asked = { ...options, signal: this.controller.signal };
    if (!("response_id" in params))
      return [await client.responses.create({ ...params, stream: true }, asked),
        null];
    const { response_id, starting_after = null } = params;
    const stream = await client.responses.retrieve(response_id,
      { stream: true }, { ...asked });
    return [stream, starting_after];
  }

  async #read(client, params, options) {
    this._listenForAbort(options?.signal);
    const [stream, after] = await this.#open(client, params, options);
    this._connected();
    for await (const event of stream) this.#add(event, after);
    if (stream.controller.signal?.aborted) throw new APIUserAbortError();
    return this.#end();
  }

  #add(event, after) {
    if (this.ended) return;
    const tell = (name, value) => {
      if (after == null || event.sequence_number > after)
        this._emit(name, value);
    };
    const snapshot = this.#take(event);
    tell("event", event);
    const { type } = event;
    if (type === "response.output_text.delta") {
      const output = outputAt(snapshot, event);
      if (output.type === "message")
        return tell(type, { ...event, snapshot: contentAt(snapshot, event).text });
    } else if (type === "response.function_call_arguments.delta") {
      const output = outputAt(snapshot, event);
      if (output.type === "function_call")
        return tell(type, { ...event, snapshot: output.arguments });
      return undefined;
    }
    return tell(type, event);
  }

  #take(event) {
    if (this.#snapshot === undefined) {
      if (event.type !== "response.created")
        throw new OpenAIError(
          "When snapshot hasn't been set yet, expected 'response.created' " +
            `event, got ${event.type}`
        );
      this.#snapshot = event.response;
      return this.#snapshot;
    }
    const add = adders[event.type];
    if (add !== undefined) add(this.#snapshot, event);
    else if (/^response\.(completed|failed|incomplete)$/.test(event.type))
      this.#snapshot = event.response;
    return this.#snapshot;
  }

  #end() {
    if (this.ended)
      throw new OpenAIError("stream has ended, this shouldn't happen");
    const snapshot = this.#snapshot;
    if (!snapshot)
      throw new OpenAIError("request ended without sending any events");
    this.#snapshot = undefined;
    this.#final = maybeParseResponse(snapshot, this.#params);
    return this.#final;
  }

  [Symbol.asyncIterator]() {
    return this._iterate((push) => {
      const listener = (event) => push(event);
      this.on("event", listener);
      return () => this.off("event", listener);
    }, { leave: () => this.abort() });
  }

  async finalResponse() {
    await this.done();
    if (!this.#final)
      throw new OpenAIError("stream ended without producing a ChatCompletion");
    return this.#final;
  }
}

module.exports = { ResponseStream };
