// SPDX-License-Identifier: Apache-2.0
"use strict";

const { absent } = require("../../lib/absent.js");

exports.createX509Transport = absent("createX509Transport", "identity");
exports.fromX509 = absent("fromX509", "identity");
exports.workloadIdentity = absent("workloadIdentity", "identity");
