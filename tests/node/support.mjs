// SPDX-License-Identifier: Apache-2.0
// What the Node tests share: a provider in this process that does what a test
// tells it, and programs in processes of their own.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";

export { sleep };
export const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)), "..", "..");
export const require = createRequire(import.meta.url);
export const OpenAI = require("zerohop");

// Keys of the machine must not decide what a test sees.
for (const name of Object.keys(process.env))
  if (/_API_KEY$|^OPENAI_|^ZEROHOP_|_proxy$/i.test(name))
    delete process.env[name];

export const messages = [{ role: "user", content: "Hi" }];
export const body = { model: "gpt-x", messages };
export const streamed = { ...body, stream: true };

export function completion(content = "Hello") {
  return {
    id: "chatcmpl-1",
    object: "chat.completion",
    created: 1,
    model: "gpt-x",
    choices: [
      { index: 0, message: { role: "assistant", content }, finish_reason: "stop" },
    ],
    usage: { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 },
  };
}

export function chunk(delta, finish = null, rest = {}) {
  return {
    id: "chatcmpl-1",
    object: "chat.completion.chunk",
    created: 1,
    model: "gpt-x",
    choices: [{ index: 0, delta, finish_reason: finish }],
    ...rest,
  };
}

export const record = (value) => `data: ${JSON.stringify(value)}\n\n`;

// How often what may end a process badly is tried.
export const rounds = process.env.ZH_LONG === "1" ? 100 : 3;

// What https.createServer() needs, and the `file` that clients need; it is
// gone when the process ends.
export function makeCertificate() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "zerohop-"));
  process.on("exit", () => rmSync(folder, { recursive: true }));
  const [key, file] = ["key.pem", "cert.pem"].map((name) =>
    path.join(folder, name));
  execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt",
    "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key, "-out", file,
    "-subj", "/CN=zerohop", "-days", "2", "-addext",
    "subjectAltName=IP:127.0.0.1"], { stdio: "ignore" });
  return { file, key: readFileSync(key), cert: readFileSync(file) };
}

// A provider whose `answer(request, response, body)` a test gives.  Its
// journal says "request", and "gone" for a peer that went away while a reply
// was sent, in order; a test may add what it does itself.
export async function serve(answer, certificate) {
  const seen = [];
  const journal = [];
  const listen = (request, response) => {
    let text = "";
    request.setEncoding("utf8");
    request.on("data", (piece) => (text += piece));
    request.on("end", () => {
      const { method, url, headers } = request;
      const one = { method, url, headers, body: text, closed: false };
      response.on("close", () => {
        one.closed = !response.writableEnded;
        if (one.closed) journal.push("gone");
      });
      seen.push(one);
      journal.push("request");
      answer(request, response, text);
    });
  };
  const server = certificate
    ? https.createServer(certificate, listen)
    : http.createServer(listen);
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const scheme = certificate ? "https" : "http";
  const base = `${scheme}://127.0.0.1:${server.address().port}/v1`;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { base, seen, journal, close };
}

// Runs `action` with such a provider.
export async function withServer(answer, action, certificate) {
  const server = await serve(answer, certificate);
  try {
    return await action(server);
  } finally {
    server.close();
  }
}

export function sendJSON(response, value, status = 200, headers = {}) {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(value));
}

export const startStream = (response) =>
  response.writeHead(200, { "content-type": "text/event-stream" });

// Sends these chunks and the end.
export function sendStream(response, chunks) {
  startStream(response);
  response.end(chunks.map(record).join("") + "data: [DONE]\n\n");
}

export const clientOf = (server, options) =>
  new OpenAI({ apiKey: "KEY", baseURL: server.base, maxRetries: 0, ...options });

export async function readAll(stream) {
  const chunks = [];
  for await (const one of stream) chunks.push(one);
  return chunks;
}

// The error that a promise is rejected with.
export async function errorOf(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

export async function until(condition, ms = 5000) {
  const end = Date.now() + ms;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error("waited in vain");
    await sleep(5);
  }
}

// Runs Node with these arguments; {code, signal, out, err, ms}.
export function run(args, options = {}) {
  const { env, timeout = 30000 } = options;
  const started = Date.now();
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    timeout,
  });
  const result = { out: "", err: "" };
  child.stdout.on("data", (text) => (result.out += text));
  child.stderr.on("data", (text) => (result.err += text));
  return new Promise((done) =>
    child.on("close", (code, signal) =>
      done({ ...result, code, signal, ms: Date.now() - started }))
  );
}

export const runCode = (code, options) =>
  run([...(options?.flags ?? []), "-e", code], options);

// Where a package of tests/tools/node is; null when it was not installed.
export function toolPath(name) {
  const from = createRequire(path.join(root, "tests/tools/node/package.json"));
  try {
    return from.resolve(name);
  } catch (error) {
    if (error.code === "MODULE_NOT_FOUND") return null;
    throw error;
  }
}

export async function tool(name) {
  const file = toolPath(name);
  return file === null ? null : import(pathToFileURL(file));
}

export const noTool = (name) =>
  `${name} is not installed: run "npm install" in tests/tools/node`;

// Is this Node at least that old?
export function nodeIs(major, minor) {
  const [own, part] = process.versions.node.split(".").map(Number);
  return own > major || (own === major && part >= minor);
}
