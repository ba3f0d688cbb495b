// SPDX-License-Identifier: Apache-2.0
// What goes into and comes out of chat.completions.create().

export type ChatModel = string;
export type ReasoningEffort =
  | "none" | "minimal" | "low" | "medium" | "high" | "xhigh" | null;
export type ChatCompletionReasoningEffort = ReasoningEffort;
export type ChatCompletionModality = "text" | "audio";
export type ChatCompletionRole =
  | "developer" | "system" | "user" | "assistant" | "tool" | "function";
export type FunctionParameters = Record<string, unknown>;
export type Metadata = Record<string, string>;

export interface FunctionDefinition {
  name: string;
  description?: string;
  parameters?: FunctionParameters;
  strict?: boolean | null;
}

// --- parts of messages

export interface ChatCompletionContentPartText {
  type: "text";
  text: string;
}

export interface ChatCompletionContentPartImage {
  type: "image_url";
  image_url: ChatCompletionContentPartImage.ImageURL;
}
export declare namespace ChatCompletionContentPartImage {
  interface ImageURL {
    url: string;
    detail?: "auto" | "low" | "high";
  }
}

export interface ChatCompletionContentPartInputAudio {
  type: "input_audio";
  input_audio: ChatCompletionContentPartInputAudio.InputAudio;
}
export declare namespace ChatCompletionContentPartInputAudio {
  interface InputAudio {
    data: string;
    format: "wav" | "mp3";
  }
}

export interface ChatCompletionContentPartRefusal {
  type: "refusal";
  refusal: string;
}

export type ChatCompletionContentPart =
  | ChatCompletionContentPartText
  | ChatCompletionContentPartImage
  | ChatCompletionContentPartInputAudio
  | ChatCompletionContentPart.File;
export declare namespace ChatCompletionContentPart {
  interface File {
    type: "file";
    file: File.File;
  }
  namespace File {
    interface File {
      file_data?: string;
      file_id?: string;
      filename?: string;
    }
  }
}

// --- messages that are sent

export interface ChatCompletionDeveloperMessageParam {
  role: "developer";
  content: string | Array<ChatCompletionContentPartText>;
  name?: string;
}

export interface ChatCompletionSystemMessageParam {
  role: "system";
  content: string | Array<ChatCompletionContentPartText>;
  name?: string;
}

export interface ChatCompletionUserMessageParam {
  role: "user";
  content: string | Array<ChatCompletionContentPart>;
  name?: string;
}

export interface ChatCompletionAssistantMessageParam {
  role: "assistant";
  content?:
    | string
    | Array<ChatCompletionContentPartText | ChatCompletionContentPartRefusal>
    | null;
  refusal?: string | null;
  name?: string;
  tool_calls?: Array<ChatCompletionMessageToolCall>;
  audio?: ChatCompletionAssistantMessageParam.Audio | null;
  function_call?: ChatCompletionAssistantMessageParam.FunctionCall | null;
}
export declare namespace ChatCompletionAssistantMessageParam {
  interface Audio {
    id: string;
  }
  interface FunctionCall {
    name: string;
    arguments: string;
  }
}

export interface ChatCompletionToolMessageParam {
  role: "tool";
  content: string | Array<ChatCompletionContentPartText>;
  tool_call_id: string;
}

export interface ChatCompletionFunctionMessageParam {
  role: "function";
  content: string | null;
  name: string;
}

export type ChatCompletionMessageParam =
  | ChatCompletionDeveloperMessageParam
  | ChatCompletionSystemMessageParam
  | ChatCompletionUserMessageParam
  | ChatCompletionAssistantMessageParam
  | ChatCompletionToolMessageParam
  | ChatCompletionFunctionMessageParam;

// --- tools

export interface ChatCompletionFunctionTool {
  type: "function";
  function: FunctionDefinition;
}

export interface ChatCompletionCustomTool {
  type: "custom";
  custom: ChatCompletionCustomTool.Custom;
}
export declare namespace ChatCompletionCustomTool {
  interface Custom {
    name: string;
    description?: string;
    format?: Custom.Text | Custom.Grammar;
  }
  namespace Custom {
    interface Text {
      type: "text";
    }
    interface Grammar {
      type: "grammar";
      grammar: { definition: string; syntax: "lark" | "regex" };
    }
  }
}

export type ChatCompletionTool =
  | ChatCompletionFunctionTool
  | ChatCompletionCustomTool;

export interface ChatCompletionNamedToolChoice {
  type: "function";
  function: ChatCompletionNamedToolChoice.Function;
}
export declare namespace ChatCompletionNamedToolChoice {
  interface Function {
    name: string;
  }
}

export interface ChatCompletionNamedToolChoiceCustom {
  type: "custom";
  custom: { name: string };
}

export interface ChatCompletionAllowedTools {
  mode: "auto" | "required";
  tools: Array<Record<string, unknown>>;
}

export interface ChatCompletionAllowedToolChoice {
  type: "allowed_tools";
  allowed_tools: ChatCompletionAllowedTools;
}

export type ChatCompletionToolChoiceOption =
  | "none" | "auto" | "required"
  | ChatCompletionAllowedToolChoice
  | ChatCompletionNamedToolChoice
  | ChatCompletionNamedToolChoiceCustom;

export interface ChatCompletionFunctionCallOption {
  name: string;
}

export interface ChatCompletionMessageFunctionToolCall {
  id: string;
  type: "function";
  function: ChatCompletionMessageFunctionToolCall.Function;
}
export declare namespace ChatCompletionMessageFunctionToolCall {
  interface Function {
    name: string;
    arguments: string;
  }
}

export interface ChatCompletionMessageCustomToolCall {
  id: string;
  type: "custom";
  custom: ChatCompletionMessageCustomToolCall.Custom;
}
export declare namespace ChatCompletionMessageCustomToolCall {
  interface Custom {
    name: string;
    input: string;
  }
}

export type ChatCompletionMessageToolCall =
  | ChatCompletionMessageFunctionToolCall
  | ChatCompletionMessageCustomToolCall;

// --- what the request may say besides

export interface ResponseFormatText {
  type: "text";
}

export interface ResponseFormatJSONObject {
  type: "json_object";
}

export interface ResponseFormatJSONSchema {
  type: "json_schema";
  json_schema: ResponseFormatJSONSchema.JSONSchema;
}
export declare namespace ResponseFormatJSONSchema {
  interface JSONSchema {
    name: string;
    description?: string;
    schema?: Record<string, unknown>;
    strict?: boolean | null;
  }
}

export interface ChatCompletionStreamOptions {
  include_usage?: boolean;
  include_obfuscation?: boolean;
}

export interface ChatCompletionAudioParam {
  format: "wav" | "aac" | "mp3" | "flac" | "opus" | "pcm16";
  voice: string | { id: string };
}

export interface ChatCompletionPredictionContent {
  type: "content";
  content: string | Array<ChatCompletionContentPartText>;
}

export interface ChatCompletionCreateParamsBase {
  messages: Array<ChatCompletionMessageParam>;
  model: ChatModel;
  audio?: ChatCompletionAudioParam | null;
  frequency_penalty?: number | null;
  function_call?: "none" | "auto" | ChatCompletionFunctionCallOption;
  functions?: Array<FunctionDefinition>;
  logit_bias?: Record<string, number> | null;
  logprobs?: boolean | null;
  max_completion_tokens?: number | null;
  max_tokens?: number | null;
  metadata?: Metadata | null;
  modalities?: Array<ChatCompletionModality> | null;
  n?: number | null;
  parallel_tool_calls?: boolean;
  prediction?: ChatCompletionPredictionContent | null;
  presence_penalty?: number | null;
  prompt_cache_key?: string;
  prompt_cache_retention?: "in-memory" | "in_memory" | "24h" | null;
  reasoning_effort?: ReasoningEffort;
  response_format?:
    | ResponseFormatText
    | ResponseFormatJSONSchema
    | ResponseFormatJSONObject;
  safety_identifier?: string;
  seed?: number | null;
  service_tier?: "auto" | "default" | "flex" | "scale" | "priority" | null;
  stop?: string | null | Array<string>;
  store?: boolean | null;
  stream?: boolean | null;
  stream_options?: ChatCompletionStreamOptions | null;
  temperature?: number | null;
  tool_choice?: ChatCompletionToolChoiceOption;
  tools?: Array<ChatCompletionTool>;
  top_logprobs?: number | null;
  top_p?: number | null;
  user?: string;
  verbosity?: "low" | "medium" | "high" | null;
  web_search_options?: Record<string, unknown>;
  /** zerohop: models to ask when this one fails, in this order. */
  fallbacks?: Array<string>;
  /** zerohop: words that the ledger sums up by; not sent. */
  tags?: Array<string>;
  /** zerohop: merged into the body of whichever provider is asked. */
  raw_params?: Record<string, unknown>;
}

export interface ChatCompletionCreateParamsNonStreaming
  extends ChatCompletionCreateParamsBase {
  stream?: false | null;
}

export interface ChatCompletionCreateParamsStreaming
  extends ChatCompletionCreateParamsBase {
  stream: true;
}

export type ChatCompletionCreateParams =
  | ChatCompletionCreateParamsNonStreaming
  | ChatCompletionCreateParamsStreaming;
export declare namespace ChatCompletionCreateParams {
  /** An element of the deprecated `functions`. */
  export interface Function {
    name: string;
    description?: string;
    parameters?: { [key: string]: unknown };
  }
}

// --- what comes back

export interface CompletionUsage {
  completion_tokens: number;
  prompt_tokens: number;
  total_tokens: number;
  completion_tokens_details?: CompletionUsage.CompletionTokensDetails;
  prompt_tokens_details?: CompletionUsage.PromptTokensDetails;
}
export declare namespace CompletionUsage {
  interface CompletionTokensDetails {
    accepted_prediction_tokens?: number;
    audio_tokens?: number;
    reasoning_tokens?: number;
    rejected_prediction_tokens?: number;
  }
  interface PromptTokensDetails {
    audio_tokens?: number;
    cached_tokens?: number;
  }
}

export interface ChatCompletionTokenLogprob {
  token: string;
  bytes: Array<number> | null;
  logprob: number;
  top_logprobs: Array<ChatCompletionTokenLogprob.TopLogprob>;
}
export declare namespace ChatCompletionTokenLogprob {
  interface TopLogprob {
    token: string;
    bytes: Array<number> | null;
    logprob: number;
  }
}

export interface ChatCompletionAudio {
  id: string;
  data: string;
  expires_at: number;
  transcript: string;
}

export interface ChatCompletionMessage {
  role: "assistant";
  content: string | null;
  refusal: string | null;
  annotations?: Array<ChatCompletionMessage.Annotation>;
  audio?: ChatCompletionAudio | null;
  function_call?: ChatCompletionMessage.FunctionCall | null;
  tool_calls?: Array<ChatCompletionMessageToolCall>;
}
export declare namespace ChatCompletionMessage {
  interface Annotation {
    type: "url_citation";
    url_citation: Annotation.URLCitation;
  }
  namespace Annotation {
    interface URLCitation {
      end_index: number;
      start_index: number;
      title: string;
      url: string;
    }
  }
  interface FunctionCall {
    name: string;
    arguments: string;
  }
}

export type ServiceTier =
  | "auto" | "default" | "flex" | "scale" | "priority" | null;

export interface ChatCompletion {
  id: string;
  choices: Array<ChatCompletion.Choice>;
  created: number;
  model: string;
  object: "chat.completion";
  service_tier?: ServiceTier;
  system_fingerprint?: string;
  usage?: CompletionUsage;
}
export declare namespace ChatCompletion {
  interface Choice {
    finish_reason:
      | "stop" | "length" | "tool_calls" | "content_filter" | "function_call";
    index: number;
    logprobs: Choice.Logprobs | null;
    message: ChatCompletionMessage;
  }
  namespace Choice {
    interface Logprobs {
      content: Array<ChatCompletionTokenLogprob> | null;
      refusal: Array<ChatCompletionTokenLogprob> | null;
    }
  }
}

export interface ChatCompletionChunk {
  id: string;
  choices: Array<ChatCompletionChunk.Choice>;
  created: number;
  model: string;
  object: "chat.completion.chunk";
  service_tier?: ServiceTier;
  system_fingerprint?: string;
  usage?: CompletionUsage | null;
}
export declare namespace ChatCompletionChunk {
  interface Choice {
    delta: Choice.Delta;
    finish_reason:
      | "stop" | "length" | "tool_calls" | "content_filter" | "function_call"
      | null;
    index: number;
    logprobs?: Choice.Logprobs | null;
  }
  namespace Choice {
    interface Delta {
      content?: string | null;
      function_call?: Delta.FunctionCall;
      refusal?: string | null;
      role?: "developer" | "system" | "user" | "assistant" | "tool";
      tool_calls?: Array<Delta.ToolCall>;
    }
    namespace Delta {
      interface FunctionCall {
        arguments?: string;
        name?: string;
      }
      interface ToolCall {
        index: number;
        id?: string;
        function?: ToolCall.Function;
        type?: "function";
      }
      namespace ToolCall {
        interface Function {
          arguments?: string;
          name?: string;
        }
      }
    }
    interface Logprobs {
      content: Array<ChatCompletionTokenLogprob> | null;
      refusal: Array<ChatCompletionTokenLogprob> | null;
    }
  }
}
