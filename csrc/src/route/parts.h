/* route/parts.h -- the parts a zh_config is filled from, one file each.
 * Private to them and config.c, which calls them in this order. */
#ifndef ZH_PARTS_H
#define ZH_PARTS_H

#include "route/load.h"

/* What the options say about home's account; ptr NULL: nothing. */
typedef struct zh_load_home {
  zh_str api_key;
  zh_str base_url;
  zh_str organization;
  zh_str project;
  const zh_load_headers *headers; /* default_headers                       */
} zh_load_home;

/* What a router may be told in `router_settings`; num_retries -1 when unsaid.
 */
typedef struct zh_load_settings {
  int64_t num_retries;
  zh_fallbacks fallbacks;
  zh_fallbacks context_fallbacks;
  zh_fallbacks policy_fallbacks;
  zh_timeouts timeouts;
  zh_strategy strategy;
  zh_hedge hedge;
  zh_warm warm;
  zh_check check;
  int64_t allowed_fails;
  uint32_t cooldown_ms;
  zh_stream_failure stream_failure;
} zh_load_settings;

/* Parts of the config.yaml of LiteLLM's proxy; 0: not there. */
typedef struct zh_load_litellm {
  uint32_t model_list;
  uint32_t litellm;
  uint32_t router;
} zh_load_litellm;

/* litellm.c: config->groups and settings from such a file. */
zh_status zh_load_litellm_config(zh_loader *load, const zh_load_at *at,
                                 const zh_load_litellm *parts,
                                 zh_load_settings *settings);

/* source.c: the options' text and nodes into config->source; `config` may be
 * the path of a file, and where it is absent or null ZEROHOP_CONFIG may. */
zh_status zh_load_source(zh_loader *load, zh_str options);

/* accounts.c: built-in rows, environment and `providers` (at and node; node
 * 0: none) into config->accounts and home.  Private default headers go to
 * home's account, the others to config->headers. */
zh_status zh_load_accounts(zh_loader *load, const zh_load_at *at, uint32_t node,
                           const zh_load_home *home);

/* A deployment as written; zeroed but for weight, which is 1. */
typedef struct zh_load_place {
  zh_str model;
  zh_str api_key;
  zh_load_texts api_keys;
  zh_str base_url;
  zh_str proxy;
  zh_load_headers headers;
  zh_timeouts timeouts;
  int64_t order;
  double weight;
  int64_t max_parallel;
  zh_load_texts tags;
  zh_str region;
  zh_str failure_domain;
  zh_edit edit;
  bool unchecked;
  bool is_plain; /* written as a model string                              */
} zh_load_place;

/* deployments.c: one more of a group (out), which has room for it; and the
 * same from what was read in another form. */
ZH_LOAD_READER(zh_load_deployment);
zh_status zh_load_add_deployment(zh_loader *load, const zh_load_at *at,
                                 const zh_load_place *place, zh_group *group);

/* rules.c: a group's `rules` and `split` (0: none). */
zh_status zh_load_rules(zh_loader *load, const zh_load_at *at, uint32_t rules,
                        uint32_t split, zh_group *group);

/* hedges.c: true, false or an object; a number or an object. */
ZH_LOAD_READER(zh_load_hedge); /* zh_hedge                                  */
ZH_LOAD_READER(zh_load_race);  /* zh_race                                   */

/* cares.c: true, false or an object; the second also a number. */
ZH_LOAD_READER(zh_load_check); /* zh_check                                  */
ZH_LOAD_READER(zh_load_warm);  /* zh_warm                                   */

/* cares.c: what a proxy's general_settings say of checks (zh_check). */
ZH_LOAD_READER(zh_load_general);

/* groups.c: "provider/model" taken apart; a name without a slash is home's. */
zh_status zh_load_split(zh_loader *load, const zh_load_at *at, zh_str name,
                        const zh_account **account, zh_str *model);

/* groups.c: the name of a group nobody knows. */
zh_status zh_load_unknown_group(zh_loader *load, const zh_load_at *at,
                                zh_str name);

/* groups.c: `models` into config->groups. */
zh_status zh_load_groups(zh_loader *load, const zh_load_at *at, uint32_t node);

/* fallbacks.c: a list of entries; and the refusal of those that name neither a
 * group nor "provider/model".  at is the list's. */
ZH_LOAD_READER(zh_load_fallbacks); /* zh_fallbacks                           */
zh_status zh_load_check_fallbacks(zh_loader *load, const zh_load_at *at,
                                  const zh_fallbacks *list);

/* fallbacks.c: the same for one model string. */
zh_status zh_load_check_model(zh_loader *load, const zh_load_at *at,
                              zh_str name);

/* degrade.c: a list of steps, or an object; and the steps' models, once all
 * groups are known.  at is the group's. */
ZH_LOAD_READER(zh_load_degrade); /* zh_degrade                               */
zh_status zh_load_check_degrade(zh_loader *load, const zh_load_at *at,
                                zh_group *group);

/* edits.c: what a target's request has other than the app's, into a zh_edit.
 * The fourth takes one parameter, called at->key, of default_params. */
ZH_LOAD_READER(zh_load_system_prompt);
ZH_LOAD_READER(zh_load_override_params);
ZH_LOAD_READER(zh_load_default_params);
ZH_LOAD_READER(zh_load_default_param);
ZH_LOAD_READER(zh_load_drop_params);
#define ZH_LOAD_EDIT_MEMBERS(at)                                               \
  {"system_prompt", zh_load_system_prompt, at, false},                         \
      {"override_params", zh_load_override_params, at, false},                 \
      {"default_params", zh_load_default_params, at, false}, {                 \
    "drop_params", zh_load_drop_params, at, false                              \
  }

/* Keeps it; *out NULL where it changes nothing. */
zh_status zh_load_keep_edit(zh_loader *load, const zh_edit *edit,
                            const zh_edit **out);

/* priced.c: whose prices hold for each account, and the catalog with the
 * user's own file (if has_file) and `catalog` (node; 0: none). */
zh_status zh_load_catalog(zh_loader *load, uint32_t node, bool has_file);

/* surroundings.c: where certificates stand, which proxies to use. */
zh_status zh_load_surroundings(zh_loader *load);

#endif
