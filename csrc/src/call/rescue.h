/* call/rescue.h -- a stream that dies after the host saw some of it:
 *
 *   dead stream -> next target, told what was said -> joint -> one answer
 *
 * `continue` lets another model go on from what was shown, `restart` lets one
 * answer anew and shows what comes behind the same words.  What does not fit
 * is not shown: the next target is asked, and at last the call fails with the
 * text that was shown.  A call without stream_failure has no zh_rescue, and
 * its attempts have no zh_speech.  docs/routing.md says it all.  I/O thread. */
#ifndef ZH_RESCUE_H
#define ZH_RESCUE_H

#include "call/speech.h"

struct zh_rescue {
  zh_stream_failure rule;
  unsigned count;   /* attempts to go on                                    */
  zh_attempt *from; /* the last one that was heard and died; NULL: none     */
  zh_usage usage;   /* of all that were heard and died                      */
  bool is_seeded;   /* the renderer knows the answer's names                */
};

/* Makes call->rescue where the plan asks for one.  Submitting thread. */
zh_status zh_rescue_prepare(zh_call *call, zh_error *err);

/* A new attempt's speech; NO_MEMORY. */
zh_status zh_rescue_join(zh_attempt *attempt);

/* The request of an attempt that goes on; the call's own for others. */
zh_status zh_rescue_ask(zh_attempt *attempt, const zh_chat_request **out,
                        zh_error *err);

/* An event of an attempt that has a speech. */
zh_status zh_rescue_hear(zh_attempt *attempt, const zh_chat_event *event);

/* The reply of an attempt begins: a renderer that goes on keeps its state
 * (true). */
bool zh_rescue_begin(zh_attempt *attempt);

/* Why an answer that looks whole is not; NULL: it is. */
const char *zh_rescue_unfinished(const zh_attempt *attempt);

/* Where the call goes after the attempt; false when that is not a matter of
 * rescue. */
bool zh_rescue_after(zh_call *call, zh_attempt *attempt, zh_call_step *next);

/* What the host has of the answer, escaped, in the attempt's arena. */
zh_str zh_rescue_partial(zh_attempt *attempt);

/* The usage of the whole answer of which `attempt` is the last part. */
zh_usage zh_rescue_usage(const zh_attempt *attempt);

/* Does a model of the target go on from an assistant's message by itself? */
bool zh_rescue_prefills(const zh_attempt *attempt);

#endif
