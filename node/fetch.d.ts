// SPDX-License-Identifier: Apache-2.0
// fetch over zerohop's own transport, for any client that takes one.
import type { ClientOptions } from "./types/client.js";

/** As the standard has it; requests go to their URLs. */
export declare const fetch: typeof globalThis.fetch;

/** Its chat completions go where the options say (router, fallbacks, keys);
 * other requests go to their URLs. */
export declare function createFetch(
  options?: ClientOptions
): typeof globalThis.fetch;

export default fetch;
