// SPDX-License-Identifier: Apache-2.0
// Not in zerohop: using one throws.
export declare const BROWSER_MEMBERS: never;
export declare const DEFAULT_BROWSER_MEMBERS: never;
export declare const BrowserError: never;
export declare const BrowserToolset: never;
