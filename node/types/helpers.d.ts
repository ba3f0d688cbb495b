// SPDX-License-Identifier: Apache-2.0
// Parsed completions, streams told as events, and runners of tools.
import type {
  ChatCompletion,
  ChatCompletionChunk,
  ChatCompletionCreateParamsBase,
  ChatCompletionCreateParamsNonStreaming,
  ChatCompletionCreateParamsStreaming,
  ChatCompletionFunctionTool,
  ChatCompletionMessage,
  ChatCompletionMessageFunctionToolCall,
  ChatCompletionMessageParam,
  ChatCompletionTokenLogprob,
  ChatCompletionTool,
  CompletionUsage,
  ResponseFormatJSONSchema,
} from "./chat.js";
import type { APIUserAbortError, OpenAIError } from "./core.js";
import type { OpenAI, RequestOptions } from "./client.js";

// --- formats and tools that read what comes back ---

export type AutoParseableResponseFormat<ParsedT> = ResponseFormatJSONSchema & {
  __output: ParsedT;
  $brand: "auto-parseable-response-format";
  $parseRaw(content: string): ParsedT;
};

export interface AutoParseableTextFormat<ParsedT> {
  type: "json_schema";
  name: string;
  schema: { [key: string]: unknown };
  description?: string;
  strict?: boolean | null;
  __output: ParsedT;
  $brand: "auto-parseable-response-format";
  $parseRaw(content: string): ParsedT;
}

export type AutoParseableTool<Args> = ChatCompletionFunctionTool & {
  __arguments: Args;
  $brand: "auto-parseable-tool";
  $callback: ((args: Args) => unknown) | undefined;
  $parseRaw(args: string): Args;
};

export interface AutoParseableResponseTool<Args> {
  type: "function";
  name: string;
  parameters: { [key: string]: unknown } | null;
  strict: boolean | null;
  description?: string | null;
  defer_loading?: boolean;
  __arguments: Args;
  $brand: "auto-parseable-tool";
  $callback: ((args: Args) => unknown) | undefined;
  $parseRaw(args: string): Args;
}

export type ExtractParsed<Params> = Params extends {
  response_format?: infer Format;
}
  ? Format extends { __output: infer ParsedT }
    ? ParsedT
    : Format extends ResponseFormatJSONSchema
      ? unknown
      : null
  : null;

// --- parsed completions ---

export interface ParsedFunction
  extends ChatCompletionMessageFunctionToolCall.Function {
  parsed_arguments?: unknown;
}

export interface ParsedFunctionToolCall
  extends ChatCompletionMessageFunctionToolCall {
  function: ParsedFunction;
}

export interface ParsedChatCompletionMessage<ParsedT>
  extends ChatCompletionMessage {
  parsed: ParsedT | null;
  tool_calls?: Array<ParsedFunctionToolCall>;
}

export interface ParsedChoice<ParsedT> extends ChatCompletion.Choice {
  message: ParsedChatCompletionMessage<ParsedT>;
}

export interface ParsedChatCompletion<ParsedT> extends ChatCompletion {
  choices: Array<ParsedChoice<ParsedT>>;
}

export type ChatCompletionParseParams = ChatCompletionCreateParamsNonStreaming;

// --- events ---

export interface BaseEvents {
  connect: () => void;
  error: (error: OpenAIError) => void;
  abort: (error: APIUserAbortError) => void;
  end: () => void;
}

type Listened<Events, Event extends keyof Events> = Events[Event] extends (
  ...args: infer Args
) => unknown
  ? Args
  : never;

type Emitted<Args extends Array<unknown>> = Args extends []
  ? void
  : Args extends [infer Only]
    ? Only
    : Args;

export declare class EventStream<Events extends BaseEvents> {
  controller: AbortController;
  get ended(): boolean;
  get errored(): boolean;
  get aborted(): boolean;
  abort(): void;
  on<Event extends keyof Events>(event: Event, listener: Events[Event]): this;
  off<Event extends keyof Events>(event: Event, listener: Events[Event]): this;
  once<Event extends keyof Events>(event: Event, listener: Events[Event]): this;
  emitted<Event extends keyof Events>(
    event: Event
  ): Promise<Emitted<Listened<Events, Event>>>;
  events<Event extends keyof Events>(
    event: Event
  ): AsyncIterableIterator<Listened<Events, Event>>;
  done(): Promise<void>;
}

export interface AbstractChatCompletionRunnerEvents extends BaseEvents {
  functionToolCall: (
    call: ChatCompletionMessageFunctionToolCall.Function
  ) => void;
  message: (message: ChatCompletionMessageParam) => void;
  chatCompletion: (completion: ChatCompletion) => void;
  finalContent: (content: string) => void;
  finalMessage: (message: ChatCompletionMessageParam) => void;
  finalChatCompletion: (completion: ChatCompletion) => void;
  finalFunctionToolCall: (
    call: ChatCompletionMessageFunctionToolCall.Function
  ) => void;
  functionToolCallResult: (content: string) => void;
  finalFunctionToolCallResult: (content: string) => void;
  totalUsage: (usage: CompletionUsage) => void;
}

export declare class AbstractChatCompletionRunner<
  Events extends AbstractChatCompletionRunnerEvents,
  ParsedT,
> extends EventStream<Events> {
  messages: Array<ChatCompletionMessageParam>;
  finalChatCompletion(): Promise<ParsedChatCompletion<ParsedT>>;
  finalContent(): Promise<string | null>;
  finalMessage(): Promise<ParsedChatCompletionMessage<ParsedT>>;
  finalFunctionToolCall(): Promise<
    ChatCompletionMessageFunctionToolCall.Function | undefined
  >;
  finalFunctionToolCallResult(): Promise<string | undefined>;
  totalUsage(): Promise<CompletionUsage>;
  allChatCompletions(): Array<ChatCompletion>;
}

export interface RunnerOptions extends RequestOptions {
  /** 10 by default. */
  maxChatCompletions?: number;
  /** Runs after each completion and the tools that it called. */
  afterCompletion?: (
    completion: ChatCompletion,
    runner: { messages: Array<ChatCompletionMessageParam>; abort(): void }
  ) => void | Promise<void>;
}

export interface ChatCompletionRunnerEvents
  extends AbstractChatCompletionRunnerEvents {
  content: (content: string) => void;
}

export declare class ChatCompletionRunner<
  ParsedT = null,
> extends AbstractChatCompletionRunner<ChatCompletionRunnerEvents, ParsedT> {}

export interface ContentDeltaEvent {
  delta: string;
  snapshot: string;
  parsed: unknown | null;
}
export interface ContentDoneEvent<ParsedT = null> {
  content: string;
  parsed: ParsedT | null;
}
export interface RefusalDeltaEvent {
  delta: string;
  snapshot: string;
}
export interface RefusalDoneEvent {
  refusal: string;
}
export interface FunctionToolCallArgumentsDoneEvent {
  name: string;
  index: number;
  arguments: string;
  parsed_arguments: unknown;
}
export interface FunctionToolCallArgumentsDeltaEvent
  extends FunctionToolCallArgumentsDoneEvent {
  arguments_delta: string;
}
export interface LogProbsContentDoneEvent {
  content: Array<ChatCompletionTokenLogprob>;
}
export interface LogProbsContentDeltaEvent extends LogProbsContentDoneEvent {
  snapshot: Array<ChatCompletionTokenLogprob>;
}
export interface LogProbsRefusalDoneEvent {
  refusal: Array<ChatCompletionTokenLogprob>;
}
export interface LogProbsRefusalDeltaEvent extends LogProbsRefusalDoneEvent {
  snapshot: Array<ChatCompletionTokenLogprob>;
}

export interface ChatCompletionSnapshot {
  id: string;
  choices: Array<{
    finish_reason: ChatCompletion.Choice["finish_reason"] | null;
    index: number;
    logprobs: ChatCompletion.Choice.Logprobs | null;
    message: {
      role?: "assistant";
      content?: string | null;
      refusal?: string | null;
      parsed?: unknown | null;
      tool_calls?: Array<ParsedFunctionToolCall>;
    };
  }>;
  created: number;
  model: string;
  system_fingerprint?: string;
}

export interface ChatCompletionStreamEvents<ParsedT = null>
  extends AbstractChatCompletionRunnerEvents {
  content: (delta: string, snapshot: string) => void;
  chunk: (chunk: ChatCompletionChunk, snapshot: ChatCompletionSnapshot) => void;
  "content.delta": (event: ContentDeltaEvent) => void;
  "content.done": (event: ContentDoneEvent<ParsedT>) => void;
  "refusal.delta": (event: RefusalDeltaEvent) => void;
  "refusal.done": (event: RefusalDoneEvent) => void;
  "tool_calls.function.arguments.delta": (
    event: FunctionToolCallArgumentsDeltaEvent
  ) => void;
  "tool_calls.function.arguments.done": (
    event: FunctionToolCallArgumentsDoneEvent
  ) => void;
  "logprobs.content.delta": (event: LogProbsContentDeltaEvent) => void;
  "logprobs.content.done": (event: LogProbsContentDoneEvent) => void;
  "logprobs.refusal.delta": (event: LogProbsRefusalDeltaEvent) => void;
  "logprobs.refusal.done": (event: LogProbsRefusalDoneEvent) => void;
}

export type ChatCompletionStreamParams = Omit<
  ChatCompletionCreateParamsBase,
  "stream"
> & { stream?: true };

export declare class ChatCompletionStream<ParsedT = null>
  extends AbstractChatCompletionRunner<
    ChatCompletionStreamEvents<ParsedT>,
    ParsedT
  >
  implements AsyncIterable<ChatCompletionChunk>
{
  get currentChatCompletionSnapshot(): ChatCompletionSnapshot | undefined;
  static fromReadableStream(
    stream: ReadableStream
  ): ChatCompletionStream<null>;
  static createChatCompletion<ParsedT>(
    client: OpenAI,
    params: ChatCompletionStreamParams,
    options?: RequestOptions
  ): ChatCompletionStream<ParsedT>;
  [Symbol.asyncIterator](): AsyncIterator<ChatCompletionChunk>;
  toReadableStream(): ReadableStream;
}

export declare class ChatCompletionStreamingRunner<ParsedT = null>
  extends ChatCompletionStream<ParsedT> {
  static fromReadableStream(
    stream: ReadableStream
  ): ChatCompletionStreamingRunner<null>;
}

// --- tools that are run ---

type AnyRunner = ChatCompletionRunner<unknown> |
  ChatCompletionStreamingRunner<unknown>;

export interface RunnableFunction<Args, Context = unknown> {
  function: (
    args: Args,
    runner: AnyRunner,
    context: Context
  ) => unknown | Promise<unknown>;
  parse?: (input: string) => Args | Promise<Args>;
  parameters: { [key: string]: unknown };
  description: string;
  name?: string | undefined;
  strict?: boolean | undefined;
}

export interface RunnableToolFunction<Args, Context = unknown> {
  type: "function";
  function: RunnableFunction<Args, Context>;
}

type RunnableTool =
  | RunnableToolFunction<any, any>
  | AutoParseableTool<any>
  | Exclude<ChatCompletionTool, ChatCompletionFunctionTool>;

export type ChatCompletionToolRunnerParams = Omit<
  ChatCompletionCreateParamsNonStreaming,
  "tools"
> & { tools: Array<RunnableTool>; toolContext?: unknown };

export type ChatCompletionStreamingToolRunnerParams = Omit<
  ChatCompletionCreateParamsStreaming,
  "tools"
> & { tools: Array<RunnableTool>; toolContext?: unknown };

// --- responses ---

type PlainResponse = import("./resources/responses.js").Response;
type ResponseEvent = import("./resources/responses.js").ResponseStreamEvent;

export type ExtractParsedText<Params> = Params extends {
  text?: { format?: infer Format };
}
  ? Format extends { __output: infer ParsedT }
    ? ParsedT
    : unknown
  : null;

export type ParsedResponse<ParsedT> = PlainResponse & {
  output_parsed: ParsedT | null;
};

type EventOf<Type> = Extract<ResponseEvent, { type: Type }>;

export type ResponseStreamEvents = BaseEvents & {
  event: (event: ResponseEvent) => void;
} & {
  [Type in ResponseEvent["type"]]: (
    event: EventOf<Type> &
      (Type extends
        | "response.output_text.delta"
        | "response.function_call_arguments.delta"
        ? { snapshot: string }
        : unknown)
  ) => void;
};

export declare class ResponseStream<ParsedT = null>
  extends EventStream<ResponseStreamEvents>
  implements AsyncIterable<ResponseEvent>
{
  [Symbol.asyncIterator](): AsyncIterator<ResponseEvent>;
  finalResponse(): Promise<ParsedResponse<ParsedT>>;
}
