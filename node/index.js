// SPDX-License-Identifier: Apache-2.0
// require("zerohop") is the OpenAI class; everything else is a member of it.
"use strict";

const errors = require("./lib/errors.js");
const { OpenAI } = require("./lib/client.js");
const { APIPromise } = require("./lib/promise.js");
const { Stream } = require("./lib/stream.js");

const names = [
  "OpenAIError",
  "APIError",
  "APIConnectionError",
  "APIConnectionTimeoutError",
  "APIUserAbortError",
  "NotFoundError",
  "ConflictError",
  "RateLimitError",
  "BadRequestError",
  "AuthenticationError",
  "InternalServerError",
  "PermissionDeniedError",
  "UnprocessableEntityError",
  "InvalidWebhookSignatureError",
  "OAuthError",
  "SubjectTokenProviderError",
  "APIResponseValidationError",
];

for (const name of names) OpenAI[name] = errors[name];
Object.assign(OpenAI, { APIPromise, Stream, default: OpenAI });

// Loaded by whoever looks for them.
const later = {
  toFile: "./lib/uploads.js",
  toStreamingFile: "./lib/uploads.js",
  PagePromise: "./lib/pagination.js",
  Page: "./lib/pagination.js",
  CursorPage: "./lib/pagination.js",
  ConversationCursorPage: "./lib/pagination.js",
  NextCursorPage: "./lib/pagination.js",
  AzureOpenAI: "./lib/azure.js",
  BedrockOpenAI: "./lib/absent.js",
  ComputerToolset: "./lib/absent.js",
  Router: "./lib/routing.js",
};

for (const [name, file] of Object.entries(later))
  Object.defineProperty(OpenAI, name, {
    configurable: true, enumerable: true,
    get: () => require(file)[name],
    set(value) {
      Object.defineProperty(OpenAI, name, {
        value, writable: true, configurable: true, enumerable: true,
      });
    },
  });

Object.defineProperty(OpenAI, "__esModule", { value: true });

module.exports = OpenAI;
