/* call/edited.h -- the call's request as one target gets it: with the edits of
 * its deployment and of the list that it comes from.  I/O thread. */
#ifndef ZH_EDITED_H
#define ZH_EDITED_H

#include "call/attempt.h"

/* The call's own where the target has no edits, else one in the attempt's
 * arena, expanded where its dialect needs that. */
zh_status zh_edited_ask(zh_attempt *attempt, const zh_chat_request **out,
                        zh_error *err);

/* Does the request that goes there have such a parameter? */
bool zh_edited_has(const zh_call *call, const zh_target *target, zh_str name);

#endif
