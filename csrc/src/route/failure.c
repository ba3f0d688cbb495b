/* SPDX-License-Identifier: Apache-2.0 */
#include "route/failure.h"

#define FAILURE_MAX_FALLBACKS 2

const char *zh_failure_find(zh_str word, zh_failure_mode *out) {
  static const struct {
    const char *word;
    zh_failure_mode mode;
  } rows[] = {{"error", ZH_ON_FAILURE_ERROR},
              {"continue", ZH_ON_FAILURE_CONTINUE},
              {"restart", ZH_ON_FAILURE_RESTART}};
  for (size_t i = 0; i < ZH_COUNT(rows); i++)
    if (zh_str_is(word, zh_str_of(rows[i].word))) {
      *out = rows[i].mode;
      return NULL;
    }
  return "expected continue, restart or error";
}

void zh_failure_merge(zh_stream_failure *into, const zh_stream_failure *from) {
  if (into->mode == ZH_ON_FAILURE_UNSET)
    into->mode = from->mode;
  if (!into->has_max && from->has_max) {
    into->has_max = true;
    into->max_fallbacks = from->max_fallbacks;
  }
}

void zh_failure_settle(zh_stream_failure *failure) {
  static const zh_stream_failure usual = {ZH_ON_FAILURE_ERROR, true,
                                          FAILURE_MAX_FALLBACKS};
  zh_failure_merge(failure, &usual);
}
