/* call/router.h -- what a zh_router is, for the calls it makes. */
#ifndef ZH_CALL_ROUTER_H
#define ZH_CALL_ROUTER_H

#include "route/plan.h"

#include <stdatomic.h>

typedef struct zh_ledger zh_ledger;
typedef struct zh_tender zh_tender;

/* A router: its configuration, which a reload replaces, and what it learned.
 * lock guards config. */
struct zh_router {
  atomic_int refs;
  zh_mutex lock;
  zh_config *config;
  zh_ledger *ledger; /* its parent's, if it has one                          */
  zh_routing *routing;
  zh_pick pick; /* of the host's own                                        */
  zh_router *parent;      /* whose routing it is; NULL: its own             */
  atomic_uint generation; /* whose locks these are                          */
  zh_tender *tender; /* who looks after it; NULL: nobody (call/errand.h)    */
};

void zh_router_ref(zh_router *router);

/* The configuration of this moment; zh_config_free gives it back. */
zh_config *zh_router_config(const zh_router *router);

#endif
