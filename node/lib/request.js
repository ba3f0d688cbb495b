// SPDX-License-Identifier: Apache-2.0
// From the options of a request to the core, or to a fetch.
"use strict";

const { OpenAIError } = require("./errors.js");
const { headersRecord } = require("./headers.js");
const { requestLog } = require("./log.js");
const { callOptions } = require("./options.js");
const { isAbsolute } = require("./url.js");

// The core translates and routes chat completions; all else it passes on.
const isChat = ({ method, path, body }) =>
  path === "/chat/completions" && method.toLowerCase() === "post" &&
  (body === null || typeof body !== "object" || isRecord(body));

function isRecord(value) {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype ||
    !(Symbol.iterator in value || ArrayBuffer.isView(value) ||
      Symbol.asyncIterator in value || value instanceof Blob);
}

const isBytes = (value) =>
  ArrayBuffer.isView(value) || value instanceof ArrayBuffer;

const typeOf = (options) => headersRecord(options.headers)["content-type"];

// A body as {content, type, fields}: text or bytes, or a form's fields; `type`
// where it is known or given, `json` where it is JSON.
async function encode(options) {
  const { body } = options;
  if (body === undefined || body === null) return {};
  if (options.__fields) return { fields: options.__fields };
  if (options.__multipart || body instanceof FormData) {
    const { formFields, formDataFields } = require("./uploads.js");
    const fields = body instanceof FormData
      ? await formDataFields(body) : await formFields(body);
    return fields.length === 0 ? { content: "{}", json: true } : { fields };
  }
  const type = typeOf(options);
  if (typeof body === "string" && type) return { content: body, type };
  if (body instanceof URLSearchParams)
    return { content: String(body), type: type ??
      "application/x-www-form-urlencoded;charset=UTF-8" };
  if (isBytes(body)) return { content: viewOf(body), type };
  if (typeof body === "object" && !isRecord(body)) {
    if (Array.isArray(body)) return { content: JSON.stringify(body), json: true, type };
    const { bytesOf } = require("./uploads.js");
    return { content: await bytesOf(body), type: type ?? (body.type || undefined) };
  }
  if (type === "application/x-www-form-urlencoded")
    return { content: String(new URLSearchParams(body)), type };
  return { content: JSON.stringify(body), json: true, type };
}

const viewOf = (bytes) =>
  bytes instanceof ArrayBuffer ? new Uint8Array(bytes)
    : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);

// --- by a fetch ---

function needBody(options) {
  if (isChat(options) && (options.body ?? null) === null)
    throw new TypeError("chat.completions.create() needs a request body");
}

async function sendByFetch(client, options) {
  if (options.__counts)
    throw new TypeError("a client with a fetch of its own cannot ask for counts");
  needBody(options);
  const { content, type, fields, json } = await encode(options);
  const prepared = { ...options };
  if (fields !== undefined) {
    const { formData, formBytes, isOdd } = require("./uploads.js");
    if (fields.some(isOdd)) {
      const { bytes, boundary } = formBytes(fields);
      prepared.content = bytes;
      prepared.bodyHeaders =
        { "content-type": `multipart/form-data; boundary=${boundary}` };
    } else prepared.content = () => formData(fields);
  } else if (content !== undefined) {
    prepared.content = content;
    const said = type ?? (json ? "application/json" : undefined);
    if (said) prepared.bodyHeaders = { "content-type": said };
  }
  return require("./transport.js").sendByFetch(client, prepared);
}

// --- by the core ---

// How a reply is handed over: zh_form.
const forms = { json: 0, bytes: 1, events: 2, stream: 3, count: 5 };

function formOf({ stream, __binaryResponse: binary, __counts: counts }) {
  if (counts) return forms.count;
  if (stream) return forms.events;
  return binary ? forms.stream : forms.json;
}

// Fields as the addon takes them: name, value, file name, type, ...
const flatFields = (fields) =>
  fields?.flatMap(({ name, value, filename, type }) =>
    [name, value, filename, type]);

const modelOf = (options, fields) => {
  const model = fields === undefined ? options.body?.model
    : fields.find(({ name }) => name === "model")?.value;
  return typeof model === "string" ? model : undefined;
};

async function sendPlain(client, router, options, common) {
  const { content, type, fields, json } = await encode(options);
  const plain = {
    texts: [options.method.toUpperCase(), options.path,
      modelOf(options, fields),
      type ?? (json || content === undefined ? undefined
        : "application/octet-stream")],
    form: formOf(options), fields: flatFields(fields),
  };
  const request = { ...common, body: content, plain };
  return send(router, request, options);
}

function send(router, request, options) {
  const { Call } = require("./call.js");
  return new Call(options).start(router, request, options.signal);
}

async function sendChat(router, options, common) {
  needBody(options);
  const body = JSON.stringify(options.body);
  return send(router, { ...common, body }, options);
}

// The core asks only the places that it knows.
const isElsewhere = (client, { path }) =>
  isAbsolute(path) && !path.startsWith(client.baseURL);

async function told(log, promise) {
  try {
    const answer = await promise;
    log.came(answer.status, answer.response.headers);
    return answer;
  } catch (error) {
    log.failed(error);
    throw error;
  }
}

function sendNative(client, router, options, apiKey) {
  if (typeof options.path !== "string")
    throw new OpenAIError("A request needs a path");
  if (isElsewhere(client, options)) return sendByFetch(client, options);
  const log = requestLog(client, options.method, () =>
    client.buildURL(options.path, options.query));
  const common = callOptions(client, options, apiKey);
  const sent = isChat(options) ? sendChat(router, options, common)
    : sendPlain(client, router, options, common);
  return log === null ? sent : told(log, sent);
}

module.exports = { sendByFetch, sendNative };
