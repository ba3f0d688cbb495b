// SPDX-License-Identifier: Apache-2.0
// What failures that the core reports become.
"use strict";

const errors = require("./errors");
const { parseHeaders } = require("./headers");

const { APIError, APIConnectionError, OpenAIError, hide } = errors;

const optional = (text) => (text === undefined ? undefined : JSON.parse(text));

// An error array of the addon by names; see node/src/native.h.
function failureOf(list) {
  const [status, className, httpStatus, message, param, code, type] = list;
  const lines = list[9];
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
    headers: lines === undefined ? undefined : parseHeaders(lines),
    requestID: list[10],
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

// The provider refused with an HTTP status.
function refusal(failure) {
  const { httpStatus, body, text, headers } = failure;
  return APIError.generate(httpStatus, withError(body),
    body === undefined ? text : undefined, headers);
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

function errorOf(failure) {
  const { status, className, httpStatus, message, headers } = failure;
  const refused = httpStatus >= 300 && headers !== undefined;
  if (status === "CANCELED") return new errors.APIUserAbortError();
  if (className === "OpenAIError" || className === "MemoryError")
    return new OpenAIError(message);
  if (status === "STREAM")
    return new APIError(undefined, failure.body?.error ?? detailOf(failure),
      undefined, headers);
  if (refused && className !== "APIResponseValidationError")
    return refusal(failure);
  if (className === "APITimeoutError") return timeoutError(failure);
  if (className === "APIConnectionError") return connectionError(failure);
  const Class = errors[className] ?? APIError;
  return new Class(httpStatus || undefined, detailOf(failure), undefined,
    headers);
}

// The error of a call that was never sent, or of a router.
function makeError(list) {
  return errorOf(failureOf(list));
}

// The error of a call that ended: with what is known beyond the official
// client's errors in hidden members.
function makeCallError(list) {
  const error = errorOf(failureOf(list));
  const [requestID, route, partial = ""] = list.slice(10);
  const about = optional(route);
  if (requestID !== undefined && error instanceof APIError)
    error.requestID ??= requestID;
  hide(error, "_route", about);
  hide(error, "provider", about?.provider);
  hide(error, "usage", about?.tokens ?? null);
  hide(error, "partialText", JSON.parse(`"${partial}"`));
  return error;
}

module.exports = { makeError, makeCallError };
