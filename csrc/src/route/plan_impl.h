/* route/plan_impl.h -- a plan in the making, for plan.c and follow.c. */
#ifndef ZH_PLAN_IMPL_H
#define ZH_PLAN_IMPL_H

#include "base/limits.h"
#include "route/choose.h"
#include "route/plan.h"

/* A model string taken apart. */
typedef struct zh_plan_name {
  zh_str text;
  const zh_group *group; /* or:                                            */
  const zh_account *account;
  zh_str model;
} zh_plan_name;

typedef struct zh_plan_work {
  const zh_config *config;
  zh_routing *routing;
  const zh_chat_request *chat;
  bool is_real;
  zh_pick pick;
  zh_wish wish;
  zh_plan *plan;
  zh_target *resort; /* what would do, were it well                          */
  size_t resort_count;
  bool is_overflow; /* the request is too long for all so far                */
  uint8_t only;
  const zh_step *step; /* of the ladder that is being added                  */
  const zh_near *near; /* what `auto` found, that is being added             */
  zh_plan_name own; /* what was asked for                                    */
  const zh_group *followed; /* that of a plan that was made before          */
  const zh_edit *edit; /* of the entry of a list that is being added         */
  zh_call_options options;
  zh_arena *arena;
  zh_error *err;
  zh_target *targets;
  size_t count;
  size_t room;
  const char *param; /* where the model string at hand came from           */
  bool is_special;   /* the call brings a key or timeouts of its own      */
  uint64_t seen[4];  /* a bit for each hash of a target, more or less      */
  zh_error missing;  /* why the first target without a key has none        */
} zh_plan_work;

zh_plan_name zh_plan_resolve(const zh_config *config, zh_str text);

/* Add a target; one without a key, or that is not well, is left out. */
zh_status zh_plan_add_model(zh_plan_work *work, const zh_plan_name *name,
                            bool fallback);
zh_status zh_plan_add_key(zh_plan_work *work, const zh_plan_name *name,
                          const zh_deployment *deployment, size_t key,
                          bool is_well, bool fallback);

/* plan_auto.c: the nearest to what was asked for, no more than fit. */
zh_status zh_plan_add_auto(zh_plan_work *work);

/* Room for so many targets, or twice what there was. */
bool zh_plan_grow(zh_plan_work *work, size_t most);

/* Adds a target that is not there yet; a candidate that is not asked. */
zh_status zh_plan_push(zh_plan_work *work, const zh_target *target);
zh_status zh_plan_exclude(zh_plan_work *work, zh_str name, size_t key,
                          const char *why, int64_t until);

/* Is there one that is asked first, not only after some failure? */
bool zh_plan_has_target(const zh_plan_work *work);

/* Says why there is none. */
zh_status zh_plan_nothing(zh_plan_work *work);

/* follow.c: the targets of the plan that the request brings along. */
zh_status zh_plan_follow(zh_plan_work *work);

#endif
