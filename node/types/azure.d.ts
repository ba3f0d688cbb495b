// SPDX-License-Identifier: Apache-2.0
// The client of Azure's deployments.
import type { ClientOptions } from "./client.js";
import { OpenAI } from "./client.js";

export interface AzureClientOptions
  extends Omit<ClientOptions, "router" | "fallbacks"> {
  /** OPENAI_API_VERSION by default. */
  apiVersion?: string | undefined;
  /** https://NAME.openai.azure.com; AZURE_OPENAI_ENDPOINT by default. */
  endpoint?: string | undefined;
  /** The deployment of all requests; else a request's model names it. */
  deployment?: string | undefined;
  /** Gives a token of Microsoft Entra for each request. */
  azureADTokenProvider?: (() => Promise<string>) | undefined;
}

export declare class AzureOpenAI extends OpenAI {
  deploymentName: string | undefined;
  apiVersion: string;
  constructor(options?: AzureClientOptions);
}
