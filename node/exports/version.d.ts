// SPDX-License-Identifier: Apache-2.0
export declare const VERSION: string;
