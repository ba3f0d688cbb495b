// SPDX-License-Identifier: Apache-2.0
// APIResource: what has methods that ask a client, and resources below it.
"use strict";

class APIResource {
  constructor(client) {
    this._client = client;
    if (this._path !== undefined)
      require("./resources.js").children(this, this._path, client);
  }
}

module.exports = { APIResource };
