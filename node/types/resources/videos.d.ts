// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_dts.py.
import type { APIPromise, BinaryResponse, Stream } from "../core.js";
import type { APIResource, RequestOptions } from "../client.js";
import type { ConversationCursorPage, CursorPage, NextCursorPage, Page, PagePromise } from "../pagination.js";
import type { Uploadable } from "../uploads.js";
import type * as Extras from "../extras.js";
import type * as APIRoot from "./root.js";

export type ImageInputReferenceParam = APIRoot.ImageInputReferenceParam;
export type Video = APIRoot.Video;
export type VideoCreateCharacterParams = APIRoot.VideoCreateCharacterParams;
export type VideoCreateCharacterResponse = APIRoot.VideoCreateCharacterResponse;
export type VideoCreateError = APIRoot.VideoCreateError;
export type VideoCreateParams = APIRoot.VideoCreateParams;
export type VideoDeleteResponse = APIRoot.VideoDeleteResponse;
export type VideoDownloadContentParams = APIRoot.VideoDownloadContentParams;
export type VideoEditParams = APIRoot.VideoEditParams;
export type VideoExtendParams = APIRoot.VideoExtendParams;
export type VideoGetCharacterResponse = APIRoot.VideoGetCharacterResponse;
export type VideoListParams = APIRoot.VideoListParams;
export type VideoModel = APIRoot.VideoModel;
export type VideoModelParam = APIRoot.VideoModelParam;
export type VideoRemixParams = APIRoot.VideoRemixParams;
export type VideoSeconds = APIRoot.VideoSeconds;
export type VideoSize = APIRoot.VideoSize;
export declare class Videos extends APIResource {
  /** @deprecated */
  list(params?: APIRoot.VideoListParams | null, options?: RequestOptions): PagePromise<ConversationCursorPage<APIRoot.Video>, APIRoot.Video>;
  /** @deprecated */
  create(body: APIRoot.VideoCreateParams, options?: RequestOptions): APIPromise<APIRoot.Video>;
  /** @deprecated */
  createCharacter(body: APIRoot.VideoCreateCharacterParams, options?: RequestOptions): APIPromise<APIRoot.VideoCreateCharacterResponse>;
  /** @deprecated */
  getCharacter(characterid: string, options?: RequestOptions): APIPromise<APIRoot.VideoGetCharacterResponse>;
  /** @deprecated */
  edit(body: APIRoot.VideoEditParams, options?: RequestOptions): APIPromise<APIRoot.Video>;
  /** @deprecated */
  extend(body: APIRoot.VideoExtendParams, options?: RequestOptions): APIPromise<APIRoot.Video>;
  /** @deprecated */
  retrieve(videoid: string, options?: RequestOptions): APIPromise<APIRoot.Video>;
  /** @deprecated */
  delete(videoid: string, options?: RequestOptions): APIPromise<APIRoot.VideoDeleteResponse>;
  /** @deprecated */
  downloadContent(videoid: string, params?: APIRoot.VideoDownloadContentParams | null, options?: RequestOptions): APIPromise<BinaryResponse>;
  /** @deprecated */
  remix(videoid: string, body: APIRoot.VideoRemixParams, options?: RequestOptions): APIPromise<APIRoot.Video>;
}
export declare namespace Videos {
  export {
    type ImageInputReferenceParam,
    type Video,
    type VideoCreateCharacterParams,
    type VideoCreateCharacterResponse,
    type VideoCreateError,
    type VideoCreateParams,
    type VideoDeleteResponse,
    type VideoDownloadContentParams,
    type VideoEditParams,
    type VideoExtendParams,
    type VideoGetCharacterResponse,
    type VideoListParams,
    type VideoModel,
    type VideoModelParam,
    type VideoRemixParams,
    type VideoSeconds,
    type VideoSize,
  };
}
