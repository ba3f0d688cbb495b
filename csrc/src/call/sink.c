/* SPDX-License-Identifier: Apache-2.0 */
#include "call/sink.h"

#include "base/error.h"
#include "base/mem.h"
#include "call/generation.h"

#include <errno.h>
#include <poll.h>

#define SINK_QUIET_NS ZH_MS

/* Under the mutex: zh_sink_free then knows that no wake runs.  True when the
 * waker is to be signaled after it: whoever wakes wants the mutex at once. */
static bool sink_wake_now(zh_sink *sink) {
  bool signal = !sink->wake && !sink->signaled;

  if (sink->wake)
    sink->wake(sink->user);
  else
    sink->signaled = true;
  return signal;
}

static void sink_late(zh_timer *timer) {
  zh_sink *sink = timer->user;
  bool signal = false;

  sink->woken_at = zh_loop_now(sink->loop);
  zh_mutex_lock(&sink->mutex);
  if (!sink->closed && sink->events)
    signal = sink_wake_now(sink);
  zh_mutex_unlock(&sink->mutex);
  if (signal)
    zh_waker_signal(&sink->waker);
  zh_sink_unref(sink);
}

void zh_sink_ref(zh_sink *sink) {
  atomic_fetch_add_explicit(&sink->refs, 1, memory_order_relaxed);
}

void zh_sink_unref(zh_sink *sink) {
  if (!sink ||
      atomic_fetch_sub_explicit(&sink->refs, 1, memory_order_acq_rel) != 1)
    return;
  zh_waker_deinit(&sink->waker);
  zh_mutex_deinit(&sink->mutex);
  zh_free(sink);
}

/* Events that nobody will read; their calls are not wanted either. */
static void sink_drop(zh_event *events) {
  while (events) {
    zh_event *next = events->next;
    zh_call_cancel(events->call);
    zh_event_free(events);
    events = next;
  }
}

bool zh_sink_push(zh_sink *sink, zh_event *event) {
  if (atomic_load_explicit(&sink->closed, memory_order_relaxed)) {
    zh_event_free(event);
    return false;
  }
  event->next = NULL;
  if (sink->pushed)
    sink->pushed_tail->next = event;
  else
    sink->pushed = event;
  sink->pushed_tail = event;
  sink->ending |= event->type >= ZH_EVENT_DONE;
  return true;
}

/* Under the mutex. */
static void sink_queue(zh_sink *sink) {
  if (!sink->pushed || sink->closed)
    return;
  if (sink->events)
    sink->tail->next = sink->pushed;
  else
    sink->events = sink->pushed;
  sink->tail = sink->pushed_tail;
  sink->pushed = NULL;
}

/* The host, one call, the reactor's list of dirty sinks, a timer. */
static bool sink_is_lone(const zh_sink *sink) {
  return atomic_load_explicit(&sink->refs, memory_order_relaxed) <=
         3 + sink->late.armed;
}

void zh_sink_flush(zh_sink *sink, zh_loop *loop) {
  int64_t now = zh_loop_now(loop);
  bool later = sink->woken_at && now - sink->woken_at < SINK_QUIET_NS &&
               !(sink->ending && sink_is_lone(sink));
  bool signal = false;

  sink->ending = false;
  zh_mutex_lock(&sink->mutex);
  sink_queue(sink);
  bool wake = sink->armed && sink->events && !sink->closed;
  if (wake)
    sink->armed = false;
  if (wake && !later)
    signal = sink_wake_now(sink);
  zh_mutex_unlock(&sink->mutex);
  if (signal)
    zh_waker_signal(&sink->waker);
  sink_drop(sink->pushed); // of a sink that was closed
  sink->pushed = NULL;
  if (!wake)
    return;
  if (!later) {
    sink->woken_at = now;
    return;
  }
  if (sink->late.armed)
    return;
  zh_sink_ref(sink); // the timer's
  sink->loop = loop;
  sink->late.fire = sink_late;
  sink->late.user = sink;
  zh_timer_set(&loop->timers, &sink->late, sink->woken_at + SINK_QUIET_NS);
}

/* --- public --- */

zh_status zh_sink_new(zh_wake_fn wake, void *user, zh_sink **out,
                      zh_error *err) {
  zh_sink *sink = zh_alloc_zero(sizeof *sink);

  zh_error_init(err);
  *out = NULL;
  if (!sink)
    return zh_error_memory(err);
  sink->waker = (zh_waker){-1, -1};
  if (!wake && zh_waker_init(&sink->waker, err) != ZH_OK) {
    zh_free(sink);
    return ZH_SYSTEM;
  }
  zh_mutex_init(&sink->mutex);
  atomic_init(&sink->refs, 1);
  sink->wake = wake;
  sink->user = user;
  sink->armed = true;
  sink->generation = zh_generation();
  *out = sink;
  return ZH_OK;
}

int zh_sink_fd(const zh_sink *sink) {
  return sink->waker.read_fd;
}

zh_event *zh_sink_drain(zh_sink *sink) {
  zh_mutex_lock(&sink->mutex);
  zh_event *events = sink->events;
  sink->events = sink->tail = NULL;
  sink->armed = true;
  // Where nothing was read yet the signal is still to come.
  if (sink->signaled && zh_waker_clear(&sink->waker))
    sink->signaled = false;
  zh_mutex_unlock(&sink->mutex);
  return events;
}

int zh_sink_wait(zh_sink *sink, int timeout_ms) {
  struct pollfd fd = {.fd = sink->waker.read_fd, .events = POLLIN};

  zh_mutex_lock(&sink->mutex);
  bool ready = sink->events != NULL;
  zh_mutex_unlock(&sink->mutex);
  if (ready)
    return 1;
  int count = poll(&fd, 1, timeout_ms);
  return count < 0 && errno == EINTR ? -1 : count > 0;
}

void zh_sink_free(zh_sink *sink) {
  if (!sink)
    return;
  if (sink->generation != zh_generation()) {
    // A fork's copy: only the descriptors are ours to close.
    zh_waker_deinit(&sink->waker);
    return;
  }
  zh_mutex_lock(&sink->mutex);
  zh_event *events = sink->events;
  sink->events = sink->tail = NULL;
  atomic_store_explicit(&sink->closed, true, memory_order_relaxed);
  sink->wake = NULL;
  zh_mutex_unlock(&sink->mutex);
  sink_drop(events);
  zh_sink_unref(sink);
}
