// SPDX-License-Identifier: Apache-2.0
// Models, their prices, and what a usage object costs.
import type { RouterConfig } from "./client.js";
import type { RouteCost } from "./core.js";

export type Mode = "text" | "image" | "pdf" | "audio" | "video";
export type Capability =
  | "tools"
  | "json_schema"
  | "reasoning"
  | "cache"
  | "web_search";

/** USD: of tokens for a million, of searches and requests each. */
export interface Prices {
  input?: number;
  output?: number;
  reasoning?: number;
  citation?: number;
  cache_read?: number;
  cache_write?: number;
  cache_write_1h?: number;
  input_audio?: number;
  output_audio?: number;
  cache_read_audio?: number;
  input_image?: number;
  output_image?: number;
  web_search?: number;
  file_search?: number;
  request?: number;
  request_low?: number;
  request_medium?: number;
  request_high?: number;
}

export interface Model {
  /** "provider/name" */
  id: string;
  provider: string;
  name: string;
  aliases: Array<string>;
  context: number | null;
  max_output: number | null;
  takes: Array<Mode>;
  gives: Array<Mode>;
  can: Array<Capability>;
  released: string | null;
  retires: string | null;
  successor: string | null;
  deprecated: boolean;
  /** null where no price is known. */
  prices: Prices | null;
  long_prices?: Array<Prices & { above: number }>;
  price_source?: string;
  checked?: string | null;
  source: "catalog" | "user";
  as_of: string | null;
}

export interface ListOptions {
  provider?: string;
  search?: string;
  minContext?: number;
  minOutput?: number;
  maxInputPrice?: number;
  maxOutputPrice?: number;
  takes?: Mode | Array<Mode>;
  gives?: Mode | Array<Mode>;
  can?: Capability | Array<Capability>;
  deprecated?: boolean;
  router?: RouterConfig;
}

export interface PriceOptions {
  /** When the request began: a Date or Unix milliseconds; default now. */
  at?: Date | number;
  serviceTier?: string;
  region?: string;
  router?: RouterConfig;
}

export interface Priced {
  tokens: Record<string, number>;
  /** null where it cannot be told. */
  cost: RouteCost | null;
}

export declare function list(options?: ListOptions): Array<Model>;
export declare function get(
  name: string,
  options?: { router?: RouterConfig }
): Model | null;
export declare function price(
  usage: object,
  model: string,
  options?: PriceOptions
): Priced;
