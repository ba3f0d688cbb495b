// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_dts.py.
import type { APIPromise, BinaryResponse, Stream } from "../core.js";
import type { APIResource, RequestOptions } from "../client.js";
import type { ConversationCursorPage, CursorPage, NextCursorPage, Page, PagePromise } from "../pagination.js";
import type { Uploadable } from "../uploads.js";
import type * as Extras from "../extras.js";
import type * as APIRoot from "./root.js";

export type FileCreateParams = APIRoot.FileCreateParams;
export type FileDeleted = APIRoot.FileDeleted;
export type FileListParams = APIRoot.FileListParams;
export type FileObject = APIRoot.FileObject;
export declare class Files extends APIResource {
  list(params?: APIRoot.FileListParams | null, options?: RequestOptions): PagePromise<CursorPage<APIRoot.FileObject>, APIRoot.FileObject>;
  create(body: APIRoot.FileCreateParams, options?: RequestOptions): APIPromise<APIRoot.FileObject>;
  retrieve(fileid: string, options?: RequestOptions): APIPromise<APIRoot.FileObject>;
  delete(fileid: string, options?: RequestOptions): APIPromise<APIRoot.FileDeleted>;
  content(fileid: string, options?: RequestOptions): APIPromise<BinaryResponse>;
  /** @deprecated */
  retrieveContent(fileid: string, options?: RequestOptions): APIPromise<string>;
}
export interface Files extends Extras.Files {}
export declare namespace Files {
  export {
    type FileCreateParams,
    type FileDeleted,
    type FileListParams,
    type FileObject,
  };
}
