// SPDX-License-Identifier: Apache-2.0
// Making a router of the core.
"use strict";

const { native } = require("./native.js");
const { OpenAIError } = require("./errors.js");
const { makeError } = require("./failure.js");
const { environmentOf, missingText, routerText } = require("./options.js");
const { coreOf, pickerOf } = require("./routing.js");

const pickers = new WeakMap(); // of routers of the core

function makePicker(functions, limit) {
  const { Picker } = require("./strategy.js");
  return new Picker(functions, limit);
}

const mayHold = (config) => typeof config === "object" && config !== null;

// Options without functions in their config, and these by group.
function withoutFunctions(options) {
  const { router, strategy } = options;
  const config = router?.[coreOf] === undefined ? router : undefined;
  if (!mayHold(config) && !strategy) return [options, new Map()];
  const { checkStrategy, functionsOf } = require("./strategy.js");
  const [taken, functions] = functionsOf(config);
  for (const [name, value] of checkStrategy(strategy))
    functions.set(name, value);
  return [mayHold(config) ? { ...options, router: taken } : options, functions];
}

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
function makeRouter(given) {
  const addon = native();
  const [options, functions] = withoutFunctions(given);
  const text = routerText(options, addon.version);
  const environment = environmentOf(options);
  const parent = options.router?.[coreOf];
  const router = addon.createRouter(text, environment, parent);
  if (Array.isArray(router)) throw configError(router, text, environment);
  const picker = options.router?.[pickerOf] ?? (functions.size > 0
    ? makePicker(functions, options.strategyTimeout) : undefined);
  if (picker !== undefined) {
    addon.pick(router, (question) => picker.ask(question));
    pickers.set(router, picker);
  }
  if (parent === undefined) warn(router);
  return router;
}

// Puts other options in the place of a Router's; throws what is wrong with
// them, and then nothing has changed.
function reloadRouter(router, given) {
  const [options, functions] = withoutFunctions(given);
  if (functions.size > 0 && !pickers.has(router))
    throw new TypeError("a router that was made without a strategy callback " +
      "cannot be given one by reload()");
  const text = routerText(options, native().version);
  const environment = environmentOf(options);
  const done = native().reload(router, text, environment);
  if (Array.isArray(done)) throw configError(done, text, environment);
  pickers.get(router)?.take(functions);
  warn(router);
}

function askRouter(router, question, query) {
  const said = native()[question](router, JSON.stringify(query));
  if (Array.isArray(said)) throw makeError(said);
  return JSON.parse(said);
}

const pickerFor = (router) => pickers.get(router);

module.exports = { askRouter, makeRouter, pickerFor, reloadRouter };
