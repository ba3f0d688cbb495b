// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_node.py.
"use strict";

const { classOf } = require("../../lib/resources.js");

const Webhooks = classOf("webhooks");

module.exports = {
  Webhooks,
};
