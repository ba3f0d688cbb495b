// SPDX-License-Identifier: Apache-2.0
// What the chunks of a chat completion add up to.
"use strict";

const { OpenAIError } = require("../errors.js");
const { isParseableResponseFormat, maybeParseChatCompletion,
  shouldParseToolCall } = require("./parser.js");
const { partialParse } = require("./partial.js");

function addLogprobs(choice, logprobs) {
  const { content, refusal, ...rest } = logprobs;
  const mine = (choice.logprobs ??= { content: null, refusal: null });
  Object.assign(mine, rest);
  if (content) mine.content = [...(mine.content ?? []), ...content];
  if (refusal) mine.refusal = [...(mine.refusal ?? []), ...refusal];
}

function addToolCall(message, part, params) {
  const { index, id, type, function: fn, ...rest } = part;
  const calls = (message.tool_calls ??= []);
  const call = (calls[index] ??= {});
  Object.assign(call, rest);
  if (id) call.id = id;
  if (type) call.type = type;
  if (!fn) return;
  call.function ??= { name: fn.name ?? "", arguments: "" };
  if (fn.name) call.function.name = fn.name;
  if (!fn.arguments) return;
  call.function.arguments += fn.arguments;
  if (shouldParseToolCall(params, call))
    call.function.parsed_arguments = partialParse(call.function.arguments);
}

function addFunctionCall(message, part) {
  const call = (message.function_call ??= {});
  if (part.name) call.name = part.name;
  if (part.arguments) call.arguments = (call.arguments ?? "") + part.arguments;
}

function addDelta(message, delta, params) {
  const { content, refusal, function_call, role, tool_calls, ...rest } = delta;
  Object.assign(message, rest);
  if (refusal != null) message.refusal = (message.refusal ?? "") + refusal;
  if (role) message.role = role;
  if (function_call) addFunctionCall(message, function_call);
  if (content != null) {
    message.content = (message.content ?? "") + content;
    if (!message.refusal && isParseableResponseFormat(params?.response_format))
      message.parsed = partialParse(message.content) ?? null;
  }
  for (const part of tool_calls ?? []) addToolCall(message, part, params);
}

// Adds a chunk to the snapshot, or begins one when there is none.
function addChunk(snapshot, chunk, params) {
  const { choices, ...about } = chunk;
  const sum = snapshot ?? { ...about, choices: [] };
  if (snapshot !== undefined) Object.assign(sum, about);
  for (const one of choices ?? []) {
    const { delta, finish_reason, index, logprobs = null, ...rest } = one;
    const choice = (sum.choices[index] ??=
      { finish_reason, index, message: {}, logprobs: null, ...rest });
    if (logprobs) addLogprobs(choice, logprobs);
    if (finish_reason) choice.finish_reason = finish_reason;
    Object.assign(choice, rest);
    if (delta) addDelta(choice.message, delta, params);
  }
  return sum;
}

// --- the end ---


function finishToolCall(call, at) {
  const { function: fn, type, id, ...rest } = call;
  const { name, arguments: text, ...fnRest } = fn ?? {};
  if (id == null) throw new OpenAIError(`missing ${at}.id`);
  if (type == null) throw new OpenAIError(`missing ${at}.type`);
  if (name == null) throw new OpenAIError(`missing ${at}.function.name`);
  if (text == null)
    throw new OpenAIError(`missing ${at}.function.arguments`);
  const made = { ...fnRest, name, arguments: text };
  return { ...rest, id, type, function: made };
}

function finishMessage(message, index) {
  const { content = null, function_call: call, tool_calls, ...rest } = message;
  const role = message.role;
  if (!role) throw new OpenAIError(`missing role for choice ${index}`);
  if (call) {
    const at = `function_call.`;
    const { name, arguments: text } = call;
    if (text == null)
      throw new OpenAIError(`missing ${at}arguments for choice ${index}`);
    if (!name) throw new OpenAIError(`missing ${at}name for choice ${index}`);
    return { content, function_call: { arguments: text, name }, role,
      refusal: message.refusal ?? null };
  }
  if (!tool_calls)
    return { ...rest, content, role, refusal: message.refusal ?? null };
  return {
    ...rest, role, content, refusal: message.refusal ?? null,
    tool_calls: Array.from(tool_calls, (one, i) =>
      finishToolCall(one ?? {}, `choices[${index}].tool_calls[${i}]`)),
  };
}

function finishChoice(choice) {
  const { message, finish_reason, index, logprobs, ...rest } = choice;
  if (!finish_reason)
    throw new OpenAIError(`missing finish_reason for choice ${index}`);
  const whole = finishMessage(message, index);
  return whole.tool_calls
    ? { ...rest, index, finish_reason, logprobs, message: whole }
    : { ...rest, message: whole, finish_reason, index, logprobs };
}

// The completion that a whole stream said; parsed where the caller asked.
function finishSnapshot(snapshot, params) {
  const { id, choices, created, model, system_fingerprint, ...rest } = snapshot;
  const completion = {
    ...rest, id,
    choices: choices.filter((choice) => choice !== undefined).map(finishChoice),
    created, model, object: "chat.completion",
    ...(system_fingerprint ? { system_fingerprint } : null),
  };
  return maybeParseChatCompletion(completion, params);
}

module.exports = { addChunk, finishSnapshot };
