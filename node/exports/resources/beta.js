// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_node.py.
"use strict";

const { classOf } = require("../../lib/resources.js");

const Assistants = classOf("beta.assistants");
const Beta = classOf("beta");
const ChatKit = classOf("beta.chatkit");
const InputItems = classOf("beta.responses.inputItems");
const InputTokens = classOf("beta.responses.inputTokens");
const Messages = classOf("beta.threads.messages");
const Realtime = classOf("beta.realtime");
const Responses = classOf("beta.responses");
const Runs = classOf("beta.threads.runs");
const Sessions = classOf("beta.chatkit.sessions");
const Steps = classOf("beta.threads.runs.steps");
const Threads = classOf("beta.threads");
const TranscriptionSessions = classOf("beta.realtime.transcriptionSessions");

module.exports = {
  Assistants,
  Beta,
  ChatKit,
  InputItems,
  InputTokens,
  Messages,
  Realtime,
  Responses,
  Runs,
  Sessions,
  Steps,
  Threads,
  TranscriptionSessions,
};
