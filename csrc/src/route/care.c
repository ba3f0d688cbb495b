/* SPDX-License-Identifier: Apache-2.0 */
#include "route/care.h"

#include "route/health.h"

#define CARE_DAY_MS 86400000

/* --- checks ------------------------------------------------------------- */

static bool care_is_ill(const zh_slot *slot, int64_t now) {
  return slot->breaker != ZH_BREAKER_CLOSED || now < slot->key->dead_until ||
         now < slot->cool_until;
}

/* It said when to come back, or somebody turned it off. */
static bool care_is_to_be_left(const zh_slot *slot, int64_t now) {
  bool is_limited = now < slot->cool_until && slot->cool_why == ZH_RATE_LIMITED;
  return slot->disabled || slot->env_disabled || is_limited ||
         slot->in_flight > 0;
}

bool zh_care_is_due(zh_routing *routing, zh_slot *slot, const zh_check *check,
                    int64_t *wait_ns) {
  int64_t interval = check->interval_ms * ZH_MS;
  bool is_due = false;
  zh_mutex_lock(&routing->lock);
  int64_t now = zh_clock_now(routing->clock);
  if (slot->check_at == 0) {
    double chance = (double)(zh_routing_random(routing) >> 11) * 0x1p-53;
    slot->check_at = now + 1 + (int64_t)((double)interval * chance);
    slot->check_seen = slot->attempts;
  } else if (slot->check_at > now + interval) {
    slot->check_at = now + interval; // a reload asked for more of them
  } else if (now >= slot->check_at) {
    bool is_idle = slot->attempts == slot->check_seen;
    is_due =
        (is_idle || care_is_ill(slot, now)) && !care_is_to_be_left(slot, now);
    slot->check_at = now + interval;
    slot->check_seen = slot->attempts;
  }
  *wait_ns = slot->check_at - now;
  zh_mutex_unlock(&routing->lock);
  return is_due;
}

/* --- warmth ------------------------------------------------------------- */

bool zh_care_is_cold(zh_routing *routing, zh_slot *slot, const zh_warm *warm) {
  zh_mutex_lock(&routing->lock);
  int64_t now = zh_clock_now(routing->clock);
  int64_t last = slot->warmed_at > slot->at ? slot->warmed_at : slot->at;
  bool is_cold = last == 0 || now - last >= warm->interval_ms * ZH_MS;
  if (is_cold)
    slot->warmed_at = now;
  zh_mutex_unlock(&routing->lock);
  return is_cold;
}

/* --- money -------------------------------------------------------------- */

static void care_turn_day(zh_routing *routing) {
  int64_t day = zh_clock_unix_ms(routing->clock) / CARE_DAY_MS;
  if (day != routing->care.day)
    routing->care.pusd = 0;
  routing->care.day = day;
}

bool zh_care_spend(zh_routing *routing, zh_errand_kind kind, int64_t pusd,
                   int64_t cap) {
  zh_care *care = &routing->care;
  zh_mutex_lock(&routing->lock);
  care_turn_day(routing);
  bool may = cap == ZH_CARE_NO_CAP || (pusd >= 0 && pusd <= cap - care->pusd);
  care->count[kind] += may;
  care->held_back += !may;
  if (may && pusd > 0)
    care->pusd += pusd;
  zh_mutex_unlock(&routing->lock);
  return may;
}

void zh_care_connected(zh_routing *routing) {
  zh_mutex_lock(&routing->lock);
  routing->care.count[ZH_ERRAND_CONNECT]++;
  zh_mutex_unlock(&routing->lock);
}

void zh_care_correct(zh_routing *routing, int64_t thought, int64_t pusd) {
  zh_mutex_lock(&routing->lock);
  care_turn_day(routing);
  routing->care.pusd += pusd - thought;
  if (routing->care.pusd < 0) // it was begun yesterday
    routing->care.pusd = 0;
  zh_mutex_unlock(&routing->lock);
}
