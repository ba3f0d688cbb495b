/* engine.h -- the one I/O thread of a process and its mailbox.  Started by
 * the first call, stopped by an atexit handler registered after libcurl's
 * own start, forgotten by a fork's child, which starts its own; a fork waits
 * for the end of the thread's turn.  Any thread. */
#ifndef ZH_ENGINE_H
#define ZH_ENGINE_H

#include "call/call.h"

/* Hands a new call over (a reference is taken); CLOSED when the process is
 * ending. */
zh_status zh_engine_start_call(zh_call *call, zh_error *err);

/* Asks for a call's end, once; later requests and foreign calls are
 * ignored. */
void zh_engine_cancel_call(zh_call *call);

#endif
