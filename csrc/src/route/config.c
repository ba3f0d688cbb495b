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

/* What a router may be told in `router_settings`; numbers -1 when unsaid. */
typedef struct config_settings {
  int64_t num_retries;
  zh_load_texts fallbacks;
  zh_timeouts timeouts;
} config_settings;

typedef struct config_parts {
  uint32_t providers;
  uint32_t models;
  uint32_t settings;
  uint32_t catalog;
  uint32_t ledger;
} config_parts;

typedef struct config_options {
  zh_load_home home;
  zh_load_headers headers;
  zh_load_headers query;
  zh_load_texts fallbacks;
  zh_timeouts timeouts;
  zh_str user_agent;
  int64_t max_retries;
  int64_t retry_after_max_ms;
  uint32_t config;
  bool require_key;
  bool user_catalog;
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
    {"fallbacks", zh_load_names, offsetof(config_options, fallbacks), false},
    {"user_agent", zh_load_text, offsetof(config_options, user_agent), false},
    {"config", zh_load_object, offsetof(config_options, config), false},
    {"require_key", zh_load_bool, offsetof(config_options, require_key), false},
    {"user_catalog", zh_load_bool, offsetof(config_options, user_catalog),
     false},
};

static const zh_load_member config_part_members[] = {
    {"providers", zh_load_object, offsetof(config_parts, providers), false},
    {"models", zh_load_object, offsetof(config_parts, models), false},
    {"router_settings", zh_load_object, offsetof(config_parts, settings),
     false},
    {"catalog", zh_load_object, offsetof(config_parts, catalog), false},
    {"ledger", zh_load_object, offsetof(config_parts, ledger), false},
    {"budgets", NULL, 0, false},
    {"model_list", NULL, 0, false},
    {"litellm_settings", NULL, 0, false},
    {"general_settings", NULL, 0, false},
};

static const zh_load_member config_setting_members[] = {
    {"num_retries", zh_load_count, offsetof(config_settings, num_retries),
     false},
    {"fallbacks", zh_load_names, offsetof(config_settings, fallbacks), false},
    {"timeouts", zh_load_timeouts_s, offsetof(config_settings, timeouts),
     false},
    {"allowed_fails", NULL, 0, false},
    {"cooldown_time", NULL, 0, false},
    {"routing_strategy", NULL, 0, false},
    {"context_window_fallbacks", NULL, 0, false},
    {"content_policy_fallbacks", NULL, 0, false},
    {"hedge", NULL, 0, false},
    {"stream_failure", NULL, 0, false},
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

/* Options before router_settings before what the official client does. */
static void config_merge(zh_config *config, const config_options *options,
                         const config_settings *settings) {
  config->timeouts = options->timeouts;
  zh_timeouts_merge(&config->timeouts, &settings->timeouts);
  zh_timeouts_merge(&config->timeouts, &config_timeouts);
  const zh_load_texts *fallbacks =
      options->fallbacks.given ? &options->fallbacks : &settings->fallbacks;
  config->fallbacks = fallbacks->items;
  config->fallback_count = fallbacks->count;
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

/* What stands in `config`, if there is one. */
static zh_status config_read_names(zh_loader *load, uint32_t node,
                                   config_parts *parts) {
  zh_load_at root = {NULL, ZH_S("config"), -1};
  if (!node)
    return ZH_OK;
  return zh_load_members(load, &root, node, config_part_members,
                         ZH_COUNT(config_part_members), parts);
}

/* `config`, down to accounts, groups and settings; a part at fault does not
 * keep the others from being looked at. */
static zh_status config_read_parts(zh_loader *load, config_options *options,
                                   config_settings *settings) {
  zh_load_at root = {NULL, ZH_S("config"), -1};
  zh_load_at providers = {&root, ZH_S("providers"), -1};
  zh_load_at models = {&root, ZH_S("models"), -1};
  zh_load_at router = {&root, ZH_S("router_settings"), -1};
  zh_load_at fallbacks = {&router, ZH_S("fallbacks"), -1};
  zh_load_at ledger = {&root, ZH_S("ledger"), -1};
  config_parts parts = {0};
  load->config->has_config = options->config != 0;
  load->interpolate = true;
  zh_status st = config_read_names(load, options->config, &parts);
  if (st != ZH_NO_MEMORY)
    st = zh_load_worse(st, zh_load_accounts(load, &providers, parts.providers,
                                            &options->home));
  if (st != ZH_NO_MEMORY)
    st = zh_load_worse(
        st, zh_load_catalog(load, parts.catalog, options->user_catalog));
  if (st != ZH_NO_MEMORY)
    st = zh_load_worse(st, config_read_ledger(load, &ledger, parts.ledger));
  if (st != ZH_NO_MEMORY && parts.models)
    st = zh_load_worse(st, zh_load_groups(load, &models, parts.models));
  if (st != ZH_NO_MEMORY && parts.settings)
    st = zh_load_worse(st, zh_load_members(load, &router, parts.settings,
                                           config_setting_members,
                                           ZH_COUNT(config_setting_members),
                                           settings));
  if (st != ZH_NO_MEMORY)
    st = zh_load_worse(
        st, zh_load_check_fallbacks(load, &fallbacks, &settings->fallbacks));
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

static zh_status config_read(zh_loader *load) {
  config_options options = {.max_retries = -1,
                            .retry_after_max_ms = CONFIG_RETRY_AFTER_MS,
                            .user_agent = ZH_S(""),
                            .require_key = true,
                            .user_catalog = true};
  config_settings settings = {.num_retries = -1};
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
  zh_faults own = {.arena = &config->arena};
  zh_loader load = {config, lookup, user, err, faults ? faults : &own, false};
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
  zh_loader load = {config, NULL, NULL, err, faults ? faults : &none, false};
  return zh_load_adopt(&load, fault);
}

void zh_config_free(zh_config *config) {
  if (!config)
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
