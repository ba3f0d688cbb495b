// SPDX-License-Identifier: Apache-2.0
// A configuration of providers and model groups, and what it answers.
import type { Ledger } from "./ledger.js";

/** In seconds; null for no limit. */
export interface RouterTimeouts {
  connect?: number | null;
  read?: number | null;
  ttft?: number | null;
  chunk?: number | null;
  deadline?: number | null;
}

export interface RouterProvider {
  dialect?: string;
  base_url?: string;
  api_key?: string;
  api_key_env?: string;
  headers?: Record<string, string>;
  timeouts?: RouterTimeouts;
  quirks?: Array<string>;
  scripts?: Record<string, unknown>;
}

/** Parameters of OpenAI's chats; others in extra_body. */
export interface RouterParams {
  max_tokens?: number;
  max_completion_tokens?: number;
  temperature?: number;
  top_p?: number;
  top_k?: number;
  seed?: number;
  stop?: string | Array<string>;
  presence_penalty?: number;
  frequency_penalty?: number;
  logit_bias?: Record<string, number>;
  logprobs?: boolean;
  top_logprobs?: number;
  reasoning_effort?: string;
  verbosity?: string;
  response_format?: Record<string, unknown>;
  tools?: Array<unknown>;
  tool_choice?: string | Record<string, unknown>;
  parallel_tool_calls?: boolean;
  service_tier?: string;
  metadata?: Record<string, string>;
  user?: string;
  safety_identifier?: string;
  prompt_cache_key?: string;
  store?: boolean;
  extra_body?: Record<string, unknown>;
}

/** What a target's request has other than the app's. */
export interface RouterEdit {
  /** A text replaces the app's. */
  system_prompt?:
    | string
    | { replace?: string; prefix?: string; trim?: number };
  override_params?: RouterParams;
  /** Where the app says nothing. */
  default_params?: RouterParams;
  drop_params?: Array<string>;
}

/** "auto": the nearest of the other deployments. */
export type RouterFallbacks =
  | "auto"
  | Array<string | (RouterEdit & { model: string })>;

/** A step down to something lesser; the group itself unless model is given. */
export type RouterStep =
  | string
  | (RouterEdit & { name?: string; model?: string });

export interface RouterDegrade {
  /** All unless given. */
  on?: Array<"rate_limit" | "quota" | "overload" | "deadline">;
  ladder: Array<RouterStep>;
}

export interface RouterDeployment extends RouterEdit {
  model: string;
  order?: number;
  weight?: number;
  api_key?: string;
  api_keys?: Array<string>;
  base_url?: string;
  /** A URL; "" for none. */
  proxy?: string;
  headers?: Record<string, string | null>;
  tags?: Array<string>;
  region?: string;
  failure_domain?: string;
  max_parallel_requests?: number;
  timeouts?: RouterTimeouts;
}

export type RoutingStrategy =
  | "ordered"
  | "weighted"
  | "round-robin"
  | "random"
  | "least-busy"
  | "latency"
  | "throughput"
  | "cost"
  | "usage"
  | "feedback"
  | RoutingCallback
  | (string & {});

/** Which requests for a group another one answers. */
export interface RouterRule {
  use: string;
  when: {
    tags?: Array<string>;
    metadata?: Record<string, string>;
    prompt_tokens_above?: number;
    prompt_tokens_below?: number;
    task?: string;
    last_user_contains?: string;
    /** "HH:MM-HH:MM", UTC. */
    hours?: string;
  };
}

export interface RouterShare {
  use: string;
  weight?: number;
  label?: string;
}

/** A second attempt beside one that is late; true: percentile 95, budget 0.02. */
export type RouterHedge = boolean | { percentile?: number; budget?: number };

/** So many targets asked at once. */
export type RouterRace =
  | number
  | { n?: number; until?: "content" | "complete" };

/** What is done when a stream breaks after its first content. */
export interface RouterStreamFailure {
  mode?: "continue" | "restart" | "error";
  max_fallbacks?: number;
}

/** Providers of one's own, model groups and their fallbacks. */
export interface RouterConfig {
  providers?: Record<string, RouterProvider>;
  models?: Record<
    string,
    {
      deployments: Array<string | RouterDeployment>;
      fallbacks?: RouterFallbacks;
      context_window_fallbacks?: RouterFallbacks;
      content_policy_fallbacks?: RouterFallbacks;
      degrade?: Array<RouterStep> | RouterDegrade;
      routing_strategy?: RoutingStrategy;
      /** Models whose mean score for the task is lower are a last resort. */
      min_score?: number;
      rules?: Array<RouterRule>;
      split?: Array<RouterShare>;
      hedge?: RouterHedge;
      race?: RouterRace;
      stream_failure?: RouterStreamFailure;
      timeouts?: RouterTimeouts;
    }
  >;
  router_settings?: {
    num_retries?: number;
    allowed_fails?: number;
    /** Seconds. */
    cooldown_time?: number;
    routing_strategy?: RoutingStrategy;
    hedge?: RouterHedge;
    stream_failure?: RouterStreamFailure;
    fallbacks?: RouterFallbacks;
    context_window_fallbacks?: RouterFallbacks;
    content_policy_fallbacks?: RouterFallbacks;
    timeouts?: RouterTimeouts;
  };
  /** Facts about models, your own prices: see docs/cost.md. */
  catalog?: Record<string, Record<string, unknown>>;
  /** Where attempts are written down: see docs/ledger.md. */
  ledger?: { path?: string };
}

export interface RoutePlanTarget {
  id: string;
  deployment: string;
  provider: string;
  model: string;
  group: string | null;
  key: number;
  fallback: boolean;
  only: "context_window" | "content_policy" | "degrade" | null;
  /** Of a ladder; only there. */
  step?: { number: number; name: string };
  /** What its request has other than the app's; only there. */
  edits?: Array<string>;
  /** The number of the list entry's. */
  edit?: number;
  /** Why `auto` put it there; only there. */
  nearest?: {
    to: string;
    points: number;
    by: "name" | "strengths" | "kind";
    why: string;
  };
  /** USD, estimated. */
  cost: number | null;
  /** Seconds. */
  timeouts: {
    connect: number | null;
    read: number | null;
    ttft: number | null;
    chunk: number | null;
  };
  /** Seconds of the deadline, should all before be silent until given up. */
  left: number | null;
}

/** What a call would ask: see docs/routing.md. */
export interface RoutePlan {
  model: string;
  group: string | null;
  strategy: string | null;
  label: string | null;
  /** The cause for which a ladder is walked at once; only there. */
  degraded?: "rate_limit" | "quota" | "overload" | "deadline";
  last_resort: boolean;
  revision: number;
  /** Seconds of the whole call. */
  deadline: number | null;
  targets: Array<RoutePlanTarget>;
  excluded: Array<{
    deployment: string;
    key: number;
    reason: string;
    for_ms: number | null;
  }>;
}

export interface RouterHealth {
  deployments: Array<{
    deployment: string;
    provider: string;
    key: number;
    failure_domain: string;
    available: boolean;
    reason: string | null;
    for_ms: number | null;
    breaker: "closed" | "open" | "half_open";
    in_flight: number;
    attempts: number;
    successes: number;
    failures: number;
    last_failure: string | null;
    ttft_p50_ms: number | null;
    ttft_p95_ms: number | null;
    tokens_per_second: number | null;
    tokens_last_minute: number;
  }>;
  failure_domains: Array<{ name: string; failing: boolean }>;
}

/** What a strategy callback may ask: see docs/routing.md. */
export interface RoutingCandidate {
  id: string;
  deployment: string;
  provider: string;
  model: string;
  key: number;
  order: number;
  weight: number | null;
  tags: Array<string>;
  region: string | null;
  /** Tokens; 0 when not known. */
  context: number;
  /** USD, estimated. */
  cost: number | null;
  in_flight: number;
  attempts: number;
  failures: number;
  ttft_p50_ms: number | null;
  ttft_p95_ms: number | null;
  tokens_per_second: number | null;
  tokens_last_minute: number;
}

export interface RoutingRequest {
  group: string;
  model: string;
  task: string | null;
  session: string | null;
  tags: Array<string>;
  metadata: Record<string, unknown> | null;
  prompt_tokens: number;
  max_tokens: number;
}

/** Returns those to ask, in order: candidates, their ids or deployments. */
export type RoutingCallback = (
  candidates: Array<RoutingCandidate>,
  request: RoutingRequest,
) => Array<RoutingCandidate | string>;

export interface RouterOptions {
  /** For all groups, or by group. */
  strategy?: RoutingCallback | Record<string, RoutingCallback>;
  /** Seconds, 0.5 unless given; null: any time. */
  strategyTimeout?: number | null;
}

/** A configuration to be shared by clients: see docs/routing.md. */
export declare class Router {
  constructor(config: RouterConfig | string, options?: RouterOptions);
  reload(config?: RouterConfig | string): void;
  plan(request: { model: string; [member: string]: unknown }): RoutePlan;
  health(): RouterHealth;
  /** What calls of the clients that share it took and cost. */
  readonly ledger: Ledger;
  /** Notes what a reply was worth, from 0 to 1. */
  feedback: Ledger["feedback"];
  disable(name: string): void;
  enable(name: string): void;
  pin(group: string, deployment: string | null): void;
}
