/* call/next.h -- what follows an attempt: which target a call asks next, and
 * how long it waits before.  Without a router config these are the official
 * client's rules; with one, targets that are not well, have no retries left or
 * cannot finish are passed over.  I/O thread. */
#ifndef ZH_NEXT_H
#define ZH_NEXT_H

#include "call/attempt.h"

/* May the target be asked in this round at all? */
bool zh_next_may_ask(const zh_call *call, size_t place);

/* Is it well, and is there time for its first content? */
bool zh_next_fits(const zh_call *call, size_t place);

/* May another one than `place` still be asked in this round, is it well, and
 * has it retries left? */
bool zh_next_has_other(const zh_call *call, size_t place);

/* Puts the best target for this round into call->target; false when there is
 * none. */
bool zh_next_pick(zh_call *call);

/* How long to wait before the next round. */
int64_t zh_next_wait_ms(const zh_call *call);

/* Where the call goes after the attempt, the last one under way; RUN:
 * call->target is to be asked. */
zh_call_step zh_next_after(zh_call *call, zh_attempt *attempt);

/* What a failure means for the targets, while others are under way. */
void zh_next_note(zh_call *call, const zh_attempt *attempt);

#endif
