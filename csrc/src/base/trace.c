/* SPDX-License-Identifier: Apache-2.0 */
#include "base/trace.h"

#include <stdarg.h>
#include <stdio.h>

static zh_trace_fn trace_fn;
static void *trace_user;

void zh_trace_set(zh_trace_fn fn, void *user) {
  trace_user = user;
  trace_fn = fn;
}

void zh_trace(const char *format, ...) {
  char line[256];
  va_list args;

  if (!trace_fn)
    return;
  va_start(args, format);
  vsnprintf(line, sizeof line, format, args);
  va_end(args);
  trace_fn(trace_user, line);
}
