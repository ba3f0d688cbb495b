// SPDX-License-Identifier: Apache-2.0
// What failures that the core reports become.
"use strict";

const { inspect } = require("node:util");

const errors = require("./errors.js");
const { parseHeaders, headerIn } = require("./headers.js");

const { APIError, APIConnectionError, OpenAIError, hide } = errors;

const optional = (text) => (text === undefined ? undefined : JSON.parse(text));

// An error array of the addon by names; see node/src/native.h.
function failureOf(list) {
  const [status, className, httpStatus, message, param, code, type] = list;
  return {
    status,
    className,
    httpStatus,
    message,
    param,
    code,
    type,
    body: optional(list[7]),
    text: list[8],
    lines: list[9],
    replyStatus: list[13] ?? 0,
  };
}

// What was said, in the form of OpenAI's error objects; what is not known is
// left out.
function detailOf({ message, type, param, code }) {
  const detail = { message, type, param, code };
  for (const name of Object.keys(detail))
    if (detail[name] === undefined) delete detail[name];
  return detail;
}

// Bodies without an `error` member are taken as that member.
function withError(body) {
  if (body && typeof body === "object" && body.error == null)
    return { error: body };
  return body;
}

// Gives an error its reply's headers, which are made when somebody looks: the
// loop has better to do while calls fail.
function withHeaders(error, { lines }) {
  if (lines === undefined) return error;
  const become = (value) => {
    delete error[inspect.custom];
    Object.defineProperty(error, "headers",
      { value, writable: true, configurable: true, enumerable: true });
    return value;
  };
  Object.defineProperty(error, "headers", {
    get: () => become(parseHeaders(lines)),
    set: become,
    configurable: true,
    enumerable: true,
  });
  error.requestID = headerIn(lines, "x-request-id");
  // Who prints the error looks.
  return hide(error, inspect.custom, (depth, options) => {
    become(error.headers);
    return inspect(error, { ...options, depth });
  });
}

// The provider refused with an HTTP status.  The core knows its class better
// than the status does: some providers say 400 to a wrong key.
function refusal(failure) {
  const { className, httpStatus, body, text } = failure;
  const Class = errors[className] ?? APIError;
  return withHeaders(new Class(httpStatus, withError(body)?.error,
    body === undefined ? text : undefined), failure);
}

function connectionError(failure) {
  const { message } = failure;
  if (failure.status === "CONNECT" || failure.status === "TLS")
    return new APIConnectionError({ cause: new Error(message) });
  return new APIConnectionError({ message, cause: undefined });
}

function timeoutError({ message }) {
  const error = new errors.APIConnectionTimeoutError();
  error.cause = new Error(message);
  return error;
}

// What the core found wrong, in its own words.
function ownError(failure) {
  const { className, httpStatus } = failure;
  const Class = errors[className] ?? APIError;
  return withHeaders(new Class(httpStatus || undefined, detailOf(failure)),
    failure);
}

// As the official client makes it of an error in a stream.
function streamError(failure) {
  const error = failure.body?.error ?? detailOf(failure);
  return withHeaders(new APIError(undefined, error), failure);
}

function errorOf(failure) {
  const { status, className, replyStatus, message } = failure;
  if (status === "CANCELED") return new errors.APIUserAbortError();
  if (className === "OpenAIError" || className === "MemoryError")
    return new OpenAIError(message);
  if (status === "STREAM") return streamError(failure);
  if (className === "APIResponseValidationError") return ownError(failure);
  // A refusal whose body never ends has a status too.
  if (className === "APITimeoutError") return timeoutError(failure);
  if (className === "APIConnectionError") return connectionError(failure);
  if (replyStatus >= 300) return refusal(failure);
  return ownError(failure);
}

// The error of a call that was never sent, or of a router.
function makeError(list) {
  return errorOf(failureOf(list));
}

// The error of a call that ended: with what is known beyond the official
// client's errors in hidden members.
function makeCallError(list) {
  const error = errorOf(failureOf(list));
  const [code, , , , , requestID, route, partial = ""] = list.slice(5);
  const about = optional(route);
  // The core knows some codes that stand elsewhere than OpenAI puts them.
  if (code !== undefined && error instanceof APIError &&
      !(error instanceof APIConnectionError) && String(error.code) !== code)
    error.code = code;
  if (requestID !== undefined && error instanceof APIError)
    error.requestID ??= requestID;
  hide(error, "_route", about);
  hide(error, "provider", about?.provider);
  hide(error, "usage", about?.tokens ?? null);
  hide(error, "partialText", JSON.parse(`"${partial}"`));
  return error;
}

module.exports = { makeError, makeCallError, withError };
