// SPDX-License-Identifier: Apache-2.0
// Structured output: from the text that a model wrote to the caller's values.
"use strict";

const {
  ContentFilterFinishReasonError,
  LengthFinishReasonError,
  OpenAIError,
  hide,
} = require("../errors.js");

const formatBrand = "auto-parseable-response-format";
const toolBrand = "auto-parseable-tool";

// A format or tool that knows how to read what comes back.  What it knows is
// hidden, so that it is not sent.
function brand(value, members) {
  const copy = { ...value };
  for (const name of Object.keys(members)) hide(copy, name, members[name]);
  return copy;
}

const makeParseableResponseFormat = (format, parser) =>
  brand(format, { $brand: formatBrand, $parseRaw: parser });

const makeParseableTextFormat = makeParseableResponseFormat;

const makeParseableTool = (tool, { parser, callback }) =>
  brand(tool, { $brand: toolBrand, $parseRaw: parser, $callback: callback });

const makeParseableResponseTool = makeParseableTool;

const isAutoParsableResponseFormat = (format) =>
  format?.["$brand"] === formatBrand;
const isAutoParsableTool = (tool) => tool?.["$brand"] === toolBrand;
const isParseableResponseFormat = (format) =>
  isAutoParsableResponseFormat(format) || format?.type === "json_schema";

const isChatCompletionFunctionTool = (tool) =>
  tool !== undefined && "function" in tool && tool.function !== undefined;

function parseResponseFormatContent(format, content) {
  if (!isParseableResponseFormat(format)) return null;
  return isAutoParsableResponseFormat(format)
    ? format.$parseRaw(content)
    : JSON.parse(content);
}

function findTool(params, name) {
  return params?.tools?.find((tool) =>
    isChatCompletionFunctionTool(tool) && tool.function?.name === name);
}

function parseToolCall(params, call) {
  const tool = findTool(params, call.function.name);
  let parsed = null;
  if (isAutoParsableTool(tool)) parsed = tool.$parseRaw(call.function.arguments);
  else if (tool?.function?.strict) parsed = JSON.parse(call.function.arguments);
  return { ...call, function: { ...call.function, parsed_arguments: parsed } };
}

function shouldParseToolCall(params, call) {
  if (!params || !("tools" in params) || !params.tools) return false;
  const tool = findTool(params, call.function?.name);
  return (
    tool !== undefined &&
    (isAutoParsableTool(tool) || tool.function?.strict || false)
  );
}

function hasAutoParseableInput(params) {
  if (isParseableResponseFormat(params.response_format)) return true;
  return (
    params.tools?.some((tool) =>
      isAutoParsableTool(tool) ||
      (tool.type === "function" && tool.function?.strict === true)) ?? false
  );
}

function assertFunctionToolCalls(calls) {
  for (const call of calls || [])
    if (call.type !== "function")
      throw new OpenAIError(
        "Currently only `function` tool calls are supported; " +
          `Received \`${call.type}\``
      );
}

function validateInputTools(tools) {
  for (const tool of tools ?? []) {
    if (tool.type === "custom") continue;
    if (tool.type !== "function")
      throw new OpenAIError(
        "Currently only `function` and `custom` tool types are supported; " +
          `Received \`${tool.type}\``
      );
    if (tool.function.strict !== true)
      throw new OpenAIError(
        `The \`${tool.function.name}\` tool is not marked with \`strict: ` +
          "true`. Only strict function tools can be auto-parsed"
      );
  }
}

function parseMessage(params, message) {
  const parsed = message.content && !message.refusal
    ? parseResponseFormatContent(params.response_format, message.content)
    : null;
  const calls = message.tool_calls?.map((call) =>
    call.type === "function" ? parseToolCall(params, call) : call);
  return { ...message, ...(calls ? { tool_calls: calls } : null), parsed };
}

function parseChatCompletion(completion, params) {
  const choices = completion.choices.map((choice) => {
    if (choice.finish_reason === "length")
      throw new LengthFinishReasonError(completion);
    if (choice.finish_reason === "content_filter")
      throw new ContentFilterFinishReasonError(completion);
    return { ...choice, message: parseMessage(params, choice.message) };
  });
  return { ...completion, choices };
}

function maybeParseChatCompletion(completion, params) {
  if (params && hasAutoParseableInput(params))
    return parseChatCompletion(completion, params);
  const choices = completion.choices.map((choice) => ({
    ...choice,
    message: { ...choice.message, parsed: null },
  }));
  return { ...completion, choices };
}

module.exports = {
  makeParseableResponseFormat,
  makeParseableTextFormat,
  makeParseableTool,
  makeParseableResponseTool,
  isAutoParsableResponseFormat,
  isAutoParsableTool,
  isParseableResponseFormat,
  isChatCompletionFunctionTool,
  parseResponseFormatContent,
  shouldParseToolCall,
  hasAutoParseableInput,
  assertFunctionToolCalls,
  validateInputTools,
  parseChatCompletion,
  maybeParseChatCompletion,
};
