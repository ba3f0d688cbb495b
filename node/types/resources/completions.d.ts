// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_dts.py.
import type { APIPromise, BinaryResponse, Stream } from "../core.js";
import type { APIResource, RequestOptions } from "../client.js";
import type { ConversationCursorPage, CursorPage, NextCursorPage, Page, PagePromise } from "../pagination.js";
import type { Uploadable } from "../uploads.js";
import type * as Extras from "../extras.js";
import type * as APIRoot from "./root.js";

export type Completion = APIRoot.Completion;
export type CompletionChoice = APIRoot.CompletionChoice;
export type CompletionCreateParams = APIRoot.CompletionCreateParams;
export type CompletionUsage = APIRoot.CompletionUsage;
export declare class Completions extends APIResource {
  create(body: APIRoot.CompletionCreateParams & { stream?: false | null }, options?: RequestOptions): APIPromise<APIRoot.Completion>;
  create(body: APIRoot.CompletionCreateParams & { stream: true }, options?: RequestOptions): APIPromise<Stream<APIRoot.Completion>>;
  create(body: APIRoot.CompletionCreateParams, options?: RequestOptions): APIPromise<Stream<APIRoot.Completion> | APIRoot.Completion>;
}
export declare namespace Completions {
  export {
    type Completion,
    type CompletionChoice,
    type CompletionCreateParams,
    type CompletionUsage,
  };
}
