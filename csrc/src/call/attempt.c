/* SPDX-License-Identifier: Apache-2.0 */
/* Life and deadlines of an attempt; attempt_wire.c and attempt_read.c do the
 * talking. */
#include "call/attempt.h"

#include "base/error.h"
#include "base/limits.h"
#include "call/edited.h"
#include "call/next.h"
#include "call/rescue.h"
#include "net/curl.h"

#define ATTEMPT_CONNECT_MS 5000
#define ATTEMPT_READ_MS    600000

/* Of limits that nobody set. */
#define ATTEMPT_TTFT_LEAST_MS 2000
#define ATTEMPT_TTFT_MOST_MS  120000

static uint32_t attempt_limit(uint32_t ms, uint32_t otherwise) {
  if (ms == ZH_NO_TIMEOUT)
    return 0;
  return ms ? ms : otherwise;
}

typedef struct attempt_clock {
  const char *code;
  const char *text;
  int64_t from; /* 0: does not run                                          */
  uint32_t ms;  /* 0: none                                                  */
} attempt_clock;

/* Which deadlines run now, in the order they are named when several pass. */
static void attempt_clocks(const zh_attempt *attempt, attempt_clock out[3]) {
  const zh_timeouts *limits = &attempt->target->timeouts;
  bool waits = !attempt->first_at && attempt->call->chat->stream;

  out[0] = (attempt_clock){"timeout_ttft", "no content",
                           waits ? attempt->started_at : 0, attempt->ttft_ms};
  out[1] = (attempt_clock){"timeout_chunk", "no chunk",
                           attempt->first_at ? attempt->record_at : 0,
                           attempt_limit(limits->chunk_ms, 0)};
  out[2] = (attempt_clock){"timeout_read", "no bytes", attempt->bytes_at,
                           attempt_limit(limits->read_ms, ATTEMPT_READ_MS)};
}

static void attempt_arm(zh_attempt *attempt) {
  zh_loop *loop = &attempt->call->reactor->loop;
  attempt_clock clocks[3];
  int64_t soonest = INT64_MAX;

  attempt_clocks(attempt, clocks);
  for (size_t i = 0; i < ZH_COUNT(clocks); i++) {
    int64_t at = clocks[i].from + clocks[i].ms * ZH_MS;
    if (clocks[i].from && clocks[i].ms && at < soonest)
      soonest = at;
  }
  if (soonest != INT64_MAX)
    zh_timer_set(&loop->timers, &attempt->timer, soonest);
}

/* A limit that nobody set ends no attempt that nobody could follow. */
static bool attempt_is_last_hope(const zh_attempt *attempt) {
  return attempt->target->timeouts.ttft_ms == ZH_AUTO_TIMEOUT &&
         !zh_next_has_other(attempt->call, attempt->place);
}

/* Activity only moves the times; the timer looks at them when it fires. */
static void attempt_fire(zh_timer *timer) {
  zh_attempt *attempt = timer->user;
  int64_t now = zh_loop_now(&attempt->call->reactor->loop);
  attempt_clock clocks[3];
  zh_error err;

  zh_error_init(&err);
  if (attempt->lingering) {
    zh_attempt_end(attempt, &err);
    return;
  }
  // After a long step of this thread, bytes that came in time count as such.
  zh_curl_deliver(attempt->call->reactor->curl);
  if (attempt->step == ZH_ATTEMPT_DONE || attempt->lingering)
    return;
  attempt_clocks(attempt, clocks);
  for (size_t i = 0; i < ZH_COUNT(clocks); i++) {
    if (!clocks[i].from || !clocks[i].ms ||
        now < clocks[i].from + clocks[i].ms * ZH_MS)
      continue;
    if (i == 0 && attempt_is_last_hope(attempt)) {
      attempt->ttft_ms = 0;
      continue;
    }
    zh_error_set(&err, ZH_TIMEOUT, "%.*s: %s for %u ms",
                 (int)attempt->target->name.len, attempt->target->name.ptr,
                 clocks[i].text, clocks[i].ms);
    zh_error_copy(err.code, sizeof err.code, zh_str_of(clocks[i].code));
    zh_attempt_end(attempt, &err);
    return;
  }
  attempt_arm(attempt);
}

/* Where nobody set a limit and another target may be asked: half as long again
 * as almost all answers of this one took. */
static uint32_t attempt_patience(const zh_attempt *attempt) {
  const zh_call *call = attempt->call;
  uint32_t given = attempt->target->timeouts.ttft_ms;

  if (given != ZH_AUTO_TIMEOUT)
    return attempt_limit(given, 0);
  if (!call->chat->stream || call->plan.count < 2)
    return 0;
  double ms =
      1.5 * zh_routing_expect(call->router->routing, attempt->target->slot,
                              0.999, zh_call_size(call), true);
  if (ms > 0 && ms < ATTEMPT_TTFT_LEAST_MS)
    return ATTEMPT_TTFT_LEAST_MS;
  return ms < ATTEMPT_TTFT_MOST_MS ? (uint32_t)ms : ATTEMPT_TTFT_MOST_MS;
}

static zh_status attempt_encode(zh_attempt *attempt, zh_error *err) {
  const zh_target *target = attempt->target;
  zh_dialect_target to = {target->model, target->account->row.quirks,
                          target->verbatim};

  const zh_chat_request *chat;
  zh_status st = zh_edited_ask(attempt, &attempt->chat, err);

  attempt->step = ZH_ATTEMPT_ENCODE;
  if (st == ZH_OK)
    st = zh_rescue_ask(attempt, &chat, err);
  if (st != ZH_OK)
    return st;
  return target->dialect->write_request(chat, &to, &attempt->arena,
                                        &attempt->http, &attempt->losses, err);
}

static zh_status attempt_send(zh_attempt *attempt, zh_error *err) {
  zh_net_request request;
  zh_reactor *reactor = attempt->call->reactor;
  zh_status st = zh_attempt_wire(attempt, &request, err);

  attempt->step = ZH_ATTEMPT_SEND;
  if (st != ZH_OK)
    return st;
  if (!request.connect_ms &&
      attempt->target->timeouts.connect_ms != ZH_NO_TIMEOUT)
    request.connect_ms = ATTEMPT_CONNECT_MS;
  attempt->transport =
      attempt->target->account->row.in_process ? reactor->script : reactor->net;
  return attempt->transport->start(attempt->transport, &request,
                                   &zh_attempt_handler, attempt,
                                   &attempt->transfer, err);
}

/* Answers that come in at the same time must not share what a renderer
 * remembers of one. */
static zh_render *attempt_render(zh_attempt *attempt) {
  zh_call *call = attempt->call;
  zh_render *own;

  if (!call->under_way)
    return &call->render;
  own = zh_arena_alloc(&attempt->arena, sizeof *own);
  if (!own)
    return NULL;
  *own = call->render;
  own->state = zh_arena_zero(&attempt->arena, own->dialect->render_len);
  return own->state ? own : NULL;
}

static zh_attempt *attempt_new(zh_call *call, size_t place) {
  const zh_target *target = &call->plan.targets[place];
  zh_attempt *attempt = zh_alloc_zero(sizeof *attempt);

  if (!attempt)
    return NULL;
  attempt->call = call;
  attempt->place = place;
  attempt->target = target;
  attempt->round = call->round;
  attempt->chat = call->chat;
  attempt->losses.arena = &attempt->arena;
  attempt->usage = ZH_USAGE_NONE;
  attempt->verbatim =
      target->dialect == call->render.dialect || call->chat->plain;
  attempt->render = attempt_render(attempt);
  attempt->timer.fire = attempt_fire;
  attempt->timer.user = attempt;
  zh_error_init(&attempt->error);
  zh_buf_init(&attempt->http.path, ZH_MAX_URL);
  zh_buf_init(&attempt->http.query, ZH_MAX_URL);
  zh_buf_init(&attempt->http.body, ZH_MAX_REQUEST);
  zh_buf_init(&attempt->body, ZH_MAX_REPLY);
  zh_buf_init(&attempt->partial, ZH_MAX_PARTIAL);
  if (attempt->render && (!call->rescue || zh_rescue_join(attempt) == ZH_OK))
    return attempt;
  zh_attempt_free(attempt);
  return NULL;
}

/* --- public --- */

void zh_attempt_start(zh_call *call, size_t place, zh_attempt_role role) {
  zh_attempt *attempt = attempt_new(call, place);
  zh_error err;

  zh_error_init(&err);
  call->targets[place].round = call->round;
  if (!attempt && role != ZH_ROLE_IN_TURN)
    return;
  if (!attempt) {
    zh_error_memory(&err);
    zh_call_end(call, ZH_NO_MEMORY, err.message);
    return;
  }
  attempt->older = call->attempts;
  call->attempts = attempt;
  call->attempt_count++;
  call->under_way++;
  attempt->role = role;
  attempt->is_retry = call->last && role != ZH_ROLE_HEDGE;
  attempt->ttft_ms = attempt_patience(attempt);
  if (call->errand)
    zh_routing_begin_own(call->router->routing, attempt->target->slot);
  else
    zh_routing_begin(call->router->routing, attempt->target->slot);
  attempt->started_at = zh_loop_now(&call->reactor->loop);
  attempt->bytes_at = attempt->started_at;
  if (attempt_encode(attempt, &err) != ZH_OK ||
      attempt_send(attempt, &err) != ZH_OK) {
    zh_attempt_end(attempt, &err);
    return;
  }
  attempt_arm(attempt);
}

void zh_attempt_rearm(zh_attempt *attempt) {
  attempt_arm(attempt);
}

/* How long it took, or was waited for in vain. */
static void attempt_time(const zh_attempt *attempt, zh_outcome *outcome) {
  const zh_chat_request *chat = attempt->call->chat;
  int64_t whole = attempt->ended_at - attempt->started_at;
  bool gave_up =
      attempt->lost || strcmp(attempt->error.code, "timeout_ttft") == 0;

  outcome->gave_up = gave_up && !attempt->first_at;
  if (chat->stream && attempt->first_at) {
    outcome->ttft_ns = attempt->first_at - attempt->started_at;
    outcome->stream_ns = attempt->ended_at - attempt->first_at;
  } else if (chat->stream && gave_up) {
    outcome->ttft_ns = whole;
  } else if (!chat->stream && !chat->plain &&
             (gave_up || outcome->status == ZH_OK)) {
    outcome->whole_ns = whole;
  }
}

/* Tells the routing how it ended; once, whatever ends it. */
static void attempt_settle(zh_attempt *attempt) {
  const zh_call *call = attempt->call;
  bool is_over = attempt->step == ZH_ATTEMPT_DONE;
  int64_t prompt = attempt->usage.prompt;
  zh_outcome outcome = {
      .status = is_over ? attempt->error.status : ZH_CANCELED,
      .has_retry_after = attempt->error.has_retry_after,
      .retry_after_ms = attempt->error.retry_after_ms,
      .is_own = call->errand != NULL,
      .no_blame = strcmp(attempt->error.code, "timeout_deadline") == 0,
      .began_at = attempt->started_at,
      .is_retry = attempt->is_retry,
      .size = zh_call_size(call),
      .prompt = prompt >= 0 ? prompt : zh_call_size(call),
      .completion = attempt->usage.completion};

  if (attempt->settled)
    return;
  attempt->settled = true;
  attempt_time(attempt, &outcome);
  zh_routing_settle(call->router->routing, attempt->target->slot, &outcome);
}

void zh_attempt_leave(zh_attempt *attempt) {
  attempt_settle(attempt);
  zh_timer_clear(&attempt->call->reactor->loop.timers, &attempt->timer);
  if (attempt->transfer)
    attempt->transport->cancel(attempt->transport, attempt->transfer);
  attempt->transfer = NULL;
}

void zh_attempt_cancel(zh_attempt *attempt) {
  zh_attempt_leave(attempt);
  while (attempt->held) {
    zh_event *next = attempt->held->next;
    zh_event_free(attempt->held);
    attempt->held = next;
  }
  attempt->held_tail = NULL;
}

void zh_attempt_stop(zh_attempt *attempt, const zh_error *why) {
  if (attempt->step == ZH_ATTEMPT_DONE)
    return;
  attempt->step = ZH_ATTEMPT_DONE;
  attempt->error = *why;
  attempt->lost = attempt->call->speaker && attempt->call->speaker != attempt;
  attempt->ended_at = zh_loop_now(&attempt->call->reactor->loop);
  attempt->call->under_way--;
  zh_attempt_cancel(attempt);
}

void zh_attempt_free(zh_attempt *attempt) {
  zh_buf_deinit(&attempt->http.path);
  zh_buf_deinit(&attempt->http.query);
  zh_buf_deinit(&attempt->http.body);
  zh_buf_deinit(&attempt->body);
  zh_buf_deinit(&attempt->partial);
  zh_framer_deinit(&attempt->framer);
  zh_nodes_deinit(&attempt->reader.nodes);
  zh_nodes_deinit(&attempt->body_nodes);
  zh_nodes_deinit(&attempt->edit_nodes[0]);
  zh_nodes_deinit(&attempt->edit_nodes[1]);
  zh_nodes_deinit(&attempt->chat_nodes);
  zh_speech_deinit(attempt->speech);
  zh_arena_deinit(&attempt->arena);
  zh_free(attempt);
}
