/* call/sink.h -- the way back to the host: a queue of events and one wake per
 * batch.  The I/O thread pushes while it works and flushes when its turn ends;
 * a sink that was woken less than a millisecond ago waits for its timer, so
 * that a hundred streams cost one wake and not a hundred.  What ends the only
 * call there is does not wait: somebody is waiting for just that.
 *
 * mutex guards: events, tail, armed, signaled, wake, and the writing of
 * closed.  The rest is the I/O thread's. */
#ifndef ZH_SINK_H
#define ZH_SINK_H

#include "base/loop.h"
#include "base/thread.h"
#include "base/waker.h"

#include <stdatomic.h>

struct zh_sink {
  zh_mutex mutex;
  atomic_int refs; /* the host's and one a call                             */
  zh_event *events;
  zh_event *tail;
  zh_wake_fn wake;
  void *user;
  zh_waker waker;
  bool armed;    /* the consumer has drained: the next event wakes it       */
  bool signaled; /* waker is readable, or is being made so                  */
  atomic_bool closed;
  unsigned generation; /* of the process, see engine.h                      */

  zh_event *pushed; /* since the last flush, oldest first                   */
  zh_event *pushed_tail;
  bool ending; /* one of them ends its call                                */
  struct zh_sink *dirty_next;
  bool dirty;
  int64_t woken_at;
  zh_timer late;
  zh_loop *loop;
};

/* Whether it has hardly more than one call that is under way or unread.  Any
 * thread; a guess, for others may start and end meanwhile. */
static inline bool zh_sink_is_quiet(const zh_sink *sink) {
  // The host, a call, and one that the I/O thread may not have let go of yet.
  return atomic_load_explicit(&sink->refs, memory_order_relaxed) <= 3;
}

void zh_sink_ref(zh_sink *sink);
void zh_sink_unref(zh_sink *sink); /* NULL is nothing */

/* Takes an event, to be queued by the next flush; false when the sink is
 * closed, and the event is then freed.  I/O thread. */
bool zh_sink_push(zh_sink *sink, zh_event *event);

/* Queues what was pushed and wakes the consumer if it waits, now or when its
 * millisecond is over.  I/O thread. */
void zh_sink_flush(zh_sink *sink, zh_loop *loop);

#endif
