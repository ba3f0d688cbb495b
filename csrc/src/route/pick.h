/* route/pick.h -- the host's own say in the order of a group: its candidates as
 * JSON go out, numbers come back. */
#ifndef ZH_PICK_H
#define ZH_PICK_H

#include "route/choose.h"
#include "zerohop.h"

/* Whom to ask; fn NULL: nobody. */
typedef struct zh_pick {
  zh_pick_fn fn;
  void *user;
} zh_pick;

/* Puts the usable ones of `choices` in the order that the host says; those it
 * leaves out go behind, with a reason.  *picked: it said something.  OK, with
 * nothing changed, when it has nothing to say, or nonsense. */
zh_status zh_pick_ask(const zh_pick *pick, const zh_choosing *ask,
                      const zh_wish *wish, zh_arena *arena, zh_choices *choices,
                      bool *picked, zh_error *err);

#endif
