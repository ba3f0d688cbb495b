// SPDX-License-Identifier: Apache-2.0
// The error classes.
"use strict";

class OpenAIError extends Error {}

class APIError extends OpenAIError {
  constructor(status, error, message, headers) {
    super(APIError.makeMessage(status, error, message));
    this.status = status;
    this.headers = headers;
    this.requestID = headers?.get("x-request-id");
    this.error = error;
    this.code = error?.code;
    this.param = error?.param;
    this.type = error?.type;
  }

  static makeMessage(status, error, message) {
    let text = message;
    if (typeof error?.message === "string" && error.message !== "")
      text = error.message;
    else if (error) text = JSON.stringify(error.message || error);
    if (status) return `${status} ${text || "status code (no body)"}`;
    return text || "(no status code or body)";
  }

  // What a reply with an error status is: `body` is the parsed body, if any.
  static generate(status, body, message, headers) {
    if (!status || !headers)
      return new APIConnectionError({ message, cause: toError(body) });
    const Class =
      byStatus[status] ?? (status >= 500 ? InternalServerError : APIError);
    return new Class(status, body?.error, message, headers);
  }
}

class APIUserAbortError extends APIError {
  constructor({ message } = {}) {
    super(undefined, undefined, message || "Request was aborted.", undefined);
  }
}

class APIConnectionError extends APIError {
  constructor({ message, cause }) {
    super(undefined, undefined, message || "Connection error.", undefined);
    if (cause) this.cause = cause;
  }
}

class APIConnectionTimeoutError extends APIConnectionError {
  constructor({ message } = {}) {
    super({ message: message ?? "Request timed out." });
  }
}

class BadRequestError extends APIError {}
class AuthenticationError extends APIError {}
class PermissionDeniedError extends APIError {}
class NotFoundError extends APIError {}
class ConflictError extends APIError {}
class UnprocessableEntityError extends APIError {}
class RateLimitError extends APIError {}
class InternalServerError extends APIError {}
class APIResponseValidationError extends APIError {}

class LengthFinishReasonError extends OpenAIError {
  constructor(completion) {
    super("Could not parse response content as the length limit was reached");
    hide(this, "completion", completion);
  }
}

class ContentFilterFinishReasonError extends OpenAIError {
  constructor(completion) {
    super("Could not parse response content as the request was rejected " +
      "by the content filter");
    hide(this, "completion", completion);
  }
}

class InvalidWebhookSignatureError extends Error {}

class OAuthError extends APIError {
  constructor(status, error, headers) {
    const said = error?.error_description;
    const text = typeof said === "string" && said ? said : undefined;
    super(status, error, text ?? "OAuth2 authentication error", headers);
    this.error_code = error?.error;
  }
}

class SubjectTokenProviderError extends OpenAIError {
  constructor(message, provider, cause) {
    super(message);
    this.provider = provider;
    this.cause = cause;
  }
}

const byStatus = {
  400: BadRequestError,
  401: AuthenticationError,
  403: PermissionDeniedError,
  404: NotFoundError,
  409: ConflictError,
  422: UnprocessableEntityError,
  429: RateLimitError,
};

function toError(value) {
  if (value instanceof Error) return value;
  return new Error(typeof value === "string" ? value : JSON.stringify(value));
}

function userAbort(signal) {
  return hide(new APIUserAbortError(), "cause", signal?.reason);
}

function hide(object, key, value) {
  return Object.defineProperty(object, key, {
    value,
    writable: true,
    configurable: true,
    enumerable: false,
  });
}

module.exports = {
  OpenAIError,
  APIError,
  APIUserAbortError,
  APIConnectionError,
  APIConnectionTimeoutError,
  BadRequestError,
  AuthenticationError,
  PermissionDeniedError,
  NotFoundError,
  ConflictError,
  UnprocessableEntityError,
  RateLimitError,
  InternalServerError,
  APIResponseValidationError,
  LengthFinishReasonError,
  ContentFilterFinishReasonError,
  InvalidWebhookSignatureError,
  OAuthError,
  SubjectTokenProviderError,
  hide,
  userAbort,
};
