// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_node.py.
"use strict";

const { classOf } = require("../../lib/resources.js");

const Alpha = classOf("fineTuning.alpha");
const Checkpoints = classOf("fineTuning.checkpoints");
const FineTuning = classOf("fineTuning");
const Graders = classOf("fineTuning.alpha.graders");
const Jobs = classOf("fineTuning.jobs");
const Permissions = classOf("fineTuning.checkpoints.permissions");

module.exports = {
  Alpha,
  Checkpoints,
  FineTuning,
  Graders,
  Jobs,
  Permissions,
};
