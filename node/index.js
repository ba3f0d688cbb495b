// SPDX-License-Identifier: Apache-2.0
// require("zerohop") is the OpenAI class; everything else is a member of it.
"use strict";

const errors = require("./lib/errors.js");
const { OpenAI } = require("./lib/client.js");
const { APIPromise } = require("./lib/promise.js");
const { Stream } = require("./lib/stream.js");

const {
  OpenAIError,
  APIError,
  APIConnectionError,
  APIConnectionTimeoutError,
  APIUserAbortError,
  NotFoundError,
  ConflictError,
  RateLimitError,
  BadRequestError,
  AuthenticationError,
  InternalServerError,
  PermissionDeniedError,
  UnprocessableEntityError,
  APIResponseValidationError,
} = errors;

Object.assign(OpenAI, {
  OpenAIError,
  APIError,
  APIConnectionError,
  APIConnectionTimeoutError,
  APIUserAbortError,
  NotFoundError,
  ConflictError,
  RateLimitError,
  BadRequestError,
  AuthenticationError,
  InternalServerError,
  PermissionDeniedError,
  UnprocessableEntityError,
  APIResponseValidationError,
  APIPromise,
  Stream,
  default: OpenAI,
});
Object.defineProperty(OpenAI, "__esModule", { value: true });

module.exports = OpenAI;
