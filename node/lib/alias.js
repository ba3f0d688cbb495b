// SPDX-License-Identifier: Apache-2.0
// What `openai` and the modules below it are called here.
"use strict";

// "zerohop/..." for "openai/...", else null.
function aliasOf(request) {
  if (request === "openai" || request === "openai/index") return "zerohop";
  if (!request.startsWith("openai/")) return null;
  const part = request.slice("openai/".length).replace(/\.m?js$/, "");
  return part === "index" ? "zerohop" : `zerohop/${part}`;
}

module.exports = { aliasOf };
