// SPDX-License-Identifier: Apache-2.0
// What the client says of its work, to whom, and how much of it.
"use strict";

const levels = ["debug", "info", "warn", "error", "off"];

// One of the levels, or undefined with a warning that names the place.
function levelOf(value, place, logger) {
  if (value === undefined || value === null || value === "") return undefined;
  if (levels.includes(value)) return value;
  const known = '["off","error","warn","info","debug"]';
  logger.warn(`${place} was set to ${JSON.stringify(value)}, expected one of ${known}`);
  return undefined;
}

// Is the client to say things of this level?
const says = (client, level) =>
  levels.indexOf(level) >= levels.indexOf(client.logLevel ?? "warn");

function log(client, level, ...args) {
  if (says(client, level)) client.logger[level]?.(...args);
}

const secret = /^(authorization|api-key|x-api-key|cookie|set-cookie)$/i;

function shownHeaders(headers) {
  const shown = {};
  for (const [name, value] of headers)
    shown[name] = secret.test(name) ? "***" : value;
  return shown;
}

let count = 0;

// Tells of one request: that it is sent, and what came of it.
class RequestLog {
  constructor(client, method, url) {
    this.client = client;
    this.id = `log_${(++count).toString(16).padStart(6, "0")}`;
    this.what = `${method.toLowerCase()} ${url}`;
    this.started = Date.now();
    log(client, "debug", `[${this.id}] sending request`, { method, url });
  }

  get ms() {
    return `${Date.now() - this.started}ms`;
  }

  came(status, headers) {
    const { client, id, what } = this;
    if (!says(client, "info")) return;
    const request = headers.get("x-request-id");
    const said = request === null ? id
      : `${id}, x-request-id: ${JSON.stringify(request)}`;
    log(client, "info",
      `[${said}] ${what} succeeded with status ${status} in ${this.ms}`);
    log(client, "debug", `[${id}] response start`,
      { status, headers: shownHeaders(headers) });
  }

  failed(error) {
    const { client, id, what } = this;
    const how = error?.status ? ` with status ${error.status}` : "";
    log(client, "info", `[${id}] ${what} failed${how} in ${this.ms}`);
    log(client, "debug", `[${id}] error`, { message: error?.message });
  }
}

// Only where somebody will read it.
const requestLog = (client, method, url) =>
  says(client, "info") ? new RequestLog(client, method, url()) : null;

module.exports = { levelOf, log, requestLog };
