// SPDX-License-Identifier: Apache-2.0
export * from "./fetch.js";
export { default } from "./fetch.js";
