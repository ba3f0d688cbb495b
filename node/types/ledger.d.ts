// SPDX-License-Identifier: Apache-2.0
// What calls took and cost: see docs/ledger.md.
import type { Route } from "./core.js";

export type LedgerBy =
  | "day"
  | "provider"
  | "model"
  | "deployment"
  | "group"
  | "key"
  | "outcome"
  | "tag"
  | `tag:${string}`;

/** A Date, Unix milliseconds, "2026-11-01", or "7d", "12h" ago. */
export type LedgerTime = Date | number | string;

export interface LedgerQuery {
  by?: LedgerBy | Array<LedgerBy>;
  since?: LedgerTime;
  until?: LedgerTime;
  provider?: string;
  model?: string;
  deployment?: string;
  group?: string;
  key?: string;
  tag?: string;
  outcome?: string;
  /** "provider/model": what the same tokens would have cost there. */
  compare?: string;
  limit?: number;
  memory?: boolean;
  path?: string;
}

export interface LedgerSums {
  requests: number;
  attempts: number;
  answered: number;
  failed: number;
  canceled: number;
  fallbacks: number;
  refused: number;
  failure_rate: number | null;
  fallback_share: number | null;
  refusal_rate: number | null;
  tokens: Record<string, number>;
  cache_hit_share: number | null;
  cost: number;
  pusd: number;
  unpriced: number;
  estimates: number;
  ttft_ms: number | null;
  duration_ms: number | null;
  compare?: { model: string; cost: number | null; unpriced: number };
}

export interface LedgerRow extends LedgerSums {
  day?: string;
  provider?: string;
  model?: string;
  deployment?: string;
  group?: string;
  key?: string;
  tag?: string;
  outcome?: string;
}

export interface LedgerUsage {
  source: "file" | "memory";
  rows: Array<LedgerRow>;
  total: LedgerSums;
  lost: number;
  error: string | null;
}

export interface LedgerModel {
  provider: string;
  model: string;
  scored: number;
  score: number;
  cost_each: number | null;
  viable: boolean;
}

export interface LedgerTask {
  task: string;
  /** null where no model is good enough, or none of them has a price. */
  cheapest: LedgerModel | null;
  models: Array<LedgerModel>;
}

export interface LedgerStatus {
  path: string | null;
  written: number;
  queued: number;
  lost: number;
  error: string | null;
}

export interface LedgerTasksQuery {
  task?: string;
  minScore?: number;
  minCount?: number;
  since?: LedgerTime;
  until?: LedgerTime;
  memory?: boolean;
  path?: string;
}

export declare class Ledger {
  usage(options?: LedgerQuery): Promise<LedgerUsage>;
  table(options?: LedgerQuery): Promise<string>;
  tasks(options?: LedgerTasksQuery): Promise<Array<LedgerTask>>;
  feedback(
    reply: string | Route | { readonly _route?: Route },
    options: { score: number; label?: string }
  ): Promise<void>;
  status(): Promise<LedgerStatus>;
  flush(timeout?: number): Promise<LedgerStatus>;
}
