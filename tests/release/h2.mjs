// SPDX-License-Identifier: Apache-2.0
// A provider that speaks nothing but HTTP/2 over TLS.  Arguments: key and
// certificate.  Prints its port, then a line for each request.
import fs from "node:fs";
import http2 from "node:http2";

const [key, cert] = process.argv.slice(2).map((file) => fs.readFileSync(file));
const record = (delta, finish) =>
  "data: " + JSON.stringify({
    id: "c", object: "chat.completion.chunk", created: 1, model: "m",
    choices: [{ index: 0, delta, finish_reason: finish }],
  }) + "\n\n";

const server = http2.createSecureServer({ key, cert });
server.on("stream", (stream, headers) => {
  process.stdout.write(headers[":path"] + "\n");
  stream.resume();
  stream.on("end", () => {
    stream.respond({ ":status": 200, "content-type": "text/event-stream" });
    stream.write(record({ role: "assistant", content: "over " }, null));
    stream.end(record({ content: "two" }, null) + record({}, "stop") +
      "data: [DONE]\n\n");
  });
});
server.listen(0, "127.0.0.1", () =>
  process.stdout.write(server.address().port + "\n"));
process.stdin.on("end", () => process.exit(0)).resume();
