// SPDX-License-Identifier: Apache-2.0
// The OpenAI class.
import type {
  ChatCompletion,
  ChatCompletionAllowedToolChoice,
  ChatCompletionAllowedTools,
  ChatCompletionAssistantMessageParam,
  ChatCompletionAudio,
  ChatCompletionAudioParam,
  ChatCompletionChunk,
  ChatCompletionContentPart,
  ChatCompletionContentPartImage,
  ChatCompletionContentPartInputAudio,
  ChatCompletionContentPartRefusal,
  ChatCompletionContentPartText,
  ChatCompletionCreateParams,
  ChatCompletionCreateParamsBase,
  ChatCompletionCreateParamsNonStreaming,
  ChatCompletionCreateParamsStreaming,
  ChatCompletionCustomTool,
  ChatCompletionDeveloperMessageParam,
  ChatCompletionFunctionCallOption,
  ChatCompletionFunctionMessageParam,
  ChatCompletionFunctionTool,
  ChatCompletionMessage,
  ChatCompletionMessageCustomToolCall,
  ChatCompletionMessageFunctionToolCall,
  ChatCompletionMessageParam,
  ChatCompletionMessageToolCall,
  ChatCompletionModality,
  ChatCompletionNamedToolChoice,
  ChatCompletionNamedToolChoiceCustom,
  ChatCompletionPredictionContent,
  ChatCompletionReasoningEffort,
  ChatCompletionRole,
  ChatCompletionStreamOptions,
  ChatCompletionSystemMessageParam,
  ChatCompletionTokenLogprob,
  ChatCompletionTool,
  ChatCompletionToolChoiceOption,
  ChatCompletionToolMessageParam,
  ChatCompletionUserMessageParam,
  ChatModel,
  CompletionUsage,
  FunctionDefinition,
  FunctionParameters,
  Metadata,
  ReasoningEffort,
  ResponseFormatJSONObject,
  ResponseFormatJSONSchema,
  ResponseFormatText,
} from "./chat.js";
import type {
  ChatCompletionParseParams,
  ChatCompletionRunner,
  ChatCompletionStream,
  ChatCompletionStreamParams,
  ChatCompletionStreamingRunner,
  ChatCompletionStreamingToolRunnerParams,
  ChatCompletionToolRunnerParams,
  ExtractParsed,
  ParsedChatCompletion,
  RunnerOptions,
} from "./helpers.js";
import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIPromise,
  APIResponseValidationError,
  APIUserAbortError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  InternalServerError,
  NotFoundError,
  OpenAIError,
  PermissionDeniedError,
  RateLimitError,
  Stream,
  UnprocessableEntityError,
} from "./core.js";
import type { Route } from "./core.js";

export * from "./core.js";

export type HeaderValue = string | undefined | null;
export type HeadersLike =
  | Headers
  | readonly (readonly HeaderValue[])[]
  | Record<string, HeaderValue | readonly HeaderValue[]>
  | undefined
  | null;

export type LogLevel = "off" | "error" | "warn" | "info" | "debug";
type LogFn = (message: string, ...rest: unknown[]) => void;
export interface Logger {
  error: LogFn;
  warn: LogFn;
  info: LogFn;
  debug: LogFn;
}

export type ApiKeySetter = () => Promise<string>;

/** In seconds; null for no limit. */
export interface RouterTimeouts {
  connect?: number | null;
  read?: number | null;
  ttft?: number | null;
  chunk?: number | null;
  deadline?: number | null;
}

export interface RouterProvider {
  dialect?: string;
  base_url?: string;
  api_key?: string;
  api_key_env?: string;
  headers?: Record<string, string>;
  timeouts?: RouterTimeouts;
  quirks?: Array<string>;
  scripts?: Record<string, unknown>;
}

export interface RouterDeployment {
  model: string;
  order?: number;
  api_key?: string;
  base_url?: string;
  timeouts?: RouterTimeouts;
}

/** Providers of one's own, model groups and their fallbacks. */
export interface RouterConfig {
  providers?: Record<string, RouterProvider>;
  models?: Record<
    string,
    {
      deployments: Array<string | RouterDeployment>;
      fallbacks?: Array<string>;
      timeouts?: RouterTimeouts;
    }
  >;
  router_settings?: {
    num_retries?: number;
    fallbacks?: Array<string>;
    timeouts?: RouterTimeouts;
  };
  /** Facts about models, your own prices: see docs/cost.md. */
  catalog?: Record<string, Record<string, unknown>>;
}

export interface ClientOptions {
  /** A key, or a function that fetches one. OPENAI_API_KEY by default. */
  apiKey?: string | ApiKeySetter | undefined | null;
  organization?: string | null | undefined;
  project?: string | null | undefined;
  /** OPENAI_BASE_URL by default. */
  baseURL?: string | null | undefined;
  /** Milliseconds; 10 minutes by default. */
  timeout?: number | undefined;
  maxRetries?: number | undefined;
  defaultHeaders?: HeadersLike;
  defaultQuery?: Record<string, string | undefined> | undefined;
  dangerouslyAllowBrowser?: boolean | undefined;
  logLevel?: LogLevel | undefined;
  logger?: Logger | undefined;
  /** zerohop: providers, model groups, fallbacks; or the path of a JSON file
   * with them. */
  router?: RouterConfig | string | null | undefined;
  /** zerohop: models to ask when the one of a request fails. */
  fallbacks?: Array<string> | null | undefined;
}

export interface RequestOptions {
  headers?: HeadersLike;
  maxRetries?: number;
  query?: object | undefined | null;
  signal?: AbortSignal | undefined | null;
  timeout?: number;
  idempotencyKey?: string;
}

declare class APIResource {
  protected _client: OpenAI;
  constructor(client: OpenAI);
}

export declare class Completions extends APIResource {
  create(
    body: ChatCompletionCreateParamsNonStreaming,
    options?: RequestOptions
  ): APIPromise<ChatCompletion>;
  create(
    body: ChatCompletionCreateParamsStreaming,
    options?: RequestOptions
  ): APIPromise<Stream<ChatCompletionChunk>>;
  create(
    body: ChatCompletionCreateParamsBase,
    options?: RequestOptions
  ): APIPromise<
    Stream<ChatCompletionChunk> | ChatCompletion
  >;
  /** Adds `parsed` to the message, as its format and tools say. */
  parse<
    Params extends ChatCompletionParseParams,
    ParsedT = ExtractParsed<Params>,
  >(
    body: Params,
    options?: RequestOptions
  ): APIPromise<ParsedChatCompletion<ParsedT>>;
  /** Runs the tools that the model calls, until it calls none. */
  runTools(
    body: ChatCompletionToolRunnerParams,
    options?: RunnerOptions
  ): ChatCompletionRunner<null>;
  runTools(
    body: ChatCompletionStreamingToolRunnerParams,
    options?: RunnerOptions
  ): ChatCompletionStreamingRunner<null>;
  /** A streamed completion as events. */
  stream<
    Params extends ChatCompletionStreamParams,
    ParsedT = ExtractParsed<Params>,
  >(
    body: Params,
    options?: RequestOptions
  ): ChatCompletionStream<ParsedT>;
}
export declare namespace Completions {
  export {
    type ChatCompletionReasoningEffort,
    type ChatCompletionModality,
    type ChatCompletionRole,
    type ChatCompletionContentPartText,
    type ChatCompletionContentPartImage,
    type ChatCompletionContentPartInputAudio,
    type ChatCompletionContentPartRefusal,
    type ChatCompletionContentPart,
    type ChatCompletionDeveloperMessageParam,
    type ChatCompletionSystemMessageParam,
    type ChatCompletionUserMessageParam,
    type ChatCompletionAssistantMessageParam,
    type ChatCompletionToolMessageParam,
    type ChatCompletionFunctionMessageParam,
    type ChatCompletionMessageParam,
    type ChatCompletionFunctionTool,
    type ChatCompletionCustomTool,
    type ChatCompletionTool,
    type ChatCompletionNamedToolChoice,
    type ChatCompletionNamedToolChoiceCustom,
    type ChatCompletionAllowedTools,
    type ChatCompletionAllowedToolChoice,
    type ChatCompletionToolChoiceOption,
    type ChatCompletionFunctionCallOption,
    type ChatCompletionMessageFunctionToolCall,
    type ChatCompletionMessageCustomToolCall,
    type ChatCompletionMessageToolCall,
    type ChatCompletionStreamOptions,
    type ChatCompletionAudioParam,
    type ChatCompletionPredictionContent,
    type ChatCompletionCreateParamsBase,
    type ChatCompletionCreateParamsNonStreaming,
    type ChatCompletionCreateParamsStreaming,
    type ChatCompletionCreateParams,
    type ChatCompletionTokenLogprob,
    type ChatCompletionAudio,
    type ChatCompletionMessage,
    type ChatCompletion,
    type ChatCompletionChunk,
  };
}

export declare class Chat extends APIResource {
  completions: Completions;
}

export declare namespace Chat {
  export {
    Completions,
    type ChatModel,
    type ChatCompletionReasoningEffort,
    type ChatCompletionModality,
    type ChatCompletionRole,
    type ChatCompletionContentPartText,
    type ChatCompletionContentPartImage,
    type ChatCompletionContentPartInputAudio,
    type ChatCompletionContentPartRefusal,
    type ChatCompletionContentPart,
    type ChatCompletionDeveloperMessageParam,
    type ChatCompletionSystemMessageParam,
    type ChatCompletionUserMessageParam,
    type ChatCompletionAssistantMessageParam,
    type ChatCompletionToolMessageParam,
    type ChatCompletionFunctionMessageParam,
    type ChatCompletionMessageParam,
    type ChatCompletionFunctionTool,
    type ChatCompletionCustomTool,
    type ChatCompletionTool,
    type ChatCompletionNamedToolChoice,
    type ChatCompletionNamedToolChoiceCustom,
    type ChatCompletionAllowedTools,
    type ChatCompletionAllowedToolChoice,
    type ChatCompletionToolChoiceOption,
    type ChatCompletionFunctionCallOption,
    type ChatCompletionMessageFunctionToolCall,
    type ChatCompletionMessageCustomToolCall,
    type ChatCompletionMessageToolCall,
    type ChatCompletionStreamOptions,
    type ChatCompletionAudioParam,
    type ChatCompletionPredictionContent,
    type ChatCompletionCreateParamsBase,
    type ChatCompletionCreateParamsNonStreaming,
    type ChatCompletionCreateParamsStreaming,
    type ChatCompletionCreateParams,
    type ChatCompletionTokenLogprob,
    type ChatCompletionAudio,
    type ChatCompletionMessage,
    type ChatCompletion,
    type ChatCompletionChunk,
  };
}

export declare class OpenAI {
  apiKey: string | null;
  organization: string | null;
  project: string | null;
  baseURL: string;
  maxRetries: number;
  timeout: number;
  logger: Logger;
  logLevel: LogLevel | undefined;
  chat: Chat;

  constructor(options?: ClientOptions);
  withOptions(options: Partial<ClientOptions>): this;

  static DEFAULT_TIMEOUT: number;
}

export declare namespace OpenAI {
  export {
    OpenAI,
    Chat,
    APIPromise,
    Stream,
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
    type ClientOptions,
    type RequestOptions,
    type RouterConfig,
    type Route,
    type ChatModel,
    type ReasoningEffort,
    type CompletionUsage,
    type FunctionDefinition,
    type FunctionParameters,
    type Metadata,
    type ResponseFormatText,
    type ResponseFormatJSONObject,
    type ResponseFormatJSONSchema,
  };
}
