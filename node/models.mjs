// SPDX-License-Identifier: Apache-2.0
// The same for import.
import { createRequire } from "node:module";

export const { list, get, price } = createRequire(import.meta.url)(
  "./lib/models.js"
);
