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
import type * as APIRoot from "./root.js";
import type * as APIShared from "./shared.js";
import type * as APISharedParams from "./shared-params.js";

export interface CreateEvalCompletionsRunDataSource {
  source: CreateEvalCompletionsRunDataSource_SourceFileContent | CreateEvalCompletionsRunDataSource_SourceFileID | CreateEvalCompletionsRunDataSource_SourceStoredCompletions;
  type: "completions";
  input_messages?: CreateEvalCompletionsRunDataSource_InputMessagesTemplate | CreateEvalCompletionsRunDataSource_InputMessagesItemReference;
  model?: string;
  sampling_params?: CreateEvalCompletionsRunDataSource_SamplingParams;
}
export interface CreateEvalCompletionsRunDataSource_InputMessagesItemReference {
  item_reference: string;
  type: "item_reference";
}
export interface CreateEvalCompletionsRunDataSource_InputMessagesTemplate {
  template: Array<APIResponses.EasyInputMessage | CreateEvalCompletionsRunDataSource_InputMessagesTemplateTemplateEvalItem>;
  type: "template";
}
export interface CreateEvalCompletionsRunDataSource_InputMessagesTemplateTemplateEvalItem {
  content: string | APIResponses.ResponseInputText | CreateEvalCompletionsRunDataSource_InputMessagesTemplateTemplateEvalItemContentOutputText | CreateEvalCompletionsRunDataSource_InputMessagesTemplateTemplateEvalItemContentInputImage | APIResponses.ResponseInputAudio | APIGraders.GraderInputs;
  role: "user" | "assistant" | "system" | "developer";
  type?: "message";
}
export interface CreateEvalCompletionsRunDataSource_InputMessagesTemplateTemplateEvalItemContentInputImage {
  image_url: string;
  type: "input_image";
  detail?: string;
}
export interface CreateEvalCompletionsRunDataSource_InputMessagesTemplateTemplateEvalItemContentOutputText {
  text: string;
  type: "output_text";
}
export interface CreateEvalCompletionsRunDataSource_SamplingParams {
  max_completion_tokens?: number;
  reasoning_effort?: APIShared.ReasoningEffort;
  response_format?: APIShared.ResponseFormatText | APIShared.ResponseFormatJSONSchema | APIShared.ResponseFormatJSONObject;
  seed?: number;
  temperature?: number;
  tools?: Array<APIChat.ChatCompletionFunctionTool>;
  top_p?: number;
}
export interface CreateEvalCompletionsRunDataSource_SourceFileContent {
  content: Array<CreateEvalCompletionsRunDataSource_SourceFileContentContent>;
  type: "file_content";
}
export interface CreateEvalCompletionsRunDataSource_SourceFileContentContent {
  item: { [key: string]: unknown };
  sample?: { [key: string]: unknown };
}
export interface CreateEvalCompletionsRunDataSource_SourceFileID {
  id: string;
  type: "file_id";
}
export interface CreateEvalCompletionsRunDataSource_SourceStoredCompletions {
  type: "stored_completions";
  created_after?: number | null;
  created_before?: number | null;
  limit?: number | null;
  metadata?: APIShared.Metadata;
  model?: string | null;
}
export interface CreateEvalCompletionsRunDataSourceParam {
  source: CreateEvalCompletionsRunDataSourceParam_SourceFileContent | CreateEvalCompletionsRunDataSourceParam_SourceFileID | CreateEvalCompletionsRunDataSourceParam_SourceStoredCompletions;
  type: "completions";
  input_messages?: CreateEvalCompletionsRunDataSourceParam_InputMessagesTemplate | CreateEvalCompletionsRunDataSourceParam_InputMessagesItemReference;
  model?: string;
  sampling_params?: CreateEvalCompletionsRunDataSourceParam_SamplingParams;
}
export interface CreateEvalCompletionsRunDataSourceParam_InputMessagesItemReference {
  item_reference: string;
  type: "item_reference";
}
export interface CreateEvalCompletionsRunDataSourceParam_InputMessagesTemplate {
  template: Array<APIResponses.EasyInputMessageParam | CreateEvalCompletionsRunDataSourceParam_InputMessagesTemplateTemplateEvalItem>;
  type: "template";
}
export interface CreateEvalCompletionsRunDataSourceParam_InputMessagesTemplateTemplateEvalItem {
  content: string | APIResponses.ResponseInputTextParam | CreateEvalCompletionsRunDataSourceParam_InputMessagesTemplateTemplateEvalItemContentOutputText | CreateEvalCompletionsRunDataSourceParam_InputMessagesTemplateTemplateEvalItemContentInputImage | APIResponses.ResponseInputAudioParam | APIGraders.GraderInputsParam;
  role: "user" | "assistant" | "system" | "developer";
  type?: "message";
}
export interface CreateEvalCompletionsRunDataSourceParam_InputMessagesTemplateTemplateEvalItemContentInputImage {
  image_url: string;
  type: "input_image";
  detail?: string;
}
export interface CreateEvalCompletionsRunDataSourceParam_InputMessagesTemplateTemplateEvalItemContentOutputText {
  text: string;
  type: "output_text";
}
export interface CreateEvalCompletionsRunDataSourceParam_SamplingParams {
  max_completion_tokens?: number;
  reasoning_effort?: APISharedParams.ReasoningEffort;
  response_format?: APISharedParams.ResponseFormatText | APISharedParams.ResponseFormatJSONSchema | APISharedParams.ResponseFormatJSONObject;
  seed?: number;
  temperature?: number;
  tools?: Array<APIChat.ChatCompletionFunctionToolParam>;
  top_p?: number;
}
export interface CreateEvalCompletionsRunDataSourceParam_SourceFileContent {
  content: Array<CreateEvalCompletionsRunDataSourceParam_SourceFileContentContent>;
  type: "file_content";
}
export interface CreateEvalCompletionsRunDataSourceParam_SourceFileContentContent {
  item: { [key: string]: unknown };
  sample?: { [key: string]: unknown };
}
export interface CreateEvalCompletionsRunDataSourceParam_SourceFileID {
  id: string;
  type: "file_id";
}
export interface CreateEvalCompletionsRunDataSourceParam_SourceStoredCompletions {
  type: "stored_completions";
  created_after?: number | null;
  created_before?: number | null;
  limit?: number | null;
  metadata?: APISharedParams.Metadata;
  model?: string | null;
}
export interface CreateEvalJSONLRunDataSource {
  source: CreateEvalJSONLRunDataSource_SourceFileContent | CreateEvalJSONLRunDataSource_SourceFileID;
  type: "jsonl";
}
export interface CreateEvalJSONLRunDataSource_SourceFileContent {
  content: Array<CreateEvalJSONLRunDataSource_SourceFileContentContent>;
  type: "file_content";
}
export interface CreateEvalJSONLRunDataSource_SourceFileContentContent {
  item: { [key: string]: unknown };
  sample?: { [key: string]: unknown };
}
export interface CreateEvalJSONLRunDataSource_SourceFileID {
  id: string;
  type: "file_id";
}
export interface CreateEvalJSONLRunDataSourceParam {
  source: CreateEvalJSONLRunDataSourceParam_SourceFileContent | CreateEvalJSONLRunDataSourceParam_SourceFileID;
  type: "jsonl";
}
export interface CreateEvalJSONLRunDataSourceParam_SourceFileContent {
  content: Array<CreateEvalJSONLRunDataSourceParam_SourceFileContentContent>;
  type: "file_content";
}
export interface CreateEvalJSONLRunDataSourceParam_SourceFileContentContent {
  item: { [key: string]: unknown };
  sample?: { [key: string]: unknown };
}
export interface CreateEvalJSONLRunDataSourceParam_SourceFileID {
  id: string;
  type: "file_id";
}
export interface EvalAPIError {
  code: string;
  message: string;
}
export interface RunCancelResponse_DataSourceResponses {
  source: RunCancelResponse_DataSourceResponsesSourceFileContent | RunCancelResponse_DataSourceResponsesSourceFileID | RunCancelResponse_DataSourceResponsesSourceResponses;
  type: "responses";
  input_messages?: RunCancelResponse_DataSourceResponsesInputMessagesTemplate | RunCancelResponse_DataSourceResponsesInputMessagesItemReference;
  model?: string;
  sampling_params?: RunCancelResponse_DataSourceResponsesSamplingParams;
}
export interface RunCancelResponse_DataSourceResponsesInputMessagesItemReference {
  item_reference: string;
  type: "item_reference";
}
export interface RunCancelResponse_DataSourceResponsesInputMessagesTemplate {
  template: Array<RunCancelResponse_DataSourceResponsesInputMessagesTemplateTemplateChatMessage | RunCancelResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItem>;
  type: "template";
}
export interface RunCancelResponse_DataSourceResponsesInputMessagesTemplateTemplateChatMessage {
  content: string;
  role: string;
}
export interface RunCancelResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItem {
  content: string | APIResponses.ResponseInputText | RunCancelResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItemContentOutputText | RunCancelResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItemContentInputImage | APIResponses.ResponseInputAudio | APIGraders.GraderInputs;
  role: "user" | "assistant" | "system" | "developer";
  type?: "message";
}
export interface RunCancelResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItemContentInputImage {
  image_url: string;
  type: "input_image";
  detail?: string;
}
export interface RunCancelResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItemContentOutputText {
  text: string;
  type: "output_text";
}
export interface RunCancelResponse_DataSourceResponsesSamplingParams {
  max_completion_tokens?: number;
  reasoning_effort?: APIShared.ReasoningEffort;
  seed?: number;
  temperature?: number;
  text?: RunCancelResponse_DataSourceResponsesSamplingParamsText;
  tools?: Array<APIResponses.Tool>;
  top_p?: number;
}
export interface RunCancelResponse_DataSourceResponsesSamplingParamsText {
  format?: APIResponses.ResponseFormatTextConfig;
}
export interface RunCancelResponse_DataSourceResponsesSourceFileContent {
  content: Array<RunCancelResponse_DataSourceResponsesSourceFileContentContent>;
  type: "file_content";
}
export interface RunCancelResponse_DataSourceResponsesSourceFileContentContent {
  item: { [key: string]: unknown };
  sample?: { [key: string]: unknown };
}
export interface RunCancelResponse_DataSourceResponsesSourceFileID {
  id: string;
  type: "file_id";
}
export interface RunCancelResponse_DataSourceResponsesSourceResponses {
  type: "responses";
  created_after?: number | null;
  created_before?: number | null;
  instructions_search?: string | null;
  metadata?: unknown | null;
  model?: string | null;
  reasoning_effort?: APIShared.ReasoningEffort | null;
  temperature?: number | null;
  tools?: Array<string> | null;
  top_p?: number | null;
  users?: Array<string> | null;
}
export interface RunCancelResponse_PerModelUsage {
  cached_tokens: number;
  completion_tokens: number;
  invocation_count: number;
  model_name: string;
  prompt_tokens: number;
  total_tokens: number;
}
export interface RunCancelResponse_PerTestingCriteriaResult {
  failed: number;
  passed: number;
  testing_criteria: string;
}
export interface RunCancelResponse_ResultCounts {
  errored: number;
  failed: number;
  passed: number;
  total: number;
}
export interface RunCancelResponse {
  id: string;
  created_at: number;
  data_source: CreateEvalJSONLRunDataSource | CreateEvalCompletionsRunDataSource | RunCancelResponse_DataSourceResponses;
  error: EvalAPIError;
  eval_id: string;
  metadata: APIShared.Metadata;
  model: string;
  name: string;
  object: "eval.run";
  per_model_usage: Array<RunCancelResponse_PerModelUsage>;
  per_testing_criteria_results: Array<RunCancelResponse_PerTestingCriteriaResult>;
  report_url: string;
  result_counts: RunCancelResponse_ResultCounts;
  status: string;
}
export interface RunCreateParams_DataSourceCreateEvalResponsesRunDataSource {
  source: RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceSourceFileContent | RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceSourceFileID | RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceSourceResponses;
  type: "responses";
  input_messages?: RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceInputMessagesTemplate | RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceInputMessagesItemReference;
  model?: string;
  sampling_params?: RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceSamplingParams;
}
export interface RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceInputMessagesItemReference {
  item_reference: string;
  type: "item_reference";
}
export interface RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceInputMessagesTemplate {
  template: Array<RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceInputMessagesTemplateTemplateChatMessage | RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceInputMessagesTemplateTemplateEvalItem>;
  type: "template";
}
export interface RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceInputMessagesTemplateTemplateChatMessage {
  content: string;
  role: string;
}
export interface RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceInputMessagesTemplateTemplateEvalItem {
  content: string | APIResponses.ResponseInputTextParam | RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceInputMessagesTemplateTemplateEvalItemContentOutputText | RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceInputMessagesTemplateTemplateEvalItemContentInputImage | APIResponses.ResponseInputAudioParam | APIGraders.GraderInputsParam;
  role: "user" | "assistant" | "system" | "developer";
  type?: "message";
}
export interface RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceInputMessagesTemplateTemplateEvalItemContentInputImage {
  image_url: string;
  type: "input_image";
  detail?: string;
}
export interface RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceInputMessagesTemplateTemplateEvalItemContentOutputText {
  text: string;
  type: "output_text";
}
export interface RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceSamplingParams {
  max_completion_tokens?: number;
  reasoning_effort?: APISharedParams.ReasoningEffort;
  seed?: number;
  temperature?: number;
  text?: RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceSamplingParamsText;
  tools?: Array<APIResponses.ToolParam>;
  top_p?: number;
}
export interface RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceSamplingParamsText {
  format?: APIResponses.ResponseFormatTextConfigParam;
}
export interface RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceSourceFileContent {
  content: Array<RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceSourceFileContentContent>;
  type: "file_content";
}
export interface RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceSourceFileContentContent {
  item: { [key: string]: unknown };
  sample?: { [key: string]: unknown };
}
export interface RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceSourceFileID {
  id: string;
  type: "file_id";
}
export interface RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceSourceResponses {
  type: "responses";
  created_after?: number | null;
  created_before?: number | null;
  instructions_search?: string | null;
  metadata?: unknown | null;
  model?: string | null;
  reasoning_effort?: APISharedParams.ReasoningEffort | null;
  temperature?: number | null;
  tools?: Array<string> | null;
  top_p?: number | null;
  users?: Array<string> | null;
}
export interface RunCreateParams {
  data_source: CreateEvalJSONLRunDataSourceParam | CreateEvalCompletionsRunDataSourceParam | RunCreateParams_DataSourceCreateEvalResponsesRunDataSource;
  metadata?: APISharedParams.Metadata;
  name?: string;
}
export interface RunCreateResponse_DataSourceResponses {
  source: RunCreateResponse_DataSourceResponsesSourceFileContent | RunCreateResponse_DataSourceResponsesSourceFileID | RunCreateResponse_DataSourceResponsesSourceResponses;
  type: "responses";
  input_messages?: RunCreateResponse_DataSourceResponsesInputMessagesTemplate | RunCreateResponse_DataSourceResponsesInputMessagesItemReference;
  model?: string;
  sampling_params?: RunCreateResponse_DataSourceResponsesSamplingParams;
}
export interface RunCreateResponse_DataSourceResponsesInputMessagesItemReference {
  item_reference: string;
  type: "item_reference";
}
export interface RunCreateResponse_DataSourceResponsesInputMessagesTemplate {
  template: Array<RunCreateResponse_DataSourceResponsesInputMessagesTemplateTemplateChatMessage | RunCreateResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItem>;
  type: "template";
}
export interface RunCreateResponse_DataSourceResponsesInputMessagesTemplateTemplateChatMessage {
  content: string;
  role: string;
}
export interface RunCreateResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItem {
  content: string | APIResponses.ResponseInputText | RunCreateResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItemContentOutputText | RunCreateResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItemContentInputImage | APIResponses.ResponseInputAudio | APIGraders.GraderInputs;
  role: "user" | "assistant" | "system" | "developer";
  type?: "message";
}
export interface RunCreateResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItemContentInputImage {
  image_url: string;
  type: "input_image";
  detail?: string;
}
export interface RunCreateResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItemContentOutputText {
  text: string;
  type: "output_text";
}
export interface RunCreateResponse_DataSourceResponsesSamplingParams {
  max_completion_tokens?: number;
  reasoning_effort?: APIShared.ReasoningEffort;
  seed?: number;
  temperature?: number;
  text?: RunCreateResponse_DataSourceResponsesSamplingParamsText;
  tools?: Array<APIResponses.Tool>;
  top_p?: number;
}
export interface RunCreateResponse_DataSourceResponsesSamplingParamsText {
  format?: APIResponses.ResponseFormatTextConfig;
}
export interface RunCreateResponse_DataSourceResponsesSourceFileContent {
  content: Array<RunCreateResponse_DataSourceResponsesSourceFileContentContent>;
  type: "file_content";
}
export interface RunCreateResponse_DataSourceResponsesSourceFileContentContent {
  item: { [key: string]: unknown };
  sample?: { [key: string]: unknown };
}
export interface RunCreateResponse_DataSourceResponsesSourceFileID {
  id: string;
  type: "file_id";
}
export interface RunCreateResponse_DataSourceResponsesSourceResponses {
  type: "responses";
  created_after?: number | null;
  created_before?: number | null;
  instructions_search?: string | null;
  metadata?: unknown | null;
  model?: string | null;
  reasoning_effort?: APIShared.ReasoningEffort | null;
  temperature?: number | null;
  tools?: Array<string> | null;
  top_p?: number | null;
  users?: Array<string> | null;
}
export interface RunCreateResponse_PerModelUsage {
  cached_tokens: number;
  completion_tokens: number;
  invocation_count: number;
  model_name: string;
  prompt_tokens: number;
  total_tokens: number;
}
export interface RunCreateResponse_PerTestingCriteriaResult {
  failed: number;
  passed: number;
  testing_criteria: string;
}
export interface RunCreateResponse_ResultCounts {
  errored: number;
  failed: number;
  passed: number;
  total: number;
}
export interface RunCreateResponse {
  id: string;
  created_at: number;
  data_source: CreateEvalJSONLRunDataSource | CreateEvalCompletionsRunDataSource | RunCreateResponse_DataSourceResponses;
  error: EvalAPIError;
  eval_id: string;
  metadata: APIShared.Metadata;
  model: string;
  name: string;
  object: "eval.run";
  per_model_usage: Array<RunCreateResponse_PerModelUsage>;
  per_testing_criteria_results: Array<RunCreateResponse_PerTestingCriteriaResult>;
  report_url: string;
  result_counts: RunCreateResponse_ResultCounts;
  status: string;
}
export interface RunDeleteResponse {
  deleted?: boolean;
  object?: string;
  run_id?: string;
}
export interface RunListParams {
  after?: string;
  limit?: number;
  order?: "asc" | "desc";
  status?: "queued" | "in_progress" | "completed" | "canceled" | "failed";
}
export interface RunListResponse_DataSourceResponses {
  source: RunListResponse_DataSourceResponsesSourceFileContent | RunListResponse_DataSourceResponsesSourceFileID | RunListResponse_DataSourceResponsesSourceResponses;
  type: "responses";
  input_messages?: RunListResponse_DataSourceResponsesInputMessagesTemplate | RunListResponse_DataSourceResponsesInputMessagesItemReference;
  model?: string;
  sampling_params?: RunListResponse_DataSourceResponsesSamplingParams;
}
export interface RunListResponse_DataSourceResponsesInputMessagesItemReference {
  item_reference: string;
  type: "item_reference";
}
export interface RunListResponse_DataSourceResponsesInputMessagesTemplate {
  template: Array<RunListResponse_DataSourceResponsesInputMessagesTemplateTemplateChatMessage | RunListResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItem>;
  type: "template";
}
export interface RunListResponse_DataSourceResponsesInputMessagesTemplateTemplateChatMessage {
  content: string;
  role: string;
}
export interface RunListResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItem {
  content: string | APIResponses.ResponseInputText | RunListResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItemContentOutputText | RunListResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItemContentInputImage | APIResponses.ResponseInputAudio | APIGraders.GraderInputs;
  role: "user" | "assistant" | "system" | "developer";
  type?: "message";
}
export interface RunListResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItemContentInputImage {
  image_url: string;
  type: "input_image";
  detail?: string;
}
export interface RunListResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItemContentOutputText {
  text: string;
  type: "output_text";
}
export interface RunListResponse_DataSourceResponsesSamplingParams {
  max_completion_tokens?: number;
  reasoning_effort?: APIShared.ReasoningEffort;
  seed?: number;
  temperature?: number;
  text?: RunListResponse_DataSourceResponsesSamplingParamsText;
  tools?: Array<APIResponses.Tool>;
  top_p?: number;
}
export interface RunListResponse_DataSourceResponsesSamplingParamsText {
  format?: APIResponses.ResponseFormatTextConfig;
}
export interface RunListResponse_DataSourceResponsesSourceFileContent {
  content: Array<RunListResponse_DataSourceResponsesSourceFileContentContent>;
  type: "file_content";
}
export interface RunListResponse_DataSourceResponsesSourceFileContentContent {
  item: { [key: string]: unknown };
  sample?: { [key: string]: unknown };
}
export interface RunListResponse_DataSourceResponsesSourceFileID {
  id: string;
  type: "file_id";
}
export interface RunListResponse_DataSourceResponsesSourceResponses {
  type: "responses";
  created_after?: number | null;
  created_before?: number | null;
  instructions_search?: string | null;
  metadata?: unknown | null;
  model?: string | null;
  reasoning_effort?: APIShared.ReasoningEffort | null;
  temperature?: number | null;
  tools?: Array<string> | null;
  top_p?: number | null;
  users?: Array<string> | null;
}
export interface RunListResponse_PerModelUsage {
  cached_tokens: number;
  completion_tokens: number;
  invocation_count: number;
  model_name: string;
  prompt_tokens: number;
  total_tokens: number;
}
export interface RunListResponse_PerTestingCriteriaResult {
  failed: number;
  passed: number;
  testing_criteria: string;
}
export interface RunListResponse_ResultCounts {
  errored: number;
  failed: number;
  passed: number;
  total: number;
}
export interface RunListResponse {
  id: string;
  created_at: number;
  data_source: CreateEvalJSONLRunDataSource | CreateEvalCompletionsRunDataSource | RunListResponse_DataSourceResponses;
  error: EvalAPIError;
  eval_id: string;
  metadata: APIShared.Metadata;
  model: string;
  name: string;
  object: "eval.run";
  per_model_usage: Array<RunListResponse_PerModelUsage>;
  per_testing_criteria_results: Array<RunListResponse_PerTestingCriteriaResult>;
  report_url: string;
  result_counts: RunListResponse_ResultCounts;
  status: string;
}
export interface RunRetrieveResponse_DataSourceResponses {
  source: RunRetrieveResponse_DataSourceResponsesSourceFileContent | RunRetrieveResponse_DataSourceResponsesSourceFileID | RunRetrieveResponse_DataSourceResponsesSourceResponses;
  type: "responses";
  input_messages?: RunRetrieveResponse_DataSourceResponsesInputMessagesTemplate | RunRetrieveResponse_DataSourceResponsesInputMessagesItemReference;
  model?: string;
  sampling_params?: RunRetrieveResponse_DataSourceResponsesSamplingParams;
}
export interface RunRetrieveResponse_DataSourceResponsesInputMessagesItemReference {
  item_reference: string;
  type: "item_reference";
}
export interface RunRetrieveResponse_DataSourceResponsesInputMessagesTemplate {
  template: Array<RunRetrieveResponse_DataSourceResponsesInputMessagesTemplateTemplateChatMessage | RunRetrieveResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItem>;
  type: "template";
}
export interface RunRetrieveResponse_DataSourceResponsesInputMessagesTemplateTemplateChatMessage {
  content: string;
  role: string;
}
export interface RunRetrieveResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItem {
  content: string | APIResponses.ResponseInputText | RunRetrieveResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItemContentOutputText | RunRetrieveResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItemContentInputImage | APIResponses.ResponseInputAudio | APIGraders.GraderInputs;
  role: "user" | "assistant" | "system" | "developer";
  type?: "message";
}
export interface RunRetrieveResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItemContentInputImage {
  image_url: string;
  type: "input_image";
  detail?: string;
}
export interface RunRetrieveResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItemContentOutputText {
  text: string;
  type: "output_text";
}
export interface RunRetrieveResponse_DataSourceResponsesSamplingParams {
  max_completion_tokens?: number;
  reasoning_effort?: APIShared.ReasoningEffort;
  seed?: number;
  temperature?: number;
  text?: RunRetrieveResponse_DataSourceResponsesSamplingParamsText;
  tools?: Array<APIResponses.Tool>;
  top_p?: number;
}
export interface RunRetrieveResponse_DataSourceResponsesSamplingParamsText {
  format?: APIResponses.ResponseFormatTextConfig;
}
export interface RunRetrieveResponse_DataSourceResponsesSourceFileContent {
  content: Array<RunRetrieveResponse_DataSourceResponsesSourceFileContentContent>;
  type: "file_content";
}
export interface RunRetrieveResponse_DataSourceResponsesSourceFileContentContent {
  item: { [key: string]: unknown };
  sample?: { [key: string]: unknown };
}
export interface RunRetrieveResponse_DataSourceResponsesSourceFileID {
  id: string;
  type: "file_id";
}
export interface RunRetrieveResponse_DataSourceResponsesSourceResponses {
  type: "responses";
  created_after?: number | null;
  created_before?: number | null;
  instructions_search?: string | null;
  metadata?: unknown | null;
  model?: string | null;
  reasoning_effort?: APIShared.ReasoningEffort | null;
  temperature?: number | null;
  tools?: Array<string> | null;
  top_p?: number | null;
  users?: Array<string> | null;
}
export interface RunRetrieveResponse_PerModelUsage {
  cached_tokens: number;
  completion_tokens: number;
  invocation_count: number;
  model_name: string;
  prompt_tokens: number;
  total_tokens: number;
}
export interface RunRetrieveResponse_PerTestingCriteriaResult {
  failed: number;
  passed: number;
  testing_criteria: string;
}
export interface RunRetrieveResponse_ResultCounts {
  errored: number;
  failed: number;
  passed: number;
  total: number;
}
export interface RunRetrieveResponse {
  id: string;
  created_at: number;
  data_source: CreateEvalJSONLRunDataSource | CreateEvalCompletionsRunDataSource | RunRetrieveResponse_DataSourceResponses;
  error: EvalAPIError;
  eval_id: string;
  metadata: APIShared.Metadata;
  model: string;
  name: string;
  object: "eval.run";
  per_model_usage: Array<RunRetrieveResponse_PerModelUsage>;
  per_testing_criteria_results: Array<RunRetrieveResponse_PerTestingCriteriaResult>;
  report_url: string;
  result_counts: RunRetrieveResponse_ResultCounts;
  status: string;
}
export interface OutputItemListParams {
  eval_id: string;
  after?: string;
  limit?: number;
  order?: "asc" | "desc";
  status?: "fail" | "pass";
}
export interface OutputItemListResponse {
  id: string;
  created_at: number;
  datasource_item: { [key: string]: unknown };
  datasource_item_id: number;
  eval_id: string;
  object: "eval.run.output_item";
  results: Array<OutputItemListResponse_Result>;
  run_id: string;
  sample: OutputItemListResponse_Sample;
  status: string;
}
export interface OutputItemListResponse_Result {
  name: string;
  passed: boolean;
  score: number;
  sample?: { [key: string]: unknown } | null;
  type?: string;
}
export interface OutputItemListResponse_Sample {
  error: EvalAPIError;
  finish_reason: string;
  input: Array<OutputItemListResponse_SampleInput>;
  max_completion_tokens: number;
  model: string;
  output: Array<OutputItemListResponse_SampleOutput>;
  seed: number;
  temperature: number;
  top_p: number;
  usage: OutputItemListResponse_SampleUsage;
}
export interface OutputItemListResponse_SampleInput {
  content: string;
  role: string;
}
export interface OutputItemListResponse_SampleOutput {
  content?: string;
  role?: string;
}
export interface OutputItemListResponse_SampleUsage {
  cached_tokens: number;
  completion_tokens: number;
  prompt_tokens: number;
  total_tokens: number;
}
export interface OutputItemRetrieveResponse {
  id: string;
  created_at: number;
  datasource_item: { [key: string]: unknown };
  datasource_item_id: number;
  eval_id: string;
  object: "eval.run.output_item";
  results: Array<OutputItemRetrieveResponse_Result>;
  run_id: string;
  sample: OutputItemRetrieveResponse_Sample;
  status: string;
}
export interface OutputItemRetrieveResponse_Result {
  name: string;
  passed: boolean;
  score: number;
  sample?: { [key: string]: unknown } | null;
  type?: string;
}
export interface OutputItemRetrieveResponse_Sample {
  error: EvalAPIError;
  finish_reason: string;
  input: Array<OutputItemRetrieveResponse_SampleInput>;
  max_completion_tokens: number;
  model: string;
  output: Array<OutputItemRetrieveResponse_SampleOutput>;
  seed: number;
  temperature: number;
  top_p: number;
  usage: OutputItemRetrieveResponse_SampleUsage;
}
export interface OutputItemRetrieveResponse_SampleInput {
  content: string;
  role: string;
}
export interface OutputItemRetrieveResponse_SampleOutput {
  content?: string;
  role?: string;
}
export interface OutputItemRetrieveResponse_SampleUsage {
  cached_tokens: number;
  completion_tokens: number;
  prompt_tokens: number;
  total_tokens: number;
}
export declare namespace CreateEvalCompletionsRunDataSource {
  export {
    type CreateEvalCompletionsRunDataSource_InputMessagesItemReference as InputMessagesItemReference,
    type CreateEvalCompletionsRunDataSource_InputMessagesTemplate as InputMessagesTemplate,
    type CreateEvalCompletionsRunDataSource_InputMessagesTemplateTemplateEvalItem as InputMessagesTemplateTemplateEvalItem,
    type CreateEvalCompletionsRunDataSource_InputMessagesTemplateTemplateEvalItemContentInputImage as InputMessagesTemplateTemplateEvalItemContentInputImage,
    type CreateEvalCompletionsRunDataSource_InputMessagesTemplateTemplateEvalItemContentOutputText as InputMessagesTemplateTemplateEvalItemContentOutputText,
    type CreateEvalCompletionsRunDataSource_SamplingParams as SamplingParams,
    type CreateEvalCompletionsRunDataSource_SourceFileContent as SourceFileContent,
    type CreateEvalCompletionsRunDataSource_SourceFileContentContent as SourceFileContentContent,
    type CreateEvalCompletionsRunDataSource_SourceFileID as SourceFileID,
    type CreateEvalCompletionsRunDataSource_SourceStoredCompletions as SourceStoredCompletions,
  };
}
export declare namespace CreateEvalCompletionsRunDataSourceParam {
  export {
    type CreateEvalCompletionsRunDataSourceParam_InputMessagesItemReference as InputMessagesItemReference,
    type CreateEvalCompletionsRunDataSourceParam_InputMessagesTemplate as InputMessagesTemplate,
    type CreateEvalCompletionsRunDataSourceParam_InputMessagesTemplateTemplateEvalItem as InputMessagesTemplateTemplateEvalItem,
    type CreateEvalCompletionsRunDataSourceParam_InputMessagesTemplateTemplateEvalItemContentInputImage as InputMessagesTemplateTemplateEvalItemContentInputImage,
    type CreateEvalCompletionsRunDataSourceParam_InputMessagesTemplateTemplateEvalItemContentOutputText as InputMessagesTemplateTemplateEvalItemContentOutputText,
    type CreateEvalCompletionsRunDataSourceParam_SamplingParams as SamplingParams,
    type CreateEvalCompletionsRunDataSourceParam_SourceFileContent as SourceFileContent,
    type CreateEvalCompletionsRunDataSourceParam_SourceFileContentContent as SourceFileContentContent,
    type CreateEvalCompletionsRunDataSourceParam_SourceFileID as SourceFileID,
    type CreateEvalCompletionsRunDataSourceParam_SourceStoredCompletions as SourceStoredCompletions,
  };
}
export declare namespace CreateEvalJSONLRunDataSource {
  export {
    type CreateEvalJSONLRunDataSource_SourceFileContent as SourceFileContent,
    type CreateEvalJSONLRunDataSource_SourceFileContentContent as SourceFileContentContent,
    type CreateEvalJSONLRunDataSource_SourceFileID as SourceFileID,
  };
}
export declare namespace CreateEvalJSONLRunDataSourceParam {
  export {
    type CreateEvalJSONLRunDataSourceParam_SourceFileContent as SourceFileContent,
    type CreateEvalJSONLRunDataSourceParam_SourceFileContentContent as SourceFileContentContent,
    type CreateEvalJSONLRunDataSourceParam_SourceFileID as SourceFileID,
  };
}
export declare namespace OutputItemListResponse {
  export {
    type OutputItemListResponse_Result as Result,
    type OutputItemListResponse_Sample as Sample,
    type OutputItemListResponse_SampleInput as SampleInput,
    type OutputItemListResponse_SampleOutput as SampleOutput,
    type OutputItemListResponse_SampleUsage as SampleUsage,
  };
}
export declare namespace OutputItemRetrieveResponse {
  export {
    type OutputItemRetrieveResponse_Result as Result,
    type OutputItemRetrieveResponse_Sample as Sample,
    type OutputItemRetrieveResponse_SampleInput as SampleInput,
    type OutputItemRetrieveResponse_SampleOutput as SampleOutput,
    type OutputItemRetrieveResponse_SampleUsage as SampleUsage,
  };
}
export declare namespace RunCancelResponse {
  export {
    type RunCancelResponse_DataSourceResponses as DataSourceResponses,
    type RunCancelResponse_DataSourceResponsesInputMessagesItemReference as DataSourceResponsesInputMessagesItemReference,
    type RunCancelResponse_DataSourceResponsesInputMessagesTemplate as DataSourceResponsesInputMessagesTemplate,
    type RunCancelResponse_DataSourceResponsesInputMessagesTemplateTemplateChatMessage as DataSourceResponsesInputMessagesTemplateTemplateChatMessage,
    type RunCancelResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItem as DataSourceResponsesInputMessagesTemplateTemplateEvalItem,
    type RunCancelResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItemContentInputImage as DataSourceResponsesInputMessagesTemplateTemplateEvalItemContentInputImage,
    type RunCancelResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItemContentOutputText as DataSourceResponsesInputMessagesTemplateTemplateEvalItemContentOutputText,
    type RunCancelResponse_DataSourceResponsesSamplingParams as DataSourceResponsesSamplingParams,
    type RunCancelResponse_DataSourceResponsesSamplingParamsText as DataSourceResponsesSamplingParamsText,
    type RunCancelResponse_DataSourceResponsesSourceFileContent as DataSourceResponsesSourceFileContent,
    type RunCancelResponse_DataSourceResponsesSourceFileContentContent as DataSourceResponsesSourceFileContentContent,
    type RunCancelResponse_DataSourceResponsesSourceFileID as DataSourceResponsesSourceFileID,
    type RunCancelResponse_DataSourceResponsesSourceResponses as DataSourceResponsesSourceResponses,
    type RunCancelResponse_PerModelUsage as PerModelUsage,
    type RunCancelResponse_PerTestingCriteriaResult as PerTestingCriteriaResult,
    type RunCancelResponse_ResultCounts as ResultCounts,
  };
}
export declare namespace RunCreateParams {
  export {
    type RunCreateParams_DataSourceCreateEvalResponsesRunDataSource as DataSourceCreateEvalResponsesRunDataSource,
    type RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceInputMessagesItemReference as DataSourceCreateEvalResponsesRunDataSourceInputMessagesItemReference,
    type RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceInputMessagesTemplate as DataSourceCreateEvalResponsesRunDataSourceInputMessagesTemplate,
    type RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceInputMessagesTemplateTemplateChatMessage as DataSourceCreateEvalResponsesRunDataSourceInputMessagesTemplateTemplateChatMessage,
    type RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceInputMessagesTemplateTemplateEvalItem as DataSourceCreateEvalResponsesRunDataSourceInputMessagesTemplateTemplateEvalItem,
    type RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceInputMessagesTemplateTemplateEvalItemContentInputImage as DataSourceCreateEvalResponsesRunDataSourceInputMessagesTemplateTemplateEvalItemContentInputImage,
    type RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceInputMessagesTemplateTemplateEvalItemContentOutputText as DataSourceCreateEvalResponsesRunDataSourceInputMessagesTemplateTemplateEvalItemContentOutputText,
    type RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceSamplingParams as DataSourceCreateEvalResponsesRunDataSourceSamplingParams,
    type RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceSamplingParamsText as DataSourceCreateEvalResponsesRunDataSourceSamplingParamsText,
    type RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceSourceFileContent as DataSourceCreateEvalResponsesRunDataSourceSourceFileContent,
    type RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceSourceFileContentContent as DataSourceCreateEvalResponsesRunDataSourceSourceFileContentContent,
    type RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceSourceFileID as DataSourceCreateEvalResponsesRunDataSourceSourceFileID,
    type RunCreateParams_DataSourceCreateEvalResponsesRunDataSourceSourceResponses as DataSourceCreateEvalResponsesRunDataSourceSourceResponses,
  };
}
export declare namespace RunCreateResponse {
  export {
    type RunCreateResponse_DataSourceResponses as DataSourceResponses,
    type RunCreateResponse_DataSourceResponsesInputMessagesItemReference as DataSourceResponsesInputMessagesItemReference,
    type RunCreateResponse_DataSourceResponsesInputMessagesTemplate as DataSourceResponsesInputMessagesTemplate,
    type RunCreateResponse_DataSourceResponsesInputMessagesTemplateTemplateChatMessage as DataSourceResponsesInputMessagesTemplateTemplateChatMessage,
    type RunCreateResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItem as DataSourceResponsesInputMessagesTemplateTemplateEvalItem,
    type RunCreateResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItemContentInputImage as DataSourceResponsesInputMessagesTemplateTemplateEvalItemContentInputImage,
    type RunCreateResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItemContentOutputText as DataSourceResponsesInputMessagesTemplateTemplateEvalItemContentOutputText,
    type RunCreateResponse_DataSourceResponsesSamplingParams as DataSourceResponsesSamplingParams,
    type RunCreateResponse_DataSourceResponsesSamplingParamsText as DataSourceResponsesSamplingParamsText,
    type RunCreateResponse_DataSourceResponsesSourceFileContent as DataSourceResponsesSourceFileContent,
    type RunCreateResponse_DataSourceResponsesSourceFileContentContent as DataSourceResponsesSourceFileContentContent,
    type RunCreateResponse_DataSourceResponsesSourceFileID as DataSourceResponsesSourceFileID,
    type RunCreateResponse_DataSourceResponsesSourceResponses as DataSourceResponsesSourceResponses,
    type RunCreateResponse_PerModelUsage as PerModelUsage,
    type RunCreateResponse_PerTestingCriteriaResult as PerTestingCriteriaResult,
    type RunCreateResponse_ResultCounts as ResultCounts,
  };
}
export declare namespace RunListResponse {
  export {
    type RunListResponse_DataSourceResponses as DataSourceResponses,
    type RunListResponse_DataSourceResponsesInputMessagesItemReference as DataSourceResponsesInputMessagesItemReference,
    type RunListResponse_DataSourceResponsesInputMessagesTemplate as DataSourceResponsesInputMessagesTemplate,
    type RunListResponse_DataSourceResponsesInputMessagesTemplateTemplateChatMessage as DataSourceResponsesInputMessagesTemplateTemplateChatMessage,
    type RunListResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItem as DataSourceResponsesInputMessagesTemplateTemplateEvalItem,
    type RunListResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItemContentInputImage as DataSourceResponsesInputMessagesTemplateTemplateEvalItemContentInputImage,
    type RunListResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItemContentOutputText as DataSourceResponsesInputMessagesTemplateTemplateEvalItemContentOutputText,
    type RunListResponse_DataSourceResponsesSamplingParams as DataSourceResponsesSamplingParams,
    type RunListResponse_DataSourceResponsesSamplingParamsText as DataSourceResponsesSamplingParamsText,
    type RunListResponse_DataSourceResponsesSourceFileContent as DataSourceResponsesSourceFileContent,
    type RunListResponse_DataSourceResponsesSourceFileContentContent as DataSourceResponsesSourceFileContentContent,
    type RunListResponse_DataSourceResponsesSourceFileID as DataSourceResponsesSourceFileID,
    type RunListResponse_DataSourceResponsesSourceResponses as DataSourceResponsesSourceResponses,
    type RunListResponse_PerModelUsage as PerModelUsage,
    type RunListResponse_PerTestingCriteriaResult as PerTestingCriteriaResult,
    type RunListResponse_ResultCounts as ResultCounts,
  };
}
export declare namespace RunRetrieveResponse {
  export {
    type RunRetrieveResponse_DataSourceResponses as DataSourceResponses,
    type RunRetrieveResponse_DataSourceResponsesInputMessagesItemReference as DataSourceResponsesInputMessagesItemReference,
    type RunRetrieveResponse_DataSourceResponsesInputMessagesTemplate as DataSourceResponsesInputMessagesTemplate,
    type RunRetrieveResponse_DataSourceResponsesInputMessagesTemplateTemplateChatMessage as DataSourceResponsesInputMessagesTemplateTemplateChatMessage,
    type RunRetrieveResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItem as DataSourceResponsesInputMessagesTemplateTemplateEvalItem,
    type RunRetrieveResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItemContentInputImage as DataSourceResponsesInputMessagesTemplateTemplateEvalItemContentInputImage,
    type RunRetrieveResponse_DataSourceResponsesInputMessagesTemplateTemplateEvalItemContentOutputText as DataSourceResponsesInputMessagesTemplateTemplateEvalItemContentOutputText,
    type RunRetrieveResponse_DataSourceResponsesSamplingParams as DataSourceResponsesSamplingParams,
    type RunRetrieveResponse_DataSourceResponsesSamplingParamsText as DataSourceResponsesSamplingParamsText,
    type RunRetrieveResponse_DataSourceResponsesSourceFileContent as DataSourceResponsesSourceFileContent,
    type RunRetrieveResponse_DataSourceResponsesSourceFileContentContent as DataSourceResponsesSourceFileContentContent,
    type RunRetrieveResponse_DataSourceResponsesSourceFileID as DataSourceResponsesSourceFileID,
    type RunRetrieveResponse_DataSourceResponsesSourceResponses as DataSourceResponsesSourceResponses,
    type RunRetrieveResponse_PerModelUsage as PerModelUsage,
    type RunRetrieveResponse_PerTestingCriteriaResult as PerTestingCriteriaResult,
    type RunRetrieveResponse_ResultCounts as ResultCounts,
  };
}
export type EvalCreateParams = APIRoot.EvalCreateParams;
export type EvalCreateResponse = APIRoot.EvalCreateResponse;
export type EvalCustomDataSourceConfig = APIRoot.EvalCustomDataSourceConfig;
export type EvalDeleteResponse = APIRoot.EvalDeleteResponse;
export type EvalListParams = APIRoot.EvalListParams;
export type EvalListResponse = APIRoot.EvalListResponse;
export type EvalRetrieveResponse = APIRoot.EvalRetrieveResponse;
export type EvalStoredCompletionsDataSourceConfig = APIRoot.EvalStoredCompletionsDataSourceConfig;
export type EvalUpdateParams = APIRoot.EvalUpdateParams;
export type EvalUpdateResponse = APIRoot.EvalUpdateResponse;
export declare class Evals extends APIResource {
  runs: Runs;
  list(params?: APIRoot.EvalListParams | null, options?: RequestOptions): PagePromise<CursorPage<APIRoot.EvalListResponse>, APIRoot.EvalListResponse>;
  create(body: APIRoot.EvalCreateParams, options?: RequestOptions): APIPromise<APIRoot.EvalCreateResponse>;
  retrieve(evalid: string, options?: RequestOptions): APIPromise<APIRoot.EvalRetrieveResponse>;
  update(evalid: string, body?: APIRoot.EvalUpdateParams | null, options?: RequestOptions): APIPromise<APIRoot.EvalUpdateResponse>;
  delete(evalid: string, options?: RequestOptions): APIPromise<APIRoot.EvalDeleteResponse>;
}
export declare class Runs extends APIResource {
  outputItems: OutputItems;
  list(evalid: string, params?: RunListParams | null, options?: RequestOptions): PagePromise<CursorPage<RunListResponse>, RunListResponse>;
  create(evalid: string, body: RunCreateParams, options?: RequestOptions): APIPromise<RunCreateResponse>;
  retrieve(runid: string, params: { eval_id: string; }, options?: RequestOptions): APIPromise<RunRetrieveResponse>;
  cancel(runid: string, params: { eval_id: string; }, options?: RequestOptions): APIPromise<RunCancelResponse>;
  delete(runid: string, params: { eval_id: string; }, options?: RequestOptions): APIPromise<RunDeleteResponse>;
}
export declare class OutputItems extends APIResource {
  list(runid: string, params: OutputItemListParams, options?: RequestOptions): PagePromise<CursorPage<OutputItemListResponse>, OutputItemListResponse>;
  retrieve(outputitemid: string, params: { eval_id: string; run_id: string; }, options?: RequestOptions): APIPromise<OutputItemRetrieveResponse>;
}
export declare namespace Evals {
  export {
    Runs as Runs,
    type CreateEvalCompletionsRunDataSource,
    type CreateEvalCompletionsRunDataSourceParam,
    type CreateEvalJSONLRunDataSource,
    type CreateEvalJSONLRunDataSourceParam,
    type EvalAPIError,
    type EvalCreateParams,
    type EvalCreateResponse,
    type EvalCustomDataSourceConfig,
    type EvalDeleteResponse,
    type EvalListParams,
    type EvalListResponse,
    type EvalRetrieveResponse,
    type EvalStoredCompletionsDataSourceConfig,
    type EvalUpdateParams,
    type EvalUpdateResponse,
    type OutputItemListParams,
    type OutputItemListResponse,
    type OutputItemRetrieveResponse,
    type RunCancelResponse,
    type RunCreateParams,
    type RunCreateResponse,
    type RunDeleteResponse,
    type RunListParams,
    type RunListResponse,
    type RunRetrieveResponse,
  };
}
export declare namespace Runs {
  export {
    OutputItems as OutputItems,
  };
}
