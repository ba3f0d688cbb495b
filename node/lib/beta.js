// SPDX-License-Identifier: Apache-2.0
// client.beta: the assistants' runs, and chat where it once was.
"use strict";

const { refused } = require("./absent.js");
const { poll } = require("./polling.js");
const { APIResource } = require("./resource.js");

const running = ["queued", "in_progress", "cancelling"];

class Beta extends APIResource {
  // Where parse and stream were before they came to client.chat.
  get chat() {
    return this._client.chat;
  }
}

class Threads extends APIResource {
  async createAndRunPoll(body, options) {
    const run = await this.createAndRun(body, options);
    return await this.runs.poll(run.id, { thread_id: run.thread_id }, options);
  }
}

class Runs extends APIResource {
  async createAndPoll(thread, body, options) {
    const run = await this.create(thread, body, options);
    return await this.poll(run.id, { thread_id: thread }, options);
  }

  async poll(id, params, options) {
    const retrieve = (asked) => this.retrieve(id, params, asked);
    return await poll(retrieve, running, options);
  }

  async submitToolOutputsAndPoll(id, params, options) {
    const run = await this.submitToolOutputs(id, params, options);
    return await this.poll(run.id, { thread_id: params.thread_id }, options);
  }
}

// Their events come from the methods with stream: true.
const events = (name) => `${name} with stream: true, whose events are the same`;
Threads.prototype.createAndRunStream = refused(
  "beta.threads.createAndRunStream (AssistantStream)", events("createAndRun"));
Runs.prototype.stream = refused(
  "beta.threads.runs.stream (AssistantStream)", events("create"));
Runs.prototype.createAndStream = refused(
  "beta.threads.runs.createAndStream (AssistantStream)", events("create"));
Runs.prototype.submitToolOutputsStream = refused(
  "beta.threads.runs.submitToolOutputsStream (AssistantStream)",
  events("submitToolOutputs"));

module.exports = { Beta, Threads, Runs };
