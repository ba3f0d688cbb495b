// SPDX-License-Identifier: Apache-2.0
// Runs the same program with the official client or with zerohop against one
// local server and prints what it saw, one item a line.
//
//   node tests/tools/differential_node.mjs openai|zerohop|zerohop-fetch
//
// The last one is zerohop with a fetch of the caller's.
import { createRequire } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";

import { helperItems } from "./node/helpers.mjs";
import { items } from "./node/items.mjs";
import { Provider } from "./node/scenarios.mjs";
import { surfaceItems } from "./node/surface.mjs";

const [, , asked] = process.argv;
const name = asked.split("-")[0];
const own = asked.endsWith("-fetch") ? { fetch: (...args) => fetch(...args) }
  : {};
const place = { openai: "./node/package.json", zerohop: "../../package.json" };

function load() {
  const require = createRequire(new URL(place[name], import.meta.url));
  // What the package offers under a path of its own.
  const part = (path) => require(`${name}/${path}`);
  return { OpenAI: require(name), part };
}

// An error as comparable values: its classes, what it says, what it holds.
function describe(error, OpenAI) {
  const classes = [];
  for (let p = Object.getPrototypeOf(error); p; p = Object.getPrototypeOf(p))
    classes.push(p.constructor.name);
  if (!(error instanceof OpenAI.OpenAIError))
    return { classes, message: String(error.message) };
  const { message, name, status, code, param, type, requestID } = error;
  return {
    classes, message, name, status, code, param, type, requestID,
    error: error.error,
    header: error.headers?.get("content-type"),
    caused: error.cause instanceof Error,
    static: OpenAI[classes[0]] === error.constructor,
  };
}

const plain = (value) =>
  JSON.stringify(value, (key, v) => (v === undefined ? "<undefined>" : v));

async function main() {
  const { OpenAI, part } = load();
  const provider = await new Provider().listen();
  for (const name of Object.keys(process.env))
    if (/^(OPENAI|ANTHROPIC|GEMINI)_/.test(name)) delete process.env[name];
  let number = 0;
  for (const [name, run] of [...items, ...helperItems, ...surfaceItems]) {
    const tag = `t${number++}`;
    const client = (scenario, options) =>
      new OpenAI({
        apiKey: "KEY",
        baseURL: provider.base(scenario, tag),
        maxRetries: 0,
        ...own,
        ...options,
      });
    const seen = (scenario) => provider.state(scenario, tag);
    const caught = async (action) => {
      try {
        return { value: await action() };
      } catch (error) {
        return describe(error, OpenAI);
      }
    };
    const tools = { OpenAI, client, seen, caught, sleep, provider, part };
    console.log(`${name}\t${plain(await run(tools))}`);
  }
  provider.close();
}

await main();
