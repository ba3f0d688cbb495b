/* SPDX-License-Identifier: Apache-2.0 */
#include "route/degrade.h"
#include "route/parts.h"

static const struct {
  const char *name;
  uint8_t cause;
} degrade_causes[] = {{"rate_limit", ZH_ONLY_RATE_LIMIT},
                      {"quota", ZH_ONLY_QUOTA},
                      {"overload", ZH_ONLY_OVERLOAD},
                      {"deadline", ZH_ONLY_DEADLINE}};

zh_str zh_degrade_name(uint8_t causes) {
  for (size_t i = 0; i < ZH_COUNT(degrade_causes); i++)
    if (causes & degrade_causes[i].cause)
      return zh_str_of(degrade_causes[i].name);
  return ZH_S("");
}

uint8_t zh_degrade_cause(zh_status status, const char *code) {
  switch (status) {
  case ZH_RATE_LIMITED:
    return strcmp(code, "insufficient_quota") == 0 ? ZH_ONLY_QUOTA
                                                   : ZH_ONLY_RATE_LIMIT;
  case ZH_BILLING:
    return ZH_ONLY_QUOTA;
  case ZH_SERVER:
  case ZH_REQUEST_TIMEOUT:
  case ZH_CONNECT:
  case ZH_TLS:
  case ZH_TIMEOUT:
  case ZH_TRUNCATED:
  case ZH_STREAM:
    return ZH_ONLY_OVERLOAD;
  default:
    return 0;
  }
}

/* --- loading ------------------------------------------------------------ */

static zh_status degrade_cause(zh_loader *load, const zh_load_at *at,
                               uint32_t node, void *out) {
  zh_load_nearest nearest = {0};
  zh_status st = zh_load_name(load, at, node, &nearest.name);
  if (st != ZH_OK)
    return st;
  for (size_t i = 0; i < ZH_COUNT(degrade_causes); i++) {
    zh_load_try(&nearest, zh_str_of(degrade_causes[i].name));
    if (!zh_str_is(nearest.name, zh_str_of(degrade_causes[i].name)))
      continue;
    *(uint8_t *)out |= degrade_causes[i].cause;
    return ZH_OK;
  }
  if (nearest.best.ptr)
    return zh_load_fail(load, at, "unknown cause; did you mean \"%s\"?",
                        nearest.best.ptr);
  return zh_load_fail(load, at,
                      "unknown cause; known are rate_limit, quota, overload, "
                      "deadline");
}

static zh_status degrade_on(zh_loader *load, const zh_load_at *at,
                            uint32_t node, void *out) {
  zh_degrade *degrade = out;
  zh_status st = zh_load_items(load, at, node, degrade_cause, &degrade->on);
  if (st == ZH_OK && degrade->on == 0)
    return zh_load_fail(load, at, "needs a cause");
  return st;
}

typedef struct degrade_step {
  zh_str name;
  zh_str model;
  zh_edit edit;
} degrade_step;

static const zh_load_member degrade_step_members[] = {
    {"name", zh_load_name, offsetof(degrade_step, name), false},
    {"model", zh_load_name, offsetof(degrade_step, model), false},
    ZH_LOAD_EDIT_MEMBERS(offsetof(degrade_step, edit)),
};

static zh_status degrade_read_step(zh_loader *load, const zh_load_at *at,
                                   uint32_t node, void *out) {
  zh_config *config = load->config;
  zh_degrade *degrade = out;
  degrade_step step = {0};
  zh_step made = {0};
  zh_status st = zh_json_has(&config->source, node, ZH_JSON_STRING)
                     ? zh_load_name(load, at, node, &step.model)
                     : zh_load_members(load, at, node, degrade_step_members,
                                       ZH_COUNT(degrade_step_members), &step);
  if (st == ZH_OK)
    st = zh_load_keep_edit(load, &step.edit, &made.to.edit);
  if (st == ZH_OK && !step.model.ptr && !made.to.edit)
    return zh_load_fail(load, at,
                        "a step needs model, or a change of the "
                        "request");
  zh_step *slot = zh_arena_push(&config->arena, (void **)&degrade->steps,
                                &degrade->count, sizeof(*slot));
  if (!slot)
    return zh_error_memory(load->err);
  made.number = (uint32_t)degrade->count;
  made.to.name = step.model;
  made.name = step.name;
  *slot = made;
  return st;
}

static zh_status degrade_ladder(zh_loader *load, const zh_load_at *at,
                                uint32_t node, void *out) {
  zh_degrade *degrade = out;
  zh_status st = zh_load_items(load, at, node, degrade_read_step, degrade);
  if (st == ZH_OK && degrade->count == 0)
    return zh_load_fail(load, at, "needs a step");
  return st;
}

/* --- public --- */

zh_status zh_load_degrade(zh_loader *load, const zh_load_at *at, uint32_t node,
                          void *out) {
  static const zh_load_member members[] = {
      {"on", degrade_on, 0, false},
      {"ladder", degrade_ladder, 0, false},
  };
  zh_degrade *degrade = out;
  bool is_list = zh_json_has(&load->config->source, node, ZH_JSON_ARRAY);
  zh_status st = is_list ? degrade_ladder(load, at, node, degrade)
                         : zh_load_members(load, at, node, members,
                                           ZH_COUNT(members), degrade);
  if (degrade->on == 0)
    degrade->on = ZH_ONLY_DEGRADE;
  if (st == ZH_OK && degrade->count == 0)
    return zh_load_fail(load, at, "needs ladder");
  return st;
}

zh_status zh_load_check_degrade(zh_loader *load, const zh_load_at *at,
                                zh_group *group) {
  zh_load_at degrade = {at, ZH_S("degrade"), -1};
  zh_load_at ladder = {&degrade, ZH_S("ladder"), -1};
  zh_load_at here = {&ladder, {NULL, 0}, 0};
  zh_status st = ZH_OK;
  for (size_t i = 0; i < group->degrade.count && st != ZH_NO_MEMORY; i++) {
    zh_step *step = &group->degrade.steps[i];
    here.index = (long)i;
    if (!step->to.name.ptr)
      step->to.name = group->name;
    else
      st = zh_load_worse(st, zh_load_check_model(load, &here, step->to.name));
    if (!step->name.ptr)
      step->name = step->to.name;
  }
  return st;
}
