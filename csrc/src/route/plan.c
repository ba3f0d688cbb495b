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

/* --- keys --------------------------------------------------------------- */

static bool plan_has_header(const zh_header *headers, size_t count,
                            zh_str name) {
  for (size_t i = 0; i < count; i++) {
    if (zh_str_same(headers[i].name, name))
      return true;
  }
  return false;
}

/* Does a header stand in for the key, or say that none is wanted? */
static bool plan_brings_auth(const zh_plan_work *work,
                             const zh_target *target) {
  zh_str name = zh_auth_header(target->account->row.auth);
  if (plan_has_header(target->headers, target->header_count, name))
    return true;
  return target->home && plan_has_header(work->options.headers,
                                         work->options.header_count, name);
}

static void plan_put_sources(zh_buf *text, const zh_account *account,
                             bool is_home) {
  const char *const *variables = account->row.key_env;
  zh_buf_puts(text, "set ");
  for (size_t i = 0; i < ZH_COUNT(account->row.key_env) && variables[i]; i++)
    zh_buf_printf(text, "%s%s", i ? ", " : "", variables[i]);
  zh_buf_puts(text, variables[0] ? " or " : "");
  if (is_home)
    zh_buf_puts(text, "api_key");
  else
    zh_buf_printf(text, "providers.%s.api_key", account->row.name);
}

/* What home's name or a misspelt one may have been meant to be. */
static void plan_put_guess(zh_buf *text, const zh_plan_work *work,
                           zh_str name) {
  const zh_config *config = work->config;
  const char *slash = name.len ? memchr(name.ptr, '/', name.len) : NULL;
  zh_load_nearest nearest = {.name = name};
  if (slash)
    nearest.name.len = (size_t)(slash - name.ptr);
  for (size_t i = 0; slash && i < config->account_count; i++)
    zh_load_try(&nearest, zh_str_of(config->accounts[i].row.name));
  for (size_t i = 0; !slash && i < config->group_count; i++)
    zh_load_try(&nearest, config->groups[i].name);
  if (nearest.best.ptr)
    zh_buf_printf(text, "; did you mean \"%s\"?", nearest.best.ptr);
}

/* Keeps the first reason for which a target was left out. */
static zh_status plan_note_missing(zh_plan_work *work, const zh_target *target,
                                   const zh_plan_name *name) {
  const zh_account *account = target->account;
  bool is_home = account == work->config->home;
  zh_buf text;
  if (work->missing.status != ZH_OK)
    return ZH_OK;
  zh_buf_init(&text, 1024);
  zh_buf_printf(&text, "no API key for %s: ", account->row.name);
  plan_put_sources(&text, account, is_home);
  if (is_home && !name->group && name->model.ptr == name->text.ptr)
    plan_put_guess(&text, work, name->text);
  zh_str line = zh_buf_str(&text);
  zh_error_field(&work->missing, ZH_CONFIG, "api_key", "%.*s", (int)line.len,
                 line.ptr);
  zh_status st = text.status;
  zh_buf_deinit(&text);
  return st == ZH_NO_MEMORY ? zh_error_memory(work->err) : ZH_OK;
}

/* Sets *usable, or keeps the reason why the target is not. */
static zh_status plan_check_key(zh_plan_work *work, const zh_target *target,
                                const zh_plan_name *name, bool own_key,
                                bool *usable) {
  const zh_account *account = target->account;
  zh_str fault = ZH_S("");
  bool needs_key = account->row.auth != ZH_AUTH_NONE && !own_key;
  if (target->base_url.ptr == account->base_url.ptr)
    fault = account->bad_base_url;
  *usable = true;
  if (fault.len == 0 &&
      (target->api_key.len > 0 || !needs_key || plan_brings_auth(work, target)))
    return ZH_OK;
  if (fault.len == 0)
    fault = account->bad_key;
  *usable = false;
  if (fault.len == 0)
    return plan_note_missing(work, target, name);
  if (work->missing.status == ZH_OK)
    zh_error_field(&work->missing, ZH_CONFIG, "api_key", "%s", fault.ptr);
  return ZH_OK;
}

/* --- scripts ------------------------------------------------------------ */

static zh_status plan_no_script(zh_plan_work *work, const zh_target *target) {
  return zh_error_field(work->err, ZH_INVALID, work->param,
                        "%s: providers.%s.scripts has no \"%.*s\"", work->param,
                        target->account->row.name, (int)target->model.len,
                        target->model.ptr);
}

static zh_status plan_find_script(zh_plan_work *work, zh_target *target) {
  const zh_account *account = target->account;
  const zh_json *source = &work->config->source;
  if (!account->row.in_process)
    return ZH_OK;
  const zh_provider *row = zh_provider_find(zh_str_of(account->row.name));
  zh_str model = zh_arena_str(work->arena, target->model);
  if (!model.ptr)
    return zh_error_memory(work->err);
  uint32_t script =
      account->scripts ? zh_json_get(source, account->scripts, model.ptr) : 0;
  if (!script && !(row && row->in_process))
    return plan_no_script(work, target);
  if (!script) {
    target->dialect = zh_provider_script_dialect(model);
    return ZH_OK;
  }
  target->script = *source;
  target->script_at = script;
  uint32_t dialect = zh_json_get(source, script, "dialect");
  if (!dialect)
    return ZH_OK;
  zh_str name = zh_json_str(source, dialect, work->arena);
  if (!name.ptr)
    return zh_error_memory(work->err);
  target->dialect = zh_dialect_find(name);
  return ZH_OK;
}

/* --- targets ------------------------------------------------------------ */

/* The first that says something; the router's, last, say everything. */
static zh_timeouts plan_timeouts(const zh_plan_work *work,
                                 const zh_deployment *deployment,
                                 const zh_account *account) {
  zh_timeouts out = work->options.timeouts;
  if (deployment) {
    zh_timeouts_merge(&out, &deployment->all_timeouts);
    return out;
  }
  zh_timeouts_merge(&out, &account->timeouts);
  zh_timeouts_merge(&out, &work->config->timeouts);
  return out;
}

static zh_status plan_name_target(zh_plan_work *work, zh_target *target) {
  zh_str provider = zh_str_of(target->account->row.name);
  size_t len = provider.len + 1 + target->model.len;
  char *text = zh_arena_alloc(work->arena, len + 1);
  if (!text)
    return zh_error_memory(work->err);
  memcpy(text, provider.ptr, provider.len);
  text[provider.len] = '/';
  if (target->model.len > 0)
    memcpy(text + provider.len + 1, target->model.ptr, target->model.len);
  text[len] = '\0';
  target->name = (zh_str){text, len};
  return ZH_OK;
}

static bool plan_is_same(const zh_target *a, const zh_target *b) {
  return a->account == b->account && zh_str_is(a->model, b->model) &&
         zh_str_is(a->base_url, b->base_url) &&
         zh_str_is(a->api_key, b->api_key);
}

/* FNV-1a: spares most comparisons of names that look alike. */
static uint32_t plan_hash(zh_str text) {
  uint32_t hash = 2166136261u;
  for (size_t i = 0; i < text.len; i++)
    hash = (hash ^ (unsigned char)text.ptr[i]) * 16777619u;
  return hash;
}

static zh_status plan_exclude(zh_plan_work *work, zh_str name, size_t key,
                              const char *why, int64_t until) {
  zh_excluded *slot = zh_arena_push(work->arena, (void **)&work->plan->excluded,
                                    &work->plan->excluded_count, sizeof(*slot));
  if (!slot)
    return zh_error_memory(work->err);
  int64_t now = until ? zh_routing_now(work->routing) : 0;
  *slot = (zh_excluded){name, key, why,
                        until > now ? (until - now) / ZH_MS + 1 : 0};
  return ZH_OK;
}

/* Keeps a target for when none is well. */
static zh_status plan_put_off(zh_plan_work *work, const zh_target *target) {
  zh_target *slot = zh_arena_push(work->arena, (void **)&work->resort,
                                  &work->resort_count, sizeof(*slot));
  if (!slot)
    return zh_error_memory(work->err);
  *slot = *target;
  return ZH_OK;
}

/* Room for so many targets, or twice what there was. */
static bool plan_grow(zh_plan_work *work, size_t most) {
  size_t room = work->room * 2 > most ? work->room * 2 : most;
  if (room > ZH_MAX_TARGETS)
    room = ZH_MAX_TARGETS;
  zh_target *targets = zh_arena_alloc(work->arena, room * sizeof(*targets));
  if (!targets)
    return false;
  if (work->count > 0)
    memcpy(targets, work->targets, work->count * sizeof(*targets));
  work->targets = targets;
  work->room = room;
  return true;
}

static zh_status plan_push(zh_plan_work *work, const zh_target *target) {
  uint32_t hash = plan_hash(target->model);
  for (size_t i = 0; i < work->count; i++) {
    if (work->hashes[i] == hash && plan_is_same(&work->targets[i], target))
      return ZH_OK;
  }
  if (work->count == ZH_MAX_TARGETS)
    return zh_error_field(work->err, ZH_CONFIG, work->param,
                          "%s: a call has at most %d targets", work->param,
                          ZH_MAX_TARGETS);
  if (work->count == work->room && !plan_grow(work, work->count + 1))
    return zh_error_memory(work->err);
  work->hashes[work->count] = hash;
  work->targets[work->count++] = *target;
  return ZH_OK;
}

/* Adds the target unless it has no key; deployment NULL: the account's own
 * place. */
static zh_status plan_add(zh_plan_work *work, const zh_plan_name *name,
                          const zh_deployment *deployment, bool is_well,
                          zh_target *target) {
  const zh_account *account = target->account;
  bool is_home = account == work->config->home;
  bool own_key = deployment && deployment->own_key;
  bool usable = false;
  target->dialect = account->row.dialect;
  target->home = is_home && !(deployment && deployment->away);
  target->timeouts = plan_timeouts(work, deployment, account);
  if (is_home && !own_key && work->options.api_key.len > 0)
    target->api_key = work->options.api_key;
  zh_status st = plan_check_key(work, target, name, own_key, &usable);
  if (st == ZH_OK && usable)
    st = plan_find_script(work, target);
  if (st == ZH_OK && !usable)
    st = plan_exclude(work, target->name, target->key, "has no API key", 0);
  if (st != ZH_OK || !usable)
    return st;
  return is_well ? plan_push(work, target) : plan_put_off(work, target);
}

/* The "*" of a deployment's model is what that of its group's name was. */
static zh_status plan_fill_wildcard(zh_plan_work *work,
                                    const zh_plan_name *name,
                                    zh_target *target) {
  zh_str model = target->model, group = name->group->name;
  bool is_wild = group.ptr[group.len - 1] == '*' && model.len > 0 &&
                 model.ptr[model.len - 1] == '*';
  if (!is_wild ||
      !zh_str_starts(name->text, (zh_str){group.ptr, group.len - 1}))
    return ZH_OK;
  zh_str tail = zh_str_cut(name->text, group.len - 1);
  char *text = zh_arena_alloc(work->arena, model.len + tail.len);
  if (!text)
    return zh_error_memory(work->err);
  memcpy(text, model.ptr, model.len - 1);
  if (tail.len > 0)
    memcpy(text + model.len - 1, tail.ptr, tail.len);
  target->model = (zh_str){text, model.len - 1 + tail.len};
  return plan_name_target(work, target);
}

zh_status zh_plan_add_key(zh_plan_work *work, const zh_plan_name *name,
                          const zh_deployment *deployment, size_t key,
                          bool is_well, bool fallback) {
  zh_target target = {
      .account = deployment->account,
      .name = deployment->name,
      .model = deployment->model,
      .base_url = deployment->base_url,
      .url = &deployment->url,
      .api_key = deployment->keys[key].text,
      .headers = deployment->headers,
      .header_count = deployment->header_count,
      .fallback = fallback,
      .only = work->only,
      .slot = deployment->keys[key].slot,
      .group = name->group,
      .number = (uint16_t)(deployment - name->group->deployments),
      .key = (uint16_t)key,
  };
  zh_status st = plan_fill_wildcard(work, name, &target);
  return st == ZH_OK ? plan_add(work, name, deployment, is_well, &target) : st;
}

static zh_status plan_add_group(zh_plan_work *work, const zh_plan_name *name,
                                bool fallback) {
  zh_choices choices;
  zh_status st = zh_choose(work->routing, name->group, &work->wish, work->chat,
                           work->is_real, work->arena, &choices, work->err);
  if (st == ZH_OK && work->room - work->count < choices.usable &&
      work->room < ZH_MAX_TARGETS &&
      !plan_grow(work, work->count + choices.usable))
    return zh_error_memory(work->err);
  for (size_t i = 0; i < choices.count && st == ZH_OK; i++) {
    const zh_choice *choice = choices.items[i];
    size_t key = (size_t)(choice->key - choice->deployment->keys);
    if (choice->why)
      st = plan_exclude(work, choice->deployment->name, key, choice->why,
                        choice->until);
    work->is_overflow |= choice->is_overflow && choices.usable == 0;
    if (st == ZH_OK && (!choice->why || choice->by_health))
      st = zh_plan_add_key(work, name, choice->deployment, key, !choice->why,
                           fallback);
  }
  return st;
}

/* A model of no group is asked for by name: only its provider and its health
 * may rule it out. */
static zh_status plan_stand(zh_plan_work *work, zh_target *target,
                            bool *is_well) {
  const char *why = NULL;
  int64_t until = 0;
  *is_well = true;
  if (!work->routing || !work->config->has_config)
    return ZH_OK;
  zh_routing_lock(work->routing);
  target->slot = zh_routing_slot(work->routing, work->config, target->account,
                                 target->model);
  if (target->slot && zh_slot_stand(target->slot, zh_routing_now(work->routing),
                                    &why, &until) != ZH_STANDING_DOWN)
    why = NULL;
  zh_routing_unlock(work->routing);
  *is_well = why == NULL;
  return why ? plan_exclude(work, target->name, 0, why, until) : ZH_OK;
}

zh_status zh_plan_add_model(zh_plan_work *work, const zh_plan_name *name,
                            bool fallback) {
  const zh_account *account = name->account;
  bool is_untouched = name->model.ptr == name->text.ptr;
  zh_target target = {
      .account = account,
      .model = name->model,
      .base_url = account->base_url,
      .url = &account->url,
      .api_key = account->api_key,
      .headers = account->headers,
      .header_count = account->header_count,
      .verbatim = is_untouched && !work->config->has_config,
      .fallback = fallback,
      .only = work->only,
  };
  bool is_well;
  if (!is_untouched && name->model.len == 0)
    return zh_error_field(work->err, ZH_INVALID, work->param,
                          "%s: no model after \"%s/\"", work->param,
                          account->row.name);
  zh_status st = plan_name_target(work, &target);
  const char *why =
      zh_choose_provider(&work->wish, zh_str_of(account->row.name));
  if (st == ZH_OK && why)
    return plan_exclude(work, target.name, 0, why, 0);
  if (st == ZH_OK)
    st = plan_stand(work, &target, &is_well);
  return st == ZH_OK ? plan_add(work, name, NULL, is_well, &target) : st;
}

static zh_status plan_add_name(zh_plan_work *work, const zh_plan_name *name,
                               bool fallback) {
  if (!name->group)
    return zh_plan_add_model(work, name, fallback);
  return plan_add_group(work, name, fallback);
}

/* --- fallbacks ---------------------------------------------------------- */

typedef struct plan_queue {
  zh_str *items;
  size_t count;
} plan_queue;

static zh_status plan_enqueue(zh_plan_work *work, plan_queue *queue,
                              const zh_str *names, size_t count) {
  for (size_t i = 0; i < count; i++) {
    bool is_known = false;
    for (size_t j = 0; j < queue->count && !is_known; j++)
      is_known = zh_str_is(queue->items[j], names[i]);
    if (is_known)
      continue;
    zh_str *slot = zh_arena_push(work->arena, (void **)&queue->items,
                                 &queue->count, sizeof(*slot));
    if (!slot)
      return zh_error_memory(work->err);
    *slot = names[i];
  }
  return ZH_OK;
}

/* Whose list holds: the request's own, the group's, or the router's. */
static zh_status plan_first_list(zh_plan_work *work, plan_queue *queue,
                                 const zh_group *group) {
  const zh_config *config = work->config;
  const zh_chat_request *chat = work->chat;
  if (chat->has_fallbacks)
    return plan_enqueue(work, queue, chat->fallbacks, chat->fallback_count);
  if (work->wish.models.given)
    return plan_enqueue(work, queue, work->wish.models.items,
                        work->wish.models.count);
  if (group && group->has_fallbacks)
    return plan_enqueue(work, queue, group->fallbacks, group->fallback_count);
  return plan_enqueue(work, queue, config->fallbacks, config->fallback_count);
}

static zh_status plan_add_fallbacks(zh_plan_work *work, const zh_group *group) {
  bool is_own = work->chat->has_fallbacks || work->wish.models.given;
  plan_queue queue = {0};
  work->param = work->wish.models.given ? "models" : "fallbacks";
  // The model itself is already there: naming it again adds nothing.
  zh_status st = plan_enqueue(work, &queue, &work->chat->model, 1);
  if (st == ZH_OK)
    st = plan_first_list(work, &queue, group);
  for (size_t i = 1; i < queue.count && st == ZH_OK; i++) {
    zh_plan_name name = zh_plan_resolve(work->config, queue.items[i]);
    st = plan_add_name(work, &name, true);
    if (st == ZH_OK && name.group && !is_own)
      st = plan_enqueue(work, &queue, name.group->fallbacks,
                        name.group->fallback_count);
  }
  return st;
}

/* Those for one kind of failure; where the request is too long for all of the
 * model's own, the failure is known already. */
static zh_status plan_add_special(zh_plan_work *work, const zh_str *own,
                                  size_t own_count, const zh_str *all,
                                  size_t all_count, uint8_t only) {
  const zh_str *names = own_count ? own : all;
  size_t count = own_count ? own_count : all_count;
  zh_status st = ZH_OK;
  work->only = only;
  for (size_t i = 0; i < count && st == ZH_OK; i++) {
    zh_plan_name name = zh_plan_resolve(work->config, names[i]);
    st = plan_add_name(work, &name, true);
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
  zh_status st = plan_add_special(
      work, own->context_fallbacks, own->context_fallback_count,
      config->context_fallbacks, config->context_fallback_count,
      is_known ? 0 : ZH_ONLY_CONTEXT);
  work->param = "content_policy_fallbacks";
  if (st == ZH_OK)
    st = plan_add_special(work, own->policy_fallbacks,
                          own->policy_fallback_count, config->policy_fallbacks,
                          config->policy_fallback_count, ZH_ONLY_POLICY);
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
    st = plan_push(work, &work->resort[i]);
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
  if (st == ZH_OK)
    st = plan_add_name(work, &name, false);
  // A model that lacks nothing but a key is a mistake that no fallback hides.
  if (st == ZH_OK && work->count + work->resort_count == 0 &&
      work->missing.status != ZH_OK)
    return zh_plan_nothing(work);
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
  // Not the whole of it: hashes are set when they are needed.
  memset(work, 0, offsetof(zh_plan_work, missing));
  work->config = config;
  work->chat = chat;
  work->arena = arena;
  work->err = err;
  work->param = "model";
  work->plan = out;
  work->wish.session = work->wish.task = ZH_S("");
  zh_error_init(&work->missing);
  if (options)
    work->options = *options;
  *out = (zh_plan){.label = ZH_S("")};
}

static zh_status plan_end(zh_plan_work *work, zh_status st) {
  work->plan->targets = work->targets;
  work->plan->count = work->count;
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
  if (st == ZH_OK && work.wish.plan)
    return plan_end(&work, zh_plan_follow(&work));
  return plan_end(&work, st == ZH_OK ? plan_make(&work) : st);
}
