// SPDX-License-Identifier: Apache-2.0
// The same for import.
import { createRequire } from "node:module";

// Not by import, which would first look through the file for its exports.
const OpenAI = createRequire(import.meta.url)("./index.js");

export default OpenAI;
export const {
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
  InvalidWebhookSignatureError,
  OAuthError,
  SubjectTokenProviderError,
  APIResponseValidationError,
  APIPromise,
  Stream,
  PagePromise,
  AzureOpenAI,
  BedrockOpenAI,
  ComputerToolset,
  toFile,
  toStreamingFile,
  Router,
} = OpenAI;
export { OpenAI };
