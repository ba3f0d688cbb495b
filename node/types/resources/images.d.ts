// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_dts.py.
import type { APIPromise, BinaryResponse, Stream } from "../core.js";
import type { APIResource, RequestOptions } from "../client.js";
import type { ConversationCursorPage, CursorPage, NextCursorPage, Page, PagePromise } from "../pagination.js";
import type { Uploadable } from "../uploads.js";
import type * as Extras from "../extras.js";
import type * as APIRoot from "./root.js";

export type Image = APIRoot.Image;
export type ImageCreateVariationParams = APIRoot.ImageCreateVariationParams;
export type ImageEditCompletedEvent = APIRoot.ImageEditCompletedEvent;
export type ImageEditParams = APIRoot.ImageEditParams;
export type ImageEditPartialImageEvent = APIRoot.ImageEditPartialImageEvent;
export type ImageEditStreamEvent = APIRoot.ImageEditStreamEvent;
export type ImageGenCompletedEvent = APIRoot.ImageGenCompletedEvent;
export type ImageGenPartialImageEvent = APIRoot.ImageGenPartialImageEvent;
export type ImageGenStreamEvent = APIRoot.ImageGenStreamEvent;
export type ImageGenerateParams = APIRoot.ImageGenerateParams;
export type ImagesResponse = APIRoot.ImagesResponse;
export declare class Images extends APIResource {
  edit(body: APIRoot.ImageEditParams & { stream?: false | null }, options?: RequestOptions): APIPromise<APIRoot.ImagesResponse>;
  edit(body: APIRoot.ImageEditParams & { stream: true }, options?: RequestOptions): APIPromise<Stream<APIRoot.ImageEditStreamEvent>>;
  edit(body: APIRoot.ImageEditParams, options?: RequestOptions): APIPromise<Stream<APIRoot.ImageEditStreamEvent> | APIRoot.ImagesResponse>;
  generate(body: APIRoot.ImageGenerateParams & { stream?: false | null }, options?: RequestOptions): APIPromise<APIRoot.ImagesResponse>;
  generate(body: APIRoot.ImageGenerateParams & { stream: true }, options?: RequestOptions): APIPromise<Stream<APIRoot.ImageGenStreamEvent>>;
  generate(body: APIRoot.ImageGenerateParams, options?: RequestOptions): APIPromise<Stream<APIRoot.ImageGenStreamEvent> | APIRoot.ImagesResponse>;
  createVariation(body: APIRoot.ImageCreateVariationParams, options?: RequestOptions): APIPromise<APIRoot.ImagesResponse>;
}
export declare namespace Images {
  export {
    type Image,
    type ImageCreateVariationParams,
    type ImageEditCompletedEvent,
    type ImageEditParams,
    type ImageEditPartialImageEvent,
    type ImageEditStreamEvent,
    type ImageGenCompletedEvent,
    type ImageGenPartialImageEvent,
    type ImageGenStreamEvent,
    type ImageGenerateParams,
    type ImagesResponse,
  };
}
