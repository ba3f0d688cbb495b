/* call/attempt.h -- one try at one target:
 *
 *   ENCODE -> SEND -> RECEIVE -> DONE
 *
 * It owns its arena, its reader, its timers and its transfer.  Before the
 * first content its chunks are held back, so that another target may still
 * answer unseen; from the first content on it is committed.  I/O thread. */
#ifndef ZH_ATTEMPT_H
#define ZH_ATTEMPT_H

#include "call/call.h"
#include "call/reactor.h"

typedef struct zh_speech zh_speech; /* call/speech.h                       */

typedef enum zh_attempt_step {
  ZH_ATTEMPT_ENCODE,
  ZH_ATTEMPT_SEND,
  ZH_ATTEMPT_RECEIVE,
  ZH_ATTEMPT_DONE
} zh_attempt_step;

/* Why it was started: the next one in turn, or beside another one. */
typedef enum zh_attempt_role {
  ZH_ROLE_IN_TURN,
  ZH_ROLE_HEDGE,
  ZH_ROLE_RACE
} zh_attempt_role;

struct zh_attempt {
  zh_attempt *older;
  zh_call *call;
  size_t place; /* of its target in the plan                             */
  const zh_target *target;
  zh_render *render; /* the call's; its own while others are under way   */
  zh_attempt_step step;

  /* What every chunk touches lies together, for the CPU's cache. */
  bool streaming;    /* 2xx and records are read as they come             */
  bool verbatim;     /* chunks go on as they are                          */
  bool committed;    /* something visible went to the host                */
  bool lingering;    /* complete; waiting for the connection to be free   */
  int64_t first_at;  /* first visible content; ns of the loop's clock     */
  int64_t bytes_at;  /* last bytes                                        */
  int64_t record_at; /* last record                                       */
  zh_speech *speech; /* NULL: nobody will go on from what it says       */
  zh_event *held;    /* chunks not shown yet, oldest first                */
  zh_event *held_tail;
  zh_framer framer;
  zh_reader reader;
  zh_buf partial; /* escaped text of choice 0                          */

  zh_attempt_role role;
  bool is_retry; /* the call had failed before                              */
  bool lost;     /* another one's answer was taken                          */
  unsigned round;
  uint32_t ttft_ms; /* how long its first content may take; 0: any time      */

  zh_arena arena;
  zh_http_request http;
  zh_losses losses;
  zh_transport *transport;
  zh_transfer *transfer;

  int http_status;
  zh_str headers; /* raw lines, in the arena                           */
  zh_str request_id;
  bool has_reply; /* a final status line came                          */
  bool settled;   /* the routing knows how it ended                     */
  bool stale;     /* a reused connection died before the reply         */
  bool refused;   /* the model would not answer                        */
  zh_buf body;    /* whole replies and error bodies                    */
  zh_nodes body_nodes;

  const zh_chat_request *chat; /* what it asks, before it is told to go on  */
  zh_nodes edit_nodes[2];      /* of a request that was edited              */
  zh_nodes chat_nodes; /* of a request of its own                           */
  zh_str reply_id;     /* the reply's own id, escaped content, in the arena */
  zh_str reply_model;  /* the name it gives its model; likewise             */
  zh_usage usage;
  zh_finish finish;
  zh_error error; /* status OK: it succeeded                           */
  zh_event reply; /* of a plain call, or the provider's error body     */

  zh_timer timer;
  int64_t started_at; /* ns of the loop's clock; 0: not yet                */
  int64_t head_at;
  int64_t ended_at;
};

/* Makes an attempt at the plan's target `place` and sends it.  Its end is told
 * by zh_call_attempt_ended, maybe before this returns.  Out of memory ends the
 * call, but that nothing runs beside another one. */
void zh_attempt_start(zh_call *call, size_t place, zh_attempt_role role);

/* Sets its timer after it was committed: other deadlines run from then on. */
void zh_attempt_rearm(zh_attempt *attempt);

/* Ends it with `why`, if it is under way, without a word to its call; it has
 * lost if somebody else speaks. */
void zh_attempt_stop(zh_attempt *attempt, const zh_error *why);

/* Drops its transfer; and what it held back. */
void zh_attempt_leave(zh_attempt *attempt);
void zh_attempt_cancel(zh_attempt *attempt);

void zh_attempt_free(zh_attempt *attempt);

/* --- attempt_wire.c: what goes out --- */

/* The request's bytes from target, call and config: url, headers.  All in
 * attempt->arena.  CONFIG when the URL does not lead to the target's host. */
zh_status zh_attempt_wire(zh_attempt *attempt, zh_net_request *out,
                          zh_error *err);

/* Stars take the place of the target's key and of secret headers' values in
 * `text`, whose bytes must be writable: providers echo what was sent.  A piece
 * of one where the text was cut off counts too.  JSON stays JSON; secrets of
 * less than 8 bytes, or with quotes in them, are let be. */
void zh_attempt_redact(const zh_attempt *attempt, zh_str text);

/* --- attempt_read.c: what comes in --- */

extern const zh_net_handler zh_attempt_handler;

/* Takes an event of its reader: notes what it says and renders it.  Or renders
 * it only. */
zh_status zh_attempt_take(zh_attempt *attempt, const zh_chat_event *event);
zh_status zh_attempt_render(zh_attempt *attempt, const zh_chat_event *event);

/* Ends the attempt with this failure (OK for success). */
void zh_attempt_end(zh_attempt *attempt, const zh_error *err);

#endif
