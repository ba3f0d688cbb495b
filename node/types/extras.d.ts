// SPDX-License-Identifier: Apache-2.0
// What resources have beyond the methods that send one request.
import type { Chat, RequestOptions } from "./client.js";
import type { APIPromise, HeadersLike } from "./core.js";
import type {
  AutoParseableTextFormat,
  ExtractParsedText,
  ParsedResponse,
  ResponseStream,
} from "./helpers.js";
import type { FileObject } from "./resources/root.js";
import type * as Threads from "./resources/beta.js";
import type { ResponseCreateParams } from "./resources/responses.js";
import type * as Stores from "./resources/vector-stores.js";
import type * as Hooks from "./resources/webhooks.js";
import type { Uploadable } from "./uploads.js";

export type PollOptions = RequestOptions & { pollIntervalMs?: number };

export interface Files {
  /** Waits until the file was processed; half an hour by default. */
  waitForProcessing(
    id: string,
    options?: RequestOptions & { pollInterval?: number; maxWait?: number }
  ): Promise<FileObject>;
}

type ResponseParams = ResponseCreateParams;

export interface Responses {
  /** Adds `output_parsed`, as its format and tools say. */
  parse<Params extends ParseParams, ParsedT = ExtractParsedText<Params>>(
    body: Params,
    options?: RequestOptions
  ): APIPromise<ParsedResponse<ParsedT>>;
  /** A streamed response as events. */
  stream<Params extends StreamParams, ParsedT = ExtractParsedText<Params>>(
    body: Params,
    options?: RequestOptions
  ): ResponseStream<ParsedT>;
}

type WithFormat = Omit<ResponseParams, "text" | "stream" | "tools"> & {
  text?: Omit<NonNullable<ResponseParams["text"]>, "format"> & {
    format?:
      | AutoParseableTextFormat<unknown>
      | NonNullable<ResponseParams["text"]>["format"];
  };
  tools?: Array<
    NonNullable<ResponseParams["tools"]>[number] | { $brand: string }
  >;
};
export type ParseParams = WithFormat & { stream?: false | null };
export type StreamParams =
  | (WithFormat & { stream?: true })
  | (Partial<WithFormat> & { response_id: string; starting_after?: number });

export interface VectorStoresFiles {
  createAndPoll(
    vectorStoreId: string,
    body: Stores.FileCreateParams,
    options?: PollOptions
  ): Promise<Stores.VectorStoreFile>;
  poll(
    vectorStoreId: string,
    fileId: string,
    options?: PollOptions
  ): Promise<Stores.VectorStoreFile>;
  upload(
    vectorStoreId: string,
    file: Uploadable,
    options?: RequestOptions
  ): Promise<Stores.VectorStoreFile>;
  uploadAndPoll(
    vectorStoreId: string,
    file: Uploadable,
    options?: PollOptions
  ): Promise<Stores.VectorStoreFile>;
}

export interface VectorStoresFileBatches {
  createAndPoll(
    vectorStoreId: string,
    body: Stores.FileBatchCreateParams,
    options?: PollOptions
  ): Promise<Stores.VectorStoreFileBatch>;
  poll(
    vectorStoreId: string,
    batchId: string,
    options?: PollOptions
  ): Promise<Stores.VectorStoreFileBatch>;
  uploadAndPoll(
    vectorStoreId: string,
    given: { files: Array<Uploadable>; fileIds?: Array<string> },
    options?: PollOptions & { maxConcurrency?: number }
  ): Promise<Stores.VectorStoreFileBatch>;
}

export interface Beta {
  /** The same as `client.chat`. */
  readonly chat: Chat;
}

export interface BetaThreads {
  createAndRunPoll(
    body: Threads.ThreadCreateAndRunParams,
    options?: PollOptions
  ): Promise<Threads.Run>;
}

export interface BetaThreadsRuns {
  createAndPoll(
    threadId: string,
    body: Threads.RunCreateParams,
    options?: PollOptions
  ): Promise<Threads.Run>;
  poll(
    runId: string,
    params: { thread_id: string },
    options?: PollOptions
  ): Promise<Threads.Run>;
  submitToolOutputsAndPoll(
    runId: string,
    params: Threads.RunSubmitToolOutputsParams,
    options?: PollOptions
  ): Promise<Threads.Run>;
}

export interface Webhooks {
  /** The event, when its signature is good. */
  unwrap(
    payload: string,
    headers: HeadersLike,
    secret?: string | undefined | null,
    tolerance?: number
  ): Promise<Hooks.UnwrapWebhookEvent>;
  verifySignature(
    payload: string,
    headers: HeadersLike,
    secret?: string | undefined | null,
    tolerance?: number
  ): Promise<void>;
}
