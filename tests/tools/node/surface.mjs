// SPDX-License-Identifier: Apache-2.0
// The differential test of the resources: every method of surface/methods.txt,
// called with made-up arguments.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const root = new URL("../../../", import.meta.url);
const official = createRequire(import.meta.url)("openai");

const camel = (name) =>
  name.split("_").map((part, i) => i === 0 ? part
    : part === "api" ? "API" : part[0].toUpperCase() + part.slice(1)).join("");

const path = (name) => name.split(".").map(camel);

const file = (name) => new File(["of " + name], `${name}.txt`, { type: "text/plain" });

// Some value of a type of the table.
function valueOf(type, name) {
  if (name === "model") return "gpt-x";
  if (typeof type === "string")
    return { str: `${name} ü&?`, int: 3, float: 0.5, bool: true, any: { a: 1 },
      none: null, datetime: "2026-01-01T00:00:00Z", file: file(name) }[type] ??
      { [name]: [1, null] };
  const [kind, ...parts] = type;
  if (kind === "lit") return parts[0];
  if (kind === "list") return [valueOf(parts[0], name), valueOf(parts[0], name)];
  if (kind === "dict") return { k: valueOf(parts[0], name) };
  return valueOf(kind === "union" ? parts[1] : parts[0], name);
}

// In forms there is no null.
const inForm = (value) =>
  JSON.parse(JSON.stringify(value), (key, one) => one ?? undefined);

function argumentsOf(method, all) {
  const { params, form } = method;
  const paths = params.filter(([, where]) => where === "path");
  const rest = params.filter((one) => one !== paths[0]);
  const args = paths.length === 0 ? [] : [`${paths[0][0]} /1`];
  if (rest.length === 0) return args;
  const given = {};
  for (const [name, where, must, type] of rest) {
    if (!must && !all || name === "stream") continue;
    const value = valueOf(type, name);
    given[name] = where === "path" ? `${name}-1`
      : form === "multipart" && !JSON.stringify(type).includes('"file"')
        ? inForm(value) : value;
  }
  return [...args, given];
}

const find = (client, names) => names.reduce((at, name) => at?.[name], client);

const last = (state) => state.requests[state.requests.length - 1];

const volatile = /--+[\w-]*(?:formdata|zerohop|FormBoundary)[\w-]*/g;

// What a request was, as far as it is not each client's own.
function shown({ method, url, headers, body }) {
  const type = headers["content-type"]?.split(";")[0];
  const [way, query = ""] = url.replace(/^\/[^/]+\/[^/]+/, "").split("?");
  return {
    method, way, query: decodeURIComponent(query),
    body: body.replace(volatile, "--"),
    // libcurl says something of a POST of nothing
    type: body === "" ? undefined : type,
    accept: headers.accept, beta: headers["openai-beta"],
    key: headers.authorization,
  };
}

const plain = (value) => {
  if (value instanceof Response) return `Response ${value.status}`;
  const { options, response, body, ...rest } = value ?? {};
  return value && typeof value === "object"
    ? [value.constructor.name, rest] : value;
};

function itemOf(resource, method, all) {
  const names = [...path(resource), camel(method.name)];
  return [
    `${names.join(".")}${all ? " with everything" : ""}`,
    async ({ client, seen, caught }) => {
      const own = client("anything", { adminAPIKey: "ADMIN" });
      const call = find(own, names.slice(0, -1));
      const how = await caught(async () =>
        plain(await call[names.at(-1)](...argumentsOf(method, all))));
      const request = last(seen("anything"));
      return [how, request && shown(request)];
    },
  ];
}

const table = readFileSync(new URL("surface/methods.txt", root), "utf8")
  .trim().split("\n").map((line) => line.split("\t"));
const known = new official({ apiKey: "K" });

export const absent = [];

// Where the newer official client differs from the document of the table.
const drifted = new Set(["evals.runs.cancel"]);

export const surfaceItems = table.flatMap(([resource, methods]) =>
  JSON.parse(methods).flatMap((method) => {
    const names = [...path(resource), camel(method.name)];
    if (typeof find(known, names) !== "function") {
      absent.push(names.join("."));
      return [];
    }
    if (drifted.has(names.join("."))) return [];
    return [itemOf(resource, method, false), itemOf(resource, method, true)];
  }));
