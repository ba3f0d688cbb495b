// SPDX-License-Identifier: Apache-2.0
// The client's resources: classes made on first use from methods.json, which
// tools/surface_node.py writes, and from our own classes where a method does
// more than send and receive.
"use strict";

const { hide } = require("./errors.js");
const { APIResource } = require("./resource.js");

// Classes that are more than their rows.
const own = {
  beta: () => require("./beta.js").Beta,
  "beta.threads": () => require("./beta.js").Threads,
  "beta.threads.runs": () => require("./beta.js").Runs,
  chat: () => require("./chat.js").Chat,
  "chat.completions": () => require("./chat.js").Completions,
  embeddings: () => require("./embeddings.js").Embeddings,
  files: () => require("./files.js").Files,
  "realtime.calls": () => require("./calls.js").Calls,
  responses: () => require("./responses.js").Responses,
  "vectorStores.files": () => require("./files.js").VectorStoreFiles,
  "vectorStores.fileBatches": () => require("./files.js").FileBatches,
  webhooks: () => require("./webhooks.js").Webhooks,
};

// What a client has; these names are needed before the table is.
const roots = [
  "admin", "audio", "batches", "beta", "chat", "completions", "containers",
  "contentProvenanceChecks", "conversations", "embeddings", "evals", "files",
  "fineTuning", "images", "models", "moderations", "realtime", "responses",
  "skills", "uploads", "vectorStores", "videos", "webhooks",
];

let table = null;
let tree = null; // what is right below a resource
const classes = new Map();

function rows() {
  if (table === null) table = require("./methods.json");
  return table;
}

// The resources right below one.
function namesBelow(prefix) {
  if (prefix === "") return roots;
  if (tree === null) {
    tree = new Map();
    for (const path of [...Object.keys(rows()), ...Object.keys(own)]) {
      const parts = path.split(".");
      for (let i = 1; i < parts.length; i++) {
        const above = parts.slice(0, i).join(".");
        if (!tree.has(above)) tree.set(above, new Set());
        tree.get(above).add(parts[i]);
      }
    }
  }
  return tree.get(prefix) ?? [];
}

const below = (prefix, name) => (prefix === "" ? name : `${prefix}.${name}`);

const properNames = { chatkit: "ChatKit" };
const className = (name) =>
  properNames[name] ?? name[0].toUpperCase() + name.slice(1);

// --- methods ---

// The members of `names` apart from the rest.
function apart(given, names) {
  const taken = {};
  const rest = { ...given };
  for (const name of names) {
    if (name in rest) taken[name] = rest[name];
    delete rest[name];
  }
  return [taken, rest];
}

function headersOf(about, params, options) {
  const given = {};
  for (const [name, header] of Object.entries(about.given ?? {}))
    if (params[name] !== undefined) given[header] = String(params[name]);
  if (about.headers === undefined && Object.keys(given).length === 0)
    return options?.headers;
  const { headersRecord } = require("./headers.js");
  return { ...headersRecord(about.headers), ...headersRecord(given),
    ...headersRecord(options?.headers) };
}

// What a call's parameters are of the request: [path, query, body].
function placesOf(path, names, about, id, params) {
  const { fillPath } = require("./url.js");
  const others = names.slice(0, -1);
  const [values, rest] = apart(params, others);
  const filled = names.length === 0 ? path
    : fillPath(path, [...others.map((name) => values[name]), id]);
  const [, asked] = apart(rest, Object.keys(about.given ?? {}));
  if (!about.body) return [filled, about.args ? asked : undefined, undefined];
  const [query, body] = apart(asked, about.query ?? []);
  return [filled, about.query ? query : undefined, body];
}

const security = {
  admin: { adminAPIKeyAuth: true },
  usual: { bearerAuth: true },
};

// The client's method that sends what a row says.
function makeMethod([name, verb, path, about]) {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, one]) => one);
  const hasID = names.length === 0 ? 0 : 1;
  const method = verb.toLowerCase();
  const flags = {
    ...(about.binary ? { __binaryResponse: true } : null),
    ...(about.form ? { __multipart: true } : null),
    __security: about.admin ? security.admin : security.usual,
  };
  const send = function (...args) {
    const id = hasID ? args[0] : undefined;
    const params = (about.args ? args[hasID] : undefined) ?? {};
    const options = args[hasID + (about.args ? 1 : 0)];
    const [filled, query, body] = placesOf(path, names, about, id, params);
    const request = {
      ...(query === undefined ? null : { query }),
      ...(body === undefined ? null : { body }),
      ...options, ...flags,
    };
    const headers = headersOf(about, params, options);
    if (headers !== undefined) request.headers = headers;
    if (about.stream) request.stream = params.stream ?? false;
    if (about.page === undefined) return this._client[method](filled, request);
    const Page = require("./pagination.js")[about.page];
    return this._client.getAPIList(filled, Page, { ...request, method });
  };
  return Object.defineProperty(send, "name", { value: name });
}

// --- classes ---

function classOf(path) {
  let Class = classes.get(path);
  if (Class !== undefined) return Class;
  const name = className(path.split(".").at(-1));
  Class = own[path]?.() ?? { [name]: class extends APIResource {} }[name];
  classes.set(path, Class);
  for (const row of rows()[path] ?? [])
    if (!Object.hasOwn(Class.prototype, row[0]))
      hide(Class.prototype, row[0], makeMethod(row));
  hide(Class.prototype, "_path", path);
  staticsOf(Class, path);
  return Class;
}

// A member that is made when it is first looked at.
function lazily(target, name, make) {
  const set = (value) => Object.defineProperty(target, name, {
    value, writable: true, configurable: true, enumerable: true,
  });
  Object.defineProperty(target, name, {
    configurable: true, enumerable: true, set,
    get() {
      set(make());
      return target[name];
    },
  });
}

// Gives `target` the resources below `prefix`.
function children(target, prefix, client) {
  for (const name of namesBelow(prefix))
    lazily(target, name, () => {
      const path = below(prefix, name);
      return new (classOf(path))(client);
    });
}

// OpenAI.Chat, OpenAI.Chat.Completions, ...
function staticsOf(Class, prefix) {
  for (const name of namesBelow(prefix))
    lazily(Class, className(name), () => classOf(below(prefix, name)));
}

module.exports = { children, staticsOf, classOf, className };
