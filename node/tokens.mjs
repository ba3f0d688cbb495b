// SPDX-License-Identifier: Apache-2.0
// The same for import.
import { createRequire } from "node:module";

export const {
  Encoding,
  count,
  countRequest,
  dataFolder,
  decode,
  encode,
  encoding,
  encodingForModel,
  fits,
  register,
} = createRequire(import.meta.url)("./lib/tokens.js");
