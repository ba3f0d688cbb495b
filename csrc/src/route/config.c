/* SPDX-License-Identifier: Apache-2.0 */
/* The options of zh_router_new, from JSON to a zh_config.
 *
 *   options --> config_options --+--> providers --> accounts, home
 *                                +--> models --> groups
 *                                +--> router_settings, defaults
 *   environment --> keys, base URLs, certificates, proxies
 */
#include "route/config.h"
#include "route/parts.h"

#define CONFIG_RETRIES        2
#define CONFIG_RETRY_AFTER_MS 120000
#define CONFIG_ALLOWED_FAILS  3
#define CONFIG_COOLDOWN_MS    30000

typedef struct config_parts {
  uint32_t providers;
  uint32_t models;
  uint32_t settings;
  uint32_t catalog;
  uint32_t ledger;
  zh_load_litellm litellm;
  zh_check check; /* of a proxy                                             */
  uint32_t unused;
} config_parts;

typedef struct config_options {
  zh_load_home home;
  zh_load_headers headers;
  zh_load_headers query;
  zh_fallbacks fallbacks;
  zh_timeouts timeouts;
  zh_str user_agent;
  int64_t max_retries;
  int64_t retry_after_max_ms;
  uint32_t config;
  bool require_key;
  bool user_catalog;
  bool network_only; /* read by zh_load_source already                     */
} config_options;

static const zh_load_member config_option_members[] = {
    {"api_key", zh_load_key, offsetof(config_options, home.api_key), false},
    {"base_url", zh_load_text, offsetof(config_options, home.base_url), false},
    {"organization", zh_load_text, offsetof(config_options, home.organization),
     false},
    {"project", zh_load_text, offsetof(config_options, home.project), false},
    {"default_headers", zh_load_header_map, offsetof(config_options, headers),
     false},
    {"default_query", zh_load_query, offsetof(config_options, query), false},
    {"timeout", zh_load_timeouts_ms, offsetof(config_options, timeouts), false},
    {"max_retries", zh_load_count, offsetof(config_options, max_retries),
     false},
    {"retry_after_max_ms", zh_load_count,
     offsetof(config_options, retry_after_max_ms), false},
    {"fallbacks", zh_load_fallbacks, offsetof(config_options, fallbacks),
     false},
    {"user_agent", zh_load_text, offsetof(config_options, user_agent), false},
    {"config", zh_load_object, offsetof(config_options, config), false},
    {"require_key", zh_load_bool, offsetof(config_options, require_key), false},
    {"user_catalog", zh_load_bool, offsetof(config_options, user_catalog),
     false},
    {"network_only", zh_load_bool, offsetof(config_options, network_only),
     false},
};

/* Of a proxy: there is none here. */
static zh_status config_ignore(zh_loader *load, const zh_load_at *at,
                               uint32_t node, void *out) {
  (void)node;
  (void)out;
  return zh_load_warn(load, at, "has no meaning in this process; ignored");
}

static const zh_load_member config_part_members[] = {
    {"providers", zh_load_object, offsetof(config_parts, providers), false},
    {"models", zh_load_object, offsetof(config_parts, models), false},
    {"router_settings", zh_load_object, offsetof(config_parts, settings),
     false},
    {"catalog", zh_load_object, offsetof(config_parts, catalog), false},
    {"ledger", zh_load_object, offsetof(config_parts, ledger), false},
    {"budgets", NULL, 0, false},
    {"model_list", zh_load_list, offsetof(config_parts, litellm.model_list),
     false},
    {"litellm_settings", zh_load_object,
     offsetof(config_parts, litellm.litellm), false},
    {"general_settings", zh_load_general, offsetof(config_parts, check), false},
    {"environment_variables", config_ignore, offsetof(config_parts, unused),
     false},
};

static const zh_load_member config_setting_members[] = {
    {"num_retries", zh_load_count, offsetof(zh_load_settings, num_retries),
     false},
    {"fallbacks", zh_load_fallbacks, offsetof(zh_load_settings, fallbacks),
     false},
    {"timeouts", zh_load_timeouts_s, offsetof(zh_load_settings, timeouts),
     false},
    {"allowed_fails", zh_load_count, offsetof(zh_load_settings, allowed_fails),
     false},
    {"cooldown_time", zh_load_seconds, offsetof(zh_load_settings, cooldown_ms),
     false},
    {"routing_strategy", zh_load_strategy, offsetof(zh_load_settings, strategy),
     false},
    {"context_window_fallbacks", zh_load_fallbacks,
     offsetof(zh_load_settings, context_fallbacks), false},
    {"content_policy_fallbacks", zh_load_fallbacks,
     offsetof(zh_load_settings, policy_fallbacks), false},
    {"hedge", zh_load_hedge, offsetof(zh_load_settings, hedge), false},
    {"warm", zh_load_warm, offsetof(zh_load_settings, warm), false},
    {"health_check", zh_load_check, offsetof(zh_load_settings, check), false},
    {"stream_failure", zh_load_failure,
     offsetof(zh_load_settings, stream_failure), false},
};

static const zh_load_member config_ledger_members[] = {
    {"path", zh_load_name, offsetof(zh_config, ledger_path), false},
};

/* What the official client does, and no limit where it has none. */
static const zh_timeouts config_timeouts = {
    .connect_ms = 5000,
    .read_ms = 600000,
    .ttft_ms = ZH_NO_TIMEOUT,
    .chunk_ms = ZH_NO_TIMEOUT,
    .deadline_ms = ZH_NO_TIMEOUT,
};

static void config_merge_group(zh_config *config, zh_group *group,
                               const zh_load_settings *settings) {
  if (group->strategy == ZH_STRATEGY_UNSET)
    group->strategy = config->strategy;
  if (!group->hedge.given)
    group->hedge = config->hedge;
  if (!group->warm.given)
    group->warm = settings->warm;
  if (!group->check.given)
    group->check = settings->check;
  config->has_checks |= group->check.interval_ms > 0;
  config->has_cares |= config->has_checks || group->warm.targets > 0;
  for (size_t i = 0; i < group->deployment_count; i++) {
    zh_deployment *deployment = &group->deployments[i];
    if (i > 0)
      deployment->tier =
          deployment[-1].tier + (deployment->order != deployment[-1].order);
    deployment->all_timeouts = deployment->timeouts;
    zh_timeouts_merge(&deployment->all_timeouts, &group->timeouts);
    zh_timeouts_merge(&deployment->all_timeouts,
                      &deployment->account->timeouts);
    zh_timeouts_merge(&deployment->all_timeouts, &config->timeouts);
  }
}

/* Options before router_settings before what the official client does. */
static void config_merge(zh_config *config, const config_options *options,
                         const zh_load_settings *settings) {
  config->timeouts = options->timeouts;
  zh_timeouts_merge(&config->timeouts, &settings->timeouts);
  if (config->has_config && config->timeouts.ttft_ms == 0)
    config->timeouts.ttft_ms = ZH_AUTO_TIMEOUT;
  zh_timeouts_merge(&config->timeouts, &config_timeouts);
  config->fallbacks =
      options->fallbacks.given ? options->fallbacks : settings->fallbacks;
  config->context_fallbacks = settings->context_fallbacks;
  config->policy_fallbacks = settings->policy_fallbacks;
  config->allowed_fails = settings->allowed_fails;
  config->hedge = settings->hedge;
  config->cooldown_ms = settings->cooldown_ms;
  config->strategy = settings->strategy;
  config->stream_failure = settings->stream_failure;
  for (size_t i = 0; i < config->group_count; i++)
    config_merge_group(config, &config->groups[i], settings);
  config->max_retries = options->max_retries >= 0 ? (int)options->max_retries
                        : settings->num_retries >= 0
                            ? (int)settings->num_retries
                            : CONFIG_RETRIES;
  config->retry_after_max_ms = (uint32_t)options->retry_after_max_ms;
  config->query = options->query.items;
  config->query_count = options->query.count;
  config->user_agent = options->user_agent;
}

/* `ledger`, or what the environment says of it. */
static zh_status config_read_ledger(zh_loader *load, const zh_load_at *at,
                                    uint32_t node) {
  zh_config *config = load->config;
  config->ledger_path = zh_load_env(load, "ZEROHOP_LEDGER");
  if (!config->ledger_path.ptr)
    return zh_error_memory(load->err);
  return node ? zh_load_members(load, at, node, config_ledger_members,
                                ZH_COUNT(config_ledger_members), config)
              : ZH_OK;
}

/* A number that tells one router config from another (FNV-1a). */
static uint32_t config_revision(const zh_config *config, uint32_t node) {
  zh_str text = node ? zh_json_raw(&config->source, node) : ZH_S("");
  uint32_t hash = 2166136261u;
  for (size_t i = 0; i < text.len; i++)
    hash = (hash ^ (unsigned char)text.ptr[i]) * 16777619u;
  return hash;
}

/* What stands in `config`, if there is one. */
/* Of a proxy's file: what is for something else in it is not an error. */
static zh_status config_read_proxy(zh_loader *load, const zh_load_at *at,
                                   uint32_t node, void *out) {
  bool is_null = zh_json_type_of(&load->config->source, node) == ZH_JSON_NULL;
  for (size_t i = 0; i < ZH_COUNT(config_part_members); i++) {
    const zh_load_member *member = &config_part_members[i];
    if (member->read && zh_str_is(at->key, zh_str_of(member->name)))
      return is_null
                 ? ZH_OK
                 : member->read(load, at, node, (char *)out + member->offset);
  }
  return zh_load_warn(load, at, "has no meaning in this process; ignored");
}

static zh_status config_read_names(zh_loader *load, uint32_t node,
                                   config_parts *parts) {
  zh_load_at root = {NULL, ZH_S("config"), -1};
  if (!node)
    return ZH_OK;
  if (zh_json_get(&load->config->source, node, "model_list"))
    return zh_load_each(load, &root, node, config_read_proxy, parts);
  return zh_load_members(load, &root, node, config_part_members,
                         ZH_COUNT(config_part_members), parts);
}

/* `config`, down to accounts, groups and settings; a part at fault does not
 * keep the others from being looked at. */
static zh_status config_read_parts(zh_loader *load, config_options *options,
                                   zh_load_settings *settings) {
  zh_load_at root = {NULL, ZH_S("config"), -1};
  zh_load_at providers = {&root, ZH_S("providers"), -1};
  zh_load_at models = {&root, ZH_S("models"), -1};
  zh_load_at router = {&root, ZH_S("router_settings"), -1};
  zh_load_at fallbacks = {&router, ZH_S("fallbacks"), -1};
  zh_load_at ledger = {&root, ZH_S("ledger"), -1};
  zh_load_at context = {&router, ZH_S("context_window_fallbacks"), -1};
  zh_load_at policy = {&router, ZH_S("content_policy_fallbacks"), -1};
  config_parts parts = {0};
  load->config->has_config = options->config != 0;
  load->config->revision = config_revision(load->config, options->config);
  load->interpolate = true;
  zh_status st = config_read_names(load, options->config, &parts);
  settings->check = parts.check;
  if (st != ZH_NO_MEMORY)
    st = zh_load_worse(st, zh_load_accounts(load, &providers, parts.providers,
                                            &options->home));
  if (st != ZH_NO_MEMORY)
    st = zh_load_worse(
        st, zh_load_catalog(load, parts.catalog, options->user_catalog));
  if (st != ZH_NO_MEMORY)
    st = zh_load_worse(st, config_read_ledger(load, &ledger, parts.ledger));
  parts.litellm.router = parts.settings;
  if (parts.litellm.model_list && parts.models)
    return zh_load_fail(load, &models, "give models or model_list, not both");
  if (st != ZH_NO_MEMORY && parts.models)
    st = zh_load_worse(st, zh_load_groups(load, &models, parts.models));
  if (st != ZH_NO_MEMORY && parts.litellm.model_list)
    return zh_load_worse(
        st, zh_load_litellm_config(load, &root, &parts.litellm, settings));
  if (st != ZH_NO_MEMORY && parts.settings)
    st = zh_load_worse(st, zh_load_members(load, &router, parts.settings,
                                           config_setting_members,
                                           ZH_COUNT(config_setting_members),
                                           settings));
  if (st != ZH_NO_MEMORY)
    st = zh_load_worse(
        st, zh_load_check_fallbacks(load, &fallbacks, &settings->fallbacks));
  if (st != ZH_NO_MEMORY)
    st = zh_load_worse(st, zh_load_check_fallbacks(
                               load, &context, &settings->context_fallbacks));
  if (st != ZH_NO_MEMORY)
    st = zh_load_worse(st, zh_load_check_fallbacks(
                               load, &policy, &settings->policy_fallbacks));
  load->interpolate = false;
  return st;
}

/* Can any call be answered?  Where a base URL is given without a config, only
 * home's key counts: no other provider is ever asked. */
static bool config_has_key(const zh_config *config) {
  size_t count = config->base_url_given ? 1 : config->account_count;
  for (size_t i = 0; i < count; i++) {
    const zh_account *account = &config->accounts[i];
    bool needs_key = account->row.auth != ZH_AUTH_NONE;
    if (needs_key && (account->api_key.len > 0 || account->bad_key.len > 0))
      return true;
  }
  return false;
}

/* An empty string in the options is as good as none, but for api_key. */
static void config_drop_empty(zh_str *text) {
  if (text->len == 0)
    *text = (zh_str){NULL, 0};
}

/* The code is for hosts whose official client words it in another way. */
static zh_status config_no_key(zh_error *err) {
  zh_error_field(err, ZH_CONFIG, "api_key", "%s", zh_home_no_key);
  if (err)
    zh_error_copy(err->code, sizeof err->code, ZH_S("missing_credentials"));
  return ZH_CONFIG;
}

/* Pieces of a variable's value between commas, without spaces around them. */
static zh_status config_read_list(zh_loader *load, const char *variable,
                                  zh_load_texts *out) {
  zh_str text = zh_load_env(load, variable);
  if (!text.ptr)
    return zh_error_memory(load->err);
  while (text.len > 0) {
    const char *comma = memchr(text.ptr, ',', text.len);
    size_t len = comma ? (size_t)(comma - text.ptr) : text.len;
    zh_str piece = zh_str_trim((zh_str){text.ptr, len});
    text = zh_str_cut(text, comma ? len + 1 : len);
    if (piece.len == 0)
      continue;
    zh_str *slot = zh_arena_push(&load->config->arena, (void **)&out->items,
                                 &out->count, sizeof(*slot));
    if (!slot)
      return zh_error_memory(load->err);
    *slot = piece;
  }
  return ZH_OK;
}

/* What is turned off or pinned by hand, from outside of the program. */
static zh_status config_read_overrides(zh_loader *load) {
  zh_load_at at = {NULL, ZH_S("ZEROHOP_PIN"), -1};
  zh_config *config = load->config;
  zh_load_texts off = {0}, pins = {0};
  zh_status st = config_read_list(load, "ZEROHOP_DISABLE", &off);
  if (st == ZH_OK)
    st = config_read_list(load, "ZEROHOP_PIN", &pins);
  config->disabled = off.items;
  config->disabled_count = off.count;
  for (size_t i = 0; i < pins.count && st == ZH_OK; i++) {
    const char *equal = memchr(pins.items[i].ptr, '=', pins.items[i].len);
    if (!equal)
      return zh_load_fail(load, &at, "expected GROUP=DEPLOYMENT, ...");
    size_t len = (size_t)(equal - pins.items[i].ptr);
    zh_header *slot = zh_arena_push(&config->arena, (void **)&config->pins,
                                    &config->pin_count, sizeof(*slot));
    if (!slot)
      return zh_error_memory(load->err);
    *slot = (zh_header){{pins.items[i].ptr, len},
                        zh_str_cut(pins.items[i], len + 1)};
  }
  return st;
}

static zh_status config_read(zh_loader *load) {
  config_options options = {.max_retries = -1,
                            .retry_after_max_ms = CONFIG_RETRY_AFTER_MS,
                            .user_agent = ZH_S(""),
                            .require_key = true,
                            .user_catalog = true};
  zh_load_settings settings = {.num_retries = -1,
                               .allowed_fails = CONFIG_ALLOWED_FAILS,
                               .cooldown_ms = CONFIG_COOLDOWN_MS};
  zh_status st = zh_load_members(load, NULL, 0, config_option_members,
                                 ZH_COUNT(config_option_members), &options);
  if (st == ZH_NO_MEMORY)
    return st;
  config_drop_empty(&options.home.base_url);
  config_drop_empty(&options.home.organization);
  config_drop_empty(&options.home.project);
  options.home.headers = &options.headers;
  st = zh_load_worse(st, config_read_parts(load, &options, &settings));
  if (st == ZH_OK)
    st = zh_load_surroundings(load);
  if (st == ZH_OK)
    st = config_read_overrides(load);
  if (st != ZH_OK)
    return st;
  config_merge(load->config, &options, &settings);
  if (options.require_key && !options.config && !config_has_key(load->config))
    return config_no_key(load->err);
  return ZH_OK;
}

/* --- public --- */

zh_status zh_config_new(zh_str options, zh_getenv_fn lookup, void *user,
                        zh_faults *faults, zh_config **out, zh_error *err) {
  *out = NULL;
  zh_config *config = zh_alloc_zero(sizeof(*config));
  if (!config)
    return zh_error_memory(err);
  atomic_init(&config->refs, 1);
  zh_faults own = {.arena = &config->arena};
  zh_loader load = {config, lookup, user, err, faults ? faults : &own,
                    false,  false};
  zh_status st = zh_load_source(&load, options);
  if (st == ZH_OK)
    st = config_read(&load);
  // What was found before there were values to name, or after them.
  if (st == ZH_CONFIG && load.faults->count == 0 && err)
    zh_faults_add(load.faults, &config->places, &config->source, ZH_S(""),
                  zh_str_of(err->message));
  if (st != ZH_OK) {
    zh_config_free(config);
    return st;
  }
  *out = config;
  return ZH_OK;
}

zh_status zh_config_fault(zh_config *config, zh_faults *faults,
                          const zh_error *fault, zh_error *err) {
  zh_faults none = {.arena = &config->arena};
  zh_loader load = {config, NULL, NULL, err, faults ? faults : &none,
                    false,  false};
  return zh_load_adopt(&load, fault);
}

zh_config *zh_config_ref(zh_config *config) {
  atomic_fetch_add_explicit(&config->refs, 1, memory_order_relaxed);
  return config;
}

void zh_config_free(zh_config *config) {
  if (!config ||
      atomic_fetch_sub_explicit(&config->refs, 1, memory_order_acq_rel) != 1)
    return;
  zh_nodes_deinit(&config->nodes);
  zh_arena_deinit(&config->arena);
  zh_free(config);
}

void zh_timeouts_merge(zh_timeouts *into, const zh_timeouts *from) {
  if (into->connect_ms == 0)
    into->connect_ms = from->connect_ms;
  if (into->read_ms == 0)
    into->read_ms = from->read_ms;
  if (into->ttft_ms == 0)
    into->ttft_ms = from->ttft_ms;
  if (into->chunk_ms == 0)
    into->chunk_ms = from->chunk_ms;
  if (into->deadline_ms == 0)
    into->deadline_ms = from->deadline_ms;
}

const zh_account *zh_config_account(const zh_config *config, zh_str name) {
  const zh_provider *row = zh_provider_find(name);
  if (row)
    name = zh_str_of(row->name);
  for (size_t i = 0; i < config->account_count; i++) {
    if (zh_str_is(name, zh_str_of(config->accounts[i].row.name)))
      return &config->accounts[i];
  }
  return NULL;
}

const zh_group *zh_config_group(const zh_config *config, zh_str name) {
  for (size_t i = 0; i < config->group_count; i++) {
    if (zh_str_is(name, config->groups[i].name))
      return &config->groups[i];
  }
  return NULL;
}

const zh_group *zh_config_wildcard(const zh_config *config, zh_str name,
                                   zh_str *tail) {
  const zh_group *best = NULL;
  for (size_t i = 0; i < config->group_count; i++) {
    zh_str head = config->groups[i].name;
    if (head.len == 0 || head.ptr[head.len - 1] != '*')
      continue;
    head.len--;
    if (zh_str_starts(name, head) && (!best || head.len >= best->name.len)) {
      best = &config->groups[i];
      *tail = zh_str_cut(name, head.len);
    }
  }
  return best;
}
