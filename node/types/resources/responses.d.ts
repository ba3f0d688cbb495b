// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_dts.py.
import type { APIPromise, BinaryResponse, Stream } from "../core.js";
import type { APIResource, RequestOptions } from "../client.js";
import type { ConversationCursorPage, CursorPage, NextCursorPage, Page, PagePromise } from "../pagination.js";
import type { Uploadable } from "../uploads.js";
import type * as Extras from "../extras.js";
import type * as APIShared from "./shared.js";
import type * as APISharedParams from "./shared-params.js";

export interface ApplyPatchTool {
  type: "apply_patch";
  allowed_callers?: Array<"direct" | "programmatic"> | null;
}
export interface ApplyPatchToolParam {
  type: "apply_patch";
  allowed_callers?: Array<"direct" | "programmatic"> | null;
}
export interface CompactedResponse {
  id: string;
  created_at: number;
  object: "response.compaction";
  output: Array<ResponseOutputItem>;
  usage: ResponseUsage;
}
export interface ComputerAction_Click {
  button: "left" | "right" | "wheel" | "back" | "forward";
  type: "click";
  x: number;
  y: number;
  keys?: Array<string> | null;
}
export type ComputerAction = ComputerAction_Click | ComputerAction_DoubleClick | ComputerAction_Drag | ComputerAction_Keypress | ComputerAction_Move | ComputerAction_Screenshot | ComputerAction_Scroll | ComputerAction_Type | ComputerAction_Wait;
export interface ComputerAction_DoubleClick {
  keys: Array<string> | null;
  type: "double_click";
  x: number;
  y: number;
}
export interface ComputerAction_Drag {
  path: Array<ComputerAction_DragPath>;
  type: "drag";
  keys?: Array<string> | null;
}
export interface ComputerAction_DragPath {
  x: number;
  y: number;
}
export interface ComputerAction_Keypress {
  keys: Array<string>;
  type: "keypress";
}
export interface ComputerAction_Move {
  type: "move";
  x: number;
  y: number;
  keys?: Array<string> | null;
}
export interface ComputerAction_Screenshot {
  type: "screenshot";
}
export interface ComputerAction_Scroll {
  scroll_x: number;
  scroll_y: number;
  type: "scroll";
  x: number;
  y: number;
  keys?: Array<string> | null;
}
export interface ComputerAction_Type {
  text: string;
  type: "type";
}
export interface ComputerAction_Wait {
  type: "wait";
}
export type ComputerActionList = Array<ComputerAction>;
export interface ComputerActionListParam_Click {
  button: "left" | "right" | "wheel" | "back" | "forward";
  type: "click";
  x: number;
  y: number;
  keys?: Array<string> | null;
}
export type ComputerActionListParam = Array<ComputerActionListParam_Click | ComputerActionListParam_DoubleClick | ComputerActionListParam_Drag | ComputerActionListParam_Keypress | ComputerActionListParam_Move | ComputerActionListParam_Screenshot | ComputerActionListParam_Scroll | ComputerActionListParam_Type | ComputerActionListParam_Wait>;
export interface ComputerActionListParam_DoubleClick {
  keys: Array<string> | null;
  type: "double_click";
  x: number;
  y: number;
}
export interface ComputerActionListParam_Drag {
  path: Array<ComputerActionListParam_DragPath>;
  type: "drag";
  keys?: Array<string> | null;
}
export interface ComputerActionListParam_DragPath {
  x: number;
  y: number;
}
export interface ComputerActionListParam_Keypress {
  keys: Array<string>;
  type: "keypress";
}
export interface ComputerActionListParam_Move {
  type: "move";
  x: number;
  y: number;
  keys?: Array<string> | null;
}
export interface ComputerActionListParam_Screenshot {
  type: "screenshot";
}
export interface ComputerActionListParam_Scroll {
  scroll_x: number;
  scroll_y: number;
  type: "scroll";
  x: number;
  y: number;
  keys?: Array<string> | null;
}
export interface ComputerActionListParam_Type {
  text: string;
  type: "type";
}
export interface ComputerActionListParam_Wait {
  type: "wait";
}
export interface ComputerTool {
  type: "computer";
}
export interface ComputerToolParam {
  type: "computer";
}
export interface ComputerUsePreviewTool {
  display_height: number;
  display_width: number;
  environment: "windows" | "mac" | "linux" | "ubuntu" | "browser";
  type: "computer_use_preview";
}
export interface ComputerUsePreviewToolParam {
  display_height: number;
  display_width: number;
  environment: "windows" | "mac" | "linux" | "ubuntu" | "browser";
  type: "computer_use_preview";
}
export interface ContainerAuto {
  type: "container_auto";
  file_ids?: Array<string>;
  memory_limit?: "1g" | "4g" | "16g" | "64g" | null;
  network_policy?: ContainerNetworkPolicyDisabled | ContainerNetworkPolicyAllowlist;
  skills?: Array<SkillReference | InlineSkill>;
}
export interface ContainerAutoParam {
  type: "container_auto";
  file_ids?: Array<string>;
  memory_limit?: "1g" | "4g" | "16g" | "64g" | null;
  network_policy?: ContainerNetworkPolicyDisabledParam | ContainerNetworkPolicyAllowlistParam;
  skills?: Array<SkillReferenceParam | InlineSkillParam>;
}
export interface ContainerNetworkPolicyAllowlist {
  allowed_domains: Array<string>;
  type: "allowlist";
  domain_secrets?: Array<ContainerNetworkPolicyDomainSecret>;
}
export interface ContainerNetworkPolicyAllowlistParam {
  allowed_domains: Array<string>;
  type: "allowlist";
  domain_secrets?: Array<ContainerNetworkPolicyDomainSecretParam>;
}
export interface ContainerNetworkPolicyDisabled {
  type: "disabled";
}
export interface ContainerNetworkPolicyDisabledParam {
  type: "disabled";
}
export interface ContainerNetworkPolicyDomainSecret {
  domain: string;
  name: string;
  value: string;
}
export interface ContainerNetworkPolicyDomainSecretParam {
  domain: string;
  name: string;
  value: string;
}
export interface ContainerReference {
  container_id: string;
  type: "container_reference";
}
export interface ContainerReferenceParam {
  container_id: string;
  type: "container_reference";
}
export interface CustomTool {
  name: string;
  type: "custom";
  allowed_callers?: Array<"direct" | "programmatic"> | null;
  defer_loading?: boolean;
  description?: string;
  format?: APIShared.CustomToolInputFormat;
}
export interface CustomToolParam {
  name: string;
  type: "custom";
  allowed_callers?: Array<"direct" | "programmatic"> | null;
  defer_loading?: boolean;
  description?: string;
  format?: APISharedParams.CustomToolInputFormat;
}
export interface EasyInputMessage {
  content: string | ResponseInputMessageContentList;
  role: "user" | "assistant" | "system" | "developer";
  phase?: "commentary" | "final_answer" | null;
  type?: "message";
}
export interface EasyInputMessageParam {
  content: string | Array<ResponseInputContentParam>;
  role: "user" | "assistant" | "system" | "developer";
  phase?: "commentary" | "final_answer" | null;
  type?: "message";
}
export interface FileSearchTool {
  type: "file_search";
  vector_store_ids: Array<string>;
  filters?: APIShared.ComparisonFilter | APIShared.CompoundFilter | null;
  max_num_results?: number;
  ranking_options?: FileSearchTool_RankingOptions;
}
export interface FileSearchTool_RankingOptions {
  hybrid_search?: FileSearchTool_RankingOptionsHybridSearch;
  ranker?: "auto" | "default-2024-11-15";
  score_threshold?: number;
}
export interface FileSearchTool_RankingOptionsHybridSearch {
  embedding_weight: number;
  text_weight: number;
}
export interface FileSearchToolParam {
  type: "file_search";
  vector_store_ids: Array<string>;
  filters?: APISharedParams.ComparisonFilter | APISharedParams.CompoundFilter | null;
  max_num_results?: number;
  ranking_options?: FileSearchToolParam_RankingOptions;
}
export interface FileSearchToolParam_RankingOptions {
  hybrid_search?: FileSearchToolParam_RankingOptionsHybridSearch;
  ranker?: "auto" | "default-2024-11-15";
  score_threshold?: number;
}
export interface FileSearchToolParam_RankingOptionsHybridSearch {
  embedding_weight: number;
  text_weight: number;
}
export interface FunctionShellTool {
  type: "shell";
  allowed_callers?: Array<"direct" | "programmatic"> | null;
  environment?: ContainerAuto | LocalEnvironment | ContainerReference | null;
}
export interface FunctionShellToolParam {
  type: "shell";
  allowed_callers?: Array<"direct" | "programmatic"> | null;
  environment?: ContainerAutoParam | LocalEnvironmentParam | ContainerReferenceParam | null;
}
export interface FunctionTool {
  name: string;
  parameters: { [key: string]: unknown } | null;
  strict: boolean | null;
  type: "function";
  allowed_callers?: Array<"direct" | "programmatic"> | null;
  defer_loading?: boolean;
  description?: string | null;
  output_schema?: { [key: string]: unknown } | null;
}
export interface FunctionToolParam {
  name: string;
  parameters: { [key: string]: unknown } | null;
  strict: boolean | null;
  type: "function";
  allowed_callers?: Array<"direct" | "programmatic"> | null;
  defer_loading?: boolean;
  description?: string | null;
  output_schema?: { [key: string]: unknown } | null;
}
export type ImageDetail = "low" | "high" | "auto" | "original";
export interface InlineSkill {
  description: string;
  name: string;
  source: InlineSkillSource;
  type: "inline";
}
export interface InlineSkillParam {
  description: string;
  name: string;
  source: InlineSkillSourceParam;
  type: "inline";
}
export interface InlineSkillSource {
  data: string;
  media_type: "application/zip";
  type: "base64";
}
export interface InlineSkillSourceParam {
  data: string;
  media_type: "application/zip";
  type: "base64";
}
export interface InputItemListParams {
  after?: string;
  include?: Array<ResponseIncludable>;
  limit?: number;
  order?: "asc" | "desc";
}
export interface InputTokenCountParams {
  conversation?: string | ResponseConversationParamParam | null;
  input?: string | Array<ResponseInputItemParam> | null;
  instructions?: string | null;
  model?: string | null;
  parallel_tool_calls?: boolean | null;
  personality?: string | "friendly" | "pragmatic";
  previous_response_id?: string | null;
  reasoning?: APISharedParams.Reasoning | null;
  text?: ResponseTextConfigParam | null;
  tool_choice?: "none" | "auto" | "required" | ToolChoiceAllowedParam | ToolChoiceTypesParam | ToolChoiceFunctionParam | ToolChoiceMcpParam | ToolChoiceCustomParam | InputTokenCountParams_ToolChoiceSpecificProgrammaticToolCallingParam | ToolChoiceApplyPatchParam | ToolChoiceShellParam | null;
  tools?: Array<ToolParam> | null;
  truncation?: "auto" | "disabled";
}
export interface InputTokenCountParams_ToolChoiceSpecificProgrammaticToolCallingParam {
  type: "programmatic_tool_calling";
}
export interface InputTokenCountResponse {
  input_tokens: number;
  object: "response.input_tokens";
}
export interface LocalEnvironment {
  type: "local";
  skills?: Array<LocalSkill>;
}
export interface LocalEnvironmentParam {
  type: "local";
  skills?: Array<LocalSkillParam>;
}
export interface LocalSkill {
  description: string;
  name: string;
  path: string;
}
export interface LocalSkillParam {
  description: string;
  name: string;
  path: string;
}
export interface McpToolCallError_HTTPError {
  code: number;
  message: string;
  type: "http_error";
}
export interface McpToolCallError_McpProtocolError {
  code: number;
  message: string;
  type: "mcp_protocol_error";
}
export type McpToolCallError = McpToolCallError_McpProtocolError | McpToolCallError_McpToolExecutionError | McpToolCallError_HTTPError | null;
export interface McpToolCallError_McpToolExecutionError {
  content: unknown;
  type: "mcp_tool_execution_error";
}
export interface McpToolCallErrorParam_HTTPError {
  code: number;
  message: string;
  type: "http_error";
}
export interface McpToolCallErrorParam_McpProtocolError {
  code: number;
  message: string;
  type: "mcp_protocol_error";
}
export type McpToolCallErrorParam = McpToolCallErrorParam_McpProtocolError | McpToolCallErrorParam_McpToolExecutionError | McpToolCallErrorParam_HTTPError | null;
export interface McpToolCallErrorParam_McpToolExecutionError {
  content: unknown;
  type: "mcp_tool_execution_error";
}
export interface NamespaceTool {
  description: string;
  name: string;
  tools: Array<NamespaceTool_ToolFunction | CustomTool>;
  type: "namespace";
}
export interface NamespaceTool_ToolFunction {
  name: string;
  type: "function";
  allowed_callers?: Array<"direct" | "programmatic"> | null;
  defer_loading?: boolean;
  description?: string | null;
  output_schema?: { [key: string]: unknown } | null;
  parameters?: unknown | null;
  strict?: boolean | null;
}
export interface NamespaceToolParam {
  description: string;
  name: string;
  tools: Array<NamespaceToolParam_ToolFunction | CustomToolParam>;
  type: "namespace";
}
export interface NamespaceToolParam_ToolFunction {
  name: string;
  type: "function";
  allowed_callers?: Array<"direct" | "programmatic"> | null;
  defer_loading?: boolean;
  description?: string | null;
  output_schema?: { [key: string]: unknown } | null;
  parameters?: unknown | null;
  strict?: boolean | null;
}
export interface Response_Conversation {
  id: string;
}
export interface Response_IncompleteDetails {
  reason?: "max_output_tokens" | "content_filter";
}
export interface Response_Moderation {
  input: Response_ModerationInputModerationResult | Response_ModerationInputError;
  output: Response_ModerationOutputModerationResult | Response_ModerationOutputError;
}
export interface Response_ModerationInputError {
  code: string;
  message: string;
  type: "error";
}
export interface Response_ModerationInputModerationResult {
  categories: { [key: string]: boolean };
  category_applied_input_types: { [key: string]: Array<"text" | "image"> };
  category_scores: { [key: string]: number };
  flagged: boolean;
  model: string;
  type: "moderation_result";
}
export interface Response_ModerationOutputError {
  code: string;
  message: string;
  type: "error";
}
export interface Response_ModerationOutputModerationResult {
  categories: { [key: string]: boolean };
  category_applied_input_types: { [key: string]: Array<"text" | "image"> };
  category_scores: { [key: string]: number };
  flagged: boolean;
  model: string;
  type: "moderation_result";
}
export interface Response_PromptCacheOptions {
  mode: "implicit" | "explicit";
  ttl: "30m";
}
export interface Response {
  id: string;
  created_at: number;
  error: ResponseError | null;
  incomplete_details: Response_IncompleteDetails | null;
  instructions: string | Array<ResponseInputItem> | null;
  metadata: APIShared.Metadata;
  model: APIShared.ResponsesModel;
  object: "response";
  output: Array<ResponseOutputItem>;
  parallel_tool_calls: boolean;
  temperature: number | null;
  tool_choice: "none" | "auto" | "required" | ToolChoiceAllowed | ToolChoiceTypes | ToolChoiceFunction | ToolChoiceMcp | ToolChoiceCustom | Response_ToolChoiceSpecificProgrammaticToolCallingParam | ToolChoiceApplyPatch | ToolChoiceShell;
  tools: Array<Tool>;
  top_p: number | null;
  background?: boolean | null;
  completed_at?: number | null;
  conversation?: Response_Conversation | null;
  max_output_tokens?: number | null;
  max_tool_calls?: number | null;
  moderation?: Response_Moderation | null;
  previous_response_id?: string | null;
  prompt?: ResponsePrompt | null;
  prompt_cache_key?: string | null;
  prompt_cache_options?: Response_PromptCacheOptions;
  prompt_cache_retention?: "in_memory" | "24h" | null;
  reasoning?: APIShared.Reasoning | null;
  safety_identifier?: string | null;
  service_tier?: ServiceTier;
  status?: "completed" | "failed" | "in_progress" | "cancelled" | "queued" | "incomplete";
  text?: ResponseTextConfig;
  top_logprobs?: number | null;
  truncation?: "auto" | "disabled" | null;
  usage?: ResponseUsage;
  user?: string;
  output_text: string;
}
export interface Response_ToolChoiceSpecificProgrammaticToolCallingParam {
  type: "programmatic_tool_calling";
}
export interface ResponseApplyPatchToolCall_CallerDirect {
  type: "direct";
}
export interface ResponseApplyPatchToolCall_CallerProgram {
  caller_id: string;
  type: "program";
}
export interface ResponseApplyPatchToolCall_OperationCreateFile {
  diff: string;
  path: string;
  type: "create_file";
}
export interface ResponseApplyPatchToolCall_OperationDeleteFile {
  path: string;
  type: "delete_file";
}
export interface ResponseApplyPatchToolCall_OperationUpdateFile {
  diff: string;
  path: string;
  type: "update_file";
}
export interface ResponseApplyPatchToolCall {
  id: string;
  call_id: string;
  operation: ResponseApplyPatchToolCall_OperationCreateFile | ResponseApplyPatchToolCall_OperationDeleteFile | ResponseApplyPatchToolCall_OperationUpdateFile;
  status: "in_progress" | "completed";
  type: "apply_patch_call";
  caller?: ResponseApplyPatchToolCall_CallerDirect | ResponseApplyPatchToolCall_CallerProgram | null;
  created_by?: string;
}
export interface ResponseApplyPatchToolCallOutput_CallerDirect {
  type: "direct";
}
export interface ResponseApplyPatchToolCallOutput_CallerProgram {
  caller_id: string;
  type: "program";
}
export interface ResponseApplyPatchToolCallOutput {
  id: string;
  call_id: string;
  status: "completed" | "failed";
  type: "apply_patch_call_output";
  caller?: ResponseApplyPatchToolCallOutput_CallerDirect | ResponseApplyPatchToolCallOutput_CallerProgram | null;
  created_by?: string;
  output?: string | null;
}
export interface ResponseAudioDeltaEvent {
  delta: string;
  sequence_number: number;
  type: "response.audio.delta";
}
export interface ResponseAudioDoneEvent {
  sequence_number: number;
  type: "response.audio.done";
}
export interface ResponseAudioTranscriptDeltaEvent {
  delta: string;
  sequence_number: number;
  type: "response.audio.transcript.delta";
}
export interface ResponseAudioTranscriptDoneEvent {
  sequence_number: number;
  type: "response.audio.transcript.done";
}
export interface ResponseCodeInterpreterCallCodeDeltaEvent {
  delta: string;
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.code_interpreter_call_code.delta";
}
export interface ResponseCodeInterpreterCallCodeDoneEvent {
  code: string;
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.code_interpreter_call_code.done";
}
export interface ResponseCodeInterpreterCallCompletedEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.code_interpreter_call.completed";
}
export interface ResponseCodeInterpreterCallInProgressEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.code_interpreter_call.in_progress";
}
export interface ResponseCodeInterpreterCallInterpretingEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.code_interpreter_call.interpreting";
}
export interface ResponseCodeInterpreterToolCall_OutputImage {
  type: "image";
  url: string;
}
export interface ResponseCodeInterpreterToolCall_OutputLogs {
  logs: string;
  type: "logs";
}
export interface ResponseCodeInterpreterToolCall {
  id: string;
  code: string | null;
  container_id: string;
  outputs: Array<ResponseCodeInterpreterToolCall_OutputLogs | ResponseCodeInterpreterToolCall_OutputImage> | null;
  status: "in_progress" | "completed" | "incomplete" | "interpreting" | "failed";
  type: "code_interpreter_call";
}
export interface ResponseCodeInterpreterToolCallParam_OutputImage {
  type: "image";
  url: string;
}
export interface ResponseCodeInterpreterToolCallParam_OutputLogs {
  logs: string;
  type: "logs";
}
export interface ResponseCodeInterpreterToolCallParam {
  id: string;
  code: string | null;
  container_id: string;
  outputs: Array<ResponseCodeInterpreterToolCallParam_OutputLogs | ResponseCodeInterpreterToolCallParam_OutputImage> | null;
  status: "in_progress" | "completed" | "incomplete" | "interpreting" | "failed";
  type: "code_interpreter_call";
}
export interface ResponseCompactParams_PromptCacheOptions {
  mode?: "implicit" | "explicit";
  ttl?: "30m";
}
export interface ResponseCompactParams {
  model: APISharedParams.ResponsesModel | string | null;
  input?: string | Array<ResponseInputItemParam> | null;
  instructions?: string | null;
  previous_response_id?: string | null;
  prompt_cache_key?: string | null;
  prompt_cache_options?: ResponseCompactParams_PromptCacheOptions | null;
  prompt_cache_retention?: "in_memory" | "24h" | null;
  service_tier?: "auto" | "default" | "fast" | "flex" | "priority" | null;
}
export interface ResponseCompactionItem {
  id: string;
  encrypted_content: string;
  type: "compaction";
  created_by?: string;
}
export interface ResponseCompactionItemParam {
  encrypted_content: string;
  type: "compaction";
  id?: string | null;
}
export interface ResponseCompactionItemParamParam {
  encrypted_content: string;
  type: "compaction";
  id?: string | null;
}
export interface ResponseCompletedEvent {
  response: Response;
  sequence_number: number;
  type: "response.completed";
}
export interface ResponseComputerToolCall_ActionClick {
  button: "left" | "right" | "wheel" | "back" | "forward";
  type: "click";
  x: number;
  y: number;
  keys?: Array<string> | null;
}
export interface ResponseComputerToolCall_ActionDoubleClick {
  keys: Array<string> | null;
  type: "double_click";
  x: number;
  y: number;
}
export interface ResponseComputerToolCall_ActionDrag {
  path: Array<ResponseComputerToolCall_ActionDragPath>;
  type: "drag";
  keys?: Array<string> | null;
}
export interface ResponseComputerToolCall_ActionDragPath {
  x: number;
  y: number;
}
export interface ResponseComputerToolCall_ActionKeypress {
  keys: Array<string>;
  type: "keypress";
}
export interface ResponseComputerToolCall_ActionMove {
  type: "move";
  x: number;
  y: number;
  keys?: Array<string> | null;
}
export interface ResponseComputerToolCall_ActionScreenshot {
  type: "screenshot";
}
export interface ResponseComputerToolCall_ActionScroll {
  scroll_x: number;
  scroll_y: number;
  type: "scroll";
  x: number;
  y: number;
  keys?: Array<string> | null;
}
export interface ResponseComputerToolCall_ActionType {
  text: string;
  type: "type";
}
export interface ResponseComputerToolCall_ActionWait {
  type: "wait";
}
export interface ResponseComputerToolCall_PendingSafetyCheck {
  id: string;
  code?: string | null;
  message?: string | null;
}
export interface ResponseComputerToolCall {
  id: string;
  call_id: string;
  pending_safety_checks: Array<ResponseComputerToolCall_PendingSafetyCheck>;
  status: "in_progress" | "completed" | "incomplete";
  type: "computer_call";
  action?: ResponseComputerToolCall_ActionClick | ResponseComputerToolCall_ActionDoubleClick | ResponseComputerToolCall_ActionDrag | ResponseComputerToolCall_ActionKeypress | ResponseComputerToolCall_ActionMove | ResponseComputerToolCall_ActionScreenshot | ResponseComputerToolCall_ActionScroll | ResponseComputerToolCall_ActionType | ResponseComputerToolCall_ActionWait;
  actions?: ComputerActionList;
}
export interface ResponseComputerToolCallOutputItem_AcknowledgedSafetyCheck {
  id: string;
  code?: string | null;
  message?: string | null;
}
export interface ResponseComputerToolCallOutputItem {
  id: string;
  call_id: string;
  output: ResponseComputerToolCallOutputScreenshot;
  status: "completed" | "incomplete" | "failed";
  type: "computer_call_output";
  acknowledged_safety_checks?: Array<ResponseComputerToolCallOutputItem_AcknowledgedSafetyCheck>;
  created_by?: string;
}
export interface ResponseComputerToolCallOutputScreenshot {
  type: "computer_screenshot";
  file_id?: string;
  image_url?: string;
}
export interface ResponseComputerToolCallOutputScreenshotParam {
  type: "computer_screenshot";
  file_id?: string;
  image_url?: string;
}
export interface ResponseComputerToolCallParam_ActionClick {
  button: "left" | "right" | "wheel" | "back" | "forward";
  type: "click";
  x: number;
  y: number;
  keys?: Array<string> | null;
}
export interface ResponseComputerToolCallParam_ActionDoubleClick {
  keys: Array<string> | null;
  type: "double_click";
  x: number;
  y: number;
}
export interface ResponseComputerToolCallParam_ActionDrag {
  path: Array<ResponseComputerToolCallParam_ActionDragPath>;
  type: "drag";
  keys?: Array<string> | null;
}
export interface ResponseComputerToolCallParam_ActionDragPath {
  x: number;
  y: number;
}
export interface ResponseComputerToolCallParam_ActionKeypress {
  keys: Array<string>;
  type: "keypress";
}
export interface ResponseComputerToolCallParam_ActionMove {
  type: "move";
  x: number;
  y: number;
  keys?: Array<string> | null;
}
export interface ResponseComputerToolCallParam_ActionScreenshot {
  type: "screenshot";
}
export interface ResponseComputerToolCallParam_ActionScroll {
  scroll_x: number;
  scroll_y: number;
  type: "scroll";
  x: number;
  y: number;
  keys?: Array<string> | null;
}
export interface ResponseComputerToolCallParam_ActionType {
  text: string;
  type: "type";
}
export interface ResponseComputerToolCallParam_ActionWait {
  type: "wait";
}
export interface ResponseComputerToolCallParam_PendingSafetyCheck {
  id: string;
  code?: string | null;
  message?: string | null;
}
export interface ResponseComputerToolCallParam {
  id: string;
  call_id: string;
  pending_safety_checks: Array<ResponseComputerToolCallParam_PendingSafetyCheck>;
  status: "in_progress" | "completed" | "incomplete";
  type: "computer_call";
  action?: ResponseComputerToolCallParam_ActionClick | ResponseComputerToolCallParam_ActionDoubleClick | ResponseComputerToolCallParam_ActionDrag | ResponseComputerToolCallParam_ActionKeypress | ResponseComputerToolCallParam_ActionMove | ResponseComputerToolCallParam_ActionScreenshot | ResponseComputerToolCallParam_ActionScroll | ResponseComputerToolCallParam_ActionType | ResponseComputerToolCallParam_ActionWait;
  actions?: ComputerActionListParam;
}
export interface ResponseContainerReference {
  container_id: string;
  type: "container_reference";
}
export interface ResponseContentPartAddedEvent_PartReasoningText {
  text: string;
  type: "reasoning_text";
}
export interface ResponseContentPartAddedEvent {
  content_index: number;
  item_id: string;
  output_index: number;
  part: ResponseOutputText | ResponseOutputRefusal | ResponseContentPartAddedEvent_PartReasoningText;
  sequence_number: number;
  type: "response.content_part.added";
}
export interface ResponseContentPartDoneEvent_PartReasoningText {
  text: string;
  type: "reasoning_text";
}
export interface ResponseContentPartDoneEvent {
  content_index: number;
  item_id: string;
  output_index: number;
  part: ResponseOutputText | ResponseOutputRefusal | ResponseContentPartDoneEvent_PartReasoningText;
  sequence_number: number;
  type: "response.content_part.done";
}
export interface ResponseConversationParamParam {
  id: string;
}
export interface ResponseCreateParams_ContextManagement {
  type: string;
  compact_threshold?: number | null;
}
export interface ResponseCreateParams_Moderation {
  model: string;
  policy?: ResponseCreateParams_ModerationPolicy | null;
}
export interface ResponseCreateParams_ModerationPolicy {
  input?: ResponseCreateParams_ModerationPolicyInput | null;
  output?: ResponseCreateParams_ModerationPolicyOutput | null;
}
export interface ResponseCreateParams_ModerationPolicyInput {
  mode: "score" | "block";
}
export interface ResponseCreateParams_ModerationPolicyOutput {
  mode: "score" | "block";
}
export interface ResponseCreateParams_PromptCacheOptions {
  mode?: "implicit" | "explicit";
  ttl?: "30m";
}
export interface ResponseCreateParams {
  background?: boolean | null;
  context_management?: Array<ResponseCreateParams_ContextManagement> | null;
  conversation?: string | ResponseConversationParamParam | null;
  include?: Array<ResponseIncludable> | null;
  input?: string | Array<ResponseInputItemParam>;
  instructions?: string | null;
  max_output_tokens?: number | null;
  max_tool_calls?: number | null;
  metadata?: APISharedParams.Metadata;
  model?: APISharedParams.ResponsesModel;
  moderation?: ResponseCreateParams_Moderation | null;
  parallel_tool_calls?: boolean | null;
  previous_response_id?: string | null;
  prompt?: ResponsePromptParam | null;
  prompt_cache_key?: string | null;
  prompt_cache_options?: ResponseCreateParams_PromptCacheOptions;
  prompt_cache_retention?: "in_memory" | "24h" | null;
  reasoning?: APISharedParams.Reasoning | null;
  safety_identifier?: string | null;
  service_tier?: ServiceTier;
  store?: boolean | null;
  stream?: boolean | null;
  stream_options?: ResponseCreateParams_StreamOptions | null;
  temperature?: number | null;
  text?: ResponseTextConfigParam;
  tool_choice?: "none" | "auto" | "required" | ToolChoiceAllowedParam | ToolChoiceTypesParam | ToolChoiceFunctionParam | ToolChoiceMcpParam | ToolChoiceCustomParam | ResponseCreateParams_ToolChoiceSpecificProgrammaticToolCallingParam | ToolChoiceApplyPatchParam | ToolChoiceShellParam;
  tools?: Array<ToolParam>;
  top_logprobs?: number;
  top_p?: number | null;
  truncation?: "auto" | "disabled" | null;
  user?: string;
}
export interface ResponseCreateParams_StreamOptions {
  include_obfuscation?: boolean;
}
export interface ResponseCreateParams_ToolChoiceSpecificProgrammaticToolCallingParam {
  type: "programmatic_tool_calling";
}
export interface ResponseCreatedEvent {
  response: Response;
  sequence_number: number;
  type: "response.created";
}
export interface ResponseCustomToolCall_CallerDirect {
  type: "direct";
}
export interface ResponseCustomToolCall_CallerProgram {
  caller_id: string;
  type: "program";
}
export interface ResponseCustomToolCall {
  call_id: string;
  input: string;
  name: string;
  type: "custom_tool_call";
  id?: string;
  caller?: ResponseCustomToolCall_CallerDirect | ResponseCustomToolCall_CallerProgram | null;
  namespace?: string;
}
export interface ResponseCustomToolCallInputDeltaEvent {
  delta: string;
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.custom_tool_call_input.delta";
}
export interface ResponseCustomToolCallInputDoneEvent {
  input: string;
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.custom_tool_call_input.done";
}
export interface ResponseCustomToolCallItem {
  call_id: string;
  input: string;
  name: string;
  type: "custom_tool_call";
  id: string;
  caller?: ResponseCustomToolCall_CallerDirect | ResponseCustomToolCall_CallerProgram | null;
  namespace?: string;
  status: "in_progress" | "completed" | "incomplete";
  created_by?: string;
}
export interface ResponseCustomToolCallOutput_CallerDirect {
  type: "direct";
}
export interface ResponseCustomToolCallOutput_CallerProgram {
  caller_id: string;
  type: "program";
}
export interface ResponseCustomToolCallOutput {
  call_id: string;
  output: string | Array<ResponseInputContent>;
  type: "custom_tool_call_output";
  id?: string;
  caller?: ResponseCustomToolCallOutput_CallerDirect | ResponseCustomToolCallOutput_CallerProgram | null;
}
export interface ResponseCustomToolCallOutputItem {
  call_id: string;
  output: string | Array<ResponseInputContent>;
  type: "custom_tool_call_output";
  id: string;
  caller?: ResponseCustomToolCallOutput_CallerDirect | ResponseCustomToolCallOutput_CallerProgram | null;
  status: "in_progress" | "completed" | "incomplete";
  created_by?: string;
}
export interface ResponseCustomToolCallOutputParam_CallerDirect {
  type: "direct";
}
export interface ResponseCustomToolCallOutputParam_CallerProgram {
  caller_id: string;
  type: "program";
}
export interface ResponseCustomToolCallOutputParam {
  call_id: string;
  output: string | Array<ResponseInputContentParam>;
  type: "custom_tool_call_output";
  id?: string;
  caller?: ResponseCustomToolCallOutputParam_CallerDirect | ResponseCustomToolCallOutputParam_CallerProgram | null;
}
export interface ResponseCustomToolCallParam_CallerDirect {
  type: "direct";
}
export interface ResponseCustomToolCallParam_CallerProgram {
  caller_id: string;
  type: "program";
}
export interface ResponseCustomToolCallParam {
  call_id: string;
  input: string;
  name: string;
  type: "custom_tool_call";
  id?: string;
  caller?: ResponseCustomToolCallParam_CallerDirect | ResponseCustomToolCallParam_CallerProgram | null;
  namespace?: string;
}
export interface ResponseError {
  code: "server_error" | "rate_limit_exceeded" | "invalid_prompt" | "data_residency_mismatch" | "bio_policy" | "vector_store_timeout" | "invalid_image" | "invalid_image_format" | "invalid_base64_image" | "invalid_image_url" | "image_too_large" | "image_too_small" | "image_parse_error" | "image_content_policy_violation" | "invalid_image_mode" | "image_file_too_large" | "unsupported_image_media_type" | "empty_image_file" | "failed_to_download_image" | "image_file_not_found";
  message: string;
}
export interface ResponseErrorEvent {
  code: string | null;
  message: string;
  param: string | null;
  sequence_number: number;
  type: "error";
}
export interface ResponseFailedEvent {
  response: Response;
  sequence_number: number;
  type: "response.failed";
}
export interface ResponseFileSearchCallCompletedEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.file_search_call.completed";
}
export interface ResponseFileSearchCallInProgressEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.file_search_call.in_progress";
}
export interface ResponseFileSearchCallSearchingEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.file_search_call.searching";
}
export interface ResponseFileSearchToolCall {
  id: string;
  queries: Array<string>;
  status: "in_progress" | "searching" | "completed" | "incomplete" | "failed";
  type: "file_search_call";
  results?: Array<ResponseFileSearchToolCall_Result> | null;
}
export interface ResponseFileSearchToolCall_Result {
  attributes?: { [key: string]: string | number | boolean } | null;
  file_id?: string;
  filename?: string;
  score?: number;
  text?: string;
}
export interface ResponseFileSearchToolCallParam {
  id: string;
  queries: Array<string>;
  status: "in_progress" | "searching" | "completed" | "incomplete" | "failed";
  type: "file_search_call";
  results?: Array<ResponseFileSearchToolCallParam_Result> | null;
}
export interface ResponseFileSearchToolCallParam_Result {
  attributes?: { [key: string]: string | number | boolean } | null;
  file_id?: string;
  filename?: string;
  score?: number;
  text?: string;
}
export type ResponseFormatTextConfig = APIShared.ResponseFormatText | ResponseFormatTextJSONSchemaConfig | APIShared.ResponseFormatJSONObject;
export type ResponseFormatTextConfigParam = APISharedParams.ResponseFormatText | ResponseFormatTextJSONSchemaConfigParam | APISharedParams.ResponseFormatJSONObject;
export interface ResponseFormatTextJSONSchemaConfig {
  name: string;
  schema: APIShared.FunctionParameters;
  type: "json_schema";
  description?: string;
  strict?: boolean | null;
}
export interface ResponseFormatTextJSONSchemaConfigParam {
  name: string;
  schema: APISharedParams.FunctionParameters;
  type: "json_schema";
  description?: string;
  strict?: boolean | null;
}
export interface ResponseFunctionCallArgumentsDeltaEvent {
  delta: string;
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.function_call_arguments.delta";
}
export interface ResponseFunctionCallArgumentsDoneEvent {
  arguments: string;
  item_id: string;
  name: string;
  output_index: number;
  sequence_number: number;
  type: "response.function_call_arguments.done";
}
export type ResponseFunctionCallOutputItem = ResponseInputTextContent | ResponseInputImageContent | ResponseInputFileContent;
export type ResponseFunctionCallOutputItemParam = ResponseInputTextContentParam | ResponseInputImageContentParam | ResponseInputFileContentParam;
export interface ResponseFunctionShellCallOutputContent_OutcomeExit {
  exit_code: number;
  type: "exit";
}
export interface ResponseFunctionShellCallOutputContent_OutcomeTimeout {
  type: "timeout";
}
export interface ResponseFunctionShellCallOutputContent {
  outcome: ResponseFunctionShellCallOutputContent_OutcomeTimeout | ResponseFunctionShellCallOutputContent_OutcomeExit;
  stderr: string;
  stdout: string;
}
export interface ResponseFunctionShellCallOutputContentParam_OutcomeExit {
  exit_code: number;
  type: "exit";
}
export interface ResponseFunctionShellCallOutputContentParam_OutcomeTimeout {
  type: "timeout";
}
export interface ResponseFunctionShellCallOutputContentParam {
  outcome: ResponseFunctionShellCallOutputContentParam_OutcomeTimeout | ResponseFunctionShellCallOutputContentParam_OutcomeExit;
  stderr: string;
  stdout: string;
}
export interface ResponseFunctionShellToolCall_Action {
  commands: Array<string>;
  max_output_length: number | null;
  timeout_ms: number | null;
}
export interface ResponseFunctionShellToolCall_CallerDirect {
  type: "direct";
}
export interface ResponseFunctionShellToolCall_CallerProgram {
  caller_id: string;
  type: "program";
}
export interface ResponseFunctionShellToolCall {
  id: string;
  action: ResponseFunctionShellToolCall_Action;
  call_id: string;
  environment: ResponseLocalEnvironment | ResponseContainerReference | null;
  status: "in_progress" | "completed" | "incomplete";
  type: "shell_call";
  caller?: ResponseFunctionShellToolCall_CallerDirect | ResponseFunctionShellToolCall_CallerProgram | null;
  created_by?: string;
}
export interface ResponseFunctionShellToolCallOutput_CallerDirect {
  type: "direct";
}
export interface ResponseFunctionShellToolCallOutput_CallerProgram {
  caller_id: string;
  type: "program";
}
export interface ResponseFunctionShellToolCallOutput_Output {
  outcome: ResponseFunctionShellToolCallOutput_OutputOutcomeTimeout | ResponseFunctionShellToolCallOutput_OutputOutcomeExit;
  stderr: string;
  stdout: string;
  created_by?: string;
}
export interface ResponseFunctionShellToolCallOutput_OutputOutcomeExit {
  exit_code: number;
  type: "exit";
}
export interface ResponseFunctionShellToolCallOutput_OutputOutcomeTimeout {
  type: "timeout";
}
export interface ResponseFunctionShellToolCallOutput {
  id: string;
  call_id: string;
  max_output_length: number | null;
  output: Array<ResponseFunctionShellToolCallOutput_Output>;
  status: "in_progress" | "completed" | "incomplete";
  type: "shell_call_output";
  caller?: ResponseFunctionShellToolCallOutput_CallerDirect | ResponseFunctionShellToolCallOutput_CallerProgram | null;
  created_by?: string;
}
export interface ResponseFunctionToolCall_CallerDirect {
  type: "direct";
}
export interface ResponseFunctionToolCall_CallerProgram {
  caller_id: string;
  type: "program";
}
export interface ResponseFunctionToolCall {
  arguments: string;
  call_id: string;
  name: string;
  type: "function_call";
  id?: string;
  caller?: ResponseFunctionToolCall_CallerDirect | ResponseFunctionToolCall_CallerProgram | null;
  namespace?: string;
  status?: "in_progress" | "completed" | "incomplete";
}
export interface ResponseFunctionToolCallItem {
  arguments: string;
  call_id: string;
  name: string;
  type: "function_call";
  id: string;
  caller?: ResponseFunctionToolCall_CallerDirect | ResponseFunctionToolCall_CallerProgram | null;
  namespace?: string;
  status: "in_progress" | "completed" | "incomplete";
  created_by?: string;
}
export interface ResponseFunctionToolCallOutputItem_CallerDirect {
  type: "direct";
}
export interface ResponseFunctionToolCallOutputItem_CallerProgram {
  caller_id: string;
  type: "program";
}
export interface ResponseFunctionToolCallOutputItem {
  id: string;
  call_id: string;
  output: string | Array<ResponseInputContent>;
  status: "in_progress" | "completed" | "incomplete";
  type: "function_call_output";
  caller?: ResponseFunctionToolCallOutputItem_CallerDirect | ResponseFunctionToolCallOutputItem_CallerProgram | null;
  created_by?: string;
  name?: string;
  namespace?: string;
}
export interface ResponseFunctionToolCallParam_CallerDirect {
  type: "direct";
}
export interface ResponseFunctionToolCallParam_CallerProgram {
  caller_id: string;
  type: "program";
}
export interface ResponseFunctionToolCallParam {
  arguments: string;
  call_id: string;
  name: string;
  type: "function_call";
  id?: string;
  caller?: ResponseFunctionToolCallParam_CallerDirect | ResponseFunctionToolCallParam_CallerProgram | null;
  namespace?: string;
  status?: "in_progress" | "completed" | "incomplete";
}
export interface ResponseFunctionWebSearch_ActionFind {
  pattern: string;
  type: "find_in_page";
  url: string;
}
export interface ResponseFunctionWebSearch_ActionOpenPage {
  type: "open_page";
  url?: string | null;
}
export interface ResponseFunctionWebSearch_ActionSearch {
  type: "search";
  queries?: Array<string>;
  query?: string;
  sources?: Array<ResponseFunctionWebSearch_ActionSearchSource>;
}
export interface ResponseFunctionWebSearch_ActionSearchSource {
  type: "url";
  url: string;
}
export interface ResponseFunctionWebSearch {
  id: string;
  action: ResponseFunctionWebSearch_ActionSearch | ResponseFunctionWebSearch_ActionOpenPage | ResponseFunctionWebSearch_ActionFind;
  status: "in_progress" | "searching" | "completed" | "failed";
  type: "web_search_call";
}
export interface ResponseFunctionWebSearchParam_ActionFind {
  pattern: string;
  type: "find_in_page";
  url: string;
}
export interface ResponseFunctionWebSearchParam_ActionOpenPage {
  type: "open_page";
  url?: string | null;
}
export interface ResponseFunctionWebSearchParam_ActionSearch {
  type: "search";
  queries?: Array<string>;
  query?: string;
  sources?: Array<ResponseFunctionWebSearchParam_ActionSearchSource>;
}
export interface ResponseFunctionWebSearchParam_ActionSearchSource {
  type: "url";
  url: string;
}
export interface ResponseFunctionWebSearchParam {
  id: string;
  action: ResponseFunctionWebSearchParam_ActionSearch | ResponseFunctionWebSearchParam_ActionOpenPage | ResponseFunctionWebSearchParam_ActionFind;
  status: "in_progress" | "searching" | "completed" | "failed";
  type: "web_search_call";
}
export interface ResponseImageGenCallCompletedEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.image_generation_call.completed";
}
export interface ResponseImageGenCallGeneratingEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.image_generation_call.generating";
}
export interface ResponseImageGenCallInProgressEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.image_generation_call.in_progress";
}
export interface ResponseImageGenCallPartialImageEvent {
  item_id: string;
  output_index: number;
  partial_image_b64: string;
  partial_image_index: number;
  sequence_number: number;
  type: "response.image_generation_call.partial_image";
  background?: string;
  output_format?: string;
  quality?: string;
  size?: string;
}
export interface ResponseInProgressEvent {
  response: Response;
  sequence_number: number;
  type: "response.in_progress";
}
export type ResponseIncludable = "file_search_call.results" | "web_search_call.results" | "web_search_call.action.sources" | "message.input_image.image_url" | "computer_call_output.output.image_url" | "code_interpreter_call.outputs" | "reasoning.encrypted_content" | "message.output_text.logprobs";
export interface ResponseIncompleteEvent {
  response: Response;
  sequence_number: number;
  type: "response.incomplete";
}
export interface ResponseInputAudio_InputAudio {
  data: string;
  format: "mp3" | "wav";
}
export interface ResponseInputAudio {
  input_audio: ResponseInputAudio_InputAudio;
  type: "input_audio";
}
export interface ResponseInputAudioParam_InputAudio {
  data: string;
  format: "mp3" | "wav";
}
export interface ResponseInputAudioParam {
  input_audio: ResponseInputAudioParam_InputAudio;
  type: "input_audio";
}
export type ResponseInputContent = ResponseInputText | ResponseInputImage | ResponseInputFile;
export type ResponseInputContentParam = ResponseInputTextParam | ResponseInputImageParam | ResponseInputFileParam;
export interface ResponseInputFile_PromptCacheBreakpoint {
  mode: "explicit";
}
export interface ResponseInputFile {
  type: "input_file";
  detail?: "auto" | "low" | "high";
  file_data?: string;
  file_id?: string | null;
  file_url?: string;
  filename?: string;
  prompt_cache_breakpoint?: ResponseInputFile_PromptCacheBreakpoint;
}
export interface ResponseInputFileContent_PromptCacheBreakpoint {
  mode: "explicit";
}
export interface ResponseInputFileContent {
  type: "input_file";
  detail?: "auto" | "low" | "high";
  file_data?: string | null;
  file_id?: string | null;
  file_url?: string | null;
  filename?: string | null;
  prompt_cache_breakpoint?: ResponseInputFileContent_PromptCacheBreakpoint | null;
}
export interface ResponseInputFileContentParam_PromptCacheBreakpoint {
  mode: "explicit";
}
export interface ResponseInputFileContentParam {
  type: "input_file";
  detail?: "auto" | "low" | "high";
  file_data?: string | null;
  file_id?: string | null;
  file_url?: string | null;
  filename?: string | null;
  prompt_cache_breakpoint?: ResponseInputFileContentParam_PromptCacheBreakpoint | null;
}
export interface ResponseInputFileParam_PromptCacheBreakpoint {
  mode: "explicit";
}
export interface ResponseInputFileParam {
  type: "input_file";
  detail?: "auto" | "low" | "high";
  file_data?: string;
  file_id?: string | null;
  file_url?: string;
  filename?: string;
  prompt_cache_breakpoint?: ResponseInputFileParam_PromptCacheBreakpoint;
}
export interface ResponseInputImage_PromptCacheBreakpoint {
  mode: "explicit";
}
export interface ResponseInputImage {
  detail: ImageDetail;
  type: "input_image";
  file_id?: string | null;
  image_url?: string | null;
  prompt_cache_breakpoint?: ResponseInputImage_PromptCacheBreakpoint;
}
export interface ResponseInputImageContent_PromptCacheBreakpoint {
  mode: "explicit";
}
export interface ResponseInputImageContent {
  type: "input_image";
  detail?: "low" | "high" | "auto" | "original" | null;
  file_id?: string | null;
  image_url?: string | null;
  prompt_cache_breakpoint?: ResponseInputImageContent_PromptCacheBreakpoint | null;
}
export interface ResponseInputImageContentParam_PromptCacheBreakpoint {
  mode: "explicit";
}
export interface ResponseInputImageContentParam {
  type: "input_image";
  detail?: "low" | "high" | "auto" | "original" | null;
  file_id?: string | null;
  image_url?: string | null;
  prompt_cache_breakpoint?: ResponseInputImageContentParam_PromptCacheBreakpoint | null;
}
export interface ResponseInputImageParam_PromptCacheBreakpoint {
  mode: "explicit";
}
export interface ResponseInputImageParam {
  detail: "low" | "high" | "auto" | "original";
  type: "input_image";
  file_id?: string | null;
  image_url?: string | null;
  prompt_cache_breakpoint?: ResponseInputImageParam_PromptCacheBreakpoint;
}
export interface ResponseInputItem_AdditionalTools {
  role: "developer";
  tools: Array<Tool>;
  type: "additional_tools";
  id?: string | null;
}
export interface ResponseInputItem_ApplyPatchCall {
  call_id: string;
  operation: ResponseInputItem_ApplyPatchCallOperationCreateFile | ResponseInputItem_ApplyPatchCallOperationDeleteFile | ResponseInputItem_ApplyPatchCallOperationUpdateFile;
  status: "in_progress" | "completed";
  type: "apply_patch_call";
  id?: string | null;
  caller?: ResponseInputItem_ApplyPatchCallCallerDirect | ResponseInputItem_ApplyPatchCallCallerProgram | null;
}
export interface ResponseInputItem_ApplyPatchCallCallerDirect {
  type: "direct";
}
export interface ResponseInputItem_ApplyPatchCallCallerProgram {
  caller_id: string;
  type: "program";
}
export interface ResponseInputItem_ApplyPatchCallOperationCreateFile {
  diff: string;
  path: string;
  type: "create_file";
}
export interface ResponseInputItem_ApplyPatchCallOperationDeleteFile {
  path: string;
  type: "delete_file";
}
export interface ResponseInputItem_ApplyPatchCallOperationUpdateFile {
  diff: string;
  path: string;
  type: "update_file";
}
export interface ResponseInputItem_ApplyPatchCallOutput {
  call_id: string;
  status: "completed" | "failed";
  type: "apply_patch_call_output";
  id?: string | null;
  caller?: ResponseInputItem_ApplyPatchCallOutputCallerDirect | ResponseInputItem_ApplyPatchCallOutputCallerProgram | null;
  output?: string | null;
}
export interface ResponseInputItem_ApplyPatchCallOutputCallerDirect {
  type: "direct";
}
export interface ResponseInputItem_ApplyPatchCallOutputCallerProgram {
  caller_id: string;
  type: "program";
}
export interface ResponseInputItem_CompactionTrigger {
  type: "compaction_trigger";
}
export interface ResponseInputItem_ComputerCallOutput {
  call_id: string;
  output: ResponseComputerToolCallOutputScreenshot;
  type: "computer_call_output";
  id?: string | null;
  acknowledged_safety_checks?: Array<ResponseInputItem_ComputerCallOutputAcknowledgedSafetyCheck> | null;
  status?: "in_progress" | "completed" | "incomplete" | null;
}
export interface ResponseInputItem_ComputerCallOutputAcknowledgedSafetyCheck {
  id: string;
  code?: string | null;
  message?: string | null;
}
export interface ResponseInputItem_FunctionCallOutput {
  call_id: string;
  output: string | Array<ResponseFunctionCallOutputItem>;
  type: "function_call_output";
  id?: string | null;
  caller?: ResponseInputItem_FunctionCallOutputCallerDirect | ResponseInputItem_FunctionCallOutputCallerProgram | null;
  name?: string | null;
  namespace?: string | null;
  status?: "in_progress" | "completed" | "incomplete" | null;
}
export interface ResponseInputItem_FunctionCallOutputCallerDirect {
  type: "direct";
}
export interface ResponseInputItem_FunctionCallOutputCallerProgram {
  caller_id: string;
  type: "program";
}
export interface ResponseInputItem_ImageGenerationCall {
  id: string;
  result: string | null;
  status: "in_progress" | "completed" | "generating" | "failed";
  type: "image_generation_call";
}
export interface ResponseInputItem_ItemReference {
  id: string;
  type?: "item_reference" | null;
}
export interface ResponseInputItem_LocalShellCall {
  id: string;
  action: ResponseInputItem_LocalShellCallAction;
  call_id: string;
  status: "in_progress" | "completed" | "incomplete";
  type: "local_shell_call";
}
export interface ResponseInputItem_LocalShellCallAction {
  command: Array<string>;
  env: { [key: string]: string };
  type: "exec";
  timeout_ms?: number | null;
  user?: string | null;
  working_directory?: string | null;
}
export interface ResponseInputItem_LocalShellCallOutput {
  id: string;
  output: string;
  type: "local_shell_call_output";
  status?: "in_progress" | "completed" | "incomplete" | null;
}
export interface ResponseInputItem_McpApprovalRequest {
  id: string;
  arguments: string;
  name: string;
  server_label: string;
  type: "mcp_approval_request";
}
export interface ResponseInputItem_McpApprovalResponse {
  approval_request_id: string;
  approve: boolean;
  type: "mcp_approval_response";
  id?: string | null;
  reason?: string | null;
}
export interface ResponseInputItem_McpCall {
  id: string;
  arguments: string;
  name: string;
  server_label: string;
  type: "mcp_call";
  approval_request_id?: string | null;
  error?: McpToolCallError;
  output?: string | null;
  status?: "in_progress" | "completed" | "incomplete" | "calling" | "failed";
}
export interface ResponseInputItem_McpListTools {
  id: string;
  server_label: string;
  tools: Array<ResponseInputItem_McpListToolsTool>;
  type: "mcp_list_tools";
  error?: string | null;
}
export interface ResponseInputItem_McpListToolsTool {
  input_schema: unknown;
  name: string;
  annotations?: unknown | null;
  description?: string | null;
}
export interface ResponseInputItem_Message {
  content: ResponseInputMessageContentList;
  role: "user" | "system" | "developer";
  status?: "in_progress" | "completed" | "incomplete";
  type?: "message";
}
export interface ResponseInputItem_Program {
  id: string;
  call_id: string;
  code: string;
  fingerprint: string;
  type: "program";
}
export interface ResponseInputItem_ProgramOutput {
  id: string;
  call_id: string;
  result: string;
  status: "completed" | "incomplete";
  type: "program_output";
}
export type ResponseInputItem = EasyInputMessage | ResponseInputItem_Message | ResponseOutputMessage | ResponseFileSearchToolCall | ResponseComputerToolCall | ResponseInputItem_ComputerCallOutput | ResponseFunctionWebSearch | ResponseFunctionToolCall | ResponseInputItem_FunctionCallOutput | ResponseInputItem_ToolSearchCall | ResponseToolSearchOutputItemParam | ResponseInputItem_AdditionalTools | ResponseReasoningItem | ResponseCompactionItemParam | ResponseInputItem_ImageGenerationCall | ResponseCodeInterpreterToolCall | ResponseInputItem_LocalShellCall | ResponseInputItem_LocalShellCallOutput | ResponseInputItem_ShellCall | ResponseInputItem_ShellCallOutput | ResponseInputItem_ApplyPatchCall | ResponseInputItem_ApplyPatchCallOutput | ResponseInputItem_McpListTools | ResponseInputItem_McpApprovalRequest | ResponseInputItem_McpApprovalResponse | ResponseInputItem_McpCall | ResponseCustomToolCallOutput | ResponseCustomToolCall | ResponseInputItem_CompactionTrigger | ResponseInputItem_ItemReference | ResponseInputItem_Program | ResponseInputItem_ProgramOutput;
export interface ResponseInputItem_ShellCall {
  action: ResponseInputItem_ShellCallAction;
  call_id: string;
  type: "shell_call";
  id?: string | null;
  caller?: ResponseInputItem_ShellCallCallerDirect | ResponseInputItem_ShellCallCallerProgram | null;
  environment?: LocalEnvironment | ContainerReference | null;
  status?: "in_progress" | "completed" | "incomplete" | null;
}
export interface ResponseInputItem_ShellCallAction {
  commands: Array<string>;
  max_output_length?: number | null;
  timeout_ms?: number | null;
}
export interface ResponseInputItem_ShellCallCallerDirect {
  type: "direct";
}
export interface ResponseInputItem_ShellCallCallerProgram {
  caller_id: string;
  type: "program";
}
export interface ResponseInputItem_ShellCallOutput {
  call_id: string;
  output: Array<ResponseFunctionShellCallOutputContent>;
  type: "shell_call_output";
  id?: string | null;
  caller?: ResponseInputItem_ShellCallOutputCallerDirect | ResponseInputItem_ShellCallOutputCallerProgram | null;
  max_output_length?: number | null;
  status?: "in_progress" | "completed" | "incomplete" | null;
}
export interface ResponseInputItem_ShellCallOutputCallerDirect {
  type: "direct";
}
export interface ResponseInputItem_ShellCallOutputCallerProgram {
  caller_id: string;
  type: "program";
}
export interface ResponseInputItem_ToolSearchCall {
  arguments: unknown;
  type: "tool_search_call";
  id?: string | null;
  call_id?: string | null;
  execution?: "server" | "client";
  status?: "in_progress" | "completed" | "incomplete" | null;
}
export interface ResponseInputItemParam_AdditionalTools {
  role: "developer";
  tools: Array<ToolParam>;
  type: "additional_tools";
  id?: string | null;
}
export interface ResponseInputItemParam_ApplyPatchCall {
  call_id: string;
  operation: ResponseInputItemParam_ApplyPatchCallOperationCreateFile | ResponseInputItemParam_ApplyPatchCallOperationDeleteFile | ResponseInputItemParam_ApplyPatchCallOperationUpdateFile;
  status: "in_progress" | "completed";
  type: "apply_patch_call";
  id?: string | null;
  caller?: ResponseInputItemParam_ApplyPatchCallCallerDirect | ResponseInputItemParam_ApplyPatchCallCallerProgram | null;
}
export interface ResponseInputItemParam_ApplyPatchCallCallerDirect {
  type: "direct";
}
export interface ResponseInputItemParam_ApplyPatchCallCallerProgram {
  caller_id: string;
  type: "program";
}
export interface ResponseInputItemParam_ApplyPatchCallOperationCreateFile {
  diff: string;
  path: string;
  type: "create_file";
}
export interface ResponseInputItemParam_ApplyPatchCallOperationDeleteFile {
  path: string;
  type: "delete_file";
}
export interface ResponseInputItemParam_ApplyPatchCallOperationUpdateFile {
  diff: string;
  path: string;
  type: "update_file";
}
export interface ResponseInputItemParam_ApplyPatchCallOutput {
  call_id: string;
  status: "completed" | "failed";
  type: "apply_patch_call_output";
  id?: string | null;
  caller?: ResponseInputItemParam_ApplyPatchCallOutputCallerDirect | ResponseInputItemParam_ApplyPatchCallOutputCallerProgram | null;
  output?: string | null;
}
export interface ResponseInputItemParam_ApplyPatchCallOutputCallerDirect {
  type: "direct";
}
export interface ResponseInputItemParam_ApplyPatchCallOutputCallerProgram {
  caller_id: string;
  type: "program";
}
export interface ResponseInputItemParam_CompactionTrigger {
  type: "compaction_trigger";
}
export interface ResponseInputItemParam_ComputerCallOutput {
  call_id: string;
  output: ResponseComputerToolCallOutputScreenshotParam;
  type: "computer_call_output";
  id?: string | null;
  acknowledged_safety_checks?: Array<ResponseInputItemParam_ComputerCallOutputAcknowledgedSafetyCheck> | null;
  status?: "in_progress" | "completed" | "incomplete" | null;
}
export interface ResponseInputItemParam_ComputerCallOutputAcknowledgedSafetyCheck {
  id: string;
  code?: string | null;
  message?: string | null;
}
export interface ResponseInputItemParam_FunctionCallOutput {
  call_id: string;
  output: string | Array<ResponseFunctionCallOutputItemParam>;
  type: "function_call_output";
  id?: string | null;
  caller?: ResponseInputItemParam_FunctionCallOutputCallerDirect | ResponseInputItemParam_FunctionCallOutputCallerProgram | null;
  name?: string | null;
  namespace?: string | null;
  status?: "in_progress" | "completed" | "incomplete" | null;
}
export interface ResponseInputItemParam_FunctionCallOutputCallerDirect {
  type: "direct";
}
export interface ResponseInputItemParam_FunctionCallOutputCallerProgram {
  caller_id: string;
  type: "program";
}
export interface ResponseInputItemParam_ImageGenerationCall {
  id: string;
  result: string | null;
  status: "in_progress" | "completed" | "generating" | "failed";
  type: "image_generation_call";
}
export interface ResponseInputItemParam_ItemReference {
  id: string;
  type?: "item_reference" | null;
}
export interface ResponseInputItemParam_LocalShellCall {
  id: string;
  action: ResponseInputItemParam_LocalShellCallAction;
  call_id: string;
  status: "in_progress" | "completed" | "incomplete";
  type: "local_shell_call";
}
export interface ResponseInputItemParam_LocalShellCallAction {
  command: Array<string>;
  env: { [key: string]: string };
  type: "exec";
  timeout_ms?: number | null;
  user?: string | null;
  working_directory?: string | null;
}
export interface ResponseInputItemParam_LocalShellCallOutput {
  id: string;
  output: string;
  type: "local_shell_call_output";
  status?: "in_progress" | "completed" | "incomplete" | null;
}
export interface ResponseInputItemParam_McpApprovalRequest {
  id: string;
  arguments: string;
  name: string;
  server_label: string;
  type: "mcp_approval_request";
}
export interface ResponseInputItemParam_McpApprovalResponse {
  approval_request_id: string;
  approve: boolean;
  type: "mcp_approval_response";
  id?: string | null;
  reason?: string | null;
}
export interface ResponseInputItemParam_McpCall {
  id: string;
  arguments: string;
  name: string;
  server_label: string;
  type: "mcp_call";
  approval_request_id?: string | null;
  error?: McpToolCallErrorParam;
  output?: string | null;
  status?: "in_progress" | "completed" | "incomplete" | "calling" | "failed";
}
export interface ResponseInputItemParam_McpListTools {
  id: string;
  server_label: string;
  tools: Array<ResponseInputItemParam_McpListToolsTool>;
  type: "mcp_list_tools";
  error?: string | null;
}
export interface ResponseInputItemParam_McpListToolsTool {
  input_schema: unknown;
  name: string;
  annotations?: unknown | null;
  description?: string | null;
}
export interface ResponseInputItemParam_Message {
  content: Array<ResponseInputContentParam>;
  role: "user" | "system" | "developer";
  status?: "in_progress" | "completed" | "incomplete";
  type?: "message";
}
export interface ResponseInputItemParam_Program {
  id: string;
  call_id: string;
  code: string;
  fingerprint: string;
  type: "program";
}
export interface ResponseInputItemParam_ProgramOutput {
  id: string;
  call_id: string;
  result: string;
  status: "completed" | "incomplete";
  type: "program_output";
}
export type ResponseInputItemParam = EasyInputMessageParam | ResponseInputItemParam_Message | ResponseOutputMessageParam | ResponseFileSearchToolCallParam | ResponseComputerToolCallParam | ResponseInputItemParam_ComputerCallOutput | ResponseFunctionWebSearchParam | ResponseFunctionToolCallParam | ResponseInputItemParam_FunctionCallOutput | ResponseInputItemParam_ToolSearchCall | ResponseToolSearchOutputItemParamParam | ResponseInputItemParam_AdditionalTools | ResponseReasoningItemParam | ResponseCompactionItemParamParam | ResponseInputItemParam_ImageGenerationCall | ResponseCodeInterpreterToolCallParam | ResponseInputItemParam_LocalShellCall | ResponseInputItemParam_LocalShellCallOutput | ResponseInputItemParam_ShellCall | ResponseInputItemParam_ShellCallOutput | ResponseInputItemParam_ApplyPatchCall | ResponseInputItemParam_ApplyPatchCallOutput | ResponseInputItemParam_McpListTools | ResponseInputItemParam_McpApprovalRequest | ResponseInputItemParam_McpApprovalResponse | ResponseInputItemParam_McpCall | ResponseCustomToolCallOutputParam | ResponseCustomToolCallParam | ResponseInputItemParam_CompactionTrigger | ResponseInputItemParam_ItemReference | ResponseInputItemParam_Program | ResponseInputItemParam_ProgramOutput;
export interface ResponseInputItemParam_ShellCall {
  action: ResponseInputItemParam_ShellCallAction;
  call_id: string;
  type: "shell_call";
  id?: string | null;
  caller?: ResponseInputItemParam_ShellCallCallerDirect | ResponseInputItemParam_ShellCallCallerProgram | null;
  environment?: LocalEnvironmentParam | ContainerReferenceParam | null;
  status?: "in_progress" | "completed" | "incomplete" | null;
}
export interface ResponseInputItemParam_ShellCallAction {
  commands: Array<string>;
  max_output_length?: number | null;
  timeout_ms?: number | null;
}
export interface ResponseInputItemParam_ShellCallCallerDirect {
  type: "direct";
}
export interface ResponseInputItemParam_ShellCallCallerProgram {
  caller_id: string;
  type: "program";
}
export interface ResponseInputItemParam_ShellCallOutput {
  call_id: string;
  output: Array<ResponseFunctionShellCallOutputContentParam>;
  type: "shell_call_output";
  id?: string | null;
  caller?: ResponseInputItemParam_ShellCallOutputCallerDirect | ResponseInputItemParam_ShellCallOutputCallerProgram | null;
  max_output_length?: number | null;
  status?: "in_progress" | "completed" | "incomplete" | null;
}
export interface ResponseInputItemParam_ShellCallOutputCallerDirect {
  type: "direct";
}
export interface ResponseInputItemParam_ShellCallOutputCallerProgram {
  caller_id: string;
  type: "program";
}
export interface ResponseInputItemParam_ToolSearchCall {
  arguments: unknown;
  type: "tool_search_call";
  id?: string | null;
  call_id?: string | null;
  execution?: "server" | "client";
  status?: "in_progress" | "completed" | "incomplete" | null;
}
export type ResponseInputMessageContentList = Array<ResponseInputContent>;
export interface ResponseInputMessageItem {
  id: string;
  content: ResponseInputMessageContentList;
  role: "user" | "system" | "developer";
  type: "message";
  status?: "in_progress" | "completed" | "incomplete";
}
export type ResponseInputParam = Array<ResponseInputItemParam>;
export interface ResponseInputText_PromptCacheBreakpoint {
  mode: "explicit";
}
export interface ResponseInputText {
  text: string;
  type: "input_text";
  prompt_cache_breakpoint?: ResponseInputText_PromptCacheBreakpoint;
}
export interface ResponseInputTextContent_PromptCacheBreakpoint {
  mode: "explicit";
}
export interface ResponseInputTextContent {
  text: string;
  type: "input_text";
  prompt_cache_breakpoint?: ResponseInputTextContent_PromptCacheBreakpoint | null;
}
export interface ResponseInputTextContentParam_PromptCacheBreakpoint {
  mode: "explicit";
}
export interface ResponseInputTextContentParam {
  text: string;
  type: "input_text";
  prompt_cache_breakpoint?: ResponseInputTextContentParam_PromptCacheBreakpoint | null;
}
export interface ResponseInputTextParam_PromptCacheBreakpoint {
  mode: "explicit";
}
export interface ResponseInputTextParam {
  text: string;
  type: "input_text";
  prompt_cache_breakpoint?: ResponseInputTextParam_PromptCacheBreakpoint;
}
export interface ResponseItem_AdditionalTools {
  id: string;
  role: "unknown" | "user" | "assistant" | "system" | "critic" | "discriminator" | "developer" | "tool";
  tools: Array<Tool>;
  type: "additional_tools";
}
export interface ResponseItem_ImageGenerationCall {
  id: string;
  result: string | null;
  status: "in_progress" | "completed" | "generating" | "failed";
  type: "image_generation_call";
}
export interface ResponseItem_LocalShellCall {
  id: string;
  action: ResponseItem_LocalShellCallAction;
  call_id: string;
  status: "in_progress" | "completed" | "incomplete";
  type: "local_shell_call";
}
export interface ResponseItem_LocalShellCallAction {
  command: Array<string>;
  env: { [key: string]: string };
  type: "exec";
  timeout_ms?: number | null;
  user?: string | null;
  working_directory?: string | null;
}
export interface ResponseItem_LocalShellCallOutput {
  id: string;
  output: string;
  type: "local_shell_call_output";
  status?: "in_progress" | "completed" | "incomplete" | null;
}
export interface ResponseItem_McpApprovalRequest {
  id: string;
  arguments: string;
  name: string;
  server_label: string;
  type: "mcp_approval_request";
}
export interface ResponseItem_McpApprovalResponse {
  id: string;
  approval_request_id: string;
  approve: boolean;
  type: "mcp_approval_response";
  reason?: string | null;
}
export interface ResponseItem_McpCall {
  id: string;
  arguments: string;
  name: string;
  server_label: string;
  type: "mcp_call";
  approval_request_id?: string | null;
  error?: McpToolCallError;
  output?: string | null;
  status?: "in_progress" | "completed" | "incomplete" | "calling" | "failed";
}
export interface ResponseItem_McpListTools {
  id: string;
  server_label: string;
  tools: Array<ResponseItem_McpListToolsTool>;
  type: "mcp_list_tools";
  error?: string | null;
}
export interface ResponseItem_McpListToolsTool {
  input_schema: unknown;
  name: string;
  annotations?: unknown | null;
  description?: string | null;
}
export interface ResponseItem_Program {
  id: string;
  call_id: string;
  code: string;
  fingerprint: string;
  type: "program";
}
export interface ResponseItem_ProgramOutput {
  id: string;
  call_id: string;
  result: string;
  status: "completed" | "incomplete";
  type: "program_output";
}
export type ResponseItem = ResponseInputMessageItem | ResponseOutputMessage | ResponseFileSearchToolCall | ResponseComputerToolCall | ResponseComputerToolCallOutputItem | ResponseFunctionWebSearch | ResponseFunctionToolCallItem | ResponseFunctionToolCallOutputItem | ResponseToolSearchCall | ResponseToolSearchOutputItem | ResponseItem_AdditionalTools | ResponseReasoningItem | ResponseItem_Program | ResponseItem_ProgramOutput | ResponseCompactionItem | ResponseItem_ImageGenerationCall | ResponseCodeInterpreterToolCall | ResponseItem_LocalShellCall | ResponseItem_LocalShellCallOutput | ResponseFunctionShellToolCall | ResponseFunctionShellToolCallOutput | ResponseApplyPatchToolCall | ResponseApplyPatchToolCallOutput | ResponseItem_McpListTools | ResponseItem_McpApprovalRequest | ResponseItem_McpApprovalResponse | ResponseItem_McpCall | ResponseCustomToolCallItem | ResponseCustomToolCallOutputItem;
export interface ResponseLocalEnvironment {
  type: "local";
}
export interface ResponseMcpCallArgumentsDeltaEvent {
  delta: string;
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.mcp_call_arguments.delta";
}
export interface ResponseMcpCallArgumentsDoneEvent {
  arguments: string;
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.mcp_call_arguments.done";
}
export interface ResponseMcpCallCompletedEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.mcp_call.completed";
}
export interface ResponseMcpCallFailedEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.mcp_call.failed";
}
export interface ResponseMcpCallInProgressEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.mcp_call.in_progress";
}
export interface ResponseMcpListToolsCompletedEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.mcp_list_tools.completed";
}
export interface ResponseMcpListToolsFailedEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.mcp_list_tools.failed";
}
export interface ResponseMcpListToolsInProgressEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.mcp_list_tools.in_progress";
}
export interface ResponseOutputItem_AdditionalTools {
  id: string;
  role: "unknown" | "user" | "assistant" | "system" | "critic" | "discriminator" | "developer" | "tool";
  tools: Array<Tool>;
  type: "additional_tools";
}
export interface ResponseOutputItem_ImageGenerationCall {
  id: string;
  result: string | null;
  status: "in_progress" | "completed" | "generating" | "failed";
  type: "image_generation_call";
}
export interface ResponseOutputItem_LocalShellCall {
  id: string;
  action: ResponseOutputItem_LocalShellCallAction;
  call_id: string;
  status: "in_progress" | "completed" | "incomplete";
  type: "local_shell_call";
}
export interface ResponseOutputItem_LocalShellCallAction {
  command: Array<string>;
  env: { [key: string]: string };
  type: "exec";
  timeout_ms?: number | null;
  user?: string | null;
  working_directory?: string | null;
}
export interface ResponseOutputItem_LocalShellCallOutput {
  id: string;
  output: string;
  type: "local_shell_call_output";
  status?: "in_progress" | "completed" | "incomplete" | null;
}
export interface ResponseOutputItem_McpApprovalRequest {
  id: string;
  arguments: string;
  name: string;
  server_label: string;
  type: "mcp_approval_request";
}
export interface ResponseOutputItem_McpApprovalResponse {
  id: string;
  approval_request_id: string;
  approve: boolean;
  type: "mcp_approval_response";
  reason?: string | null;
}
export interface ResponseOutputItem_McpCall {
  id: string;
  arguments: string;
  name: string;
  server_label: string;
  type: "mcp_call";
  approval_request_id?: string | null;
  error?: McpToolCallError;
  output?: string | null;
  status?: "in_progress" | "completed" | "incomplete" | "calling" | "failed";
}
export interface ResponseOutputItem_McpListTools {
  id: string;
  server_label: string;
  tools: Array<ResponseOutputItem_McpListToolsTool>;
  type: "mcp_list_tools";
  error?: string | null;
}
export interface ResponseOutputItem_McpListToolsTool {
  input_schema: unknown;
  name: string;
  annotations?: unknown | null;
  description?: string | null;
}
export interface ResponseOutputItem_Program {
  id: string;
  call_id: string;
  code: string;
  fingerprint: string;
  type: "program";
}
export interface ResponseOutputItem_ProgramOutput {
  id: string;
  call_id: string;
  result: string;
  status: "completed" | "incomplete";
  type: "program_output";
}
export type ResponseOutputItem = ResponseOutputMessage | ResponseFileSearchToolCall | ResponseFunctionToolCall | ResponseFunctionToolCallOutputItem | ResponseFunctionWebSearch | ResponseComputerToolCall | ResponseComputerToolCallOutputItem | ResponseReasoningItem | ResponseOutputItem_Program | ResponseOutputItem_ProgramOutput | ResponseToolSearchCall | ResponseToolSearchOutputItem | ResponseOutputItem_AdditionalTools | ResponseCompactionItem | ResponseOutputItem_ImageGenerationCall | ResponseCodeInterpreterToolCall | ResponseOutputItem_LocalShellCall | ResponseOutputItem_LocalShellCallOutput | ResponseFunctionShellToolCall | ResponseFunctionShellToolCallOutput | ResponseApplyPatchToolCall | ResponseApplyPatchToolCallOutput | ResponseOutputItem_McpCall | ResponseOutputItem_McpListTools | ResponseOutputItem_McpApprovalRequest | ResponseOutputItem_McpApprovalResponse | ResponseCustomToolCall | ResponseCustomToolCallOutputItem;
export interface ResponseOutputItemAddedEvent {
  item: ResponseOutputItem;
  output_index: number;
  sequence_number: number;
  type: "response.output_item.added";
}
export interface ResponseOutputItemDoneEvent {
  item: ResponseOutputItem;
  output_index: number;
  sequence_number: number;
  type: "response.output_item.done";
}
export interface ResponseOutputMessage {
  id: string;
  content: Array<ResponseOutputText | ResponseOutputRefusal>;
  role: "assistant";
  status: "in_progress" | "completed" | "incomplete";
  type: "message";
  phase?: "commentary" | "final_answer" | null;
}
export interface ResponseOutputMessageParam {
  id: string;
  content: Array<ResponseOutputTextParam | ResponseOutputRefusalParam>;
  role: "assistant";
  status: "in_progress" | "completed" | "incomplete";
  type: "message";
  phase?: "commentary" | "final_answer" | null;
}
export interface ResponseOutputRefusal {
  refusal: string;
  type: "refusal";
}
export interface ResponseOutputRefusalParam {
  refusal: string;
  type: "refusal";
}
export interface ResponseOutputText_AnnotationContainerFileCitation {
  container_id: string;
  end_index: number;
  file_id: string;
  filename: string;
  start_index: number;
  type: "container_file_citation";
}
export interface ResponseOutputText_AnnotationFileCitation {
  file_id: string;
  filename: string;
  index: number;
  type: "file_citation";
}
export interface ResponseOutputText_AnnotationFilePath {
  file_id: string;
  index: number;
  type: "file_path";
}
export interface ResponseOutputText_AnnotationURLCitation {
  end_index: number;
  start_index: number;
  title: string;
  type: "url_citation";
  url: string;
}
export interface ResponseOutputText_Logprob {
  token: string;
  bytes: Array<number>;
  logprob: number;
  top_logprobs: Array<ResponseOutputText_LogprobTopLogprob>;
}
export interface ResponseOutputText_LogprobTopLogprob {
  token: string;
  bytes: Array<number>;
  logprob: number;
}
export interface ResponseOutputText {
  annotations: Array<ResponseOutputText_AnnotationFileCitation | ResponseOutputText_AnnotationURLCitation | ResponseOutputText_AnnotationContainerFileCitation | ResponseOutputText_AnnotationFilePath>;
  text: string;
  type: "output_text";
  logprobs?: Array<ResponseOutputText_Logprob>;
}
export interface ResponseOutputTextAnnotationAddedEvent_AnnotationContainerFileCitation {
  container_id: string;
  end_index: number;
  file_id: string;
  filename: string;
  start_index: number;
  type: "container_file_citation";
}
export interface ResponseOutputTextAnnotationAddedEvent_AnnotationFileCitation {
  file_id: string;
  filename: string;
  index: number;
  type: "file_citation";
}
export interface ResponseOutputTextAnnotationAddedEvent_AnnotationFilePath {
  file_id: string;
  index: number;
  type: "file_path";
}
export interface ResponseOutputTextAnnotationAddedEvent_AnnotationURLCitation {
  end_index: number;
  start_index: number;
  title: string;
  type: "url_citation";
  url: string;
}
export interface ResponseOutputTextAnnotationAddedEvent {
  annotation: ResponseOutputTextAnnotationAddedEvent_AnnotationFileCitation | ResponseOutputTextAnnotationAddedEvent_AnnotationURLCitation | ResponseOutputTextAnnotationAddedEvent_AnnotationContainerFileCitation | ResponseOutputTextAnnotationAddedEvent_AnnotationFilePath | null;
  annotation_index: number;
  content_index: number;
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.output_text.annotation.added";
}
export interface ResponseOutputTextParam_AnnotationContainerFileCitation {
  container_id: string;
  end_index: number;
  file_id: string;
  filename: string;
  start_index: number;
  type: "container_file_citation";
}
export interface ResponseOutputTextParam_AnnotationFileCitation {
  file_id: string;
  filename: string;
  index: number;
  type: "file_citation";
}
export interface ResponseOutputTextParam_AnnotationFilePath {
  file_id: string;
  index: number;
  type: "file_path";
}
export interface ResponseOutputTextParam_AnnotationURLCitation {
  end_index: number;
  start_index: number;
  title: string;
  type: "url_citation";
  url: string;
}
export interface ResponseOutputTextParam_Logprob {
  token: string;
  bytes: Array<number>;
  logprob: number;
  top_logprobs: Array<ResponseOutputTextParam_LogprobTopLogprob>;
}
export interface ResponseOutputTextParam_LogprobTopLogprob {
  token: string;
  bytes: Array<number>;
  logprob: number;
}
export interface ResponseOutputTextParam {
  annotations: Array<ResponseOutputTextParam_AnnotationFileCitation | ResponseOutputTextParam_AnnotationURLCitation | ResponseOutputTextParam_AnnotationContainerFileCitation | ResponseOutputTextParam_AnnotationFilePath>;
  text: string;
  type: "output_text";
  logprobs?: Array<ResponseOutputTextParam_Logprob>;
}
export interface ResponsePrompt {
  id: string;
  variables?: { [key: string]: string | ResponseInputText | ResponseInputImage | ResponseInputFile } | null;
  version?: string | null;
}
export interface ResponsePromptParam {
  id: string;
  variables?: { [key: string]: string | ResponseInputTextParam | ResponseInputImageParam | ResponseInputFileParam } | null;
  version?: string | null;
}
export interface ResponseQueuedEvent {
  response: Response;
  sequence_number: number;
  type: "response.queued";
}
export interface ResponseReasoningItem_Content {
  text: string;
  type: "reasoning_text";
}
export interface ResponseReasoningItem {
  id: string;
  summary: Array<ResponseReasoningItem_Summary>;
  type: "reasoning";
  content?: Array<ResponseReasoningItem_Content>;
  encrypted_content?: string | null;
  status?: "in_progress" | "completed" | "incomplete";
}
export interface ResponseReasoningItem_Summary {
  text: string;
  type: "summary_text";
}
export interface ResponseReasoningItemParam_Content {
  text: string;
  type: "reasoning_text";
}
export interface ResponseReasoningItemParam {
  id: string;
  summary: Array<ResponseReasoningItemParam_Summary>;
  type: "reasoning";
  content?: Array<ResponseReasoningItemParam_Content>;
  encrypted_content?: string | null;
  status?: "in_progress" | "completed" | "incomplete";
}
export interface ResponseReasoningItemParam_Summary {
  text: string;
  type: "summary_text";
}
export interface ResponseReasoningSummaryPartAddedEvent_Part {
  text: string;
  type: "summary_text";
}
export interface ResponseReasoningSummaryPartAddedEvent {
  item_id: string;
  output_index: number;
  part: ResponseReasoningSummaryPartAddedEvent_Part;
  sequence_number: number;
  summary_index: number;
  type: "response.reasoning_summary_part.added";
}
export interface ResponseReasoningSummaryPartDoneEvent_Part {
  text: string;
  type: "summary_text";
}
export interface ResponseReasoningSummaryPartDoneEvent {
  item_id: string;
  output_index: number;
  part: ResponseReasoningSummaryPartDoneEvent_Part;
  sequence_number: number;
  summary_index: number;
  type: "response.reasoning_summary_part.done";
  status?: "incomplete";
}
export interface ResponseReasoningSummaryTextDeltaEvent {
  delta: string;
  item_id: string;
  output_index: number;
  sequence_number: number;
  summary_index: number;
  type: "response.reasoning_summary_text.delta";
}
export interface ResponseReasoningSummaryTextDoneEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  summary_index: number;
  text: string;
  type: "response.reasoning_summary_text.done";
}
export interface ResponseReasoningTextDeltaEvent {
  content_index: number;
  delta: string;
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.reasoning_text.delta";
}
export interface ResponseReasoningTextDoneEvent {
  content_index: number;
  item_id: string;
  output_index: number;
  sequence_number: number;
  text: string;
  type: "response.reasoning_text.done";
}
export interface ResponseRefusalDeltaEvent {
  content_index: number;
  delta: string;
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.refusal.delta";
}
export interface ResponseRefusalDoneEvent {
  content_index: number;
  item_id: string;
  output_index: number;
  refusal: string;
  sequence_number: number;
  type: "response.refusal.done";
}
export interface ResponseRetrieveParams {
  include?: Array<ResponseIncludable>;
  include_obfuscation?: boolean;
  starting_after?: number;
  stream?: boolean;
}
export interface ResponseShellCallCommandAddedEvent {
  command: string;
  command_index: number;
  output_index: number;
  sequence_number: number;
  type: "response.shell_call_command.added";
}
export interface ResponseShellCallCommandDeltaEvent {
  command_index: number;
  delta: string;
  output_index: number;
  sequence_number: number;
  type: "response.shell_call_command.delta";
  obfuscation?: string;
}
export interface ResponseShellCallCommandDoneEvent {
  command: string;
  command_index: number;
  output_index: number;
  sequence_number: number;
  type: "response.shell_call_command.done";
}
export interface ResponseShellCallOutputContentDeltaEvent_Delta {
  stderr?: string;
  stdout?: string;
}
export interface ResponseShellCallOutputContentDeltaEvent {
  command_index: number;
  delta: ResponseShellCallOutputContentDeltaEvent_Delta;
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.shell_call_output_content.delta";
}
export interface ResponseShellCallOutputContentDoneEvent_Output {
  outcome: ResponseShellCallOutputContentDoneEvent_OutputOutcomeTimeout | ResponseShellCallOutputContentDoneEvent_OutputOutcomeExit;
  stderr: string;
  stdout: string;
  created_by?: string;
}
export interface ResponseShellCallOutputContentDoneEvent_OutputOutcomeExit {
  exit_code: number;
  type: "exit";
}
export interface ResponseShellCallOutputContentDoneEvent_OutputOutcomeTimeout {
  type: "timeout";
}
export interface ResponseShellCallOutputContentDoneEvent {
  command_index: number;
  item_id: string;
  output: Array<ResponseShellCallOutputContentDoneEvent_Output>;
  output_index: number;
  sequence_number: number;
  type: "response.shell_call_output_content.done";
}
export type ResponseStreamEvent = ResponseAudioDeltaEvent | ResponseAudioDoneEvent | ResponseAudioTranscriptDeltaEvent | ResponseAudioTranscriptDoneEvent | ResponseCodeInterpreterCallCodeDeltaEvent | ResponseCodeInterpreterCallCodeDoneEvent | ResponseCodeInterpreterCallCompletedEvent | ResponseCodeInterpreterCallInProgressEvent | ResponseCodeInterpreterCallInterpretingEvent | ResponseCompletedEvent | ResponseContentPartAddedEvent | ResponseContentPartDoneEvent | ResponseCreatedEvent | ResponseErrorEvent | ResponseFileSearchCallCompletedEvent | ResponseFileSearchCallInProgressEvent | ResponseFileSearchCallSearchingEvent | ResponseFunctionCallArgumentsDeltaEvent | ResponseFunctionCallArgumentsDoneEvent | ResponseShellCallCommandAddedEvent | ResponseShellCallCommandDeltaEvent | ResponseShellCallCommandDoneEvent | ResponseShellCallOutputContentDeltaEvent | ResponseShellCallOutputContentDoneEvent | ResponseInProgressEvent | ResponseFailedEvent | ResponseIncompleteEvent | ResponseOutputItemAddedEvent | ResponseOutputItemDoneEvent | ResponseReasoningSummaryPartAddedEvent | ResponseReasoningSummaryPartDoneEvent | ResponseReasoningSummaryTextDeltaEvent | ResponseReasoningSummaryTextDoneEvent | ResponseReasoningTextDeltaEvent | ResponseReasoningTextDoneEvent | ResponseRefusalDeltaEvent | ResponseRefusalDoneEvent | ResponseTextDeltaEvent | ResponseTextDoneEvent | ResponseWebSearchCallCompletedEvent | ResponseWebSearchCallInProgressEvent | ResponseWebSearchCallSearchingEvent | ResponseImageGenCallCompletedEvent | ResponseImageGenCallGeneratingEvent | ResponseImageGenCallInProgressEvent | ResponseImageGenCallPartialImageEvent | ResponseMcpCallArgumentsDeltaEvent | ResponseMcpCallArgumentsDoneEvent | ResponseMcpCallCompletedEvent | ResponseMcpCallFailedEvent | ResponseMcpCallInProgressEvent | ResponseMcpListToolsCompletedEvent | ResponseMcpListToolsFailedEvent | ResponseMcpListToolsInProgressEvent | ResponseOutputTextAnnotationAddedEvent | ResponseQueuedEvent | ResponseCustomToolCallInputDeltaEvent | ResponseCustomToolCallInputDoneEvent;
export interface ResponseTextConfig {
  format?: ResponseFormatTextConfig;
  verbosity?: "low" | "medium" | "high" | null;
}
export interface ResponseTextConfigParam {
  format?: ResponseFormatTextConfigParam;
  verbosity?: "low" | "medium" | "high" | null;
}
export interface ResponseTextDeltaEvent_Logprob {
  token: string;
  logprob: number;
  top_logprobs?: Array<ResponseTextDeltaEvent_LogprobTopLogprob>;
}
export interface ResponseTextDeltaEvent_LogprobTopLogprob {
  token?: string;
  logprob?: number;
}
export interface ResponseTextDeltaEvent {
  content_index: number;
  delta: string;
  item_id: string;
  logprobs: Array<ResponseTextDeltaEvent_Logprob>;
  output_index: number;
  sequence_number: number;
  type: "response.output_text.delta";
}
export interface ResponseTextDoneEvent_Logprob {
  token: string;
  logprob: number;
  top_logprobs?: Array<ResponseTextDoneEvent_LogprobTopLogprob>;
}
export interface ResponseTextDoneEvent_LogprobTopLogprob {
  token?: string;
  logprob?: number;
}
export interface ResponseTextDoneEvent {
  content_index: number;
  item_id: string;
  logprobs: Array<ResponseTextDoneEvent_Logprob>;
  output_index: number;
  sequence_number: number;
  text: string;
  type: "response.output_text.done";
}
export interface ResponseToolSearchCall {
  id: string;
  arguments: unknown;
  call_id: string | null;
  execution: "server" | "client";
  status: "in_progress" | "completed" | "incomplete";
  type: "tool_search_call";
  created_by?: string;
}
export interface ResponseToolSearchOutputItem {
  id: string;
  call_id: string | null;
  execution: "server" | "client";
  status: "in_progress" | "completed" | "incomplete";
  tools: Array<Tool>;
  type: "tool_search_output";
  created_by?: string;
}
export interface ResponseToolSearchOutputItemParam {
  tools: Array<Tool>;
  type: "tool_search_output";
  id?: string | null;
  call_id?: string | null;
  execution?: "server" | "client";
  status?: "in_progress" | "completed" | "incomplete" | null;
}
export interface ResponseToolSearchOutputItemParamParam {
  tools: Array<ToolParam>;
  type: "tool_search_output";
  id?: string | null;
  call_id?: string | null;
  execution?: "server" | "client";
  status?: "in_progress" | "completed" | "incomplete" | null;
}
export interface ResponseUsage_InputTokensDetails {
  cache_write_tokens: number;
  cached_tokens: number;
}
export interface ResponseUsage_OutputTokensDetails {
  reasoning_tokens: number;
}
export interface ResponseUsage {
  input_tokens: number;
  input_tokens_details: ResponseUsage_InputTokensDetails;
  output_tokens: number;
  output_tokens_details: ResponseUsage_OutputTokensDetails;
  total_tokens: number;
}
export interface ResponseWebSearchCallCompletedEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.web_search_call.completed";
}
export interface ResponseWebSearchCallInProgressEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.web_search_call.in_progress";
}
export interface ResponseWebSearchCallSearchingEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.web_search_call.searching";
}
export type ServiceTier = "auto" | "default" | "flex" | "scale" | "priority" | "fast" | "ultrafast" | null;
export interface SkillReference {
  skill_id: string;
  type: "skill_reference";
  version?: string;
}
export interface SkillReferenceParam {
  skill_id: string;
  type: "skill_reference";
  version?: string;
}
export interface Tool_CodeInterpreter {
  container: string | Tool_CodeInterpreterContainerCodeInterpreterToolAuto;
  type: "code_interpreter";
  allowed_callers?: Array<"direct" | "programmatic"> | null;
}
export interface Tool_CodeInterpreterContainerCodeInterpreterToolAuto {
  type: "auto";
  file_ids?: Array<string>;
  memory_limit?: "1g" | "4g" | "16g" | "64g" | null;
  network_policy?: ContainerNetworkPolicyDisabled | ContainerNetworkPolicyAllowlist;
}
export interface Tool_ImageGeneration {
  type: "image_generation";
  action?: "generate" | "edit" | "auto";
  background?: "transparent" | "opaque" | "auto";
  input_fidelity?: "high" | "low" | null;
  input_image_mask?: Tool_ImageGenerationInputImageMask;
  model?: string | "gpt-image-1" | "gpt-image-1-mini" | "gpt-image-2" | "gpt-image-2-2026-04-21" | "gpt-image-1.5" | "chatgpt-image-latest";
  moderation?: "auto" | "low";
  output_compression?: number;
  output_format?: "png" | "webp" | "jpeg";
  partial_images?: number;
  quality?: "low" | "medium" | "high" | "auto";
  size?: string | "1024x1024" | "1024x1536" | "1536x1024" | "auto";
}
export interface Tool_ImageGenerationInputImageMask {
  file_id?: string;
  image_url?: string;
}
export interface Tool_LocalShell {
  type: "local_shell";
}
export interface Tool_Mcp {
  server_label: string;
  type: "mcp";
  allowed_callers?: Array<"direct" | "programmatic"> | null;
  allowed_tools?: Array<string> | Tool_McpAllowedToolsMcpToolFilter | null;
  authorization?: string;
  connector_id?: "connector_dropbox" | "connector_gmail" | "connector_googlecalendar" | "connector_googledrive" | "connector_microsoftteams" | "connector_outlookcalendar" | "connector_outlookemail" | "connector_sharepoint";
  defer_loading?: boolean;
  headers?: { [key: string]: string } | null;
  require_approval?: Tool_McpRequireApprovalMcpToolApprovalFilter | "always" | "never" | null;
  server_description?: string;
  server_url?: string;
  tunnel_id?: string;
}
export interface Tool_McpAllowedToolsMcpToolFilter {
  read_only?: boolean;
  tool_names?: Array<string>;
}
export interface Tool_McpRequireApprovalMcpToolApprovalFilter {
  always?: Tool_McpRequireApprovalMcpToolApprovalFilterAlways;
  never?: Tool_McpRequireApprovalMcpToolApprovalFilterNever;
}
export interface Tool_McpRequireApprovalMcpToolApprovalFilterAlways {
  read_only?: boolean;
  tool_names?: Array<string>;
}
export interface Tool_McpRequireApprovalMcpToolApprovalFilterNever {
  read_only?: boolean;
  tool_names?: Array<string>;
}
export interface Tool_ProgrammaticToolCalling {
  type: "programmatic_tool_calling";
}
export type Tool = FunctionTool | FileSearchTool | ComputerTool | ComputerUsePreviewTool | WebSearchTool | Tool_Mcp | Tool_CodeInterpreter | Tool_ProgrammaticToolCalling | Tool_ImageGeneration | Tool_LocalShell | FunctionShellTool | CustomTool | NamespaceTool | ToolSearchTool | WebSearchPreviewTool | ApplyPatchTool;
export interface ToolChoiceAllowed {
  mode: "auto" | "required";
  tools: Array<{ [key: string]: unknown }>;
  type: "allowed_tools";
}
export interface ToolChoiceAllowedParam {
  mode: "auto" | "required";
  tools: Array<{ [key: string]: unknown }>;
  type: "allowed_tools";
}
export interface ToolChoiceApplyPatch {
  type: "apply_patch";
}
export interface ToolChoiceApplyPatchParam {
  type: "apply_patch";
}
export interface ToolChoiceCustom {
  name: string;
  type: "custom";
}
export interface ToolChoiceCustomParam {
  name: string;
  type: "custom";
}
export interface ToolChoiceFunction {
  name: string;
  type: "function";
}
export interface ToolChoiceFunctionParam {
  name: string;
  type: "function";
}
export interface ToolChoiceMcp {
  server_label: string;
  type: "mcp";
  name?: string | null;
}
export interface ToolChoiceMcpParam {
  server_label: string;
  type: "mcp";
  name?: string | null;
}
export interface ToolChoiceShell {
  type: "shell";
}
export interface ToolChoiceShellParam {
  type: "shell";
}
export interface ToolChoiceTypes {
  type: "file_search" | "web_search_preview" | "computer" | "computer_use_preview" | "computer_use" | "web_search_preview_2025_03_11" | "image_generation" | "code_interpreter";
}
export interface ToolChoiceTypesParam {
  type: "file_search" | "web_search_preview" | "computer" | "computer_use_preview" | "computer_use" | "web_search_preview_2025_03_11" | "image_generation" | "code_interpreter";
}
export interface ToolParam_CodeInterpreter {
  container: string | ToolParam_CodeInterpreterContainerCodeInterpreterToolAuto;
  type: "code_interpreter";
  allowed_callers?: Array<"direct" | "programmatic"> | null;
}
export interface ToolParam_CodeInterpreterContainerCodeInterpreterToolAuto {
  type: "auto";
  file_ids?: Array<string>;
  memory_limit?: "1g" | "4g" | "16g" | "64g" | null;
  network_policy?: ContainerNetworkPolicyDisabledParam | ContainerNetworkPolicyAllowlistParam;
}
export interface ToolParam_ImageGeneration {
  type: "image_generation";
  action?: "generate" | "edit" | "auto";
  background?: "transparent" | "opaque" | "auto";
  input_fidelity?: "high" | "low" | null;
  input_image_mask?: ToolParam_ImageGenerationInputImageMask;
  model?: string | "gpt-image-1" | "gpt-image-1-mini" | "gpt-image-2" | "gpt-image-2-2026-04-21" | "gpt-image-1.5" | "chatgpt-image-latest";
  moderation?: "auto" | "low";
  output_compression?: number;
  output_format?: "png" | "webp" | "jpeg";
  partial_images?: number;
  quality?: "low" | "medium" | "high" | "auto";
  size?: string | "1024x1024" | "1024x1536" | "1536x1024" | "auto";
}
export interface ToolParam_ImageGenerationInputImageMask {
  file_id?: string;
  image_url?: string;
}
export interface ToolParam_LocalShell {
  type: "local_shell";
}
export interface ToolParam_Mcp {
  server_label: string;
  type: "mcp";
  allowed_callers?: Array<"direct" | "programmatic"> | null;
  allowed_tools?: Array<string> | ToolParam_McpAllowedToolsMcpToolFilter | null;
  authorization?: string;
  connector_id?: "connector_dropbox" | "connector_gmail" | "connector_googlecalendar" | "connector_googledrive" | "connector_microsoftteams" | "connector_outlookcalendar" | "connector_outlookemail" | "connector_sharepoint";
  defer_loading?: boolean;
  headers?: { [key: string]: string } | null;
  require_approval?: ToolParam_McpRequireApprovalMcpToolApprovalFilter | "always" | "never" | null;
  server_description?: string;
  server_url?: string;
  tunnel_id?: string;
}
export interface ToolParam_McpAllowedToolsMcpToolFilter {
  read_only?: boolean;
  tool_names?: Array<string>;
}
export interface ToolParam_McpRequireApprovalMcpToolApprovalFilter {
  always?: ToolParam_McpRequireApprovalMcpToolApprovalFilterAlways;
  never?: ToolParam_McpRequireApprovalMcpToolApprovalFilterNever;
}
export interface ToolParam_McpRequireApprovalMcpToolApprovalFilterAlways {
  read_only?: boolean;
  tool_names?: Array<string>;
}
export interface ToolParam_McpRequireApprovalMcpToolApprovalFilterNever {
  read_only?: boolean;
  tool_names?: Array<string>;
}
export interface ToolParam_ProgrammaticToolCalling {
  type: "programmatic_tool_calling";
}
export type ToolParam = FunctionToolParam | FileSearchToolParam | ComputerToolParam | ComputerUsePreviewToolParam | WebSearchToolParam | ToolParam_Mcp | ToolParam_CodeInterpreter | ToolParam_ProgrammaticToolCalling | ToolParam_ImageGeneration | ToolParam_LocalShell | FunctionShellToolParam | CustomToolParam | NamespaceToolParam | ToolSearchToolParam | WebSearchPreviewToolParam | ApplyPatchToolParam;
export interface ToolSearchTool {
  type: "tool_search";
  description?: string | null;
  execution?: "server" | "client";
  parameters?: unknown | null;
}
export interface ToolSearchToolParam {
  type: "tool_search";
  description?: string | null;
  execution?: "server" | "client";
  parameters?: unknown | null;
}
export interface WebSearchPreviewTool_UserLocation {
  type: "approximate";
  city?: string | null;
  country?: string | null;
  region?: string | null;
  timezone?: string | null;
}
export interface WebSearchPreviewTool {
  type: "web_search_preview" | "web_search_preview_2025_03_11";
  search_content_types?: Array<"text" | "image">;
  search_context_size?: "low" | "medium" | "high";
  user_location?: WebSearchPreviewTool_UserLocation | null;
}
export interface WebSearchPreviewToolParam_UserLocation {
  type: "approximate";
  city?: string | null;
  country?: string | null;
  region?: string | null;
  timezone?: string | null;
}
export interface WebSearchPreviewToolParam {
  type: "web_search_preview" | "web_search_preview_2025_03_11";
  search_content_types?: Array<"text" | "image">;
  search_context_size?: "low" | "medium" | "high";
  user_location?: WebSearchPreviewToolParam_UserLocation | null;
}
export interface WebSearchTool_Filters {
  allowed_domains?: Array<string> | null;
}
export interface WebSearchTool_UserLocation {
  city?: string | null;
  country?: string | null;
  region?: string | null;
  timezone?: string | null;
  type?: "approximate";
}
export interface WebSearchTool {
  type: "web_search" | "web_search_2025_08_26";
  external_web_access?: boolean;
  filters?: WebSearchTool_Filters | null;
  search_context_size?: "low" | "medium" | "high";
  user_location?: WebSearchTool_UserLocation | null;
}
export interface WebSearchToolParam_Filters {
  allowed_domains?: Array<string> | null;
}
export interface WebSearchToolParam_UserLocation {
  city?: string | null;
  country?: string | null;
  region?: string | null;
  timezone?: string | null;
  type?: "approximate";
}
export interface WebSearchToolParam {
  type: "web_search" | "web_search_2025_08_26";
  external_web_access?: boolean;
  filters?: WebSearchToolParam_Filters | null;
  search_context_size?: "low" | "medium" | "high";
  user_location?: WebSearchToolParam_UserLocation | null;
}
export declare namespace ComputerAction {
  export {
    type ComputerAction_Click as Click,
    type ComputerAction_DoubleClick as DoubleClick,
    type ComputerAction_Drag as Drag,
    type ComputerAction_DragPath as DragPath,
    type ComputerAction_Keypress as Keypress,
    type ComputerAction_Move as Move,
    type ComputerAction_Screenshot as Screenshot,
    type ComputerAction_Scroll as Scroll,
    type ComputerAction_Type as Type,
    type ComputerAction_Wait as Wait,
  };
}
export declare namespace ComputerActionListParam {
  export {
    type ComputerActionListParam_Click as Click,
    type ComputerActionListParam_DoubleClick as DoubleClick,
    type ComputerActionListParam_Drag as Drag,
    type ComputerActionListParam_DragPath as DragPath,
    type ComputerActionListParam_Keypress as Keypress,
    type ComputerActionListParam_Move as Move,
    type ComputerActionListParam_Screenshot as Screenshot,
    type ComputerActionListParam_Scroll as Scroll,
    type ComputerActionListParam_Type as Type,
    type ComputerActionListParam_Wait as Wait,
  };
}
export declare namespace FileSearchTool {
  export {
    type FileSearchTool_RankingOptions as RankingOptions,
    type FileSearchTool_RankingOptionsHybridSearch as RankingOptionsHybridSearch,
  };
}
export declare namespace FileSearchToolParam {
  export {
    type FileSearchToolParam_RankingOptions as RankingOptions,
    type FileSearchToolParam_RankingOptionsHybridSearch as RankingOptionsHybridSearch,
  };
}
export declare namespace InputTokenCountParams {
  export {
    type InputTokenCountParams_ToolChoiceSpecificProgrammaticToolCallingParam as ToolChoiceSpecificProgrammaticToolCallingParam,
  };
}
export declare namespace McpToolCallError {
  export {
    type McpToolCallError_HTTPError as HTTPError,
    type McpToolCallError_McpProtocolError as McpProtocolError,
    type McpToolCallError_McpToolExecutionError as McpToolExecutionError,
  };
}
export declare namespace McpToolCallErrorParam {
  export {
    type McpToolCallErrorParam_HTTPError as HTTPError,
    type McpToolCallErrorParam_McpProtocolError as McpProtocolError,
    type McpToolCallErrorParam_McpToolExecutionError as McpToolExecutionError,
  };
}
export declare namespace NamespaceTool {
  export {
    type NamespaceTool_ToolFunction as ToolFunction,
  };
}
export declare namespace NamespaceToolParam {
  export {
    type NamespaceToolParam_ToolFunction as ToolFunction,
  };
}
export declare namespace Response {
  export {
    type Response_Conversation as Conversation,
    type Response_IncompleteDetails as IncompleteDetails,
    type Response_Moderation as Moderation,
    type Response_ModerationInputError as ModerationInputError,
    type Response_ModerationInputModerationResult as ModerationInputModerationResult,
    type Response_ModerationOutputError as ModerationOutputError,
    type Response_ModerationOutputModerationResult as ModerationOutputModerationResult,
    type Response_PromptCacheOptions as PromptCacheOptions,
    type Response_ToolChoiceSpecificProgrammaticToolCallingParam as ToolChoiceSpecificProgrammaticToolCallingParam,
  };
}
export declare namespace ResponseApplyPatchToolCall {
  export {
    type ResponseApplyPatchToolCall_CallerDirect as CallerDirect,
    type ResponseApplyPatchToolCall_CallerProgram as CallerProgram,
    type ResponseApplyPatchToolCall_OperationCreateFile as OperationCreateFile,
    type ResponseApplyPatchToolCall_OperationDeleteFile as OperationDeleteFile,
    type ResponseApplyPatchToolCall_OperationUpdateFile as OperationUpdateFile,
  };
}
export declare namespace ResponseApplyPatchToolCallOutput {
  export {
    type ResponseApplyPatchToolCallOutput_CallerDirect as CallerDirect,
    type ResponseApplyPatchToolCallOutput_CallerProgram as CallerProgram,
  };
}
export declare namespace ResponseCodeInterpreterToolCall {
  export {
    type ResponseCodeInterpreterToolCall_OutputImage as OutputImage,
    type ResponseCodeInterpreterToolCall_OutputLogs as OutputLogs,
  };
}
export declare namespace ResponseCodeInterpreterToolCallParam {
  export {
    type ResponseCodeInterpreterToolCallParam_OutputImage as OutputImage,
    type ResponseCodeInterpreterToolCallParam_OutputLogs as OutputLogs,
  };
}
export declare namespace ResponseCompactParams {
  export {
    type ResponseCompactParams_PromptCacheOptions as PromptCacheOptions,
  };
}
export declare namespace ResponseComputerToolCall {
  export {
    type ResponseComputerToolCall_ActionClick as ActionClick,
    type ResponseComputerToolCall_ActionDoubleClick as ActionDoubleClick,
    type ResponseComputerToolCall_ActionDrag as ActionDrag,
    type ResponseComputerToolCall_ActionDragPath as ActionDragPath,
    type ResponseComputerToolCall_ActionKeypress as ActionKeypress,
    type ResponseComputerToolCall_ActionMove as ActionMove,
    type ResponseComputerToolCall_ActionScreenshot as ActionScreenshot,
    type ResponseComputerToolCall_ActionScroll as ActionScroll,
    type ResponseComputerToolCall_ActionType as ActionType,
    type ResponseComputerToolCall_ActionWait as ActionWait,
    type ResponseComputerToolCall_PendingSafetyCheck as PendingSafetyCheck,
  };
}
export declare namespace ResponseComputerToolCallOutputItem {
  export {
    type ResponseComputerToolCallOutputItem_AcknowledgedSafetyCheck as AcknowledgedSafetyCheck,
  };
}
export declare namespace ResponseComputerToolCallParam {
  export {
    type ResponseComputerToolCallParam_ActionClick as ActionClick,
    type ResponseComputerToolCallParam_ActionDoubleClick as ActionDoubleClick,
    type ResponseComputerToolCallParam_ActionDrag as ActionDrag,
    type ResponseComputerToolCallParam_ActionDragPath as ActionDragPath,
    type ResponseComputerToolCallParam_ActionKeypress as ActionKeypress,
    type ResponseComputerToolCallParam_ActionMove as ActionMove,
    type ResponseComputerToolCallParam_ActionScreenshot as ActionScreenshot,
    type ResponseComputerToolCallParam_ActionScroll as ActionScroll,
    type ResponseComputerToolCallParam_ActionType as ActionType,
    type ResponseComputerToolCallParam_ActionWait as ActionWait,
    type ResponseComputerToolCallParam_PendingSafetyCheck as PendingSafetyCheck,
  };
}
export declare namespace ResponseContentPartAddedEvent {
  export {
    type ResponseContentPartAddedEvent_PartReasoningText as PartReasoningText,
  };
}
export declare namespace ResponseContentPartDoneEvent {
  export {
    type ResponseContentPartDoneEvent_PartReasoningText as PartReasoningText,
  };
}
export declare namespace ResponseCreateParams {
  export {
    type ResponseCreateParams_ContextManagement as ContextManagement,
    type ResponseCreateParams_Moderation as Moderation,
    type ResponseCreateParams_ModerationPolicy as ModerationPolicy,
    type ResponseCreateParams_ModerationPolicyInput as ModerationPolicyInput,
    type ResponseCreateParams_ModerationPolicyOutput as ModerationPolicyOutput,
    type ResponseCreateParams_PromptCacheOptions as PromptCacheOptions,
    type ResponseCreateParams_StreamOptions as StreamOptions,
    type ResponseCreateParams_ToolChoiceSpecificProgrammaticToolCallingParam as ToolChoiceSpecificProgrammaticToolCallingParam,
  };
}
export declare namespace ResponseCustomToolCall {
  export {
    type ResponseCustomToolCall_CallerDirect as CallerDirect,
    type ResponseCustomToolCall_CallerProgram as CallerProgram,
  };
}
export declare namespace ResponseCustomToolCallOutput {
  export {
    type ResponseCustomToolCallOutput_CallerDirect as CallerDirect,
    type ResponseCustomToolCallOutput_CallerProgram as CallerProgram,
  };
}
export declare namespace ResponseCustomToolCallOutputParam {
  export {
    type ResponseCustomToolCallOutputParam_CallerDirect as CallerDirect,
    type ResponseCustomToolCallOutputParam_CallerProgram as CallerProgram,
  };
}
export declare namespace ResponseCustomToolCallParam {
  export {
    type ResponseCustomToolCallParam_CallerDirect as CallerDirect,
    type ResponseCustomToolCallParam_CallerProgram as CallerProgram,
  };
}
export declare namespace ResponseFileSearchToolCall {
  export {
    type ResponseFileSearchToolCall_Result as Result,
  };
}
export declare namespace ResponseFileSearchToolCallParam {
  export {
    type ResponseFileSearchToolCallParam_Result as Result,
  };
}
export declare namespace ResponseFunctionShellCallOutputContent {
  export {
    type ResponseFunctionShellCallOutputContent_OutcomeExit as OutcomeExit,
    type ResponseFunctionShellCallOutputContent_OutcomeTimeout as OutcomeTimeout,
  };
}
export declare namespace ResponseFunctionShellCallOutputContentParam {
  export {
    type ResponseFunctionShellCallOutputContentParam_OutcomeExit as OutcomeExit,
    type ResponseFunctionShellCallOutputContentParam_OutcomeTimeout as OutcomeTimeout,
  };
}
export declare namespace ResponseFunctionShellToolCall {
  export {
    type ResponseFunctionShellToolCall_Action as Action,
    type ResponseFunctionShellToolCall_CallerDirect as CallerDirect,
    type ResponseFunctionShellToolCall_CallerProgram as CallerProgram,
  };
}
export declare namespace ResponseFunctionShellToolCallOutput {
  export {
    type ResponseFunctionShellToolCallOutput_CallerDirect as CallerDirect,
    type ResponseFunctionShellToolCallOutput_CallerProgram as CallerProgram,
    type ResponseFunctionShellToolCallOutput_Output as Output,
    type ResponseFunctionShellToolCallOutput_OutputOutcomeExit as OutputOutcomeExit,
    type ResponseFunctionShellToolCallOutput_OutputOutcomeTimeout as OutputOutcomeTimeout,
  };
}
export declare namespace ResponseFunctionToolCall {
  export {
    type ResponseFunctionToolCall_CallerDirect as CallerDirect,
    type ResponseFunctionToolCall_CallerProgram as CallerProgram,
  };
}
export declare namespace ResponseFunctionToolCallOutputItem {
  export {
    type ResponseFunctionToolCallOutputItem_CallerDirect as CallerDirect,
    type ResponseFunctionToolCallOutputItem_CallerProgram as CallerProgram,
  };
}
export declare namespace ResponseFunctionToolCallParam {
  export {
    type ResponseFunctionToolCallParam_CallerDirect as CallerDirect,
    type ResponseFunctionToolCallParam_CallerProgram as CallerProgram,
  };
}
export declare namespace ResponseFunctionWebSearch {
  export {
    type ResponseFunctionWebSearch_ActionFind as ActionFind,
    type ResponseFunctionWebSearch_ActionOpenPage as ActionOpenPage,
    type ResponseFunctionWebSearch_ActionSearch as ActionSearch,
    type ResponseFunctionWebSearch_ActionSearchSource as ActionSearchSource,
  };
}
export declare namespace ResponseFunctionWebSearchParam {
  export {
    type ResponseFunctionWebSearchParam_ActionFind as ActionFind,
    type ResponseFunctionWebSearchParam_ActionOpenPage as ActionOpenPage,
    type ResponseFunctionWebSearchParam_ActionSearch as ActionSearch,
    type ResponseFunctionWebSearchParam_ActionSearchSource as ActionSearchSource,
  };
}
export declare namespace ResponseInputAudio {
  export {
    type ResponseInputAudio_InputAudio as InputAudio,
  };
}
export declare namespace ResponseInputAudioParam {
  export {
    type ResponseInputAudioParam_InputAudio as InputAudio,
  };
}
export declare namespace ResponseInputFile {
  export {
    type ResponseInputFile_PromptCacheBreakpoint as PromptCacheBreakpoint,
  };
}
export declare namespace ResponseInputFileContent {
  export {
    type ResponseInputFileContent_PromptCacheBreakpoint as PromptCacheBreakpoint,
  };
}
export declare namespace ResponseInputFileContentParam {
  export {
    type ResponseInputFileContentParam_PromptCacheBreakpoint as PromptCacheBreakpoint,
  };
}
export declare namespace ResponseInputFileParam {
  export {
    type ResponseInputFileParam_PromptCacheBreakpoint as PromptCacheBreakpoint,
  };
}
export declare namespace ResponseInputImage {
  export {
    type ResponseInputImage_PromptCacheBreakpoint as PromptCacheBreakpoint,
  };
}
export declare namespace ResponseInputImageContent {
  export {
    type ResponseInputImageContent_PromptCacheBreakpoint as PromptCacheBreakpoint,
  };
}
export declare namespace ResponseInputImageContentParam {
  export {
    type ResponseInputImageContentParam_PromptCacheBreakpoint as PromptCacheBreakpoint,
  };
}
export declare namespace ResponseInputImageParam {
  export {
    type ResponseInputImageParam_PromptCacheBreakpoint as PromptCacheBreakpoint,
  };
}
export declare namespace ResponseInputItem {
  export {
    type ResponseInputItem_AdditionalTools as AdditionalTools,
    type ResponseInputItem_ApplyPatchCall as ApplyPatchCall,
    type ResponseInputItem_ApplyPatchCallCallerDirect as ApplyPatchCallCallerDirect,
    type ResponseInputItem_ApplyPatchCallCallerProgram as ApplyPatchCallCallerProgram,
    type ResponseInputItem_ApplyPatchCallOperationCreateFile as ApplyPatchCallOperationCreateFile,
    type ResponseInputItem_ApplyPatchCallOperationDeleteFile as ApplyPatchCallOperationDeleteFile,
    type ResponseInputItem_ApplyPatchCallOperationUpdateFile as ApplyPatchCallOperationUpdateFile,
    type ResponseInputItem_ApplyPatchCallOutput as ApplyPatchCallOutput,
    type ResponseInputItem_ApplyPatchCallOutputCallerDirect as ApplyPatchCallOutputCallerDirect,
    type ResponseInputItem_ApplyPatchCallOutputCallerProgram as ApplyPatchCallOutputCallerProgram,
    type ResponseInputItem_CompactionTrigger as CompactionTrigger,
    type ResponseInputItem_ComputerCallOutput as ComputerCallOutput,
    type ResponseInputItem_ComputerCallOutputAcknowledgedSafetyCheck as ComputerCallOutputAcknowledgedSafetyCheck,
    type ResponseInputItem_FunctionCallOutput as FunctionCallOutput,
    type ResponseInputItem_FunctionCallOutputCallerDirect as FunctionCallOutputCallerDirect,
    type ResponseInputItem_FunctionCallOutputCallerProgram as FunctionCallOutputCallerProgram,
    type ResponseInputItem_ImageGenerationCall as ImageGenerationCall,
    type ResponseInputItem_ItemReference as ItemReference,
    type ResponseInputItem_LocalShellCall as LocalShellCall,
    type ResponseInputItem_LocalShellCallAction as LocalShellCallAction,
    type ResponseInputItem_LocalShellCallOutput as LocalShellCallOutput,
    type ResponseInputItem_McpApprovalRequest as McpApprovalRequest,
    type ResponseInputItem_McpApprovalResponse as McpApprovalResponse,
    type ResponseInputItem_McpCall as McpCall,
    type ResponseInputItem_McpListTools as McpListTools,
    type ResponseInputItem_McpListToolsTool as McpListToolsTool,
    type ResponseInputItem_Message as Message,
    type ResponseInputItem_Program as Program,
    type ResponseInputItem_ProgramOutput as ProgramOutput,
    type ResponseInputItem_ShellCall as ShellCall,
    type ResponseInputItem_ShellCallAction as ShellCallAction,
    type ResponseInputItem_ShellCallCallerDirect as ShellCallCallerDirect,
    type ResponseInputItem_ShellCallCallerProgram as ShellCallCallerProgram,
    type ResponseInputItem_ShellCallOutput as ShellCallOutput,
    type ResponseInputItem_ShellCallOutputCallerDirect as ShellCallOutputCallerDirect,
    type ResponseInputItem_ShellCallOutputCallerProgram as ShellCallOutputCallerProgram,
    type ResponseInputItem_ToolSearchCall as ToolSearchCall,
  };
}
export declare namespace ResponseInputItemParam {
  export {
    type ResponseInputItemParam_AdditionalTools as AdditionalTools,
    type ResponseInputItemParam_ApplyPatchCall as ApplyPatchCall,
    type ResponseInputItemParam_ApplyPatchCallCallerDirect as ApplyPatchCallCallerDirect,
    type ResponseInputItemParam_ApplyPatchCallCallerProgram as ApplyPatchCallCallerProgram,
    type ResponseInputItemParam_ApplyPatchCallOperationCreateFile as ApplyPatchCallOperationCreateFile,
    type ResponseInputItemParam_ApplyPatchCallOperationDeleteFile as ApplyPatchCallOperationDeleteFile,
    type ResponseInputItemParam_ApplyPatchCallOperationUpdateFile as ApplyPatchCallOperationUpdateFile,
    type ResponseInputItemParam_ApplyPatchCallOutput as ApplyPatchCallOutput,
    type ResponseInputItemParam_ApplyPatchCallOutputCallerDirect as ApplyPatchCallOutputCallerDirect,
    type ResponseInputItemParam_ApplyPatchCallOutputCallerProgram as ApplyPatchCallOutputCallerProgram,
    type ResponseInputItemParam_CompactionTrigger as CompactionTrigger,
    type ResponseInputItemParam_ComputerCallOutput as ComputerCallOutput,
    type ResponseInputItemParam_ComputerCallOutputAcknowledgedSafetyCheck as ComputerCallOutputAcknowledgedSafetyCheck,
    type ResponseInputItemParam_FunctionCallOutput as FunctionCallOutput,
    type ResponseInputItemParam_FunctionCallOutputCallerDirect as FunctionCallOutputCallerDirect,
    type ResponseInputItemParam_FunctionCallOutputCallerProgram as FunctionCallOutputCallerProgram,
    type ResponseInputItemParam_ImageGenerationCall as ImageGenerationCall,
    type ResponseInputItemParam_ItemReference as ItemReference,
    type ResponseInputItemParam_LocalShellCall as LocalShellCall,
    type ResponseInputItemParam_LocalShellCallAction as LocalShellCallAction,
    type ResponseInputItemParam_LocalShellCallOutput as LocalShellCallOutput,
    type ResponseInputItemParam_McpApprovalRequest as McpApprovalRequest,
    type ResponseInputItemParam_McpApprovalResponse as McpApprovalResponse,
    type ResponseInputItemParam_McpCall as McpCall,
    type ResponseInputItemParam_McpListTools as McpListTools,
    type ResponseInputItemParam_McpListToolsTool as McpListToolsTool,
    type ResponseInputItemParam_Message as Message,
    type ResponseInputItemParam_Program as Program,
    type ResponseInputItemParam_ProgramOutput as ProgramOutput,
    type ResponseInputItemParam_ShellCall as ShellCall,
    type ResponseInputItemParam_ShellCallAction as ShellCallAction,
    type ResponseInputItemParam_ShellCallCallerDirect as ShellCallCallerDirect,
    type ResponseInputItemParam_ShellCallCallerProgram as ShellCallCallerProgram,
    type ResponseInputItemParam_ShellCallOutput as ShellCallOutput,
    type ResponseInputItemParam_ShellCallOutputCallerDirect as ShellCallOutputCallerDirect,
    type ResponseInputItemParam_ShellCallOutputCallerProgram as ShellCallOutputCallerProgram,
    type ResponseInputItemParam_ToolSearchCall as ToolSearchCall,
  };
}
export declare namespace ResponseInputText {
  export {
    type ResponseInputText_PromptCacheBreakpoint as PromptCacheBreakpoint,
  };
}
export declare namespace ResponseInputTextContent {
  export {
    type ResponseInputTextContent_PromptCacheBreakpoint as PromptCacheBreakpoint,
  };
}
export declare namespace ResponseInputTextContentParam {
  export {
    type ResponseInputTextContentParam_PromptCacheBreakpoint as PromptCacheBreakpoint,
  };
}
export declare namespace ResponseInputTextParam {
  export {
    type ResponseInputTextParam_PromptCacheBreakpoint as PromptCacheBreakpoint,
  };
}
export declare namespace ResponseItem {
  export {
    type ResponseItem_AdditionalTools as AdditionalTools,
    type ResponseItem_ImageGenerationCall as ImageGenerationCall,
    type ResponseItem_LocalShellCall as LocalShellCall,
    type ResponseItem_LocalShellCallAction as LocalShellCallAction,
    type ResponseItem_LocalShellCallOutput as LocalShellCallOutput,
    type ResponseItem_McpApprovalRequest as McpApprovalRequest,
    type ResponseItem_McpApprovalResponse as McpApprovalResponse,
    type ResponseItem_McpCall as McpCall,
    type ResponseItem_McpListTools as McpListTools,
    type ResponseItem_McpListToolsTool as McpListToolsTool,
    type ResponseItem_Program as Program,
    type ResponseItem_ProgramOutput as ProgramOutput,
  };
}
export declare namespace ResponseOutputItem {
  export {
    type ResponseOutputItem_AdditionalTools as AdditionalTools,
    type ResponseOutputItem_ImageGenerationCall as ImageGenerationCall,
    type ResponseOutputItem_LocalShellCall as LocalShellCall,
    type ResponseOutputItem_LocalShellCallAction as LocalShellCallAction,
    type ResponseOutputItem_LocalShellCallOutput as LocalShellCallOutput,
    type ResponseOutputItem_McpApprovalRequest as McpApprovalRequest,
    type ResponseOutputItem_McpApprovalResponse as McpApprovalResponse,
    type ResponseOutputItem_McpCall as McpCall,
    type ResponseOutputItem_McpListTools as McpListTools,
    type ResponseOutputItem_McpListToolsTool as McpListToolsTool,
    type ResponseOutputItem_Program as Program,
    type ResponseOutputItem_ProgramOutput as ProgramOutput,
  };
}
export declare namespace ResponseOutputText {
  export {
    type ResponseOutputText_AnnotationContainerFileCitation as AnnotationContainerFileCitation,
    type ResponseOutputText_AnnotationFileCitation as AnnotationFileCitation,
    type ResponseOutputText_AnnotationFilePath as AnnotationFilePath,
    type ResponseOutputText_AnnotationURLCitation as AnnotationURLCitation,
    type ResponseOutputText_Logprob as Logprob,
    type ResponseOutputText_LogprobTopLogprob as LogprobTopLogprob,
  };
}
export declare namespace ResponseOutputTextAnnotationAddedEvent {
  export {
    type ResponseOutputTextAnnotationAddedEvent_AnnotationContainerFileCitation as AnnotationContainerFileCitation,
    type ResponseOutputTextAnnotationAddedEvent_AnnotationFileCitation as AnnotationFileCitation,
    type ResponseOutputTextAnnotationAddedEvent_AnnotationFilePath as AnnotationFilePath,
    type ResponseOutputTextAnnotationAddedEvent_AnnotationURLCitation as AnnotationURLCitation,
  };
}
export declare namespace ResponseOutputTextParam {
  export {
    type ResponseOutputTextParam_AnnotationContainerFileCitation as AnnotationContainerFileCitation,
    type ResponseOutputTextParam_AnnotationFileCitation as AnnotationFileCitation,
    type ResponseOutputTextParam_AnnotationFilePath as AnnotationFilePath,
    type ResponseOutputTextParam_AnnotationURLCitation as AnnotationURLCitation,
    type ResponseOutputTextParam_Logprob as Logprob,
    type ResponseOutputTextParam_LogprobTopLogprob as LogprobTopLogprob,
  };
}
export declare namespace ResponseReasoningItem {
  export {
    type ResponseReasoningItem_Content as Content,
    type ResponseReasoningItem_Summary as Summary,
  };
}
export declare namespace ResponseReasoningItemParam {
  export {
    type ResponseReasoningItemParam_Content as Content,
    type ResponseReasoningItemParam_Summary as Summary,
  };
}
export declare namespace ResponseReasoningSummaryPartAddedEvent {
  export {
    type ResponseReasoningSummaryPartAddedEvent_Part as Part,
  };
}
export declare namespace ResponseReasoningSummaryPartDoneEvent {
  export {
    type ResponseReasoningSummaryPartDoneEvent_Part as Part,
  };
}
export declare namespace ResponseShellCallOutputContentDeltaEvent {
  export {
    type ResponseShellCallOutputContentDeltaEvent_Delta as Delta,
  };
}
export declare namespace ResponseShellCallOutputContentDoneEvent {
  export {
    type ResponseShellCallOutputContentDoneEvent_Output as Output,
    type ResponseShellCallOutputContentDoneEvent_OutputOutcomeExit as OutputOutcomeExit,
    type ResponseShellCallOutputContentDoneEvent_OutputOutcomeTimeout as OutputOutcomeTimeout,
  };
}
export declare namespace ResponseTextDeltaEvent {
  export {
    type ResponseTextDeltaEvent_Logprob as Logprob,
    type ResponseTextDeltaEvent_LogprobTopLogprob as LogprobTopLogprob,
  };
}
export declare namespace ResponseTextDoneEvent {
  export {
    type ResponseTextDoneEvent_Logprob as Logprob,
    type ResponseTextDoneEvent_LogprobTopLogprob as LogprobTopLogprob,
  };
}
export declare namespace ResponseUsage {
  export {
    type ResponseUsage_InputTokensDetails as InputTokensDetails,
    type ResponseUsage_OutputTokensDetails as OutputTokensDetails,
  };
}
export declare namespace Tool {
  export {
    type Tool_CodeInterpreter as CodeInterpreter,
    type Tool_CodeInterpreterContainerCodeInterpreterToolAuto as CodeInterpreterContainerCodeInterpreterToolAuto,
    type Tool_ImageGeneration as ImageGeneration,
    type Tool_ImageGenerationInputImageMask as ImageGenerationInputImageMask,
    type Tool_LocalShell as LocalShell,
    type Tool_Mcp as Mcp,
    type Tool_McpAllowedToolsMcpToolFilter as McpAllowedToolsMcpToolFilter,
    type Tool_McpRequireApprovalMcpToolApprovalFilter as McpRequireApprovalMcpToolApprovalFilter,
    type Tool_McpRequireApprovalMcpToolApprovalFilterAlways as McpRequireApprovalMcpToolApprovalFilterAlways,
    type Tool_McpRequireApprovalMcpToolApprovalFilterNever as McpRequireApprovalMcpToolApprovalFilterNever,
    type Tool_ProgrammaticToolCalling as ProgrammaticToolCalling,
  };
}
export declare namespace ToolParam {
  export {
    type ToolParam_CodeInterpreter as CodeInterpreter,
    type ToolParam_CodeInterpreterContainerCodeInterpreterToolAuto as CodeInterpreterContainerCodeInterpreterToolAuto,
    type ToolParam_ImageGeneration as ImageGeneration,
    type ToolParam_ImageGenerationInputImageMask as ImageGenerationInputImageMask,
    type ToolParam_LocalShell as LocalShell,
    type ToolParam_Mcp as Mcp,
    type ToolParam_McpAllowedToolsMcpToolFilter as McpAllowedToolsMcpToolFilter,
    type ToolParam_McpRequireApprovalMcpToolApprovalFilter as McpRequireApprovalMcpToolApprovalFilter,
    type ToolParam_McpRequireApprovalMcpToolApprovalFilterAlways as McpRequireApprovalMcpToolApprovalFilterAlways,
    type ToolParam_McpRequireApprovalMcpToolApprovalFilterNever as McpRequireApprovalMcpToolApprovalFilterNever,
    type ToolParam_ProgrammaticToolCalling as ProgrammaticToolCalling,
  };
}
export declare namespace WebSearchPreviewTool {
  export {
    type WebSearchPreviewTool_UserLocation as UserLocation,
  };
}
export declare namespace WebSearchPreviewToolParam {
  export {
    type WebSearchPreviewToolParam_UserLocation as UserLocation,
  };
}
export declare namespace WebSearchTool {
  export {
    type WebSearchTool_Filters as Filters,
    type WebSearchTool_UserLocation as UserLocation,
  };
}
export declare namespace WebSearchToolParam {
  export {
    type WebSearchToolParam_Filters as Filters,
    type WebSearchToolParam_UserLocation as UserLocation,
  };
}
export declare class Responses extends APIResource {
  inputItems: InputItems;
  inputTokens: InputTokens;
  create(body: ResponseCreateParams & { stream?: false | null }, options?: RequestOptions): APIPromise<Response>;
  create(body: ResponseCreateParams & { stream: true }, options?: RequestOptions): APIPromise<Stream<ResponseStreamEvent>>;
  create(body?: ResponseCreateParams | null, options?: RequestOptions): APIPromise<Stream<ResponseStreamEvent> | Response>;
  retrieve(responseid: string, params: ResponseRetrieveParams & { stream?: false | null }, options?: RequestOptions): APIPromise<Response>;
  retrieve(responseid: string, params: ResponseRetrieveParams & { stream: true }, options?: RequestOptions): APIPromise<Stream<ResponseStreamEvent>>;
  retrieve(responseid: string, params?: ResponseRetrieveParams | null, options?: RequestOptions): APIPromise<Stream<ResponseStreamEvent> | Response>;
  delete(responseid: string, options?: RequestOptions): APIPromise<void>;
  cancel(responseid: string, options?: RequestOptions): APIPromise<Response>;
  compact(body: ResponseCompactParams, options?: RequestOptions): APIPromise<CompactedResponse>;
}
export interface Responses extends Extras.Responses {}
export declare class InputItems extends APIResource {
  list(responseid: string, params?: InputItemListParams | null, options?: RequestOptions): PagePromise<CursorPage<ResponseItem>, ResponseItem>;
}
export declare class InputTokens extends APIResource {
  count(body?: InputTokenCountParams | null, options?: RequestOptions): APIPromise<InputTokenCountResponse>;
}
export declare namespace Responses {
  export {
    InputItems as InputItems,
    InputTokens as InputTokens,
    type ApplyPatchTool,
    type ApplyPatchToolParam,
    type CompactedResponse,
    type ComputerAction,
    type ComputerActionList,
    type ComputerActionListParam,
    type ComputerTool,
    type ComputerToolParam,
    type ComputerUsePreviewTool,
    type ComputerUsePreviewToolParam,
    type ContainerAuto,
    type ContainerAutoParam,
    type ContainerNetworkPolicyAllowlist,
    type ContainerNetworkPolicyAllowlistParam,
    type ContainerNetworkPolicyDisabled,
    type ContainerNetworkPolicyDisabledParam,
    type ContainerNetworkPolicyDomainSecret,
    type ContainerNetworkPolicyDomainSecretParam,
    type ContainerReference,
    type ContainerReferenceParam,
    type CustomTool,
    type CustomToolParam,
    type EasyInputMessage,
    type EasyInputMessageParam,
    type FileSearchTool,
    type FileSearchToolParam,
    type FunctionShellTool,
    type FunctionShellToolParam,
    type FunctionTool,
    type FunctionToolParam,
    type ImageDetail,
    type InlineSkill,
    type InlineSkillParam,
    type InlineSkillSource,
    type InlineSkillSourceParam,
    type InputItemListParams,
    type InputTokenCountParams,
    type InputTokenCountResponse,
    type LocalEnvironment,
    type LocalEnvironmentParam,
    type LocalSkill,
    type LocalSkillParam,
    type McpToolCallError,
    type McpToolCallErrorParam,
    type NamespaceTool,
    type NamespaceToolParam,
    type Response,
    type ResponseApplyPatchToolCall,
    type ResponseApplyPatchToolCallOutput,
    type ResponseAudioDeltaEvent,
    type ResponseAudioDoneEvent,
    type ResponseAudioTranscriptDeltaEvent,
    type ResponseAudioTranscriptDoneEvent,
    type ResponseCodeInterpreterCallCodeDeltaEvent,
    type ResponseCodeInterpreterCallCodeDoneEvent,
    type ResponseCodeInterpreterCallCompletedEvent,
    type ResponseCodeInterpreterCallInProgressEvent,
    type ResponseCodeInterpreterCallInterpretingEvent,
    type ResponseCodeInterpreterToolCall,
    type ResponseCodeInterpreterToolCallParam,
    type ResponseCompactParams,
    type ResponseCompactionItem,
    type ResponseCompactionItemParam,
    type ResponseCompactionItemParamParam,
    type ResponseCompletedEvent,
    type ResponseComputerToolCall,
    type ResponseComputerToolCallOutputItem,
    type ResponseComputerToolCallOutputScreenshot,
    type ResponseComputerToolCallOutputScreenshotParam,
    type ResponseComputerToolCallParam,
    type ResponseContainerReference,
    type ResponseContentPartAddedEvent,
    type ResponseContentPartDoneEvent,
    type ResponseConversationParamParam,
    type ResponseCreateParams,
    type ResponseCreatedEvent,
    type ResponseCustomToolCall,
    type ResponseCustomToolCallInputDeltaEvent,
    type ResponseCustomToolCallInputDoneEvent,
    type ResponseCustomToolCallItem,
    type ResponseCustomToolCallOutput,
    type ResponseCustomToolCallOutputItem,
    type ResponseCustomToolCallOutputParam,
    type ResponseCustomToolCallParam,
    type ResponseError,
    type ResponseErrorEvent,
    type ResponseFailedEvent,
    type ResponseFileSearchCallCompletedEvent,
    type ResponseFileSearchCallInProgressEvent,
    type ResponseFileSearchCallSearchingEvent,
    type ResponseFileSearchToolCall,
    type ResponseFileSearchToolCallParam,
    type ResponseFormatTextConfig,
    type ResponseFormatTextConfigParam,
    type ResponseFormatTextJSONSchemaConfig,
    type ResponseFormatTextJSONSchemaConfigParam,
    type ResponseFunctionCallArgumentsDeltaEvent,
    type ResponseFunctionCallArgumentsDoneEvent,
    type ResponseFunctionCallOutputItem,
    type ResponseFunctionCallOutputItemParam,
    type ResponseFunctionShellCallOutputContent,
    type ResponseFunctionShellCallOutputContentParam,
    type ResponseFunctionShellToolCall,
    type ResponseFunctionShellToolCallOutput,
    type ResponseFunctionToolCall,
    type ResponseFunctionToolCallItem,
    type ResponseFunctionToolCallOutputItem,
    type ResponseFunctionToolCallParam,
    type ResponseFunctionWebSearch,
    type ResponseFunctionWebSearchParam,
    type ResponseImageGenCallCompletedEvent,
    type ResponseImageGenCallGeneratingEvent,
    type ResponseImageGenCallInProgressEvent,
    type ResponseImageGenCallPartialImageEvent,
    type ResponseInProgressEvent,
    type ResponseIncludable,
    type ResponseIncompleteEvent,
    type ResponseInputAudio,
    type ResponseInputAudioParam,
    type ResponseInputContent,
    type ResponseInputContentParam,
    type ResponseInputFile,
    type ResponseInputFileContent,
    type ResponseInputFileContentParam,
    type ResponseInputFileParam,
    type ResponseInputImage,
    type ResponseInputImageContent,
    type ResponseInputImageContentParam,
    type ResponseInputImageParam,
    type ResponseInputItem,
    type ResponseInputItemParam,
    type ResponseInputMessageContentList,
    type ResponseInputMessageItem,
    type ResponseInputParam,
    type ResponseInputText,
    type ResponseInputTextContent,
    type ResponseInputTextContentParam,
    type ResponseInputTextParam,
    type ResponseItem,
    type ResponseLocalEnvironment,
    type ResponseMcpCallArgumentsDeltaEvent,
    type ResponseMcpCallArgumentsDoneEvent,
    type ResponseMcpCallCompletedEvent,
    type ResponseMcpCallFailedEvent,
    type ResponseMcpCallInProgressEvent,
    type ResponseMcpListToolsCompletedEvent,
    type ResponseMcpListToolsFailedEvent,
    type ResponseMcpListToolsInProgressEvent,
    type ResponseOutputItem,
    type ResponseOutputItemAddedEvent,
    type ResponseOutputItemDoneEvent,
    type ResponseOutputMessage,
    type ResponseOutputMessageParam,
    type ResponseOutputRefusal,
    type ResponseOutputRefusalParam,
    type ResponseOutputText,
    type ResponseOutputTextAnnotationAddedEvent,
    type ResponseOutputTextParam,
    type ResponsePrompt,
    type ResponsePromptParam,
    type ResponseQueuedEvent,
    type ResponseReasoningItem,
    type ResponseReasoningItemParam,
    type ResponseReasoningSummaryPartAddedEvent,
    type ResponseReasoningSummaryPartDoneEvent,
    type ResponseReasoningSummaryTextDeltaEvent,
    type ResponseReasoningSummaryTextDoneEvent,
    type ResponseReasoningTextDeltaEvent,
    type ResponseReasoningTextDoneEvent,
    type ResponseRefusalDeltaEvent,
    type ResponseRefusalDoneEvent,
    type ResponseRetrieveParams,
    type ResponseShellCallCommandAddedEvent,
    type ResponseShellCallCommandDeltaEvent,
    type ResponseShellCallCommandDoneEvent,
    type ResponseShellCallOutputContentDeltaEvent,
    type ResponseShellCallOutputContentDoneEvent,
    type ResponseStreamEvent,
    type ResponseTextConfig,
    type ResponseTextConfigParam,
    type ResponseTextDeltaEvent,
    type ResponseTextDoneEvent,
    type ResponseToolSearchCall,
    type ResponseToolSearchOutputItem,
    type ResponseToolSearchOutputItemParam,
    type ResponseToolSearchOutputItemParamParam,
    type ResponseUsage,
    type ResponseWebSearchCallCompletedEvent,
    type ResponseWebSearchCallInProgressEvent,
    type ResponseWebSearchCallSearchingEvent,
    type ServiceTier,
    type SkillReference,
    type SkillReferenceParam,
    type Tool,
    type ToolChoiceAllowed,
    type ToolChoiceAllowedParam,
    type ToolChoiceApplyPatch,
    type ToolChoiceApplyPatchParam,
    type ToolChoiceCustom,
    type ToolChoiceCustomParam,
    type ToolChoiceFunction,
    type ToolChoiceFunctionParam,
    type ToolChoiceMcp,
    type ToolChoiceMcpParam,
    type ToolChoiceShell,
    type ToolChoiceShellParam,
    type ToolChoiceTypes,
    type ToolChoiceTypesParam,
    type ToolParam,
    type ToolSearchTool,
    type ToolSearchToolParam,
    type WebSearchPreviewTool,
    type WebSearchPreviewToolParam,
    type WebSearchTool,
    type WebSearchToolParam,
  };
}
