/* route/wish.h -- what one request says about its routing:
 *   models     [model string]: tried after `model`, as OpenRouter has it
 *   provider   {order, only, ignore, sort, require_parameters,
 *               allow_fallbacks}, as OpenRouter has it
 *   route      {tags, session, task, plan, hedge, race, stream_failure,
 *               degrade}
 * With a router config they are ours and not sent; without one only `route`
 * is. */
#ifndef ZH_WISH_H
#define ZH_WISH_H

#include "chat/request.h"
#include "route/config.h"

typedef struct zh_names {
  zh_str *items;
  size_t count;
  bool given;
} zh_names;

typedef struct zh_wish {
  zh_names models;
  zh_names order; /* providers                                              */
  zh_names only;
  zh_names ignore;
  zh_names tags;
  zh_strategy sort;   /* ZH_STRATEGY_UNSET: as the group says                 */
  bool has_providers; /* some member of `provider` rules providers out      */
  bool no_fallbacks;
  bool no_degrade; /* not a step down a ladder                              */
  bool strict_parameters;
  zh_str session; /* "" when none: else equal ones go to one target         */
  zh_str task;
  zh_hedge hedge;
  zh_race race;
  zh_stream_failure stream_failure;
  uint32_t plan;     /* node of a plan to follow; 0: none                   */
  uint32_t metadata; /* node of the request's own; 0: none                  */
  uint32_t seen;     /* ZH_NEED_*: what the request needs, once it is known */
  bool is_seen;
  int64_t prompt;     /* tokens, estimated                                  */
  int64_t growth;     /* of them, by what a target's request has more       */
  int64_t max_output; /* tokens; 0: unsaid                                  */
  int64_t too_small;  /* a window that was counted and does not do           */
  int64_t large_enough; /* one that does; 0: none was counted               */
} zh_wish;

/* Reads it and takes our members off the request's list.  INVALID names the
 * member at fault. */
zh_status zh_wish_read(zh_chat_request *chat, bool has_config, zh_wish *out,
                       zh_error *err);

enum { /* what a model must take or do */
       ZH_NEED_TOOLS = 1 << 0,
       ZH_NEED_SCHEMA = 1 << 1,
       ZH_NEED_IMAGE = 1 << 2,
       ZH_NEED_AUDIO = 1 << 3,
       ZH_NEED_FILE = 1 << 4,
       ZH_NEED_REASONING = 1 << 5
};

/* Which of them the request needs; looks once. */
uint32_t zh_wish_needs(zh_wish *wish, const zh_chat_request *chat);

/* As it is for a target whose requests have these edits (each may be NULL). */
void zh_wish_edit(zh_wish *wish, const zh_chat_request *chat,
                  const zh_edit *const edits[2]);

/* What the request is for: `route.task`, else `task` of its metadata, else the
 * model that it asks for. */
zh_str zh_wish_task(const zh_wish *wish, const zh_chat_request *chat,
                    zh_arena *arena);

/* The text of the last turn of the user's, decoded; "" when there is none, ptr
 * NULL when out of memory. */
zh_str zh_wish_last_user(const zh_chat_request *chat, zh_arena *arena);

#endif
