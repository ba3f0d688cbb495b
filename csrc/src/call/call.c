/* SPDX-License-Identifier: Apache-2.0 */
#include "call/call.h"

#include "base/error.h"
#include "base/limits.h"
#include "base/trace.h"
#include "call/attempt.h"
#include "call/booking.h"
#include "call/delivery.h"
#include "call/ledger.h"
#include "call/plain.h"
#include "call/report.h"
#include "format/url.h"

#include <stdio.h>

/* The official client's backoff: 0.5 s doubling up to 8 s, minus up to a
 * quarter by chance. */
#define CALL_BACKOFF_FIRST_MS 500.0
#define CALL_BACKOFF_MOST_MS  8000.0

/* What apps speak for now. */
#define CALL_DIALECT (&zh_dialect_openai_chat)

/* --- making one --- */

static zh_status call_check_headers(const zh_header *headers, size_t count,
                                    zh_error *err) {
  for (size_t i = 0; i < count; i++) {
    zh_str name = headers[i].name;
    if (!zh_header_name_ok(name))
      return zh_error_field(err, ZH_CONFIG, "extra_headers",
                            "extra_headers: a name is empty or holds "
                            "characters that no header name may");
    if (headers[i].value.ptr && !zh_header_value_ok(headers[i].value))
      return zh_error_field(err, ZH_CONFIG, "extra_headers",
                            "extra_headers.%.*s: value is too long or holds "
                            "a control character",
                            (int)name.len, name.ptr);
  }
  return ZH_OK;
}

static zh_header *call_copy_headers(zh_arena *arena, const zh_header *from,
                                    size_t count) {
  zh_header *copy = zh_arena_alloc(arena, (count + 1) * sizeof *copy);

  for (size_t i = 0; copy && i < count; i++) {
    copy[i].name = zh_arena_str(arena, from[i].name);
    copy[i].value =
        from[i].value.ptr ? zh_arena_str(arena, from[i].value) : from[i].value;
    if (!copy[i].name.ptr || (from[i].value.ptr && !copy[i].value.ptr))
      return NULL;
  }
  return copy;
}

static zh_status call_read_options(zh_call *call,
                                   const zh_call_options *options,
                                   zh_error *err) {
  zh_status st =
      call_check_headers(options->headers, options->header_count, err);

  if (st != ZH_OK)
    return st;
  call->max_retries = options->max_retries < 0 ? call->config->max_retries
                                               : options->max_retries;
  call->headers =
      call_copy_headers(&call->arena, options->headers, options->header_count);
  call->header_count = options->header_count;
  call->query =
      call_copy_headers(&call->arena, options->query, options->query_count);
  call->query_count = options->query_count;
  return call->headers && call->query ? ZH_OK : zh_error_memory(err);
}

static zh_status call_read_body(zh_call *call, zh_str body, zh_error *err) {
  zh_json json;

  if (body.len > ZH_MAX_REQUEST)
    return zh_error_set(err, ZH_INVALID,
                        "request body is too large: %zu bytes, at most %u",
                        body.len, ZH_MAX_REQUEST);
  zh_str copy = zh_arena_str(&call->arena, body);
  if (!copy.ptr)
    return zh_error_memory(err);
  zh_status st = zh_json_parse(copy, &call->nodes, &json, err);
  if (st == ZH_PROTOCOL && err)
    err->status = st = ZH_INVALID;
  if (st != ZH_OK)
    return st;
  return CALL_DIALECT->parse_request(&json, &call->arena, &call->chat, err);
}

/* Messages are read into parts only for targets that need them; where the
 * first one does, a fault in them is the caller's to know now. */
static zh_status call_expand(zh_call *call, zh_error *err) {
  zh_error own;
  bool needed = false;

  for (size_t i = 0; i < call->plan.count; i++)
    needed |= call->plan.targets[i].dialect != CALL_DIALECT;
  if (!needed)
    return ZH_OK;
  zh_error_init(&own);
  zh_status st = CALL_DIALECT->expand(call->chat, &own);
  if (st == ZH_OK)
    return ZH_OK;
  if (st == ZH_NO_MEMORY || call->plan.targets[0].dialect != CALL_DIALECT) {
    if (err)
      *err = own;
    return st;
  }
  for (size_t i = 0; i < call->plan.count; i++)
    call->targets[i].dead |= call->plan.targets[i].dialect != CALL_DIALECT;
  return ZH_OK;
}

/* The plan's targets keep the key for longer than the caller does. */
static zh_status call_own_key(zh_call *call, zh_call_options *options,
                              zh_error *err) {
  if (!options->api_key.ptr)
    return ZH_OK;
  if (!zh_header_value_ok(options->api_key))
    return zh_error_field(err, ZH_CONFIG, "api_key",
                          "api_key: too long or holds a control character");
  options->api_key = zh_arena_str(&call->arena, options->api_key);
  return options->api_key.ptr ? ZH_OK : zh_error_memory(err);
}

static zh_status call_plan(zh_call *call, const zh_call_options *options,
                           zh_error *err) {
  zh_call_options own = *options;
  zh_plan_query query = {call->config, call->router->routing, call->chat, &own,
                         true};
  zh_status st = call_own_key(call, &own, err);

  if (st == ZH_OK)
    st = zh_plan_route(&query, &call->arena, &call->plan, err);
  if (st != ZH_OK)
    return st;
  call->targets =
      zh_arena_zero(&call->arena, call->plan.count * sizeof *call->targets);
  if (!call->targets)
    return zh_error_memory(err);
  call->deadline_ms = call->plan.targets[0].timeouts.deadline_ms;
  return call->chat->plain ? zh_plain_retarget(call, err)
                           : call_expand(call, err);
}

static zh_status call_init_render(zh_call *call, zh_error *err) {
  zh_render *render = &call->render;
  const zh_dialect *dialect =
      call->chat->plain ? &zh_dialect_plain : CALL_DIALECT;

  *render = (zh_render){.dialect = dialect,
                        .arena = &call->arena,
                        .include_usage = call->chat->include_usage,
                        .model = call->chat->model,
                        .out = &call->rendered,
                        .index = &call->rendered_nodes};
  zh_buf_init(&call->rendered, ZH_MAX_REPLY);
  render->state = zh_arena_zero(&call->arena, dialect->render_len);
  if (!render->state)
    return zh_error_memory(err);
  call->spare = zh_delivery_memory(call);
  return call->spare ? ZH_OK : zh_error_memory(err);
}

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
  call->targets[call->target].round = call->round;
  zh_attempt_start(call, &call->plan.targets[call->target]);
}

/* Some are for after one kind of failure only. */
static bool call_may_ask(const zh_call *call, size_t target) {
  uint8_t only = call->plan.targets[target].only;

  return !call->targets[target].dead && (!only || (only & call->triggers));
}

/* The first target that is alive and was not asked in this round. */
static bool call_pick(zh_call *call) {
  for (size_t i = 0; i < call->plan.count; i++)
    if (call_may_ask(call, i) && call->targets[i].round < call->round) {
      call->target = i;
      return true;
    }
  return false;
}

static int64_t call_backoff_ms(const zh_call *call) {
  const zh_attempt *last = call->attempts;
  const zh_error *err = &last->error;
  double ms = CALL_BACKOFF_FIRST_MS;

  if (last->stale)
    return 0;
  if (err->has_retry_after && err->retry_after_ms)
    return err->retry_after_ms;
  for (unsigned i = 1; i < call->round && ms < CALL_BACKOFF_MOST_MS; i++)
    ms *= 2;
  if (ms > CALL_BACKOFF_MOST_MS)
    ms = CALL_BACKOFF_MOST_MS;
  return (int64_t)(ms *
                   (1 - 0.25 * zh_clock_chance(call->reactor->loop.clock)));
}

static void call_wait(zh_call *call) {
  zh_loop *loop = &call->reactor->loop;
  int64_t at = zh_loop_now(loop) + call_backoff_ms(call) * ZH_MS;

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

  call_move(call, call_pick(call) ? ZH_CALL_RUN : ZH_CALL_FINISH);
}

static void call_late(zh_timer *timer) {
  zh_call *call = timer->user;
  char text[64];

  snprintf(text, sizeof text, "deadline of %u ms passed", call->deadline_ms);
  zh_call_end(call, ZH_TIMEOUT, text);
}

/* --- judging an attempt --- */

static zh_retry call_retry_class(const zh_call *call,
                                 const zh_attempt *attempt) {
  const zh_error *err = &attempt->error;
  zh_retry retry = zh_status_retry(err->status);

  if (err->should_retry == 1)
    retry = ZH_RETRY_RETRY;
  if (err->should_retry == 0 && retry == ZH_RETRY_RETRY)
    retry = ZH_RETRY_OTHER;
  if (retry != ZH_RETRY_RETRY)
    return retry;
  // The official client does not ask again once a stream's reply began, nor
  // where it is told to stay away for long.
  bool began =
      call->chat->stream && attempt->head_at && attempt->http_status < 300;
  bool far = err->has_retry_after &&
             err->retry_after_ms > call->config->retry_after_max_ms;
  return began || far ? ZH_RETRY_OTHER : ZH_RETRY_RETRY;
}

static bool call_any_alive(const zh_call *call) {
  for (size_t i = 0; i < call->plan.count; i++)
    if (call_may_ask(call, i))
      return true;
  return false;
}

/* A failure that has targets of its own ends all before them: they would fail
 * as this one did.  False when it has none. */
static bool call_trigger(zh_call *call, zh_status status) {
  uint8_t only = status == ZH_CONTEXT_OVERFLOW ? ZH_ONLY_CONTEXT
                 : status == ZH_CONTENT_FILTER ? ZH_ONLY_POLICY
                                               : 0;
  size_t first = 0;

  while (only && first < call->plan.count &&
         (call->plan.targets[first].only != only || call->targets[first].dead))
    first++;
  if (!only || first == call->plan.count || (call->triggers & only))
    return false;
  call->triggers |= only;
  for (size_t i = 0; i < first; i++)
    call->targets[i].dead = true;
  return true;
}

static zh_call_step call_after(zh_call *call, const zh_attempt *attempt) {
  zh_retry retry = call_retry_class(call, attempt);

  if (!attempt->committed && call_trigger(call, attempt->error.status) &&
      call_pick(call))
    return ZH_CALL_RUN;

  if (attempt->error.status == ZH_OK || attempt->committed ||
      retry == ZH_RETRY_NEVER)
    return ZH_CALL_FINISH;
  if (retry == ZH_RETRY_OTHER)
    call->targets[call->target].dead = true;
  if (call_pick(call))
    return ZH_CALL_RUN;
  if (call_any_alive(call) && (int)call->round <= call->max_retries)
    return ZH_CALL_WAIT;
  return ZH_CALL_FINISH;
}

/* --- the last word --- */

static void call_describe(const zh_call *call, const zh_attempt *attempt,
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
    out->partial = zh_buf_str(&attempt->partial);
}

static void call_say_last(zh_call *call) {
  zh_event from;
  zh_report report;
  zh_buf *scratch = zh_reactor_scratch(call->reactor, 2u << 20);
  zh_cost *costs = call->attempts ? zh_report_costs(call) : NULL;

  call_describe(call, call->attempts, &from);
  if (costs) {
    if (zh_report_write(call, call->attempts, costs, scratch, &report) ==
        ZH_OK) {
      from.route = report.route;
      from.headers = report.headers;
    }
    zh_booking_add(call, call->attempts, costs);
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
  call->started_at = zh_loop_now(loop);
  call->id = zh_ledger_next_id();
  call->render.created = zh_clock_unix_ms(loop->clock) / 1000;
  call->timer = (zh_timer){.fire = call_waited, .user = call};
  call->deadline = (zh_timer){.fire = call_late, .user = call};
  if (call->deadline_ms && call->deadline_ms != ZH_NO_TIMEOUT)
    zh_timer_set(&loop->timers, &call->deadline,
                 call->started_at + call->deadline_ms * ZH_MS);
  call->round = 1;
  call_move(call, call_pick(call) ? ZH_CALL_RUN : ZH_CALL_FINISH);
}

void zh_call_end(zh_call *call, zh_status status, const char *message) {
  zh_error err;

  if (call->step == ZH_CALL_FINISH)
    return;
  zh_error_init(&err);
  zh_error_set(&err, status, "%s", message);
  if (status == ZH_TIMEOUT)
    zh_error_copy(err.code, sizeof err.code, ZH_S("timeout_deadline"));
  if (call->attempts) {
    zh_attempt *attempt = call->attempts;
    attempt->step = ZH_ATTEMPT_DONE;
    attempt->error = err;
    attempt->ended_at = zh_loop_now(&call->reactor->loop);
  }
  call_move(call, ZH_CALL_FINISH);
}

void zh_call_opened(zh_call *call, zh_attempt *attempt) {
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
  zh_call_step next = call_after(call, attempt);
  if (next != ZH_CALL_FINISH)
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

zh_status zh_call_new(zh_router *router, zh_str body, const zh_request *plain,
                      const zh_call_options *options, zh_sink *sink, void *user,
                      zh_call **out, zh_error *err) {
  zh_call *call = zh_alloc_zero(sizeof *call);
  zh_status st;

  *out = NULL;
  if (!call)
    return zh_error_memory(err);
  atomic_init(&call->refs, 1);
  zh_router_ref(router);
  call->config = zh_router_config(router);
  zh_sink_ref(sink);
  call->start_mail = (zh_call_mail){.call = call};
  call->cancel_mail = (zh_call_mail){.call = call, .is_cancel = true};
  call->router = router;
  call->sink = sink;
  call->user = user;
  call->generation = zh_generation();
  if ((st = call_read_options(call, options, err)) == ZH_OK &&
      (st = plain ? zh_plain_read(call, plain, err)
                  : call_read_body(call, body, err)) == ZH_OK &&
      (st = call_plan(call, options, err)) == ZH_OK &&
      (st = call_init_render(call, err)) == ZH_OK) {
    *out = call;
    return ZH_OK;
  }
  zh_call_unref(call);
  return st;
}

void zh_call_drop_spare(zh_call *call) {
  zh_event *spare = call->spare;

  call->spare = NULL;
  zh_event_free(spare);
}
