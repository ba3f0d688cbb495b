/* call/call.h -- the life of one call:
 *
 *   RUN -> (an attempt) -> RUN the next one | WAIT, then RUN | FINISH
 *
 * In RUN several attempts may be under way; the first one with something to
 * show speaks, and the others are stopped.  What follows a failure is decided
 * in next.c when the last of them is over.
 *
 * A call is made and planned on the submitting thread, posted to the I/O
 * thread, and is that thread's until its last event.  What crosses threads:
 * refs and unread (atomic), cancel_posted (atomic), user (the host's alone).
 * One function moves a call (call_move) and traces the move. */
#ifndef ZH_CALL_H
#define ZH_CALL_H

#include "base/queue.h"
#include "call/generation.h"
#include "call/router.h"
#include "call/sink.h"
#include "route/plan.h"

typedef struct zh_reactor zh_reactor;
typedef struct zh_attempt zh_attempt;
typedef struct zh_page zh_page;
typedef struct zh_rescue zh_rescue;
typedef struct zh_errand zh_errand;

typedef enum zh_call_step {
  ZH_CALL_NEW,
  ZH_CALL_RUN,
  ZH_CALL_WAIT,
  ZH_CALL_FINISH
} zh_call_step;

/* How one target stands in this call. */
typedef struct zh_call_target {
  bool dead;      /* not to be asked again                                  */
  unsigned round; /* the last round it was asked in                         */
} zh_call_target;

/* One box for both, so that a call's start is read before its cancel. */
typedef struct zh_call_mail {
  zh_link link;
  zh_call *call;
  bool is_cancel;
} zh_call_mail;

struct zh_call {
  zh_call_mail start_mail;
  zh_call_mail cancel_mail;
  atomic_int refs;      /* host, I/O thread, mail, each event or page   */
  atomic_size_t unread; /* bytes of events not freed yet                */
  atomic_bool cancel_posted;
  void *user;
  unsigned generation;
  zh_sink *sink;
  zh_router *router;
  zh_config *config; /* the router's when the call was made                 */
  zh_errand *errand; /* NULL: the host's; else nobody listens               */
  zh_event *spare;   /* the last word when there is no memory for another     */

  zh_arena arena;
  zh_nodes nodes;
  zh_chat_request *chat;
  zh_plan plan;
  zh_header *headers; /* of the call's options                              */
  size_t header_count;
  zh_header *query;
  size_t query_count;
  int max_retries;
  uint32_t deadline_ms;

  zh_reactor *reactor; /* from here on the I/O thread's                     */
  zh_call *prev;
  zh_call *next;
  zh_call_step step;
  /* With these, what every chunk touches: */
  zh_page *page; /* of chunks, until the call is over                      */
  zh_attempt *speaker; /* whose answer the host gets; NULL: none's yet      */
  size_t under_way;    /* of them, those that are not over                  */
  zh_rescue *rescue;   /* NULL: a stream that dies is not gone on with        */
  zh_call_target *targets;
  size_t target;  /* its place in the plan: the one to be asked next      */
  unsigned round; /* 1 from the first attempt on                       */
  uint8_t triggers, degraded; /* ZH_ONLY_* so far; a ladder's first    */
  zh_attempt *attempts; /* newest first                                     */
  size_t attempt_count;
  zh_attempt *last; /* the speaker, else the one that ended last            */
  zh_timer timer;   /* backoff                                              */
  zh_timer deadline;
  zh_timer hedge_timer;
  double hedge_q; /* the share of requests that took no longer than that    */
  bool hedged; /* a hedge was started: there is one at most                 */
  int64_t started_at; /* when it was handed in; 0: not yet                 */
  uint64_t id;        /* in the ledger                                     */
  bool opened;        /* OPEN was sent                                     */
  zh_render render;
  zh_buf rendered;
  zh_nodes rendered_nodes;
};

/* Tokens of its prompt, at a glance. */
static inline int64_t zh_call_size(const zh_call *call) {
  return (int64_t)call->chat->source.text.len / 4;
}

/* Makes and plans a call, of `body` as a chat or, where that is not NULL, of
 * `plain`; nothing is sent.  Both are copied.  Any thread. */
zh_status zh_call_new(zh_router *router, zh_str body, const zh_request *plain,
                      const zh_call_options *options, zh_sink *sink, void *user,
                      zh_call **out, zh_error *err);

/* For a call that was never started or is over: its spare event holds it. */
void zh_call_drop_spare(zh_call *call);

void zh_call_ref(zh_call *call);
void zh_call_unref(zh_call *call);

/* --- I/O thread --- */

/* Starts it on the reactor, which takes a reference. */
void zh_call_start(zh_call *call, zh_reactor *reactor);

/* Ends it with CANCELED, if it has not ended. */
void zh_call_end(zh_call *call, zh_status status, const char *message);

/* An attempt tells its call: a stream's good reply began; it has what the host
 * will see, so that others under way have lost (false when that ended the call:
 * the attempt must stop); a chunk goes to the host (taken; false as before);
 * it ended with attempt->error, OK for success. */
void zh_call_opened(zh_call *call, zh_attempt *attempt);
bool zh_call_choose(zh_call *call, zh_attempt *attempt);
bool zh_call_deliver(zh_call *call, zh_event *event);
void zh_call_attempt_ended(zh_call *call, zh_attempt *attempt);

#endif
