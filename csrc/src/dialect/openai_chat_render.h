/* dialect/openai_chat_render.h -- rendering chunks and whole replies: the
 * state of one call, and what both write.  Only openai_chat*.c include it. */
#ifndef ZH_DIALECT_OPENAI_CHAT_RENDER_H
#define ZH_DIALECT_OPENAI_CHAT_RENDER_H

#include "dialect/shared.h"

/* Text as it came, piece by piece, copied. */
typedef struct zh_openai_chat_text {
  zh_str *pieces;
  size_t count;
} zh_openai_chat_text;

typedef struct zh_openai_chat_out_call {
  bool has_arguments;
  zh_str id;
  zh_str name;
  zh_str extra;
  zh_openai_chat_text arguments;
} zh_openai_chat_out_call;

typedef struct zh_openai_chat_out {
  uint32_t index;
  bool has_role;  /* the first delta went out                               */
  bool is_legacy; /* the call is a `function_call`                          */
  zh_finish finish;
  zh_openai_chat_text content; /* plain replies only, as all that follows   */
  zh_openai_chat_text reasoning;
  zh_openai_chat_text refusal;
  zh_openai_chat_text details; /* elements of reasoning_details             */
  zh_str extra;                /* extra_content of the message              */
  zh_openai_chat_out_call *calls;
  size_t call_count;
} zh_openai_chat_out;

typedef struct zh_openai_chat_render {
  zh_str id;    /* escaped                                                  */
  zh_str model; /* escaped                                                  */
  bool has_usage;
  zh_usage usage;
  zh_openai_chat_out *choices;
  size_t choice_count;
} zh_openai_chat_render;

zh_status zh_openai_chat_render_chunk(zh_render *r, const zh_chat_event *event);
zh_status zh_openai_chat_render_event(zh_render *r, const zh_chat_event *event);
zh_status zh_openai_chat_render_reply(zh_render *r);

/* --- inside ------------------------------------------------------------- */

/* Takes what chunks and replies both keep: START, USAGE, the first FINISH of
 * a choice, which calls have arguments.  *choice is NULL when the event needs
 * nothing more. */
zh_status zh_openai_chat_out_take(zh_render *r, const zh_chat_event *event,
                                  zh_openai_chat_out **choice);

/* Makes up id and model where no START came. */
zh_status zh_openai_chat_out_ready(zh_render *r);

/* A copy in the call's arena. */
zh_status zh_openai_chat_out_copy(zh_render *r, zh_str text, zh_str *out);

/* The id of the call that TOOL_START begins; one made of its place in `room`
 * when the provider gave none. */
#define ZH_OPENAI_CHAT_ID_ROOM 32
zh_str zh_openai_chat_out_id(zh_render *r, const zh_chat_event *start,
                             char room[ZH_OPENAI_CHAT_ID_ROOM]);

/* Opens the record's object and writes the members before `choices`. */
void zh_openai_chat_out_head(zh_render *r, zh_writer *w, const char *object);

/* Key and value of `usage`. */
void zh_openai_chat_out_usage(zh_writer *w, const zh_usage *usage);

#endif
