/* route/choose.h -- from a group to its deployments and keys in the order in
 * which they are to be asked, with what was left out and why.  Hard filters
 * first, then `order`, then the strategy; equal ones by chance. */
#ifndef ZH_CHOOSE_H
#define ZH_CHOOSE_H

#include "route/state.h"
#include "route/wish.h"

/* One key of one deployment. */
typedef struct zh_choice {
  const zh_deployment *deployment;
  const zh_key *key;
  const char *why; /* NULL: it may be asked; else why not                    */
  int64_t until;   /* when that is over, ns; 0: not by itself                */
  bool by_health;  /* it would do, were it well                              */
  bool is_probe;
  bool is_overflow; /* the request is too long for it                       */
  uint32_t rank;    /* lower ones first, whatever the score                   */
  int64_t pusd;     /* what the request costs there, 1e-12 USD; -1: not known,
                       or not asked                                          */
} zh_choice;

/* What is asked of zh_choose.  routing NULL: nothing is known of health. */
typedef struct zh_choosing {
  const zh_config *config;
  zh_routing *routing;
  const zh_group *group;
  const zh_chat_request *chat;
  const zh_edit *edit; /* of all its requests; NULL: none                    */
  bool is_real;        /* it will be asked: turns are taken, half-open ones
                          get their request                                  */
} zh_choosing;

typedef struct zh_choices {
  zh_choice **items; /* in the arena: those that may be asked, in order, then
                        those that may not                                   */
  size_t count;
  size_t usable;
} zh_choices;

zh_status zh_choose(const zh_choosing *ask, zh_wish *wish, zh_arena *arena,
                    zh_choices *out, zh_error *err);

/* The rule of the group that the request fits, else the share of its split
 * that it falls to (one session always to the same); NULL: none. */
zh_status zh_rule_find(zh_routing *routing, const zh_group *group,
                       const zh_wish *wish, const zh_chat_request *chat,
                       zh_arena *arena, const zh_rule **out, zh_error *err);

/* 64 bits that are the same for the same session and name. */
uint64_t zh_choose_lot(zh_str session, zh_str name);

/* Why the request's wishes rule a provider out; NULL: they do not. */
const char *zh_choose_provider(const zh_wish *wish, zh_str provider);

#endif
