/* SPDX-License-Identifier: Apache-2.0 */
/* Messages of an expanded request, checked as strictly as the provider that
 * defined them would: what another dialect gets must make sense. */
#include "dialect/openai_chat.h"

#include "base/error.h"

typedef struct openai_chat_messages {
  zh_walk *walk;
  zh_chat_request *chat;
  zh_nodes nodes; /* scratch for arguments                                  */
  zh_buf text;    /* the same, decoded                                      */
} openai_chat_messages;

/* --- tool calls --------------------------------------------------------- */

static bool openai_chat_messages_is_blank(zh_str escaped) {
  zh_str text = zh_str_trim(escaped);
  while (zh_str_starts(text, ZH_S("\\n")))
    text = zh_str_trim(zh_str_cut(text, 2));
  return text.len == 0;
}

/* Arguments must be the text of an object: every other dialect sends the
 * object itself.  Clients make "" of a call without arguments. */
static zh_status openai_chat_messages_arguments(openai_chat_messages *m,
                                                zh_tool_call *call) {
  zh_json arguments;
  zh_walk *walk = m->walk;
  if (openai_chat_messages_is_blank(call->arguments)) {
    call->arguments = ZH_S("{}");
    return ZH_OK;
  }
  zh_buf_clear(&m->text);
  char *room = zh_buf_room(&m->text, call->arguments.len);
  if (!room)
    return zh_error_memory(walk->err);
  m->text.len = zh_json_unescape(call->arguments, room);
  zh_status st =
      zh_json_parse(zh_buf_str(&m->text), &m->nodes, &arguments, NULL);
  if (st == ZH_NO_MEMORY)
    return zh_error_memory(walk->err);
  if (st == ZH_OK && zh_json_type_of(&arguments, 0) == ZH_JSON_OBJECT)
    return ZH_OK;
  zh_walk_in(walk, ".arguments");
  return zh_walk_fail(walk, ZH_INVALID, "expected the JSON text of an object");
}

static zh_status openai_chat_messages_call(openai_chat_messages *m, uint32_t at,
                                           zh_tool_call *call) {
  zh_walk *walk = m->walk;
  zh_str type = {NULL, 0};
  uint32_t function = 0;
  if (!zh_json_has(walk->json, at, ZH_JSON_OBJECT))
    return zh_walk_expected(walk, at, "an object");
  zh_status st = zh_walk_str(walk, at, "id", ZH_NEED_FILLED, &call->id);
  if (st == ZH_OK)
    st = zh_walk_str(walk, at, "type", ZH_NEED_NOTHING, &type);
  if (st != ZH_OK)
    return st;
  if (type.len > 0 && !zh_str_is(type, ZH_S("function")))
    return zh_walk_fail(walk, ZH_UNSUPPORTED,
                        "only function calls can be translated");
  st = zh_walk_container(walk, at, "function", ZH_NEED_VALUE, ZH_JSON_OBJECT,
                         &function);
  if (st != ZH_OK)
    return st;
  zh_walk_in(walk, ".function");
  st = zh_walk_str(walk, function, "name", ZH_NEED_FILLED, &call->name);
  if (st == ZH_OK)
    st = zh_walk_str(walk, function, "arguments", ZH_NEED_NOTHING,
                     &call->arguments);
  if (st != ZH_OK)
    return st;
  uint32_t extra = zh_walk_get(walk, at, "extra_content");
  if (zh_json_has(walk->json, extra, ZH_JSON_OBJECT))
    call->extra = zh_json_raw(walk->json, extra);
  return openai_chat_messages_arguments(m, call);
}

static zh_status openai_chat_messages_calls(openai_chat_messages *m,
                                            uint32_t at, zh_message *message) {
  zh_walk *walk = m->walk;
  uint32_t list = 0;
  if (zh_walk_get(walk, at, "function_call") != 0) {
    zh_walk_in(walk, ".function_call");
    return zh_walk_fail(walk, ZH_INVALID,
                        "legacy function calls cannot be translated; "
                        "use tool_calls");
  }
  zh_status st = zh_walk_container(walk, at, "tool_calls", ZH_NEED_NOTHING,
                                   ZH_JSON_ARRAY, &list);
  if (st != ZH_OK || list == 0)
    return st;
  size_t count = zh_json_len(walk->json, list);
  message->tool_calls =
      zh_arena_zero(walk->arena, count * sizeof(*message->tool_calls));
  if (!message->tool_calls)
    return zh_error_memory(walk->err);
  for (uint32_t call = zh_json_first(walk->json, list); call != 0;
       call = zh_json_next(walk->json, list, call)) {
    size_t i = message->tool_call_count++;
    size_t path_len = zh_walk_in(walk, ".tool_calls[%zu]", i);
    st = openai_chat_messages_call(m, call, &message->tool_calls[i]);
    if (st != ZH_OK)
      return st;
    zh_walk_out(walk, path_len);
  }
  return ZH_OK;
}

/* --- content ------------------------------------------------------------ */

static zh_status openai_chat_messages_parts(zh_walk *walk, uint32_t list,
                                            zh_message *message) {
  size_t count = zh_json_len(walk->json, list);
  message->parts = zh_arena_zero(walk->arena, count * sizeof(*message->parts));
  if (!message->parts)
    return zh_error_memory(walk->err);
  for (uint32_t at = zh_json_first(walk->json, list); at != 0;
       at = zh_json_next(walk->json, list, at)) {
    size_t i = message->part_count++;
    size_t path_len = zh_walk_in(walk, ".content[%zu]", i);
    zh_status st = zh_openai_chat_part(walk, at, &message->parts[i]);
    if (st != ZH_OK)
      return st;
    zh_walk_out(walk, path_len);
  }
  return ZH_OK;
}

static zh_status openai_chat_messages_content(zh_walk *walk, uint32_t at,
                                              zh_message *message) {
  uint32_t content = zh_walk_get(walk, at, "content");
  message->has_content = content != 0;
  if (zh_json_has(walk->json, content, ZH_JSON_ARRAY))
    return openai_chat_messages_parts(walk, content, message);
  if (zh_json_has(walk->json, content, ZH_JSON_STRING)) {
    message->parts = zh_arena_zero(walk->arena, sizeof(*message->parts));
    if (!message->parts)
      return zh_error_memory(walk->err);
    message->part_count = 1;
    message->parts[0] = (zh_part){.type = ZH_PART_TEXT,
                                  .text = zh_json_text(walk->json, content),
                                  .raw = zh_json_raw(walk->json, content)};
    return ZH_OK;
  }
  if (content == 0 && message->role == ZH_ROLE_ASSISTANT)
    return ZH_OK;
  zh_walk_in(walk, ".content");
  return zh_walk_expected(walk, zh_json_get(walk->json, at, "content"),
                          "a string or an array of parts");
}

/* --- which result answers which call ------------------------------------ */

/* The same id may be escaped in two ways. */
static bool openai_chat_messages_same_id(zh_str a, zh_str b) {
  char a_hash[23];
  char b_hash[23];
  if (zh_str_is(a, b))
    return true;
  if (zh_str_find(a, ZH_S("\\")) < 0 && zh_str_find(b, ZH_S("\\")) < 0)
    return false;
  zh_tool_id_hash(a, sizeof(a_hash) - 1, a_hash);
  zh_tool_id_hash(b, sizeof(b_hash) - 1, b_hash);
  return memcmp(a_hash, b_hash, sizeof(a_hash)) == 0;
}

static bool openai_chat_messages_has_call(const zh_message *message,
                                          zh_str id) {
  for (size_t i = 0; i < message->tool_call_count; i++)
    if (openai_chat_messages_same_id(message->tool_calls[i].id, id))
      return true;
  return false;
}

/* Is call `id` of message `at` answered by the tool messages behind it? */
static bool openai_chat_messages_is_answered(const zh_chat_request *chat,
                                             size_t at, zh_str id) {
  for (size_t i = at + 1; i < chat->message_count; i++) {
    if (chat->messages[i].role != ZH_ROLE_TOOL)
      return false;
    if (openai_chat_messages_same_id(chat->messages[i].tool_call_id, id))
      return true;
  }
  return false;
}

static zh_status openai_chat_messages_check_calls(openai_chat_messages *m,
                                                  size_t at) {
  const zh_message *message = &m->chat->messages[at];
  for (size_t i = 0; i < message->tool_call_count; i++) {
    if (openai_chat_messages_is_answered(m->chat, at,
                                         message->tool_calls[i].id))
      continue;
    zh_walk_in(m->walk, "messages[%zu].tool_calls[%zu].id", at, i);
    return zh_walk_fail(m->walk, ZH_INVALID,
                        "no tool message answers this call");
  }
  return ZH_OK;
}

/* A tool message stands behind the assistant message it answers, with none
 * but tool messages between. */
static zh_status openai_chat_messages_check_result(openai_chat_messages *m,
                                                   size_t at) {
  const zh_message *messages = m->chat->messages;
  size_t asked = at;
  while (asked > 0 && messages[asked].role == ZH_ROLE_TOOL)
    asked--;
  if (openai_chat_messages_has_call(&messages[asked],
                                    messages[at].tool_call_id))
    return ZH_OK;
  zh_walk_in(m->walk, "messages[%zu].tool_call_id", at);
  return zh_walk_fail(m->walk, ZH_INVALID,
                      "no tool call before this message has this id");
}

static zh_status openai_chat_messages_pair(openai_chat_messages *m) {
  zh_status st = ZH_OK;
  for (size_t i = 0; st == ZH_OK && i < m->chat->message_count; i++)
    st = m->chat->messages[i].role == ZH_ROLE_TOOL
             ? openai_chat_messages_check_result(m, i)
             : openai_chat_messages_check_calls(m, i);
  return st;
}

/* --- one message -------------------------------------------------------- */

static const struct {
  const char *name;
  zh_role role;
} openai_chat_messages_roles[] = {
    {"system", ZH_ROLE_SYSTEM}, {"developer", ZH_ROLE_SYSTEM},
    {"user", ZH_ROLE_USER},     {"assistant", ZH_ROLE_ASSISTANT},
    {"tool", ZH_ROLE_TOOL},
};

static zh_status openai_chat_messages_role(zh_walk *walk, uint32_t at,
                                           zh_message *message) {
  zh_str name = {NULL, 0};
  zh_status st = zh_walk_str(walk, at, "role", ZH_NEED_VALUE, &name);
  if (st != ZH_OK)
    return st;
  for (size_t i = 0; i < ZH_COUNT(openai_chat_messages_roles); i++)
    if (zh_str_is(name, zh_str_of(openai_chat_messages_roles[i].name))) {
      message->role = openai_chat_messages_roles[i].role;
      message->is_developer = zh_str_is(name, ZH_S("developer"));
      return ZH_OK;
    }
  zh_walk_in(walk, ".role");
  return zh_walk_fail(walk, ZH_INVALID,
                      zh_str_is(name, ZH_S("function"))
                          ? "legacy function messages cannot be translated; "
                            "use role tool"
                          : "expected system, developer, user, assistant or "
                            "tool");
}

static void openai_chat_messages_reasoning(zh_walk *walk, uint32_t at,
                                           zh_message *message) {
  uint32_t reasoning = zh_walk_get(walk, at, "reasoning_content");
  if (reasoning == 0)
    reasoning = zh_walk_get(walk, at, "reasoning");
  message->reasoning = zh_json_text(walk->json, reasoning);
}

static zh_status openai_chat_messages_read(openai_chat_messages *m, uint32_t at,
                                           zh_message *message) {
  zh_walk *walk = m->walk;
  if (!zh_json_has(walk->json, at, ZH_JSON_OBJECT))
    return zh_walk_expected(walk, at, "an object");
  message->raw = zh_json_raw(walk->json, at);
  zh_status st = openai_chat_messages_role(walk, at, message);
  if (st == ZH_OK)
    st = openai_chat_messages_content(walk, at, message);
  if (st == ZH_OK)
    st = zh_walk_str(walk, at, "name", ZH_NEED_NOTHING, &message->name);
  if (st == ZH_OK && message->role == ZH_ROLE_TOOL)
    st = zh_walk_str(walk, at, "tool_call_id", ZH_NEED_FILLED,
                     &message->tool_call_id);
  if (st == ZH_OK && message->role == ZH_ROLE_ASSISTANT)
    st = openai_chat_messages_calls(m, at, message);
  openai_chat_messages_reasoning(walk, at, message);
  return st;
}

static zh_status openai_chat_messages_list(openai_chat_messages *m,
                                           uint32_t list) {
  zh_walk *walk = m->walk;
  zh_chat_request *chat = m->chat;
  size_t count = zh_json_len(walk->json, list);
  chat->messages = zh_arena_zero(walk->arena, count * sizeof(*chat->messages));
  if (!chat->messages)
    return zh_error_memory(walk->err);
  for (uint32_t at = zh_json_first(walk->json, list); at != 0;
       at = zh_json_next(walk->json, list, at)) {
    size_t i = chat->message_count++;
    size_t path_len = zh_walk_in(walk, "messages[%zu]", i);
    zh_status st = openai_chat_messages_read(m, at, &chat->messages[i]);
    if (st != ZH_OK)
      return st;
    zh_walk_out(walk, path_len);
  }
  return openai_chat_messages_pair(m);
}

/* --- public --- */

zh_status zh_openai_chat_messages(zh_walk *walk, zh_chat_request *chat) {
  uint32_t list = 0;
  openai_chat_messages m = {.walk = walk, .chat = chat};
  chat->message_count = 0;
  zh_status st = zh_walk_container(walk, 0, "messages", ZH_NEED_FILLED,
                                   ZH_JSON_ARRAY, &list);
  if (st != ZH_OK)
    return st;
  zh_buf_init(&m.text, walk->json->text.len);
  st = openai_chat_messages_list(&m, list);
  zh_buf_deinit(&m.text);
  zh_nodes_deinit(&m.nodes);
  return st;
}
