// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_dts.py.
import type { APIPromise, BinaryResponse, Stream } from "../core.js";
import type { APIResource, RequestOptions } from "../client.js";
import type { ConversationCursorPage, CursorPage, NextCursorPage, Page, PagePromise } from "../pagination.js";
import type { Uploadable } from "../uploads.js";
import type * as Extras from "../extras.js";
import type * as APIAudio from "./audio.js";
import type * as APIResponses from "./responses.js";
import type * as APIShared from "./shared.js";
import type * as APISharedParams from "./shared-params.js";

export interface AudioTranscription {
  delay?: "minimal" | "low" | "medium" | "high" | "xhigh";
  keywords?: Array<string>;
  language?: string;
  languages?: Array<string>;
  model?: string | "whisper-1" | "gpt-transcribe" | "gpt-live-transcribe" | "gpt-4o-mini-transcribe" | "gpt-4o-mini-transcribe-2025-12-15" | "gpt-4o-transcribe" | "gpt-4o-transcribe-diarize" | "gpt-realtime-whisper";
  prompt?: string;
}
export interface AudioTranscriptionParam {
  delay?: "minimal" | "low" | "medium" | "high" | "xhigh";
  keywords?: Array<string>;
  language?: string;
  languages?: Array<string>;
  model?: string | "whisper-1" | "gpt-transcribe" | "gpt-live-transcribe" | "gpt-4o-mini-transcribe" | "gpt-4o-mini-transcribe-2025-12-15" | "gpt-4o-transcribe" | "gpt-4o-transcribe-diarize" | "gpt-realtime-whisper";
  prompt?: string;
}
export interface CallAcceptParams {
  type: "realtime";
  audio?: RealtimeAudioConfigParam;
  include?: Array<"item.input_audio_transcription.logprobs">;
  instructions?: string;
  max_output_tokens?: number | "inf";
  model?: string | "gpt-realtime" | "gpt-realtime-1.5" | "gpt-realtime-2" | "gpt-realtime-2.1" | "gpt-realtime-2.1-mini" | "gpt-realtime-2025-08-28" | "gpt-4o-realtime-preview" | "gpt-4o-realtime-preview-2024-10-01" | "gpt-4o-realtime-preview-2024-12-17" | "gpt-4o-realtime-preview-2025-06-03" | "gpt-4o-mini-realtime-preview" | "gpt-4o-mini-realtime-preview-2024-12-17" | "gpt-realtime-mini" | "gpt-realtime-mini-2025-10-06" | "gpt-realtime-mini-2025-12-15" | "gpt-audio-1.5" | "gpt-audio-mini" | "gpt-audio-mini-2025-10-06" | "gpt-audio-mini-2025-12-15";
  output_modalities?: Array<"text" | "audio">;
  parallel_tool_calls?: boolean;
  prompt?: APIResponses.ResponsePromptParam | null;
  reasoning?: RealtimeReasoningParam;
  tool_choice?: "none" | "auto" | "required" | APIResponses.ToolChoiceFunctionParam | APIResponses.ToolChoiceMcpParam;
  tools?: RealtimeToolsConfigParam;
  tracing?: RealtimeTracingConfigParam | null;
  truncation?: RealtimeTruncationParam;
}
export interface CallCreateParams {
  sdp: string;
  session?: RealtimeSessionCreateRequestParam;
}
export interface CallReferParams {
  target_uri: string;
}
export interface CallRejectParams {
  status_code?: number;
}
export interface ClientSecretCreateParams {
  expires_after?: ClientSecretCreateParams_ExpiresAfter;
  session?: RealtimeSessionCreateRequestParam | RealtimeTranscriptionSessionCreateRequestParam;
}
export interface ClientSecretCreateParams_ExpiresAfter {
  anchor?: "created_at";
  seconds?: number;
}
export interface ClientSecretCreateResponse {
  expires_at: number;
  session: RealtimeSessionCreateResponse | RealtimeTranscriptionSessionCreateResponse;
  value: string;
}
export interface ConversationCreatedEvent_Conversation {
  id?: string;
  object?: "realtime.conversation";
}
export interface ConversationCreatedEvent {
  conversation: ConversationCreatedEvent_Conversation;
  event_id: string;
  type: "conversation.created";
}
export type ConversationItem = RealtimeConversationItemSystemMessage | RealtimeConversationItemUserMessage | RealtimeConversationItemAssistantMessage | RealtimeConversationItemFunctionCall | RealtimeConversationItemFunctionCallOutput | RealtimeMcpApprovalResponse | RealtimeMcpListTools | RealtimeMcpToolCall | RealtimeMcpApprovalRequest;
export interface ConversationItemAdded {
  event_id: string;
  item: ConversationItem;
  type: "conversation.item.added";
  previous_item_id?: string | null;
}
export interface ConversationItemCreateEvent {
  item: ConversationItem;
  type: "conversation.item.create";
  event_id?: string;
  previous_item_id?: string;
}
export interface ConversationItemCreateEventParam {
  item: ConversationItemParam;
  type: "conversation.item.create";
  event_id?: string;
  previous_item_id?: string;
}
export interface ConversationItemCreatedEvent {
  event_id: string;
  item: ConversationItem;
  type: "conversation.item.created";
  previous_item_id?: string | null;
}
export interface ConversationItemDeleteEvent {
  item_id: string;
  type: "conversation.item.delete";
  event_id?: string;
}
export interface ConversationItemDeleteEventParam {
  item_id: string;
  type: "conversation.item.delete";
  event_id?: string;
}
export interface ConversationItemDeletedEvent {
  event_id: string;
  item_id: string;
  type: "conversation.item.deleted";
}
export interface ConversationItemDone {
  event_id: string;
  item: ConversationItem;
  type: "conversation.item.done";
  previous_item_id?: string | null;
}
export interface ConversationItemInputAudioTranscriptionCompletedEvent {
  content_index: number;
  event_id: string;
  item_id: string;
  transcript: string;
  type: "conversation.item.input_audio_transcription.completed";
  usage: ConversationItemInputAudioTranscriptionCompletedEvent_UsageTranscriptTextUsageTokens | ConversationItemInputAudioTranscriptionCompletedEvent_UsageTranscriptTextUsageDuration;
  languages?: Array<APIAudio.TranscriptionLanguage>;
  logprobs?: Array<LogProbProperties> | null;
}
export interface ConversationItemInputAudioTranscriptionCompletedEvent_UsageTranscriptTextUsageDuration {
  seconds: number;
  type: "duration";
}
export interface ConversationItemInputAudioTranscriptionCompletedEvent_UsageTranscriptTextUsageTokens {
  input_tokens: number;
  output_tokens: number;
  total_tokens: number;
  type: "tokens";
  input_token_details?: ConversationItemInputAudioTranscriptionCompletedEvent_UsageTranscriptTextUsageTokensInputTokenDetails;
}
export interface ConversationItemInputAudioTranscriptionCompletedEvent_UsageTranscriptTextUsageTokensInputTokenDetails {
  audio_tokens?: number;
  text_tokens?: number;
}
export interface ConversationItemInputAudioTranscriptionDeltaEvent {
  event_id: string;
  item_id: string;
  type: "conversation.item.input_audio_transcription.delta";
  content_index?: number;
  delta?: string;
  logprobs?: Array<LogProbProperties> | null;
}
export interface ConversationItemInputAudioTranscriptionFailedEvent {
  content_index: number;
  error: ConversationItemInputAudioTranscriptionFailedEvent_Error;
  event_id: string;
  item_id: string;
  type: "conversation.item.input_audio_transcription.failed";
}
export interface ConversationItemInputAudioTranscriptionFailedEvent_Error {
  code?: string;
  message?: string;
  param?: string;
  type?: string;
}
export interface ConversationItemInputAudioTranscriptionSegment {
  id: string;
  content_index: number;
  end: number;
  event_id: string;
  item_id: string;
  speaker: string;
  start: number;
  text: string;
  type: "conversation.item.input_audio_transcription.segment";
}
export type ConversationItemParam = RealtimeConversationItemSystemMessageParam | RealtimeConversationItemUserMessageParam | RealtimeConversationItemAssistantMessageParam | RealtimeConversationItemFunctionCallParam | RealtimeConversationItemFunctionCallOutputParam | RealtimeMcpApprovalResponseParam | RealtimeMcpListToolsParam | RealtimeMcpToolCallParam | RealtimeMcpApprovalRequestParam;
export interface ConversationItemRetrieveEvent {
  item_id: string;
  type: "conversation.item.retrieve";
  event_id?: string;
}
export interface ConversationItemRetrieveEventParam {
  item_id: string;
  type: "conversation.item.retrieve";
  event_id?: string;
}
export interface ConversationItemTruncateEvent {
  audio_end_ms: number;
  content_index: number;
  item_id: string;
  type: "conversation.item.truncate";
  event_id?: string;
}
export interface ConversationItemTruncateEventParam {
  audio_end_ms: number;
  content_index: number;
  item_id: string;
  type: "conversation.item.truncate";
  event_id?: string;
}
export interface ConversationItemTruncatedEvent {
  audio_end_ms: number;
  content_index: number;
  event_id: string;
  item_id: string;
  type: "conversation.item.truncated";
}
export interface InputAudioBufferAppendEvent {
  audio: string;
  type: "input_audio_buffer.append";
  event_id?: string;
}
export interface InputAudioBufferAppendEventParam {
  audio: string;
  type: "input_audio_buffer.append";
  event_id?: string;
}
export interface InputAudioBufferClearEvent {
  type: "input_audio_buffer.clear";
  event_id?: string;
}
export interface InputAudioBufferClearEventParam {
  type: "input_audio_buffer.clear";
  event_id?: string;
}
export interface InputAudioBufferClearedEvent {
  event_id: string;
  type: "input_audio_buffer.cleared";
}
export interface InputAudioBufferCommitEvent {
  type: "input_audio_buffer.commit";
  event_id?: string;
}
export interface InputAudioBufferCommitEventParam {
  type: "input_audio_buffer.commit";
  event_id?: string;
}
export interface InputAudioBufferCommittedEvent {
  event_id: string;
  item_id: string;
  type: "input_audio_buffer.committed";
  previous_item_id?: string | null;
}
export interface InputAudioBufferDtmfEventReceivedEvent {
  event: string;
  received_at: number;
  type: "input_audio_buffer.dtmf_event_received";
}
export interface InputAudioBufferSpeechStartedEvent {
  audio_start_ms: number;
  event_id: string;
  item_id: string;
  type: "input_audio_buffer.speech_started";
}
export interface InputAudioBufferSpeechStoppedEvent {
  audio_end_ms: number;
  event_id: string;
  item_id: string;
  type: "input_audio_buffer.speech_stopped";
}
export interface InputAudioBufferTimeoutTriggered {
  audio_end_ms: number;
  audio_start_ms: number;
  event_id: string;
  item_id: string;
  type: "input_audio_buffer.timeout_triggered";
}
export interface LogProbProperties {
  token: string;
  bytes: Array<number>;
  logprob: number;
}
export interface McpListToolsCompleted {
  event_id: string;
  item_id: string;
  type: "mcp_list_tools.completed";
}
export interface McpListToolsFailed {
  event_id: string;
  item_id: string;
  type: "mcp_list_tools.failed";
}
export interface McpListToolsInProgress {
  event_id: string;
  item_id: string;
  type: "mcp_list_tools.in_progress";
}
export type NoiseReductionType = "near_field" | "far_field";
export interface OutputAudioBufferClearEvent {
  type: "output_audio_buffer.clear";
  event_id?: string;
}
export interface OutputAudioBufferClearEventParam {
  type: "output_audio_buffer.clear";
  event_id?: string;
}
export interface RateLimitsUpdatedEvent_RateLimit {
  limit?: number;
  name?: "requests" | "tokens";
  remaining?: number;
  reset_seconds?: number;
}
export interface RateLimitsUpdatedEvent {
  event_id: string;
  rate_limits: Array<RateLimitsUpdatedEvent_RateLimit>;
  type: "rate_limits.updated";
}
export interface RealtimeAudioConfig {
  input?: RealtimeAudioConfigInput;
  output?: RealtimeAudioConfigOutput;
}
export interface RealtimeAudioConfigInput_NoiseReduction {
  type?: NoiseReductionType;
}
export interface RealtimeAudioConfigInput {
  format?: RealtimeAudioFormats;
  noise_reduction?: RealtimeAudioConfigInput_NoiseReduction;
  transcription?: AudioTranscription;
  turn_detection?: RealtimeAudioInputTurnDetection | null;
}
export interface RealtimeAudioConfigInputParam_NoiseReduction {
  type?: "near_field" | "far_field";
}
export interface RealtimeAudioConfigInputParam {
  format?: RealtimeAudioFormatsParam;
  noise_reduction?: RealtimeAudioConfigInputParam_NoiseReduction;
  transcription?: AudioTranscriptionParam;
  turn_detection?: RealtimeAudioInputTurnDetectionParam | null;
}
export interface RealtimeAudioConfigOutput {
  format?: RealtimeAudioFormats;
  speed?: number;
  voice?: string | "alloy" | "ash" | "ballad" | "coral" | "echo" | "sage" | "shimmer" | "verse" | "marin" | "cedar" | RealtimeAudioConfigOutput_VoiceID;
}
export interface RealtimeAudioConfigOutput_VoiceID {
  id: string;
}
export interface RealtimeAudioConfigOutputParam {
  format?: RealtimeAudioFormatsParam;
  speed?: number;
  voice?: string | "alloy" | "ash" | "ballad" | "coral" | "echo" | "sage" | "shimmer" | "verse" | "marin" | "cedar" | RealtimeAudioConfigOutputParam_VoiceID;
}
export interface RealtimeAudioConfigOutputParam_VoiceID {
  id: string;
}
export interface RealtimeAudioConfigParam {
  input?: RealtimeAudioConfigInputParam;
  output?: RealtimeAudioConfigOutputParam;
}
export interface RealtimeAudioFormats_AudioPCM {
  rate?: 24000;
  type?: "audio/pcm";
}
export interface RealtimeAudioFormats_AudioPCMA {
  type?: "audio/pcma";
}
export interface RealtimeAudioFormats_AudioPCMU {
  type?: "audio/pcmu";
}
export type RealtimeAudioFormats = RealtimeAudioFormats_AudioPCM | RealtimeAudioFormats_AudioPCMU | RealtimeAudioFormats_AudioPCMA;
export interface RealtimeAudioFormatsParam_AudioPCM {
  rate?: 24000;
  type?: "audio/pcm";
}
export interface RealtimeAudioFormatsParam_AudioPCMA {
  type?: "audio/pcma";
}
export interface RealtimeAudioFormatsParam_AudioPCMU {
  type?: "audio/pcmu";
}
export type RealtimeAudioFormatsParam = RealtimeAudioFormatsParam_AudioPCM | RealtimeAudioFormatsParam_AudioPCMU | RealtimeAudioFormatsParam_AudioPCMA;
export type RealtimeAudioInputTurnDetection = RealtimeAudioInputTurnDetection_ServerVad | RealtimeAudioInputTurnDetection_SemanticVad;
export interface RealtimeAudioInputTurnDetection_SemanticVad {
  type: "semantic_vad";
  create_response?: boolean;
  eagerness?: "low" | "medium" | "high" | "auto";
  interrupt_response?: boolean;
}
export interface RealtimeAudioInputTurnDetection_ServerVad {
  type: "server_vad";
  create_response?: boolean;
  idle_timeout_ms?: number | null;
  interrupt_response?: boolean;
  prefix_padding_ms?: number;
  silence_duration_ms?: number;
  threshold?: number;
}
export type RealtimeAudioInputTurnDetectionParam = RealtimeAudioInputTurnDetectionParam_ServerVad | RealtimeAudioInputTurnDetectionParam_SemanticVad;
export interface RealtimeAudioInputTurnDetectionParam_SemanticVad {
  type: "semantic_vad";
  create_response?: boolean;
  eagerness?: "low" | "medium" | "high" | "auto";
  interrupt_response?: boolean;
}
export interface RealtimeAudioInputTurnDetectionParam_ServerVad {
  type: "server_vad";
  create_response?: boolean;
  idle_timeout_ms?: number | null;
  interrupt_response?: boolean;
  prefix_padding_ms?: number;
  silence_duration_ms?: number;
  threshold?: number;
}
export type RealtimeClientEvent = ConversationItemCreateEvent | ConversationItemDeleteEvent | ConversationItemRetrieveEvent | ConversationItemTruncateEvent | InputAudioBufferAppendEvent | InputAudioBufferClearEvent | OutputAudioBufferClearEvent | InputAudioBufferCommitEvent | ResponseCancelEvent | ResponseCreateEvent | SessionUpdateEvent;
export type RealtimeClientEventParam = ConversationItemCreateEventParam | ConversationItemDeleteEventParam | ConversationItemRetrieveEventParam | ConversationItemTruncateEventParam | InputAudioBufferAppendEventParam | InputAudioBufferClearEventParam | OutputAudioBufferClearEventParam | InputAudioBufferCommitEventParam | ResponseCancelEventParam | ResponseCreateEventParam | SessionUpdateEventParam;
export interface RealtimeConversationItemAssistantMessage_Content {
  audio?: string;
  text?: string;
  transcript?: string;
  type?: "output_text" | "output_audio";
}
export interface RealtimeConversationItemAssistantMessage {
  content: Array<RealtimeConversationItemAssistantMessage_Content>;
  role: "assistant";
  type: "message";
  id?: string;
  object?: "realtime.item";
  status?: "completed" | "incomplete" | "in_progress";
}
export interface RealtimeConversationItemAssistantMessageParam_Content {
  audio?: string;
  text?: string;
  transcript?: string;
  type?: "output_text" | "output_audio";
}
export interface RealtimeConversationItemAssistantMessageParam {
  content: Array<RealtimeConversationItemAssistantMessageParam_Content>;
  role: "assistant";
  type: "message";
  id?: string;
  object?: "realtime.item";
  status?: "completed" | "incomplete" | "in_progress";
}
export interface RealtimeConversationItemFunctionCall {
  arguments: string;
  name: string;
  type: "function_call";
  id?: string;
  call_id?: string;
  object?: "realtime.item";
  status?: "completed" | "incomplete" | "in_progress";
}
export interface RealtimeConversationItemFunctionCallOutput {
  call_id: string;
  output: string;
  type: "function_call_output";
  id?: string;
  object?: "realtime.item";
  status?: "completed" | "incomplete" | "in_progress";
}
export interface RealtimeConversationItemFunctionCallOutputParam {
  call_id: string;
  output: string;
  type: "function_call_output";
  id?: string;
  object?: "realtime.item";
  status?: "completed" | "incomplete" | "in_progress";
}
export interface RealtimeConversationItemFunctionCallParam {
  arguments: string;
  name: string;
  type: "function_call";
  id?: string;
  call_id?: string;
  object?: "realtime.item";
  status?: "completed" | "incomplete" | "in_progress";
}
export interface RealtimeConversationItemSystemMessage_Content {
  text?: string;
  type?: "input_text";
}
export interface RealtimeConversationItemSystemMessage {
  content: Array<RealtimeConversationItemSystemMessage_Content>;
  role: "system";
  type: "message";
  id?: string;
  object?: "realtime.item";
  status?: "completed" | "incomplete" | "in_progress";
}
export interface RealtimeConversationItemSystemMessageParam_Content {
  text?: string;
  type?: "input_text";
}
export interface RealtimeConversationItemSystemMessageParam {
  content: Array<RealtimeConversationItemSystemMessageParam_Content>;
  role: "system";
  type: "message";
  id?: string;
  object?: "realtime.item";
  status?: "completed" | "incomplete" | "in_progress";
}
export interface RealtimeConversationItemUserMessage_Content {
  audio?: string;
  detail?: "auto" | "low" | "high";
  image_url?: string;
  text?: string;
  transcript?: string;
  type?: "input_text" | "input_audio" | "input_image";
}
export interface RealtimeConversationItemUserMessage {
  content: Array<RealtimeConversationItemUserMessage_Content>;
  role: "user";
  type: "message";
  id?: string;
  object?: "realtime.item";
  status?: "completed" | "incomplete" | "in_progress";
}
export interface RealtimeConversationItemUserMessageParam_Content {
  audio?: string;
  detail?: "auto" | "low" | "high";
  image_url?: string;
  text?: string;
  transcript?: string;
  type?: "input_text" | "input_audio" | "input_image";
}
export interface RealtimeConversationItemUserMessageParam {
  content: Array<RealtimeConversationItemUserMessageParam_Content>;
  role: "user";
  type: "message";
  id?: string;
  object?: "realtime.item";
  status?: "completed" | "incomplete" | "in_progress";
}
export interface RealtimeError {
  message: string;
  type: string;
  code?: string | null;
  event_id?: string | null;
  param?: string | null;
}
export interface RealtimeErrorEvent {
  error: RealtimeError;
  event_id: string;
  type: "error";
}
export interface RealtimeFunctionTool {
  description?: string;
  name?: string;
  parameters?: unknown;
  type?: "function";
}
export interface RealtimeFunctionToolParam {
  description?: string;
  name?: string;
  parameters?: unknown;
  type?: "function";
}
export interface RealtimeMcpApprovalRequest {
  id: string;
  arguments: string;
  name: string;
  server_label: string;
  type: "mcp_approval_request";
}
export interface RealtimeMcpApprovalRequestParam {
  id: string;
  arguments: string;
  name: string;
  server_label: string;
  type: "mcp_approval_request";
}
export interface RealtimeMcpApprovalResponse {
  id: string;
  approval_request_id: string;
  approve: boolean;
  type: "mcp_approval_response";
  reason?: string | null;
}
export interface RealtimeMcpApprovalResponseParam {
  id: string;
  approval_request_id: string;
  approve: boolean;
  type: "mcp_approval_response";
  reason?: string | null;
}
export interface RealtimeMcpListTools {
  server_label: string;
  tools: Array<RealtimeMcpListTools_Tool>;
  type: "mcp_list_tools";
  id?: string;
}
export interface RealtimeMcpListTools_Tool {
  input_schema: unknown;
  name: string;
  annotations?: unknown | null;
  description?: string | null;
}
export interface RealtimeMcpListToolsParam {
  server_label: string;
  tools: Array<RealtimeMcpListToolsParam_Tool>;
  type: "mcp_list_tools";
  id?: string;
}
export interface RealtimeMcpListToolsParam_Tool {
  input_schema: unknown;
  name: string;
  annotations?: unknown | null;
  description?: string | null;
}
export interface RealtimeMcpProtocolError {
  code: number;
  message: string;
  type: "protocol_error";
}
export interface RealtimeMcpProtocolErrorParam {
  code: number;
  message: string;
  type: "protocol_error";
}
export interface RealtimeMcpToolCall {
  id: string;
  arguments: string;
  name: string;
  server_label: string;
  type: "mcp_call";
  approval_request_id?: string | null;
  error?: RealtimeMcpProtocolError | RealtimeMcpToolExecutionError | RealtimeMcphttpError | null;
  output?: string | null;
}
export interface RealtimeMcpToolCallParam {
  id: string;
  arguments: string;
  name: string;
  server_label: string;
  type: "mcp_call";
  approval_request_id?: string | null;
  error?: RealtimeMcpProtocolErrorParam | RealtimeMcpToolExecutionErrorParam | RealtimeMcphttpErrorParam | null;
  output?: string | null;
}
export interface RealtimeMcpToolExecutionError {
  message: string;
  type: "tool_execution_error";
}
export interface RealtimeMcpToolExecutionErrorParam {
  message: string;
  type: "tool_execution_error";
}
export interface RealtimeMcphttpError {
  code: number;
  message: string;
  type: "http_error";
}
export interface RealtimeMcphttpErrorParam {
  code: number;
  message: string;
  type: "http_error";
}
export interface RealtimeReasoning {
  effort?: RealtimeReasoningEffort;
}
export type RealtimeReasoningEffort = "minimal" | "low" | "medium" | "high" | "xhigh";
export interface RealtimeReasoningParam {
  effort?: "minimal" | "low" | "medium" | "high" | "xhigh";
}
export interface RealtimeResponse_Audio {
  output?: RealtimeResponse_AudioOutput;
}
export interface RealtimeResponse_AudioOutput {
  format?: RealtimeAudioFormats;
  voice?: string | "alloy" | "ash" | "ballad" | "coral" | "echo" | "sage" | "shimmer" | "verse" | "marin" | "cedar";
}
export interface RealtimeResponse {
  id?: string;
  audio?: RealtimeResponse_Audio;
  conversation_id?: string;
  max_output_tokens?: number | "inf";
  metadata?: APIShared.Metadata;
  object?: "realtime.response";
  output?: Array<ConversationItem>;
  output_modalities?: Array<"text" | "audio">;
  status?: "completed" | "cancelled" | "failed" | "incomplete" | "in_progress";
  status_details?: RealtimeResponseStatus;
  usage?: RealtimeResponseUsage;
}
export interface RealtimeResponseCreateAudioOutput_Output {
  format?: RealtimeAudioFormats;
  voice?: string | "alloy" | "ash" | "ballad" | "coral" | "echo" | "sage" | "shimmer" | "verse" | "marin" | "cedar" | RealtimeResponseCreateAudioOutput_OutputVoiceID;
}
export interface RealtimeResponseCreateAudioOutput_OutputVoiceID {
  id: string;
}
export interface RealtimeResponseCreateAudioOutput {
  output?: RealtimeResponseCreateAudioOutput_Output;
}
export interface RealtimeResponseCreateAudioOutputParam_Output {
  format?: RealtimeAudioFormatsParam;
  voice?: string | "alloy" | "ash" | "ballad" | "coral" | "echo" | "sage" | "shimmer" | "verse" | "marin" | "cedar" | RealtimeResponseCreateAudioOutputParam_OutputVoiceID;
}
export interface RealtimeResponseCreateAudioOutputParam_OutputVoiceID {
  id: string;
}
export interface RealtimeResponseCreateAudioOutputParam {
  output?: RealtimeResponseCreateAudioOutputParam_Output;
}
export interface RealtimeResponseCreateMcpTool_AllowedToolsMcpToolFilter {
  read_only?: boolean;
  tool_names?: Array<string>;
}
export interface RealtimeResponseCreateMcpTool {
  server_label: string;
  type: "mcp";
  allowed_callers?: Array<"direct" | "programmatic"> | null;
  allowed_tools?: Array<string> | RealtimeResponseCreateMcpTool_AllowedToolsMcpToolFilter | null;
  authorization?: string;
  connector_id?: "connector_dropbox" | "connector_gmail" | "connector_googlecalendar" | "connector_googledrive" | "connector_microsoftteams" | "connector_outlookcalendar" | "connector_outlookemail" | "connector_sharepoint";
  defer_loading?: boolean;
  headers?: { [key: string]: string } | null;
  require_approval?: RealtimeResponseCreateMcpTool_RequireApprovalMcpToolApprovalFilter | "always" | "never" | null;
  server_description?: string;
  server_url?: string;
  tunnel_id?: string;
}
export interface RealtimeResponseCreateMcpTool_RequireApprovalMcpToolApprovalFilter {
  always?: RealtimeResponseCreateMcpTool_RequireApprovalMcpToolApprovalFilterAlways;
  never?: RealtimeResponseCreateMcpTool_RequireApprovalMcpToolApprovalFilterNever;
}
export interface RealtimeResponseCreateMcpTool_RequireApprovalMcpToolApprovalFilterAlways {
  read_only?: boolean;
  tool_names?: Array<string>;
}
export interface RealtimeResponseCreateMcpTool_RequireApprovalMcpToolApprovalFilterNever {
  read_only?: boolean;
  tool_names?: Array<string>;
}
export interface RealtimeResponseCreateMcpToolParam_AllowedToolsMcpToolFilter {
  read_only?: boolean;
  tool_names?: Array<string>;
}
export interface RealtimeResponseCreateMcpToolParam {
  server_label: string;
  type: "mcp";
  allowed_callers?: Array<"direct" | "programmatic"> | null;
  allowed_tools?: Array<string> | RealtimeResponseCreateMcpToolParam_AllowedToolsMcpToolFilter | null;
  authorization?: string;
  connector_id?: "connector_dropbox" | "connector_gmail" | "connector_googlecalendar" | "connector_googledrive" | "connector_microsoftteams" | "connector_outlookcalendar" | "connector_outlookemail" | "connector_sharepoint";
  defer_loading?: boolean;
  headers?: { [key: string]: string } | null;
  require_approval?: RealtimeResponseCreateMcpToolParam_RequireApprovalMcpToolApprovalFilter | "always" | "never" | null;
  server_description?: string;
  server_url?: string;
  tunnel_id?: string;
}
export interface RealtimeResponseCreateMcpToolParam_RequireApprovalMcpToolApprovalFilter {
  always?: RealtimeResponseCreateMcpToolParam_RequireApprovalMcpToolApprovalFilterAlways;
  never?: RealtimeResponseCreateMcpToolParam_RequireApprovalMcpToolApprovalFilterNever;
}
export interface RealtimeResponseCreateMcpToolParam_RequireApprovalMcpToolApprovalFilterAlways {
  read_only?: boolean;
  tool_names?: Array<string>;
}
export interface RealtimeResponseCreateMcpToolParam_RequireApprovalMcpToolApprovalFilterNever {
  read_only?: boolean;
  tool_names?: Array<string>;
}
export interface RealtimeResponseCreateParams {
  audio?: RealtimeResponseCreateAudioOutput;
  conversation?: string | "auto" | "none";
  input?: Array<ConversationItem>;
  instructions?: string;
  max_output_tokens?: number | "inf";
  metadata?: APIShared.Metadata;
  output_modalities?: Array<"text" | "audio">;
  parallel_tool_calls?: boolean;
  prompt?: APIResponses.ResponsePrompt | null;
  reasoning?: RealtimeReasoning;
  tool_choice?: "none" | "auto" | "required" | APIResponses.ToolChoiceFunction | APIResponses.ToolChoiceMcp;
  tools?: Array<RealtimeFunctionTool | RealtimeResponseCreateMcpTool>;
}
export interface RealtimeResponseCreateParamsParam {
  audio?: RealtimeResponseCreateAudioOutputParam;
  conversation?: string | "auto" | "none";
  input?: Array<ConversationItemParam>;
  instructions?: string;
  max_output_tokens?: number | "inf";
  metadata?: APISharedParams.Metadata;
  output_modalities?: Array<"text" | "audio">;
  parallel_tool_calls?: boolean;
  prompt?: APIResponses.ResponsePromptParam | null;
  reasoning?: RealtimeReasoningParam;
  tool_choice?: "none" | "auto" | "required" | APIResponses.ToolChoiceFunctionParam | APIResponses.ToolChoiceMcpParam;
  tools?: Array<RealtimeFunctionToolParam | RealtimeResponseCreateMcpToolParam>;
}
export interface RealtimeResponseStatus_Error {
  code?: string;
  type?: string;
}
export interface RealtimeResponseStatus {
  error?: RealtimeResponseStatus_Error;
  reason?: "turn_detected" | "client_cancelled" | "max_output_tokens" | "content_filter";
  type?: "completed" | "cancelled" | "incomplete" | "failed";
}
export interface RealtimeResponseUsage {
  input_token_details?: RealtimeResponseUsageInputTokenDetails;
  input_tokens?: number;
  output_token_details?: RealtimeResponseUsageOutputTokenDetails;
  output_tokens?: number;
  total_tokens?: number;
}
export interface RealtimeResponseUsageInputTokenDetails_CachedTokensDetails {
  audio_tokens?: number;
  image_tokens?: number;
  text_tokens?: number;
}
export interface RealtimeResponseUsageInputTokenDetails {
  audio_tokens?: number;
  cached_tokens?: number;
  cached_tokens_details?: RealtimeResponseUsageInputTokenDetails_CachedTokensDetails;
  image_tokens?: number;
  text_tokens?: number;
}
export interface RealtimeResponseUsageOutputTokenDetails {
  audio_tokens?: number;
  text_tokens?: number;
}
export interface RealtimeServerEvent_ConversationItemRetrieved {
  event_id: string;
  item: ConversationItem;
  type: "conversation.item.retrieved";
}
export interface RealtimeServerEvent_OutputAudioBufferCleared {
  event_id: string;
  response_id: string;
  type: "output_audio_buffer.cleared";
}
export interface RealtimeServerEvent_OutputAudioBufferStarted {
  event_id: string;
  response_id: string;
  type: "output_audio_buffer.started";
}
export interface RealtimeServerEvent_OutputAudioBufferStopped {
  event_id: string;
  response_id: string;
  type: "output_audio_buffer.stopped";
}
export type RealtimeServerEvent = ConversationCreatedEvent | ConversationItemCreatedEvent | ConversationItemDeletedEvent | ConversationItemInputAudioTranscriptionCompletedEvent | ConversationItemInputAudioTranscriptionDeltaEvent | ConversationItemInputAudioTranscriptionFailedEvent | RealtimeServerEvent_ConversationItemRetrieved | ConversationItemTruncatedEvent | RealtimeErrorEvent | InputAudioBufferClearedEvent | InputAudioBufferCommittedEvent | InputAudioBufferDtmfEventReceivedEvent | InputAudioBufferSpeechStartedEvent | InputAudioBufferSpeechStoppedEvent | RateLimitsUpdatedEvent | ResponseAudioDeltaEvent | ResponseAudioDoneEvent | ResponseAudioTranscriptDeltaEvent | ResponseAudioTranscriptDoneEvent | ResponseContentPartAddedEvent | ResponseContentPartDoneEvent | ResponseCreatedEvent | ResponseDoneEvent | ResponseFunctionCallArgumentsDeltaEvent | ResponseFunctionCallArgumentsDoneEvent | ResponseOutputItemAddedEvent | ResponseOutputItemDoneEvent | ResponseTextDeltaEvent | ResponseTextDoneEvent | SessionCreatedEvent | SessionUpdatedEvent | RealtimeServerEvent_OutputAudioBufferStarted | RealtimeServerEvent_OutputAudioBufferStopped | RealtimeServerEvent_OutputAudioBufferCleared | ConversationItemAdded | ConversationItemDone | InputAudioBufferTimeoutTriggered | ConversationItemInputAudioTranscriptionSegment | McpListToolsInProgress | McpListToolsCompleted | McpListToolsFailed | ResponseMcpCallArgumentsDelta | ResponseMcpCallArgumentsDone | ResponseMcpCallInProgress | ResponseMcpCallCompleted | ResponseMcpCallFailed;
export interface RealtimeSessionCreateRequest {
  type: "realtime";
  audio?: RealtimeAudioConfig;
  include?: Array<"item.input_audio_transcription.logprobs">;
  instructions?: string;
  max_output_tokens?: number | "inf";
  model?: string | "gpt-realtime" | "gpt-realtime-1.5" | "gpt-realtime-2" | "gpt-realtime-2.1" | "gpt-realtime-2.1-mini" | "gpt-realtime-2025-08-28" | "gpt-4o-realtime-preview" | "gpt-4o-realtime-preview-2024-10-01" | "gpt-4o-realtime-preview-2024-12-17" | "gpt-4o-realtime-preview-2025-06-03" | "gpt-4o-mini-realtime-preview" | "gpt-4o-mini-realtime-preview-2024-12-17" | "gpt-realtime-mini" | "gpt-realtime-mini-2025-10-06" | "gpt-realtime-mini-2025-12-15" | "gpt-audio-1.5" | "gpt-audio-mini" | "gpt-audio-mini-2025-10-06" | "gpt-audio-mini-2025-12-15";
  output_modalities?: Array<"text" | "audio">;
  parallel_tool_calls?: boolean;
  prompt?: APIResponses.ResponsePrompt | null;
  reasoning?: RealtimeReasoning;
  tool_choice?: "none" | "auto" | "required" | APIResponses.ToolChoiceFunction | APIResponses.ToolChoiceMcp;
  tools?: RealtimeToolsConfig;
  tracing?: RealtimeTracingConfig | null;
  truncation?: "auto" | "disabled" | RealtimeTruncationRetentionRatio;
}
export interface RealtimeSessionCreateRequestParam {
  type: "realtime";
  audio?: RealtimeAudioConfigParam;
  include?: Array<"item.input_audio_transcription.logprobs">;
  instructions?: string;
  max_output_tokens?: number | "inf";
  model?: string | "gpt-realtime" | "gpt-realtime-1.5" | "gpt-realtime-2" | "gpt-realtime-2.1" | "gpt-realtime-2.1-mini" | "gpt-realtime-2025-08-28" | "gpt-4o-realtime-preview" | "gpt-4o-realtime-preview-2024-10-01" | "gpt-4o-realtime-preview-2024-12-17" | "gpt-4o-realtime-preview-2025-06-03" | "gpt-4o-mini-realtime-preview" | "gpt-4o-mini-realtime-preview-2024-12-17" | "gpt-realtime-mini" | "gpt-realtime-mini-2025-10-06" | "gpt-realtime-mini-2025-12-15" | "gpt-audio-1.5" | "gpt-audio-mini" | "gpt-audio-mini-2025-10-06" | "gpt-audio-mini-2025-12-15";
  output_modalities?: Array<"text" | "audio">;
  parallel_tool_calls?: boolean;
  prompt?: APIResponses.ResponsePromptParam | null;
  reasoning?: RealtimeReasoningParam;
  tool_choice?: "none" | "auto" | "required" | APIResponses.ToolChoiceFunctionParam | APIResponses.ToolChoiceMcpParam;
  tools?: RealtimeToolsConfigParam;
  tracing?: RealtimeTracingConfigParam | null;
  truncation?: RealtimeTruncationParam;
}
export interface RealtimeSessionCreateResponse_Audio {
  input?: RealtimeSessionCreateResponse_AudioInput;
  output?: RealtimeSessionCreateResponse_AudioOutput;
}
export interface RealtimeSessionCreateResponse_AudioInput {
  format?: RealtimeAudioFormats;
  noise_reduction?: RealtimeSessionCreateResponse_AudioInputNoiseReduction;
  transcription?: AudioTranscription;
  turn_detection?: RealtimeAudioInputTurnDetection | null;
}
export interface RealtimeSessionCreateResponse_AudioInputNoiseReduction {
  type?: NoiseReductionType;
}
export interface RealtimeSessionCreateResponse_AudioOutput {
  format?: RealtimeAudioFormats;
  speed?: number;
  voice?: string | "alloy" | "ash" | "ballad" | "coral" | "echo" | "sage" | "shimmer" | "verse" | "marin" | "cedar";
}
export interface RealtimeSessionCreateResponse {
  id: string;
  object: "realtime.session";
  type: "realtime";
  audio?: RealtimeSessionCreateResponse_Audio;
  expires_at?: number;
  include?: Array<"item.input_audio_transcription.logprobs">;
  instructions?: string;
  max_output_tokens?: number | "inf";
  model?: string | "gpt-realtime" | "gpt-realtime-1.5" | "gpt-realtime-2" | "gpt-realtime-2.1" | "gpt-realtime-2.1-mini" | "gpt-realtime-2025-08-28" | "gpt-4o-realtime-preview" | "gpt-4o-realtime-preview-2024-10-01" | "gpt-4o-realtime-preview-2024-12-17" | "gpt-4o-realtime-preview-2025-06-03" | "gpt-4o-mini-realtime-preview" | "gpt-4o-mini-realtime-preview-2024-12-17" | "gpt-realtime-mini" | "gpt-realtime-mini-2025-10-06" | "gpt-realtime-mini-2025-12-15" | "gpt-audio-1.5" | "gpt-audio-mini" | "gpt-audio-mini-2025-10-06" | "gpt-audio-mini-2025-12-15";
  output_modalities?: Array<"text" | "audio">;
  prompt?: APIResponses.ResponsePrompt | null;
  reasoning?: RealtimeReasoning;
  tool_choice?: "none" | "auto" | "required" | APIResponses.ToolChoiceFunction | APIResponses.ToolChoiceMcp;
  tools?: Array<RealtimeFunctionTool | RealtimeSessionCreateResponse_ToolMcpTool>;
  tracing?: "auto" | RealtimeSessionCreateResponse_TracingTracingConfiguration | null;
  truncation?: "auto" | "disabled" | RealtimeTruncationRetentionRatio;
}
export interface RealtimeSessionCreateResponse_ToolMcpTool {
  server_label: string;
  type: "mcp";
  allowed_callers?: Array<"direct" | "programmatic"> | null;
  allowed_tools?: Array<string> | RealtimeSessionCreateResponse_ToolMcpToolAllowedToolsMcpToolFilter | null;
  authorization?: string;
  connector_id?: "connector_dropbox" | "connector_gmail" | "connector_googlecalendar" | "connector_googledrive" | "connector_microsoftteams" | "connector_outlookcalendar" | "connector_outlookemail" | "connector_sharepoint";
  defer_loading?: boolean;
  headers?: { [key: string]: string } | null;
  require_approval?: RealtimeSessionCreateResponse_ToolMcpToolRequireApprovalMcpToolApprovalFilter | "always" | "never" | null;
  server_description?: string;
  server_url?: string;
  tunnel_id?: string;
}
export interface RealtimeSessionCreateResponse_ToolMcpToolAllowedToolsMcpToolFilter {
  read_only?: boolean;
  tool_names?: Array<string>;
}
export interface RealtimeSessionCreateResponse_ToolMcpToolRequireApprovalMcpToolApprovalFilter {
  always?: RealtimeSessionCreateResponse_ToolMcpToolRequireApprovalMcpToolApprovalFilterAlways;
  never?: RealtimeSessionCreateResponse_ToolMcpToolRequireApprovalMcpToolApprovalFilterNever;
}
export interface RealtimeSessionCreateResponse_ToolMcpToolRequireApprovalMcpToolApprovalFilterAlways {
  read_only?: boolean;
  tool_names?: Array<string>;
}
export interface RealtimeSessionCreateResponse_ToolMcpToolRequireApprovalMcpToolApprovalFilterNever {
  read_only?: boolean;
  tool_names?: Array<string>;
}
export interface RealtimeSessionCreateResponse_TracingTracingConfiguration {
  group_id?: string;
  metadata?: unknown;
  workflow_name?: string;
}
export type RealtimeToolsConfig = Array<RealtimeToolsConfigUnion>;
export interface RealtimeToolsConfigParam_Mcp {
  server_label: string;
  type: "mcp";
  allowed_callers?: Array<"direct" | "programmatic"> | null;
  allowed_tools?: Array<string> | RealtimeToolsConfigParam_McpAllowedToolsMcpToolFilter | null;
  authorization?: string;
  connector_id?: "connector_dropbox" | "connector_gmail" | "connector_googlecalendar" | "connector_googledrive" | "connector_microsoftteams" | "connector_outlookcalendar" | "connector_outlookemail" | "connector_sharepoint";
  defer_loading?: boolean;
  headers?: { [key: string]: string } | null;
  require_approval?: RealtimeToolsConfigParam_McpRequireApprovalMcpToolApprovalFilter | "always" | "never" | null;
  server_description?: string;
  server_url?: string;
  tunnel_id?: string;
}
export interface RealtimeToolsConfigParam_McpAllowedToolsMcpToolFilter {
  read_only?: boolean;
  tool_names?: Array<string>;
}
export interface RealtimeToolsConfigParam_McpRequireApprovalMcpToolApprovalFilter {
  always?: RealtimeToolsConfigParam_McpRequireApprovalMcpToolApprovalFilterAlways;
  never?: RealtimeToolsConfigParam_McpRequireApprovalMcpToolApprovalFilterNever;
}
export interface RealtimeToolsConfigParam_McpRequireApprovalMcpToolApprovalFilterAlways {
  read_only?: boolean;
  tool_names?: Array<string>;
}
export interface RealtimeToolsConfigParam_McpRequireApprovalMcpToolApprovalFilterNever {
  read_only?: boolean;
  tool_names?: Array<string>;
}
export type RealtimeToolsConfigParam = Array<RealtimeFunctionToolParam | RealtimeToolsConfigParam_Mcp>;
export interface RealtimeToolsConfigUnion_Mcp {
  server_label: string;
  type: "mcp";
  allowed_callers?: Array<"direct" | "programmatic"> | null;
  allowed_tools?: Array<string> | RealtimeToolsConfigUnion_McpAllowedToolsMcpToolFilter | null;
  authorization?: string;
  connector_id?: "connector_dropbox" | "connector_gmail" | "connector_googlecalendar" | "connector_googledrive" | "connector_microsoftteams" | "connector_outlookcalendar" | "connector_outlookemail" | "connector_sharepoint";
  defer_loading?: boolean;
  headers?: { [key: string]: string } | null;
  require_approval?: RealtimeToolsConfigUnion_McpRequireApprovalMcpToolApprovalFilter | "always" | "never" | null;
  server_description?: string;
  server_url?: string;
  tunnel_id?: string;
}
export interface RealtimeToolsConfigUnion_McpAllowedToolsMcpToolFilter {
  read_only?: boolean;
  tool_names?: Array<string>;
}
export interface RealtimeToolsConfigUnion_McpRequireApprovalMcpToolApprovalFilter {
  always?: RealtimeToolsConfigUnion_McpRequireApprovalMcpToolApprovalFilterAlways;
  never?: RealtimeToolsConfigUnion_McpRequireApprovalMcpToolApprovalFilterNever;
}
export interface RealtimeToolsConfigUnion_McpRequireApprovalMcpToolApprovalFilterAlways {
  read_only?: boolean;
  tool_names?: Array<string>;
}
export interface RealtimeToolsConfigUnion_McpRequireApprovalMcpToolApprovalFilterNever {
  read_only?: boolean;
  tool_names?: Array<string>;
}
export type RealtimeToolsConfigUnion = RealtimeFunctionTool | RealtimeToolsConfigUnion_Mcp;
export type RealtimeTracingConfig = "auto" | RealtimeTracingConfig_TracingConfiguration;
export interface RealtimeTracingConfig_TracingConfiguration {
  group_id?: string;
  metadata?: unknown;
  workflow_name?: string;
}
export type RealtimeTracingConfigParam = "auto" | RealtimeTracingConfigParam_TracingConfiguration;
export interface RealtimeTracingConfigParam_TracingConfiguration {
  group_id?: string;
  metadata?: unknown;
  workflow_name?: string;
}
export interface RealtimeTranscriptionSessionAudio {
  input?: RealtimeTranscriptionSessionAudioInput;
}
export interface RealtimeTranscriptionSessionAudioInput_NoiseReduction {
  type?: NoiseReductionType;
}
export interface RealtimeTranscriptionSessionAudioInput {
  format?: RealtimeAudioFormats;
  noise_reduction?: RealtimeTranscriptionSessionAudioInput_NoiseReduction;
  transcription?: AudioTranscription;
  turn_detection?: RealtimeAudioInputTurnDetection | null;
}
export interface RealtimeTranscriptionSessionAudioInputParam_NoiseReduction {
  type?: "near_field" | "far_field";
}
export interface RealtimeTranscriptionSessionAudioInputParam {
  format?: RealtimeAudioFormatsParam;
  noise_reduction?: RealtimeTranscriptionSessionAudioInputParam_NoiseReduction;
  transcription?: AudioTranscriptionParam;
  turn_detection?: RealtimeAudioInputTurnDetectionParam | null;
}
export interface RealtimeTranscriptionSessionAudioParam {
  input?: RealtimeTranscriptionSessionAudioInputParam;
}
export interface RealtimeTranscriptionSessionCreateRequest {
  type: "transcription";
  audio?: RealtimeTranscriptionSessionAudio;
  include?: Array<"item.input_audio_transcription.logprobs">;
}
export interface RealtimeTranscriptionSessionCreateRequestParam {
  type: "transcription";
  audio?: RealtimeTranscriptionSessionAudioParam;
  include?: Array<"item.input_audio_transcription.logprobs">;
}
export interface RealtimeTranscriptionSessionCreateResponse_Audio {
  input?: RealtimeTranscriptionSessionCreateResponse_AudioInput;
}
export interface RealtimeTranscriptionSessionCreateResponse_AudioInput {
  format?: RealtimeAudioFormats;
  noise_reduction?: RealtimeTranscriptionSessionCreateResponse_AudioInputNoiseReduction;
  transcription?: AudioTranscription;
  turn_detection?: RealtimeTranscriptionSessionTurnDetection | null;
}
export interface RealtimeTranscriptionSessionCreateResponse_AudioInputNoiseReduction {
  type?: NoiseReductionType;
}
export interface RealtimeTranscriptionSessionCreateResponse {
  id: string;
  object: string;
  type: "transcription";
  audio?: RealtimeTranscriptionSessionCreateResponse_Audio;
  expires_at?: number;
  include?: Array<"item.input_audio_transcription.logprobs">;
}
export interface RealtimeTranscriptionSessionTurnDetection {
  prefix_padding_ms?: number;
  silence_duration_ms?: number;
  threshold?: number;
  type?: string;
}
export type RealtimeTruncationParam = "auto" | "disabled" | RealtimeTruncationRetentionRatioParam;
export interface RealtimeTruncationRetentionRatio {
  retention_ratio: number;
  type: "retention_ratio";
  token_limits?: RealtimeTruncationRetentionRatio_TokenLimits;
}
export interface RealtimeTruncationRetentionRatio_TokenLimits {
  post_instructions?: number;
}
export interface RealtimeTruncationRetentionRatioParam {
  retention_ratio: number;
  type: "retention_ratio";
  token_limits?: RealtimeTruncationRetentionRatioParam_TokenLimits;
}
export interface RealtimeTruncationRetentionRatioParam_TokenLimits {
  post_instructions?: number;
}
export interface ResponseAudioDeltaEvent {
  content_index: number;
  delta: string;
  event_id: string;
  item_id: string;
  output_index: number;
  response_id: string;
  type: "response.output_audio.delta";
}
export interface ResponseAudioDoneEvent {
  content_index: number;
  event_id: string;
  item_id: string;
  output_index: number;
  response_id: string;
  type: "response.output_audio.done";
}
export interface ResponseAudioTranscriptDeltaEvent {
  content_index: number;
  delta: string;
  event_id: string;
  item_id: string;
  output_index: number;
  response_id: string;
  type: "response.output_audio_transcript.delta";
}
export interface ResponseAudioTranscriptDoneEvent {
  content_index: number;
  event_id: string;
  item_id: string;
  output_index: number;
  response_id: string;
  transcript: string;
  type: "response.output_audio_transcript.done";
}
export interface ResponseCancelEvent {
  type: "response.cancel";
  event_id?: string;
  response_id?: string;
}
export interface ResponseCancelEventParam {
  type: "response.cancel";
  event_id?: string;
  response_id?: string;
}
export interface ResponseContentPartAddedEvent_Part {
  audio?: string;
  text?: string;
  transcript?: string;
  type?: "text" | "audio";
}
export interface ResponseContentPartAddedEvent {
  content_index: number;
  event_id: string;
  item_id: string;
  output_index: number;
  part: ResponseContentPartAddedEvent_Part;
  response_id: string;
  type: "response.content_part.added";
}
export interface ResponseContentPartDoneEvent_Part {
  audio?: string;
  text?: string;
  transcript?: string;
  type?: "text" | "audio";
}
export interface ResponseContentPartDoneEvent {
  content_index: number;
  event_id: string;
  item_id: string;
  output_index: number;
  part: ResponseContentPartDoneEvent_Part;
  response_id: string;
  type: "response.content_part.done";
}
export interface ResponseCreateEvent {
  type: "response.create";
  event_id?: string;
  response?: RealtimeResponseCreateParams;
}
export interface ResponseCreateEventParam {
  type: "response.create";
  event_id?: string;
  response?: RealtimeResponseCreateParamsParam;
}
export interface ResponseCreatedEvent {
  event_id: string;
  response: RealtimeResponse;
  type: "response.created";
}
export interface ResponseDoneEvent {
  event_id: string;
  response: RealtimeResponse;
  type: "response.done";
}
export interface ResponseFunctionCallArgumentsDeltaEvent {
  call_id: string;
  delta: string;
  event_id: string;
  item_id: string;
  output_index: number;
  response_id: string;
  type: "response.function_call_arguments.delta";
}
export interface ResponseFunctionCallArgumentsDoneEvent {
  arguments: string;
  call_id: string;
  event_id: string;
  item_id: string;
  name: string;
  output_index: number;
  response_id: string;
  type: "response.function_call_arguments.done";
}
export interface ResponseMcpCallArgumentsDelta {
  delta: string;
  event_id: string;
  item_id: string;
  output_index: number;
  response_id: string;
  type: "response.mcp_call_arguments.delta";
  obfuscation?: string | null;
}
export interface ResponseMcpCallArgumentsDone {
  arguments: string;
  event_id: string;
  item_id: string;
  output_index: number;
  response_id: string;
  type: "response.mcp_call_arguments.done";
}
export interface ResponseMcpCallCompleted {
  event_id: string;
  item_id: string;
  output_index: number;
  type: "response.mcp_call.completed";
}
export interface ResponseMcpCallFailed {
  event_id: string;
  item_id: string;
  output_index: number;
  type: "response.mcp_call.failed";
}
export interface ResponseMcpCallInProgress {
  event_id: string;
  item_id: string;
  output_index: number;
  type: "response.mcp_call.in_progress";
}
export interface ResponseOutputItemAddedEvent {
  event_id: string;
  item: ConversationItem;
  output_index: number;
  response_id: string;
  type: "response.output_item.added";
}
export interface ResponseOutputItemDoneEvent {
  event_id: string;
  item: ConversationItem;
  output_index: number;
  response_id: string;
  type: "response.output_item.done";
}
export interface ResponseTextDeltaEvent {
  content_index: number;
  delta: string;
  event_id: string;
  item_id: string;
  output_index: number;
  response_id: string;
  type: "response.output_text.delta";
}
export interface ResponseTextDoneEvent {
  content_index: number;
  event_id: string;
  item_id: string;
  output_index: number;
  response_id: string;
  text: string;
  type: "response.output_text.done";
}
export interface SessionCreatedEvent {
  event_id: string;
  session: RealtimeSessionCreateRequest | RealtimeTranscriptionSessionCreateRequest;
  type: "session.created";
}
export interface SessionUpdateEvent {
  session: RealtimeSessionCreateRequest | RealtimeTranscriptionSessionCreateRequest;
  type: "session.update";
  event_id?: string;
}
export interface SessionUpdateEventParam {
  session: RealtimeSessionCreateRequestParam | RealtimeTranscriptionSessionCreateRequestParam;
  type: "session.update";
  event_id?: string;
}
export interface SessionUpdatedEvent {
  event_id: string;
  session: RealtimeSessionCreateRequest | RealtimeTranscriptionSessionCreateRequest;
  type: "session.updated";
}
export declare namespace ClientSecretCreateParams {
  export {
    type ClientSecretCreateParams_ExpiresAfter as ExpiresAfter,
  };
}
export declare namespace ConversationCreatedEvent {
  export {
    type ConversationCreatedEvent_Conversation as Conversation,
  };
}
export declare namespace ConversationItemInputAudioTranscriptionCompletedEvent {
  export {
    type ConversationItemInputAudioTranscriptionCompletedEvent_UsageTranscriptTextUsageDuration as UsageTranscriptTextUsageDuration,
    type ConversationItemInputAudioTranscriptionCompletedEvent_UsageTranscriptTextUsageTokens as UsageTranscriptTextUsageTokens,
    type ConversationItemInputAudioTranscriptionCompletedEvent_UsageTranscriptTextUsageTokensInputTokenDetails as UsageTranscriptTextUsageTokensInputTokenDetails,
  };
}
export declare namespace ConversationItemInputAudioTranscriptionFailedEvent {
  export {
    type ConversationItemInputAudioTranscriptionFailedEvent_Error as Error,
  };
}
export declare namespace RateLimitsUpdatedEvent {
  export {
    type RateLimitsUpdatedEvent_RateLimit as RateLimit,
  };
}
export declare namespace RealtimeAudioConfigInput {
  export {
    type RealtimeAudioConfigInput_NoiseReduction as NoiseReduction,
  };
}
export declare namespace RealtimeAudioConfigInputParam {
  export {
    type RealtimeAudioConfigInputParam_NoiseReduction as NoiseReduction,
  };
}
export declare namespace RealtimeAudioConfigOutput {
  export {
    type RealtimeAudioConfigOutput_VoiceID as VoiceID,
  };
}
export declare namespace RealtimeAudioConfigOutputParam {
  export {
    type RealtimeAudioConfigOutputParam_VoiceID as VoiceID,
  };
}
export declare namespace RealtimeAudioFormats {
  export {
    type RealtimeAudioFormats_AudioPCM as AudioPCM,
    type RealtimeAudioFormats_AudioPCMA as AudioPCMA,
    type RealtimeAudioFormats_AudioPCMU as AudioPCMU,
  };
}
export declare namespace RealtimeAudioFormatsParam {
  export {
    type RealtimeAudioFormatsParam_AudioPCM as AudioPCM,
    type RealtimeAudioFormatsParam_AudioPCMA as AudioPCMA,
    type RealtimeAudioFormatsParam_AudioPCMU as AudioPCMU,
  };
}
export declare namespace RealtimeAudioInputTurnDetection {
  export {
    type RealtimeAudioInputTurnDetection_SemanticVad as SemanticVad,
    type RealtimeAudioInputTurnDetection_ServerVad as ServerVad,
  };
}
export declare namespace RealtimeAudioInputTurnDetectionParam {
  export {
    type RealtimeAudioInputTurnDetectionParam_SemanticVad as SemanticVad,
    type RealtimeAudioInputTurnDetectionParam_ServerVad as ServerVad,
  };
}
export declare namespace RealtimeConversationItemAssistantMessage {
  export {
    type RealtimeConversationItemAssistantMessage_Content as Content,
  };
}
export declare namespace RealtimeConversationItemAssistantMessageParam {
  export {
    type RealtimeConversationItemAssistantMessageParam_Content as Content,
  };
}
export declare namespace RealtimeConversationItemSystemMessage {
  export {
    type RealtimeConversationItemSystemMessage_Content as Content,
  };
}
export declare namespace RealtimeConversationItemSystemMessageParam {
  export {
    type RealtimeConversationItemSystemMessageParam_Content as Content,
  };
}
export declare namespace RealtimeConversationItemUserMessage {
  export {
    type RealtimeConversationItemUserMessage_Content as Content,
  };
}
export declare namespace RealtimeConversationItemUserMessageParam {
  export {
    type RealtimeConversationItemUserMessageParam_Content as Content,
  };
}
export declare namespace RealtimeMcpListTools {
  export {
    type RealtimeMcpListTools_Tool as Tool,
  };
}
export declare namespace RealtimeMcpListToolsParam {
  export {
    type RealtimeMcpListToolsParam_Tool as Tool,
  };
}
export declare namespace RealtimeResponse {
  export {
    type RealtimeResponse_Audio as Audio,
    type RealtimeResponse_AudioOutput as AudioOutput,
  };
}
export declare namespace RealtimeResponseCreateAudioOutput {
  export {
    type RealtimeResponseCreateAudioOutput_Output as Output,
    type RealtimeResponseCreateAudioOutput_OutputVoiceID as OutputVoiceID,
  };
}
export declare namespace RealtimeResponseCreateAudioOutputParam {
  export {
    type RealtimeResponseCreateAudioOutputParam_Output as Output,
    type RealtimeResponseCreateAudioOutputParam_OutputVoiceID as OutputVoiceID,
  };
}
export declare namespace RealtimeResponseCreateMcpTool {
  export {
    type RealtimeResponseCreateMcpTool_AllowedToolsMcpToolFilter as AllowedToolsMcpToolFilter,
    type RealtimeResponseCreateMcpTool_RequireApprovalMcpToolApprovalFilter as RequireApprovalMcpToolApprovalFilter,
    type RealtimeResponseCreateMcpTool_RequireApprovalMcpToolApprovalFilterAlways as RequireApprovalMcpToolApprovalFilterAlways,
    type RealtimeResponseCreateMcpTool_RequireApprovalMcpToolApprovalFilterNever as RequireApprovalMcpToolApprovalFilterNever,
  };
}
export declare namespace RealtimeResponseCreateMcpToolParam {
  export {
    type RealtimeResponseCreateMcpToolParam_AllowedToolsMcpToolFilter as AllowedToolsMcpToolFilter,
    type RealtimeResponseCreateMcpToolParam_RequireApprovalMcpToolApprovalFilter as RequireApprovalMcpToolApprovalFilter,
    type RealtimeResponseCreateMcpToolParam_RequireApprovalMcpToolApprovalFilterAlways as RequireApprovalMcpToolApprovalFilterAlways,
    type RealtimeResponseCreateMcpToolParam_RequireApprovalMcpToolApprovalFilterNever as RequireApprovalMcpToolApprovalFilterNever,
  };
}
export declare namespace RealtimeResponseStatus {
  export {
    type RealtimeResponseStatus_Error as Error,
  };
}
export declare namespace RealtimeResponseUsageInputTokenDetails {
  export {
    type RealtimeResponseUsageInputTokenDetails_CachedTokensDetails as CachedTokensDetails,
  };
}
export declare namespace RealtimeServerEvent {
  export {
    type RealtimeServerEvent_ConversationItemRetrieved as ConversationItemRetrieved,
    type RealtimeServerEvent_OutputAudioBufferCleared as OutputAudioBufferCleared,
    type RealtimeServerEvent_OutputAudioBufferStarted as OutputAudioBufferStarted,
    type RealtimeServerEvent_OutputAudioBufferStopped as OutputAudioBufferStopped,
  };
}
export declare namespace RealtimeSessionCreateResponse {
  export {
    type RealtimeSessionCreateResponse_Audio as Audio,
    type RealtimeSessionCreateResponse_AudioInput as AudioInput,
    type RealtimeSessionCreateResponse_AudioInputNoiseReduction as AudioInputNoiseReduction,
    type RealtimeSessionCreateResponse_AudioOutput as AudioOutput,
    type RealtimeSessionCreateResponse_ToolMcpTool as ToolMcpTool,
    type RealtimeSessionCreateResponse_ToolMcpToolAllowedToolsMcpToolFilter as ToolMcpToolAllowedToolsMcpToolFilter,
    type RealtimeSessionCreateResponse_ToolMcpToolRequireApprovalMcpToolApprovalFilter as ToolMcpToolRequireApprovalMcpToolApprovalFilter,
    type RealtimeSessionCreateResponse_ToolMcpToolRequireApprovalMcpToolApprovalFilterAlways as ToolMcpToolRequireApprovalMcpToolApprovalFilterAlways,
    type RealtimeSessionCreateResponse_ToolMcpToolRequireApprovalMcpToolApprovalFilterNever as ToolMcpToolRequireApprovalMcpToolApprovalFilterNever,
    type RealtimeSessionCreateResponse_TracingTracingConfiguration as TracingTracingConfiguration,
  };
}
export declare namespace RealtimeToolsConfigParam {
  export {
    type RealtimeToolsConfigParam_Mcp as Mcp,
    type RealtimeToolsConfigParam_McpAllowedToolsMcpToolFilter as McpAllowedToolsMcpToolFilter,
    type RealtimeToolsConfigParam_McpRequireApprovalMcpToolApprovalFilter as McpRequireApprovalMcpToolApprovalFilter,
    type RealtimeToolsConfigParam_McpRequireApprovalMcpToolApprovalFilterAlways as McpRequireApprovalMcpToolApprovalFilterAlways,
    type RealtimeToolsConfigParam_McpRequireApprovalMcpToolApprovalFilterNever as McpRequireApprovalMcpToolApprovalFilterNever,
  };
}
export declare namespace RealtimeToolsConfigUnion {
  export {
    type RealtimeToolsConfigUnion_Mcp as Mcp,
    type RealtimeToolsConfigUnion_McpAllowedToolsMcpToolFilter as McpAllowedToolsMcpToolFilter,
    type RealtimeToolsConfigUnion_McpRequireApprovalMcpToolApprovalFilter as McpRequireApprovalMcpToolApprovalFilter,
    type RealtimeToolsConfigUnion_McpRequireApprovalMcpToolApprovalFilterAlways as McpRequireApprovalMcpToolApprovalFilterAlways,
    type RealtimeToolsConfigUnion_McpRequireApprovalMcpToolApprovalFilterNever as McpRequireApprovalMcpToolApprovalFilterNever,
  };
}
export declare namespace RealtimeTracingConfig {
  export {
    type RealtimeTracingConfig_TracingConfiguration as TracingConfiguration,
  };
}
export declare namespace RealtimeTracingConfigParam {
  export {
    type RealtimeTracingConfigParam_TracingConfiguration as TracingConfiguration,
  };
}
export declare namespace RealtimeTranscriptionSessionAudioInput {
  export {
    type RealtimeTranscriptionSessionAudioInput_NoiseReduction as NoiseReduction,
  };
}
export declare namespace RealtimeTranscriptionSessionAudioInputParam {
  export {
    type RealtimeTranscriptionSessionAudioInputParam_NoiseReduction as NoiseReduction,
  };
}
export declare namespace RealtimeTranscriptionSessionCreateResponse {
  export {
    type RealtimeTranscriptionSessionCreateResponse_Audio as Audio,
    type RealtimeTranscriptionSessionCreateResponse_AudioInput as AudioInput,
    type RealtimeTranscriptionSessionCreateResponse_AudioInputNoiseReduction as AudioInputNoiseReduction,
  };
}
export declare namespace RealtimeTruncationRetentionRatio {
  export {
    type RealtimeTruncationRetentionRatio_TokenLimits as TokenLimits,
  };
}
export declare namespace RealtimeTruncationRetentionRatioParam {
  export {
    type RealtimeTruncationRetentionRatioParam_TokenLimits as TokenLimits,
  };
}
export declare namespace ResponseContentPartAddedEvent {
  export {
    type ResponseContentPartAddedEvent_Part as Part,
  };
}
export declare namespace ResponseContentPartDoneEvent {
  export {
    type ResponseContentPartDoneEvent_Part as Part,
  };
}
export declare class Realtime extends APIResource {
  calls: Calls;
  clientSecrets: ClientSecrets;
}
export declare class Calls extends APIResource {
  create(body: CallCreateParams, options?: RequestOptions): APIPromise<BinaryResponse>;
  accept(callid: string, body: CallAcceptParams, options?: RequestOptions): APIPromise<void>;
  hangup(callid: string, options?: RequestOptions): APIPromise<void>;
  refer(callid: string, body: CallReferParams, options?: RequestOptions): APIPromise<void>;
  reject(callid: string, body?: CallRejectParams | null, options?: RequestOptions): APIPromise<void>;
}
export declare class ClientSecrets extends APIResource {
  create(body?: ClientSecretCreateParams | null, options?: RequestOptions): APIPromise<ClientSecretCreateResponse>;
}
export declare namespace Realtime {
  export {
    Calls as Calls,
    ClientSecrets as ClientSecrets,
    type AudioTranscription,
    type AudioTranscriptionParam,
    type CallAcceptParams,
    type CallCreateParams,
    type CallReferParams,
    type CallRejectParams,
    type ClientSecretCreateParams,
    type ClientSecretCreateResponse,
    type ConversationCreatedEvent,
    type ConversationItem,
    type ConversationItemAdded,
    type ConversationItemCreateEvent,
    type ConversationItemCreateEventParam,
    type ConversationItemCreatedEvent,
    type ConversationItemDeleteEvent,
    type ConversationItemDeleteEventParam,
    type ConversationItemDeletedEvent,
    type ConversationItemDone,
    type ConversationItemInputAudioTranscriptionCompletedEvent,
    type ConversationItemInputAudioTranscriptionDeltaEvent,
    type ConversationItemInputAudioTranscriptionFailedEvent,
    type ConversationItemInputAudioTranscriptionSegment,
    type ConversationItemParam,
    type ConversationItemRetrieveEvent,
    type ConversationItemRetrieveEventParam,
    type ConversationItemTruncateEvent,
    type ConversationItemTruncateEventParam,
    type ConversationItemTruncatedEvent,
    type InputAudioBufferAppendEvent,
    type InputAudioBufferAppendEventParam,
    type InputAudioBufferClearEvent,
    type InputAudioBufferClearEventParam,
    type InputAudioBufferClearedEvent,
    type InputAudioBufferCommitEvent,
    type InputAudioBufferCommitEventParam,
    type InputAudioBufferCommittedEvent,
    type InputAudioBufferDtmfEventReceivedEvent,
    type InputAudioBufferSpeechStartedEvent,
    type InputAudioBufferSpeechStoppedEvent,
    type InputAudioBufferTimeoutTriggered,
    type LogProbProperties,
    type McpListToolsCompleted,
    type McpListToolsFailed,
    type McpListToolsInProgress,
    type NoiseReductionType,
    type OutputAudioBufferClearEvent,
    type OutputAudioBufferClearEventParam,
    type RateLimitsUpdatedEvent,
    type RealtimeAudioConfig,
    type RealtimeAudioConfigInput,
    type RealtimeAudioConfigInputParam,
    type RealtimeAudioConfigOutput,
    type RealtimeAudioConfigOutputParam,
    type RealtimeAudioConfigParam,
    type RealtimeAudioFormats,
    type RealtimeAudioFormatsParam,
    type RealtimeAudioInputTurnDetection,
    type RealtimeAudioInputTurnDetectionParam,
    type RealtimeClientEvent,
    type RealtimeClientEventParam,
    type RealtimeConversationItemAssistantMessage,
    type RealtimeConversationItemAssistantMessageParam,
    type RealtimeConversationItemFunctionCall,
    type RealtimeConversationItemFunctionCallOutput,
    type RealtimeConversationItemFunctionCallOutputParam,
    type RealtimeConversationItemFunctionCallParam,
    type RealtimeConversationItemSystemMessage,
    type RealtimeConversationItemSystemMessageParam,
    type RealtimeConversationItemUserMessage,
    type RealtimeConversationItemUserMessageParam,
    type RealtimeError,
    type RealtimeErrorEvent,
    type RealtimeFunctionTool,
    type RealtimeFunctionToolParam,
    type RealtimeMcpApprovalRequest,
    type RealtimeMcpApprovalRequestParam,
    type RealtimeMcpApprovalResponse,
    type RealtimeMcpApprovalResponseParam,
    type RealtimeMcpListTools,
    type RealtimeMcpListToolsParam,
    type RealtimeMcpProtocolError,
    type RealtimeMcpProtocolErrorParam,
    type RealtimeMcpToolCall,
    type RealtimeMcpToolCallParam,
    type RealtimeMcpToolExecutionError,
    type RealtimeMcpToolExecutionErrorParam,
    type RealtimeMcphttpError,
    type RealtimeMcphttpErrorParam,
    type RealtimeReasoning,
    type RealtimeReasoningEffort,
    type RealtimeReasoningParam,
    type RealtimeResponse,
    type RealtimeResponseCreateAudioOutput,
    type RealtimeResponseCreateAudioOutputParam,
    type RealtimeResponseCreateMcpTool,
    type RealtimeResponseCreateMcpToolParam,
    type RealtimeResponseCreateParams,
    type RealtimeResponseCreateParamsParam,
    type RealtimeResponseStatus,
    type RealtimeResponseUsage,
    type RealtimeResponseUsageInputTokenDetails,
    type RealtimeResponseUsageOutputTokenDetails,
    type RealtimeServerEvent,
    type RealtimeSessionCreateRequest,
    type RealtimeSessionCreateRequestParam,
    type RealtimeSessionCreateResponse,
    type RealtimeToolsConfig,
    type RealtimeToolsConfigParam,
    type RealtimeToolsConfigUnion,
    type RealtimeTracingConfig,
    type RealtimeTracingConfigParam,
    type RealtimeTranscriptionSessionAudio,
    type RealtimeTranscriptionSessionAudioInput,
    type RealtimeTranscriptionSessionAudioInputParam,
    type RealtimeTranscriptionSessionAudioParam,
    type RealtimeTranscriptionSessionCreateRequest,
    type RealtimeTranscriptionSessionCreateRequestParam,
    type RealtimeTranscriptionSessionCreateResponse,
    type RealtimeTranscriptionSessionTurnDetection,
    type RealtimeTruncationParam,
    type RealtimeTruncationRetentionRatio,
    type RealtimeTruncationRetentionRatioParam,
    type ResponseAudioDeltaEvent,
    type ResponseAudioDoneEvent,
    type ResponseAudioTranscriptDeltaEvent,
    type ResponseAudioTranscriptDoneEvent,
    type ResponseCancelEvent,
    type ResponseCancelEventParam,
    type ResponseContentPartAddedEvent,
    type ResponseContentPartDoneEvent,
    type ResponseCreateEvent,
    type ResponseCreateEventParam,
    type ResponseCreatedEvent,
    type ResponseDoneEvent,
    type ResponseFunctionCallArgumentsDeltaEvent,
    type ResponseFunctionCallArgumentsDoneEvent,
    type ResponseMcpCallArgumentsDelta,
    type ResponseMcpCallArgumentsDone,
    type ResponseMcpCallCompleted,
    type ResponseMcpCallFailed,
    type ResponseMcpCallInProgress,
    type ResponseOutputItemAddedEvent,
    type ResponseOutputItemDoneEvent,
    type ResponseTextDeltaEvent,
    type ResponseTextDoneEvent,
    type SessionCreatedEvent,
    type SessionUpdateEvent,
    type SessionUpdateEventParam,
    type SessionUpdatedEvent,
  };
}
