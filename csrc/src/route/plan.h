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

#include "route/config.h"

typedef struct zh_target {
  const zh_account *account;
  const zh_dialect *dialect; /* the account's; a script may speak another   */
  zh_str name;  /* deployment, for people: "openai/gpt-5"                   */
  zh_str model; /* what goes on the wire                                    */
  zh_str base_url;
  const zh_url *url;
  zh_str api_key; /* "" when none                                           */
  const zh_header *headers; /* of the account, those fit for this place     */
  size_t header_count;
  zh_json script;       /* in-process: count 0 means the built-in one       */
  uint32_t script_at;   /* its node                                         */
  zh_timeouts timeouts; /* merged: call, deployment, group, account, router;
                           none of them 0                                   */
  bool verbatim;        /* the drop-in path: send the body untouched        */
  bool fallback;        /* it came from a list of fallbacks                 */
  bool home; /* home at its own address: of a call's headers, private ones
                (zh_header_is_private) may go here and nowhere else         */
} zh_target;

typedef struct zh_plan {
  zh_target *targets; /* in the arena, at least one                         */
  size_t count;
} zh_plan;

/* Fills *out; it borrows config, chat and options' key.  options may be NULL.
 * Targets without a key are left out; when that leaves none of the model's
 * own, CONFIG names the variable to set.  INVALID names the field when a
 * model string is no good. */
zh_status zh_plan_make(const zh_config *config, const zh_chat_request *chat,
                       const zh_call_options *options, zh_arena *arena,
                       zh_plan *out, zh_error *err);

#endif
