// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_dts.py.
import type { APIPromise, BinaryResponse, Stream } from "../core.js";
import type { APIResource, RequestOptions } from "../client.js";
import type { ConversationCursorPage, CursorPage, NextCursorPage, Page, PagePromise } from "../pagination.js";
import type { Uploadable } from "../uploads.js";
import type * as Extras from "../extras.js";
import type * as APIResponses from "./responses.js";
import type * as APIShared from "./shared.js";
import type * as APISharedParams from "./shared-params.js";

export interface GraderInputs_GraderInputItemInputImage {
  image_url: string;
  type: "input_image";
  detail?: string;
}
export interface GraderInputs_GraderInputItemOutputText {
  text: string;
  type: "output_text";
}
export type GraderInputs = Array<string | APIResponses.ResponseInputText | GraderInputs_GraderInputItemOutputText | GraderInputs_GraderInputItemInputImage | APIResponses.ResponseInputAudio>;
export interface GraderInputsParam_GraderInputItemInputImage {
  image_url: string;
  type: "input_image";
  detail?: string;
}
export interface GraderInputsParam_GraderInputItemOutputText {
  text: string;
  type: "output_text";
}
export type GraderInputsParam = Array<string | APIResponses.ResponseInputTextParam | GraderInputsParam_GraderInputItemOutputText | GraderInputsParam_GraderInputItemInputImage | APIResponses.ResponseInputAudioParam>;
export interface LabelModelGrader_Input {
  content: string | APIResponses.ResponseInputText | LabelModelGrader_InputContentOutputText | LabelModelGrader_InputContentInputImage | APIResponses.ResponseInputAudio | GraderInputs;
  role: "user" | "assistant" | "system" | "developer";
  type?: "message";
}
export interface LabelModelGrader_InputContentInputImage {
  image_url: string;
  type: "input_image";
  detail?: string;
}
export interface LabelModelGrader_InputContentOutputText {
  text: string;
  type: "output_text";
}
export interface LabelModelGrader {
  input: Array<LabelModelGrader_Input>;
  labels: Array<string>;
  model: string;
  name: string;
  passing_labels: Array<string>;
  type: "label_model";
}
export interface LabelModelGraderParam_Input {
  content: string | APIResponses.ResponseInputTextParam | LabelModelGraderParam_InputContentOutputText | LabelModelGraderParam_InputContentInputImage | APIResponses.ResponseInputAudioParam | GraderInputsParam;
  role: "user" | "assistant" | "system" | "developer";
  type?: "message";
}
export interface LabelModelGraderParam_InputContentInputImage {
  image_url: string;
  type: "input_image";
  detail?: string;
}
export interface LabelModelGraderParam_InputContentOutputText {
  text: string;
  type: "output_text";
}
export interface LabelModelGraderParam {
  input: Array<LabelModelGraderParam_Input>;
  labels: Array<string>;
  model: string;
  name: string;
  passing_labels: Array<string>;
  type: "label_model";
}
export interface MultiGrader {
  calculate_output: string;
  graders: StringCheckGrader | TextSimilarityGrader | PythonGrader | ScoreModelGrader | LabelModelGrader;
  name: string;
  type: "multi";
}
export interface MultiGraderParam {
  calculate_output: string;
  graders: StringCheckGraderParam | TextSimilarityGraderParam | PythonGraderParam | ScoreModelGraderParam | LabelModelGraderParam;
  name: string;
  type: "multi";
}
export interface PythonGrader {
  name: string;
  source: string;
  type: "python";
  image_tag?: string;
}
export interface PythonGraderParam {
  name: string;
  source: string;
  type: "python";
  image_tag?: string;
}
export interface ScoreModelGrader_Input {
  content: string | APIResponses.ResponseInputText | ScoreModelGrader_InputContentOutputText | ScoreModelGrader_InputContentInputImage | APIResponses.ResponseInputAudio | GraderInputs;
  role: "user" | "assistant" | "system" | "developer";
  type?: "message";
}
export interface ScoreModelGrader_InputContentInputImage {
  image_url: string;
  type: "input_image";
  detail?: string;
}
export interface ScoreModelGrader_InputContentOutputText {
  text: string;
  type: "output_text";
}
export interface ScoreModelGrader_SamplingParams {
  max_completions_tokens?: number | null;
  reasoning_effort?: APIShared.ReasoningEffort;
  seed?: number | null;
  temperature?: number | null;
  top_p?: number | null;
}
export interface ScoreModelGrader {
  input: Array<ScoreModelGrader_Input>;
  model: string;
  name: string;
  type: "score_model";
  range?: Array<number>;
  sampling_params?: ScoreModelGrader_SamplingParams;
}
export interface ScoreModelGraderParam_Input {
  content: string | APIResponses.ResponseInputTextParam | ScoreModelGraderParam_InputContentOutputText | ScoreModelGraderParam_InputContentInputImage | APIResponses.ResponseInputAudioParam | GraderInputsParam;
  role: "user" | "assistant" | "system" | "developer";
  type?: "message";
}
export interface ScoreModelGraderParam_InputContentInputImage {
  image_url: string;
  type: "input_image";
  detail?: string;
}
export interface ScoreModelGraderParam_InputContentOutputText {
  text: string;
  type: "output_text";
}
export interface ScoreModelGraderParam_SamplingParams {
  max_completions_tokens?: number | null;
  reasoning_effort?: APISharedParams.ReasoningEffort;
  seed?: number | null;
  temperature?: number | null;
  top_p?: number | null;
}
export interface ScoreModelGraderParam {
  input: Array<ScoreModelGraderParam_Input>;
  model: string;
  name: string;
  type: "score_model";
  range?: Array<number>;
  sampling_params?: ScoreModelGraderParam_SamplingParams;
}
export interface StringCheckGrader {
  input: string;
  name: string;
  operation: "eq" | "ne" | "like" | "ilike";
  reference: string;
  type: "string_check";
}
export interface StringCheckGraderParam {
  input: string;
  name: string;
  operation: "eq" | "ne" | "like" | "ilike";
  reference: string;
  type: "string_check";
}
export interface TextSimilarityGrader {
  evaluation_metric: "cosine" | "fuzzy_match" | "bleu" | "gleu" | "meteor" | "rouge_1" | "rouge_2" | "rouge_3" | "rouge_4" | "rouge_5" | "rouge_l";
  input: string;
  name: string;
  reference: string;
  type: "text_similarity";
}
export interface TextSimilarityGraderParam {
  evaluation_metric: "cosine" | "fuzzy_match" | "bleu" | "gleu" | "meteor" | "rouge_1" | "rouge_2" | "rouge_3" | "rouge_4" | "rouge_5" | "rouge_l";
  input: string;
  name: string;
  reference: string;
  type: "text_similarity";
}
export declare namespace GraderInputs {
  export {
    type GraderInputs_GraderInputItemInputImage as GraderInputItemInputImage,
    type GraderInputs_GraderInputItemOutputText as GraderInputItemOutputText,
  };
}
export declare namespace GraderInputsParam {
  export {
    type GraderInputsParam_GraderInputItemInputImage as GraderInputItemInputImage,
    type GraderInputsParam_GraderInputItemOutputText as GraderInputItemOutputText,
  };
}
export declare namespace LabelModelGrader {
  export {
    type LabelModelGrader_Input as Input,
    type LabelModelGrader_InputContentInputImage as InputContentInputImage,
    type LabelModelGrader_InputContentOutputText as InputContentOutputText,
  };
}
export declare namespace LabelModelGraderParam {
  export {
    type LabelModelGraderParam_Input as Input,
    type LabelModelGraderParam_InputContentInputImage as InputContentInputImage,
    type LabelModelGraderParam_InputContentOutputText as InputContentOutputText,
  };
}
export declare namespace ScoreModelGrader {
  export {
    type ScoreModelGrader_Input as Input,
    type ScoreModelGrader_InputContentInputImage as InputContentInputImage,
    type ScoreModelGrader_InputContentOutputText as InputContentOutputText,
    type ScoreModelGrader_SamplingParams as SamplingParams,
  };
}
export declare namespace ScoreModelGraderParam {
  export {
    type ScoreModelGraderParam_Input as Input,
    type ScoreModelGraderParam_InputContentInputImage as InputContentInputImage,
    type ScoreModelGraderParam_InputContentOutputText as InputContentOutputText,
    type ScoreModelGraderParam_SamplingParams as SamplingParams,
  };
}
