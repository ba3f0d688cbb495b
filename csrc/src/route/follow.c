/* SPDX-License-Identifier: Apache-2.0 */
/* Targets of a plan that was made before, as they stand in it. */
#include "route/plan_impl.h"

#include "base/error.h"

/* "group#deployment.key" taken apart; false when it is none. */
static bool follow_read_id(zh_str id, zh_str *group, size_t out[2]) {
  size_t hash = id.len;
  while (hash > 0 && id.ptr[hash - 1] != '#')
    hash--;
  if (hash == 0)
    return false;
  *group = (zh_str){id.ptr, hash - 1};
  size_t part = 0, digits = 0;
  out[0] = out[1] = 0;
  for (size_t i = hash; i < id.len; i++) {
    char c = id.ptr[i];
    bool is_digit = c >= '0' && c <= '9';
    if (is_digit && ++digits < 6)
      out[part] = out[part] * 10 + (size_t)(c - '0');
    else if (c == '.' && part == 0 && digits > 0)
      part = 1, digits = 0;
    else
      return false;
  }
  return part == 1 && digits > 0;
}

/* A step of the ladder of the plan's group. */
static zh_status follow_step(zh_plan_work *work, uint32_t step) {
  const zh_json *json = &work->chat->source;
  const zh_group *group = work->followed;
  int64_t number = 0;
  zh_json_int(json, step ? zh_json_get(json, step, "number") : 0, &number);
  if (number != 0 &&
      (!group || number < 0 || number > (int64_t)group->degrade.count))
    return zh_error_field(work->err, ZH_INVALID, "route.plan",
                          "route.plan: no step %lld", (long long)number);
  work->step = number ? &group->degrade.steps[number - 1] : NULL;
  return ZH_OK;
}

static zh_status follow_one(zh_plan_work *work, uint32_t target) {
  const zh_json *json = &work->chat->source;
  uint32_t only = zh_json_get(json, target, "only");
  bool fallback =
      zh_json_bool(json, zh_json_get(json, target, "fallback")) == 1;
  zh_str id = zh_json_str(json, zh_json_get(json, target, "id"), work->arena);
  size_t numbers[2];
  zh_str group;
  if (!id.ptr)
    return zh_error_memory(work->err);
  if (id.len == 0)
    return zh_error_field(work->err, ZH_INVALID, "route.plan",
                          "route.plan: a target needs its id");
  zh_status st = follow_step(work, zh_json_get(json, target, "step"));
  if (st != ZH_OK)
    return st;
  work->only = zh_json_eq(json, only, "context_window")   ? ZH_ONLY_CONTEXT
               : zh_json_eq(json, only, "content_policy") ? ZH_ONLY_POLICY
               : work->step && zh_json_eq(json, only, "degrade")
                   ? work->followed->degrade.on
                   : 0;
  int64_t edit = 0;
  zh_json_int(json, zh_json_get(json, target, "edit"), &edit);
  if (edit < 0 || edit > (int64_t)work->config->edit_count)
    return zh_error_field(work->err, ZH_INVALID, "route.plan",
                          "route.plan: no edit %lld", (long long)edit);
  work->edit = edit ? work->config->edits[edit - 1] : NULL;
  if (!follow_read_id(id, &group, numbers)) {
    zh_plan_name name = zh_plan_resolve(work->config, id);
    return zh_plan_add_model(work, &name, fallback);
  }
  zh_str model = work->chat->model;
  zh_plan_name name = {model, zh_config_group(work->config, group), NULL,
                       model};
  const zh_deployment *deployment =
      name.group && numbers[0] < name.group->deployment_count
          ? &name.group->deployments[numbers[0]]
          : NULL;
  if (!deployment || numbers[1] >= deployment->key_count)
    return zh_error_field(work->err, ZH_INVALID, "route.plan",
                          "route.plan: no target \"%.*s\"", (int)id.len,
                          id.ptr);
  return zh_plan_add_key(work, &name, deployment, numbers[1], true, fallback);
}

/* --- public --- */

zh_status zh_plan_follow(zh_plan_work *work) {
  const zh_json *json = &work->chat->source;
  uint32_t plan = work->wish.plan;
  uint32_t targets = zh_json_get(json, plan, "targets");
  int64_t revision = 0;
  zh_status st = ZH_OK;
  zh_json_int(json, zh_json_get(json, plan, "revision"), &revision);
  if (revision != work->config->revision)
    return zh_error_field(work->err, ZH_INVALID, "route.plan",
                          "route.plan: made by another configuration");
  if (zh_json_len(json, targets) == 0)
    return zh_error_field(work->err, ZH_INVALID, "route.plan",
                          "route.plan: needs targets");
  zh_str group =
      zh_json_str(json, zh_json_get(json, plan, "group"), work->arena);
  if (!group.ptr)
    return zh_error_memory(work->err);
  work->followed = zh_config_group(work->config, group);
  // It was decided already: no wish and no health counts now.
  work->routing = NULL;
  work->wish = (zh_wish){.session = ZH_S(""), .task = ZH_S("")};
  for (uint32_t at = zh_json_first(json, targets); at && st == ZH_OK;
       at = zh_json_next(json, targets, at))
    st = follow_one(work, at);
  return st == ZH_OK && !zh_plan_has_target(work) ? zh_plan_nothing(work) : st;
}
