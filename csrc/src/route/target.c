/* SPDX-License-Identifier: Apache-2.0 */
/* The targets of a plan, one by one: where, with which key, or why not. */
#include "route/plan_impl.h"
#include "route/load.h"

#include "base/error.h"

const zh_extra zh_extra_none;

/* --- keys --------------------------------------------------------------- */

static bool target_has_header(const zh_header *headers, size_t count,
                              zh_str name) {
  for (size_t i = 0; i < count; i++) {
    if (zh_str_same(headers[i].name, name))
      return true;
  }
  return false;
}

/* Does a header stand in for the key, or say that none is wanted? */
static bool target_brings_auth(const zh_plan_work *work,
                               const zh_target *target) {
  zh_str name = zh_auth_header(target->account->row.auth);
  if (target_has_header(target->headers, target->header_count, name))
    return true;
  return target->home && target_has_header(work->options.headers,
                                           work->options.header_count, name);
}

static void target_put_sources(zh_buf *text, const zh_account *account,
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
static void target_put_guess(zh_buf *text, const zh_plan_work *work,
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
static zh_status target_note_missing(zh_plan_work *work,
                                     const zh_target *target,
                                     const zh_plan_name *name) {
  const zh_account *account = target->account;
  bool is_home = account == work->config->home;
  zh_buf text;
  if (work->missing.status != ZH_OK)
    return ZH_OK;
  zh_buf_init(&text, 1024);
  zh_buf_printf(&text, "no API key for %s: ", account->row.name);
  target_put_sources(&text, account, is_home);
  if (is_home && !name->group && name->model.ptr == name->text.ptr)
    target_put_guess(&text, work, name->text);
  zh_str line = zh_buf_str(&text);
  zh_error_field(&work->missing, ZH_CONFIG, "api_key", "%.*s", (int)line.len,
                 line.ptr);
  zh_status st = text.status;
  zh_buf_deinit(&text);
  return st == ZH_NO_MEMORY ? zh_error_memory(work->err) : ZH_OK;
}

/* Sets *usable, or keeps the reason why the target is not. */
static zh_status target_check_key(zh_plan_work *work, const zh_target *target,
                                  const zh_plan_name *name, bool own_key,
                                  bool *usable) {
  const zh_account *account = target->account;
  zh_str fault = ZH_S("");
  bool needs_key = account->row.auth != ZH_AUTH_NONE && !own_key;
  if (target->base_url.ptr == account->base_url.ptr)
    fault = account->bad_base_url;
  *usable = true;
  if (fault.len == 0 && (target->api_key.len > 0 || !needs_key ||
                         target_brings_auth(work, target)))
    return ZH_OK;
  if (fault.len == 0)
    fault = account->bad_key;
  *usable = false;
  if (fault.len == 0)
    return target_note_missing(work, target, name);
  if (work->missing.status == ZH_OK)
    zh_error_field(&work->missing, ZH_CONFIG, "api_key", "%s", fault.ptr);
  return ZH_OK;
}

/* --- scripts ------------------------------------------------------------ */

static zh_status target_no_script(zh_plan_work *work, const zh_target *target) {
  return zh_error_field(work->err, ZH_INVALID, work->param,
                        "%s: providers.%s.scripts has no \"%.*s\"", work->param,
                        target->account->row.name, (int)target->model.len,
                        target->model.ptr);
}

static zh_status target_find_script(zh_plan_work *work, zh_target *target) {
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
    return target_no_script(work, target);
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
static zh_timeouts target_timeouts(const zh_plan_work *work,
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

static zh_status target_name_target(zh_plan_work *work, zh_target *target) {
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

static bool target_is_same(const zh_target *a, const zh_target *b) {
  return a->account == b->account && zh_str_is(a->model, b->model) &&
         zh_str_is(a->base_url, b->base_url) &&
         zh_str_is(a->api_key, b->api_key) &&
         zh_target_extra(a)->edits[0] == zh_target_extra(b)->edits[0] &&
         zh_target_extra(a)->edits[1] == zh_target_extra(b)->edits[1];
}

zh_status zh_plan_exclude(zh_plan_work *work, zh_str name, size_t key,
                          const char *why, int64_t until) {
  const zh_plan *plan = work->plan;
  // A step, or `auto`, may lead to what was left out already.
  for (size_t i = 0; (work->step || work->near) && i < plan->excluded_count;
       i++)
    if (plan->excluded[i].key == key && plan->excluded[i].why == why &&
        zh_str_is(plan->excluded[i].name, name))
      return ZH_OK;
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
static zh_status target_put_off(zh_plan_work *work, const zh_target *target) {
  zh_target *slot = zh_arena_push(work->arena, (void **)&work->resort,
                                  &work->resort_count, sizeof(*slot));
  if (!slot)
    return zh_error_memory(work->err);
  *slot = *target;
  return ZH_OK;
}

/* Room for so many targets, or twice what there was. */
bool zh_plan_grow(zh_plan_work *work, size_t most) {
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

/* Has it been added before?  Most names were not, and no list is searched. */
static bool target_is_there(zh_plan_work *work, const zh_target *target) {
  uint64_t *seen = &work->seen[target->hash >> 6 & 3];
  uint64_t bit = (uint64_t)1 << (target->hash & 63);
  for (size_t i = 0; (*seen & bit) && i < work->count; i++)
    if (work->targets[i].hash == target->hash &&
        target_is_same(&work->targets[i], target))
      return true;
  *seen |= bit;
  return false;
}

zh_status zh_plan_push(zh_plan_work *work, const zh_target *target) {
  if (target_is_there(work, target))
    return ZH_OK;
  if (work->count == ZH_MAX_TARGETS)
    return zh_error_field(work->err, ZH_CONFIG, work->param,
                          "%s: a call has at most %d targets", work->param,
                          ZH_MAX_TARGETS);
  if (work->count == work->room && !zh_plan_grow(work, work->count + 1))
    return zh_error_memory(work->err);
  zh_target *slot = &work->targets[work->count++];
  if (slot != target)
    *slot = *target;
  return ZH_OK;
}

/* Adds the target unless it has no key; deployment NULL: the account's own
 * place. */
static zh_status target_add(zh_plan_work *work, const zh_plan_name *name,
                            const zh_deployment *deployment, bool is_well,
                            zh_target *target) {
  const zh_account *account = target->account;
  bool is_home = account == work->config->home;
  bool own_key = deployment && deployment->own_key;
  bool usable = false;
  target->dialect = account->row.dialect;
  target->home = is_home && !(deployment && deployment->away);
  target->timeouts = target_timeouts(work, deployment, account);
  if (is_home && !own_key && work->options.api_key.len > 0)
    target->api_key = work->options.api_key;
  zh_status st = target_check_key(work, target, name, own_key, &usable);
  if (st == ZH_OK && usable)
    st = target_find_script(work, target);
  if (st == ZH_OK && !usable)
    st = zh_plan_exclude(work, target->name, target->key, "has no API key", 0);
  if (st != ZH_OK || !usable)
    return st;
  return is_well ? zh_plan_push(work, target) : target_put_off(work, target);
}

/* The "*" of a deployment's model is what that of its group's name was. */
static zh_status target_fill_wildcard(zh_plan_work *work,
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
  target->hash = zh_model_hash(target->model);
  return target_name_target(work, target);
}

static zh_target target_target(const zh_group *group,
                               const zh_deployment *deployment, size_t key) {
  return (zh_target){
      .account = deployment->account,
      .name = deployment->name,
      .model = deployment->model,
      .hash = deployment->hash,
      .base_url = deployment->base_url,
      .url = &deployment->url,
      .api_key = deployment->keys[key].text,
      .headers = deployment->headers,
      .header_count = deployment->header_count,
      .proxy = deployment->proxy,
      .slot = deployment->keys[key].slot,
      .group = group,
      .number = (uint16_t)(deployment - group->deployments),
      .key = (uint16_t)key,
  };
}

static bool target_set_extra(zh_plan_work *work, const zh_edit *edit,
                             zh_target *target) {
  target->extra = NULL;
  if (!edit && !work->edit && !work->step && !work->near)
    return true;
  zh_extra *extra = zh_arena_alloc(work->arena, sizeof(*extra));
  if (!extra)
    return false;
  *extra = (zh_extra){{edit, work->edit}, work->step, work->near};
  target->extra = extra;
  return true;
}

zh_status zh_plan_add_key(zh_plan_work *work, const zh_plan_name *name,
                          const zh_deployment *deployment, size_t key,
                          bool is_well, bool fallback) {
  const zh_target *ready = deployment->keys[key].ready;
  zh_target apart;
  // Made where it is to stand, if there is room.
  zh_target *target =
      work->count < work->room ? &work->targets[work->count] : &apart;
  bool is_ready = ready && !work->is_special;
  *target = is_ready ? *ready : target_target(name->group, deployment, key);
  target->fallback = fallback;
  target->only = work->only;
  if (!target_set_extra(work, deployment->edit, target))
    return zh_error_memory(work->err);
  if (is_ready)
    return is_well ? zh_plan_push(work, target) : target_put_off(work, target);
  zh_status st = target_fill_wildcard(work, name, target);
  return st == ZH_OK ? target_add(work, name, deployment, is_well, target) : st;
}

/* A model of no group is asked for by name: only its provider and its health
 * may rule it out. */
static zh_status target_stand(zh_plan_work *work, zh_target *target,
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
  return why ? zh_plan_exclude(work, target->name, 0, why, until) : ZH_OK;
}

zh_status zh_plan_add_model(zh_plan_work *work, const zh_plan_name *name,
                            bool fallback) {
  const zh_account *account = name->account;
  bool is_untouched = name->model.ptr == name->text.ptr;
  zh_target target = {
      .account = account,
      .model = name->model,
      .hash = zh_model_hash(name->model),
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
  zh_status st = target_set_extra(work, NULL, &target)
                     ? target_name_target(work, &target)
                     : zh_error_memory(work->err);
  const char *why =
      zh_choose_provider(&work->wish, zh_str_of(account->row.name));
  if (st == ZH_OK && why)
    return zh_plan_exclude(work, target.name, 0, why, 0);
  if (st == ZH_OK)
    st = target_stand(work, &target, &is_well);
  return st == ZH_OK ? target_add(work, name, NULL, is_well, &target) : st;
}

/* --- what is the same for most calls ------------------------------------ */

/* No script, no "*", and a key whatever the call brings along. */
static bool target_is_plain(const zh_config *config, const zh_group *group,
                            const zh_deployment *deployment, size_t key) {
  const zh_account *account = deployment->account;
  bool is_wild = group->name.ptr[group->name.len - 1] == '*';
  bool has_key = deployment->keys[key].text.len > 0 || deployment->own_key ||
                 account->row.auth == ZH_AUTH_NONE;
  bool is_bad = deployment->base_url.ptr == account->base_url.ptr &&
                account->bad_base_url.len > 0;
  return config->has_config && !is_wild && has_key && !is_bad &&
         !account->row.in_process;
}

static bool target_prepare(zh_config *config, const zh_group *group,
                           zh_deployment *deployment) {
  for (size_t i = 0; i < deployment->key_count; i++) {
    zh_key *key = &deployment->keys[i];
    key->ready = NULL;
    if (!target_is_plain(config, group, deployment, i))
      continue;
    zh_target *target = zh_arena_alloc(&config->arena, sizeof(*target));
    if (!target)
      return false;
    *target = target_target(group, deployment, i);
    target->dialect = deployment->account->row.dialect;
    target->home = deployment->account == config->home && !deployment->away;
    target->timeouts = deployment->all_timeouts;
    key->ready = target;
  }
  return true;
}

/* --- public --- */

zh_status zh_plan_prepare(zh_config *config, zh_error *err) {
  for (size_t i = 0; i < config->group_count; i++)
    for (size_t j = 0; j < config->groups[i].deployment_count; j++)
      if (!target_prepare(config, &config->groups[i],
                          &config->groups[i].deployments[j]))
        return zh_error_memory(err);
  return ZH_OK;
}
