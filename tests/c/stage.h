/* stage.h -- a reactor on its own time with in-process providers: what tests
 * of calls play on.  Nothing sleeps: the clock jumps to the next timer. */
#ifndef ZH_STAGE_H
#define ZH_STAGE_H

#include "call/attempt.h"

typedef struct stage {
  zh_reactor reactor;
  zh_router *router;
  zh_sink *sink;
  zh_call *call;
  int wakes;
  int64_t queued_ms; /* that the next calls wait before they are started   */
  /* what the events said */
  int opened;
  int chunk_count;
  bool ended;
  zh_event_type last;
  zh_error error;
  int http_status;
  char text[4096]; /* content of the chunks, or of the reply; else bytes */
  char names[256]; /* of plain events, a space behind each               */
  char partial[1024];
  char route[16384];
  char body[4096]; /* of the last event                                  */
} stage;

/* What ZEROHOP_LEDGER is for the next stage_init; NULL: unset. */
extern const char *stage_ledger;

/* Scripts is the JSON object {name: script} of mock/name; extra is more
 * members of the options, each with a comma before it, or "". */
zh_status stage_init(stage *on, const char *scripts, const char *extra);
void stage_deinit(stage *on);

/* Makes and starts a call; its status when it was refused before. */
zh_status stage_submit(stage *on, const char *body,
                       const zh_call_options *options);

/* The same for a request that is no chat; stage_play plays it. */
zh_status stage_request(stage *on, const zh_request *request,
                        const zh_call_options *options);

/* One turn; the clock jumps to the next timer first when jump is set. */
void stage_step(stage *on, bool jump);

/* Steps until the call has ended. */
void stage_play(stage *on);

/* Submits and plays with default options. */
zh_status stage_run(stage *on, const char *body);

/* Milliseconds on the stage's clock. */
int64_t stage_now_ms(void);

/* The outcomes of `_route.attempts`, joined by spaces. */
const char *stage_outcomes(const stage *on);

#endif
