/* route/group.h -- model groups and their deployments, as a zh_config has
 * them.  Immutable but for what their slots and rounds point at, which is the
 * routing's (route/state.h). */
#ifndef ZH_GROUP_H
#define ZH_GROUP_H

#include "format/url.h"
#include "provider/catalog.h"
#include "provider/strengths.h"
#include "route/care.h"
#include "route/edit.h"
#include "route/failure.h"
#include "route/hedge.h"
#include "route/strategy.h"

typedef struct zh_account zh_account; /* route/config.h                     */
typedef struct zh_round zh_round;
typedef struct zh_target zh_target; /* route/plan.h                         */

/* One API key of a deployment. */
typedef struct zh_key {
  zh_str text;   /* "" when none                                              */
  zh_str name;   /* whose it is, for the ledger: the deployment's name, with the
                    key's number where it has several                        */
  zh_slot *slot; /* what is known of it there; NULL: nothing                */
  const zh_target *ready; /* what a plan says of it, where that is the same
                             for all calls that bring nothing of their own;
                             NULL: it is not                                 */
} zh_key;

/* What models are compared by (route/nearest.h). */
typedef struct zh_profile {
  const zh_strength *strength; /* NULL: no benchmark is known                */
  float price; /* log2 of what the usual request costs; 0: not known         */
  float context; /* log2 of its tokens; 0: not known                          */
} zh_profile;

/* One place a model can be asked for. */
typedef struct zh_deployment {
  zh_str name; /* "anthropic/claude-sonnet-4-5", for people        */
  const zh_account *account;
  zh_str model;    /* what the provider calls it                       */
  uint32_t hash;   /* of it                                            */
  zh_str base_url; /* the account's unless overridden                  */
  zh_url url;
  zh_str api_key; /* likewise, but see own_key                        */
  bool own_key;   /* api_key, even "", is this deployment's own: it has one, or
                     stands at another origin than its account         */
  bool away;      /* it stands at another origin than its account      */
  zh_header *headers; /* the account's, without private ones when away    */
  size_t header_count;
  zh_str proxy; /* "": none; ptr NULL: as the environment says             */
  zh_timeouts timeouts;
  zh_timeouts all_timeouts;  /* with the group's, account's and router's     */
  const zh_facts_row *facts; /* of the catalog; NULL: unknown               */
  const zh_edit *edit;       /* of its requests; NULL: none                  */
  int64_t order;
  uint32_t tier; /* how many lower orders its group has                     */
  zh_key *keys;  /* at least one; the first one is api_key                   */
  size_t key_count;
  double weight;  /* 1 unless given                                          */
  bool unchecked; /* no health checks here                                 */
  int64_t max_parallel; /* requests under way at once; 0: any number        */
  zh_str *tags;
  size_t tag_count;
  zh_str region;         /* "" when none was given                          */
  zh_str failure_domain; /* "" for the provider's                           */
  zh_profile profile;
} zh_deployment;

/* FNV-1a: names with other hashes need no comparing. */
static inline uint32_t zh_model_hash(zh_str model) {
  uint32_t hash = 2166136261u;
  for (size_t i = 0; i < model.len; i++)
    hash = (hash ^ (unsigned char)model.ptr[i]) * 16777619u;
  return hash;
}

/* Requests for one group that another one answers: those that fit (rules), or
 * a share of them (split). */
typedef struct zh_rule {
  zh_str use;   /* a group                                                    */
  zh_str label; /* of a share; "" when none                                 */
  double weight; /* of a share                                              */
  zh_str *tags;  /* all of them; of a rule from here on                      */
  size_t tag_count;
  zh_header *metadata; /* names and values                                  */
  size_t metadata_count;
  int64_t prompt_above; /* tokens; -1: any                                  */
  int64_t prompt_below;
  zh_str task;
  zh_str last_user; /* a piece of the last turn's text                      */
  int hours_from;   /* minutes of the UTC day; -1: any                        */
  int hours_to;
} zh_rule;

typedef struct zh_group {
  zh_str name;
  zh_deployment *deployments; /* sorted by order, stable                    */
  size_t deployment_count;
  size_t key_count; /* of all deployments together                          */
  zh_fallbacks fallbacks;
  zh_fallbacks context_fallbacks; /* for requests that are too long          */
  zh_fallbacks policy_fallbacks;  /* for answers that a filter refused       */
  zh_degrade degrade;
  zh_timeouts timeouts;
  zh_strategy strategy;
  double min_score; /* of a model for a task; 0: any                        */
  zh_stream_failure stream_failure;
  zh_rule *rules;
  size_t rule_count;
  zh_rule *split;
  size_t split_count;
  zh_hedge hedge; /* the router's where it has none                          */
  zh_race race;
  zh_warm warm;    /* likewise                                              */
  zh_check check;  /* likewise                                              */
  zh_round *round; /* what the routing remembers of it; NULL: nothing       */
} zh_group;

#endif
