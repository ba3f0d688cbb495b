/* route/spare.h -- how many requests may be sent beyond one for each call:
 * hedges by what their group's requests have earned, retries by what their
 * target has answered. */
#ifndef ZH_SPARE_H
#define ZH_SPARE_H

#include "route/state.h"

/* One more request of the group, each of which earns `share` of a hedge; NULL:
 * of those that have no group.  True when more than half is there of what can
 * have been earned. */
bool zh_spare_earn(zh_routing *routing, const zh_group *group, double share);

/* Takes a hedge; false when none has been earned. */
bool zh_spare_hedge(zh_routing *routing, const zh_group *group);

/* May a call that failed ask the slot?  slot NULL: yes. */
bool zh_spare_retries(zh_routing *routing, zh_slot *slot);

/* With the lock held: an attempt at the slot was good; a retry was not. */
void zh_spare_refill(zh_slot *slot);
void zh_spare_charge(zh_slot *slot, int64_t now);

#endif
