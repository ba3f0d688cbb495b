// SPDX-License-Identifier: Apache-2.0
// One call, from sending to its last event.
"use strict";

const { native } = require("./native.js");
const { Answer } = require("./answer.js");
const { Chunks, asItCame } = require("./chunks.js");
const { APIResponseValidationError, userAbort } = require("./errors.js");
const { makeError, makeCallError } = require("./failure.js");
const { watch, unwatch } = require("./signals.js");

const addon = native();
const { OPEN, DONE, REPLY, ERROR } = addon.kinds;

// A reader that stops reading must not fill the memory.
const maxUnread = 64 << 20;

const calls = []; // open ones, by the addon's slot

const marks = new Uint32Array(2 * addon.batch); // slot, kind, slot, kind, ...

function dispatch(payloads, count) {
  for (let i = 0; i < count; i++) {
    const call = calls[marks[2 * i]];
    if (call !== undefined) call.receive(marks[2 * i + 1], payloads[i]);
  }
}

addon.open(dispatch, marks.buffer);

class Call {
  constructor(options) {
    this.options = options; // of the request
    this.slot = -1;
    this.plain = false;
    this.signal = null;
    this.aborted = null; // the signal that ended the call
    this.resolve = null; // of the promise of an Answer
    this.reject = null;
    this.controller = null; // of the stream, once there is one
    this.chunks = null;
    this.queue = []; // kind, payload, kind, payload, ...
    this.at = 0;
    this.unread = 0;
    this.waiters = [];
    this.ended = false;
    this.error = undefined;
    this.route = undefined;
  }

  // Sends a chat or, with request.plain, {texts, form, fields} as the addon
  // wants them, anything else; the promise is settled when headers, the reply
  // or an error came.
  start(router, request, signal) {
    const { body, maxRetries, timeouts, headers, query, apiKey } = request;
    const { plain } = request;
    const slot = plain === undefined
      ? addon.submit(router, body, maxRetries, timeouts, headers, query, apiKey)
      : addon.request(router, body, maxRetries, timeouts, headers, query,
        apiKey, plain.texts, plain.form, plain.fields);
    this.plain = plain !== undefined;
    if (typeof slot !== "number")
      return Promise.reject(makeError(slot));
    this.slot = slot;
    calls[slot] = this;
    if (signal) {
      this.signal = signal;
      watch(signal, this);
    }
    return new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  // --- what the addon reports ---

  receive(kind, payload) {
    switch (kind) {
      case OPEN:
        this.chunks = this.plain ? asItCame : new Chunks();
        return this.answer(new Answer(payload, this, this.options));
      case DONE:
        this.route = payload;
        return this.end(undefined);
      case REPLY:
        this.end(undefined);
        return this.answer(new Answer(payload, null, this.options));
      case ERROR:
        this.route = payload[11];
        return this.end(makeCallError(payload));
      default:
        return this.push(kind, payload);
    }
  }

  answer(answer) {
    const { resolve } = this;
    this.resolve = this.reject = null;
    resolve(answer);
  }

  push(kind, payload) {
    if (this.waiters.length !== 0) {
      const chunk = this.chunks.make(kind, payload);
      if (chunk !== undefined)
        this.waiters.shift().resolve({ value: chunk, done: false });
      return;
    }
    this.queue.push(kind, payload);
    this.unread += (Array.isArray(payload) ? payload[0] : payload).length;
    if (this.unread > maxUnread) this.overflow();
  }

  overflow() {
    addon.release(this.slot);
    this.queue = [];
    this.at = 0;
    const text = "the stream is not being read";
    this.end(new APIResponseValidationError(undefined, undefined, text));
  }

  // No event follows: the slot is free again.
  end(error) {
    calls[this.slot] = undefined;
    this.ended = true;
    if (this.signal !== null) unwatch(this.signal, this);
    this.signal = null;
    if (error !== undefined && this.reject !== null) {
      const { reject } = this;
      this.resolve = this.reject = null;
      return reject(error);
    }
    this.error = error;
    while (this.waiters.length !== 0) this.settle(this.waiters.shift());
  }

  // --- what the reader does ---

  // The next waiting chunk, or undefined.
  take() {
    while (this.at < this.queue.length) {
      const kind = this.queue[this.at];
      const payload = this.queue[this.at + 1];
      this.at += 2;
      if (this.at === this.queue.length) {
        this.queue = [];
        this.at = 0;
        this.unread = 0;
      }
      const chunk = this.chunks.make(kind, payload);
      if (chunk !== undefined) return chunk;
    }
    return undefined;
  }

  // Of a stream whose last chunk was read.
  get finalRoute() {
    return this.queue.length === 0 ? this.route : undefined;
  }

  next() {
    const chunk = this.take();
    if (chunk !== undefined)
      return Promise.resolve({ value: chunk, done: false });
    return new Promise((resolve, reject) => {
      const waiter = { resolve, reject };
      if (this.ended) this.settle(waiter);
      else this.waiters.push(waiter);
    });
  }

  // Tells one reader how it ended; an error is told once.
  settle(waiter) {
    const { error } = this;
    this.error = undefined;
    if (error === undefined) waiter.resolve({ value: undefined, done: true });
    else waiter.reject(error);
    if (error !== undefined) this.controller?.abort();
  }

  // The stream's controller ends the call, and is told of its end.
  control(controller) {
    this.controller = controller;
    if (this.aborted !== null) controller.abort(this.aborted.reason);
    const stop = () => this.cancel();
    controller.signal.addEventListener("abort", stop, { once: true });
  }

  // Closes the connection; readers see the end.
  cancel() {
    if (this.ended) return;
    addon.release(this.slot);
    this.queue = [];
    this.at = 0;
    this.end(undefined);
  }

  // The caller's signal fired.
  abort() {
    const { signal, reject } = this;
    this.resolve = this.reject = null;
    this.aborted = signal;
    this.cancel();
    if (reject !== null) reject(userAbort(signal));
    this.controller?.abort(signal.reason);
  }
}

module.exports = { Call };
