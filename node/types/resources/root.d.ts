// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_dts.py.
import type { APIPromise, BinaryResponse, Stream } from "../core.js";
import type { APIResource, RequestOptions } from "../client.js";
import type { ConversationCursorPage, CursorPage, NextCursorPage, Page, PagePromise } from "../pagination.js";
import type { Uploadable } from "../uploads.js";
import type * as Extras from "../extras.js";
import type * as APIChat from "./chat.js";
import type * as APIGraders from "./graders.js";
import type * as APIResponses from "./responses.js";
import type * as APIShared from "./shared.js";
import type * as APISharedParams from "./shared-params.js";

export interface AutoFileChunkingStrategyParam {
  type: "auto";
}
export interface Batch {
  id: string;
  completion_window: string;
  created_at: number;
  endpoint: string;
  input_file_id: string;
  object: "batch";
  status: "validating" | "failed" | "in_progress" | "finalizing" | "completed" | "expired" | "cancelling" | "cancelled";
  cancelled_at?: number;
  cancelling_at?: number;
  completed_at?: number;
  error_file_id?: string;
  errors?: Batch_Errors;
  expired_at?: number;
  expires_at?: number;
  failed_at?: number;
  finalizing_at?: number;
  in_progress_at?: number;
  metadata?: APIShared.Metadata;
  model?: string;
  output_file_id?: string;
  request_counts?: BatchRequestCounts;
  usage?: BatchUsage;
}
export interface Batch_Errors {
  data?: Array<BatchError>;
  object?: string;
}
export interface BatchCreateParams {
  completion_window: "24h";
  endpoint: "/v1/responses" | "/v1/chat/completions" | "/v1/embeddings" | "/v1/completions" | "/v1/moderations" | "/v1/images/generations" | "/v1/images/edits" | "/v1/videos";
  input_file_id: string;
  metadata?: APISharedParams.Metadata;
  output_expires_after?: BatchCreateParams_OutputExpiresAfter;
}
export interface BatchCreateParams_OutputExpiresAfter {
  anchor: "created_at";
  seconds: number;
}
export interface BatchError {
  code?: string;
  line?: number | null;
  message?: string;
  param?: string | null;
}
export interface BatchListParams {
  after?: string;
  limit?: number;
}
export interface BatchRequestCounts {
  completed: number;
  failed: number;
  total: number;
}
export interface BatchUsage {
  input_tokens: number;
  input_tokens_details: BatchUsage_InputTokensDetails;
  output_tokens: number;
  output_tokens_details: BatchUsage_OutputTokensDetails;
  total_tokens: number;
}
export interface BatchUsage_InputTokensDetails {
  cached_tokens: number;
}
export interface BatchUsage_OutputTokensDetails {
  reasoning_tokens: number;
}
export interface Completion {
  id: string;
  choices: Array<CompletionChoice>;
  created: number;
  model: string;
  object: "text_completion";
  system_fingerprint?: string;
  usage?: CompletionUsage;
}
export interface CompletionChoice {
  finish_reason: "stop" | "length" | "content_filter";
  index: number;
  logprobs: CompletionChoice_Logprobs | null;
  text: string;
}
export interface CompletionChoice_Logprobs {
  text_offset?: Array<number>;
  token_logprobs?: Array<number>;
  tokens?: Array<string>;
  top_logprobs?: Array<{ [key: string]: number }>;
}
export interface CompletionCreateParams {
  model: string | "gpt-3.5-turbo-instruct" | "davinci-002" | "babbage-002";
  prompt: string | Array<string> | Array<number> | Array<Array<number>> | null;
  best_of?: number | null;
  echo?: boolean | null;
  frequency_penalty?: number | null;
  logit_bias?: { [key: string]: number } | null;
  logprobs?: number | null;
  max_tokens?: number | null;
  n?: number | null;
  presence_penalty?: number | null;
  seed?: number | null;
  stop?: string | Array<string> | null;
  stream?: boolean | null;
  stream_options?: APIChat.ChatCompletionStreamOptionsParam | null;
  suffix?: string | null;
  temperature?: number | null;
  top_p?: number | null;
  user?: string;
}
export interface CompletionUsage_CompletionTokensDetails {
  accepted_prediction_tokens?: number;
  audio_tokens?: number;
  reasoning_tokens?: number;
  rejected_prediction_tokens?: number;
  text_tokens?: number;
}
export interface CompletionUsage {
  completion_tokens: number;
  prompt_tokens: number;
  total_tokens: number;
  completion_tokens_details?: CompletionUsage_CompletionTokensDetails;
  prompt_tokens_details?: CompletionUsage_PromptTokensDetails;
}
export interface CompletionUsage_PromptTokensDetails {
  audio_tokens?: number;
  cache_write_tokens?: number;
  cached_tokens?: number;
  image_tokens?: number;
  text_tokens?: number;
}
export interface ContainerCreateParams {
  name: string;
  expires_after?: ContainerCreateParams_ExpiresAfter;
  file_ids?: Array<string>;
  memory_limit?: "1g" | "4g" | "16g" | "64g";
  network_policy?: APIResponses.ContainerNetworkPolicyDisabledParam | APIResponses.ContainerNetworkPolicyAllowlistParam;
  skills?: Array<APIResponses.SkillReferenceParam | APIResponses.InlineSkillParam>;
}
export interface ContainerCreateParams_ExpiresAfter {
  anchor: "last_active_at";
  minutes: number;
}
export interface ContainerCreateResponse {
  id: string;
  created_at: number;
  name: string;
  object: string;
  status: string;
  expires_after?: ContainerCreateResponse_ExpiresAfter;
  last_active_at?: number;
  memory_limit?: "1g" | "4g" | "16g" | "64g";
  network_policy?: ContainerCreateResponse_NetworkPolicy;
}
export interface ContainerCreateResponse_ExpiresAfter {
  anchor?: "last_active_at";
  minutes?: number;
}
export interface ContainerCreateResponse_NetworkPolicy {
  type: "allowlist" | "disabled";
  allowed_domains?: Array<string>;
}
export interface ContainerListParams {
  after?: string;
  limit?: number;
  name?: string;
  order?: "asc" | "desc";
}
export interface ContainerListResponse {
  id: string;
  created_at: number;
  name: string;
  object: string;
  status: string;
  expires_after?: ContainerListResponse_ExpiresAfter;
  last_active_at?: number;
  memory_limit?: "1g" | "4g" | "16g" | "64g";
  network_policy?: ContainerListResponse_NetworkPolicy;
}
export interface ContainerListResponse_ExpiresAfter {
  anchor?: "last_active_at";
  minutes?: number;
}
export interface ContainerListResponse_NetworkPolicy {
  type: "allowlist" | "disabled";
  allowed_domains?: Array<string>;
}
export interface ContainerRetrieveResponse {
  id: string;
  created_at: number;
  name: string;
  object: string;
  status: string;
  expires_after?: ContainerRetrieveResponse_ExpiresAfter;
  last_active_at?: number;
  memory_limit?: "1g" | "4g" | "16g" | "64g";
  network_policy?: ContainerRetrieveResponse_NetworkPolicy;
}
export interface ContainerRetrieveResponse_ExpiresAfter {
  anchor?: "last_active_at";
  minutes?: number;
}
export interface ContainerRetrieveResponse_NetworkPolicy {
  type: "allowlist" | "disabled";
  allowed_domains?: Array<string>;
}
export interface ContentProvenanceCheck {
  created_at: number;
  object: "content_provenance_check";
  results: Array<ContentProvenanceCheck_ResultC2PA | ContentProvenanceCheck_ResultSynthID>;
}
export interface ContentProvenanceCheck_ResultC2PA {
  generated_at: string | null;
  issuer: string | null;
  model: string | null;
  outcome: "detected" | "not_detected";
  type: "c2pa";
  validation_state: "trusted" | "valid" | "invalid" | "not_present";
}
export interface ContentProvenanceCheck_ResultSynthID {
  generated_at: string | null;
  model: string | null;
  outcome: "detected" | "not_detected";
  type: "synthid";
}
export interface ContentProvenanceCheckCreateParams {
  file: Uploadable;
}
export interface ConversationCreateParams {
  items?: Array<APIResponses.ResponseInputItemParam> | null;
  metadata?: APISharedParams.Metadata | null;
}
export interface ConversationUpdateParams {
  metadata: APISharedParams.Metadata;
}
export interface CreateEmbeddingResponse {
  data: Array<Embedding>;
  model: string;
  object: "list";
  usage: CreateEmbeddingResponse_Usage;
}
export interface CreateEmbeddingResponse_Usage {
  prompt_tokens: number;
  total_tokens: number;
}
export interface DeletedSkill {
  id: string;
  deleted: boolean;
  object: "skill.deleted";
}
export interface Embedding {
  embedding: Array<number>;
  index: number;
  object: "embedding";
}
export interface EmbeddingCreateParams {
  input: string | Array<string> | Array<number> | Array<Array<number>>;
  model: string | "text-embedding-ada-002" | "text-embedding-3-small" | "text-embedding-3-large";
  dimensions?: number;
  encoding_format?: "float" | "base64";
  user?: string;
}
export interface EvalCreateParams_DataSourceConfigCustom {
  item_schema: { [key: string]: unknown };
  type: "custom";
  include_sample_schema?: boolean;
}
export interface EvalCreateParams_DataSourceConfigLogs {
  type: "logs";
  metadata?: { [key: string]: unknown };
}
export interface EvalCreateParams_DataSourceConfigStoredCompletions {
  type: "stored_completions";
  metadata?: { [key: string]: unknown };
}
export interface EvalCreateParams {
  data_source_config: EvalCreateParams_DataSourceConfigCustom | EvalCreateParams_DataSourceConfigLogs | EvalCreateParams_DataSourceConfigStoredCompletions;
  testing_criteria: Array<EvalCreateParams_TestingCriterionLabelModel | APIGraders.StringCheckGraderParam | EvalCreateParams_TestingCriterionTextSimilarity | EvalCreateParams_TestingCriterionPython | EvalCreateParams_TestingCriterionScoreModel>;
  metadata?: APISharedParams.Metadata;
  name?: string;
}
export interface EvalCreateParams_TestingCriterionLabelModel {
  input: Array<EvalCreateParams_TestingCriterionLabelModelInputSimpleInputMessage | EvalCreateParams_TestingCriterionLabelModelInputEvalItem>;
  labels: Array<string>;
  model: string;
  name: string;
  passing_labels: Array<string>;
  type: "label_model";
}
export interface EvalCreateParams_TestingCriterionLabelModelInputEvalItem {
  content: string | APIResponses.ResponseInputTextParam | EvalCreateParams_TestingCriterionLabelModelInputEvalItemContentOutputText | EvalCreateParams_TestingCriterionLabelModelInputEvalItemContentInputImage | APIResponses.ResponseInputAudioParam | APIGraders.GraderInputsParam;
  role: "user" | "assistant" | "system" | "developer";
  type?: "message";
}
export interface EvalCreateParams_TestingCriterionLabelModelInputEvalItemContentInputImage {
  image_url: string;
  type: "input_image";
  detail?: string;
}
export interface EvalCreateParams_TestingCriterionLabelModelInputEvalItemContentOutputText {
  text: string;
  type: "output_text";
}
export interface EvalCreateParams_TestingCriterionLabelModelInputSimpleInputMessage {
  content: string;
  role: string;
}
export interface EvalCreateParams_TestingCriterionPython {
  name: string;
  source: string;
  type: "python";
  image_tag?: string;
  pass_threshold?: number;
}
export interface EvalCreateParams_TestingCriterionScoreModel {
  input: Array<APIGraders.ScoreModelGraderParam_Input>;
  model: string;
  name: string;
  type: "score_model";
  range?: Array<number>;
  sampling_params?: APIGraders.ScoreModelGraderParam_SamplingParams;
  pass_threshold?: number;
}
export interface EvalCreateParams_TestingCriterionTextSimilarity {
  evaluation_metric: "cosine" | "fuzzy_match" | "bleu" | "gleu" | "meteor" | "rouge_1" | "rouge_2" | "rouge_3" | "rouge_4" | "rouge_5" | "rouge_l";
  input: string;
  name: string;
  reference: string;
  type: "text_similarity";
  pass_threshold: number;
}
export interface EvalCreateResponse_DataSourceConfigLogs {
  schema: { [key: string]: unknown };
  type: "logs";
  metadata?: APIShared.Metadata;
}
export interface EvalCreateResponse {
  id: string;
  created_at: number;
  data_source_config: EvalCustomDataSourceConfig | EvalCreateResponse_DataSourceConfigLogs | EvalStoredCompletionsDataSourceConfig;
  metadata: APIShared.Metadata;
  name: string;
  object: "eval";
  testing_criteria: Array<APIGraders.LabelModelGrader | APIGraders.StringCheckGrader | EvalCreateResponse_TestingCriterionEvalGraderTextSimilarity | EvalCreateResponse_TestingCriterionEvalGraderPython | EvalCreateResponse_TestingCriterionEvalGraderScoreModel>;
}
export interface EvalCreateResponse_TestingCriterionEvalGraderPython {
  name: string;
  source: string;
  type: "python";
  image_tag?: string;
  pass_threshold?: number;
}
export interface EvalCreateResponse_TestingCriterionEvalGraderScoreModel {
  input: Array<APIGraders.ScoreModelGrader_Input>;
  model: string;
  name: string;
  type: "score_model";
  range?: Array<number>;
  sampling_params?: APIGraders.ScoreModelGrader_SamplingParams;
  pass_threshold?: number;
}
export interface EvalCreateResponse_TestingCriterionEvalGraderTextSimilarity {
  evaluation_metric: "cosine" | "fuzzy_match" | "bleu" | "gleu" | "meteor" | "rouge_1" | "rouge_2" | "rouge_3" | "rouge_4" | "rouge_5" | "rouge_l";
  input: string;
  name: string;
  reference: string;
  type: "text_similarity";
  pass_threshold: number;
}
export interface EvalCustomDataSourceConfig {
  schema: { [key: string]: unknown };
  type: "custom";
}
export interface EvalDeleteResponse {
  deleted: boolean;
  eval_id: string;
  object: string;
}
export interface EvalListParams {
  after?: string;
  limit?: number;
  order?: "asc" | "desc";
  order_by?: "created_at" | "updated_at";
}
export interface EvalListResponse_DataSourceConfigLogs {
  schema: { [key: string]: unknown };
  type: "logs";
  metadata?: APIShared.Metadata;
}
export interface EvalListResponse {
  id: string;
  created_at: number;
  data_source_config: EvalCustomDataSourceConfig | EvalListResponse_DataSourceConfigLogs | EvalStoredCompletionsDataSourceConfig;
  metadata: APIShared.Metadata;
  name: string;
  object: "eval";
  testing_criteria: Array<APIGraders.LabelModelGrader | APIGraders.StringCheckGrader | EvalListResponse_TestingCriterionEvalGraderTextSimilarity | EvalListResponse_TestingCriterionEvalGraderPython | EvalListResponse_TestingCriterionEvalGraderScoreModel>;
}
export interface EvalListResponse_TestingCriterionEvalGraderPython {
  name: string;
  source: string;
  type: "python";
  image_tag?: string;
  pass_threshold?: number;
}
export interface EvalListResponse_TestingCriterionEvalGraderScoreModel {
  input: Array<APIGraders.ScoreModelGrader_Input>;
  model: string;
  name: string;
  type: "score_model";
  range?: Array<number>;
  sampling_params?: APIGraders.ScoreModelGrader_SamplingParams;
  pass_threshold?: number;
}
export interface EvalListResponse_TestingCriterionEvalGraderTextSimilarity {
  evaluation_metric: "cosine" | "fuzzy_match" | "bleu" | "gleu" | "meteor" | "rouge_1" | "rouge_2" | "rouge_3" | "rouge_4" | "rouge_5" | "rouge_l";
  input: string;
  name: string;
  reference: string;
  type: "text_similarity";
  pass_threshold: number;
}
export interface EvalRetrieveResponse_DataSourceConfigLogs {
  schema: { [key: string]: unknown };
  type: "logs";
  metadata?: APIShared.Metadata;
}
export interface EvalRetrieveResponse {
  id: string;
  created_at: number;
  data_source_config: EvalCustomDataSourceConfig | EvalRetrieveResponse_DataSourceConfigLogs | EvalStoredCompletionsDataSourceConfig;
  metadata: APIShared.Metadata;
  name: string;
  object: "eval";
  testing_criteria: Array<APIGraders.LabelModelGrader | APIGraders.StringCheckGrader | EvalRetrieveResponse_TestingCriterionEvalGraderTextSimilarity | EvalRetrieveResponse_TestingCriterionEvalGraderPython | EvalRetrieveResponse_TestingCriterionEvalGraderScoreModel>;
}
export interface EvalRetrieveResponse_TestingCriterionEvalGraderPython {
  name: string;
  source: string;
  type: "python";
  image_tag?: string;
  pass_threshold?: number;
}
export interface EvalRetrieveResponse_TestingCriterionEvalGraderScoreModel {
  input: Array<APIGraders.ScoreModelGrader_Input>;
  model: string;
  name: string;
  type: "score_model";
  range?: Array<number>;
  sampling_params?: APIGraders.ScoreModelGrader_SamplingParams;
  pass_threshold?: number;
}
export interface EvalRetrieveResponse_TestingCriterionEvalGraderTextSimilarity {
  evaluation_metric: "cosine" | "fuzzy_match" | "bleu" | "gleu" | "meteor" | "rouge_1" | "rouge_2" | "rouge_3" | "rouge_4" | "rouge_5" | "rouge_l";
  input: string;
  name: string;
  reference: string;
  type: "text_similarity";
  pass_threshold: number;
}
export interface EvalStoredCompletionsDataSourceConfig {
  schema: { [key: string]: unknown };
  type: "stored_completions";
  metadata?: APIShared.Metadata;
}
export interface EvalUpdateParams {
  metadata?: APISharedParams.Metadata;
  name?: string;
}
export interface EvalUpdateResponse_DataSourceConfigLogs {
  schema: { [key: string]: unknown };
  type: "logs";
  metadata?: APIShared.Metadata;
}
export interface EvalUpdateResponse {
  id: string;
  created_at: number;
  data_source_config: EvalCustomDataSourceConfig | EvalUpdateResponse_DataSourceConfigLogs | EvalStoredCompletionsDataSourceConfig;
  metadata: APIShared.Metadata;
  name: string;
  object: "eval";
  testing_criteria: Array<APIGraders.LabelModelGrader | APIGraders.StringCheckGrader | EvalUpdateResponse_TestingCriterionEvalGraderTextSimilarity | EvalUpdateResponse_TestingCriterionEvalGraderPython | EvalUpdateResponse_TestingCriterionEvalGraderScoreModel>;
}
export interface EvalUpdateResponse_TestingCriterionEvalGraderPython {
  name: string;
  source: string;
  type: "python";
  image_tag?: string;
  pass_threshold?: number;
}
export interface EvalUpdateResponse_TestingCriterionEvalGraderScoreModel {
  input: Array<APIGraders.ScoreModelGrader_Input>;
  model: string;
  name: string;
  type: "score_model";
  range?: Array<number>;
  sampling_params?: APIGraders.ScoreModelGrader_SamplingParams;
  pass_threshold?: number;
}
export interface EvalUpdateResponse_TestingCriterionEvalGraderTextSimilarity {
  evaluation_metric: "cosine" | "fuzzy_match" | "bleu" | "gleu" | "meteor" | "rouge_1" | "rouge_2" | "rouge_3" | "rouge_4" | "rouge_5" | "rouge_l";
  input: string;
  name: string;
  reference: string;
  type: "text_similarity";
  pass_threshold: number;
}
export type FileChunkingStrategy = StaticFileChunkingStrategyObject | OtherFileChunkingStrategyObject;
export type FileChunkingStrategyParam = AutoFileChunkingStrategyParam | StaticFileChunkingStrategyObjectParam;
export interface FileCreateParams_ExpiresAfter {
  anchor: "created_at";
  seconds: number;
}
export interface FileCreateParams {
  file: Uploadable;
  purpose: "assistants" | "batch" | "fine-tune" | "vision" | "user_data" | "evals";
  expires_after?: FileCreateParams_ExpiresAfter;
}
export interface FileDeleted {
  id: string;
  deleted: boolean;
  object: "file";
}
export interface FileListParams {
  after?: string;
  limit?: number;
  order?: "asc" | "desc";
  purpose?: string;
}
export interface FileObject {
  id: string;
  bytes: number;
  created_at: number;
  filename: string;
  object: "file";
  purpose: "assistants" | "assistants_output" | "batch" | "batch_output" | "fine-tune" | "fine-tune-results" | "vision" | "user_data";
  status: "uploaded" | "processed" | "error";
  expires_at?: number;
  status_details?: string;
}
export interface Image {
  b64_json?: string;
  revised_prompt?: string;
  url?: string;
}
export interface ImageCreateVariationParams {
  image: Uploadable;
  model?: string | "dall-e-2" | null;
  n?: number | null;
  response_format?: "url" | "b64_json" | null;
  size?: "256x256" | "512x512" | "1024x1024" | null;
  user?: string;
}
export interface ImageEditCompletedEvent {
  b64_json: string;
  background: "transparent" | "opaque" | "auto";
  created_at: number;
  output_format: "png" | "webp" | "jpeg";
  quality: "low" | "medium" | "high" | "auto";
  size: "1024x1024" | "1024x1536" | "1536x1024" | "auto";
  type: "image_edit.completed";
  usage: ImageEditCompletedEvent_Usage;
}
export interface ImageEditCompletedEvent_Usage {
  input_tokens: number;
  input_tokens_details: ImageEditCompletedEvent_UsageInputTokensDetails;
  output_tokens: number;
  total_tokens: number;
}
export interface ImageEditCompletedEvent_UsageInputTokensDetails {
  image_tokens: number;
  text_tokens: number;
}
export interface ImageEditParams {
  image: Uploadable | Array<Uploadable>;
  prompt: string;
  background?: "transparent" | "opaque" | "auto" | null;
  input_fidelity?: "high" | "low" | null;
  mask?: Uploadable;
  model?: string | "gpt-image-1" | "gpt-image-1-mini" | "gpt-image-2" | "gpt-image-2-2026-04-21" | "gpt-image-1.5" | "chatgpt-image-latest" | "dall-e-2" | null;
  n?: number | null;
  output_compression?: number | null;
  output_format?: "png" | "jpeg" | "webp" | null;
  partial_images?: number | null;
  quality?: "standard" | "low" | "medium" | "high" | "auto" | null;
  response_format?: "url" | "b64_json" | null;
  size?: string | "256x256" | "512x512" | "1024x1024" | "1536x1024" | "1024x1536" | "auto" | null;
  stream?: boolean | null;
  user?: string;
}
export interface ImageEditPartialImageEvent {
  b64_json: string;
  background: "transparent" | "opaque" | "auto";
  created_at: number;
  output_format: "png" | "webp" | "jpeg";
  partial_image_index: number;
  quality: "low" | "medium" | "high" | "auto";
  size: "1024x1024" | "1024x1536" | "1536x1024" | "auto";
  type: "image_edit.partial_image";
}
export type ImageEditStreamEvent = ImageEditPartialImageEvent | ImageEditCompletedEvent;
export interface ImageGenCompletedEvent {
  b64_json: string;
  background: "transparent" | "opaque" | "auto";
  created_at: number;
  output_format: "png" | "webp" | "jpeg";
  quality: "low" | "medium" | "high" | "auto";
  size: "1024x1024" | "1024x1536" | "1536x1024" | "auto";
  type: "image_generation.completed";
  usage: ImageGenCompletedEvent_Usage;
}
export interface ImageGenCompletedEvent_Usage {
  input_tokens: number;
  input_tokens_details: ImageGenCompletedEvent_UsageInputTokensDetails;
  output_tokens: number;
  total_tokens: number;
}
export interface ImageGenCompletedEvent_UsageInputTokensDetails {
  image_tokens: number;
  text_tokens: number;
}
export interface ImageGenPartialImageEvent {
  b64_json: string;
  background: "transparent" | "opaque" | "auto";
  created_at: number;
  output_format: "png" | "webp" | "jpeg";
  partial_image_index: number;
  quality: "low" | "medium" | "high" | "auto";
  size: "1024x1024" | "1024x1536" | "1536x1024" | "auto";
  type: "image_generation.partial_image";
}
export type ImageGenStreamEvent = ImageGenPartialImageEvent | ImageGenCompletedEvent;
export interface ImageGenerateParams {
  prompt: string;
  background?: "transparent" | "opaque" | "auto" | null;
  model?: string | "gpt-image-1" | "gpt-image-1-mini" | "gpt-image-2" | "gpt-image-2-2026-04-21" | "gpt-image-1.5" | "chatgpt-image-latest" | "dall-e-2" | "dall-e-3" | null;
  moderation?: "low" | "auto" | null;
  n?: number | null;
  output_compression?: number | null;
  output_format?: "png" | "jpeg" | "webp" | null;
  partial_images?: number | null;
  quality?: "standard" | "hd" | "low" | "medium" | "high" | "auto" | null;
  response_format?: "url" | "b64_json" | null;
  size?: string | "auto" | "1024x1024" | "1536x1024" | "1024x1536" | "256x256" | "512x512" | "1792x1024" | "1024x1792" | null;
  stream?: boolean | null;
  style?: "vivid" | "natural" | null;
  user?: string;
}
export interface ImageInputReferenceParam {
  file_id?: string;
  image_url?: string;
}
export interface ImagesResponse {
  created: number;
  background?: "transparent" | "opaque";
  data?: Array<Image>;
  output_format?: "png" | "webp" | "jpeg";
  quality?: "low" | "medium" | "high";
  size?: "1024x1024" | "1024x1536" | "1536x1024";
  usage?: ImagesResponse_Usage;
}
export interface ImagesResponse_Usage {
  input_tokens: number;
  input_tokens_details: ImagesResponse_UsageInputTokensDetails;
  output_tokens: number;
  total_tokens: number;
  output_tokens_details?: ImagesResponse_UsageOutputTokensDetails;
}
export interface ImagesResponse_UsageInputTokensDetails {
  image_tokens: number;
  text_tokens: number;
}
export interface ImagesResponse_UsageOutputTokensDetails {
  image_tokens: number;
  text_tokens: number;
}
export interface Model {
  id: string;
  created: number;
  object: "model";
  owned_by: string;
  shutdown_date?: string | null;
}
export interface ModelDeleted {
  id: string;
  deleted: boolean;
  object: string;
}
export interface Moderation_Categories {
  harassment: boolean;
  "harassment/threatening": boolean;
  hate: boolean;
  "hate/threatening": boolean;
  illicit: boolean | null;
  "illicit/violent": boolean | null;
  "self-harm": boolean;
  "self-harm/instructions": boolean;
  "self-harm/intent": boolean;
  sexual: boolean;
  "sexual/minors": boolean;
  violence: boolean;
  "violence/graphic": boolean;
}
export interface Moderation_CategoryAppliedInputTypes {
  harassment: Array<"text">;
  "harassment/threatening": Array<"text">;
  hate: Array<"text">;
  "hate/threatening": Array<"text">;
  illicit: Array<"text">;
  "illicit/violent": Array<"text">;
  "self-harm": Array<"text" | "image">;
  "self-harm/instructions": Array<"text" | "image">;
  "self-harm/intent": Array<"text" | "image">;
  sexual: Array<"text" | "image">;
  "sexual/minors": Array<"text">;
  violence: Array<"text" | "image">;
  "violence/graphic": Array<"text" | "image">;
}
export interface Moderation_CategoryScores {
  harassment: number;
  "harassment/threatening": number;
  hate: number;
  "hate/threatening": number;
  illicit: number;
  "illicit/violent": number;
  "self-harm": number;
  "self-harm/instructions": number;
  "self-harm/intent": number;
  sexual: number;
  "sexual/minors": number;
  violence: number;
  "violence/graphic": number;
}
export interface Moderation {
  categories: Moderation_Categories;
  category_applied_input_types: Moderation_CategoryAppliedInputTypes;
  category_scores: Moderation_CategoryScores;
  flagged: boolean;
}
export interface ModerationCreateParams_InputArrayImageURL {
  image_url: ModerationCreateParams_InputArrayImageURLImageURL;
  type: "image_url";
}
export interface ModerationCreateParams_InputArrayImageURLImageURL {
  url: string;
}
export interface ModerationCreateParams_InputArrayText {
  text: string;
  type: "text";
}
export interface ModerationCreateParams {
  input: string | Array<string> | Array<ModerationCreateParams_InputArrayImageURL | ModerationCreateParams_InputArrayText>;
  model?: string | "omni-moderation-latest" | "omni-moderation-2024-09-26" | "text-moderation-latest" | "text-moderation-stable";
}
export interface ModerationCreateResponse {
  id: string;
  model: string;
  results: Array<Moderation>;
}
export interface OtherFileChunkingStrategyObject {
  type: "other";
}
export interface Skill {
  id: string;
  created_at: number;
  default_version: string;
  description: string;
  latest_version: string;
  name: string;
  object: "skill";
}
export interface SkillCreateParams {
  files?: Array<Uploadable> | Uploadable;
}
export interface SkillListParams {
  after?: string;
  limit?: number;
  order?: "asc" | "desc";
}
export interface SkillUpdateParams {
  default_version: string;
}
export interface StaticFileChunkingStrategy {
  chunk_overlap_tokens: number;
  max_chunk_size_tokens: number;
}
export interface StaticFileChunkingStrategyObject {
  static: StaticFileChunkingStrategy;
  type: "static";
}
export interface StaticFileChunkingStrategyObjectParam {
  static: StaticFileChunkingStrategyParam;
  type: "static";
}
export interface StaticFileChunkingStrategyParam {
  chunk_overlap_tokens: number;
  max_chunk_size_tokens: number;
}
export interface Upload {
  id: string;
  bytes: number;
  created_at: number;
  expires_at: number;
  filename: string;
  object: "upload";
  purpose: string;
  status: "pending" | "completed" | "cancelled" | "expired";
  file?: FileObject | null;
}
export interface UploadCompleteParams {
  part_ids: Array<string>;
  md5?: string;
}
export interface UploadCreateParams_ExpiresAfter {
  anchor: "created_at";
  seconds: number;
}
export interface UploadCreateParams {
  bytes: number;
  filename: string;
  mime_type: string;
  purpose: "assistants" | "batch" | "fine-tune" | "vision";
  expires_after?: UploadCreateParams_ExpiresAfter;
}
export interface VectorStore_ExpiresAfter {
  anchor: "last_active_at";
  days: number;
}
export interface VectorStore_FileCounts {
  cancelled: number;
  completed: number;
  failed: number;
  in_progress: number;
  total: number;
}
export interface VectorStore {
  id: string;
  created_at: number;
  file_counts: VectorStore_FileCounts;
  last_active_at: number | null;
  metadata: APIShared.Metadata;
  name: string;
  object: "vector_store";
  status: "expired" | "in_progress" | "completed";
  usage_bytes: number;
  expires_after?: VectorStore_ExpiresAfter;
  expires_at?: number | null;
}
export interface VectorStoreCreateParams_ExpiresAfter {
  anchor: "last_active_at";
  days: number;
}
export interface VectorStoreCreateParams {
  chunking_strategy?: FileChunkingStrategyParam;
  description?: string;
  expires_after?: VectorStoreCreateParams_ExpiresAfter;
  file_ids?: Array<string>;
  metadata?: APISharedParams.Metadata;
  name?: string;
}
export interface VectorStoreDeleted {
  id: string;
  deleted: boolean;
  object: "vector_store.deleted";
}
export interface VectorStoreListParams {
  after?: string;
  before?: string;
  limit?: number;
  order?: "asc" | "desc";
}
export interface VectorStoreSearchParams_RankingOptions {
  ranker?: "none" | "auto" | "default-2024-11-15";
  score_threshold?: number;
}
export interface VectorStoreSearchParams {
  query: string | Array<string>;
  filters?: APISharedParams.ComparisonFilter | APISharedParams.CompoundFilter;
  max_num_results?: number;
  ranking_options?: VectorStoreSearchParams_RankingOptions;
  rewrite_query?: boolean;
}
export interface VectorStoreSearchResponse_Content {
  text: string;
  type: "text";
}
export interface VectorStoreSearchResponse {
  attributes: { [key: string]: string | number | boolean } | null;
  content: Array<VectorStoreSearchResponse_Content>;
  file_id: string;
  filename: string;
  score: number;
}
export interface VectorStoreUpdateParams_ExpiresAfter {
  anchor: "last_active_at";
  days: number;
}
export interface VectorStoreUpdateParams {
  expires_after?: VectorStoreUpdateParams_ExpiresAfter | null;
  metadata?: APISharedParams.Metadata;
  name?: string | null;
}
export interface Video {
  id: string;
  completed_at: number | null;
  created_at: number;
  error: VideoCreateError | null;
  expires_at: number | null;
  model: VideoModel;
  object: "video";
  progress: number;
  prompt: string | null;
  remixed_from_video_id: string | null;
  seconds: string | VideoSeconds;
  size: VideoSize;
  status: "queued" | "in_progress" | "completed" | "failed";
}
export interface VideoCreateCharacterParams {
  name: string;
  video: Uploadable;
}
export interface VideoCreateCharacterResponse {
  id: string | null;
  created_at: number;
  name: string | null;
}
export interface VideoCreateError {
  code: string;
  message: string;
}
export interface VideoCreateParams {
  prompt: string;
  input_reference?: Uploadable | ImageInputReferenceParam;
  model?: VideoModelParam;
  seconds?: "4" | "8" | "12";
  size?: "720x1280" | "1280x720" | "1024x1792" | "1792x1024";
}
export interface VideoDeleteResponse {
  id: string;
  deleted: boolean;
  object: "video.deleted";
}
export interface VideoDownloadContentParams {
  variant?: "video" | "thumbnail" | "spritesheet";
}
export interface VideoEditParams {
  prompt: string;
  video: Uploadable | VideoEditParams_VideoVideoReferenceInputParam;
}
export interface VideoEditParams_VideoVideoReferenceInputParam {
  id: string;
}
export interface VideoExtendParams {
  prompt: string;
  seconds: "4" | "8" | "12";
  video: Uploadable | VideoExtendParams_VideoVideoReferenceInputParam;
}
export interface VideoExtendParams_VideoVideoReferenceInputParam {
  id: string;
}
export interface VideoGetCharacterResponse {
  id: string | null;
  created_at: number;
  name: string | null;
}
export interface VideoListParams {
  after?: string;
  limit?: number;
  order?: "asc" | "desc";
}
export type VideoModel = string | "sora-2" | "sora-2-pro" | "sora-2-2025-10-06" | "sora-2-pro-2025-10-06" | "sora-2-2025-12-08";
export type VideoModelParam = string | "sora-2" | "sora-2-pro" | "sora-2-2025-10-06" | "sora-2-pro-2025-10-06" | "sora-2-2025-12-08";
export interface VideoRemixParams {
  prompt: string;
}
export type VideoSeconds = "4" | "8" | "12";
export type VideoSize = "720x1280" | "1280x720" | "1024x1792" | "1792x1024";
export declare namespace Batch {
  export {
    type Batch_Errors as Errors,
  };
}
export declare namespace BatchCreateParams {
  export {
    type BatchCreateParams_OutputExpiresAfter as OutputExpiresAfter,
  };
}
export declare namespace BatchUsage {
  export {
    type BatchUsage_InputTokensDetails as InputTokensDetails,
    type BatchUsage_OutputTokensDetails as OutputTokensDetails,
  };
}
export declare namespace CompletionChoice {
  export {
    type CompletionChoice_Logprobs as Logprobs,
  };
}
export declare namespace CompletionUsage {
  export {
    type CompletionUsage_CompletionTokensDetails as CompletionTokensDetails,
    type CompletionUsage_PromptTokensDetails as PromptTokensDetails,
  };
}
export declare namespace ContainerCreateParams {
  export {
    type ContainerCreateParams_ExpiresAfter as ExpiresAfter,
  };
}
export declare namespace ContainerCreateResponse {
  export {
    type ContainerCreateResponse_ExpiresAfter as ExpiresAfter,
    type ContainerCreateResponse_NetworkPolicy as NetworkPolicy,
  };
}
export declare namespace ContainerListResponse {
  export {
    type ContainerListResponse_ExpiresAfter as ExpiresAfter,
    type ContainerListResponse_NetworkPolicy as NetworkPolicy,
  };
}
export declare namespace ContainerRetrieveResponse {
  export {
    type ContainerRetrieveResponse_ExpiresAfter as ExpiresAfter,
    type ContainerRetrieveResponse_NetworkPolicy as NetworkPolicy,
  };
}
export declare namespace ContentProvenanceCheck {
  export {
    type ContentProvenanceCheck_ResultC2PA as ResultC2PA,
    type ContentProvenanceCheck_ResultSynthID as ResultSynthID,
  };
}
export declare namespace CreateEmbeddingResponse {
  export {
    type CreateEmbeddingResponse_Usage as Usage,
  };
}
export declare namespace EvalCreateParams {
  export {
    type EvalCreateParams_DataSourceConfigCustom as DataSourceConfigCustom,
    type EvalCreateParams_DataSourceConfigLogs as DataSourceConfigLogs,
    type EvalCreateParams_DataSourceConfigStoredCompletions as DataSourceConfigStoredCompletions,
    type EvalCreateParams_TestingCriterionLabelModel as TestingCriterionLabelModel,
    type EvalCreateParams_TestingCriterionLabelModelInputEvalItem as TestingCriterionLabelModelInputEvalItem,
    type EvalCreateParams_TestingCriterionLabelModelInputEvalItemContentInputImage as TestingCriterionLabelModelInputEvalItemContentInputImage,
    type EvalCreateParams_TestingCriterionLabelModelInputEvalItemContentOutputText as TestingCriterionLabelModelInputEvalItemContentOutputText,
    type EvalCreateParams_TestingCriterionLabelModelInputSimpleInputMessage as TestingCriterionLabelModelInputSimpleInputMessage,
    type EvalCreateParams_TestingCriterionPython as TestingCriterionPython,
    type EvalCreateParams_TestingCriterionScoreModel as TestingCriterionScoreModel,
    type EvalCreateParams_TestingCriterionTextSimilarity as TestingCriterionTextSimilarity,
  };
}
export declare namespace EvalCreateResponse {
  export {
    type EvalCreateResponse_DataSourceConfigLogs as DataSourceConfigLogs,
    type EvalCreateResponse_TestingCriterionEvalGraderPython as TestingCriterionEvalGraderPython,
    type EvalCreateResponse_TestingCriterionEvalGraderScoreModel as TestingCriterionEvalGraderScoreModel,
    type EvalCreateResponse_TestingCriterionEvalGraderTextSimilarity as TestingCriterionEvalGraderTextSimilarity,
  };
}
export declare namespace EvalListResponse {
  export {
    type EvalListResponse_DataSourceConfigLogs as DataSourceConfigLogs,
    type EvalListResponse_TestingCriterionEvalGraderPython as TestingCriterionEvalGraderPython,
    type EvalListResponse_TestingCriterionEvalGraderScoreModel as TestingCriterionEvalGraderScoreModel,
    type EvalListResponse_TestingCriterionEvalGraderTextSimilarity as TestingCriterionEvalGraderTextSimilarity,
  };
}
export declare namespace EvalRetrieveResponse {
  export {
    type EvalRetrieveResponse_DataSourceConfigLogs as DataSourceConfigLogs,
    type EvalRetrieveResponse_TestingCriterionEvalGraderPython as TestingCriterionEvalGraderPython,
    type EvalRetrieveResponse_TestingCriterionEvalGraderScoreModel as TestingCriterionEvalGraderScoreModel,
    type EvalRetrieveResponse_TestingCriterionEvalGraderTextSimilarity as TestingCriterionEvalGraderTextSimilarity,
  };
}
export declare namespace EvalUpdateResponse {
  export {
    type EvalUpdateResponse_DataSourceConfigLogs as DataSourceConfigLogs,
    type EvalUpdateResponse_TestingCriterionEvalGraderPython as TestingCriterionEvalGraderPython,
    type EvalUpdateResponse_TestingCriterionEvalGraderScoreModel as TestingCriterionEvalGraderScoreModel,
    type EvalUpdateResponse_TestingCriterionEvalGraderTextSimilarity as TestingCriterionEvalGraderTextSimilarity,
  };
}
export declare namespace FileCreateParams {
  export {
    type FileCreateParams_ExpiresAfter as ExpiresAfter,
  };
}
export declare namespace ImageEditCompletedEvent {
  export {
    type ImageEditCompletedEvent_Usage as Usage,
    type ImageEditCompletedEvent_UsageInputTokensDetails as UsageInputTokensDetails,
  };
}
export declare namespace ImageGenCompletedEvent {
  export {
    type ImageGenCompletedEvent_Usage as Usage,
    type ImageGenCompletedEvent_UsageInputTokensDetails as UsageInputTokensDetails,
  };
}
export declare namespace ImagesResponse {
  export {
    type ImagesResponse_Usage as Usage,
    type ImagesResponse_UsageInputTokensDetails as UsageInputTokensDetails,
    type ImagesResponse_UsageOutputTokensDetails as UsageOutputTokensDetails,
  };
}
export declare namespace Moderation {
  export {
    type Moderation_Categories as Categories,
    type Moderation_CategoryAppliedInputTypes as CategoryAppliedInputTypes,
    type Moderation_CategoryScores as CategoryScores,
  };
}
export declare namespace ModerationCreateParams {
  export {
    type ModerationCreateParams_InputArrayImageURL as InputArrayImageURL,
    type ModerationCreateParams_InputArrayImageURLImageURL as InputArrayImageURLImageURL,
    type ModerationCreateParams_InputArrayText as InputArrayText,
  };
}
export declare namespace UploadCreateParams {
  export {
    type UploadCreateParams_ExpiresAfter as ExpiresAfter,
  };
}
export declare namespace VectorStore {
  export {
    type VectorStore_ExpiresAfter as ExpiresAfter,
    type VectorStore_FileCounts as FileCounts,
  };
}
export declare namespace VectorStoreCreateParams {
  export {
    type VectorStoreCreateParams_ExpiresAfter as ExpiresAfter,
  };
}
export declare namespace VectorStoreSearchParams {
  export {
    type VectorStoreSearchParams_RankingOptions as RankingOptions,
  };
}
export declare namespace VectorStoreSearchResponse {
  export {
    type VectorStoreSearchResponse_Content as Content,
  };
}
export declare namespace VectorStoreUpdateParams {
  export {
    type VectorStoreUpdateParams_ExpiresAfter as ExpiresAfter,
  };
}
export declare namespace VideoEditParams {
  export {
    type VideoEditParams_VideoVideoReferenceInputParam as VideoVideoReferenceInputParam,
  };
}
export declare namespace VideoExtendParams {
  export {
    type VideoExtendParams_VideoVideoReferenceInputParam as VideoVideoReferenceInputParam,
  };
}
