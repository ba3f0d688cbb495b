// SPDX-License-Identifier: Apache-2.0
// Reads the conversations of tests/cases; tests/README.md tells their form.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), "..",
  "cases");

const lines = (body) => body.split("\n").filter((line) => line.trim() !== "");

function headerPairs(text) {
  return lines(text).map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
  });
}

// Text up to the first blank line, and what follows it.
function cutHead(body) {
  const at = body.indexOf("\n\n");
  return at < 0 ? [body, ""] : [body.slice(0, at), body.slice(at + 2)];
}

const takers = {
  request(test, words, body) {
    test.request = JSON.parse(body);
  },
  wire(test, [method, target], body) {
    const [head, rest] = cutHead("\n" + body);
    test.wire = { method, target, headers: headerPairs(head),
                  body: rest.trim() };
  },
  reply(test, [status, contentType = "", mark], body) {
    let headers = [];
    if (mark === "headers") {
      const [head, rest] = cutHead(body);
      [headers, body] = [headerPairs(head), rest];
    }
    if (!contentType.startsWith("text/event-stream"))
      body = body.replace(/\n$/, "");
    test.reply = { status: Number(status), contentType, headers,
                   body: Buffer.from(body, "latin1") };
  },
  events() {},
  chunks(test, words, body) {
    test.chunks = lines(body).map((line) => JSON.parse(line));
  },
  response(test, words, body) {
    test.response = JSON.parse(body);
  },
  error(test, [name, status, code], body) {
    test.error = { name, status: Number(status) || 0, message: "" };
    if (code && code !== "-") test.error.code = code;
    for (const line of lines(body))
      if (line.startsWith('partial "'))
        test.error.partial = JSON.parse(line.slice("partial ".length));
      else test.error.message = line;
  },
  losses(test, words, body) {
    test.losses = lines(body);
  },
};

// Bodies of replies stay bytes: the file is cut as Latin-1, and what is text
// is decoded afterwards.
function readCase(file) {
  const utf8 = (text) => Buffer.from(text, "latin1").toString("utf8");
  const bytes = fs.readFileSync(file).toString("latin1");
  const text = bytes.replaceAll("\xe2\x90\x8d\n", "\r\n");
  const test = { name: path.relative(folder, file).replace(/\.case$/, "") };
  for (const part of `\n${text}`.split("\n--- ").slice(1)) {
    const end = part.indexOf("\n");
    const [kind, ...words] = utf8(part.slice(0, end)).split(/ +/);
    const body = part.slice(end + 1) + "\n";
    takers[kind](test, words, kind === "reply" ? body : utf8(body));
  }
  const model = String(test.request.model);
  test.provider = model.slice(0, Math.max(0, model.indexOf("/")));
  return test;
}

export function readAll(from = folder) {
  const found = [];
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    const name = path.join(from, entry.name);
    if (entry.isDirectory()) found.push(...readAll(name));
    else if (entry.name.endsWith(".case")) found.push(readCase(name));
  }
  return found;
}

// Is `got` the JSON value `want`?  "*" matches anything and `created` is not
// compared, when loose.
export function same(want, got, loose = true) {
  if (loose && want === "*") return true;
  if (Array.isArray(want))
    return Array.isArray(got) && want.length === got.length &&
      want.every((value, i) => same(value, got[i], loose));
  if (want === null || typeof want !== "object") return want === got;
  if (got === null || typeof got !== "object" || Array.isArray(got))
    return false;
  const keys = Object.keys(want);
  return keys.length === Object.keys(got).length && keys.every((key) =>
    Object.hasOwn(got, key) && ((loose && key === "created") ||
      same(want[key], got[key], loose)));
}
