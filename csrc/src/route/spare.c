/* SPDX-License-Identifier: Apache-2.0 */
#include "route/spare.h"

#include "route/health.h"

#define SPARE_HEDGES  5.0  /* that a group can have earned                    */
#define SPARE_RETRIES 10.0 /* that a target has at most */
#define SPARE_REFILL  0.2  /* for each success there                         */
#define SPARE_TIME_NS (30 * 1000 * ZH_MS) /* in which one comes back alone */

/* Shares such as 0.02 add up to a little less than the whole. */
#define SPARE_ROUNDING 1e-9

/* What is missing is counted, so that a new slot's zero means full. */
static void spare_rest(zh_slot *slot, int64_t now) {
  slot->spent -= (double)(now - slot->spent_at) / (double)SPARE_TIME_NS;
  slot->spent_at = now;
  if (slot->spent < 0)
    slot->spent = 0;
}

static zh_round *spare_round(zh_routing *routing, const zh_group *group) {
  return group && group->round ? group->round : &routing->loose;
}

/* --- public --- */

bool zh_spare_earn(zh_routing *routing, const zh_group *group, double share) {
  zh_mutex_lock(&routing->lock);
  zh_round *round = spare_round(routing, group);
  round->hedges += share;
  if (round->hedges > SPARE_HEDGES)
    round->hedges = SPARE_HEDGES;
  bool is_plenty = round->hedges > SPARE_HEDGES / 2;
  zh_mutex_unlock(&routing->lock);
  return is_plenty;
}

bool zh_spare_hedge(zh_routing *routing, const zh_group *group) {
  zh_mutex_lock(&routing->lock);
  zh_round *round = spare_round(routing, group);
  bool has = round->hedges > 1 - SPARE_ROUNDING;
  if (has)
    round->hedges -= 1;
  zh_mutex_unlock(&routing->lock);
  return has;
}

bool zh_spare_retries(zh_routing *routing, zh_slot *slot) {
  if (!slot)
    return true;
  zh_mutex_lock(&routing->lock);
  spare_rest(slot, zh_clock_now(routing->clock));
  bool has = slot->spent < SPARE_RETRIES - 1 + SPARE_ROUNDING;
  zh_mutex_unlock(&routing->lock);
  return has;
}

void zh_spare_refill(zh_slot *slot) {
  slot->spent = slot->spent > SPARE_REFILL ? slot->spent - SPARE_REFILL : 0;
}

void zh_spare_charge(zh_slot *slot, int64_t now) {
  spare_rest(slot, now);
  slot->spent += 1;
  if (slot->spent > SPARE_RETRIES)
    slot->spent = SPARE_RETRIES;
}
