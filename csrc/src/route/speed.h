/* route/speed.h -- how fast a slot was: quantiles of times to the first
 * content, of whole replies, and of tokens a second.  With the routing's lock
 * held. */
#ifndef ZH_SPEED_H
#define ZH_SPEED_H

#include "route/slot.h"

typedef struct zh_outcome zh_outcome;

#define ZH_SPEED_SUDDEN                                                        \
  3.5 /* times the usual: it has changed, believe it     */

/* Out of memory here only means that nothing is learned. */
void zh_speed_learn(zh_slot *slot, const zh_outcome *outcome, int64_t now);

/* See zh_routing_expect. */
double zh_speed_expect(zh_slot *slot, double q, int64_t prompt, bool is_stream);

/* The usual time to a first token, ms by 1 + prompt kilotokens, unless the last
 * few were quite another: half a window of slow answers would be too many. */
static inline double zh_speed_first(const zh_slot *slot) {
  double usual = slot->ttft_p50, now = slot->ttft_now;
  bool is_sudden =
      now > usual * ZH_SPEED_SUDDEN || now * ZH_SPEED_SUDDEN < usual;
  return now > 0 && is_sudden ? now : usual;
}

/* See zh_routing_usual. */
double zh_speed_usual(zh_slot *slot, int64_t prompt, bool is_stream);

void zh_speed_free(zh_slot *slot);

#endif
