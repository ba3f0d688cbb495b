// SPDX-License-Identifier: Apache-2.0
// Naughty strings there and back: the text that the app passes is the text
// that the provider reads, and the other way round.  Skipped where the shared
// fixtures are not (ZH_SHARED, "../shared").
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import test from "node:test";

import { chunk, clientOf, completion, root, sendJSON, sendStream, withServer }
  from "./support.mjs";

const shared = process.env.ZH_SHARED || path.join(root, "..", "shared");
const file = path.join(shared, "fixtures", "naughty_strings", "blns.json");
const own = ["\0", "a\0b", "\x7f\x80\x9f", "\u2028\u2029\x85", "\ufeff",
  "\uffff", "\u{1f469}\u200d\u{1f680}", "\"\\/\b\f\n\r\t", "\\u0041\\ud800",
  "\r\n\r\ndata: [DONE]\n\n", "a".repeat(70000),
  "\u00e9\u20ac\u{1f600}".repeat(9000)];

const callOf = (text) => ({ id: text, type: "function",
  function: { name: text, arguments: JSON.stringify({ [text]: text }) } });

// The last message's text back, whole or as two pieces.
function answer(request, response, received) {
  const body = JSON.parse(received);
  const text = body.messages.at(-1).content;
  if (!body.stream) {
    const whole = { ...completion(text), model: text };
    whole.choices[0].message.tool_calls = [callOf(text)];
    return sendJSON(response, whole);
  }
  const half = text.length >> 1;
  sendStream(response, [chunk({ content: text.slice(0, half) }),
    chunk({ content: text.slice(half) }), chunk({}, "stop")]);
}

test("naughty strings go there and back", async (t) => {
  if (!existsSync(file)) return t.skip(`there is no ${file}; set ZH_SHARED`);
  const strings = JSON.parse(readFileSync(file, "utf8"));
  assert.equal(strings.length, 515);
  await withServer(answer, async (server) => {
    const client = clientOf(server);
    for (const text of [...strings, ...own]) {
      const asked = { model: text || "m", user: text, stop: [text],
        metadata: { [text]: text }, messages: [
          { role: "system", content: [{ type: "text", text }], name: text },
          { role: "assistant", tool_calls: [callOf(text)] },
          { role: "user", content: text }] };
      const whole = await client.chat.completions.create(asked);
      assert.deepEqual(JSON.parse(server.seen.at(-1).body), asked);
      const { message } = whole.choices[0];
      assert.deepEqual([message.content, whole.model, message.tool_calls],
        [text, text, [callOf(text)]]);
      const pieces = await client.chat.completions.create(
        { ...asked, stream: true });
      let joined = "";
      for await (const { choices } of pieces)
        joined += choices[0].delta.content ?? "";
      assert.equal(joined, text);
    }
  });
});
