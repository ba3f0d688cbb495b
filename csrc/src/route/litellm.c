/* SPDX-License-Identifier: Apache-2.0 */
/* The config.yaml of LiteLLM's proxy, as it is.  What it says about a server
 * (keys of its own users, databases, callbacks) has no meaning in a process and
 * is warned of once a key; what it says about models is taken. */
#include "route/parts.h"

#include "base/limits.h"

#define LITELLM_MOST 4096 /* entries of model_list */
#define LITELLM_ENV  "os.environ/"

/* Keys that were warned of. */
typedef struct litellm_seen {
  zh_str *items;
  size_t count;
} litellm_seen;

typedef struct litellm_table {
  const zh_load_member *members;
  size_t count;
  void *out;
  litellm_seen *seen;
} litellm_table;

/* --- members ------------------------------------------------------------ */

static zh_status litellm_ignore(zh_loader *load, const zh_load_at *at,
                                litellm_seen *seen) {
  for (size_t i = 0; i < seen->count; i++)
    if (zh_str_is(seen->items[i], at->key))
      return ZH_OK;
  zh_str *slot = zh_arena_push(&load->config->arena, (void **)&seen->items,
                               &seen->count, sizeof(*slot));
  if (!slot)
    return zh_error_memory(load->err);
  *slot = at->key;
  return zh_load_warn(load, at, "has no meaning in this process; ignored");
}

static zh_status litellm_member(zh_loader *load, const zh_load_at *at,
                                uint32_t node, void *out) {
  const litellm_table *table = out;
  if (zh_json_type_of(&load->config->source, node) == ZH_JSON_NULL)
    return ZH_OK;
  for (size_t i = 0; i < table->count; i++) {
    const zh_load_member *member = &table->members[i];
    if (!zh_str_is(at->key, zh_str_of(member->name)))
      continue;
    return member->read ? member->read(load, at, node,
                                       (char *)table->out + member->offset)
                        : ZH_OK;
  }
  return litellm_ignore(load, at, table->seen);
}

/* --- values ------------------------------------------------------------- */

/* The variable that "os.environ/NAME" names; ptr NULL: it names none. */
static zh_status litellm_variable(zh_loader *load, uint32_t node, zh_str *out) {
  const zh_json *json = &load->config->source;
  *out = (zh_str){NULL, 0};
  if (zh_json_type_of(json, node) != ZH_JSON_STRING)
    return ZH_OK;
  zh_str text = zh_json_str(json, node, &load->config->arena);
  if (!text.ptr)
    return zh_error_memory(load->err);
  if (zh_str_starts(text, ZH_S(LITELLM_ENV)))
    *out = zh_str_cut(text, sizeof(LITELLM_ENV) - 1);
  return ZH_OK;
}

/* Without the variable a key is missing, and so is what needs it: told when
 * somebody wants it, as the proxy does. */
static zh_status litellm_key(zh_loader *load, const zh_load_at *at,
                             uint32_t node, void *out) {
  zh_str name;
  zh_status st = litellm_variable(load, node, &name);
  if (st != ZH_OK || !name.ptr)
    return st == ZH_OK ? zh_load_key(load, at, node, out) : st;
  zh_str value = zh_load_env(load, name.ptr);
  if (!value.ptr)
    return zh_error_memory(load->err);
  if (value.len == 0)
    return zh_load_warn(load, at, "environment variable %s is not set",
                        name.ptr);
  size_t fault = zh_load_key_fault(value);
  if (fault < value.len)
    return zh_load_fail(load, at, ZH_LOAD_KEY_FAULT, value.len, fault + 1);
  *(zh_str *)out = value;
  return ZH_OK;
}

static zh_status litellm_text(zh_loader *load, const zh_load_at *at,
                              uint32_t node, void *out) {
  zh_str name;
  zh_status st = litellm_variable(load, node, &name);
  if (st != ZH_OK || !name.ptr)
    return st == ZH_OK ? zh_load_name(load, at, node, out) : st;
  zh_str value = zh_load_env(load, name.ptr);
  if (!value.ptr)
    return zh_error_memory(load->err);
  if (value.len == 0)
    return zh_load_fail(load, at, "environment variable %s is not set",
                        name.ptr);
  *(zh_str *)out = value;
  return ZH_OK;
}

/* A strategy that is not here goes by weight, as its default does. */
static zh_status litellm_strategy(zh_loader *load, const zh_load_at *at,
                                  uint32_t node, void *out) {
  zh_str word;
  zh_strategy found = ZH_STRATEGY_UNSET;
  zh_status st = zh_load_name(load, at, node, &word);
  if (st != ZH_OK)
    return st;
  const char *fault = zh_strategy_find(word, &found);
  if (fault)
    return zh_load_warn(load, at, "%s; deployments are chosen by weight",
                        fault);
  *(zh_strategy *)out = found;
  return ZH_OK;
}

/* --- model_list --------------------------------------------------------- */

typedef struct litellm_item {
  zh_str name;
  uint32_t params;
  bool unchecked;
} litellm_item;

#define LITELLM_PARAM(name)                                                    \
  { name, zh_load_default_param, offsetof(litellm_params, place.edit), false }

typedef struct litellm_params {
  zh_load_place place;
  zh_str provider;
  double rpm;
  double tpm;
} litellm_params;

/* The rest of it the catalog knows. */
static zh_status litellm_info(zh_loader *load, const zh_load_at *at,
                              uint32_t node, void *out) {
  const zh_json *json = &load->config->source;
  (void)at;
  *(bool *)out =
      zh_json_type_of(json, node) == ZH_JSON_OBJECT &&
      zh_json_bool(json, zh_json_get(json, node,
                                     "disable_background_health_check")) == 1;
  return ZH_OK;
}

static const zh_load_member litellm_item_members[] = {
    {"model_name", zh_load_name, offsetof(litellm_item, name), false},
    {"litellm_params", zh_load_object, offsetof(litellm_item, params), false},
    {"model_info", litellm_info, offsetof(litellm_item, unchecked), false},
};

static const zh_load_member litellm_param_members[] = {
    {"model", litellm_text, offsetof(litellm_params, place.model), false},
    {"api_key", litellm_key, offsetof(litellm_params, place.api_key), false},
    {"api_base", litellm_text, offsetof(litellm_params, place.base_url), false},
    {"base_url", litellm_text, offsetof(litellm_params, place.base_url), false},
    {"custom_llm_provider", zh_load_name, offsetof(litellm_params, provider),
     false},
    {"weight", zh_load_share, offsetof(litellm_params, place.weight), false},
    {"order", zh_load_integer, offsetof(litellm_params, place.order), false},
    {"rpm", zh_load_share, offsetof(litellm_params, rpm), false},
    {"tpm", zh_load_share, offsetof(litellm_params, tpm), false},
    {"tags", zh_load_names, offsetof(litellm_params, place.tags), false},
    {"region_name", litellm_text, offsetof(litellm_params, place.region),
     false},
    {"max_parallel_requests", zh_load_count,
     offsetof(litellm_params, place.max_parallel), false},
    {"timeout", zh_load_seconds,
     offsetof(litellm_params, place.timeouts.read_ms), false},
    {"stream_timeout", zh_load_seconds,
     offsetof(litellm_params, place.timeouts.ttft_ms), false},
    // As there, for requests that do not say it themselves.
    LITELLM_PARAM("max_tokens"),
    LITELLM_PARAM("max_completion_tokens"),
    LITELLM_PARAM("temperature"),
    LITELLM_PARAM("top_p"),
    LITELLM_PARAM("top_k"),
    LITELLM_PARAM("seed"),
    LITELLM_PARAM("stop"),
    LITELLM_PARAM("presence_penalty"),
    LITELLM_PARAM("frequency_penalty"),
    LITELLM_PARAM("logit_bias"),
    LITELLM_PARAM("logprobs"),
    LITELLM_PARAM("top_logprobs"),
    LITELLM_PARAM("reasoning_effort"),
    LITELLM_PARAM("verbosity"),
    LITELLM_PARAM("response_format"),
    LITELLM_PARAM("tools"),
    LITELLM_PARAM("tool_choice"),
    LITELLM_PARAM("parallel_tool_calls"),
    LITELLM_PARAM("service_tier"),
    LITELLM_PARAM("user"),
    LITELLM_PARAM("extra_body"),
    {"additional_drop_params", zh_load_drop_params,
     offsetof(litellm_params, place.edit), false},
};

typedef struct litellm_work {
  const zh_load_litellm *parts;
  uint32_t list;
  litellm_seen seen;
  litellm_seen params; /* kept apart: a key means one thing here, another
                          there                                              */
} litellm_work;

static size_t litellm_count(const zh_json *json, uint32_t list, zh_str name) {
  size_t count = 0;
  for (uint32_t at = zh_json_first(json, list); at;
       at = zh_json_next(json, list, at))
    count += zh_json_equals(json, zh_json_get(json, at, "model_name"), name);
  return count;
}

static zh_status litellm_group(zh_loader *load, uint32_t list, zh_str name,
                               zh_group **out) {
  zh_config *config = load->config;
  const zh_group *found = NULL;
  for (size_t i = 0; i < config->group_count && !found; i++)
    if (zh_str_is(config->groups[i].name, name))
      found = &config->groups[i];
  if (!found) {
    zh_group *group = &config->groups[config->group_count];
    size_t count = litellm_count(&config->source, list, name);
    group->deployments =
        zh_arena_zero(&config->arena, count * sizeof(*group->deployments));
    if (!group->deployments)
      return zh_error_memory(load->err);
    group->name = name;
    config->group_count++;
    found = group;
  }
  *out = &config->groups[found - config->groups];
  return ZH_OK;
}

/* A name without a provider belongs to whom the catalog knows to have it. */
static zh_status litellm_name_provider(zh_loader *load,
                                       litellm_params *params) {
  const zh_config *config = load->config;
  zh_str model = params->place.model, provider = params->provider;
  if (!provider.ptr && memchr(model.ptr, '/', model.len))
    return ZH_OK;
  for (size_t i = 0; i < config->account_count && !provider.ptr; i++) {
    zh_str name = zh_str_of(config->accounts[i].row.name);
    if (zh_catalog_find(config->catalog, name, model).row)
      provider = name;
  }
  if (!provider.ptr)
    return ZH_OK;
  char *text =
      zh_arena_alloc(&load->config->arena, provider.len + model.len + 2);
  if (!text)
    return zh_error_memory(load->err);
  memcpy(text, provider.ptr, provider.len);
  text[provider.len] = '/';
  memcpy(text + provider.len + 1, model.ptr, model.len + 1);
  params->place.model = (zh_str){text, provider.len + 1 + model.len};
  return ZH_OK;
}

static zh_status litellm_read_params(zh_loader *load, const zh_load_at *at,
                                     const litellm_item *item,
                                     litellm_work *work, zh_group *group) {
  litellm_params params = {
      .place = {.weight = -1, .unchecked = item->unchecked}};
  zh_load_at model = {at, ZH_S("model"), -1};
  litellm_table table = {litellm_param_members, ZH_COUNT(litellm_param_members),
                         &params, &work->params};
  zh_status st = zh_load_each(load, at, item->params, litellm_member, &table);
  if (st == ZH_OK && !params.place.model.ptr)
    st = zh_load_fail(load, at, "needs model");
  if (st != ZH_OK)
    return st;
  // A wildcard of everything is a provider's when it stands behind its name.
  if (zh_str_is(params.place.model, ZH_S("*")))
    return zh_load_fail(load, &model, "write \"provider/*\"");
  if (params.place.weight < 0)
    params.place.weight = params.rpm > 0   ? params.rpm
                          : params.tpm > 0 ? params.tpm
                                           : 1;
  st = litellm_name_provider(load, &params);
  return st == ZH_OK ? zh_load_add_deployment(load, at, &params.place, group)
                     : st;
}

static zh_status litellm_read_item(zh_loader *load, const zh_load_at *at,
                                   uint32_t node, void *out) {
  litellm_work *work = out;
  litellm_item item = {0};
  zh_load_at params = {at, ZH_S("litellm_params"), -1};
  zh_group *group = NULL;
  litellm_table table = {litellm_item_members, ZH_COUNT(litellm_item_members),
                         &item, &work->seen};
  zh_status st = zh_load_each(load, at, node, litellm_member, &table);
  if (st == ZH_OK && (!item.name.ptr || !item.params))
    st = zh_load_fail(load, at, "needs model_name and litellm_params");
  if (st == ZH_OK)
    st = litellm_group(load, work->list, item.name, &group);
  return st == ZH_OK ? litellm_read_params(load, &params, &item, work, group)
                     : st;
}

/* --- settings ----------------------------------------------------------- */

typedef struct litellm_settings {
  zh_load_settings *ours;
  uint32_t fallbacks;
  uint32_t context_fallbacks;
  uint32_t policy_fallbacks;
  uint32_t aliases;
} litellm_settings;

/* The same in litellm_settings and in router_settings. */
static const zh_load_member litellm_setting_members[] = {
    {"fallbacks", zh_load_list, offsetof(litellm_settings, fallbacks), false},
    {"context_window_fallbacks", zh_load_list,
     offsetof(litellm_settings, context_fallbacks), false},
    {"content_policy_fallbacks", zh_load_list,
     offsetof(litellm_settings, policy_fallbacks), false},
    {"model_group_alias", zh_load_object, offsetof(litellm_settings, aliases),
     false},
};

static const zh_load_member litellm_our_members[] = {
    {"num_retries", zh_load_count, offsetof(zh_load_settings, num_retries),
     false},
    {"allowed_fails", zh_load_count, offsetof(zh_load_settings, allowed_fails),
     false},
    {"cooldown_time", zh_load_seconds, offsetof(zh_load_settings, cooldown_ms),
     false},
    {"default_fallbacks", zh_load_fallbacks,
     offsetof(zh_load_settings, fallbacks), false},
    {"routing_strategy", litellm_strategy, offsetof(zh_load_settings, strategy),
     false},
    {"request_timeout", zh_load_seconds,
     offsetof(zh_load_settings, timeouts.read_ms), false},
    {"timeout", zh_load_seconds, offsetof(zh_load_settings, timeouts.read_ms),
     false},
    {"stream_timeout", zh_load_seconds,
     offsetof(zh_load_settings, timeouts.ttft_ms), false},
    {"enable_pre_call_checks", NULL, 0, false}, // always
};

static zh_status litellm_setting(zh_loader *load, const zh_load_at *at,
                                 uint32_t node, void *out) {
  const litellm_table *table = out;
  litellm_settings *settings = table->out;
  for (size_t i = 0; i < ZH_COUNT(litellm_setting_members); i++)
    if (zh_str_is(at->key, zh_str_of(litellm_setting_members[i].name)))
      return litellm_member(load, at, node, out);
  litellm_table ours = {litellm_our_members, ZH_COUNT(litellm_our_members),
                        settings->ours, table->seen};
  return litellm_member(load, at, node, &ours);
}

/* A list of {group: [model]} fills the zh_fallbacks at *out of a group. */
static zh_status litellm_set_list(zh_loader *load, const zh_load_at *at,
                                  uint32_t node, void *out) {
  size_t offset = *(size_t *)out;
  zh_config *config = load->config;
  zh_fallbacks list = {0};
  const zh_group *found = zh_config_group(config, at->key);
  if (!found)
    return zh_load_unknown_group(load, at, at->key);
  zh_status st = zh_load_fallbacks(load, at, node, &list);
  if (st == ZH_OK)
    st = zh_load_check_fallbacks(load, at, &list);
  if (st != ZH_OK)
    return st;
  zh_group *group = &config->groups[found - config->groups];
  memcpy((char *)group + offset, &list, sizeof(list));
  return ZH_OK;
}

static zh_status litellm_set_lists(zh_loader *load, const zh_load_at *at,
                                   uint32_t node, void *out) {
  return zh_load_each(load, at, node, litellm_set_list, out);
}

static zh_status litellm_alias(zh_loader *load, const zh_load_at *at,
                               uint32_t node, void *out) {
  zh_config *config = load->config;
  const zh_json *json = &config->source;
  uint32_t inner = zh_json_get(json, node, "model");
  zh_str name;
  (void)out;
  zh_status st = zh_load_name(load, at, inner ? inner : node, &name);
  if (st != ZH_OK)
    return st;
  const zh_group *found = zh_config_group(config, name);
  if (!found)
    return zh_load_unknown_group(load, at, name);
  if (zh_config_group(config, at->key))
    return zh_load_fail(load, at, "there is a model of that name");
  zh_group *alias = &config->groups[config->group_count++];
  *alias = *found;
  alias->name = at->key;
  return ZH_OK;
}

static zh_status litellm_read_settings(zh_loader *load, const zh_load_at *up,
                                       const char *name, uint32_t node,
                                       litellm_work *work,
                                       litellm_settings *out) {
  zh_load_at at = {up, zh_str_of(name), -1};
  litellm_table table = {litellm_setting_members,
                         ZH_COUNT(litellm_setting_members), out, &work->seen};
  return node ? zh_load_each(load, &at, node, litellm_setting, &table) : ZH_OK;
}

static zh_status litellm_apply(zh_loader *load, const zh_load_at *up,
                               const char *name,
                               const litellm_settings *settings) {
  zh_load_at at = {up, zh_str_of(name), -1};
  zh_load_at fallbacks = {&at, ZH_S("fallbacks"), -1};
  zh_load_at context = {&at, ZH_S("context_window_fallbacks"), -1};
  zh_load_at policy = {&at, ZH_S("content_policy_fallbacks"), -1};
  size_t lists[3] = {offsetof(zh_group, fallbacks),
                     offsetof(zh_group, context_fallbacks),
                     offsetof(zh_group, policy_fallbacks)};
  zh_status st = ZH_OK;
  if (settings->fallbacks)
    st = zh_load_items(load, &fallbacks, settings->fallbacks, litellm_set_lists,
                       &lists[0]);
  if (settings->context_fallbacks && st != ZH_NO_MEMORY)
    st = zh_load_worse(st, zh_load_items(load, &context,
                                         settings->context_fallbacks,
                                         litellm_set_lists, &lists[1]));
  if (settings->policy_fallbacks && st != ZH_NO_MEMORY)
    st = zh_load_worse(st,
                       zh_load_items(load, &policy, settings->policy_fallbacks,
                                     litellm_set_lists, &lists[2]));
  return st;
}

static zh_status litellm_aliases(zh_loader *load, const zh_load_at *up,
                                 const char *name, uint32_t node) {
  zh_load_at at = {up, zh_str_of(name), -1};
  zh_load_at here = {&at, ZH_S("model_group_alias"), -1};
  return node ? zh_load_each(load, &here, node, litellm_alias, NULL) : ZH_OK;
}

/* --- public --- */

zh_status zh_load_litellm_config(zh_loader *load, const zh_load_at *at,
                                 const zh_load_litellm *parts,
                                 zh_load_settings *settings) {
  zh_config *config = load->config;
  zh_load_at list = {at, ZH_S("model_list"), -1};
  litellm_work work = {.parts = parts, .list = parts->model_list};
  litellm_settings general = {.ours = settings}, router = {.ours = settings};
  size_t count = zh_json_len(&config->source, parts->model_list);
  if (count > LITELLM_MOST)
    return zh_load_fail(load, &list, "at most %d entries", LITELLM_MOST);
  settings->strategy = ZH_STRATEGY_WEIGHTED;
  zh_status st = litellm_read_settings(load, at, "litellm_settings",
                                       parts->litellm, &work, &general);
  if (st != ZH_NO_MEMORY)
    st =
        zh_load_worse(st, litellm_read_settings(load, at, "router_settings",
                                                parts->router, &work, &router));
  count += general.aliases ? zh_json_len(&config->source, general.aliases) : 0;
  count += router.aliases ? zh_json_len(&config->source, router.aliases) : 0;
  config->groups =
      zh_arena_zero(&config->arena, (count + 1) * sizeof(*config->groups));
  if (!config->groups)
    return zh_error_memory(load->err);
  if (st != ZH_NO_MEMORY)
    st = zh_load_worse(st, zh_load_items(load, &list, parts->model_list,
                                         litellm_read_item, &work));
  // What the lists name may have failed above: one fault is enough of it.
  if (st != ZH_OK)
    return st;
  st = litellm_aliases(load, at, "litellm_settings", general.aliases);
  if (st == ZH_OK)
    st = litellm_aliases(load, at, "router_settings", router.aliases);
  if (st == ZH_OK)
    st = litellm_apply(load, at, "litellm_settings", &general);
  if (st != ZH_NO_MEMORY)
    st = zh_load_worse(st, litellm_apply(load, at, "router_settings", &router));
  return st;
}
