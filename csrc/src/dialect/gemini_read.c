/* SPDX-License-Identifier: Apache-2.0 */
/* Replies.  A stream's record is a whole reply of which each part is new, so
 * one function reads both:
 *
 *   {"candidates": [{"index": 0, "content": {"parts": [...]},
 *                    "finishReason": "STOP"}],
 *    "usageMetadata": {...}, "modelVersion": "...", "responseId": "..."}
 *
 * The end is the end of the socket: there is no closing mark, and some models
 * say STOP in every record, or STOP and then something else.  So finish events
 * are emitted by read_end, which takes the last reason of each candidate; a
 * candidate without one was cut off.  Usage is emitted as it comes.  A prompt
 * that was refused (promptFeedback, no candidates) is an empty answer with
 * finish content_filter. */
#include "dialect/gemini.h"

#include "base/error.h"
#include "base/limits.h"
#include "dialect/shared.h"

typedef enum gemini_read_end {
  GEMINI_READ_STOP,
  GEMINI_READ_LENGTH,
  GEMINI_READ_FILTER,
  GEMINI_READ_FAULT /* stop, or a failure when nothing was said             */
} gemini_read_end;

/* Numbers are those of Vertex AI, which sends them on request. */
static const struct {
  const char *word;
  const char *number;
  gemini_read_end end;
} gemini_read_ends[] = {
    {"STOP", "1", GEMINI_READ_STOP},
    {"MAX_TOKENS", "2", GEMINI_READ_LENGTH},
    {"SAFETY", "3", GEMINI_READ_FILTER},
    {"RECITATION", "4", GEMINI_READ_FILTER},
    {"OTHER", "5", GEMINI_READ_FAULT},
    {"BLOCKLIST", "6", GEMINI_READ_FILTER},
    {"PROHIBITED_CONTENT", "7", GEMINI_READ_FILTER},
    {"SPII", "8", GEMINI_READ_FILTER},
    {"MALFORMED_FUNCTION_CALL", "9", GEMINI_READ_FAULT},
    {"MODEL_ARMOR", "10", GEMINI_READ_FILTER},
    {"LANGUAGE", NULL, GEMINI_READ_FILTER},
    {"IMAGE_SAFETY", NULL, GEMINI_READ_FILTER},
    {"IMAGE_PROHIBITED_CONTENT", NULL, GEMINI_READ_FILTER},
    {"IMAGE_RECITATION", NULL, GEMINI_READ_FILTER},
};

/* --- state -------------------------------------------------------------- */

static zh_gemini_reading *gemini_read_state(const zh_reader *reader) {
  return reader->state;
}

static zh_gemini_candidate *gemini_read_candidate(zh_reader *reader,
                                                  uint32_t index) {
  zh_gemini_reading *state = gemini_read_state(reader);
  for (size_t i = 0; i < state->candidate_count; i++)
    if (state->candidates[i].index == index)
      return &state->candidates[i];
  void *items = state->candidates;
  zh_gemini_candidate *candidate = zh_arena_push(
      reader->arena, &items, &state->candidate_count, sizeof(*candidate));
  state->candidates = items;
  if (candidate)
    candidate->index = index;
  return candidate;
}

/* Keeps a copy of `text`, or of what was there when nothing changed. */
static zh_status gemini_read_keep(zh_reader *reader, zh_str text, zh_str *kept,
                                  zh_error *err) {
  if (kept->ptr && zh_str_is(text, *kept))
    return ZH_OK;
  zh_str copy = zh_arena_str(reader->arena, text);
  if (!copy.ptr)
    return zh_error_memory(err);
  *kept = copy;
  return ZH_OK;
}

/* A word, or a number's text. */
static zh_str gemini_read_word(const zh_json *json, uint32_t at) {
  if (zh_json_has(json, at, ZH_JSON_NUMBER))
    return zh_json_raw(json, at);
  return zh_json_text(json, at);
}

static zh_status gemini_read_begin(zh_reader *reader, const zh_json *json,
                                   uint32_t at, zh_error *err) {
  zh_gemini_reading *state = gemini_read_state(reader);
  if (state->has_begun)
    return ZH_OK;
  zh_str id = zh_json_text(json, zh_json_get(json, at, "responseId"));
  zh_status st = gemini_read_keep(reader, id, &state->id, err);
  if (st != ZH_OK)
    return st;
  state->has_begun = true;
  zh_chat_event event = {
      .type = ZH_CHAT_START,
      .id = state->id,
      .name = zh_json_text(json, zh_json_get(json, at, "modelVersion"))};
  return zh_emit(reader, &event);
}

/* --- usage -------------------------------------------------------------- */

/* Records in the middle may say less than the one before: only what is there
 * replaces what was known. */
static zh_status gemini_read_usage(zh_reader *reader, const zh_json *json,
                                   uint32_t at) {
  zh_gemini_reading *state = gemini_read_state(reader);
  zh_counts counts = state->counts;
  if (!state->has_counts)
    zh_counts_init(&counts);
  bool said = zh_counts_take(&counts, ZH_WIRE_GEMINI, json, at, reader->arena);
  if (!said || (state->has_counts &&
                memcmp(counts.of, state->counts.of, sizeof(counts.of)) == 0))
    return ZH_OK;
  state->counts = counts;
  state->has_counts = true;
  zh_chat_event event = {.type = ZH_CHAT_USAGE};
  zh_counts_settle(&counts, ZH_WIRE_GEMINI, false, &event.usage);
  return zh_emit(reader, &event);
}

/* --- one reply or record ------------------------------------------------ */

static zh_status gemini_read_reason(zh_reader *reader, const zh_json *json,
                                    uint32_t reason, uint32_t message,
                                    zh_gemini_candidate *candidate,
                                    zh_error *err) {
  zh_str word = gemini_read_word(json, reason);
  if (word.len == 0 || zh_str_is(word, ZH_S("0")) ||
      zh_str_is(word, ZH_S("FINISH_REASON_UNSPECIFIED")))
    return ZH_OK;
  candidate->is_over = true;
  zh_status st = gemini_read_keep(reader, word, &candidate->native, err);
  if (st != ZH_OK || !message)
    return st;
  candidate->message = zh_json_str(json, message, reader->arena);
  return candidate->message.ptr ? ZH_OK : zh_error_memory(err);
}

static zh_status gemini_read_candidate_at(zh_reader *reader,
                                          const zh_json *json, uint32_t at,
                                          zh_error *err) {
  enum { INDEX, CONTENT, REASON, MESSAGE, COUNT };
  static const zh_str names[COUNT] = {
      ZH_GEMINI_NAME("index"), ZH_GEMINI_NAME("content"),
      ZH_GEMINI_NAME("finishReason"), ZH_GEMINI_NAME("finishMessage")};
  uint32_t values[COUNT];
  int64_t index = 0; // zeros are left out
  zh_json_pick(json, at, names, COUNT, values);
  zh_json_int(json, values[INDEX], &index);
  if (index < 0 || index >= 1024)
    return zh_error_set(err, ZH_PROTOCOL, "candidate index is out of range");
  zh_gemini_candidate *candidate =
      gemini_read_candidate(reader, (uint32_t)index);
  if (!candidate)
    return zh_error_memory(err);
  uint32_t content = values[CONTENT];
  uint32_t parts = content ? zh_json_get(json, content, "parts") : 0;
  zh_status st = zh_gemini_read_parts(reader, candidate, json, parts, err);
  if (st != ZH_OK || !values[REASON])
    return st;
  return gemini_read_reason(reader, json, values[REASON], values[MESSAGE],
                            candidate, err);
}

static zh_status gemini_read_feedback(zh_reader *reader, const zh_json *json,
                                      uint32_t at, zh_error *err) {
  zh_gemini_reading *state = gemini_read_state(reader);
  uint32_t reason = zh_json_get(json, at, "blockReason");
  if (!reason && !zh_json_get(json, at, "blockReasonMessage"))
    return ZH_OK;
  state->is_blocked = true;
  return gemini_read_keep(reader, gemini_read_word(json, reason), &state->block,
                          err);
}

static zh_status gemini_read_one(zh_reader *reader, const zh_json *json,
                                 uint32_t at, zh_error *err) {
  enum { CANDIDATES, FEEDBACK, USAGE, ERROR, COUNT };
  static const zh_str names[COUNT] = {
      ZH_GEMINI_NAME("candidates"), ZH_GEMINI_NAME("promptFeedback"),
      ZH_GEMINI_NAME("usageMetadata"), ZH_GEMINI_NAME("error")};
  uint32_t values[COUNT];
  zh_status st;
  zh_json_pick(json, at, names, COUNT, values);
  uint32_t error = values[ERROR] ? zh_gemini_find_error(json, at) : 0;
  if (error)
    return zh_gemini_fail(json, error, err);
  if (!values[CANDIDATES] && !values[FEEDBACK] && !values[USAGE])
    return ZH_OK; // a kind of record yet to come
  if ((st = gemini_read_begin(reader, json, at, err)) != ZH_OK)
    return st;
  uint32_t list = values[CANDIDATES];
  if (zh_json_has(json, list, ZH_JSON_ARRAY))
    for (uint32_t one = zh_json_first(json, list); one;
         one = zh_json_next(json, list, one))
      if ((st = gemini_read_candidate_at(reader, json, one, err)) != ZH_OK)
        return st;
  if (values[FEEDBACK])
    st = gemini_read_feedback(reader, json, values[FEEDBACK], err);
  if (st != ZH_OK || !values[USAGE])
    return st;
  return gemini_read_usage(reader, json, values[USAGE]);
}

/* --- the end ------------------------------------------------------------ */

static gemini_read_end gemini_read_end_of(zh_str native) {
  for (size_t i = 0; i < ZH_COUNT(gemini_read_ends); i++) {
    const char *number = gemini_read_ends[i].number;
    if (zh_str_is(native, zh_str_of(gemini_read_ends[i].word)) ||
        (number && zh_str_is(native, zh_str_of(number))))
      return gemini_read_ends[i].end;
  }
  return native.len == 0 ? GEMINI_READ_STOP : GEMINI_READ_FAULT;
}

static zh_finish gemini_read_finish(const zh_gemini_candidate *candidate) {
  gemini_read_end end = gemini_read_end_of(candidate->native);
  if (end == GEMINI_READ_LENGTH)
    return ZH_FINISH_LENGTH;
  if (end == GEMINI_READ_FILTER)
    return ZH_FINISH_CONTENT_FILTER;
  bool calls = end == GEMINI_READ_STOP && candidate->call_count > 0;
  return calls ? ZH_FINISH_TOOL_CALLS : ZH_FINISH_STOP;
}

/* The model failed and said nothing: worth another attempt. */
static zh_status gemini_read_fault(const zh_gemini_candidate *candidate,
                                   zh_error *err) {
  char message[256];
  zh_error_copy(message, sizeof(message), candidate->message);
  zh_error_set(err, ZH_STREAM, "no content, finish reason %.*s%s%s",
               (int)candidate->native.len, candidate->native.ptr,
               message[0] ? ": " : "", message);
  if (err)
    zh_error_copy(err->type, sizeof(err->type), candidate->native);
  return ZH_STREAM;
}

static zh_status gemini_read_check(const zh_gemini_reading *state,
                                   zh_error *err) {
  const zh_gemini_candidate *fault = NULL;
  for (size_t i = 0; i < state->candidate_count; i++) {
    const zh_gemini_candidate *candidate = &state->candidates[i];
    if (candidate->has_content ||
        gemini_read_end_of(candidate->native) != GEMINI_READ_FAULT)
      return ZH_OK;
    fault = candidate;
  }
  return fault ? gemini_read_fault(fault, err) : ZH_OK;
}

static zh_status gemini_read_emit_end(zh_reader *reader, zh_error *err) {
  const zh_gemini_reading *state = gemini_read_state(reader);
  zh_status st = ZH_OK;
  if (state->is_blocked && state->candidate_count == 0)
    st = zh_emit_finish(reader, 0, ZH_FINISH_CONTENT_FILTER, state->block);
  else if (!state->is_blocked)
    st = gemini_read_check(state, err);
  for (size_t i = 0; i < state->candidate_count && st == ZH_OK; i++) {
    const zh_gemini_candidate *candidate = &state->candidates[i];
    bool is_blocked = state->is_blocked && !candidate->is_over;
    zh_finish finish =
        is_blocked ? ZH_FINISH_CONTENT_FILTER : gemini_read_finish(candidate);
    st = zh_emit_finish(reader, candidate->index, finish,
                        is_blocked ? state->block : candidate->native);
  }
  reader->complete = st == ZH_OK;
  return st;
}

/* --- public --- */

zh_status zh_gemini_read_reply(zh_reader *reader, const zh_json *body,
                               zh_error *err) {
  const zh_gemini_reading *state = gemini_read_state(reader);
  zh_status st = ZH_OK;
  if (body->count > 0 && zh_json_type_of(body, 0) == ZH_JSON_ARRAY) {
    for (uint32_t at = zh_json_first(body, 0); at && st == ZH_OK;
         at = zh_json_next(body, 0, at))
      st = gemini_read_one(reader, body, at, err);
  } else {
    st = gemini_read_one(reader, body, 0, err);
  }
  if (st != ZH_OK)
    return st;
  // The body is whole JSON, so a candidate with content is whole as well.
  for (size_t i = 0; i < state->candidate_count; i++) {
    const zh_gemini_candidate *candidate = &state->candidates[i];
    if (!candidate->is_over && !candidate->has_content && !state->is_blocked)
      return zh_error_set(err, ZH_STREAM,
                          "reply holds neither content nor finish reason");
  }
  if (!state->has_begun)
    return zh_error_set(err, ZH_PROTOCOL, "reply is no generateContent reply");
  if (state->candidate_count == 0 && !state->is_blocked)
    return zh_error_set(err, ZH_STREAM, "reply holds no candidates");
  return gemini_read_emit_end(reader, err);
}

zh_status zh_gemini_read_record(zh_reader *reader, const zh_record *record,
                                zh_error *err) {
  reader->visible = false;
  if (record->data.len == 0)
    return ZH_OK;
  zh_status st =
      zh_json_parse_like(record->data, &reader->nodes, &reader->record, err);
  if (st != ZH_OK)
    return st;
  return gemini_read_one(reader, &reader->record, 0, err);
}

zh_status zh_gemini_read_end(zh_reader *reader, zh_error *err) {
  const zh_gemini_reading *state = gemini_read_state(reader);
  if (state->candidate_count == 0 && !state->is_blocked)
    return zh_error_set(err, ZH_TRUNCATED,
                        "the stream ended before an answer began");
  for (size_t i = 0; i < state->candidate_count; i++)
    if (!state->candidates[i].is_over && !state->is_blocked)
      return zh_error_set(err, ZH_TRUNCATED,
                          "the stream ended without a finish reason");
  return gemini_read_emit_end(reader, err);
}
