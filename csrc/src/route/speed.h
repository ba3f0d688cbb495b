/* route/speed.h -- how fast a slot was: quantiles of times to the first
 * content, of whole replies, and of tokens a second.  With the routing's lock
 * held. */
#ifndef ZH_SPEED_H
#define ZH_SPEED_H

#include "route/slot.h"

typedef struct zh_outcome zh_outcome;

/* Out of memory here only means that nothing is learned. */
void zh_speed_learn(zh_slot *slot, const zh_outcome *outcome, int64_t now);

/* See zh_routing_expect. */
double zh_speed_expect(zh_slot *slot, double q, int64_t prompt, bool is_stream);

void zh_speed_free(zh_slot *slot);

#endif
