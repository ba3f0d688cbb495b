/* SPDX-License-Identifier: Apache-2.0 */
/* Content parts: one element of a `content` list. */
#include "dialect/openai_chat.h"

/* Splits "data:image/png;base64,AAAA" on its escaped text: neither the comma
 * nor ";base64" ever needs an escape.  false: no base64 data URL. */
static bool openai_chat_parts_split(zh_str url, zh_part *out) {
  zh_str rest = zh_str_cut(url, ZH_S("data:").len);
  long comma = zh_str_find(rest, ZH_S(","));
  if (comma < 0)
    return false;
  zh_str type = {rest.ptr, (size_t)comma};
  size_t suffix_len = ZH_S(";base64").len;
  if (type.len < suffix_len)
    return false;
  type.len -= suffix_len;
  if (!zh_str_is(zh_str_cut((zh_str){rest.ptr, (size_t)comma}, type.len),
                 ZH_S(";base64")))
    return false;
  long semicolon = zh_str_find(type, ZH_S(";"));
  if (semicolon >= 0)
    type.len = (size_t)semicolon;
  out->media_type = type;
  out->data = zh_str_cut(rest, (size_t)comma + 1);
  return true;
}

static zh_status openai_chat_parts_text(zh_walk *walk, uint32_t at,
                                        zh_part *out) {
  out->type = ZH_PART_TEXT;
  return zh_walk_str(walk, at, "text", ZH_NEED_VALUE, &out->text);
}

static zh_status openai_chat_parts_refusal(zh_walk *walk, uint32_t at,
                                           zh_part *out) {
  out->type = ZH_PART_REFUSAL;
  return zh_walk_str(walk, at, "refusal", ZH_NEED_VALUE, &out->text);
}

/* The path stands on the URL. */
static zh_status openai_chat_parts_url(zh_walk *walk, zh_str url,
                                       zh_part *out) {
  if (url.len == 0)
    return zh_walk_fail(walk, ZH_INVALID, "must not be empty");
  if (!zh_str_starts(url, ZH_S("data:")))
    out->url = url;
  else if (!openai_chat_parts_split(url, out) || out->media_type.len == 0)
    return zh_walk_fail(walk, ZH_INVALID,
                        "expected a URL or data:<type>;base64,<data>");
  return ZH_OK;
}

/* `image_url` is an object, or, as some servers have it, the URL itself. */
static zh_status openai_chat_parts_image(zh_walk *walk, uint32_t at,
                                         zh_part *out) {
  uint32_t image = zh_json_get(walk->json, at, "image_url");
  zh_str url = {NULL, 0};
  zh_status st;
  out->type = ZH_PART_IMAGE;
  if (zh_json_has(walk->json, image, ZH_JSON_STRING)) {
    size_t path_len = zh_walk_in(walk, ".image_url");
    st = openai_chat_parts_url(walk, zh_json_text(walk->json, image), out);
    if (st == ZH_OK)
      zh_walk_out(walk, path_len);
    return st;
  }
  st = zh_walk_container(walk, at, "image_url", ZH_NEED_VALUE, ZH_JSON_OBJECT,
                         &image);
  if (st != ZH_OK)
    return st;
  size_t path_len = zh_walk_in(walk, ".image_url");
  st = zh_walk_str(walk, image, "url", ZH_NEED_FILLED, &url);
  if (st == ZH_OK)
    st = zh_walk_str(walk, image, "detail", ZH_NEED_NOTHING, &out->detail);
  if (st != ZH_OK)
    return st;
  zh_walk_in(walk, ".url");
  st = openai_chat_parts_url(walk, url, out);
  if (st == ZH_OK)
    zh_walk_out(walk, path_len);
  return st;
}

static zh_status openai_chat_parts_audio(zh_walk *walk, uint32_t at,
                                         zh_part *out) {
  uint32_t audio = 0;
  out->type = ZH_PART_AUDIO;
  zh_status st = zh_walk_container(walk, at, "input_audio", ZH_NEED_VALUE,
                                   ZH_JSON_OBJECT, &audio);
  if (st != ZH_OK)
    return st;
  size_t path_len = zh_walk_in(walk, ".input_audio");
  st = zh_walk_str(walk, audio, "data", ZH_NEED_FILLED, &out->data);
  if (st == ZH_OK)
    st = zh_walk_str(walk, audio, "format", ZH_NEED_FILLED, &out->media_type);
  if (st == ZH_OK)
    zh_walk_out(walk, path_len);
  return st;
}

static bool openai_chat_parts_is_pdf(zh_str name) {
  zh_str suffix = ZH_S(".pdf");
  return name.len >= suffix.len &&
         zh_str_same(zh_str_cut(name, name.len - suffix.len), suffix);
}

/* `file_data` is a data URL, or bare base64 whose type the name tells. */
static zh_status openai_chat_parts_file_data(zh_walk *walk, zh_str data,
                                             zh_part *out) {
  if (zh_str_starts(data, ZH_S("http://")) ||
      zh_str_starts(data, ZH_S("https://"))) {
    out->url = data;
  } else if (!zh_str_starts(data, ZH_S("data:"))) {
    out->data = data;
    if (openai_chat_parts_is_pdf(out->name))
      out->media_type = ZH_S("application/pdf");
  } else if (!openai_chat_parts_split(data, out)) {
    zh_walk_in(walk, ".file_data");
    return zh_walk_fail(walk, ZH_INVALID, "expected data:<type>;base64,<data>");
  }
  return ZH_OK;
}

/* A `file_id` names a file in the app's own account: such a part has neither
 * data nor URL, only its raw text. */
static zh_status openai_chat_parts_file(zh_walk *walk, uint32_t at,
                                        zh_part *out) {
  uint32_t file = 0;
  zh_str data = {NULL, 0};
  zh_str id = {NULL, 0};
  out->type = ZH_PART_FILE;
  zh_status st =
      zh_walk_container(walk, at, "file", ZH_NEED_VALUE, ZH_JSON_OBJECT, &file);
  if (st != ZH_OK)
    return st;
  size_t path_len = zh_walk_in(walk, ".file");
  st = zh_walk_str(walk, file, "filename", ZH_NEED_NOTHING, &out->name);
  if (st == ZH_OK)
    st = zh_walk_str(walk, file, "file_data", ZH_NEED_NOTHING, &data);
  if (st == ZH_OK)
    st = zh_walk_str(walk, file, "file_id", ZH_NEED_NOTHING, &id);
  if (st == ZH_OK && data.len == 0 && id.len == 0)
    st = zh_walk_fail(walk, ZH_INVALID, "expected file_data or file_id");
  if (st == ZH_OK && data.len > 0)
    st = openai_chat_parts_file_data(walk, data, out);
  if (st == ZH_OK)
    zh_walk_out(walk, path_len);
  return st;
}

static const struct {
  const char *type;
  zh_status (*read)(zh_walk *walk, uint32_t at, zh_part *out);
} openai_chat_parts_readers[] = {
    {"text", openai_chat_parts_text},
    {"image_url", openai_chat_parts_image},
    {"input_audio", openai_chat_parts_audio},
    {"file", openai_chat_parts_file},
    {"refusal", openai_chat_parts_refusal},
};

/* --- public --- */

zh_status zh_openai_chat_part(zh_walk *walk, uint32_t at, zh_part *out) {
  zh_str type = {NULL, 0};
  if (!zh_json_has(walk->json, at, ZH_JSON_OBJECT))
    return zh_walk_expected(walk, at, "an object");
  zh_status st = zh_walk_str(walk, at, "type", ZH_NEED_FILLED, &type);
  if (st != ZH_OK)
    return st;
  out->type = ZH_PART_OTHER;
  out->raw = zh_json_raw(walk->json, at);
  uint32_t type_at = zh_json_get(walk->json, at, "type");
  for (size_t i = 0; i < ZH_COUNT(openai_chat_parts_readers); i++)
    if (zh_json_eq(walk->json, type_at, openai_chat_parts_readers[i].type))
      return openai_chat_parts_readers[i].read(walk, at, out);
  return ZH_OK;
}
