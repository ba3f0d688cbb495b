// SPDX-License-Identifier: Apache-2.0
// Formats and tools made of zod's schemas, of zod 3 and 4.
"use strict";

const { createRequire } = require("node:module");
const path = require("node:path");

const parser = require("../lib/helpers/parser.js");
const { toStrictJsonSchema } = require("../lib/helpers/strict.js");
const { zod3Schema } = require("../lib/helpers/zod3.js");

// Schemas of the first zods 4 cannot do it themselves.  zod is the program's
// own, so it is looked for there, too.
function zod4() {
  const places = [__filename, require.main?.filename, process.argv[1],
    path.join(process.cwd(), "index.js")];
  for (const place of places) {
    try {
      if (place) return createRequire(place)("zod/v4");
    } catch (error) {
      if (error.code !== "MODULE_NOT_FOUND") throw error;
    }
  }
  throw new Error("zod is not installed");
}

function schemaOf(type, options) {
  if (!("_zod" in type)) return zod3Schema(type);
  const asked = { target: "draft-7", ...options };
  return typeof type.toJSONSchema === "function"
    ? type.toJSONSchema(asked)
    : zod4().toJSONSchema(type, asked);
}

const strictSchema = (type) => toStrictJsonSchema(schemaOf(type));

const reader = (type) => (text) => type.parse(JSON.parse(text));

function zodResponseFormat(type, name, props) {
  const schema = strictSchema(type);
  const format = {
    type: "json_schema",
    json_schema: { ...props, name, strict: true, schema },
  };
  return parser.makeParseableResponseFormat(format, reader(type));
}

function zodTextFormat(type, name, props) {
  const schema = strictSchema(type);
  const format = { type: "json_schema", ...props, name, strict: true, schema };
  return parser.makeParseableTextFormat(format, reader(type));
}

const described = ({ description }) => (description ? { description } : null);

function zodFunction(options) {
  const { name, parameters: type } = options;
  const parameters = strictSchema(type);
  const made = { name, parameters, strict: true, ...described(options) };
  return parser.makeParseableTool({ type: "function", function: made },
    { parser: reader(type), callback: options.function });
}

function zodResponsesFunction(options) {
  const { name, parameters: type, defer_loading } = options;
  const tool = {
    type: "function", name, parameters: strictSchema(type), strict: true,
    ...described(options),
    ...(defer_loading === undefined ? null : { defer_loading }),
  };
  return parser.makeParseableResponseTool(tool,
    { parser: reader(type), callback: options.function });
}

function zodRealtimeFunction(options) {
  const { name, parameters: type } = options;
  const parameters = schemaOf(type, { io: "input" });
  return { type: "function", name, parameters, ...described(options) };
}

module.exports = {
  zodResponseFormat,
  zodTextFormat,
  zodFunction,
  zodResponsesFunction,
  zodRealtimeFunction,
};
