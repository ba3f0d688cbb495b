/* route/plan.h -- from a model string to the ordered targets of a call.
 *
 * A model string means, in this order: a model group of the config; where a
 * base_url is given and there is no router config, that URL, verbatim;
 * "provider/model" for a known provider; else OpenAI, unchanged.  Targets are
 * the model's deployments, then the fallbacks: the request's own if it names
 * any, else the group's, else the router's.  A list of the config goes on with
 * the lists of the groups it names, breadth first; a request's own stands as
 * it is.  No target comes twice.  Pure; any thread. */
#ifndef ZH_PLAN_H
#define ZH_PLAN_H

#include "route/nearest.h"
#include "route/pick.h"

/* What few targets have. */
typedef struct zh_extra {
  const zh_edit *edits[2]; /* of its requests, in this order; NULL: none     */
  const zh_step *step;     /* of a ladder; NULL: none                        */
  const zh_near *near;     /* it came by `auto`; NULL: it did not            */
} zh_extra;

extern const zh_extra zh_extra_none;

struct zh_target {
  const zh_account *account;
  const zh_dialect *dialect; /* the account's; a script may speak another   */
  zh_str name;  /* deployment, for people: "openai/gpt-5"                   */
  zh_str model; /* what goes on the wire                                    */
  zh_str base_url;
  const zh_url *url;
  zh_str api_key; /* "" when none                                           */
  zh_str proxy;   /* "": none; ptr NULL: as the environment says            */
  const zh_header *headers; /* of the account, those fit for this place     */
  size_t header_count;
  zh_json script;       /* in-process: count 0 means the built-in one       */
  uint32_t script_at;   /* its node                                         */
  zh_timeouts timeouts; /* merged: call, deployment, group, account, router;
                           none of them 0                                   */
  bool verbatim;        /* the drop-in path: send the body untouched        */
  bool fallback;        /* it came from a list of fallbacks                 */
  uint8_t only;  /* ZH_ONLY_*: after which failures alone it is asked; 0: any */
  bool home;     /* home at its own address: of a call's headers, private ones
                    (zh_header_is_private) may go here and nowhere else */
  zh_slot *slot; /* what the routing knows of it; NULL: nothing             */
  const zh_extra *extra; /* NULL: as most                                 */
  const zh_group *group; /* whose deployment it is; NULL: none's          */
  uint16_t number; /* of the deployment in its group                        */
  uint16_t key;    /* of the key in its deployment                          */
  uint32_t hash;   /* of the model                                          */
};

/* A candidate that is not asked. */
typedef struct zh_excluded {
  zh_str name;
  size_t key;
  const char *why; /* static                                                */
  int64_t for_ms;  /* until that is over; 0: not by itself                  */
} zh_excluded;

static inline const zh_extra *zh_target_extra(const zh_target *target) {
  return target->extra ? target->extra : &zh_extra_none;
}

typedef struct zh_plan {
  zh_target *targets; /* in the arena, at least one                         */
  size_t count;
  size_t spare_count; /* behind them: left out for their health alone, for when
                         all others failed                                  */
  zh_excluded *excluded;
  size_t excluded_count;
  const zh_group *group; /* that the model string led to; NULL: none        */
  zh_stream_failure stream_failure; /* settled                              */
  zh_str label;       /* of the share of a split; "" when none           */
  uint8_t degraded;   /* causes for which the ladder is walked at once      */
  int64_t prompt;     /* tokens of the request, estimated                   */
  int64_t max_output; /* tokens that it allows; 0: unsaid                   */
  bool is_picked; /* the host put the group's targets in order               */
  bool is_resort; /* none was well: all that would do are asked             */
  zh_hedge hedge; /* the request's, else the group's                        */
  zh_race race;
} zh_plan;

typedef struct zh_plan_query {
  const zh_config *config;
  zh_routing *routing;   /* NULL: nothing is known of health                */
  zh_chat_request *chat; /* loses the members that are ours                 */
  const zh_call_options *options; /* may be NULL                            */
  bool is_real; /* it will be followed: turns are taken                     */
  zh_pick pick;
} zh_plan_query;

/* Fills *out, which borrows all that the query names.  Candidates that cannot
 * take the request, are not well, or have no key are left out, each with its
 * reason; when none is well, all that would do are targets.  INVALID or
 * CONTEXT_OVERFLOW when none can take it, CONFIG when it is for want of keys.
 */
zh_status zh_plan_route(const zh_plan_query *query, zh_arena *arena,
                        zh_plan *out, zh_error *err);

/* One key, whatever its health: a target of another plan, or a deployment's. */
typedef struct zh_plan_aim {
  const zh_target *target; /* NULL:                                          */
  const zh_group *group;
  const zh_deployment *deployment;
  size_t key;
} zh_plan_aim;

/* A plan of just that.  The target is copied. */
zh_status zh_plan_at(const zh_plan_query *query, const zh_plan_aim *aim,
                     zh_arena *arena, zh_plan *out, zh_error *err);

/* Makes ready what plans say of the config's deployments, whose slots it has.
 * NO_MEMORY. */
zh_status zh_plan_prepare(zh_config *config, zh_error *err);

/* Appends the plan as JSON, see docs/routing.md. */
zh_status zh_plan_write(const zh_plan *plan, const zh_plan_query *query,
                        zh_buf *out, zh_error *err);

/* The same without routing and without the wishes of the request.  Fills *out;
 * it borrows config, chat and options' key.  options may be NULL. Targets
 * without a key are left out; when that leaves none of the model's own, CONFIG
 * names the variable to set.  INVALID names the field when a model string is no
 * good. */
zh_status zh_plan_make(const zh_config *config, const zh_chat_request *chat,
                       const zh_call_options *options, zh_arena *arena,
                       zh_plan *out, zh_error *err);

#endif
