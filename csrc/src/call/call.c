/* SPDX-License-Identifier: Apache-2.0 */
#include "call/call.h"

#include "base/error.h"
#include "base/limits.h"
#include "base/trace.h"
#include "call/attempt.h"
#include "call/booking.h"
#include "call/delivery.h"
#include "call/errand.h"
#include "call/hedge.h"
#include "call/ledger.h"
#include "call/next.h"
#include "call/report.h"
#include "call/rescue.h"

#include <stdio.h>

static void call_destroy(zh_call *call) {
  while (call->attempts) {
    zh_attempt *older = call->attempts->older;
    zh_attempt_free(call->attempts);
    call->attempts = older;
  }
  zh_buf_deinit(&call->rendered);
  zh_nodes_deinit(&call->rendered_nodes);
  zh_nodes_deinit(&call->nodes);
  zh_arena_deinit(&call->arena);
  zh_sink_unref(call->sink);
  zh_config_free(call->config);
  zh_router_free(call->router);
  zh_free(call);
}

/* --- the steps --- */

static void call_run(zh_call *call);
static void call_wait(zh_call *call);
static void call_finish(zh_call *call);

static const struct {
  const char *name;
  void (*enter)(zh_call *call);
} call_steps[] = {
    [ZH_CALL_NEW] = {"new", NULL},
    [ZH_CALL_RUN] = {"run", call_run},
    [ZH_CALL_WAIT] = {"wait", call_wait},
    [ZH_CALL_FINISH] = {"finish", call_finish},
};

/* The only place where a call's step changes. */
static void call_move(zh_call *call, zh_call_step step) {
  if (call->step == ZH_CALL_FINISH)
    return;
  zh_trace("call %p: %s -> %s", (void *)call, call_steps[call->step].name,
           call_steps[step].name);
  call->step = step;
  call_steps[step].enter(call);
}

static void call_run(zh_call *call) {
  zh_attempt_start(call, call->target, ZH_ROLE_IN_TURN);
  zh_hedge_join(call);
}

static void call_wait(zh_call *call) {
  zh_loop *loop = &call->reactor->loop;
  int64_t at = zh_loop_now(loop) + zh_next_wait_ms(call) * ZH_MS;

  // No sleep that ends after the deadline.
  if (call->deadline.armed && at >= call->deadline.at) {
    call_move(call, ZH_CALL_FINISH);
    return;
  }
  call->round++;
  zh_timer_set(&loop->timers, &call->timer, at);
}

static void call_waited(zh_timer *timer) {
  zh_call *call = timer->user;

  call_move(call, zh_next_pick(call) ? ZH_CALL_RUN : ZH_CALL_FINISH);
}

static void call_late(zh_timer *timer) {
  zh_call *call = timer->user;
  char text[64];

  snprintf(text, sizeof text, "deadline of %u ms passed", call->deadline_ms);
  zh_call_end(call, ZH_TIMEOUT, text);
}

/* --- the last word --- */

static void call_describe(const zh_call *call, zh_attempt *attempt,
                          zh_event *out) {
  bool ok = attempt && attempt->error.status == ZH_OK;

  *out = (zh_event){.type = ZH_EVENT_ERROR};
  if (!attempt)
    return;
  if (ok)
    out->type = call->chat->stream ? ZH_EVENT_DONE : ZH_EVENT_REPLY;
  else
    out->error = &attempt->error;
  out->http_status = attempt->http_status;
  out->headers = attempt->headers;
  out->request_id = attempt->request_id;
  out->data = attempt->reply.data;
  out->text = attempt->reply.text;
  if (ok && call->chat->stream)
    out->data = (zh_json){0};
  if (!ok)
    out->partial = attempt->speech ? zh_rescue_partial(attempt)
                                   : zh_buf_str(&attempt->partial);
}

static void call_say_last(zh_call *call) {
  if (call->errand) {
    zh_errand_end(call);
    return;
  }
  zh_event from;
  zh_report report;
  zh_buf *scratch = zh_reactor_scratch(call->reactor, 2u << 20);
  zh_cost *costs = call->last ? zh_report_costs(call) : NULL;

  call_describe(call, call->last, &from);
  if (costs) {
    if (zh_report_write(call, call->last, costs, scratch, &report) == ZH_OK) {
      from.route = report.route;
      from.headers = report.headers;
    }
    zh_booking_add(call, call->last, costs);
  }
  zh_event *event = from.error || from.type != ZH_EVENT_ERROR
                        ? zh_delivery_new(call, &from)
                        : NULL;
  if (!event) {
    event = call->spare;
    call->spare = NULL;
  }
  zh_reactor_push(call->reactor, call->sink, event);
}

static void call_unlink(zh_call *call) {
  if (call->prev)
    call->prev->next = call->next;
  else
    call->reactor->calls = call->next;
  if (call->next)
    call->next->prev = call->prev;
}

/* Attempts stay until the turn is over: one of them may be calling. */
static void call_finish(zh_call *call) {
  zh_loop *loop = &call->reactor->loop;

  atomic_store(&call->cancel_posted, true); // whoever lets go need not ask
  for (zh_attempt *at = call->attempts; at; at = at->older)
    zh_attempt_cancel(at);
  zh_timer_clear(&loop->timers, &call->timer);
  zh_timer_clear(&loop->timers, &call->deadline);
  zh_timer_clear(&loop->timers, &call->hedge_timer);
  call_say_last(call);
  zh_page_unref(call->page);
  call->page = NULL;
  call_unlink(call);
  call->next = call->reactor->finished;
  call->reactor->finished = call;
}

/* --- I/O thread --- */

void zh_call_start(zh_call *call, zh_reactor *reactor) {
  zh_loop *loop = &reactor->loop;

  call->reactor = reactor;
  call->next = reactor->calls;
  if (call->next)
    call->next->prev = call;
  reactor->calls = call;
  if (call->started_at == 0)
    call->started_at = zh_loop_now(loop);
  call->id = zh_ledger_next_id();
  call->render.created = zh_clock_unix_ms(loop->clock) / 1000;
  call->timer = (zh_timer){.fire = call_waited, .user = call};
  call->hedge_timer = (zh_timer){.fire = zh_hedge_fire, .user = call};
  call->deadline = (zh_timer){.fire = call_late, .user = call};
  if (call->deadline_ms && call->deadline_ms != ZH_NO_TIMEOUT)
    zh_timer_set(&loop->timers, &call->deadline,
                 call->started_at + call->deadline_ms * ZH_MS);
  call->round = 1;
  call_move(call, zh_next_pick(call) ? ZH_CALL_RUN : ZH_CALL_FINISH);
  if (call->config->has_cares && !call->errand)
    zh_errand_tend(call);
}

/* Ends what is under way; the last word is about whoever speaks, else about
 * the newest of these, else about the one before. */
static void call_stop_all(zh_call *call, const zh_error *why) {
  zh_attempt *last = call->speaker ? call->speaker : call->attempts;

  // Who spoke is dead, and somebody goes on.
  if (call->rescue && call->rescue->from)
    last = call->attempts;
  while (last && call->under_way && last->step == ZH_ATTEMPT_DONE)
    last = last->older;
  if (!last)
    return;
  if (last->step == ZH_ATTEMPT_DONE) {
    last->error = *why;
    last->ended_at = zh_loop_now(&call->reactor->loop);
  }
  for (zh_attempt *at = call->attempts; at; at = at->older)
    zh_attempt_stop(at, why);
  call->last = last;
}

void zh_call_end(zh_call *call, zh_status status, const char *message) {
  zh_error err;

  if (call->step == ZH_CALL_FINISH)
    return;
  zh_error_init(&err);
  zh_error_set(&err, status, "%s", message);
  if (status == ZH_TIMEOUT)
    zh_error_copy(err.code, sizeof err.code, ZH_S("timeout_deadline"));
  call_stop_all(call, &err);
  call_move(call, ZH_CALL_FINISH);
}

static void call_open(zh_call *call, const zh_attempt *attempt) {
  zh_event from = {.type = ZH_EVENT_OPEN,
                   .http_status = attempt->http_status,
                   .request_id = attempt->request_id};
  zh_buf *scratch = zh_reactor_scratch(call->reactor, 2u << 20);

  if (call->opened)
    return;
  call->opened = true;
  bool good = zh_report_opened(call, attempt, scratch, &from.headers) == ZH_OK;
  zh_event *event = good ? zh_delivery_new(call, &from) : NULL;
  if (event)
    zh_call_deliver(call, event);
  else
    zh_call_end(call, ZH_NO_MEMORY, "out of memory");
}

/* Where several may answer, it is known later whose headers these are. */
void zh_call_opened(zh_call *call, zh_attempt *attempt) {
  if (!zh_hedge_may(call))
    call_open(call, attempt);
}

bool zh_call_choose(zh_call *call, zh_attempt *attempt) {
  zh_error lost;

  if (call->speaker == attempt)
    return true;
  call->speaker = call->last = attempt;
  if (attempt->render != &call->render)
    call->render = *attempt->render;
  attempt->render = &call->render;
  if (call->under_way > (attempt->step != ZH_ATTEMPT_DONE)) {
    zh_hedge_lost(call, &lost);
    for (zh_attempt *at = call->attempts; at; at = at->older)
      if (at != attempt)
        zh_attempt_stop(at, &lost);
  }
  if (call->chat->stream)
    call_open(call, attempt);
  return call->step != ZH_CALL_FINISH;
}

bool zh_call_deliver(zh_call *call, zh_event *event) {
  if (call->step == ZH_CALL_FINISH) {
    zh_event_free(event);
    return false;
  }
  if (atomic_load_explicit(&call->unread, memory_order_relaxed) >
      ZH_MAX_UNREAD) {
    zh_event_free(event);
    zh_call_end(call, ZH_TOO_BIG, "the stream is not being read");
    return false;
  }
  if (zh_reactor_push(call->reactor, call->sink, event))
    return true;
  zh_call_end(call, ZH_CANCELED, "nobody listens");
  return false;
}

void zh_call_attempt_ended(zh_call *call, zh_attempt *attempt) {
  if (call->step == ZH_CALL_FINISH)
    return;
  if (attempt->error.status == ZH_OK && !zh_call_choose(call, attempt))
    return;
  call->last = attempt;
  // What it came to counts for what is asked next.
  zh_attempt_leave(attempt);
  if (call->under_way > 0) {
    zh_attempt_cancel(attempt);
    zh_next_note(call, attempt);
    return;
  }
  zh_call_step next = zh_next_after(call, attempt);
  if (next == ZH_CALL_FINISH && attempt->speech && call->last == attempt)
    zh_speech_show(attempt, true);
  zh_attempt_cancel(attempt);
  call_move(call, next);
}

/* --- any thread --- */

void zh_call_ref(zh_call *call) {
  atomic_fetch_add_explicit(&call->refs, 1, memory_order_relaxed);
}

void zh_call_unref(zh_call *call) {
  if (atomic_fetch_sub_explicit(&call->refs, 1, memory_order_acq_rel) == 1)
    call_destroy(call);
}

void zh_call_drop_spare(zh_call *call) {
  zh_event *spare = call->spare;

  call->spare = NULL;
  zh_event_free(spare);
}
