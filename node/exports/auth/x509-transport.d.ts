// SPDX-License-Identifier: Apache-2.0
// Not in zerohop: using one throws.
export declare const createX509Transport: never;
export declare const fromX509: never;
export declare const workloadIdentity: never;
