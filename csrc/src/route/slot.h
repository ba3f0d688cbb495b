/* route/slot.h -- what is known of one key at one model and place, and of what
 * it shares with others.  Guarded by the lock of the zh_routing that it belongs
 * to (route/state.h). */
#ifndef ZH_SLOT_H
#define ZH_SLOT_H

#include "route/config.h"
#include "route/sketch.h"

/* One API key of one account; it dies for all of its models. */
typedef struct zh_key_state {
  uint64_t id;
  int64_t dead_until;
  int64_t died_at;
  zh_status why;
} zh_key_state;

/* Classes of prompts by length, whose times are kept apart. */
#define ZH_WAIT_CLASSES 5

typedef struct zh_wait zh_wait; /* route/speed.c                             */

/* Deployments that fail together. */
typedef struct zh_domain {
  uint64_t id;
  zh_str name;
  double good, bad; /* outcomes, older ones count less                       */
  int64_t at;
} zh_domain;

typedef enum zh_breaker {
  ZH_BREAKER_CLOSED,
  ZH_BREAKER_OPEN,
  ZH_BREAKER_HALF_OPEN
} zh_breaker;

/* How much there was in the last minute, by pieces of ten seconds. */
typedef struct zh_meter {
  int64_t piece; /* the one that is being filled                             */
  int64_t counts[6];
} zh_meter;

/* One key at one model at one place.  Lives as long as its router. */
struct zh_slot {
  uint64_t id;
  zh_str name;     /* "provider/model" */
  zh_str provider; /* its name */
  size_t key_number;
  zh_key_state *key;
  zh_domain *domain;
  bool disabled;     /* by hand                                               */
  bool env_disabled; /* by ZEROHOP_DISABLE                                   */

  uint32_t in_flight;
  uint32_t max_in_flight; /* 0: any number                                   */
  int64_t allowed_fails;
  int64_t cooldown_ns;

  zh_breaker breaker;
  uint32_t opened; /* how many times in a row                                */
  int64_t open_until;
  int64_t opened_at;
  int64_t probe_until; /* one request is under way to see                    */
  int64_t cool_until;  /* it said to come back later                         */
  zh_status cool_why;
  uint32_t cooled;   /* how many times in a row                              */
  int64_t cooled_at; /* the last time                                        */

  uint32_t fails;   /* in a row                                              */
  double good, bad; /* outcomes, older ones count less                       */
  int64_t at;
  zh_status last_fault;

  uint64_t attempts, successes, failures;
  int64_t window;  /* tokens that fit, learned from overflows; 0: not known   */
  zh_sketch *ttft; /* ms by 1 + prompt kilotokens                           */
  zh_sketch *speed; /* tokens a second after the first                       */
  double ttft_p50, ttft_p95, speed_p50; /* of these, 0: not known            */
  double ttft_now;  /* the last few; 0: not known                            */
  int64_t heard_at; /* when the last of them came                            */
  zh_wait *waits[2][ZH_WAIT_CLASSES]; /* of whole replies, of streams        */
  double spent; /* retries that went wrong and are not made good           */
  int64_t spent_at;
  zh_meter tokens; /* in and out                                             */

  int64_t check_at;    /* when it is looked at whether to check; 0: never yet */
  uint64_t check_seen; /* attempts of the time before                        */
  int64_t warmed_at;
  uint64_t checks;    /* requests of the router's own, not in attempts      */
  int64_t checked_at; /* when the last of them ended; 0: never               */
  zh_status checked;  /* and how                                            */
};

/* What people thought of a model's answers to a task. */
typedef struct zh_grade {
  uint64_t id; /* of task and model; of the task alone: all models'          */
  double count;
  double sum; /* of scores, 0 to 1                                           */
} zh_grade;

/* What a group needs to remember. */
struct zh_round {
  uint64_t id;
  uint32_t turn;
  zh_str pin; /* the deployment that alone is asked; "" when none            */
  double hedges; /* that its requests have earned                            */
};

/* How a slot stands for the next request. */
typedef enum zh_standing {
  ZH_STANDING_UP,
  ZH_STANDING_PROBE, /* half open: one request may see                       */
  ZH_STANDING_WEAK,  /* its domain fails                                     */
  ZH_STANDING_DOWN
} zh_standing;

/* How the slot stands, and in words why it is down. */
zh_standing zh_slot_stand(const zh_slot *slot, int64_t now, const char **why,
                          int64_t *until);

/* Why it cannot be asked, as ZH_ONLY_*; 0: it can, or for no cause of a
 * ladder.  slot may be NULL. */
uint8_t zh_slot_causes(const zh_slot *slot, int64_t now);

/* What the meter counted in the last minute. */
int64_t zh_meter_sum(const zh_meter *meter, int64_t now);

#endif
