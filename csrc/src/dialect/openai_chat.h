/* dialect/openai_chat.h -- what the files of the openai_chat dialect share:
 * its slots for requests, replies and errors.  Only openai_chat*.c include
 * it. */
#ifndef ZH_DIALECT_OPENAI_CHAT_H
#define ZH_DIALECT_OPENAI_CHAT_H

#include "dialect/openai_chat_walk.h"

/* --- requests ----------------------------------------------------------- */

zh_status zh_openai_chat_expand(zh_chat_request *chat, zh_error *err);

/* Fills chat->messages. */
zh_status zh_openai_chat_messages(zh_walk *walk, zh_chat_request *chat);

/* One element of a `content` list into *out. */
zh_status zh_openai_chat_part(zh_walk *walk, uint32_t at, zh_part *out);

zh_status zh_openai_chat_write_request(const zh_chat_request *chat,
                                       const zh_dialect_target *to,
                                       zh_arena *arena, zh_http_request *out,
                                       zh_losses *losses, zh_error *err);

/* What the target's quirks ask to change in messages. */
typedef struct zh_openai_chat_edit {
  bool no_developer;
  bool short_ids;
  bool is_strict; /* messages lose what only replies have                   */
  zh_str instruction; /* escaped content for a system message; "" for none  */
  zh_losses *losses;
  bool has_short_loss;
} zh_openai_chat_edit;

/* Writes the value of `messages`, changed where the edit says so. */
void zh_openai_chat_put_messages(zh_writer *w, const zh_json *json,
                                 uint32_t messages, zh_openai_chat_edit *edit);

/* --- replies ------------------------------------------------------------ */

/* One tool call of a streamed choice. */
typedef struct zh_openai_chat_call {
  int64_t index; /* the provider's; -1 when it gave none                    */
  zh_str id;     /* escaped, in the arena; "" while unknown                 */
  bool started;
} zh_openai_chat_call;

typedef struct zh_openai_chat_choice {
  uint32_t index;
  bool finished;
  bool is_legacy; /* calls are `function_call`                              */
  zh_openai_chat_call *calls;
  size_t call_count;
} zh_openai_chat_choice;

typedef struct zh_openai_chat_reader {
  bool started;
  bool has_record;
  zh_str id; /* of the reply, escaped, in the arena                         */
  zh_openai_chat_choice *choices;
  size_t choice_count;
  uint32_t usage; /* of the record at hand, in its first choice; 0: none     */
  uint32_t said; /* the text that was all the last record had; 0: it had more */
  uint32_t said_in; /* its choice                                           */
  uint32_t idle; /* a member of that record which nobody reads; 0: not known */
} zh_openai_chat_reader;

zh_status zh_openai_chat_read_reply(zh_reader *reader, const zh_json *body,
                                    zh_error *err);
zh_status zh_openai_chat_read_record(zh_reader *reader, const zh_record *record,
                                     zh_error *err);
zh_status zh_openai_chat_read_end(zh_reader *reader, zh_error *err);

/* The calls of a `tool_calls` list: deltas, or whole calls. */
zh_status zh_openai_chat_read_calls(zh_reader *reader,
                                    zh_openai_chat_choice *choice,
                                    uint32_t list, bool is_whole,
                                    zh_error *err);

/* A `function_call` object: the one call of a choice that speaks the legacy
 * form.  Its TOOL_START has no id and the native word "function_call". */
zh_status zh_openai_chat_read_legacy(zh_reader *reader,
                                     zh_openai_chat_choice *choice,
                                     uint32_t function, zh_error *err);

/* Emits TOOL_END for every call of the choice. */
zh_status zh_openai_chat_end_calls(zh_reader *reader,
                                   zh_openai_chat_choice *choice,
                                   zh_error *err);

/* Emits `raw` JSON as one string's content. */
zh_status zh_openai_chat_emit_raw(zh_reader *reader, zh_chat_event *event,
                                  zh_str raw, zh_error *err);

/* --- errors ------------------------------------------------------------- */

void zh_openai_chat_read_error(const zh_json *json, zh_error *err);

/* Does the value at `at` (0: the root) hold an error? */
bool zh_openai_chat_has_error(const zh_json *json, uint32_t at);

/* Fills err from an error at `at` (0: the root) that came behind a 2xx and
 * returns its status: STREAM for a stream's record, with the fields and the
 * status it brought; the class that its own status or code tells for a whole
 * reply.  PROTOCOL when there is no error in it. */
zh_status zh_openai_chat_in_band(const zh_json *json, uint32_t at,
                                 bool is_stream, zh_error *err);

#endif
