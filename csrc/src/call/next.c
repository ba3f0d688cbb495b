/* SPDX-License-Identifier: Apache-2.0 */
#include "call/next.h"

#include "call/rescue.h"
#include "route/spare.h"

/* The official client's backoff: 0.5 s doubling up to 8 s, minus up to a
 * quarter by chance; with a router config, all of it by chance, so that those
 * who failed together do not come back together. */
#define NEXT_BACKOFF_FIRST_MS 500.0
#define NEXT_BACKOFF_MOST_MS  8000.0

/* --- targets ------------------------------------------------------------ */

/* Some are for after one kind of failure only. */
static bool next_is_alive(const zh_call *call, size_t place) {
  uint8_t only = call->plan.targets[place].only;

  return !call->targets[place].dead && (!only || (only & call->triggers));
}

/* The first request of a call needs no allowance. */
static bool next_may_retry(const zh_call *call, size_t place) {
  return !call->last || zh_spare_retries(call->router->routing,
                                         call->plan.targets[place].slot);
}

static bool next_any_alive(const zh_call *call) {
  for (size_t i = 0; i < call->plan.count; i++)
    if (next_is_alive(call, i) && next_may_retry(call, i))
      return true;
  return false;
}

/* Is there one that could be asked at once, were it not asked already? */
static bool next_any_fits(const zh_call *call) {
  for (size_t i = 0; i < call->plan.count; i++)
    if (next_is_alive(call, i) && next_may_retry(call, i) &&
        zh_next_fits(call, i))
      return true;
  return false;
}

/* Which targets will do. */
enum { NEXT_FIT = 1 << 0, NEXT_NEW = 1 << 1 };

/* Is there time for its first content? */
static bool next_is_in_time(const zh_call *call, size_t place) {
  zh_slot *slot = call->plan.targets[place].slot;

  if (!call->deadline.armed || !slot)
    return true;
  int64_t left = call->deadline.at - zh_loop_now(&call->reactor->loop);
  double ms = zh_routing_expect(call->router->routing, slot, 0.5,
                                zh_call_size(call), call->chat->stream);
  return ms * (double)ZH_MS < (double)left;
}

/* The plan was just made: it may have kept a place for this call alone, that
 * of the one request which a half-open breaker lets through. */
static bool next_fits_yet(const zh_call *call, size_t place) {
  return call->last ? zh_next_fits(call, place) : next_is_in_time(call, place);
}

static bool next_pick_if(zh_call *call, unsigned which) {
  for (size_t i = 0; i < call->plan.count; i++)
    if (zh_next_may_ask(call, i) && next_may_retry(call, i) &&
        (!(which & NEXT_NEW) || call->targets[i].round == 0) &&
        (!(which & NEXT_FIT) || next_fits_yet(call, i))) {
      call->target = i;
      return true;
    }
  return false;
}

/* --- judging an attempt ------------------------------------------------- */

static zh_retry next_retry_class(const zh_call *call,
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

/* A failure that has targets of its own ends all before them: they would fail
 * as this one did.  False when it has none. */
static bool next_trigger(zh_call *call, zh_status status) {
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

/* A cause for which a ladder of the plan's is walked: its steps may be asked
 * from now on. */
static void next_degrade(zh_call *call, uint8_t cause) {
  bool has_step = false;

  for (size_t i = 0; i < call->plan.count && cause && !has_step; i++)
    has_step = (call->plan.targets[i].only & cause) != 0;
  if (!has_step)
    return;
  if (!call->degraded)
    call->degraded = cause;
  call->triggers |= cause;
}

/* None of the model's own can answer in time. */
static void next_degrade_by_deadline(zh_call *call) {
  bool is_late = false;

  if (!call->deadline.armed || (call->triggers & ZH_ONLY_DEADLINE))
    return;
  for (size_t i = 0; i < call->plan.count; i++) {
    const zh_target *target = &call->plan.targets[i];
    if (target->fallback || !zh_next_may_ask(call, i))
      continue;
    if (next_is_in_time(call, i))
      return;
    is_late = true;
  }
  if (is_late)
    next_degrade(call, ZH_ONLY_DEADLINE);
}

/* --- public --- */

bool zh_next_may_ask(const zh_call *call, size_t place) {
  return next_is_alive(call, place) && call->targets[place].round < call->round;
}

bool zh_next_fits(const zh_call *call, size_t place) {
  return zh_routing_admits(call->router->routing,
                           call->plan.targets[place].slot) &&
         next_is_in_time(call, place);
}

bool zh_next_has_other(const zh_call *call, size_t place) {
  for (size_t i = 0; i < call->plan.count; i++)
    if (i != place && zh_next_may_ask(call, i) &&
        zh_spare_retries(call->router->routing, call->plan.targets[i].slot) &&
        zh_next_fits(call, i))
      return true;
  return false;
}

bool zh_next_pick(zh_call *call) {
  // A plan just made needs no second look, unless time is short.
  bool is_plain =
      !call->config->has_config || (!call->last && !call->deadline.armed);

  if (is_plain)
    return next_pick_if(call, 0);
  next_degrade_by_deadline(call);
  if (next_pick_if(call, NEXT_FIT))
    return true;
  // One that is not well is asked when nobody is, or nobody else will be: but
  // not twice then.
  if (!next_any_fits(call))
    return next_pick_if(call, 0);
  bool more_rounds = call->last && (int)call->round <= call->max_retries;
  return !more_rounds && next_pick_if(call, NEXT_NEW);
}

int64_t zh_next_wait_ms(const zh_call *call) {
  const zh_attempt *last = call->last;
  const zh_error *err = &last->error;
  bool has_config = call->config->has_config;
  double ms = NEXT_BACKOFF_FIRST_MS;
  double chance = zh_clock_chance(call->reactor->loop.clock);

  if (last->stale)
    return 0;
  // That is one target's time: who else is well need not wait for it.
  if (err->has_retry_after && err->retry_after_ms &&
      !(has_config && next_any_fits(call)))
    return err->retry_after_ms;
  for (unsigned i = 1; i < call->round && ms < NEXT_BACKOFF_MOST_MS; i++)
    ms *= 2;
  if (ms > NEXT_BACKOFF_MOST_MS)
    ms = NEXT_BACKOFF_MOST_MS;
  return (int64_t)(ms * (has_config ? chance : 1 - 0.25 * chance));
}

void zh_next_note(zh_call *call, const zh_attempt *attempt) {
  if (next_retry_class(call, attempt) != ZH_RETRY_RETRY)
    call->targets[attempt->place].dead = true;
  next_trigger(call, attempt->error.status);
  next_degrade(call,
               zh_degrade_cause(attempt->error.status, attempt->error.code));
}

zh_call_step zh_next_after(zh_call *call, zh_attempt *attempt) {
  zh_retry retry = next_retry_class(call, attempt);
  zh_call_step next;

  if (call->rescue && zh_rescue_after(call, attempt, &next))
    return next;
  if (!attempt->committed)
    next_degrade(call,
                 zh_degrade_cause(attempt->error.status, attempt->error.code));
  if (!attempt->committed && next_trigger(call, attempt->error.status) &&
      zh_next_pick(call))
    return ZH_CALL_RUN;
  if (attempt->error.status == ZH_OK || attempt->committed ||
      retry == ZH_RETRY_NEVER)
    return ZH_CALL_FINISH;
  if (retry == ZH_RETRY_OTHER)
    call->targets[attempt->place].dead = true;
  if (zh_next_pick(call))
    return ZH_CALL_RUN;
  if ((int)call->round <= call->max_retries && next_any_alive(call))
    return ZH_CALL_WAIT;
  // Those that are not well may have become so, or never were unwell.
  call->plan.count += call->plan.spare_count;
  call->plan.spare_count = 0;
  return zh_next_pick(call) ? ZH_CALL_RUN : ZH_CALL_FINISH;
}
