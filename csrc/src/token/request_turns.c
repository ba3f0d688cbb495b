/* SPDX-License-Identifier: Apache-2.0 */
/* Messages of a family for which what the user says and what tools answer is
 * one text a turn, and calls of tools are tags: as DeepSeek is shown them. */
#include "token/request.h"

#include "base/error.h"
#include "base/limits.h"
#include "format/json_write.h"

/* What is written and not yet counted. */
typedef struct request_turns_out {
  zh_tally *tally;
  zh_buf buf;
  bool thinks;
  bool shows_tools; /* and no message has shown them yet                    */
  zh_status status;
} request_turns_out;

static void request_turns_count(request_turns_out *out) {
  zh_tally *tally = out->tally;
  if (out->status == ZH_OK && out->buf.status != ZH_OK)
    out->status = zh_error_memory(tally->err);
  if (out->status == ZH_OK)
    out->status =
        zh_tally_text(tally, zh_buf_str(&out->buf), &tally->out->messages);
  zh_buf_clear(&out->buf);
}

/* Tokens of their own, which end the text before. */
static void request_turns_marks(request_turns_out *out, size_t count) {
  request_turns_count(out);
  zh_tally_add(out->tally, count, &out->tally->out->frame);
}

/* --- thinking --- */

static const zh_json *request_turns_thinking(const zh_chat_request *chat,
                                             uint32_t *type) {
  const zh_json *json = &chat->source;
  uint32_t at = zh_json_get(json, 0, "thinking");
  if (!at && chat->raw_params)
    at = zh_json_get(json, chat->raw_params, "thinking");
  *type = at ? zh_json_get(json, at, "type") : 0;
  return json;
}

static bool request_turns_thinks(const zh_tally *tally) {
  const zh_chat_request *chat = tally->chat;
  uint32_t type;
  const zh_json *json = request_turns_thinking(chat, &type);
  if (zh_json_eq(json, type, "disabled") ||
      zh_str_is(chat->reasoning_effort, ZH_S("none")))
    return false;
  return tally->frame->thinks || zh_json_eq(json, type, "enabled");
}

/* The words that how much it is to think adds; none for the least. */
static size_t request_turns_effort(const zh_tally *tally) {
  zh_str effort = tally->chat->reasoning_effort;
  if (zh_str_is(effort, ZH_S("low")) || zh_str_is(effort, ZH_S("minimal")))
    return 0;
  return zh_str_is(effort, ZH_S("max")) || zh_str_is(effort, ZH_S("xhigh"))
             ? tally->frame->effort_most
             : tally->frame->effort;
}

/* --- calls --- */

static void request_turns_argument(request_turns_out *out, const zh_json *json,
                                   uint32_t key) {
  bool is_string = zh_json_has(json, key + 1, ZH_JSON_STRING);
  zh_buf_puts(&out->buf, "\n<");
  request_turns_marks(out, 1);
  zh_buf_puts(&out->buf, "parameter name=\"");
  zh_json_decode(&out->buf, zh_json_text(json, key));
  zh_buf_puts(&out->buf,
              is_string ? "\" string=\"true\">" : "\" string=\"false\">");
  if (is_string)
    zh_json_decode(&out->buf, zh_json_text(json, key + 1));
  else
    zh_buf_put(&out->buf, zh_json_raw(json, key + 1));
  zh_buf_puts(&out->buf, "</");
  request_turns_marks(out, 1);
  zh_buf_puts(&out->buf, "parameter>");
}

/* What is no object is taken for a call without arguments. */
static void request_turns_arguments(request_turns_out *out, zh_str escaped) {
  zh_nodes nodes = {.items = NULL};
  zh_error err = {.status = ZH_OK};
  zh_json json;
  zh_buf text;
  zh_buf_init(&text, ZH_MAX_REQUEST);
  zh_json_decode(&text, escaped);
  uint32_t first = 0;
  if (text.status == ZH_OK &&
      zh_json_parse(zh_buf_str(&text), &nodes, &json, &err) == ZH_OK &&
      json.nodes[0].type == ZH_JSON_OBJECT)
    first = zh_json_first(&json, 0);
  if (!first)
    zh_buf_putc(&out->buf, '\n');
  for (uint32_t key = first; key; key = zh_json_next(&json, 0, key))
    request_turns_argument(out, &json, key);
  if (text.status != ZH_OK || err.status == ZH_NO_MEMORY)
    out->status = zh_error_memory(out->tally->err);
  zh_nodes_deinit(&nodes);
  zh_buf_deinit(&text);
}

static void request_turns_calls(request_turns_out *out,
                                const zh_message *message) {
  zh_buf_puts(&out->buf, "\n\n<");
  request_turns_marks(out, 1);
  zh_buf_puts(&out->buf, "tool_calls>");
  for (size_t i = 0; i < message->tool_call_count; i++) {
    zh_buf_puts(&out->buf, "\n<");
    request_turns_marks(out, 1);
    zh_buf_puts(&out->buf, "invoke name=\"");
    zh_json_decode(&out->buf, message->tool_calls[i].name);
    zh_buf_puts(&out->buf, "\">");
    request_turns_arguments(out, message->tool_calls[i].arguments);
    zh_buf_puts(&out->buf, "\n</");
    request_turns_marks(out, 1);
    zh_buf_puts(&out->buf, "invoke>");
  }
  zh_buf_puts(&out->buf, "\n</");
  request_turns_marks(out, 1);
  zh_buf_puts(&out->buf, "tool_calls>");
}

/* --- messages --- */

static bool request_turns_is_said(const zh_message *message) {
  return message->role == ZH_ROLE_USER || message->role == ZH_ROLE_TOOL;
}

static void request_turns_parts(request_turns_out *out,
                                const zh_message *message) {
  for (size_t i = 0; i < message->part_count; i++) {
    const zh_part *part = &message->parts[i];
    if (part->type == ZH_PART_TEXT || part->type == ZH_PART_REFUSAL) {
      zh_json_decode(&out->buf, part->text);
    } else {
      request_turns_count(out);
      if (out->status == ZH_OK)
        out->status = zh_tally_part(out->tally, part);
    }
  }
}

/* Tools stand below what the first of the system's messages says. */
static void request_turns_system(request_turns_out *out,
                                 const zh_message *message) {
  request_turns_parts(out, message);
  if (out->shows_tools)
    zh_buf_puts(&out->buf, "\n\n");
  out->shows_tools = false;
  request_turns_count(out);
}

static void request_turns_said(request_turns_out *out, size_t at) {
  const zh_chat_request *chat = out->tally->chat;
  const zh_message *message = &chat->messages[at];
  bool is_result = message->role == ZH_ROLE_TOOL;
  if (at > 0 && request_turns_is_said(message - 1))
    zh_buf_puts(&out->buf, "\n\n");
  if (is_result)
    zh_buf_puts(&out->buf, "<tool_result>");
  request_turns_parts(out, message);
  if (is_result)
    zh_buf_puts(&out->buf, "</tool_result>");
  if (at + 1 == chat->message_count || !request_turns_is_said(message + 1))
    request_turns_marks(out, out->tally->frame->turn);
}

/* With tools, what was thought before is shown again. */
static void request_turns_answer(request_turns_out *out,
                                 const zh_message *message) {
  const zh_frame *frame = out->tally->frame;
  if (out->thinks && out->tally->chat->tool_count > 0) {
    zh_json_decode(&out->buf, message->reasoning);
    request_turns_marks(out, 1);
    if (message->tool_call_count > 0)
      request_turns_marks(out, frame->thought_call);
  }
  request_turns_parts(out, message);
  if (message->tool_call_count > 0)
    request_turns_calls(out, message);
  request_turns_marks(out, frame->message);
}

/* --- public --- */

zh_status zh_tally_turns(zh_tally *tally) {
  const zh_chat_request *chat = tally->chat;
  request_turns_out out = {.tally = tally,
                           .thinks = request_turns_thinks(tally),
                           .shows_tools = zh_tally_shows_tools(tally),
                           .status = ZH_OK};
  zh_buf_init(&out.buf, ZH_MAX_REQUEST);
  if (out.thinks)
    request_turns_marks(&out, request_turns_effort(tally));
  for (size_t i = 0; i < chat->message_count && out.status == ZH_OK; i++) {
    const zh_message *message = &chat->messages[i];
    if (message->role == ZH_ROLE_SYSTEM)
      request_turns_system(&out, message);
    else if (request_turns_is_said(message))
      request_turns_said(&out, i);
    else
      request_turns_answer(&out, message);
  }
  zh_buf_deinit(&out.buf);
  return out.status;
}
