// SPDX-License-Identifier: Apache-2.0
// The Router class.  What it works with is loaded by the first one, not by the
// import.
"use strict";

const configOf = Symbol("config");
const coreOf = Symbol("core");
const pickerOf = Symbol("picker");
const revisionOf = Symbol("revision");

const load = () => require("./router.js");

// A configuration, checked when it is made, to be shared by clients: an
// object, or the path of a file, YAML or JSON.
class Router {
  #config;
  #core;
  #revision = 0;
  #strategy;

  // `strategy`: a function, or an object of them by group; of the candidates
  // of a group and the request it returns those to ask, in order, within
  // `strategyTimeout` seconds (null: any time).
  constructor(config, { strategy, strategyTimeout } = {}, core) {
    if (config === undefined || config === null) {
      if (core === undefined)
        throw new TypeError("a router's config is an object or a path");
    }
    this.#config = config;
    this.#strategy = { strategy, strategyTimeout };
    this.#core = core ?? load().makeRouter(this.#options(this.#config));
  }

  #options(router) {
    return { router, apiKey: undefined, ...this.#strategy };
  }

  get [coreOf]() {
    return this.#core;
  }

  get [configOf]() {
    return this.#config;
  }

  get [pickerOf]() {
    return load().pickerFor(this.#core);
  }

  // Grows with each reload, so that clients know.
  get [revisionOf]() {
    return this.#revision;
  }

  // Reads the configuration anew, or takes another one, in one step: calls in
  // flight end by the old one.  A bad one changes nothing.
  reload(config) {
    const taken = config ?? this.#config;
    load().reloadRouter(this.#core, this.#options(taken));
    this.#config = taken;
    this.#revision++;
  }

  // What a call with this body would ask, in which order, and what it would
  // not ask and why.  Nothing is sent.
  plan(request) {
    return load().askRouter(this.#core, "plan", request);
  }

  // How all that was asked so far stands.
  health() {
    return load().askRouter(this.#core, "health", {});
  }

  // What calls of the clients that share it took and cost.
  get ledger() {
    const { Ledger } = require("./ledger.js");
    return new Ledger(() => this.#core);
  }

  // Notes in the ledger what a reply was worth, from 0 to 1.
  feedback(reply, opinion) {
    return this.ledger.feedback(reply, opinion);
  }

  // A provider, or a deployment, is not asked until enable().
  disable(name) {
    load().askRouter(this.#core, "steer", { disable: name });
  }

  enable(name) {
    load().askRouter(this.#core, "steer", { enable: name });
  }

  // The group asks this deployment only; null: all of its own again.
  pin(group, deployment) {
    load().askRouter(this.#core, "steer", { pin: { group, deployment } });
  }
}

module.exports = { Router, configOf, coreOf, pickerOf, revisionOf };
