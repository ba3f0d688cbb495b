/* SPDX-License-Identifier: Apache-2.0 */
/* Counting the messages of a request, and the frame around them. */
#include "token/request.h"

#include "base/error.h"
#include "base/limits.h"
#include "dialect/dialect.h"
#include "token/count.h"
#include "token/image.h"
#include "token/memo.h"

enum {
  REQUEST_IMAGE_ERROR = 1500, /* of an image whose size is not known        */
  REQUEST_FRAME = 2048        /* more than any frame                        */
};

/* --- sums --- */

void zh_tally_add(zh_tally *tally, size_t tokens, size_t *part) {
  *part += tokens;
  tally->out->total += tokens;
}

static void request_doubt(zh_tally *tally, size_t error) {
  tally->out->exact = false;
  tally->out->error += error;
}

/* What was counted before is known, what is left half counted is not. */
static zh_status request_count_text(zh_tally *tally, zh_str text,
                                    size_t *count) {
  size_t most = tally->most - tally->out->total;
  if (text.len < ZH_MEMO_LEAST)
    return zh_count_upto(tally->encoding, text, NULL, most, count, tally->err);
  zh_memo_key key = zh_memo_key_of(tally->encoding, text);
  if (zh_memo_find(key, count))
    return ZH_OK;
  zh_status status =
      zh_count_upto(tally->encoding, text, NULL, most, count, tally->err);
  if (status == ZH_OK && *count <= most)
    zh_memo_keep(key, *count);
  return status;
}

zh_status zh_tally_text(zh_tally *tally, zh_str text, size_t *part) {
  size_t count = 0;
  if (text.len == 0 || tally->out->total > tally->most)
    return ZH_OK;
  zh_status status = request_count_text(tally, text, &count);
  zh_tally_add(tally, count, part);
  return status;
}

/* `escaped` decoded: itself, or in the tally's room; ptr NULL when out of
 * memory. */
static zh_str request_decode(zh_tally *tally, zh_str escaped) {
  if (!memchr(escaped.ptr, '\\', escaped.len))
    return escaped;
  zh_buf_clear(&tally->text);
  char *room = zh_buf_room(&tally->text, escaped.len);
  if (!room)
    return (zh_str){NULL, 0};
  return (zh_str){room, zh_json_unescape(escaped, room)};
}

zh_status zh_tally_escaped(zh_tally *tally, zh_str escaped, size_t *part) {
  if (escaped.len == 0)
    return ZH_OK;
  zh_str text = request_decode(tally, escaped);
  return text.ptr ? zh_tally_text(tally, text, part)
                  : zh_error_memory(tally->err);
}

/* --- messages --- */

static zh_status request_image(zh_tally *tally, const zh_part *part) {
  zh_image_size size = {0, 0};
  const zh_frame *frame = tally->frame;
  bool low = zh_str_is(part->detail, ZH_S("low"));
  if (part->data.len > 0) {
    zh_str data = request_decode(tally, part->data);
    if (!data.ptr)
      return zh_error_memory(tally->err);
    size = zh_image_measure(data);
  }
  size_t count = zh_image_tokens(tally->model, size, low);
  bool ruled = count > 0;
  if (!ruled)
    count = low ? frame->low_image : frame->image;
  zh_tally_add(tally, count, &tally->out->images);
  request_doubt(tally,
                ruled && size.width > 0 ? 4 + count / 20 : REQUEST_IMAGE_ERROR);
  return ZH_OK;
}

zh_status zh_tally_part(zh_tally *tally, const zh_part *part) {
  zh_token_count *out = tally->out;
  switch (part->type) {
  case ZH_PART_TEXT:
  case ZH_PART_REFUSAL:
    zh_tally_add(tally, tally->frame->text_part, &out->frame);
    return zh_tally_escaped(tally, part->text, &out->messages);
  case ZH_PART_IMAGE:
    return request_image(tally, part);
  default: // about as many as there are characters of four bytes
    zh_tally_add(tally, part->raw.len / 16, &out->messages);
    request_doubt(tally, part->raw.len / 16);
    return ZH_OK;
  }
}

static void request_answer(zh_tally *tally) {
  const zh_frame *frame = tally->frame;
  zh_tally_add(tally, frame->answer, &tally->out->frame);
  if (tally->chat->format == ZH_FORMAT_JSON_SCHEMA)
    zh_tally_add(tally, frame->answer_json, &tally->out->frame);
}

static zh_status request_message(zh_tally *tally, const zh_message *message) {
  zh_token_count *out = tally->out;
  const zh_frame *frame = tally->frame;
  zh_status status = ZH_OK;
  bool system = message->role == ZH_ROLE_SYSTEM;
  zh_tally_add(tally, system ? frame->system : frame->message, &out->frame);
  if (frame->counts_names && message->name.len > 0) {
    zh_tally_add(tally, 1, &out->frame);
    status = zh_tally_escaped(tally, message->name, &out->frame);
  }
  for (size_t i = 0; i < message->part_count && status == ZH_OK; i++)
    status = zh_tally_part(tally, &message->parts[i]);
  if (message->part_count > 1)
    request_doubt(tally, message->part_count);
  if (message->role == ZH_ROLE_ASSISTANT && message->part_count > 0)
    request_answer(tally);
  if (message->role == ZH_ROLE_TOOL && status == ZH_OK) {
    status = zh_tally_result(tally, message);
    request_doubt(tally, 12);
  }
  if (message->tool_call_count > 0)
    request_doubt(tally, 12 * message->tool_call_count);
  return status == ZH_OK ? zh_tally_calls(tally, message) : status;
}

static zh_status request_messages(zh_tally *tally) {
  zh_status status = ZH_OK;
  const zh_chat_request *chat = tally->chat;
  if (tally->frame->turn > 0)
    return zh_tally_turns(tally);
  for (size_t i = 0; i < chat->message_count && status == ZH_OK; i++)
    status = request_message(tally, &chat->messages[i]);
  return status;
}

bool zh_tally_has_system(const zh_tally *tally) {
  const zh_chat_request *chat = tally->chat;
  for (size_t i = 0; i < chat->message_count; i++) {
    if (chat->messages[i].role == ZH_ROLE_SYSTEM)
      return true;
  }
  return false;
}

static zh_status request_format(zh_tally *tally) {
  if (tally->chat->format == ZH_FORMAT_JSON_OBJECT)
    zh_tally_add(tally, tally->frame->format_object, &tally->out->format);
  if (tally->chat->format != ZH_FORMAT_JSON_SCHEMA)
    return ZH_OK;
  request_doubt(tally, 24);
  return zh_tally_format(tally);
}

static zh_status request_all(zh_tally *tally) {
  zh_token_count *out = tally->out;
  zh_tally_add(tally, tally->frame->base, &out->frame);
  if (!tally->frame->is_known)
    request_doubt(tally, 16);
  zh_status status = request_messages(tally);
  if (status == ZH_OK)
    status = request_format(tally);
  if (status == ZH_OK)
    status = zh_tally_tools(tally);
  // Another model's encoding is off by a part of the text.
  if (!out->own_encoding)
    request_doubt(tally, out->total / 5);
  return status;
}

/* Counts an expanded request as the model's. */
static zh_status request_tally(const zh_chat_request *chat, zh_str model,
                               size_t most, zh_token_count *out,
                               zh_error *err) {
  zh_tally tally = {.chat = chat,
                    .model = model,
                    .frame = zh_model_frame(model),
                    .most = most,
                    .out = out,
                    .err = err};
  zh_status status =
      zh_encoding_for_model(model, &tally.encoding, &out->own_encoding, err);
  if (status != ZH_OK)
    return status;
  out->exact = true;
  out->encoding = zh_encoding_name(tally.encoding);
  zh_buf_init(&tally.text, ZH_MAX_REQUEST);
  status = request_all(&tally);
  zh_buf_deinit(&tally.text);
  return status;
}

static zh_status request_count(const zh_json *source, zh_arena *arena,
                               size_t most, zh_token_count *out,
                               zh_error *err) {
  zh_chat_request *chat = NULL;
  const zh_dialect *dialect = &zh_dialect_openai_chat;
  zh_status status = dialect->parse_request(source, arena, &chat, err);
  if (status == ZH_OK)
    status = dialect->expand(chat, err);
  return status == ZH_OK ? request_tally(chat, chat->model, most, out, err)
                         : status;
}

/* No token of text is shorter than a byte; images are no text. */
static bool request_fits_surely(zh_str body, size_t limit) {
  return limit >= REQUEST_FRAME && body.len <= limit - REQUEST_FRAME &&
         zh_str_find(body, ZH_S("image")) < 0;
}

/* --- public --- */

zh_status zh_tokens_count_request(zh_str body, size_t most, zh_token_count *out,
                                  zh_error *err) {
  zh_arena arena = {.blocks = NULL};
  zh_nodes nodes = {.items = NULL};
  zh_json source;
  *out = (zh_token_count){.total = 0};
  zh_status status = zh_json_parse(body, &nodes, &source, err);
  if (status == ZH_OK)
    status = request_count(&source, &arena, most, out, err);
  zh_nodes_deinit(&nodes);
  zh_arena_deinit(&arena);
  return status;
}

zh_status zh_tokens_fits(zh_str body, size_t limit, bool *out, zh_error *err) {
  zh_token_count count;
  if (request_fits_surely(body, limit)) {
    zh_nodes nodes = {.items = NULL};
    zh_json source;
    zh_status status = zh_json_parse(body, &nodes, &source, err);
    *out = status == ZH_OK;
    zh_nodes_deinit(&nodes);
    return status;
  }
  zh_status status = zh_tokens_count_request(body, limit, &count, err);
  *out = status == ZH_OK && count.total <= limit;
  return status;
}

zh_status zh_request_fits(const zh_chat_request *chat, zh_str model,
                          size_t limit, bool *out, zh_error *err) {
  zh_arena arena = {.blocks = NULL};
  zh_chat_request own = *chat;
  zh_token_count count = {.total = 0};
  *out = true;
  if (request_fits_surely(chat->source.text, limit))
    return ZH_OK;
  own.arena = &arena;
  zh_status status =
      own.expanded ? ZH_OK : zh_dialect_openai_chat.expand(&own, err);
  if (status == ZH_OK)
    status = request_tally(&own, model, limit, &count, err);
  *out = status == ZH_OK && count.total <= limit;
  zh_arena_deinit(&arena);
  return status;
}
