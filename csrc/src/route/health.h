/* route/health.h -- the inside of a zh_routing, for state.c and health.c. */
#ifndef ZH_HEALTH_H
#define ZH_HEALTH_H

#include "route/care.h"
#include "route/state.h"

#define STATE_TABLE 16384 /* places for slots, more than there are slots */

struct zh_routing {
  zh_mutex lock;
  const zh_clock *clock;
  uint64_t random;
  zh_arena arena;
  zh_slot **slots;
  size_t slot_count;
  zh_key_state **keys;
  size_t key_count;
  zh_domain **domains;
  size_t domain_count;
  zh_round **rounds;
  size_t round_count;
  zh_str *off; /* names that were turned off by hand                         */
  size_t off_count;
  zh_round loose; /* of requests without a group                              */
  zh_grade *grades; /* by id, open addressing; NULL: there are none          */
  size_t grade_count;
  zh_care care;
  zh_slot *table[STATE_TABLE]; /* by id, open addressing                     */
};

#endif
