// SPDX-License-Identifier: Apache-2.0
// A JSON schema in the strict form that structured output asks for: every
// member is named as required, and there are no others.
"use strict";

const optionalText = (at) =>
  `Schema field at \`${at}\` uses \`.optional()\` without \`.nullable()\` ` +
  "which is not supported by the API. See: https://platform.openai.com/docs/" +
  "guides/structured-outputs?api-mode=responses#all-fields-must-be-required";

const isObject = (value) =>
  value !== null && typeof value === "object" && !Array.isArray(value);

function takesNull(schema) {
  if (!isObject(schema)) return false;
  if (schema.type === "null" || schema.const === null || schema.nullable)
    return true;
  if (Array.isArray(schema.type)) return schema.type.includes("null");
  if (schema.enum?.includes(null)) return true;
  return [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].some(takesNull);
}

// What `#/definitions/...` names.
function resolve(root, ref) {
  if (!ref.startsWith("#/"))
    throw new Error(`Unexpected $ref format ${JSON.stringify(ref)}`);
  return ref.slice(2).split("/").reduce((schema, key) => {
    if (!isObject(schema)) throw new Error(`$ref ${ref} leads nowhere`);
    return schema[key.replaceAll("~1", "/").replaceAll("~0", "~")];
  }, root);
}

function strictObject(schema, path) {
  const extra = schema.additionalProperties;
  if (extra !== undefined && extra !== false)
    throw new Error(
      `Object schema at \`${path.join("/")}\` must set ` +
        "`additionalProperties: false` to be compatible with strict " +
        "Structured Outputs."
    );
  if (extra === undefined) schema.additionalProperties = false;
  const names = Object.keys(schema.properties ?? {});
  const required = schema.required ?? [];
  for (const name of names)
    if (!required.includes(name) && !takesNull(schema.properties[name]) &&
        !Object.hasOwn(schema.properties[name], "default"))
      throw new Error(optionalText([...path, "properties", name].join("/")));
  schema.required = names;
}

// One alternative of several is a plain one, and `oneOf` is not known.
function strictChoice(schema) {
  if (schema.oneOf !== undefined) {
    schema.anyOf = [...(schema.anyOf ?? []), ...schema.oneOf];
    delete schema.oneOf;
  }
  if (schema.allOf?.length === 1) {
    const [only] = schema.allOf;
    delete schema.allOf;
    Object.assign(schema, { ...only, ...schema });
  }
}

function walk(schema, path, root) {
  if (!isObject(schema))
    throw new TypeError(`Expected object schema at ${path.join("/")}`);
  for (const key of ["$defs", "definitions", "properties"])
    for (const name of Object.keys(schema[key] ?? {}))
      walk(schema[key][name], [...path, key, name], root);
  strictChoice(schema);
  if (schema.type === "object") strictObject(schema, path);
  if (Array.isArray(schema.items))
    throw new TypeError(
      `Schema at \`${path.join("/")}\` uses tuple-form \`items\`, which ` +
        "cannot be represented in strict Structured Outputs."
    );
  if (isObject(schema.items)) walk(schema.items, [...path, "items"], root);
  for (const key of ["anyOf", "allOf"])
    schema[key]?.forEach((one, i) => walk(one, [...path, key, i], root));
  if (schema.default === null) delete schema.default;
  if (schema.$ref !== undefined && Object.keys(schema).length > 1) {
    const named = structuredClone(resolve(root, schema.$ref));
    delete schema.$ref;
    Object.assign(schema, { ...named, ...schema });
    walk(schema, path, root);
  }
}

function toStrictJsonSchema(schema) {
  if (schema.type !== "object")
    throw new Error(
      "Root schema must have type: 'object' but got type: " +
        (schema.type ? `'${schema.type}'` : "undefined")
    );
  const copy = structuredClone(schema);
  walk(copy, [], copy);
  return copy;
}

module.exports = { toStrictJsonSchema };
