// SPDX-License-Identifier: Apache-2.0
// Webhooks: is a message from OpenAI, and what does it say.
"use strict";

const crypto = require("node:crypto");

const { InvalidWebhookSignatureError } = require("./errors.js");
const { APIResource } = require("./resource.js");

const missingSecret =
  "The webhook secret must either be set using the env var, " +
  "OPENAI_WEBHOOK_SECRET, on the client class, " +
  "OpenAI({ webhookSecret: '123' }), or passed to this function";

// One header of a Headers, a list of pairs or a record.
function headerOf(headers, name) {
  const all = headers instanceof Headers ? headers : new Headers(headers);
  const value = all.get(name);
  if (value === null || value === undefined)
    throw new Error(`Missing required header: ${name}`);
  return value;
}

function keyOf(secret) {
  return secret.startsWith("whsec_")
    ? Buffer.from(secret.slice("whsec_".length), "base64")
    : Buffer.from(secret, "utf8");
}

function checkAge(stamp, tolerance) {
  const seconds = Number.parseInt(stamp, 10);
  if (Number.isNaN(seconds))
    throw new InvalidWebhookSignatureError("Invalid webhook timestamp format");
  const now = Math.floor(Date.now() / 1000);
  if (now - seconds > tolerance)
    throw new InvalidWebhookSignatureError("Webhook timestamp is too old");
  if (seconds > now + tolerance)
    throw new InvalidWebhookSignatureError("Webhook timestamp is too new");
}

function sameBytes(a, b) {
  return a.length === b.length && crypto.timingSafeEqual(a, b);
}

class Webhooks extends APIResource {
  // The event, when its signature is good.
  async unwrap(payload, headers, secret = this._client.webhookSecret,
    tolerance = 300) {
    await this.verifySignature(payload, headers, secret, tolerance);
    return JSON.parse(payload);
  }

  async verifySignature(payload, headers, secret = this._client.webhookSecret,
    tolerance = 300) {
    if (typeof secret !== "string" || secret === "")
      throw new Error(missingSecret);
    const signatures = headerOf(headers, "webhook-signature");
    const stamp = headerOf(headers, "webhook-timestamp");
    const id = headerOf(headers, "webhook-id");
    checkAge(stamp, tolerance);
    const own = crypto
      .createHmac("sha256", keyOf(secret))
      .update(`${id}.${stamp}.${payload}`)
      .digest();
    const good = signatures.split(" ").some((one) => {
      const said = one.startsWith("v1,") ? one.slice(3) : one;
      return sameBytes(Buffer.from(said, "base64"), own);
    });
    if (!good)
      throw new InvalidWebhookSignatureError(
        "The given webhook signature does not match the expected signature"
      );
  }
}

module.exports = { Webhooks };
