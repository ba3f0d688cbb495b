// SPDX-License-Identifier: Apache-2.0
// Promises, streams, errors and routes.

/** What one try at one provider came to. */
export interface RouteAttempt {
  provider: string;
  model: string;
  deployment: string;
  /** "ok", or the name of the failure, such as "RATE_LIMITED". */
  outcome: string;
  http_status: number | null;
  /** Why it was started beside another one; only there. */
  role?: "hedge" | "race";
  /** What its request had other than the app's; only there. */
  edits?: Array<string>;
  /** How it was to go on with a stream that broke; only there. */
  rescue?: "prefill" | "instruction" | "restart";
  error: string | null;
  code: string | null;
  /** USD; null where it is not known or nothing was billed. */
  cost: number | null;
  started_ms: number | null;
  ttft_ms: number | null;
  duration_ms: number | null;
}

/** Who answered, what was tried, and what it took. */
export interface Route {
  /** What the ledger calls this call. */
  id: string;
  provider: string;
  model: string;
  deployment: string;
  fallback: boolean;
  /** Of the share of a split that the request fell to. */
  label?: string;
  /** How far down a ladder it went, and why; only there. */
  degraded?: {
    step: number;
    name: string;
    on?: "rate_limit" | "quota" | "overload" | "deadline";
  };
  /** Attempts made to go on with a stream that broke; only there. */
  rescues?: number;
  attempts: Array<RouteAttempt>;
  tokens: RouteTokens | null;
  /** All attempts together; null where it cannot be told. */
  cost: RouteCost | null;
  losses: Array<{ kind: string; field: string; reason: string | null }>;
  ttft_ms: number | null;
  total_ms: number | null;
}

/** Whole numbers of pusd are 1e-12 USD. */
export interface RouteCost {
  total: number | null;
  pusd: number | null;
  currency: "USD";
  source: "catalog" | "user" | "provider" | "unknown";
  estimate: boolean;
  /** The day on which the price was last read at its source. */
  as_of: string | null;
  /** What our own prices say, where the provider said it too. */
  local: number | null;
  lines: Array<{
    item: string;
    model?: string;
    attempt?: number;
    count: number;
    usd_per_mtok?: number | null;
    usd_each?: number | null;
    pusd: number | null;
  }>;
}

export interface RouteTokens {
  prompt: number | null;
  completion: number | null;
  total: number | null;
  cached: number | null;
  cache_write: number | null;
  reasoning: number | null;
}

export type HeaderValue = string | undefined | null;
export type HeadersLike =
  | Headers
  | readonly (readonly HeaderValue[])[]
  | Record<string, HeaderValue | readonly HeaderValue[]>
  | undefined
  | null;

/** What a download is. */
export type BinaryResponse = Response;

export type WithRequestID<T> = T extends Array<unknown> | Response
  ? T
  : T extends Record<string, unknown> | object
    ? T & { readonly _request_id?: string | null; readonly _route?: Route }
    : T;

export declare class APIPromise<T> extends Promise<WithRequestID<T>> {
  constructor(
    client: unknown,
    responsePromise: Promise<unknown>,
    parseResponse?: (client: unknown, answer: never) => unknown
  );
  /** The reply as a global Response, whose body nobody has read yet. */
  asResponse(): Promise<Response>;
  /** The reply and its Response. */
  withResponse(): Promise<{
    data: T;
    response: Response;
    request_id: string | null;
  }>;
}

export declare class Stream<Item> implements AsyncIterable<Item> {
  controller: AbortController;
  readonly _request_id?: string | null;
  /** Known once the last chunk was read. */
  readonly _route?: Route;
  constructor(
    iterator: () => AsyncIterator<Item>,
    controller: AbortController,
    client?: unknown
  );
  /** The items of a reply of server-sent events. */
  static fromSSEResponse<Item>(
    response: Response,
    controller: AbortController,
    client?: unknown
  ): Stream<Item>;
  static fromReadableStream<Item>(
    readableStream: ReadableStream,
    controller: AbortController,
    client?: unknown
  ): Stream<Item>;
  [Symbol.asyncIterator](): AsyncIterator<Item>;
  tee(): [Stream<Item>, Stream<Item>];
  toReadableStream(): ReadableStream;
}

export declare class OpenAIError extends Error {}

export declare class APIError<
  TStatus extends number | undefined = number | undefined,
  THeaders extends Headers | undefined = Headers | undefined,
  TError extends object | undefined = object | undefined,
> extends OpenAIError {
  readonly status: TStatus;
  readonly headers: THeaders;
  readonly error: TError;
  readonly code: string | null | undefined;
  readonly param: string | null | undefined;
  readonly type: string | undefined;
  readonly requestID: string | null | undefined;
  /** The provider that failed. */
  readonly provider?: string;
  /** The text that had arrived when a stream failed. */
  readonly partialText?: string;
  /** The tokens that were reported until then. */
  readonly usage?: RouteTokens | null;
  readonly _route?: Route;
  constructor(
    status: TStatus,
    error: TError,
    message: string | undefined,
    headers: THeaders
  );
  static generate(
    status: number | undefined,
    errorResponse: Object | undefined,
    message: string | undefined,
    headers: Headers | undefined
  ): APIError;
}

export declare class APIUserAbortError extends APIError<
  undefined, undefined, undefined
> {
  constructor(options?: { message?: string });
}

export declare class APIConnectionError extends APIError<
  undefined, undefined, undefined
> {
  constructor(options: { message?: string; cause?: Error });
}

export declare class APIConnectionTimeoutError extends APIConnectionError {
  constructor(options?: { message?: string });
}

export declare class BadRequestError extends APIError<400, Headers> {}
export declare class AuthenticationError extends APIError<401, Headers> {}
export declare class PermissionDeniedError extends APIError<403, Headers> {}
export declare class NotFoundError extends APIError<404, Headers> {}
export declare class ConflictError extends APIError<409, Headers> {}
export declare class UnprocessableEntityError extends APIError<422, Headers> {}
export declare class RateLimitError extends APIError<429, Headers> {}
export declare class InternalServerError extends APIError<number, Headers> {}
/** zerohop: a reply that cannot be read. */
export declare class APIResponseValidationError extends APIError {}

export declare class LengthFinishReasonError extends OpenAIError {
  constructor(completion?: unknown);
}
export declare class ContentFilterFinishReasonError extends OpenAIError {
  constructor(completion?: unknown);
}
export declare class InvalidWebhookSignatureError extends Error {
  constructor(message: string);
}
export declare class OAuthError extends APIError {
  error_code: string | undefined;
  constructor(status: number, error: object | undefined, headers: Headers);
}
export declare class SubjectTokenProviderError extends OpenAIError {
  provider: string;
  constructor(message: string, provider: string, cause?: Error);
}
