// SPDX-License-Identifier: Apache-2.0
"use strict";

const { absent } = require("../../../lib/absent.js");

exports.bedrock = absent("bedrock", "bedrock");
