// SPDX-License-Identifier: Apache-2.0
// The OpenAI class.
"use strict";

const errors = require("./errors.js");
const { APIPromise } = require("./promise.js");
const { children, staticsOf } = require("./resources.js");
const { Router, revisionOf } = require("./routing.js");

let parts = null;

// What only clients need is loaded by the first one, not by the import.
function load() {
  if (parts === null)
    parts = { ...require("./options.js"), ...require("./request.js"),
      ...require("./url.js"), ...require("./log.js"),
      queryPairs: require("./headers.js").queryPairs };
  return parts;
}

// The addon, only when something is sent by it.
const makeRouter = (options) => require("./router.js").makeRouter(options);

// What a router is made for and callers may assign later.
function placeOf(client) {
  const { baseURL, organization, project, timeout, maxRetries } = client;
  return { baseURL, organization, project, timeout, maxRetries };
}

class OpenAI {
  #given; // the options as they were given, and assigned later
  #place; // what the router was made for
  #key; // what apiKey was then
  #router;
  #revision; // of the Router that it was made for

  constructor(options = {}) {
    const { clientMembers, goesByFetch, checkClient } = load();
    const taken = checkClient(options);
    children(this, "", this);
    Object.assign(this, clientMembers(taken, OpenAI.DEFAULT_TIMEOUT));
    errors.hide(this, "_fetch", taken.fetch ?? globalThis.fetch);
    errors.hide(this, "_options", { ...taken, baseURL: this.baseURL,
      organization: this.organization, project: this.project,
      apiKey: taken.apiKey ?? this.apiKey });
    this.#given = taken;
    this.#key = this.apiKey;
    this.#place = placeOf(this);
    this.#router = goesByFetch(this) ? null : makeRouter(taken);
    this.#revision = taken.router?.[revisionOf];
  }

  // The Router given, or one that shows what this client asks.
  get router() {
    return new Router(this.#given.router ?? null, undefined,
      this.#own("router"));
  }

  // What console.log prints has no key in it.
  [Symbol.for("nodejs.util.inspect.custom")](depth, options, inspect) {
    const shown = { apiKey: this.apiKey && "***", ...placeOf(this) };
    return `${this.constructor.name} ${inspect(shown, options)}`;
  }

  // A client with the same options but for those given.
  withOptions(options) {
    this.#sync();
    const { logger, logLevel } = this;
    const mine = { ...this.#given, logger, logLevel };
    if (this.apiKey !== this.#key) mine.apiKey = this.apiKey;
    if (options.dataResidency) delete mine.baseURL;
    if (options.baseURL !== undefined) delete mine.dataResidency;
    return new this.constructor({ ...mine, ...options });
  }

  // Takes over what was assigned since the router was made.
  #sync() {
    const place = placeOf(this);
    const changed = Object.keys(place).filter(
      (name) => place[name] !== this.#place[name]
    );
    const revision = this.#given.router?.[revisionOf];
    if (changed.length === 0 && revision === this.#revision) return;
    this.#revision = revision;
    this.#given = { ...this.#given };
    for (const name of changed) this.#given[name] = place[name];
    this.#place = place;
    if (this.#router !== null) this.#router = makeRouter(this.#given);
  }

  // What this client's calls took and cost; everything in it is a promise.
  get ledger() {
    const { Ledger } = require("./ledger.js");
    return new Ledger(() => this.#own("ledger"));
  }

  // The core's router, for what is asked of it.
  #own(what) {
    this.#sync();
    if (this.#router === null)
      throw new errors.OpenAIError(
        `A client with its own fetch has no ${what}.`
      );
    return this.#router;
  }

  // --- for subclasses ---

  async prepareOptions() {}

  async prepareRequest() {}

  userAgent() {
    const { version } = require("../../package.json");
    return `zerohop/${version} node/${process.versions.node}`;
  }

  defaultQuery() {
    return this._options.defaultQuery;
  }

  makeStatusError(status, body, message, headers) {
    return errors.APIError.generate(status, body, message, headers);
  }

  // The headers with a key that a request needs.
  async authHeaders(options, schemes = options?.__security) {
    const key = schemes?.adminAPIKeyAuth ? this.adminAPIKey
      : await this._resolveApiKey();
    return { values: key ? { authorization: `Bearer ${key}` } : {} };
  }

  async _resolveApiKey() {
    await this._callApiKey();
    return this.apiKey;
  }

  // Asks the function that stands for a key, if there is one.
  async _callApiKey() {
    const { apiKey } = this.#given;
    if (typeof apiKey !== "function") return false;
    this.apiKey = await load().askForKey(apiKey);
    return true;
  }

  buildURL(path, query, defaultBaseURL) {
    const { joinURL, queryPairs } = load();
    const base = defaultBaseURL && !this.#given.baseURL &&
      !process.env.OPENAI_BASE_URL ? defaultBaseURL : this.baseURL;
    const all = { ...this.defaultQuery(), ...query };
    return joinURL(base, path, queryPairs(all));
  }

  // --- requests ---

  get(path, options) {
    return this.#method("get", path, options);
  }

  post(path, options) {
    return this.#method("post", path, options);
  }

  patch(path, options) {
    return this.#method("patch", path, options);
  }

  put(path, options) {
    return this.#method("put", path, options);
  }

  delete(path, options) {
    return this.#method("delete", path, options);
  }

  #method(method, path, options) {
    const final = options instanceof Promise
      ? options.then((given) => ({ method, path, ...given }))
      : { method, path, ...options };
    return this.request(final);
  }

  request(options, remainingRetries = null) {
    return new APIPromise(this, this.#send(options, remainingRetries));
  }

  getAPIList(path, Page, options) {
    const final = options instanceof Promise
      ? options.then((given) => ({ method: "get", path, ...given }))
      : { method: "get", path, ...options };
    return this.requestAPIList(Page, final);
  }

  requestAPIList(Page, options) {
    const { PagePromise } = require("./pagination.js");
    return new PagePromise(this, this.#send(options, null), Page);
  }

  async #send(given, retries) {
    const asked = await given;
    const options = retries === null ? { ...asked }
      : { ...asked, maxRetries: retries };
    await this.prepareOptions(options);
    const { goesByFetch, sendByFetch, sendNative } = load();
    if (this.#router === null || goesByFetch(this, options))
      return sendByFetch(this, options);
    this.#sync();
    const key = await this.#keyFor(options);
    if (options.signal?.aborted) throw errors.userAbort(options.signal);
    return sendNative(this, this.#router, options, key);
  }

  // The key of a request, where it is not the router's own.
  async #keyFor(options) {
    if (options.__security?.adminAPIKeyAuth) return this.adminAPIKey;
    if (await this._callApiKey()) return this.apiKey;
    return this.apiKey === this.#key ? undefined : this.apiKey;
  }
}

OpenAI.DEFAULT_TIMEOUT = 600000;
OpenAI.OpenAI = OpenAI;
staticsOf(OpenAI, "");

module.exports = { OpenAI };
