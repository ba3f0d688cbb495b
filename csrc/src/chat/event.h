/* event.h -- chat events: what a model's answer is made of, whoever speaks
 * it.  A dialect's reader emits them, a dialect's renderer consumes them.  A
 * whole reply and a stream of it give the same events but for how text is
 * cut.  Slices are escaped string content unless said otherwise and are
 * borrowed for the time of the call. */
#ifndef ZH_CHAT_EVENT_H
#define ZH_CHAT_EVENT_H

#include "chat/usage.h"

typedef enum zh_chat_event_type {
  ZH_CHAT_START,      /* id, model: once, before all others                 */
  ZH_CHAT_TEXT,       /* text                                               */
  ZH_CHAT_REASONING,  /* text; extra: raw JSON of signatures, may be ""     */
  ZH_CHAT_REFUSAL,    /* text                                               */
  ZH_CHAT_TOOL_START, /* item, id, name; extra: raw JSON for extra_content  */
  ZH_CHAT_TOOL_ARGS,  /* item, text: a piece of the arguments' JSON, escaped
                         as content of a JSON string                        */
  ZH_CHAT_TOOL_END,   /* item                                               */
  ZH_CHAT_USAGE,      /* usage: replaces what came before                   */
  ZH_CHAT_FINISH      /* finish; native: the provider's own word            */
} zh_chat_event_type;

typedef enum zh_finish {
  ZH_FINISH_NONE,
  ZH_FINISH_STOP,
  ZH_FINISH_LENGTH,
  ZH_FINISH_TOOL_CALLS,
  ZH_FINISH_CONTENT_FILTER,
  ZH_FINISH_FUNCTION_CALL
} zh_finish;

/* "stop", "length", ...; NULL for NONE. */
const char *zh_finish_name(zh_finish finish);

typedef struct zh_chat_event {
  zh_chat_event_type type;
  uint32_t choice; /* which of n answers                                    */
  uint32_t item;   /* TOOL_*: running index over this choice's tool calls   */
  zh_str text;
  zh_str id;   /* START: reply id.  TOOL_START: call id                 */
  zh_str name; /* TOOL_START: tool name.  START: model                  */
  zh_str extra;
  zh_str native;
  zh_finish finish;
  zh_usage usage;
} zh_chat_event;

/* Takes an event; what it borrows is gone after the return.  A status other
 * than OK stops the reader, which returns it. */
typedef zh_status (*zh_chat_emit)(void *user, const zh_chat_event *event);

#endif
