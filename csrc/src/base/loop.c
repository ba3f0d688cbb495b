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
  if (loop->watches[watch->fd] != watch && (watch->tag = ++loop->last_tag) == 0)
    watch->tag = loop->last_tag = 1;
  st = zh_poller_set(loop->poller, watch->fd, watch->tag, events,
                     loop->watches[watch->fd] == NULL);
  if (st == ZH_OK)
    loop->watches[watch->fd] = watch;
  return st;
}

void zh_loop_unwatch(zh_loop *loop, zh_watch *watch) {
  if (watch->fd < 0 || (size_t)watch->fd >= loop->watch_cap ||
      loop->watches[watch->fd] != watch)
    return;
  zh_poller_set(loop->poller, watch->fd, watch->tag, 0, false);
  loop->watches[watch->fd] = NULL;
}

int64_t zh_loop_due(const zh_loop *loop) {
  return loop->timers.root ? loop->timers.root->at : INT64_MAX;
}

bool zh_loop_wait(const zh_loop *loop, zh_batch *batch, int wait_ms) {
  int count =
      zh_poller_wait(loop->poller, batch->items, ZH_LOOP_BATCH, wait_ms);

  batch->count = count < 0 ? 0 : count;
  return count >= 0;
}

void zh_loop_handle(zh_loop *loop, const zh_batch *batch) {
  for (int i = 0; i < batch->count; i++) {
    // This one may have gone since, and its descriptor be another's.
    const zh_ready *item = &batch->items[i];
    zh_watch *watch = loop->watches[item->fd];
    if (watch && (!item->tag || item->tag == watch->tag))
      watch->ready(watch, item->events);
  }
  if (loop->timers.root)
    zh_timers_run(&loop->timers, zh_loop_now(loop));
}

void zh_loop_step(zh_loop *loop, int max_wait_ms) {
  zh_batch batch;
  int wait_ms = zh_timers_wait_ms(&loop->timers, zh_loop_now(loop));

  if (wait_ms < 0 || (max_wait_ms >= 0 && max_wait_ms < wait_ms))
    wait_ms = max_wait_ms;
  zh_loop_wait(loop, &batch, wait_ms);
  zh_loop_handle(loop, &batch);
}
