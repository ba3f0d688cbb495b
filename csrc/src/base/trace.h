/* trace.h -- one optional hook that is told how calls and attempts move, for
 * tests and for debugging.  It is never told a key, a prompt or a header. */
#ifndef ZH_TRACE_H
#define ZH_TRACE_H

#include "base/base.h"

typedef void (*zh_trace_fn)(void *user, const char *line);

/* fn NULL turns it off.  Set it before the first call; any thread calls it. */
void zh_trace_set(zh_trace_fn fn, void *user);

void zh_trace(const char *format, ...) ZH_PRINTF(1, 2);

#endif
