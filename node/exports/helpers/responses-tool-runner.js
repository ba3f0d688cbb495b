// SPDX-License-Identifier: Apache-2.0
"use strict";

const { absent } = require("../../lib/absent.js");

exports.ResponsesToolRunnerError = absent("ResponsesToolRunnerError", "agents");
exports.ResponsesToolRunner = absent("ResponsesToolRunner", "agents");
exports.runnerFunction = absent("runnerFunction", "agents");
