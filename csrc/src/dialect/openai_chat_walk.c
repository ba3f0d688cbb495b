/* SPDX-License-Identifier: Apache-2.0 */
/* Reading members of a JSON value, with the path of the one at fault. */
#include "dialect/openai_chat.h"

#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

static const char *const openai_chat_walk_names[] = {
    [ZH_JSON_NULL] = "null",        [ZH_JSON_FALSE] = "a boolean",
    [ZH_JSON_TRUE] = "a boolean",   [ZH_JSON_NUMBER] = "a number",
    [ZH_JSON_STRING] = "a string",  [ZH_JSON_ARRAY] = "an array",
    [ZH_JSON_OBJECT] = "an object",
};

static void openai_chat_walk_put(zh_walk *walk, zh_str text) {
  size_t room = sizeof(walk->path) - 1 - walk->path_len;
  size_t len = text.len < room ? text.len : room;
  memcpy(walk->path + walk->path_len, text.ptr, len);
  zh_walk_out(walk, walk->path_len + len);
}

static void openai_chat_walk_put_number(zh_walk *walk, size_t number) {
  char digits[20];
  size_t at = sizeof(digits);
  do
    digits[--at] = (char)('0' + number % 10);
  while ((number /= 10) > 0);
  openai_chat_walk_put(walk, (zh_str){digits + at, sizeof(digits) - at});
}

/* Every request passes here a few times: no printf. */
static size_t openai_chat_walk_key(zh_walk *walk, const char *key) {
  size_t path_len = walk->path_len;
  if (path_len > 0)
    openai_chat_walk_put(walk, ZH_S("."));
  openai_chat_walk_put(walk, zh_str_of(key));
  return path_len;
}

static uint64_t openai_chat_walk_bit(char first, char second) {
  unsigned mixed = (unsigned char)first * 5u + (unsigned char)second;
  return (uint64_t)1 << (mixed % 64);
}

static uint64_t openai_chat_walk_keys(const zh_json *json, uint32_t object) {
  uint64_t keys = 0;
  if (zh_json_type_of(json, object) != ZH_JSON_OBJECT)
    return 0;
  for (uint32_t at = object + 1; at < json->nodes[object].next;
       at = json->nodes[at + 1].next) {
    const zh_node *key = &json->nodes[at];
    const char *text = json->text.ptr + key->off;
    if (key->flags & ZH_NODE_ESCAPED)
      return UINT64_MAX;
    if (key->len > 0)
      keys |= openai_chat_walk_bit(text[0], key->len > 1 ? text[1] : '\0');
  }
  return keys;
}

/* Most members of a request are absent: a look at the first two letters of the
 * keys that are there settles it. */
static bool openai_chat_walk_lacks(zh_walk *walk, uint32_t object,
                                   const char *key) {
  if (walk->known != object + 1) {
    walk->keys = openai_chat_walk_keys(walk->json, object);
    walk->known = object + 1;
  }
  return !(walk->keys & openai_chat_walk_bit(key[0], key[1]));
}

/* The member `key`, with the path standing on it. */
static zh_status openai_chat_walk_member(zh_walk *walk, uint32_t object,
                                         const char *key, zh_need need,
                                         const char *what, uint32_t *out) {
  uint32_t at = zh_json_get(walk->json, object, key);
  bool is_unset = at == 0 || zh_json_type_of(walk->json, at) == ZH_JSON_NULL;
  *out = is_unset ? 0 : at;
  if (is_unset && need != ZH_NEED_NOTHING)
    return zh_walk_expected(walk, at, what);
  return ZH_OK;
}

/* --- public --- */

size_t zh_walk_in(zh_walk *walk, const char *format, ...) {
  size_t path_len = walk->path_len;
  const char *gap;
  va_list args;
  va_start(args, format);
  while ((gap = strstr(format, "%zu")) != NULL) {
    openai_chat_walk_put(walk, (zh_str){format, (size_t)(gap - format)});
    openai_chat_walk_put_number(walk, va_arg(args, size_t));
    format = gap + 3;
  }
  va_end(args);
  openai_chat_walk_put(walk, zh_str_of(format));
  return path_len;
}

void zh_walk_out(zh_walk *walk, size_t path_len) {
  walk->path_len = path_len;
  walk->path[path_len] = '\0';
}

zh_status zh_walk_fail(zh_walk *walk, zh_status status, const char *what) {
  const char *subject = walk->path_len > 0 ? walk->path : "request";
  return zh_error_field(walk->err, status, walk->path, "%s: %s", subject, what);
}

zh_status zh_walk_expected(zh_walk *walk, uint32_t at, const char *what) {
  bool is_root = at == 0 && walk->path_len == 0;
  const char *got = at == 0 && !is_root
                        ? "nothing"
                        : openai_chat_walk_names[walk->json->nodes[at].type];
  char text[160];
  snprintf(text, sizeof(text), "expected %s, got %s", what, got);
  return zh_walk_fail(walk, ZH_INVALID, text);
}

uint32_t zh_walk_get(zh_walk *walk, uint32_t object, const char *key) {
  if (openai_chat_walk_lacks(walk, object, key))
    return 0;
  uint32_t at = zh_json_get(walk->json, object, key);
  return zh_json_has(walk->json, at, ZH_JSON_NULL) ? 0 : at;
}

zh_status zh_walk_str(zh_walk *walk, uint32_t object, const char *key,
                      zh_need need, zh_str *out) {
  uint32_t at = 0;
  if (need == ZH_NEED_NOTHING && zh_walk_get(walk, object, key) == 0)
    return ZH_OK; // as most members are
  size_t path_len = openai_chat_walk_key(walk, key);
  zh_status st =
      openai_chat_walk_member(walk, object, key, need, "a string", &at);
  if (st != ZH_OK)
    return st;
  if (at != 0 && !zh_json_has(walk->json, at, ZH_JSON_STRING))
    return zh_walk_expected(walk, at, "a string");
  if (at != 0)
    *out = zh_json_text(walk->json, at);
  if (need == ZH_NEED_FILLED && out->len == 0)
    return zh_walk_fail(walk, ZH_INVALID, "must not be empty");
  zh_walk_out(walk, path_len);
  return ZH_OK;
}

zh_status zh_walk_container(zh_walk *walk, uint32_t object, const char *key,
                            zh_need need, zh_json_type type, uint32_t *out) {
  const char *what = openai_chat_walk_names[type];
  *out = 0;
  if (need == ZH_NEED_NOTHING && zh_walk_get(walk, object, key) == 0)
    return ZH_OK;
  size_t path_len = openai_chat_walk_key(walk, key);
  zh_status st = openai_chat_walk_member(walk, object, key, need, what, out);
  if (st != ZH_OK)
    return st;
  if (*out != 0 && !zh_json_has(walk->json, *out, type))
    return zh_walk_expected(walk, *out, what);
  if (need == ZH_NEED_FILLED && zh_json_first(walk->json, *out) == 0)
    return zh_walk_fail(walk, ZH_INVALID, "must not be empty");
  zh_walk_out(walk, path_len);
  return ZH_OK;
}

zh_status zh_walk_bool(zh_walk *walk, uint32_t object, const char *key,
                       int *out) {
  uint32_t at = zh_walk_get(walk, object, key);
  if (at == 0)
    return ZH_OK;
  size_t path_len = openai_chat_walk_key(walk, key);
  int value = zh_json_bool(walk->json, at);
  if (value < 0)
    return zh_walk_expected(walk, at, "a boolean");
  *out = value;
  zh_walk_out(walk, path_len);
  return ZH_OK;
}

zh_status zh_walk_number(zh_walk *walk, uint32_t object, const char *key,
                         zh_str *out) {
  uint32_t at = zh_walk_get(walk, object, key);
  if (at == 0)
    return ZH_OK;
  size_t path_len = openai_chat_walk_key(walk, key);
  if (!zh_json_has(walk->json, at, ZH_JSON_NUMBER))
    return zh_walk_expected(walk, at, "a number");
  *out = zh_json_raw(walk->json, at);
  zh_walk_out(walk, path_len);
  return ZH_OK;
}

zh_status zh_walk_int(zh_walk *walk, uint32_t object, const char *key,
                      int64_t min, int64_t *out) {
  uint32_t at = zh_walk_get(walk, object, key);
  if (at == 0)
    return ZH_OK;
  size_t path_len = openai_chat_walk_key(walk, key);
  int64_t value;
  if (!zh_json_has(walk->json, at, ZH_JSON_NUMBER))
    return zh_walk_expected(walk, at, "an integer");
  if (!zh_json_int(walk->json, at, &value))
    return zh_walk_fail(walk, ZH_INVALID, "expected an integer");
  if (value < min)
    return zh_walk_fail(walk, ZH_INVALID, "is too small");
  *out = value;
  zh_walk_out(walk, path_len);
  return ZH_OK;
}
