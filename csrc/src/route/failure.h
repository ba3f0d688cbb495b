/* route/failure.h -- `stream_failure`: what is done when a stream dies after
 * the host saw some of it.  A request's own comes before its group's, and that
 * before the router's, member by member. */
#ifndef ZH_FAILURE_H
#define ZH_FAILURE_H

#include "base/base.h"

typedef enum zh_failure_mode {
  ZH_ON_FAILURE_UNSET,
  ZH_ON_FAILURE_ERROR,    /* the call fails, with what was shown            */
  ZH_ON_FAILURE_CONTINUE, /* another target goes on from there              */
  ZH_ON_FAILURE_RESTART   /* another one answers, beginning with the same   */
} zh_failure_mode;

typedef struct zh_stream_failure {
  zh_failure_mode mode;
  bool has_max;
  int64_t max_fallbacks; /* attempts to go on, at most                      */
} zh_stream_failure;

/* A mode by its name.  NULL, or what is wrong with the word (a static text). */
const char *zh_failure_find(zh_str word, zh_failure_mode *out);

/* Fills what `into` leaves unset from `from`. */
void zh_failure_merge(zh_stream_failure *into, const zh_stream_failure *from);

/* Fills the rest with what holds where nobody says anything. */
void zh_failure_settle(zh_stream_failure *failure);

#endif
