/* route/config.h -- what a router was told: providers with their keys, model
 * groups, defaults.  Read once from the options of zh_router_new, then
 * immutable and shared by reference: any thread may read it.
 *
 * The router config (`config` in the options) is
 *   providers: {name: {dialect, base_url, api_key, api_key_env, headers,
 *                      timeouts, quirks: [flag name], scripts: {model:
 * script}}} an existing name changes only the members given; a new name needs
 * dialect and base_url (dialect defaults to openai_chat) models:    {group:
 * {deployments: [{model, order, api_key, base_url, timeouts}], fallbacks:
 * [model string], timeouts}} a deployment may be a plain model string
 *   router_settings: {num_retries, fallbacks, timeouts}
 * Unknown keys are refused with the nearest known name; "${VAR}" in any string
 * is replaced by the environment variable, unset is an error.  Strategies,
 * limits, budgets, YAML are not built: their keys are refused saying so. */
#ifndef ZH_CONFIG_H
#define ZH_CONFIG_H

#include "format/url.h"
#include "provider/provider.h"

/* A provider as this router knows it: the row plus key and place. */
typedef struct zh_account {
  zh_provider row;    /* a copy; names live in the config's arena         */
  zh_str base_url;    /* without a trailing slash                         */
  zh_url url;         /* base_url, split                                  */
  zh_str api_key;     /* "" when none is known                            */
  zh_header *headers; /* sent with every request to it                    */
  size_t header_count;
  zh_timeouts timeouts;
  uint32_t scripts; /* node in the config's source: {model: script}     */
} zh_account;

/* One place a model can be asked for. */
typedef struct zh_deployment {
  zh_str name; /* "anthropic/claude-sonnet-4-5", for people        */
  const zh_account *account;
  zh_str model;    /* what the provider calls it                       */
  zh_str base_url; /* the account's unless overridden                  */
  zh_url url;
  zh_str api_key; /* likewise                                         */
  zh_timeouts timeouts;
  int64_t order;
} zh_deployment;

typedef struct zh_group {
  zh_str name;
  zh_deployment *deployments; /* sorted by order, stable                    */
  size_t deployment_count;
  zh_str *fallbacks;
  size_t fallback_count;
  bool has_fallbacks;
  zh_timeouts timeouts;
} zh_group;

typedef struct zh_config {
  zh_arena arena;
  zh_nodes nodes;
  zh_json source;       /* the options' text and nodes, interpolated      */
  zh_account *accounts; /* every built-in row, then the user's            */
  size_t account_count;
  zh_group *groups;
  size_t group_count;
  const zh_account *home; /* where a model string without provider goes: the
                             base_url given, or OpenAI                      */
  bool base_url_given;    /* by option or OPENAI_BASE_URL                   */
  bool has_config;        /* a router config was given                      */
  zh_header *headers;     /* default_headers, organization, project         */
  size_t header_count;
  zh_header *query;
  size_t query_count;
  zh_timeouts timeouts;
  int max_retries;
  uint32_t
      retry_after_max_ms; /* a longer Retry-After means: do not retry; option
                             retry_after_max_ms, default 120000 as the
                             official Python client; Node passes 60000  */
  zh_str *fallbacks;
  size_t fallback_count;
  zh_str user_agent;
  zh_str ca_file;     /* SSL_CERT_FILE, CURL_CA_BUNDLE, ... or a known
                         system path; "" when none was found            */
  zh_str https_proxy; /* from the environment, read once; "" when none  */
  zh_str http_proxy;
  zh_str no_proxy;
} zh_config;

zh_status zh_config_new(zh_str options, zh_getenv_fn lookup, void *user,
                        zh_config **out, zh_error *err);
void zh_config_free(zh_config *config);

/* Accounts and groups by name; NULL when unknown. */
const zh_account *zh_config_account(const zh_config *config, zh_str name);
const zh_group *zh_config_group(const zh_config *config, zh_str name);

#endif
