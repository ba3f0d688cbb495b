// SPDX-License-Identifier: Apache-2.0
"use strict";

const { absent } = require("../../../../lib/absent.js");

exports.agentFile = absent("agentFile", "agents");
exports.prepareAgentDirectory = absent("prepareAgentDirectory", "agents");
exports.agentFileDestination = absent("agentFileDestination", "agents");
