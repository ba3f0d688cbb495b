// SPDX-License-Identifier: Apache-2.0
// The JSON schema of a schema of zod 3, which has no function for that.
"use strict";

const formats = {
  email: { format: "email" },
  url: { format: "uri" },
  uuid: { format: "uuid" },
  date: { format: "date" },
  datetime: { format: "date-time" },
  time: { format: "time" },
  duration: { format: "duration" },
  cuid: { pattern: "^[cC][^\\s-]{8,}$" },
};

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function stringCheck(check) {
  const { kind, value } = check;
  if (kind === "min") return { minLength: value };
  if (kind === "max") return { maxLength: value };
  if (kind === "length") return { minLength: value, maxLength: value };
  if (kind === "regex") return { pattern: check.regex.source };
  if (kind === "startsWith") return { pattern: `^${escaped(value)}` };
  if (kind === "endsWith") return { pattern: `${escaped(value)}$` };
  if (kind === "includes") return { pattern: escaped(value) };
  return formats[kind] ?? {};
}

function numberCheck({ kind, value, inclusive }) {
  if (kind === "int") return { type: "integer" };
  if (kind === "multipleOf") return { multipleOf: value };
  if (kind === "min")
    return inclusive ? { minimum: value } : { exclusiveMinimum: value };
  if (kind === "max")
    return inclusive ? { maximum: value } : { exclusiveMaximum: value };
  return {};
}

const withChecks = (type, def, check) =>
  Object.assign({ type }, ...(def.checks ?? []).map(check));

const plural = (values) => {
  const types = [...new Set(values.map((one) => typeof one))];
  return types.length === 1 ? types[0] : types;
};

// By the type's name: (def, convert) -> schema
const kinds = {
  ZodString: (def) => withChecks("string", def, stringCheck),
  ZodNumber: (def) => withChecks("number", def, numberCheck),
  ZodBoolean: () => ({ type: "boolean" }),
  ZodNull: () => ({ type: "null" }),
  ZodAny: () => ({}),
  ZodUnknown: () => ({}),
  ZodLiteral: ({ value }) =>
    value === null ? { type: "null" } : { type: typeof value, const: value },
  ZodEnum: ({ values }) => ({ type: "string", enum: [...values] }),
  ZodNativeEnum({ values }) {
    const list = Object.keys(values)
      .filter((key) => typeof values[values[key]] !== "number")
      .map((key) => values[key]);
    return { type: plural(list), enum: list };
  },
  ZodObject: ({ shape, unknownKeys }, convert, path) => objectOf(shape(),
    unknownKeys, convert, path),
  ZodArray(def, convert, path) {
    const { exactLength, minLength, maxLength } = def;
    const schema = { type: "array", items: convert(def.type, path) };
    const min = exactLength ?? minLength;
    const max = exactLength ?? maxLength;
    if (min) schema.minItems = min.value;
    if (max) schema.maxItems = max.value;
    return schema;
  },
  ZodUnion({ options }, convert, path) {
    const all = options.map((one) => convert(one, path));
    const bare = all.every((one) =>
      typeof one.type === "string" && Object.keys(one).length === 1);
    return bare ? { type: all.map((one) => one.type) } : { anyOf: all };
  },
  ZodDiscriminatedUnion: ({ options }, convert, path) =>
    ({ anyOf: [...options.values()].map((one) => convert(one, path)) }),
  ZodNullable: ({ innerType }, convert, path) =>
    ({ anyOf: [convert(innerType, path), { type: "null" }] }),
  ZodOptional: ({ innerType }, convert, path) => convert(innerType, path),
  ZodReadonly: ({ innerType }, convert, path) => convert(innerType, path),
  ZodBranded: ({ type }, convert, path) => convert(type, path),
  ZodCatch: ({ innerType }, convert, path) => convert(innerType, path),
  ZodDefault: ({ innerType, defaultValue }, convert, path) =>
    ({ ...convert(innerType, path), default: defaultValue() }),
  ZodLazy: ({ getter }, convert, path) => convert(getter(), path),
};

function objectOf(shape, unknownKeys, convert, path) {
  const properties = {};
  const required = [];
  for (const name of Object.keys(shape)) {
    properties[name] = convert(shape[name], [...path, name]);
    if (!shape[name].isOptional()) required.push(name);
  }
  return {
    type: "object", properties,
    ...(required.length === 0 ? null : { required }),
    additionalProperties: unknownKeys === "passthrough",
  };
}

// A schema that holds itself stands in `definitions` and is referred to.
function zod3Schema(schema) {
  const open = new Map(); // definition -> its name once somebody refers to it
  const definitions = {};
  let count = 0;
  const convert = (one, path) => {
    const def = one._def;
    const kind = kinds[def.typeName];
    if (kind === undefined)
      throw new Error(
        `Zod schema field \`${["$", ...path].join(".")}\` uses ` +
          `\`${def.typeName}\`, which cannot be represented by strict ` +
          "Structured Outputs"
      );
    if (open.has(def)) {
      const name = open.get(def) ?? `schema${count++}`;
      open.set(def, name);
      return { $ref: `#/definitions/${name}` };
    }
    open.set(def, null);
    const made = kind(def, convert, path);
    const name = open.get(def);
    open.delete(def);
    if (one.description) made.description = one.description;
    if (name === null) return made;
    definitions[name] = made;
    return { $ref: `#/definitions/${name}` };
  };
  const root = convert(schema, []);
  if (Object.keys(definitions).length !== 0) root.definitions = definitions;
  root.$schema = "http://json-schema.org/draft-07/schema#";
  return root;
}

module.exports = { zod3Schema };
