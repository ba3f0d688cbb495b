// SPDX-License-Identifier: Apache-2.0
// What the differential test looks at: [name, async function] each.
const messages = [{ role: "user", content: "Hi" }];
const body = { model: "gpt-x", messages };
const streamed = { ...body, stream: true };

const create = (client, extra, options) =>
  client.chat.completions.create({ ...body, ...extra }, options);

async function all(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

const last = (state) => state.requests[state.requests.length - 1];

// The request's body as it arrived.
const sent = (name, extra) => [
  `body: ${name}`,
  async ({ client, seen }) => {
    await create(client("plain"), extra);
    return last(seen("plain")).body;
  },
];

const headersSent = (name, options, request, pick) => [
  `headers: ${name}`,
  async ({ client, seen }) => {
    await create(client("plain", options), {}, request);
    const { headers } = last(seen("plain"));
    return pick.map((key) => headers[key]);
  },
];

const querySent = (name, options, query) => [
  `query: ${name}`,
  async ({ client, seen }) => {
    await create(client("plain", options), {}, { query });
    return decodeURIComponent(last(seen("plain")).url.split("?")[1] ?? "");
  },
];

const chunksOf = (scenario) => [
  `stream: ${scenario}`,
  async ({ client }) => all(await create(client(scenario), { stream: true })),
];

const failureOf = (scenario) => [
  `error: ${scenario}`,
  ({ client, caught }) => caught(() => create(client(scenario))),
];

const failureOfStream = (scenario) => [
  `error of a stream: ${scenario}`,
  ({ client, caught }) =>
    caught(() => create(client(scenario), { stream: true })),
];

const retried = (scenario, maxRetries = 2) => [
  `retries: ${scenario}, at most ${maxRetries}`,
  async ({ client, seen, caught }) => {
    const how = await caught(() => create(client(scenario, { maxRetries })));
    return [how, seen(scenario).count];
  },
];

const refused = (name, action) => [
  `wrong: ${name}`,
  ({ client, caught, OpenAI, seen }) =>
    caught(() => action({ client, OpenAI, seen })),
];

// Only the class: the text is each client's own.
const refusedAs = (name, action) => [
  `wrong: ${name}`,
  async ({ client, caught, OpenAI }) =>
    (await caught(() => action({ client, OpenAI }))).classes,
];

const replies = [
  ["reply: content", async ({ client }) =>
    (await create(client("plain"))).choices[0].message.content],
  ["reply: whole", ({ client }) => create(client("plain"))],
  ["reply: keys", async ({ client }) => {
    const reply = await create(client("plain"));
    return [Object.keys(reply), Object.getPrototypeOf(reply) === Object.prototype];
  }],
  ["reply: _request_id", async ({ client }) => {
    const reply = await create(client("plain"));
    const { enumerable, writable } =
      Object.getOwnPropertyDescriptor(reply, "_request_id");
    return [reply._request_id, enumerable, writable, { ...reply }._request_id];
  }],
  ["reply: no _request_id", async ({ client }) =>
    (await create(client("noid")))._request_id],
  ["reply: unknown fields, numbers, lone surrogate", ({ client }) =>
    create(client("rich"))],
  ["reply: tool calls", async ({ client }) =>
    (await create(client("rich"))).choices[0].message.tool_calls[0]],
  ["reply: not JSON", ({ client }) => create(client("text"))],
  ["reply: promise", async ({ client }) => {
    const promise = create(client("plain"));
    const reply = await promise;
    return [promise instanceof Promise, promise.constructor.name,
      reply === (await promise), await promise.finally(() => 1) === reply];
  }],
  ["reply: asResponse", async ({ client }) => {
    const response = await create(client("plain")).asResponse();
    return [response instanceof Response, response.status, response.ok,
      response.headers.get("x-request-id"), await response.json()];
  }],
  ["reply: withResponse", async ({ client }) => {
    const promise = create(client("plain"));
    const { data, response, request_id } = await promise.withResponse();
    return [data === (await promise), response === (await promise.asResponse()),
      request_id, response.headers.get("content-type")];
  }],
  ["reply: withOptions", async ({ client, seen }) => {
    const other = client("plain").withOptions({ apiKey: "OTHER", timeout: 9000 });
    await create(other);
    return [last(seen("plain")).headers.authorization, other.timeout,
      other.maxRetries, other.constructor.name];
  }],
  ["reply: apiKey function", async ({ client, seen }) => {
    await create(client("plain", { apiKey: async () => "TOKEN" }));
    return last(seen("plain")).headers.authorization;
  }],
  ["reply: apiKey assigned", async ({ client, seen }) => {
    const one = client("plain");
    one.apiKey = "LATER";
    await create(one);
    return last(seen("plain")).headers.authorization;
  }],
  ["reply: message passed back", async ({ client, seen }) => {
    const one = client("plain");
    const { choices } = await create(one);
    await create(one, { messages: [...messages, choices[0].message] });
    return last(seen("plain")).body;
  }],
];

const requests = [
  sent("as given", {
    temperature: 0.5, stop: ["a", "b"], unknown: { deep: [1, null] }, top_p: 1e-7,
  }),
  sent("undefined and functions are dropped", {
    seed: undefined, user: null, metadata: { a: undefined, f() {} },
    list: [undefined, 1],
  }),
  sent("dates and toJSON", {
    when: new Date(0), boxed: { toJSON: () => "boxed" }, bool: new Boolean(true),
  }),
  sent("unicode and lone surrogates", {
    messages: [{ role: "user", content: "ü 🌍 \ud83d \u2028 \0 \"" }],
  }),
  sent("numbers", { a: NaN, b: -0, c: 1e21, d: 0.1 }),
  ["body: of a stream", async ({ client, seen }) => {
    await all(await create(client("stream"), { stream: true }));
    const { method, url, body } = last(seen("stream"));
    return [method, url.split("/").slice(3), body];
  }],
  headersSent("ours", {}, {}, ["authorization", "content-type", "accept"]),
  headersSent("organization and project",
    { organization: "org", project: "proj" }, {},
    ["openai-organization", "openai-project"]),
  headersSent("default, overridden and removed",
    { defaultHeaders: { "X-One": "1", "X-Two": "2", "X-Three": "3" } },
    { headers: { "x-two": "two", "X-Three": null } },
    ["x-one", "x-two", "x-three"]),
  headersSent("a Headers and pairs",
    { defaultHeaders: new Headers({ a: "1" }) },
    { headers: [["b", "2"], ["b", "3"]] }, ["a", "b"]),
  headersSent("lists and undefined",
    {}, { headers: { a: ["1", "2"], b: undefined } }, ["a", "b"]),
  headersSent("authorization removed", {},
    { headers: { Authorization: null } }, ["authorization"]),
  querySent("default and own", { defaultQuery: { a: "1", b: "2" } },
    { b: "3", c: 4, d: true, e: undefined }),
  querySent("lists and objects", {}, { a: ["x", "y z"], b: { c: "ü&=" } }),
];

const streams = [
  chunksOf("stream"), chunksOf("usage"), chunksOf("tools"),
  chunksOf("padded"), chunksOf("unknown"),
  ["stream: text", async ({ client }) =>
    (await all(await create(client("stream"), { stream: true })))
      .map((chunk) => chunk.choices[0].delta.content)],
  ["stream: itself", async ({ client }) => {
    const stream = await create(client("stream"), { stream: true });
    return [stream.constructor.name, stream._request_id,
      stream.controller instanceof AbortController,
      Object.keys(stream).includes("controller")];
  }],
  ["stream: read twice", async ({ client, caught }) => {
    const stream = await create(client("stream"), { stream: true });
    await all(stream);
    return [await caught(() => all(stream)), stream.controller.signal.aborted];
  }],
  ["stream: break", async ({ client, seen, sleep }) => {
    const stream = await create(client("slow"), { stream: true });
    for await (const chunk of stream) if (chunk.choices[0].delta.content) break;
    for (let i = 0; i < 50 && seen("slow").closed === 0; i++) await sleep(10);
    return [stream.controller.signal.aborted, seen("slow").closed];
  }],
  ["stream: controller", async ({ client }) => {
    const stream = await create(client("slow"), { stream: true });
    let count = 0;
    for await (const chunk of stream)
      if (chunk && ++count === 2) stream.controller.abort();
    return [count, stream.controller.signal.aborted];
  }],
  ["stream: tee", async ({ client }) => {
    const stream = await create(client("stream"), { stream: true });
    const [left, right] = stream.tee();
    const [a, b] = await Promise.all([all(left), all(right)]);
    return [a.length, a.every((chunk, i) => chunk === b[i]),
      left.controller === stream.controller];
  }],
  ["stream: tee, one at a time", async ({ client }) => {
    const [left, right] =
      (await create(client("stream"), { stream: true })).tee();
    for await (const chunk of left) if (chunk) break;
    return (await all(right)).length;
  }],
  ["stream: toReadableStream", async ({ client }) => {
    const stream = await create(client("stream"), { stream: true });
    return new Response(stream.toReadableStream()).text();
  }],
  ["stream: fromReadableStream", async ({ client }) => {
    const stream = await create(client("stream"), { stream: true });
    const copy = stream.constructor.fromReadableStream(
      stream.toReadableStream(), new AbortController());
    return all(copy);
  }],
  ["stream: withResponse", async ({ client }) => {
    const promise = create(client("stream"), { stream: true });
    const { data, response, request_id } = await promise.withResponse();
    return [(await all(data)).length, response.status, request_id];
  }],
  ["stream: asResponse", async ({ client }) => {
    const response =
      await create(client("stream"), { stream: true }).asResponse();
    const text = await response.text();
    return [response.headers.get("content-type"), text];
  }],
  ["stream: error in it", async ({ client, caught }) => {
    const stream = await create(client("inband"), { stream: true });
    const chunks = [];
    const how = await caught(async () => {
      for await (const chunk of stream) chunks.push(chunk);
    });
    return [chunks, how, stream.controller.signal.aborted];
  }],
  ["stream: manual iterator", async ({ client }) => {
    const stream = await create(client("stream"), { stream: true });
    const iterator = stream[Symbol.asyncIterator]();
    const first = await iterator.next();
    const back = await iterator.return("x");
    return [first.done, back, await iterator.next(),
      stream.controller.signal.aborted];
  }],
];

const failures = [
  ...["e400", "e401", "e403", "e404", "e409", "e413", "e422", "e429", "e500",
    "e503", "e418", "html", "empty", "bare", "string", "nomessage"]
    .map(failureOf),
  failureOfStream("e429"),
  failureOfStream("e500"),
  ["error: headers", async ({ client }) => {
    const error = await create(client("e429")).catch((e) => e);
    return [error.headers instanceof Headers, error.headers.get("X-Request-Id")];
  }],
];

const retries = [
  ...["r408", "r409", "r429", "r500", "rafter", "rzero",
    "rnever", "ralways", "r400"]
    .map((name) => retried(name)),
  retried("r503", 1),
  retried("r429", 0),
  ["retries: of one call", async ({ client, seen, caught }) => {
    const how = await caught(() =>
      create(client("r503"), {}, { maxRetries: 1 }));
    return [how.status, seen("r503").count];
  }],
  ["timeout", async ({ client, seen, caught }) => {
    const how = await caught(() => create(client("hang", { timeout: 80 })));
    return [how, seen("hang").count];
  }],
  ["timeout: of one call, retried", async ({ client, seen, caught }) => {
    const how = await caught(() =>
      create(client("hang"), {}, { timeout: 60, maxRetries: 1 }));
    return [how, seen("hang").count];
  }],
  ["timeout: stream", ({ client, caught }) =>
    caught(() => create(client("hang", { timeout: 80 }), { stream: true }))],
  ["connection refused", ({ client, caught }) =>
    caught(() => create(client("plain", { baseURL: "http://127.0.0.1:1/v1" })))],
  ["connection dropped", ({ client, caught }) =>
    caught(() => create(client("drop")))],
  ["connection dropped, retried", async ({ client, seen, caught }) => {
    const how = await caught(() => create(client("drop", { maxRetries: 1 })));
    return [how.classes, seen("drop").count];
  }],
];

const aborts = [
  ["abort: before", async ({ client, seen, caught }) => {
    const how = await caught(() =>
      create(client("plain"), {}, { signal: AbortSignal.abort() }));
    return [how, seen("plain").count];
  }],
  ["abort: before the headers", async ({ client, seen, caught, sleep }) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 40);
    const how = await caught(() =>
      create(client("hang"), {}, { signal: controller.signal }));
    for (let i = 0; i < 50 && seen("hang").closed === 0; i++) await sleep(10);
    return [how, seen("hang").closed];
  }],
  ["abort: with a reason", async ({ client }) => {
    const controller = new AbortController();
    const reason = new Error("enough");
    setTimeout(() => controller.abort(reason), 40);
    const error = await create(client("hang"), {}, { signal: controller.signal })
      .catch((e) => e);
    return [error.cause === reason, Object.keys(error).includes("cause")];
  }],
  ["abort: amid a stream", async ({ client, caught, seen, sleep }) => {
    const controller = new AbortController();
    const stream = await create(client("slow"), { stream: true },
      { signal: controller.signal });
    const chunks = [];
    const how = await caught(async () => {
      for await (const chunk of stream)
        if (chunks.push(chunk) === 2) controller.abort();
    });
    for (let i = 0; i < 50 && seen("slow").closed === 0; i++) await sleep(10);
    return [chunks.length, how, stream.controller.signal.aborted,
      seen("slow").closed];
  }],
  ["abort: while waiting for a chunk", async ({ client, caught }) => {
    const controller = new AbortController();
    const stream = await create(client("slow"), { stream: true },
      { signal: controller.signal });
    setTimeout(() => controller.abort("late"), 60);
    const how = await caught(async () => (await all(stream)).length);
    return [how, stream.controller.signal.reason];
  }],
];

const circle = {};
circle.self = circle;

const wrong = [
  refusedAs("no body", ({ client }) => client("plain").chat.completions.create()),
  refused("BigInt", ({ client }) => create(client("plain"), { n: 1n })),
  refusedAs("circular", ({ client }) => create(client("plain"), { circle })),
  refused("timeout 1.5", ({ client }) =>
    create(client("plain"), {}, { timeout: 1.5 })),
  refused("timeout -1", ({ client }) =>
    create(client("plain"), {}, { timeout: -1 })),
  refusedAs("no key", ({ OpenAI }) => new OpenAI()),
  refusedAs("empty key", ({ OpenAI }) => new OpenAI({ apiKey: "" })),
  refused("header name", ({ client }) =>
    create(client("plain"), {}, { headers: { "a b": "1" } })),
  refusedAs("header value", ({ client }) =>
    create(client("plain"), {}, { headers: { a: "1\n2" } })),
  refusedAs("header beyond Latin-1", ({ client }) =>
    create(client("plain"), {}, { headers: { a: "世" } })),
  refused("key function fails", ({ client }) =>
    create(client("plain", { apiKey: async () => { throw new Error("vault"); } }))),
  refused("key function gives nothing", ({ client }) =>
    create(client("plain", { apiKey: async () => 7 }))),
  ["wrong: maxRetries", ({ client }) =>
    [-1, 1.5, "3", null].map((n) => client("plain", { maxRetries: n }).maxRetries)],
];

const errorNames = ["OpenAIError", "APIError", "APIConnectionError",
  "APIConnectionTimeoutError", "APIUserAbortError", "NotFoundError",
  "ConflictError", "RateLimitError", "BadRequestError", "AuthenticationError",
  "InternalServerError", "PermissionDeniedError", "UnprocessableEntityError"];

const classes = [
  ["class: itself", ({ OpenAI }) => [OpenAI.default.name,
    OpenAI.OpenAI === OpenAI.default, OpenAI.__esModule, OpenAI.DEFAULT_TIMEOUT,
    typeof OpenAI.Chat.Completions.prototype.create]],
  ["class: errors", ({ OpenAI }) => errorNames.map((name) => [
    OpenAI[name].name, Object.getPrototypeOf(OpenAI[name]).name])],
  ["class: errors made by hand", ({ OpenAI }) => {
    const made = new OpenAI.RateLimitError(429, { message: "slow", code: "c" },
      undefined, new Headers({ "x-request-id": "r" }));
    const timeout = new OpenAI.APIConnectionTimeoutError();
    const lost = new OpenAI.APIConnectionError({ cause: new Error("why") });
    return [made.message, made.code, made.requestID, timeout.message,
      timeout.status, lost.message, lost.cause.message,
      OpenAI.APIError.generate(404, { error: { message: "m" } }, undefined,
        new Headers()).constructor.name];
  }],
  ["class: client", ({ client }) => {
    const one = client("plain", { organization: "o" });
    return [one.apiKey, one.organization, one.project, one.timeout,
      one.maxRetries, one.logLevel, one.chat.completions._client === one];
  }],
];

export const items = [
  ...replies, ...requests, ...streams, ...failures, ...retries, ...aborts,
  ...wrong, ...classes,
];
