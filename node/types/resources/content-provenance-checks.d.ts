// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_dts.py.
import type { APIPromise, BinaryResponse, Stream } from "../core.js";
import type { APIResource, RequestOptions } from "../client.js";
import type { ConversationCursorPage, CursorPage, NextCursorPage, Page, PagePromise } from "../pagination.js";
import type { Uploadable } from "../uploads.js";
import type * as Extras from "../extras.js";
import type * as APIRoot from "./root.js";

export type ContentProvenanceCheck = APIRoot.ContentProvenanceCheck;
export type ContentProvenanceCheckCreateParams = APIRoot.ContentProvenanceCheckCreateParams;
export declare class ContentProvenanceChecks extends APIResource {
  create(body: APIRoot.ContentProvenanceCheckCreateParams, options?: RequestOptions): APIPromise<APIRoot.ContentProvenanceCheck>;
}
export declare namespace ContentProvenanceChecks {
  export {
    type ContentProvenanceCheck,
    type ContentProvenanceCheckCreateParams,
  };
}
