/* SPDX-License-Identifier: Apache-2.0 */
/* Message parts -> content blocks. */
#include "dialect/anthropic.h"

#include "base/error.h"

#include <stdio.h>

/* Media types an image block takes; the second is what the first is sent as. */
static const char *const anthropic_parts_images[][2] = {
    {"image/jpeg", "image/jpeg"}, {"image/jpg", "image/jpeg"},
    {"image/png", "image/png"},   {"image/gif", "image/gif"},
    {"image/webp", "image/webp"},
};

/* The message a part stands in, and where both are. */
typedef struct anthropic_parts_place {
  const zh_message *message;
  const zh_part *part;
  size_t from;
  size_t at;
} anthropic_parts_place;

typedef struct anthropic_parts_path {
  char text[64];
} anthropic_parts_path;

static void anthropic_parts_find(const zh_anthropic_request *rq, size_t from,
                                 size_t at, anthropic_parts_place *place) {
  const zh_message *message = &rq->chat->messages[from];
  *place = (anthropic_parts_place){message, &message->parts[at], from, at};
}

/* Content that is a string has no parts in the source. */
static bool anthropic_parts_is_alone(zh_str raw) {
  return raw.len > 0 && raw.ptr[0] == '"';
}

/* Its name, for errors. */
static anthropic_parts_path
anthropic_parts_name(const anthropic_parts_place *place) {
  anthropic_parts_path path;
  int len = snprintf(path.text, sizeof(path.text), "messages[%zu].content",
                     place->from);
  if (!anthropic_parts_is_alone(place->part->raw))
    snprintf(path.text + len, sizeof(path.text) - (size_t)len, "[%zu]",
             place->at);
  return path;
}

static zh_status anthropic_parts_refuse(zh_anthropic_request *rq,
                                        const anthropic_parts_place *place,
                                        const char *why) {
  anthropic_parts_path path = anthropic_parts_name(place);
  return zh_error_field(rq->err, ZH_UNSUPPORTED, path.text, "%s: %s", path.text,
                        why);
}

static void anthropic_parts_open(zh_anthropic_request *rq, const char *type) {
  zh_write_object(rq->w);
  zh_put_str(rq->w, "type", zh_str_of(type));
}

static void anthropic_parts_close(zh_anthropic_request *rq,
                                  const zh_part *part) {
  zh_str cache = zh_anthropic_cache(
      rq, part->raw, part->data.len > 0 ? part->data : part->text);
  if (cache.len > 0)
    zh_put_raw(rq->w, "cache_control", cache);
  zh_write_end(rq->w);
}

static void anthropic_parts_base64(zh_anthropic_request *rq,
                                   const char *media_type, zh_str data) {
  zh_write_key(rq->w, "source");
  anthropic_parts_open(rq, "base64");
  zh_put_str(rq->w, "media_type", zh_str_of(media_type));
  zh_put_text(rq->w, "data", data);
  zh_write_end(rq->w);
}

static void anthropic_parts_url(zh_anthropic_request *rq, zh_str url) {
  zh_write_key(rq->w, "source");
  anthropic_parts_open(rq, "url");
  zh_put_text(rq->w, "url", url);
  zh_write_end(rq->w);
}

/* The character at the start of escaped content when it is a space or a line
 * end: its length, else 0. */
static size_t anthropic_parts_space(zh_str escaped) {
  if (escaped.ptr[0] == ' ')
    return 1;
  bool is_escape = escaped.len > 1 && escaped.ptr[0] == '\\' &&
                   memchr("nrt", escaped.ptr[1], 3);
  return is_escape ? 2 : 0;
}

/* Escaped content without the spaces at its end. */
static zh_str anthropic_parts_trim(zh_str escaped) {
  size_t kept_len = 0;
  for (size_t at = 0; at < escaped.len;) {
    zh_str rest = zh_str_cut(escaped, at);
    size_t space_len = anthropic_parts_space(rest);
    at += space_len ? space_len : rest.ptr[0] == '\\' ? 2 : 1;
    if (!space_len)
      kept_len = at;
  }
  return (zh_str){escaped.ptr, kept_len};
}

/* The text that the model is to continue? */
static bool anthropic_parts_is_prefill(zh_anthropic_request *rq,
                                       const anthropic_parts_place *place) {
  const zh_message *message = place->message;
  if (!rq->prefill || message != &rq->chat->messages[rq->last])
    return false;
  const zh_part *end = message->parts + message->part_count;
  for (const zh_part *part = place->part + 1; part < end; part++)
    if (zh_anthropic_has_block(rq, part))
      return false;
  return true;
}

static void anthropic_parts_text(zh_anthropic_request *rq,
                                 const anthropic_parts_place *place) {
  zh_str text = place->part->text;
  if (anthropic_parts_is_prefill(rq, place)) {
    // A text to continue that ends in a space is refused.
    text = anthropic_parts_trim(text);
    if (text.len < place->part->text.len)
      zh_losses_add(rq->losses, ZH_LOSS_CHANGED,
                    zh_str_of(anthropic_parts_name(place).text),
                    "spaces at the end of a text to continue are refused");
  }
  anthropic_parts_open(rq, "text");
  zh_put_text(rq->w, "text", text);
  anthropic_parts_close(rq, place->part);
}

static const char *anthropic_parts_image_type(const zh_part *part) {
  for (size_t i = 0; i < ZH_COUNT(anthropic_parts_images); i++)
    if (zh_json_is(part->media_type, zh_str_of(anthropic_parts_images[i][0])))
      return anthropic_parts_images[i][1];
  return NULL;
}

static zh_status anthropic_parts_image(zh_anthropic_request *rq,
                                       const anthropic_parts_place *place) {
  const zh_part *part = place->part;
  const char *type = anthropic_parts_image_type(part);
  if (part->data.len > 0 && !type)
    return anthropic_parts_refuse(rq, place,
                                  "images must be JPEG, PNG, GIF or WebP");
  if (part->data.len == 0 && !zh_str_starts(part->url, ZH_S("http")))
    return anthropic_parts_refuse(
        rq, place, "an image is an http(s) URL or a base64 data URL");
  if (part->detail.len > 0 && !zh_json_is(part->detail, ZH_S("auto")))
    zh_losses_addf(rq->losses, ZH_LOSS_DROPPED, "images have no detail setting",
                   "%s.image_url.detail", anthropic_parts_name(place).text);
  anthropic_parts_open(rq, "image");
  if (part->data.len > 0)
    anthropic_parts_base64(rq, type, part->data);
  else
    anthropic_parts_url(rq, part->url);
  anthropic_parts_close(rq, part);
  return ZH_OK;
}

static zh_status anthropic_parts_file(zh_anthropic_request *rq,
                                      const anthropic_parts_place *place) {
  const zh_part *part = place->part;
  if (part->data.len > 0 && anthropic_parts_image_type(part))
    return anthropic_parts_image(rq, place);
  bool is_pdf = zh_json_is(part->media_type, ZH_S("application/pdf"));
  bool is_url = zh_str_starts(part->url, ZH_S("http"));
  if (!is_url && (part->data.len == 0 || !is_pdf))
    return anthropic_parts_refuse(
        rq, place, "a file must be a PDF or an image, in file_data or a URL");
  anthropic_parts_open(rq, "document");
  if (is_url)
    anthropic_parts_url(rq, part->url);
  else
    anthropic_parts_base64(rq, "application/pdf", part->data);
  if (part->name.len > 0)
    zh_put_text(rq->w, "title", part->name);
  anthropic_parts_close(rq, part);
  return ZH_OK;
}

static zh_status anthropic_parts_other(zh_anthropic_request *rq,
                                       const anthropic_parts_place *place) {
  if (place->message->role != ZH_ROLE_ASSISTANT ||
      zh_anthropic_thought_of(rq, place->part) != ZH_ANTHROPIC_OWN_THOUGHT)
    return anthropic_parts_refuse(rq, place, "no such kind of content");
  zh_write_raw(rq->w, place->part->raw);
  return ZH_OK;
}

/* Whether JSON text in two pieces, with `data` between them, may name `key`:
 * a cheap look that spares parsing nearly every part. */
static bool anthropic_parts_mentions(zh_str raw, zh_str data, zh_str key) {
  bool inside = data.len > 0 && data.ptr >= raw.ptr &&
                data.ptr + data.len <= raw.ptr + raw.len;
  if (!inside)
    return zh_str_find(raw, key) >= 0;
  zh_str before = {raw.ptr, (size_t)(data.ptr - raw.ptr)};
  zh_str after = zh_str_cut(raw, before.len + data.len);
  return zh_str_find(before, key) >= 0 || zh_str_find(after, key) >= 0;
}

/* --- public --- */

bool zh_anthropic_is_blank(zh_str escaped) {
  while (escaped.len > 0) {
    size_t len = anthropic_parts_space(escaped);
    if (len == 0)
      return false;
    escaped = zh_str_cut(escaped, len);
  }
  return true;
}

bool zh_anthropic_is_word(zh_str escaped, size_t max_len) {
  char plain[256];
  if (memchr(escaped.ptr ? escaped.ptr : "", '\\', escaped.len)) {
    if (escaped.len > sizeof(plain))
      return false;
    escaped = (zh_str){plain, zh_json_unescape(escaped, plain)};
  }
  for (size_t i = 0; i < escaped.len; i++) {
    char c = escaped.ptr[i];
    bool is_alnum = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                    (c >= 'A' && c <= 'Z');
    if (!is_alnum && c != '_' && c != '-')
      return false;
  }
  return escaped.len > 0 && escaped.len <= max_len;
}

zh_str zh_anthropic_cache(zh_anthropic_request *rq, zh_str raw, zh_str data) {
  zh_json json;
  if (anthropic_parts_is_alone(raw) ||
      !anthropic_parts_mentions(raw, data, ZH_S("cache_control")))
    return ZH_S("");
  if (!zh_anthropic_parse(rq, raw, &json))
    return ZH_S("");
  uint32_t at = zh_json_get(&json, 0, "cache_control");
  return zh_json_has(&json, at, ZH_JSON_OBJECT) ? zh_json_raw(&json, at)
                                                : ZH_S("");
}

zh_anthropic_thought zh_anthropic_thought_of(zh_anthropic_request *rq,
                                             const zh_part *part) {
  zh_json json;
  if (part->type != ZH_PART_OTHER || !zh_anthropic_parse(rq, part->raw, &json))
    return ZH_ANTHROPIC_NO_THOUGHT;
  uint32_t type = zh_json_get(&json, 0, "type");
  uint32_t text = zh_json_get(&json, 0, "thinking");
  uint32_t signature = zh_json_get(&json, 0, "signature");
  uint32_t data = zh_json_get(&json, 0, "data");
  if (zh_json_eq(&json, type, "thinking"))
    return zh_json_has(&json, text, ZH_JSON_STRING) &&
                   zh_json_text(&json, signature).len > 0
               ? ZH_ANTHROPIC_OWN_THOUGHT
               : ZH_ANTHROPIC_FOREIGN_THOUGHT;
  if (zh_json_eq(&json, type, "redacted_thinking"))
    return zh_json_text(&json, data).len > 0 ? ZH_ANTHROPIC_OWN_THOUGHT
                                             : ZH_ANTHROPIC_FOREIGN_THOUGHT;
  return ZH_ANTHROPIC_NO_THOUGHT;
}

bool zh_anthropic_has_block(zh_anthropic_request *rq, const zh_part *part) {
  if (part->type == ZH_PART_TEXT || part->type == ZH_PART_REFUSAL)
    return !zh_anthropic_is_blank(part->text);
  return part->type != ZH_PART_OTHER ||
         zh_anthropic_thought_of(rq, part) != ZH_ANTHROPIC_FOREIGN_THOUGHT;
}

zh_status zh_anthropic_put_part(zh_anthropic_request *rq, size_t from,
                                size_t at) {
  anthropic_parts_place place;
  anthropic_parts_find(rq, from, at, &place);
  switch (place.part->type) {
  case ZH_PART_TEXT:
  case ZH_PART_REFUSAL:
    anthropic_parts_text(rq, &place);
    return ZH_OK;
  case ZH_PART_IMAGE:
    return anthropic_parts_image(rq, &place);
  case ZH_PART_FILE:
    return anthropic_parts_file(rq, &place);
  case ZH_PART_AUDIO:
    return anthropic_parts_refuse(rq, &place, "audio cannot be sent");
  default:
    return anthropic_parts_other(rq, &place);
  }
}
