/* SPDX-License-Identifier: Apache-2.0 */
/* The Messages API: replies -> chat events, and the dialect's table.  A reply
 * is a list of blocks; a stream gives the same blocks one after another:
 *
 *   message_start
 *     content_block_start  content_block_delta ...  content_block_stop
 *     ...
 *   message_delta  message_stop
 *
 * A whole reply is read as if each of its blocks started and stopped. */
#include "dialect/anthropic.h"

#include "base/error.h"

#define ANTHROPIC_EXCERPT 80

typedef enum anthropic_block {
  ANTHROPIC_SKIPPED, /* none is open, or one that is not for the user        */
  ANTHROPIC_TEXT,
  ANTHROPIC_THINKING,
  ANTHROPIC_TOOL,
  ANTHROPIC_JSON /* the hidden tool: its arguments are the answer           */
} anthropic_block;

typedef struct anthropic_state {
  bool started;
  bool finished;
  bool has_counts; /* counts below were set to "not said"                  */
  bool has_json;   /* the hidden tool answered                            */
  bool has_args;   /* the open tool block gave arguments                  */
  anthropic_block block;
  uint32_t tool_count;
  zh_str input; /* arguments that came with the block's start, escaped  */
  zh_counts counts;
} anthropic_state;

/* --- emitting ----------------------------------------------------------- */

static zh_status anthropic_emit(zh_reader *reader, const zh_chat_event *event) {
  if (event->type != ZH_CHAT_START && event->type != ZH_CHAT_USAGE &&
      event->type != ZH_CHAT_FINISH)
    reader->visible = true;
  return zh_emit(reader, event);
}

static zh_status anthropic_emit_text(zh_reader *reader, zh_chat_event_type type,
                                     zh_str text) {
  zh_chat_event event = {.type = type, .text = text};
  return text.len > 0 ? anthropic_emit(reader, &event) : ZH_OK;
}

static zh_status anthropic_emit_start(zh_reader *reader, const zh_json *json,
                                      uint32_t message) {
  anthropic_state *state = reader->state;
  zh_chat_event event = {
      .type = ZH_CHAT_START,
      .id = zh_json_text(json, zh_json_get(json, message, "id")),
      .name = zh_json_text(json, zh_json_get(json, message, "model"))};
  // A model that takes over in mid-stream announces itself once more.
  if (state->started)
    return ZH_OK;
  state->started = true;
  return anthropic_emit(reader, &event);
}

/* Thinking goes back to the model only with its signature, or as the block of
 * bytes that was given out instead of it. */
static zh_status anthropic_emit_opaque(zh_reader *reader, const char *key,
                                       zh_str text) {
  zh_buf extra;
  if (text.len == 0)
    return ZH_OK;
  zh_buf_init(&extra, text.len + 64);
  zh_buf_printf(&extra, "{\"anthropic\":{\"%s\":\"", key);
  zh_buf_put(&extra, text);
  zh_buf_puts(&extra, "\"}}");
  zh_chat_event event = {
      .type = ZH_CHAT_REASONING, .text = ZH_S(""), .extra = zh_buf_str(&extra)};
  bool was_visible = reader->visible;
  zh_status st =
      extra.status == ZH_OK ? anthropic_emit(reader, &event) : extra.status;
  reader->visible = was_visible;
  zh_buf_deinit(&extra);
  return st;
}

/* --- usage -------------------------------------------------------------- */

/* Later counts replace earlier ones, field by field: they are totals. */
static bool anthropic_take_usage(zh_reader *reader, const zh_json *json,
                                 uint32_t usage) {
  anthropic_state *state = reader->state;
  if (!state->has_counts)
    zh_counts_init(&state->counts);
  state->has_counts = true;
  if (!zh_json_has(json, usage, ZH_JSON_OBJECT))
    return false;
  zh_counts_take(&state->counts, ZH_WIRE_ANTHROPIC, json, usage, reader->arena);
  return true;
}

/* At the start only the prompt's side is known. */
static zh_status anthropic_emit_usage(zh_reader *reader, bool is_start) {
  const anthropic_state *state = reader->state;
  zh_chat_event event = {.type = ZH_CHAT_USAGE};
  zh_counts_settle(&state->counts, ZH_WIRE_ANTHROPIC, false, &event.usage);
  if (is_start)
    event.usage.completion = event.usage.reasoning = event.usage.total = -1;
  return anthropic_emit(reader, &event);
}

/* --- blocks ------------------------------------------------------------- */

/* Arguments given as an object, as escaped content in the arena. */
static zh_status anthropic_keep_input(zh_reader *reader, zh_str json) {
  anthropic_state *state = reader->state;
  zh_buf buf;
  zh_buf_init(&buf, json.len * 6 + 1);
  zh_json_escape(&buf, json);
  zh_status st = buf.status;
  if (st == ZH_OK)
    state->input = zh_arena_str(reader->arena, zh_buf_str(&buf));
  zh_buf_deinit(&buf);
  return st == ZH_OK && !state->input.ptr ? ZH_NO_MEMORY : st;
}

static zh_status anthropic_args(zh_reader *reader, zh_str text) {
  anthropic_state *state = reader->state;
  zh_chat_event event = {.type = ZH_CHAT_TOOL_ARGS, .text = text};
  if (text.len == 0)
    return ZH_OK;
  state->has_args = true;
  if (state->block == ANTHROPIC_JSON)
    return anthropic_emit_text(reader, ZH_CHAT_TEXT, text);
  event.item = state->tool_count - 1;
  return anthropic_emit(reader, &event);
}

static zh_status anthropic_start_tool(zh_reader *reader, const zh_json *json,
                                      uint32_t block) {
  anthropic_state *state = reader->state;
  uint32_t name = zh_json_get(json, block, "name");
  uint32_t input = zh_json_get(json, block, "input");
  state->has_args = false;
  state->input = ZH_S("");
  if (input && zh_json_raw(json, input).len > 0 &&
      !(zh_json_has(json, input, ZH_JSON_OBJECT) &&
        zh_json_first(json, input) == 0)) {
    zh_status st = anthropic_keep_input(reader, zh_json_raw(json, input));
    if (st != ZH_OK)
      return st;
  }
  if (zh_json_eq(json, name, ZH_ANTHROPIC_JSON_TOOL)) {
    state->block = ANTHROPIC_JSON;
    state->has_json = true;
    return ZH_OK;
  }
  state->block = ANTHROPIC_TOOL;
  zh_chat_event event = {.type = ZH_CHAT_TOOL_START,
                         .item = state->tool_count++,
                         .id =
                             zh_json_text(json, zh_json_get(json, block, "id")),
                         .name = zh_json_text(json, name)};
  return anthropic_emit(reader, &event);
}

static zh_status anthropic_start_thinking(zh_reader *reader,
                                          const zh_json *json, uint32_t block) {
  zh_status st = anthropic_emit_text(
      reader, ZH_CHAT_REASONING,
      zh_json_text(json, zh_json_get(json, block, "thinking")));
  if (st != ZH_OK)
    return st;
  return anthropic_emit_opaque(
      reader, "signature",
      zh_json_text(json, zh_json_get(json, block, "signature")));
}

/* Blocks of tools that ran at the provider, and kinds not known, are skipped
 * with all that belongs to them. */
static zh_status anthropic_start_block(zh_reader *reader, const zh_json *json,
                                       uint32_t block) {
  anthropic_state *state = reader->state;
  uint32_t type = block ? zh_json_get(json, block, "type") : 0;
  state->block = ANTHROPIC_SKIPPED;
  if (zh_json_eq(json, type, "text")) {
    state->block = ANTHROPIC_TEXT;
    return anthropic_emit_text(
        reader, ZH_CHAT_TEXT,
        zh_json_text(json, zh_json_get(json, block, "text")));
  }
  if (zh_json_eq(json, type, "thinking")) {
    state->block = ANTHROPIC_THINKING;
    return anthropic_start_thinking(reader, json, block);
  }
  if (zh_json_eq(json, type, "redacted_thinking"))
    return anthropic_emit_opaque(
        reader, "redacted_thinking",
        zh_json_text(json, zh_json_get(json, block, "data")));
  if (zh_json_eq(json, type, "tool_use"))
    return anthropic_start_tool(reader, json, block);
  return ZH_OK;
}

/* Which member of a delta says what, in which kind of block. */
static zh_status anthropic_delta(zh_reader *reader, const zh_json *json,
                                 uint32_t delta) {
  const anthropic_state *state = reader->state;
  uint32_t type = delta ? zh_json_get(json, delta, "type") : 0;
  bool is_tool =
      state->block == ANTHROPIC_TOOL || state->block == ANTHROPIC_JSON;
  if (state->block == ANTHROPIC_TEXT && zh_json_eq(json, type, "text_delta"))
    return anthropic_emit_text(
        reader, ZH_CHAT_TEXT,
        zh_json_text(json, zh_json_get(json, delta, "text")));
  if (is_tool && zh_json_eq(json, type, "input_json_delta"))
    return anthropic_args(
        reader, zh_json_text(json, zh_json_get(json, delta, "partial_json")));
  if (state->block != ANTHROPIC_THINKING)
    return ZH_OK;
  if (zh_json_eq(json, type, "thinking_delta"))
    return anthropic_emit_text(
        reader, ZH_CHAT_REASONING,
        zh_json_text(json, zh_json_get(json, delta, "thinking")));
  if (zh_json_eq(json, type, "signature_delta"))
    return anthropic_emit_opaque(
        reader, "signature",
        zh_json_text(json, zh_json_get(json, delta, "signature")));
  return ZH_OK;
}

/* is_cut: the answer ended inside the block, so nothing is added to it. */
static zh_status anthropic_stop_block(zh_reader *reader, bool is_cut) {
  anthropic_state *state = reader->state;
  zh_status st = ZH_OK;
  bool is_tool = state->block == ANTHROPIC_TOOL;
  if ((is_tool || state->block == ANTHROPIC_JSON) && !state->has_args &&
      !is_cut)
    st = anthropic_args(reader,
                        state->input.len > 0 ? state->input : ZH_S("{}"));
  state->block = ANTHROPIC_SKIPPED;
  zh_chat_event event = {.type = ZH_CHAT_TOOL_END};
  if (!is_tool || st != ZH_OK)
    return st;
  event.item = state->tool_count - 1;
  return anthropic_emit(reader, &event);
}

/* --- the end ------------------------------------------------------------ */

static const struct {
  const char *native;
  zh_finish finish;
} anthropic_finishes[] = {
    {"end_turn", ZH_FINISH_STOP},
    {"stop_sequence", ZH_FINISH_STOP},
    {"pause_turn", ZH_FINISH_STOP},
    {"compaction", ZH_FINISH_STOP},
    {"tool_use", ZH_FINISH_TOOL_CALLS},
    {"max_tokens", ZH_FINISH_LENGTH},
    {"model_context_window_exceeded", ZH_FINISH_LENGTH},
    {"refusal", ZH_FINISH_CONTENT_FILTER},
};

/* An end that is missing or not known is a stop, or the calls that came; the
 * hidden tool is no call. */
static zh_finish anthropic_finish_of(const anthropic_state *state,
                                     const zh_json *json, uint32_t reason) {
  zh_finish finish = ZH_FINISH_STOP;
  for (size_t i = 0; i < ZH_COUNT(anthropic_finishes); i++)
    if (zh_json_eq(json, reason, anthropic_finishes[i].native))
      finish = anthropic_finishes[i].finish;
  if (finish == ZH_FINISH_TOOL_CALLS && state->tool_count == 0 &&
      state->has_json)
    return ZH_FINISH_STOP;
  if (finish == ZH_FINISH_STOP && state->tool_count > 0 &&
      !zh_json_eq(json, reason, "pause_turn"))
    return ZH_FINISH_TOOL_CALLS;
  return finish;
}

static zh_status anthropic_finish(zh_reader *reader, const zh_json *json,
                                  uint32_t reason, uint32_t details) {
  anthropic_state *state = reader->state;
  zh_finish finish = anthropic_finish_of(state, json, reason);
  zh_status st = ZH_OK;
  if (state->finished)
    return ZH_OK;
  state->finished = true;
  if (st == ZH_OK && finish == ZH_FINISH_CONTENT_FILTER && details)
    st = anthropic_emit_text(
        reader, ZH_CHAT_REFUSAL,
        zh_json_text(json, zh_json_get(json, details, "explanation")));
  if (st != ZH_OK)
    return st;
  return zh_emit_finish(reader, 0, finish, zh_json_text(json, reason));
}

/* --- events of a stream ------------------------------------------------- */

static zh_status anthropic_on_start(zh_reader *reader, const zh_json *json) {
  uint32_t message = zh_json_get(json, 0, "message");
  uint32_t usage = message ? zh_json_get(json, message, "usage") : 0;
  zh_status st = anthropic_emit_start(reader, json, message);
  if (st == ZH_OK && anthropic_take_usage(reader, json, usage))
    st = anthropic_emit_usage(reader, true);
  return st;
}

static zh_status anthropic_on_block(zh_reader *reader, const zh_json *json) {
  return anthropic_start_block(reader, json,
                               zh_json_get(json, 0, "content_block"));
}

static zh_status anthropic_on_delta(zh_reader *reader, const zh_json *json) {
  return anthropic_delta(reader, json, zh_json_get(json, 0, "delta"));
}

static zh_status anthropic_on_block_stop(zh_reader *reader,
                                         const zh_json *json) {
  (void)json;
  return anthropic_stop_block(reader, false);
}

static zh_status anthropic_on_message(zh_reader *reader, const zh_json *json) {
  uint32_t delta = zh_json_get(json, 0, "delta");
  uint32_t reason = delta ? zh_json_get(json, delta, "stop_reason") : 0;
  uint32_t details = delta ? zh_json_get(json, delta, "stop_details") : 0;
  bool is_end = zh_json_has(json, reason, ZH_JSON_STRING);
  // An answer cut inside a block ends without the block's stop.
  bool is_cut =
      anthropic_finish_of(reader->state, json, reason) == ZH_FINISH_LENGTH;
  zh_status st = is_end ? anthropic_stop_block(reader, is_cut) : ZH_OK;
  if (st == ZH_OK &&
      anthropic_take_usage(reader, json, zh_json_get(json, 0, "usage")))
    st = anthropic_emit_usage(reader, false);
  if (st == ZH_OK && is_end)
    st = anthropic_finish(reader, json, reason, details);
  return st;
}

static zh_status anthropic_on_stop(zh_reader *reader, const zh_json *json) {
  zh_status st = anthropic_stop_block(reader, false);
  if (st == ZH_OK)
    st = anthropic_finish(reader, json, 0, 0);
  reader->complete = st == ZH_OK;
  return st;
}

static const struct {
  const char *type;
  zh_status (*read)(zh_reader *reader, const zh_json *json);
} anthropic_events[] = {
    {"content_block_delta", anthropic_on_delta},
    {"message_start", anthropic_on_start},
    {"content_block_start", anthropic_on_block},
    {"content_block_stop", anthropic_on_block_stop},
    {"message_delta", anthropic_on_message},
    {"message_stop", anthropic_on_stop},
};

static zh_status anthropic_garbled(zh_error *err, zh_str text) {
  size_t len = text.len < ANTHROPIC_EXCERPT ? text.len : ANTHROPIC_EXCERPT;
  return zh_error_set(err, ZH_PROTOCOL, "stream record cannot be read: %.*s%s",
                      (int)len, text.ptr, len < text.len ? "..." : "");
}

/* Fills err for a failure of the reader's own; others filled it already. */
static zh_status anthropic_done(zh_status st, zh_error *err) {
  return st == ZH_NO_MEMORY ? zh_error_memory(err) : st;
}

static zh_status anthropic_read_record(zh_reader *reader,
                                       const zh_record *record, zh_error *err) {
  zh_json *json = &reader->record;
  reader->visible = false;
  // Servers that speak several dialects close every stream with it.
  if (record->data.len == 0 || zh_str_is(record->data, ZH_S("[DONE]")))
    return ZH_OK;
  zh_status st = zh_json_parse_like(record->data, &reader->nodes, json, err);
  if (st == ZH_PROTOCOL ||
      (st == ZH_OK && zh_json_type_of(json, 0) != ZH_JSON_OBJECT))
    return anthropic_garbled(err, record->data);
  if (st != ZH_OK)
    return st;
  uint32_t type = zh_json_get(json, 0, "type");
  if (zh_json_eq(json, type, "error") ||
      (!type && zh_json_get(json, 0, "error")))
    return zh_anthropic_error(json, true, err);
  for (size_t i = 0; i < ZH_COUNT(anthropic_events); i++)
    if (zh_json_eq(json, type, anthropic_events[i].type))
      return anthropic_done(anthropic_events[i].read(reader, json), err);
  return ZH_OK;
}

static zh_status anthropic_read_end(zh_reader *reader, zh_error *err) {
  if (reader->complete)
    return ZH_OK;
  return zh_error_set(err, ZH_TRUNCATED, "stream ended before message_stop");
}

/* --- whole replies ------------------------------------------------------ */

static zh_status anthropic_read_blocks(zh_reader *reader, const zh_json *json,
                                       uint32_t content) {
  zh_status st = ZH_OK;
  for (uint32_t block = zh_json_first(json, content); st == ZH_OK && block != 0;
       block = zh_json_next(json, content, block)) {
    st = anthropic_start_block(reader, json, block);
    if (st == ZH_OK)
      st = anthropic_stop_block(reader, false);
  }
  return st;
}

static zh_status anthropic_read_message(zh_reader *reader,
                                        const zh_json *json) {
  bool has_usage =
      anthropic_take_usage(reader, json, zh_json_get(json, 0, "usage"));
  zh_status st = anthropic_emit_start(reader, json, 0);
  if (st == ZH_OK && has_usage)
    st = anthropic_emit_usage(reader, true);
  if (st == ZH_OK)
    st = anthropic_read_blocks(reader, json, zh_json_get(json, 0, "content"));
  if (st == ZH_OK && has_usage)
    st = anthropic_emit_usage(reader, false);
  if (st == ZH_OK)
    st = anthropic_finish(reader, json, zh_json_get(json, 0, "stop_reason"),
                          zh_json_get(json, 0, "stop_details"));
  reader->complete = st == ZH_OK;
  return st;
}

static zh_status anthropic_read_reply(zh_reader *reader, const zh_json *body,
                                      zh_error *err) {
  reader->visible = false;
  uint32_t error = zh_json_get(body, 0, "error");
  if (zh_json_eq(body, zh_json_get(body, 0, "type"), "error") ||
      zh_json_has(body, error, ZH_JSON_OBJECT))
    return zh_anthropic_error(body, false, err);
  if (!zh_json_has(body, zh_json_get(body, 0, "content"), ZH_JSON_ARRAY))
    return zh_error_set(err, ZH_PROTOCOL, "reply has no list of content");
  return anthropic_done(anthropic_read_message(reader, body), err);
}

/* Claude up to 4.5 goes on from a last message of its own; later ones refuse
 * it.  Of other vendors' models nothing is known. */
static bool anthropic_prefills(const zh_dialect_target *to) {
  return zh_str_find(to->model, ZH_S("claude")) >= 0 &&
         (zh_anthropic_model_find(to->model)->flags & ZH_ANTHROPIC_PREFILL);
}

static const zh_dialect anthropic_counting = {
    .name = "anthropic count",
    .framing = ZH_FRAMING_SSE,
    .reader_len = sizeof(anthropic_state),
    .write_request = zh_anthropic_write,
    .read_reply = zh_count_read_reply,
    .read_record = anthropic_read_record,
    .read_end = anthropic_read_end,
    .read_error = zh_anthropic_read_error,
};

const zh_dialect zh_dialect_anthropic = {
    .name = "anthropic",
    .counting = &anthropic_counting,
    .framing = ZH_FRAMING_SSE,
    .reader_len = sizeof(anthropic_state),
    .write_request = zh_anthropic_write,
    .prefills = anthropic_prefills,
    .read_reply = anthropic_read_reply,
    .read_record = anthropic_read_record,
    .read_end = anthropic_read_end,
    .read_error = zh_anthropic_read_error,
};
