// SPDX-License-Identifier: Apache-2.0
// Paths and URLs of requests.
"use strict";

const { OpenAIError } = require("./errors.js");

const encode = (text) =>
  text.replace(/[^A-Za-z0-9\-._~!$&'()*+,;=:@]+/g, encodeURIComponent);

const isDots = (text) => /^(?:\.|%2e){1,2}$/i.test(text);

// Why a value can be no part of a path; null when it can.
function fault(value) {
  if (value == null || (typeof value === "object" &&
      value.toString === Object.prototype.toString)) {
    const type = Object.prototype.toString.call(value).slice(8, -1);
    return `Value of type ${type} is not a valid path parameter`;
  }
  return isDots(String(value))
    ? `Value "${value}" can't be safely passed as a path parameter` : null;
}

// `/models/{model}` with its values in order.
function fillPath(template, values) {
  const faults = [];
  let at = 0;
  let marks = "";
  let plain = "";
  const path = template.replace(/[^{]+|\{\w+\}/g, (part) => {
    const given = part[0] === "{";
    const value = given ? values[at++] : part;
    const wrong = given ? fault(value) : null;
    const text = String(value);
    if (wrong !== null) faults.push(wrong);
    plain += text;
    marks += (wrong === null ? " " : "^").repeat(text.length);
    return given ? encode(text) : part;
  });
  if (faults.length === 0) return path;
  throw new OpenAIError(
    "Path parameters result in path with invalid segments:\n" +
      `${faults.join("\n")}\n${plain}\n${marks.trimEnd()}`
  );
}

const isAbsolute = (path) => /^[a-z][a-z0-9+.-]*:/i.test(path);

const escape = (text) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) =>
    `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

// [name, value, ...] as the query of a URL.
function queryText(pairs) {
  const parts = [];
  for (let i = 0; i < (pairs?.length ?? 0); i += 2)
    parts.push(`${escape(pairs[i])}=${escape(pairs[i + 1])}`);
  return parts.join("&");
}

function joinURL(base, path, pairs) {
  const url = new URL(isAbsolute(path) ? path
    : base + (base.endsWith("/") && path.startsWith("/") ? path.slice(1) : path));
  const query = queryText(pairs);
  if (query !== "") url.search = (url.search ? `${url.search}&` : "?") + query;
  return url.toString();
}

module.exports = { fillPath, isAbsolute, joinURL, queryText };
