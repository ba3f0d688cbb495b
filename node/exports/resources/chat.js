// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_node.py.
"use strict";

const { classOf } = require("../../lib/resources.js");

const Chat = classOf("chat");
const Completions = classOf("chat.completions");
const Messages = classOf("chat.completions.messages");

module.exports = {
  Chat,
  Completions,
  Messages,
};
