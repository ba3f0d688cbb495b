/* SPDX-License-Identifier: Apache-2.0 */
#include "base/loop.h"

#include "base/mem.h"

zh_status zh_loop_init(zh_loop *loop, const zh_clock *clock, zh_error *err) {
  *loop = (zh_loop){.clock = clock};
  return zh_poller_new(&loop->poller, err);
}

void zh_loop_deinit(zh_loop *loop) {
  zh_poller_free(loop->poller);
  zh_free(loop->watches);
  *loop = (zh_loop){0};
}

static zh_status loop_reserve(zh_loop *loop, int fd) {
  size_t cap = loop->watch_cap ? loop->watch_cap : 64;

  if ((size_t)fd < loop->watch_cap)
    return ZH_OK;
  while (cap <= (size_t)fd)
    cap *= 2;
  zh_watch **watches = zh_realloc(loop->watches, cap * sizeof *watches);
  if (!watches)
    return ZH_NO_MEMORY;
  memset(watches + loop->watch_cap, 0,
         (cap - loop->watch_cap) * sizeof *watches);
  loop->watches = watches;
  loop->watch_cap = cap;
  return ZH_OK;
}

zh_status zh_loop_watch(zh_loop *loop, zh_watch *watch, int events) {
  zh_status st = loop_reserve(loop, watch->fd);

  if (st != ZH_OK)
    return st;
  st = zh_poller_set(loop->poller, watch->fd, events,
                     loop->watches[watch->fd] == NULL);
  if (st == ZH_OK)
    loop->watches[watch->fd] = watch;
  return st;
}

void zh_loop_unwatch(zh_loop *loop, zh_watch *watch) {
  if (watch->fd < 0 || (size_t)watch->fd >= loop->watch_cap ||
      loop->watches[watch->fd] != watch)
    return;
  zh_poller_set(loop->poller, watch->fd, 0, false);
  loop->watches[watch->fd] = NULL;
}

void zh_loop_step(zh_loop *loop, int max_wait_ms) {
  zh_ready ready[64];
  int wait_ms = zh_timers_wait_ms(&loop->timers, zh_loop_now(loop));

  if (wait_ms < 0 || (max_wait_ms >= 0 && max_wait_ms < wait_ms))
    wait_ms = max_wait_ms;
  int count =
      zh_poller_wait(loop->poller, ready, (int)ZH_COUNT(ready), wait_ms);
  for (int i = 0; i < count; i++) {
    // An earlier handler may have dropped this one.
    zh_watch *watch = loop->watches[ready[i].fd];
    if (watch)
      watch->ready(watch, ready[i].events);
  }
  if (loop->timers.root)
    zh_timers_run(&loop->timers, zh_loop_now(loop));
}
