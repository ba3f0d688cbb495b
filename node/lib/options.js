// SPDX-License-Identifier: Apache-2.0
// What callers may pass to the client and to a call, checked and put in the
// core's terms.
"use strict";

const { OpenAIError } = require("./errors.js");
const { configOf } = require("./routing.js");
const { headersRecord, flatten, queryPairs } = require("./headers.js");
const { levelOf } = require("./log.js");
const { rootsFile } = require("./roots.js");

const defaultBaseURL = "https://api.openai.com/v1";

// Options of the official client that this one cannot honour.
const clientUnbuilt = [
  "credential", "httpAgent", "provider", "workloadIdentity", "x509Transport",
];
const callUnbuilt = ["httpAgent"];

// Options of ours that a caller's own fetch would pass by.
const routed = ["router", "fallbacks"];

const residencies = ["us", "eu", "ae", "au", "in", "jp"];

const isEmpty = (value) =>
  value === undefined ||
  value === null ||
  (typeof value === "object" && Object.keys(value).length === 0);

function listOf(names) {
  const list = names.map((name) => `\`${name}\``).join(", ");
  return `${names.length > 1 ? "options" : "option"} ${list}`;
}

function refuse(options, names, where) {
  const found = names.filter((name) => !isEmpty(options[name]));
  if (found.length !== 0)
    throw new OpenAIError(
      `zerohop does not support the ${where} ${listOf(found)}.`
    );
}

// What a caller's own fetch would pass by must not be asked for.
function refuseRouted(options) {
  const lost = routed.filter((name) => !isEmpty(options[name]));
  if (lost.length !== 0)
    throw new OpenAIError(
      `The ${listOf(lost)} cannot go together with a \`fetch\` or ` +
        "`fetchOptions` of your own."
    );
}

// Does a caller's own fetch see to it?
function goesByFetch(client, options) {
  if (options !== undefined) {
    if (isEmpty(options.fetchOptions)) return false;
    refuseRouted(client._options);
    return true;
  }
  const { fetch, fetchOptions } = client._options;
  return (fetch != null && !fetch.zerohop) || !isEmpty(fetchOptions);
}

function residencyURL(options) {
  const { dataResidency, baseURL } = options;
  if (dataResidency === undefined || dataResidency === null) return baseURL;
  if (!isEmpty(baseURL))
    throw new OpenAIError(
      "The `dataResidency` and `baseURL` options are mutually exclusive."
    );
  if (dataResidency === "global") return defaultBaseURL;
  if (!residencies.includes(dataResidency))
    throw new OpenAIError(
      `Unknown \`dataResidency\` ${JSON.stringify(dataResidency)}; expected ` +
        `one of global, ${residencies.join(", ")}.`
    );
  return `https://${dataResidency}.api.openai.com/v1`;
}

const missingText =
  "Missing credentials. Please pass an `apiKey`, `workloadIdentity`, " +
  "`adminAPIKey`, or set the `OPENAI_API_KEY` or `OPENAI_ADMIN_KEY` " +
  "environment variable.";

// The options, once they were found to be in order.
function checkClient(options) {
  refuse(options, clientUnbuilt, "client");
  const taken = { ...options, baseURL: residencyURL(options) };
  if (taken.baseURL === undefined) delete taken.baseURL;
  const { apiKey = readEnv("OPENAI_API_KEY"), fetchOptions, fetch } = options;
  const { adminAPIKey = readEnv("OPENAI_ADMIN_KEY") } = options;
  if ((fetch != null && !fetch.zerohop) || !isEmpty(fetchOptions)) {
    refuseRouted(options);
    if (isEmpty(apiKey) && typeof apiKey !== "function" && !adminAPIKey)
      throw new OpenAIError(missingText);
  }
  return taken;
}

// What a client shows of its options.
function clientMembers(options, defaultTimeout) {
  const { baseURL = readEnv("OPENAI_BASE_URL") } = options;
  const { apiKey = readEnv("OPENAI_API_KEY") } = options;
  const logger = options.logger ?? console;
  return {
    baseURL: baseURL || defaultBaseURL,
    apiKey: typeof apiKey === "string" ? apiKey : null,
    adminAPIKey: options.adminAPIKey ?? readEnv("OPENAI_ADMIN_KEY") ?? null,
    organization: given(options.organization, "OPENAI_ORG_ID"),
    project: given(options.project, "OPENAI_PROJECT_ID"),
    webhookSecret: given(options.webhookSecret, "OPENAI_WEBHOOK_SECRET"),
    timeout: options.timeout ?? defaultTimeout,
    maxRetries: retriesOf(options.maxRetries),
    fetchOptions: options.fetchOptions,
    logger,
    logLevel:
      levelOf(options.logLevel, "ClientOptions.logLevel", logger) ??
      levelOf(readEnv("OPENAI_LOG"), "process.env['OPENAI_LOG']", logger) ??
      "warn",
  };
}

// An option, or the variable that stands in for it; null hides the variable.
const given = (value, name) =>
  value === undefined ? (readEnv(name) ?? null) : value;

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
  if (configOf in Object(router)) return router[configOf];
  if (typeof router === "object" && !Array.isArray(router)) return router;
  throw new OpenAIError("The `router` option must be an object or a path.");
}

function checkFallbacks(fallbacks) {
  if (fallbacks === undefined || fallbacks === null) return undefined;
  if (fallbacks === "auto") return [fallbacks];
  if (Array.isArray(fallbacks) && fallbacks.every((m) => typeof m === "string"))
    return fallbacks;
  throw new OpenAIError(
    'The `fallbacks` option must be a list of models, or "auto".');
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
    require_key: typeof apiKey !== "function" &&
      !(options.adminAPIKey ?? readEnv("OPENAI_ADMIN_KEY")),
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
function callOptions(client, options, apiKey) {
  refuse(options, callUnbuilt, "request");
  const query = { ...client.defaultQuery(), ...options.query };
  return {
    maxRetries: options.maxRetries == null ? -1 : retriesOf(options.maxRetries),
    timeouts: callTimeouts(options.timeout),
    headers: flatten(headersRecord(options.headers)),
    query: queryPairs(query),
    apiKey: apiKey ?? undefined,
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
  missingText,
  checkClient,
  checkTimeout,
  clientMembers,
  goesByFetch,
  readEnv,
  retriesOf,
  routerText,
  environmentOf,
  callOptions,
  askForKey,
};
