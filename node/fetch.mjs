// SPDX-License-Identifier: Apache-2.0
// The same for import.
import { createRequire } from "node:module";

export const { fetch, createFetch } =
  createRequire(import.meta.url)("./lib/fetch.js");
export default fetch;
