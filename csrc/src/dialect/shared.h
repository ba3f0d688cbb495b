/* dialect/shared.h -- what several dialects need: error classes, tool call
 * ids, event shorthand, opening and closing a request body. */
#ifndef ZH_DIALECT_SHARED_H
#define ZH_DIALECT_SHARED_H

#include "dialect/dialect.h"

/* Presets err from a status: class, http_status, a message. */
void zh_error_from_http(zh_error *err, int http_status);

/* Does this error text speak of an overflown context window? */
bool zh_error_is_context(zh_str message);

/* A tool call id that matches [a-zA-Z0-9]{len}: a hash of the escaped id, the
 * same for call and result.  out has room for len + 1 bytes. */
void zh_tool_id_hash(zh_str id, size_t len, char *out);

/* What readers tell goes through here. */
static inline zh_status zh_emit(zh_reader *reader, const zh_chat_event *event) {
  reader->told++;
  return reader->emit(reader->user, event);
}

/* Emits with choice 0 set to `choice`; shorthand for readers. */
zh_status zh_emit_text(zh_reader *reader, zh_chat_event_type type,
                       uint32_t choice, zh_str text);
zh_status zh_emit_finish(zh_reader *reader, uint32_t choice, zh_finish finish,
                         zh_str native);

/* Makes `w` a writer on out->body (and out's buffers ready, where they are
 * not); the caller writes the whole object.  Large slices are spliced unless
 * raw_params must be merged afterwards. */
void zh_http_writer(zh_http_request *out, const zh_chat_request *chat,
                    zh_arena *arena, zh_writer *w);

/* read_reply of what counts tokens: PROTOCOL when the reply has no number. */
zh_status zh_count_read_reply(zh_reader *reader, const zh_json *body,
                              zh_error *err);

/* Ends the body: keeps the splices and merges the request's `raw_params`
 * into it (objects deep, everything else replaced).  Returns w's status. */
zh_status zh_http_finish(zh_http_request *out, const zh_chat_request *chat,
                         zh_writer *w, zh_error *err);

#endif
