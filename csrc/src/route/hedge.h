/* route/hedge.h -- what a group, or a request, says about second attempts
 * beside a first one: when the first is late (hedge), or at once (race). */
#ifndef ZH_HEDGE_H
#define ZH_HEDGE_H

#include "base/base.h"

typedef struct zh_hedge {
  bool given;
  double percentile; /* of times to the first content; 0: no hedges          */
  double budget;     /* hedges for each request                              */
} zh_hedge;

typedef struct zh_race {
  bool given;
  bool whole; /* the first whole answer wins, not the first content          */
  int64_t n;  /* targets asked at once; 0 or 1: no race                      */
} zh_race;

#define ZH_HEDGE_DEFAULT                                                       \
  ((zh_hedge){.given = true, .percentile = 95, .budget = 0.02})
#define ZH_RACE_DEFAULT ((zh_race){.given = true, .n = 2})

/* What members may be, in words; the functions take such values. */
#define ZH_HEDGE_PERCENTILE_IS "a number from 50 to 99.9"
#define ZH_HEDGE_BUDGET_IS     "a number from 0 to 1"
#define ZH_RACE_N_IS           "an integer from 1 to 8"
#define ZH_RACE_UNTIL_IS       "\"content\" or \"complete\""

static inline bool zh_hedge_set_percentile(zh_hedge *hedge, double value) {
  hedge->percentile = value;
  return value >= 50 && value <= 99.9;
}

static inline bool zh_hedge_set_budget(zh_hedge *hedge, double value) {
  hedge->budget = value;
  return value >= 0 && value <= 1;
}

static inline bool zh_race_set_n(zh_race *race, int64_t value) {
  race->n = value;
  return value >= 1 && value <= 8;
}

static inline bool zh_race_set_until(zh_race *race, zh_str word) {
  race->whole = zh_str_is(word, ZH_S("complete"));
  return race->whole || zh_str_is(word, ZH_S("content"));
}

#endif
