// SPDX-License-Identifier: Apache-2.0
// fetch over the core's transport, and one that routes chat completions.
"use strict";

const { APIError, APIUserAbortError, BadRequestError } = require("./errors.js");
const { environmentOf } = require("./options.js");

const mostRedirects = 20;
const mostRouters = 64;
const redirects = new Set([301, 302, 303, 307, 308]);

const routers = new Map(); // origin -> router, the last used last

function makeRouter(origin) {
  const addon = require("./native.js").native();
  const text = JSON.stringify({
    base_url: origin, require_key: false, network_only: true,
    timeout: { read: null },
  });
  const router = addon.createRouter(text, environmentOf({}));
  if (Array.isArray(router))
    throw require("./failure.js").makeError(router);
  return router;
}

function routerOf(origin) {
  const router = routers.get(origin) ?? makeRouter(origin);
  routers.delete(origin);
  routers.set(origin, router);
  if (routers.size > mostRouters) routers.delete(routers.keys().next().value);
  return router;
}

// --- requests ---

const failed = (cause) => new TypeError("fetch failed", { cause });

// {url, method, headers, body, signal, redirect} of what fetch takes.
async function readRequest(input, init = {}) {
  const { body } = init;
  const simple = !(input instanceof Request) && (body == null ||
    typeof body === "string" || body instanceof Uint8Array);
  if (!simple) {
    const request = new Request(input, body instanceof ReadableStream
      ? { duplex: "half", ...init } : init);
    const bytes = request.body === null ? undefined
      : new Uint8Array(await request.arrayBuffer());
    const { method, headers, signal, redirect } = request;
    return { url: new URL(request.url), method, headers, body: bytes, signal,
      redirect };
  }
  const headers = new Headers(init.headers);
  if (typeof body === "string" && !headers.has("content-type"))
    headers.set("content-type", "text/plain;charset=UTF-8");
  return {
    url: new URL(input), method: (init.method ?? "GET").toUpperCase(), headers,
    body: body ?? undefined, signal: init.signal ?? undefined,
    redirect: init.redirect ?? "follow",
  };
}

function headerList(headers) {
  const list = ["user-agent", null, "authorization", null, "accept", "*/*"];
  for (const [name, value] of headers)
    if (name !== "host" && name !== "content-length" &&
        name !== "connection" && name !== "accept-encoding")
      list.push(name, value);
  return list;
}

async function sendOnce(request) {
  const { Call } = require("./call.js");
  const { url, method, headers, body, signal } = request;
  if (!/^https?:$/.test(url.protocol))
    throw failed(new Error("unknown scheme"));
  if (signal?.aborted) throw signal.reason;
  const call = new Call({ __binaryResponse: true, __likeFetch: true });
  const plain = {
    texts: [method, url.pathname + url.search, undefined,
      headers.get("content-type") ?? undefined],
    form: 4, fields: undefined, // bytes as they come, of any status
  };
  const asked = {
    body, plain, maxRetries: 0, timeouts: [0, 0, 0, 0, 0],
    headers: headerList(headers), query: undefined, apiKey: undefined,
  };
  try {
    return await call.start(routerOf(url.origin), asked, signal);
  } catch (error) {
    if (error instanceof APIUserAbortError && signal?.aborted)
      throw signal.reason;
    throw failed(error.cause ?? error);
  }
}

// Where a redirect leads, as the standard has it.
function redirected(request, location, status) {
  const url = new URL(location, request.url);
  const headers = new Headers(request.headers);
  let { method, body } = request;
  if (status === 303 && method !== "HEAD" ||
      (status === 301 || status === 302) && method === "POST") {
    method = "GET";
    body = undefined;
    headers.delete("content-type");
  }
  if (url.origin !== request.url.origin)
    for (const name of ["authorization", "cookie", "proxy-authorization"])
      headers.delete(name);
  return { ...request, url, method, headers, body };
}

function shown(response, url, redirectedTo) {
  return Object.defineProperties(response, {
    url: { value: url.href.split("#")[0], configurable: true },
    redirected: { value: redirectedTo, configurable: true },
  });
}

async function zerohopFetch(input, init) {
  let request = await readRequest(input, init);
  for (let count = 0; ; count++) {
    const { response } = await sendOnce(request);
    const location = response.headers.get("location");
    if (!redirects.has(response.status) || location === null ||
        request.redirect === "manual")
      return shown(response, request.url, count !== 0);
    await response.body?.cancel();
    if (request.redirect === "error" || count === mostRedirects)
      throw failed(new Error(count === mostRedirects
        ? "redirect count exceeded" : "unexpected redirect"));
    request = redirected(request, location, response.status);
  }
}

// --- with routing ---

// A failure as the provider would have told it.
function errorResponse(error) {
  const status = error?.status ?? (error instanceof BadRequestError ? 400 : 0);
  if (!(error instanceof APIError) || status < 200) return null;
  const headers = new Headers(error.headers);
  headers.set("content-type", "application/json");
  headers.delete("content-length");
  headers.delete("content-encoding");
  const detail = error.error ?? { message: error.message };
  return new Response(JSON.stringify({ error: detail }),
    { status, headers });
}

async function sendChat(client, request) {
  const body = JSON.parse(typeof request.body === "string" ? request.body
    : new TextDecoder().decode(request.body));
  const { signal, url } = request;
  const query = Object.fromEntries(url.searchParams);
  try {
    return await client.post("/chat/completions",
      { body, query, signal, stream: body.stream ?? false }).asResponse();
  } catch (error) {
    const response = errorResponse(error);
    if (response !== null) return response;
    if (error instanceof APIUserAbortError && signal?.aborted)
      throw signal.reason;
    throw failed(error);
  }
}

// A fetch whose chat completions go where the options of a client say, and
// whose other requests go to their URLs.
function createFetch(options) {
  const { OpenAI } = require("./client.js");
  const client = new OpenAI({ maxRetries: 0, ...options });
  const routed = async (input, init) => {
    const request = await readRequest(input, init);
    if (request.method === "POST" && request.body !== undefined &&
        request.url.pathname.endsWith("/chat/completions"))
      return sendChat(client, request);
    const { url, ...rest } = request;
    return zerohopFetch(url, rest);
  };
  return Object.defineProperty(routed, "name", { value: "fetch" });
}

Object.defineProperty(zerohopFetch, "name", { value: "fetch" });
zerohopFetch.zerohop = true;

module.exports = { fetch: zerohopFetch, createFetch, default: zerohopFetch };
