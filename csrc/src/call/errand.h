/* call/errand.h -- calls that the router makes by itself (route/care.h says
 * when): checks of deployments that nobody asks, and connections or tiny
 * requests to those that may be asked next.  They are calls like any other,
 * with one target, no retries and nobody who listens; the ledger and
 * zh_routing_health tell them apart from the host's.
 *
 * The first call of a router whose config asks for checks sets a timer on the
 * reactor; nothing is done before, in no process.  It ends with the router. */
#ifndef ZH_ERRAND_H
#define ZH_ERRAND_H

#include "call/call.h"

struct zh_errand {
  zh_errand_kind kind;
  int64_t thought;   /* what it should cost, 1e-12 USD; -1: nobody knows    */
  zh_tender *tender; /* who sent it; NULL: a call did                       */
};

/* make.c: a call with one target, without retries and a sink; config (a
 * reference is taken) is what aim is a part of.  `body` is a chat; "": a glance
 * at what models there are. */
zh_status zh_call_new_own(zh_router *router, zh_config *config,
                          const zh_errand *errand, const zh_plan_aim *aim,
                          zh_str body, zh_call **out, zh_error *err);

/* What the ledger has in the place of a group. */
zh_str zh_errand_name(const zh_errand *errand);

/* A call of the host's has started: what its router's config asks for besides.
 * I/O thread. */
void zh_errand_tend(zh_call *call);

/* The errand is over: it is booked.  I/O thread. */
void zh_errand_end(zh_call *call);

/* The router is going.  Any thread. */
void zh_errand_forget(zh_router *router);

/* The reactor is going, and has no calls. */
void zh_errand_stop(zh_reactor *reactor);

/* In a fork's child. */
void zh_errand_forked(void);

#endif
