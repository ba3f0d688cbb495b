/* engine.h -- the one reactor of a process, its I/O thread and its mailbox.
 * Started by the first call, stopped by an atexit handler registered after
 * libcurl's own start, forgotten by a fork's child, which starts its own; a
 * fork waits for the end of a turn.  Any thread.
 *
 * The reactor is used in turns, one thread at a time.  The I/O thread takes
 * one when something came from the network, a timer or the mailbox; it waits
 * without.  A thread that starts a call while there is no other takes one
 * itself: the request is then sent before the I/O thread knows of it, and two
 * threads are spared a wake-up.  Where a comment says "I/O thread" it means
 * whoever has the turn. */
#ifndef ZH_ENGINE_H
#define ZH_ENGINE_H

#include "call/call.h"

/* Sees to it that forks and the process's end find the ledger's files whole,
 * be there a call or not. */
zh_status zh_engine_watch(zh_error *err);

/* Hands a new call over (a reference is taken); CLOSED when the process is
 * ending. */
zh_status zh_engine_start_call(zh_call *call, zh_error *err);

/* Asks for a call's end, once; later requests and foreign calls are
 * ignored. */
void zh_engine_cancel_call(zh_call *call);

#endif
