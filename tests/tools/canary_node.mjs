// SPDX-License-Identifier: Apache-2.0
// Plays what may tell a secret, in Node, and writes each artefact down: see
// canary.py.
import { spawn } from "node:child_process";
import { openSync, writeSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { createRequire } from "node:module";
import util from "node:util";

const tools = path.dirname(fileURLToPath(import.meta.url));
const OpenAI = createRequire(import.meta.url)("zerohop");
const canaries = JSON.parse(process.env.ZH_CANARIES);
const step = Number(process.env.ZH_STEP);
const file = openSync(process.env.ZH_ARTEFACTS, "a");
const messages = [{ role: "user", content: canaries.prompt }];

const note = (kind, text) =>
  writeSync(file, JSON.stringify({ kind, text: String(text) }) + "\n");

// All ways to print it.
function noteValue(kind, value) {
  note(`${kind} inspected`, util.inspect(value));
  note(`${kind} looked into`,
    util.inspect(value, { depth: 12, showHidden: true, getters: true }));
  note(`${kind} formatted`, util.format("%o %O %s", value, value, value));
  let json;
  try {
    json = JSON.stringify(value);
  } catch (error) {
    json = error.message;
  }
  note(`${kind} JSON`, json);
}

function noteError(kind, error) {
  kind += `: ${error?.constructor?.name}`;
  noteValue(kind, error);
  note(`${kind} String`, String(error));
  note(`${kind} stack`, error.stack);
  note(`${kind} headers`, error.headers && [...error.headers]);
  note(`${kind} cause`, util.inspect(error.cause, { depth: 9 }));
  note(`${kind} route`, JSON.stringify(error._route));
}

const clientFor = (options) => new OpenAI({ apiKey: canaries.key,
  maxRetries: 0, defaultHeaders: { "X-Canary": canaries.header },
  defaultQuery: { q: canaries.query }, ...options });

async function ask(kind, client, stream, body, options) {
  try {
    const promise = client.chat.completions.create(
      { model: "m", messages, stream, ...body },
      { headers: { "X-Call": canaries.header_call }, ...options });
    promise.catch(() => {});
    noteValue(`${kind} promise`, promise);
    const answer = await promise;
    noteValue(`${kind} answer`, answer);
    if (stream) for await (const chunk of answer) noteValue(kind, chunk);
    noteValue(`${kind} route`, answer._route);
  } catch (error) {
    noteError(kind, error);
  }
}

async function attempt(kind, action) {
  try {
    noteValue(kind, await action());
  } catch (error) {
    noteError(kind, error);
  }
}

// --- the fault catalogue ---

async function startField() {
  const child = spawn("python3", [path.join(tools, "faults.py")],
    { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout });
  const waiting = new Map();
  let last = 0;
  const head = await new Promise((done) => {
    lines.on("line", (line) => {
      const value = JSON.parse(line);
      if (value.cases) done(value);
      else waiting.get(value.id)(value);
    });
    lines.on("close", () => done(null));
  });
  const order = (what) => new Promise((done) => {
    waiting.set(++last, done);
    child.stdin.write(JSON.stringify({ id: last, ...what }) + "\n");
  });
  return { ...head, order, end: () => child.stdin.end() };
}

async function playRow(field, row) {
  const place = await field.order({ start: row.name });
  for (const provider of Object.values(place.router?.providers ?? {}))
    Object.assign(provider, { api_key: canaries.key_config,
      headers: { "X-Conf": canaries.header_config } });
  const timeout = row.timeout ? { timeout: row.timeout * 1000 } : {};
  const where = place.router ? { router: place.router }
    : { baseURL: place.base_url };
  await ask(row.name, clientFor({ ...where, ...timeout }), row.stream);
  await field.order({ stop: place.id });
}

async function playRows() {
  const field = await startField();
  process.env.SSL_CERT_FILE = field.ca_file;
  const rows = field.cases.filter((row, n) => n % step === 0 && !row.heavy);
  const worker = async () => {
    while (rows.length) await playRow(field, rows.shift());
  };
  await Promise.all(Array.from({ length: 16 }, worker));
  field.end();
}

// --- providers that say again what they were sent ---

function serve(answer) {
  const server = http.createServer((request, response) => {
    request.resume();
    request.on("end", () => {
      const { authorization = "", "x-api-key": a = "",
        "x-goog-api-key": b = "" } = request.headers;
      const [status, body, type] = answer(`${authorization}; ${a}; ${b}`);
      const echo = status >= 400 ? { "X-Echo": authorization + a + b } : {};
      response.writeHead(status, { "Content-Type": type, ...echo });
      response.end(typeof body === "string" ? body : JSON.stringify(body));
    });
  });
  return new Promise((done) =>
    server.listen(0, "127.0.0.1", () => done(server)));
}

const json = "application/json";
const echoes = {
  "echo 401": (said) => [401, { error: { message: said, code: said,
    type: said, param: said } }, json],
  "echo far": (said) =>
    [400, { error: { message: "x".repeat(490) + said } }, json],
  "echo text": (said) => [403, said, "text/html"],
  "echo in 200": (said) => [200, { error: { message: said } }, json],
  "echo stream": (said) => [200, `data: ${JSON.stringify(
    { error: { message: said } })}\n\n`, "text/event-stream"],
};

async function playEchoes() {
  for (const [name, answer] of Object.entries(echoes)) {
    const server = await serve(answer);
    const base = `http://127.0.0.1:${server.address().port}/v1`;
    for (const dialect of ["openai_chat", "anthropic", "gemini"]) {
      const router = { providers: { p: { dialect, base_url: base,
        api_key: canaries.key_config } } };
      for (const stream of [false, true])
        await ask(`${name} ${dialect}`, clientFor({ router }), stream,
          { model: "p/m" });
    }
    await ask(name, clientFor({ baseURL: base }), true);
    await ask(name, clientFor({ baseURL: base }), true, {}, { headers: {
      Authorization: `Bearer ${canaries.key_call}` } });
    server.closeAllConnections();
    server.close();
  }
}

// --- arguments that are refused, and clients ---

async function playRefusals() {
  const { key, header, prompt } = canaries;
  const baseURL = "http://127.0.0.1:1/v1";
  const refused = {
    "key of two lines": { apiKey: key + "\n" },
    "key no text": { apiKey: { key } },
    "header of two lines": { defaultHeaders: { X: header + "\r\n" } },
    "user in the URL": { baseURL: `http://u:${key}@127.0.0.1/` },
    "query": { baseURL: `${baseURL}?k=${key}#x` },
    "scheme": { baseURL: `gopher://${key}/` },
    "option that is not built": { adminAPIKey: key, fetch: key },
    "unknown member": { router: { providers: { p: {
      api_key: key, nope: header } } } },
    "config's header": { router: { providers: { openai: {
      api_key: key, headers: { X: header + "\n" } } } } },
  };
  for (const [kind, options] of Object.entries(refused))
    await attempt(kind, () => new OpenAI({ apiKey: key, ...options }));
  const client = clientFor({ baseURL });
  noteValue("client", client);
  noteValue("copy", client.withOptions({ apiKey: canaries.key_call }));
  for (const thing of [client.chat, client.chat.completions])
    noteValue("part", thing);
  await attempt("clone", () => structuredClone(client));
  await ask("message", client, false, { messages: [{ content: 1n, prompt }] });
  await ask("messages", client, false, { messages: prompt });
  await ask("header", client, false, {}, { headers: { X: header + "\n" } });
  await ask("model", client, false, { model: "groq/x" });
  await ask("function", clientFor({ baseURL,
    apiKey: async () => canaries.key_call + "\n" }));
  client.apiKey = key + "\n";
  await ask("assigned", client);
  process.env.https_proxy =
    `http://user:${canaries.password}@127.0.0.1:1`;
  await ask("proxy", clientFor({ baseURL: "https://nowhere.invalid/v1" }));
}

await playRows();
await playEchoes();
await playRefusals();
console.log("done", clientFor({ baseURL: "http://127.0.0.1:1/v1" }));
// What an uncaught failure prints belongs to it.
await clientFor({ baseURL: "http://127.0.0.1:1/v1" }).chat.completions
  .create({ model: "m", messages })
  .catch((error) => console.error(error));
