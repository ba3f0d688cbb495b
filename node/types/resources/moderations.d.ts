// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_dts.py.
import type { APIPromise, BinaryResponse, Stream } from "../core.js";
import type { APIResource, RequestOptions } from "../client.js";
import type { ConversationCursorPage, CursorPage, NextCursorPage, Page, PagePromise } from "../pagination.js";
import type { Uploadable } from "../uploads.js";
import type * as Extras from "../extras.js";
import type * as APIRoot from "./root.js";

export type Moderation = APIRoot.Moderation;
export type ModerationCreateParams = APIRoot.ModerationCreateParams;
export type ModerationCreateResponse = APIRoot.ModerationCreateResponse;
export declare class Moderations extends APIResource {
  create(body: APIRoot.ModerationCreateParams, options?: RequestOptions): APIPromise<APIRoot.ModerationCreateResponse>;
}
export declare namespace Moderations {
  export {
    type Moderation,
    type ModerationCreateParams,
    type ModerationCreateResponse,
  };
}
