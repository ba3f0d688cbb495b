// SPDX-License-Identifier: Apache-2.0
// One listener for each AbortSignal, however many calls it may abort.
"use strict";

const watched = new WeakMap(); // signal -> {calls, abort}

// call.abort() will run when the signal fires.
function watch(signal, call) {
  let entry = watched.get(signal);
  if (entry === undefined) {
    const calls = new Set();
    const abort = () => [...calls].forEach((one) => one.abort());
    entry = { calls, abort };
    watched.set(signal, entry);
    signal.addEventListener("abort", abort, { once: true });
  }
  entry.calls.add(call);
}

function unwatch(signal, call) {
  const entry = watched.get(signal);
  if (entry === undefined) return;
  entry.calls.delete(call);
  if (entry.calls.size !== 0) return;
  watched.delete(signal);
  signal.removeEventListener("abort", entry.abort);
}

module.exports = { watch, unwatch };
