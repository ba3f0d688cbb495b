/* call/booking.h -- a call that ended goes into its router's ledger, one row
 * an attempt.  I/O thread. */
#ifndef ZH_BOOKING_H
#define ZH_BOOKING_H

#include "call/attempt.h"
#include "provider/cost.h"

/* costs are the attempts', oldest first; last is the attempt that answered,
 * or the last one. */
void zh_booking_add(const zh_call *call, const zh_attempt *last,
                    const zh_cost *costs);

#endif
