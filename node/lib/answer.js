// SPDX-License-Identifier: Apache-2.0
// What a provider answered: a whole reply, or a stream that has begun.
"use strict";

const { asItems } = require("./chunks.js");
const { OpenAIError } = require("./errors.js");
const { parseHeaders } = require("./headers.js");
const { Stream, describe, consumedText, ended } = require("./stream.js");

// Statuses whose Response must have no body.
const bodiless = new Set([204, 205, 304]);

// A stream that nobody can read any more costs money: its lease is what
// readers hold, and the call ends when the last one is gone.
const leases = new FinalizationRegistry((call) => call.cancel());

class Lease {
  constructor(call) {
    this.call = call;
    this.consumed = false;
    leases.register(this, call);
  }
}

class Reader {
  constructor(lease) {
    this.lease = lease;
    this.started = false;
    this.finished = false;
  }

  next() {
    if (this.finished) return ended();
    const { lease } = this;
    if (!this.started) {
      this.started = true;
      if (lease.consumed) {
        this.finished = true;
        return Promise.reject(new OpenAIError(consumedText));
      }
      lease.consumed = true;
    }
    return lease.call.next();
  }

  return(value) {
    if (!this.finished) {
      this.finished = true;
      this.leave();
    }
    return Promise.resolve({ value, done: true });
  }

  throw(error) {
    if (!this.finished) {
      this.finished = true;
      this.leave();
    }
    return Promise.reject(error);
  }

  leave() {
    const { call } = this.lease;
    if (call.ended && call.queue.length === 0) return;
    call.cancel();
    call.controller?.abort();
  }

  [Symbol.asyncIterator]() {
    return this;
  }
}

const encoder = new TextEncoder();

const bytesOf = (bytes) => bytes;
const chunkText = (value, done) =>
  `data: ${done ? "[DONE]" : JSON.stringify(value)}\n\n`;

function eventText(value, done) {
  if (done) return undefined;
  const [data, name] = value;
  return `${name === undefined ? "" : `event: ${name}\n`}data: ${data}\n\n`;
}

const chatPath = "/chat/completions";

class Answer {
  // [status, headers, request id], for a reply also [route, JSON, text].
  constructor(list, call, options) {
    this.options = options;
    [this.status, this.lines, this.requestID] = list;
    this.route = list[3];
    this.json = list[4];
    this.text = list[5];
    this.lease = call === null ? null : new Lease(call);
    this.built = null;
  }

  // The global Response, built when somebody asks.
  get response() {
    if (this.built !== null) return this.built;
    const headers = parseHeaders(this.lines);
    const body = this.lease === null ? (this.json ?? this.text) : this.body();
    const init = { status: this.status, headers };
    this.built = new Response(bodiless.has(this.status) ? null : body, init);
    return this.built;
  }

  // What comes in as a stream of bytes: as it is, or as server-sent events.
  body() {
    const { call } = this.lease;
    const write = this.options?.__binaryResponse ? bytesOf
      : call.plain ? eventText : chunkText;
    const reader = new Reader(this.lease);
    const pull = async (controller) => {
      const { value, done } = await reader.next().catch((cause) => {
        throw this.options?.__likeFetch
          ? new TypeError("terminated", { cause }) : cause;
      });
      if (done && call.aborted !== null)
        return controller.error(call.aborted.reason);
      const part = write(value, done);
      if (part !== undefined)
        controller.enqueue(typeof part === "string" ? encoder.encode(part) : part);
      return done ? controller.close() : undefined;
    };
    const cancel = () => reader.return();
    return new ReadableStream({ pull, cancel }, { highWaterMark: 0 });
  }

  // The reply as an object, or the Stream.
  parse(client) {
    if (this.options?.__binaryResponse) return this.response;
    if (this.lease !== null) return this.stream(client);
    if (this.status === 204 && !this.isChat()) return null;
    if (this.json === undefined || !this.isJSON()) return this.said();
    return this.describe(JSON.parse(this.json));
  }

  isChat() {
    return this.options === undefined || this.options.path === chatPath;
  }

  // Is it JSON, as its provider says?  A chat completion is one anyhow.
  isJSON() {
    if (this.isChat()) return true;
    const type = /^content-type:[ \t]*([^\r\n;]*)/im.exec(this.lines)?.[1] ?? "";
    return type.includes("application/json") || type.trimEnd().endsWith("+json");
  }

  // The text of a reply that is no JSON.
  said() {
    const { text, json } = this;
    return typeof text === "object" ? new TextDecoder().decode(text)
      : (text ?? json);
  }

  // Gives a value its hidden members, where it can have some.
  describe(value) {
    const { route } = this;
    if (!value || typeof value !== "object" || Array.isArray(value) ||
        Object.hasOwn(value, "_request_id"))
      return value;
    return describe(value, this.requestID ?? null, lazily(() => route));
  }

  stream(client) {
    const { lease } = this;
    const { call } = lease;
    if (call.plain) call.chunks = asItems;
    const controller = new AbortController();
    const stream = new Stream(() => new Reader(lease), controller, client);
    call.control(controller);
    const route = lazily(() => call.finalRoute);
    return describe(stream, this.requestID ?? null, route);
  }
}

// Parses on first use; undefined until there is a text.
function lazily(text) {
  let value;
  return () => {
    const source = value === undefined ? text() : undefined;
    if (source !== undefined) value = JSON.parse(source);
    return value;
  };
}

module.exports = { Answer };
