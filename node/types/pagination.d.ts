// SPDX-License-Identifier: Apache-2.0
// Lists that come in pages.
import type { OpenAI, FinalRequestOptions } from "./client.js";
import { APIPromise } from "./core.js";

export type PageRequestOptions = Pick<
  FinalRequestOptions,
  "query" | "headers" | "body" | "path" | "method"
>;

export declare abstract class AbstractPage<Item>
  implements AsyncIterable<Item>
{
  constructor(
    client: OpenAI,
    response: Response,
    body: unknown,
    options: FinalRequestOptions
  );
  abstract nextPageRequestOptions(): PageRequestOptions | null;
  abstract getPaginatedItems(): Array<Item>;
  hasNextPage(): boolean;
  getNextPage(): Promise<this>;
  iterPages(): AsyncGenerator<this>;
  [Symbol.asyncIterator](): AsyncGenerator<Item>;
}

/** The first page to be; iterating over it gives the items of all pages. */
export declare class PagePromise<
    PageClass extends AbstractPage<Item>,
    Item = ReturnType<PageClass["getPaginatedItems"]>[number],
  >
  extends APIPromise<PageClass>
  implements AsyncIterable<Item>
{
  [Symbol.asyncIterator](): AsyncGenerator<Item>;
}

export interface PageResponse<Item> {
  data: Array<Item>;
  object: string;
}
export interface CursorPageResponse<Item> {
  data: Array<Item>;
  has_more: boolean;
}
export interface CursorPageParams {
  after?: string;
  limit?: number;
}
export interface ConversationCursorPageResponse<Item>
  extends CursorPageResponse<Item> {
  last_id: string;
}
export type ConversationCursorPageParams = CursorPageParams;
export interface NextCursorPageResponse<Item>
  extends CursorPageResponse<Item> {
  next: string | null;
}
export type NextCursorPageParams = CursorPageParams;

export declare class Page<Item>
  extends AbstractPage<Item>
  implements PageResponse<Item>
{
  data: Array<Item>;
  object: string;
  getPaginatedItems(): Array<Item>;
  nextPageRequestOptions(): PageRequestOptions | null;
}

export declare class CursorPage<Item>
  extends AbstractPage<Item>
  implements CursorPageResponse<Item>
{
  data: Array<Item>;
  has_more: boolean;
  getPaginatedItems(): Array<Item>;
  nextPageRequestOptions(): PageRequestOptions | null;
}

export declare class ConversationCursorPage<Item>
  extends AbstractPage<Item>
  implements ConversationCursorPageResponse<Item>
{
  data: Array<Item>;
  has_more: boolean;
  last_id: string;
  getPaginatedItems(): Array<Item>;
  nextPageRequestOptions(): PageRequestOptions | null;
}

export declare class NextCursorPage<Item>
  extends AbstractPage<Item>
  implements NextCursorPageResponse<Item>
{
  data: Array<Item>;
  has_more: boolean;
  next: string | null;
  getPaginatedItems(): Array<Item>;
  nextPageRequestOptions(): PageRequestOptions | null;
}

export declare class TokenPage<Item> extends NextCursorPage<Item> {}
