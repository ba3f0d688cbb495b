// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_node.py.
"use strict";

const { classOf } = require("../../lib/resources.js");

const Content = classOf("skills.content");
const Skills = classOf("skills");
const Versions = classOf("skills.versions");

module.exports = {
  Content,
  Skills,
  Versions,
};
