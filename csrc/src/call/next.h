/* call/next.h -- what follows an attempt: which target a call asks next, and
 * how long it waits before.  I/O thread. */
#ifndef ZH_NEXT_H
#define ZH_NEXT_H

#include "call/attempt.h"

/* Puts the first target that may be asked in this round into call->target;
 * false when there is none. */
bool zh_next_pick(zh_call *call);

/* How long to wait before the next round. */
int64_t zh_next_wait_ms(const zh_call *call);

/* Where the call goes after the attempt, which is over; RUN: call->target is
 * to be asked. */
zh_call_step zh_next_after(zh_call *call, const zh_attempt *attempt);

/* The same while others are under way: what the failure means for targets. */
void zh_next_note(zh_call *call, const zh_attempt *attempt);

#endif
