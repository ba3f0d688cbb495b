// SPDX-License-Identifier: Apache-2.0
// Making a router of the core.
"use strict";

const { native } = require("./native.js");
const { OpenAIError } = require("./errors.js");
const { makeError } = require("./failure.js");
const { environmentOf, missingText, routerText } = require("./options.js");

function routerError(list) {
  const code = list[5];
  return code === "missing_credentials"
    ? new OpenAIError(missingText)
    : makeError(list);
}

// What a configuration has wrong is told all at once.
function configError(list, text, environment) {
  const error = routerError(list);
  const told = native().checkConfig(text, environment);
  if (Array.isArray(told)) return error;
  const { faults, message } = JSON.parse(told);
  error.faults = faults;
  if (faults.length > 1) error.message = message;
  return error;
}

// For a client's options; throws what is wrong with them, and warns once of
// what they say in vain.
function makeRouter(options) {
  const addon = native();
  const text = routerText(options, addon.version);
  const environment = environmentOf(options);
  const router = addon.createRouter(text, environment);
  if (Array.isArray(router)) throw configError(router, text, environment);
  const told = addon.warnings(router);
  const { message } = Array.isArray(told) ? {} : JSON.parse(told);
  if (message) process.emitWarning(message, "ZerohopWarning");
  return router;
}

module.exports = { makeRouter };
