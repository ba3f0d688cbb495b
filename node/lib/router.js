// SPDX-License-Identifier: Apache-2.0
// Making a router of the core.
"use strict";

const { native } = require("./native.js");
const { makeError } = require("./failure.js");
const { environmentOf, routerText } = require("./options.js");

// For a client's options; throws what is wrong with them.
function makeRouter(options) {
  const addon = native();
  const text = routerText(options, addon.version);
  const router = addon.createRouter(text, environmentOf(options));
  if (Array.isArray(router)) throw makeError(router);
  return router;
}

module.exports = { makeRouter };
