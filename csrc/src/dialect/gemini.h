/* dialect/gemini.h -- what the files of the generateContent dialect share:
 * gemini.c (the table, the request's frame), gemini_turns.c (messages),
 * gemini_media.c (parts that are no text), gemini_config.c (everything that
 * steers generation), gemini_read.c (replies), gemini_parts.c (their parts),
 * gemini_error.c (failures).
 * Nobody else includes it. */
#ifndef ZH_GEMINI_H
#define ZH_GEMINI_H

#include "dialect/dialect.h"

/* How a family of models is told to think. */
typedef enum zh_gemini_thinking {
  ZH_GEMINI_SILENT, /* takes no thinkingConfig                              */
  ZH_GEMINI_BUDGET, /* thinkingBudget in tokens                             */
  ZH_GEMINI_LEVEL   /* thinkingLevel; these models also give and take call
                       ids, want thought signatures back, and take media
                       inside a functionResponse                            */
} zh_gemini_thinking;

enum { ZH_GEMINI_EFFORTS = 7 }; /* none minimal low medium high xhigh max */

/* What the beginning of a model's name tells. */
typedef struct zh_gemini_family {
  const char *prefix;
  zh_gemini_thinking thinking;
  const char *efforts[ZH_GEMINI_EFFORTS]; /* budget or level for each       */
} zh_gemini_family;

/* Never NULL. */
const zh_gemini_family *zh_gemini_family_of(zh_str model);

/* One request being written. */
typedef struct zh_gemini_out {
  const zh_chat_request *chat;
  const zh_gemini_family *family;
  zh_arena *arena;
  zh_losses *losses;
  zh_writer *w;
  zh_error *err;
} zh_gemini_out;

/* Fills err: "<field>: <reason>", with the field made from format. */
zh_status zh_gemini_refuse(const zh_gemini_out *out, zh_status status,
                           const char *reason, const char *format, ...)
    ZH_PRINTF(4, 5);

/* The escaped texts, joined and decoded, in the arena; ptr NULL when out of
 * memory. */
zh_str zh_gemini_decode(zh_arena *arena, const zh_str *texts, size_t count);

/* Is `text` (plain) a JSON object?  OK, INVALID or NO_MEMORY. */
zh_status zh_gemini_is_object(zh_str text);

/* systemInstruction and contents. */
zh_status zh_gemini_put_turns(zh_gemini_out *out);

/* One part of message m that is no text, or refuses it. */
zh_status zh_gemini_put_media(zh_gemini_out *out, const zh_part *part, size_t m,
                              size_t p);

/* tools, toolConfig and generationConfig. */
zh_status zh_gemini_put_tools(zh_gemini_out *out);
void zh_gemini_put_config(zh_gemini_out *out);

/* Ids for calls that came without one: "call_zh" and 17 characters, so that
 * write_request knows not to send them. */
enum { ZH_GEMINI_ID_LEN = 24 };
bool zh_gemini_id_is_ours(zh_str id);

#define ZH_GEMINI_NAME(name)                                                   \
  { name, sizeof(name) - 1 }

/* What a reply's candidate has shown so far. */
typedef struct zh_gemini_candidate {
  uint32_t index;
  uint32_t call_count;
  bool has_content; /* text or a call                                      */
  bool is_over;     /* a finish reason came                                */
  zh_str native;    /* the last one, in the arena                          */
  zh_str message;   /* finishMessage, in the arena                         */
} zh_gemini_candidate;

/* reader->state */
typedef struct zh_gemini_reading {
  bool has_begun;
  bool is_blocked;  /* promptFeedback refused the prompt                    */
  bool has_counts;  /* counts below were set                                */
  zh_str id;        /* responseId, in the arena                             */
  zh_str block;     /* blockReason, in the arena                            */
  zh_counts counts; /* as they came                                        */
  zh_gemini_candidate *candidates;
  size_t candidate_count;
} zh_gemini_reading;

zh_status zh_gemini_read_reply(zh_reader *reader, const zh_json *body,
                               zh_error *err);
zh_status zh_gemini_read_record(zh_reader *reader, const zh_record *record,
                                zh_error *err);
zh_status zh_gemini_read_end(zh_reader *reader, zh_error *err);

/* Emits the `parts` list at `list` (0: none). */
zh_status zh_gemini_read_parts(zh_reader *reader,
                               zh_gemini_candidate *candidate,
                               const zh_json *json, uint32_t list,
                               zh_error *err);

void zh_gemini_read_error(const zh_json *json, zh_error *err);

/* The `error` that a body or record holds, 0 when none; and err filled from
 * it, never with OK. */
uint32_t zh_gemini_find_error(const zh_json *json, uint32_t at);
zh_status zh_gemini_fail(const zh_json *json, uint32_t error, zh_error *err);

#endif
