// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_dts.py.
import type { APIPromise, BinaryResponse, Stream } from "../core.js";
import type { APIResource, RequestOptions } from "../client.js";
import type { ConversationCursorPage, CursorPage, NextCursorPage, Page, PagePromise } from "../pagination.js";
import type { Uploadable } from "../uploads.js";
import type * as Extras from "../extras.js";
import type * as APIRoot from "./root.js";

export interface FileBatchCreateParams_File {
  file_id: string;
  attributes?: { [key: string]: string | number | boolean } | null;
  chunking_strategy?: APIRoot.FileChunkingStrategyParam;
}
export interface FileBatchCreateParams {
  attributes?: { [key: string]: string | number | boolean } | null;
  chunking_strategy?: APIRoot.FileChunkingStrategyParam;
  file_ids?: Array<string>;
  files?: Array<FileBatchCreateParams_File>;
}
export interface FileBatchListFilesParams {
  vector_store_id: string;
  after?: string;
  before?: string;
  filter?: "in_progress" | "completed" | "failed" | "cancelled";
  limit?: number;
  order?: "asc" | "desc";
}
export interface FileContentResponse {
  text?: string;
  type?: string;
}
export interface FileCreateParams {
  file_id: string;
  attributes?: { [key: string]: string | number | boolean } | null;
  chunking_strategy?: APIRoot.FileChunkingStrategyParam;
}
export interface FileListParams {
  after?: string;
  before?: string;
  filter?: "in_progress" | "completed" | "failed" | "cancelled";
  limit?: number;
  order?: "asc" | "desc";
}
export interface FileUpdateParams {
  vector_store_id: string;
  attributes: { [key: string]: string | number | boolean } | null;
}
export interface VectorStoreFile_LastError {
  code: "server_error" | "unsupported_file" | "invalid_file";
  message: string;
}
export interface VectorStoreFile {
  id: string;
  created_at: number;
  last_error: VectorStoreFile_LastError | null;
  object: "vector_store.file";
  status: "in_progress" | "completed" | "cancelled" | "failed";
  usage_bytes: number;
  vector_store_id: string;
  attributes?: { [key: string]: string | number | boolean } | null;
  chunking_strategy?: APIRoot.FileChunkingStrategy;
}
export interface VectorStoreFileBatch_FileCounts {
  cancelled: number;
  completed: number;
  failed: number;
  in_progress: number;
  total: number;
}
export interface VectorStoreFileBatch {
  id: string;
  created_at: number;
  file_counts: VectorStoreFileBatch_FileCounts;
  object: "vector_store.files_batch";
  status: "in_progress" | "completed" | "cancelled" | "failed";
  vector_store_id: string;
}
export interface VectorStoreFileDeleted {
  id: string;
  deleted: boolean;
  object: "vector_store.file.deleted";
}
export declare namespace FileBatchCreateParams {
  export {
    type FileBatchCreateParams_File as File,
  };
}
export declare namespace VectorStoreFile {
  export {
    type VectorStoreFile_LastError as LastError,
  };
}
export declare namespace VectorStoreFileBatch {
  export {
    type VectorStoreFileBatch_FileCounts as FileCounts,
  };
}
export type AutoFileChunkingStrategyParam = APIRoot.AutoFileChunkingStrategyParam;
export type FileChunkingStrategyParam = APIRoot.FileChunkingStrategyParam;
export type StaticFileChunkingStrategyObjectParam = APIRoot.StaticFileChunkingStrategyObjectParam;
export type StaticFileChunkingStrategyParam = APIRoot.StaticFileChunkingStrategyParam;
export type VectorStore = APIRoot.VectorStore;
export type VectorStoreCreateParams = APIRoot.VectorStoreCreateParams;
export type VectorStoreDeleted = APIRoot.VectorStoreDeleted;
export type VectorStoreListParams = APIRoot.VectorStoreListParams;
export type VectorStoreSearchParams = APIRoot.VectorStoreSearchParams;
export type VectorStoreSearchResponse = APIRoot.VectorStoreSearchResponse;
export type VectorStoreUpdateParams = APIRoot.VectorStoreUpdateParams;
export declare class VectorStores extends APIResource {
  fileBatches: FileBatches;
  files: Files;
  list(params?: APIRoot.VectorStoreListParams | null, options?: RequestOptions): PagePromise<CursorPage<APIRoot.VectorStore>, APIRoot.VectorStore>;
  create(body?: APIRoot.VectorStoreCreateParams | null, options?: RequestOptions): APIPromise<APIRoot.VectorStore>;
  retrieve(vectorstoreid: string, options?: RequestOptions): APIPromise<APIRoot.VectorStore>;
  update(vectorstoreid: string, body?: APIRoot.VectorStoreUpdateParams | null, options?: RequestOptions): APIPromise<APIRoot.VectorStore>;
  delete(vectorstoreid: string, options?: RequestOptions): APIPromise<APIRoot.VectorStoreDeleted>;
  search(vectorstoreid: string, body: APIRoot.VectorStoreSearchParams, options?: RequestOptions): PagePromise<Page<APIRoot.VectorStoreSearchResponse>, APIRoot.VectorStoreSearchResponse>;
}
export declare class FileBatches extends APIResource {
  create(vectorstoreid: string, body?: FileBatchCreateParams | null, options?: RequestOptions): APIPromise<VectorStoreFileBatch>;
  retrieve(batchid: string, params: { vector_store_id: string; }, options?: RequestOptions): APIPromise<VectorStoreFileBatch>;
  cancel(batchid: string, params: { vector_store_id: string; }, options?: RequestOptions): APIPromise<VectorStoreFileBatch>;
  listFiles(batchid: string, params: FileBatchListFilesParams, options?: RequestOptions): PagePromise<CursorPage<VectorStoreFile>, VectorStoreFile>;
}
export interface FileBatches extends Extras.VectorStoresFileBatches {}
export declare class Files extends APIResource {
  list(vectorstoreid: string, params?: FileListParams | null, options?: RequestOptions): PagePromise<CursorPage<VectorStoreFile>, VectorStoreFile>;
  create(vectorstoreid: string, body: FileCreateParams, options?: RequestOptions): APIPromise<VectorStoreFile>;
  retrieve(fileid: string, params: { vector_store_id: string; }, options?: RequestOptions): APIPromise<VectorStoreFile>;
  update(fileid: string, body: FileUpdateParams, options?: RequestOptions): APIPromise<VectorStoreFile>;
  delete(fileid: string, params: { vector_store_id: string; }, options?: RequestOptions): APIPromise<VectorStoreFileDeleted>;
  content(fileid: string, params: { vector_store_id: string; }, options?: RequestOptions): PagePromise<Page<FileContentResponse>, FileContentResponse>;
}
export interface Files extends Extras.VectorStoresFiles {}
export declare namespace VectorStores {
  export {
    FileBatches as FileBatches,
    Files as Files,
    type AutoFileChunkingStrategyParam,
    type FileBatchCreateParams,
    type FileBatchListFilesParams,
    type FileChunkingStrategyParam,
    type FileContentResponse,
    type FileCreateParams,
    type FileListParams,
    type FileUpdateParams,
    type StaticFileChunkingStrategyObjectParam,
    type StaticFileChunkingStrategyParam,
    type VectorStore,
    type VectorStoreCreateParams,
    type VectorStoreDeleted,
    type VectorStoreFile,
    type VectorStoreFileBatch,
    type VectorStoreFileDeleted,
    type VectorStoreListParams,
    type VectorStoreSearchParams,
    type VectorStoreSearchResponse,
    type VectorStoreUpdateParams,
  };
}
