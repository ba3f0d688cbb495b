/* SPDX-License-Identifier: Apache-2.0 */
/* A group's rules, which send some requests to another group, and its split,
 * which sends a share of them there. */
#include "route/parts.h"

typedef struct rules_spec {
  zh_str use;
  zh_str label;
  double weight;
  uint32_t when;
} rules_spec;

typedef struct rules_when {
  zh_load_texts tags;
  uint32_t metadata;
  int64_t prompt_above;
  int64_t prompt_below;
  zh_str task;
  zh_str last_user;
  zh_str hours;
} rules_when;

static const zh_load_member rules_members[] = {
    {"when", zh_load_object, offsetof(rules_spec, when), false},
    {"use", zh_load_name, offsetof(rules_spec, use), false},
};

static const zh_load_member rules_share_members[] = {
    {"use", zh_load_name, offsetof(rules_spec, use), false},
    {"weight", zh_load_share, offsetof(rules_spec, weight), false},
    {"label", zh_load_name, offsetof(rules_spec, label), false},
};

static const zh_load_member rules_when_members[] = {
    {"tags", zh_load_names, offsetof(rules_when, tags), false},
    {"metadata", zh_load_object, offsetof(rules_when, metadata), false},
    {"prompt_tokens_above", zh_load_count, offsetof(rules_when, prompt_above),
     false},
    {"prompt_tokens_below", zh_load_count, offsetof(rules_when, prompt_below),
     false},
    {"task", zh_load_name, offsetof(rules_when, task), false},
    {"last_user_contains", zh_load_name, offsetof(rules_when, last_user),
     false},
    {"hours", zh_load_name, offsetof(rules_when, hours), false},
};

static zh_status rules_read_pair(zh_loader *load, const zh_load_at *at,
                                 uint32_t node, void *out) {
  zh_rule *rule = out;
  zh_str value;
  zh_status st = zh_load_string(load, at, node, &value);
  if (st != ZH_OK)
    return st;
  zh_header *slot =
      zh_arena_push(&load->config->arena, (void **)&rule->metadata,
                    &rule->metadata_count, sizeof(*slot));
  if (!slot)
    return zh_error_memory(load->err);
  *slot = (zh_header){at->key, value};
  return ZH_OK;
}

/* "HH:MM" as minutes; -1 when it is none. */
static int rules_minutes(zh_str text) {
  if (text.len != 5 || text.ptr[2] != ':')
    return -1;
  for (size_t i = 0; i < 5; i++)
    if (i != 2 && (text.ptr[i] < '0' || text.ptr[i] > '9'))
      return -1;
  int hour = (text.ptr[0] - '0') * 10 + text.ptr[1] - '0';
  int minute = (text.ptr[3] - '0') * 10 + text.ptr[4] - '0';
  return hour < 24 && minute < 60 ? hour * 60 + minute : -1;
}

static zh_status rules_hours(zh_loader *load, const zh_load_at *at, zh_str text,
                             zh_rule *rule) {
  zh_load_at here = {at, ZH_S("hours"), -1};
  rule->hours_from = rule->hours_to = -1;
  if (!text.ptr)
    return ZH_OK;
  if (text.len == 11 && text.ptr[5] == '-') {
    rule->hours_from = rules_minutes((zh_str){text.ptr, 5});
    rule->hours_to = rules_minutes(zh_str_cut(text, 6));
  }
  if (rule->hours_from >= 0 && rule->hours_to >= 0)
    return ZH_OK;
  return zh_load_fail(load, &here, "expected \"HH:MM-HH:MM\", UTC");
}

static zh_status rules_read_when(zh_loader *load, const zh_load_at *at,
                                 uint32_t node, zh_rule *rule) {
  zh_load_at here = {at, ZH_S("when"), -1};
  zh_load_at metadata = {&here, ZH_S("metadata"), -1};
  rules_when when = {.prompt_above = -1, .prompt_below = -1};
  zh_status st = zh_load_members(load, &here, node, rules_when_members,
                                 ZH_COUNT(rules_when_members), &when);
  if (st == ZH_OK && when.metadata)
    st = zh_load_each(load, &metadata, when.metadata, rules_read_pair, rule);
  if (st != ZH_OK)
    return st;
  rule->tags = when.tags.items;
  rule->tag_count = when.tags.count;
  rule->prompt_above = when.prompt_above;
  rule->prompt_below = when.prompt_below;
  rule->task = when.task.ptr ? when.task : ZH_S("");
  rule->last_user = when.last_user.ptr ? when.last_user : ZH_S("");
  return rules_hours(load, &here, when.hours, rule);
}

static zh_status rules_check_use(zh_loader *load, const zh_load_at *at,
                                 zh_str use) {
  zh_load_at here = {at, ZH_S("use"), -1};
  if (!use.ptr)
    return zh_load_fail(load, at, "needs use, the name of a group");
  return zh_config_group(load->config, use)
             ? ZH_OK
             : zh_load_unknown_group(load, &here, use);
}

static zh_status rules_read(zh_loader *load, const zh_load_at *at,
                            uint32_t node, void *out) {
  zh_group *group = out;
  rules_spec spec = {0};
  zh_rule rule = {.label = ZH_S("")};
  zh_status st = zh_load_members(load, at, node, rules_members,
                                 ZH_COUNT(rules_members), &spec);
  if (st == ZH_OK)
    st = rules_check_use(load, at, spec.use);
  if (st == ZH_OK && !spec.when)
    st = zh_load_fail(load, at, "a rule needs when");
  if (st == ZH_OK)
    st = rules_read_when(load, at, spec.when, &rule);
  rule.use = spec.use;
  if (st == ZH_OK)
    group->rules[group->rule_count++] = rule;
  return st;
}

static zh_status rules_read_share(zh_loader *load, const zh_load_at *at,
                                  uint32_t node, void *out) {
  zh_group *group = out;
  rules_spec spec = {.weight = 1};
  zh_status st = zh_load_members(load, at, node, rules_share_members,
                                 ZH_COUNT(rules_share_members), &spec);
  if (st == ZH_OK)
    st = rules_check_use(load, at, spec.use);
  if (st == ZH_OK)
    group->split[group->split_count++] =
        (zh_rule){.use = spec.use,
                  .label = spec.label.ptr ? spec.label : spec.use,
                  .weight = spec.weight};
  return st;
}

static zh_status rules_read_list(zh_loader *load, const zh_load_at *at,
                                 uint32_t list, zh_load_fn read,
                                 zh_rule **rules, zh_group *group) {
  size_t count = list ? zh_json_len(&load->config->source, list) : 0;
  if (count == 0)
    return ZH_OK;
  *rules = zh_arena_zero(&load->config->arena, count * sizeof(**rules));
  return *rules ? zh_load_items(load, at, list, read, group)
                : zh_error_memory(load->err);
}

/* --- public --- */

zh_status zh_load_rules(zh_loader *load, const zh_load_at *at, uint32_t rules,
                        uint32_t split, zh_group *group) {
  zh_load_at rules_at = {at, ZH_S("rules"), -1};
  zh_load_at split_at = {at, ZH_S("split"), -1};
  zh_status st =
      rules_read_list(load, &rules_at, rules, rules_read, &group->rules, group);
  if (st == ZH_NO_MEMORY)
    return st;
  return zh_load_worse(st,
                       rules_read_list(load, &split_at, split, rules_read_share,
                                       &group->split, group));
}
