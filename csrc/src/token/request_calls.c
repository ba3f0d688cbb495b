/* SPDX-License-Identifier: Apache-2.0 */
/* Calls of tools as models see them again: as JSON, or in tags. */
#include "token/request.h"

#include "base/error.h"
#include "base/limits.h"
#include "format/json_write.h"

/* What is written and not yet counted. */
typedef struct request_calls_out {
  zh_tally *tally;
  zh_buf buf;
  zh_status status;
} request_calls_out;

static void request_calls_count(request_calls_out *out) {
  zh_tally *tally = out->tally;
  if (out->status == ZH_OK && out->buf.status != ZH_OK)
    out->status = zh_error_memory(tally->err);
  if (out->status == ZH_OK)
    out->status =
        zh_tally_text(tally, zh_buf_str(&out->buf), &tally->out->messages);
  zh_buf_clear(&out->buf);
}

/* The mark that each tag starts with: one token, which ends the text before. */
static void request_calls_mark(request_calls_out *out) {
  request_calls_count(out);
  zh_tally_add(out->tally, 1, &out->tally->out->frame);
}

static void request_calls_argument(request_calls_out *out, const zh_json *json,
                                   uint32_t key) {
  bool is_string = zh_json_has(json, key + 1, ZH_JSON_STRING);
  zh_buf_puts(&out->buf, "\n<");
  request_calls_mark(out);
  zh_buf_puts(&out->buf, "parameter name=\"");
  zh_json_decode(&out->buf, zh_json_text(json, key));
  zh_buf_puts(&out->buf,
              is_string ? "\" string=\"true\">" : "\" string=\"false\">");
  if (is_string)
    zh_json_decode(&out->buf, zh_json_text(json, key + 1));
  else
    zh_buf_put(&out->buf, zh_json_raw(json, key + 1));
  zh_buf_puts(&out->buf, "</");
  request_calls_mark(out);
  zh_buf_puts(&out->buf, "parameter>");
}

/* What is no object is taken for a call without arguments. */
static void request_calls_arguments(request_calls_out *out, zh_str escaped) {
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
    request_calls_argument(out, &json, key);
  if (text.status != ZH_OK || err.status == ZH_NO_MEMORY)
    out->status = zh_error_memory(out->tally->err);
  zh_nodes_deinit(&nodes);
  zh_buf_deinit(&text);
}

static zh_status request_calls_tags(zh_tally *tally,
                                    const zh_message *message) {
  request_calls_out out = {.tally = tally, .status = ZH_OK};
  zh_buf_init(&out.buf, ZH_MAX_REQUEST);
  zh_buf_puts(&out.buf, "\n\n<");
  request_calls_mark(&out);
  zh_buf_puts(&out.buf, "function_calls>");
  for (size_t i = 0; i < message->tool_call_count; i++) {
    zh_buf_puts(&out.buf, "\n<");
    request_calls_mark(&out);
    zh_buf_puts(&out.buf, "invoke name=\"");
    zh_json_decode(&out.buf, message->tool_calls[i].name);
    zh_buf_puts(&out.buf, "\">");
    request_calls_arguments(&out, message->tool_calls[i].arguments);
    zh_buf_puts(&out.buf, "\n</");
    request_calls_mark(&out);
    zh_buf_puts(&out.buf, "invoke>");
  }
  zh_buf_puts(&out.buf, "\n</");
  request_calls_mark(&out);
  zh_buf_puts(&out.buf, "function_calls>");
  request_calls_count(&out);
  zh_buf_deinit(&out.buf);
  return out.status;
}

static zh_status request_calls_plain(zh_tally *tally,
                                     const zh_message *message) {
  size_t *part = &tally->out->messages;
  zh_status status = ZH_OK;
  for (size_t i = 0; i < message->tool_call_count && status == ZH_OK; i++) {
    const zh_tool_call *call = &message->tool_calls[i];
    status = zh_tally_escaped(tally, call->name, part);
    if (status == ZH_OK)
      status = zh_tally_escaped(tally, call->arguments, part);
  }
  return status;
}

/* --- public --- */

zh_status zh_tally_result(zh_tally *tally, const zh_message *message) {
  const zh_chat_request *chat = tally->chat;
  zh_tally_add(tally, tally->frame->result, &tally->out->frame);
  if (!tally->frame->names_results)
    return ZH_OK;
  for (size_t i = 0; i < chat->message_count; i++) {
    const zh_message *asked = &chat->messages[i];
    for (size_t k = 0; k < asked->tool_call_count; k++) {
      if (zh_json_same(asked->tool_calls[k].id, message->tool_call_id))
        return zh_tally_escaped(tally, asked->tool_calls[k].name,
                                &tally->out->frame);
    }
  }
  return ZH_OK;
}

zh_status zh_tally_calls(zh_tally *tally, const zh_message *message) {
  const zh_frame *frame = tally->frame;
  if (message->tool_call_count == 0)
    return ZH_OK;
  zh_tally_add(tally,
               frame->calls + frame->call * message->tool_call_count +
                   frame->call_more * (message->tool_call_count - 1),
               &tally->out->frame);
  return frame->calls_form == ZH_CALLS_TAGS
             ? request_calls_tags(tally, message)
             : request_calls_plain(tally, message);
}
