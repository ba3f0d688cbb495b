// SPDX-License-Identifier: Apache-2.0
// client.files and those of vector stores: waiting for what is done with them.
"use strict";

const { APIConnectionTimeoutError } = require("./errors.js");
const { pause, poll } = require("./polling.js");
const { APIResource } = require("./resource.js");

const fileEnds = new Set(["processed", "error", "deleted"]);

class Files extends APIResource {
  async waitForProcessing(id, options = {}) {
    const { pollInterval = 5000, maxWait = 30 * 60 * 1000, ...rest } = options;
    const started = Date.now();
    for (;;) {
      const file = await this.retrieve(id, rest);
      if (file.status && fileEnds.has(file.status)) return file;
      if (Date.now() - started > maxWait)
        throw new APIConnectionTimeoutError({
          message: `Giving up on waiting for file ${id} to finish processing ` +
            `after ${maxWait} milliseconds.`,
        });
      await pause(pollInterval, rest.signal);
    }
  }
}

class VectorStoreFiles extends APIResource {
  async createAndPoll(store, body, options) {
    const file = await this.create(store, body, options);
    return await this.poll(store, file.id, options);
  }

  async poll(store, id, options) {
    const retrieve = (asked) =>
      this.retrieve(id, { vector_store_id: store }, asked);
    return await poll(retrieve, ["in_progress"], options);
  }

  async upload(store, file, options) {
    const sent = await this._client.files.create(
      { file, purpose: "assistants" }, options);
    return await this.create(store, { file_id: sent.id }, options);
  }

  async uploadAndPoll(store, file, options) {
    const sent = await this.upload(store, file, options);
    return await this.poll(store, sent.id, options);
  }
}

// Runs `work` on all items, a few at a time.
async function spread(items, width, work) {
  const left = [...items.entries()];
  const results = [];
  const run = async () => {
    while (left.length !== 0) {
      const [at, item] = left.shift();
      results[at] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: width }, run));
  return results;
}

class FileBatches extends APIResource {
  async createAndPoll(store, body, options) {
    const batch = await this.create(store, body);
    return await this.poll(store, batch.id, options);
  }

  async poll(store, id, options) {
    const retrieve = (asked) =>
      this.retrieve(id, { vector_store_id: store }, asked);
    return await poll(retrieve, ["in_progress"], options);
  }

  async uploadAndPoll(store, given, options) {
    const { files, fileIds = [] } = given;
    if (files == null || files.length === 0)
      throw new Error(
        "No `files` provided to process. If you've already uploaded files " +
          "you should use `.createAndPoll()` instead"
      );
    const { maxConcurrency, ...rest } = options ?? {};
    const width = Math.min(maxConcurrency ?? 5, files.length);
    const sent = await spread(files, width, (file) =>
      this._client.files.create({ file, purpose: "assistants" }, rest));
    const ids = [...fileIds, ...sent.map(({ id }) => id)];
    return await this.createAndPoll(store, { file_ids: ids }, rest);
  }
}

module.exports = { Files, VectorStoreFiles, FileBatches };
