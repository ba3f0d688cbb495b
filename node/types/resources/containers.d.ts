// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_dts.py.
import type { APIPromise, BinaryResponse, Stream } from "../core.js";
import type { APIResource, RequestOptions } from "../client.js";
import type { ConversationCursorPage, CursorPage, NextCursorPage, Page, PagePromise } from "../pagination.js";
import type { Uploadable } from "../uploads.js";
import type * as Extras from "../extras.js";
import type * as APIRoot from "./root.js";

export interface FileCreateParams {
  file?: Uploadable;
  file_id?: string;
}
export interface FileCreateResponse {
  id: string;
  bytes: number;
  container_id: string;
  created_at: number;
  object: "container.file";
  path: string;
  source: string;
}
export interface FileListParams {
  after?: string;
  limit?: number;
  order?: "asc" | "desc";
}
export interface FileListResponse {
  id: string;
  bytes: number;
  container_id: string;
  created_at: number;
  object: "container.file";
  path: string;
  source: string;
}
export interface FileRetrieveResponse {
  id: string;
  bytes: number;
  container_id: string;
  created_at: number;
  object: "container.file";
  path: string;
  source: string;
}
export type ContainerCreateParams = APIRoot.ContainerCreateParams;
export type ContainerCreateResponse = APIRoot.ContainerCreateResponse;
export type ContainerListParams = APIRoot.ContainerListParams;
export type ContainerListResponse = APIRoot.ContainerListResponse;
export type ContainerRetrieveResponse = APIRoot.ContainerRetrieveResponse;
export declare class Containers extends APIResource {
  files: Files;
  list(params?: APIRoot.ContainerListParams | null, options?: RequestOptions): PagePromise<CursorPage<APIRoot.ContainerListResponse>, APIRoot.ContainerListResponse>;
  create(body: APIRoot.ContainerCreateParams, options?: RequestOptions): APIPromise<APIRoot.ContainerCreateResponse>;
  retrieve(containerid: string, options?: RequestOptions): APIPromise<APIRoot.ContainerRetrieveResponse>;
  delete(containerid: string, options?: RequestOptions): APIPromise<void>;
}
export declare class Files extends APIResource {
  content: Content;
  list(containerid: string, params?: FileListParams | null, options?: RequestOptions): PagePromise<CursorPage<FileListResponse>, FileListResponse>;
  create(containerid: string, body?: FileCreateParams | null, options?: RequestOptions): APIPromise<FileCreateResponse>;
  retrieve(fileid: string, params: { container_id: string; }, options?: RequestOptions): APIPromise<FileRetrieveResponse>;
  delete(fileid: string, params: { container_id: string; }, options?: RequestOptions): APIPromise<void>;
}
export declare class Content extends APIResource {
  retrieve(fileid: string, params: { container_id: string; }, options?: RequestOptions): APIPromise<BinaryResponse>;
}
export declare namespace Containers {
  export {
    Files as Files,
    type ContainerCreateParams,
    type ContainerCreateResponse,
    type ContainerListParams,
    type ContainerListResponse,
    type ContainerRetrieveResponse,
    type FileCreateParams,
    type FileCreateResponse,
    type FileListParams,
    type FileListResponse,
    type FileRetrieveResponse,
  };
}
export declare namespace Files {
  export {
    Content as Content,
  };
}
