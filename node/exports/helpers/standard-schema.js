// SPDX-License-Identifier: Apache-2.0
"use strict";

const { absent } = require("../../lib/absent.js");

exports.standardResponseFormat = absent("standardResponseFormat", "schema");
exports.standardTextFormat = absent("standardTextFormat", "schema");
exports.standardFunction = absent("standardFunction", "schema");
exports.standardResponsesFunction =
  absent("standardResponsesFunction", "schema");
