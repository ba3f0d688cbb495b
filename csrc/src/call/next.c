/* SPDX-License-Identifier: Apache-2.0 */
#include "call/next.h"

/* The official client's backoff: 0.5 s doubling up to 8 s, minus up to a
 * quarter by chance. */
#define NEXT_BACKOFF_FIRST_MS 500.0
#define NEXT_BACKOFF_MOST_MS  8000.0

/* Some are for after one kind of failure only. */
static bool next_may_ask(const zh_call *call, size_t target) {
  uint8_t only = call->plan.targets[target].only;

  return !call->targets[target].dead && (!only || (only & call->triggers));
}

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

static bool next_any_alive(const zh_call *call) {
  for (size_t i = 0; i < call->plan.count; i++)
    if (next_may_ask(call, i))
      return true;
  return false;
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

/* --- public --- */

bool zh_next_pick(zh_call *call) {
  for (size_t i = 0; i < call->plan.count; i++)
    if (next_may_ask(call, i) && call->targets[i].round < call->round) {
      call->target = i;
      return true;
    }
  return false;
}

int64_t zh_next_wait_ms(const zh_call *call) {
  const zh_attempt *last = call->last;
  const zh_error *err = &last->error;
  double ms = NEXT_BACKOFF_FIRST_MS;

  if (last->stale)
    return 0;
  if (err->has_retry_after && err->retry_after_ms)
    return err->retry_after_ms;
  for (unsigned i = 1; i < call->round && ms < NEXT_BACKOFF_MOST_MS; i++)
    ms *= 2;
  if (ms > NEXT_BACKOFF_MOST_MS)
    ms = NEXT_BACKOFF_MOST_MS;
  return (int64_t)(ms *
                   (1 - 0.25 * zh_clock_chance(call->reactor->loop.clock)));
}

void zh_next_note(zh_call *call, const zh_attempt *attempt) {
  if (next_retry_class(call, attempt) != ZH_RETRY_RETRY)
    call->targets[attempt->place].dead = true;
  next_trigger(call, attempt->error.status);
}

zh_call_step zh_next_after(zh_call *call, const zh_attempt *attempt) {
  zh_retry retry = next_retry_class(call, attempt);

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
  if (next_any_alive(call) && (int)call->round <= call->max_retries)
    return ZH_CALL_WAIT;
  return ZH_CALL_FINISH;
}
