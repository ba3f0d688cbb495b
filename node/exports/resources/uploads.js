// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_node.py.
"use strict";

const { classOf } = require("../../lib/resources.js");

const Parts = classOf("uploads.parts");
const Uploads = classOf("uploads");

module.exports = {
  Parts,
  Uploads,
};
