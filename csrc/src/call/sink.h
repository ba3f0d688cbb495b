/* call/sink.h -- the way back to the host: a queue of events and one wake per
 * batch.  The I/O thread pushes while it works and flushes when its turn ends;
 * a sink that was woken less than a millisecond ago waits for its timer, so
 * that a hundred streams cost one wake and not a hundred.
 *
 * mutex guards: events, tail, armed, signaled, closed, wake.  The rest is the
 * I/O thread's. */
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
  bool signaled; /* waker is readable                                       */
  bool closed;
  unsigned generation; /* of the process, see engine.h                      */

  struct zh_sink *dirty_next;
  bool dirty;
  int64_t woken_at;
  zh_timer late;
  zh_loop *loop;
};

void zh_sink_ref(zh_sink *sink);
void zh_sink_unref(zh_sink *sink);

/* Queues an event (taken); false when the sink is closed, and the event is
 * then freed.  Wakes nobody.  I/O thread. */
bool zh_sink_push(zh_sink *sink, zh_event *event);

/* Wakes the consumer if it waits, now or when its millisecond is over.  I/O
 * thread. */
void zh_sink_flush(zh_sink *sink, zh_loop *loop);

#endif
