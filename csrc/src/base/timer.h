/* timer.h -- deadlines in a pairing heap whose nodes stand inside their
 * owners: arming one never allocates, so it never fails.  One thread. */
#ifndef ZH_TIMER_H
#define ZH_TIMER_H

#include "base/base.h"

typedef struct zh_timer {
  int64_t at; /* nanoseconds of the clock its owner uses          */
  void (*fire)(struct zh_timer *timer);
  void *user;
  struct zh_timer *child;
  struct zh_timer *next; /* sibling                                         */
  struct zh_timer *prev; /* sibling, or the parent of a first child         */
  bool armed;
} zh_timer;

typedef struct zh_timers {
  zh_timer *root;
} zh_timers;

/* Arms `timer` for `at`, moving it when it is armed already. */
void zh_timer_set(zh_timers *timers, zh_timer *timer, int64_t at);
void zh_timer_clear(zh_timers *timers, zh_timer *timer);

/* Fires what is due at `now`, each disarmed first; a timer set while this
 * runs fires in the same call when it is due too. */
void zh_timers_run(zh_timers *timers, int64_t now);

/* Milliseconds until the next one, rounded up; -1 when none is armed. */
int zh_timers_wait_ms(const zh_timers *timers, int64_t now);

#endif
