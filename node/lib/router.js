// SPDX-License-Identifier: Apache-2.0
// Making a router of the core.
"use strict";

const { native } = require("./native.js");
const { OpenAIError } = require("./errors.js");
const { makeError } = require("./failure.js");
const { environmentOf, routerText } = require("./options.js");

// As the official client for Node says it.
const missingText =
  "Missing credentials. Please pass an `apiKey`, `workloadIdentity`, " +
  "`adminAPIKey`, or set the `OPENAI_API_KEY` or `OPENAI_ADMIN_KEY` " +
  "environment variable.";

function routerError(list) {
  const code = list[5];
  return code === "missing_credentials"
    ? new OpenAIError(missingText)
    : makeError(list);
}

// For a client's options; throws what is wrong with them.
function makeRouter(options) {
  const addon = native();
  const text = routerText(options, addon.version);
  const router = addon.createRouter(text, environmentOf(options));
  if (Array.isArray(router)) throw routerError(router);
  return router;
}

module.exports = { makeRouter };
