// SPDX-License-Identifier: Apache-2.0
// node --import zerohop/register program.mjs: whoever asks for `openai` gets
// zerohop, with all that lies below it.
import Module, { createRequire } from "node:module";

import { aliasOf } from "./lib/alias.js";

const require = createRequire(import.meta.url);
const resolve = Module._resolveFilename;

Module._resolveFilename = function (request, parent, ...rest) {
  const alias = aliasOf(request);
  return alias === null ? resolve.call(this, request, parent, ...rest)
    : require.resolve(alias);
};

if (typeof Module.register === "function")
  Module.register("./lib/alias-hooks.mjs", import.meta.url);
