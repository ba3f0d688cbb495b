// SPDX-License-Identifier: Apache-2.0
// client.realtime.calls: an offer is plain text unless a session goes with it.
"use strict";

const { APIResource } = require("./resource.js");
const { headersRecord } = require("./headers.js");

const parts = (sdp, session) => [
  { name: "sdp", value: sdp, type: "application/sdp" },
  { name: "session", value: JSON.stringify(session), type: "application/json" },
];

class Calls extends APIResource {
  create(body, options) {
    const { sdp, session } = body;
    const alone = session === undefined;
    const headers = {
      accept: "application/sdp",
      ...(alone ? { "content-type": "application/sdp" } : null),
      ...headersRecord(options?.headers),
    };
    return this._client.post("/realtime/calls", {
      body: alone ? sdp : body, ...options, headers, __binaryResponse: true,
      ...(alone ? null : { __fields: parts(sdp, session) }),
    });
  }
}

module.exports = { Calls };
