// SPDX-License-Identifier: Apache-2.0
// Files to be sent, in all forms callers may give them, and multipart forms.
"use strict";

const path = require("node:path");

// Node 18 has it, but not as a global.
const fileClass = () => globalThis.File ?? require("node:buffer").File;

const isStream = (value) =>
  value !== null && typeof value === "object" &&
  typeof value[Symbol.asyncIterator] === "function";

const isBlob = (value) =>
  value !== null && typeof value === "object" &&
  typeof value.size === "number" && typeof value.type === "string" &&
  typeof value.text === "function" && typeof value.slice === "function" &&
  typeof value.arrayBuffer === "function";

const isFile = (value) =>
  isBlob(value) && typeof value.name === "string" &&
  typeof value.lastModified === "number";

const isResponse = (value) =>
  value !== null && typeof value === "object" &&
  typeof value.url === "string" && typeof value.blob === "function";

const isUpload = (value) =>
  isBlob(value) || isResponse(value) || isStream(value);

// What a value calls itself.
function nameOf(value) {
  if (value === null || typeof value !== "object") return undefined;
  const said = value.name ?? value.filename ?? value.url ?? value.path;
  return said ? path.basename(String(said).split(/[?#]/)[0]) || undefined
    : undefined;
}

async function partsOf(value) {
  if (typeof value === "string" || ArrayBuffer.isView(value) ||
      value instanceof ArrayBuffer)
    return [value];
  if (isBlob(value))
    return [value instanceof Blob ? value : await value.arrayBuffer()];
  if (!isStream(value))
    throw new Error(
      `Unexpected data type: ${typeof value}; props: ` +
        JSON.stringify(Object.getOwnPropertyNames(value ?? {}))
    );
  const parts = [];
  for await (const part of value) parts.push(...(await partsOf(part)));
  return parts;
}

// Makes a File of buffers, blobs, responses and streams.
async function toFile(value, name, options) {
  const File = fileClass();
  const source = await value;
  if (isFile(source) && name == null && options == null)
    return source instanceof File
      ? source
      : new File([await source.arrayBuffer()], source.name);
  if (isResponse(source)) {
    const blob = await source.blob();
    const own = { type: blob.type, ...options };
    return new File(await partsOf(blob), name ?? nameOf(source) ??
      "unknown_file", own);
  }
  const parts = await partsOf(source);
  const { type } = parts.length === 1 && isBlob(parts[0]) ? parts[0] : {};
  const own = options?.type || !type ? options : { ...options, type };
  return new File(parts, name ?? nameOf(source) ?? "unknown_file", own);
}

// A file whose content is read while it is sent by the official client; here
// it is read first.
function toStreamingFile(input) {
  const { data, name, type } = input;
  return { [Symbol.asyncIterator]: () => data[Symbol.asyncIterator](),
    name, type };
}

// --- forms ---

async function fileField(name, value) {
  const File = fileClass();
  const named = isBlob(value) && !isFile(value)
    ? new File([value], "unknown_file", { type: value.type })
    : await toFile(value, undefined,
      typeof value.type === "string" && !isBlob(value)
        ? { type: value.type } : undefined);
  return {
    name, filename: named.name, type: named.type || "application/octet-stream",
    value: new Uint8Array(await named.arrayBuffer()),
  };
}

const isPlain = (value) =>
  ["string", "number", "boolean"].includes(typeof value);

const nullText = (name) =>
  `Received null for "${name}"; to pass null in FormData, you must use the ` +
  "string 'null'";

const oddText = (value) =>
  "Invalid value given to form, expected a string, number, boolean, object, " +
  `Array, File or Blob but got ${value} instead`;

// The fields of [name, value] pairs: what is one field first, then lists as
// `key[]` and members as `key[member]`.
function addFields(fields, pairs) {
  const deeper = [];
  for (const [name, value] of pairs) {
    if (value === undefined) continue;
    if (value === null) throw new TypeError(nullText(name));
    if (isPlain(value)) fields.push({ name, value: String(value) });
    else if (isUpload(value)) fields.push(fileField(name, value));
    else if (Array.isArray(value))
      deeper.push(Array.from(value, (one) => [`${name}[]`, one]));
    else if (typeof value === "object" && !ArrayBuffer.isView(value))
      deeper.push(Object.entries(value)
        .map(([key, one]) => [`${name}[${key}]`, one]));
    else throw new TypeError(oddText(value));
  }
  for (const inner of deeper) addFields(fields, inner);
}

async function formFields(body) {
  const fields = [];
  addFields(fields, Object.entries(body ?? {}));
  return await Promise.all(fields);
}

// Those of a FormData that the caller made.
async function formDataFields(form) {
  const fields = [];
  for (const [name, value] of form.entries())
    fields.push(typeof value === "string"
      ? { name, value } : await fileField(name, value));
  return fields;
}

// A form to be sent by fetch.
function formData(fields) {
  const File = fileClass();
  const form = new FormData();
  for (const { name, value, filename, type } of fields)
    if (filename === undefined) form.append(name, value);
    else form.append(name, new File([value], filename, { type }));
  return form;
}

// A field that FormData cannot say.
const isOdd = ({ filename, type }) => filename === undefined && type;

// The same where there are such fields.
function formBytes(fields) {
  const boundary = `zerohop-${require("node:crypto").randomUUID()}`;
  const parts = fields.flatMap(({ name, value, filename, type }) => [
    `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"`,
    filename === undefined ? "" : `; filename="${quoted(filename)}"`,
    type ? `\r\nContent-Type: ${type}` : "", "\r\n\r\n", value, "\r\n",
  ]);
  const bytes = Buffer.concat([...parts, `--${boundary}--\r\n`]
    .map((part) => Buffer.from(part)));
  return { bytes, boundary };
}

const quoted = (name) =>
  name.replace(/["\r\n]/g, (char) =>
    `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);

// The bytes of a body that is not JSON.
async function bytesOf(body) {
  const blob = new Blob(await partsOf(body));
  return new Uint8Array(await blob.arrayBuffer());
}

module.exports = {
  toFile,
  toStreamingFile,
  isStream,
  isBlob,
  formFields,
  formDataFields,
  formData,
  formBytes,
  isOdd,
  bytesOf,
};
