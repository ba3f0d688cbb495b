// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_dts.py.
import type { APIPromise, BinaryResponse, Stream } from "../core.js";
import type { APIResource, RequestOptions } from "../client.js";
import type { ConversationCursorPage, CursorPage, NextCursorPage, Page, PagePromise } from "../pagination.js";
import type { Uploadable } from "../uploads.js";
import type * as Extras from "../extras.js";
import type * as APIRoot from "./root.js";

export type Batch = APIRoot.Batch;
export type BatchCreateParams = APIRoot.BatchCreateParams;
export type BatchError = APIRoot.BatchError;
export type BatchListParams = APIRoot.BatchListParams;
export type BatchRequestCounts = APIRoot.BatchRequestCounts;
export type BatchUsage = APIRoot.BatchUsage;
export declare class Batches extends APIResource {
  list(params?: APIRoot.BatchListParams | null, options?: RequestOptions): PagePromise<CursorPage<APIRoot.Batch>, APIRoot.Batch>;
  create(body: APIRoot.BatchCreateParams, options?: RequestOptions): APIPromise<APIRoot.Batch>;
  retrieve(batchid: string, options?: RequestOptions): APIPromise<APIRoot.Batch>;
  cancel(batchid: string, options?: RequestOptions): APIPromise<APIRoot.Batch>;
}
export declare namespace Batches {
  export {
    type Batch,
    type BatchCreateParams,
    type BatchError,
    type BatchListParams,
    type BatchRequestCounts,
    type BatchUsage,
  };
}
