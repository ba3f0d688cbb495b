// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_node.py.
"use strict";

const { classOf } = require("../../lib/resources.js");

const Calls = classOf("realtime.calls");
const ClientSecrets = classOf("realtime.clientSecrets");
const Realtime = classOf("realtime");

module.exports = {
  Calls,
  ClientSecrets,
  Realtime,
};
