/* SPDX-License-Identifier: Apache-2.0 */
#include "call/reactor.h"

#include "call/errand.h"
#include "net/curl.h"
#include "net/script.h"

zh_status zh_reactor_init(zh_reactor *reactor, const zh_clock *clock,
                          zh_error *err) {
  zh_status st;

  *reactor = (zh_reactor){0};
  if ((st = zh_loop_init(&reactor->loop, clock, err)) != ZH_OK)
    return st;
  if ((st = zh_curl_new(&reactor->loop, &reactor->curl, err)) == ZH_OK)
    st = zh_script_new(&reactor->loop, &reactor->script, err);
  reactor->net = reactor->curl;
  if (st != ZH_OK)
    zh_reactor_deinit(reactor);
  return st;
}

/* A call's attempts may be on the stack while it finishes. */
static void reactor_reap(zh_reactor *reactor) {
  while (reactor->finished) {
    zh_call *call = reactor->finished;
    reactor->finished = call->next;
    zh_call_drop_spare(call);
    zh_call_unref(call);
  }
}

void zh_reactor_deinit(zh_reactor *reactor) {
  while (reactor->calls)
    zh_call_end(reactor->calls, ZH_CLOSED, "the process is ending");
  zh_reactor_flush(reactor);
  reactor_reap(reactor);
  zh_errand_stop(reactor);
  if (reactor->curl)
    zh_curl_deliver(reactor->curl); // frees what was canceled
  zh_curl_free(reactor->curl);
  zh_script_free(reactor->script);
  zh_timers_run(&reactor->loop.timers, INT64_MAX); // sinks that wait to wake
  zh_loop_deinit(&reactor->loop);
  zh_buf_deinit(&reactor->scratch);
  *reactor = (zh_reactor){0};
}

zh_buf *zh_reactor_scratch(zh_reactor *reactor, size_t max) {
  zh_buf_clear(&reactor->scratch);
  reactor->scratch.max = max;
  return &reactor->scratch;
}

bool zh_reactor_push(zh_reactor *reactor, zh_sink *sink, zh_event *event) {
  if (!zh_sink_push(sink, event))
    return false;
  if (!sink->dirty) {
    zh_sink_ref(sink);
    sink->dirty = true;
    sink->dirty_next = reactor->dirty;
    reactor->dirty = sink;
  }
  return true;
}

void zh_reactor_flush(zh_reactor *reactor) {
  while (reactor->dirty) {
    zh_sink *sink = reactor->dirty;
    reactor->dirty = sink->dirty_next;
    sink->dirty = false;
    zh_sink_flush(sink, &reactor->loop);
    zh_sink_unref(sink);
  }
}

static void reactor_settle(zh_reactor *reactor) {
  zh_curl_deliver(reactor->curl);
  zh_reactor_flush(reactor);
  reactor_reap(reactor);
}

void zh_reactor_step(zh_reactor *reactor, int max_wait_ms) {
  zh_loop_step(&reactor->loop, max_wait_ms);
  reactor_settle(reactor);
}

void zh_reactor_turn(zh_reactor *reactor, const zh_batch *batch) {
  zh_loop_handle(&reactor->loop, batch);
  reactor_settle(reactor);
}
