// SPDX-License-Identifier: Apache-2.0
// Structured output of responses.
"use strict";

const { isAutoParsableTool, isParseableResponseFormat,
  parseResponseFormatContent } = require("./parser.js");

function addOutputText(response) {
  const texts = [];
  for (const output of response.output ?? [])
    if (output.type === "message")
      for (const content of output.content)
        if (content.type === "output_text") texts.push(content.text);
  response.output_text = texts.join("");
}

function parseCall(params, call) {
  const tool = params.tools?.find((one) =>
    one.type === "function" && one.name === call.name);
  let parsed = null;
  if (isAutoParsableTool(tool)) parsed = tool.$parseRaw(call.arguments);
  else if (tool?.strict) parsed = JSON.parse(call.arguments);
  return { ...call, parsed_arguments: parsed };
}

function parseItem(params, item) {
  if (item.type === "function_call") return parseCall(params, item);
  if (item.type !== "message") return item;
  const content = item.content.map((part) => part.type !== "output_text" ? part
    : { ...part,
      parsed: parseResponseFormatContent(params.text?.format, part.text) });
  return { ...item, content };
}

// The first parsed text, where there is one.
function outputParsed() {
  for (const output of this.output)
    if (output.type === "message")
      for (const content of output.content)
        if (content.type === "output_text" && content.parsed !== null)
          return content.parsed;
  return null;
}

function parseResponse(response, params) {
  const output = response.output.map((item) => parseItem(params, item));
  const parsed = { ...response, output };
  if (!Object.getOwnPropertyDescriptor(response, "output_text"))
    addOutputText(parsed);
  return Object.defineProperty(parsed, "output_parsed",
    { enumerable: true, get: outputParsed });
}

function hasAutoParseableInput(params) {
  if (isParseableResponseFormat(params.text?.format)) return true;
  return params.tools?.some((tool) => isAutoParsableTool(tool) ||
    (tool.type === "function" && tool.strict === true)) ?? false;
}

function maybeParseResponse(response, params) {
  if (params && hasAutoParseableInput(params))
    return parseResponse(response, params);
  const output = response.output.map((item) => {
    if (item.type === "function_call")
      return { ...item, parsed_arguments: null };
    if (item.type !== "message") return item;
    const content = item.content.map((part) => ({ ...part, parsed: null }));
    return { ...item, content };
  });
  return { ...response, output_parsed: null, output };
}

module.exports = { addOutputText, parseResponse, maybeParseResponse };
