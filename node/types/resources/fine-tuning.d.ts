// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_dts.py.
import type { APIPromise, BinaryResponse, Stream } from "../core.js";
import type { APIResource, RequestOptions } from "../client.js";
import type { ConversationCursorPage, CursorPage, NextCursorPage, Page, PagePromise } from "../pagination.js";
import type { Uploadable } from "../uploads.js";
import type * as Extras from "../extras.js";
import type * as APIGraders from "./graders.js";
import type * as APIShared from "./shared.js";
import type * as APISharedParams from "./shared-params.js";

export interface GraderRunParams {
  grader: APIGraders.StringCheckGraderParam | APIGraders.TextSimilarityGraderParam | APIGraders.PythonGraderParam | APIGraders.ScoreModelGraderParam | APIGraders.MultiGraderParam;
  model_sample: string;
  item?: unknown;
}
export interface GraderRunResponse {
  metadata: GraderRunResponse_Metadata;
  model_grader_token_usage_per_model: { [key: string]: unknown };
  reward: number;
  sub_rewards: { [key: string]: unknown };
}
export interface GraderRunResponse_Metadata {
  errors: GraderRunResponse_MetadataErrors;
  execution_time: number;
  name: string;
  sampled_model_name: string | null;
  scores: { [key: string]: unknown };
  token_usage: number | null;
  type: string;
}
export interface GraderRunResponse_MetadataErrors {
  formula_parse_error: boolean;
  invalid_variable_error: boolean;
  model_grader_parse_error: boolean;
  model_grader_refusal_error: boolean;
  model_grader_server_error: boolean;
  model_grader_server_error_details: string | null;
  other_error: boolean;
  python_grader_runtime_error: boolean;
  python_grader_runtime_error_details: string | null;
  python_grader_server_error: boolean;
  python_grader_server_error_type: string | null;
  sample_parse_error: boolean;
  truncated_observation_error: boolean;
  unresponsive_reward_error: boolean;
}
export interface GraderValidateParams {
  grader: APIGraders.StringCheckGraderParam | APIGraders.TextSimilarityGraderParam | APIGraders.PythonGraderParam | APIGraders.ScoreModelGraderParam | APIGraders.MultiGraderParam;
}
export interface GraderValidateResponse {
  grader?: APIGraders.StringCheckGrader | APIGraders.TextSimilarityGrader | APIGraders.PythonGrader | APIGraders.ScoreModelGrader | APIGraders.MultiGrader;
}
export interface PermissionCreateParams {
  project_ids: Array<string>;
}
export interface PermissionCreateResponse {
  id: string;
  created_at: number;
  object: "checkpoint.permission";
  project_id: string;
}
export interface PermissionDeleteResponse {
  id: string;
  deleted: boolean;
  object: "checkpoint.permission";
}
export interface PermissionListParams {
  after?: string;
  limit?: number;
  order?: "ascending" | "descending";
  project_id?: string;
}
export interface PermissionListResponse {
  id: string;
  created_at: number;
  object: "checkpoint.permission";
  project_id: string;
}
export interface PermissionRetrieveParams {
  after?: string;
  limit?: number;
  order?: "ascending" | "descending";
  project_id?: string;
}
export interface PermissionRetrieveResponse_Data {
  id: string;
  created_at: number;
  object: "checkpoint.permission";
  project_id: string;
}
export interface PermissionRetrieveResponse {
  data: Array<PermissionRetrieveResponse_Data>;
  has_more: boolean;
  object: "list";
  first_id?: string | null;
  last_id?: string | null;
}
export interface DpoHyperparameters {
  batch_size?: "auto" | number;
  beta?: "auto" | number;
  learning_rate_multiplier?: "auto" | number;
  n_epochs?: "auto" | number;
}
export interface DpoHyperparametersParam {
  batch_size?: "auto" | number;
  beta?: "auto" | number;
  learning_rate_multiplier?: "auto" | number;
  n_epochs?: "auto" | number;
}
export interface DpoMethod {
  hyperparameters?: DpoHyperparameters;
}
export interface DpoMethodParam {
  hyperparameters?: DpoHyperparametersParam;
}
export interface FineTuningJob_Error {
  code: string;
  message: string;
  param: string | null;
}
export interface FineTuningJob {
  id: string;
  created_at: number;
  error: FineTuningJob_Error | null;
  fine_tuned_model: string | null;
  finished_at: number | null;
  hyperparameters: FineTuningJob_Hyperparameters;
  model: string;
  object: "fine_tuning.job";
  organization_id: string;
  result_files: Array<string>;
  seed: number;
  status: "validating_files" | "queued" | "running" | "succeeded" | "failed" | "cancelled";
  trained_tokens: number | null;
  training_file: string;
  validation_file: string | null;
  estimated_finish?: number | null;
  integrations?: Array<FineTuningJobWandbIntegrationObject> | null;
  metadata?: APIShared.Metadata;
  method?: FineTuningJob_Method;
}
export interface FineTuningJob_Hyperparameters {
  batch_size?: "auto" | number | null;
  learning_rate_multiplier?: "auto" | number;
  n_epochs?: "auto" | number;
}
export interface FineTuningJob_Method {
  type: "supervised" | "dpo" | "reinforcement";
  dpo?: DpoMethod;
  reinforcement?: ReinforcementMethod;
  supervised?: SupervisedMethod;
}
export interface FineTuningJobEvent {
  id: string;
  created_at: number;
  level: "info" | "warn" | "error";
  message: string;
  object: "fine_tuning.job.event";
  data?: unknown;
  type?: "message" | "metrics";
}
export interface FineTuningJobWandbIntegration {
  project: string;
  entity?: string | null;
  name?: string | null;
  tags?: Array<string>;
}
export interface FineTuningJobWandbIntegrationObject {
  type: "wandb";
  wandb: FineTuningJobWandbIntegration;
}
export interface JobCreateParams_Hyperparameters {
  batch_size?: "auto" | number;
  learning_rate_multiplier?: "auto" | number;
  n_epochs?: "auto" | number;
}
export interface JobCreateParams_Integration {
  type: "wandb";
  wandb: JobCreateParams_IntegrationWandb;
}
export interface JobCreateParams_IntegrationWandb {
  project: string;
  entity?: string | null;
  name?: string | null;
  tags?: Array<string>;
}
export interface JobCreateParams {
  model: string | "babbage-002" | "davinci-002" | "gpt-3.5-turbo" | "gpt-4o-mini";
  training_file: string;
  hyperparameters?: JobCreateParams_Hyperparameters;
  integrations?: Array<JobCreateParams_Integration> | null;
  metadata?: APISharedParams.Metadata;
  method?: JobCreateParams_Method;
  seed?: number | null;
  suffix?: string | null;
  validation_file?: string | null;
}
export interface JobCreateParams_Method {
  type: "supervised" | "dpo" | "reinforcement";
  dpo?: DpoMethodParam;
  reinforcement?: ReinforcementMethodParam;
  supervised?: SupervisedMethodParam;
}
export interface JobListEventsParams {
  after?: string;
  limit?: number;
}
export interface JobListParams {
  after?: string;
  limit?: number;
  metadata?: { [key: string]: string } | null;
}
export interface CheckpointListParams {
  after?: string;
  limit?: number;
}
export interface FineTuningJobCheckpoint {
  id: string;
  created_at: number;
  fine_tuned_model_checkpoint: string;
  fine_tuning_job_id: string;
  metrics: FineTuningJobCheckpoint_Metrics;
  object: "fine_tuning.job.checkpoint";
  step_number: number;
}
export interface FineTuningJobCheckpoint_Metrics {
  full_valid_loss?: number;
  full_valid_mean_token_accuracy?: number;
  step?: number;
  train_loss?: number;
  train_mean_token_accuracy?: number;
  valid_loss?: number;
  valid_mean_token_accuracy?: number;
}
export interface ReinforcementHyperparameters {
  batch_size?: "auto" | number;
  compute_multiplier?: "auto" | number;
  eval_interval?: "auto" | number;
  eval_samples?: "auto" | number;
  learning_rate_multiplier?: "auto" | number;
  n_epochs?: "auto" | number;
  reasoning_effort?: "default" | "low" | "medium" | "high";
}
export interface ReinforcementHyperparametersParam {
  batch_size?: "auto" | number;
  compute_multiplier?: "auto" | number;
  eval_interval?: "auto" | number;
  eval_samples?: "auto" | number;
  learning_rate_multiplier?: "auto" | number;
  n_epochs?: "auto" | number;
  reasoning_effort?: "default" | "low" | "medium" | "high";
}
export interface ReinforcementMethod {
  grader: APIGraders.StringCheckGrader | APIGraders.TextSimilarityGrader | APIGraders.PythonGrader | APIGraders.ScoreModelGrader | APIGraders.MultiGrader;
  hyperparameters?: ReinforcementHyperparameters;
}
export interface ReinforcementMethodParam {
  grader: APIGraders.StringCheckGraderParam | APIGraders.TextSimilarityGraderParam | APIGraders.PythonGraderParam | APIGraders.ScoreModelGraderParam | APIGraders.MultiGraderParam;
  hyperparameters?: ReinforcementHyperparametersParam;
}
export interface SupervisedHyperparameters {
  batch_size?: "auto" | number;
  learning_rate_multiplier?: "auto" | number;
  n_epochs?: "auto" | number;
}
export interface SupervisedHyperparametersParam {
  batch_size?: "auto" | number;
  learning_rate_multiplier?: "auto" | number;
  n_epochs?: "auto" | number;
}
export interface SupervisedMethod {
  hyperparameters?: SupervisedHyperparameters;
}
export interface SupervisedMethodParam {
  hyperparameters?: SupervisedHyperparametersParam;
}
export declare namespace FineTuningJob {
  export {
    type FineTuningJob_Error as Error,
    type FineTuningJob_Hyperparameters as Hyperparameters,
    type FineTuningJob_Method as Method,
  };
}
export declare namespace FineTuningJobCheckpoint {
  export {
    type FineTuningJobCheckpoint_Metrics as Metrics,
  };
}
export declare namespace GraderRunResponse {
  export {
    type GraderRunResponse_Metadata as Metadata,
    type GraderRunResponse_MetadataErrors as MetadataErrors,
  };
}
export declare namespace JobCreateParams {
  export {
    type JobCreateParams_Hyperparameters as Hyperparameters,
    type JobCreateParams_Integration as Integration,
    type JobCreateParams_IntegrationWandb as IntegrationWandb,
    type JobCreateParams_Method as Method,
  };
}
export declare namespace PermissionRetrieveResponse {
  export {
    type PermissionRetrieveResponse_Data as Data,
  };
}
export declare class FineTuning extends APIResource {
  alpha: Alpha;
  checkpoints: Checkpoints;
  jobs: Jobs;
}
export declare class Alpha extends APIResource {
  graders: Graders;
}
export declare class Graders extends APIResource {
  run(body: GraderRunParams, options?: RequestOptions): APIPromise<GraderRunResponse>;
  validate(body: GraderValidateParams, options?: RequestOptions): APIPromise<GraderValidateResponse>;
}
export declare class Checkpoints extends APIResource {
  permissions: Permissions;
}
export declare class Permissions extends APIResource {
  /** @deprecated */
  retrieve(finetunedmodelcheckpoint: string, params?: PermissionRetrieveParams | null, options?: RequestOptions): APIPromise<PermissionRetrieveResponse>;
  list(finetunedmodelcheckpoint: string, params?: PermissionListParams | null, options?: RequestOptions): PagePromise<ConversationCursorPage<PermissionListResponse>, PermissionListResponse>;
  create(finetunedmodelcheckpoint: string, body: PermissionCreateParams, options?: RequestOptions): PagePromise<Page<PermissionCreateResponse>, PermissionCreateResponse>;
  delete(permissionid: string, params: { fine_tuned_model_checkpoint: string; }, options?: RequestOptions): APIPromise<PermissionDeleteResponse>;
}
export declare class Jobs extends APIResource {
  checkpoints: JobsCheckpoints;
  list(params?: JobListParams | null, options?: RequestOptions): PagePromise<CursorPage<FineTuningJob>, FineTuningJob>;
  create(body: JobCreateParams, options?: RequestOptions): APIPromise<FineTuningJob>;
  retrieve(finetuningjobid: string, options?: RequestOptions): APIPromise<FineTuningJob>;
  cancel(finetuningjobid: string, options?: RequestOptions): APIPromise<FineTuningJob>;
  listEvents(finetuningjobid: string, params?: JobListEventsParams | null, options?: RequestOptions): PagePromise<CursorPage<FineTuningJobEvent>, FineTuningJobEvent>;
  pause(finetuningjobid: string, options?: RequestOptions): APIPromise<FineTuningJob>;
  resume(finetuningjobid: string, options?: RequestOptions): APIPromise<FineTuningJob>;
}
export declare class JobsCheckpoints extends APIResource {
  list(finetuningjobid: string, params?: CheckpointListParams | null, options?: RequestOptions): PagePromise<CursorPage<FineTuningJobCheckpoint>, FineTuningJobCheckpoint>;
}
export declare namespace FineTuning {
  export {
    Alpha as Alpha,
    Checkpoints as Checkpoints,
    Jobs as Jobs,
    type CheckpointListParams,
    type DpoHyperparameters,
    type DpoHyperparametersParam,
    type DpoMethod,
    type DpoMethodParam,
    type FineTuningJob,
    type FineTuningJobCheckpoint,
    type FineTuningJobEvent,
    type FineTuningJobWandbIntegration,
    type FineTuningJobWandbIntegrationObject,
    type GraderRunParams,
    type GraderRunResponse,
    type GraderValidateParams,
    type GraderValidateResponse,
    type JobCreateParams,
    type JobListEventsParams,
    type JobListParams,
    type PermissionCreateParams,
    type PermissionCreateResponse,
    type PermissionDeleteResponse,
    type PermissionListParams,
    type PermissionListResponse,
    type PermissionRetrieveParams,
    type PermissionRetrieveResponse,
    type ReinforcementHyperparameters,
    type ReinforcementHyperparametersParam,
    type ReinforcementMethod,
    type ReinforcementMethodParam,
    type SupervisedHyperparameters,
    type SupervisedHyperparametersParam,
    type SupervisedMethod,
    type SupervisedMethodParam,
  };
}
export declare namespace Alpha {
  export {
    Graders as Graders,
  };
}
export declare namespace Checkpoints {
  export {
    Permissions as Permissions,
  };
}
