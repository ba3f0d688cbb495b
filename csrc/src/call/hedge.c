/* SPDX-License-Identifier: Apache-2.0 */
#include "call/hedge.h"

#include "base/error.h"
#include "call/next.h"
#include "net/curl.h"
#include "route/spare.h"

#define HEDGE_MOST_Q 0.999
#define HEDGE_CHANCE 0.25 /* to be the sooner of two, at least */

static bool hedge_is_race(const zh_call *call) {
  return call->plan.race.n > 1;
}

/* --- who else ----------------------------------------------------------- */

static bool hedge_same_deployment(const zh_target *a, const zh_target *b) {
  if (a->group || b->group)
    return a->group == b->group && a->number == b->number;
  return a->account == b->account && zh_str_is(a->model, b->model);
}

static bool hedge_differs(const zh_call *call, const zh_target *target,
                          bool in_deployment) {
  for (const zh_attempt *at = call->attempts; at; at = at->older) {
    if (at->step == ZH_ATTEMPT_DONE)
      continue;
    if (at->target == target ||
        (target->slot && target->slot == at->target->slot))
      return false;
    if (in_deployment && hedge_same_deployment(at->target, target))
      return false;
  }
  return true;
}

/* The plan's next target; another deployment before another key of one. */
static bool hedge_pick(const zh_call *call, size_t *place) {
  for (int pass = 0; pass < 2; pass++)
    for (size_t i = 0; i < call->plan.count; i++)
      if (zh_next_may_ask(call, i) &&
          hedge_differs(call, &call->plan.targets[i], pass == 0) &&
          zh_next_fits(call, i)) {
        *place = i;
        return true;
      }
  return false;
}

/* --- both --------------------------------------------------------------- */

static void hedge_race(zh_call *call) {
  size_t place;

  while (call->step == ZH_CALL_RUN && !call->speaker && call->under_way > 0 &&
         (int64_t)call->under_way < call->plan.race.n &&
         hedge_pick(call, &place))
    zh_attempt_start(call, place, ZH_ROLE_RACE);
}

/* Is exactly one under way, with nothing to show, and may it get company? */
static bool hedge_is_due(const zh_call *call) {
  return call->step == ZH_CALL_RUN && !call->hedged && !call->speaker &&
         call->under_way == 1;
}

/* Until when this one may be alone, ms.  Where hedges are short, they are kept
 * for those that are so late that the budget lasts for all of them. */
static double hedge_patience(zh_call *call, const zh_attempt *first) {
  const zh_hedge *hedge = &call->plan.hedge;
  zh_routing *routing = call->router->routing;
  zh_slot *slot = first->target->slot;
  bool is_first = !call->last;
  bool is_plenty =
      zh_spare_earn(routing, call->plan.group, is_first ? hedge->budget : 0);
  double q = hedge->percentile / 100, lasting = 1 - hedge->budget, ms = 0;

  call->hedge_q = lasting < HEDGE_MOST_Q ? lasting : HEDGE_MOST_Q;
  if (!is_plenty && lasting > q)
    ms = zh_routing_expect(routing, slot, call->hedge_q, zh_call_size(call),
                           call->chat->stream);
  if (ms > 0)
    return ms;
  call->hedge_q = q;
  return zh_routing_expect(routing, slot, q, zh_call_size(call),
                           call->chat->stream);
}

/* How long the first one may well take in all, ms: as long as a quarter of the
 * requests that took as long as it has by now; where nobody knows of them, as
 * long again. */
static double hedge_need(const zh_call *call, double q, double waited) {
  zh_routing *routing = call->router->routing;
  zh_slot *slot = call->attempts->target->slot;
  int64_t size = zh_call_size(call);
  bool is_stream = call->chat->stream;
  double usual = zh_routing_usual(routing, slot, size, is_stream);
  double ms = q > HEDGE_MOST_Q
                  ? 0
                  : zh_routing_expect(routing, slot, q, size, is_stream);

  if (ms <= 0)
    ms = 2 * waited;
  return usual > ms ? usual : ms;
}

/* Would the other one be the sooner of the two?  Else it is asked about again
 * when the first one should have answered. */
static bool hedge_helps(zh_call *call, size_t place) {
  zh_loop *loop = &call->reactor->loop;
  const zh_attempt *first = call->attempts;
  double other =
      zh_routing_usual(call->router->routing, call->plan.targets[place].slot,
                       zh_call_size(call), call->chat->stream);
  double waited =
      (double)(zh_loop_now(loop) - first->started_at) / (double)ZH_MS;

  call->hedge_q = 1 - (1 - call->hedge_q) * HEDGE_CHANCE;
  double need = hedge_need(call, call->hedge_q, waited);
  if (waited + other <= need)
    return true;
  zh_timer_set(&loop->timers, &call->hedge_timer,
               first->started_at + (int64_t)(need * (double)ZH_MS) + ZH_MS);
  return false;
}

static void hedge_arm(zh_call *call) {
  zh_loop *loop = &call->reactor->loop;
  const zh_attempt *first = call->attempts;

  zh_timer_clear(&loop->timers, &call->hedge_timer);
  if (!hedge_is_due(call))
    return;
  double ms = hedge_patience(call, first);
  if (ms <= 0 || !zh_next_has_other(call, first->place))
    return;
  int64_t at = first->started_at + (int64_t)(ms * (double)ZH_MS);
  if (!call->deadline.armed || at < call->deadline.at)
    zh_timer_set(&loop->timers, &call->hedge_timer, at);
}

/* --- public --- */

bool zh_hedge_may(const zh_call *call) {
  return (call->plan.hedge.percentile > 0 || hedge_is_race(call)) &&
         !call->chat->plain;
}

bool zh_hedge_holds(const zh_call *call) {
  return call->plan.race.whole && hedge_is_race(call) && !call->chat->plain;
}

void zh_hedge_join(zh_call *call) {
  if (!zh_hedge_may(call))
    return;
  if (hedge_is_race(call)) {
    hedge_race(call);
    return;
  }
  hedge_arm(call);
}

void zh_hedge_lost(const zh_call *call, zh_error *out) {
  bool is_race = hedge_is_race(call);

  zh_error_init(out);
  zh_error_set(out, ZH_CANCELED, "another answer came first");
  zh_error_copy(out->code, sizeof out->code,
                is_race ? ZH_S("race_lost") : ZH_S("hedge_lost"));
}

void zh_hedge_fire(zh_timer *timer) {
  zh_call *call = timer->user;
  size_t place;

  // After a long step of this thread, bytes that came in time count as such.
  zh_curl_deliver(call->reactor->curl);
  if (!hedge_is_due(call) || !hedge_pick(call, &place) ||
      !hedge_helps(call, place) ||
      !zh_spare_hedge(call->router->routing, call->plan.group))
    return;
  call->hedged = true;
  zh_attempt_start(call, place, ZH_ROLE_HEDGE);
}
