// SPDX-License-Identifier: Apache-2.0
// ChatCompletionStream: a streamed completion, told as events.
"use strict";

const { OpenAIError } = require("../errors.js");
const { Stream } = require("../stream.js");
const { isAutoParsableTool, isParseableResponseFormat,
  parseResponseFormatContent } = require("./parser.js");
const { AbstractChatCompletionRunner, helper } = require("./runner.js");
const { addChunk, finishSnapshot } = require("./snapshot.js");

const isAssistant = (choice) => choice.message?.role === "assistant";

class ChatCompletionStream extends AbstractChatCompletionRunner {
  #params;
  #snapshot;
  #told = []; // by choice: what was said to be done

  constructor(params) {
    super();
    this.#params = params;
  }

  static fromReadableStream(stream) {
    const runner = new ChatCompletionStream(null);
    runner._run(() => runner._fromReadableStream(stream));
    return runner;
  }

  static createChatCompletion(client, params, options) {
    const runner = new ChatCompletionStream(params);
    runner._run(() => runner._runChatCompletion(client,
      { ...params, stream: true }, helper(options, "stream")));
    return runner;
  }

  get currentChatCompletionSnapshot() {
    return this.#snapshot;
  }

  async _createChatCompletion(client, params, options) {
    this._listenForAbort(options?.signal);
    this.#begin();
    const stream = await client.chat.completions.create(
      { ...params, stream: true },
      { ...options, signal: this.controller.signal }
    );
    this._connected();
    for await (const chunk of stream) this.#add(chunk);
    if (stream.controller.signal?.aborted) throw this._userAbortError();
    return this._addChatCompletion(this.#end());
  }

  async _fromReadableStream(readable, options) {
    this._listenForAbort(options?.signal);
    this.#begin();
    this._connected();
    const stream = Stream.fromReadableStream(readable, this.controller);
    let id;
    for await (const chunk of stream) {
      if (id !== undefined && id !== chunk.id)
        this._addChatCompletion(this.#end());
      this.#add(chunk);
      id = chunk.id;
    }
    if (stream.controller.signal?.aborted) throw this._userAbortError();
    return this._addChatCompletion(this.#end());
  }

  // --- chunks ---

  #begin() {
    if (this.ended) return;
    this.#snapshot = undefined;
    this.#told = [];
  }

  #add(chunk) {
    if (this.ended) return;
    this.#snapshot = addChunk(this.#snapshot, chunk, this.#params);
    this._emit("chunk", chunk, this.#snapshot);
    for (const part of chunk.choices ?? []) {
      const choice = this.#snapshot.choices[part.index];
      this.#tellText(part, choice);
      this.#tellTools(part, choice);
    }
  }

  #tellText({ delta = {}, logprobs }, choice) {
    const { message } = choice;
    if (!isAssistant(choice)) return;
    const { content, refusal } = delta ?? {};
    if (content != null && message.content) {
      this._emit("content", content, message.content);
      this._emit("content.delta",
        { delta: content, snapshot: message.content, parsed: message.parsed });
    }
    if (refusal != null && message.refusal)
      this._emit("refusal.delta", { delta: refusal, snapshot: message.refusal });
    for (const name of ["content", "refusal"])
      if (logprobs?.[name] != null)
        this._emit(`logprobs.${name}.delta`, {
          [name]: logprobs[name], snapshot: choice.logprobs?.[name] ?? [],
        });
  }

  #tellTools({ delta }, choice) {
    const told = this.#toldOf(choice);
    const parts = delta?.tool_calls ?? [];
    if (choice.finish_reason) {
      this.#tellTextDone(choice);
      if (told.tool !== null) this.#tellToolDone(choice, told.tool);
    }
    for (const { index } of parts) {
      if (told.tool !== index) {
        this.#tellTextDone(choice);
        if (told.tool !== null) this.#tellToolDone(choice, told.tool);
      }
      told.tool = index;
    }
    for (const part of parts) {
      const call = choice.message.tool_calls?.[part.index];
      if (call?.type !== "function") continue;
      this._emit("tool_calls.function.arguments.delta", {
        name: call.function?.name,
        index: part.index,
        arguments: call.function?.arguments,
        parsed_arguments: call.function?.parsed_arguments,
        arguments_delta: part.function?.arguments ?? "",
      });
    }
  }

  #toldOf({ index }) {
    return (this.#told[index] ??= { done: new Set(), tools: new Set(), tool: null });
  }

  #tellTextDone(choice) {
    const { done } = this.#toldOf(choice);
    const { message, logprobs } = choice;
    const tell = (event, present, value) => {
      if (!present || done.has(event)) return;
      done.add(event);
      this._emit(event, value());
    };
    const format = this.#params?.response_format;
    tell("content.done", message.content, () => ({
      content: message.content,
      parsed: isParseableResponseFormat(format)
        ? parseResponseFormatContent(format, message.content) : null,
    }));
    tell("refusal.done", message.refusal, () => ({ refusal: message.refusal }));
    for (const name of ["content", "refusal"])
      tell(`logprobs.${name}.done`, logprobs?.[name],
        () => ({ [name]: logprobs[name] }));
  }

  #tellToolDone(choice, index) {
    const { tools } = this.#toldOf(choice);
    if (tools.has(index)) return;
    const call = choice.message.tool_calls?.[index];
    if (!call) throw new OpenAIError("no tool call snapshot");
    if (!call.type) throw new OpenAIError("tool call snapshot missing `type`");
    tools.add(index);
    if (call.type !== "function") return;
    const { name, arguments: text } = call.function;
    const tool = this.#params?.tools?.find((one) =>
      one.type === "function" && one.function.name === name);
    let parsed = null;
    if (isAutoParsableTool(tool)) parsed = tool.$parseRaw(text);
    else if (tool?.function.strict) parsed = JSON.parse(text);
    this._emit("tool_calls.function.arguments.done",
      { name, index, arguments: text, parsed_arguments: parsed });
  }

  #end() {
    if (this.ended)
      throw new OpenAIError("stream has ended, this shouldn't happen");
    const snapshot = this.#snapshot;
    if (!snapshot)
      throw new OpenAIError("request ended without sending any chunks");
    this.#snapshot = undefined;
    this.#told = [];
    return finishSnapshot(snapshot, this.#params);
  }

  // --- reading ---

  [Symbol.asyncIterator]() {
    return this._iterate((push) => {
      const listener = (chunk) => push(chunk);
      this.on("chunk", listener);
      return () => this.off("chunk", listener);
    }, { leave: () => this.abort() });
  }

  toReadableStream() {
    const iterator = () => this[Symbol.asyncIterator]();
    return new Stream(iterator, this.controller).toReadableStream();
  }
}

class ChatCompletionStreamingRunner extends ChatCompletionStream {
  static fromReadableStream(stream) {
    const runner = new ChatCompletionStreamingRunner(null);
    runner._run(() => runner._fromReadableStream(stream));
    return runner;
  }

  static runTools(client, params, options) {
    const runner = new ChatCompletionStreamingRunner(params);
    runner._run(() =>
      runner._runTools(client, params, helper(options, "runTools")));
    return runner;
  }
}

module.exports = { ChatCompletionStream, ChatCompletionStreamingRunner };
