// SPDX-License-Identifier: Apache-2.0
// The loader's hooks of zerohop/register.
import { aliasOf } from "./alias.js";

export function resolve(specifier, context, next) {
  const alias = aliasOf(specifier);
  return alias === null ? next(specifier, context)
    : next(alias, { ...context, parentURL: import.meta.url });
}
