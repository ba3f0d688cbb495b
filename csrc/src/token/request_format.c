/* SPDX-License-Identifier: Apache-2.0 */
/* The schema of the answer as models are told of it. */
#include "token/request.h"

#include "base/error.h"
#include "base/limits.h"
#include "format/json_write.h"

static void request_format_value(zh_buf *buf, const zh_json *json, uint32_t at,
                                 bool is_about);

/* Is a member shown?  What is required or closed is not, nor what the whole
 * schema is about where that is a comment. */
static bool request_format_shows(const zh_json *json, uint32_t key,
                                 bool is_about) {
  if (zh_json_eq(json, key, "required"))
    return !zh_json_has(json, key + 1, ZH_JSON_ARRAY);
  if (zh_json_eq(json, key, "additionalProperties"))
    return zh_json_has(json, key + 1, ZH_JSON_OBJECT);
  return !is_about || !zh_json_eq(json, key, "description");
}

static void request_format_object(zh_buf *buf, const zh_json *json, uint32_t at,
                                  bool is_about) {
  bool is_first = true;
  zh_buf_putc(buf, '{');
  for (uint32_t key = zh_json_first(json, at); key;
       key = zh_json_next(json, at, key)) {
    if (!request_format_shows(json, key, is_about))
      continue;
    if (!is_first)
      zh_buf_putc(buf, ',');
    is_first = false;
    zh_buf_put(buf, zh_json_raw(json, key));
    zh_buf_putc(buf, ':');
    request_format_value(buf, json, key + 1, false);
  }
  zh_buf_putc(buf, '}');
}

static void request_format_value(zh_buf *buf, const zh_json *json, uint32_t at,
                                 bool is_about) {
  if (zh_json_has(json, at, ZH_JSON_ARRAY)) {
    zh_buf_putc(buf, '[');
    uint32_t first = zh_json_first(json, at);
    for (uint32_t item = first; item; item = zh_json_next(json, at, item)) {
      if (item != first)
        zh_buf_putc(buf, ',');
      request_format_value(buf, json, item, false);
    }
    zh_buf_putc(buf, ']');
  } else if (json->nodes[at].type == ZH_JSON_OBJECT) {
    request_format_object(buf, json, at, is_about);
  } else {
    zh_buf_put(buf, zh_json_raw(json, at));
  }
}

static void request_format_head(zh_buf *buf, const zh_chat_request *chat,
                                zh_str about) {
  zh_buf_puts(buf, "## ");
  zh_json_decode(buf, chat->format_name);
  zh_buf_puts(buf, "\n\n");
  if (about.len == 0)
    return;
  zh_buf_puts(buf, "// ");
  zh_json_decode(buf, about);
  zh_buf_putc(buf, '\n');
}

static void request_format_show(zh_buf *buf, const zh_tally *tally,
                                const zh_json *json) {
  const zh_chat_request *chat = tally->chat;
  bool noted = tally->frame->format == ZH_FORMAT_NOTED;
  uint32_t at = zh_json_get(json, 0, "description");
  zh_str about = chat->format_description;
  if (about.len == 0 && !noted && zh_json_has(json, at, ZH_JSON_STRING))
    about = zh_json_text(json, at);
  request_format_head(buf, chat, about);
  request_format_value(buf, json, 0, !noted);
}

static zh_status request_format_headed(zh_tally *tally) {
  zh_nodes nodes = {.items = NULL};
  zh_json json;
  zh_buf buf;
  zh_buf_init(&buf, ZH_MAX_REQUEST);
  zh_status status =
      zh_json_parse(tally->chat->format_schema, &nodes, &json, tally->err);
  if (status == ZH_OK) {
    request_format_show(&buf, tally, &json);
    status = buf.status == ZH_OK
                 ? zh_tally_text(tally, zh_buf_str(&buf), &tally->out->format)
                 : zh_error_memory(tally->err);
  }
  zh_buf_deinit(&buf);
  zh_nodes_deinit(&nodes);
  return status;
}

/* --- public --- */

zh_status zh_tally_format(zh_tally *tally) {
  const zh_frame *frame = tally->frame;
  size_t *part = &tally->out->format;
  zh_tally_add(tally, frame->format_base, part);
  switch (frame->format) {
  case ZH_FORMAT_UNCOUNTED:
    return ZH_OK;
  case ZH_FORMAT_WORDS:
    return zh_tally_schema(tally, tally->chat->format_schema, part);
  case ZH_FORMAT_AS_IS:
    return zh_tally_text(tally, tally->chat->format_schema, part);
  default:
    break;
  }
  if (zh_tally_has_system(tally) && *part > frame->tools_less) {
    *part -= frame->tools_less;
    tally->out->total -= frame->tools_less;
  }
  return request_format_headed(tally);
}
