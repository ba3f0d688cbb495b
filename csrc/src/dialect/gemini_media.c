/* SPDX-License-Identifier: Apache-2.0 */
/* Parts that are no text: inlineData when the bytes are here, fileData when
 * a URL names them.  The media type of a URL is guessed by its extension and
 * left out when that tells nothing: the service finds out by itself. */
#include "dialect/gemini.h"

static const struct {
  const char *extension;
  const char *type;
} gemini_media_types[] = {
    {"png", "image/png"},       {"jpg", "image/jpeg"},
    {"jpeg", "image/jpeg"},     {"webp", "image/webp"},
    {"gif", "image/gif"},       {"heic", "image/heic"},
    {"heif", "image/heif"},     {"bmp", "image/bmp"},
    {"svg", "image/svg+xml"},   {"avif", "image/avif"},
    {"pdf", "application/pdf"}, {"txt", "text/plain"},
    {"md", "text/markdown"},    {"csv", "text/csv"},
    {"html", "text/html"},      {"htm", "text/html"},
    {"xml", "text/xml"},        {"json", "application/json"},
    {"wav", "audio/wav"},       {"mp3", "audio/mp3"},
    {"aac", "audio/aac"},       {"ogg", "audio/ogg"},
    {"flac", "audio/flac"},     {"aiff", "audio/aiff"},
    {"mp4", "video/mp4"},       {"mov", "video/mov"},
    {"mpeg", "video/mpeg"},     {"mpg", "video/mpg"},
    {"webm", "video/webm"},     {"wmv", "video/wmv"},
    {"avi", "video/avi"},       {"3gp", "video/3gpp"},
};

/* How base64 of the usual image files begins. */
static const struct {
  const char *start;
  const char *type;
} gemini_media_magic[] = {
    {"iVBORw0KGgo", "image/png"},   {"/9j/", "image/jpeg"},
    {"R0lGOD", "image/gif"},        {"UklGR", "image/webp"},
    {"JVBERi0", "application/pdf"},
};

static zh_str gemini_media_by_extension(zh_str name) {
  size_t end = 0;
  while (end < name.len && name.ptr[end] != '?' && name.ptr[end] != '#')
    end++;
  size_t dot = end;
  while (dot > 0 && name.ptr[dot - 1] != '.' && name.ptr[dot - 1] != '/')
    dot--;
  if (dot == 0 || name.ptr[dot - 1] != '.')
    return ZH_S("");
  zh_str extension = {name.ptr + dot, end - dot};
  for (size_t i = 0; i < ZH_COUNT(gemini_media_types); i++)
    if (zh_str_same(extension, zh_str_of(gemini_media_types[i].extension)))
      return zh_str_of(gemini_media_types[i].type);
  return ZH_S("");
}

static zh_str gemini_media_by_magic(zh_str data) {
  for (size_t i = 0; i < ZH_COUNT(gemini_media_magic); i++)
    if (zh_str_starts(data, zh_str_of(gemini_media_magic[i].start)))
      return zh_str_of(gemini_media_magic[i].type);
  return ZH_S("");
}

static void gemini_media_put_file(zh_writer *w, zh_str type, zh_str url) {
  zh_write_object(w);
  zh_write_key(w, "fileData");
  zh_write_object(w);
  if (type.len > 0)
    zh_put_text(w, "mimeType", type);
  zh_put_text(w, "fileUri", url);
  zh_write_end(w);
  zh_write_end(w);
}

static void gemini_media_put_inline(zh_writer *w, zh_str family, zh_str type,
                                    zh_str data) {
  zh_write_object(w);
  zh_write_key(w, "inlineData");
  zh_write_object(w);
  zh_write_key(w, "mimeType");
  zh_write_text_begin(w);
  zh_write_text_piece(w, family);
  zh_write_text_piece(w, type);
  zh_write_text_end(w);
  zh_put_text(w, "data", data);
  zh_write_end(w);
  zh_write_end(w);
}

static zh_str gemini_media_type(const zh_part *part) {
  if (part->media_type.len > 0)
    return part->media_type;
  zh_str type =
      gemini_media_by_extension(part->url.len > 0 ? part->url : part->name);
  return type.len > 0 ? type : gemini_media_by_magic(part->data);
}

/* --- public --- */

zh_status zh_gemini_put_media(zh_gemini_out *out, const zh_part *part, size_t m,
                              size_t p) {
  if (part->detail.len > 0 && !zh_json_is(part->detail, ZH_S("auto")))
    zh_losses_addf(out->losses, ZH_LOSS_DROPPED, "no counterpart",
                   "messages[%zu].content[%zu].image_url.detail", m, p);
  if (part->type == ZH_PART_AUDIO) {
    gemini_media_put_inline(out->w, ZH_S("audio/"), part->media_type,
                            part->data);
    return ZH_OK;
  }
  if (part->type != ZH_PART_IMAGE && part->type != ZH_PART_FILE)
    return zh_gemini_refuse(out, ZH_UNSUPPORTED,
                            "is a kind of part that this target cannot take",
                            "messages[%zu].content[%zu]", m, p);
  zh_str type = gemini_media_type(part);
  if (part->url.len > 0) {
    gemini_media_put_file(out->w, type, part->url);
    return ZH_OK;
  }
  if (part->data.len == 0)
    return zh_gemini_refuse(out, ZH_UNSUPPORTED,
                            "has neither data nor a URL that this target "
                            "could read",
                            "messages[%zu].content[%zu]", m, p);
  if (type.len == 0)
    return zh_gemini_refuse(out, ZH_INVALID, "does not tell its media type",
                            "messages[%zu].content[%zu]", m, p);
  gemini_media_put_inline(out->w, ZH_S(""), type, part->data);
  return ZH_OK;
}
