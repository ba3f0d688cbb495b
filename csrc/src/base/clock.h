/* clock.h -- time and chance, both replaceable: whoever needs them is handed
 * a zh_clock, so that tests run on their own time. */
#ifndef ZH_CLOCK_H
#define ZH_CLOCK_H

#include "base/base.h"

#define ZH_MS ((int64_t)1000000) /* nanoseconds in a millisecond */

typedef struct zh_clock {
  int64_t (*now)(void *user);     /* monotonic, nanoseconds                 */
  int64_t (*unix_ms)(void *user); /* wall clock, milliseconds               */
  uint64_t (*random)(void *user); /* 64 unpredictable bits                  */
  void *user;
} zh_clock;

/* The machine's.  Any thread. */
extern const zh_clock zh_clock_system;

static inline int64_t zh_clock_now(const zh_clock *clock) {
  return clock->now(clock->user);
}

static inline int64_t zh_clock_unix_ms(const zh_clock *clock) {
  return clock->unix_ms(clock->user);
}

/* In [0, 1). */
static inline double zh_clock_chance(const zh_clock *clock) {
  return (double)(clock->random(clock->user) >> 11) * 0x1p-53;
}

#endif
