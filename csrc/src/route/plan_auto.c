/* SPDX-License-Identifier: Apache-2.0 */
/* `auto` in a list of fallbacks, as targets of a plan. */
#include "route/plan_impl.h"

#include "base/error.h"

/* The model that a deployment of a group with a wildcard is asked for. */
static zh_status plan_auto_model(const zh_plan_work *work, zh_str *model) {
  zh_str tail = work->own.model;
  if (model->len == 0 || model->ptr[model->len - 1] != '*')
    return ZH_OK;
  char *text = zh_arena_alloc(work->arena, model->len + tail.len);
  if (!text)
    return zh_error_memory(work->err);
  memcpy(text, model->ptr, model->len - 1);
  if (tail.len > 0)
    memcpy(text + model->len - 1, tail.ptr, tail.len);
  *model = (zh_str){text, model->len - 1 + tail.len};
  return ZH_OK;
}

/* What others are compared with: the first deployment of the group that was
 * asked for, or the model. */
static zh_status plan_auto_like(const zh_plan_work *work, zh_deployment *out) {
  const zh_plan_name *own = &work->own;
  bool is_wild = own->group && own->model.ptr != own->text.ptr;
  if (own->group)
    *out = own->group->deployments[0];
  if (own->group && !is_wild)
    return ZH_OK;
  if (!own->group)
    *out = (zh_deployment){.account = own->account,
                           .model = own->model,
                           .base_url = own->account->base_url,
                           .api_key = own->account->api_key};
  zh_status st = plan_auto_model(work, &out->model);
  if (st != ZH_OK)
    return st;
  zh_str provider = out->account->prices.provider;
  if (provider.len == 0)
    provider = zh_str_of(out->account->row.name);
  out->facts = zh_catalog_find(work->config->catalog, provider, out->model).row;
  out->name = zh_arena_str(work->arena, own->text);
  if (!out->name.ptr)
    return zh_error_memory(work->err);
  zh_nearest_prepare(work->config, out);
  return ZH_OK;
}

/* A group of the nearest, each an order of its own. */
static zh_status plan_auto_gather(zh_plan_work *work, const zh_nearest *nearest,
                                  zh_group *out) {
  size_t size = nearest->count * sizeof(zh_deployment);
  *out = (zh_group){.name = ZH_S("auto"), .strategy = ZH_STRATEGY_ORDERED};
  out->deployments = zh_arena_alloc(work->arena, size ? size : 1);
  if (!out->deployments)
    return zh_error_memory(work->err);
  for (size_t i = 0; i < nearest->count; i++) {
    out->deployments[i] = *nearest->items[i].deployment;
    out->deployments[i].tier = (uint32_t)i;
    out->key_count += out->deployments[i].key_count;
  }
  out->deployment_count = nearest->count;
  return ZH_OK;
}

static zh_status plan_auto_add(zh_plan_work *work, const zh_choice *choice,
                               const zh_near *near) {
  size_t key = (size_t)(choice->key - choice->deployment->keys);
  zh_plan_name name = {near->group->name, near->group, NULL, near->group->name};
  zh_status st = ZH_OK;
  work->near = near;
  if (choice->why)
    st = zh_plan_exclude(work, near->deployment->name, key, choice->why,
                         choice->until);
  if (st == ZH_OK && (!choice->why || choice->by_health))
    st =
        zh_plan_add_key(work, &name, near->deployment, key, !choice->why, true);
  work->near = NULL;
  return st;
}

/* --- public --- */

zh_status zh_plan_add_auto(zh_plan_work *work) {
  zh_deployment like;
  zh_choices choices = {0};
  zh_group group;
  zh_nearest *nearest = zh_arena_alloc(work->arena, sizeof(*nearest));
  if (!nearest)
    return zh_error_memory(work->err);
  zh_status st = plan_auto_like(work, &like);
  if (st != ZH_OK)
    return st;
  zh_nearest_find(work->config, work->own.group, &like, nearest);
  st = plan_auto_gather(work, nearest, &group);
  zh_choosing ask = {work->config, work->routing, &group,
                     work->chat,   work->edit,    work->is_real};
  if (st == ZH_OK)
    st = zh_choose(&ask, &work->wish, work->arena, &choices, work->err);
  for (size_t i = 0; i < choices.count && st == ZH_OK; i++) {
    const zh_choice *choice = choices.items[i];
    if (work->count == ZH_MAX_TARGETS)
      break;
    st = plan_auto_add(work, choice,
                       &nearest->items[choice->deployment - group.deployments]);
  }
  return st;
}
