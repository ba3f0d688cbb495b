// SPDX-License-Identifier: Apache-2.0
// client.embeddings: vectors come as base64 unless the caller says otherwise,
// which is a third of the bytes and of the time.
"use strict";

const { log } = require("./log.js");
const { APIResource } = require("./resource.js");

// Numbers of four bytes, little end first.
function floatsOf(text) {
  const bytes = Buffer.from(text, "base64");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const floats = new Array(bytes.length >>> 2);
  for (let i = 0; i < floats.length; i++)
    floats[i] = view.getFloat32(4 * i, true);
  return floats;
}

function decode(reply) {
  for (const item of reply?.data ?? [])
    if (typeof item.embedding === "string")
      item.embedding = floatsOf(item.embedding);
  return reply;
}

class Embeddings extends APIResource {
  create(body, options) {
    const asked = body.encoding_format;
    const request = {
      body: { ...body, encoding_format: asked ?? "base64" }, ...options,
    };
    const reply = this._client.post("/embeddings", request);
    if (asked) return reply;
    log(this._client, "debug", "embeddings/decoding base64 embeddings");
    return reply._thenUnwrap(decode);
  }
}

module.exports = { Embeddings };
