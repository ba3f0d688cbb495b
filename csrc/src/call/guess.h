/* call/guess.h -- what an attempt took whose provider had no time to say: a
 * stream that was cut off, or left, is billed as far as it came.  I/O thread;
 * counts no more text than can be counted in a moment. */
#ifndef ZH_GUESS_H
#define ZH_GUESS_H

#include "call/attempt.h"

/* The usage that was reported, and what it leaves open counted from request
 * and text.  Returns whether something was. */
bool zh_guess_usage(const zh_call *call, const zh_attempt *attempt,
                    zh_usage *out);

#endif
