/* loop.h -- the reactor: descriptors, timers and a clock in one plain
 * single-threaded object.  It knows no thread; whoever owns it calls step, or
 * its parts: the wait touches nothing, so that others may use the loop while
 * somebody waits. */
#ifndef ZH_LOOP_H
#define ZH_LOOP_H

#include "base/clock.h"
#include "base/poller.h"
#include "base/timer.h"

#define ZH_LOOP_BATCH 64

typedef struct zh_watch {
  int fd;
  void (*ready)(struct zh_watch *watch, int events);
  void *user;
  uint32_t tag; /* tells it from others that had its descriptor             */
} zh_watch;

typedef struct zh_loop {
  const zh_clock *clock;
  zh_poller *poller;
  zh_timers timers;
  zh_watch **watches; /* by descriptor                                      */
  size_t watch_cap;
  uint32_t last_tag;
} zh_loop;

/* What a wait found. */
typedef struct zh_batch {
  zh_ready items[ZH_LOOP_BATCH];
  int count;
} zh_batch;

/* clock is borrowed for the loop's life. */
zh_status zh_loop_init(zh_loop *loop, const zh_clock *clock, zh_error *err);
void zh_loop_deinit(zh_loop *loop);

/* Watches watch->fd (borrowed until unwatched) for ZH_POLL_* events. */
zh_status zh_loop_watch(zh_loop *loop, zh_watch *watch, int events);
void zh_loop_unwatch(zh_loop *loop, zh_watch *watch);

static inline int64_t zh_loop_now(const zh_loop *loop) {
  return zh_clock_now(loop->clock);
}

/* Waits for the next event or timer, at most max_wait_ms (-1: without end),
 * and handles all that is due. */
void zh_loop_step(zh_loop *loop, int max_wait_ms);

/* The same in parts.  When the next timer is due, INT64_MAX: there is none. */
int64_t zh_loop_due(const zh_loop *loop);

/* wait_ms -1: without end.  False when a signal ended it.  Any thread where
 * the poller is shared. */
bool zh_loop_wait(const zh_loop *loop, zh_batch *batch, int wait_ms);
void zh_loop_handle(zh_loop *loop, const zh_batch *batch);

#endif
