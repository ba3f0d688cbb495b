// SPDX-License-Identifier: Apache-2.0
import type { RunnableFunction } from "../../types/helpers.js";

export type { RunnableFunction, RunnableToolFunction } from "../../types/helpers.js";
export declare function isRunnableFunctionWithParse(
  one: RunnableFunction<any, any>): boolean;
