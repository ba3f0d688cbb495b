// SPDX-License-Identifier: Apache-2.0
// A local provider for the differential test: what it answers stands in the
// first part of the path, so that a base URL names a scenario.
import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

export const completion = {
  id: "chatcmpl-1",
  object: "chat.completion",
  created: 1700000000,
  model: "gpt-x",
  choices: [
    {
      index: 0,
      message: { role: "assistant", content: "Grüße, 世界 🌍", refusal: null },
      logprobs: null,
      finish_reason: "stop",
    },
  ],
  usage: { prompt_tokens: 3, completion_tokens: 4, total_tokens: 7 },
};

const choice = (delta, rest) => ({ index: 0, delta, ...rest });
const chunk = (choices, rest) => ({
  id: "chatcmpl-1",
  object: "chat.completion.chunk",
  created: 1700000000,
  model: "gpt-x",
  choices,
  ...rest,
});

const textChunks = [
  chunk([choice({ role: "assistant", content: "" }, { finish_reason: null })]),
  chunk([choice({ content: "Hel" }, { finish_reason: null })]),
  chunk([choice({ content: "lo" }, { finish_reason: null })]),
  chunk([choice({ content: " w\n\"ö\"" }, { finish_reason: null })]),
  chunk([choice({ content: "\u00e9\ud83c\udf0d" }, { finish_reason: null })]),
  chunk([choice({}, { finish_reason: "stop" })]),
];

const usage = { prompt_tokens: 3, completion_tokens: 4, total_tokens: 7 };

const toolChunks = [
  chunk([choice({
    role: "assistant",
    content: null,
    tool_calls: [{
      index: 0, id: "call_1", type: "function",
      function: { name: "weather", arguments: "" },
    }],
  })]),
  chunk([choice({ tool_calls: [{ index: 0, function: { arguments: "{\"ci" } }] })]),
  chunk([choice({ tool_calls: [{ index: 0, function: { arguments: "ty\":1}" } }] })]),
  chunk([choice({}, { finish_reason: "tool_calls" })]),
];

const twoToolChunks = [
  chunk([choice({ role: "assistant", content: null })]),
  chunk([choice({ tool_calls: [{ index: 0, id: "call_1", type: "function",
    function: { name: "weather", arguments: "" } }] })]),
  chunk([choice({ tool_calls: [{ index: 0,
    function: { arguments: "{\"city\":\"Zü" } }] })]),
  chunk([choice({ tool_calls: [{ index: 0,
    function: { arguments: "rich\"}" } }] })]),
  chunk([choice({ tool_calls: [{ index: 1, id: "call_2", type: "function",
    function: { name: "time", arguments: "{}" } }] })]),
  chunk([choice({}, { finish_reason: "tool_calls" })]),
];

const token = (text) => ({ token: text, bytes: null, logprob: -1, top_logprobs: [] });

const logprobChunks = [
  chunk([choice({ role: "assistant", content: "" })]),
  chunk([choice({ content: "a" }, { logprobs: { content: [token("a")], refusal: null } })]),
  chunk([choice({ content: "b" }, { logprobs: { content: [token("b")], refusal: null } })]),
  chunk([choice({}, { finish_reason: "stop" })]),
];

const refusalChunks = [
  chunk([choice({ role: "assistant", content: null, refusal: "I " })]),
  chunk([choice({ refusal: "cannot" })]),
  chunk([choice({}, { finish_reason: "stop" })]),
];

const structuredChunks = [
  chunk([choice({ role: "assistant", content: "" })]),
  ...["{\"ci", "ty\":\"Zü", "rich\",", "\"n\":1", "2}"].map((content) =>
    chunk([choice({ content })])),
  chunk([choice({}, { finish_reason: "stop" })]),
];

const twoChoiceChunks = [
  chunk([choice({ role: "assistant", content: "A" })]),
  chunk([{ index: 1, delta: { role: "assistant", content: "B" } }]),
  chunk([choice({ content: "a" }), { index: 1, delta: { content: "b" } }]),
  chunk([choice({}, { finish_reason: "stop" })]),
  chunk([{ index: 1, delta: {}, finish_reason: "length" }]),
];

const padded = (i, content, padding) =>
  chunk([choice({ content }, { finish_reason: null })],
    { seq: i, obfuscation: padding });

// Chunks as they come, each a list of records or a pause in milliseconds.
const streams = {
  stream: textChunks,
  usage: [...textChunks, chunk([], { usage })],
  tools: toolChunks,
  twotools: twoToolChunks,
  logprobs: logprobChunks,
  refusal: refusalChunks,
  structured: structuredChunks,
  choices: twoChoiceChunks,
  unfinished: textChunks.slice(0, 3),
  nochunks: [],
  padded: [
    padded(1, "a", "x"), padded(1, "b", "yy"), padded(1, "c", "zzz"),
    padded(1, "d", "\u00fc"), padded(1, "e\t", ""), padded(2, "f", "q"),
    chunk([choice({}, { finish_reason: "stop" })]),
  ],
  unknown: [
    chunk([choice({ content: "a", extra: { deep: [1] } })], { top: { x: 1 } }),
    chunk([choice({ content: "b", extra: { deep: [2] } })], { top: { x: 2 } }),
    chunk([choice({ content: "", reasoning_content: "why" })]),
    chunk([choice({ content: "c" }), { index: 1, delta: { content: "d" } }]),
    chunk([choice({}, { finish_reason: "stop" })]),
  ],
  slow: [textChunks[0], textChunks[1], 30000, textChunks[2], textChunks[5]],
  inband: [
    textChunks[1],
    { error: { message: "overloaded", type: "server_error", code: "busy" } },
  ],
};

const failure = (message, rest) => ({
  error: { message, type: "some_type", param: null, code: null, ...rest },
});

// status, body, headers; a string is sent as it is
const failures = {
  e400: [400, failure("bad", { param: "messages", code: "wrong" })],
  e401: [401, failure("key", { code: "invalid_api_key" })],
  e403: [403, failure("no")],
  e404: [404, failure("where", { code: "model_not_found" })],
  e409: [409, failure("again")],
  e413: [413, failure("large")],
  e422: [422, failure("what")],
  e429: [429, failure("slow", { code: "rate_limit_exceeded" })],
  e500: [500, failure("oops")],
  e503: [503, failure("busy")],
  e418: [418, failure("teapot")],
  html: [400, "<html>nope</html>", { "content-type": "text/html" }],
  empty: [400, "", {}],
  bare: [400, { detail: "no error member", code: 7 }],
  string: [400, { error: "just text" }],
  nomessage: [400, { error: { code: "x" } }],
};

const json = { "content-type": "application/json", "x-request-id": "req_1" };

function send(response, status, body, headers = json) {
  response.writeHead(status, headers);
  response.end(typeof body === "string" ? body : JSON.stringify(body));
}

async function sendStream(response, records) {
  response.writeHead(200, {
    "content-type": "text/event-stream",
    "x-request-id": "req_s",
  });
  for (const record of records) {
    if (response.destroyed) return;
    if (typeof record === "number") await sleep(record, null, { ref: false });
    else response.write(`data: ${JSON.stringify(record)}\n\n`);
  }
  response.end("data: [DONE]\n\n");
}

// Fails `times` times with `status`, then answers.
function flaky(state, response, status, times, headers) {
  if (state.count <= times)
    return send(response, status, failure("flaky"), { ...json, ...headers });
  return send(response, 200, completion);
}

const soon = { "retry-after-ms": "1" };

const answers = {
  plain: (state, res) => send(res, 200, completion),
  noid: (state, res) =>
    send(res, 200, completion, { "content-type": "application/json" }),
  rich: (state, res) =>
    send(res, 200,
      `{"id":"x","n":1.50,"big":12345678901234567890,"nil":null,"nest":{"a":[1,{"b":"\\ud83d"}]},` +
        `"choices":[{"index":0,"finish_reason":"tool_calls","message":{"role":"assistant","content":null,` +
        `"reasoning_content":"hm","tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{}"}}]}}]}`),
  text: (state, res) =>
    send(res, 200, "plain words", { "content-type": "text/plain" }),
  hang: () => {},
  cut: (state, res) => {
    res.writeHead(200, { ...json, "content-length": "1000" });
    res.write("{");
    setTimeout(() => res.destroy(), 20);
  },
  drop: (state, res) => res.socket.destroy(),
  r408: (state, res) => flaky(state, res, 408, 1, soon),
  r409: (state, res) => flaky(state, res, 409, 1, soon),
  r429: (state, res) => flaky(state, res, 429, 2, soon),
  r500: (state, res) => flaky(state, res, 500, 2, soon),
  r503: (state, res) => flaky(state, res, 503, 9, soon),
  r400: (state, res) => flaky(state, res, 400, 9, soon),
  rafter: (state, res) => flaky(state, res, 429, 1, { "retry-after": "0.05" }),
  rzero: (state, res) => flaky(state, res, 429, 1, { "retry-after": "0" }),
  rnever: (state, res) =>
    flaky(state, res, 500, 9, { ...soon, "x-should-retry": "false" }),
  ralways: (state, res) =>
    flaky(state, res, 400, 1, { ...soon, "x-should-retry": "true" }),
};

const messageOf = (message, finish_reason = "stop") => ({
  ...completion,
  choices: [{
    index: 0, logprobs: null, finish_reason,
    message: { role: "assistant", content: null, refusal: null, ...message },
  }],
});

const toolCall = (name, text, id = "call_1") =>
  ({ id, type: "function", function: { name, arguments: text } });

// One message after another; the last one stays.
const told = (...messages) => (state, res) =>
  send(res, 200, messages[Math.min(state.count, messages.length) - 1]);

Object.assign(answers, {
  json: told(messageOf({ content: "{\"city\":\"Zürich\",\"n\":12}" })),
  nojson: told(messageOf({ content: "words" })),
  refused: told(messageOf({ refusal: "no" })),
  length: told(messageOf({ content: "{" }, "length")),
  filtered: told(messageOf({ content: "" }, "content_filter")),
  called: told(messageOf({
    tool_calls: [toolCall("weather", "{\"city\":\"Bern\"}")],
  }, "tool_calls")),
  runs: told(
    messageOf({ tool_calls: [
      toolCall("weather", "{\"city\":\"Bern\"}"),
      toolCall("nothing", "{}", "call_2"),
    ] }, "tool_calls"),
    messageOf({ tool_calls: [toolCall("weather", "{bad", "call_3")] },
      "tool_calls"),
    messageOf({ content: "sunny" })
  ),
  forever: told(messageOf({
    tool_calls: [toolCall("weather", "{\"city\":\"Bern\"}")],
  }, "tool_calls")),
});

const anything = {
  id: "x", object: "list", data: [{ id: "a", embedding: "AACAPwAAAEA=" }],
  has_more: false, last_id: "a", next: null, output: [],
  choices: completion.choices,
};
answers.anything = (state, res) => send(res, 200, anything);

// What a scenario was asked, and how often.
export class Provider {
  constructor() {
    this.seen = new Map();
    this.server = http.createServer((req, res) => this.take(req, res));
  }

  async listen() {
    await new Promise((done) => this.server.listen(0, "127.0.0.1", done));
    this.origin = `http://127.0.0.1:${this.server.address().port}`;
    return this;
  }

  close() {
    this.server.closeAllConnections();
    this.server.close();
  }

  base(scenario, tag) {
    return `${this.origin}/${scenario}/${tag}/v1`;
  }

  state(scenario, tag) {
    const name = `${scenario}/${tag}`;
    if (!this.seen.has(name))
      this.seen.set(name, { count: 0, requests: [], closed: 0 });
    return this.seen.get(name);
  }

  take(request, response) {
    const [, scenario, tag] = request.url.split("/");
    const state = this.state(scenario, tag);
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (text) => (body += text));
    request.on("end", () => {
      state.count++;
      const { method, url, headers } = request;
      state.requests.push({ method, url, headers, body });
      response.on("close", () => (state.closed += !response.writableEnded));
      if (streams[scenario]) return sendStream(response, streams[scenario]);
      if (failures[scenario]) {
        const [status, text, own] = failures[scenario];
        return send(response, status, text, own ?? json);
      }
      return answers[scenario](state, response);
    });
  }
}
