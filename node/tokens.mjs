// SPDX-License-Identifier: Apache-2.0
// The same for import.
import { createRequire } from "node:module";

export const {
  Encoding,
  count,
  dataFolder,
  decode,
  encode,
  encoding,
  encodingForModel,
} = createRequire(import.meta.url)("./lib/tokens.js");
