// SPDX-License-Identifier: Apache-2.0
// Not in zerohop: using one throws.
export declare const standardResponseFormat: never;
export declare const standardTextFormat: never;
export declare const standardFunction: never;
export declare const standardResponsesFunction: never;
