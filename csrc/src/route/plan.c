/* SPDX-License-Identifier: Apache-2.0 */
/* From a model string to ordered targets. */
#include "route/plan.h"
#include "route/load.h"

typedef struct plan_work {
  const zh_config *config;
  zh_call_options options;
  zh_arena *arena;
  zh_error *err;
  zh_target *targets;
  size_t count;
  const char *param; /* where the model string at hand came from           */
  zh_error missing;  /* why the first target without a key has none        */
  uint32_t hashes[ZH_MAX_TARGETS]; /* of the targets' models                 */
} plan_work;

/* A model string taken apart. */
typedef struct plan_name {
  zh_str text;
  const zh_group *group; /* or:                                            */
  const zh_account *account;
  zh_str model;
} plan_name;

/* --- what a model string means ------------------------------------------ */

static bool plan_is_drop_in(const zh_config *config) {
  return config->base_url_given && !config->has_config;
}

static plan_name plan_resolve(const zh_config *config, zh_str text) {
  plan_name name = {text, zh_config_group(config, text), config->home, text};
  const char *slash = text.len ? memchr(text.ptr, '/', text.len) : NULL;
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
static bool plan_brings_auth(const plan_work *work, const zh_target *target) {
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
static void plan_put_guess(zh_buf *text, const plan_work *work, zh_str name) {
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
static zh_status plan_note_missing(plan_work *work, const zh_target *target,
                                   const plan_name *name) {
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
static zh_status plan_check_key(plan_work *work, const zh_target *target,
                                const plan_name *name, bool own_key,
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

static zh_status plan_no_script(plan_work *work, const zh_target *target) {
  return zh_error_field(work->err, ZH_INVALID, work->param,
                        "%s: providers.%s.scripts has no \"%.*s\"", work->param,
                        target->account->row.name, (int)target->model.len,
                        target->model.ptr);
}

static zh_status plan_find_script(plan_work *work, zh_target *target) {
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
static zh_timeouts plan_timeouts(const plan_work *work,
                                 const zh_deployment *deployment,
                                 const zh_group *group,
                                 const zh_account *account) {
  zh_timeouts out = work->options.timeouts;
  if (deployment)
    zh_timeouts_merge(&out, &deployment->timeouts);
  if (group)
    zh_timeouts_merge(&out, &group->timeouts);
  zh_timeouts_merge(&out, &account->timeouts);
  zh_timeouts_merge(&out, &work->config->timeouts);
  return out;
}

static zh_status plan_name_target(plan_work *work, zh_target *target) {
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

static zh_status plan_push(plan_work *work, const zh_target *target) {
  uint32_t hash = plan_hash(target->model);
  for (size_t i = 0; i < work->count; i++) {
    if (work->hashes[i] == hash && plan_is_same(&work->targets[i], target))
      return ZH_OK;
  }
  if (work->count == ZH_MAX_TARGETS)
    return zh_error_field(work->err, ZH_CONFIG, work->param,
                          "%s: a call has at most %d targets", work->param,
                          ZH_MAX_TARGETS);
  zh_target *slot = zh_arena_push(work->arena, (void **)&work->targets,
                                  &work->count, sizeof(*slot));
  if (!slot)
    return zh_error_memory(work->err);
  work->hashes[work->count - 1] = hash;
  *slot = *target;
  return ZH_OK;
}

/* Adds the target unless it has no key; deployment NULL: the account's own
 * place. */
static zh_status plan_add(plan_work *work, const plan_name *name,
                          const zh_deployment *deployment, zh_target *target) {
  const zh_account *account = target->account;
  bool is_home = account == work->config->home;
  bool own_key = deployment && deployment->own_key;
  bool usable = false;
  target->dialect = account->row.dialect;
  target->home = is_home && !(deployment && deployment->away);
  target->timeouts = plan_timeouts(work, deployment, name->group, account);
  if (is_home && !own_key && work->options.api_key.len > 0)
    target->api_key = work->options.api_key;
  zh_status st = plan_check_key(work, target, name, own_key, &usable);
  if (st == ZH_OK && usable)
    st = plan_find_script(work, target);
  return st == ZH_OK && usable ? plan_push(work, target) : st;
}

static zh_status plan_add_deployment(plan_work *work, const plan_name *name,
                                     const zh_deployment *deployment,
                                     bool fallback) {
  zh_target target = {
      .account = deployment->account,
      .name = deployment->name,
      .model = deployment->model,
      .base_url = deployment->base_url,
      .url = &deployment->url,
      .api_key = deployment->api_key,
      .headers = deployment->headers,
      .header_count = deployment->header_count,
      .fallback = fallback,
  };
  return plan_add(work, name, deployment, &target);
}

static zh_status plan_add_model(plan_work *work, const plan_name *name,
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
  };
  if (!is_untouched && name->model.len == 0)
    return zh_error_field(work->err, ZH_INVALID, work->param,
                          "%s: no model after \"%s/\"", work->param,
                          account->row.name);
  zh_status st = plan_name_target(work, &target);
  return st == ZH_OK ? plan_add(work, name, NULL, &target) : st;
}

static zh_status plan_add_name(plan_work *work, const plan_name *name,
                               bool fallback) {
  if (!name->group)
    return plan_add_model(work, name, fallback);
  for (size_t i = 0; i < name->group->deployment_count; i++) {
    zh_status st =
        plan_add_deployment(work, name, &name->group->deployments[i], fallback);
    if (st != ZH_OK)
      return st;
  }
  return ZH_OK;
}

/* --- fallbacks ---------------------------------------------------------- */

typedef struct plan_queue {
  zh_str *items;
  size_t count;
} plan_queue;

static zh_status plan_enqueue(plan_work *work, plan_queue *queue,
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

static zh_status plan_add_fallbacks(plan_work *work,
                                    const zh_chat_request *chat,
                                    const zh_group *group) {
  const zh_config *config = work->config;
  plan_queue queue = {0};
  zh_status st;
  work->param = "fallbacks";
  // The model itself is already there: naming it again adds nothing.
  st = plan_enqueue(work, &queue, &chat->model, 1);
  if (st == ZH_OK && chat->has_fallbacks)
    st = plan_enqueue(work, &queue, chat->fallbacks, chat->fallback_count);
  else if (st == ZH_OK && group && group->has_fallbacks)
    st = plan_enqueue(work, &queue, group->fallbacks, group->fallback_count);
  else if (st == ZH_OK)
    st = plan_enqueue(work, &queue, config->fallbacks, config->fallback_count);
  for (size_t i = 1; i < queue.count && st == ZH_OK; i++) {
    plan_name name = plan_resolve(config, queue.items[i]);
    st = plan_add_name(work, &name, true);
    if (st == ZH_OK && name.group && !chat->has_fallbacks)
      st = plan_enqueue(work, &queue, name.group->fallbacks,
                        name.group->fallback_count);
  }
  return st;
}

/* --- public --- */

zh_status zh_plan_make(const zh_config *config, const zh_chat_request *chat,
                       const zh_call_options *options, zh_arena *arena,
                       zh_plan *out, zh_error *err) {
  plan_work work;
  // Not the whole of it: hashes are set when they are needed.
  memset(&work, 0, offsetof(plan_work, missing));
  work.config = config;
  work.arena = arena;
  work.err = err;
  work.param = "model";
  zh_error_init(&work.missing);
  if (options)
    work.options = *options;
  size_t fault = zh_load_key_fault(work.options.api_key);
  if (fault < work.options.api_key.len)
    return zh_error_field(err, ZH_CONFIG, "api_key",
                          "api_key: " ZH_LOAD_KEY_FAULT,
                          work.options.api_key.len, fault + 1);
  plan_name name = plan_resolve(config, chat->model);
  zh_status st = plan_add_name(&work, &name, false);
  if (st == ZH_OK && work.count == 0)
    return zh_error_field(err, ZH_CONFIG, work.missing.param, "%s",
                          work.missing.message);
  if (st == ZH_OK)
    st = plan_add_fallbacks(&work, chat, name.group);
  *out = (zh_plan){work.targets, work.count};
  return st;
}
