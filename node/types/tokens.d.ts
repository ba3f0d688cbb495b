// SPDX-License-Identifier: Apache-2.0
// zerohop/tokens: how many tokens a text has, and which.
import type { OpenAI } from "./client.js";

export interface TextOptions {
  /** Special tokens that may stand for themselves in the text. */
  allowedSpecial?: "all" | Iterable<string>;
}

export interface ModelOptions extends TextOptions {
  /** Default: gpt-4o. */
  model?: string;
}

export declare class Encoding {
  private constructor();
  readonly name: string;
  count(text: string, options?: TextOptions): number;
  encode(text: string, options?: TextOptions): Uint32Array;
  decode(ids: Iterable<number>): string;
  decodeBytes(ids: Iterable<number>): Uint8Array;
}

export declare function count(
  text: string,
  options?: string | (ModelOptions & { exact?: boolean })
): number;
export declare function encode(
  text: string,
  options?: string | ModelOptions
): Uint32Array;
export declare function decode(
  ids: Iterable<number>,
  options?: string | { model?: string }
): string;
export declare function encoding(name: string): Encoding;
export declare function encodingForModel(
  model: string,
  options?: { exact?: boolean }
): Encoding;

export interface RequestCount {
  total: number;
  /** The provider will count as many. */
  exact: boolean;
  /** By how much the total may be off; 0 when exact. */
  error: number;
  encoding: string;
  parts: {
    messages: number;
    frame: number;
    tools: number;
    format: number;
    images: number;
  };
}

/** What a chat request costs. */
export declare function countRequest(
  request: object,
  options?: { remote?: false }
): RequestCount;
/**
 * The same as its provider says it, who is asked through `client` (else a new
 * OpenAI()); an error where there is no endpoint for it.
 */
export declare function countRequest(
  request: object,
  options: { remote: true; client?: OpenAI }
): Promise<{ total: number; exact: true; error: 0 }>;
/** Does a chat request cost at most `limit` tokens? */
export declare function fits(request: object, limit: number): boolean;

/** Makes a tokenizer.json of a kind we know an encoding. */
export declare function register(name: string, file: string): void;
/** Where vocabulary files that the user built are kept. */
export declare function dataFolder(): string;
