// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_dts.py.
import type { APIPromise, BinaryResponse, Stream } from "../core.js";
import type { APIResource, RequestOptions } from "../client.js";
import type { ConversationCursorPage, CursorPage, NextCursorPage, Page, PagePromise } from "../pagination.js";
import type { Uploadable } from "../uploads.js";
import type * as Extras from "../extras.js";
import type * as APIRoot from "./root.js";

export type CreateEmbeddingResponse = APIRoot.CreateEmbeddingResponse;
export type Embedding = APIRoot.Embedding;
export type EmbeddingCreateParams = APIRoot.EmbeddingCreateParams;
export declare class Embeddings extends APIResource {
  create(body: APIRoot.EmbeddingCreateParams, options?: RequestOptions): APIPromise<APIRoot.CreateEmbeddingResponse>;
}
export declare namespace Embeddings {
  export {
    type CreateEmbeddingResponse,
    type Embedding,
    type EmbeddingCreateParams,
  };
}
