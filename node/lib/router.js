// SPDX-License-Identifier: Apache-2.0
// Making a router of the core.
"use strict";

const { native } = require("./native.js");
const { OpenAIError } = require("./errors.js");
const { makeError } = require("./failure.js");
const { environmentOf, missingText, routerText } = require("./options.js");
const { coreOf } = require("./routing.js");

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

function warn(router) {
  const told = native().warnings(router);
  const { message } = Array.isArray(told) ? {} : JSON.parse(told);
  if (message) process.emitWarning(message, "ZerohopWarning");
}

// For a client's options; throws what is wrong with them, and warns once of
// what they say in vain.  With a Router its health is the client's too.
function makeRouter(options) {
  const addon = native();
  const text = routerText(options, addon.version);
  const environment = environmentOf(options);
  const parent = options.router?.[coreOf];
  const router = addon.createRouter(text, environment, parent);
  if (Array.isArray(router)) throw configError(router, text, environment);
  if (parent === undefined) warn(router);
  return router;
}

// Puts other options in the place of a Router's; throws what is wrong with
// them, and then nothing has changed.
function reloadRouter(router, options) {
  const text = routerText(options, native().version);
  const environment = environmentOf(options);
  const done = native().reload(router, text, environment);
  if (Array.isArray(done)) throw configError(done, text, environment);
  warn(router);
}

function askRouter(router, question, query) {
  const said = native()[question](router, JSON.stringify(query));
  if (Array.isArray(said)) throw makeError(said);
  return JSON.parse(said);
}

module.exports = { askRouter, makeRouter, reloadRouter };
