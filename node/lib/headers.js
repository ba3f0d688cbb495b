// SPDX-License-Identifier: Apache-2.0
// Headers and query parameters, in all forms callers may give them.
"use strict";

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

// Every [name, value] of a Headers, an iterable of pairs or a record, whose
// values may be lists.
function* pairsOf(headers) {
  const pairs =
    typeof headers[Symbol.iterator] === "function"
      ? headers
      : Object.entries(headers);
  for (const [name, value] of pairs)
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) yield [name, one];
}

function checkName(name) {
  if (typeof name !== "string")
    throw new TypeError("expected header name to be a string");
  if (!token.test(name))
    throw new TypeError(`Header name must be a valid HTTP token ["${name}"]`);
}

function checkValue(name, value) {
  const text = String(value).replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, "");
  if (/[\0\n\r]|[^\0-\xff]/.test(text))
    throw new TypeError(`Header "${name}" has a value that cannot be sent`);
  return text;
}

// {name: value} in lower case; null where the header is not to be sent.
// Values of one name are joined, a later null drops the earlier ones.
function headersRecord(headers) {
  const record = Object.create(null);
  if (headers === undefined || headers === null) return record;
  for (const [name, value] of pairsOf(headers)) {
    checkName(name);
    const key = name.toLowerCase();
    if (value === null) record[key] = null;
    else if (typeof record[key] === "string")
      record[key] += ", " + checkValue(name, value);
    else record[key] = checkValue(name, value);
  }
  return record;
}

// [name, value, ...] or undefined when there is none.
function flatten(record) {
  const flat = [];
  for (const name in record) flat.push(name, record[name]);
  return flat.length === 0 ? undefined : flat;
}

// [name, value, ...] of query parameters; lists and objects in brackets.
function queryPairs(query) {
  const flat = [];
  const add = (name, value) => {
    if (value === undefined) return;
    if (Array.isArray(value)) value.forEach((one) => add(`${name}[]`, one));
    else if (value instanceof Date) flat.push(name, value.toISOString());
    else if (value !== null && typeof value === "object")
      for (const key of Object.keys(value)) add(`${name}[${key}]`, value[key]);
    else flat.push(name, value === null ? "" : String(value));
  };
  for (const name of Object.keys(query)) add(name, query[name]);
  return flat.length === 0 ? undefined : flat;
}

// [name, value] of a reply's "Name: value\r\n" lines.
function* linesOf(lines) {
  for (const line of (lines ?? "").split("\r\n")) {
    const colon = line.indexOf(":");
    if (colon > 0) yield [line.slice(0, colon), line.slice(colon + 1).trim()];
  }
}

// The global Headers of them; the first one made in a process makes Node load
// its fetch, which takes a while.
function parseHeaders(lines) {
  const headers = new Headers();
  for (const [name, value] of linesOf(lines)) {
    try {
      headers.append(name, value);
    } catch {
      // a provider's header that is none; nothing can be said with it
    }
  }
  return headers;
}

// What Headers.get would say.
function headerIn(lines, wanted) {
  const found = [];
  for (const [name, value] of linesOf(lines))
    if (name.toLowerCase() === wanted) found.push(value);
  return found.length === 0 ? null : found.join(", ");
}

module.exports = {
  headersRecord, flatten, queryPairs, parseHeaders, headerIn,
};
