// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_node.py.
"use strict";

const { classOf } = require("../../lib/resources.js");

const FileBatches = classOf("vectorStores.fileBatches");
const Files = classOf("vectorStores.files");
const VectorStores = classOf("vectorStores");

module.exports = {
  FileBatches,
  Files,
  VectorStores,
};
