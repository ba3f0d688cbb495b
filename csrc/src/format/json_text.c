/* SPDX-License-Identifier: Apache-2.0 */
/* The content of JSON strings: checking UTF-8, decoding, comparing, escaping.
 */
#include "format/json_write.h"
#include "format/scan.h"
#include "format/utf8_wide.h"

/* --- decoding ----------------------------------------------------------- */

static int json_text_hex(char c) {
  if (c >= '0' && c <= '9')
    return c - '0';
  if (c >= 'a' && c <= 'f')
    return c - 'a' + 10;
  if (c >= 'A' && c <= 'F')
    return c - 'A' + 10;
  return -1;
}

/* The UTF-16 unit of "\uXXXX" at the start of text, or -1. */
static long json_text_unit(zh_str text) {
  if (text.len < 6 || text.ptr[0] != '\\' || text.ptr[1] != 'u')
    return -1;
  long unit = 0;
  for (size_t i = 2; i < 6; i++) {
    int digit = json_text_hex(text.ptr[i]);
    if (digit < 0)
      return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

static size_t json_text_utf8(unsigned long code, char *out) {
  if (code < 0x80) {
    out[0] = (char)code;
    return 1;
  }
  if (code < 0x800) {
    out[0] = (char)(0xc0 | (code >> 6));
    out[1] = (char)(0x80 | (code & 0x3f));
    return 2;
  }
  if (code < 0x10000) {
    out[0] = (char)(0xe0 | (code >> 12));
    out[1] = (char)(0x80 | ((code >> 6) & 0x3f));
    out[2] = (char)(0x80 | (code & 0x3f));
    return 3;
  }
  out[0] = (char)(0xf0 | (code >> 18));
  out[1] = (char)(0x80 | ((code >> 12) & 0x3f));
  out[2] = (char)(0x80 | ((code >> 6) & 0x3f));
  out[3] = (char)(0x80 | (code & 0x3f));
  return 4;
}

static char json_text_short(char c) {
  switch (c) {
  case 'b':
    return '\b';
  case 'f':
    return '\f';
  case 'n':
    return '\n';
  case 'r':
    return '\r';
  case 't':
    return '\t';
  default:
    return c;
  }
}

/* Decodes the escape at the start of text into out (up to four bytes, never
 * more than it takes), sets *out_len, returns the bytes taken.  What is no
 * escape stays as it is. */
static size_t json_text_step(zh_str text, char *out, size_t *out_len) {
  if (text.len < 2 || (text.ptr[1] == 'u' && json_text_unit(text) < 0)) {
    out[0] = text.ptr[0];
    *out_len = 1;
    return 1;
  }
  if (text.ptr[1] != 'u') {
    out[0] = json_text_short(text.ptr[1]);
    *out_len = 1;
    return 2;
  }
  unsigned long code = (unsigned long)json_text_unit(text);
  long low = -1;
  if (code >= 0xd800 && code < 0xdc00)
    low = json_text_unit(zh_str_cut(text, 6));
  if (low < 0xdc00 || low > 0xdfff) {
    *out_len = json_text_utf8(code, out);
    return 6;
  }
  code = 0x10000 + ((code - 0xd800) << 10) + ((unsigned long)low - 0xdc00);
  *out_len = json_text_utf8(code, out);
  return 12;
}

/* --- comparing ---------------------------------------------------------- */

/* Text being read decoded, a piece at a time. */
typedef struct json_text_cursor {
  zh_str rest;
  zh_str piece;
  bool plain; /* there is nothing to decode                              */
  char decoded[4];
} json_text_cursor;

static bool json_text_more(json_text_cursor *cursor) {
  zh_str rest = cursor->rest;
  if (cursor->piece.len > 0)
    return true;
  if (rest.len == 0)
    return false;
  if (!cursor->plain && rest.ptr[0] == '\\') {
    size_t taken = json_text_step(rest, cursor->decoded, &cursor->piece.len);
    cursor->piece.ptr = cursor->decoded;
    cursor->rest = zh_str_cut(rest, taken);
    return true;
  }
  const char *escape = cursor->plain ? NULL : memchr(rest.ptr, '\\', rest.len);
  size_t len = escape ? (size_t)(escape - rest.ptr) : rest.len;
  cursor->piece = (zh_str){rest.ptr, len};
  cursor->rest = zh_str_cut(rest, len);
  return true;
}

static bool json_text_same(json_text_cursor *a, json_text_cursor *b) {
  for (;;) {
    bool has_a = json_text_more(a);
    bool has_b = json_text_more(b);
    if (!has_a || !has_b)
      return has_a == has_b;
    size_t len = a->piece.len < b->piece.len ? a->piece.len : b->piece.len;
    if (memcmp(a->piece.ptr, b->piece.ptr, len) != 0)
      return false;
    a->piece = zh_str_cut(a->piece, len);
    b->piece = zh_str_cut(b->piece, len);
  }
}

/* --- escaping ----------------------------------------------------------- */

static void json_text_escape_byte(zh_buf *buf, unsigned char c) {
  static const char hex[] = "0123456789abcdef";
  static const char shorts[] = "btn?fr"; /* 0x08 and on */
  char text[6] = {'\\', (char)c, '0', '0', 0, 0};
  size_t len = 2;
  if (c >= 0x08 && c <= 0x0d && c != 0x0b) {
    text[1] = shorts[c - 0x08];
  } else if (c < 0x20) {
    text[1] = 'u';
    text[4] = hex[c >> 4];
    text[5] = hex[c & 15];
    len = 6;
  }
  zh_buf_put(buf, (zh_str){text, len});
}

/* A surrogate in three bytes, as Python's "surrogatepass" writes it? */
static bool json_text_is_surrogate(zh_str text) {
  return text.len >= 3 && (unsigned char)text.ptr[0] == 0xed &&
         ((unsigned char)text.ptr[1] & 0xe0) == 0xa0 &&
         ((unsigned char)text.ptr[2] & 0xc0) == 0x80;
}

/* `text` needs no escapes but may hold bytes that are not UTF-8. */
static void json_text_put(zh_buf *buf, zh_str text) {
  while (text.len > 0) {
    size_t good_len = zh_utf8_prefix(text);
    zh_buf_put(buf, (zh_str){text.ptr, good_len});
    text = zh_str_cut(text, good_len);
    if (json_text_is_surrogate(text)) {
      unsigned code = 0xd000 | ((unsigned)(text.ptr[1] & 0x3f) << 6) |
                      (unsigned)(text.ptr[2] & 0x3f);
      zh_buf_printf(buf, "\\u%04x", code);
      text = zh_str_cut(text, 3);
    } else if (text.len > 0) {
      zh_buf_put(buf, ZH_S("\xef\xbf\xbd"));
      text = zh_str_cut(text, 1);
    }
  }
}

/* Past characters of two and of three bytes without odd leads, 3 bytes before
 * the end at the latest. */
static const char *json_text_plain(const char *p, const char *end) {
  while (end - p > 3) {
    unsigned a = (unsigned char)p[0];
    bool second = (p[1] & 0xc0) == 0x80;
    if (a >= 0xc2 && a < 0xe0 && second)
      p += 2;
    else if (a > 0xe0 && a < 0xf0 && a != 0xed && second &&
             (p[2] & 0xc0) == 0x80)
      p += 3;
    else
      break;
  }
  return p;
}

/* --- public --- */

size_t zh_utf8_prefix(zh_str text) {
  const char *p = text.ptr;
  const char *end = text.len > 0 ? text.ptr + text.len : text.ptr;
  bool wide = true;
  while (p < end) {
    if ((unsigned char)*p < 0x80) {
      p = zh_scan_ascii(p, end);
      continue;
    }
    if (wide) {
      p += zh_utf8_wide(p, (size_t)(end - p));
      wide = false;
      continue;
    }
    const char *plain = json_text_plain(p, end);
    size_t step = plain > p ? (size_t)(plain - p)
                            : zh_utf8_step((zh_str){p, (size_t)(end - p)});
    if (step == 0)
      return (size_t)(p - text.ptr);
    p += step;
  }
  return text.len;
}

bool zh_utf8_ok(zh_str text) {
  return zh_utf8_prefix(text) == text.len;
}

size_t zh_json_unescape(zh_str escaped, char *out) {
  char *start = out;
  while (escaped.len > 0) {
    const char *escape = memchr(escaped.ptr, '\\', escaped.len);
    size_t len = escape ? (size_t)(escape - escaped.ptr) : escaped.len;
    memcpy(out, escaped.ptr, len);
    out += len;
    escaped = zh_str_cut(escaped, len);
    if (escaped.len > 0) {
      size_t out_len;
      size_t taken = json_text_step(escaped, out, &out_len);
      out += out_len;
      escaped = zh_str_cut(escaped, taken);
    }
  }
  return (size_t)(out - start);
}

bool zh_json_is(zh_str escaped, zh_str plain) {
  // An escape takes more bytes than it stands for.
  if (escaped.len < plain.len)
    return false;
  if (escaped.len == 0 || !memchr(escaped.ptr, '\\', escaped.len))
    return zh_str_is(escaped, plain);
  return json_text_same(&(json_text_cursor){.rest = escaped},
                        &(json_text_cursor){.rest = plain, .plain = true});
}

bool zh_json_same(zh_str a, zh_str b) {
  return json_text_same(&(json_text_cursor){.rest = a},
                        &(json_text_cursor){.rest = b});
}

void zh_json_decode(zh_buf *buf, zh_str escaped) {
  char *room = zh_buf_room(buf, escaped.len + 1);
  if (room)
    buf->len += zh_json_unescape(escaped, room);
}

void zh_json_escape(zh_buf *buf, zh_str text) {
  while (text.len > 0) {
    unsigned non_ascii = 0;
    const char *end = text.ptr + text.len;
    const char *stop = zh_scan_plain(text.ptr, end, &non_ascii);
    zh_str plain = {text.ptr, (size_t)(stop - text.ptr)};
    if (non_ascii)
      json_text_put(buf, plain);
    else
      zh_buf_put(buf, plain);
    text = zh_str_cut(text, plain.len);
    if (text.len > 0) {
      json_text_escape_byte(buf, (unsigned char)text.ptr[0]);
      text = zh_str_cut(text, 1);
    }
  }
}
