// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_node.py.
"use strict";

const { classOf } = require("../../lib/resources.js");

const Evals = classOf("evals");
const OutputItems = classOf("evals.runs.outputItems");
const Runs = classOf("evals.runs");

module.exports = {
  Evals,
  OutputItems,
  Runs,
};
