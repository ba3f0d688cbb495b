// SPDX-License-Identifier: Apache-2.0
export * from "./types/client.js";
export { OpenAI as default } from "./types/client.js";
export { AzureOpenAI } from "./types/azure.js";
export type { AzureClientOptions } from "./types/azure.js";
// Not in zerohop: using one throws.
export declare const BedrockOpenAI: never;
export declare const ComputerToolset: never;
