// SPDX-License-Identifier: Apache-2.0
// The same for import.
import { createRequire } from "node:module";

export const {
  zodResponseFormat,
  zodTextFormat,
  zodFunction,
  zodResponsesFunction,
  zodRealtimeFunction,
} = createRequire(import.meta.url)("./zod.js");
