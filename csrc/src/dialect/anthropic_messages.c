/* SPDX-License-Identifier: Apache-2.0 */
/* Messages -> `system` and `messages`.  Neighbours of one side become one
 * message; tool results are the user's side and come first in it:
 *
 *   system  user  assistant+calls  tool  tool  user  ->  system
 *                                                        user [text]
 *                                                        assistant [tool_use]
 *                                                        user [tool_result x2,
 *                                                              text] */
#include "dialect/anthropic.h"

#include "base/error.h"

#include <stdio.h>

#define MESSAGES_ID_MAX   256
#define MESSAGES_ID_LEN   24 /* of an id that replaces another               */
#define MESSAGES_NAME_MAX 128

/* Messages [from, to) are one side's; silent ones between are skipped. */
typedef struct anthropic_messages_turn {
  size_t from;
  size_t to;
  bool is_assistant;
} anthropic_messages_turn;

/* --- system ------------------------------------------------------------- */

static void anthropic_messages_open_text(zh_anthropic_request *rq) {
  zh_write_object(rq->w);
  zh_put_str(rq->w, "type", ZH_S("text"));
  zh_write_key(rq->w, "text");
}

/* Raw JSON as escaped content, in the arena. */
static zh_str anthropic_messages_quote(zh_anthropic_request *rq, zh_str json) {
  zh_buf buf;
  zh_buf_init(&buf, json.len * 6 + 1);
  zh_json_escape(&buf, json);
  zh_str text = {NULL, 0};
  if (buf.status == ZH_OK)
    text = zh_arena_str(rq->arena, zh_buf_str(&buf));
  zh_buf_deinit(&buf);
  if (!text.ptr)
    rq->status = ZH_NO_MEMORY;
  return text.ptr ? text : ZH_S("");
}

/* What the body cannot say is said to the model. */
static void anthropic_messages_instruct(zh_anthropic_request *rq) {
  const zh_chat_request *chat = rq->chat;
  zh_writer *w = rq->w;
  if (rq->json == ZH_ANTHROPIC_JSON_BY_REQUEST) {
    anthropic_messages_open_text(rq);
    zh_write_text_begin(w);
    zh_write_text_piece(w, ZH_S("Answer with one JSON object and nothing "
                                "else: no code fence, no words around it."));
    if (chat->format_schema.len > 0) {
      zh_write_text_piece(w, ZH_S(" It must be valid against this JSON "
                                  "Schema: "));
      zh_write_text_piece(w, anthropic_messages_quote(rq, chat->format_schema));
    }
    zh_write_text_end(w);
    zh_write_end(w);
  }
  if (!rq->ask_for_tool)
    return;
  anthropic_messages_open_text(rq);
  zh_write_text_begin(w);
  if (chat->tool_choice == ZH_CHOICE_NAMED) {
    zh_write_text_piece(w, ZH_S("Answer by calling this tool: "));
    zh_write_text_piece(w, chat->tool_choice_name);
  } else {
    zh_write_text_piece(w, ZH_S("Answer by calling one of the tools."));
  }
  zh_write_text_end(w);
  zh_write_end(w);
}

static zh_status anthropic_messages_system_parts(zh_anthropic_request *rq,
                                                 size_t from) {
  const zh_message *message = &rq->chat->messages[from];
  for (size_t i = 0; i < message->part_count; i++) {
    const zh_part *part = &message->parts[i];
    if (part->type != ZH_PART_TEXT)
      return zh_error_field(rq->err, ZH_UNSUPPORTED, "messages",
                            "messages[%zu].content[%zu]: a system message "
                            "holds nothing but text",
                            from, i);
    if (!zh_anthropic_has_block(rq, part))
      continue;
    zh_status st = zh_anthropic_put_part(rq, from, i);
    if (st != ZH_OK)
      return st;
  }
  return ZH_OK;
}

static bool anthropic_messages_has_text(zh_anthropic_request *rq,
                                        const zh_message *message) {
  for (size_t i = 0; i < message->part_count; i++)
    if (zh_anthropic_has_block(rq, &message->parts[i]))
      return true;
  return false;
}

/* A request of system messages alone: the last one asks, so it is sent as
 * the user's.  SIZE_MAX when there is no need. */
static size_t anthropic_messages_asking(zh_anthropic_request *rq) {
  const zh_chat_request *chat = rq->chat;
  size_t found = SIZE_MAX;
  for (size_t i = 0; i < chat->message_count; i++) {
    const zh_message *message = &chat->messages[i];
    if (message->role == ZH_ROLE_TOOL || message->tool_call_count > 0)
      return SIZE_MAX;
    if (!anthropic_messages_has_text(rq, message))
      continue;
    if (message->role != ZH_ROLE_SYSTEM)
      return SIZE_MAX;
    found = i;
  }
  return found;
}

static bool anthropic_messages_has_system(zh_anthropic_request *rq,
                                          size_t asking) {
  if (rq->json == ZH_ANTHROPIC_JSON_BY_REQUEST || rq->ask_for_tool)
    return true;
  for (size_t i = 0; i < rq->chat->message_count; i++) {
    const zh_message *message = &rq->chat->messages[i];
    if (message->role == ZH_ROLE_SYSTEM && i != asking &&
        anthropic_messages_has_text(rq, message))
      return true;
  }
  return false;
}

/* --- tool calls and results --------------------------------------------- */

static void anthropic_messages_id(zh_anthropic_request *rq, const char *key,
                                  zh_str id) {
  char hash[MESSAGES_ID_LEN + 1];
  if (zh_anthropic_is_word(id, MESSAGES_ID_MAX)) {
    zh_put_text(rq->w, key, id);
    return;
  }
  zh_tool_id_hash(id, MESSAGES_ID_LEN, hash);
  zh_put_str(rq->w, key, zh_str_of(hash));
}

/* The arguments as an object; "" when they are none. */
static zh_str anthropic_messages_input(zh_anthropic_request *rq,
                                       zh_str escaped) {
  zh_json json;
  zh_str text = escaped;
  if (zh_anthropic_is_blank(escaped))
    return ZH_S("{}");
  if (memchr(escaped.ptr, '\\', escaped.len)) {
    char *plain = zh_arena_alloc(rq->arena, escaped.len);
    if (!plain) {
      rq->status = ZH_NO_MEMORY;
      return ZH_S("{}");
    }
    text = (zh_str){plain, zh_json_unescape(escaped, plain)};
  }
  if (!zh_anthropic_parse(rq, text, &json))
    return rq->status == ZH_OK ? ZH_S("") : ZH_S("{}");
  return zh_json_type_of(&json, 0) == ZH_JSON_OBJECT ? text : ZH_S("");
}

static zh_status anthropic_messages_call(zh_anthropic_request *rq, size_t from,
                                         size_t at) {
  const zh_tool_call *call = &rq->chat->messages[from].tool_calls[at];
  char path[96];
  snprintf(path, sizeof(path), "messages[%zu].tool_calls[%zu].%s", from, at,
           "function.name");
  if (!zh_anthropic_is_word(call->name, MESSAGES_NAME_MAX))
    return zh_error_field(rq->err, ZH_UNSUPPORTED, path,
                          "%s: tool names are 1 to 128 of a-z, A-Z, 0-9, _ "
                          "and -",
                          path);
  snprintf(path, sizeof(path), "messages[%zu].tool_calls[%zu].%s", from, at,
           "function.arguments");
  zh_str input = anthropic_messages_input(rq, call->arguments);
  if (input.len == 0)
    return zh_error_field(rq->err, ZH_UNSUPPORTED, path,
                          "%s: not the JSON text of an object", path);
  if (!zh_anthropic_is_word(call->id, MESSAGES_ID_MAX))
    zh_losses_addf(rq->losses, ZH_LOSS_CHANGED,
                   "ids hold a-z, A-Z, 0-9, _ and -; a hash was sent",
                   "messages[%zu].tool_calls[%zu].id", from, at);
  zh_write_object(rq->w);
  zh_put_str(rq->w, "type", ZH_S("tool_use"));
  anthropic_messages_id(rq, "id", call->id);
  zh_put_text(rq->w, "name", call->name);
  zh_put_raw(rq->w, "input", input);
  zh_write_end(rq->w);
  return ZH_OK;
}

/* Was the content one string, not a list of parts? */
static bool anthropic_messages_is_string(const zh_message *message) {
  const zh_str raw = message->parts[0].raw;
  return message->part_count == 1 && raw.len > 0 && raw.ptr[0] == '"';
}

static zh_status anthropic_messages_result(zh_anthropic_request *rq,
                                           size_t from) {
  const zh_message *message = &rq->chat->messages[from];
  zh_writer *w = rq->w;
  zh_status st = ZH_OK;
  zh_write_object(w);
  zh_put_str(w, "type", ZH_S("tool_result"));
  anthropic_messages_id(rq, "tool_use_id", message->tool_call_id);
  zh_write_key(w, "content");
  if (!anthropic_messages_has_text(rq, message)) {
    // An empty result is refused, and so is an empty text.
    zh_write_str(w, ZH_S("(no output)"));
  } else if (anthropic_messages_is_string(message)) {
    zh_write_text(w, message->parts[0].text);
  } else {
    zh_write_array(w);
    for (size_t i = 0; st == ZH_OK && i < message->part_count; i++)
      if (zh_anthropic_has_block(rq, &message->parts[i]))
        st = zh_anthropic_put_part(rq, from, i);
    zh_write_end(w);
  }
  zh_write_end(w);
  return st;
}

/* --- turns -------------------------------------------------------------- */

/* Is the message a part of the conversation that has something in it? */
static bool anthropic_messages_speaks(zh_anthropic_request *rq, size_t at) {
  const zh_message *message = &rq->chat->messages[at];
  if (message->role == ZH_ROLE_SYSTEM)
    return false;
  return message->role == ZH_ROLE_TOOL || message->tool_call_count > 0 ||
         anthropic_messages_has_text(rq, message);
}

static bool anthropic_messages_next(zh_anthropic_request *rq,
                                    anthropic_messages_turn *turn) {
  const zh_chat_request *chat = rq->chat;
  size_t at = turn->to;
  while (at < chat->message_count && !anthropic_messages_speaks(rq, at))
    at++;
  if (at == chat->message_count)
    return false;
  turn->from = at;
  turn->is_assistant = chat->messages[at].role == ZH_ROLE_ASSISTANT;
  for (; at < chat->message_count; at++) {
    bool is_assistant = chat->messages[at].role == ZH_ROLE_ASSISTANT;
    if (is_assistant != turn->is_assistant && anthropic_messages_speaks(rq, at))
      break;
  }
  turn->to = at;
  return true;
}

/* What a message has besides its content and cannot be sent. */
static void anthropic_messages_losses(zh_anthropic_request *rq, size_t from) {
  const zh_message *message = &rq->chat->messages[from];
  if (message->name.len > 0 && message->role != ZH_ROLE_TOOL)
    zh_losses_addf(rq->losses, ZH_LOSS_DROPPED, "messages have no names",
                   "messages[%zu].name", from);
  if (message->reasoning.len > 0)
    zh_losses_addf(rq->losses, ZH_LOSS_DROPPED,
                   "thinking goes back only with its signature",
                   "messages[%zu].reasoning_content", from);
  if (!anthropic_messages_speaks(rq, from))
    zh_losses_addf(rq->losses, ZH_LOSS_DROPPED, "an empty message is refused",
                   "messages[%zu]", from);
}

static zh_status anthropic_messages_content(zh_anthropic_request *rq,
                                            size_t from) {
  const zh_message *message = &rq->chat->messages[from];
  zh_status st = ZH_OK;
  for (size_t i = 0; st == ZH_OK && i < message->part_count; i++) {
    if (zh_anthropic_has_block(rq, &message->parts[i]))
      st = zh_anthropic_put_part(rq, from, i);
    else if (message->parts[i].type == ZH_PART_OTHER)
      zh_losses_addf(rq->losses, ZH_LOSS_DROPPED, "thinking of another model",
                     "messages[%zu].content[%zu]", from, i);
  }
  for (size_t i = 0; st == ZH_OK && i < message->tool_call_count; i++)
    st = anthropic_messages_call(rq, from, i);
  return st;
}

static zh_status anthropic_messages_put_turn(zh_anthropic_request *rq,
                                             anthropic_messages_turn turn) {
  const zh_message *messages = rq->chat->messages;
  zh_status st = ZH_OK;
  zh_write_object(rq->w);
  zh_put_str(rq->w, "role",
             turn.is_assistant ? ZH_S("assistant") : ZH_S("user"));
  zh_write_key(rq->w, "content");
  zh_write_array(rq->w);
  for (size_t i = turn.from; st == ZH_OK && i < turn.to; i++)
    if (messages[i].role == ZH_ROLE_TOOL)
      st = anthropic_messages_result(rq, i);
  for (size_t i = turn.from; st == ZH_OK && i < turn.to; i++)
    if (messages[i].role == ZH_ROLE_USER ||
        messages[i].role == ZH_ROLE_ASSISTANT)
      st = anthropic_messages_content(rq, i);
  zh_write_end(rq->w);
  zh_write_end(rq->w);
  return st;
}

static zh_status anthropic_messages_put_asking(zh_anthropic_request *rq,
                                               size_t asking) {
  zh_losses_addf(rq->losses, ZH_LOSS_CHANGED,
                 "there is no user message; this was sent as one",
                 "messages[%zu]", asking);
  zh_write_object(rq->w);
  zh_put_str(rq->w, "role", ZH_S("user"));
  zh_write_key(rq->w, "content");
  zh_write_array(rq->w);
  zh_status st = anthropic_messages_system_parts(rq, asking);
  zh_write_end(rq->w);
  zh_write_end(rq->w);
  return st;
}

/* --- public --- */

zh_status zh_anthropic_put_system(zh_anthropic_request *rq) {
  const zh_chat_request *chat = rq->chat;
  size_t asking = anthropic_messages_asking(rq);
  bool is_late = false;
  zh_status st = ZH_OK;
  if (!anthropic_messages_has_system(rq, asking))
    return ZH_OK;
  zh_write_key(rq->w, "system");
  zh_write_array(rq->w);
  for (size_t i = 0; st == ZH_OK && i < chat->message_count; i++) {
    if (chat->messages[i].role != ZH_ROLE_SYSTEM) {
      is_late = true;
    } else if (i != asking) {
      if (is_late)
        zh_losses_addf(rq->losses, ZH_LOSS_CHANGED,
                       "moved to the front of the conversation",
                       "messages[%zu]", i);
      st = anthropic_messages_system_parts(rq, i);
    }
  }
  anthropic_messages_instruct(rq);
  zh_write_end(rq->w);
  return st;
}

zh_status zh_anthropic_put_messages(zh_anthropic_request *rq) {
  anthropic_messages_turn turn = {0, 0, false};
  size_t asking = anthropic_messages_asking(rq);
  zh_status st = ZH_OK;
  if (asking == SIZE_MAX && !rq->has_messages)
    return zh_error_field(rq->err, ZH_UNSUPPORTED, "messages",
                          "messages: all of them are empty");
  for (size_t i = 0; i < rq->chat->message_count; i++)
    if (rq->chat->messages[i].role != ZH_ROLE_SYSTEM)
      anthropic_messages_losses(rq, i);
  zh_write_key(rq->w, "messages");
  zh_write_array(rq->w);
  if (asking != SIZE_MAX)
    st = anthropic_messages_put_asking(rq, asking);
  while (st == ZH_OK && anthropic_messages_next(rq, &turn))
    st = anthropic_messages_put_turn(rq, turn);
  zh_write_end(rq->w);
  return st;
}
