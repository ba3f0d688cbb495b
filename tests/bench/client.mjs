// SPDX-License-Identifier: Apache-2.0
// CPU seconds of this process for N plain calls and for a stream of M chunks:
//
//     client.mjs openai|zerohop URL N M    prints {"import", "request", "chunk"}
import { createRequire } from "node:module";

const [library, baseURL, calls, chunks] = process.argv.slice(2);
const place = { openai: "../tools/node/package.json",
                zerohop: "../../package.json" };

const used = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
const before = used();
const OpenAI = createRequire(new URL(place[library], import.meta.url))(library);
const imported = used() - before;

const client = new OpenAI({ baseURL, apiKey: "KEY" });
const ask = { model: "m", messages: [{ role: "user", content: "Hi" }] };

async function plain(count) {
  for (let i = 0; i < count; i++) {
    const reply = await client.chat.completions.create(ask);
    if (reply.choices[0].message.content !== "Hello") throw new Error("text");
  }
}

async function stream() {
  let count = 0;
  const found = await client.chat.completions.create({ ...ask, stream: true });
  for await (const chunk of found)
    if (chunk.choices[0].delta.content) count++;
  if (count !== Number(chunks)) throw new Error(`${count} chunks`);
}

async function cpu(action, times, arg) {
  let best = Infinity;
  for (let i = 0; i < times; i++) {
    const start = used();
    await action(arg);
    best = Math.min(best, used() - start);
  }
  return best;
}

await plain(20);
await stream();
console.log(JSON.stringify({
  import: imported,
  request: (await cpu(plain, 3, Number(calls))) / calls,
  chunk: (await cpu(stream, 3)) / chunks,
}));
