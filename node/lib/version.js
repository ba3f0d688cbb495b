// SPDX-License-Identifier: Apache-2.0
"use strict";

const { version: VERSION } = require("../../package.json");

module.exports = { VERSION };
