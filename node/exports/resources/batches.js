// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_node.py.
"use strict";

const { classOf } = require("../../lib/resources.js");

const Batches = classOf("batches");

module.exports = {
  Batches,
};
