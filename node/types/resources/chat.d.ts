// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_dts.py.
import type { APIPromise, BinaryResponse, Stream } from "../core.js";
import type { APIResource, RequestOptions } from "../client.js";
import type { ConversationCursorPage, CursorPage, NextCursorPage, Page, PagePromise } from "../pagination.js";
import type { Uploadable } from "../uploads.js";
import type * as Extras from "../extras.js";
import type * as APIRoot from "./root.js";
import type * as APIShared from "./shared.js";
import type * as APISharedParams from "./shared-params.js";

export interface ChatCompletion {
  id: string;
  choices: Array<ChatCompletion_Choice>;
  created: number;
  model: string;
  object: "chat.completion";
  metadata?: APIShared.Metadata;
  moderation?: ChatCompletion_Moderation | null;
  service_tier?: "auto" | "default" | "flex" | "scale" | "priority" | "fast" | null;
  system_fingerprint?: string;
  usage?: APIRoot.CompletionUsage;
}
export interface ChatCompletion_Choice {
  finish_reason: "stop" | "length" | "tool_calls" | "content_filter" | "function_call";
  index: number;
  logprobs: ChatCompletion_ChoiceLogprobs | null;
  message: ChatCompletionMessage;
}
export interface ChatCompletion_ChoiceLogprobs {
  content: Array<ChatCompletionTokenLogprob> | null;
  refusal: Array<ChatCompletionTokenLogprob> | null;
}
export interface ChatCompletion_Moderation {
  input: ChatCompletion_ModerationInputModerationResults | ChatCompletion_ModerationInputError;
  output: ChatCompletion_ModerationOutputModerationResults | ChatCompletion_ModerationOutputError;
}
export interface ChatCompletion_ModerationInputError {
  code: string;
  message: string;
  type: "error";
}
export interface ChatCompletion_ModerationInputModerationResults {
  model: string;
  results: Array<ChatCompletion_ModerationInputModerationResultsResult>;
  type: "moderation_results";
}
export interface ChatCompletion_ModerationInputModerationResultsResult {
  categories: { [key: string]: boolean };
  category_applied_input_types: { [key: string]: Array<"text" | "image"> };
  category_scores: { [key: string]: number };
  flagged: boolean;
  model: string;
  type: "moderation_result";
}
export interface ChatCompletion_ModerationOutputError {
  code: string;
  message: string;
  type: "error";
}
export interface ChatCompletion_ModerationOutputModerationResults {
  model: string;
  results: Array<ChatCompletion_ModerationOutputModerationResultsResult>;
  type: "moderation_results";
}
export interface ChatCompletion_ModerationOutputModerationResultsResult {
  categories: { [key: string]: boolean };
  category_applied_input_types: { [key: string]: Array<"text" | "image"> };
  category_scores: { [key: string]: number };
  flagged: boolean;
  model: string;
  type: "moderation_result";
}
export interface ChatCompletionAllowedToolChoiceParam {
  allowed_tools: ChatCompletionAllowedToolsParam;
  type: "allowed_tools";
}
export interface ChatCompletionAllowedToolsParam {
  mode: "auto" | "required";
  tools: Array<{ [key: string]: unknown }>;
}
export interface ChatCompletionAssistantMessageParam_Audio {
  id: string;
}
export interface ChatCompletionAssistantMessageParam {
  role: "assistant";
  audio?: ChatCompletionAssistantMessageParam_Audio | null;
  content?: string | Array<ChatCompletionContentPartTextParam | ChatCompletionContentPartRefusalParam> | null;
  function_call?: ChatCompletionAssistantMessageParam_FunctionCall | null;
  name?: string;
  refusal?: string | null;
  tool_calls?: Array<ChatCompletionMessageToolCallUnionParam>;
}
export interface ChatCompletionAssistantMessageParam_FunctionCall {
  arguments: string;
  name: string;
}
export interface ChatCompletionAudio {
  id: string;
  data: string;
  expires_at: number;
  transcript: string;
}
export interface ChatCompletionAudioParam {
  format: "wav" | "aac" | "mp3" | "flac" | "opus" | "pcm16";
  voice: string | "alloy" | "ash" | "ballad" | "coral" | "echo" | "sage" | "shimmer" | "verse" | "marin" | "cedar" | ChatCompletionAudioParam_VoiceID;
}
export interface ChatCompletionAudioParam_VoiceID {
  id: string;
}
export interface ChatCompletionChunk {
  id: string;
  choices: Array<ChatCompletionChunk_Choice>;
  created: number;
  model: string;
  object: "chat.completion.chunk";
  moderation?: ChatCompletionChunk_Moderation | null;
  obfuscation?: string;
  service_tier?: "auto" | "default" | "flex" | "scale" | "priority" | "fast" | null;
  system_fingerprint?: string;
  usage?: APIRoot.CompletionUsage | null;
}
export interface ChatCompletionChunk_Choice {
  delta: ChatCompletionChunk_ChoiceDelta;
  finish_reason: "stop" | "length" | "tool_calls" | "content_filter" | "function_call" | null;
  index: number;
  logprobs?: ChatCompletionChunk_ChoiceLogprobs | null;
}
export interface ChatCompletionChunk_ChoiceDelta {
  content?: string | null;
  function_call?: ChatCompletionChunk_ChoiceDeltaFunctionCall;
  refusal?: string | null;
  role?: "developer" | "system" | "user" | "assistant" | "tool";
  tool_calls?: Array<ChatCompletionChunk_ChoiceDeltaToolCall>;
}
export interface ChatCompletionChunk_ChoiceDeltaFunctionCall {
  arguments?: string;
  name?: string;
}
export interface ChatCompletionChunk_ChoiceDeltaToolCall {
  index: number;
  id?: string;
  function?: ChatCompletionChunk_ChoiceDeltaToolCallFunction;
  type?: "function";
}
export interface ChatCompletionChunk_ChoiceDeltaToolCallFunction {
  arguments?: string;
  name?: string;
}
export interface ChatCompletionChunk_ChoiceLogprobs {
  content: Array<ChatCompletionTokenLogprob> | null;
  refusal: Array<ChatCompletionTokenLogprob> | null;
}
export interface ChatCompletionChunk_Moderation {
  input: ChatCompletionChunk_ModerationInputModerationResults | ChatCompletionChunk_ModerationInputError;
  output: ChatCompletionChunk_ModerationOutputModerationResults | ChatCompletionChunk_ModerationOutputError;
}
export interface ChatCompletionChunk_ModerationInputError {
  code: string;
  message: string;
  type: "error";
}
export interface ChatCompletionChunk_ModerationInputModerationResults {
  model: string;
  results: Array<ChatCompletionChunk_ModerationInputModerationResultsResult>;
  type: "moderation_results";
}
export interface ChatCompletionChunk_ModerationInputModerationResultsResult {
  categories: { [key: string]: boolean };
  category_applied_input_types: { [key: string]: Array<"text" | "image"> };
  category_scores: { [key: string]: number };
  flagged: boolean;
  model: string;
  type: "moderation_result";
}
export interface ChatCompletionChunk_ModerationOutputError {
  code: string;
  message: string;
  type: "error";
}
export interface ChatCompletionChunk_ModerationOutputModerationResults {
  model: string;
  results: Array<ChatCompletionChunk_ModerationOutputModerationResultsResult>;
  type: "moderation_results";
}
export interface ChatCompletionChunk_ModerationOutputModerationResultsResult {
  categories: { [key: string]: boolean };
  category_applied_input_types: { [key: string]: Array<"text" | "image"> };
  category_scores: { [key: string]: number };
  flagged: boolean;
  model: string;
  type: "moderation_result";
}
export interface ChatCompletionContentPartImage {
  image_url: ChatCompletionContentPartImage_ImageURL;
  type: "image_url";
  prompt_cache_breakpoint?: ChatCompletionContentPartImage_PromptCacheBreakpoint;
}
export interface ChatCompletionContentPartImage_ImageURL {
  url: string;
  detail?: "auto" | "low" | "high";
}
export interface ChatCompletionContentPartImage_PromptCacheBreakpoint {
  mode: "explicit";
}
export interface ChatCompletionContentPartImageParam {
  image_url: ChatCompletionContentPartImageParam_ImageURL;
  type: "image_url";
  prompt_cache_breakpoint?: ChatCompletionContentPartImageParam_PromptCacheBreakpoint;
}
export interface ChatCompletionContentPartImageParam_ImageURL {
  url: string;
  detail?: "auto" | "low" | "high";
}
export interface ChatCompletionContentPartImageParam_PromptCacheBreakpoint {
  mode: "explicit";
}
export interface ChatCompletionContentPartInputAudioParam {
  input_audio: ChatCompletionContentPartInputAudioParam_InputAudio;
  type: "input_audio";
  prompt_cache_breakpoint?: ChatCompletionContentPartInputAudioParam_PromptCacheBreakpoint;
}
export interface ChatCompletionContentPartInputAudioParam_InputAudio {
  data: string;
  format: "wav" | "mp3";
}
export interface ChatCompletionContentPartInputAudioParam_PromptCacheBreakpoint {
  mode: "explicit";
}
export type ChatCompletionContentPartParam = ChatCompletionContentPartTextParam | ChatCompletionContentPartImageParam | ChatCompletionContentPartInputAudioParam | ChatCompletionContentPartParam_File;
export interface ChatCompletionContentPartParam_File {
  file: ChatCompletionContentPartParam_FileFile;
  type: "file";
  prompt_cache_breakpoint?: ChatCompletionContentPartParam_FilePromptCacheBreakpoint;
}
export interface ChatCompletionContentPartParam_FileFile {
  file_data?: string;
  file_id?: string;
  filename?: string;
}
export interface ChatCompletionContentPartParam_FilePromptCacheBreakpoint {
  mode: "explicit";
}
export interface ChatCompletionContentPartRefusalParam {
  refusal: string;
  type: "refusal";
}
export interface ChatCompletionContentPartText {
  text: string;
  type: "text";
  prompt_cache_breakpoint?: ChatCompletionContentPartText_PromptCacheBreakpoint;
}
export interface ChatCompletionContentPartText_PromptCacheBreakpoint {
  mode: "explicit";
}
export interface ChatCompletionContentPartTextParam {
  text: string;
  type: "text";
  prompt_cache_breakpoint?: ChatCompletionContentPartTextParam_PromptCacheBreakpoint;
}
export interface ChatCompletionContentPartTextParam_PromptCacheBreakpoint {
  mode: "explicit";
}
export interface ChatCompletionCustomToolParam {
  custom: ChatCompletionCustomToolParam_Custom;
  type: "custom";
}
export interface ChatCompletionCustomToolParam_Custom {
  name: string;
  description?: string;
  format?: ChatCompletionCustomToolParam_CustomFormatText | ChatCompletionCustomToolParam_CustomFormatGrammar;
}
export interface ChatCompletionCustomToolParam_CustomFormatGrammar {
  grammar: ChatCompletionCustomToolParam_CustomFormatGrammarGrammar;
  type: "grammar";
}
export interface ChatCompletionCustomToolParam_CustomFormatGrammarGrammar {
  definition: string;
  syntax: "lark" | "regex";
}
export interface ChatCompletionCustomToolParam_CustomFormatText {
  type: "text";
}
export interface ChatCompletionDeleted {
  id: string;
  deleted: boolean;
  object: "chat.completion.deleted";
}
export interface ChatCompletionDeveloperMessageParam {
  content: string | Array<ChatCompletionContentPartTextParam>;
  role: "developer";
  name?: string;
}
export interface ChatCompletionFunctionCallOptionParam {
  name: string;
}
export interface ChatCompletionFunctionMessageParam {
  content: string | null;
  name: string;
  role: "function";
}
export interface ChatCompletionFunctionTool {
  function: APIShared.FunctionDefinition;
  type: "function";
}
export interface ChatCompletionFunctionToolParam {
  function: APISharedParams.FunctionDefinition;
  type: "function";
}
export interface ChatCompletionMessage_Annotation {
  type: "url_citation";
  url_citation: ChatCompletionMessage_AnnotationURLCitation;
}
export interface ChatCompletionMessage_AnnotationURLCitation {
  end_index: number;
  start_index: number;
  title: string;
  url: string;
}
export interface ChatCompletionMessage {
  content: string | null;
  refusal: string | null;
  role: "assistant";
  annotations?: Array<ChatCompletionMessage_Annotation>;
  audio?: ChatCompletionAudio | null;
  function_call?: ChatCompletionMessage_FunctionCall;
  tool_calls?: Array<ChatCompletionMessageFunctionToolCall | ChatCompletionMessageCustomToolCall>;
}
export interface ChatCompletionMessage_FunctionCall {
  arguments: string;
  name: string;
}
export interface ChatCompletionMessageCustomToolCall {
  id: string;
  custom: ChatCompletionMessageCustomToolCall_Custom;
  type: "custom";
}
export interface ChatCompletionMessageCustomToolCall_Custom {
  input: string;
  name: string;
}
export interface ChatCompletionMessageCustomToolCallParam {
  id: string;
  custom: ChatCompletionMessageCustomToolCallParam_Custom;
  type: "custom";
}
export interface ChatCompletionMessageCustomToolCallParam_Custom {
  input: string;
  name: string;
}
export interface ChatCompletionMessageFunctionToolCall {
  id: string;
  function: ChatCompletionMessageFunctionToolCall_Function;
  type: "function";
}
export interface ChatCompletionMessageFunctionToolCall_Function {
  arguments: string;
  name: string;
}
export interface ChatCompletionMessageFunctionToolCallParam {
  id: string;
  function: ChatCompletionMessageFunctionToolCallParam_Function;
  type: "function";
}
export interface ChatCompletionMessageFunctionToolCallParam_Function {
  arguments: string;
  name: string;
}
export type ChatCompletionMessageParam = ChatCompletionDeveloperMessageParam | ChatCompletionSystemMessageParam | ChatCompletionUserMessageParam | ChatCompletionAssistantMessageParam | ChatCompletionToolMessageParam | ChatCompletionFunctionMessageParam;
export type ChatCompletionMessageToolCallUnionParam = ChatCompletionMessageFunctionToolCallParam | ChatCompletionMessageCustomToolCallParam;
export interface ChatCompletionNamedToolChoiceCustomParam {
  custom: ChatCompletionNamedToolChoiceCustomParam_Custom;
  type: "custom";
}
export interface ChatCompletionNamedToolChoiceCustomParam_Custom {
  name: string;
}
export interface ChatCompletionNamedToolChoiceParam {
  function: ChatCompletionNamedToolChoiceParam_Function;
  type: "function";
}
export interface ChatCompletionNamedToolChoiceParam_Function {
  name: string;
}
export interface ChatCompletionPredictionContentParam {
  content: string | Array<ChatCompletionContentPartTextParam>;
  type: "content";
}
export interface ChatCompletionStoreMessage {
  content: string | null;
  refusal: string | null;
  role: "assistant";
  annotations?: Array<ChatCompletionMessage_Annotation>;
  audio?: ChatCompletionAudio | null;
  function_call?: ChatCompletionMessage_FunctionCall;
  tool_calls?: Array<ChatCompletionMessageFunctionToolCall | ChatCompletionMessageCustomToolCall>;
  id: string;
  content_parts?: Array<ChatCompletionContentPartText | ChatCompletionContentPartImage> | null;
}
export interface ChatCompletionStreamOptionsParam {
  include_obfuscation?: boolean;
  include_usage?: boolean;
}
export interface ChatCompletionSystemMessageParam {
  content: string | Array<ChatCompletionContentPartTextParam>;
  role: "system";
  name?: string;
}
export interface ChatCompletionTokenLogprob {
  token: string;
  bytes: Array<number> | null;
  logprob: number;
  top_logprobs: Array<ChatCompletionTokenLogprob_TopLogprob>;
}
export interface ChatCompletionTokenLogprob_TopLogprob {
  token: string;
  bytes: Array<number> | null;
  logprob: number;
}
export interface ChatCompletionToolMessageParam {
  content: string | Array<ChatCompletionContentPartTextParam>;
  role: "tool";
  tool_call_id: string;
}
export type ChatCompletionToolUnionParam = ChatCompletionFunctionToolParam | ChatCompletionCustomToolParam;
export interface ChatCompletionUserMessageParam {
  content: string | Array<ChatCompletionContentPartParam>;
  role: "user";
  name?: string;
}
export interface CompletionCreateParams {
  messages: Array<ChatCompletionMessageParam>;
  model: APISharedParams.ChatModel;
  audio?: ChatCompletionAudioParam | null;
  frequency_penalty?: number | null;
  function_call?: "none" | "auto" | ChatCompletionFunctionCallOptionParam;
  functions?: Array<CompletionCreateParams_Function>;
  logit_bias?: { [key: string]: number } | null;
  logprobs?: boolean | null;
  max_completion_tokens?: number | null;
  max_tokens?: number | null;
  metadata?: APISharedParams.Metadata;
  modalities?: Array<"text" | "audio"> | null;
  moderation?: CompletionCreateParams_Moderation | null;
  n?: number | null;
  parallel_tool_calls?: boolean;
  prediction?: ChatCompletionPredictionContentParam | null;
  presence_penalty?: number | null;
  prompt_cache_key?: string | null;
  prompt_cache_options?: CompletionCreateParams_PromptCacheOptions;
  prompt_cache_retention?: "in_memory" | "24h" | null;
  reasoning_effort?: APISharedParams.ReasoningEffort;
  response_format?: APISharedParams.ResponseFormatText | APISharedParams.ResponseFormatJSONSchema | APISharedParams.ResponseFormatJSONObject;
  safety_identifier?: string | null;
  seed?: number | null;
  service_tier?: "auto" | "default" | "flex" | "scale" | "priority" | "fast" | null;
  stop?: string | Array<string> | null;
  store?: boolean | null;
  stream?: boolean | null;
  stream_options?: ChatCompletionStreamOptionsParam | null;
  temperature?: number | null;
  tool_choice?: "none" | "auto" | "required" | ChatCompletionAllowedToolChoiceParam | ChatCompletionNamedToolChoiceParam | ChatCompletionNamedToolChoiceCustomParam;
  tools?: Array<ChatCompletionToolUnionParam>;
  top_logprobs?: number | null;
  top_p?: number | null;
  user?: string;
  verbosity?: "low" | "medium" | "high" | null;
  web_search_options?: CompletionCreateParams_WebSearchOptions;
}
export interface CompletionCreateParams_Function {
  name: string;
  description?: string;
  parameters?: APISharedParams.FunctionParameters;
}
export interface CompletionCreateParams_Moderation {
  model: string;
  policy?: CompletionCreateParams_ModerationPolicy | null;
}
export interface CompletionCreateParams_ModerationPolicy {
  input?: CompletionCreateParams_ModerationPolicyInput | null;
  output?: CompletionCreateParams_ModerationPolicyOutput | null;
}
export interface CompletionCreateParams_ModerationPolicyInput {
  mode: "score" | "block";
}
export interface CompletionCreateParams_ModerationPolicyOutput {
  mode: "score" | "block";
}
export interface CompletionCreateParams_PromptCacheOptions {
  mode?: "implicit" | "explicit";
  ttl?: "30m";
}
export interface CompletionCreateParams_WebSearchOptions {
  search_context_size?: "low" | "medium" | "high";
  user_location?: CompletionCreateParams_WebSearchOptionsUserLocation | null;
}
export interface CompletionCreateParams_WebSearchOptionsUserLocation {
  approximate: CompletionCreateParams_WebSearchOptionsUserLocationApproximate;
  type: "approximate";
}
export interface CompletionCreateParams_WebSearchOptionsUserLocationApproximate {
  city?: string;
  country?: string;
  region?: string;
  timezone?: string;
}
export interface CompletionListParams {
  after?: string;
  limit?: number;
  metadata?: APISharedParams.Metadata;
  model?: string;
  order?: "asc" | "desc";
}
export interface CompletionUpdateParams {
  metadata: APISharedParams.Metadata;
}
export interface MessageListParams {
  after?: string;
  limit?: number;
  order?: "asc" | "desc";
}
export declare namespace ChatCompletion {
  export {
    type ChatCompletion_Choice as Choice,
    type ChatCompletion_ChoiceLogprobs as ChoiceLogprobs,
    type ChatCompletion_Moderation as Moderation,
    type ChatCompletion_ModerationInputError as ModerationInputError,
    type ChatCompletion_ModerationInputModerationResults as ModerationInputModerationResults,
    type ChatCompletion_ModerationInputModerationResultsResult as ModerationInputModerationResultsResult,
    type ChatCompletion_ModerationOutputError as ModerationOutputError,
    type ChatCompletion_ModerationOutputModerationResults as ModerationOutputModerationResults,
    type ChatCompletion_ModerationOutputModerationResultsResult as ModerationOutputModerationResultsResult,
  };
}
export declare namespace ChatCompletionAssistantMessageParam {
  export {
    type ChatCompletionAssistantMessageParam_Audio as Audio,
    type ChatCompletionAssistantMessageParam_FunctionCall as FunctionCall,
  };
}
export declare namespace ChatCompletionAudioParam {
  export {
    type ChatCompletionAudioParam_VoiceID as VoiceID,
  };
}
export declare namespace ChatCompletionChunk {
  export {
    type ChatCompletionChunk_Choice as Choice,
    type ChatCompletionChunk_ChoiceDelta as ChoiceDelta,
    type ChatCompletionChunk_ChoiceDeltaFunctionCall as ChoiceDeltaFunctionCall,
    type ChatCompletionChunk_ChoiceDeltaToolCall as ChoiceDeltaToolCall,
    type ChatCompletionChunk_ChoiceDeltaToolCallFunction as ChoiceDeltaToolCallFunction,
    type ChatCompletionChunk_ChoiceLogprobs as ChoiceLogprobs,
    type ChatCompletionChunk_Moderation as Moderation,
    type ChatCompletionChunk_ModerationInputError as ModerationInputError,
    type ChatCompletionChunk_ModerationInputModerationResults as ModerationInputModerationResults,
    type ChatCompletionChunk_ModerationInputModerationResultsResult as ModerationInputModerationResultsResult,
    type ChatCompletionChunk_ModerationOutputError as ModerationOutputError,
    type ChatCompletionChunk_ModerationOutputModerationResults as ModerationOutputModerationResults,
    type ChatCompletionChunk_ModerationOutputModerationResultsResult as ModerationOutputModerationResultsResult,
  };
}
export declare namespace ChatCompletionContentPartImage {
  export {
    type ChatCompletionContentPartImage_ImageURL as ImageURL,
    type ChatCompletionContentPartImage_PromptCacheBreakpoint as PromptCacheBreakpoint,
  };
}
export declare namespace ChatCompletionContentPartImageParam {
  export {
    type ChatCompletionContentPartImageParam_ImageURL as ImageURL,
    type ChatCompletionContentPartImageParam_PromptCacheBreakpoint as PromptCacheBreakpoint,
  };
}
export declare namespace ChatCompletionContentPartInputAudioParam {
  export {
    type ChatCompletionContentPartInputAudioParam_InputAudio as InputAudio,
    type ChatCompletionContentPartInputAudioParam_PromptCacheBreakpoint as PromptCacheBreakpoint,
  };
}
export declare namespace ChatCompletionContentPartParam {
  export {
    type ChatCompletionContentPartParam_File as File,
    type ChatCompletionContentPartParam_FileFile as FileFile,
    type ChatCompletionContentPartParam_FilePromptCacheBreakpoint as FilePromptCacheBreakpoint,
  };
}
export declare namespace ChatCompletionContentPartText {
  export {
    type ChatCompletionContentPartText_PromptCacheBreakpoint as PromptCacheBreakpoint,
  };
}
export declare namespace ChatCompletionContentPartTextParam {
  export {
    type ChatCompletionContentPartTextParam_PromptCacheBreakpoint as PromptCacheBreakpoint,
  };
}
export declare namespace ChatCompletionCustomToolParam {
  export {
    type ChatCompletionCustomToolParam_Custom as Custom,
    type ChatCompletionCustomToolParam_CustomFormatGrammar as CustomFormatGrammar,
    type ChatCompletionCustomToolParam_CustomFormatGrammarGrammar as CustomFormatGrammarGrammar,
    type ChatCompletionCustomToolParam_CustomFormatText as CustomFormatText,
  };
}
export declare namespace ChatCompletionMessage {
  export {
    type ChatCompletionMessage_Annotation as Annotation,
    type ChatCompletionMessage_AnnotationURLCitation as AnnotationURLCitation,
    type ChatCompletionMessage_FunctionCall as FunctionCall,
  };
}
export declare namespace ChatCompletionMessageCustomToolCall {
  export {
    type ChatCompletionMessageCustomToolCall_Custom as Custom,
  };
}
export declare namespace ChatCompletionMessageCustomToolCallParam {
  export {
    type ChatCompletionMessageCustomToolCallParam_Custom as Custom,
  };
}
export declare namespace ChatCompletionMessageFunctionToolCall {
  export {
    type ChatCompletionMessageFunctionToolCall_Function as Function,
  };
}
export declare namespace ChatCompletionMessageFunctionToolCallParam {
  export {
    type ChatCompletionMessageFunctionToolCallParam_Function as Function,
  };
}
export declare namespace ChatCompletionNamedToolChoiceCustomParam {
  export {
    type ChatCompletionNamedToolChoiceCustomParam_Custom as Custom,
  };
}
export declare namespace ChatCompletionNamedToolChoiceParam {
  export {
    type ChatCompletionNamedToolChoiceParam_Function as Function,
  };
}
export declare namespace ChatCompletionTokenLogprob {
  export {
    type ChatCompletionTokenLogprob_TopLogprob as TopLogprob,
  };
}
export declare namespace CompletionCreateParams {
  export {
    type CompletionCreateParams_Function as Function,
    type CompletionCreateParams_Moderation as Moderation,
    type CompletionCreateParams_ModerationPolicy as ModerationPolicy,
    type CompletionCreateParams_ModerationPolicyInput as ModerationPolicyInput,
    type CompletionCreateParams_ModerationPolicyOutput as ModerationPolicyOutput,
    type CompletionCreateParams_PromptCacheOptions as PromptCacheOptions,
    type CompletionCreateParams_WebSearchOptions as WebSearchOptions,
    type CompletionCreateParams_WebSearchOptionsUserLocation as WebSearchOptionsUserLocation,
    type CompletionCreateParams_WebSearchOptionsUserLocationApproximate as WebSearchOptionsUserLocationApproximate,
  };
}
export declare class Chat extends APIResource {
  completions: Completions;
}
export declare class Completions extends APIResource {
  messages: Messages;
  list(params?: CompletionListParams | null, options?: RequestOptions): PagePromise<CursorPage<ChatCompletion>, ChatCompletion>;
  retrieve(completionid: string, options?: RequestOptions): APIPromise<ChatCompletion>;
  update(completionid: string, body: CompletionUpdateParams, options?: RequestOptions): APIPromise<ChatCompletion>;
  delete(completionid: string, options?: RequestOptions): APIPromise<ChatCompletionDeleted>;
}
export declare class Messages extends APIResource {
  list(completionid: string, params?: MessageListParams | null, options?: RequestOptions): PagePromise<CursorPage<ChatCompletionStoreMessage>, ChatCompletionStoreMessage>;
}
export declare namespace Chat {
  export {
    Completions as Completions,
    type ChatCompletion,
    type ChatCompletionAllowedToolChoiceParam,
    type ChatCompletionAllowedToolsParam,
    type ChatCompletionAssistantMessageParam,
    type ChatCompletionAudio,
    type ChatCompletionAudioParam,
    type ChatCompletionChunk,
    type ChatCompletionContentPartImage,
    type ChatCompletionContentPartImageParam,
    type ChatCompletionContentPartInputAudioParam,
    type ChatCompletionContentPartParam,
    type ChatCompletionContentPartRefusalParam,
    type ChatCompletionContentPartText,
    type ChatCompletionContentPartTextParam,
    type ChatCompletionCustomToolParam,
    type ChatCompletionDeleted,
    type ChatCompletionDeveloperMessageParam,
    type ChatCompletionFunctionCallOptionParam,
    type ChatCompletionFunctionMessageParam,
    type ChatCompletionFunctionTool,
    type ChatCompletionFunctionToolParam,
    type ChatCompletionMessage,
    type ChatCompletionMessageCustomToolCall,
    type ChatCompletionMessageCustomToolCallParam,
    type ChatCompletionMessageFunctionToolCall,
    type ChatCompletionMessageFunctionToolCallParam,
    type ChatCompletionMessageParam,
    type ChatCompletionMessageToolCallUnionParam,
    type ChatCompletionNamedToolChoiceCustomParam,
    type ChatCompletionNamedToolChoiceParam,
    type ChatCompletionPredictionContentParam,
    type ChatCompletionStoreMessage,
    type ChatCompletionStreamOptionsParam,
    type ChatCompletionSystemMessageParam,
    type ChatCompletionTokenLogprob,
    type ChatCompletionToolMessageParam,
    type ChatCompletionToolUnionParam,
    type ChatCompletionUserMessageParam,
    type CompletionCreateParams,
    type CompletionListParams,
    type CompletionUpdateParams,
    type MessageListParams,
  };
}
export declare namespace Completions {
  export {
    Messages as Messages,
  };
}
