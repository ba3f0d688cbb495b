// SPDX-License-Identifier: Apache-2.0
// Server-sent events out of a Response that somebody else's fetch gave.
"use strict";

const { APIError, OpenAIError } = require("./errors.js");

// Lines end with CR, LF or both; a CR at the end of a part may be half of one.
async function* linesOf(body) {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const part of body) {
    rest += typeof part === "string" ? part
      : decoder.decode(part, { stream: true });
    const last = rest.endsWith("\r") ? rest.length - 1 : rest.length;
    const lines = rest.slice(0, last).split(/\r\n|\r|\n/);
    rest = lines.pop() + rest.slice(last);
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== "") yield* rest.split(/\r\n|\r|\n/);
}

// {event, data} of each; one that no empty line ends is dropped.
async function* eventsOf(body) {
  let event = null;
  let data = [];
  for await (const line of linesOf(body)) {
    if (line === "") {
      if (event !== null || data.length !== 0)
        yield { event, data: data.join("\n") };
      event = null;
      data = [];
      continue;
    }
    const [, name, value] = /^([^:]*):? ?([\s\S]*)$/.exec(line);
    if (name === "event") event = value;
    else if (name === "data") data.push(value);
  }
}

// What an event is to the reader of a stream.
function itemOf(event, text, headers) {
  const data = JSON.parse(text);
  if (event?.startsWith("thread.")) return { event, data };
  if (event === "error")
    throw new APIError(undefined, data.error ?? data, data.message, headers);
  if (data && data.error)
    throw new APIError(undefined, data.error, undefined, headers);
  return data;
}

// What `make` makes of the items of a response.
async function* itemsOf(response, make = (item) => item) {
  if (!response.body)
    throw new OpenAIError("Attempted to iterate over a response with no body");
  for await (const { event, data } of eventsOf(response.body)) {
    if (data.startsWith("[DONE]")) return;
    yield make(itemOf(event, data, response.headers));
  }
}

module.exports = { itemsOf };
