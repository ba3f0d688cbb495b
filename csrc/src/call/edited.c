/* SPDX-License-Identifier: Apache-2.0 */
/* The request is written anew in the app's dialect, with one edit, and read
 * again; so a second edit finds what the first one made. */
#include "call/edited.h"

#include "base/error.h"
#include "base/limits.h"

typedef struct edited_work {
  const zh_chat_request *chat;
  const zh_edit *edit;
  zh_writer *w;
} edited_work;

/* --- messages ----------------------------------------------------------- */

static void edited_put_system(edited_work *work, zh_str escaped) {
  zh_write_object(work->w);
  zh_put_str(work->w, "role", ZH_S("system"));
  zh_put_text(work->w, "content", escaped);
  zh_write_end(work->w);
}

/* The text, with the prefix before it and not longer than *room, which it
 * takes from. */
static void edited_put_text(edited_work *work, zh_str text, zh_str prefix,
                            int64_t *room) {
  zh_writer *w = work->w;
  size_t len = zh_edit_cut(text, room);
  zh_write_text_begin(w);
  zh_write_text_piece(w, prefix);
  if (prefix.len > 0 && len > 0)
    zh_write_text_piece(w, ZH_S("\\n\\n"));
  zh_write_text_piece(w, (zh_str){text.ptr, len});
  zh_write_text_end(w);
}

static void edited_put_parts(edited_work *work, uint32_t list, zh_str prefix,
                             int64_t *room) {
  const zh_json *json = &work->chat->source;
  zh_writer *w = work->w;
  zh_write_array(w);
  for (uint32_t part = zh_json_first(json, list); part;
       part = zh_json_next(json, list, part)) {
    uint32_t text = zh_json_get(json, part, "text");
    bool is_text = zh_json_has(json, text, ZH_JSON_STRING);
    if (is_text && *room <= 0 && prefix.len == 0)
      continue;
    if (!is_text) {
      zh_write_raw(w, zh_json_raw(json, part));
      continue;
    }
    zh_write_object(w);
    for (uint32_t key = zh_json_first(json, part); key;
         key = zh_json_next(json, part, key)) {
      zh_write_key_raw(w, zh_json_text(json, key));
      if (key + 1 == text)
        edited_put_text(work, zh_json_text(json, text), prefix, room);
      else
        zh_write_raw(w, zh_json_raw(json, key + 1));
    }
    zh_write_end(w);
    prefix = ZH_S("");
  }
  zh_write_end(w);
}

/* One message of the system prompt; false: nothing is left of it. */
static bool edited_put_message(edited_work *work, uint32_t message,
                               zh_str prefix, int64_t *room) {
  const zh_json *json = &work->chat->source;
  uint32_t content = zh_json_get(json, message, "content");
  bool is_text = zh_json_has(json, content, ZH_JSON_STRING);
  bool is_list = zh_json_has(json, content, ZH_JSON_ARRAY);
  if ((!is_text && !is_list) || (*room <= 0 && prefix.len == 0))
    return false;
  zh_write_object(work->w);
  for (uint32_t key = zh_json_first(json, message); key;
       key = zh_json_next(json, message, key)) {
    zh_write_key_raw(work->w, zh_json_text(json, key));
    if (key + 1 != content)
      zh_write_raw(work->w, zh_json_raw(json, key + 1));
    else if (is_text)
      edited_put_text(work, zh_json_text(json, content), prefix, room);
    else
      edited_put_parts(work, content, prefix, room);
  }
  zh_write_end(work->w);
  return true;
}

static void edited_put_messages(edited_work *work, uint32_t list) {
  const zh_json *json = &work->chat->source;
  const zh_edit *edit = work->edit;
  size_t system = zh_edit_system_count(json, list), i = 0;
  int64_t room = edit->trim > 0 ? edit->trim : INT64_MAX;
  zh_str prefix = edit->prefix;
  zh_write_array(work->w);
  if (edit->replaces && edit->system.len > 0)
    edited_put_system(work, edit->system);
  if (!edit->replaces && system == 0 && prefix.len > 0)
    edited_put_system(work, prefix);
  for (uint32_t at = zh_json_first(json, list); at;
       at = zh_json_next(json, list, at), i++) {
    if (i >= system)
      zh_write_raw(work->w, zh_json_raw(json, at));
    else if (!edit->replaces && edited_put_message(work, at, prefix, &room))
      prefix = ZH_S("");
  }
  zh_write_end(work->w);
}

/* --- parameters --------------------------------------------------------- */

/* What becomes of a member of the app's; name is escaped content. */
static const zh_edit_param *edited_find(const edited_work *work,
                                        zh_str escaped) {
  const zh_edit *edit = work->edit;
  for (size_t i = 0; i < edit->param_count; i++) {
    const zh_edit_param *param = &edit->params[i];
    bool is_limit = zh_edit_same_param(param->name, ZH_S("max_tokens"));
    if (zh_json_is(escaped, param->name) ||
        (is_limit && (zh_json_is(escaped, ZH_S("max_tokens")) ||
                      zh_json_is(escaped, ZH_S("max_completion_tokens")))))
      return param;
  }
  return NULL;
}

static bool edited_keeps(const edited_work *work, zh_str escaped) {
  const zh_edit_param *param = edited_find(work, escaped);
  return !param || param->kind == ZH_EDIT_DEFAULT;
}

static bool edited_is_null(zh_str raw) {
  return zh_str_is(raw, ZH_S("null"));
}

/* Where the app says the parameter; null is as good as nothing. */
static const zh_member *edited_said(const edited_work *work,
                                    const zh_edit_param *param) {
  const zh_chat_request *chat = work->chat;
  for (size_t i = 0; i < chat->member_count; i++)
    if (edited_find(work, chat->members[i].key) == param &&
        !edited_is_null(chat->members[i].value))
      return &chat->members[i];
  return NULL;
}

static void edited_put_params(edited_work *work) {
  const zh_edit *edit = work->edit;
  for (size_t i = 0; i < edit->param_count; i++) {
    const zh_edit_param *param = &edit->params[i];
    const zh_member *said = edited_said(work, param);
    if (param->kind == ZH_EDIT_DROP || (param->kind == ZH_EDIT_DEFAULT && said))
      continue;
    // Of two names the app's: it knows which one its models take.
    zh_write_key_raw(work->w, said ? said->key : param->name);
    zh_write_raw(work->w, param->value);
  }
}

static void edited_put_raw_params(edited_work *work) {
  const zh_json *json = &work->chat->source;
  uint32_t object = work->chat->raw_params;
  zh_write_key(work->w, "raw_params");
  zh_write_object(work->w);
  for (uint32_t key = zh_json_first(json, object); key;
       key = zh_json_next(json, object, key)) {
    zh_str name = zh_json_text(json, key);
    if (!edited_keeps(work, name))
      continue;
    zh_write_key_raw(work->w, name);
    zh_write_raw(work->w, zh_json_raw(json, key + 1));
  }
  zh_write_end(work->w);
}

static void edited_put_body(edited_work *work) {
  const zh_chat_request *chat = work->chat;
  zh_write_object(work->w);
  for (size_t i = 0; i < chat->member_count; i++) {
    const zh_member *member = &chat->members[i];
    bool is_list = zh_json_type_of(&chat->source, member->at) == ZH_JSON_ARRAY;
    bool is_gone =
        edited_find(work, member->key) &&
        (!edited_keeps(work, member->key) || edited_is_null(member->value));
    if (is_gone)
      continue;
    zh_write_key_raw(work->w, member->key);
    if (is_list && zh_json_is(member->key, ZH_S("messages")))
      edited_put_messages(work, member->at);
    else
      zh_write_raw(work->w, member->value);
  }
  edited_put_params(work);
  if (chat->raw_params)
    edited_put_raw_params(work);
  zh_write_end(work->w);
}

/* --- public --- */

static zh_status edited_apply(zh_attempt *attempt, const zh_edit *edit,
                              zh_nodes *nodes, const zh_chat_request **chat,
                              zh_error *err) {
  zh_chat_request *out = NULL;
  zh_writer w;
  zh_json json;
  zh_buf body;
  edited_work work = {*chat, edit, &w};
  zh_buf_init(&body, ZH_MAX_REQUEST);
  zh_writer_init(&w, &body, NULL, NULL);
  edited_put_body(&work);
  zh_status st = zh_writer_status(&w);
  zh_str text = st == ZH_OK ? zh_arena_str(&attempt->arena, zh_buf_str(&body))
                            : (zh_str){NULL, 0};
  zh_buf_deinit(&body);
  if (st == ZH_TOO_BIG)
    return zh_error_set(err, st, "the request with its edits is too large");
  if (!text.ptr)
    return zh_error_memory(err);
  st = zh_json_parse(text, nodes, &json, err);
  if (st == ZH_OK)
    st = attempt->call->render.dialect->parse_request(&json, &attempt->arena,
                                                      &out, err);
  *chat = out;
  return st;
}

zh_status zh_edited_ask(zh_attempt *attempt, const zh_chat_request **out,
                        zh_error *err) {
  const zh_target *target = attempt->target;
  const zh_dialect *app = attempt->call->render.dialect;
  const zh_chat_request *chat = attempt->call->chat;
  zh_status st = ZH_OK;
  const zh_edit *const *edits = zh_target_extra(target)->edits;
  for (size_t i = 0; i < ZH_COUNT(attempt->edit_nodes) && st == ZH_OK; i++)
    if (edits[i] && !chat->plain)
      st = edited_apply(attempt, edits[i], &attempt->edit_nodes[i], &chat, err);
  if (st == ZH_OK && chat != attempt->call->chat && target->dialect != app)
    st = app->expand((zh_chat_request *)chat, err);
  *out = chat;
  return st;
}

bool zh_edited_has(const zh_call *call, const zh_target *target, zh_str name) {
  const zh_json *json = &call->chat->source;
  bool has = json->count > 0 &&
             (zh_json_find(json, 0, name) != 0 ||
              (call->chat->raw_params &&
               zh_json_find(json, call->chat->raw_params, name) != 0));
  const zh_extra *extra = zh_target_extra(target);
  for (size_t i = 0; i < ZH_COUNT(extra->edits); i++) {
    const zh_edit_param *param = zh_edit_find(extra->edits[i], name);
    if (param)
      has = param->kind != ZH_EDIT_DROP;
  }
  return has;
}
