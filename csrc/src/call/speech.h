/* call/speech.h -- what an attempt has said, kept where a call may be rescued:
 * the text of its first choice and its tool calls, and how much of them the
 * host has.  Chunks are shown a little late, up to the last place where the
 * text can be cut, so that another model can go on from there.  I/O thread. */
#ifndef ZH_SPEECH_H
#define ZH_SPEECH_H

#include "call/attempt.h"
#include "call/joint.h"

typedef struct zh_speech_call {
  zh_str name; /* escaped, in the arena                                     */
  zh_buf args; /* decoded                                                   */
} zh_speech_call;

/* What a rescuing attempt does with what comes. */
typedef enum zh_speech_step {
  ZH_SPEECH_PLAIN,   /* it rescues nothing: all is passed on                */
  ZH_SPEECH_JOINS,   /* looks for the joint                                 */
  ZH_SPEECH_REPEATS, /* must say first what was said before                 */
  ZH_SPEECH_GOES_ON
} zh_speech_step;

struct zh_speech {
  zh_buf text;    /* decoded                                                 */
  size_t shown;   /* bytes of it that the host has                           */
  size_t safe;    /* may be shown                                            */
  bool is_late;   /* shows up to places to cut only                          */
  bool is_half;   /* text ends in half a surrogate pair                      */
  bool visible;   /* something the user sees came since the last mark        */
  bool is_odd;    /* said what cannot be gone on from: a refusal, ...        */
  bool has_shown; /* the host has something of it the user sees             */
  zh_buf marks;   /* a zh_speech_mark for each chunk that is held            */
  zh_speech_call *calls;
  size_t call_count;
  zh_str id; /* START's, escaped, in the arena                              */
  zh_str model;
  int64_t created; /* 0: not said                                           */

  zh_speech_step step;
  const zh_speech *before; /* the speech it goes on from                    */
  const char *way;         /* for people: "prefill", "instruction", ...     */
  size_t matched;          /* bytes of before's text                        */
  size_t matched_call;     /* and of its calls, before the one under way    */
  size_t matched_args;
  zh_joint joint;
  const char *fault; /* why it is no continuation; static                   */
};

typedef struct zh_speech_mark {
  size_t end; /* of the text, behind the chunk                              */
  bool visible;
} zh_speech_mark;

/* NULL when out of memory. */
zh_speech *zh_speech_new(zh_arena *arena, bool is_late);
void zh_speech_deinit(zh_speech *speech);

/* Notes an event that goes on to the host.  NO_MEMORY or TOO_BIG. */
zh_status zh_speech_note(zh_speech *speech, zh_reader *reader,
                         const zh_chat_event *event);

/* Appends escaped content, decoded; halves of a pair find each other. */
zh_status zh_speech_decode(zh_buf *text, zh_str escaped);

/* Does decoded text end in half a surrogate pair? */
bool zh_speech_is_half(const zh_buf *text);

/* A chunk is held now. */
zh_status zh_speech_mark_chunk(zh_speech *speech);

/* Hands held chunks on, as many as may be shown, or all; false when nobody
 * listens. */
bool zh_speech_show(zh_attempt *attempt, bool all);

#endif
