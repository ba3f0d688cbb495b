// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_dts.py.
import type { APIPromise, BinaryResponse, Stream } from "../core.js";
import type { APIResource, RequestOptions } from "../client.js";
import type { ConversationCursorPage, CursorPage, NextCursorPage, Page, PagePromise } from "../pagination.js";
import type { Uploadable } from "../uploads.js";
import type * as Extras from "../extras.js";

export interface BatchCancelledWebhookEvent {
  id: string;
  created_at: number;
  data: BatchCancelledWebhookEvent_Data;
  type: "batch.cancelled";
  object?: "event";
}
export interface BatchCancelledWebhookEvent_Data {
  id: string;
}
export interface BatchCompletedWebhookEvent {
  id: string;
  created_at: number;
  data: BatchCompletedWebhookEvent_Data;
  type: "batch.completed";
  object?: "event";
}
export interface BatchCompletedWebhookEvent_Data {
  id: string;
}
export interface BatchExpiredWebhookEvent {
  id: string;
  created_at: number;
  data: BatchExpiredWebhookEvent_Data;
  type: "batch.expired";
  object?: "event";
}
export interface BatchExpiredWebhookEvent_Data {
  id: string;
}
export interface BatchFailedWebhookEvent {
  id: string;
  created_at: number;
  data: BatchFailedWebhookEvent_Data;
  type: "batch.failed";
  object?: "event";
}
export interface BatchFailedWebhookEvent_Data {
  id: string;
}
export interface EvalRunCanceledWebhookEvent_Data {
  id: string;
}
export interface EvalRunCanceledWebhookEvent {
  id: string;
  created_at: number;
  data: EvalRunCanceledWebhookEvent_Data;
  type: "eval.run.canceled";
  object?: "event";
}
export interface EvalRunFailedWebhookEvent_Data {
  id: string;
}
export interface EvalRunFailedWebhookEvent {
  id: string;
  created_at: number;
  data: EvalRunFailedWebhookEvent_Data;
  type: "eval.run.failed";
  object?: "event";
}
export interface EvalRunSucceededWebhookEvent_Data {
  id: string;
}
export interface EvalRunSucceededWebhookEvent {
  id: string;
  created_at: number;
  data: EvalRunSucceededWebhookEvent_Data;
  type: "eval.run.succeeded";
  object?: "event";
}
export interface FineTuningJobCancelledWebhookEvent_Data {
  id: string;
}
export interface FineTuningJobCancelledWebhookEvent {
  id: string;
  created_at: number;
  data: FineTuningJobCancelledWebhookEvent_Data;
  type: "fine_tuning.job.cancelled";
  object?: "event";
}
export interface FineTuningJobFailedWebhookEvent_Data {
  id: string;
}
export interface FineTuningJobFailedWebhookEvent {
  id: string;
  created_at: number;
  data: FineTuningJobFailedWebhookEvent_Data;
  type: "fine_tuning.job.failed";
  object?: "event";
}
export interface FineTuningJobSucceededWebhookEvent_Data {
  id: string;
}
export interface FineTuningJobSucceededWebhookEvent {
  id: string;
  created_at: number;
  data: FineTuningJobSucceededWebhookEvent_Data;
  type: "fine_tuning.job.succeeded";
  object?: "event";
}
export interface LiveCallIncomingWebhookEvent_Data {
  session_id: string;
  sip_headers: Array<LiveCallIncomingWebhookEvent_DataSipHeader>;
}
export interface LiveCallIncomingWebhookEvent_DataSipHeader {
  name: string;
  value: string;
}
export interface LiveCallIncomingWebhookEvent {
  id: string;
  created_at: number;
  data: LiveCallIncomingWebhookEvent_Data;
  type: "live.call.incoming";
  object?: "event";
}
export interface RealtimeCallIncomingWebhookEvent_Data {
  call_id: string;
  sip_headers: Array<RealtimeCallIncomingWebhookEvent_DataSipHeader>;
}
export interface RealtimeCallIncomingWebhookEvent_DataSipHeader {
  name: string;
  value: string;
}
export interface RealtimeCallIncomingWebhookEvent {
  id: string;
  created_at: number;
  data: RealtimeCallIncomingWebhookEvent_Data;
  type: "realtime.call.incoming";
  object?: "event";
}
export interface ResponseCancelledWebhookEvent_Data {
  id: string;
}
export interface ResponseCancelledWebhookEvent {
  id: string;
  created_at: number;
  data: ResponseCancelledWebhookEvent_Data;
  type: "response.cancelled";
  object?: "event";
}
export interface ResponseCompletedWebhookEvent_Data {
  id: string;
}
export interface ResponseCompletedWebhookEvent {
  id: string;
  created_at: number;
  data: ResponseCompletedWebhookEvent_Data;
  type: "response.completed";
  object?: "event";
}
export interface ResponseFailedWebhookEvent_Data {
  id: string;
}
export interface ResponseFailedWebhookEvent {
  id: string;
  created_at: number;
  data: ResponseFailedWebhookEvent_Data;
  type: "response.failed";
  object?: "event";
}
export interface ResponseIncompleteWebhookEvent_Data {
  id: string;
}
export interface ResponseIncompleteWebhookEvent {
  id: string;
  created_at: number;
  data: ResponseIncompleteWebhookEvent_Data;
  type: "response.incomplete";
  object?: "event";
}
export type UnwrapWebhookEvent = BatchCancelledWebhookEvent | BatchCompletedWebhookEvent | BatchExpiredWebhookEvent | BatchFailedWebhookEvent | EvalRunCanceledWebhookEvent | EvalRunFailedWebhookEvent | EvalRunSucceededWebhookEvent | FineTuningJobCancelledWebhookEvent | FineTuningJobFailedWebhookEvent | FineTuningJobSucceededWebhookEvent | LiveCallIncomingWebhookEvent | RealtimeCallIncomingWebhookEvent | ResponseCancelledWebhookEvent | ResponseCompletedWebhookEvent | ResponseFailedWebhookEvent | ResponseIncompleteWebhookEvent;
export declare namespace BatchCancelledWebhookEvent {
  export {
    type BatchCancelledWebhookEvent_Data as Data,
  };
}
export declare namespace BatchCompletedWebhookEvent {
  export {
    type BatchCompletedWebhookEvent_Data as Data,
  };
}
export declare namespace BatchExpiredWebhookEvent {
  export {
    type BatchExpiredWebhookEvent_Data as Data,
  };
}
export declare namespace BatchFailedWebhookEvent {
  export {
    type BatchFailedWebhookEvent_Data as Data,
  };
}
export declare namespace EvalRunCanceledWebhookEvent {
  export {
    type EvalRunCanceledWebhookEvent_Data as Data,
  };
}
export declare namespace EvalRunFailedWebhookEvent {
  export {
    type EvalRunFailedWebhookEvent_Data as Data,
  };
}
export declare namespace EvalRunSucceededWebhookEvent {
  export {
    type EvalRunSucceededWebhookEvent_Data as Data,
  };
}
export declare namespace FineTuningJobCancelledWebhookEvent {
  export {
    type FineTuningJobCancelledWebhookEvent_Data as Data,
  };
}
export declare namespace FineTuningJobFailedWebhookEvent {
  export {
    type FineTuningJobFailedWebhookEvent_Data as Data,
  };
}
export declare namespace FineTuningJobSucceededWebhookEvent {
  export {
    type FineTuningJobSucceededWebhookEvent_Data as Data,
  };
}
export declare namespace LiveCallIncomingWebhookEvent {
  export {
    type LiveCallIncomingWebhookEvent_Data as Data,
    type LiveCallIncomingWebhookEvent_DataSipHeader as DataSipHeader,
  };
}
export declare namespace RealtimeCallIncomingWebhookEvent {
  export {
    type RealtimeCallIncomingWebhookEvent_Data as Data,
    type RealtimeCallIncomingWebhookEvent_DataSipHeader as DataSipHeader,
  };
}
export declare namespace ResponseCancelledWebhookEvent {
  export {
    type ResponseCancelledWebhookEvent_Data as Data,
  };
}
export declare namespace ResponseCompletedWebhookEvent {
  export {
    type ResponseCompletedWebhookEvent_Data as Data,
  };
}
export declare namespace ResponseFailedWebhookEvent {
  export {
    type ResponseFailedWebhookEvent_Data as Data,
  };
}
export declare namespace ResponseIncompleteWebhookEvent {
  export {
    type ResponseIncompleteWebhookEvent_Data as Data,
  };
}
export declare class Webhooks extends APIResource {
}
export interface Webhooks extends Extras.Webhooks {}
export declare namespace Webhooks {
  export {
    type BatchCancelledWebhookEvent,
    type BatchCompletedWebhookEvent,
    type BatchExpiredWebhookEvent,
    type BatchFailedWebhookEvent,
    type EvalRunCanceledWebhookEvent,
    type EvalRunFailedWebhookEvent,
    type EvalRunSucceededWebhookEvent,
    type FineTuningJobCancelledWebhookEvent,
    type FineTuningJobFailedWebhookEvent,
    type FineTuningJobSucceededWebhookEvent,
    type LiveCallIncomingWebhookEvent,
    type RealtimeCallIncomingWebhookEvent,
    type ResponseCancelledWebhookEvent,
    type ResponseCompletedWebhookEvent,
    type ResponseFailedWebhookEvent,
    type ResponseIncompleteWebhookEvent,
    type UnwrapWebhookEvent,
  };
}
