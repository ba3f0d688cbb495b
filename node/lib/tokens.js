// SPDX-License-Identifier: Apache-2.0
// require("zerohop/tokens"): how many tokens a text has, and which.
"use strict";

const fs = require("fs");
const path = require("path");
const { native } = require("./native.js");

const found = new Map(); // by name: the core's encodings never go away
let core = null;
let data = "";

// The core says what went wrong in an array of its own.
function checked(result) {
  if (Array.isArray(result) && typeof result[0] === "string")
    throw Object.assign(new Error(result[3]), { code: result[0] });
  return result;
}

function load() {
  if (core === null) {
    const loaded = native();
    const vocab = path.join(__dirname, "..", "..", "vocab");
    data = checked(loaded.tokensFolder(vocab));
    core = loaded;
  }
  return core;
}

// Where vocabulary files that the user built are kept.
function dataFolder() {
  load();
  return data;
}

function text(value) {
  if (typeof value !== "string") throw new TypeError("text must be a string");
  return value;
}

function allowed(names) {
  if (names === undefined) return undefined;
  return names === "all" ? true : Array.from(names, String);
}

class Encoding {
  #core;

  constructor(handle) {
    this.#core = handle;
    this.name = load().tokensName(handle);
  }

  count(value, { allowedSpecial } = {}) {
    return checked(
      load().tokensCount(this.#core, text(value), allowed(allowedSpecial))
    );
  }

  encode(value, { allowedSpecial } = {}) {
    return checked(
      load().tokensEncode(this.#core, text(value), allowed(allowedSpecial))
    );
  }

  decodeBytes(ids) {
    return checked(load().tokensDecode(this.#core, Uint32Array.from(ids)));
  }

  decode(ids) {
    return this.decodeBytes(ids).toString("utf8");
  }
}

function encoding(name) {
  let known = found.get(name);
  if (known === undefined) {
    known = new Encoding(checked(load().tokensFind(String(name))));
    found.set(name, known);
  }
  return known;
}

function encodingForModel(model, { exact = false } = {}) {
  const handle = checked(load().tokensForModel(String(model), Boolean(exact)));
  return encoding(load().tokensName(handle));
}

// Makes a tokenizer.json of a kind we know an encoding.
function register(name, file) {
  checked(load().tokensRegister(String(name), fs.readFileSync(file)));
  found.delete(String(name));
}

// The second argument is a model's name or {model, ...}.
function options(given) {
  const named = typeof given === "string" ? { model: given } : given;
  return { model: "gpt-4o", ...named };
}

function count(value, given) {
  const { model, exact, allowedSpecial } = options(given);
  return encodingForModel(model, { exact }).count(value, { allowedSpecial });
}

function encode(value, given) {
  const { model, allowedSpecial } = options(given);
  const own = encodingForModel(model, { exact: true });
  return own.encode(value, { allowedSpecial });
}

function decode(ids, given) {
  return encodingForModel(options(given).model, { exact: true }).decode(ids);
}

// What the provider says that a chat request costs.
async function askProvider(request, client) {
  const { OpenAI } = require("./client.js");
  const reply = await (client ?? new OpenAI()).post("/", {
    body: { ...request }, __counts: true,
  });
  return { total: reply.input_tokens ?? reply.totalTokens, exact: true,
    error: 0 };
}

// What a chat request costs.
function countRequest(request, { remote = false, client } = {}) {
  if (remote) return askProvider(request, client);
  const [total, error, messages, frame, tools, format, images, exact, name] =
    checked(load().tokensRequest(JSON.stringify(request)));
  const parts = { messages, frame, tools, format, images };
  return { total, exact: exact === 1, error, encoding: name, parts };
}

// Does a chat request cost at most `limit` tokens?
function fits(request, limit) {
  return checked(load().tokensFits(JSON.stringify(request), limit));
}

module.exports = {
  Encoding,
  count,
  countRequest,
  dataFolder,
  decode,
  encode,
  encoding,
  encodingForModel,
  fits,
  register,
};
