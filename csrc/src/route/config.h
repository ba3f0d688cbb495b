/* route/config.h -- what a router was told: providers with their keys, model
 * groups, defaults.  Read once from the options of zh_router_new, then
 * immutable and shared by reference: any thread may read it.
 *
 * The router config (`config` in the options), see docs/configuration.md:
 *   providers: {name: {dialect, base_url, api_key, api_key_env, headers,
 *                      timeouts, quirks: [flag name],
 *                      scripts: {model: script}}}
 *     an existing name changes only the members given; a new name needs
 *     base_url or scripts (dialect is openai_chat unless given)
 *   models: {group: {deployments: [{model, order, weight, api_key, api_keys,
 *                                   base_url, tags, region, failure_domain,
 *                                   max_parallel_requests, timeouts,
 *                                   system_prompt, override_params,
 *                                   default_params, drop_params}],
 *                    fallbacks, context_window_fallbacks,
 *                    content_policy_fallbacks: [model string, or an object],
 *                    degrade: {on: [cause], ladder: [step]},
 *                    routing_strategy, rules, split, timeouts,
 *                    hedge: {percentile, budget}, race: {n, until},
 *                    warm: {targets, requests, interval, max_cost},
 *                    health_check: {interval, prompt, max_tokens, max_cost}}}
 *     a deployment may be a plain model string
 *   router_settings: {num_retries, timeouts, routing_strategy, allowed_fails,
 *                     cooldown_time, hedge, warm, health_check,
 *                     fallbacks and its siblings}
 *   catalog: {"provider/model": facts}, see docs/cost.md
 *   ledger: {path}, see docs/ledger.md
 * Timeouts here are seconds, those of the options milliseconds.  Unknown keys
 * are refused with the nearest known name; "${VAR}" in any string but those of
 * scripts is replaced by the environment variable, unset is an error.
 * Limits and budgets are not built: their keys are refused saying so. */
#ifndef ZH_CONFIG_H
#define ZH_CONFIG_H

#include "format/url.h"
#include "provider/catalog.h"
#include "provider/provider.h"
#include "route/faults.h"
#include "route/group.h"

#include <stdatomic.h>

/* A provider as this router knows it: the row plus key and place. */
struct zh_account {
  zh_provider row; /* a copy; names live in the config's arena         */
  zh_str base_url; /* its path ends in no slash                        */
  zh_url url;      /* base_url, split                                  */
  zh_str api_key;  /* "" when none is known                            */
  /* What the environment has wrong about it, "" when nothing: told only to
   * whoever wants to use it. */
  zh_str bad_base_url;
  zh_str bad_key;
  zh_header *headers; /* sent with every request to it                    */
  size_t header_count;
  zh_timeouts timeouts;
  uint32_t scripts; /* node in the config's source: {model: script}     */
  zh_place prices;  /* whose prices hold there                          */
};

/* Of ttft_ms where a router config says nothing: as long as answers usually
 * take, once that is known and somebody else may be asked. */
#define ZH_AUTO_TIMEOUT (ZH_NO_TIMEOUT - 2)

typedef struct zh_config {
  zh_arena arena;
  zh_nodes nodes;
  zh_json source;       /* the options' text (copied) and nodes          */
  zh_places places;     /* of the file with the router config            */
  zh_faults warnings;   /* what the config says in vain                  */
  zh_account *accounts; /* every built-in row, then the user's           */
  size_t account_count;
  zh_group *groups;
  size_t group_count;
  const zh_account *home; /* where a model string without provider goes:
                             the base_url given, or OpenAI               */
  bool base_url_given;    /* by option or home's variable                */
  bool has_config;        /* a router config was given                   */
  zh_header *headers;     /* default_headers, for every target; private
                             ones are in home's account instead          */
  size_t header_count;
  zh_header *query; /* default_query, for home                     */
  size_t query_count;
  zh_timeouts timeouts; /* none of them 0                              */
  int max_retries;
  uint32_t retry_after_max_ms; /* a longer Retry-After means: do not retry */
  zh_fallbacks fallbacks; /* of groups that name none                       */
  zh_fallbacks context_fallbacks;
  zh_fallbacks policy_fallbacks;
  const zh_edit **edits; /* those of fallbacks, by their numbers            */
  size_t edit_count;
  zh_strategy strategy; /* of groups that name none                         */
  zh_hedge hedge;       /* likewise                                         */
  zh_stream_failure stream_failure;
  int64_t allowed_fails; /* in a row, before a breaker opens                */
  int64_t cooldown_ms;   /* for which it is open at first                     */
  zh_str *disabled; /* ZEROHOP_DISABLE: names of providers and deployments  */
  size_t disabled_count;
  zh_header *pins; /* ZEROHOP_PIN: group and deployment                     */
  size_t pin_count;
  bool has_checks;   /* of some group                                         */
  bool has_cares;    /* there is something to do besides calls               */
  uint32_t revision; /* what the router config says, as a number */
  atomic_int refs;
  zh_str ledger_path;        /* terminated; "" for a ledger in memory        */
  zh_str catalog_path;       /* the file of the user's own facts, be it there or
                                not; "" when the environment names no place   */
  const zh_catalog *catalog; /* the user's own facts, then the library's    */
  zh_str user_agent;  /* "" when none was given                         */
  zh_str ca_file;     /* SSL_CERT_FILE, CURL_CA_BUNDLE, ... or a known
                         system path; "" when none was found            */
  zh_str ca_folder;   /* SSL_CERT_DIR, when no variable names a file     */
  zh_str https_proxy; /* from the environment, read once; "" when none  */
  zh_str http_proxy;
  zh_str no_proxy;
} zh_config;

/* Reads the options of zh_router_new (copied).  lookup NULL: an empty
 * environment.  CONFIG, naming the member at fault, or NO_MEMORY.  Each fault
 * is added to faults (may be NULL), the first one is in err. */
zh_status zh_config_new(zh_str options, zh_getenv_fn lookup, void *user,
                        zh_faults *faults, zh_config **out, zh_error *err);

/* Adds what a higher layer found wrong with a value of the config: "path:
 * text".  The first fault goes to err, with its place. */
zh_status zh_config_fault(zh_config *config, zh_faults *faults,
                          const zh_error *fault, zh_error *err);
/* Drops a reference; NULL is nothing. */
void zh_config_free(zh_config *config);
zh_config *zh_config_ref(zh_config *config);

/* Checks the facts in the file `from` (terminated) and keeps a copy of it as
 * the user's own, in one step; *model_count tells how many models it has.
 * CONFIG says what is wrong with it or with the place, and nothing changed. */
zh_status zh_config_keep_catalog(const zh_config *config, zh_str from,
                                 size_t *model_count, zh_error *err);

/* Fills what `into` leaves unset (0) from `from`. */
void zh_timeouts_merge(zh_timeouts *into, const zh_timeouts *from);

/* Accounts and groups by name; NULL when unknown. */
const zh_account *zh_config_account(const zh_config *config, zh_str name);
const zh_group *zh_config_group(const zh_config *config, zh_str name);

/* The group with the longest name that ends in "*" and whose rest the name
 * begins with; *tail is what "*" stands for. */
const zh_group *zh_config_wildcard(const zh_config *config, zh_str name,
                                   zh_str *tail);

#endif
