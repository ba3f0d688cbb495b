// SPDX-License-Identifier: Apache-2.0
// require("zerohop") is the OpenAI class; everything else is a member of it.
"use strict";

const errors = require("./lib/errors");
const { OpenAI } = require("./lib/client");
const { APIPromise } = require("./lib/promise");
const { Stream } = require("./lib/stream");

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
