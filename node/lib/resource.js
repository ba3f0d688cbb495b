// SPDX-License-Identifier: Apache-2.0
// APIResource: what has methods that ask a client.
"use strict";

class APIResource {
  constructor(client) {
    this._client = client;
  }
}

module.exports = { APIResource };
