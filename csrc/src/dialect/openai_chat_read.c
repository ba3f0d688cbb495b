/* SPDX-License-Identifier: Apache-2.0 */
/* Reads whole replies and stream records into chat events.  A record may hold
 * anything at any time: usage on every chunk, a finish reason twice, an error
 * behind the finish, no choices at all. */
#include "dialect/openai_chat.h"

#include "base/error.h"

#define OPENAI_CHAT_READ_CHOICES_MAX 1024

/* --- members ------------------------------------------------------------ */

/* What a chunk holds is looked up in one pass per object: this runs for every
 * chunk of every stream. */
enum {
  OPENAI_CHAT_READ_ID,
  OPENAI_CHAT_READ_MODEL,
  OPENAI_CHAT_READ_CHOICES,
  OPENAI_CHAT_READ_USAGE,
  OPENAI_CHAT_READ_GROQ,
  OPENAI_CHAT_READ_ERROR,
  OPENAI_CHAT_READ_RESULT,
  OPENAI_CHAT_READ_OBJECT,
  OPENAI_CHAT_READ_DETAIL,
  OPENAI_CHAT_READ_TIER,
  OPENAI_CHAT_READ_ROOT
};

static const zh_str openai_chat_read_root[OPENAI_CHAT_READ_ROOT] = {
    {"id", 2},     {"model", 5},         {"choices", 7},   {"usage", 5},
    {"x_groq", 6}, {"error", 5},         {"base_resp", 9}, {"object", 6},
    {"detail", 6}, {"service_tier", 12},
};

enum {
  OPENAI_CHAT_READ_INDEX,
  OPENAI_CHAT_READ_DELTA,
  OPENAI_CHAT_READ_MESSAGE,
  OPENAI_CHAT_READ_REASON,
  OPENAI_CHAT_READ_FAULT,
  OPENAI_CHAT_READ_CHOICE_USAGE,
  OPENAI_CHAT_READ_CHOICE
};

static const zh_str openai_chat_read_choice_keys[OPENAI_CHAT_READ_CHOICE] = {
    {"index", 5},          {"delta", 5}, {"message", 7},
    {"finish_reason", 13}, {"error", 5}, {"usage", 5},
};

enum {
  OPENAI_CHAT_READ_CONTENT,
  OPENAI_CHAT_READ_REASONING_CONTENT,
  OPENAI_CHAT_READ_REASONING,
  OPENAI_CHAT_READ_DETAILS,
  OPENAI_CHAT_READ_REFUSAL,
  OPENAI_CHAT_READ_CALLS,
  OPENAI_CHAT_READ_FUNCTION,
  OPENAI_CHAT_READ_AUDIO,
  OPENAI_CHAT_READ_PARTS
};

static const zh_str openai_chat_read_message_keys[OPENAI_CHAT_READ_PARTS] = {
    {"content", 7},        {"reasoning_content", 17},
    {"reasoning", 9},      {"reasoning_details", 17},
    {"refusal", 7},        {"tool_calls", 10},
    {"function_call", 13}, {"audio", 5},
};

/* --- finish reasons ----------------------------------------------------- */

static const struct {
  const char *word;
  zh_finish finish;
} openai_chat_read_finishes[] = {
    {"stop", ZH_FINISH_STOP},
    {"tool_calls", ZH_FINISH_TOOL_CALLS},
    {"length", ZH_FINISH_LENGTH},
    {"content_filter", ZH_FINISH_CONTENT_FILTER},
    {"function_call", ZH_FINISH_FUNCTION_CALL},
    {"max_tokens", ZH_FINISH_LENGTH},
    {"model_length", ZH_FINISH_LENGTH},
    {"model_context_window_exceeded", ZH_FINISH_LENGTH},
    {"tool_use", ZH_FINISH_TOOL_CALLS},
    {"sensitive", ZH_FINISH_CONTENT_FILTER},
    {"safety", ZH_FINISH_CONTENT_FILTER},
};

/* Words that say the provider gave up: no answer, but no error object. */
static const char *const openai_chat_read_failures[] = {
    "error", "insufficient_system_resource", "network_error", "abort"};

static zh_finish openai_chat_read_word(const zh_json *json, uint32_t at) {
  for (size_t i = 0; i < ZH_COUNT(openai_chat_read_finishes); i++)
    if (zh_json_eq(json, at, openai_chat_read_finishes[i].word))
      return openai_chat_read_finishes[i].finish;
  return ZH_FINISH_NONE;
}

static bool openai_chat_read_is_failure(const zh_json *json, uint32_t at) {
  for (size_t i = 0; i < ZH_COUNT(openai_chat_read_failures); i++)
    if (zh_json_eq(json, at, openai_chat_read_failures[i]))
      return true;
  return false;
}

/* Ends a choice, once.  A provider that does not say why, or says it in a
 * word nobody knows, leaves it to what the answer holds. */
static zh_status openai_chat_read_finish(zh_reader *reader,
                                         zh_openai_chat_choice *choice,
                                         zh_finish finish, zh_str native,
                                         zh_error *err) {
  if (choice->finished)
    return ZH_OK;
  if (finish == ZH_FINISH_NONE)
    finish = choice->is_legacy        ? ZH_FINISH_FUNCTION_CALL
             : choice->call_count > 0 ? ZH_FINISH_TOOL_CALLS
                                      : ZH_FINISH_STOP;
  choice->finished = true;
  zh_status st = zh_openai_chat_end_calls(reader, choice, err);
  if (st != ZH_OK)
    return st;
  // The provider's word is news only where it is not ours.
  if (zh_str_is(native, zh_str_of(zh_finish_name(finish))))
    native = ZH_S("");
  return zh_emit_finish(reader, choice->index, finish, native);
}

/* --- text --------------------------------------------------------------- */

static zh_status openai_chat_read_text(zh_reader *reader,
                                       zh_chat_event_type type,
                                       const zh_openai_chat_choice *choice,
                                       uint32_t at) {
  zh_str text = zh_json_text(&reader->record, at);
  if (text.len == 0)
    return ZH_OK;
  reader->visible = true;
  if (type == ZH_CHAT_TEXT) {
    zh_openai_chat_reader *state = reader->state;
    state->said = at;
    state->said_in = choice->index;
  }
  return zh_emit_text(reader, type, choice->index, text);
}

/* The text of every element of a list. */
static zh_status openai_chat_read_pieces(zh_reader *reader,
                                         const zh_openai_chat_choice *choice,
                                         uint32_t list) {
  const zh_json *json = &reader->record;
  if (!zh_json_has(json, list, ZH_JSON_ARRAY))
    return openai_chat_read_text(reader, ZH_CHAT_REASONING, choice, list);
  for (uint32_t at = zh_json_first(json, list); at != 0;
       at = zh_json_next(json, list, at)) {
    zh_status st = openai_chat_read_text(reader, ZH_CHAT_REASONING, choice,
                                         zh_json_get(json, at, "text"));
    if (st != ZH_OK)
      return st;
  }
  return ZH_OK;
}

/* A content part: text, or thinking among it, by one of two names. */
static zh_status openai_chat_read_part(zh_reader *reader,
                                       const zh_openai_chat_choice *choice,
                                       uint32_t part) {
  const zh_json *json = &reader->record;
  uint32_t type = zh_json_get(json, part, "type");
  if (zh_json_eq(json, type, "thinking"))
    return openai_chat_read_pieces(reader, choice,
                                   zh_json_get(json, part, "thinking"));
  if (zh_json_eq(json, type, "reasoning"))
    return openai_chat_read_pieces(reader, choice,
                                   zh_json_get(json, part, "summary"));
  return openai_chat_read_text(reader, ZH_CHAT_TEXT, choice,
                               zh_json_get(json, part, "text"));
}

static zh_status openai_chat_read_content(zh_reader *reader,
                                          const zh_openai_chat_choice *choice,
                                          uint32_t content, zh_error *err) {
  const zh_json *json = &reader->record;
  if (zh_json_has(json, content, ZH_JSON_OBJECT)) {
    // Structured output as a value instead of its text.
    zh_chat_event event = {.type = ZH_CHAT_TEXT, .choice = choice->index};
    reader->visible = true;
    return zh_openai_chat_emit_raw(reader, &event, zh_json_raw(json, content),
                                   err);
  }
  if (!zh_json_has(json, content, ZH_JSON_ARRAY))
    return openai_chat_read_text(reader, ZH_CHAT_TEXT, choice, content);
  for (uint32_t at = zh_json_first(json, content); at != 0;
       at = zh_json_next(json, content, at)) {
    zh_status st = openai_chat_read_part(reader, choice, at);
    if (st != ZH_OK)
      return st;
  }
  return ZH_OK;
}

/* `reasoning_content`, or `reasoning` with or without reasoning_details. */
static zh_status openai_chat_read_reasoning(zh_reader *reader,
                                            const zh_openai_chat_choice *choice,
                                            const uint32_t *parts) {
  const zh_json *json = &reader->record;
  zh_chat_event event = {.type = ZH_CHAT_REASONING, .choice = choice->index};
  uint32_t details = parts[OPENAI_CHAT_READ_DETAILS];
  event.text = zh_json_text(json, parts[OPENAI_CHAT_READ_REASONING_CONTENT]);
  if (event.text.len == 0)
    event.text = zh_json_text(json, parts[OPENAI_CHAT_READ_REASONING]);
  if (zh_json_has(json, details, ZH_JSON_ARRAY) &&
      zh_json_first(json, details) != 0)
    event.extra = zh_json_raw(json, details);
  if (event.text.len == 0 && event.extra.len == 0)
    return ZH_OK;
  reader->visible |= event.text.len > 0;
  return zh_emit(reader, &event);
}

/* --- choices ------------------------------------------------------------ */

static zh_status openai_chat_read_get_choice(zh_reader *reader, uint32_t index,
                                             zh_openai_chat_choice **out,
                                             zh_error *err) {
  zh_openai_chat_reader *state = reader->state;
  for (size_t i = 0; i < state->choice_count; i++)
    if (state->choices[i].index == index) {
      *out = &state->choices[i];
      return ZH_OK;
    }
  if (state->choice_count >= OPENAI_CHAT_READ_CHOICES_MAX)
    return zh_error_set(err, ZH_PROTOCOL, "reply has over %d choices",
                        OPENAI_CHAT_READ_CHOICES_MAX);
  *out = zh_arena_push(reader->arena, (void **)&state->choices,
                       &state->choice_count, sizeof(**out));
  if (!*out)
    return zh_error_memory(err);
  (*out)->index = index;
  return ZH_OK;
}

static zh_status openai_chat_read_message(zh_reader *reader,
                                          zh_openai_chat_choice *choice,
                                          uint32_t message, bool is_whole,
                                          zh_error *err) {
  const zh_json *json = &reader->record;
  uint32_t parts[OPENAI_CHAT_READ_PARTS];
  zh_json_pick(json, message, openai_chat_read_message_keys,
               OPENAI_CHAT_READ_PARTS, parts);
  uint32_t calls = parts[OPENAI_CHAT_READ_CALLS];
  uint32_t function = parts[OPENAI_CHAT_READ_FUNCTION];
  uint32_t audio = parts[OPENAI_CHAT_READ_AUDIO];
  zh_status st = openai_chat_read_reasoning(reader, choice, parts);
  if (st == ZH_OK)
    st = openai_chat_read_content(reader, choice,
                                  parts[OPENAI_CHAT_READ_CONTENT], err);
  if (st == ZH_OK)
    st = openai_chat_read_text(reader, ZH_CHAT_REFUSAL, choice,
                               parts[OPENAI_CHAT_READ_REFUSAL]);
  if (st == ZH_OK && zh_json_has(json, calls, ZH_JSON_ARRAY))
    st = zh_openai_chat_read_calls(reader, choice, calls, is_whole, err);
  if (st == ZH_OK && zh_json_has(json, function, ZH_JSON_OBJECT))
    st = zh_openai_chat_read_legacy(reader, choice, function, err);
  reader->visible |= zh_json_has(json, audio, ZH_JSON_OBJECT);
  return st;
}

/* `finish_reason`, and what an error looks like inside of a choice. */
static zh_status openai_chat_read_end_choice(zh_reader *reader,
                                             zh_openai_chat_choice *choice,
                                             uint32_t reason, bool is_whole,
                                             zh_error *err) {
  const zh_json *json = &reader->record;
  zh_str word = zh_json_text(json, reason);
  if (word.len == 0 && !is_whole)
    return ZH_OK;
  if (openai_chat_read_is_failure(json, reason))
    return zh_error_set(err, ZH_STREAM,
                        "provider ended the answer with \"%.*s\"",
                        (int)word.len, word.ptr);
  return openai_chat_read_finish(
      reader, choice, openai_chat_read_word(json, reason), word, err);
}

static zh_status openai_chat_read_choice(zh_reader *reader, uint32_t at,
                                         uint32_t position, bool is_whole,
                                         zh_error *err) {
  const zh_json *json = &reader->record;
  uint32_t members[OPENAI_CHAT_READ_CHOICE];
  zh_openai_chat_choice *choice = NULL;
  int64_t index;
  if (!zh_json_has(json, at, ZH_JSON_OBJECT))
    return ZH_OK;
  zh_json_pick(json, at, openai_chat_read_choice_keys, OPENAI_CHAT_READ_CHOICE,
               members);
  if (position == 0)
    ((zh_openai_chat_reader *)reader->state)->usage =
        members[OPENAI_CHAT_READ_CHOICE_USAGE];
  bool has_index = zh_json_int(json, members[OPENAI_CHAT_READ_INDEX], &index) &&
                   index >= 0 && index < UINT32_MAX;
  zh_status st = openai_chat_read_get_choice(
      reader, has_index ? (uint32_t)index : position, &choice, err);
  if (st != ZH_OK)
    return st;
  // Some send both in a chunk: the delta, and all of the message so far.
  uint32_t delta = members[OPENAI_CHAT_READ_DELTA];
  uint32_t message = members[OPENAI_CHAT_READ_MESSAGE];
  if (message == 0 || (!is_whole && delta != 0))
    message = delta;
  if (zh_json_has(json, message, ZH_JSON_OBJECT))
    st = openai_chat_read_message(reader, choice, message, is_whole, err);
  if (st != ZH_OK)
    return st;
  if (members[OPENAI_CHAT_READ_FAULT] != 0 &&
      zh_openai_chat_has_error(json, at))
    return zh_openai_chat_in_band(json, at, !is_whole, err);
  return openai_chat_read_end_choice(
      reader, choice, members[OPENAI_CHAT_READ_REASON], is_whole, err);
}

static zh_status openai_chat_read_choices(zh_reader *reader, uint32_t list,
                                          bool is_whole, zh_error *err) {
  const zh_json *json = &reader->record;
  uint32_t position = 0;
  if (!zh_json_has(json, list, ZH_JSON_ARRAY))
    return ZH_OK;
  for (uint32_t at = zh_json_first(json, list); at != 0;
       at = zh_json_next(json, list, at)) {
    zh_status st =
        openai_chat_read_choice(reader, at, position++, is_whole, err);
    if (st != ZH_OK)
      return st;
  }
  return ZH_OK;
}

/* --- usage and start ---------------------------------------------------- */

/* Reads a usage object; false when it counts no tokens. */
static bool openai_chat_read_counts(const zh_reader *reader, uint32_t at,
                                    zh_usage *out) {
  zh_counts counts;
  if (!zh_json_has(&reader->record, at, ZH_JSON_OBJECT))
    return false;
  zh_counts_init(&counts);
  zh_counts_take(&counts, ZH_WIRE_OPENAI, &reader->record, at, reader->arena);
  if (counts.of[ZH_COUNT_INPUT] < 0 && counts.of[ZH_COUNT_OUTPUT] < 0)
    return false;
  zh_counts_settle(&counts, ZH_WIRE_OPENAI,
                   (reader->quirks & ZH_QUIRK_REASONING_APART) != 0, out);
  return true;
}

/* The usage object, wherever it stands; the tier stands beside it. */
static zh_status openai_chat_read_usage(zh_reader *reader,
                                        const uint32_t *root) {
  const zh_openai_chat_reader *state = reader->state;
  const zh_json *json = &reader->record;
  uint32_t groq = root[OPENAI_CHAT_READ_GROQ];
  const uint32_t places[] = {
      root[OPENAI_CHAT_READ_USAGE],
      groq ? zh_openai_chat_get(json, groq, "usage") : 0,
      state->usage,
  };
  if (!places[0] && !places[1] && !places[2])
    return ZH_OK; // as in nearly all chunks
  zh_chat_event event = {.type = ZH_CHAT_USAGE};
  for (size_t i = 0; i < ZH_COUNT(places); i++) {
    if (!openai_chat_read_counts(reader, places[i], &event.usage))
      continue;
    uint32_t tier = root[OPENAI_CHAT_READ_TIER];
    if (zh_json_has(json, tier, ZH_JSON_STRING))
      event.usage.service = zh_service_of(zh_json_text(json, tier));
    return zh_emit(reader, &event);
  }
  return ZH_OK;
}

/* A first record may be all bookkeeping, without id and model: what starts
 * the answer is one that has either, or a choice. */
static zh_status openai_chat_read_start(zh_reader *reader, const uint32_t *root,
                                        zh_error *err) {
  zh_openai_chat_reader *state = reader->state;
  const zh_json *json = &reader->record;
  zh_chat_event event = {.type = ZH_CHAT_START};
  uint32_t choices = root[OPENAI_CHAT_READ_CHOICES];
  if (state->started)
    return ZH_OK;
  bool has_choice = zh_json_has(json, choices, ZH_JSON_ARRAY) &&
                    zh_json_first(json, choices) != 0;
  event.id = zh_json_text(json, root[OPENAI_CHAT_READ_ID]);
  event.name = zh_json_text(json, root[OPENAI_CHAT_READ_MODEL]);
  if (event.id.len == 0 && !has_choice)
    return ZH_OK;
  state->started = true;
  state->id = zh_arena_str(reader->arena, event.id);
  if (!state->id.ptr)
    return zh_error_memory(err);
  return zh_emit(reader, &event);
}

/* May the record be an error?  Then zh_openai_chat_has_error tells. */
static bool openai_chat_read_is_odd(const zh_json *json, const uint32_t *root) {
  return root[OPENAI_CHAT_READ_ERROR] != 0 ||
         root[OPENAI_CHAT_READ_RESULT] != 0 ||
         root[OPENAI_CHAT_READ_DETAIL] != 0 ||
         zh_json_equals(json, root[OPENAI_CHAT_READ_OBJECT], ZH_S("error"));
}

static zh_status openai_chat_read_value(zh_reader *reader, bool is_whole,
                                        zh_error *err) {
  const zh_json *json = &reader->record;
  uint32_t root[OPENAI_CHAT_READ_ROOT];
  ((zh_openai_chat_reader *)reader->state)->usage = 0;
  zh_json_pick(json, 0, openai_chat_read_root, OPENAI_CHAT_READ_ROOT, root);
  if (openai_chat_read_is_odd(json, root) && zh_openai_chat_has_error(json, 0))
    return zh_openai_chat_in_band(json, 0, !is_whole, err);
  zh_status st = openai_chat_read_start(reader, root, err);
  if (st == ZH_OK)
    st = openai_chat_read_choices(reader, root[OPENAI_CHAT_READ_CHOICES],
                                  is_whole, err);
  if (st == ZH_OK)
    st = openai_chat_read_usage(reader, root);
  return st;
}

/* --- records like the last one ------------------------------------------ */

/* Nobody reads it: a member of the root without a place among those above.
 * 2025: padding in every chunk of OpenAI, "obfuscation" --
 * cases/openai_chat/stream_padding.case. */
static bool openai_chat_read_is_idle(const zh_json *json, uint32_t value) {
  for (uint32_t at = zh_json_first(json, 0); at != 0;
       at = zh_json_next(json, 0, at))
    if (at + 1 == value)
      return zh_json_pick_escaped(zh_json_text(json, at), openai_chat_read_root,
                                  OPENAI_CHAT_READ_ROOT) ==
             OPENAI_CHAT_READ_ROOT;
  return false;
}

/* Does the record differ from the last one in nothing but the text it had, and
 * in what nobody reads? */
static bool openai_chat_read_is_alike(zh_reader *reader) {
  zh_openai_chat_reader *state = reader->state;
  const zh_nodes *nodes = &reader->nodes;
  if (!state->said || nodes->hole_count > ZH_HOLES)
    return false;
  for (uint32_t i = 0; i < nodes->hole_count; i++) {
    uint32_t hole = nodes->holes[i];
    if (hole == state->said || hole == state->idle)
      continue;
    if (!openai_chat_read_is_idle(&reader->record, hole))
      return false;
    state->idle = hole;
  }
  return zh_json_text(&reader->record, state->said).len > 0;
}

/* Nearly every record of a long answer differs from the one before in its text
 * alone; all else that it says was said. */
static zh_status openai_chat_read_object(zh_reader *reader, zh_error *err) {
  zh_openai_chat_reader *state = reader->state;
  if (openai_chat_read_is_alike(reader)) {
    reader->visible = true;
    return zh_emit_text(reader, ZH_CHAT_TEXT, state->said_in,
                        zh_json_text(&reader->record, state->said));
  }
  uint32_t told = reader->told;
  state->said = state->idle = 0;
  zh_status st = openai_chat_read_value(reader, false, err);
  if (reader->told != told + 1)
    state->said = 0;
  return st;
}

/* --- records ------------------------------------------------------------ */

static zh_status openai_chat_read_done(zh_reader *reader, zh_error *err) {
  zh_openai_chat_reader *state = reader->state;
  reader->complete = true;
  for (size_t i = 0; i < state->choice_count; i++) {
    zh_status st = openai_chat_read_finish(reader, &state->choices[i],
                                           ZH_FINISH_NONE, ZH_S(""), err);
    if (st != ZH_OK)
      return st;
  }
  return ZH_OK;
}

static zh_status openai_chat_read_bad(zh_str data, zh_error *err) {
  int len = data.len < 80 ? (int)data.len : 80;
  return zh_error_set(err, ZH_PROTOCOL, "stream record is no JSON object: %.*s",
                      len, data.ptr);
}

/* A record named "error": JSON that tells more, or just text. */
static zh_status openai_chat_read_error(zh_reader *reader, zh_str data,
                                        zh_error *err) {
  zh_status st = zh_json_parse(data, &reader->nodes, &reader->record, NULL);
  if (st == ZH_NO_MEMORY)
    return zh_error_memory(err);
  if (st == ZH_OK)
    st = zh_openai_chat_in_band(&reader->record, 0, true, err);
  if (st == ZH_STREAM)
    return st;
  int len = data.len < 160 ? (int)data.len : 160;
  return zh_error_set(err, ZH_STREAM, "%s: %.*s", zh_status_text(ZH_STREAM),
                      len, data.ptr);
}

/* --- public --- */

zh_status zh_openai_chat_read_reply(zh_reader *reader, const zh_json *body,
                                    zh_error *err) {
  reader->record = *body;
  reader->visible = false;
  if (body->count == 0)
    return zh_error_set(err, ZH_PROTOCOL, "reply is no JSON");
  uint32_t choices = zh_json_get(body, 0, "choices");
  if (zh_openai_chat_has_error(body, 0) ||
      !zh_json_has(body, choices, ZH_JSON_ARRAY) ||
      zh_json_first(body, choices) == 0)
    return zh_openai_chat_in_band(body, 0, false, err);
  zh_status st = openai_chat_read_value(reader, true, err);
  reader->complete = st == ZH_OK;
  return st;
}

zh_status zh_openai_chat_read_record(zh_reader *reader, const zh_record *record,
                                     zh_error *err) {
  reader->visible = false;
  if (zh_str_is(record->name, ZH_S("error")))
    return openai_chat_read_error(reader, record->data, err);
  if (record->data.len == 0 || reader->complete)
    return ZH_OK;
  if (zh_str_starts(record->data, ZH_S("[DONE]")))
    return openai_chat_read_done(reader, err);
  zh_status st =
      zh_json_parse_like(record->data, &reader->nodes, &reader->record, err);
  if (st == ZH_NO_MEMORY)
    return st;
  if (st != ZH_OK)
    return openai_chat_read_bad(record->data, err);
  if (zh_json_type_of(&reader->record, 0) == ZH_JSON_OBJECT)
    return openai_chat_read_object(reader, err);
  if (zh_openai_chat_has_error(&reader->record, 0))
    return zh_openai_chat_in_band(&reader->record, 0, true, err);
  return openai_chat_read_bad(record->data, err);
}

zh_status zh_openai_chat_read_end(zh_reader *reader, zh_error *err) {
  const zh_openai_chat_reader *state = reader->state;
  size_t finished = 0;
  for (size_t i = 0; i < state->choice_count; i++)
    finished += state->choices[i].finished;
  // Some servers never send [DONE]: a finish reason for each choice will do.
  if (reader->complete || (finished > 0 && finished == state->choice_count))
    return ZH_OK;
  return zh_error_set(err, ZH_TRUNCATED,
                      "stream ended before the answer was whole");
}
