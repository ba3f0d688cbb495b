// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_node.py.
"use strict";

const { classOf } = require("../../lib/resources.js");

const Containers = classOf("containers");
const Content = classOf("containers.files.content");
const Files = classOf("containers.files");

module.exports = {
  Containers,
  Content,
  Files,
};
