/* SPDX-License-Identifier: Apache-2.0 */
/* Which rule or share of a group a request falls to. */
#include "route/choose.h"

#include "base/error.h"
#include "route/health.h"

#include <math.h>

static bool rule_has(const zh_names *names, zh_str name) {
  for (size_t i = 0; i < names->count; i++)
    if (zh_str_is(names->items[i], name))
      return true;
  return false;
}

static bool rule_metadata(const zh_rule *rule, const zh_wish *wish,
                          const zh_json *json) {
  for (size_t i = 0; i < rule->metadata_count; i++) {
    uint32_t at = wish->metadata ? zh_json_find(json, wish->metadata,
                                                rule->metadata[i].name)
                                 : 0;
    if (!zh_json_equals(json, at, rule->metadata[i].value))
      return false;
  }
  return true;
}

/* From a time of the UTC day to another, over midnight too. */
static bool rule_hours(const zh_rule *rule, const zh_routing *routing) {
  if (rule->hours_from < 0)
    return true;
  if (!routing)
    return false;
  int64_t minutes = zh_clock_unix_ms(routing->clock) / 60000 % 1440;
  bool after = minutes >= rule->hours_from;
  bool before = minutes < rule->hours_to;
  return rule->hours_from <= rule->hours_to ? after && before : after || before;
}

static bool rule_plain(const zh_rule *rule, const zh_wish *wish,
                       const zh_json *json, const zh_routing *routing) {
  for (size_t i = 0; i < rule->tag_count; i++)
    if (!rule_has(&wish->tags, rule->tags[i]))
      return false;
  if (rule->prompt_above >= 0 && wish->prompt <= rule->prompt_above)
    return false;
  if (rule->prompt_below >= 0 && wish->prompt >= rule->prompt_below)
    return false;
  if (rule->task.len > 0 && !zh_str_is(rule->task, wish->task))
    return false;
  return rule_metadata(rule, wish, json) && rule_hours(rule, routing);
}

/* A share by lot: of a session always the same. */
static const zh_rule *rule_share(zh_routing *routing, const zh_group *group,
                                 const zh_wish *wish) {
  const zh_rule *best = NULL;
  double least = INFINITY;
  for (size_t i = 0; i < group->split_count; i++) {
    const zh_rule *rule = &group->split[i];
    uint64_t lot = 0;
    if (wish->session.len > 0)
      lot = zh_choose_lot(wish->session, rule->use);
    else if (routing)
      lot = zh_routing_random(routing);
    double chance = ((double)(lot >> 11) + 0.5) * 0x1p-53;
    double score = rule->weight > 0 ? -log(chance) / rule->weight : INFINITY;
    if (score < least || !best) {
      best = rule;
      least = score;
    }
  }
  return best;
}

zh_status zh_rule_find(zh_routing *routing, const zh_group *group,
                       const zh_wish *wish, const zh_chat_request *chat,
                       zh_arena *arena, const zh_rule **out, zh_error *err) {
  zh_str last = {NULL, 0};
  *out = NULL;
  for (size_t i = 0; i < group->rule_count && !*out; i++) {
    const zh_rule *rule = &group->rules[i];
    if (!rule_plain(rule, wish, &chat->source, routing))
      continue;
    if (rule->last_user.len > 0 && !last.ptr) {
      last = zh_wish_last_user(chat, arena);
      if (!last.ptr)
        return zh_error_memory(err);
    }
    if (rule->last_user.len == 0 || zh_str_find(last, rule->last_user) >= 0)
      *out = rule;
  }
  if (*out || group->split_count == 0)
    return ZH_OK;
  if (routing)
    zh_routing_lock(routing);
  *out = rule_share(routing, group, wish);
  if (routing)
    zh_routing_unlock(routing);
  return ZH_OK;
}
