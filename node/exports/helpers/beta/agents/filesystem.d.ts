// SPDX-License-Identifier: Apache-2.0
// Not in zerohop: using one throws.
export declare const agentFile: never;
export declare const prepareAgentDirectory: never;
export declare const agentFileDestination: never;
