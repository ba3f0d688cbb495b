// SPDX-License-Identifier: Apache-2.0
// What callers may pass to the client and to a call, checked and put in the
// core's terms.
"use strict";

const { OpenAIError } = require("./errors.js");
const { headersRecord, flatten, queryPairs } = require("./headers.js");
const { rootsFile } = require("./roots.js");

const defaultBaseURL = "https://api.openai.com/v1";

// Options of the official client that this one cannot honour.
const clientUnbuilt = [
  "adminAPIKey", "credential", "dataResidency", "fetch", "fetchOptions",
  "httpAgent", "provider", "webhookSecret", "workloadIdentity",
  "x509Transport",
];
const callUnbuilt = ["defaultBaseURL", "fetchOptions", "httpAgent", "path"];

const isEmpty = (value) =>
  value === undefined ||
  value === null ||
  (typeof value === "object" && Object.keys(value).length === 0);

const checkClient = (options) => refuse(options, clientUnbuilt, "client");

function refuse(options, names, where) {
  const found = names.filter((name) => !isEmpty(options[name]));
  if (found.length === 0) return;
  const list = found.map((name) => `\`${name}\``).join(", ");
  const noun = found.length > 1 ? "options" : "option";
  throw new OpenAIError(
    `zerohop does not support the ${where} ${noun} ${list}.`
  );
}

const readEnv = (name) => process.env[name]?.trim() || undefined;

// Nobody waits longer for a connection, as in Node's own fetch.
const connectLimit = 10000;
const mostMilliseconds = 0xfffffffe;

// Milliseconds as the core counts them, where 0 would mean its own default.
const milliseconds = (value) =>
  Math.min(Math.max(Math.ceil(value), 1), mostMilliseconds);

// The timeouts of zh_router_new.
function routerTimeouts(value) {
  if (value === Infinity) return { read: null };
  const read = milliseconds(value);
  return { read, connect: Math.min(read, connectLimit) };
}

// Those of a call: connect, read, ttft, chunk, deadline; 0 as the router says.
function callTimeouts(value) {
  if (value === undefined) return asRouter;
  const read = milliseconds(checkTimeout(value));
  return [Math.min(read, connectLimit), read, 0, 0, 0];
}

const asRouter = [0, 0, 0, 0, 0];

function checkTimeout(value) {
  if (typeof value !== "number" || !Number.isInteger(value))
    throw new OpenAIError("timeout must be an integer");
  if (value < 0) throw new OpenAIError("timeout must be a positive integer");
  return value;
}

const retriesOf = (value) =>
  Number.isSafeInteger(value) && value >= 0 ? Math.min(value, 0x7fffffff) : 2;

// OPENAI_CUSTOM_HEADERS: lines of "Name: value".
function environmentHeaders() {
  const record = {};
  for (const line of (readEnv("OPENAI_CUSTOM_HEADERS") ?? "").split("\n")) {
    const colon = line.indexOf(":");
    if (colon > 0)
      record[line.slice(0, colon).trim()] = line.slice(colon + 1).trim();
  }
  return record;
}

function checkRouter(router) {
  if (router === undefined || router === null) return null;
  if (typeof router === "string") return router;
  if (typeof router === "object" && !Array.isArray(router)) return router;
  throw new OpenAIError("The `router` option must be an object or a path.");
}

function checkFallbacks(fallbacks) {
  if (fallbacks === undefined || fallbacks === null) return undefined;
  if (Array.isArray(fallbacks) && fallbacks.every((m) => typeof m === "string"))
    return fallbacks;
  throw new OpenAIError("The `fallbacks` option must be a list of models.");
}

// The options text of zh_router_new for a client's options.
function routerText(options, version) {
  const { apiKey, baseURL, organization, project } = options;
  const { timeout, maxRetries } = options;
  return JSON.stringify({
    api_key: (typeof apiKey === "string" && apiKey) || null,
    base_url: baseURL || null,
    organization: organization || null,
    project: project || null,
    max_retries: maxRetries == null ? undefined : retriesOf(maxRetries),
    timeout: typeof timeout === "number" ? routerTimeouts(timeout) : undefined,
    default_headers: {
      ...headersRecord(environmentHeaders()),
      ...headersRecord(options.defaultHeaders),
    },
    fallbacks: checkFallbacks(options.fallbacks),
    config: checkRouter(options.router),
    user_agent: `zerohop/${version} node/${process.versions.node}`,
    require_key: typeof apiKey !== "function",
    retry_after_max_ms: 60000,
  });
}

// The environment as this client may see it: an option that is given, even as
// null, hides the variable that stands in for it.
function environmentOf(options) {
  const hidden = new Set();
  if (options.apiKey !== undefined) hidden.add("OPENAI_API_KEY");
  if (options.baseURL !== undefined) hidden.add("OPENAI_BASE_URL");
  if (options.organization !== undefined) hidden.add("OPENAI_ORG_ID");
  if (options.project !== undefined) hidden.add("OPENAI_PROJECT_ID");
  if (options.router !== undefined) hidden.add("ZEROHOP_CONFIG");
  return (name) => {
    if (hidden.has(name)) return undefined;
    const value = readEnv(name);
    return value ?? (name === "ZEROHOP_CA_BUNDLE" ? rootsFile() : undefined);
  };
}

// One call's options for the addon.
function callRequest(client, body, options) {
  refuse(options, callUnbuilt, "request");
  const query = { ...client._options.defaultQuery, ...options.query };
  return {
    body: JSON.stringify(body),
    maxRetries: options.maxRetries == null ? -1 : retriesOf(options.maxRetries),
    timeouts: callTimeouts(options.timeout),
    headers: flatten(headersRecord(options.headers)),
    query: queryPairs(query),
    apiKey: undefined,
  };
}

// Asks the function that stands for a key.
async function askForKey(apiKey) {
  let key;
  try {
    key = await apiKey();
  } catch (cause) {
    if (cause instanceof OpenAIError) throw cause;
    throw new OpenAIError(
      `Failed to get token from 'apiKey' function: ${cause?.message}`,
      { cause }
    );
  }
  if (typeof key === "string" && key) return key;
  throw new OpenAIError(
    "Expected 'apiKey' function argument to return a string " +
      `but it returned ${key}`
  );
}

module.exports = {
  defaultBaseURL,
  checkClient,
  readEnv,
  retriesOf,
  routerText,
  environmentOf,
  callRequest,
  askForKey,
};
