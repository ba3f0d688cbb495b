// SPDX-License-Identifier: Apache-2.0
// Makes chunk objects from what the addon passes on.
"use strict";

const { native } = require("./native.js");

let kinds = null; // of the addon

// Every choice has a finish_reason, as the official client sees to.
function complete(chunk) {
  const choices = chunk?.choices;
  if (Array.isArray(choices))
    for (const choice of choices)
      if (choice && choice.finish_reason === undefined)
        choice.finish_reason = null;
  return chunk;
}

const parse = (text) => complete(JSON.parse(text));

// Copying objects keeps their members' order and is much cheaper than parsing.
// A shape has nothing nested but choices[0].delta, so copies share nothing.
class Chunks {
  constructor() {
    kinds ??= native().kinds;
    this.shape = null; // [text, varying member of delta, and of the chunk]
    this.chunk = null; // made of the text on first use
    this.choice = null;
    this.delta = null;
    this.extra = undefined;
  }

  // undefined when the payload belongs to the next chunk.
  make(kind, payload) {
    switch (kind) {
      case kinds.CHUNK:
        return parse(payload);
      case kinds.SHAPE:
        this.shape = payload;
        this.chunk = null;
        return parse(payload[0]);
      case kinds.EXTRA:
        this.extra = payload;
        return undefined;
      case kinds.ESCAPED:
        return this.copy(JSON.parse(`"${payload}"`));
      default:
        return this.copy(payload);
    }
  }

  copy(text) {
    const [source, member, extra] = this.shape;
    if (this.chunk === null) {
      this.chunk = parse(source);
      this.choice = this.chunk.choices[0];
      this.delta = this.choice.delta;
    }
    const delta = { ...this.delta };
    delta[member] = text;
    const choice = { ...this.choice };
    choice.delta = delta;
    const chunk = { ...this.chunk };
    chunk.choices = [choice];
    if (this.extra !== undefined) {
      chunk[extra] = this.extra;
      this.extra = undefined;
    }
    return chunk;
  }
}

// What plain requests stream: [JSON text, name] of events, or Buffers.
const asItCame = { make: (kind, payload) => payload };

// The same as the official client makes objects of it.
const asItems = {
  make(kind, payload) {
    if (!Array.isArray(payload)) return payload;
    const [text, name] = payload;
    const data = JSON.parse(text);
    return name?.startsWith("thread.") ? { event: name, data } : data;
  },
};

module.exports = { Chunks, complete, asItCame, asItems };
