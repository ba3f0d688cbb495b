/* SPDX-License-Identifier: Apache-2.0 */
/* Model groups.  All names are known before the first group is read, so that
 * groups may name each other in any order. */
#include "route/parts.h"

typedef struct groups_spec {
  uint32_t deployments;
  zh_fallbacks fallbacks;
  zh_fallbacks context_fallbacks;
  zh_fallbacks policy_fallbacks;
  zh_degrade degrade;
  zh_timeouts timeouts;
  zh_strategy strategy;
  double min_score;
  uint32_t rules;
  uint32_t split;
  zh_hedge hedge;
  zh_race race;
  zh_warm warm;
  zh_check check;
  zh_stream_failure stream_failure;
} groups_spec;

static const zh_load_member groups_members[] = {
    {"deployments", zh_load_list, offsetof(groups_spec, deployments), false},
    {"fallbacks", zh_load_fallbacks, offsetof(groups_spec, fallbacks), false},
    {"context_window_fallbacks", zh_load_fallbacks,
     offsetof(groups_spec, context_fallbacks), false},
    {"content_policy_fallbacks", zh_load_fallbacks,
     offsetof(groups_spec, policy_fallbacks), false},
    {"degrade", zh_load_degrade, offsetof(groups_spec, degrade), false},
    {"timeouts", zh_load_timeouts_s, offsetof(groups_spec, timeouts), false},
    {"routing_strategy", zh_load_strategy, offsetof(groups_spec, strategy),
     false},
    {"min_score", zh_load_score, offsetof(groups_spec, min_score), false},
    {"rules", zh_load_list, offsetof(groups_spec, rules), false},
    {"split", zh_load_list, offsetof(groups_spec, split), false},
    {"hedge", zh_load_hedge, offsetof(groups_spec, hedge), false},
    {"race", zh_load_race, offsetof(groups_spec, race), false},
    {"warm", zh_load_warm, offsetof(groups_spec, warm), false},
    {"health_check", zh_load_check, offsetof(groups_spec, check), false},
    {"stream_failure", zh_load_failure, offsetof(groups_spec, stream_failure),
     false},
};

/* --- names -------------------------------------------------------------- */

static zh_status groups_unknown_provider(zh_loader *load, const zh_load_at *at,
                                         zh_str prefix) {
  const zh_config *config = load->config;
  const char *home = config->home->row.name;
  zh_load_nearest nearest = {.name = prefix};
  for (size_t i = 0; i < config->account_count; i++)
    zh_load_try(&nearest, zh_str_of(config->accounts[i].row.name));
  if (nearest.best.ptr)
    return zh_load_fail(load, at,
                        "unknown provider \"%.*s\"; did you mean "
                        "\"%s\"?",
                        (int)prefix.len, prefix.ptr, nearest.best.ptr);
  return zh_load_fail(load, at,
                      "unknown provider \"%.*s\"; write \"%s/%.*s/...\" for a "
                      "model of %s that is called so",
                      (int)prefix.len, prefix.ptr, home, (int)prefix.len,
                      prefix.ptr, home);
}

zh_status zh_load_unknown_group(zh_loader *load, const zh_load_at *at,
                                zh_str name) {
  const zh_config *config = load->config;
  const char *home = config->home->row.name;
  zh_load_nearest nearest = {.name = name};
  for (size_t i = 0; i < config->group_count; i++)
    zh_load_try(&nearest, config->groups[i].name);
  if (nearest.best.ptr)
    return zh_load_fail(load, at, "unknown group \"%s\"; did you mean \"%s\"?",
                        name.ptr, nearest.best.ptr);
  return zh_load_fail(load, at,
                      "unknown group \"%s\"; write \"%s/%s\" for a model of %s",
                      name.ptr, home, name.ptr, home);
}

zh_status zh_load_split(zh_loader *load, const zh_load_at *at, zh_str name,
                        const zh_account **account, zh_str *model) {
  const char *slash = memchr(name.ptr, '/', name.len);
  *account = load->config->home;
  *model = name;
  if (!slash)
    return ZH_OK;
  zh_str prefix = {name.ptr, (size_t)(slash - name.ptr)};
  *account = zh_config_account(load->config, prefix);
  *model = zh_str_cut(name, prefix.len + 1);
  if (!*account)
    return groups_unknown_provider(load, at, prefix);
  if (model->len == 0)
    return zh_load_fail(load, at, "no model after \"%s\"", name.ptr);
  return ZH_OK;
}

/* --- groups ------------------------------------------------------------- */

static zh_status groups_add(zh_loader *load, const zh_load_at *at,
                            uint32_t node, void *out) {
  (void)out;
  (void)node;
  zh_config *config = load->config;
  if (at->key.len == 0)
    return zh_load_fail(load, at, "a group needs a name");
  if (zh_config_group(config, at->key))
    return zh_load_fail(load, at, "the group stands here twice");
  config->groups[config->group_count++].name = at->key;
  return ZH_OK;
}

static zh_status groups_read(zh_loader *load, const zh_load_at *at,
                             uint32_t node, void *out) {
  zh_load_at deployments = {at, ZH_S("deployments"), -1};
  zh_load_at fallbacks = {at, ZH_S("fallbacks"), -1};
  zh_load_at context = {at, ZH_S("context_window_fallbacks"), -1};
  zh_load_at policy = {at, ZH_S("content_policy_fallbacks"), -1};
  zh_config *config = load->config;
  groups_spec spec = {0};
  size_t *next = out;
  zh_group *group = &config->groups[(*next)++];
  zh_status st = zh_load_members(load, at, node, groups_members,
                                 ZH_COUNT(groups_members), &spec);
  if (st != ZH_OK && !spec.deployments)
    return st;
  size_t count =
      spec.deployments ? zh_json_len(&config->source, spec.deployments) : 0;
  if (count == 0)
    return zh_load_fail(load, at, "a group needs deployments");
  group->deployments =
      zh_arena_zero(&config->arena, count * sizeof(*group->deployments));
  if (!group->deployments)
    return zh_error_memory(load->err);
  group->fallbacks = spec.fallbacks;
  group->context_fallbacks = spec.context_fallbacks;
  group->policy_fallbacks = spec.policy_fallbacks;
  group->degrade = spec.degrade;
  group->strategy = spec.strategy;
  group->min_score = spec.min_score;
  group->timeouts = spec.timeouts;
  group->hedge = spec.hedge;
  group->race = spec.race;
  group->warm = spec.warm;
  group->check = spec.check;
  group->stream_failure = spec.stream_failure;
  st = zh_load_worse(st, zh_load_items(load, &deployments, spec.deployments,
                                       zh_load_deployment, group));
  if (st != ZH_NO_MEMORY)
    st = zh_load_worse(
        st, zh_load_check_fallbacks(load, &fallbacks, &spec.fallbacks));
  if (st != ZH_NO_MEMORY)
    st = zh_load_worse(
        st, zh_load_check_fallbacks(load, &context, &spec.context_fallbacks));
  if (st != ZH_NO_MEMORY)
    st = zh_load_worse(
        st, zh_load_check_fallbacks(load, &policy, &spec.policy_fallbacks));
  if (st != ZH_NO_MEMORY)
    st = zh_load_worse(st, zh_load_check_degrade(load, at, group));
  if (st != ZH_NO_MEMORY)
    st = zh_load_worse(st,
                       zh_load_rules(load, at, spec.rules, spec.split, group));
  return st;
}

/* --- public --- */

zh_status zh_load_groups(zh_loader *load, const zh_load_at *at, uint32_t node) {
  zh_config *config = load->config;
  size_t count = zh_json_len(&config->source, node);
  size_t next = 0;
  config->groups =
      zh_arena_zero(&config->arena, count * sizeof(*config->groups));
  if (!config->groups)
    return zh_error_memory(load->err);
  zh_status st = zh_load_each(load, at, node, groups_add, NULL);
  return st == ZH_OK ? zh_load_each(load, at, node, groups_read, &next) : st;
}
