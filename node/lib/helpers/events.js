// SPDX-License-Identifier: Apache-2.0
// EventStream: what happens to one request, told to listeners, promises and
// iterators.
"use strict";

const { APIUserAbortError, OpenAIError } = require("../errors.js");

// A promise that may be settled from outside and whose failure nobody need see.
function deferred() {
  const out = {};
  out.promise = new Promise((resolve, reject) => {
    out.resolve = resolve;
    out.reject = reject;
  });
  out.promise.catch(() => {});
  return out;
}

const asOpenAIError = (error) =>
  error instanceof Error
    ? Object.assign(new OpenAIError(error.message), { cause: error })
    : new OpenAIError(String(error));

class EventStream {
  #listeners = new Map(); // event -> [{listener, once}]
  #connected = deferred();
  #end = deferred();
  #ended = false;
  #errored = false;
  #aborted = false;
  #watched = false; // somebody will hear of an error

  constructor() {
    this.controller = new AbortController();
  }

  // Not before the caller had time to add listeners.
  _run(executor) {
    setTimeout(() => {
      executor().then(
        () => {
          this._emitFinal();
          this._emit("end");
        },
        (error) => this.#fail(error)
      );
    }, 0);
  }

  #fail(error) {
    this.#errored = true;
    const aborted = error?.name === "AbortError" || this.controller.signal.aborted;
    if (error instanceof APIUserAbortError || (aborted && !(error instanceof OpenAIError))) {
      this.#aborted = true;
      const own = error instanceof APIUserAbortError;
      return this._emit("abort", own ? error : this._userAbortError());
    }
    const known = error instanceof OpenAIError;
    return this._emit("error", known ? error : asOpenAIError(error));
  }

  _userAbortError() {
    const error = new APIUserAbortError();
    const { reason } = this.controller.signal;
    if (reason !== undefined) error.cause = reason;
    return error;
  }

  _connected() {
    if (this.#ended) return;
    this.#connected.resolve();
    this._emit("connect");
  }

  get ended() {
    return this.#ended;
  }

  get errored() {
    return this.#errored;
  }

  get aborted() {
    return this.#aborted;
  }

  abort() {
    this.controller.abort();
  }

  _listenForAbort(signal) {
    if (!signal) return;
    if (signal.aborted) this.controller.abort(signal.reason);
    else
      signal.addEventListener("abort",
        () => this.controller.abort(signal.reason),
        { once: true, signal: this.controller.signal });
  }

  // --- listening ---

  on(event, listener) {
    return this.#add(event, listener, false);
  }

  once(event, listener) {
    return this.#add(event, listener, true);
  }

  #add(event, listener, once) {
    const list = this.#listeners.get(event) ?? [];
    this.#listeners.set(event, [...list, { listener, once }]);
    return this;
  }

  off(event, listener) {
    const list = this.#listeners.get(event) ?? [];
    const at = list.findIndex((entry) => entry.listener === listener);
    if (at >= 0)
      this.#listeners.set(event, list.filter((entry, i) => i !== at));
    return this;
  }

  // The next event of that name.
  emitted(event) {
    return new Promise((resolve, reject) => {
      this.#watched = true;
      if (event !== "error") this.once("error", reject);
      this.once(event, (...args) =>
        resolve(args.length > 1 ? args : args[0]));
    });
  }

  // All events of that name, each as the list of its arguments.
  events(event) {
    return this._iterate((push) => {
      const listener = (...args) => push(args);
      this.on(event, listener);
      return () => this.off(event, listener);
    }, { error: event !== "error", abort: event !== "abort" });
  }

  // An iterator over what `attach` pushes, until the stream ends; with
  // `leave` run when the reader stops early.
  _iterate(attach, { error = true, abort = true, leave } = {}) {
    const values = [];
    const readers = [];
    let failure = null;
    let done = this.#ended;
    const ended = { value: undefined, done: true };
    const detach = attach((value) => {
      if (readers.length !== 0) readers.shift().resolve({ value, done: false });
      else values.push(value);
    });
    const fail = (reason) => {
      if (readers.length !== 0) readers.shift().reject(reason);
      else failure = reason;
    };
    this.#watched = true;
    if (error) this.on("error", fail);
    if (abort) this.on("abort", fail);
    this.on("end", () => {
      done = true;
      detach();
      for (const reader of readers.splice(0)) reader.resolve(ended);
    });
    return {
      next: () => {
        if (values.length !== 0)
          return Promise.resolve({ value: values.shift(), done: false });
        if (failure !== null) {
          const reason = failure;
          failure = null;
          return Promise.reject(reason);
        }
        if (done) return Promise.resolve(ended);
        return new Promise((resolve, reject) =>
          readers.push({ resolve, reject }));
      },
      return: async (value) => {
        detach();
        done = true;
        failure = null;
        values.length = 0;
        leave?.();
        for (const reader of readers.splice(0)) reader.resolve(ended);
        return { value, done: true };
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  async done() {
    this.#watched = true;
    await this.#end.promise;
  }

  _hasListeners(event) {
    return (this.#listeners.get(event)?.length ?? 0) !== 0;
  }

  // --- telling ---

  _emit(event, ...args) {
    if (this.#ended) return;
    if (event === "end") {
      this.#ended = true;
      this.#end.resolve();
    }
    const list = this.#listeners.get(event) ?? [];
    if (list.some((entry) => entry.once))
      this.#listeners.set(event, list.filter((entry) => !entry.once));
    for (const { listener } of list) listener(...args);
    if (event !== "abort" && event !== "error") return;
    const [error] = args;
    // What nobody listens to is an unhandled rejection, never silence.
    if (!this.#watched && list.length === 0) void Promise.reject(error);
    this.#connected.reject(error);
    this.#end.reject(error);
    this._emit("end");
  }

  _emitFinal() {}
}

module.exports = { EventStream };
