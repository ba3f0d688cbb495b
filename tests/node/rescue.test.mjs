// SPDX-License-Identifier: Apache-2.0
// Streams that break after their first content and are gone on with by another
// provider, over sockets.
import assert from "node:assert/strict";
import test from "node:test";

import {
  OpenAI, chunk, errorOf, messages, readAll, record, startStream, withServer,
} from "./support.mjs";

const whole = "The cat sat on the mat \u{1f408} and slept, as café cats do.";
const words = whole.split(/(?<= )/);
const usage = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 };

const answer = (pieces, id) => [
  chunk({ role: "assistant", content: "" }, null, { id, model: id }),
  ...pieces.map((content) => chunk({ content }, null, { id, model: id })),
  chunk({}, "stop", { id, model: id }),
  { ...chunk({}, null, { id, model: id }), choices: [], usage },
].map(record);

const text = (chunks) =>
  chunks.map((one) => one.choices[0]?.delta.content ?? "").join("");

// Asks the first server, which ends in the middle, then the second.
const withPair = (end, count, second, action) =>
  withServer((request, response) => {
    startStream(response);
    response.write(answer(words, "first").slice(0, count).join(""), () =>
      end(response));
  }, (one) => withServer((request, response, body) => {
    startStream(response);
    response.end(answer(second(JSON.parse(body)), "second").join("") +
      "data: [DONE]\n\n");
  }, async (two) => {
    const client = new OpenAI({
      maxRetries: 0,
      router: {
        providers: {
          one: { dialect: "openai_chat", base_url: one.base, api_key: "a" },
          two: { dialect: "openai_chat", base_url: two.base, api_key: "b" },
        },
        models: {
          g: {
            deployments: ["one/first", "two/second"],
            stream_failure: { mode: "continue" }, timeouts: { chunk: 1 },
          },
        },
      },
    });
    await action(await client.chat.completions.create({
      model: "g", messages, stream: true,
      stream_options: { include_usage: true },
    }));
  }));

const ends = {
  "closed early": (response) => response.destroy(),
  "ended without its mark": (response) => response.end(),
  stalled: () => {},
};

for (const [name, end] of Object.entries(ends))
  test(`a stream that is ${name} is gone on with`, async () => {
    for (const count of [3, 7, words.length])
      await withPair(end, count, (request) => {
        const { messages: [, told, order] } = request;
        const again = order.content.split("<<<")[1].split(">>> Do not")[0];
        assert.equal(told.role, "assistant");
        assert.ok(whole.startsWith(told.content));
        const rest = again + whole.slice(told.content.length);
        return rest.match(/.{1,3}/gsu);
      }, async (stream) => {
        const chunks = await readAll(stream);
        assert.equal(text(chunks), whole);
        assert.deepEqual([...new Set(chunks.map((one) => one.id))], ["first"]);
        assert.deepEqual(chunks.map((one) => one.choices[0]?.finish_reason)
          .filter(Boolean), ["stop"]);
        assert.ok(chunks.at(-1).usage.completion_tokens > 5);
        const { rescues, attempts } = stream._route;
        assert.equal(rescues, 1);
        assert.deepEqual(attempts.map((one) => one.provider), ["one", "two"]);
        assert.equal(attempts[1].rescue, "instruction");
      });
  });

test("what does not go on is an error with what was shown", () =>
  withPair(ends["closed early"], 8, () => ["I cannot ", "do that."],
    async (stream) => {
      let shown = "";
      const error = await errorOf((async () => {
        for await (const one of stream)
          shown += one.choices[0]?.delta.content ?? "";
      })());
      assert.ok(error instanceof OpenAI.APIConnectionError);
      assert.ok(shown.length > 0 && whole.startsWith(shown));
      assert.equal(error.partial_text ?? error.partialText, shown);
      assert.equal(error._route.attempts[0].outcome, "TRUNCATED");
    }));
