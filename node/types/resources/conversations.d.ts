// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_dts.py.
import type { APIPromise, BinaryResponse, Stream } from "../core.js";
import type { APIResource, RequestOptions } from "../client.js";
import type { ConversationCursorPage, CursorPage, NextCursorPage, Page, PagePromise } from "../pagination.js";
import type { Uploadable } from "../uploads.js";
import type * as Extras from "../extras.js";
import type * as APIResponses from "./responses.js";
import type * as APIRoot from "./root.js";

export interface ComputerScreenshotContent {
  detail: APIResponses.ImageDetail;
  file_id: string | null;
  image_url: string | null;
  type: "computer_screenshot";
  prompt_cache_breakpoint?: ComputerScreenshotContent_PromptCacheBreakpoint;
}
export interface ComputerScreenshotContent_PromptCacheBreakpoint {
  mode: "explicit";
}
export interface Conversation {
  id: string;
  created_at: number;
  metadata: unknown;
  object: "conversation";
}
export interface ConversationDeletedResource {
  id: string;
  deleted: boolean;
  object: "conversation.deleted";
}
export interface ConversationItem_AdditionalTools {
  id: string;
  role: "unknown" | "user" | "assistant" | "system" | "critic" | "discriminator" | "developer" | "tool";
  tools: Array<APIResponses.Tool>;
  type: "additional_tools";
}
export type ConversationItem = Message | APIResponses.ResponseFunctionToolCallItem | APIResponses.ResponseFunctionToolCallOutputItem | APIResponses.ResponseFileSearchToolCall | APIResponses.ResponseFunctionWebSearch | ConversationItem_ImageGenerationCall | APIResponses.ResponseComputerToolCall | APIResponses.ResponseComputerToolCallOutputItem | APIResponses.ResponseToolSearchCall | APIResponses.ResponseToolSearchOutputItem | ConversationItem_AdditionalTools | APIResponses.ResponseReasoningItem | ConversationItem_Program | ConversationItem_ProgramOutput | APIResponses.ResponseCompactionItem | APIResponses.ResponseCodeInterpreterToolCall | ConversationItem_LocalShellCall | ConversationItem_LocalShellCallOutput | APIResponses.ResponseFunctionShellToolCall | APIResponses.ResponseFunctionShellToolCallOutput | APIResponses.ResponseApplyPatchToolCall | APIResponses.ResponseApplyPatchToolCallOutput | ConversationItem_McpListTools | ConversationItem_McpApprovalRequest | ConversationItem_McpApprovalResponse | ConversationItem_McpCall | APIResponses.ResponseCustomToolCall | APIResponses.ResponseCustomToolCallOutput;
export interface ConversationItem_ImageGenerationCall {
  id: string;
  result: string | null;
  status: "in_progress" | "completed" | "generating" | "failed";
  type: "image_generation_call";
}
export interface ConversationItem_LocalShellCall {
  id: string;
  action: ConversationItem_LocalShellCallAction;
  call_id: string;
  status: "in_progress" | "completed" | "incomplete";
  type: "local_shell_call";
}
export interface ConversationItem_LocalShellCallAction {
  command: Array<string>;
  env: { [key: string]: string };
  type: "exec";
  timeout_ms?: number | null;
  user?: string | null;
  working_directory?: string | null;
}
export interface ConversationItem_LocalShellCallOutput {
  id: string;
  output: string;
  type: "local_shell_call_output";
  status?: "in_progress" | "completed" | "incomplete" | null;
}
export interface ConversationItem_McpApprovalRequest {
  id: string;
  arguments: string;
  name: string;
  server_label: string;
  type: "mcp_approval_request";
}
export interface ConversationItem_McpApprovalResponse {
  id: string;
  approval_request_id: string;
  approve: boolean;
  type: "mcp_approval_response";
  reason?: string | null;
}
export interface ConversationItem_McpCall {
  id: string;
  arguments: string;
  name: string;
  server_label: string;
  type: "mcp_call";
  approval_request_id?: string | null;
  error?: APIResponses.McpToolCallError;
  output?: string | null;
  status?: "in_progress" | "completed" | "incomplete" | "calling" | "failed";
}
export interface ConversationItem_McpListTools {
  id: string;
  server_label: string;
  tools: Array<ConversationItem_McpListToolsTool>;
  type: "mcp_list_tools";
  error?: string | null;
}
export interface ConversationItem_McpListToolsTool {
  input_schema: unknown;
  name: string;
  annotations?: unknown | null;
  description?: string | null;
}
export interface ConversationItem_Program {
  id: string;
  call_id: string;
  code: string;
  fingerprint: string;
  type: "program";
}
export interface ConversationItem_ProgramOutput {
  id: string;
  call_id: string;
  result: string;
  status: "completed" | "incomplete";
  type: "program_output";
}
export interface ConversationItemList {
  data: Array<ConversationItem>;
  first_id: string;
  has_more: boolean;
  last_id: string;
  object: "list";
}
export interface ItemCreateParams {
  items: Array<APIResponses.ResponseInputItemParam>;
  include?: Array<APIResponses.ResponseIncludable>;
}
export interface ItemListParams {
  after?: string;
  include?: Array<APIResponses.ResponseIncludable>;
  limit?: number;
  order?: "asc" | "desc";
}
export interface ItemRetrieveParams {
  conversation_id: string;
  include?: Array<APIResponses.ResponseIncludable>;
}
export interface Message_ContentReasoningText {
  text: string;
  type: "reasoning_text";
}
export interface Message {
  id: string;
  content: Array<APIResponses.ResponseInputText | APIResponses.ResponseOutputText | TextContent | SummaryTextContent | Message_ContentReasoningText | APIResponses.ResponseOutputRefusal | APIResponses.ResponseInputImage | ComputerScreenshotContent | APIResponses.ResponseInputFile>;
  role: "unknown" | "user" | "assistant" | "system" | "critic" | "discriminator" | "developer" | "tool";
  status: "in_progress" | "completed" | "incomplete";
  type: "message";
  phase?: "commentary" | "final_answer" | null;
}
export interface SummaryTextContent {
  text: string;
  type: "summary_text";
}
export interface TextContent {
  text: string;
  type: "text";
}
export declare namespace ComputerScreenshotContent {
  export {
    type ComputerScreenshotContent_PromptCacheBreakpoint as PromptCacheBreakpoint,
  };
}
export declare namespace ConversationItem {
  export {
    type ConversationItem_AdditionalTools as AdditionalTools,
    type ConversationItem_ImageGenerationCall as ImageGenerationCall,
    type ConversationItem_LocalShellCall as LocalShellCall,
    type ConversationItem_LocalShellCallAction as LocalShellCallAction,
    type ConversationItem_LocalShellCallOutput as LocalShellCallOutput,
    type ConversationItem_McpApprovalRequest as McpApprovalRequest,
    type ConversationItem_McpApprovalResponse as McpApprovalResponse,
    type ConversationItem_McpCall as McpCall,
    type ConversationItem_McpListTools as McpListTools,
    type ConversationItem_McpListToolsTool as McpListToolsTool,
    type ConversationItem_Program as Program,
    type ConversationItem_ProgramOutput as ProgramOutput,
  };
}
export declare namespace Message {
  export {
    type Message_ContentReasoningText as ContentReasoningText,
  };
}
export type ConversationCreateParams = APIRoot.ConversationCreateParams;
export type ConversationUpdateParams = APIRoot.ConversationUpdateParams;
export declare class Conversations extends APIResource {
  items: Items;
  create(body?: APIRoot.ConversationCreateParams | null, options?: RequestOptions): APIPromise<Conversation>;
  retrieve(conversationid: string, options?: RequestOptions): APIPromise<Conversation>;
  update(conversationid: string, body: APIRoot.ConversationUpdateParams, options?: RequestOptions): APIPromise<Conversation>;
  delete(conversationid: string, options?: RequestOptions): APIPromise<ConversationDeletedResource>;
}
export declare class Items extends APIResource {
  list(conversationid: string, params?: ItemListParams | null, options?: RequestOptions): PagePromise<ConversationCursorPage<ConversationItem>, ConversationItem>;
  create(conversationid: string, body: ItemCreateParams, options?: RequestOptions): APIPromise<ConversationItemList>;
  retrieve(itemid: string, params: ItemRetrieveParams, options?: RequestOptions): APIPromise<ConversationItem>;
  delete(itemid: string, params: { conversation_id: string; }, options?: RequestOptions): APIPromise<Conversation>;
}
export declare namespace Conversations {
  export {
    Items as Items,
    type ComputerScreenshotContent,
    type Conversation,
    type ConversationCreateParams,
    type ConversationDeletedResource,
    type ConversationItem,
    type ConversationItemList,
    type ConversationUpdateParams,
    type ItemCreateParams,
    type ItemListParams,
    type ItemRetrieveParams,
    type Message,
    type SummaryTextContent,
    type TextContent,
  };
}
