// SPDX-License-Identifier: Apache-2.0
// The same for import.
import OpenAI from "./index.js";

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
  APIResponseValidationError,
  APIPromise,
  Stream,
} = OpenAI;
export { OpenAI };
