// SPDX-License-Identifier: Apache-2.0
// A provider in a process of its own, to be killed: prints its base URL, then
// "asked" for every request.  Argument: "silent" (never answers), "slow" (a
// chunk every 20 ms) or "whole" (answers).
import http from "node:http";

const how = process.argv[2];
const record = (value) => `data: ${JSON.stringify(value)}\n\n`;
const chunk = (delta, finish) => ({
  id: "c", object: "chat.completion.chunk", created: 1, model: "m",
  choices: [{ index: 0, delta, finish_reason: finish }],
});

function answer(request, response) {
  process.stdout.write("asked\n");
  if (how === "silent") return;
  response.writeHead(200, { "content-type": "text/event-stream" });
  if (how === "slow") {
    setInterval(() => response.write(record(chunk({ content: "word " }, null))),
      20);
    return;
  }
  response.write(record(chunk({ content: "all is well" }, null)));
  response.end(record(chunk({}, "stop")) + "data: [DONE]\n\n");
}

const server = http.createServer((request, response) => {
  request.resume();
  request.on("end", () => answer(request, response));
});
server.listen(0, "127.0.0.1", () =>
  process.stdout.write(`http://127.0.0.1:${server.address().port}/v1\n`));
