/* SPDX-License-Identifier: Apache-2.0 */
/* Changes in `messages` that a target's quirks ask for.  A message that needs
 * none is copied as it is, byte by byte. */
#include "dialect/openai_chat.h"

#define OPENAI_CHAT_EDIT_ID_LEN 9

/* --- tool call ids ------------------------------------------------------ */

static bool openai_chat_edit_is_short(zh_str id) {
  for (size_t i = 0; i < id.len; i++) {
    char c = id.ptr[i];
    if (!(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z') &&
        !(c >= 'a' && c <= 'z'))
      return false;
  }
  return id.len == OPENAI_CHAT_EDIT_ID_LEN;
}

static void openai_chat_edit_id(zh_writer *w, const zh_json *json, uint32_t at,
                                size_t message, zh_openai_chat_edit *edit) {
  char hash[OPENAI_CHAT_EDIT_ID_LEN + 1];
  zh_str id = zh_json_text(json, at);
  if (id.len == 0 || openai_chat_edit_is_short(id)) {
    zh_write_raw(w, zh_json_raw(json, at));
    return;
  }
  zh_tool_id_hash(id, OPENAI_CHAT_EDIT_ID_LEN, hash);
  zh_write_str(w, (zh_str){hash, OPENAI_CHAT_EDIT_ID_LEN});
  if (!edit->has_short_loss)
    zh_losses_addf(edit->losses, ZH_LOSS_CHANGED,
                   "tool call ids are 9 letters or digits there",
                   "messages[%zu].tool_calls", message);
  edit->has_short_loss = true;
}

static void openai_chat_edit_call(zh_writer *w, const zh_json *json,
                                  uint32_t call, size_t message,
                                  zh_openai_chat_edit *edit) {
  if (!zh_json_has(json, call, ZH_JSON_OBJECT)) {
    zh_write_raw(w, zh_json_raw(json, call));
    return;
  }
  zh_write_object(w);
  for (uint32_t key = zh_json_first(json, call); key != 0;
       key = zh_json_next(json, call, key)) {
    zh_write_key_raw(w, zh_json_text(json, key));
    if (zh_json_eq(json, key, "id"))
      openai_chat_edit_id(w, json, key + 1, message, edit);
    else
      zh_write_raw(w, zh_json_raw(json, key + 1));
  }
  zh_write_end(w);
}

static void openai_chat_edit_calls(zh_writer *w, const zh_json *json,
                                   uint32_t list, size_t message,
                                   zh_openai_chat_edit *edit) {
  if (!zh_json_has(json, list, ZH_JSON_ARRAY)) {
    zh_write_raw(w, zh_json_raw(json, list));
    return;
  }
  zh_write_array(w);
  for (uint32_t call = zh_json_first(json, list); call != 0;
       call = zh_json_next(json, list, call))
    openai_chat_edit_call(w, json, call, message, edit);
  zh_write_end(w);
}

/* --- the instruction ---------------------------------------------------- */

static void openai_chat_edit_put_text(zh_writer *w, zh_str before,
                                      zh_str instruction) {
  zh_write_text_begin(w);
  zh_write_text_piece(w, before);
  if (before.len > 0)
    zh_write_text_piece(w, ZH_S("\\n\\n"));
  zh_write_text_piece(w, instruction);
  zh_write_text_end(w);
}

/* A system message's content with the instruction behind it. */
static void openai_chat_edit_content(zh_writer *w, const zh_json *json,
                                     uint32_t content, zh_str instruction) {
  if (!zh_json_has(json, content, ZH_JSON_ARRAY)) {
    openai_chat_edit_put_text(w, zh_json_text(json, content), instruction);
    return;
  }
  zh_write_array(w);
  for (uint32_t part = zh_json_first(json, content); part != 0;
       part = zh_json_next(json, content, part))
    zh_write_raw(w, zh_json_raw(json, part));
  zh_write_object(w);
  zh_put_str(w, "type", ZH_S("text"));
  zh_put_text(w, "text", instruction);
  zh_write_end(w);
  zh_write_end(w);
}

static bool openai_chat_edit_is_system(const zh_json *json, uint32_t message) {
  uint32_t role = zh_json_get(json, message, "role");
  return zh_json_eq(json, role, "system") ||
         zh_json_eq(json, role, "developer");
}

/* --- what only replies have --------------------------------------------- */

static const char *const openai_chat_edit_reply_keys[] = {
    "refusal",   "annotations",       "audio",         "function_call",
    "reasoning", "reasoning_content", "extra_content", "reasoning_details",
};

static bool openai_chat_edit_is_reply_key(const zh_json *json, uint32_t key) {
  for (size_t i = 0; i < ZH_COUNT(openai_chat_edit_reply_keys); i++)
    if (zh_json_eq(json, key, openai_chat_edit_reply_keys[i]))
      return true;
  return false;
}

static bool openai_chat_edit_is_empty(const zh_json *json, uint32_t value) {
  switch (zh_json_type_of(json, value)) {
  case ZH_JSON_NULL:
    return true;
  case ZH_JSON_STRING:
    return zh_json_text(json, value).len == 0;
  case ZH_JSON_ARRAY:
  case ZH_JSON_OBJECT:
    return zh_json_first(json, value) == 0;
  default:
    return false;
  }
}

/* An app that appends a reply to its messages sends all of it back.  Is the
 * member one to leave out? */
static bool openai_chat_edit_drops(const zh_json *json, uint32_t key, size_t at,
                                   const zh_openai_chat_edit *edit) {
  if (!edit->is_strict || !openai_chat_edit_is_reply_key(json, key))
    return false;
  zh_str name = zh_json_text(json, key);
  if (!openai_chat_edit_is_empty(json, key + 1))
    zh_losses_addf(edit->losses, ZH_LOSS_DROPPED, "messages may not hold it",
                   "messages[%zu].%.*s", at, (int)name.len, name.ptr);
  return true;
}

static bool openai_chat_edit_has_reply_key(const zh_json *json,
                                           uint32_t message) {
  for (size_t i = 0; i < ZH_COUNT(openai_chat_edit_reply_keys); i++)
    if (zh_json_get(json, message, openai_chat_edit_reply_keys[i]) != 0)
      return true;
  return false;
}

/* --- messages ----------------------------------------------------------- */

static bool openai_chat_edit_touches(const zh_json *json, uint32_t message,
                                     bool instructs,
                                     const zh_openai_chat_edit *edit) {
  if (!zh_json_has(json, message, ZH_JSON_OBJECT))
    return false;
  if (instructs)
    return true;
  if (edit->no_developer &&
      zh_json_eq(json, zh_json_get(json, message, "role"), "developer"))
    return true;
  if (edit->is_strict && openai_chat_edit_has_reply_key(json, message))
    return true;
  return edit->short_ids && (zh_json_get(json, message, "tool_calls") != 0 ||
                             zh_json_get(json, message, "tool_call_id") != 0);
}

static void openai_chat_edit_member(zh_writer *w, const zh_json *json,
                                    uint32_t key, size_t at, bool instructs,
                                    zh_openai_chat_edit *edit) {
  uint32_t value = key + 1;
  if (openai_chat_edit_drops(json, key, at, edit))
    return;
  zh_write_key_raw(w, zh_json_text(json, key));
  if (edit->no_developer && zh_json_eq(json, key, "role") &&
      zh_json_eq(json, value, "developer")) {
    zh_write_str(w, ZH_S("system"));
    zh_losses_addf(edit->losses, ZH_LOSS_CHANGED,
                   "there is no developer role there: system",
                   "messages[%zu].role", at);
  } else if (edit->short_ids && zh_json_eq(json, key, "tool_calls")) {
    openai_chat_edit_calls(w, json, value, at, edit);
  } else if (edit->short_ids && zh_json_eq(json, key, "tool_call_id")) {
    openai_chat_edit_id(w, json, value, at, edit);
  } else if (instructs && zh_json_eq(json, key, "content")) {
    openai_chat_edit_content(w, json, value, edit->instruction);
  } else {
    zh_write_raw(w, zh_json_raw(json, value));
  }
}

static void openai_chat_edit_message(zh_writer *w, const zh_json *json,
                                     uint32_t message, size_t at,
                                     bool instructs,
                                     zh_openai_chat_edit *edit) {
  if (!openai_chat_edit_touches(json, message, instructs, edit)) {
    zh_write_raw(w, zh_json_raw(json, message));
    return;
  }
  zh_write_object(w);
  for (uint32_t key = zh_json_first(json, message); key != 0;
       key = zh_json_next(json, message, key))
    openai_chat_edit_member(w, json, key, at, instructs, edit);
  zh_write_end(w);
}

/* --- public --- */

void zh_openai_chat_put_messages(zh_writer *w, const zh_json *json,
                                 uint32_t messages, zh_openai_chat_edit *edit) {
  bool has_edit = edit->no_developer || edit->short_ids || edit->is_strict ||
                  edit->instruction.len > 0;
  if (!has_edit || !zh_json_has(json, messages, ZH_JSON_ARRAY)) {
    zh_write_raw(w, zh_json_raw(json, messages));
    return;
  }
  uint32_t first = zh_json_first(json, messages);
  bool joins = edit->instruction.len > 0 && first != 0 &&
               openai_chat_edit_is_system(json, first) &&
               zh_json_get(json, first, "content") != 0;
  zh_write_array(w);
  if (edit->instruction.len > 0 && !joins) {
    zh_write_object(w);
    zh_put_str(w, "role", ZH_S("system"));
    zh_put_text(w, "content", edit->instruction);
    zh_write_end(w);
  }
  size_t i = 0;
  for (uint32_t at = first; at != 0; at = zh_json_next(json, messages, at), i++)
    openai_chat_edit_message(w, json, at, i, joins && at == first, edit);
  zh_write_end(w);
}
