/* route/degrade.h -- a ladder from a group's own models down to lesser ones,
 * which is walked for some causes only: what a target could not do, a cheaper
 * one may.  `degrade` of a group: {on: [cause], ladder: [step]}. */
#ifndef ZH_DEGRADE_H
#define ZH_DEGRADE_H

#include "base/base.h"

typedef struct zh_edit zh_edit; /* route/edit.h                              */

/* An entry of a list of fallbacks. */
typedef struct zh_fallback {
  zh_str name;         /* a model string                                     */
  const zh_edit *edit; /* of its requests; NULL: none                        */
} zh_fallback;

typedef struct zh_fallbacks {
  zh_fallback *items;
  size_t count;
  bool given;
} zh_fallbacks;

/* After which failure alone a target is asked: those that have lists of their
 * own, and the causes for which ladders are walked. */
enum {
  ZH_ONLY_CONTEXT = 1 << 0,
  ZH_ONLY_POLICY = 1 << 1,
  ZH_ONLY_RATE_LIMIT = 1 << 2,
  ZH_ONLY_QUOTA = 1 << 3,
  ZH_ONLY_OVERLOAD = 1 << 4,
  ZH_ONLY_DEADLINE = 1 << 5,
  ZH_ONLY_DEGRADE = 0xf << 2
};

/* One step of a ladder. */
typedef struct zh_step {
  uint32_t number; /* 1 and up                                                */
  zh_str name;     /* for people                                             */
  zh_fallback to;
} zh_step;

typedef struct zh_degrade {
  uint8_t on; /* ZH_ONLY_*; 0: no ladder                                     */
  zh_step *steps;
  size_t count;
} zh_degrade;

/* The cause that a failure is, as ZH_ONLY_*; 0: none.  code is the provider's,
 * terminated. */
uint8_t zh_degrade_cause(zh_status status, const char *code);

/* The name of the first of some causes: "rate_limit"; "" for none. */
zh_str zh_degrade_name(uint8_t causes);

#endif
