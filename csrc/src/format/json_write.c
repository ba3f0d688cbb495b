/* SPDX-License-Identifier: Apache-2.0 */
/* The JSON writer.  Each value goes json_write_before, its text, its node;
 * after a failure everything is a no-op. */
#include "format/json_write.h"
#include "format/scan.h"

/* Copying fewer bytes than this costs less than carrying a slice along. */
#define JSON_WRITE_SPLICE_MIN ((size_t)16 << 10)

/* --- pieces ------------------------------------------------------------- */

static bool json_write_fail(zh_writer *w, zh_status status) {
  if (w->status == ZH_OK)
    w->status = status;
  return false;
}

/* The comma, and room for `len` bytes of a value or a key; NULL after any
 * failure. */
static inline char *json_write_before(zh_writer *w, size_t len) {
  if (w->status != ZH_OK || len > SIZE_MAX - 1)
    return NULL;
  char *room = zh_buf_room(w->out, len + 1);
  if (room && w->comma && !w->after_key) {
    *room++ = ',';
    w->out->len++;
  }
  w->comma = true;
  w->after_key = false;
  return room;
}

/* Records the node of a value of `len` bytes that starts `back` bytes before
 * the end of the buffer. */
static bool json_write_index(zh_writer *w, size_t back, size_t len,
                             zh_json_type type, uint8_t flags) {
  size_t off = w->out->len - back - w->base;
  if (off > UINT32_MAX || len > UINT32_MAX - off)
    return json_write_fail(w, ZH_TOO_BIG);
  zh_node *node = zh_nodes_push(w->index);
  if (!node)
    return json_write_fail(w, ZH_NO_MEMORY);
  node->off = (uint32_t)off;
  node->len = (uint32_t)len;
  node->next = w->index->count;
  node->type = (uint8_t)type;
  node->flags = flags;
  return true;
}

static inline bool json_write_node(zh_writer *w, size_t back, size_t len,
                                   zh_json_type type, uint8_t flags) {
  return !w->index || json_write_index(w, back, len, type, flags);
}

static uint8_t json_write_flags(const zh_writer *w, zh_str escaped) {
  if (!w->index || escaped.len == 0)
    return 0;
  const char *end = escaped.ptr + escaped.len;
  bool has_escape = memchr(escaped.ptr, '\\', escaped.len) != NULL;
  bool has_high = zh_scan_ascii(escaped.ptr, end) != end;
  return (uint8_t)((has_escape ? ZH_NODE_ESCAPED : 0) |
                   (has_high ? ZH_NODE_NON_ASCII : 0));
}

/* Leaves a large slice out of the buffer where that is wanted. */
static bool json_write_splice(zh_writer *w, zh_str text) {
  if (!w->arena || text.len < JSON_WRITE_SPLICE_MIN)
    return false;
  void **items = (void **)&w->splices;
  zh_splice *splice =
      zh_arena_push(w->arena, items, &w->splice_count, sizeof(*splice));
  if (splice)
    *splice = (zh_splice){w->out->len, text};
  else
    json_write_fail(w, ZH_NO_MEMORY);
  return true;
}

/* A literal such as a number, whose node covers the whole text. */
static void json_write_word(zh_writer *w, zh_str text, zh_json_type type,
                            uint8_t flags) {
  char *room = json_write_before(w, text.len);
  if (!room)
    return;
  memcpy(room, text.ptr, text.len);
  w->out->len += text.len;
  json_write_node(w, text.len, text.len, type, flags);
}

/* Quoted content and what follows it: nothing, or the colon of a key. */
static void json_write_quoted(zh_writer *w, zh_str escaped, uint8_t flags,
                              bool is_key) {
  if (escaped.len > SIZE_MAX / 2) {
    json_write_fail(w, ZH_TOO_BIG);
    return;
  }
  char *room = json_write_before(w, escaped.len + 3);
  if (!room)
    return;
  *room++ = '"';
  if (escaped.len > 0)
    memcpy(room, escaped.ptr, escaped.len);
  room[escaped.len] = '"';
  room[escaped.len + 1] = ':';
  w->out->len += escaped.len + (is_key ? 3 : 2);
  json_write_node(w, escaped.len + (is_key ? 2 : 1), escaped.len,
                  ZH_JSON_STRING, flags);
  w->after_key = is_key;
}

/* `decimals` digits stand behind a point, if any. */
static void json_write_number(zh_writer *w, int64_t value, size_t decimals,
                              uint8_t flags) {
  char digits[24];
  size_t at = sizeof(digits);
  uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
  size_t count = 0;
  do {
    if (count++ == decimals && decimals > 0)
      digits[--at] = '.';
    digits[--at] = (char)('0' + rest % 10);
    rest /= 10;
  } while (rest > 0 || count <= decimals);
  if (value < 0)
    digits[--at] = '-';
  json_write_word(w, (zh_str){digits + at, sizeof(digits) - at}, ZH_JSON_NUMBER,
                  flags);
}

static void json_write_open(zh_writer *w, char c, zh_json_type type) {
  if (w->status == ZH_OK && w->depth >= ZH_COUNT(w->open))
    json_write_fail(w, ZH_INVALID);
  char *room = json_write_before(w, 1);
  if (!room)
    return;
  *room = c;
  w->out->len++;
  uint32_t at = w->index ? w->index->count : 0;
  if (at > UINT32_MAX / 2)
    json_write_fail(w, ZH_TOO_BIG);
  else if (json_write_node(w, 1, 0, type, 0))
    w->open[w->depth++] = at * 2 + (type == ZH_JSON_OBJECT);
  w->comma = false;
}

/* --- public --- */

void zh_writer_init(zh_writer *w, zh_buf *out, zh_nodes *index,
                    zh_arena *arena) {
  *w =
      (zh_writer){.out = out, .index = index, .arena = arena, .base = out->len};
  if (index)
    index->count = 0;
}

zh_status zh_writer_status(const zh_writer *w) {
  return w->status != ZH_OK ? w->status : w->out->status;
}

void zh_write_object(zh_writer *w) {
  json_write_open(w, '{', ZH_JSON_OBJECT);
}

void zh_write_array(zh_writer *w) {
  json_write_open(w, '[', ZH_JSON_ARRAY);
}

void zh_write_end(zh_writer *w) {
  if (zh_writer_status(w) != ZH_OK || w->depth == 0)
    return;
  uint32_t open = w->open[--w->depth];
  zh_buf_putc(w->out, open & 1 ? '}' : ']');
  w->comma = true;
  w->after_key = false;
  if (!w->index)
    return;
  zh_node *node = &w->index->items[open / 2];
  size_t end = w->out->len - w->base;
  if (end > UINT32_MAX) {
    json_write_fail(w, ZH_TOO_BIG);
    return;
  }
  node->len = (uint32_t)(end - node->off);
  node->next = w->index->count;
}

void zh_write_key_ascii(zh_writer *w, zh_str key) {
  json_write_quoted(w, key, 0, true);
}

void zh_write_key_raw(zh_writer *w, zh_str escaped) {
  json_write_quoted(w, escaped, json_write_flags(w, escaped), true);
}

void zh_write_str(zh_writer *w, zh_str text) {
  unsigned non_ascii = 0;
  const char *end = text.ptr + text.len;
  if (!text.len ||
      (zh_scan_plain(text.ptr, end, &non_ascii) == end && !non_ascii)) {
    json_write_quoted(w, text, 0, false);
    return;
  }
  zh_write_text_begin(w);
  size_t start = w->out->len;
  if (zh_writer_status(w) != ZH_OK)
    return;
  zh_json_escape(w->out, text);
  if (w->index && w->out->status == ZH_OK) {
    zh_str escaped = zh_str_cut(zh_buf_str(w->out), start);
    w->index->items[w->index->count - 1].flags = json_write_flags(w, escaped);
  }
  zh_write_text_end(w);
}

void zh_write_text(zh_writer *w, zh_str escaped) {
  if (w->arena && escaped.len >= JSON_WRITE_SPLICE_MIN) {
    zh_write_text_begin(w);
    zh_write_text_piece(w, escaped);
    zh_write_text_end(w);
    return;
  }
  json_write_quoted(w, escaped, json_write_flags(w, escaped), false);
}

void zh_write_raw(zh_writer *w, zh_str json) {
  char *room = json_write_before(w, 0);
  if (!room || json_write_splice(w, json))
    return;
  size_t off = w->out->len - w->base;
  zh_buf_put(w->out, json);
  if (!w->index || w->out->status != ZH_OK)
    return;
  zh_status st = zh_json_append(json, off, w->depth, w->index, NULL);
  if (st != ZH_OK)
    json_write_fail(w, st);
}

void zh_write_int(zh_writer *w, int64_t value) {
  json_write_number(w, value, 0, ZH_NODE_INTEGER);
}

void zh_write_thousandths(zh_writer *w, int64_t value) {
  json_write_number(w, value, 3, 0);
}

void zh_write_bool(zh_writer *w, bool value) {
  if (value)
    json_write_word(w, ZH_S("true"), ZH_JSON_TRUE, 0);
  else
    json_write_word(w, ZH_S("false"), ZH_JSON_FALSE, 0);
}

void zh_write_null(zh_writer *w) {
  json_write_word(w, ZH_S("null"), ZH_JSON_NULL, 0);
}

void zh_write_text_begin(zh_writer *w) {
  char *room = json_write_before(w, 1);
  if (!room)
    return;
  *room = '"';
  w->out->len++;
  json_write_node(w, 0, 0, ZH_JSON_STRING, 0);
}

void zh_write_text_piece(zh_writer *w, zh_str escaped) {
  if (zh_writer_status(w) != ZH_OK || json_write_splice(w, escaped))
    return;
  zh_buf_put(w->out, escaped);
  if (w->index)
    w->index->items[w->index->count - 1].flags |= json_write_flags(w, escaped);
}

void zh_write_text_end(zh_writer *w) {
  if (zh_writer_status(w) != ZH_OK)
    return;
  size_t end = w->out->len - w->base;
  if (w->index && end > UINT32_MAX) {
    json_write_fail(w, ZH_TOO_BIG);
    return;
  }
  if (w->index) {
    zh_node *node = &w->index->items[w->index->count - 1];
    node->len = (uint32_t)(end - node->off);
  }
  zh_buf_putc(w->out, '"');
}

void zh_json_merge(zh_writer *w, const zh_json *base, uint32_t at,
                   const zh_json *patch, uint32_t patch_at) {
  if (zh_writer_status(w) != ZH_OK)
    return;
  if (zh_json_type_of(base, at) != ZH_JSON_OBJECT ||
      zh_json_type_of(patch, patch_at) != ZH_JSON_OBJECT) {
    zh_write_raw(w, zh_json_raw(patch, patch_at));
    return;
  }
  zh_write_object(w);
  for (uint32_t key = zh_json_first(base, at); key;
       key = zh_json_next(base, at, key)) {
    zh_str name = zh_json_text(base, key);
    uint32_t value = zh_json_get_text(patch, patch_at, name);
    zh_write_key_raw(w, name);
    if (value)
      zh_json_merge(w, base, key + 1, patch, value);
    else
      zh_write_raw(w, zh_json_raw(base, key + 1));
  }
  for (uint32_t key = zh_json_first(patch, patch_at); key;
       key = zh_json_next(patch, patch_at, key)) {
    zh_str name = zh_json_text(patch, key);
    if (zh_json_get_text(base, at, name))
      continue;
    zh_write_key_raw(w, name);
    zh_write_raw(w, zh_json_raw(patch, key + 1));
  }
  zh_write_end(w);
}
