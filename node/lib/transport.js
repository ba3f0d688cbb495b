// SPDX-License-Identifier: Apache-2.0
// Requests that go out by a fetch of the caller's, with the retries, timeouts
// and errors that the core sees to otherwise.
"use strict";

const os = require("node:os");
const { setTimeout: sleep } = require("node:timers/promises");

const errors = require("./errors.js");
const { complete } = require("./chunks.js");
const { withError } = require("./failure.js");
const { headersRecord } = require("./headers.js");
const { log, requestLog } = require("./log.js");
const { checkTimeout } = require("./options.js");
const { Stream, describe } = require("./stream.js");

const retried = new Set([408, 409, 429]);
const longestWait = 60000;

// How long the server wants us to wait; undefined when it does not say.
function waitSaid(headers) {
  const ms = Number.parseFloat(headers.get("retry-after-ms") ?? "");
  if (!Number.isNaN(ms)) return ms;
  const text = headers.get("retry-after");
  if (text === null) return undefined;
  const seconds = Number.parseFloat(text);
  const wait = Number.isNaN(seconds)
    ? Date.parse(text) - Date.now() : seconds * 1000;
  return Number.isNaN(wait) ? undefined : wait;
}

function waitFor(headers, tries) {
  const said = headers === undefined ? undefined : waitSaid(headers);
  if (said !== undefined && said >= 0 && said < longestWait) return said;
  const seconds = Math.min(0.5 * 2 ** tries, 8);
  return seconds * (1 - Math.random() * 0.25) * 1000;
}

function mayRetry(response) {
  const said = response.headers.get("x-should-retry");
  if (said === "true" || said === "false") return said === "true";
  return retried.has(response.status) || response.status >= 500;
}

const systems = { darwin: "MacOS", linux: "Linux", win32: "Windows",
  freebsd: "FreeBSD", openbsd: "OpenBSD" };
const machines = { ia32: "x32", x64: "x64", arm: "arm", arm64: "arm64" };

// What the official client says of where it runs.
const platform = () => ({
  "x-stainless-lang": "js",
  "x-stainless-os": systems[os.platform()] ?? `Other:${os.platform()}`,
  "x-stainless-arch": machines[os.arch()] ?? `other:${os.arch()}`,
  "x-stainless-runtime": "node",
  "x-stainless-runtime-version": process.version,
});

// Later ones win, and null removes.
function joinHeaders(...sources) {
  const headers = new Headers();
  for (const source of sources)
    for (const [name, value] of Object.entries(headersRecord(source)))
      if (value === null) headers.delete(name);
      else headers.set(name, value);
  return headers;
}

class FetchAnswer {
  constructor(response, options, controller) {
    this.response = response;
    this.options = options;
    this.controller = controller;
    this.status = response.status;
  }

  get requestID() {
    return this.response.headers.get("x-request-id");
  }

  async parse(client) {
    const { response, options, controller } = this;
    if (options.stream) {
      const make = options.path === "/chat/completions" ? complete : undefined;
      const stream = Stream.fromSSEResponse(response, controller, client, make);
      return describe(stream, this.requestID, () => undefined);
    }
    if (response.status === 204) return null;
    if (options.__binaryResponse) return response;
    const type = response.headers.get("content-type")?.split(";")[0]?.trim();
    if (!type?.includes("application/json") && !type?.endsWith("+json"))
      return await response.text();
    if (response.headers.get("content-length") === "0") return undefined;
    return this.describe(await response.json());
  }

  describe(value) {
    if (!value || typeof value !== "object" || Array.isArray(value) ||
        value instanceof Response || Object.hasOwn(value, "_request_id"))
      return value;
    return describe(value, this.requestID, () => undefined);
  }
}

const isTimeout = (error) =>
  /timed? ?out/i.test(String(error) + String(error?.cause ?? ""));

class Sender {
  constructor(client, options) {
    this.client = client;
    this.options = options;
    this.signal = options.signal;
    this.tries = 0;
    this.left = options.maxRetries ?? client.maxRetries;
    this.timeout = options.timeout === undefined ? client.timeout
      : checkTimeout(options.timeout);
  }

  async headers() {
    const { client, options } = this;
    const timeout = options.timeout === undefined ? null
      : String(Math.trunc(options.timeout / 1000));
    const auth = await client.authHeaders(options, options.__security);
    return joinHeaders({
      accept: "application/json",
      "user-agent": client.userAgent(),
      "x-stainless-retry-count": String(this.tries),
      "x-stainless-timeout": timeout,
      ...platform(),
      "openai-organization": client.organization,
      "openai-project": client.project,
    }, auth?.values, client._options.defaultHeaders, options.bodyHeaders,
    options.headers);
  }

  async init(signal) {
    const { client, options } = this;
    const { content } = options;
    const body = typeof content === "function" ? content() : content;
    return {
      ...client.fetchOptions, ...options.fetchOptions,
      method: options.method.toUpperCase(), headers: await this.headers(),
      signal, ...(body === undefined ? null : { body }),
      ...(body instanceof ReadableStream ? { duplex: "half" } : null),
    };
  }

  // One try; the response, whatever its status.
  async fetch(url, log_) {
    const { client, options, signal } = this;
    const controller = new AbortController();
    const init = await this.init(controller.signal);
    await client.prepareRequest(init, { url, options });
    const abort = () => controller.abort(signal.reason);
    signal?.addEventListener("abort", abort, { once: true });
    const late = this.timeout === Infinity ? undefined
      : setTimeout(() => controller.abort(), Math.min(this.timeout, 0x7fffffff));
    try {
      const response = await client._fetch(url, init);
      if (!options.stream && !options.__binaryResponse)
        signal?.removeEventListener("abort", abort);
      return { response, controller };
    } catch (error) {
      signal?.removeEventListener("abort", abort);
      if (signal?.aborted) throw errors.userAbort(signal);
      log_?.failed(error);
      return { error, late: controller.signal.aborted || isTimeout(error) };
    } finally {
      clearTimeout(late);
    }
  }

  async again(headers) {
    const wait = waitFor(headers, this.tries);
    this.tries++;
    log(this.client, "info", `retrying, ${this.left} attempts remaining`);
    this.left--;
    try {
      await sleep(wait, undefined, { signal: this.signal ?? undefined });
    } catch (error) {
      if (this.signal?.aborted) throw errors.userAbort(this.signal);
      throw error;
    }
  }

  async send() {
    const { client, options } = this;
    const url = client.buildURL(options.path, options.query,
      options.defaultBaseURL);
    for (;;) {
      if (this.signal?.aborted) throw errors.userAbort(this.signal);
      const log_ = requestLog(client, options.method, () => url);
      const { response, controller, error, late } = await this.fetch(url, log_);
      const repeats = this.left > 0 &&
        !(options.content instanceof ReadableStream);
      if (response === undefined) {
        if (!repeats) throw lost(error, late);
        await this.again(undefined);
        continue;
      }
      if (response.ok) {
        log_?.came(response.status, response.headers);
        return new FetchAnswer(response, options, controller);
      }
      if (repeats && mayRetry(response)) {
        await response.body?.cancel();
        await this.again(response.headers);
        continue;
      }
      throw await refusal(client, response);
    }
  }
}

function lost(error, late) {
  if (!late) return new errors.APIConnectionError({ cause: error });
  const timeout = new errors.APIConnectionTimeoutError();
  timeout.cause = error;
  return timeout;
}

async function refusal(client, response) {
  const text = await response.text().catch((error) => String(error));
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    body = undefined; // not JSON: the text is what was said
  }
  return client.makeStatusError(response.status, withError(body),
    body === undefined ? text : undefined, response.headers);
}

const sendByFetch = (client, options) => new Sender(client, options).send();

module.exports = { sendByFetch };
