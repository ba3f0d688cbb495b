/* call/reactor.h -- one loop with its transports and its calls: a plain
 * single-threaded object that tests step by hand and the engine's thread
 * steps for everybody else. */
#ifndef ZH_REACTOR_H
#define ZH_REACTOR_H

#include "call/call.h"
#include "net/transport.h"

struct zh_reactor {
  zh_loop loop;
  zh_transport *curl;
  zh_transport *script;
  zh_transport *net; /* how providers are reached: curl, unless replaced      */
  zh_call *calls;
  zh_call *finished;  /* freed when the turn is over                         */
  zh_tender *tenders; /* see call/errand.h                                 */
  zh_sink *dirty; /* sinks pushed to in this turn                           */
  zh_buf scratch;
};

/* clock is borrowed. */
zh_status zh_reactor_init(zh_reactor *reactor, const zh_clock *clock,
                          zh_error *err);

/* Ends all calls with CLOSED first. */
void zh_reactor_deinit(zh_reactor *reactor);

/* One turn: waits at most max_wait_ms (-1: without end), handles what is due,
 * wakes the sinks. */
void zh_reactor_step(zh_reactor *reactor, int max_wait_ms);

/* The same without the wait, of which batch is what it found. */
void zh_reactor_turn(zh_reactor *reactor, const zh_batch *batch);

/* An empty buffer for what a function puts together and copies before it
 * returns: there is one, so nobody else may ask meanwhile. */
zh_buf *zh_reactor_scratch(zh_reactor *reactor, size_t max);

/* Queues an event for its call's sink; false when nobody listens any more. */
bool zh_reactor_push(zh_reactor *reactor, zh_sink *sink, zh_event *event);

/* Wakes the sinks pushed to.  step does it by itself. */
void zh_reactor_flush(zh_reactor *reactor);

#endif
