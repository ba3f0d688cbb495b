// SPDX-License-Identifier: Apache-2.0
"use strict";

const { absent } = require("../../lib/absent.js");

exports.BROWSER_MEMBERS = absent("BROWSER_MEMBERS", "computer");
exports.DEFAULT_BROWSER_MEMBERS = absent("DEFAULT_BROWSER_MEMBERS", "computer");
exports.BrowserError = absent("BrowserError", "computer");
exports.BrowserToolset = absent("BrowserToolset", "computer");
