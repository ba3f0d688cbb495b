// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_dts.py.
import type { APIPromise, BinaryResponse, Stream } from "../core.js";
import type { APIResource, RequestOptions } from "../client.js";
import type { ConversationCursorPage, CursorPage, NextCursorPage, Page, PagePromise } from "../pagination.js";
import type { Uploadable } from "../uploads.js";
import type * as Extras from "../extras.js";

export interface SpeechCreateParams {
  input: string;
  model: string | "tts-1" | "tts-1-hd" | "gpt-4o-mini-tts" | "gpt-4o-mini-tts-2025-12-15";
  voice: string | "alloy" | "ash" | "ballad" | "coral" | "echo" | "sage" | "shimmer" | "verse" | "marin" | "cedar" | SpeechCreateParams_VoiceID;
  instructions?: string;
  response_format?: "mp3" | "opus" | "aac" | "flac" | "wav" | "pcm";
  speed?: number;
  stream_format?: "sse" | "audio";
}
export interface SpeechCreateParams_VoiceID {
  id: string;
}
export interface Transcription_Logprob {
  token?: string;
  bytes?: Array<number>;
  logprob?: number;
}
export interface Transcription {
  text: string;
  languages?: Array<TranscriptionLanguage>;
  logprobs?: Array<Transcription_Logprob>;
  usage?: Transcription_UsageTokens | Transcription_UsageDuration;
}
export interface Transcription_UsageDuration {
  seconds: number;
  type: "duration";
}
export interface Transcription_UsageTokens {
  input_tokens: number;
  output_tokens: number;
  total_tokens: number;
  type: "tokens";
  input_token_details?: Transcription_UsageTokensInputTokenDetails;
}
export interface Transcription_UsageTokensInputTokenDetails {
  audio_tokens?: number;
  text_tokens?: number;
}
export interface TranscriptionCreateParams_ChunkingStrategyVadConfig {
  type: "server_vad";
  prefix_padding_ms?: number;
  silence_duration_ms?: number;
  threshold?: number;
}
export interface TranscriptionCreateParams {
  file: Uploadable;
  model: string | "whisper-1" | "gpt-transcribe" | "gpt-4o-transcribe" | "gpt-4o-mini-transcribe" | "gpt-4o-mini-transcribe-2025-12-15" | "gpt-4o-transcribe-diarize";
  chunking_strategy?: "auto" | TranscriptionCreateParams_ChunkingStrategyVadConfig | null;
  include?: Array<"logprobs">;
  keywords?: Array<string>;
  known_speaker_names?: Array<string>;
  known_speaker_references?: Array<string>;
  language?: string;
  languages?: Array<string>;
  prompt?: string;
  response_format?: "json" | "text" | "srt" | "verbose_json" | "vtt" | "diarized_json";
  stream?: boolean | null;
  temperature?: number;
  timestamp_granularities?: Array<"word" | "segment">;
}
export type TranscriptionCreateResponse = Transcription | TranscriptionDiarized | TranscriptionVerbose;
export interface TranscriptionDiarized {
  duration: number;
  segments: Array<TranscriptionDiarizedSegment>;
  task: "transcribe";
  text: string;
  usage?: TranscriptionDiarized_UsageTokens | TranscriptionDiarized_UsageDuration;
}
export interface TranscriptionDiarized_UsageDuration {
  seconds: number;
  type: "duration";
}
export interface TranscriptionDiarized_UsageTokens {
  input_tokens: number;
  output_tokens: number;
  total_tokens: number;
  type: "tokens";
  input_token_details?: TranscriptionDiarized_UsageTokensInputTokenDetails;
}
export interface TranscriptionDiarized_UsageTokensInputTokenDetails {
  audio_tokens?: number;
  text_tokens?: number;
}
export interface TranscriptionDiarizedSegment {
  id: string;
  end: number;
  speaker: string;
  start: number;
  text: string;
  type: "transcript.text.segment";
}
export interface TranscriptionLanguage {
  code: string;
}
export interface TranscriptionSegment {
  id: number;
  avg_logprob: number;
  compression_ratio: number;
  end: number;
  no_speech_prob: number;
  seek: number;
  start: number;
  temperature: number;
  text: string;
  tokens: Array<number>;
}
export type TranscriptionStreamEvent = TranscriptionTextSegmentEvent | TranscriptionTextDeltaEvent | TranscriptionTextDoneEvent;
export interface TranscriptionTextDeltaEvent_Logprob {
  token?: string;
  bytes?: Array<number>;
  logprob?: number;
}
export interface TranscriptionTextDeltaEvent {
  delta: string;
  type: "transcript.text.delta";
  logprobs?: Array<TranscriptionTextDeltaEvent_Logprob>;
  segment_id?: string;
}
export interface TranscriptionTextDoneEvent_Logprob {
  token?: string;
  bytes?: Array<number>;
  logprob?: number;
}
export interface TranscriptionTextDoneEvent {
  text: string;
  type: "transcript.text.done";
  languages?: Array<TranscriptionLanguage>;
  logprobs?: Array<TranscriptionTextDoneEvent_Logprob>;
  usage?: TranscriptionTextDoneEvent_Usage;
}
export interface TranscriptionTextDoneEvent_Usage {
  input_tokens: number;
  output_tokens: number;
  total_tokens: number;
  type: "tokens";
  input_token_details?: TranscriptionTextDoneEvent_UsageInputTokenDetails;
}
export interface TranscriptionTextDoneEvent_UsageInputTokenDetails {
  audio_tokens?: number;
  text_tokens?: number;
}
export interface TranscriptionTextSegmentEvent {
  id: string;
  end: number;
  speaker: string;
  start: number;
  text: string;
  type: "transcript.text.segment";
}
export interface TranscriptionVerbose {
  duration: number;
  language: string;
  text: string;
  segments?: Array<TranscriptionSegment>;
  usage?: TranscriptionVerbose_Usage;
  words?: Array<TranscriptionWord>;
}
export interface TranscriptionVerbose_Usage {
  seconds: number;
  type: "duration";
}
export interface TranscriptionWord {
  end: number;
  start: number;
  word: string;
}
export interface Translation {
  text: string;
}
export interface TranslationCreateParams {
  file: Uploadable;
  model: string | "whisper-1";
  prompt?: string;
  response_format?: "json" | "text" | "srt" | "verbose_json" | "vtt";
  temperature?: number;
}
export type TranslationCreateResponse = Translation | TranslationVerbose;
export interface TranslationVerbose {
  duration: number;
  language: string;
  text: string;
  segments?: Array<TranscriptionSegment>;
}
export declare namespace SpeechCreateParams {
  export {
    type SpeechCreateParams_VoiceID as VoiceID,
  };
}
export declare namespace Transcription {
  export {
    type Transcription_Logprob as Logprob,
    type Transcription_UsageDuration as UsageDuration,
    type Transcription_UsageTokens as UsageTokens,
    type Transcription_UsageTokensInputTokenDetails as UsageTokensInputTokenDetails,
  };
}
export declare namespace TranscriptionCreateParams {
  export {
    type TranscriptionCreateParams_ChunkingStrategyVadConfig as ChunkingStrategyVadConfig,
  };
}
export declare namespace TranscriptionDiarized {
  export {
    type TranscriptionDiarized_UsageDuration as UsageDuration,
    type TranscriptionDiarized_UsageTokens as UsageTokens,
    type TranscriptionDiarized_UsageTokensInputTokenDetails as UsageTokensInputTokenDetails,
  };
}
export declare namespace TranscriptionTextDeltaEvent {
  export {
    type TranscriptionTextDeltaEvent_Logprob as Logprob,
  };
}
export declare namespace TranscriptionTextDoneEvent {
  export {
    type TranscriptionTextDoneEvent_Logprob as Logprob,
    type TranscriptionTextDoneEvent_Usage as Usage,
    type TranscriptionTextDoneEvent_UsageInputTokenDetails as UsageInputTokenDetails,
  };
}
export declare namespace TranscriptionVerbose {
  export {
    type TranscriptionVerbose_Usage as Usage,
  };
}
export declare class Audio extends APIResource {
  speech: Speech;
  transcriptions: Transcriptions;
  translations: Translations;
}
export declare class Speech extends APIResource {
  create(body: SpeechCreateParams, options?: RequestOptions): APIPromise<BinaryResponse>;
}
export declare class Transcriptions extends APIResource {
  create(body: TranscriptionCreateParams & { stream?: false | null }, options?: RequestOptions): APIPromise<TranscriptionCreateResponse>;
  create(body: TranscriptionCreateParams & { stream: true }, options?: RequestOptions): APIPromise<Stream<TranscriptionStreamEvent>>;
  create(body: TranscriptionCreateParams, options?: RequestOptions): APIPromise<Stream<TranscriptionStreamEvent> | TranscriptionCreateResponse>;
}
export declare class Translations extends APIResource {
  create(body: TranslationCreateParams, options?: RequestOptions): APIPromise<TranslationCreateResponse>;
}
export declare namespace Audio {
  export {
    Speech as Speech,
    Transcriptions as Transcriptions,
    Translations as Translations,
    type SpeechCreateParams,
    type Transcription,
    type TranscriptionCreateParams,
    type TranscriptionCreateResponse,
    type TranscriptionDiarized,
    type TranscriptionDiarizedSegment,
    type TranscriptionLanguage,
    type TranscriptionSegment,
    type TranscriptionStreamEvent,
    type TranscriptionTextDeltaEvent,
    type TranscriptionTextDoneEvent,
    type TranscriptionTextSegmentEvent,
    type TranscriptionVerbose,
    type TranscriptionWord,
    type Translation,
    type TranslationCreateParams,
    type TranslationCreateResponse,
    type TranslationVerbose,
  };
}
