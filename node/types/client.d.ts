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
  /** zerohop: providers, model groups, fallbacks. */
  router?: RouterConfig | null | undefined;
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
}
export declare namespace Completions {
  export {
    type ChatCompletionReasoningEffort as ChatCompletionReasoningEffort,
    type ChatCompletionModality as ChatCompletionModality,
    type ChatCompletionRole as ChatCompletionRole,
    type ChatCompletionContentPartText as ChatCompletionContentPartText,
    type ChatCompletionContentPartImage as ChatCompletionContentPartImage,
    type ChatCompletionContentPartInputAudio as ChatCompletionContentPartInputAudio,
    type ChatCompletionContentPartRefusal as ChatCompletionContentPartRefusal,
    type ChatCompletionContentPart as ChatCompletionContentPart,
    type ChatCompletionDeveloperMessageParam as ChatCompletionDeveloperMessageParam,
    type ChatCompletionSystemMessageParam as ChatCompletionSystemMessageParam,
    type ChatCompletionUserMessageParam as ChatCompletionUserMessageParam,
    type ChatCompletionAssistantMessageParam as ChatCompletionAssistantMessageParam,
    type ChatCompletionToolMessageParam as ChatCompletionToolMessageParam,
    type ChatCompletionFunctionMessageParam as ChatCompletionFunctionMessageParam,
    type ChatCompletionMessageParam as ChatCompletionMessageParam,
    type ChatCompletionFunctionTool as ChatCompletionFunctionTool,
    type ChatCompletionCustomTool as ChatCompletionCustomTool,
    type ChatCompletionTool as ChatCompletionTool,
    type ChatCompletionNamedToolChoice as ChatCompletionNamedToolChoice,
    type ChatCompletionNamedToolChoiceCustom as ChatCompletionNamedToolChoiceCustom,
    type ChatCompletionAllowedTools as ChatCompletionAllowedTools,
    type ChatCompletionAllowedToolChoice as ChatCompletionAllowedToolChoice,
    type ChatCompletionToolChoiceOption as ChatCompletionToolChoiceOption,
    type ChatCompletionFunctionCallOption as ChatCompletionFunctionCallOption,
    type ChatCompletionMessageFunctionToolCall as ChatCompletionMessageFunctionToolCall,
    type ChatCompletionMessageCustomToolCall as ChatCompletionMessageCustomToolCall,
    type ChatCompletionMessageToolCall as ChatCompletionMessageToolCall,
    type ChatCompletionStreamOptions as ChatCompletionStreamOptions,
    type ChatCompletionAudioParam as ChatCompletionAudioParam,
    type ChatCompletionPredictionContent as ChatCompletionPredictionContent,
    type ChatCompletionCreateParamsBase as ChatCompletionCreateParamsBase,
    type ChatCompletionCreateParamsNonStreaming as ChatCompletionCreateParamsNonStreaming,
    type ChatCompletionCreateParamsStreaming as ChatCompletionCreateParamsStreaming,
    type ChatCompletionCreateParams as ChatCompletionCreateParams,
    type ChatCompletionTokenLogprob as ChatCompletionTokenLogprob,
    type ChatCompletionAudio as ChatCompletionAudio,
    type ChatCompletionMessage as ChatCompletionMessage,
    type ChatCompletion as ChatCompletion,
    type ChatCompletionChunk as ChatCompletionChunk,
  };
}

export declare class Chat extends APIResource {
  completions: Completions;
}

export declare namespace Chat {
  export {
    Completions as Completions,
    type ChatModel as ChatModel,
    type ChatCompletionReasoningEffort as ChatCompletionReasoningEffort,
    type ChatCompletionModality as ChatCompletionModality,
    type ChatCompletionRole as ChatCompletionRole,
    type ChatCompletionContentPartText as ChatCompletionContentPartText,
    type ChatCompletionContentPartImage as ChatCompletionContentPartImage,
    type ChatCompletionContentPartInputAudio as ChatCompletionContentPartInputAudio,
    type ChatCompletionContentPartRefusal as ChatCompletionContentPartRefusal,
    type ChatCompletionContentPart as ChatCompletionContentPart,
    type ChatCompletionDeveloperMessageParam as ChatCompletionDeveloperMessageParam,
    type ChatCompletionSystemMessageParam as ChatCompletionSystemMessageParam,
    type ChatCompletionUserMessageParam as ChatCompletionUserMessageParam,
    type ChatCompletionAssistantMessageParam as ChatCompletionAssistantMessageParam,
    type ChatCompletionToolMessageParam as ChatCompletionToolMessageParam,
    type ChatCompletionFunctionMessageParam as ChatCompletionFunctionMessageParam,
    type ChatCompletionMessageParam as ChatCompletionMessageParam,
    type ChatCompletionFunctionTool as ChatCompletionFunctionTool,
    type ChatCompletionCustomTool as ChatCompletionCustomTool,
    type ChatCompletionTool as ChatCompletionTool,
    type ChatCompletionNamedToolChoice as ChatCompletionNamedToolChoice,
    type ChatCompletionNamedToolChoiceCustom as ChatCompletionNamedToolChoiceCustom,
    type ChatCompletionAllowedTools as ChatCompletionAllowedTools,
    type ChatCompletionAllowedToolChoice as ChatCompletionAllowedToolChoice,
    type ChatCompletionToolChoiceOption as ChatCompletionToolChoiceOption,
    type ChatCompletionFunctionCallOption as ChatCompletionFunctionCallOption,
    type ChatCompletionMessageFunctionToolCall as ChatCompletionMessageFunctionToolCall,
    type ChatCompletionMessageCustomToolCall as ChatCompletionMessageCustomToolCall,
    type ChatCompletionMessageToolCall as ChatCompletionMessageToolCall,
    type ChatCompletionStreamOptions as ChatCompletionStreamOptions,
    type ChatCompletionAudioParam as ChatCompletionAudioParam,
    type ChatCompletionPredictionContent as ChatCompletionPredictionContent,
    type ChatCompletionCreateParamsBase as ChatCompletionCreateParamsBase,
    type ChatCompletionCreateParamsNonStreaming as ChatCompletionCreateParamsNonStreaming,
    type ChatCompletionCreateParamsStreaming as ChatCompletionCreateParamsStreaming,
    type ChatCompletionCreateParams as ChatCompletionCreateParams,
    type ChatCompletionTokenLogprob as ChatCompletionTokenLogprob,
    type ChatCompletionAudio as ChatCompletionAudio,
    type ChatCompletionMessage as ChatCompletionMessage,
    type ChatCompletion as ChatCompletion,
    type ChatCompletionChunk as ChatCompletionChunk,
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
    OpenAI as OpenAI,
    Chat as Chat,
    APIPromise as APIPromise,
    Stream as Stream,
    OpenAIError as OpenAIError,
    APIError as APIError,
    APIConnectionError as APIConnectionError,
    APIConnectionTimeoutError as APIConnectionTimeoutError,
    APIUserAbortError as APIUserAbortError,
    NotFoundError as NotFoundError,
    ConflictError as ConflictError,
    RateLimitError as RateLimitError,
    BadRequestError as BadRequestError,
    AuthenticationError as AuthenticationError,
    InternalServerError as InternalServerError,
    PermissionDeniedError as PermissionDeniedError,
    UnprocessableEntityError as UnprocessableEntityError,
    APIResponseValidationError as APIResponseValidationError,
    type ClientOptions as ClientOptions,
    type RequestOptions as RequestOptions,
    type RouterConfig as RouterConfig,
    type Route as Route,
    type ChatModel as ChatModel,
    type ReasoningEffort as ReasoningEffort,
    type CompletionUsage as CompletionUsage,
    type FunctionDefinition as FunctionDefinition,
    type FunctionParameters as FunctionParameters,
    type Metadata as Metadata,
    type ResponseFormatText as ResponseFormatText,
    type ResponseFormatJSONObject as ResponseFormatJSONObject,
    type ResponseFormatJSONSchema as ResponseFormatJSONSchema,
  };
}
