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
  InvalidWebhookSignatureError,
  OAuthError,
  SubjectTokenProviderError,
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
import type { HeadersLike, Route } from "./core.js";

import { Completions as StoredCompletions } from "./resources/chat.js";
import { Admin } from "./resources/admin.js";
import { Audio } from "./resources/audio.js";
import { Batches } from "./resources/batches.js";
import { Beta } from "./resources/beta.js";
import { Completions as LegacyCompletions } from "./resources/completions.js";
import { Containers } from "./resources/containers.js";
import { ContentProvenanceChecks } from "./resources/content-provenance-checks.js";
import { Conversations } from "./resources/conversations.js";
import { Embeddings } from "./resources/embeddings.js";
import { Evals } from "./resources/evals.js";
import { Files } from "./resources/files.js";
import { FineTuning } from "./resources/fine-tuning.js";
import { Images } from "./resources/images.js";
import { Models } from "./resources/models.js";
import { Moderations } from "./resources/moderations.js";
import { Realtime } from "./resources/realtime.js";
import { Responses } from "./resources/responses.js";
import { Skills } from "./resources/skills.js";
import { Uploads } from "./resources/uploads.js";
import { VectorStores } from "./resources/vector-stores.js";
import { Videos } from "./resources/videos.js";
import { Webhooks } from "./resources/webhooks.js";
import {
  ConversationCursorPage,
  CursorPage,
  NextCursorPage,
  Page,
  PagePromise,
} from "./pagination.js";
import type { AbstractPage } from "./pagination.js";
import { toFile, toStreamingFile } from "./uploads.js";
import type { Uploadable } from "./uploads.js";
import type * as Root from "./resources/root.js";
import type { Ledger } from "./ledger.js";
import type { Router, RouterConfig } from "./router.js";

export * from "./core.js";
export * from "./router.js";
export { PagePromise } from "./pagination.js";
export { toFile, toStreamingFile } from "./uploads.js";
export type { Uploadable } from "./uploads.js";

export type LogLevel = "off" | "error" | "warn" | "info" | "debug";
type LogFn = (message: string, ...rest: unknown[]) => void;
export interface Logger {
  error: LogFn;
  warn: LogFn;
  info: LogFn;
  debug: LogFn;
}

export type ApiKeySetter = () => Promise<string>;

export type DataResidency =
  | "global" | "us" | "eu" | "ae" | "au" | "in" | "jp";

export interface ClientOptions {
  /** A key, or a function that fetches one. OPENAI_API_KEY by default. */
  apiKey?: string | ApiKeySetter | undefined | null;
  /** For `client.admin`. OPENAI_ADMIN_KEY by default. */
  adminAPIKey?: string | null | undefined;
  organization?: string | null | undefined;
  project?: string | null | undefined;
  /** OPENAI_BASE_URL by default. */
  baseURL?: string | null | undefined;
  /** OpenAI's endpoint in a region, instead of a base URL. */
  dataResidency?: DataResidency | null | undefined;
  /** OPENAI_WEBHOOK_SECRET by default. */
  webhookSecret?: string | null | undefined;
  /** Requests go out by it and not by zerohop's own transport. */
  fetch?: typeof globalThis.fetch | undefined;
  /** Options of fetch, which then sends the requests. */
  fetchOptions?: object | undefined;
  /** Milliseconds; 10 minutes by default. */
  timeout?: number | undefined;
  maxRetries?: number | undefined;
  defaultHeaders?: HeadersLike;
  defaultQuery?: Record<string, string | undefined> | undefined;
  dangerouslyAllowBrowser?: boolean | undefined;
  logLevel?: LogLevel | undefined;
  logger?: Logger | undefined;
  /** zerohop: providers, model groups, fallbacks; or the path of a file with
   * them, YAML or JSON. */
  router?: RouterConfig | Router | string | null | undefined;
  /** zerohop: models to ask when the one of a request fails. */
  fallbacks?: "auto" | Array<string> | null | undefined;
}

export interface RequestOptions {
  method?: string;
  path?: string;
  query?: object | undefined | null;
  body?: unknown;
  headers?: HeadersLike;
  maxRetries?: number;
  stream?: boolean | undefined;
  timeout?: number;
  /** Sends this request by fetch, with these options. */
  fetchOptions?: object;
  signal?: AbortSignal | undefined | null;
  idempotencyKey?: string;
  defaultBaseURL?: string | undefined;
}

export type FinalRequestOptions = RequestOptions & {
  method: string;
  path: string;
};

export declare class APIResource {
  protected _client: OpenAI;
  constructor(client: OpenAI);
}

export declare class Completions extends StoredCompletions {
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
  adminAPIKey: string | null;
  webhookSecret: string | null;
  fetchOptions: object | undefined;
  chat: Chat;
  admin: Admin;
  audio: Audio;
  batches: Batches;
  beta: Beta;
  completions: LegacyCompletions;
  containers: Containers;
  contentProvenanceChecks: ContentProvenanceChecks;
  conversations: Conversations;
  embeddings: Embeddings;
  evals: Evals;
  files: Files;
  fineTuning: FineTuning;
  images: Images;
  models: Models;
  moderations: Moderations;
  realtime: Realtime;
  responses: Responses;
  skills: Skills;
  uploads: Uploads;
  vectorStores: VectorStores;
  videos: Videos;
  webhooks: Webhooks;
  /** zerohop: what this client's calls took and cost. */
  readonly ledger: Ledger;
  /** The Router given, or one that shows what this client asks. */
  get router(): Router;

  constructor(options?: ClientOptions);
  withOptions(options: Partial<ClientOptions>): this;
  get<Reply>(
    path: string,
    options?: RequestOptions | Promise<RequestOptions>
  ): APIPromise<Reply>;
  post<Reply>(
    path: string,
    options?: RequestOptions | Promise<RequestOptions>
  ): APIPromise<Reply>;
  patch<Reply>(
    path: string,
    options?: RequestOptions | Promise<RequestOptions>
  ): APIPromise<Reply>;
  put<Reply>(
    path: string,
    options?: RequestOptions | Promise<RequestOptions>
  ): APIPromise<Reply>;
  delete<Reply>(
    path: string,
    options?: RequestOptions | Promise<RequestOptions>
  ): APIPromise<Reply>;
  request<Reply>(
    options: FinalRequestOptions | Promise<FinalRequestOptions>,
    remainingRetries?: number | null
  ): APIPromise<Reply>;
  getAPIList<Item, PageClass extends AbstractPage<Item> = AbstractPage<Item>>(
    path: string,
    Page: new (...args: any[]) => PageClass,
    options?: RequestOptions | Promise<RequestOptions>
  ): PagePromise<PageClass, Item>;
  buildURL(
    path: string,
    query: Record<string, unknown> | null | undefined,
    defaultBaseURL?: string | undefined
  ): string;
  /** To be overridden: changes a request's options before it is sent. */
  protected prepareOptions(options: FinalRequestOptions): Promise<void>;

  static DEFAULT_TIMEOUT: number;
}

export declare namespace OpenAI {
  export type Batch = Root.Batch;
  export type BatchCreateParams = Root.BatchCreateParams;
  export type BatchError = Root.BatchError;
  export type BatchListParams = Root.BatchListParams;
  export type BatchRequestCounts = Root.BatchRequestCounts;
  export type BatchUsage = Root.BatchUsage;
  export type Completion = Root.Completion;
  export type CompletionChoice = Root.CompletionChoice;
  export type CompletionCreateParams = Root.CompletionCreateParams;
  export type ContainerCreateParams = Root.ContainerCreateParams;
  export type ContainerCreateResponse = Root.ContainerCreateResponse;
  export type ContainerListParams = Root.ContainerListParams;
  export type ContainerListResponse = Root.ContainerListResponse;
  export type ContainerRetrieveResponse = Root.ContainerRetrieveResponse;
  export type ContentProvenanceCheck = Root.ContentProvenanceCheck;
  export type ContentProvenanceCheckCreateParams = Root.ContentProvenanceCheckCreateParams;
  export type ConversationCreateParams = Root.ConversationCreateParams;
  export type ConversationUpdateParams = Root.ConversationUpdateParams;
  export type CreateEmbeddingResponse = Root.CreateEmbeddingResponse;
  export type DeletedSkill = Root.DeletedSkill;
  export type Embedding = Root.Embedding;
  export type EmbeddingCreateParams = Root.EmbeddingCreateParams;
  export type EvalCreateParams = Root.EvalCreateParams;
  export type EvalCreateResponse = Root.EvalCreateResponse;
  export type EvalCustomDataSourceConfig = Root.EvalCustomDataSourceConfig;
  export type EvalDeleteResponse = Root.EvalDeleteResponse;
  export type EvalListParams = Root.EvalListParams;
  export type EvalListResponse = Root.EvalListResponse;
  export type EvalRetrieveResponse = Root.EvalRetrieveResponse;
  export type EvalStoredCompletionsDataSourceConfig = Root.EvalStoredCompletionsDataSourceConfig;
  export type EvalUpdateParams = Root.EvalUpdateParams;
  export type EvalUpdateResponse = Root.EvalUpdateResponse;
  export type FileChunkingStrategy = Root.FileChunkingStrategy;
  export type FileCreateParams = Root.FileCreateParams;
  export type FileDeleted = Root.FileDeleted;
  export type FileListParams = Root.FileListParams;
  export type FileObject = Root.FileObject;
  export type Image = Root.Image;
  export type ImageCreateVariationParams = Root.ImageCreateVariationParams;
  export type ImageEditCompletedEvent = Root.ImageEditCompletedEvent;
  export type ImageEditParams = Root.ImageEditParams;
  export type ImageEditPartialImageEvent = Root.ImageEditPartialImageEvent;
  export type ImageEditStreamEvent = Root.ImageEditStreamEvent;
  export type ImageGenCompletedEvent = Root.ImageGenCompletedEvent;
  export type ImageGenPartialImageEvent = Root.ImageGenPartialImageEvent;
  export type ImageGenStreamEvent = Root.ImageGenStreamEvent;
  export type ImageGenerateParams = Root.ImageGenerateParams;
  export type ImagesResponse = Root.ImagesResponse;
  export type Model = Root.Model;
  export type ModelDeleted = Root.ModelDeleted;
  export type Moderation = Root.Moderation;
  export type ModerationCreateParams = Root.ModerationCreateParams;
  export type ModerationCreateResponse = Root.ModerationCreateResponse;
  export type OtherFileChunkingStrategyObject = Root.OtherFileChunkingStrategyObject;
  export type Skill = Root.Skill;
  export type SkillCreateParams = Root.SkillCreateParams;
  export type SkillListParams = Root.SkillListParams;
  export type SkillUpdateParams = Root.SkillUpdateParams;
  export type StaticFileChunkingStrategy = Root.StaticFileChunkingStrategy;
  export type StaticFileChunkingStrategyObject = Root.StaticFileChunkingStrategyObject;
  export type Upload = Root.Upload;
  export type UploadCompleteParams = Root.UploadCompleteParams;
  export type UploadCreateParams = Root.UploadCreateParams;
  export type VectorStore = Root.VectorStore;
  export type VectorStoreCreateParams = Root.VectorStoreCreateParams;
  export type VectorStoreDeleted = Root.VectorStoreDeleted;
  export type VectorStoreListParams = Root.VectorStoreListParams;
  export type VectorStoreSearchParams = Root.VectorStoreSearchParams;
  export type VectorStoreSearchResponse = Root.VectorStoreSearchResponse;
  export type VectorStoreUpdateParams = Root.VectorStoreUpdateParams;
  export type Video = Root.Video;
  export type VideoCreateCharacterParams = Root.VideoCreateCharacterParams;
  export type VideoCreateCharacterResponse = Root.VideoCreateCharacterResponse;
  export type VideoCreateError = Root.VideoCreateError;
  export type VideoCreateParams = Root.VideoCreateParams;
  export type VideoDeleteResponse = Root.VideoDeleteResponse;
  export type VideoDownloadContentParams = Root.VideoDownloadContentParams;
  export type VideoEditParams = Root.VideoEditParams;
  export type VideoExtendParams = Root.VideoExtendParams;
  export type VideoGetCharacterResponse = Root.VideoGetCharacterResponse;
  export type VideoListParams = Root.VideoListParams;
  export type VideoModel = Root.VideoModel;
  export type VideoRemixParams = Root.VideoRemixParams;
  export type VideoSeconds = Root.VideoSeconds;
  export type VideoSize = Root.VideoSize;
  export {
    OpenAI,
    Chat,
    Admin,
    Audio,
    Batches,
    Beta,
    LegacyCompletions as Completions,
    Containers,
    ContentProvenanceChecks,
    Conversations,
    Embeddings,
    Evals,
    Files,
    FineTuning,
    Images,
    Models,
    Moderations,
    Realtime,
    Responses,
    Skills,
    Uploads,
    VectorStores,
    Videos,
    Webhooks,
    Page,
    CursorPage,
    ConversationCursorPage,
    NextCursorPage,
    PagePromise,
    APIPromise,
    Stream,
    toFile,
    toStreamingFile,
    type Uploadable,
    type DataResidency,
    Router,
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
    InvalidWebhookSignatureError,
    OAuthError,
    SubjectTokenProviderError,
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
