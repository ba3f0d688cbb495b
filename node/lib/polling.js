// SPDX-License-Identifier: Apache-2.0
// Asking until something has come to an end.
"use strict";

const { setTimeout: sleep } = require("node:timers/promises");

const { userAbort } = require("./errors.js");
const { headersRecord } = require("./headers.js");

const usualInterval = 5000;

// `options` for one poll of the caller's.
function pollOptions(options) {
  const { pollIntervalMs, ...rest } = options ?? {};
  const helper = { "X-Stainless-Poll-Helper": "true" };
  if (pollIntervalMs)
    helper["X-Stainless-Custom-Poll-Interval"] = String(pollIntervalMs);
  return {
    ...rest,
    headers: { ...headersRecord(rest.headers), ...headersRecord(helper) },
  };
}

async function pause(ms, signal) {
  try {
    await sleep(ms, undefined, { signal: signal ?? undefined });
  } catch (error) {
    if (signal?.aborted) throw userAbort(signal);
    throw error;
  }
}

// Retrieves until the status is none of `waiting`; the server may say how
// long to wait.
async function poll(retrieve, waiting, options) {
  const asked = pollOptions(options);
  for (;;) {
    const { data, response } = await retrieve(asked).withResponse();
    if (!waiting.includes(data.status)) return data;
    let wait = options?.pollIntervalMs;
    if (!wait) {
      const said = Number.parseInt(
        response.headers.get("openai-poll-after-ms") ?? "", 10);
      wait = Number.isNaN(said) ? usualInterval : said;
    }
    await pause(wait, options?.signal);
  }
}

module.exports = { poll, pause };
