// SPDX-License-Identifier: Apache-2.0
// Stream: the chunks of one reply, to be read once.
"use strict";

const { OpenAIError } = require("./errors.js");

const consumedText =
  "Cannot iterate over a consumed stream, use `.tee()` to split the stream.";

const ended = () => Promise.resolve({ value: undefined, done: true });

// Hands both readers of a tee the same results, each in its own time.
class Branch {
  constructor(tee) {
    this.tee = tee;
    this.results = [];
    this.closed = false;
  }

  next() {
    if (this.closed) return ended();
    if (this.results.length === 0) this.tee.pull();
    return this.results.shift();
  }

  async return(value) {
    if (!this.closed) {
      this.closed = true;
      this.results = [];
      await this.tee.leave();
    }
    return { value, done: true };
  }

  [Symbol.asyncIterator]() {
    return this;
  }
}

class Tee {
  constructor(iterator) {
    this.iterator = iterator;
    this.branches = [new Branch(this), new Branch(this)];
  }

  pull() {
    const result = this.iterator.next();
    for (const branch of this.branches)
      if (!branch.closed) branch.results.push(result);
  }

  // Ends the source when nobody reads any more.
  async leave() {
    if (this.branches.every((branch) => branch.closed))
      await this.iterator.return?.();
  }
}

class Stream {
  constructor(iterator, controller, client) {
    this.iterator = iterator;
    this.controller = controller;
    Object.defineProperty(this, "_client", { value: client, writable: true });
  }

  [Symbol.asyncIterator]() {
    return this.iterator();
  }

  // Two streams of the same chunks, read at different speeds.
  tee() {
    const tee = new Tee(this.iterator());
    return tee.branches.map((branch) => {
      const stream = new Stream(() => branch, this.controller, this._client);
      return describe(stream, this._request_id, () => this._route);
    });
  }

  // The chunks as lines of JSON.
  toReadableStream() {
    const encoder = new TextEncoder();
    let iterator;
    return new ReadableStream({
      start: () => {
        iterator = this[Symbol.asyncIterator]();
      },
      pull: async (controller) => {
        try {
          const { value, done } = await iterator.next();
          if (done) return controller.close();
          controller.enqueue(encoder.encode(JSON.stringify(value) + "\n"));
        } catch (error) {
          controller.error(error);
          iterator.return?.().catch(() => {});
        }
      },
      cancel: async () => {
        await iterator.return?.();
      },
    });
  }

  // The items of a reply of server-sent events, to be read once.
  static fromSSEResponse(response, controller, client, make) {
    const { itemsOf } = require("./sse.js");
    const items = () => itemsOf(response, make);
    return new Stream(once(items, controller), controller, client);
  }

  // The stream that toReadableStream() wrote.
  static fromReadableStream(readable, controller, client) {
    const lines = () => readLines(readable, controller.signal);
    return new Stream(once(lines, controller), controller, client);
  }
}

// What `read` gives, once; to leave it early or to fail aborts.
function once(read, controller) {
  let consumed = false;
  return async function* () {
    if (consumed) throw new OpenAIError(consumedText);
    consumed = true;
    let done = false;
    try {
      yield* read();
      done = true;
    } catch (error) {
      if (!controller.signal.aborted && error?.name !== "AbortError")
        throw error;
    } finally {
      if (!done) controller.abort();
    }
  };
}

async function* readLines(readable, signal) {
  const decoder = new TextDecoder();
  const reader = readable.getReader();
  const cancel = () => reader.cancel().catch(() => {});
  let rest = "";
  signal.addEventListener("abort", cancel, { once: true });
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (signal.aborted) return;
      const decode = () => decoder.decode(value, { stream: !done });
      const text = typeof value === "string" ? value : decode();
      const lines = (rest + text).split("\n");
      rest = done ? "" : lines.pop();
      for (const line of lines) if (line.trim()) yield JSON.parse(line);
      if (done) return;
    }
  } finally {
    signal.removeEventListener("abort", cancel);
    cancel();
  }
}

// Gives a stream its hidden `_request_id` and `_route`.
function describe(stream, requestID, route) {
  return Object.defineProperties(stream, {
    _request_id: { value: requestID, enumerable: false },
    _route: { get: route, enumerable: false },
  });
}

module.exports = { Stream, describe, consumedText, ended };
