// SPDX-License-Identifier: Apache-2.0
// Chat completions with their conversation, and tools run between them.
"use strict";

const { OpenAIError } = require("../errors.js");
const { EventStream } = require("./events.js");
const { isAutoParsableTool, parseChatCompletion } = require("./parser.js");

const defaultRounds = 10;

const isAssistant = (message) => message?.role === "assistant";
const isTool = (message) => message?.role === "tool";

function functionCallOf(messages) {
  for (let i = messages.length - 1; i >= 0; i--) {
    const { tool_calls } = isAssistant(messages[i]) ? messages[i] : {};
    const calls = (tool_calls ?? []).filter((one) => one.type === "function");
    if (calls.length !== 0) return calls.at(-1).function;
  }
  return undefined;
}

function functionResultOf(messages) {
  const called = (id) => messages.some((message) =>
    isAssistant(message) && message.tool_calls?.some((one) =>
      one.type === "function" && one.id === id));
  for (let i = messages.length - 1; i >= 0; i--) {
    const { content, tool_call_id } = messages[i];
    if (isTool(messages[i]) && content != null &&
        typeof content === "string" && called(tool_call_id))
      return content;
  }
  return undefined;
}

// A tool as it is run and as it is sent; branded ones run by their callback.
function runnable(tool) {
  if (isAutoParsableTool(tool)) {
    if (!tool.$callback)
      throw new OpenAIError(
        "Tool given to `.runTools()` that does not have an associated function"
      );
    const { name, description, parameters, strict } = tool.function;
    const made = {
      function: tool.$callback, parse: tool.$parseRaw, name,
      description: description || "", parameters, strict,
    };
    return { type: "function", function: made };
  }
  return tool;
}

const nameOf = (fn) => fn.name || fn.function.name;

function sent(tool) {
  if (tool.type !== "function") return tool;
  const { function: fn } = tool;
  const { parameters, description, strict } = fn;
  const own = { name: nameOf(fn), parameters, description, strict };
  return { type: "function", function: own };
}

// A message of a reply as it is sent back: without what was made of it here
// and without what says nothing.
function replied(message) {
  const { role, content, tool_calls, parsed, ...rest } = message;
  for (const name of Object.keys(rest)) if (rest[name] == null) delete rest[name];
  const bare = ({ id, type, function: fn, ...more }) => {
    if (type !== "function") return { id, type, ...more };
    const { arguments: text, name } = fn;
    return { id, type, function: { arguments: text, name } };
  };
  const calls = tool_calls ? { tool_calls: tool_calls.map(bare) } : null;
  return { role, content, ...rest, ...calls };
}

const textOf = (value) =>
  typeof value === "string" ? value
    : value === undefined ? "undefined" : JSON.stringify(value);

class AbstractChatCompletionRunner extends EventStream {
  _chatCompletions = [];
  messages = [];
  #replies = new WeakSet(); // those of `messages` that a model wrote

  _addChatCompletion(completion) {
    this._chatCompletions.push(completion);
    this._emit("chatCompletion", completion);
    const message = completion.choices[0]?.message;
    if (message) {
      this.#replies.add(message);
      this._addMessage(message);
    }
    return completion;
  }

  _addMessage(message, emit = true) {
    if (!("content" in message)) message.content = null;
    this.messages.push(message);
    if (!emit) return;
    this._emit("message", message);
    if (isTool(message) && message.content)
      this._emit("functionToolCallResult", message.content);
    else if (isAssistant(message))
      for (const call of message.tool_calls ?? [])
        if (call.type === "function")
          this._emit("functionToolCall", call.function);
  }

  // --- what it came to ---

  #finalCompletion() {
    const completion = this._chatCompletions.at(-1);
    if (completion) return completion;
    throw new OpenAIError("stream ended without producing a ChatCompletion");
  }

  #finalMessage() {
    const message = this.messages.findLast(isAssistant);
    if (message === undefined)
      throw new OpenAIError("stream ended without producing a " +
        "ChatCompletionMessage with role=assistant");
    return { ...message, content: message.content ?? null,
      refusal: message.refusal ?? null };
  }

  #totalUsage() {
    const total = { completion_tokens: 0, prompt_tokens: 0, total_tokens: 0 };
    for (const { usage } of this._chatCompletions)
      if (usage)
        for (const name of Object.keys(total)) total[name] += usage[name];
    return total;
  }

  async finalChatCompletion() {
    await this.done();
    return this.#finalCompletion();
  }

  async finalMessage() {
    await this.done();
    return this.#finalMessage();
  }

  async finalContent() {
    await this.done();
    return this.#finalMessage().content ?? null;
  }

  async finalFunctionToolCall() {
    await this.done();
    return functionCallOf(this.messages);
  }

  async finalFunctionToolCallResult() {
    await this.done();
    return functionResultOf(this.messages);
  }

  async totalUsage() {
    await this.done();
    return this.#totalUsage();
  }

  allChatCompletions() {
    return [...this._chatCompletions];
  }

  _emitFinal() {
    const completion = this._chatCompletions.at(-1);
    if (completion) this._emit("finalChatCompletion", completion);
    const message = this.#finalMessage();
    this._emit("finalMessage", message);
    if (message.content) this._emit("finalContent", message.content);
    const call = functionCallOf(this.messages);
    if (call) this._emit("finalFunctionToolCall", call);
    const result = functionResultOf(this.messages);
    if (result != null) this._emit("finalFunctionToolCallResult", result);
    if (this._chatCompletions.some(({ usage }) => usage))
      this._emit("totalUsage", this.#totalUsage());
  }

  // --- asking ---

  async _createChatCompletion(client, params, options) {
    this._listenForAbort(options?.signal);
    const completion = await client.chat.completions.create(
      { ...params, stream: false },
      { ...options, signal: this.controller.signal }
    );
    this._connected();
    return this._addChatCompletion(parseChatCompletion(completion, params));
  }

  async _runChatCompletion(client, params, options) {
    for (const message of params.messages) this._addMessage(message, false);
    return await this._createChatCompletion(client, params, options);
  }

  async _runTools(client, params, options) {
    const { maxChatCompletions = defaultRounds, afterCompletion, ...rest } =
      options ?? {};
    const { tool_choice = "auto", stream, toolContext, ...asked } = params;
    const only = typeof tool_choice !== "string" && tool_choice.type === "function"
      ? tool_choice.function?.name : undefined;
    const tools = params.tools.map(runnable);
    const byName = new Map(tools
      .filter((tool) => tool.type === "function")
      .map((tool) => [nameOf(tool.function), tool.function]));
    for (const message of params.messages) this._addMessage(message, false);
    for (let round = 0; round < maxChatCompletions; round++) {
      const completion = await this._createChatCompletion(client, {
        ...asked, tool_choice, tools: tools.map(sent),
        messages: this.messages.map((one) =>
          this.#replies.has(one) ? replied(one) : one),
      }, rest);
      const message = completion.choices[0]?.message;
      if (!message) throw new OpenAIError("missing message in ChatCompletion response");
      const calls = message.tool_calls ?? [];
      for (const call of calls)
        if (call.type === "function" &&
            await this.#runTool(call, byName, only, toolContext))
          return await afterCompletion?.(completion, this);
      await afterCompletion?.(completion, this);
      if (calls.length === 0 || this.controller.signal.aborted) return;
    }
  }

  #answer(id, content) {
    this._addMessage({ role: "tool", tool_call_id: id, content });
  }

  // Runs one tool; true when its call was all that was asked for.
  async #runTool(call, byName, only, context) {
    const { name, arguments: text } = call.function;
    const fn = byName.get(name);
    const names = [...byName.keys()].map((one) => JSON.stringify(one));
    if (fn === undefined || (only !== undefined && only !== name)) {
      const wrong = fn === undefined ? `Available options are: ${names.join(", ")}`
        : `${JSON.stringify(only)} requested`;
      this.#answer(call.id,
        `Invalid tool_call: ${JSON.stringify(name)}. ${wrong}. Please try again`);
      return false;
    }
    let input = text;
    if (typeof fn.parse === "function") {
      try {
        input = await fn.parse(text);
      } catch (error) {
        this.#answer(call.id,
          error instanceof Error ? error.message : String(error));
        return false;
      }
    }
    const result = await fn.function(input, this, context);
    this.#answer(call.id, textOf(result));
    return only !== undefined;
  }
}

class ChatCompletionRunner extends AbstractChatCompletionRunner {
  static runTools(client, params, options) {
    const runner = new ChatCompletionRunner();
    runner._run(() => runner._runTools(client, params, helper(options, "runTools")));
    return runner;
  }

  _addMessage(message, emit = true) {
    super._addMessage(message, emit);
    if (emit && isAssistant(message) && message.content)
      this._emit("content", message.content);
  }
}

// Options with the header that says which helper asks.
function helper(options, name) {
  return {
    ...options,
    headers: { ...options?.headers, "X-Stainless-Helper-Method": name },
  };
}

module.exports = { AbstractChatCompletionRunner, ChatCompletionRunner, helper };
