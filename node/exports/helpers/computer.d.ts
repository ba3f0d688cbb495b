// SPDX-License-Identifier: Apache-2.0
// Not in zerohop: using one throws.
export declare const ComputerToolset: never;
