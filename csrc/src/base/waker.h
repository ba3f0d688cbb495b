/* waker.h -- a file descriptor that one thread makes readable for another.
 * eventfd on Linux, a pipe elsewhere or with ZH_POLLER_POLL. */
#ifndef ZH_WAKER_H
#define ZH_WAKER_H

#include "base/base.h"

typedef struct zh_waker {
  int read_fd;
  int write_fd;
} zh_waker;

zh_status zh_waker_init(zh_waker *waker, zh_error *err);
void zh_waker_deinit(zh_waker *waker);

/* Makes read_fd readable.  Any thread, async-signal-safe. */
void zh_waker_signal(const zh_waker *waker);

/* Makes it unreadable again; false when it was so already. */
bool zh_waker_clear(const zh_waker *waker);

#endif
