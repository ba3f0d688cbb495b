/* SPDX-License-Identifier: Apache-2.0 */
#include "base/timer.h"

#include "base/clock.h"

static zh_timer *timer_meld(zh_timer *a, zh_timer *b) {
  if (!a)
    return b;
  if (!b)
    return a;
  if (b->at < a->at) {
    zh_timer *swap = a;
    a = b;
    b = swap;
  }
  b->next = a->child;
  b->prev = a;
  if (a->child)
    a->child->prev = b;
  a->child = b;
  a->next = a->prev = NULL;
  return a;
}

// Pairs neighbours left to right, then melds the pairs right to left; the
// pairs wait on a list linked by prev.
static zh_timer *timer_meld_all(zh_timer *first) {
  zh_timer *pairs = NULL;

  while (first) {
    zh_timer *second = first->next;
    zh_timer *rest = second ? second->next : NULL;
    first->next = first->prev = NULL;
    if (second)
      second->next = second->prev = NULL;
    zh_timer *pair = timer_meld(first, second);
    pair->prev = pairs;
    pairs = pair;
    first = rest;
  }
  zh_timer *root = NULL;
  while (pairs) {
    zh_timer *pair = pairs;
    pairs = pair->prev;
    pair->prev = NULL;
    root = timer_meld(root, pair);
  }
  return root;
}

static void timer_cut(zh_timer *timer) {
  if (timer->prev->child == timer)
    timer->prev->child = timer->next;
  else
    timer->prev->next = timer->next;
  if (timer->next)
    timer->next->prev = timer->prev;
}

void zh_timer_clear(zh_timers *timers, zh_timer *timer) {
  if (!timer->armed)
    return;
  zh_timer *below = timer_meld_all(timer->child);
  if (timer == timers->root) {
    timers->root = below;
  } else {
    timer_cut(timer);
    timers->root = timer_meld(timers->root, below);
  }
  timer->child = timer->next = timer->prev = NULL;
  timer->armed = false;
}

void zh_timer_set(zh_timers *timers, zh_timer *timer, int64_t at) {
  zh_timer_clear(timers, timer);
  timer->at = at;
  timer->armed = true;
  timers->root = timer_meld(timers->root, timer);
}

void zh_timers_run(zh_timers *timers, int64_t now) {
  while (timers->root && timers->root->at <= now) {
    zh_timer *timer = timers->root;
    zh_timer_clear(timers, timer);
    timer->fire(timer);
  }
}

int zh_timers_wait_ms(const zh_timers *timers, int64_t now) {
  if (!timers->root)
    return -1;
  int64_t left = timers->root->at - now;
  if (left <= 0)
    return 0;
  int64_t ms = (left + ZH_MS - 1) / ZH_MS;
  return ms > 60000 ? 60000 : (int)ms;
}
