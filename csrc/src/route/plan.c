/* SPDX-License-Identifier: Apache-2.0 */
/* From a model string to ordered targets. */
#include "route/plan_impl.h"
#include "route/load.h"

#include "base/error.h"

#define PLAN_HOPS 8 /* from rule to rule                                    */

/* --- what a model string means ------------------------------------------ */

static bool plan_is_drop_in(const zh_config *config) {
  return config->base_url_given && !config->has_config;
}

zh_plan_name zh_plan_resolve(const zh_config *config, zh_str text) {
  zh_plan_name name = {text, zh_config_group(config, text), config->home, text};
  const char *slash = text.len ? memchr(text.ptr, '/', text.len) : NULL;
  if (!name.group)
    name.group = zh_config_wildcard(config, text, &name.model);
  if (name.group || !slash || plan_is_drop_in(config))
    return name;
  zh_str prefix = {text.ptr, (size_t)(slash - text.ptr)};
  const zh_account *account = zh_config_account(config, prefix);
  if (account) {
    name.account = account;
    name.model = zh_str_cut(text, prefix.len + 1);
  }
  return name;
}

/* --- groups --------------------------------------------------------------- */

static zh_status plan_add_group(zh_plan_work *work, const zh_plan_name *name,
                                bool fallback) {
  zh_choices choices;
  zh_choosing ask = {work->config, work->routing, name->group,
                     work->chat,   work->edit,    work->is_real && !work->step};
  zh_status st = zh_choose(&ask, &work->wish, work->arena, &choices, work->err);
  if (st == ZH_OK && work->pick.fn) {
    bool picked = false;
    st = zh_pick_ask(&work->pick, &ask, &work->wish, work->arena, &choices,
                     &picked, work->err);
    work->plan->is_picked |= picked && !fallback;
  }
  if (st == ZH_OK && work->room - work->count < choices.usable &&
      work->room < ZH_MAX_TARGETS &&
      !zh_plan_grow(work, work->count + choices.usable))
    return zh_error_memory(work->err);
  for (size_t i = 0; i < choices.count && st == ZH_OK; i++) {
    const zh_choice *choice = choices.items[i];
    size_t key = (size_t)(choice->key - choice->deployment->keys);
    if (choice->why)
      st = zh_plan_exclude(work, choice->deployment->name, key, choice->why,
                           choice->until);
    work->is_overflow |= choice->is_overflow && choices.usable == 0;
    if (st == ZH_OK && (!choice->why || choice->by_health))
      st = zh_plan_add_key(work, name, choice->deployment, key, !choice->why,
                           fallback);
  }
  return st;
}

static zh_status plan_add_name(zh_plan_work *work, const zh_plan_name *name,
                               bool fallback) {
  if (!name->group)
    return zh_plan_add_model(work, name, fallback);
  return plan_add_group(work, name, fallback);
}

/* --- fallbacks ---------------------------------------------------------- */

static zh_status plan_enqueue(zh_plan_work *work, zh_fallbacks *queue,
                              const zh_fallbacks *list) {
  for (size_t i = 0; i < list->count; i++) {
    const zh_fallback *item = &list->items[i];
    bool is_known = false;
    for (size_t j = 0; j < queue->count && !is_known; j++)
      is_known = queue->items[j].edit == item->edit &&
                 zh_str_is(queue->items[j].name, item->name);
    if (is_known)
      continue;
    zh_fallback *slot = zh_arena_push(work->arena, (void **)&queue->items,
                                      &queue->count, sizeof(*slot));
    if (!slot)
      return zh_error_memory(work->err);
    *slot = *item;
  }
  return ZH_OK;
}

static zh_status plan_enqueue_names(zh_plan_work *work, zh_fallbacks *queue,
                                    const zh_str *names, size_t count) {
  zh_status st = ZH_OK;
  for (size_t i = 0; i < count && st == ZH_OK; i++) {
    zh_fallback item = {names[i], NULL};
    st = plan_enqueue(work, queue, &(zh_fallbacks){&item, 1, true});
  }
  return st;
}

/* Whose list holds: the request's own, the group's, or the router's. */
static zh_status plan_first_list(zh_plan_work *work, zh_fallbacks *queue,
                                 const zh_group *group) {
  const zh_chat_request *chat = work->chat;
  if (chat->has_fallbacks)
    return plan_enqueue_names(work, queue, chat->fallbacks,
                              chat->fallback_count);
  if (work->wish.models.given)
    return plan_enqueue_names(work, queue, work->wish.models.items,
                              work->wish.models.count);
  return plan_enqueue(work, queue,
                      group && group->fallbacks.given
                          ? &group->fallbacks
                          : &work->config->fallbacks);
}

static zh_status plan_add_fallback(zh_plan_work *work, const zh_fallback *item,
                                   zh_plan_name *name) {
  bool is_auto = zh_nearest_is(work->config, item->name);
  *name = (zh_plan_name){.text = item->name};
  if (!is_auto)
    *name = zh_plan_resolve(work->config, item->name);
  work->edit = item->edit;
  zh_status st =
      is_auto ? zh_plan_add_auto(work) : plan_add_name(work, name, true);
  work->edit = NULL;
  return st;
}

static zh_status plan_add_fallbacks(zh_plan_work *work, const zh_group *group) {
  bool is_own = work->chat->has_fallbacks || work->wish.models.given;
  zh_fallbacks queue = {0};
  work->param = work->wish.models.given ? "models" : "fallbacks";
  // The model itself is already there: naming it again adds nothing.
  zh_status st = plan_enqueue_names(work, &queue, &work->chat->model, 1);
  if (st == ZH_OK)
    st = plan_first_list(work, &queue, group);
  for (size_t i = 1; i < queue.count && st == ZH_OK; i++) {
    zh_plan_name name;
    st = plan_add_fallback(work, &queue.items[i], &name);
    if (st == ZH_OK && name.group && !is_own)
      st = plan_enqueue(work, &queue, &name.group->fallbacks);
  }
  return st;
}

/* Why none of the group's own can be asked. */
static uint8_t plan_causes(const zh_plan_work *work, const zh_group *group) {
  uint8_t causes = 0;
  if (!work->routing)
    return 0;
  zh_routing_lock(work->routing);
  int64_t now = zh_routing_now(work->routing);
  for (size_t i = 0; i < group->deployment_count; i++)
    for (size_t k = 0; k < group->deployments[i].key_count; k++)
      causes |= zh_slot_causes(group->deployments[i].keys[k].slot, now);
  zh_routing_unlock(work->routing);
  return causes;
}

/* The group's ladder: asked after its causes, or at once where these are why
 * nothing else is left. */
static zh_status plan_add_ladder(zh_plan_work *work, const zh_plan_name *own) {
  const zh_group *group = own->group;
  zh_status st = ZH_OK;
  if (!group || group->degrade.count == 0 || work->wish.no_degrade)
    return ZH_OK;
  const zh_degrade *ladder = &group->degrade;
  if (!zh_plan_has_target(work))
    work->plan->degraded = plan_causes(work, group) & ladder->on;
  work->param = "degrade";
  for (size_t i = 0; i < ladder->count && st == ZH_OK; i++) {
    const zh_fallback *to = &ladder->steps[i].to;
    zh_plan_name name = zh_str_is(to->name, group->name)
                            ? *own
                            : zh_plan_resolve(work->config, to->name);
    work->only = work->plan->degraded ? 0 : ladder->on;
    work->step = &ladder->steps[i];
    work->edit = to->edit;
    st = plan_add_name(work, &name, true);
  }
  work->only = 0;
  work->step = NULL;
  work->edit = NULL;
  return st;
}

/* Those for one kind of failure; where the request is too long for all of the
 * model's own, the failure is known already. */
static zh_status plan_add_special(zh_plan_work *work, const zh_fallbacks *own,
                                  const zh_fallbacks *all, uint8_t only) {
  const zh_fallbacks *list = own->count ? own : all;
  zh_status st = ZH_OK;
  work->only = only;
  for (size_t i = 0; i < list->count && st == ZH_OK; i++) {
    zh_plan_name name;
    st = plan_add_fallback(work, &list->items[i], &name);
  }
  work->only = 0;
  return st;
}

static zh_status plan_add_specials(zh_plan_work *work, const zh_group *group) {
  const zh_config *config = work->config;
  static const zh_group none;
  const zh_group *own = group ? group : &none;
  bool is_known = work->is_overflow && work->count == 0;
  work->param = "context_window_fallbacks";
  zh_status st = plan_add_special(work, &own->context_fallbacks,
                                  &config->context_fallbacks,
                                  is_known ? 0 : ZH_ONLY_CONTEXT);
  work->param = "content_policy_fallbacks";
  if (st == ZH_OK)
    st = plan_add_special(work, &own->policy_fallbacks,
                          &config->policy_fallbacks, ZH_ONLY_POLICY);
  return st;
}

/* --- nothing left ------------------------------------------------------- */

bool zh_plan_has_target(const zh_plan_work *work) {
  for (size_t i = 0; i < work->count; i++)
    if (!work->targets[i].only)
      return true;
  return false;
}

/* All are down: better to ask than to give up. */
static zh_status plan_resort(zh_plan_work *work) {
  zh_status st = ZH_OK;
  work->plan->is_resort = work->resort_count > 0;
  for (size_t i = 0; i < work->resort_count && st == ZH_OK; i++)
    st = zh_plan_push(work, &work->resort[i]);
  return st;
}

zh_status zh_plan_nothing(zh_plan_work *work) {
  const zh_plan *plan = work->plan;
  zh_buf text;
  if (work->missing.status != ZH_OK)
    return zh_error_field(work->err, ZH_CONFIG, work->missing.param, "%s",
                          work->missing.message);
  zh_buf_init(&text, 1024);
  zh_buf_printf(&text, "model: nothing is left to ask for \"%.*s\"",
                (int)work->chat->model.len, work->chat->model.ptr);
  for (size_t i = 0; i < plan->excluded_count && i < 4; i++)
    zh_buf_printf(&text, "; %.*s %s", (int)plan->excluded[i].name.len,
                  plan->excluded[i].name.ptr, plan->excluded[i].why);
  zh_str line = zh_buf_str(&text);
  zh_status st = zh_error_field(
      work->err, work->is_overflow ? ZH_CONTEXT_OVERFLOW : ZH_INVALID, "model",
      "%.*s", (int)line.len, line.ptr);
  if (work->is_overflow && work->err)
    zh_error_copy(work->err->code, sizeof(work->err->code),
                  ZH_S("context_length_exceeded"));
  zh_buf_deinit(&text);
  return st;
}

/* --- rules and shares --------------------------------------------------- */

/* Tags that chose the rule have done what they were for. */
static void plan_drop_tags(zh_names *tags, const zh_rule *rule) {
  size_t kept = 0;
  for (size_t i = 0; i < tags->count; i++) {
    bool is_used = false;
    for (size_t j = 0; j < rule->tag_count; j++)
      is_used |= zh_str_is(tags->items[i], rule->tags[j]);
    if (!is_used)
      tags->items[kept++] = tags->items[i];
  }
  tags->count = kept;
}

/* The group's rules, then its split, until a group has neither. */
static zh_status plan_redirect(zh_plan_work *work, zh_plan_name *name) {
  for (size_t hops = 0; name->group; hops++) {
    const zh_rule *rule = NULL;
    zh_status st = zh_rule_find(work->routing, name->group, &work->wish,
                                work->chat, work->arena, &rule, work->err);
    if (st != ZH_OK || !rule)
      return st;
    if (hops == PLAN_HOPS)
      return zh_error_field(work->err, ZH_CONFIG, "model",
                            "model: the rules of \"%s\" go in a circle",
                            name->group->name.ptr);
    if (rule->label.len > 0)
      work->plan->label = rule->label;
    plan_drop_tags(&work->wish.tags, rule);
    name->group = zh_config_group(work->config, rule->use);
  }
  return ZH_OK;
}

/* --- public --- */

static zh_status plan_check_own_key(const zh_plan_work *work) {
  zh_str key = work->options.api_key;
  size_t fault = zh_load_key_fault(key);
  if (fault == key.len)
    return ZH_OK;
  return zh_error_field(work->err, ZH_CONFIG, "api_key",
                        "api_key: " ZH_LOAD_KEY_FAULT, key.len, fault + 1);
}

static zh_status plan_make(zh_plan_work *work) {
  zh_plan_name name = zh_plan_resolve(work->config, work->chat->model);
  zh_status st = plan_redirect(work, &name);
  work->plan->group = name.group;
  work->own = name;
  if (name.group && !work->plan->hedge.given)
    work->plan->hedge = name.group->hedge;
  if (name.group && !work->plan->race.given)
    work->plan->race = name.group->race;
  if (st == ZH_OK)
    st = plan_add_name(work, &name, false);
  // A model that lacks nothing but a key is a mistake that no fallback hides.
  if (st == ZH_OK && work->count + work->resort_count == 0 &&
      work->missing.status != ZH_OK)
    return zh_plan_nothing(work);
  if (st == ZH_OK)
    st = plan_add_ladder(work, &name);
  if (st == ZH_OK)
    st = plan_add_specials(work, name.group);
  if (st == ZH_OK)
    st = plan_add_fallbacks(work, name.group);
  if (st == ZH_OK && !zh_plan_has_target(work))
    st = plan_resort(work);
  if (st == ZH_OK && !zh_plan_has_target(work))
    st = zh_plan_nothing(work);
  return st;
}

static void plan_begin(zh_plan_work *work, const zh_config *config,
                       const zh_chat_request *chat,
                       const zh_call_options *options, zh_arena *arena,
                       zh_plan *out, zh_error *err) {
  // Not the whole of it: what is missing is large, and seldom looked at.
  memset(work, 0, offsetof(zh_plan_work, missing));
  work->config = config;
  work->chat = chat;
  work->arena = arena;
  work->err = err;
  work->param = "model";
  work->plan = out;
  work->wish.session = work->wish.task = ZH_S("");
  zh_error_init(&work->missing);
  if (options) {
    static const zh_timeouts none;
    work->options = *options;
    work->is_special = options->api_key.len > 0 ||
                       memcmp(&options->timeouts, &none, sizeof(none)) != 0;
  }
  *out = (zh_plan){.label = ZH_S("")};
}

/* The request's own, the group's, the router's. */
static void plan_stream_failure(zh_plan_work *work) {
  zh_stream_failure *failure = &work->plan->stream_failure;
  *failure = work->wish.stream_failure;
  if (work->plan->group)
    zh_failure_merge(failure, &work->plan->group->stream_failure);
  zh_failure_merge(failure, &work->config->stream_failure);
  zh_failure_settle(failure);
}

static zh_status plan_end(zh_plan_work *work, zh_status st) {
  zh_plan *plan = work->plan;
  plan_stream_failure(work);
  plan->count = work->count;
  for (size_t i = 0; i < work->resort_count && st == ZH_OK &&
                     !plan->is_resort && work->count < ZH_MAX_TARGETS;
       i++)
    st = zh_plan_push(work, &work->resort[i]);
  plan->targets = work->targets;
  plan->spare_count = work->count - plan->count;
  return st;
}

zh_status zh_plan_make(const zh_config *config, const zh_chat_request *chat,
                       const zh_call_options *options, zh_arena *arena,
                       zh_plan *out, zh_error *err) {
  zh_plan_work work;
  plan_begin(&work, config, chat, options, arena, out, err);
  zh_status st = plan_check_own_key(&work);
  return plan_end(&work, st == ZH_OK ? plan_make(&work) : st);
}

zh_status zh_plan_route(const zh_plan_query *query, zh_arena *arena,
                        zh_plan *out, zh_error *err) {
  const zh_config *config = query->config;
  zh_plan_work work;
  plan_begin(&work, config, query->chat, query->options, arena, out, err);
  zh_status st = plan_check_own_key(&work);
  if (st == ZH_OK)
    st = zh_wish_read(query->chat, config->has_config, &work.wish, err);
  work.routing = query->routing;
  work.is_real = query->is_real;
  out->hedge = work.wish.hedge;
  out->race = work.wish.race;
  work.pick = query->pick;
  out->prompt = work.wish.prompt;
  out->max_output = work.wish.max_output;
  if (st == ZH_OK && work.wish.plan)
    return plan_end(&work, zh_plan_follow(&work));
  return plan_end(&work, st == ZH_OK ? plan_make(&work) : st);
}

/* Texts of a target may be in memory of its own call's. */
static zh_status plan_copy(zh_plan_work *work, const zh_target *from) {
  zh_target target = *from;
  target.timeouts = work->options.timeouts;
  zh_timeouts_merge(&target.timeouts, &from->timeouts);
  target.name = zh_arena_str(work->arena, from->name);
  target.model = zh_arena_str(work->arena, from->model);
  if (from->api_key.len > 0)
    target.api_key = zh_arena_str(work->arena, from->api_key);
  if (!target.name.ptr || !target.model.ptr || !target.api_key.ptr)
    return zh_error_memory(work->err);
  return zh_plan_push(work, &target);
}

zh_status zh_plan_at(const zh_plan_query *query, const zh_plan_aim *aim,
                     zh_arena *arena, zh_plan *out, zh_error *err) {
  zh_plan_work work;
  plan_begin(&work, query->config, query->chat, query->options, arena, out,
             err);
  zh_plan_name name = {.group = aim->group};
  if (aim->group)
    name.text = name.model = aim->group->name;
  zh_status st = aim->target ? plan_copy(&work, aim->target)
                             : zh_plan_add_key(&work, &name, aim->deployment,
                                               aim->key, true, false);
  if (st == ZH_OK && work.count == 0)
    st = zh_plan_nothing(&work);
  zh_failure_settle(&out->stream_failure);
  out->targets = work.targets;
  out->count = work.count;
  return st;
}
