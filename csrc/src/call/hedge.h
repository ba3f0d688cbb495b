/* call/hedge.h -- attempts beside the first one: a race's, at once; a hedge,
 * when the first one shows nothing for longer than most do.  For chats only.
 * I/O thread. */
#ifndef ZH_CALL_HEDGE_H
#define ZH_CALL_HEDGE_H

#include "call/attempt.h"

/* May several attempts of the call be under way? */
bool zh_hedge_may(const zh_call *call);

/* Does each of them keep its answer until it is whole? */
bool zh_hedge_holds(const zh_call *call);

/* After an attempt was started in RUN: starts those of a race, or sets the
 * timer for a hedge. */
void zh_hedge_join(zh_call *call);

/* What becomes of an attempt when another one's answer is taken. */
void zh_hedge_lost(const zh_call *call, zh_error *out);

/* The hedge's timer fired. */
void zh_hedge_fire(zh_timer *timer);

#endif
