// SPDX-License-Identifier: Apache-2.0
// client.responses.
"use strict";

const { APIResource } = require("./resource.js");

const helpers = () => require("./helpers/responses.js");

// All text of a response in one member.
function withText(reply) {
  if (reply && reply.object === "response") helpers().addOutputText(reply);
  return reply;
}

class Responses extends APIResource {
  create(body, options) {
    const stream = body.stream ?? false;
    return this._client.post("/responses", { body, ...options, stream })
      ._thenUnwrap(withText);
  }

  retrieve(id, query = {}, options = undefined) {
    const { fillPath } = require("./url.js");
    return this._client.get(fillPath("/responses/{response_id}", [id]), {
      query, ...options, stream: query?.stream ?? false,
    })._thenUnwrap(withText);
  }

  // The response with what the caller's formats and tools make of it.
  parse(body, options) {
    return this._client.responses.create(body, options)
      ._thenUnwrap((reply) => helpers().parseResponse(reply, body));
  }

  // A streamed response as events.
  stream(body, options) {
    const { ResponseStream } = require("./helpers/response-stream.js");
    return ResponseStream.createResponse(this._client, body, options);
  }
}

module.exports = { Responses };
