/* SPDX-License-Identifier: Apache-2.0 */
/* Tool calls of a reply.  Deltas belong to a call by its index; an empty id
 * or name is none; another id at the same index begins another call; without
 * an index the id decides, then whether there is a name. */
#include "dialect/openai_chat.h"

#include "base/error.h"

#include <stdio.h>

#define OPENAI_CHAT_CALLS_MAX    4096
#define OPENAI_CHAT_CALLS_ID_LEN 24

/* One element of `tool_calls`, read. */
typedef struct openai_chat_calls_delta {
  int64_t index; /* -1 when absent                                          */
  zh_str id;
  zh_str name;
  uint32_t arguments; /* node; 0 when absent                                */
  zh_str extra;
} openai_chat_calls_delta;

/* --- which call --------------------------------------------------------- */

static zh_openai_chat_call *
openai_chat_calls_by_index(const zh_openai_chat_choice *choice,
                           const openai_chat_calls_delta *delta) {
  for (size_t i = choice->call_count; i-- > 0;) {
    zh_openai_chat_call *call = &choice->calls[i];
    if (call->index != delta->index)
      continue;
    bool is_other = delta->id.len > 0 && call->id.len > 0 &&
                    !zh_str_is(delta->id, call->id);
    return is_other ? NULL : call;
  }
  return NULL;
}

static zh_openai_chat_call *
openai_chat_calls_by_id(const zh_openai_chat_choice *choice,
                        const openai_chat_calls_delta *delta) {
  for (size_t i = choice->call_count; delta->id.len > 0 && i-- > 0;)
    if (zh_str_is(delta->id, choice->calls[i].id))
      return &choice->calls[i];
  if (delta->id.len > 0 || delta->name.len > 0 || choice->call_count == 0)
    return NULL;
  return &choice->calls[choice->call_count - 1];
}

static zh_openai_chat_call *openai_chat_calls_new(zh_reader *reader,
                                                  zh_openai_chat_choice *choice,
                                                  int64_t index,
                                                  zh_error *err) {
  if (choice->call_count >= OPENAI_CHAT_CALLS_MAX) {
    zh_error_set(err, ZH_PROTOCOL, "reply has over %d tool calls",
                 OPENAI_CHAT_CALLS_MAX);
    return NULL;
  }
  zh_openai_chat_call *call =
      zh_arena_push(reader->arena, (void **)&choice->calls, &choice->call_count,
                    sizeof(*call));
  if (!call) {
    zh_error_memory(err);
    return NULL;
  }
  call->index = index;
  return call;
}

/* --- events ------------------------------------------------------------- */

/* An id for a call that came without: stable, and unlike those of other
 * replies. */
static zh_status openai_chat_calls_mint(zh_reader *reader,
                                        zh_openai_chat_call *call,
                                        uint32_t choice, uint32_t item,
                                        zh_str name, zh_error *err) {
  const zh_openai_chat_reader *state = reader->state;
  char seed[192];
  char id[5 + OPENAI_CHAT_CALLS_ID_LEN + 1] = "call_";
  int len = snprintf(seed, sizeof(seed), "%.*s/%u/%u/%.*s",
                     (int)(state->id.len < 80 ? state->id.len : 80),
                     state->id.len > 0 ? state->id.ptr : "", choice, item,
                     (int)(name.len < 80 ? name.len : 80),
                     name.len > 0 ? name.ptr : "");
  zh_tool_id_hash((zh_str){seed, len > 0 ? (size_t)len : 0},
                  OPENAI_CHAT_CALLS_ID_LEN, id + 5);
  call->id = zh_arena_str(reader->arena, zh_str_of(id));
  return call->id.ptr ? ZH_OK : zh_error_memory(err);
}

static zh_status openai_chat_calls_start(zh_reader *reader,
                                         zh_openai_chat_choice *choice,
                                         zh_openai_chat_call *call, zh_str name,
                                         zh_str extra, zh_error *err) {
  uint32_t item = (uint32_t)(call - choice->calls);
  if (call->id.len == 0 && !choice->is_legacy) {
    zh_status st =
        openai_chat_calls_mint(reader, call, choice->index, item, name, err);
    if (st != ZH_OK)
      return st;
  }
  call->started = true;
  reader->visible = true;
  zh_chat_event event = {.type = ZH_CHAT_TOOL_START,
                         .choice = choice->index,
                         .item = item,
                         .id = call->id,
                         .name = name,
                         .extra = extra};
  if (choice->is_legacy)
    event.native = ZH_S("function_call");
  return zh_emit(reader, &event);
}

static zh_status openai_chat_calls_arguments(zh_reader *reader,
                                             zh_openai_chat_choice *choice,
                                             const zh_openai_chat_call *call,
                                             uint32_t at, zh_error *err) {
  zh_chat_event event = {.type = ZH_CHAT_TOOL_ARGS,
                         .choice = choice->index,
                         .item = (uint32_t)(call - choice->calls)};
  reader->visible = true;
  // Some servers send the object itself instead of its text.
  if (zh_json_has(&reader->record, at, ZH_JSON_OBJECT))
    return zh_openai_chat_emit_raw(reader, &event,
                                   zh_json_raw(&reader->record, at), err);
  event.text = zh_json_text(&reader->record, at);
  return zh_emit(reader, &event);
}

static bool openai_chat_calls_has_arguments(const zh_json *json, uint32_t at) {
  return zh_json_text(json, at).len > 0 ||
         zh_json_has(json, at, ZH_JSON_OBJECT);
}

static zh_status openai_chat_calls_apply(zh_reader *reader,
                                         zh_openai_chat_choice *choice,
                                         zh_openai_chat_call *call,
                                         const openai_chat_calls_delta *delta,
                                         zh_error *err) {
  zh_status st = ZH_OK;
  bool has_arguments =
      openai_chat_calls_has_arguments(&reader->record, delta->arguments);
  if (call->id.len == 0 && delta->id.len > 0) {
    call->id = zh_arena_str(reader->arena, delta->id);
    if (!call->id.ptr)
      return zh_error_memory(err);
  }
  if (!call->started && (delta->name.len > 0 || has_arguments))
    st = openai_chat_calls_start(reader, choice, call, delta->name,
                                 delta->extra, err);
  if (st == ZH_OK && has_arguments)
    st = openai_chat_calls_arguments(reader, choice, call, delta->arguments,
                                     err);
  return st;
}

/* --- reading ------------------------------------------------------------ */

static void openai_chat_calls_function(const zh_json *json, uint32_t function,
                                       openai_chat_calls_delta *out) {
  out->name = zh_json_text(json, zh_openai_chat_get(json, function, "name"));
  out->arguments = zh_openai_chat_get(json, function, "arguments");
  if (out->arguments == 0)
    out->arguments = zh_openai_chat_get(json, function, "input");
}

static openai_chat_calls_delta openai_chat_calls_read(const zh_json *json,
                                                      uint32_t at) {
  openai_chat_calls_delta delta = {.index = -1};
  uint32_t index = zh_json_get(json, at, "index");
  uint32_t function = zh_json_get(json, at, "function");
  uint32_t extra = zh_json_get(json, at, "extra_content");
  if (function == 0)
    function = zh_json_get(json, at, "custom");
  if (!zh_json_int(json, index, &delta.index) || delta.index < 0)
    delta.index = -1;
  delta.id = zh_json_text(json, zh_json_get(json, at, "id"));
  if (zh_json_has(json, extra, ZH_JSON_OBJECT))
    delta.extra = zh_json_raw(json, extra);
  openai_chat_calls_function(json, function, &delta);
  return delta;
}

static zh_status openai_chat_calls_one(zh_reader *reader,
                                       zh_openai_chat_choice *choice,
                                       const openai_chat_calls_delta *delta,
                                       bool is_whole, zh_error *err) {
  zh_openai_chat_call *call = NULL;
  if (!is_whole)
    call = delta->index >= 0 ? openai_chat_calls_by_index(choice, delta)
                             : openai_chat_calls_by_id(choice, delta);
  if (!call) {
    zh_error failure;
    zh_error_init(&failure);
    call = openai_chat_calls_new(reader, choice, delta->index, &failure);
    if (!call) {
      if (err)
        *err = failure;
      return failure.status;
    }
  }
  return openai_chat_calls_apply(reader, choice, call, delta, err);
}

/* --- public --- */

zh_status zh_openai_chat_read_calls(zh_reader *reader,
                                    zh_openai_chat_choice *choice,
                                    uint32_t list, bool is_whole,
                                    zh_error *err) {
  const zh_json *json = &reader->record;
  for (uint32_t at = zh_json_first(json, list); at != 0;
       at = zh_json_next(json, list, at)) {
    if (!zh_json_has(json, at, ZH_JSON_OBJECT))
      continue;
    openai_chat_calls_delta delta = openai_chat_calls_read(json, at);
    zh_status st = openai_chat_calls_one(reader, choice, &delta, is_whole, err);
    if (st != ZH_OK)
      return st;
  }
  return ZH_OK;
}

zh_status zh_openai_chat_read_legacy(zh_reader *reader,
                                     zh_openai_chat_choice *choice,
                                     uint32_t function, zh_error *err) {
  openai_chat_calls_delta delta = {.index = 0};
  choice->is_legacy = true;
  openai_chat_calls_function(&reader->record, function, &delta);
  return openai_chat_calls_one(reader, choice, &delta, false, err);
}

zh_status zh_openai_chat_end_calls(zh_reader *reader,
                                   zh_openai_chat_choice *choice,
                                   zh_error *err) {
  for (size_t i = 0; i < choice->call_count; i++) {
    zh_openai_chat_call *call = &choice->calls[i];
    zh_status st = ZH_OK;
    if (!call->started)
      st = openai_chat_calls_start(reader, choice, call, ZH_S(""), ZH_S(""),
                                   err);
    zh_chat_event event = {
        .type = ZH_CHAT_TOOL_END, .choice = choice->index, .item = (uint32_t)i};
    if (st == ZH_OK)
      st = zh_emit(reader, &event);
    if (st != ZH_OK)
      return st;
  }
  return ZH_OK;
}

zh_status zh_openai_chat_emit_raw(zh_reader *reader, zh_chat_event *event,
                                  zh_str raw, zh_error *err) {
  zh_buf text;
  zh_buf_init(&text, SIZE_MAX / 2);
  zh_json_escape(&text, raw);
  zh_status st = text.status;
  if (st == ZH_OK) {
    event->text = zh_buf_str(&text);
    st = zh_emit(reader, event);
  } else {
    st = zh_error_memory(err);
  }
  zh_buf_deinit(&text);
  return st;
}
