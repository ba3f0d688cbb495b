/* route/care.h -- what a router may do by itself, where its config asks for
 * it: tiny requests to deployments that nobody asks (checks) and connections,
 * or such requests, to those that may be asked next (warm).  Says when and at
 * what price; call/errand.h does it. */
#ifndef ZH_CARE_H
#define ZH_CARE_H

#include "base/base.h"

typedef struct zh_routing zh_routing;
typedef struct zh_slot zh_slot;

#define ZH_CARE_NO_CAP ((int64_t)-1)

/* What is asked where nobody said. */
#define ZH_CARE_PROMPT     "Reply with OK."
#define ZH_CARE_MAX_TOKENS 16

/* The cap counts for all that a router does by itself in a day (UTC), in 1e-12
 * USD. */
typedef struct zh_check {
  bool given;
  uint32_t interval_ms; /* 0: no checks                                     */
  zh_str prompt;
  int64_t max_tokens;
  int64_t cap;
} zh_check;

typedef struct zh_warm {
  bool given;
  bool requests;   /* real ones, not just connections                       */
  int64_t targets; /* behind the first; 0: none                             */
  uint32_t interval_ms; /* for which one that was used counts as warm       */
  int64_t cap;
} zh_warm;

#define ZH_CHECK_DEFAULT                                                       \
  ((zh_check){.given = true,                                                   \
              .interval_ms = 300000,                                           \
              .prompt = ZH_S(ZH_CARE_PROMPT),                                  \
              .max_tokens = ZH_CARE_MAX_TOKENS,                                \
              .cap = 100000000000})
#define ZH_WARM_DEFAULT                                                        \
  ((zh_warm){.given = true, .targets = 1, .cap = 100000000000})

/* What a request of the router's own is for. */
typedef enum zh_errand_kind {
  ZH_ERRAND_CHECK,
  ZH_ERRAND_WARM_UP,
  ZH_ERRAND_CONNECT,
  ZH_ERRAND_KINDS
} zh_errand_kind;

/* What was done, for zh_routing_health.  Guarded by the routing's lock. */
typedef struct zh_care {
  uint64_t count[ZH_ERRAND_KINDS];
  uint64_t held_back; /* for want of money, or of a price                   */
  int64_t day;
  int64_t pusd; /* of this day                                              */
} zh_care;

/* Is the slot to be checked now?  It is when its time has come (the first one
 * within an interval, by chance), nobody asked it since the last time or it is
 * not well, and nothing is under way there; a rate limit is waited for.
 * *wait_ns: until it is to be asked about again. */
bool zh_care_is_due(zh_routing *routing, zh_slot *slot, const zh_check *check,
                    int64_t *wait_ns);

/* Is it so long that nothing was heard from there that it is not warm?  It
 * counts as warm from now on. */
bool zh_care_is_cold(zh_routing *routing, zh_slot *slot, const zh_warm *warm);

/* May a request that costs about `pusd` (-1: nobody knows) be made?  It is
 * counted then. */
bool zh_care_spend(zh_routing *routing, zh_errand_kind kind, int64_t pusd,
                   int64_t cap);

/* A connection is open. */
void zh_care_connected(zh_routing *routing);

/* It came to `pusd` instead of what was thought. */
void zh_care_correct(zh_routing *routing, int64_t thought, int64_t pusd);

#endif
