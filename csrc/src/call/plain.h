/* call/plain.h -- what a call sends that is no chat: checked, copied, and
 * made into a request that plans and attempts take like any other. */
#ifndef ZH_CALL_PLAIN_H
#define ZH_CALL_PLAIN_H

#include "call/call.h"

/* Fills call->chat from `request` (copied into the call's arena).  INVALID
 * names the field. */
zh_status zh_plain_read(zh_call *call, const zh_request *request,
                        zh_error *err);

/* Turns the plan's targets into such as take plain requests, others are dead;
 * UNSUPPORTED when none is left. */
zh_status zh_plain_retarget(zh_call *call, zh_error *err);

#endif
