// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_dts.py.
import type { APIPromise, BinaryResponse, Stream } from "../core.js";
import type { APIResource, RequestOptions } from "../client.js";
import type { ConversationCursorPage, CursorPage, NextCursorPage, Page, PagePromise } from "../pagination.js";
import type { Uploadable } from "../uploads.js";
import type * as Extras from "../extras.js";
import type * as APIRoot from "./root.js";

export interface PartCreateParams {
  data: Uploadable;
}
export interface UploadPart {
  id: string;
  created_at: number;
  object: "upload.part";
  upload_id: string;
}
export type FileObject = APIRoot.FileObject;
export type Upload = APIRoot.Upload;
export type UploadCompleteParams = APIRoot.UploadCompleteParams;
export type UploadCreateParams = APIRoot.UploadCreateParams;
export declare class Uploads extends APIResource {
  parts: Parts;
  create(body: APIRoot.UploadCreateParams, options?: RequestOptions): APIPromise<APIRoot.Upload>;
  cancel(uploadid: string, options?: RequestOptions): APIPromise<APIRoot.Upload>;
  complete(uploadid: string, body: APIRoot.UploadCompleteParams, options?: RequestOptions): APIPromise<APIRoot.Upload>;
}
export declare class Parts extends APIResource {
  create(uploadid: string, body: PartCreateParams, options?: RequestOptions): APIPromise<UploadPart>;
}
export declare namespace Uploads {
  export {
    Parts as Parts,
    type FileObject,
    type PartCreateParams,
    type Upload,
    type UploadCompleteParams,
    type UploadCreateParams,
    type UploadPart,
  };
}
