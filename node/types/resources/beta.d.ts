// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_dts.py.
import type { APIPromise, BinaryResponse, Stream } from "../core.js";
import type { APIResource, RequestOptions } from "../client.js";
import type { ConversationCursorPage, CursorPage, NextCursorPage, Page, PagePromise } from "../pagination.js";
import type { Uploadable } from "../uploads.js";
import type * as Extras from "../extras.js";
import type * as APIRealtime from "./realtime.js";
import type * as APIResponses from "./responses.js";
import type * as APIShared from "./shared.js";
import type * as APISharedParams from "./shared-params.js";

export interface Assistant {
  id: string;
  created_at: number;
  description: string | null;
  instructions: string | null;
  metadata: APIShared.Metadata;
  model: string;
  name: string | null;
  object: "assistant";
  tools: Array<AssistantTool>;
  response_format?: "auto" | APIShared.ResponseFormatText | APIShared.ResponseFormatJSONObject | APIShared.ResponseFormatJSONSchema | null;
  temperature?: number | null;
  tool_resources?: Assistant_ToolResources | null;
  top_p?: number | null;
}
export interface Assistant_ToolResources {
  code_interpreter?: Assistant_ToolResourcesCodeInterpreter;
  file_search?: Assistant_ToolResourcesFileSearch;
}
export interface Assistant_ToolResourcesCodeInterpreter {
  file_ids?: Array<string>;
}
export interface Assistant_ToolResourcesFileSearch {
  vector_store_ids?: Array<string>;
}
export interface AssistantCreateParams {
  model: string | "gpt-5" | "gpt-5-mini" | "gpt-5-nano" | "gpt-5-2025-08-07" | "gpt-5-mini-2025-08-07" | "gpt-5-nano-2025-08-07" | "gpt-4.1" | "gpt-4.1-mini" | "gpt-4.1-nano" | "gpt-4.1-2025-04-14" | "gpt-4.1-mini-2025-04-14" | "gpt-4.1-nano-2025-04-14" | "o3-mini" | "o3-mini-2025-01-31" | "o1" | "o1-2024-12-17" | "gpt-4o" | "gpt-4o-2024-11-20" | "gpt-4o-2024-08-06" | "gpt-4o-2024-05-13" | "gpt-4o-mini" | "gpt-4o-mini-2024-07-18" | "gpt-4.5-preview" | "gpt-4.5-preview-2025-02-27" | "gpt-4-turbo" | "gpt-4-turbo-2024-04-09" | "gpt-4-0125-preview" | "gpt-4-turbo-preview" | "gpt-4-1106-preview" | "gpt-4-vision-preview" | "gpt-4" | "gpt-4-0314" | "gpt-4-0613" | "gpt-4-32k" | "gpt-4-32k-0314" | "gpt-4-32k-0613" | "gpt-3.5-turbo" | "gpt-3.5-turbo-16k" | "gpt-3.5-turbo-0613" | "gpt-3.5-turbo-1106" | "gpt-3.5-turbo-0125" | "gpt-3.5-turbo-16k-0613";
  description?: string | null;
  instructions?: string | null;
  metadata?: APISharedParams.Metadata;
  name?: string | null;
  reasoning_effort?: APISharedParams.ReasoningEffort;
  response_format?: "auto" | APISharedParams.ResponseFormatText | APISharedParams.ResponseFormatJSONObject | APISharedParams.ResponseFormatJSONSchema | null;
  temperature?: number | null;
  tool_resources?: AssistantCreateParams_ToolResources | null;
  tools?: Array<AssistantToolParam>;
  top_p?: number | null;
}
export interface AssistantCreateParams_ToolResources {
  code_interpreter?: AssistantCreateParams_ToolResourcesCodeInterpreter;
  file_search?: AssistantCreateParams_ToolResourcesFileSearch;
}
export interface AssistantCreateParams_ToolResourcesCodeInterpreter {
  file_ids?: Array<string>;
}
export interface AssistantCreateParams_ToolResourcesFileSearch {
  vector_store_ids?: Array<string>;
  vector_stores?: Array<AssistantCreateParams_ToolResourcesFileSearchVectorStore>;
}
export interface AssistantCreateParams_ToolResourcesFileSearchVectorStore {
  chunking_strategy?: AssistantCreateParams_ToolResourcesFileSearchVectorStoreChunkingStrategyAuto | AssistantCreateParams_ToolResourcesFileSearchVectorStoreChunkingStrategyStatic;
  file_ids?: Array<string>;
  metadata?: APISharedParams.Metadata;
}
export interface AssistantCreateParams_ToolResourcesFileSearchVectorStoreChunkingStrategyAuto {
  type: "auto";
}
export interface AssistantCreateParams_ToolResourcesFileSearchVectorStoreChunkingStrategyStatic {
  static: AssistantCreateParams_ToolResourcesFileSearchVectorStoreChunkingStrategyStaticStatic;
  type: "static";
}
export interface AssistantCreateParams_ToolResourcesFileSearchVectorStoreChunkingStrategyStaticStatic {
  chunk_overlap_tokens: number;
  max_chunk_size_tokens: number;
}
export interface AssistantDeleted {
  id: string;
  deleted: boolean;
  object: "assistant.deleted";
}
export interface AssistantListParams {
  after?: string;
  before?: string;
  limit?: number;
  order?: "asc" | "desc";
}
export type AssistantStreamEvent = AssistantStreamEvent_ThreadCreated | AssistantStreamEvent_ThreadRunCreated | AssistantStreamEvent_ThreadRunQueued | AssistantStreamEvent_ThreadRunInProgress | AssistantStreamEvent_ThreadRunRequiresAction | AssistantStreamEvent_ThreadRunCompleted | AssistantStreamEvent_ThreadRunIncomplete | AssistantStreamEvent_ThreadRunFailed | AssistantStreamEvent_ThreadRunCancelling | AssistantStreamEvent_ThreadRunCancelled | AssistantStreamEvent_ThreadRunExpired | AssistantStreamEvent_ThreadRunStepCreated | AssistantStreamEvent_ThreadRunStepInProgress | AssistantStreamEvent_ThreadRunStepDelta | AssistantStreamEvent_ThreadRunStepCompleted | AssistantStreamEvent_ThreadRunStepFailed | AssistantStreamEvent_ThreadRunStepCancelled | AssistantStreamEvent_ThreadRunStepExpired | AssistantStreamEvent_ThreadMessageCreated | AssistantStreamEvent_ThreadMessageInProgress | AssistantStreamEvent_ThreadMessageDelta | AssistantStreamEvent_ThreadMessageCompleted | AssistantStreamEvent_ThreadMessageIncomplete | AssistantStreamEvent_ErrorEvent;
export interface AssistantStreamEvent_ErrorEvent {
  data: APIShared.ErrorObject;
  event: "error";
}
export interface AssistantStreamEvent_ThreadCreated {
  data: Thread;
  event: "thread.created";
  enabled?: boolean;
}
export interface AssistantStreamEvent_ThreadMessageCompleted {
  data: Message;
  event: "thread.message.completed";
}
export interface AssistantStreamEvent_ThreadMessageCreated {
  data: Message;
  event: "thread.message.created";
}
export interface AssistantStreamEvent_ThreadMessageDelta {
  data: MessageDeltaEvent;
  event: "thread.message.delta";
}
export interface AssistantStreamEvent_ThreadMessageInProgress {
  data: Message;
  event: "thread.message.in_progress";
}
export interface AssistantStreamEvent_ThreadMessageIncomplete {
  data: Message;
  event: "thread.message.incomplete";
}
export interface AssistantStreamEvent_ThreadRunCancelled {
  data: Run;
  event: "thread.run.cancelled";
}
export interface AssistantStreamEvent_ThreadRunCancelling {
  data: Run;
  event: "thread.run.cancelling";
}
export interface AssistantStreamEvent_ThreadRunCompleted {
  data: Run;
  event: "thread.run.completed";
}
export interface AssistantStreamEvent_ThreadRunCreated {
  data: Run;
  event: "thread.run.created";
}
export interface AssistantStreamEvent_ThreadRunExpired {
  data: Run;
  event: "thread.run.expired";
}
export interface AssistantStreamEvent_ThreadRunFailed {
  data: Run;
  event: "thread.run.failed";
}
export interface AssistantStreamEvent_ThreadRunInProgress {
  data: Run;
  event: "thread.run.in_progress";
}
export interface AssistantStreamEvent_ThreadRunIncomplete {
  data: Run;
  event: "thread.run.incomplete";
}
export interface AssistantStreamEvent_ThreadRunQueued {
  data: Run;
  event: "thread.run.queued";
}
export interface AssistantStreamEvent_ThreadRunRequiresAction {
  data: Run;
  event: "thread.run.requires_action";
}
export interface AssistantStreamEvent_ThreadRunStepCancelled {
  data: RunStep;
  event: "thread.run.step.cancelled";
}
export interface AssistantStreamEvent_ThreadRunStepCompleted {
  data: RunStep;
  event: "thread.run.step.completed";
}
export interface AssistantStreamEvent_ThreadRunStepCreated {
  data: RunStep;
  event: "thread.run.step.created";
}
export interface AssistantStreamEvent_ThreadRunStepDelta {
  data: RunStepDeltaEvent;
  event: "thread.run.step.delta";
}
export interface AssistantStreamEvent_ThreadRunStepExpired {
  data: RunStep;
  event: "thread.run.step.expired";
}
export interface AssistantStreamEvent_ThreadRunStepFailed {
  data: RunStep;
  event: "thread.run.step.failed";
}
export interface AssistantStreamEvent_ThreadRunStepInProgress {
  data: RunStep;
  event: "thread.run.step.in_progress";
}
export type AssistantTool = CodeInterpreterTool | FileSearchTool | FunctionTool;
export interface AssistantToolChoice {
  type: "function" | "code_interpreter" | "file_search";
  function?: AssistantToolChoiceFunction;
}
export interface AssistantToolChoiceFunction {
  name: string;
}
export interface AssistantToolChoiceFunctionParam {
  name: string;
}
export interface AssistantToolChoiceParam {
  type: "function" | "code_interpreter" | "file_search";
  function?: AssistantToolChoiceFunctionParam;
}
export type AssistantToolParam = CodeInterpreterToolParam | FileSearchToolParam | FunctionToolParam;
export interface AssistantUpdateParams {
  description?: string | null;
  instructions?: string | null;
  metadata?: APISharedParams.Metadata;
  model?: string | "gpt-5" | "gpt-5-mini" | "gpt-5-nano" | "gpt-5-2025-08-07" | "gpt-5-mini-2025-08-07" | "gpt-5-nano-2025-08-07" | "gpt-4.1" | "gpt-4.1-mini" | "gpt-4.1-nano" | "gpt-4.1-2025-04-14" | "gpt-4.1-mini-2025-04-14" | "gpt-4.1-nano-2025-04-14" | "o3-mini" | "o3-mini-2025-01-31" | "o1" | "o1-2024-12-17" | "gpt-4o" | "gpt-4o-2024-11-20" | "gpt-4o-2024-08-06" | "gpt-4o-2024-05-13" | "gpt-4o-mini" | "gpt-4o-mini-2024-07-18" | "gpt-4.5-preview" | "gpt-4.5-preview-2025-02-27" | "gpt-4-turbo" | "gpt-4-turbo-2024-04-09" | "gpt-4-0125-preview" | "gpt-4-turbo-preview" | "gpt-4-1106-preview" | "gpt-4-vision-preview" | "gpt-4" | "gpt-4-0314" | "gpt-4-0613" | "gpt-4-32k" | "gpt-4-32k-0314" | "gpt-4-32k-0613" | "gpt-3.5-turbo" | "gpt-3.5-turbo-16k" | "gpt-3.5-turbo-0613" | "gpt-3.5-turbo-1106" | "gpt-3.5-turbo-0125" | "gpt-3.5-turbo-16k-0613";
  name?: string | null;
  reasoning_effort?: APISharedParams.ReasoningEffort;
  response_format?: "auto" | APISharedParams.ResponseFormatText | APISharedParams.ResponseFormatJSONObject | APISharedParams.ResponseFormatJSONSchema | null;
  temperature?: number | null;
  tool_resources?: AssistantUpdateParams_ToolResources | null;
  tools?: Array<AssistantToolParam>;
  top_p?: number | null;
}
export interface AssistantUpdateParams_ToolResources {
  code_interpreter?: AssistantUpdateParams_ToolResourcesCodeInterpreter;
  file_search?: AssistantUpdateParams_ToolResourcesFileSearch;
}
export interface AssistantUpdateParams_ToolResourcesCodeInterpreter {
  file_ids?: Array<string>;
}
export interface AssistantUpdateParams_ToolResourcesFileSearch {
  vector_store_ids?: Array<string>;
}
export interface BetaApplyPatchTool {
  type: "apply_patch";
  allowed_callers?: Array<"direct" | "programmatic"> | null;
}
export interface BetaApplyPatchToolParam {
  type: "apply_patch";
  allowed_callers?: Array<"direct" | "programmatic"> | null;
}
export interface BetaCompactedResponse {
  id: string;
  created_at: number;
  object: "response.compaction";
  output: Array<BetaResponseOutputItem>;
  usage: BetaResponseUsage;
}
export type BetaComputerAction = BetaComputerAction_Click | BetaComputerAction_DoubleClick | BetaComputerAction_Drag | BetaComputerAction_Keypress | BetaComputerAction_Move | BetaComputerAction_Screenshot | BetaComputerAction_Scroll | BetaComputerAction_Type | BetaComputerAction_Wait;
export interface BetaComputerAction_Click {
  button: "left" | "right" | "wheel" | "back" | "forward";
  type: "click";
  x: number;
  y: number;
  keys?: Array<string> | null;
}
export interface BetaComputerAction_DoubleClick {
  keys: Array<string> | null;
  type: "double_click";
  x: number;
  y: number;
}
export interface BetaComputerAction_Drag {
  path: Array<BetaComputerAction_DragPath>;
  type: "drag";
  keys?: Array<string> | null;
}
export interface BetaComputerAction_DragPath {
  x: number;
  y: number;
}
export interface BetaComputerAction_Keypress {
  keys: Array<string>;
  type: "keypress";
}
export interface BetaComputerAction_Move {
  type: "move";
  x: number;
  y: number;
  keys?: Array<string> | null;
}
export interface BetaComputerAction_Screenshot {
  type: "screenshot";
}
export interface BetaComputerAction_Scroll {
  scroll_x: number;
  scroll_y: number;
  type: "scroll";
  x: number;
  y: number;
  keys?: Array<string> | null;
}
export interface BetaComputerAction_Type {
  text: string;
  type: "type";
}
export interface BetaComputerAction_Wait {
  type: "wait";
}
export type BetaComputerActionList = Array<BetaComputerAction>;
export type BetaComputerActionListParam = Array<BetaComputerActionParam>;
export type BetaComputerActionParam = BetaComputerActionParam_Click | BetaComputerActionParam_DoubleClick | BetaComputerActionParam_Drag | BetaComputerActionParam_Keypress | BetaComputerActionParam_Move | BetaComputerActionParam_Screenshot | BetaComputerActionParam_Scroll | BetaComputerActionParam_Type | BetaComputerActionParam_Wait;
export interface BetaComputerActionParam_Click {
  button: "left" | "right" | "wheel" | "back" | "forward";
  type: "click";
  x: number;
  y: number;
  keys?: Array<string> | null;
}
export interface BetaComputerActionParam_DoubleClick {
  keys: Array<string> | null;
  type: "double_click";
  x: number;
  y: number;
}
export interface BetaComputerActionParam_Drag {
  path: Array<BetaComputerActionParam_DragPath>;
  type: "drag";
  keys?: Array<string> | null;
}
export interface BetaComputerActionParam_DragPath {
  x: number;
  y: number;
}
export interface BetaComputerActionParam_Keypress {
  keys: Array<string>;
  type: "keypress";
}
export interface BetaComputerActionParam_Move {
  type: "move";
  x: number;
  y: number;
  keys?: Array<string> | null;
}
export interface BetaComputerActionParam_Screenshot {
  type: "screenshot";
}
export interface BetaComputerActionParam_Scroll {
  scroll_x: number;
  scroll_y: number;
  type: "scroll";
  x: number;
  y: number;
  keys?: Array<string> | null;
}
export interface BetaComputerActionParam_Type {
  text: string;
  type: "type";
}
export interface BetaComputerActionParam_Wait {
  type: "wait";
}
export interface BetaComputerTool {
  type: "computer";
}
export interface BetaComputerToolParam {
  type: "computer";
}
export interface BetaComputerUsePreviewTool {
  display_height: number;
  display_width: number;
  environment: "windows" | "mac" | "linux" | "ubuntu" | "browser";
  type: "computer_use_preview";
}
export interface BetaComputerUsePreviewToolParam {
  display_height: number;
  display_width: number;
  environment: "windows" | "mac" | "linux" | "ubuntu" | "browser";
  type: "computer_use_preview";
}
export interface BetaContainerAuto {
  type: "container_auto";
  file_ids?: Array<string>;
  memory_limit?: "1g" | "4g" | "16g" | "64g" | null;
  network_policy?: BetaContainerNetworkPolicyDisabled | BetaContainerNetworkPolicyAllowlist;
  skills?: Array<BetaSkillReference | BetaInlineSkill>;
}
export interface BetaContainerAutoParam {
  type: "container_auto";
  file_ids?: Array<string>;
  memory_limit?: "1g" | "4g" | "16g" | "64g" | null;
  network_policy?: BetaContainerNetworkPolicyDisabledParam | BetaContainerNetworkPolicyAllowlistParam;
  skills?: Array<BetaSkillReferenceParam | BetaInlineSkillParam>;
}
export interface BetaContainerNetworkPolicyAllowlist {
  allowed_domains: Array<string>;
  type: "allowlist";
  domain_secrets?: Array<BetaContainerNetworkPolicyDomainSecret>;
}
export interface BetaContainerNetworkPolicyAllowlistParam {
  allowed_domains: Array<string>;
  type: "allowlist";
  domain_secrets?: Array<BetaContainerNetworkPolicyDomainSecretParam>;
}
export interface BetaContainerNetworkPolicyDisabled {
  type: "disabled";
}
export interface BetaContainerNetworkPolicyDisabledParam {
  type: "disabled";
}
export interface BetaContainerNetworkPolicyDomainSecret {
  domain: string;
  name: string;
  value: string;
}
export interface BetaContainerNetworkPolicyDomainSecretParam {
  domain: string;
  name: string;
  value: string;
}
export interface BetaContainerReference {
  container_id: string;
  type: "container_reference";
}
export interface BetaContainerReferenceParam {
  container_id: string;
  type: "container_reference";
}
export interface BetaCustomTool {
  name: string;
  type: "custom";
  allowed_callers?: Array<"direct" | "programmatic"> | null;
  defer_loading?: boolean;
  description?: string;
  format?: BetaCustomTool_FormatText | BetaCustomTool_FormatGrammar;
}
export interface BetaCustomTool_FormatGrammar {
  definition: string;
  syntax: "lark" | "regex";
  type: "grammar";
}
export interface BetaCustomTool_FormatText {
  type: "text";
}
export interface BetaCustomToolParam {
  name: string;
  type: "custom";
  allowed_callers?: Array<"direct" | "programmatic"> | null;
  defer_loading?: boolean;
  description?: string;
  format?: BetaCustomToolParam_FormatText | BetaCustomToolParam_FormatGrammar;
}
export interface BetaCustomToolParam_FormatGrammar {
  definition: string;
  syntax: "lark" | "regex";
  type: "grammar";
}
export interface BetaCustomToolParam_FormatText {
  type: "text";
}
export interface BetaEasyInputMessage {
  content: string | BetaResponseInputMessageContentList;
  role: "user" | "assistant" | "system" | "developer";
  phase?: "commentary" | "final_answer" | null;
  type?: "message";
}
export interface BetaEasyInputMessageParam {
  content: string | Array<BetaResponseInputContentParam>;
  role: "user" | "assistant" | "system" | "developer";
  phase?: "commentary" | "final_answer" | null;
  type?: "message";
}
export interface BetaFileSearchTool {
  type: "file_search";
  vector_store_ids: Array<string>;
  filters?: BetaFileSearchTool_FiltersComparisonFilter | BetaFileSearchTool_FiltersCompoundFilter | null;
  max_num_results?: number;
  ranking_options?: BetaFileSearchTool_RankingOptions;
}
export interface BetaFileSearchTool_FiltersComparisonFilter {
  key: string;
  type: "eq" | "ne" | "gt" | "gte" | "lt" | "lte" | "in" | "nin";
  value: string | number | boolean | Array<string | number>;
}
export interface BetaFileSearchTool_FiltersCompoundFilter {
  filters: Array<BetaFileSearchTool_FiltersCompoundFilterFilterComparisonFilter | unknown>;
  type: "and" | "or";
}
export interface BetaFileSearchTool_FiltersCompoundFilterFilterComparisonFilter {
  key: string;
  type: "eq" | "ne" | "gt" | "gte" | "lt" | "lte" | "in" | "nin";
  value: string | number | boolean | Array<string | number>;
}
export interface BetaFileSearchTool_RankingOptions {
  hybrid_search?: BetaFileSearchTool_RankingOptionsHybridSearch;
  ranker?: "auto" | "default-2024-11-15";
  score_threshold?: number;
}
export interface BetaFileSearchTool_RankingOptionsHybridSearch {
  embedding_weight: number;
  text_weight: number;
}
export interface BetaFileSearchToolParam {
  type: "file_search";
  vector_store_ids: Array<string>;
  filters?: BetaFileSearchToolParam_FiltersComparisonFilter | BetaFileSearchToolParam_FiltersCompoundFilter | null;
  max_num_results?: number;
  ranking_options?: BetaFileSearchToolParam_RankingOptions;
}
export interface BetaFileSearchToolParam_FiltersComparisonFilter {
  key: string;
  type: "eq" | "ne" | "gt" | "gte" | "lt" | "lte" | "in" | "nin";
  value: string | number | boolean | Array<string | number>;
}
export interface BetaFileSearchToolParam_FiltersCompoundFilter {
  filters: Array<BetaFileSearchToolParam_FiltersCompoundFilterFilterComparisonFilter | unknown>;
  type: "and" | "or";
}
export interface BetaFileSearchToolParam_FiltersCompoundFilterFilterComparisonFilter {
  key: string;
  type: "eq" | "ne" | "gt" | "gte" | "lt" | "lte" | "in" | "nin";
  value: string | number | boolean | Array<string | number>;
}
export interface BetaFileSearchToolParam_RankingOptions {
  hybrid_search?: BetaFileSearchToolParam_RankingOptionsHybridSearch;
  ranker?: "auto" | "default-2024-11-15";
  score_threshold?: number;
}
export interface BetaFileSearchToolParam_RankingOptionsHybridSearch {
  embedding_weight: number;
  text_weight: number;
}
export interface BetaFunctionShellTool {
  type: "shell";
  allowed_callers?: Array<"direct" | "programmatic"> | null;
  environment?: BetaContainerAuto | BetaLocalEnvironment | BetaContainerReference | null;
}
export interface BetaFunctionShellToolParam {
  type: "shell";
  allowed_callers?: Array<"direct" | "programmatic"> | null;
  environment?: BetaContainerAutoParam | BetaLocalEnvironmentParam | BetaContainerReferenceParam | null;
}
export interface BetaFunctionTool {
  name: string;
  parameters: { [key: string]: unknown } | null;
  strict: boolean | null;
  type: "function";
  allowed_callers?: Array<"direct" | "programmatic"> | null;
  defer_loading?: boolean;
  description?: string | null;
  output_schema?: { [key: string]: unknown } | null;
}
export interface BetaFunctionToolParam {
  name: string;
  parameters: { [key: string]: unknown } | null;
  strict: boolean | null;
  type: "function";
  allowed_callers?: Array<"direct" | "programmatic"> | null;
  defer_loading?: boolean;
  description?: string | null;
  output_schema?: { [key: string]: unknown } | null;
}
export type BetaImageDetail = "low" | "high" | "auto" | "original";
export interface BetaInlineSkill {
  description: string;
  name: string;
  source: BetaInlineSkillSource;
  type: "inline";
}
export interface BetaInlineSkillParam {
  description: string;
  name: string;
  source: BetaInlineSkillSourceParam;
  type: "inline";
}
export interface BetaInlineSkillSource {
  data: string;
  media_type: "application/zip";
  type: "base64";
}
export interface BetaInlineSkillSourceParam {
  data: string;
  media_type: "application/zip";
  type: "base64";
}
export interface BetaLocalEnvironment {
  type: "local";
  skills?: Array<BetaLocalSkill>;
}
export interface BetaLocalEnvironmentParam {
  type: "local";
  skills?: Array<BetaLocalSkillParam>;
}
export interface BetaLocalSkill {
  description: string;
  name: string;
  path: string;
}
export interface BetaLocalSkillParam {
  description: string;
  name: string;
  path: string;
}
export type BetaMcpToolCallError = BetaMcpToolCallError_McpProtocolError | BetaMcpToolCallError_McpToolExecutionError | BetaMcpToolCallError_HTTPError | null;
export interface BetaMcpToolCallError_HTTPError {
  code: number;
  message: string;
  type: "http_error";
}
export interface BetaMcpToolCallError_McpProtocolError {
  code: number;
  message: string;
  type: "mcp_protocol_error";
}
export interface BetaMcpToolCallError_McpToolExecutionError {
  content: unknown;
  type: "mcp_tool_execution_error";
}
export type BetaMcpToolCallErrorParam = BetaMcpToolCallErrorParam_McpProtocolError | BetaMcpToolCallErrorParam_McpToolExecutionError | BetaMcpToolCallErrorParam_HTTPError | null;
export interface BetaMcpToolCallErrorParam_HTTPError {
  code: number;
  message: string;
  type: "http_error";
}
export interface BetaMcpToolCallErrorParam_McpProtocolError {
  code: number;
  message: string;
  type: "mcp_protocol_error";
}
export interface BetaMcpToolCallErrorParam_McpToolExecutionError {
  content: unknown;
  type: "mcp_tool_execution_error";
}
export interface BetaNamespaceTool {
  description: string;
  name: string;
  tools: Array<BetaNamespaceTool_ToolFunction | BetaCustomTool>;
  type: "namespace";
}
export interface BetaNamespaceTool_ToolFunction {
  name: string;
  type: "function";
  allowed_callers?: Array<"direct" | "programmatic"> | null;
  defer_loading?: boolean;
  description?: string | null;
  output_schema?: { [key: string]: unknown } | null;
  parameters?: unknown | null;
  strict?: boolean | null;
}
export interface BetaNamespaceToolParam {
  description: string;
  name: string;
  tools: Array<BetaNamespaceToolParam_ToolFunction | BetaCustomToolParam>;
  type: "namespace";
}
export interface BetaNamespaceToolParam_ToolFunction {
  name: string;
  type: "function";
  allowed_callers?: Array<"direct" | "programmatic"> | null;
  defer_loading?: boolean;
  description?: string | null;
  output_schema?: { [key: string]: unknown } | null;
  parameters?: unknown | null;
  strict?: boolean | null;
}
export interface BetaResponse {
  id: string;
  created_at: number;
  error: BetaResponseError | null;
  incomplete_details: BetaResponse_IncompleteDetails | null;
  instructions: string | Array<BetaResponseInputItem> | null;
  metadata: APIShared.Metadata;
  model: string | "gpt-5.6-sol" | "gpt-5.6-terra" | "gpt-5.6-luna" | "gpt-5.5" | "gpt-5.5-2026-04-23" | "gpt-5.4" | "gpt-5.4-mini" | "gpt-5.4-nano" | "gpt-5.4-mini-2026-03-17" | "gpt-5.4-nano-2026-03-17" | "gpt-5.3-chat-latest" | "gpt-5.2" | "gpt-5.2-2025-12-11" | "gpt-5.2-chat-latest" | "gpt-5.2-pro" | "gpt-5.2-pro-2025-12-11" | "gpt-5.1" | "gpt-5.1-2025-11-13" | "gpt-5.1-codex" | "gpt-5.1-mini" | "gpt-5.1-chat-latest" | "gpt-5" | "gpt-5-mini" | "gpt-5-nano" | "gpt-5-2025-08-07" | "gpt-5-mini-2025-08-07" | "gpt-5-nano-2025-08-07" | "gpt-5-chat-latest" | "gpt-4.1" | "gpt-4.1-mini" | "gpt-4.1-nano" | "gpt-4.1-2025-04-14" | "gpt-4.1-mini-2025-04-14" | "gpt-4.1-nano-2025-04-14" | "o4-mini" | "o4-mini-2025-04-16" | "o3" | "o3-2025-04-16" | "o3-mini" | "o3-mini-2025-01-31" | "o1" | "o1-2024-12-17" | "o1-preview" | "o1-preview-2024-09-12" | "o1-mini" | "o1-mini-2024-09-12" | "gpt-4o" | "gpt-4o-2024-11-20" | "gpt-4o-2024-08-06" | "gpt-4o-2024-05-13" | "gpt-4o-audio-preview" | "gpt-4o-audio-preview-2024-10-01" | "gpt-4o-audio-preview-2024-12-17" | "gpt-4o-audio-preview-2025-06-03" | "gpt-4o-mini-audio-preview" | "gpt-4o-mini-audio-preview-2024-12-17" | "gpt-4o-search-preview" | "gpt-4o-mini-search-preview" | "gpt-4o-search-preview-2025-03-11" | "gpt-4o-mini-search-preview-2025-03-11" | "chatgpt-4o-latest" | "codex-mini-latest" | "gpt-4o-mini" | "gpt-4o-mini-2024-07-18" | "gpt-4-turbo" | "gpt-4-turbo-2024-04-09" | "gpt-4-0125-preview" | "gpt-4-turbo-preview" | "gpt-4-1106-preview" | "gpt-4-vision-preview" | "gpt-4" | "gpt-4-0314" | "gpt-4-0613" | "gpt-4-32k" | "gpt-4-32k-0314" | "gpt-4-32k-0613" | "gpt-3.5-turbo" | "gpt-3.5-turbo-16k" | "gpt-3.5-turbo-0301" | "gpt-3.5-turbo-0613" | "gpt-3.5-turbo-1106" | "gpt-3.5-turbo-0125" | "gpt-3.5-turbo-16k-0613" | "o1-pro" | "o1-pro-2025-03-19" | "o3-pro" | "o3-pro-2025-06-10" | "o3-deep-research" | "o3-deep-research-2025-06-26" | "o4-mini-deep-research" | "o4-mini-deep-research-2025-06-26" | "computer-use-preview" | "computer-use-preview-2025-03-11" | "gpt-5.5-pro" | "gpt-5.5-pro-2026-04-23" | "gpt-5-codex" | "gpt-5-pro" | "gpt-5-pro-2025-10-06" | "gpt-5.1-codex-max" | "gpt-daybreak-blue-latest" | "gpt-daybreak-red-latest" | "gpt-5.6-cyber";
  object: "response";
  output: Array<BetaResponseOutputItem>;
  parallel_tool_calls: boolean;
  temperature: number | null;
  tool_choice: "none" | "auto" | "required" | BetaToolChoiceAllowed | BetaToolChoiceTypes | BetaToolChoiceFunction | BetaToolChoiceMcp | BetaToolChoiceCustom | BetaResponse_ToolChoiceBetaSpecificProgrammaticToolCallingParam | BetaToolChoiceApplyPatch | BetaToolChoiceShell;
  tools: Array<BetaTool>;
  top_p: number | null;
  background?: boolean | null;
  completed_at?: number | null;
  conversation?: BetaResponse_Conversation | null;
  max_output_tokens?: number | null;
  max_tool_calls?: number | null;
  moderation?: BetaResponse_Moderation | null;
  previous_response_id?: string | null;
  prompt?: BetaResponsePrompt | null;
  prompt_cache_key?: string | null;
  prompt_cache_options?: BetaResponse_PromptCacheOptions;
  prompt_cache_retention?: "in_memory" | "24h" | null;
  reasoning?: BetaResponse_Reasoning | null;
  safety_identifier?: string | null;
  service_tier?: BetaServiceTier;
  status?: "completed" | "failed" | "in_progress" | "cancelled" | "queued" | "incomplete";
  text?: BetaResponseTextConfig;
  top_logprobs?: number | null;
  truncation?: "auto" | "disabled" | null;
  usage?: BetaResponseUsage;
  user?: string;
}
export interface BetaResponse_Conversation {
  id: string;
}
export interface BetaResponse_IncompleteDetails {
  reason?: "max_output_tokens" | "content_filter";
}
export interface BetaResponse_Moderation {
  input: BetaResponse_ModerationInputModerationResult | BetaResponse_ModerationInputError;
  output: BetaResponse_ModerationOutputModerationResult | BetaResponse_ModerationOutputError;
}
export interface BetaResponse_ModerationInputError {
  code: string;
  message: string;
  type: "error";
}
export interface BetaResponse_ModerationInputModerationResult {
  categories: { [key: string]: boolean };
  category_applied_input_types: { [key: string]: Array<"text" | "image"> };
  category_scores: { [key: string]: number };
  flagged: boolean;
  model: string;
  type: "moderation_result";
}
export interface BetaResponse_ModerationOutputError {
  code: string;
  message: string;
  type: "error";
}
export interface BetaResponse_ModerationOutputModerationResult {
  categories: { [key: string]: boolean };
  category_applied_input_types: { [key: string]: Array<"text" | "image"> };
  category_scores: { [key: string]: number };
  flagged: boolean;
  model: string;
  type: "moderation_result";
}
export interface BetaResponse_PromptCacheOptions {
  mode: "implicit" | "explicit";
  ttl: "30m";
}
export interface BetaResponse_Reasoning {
  context?: "auto" | "current_turn" | "all_turns" | null;
  effort?: "none" | "minimal" | "low" | "medium" | "high" | "xhigh" | "max" | null;
  generate_summary?: "auto" | "concise" | "detailed" | null;
  mode?: string | "standard" | "pro";
  summary?: "auto" | "concise" | "detailed" | null;
}
export interface BetaResponse_ToolChoiceBetaSpecificProgrammaticToolCallingParam {
  type: "programmatic_tool_calling";
}
export interface BetaResponseApplyPatchToolCall_Agent {
  agent_name: string;
}
export interface BetaResponseApplyPatchToolCall {
  id: string;
  call_id: string;
  operation: BetaResponseApplyPatchToolCall_OperationCreateFile | BetaResponseApplyPatchToolCall_OperationDeleteFile | BetaResponseApplyPatchToolCall_OperationUpdateFile;
  status: "in_progress" | "completed";
  type: "apply_patch_call";
  agent?: BetaResponseApplyPatchToolCall_Agent;
  caller?: BetaResponseApplyPatchToolCall_CallerDirect | BetaResponseApplyPatchToolCall_CallerProgram | null;
  created_by?: string;
}
export interface BetaResponseApplyPatchToolCall_CallerDirect {
  type: "direct";
}
export interface BetaResponseApplyPatchToolCall_CallerProgram {
  caller_id: string;
  type: "program";
}
export interface BetaResponseApplyPatchToolCall_OperationCreateFile {
  diff: string;
  path: string;
  type: "create_file";
}
export interface BetaResponseApplyPatchToolCall_OperationDeleteFile {
  path: string;
  type: "delete_file";
}
export interface BetaResponseApplyPatchToolCall_OperationUpdateFile {
  diff: string;
  path: string;
  type: "update_file";
}
export interface BetaResponseApplyPatchToolCallOutput_Agent {
  agent_name: string;
}
export interface BetaResponseApplyPatchToolCallOutput {
  id: string;
  call_id: string;
  status: "completed" | "failed";
  type: "apply_patch_call_output";
  agent?: BetaResponseApplyPatchToolCallOutput_Agent;
  caller?: BetaResponseApplyPatchToolCallOutput_CallerDirect | BetaResponseApplyPatchToolCallOutput_CallerProgram | null;
  created_by?: string;
  output?: string | null;
}
export interface BetaResponseApplyPatchToolCallOutput_CallerDirect {
  type: "direct";
}
export interface BetaResponseApplyPatchToolCallOutput_CallerProgram {
  caller_id: string;
  type: "program";
}
export interface BetaResponseAudioDeltaEvent_Agent {
  agent_name: string;
}
export interface BetaResponseAudioDeltaEvent {
  delta: string;
  sequence_number: number;
  type: "response.audio.delta";
  agent?: BetaResponseAudioDeltaEvent_Agent | null;
}
export interface BetaResponseAudioDoneEvent_Agent {
  agent_name: string;
}
export interface BetaResponseAudioDoneEvent {
  sequence_number: number;
  type: "response.audio.done";
  agent?: BetaResponseAudioDoneEvent_Agent | null;
}
export interface BetaResponseAudioTranscriptDeltaEvent_Agent {
  agent_name: string;
}
export interface BetaResponseAudioTranscriptDeltaEvent {
  delta: string;
  sequence_number: number;
  type: "response.audio.transcript.delta";
  agent?: BetaResponseAudioTranscriptDeltaEvent_Agent | null;
}
export interface BetaResponseAudioTranscriptDoneEvent_Agent {
  agent_name: string;
}
export interface BetaResponseAudioTranscriptDoneEvent {
  sequence_number: number;
  type: "response.audio.transcript.done";
  agent?: BetaResponseAudioTranscriptDoneEvent_Agent | null;
}
export interface BetaResponseCodeInterpreterCallCodeDeltaEvent_Agent {
  agent_name: string;
}
export interface BetaResponseCodeInterpreterCallCodeDeltaEvent {
  delta: string;
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.code_interpreter_call_code.delta";
  agent?: BetaResponseCodeInterpreterCallCodeDeltaEvent_Agent | null;
}
export interface BetaResponseCodeInterpreterCallCodeDoneEvent_Agent {
  agent_name: string;
}
export interface BetaResponseCodeInterpreterCallCodeDoneEvent {
  code: string;
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.code_interpreter_call_code.done";
  agent?: BetaResponseCodeInterpreterCallCodeDoneEvent_Agent | null;
}
export interface BetaResponseCodeInterpreterCallCompletedEvent_Agent {
  agent_name: string;
}
export interface BetaResponseCodeInterpreterCallCompletedEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.code_interpreter_call.completed";
  agent?: BetaResponseCodeInterpreterCallCompletedEvent_Agent | null;
}
export interface BetaResponseCodeInterpreterCallInProgressEvent_Agent {
  agent_name: string;
}
export interface BetaResponseCodeInterpreterCallInProgressEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.code_interpreter_call.in_progress";
  agent?: BetaResponseCodeInterpreterCallInProgressEvent_Agent | null;
}
export interface BetaResponseCodeInterpreterCallInterpretingEvent_Agent {
  agent_name: string;
}
export interface BetaResponseCodeInterpreterCallInterpretingEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.code_interpreter_call.interpreting";
  agent?: BetaResponseCodeInterpreterCallInterpretingEvent_Agent | null;
}
export interface BetaResponseCodeInterpreterToolCall_Agent {
  agent_name: string;
}
export interface BetaResponseCodeInterpreterToolCall {
  id: string;
  code: string | null;
  container_id: string;
  outputs: Array<BetaResponseCodeInterpreterToolCall_OutputLogs | BetaResponseCodeInterpreterToolCall_OutputImage> | null;
  status: "in_progress" | "completed" | "incomplete" | "interpreting" | "failed";
  type: "code_interpreter_call";
  agent?: BetaResponseCodeInterpreterToolCall_Agent | null;
}
export interface BetaResponseCodeInterpreterToolCall_OutputImage {
  type: "image";
  url: string;
}
export interface BetaResponseCodeInterpreterToolCall_OutputLogs {
  logs: string;
  type: "logs";
}
export interface BetaResponseCodeInterpreterToolCallParam_Agent {
  agent_name: string;
}
export interface BetaResponseCodeInterpreterToolCallParam {
  id: string;
  code: string | null;
  container_id: string;
  outputs: Array<BetaResponseCodeInterpreterToolCallParam_OutputLogs | BetaResponseCodeInterpreterToolCallParam_OutputImage> | null;
  status: "in_progress" | "completed" | "incomplete" | "interpreting" | "failed";
  type: "code_interpreter_call";
  agent?: BetaResponseCodeInterpreterToolCallParam_Agent | null;
}
export interface BetaResponseCodeInterpreterToolCallParam_OutputImage {
  type: "image";
  url: string;
}
export interface BetaResponseCodeInterpreterToolCallParam_OutputLogs {
  logs: string;
  type: "logs";
}
export interface BetaResponseCompactionItem_Agent {
  agent_name: string;
}
export interface BetaResponseCompactionItem {
  id: string;
  encrypted_content: string;
  type: "compaction";
  agent?: BetaResponseCompactionItem_Agent;
  created_by?: string;
}
export interface BetaResponseCompactionItemParam_Agent {
  agent_name: string;
}
export interface BetaResponseCompactionItemParam {
  encrypted_content: string;
  type: "compaction";
  id?: string | null;
  agent?: BetaResponseCompactionItemParam_Agent | null;
}
export interface BetaResponseCompactionItemParamParam_Agent {
  agent_name: string;
}
export interface BetaResponseCompactionItemParamParam {
  encrypted_content: string;
  type: "compaction";
  id?: string | null;
  agent?: BetaResponseCompactionItemParamParam_Agent | null;
}
export interface BetaResponseCompletedEvent_Agent {
  agent_name: string;
}
export interface BetaResponseCompletedEvent {
  response: BetaResponse;
  sequence_number: number;
  type: "response.completed";
  agent?: BetaResponseCompletedEvent_Agent | null;
}
export interface BetaResponseComputerToolCall_Agent {
  agent_name: string;
}
export interface BetaResponseComputerToolCall {
  id: string;
  call_id: string;
  pending_safety_checks: Array<BetaResponseComputerToolCall_PendingSafetyCheck>;
  status: "in_progress" | "completed" | "incomplete";
  type: "computer_call";
  action?: BetaComputerAction;
  actions?: BetaComputerActionList;
  agent?: BetaResponseComputerToolCall_Agent | null;
}
export interface BetaResponseComputerToolCall_PendingSafetyCheck {
  id: string;
  code?: string | null;
  message?: string | null;
}
export interface BetaResponseComputerToolCallOutputItem_AcknowledgedSafetyCheck {
  id: string;
  code?: string | null;
  message?: string | null;
}
export interface BetaResponseComputerToolCallOutputItem_Agent {
  agent_name: string;
}
export interface BetaResponseComputerToolCallOutputItem {
  id: string;
  call_id: string;
  output: BetaResponseComputerToolCallOutputScreenshot;
  status: "completed" | "incomplete" | "failed";
  type: "computer_call_output";
  acknowledged_safety_checks?: Array<BetaResponseComputerToolCallOutputItem_AcknowledgedSafetyCheck>;
  agent?: BetaResponseComputerToolCallOutputItem_Agent | null;
  created_by?: string;
}
export interface BetaResponseComputerToolCallOutputScreenshot {
  type: "computer_screenshot";
  file_id?: string;
  image_url?: string;
}
export interface BetaResponseComputerToolCallOutputScreenshotParam {
  type: "computer_screenshot";
  file_id?: string;
  image_url?: string;
}
export interface BetaResponseComputerToolCallParam_Agent {
  agent_name: string;
}
export interface BetaResponseComputerToolCallParam {
  id: string;
  call_id: string;
  pending_safety_checks: Array<BetaResponseComputerToolCallParam_PendingSafetyCheck>;
  status: "in_progress" | "completed" | "incomplete";
  type: "computer_call";
  action?: BetaComputerActionParam;
  actions?: BetaComputerActionListParam;
  agent?: BetaResponseComputerToolCallParam_Agent | null;
}
export interface BetaResponseComputerToolCallParam_PendingSafetyCheck {
  id: string;
  code?: string | null;
  message?: string | null;
}
export interface BetaResponseContainerReference {
  container_id: string;
  type: "container_reference";
}
export interface BetaResponseContentPartAddedEvent_Agent {
  agent_name: string;
}
export interface BetaResponseContentPartAddedEvent {
  content_index: number;
  item_id: string;
  output_index: number;
  part: BetaResponseOutputText | BetaResponseOutputRefusal | BetaResponseContentPartAddedEvent_PartReasoningText;
  sequence_number: number;
  type: "response.content_part.added";
  agent?: BetaResponseContentPartAddedEvent_Agent | null;
}
export interface BetaResponseContentPartAddedEvent_PartReasoningText {
  text: string;
  type: "reasoning_text";
}
export interface BetaResponseContentPartDoneEvent_Agent {
  agent_name: string;
}
export interface BetaResponseContentPartDoneEvent {
  content_index: number;
  item_id: string;
  output_index: number;
  part: BetaResponseOutputText | BetaResponseOutputRefusal | BetaResponseContentPartDoneEvent_PartReasoningText;
  sequence_number: number;
  type: "response.content_part.done";
  agent?: BetaResponseContentPartDoneEvent_Agent | null;
}
export interface BetaResponseContentPartDoneEvent_PartReasoningText {
  text: string;
  type: "reasoning_text";
}
export interface BetaResponseConversationParamParam {
  id: string;
}
export interface BetaResponseCreatedEvent_Agent {
  agent_name: string;
}
export interface BetaResponseCreatedEvent {
  response: BetaResponse;
  sequence_number: number;
  type: "response.created";
  agent?: BetaResponseCreatedEvent_Agent | null;
}
export interface BetaResponseCustomToolCall_Agent {
  agent_name: string;
}
export interface BetaResponseCustomToolCall {
  call_id: string;
  input: string;
  name: string;
  type: "custom_tool_call";
  id?: string;
  agent?: BetaResponseCustomToolCall_Agent | null;
  caller?: BetaResponseCustomToolCall_CallerDirect | BetaResponseCustomToolCall_CallerProgram | null;
  namespace?: string;
}
export interface BetaResponseCustomToolCall_CallerDirect {
  type: "direct";
}
export interface BetaResponseCustomToolCall_CallerProgram {
  caller_id: string;
  type: "program";
}
export interface BetaResponseCustomToolCallInputDeltaEvent_Agent {
  agent_name: string;
}
export interface BetaResponseCustomToolCallInputDeltaEvent {
  delta: string;
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.custom_tool_call_input.delta";
  agent?: BetaResponseCustomToolCallInputDeltaEvent_Agent | null;
}
export interface BetaResponseCustomToolCallInputDoneEvent_Agent {
  agent_name: string;
}
export interface BetaResponseCustomToolCallInputDoneEvent {
  input: string;
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.custom_tool_call_input.done";
  agent?: BetaResponseCustomToolCallInputDoneEvent_Agent | null;
}
export interface BetaResponseCustomToolCallItem {
  call_id: string;
  input: string;
  name: string;
  type: "custom_tool_call";
  id: string;
  agent?: BetaResponseCustomToolCall_Agent | null;
  caller?: BetaResponseCustomToolCall_CallerDirect | BetaResponseCustomToolCall_CallerProgram | null;
  namespace?: string;
  status: "in_progress" | "completed" | "incomplete";
  created_by?: string;
}
export interface BetaResponseCustomToolCallOutput_Agent {
  agent_name: string;
}
export interface BetaResponseCustomToolCallOutput {
  call_id: string;
  output: string | Array<BetaResponseInputContent>;
  type: "custom_tool_call_output";
  id?: string;
  agent?: BetaResponseCustomToolCallOutput_Agent | null;
  caller?: BetaResponseCustomToolCallOutput_CallerDirect | BetaResponseCustomToolCallOutput_CallerProgram | null;
}
export interface BetaResponseCustomToolCallOutput_CallerDirect {
  type: "direct";
}
export interface BetaResponseCustomToolCallOutput_CallerProgram {
  caller_id: string;
  type: "program";
}
export interface BetaResponseCustomToolCallOutputItem {
  call_id: string;
  output: string | Array<BetaResponseInputContent>;
  type: "custom_tool_call_output";
  id: string;
  agent?: BetaResponseCustomToolCallOutput_Agent | null;
  caller?: BetaResponseCustomToolCallOutput_CallerDirect | BetaResponseCustomToolCallOutput_CallerProgram | null;
  status: "in_progress" | "completed" | "incomplete";
  created_by?: string;
}
export interface BetaResponseCustomToolCallOutputParam_Agent {
  agent_name: string;
}
export interface BetaResponseCustomToolCallOutputParam {
  call_id: string;
  output: string | Array<BetaResponseInputContentParam>;
  type: "custom_tool_call_output";
  id?: string;
  agent?: BetaResponseCustomToolCallOutputParam_Agent | null;
  caller?: BetaResponseCustomToolCallOutputParam_CallerDirect | BetaResponseCustomToolCallOutputParam_CallerProgram | null;
}
export interface BetaResponseCustomToolCallOutputParam_CallerDirect {
  type: "direct";
}
export interface BetaResponseCustomToolCallOutputParam_CallerProgram {
  caller_id: string;
  type: "program";
}
export interface BetaResponseCustomToolCallParam_Agent {
  agent_name: string;
}
export interface BetaResponseCustomToolCallParam {
  call_id: string;
  input: string;
  name: string;
  type: "custom_tool_call";
  id?: string;
  agent?: BetaResponseCustomToolCallParam_Agent | null;
  caller?: BetaResponseCustomToolCallParam_CallerDirect | BetaResponseCustomToolCallParam_CallerProgram | null;
  namespace?: string;
}
export interface BetaResponseCustomToolCallParam_CallerDirect {
  type: "direct";
}
export interface BetaResponseCustomToolCallParam_CallerProgram {
  caller_id: string;
  type: "program";
}
export interface BetaResponseError {
  code: "server_error" | "rate_limit_exceeded" | "invalid_prompt" | "data_residency_mismatch" | "bio_policy" | "vector_store_timeout" | "invalid_image" | "invalid_image_format" | "invalid_base64_image" | "invalid_image_url" | "image_too_large" | "image_too_small" | "image_parse_error" | "image_content_policy_violation" | "invalid_image_mode" | "image_file_too_large" | "unsupported_image_media_type" | "empty_image_file" | "failed_to_download_image" | "image_file_not_found";
  message: string;
}
export interface BetaResponseErrorEvent_Agent {
  agent_name: string;
}
export interface BetaResponseErrorEvent {
  code: string | null;
  message: string;
  param: string | null;
  sequence_number: number;
  type: "error";
  agent?: BetaResponseErrorEvent_Agent | null;
}
export interface BetaResponseFailedEvent_Agent {
  agent_name: string;
}
export interface BetaResponseFailedEvent {
  response: BetaResponse;
  sequence_number: number;
  type: "response.failed";
  agent?: BetaResponseFailedEvent_Agent | null;
}
export interface BetaResponseFileSearchCallCompletedEvent_Agent {
  agent_name: string;
}
export interface BetaResponseFileSearchCallCompletedEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.file_search_call.completed";
  agent?: BetaResponseFileSearchCallCompletedEvent_Agent | null;
}
export interface BetaResponseFileSearchCallInProgressEvent_Agent {
  agent_name: string;
}
export interface BetaResponseFileSearchCallInProgressEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.file_search_call.in_progress";
  agent?: BetaResponseFileSearchCallInProgressEvent_Agent | null;
}
export interface BetaResponseFileSearchCallSearchingEvent_Agent {
  agent_name: string;
}
export interface BetaResponseFileSearchCallSearchingEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.file_search_call.searching";
  agent?: BetaResponseFileSearchCallSearchingEvent_Agent | null;
}
export interface BetaResponseFileSearchToolCall_Agent {
  agent_name: string;
}
export interface BetaResponseFileSearchToolCall {
  id: string;
  queries: Array<string>;
  status: "in_progress" | "searching" | "completed" | "incomplete" | "failed";
  type: "file_search_call";
  agent?: BetaResponseFileSearchToolCall_Agent | null;
  results?: Array<BetaResponseFileSearchToolCall_Result> | null;
}
export interface BetaResponseFileSearchToolCall_Result {
  attributes?: { [key: string]: string | number | boolean } | null;
  file_id?: string;
  filename?: string;
  score?: number;
  text?: string;
}
export interface BetaResponseFileSearchToolCallParam_Agent {
  agent_name: string;
}
export interface BetaResponseFileSearchToolCallParam {
  id: string;
  queries: Array<string>;
  status: "in_progress" | "searching" | "completed" | "incomplete" | "failed";
  type: "file_search_call";
  agent?: BetaResponseFileSearchToolCallParam_Agent | null;
  results?: Array<BetaResponseFileSearchToolCallParam_Result> | null;
}
export interface BetaResponseFileSearchToolCallParam_Result {
  attributes?: { [key: string]: string | number | boolean } | null;
  file_id?: string;
  filename?: string;
  score?: number;
  text?: string;
}
export type BetaResponseFormatTextConfig = BetaResponseFormatTextConfig_Text | BetaResponseFormatTextJSONSchemaConfig | BetaResponseFormatTextConfig_JSONObject;
export interface BetaResponseFormatTextConfig_JSONObject {
  type: "json_object";
}
export interface BetaResponseFormatTextConfig_Text {
  type: "text";
}
export type BetaResponseFormatTextConfigParam = BetaResponseFormatTextConfigParam_Text | BetaResponseFormatTextJSONSchemaConfigParam | BetaResponseFormatTextConfigParam_JSONObject;
export interface BetaResponseFormatTextConfigParam_JSONObject {
  type: "json_object";
}
export interface BetaResponseFormatTextConfigParam_Text {
  type: "text";
}
export interface BetaResponseFormatTextJSONSchemaConfig {
  name: string;
  schema: APIShared.FunctionParameters;
  type: "json_schema";
  description?: string;
  strict?: boolean | null;
}
export interface BetaResponseFormatTextJSONSchemaConfigParam {
  name: string;
  schema: APISharedParams.FunctionParameters;
  type: "json_schema";
  description?: string;
  strict?: boolean | null;
}
export interface BetaResponseFunctionCallArgumentsDeltaEvent_Agent {
  agent_name: string;
}
export interface BetaResponseFunctionCallArgumentsDeltaEvent {
  delta: string;
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.function_call_arguments.delta";
  agent?: BetaResponseFunctionCallArgumentsDeltaEvent_Agent | null;
}
export interface BetaResponseFunctionCallArgumentsDoneEvent_Agent {
  agent_name: string;
}
export interface BetaResponseFunctionCallArgumentsDoneEvent {
  arguments: string;
  item_id: string;
  name: string;
  output_index: number;
  sequence_number: number;
  type: "response.function_call_arguments.done";
  agent?: BetaResponseFunctionCallArgumentsDoneEvent_Agent | null;
}
export type BetaResponseFunctionCallOutputItem = BetaResponseInputTextContent | BetaResponseInputImageContent | BetaResponseInputFileContent;
export type BetaResponseFunctionCallOutputItemParam = BetaResponseInputTextContentParam | BetaResponseInputImageContentParam | BetaResponseInputFileContentParam;
export interface BetaResponseFunctionShellCallOutputContent {
  outcome: BetaResponseFunctionShellCallOutputContent_OutcomeTimeout | BetaResponseFunctionShellCallOutputContent_OutcomeExit;
  stderr: string;
  stdout: string;
}
export interface BetaResponseFunctionShellCallOutputContent_OutcomeExit {
  exit_code: number;
  type: "exit";
}
export interface BetaResponseFunctionShellCallOutputContent_OutcomeTimeout {
  type: "timeout";
}
export interface BetaResponseFunctionShellCallOutputContentParam {
  outcome: BetaResponseFunctionShellCallOutputContentParam_OutcomeTimeout | BetaResponseFunctionShellCallOutputContentParam_OutcomeExit;
  stderr: string;
  stdout: string;
}
export interface BetaResponseFunctionShellCallOutputContentParam_OutcomeExit {
  exit_code: number;
  type: "exit";
}
export interface BetaResponseFunctionShellCallOutputContentParam_OutcomeTimeout {
  type: "timeout";
}
export interface BetaResponseFunctionShellToolCall_Action {
  commands: Array<string>;
  max_output_length: number | null;
  timeout_ms: number | null;
}
export interface BetaResponseFunctionShellToolCall_Agent {
  agent_name: string;
}
export interface BetaResponseFunctionShellToolCall {
  id: string;
  action: BetaResponseFunctionShellToolCall_Action;
  call_id: string;
  environment: BetaResponseLocalEnvironment | BetaResponseContainerReference | null;
  status: "in_progress" | "completed" | "incomplete";
  type: "shell_call";
  agent?: BetaResponseFunctionShellToolCall_Agent;
  caller?: BetaResponseFunctionShellToolCall_CallerDirect | BetaResponseFunctionShellToolCall_CallerProgram | null;
  created_by?: string;
}
export interface BetaResponseFunctionShellToolCall_CallerDirect {
  type: "direct";
}
export interface BetaResponseFunctionShellToolCall_CallerProgram {
  caller_id: string;
  type: "program";
}
export interface BetaResponseFunctionShellToolCallOutput_Agent {
  agent_name: string;
}
export interface BetaResponseFunctionShellToolCallOutput {
  id: string;
  call_id: string;
  max_output_length: number | null;
  output: Array<BetaResponseFunctionShellToolCallOutput_Output>;
  status: "in_progress" | "completed" | "incomplete";
  type: "shell_call_output";
  agent?: BetaResponseFunctionShellToolCallOutput_Agent;
  caller?: BetaResponseFunctionShellToolCallOutput_CallerDirect | BetaResponseFunctionShellToolCallOutput_CallerProgram | null;
  created_by?: string;
}
export interface BetaResponseFunctionShellToolCallOutput_CallerDirect {
  type: "direct";
}
export interface BetaResponseFunctionShellToolCallOutput_CallerProgram {
  caller_id: string;
  type: "program";
}
export interface BetaResponseFunctionShellToolCallOutput_Output {
  outcome: BetaResponseFunctionShellToolCallOutput_OutputOutcomeTimeout | BetaResponseFunctionShellToolCallOutput_OutputOutcomeExit;
  stderr: string;
  stdout: string;
  created_by?: string;
}
export interface BetaResponseFunctionShellToolCallOutput_OutputOutcomeExit {
  exit_code: number;
  type: "exit";
}
export interface BetaResponseFunctionShellToolCallOutput_OutputOutcomeTimeout {
  type: "timeout";
}
export interface BetaResponseFunctionToolCall_Agent {
  agent_name: string;
}
export interface BetaResponseFunctionToolCall {
  arguments: string;
  call_id: string;
  name: string;
  type: "function_call";
  id?: string;
  agent?: BetaResponseFunctionToolCall_Agent | null;
  caller?: BetaResponseFunctionToolCall_CallerDirect | BetaResponseFunctionToolCall_CallerProgram | null;
  namespace?: string;
  status?: "in_progress" | "completed" | "incomplete";
}
export interface BetaResponseFunctionToolCall_CallerDirect {
  type: "direct";
}
export interface BetaResponseFunctionToolCall_CallerProgram {
  caller_id: string;
  type: "program";
}
export interface BetaResponseFunctionToolCallItem {
  arguments: string;
  call_id: string;
  name: string;
  type: "function_call";
  id: string;
  agent?: BetaResponseFunctionToolCall_Agent | null;
  caller?: BetaResponseFunctionToolCall_CallerDirect | BetaResponseFunctionToolCall_CallerProgram | null;
  namespace?: string;
  status: "in_progress" | "completed" | "incomplete";
  created_by?: string;
}
export interface BetaResponseFunctionToolCallOutputItem_Agent {
  agent_name: string;
}
export interface BetaResponseFunctionToolCallOutputItem {
  id: string;
  call_id: string;
  output: string | Array<BetaResponseInputContent>;
  status: "in_progress" | "completed" | "incomplete";
  type: "function_call_output";
  agent?: BetaResponseFunctionToolCallOutputItem_Agent | null;
  caller?: BetaResponseFunctionToolCallOutputItem_CallerDirect | BetaResponseFunctionToolCallOutputItem_CallerProgram | null;
  created_by?: string;
  name?: string;
  namespace?: string;
}
export interface BetaResponseFunctionToolCallOutputItem_CallerDirect {
  type: "direct";
}
export interface BetaResponseFunctionToolCallOutputItem_CallerProgram {
  caller_id: string;
  type: "program";
}
export interface BetaResponseFunctionToolCallParam_Agent {
  agent_name: string;
}
export interface BetaResponseFunctionToolCallParam {
  arguments: string;
  call_id: string;
  name: string;
  type: "function_call";
  id?: string;
  agent?: BetaResponseFunctionToolCallParam_Agent | null;
  caller?: BetaResponseFunctionToolCallParam_CallerDirect | BetaResponseFunctionToolCallParam_CallerProgram | null;
  namespace?: string;
  status?: "in_progress" | "completed" | "incomplete";
}
export interface BetaResponseFunctionToolCallParam_CallerDirect {
  type: "direct";
}
export interface BetaResponseFunctionToolCallParam_CallerProgram {
  caller_id: string;
  type: "program";
}
export interface BetaResponseFunctionWebSearch_ActionFindInPage {
  pattern: string;
  type: "find_in_page";
  url: string;
}
export interface BetaResponseFunctionWebSearch_ActionOpenPage {
  type: "open_page";
  url?: string | null;
}
export interface BetaResponseFunctionWebSearch_ActionSearch {
  type: "search";
  queries?: Array<string>;
  query?: string;
  sources?: Array<BetaResponseFunctionWebSearch_ActionSearchSource>;
}
export interface BetaResponseFunctionWebSearch_ActionSearchSource {
  type: "url";
  url: string;
}
export interface BetaResponseFunctionWebSearch_Agent {
  agent_name: string;
}
export interface BetaResponseFunctionWebSearch {
  id: string;
  action: BetaResponseFunctionWebSearch_ActionSearch | BetaResponseFunctionWebSearch_ActionOpenPage | BetaResponseFunctionWebSearch_ActionFindInPage;
  status: "in_progress" | "searching" | "completed" | "failed";
  type: "web_search_call";
  agent?: BetaResponseFunctionWebSearch_Agent | null;
}
export interface BetaResponseFunctionWebSearchParam_ActionFindInPage {
  pattern: string;
  type: "find_in_page";
  url: string;
}
export interface BetaResponseFunctionWebSearchParam_ActionOpenPage {
  type: "open_page";
  url?: string | null;
}
export interface BetaResponseFunctionWebSearchParam_ActionSearch {
  type: "search";
  queries?: Array<string>;
  query?: string;
  sources?: Array<BetaResponseFunctionWebSearchParam_ActionSearchSource>;
}
export interface BetaResponseFunctionWebSearchParam_ActionSearchSource {
  type: "url";
  url: string;
}
export interface BetaResponseFunctionWebSearchParam_Agent {
  agent_name: string;
}
export interface BetaResponseFunctionWebSearchParam {
  id: string;
  action: BetaResponseFunctionWebSearchParam_ActionSearch | BetaResponseFunctionWebSearchParam_ActionOpenPage | BetaResponseFunctionWebSearchParam_ActionFindInPage;
  status: "in_progress" | "searching" | "completed" | "failed";
  type: "web_search_call";
  agent?: BetaResponseFunctionWebSearchParam_Agent | null;
}
export interface BetaResponseImageGenCallCompletedEvent_Agent {
  agent_name: string;
}
export interface BetaResponseImageGenCallCompletedEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.image_generation_call.completed";
  agent?: BetaResponseImageGenCallCompletedEvent_Agent | null;
}
export interface BetaResponseImageGenCallGeneratingEvent_Agent {
  agent_name: string;
}
export interface BetaResponseImageGenCallGeneratingEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.image_generation_call.generating";
  agent?: BetaResponseImageGenCallGeneratingEvent_Agent | null;
}
export interface BetaResponseImageGenCallInProgressEvent_Agent {
  agent_name: string;
}
export interface BetaResponseImageGenCallInProgressEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.image_generation_call.in_progress";
  agent?: BetaResponseImageGenCallInProgressEvent_Agent | null;
}
export interface BetaResponseImageGenCallPartialImageEvent_Agent {
  agent_name: string;
}
export interface BetaResponseImageGenCallPartialImageEvent {
  item_id: string;
  output_index: number;
  partial_image_b64: string;
  partial_image_index: number;
  sequence_number: number;
  type: "response.image_generation_call.partial_image";
  agent?: BetaResponseImageGenCallPartialImageEvent_Agent | null;
  background?: string;
  output_format?: string;
  quality?: string;
  size?: string;
}
export interface BetaResponseInProgressEvent_Agent {
  agent_name: string;
}
export interface BetaResponseInProgressEvent {
  response: BetaResponse;
  sequence_number: number;
  type: "response.in_progress";
  agent?: BetaResponseInProgressEvent_Agent | null;
}
export type BetaResponseIncludable = "file_search_call.results" | "web_search_call.results" | "web_search_call.action.sources" | "message.input_image.image_url" | "computer_call_output.output.image_url" | "code_interpreter_call.outputs" | "reasoning.encrypted_content" | "message.output_text.logprobs";
export interface BetaResponseIncompleteEvent_Agent {
  agent_name: string;
}
export interface BetaResponseIncompleteEvent {
  response: BetaResponse;
  sequence_number: number;
  type: "response.incomplete";
  agent?: BetaResponseIncompleteEvent_Agent | null;
}
export type BetaResponseInputContent = BetaResponseInputText | BetaResponseInputImage | BetaResponseInputFile;
export type BetaResponseInputContentParam = BetaResponseInputTextParam | BetaResponseInputImageParam | BetaResponseInputFileParam;
export interface BetaResponseInputFile {
  type: "input_file";
  detail?: "auto" | "low" | "high";
  file_data?: string;
  file_id?: string | null;
  file_url?: string;
  filename?: string;
  prompt_cache_breakpoint?: BetaResponseInputFile_PromptCacheBreakpoint;
}
export interface BetaResponseInputFile_PromptCacheBreakpoint {
  mode: "explicit";
}
export interface BetaResponseInputFileContent {
  type: "input_file";
  detail?: "auto" | "low" | "high";
  file_data?: string | null;
  file_id?: string | null;
  file_url?: string | null;
  filename?: string | null;
  prompt_cache_breakpoint?: BetaResponseInputFileContent_PromptCacheBreakpoint | null;
}
export interface BetaResponseInputFileContent_PromptCacheBreakpoint {
  mode: "explicit";
}
export interface BetaResponseInputFileContentParam {
  type: "input_file";
  detail?: "auto" | "low" | "high";
  file_data?: string | null;
  file_id?: string | null;
  file_url?: string | null;
  filename?: string | null;
  prompt_cache_breakpoint?: BetaResponseInputFileContentParam_PromptCacheBreakpoint | null;
}
export interface BetaResponseInputFileContentParam_PromptCacheBreakpoint {
  mode: "explicit";
}
export interface BetaResponseInputFileParam {
  type: "input_file";
  detail?: "auto" | "low" | "high";
  file_data?: string;
  file_id?: string | null;
  file_url?: string;
  filename?: string;
  prompt_cache_breakpoint?: BetaResponseInputFileParam_PromptCacheBreakpoint;
}
export interface BetaResponseInputFileParam_PromptCacheBreakpoint {
  mode: "explicit";
}
export interface BetaResponseInputImage {
  detail: BetaImageDetail;
  type: "input_image";
  file_id?: string | null;
  image_url?: string | null;
  prompt_cache_breakpoint?: BetaResponseInputImage_PromptCacheBreakpoint;
}
export interface BetaResponseInputImage_PromptCacheBreakpoint {
  mode: "explicit";
}
export interface BetaResponseInputImageContent {
  type: "input_image";
  detail?: "low" | "high" | "auto" | "original" | null;
  file_id?: string | null;
  image_url?: string | null;
  prompt_cache_breakpoint?: BetaResponseInputImageContent_PromptCacheBreakpoint | null;
}
export interface BetaResponseInputImageContent_PromptCacheBreakpoint {
  mode: "explicit";
}
export interface BetaResponseInputImageContentParam {
  type: "input_image";
  detail?: "low" | "high" | "auto" | "original" | null;
  file_id?: string | null;
  image_url?: string | null;
  prompt_cache_breakpoint?: BetaResponseInputImageContentParam_PromptCacheBreakpoint | null;
}
export interface BetaResponseInputImageContentParam_PromptCacheBreakpoint {
  mode: "explicit";
}
export interface BetaResponseInputImageParam {
  detail: "low" | "high" | "auto" | "original";
  type: "input_image";
  file_id?: string | null;
  image_url?: string | null;
  prompt_cache_breakpoint?: BetaResponseInputImageParam_PromptCacheBreakpoint;
}
export interface BetaResponseInputImageParam_PromptCacheBreakpoint {
  mode: "explicit";
}
export interface BetaResponseInputItem_AdditionalTools {
  role: "developer";
  tools: Array<BetaTool>;
  type: "additional_tools";
  id?: string | null;
  agent?: BetaResponseInputItem_AdditionalToolsAgent | null;
}
export interface BetaResponseInputItem_AdditionalToolsAgent {
  agent_name: string;
}
export interface BetaResponseInputItem_AgentMessage {
  author: string;
  content: Array<BetaResponseInputTextContent | BetaResponseInputImageContent | BetaResponseInputItem_AgentMessageContentEncryptedContent>;
  recipient: string;
  type: "agent_message";
  id?: string | null;
  agent?: BetaResponseInputItem_AgentMessageAgent | null;
}
export interface BetaResponseInputItem_AgentMessageAgent {
  agent_name: string;
}
export interface BetaResponseInputItem_AgentMessageContentEncryptedContent {
  encrypted_content: string;
  type: "encrypted_content";
}
export interface BetaResponseInputItem_ApplyPatchCall {
  call_id: string;
  operation: BetaResponseInputItem_ApplyPatchCallOperationCreateFile | BetaResponseInputItem_ApplyPatchCallOperationDeleteFile | BetaResponseInputItem_ApplyPatchCallOperationUpdateFile;
  status: "in_progress" | "completed";
  type: "apply_patch_call";
  id?: string | null;
  agent?: BetaResponseInputItem_ApplyPatchCallAgent | null;
  caller?: BetaResponseInputItem_ApplyPatchCallCallerDirect | BetaResponseInputItem_ApplyPatchCallCallerProgram | null;
}
export interface BetaResponseInputItem_ApplyPatchCallAgent {
  agent_name: string;
}
export interface BetaResponseInputItem_ApplyPatchCallCallerDirect {
  type: "direct";
}
export interface BetaResponseInputItem_ApplyPatchCallCallerProgram {
  caller_id: string;
  type: "program";
}
export interface BetaResponseInputItem_ApplyPatchCallOperationCreateFile {
  diff: string;
  path: string;
  type: "create_file";
}
export interface BetaResponseInputItem_ApplyPatchCallOperationDeleteFile {
  path: string;
  type: "delete_file";
}
export interface BetaResponseInputItem_ApplyPatchCallOperationUpdateFile {
  diff: string;
  path: string;
  type: "update_file";
}
export interface BetaResponseInputItem_ApplyPatchCallOutput {
  call_id: string;
  status: "completed" | "failed";
  type: "apply_patch_call_output";
  id?: string | null;
  agent?: BetaResponseInputItem_ApplyPatchCallOutputAgent | null;
  caller?: BetaResponseInputItem_ApplyPatchCallOutputCallerDirect | BetaResponseInputItem_ApplyPatchCallOutputCallerProgram | null;
  output?: string | null;
}
export interface BetaResponseInputItem_ApplyPatchCallOutputAgent {
  agent_name: string;
}
export interface BetaResponseInputItem_ApplyPatchCallOutputCallerDirect {
  type: "direct";
}
export interface BetaResponseInputItem_ApplyPatchCallOutputCallerProgram {
  caller_id: string;
  type: "program";
}
export type BetaResponseInputItem = BetaEasyInputMessage | BetaResponseInputItem_Message | BetaResponseOutputMessage | BetaResponseFileSearchToolCall | BetaResponseComputerToolCall | BetaResponseInputItem_ComputerCallOutput | BetaResponseFunctionWebSearch | BetaResponseFunctionToolCall | BetaResponseInputItem_FunctionCallOutput | BetaResponseInputItem_AgentMessage | BetaResponseInputItem_MultiAgentCall | BetaResponseInputItem_MultiAgentCallOutput | BetaResponseInputItem_ToolSearchCall | BetaResponseToolSearchOutputItemParam | BetaResponseInputItem_AdditionalTools | BetaResponseReasoningItem | BetaResponseCompactionItemParam | BetaResponseInputItem_ImageGenerationCall | BetaResponseCodeInterpreterToolCall | BetaResponseInputItem_LocalShellCall | BetaResponseInputItem_LocalShellCallOutput | BetaResponseInputItem_ShellCall | BetaResponseInputItem_ShellCallOutput | BetaResponseInputItem_ApplyPatchCall | BetaResponseInputItem_ApplyPatchCallOutput | BetaResponseInputItem_McpListTools | BetaResponseInputItem_McpApprovalRequest | BetaResponseInputItem_McpApprovalResponse | BetaResponseInputItem_McpCall | BetaResponseCustomToolCallOutput | BetaResponseCustomToolCall | BetaResponseInputItem_CompactionTrigger | BetaResponseInputItem_ItemReference | BetaResponseInputItem_Program | BetaResponseInputItem_ProgramOutput;
export interface BetaResponseInputItem_CompactionTrigger {
  type: "compaction_trigger";
  agent?: BetaResponseInputItem_CompactionTriggerAgent | null;
}
export interface BetaResponseInputItem_CompactionTriggerAgent {
  agent_name: string;
}
export interface BetaResponseInputItem_ComputerCallOutput {
  call_id: string;
  output: BetaResponseComputerToolCallOutputScreenshot;
  type: "computer_call_output";
  id?: string | null;
  acknowledged_safety_checks?: Array<BetaResponseInputItem_ComputerCallOutputAcknowledgedSafetyCheck> | null;
  agent?: BetaResponseInputItem_ComputerCallOutputAgent | null;
  status?: "in_progress" | "completed" | "incomplete" | null;
}
export interface BetaResponseInputItem_ComputerCallOutputAcknowledgedSafetyCheck {
  id: string;
  code?: string | null;
  message?: string | null;
}
export interface BetaResponseInputItem_ComputerCallOutputAgent {
  agent_name: string;
}
export interface BetaResponseInputItem_FunctionCallOutput {
  call_id: string;
  output: string | Array<BetaResponseFunctionCallOutputItem>;
  type: "function_call_output";
  id?: string | null;
  agent?: BetaResponseInputItem_FunctionCallOutputAgent | null;
  caller?: BetaResponseInputItem_FunctionCallOutputCallerDirect | BetaResponseInputItem_FunctionCallOutputCallerProgram | null;
  name?: string | null;
  namespace?: string | null;
  status?: "in_progress" | "completed" | "incomplete" | null;
}
export interface BetaResponseInputItem_FunctionCallOutputAgent {
  agent_name: string;
}
export interface BetaResponseInputItem_FunctionCallOutputCallerDirect {
  type: "direct";
}
export interface BetaResponseInputItem_FunctionCallOutputCallerProgram {
  caller_id: string;
  type: "program";
}
export interface BetaResponseInputItem_ImageGenerationCall {
  id: string;
  result: string | null;
  status: "in_progress" | "completed" | "generating" | "failed";
  type: "image_generation_call";
  agent?: BetaResponseInputItem_ImageGenerationCallAgent | null;
}
export interface BetaResponseInputItem_ImageGenerationCallAgent {
  agent_name: string;
}
export interface BetaResponseInputItem_ItemReference {
  id: string;
  agent?: BetaResponseInputItem_ItemReferenceAgent | null;
  type?: "item_reference" | null;
}
export interface BetaResponseInputItem_ItemReferenceAgent {
  agent_name: string;
}
export interface BetaResponseInputItem_LocalShellCall {
  id: string;
  action: BetaResponseInputItem_LocalShellCallAction;
  call_id: string;
  status: "in_progress" | "completed" | "incomplete";
  type: "local_shell_call";
  agent?: BetaResponseInputItem_LocalShellCallAgent | null;
}
export interface BetaResponseInputItem_LocalShellCallAction {
  command: Array<string>;
  env: { [key: string]: string };
  type: "exec";
  timeout_ms?: number | null;
  user?: string | null;
  working_directory?: string | null;
}
export interface BetaResponseInputItem_LocalShellCallAgent {
  agent_name: string;
}
export interface BetaResponseInputItem_LocalShellCallOutput {
  id: string;
  output: string;
  type: "local_shell_call_output";
  agent?: BetaResponseInputItem_LocalShellCallOutputAgent | null;
  status?: "in_progress" | "completed" | "incomplete" | null;
}
export interface BetaResponseInputItem_LocalShellCallOutputAgent {
  agent_name: string;
}
export interface BetaResponseInputItem_McpApprovalRequest {
  id: string;
  arguments: string;
  name: string;
  server_label: string;
  type: "mcp_approval_request";
  agent?: BetaResponseInputItem_McpApprovalRequestAgent | null;
}
export interface BetaResponseInputItem_McpApprovalRequestAgent {
  agent_name: string;
}
export interface BetaResponseInputItem_McpApprovalResponse {
  approval_request_id: string;
  approve: boolean;
  type: "mcp_approval_response";
  id?: string | null;
  agent?: BetaResponseInputItem_McpApprovalResponseAgent | null;
  reason?: string | null;
}
export interface BetaResponseInputItem_McpApprovalResponseAgent {
  agent_name: string;
}
export interface BetaResponseInputItem_McpCall {
  id: string;
  arguments: string;
  name: string;
  server_label: string;
  type: "mcp_call";
  agent?: BetaResponseInputItem_McpCallAgent | null;
  approval_request_id?: string | null;
  error?: BetaMcpToolCallError;
  output?: string | null;
  status?: "in_progress" | "completed" | "incomplete" | "calling" | "failed";
}
export interface BetaResponseInputItem_McpCallAgent {
  agent_name: string;
}
export interface BetaResponseInputItem_McpListTools {
  id: string;
  server_label: string;
  tools: Array<BetaResponseInputItem_McpListToolsTool>;
  type: "mcp_list_tools";
  agent?: BetaResponseInputItem_McpListToolsAgent | null;
  error?: string | null;
}
export interface BetaResponseInputItem_McpListToolsAgent {
  agent_name: string;
}
export interface BetaResponseInputItem_McpListToolsTool {
  input_schema: unknown;
  name: string;
  annotations?: unknown | null;
  description?: string | null;
}
export interface BetaResponseInputItem_Message {
  content: BetaResponseInputMessageContentList;
  role: "user" | "system" | "developer";
  agent?: BetaResponseInputItem_MessageAgent | null;
  status?: "in_progress" | "completed" | "incomplete";
  type?: "message";
}
export interface BetaResponseInputItem_MessageAgent {
  agent_name: string;
}
export interface BetaResponseInputItem_MultiAgentCall {
  action: "spawn_agent" | "interrupt_agent" | "list_agents" | "send_message" | "followup_task" | "wait_agent";
  arguments: string;
  call_id: string;
  type: "multi_agent_call";
  id?: string | null;
  agent?: BetaResponseInputItem_MultiAgentCallAgent | null;
}
export interface BetaResponseInputItem_MultiAgentCallAgent {
  agent_name: string;
}
export interface BetaResponseInputItem_MultiAgentCallOutput {
  action: "spawn_agent" | "interrupt_agent" | "list_agents" | "send_message" | "followup_task" | "wait_agent";
  call_id: string;
  output: Array<BetaResponseInputItem_MultiAgentCallOutputOutput>;
  type: "multi_agent_call_output";
  id?: string | null;
  agent?: BetaResponseInputItem_MultiAgentCallOutputAgent | null;
}
export interface BetaResponseInputItem_MultiAgentCallOutputAgent {
  agent_name: string;
}
export interface BetaResponseInputItem_MultiAgentCallOutputOutput {
  text: string;
  type: "output_text";
  annotations?: Array<BetaResponseInputItem_MultiAgentCallOutputOutputAnnotationFileCitation | BetaResponseInputItem_MultiAgentCallOutputOutputAnnotationURLCitation | BetaResponseInputItem_MultiAgentCallOutputOutputAnnotationContainerFileCitation>;
}
export interface BetaResponseInputItem_MultiAgentCallOutputOutputAnnotationContainerFileCitation {
  container_id: string;
  end_index: number;
  file_id: string;
  filename: string;
  start_index: number;
  type: "container_file_citation";
}
export interface BetaResponseInputItem_MultiAgentCallOutputOutputAnnotationFileCitation {
  file_id: string;
  filename: string;
  index: number;
  type: "file_citation";
}
export interface BetaResponseInputItem_MultiAgentCallOutputOutputAnnotationURLCitation {
  end_index: number;
  start_index: number;
  title: string;
  type: "url_citation";
  url: string;
}
export interface BetaResponseInputItem_Program {
  id: string;
  call_id: string;
  code: string;
  fingerprint: string;
  type: "program";
  agent?: BetaResponseInputItem_ProgramAgent | null;
}
export interface BetaResponseInputItem_ProgramAgent {
  agent_name: string;
}
export interface BetaResponseInputItem_ProgramOutput {
  id: string;
  call_id: string;
  result: string;
  status: "completed" | "incomplete";
  type: "program_output";
  agent?: BetaResponseInputItem_ProgramOutputAgent | null;
}
export interface BetaResponseInputItem_ProgramOutputAgent {
  agent_name: string;
}
export interface BetaResponseInputItem_ShellCall {
  action: BetaResponseInputItem_ShellCallAction;
  call_id: string;
  type: "shell_call";
  id?: string | null;
  agent?: BetaResponseInputItem_ShellCallAgent | null;
  caller?: BetaResponseInputItem_ShellCallCallerDirect | BetaResponseInputItem_ShellCallCallerProgram | null;
  environment?: BetaLocalEnvironment | BetaContainerReference | null;
  status?: "in_progress" | "completed" | "incomplete" | null;
}
export interface BetaResponseInputItem_ShellCallAction {
  commands: Array<string>;
  max_output_length?: number | null;
  timeout_ms?: number | null;
}
export interface BetaResponseInputItem_ShellCallAgent {
  agent_name: string;
}
export interface BetaResponseInputItem_ShellCallCallerDirect {
  type: "direct";
}
export interface BetaResponseInputItem_ShellCallCallerProgram {
  caller_id: string;
  type: "program";
}
export interface BetaResponseInputItem_ShellCallOutput {
  call_id: string;
  output: Array<BetaResponseFunctionShellCallOutputContent>;
  type: "shell_call_output";
  id?: string | null;
  agent?: BetaResponseInputItem_ShellCallOutputAgent | null;
  caller?: BetaResponseInputItem_ShellCallOutputCallerDirect | BetaResponseInputItem_ShellCallOutputCallerProgram | null;
  max_output_length?: number | null;
  status?: "in_progress" | "completed" | "incomplete" | null;
}
export interface BetaResponseInputItem_ShellCallOutputAgent {
  agent_name: string;
}
export interface BetaResponseInputItem_ShellCallOutputCallerDirect {
  type: "direct";
}
export interface BetaResponseInputItem_ShellCallOutputCallerProgram {
  caller_id: string;
  type: "program";
}
export interface BetaResponseInputItem_ToolSearchCall {
  arguments: unknown;
  type: "tool_search_call";
  id?: string | null;
  agent?: BetaResponseInputItem_ToolSearchCallAgent | null;
  call_id?: string | null;
  execution?: "server" | "client";
  status?: "in_progress" | "completed" | "incomplete" | null;
}
export interface BetaResponseInputItem_ToolSearchCallAgent {
  agent_name: string;
}
export interface BetaResponseInputItemParam_AdditionalTools {
  role: "developer";
  tools: Array<BetaToolParam>;
  type: "additional_tools";
  id?: string | null;
  agent?: BetaResponseInputItemParam_AdditionalToolsAgent | null;
}
export interface BetaResponseInputItemParam_AdditionalToolsAgent {
  agent_name: string;
}
export interface BetaResponseInputItemParam_AgentMessage {
  author: string;
  content: Array<BetaResponseInputTextContentParam | BetaResponseInputImageContentParam | BetaResponseInputItemParam_AgentMessageContentEncryptedContent>;
  recipient: string;
  type: "agent_message";
  id?: string | null;
  agent?: BetaResponseInputItemParam_AgentMessageAgent | null;
}
export interface BetaResponseInputItemParam_AgentMessageAgent {
  agent_name: string;
}
export interface BetaResponseInputItemParam_AgentMessageContentEncryptedContent {
  encrypted_content: string;
  type: "encrypted_content";
}
export interface BetaResponseInputItemParam_ApplyPatchCall {
  call_id: string;
  operation: BetaResponseInputItemParam_ApplyPatchCallOperationCreateFile | BetaResponseInputItemParam_ApplyPatchCallOperationDeleteFile | BetaResponseInputItemParam_ApplyPatchCallOperationUpdateFile;
  status: "in_progress" | "completed";
  type: "apply_patch_call";
  id?: string | null;
  agent?: BetaResponseInputItemParam_ApplyPatchCallAgent | null;
  caller?: BetaResponseInputItemParam_ApplyPatchCallCallerDirect | BetaResponseInputItemParam_ApplyPatchCallCallerProgram | null;
}
export interface BetaResponseInputItemParam_ApplyPatchCallAgent {
  agent_name: string;
}
export interface BetaResponseInputItemParam_ApplyPatchCallCallerDirect {
  type: "direct";
}
export interface BetaResponseInputItemParam_ApplyPatchCallCallerProgram {
  caller_id: string;
  type: "program";
}
export interface BetaResponseInputItemParam_ApplyPatchCallOperationCreateFile {
  diff: string;
  path: string;
  type: "create_file";
}
export interface BetaResponseInputItemParam_ApplyPatchCallOperationDeleteFile {
  path: string;
  type: "delete_file";
}
export interface BetaResponseInputItemParam_ApplyPatchCallOperationUpdateFile {
  diff: string;
  path: string;
  type: "update_file";
}
export interface BetaResponseInputItemParam_ApplyPatchCallOutput {
  call_id: string;
  status: "completed" | "failed";
  type: "apply_patch_call_output";
  id?: string | null;
  agent?: BetaResponseInputItemParam_ApplyPatchCallOutputAgent | null;
  caller?: BetaResponseInputItemParam_ApplyPatchCallOutputCallerDirect | BetaResponseInputItemParam_ApplyPatchCallOutputCallerProgram | null;
  output?: string | null;
}
export interface BetaResponseInputItemParam_ApplyPatchCallOutputAgent {
  agent_name: string;
}
export interface BetaResponseInputItemParam_ApplyPatchCallOutputCallerDirect {
  type: "direct";
}
export interface BetaResponseInputItemParam_ApplyPatchCallOutputCallerProgram {
  caller_id: string;
  type: "program";
}
export type BetaResponseInputItemParam = BetaEasyInputMessageParam | BetaResponseInputItemParam_Message | BetaResponseOutputMessageParam | BetaResponseFileSearchToolCallParam | BetaResponseComputerToolCallParam | BetaResponseInputItemParam_ComputerCallOutput | BetaResponseFunctionWebSearchParam | BetaResponseFunctionToolCallParam | BetaResponseInputItemParam_FunctionCallOutput | BetaResponseInputItemParam_AgentMessage | BetaResponseInputItemParam_MultiAgentCall | BetaResponseInputItemParam_MultiAgentCallOutput | BetaResponseInputItemParam_ToolSearchCall | BetaResponseToolSearchOutputItemParamParam | BetaResponseInputItemParam_AdditionalTools | BetaResponseReasoningItemParam | BetaResponseCompactionItemParamParam | BetaResponseInputItemParam_ImageGenerationCall | BetaResponseCodeInterpreterToolCallParam | BetaResponseInputItemParam_LocalShellCall | BetaResponseInputItemParam_LocalShellCallOutput | BetaResponseInputItemParam_ShellCall | BetaResponseInputItemParam_ShellCallOutput | BetaResponseInputItemParam_ApplyPatchCall | BetaResponseInputItemParam_ApplyPatchCallOutput | BetaResponseInputItemParam_McpListTools | BetaResponseInputItemParam_McpApprovalRequest | BetaResponseInputItemParam_McpApprovalResponse | BetaResponseInputItemParam_McpCall | BetaResponseCustomToolCallOutputParam | BetaResponseCustomToolCallParam | BetaResponseInputItemParam_CompactionTrigger | BetaResponseInputItemParam_ItemReference | BetaResponseInputItemParam_Program | BetaResponseInputItemParam_ProgramOutput;
export interface BetaResponseInputItemParam_CompactionTrigger {
  type: "compaction_trigger";
  agent?: BetaResponseInputItemParam_CompactionTriggerAgent | null;
}
export interface BetaResponseInputItemParam_CompactionTriggerAgent {
  agent_name: string;
}
export interface BetaResponseInputItemParam_ComputerCallOutput {
  call_id: string;
  output: BetaResponseComputerToolCallOutputScreenshotParam;
  type: "computer_call_output";
  id?: string | null;
  acknowledged_safety_checks?: Array<BetaResponseInputItemParam_ComputerCallOutputAcknowledgedSafetyCheck> | null;
  agent?: BetaResponseInputItemParam_ComputerCallOutputAgent | null;
  status?: "in_progress" | "completed" | "incomplete" | null;
}
export interface BetaResponseInputItemParam_ComputerCallOutputAcknowledgedSafetyCheck {
  id: string;
  code?: string | null;
  message?: string | null;
}
export interface BetaResponseInputItemParam_ComputerCallOutputAgent {
  agent_name: string;
}
export interface BetaResponseInputItemParam_FunctionCallOutput {
  call_id: string;
  output: string | Array<BetaResponseFunctionCallOutputItemParam>;
  type: "function_call_output";
  id?: string | null;
  agent?: BetaResponseInputItemParam_FunctionCallOutputAgent | null;
  caller?: BetaResponseInputItemParam_FunctionCallOutputCallerDirect | BetaResponseInputItemParam_FunctionCallOutputCallerProgram | null;
  name?: string | null;
  namespace?: string | null;
  status?: "in_progress" | "completed" | "incomplete" | null;
}
export interface BetaResponseInputItemParam_FunctionCallOutputAgent {
  agent_name: string;
}
export interface BetaResponseInputItemParam_FunctionCallOutputCallerDirect {
  type: "direct";
}
export interface BetaResponseInputItemParam_FunctionCallOutputCallerProgram {
  caller_id: string;
  type: "program";
}
export interface BetaResponseInputItemParam_ImageGenerationCall {
  id: string;
  result: string | null;
  status: "in_progress" | "completed" | "generating" | "failed";
  type: "image_generation_call";
  agent?: BetaResponseInputItemParam_ImageGenerationCallAgent | null;
}
export interface BetaResponseInputItemParam_ImageGenerationCallAgent {
  agent_name: string;
}
export interface BetaResponseInputItemParam_ItemReference {
  id: string;
  agent?: BetaResponseInputItemParam_ItemReferenceAgent | null;
  type?: "item_reference" | null;
}
export interface BetaResponseInputItemParam_ItemReferenceAgent {
  agent_name: string;
}
export interface BetaResponseInputItemParam_LocalShellCall {
  id: string;
  action: BetaResponseInputItemParam_LocalShellCallAction;
  call_id: string;
  status: "in_progress" | "completed" | "incomplete";
  type: "local_shell_call";
  agent?: BetaResponseInputItemParam_LocalShellCallAgent | null;
}
export interface BetaResponseInputItemParam_LocalShellCallAction {
  command: Array<string>;
  env: { [key: string]: string };
  type: "exec";
  timeout_ms?: number | null;
  user?: string | null;
  working_directory?: string | null;
}
export interface BetaResponseInputItemParam_LocalShellCallAgent {
  agent_name: string;
}
export interface BetaResponseInputItemParam_LocalShellCallOutput {
  id: string;
  output: string;
  type: "local_shell_call_output";
  agent?: BetaResponseInputItemParam_LocalShellCallOutputAgent | null;
  status?: "in_progress" | "completed" | "incomplete" | null;
}
export interface BetaResponseInputItemParam_LocalShellCallOutputAgent {
  agent_name: string;
}
export interface BetaResponseInputItemParam_McpApprovalRequest {
  id: string;
  arguments: string;
  name: string;
  server_label: string;
  type: "mcp_approval_request";
  agent?: BetaResponseInputItemParam_McpApprovalRequestAgent | null;
}
export interface BetaResponseInputItemParam_McpApprovalRequestAgent {
  agent_name: string;
}
export interface BetaResponseInputItemParam_McpApprovalResponse {
  approval_request_id: string;
  approve: boolean;
  type: "mcp_approval_response";
  id?: string | null;
  agent?: BetaResponseInputItemParam_McpApprovalResponseAgent | null;
  reason?: string | null;
}
export interface BetaResponseInputItemParam_McpApprovalResponseAgent {
  agent_name: string;
}
export interface BetaResponseInputItemParam_McpCall {
  id: string;
  arguments: string;
  name: string;
  server_label: string;
  type: "mcp_call";
  agent?: BetaResponseInputItemParam_McpCallAgent | null;
  approval_request_id?: string | null;
  error?: BetaMcpToolCallErrorParam;
  output?: string | null;
  status?: "in_progress" | "completed" | "incomplete" | "calling" | "failed";
}
export interface BetaResponseInputItemParam_McpCallAgent {
  agent_name: string;
}
export interface BetaResponseInputItemParam_McpListTools {
  id: string;
  server_label: string;
  tools: Array<BetaResponseInputItemParam_McpListToolsTool>;
  type: "mcp_list_tools";
  agent?: BetaResponseInputItemParam_McpListToolsAgent | null;
  error?: string | null;
}
export interface BetaResponseInputItemParam_McpListToolsAgent {
  agent_name: string;
}
export interface BetaResponseInputItemParam_McpListToolsTool {
  input_schema: unknown;
  name: string;
  annotations?: unknown | null;
  description?: string | null;
}
export interface BetaResponseInputItemParam_Message {
  content: Array<BetaResponseInputContentParam>;
  role: "user" | "system" | "developer";
  agent?: BetaResponseInputItemParam_MessageAgent | null;
  status?: "in_progress" | "completed" | "incomplete";
  type?: "message";
}
export interface BetaResponseInputItemParam_MessageAgent {
  agent_name: string;
}
export interface BetaResponseInputItemParam_MultiAgentCall {
  action: "spawn_agent" | "interrupt_agent" | "list_agents" | "send_message" | "followup_task" | "wait_agent";
  arguments: string;
  call_id: string;
  type: "multi_agent_call";
  id?: string | null;
  agent?: BetaResponseInputItemParam_MultiAgentCallAgent | null;
}
export interface BetaResponseInputItemParam_MultiAgentCallAgent {
  agent_name: string;
}
export interface BetaResponseInputItemParam_MultiAgentCallOutput {
  action: "spawn_agent" | "interrupt_agent" | "list_agents" | "send_message" | "followup_task" | "wait_agent";
  call_id: string;
  output: Array<BetaResponseInputItemParam_MultiAgentCallOutputOutput>;
  type: "multi_agent_call_output";
  id?: string | null;
  agent?: BetaResponseInputItemParam_MultiAgentCallOutputAgent | null;
}
export interface BetaResponseInputItemParam_MultiAgentCallOutputAgent {
  agent_name: string;
}
export interface BetaResponseInputItemParam_MultiAgentCallOutputOutput {
  text: string;
  type: "output_text";
  annotations?: Array<BetaResponseInputItemParam_MultiAgentCallOutputOutputAnnotationFileCitation | BetaResponseInputItemParam_MultiAgentCallOutputOutputAnnotationURLCitation | BetaResponseInputItemParam_MultiAgentCallOutputOutputAnnotationContainerFileCitation>;
}
export interface BetaResponseInputItemParam_MultiAgentCallOutputOutputAnnotationContainerFileCitation {
  container_id: string;
  end_index: number;
  file_id: string;
  filename: string;
  start_index: number;
  type: "container_file_citation";
}
export interface BetaResponseInputItemParam_MultiAgentCallOutputOutputAnnotationFileCitation {
  file_id: string;
  filename: string;
  index: number;
  type: "file_citation";
}
export interface BetaResponseInputItemParam_MultiAgentCallOutputOutputAnnotationURLCitation {
  end_index: number;
  start_index: number;
  title: string;
  type: "url_citation";
  url: string;
}
export interface BetaResponseInputItemParam_Program {
  id: string;
  call_id: string;
  code: string;
  fingerprint: string;
  type: "program";
  agent?: BetaResponseInputItemParam_ProgramAgent | null;
}
export interface BetaResponseInputItemParam_ProgramAgent {
  agent_name: string;
}
export interface BetaResponseInputItemParam_ProgramOutput {
  id: string;
  call_id: string;
  result: string;
  status: "completed" | "incomplete";
  type: "program_output";
  agent?: BetaResponseInputItemParam_ProgramOutputAgent | null;
}
export interface BetaResponseInputItemParam_ProgramOutputAgent {
  agent_name: string;
}
export interface BetaResponseInputItemParam_ShellCall {
  action: BetaResponseInputItemParam_ShellCallAction;
  call_id: string;
  type: "shell_call";
  id?: string | null;
  agent?: BetaResponseInputItemParam_ShellCallAgent | null;
  caller?: BetaResponseInputItemParam_ShellCallCallerDirect | BetaResponseInputItemParam_ShellCallCallerProgram | null;
  environment?: BetaLocalEnvironmentParam | BetaContainerReferenceParam | null;
  status?: "in_progress" | "completed" | "incomplete" | null;
}
export interface BetaResponseInputItemParam_ShellCallAction {
  commands: Array<string>;
  max_output_length?: number | null;
  timeout_ms?: number | null;
}
export interface BetaResponseInputItemParam_ShellCallAgent {
  agent_name: string;
}
export interface BetaResponseInputItemParam_ShellCallCallerDirect {
  type: "direct";
}
export interface BetaResponseInputItemParam_ShellCallCallerProgram {
  caller_id: string;
  type: "program";
}
export interface BetaResponseInputItemParam_ShellCallOutput {
  call_id: string;
  output: Array<BetaResponseFunctionShellCallOutputContentParam>;
  type: "shell_call_output";
  id?: string | null;
  agent?: BetaResponseInputItemParam_ShellCallOutputAgent | null;
  caller?: BetaResponseInputItemParam_ShellCallOutputCallerDirect | BetaResponseInputItemParam_ShellCallOutputCallerProgram | null;
  max_output_length?: number | null;
  status?: "in_progress" | "completed" | "incomplete" | null;
}
export interface BetaResponseInputItemParam_ShellCallOutputAgent {
  agent_name: string;
}
export interface BetaResponseInputItemParam_ShellCallOutputCallerDirect {
  type: "direct";
}
export interface BetaResponseInputItemParam_ShellCallOutputCallerProgram {
  caller_id: string;
  type: "program";
}
export interface BetaResponseInputItemParam_ToolSearchCall {
  arguments: unknown;
  type: "tool_search_call";
  id?: string | null;
  agent?: BetaResponseInputItemParam_ToolSearchCallAgent | null;
  call_id?: string | null;
  execution?: "server" | "client";
  status?: "in_progress" | "completed" | "incomplete" | null;
}
export interface BetaResponseInputItemParam_ToolSearchCallAgent {
  agent_name: string;
}
export type BetaResponseInputMessageContentList = Array<BetaResponseInputContent>;
export interface BetaResponseInputMessageItem_Agent {
  agent_name: string;
}
export interface BetaResponseInputMessageItem {
  id: string;
  content: BetaResponseInputMessageContentList;
  role: "user" | "system" | "developer";
  type: "message";
  agent?: BetaResponseInputMessageItem_Agent | null;
  status?: "in_progress" | "completed" | "incomplete";
}
export type BetaResponseInputParam = Array<BetaResponseInputItemParam>;
export interface BetaResponseInputText {
  text: string;
  type: "input_text";
  prompt_cache_breakpoint?: BetaResponseInputText_PromptCacheBreakpoint;
}
export interface BetaResponseInputText_PromptCacheBreakpoint {
  mode: "explicit";
}
export interface BetaResponseInputTextContent {
  text: string;
  type: "input_text";
  prompt_cache_breakpoint?: BetaResponseInputTextContent_PromptCacheBreakpoint | null;
}
export interface BetaResponseInputTextContent_PromptCacheBreakpoint {
  mode: "explicit";
}
export interface BetaResponseInputTextContentParam {
  text: string;
  type: "input_text";
  prompt_cache_breakpoint?: BetaResponseInputTextContentParam_PromptCacheBreakpoint | null;
}
export interface BetaResponseInputTextContentParam_PromptCacheBreakpoint {
  mode: "explicit";
}
export interface BetaResponseInputTextParam {
  text: string;
  type: "input_text";
  prompt_cache_breakpoint?: BetaResponseInputTextParam_PromptCacheBreakpoint;
}
export interface BetaResponseInputTextParam_PromptCacheBreakpoint {
  mode: "explicit";
}
export interface BetaResponseItem_AdditionalTools {
  id: string;
  role: "unknown" | "user" | "assistant" | "system" | "critic" | "discriminator" | "developer" | "tool";
  tools: Array<BetaTool>;
  type: "additional_tools";
  agent?: BetaResponseItem_AdditionalToolsAgent;
}
export interface BetaResponseItem_AdditionalToolsAgent {
  agent_name: string;
}
export interface BetaResponseItem_AgentMessage {
  id: string;
  author: string;
  content: Array<BetaResponseInputText | BetaResponseOutputText | BetaResponseItem_AgentMessageContentText | BetaResponseItem_AgentMessageContentSummaryText | BetaResponseItem_AgentMessageContentReasoningText | BetaResponseOutputRefusal | BetaResponseInputImage | BetaResponseItem_AgentMessageContentComputerScreenshot | BetaResponseInputFile | BetaResponseItem_AgentMessageContentEncryptedContent>;
  recipient: string;
  type: "agent_message";
  agent?: BetaResponseItem_AgentMessageAgent;
}
export interface BetaResponseItem_AgentMessageAgent {
  agent_name: string;
}
export interface BetaResponseItem_AgentMessageContentComputerScreenshot {
  detail: BetaImageDetail;
  file_id: string | null;
  image_url: string | null;
  type: "computer_screenshot";
  prompt_cache_breakpoint?: BetaResponseItem_AgentMessageContentComputerScreenshotPromptCacheBreakpoint;
}
export interface BetaResponseItem_AgentMessageContentComputerScreenshotPromptCacheBreakpoint {
  mode: "explicit";
}
export interface BetaResponseItem_AgentMessageContentEncryptedContent {
  encrypted_content: string;
  type: "encrypted_content";
}
export interface BetaResponseItem_AgentMessageContentReasoningText {
  text: string;
  type: "reasoning_text";
}
export interface BetaResponseItem_AgentMessageContentSummaryText {
  text: string;
  type: "summary_text";
}
export interface BetaResponseItem_AgentMessageContentText {
  text: string;
  type: "text";
}
export type BetaResponseItem = BetaResponseInputMessageItem | BetaResponseOutputMessage | BetaResponseFileSearchToolCall | BetaResponseComputerToolCall | BetaResponseComputerToolCallOutputItem | BetaResponseFunctionWebSearch | BetaResponseFunctionToolCallItem | BetaResponseFunctionToolCallOutputItem | BetaResponseItem_AgentMessage | BetaResponseItem_MultiAgentCall | BetaResponseItem_MultiAgentCallOutput | BetaResponseToolSearchCall | BetaResponseToolSearchOutputItem | BetaResponseItem_AdditionalTools | BetaResponseReasoningItem | BetaResponseItem_Program | BetaResponseItem_ProgramOutput | BetaResponseCompactionItem | BetaResponseItem_ImageGenerationCall | BetaResponseCodeInterpreterToolCall | BetaResponseItem_LocalShellCall | BetaResponseItem_LocalShellCallOutput | BetaResponseFunctionShellToolCall | BetaResponseFunctionShellToolCallOutput | BetaResponseApplyPatchToolCall | BetaResponseApplyPatchToolCallOutput | BetaResponseItem_McpListTools | BetaResponseItem_McpApprovalRequest | BetaResponseItem_McpApprovalResponse | BetaResponseItem_McpCall | BetaResponseCustomToolCallItem | BetaResponseCustomToolCallOutputItem;
export interface BetaResponseItem_ImageGenerationCall {
  id: string;
  result: string | null;
  status: "in_progress" | "completed" | "generating" | "failed";
  type: "image_generation_call";
  agent?: BetaResponseItem_ImageGenerationCallAgent | null;
}
export interface BetaResponseItem_ImageGenerationCallAgent {
  agent_name: string;
}
export interface BetaResponseItem_LocalShellCall {
  id: string;
  action: BetaResponseItem_LocalShellCallAction;
  call_id: string;
  status: "in_progress" | "completed" | "incomplete";
  type: "local_shell_call";
  agent?: BetaResponseItem_LocalShellCallAgent | null;
}
export interface BetaResponseItem_LocalShellCallAction {
  command: Array<string>;
  env: { [key: string]: string };
  type: "exec";
  timeout_ms?: number | null;
  user?: string | null;
  working_directory?: string | null;
}
export interface BetaResponseItem_LocalShellCallAgent {
  agent_name: string;
}
export interface BetaResponseItem_LocalShellCallOutput {
  id: string;
  output: string;
  type: "local_shell_call_output";
  agent?: BetaResponseItem_LocalShellCallOutputAgent | null;
  status?: "in_progress" | "completed" | "incomplete" | null;
}
export interface BetaResponseItem_LocalShellCallOutputAgent {
  agent_name: string;
}
export interface BetaResponseItem_McpApprovalRequest {
  id: string;
  arguments: string;
  name: string;
  server_label: string;
  type: "mcp_approval_request";
  agent?: BetaResponseItem_McpApprovalRequestAgent | null;
}
export interface BetaResponseItem_McpApprovalRequestAgent {
  agent_name: string;
}
export interface BetaResponseItem_McpApprovalResponse {
  id: string;
  approval_request_id: string;
  approve: boolean;
  type: "mcp_approval_response";
  agent?: BetaResponseItem_McpApprovalResponseAgent | null;
  reason?: string | null;
}
export interface BetaResponseItem_McpApprovalResponseAgent {
  agent_name: string;
}
export interface BetaResponseItem_McpCall {
  id: string;
  arguments: string;
  name: string;
  server_label: string;
  type: "mcp_call";
  agent?: BetaResponseItem_McpCallAgent | null;
  approval_request_id?: string | null;
  error?: BetaMcpToolCallError;
  output?: string | null;
  status?: "in_progress" | "completed" | "incomplete" | "calling" | "failed";
}
export interface BetaResponseItem_McpCallAgent {
  agent_name: string;
}
export interface BetaResponseItem_McpListTools {
  id: string;
  server_label: string;
  tools: Array<BetaResponseItem_McpListToolsTool>;
  type: "mcp_list_tools";
  agent?: BetaResponseItem_McpListToolsAgent | null;
  error?: string | null;
}
export interface BetaResponseItem_McpListToolsAgent {
  agent_name: string;
}
export interface BetaResponseItem_McpListToolsTool {
  input_schema: unknown;
  name: string;
  annotations?: unknown | null;
  description?: string | null;
}
export interface BetaResponseItem_MultiAgentCall {
  id: string;
  action: "spawn_agent" | "interrupt_agent" | "list_agents" | "send_message" | "followup_task" | "wait_agent";
  arguments: string;
  call_id: string;
  type: "multi_agent_call";
  agent?: BetaResponseItem_MultiAgentCallAgent;
}
export interface BetaResponseItem_MultiAgentCallAgent {
  agent_name: string;
}
export interface BetaResponseItem_MultiAgentCallOutput {
  id: string;
  action: "spawn_agent" | "interrupt_agent" | "list_agents" | "send_message" | "followup_task" | "wait_agent";
  call_id: string;
  output: Array<BetaResponseOutputText>;
  type: "multi_agent_call_output";
  agent?: BetaResponseItem_MultiAgentCallOutputAgent;
}
export interface BetaResponseItem_MultiAgentCallOutputAgent {
  agent_name: string;
}
export interface BetaResponseItem_Program {
  id: string;
  call_id: string;
  code: string;
  fingerprint: string;
  type: "program";
  agent?: BetaResponseItem_ProgramAgent;
}
export interface BetaResponseItem_ProgramAgent {
  agent_name: string;
}
export interface BetaResponseItem_ProgramOutput {
  id: string;
  call_id: string;
  result: string;
  status: "completed" | "incomplete";
  type: "program_output";
  agent?: BetaResponseItem_ProgramOutputAgent;
}
export interface BetaResponseItem_ProgramOutputAgent {
  agent_name: string;
}
export interface BetaResponseLocalEnvironment {
  type: "local";
}
export interface BetaResponseMcpCallArgumentsDeltaEvent_Agent {
  agent_name: string;
}
export interface BetaResponseMcpCallArgumentsDeltaEvent {
  delta: string;
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.mcp_call_arguments.delta";
  agent?: BetaResponseMcpCallArgumentsDeltaEvent_Agent | null;
}
export interface BetaResponseMcpCallArgumentsDoneEvent_Agent {
  agent_name: string;
}
export interface BetaResponseMcpCallArgumentsDoneEvent {
  arguments: string;
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.mcp_call_arguments.done";
  agent?: BetaResponseMcpCallArgumentsDoneEvent_Agent | null;
}
export interface BetaResponseMcpCallCompletedEvent_Agent {
  agent_name: string;
}
export interface BetaResponseMcpCallCompletedEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.mcp_call.completed";
  agent?: BetaResponseMcpCallCompletedEvent_Agent | null;
}
export interface BetaResponseMcpCallFailedEvent_Agent {
  agent_name: string;
}
export interface BetaResponseMcpCallFailedEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.mcp_call.failed";
  agent?: BetaResponseMcpCallFailedEvent_Agent | null;
}
export interface BetaResponseMcpCallInProgressEvent_Agent {
  agent_name: string;
}
export interface BetaResponseMcpCallInProgressEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.mcp_call.in_progress";
  agent?: BetaResponseMcpCallInProgressEvent_Agent | null;
}
export interface BetaResponseMcpListToolsCompletedEvent_Agent {
  agent_name: string;
}
export interface BetaResponseMcpListToolsCompletedEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.mcp_list_tools.completed";
  agent?: BetaResponseMcpListToolsCompletedEvent_Agent | null;
}
export interface BetaResponseMcpListToolsFailedEvent_Agent {
  agent_name: string;
}
export interface BetaResponseMcpListToolsFailedEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.mcp_list_tools.failed";
  agent?: BetaResponseMcpListToolsFailedEvent_Agent | null;
}
export interface BetaResponseMcpListToolsInProgressEvent_Agent {
  agent_name: string;
}
export interface BetaResponseMcpListToolsInProgressEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.mcp_list_tools.in_progress";
  agent?: BetaResponseMcpListToolsInProgressEvent_Agent | null;
}
export interface BetaResponseOutputItem_AdditionalTools {
  id: string;
  role: "unknown" | "user" | "assistant" | "system" | "critic" | "discriminator" | "developer" | "tool";
  tools: Array<BetaTool>;
  type: "additional_tools";
  agent?: BetaResponseOutputItem_AdditionalToolsAgent;
}
export interface BetaResponseOutputItem_AdditionalToolsAgent {
  agent_name: string;
}
export interface BetaResponseOutputItem_AgentMessage {
  id: string;
  author: string;
  content: Array<BetaResponseInputText | BetaResponseOutputText | BetaResponseOutputItem_AgentMessageContentText | BetaResponseOutputItem_AgentMessageContentSummaryText | BetaResponseOutputItem_AgentMessageContentReasoningText | BetaResponseOutputRefusal | BetaResponseInputImage | BetaResponseOutputItem_AgentMessageContentComputerScreenshot | BetaResponseInputFile | BetaResponseOutputItem_AgentMessageContentEncryptedContent>;
  recipient: string;
  type: "agent_message";
  agent?: BetaResponseOutputItem_AgentMessageAgent;
}
export interface BetaResponseOutputItem_AgentMessageAgent {
  agent_name: string;
}
export interface BetaResponseOutputItem_AgentMessageContentComputerScreenshot {
  detail: BetaImageDetail;
  file_id: string | null;
  image_url: string | null;
  type: "computer_screenshot";
  prompt_cache_breakpoint?: BetaResponseOutputItem_AgentMessageContentComputerScreenshotPromptCacheBreakpoint;
}
export interface BetaResponseOutputItem_AgentMessageContentComputerScreenshotPromptCacheBreakpoint {
  mode: "explicit";
}
export interface BetaResponseOutputItem_AgentMessageContentEncryptedContent {
  encrypted_content: string;
  type: "encrypted_content";
}
export interface BetaResponseOutputItem_AgentMessageContentReasoningText {
  text: string;
  type: "reasoning_text";
}
export interface BetaResponseOutputItem_AgentMessageContentSummaryText {
  text: string;
  type: "summary_text";
}
export interface BetaResponseOutputItem_AgentMessageContentText {
  text: string;
  type: "text";
}
export type BetaResponseOutputItem = BetaResponseOutputMessage | BetaResponseFileSearchToolCall | BetaResponseFunctionToolCall | BetaResponseFunctionToolCallOutputItem | BetaResponseOutputItem_AgentMessage | BetaResponseOutputItem_MultiAgentCall | BetaResponseOutputItem_MultiAgentCallOutput | BetaResponseFunctionWebSearch | BetaResponseComputerToolCall | BetaResponseComputerToolCallOutputItem | BetaResponseReasoningItem | BetaResponseOutputItem_Program | BetaResponseOutputItem_ProgramOutput | BetaResponseToolSearchCall | BetaResponseToolSearchOutputItem | BetaResponseOutputItem_AdditionalTools | BetaResponseCompactionItem | BetaResponseOutputItem_ImageGenerationCall | BetaResponseCodeInterpreterToolCall | BetaResponseOutputItem_LocalShellCall | BetaResponseOutputItem_LocalShellCallOutput | BetaResponseFunctionShellToolCall | BetaResponseFunctionShellToolCallOutput | BetaResponseApplyPatchToolCall | BetaResponseApplyPatchToolCallOutput | BetaResponseOutputItem_McpCall | BetaResponseOutputItem_McpListTools | BetaResponseOutputItem_McpApprovalRequest | BetaResponseOutputItem_McpApprovalResponse | BetaResponseCustomToolCall | BetaResponseCustomToolCallOutputItem;
export interface BetaResponseOutputItem_ImageGenerationCall {
  id: string;
  result: string | null;
  status: "in_progress" | "completed" | "generating" | "failed";
  type: "image_generation_call";
  agent?: BetaResponseOutputItem_ImageGenerationCallAgent | null;
}
export interface BetaResponseOutputItem_ImageGenerationCallAgent {
  agent_name: string;
}
export interface BetaResponseOutputItem_LocalShellCall {
  id: string;
  action: BetaResponseOutputItem_LocalShellCallAction;
  call_id: string;
  status: "in_progress" | "completed" | "incomplete";
  type: "local_shell_call";
  agent?: BetaResponseOutputItem_LocalShellCallAgent | null;
}
export interface BetaResponseOutputItem_LocalShellCallAction {
  command: Array<string>;
  env: { [key: string]: string };
  type: "exec";
  timeout_ms?: number | null;
  user?: string | null;
  working_directory?: string | null;
}
export interface BetaResponseOutputItem_LocalShellCallAgent {
  agent_name: string;
}
export interface BetaResponseOutputItem_LocalShellCallOutput {
  id: string;
  output: string;
  type: "local_shell_call_output";
  agent?: BetaResponseOutputItem_LocalShellCallOutputAgent | null;
  status?: "in_progress" | "completed" | "incomplete" | null;
}
export interface BetaResponseOutputItem_LocalShellCallOutputAgent {
  agent_name: string;
}
export interface BetaResponseOutputItem_McpApprovalRequest {
  id: string;
  arguments: string;
  name: string;
  server_label: string;
  type: "mcp_approval_request";
  agent?: BetaResponseOutputItem_McpApprovalRequestAgent | null;
}
export interface BetaResponseOutputItem_McpApprovalRequestAgent {
  agent_name: string;
}
export interface BetaResponseOutputItem_McpApprovalResponse {
  id: string;
  approval_request_id: string;
  approve: boolean;
  type: "mcp_approval_response";
  agent?: BetaResponseOutputItem_McpApprovalResponseAgent | null;
  reason?: string | null;
}
export interface BetaResponseOutputItem_McpApprovalResponseAgent {
  agent_name: string;
}
export interface BetaResponseOutputItem_McpCall {
  id: string;
  arguments: string;
  name: string;
  server_label: string;
  type: "mcp_call";
  agent?: BetaResponseOutputItem_McpCallAgent | null;
  approval_request_id?: string | null;
  error?: BetaMcpToolCallError;
  output?: string | null;
  status?: "in_progress" | "completed" | "incomplete" | "calling" | "failed";
}
export interface BetaResponseOutputItem_McpCallAgent {
  agent_name: string;
}
export interface BetaResponseOutputItem_McpListTools {
  id: string;
  server_label: string;
  tools: Array<BetaResponseOutputItem_McpListToolsTool>;
  type: "mcp_list_tools";
  agent?: BetaResponseOutputItem_McpListToolsAgent | null;
  error?: string | null;
}
export interface BetaResponseOutputItem_McpListToolsAgent {
  agent_name: string;
}
export interface BetaResponseOutputItem_McpListToolsTool {
  input_schema: unknown;
  name: string;
  annotations?: unknown | null;
  description?: string | null;
}
export interface BetaResponseOutputItem_MultiAgentCall {
  id: string;
  action: "spawn_agent" | "interrupt_agent" | "list_agents" | "send_message" | "followup_task" | "wait_agent";
  arguments: string;
  call_id: string;
  type: "multi_agent_call";
  agent?: BetaResponseOutputItem_MultiAgentCallAgent;
}
export interface BetaResponseOutputItem_MultiAgentCallAgent {
  agent_name: string;
}
export interface BetaResponseOutputItem_MultiAgentCallOutput {
  id: string;
  action: "spawn_agent" | "interrupt_agent" | "list_agents" | "send_message" | "followup_task" | "wait_agent";
  call_id: string;
  output: Array<BetaResponseOutputText>;
  type: "multi_agent_call_output";
  agent?: BetaResponseOutputItem_MultiAgentCallOutputAgent;
}
export interface BetaResponseOutputItem_MultiAgentCallOutputAgent {
  agent_name: string;
}
export interface BetaResponseOutputItem_Program {
  id: string;
  call_id: string;
  code: string;
  fingerprint: string;
  type: "program";
  agent?: BetaResponseOutputItem_ProgramAgent;
}
export interface BetaResponseOutputItem_ProgramAgent {
  agent_name: string;
}
export interface BetaResponseOutputItem_ProgramOutput {
  id: string;
  call_id: string;
  result: string;
  status: "completed" | "incomplete";
  type: "program_output";
  agent?: BetaResponseOutputItem_ProgramOutputAgent;
}
export interface BetaResponseOutputItem_ProgramOutputAgent {
  agent_name: string;
}
export interface BetaResponseOutputItemAddedEvent_Agent {
  agent_name: string;
}
export interface BetaResponseOutputItemAddedEvent {
  item: BetaResponseOutputItem;
  output_index: number;
  sequence_number: number;
  type: "response.output_item.added";
  agent?: BetaResponseOutputItemAddedEvent_Agent | null;
}
export interface BetaResponseOutputItemDoneEvent_Agent {
  agent_name: string;
}
export interface BetaResponseOutputItemDoneEvent {
  item: BetaResponseOutputItem;
  output_index: number;
  sequence_number: number;
  type: "response.output_item.done";
  agent?: BetaResponseOutputItemDoneEvent_Agent | null;
}
export interface BetaResponseOutputMessage_Agent {
  agent_name: string;
}
export interface BetaResponseOutputMessage {
  id: string;
  content: Array<BetaResponseOutputText | BetaResponseOutputRefusal>;
  role: "assistant";
  status: "in_progress" | "completed" | "incomplete";
  type: "message";
  agent?: BetaResponseOutputMessage_Agent | null;
  phase?: "commentary" | "final_answer" | null;
}
export interface BetaResponseOutputMessageParam_Agent {
  agent_name: string;
}
export interface BetaResponseOutputMessageParam {
  id: string;
  content: Array<BetaResponseOutputTextParam | BetaResponseOutputRefusalParam>;
  role: "assistant";
  status: "in_progress" | "completed" | "incomplete";
  type: "message";
  agent?: BetaResponseOutputMessageParam_Agent | null;
  phase?: "commentary" | "final_answer" | null;
}
export interface BetaResponseOutputRefusal {
  refusal: string;
  type: "refusal";
}
export interface BetaResponseOutputRefusalParam {
  refusal: string;
  type: "refusal";
}
export interface BetaResponseOutputText_AnnotationContainerFileCitation {
  container_id: string;
  end_index: number;
  file_id: string;
  filename: string;
  start_index: number;
  type: "container_file_citation";
}
export interface BetaResponseOutputText_AnnotationFileCitation {
  file_id: string;
  filename: string;
  index: number;
  type: "file_citation";
}
export interface BetaResponseOutputText_AnnotationFilePath {
  file_id: string;
  index: number;
  type: "file_path";
}
export interface BetaResponseOutputText_AnnotationURLCitation {
  end_index: number;
  start_index: number;
  title: string;
  type: "url_citation";
  url: string;
}
export interface BetaResponseOutputText {
  annotations: Array<BetaResponseOutputText_AnnotationFileCitation | BetaResponseOutputText_AnnotationURLCitation | BetaResponseOutputText_AnnotationContainerFileCitation | BetaResponseOutputText_AnnotationFilePath>;
  text: string;
  type: "output_text";
  logprobs?: Array<BetaResponseOutputText_Logprob>;
}
export interface BetaResponseOutputText_Logprob {
  token: string;
  bytes: Array<number>;
  logprob: number;
  top_logprobs: Array<BetaResponseOutputText_LogprobTopLogprob>;
}
export interface BetaResponseOutputText_LogprobTopLogprob {
  token: string;
  bytes: Array<number>;
  logprob: number;
}
export interface BetaResponseOutputTextAnnotationAddedEvent_Agent {
  agent_name: string;
}
export interface BetaResponseOutputTextAnnotationAddedEvent_AnnotationContainerFileCitation {
  container_id: string;
  end_index: number;
  file_id: string;
  filename: string;
  start_index: number;
  type: "container_file_citation";
}
export interface BetaResponseOutputTextAnnotationAddedEvent_AnnotationFileCitation {
  file_id: string;
  filename: string;
  index: number;
  type: "file_citation";
}
export interface BetaResponseOutputTextAnnotationAddedEvent_AnnotationFilePath {
  file_id: string;
  index: number;
  type: "file_path";
}
export interface BetaResponseOutputTextAnnotationAddedEvent_AnnotationURLCitation {
  end_index: number;
  start_index: number;
  title: string;
  type: "url_citation";
  url: string;
}
export interface BetaResponseOutputTextAnnotationAddedEvent {
  annotation: BetaResponseOutputTextAnnotationAddedEvent_AnnotationFileCitation | BetaResponseOutputTextAnnotationAddedEvent_AnnotationURLCitation | BetaResponseOutputTextAnnotationAddedEvent_AnnotationContainerFileCitation | BetaResponseOutputTextAnnotationAddedEvent_AnnotationFilePath | null;
  annotation_index: number;
  content_index: number;
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.output_text.annotation.added";
  agent?: BetaResponseOutputTextAnnotationAddedEvent_Agent | null;
}
export interface BetaResponseOutputTextParam_AnnotationContainerFileCitation {
  container_id: string;
  end_index: number;
  file_id: string;
  filename: string;
  start_index: number;
  type: "container_file_citation";
}
export interface BetaResponseOutputTextParam_AnnotationFileCitation {
  file_id: string;
  filename: string;
  index: number;
  type: "file_citation";
}
export interface BetaResponseOutputTextParam_AnnotationFilePath {
  file_id: string;
  index: number;
  type: "file_path";
}
export interface BetaResponseOutputTextParam_AnnotationURLCitation {
  end_index: number;
  start_index: number;
  title: string;
  type: "url_citation";
  url: string;
}
export interface BetaResponseOutputTextParam {
  annotations: Array<BetaResponseOutputTextParam_AnnotationFileCitation | BetaResponseOutputTextParam_AnnotationURLCitation | BetaResponseOutputTextParam_AnnotationContainerFileCitation | BetaResponseOutputTextParam_AnnotationFilePath>;
  text: string;
  type: "output_text";
  logprobs?: Array<BetaResponseOutputTextParam_Logprob>;
}
export interface BetaResponseOutputTextParam_Logprob {
  token: string;
  bytes: Array<number>;
  logprob: number;
  top_logprobs: Array<BetaResponseOutputTextParam_LogprobTopLogprob>;
}
export interface BetaResponseOutputTextParam_LogprobTopLogprob {
  token: string;
  bytes: Array<number>;
  logprob: number;
}
export interface BetaResponsePrompt {
  id: string;
  variables?: { [key: string]: string | BetaResponseInputText | BetaResponseInputImage | BetaResponseInputFile } | null;
  version?: string | null;
}
export interface BetaResponsePromptParam {
  id: string;
  variables?: { [key: string]: string | BetaResponseInputTextParam | BetaResponseInputImageParam | BetaResponseInputFileParam } | null;
  version?: string | null;
}
export interface BetaResponseQueuedEvent_Agent {
  agent_name: string;
}
export interface BetaResponseQueuedEvent {
  response: BetaResponse;
  sequence_number: number;
  type: "response.queued";
  agent?: BetaResponseQueuedEvent_Agent | null;
}
export interface BetaResponseReasoningItem_Agent {
  agent_name: string;
}
export interface BetaResponseReasoningItem {
  id: string;
  summary: Array<BetaResponseReasoningItem_Summary>;
  type: "reasoning";
  agent?: BetaResponseReasoningItem_Agent | null;
  content?: Array<BetaResponseReasoningItem_Content>;
  encrypted_content?: string | null;
  status?: "in_progress" | "completed" | "incomplete";
}
export interface BetaResponseReasoningItem_Content {
  text: string;
  type: "reasoning_text";
}
export interface BetaResponseReasoningItem_Summary {
  text: string;
  type: "summary_text";
}
export interface BetaResponseReasoningItemParam_Agent {
  agent_name: string;
}
export interface BetaResponseReasoningItemParam {
  id: string;
  summary: Array<BetaResponseReasoningItemParam_Summary>;
  type: "reasoning";
  agent?: BetaResponseReasoningItemParam_Agent | null;
  content?: Array<BetaResponseReasoningItemParam_Content>;
  encrypted_content?: string | null;
  status?: "in_progress" | "completed" | "incomplete";
}
export interface BetaResponseReasoningItemParam_Content {
  text: string;
  type: "reasoning_text";
}
export interface BetaResponseReasoningItemParam_Summary {
  text: string;
  type: "summary_text";
}
export interface BetaResponseReasoningSummaryPartAddedEvent_Agent {
  agent_name: string;
}
export interface BetaResponseReasoningSummaryPartAddedEvent {
  item_id: string;
  output_index: number;
  part: BetaResponseReasoningSummaryPartAddedEvent_Part;
  sequence_number: number;
  summary_index: number;
  type: "response.reasoning_summary_part.added";
  agent?: BetaResponseReasoningSummaryPartAddedEvent_Agent | null;
}
export interface BetaResponseReasoningSummaryPartAddedEvent_Part {
  text: string;
  type: "summary_text";
}
export interface BetaResponseReasoningSummaryPartDoneEvent_Agent {
  agent_name: string;
}
export interface BetaResponseReasoningSummaryPartDoneEvent {
  item_id: string;
  output_index: number;
  part: BetaResponseReasoningSummaryPartDoneEvent_Part;
  sequence_number: number;
  summary_index: number;
  type: "response.reasoning_summary_part.done";
  agent?: BetaResponseReasoningSummaryPartDoneEvent_Agent | null;
  status?: "incomplete";
}
export interface BetaResponseReasoningSummaryPartDoneEvent_Part {
  text: string;
  type: "summary_text";
}
export interface BetaResponseReasoningSummaryTextDeltaEvent_Agent {
  agent_name: string;
}
export interface BetaResponseReasoningSummaryTextDeltaEvent {
  delta: string;
  item_id: string;
  output_index: number;
  sequence_number: number;
  summary_index: number;
  type: "response.reasoning_summary_text.delta";
  agent?: BetaResponseReasoningSummaryTextDeltaEvent_Agent | null;
}
export interface BetaResponseReasoningSummaryTextDoneEvent_Agent {
  agent_name: string;
}
export interface BetaResponseReasoningSummaryTextDoneEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  summary_index: number;
  text: string;
  type: "response.reasoning_summary_text.done";
  agent?: BetaResponseReasoningSummaryTextDoneEvent_Agent | null;
}
export interface BetaResponseReasoningTextDeltaEvent_Agent {
  agent_name: string;
}
export interface BetaResponseReasoningTextDeltaEvent {
  content_index: number;
  delta: string;
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.reasoning_text.delta";
  agent?: BetaResponseReasoningTextDeltaEvent_Agent | null;
}
export interface BetaResponseReasoningTextDoneEvent_Agent {
  agent_name: string;
}
export interface BetaResponseReasoningTextDoneEvent {
  content_index: number;
  item_id: string;
  output_index: number;
  sequence_number: number;
  text: string;
  type: "response.reasoning_text.done";
  agent?: BetaResponseReasoningTextDoneEvent_Agent | null;
}
export interface BetaResponseRefusalDeltaEvent_Agent {
  agent_name: string;
}
export interface BetaResponseRefusalDeltaEvent {
  content_index: number;
  delta: string;
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.refusal.delta";
  agent?: BetaResponseRefusalDeltaEvent_Agent | null;
}
export interface BetaResponseRefusalDoneEvent_Agent {
  agent_name: string;
}
export interface BetaResponseRefusalDoneEvent {
  content_index: number;
  item_id: string;
  output_index: number;
  refusal: string;
  sequence_number: number;
  type: "response.refusal.done";
  agent?: BetaResponseRefusalDoneEvent_Agent | null;
}
export interface BetaResponseShellCallCommandAddedEvent_Agent {
  agent_name: string;
}
export interface BetaResponseShellCallCommandAddedEvent {
  command: string;
  command_index: number;
  output_index: number;
  sequence_number: number;
  type: "response.shell_call_command.added";
  agent?: BetaResponseShellCallCommandAddedEvent_Agent;
}
export interface BetaResponseShellCallCommandDeltaEvent_Agent {
  agent_name: string;
}
export interface BetaResponseShellCallCommandDeltaEvent {
  command_index: number;
  delta: string;
  output_index: number;
  sequence_number: number;
  type: "response.shell_call_command.delta";
  agent?: BetaResponseShellCallCommandDeltaEvent_Agent;
  obfuscation?: string;
}
export interface BetaResponseShellCallCommandDoneEvent_Agent {
  agent_name: string;
}
export interface BetaResponseShellCallCommandDoneEvent {
  command: string;
  command_index: number;
  output_index: number;
  sequence_number: number;
  type: "response.shell_call_command.done";
  agent?: BetaResponseShellCallCommandDoneEvent_Agent;
}
export interface BetaResponseShellCallOutputContentDeltaEvent_Agent {
  agent_name: string;
}
export interface BetaResponseShellCallOutputContentDeltaEvent {
  command_index: number;
  delta: BetaResponseShellCallOutputContentDeltaEvent_Delta;
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.shell_call_output_content.delta";
  agent?: BetaResponseShellCallOutputContentDeltaEvent_Agent;
}
export interface BetaResponseShellCallOutputContentDeltaEvent_Delta {
  stderr?: string;
  stdout?: string;
}
export interface BetaResponseShellCallOutputContentDoneEvent_Agent {
  agent_name: string;
}
export interface BetaResponseShellCallOutputContentDoneEvent {
  command_index: number;
  item_id: string;
  output: Array<BetaResponseShellCallOutputContentDoneEvent_Output>;
  output_index: number;
  sequence_number: number;
  type: "response.shell_call_output_content.done";
  agent?: BetaResponseShellCallOutputContentDoneEvent_Agent;
}
export interface BetaResponseShellCallOutputContentDoneEvent_Output {
  outcome: BetaResponseShellCallOutputContentDoneEvent_OutputOutcomeTimeout | BetaResponseShellCallOutputContentDoneEvent_OutputOutcomeExit;
  stderr: string;
  stdout: string;
  created_by?: string;
}
export interface BetaResponseShellCallOutputContentDoneEvent_OutputOutcomeExit {
  exit_code: number;
  type: "exit";
}
export interface BetaResponseShellCallOutputContentDoneEvent_OutputOutcomeTimeout {
  type: "timeout";
}
export type BetaResponseStreamEvent = BetaResponseAudioDeltaEvent | BetaResponseAudioDoneEvent | BetaResponseAudioTranscriptDeltaEvent | BetaResponseAudioTranscriptDoneEvent | BetaResponseCodeInterpreterCallCodeDeltaEvent | BetaResponseCodeInterpreterCallCodeDoneEvent | BetaResponseCodeInterpreterCallCompletedEvent | BetaResponseCodeInterpreterCallInProgressEvent | BetaResponseCodeInterpreterCallInterpretingEvent | BetaResponseCompletedEvent | BetaResponseContentPartAddedEvent | BetaResponseContentPartDoneEvent | BetaResponseCreatedEvent | BetaResponseErrorEvent | BetaResponseFileSearchCallCompletedEvent | BetaResponseFileSearchCallInProgressEvent | BetaResponseFileSearchCallSearchingEvent | BetaResponseFunctionCallArgumentsDeltaEvent | BetaResponseFunctionCallArgumentsDoneEvent | BetaResponseShellCallCommandAddedEvent | BetaResponseShellCallCommandDeltaEvent | BetaResponseShellCallCommandDoneEvent | BetaResponseShellCallOutputContentDeltaEvent | BetaResponseShellCallOutputContentDoneEvent | BetaResponseInProgressEvent | BetaResponseFailedEvent | BetaResponseIncompleteEvent | BetaResponseOutputItemAddedEvent | BetaResponseOutputItemDoneEvent | BetaResponseReasoningSummaryPartAddedEvent | BetaResponseReasoningSummaryPartDoneEvent | BetaResponseReasoningSummaryTextDeltaEvent | BetaResponseReasoningSummaryTextDoneEvent | BetaResponseReasoningTextDeltaEvent | BetaResponseReasoningTextDoneEvent | BetaResponseRefusalDeltaEvent | BetaResponseRefusalDoneEvent | BetaResponseTextDeltaEvent | BetaResponseTextDoneEvent | BetaResponseWebSearchCallCompletedEvent | BetaResponseWebSearchCallInProgressEvent | BetaResponseWebSearchCallSearchingEvent | BetaResponseImageGenCallCompletedEvent | BetaResponseImageGenCallGeneratingEvent | BetaResponseImageGenCallInProgressEvent | BetaResponseImageGenCallPartialImageEvent | BetaResponseMcpCallArgumentsDeltaEvent | BetaResponseMcpCallArgumentsDoneEvent | BetaResponseMcpCallCompletedEvent | BetaResponseMcpCallFailedEvent | BetaResponseMcpCallInProgressEvent | BetaResponseMcpListToolsCompletedEvent | BetaResponseMcpListToolsFailedEvent | BetaResponseMcpListToolsInProgressEvent | BetaResponseOutputTextAnnotationAddedEvent | BetaResponseQueuedEvent | BetaResponseCustomToolCallInputDeltaEvent | BetaResponseCustomToolCallInputDoneEvent;
export interface BetaResponseTextConfig {
  format?: BetaResponseFormatTextConfig;
  verbosity?: "low" | "medium" | "high" | null;
}
export interface BetaResponseTextConfigParam {
  format?: BetaResponseFormatTextConfigParam;
  verbosity?: "low" | "medium" | "high" | null;
}
export interface BetaResponseTextDeltaEvent_Agent {
  agent_name: string;
}
export interface BetaResponseTextDeltaEvent {
  content_index: number;
  delta: string;
  item_id: string;
  logprobs: Array<BetaResponseTextDeltaEvent_Logprob>;
  output_index: number;
  sequence_number: number;
  type: "response.output_text.delta";
  agent?: BetaResponseTextDeltaEvent_Agent | null;
}
export interface BetaResponseTextDeltaEvent_Logprob {
  token: string;
  logprob: number;
  top_logprobs?: Array<BetaResponseTextDeltaEvent_LogprobTopLogprob>;
}
export interface BetaResponseTextDeltaEvent_LogprobTopLogprob {
  token?: string;
  logprob?: number;
}
export interface BetaResponseTextDoneEvent_Agent {
  agent_name: string;
}
export interface BetaResponseTextDoneEvent {
  content_index: number;
  item_id: string;
  logprobs: Array<BetaResponseTextDoneEvent_Logprob>;
  output_index: number;
  sequence_number: number;
  text: string;
  type: "response.output_text.done";
  agent?: BetaResponseTextDoneEvent_Agent | null;
}
export interface BetaResponseTextDoneEvent_Logprob {
  token: string;
  logprob: number;
  top_logprobs?: Array<BetaResponseTextDoneEvent_LogprobTopLogprob>;
}
export interface BetaResponseTextDoneEvent_LogprobTopLogprob {
  token?: string;
  logprob?: number;
}
export interface BetaResponseToolSearchCall_Agent {
  agent_name: string;
}
export interface BetaResponseToolSearchCall {
  id: string;
  arguments: unknown;
  call_id: string | null;
  execution: "server" | "client";
  status: "in_progress" | "completed" | "incomplete";
  type: "tool_search_call";
  agent?: BetaResponseToolSearchCall_Agent;
  created_by?: string;
}
export interface BetaResponseToolSearchOutputItem_Agent {
  agent_name: string;
}
export interface BetaResponseToolSearchOutputItem {
  id: string;
  call_id: string | null;
  execution: "server" | "client";
  status: "in_progress" | "completed" | "incomplete";
  tools: Array<BetaTool>;
  type: "tool_search_output";
  agent?: BetaResponseToolSearchOutputItem_Agent;
  created_by?: string;
}
export interface BetaResponseToolSearchOutputItemParam_Agent {
  agent_name: string;
}
export interface BetaResponseToolSearchOutputItemParam {
  tools: Array<BetaTool>;
  type: "tool_search_output";
  id?: string | null;
  agent?: BetaResponseToolSearchOutputItemParam_Agent | null;
  call_id?: string | null;
  execution?: "server" | "client";
  status?: "in_progress" | "completed" | "incomplete" | null;
}
export interface BetaResponseToolSearchOutputItemParamParam_Agent {
  agent_name: string;
}
export interface BetaResponseToolSearchOutputItemParamParam {
  tools: Array<BetaToolParam>;
  type: "tool_search_output";
  id?: string | null;
  agent?: BetaResponseToolSearchOutputItemParamParam_Agent | null;
  call_id?: string | null;
  execution?: "server" | "client";
  status?: "in_progress" | "completed" | "incomplete" | null;
}
export interface BetaResponseUsage {
  input_tokens: number;
  input_tokens_details: BetaResponseUsage_InputTokensDetails;
  output_tokens: number;
  output_tokens_details: BetaResponseUsage_OutputTokensDetails;
  total_tokens: number;
}
export interface BetaResponseUsage_InputTokensDetails {
  cache_write_tokens: number;
  cached_tokens: number;
}
export interface BetaResponseUsage_OutputTokensDetails {
  reasoning_tokens: number;
}
export interface BetaResponseWebSearchCallCompletedEvent_Agent {
  agent_name: string;
}
export interface BetaResponseWebSearchCallCompletedEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.web_search_call.completed";
  agent?: BetaResponseWebSearchCallCompletedEvent_Agent | null;
}
export interface BetaResponseWebSearchCallInProgressEvent_Agent {
  agent_name: string;
}
export interface BetaResponseWebSearchCallInProgressEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.web_search_call.in_progress";
  agent?: BetaResponseWebSearchCallInProgressEvent_Agent | null;
}
export interface BetaResponseWebSearchCallSearchingEvent_Agent {
  agent_name: string;
}
export interface BetaResponseWebSearchCallSearchingEvent {
  item_id: string;
  output_index: number;
  sequence_number: number;
  type: "response.web_search_call.searching";
  agent?: BetaResponseWebSearchCallSearchingEvent_Agent | null;
}
export type BetaServiceTier = "auto" | "default" | "flex" | "scale" | "priority" | "fast" | "ultrafast" | null;
export interface BetaSkillReference {
  skill_id: string;
  type: "skill_reference";
  version?: string;
}
export interface BetaSkillReferenceParam {
  skill_id: string;
  type: "skill_reference";
  version?: string;
}
export type BetaTool = BetaFunctionTool | BetaFileSearchTool | BetaComputerTool | BetaComputerUsePreviewTool | BetaWebSearchTool | BetaTool_Mcp | BetaTool_CodeInterpreter | BetaTool_ProgrammaticToolCalling | BetaTool_ImageGeneration | BetaTool_LocalShell | BetaFunctionShellTool | BetaCustomTool | BetaNamespaceTool | BetaToolSearchTool | BetaWebSearchPreviewTool | BetaApplyPatchTool;
export interface BetaTool_CodeInterpreter {
  container: string | BetaTool_CodeInterpreterContainerCodeInterpreterToolAuto;
  type: "code_interpreter";
  allowed_callers?: Array<"direct" | "programmatic"> | null;
}
export interface BetaTool_CodeInterpreterContainerCodeInterpreterToolAuto {
  type: "auto";
  file_ids?: Array<string>;
  memory_limit?: "1g" | "4g" | "16g" | "64g" | null;
  network_policy?: BetaContainerNetworkPolicyDisabled | BetaContainerNetworkPolicyAllowlist;
}
export interface BetaTool_ImageGeneration {
  type: "image_generation";
  action?: "generate" | "edit" | "auto";
  background?: "transparent" | "opaque" | "auto";
  input_fidelity?: "high" | "low" | null;
  input_image_mask?: BetaTool_ImageGenerationInputImageMask;
  model?: string | "gpt-image-1" | "gpt-image-1-mini" | "gpt-image-2" | "gpt-image-2-2026-04-21" | "gpt-image-1.5" | "chatgpt-image-latest";
  moderation?: "auto" | "low";
  output_compression?: number;
  output_format?: "png" | "webp" | "jpeg";
  partial_images?: number;
  quality?: "low" | "medium" | "high" | "auto";
  size?: string | "1024x1024" | "1024x1536" | "1536x1024" | "auto";
}
export interface BetaTool_ImageGenerationInputImageMask {
  file_id?: string;
  image_url?: string;
}
export interface BetaTool_LocalShell {
  type: "local_shell";
}
export interface BetaTool_Mcp {
  server_label: string;
  type: "mcp";
  allowed_callers?: Array<"direct" | "programmatic"> | null;
  allowed_tools?: Array<string> | BetaTool_McpAllowedToolsMcpToolFilter | null;
  authorization?: string;
  connector_id?: "connector_dropbox" | "connector_gmail" | "connector_googlecalendar" | "connector_googledrive" | "connector_microsoftteams" | "connector_outlookcalendar" | "connector_outlookemail" | "connector_sharepoint";
  defer_loading?: boolean;
  headers?: { [key: string]: string } | null;
  require_approval?: BetaTool_McpRequireApprovalMcpToolApprovalFilter | "always" | "never" | null;
  server_description?: string;
  server_url?: string;
  tunnel_id?: string;
}
export interface BetaTool_McpAllowedToolsMcpToolFilter {
  read_only?: boolean;
  tool_names?: Array<string>;
}
export interface BetaTool_McpRequireApprovalMcpToolApprovalFilter {
  always?: BetaTool_McpRequireApprovalMcpToolApprovalFilterAlways;
  never?: BetaTool_McpRequireApprovalMcpToolApprovalFilterNever;
}
export interface BetaTool_McpRequireApprovalMcpToolApprovalFilterAlways {
  read_only?: boolean;
  tool_names?: Array<string>;
}
export interface BetaTool_McpRequireApprovalMcpToolApprovalFilterNever {
  read_only?: boolean;
  tool_names?: Array<string>;
}
export interface BetaTool_ProgrammaticToolCalling {
  type: "programmatic_tool_calling";
}
export interface BetaToolChoiceAllowed {
  mode: "auto" | "required";
  tools: Array<{ [key: string]: unknown }>;
  type: "allowed_tools";
}
export interface BetaToolChoiceAllowedParam {
  mode: "auto" | "required";
  tools: Array<{ [key: string]: unknown }>;
  type: "allowed_tools";
}
export interface BetaToolChoiceApplyPatch {
  type: "apply_patch";
}
export interface BetaToolChoiceApplyPatchParam {
  type: "apply_patch";
}
export interface BetaToolChoiceCustom {
  name: string;
  type: "custom";
}
export interface BetaToolChoiceCustomParam {
  name: string;
  type: "custom";
}
export interface BetaToolChoiceFunction {
  name: string;
  type: "function";
}
export interface BetaToolChoiceFunctionParam {
  name: string;
  type: "function";
}
export interface BetaToolChoiceMcp {
  server_label: string;
  type: "mcp";
  name?: string | null;
}
export interface BetaToolChoiceMcpParam {
  server_label: string;
  type: "mcp";
  name?: string | null;
}
export interface BetaToolChoiceShell {
  type: "shell";
}
export interface BetaToolChoiceShellParam {
  type: "shell";
}
export interface BetaToolChoiceTypes {
  type: "file_search" | "web_search_preview" | "computer" | "computer_use_preview" | "computer_use" | "web_search_preview_2025_03_11" | "image_generation" | "code_interpreter";
}
export interface BetaToolChoiceTypesParam {
  type: "file_search" | "web_search_preview" | "computer" | "computer_use_preview" | "computer_use" | "web_search_preview_2025_03_11" | "image_generation" | "code_interpreter";
}
export type BetaToolParam = BetaFunctionToolParam | BetaFileSearchToolParam | BetaComputerToolParam | BetaComputerUsePreviewToolParam | BetaWebSearchToolParam | BetaToolParam_Mcp | BetaToolParam_CodeInterpreter | BetaToolParam_ProgrammaticToolCalling | BetaToolParam_ImageGeneration | BetaToolParam_LocalShell | BetaFunctionShellToolParam | BetaCustomToolParam | BetaNamespaceToolParam | BetaToolSearchToolParam | BetaWebSearchPreviewToolParam | BetaApplyPatchToolParam;
export interface BetaToolParam_CodeInterpreter {
  container: string | BetaToolParam_CodeInterpreterContainerCodeInterpreterToolAuto;
  type: "code_interpreter";
  allowed_callers?: Array<"direct" | "programmatic"> | null;
}
export interface BetaToolParam_CodeInterpreterContainerCodeInterpreterToolAuto {
  type: "auto";
  file_ids?: Array<string>;
  memory_limit?: "1g" | "4g" | "16g" | "64g" | null;
  network_policy?: BetaContainerNetworkPolicyDisabledParam | BetaContainerNetworkPolicyAllowlistParam;
}
export interface BetaToolParam_ImageGeneration {
  type: "image_generation";
  action?: "generate" | "edit" | "auto";
  background?: "transparent" | "opaque" | "auto";
  input_fidelity?: "high" | "low" | null;
  input_image_mask?: BetaToolParam_ImageGenerationInputImageMask;
  model?: string | "gpt-image-1" | "gpt-image-1-mini" | "gpt-image-2" | "gpt-image-2-2026-04-21" | "gpt-image-1.5" | "chatgpt-image-latest";
  moderation?: "auto" | "low";
  output_compression?: number;
  output_format?: "png" | "webp" | "jpeg";
  partial_images?: number;
  quality?: "low" | "medium" | "high" | "auto";
  size?: string | "1024x1024" | "1024x1536" | "1536x1024" | "auto";
}
export interface BetaToolParam_ImageGenerationInputImageMask {
  file_id?: string;
  image_url?: string;
}
export interface BetaToolParam_LocalShell {
  type: "local_shell";
}
export interface BetaToolParam_Mcp {
  server_label: string;
  type: "mcp";
  allowed_callers?: Array<"direct" | "programmatic"> | null;
  allowed_tools?: Array<string> | BetaToolParam_McpAllowedToolsMcpToolFilter | null;
  authorization?: string;
  connector_id?: "connector_dropbox" | "connector_gmail" | "connector_googlecalendar" | "connector_googledrive" | "connector_microsoftteams" | "connector_outlookcalendar" | "connector_outlookemail" | "connector_sharepoint";
  defer_loading?: boolean;
  headers?: { [key: string]: string } | null;
  require_approval?: BetaToolParam_McpRequireApprovalMcpToolApprovalFilter | "always" | "never" | null;
  server_description?: string;
  server_url?: string;
  tunnel_id?: string;
}
export interface BetaToolParam_McpAllowedToolsMcpToolFilter {
  read_only?: boolean;
  tool_names?: Array<string>;
}
export interface BetaToolParam_McpRequireApprovalMcpToolApprovalFilter {
  always?: BetaToolParam_McpRequireApprovalMcpToolApprovalFilterAlways;
  never?: BetaToolParam_McpRequireApprovalMcpToolApprovalFilterNever;
}
export interface BetaToolParam_McpRequireApprovalMcpToolApprovalFilterAlways {
  read_only?: boolean;
  tool_names?: Array<string>;
}
export interface BetaToolParam_McpRequireApprovalMcpToolApprovalFilterNever {
  read_only?: boolean;
  tool_names?: Array<string>;
}
export interface BetaToolParam_ProgrammaticToolCalling {
  type: "programmatic_tool_calling";
}
export interface BetaToolSearchTool {
  type: "tool_search";
  description?: string | null;
  execution?: "server" | "client";
  parameters?: unknown | null;
}
export interface BetaToolSearchToolParam {
  type: "tool_search";
  description?: string | null;
  execution?: "server" | "client";
  parameters?: unknown | null;
}
export interface BetaWebSearchPreviewTool {
  type: "web_search_preview" | "web_search_preview_2025_03_11";
  search_content_types?: Array<"text" | "image">;
  search_context_size?: "low" | "medium" | "high";
  user_location?: BetaWebSearchPreviewTool_UserLocation | null;
}
export interface BetaWebSearchPreviewTool_UserLocation {
  type: "approximate";
  city?: string | null;
  country?: string | null;
  region?: string | null;
  timezone?: string | null;
}
export interface BetaWebSearchPreviewToolParam {
  type: "web_search_preview" | "web_search_preview_2025_03_11";
  search_content_types?: Array<"text" | "image">;
  search_context_size?: "low" | "medium" | "high";
  user_location?: BetaWebSearchPreviewToolParam_UserLocation | null;
}
export interface BetaWebSearchPreviewToolParam_UserLocation {
  type: "approximate";
  city?: string | null;
  country?: string | null;
  region?: string | null;
  timezone?: string | null;
}
export interface BetaWebSearchTool {
  type: "web_search" | "web_search_2025_08_26";
  external_web_access?: boolean;
  filters?: BetaWebSearchTool_Filters | null;
  search_context_size?: "low" | "medium" | "high";
  user_location?: BetaWebSearchTool_UserLocation | null;
}
export interface BetaWebSearchTool_Filters {
  allowed_domains?: Array<string> | null;
}
export interface BetaWebSearchTool_UserLocation {
  city?: string | null;
  country?: string | null;
  region?: string | null;
  timezone?: string | null;
  type?: "approximate";
}
export interface BetaWebSearchToolParam {
  type: "web_search" | "web_search_2025_08_26";
  external_web_access?: boolean;
  filters?: BetaWebSearchToolParam_Filters | null;
  search_context_size?: "low" | "medium" | "high";
  user_location?: BetaWebSearchToolParam_UserLocation | null;
}
export interface BetaWebSearchToolParam_Filters {
  allowed_domains?: Array<string> | null;
}
export interface BetaWebSearchToolParam_UserLocation {
  city?: string | null;
  country?: string | null;
  region?: string | null;
  timezone?: string | null;
  type?: "approximate";
}
export interface ChatSession {
  id: string;
  chatkit_configuration: ChatSessionChatKitConfiguration;
  client_secret: string;
  expires_at: number;
  max_requests_per_1_minute: number;
  object: "chatkit.session";
  rate_limits: ChatSessionRateLimits;
  status: ChatSessionStatus;
  user: string;
  workflow: ChatKitWorkflow;
}
export interface ChatSessionAutomaticThreadTitling {
  enabled: boolean;
}
export interface ChatSessionChatKitConfiguration {
  automatic_thread_titling: ChatSessionAutomaticThreadTitling;
  file_upload: ChatSessionFileUpload;
  history: ChatSessionHistory;
}
export interface ChatSessionChatKitConfigurationParam_AutomaticThreadTitling {
  enabled?: boolean;
}
export interface ChatSessionChatKitConfigurationParam {
  automatic_thread_titling?: ChatSessionChatKitConfigurationParam_AutomaticThreadTitling;
  file_upload?: ChatSessionChatKitConfigurationParam_FileUpload;
  history?: ChatSessionChatKitConfigurationParam_History;
}
export interface ChatSessionChatKitConfigurationParam_FileUpload {
  enabled?: boolean;
  max_file_size?: number;
  max_files?: number;
}
export interface ChatSessionChatKitConfigurationParam_History {
  enabled?: boolean;
  recent_threads?: number;
}
export interface ChatSessionExpiresAfterParam {
  anchor: "created_at";
  seconds: number;
}
export interface ChatSessionFileUpload {
  enabled: boolean;
  max_file_size: number | null;
  max_files: number | null;
}
export interface ChatSessionHistory {
  enabled: boolean;
  recent_threads: number | null;
}
export interface ChatSessionRateLimits {
  max_requests_per_1_minute: number;
}
export interface ChatSessionRateLimitsParam {
  max_requests_per_1_minute?: number;
}
export type ChatSessionStatus = "active" | "expired" | "cancelled";
export interface ChatSessionWorkflowParam {
  id: string;
  state_variables?: { [key: string]: string | boolean | number };
  tracing?: ChatSessionWorkflowParam_Tracing;
  version?: string;
}
export interface ChatSessionWorkflowParam_Tracing {
  enabled?: boolean;
}
export interface ChatKitAttachment {
  id: string;
  mime_type: string;
  name: string;
  preview_url: string | null;
  type: "image" | "file";
}
export interface ChatKitResponseOutputText_AnnotationFile {
  source: ChatKitResponseOutputText_AnnotationFileSource;
  type: "file";
}
export interface ChatKitResponseOutputText_AnnotationFileSource {
  filename: string;
  type: "file";
}
export interface ChatKitResponseOutputText_AnnotationURL {
  source: ChatKitResponseOutputText_AnnotationURLSource;
  type: "url";
}
export interface ChatKitResponseOutputText_AnnotationURLSource {
  type: "url";
  url: string;
}
export interface ChatKitResponseOutputText {
  annotations: Array<ChatKitResponseOutputText_AnnotationFile | ChatKitResponseOutputText_AnnotationURL>;
  text: string;
  type: "output_text";
}
export interface ChatKitThread {
  id: string;
  created_at: number;
  object: "chatkit.thread";
  status: ChatKitThread_StatusActive | ChatKitThread_StatusLocked | ChatKitThread_StatusClosed;
  title: string | null;
  user: string;
}
export interface ChatKitThread_StatusActive {
  type: "active";
}
export interface ChatKitThread_StatusClosed {
  reason: string | null;
  type: "closed";
}
export interface ChatKitThread_StatusLocked {
  reason: string | null;
  type: "locked";
}
export interface ChatKitThreadAssistantMessageItem {
  id: string;
  content: Array<ChatKitResponseOutputText>;
  created_at: number;
  object: "chatkit.thread_item";
  thread_id: string;
  type: "chatkit.assistant_message";
}
export interface ChatkitThreadItemList_ChatKitTaskGroup {
  id: string;
  created_at: number;
  object: "chatkit.thread_item";
  tasks: Array<ChatkitThreadItemList_ChatKitTaskGroupTask>;
  thread_id: string;
  type: "chatkit.task_group";
}
export interface ChatkitThreadItemList_ChatKitTaskGroupTask {
  heading: string | null;
  summary: string | null;
  type: "custom" | "thought";
}
export type ChatkitThreadItemList_Data = ChatKitThreadUserMessageItem | ChatKitThreadAssistantMessageItem | ChatKitWidgetItem | ChatkitThreadItemList_DataChatKitClientToolCall | ChatkitThreadItemList_DataChatKitTask | ChatkitThreadItemList_ChatKitTaskGroup;
export interface ChatkitThreadItemList_DataChatKitClientToolCall {
  id: string;
  arguments: string;
  call_id: string;
  created_at: number;
  name: string;
  object: "chatkit.thread_item";
  output: string | null;
  status: "in_progress" | "completed";
  thread_id: string;
  type: "chatkit.client_tool_call";
}
export interface ChatkitThreadItemList_DataChatKitTask {
  id: string;
  created_at: number;
  heading: string | null;
  object: "chatkit.thread_item";
  summary: string | null;
  task_type: "custom" | "thought";
  thread_id: string;
  type: "chatkit.task";
}
export interface ChatKitThreadUserMessageItem {
  id: string;
  attachments: Array<ChatKitAttachment>;
  content: Array<ChatKitThreadUserMessageItem_ContentInputText | ChatKitThreadUserMessageItem_ContentQuotedText>;
  created_at: number;
  inference_options: ChatKitThreadUserMessageItem_InferenceOptions | null;
  object: "chatkit.thread_item";
  thread_id: string;
  type: "chatkit.user_message";
}
export interface ChatKitThreadUserMessageItem_ContentInputText {
  text: string;
  type: "input_text";
}
export interface ChatKitThreadUserMessageItem_ContentQuotedText {
  text: string;
  type: "quoted_text";
}
export interface ChatKitThreadUserMessageItem_InferenceOptions {
  model: string | null;
  tool_choice: ChatKitThreadUserMessageItem_InferenceOptionsToolChoice | null;
}
export interface ChatKitThreadUserMessageItem_InferenceOptionsToolChoice {
  id: string;
}
export interface ChatKitWidgetItem {
  id: string;
  created_at: number;
  object: "chatkit.thread_item";
  thread_id: string;
  type: "chatkit.widget";
  widget: string;
}
export interface SessionCreateParams {
  user: string;
  workflow: ChatSessionWorkflowParam;
  chatkit_configuration?: ChatSessionChatKitConfigurationParam;
  expires_after?: ChatSessionExpiresAfterParam;
  rate_limits?: ChatSessionRateLimitsParam;
}
export interface ThreadDeleteResponse {
  id: string;
  deleted: boolean;
  object: "chatkit.thread.deleted";
}
export interface ThreadListItemsParams {
  after?: string;
  before?: string;
  limit?: number;
  order?: "asc" | "desc";
}
export interface ThreadListParams {
  after?: string;
  before?: string;
  limit?: number;
  order?: "asc" | "desc";
  user?: string;
}
export interface ChatKitWorkflow {
  id: string;
  state_variables: { [key: string]: string | boolean | number } | null;
  tracing: ChatKitWorkflow_Tracing;
  version: string | null;
}
export interface ChatKitWorkflow_Tracing {
  enabled: boolean;
}
export interface CodeInterpreterTool {
  type: "code_interpreter";
}
export interface CodeInterpreterToolParam {
  type: "code_interpreter";
}
export interface FileSearchTool_FileSearch {
  max_num_results?: number;
  ranking_options?: FileSearchTool_FileSearchRankingOptions;
}
export interface FileSearchTool_FileSearchRankingOptions {
  score_threshold: number;
  ranker?: "auto" | "default_2024_08_21";
}
export interface FileSearchTool {
  type: "file_search";
  file_search?: FileSearchTool_FileSearch;
}
export interface FileSearchToolParam_FileSearch {
  max_num_results?: number;
  ranking_options?: FileSearchToolParam_FileSearchRankingOptions;
}
export interface FileSearchToolParam_FileSearchRankingOptions {
  score_threshold: number;
  ranker?: "auto" | "default_2024_08_21";
}
export interface FileSearchToolParam {
  type: "file_search";
  file_search?: FileSearchToolParam_FileSearch;
}
export interface FunctionTool {
  function: APIShared.FunctionDefinition;
  type: "function";
}
export interface FunctionToolParam {
  function: APISharedParams.FunctionDefinition;
  type: "function";
}
export interface SessionCreateParams_ClientSecret {
  expires_at: number;
  value: string;
}
export interface SessionCreateParams_InputAudioTranscription {
  model?: string;
}
export interface RealtimeSessionCreateParams {
  client_secret: SessionCreateParams_ClientSecret;
  input_audio_format?: string;
  input_audio_transcription?: SessionCreateParams_InputAudioTranscription;
  instructions?: string;
  max_response_output_tokens?: number | "inf";
  modalities?: unknown;
  output_audio_format?: string;
  prompt?: APIResponses.ResponsePromptParam | null;
  speed?: number;
  temperature?: number;
  tool_choice?: string;
  tools?: Array<SessionCreateParams_Tool>;
  tracing?: "auto" | SessionCreateParams_TracingTracingConfiguration;
  truncation?: APIRealtime.RealtimeTruncationParam;
  turn_detection?: SessionCreateParams_TurnDetection;
  voice?: string | "alloy" | "ash" | "ballad" | "coral" | "echo" | "sage" | "shimmer" | "verse" | "marin" | "cedar" | SessionCreateParams_Voice;
}
export interface SessionCreateParams_Tool {
  description?: string;
  name?: string;
  parameters?: unknown;
  type?: "function";
}
export interface SessionCreateParams_TracingTracingConfiguration {
  group_id?: string;
  metadata?: unknown;
  workflow_name?: string;
}
export interface SessionCreateParams_TurnDetection {
  prefix_padding_ms?: number;
  silence_duration_ms?: number;
  threshold?: number;
  type?: string;
}
export interface SessionCreateParams_Voice {
  id: string;
}
export interface SessionCreateResponse_ClientSecret {
  expires_at: number;
  value: string;
}
export interface SessionCreateResponse_InputAudioTranscription {
  model?: string;
}
export interface SessionCreateResponse {
  client_secret: SessionCreateResponse_ClientSecret;
  input_audio_format?: string;
  input_audio_transcription?: SessionCreateResponse_InputAudioTranscription;
  instructions?: string;
  max_response_output_tokens?: number | "inf";
  modalities?: Array<"text" | "audio">;
  output_audio_format?: string;
  speed?: number;
  temperature?: number;
  tool_choice?: string;
  tools?: Array<SessionCreateResponse_Tool>;
  tracing?: "auto" | SessionCreateResponse_TracingTracingConfiguration;
  turn_detection?: SessionCreateResponse_TurnDetection;
  voice?: string | "alloy" | "ash" | "ballad" | "coral" | "echo" | "sage" | "shimmer" | "verse";
}
export interface SessionCreateResponse_Tool {
  description?: string;
  name?: string;
  parameters?: unknown;
  type?: "function";
}
export interface SessionCreateResponse_TracingTracingConfiguration {
  group_id?: string;
  metadata?: unknown;
  workflow_name?: string;
}
export interface SessionCreateResponse_TurnDetection {
  prefix_padding_ms?: number;
  silence_duration_ms?: number;
  threshold?: number;
  type?: string;
}
export interface TranscriptionSession_ClientSecret {
  expires_at: number;
  value: string;
}
export interface TranscriptionSession_InputAudioTranscription {
  language?: string;
  model?: "gpt-4o-transcribe" | "gpt-4o-mini-transcribe" | "whisper-1";
  prompt?: string;
}
export interface TranscriptionSession {
  client_secret: TranscriptionSession_ClientSecret;
  input_audio_format?: string;
  input_audio_transcription?: TranscriptionSession_InputAudioTranscription;
  modalities?: Array<"text" | "audio">;
  turn_detection?: TranscriptionSession_TurnDetection;
}
export interface TranscriptionSession_TurnDetection {
  prefix_padding_ms?: number;
  silence_duration_ms?: number;
  threshold?: number;
  type?: string;
}
export interface TranscriptionSessionCreateParams_InputAudioNoiseReduction {
  type?: "near_field" | "far_field";
}
export interface TranscriptionSessionCreateParams {
  include?: Array<"item.input_audio_transcription.logprobs">;
  input_audio_format?: "pcm16" | "g711_ulaw" | "g711_alaw";
  input_audio_noise_reduction?: TranscriptionSessionCreateParams_InputAudioNoiseReduction;
  input_audio_transcription?: APIRealtime.AudioTranscriptionParam;
  turn_detection?: TranscriptionSessionCreateParams_TurnDetection;
}
export interface TranscriptionSessionCreateParams_TurnDetection {
  prefix_padding_ms?: number;
  silence_duration_ms?: number;
  threshold?: number;
  type?: "server_vad";
}
export interface ResponseCancelParams {
  "openai-beta"?: Array<"responses_multi_agent=v1">;
}
export interface ResponseCompactParams_PromptCacheOptions {
  mode?: "implicit" | "explicit";
  ttl?: "30m";
}
export interface ResponseCompactParams {
  model: string | "gpt-5.6-sol" | "gpt-5.6-terra" | "gpt-5.6-luna" | "gpt-5.5" | "gpt-5.5-2026-04-23" | "gpt-5.4" | "gpt-5.4-mini" | "gpt-5.4-nano" | "gpt-5.4-mini-2026-03-17" | "gpt-5.4-nano-2026-03-17" | "gpt-5.3-chat-latest" | "gpt-5.2" | "gpt-5.2-2025-12-11" | "gpt-5.2-chat-latest" | "gpt-5.2-pro" | "gpt-5.2-pro-2025-12-11" | "gpt-5.1" | "gpt-5.1-2025-11-13" | "gpt-5.1-codex" | "gpt-5.1-mini" | "gpt-5.1-chat-latest" | "gpt-5" | "gpt-5-mini" | "gpt-5-nano" | "gpt-5-2025-08-07" | "gpt-5-mini-2025-08-07" | "gpt-5-nano-2025-08-07" | "gpt-5-chat-latest" | "gpt-4.1" | "gpt-4.1-mini" | "gpt-4.1-nano" | "gpt-4.1-2025-04-14" | "gpt-4.1-mini-2025-04-14" | "gpt-4.1-nano-2025-04-14" | "o4-mini" | "o4-mini-2025-04-16" | "o3" | "o3-2025-04-16" | "o3-mini" | "o3-mini-2025-01-31" | "o1" | "o1-2024-12-17" | "o1-preview" | "o1-preview-2024-09-12" | "o1-mini" | "o1-mini-2024-09-12" | "gpt-4o" | "gpt-4o-2024-11-20" | "gpt-4o-2024-08-06" | "gpt-4o-2024-05-13" | "gpt-4o-audio-preview" | "gpt-4o-audio-preview-2024-10-01" | "gpt-4o-audio-preview-2024-12-17" | "gpt-4o-audio-preview-2025-06-03" | "gpt-4o-mini-audio-preview" | "gpt-4o-mini-audio-preview-2024-12-17" | "gpt-4o-search-preview" | "gpt-4o-mini-search-preview" | "gpt-4o-search-preview-2025-03-11" | "gpt-4o-mini-search-preview-2025-03-11" | "chatgpt-4o-latest" | "codex-mini-latest" | "gpt-4o-mini" | "gpt-4o-mini-2024-07-18" | "gpt-4-turbo" | "gpt-4-turbo-2024-04-09" | "gpt-4-0125-preview" | "gpt-4-turbo-preview" | "gpt-4-1106-preview" | "gpt-4-vision-preview" | "gpt-4" | "gpt-4-0314" | "gpt-4-0613" | "gpt-4-32k" | "gpt-4-32k-0314" | "gpt-4-32k-0613" | "gpt-3.5-turbo" | "gpt-3.5-turbo-16k" | "gpt-3.5-turbo-0301" | "gpt-3.5-turbo-0613" | "gpt-3.5-turbo-1106" | "gpt-3.5-turbo-0125" | "gpt-3.5-turbo-16k-0613" | "o1-pro" | "o1-pro-2025-03-19" | "o3-pro" | "o3-pro-2025-06-10" | "o3-deep-research" | "o3-deep-research-2025-06-26" | "o4-mini-deep-research" | "o4-mini-deep-research-2025-06-26" | "computer-use-preview" | "computer-use-preview-2025-03-11" | "gpt-5.5-pro" | "gpt-5.5-pro-2026-04-23" | "gpt-5-codex" | "gpt-5-pro" | "gpt-5-pro-2025-10-06" | "gpt-5.1-codex-max" | "gpt-daybreak-blue-latest" | "gpt-daybreak-red-latest" | "gpt-5.6-cyber" | string | null;
  input?: string | Array<BetaResponseInputItemParam> | null;
  instructions?: string | null;
  previous_response_id?: string | null;
  prompt_cache_key?: string | null;
  prompt_cache_options?: ResponseCompactParams_PromptCacheOptions | null;
  prompt_cache_retention?: "in_memory" | "24h" | null;
  service_tier?: "auto" | "default" | "fast" | "flex" | "priority" | null;
  "openai-beta"?: Array<"responses_multi_agent=v1">;
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
export interface ResponseCreateParams_MultiAgent {
  enabled: boolean;
  max_concurrent_subagents?: number;
}
export interface ResponseCreateParams_PromptCacheOptions {
  mode?: "implicit" | "explicit";
  ttl?: "30m";
}
export interface ResponseCreateParams_Reasoning {
  context?: "auto" | "current_turn" | "all_turns" | null;
  effort?: APISharedParams.ReasoningEffort;
  generate_summary?: "auto" | "concise" | "detailed" | null;
  mode?: string | "standard" | "pro";
  summary?: "auto" | "concise" | "detailed" | null;
}
export interface ResponseCreateParams {
  background?: boolean | null;
  context_management?: Array<ResponseCreateParams_ContextManagement> | null;
  conversation?: string | BetaResponseConversationParamParam | null;
  include?: Array<BetaResponseIncludable> | null;
  input?: string | Array<BetaResponseInputItemParam>;
  instructions?: string | null;
  max_output_tokens?: number | null;
  max_tool_calls?: number | null;
  metadata?: APISharedParams.Metadata;
  model?: string | "gpt-5.6-sol" | "gpt-5.6-terra" | "gpt-5.6-luna" | "gpt-5.5" | "gpt-5.5-2026-04-23" | "gpt-5.4" | "gpt-5.4-mini" | "gpt-5.4-nano" | "gpt-5.4-mini-2026-03-17" | "gpt-5.4-nano-2026-03-17" | "gpt-5.3-chat-latest" | "gpt-5.2" | "gpt-5.2-2025-12-11" | "gpt-5.2-chat-latest" | "gpt-5.2-pro" | "gpt-5.2-pro-2025-12-11" | "gpt-5.1" | "gpt-5.1-2025-11-13" | "gpt-5.1-codex" | "gpt-5.1-mini" | "gpt-5.1-chat-latest" | "gpt-5" | "gpt-5-mini" | "gpt-5-nano" | "gpt-5-2025-08-07" | "gpt-5-mini-2025-08-07" | "gpt-5-nano-2025-08-07" | "gpt-5-chat-latest" | "gpt-4.1" | "gpt-4.1-mini" | "gpt-4.1-nano" | "gpt-4.1-2025-04-14" | "gpt-4.1-mini-2025-04-14" | "gpt-4.1-nano-2025-04-14" | "o4-mini" | "o4-mini-2025-04-16" | "o3" | "o3-2025-04-16" | "o3-mini" | "o3-mini-2025-01-31" | "o1" | "o1-2024-12-17" | "o1-preview" | "o1-preview-2024-09-12" | "o1-mini" | "o1-mini-2024-09-12" | "gpt-4o" | "gpt-4o-2024-11-20" | "gpt-4o-2024-08-06" | "gpt-4o-2024-05-13" | "gpt-4o-audio-preview" | "gpt-4o-audio-preview-2024-10-01" | "gpt-4o-audio-preview-2024-12-17" | "gpt-4o-audio-preview-2025-06-03" | "gpt-4o-mini-audio-preview" | "gpt-4o-mini-audio-preview-2024-12-17" | "gpt-4o-search-preview" | "gpt-4o-mini-search-preview" | "gpt-4o-search-preview-2025-03-11" | "gpt-4o-mini-search-preview-2025-03-11" | "chatgpt-4o-latest" | "codex-mini-latest" | "gpt-4o-mini" | "gpt-4o-mini-2024-07-18" | "gpt-4-turbo" | "gpt-4-turbo-2024-04-09" | "gpt-4-0125-preview" | "gpt-4-turbo-preview" | "gpt-4-1106-preview" | "gpt-4-vision-preview" | "gpt-4" | "gpt-4-0314" | "gpt-4-0613" | "gpt-4-32k" | "gpt-4-32k-0314" | "gpt-4-32k-0613" | "gpt-3.5-turbo" | "gpt-3.5-turbo-16k" | "gpt-3.5-turbo-0301" | "gpt-3.5-turbo-0613" | "gpt-3.5-turbo-1106" | "gpt-3.5-turbo-0125" | "gpt-3.5-turbo-16k-0613" | "o1-pro" | "o1-pro-2025-03-19" | "o3-pro" | "o3-pro-2025-06-10" | "o3-deep-research" | "o3-deep-research-2025-06-26" | "o4-mini-deep-research" | "o4-mini-deep-research-2025-06-26" | "computer-use-preview" | "computer-use-preview-2025-03-11" | "gpt-5.5-pro" | "gpt-5.5-pro-2026-04-23" | "gpt-5-codex" | "gpt-5-pro" | "gpt-5-pro-2025-10-06" | "gpt-5.1-codex-max" | "gpt-daybreak-blue-latest" | "gpt-daybreak-red-latest" | "gpt-5.6-cyber";
  moderation?: ResponseCreateParams_Moderation | null;
  multi_agent?: ResponseCreateParams_MultiAgent | null;
  parallel_tool_calls?: boolean | null;
  previous_response_id?: string | null;
  prompt?: BetaResponsePromptParam | null;
  prompt_cache_key?: string | null;
  prompt_cache_options?: ResponseCreateParams_PromptCacheOptions;
  prompt_cache_retention?: "in_memory" | "24h" | null;
  reasoning?: ResponseCreateParams_Reasoning | null;
  safety_identifier?: string | null;
  service_tier?: BetaServiceTier;
  store?: boolean | null;
  stream?: boolean | null;
  stream_options?: ResponseCreateParams_StreamOptions | null;
  temperature?: number | null;
  text?: BetaResponseTextConfigParam;
  tool_choice?: "none" | "auto" | "required" | BetaToolChoiceAllowedParam | BetaToolChoiceTypesParam | BetaToolChoiceFunctionParam | BetaToolChoiceMcpParam | BetaToolChoiceCustomParam | ResponseCreateParams_ToolChoiceBetaSpecificProgrammaticToolCallingParam | BetaToolChoiceApplyPatchParam | BetaToolChoiceShellParam;
  tools?: Array<BetaToolParam>;
  top_logprobs?: number;
  top_p?: number | null;
  truncation?: "auto" | "disabled" | null;
  user?: string;
  "openai-beta"?: Array<"responses_multi_agent=v1">;
}
export interface ResponseCreateParams_StreamOptions {
  include_obfuscation?: boolean;
}
export interface ResponseCreateParams_ToolChoiceBetaSpecificProgrammaticToolCallingParam {
  type: "programmatic_tool_calling";
}
export interface ResponseDeleteParams {
  "openai-beta"?: Array<"responses_multi_agent=v1">;
}
export interface ResponseRetrieveParams {
  include?: Array<BetaResponseIncludable>;
  include_obfuscation?: boolean;
  starting_after?: number;
  stream?: boolean;
  "openai-beta"?: Array<"responses_multi_agent=v1">;
}
export interface InputItemListParams {
  after?: string;
  include?: Array<BetaResponseIncludable>;
  limit?: number;
  order?: "asc" | "desc";
  "openai-beta"?: Array<"responses_multi_agent=v1">;
}
export interface InputTokenCountParams {
  conversation?: string | BetaResponseConversationParamParam | null;
  input?: string | Array<BetaResponseInputItemParam> | null;
  instructions?: string | null;
  model?: string | null;
  parallel_tool_calls?: boolean | null;
  personality?: string | "friendly" | "pragmatic";
  previous_response_id?: string | null;
  reasoning?: InputTokenCountParams_Reasoning | null;
  text?: BetaResponseTextConfigParam | null;
  tool_choice?: "none" | "auto" | "required" | BetaToolChoiceAllowedParam | BetaToolChoiceTypesParam | BetaToolChoiceFunctionParam | BetaToolChoiceMcpParam | BetaToolChoiceCustomParam | InputTokenCountParams_ToolChoiceBetaSpecificProgrammaticToolCallingParam | BetaToolChoiceApplyPatchParam | BetaToolChoiceShellParam | null;
  tools?: Array<BetaToolParam> | null;
  truncation?: "auto" | "disabled";
  "openai-beta"?: Array<"responses_multi_agent=v1">;
}
export interface InputTokenCountParams_Reasoning {
  context?: "auto" | "current_turn" | "all_turns" | null;
  effort?: APISharedParams.ReasoningEffort;
  generate_summary?: "auto" | "concise" | "detailed" | null;
  mode?: string | "standard" | "pro";
  summary?: "auto" | "concise" | "detailed" | null;
}
export interface InputTokenCountParams_ToolChoiceBetaSpecificProgrammaticToolCallingParam {
  type: "programmatic_tool_calling";
}
export interface InputTokenCountResponse {
  input_tokens: number;
  object: "response.input_tokens";
}
export interface Thread {
  id: string;
  created_at: number;
  metadata: APIShared.Metadata;
  object: "thread";
  tool_resources: Thread_ToolResources | null;
}
export interface Thread_ToolResources {
  code_interpreter?: Thread_ToolResourcesCodeInterpreter;
  file_search?: Thread_ToolResourcesFileSearch;
}
export interface Thread_ToolResourcesCodeInterpreter {
  file_ids?: Array<string>;
}
export interface Thread_ToolResourcesFileSearch {
  vector_store_ids?: Array<string>;
}
export interface ThreadCreateAndRunParams_Thread {
  messages?: Array<ThreadCreateAndRunParams_ThreadMessage>;
  metadata?: APISharedParams.Metadata;
  tool_resources?: ThreadCreateAndRunParams_ThreadToolResources | null;
}
export interface ThreadCreateAndRunParams {
  assistant_id: string;
  instructions?: string | null;
  max_completion_tokens?: number | null;
  max_prompt_tokens?: number | null;
  metadata?: APISharedParams.Metadata;
  model?: string | "gpt-5" | "gpt-5-mini" | "gpt-5-nano" | "gpt-5-2025-08-07" | "gpt-5-mini-2025-08-07" | "gpt-5-nano-2025-08-07" | "gpt-4.1" | "gpt-4.1-mini" | "gpt-4.1-nano" | "gpt-4.1-2025-04-14" | "gpt-4.1-mini-2025-04-14" | "gpt-4.1-nano-2025-04-14" | "gpt-4o" | "gpt-4o-2024-11-20" | "gpt-4o-2024-08-06" | "gpt-4o-2024-05-13" | "gpt-4o-mini" | "gpt-4o-mini-2024-07-18" | "gpt-4.5-preview" | "gpt-4.5-preview-2025-02-27" | "gpt-4-turbo" | "gpt-4-turbo-2024-04-09" | "gpt-4-0125-preview" | "gpt-4-turbo-preview" | "gpt-4-1106-preview" | "gpt-4-vision-preview" | "gpt-4" | "gpt-4-0314" | "gpt-4-0613" | "gpt-4-32k" | "gpt-4-32k-0314" | "gpt-4-32k-0613" | "gpt-3.5-turbo" | "gpt-3.5-turbo-16k" | "gpt-3.5-turbo-0613" | "gpt-3.5-turbo-1106" | "gpt-3.5-turbo-0125" | "gpt-3.5-turbo-16k-0613" | null;
  parallel_tool_calls?: boolean;
  response_format?: "auto" | APISharedParams.ResponseFormatText | APISharedParams.ResponseFormatJSONObject | APISharedParams.ResponseFormatJSONSchema | null;
  stream?: boolean | null;
  temperature?: number | null;
  thread?: ThreadCreateAndRunParams_Thread;
  tool_choice?: "none" | "auto" | "required" | AssistantToolChoiceParam | null;
  tool_resources?: ThreadCreateAndRunParams_ToolResources | null;
  tools?: Array<AssistantToolParam> | null;
  top_p?: number | null;
  truncation_strategy?: ThreadCreateAndRunParams_TruncationStrategy | null;
}
export interface ThreadCreateAndRunParams_ThreadMessage {
  content: string | Array<MessageContentPartParam>;
  role: "user" | "assistant";
  attachments?: Array<ThreadCreateAndRunParams_ThreadMessageAttachment> | null;
  metadata?: APISharedParams.Metadata;
}
export interface ThreadCreateAndRunParams_ThreadMessageAttachment {
  file_id?: string;
  tools?: Array<CodeInterpreterToolParam | ThreadCreateAndRunParams_ThreadMessageAttachmentToolFileSearch>;
}
export interface ThreadCreateAndRunParams_ThreadMessageAttachmentToolFileSearch {
  type: "file_search";
}
export interface ThreadCreateAndRunParams_ThreadToolResources {
  code_interpreter?: ThreadCreateAndRunParams_ThreadToolResourcesCodeInterpreter;
  file_search?: ThreadCreateAndRunParams_ThreadToolResourcesFileSearch;
}
export interface ThreadCreateAndRunParams_ThreadToolResourcesCodeInterpreter {
  file_ids?: Array<string>;
}
export interface ThreadCreateAndRunParams_ThreadToolResourcesFileSearch {
  vector_store_ids?: Array<string>;
  vector_stores?: Array<ThreadCreateAndRunParams_ThreadToolResourcesFileSearchVectorStore>;
}
export interface ThreadCreateAndRunParams_ThreadToolResourcesFileSearchVectorStore {
  chunking_strategy?: ThreadCreateAndRunParams_ThreadToolResourcesFileSearchVectorStoreChunkingStrategyAuto | ThreadCreateAndRunParams_ThreadToolResourcesFileSearchVectorStoreChunkingStrategyStatic;
  file_ids?: Array<string>;
  metadata?: APISharedParams.Metadata;
}
export interface ThreadCreateAndRunParams_ThreadToolResourcesFileSearchVectorStoreChunkingStrategyAuto {
  type: "auto";
}
export interface ThreadCreateAndRunParams_ThreadToolResourcesFileSearchVectorStoreChunkingStrategyStatic {
  static: ThreadCreateAndRunParams_ThreadToolResourcesFileSearchVectorStoreChunkingStrategyStaticStatic;
  type: "static";
}
export interface ThreadCreateAndRunParams_ThreadToolResourcesFileSearchVectorStoreChunkingStrategyStaticStatic {
  chunk_overlap_tokens: number;
  max_chunk_size_tokens: number;
}
export interface ThreadCreateAndRunParams_ToolResources {
  code_interpreter?: ThreadCreateAndRunParams_ToolResourcesCodeInterpreter;
  file_search?: ThreadCreateAndRunParams_ToolResourcesFileSearch;
}
export interface ThreadCreateAndRunParams_ToolResourcesCodeInterpreter {
  file_ids?: Array<string>;
}
export interface ThreadCreateAndRunParams_ToolResourcesFileSearch {
  vector_store_ids?: Array<string>;
}
export interface ThreadCreateAndRunParams_TruncationStrategy {
  type: "auto" | "last_messages";
  last_messages?: number | null;
}
export interface ThreadCreateParams_Message {
  content: string | Array<MessageContentPartParam>;
  role: "user" | "assistant";
  attachments?: Array<ThreadCreateParams_MessageAttachment> | null;
  metadata?: APISharedParams.Metadata;
}
export interface ThreadCreateParams_MessageAttachment {
  file_id?: string;
  tools?: Array<CodeInterpreterToolParam | ThreadCreateParams_MessageAttachmentToolFileSearch>;
}
export interface ThreadCreateParams_MessageAttachmentToolFileSearch {
  type: "file_search";
}
export interface ThreadCreateParams {
  messages?: Array<ThreadCreateParams_Message>;
  metadata?: APISharedParams.Metadata;
  tool_resources?: ThreadCreateParams_ToolResources | null;
}
export interface ThreadCreateParams_ToolResources {
  code_interpreter?: ThreadCreateParams_ToolResourcesCodeInterpreter;
  file_search?: ThreadCreateParams_ToolResourcesFileSearch;
}
export interface ThreadCreateParams_ToolResourcesCodeInterpreter {
  file_ids?: Array<string>;
}
export interface ThreadCreateParams_ToolResourcesFileSearch {
  vector_store_ids?: Array<string>;
  vector_stores?: Array<ThreadCreateParams_ToolResourcesFileSearchVectorStore>;
}
export interface ThreadCreateParams_ToolResourcesFileSearchVectorStore {
  chunking_strategy?: ThreadCreateParams_ToolResourcesFileSearchVectorStoreChunkingStrategyAuto | ThreadCreateParams_ToolResourcesFileSearchVectorStoreChunkingStrategyStatic;
  file_ids?: Array<string>;
  metadata?: APISharedParams.Metadata;
}
export interface ThreadCreateParams_ToolResourcesFileSearchVectorStoreChunkingStrategyAuto {
  type: "auto";
}
export interface ThreadCreateParams_ToolResourcesFileSearchVectorStoreChunkingStrategyStatic {
  static: ThreadCreateParams_ToolResourcesFileSearchVectorStoreChunkingStrategyStaticStatic;
  type: "static";
}
export interface ThreadCreateParams_ToolResourcesFileSearchVectorStoreChunkingStrategyStaticStatic {
  chunk_overlap_tokens: number;
  max_chunk_size_tokens: number;
}
export interface ThreadDeleted {
  id: string;
  deleted: boolean;
  object: "thread.deleted";
}
export interface ThreadUpdateParams {
  metadata?: APISharedParams.Metadata;
  tool_resources?: ThreadUpdateParams_ToolResources | null;
}
export interface ThreadUpdateParams_ToolResources {
  code_interpreter?: ThreadUpdateParams_ToolResourcesCodeInterpreter;
  file_search?: ThreadUpdateParams_ToolResourcesFileSearch;
}
export interface ThreadUpdateParams_ToolResourcesCodeInterpreter {
  file_ids?: Array<string>;
}
export interface ThreadUpdateParams_ToolResourcesFileSearch {
  vector_store_ids?: Array<string>;
}
export type Annotation = FileCitationAnnotation | FilePathAnnotation;
export type AnnotationDelta = FileCitationDeltaAnnotation | FilePathDeltaAnnotation;
export interface FileCitationAnnotation_FileCitation {
  file_id: string;
}
export interface FileCitationAnnotation {
  end_index: number;
  file_citation: FileCitationAnnotation_FileCitation;
  start_index: number;
  text: string;
  type: "file_citation";
}
export interface FileCitationDeltaAnnotation_FileCitation {
  file_id?: string;
  quote?: string;
}
export interface FileCitationDeltaAnnotation {
  index: number;
  type: "file_citation";
  end_index?: number;
  file_citation?: FileCitationDeltaAnnotation_FileCitation;
  start_index?: number;
  text?: string;
}
export interface FilePathAnnotation_FilePath {
  file_id: string;
}
export interface FilePathAnnotation {
  end_index: number;
  file_path: FilePathAnnotation_FilePath;
  start_index: number;
  text: string;
  type: "file_path";
}
export interface FilePathDeltaAnnotation_FilePath {
  file_id?: string;
}
export interface FilePathDeltaAnnotation {
  index: number;
  type: "file_path";
  end_index?: number;
  file_path?: FilePathDeltaAnnotation_FilePath;
  start_index?: number;
  text?: string;
}
export interface ImageFile {
  file_id: string;
  detail?: "auto" | "low" | "high";
}
export interface ImageFileContentBlock {
  image_file: ImageFile;
  type: "image_file";
}
export interface ImageFileContentBlockParam {
  image_file: ImageFileParam;
  type: "image_file";
}
export interface ImageFileDelta {
  detail?: "auto" | "low" | "high";
  file_id?: string;
}
export interface ImageFileDeltaBlock {
  index: number;
  type: "image_file";
  image_file?: ImageFileDelta;
}
export interface ImageFileParam {
  file_id: string;
  detail?: "auto" | "low" | "high";
}
export interface ImageURL {
  url: string;
  detail?: "auto" | "low" | "high";
}
export interface ImageURLContentBlock {
  image_url: ImageURL;
  type: "image_url";
}
export interface ImageURLContentBlockParam {
  image_url: ImageURLParam;
  type: "image_url";
}
export interface ImageURLDelta {
  detail?: "auto" | "low" | "high";
  url?: string;
}
export interface ImageURLDeltaBlock {
  index: number;
  type: "image_url";
  image_url?: ImageURLDelta;
}
export interface ImageURLParam {
  url: string;
  detail?: "auto" | "low" | "high";
}
export interface Message_Attachment {
  file_id?: string;
  tools?: Array<CodeInterpreterTool | Message_AttachmentToolAssistantToolsFileSearchTypeOnly>;
}
export interface Message_AttachmentToolAssistantToolsFileSearchTypeOnly {
  type: "file_search";
}
export interface Message_IncompleteDetails {
  reason: "content_filter" | "max_tokens" | "run_cancelled" | "run_expired" | "run_failed";
}
export interface Message {
  id: string;
  assistant_id: string | null;
  attachments: Array<Message_Attachment> | null;
  completed_at: number | null;
  content: Array<MessageContent>;
  created_at: number;
  incomplete_at: number | null;
  incomplete_details: Message_IncompleteDetails | null;
  metadata: APIShared.Metadata;
  object: "thread.message";
  role: "user" | "assistant";
  run_id: string | null;
  status: "in_progress" | "incomplete" | "completed";
  thread_id: string;
}
export type MessageContent = ImageFileContentBlock | ImageURLContentBlock | TextContentBlock | RefusalContentBlock;
export type MessageContentDelta = ImageFileDeltaBlock | TextDeltaBlock | RefusalDeltaBlock | ImageURLDeltaBlock;
export type MessageContentPartParam = ImageFileContentBlockParam | ImageURLContentBlockParam | TextContentBlockParam;
export interface MessageCreateParams_Attachment {
  file_id?: string;
  tools?: Array<CodeInterpreterToolParam | MessageCreateParams_AttachmentToolFileSearch>;
}
export interface MessageCreateParams_AttachmentToolFileSearch {
  type: "file_search";
}
export interface MessageCreateParams {
  content: string | Array<MessageContentPartParam>;
  role: "user" | "assistant";
  attachments?: Array<MessageCreateParams_Attachment> | null;
  metadata?: APISharedParams.Metadata;
}
export interface MessageDeleted {
  id: string;
  deleted: boolean;
  object: "thread.message.deleted";
}
export interface MessageDelta {
  content?: Array<MessageContentDelta>;
  role?: "user" | "assistant";
}
export interface MessageDeltaEvent {
  id: string;
  delta: MessageDelta;
  object: "thread.message.delta";
}
export interface MessageListParams {
  after?: string;
  before?: string;
  limit?: number;
  order?: "asc" | "desc";
  run_id?: string;
}
export interface MessageUpdateParams {
  thread_id: string;
  metadata?: APISharedParams.Metadata;
}
export interface RefusalContentBlock {
  refusal: string;
  type: "refusal";
}
export interface RefusalDeltaBlock {
  index: number;
  type: "refusal";
  refusal?: string;
}
export interface RequiredActionFunctionToolCall_Function {
  arguments: string;
  name: string;
}
export interface RequiredActionFunctionToolCall {
  id: string;
  function: RequiredActionFunctionToolCall_Function;
  type: "function";
}
export interface Run_IncompleteDetails {
  reason?: "max_completion_tokens" | "max_prompt_tokens";
}
export interface Run_LastError {
  code: "server_error" | "rate_limit_exceeded" | "invalid_prompt";
  message: string;
}
export interface Run_RequiredAction {
  submit_tool_outputs: Run_RequiredActionSubmitToolOutputs;
  type: "submit_tool_outputs";
}
export interface Run_RequiredActionSubmitToolOutputs {
  tool_calls: Array<RequiredActionFunctionToolCall>;
}
export interface Run {
  id: string;
  assistant_id: string;
  cancelled_at: number | null;
  completed_at: number | null;
  created_at: number;
  expires_at: number | null;
  failed_at: number | null;
  incomplete_details: Run_IncompleteDetails | null;
  instructions: string;
  last_error: Run_LastError | null;
  max_completion_tokens: number | null;
  max_prompt_tokens: number | null;
  metadata: APIShared.Metadata;
  model: string;
  object: "thread.run";
  parallel_tool_calls: boolean;
  required_action: Run_RequiredAction | null;
  response_format: "auto" | APIShared.ResponseFormatText | APIShared.ResponseFormatJSONObject | APIShared.ResponseFormatJSONSchema | null;
  started_at: number | null;
  status: RunStatus;
  thread_id: string;
  tool_choice: "none" | "auto" | "required" | AssistantToolChoice | null;
  tools: Array<AssistantTool>;
  truncation_strategy: Run_TruncationStrategy | null;
  usage: Run_Usage | null;
  temperature?: number | null;
  top_p?: number | null;
}
export interface Run_TruncationStrategy {
  type: "auto" | "last_messages";
  last_messages?: number | null;
}
export interface Run_Usage {
  completion_tokens: number;
  prompt_tokens: number;
  total_tokens: number;
}
export interface RunCreateParams_AdditionalMessage {
  content: string | Array<MessageContentPartParam>;
  role: "user" | "assistant";
  attachments?: Array<RunCreateParams_AdditionalMessageAttachment> | null;
  metadata?: APISharedParams.Metadata;
}
export interface RunCreateParams_AdditionalMessageAttachment {
  file_id?: string;
  tools?: Array<CodeInterpreterToolParam | RunCreateParams_AdditionalMessageAttachmentToolFileSearch>;
}
export interface RunCreateParams_AdditionalMessageAttachmentToolFileSearch {
  type: "file_search";
}
export interface RunCreateParams {
  assistant_id: string;
  include?: Array<"step_details.tool_calls[*].file_search.results[*].content">;
  additional_instructions?: string | null;
  additional_messages?: Array<RunCreateParams_AdditionalMessage> | null;
  instructions?: string | null;
  max_completion_tokens?: number | null;
  max_prompt_tokens?: number | null;
  metadata?: APISharedParams.Metadata;
  model?: string | "gpt-5" | "gpt-5-mini" | "gpt-5-nano" | "gpt-5-2025-08-07" | "gpt-5-mini-2025-08-07" | "gpt-5-nano-2025-08-07" | "gpt-4.1" | "gpt-4.1-mini" | "gpt-4.1-nano" | "gpt-4.1-2025-04-14" | "gpt-4.1-mini-2025-04-14" | "gpt-4.1-nano-2025-04-14" | "o3-mini" | "o3-mini-2025-01-31" | "o1" | "o1-2024-12-17" | "gpt-4o" | "gpt-4o-2024-11-20" | "gpt-4o-2024-08-06" | "gpt-4o-2024-05-13" | "gpt-4o-mini" | "gpt-4o-mini-2024-07-18" | "gpt-4.5-preview" | "gpt-4.5-preview-2025-02-27" | "gpt-4-turbo" | "gpt-4-turbo-2024-04-09" | "gpt-4-0125-preview" | "gpt-4-turbo-preview" | "gpt-4-1106-preview" | "gpt-4-vision-preview" | "gpt-4" | "gpt-4-0314" | "gpt-4-0613" | "gpt-4-32k" | "gpt-4-32k-0314" | "gpt-4-32k-0613" | "gpt-3.5-turbo" | "gpt-3.5-turbo-16k" | "gpt-3.5-turbo-0613" | "gpt-3.5-turbo-1106" | "gpt-3.5-turbo-0125" | "gpt-3.5-turbo-16k-0613" | null;
  parallel_tool_calls?: boolean;
  reasoning_effort?: APISharedParams.ReasoningEffort;
  response_format?: "auto" | APISharedParams.ResponseFormatText | APISharedParams.ResponseFormatJSONObject | APISharedParams.ResponseFormatJSONSchema | null;
  stream?: boolean | null;
  temperature?: number | null;
  tool_choice?: "none" | "auto" | "required" | AssistantToolChoiceParam | null;
  tools?: Array<AssistantToolParam> | null;
  top_p?: number | null;
  truncation_strategy?: RunCreateParams_TruncationStrategy | null;
}
export interface RunCreateParams_TruncationStrategy {
  type: "auto" | "last_messages";
  last_messages?: number | null;
}
export interface RunListParams {
  after?: string;
  before?: string;
  limit?: number;
  order?: "asc" | "desc";
}
export type RunStatus = "queued" | "in_progress" | "requires_action" | "cancelling" | "cancelled" | "failed" | "completed" | "incomplete" | "expired";
export interface RunSubmitToolOutputsParams {
  thread_id: string;
  tool_outputs: Array<RunSubmitToolOutputsParams_ToolOutput>;
  stream?: boolean | null;
}
export interface RunSubmitToolOutputsParams_ToolOutput {
  output?: string;
  tool_call_id?: string;
}
export interface RunUpdateParams {
  thread_id: string;
  metadata?: APISharedParams.Metadata;
}
export interface CodeInterpreterLogs {
  index: number;
  type: "logs";
  logs?: string;
}
export interface CodeInterpreterOutputImage {
  index: number;
  type: "image";
  image?: CodeInterpreterOutputImage_Image;
}
export interface CodeInterpreterOutputImage_Image {
  file_id?: string;
}
export interface CodeInterpreterToolCall_CodeInterpreter {
  input: string;
  outputs: Array<CodeInterpreterToolCall_CodeInterpreterOutputLogs | CodeInterpreterToolCall_CodeInterpreterOutputImage>;
}
export interface CodeInterpreterToolCall_CodeInterpreterOutputImage {
  image: CodeInterpreterToolCall_CodeInterpreterOutputImageImage;
  type: "image";
}
export interface CodeInterpreterToolCall_CodeInterpreterOutputImageImage {
  file_id: string;
}
export interface CodeInterpreterToolCall_CodeInterpreterOutputLogs {
  logs: string;
  type: "logs";
}
export interface CodeInterpreterToolCall {
  id: string;
  code_interpreter: CodeInterpreterToolCall_CodeInterpreter;
  type: "code_interpreter";
}
export interface CodeInterpreterToolCallDelta_CodeInterpreter {
  input?: string;
  outputs?: Array<CodeInterpreterLogs | CodeInterpreterOutputImage>;
}
export interface CodeInterpreterToolCallDelta {
  index: number;
  type: "code_interpreter";
  id?: string;
  code_interpreter?: CodeInterpreterToolCallDelta_CodeInterpreter;
}
export interface FileSearchToolCall_FileSearch {
  ranking_options?: FileSearchToolCall_FileSearchRankingOptions;
  results?: Array<FileSearchToolCall_FileSearchResult>;
}
export interface FileSearchToolCall_FileSearchRankingOptions {
  ranker: "auto" | "default_2024_08_21";
  score_threshold: number;
}
export interface FileSearchToolCall_FileSearchResult {
  file_id: string;
  file_name: string;
  score: number;
  content?: Array<FileSearchToolCall_FileSearchResultContent>;
}
export interface FileSearchToolCall_FileSearchResultContent {
  text?: string;
  type?: "text";
}
export interface FileSearchToolCall {
  id: string;
  file_search: FileSearchToolCall_FileSearch;
  type: "file_search";
}
export interface FileSearchToolCallDelta {
  file_search: unknown;
  index: number;
  type: "file_search";
  id?: string;
}
export interface FunctionToolCall_Function {
  arguments: string;
  name: string;
  output: string | null;
}
export interface FunctionToolCall {
  id: string;
  function: FunctionToolCall_Function;
  type: "function";
}
export interface FunctionToolCallDelta_Function {
  arguments?: string;
  name?: string;
  output?: string | null;
}
export interface FunctionToolCallDelta {
  index: number;
  type: "function";
  id?: string;
  function?: FunctionToolCallDelta_Function;
}
export interface MessageCreationStepDetails_MessageCreation {
  message_id: string;
}
export interface MessageCreationStepDetails {
  message_creation: MessageCreationStepDetails_MessageCreation;
  type: "message_creation";
}
export interface RunStep_LastError {
  code: "server_error" | "rate_limit_exceeded";
  message: string;
}
export interface RunStep {
  id: string;
  assistant_id: string;
  cancelled_at: number | null;
  completed_at: number | null;
  created_at: number;
  expired_at: number | null;
  failed_at: number | null;
  last_error: RunStep_LastError | null;
  metadata: APIShared.Metadata;
  object: "thread.run.step";
  run_id: string;
  status: "in_progress" | "cancelled" | "failed" | "completed" | "expired";
  step_details: MessageCreationStepDetails | ToolCallsStepDetails;
  thread_id: string;
  type: "message_creation" | "tool_calls";
  usage: RunStep_Usage | null;
}
export interface RunStep_Usage {
  completion_tokens: number;
  prompt_tokens: number;
  total_tokens: number;
}
export interface RunStepDelta {
  step_details?: RunStepDeltaMessageDelta | ToolCallDeltaObject;
}
export interface RunStepDeltaEvent {
  id: string;
  delta: RunStepDelta;
  object: "thread.run.step.delta";
}
export interface RunStepDeltaMessageDelta_MessageCreation {
  message_id?: string;
}
export interface RunStepDeltaMessageDelta {
  type: "message_creation";
  message_creation?: RunStepDeltaMessageDelta_MessageCreation;
}
export interface StepListParams {
  thread_id: string;
  after?: string;
  before?: string;
  include?: Array<"step_details.tool_calls[*].file_search.results[*].content">;
  limit?: number;
  order?: "asc" | "desc";
}
export interface StepRetrieveParams {
  thread_id: string;
  run_id: string;
  include?: Array<"step_details.tool_calls[*].file_search.results[*].content">;
}
export type ToolCall = CodeInterpreterToolCall | FileSearchToolCall | FunctionToolCall;
export type ToolCallDelta = CodeInterpreterToolCallDelta | FileSearchToolCallDelta | FunctionToolCallDelta;
export interface ToolCallDeltaObject {
  type: "tool_calls";
  tool_calls?: Array<ToolCallDelta>;
}
export interface ToolCallsStepDetails {
  tool_calls: Array<ToolCall>;
  type: "tool_calls";
}
export interface Text {
  annotations: Array<Annotation>;
  value: string;
}
export interface TextContentBlock {
  text: Text;
  type: "text";
}
export interface TextContentBlockParam {
  text: string;
  type: "text";
}
export interface TextDelta {
  annotations?: Array<AnnotationDelta>;
  value?: string;
}
export interface TextDeltaBlock {
  index: number;
  type: "text";
  text?: TextDelta;
}
export declare namespace Assistant {
  export {
    type Assistant_ToolResources as ToolResources,
    type Assistant_ToolResourcesCodeInterpreter as ToolResourcesCodeInterpreter,
    type Assistant_ToolResourcesFileSearch as ToolResourcesFileSearch,
  };
}
export declare namespace AssistantCreateParams {
  export {
    type AssistantCreateParams_ToolResources as ToolResources,
    type AssistantCreateParams_ToolResourcesCodeInterpreter as ToolResourcesCodeInterpreter,
    type AssistantCreateParams_ToolResourcesFileSearch as ToolResourcesFileSearch,
    type AssistantCreateParams_ToolResourcesFileSearchVectorStore as ToolResourcesFileSearchVectorStore,
    type AssistantCreateParams_ToolResourcesFileSearchVectorStoreChunkingStrategyAuto as ToolResourcesFileSearchVectorStoreChunkingStrategyAuto,
    type AssistantCreateParams_ToolResourcesFileSearchVectorStoreChunkingStrategyStatic as ToolResourcesFileSearchVectorStoreChunkingStrategyStatic,
    type AssistantCreateParams_ToolResourcesFileSearchVectorStoreChunkingStrategyStaticStatic as ToolResourcesFileSearchVectorStoreChunkingStrategyStaticStatic,
  };
}
export declare namespace AssistantStreamEvent {
  export {
    type AssistantStreamEvent_ErrorEvent as ErrorEvent,
    type AssistantStreamEvent_ThreadCreated as ThreadCreated,
    type AssistantStreamEvent_ThreadMessageCompleted as ThreadMessageCompleted,
    type AssistantStreamEvent_ThreadMessageCreated as ThreadMessageCreated,
    type AssistantStreamEvent_ThreadMessageDelta as ThreadMessageDelta,
    type AssistantStreamEvent_ThreadMessageInProgress as ThreadMessageInProgress,
    type AssistantStreamEvent_ThreadMessageIncomplete as ThreadMessageIncomplete,
    type AssistantStreamEvent_ThreadRunCancelled as ThreadRunCancelled,
    type AssistantStreamEvent_ThreadRunCancelling as ThreadRunCancelling,
    type AssistantStreamEvent_ThreadRunCompleted as ThreadRunCompleted,
    type AssistantStreamEvent_ThreadRunCreated as ThreadRunCreated,
    type AssistantStreamEvent_ThreadRunExpired as ThreadRunExpired,
    type AssistantStreamEvent_ThreadRunFailed as ThreadRunFailed,
    type AssistantStreamEvent_ThreadRunInProgress as ThreadRunInProgress,
    type AssistantStreamEvent_ThreadRunIncomplete as ThreadRunIncomplete,
    type AssistantStreamEvent_ThreadRunQueued as ThreadRunQueued,
    type AssistantStreamEvent_ThreadRunRequiresAction as ThreadRunRequiresAction,
    type AssistantStreamEvent_ThreadRunStepCancelled as ThreadRunStepCancelled,
    type AssistantStreamEvent_ThreadRunStepCompleted as ThreadRunStepCompleted,
    type AssistantStreamEvent_ThreadRunStepCreated as ThreadRunStepCreated,
    type AssistantStreamEvent_ThreadRunStepDelta as ThreadRunStepDelta,
    type AssistantStreamEvent_ThreadRunStepExpired as ThreadRunStepExpired,
    type AssistantStreamEvent_ThreadRunStepFailed as ThreadRunStepFailed,
    type AssistantStreamEvent_ThreadRunStepInProgress as ThreadRunStepInProgress,
  };
}
export declare namespace AssistantUpdateParams {
  export {
    type AssistantUpdateParams_ToolResources as ToolResources,
    type AssistantUpdateParams_ToolResourcesCodeInterpreter as ToolResourcesCodeInterpreter,
    type AssistantUpdateParams_ToolResourcesFileSearch as ToolResourcesFileSearch,
  };
}
export declare namespace BetaComputerAction {
  export {
    type BetaComputerAction_Click as Click,
    type BetaComputerAction_DoubleClick as DoubleClick,
    type BetaComputerAction_Drag as Drag,
    type BetaComputerAction_DragPath as DragPath,
    type BetaComputerAction_Keypress as Keypress,
    type BetaComputerAction_Move as Move,
    type BetaComputerAction_Screenshot as Screenshot,
    type BetaComputerAction_Scroll as Scroll,
    type BetaComputerAction_Type as Type,
    type BetaComputerAction_Wait as Wait,
  };
}
export declare namespace BetaComputerActionParam {
  export {
    type BetaComputerActionParam_Click as Click,
    type BetaComputerActionParam_DoubleClick as DoubleClick,
    type BetaComputerActionParam_Drag as Drag,
    type BetaComputerActionParam_DragPath as DragPath,
    type BetaComputerActionParam_Keypress as Keypress,
    type BetaComputerActionParam_Move as Move,
    type BetaComputerActionParam_Screenshot as Screenshot,
    type BetaComputerActionParam_Scroll as Scroll,
    type BetaComputerActionParam_Type as Type,
    type BetaComputerActionParam_Wait as Wait,
  };
}
export declare namespace BetaCustomTool {
  export {
    type BetaCustomTool_FormatGrammar as FormatGrammar,
    type BetaCustomTool_FormatText as FormatText,
  };
}
export declare namespace BetaCustomToolParam {
  export {
    type BetaCustomToolParam_FormatGrammar as FormatGrammar,
    type BetaCustomToolParam_FormatText as FormatText,
  };
}
export declare namespace BetaFileSearchTool {
  export {
    type BetaFileSearchTool_FiltersComparisonFilter as FiltersComparisonFilter,
    type BetaFileSearchTool_FiltersCompoundFilter as FiltersCompoundFilter,
    type BetaFileSearchTool_FiltersCompoundFilterFilterComparisonFilter as FiltersCompoundFilterFilterComparisonFilter,
    type BetaFileSearchTool_RankingOptions as RankingOptions,
    type BetaFileSearchTool_RankingOptionsHybridSearch as RankingOptionsHybridSearch,
  };
}
export declare namespace BetaFileSearchToolParam {
  export {
    type BetaFileSearchToolParam_FiltersComparisonFilter as FiltersComparisonFilter,
    type BetaFileSearchToolParam_FiltersCompoundFilter as FiltersCompoundFilter,
    type BetaFileSearchToolParam_FiltersCompoundFilterFilterComparisonFilter as FiltersCompoundFilterFilterComparisonFilter,
    type BetaFileSearchToolParam_RankingOptions as RankingOptions,
    type BetaFileSearchToolParam_RankingOptionsHybridSearch as RankingOptionsHybridSearch,
  };
}
export declare namespace BetaMcpToolCallError {
  export {
    type BetaMcpToolCallError_HTTPError as HTTPError,
    type BetaMcpToolCallError_McpProtocolError as McpProtocolError,
    type BetaMcpToolCallError_McpToolExecutionError as McpToolExecutionError,
  };
}
export declare namespace BetaMcpToolCallErrorParam {
  export {
    type BetaMcpToolCallErrorParam_HTTPError as HTTPError,
    type BetaMcpToolCallErrorParam_McpProtocolError as McpProtocolError,
    type BetaMcpToolCallErrorParam_McpToolExecutionError as McpToolExecutionError,
  };
}
export declare namespace BetaNamespaceTool {
  export {
    type BetaNamespaceTool_ToolFunction as ToolFunction,
  };
}
export declare namespace BetaNamespaceToolParam {
  export {
    type BetaNamespaceToolParam_ToolFunction as ToolFunction,
  };
}
export declare namespace BetaResponse {
  export {
    type BetaResponse_Conversation as Conversation,
    type BetaResponse_IncompleteDetails as IncompleteDetails,
    type BetaResponse_Moderation as Moderation,
    type BetaResponse_ModerationInputError as ModerationInputError,
    type BetaResponse_ModerationInputModerationResult as ModerationInputModerationResult,
    type BetaResponse_ModerationOutputError as ModerationOutputError,
    type BetaResponse_ModerationOutputModerationResult as ModerationOutputModerationResult,
    type BetaResponse_PromptCacheOptions as PromptCacheOptions,
    type BetaResponse_Reasoning as Reasoning,
    type BetaResponse_ToolChoiceBetaSpecificProgrammaticToolCallingParam as ToolChoiceBetaSpecificProgrammaticToolCallingParam,
  };
}
export declare namespace BetaResponseApplyPatchToolCall {
  export {
    type BetaResponseApplyPatchToolCall_Agent as Agent,
    type BetaResponseApplyPatchToolCall_CallerDirect as CallerDirect,
    type BetaResponseApplyPatchToolCall_CallerProgram as CallerProgram,
    type BetaResponseApplyPatchToolCall_OperationCreateFile as OperationCreateFile,
    type BetaResponseApplyPatchToolCall_OperationDeleteFile as OperationDeleteFile,
    type BetaResponseApplyPatchToolCall_OperationUpdateFile as OperationUpdateFile,
  };
}
export declare namespace BetaResponseApplyPatchToolCallOutput {
  export {
    type BetaResponseApplyPatchToolCallOutput_Agent as Agent,
    type BetaResponseApplyPatchToolCallOutput_CallerDirect as CallerDirect,
    type BetaResponseApplyPatchToolCallOutput_CallerProgram as CallerProgram,
  };
}
export declare namespace BetaResponseAudioDeltaEvent {
  export {
    type BetaResponseAudioDeltaEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseAudioDoneEvent {
  export {
    type BetaResponseAudioDoneEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseAudioTranscriptDeltaEvent {
  export {
    type BetaResponseAudioTranscriptDeltaEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseAudioTranscriptDoneEvent {
  export {
    type BetaResponseAudioTranscriptDoneEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseCodeInterpreterCallCodeDeltaEvent {
  export {
    type BetaResponseCodeInterpreterCallCodeDeltaEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseCodeInterpreterCallCodeDoneEvent {
  export {
    type BetaResponseCodeInterpreterCallCodeDoneEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseCodeInterpreterCallCompletedEvent {
  export {
    type BetaResponseCodeInterpreterCallCompletedEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseCodeInterpreterCallInProgressEvent {
  export {
    type BetaResponseCodeInterpreterCallInProgressEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseCodeInterpreterCallInterpretingEvent {
  export {
    type BetaResponseCodeInterpreterCallInterpretingEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseCodeInterpreterToolCall {
  export {
    type BetaResponseCodeInterpreterToolCall_Agent as Agent,
    type BetaResponseCodeInterpreterToolCall_OutputImage as OutputImage,
    type BetaResponseCodeInterpreterToolCall_OutputLogs as OutputLogs,
  };
}
export declare namespace BetaResponseCodeInterpreterToolCallParam {
  export {
    type BetaResponseCodeInterpreterToolCallParam_Agent as Agent,
    type BetaResponseCodeInterpreterToolCallParam_OutputImage as OutputImage,
    type BetaResponseCodeInterpreterToolCallParam_OutputLogs as OutputLogs,
  };
}
export declare namespace BetaResponseCompactionItem {
  export {
    type BetaResponseCompactionItem_Agent as Agent,
  };
}
export declare namespace BetaResponseCompactionItemParam {
  export {
    type BetaResponseCompactionItemParam_Agent as Agent,
  };
}
export declare namespace BetaResponseCompactionItemParamParam {
  export {
    type BetaResponseCompactionItemParamParam_Agent as Agent,
  };
}
export declare namespace BetaResponseCompletedEvent {
  export {
    type BetaResponseCompletedEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseComputerToolCall {
  export {
    type BetaResponseComputerToolCall_Agent as Agent,
    type BetaResponseComputerToolCall_PendingSafetyCheck as PendingSafetyCheck,
  };
}
export declare namespace BetaResponseComputerToolCallOutputItem {
  export {
    type BetaResponseComputerToolCallOutputItem_AcknowledgedSafetyCheck as AcknowledgedSafetyCheck,
    type BetaResponseComputerToolCallOutputItem_Agent as Agent,
  };
}
export declare namespace BetaResponseComputerToolCallParam {
  export {
    type BetaResponseComputerToolCallParam_Agent as Agent,
    type BetaResponseComputerToolCallParam_PendingSafetyCheck as PendingSafetyCheck,
  };
}
export declare namespace BetaResponseContentPartAddedEvent {
  export {
    type BetaResponseContentPartAddedEvent_Agent as Agent,
    type BetaResponseContentPartAddedEvent_PartReasoningText as PartReasoningText,
  };
}
export declare namespace BetaResponseContentPartDoneEvent {
  export {
    type BetaResponseContentPartDoneEvent_Agent as Agent,
    type BetaResponseContentPartDoneEvent_PartReasoningText as PartReasoningText,
  };
}
export declare namespace BetaResponseCreatedEvent {
  export {
    type BetaResponseCreatedEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseCustomToolCall {
  export {
    type BetaResponseCustomToolCall_Agent as Agent,
    type BetaResponseCustomToolCall_CallerDirect as CallerDirect,
    type BetaResponseCustomToolCall_CallerProgram as CallerProgram,
  };
}
export declare namespace BetaResponseCustomToolCallInputDeltaEvent {
  export {
    type BetaResponseCustomToolCallInputDeltaEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseCustomToolCallInputDoneEvent {
  export {
    type BetaResponseCustomToolCallInputDoneEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseCustomToolCallOutput {
  export {
    type BetaResponseCustomToolCallOutput_Agent as Agent,
    type BetaResponseCustomToolCallOutput_CallerDirect as CallerDirect,
    type BetaResponseCustomToolCallOutput_CallerProgram as CallerProgram,
  };
}
export declare namespace BetaResponseCustomToolCallOutputParam {
  export {
    type BetaResponseCustomToolCallOutputParam_Agent as Agent,
    type BetaResponseCustomToolCallOutputParam_CallerDirect as CallerDirect,
    type BetaResponseCustomToolCallOutputParam_CallerProgram as CallerProgram,
  };
}
export declare namespace BetaResponseCustomToolCallParam {
  export {
    type BetaResponseCustomToolCallParam_Agent as Agent,
    type BetaResponseCustomToolCallParam_CallerDirect as CallerDirect,
    type BetaResponseCustomToolCallParam_CallerProgram as CallerProgram,
  };
}
export declare namespace BetaResponseErrorEvent {
  export {
    type BetaResponseErrorEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseFailedEvent {
  export {
    type BetaResponseFailedEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseFileSearchCallCompletedEvent {
  export {
    type BetaResponseFileSearchCallCompletedEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseFileSearchCallInProgressEvent {
  export {
    type BetaResponseFileSearchCallInProgressEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseFileSearchCallSearchingEvent {
  export {
    type BetaResponseFileSearchCallSearchingEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseFileSearchToolCall {
  export {
    type BetaResponseFileSearchToolCall_Agent as Agent,
    type BetaResponseFileSearchToolCall_Result as Result,
  };
}
export declare namespace BetaResponseFileSearchToolCallParam {
  export {
    type BetaResponseFileSearchToolCallParam_Agent as Agent,
    type BetaResponseFileSearchToolCallParam_Result as Result,
  };
}
export declare namespace BetaResponseFormatTextConfig {
  export {
    type BetaResponseFormatTextConfig_JSONObject as JSONObject,
    type BetaResponseFormatTextConfig_Text as Text,
  };
}
export declare namespace BetaResponseFormatTextConfigParam {
  export {
    type BetaResponseFormatTextConfigParam_JSONObject as JSONObject,
    type BetaResponseFormatTextConfigParam_Text as Text,
  };
}
export declare namespace BetaResponseFunctionCallArgumentsDeltaEvent {
  export {
    type BetaResponseFunctionCallArgumentsDeltaEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseFunctionCallArgumentsDoneEvent {
  export {
    type BetaResponseFunctionCallArgumentsDoneEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseFunctionShellCallOutputContent {
  export {
    type BetaResponseFunctionShellCallOutputContent_OutcomeExit as OutcomeExit,
    type BetaResponseFunctionShellCallOutputContent_OutcomeTimeout as OutcomeTimeout,
  };
}
export declare namespace BetaResponseFunctionShellCallOutputContentParam {
  export {
    type BetaResponseFunctionShellCallOutputContentParam_OutcomeExit as OutcomeExit,
    type BetaResponseFunctionShellCallOutputContentParam_OutcomeTimeout as OutcomeTimeout,
  };
}
export declare namespace BetaResponseFunctionShellToolCall {
  export {
    type BetaResponseFunctionShellToolCall_Action as Action,
    type BetaResponseFunctionShellToolCall_Agent as Agent,
    type BetaResponseFunctionShellToolCall_CallerDirect as CallerDirect,
    type BetaResponseFunctionShellToolCall_CallerProgram as CallerProgram,
  };
}
export declare namespace BetaResponseFunctionShellToolCallOutput {
  export {
    type BetaResponseFunctionShellToolCallOutput_Agent as Agent,
    type BetaResponseFunctionShellToolCallOutput_CallerDirect as CallerDirect,
    type BetaResponseFunctionShellToolCallOutput_CallerProgram as CallerProgram,
    type BetaResponseFunctionShellToolCallOutput_Output as Output,
    type BetaResponseFunctionShellToolCallOutput_OutputOutcomeExit as OutputOutcomeExit,
    type BetaResponseFunctionShellToolCallOutput_OutputOutcomeTimeout as OutputOutcomeTimeout,
  };
}
export declare namespace BetaResponseFunctionToolCall {
  export {
    type BetaResponseFunctionToolCall_Agent as Agent,
    type BetaResponseFunctionToolCall_CallerDirect as CallerDirect,
    type BetaResponseFunctionToolCall_CallerProgram as CallerProgram,
  };
}
export declare namespace BetaResponseFunctionToolCallOutputItem {
  export {
    type BetaResponseFunctionToolCallOutputItem_Agent as Agent,
    type BetaResponseFunctionToolCallOutputItem_CallerDirect as CallerDirect,
    type BetaResponseFunctionToolCallOutputItem_CallerProgram as CallerProgram,
  };
}
export declare namespace BetaResponseFunctionToolCallParam {
  export {
    type BetaResponseFunctionToolCallParam_Agent as Agent,
    type BetaResponseFunctionToolCallParam_CallerDirect as CallerDirect,
    type BetaResponseFunctionToolCallParam_CallerProgram as CallerProgram,
  };
}
export declare namespace BetaResponseFunctionWebSearch {
  export {
    type BetaResponseFunctionWebSearch_ActionFindInPage as ActionFindInPage,
    type BetaResponseFunctionWebSearch_ActionOpenPage as ActionOpenPage,
    type BetaResponseFunctionWebSearch_ActionSearch as ActionSearch,
    type BetaResponseFunctionWebSearch_ActionSearchSource as ActionSearchSource,
    type BetaResponseFunctionWebSearch_Agent as Agent,
  };
}
export declare namespace BetaResponseFunctionWebSearchParam {
  export {
    type BetaResponseFunctionWebSearchParam_ActionFindInPage as ActionFindInPage,
    type BetaResponseFunctionWebSearchParam_ActionOpenPage as ActionOpenPage,
    type BetaResponseFunctionWebSearchParam_ActionSearch as ActionSearch,
    type BetaResponseFunctionWebSearchParam_ActionSearchSource as ActionSearchSource,
    type BetaResponseFunctionWebSearchParam_Agent as Agent,
  };
}
export declare namespace BetaResponseImageGenCallCompletedEvent {
  export {
    type BetaResponseImageGenCallCompletedEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseImageGenCallGeneratingEvent {
  export {
    type BetaResponseImageGenCallGeneratingEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseImageGenCallInProgressEvent {
  export {
    type BetaResponseImageGenCallInProgressEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseImageGenCallPartialImageEvent {
  export {
    type BetaResponseImageGenCallPartialImageEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseInProgressEvent {
  export {
    type BetaResponseInProgressEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseIncompleteEvent {
  export {
    type BetaResponseIncompleteEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseInputFile {
  export {
    type BetaResponseInputFile_PromptCacheBreakpoint as PromptCacheBreakpoint,
  };
}
export declare namespace BetaResponseInputFileContent {
  export {
    type BetaResponseInputFileContent_PromptCacheBreakpoint as PromptCacheBreakpoint,
  };
}
export declare namespace BetaResponseInputFileContentParam {
  export {
    type BetaResponseInputFileContentParam_PromptCacheBreakpoint as PromptCacheBreakpoint,
  };
}
export declare namespace BetaResponseInputFileParam {
  export {
    type BetaResponseInputFileParam_PromptCacheBreakpoint as PromptCacheBreakpoint,
  };
}
export declare namespace BetaResponseInputImage {
  export {
    type BetaResponseInputImage_PromptCacheBreakpoint as PromptCacheBreakpoint,
  };
}
export declare namespace BetaResponseInputImageContent {
  export {
    type BetaResponseInputImageContent_PromptCacheBreakpoint as PromptCacheBreakpoint,
  };
}
export declare namespace BetaResponseInputImageContentParam {
  export {
    type BetaResponseInputImageContentParam_PromptCacheBreakpoint as PromptCacheBreakpoint,
  };
}
export declare namespace BetaResponseInputImageParam {
  export {
    type BetaResponseInputImageParam_PromptCacheBreakpoint as PromptCacheBreakpoint,
  };
}
export declare namespace BetaResponseInputItem {
  export {
    type BetaResponseInputItem_AdditionalTools as AdditionalTools,
    type BetaResponseInputItem_AdditionalToolsAgent as AdditionalToolsAgent,
    type BetaResponseInputItem_AgentMessage as AgentMessage,
    type BetaResponseInputItem_AgentMessageAgent as AgentMessageAgent,
    type BetaResponseInputItem_AgentMessageContentEncryptedContent as AgentMessageContentEncryptedContent,
    type BetaResponseInputItem_ApplyPatchCall as ApplyPatchCall,
    type BetaResponseInputItem_ApplyPatchCallAgent as ApplyPatchCallAgent,
    type BetaResponseInputItem_ApplyPatchCallCallerDirect as ApplyPatchCallCallerDirect,
    type BetaResponseInputItem_ApplyPatchCallCallerProgram as ApplyPatchCallCallerProgram,
    type BetaResponseInputItem_ApplyPatchCallOperationCreateFile as ApplyPatchCallOperationCreateFile,
    type BetaResponseInputItem_ApplyPatchCallOperationDeleteFile as ApplyPatchCallOperationDeleteFile,
    type BetaResponseInputItem_ApplyPatchCallOperationUpdateFile as ApplyPatchCallOperationUpdateFile,
    type BetaResponseInputItem_ApplyPatchCallOutput as ApplyPatchCallOutput,
    type BetaResponseInputItem_ApplyPatchCallOutputAgent as ApplyPatchCallOutputAgent,
    type BetaResponseInputItem_ApplyPatchCallOutputCallerDirect as ApplyPatchCallOutputCallerDirect,
    type BetaResponseInputItem_ApplyPatchCallOutputCallerProgram as ApplyPatchCallOutputCallerProgram,
    type BetaResponseInputItem_CompactionTrigger as CompactionTrigger,
    type BetaResponseInputItem_CompactionTriggerAgent as CompactionTriggerAgent,
    type BetaResponseInputItem_ComputerCallOutput as ComputerCallOutput,
    type BetaResponseInputItem_ComputerCallOutputAcknowledgedSafetyCheck as ComputerCallOutputAcknowledgedSafetyCheck,
    type BetaResponseInputItem_ComputerCallOutputAgent as ComputerCallOutputAgent,
    type BetaResponseInputItem_FunctionCallOutput as FunctionCallOutput,
    type BetaResponseInputItem_FunctionCallOutputAgent as FunctionCallOutputAgent,
    type BetaResponseInputItem_FunctionCallOutputCallerDirect as FunctionCallOutputCallerDirect,
    type BetaResponseInputItem_FunctionCallOutputCallerProgram as FunctionCallOutputCallerProgram,
    type BetaResponseInputItem_ImageGenerationCall as ImageGenerationCall,
    type BetaResponseInputItem_ImageGenerationCallAgent as ImageGenerationCallAgent,
    type BetaResponseInputItem_ItemReference as ItemReference,
    type BetaResponseInputItem_ItemReferenceAgent as ItemReferenceAgent,
    type BetaResponseInputItem_LocalShellCall as LocalShellCall,
    type BetaResponseInputItem_LocalShellCallAction as LocalShellCallAction,
    type BetaResponseInputItem_LocalShellCallAgent as LocalShellCallAgent,
    type BetaResponseInputItem_LocalShellCallOutput as LocalShellCallOutput,
    type BetaResponseInputItem_LocalShellCallOutputAgent as LocalShellCallOutputAgent,
    type BetaResponseInputItem_McpApprovalRequest as McpApprovalRequest,
    type BetaResponseInputItem_McpApprovalRequestAgent as McpApprovalRequestAgent,
    type BetaResponseInputItem_McpApprovalResponse as McpApprovalResponse,
    type BetaResponseInputItem_McpApprovalResponseAgent as McpApprovalResponseAgent,
    type BetaResponseInputItem_McpCall as McpCall,
    type BetaResponseInputItem_McpCallAgent as McpCallAgent,
    type BetaResponseInputItem_McpListTools as McpListTools,
    type BetaResponseInputItem_McpListToolsAgent as McpListToolsAgent,
    type BetaResponseInputItem_McpListToolsTool as McpListToolsTool,
    type BetaResponseInputItem_Message as Message,
    type BetaResponseInputItem_MessageAgent as MessageAgent,
    type BetaResponseInputItem_MultiAgentCall as MultiAgentCall,
    type BetaResponseInputItem_MultiAgentCallAgent as MultiAgentCallAgent,
    type BetaResponseInputItem_MultiAgentCallOutput as MultiAgentCallOutput,
    type BetaResponseInputItem_MultiAgentCallOutputAgent as MultiAgentCallOutputAgent,
    type BetaResponseInputItem_MultiAgentCallOutputOutput as MultiAgentCallOutputOutput,
    type BetaResponseInputItem_MultiAgentCallOutputOutputAnnotationContainerFileCitation as MultiAgentCallOutputOutputAnnotationContainerFileCitation,
    type BetaResponseInputItem_MultiAgentCallOutputOutputAnnotationFileCitation as MultiAgentCallOutputOutputAnnotationFileCitation,
    type BetaResponseInputItem_MultiAgentCallOutputOutputAnnotationURLCitation as MultiAgentCallOutputOutputAnnotationURLCitation,
    type BetaResponseInputItem_Program as Program,
    type BetaResponseInputItem_ProgramAgent as ProgramAgent,
    type BetaResponseInputItem_ProgramOutput as ProgramOutput,
    type BetaResponseInputItem_ProgramOutputAgent as ProgramOutputAgent,
    type BetaResponseInputItem_ShellCall as ShellCall,
    type BetaResponseInputItem_ShellCallAction as ShellCallAction,
    type BetaResponseInputItem_ShellCallAgent as ShellCallAgent,
    type BetaResponseInputItem_ShellCallCallerDirect as ShellCallCallerDirect,
    type BetaResponseInputItem_ShellCallCallerProgram as ShellCallCallerProgram,
    type BetaResponseInputItem_ShellCallOutput as ShellCallOutput,
    type BetaResponseInputItem_ShellCallOutputAgent as ShellCallOutputAgent,
    type BetaResponseInputItem_ShellCallOutputCallerDirect as ShellCallOutputCallerDirect,
    type BetaResponseInputItem_ShellCallOutputCallerProgram as ShellCallOutputCallerProgram,
    type BetaResponseInputItem_ToolSearchCall as ToolSearchCall,
    type BetaResponseInputItem_ToolSearchCallAgent as ToolSearchCallAgent,
  };
}
export declare namespace BetaResponseInputItemParam {
  export {
    type BetaResponseInputItemParam_AdditionalTools as AdditionalTools,
    type BetaResponseInputItemParam_AdditionalToolsAgent as AdditionalToolsAgent,
    type BetaResponseInputItemParam_AgentMessage as AgentMessage,
    type BetaResponseInputItemParam_AgentMessageAgent as AgentMessageAgent,
    type BetaResponseInputItemParam_AgentMessageContentEncryptedContent as AgentMessageContentEncryptedContent,
    type BetaResponseInputItemParam_ApplyPatchCall as ApplyPatchCall,
    type BetaResponseInputItemParam_ApplyPatchCallAgent as ApplyPatchCallAgent,
    type BetaResponseInputItemParam_ApplyPatchCallCallerDirect as ApplyPatchCallCallerDirect,
    type BetaResponseInputItemParam_ApplyPatchCallCallerProgram as ApplyPatchCallCallerProgram,
    type BetaResponseInputItemParam_ApplyPatchCallOperationCreateFile as ApplyPatchCallOperationCreateFile,
    type BetaResponseInputItemParam_ApplyPatchCallOperationDeleteFile as ApplyPatchCallOperationDeleteFile,
    type BetaResponseInputItemParam_ApplyPatchCallOperationUpdateFile as ApplyPatchCallOperationUpdateFile,
    type BetaResponseInputItemParam_ApplyPatchCallOutput as ApplyPatchCallOutput,
    type BetaResponseInputItemParam_ApplyPatchCallOutputAgent as ApplyPatchCallOutputAgent,
    type BetaResponseInputItemParam_ApplyPatchCallOutputCallerDirect as ApplyPatchCallOutputCallerDirect,
    type BetaResponseInputItemParam_ApplyPatchCallOutputCallerProgram as ApplyPatchCallOutputCallerProgram,
    type BetaResponseInputItemParam_CompactionTrigger as CompactionTrigger,
    type BetaResponseInputItemParam_CompactionTriggerAgent as CompactionTriggerAgent,
    type BetaResponseInputItemParam_ComputerCallOutput as ComputerCallOutput,
    type BetaResponseInputItemParam_ComputerCallOutputAcknowledgedSafetyCheck as ComputerCallOutputAcknowledgedSafetyCheck,
    type BetaResponseInputItemParam_ComputerCallOutputAgent as ComputerCallOutputAgent,
    type BetaResponseInputItemParam_FunctionCallOutput as FunctionCallOutput,
    type BetaResponseInputItemParam_FunctionCallOutputAgent as FunctionCallOutputAgent,
    type BetaResponseInputItemParam_FunctionCallOutputCallerDirect as FunctionCallOutputCallerDirect,
    type BetaResponseInputItemParam_FunctionCallOutputCallerProgram as FunctionCallOutputCallerProgram,
    type BetaResponseInputItemParam_ImageGenerationCall as ImageGenerationCall,
    type BetaResponseInputItemParam_ImageGenerationCallAgent as ImageGenerationCallAgent,
    type BetaResponseInputItemParam_ItemReference as ItemReference,
    type BetaResponseInputItemParam_ItemReferenceAgent as ItemReferenceAgent,
    type BetaResponseInputItemParam_LocalShellCall as LocalShellCall,
    type BetaResponseInputItemParam_LocalShellCallAction as LocalShellCallAction,
    type BetaResponseInputItemParam_LocalShellCallAgent as LocalShellCallAgent,
    type BetaResponseInputItemParam_LocalShellCallOutput as LocalShellCallOutput,
    type BetaResponseInputItemParam_LocalShellCallOutputAgent as LocalShellCallOutputAgent,
    type BetaResponseInputItemParam_McpApprovalRequest as McpApprovalRequest,
    type BetaResponseInputItemParam_McpApprovalRequestAgent as McpApprovalRequestAgent,
    type BetaResponseInputItemParam_McpApprovalResponse as McpApprovalResponse,
    type BetaResponseInputItemParam_McpApprovalResponseAgent as McpApprovalResponseAgent,
    type BetaResponseInputItemParam_McpCall as McpCall,
    type BetaResponseInputItemParam_McpCallAgent as McpCallAgent,
    type BetaResponseInputItemParam_McpListTools as McpListTools,
    type BetaResponseInputItemParam_McpListToolsAgent as McpListToolsAgent,
    type BetaResponseInputItemParam_McpListToolsTool as McpListToolsTool,
    type BetaResponseInputItemParam_Message as Message,
    type BetaResponseInputItemParam_MessageAgent as MessageAgent,
    type BetaResponseInputItemParam_MultiAgentCall as MultiAgentCall,
    type BetaResponseInputItemParam_MultiAgentCallAgent as MultiAgentCallAgent,
    type BetaResponseInputItemParam_MultiAgentCallOutput as MultiAgentCallOutput,
    type BetaResponseInputItemParam_MultiAgentCallOutputAgent as MultiAgentCallOutputAgent,
    type BetaResponseInputItemParam_MultiAgentCallOutputOutput as MultiAgentCallOutputOutput,
    type BetaResponseInputItemParam_MultiAgentCallOutputOutputAnnotationContainerFileCitation as MultiAgentCallOutputOutputAnnotationContainerFileCitation,
    type BetaResponseInputItemParam_MultiAgentCallOutputOutputAnnotationFileCitation as MultiAgentCallOutputOutputAnnotationFileCitation,
    type BetaResponseInputItemParam_MultiAgentCallOutputOutputAnnotationURLCitation as MultiAgentCallOutputOutputAnnotationURLCitation,
    type BetaResponseInputItemParam_Program as Program,
    type BetaResponseInputItemParam_ProgramAgent as ProgramAgent,
    type BetaResponseInputItemParam_ProgramOutput as ProgramOutput,
    type BetaResponseInputItemParam_ProgramOutputAgent as ProgramOutputAgent,
    type BetaResponseInputItemParam_ShellCall as ShellCall,
    type BetaResponseInputItemParam_ShellCallAction as ShellCallAction,
    type BetaResponseInputItemParam_ShellCallAgent as ShellCallAgent,
    type BetaResponseInputItemParam_ShellCallCallerDirect as ShellCallCallerDirect,
    type BetaResponseInputItemParam_ShellCallCallerProgram as ShellCallCallerProgram,
    type BetaResponseInputItemParam_ShellCallOutput as ShellCallOutput,
    type BetaResponseInputItemParam_ShellCallOutputAgent as ShellCallOutputAgent,
    type BetaResponseInputItemParam_ShellCallOutputCallerDirect as ShellCallOutputCallerDirect,
    type BetaResponseInputItemParam_ShellCallOutputCallerProgram as ShellCallOutputCallerProgram,
    type BetaResponseInputItemParam_ToolSearchCall as ToolSearchCall,
    type BetaResponseInputItemParam_ToolSearchCallAgent as ToolSearchCallAgent,
  };
}
export declare namespace BetaResponseInputMessageItem {
  export {
    type BetaResponseInputMessageItem_Agent as Agent,
  };
}
export declare namespace BetaResponseInputText {
  export {
    type BetaResponseInputText_PromptCacheBreakpoint as PromptCacheBreakpoint,
  };
}
export declare namespace BetaResponseInputTextContent {
  export {
    type BetaResponseInputTextContent_PromptCacheBreakpoint as PromptCacheBreakpoint,
  };
}
export declare namespace BetaResponseInputTextContentParam {
  export {
    type BetaResponseInputTextContentParam_PromptCacheBreakpoint as PromptCacheBreakpoint,
  };
}
export declare namespace BetaResponseInputTextParam {
  export {
    type BetaResponseInputTextParam_PromptCacheBreakpoint as PromptCacheBreakpoint,
  };
}
export declare namespace BetaResponseItem {
  export {
    type BetaResponseItem_AdditionalTools as AdditionalTools,
    type BetaResponseItem_AdditionalToolsAgent as AdditionalToolsAgent,
    type BetaResponseItem_AgentMessage as AgentMessage,
    type BetaResponseItem_AgentMessageAgent as AgentMessageAgent,
    type BetaResponseItem_AgentMessageContentComputerScreenshot as AgentMessageContentComputerScreenshot,
    type BetaResponseItem_AgentMessageContentComputerScreenshotPromptCacheBreakpoint as AgentMessageContentComputerScreenshotPromptCacheBreakpoint,
    type BetaResponseItem_AgentMessageContentEncryptedContent as AgentMessageContentEncryptedContent,
    type BetaResponseItem_AgentMessageContentReasoningText as AgentMessageContentReasoningText,
    type BetaResponseItem_AgentMessageContentSummaryText as AgentMessageContentSummaryText,
    type BetaResponseItem_AgentMessageContentText as AgentMessageContentText,
    type BetaResponseItem_ImageGenerationCall as ImageGenerationCall,
    type BetaResponseItem_ImageGenerationCallAgent as ImageGenerationCallAgent,
    type BetaResponseItem_LocalShellCall as LocalShellCall,
    type BetaResponseItem_LocalShellCallAction as LocalShellCallAction,
    type BetaResponseItem_LocalShellCallAgent as LocalShellCallAgent,
    type BetaResponseItem_LocalShellCallOutput as LocalShellCallOutput,
    type BetaResponseItem_LocalShellCallOutputAgent as LocalShellCallOutputAgent,
    type BetaResponseItem_McpApprovalRequest as McpApprovalRequest,
    type BetaResponseItem_McpApprovalRequestAgent as McpApprovalRequestAgent,
    type BetaResponseItem_McpApprovalResponse as McpApprovalResponse,
    type BetaResponseItem_McpApprovalResponseAgent as McpApprovalResponseAgent,
    type BetaResponseItem_McpCall as McpCall,
    type BetaResponseItem_McpCallAgent as McpCallAgent,
    type BetaResponseItem_McpListTools as McpListTools,
    type BetaResponseItem_McpListToolsAgent as McpListToolsAgent,
    type BetaResponseItem_McpListToolsTool as McpListToolsTool,
    type BetaResponseItem_MultiAgentCall as MultiAgentCall,
    type BetaResponseItem_MultiAgentCallAgent as MultiAgentCallAgent,
    type BetaResponseItem_MultiAgentCallOutput as MultiAgentCallOutput,
    type BetaResponseItem_MultiAgentCallOutputAgent as MultiAgentCallOutputAgent,
    type BetaResponseItem_Program as Program,
    type BetaResponseItem_ProgramAgent as ProgramAgent,
    type BetaResponseItem_ProgramOutput as ProgramOutput,
    type BetaResponseItem_ProgramOutputAgent as ProgramOutputAgent,
  };
}
export declare namespace BetaResponseMcpCallArgumentsDeltaEvent {
  export {
    type BetaResponseMcpCallArgumentsDeltaEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseMcpCallArgumentsDoneEvent {
  export {
    type BetaResponseMcpCallArgumentsDoneEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseMcpCallCompletedEvent {
  export {
    type BetaResponseMcpCallCompletedEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseMcpCallFailedEvent {
  export {
    type BetaResponseMcpCallFailedEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseMcpCallInProgressEvent {
  export {
    type BetaResponseMcpCallInProgressEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseMcpListToolsCompletedEvent {
  export {
    type BetaResponseMcpListToolsCompletedEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseMcpListToolsFailedEvent {
  export {
    type BetaResponseMcpListToolsFailedEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseMcpListToolsInProgressEvent {
  export {
    type BetaResponseMcpListToolsInProgressEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseOutputItem {
  export {
    type BetaResponseOutputItem_AdditionalTools as AdditionalTools,
    type BetaResponseOutputItem_AdditionalToolsAgent as AdditionalToolsAgent,
    type BetaResponseOutputItem_AgentMessage as AgentMessage,
    type BetaResponseOutputItem_AgentMessageAgent as AgentMessageAgent,
    type BetaResponseOutputItem_AgentMessageContentComputerScreenshot as AgentMessageContentComputerScreenshot,
    type BetaResponseOutputItem_AgentMessageContentComputerScreenshotPromptCacheBreakpoint as AgentMessageContentComputerScreenshotPromptCacheBreakpoint,
    type BetaResponseOutputItem_AgentMessageContentEncryptedContent as AgentMessageContentEncryptedContent,
    type BetaResponseOutputItem_AgentMessageContentReasoningText as AgentMessageContentReasoningText,
    type BetaResponseOutputItem_AgentMessageContentSummaryText as AgentMessageContentSummaryText,
    type BetaResponseOutputItem_AgentMessageContentText as AgentMessageContentText,
    type BetaResponseOutputItem_ImageGenerationCall as ImageGenerationCall,
    type BetaResponseOutputItem_ImageGenerationCallAgent as ImageGenerationCallAgent,
    type BetaResponseOutputItem_LocalShellCall as LocalShellCall,
    type BetaResponseOutputItem_LocalShellCallAction as LocalShellCallAction,
    type BetaResponseOutputItem_LocalShellCallAgent as LocalShellCallAgent,
    type BetaResponseOutputItem_LocalShellCallOutput as LocalShellCallOutput,
    type BetaResponseOutputItem_LocalShellCallOutputAgent as LocalShellCallOutputAgent,
    type BetaResponseOutputItem_McpApprovalRequest as McpApprovalRequest,
    type BetaResponseOutputItem_McpApprovalRequestAgent as McpApprovalRequestAgent,
    type BetaResponseOutputItem_McpApprovalResponse as McpApprovalResponse,
    type BetaResponseOutputItem_McpApprovalResponseAgent as McpApprovalResponseAgent,
    type BetaResponseOutputItem_McpCall as McpCall,
    type BetaResponseOutputItem_McpCallAgent as McpCallAgent,
    type BetaResponseOutputItem_McpListTools as McpListTools,
    type BetaResponseOutputItem_McpListToolsAgent as McpListToolsAgent,
    type BetaResponseOutputItem_McpListToolsTool as McpListToolsTool,
    type BetaResponseOutputItem_MultiAgentCall as MultiAgentCall,
    type BetaResponseOutputItem_MultiAgentCallAgent as MultiAgentCallAgent,
    type BetaResponseOutputItem_MultiAgentCallOutput as MultiAgentCallOutput,
    type BetaResponseOutputItem_MultiAgentCallOutputAgent as MultiAgentCallOutputAgent,
    type BetaResponseOutputItem_Program as Program,
    type BetaResponseOutputItem_ProgramAgent as ProgramAgent,
    type BetaResponseOutputItem_ProgramOutput as ProgramOutput,
    type BetaResponseOutputItem_ProgramOutputAgent as ProgramOutputAgent,
  };
}
export declare namespace BetaResponseOutputItemAddedEvent {
  export {
    type BetaResponseOutputItemAddedEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseOutputItemDoneEvent {
  export {
    type BetaResponseOutputItemDoneEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseOutputMessage {
  export {
    type BetaResponseOutputMessage_Agent as Agent,
  };
}
export declare namespace BetaResponseOutputMessageParam {
  export {
    type BetaResponseOutputMessageParam_Agent as Agent,
  };
}
export declare namespace BetaResponseOutputText {
  export {
    type BetaResponseOutputText_AnnotationContainerFileCitation as AnnotationContainerFileCitation,
    type BetaResponseOutputText_AnnotationFileCitation as AnnotationFileCitation,
    type BetaResponseOutputText_AnnotationFilePath as AnnotationFilePath,
    type BetaResponseOutputText_AnnotationURLCitation as AnnotationURLCitation,
    type BetaResponseOutputText_Logprob as Logprob,
    type BetaResponseOutputText_LogprobTopLogprob as LogprobTopLogprob,
  };
}
export declare namespace BetaResponseOutputTextAnnotationAddedEvent {
  export {
    type BetaResponseOutputTextAnnotationAddedEvent_Agent as Agent,
    type BetaResponseOutputTextAnnotationAddedEvent_AnnotationContainerFileCitation as AnnotationContainerFileCitation,
    type BetaResponseOutputTextAnnotationAddedEvent_AnnotationFileCitation as AnnotationFileCitation,
    type BetaResponseOutputTextAnnotationAddedEvent_AnnotationFilePath as AnnotationFilePath,
    type BetaResponseOutputTextAnnotationAddedEvent_AnnotationURLCitation as AnnotationURLCitation,
  };
}
export declare namespace BetaResponseOutputTextParam {
  export {
    type BetaResponseOutputTextParam_AnnotationContainerFileCitation as AnnotationContainerFileCitation,
    type BetaResponseOutputTextParam_AnnotationFileCitation as AnnotationFileCitation,
    type BetaResponseOutputTextParam_AnnotationFilePath as AnnotationFilePath,
    type BetaResponseOutputTextParam_AnnotationURLCitation as AnnotationURLCitation,
    type BetaResponseOutputTextParam_Logprob as Logprob,
    type BetaResponseOutputTextParam_LogprobTopLogprob as LogprobTopLogprob,
  };
}
export declare namespace BetaResponseQueuedEvent {
  export {
    type BetaResponseQueuedEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseReasoningItem {
  export {
    type BetaResponseReasoningItem_Agent as Agent,
    type BetaResponseReasoningItem_Content as Content,
    type BetaResponseReasoningItem_Summary as Summary,
  };
}
export declare namespace BetaResponseReasoningItemParam {
  export {
    type BetaResponseReasoningItemParam_Agent as Agent,
    type BetaResponseReasoningItemParam_Content as Content,
    type BetaResponseReasoningItemParam_Summary as Summary,
  };
}
export declare namespace BetaResponseReasoningSummaryPartAddedEvent {
  export {
    type BetaResponseReasoningSummaryPartAddedEvent_Agent as Agent,
    type BetaResponseReasoningSummaryPartAddedEvent_Part as Part,
  };
}
export declare namespace BetaResponseReasoningSummaryPartDoneEvent {
  export {
    type BetaResponseReasoningSummaryPartDoneEvent_Agent as Agent,
    type BetaResponseReasoningSummaryPartDoneEvent_Part as Part,
  };
}
export declare namespace BetaResponseReasoningSummaryTextDeltaEvent {
  export {
    type BetaResponseReasoningSummaryTextDeltaEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseReasoningSummaryTextDoneEvent {
  export {
    type BetaResponseReasoningSummaryTextDoneEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseReasoningTextDeltaEvent {
  export {
    type BetaResponseReasoningTextDeltaEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseReasoningTextDoneEvent {
  export {
    type BetaResponseReasoningTextDoneEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseRefusalDeltaEvent {
  export {
    type BetaResponseRefusalDeltaEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseRefusalDoneEvent {
  export {
    type BetaResponseRefusalDoneEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseShellCallCommandAddedEvent {
  export {
    type BetaResponseShellCallCommandAddedEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseShellCallCommandDeltaEvent {
  export {
    type BetaResponseShellCallCommandDeltaEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseShellCallCommandDoneEvent {
  export {
    type BetaResponseShellCallCommandDoneEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseShellCallOutputContentDeltaEvent {
  export {
    type BetaResponseShellCallOutputContentDeltaEvent_Agent as Agent,
    type BetaResponseShellCallOutputContentDeltaEvent_Delta as Delta,
  };
}
export declare namespace BetaResponseShellCallOutputContentDoneEvent {
  export {
    type BetaResponseShellCallOutputContentDoneEvent_Agent as Agent,
    type BetaResponseShellCallOutputContentDoneEvent_Output as Output,
    type BetaResponseShellCallOutputContentDoneEvent_OutputOutcomeExit as OutputOutcomeExit,
    type BetaResponseShellCallOutputContentDoneEvent_OutputOutcomeTimeout as OutputOutcomeTimeout,
  };
}
export declare namespace BetaResponseTextDeltaEvent {
  export {
    type BetaResponseTextDeltaEvent_Agent as Agent,
    type BetaResponseTextDeltaEvent_Logprob as Logprob,
    type BetaResponseTextDeltaEvent_LogprobTopLogprob as LogprobTopLogprob,
  };
}
export declare namespace BetaResponseTextDoneEvent {
  export {
    type BetaResponseTextDoneEvent_Agent as Agent,
    type BetaResponseTextDoneEvent_Logprob as Logprob,
    type BetaResponseTextDoneEvent_LogprobTopLogprob as LogprobTopLogprob,
  };
}
export declare namespace BetaResponseToolSearchCall {
  export {
    type BetaResponseToolSearchCall_Agent as Agent,
  };
}
export declare namespace BetaResponseToolSearchOutputItem {
  export {
    type BetaResponseToolSearchOutputItem_Agent as Agent,
  };
}
export declare namespace BetaResponseToolSearchOutputItemParam {
  export {
    type BetaResponseToolSearchOutputItemParam_Agent as Agent,
  };
}
export declare namespace BetaResponseToolSearchOutputItemParamParam {
  export {
    type BetaResponseToolSearchOutputItemParamParam_Agent as Agent,
  };
}
export declare namespace BetaResponseUsage {
  export {
    type BetaResponseUsage_InputTokensDetails as InputTokensDetails,
    type BetaResponseUsage_OutputTokensDetails as OutputTokensDetails,
  };
}
export declare namespace BetaResponseWebSearchCallCompletedEvent {
  export {
    type BetaResponseWebSearchCallCompletedEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseWebSearchCallInProgressEvent {
  export {
    type BetaResponseWebSearchCallInProgressEvent_Agent as Agent,
  };
}
export declare namespace BetaResponseWebSearchCallSearchingEvent {
  export {
    type BetaResponseWebSearchCallSearchingEvent_Agent as Agent,
  };
}
export declare namespace BetaTool {
  export {
    type BetaTool_CodeInterpreter as CodeInterpreter,
    type BetaTool_CodeInterpreterContainerCodeInterpreterToolAuto as CodeInterpreterContainerCodeInterpreterToolAuto,
    type BetaTool_ImageGeneration as ImageGeneration,
    type BetaTool_ImageGenerationInputImageMask as ImageGenerationInputImageMask,
    type BetaTool_LocalShell as LocalShell,
    type BetaTool_Mcp as Mcp,
    type BetaTool_McpAllowedToolsMcpToolFilter as McpAllowedToolsMcpToolFilter,
    type BetaTool_McpRequireApprovalMcpToolApprovalFilter as McpRequireApprovalMcpToolApprovalFilter,
    type BetaTool_McpRequireApprovalMcpToolApprovalFilterAlways as McpRequireApprovalMcpToolApprovalFilterAlways,
    type BetaTool_McpRequireApprovalMcpToolApprovalFilterNever as McpRequireApprovalMcpToolApprovalFilterNever,
    type BetaTool_ProgrammaticToolCalling as ProgrammaticToolCalling,
  };
}
export declare namespace BetaToolParam {
  export {
    type BetaToolParam_CodeInterpreter as CodeInterpreter,
    type BetaToolParam_CodeInterpreterContainerCodeInterpreterToolAuto as CodeInterpreterContainerCodeInterpreterToolAuto,
    type BetaToolParam_ImageGeneration as ImageGeneration,
    type BetaToolParam_ImageGenerationInputImageMask as ImageGenerationInputImageMask,
    type BetaToolParam_LocalShell as LocalShell,
    type BetaToolParam_Mcp as Mcp,
    type BetaToolParam_McpAllowedToolsMcpToolFilter as McpAllowedToolsMcpToolFilter,
    type BetaToolParam_McpRequireApprovalMcpToolApprovalFilter as McpRequireApprovalMcpToolApprovalFilter,
    type BetaToolParam_McpRequireApprovalMcpToolApprovalFilterAlways as McpRequireApprovalMcpToolApprovalFilterAlways,
    type BetaToolParam_McpRequireApprovalMcpToolApprovalFilterNever as McpRequireApprovalMcpToolApprovalFilterNever,
    type BetaToolParam_ProgrammaticToolCalling as ProgrammaticToolCalling,
  };
}
export declare namespace BetaWebSearchPreviewTool {
  export {
    type BetaWebSearchPreviewTool_UserLocation as UserLocation,
  };
}
export declare namespace BetaWebSearchPreviewToolParam {
  export {
    type BetaWebSearchPreviewToolParam_UserLocation as UserLocation,
  };
}
export declare namespace BetaWebSearchTool {
  export {
    type BetaWebSearchTool_Filters as Filters,
    type BetaWebSearchTool_UserLocation as UserLocation,
  };
}
export declare namespace BetaWebSearchToolParam {
  export {
    type BetaWebSearchToolParam_Filters as Filters,
    type BetaWebSearchToolParam_UserLocation as UserLocation,
  };
}
export declare namespace ChatKitResponseOutputText {
  export {
    type ChatKitResponseOutputText_AnnotationFile as AnnotationFile,
    type ChatKitResponseOutputText_AnnotationFileSource as AnnotationFileSource,
    type ChatKitResponseOutputText_AnnotationURL as AnnotationURL,
    type ChatKitResponseOutputText_AnnotationURLSource as AnnotationURLSource,
  };
}
export declare namespace ChatKitThread {
  export {
    type ChatKitThread_StatusActive as StatusActive,
    type ChatKitThread_StatusClosed as StatusClosed,
    type ChatKitThread_StatusLocked as StatusLocked,
  };
}
export declare namespace ChatKitThreadUserMessageItem {
  export {
    type ChatKitThreadUserMessageItem_ContentInputText as ContentInputText,
    type ChatKitThreadUserMessageItem_ContentQuotedText as ContentQuotedText,
    type ChatKitThreadUserMessageItem_InferenceOptions as InferenceOptions,
    type ChatKitThreadUserMessageItem_InferenceOptionsToolChoice as InferenceOptionsToolChoice,
  };
}
export declare namespace ChatKitWorkflow {
  export {
    type ChatKitWorkflow_Tracing as Tracing,
  };
}
export declare namespace ChatSessionChatKitConfigurationParam {
  export {
    type ChatSessionChatKitConfigurationParam_AutomaticThreadTitling as AutomaticThreadTitling,
    type ChatSessionChatKitConfigurationParam_FileUpload as FileUpload,
    type ChatSessionChatKitConfigurationParam_History as History,
  };
}
export declare namespace ChatSessionWorkflowParam {
  export {
    type ChatSessionWorkflowParam_Tracing as Tracing,
  };
}
export declare namespace CodeInterpreterOutputImage {
  export {
    type CodeInterpreterOutputImage_Image as Image,
  };
}
export declare namespace CodeInterpreterToolCall {
  export {
    type CodeInterpreterToolCall_CodeInterpreter as CodeInterpreter,
    type CodeInterpreterToolCall_CodeInterpreterOutputImage as CodeInterpreterOutputImage,
    type CodeInterpreterToolCall_CodeInterpreterOutputImageImage as CodeInterpreterOutputImageImage,
    type CodeInterpreterToolCall_CodeInterpreterOutputLogs as CodeInterpreterOutputLogs,
  };
}
export declare namespace CodeInterpreterToolCallDelta {
  export {
    type CodeInterpreterToolCallDelta_CodeInterpreter as CodeInterpreter,
  };
}
export declare namespace FileCitationAnnotation {
  export {
    type FileCitationAnnotation_FileCitation as FileCitation,
  };
}
export declare namespace FileCitationDeltaAnnotation {
  export {
    type FileCitationDeltaAnnotation_FileCitation as FileCitation,
  };
}
export declare namespace FilePathAnnotation {
  export {
    type FilePathAnnotation_FilePath as FilePath,
  };
}
export declare namespace FilePathDeltaAnnotation {
  export {
    type FilePathDeltaAnnotation_FilePath as FilePath,
  };
}
export declare namespace FileSearchTool {
  export {
    type FileSearchTool_FileSearch as FileSearch,
    type FileSearchTool_FileSearchRankingOptions as FileSearchRankingOptions,
  };
}
export declare namespace FileSearchToolCall {
  export {
    type FileSearchToolCall_FileSearch as FileSearch,
    type FileSearchToolCall_FileSearchRankingOptions as FileSearchRankingOptions,
    type FileSearchToolCall_FileSearchResult as FileSearchResult,
    type FileSearchToolCall_FileSearchResultContent as FileSearchResultContent,
  };
}
export declare namespace FileSearchToolParam {
  export {
    type FileSearchToolParam_FileSearch as FileSearch,
    type FileSearchToolParam_FileSearchRankingOptions as FileSearchRankingOptions,
  };
}
export declare namespace FunctionToolCall {
  export {
    type FunctionToolCall_Function as Function,
  };
}
export declare namespace FunctionToolCallDelta {
  export {
    type FunctionToolCallDelta_Function as Function,
  };
}
export declare namespace InputTokenCountParams {
  export {
    type InputTokenCountParams_Reasoning as Reasoning,
    type InputTokenCountParams_ToolChoiceBetaSpecificProgrammaticToolCallingParam as ToolChoiceBetaSpecificProgrammaticToolCallingParam,
  };
}
export declare namespace Message {
  export {
    type Message_Attachment as Attachment,
    type Message_AttachmentToolAssistantToolsFileSearchTypeOnly as AttachmentToolAssistantToolsFileSearchTypeOnly,
    type Message_IncompleteDetails as IncompleteDetails,
  };
}
export declare namespace MessageCreateParams {
  export {
    type MessageCreateParams_Attachment as Attachment,
    type MessageCreateParams_AttachmentToolFileSearch as AttachmentToolFileSearch,
  };
}
export declare namespace MessageCreationStepDetails {
  export {
    type MessageCreationStepDetails_MessageCreation as MessageCreation,
  };
}
export declare namespace RealtimeSessionCreateParams {
  export {
    type SessionCreateParams_ClientSecret as ClientSecret,
    type SessionCreateParams_InputAudioTranscription as InputAudioTranscription,
    type SessionCreateParams_Tool as Tool,
    type SessionCreateParams_TracingTracingConfiguration as TracingTracingConfiguration,
    type SessionCreateParams_TurnDetection as TurnDetection,
    type SessionCreateParams_Voice as Voice,
  };
}
export declare namespace RequiredActionFunctionToolCall {
  export {
    type RequiredActionFunctionToolCall_Function as Function,
  };
}
export declare namespace ResponseCompactParams {
  export {
    type ResponseCompactParams_PromptCacheOptions as PromptCacheOptions,
  };
}
export declare namespace ResponseCreateParams {
  export {
    type ResponseCreateParams_ContextManagement as ContextManagement,
    type ResponseCreateParams_Moderation as Moderation,
    type ResponseCreateParams_ModerationPolicy as ModerationPolicy,
    type ResponseCreateParams_ModerationPolicyInput as ModerationPolicyInput,
    type ResponseCreateParams_ModerationPolicyOutput as ModerationPolicyOutput,
    type ResponseCreateParams_MultiAgent as MultiAgent,
    type ResponseCreateParams_PromptCacheOptions as PromptCacheOptions,
    type ResponseCreateParams_Reasoning as Reasoning,
    type ResponseCreateParams_StreamOptions as StreamOptions,
    type ResponseCreateParams_ToolChoiceBetaSpecificProgrammaticToolCallingParam as ToolChoiceBetaSpecificProgrammaticToolCallingParam,
  };
}
export declare namespace Run {
  export {
    type Run_IncompleteDetails as IncompleteDetails,
    type Run_LastError as LastError,
    type Run_RequiredAction as RequiredAction,
    type Run_RequiredActionSubmitToolOutputs as RequiredActionSubmitToolOutputs,
    type Run_TruncationStrategy as TruncationStrategy,
    type Run_Usage as Usage,
  };
}
export declare namespace RunCreateParams {
  export {
    type RunCreateParams_AdditionalMessage as AdditionalMessage,
    type RunCreateParams_AdditionalMessageAttachment as AdditionalMessageAttachment,
    type RunCreateParams_AdditionalMessageAttachmentToolFileSearch as AdditionalMessageAttachmentToolFileSearch,
    type RunCreateParams_TruncationStrategy as TruncationStrategy,
  };
}
export declare namespace RunStep {
  export {
    type RunStep_LastError as LastError,
    type RunStep_Usage as Usage,
  };
}
export declare namespace RunStepDeltaMessageDelta {
  export {
    type RunStepDeltaMessageDelta_MessageCreation as MessageCreation,
  };
}
export declare namespace RunSubmitToolOutputsParams {
  export {
    type RunSubmitToolOutputsParams_ToolOutput as ToolOutput,
  };
}
export declare namespace SessionCreateResponse {
  export {
    type SessionCreateResponse_ClientSecret as ClientSecret,
    type SessionCreateResponse_InputAudioTranscription as InputAudioTranscription,
    type SessionCreateResponse_Tool as Tool,
    type SessionCreateResponse_TracingTracingConfiguration as TracingTracingConfiguration,
    type SessionCreateResponse_TurnDetection as TurnDetection,
  };
}
export declare namespace Thread {
  export {
    type Thread_ToolResources as ToolResources,
    type Thread_ToolResourcesCodeInterpreter as ToolResourcesCodeInterpreter,
    type Thread_ToolResourcesFileSearch as ToolResourcesFileSearch,
  };
}
export declare namespace ThreadCreateAndRunParams {
  export {
    type ThreadCreateAndRunParams_Thread as Thread,
    type ThreadCreateAndRunParams_ThreadMessage as ThreadMessage,
    type ThreadCreateAndRunParams_ThreadMessageAttachment as ThreadMessageAttachment,
    type ThreadCreateAndRunParams_ThreadMessageAttachmentToolFileSearch as ThreadMessageAttachmentToolFileSearch,
    type ThreadCreateAndRunParams_ThreadToolResources as ThreadToolResources,
    type ThreadCreateAndRunParams_ThreadToolResourcesCodeInterpreter as ThreadToolResourcesCodeInterpreter,
    type ThreadCreateAndRunParams_ThreadToolResourcesFileSearch as ThreadToolResourcesFileSearch,
    type ThreadCreateAndRunParams_ThreadToolResourcesFileSearchVectorStore as ThreadToolResourcesFileSearchVectorStore,
    type ThreadCreateAndRunParams_ThreadToolResourcesFileSearchVectorStoreChunkingStrategyAuto as ThreadToolResourcesFileSearchVectorStoreChunkingStrategyAuto,
    type ThreadCreateAndRunParams_ThreadToolResourcesFileSearchVectorStoreChunkingStrategyStatic as ThreadToolResourcesFileSearchVectorStoreChunkingStrategyStatic,
    type ThreadCreateAndRunParams_ThreadToolResourcesFileSearchVectorStoreChunkingStrategyStaticStatic as ThreadToolResourcesFileSearchVectorStoreChunkingStrategyStaticStatic,
    type ThreadCreateAndRunParams_ToolResources as ToolResources,
    type ThreadCreateAndRunParams_ToolResourcesCodeInterpreter as ToolResourcesCodeInterpreter,
    type ThreadCreateAndRunParams_ToolResourcesFileSearch as ToolResourcesFileSearch,
    type ThreadCreateAndRunParams_TruncationStrategy as TruncationStrategy,
  };
}
export declare namespace ThreadCreateParams {
  export {
    type ThreadCreateParams_Message as Message,
    type ThreadCreateParams_MessageAttachment as MessageAttachment,
    type ThreadCreateParams_MessageAttachmentToolFileSearch as MessageAttachmentToolFileSearch,
    type ThreadCreateParams_ToolResources as ToolResources,
    type ThreadCreateParams_ToolResourcesCodeInterpreter as ToolResourcesCodeInterpreter,
    type ThreadCreateParams_ToolResourcesFileSearch as ToolResourcesFileSearch,
    type ThreadCreateParams_ToolResourcesFileSearchVectorStore as ToolResourcesFileSearchVectorStore,
    type ThreadCreateParams_ToolResourcesFileSearchVectorStoreChunkingStrategyAuto as ToolResourcesFileSearchVectorStoreChunkingStrategyAuto,
    type ThreadCreateParams_ToolResourcesFileSearchVectorStoreChunkingStrategyStatic as ToolResourcesFileSearchVectorStoreChunkingStrategyStatic,
    type ThreadCreateParams_ToolResourcesFileSearchVectorStoreChunkingStrategyStaticStatic as ToolResourcesFileSearchVectorStoreChunkingStrategyStaticStatic,
  };
}
export declare namespace ThreadUpdateParams {
  export {
    type ThreadUpdateParams_ToolResources as ToolResources,
    type ThreadUpdateParams_ToolResourcesCodeInterpreter as ToolResourcesCodeInterpreter,
    type ThreadUpdateParams_ToolResourcesFileSearch as ToolResourcesFileSearch,
  };
}
export declare namespace TranscriptionSession {
  export {
    type TranscriptionSession_ClientSecret as ClientSecret,
    type TranscriptionSession_InputAudioTranscription as InputAudioTranscription,
    type TranscriptionSession_TurnDetection as TurnDetection,
  };
}
export declare namespace TranscriptionSessionCreateParams {
  export {
    type TranscriptionSessionCreateParams_InputAudioNoiseReduction as InputAudioNoiseReduction,
    type TranscriptionSessionCreateParams_TurnDetection as TurnDetection,
  };
}
export declare class Beta extends APIResource {
  assistants: Assistants;
  chatkit: ChatKit;
  realtime: Realtime;
  responses: Responses;
  threads: Threads;
}
export interface Beta extends Extras.Beta {}
export declare class Assistants extends APIResource {
  /** @deprecated */
  list(params?: AssistantListParams | null, options?: RequestOptions): PagePromise<CursorPage<Assistant>, Assistant>;
  /** @deprecated */
  create(body: AssistantCreateParams, options?: RequestOptions): APIPromise<Assistant>;
  /** @deprecated */
  retrieve(assistantid: string, options?: RequestOptions): APIPromise<Assistant>;
  /** @deprecated */
  update(assistantid: string, body?: AssistantUpdateParams | null, options?: RequestOptions): APIPromise<Assistant>;
  /** @deprecated */
  delete(assistantid: string, options?: RequestOptions): APIPromise<AssistantDeleted>;
}
export declare class ChatKit extends APIResource {
  sessions: Sessions;
  threads: ChatKitThreads;
}
export declare class Sessions extends APIResource {
  cancel(sessionid: string, options?: RequestOptions): APIPromise<ChatSession>;
  create(body: SessionCreateParams, options?: RequestOptions): APIPromise<ChatSession>;
}
export declare class ChatKitThreads extends APIResource {
  listItems(threadid: string, params?: ThreadListItemsParams | null, options?: RequestOptions): PagePromise<ConversationCursorPage<ChatkitThreadItemList_Data>, ChatkitThreadItemList_Data>;
  retrieve(threadid: string, options?: RequestOptions): APIPromise<ChatKitThread>;
  delete(threadid: string, options?: RequestOptions): APIPromise<ThreadDeleteResponse>;
  list(params?: ThreadListParams | null, options?: RequestOptions): PagePromise<ConversationCursorPage<ChatKitThread>, ChatKitThread>;
}
export declare class Realtime extends APIResource {
  sessions: RealtimeSessions;
  transcriptionSessions: TranscriptionSessions;
}
export declare class RealtimeSessions extends APIResource {
  create(body?: RealtimeSessionCreateParams | null, options?: RequestOptions): APIPromise<SessionCreateResponse>;
}
export declare class TranscriptionSessions extends APIResource {
  create(body?: TranscriptionSessionCreateParams | null, options?: RequestOptions): APIPromise<TranscriptionSession>;
}
export declare class Responses extends APIResource {
  inputItems: InputItems;
  inputTokens: InputTokens;
  create(body: ResponseCreateParams & { stream?: false | null }, options?: RequestOptions): APIPromise<BetaResponse>;
  create(body: ResponseCreateParams & { stream: true }, options?: RequestOptions): APIPromise<Stream<BetaResponseStreamEvent>>;
  create(body?: ResponseCreateParams | null, options?: RequestOptions): APIPromise<Stream<BetaResponseStreamEvent> | BetaResponse>;
  retrieve(responseid: string, params: ResponseRetrieveParams & { stream?: false | null }, options?: RequestOptions): APIPromise<BetaResponse>;
  retrieve(responseid: string, params: ResponseRetrieveParams & { stream: true }, options?: RequestOptions): APIPromise<Stream<BetaResponseStreamEvent>>;
  retrieve(responseid: string, params?: ResponseRetrieveParams | null, options?: RequestOptions): APIPromise<Stream<BetaResponseStreamEvent> | BetaResponse>;
  delete(responseid: string, params?: ResponseDeleteParams | null, options?: RequestOptions): APIPromise<void>;
  cancel(responseid: string, params?: ResponseCancelParams | null, options?: RequestOptions): APIPromise<BetaResponse>;
  compact(body: ResponseCompactParams, options?: RequestOptions): APIPromise<BetaCompactedResponse>;
}
export declare class InputItems extends APIResource {
  list(responseid: string, params?: InputItemListParams | null, options?: RequestOptions): PagePromise<CursorPage<BetaResponseItem>, BetaResponseItem>;
}
export declare class InputTokens extends APIResource {
  count(body?: InputTokenCountParams | null, options?: RequestOptions): APIPromise<InputTokenCountResponse>;
}
export declare class Threads extends APIResource {
  messages: Messages;
  runs: Runs;
  /** @deprecated */
  create(body?: ThreadCreateParams | null, options?: RequestOptions): APIPromise<Thread>;
  /** @deprecated */
  createAndRun(body: ThreadCreateAndRunParams & { stream?: false | null }, options?: RequestOptions): APIPromise<Run>;
  /** @deprecated */
  createAndRun(body: ThreadCreateAndRunParams & { stream: true }, options?: RequestOptions): APIPromise<Stream<AssistantStreamEvent>>;
  /** @deprecated */
  createAndRun(body: ThreadCreateAndRunParams, options?: RequestOptions): APIPromise<Stream<AssistantStreamEvent> | Run>;
  /** @deprecated */
  retrieve(threadid: string, options?: RequestOptions): APIPromise<Thread>;
  /** @deprecated */
  update(threadid: string, body?: ThreadUpdateParams | null, options?: RequestOptions): APIPromise<Thread>;
  /** @deprecated */
  delete(threadid: string, options?: RequestOptions): APIPromise<ThreadDeleted>;
}
export interface Threads extends Extras.BetaThreads {}
export declare class Messages extends APIResource {
  /** @deprecated */
  list(threadid: string, params?: MessageListParams | null, options?: RequestOptions): PagePromise<CursorPage<Message>, Message>;
  /** @deprecated */
  create(threadid: string, body: MessageCreateParams, options?: RequestOptions): APIPromise<Message>;
  /** @deprecated */
  retrieve(messageid: string, params: { thread_id: string; }, options?: RequestOptions): APIPromise<Message>;
  /** @deprecated */
  update(messageid: string, body: MessageUpdateParams, options?: RequestOptions): APIPromise<Message>;
  /** @deprecated */
  delete(messageid: string, params: { thread_id: string; }, options?: RequestOptions): APIPromise<MessageDeleted>;
}
export declare class Runs extends APIResource {
  steps: Steps;
  /** @deprecated */
  list(threadid: string, params?: RunListParams | null, options?: RequestOptions): PagePromise<CursorPage<Run>, Run>;
  /** @deprecated */
  create(threadid: string, body: RunCreateParams & { stream?: false | null }, options?: RequestOptions): APIPromise<Run>;
  /** @deprecated */
  create(threadid: string, body: RunCreateParams & { stream: true }, options?: RequestOptions): APIPromise<Stream<AssistantStreamEvent>>;
  /** @deprecated */
  create(threadid: string, body: RunCreateParams, options?: RequestOptions): APIPromise<Stream<AssistantStreamEvent> | Run>;
  /** @deprecated */
  retrieve(runid: string, params: { thread_id: string; }, options?: RequestOptions): APIPromise<Run>;
  /** @deprecated */
  update(runid: string, body: RunUpdateParams, options?: RequestOptions): APIPromise<Run>;
  /** @deprecated */
  cancel(runid: string, params: { thread_id: string; }, options?: RequestOptions): APIPromise<Run>;
  /** @deprecated */
  submitToolOutputs(runid: string, body: RunSubmitToolOutputsParams & { stream?: false | null }, options?: RequestOptions): APIPromise<Run>;
  /** @deprecated */
  submitToolOutputs(runid: string, body: RunSubmitToolOutputsParams & { stream: true }, options?: RequestOptions): APIPromise<Stream<AssistantStreamEvent>>;
  /** @deprecated */
  submitToolOutputs(runid: string, body: RunSubmitToolOutputsParams, options?: RequestOptions): APIPromise<Stream<AssistantStreamEvent> | Run>;
}
export interface Runs extends Extras.BetaThreadsRuns {}
export declare class Steps extends APIResource {
  /** @deprecated */
  list(runid: string, params: StepListParams, options?: RequestOptions): PagePromise<CursorPage<RunStep>, RunStep>;
  /** @deprecated */
  retrieve(stepid: string, params: StepRetrieveParams, options?: RequestOptions): APIPromise<RunStep>;
}
export declare namespace Beta {
  export {
    Assistants as Assistants,
    ChatKit as ChatKit,
    Realtime as Realtime,
    Responses as Responses,
    Threads as Threads,
    type Annotation,
    type AnnotationDelta,
    type Assistant,
    type AssistantCreateParams,
    type AssistantDeleted,
    type AssistantListParams,
    type AssistantStreamEvent,
    type AssistantTool,
    type AssistantToolChoice,
    type AssistantToolChoiceFunction,
    type AssistantToolChoiceFunctionParam,
    type AssistantToolChoiceParam,
    type AssistantToolParam,
    type AssistantUpdateParams,
    type BetaApplyPatchTool,
    type BetaApplyPatchToolParam,
    type BetaCompactedResponse,
    type BetaComputerAction,
    type BetaComputerActionList,
    type BetaComputerActionListParam,
    type BetaComputerActionParam,
    type BetaComputerTool,
    type BetaComputerToolParam,
    type BetaComputerUsePreviewTool,
    type BetaComputerUsePreviewToolParam,
    type BetaContainerAuto,
    type BetaContainerAutoParam,
    type BetaContainerNetworkPolicyAllowlist,
    type BetaContainerNetworkPolicyAllowlistParam,
    type BetaContainerNetworkPolicyDisabled,
    type BetaContainerNetworkPolicyDisabledParam,
    type BetaContainerNetworkPolicyDomainSecret,
    type BetaContainerNetworkPolicyDomainSecretParam,
    type BetaContainerReference,
    type BetaContainerReferenceParam,
    type BetaCustomTool,
    type BetaCustomToolParam,
    type BetaEasyInputMessage,
    type BetaEasyInputMessageParam,
    type BetaFileSearchTool,
    type BetaFileSearchToolParam,
    type BetaFunctionShellTool,
    type BetaFunctionShellToolParam,
    type BetaFunctionTool,
    type BetaFunctionToolParam,
    type BetaImageDetail,
    type BetaInlineSkill,
    type BetaInlineSkillParam,
    type BetaInlineSkillSource,
    type BetaInlineSkillSourceParam,
    type BetaLocalEnvironment,
    type BetaLocalEnvironmentParam,
    type BetaLocalSkill,
    type BetaLocalSkillParam,
    type BetaMcpToolCallError,
    type BetaMcpToolCallErrorParam,
    type BetaNamespaceTool,
    type BetaNamespaceToolParam,
    type BetaResponse,
    type BetaResponseApplyPatchToolCall,
    type BetaResponseApplyPatchToolCallOutput,
    type BetaResponseAudioDeltaEvent,
    type BetaResponseAudioDoneEvent,
    type BetaResponseAudioTranscriptDeltaEvent,
    type BetaResponseAudioTranscriptDoneEvent,
    type BetaResponseCodeInterpreterCallCodeDeltaEvent,
    type BetaResponseCodeInterpreterCallCodeDoneEvent,
    type BetaResponseCodeInterpreterCallCompletedEvent,
    type BetaResponseCodeInterpreterCallInProgressEvent,
    type BetaResponseCodeInterpreterCallInterpretingEvent,
    type BetaResponseCodeInterpreterToolCall,
    type BetaResponseCodeInterpreterToolCallParam,
    type BetaResponseCompactionItem,
    type BetaResponseCompactionItemParam,
    type BetaResponseCompactionItemParamParam,
    type BetaResponseCompletedEvent,
    type BetaResponseComputerToolCall,
    type BetaResponseComputerToolCallOutputItem,
    type BetaResponseComputerToolCallOutputScreenshot,
    type BetaResponseComputerToolCallOutputScreenshotParam,
    type BetaResponseComputerToolCallParam,
    type BetaResponseContainerReference,
    type BetaResponseContentPartAddedEvent,
    type BetaResponseContentPartDoneEvent,
    type BetaResponseConversationParamParam,
    type BetaResponseCreatedEvent,
    type BetaResponseCustomToolCall,
    type BetaResponseCustomToolCallInputDeltaEvent,
    type BetaResponseCustomToolCallInputDoneEvent,
    type BetaResponseCustomToolCallItem,
    type BetaResponseCustomToolCallOutput,
    type BetaResponseCustomToolCallOutputItem,
    type BetaResponseCustomToolCallOutputParam,
    type BetaResponseCustomToolCallParam,
    type BetaResponseError,
    type BetaResponseErrorEvent,
    type BetaResponseFailedEvent,
    type BetaResponseFileSearchCallCompletedEvent,
    type BetaResponseFileSearchCallInProgressEvent,
    type BetaResponseFileSearchCallSearchingEvent,
    type BetaResponseFileSearchToolCall,
    type BetaResponseFileSearchToolCallParam,
    type BetaResponseFormatTextConfig,
    type BetaResponseFormatTextConfigParam,
    type BetaResponseFormatTextJSONSchemaConfig,
    type BetaResponseFormatTextJSONSchemaConfigParam,
    type BetaResponseFunctionCallArgumentsDeltaEvent,
    type BetaResponseFunctionCallArgumentsDoneEvent,
    type BetaResponseFunctionCallOutputItem,
    type BetaResponseFunctionCallOutputItemParam,
    type BetaResponseFunctionShellCallOutputContent,
    type BetaResponseFunctionShellCallOutputContentParam,
    type BetaResponseFunctionShellToolCall,
    type BetaResponseFunctionShellToolCallOutput,
    type BetaResponseFunctionToolCall,
    type BetaResponseFunctionToolCallItem,
    type BetaResponseFunctionToolCallOutputItem,
    type BetaResponseFunctionToolCallParam,
    type BetaResponseFunctionWebSearch,
    type BetaResponseFunctionWebSearchParam,
    type BetaResponseImageGenCallCompletedEvent,
    type BetaResponseImageGenCallGeneratingEvent,
    type BetaResponseImageGenCallInProgressEvent,
    type BetaResponseImageGenCallPartialImageEvent,
    type BetaResponseInProgressEvent,
    type BetaResponseIncludable,
    type BetaResponseIncompleteEvent,
    type BetaResponseInputContent,
    type BetaResponseInputContentParam,
    type BetaResponseInputFile,
    type BetaResponseInputFileContent,
    type BetaResponseInputFileContentParam,
    type BetaResponseInputFileParam,
    type BetaResponseInputImage,
    type BetaResponseInputImageContent,
    type BetaResponseInputImageContentParam,
    type BetaResponseInputImageParam,
    type BetaResponseInputItem,
    type BetaResponseInputItemParam,
    type BetaResponseInputMessageContentList,
    type BetaResponseInputMessageItem,
    type BetaResponseInputParam,
    type BetaResponseInputText,
    type BetaResponseInputTextContent,
    type BetaResponseInputTextContentParam,
    type BetaResponseInputTextParam,
    type BetaResponseItem,
    type BetaResponseLocalEnvironment,
    type BetaResponseMcpCallArgumentsDeltaEvent,
    type BetaResponseMcpCallArgumentsDoneEvent,
    type BetaResponseMcpCallCompletedEvent,
    type BetaResponseMcpCallFailedEvent,
    type BetaResponseMcpCallInProgressEvent,
    type BetaResponseMcpListToolsCompletedEvent,
    type BetaResponseMcpListToolsFailedEvent,
    type BetaResponseMcpListToolsInProgressEvent,
    type BetaResponseOutputItem,
    type BetaResponseOutputItemAddedEvent,
    type BetaResponseOutputItemDoneEvent,
    type BetaResponseOutputMessage,
    type BetaResponseOutputMessageParam,
    type BetaResponseOutputRefusal,
    type BetaResponseOutputRefusalParam,
    type BetaResponseOutputText,
    type BetaResponseOutputTextAnnotationAddedEvent,
    type BetaResponseOutputTextParam,
    type BetaResponsePrompt,
    type BetaResponsePromptParam,
    type BetaResponseQueuedEvent,
    type BetaResponseReasoningItem,
    type BetaResponseReasoningItemParam,
    type BetaResponseReasoningSummaryPartAddedEvent,
    type BetaResponseReasoningSummaryPartDoneEvent,
    type BetaResponseReasoningSummaryTextDeltaEvent,
    type BetaResponseReasoningSummaryTextDoneEvent,
    type BetaResponseReasoningTextDeltaEvent,
    type BetaResponseReasoningTextDoneEvent,
    type BetaResponseRefusalDeltaEvent,
    type BetaResponseRefusalDoneEvent,
    type BetaResponseShellCallCommandAddedEvent,
    type BetaResponseShellCallCommandDeltaEvent,
    type BetaResponseShellCallCommandDoneEvent,
    type BetaResponseShellCallOutputContentDeltaEvent,
    type BetaResponseShellCallOutputContentDoneEvent,
    type BetaResponseStreamEvent,
    type BetaResponseTextConfig,
    type BetaResponseTextConfigParam,
    type BetaResponseTextDeltaEvent,
    type BetaResponseTextDoneEvent,
    type BetaResponseToolSearchCall,
    type BetaResponseToolSearchOutputItem,
    type BetaResponseToolSearchOutputItemParam,
    type BetaResponseToolSearchOutputItemParamParam,
    type BetaResponseUsage,
    type BetaResponseWebSearchCallCompletedEvent,
    type BetaResponseWebSearchCallInProgressEvent,
    type BetaResponseWebSearchCallSearchingEvent,
    type BetaServiceTier,
    type BetaSkillReference,
    type BetaSkillReferenceParam,
    type BetaTool,
    type BetaToolChoiceAllowed,
    type BetaToolChoiceAllowedParam,
    type BetaToolChoiceApplyPatch,
    type BetaToolChoiceApplyPatchParam,
    type BetaToolChoiceCustom,
    type BetaToolChoiceCustomParam,
    type BetaToolChoiceFunction,
    type BetaToolChoiceFunctionParam,
    type BetaToolChoiceMcp,
    type BetaToolChoiceMcpParam,
    type BetaToolChoiceShell,
    type BetaToolChoiceShellParam,
    type BetaToolChoiceTypes,
    type BetaToolChoiceTypesParam,
    type BetaToolParam,
    type BetaToolSearchTool,
    type BetaToolSearchToolParam,
    type BetaWebSearchPreviewTool,
    type BetaWebSearchPreviewToolParam,
    type BetaWebSearchTool,
    type BetaWebSearchToolParam,
    type ChatKitAttachment,
    type ChatKitResponseOutputText,
    type ChatKitThread,
    type ChatKitThreadAssistantMessageItem,
    type ChatKitThreadUserMessageItem,
    type ChatKitWidgetItem,
    type ChatKitWorkflow,
    type ChatSession,
    type ChatSessionAutomaticThreadTitling,
    type ChatSessionChatKitConfiguration,
    type ChatSessionChatKitConfigurationParam,
    type ChatSessionExpiresAfterParam,
    type ChatSessionFileUpload,
    type ChatSessionHistory,
    type ChatSessionRateLimits,
    type ChatSessionRateLimitsParam,
    type ChatSessionStatus,
    type ChatSessionWorkflowParam,
    type CodeInterpreterLogs,
    type CodeInterpreterOutputImage,
    type CodeInterpreterTool,
    type CodeInterpreterToolCall,
    type CodeInterpreterToolCallDelta,
    type CodeInterpreterToolParam,
    type FileCitationAnnotation,
    type FileCitationDeltaAnnotation,
    type FilePathAnnotation,
    type FilePathDeltaAnnotation,
    type FileSearchTool,
    type FileSearchToolCall,
    type FileSearchToolCallDelta,
    type FileSearchToolParam,
    type FunctionTool,
    type FunctionToolCall,
    type FunctionToolCallDelta,
    type FunctionToolParam,
    type ImageFile,
    type ImageFileContentBlock,
    type ImageFileContentBlockParam,
    type ImageFileDelta,
    type ImageFileDeltaBlock,
    type ImageFileParam,
    type ImageURL,
    type ImageURLContentBlock,
    type ImageURLContentBlockParam,
    type ImageURLDelta,
    type ImageURLDeltaBlock,
    type ImageURLParam,
    type InputItemListParams,
    type InputTokenCountParams,
    type InputTokenCountResponse,
    type Message,
    type MessageContent,
    type MessageContentDelta,
    type MessageContentPartParam,
    type MessageCreateParams,
    type MessageCreationStepDetails,
    type MessageDeleted,
    type MessageDelta,
    type MessageDeltaEvent,
    type MessageListParams,
    type MessageUpdateParams,
    type RealtimeSessionCreateParams,
    type RefusalContentBlock,
    type RefusalDeltaBlock,
    type RequiredActionFunctionToolCall,
    type ResponseCancelParams,
    type ResponseCompactParams,
    type ResponseCreateParams,
    type ResponseDeleteParams,
    type ResponseRetrieveParams,
    type Run,
    type RunCreateParams,
    type RunListParams,
    type RunStatus,
    type RunStep,
    type RunStepDelta,
    type RunStepDeltaEvent,
    type RunStepDeltaMessageDelta,
    type RunSubmitToolOutputsParams,
    type RunUpdateParams,
    type SessionCreateParams,
    type SessionCreateResponse,
    type StepListParams,
    type StepRetrieveParams,
    type Text,
    type TextContentBlock,
    type TextContentBlockParam,
    type TextDelta,
    type TextDeltaBlock,
    type Thread,
    type ThreadCreateAndRunParams,
    type ThreadCreateParams,
    type ThreadDeleteResponse,
    type ThreadDeleted,
    type ThreadListItemsParams,
    type ThreadListParams,
    type ThreadUpdateParams,
    type ToolCall,
    type ToolCallDelta,
    type ToolCallDeltaObject,
    type ToolCallsStepDetails,
    type TranscriptionSession,
    type TranscriptionSessionCreateParams,
  };
}
export declare namespace ChatKit {
  export {
    Sessions as Sessions,
  };
}
export declare namespace Realtime {
  export {
    TranscriptionSessions as TranscriptionSessions,
  };
}
export declare namespace Responses {
  export {
    InputItems as InputItems,
    InputTokens as InputTokens,
  };
}
export declare namespace Threads {
  export {
    Messages as Messages,
    Runs as Runs,
  };
}
export declare namespace Runs {
  export {
    Steps as Steps,
  };
}
