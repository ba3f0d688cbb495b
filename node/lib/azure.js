// SPDX-License-Identifier: Apache-2.0
// AzureOpenAI: the same API with deployments in its paths.
"use strict";

const { OpenAI } = require("./client.js");
const { OpenAIError } = require("./errors.js");

const readEnv = (name) => process.env[name]?.trim() || undefined;

// Paths that name their deployment.
const deployed = new Set([
  "/completions", "/chat/completions", "/embeddings", "/audio/transcriptions",
  "/audio/translations", "/audio/speech", "/images/generations",
  "/batches", "/images/edits",
]);

function placeOf({ baseURL, endpoint, deployment }) {
  if (baseURL) {
    if (endpoint)
      throw new OpenAIError("baseURL and endpoint are mutually exclusive");
    return baseURL;
  }
  const place = endpoint ?? process.env.AZURE_OPENAI_ENDPOINT;
  if (!place)
    throw new OpenAIError(
      "Must provide one of the `baseURL` or `endpoint` arguments, or the " +
        "`AZURE_OPENAI_ENDPOINT` environment variable"
    );
  return `${place}/openai${deployment ? `/deployments/${deployment}` : ""}`;
}

class AzureOpenAI extends OpenAI {
  constructor(options = {}) {
    const {
      apiKey = readEnv("AZURE_OPENAI_API_KEY"),
      apiVersion = readEnv("OPENAI_API_VERSION"),
      azureADTokenProvider, endpoint, deployment, dangerouslyAllowBrowser,
      baseURL = readEnv("OPENAI_BASE_URL"), ...rest
    } = options;
    if (!apiVersion)
      throw new OpenAIError(
        "The OPENAI_API_VERSION environment variable is missing or empty; " +
          "either provide it, or instantiate the AzureOpenAI client with an " +
          "apiVersion option, like new AzureOpenAI({ apiVersion: 'My API " +
          "Version' })."
      );
    if (!azureADTokenProvider && !apiKey)
      throw new OpenAIError(
        "Missing credentials. Please pass one of `apiKey` and " +
          "`azureADTokenProvider`, or set the `AZURE_OPENAI_API_KEY` " +
          "environment variable."
      );
    if (azureADTokenProvider && apiKey)
      throw new OpenAIError(
        "The `apiKey` and `azureADTokenProvider` arguments are mutually " +
          "exclusive; only one can be passed at a time."
      );
    const place = placeOf({ baseURL, endpoint, deployment });
    const query = { "api-version": apiVersion, ...rest.defaultQuery };
    super({ ...rest, apiKey: azureADTokenProvider ?? apiKey, baseURL: place,
      defaultQuery: query, dangerouslyAllowBrowser });
    this.apiVersion = apiVersion;
    this.deploymentName = deployment;
    Object.defineProperty(this, "_azure", {
      value: { apiVersion, azureADTokenProvider, deployment },
    });
  }

  withOptions(options) {
    const { apiVersion, azureADTokenProvider, deployment } = this._azure;
    const key = azureADTokenProvider ? { azureADTokenProvider, apiKey: undefined }
      : {};
    const mine = { apiVersion, deployment, ...key, ...options };
    return super.withOptions(mine);
  }

  // The key goes into a header of its own.
  async authHeaders() {
    if (this._azure.azureADTokenProvider) return super.authHeaders();
    return { values: this.apiKey ? { "api-key": this.apiKey } : {} };
  }

  async prepareOptions(options) {
    const { headersRecord } = require("./headers.js");
    const { path, body } = options;
    const { deployment } = this._azure;
    const model = deployment ?? body?.model ?? options.__deployment;
    if (deployed.has(path) && options.method.toLowerCase() === "post" &&
        model && !this.baseURL.includes("/deployments"))
      options.path = `/deployments/${encodeURIComponent(model)}${path}`;
    if (!this._azure.azureADTokenProvider)
      options.headers = {
        authorization: null, "api-key": this.apiKey,
        ...headersRecord(options.headers),
      };
  }
}

module.exports = { AzureOpenAI };
