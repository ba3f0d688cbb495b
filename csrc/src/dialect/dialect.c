/* SPDX-License-Identifier: Apache-2.0 */
/* The dialects there are. */
#include "dialect/dialect.h"

static const zh_dialect *const dialect_all[] = {
    &zh_dialect_openai_chat,
    &zh_dialect_anthropic,
    &zh_dialect_gemini,
};

/* --- public --- */

const zh_dialect *zh_dialect_find(zh_str name) {
  for (size_t i = 0; i < ZH_COUNT(dialect_all); i++)
    if (zh_str_is(name, zh_str_of(dialect_all[i]->name)))
      return dialect_all[i];
  return NULL;
}
