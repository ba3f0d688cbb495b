// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_node.py.
"use strict";

const { classOf } = require("../../lib/resources.js");

const InputItems = classOf("responses.inputItems");
const InputTokens = classOf("responses.inputTokens");
const Responses = classOf("responses");

module.exports = {
  InputItems,
  InputTokens,
  Responses,
};
