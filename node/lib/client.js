// SPDX-License-Identifier: Apache-2.0
// The OpenAI class.
"use strict";

const errors = require("./errors.js");
const { APIPromise } = require("./promise.js");
const { Chat, Completions } = require("./chat.js");

let parts = null;

// What only clients need is loaded by the first one, not by the import; the
// addon above all.
function load() {
  if (parts === null)
    parts = {
      ...require("./options.js"),
      makeRouter: require("./router.js").makeRouter,
      Call: require("./call.js").Call,
    };
  return parts;
}

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

  constructor(options = {}) {
    const { defaultBaseURL, readEnv, retriesOf } = load();
    load().checkClient(options);
    const {
      baseURL = readEnv("OPENAI_BASE_URL"),
      apiKey = readEnv("OPENAI_API_KEY") ?? null,
      organization = readEnv("OPENAI_ORG_ID") ?? null,
      project = readEnv("OPENAI_PROJECT_ID") ?? null,
    } = options;
    this.chat = new Chat(this);
    this.baseURL = baseURL || defaultBaseURL;
    this.apiKey = typeof apiKey === "string" ? apiKey : null;
    this.organization = organization;
    this.project = project;
    this.timeout = options.timeout ?? OpenAI.DEFAULT_TIMEOUT;
    this.maxRetries = retriesOf(options.maxRetries);
    this.logger = options.logger ?? console;
    this.logLevel = options.logLevel ?? "warn";
    const taken = { ...options, apiKey, organization, project };
    errors.hide(this, "_options", { ...taken, baseURL: this.baseURL });
    this.#given = options;
    this.#key = this.apiKey;
    this.#place = placeOf(this);
    this.#router = load().makeRouter(options);
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
    return new this.constructor({ ...mine, ...options });
  }

  // Takes over what was assigned since the router was made.
  #sync() {
    const place = placeOf(this);
    const changed = Object.keys(place).filter(
      (name) => place[name] !== this.#place[name]
    );
    if (changed.length === 0) return;
    this.#given = { ...this.#given };
    for (const name of changed) this.#given[name] = place[name];
    this.#place = place;
    this.#router = load().makeRouter(this.#given);
  }

  _chat(body, options) {
    return new APIPromise(this, this.#send(body, options));
  }

  async #send(body, given) {
    const options = (await given) ?? {};
    if (body === undefined || body === null)
      throw new TypeError("chat.completions.create() needs a request body");
    const { Call, askForKey, callRequest } = load();
    const request = callRequest(this, body, options);
    this.#sync();
    if (typeof this.#given.apiKey === "function")
      request.apiKey = await askForKey(this.#given.apiKey);
    else if (this.apiKey !== this.#key) request.apiKey = this.apiKey;
    if (options.signal?.aborted) throw errors.userAbort(options.signal);
    return new Call().start(this.#router, request, options.signal);
  }
}

OpenAI.DEFAULT_TIMEOUT = 600000;
OpenAI.OpenAI = OpenAI;
OpenAI.Chat = Chat;

module.exports = { OpenAI, Chat, Completions };
