/* dialect/anthropic.h -- what the files of this dialect share: what a model
 * accepts, and the request that is being written.  Nobody else includes it.
 *
 *   anthropic.c          replies and streams -> chat events; the table
 *   anthropic_error.c    error bodies
 *   anthropic_request.c  a request from top to bottom
 *   anthropic_settle.c   what is decided before the first byte is written
 *   anthropic_messages.c, _parts.c, _tools.c, _schema.c, _model.c */
#ifndef ZH_DIALECT_ANTHROPIC_H
#define ZH_DIALECT_ANTHROPIC_H

#include "dialect/shared.h"

/* The hidden tool through which a model without JSON output answers in it. */
#define ZH_ANTHROPIC_JSON_TOOL "zerohop_json"

typedef enum zh_anthropic_thinking {
  ZH_ANTHROPIC_NO_THINKING,
  ZH_ANTHROPIC_BUDGET,  /* enabled, with budget_tokens                      */
  ZH_ANTHROPIC_ADAPTIVE /* adaptive, with output_config.effort              */
} zh_anthropic_thinking;

/* How a model that thinks adaptively is told not to. */
typedef enum zh_anthropic_off {
  ZH_ANTHROPIC_OFF_OMIT, /* it does not think unless told                   */
  ZH_ANTHROPIC_OFF_DISABLED,
  ZH_ANTHROPIC_OFF_BETWEEN_TOOLS,
  ZH_ANTHROPIC_OFF_NEVER /* it always thinks                                */
} zh_anthropic_off;

/* What a model accepts. */
enum {
  ZH_ANTHROPIC_SAMPLING = 1 << 0, /* temperature, top_p, top_k             */
  ZH_ANTHROPIC_BOTH = 1 << 1,     /* temperature and top_p together        */
  ZH_ANTHROPIC_PREFILL = 1 << 2,  /* a last message from the assistant     */
  ZH_ANTHROPIC_FORCED = 1 << 3,   /* tool_choice any and tool              */
  ZH_ANTHROPIC_SCHEMA = 1 << 4,   /* output_config.format, strict tools    */
  ZH_ANTHROPIC_XHIGH = 1 << 5,    /* effort xhigh                          */
  ZH_ANTHROPIC_MAX = 1 << 6,      /* effort max                            */
  ZH_ANTHROPIC_DISPLAY = 1 << 7   /* thinking is shown only when asked     */
};

typedef struct zh_anthropic_model {
  const char *family; /* "opus"; "" for any                                */
  int since;          /* first version, major * 100 + minor                */
  zh_anthropic_thinking thinking;
  zh_anthropic_off off;
  uint32_t flags;
  int32_t default_tokens; /* max_tokens when the caller names none          */
  int32_t limit_tokens;   /* largest max_tokens; 0 when not known           */
} zh_anthropic_model;

/* What the model called `name` accepts; never NULL. */
const zh_anthropic_model *zh_anthropic_model_find(zh_str name);

typedef enum zh_anthropic_json {
  ZH_ANTHROPIC_JSON_OFF,
  ZH_ANTHROPIC_JSON_NATIVE,     /* output_config.format                     */
  ZH_ANTHROPIC_JSON_BY_TOOL,    /* the hidden tool                          */
  ZH_ANTHROPIC_JSON_BY_REQUEST, /* an instruction in the system prompt      */
} zh_anthropic_json;

/* A request being written.  Slices given to the writer lie in the source or
 * in the arena, for the writer may keep large ones by reference. */
typedef struct zh_anthropic_request {
  const zh_chat_request *chat;
  const zh_anthropic_model *model;
  zh_arena *arena;
  zh_losses *losses;
  zh_error *err;
  zh_writer *w;
  zh_nodes nodes; /* of what zh_anthropic_parse read last, `parsed`      */
  zh_str parsed;
  zh_status status; /* sticky: OK or NO_MEMORY                              */

  /* Filled by zh_anthropic_settle. */
  bool has_messages;  /* some message says something                        */
  bool has_calls;     /* some message holds tool calls                      */
  bool prefill;       /* the assistant spoke last, and is to go on          */
  size_t last;        /* the message that said something last               */
  int64_t max_tokens; /* 0: chat->max_tokens is sent as it is               */
  bool thinks;        /* thinking is asked for                              */
  int64_t budget;     /* 0: none                                            */
  zh_anthropic_off off;
  bool turn_off;      /* as `off` says                                      */
  const char *effort; /* NULL: none                                         */
  zh_choice_mode choice;
  bool ask_for_tool; /* the choice is an instruction                       */
  zh_anthropic_json json;
} zh_anthropic_request;

/* Parses a slice of the request; what it gives is gone at the next call.
 * false: no JSON, or out of memory (see status). */
bool zh_anthropic_parse(zh_anthropic_request *rq, zh_str text, zh_json *out);

/* Decides what depends on several fields at once: token limit, thinking, tool
 * choice, JSON output.  INVALID or UNSUPPORTED names the field. */
zh_status zh_anthropic_settle(zh_anthropic_request *rq);

/* Members of the body; each writes nothing when there is nothing to say. */
zh_status zh_anthropic_put_system(zh_anthropic_request *rq);
zh_status zh_anthropic_put_messages(zh_anthropic_request *rq);
zh_status zh_anthropic_put_tools(zh_anthropic_request *rq);
void zh_anthropic_put_tool_choice(zh_anthropic_request *rq);

/* One block for part `at` of message `from`; needs zh_anthropic_has_block. */
zh_status zh_anthropic_put_part(zh_anthropic_request *rq, size_t from,
                                size_t at);
bool zh_anthropic_has_block(zh_anthropic_request *rq, const zh_part *part);

/* Is a part thinking that the model may get back: this dialect's, signed?
 * Or another provider's, which it may not? */
typedef enum zh_anthropic_thought {
  ZH_ANTHROPIC_NO_THOUGHT,
  ZH_ANTHROPIC_OWN_THOUGHT,
  ZH_ANTHROPIC_FOREIGN_THOUGHT
} zh_anthropic_thought;
zh_anthropic_thought zh_anthropic_thought_of(zh_anthropic_request *rq,
                                             const zh_part *part);

/* The `cache_control` object in raw JSON, "" when none. */
zh_str zh_anthropic_cache(zh_anthropic_request *rq, zh_str raw, zh_str data);

/* A schema as structured output takes it; `field` names it in a loss. */
zh_status zh_anthropic_put_schema(zh_anthropic_request *rq, zh_str schema,
                                  const char *field);

/* Can `schema` be the input of a tool: an object, no union at its root? */
bool zh_anthropic_schema_fits(zh_anthropic_request *rq, zh_str schema);

/* Empty or nothing but spaces and line ends, escaped or not. */
bool zh_anthropic_is_blank(zh_str escaped);

/* Does escaped content decode to 1 to max_len, at most 256, characters of
 * [a-zA-Z0-9_-]? */
bool zh_anthropic_is_word(zh_str escaped, size_t max_len);

/* Slots of the dialect. */
zh_status zh_anthropic_write(const zh_chat_request *chat,
                             const zh_dialect_target *to, zh_arena *arena,
                             zh_http_request *out, zh_losses *losses,
                             zh_error *err);
void zh_anthropic_read_error(const zh_json *json, zh_error *err);

/* An error that came behind a 2xx: fills err as if its own status had come.
 * in_stream: what may pass becomes STREAM. */
zh_status zh_anthropic_error(const zh_json *json, bool in_stream,
                             zh_error *err);

#endif
