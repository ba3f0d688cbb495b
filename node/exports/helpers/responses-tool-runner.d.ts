// SPDX-License-Identifier: Apache-2.0
// Not in zerohop: using one throws.
export declare const ResponsesToolRunnerError: never;
export declare const ResponsesToolRunner: never;
export declare const runnerFunction: never;
