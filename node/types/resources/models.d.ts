// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_dts.py.
import type { APIPromise, BinaryResponse, Stream } from "../core.js";
import type { APIResource, RequestOptions } from "../client.js";
import type { ConversationCursorPage, CursorPage, NextCursorPage, Page, PagePromise } from "../pagination.js";
import type { Uploadable } from "../uploads.js";
import type * as Extras from "../extras.js";
import type * as APIRoot from "./root.js";

export type Model = APIRoot.Model;
export type ModelDeleted = APIRoot.ModelDeleted;
export declare class Models extends APIResource {
  list(options?: RequestOptions): PagePromise<Page<APIRoot.Model>, APIRoot.Model>;
  retrieve(model: string, options?: RequestOptions): APIPromise<APIRoot.Model>;
  delete(model: string, options?: RequestOptions): APIPromise<APIRoot.ModelDeleted>;
}
export declare namespace Models {
  export {
    type Model,
    type ModelDeleted,
  };
}
