/* SPDX-License-Identifier: Apache-2.0 */
/* A growing buffer of JSON text, and strings written into it the way Python's
 * json module does with ensure_ascii=False. */

#include "native.h"

#include <string.h>

bool text_room(Text *text, size_t len) {
  if (text->cap - text->len >= len)
    return true;
  if (len > (size_t)PY_SSIZE_T_MAX / 2 - text->len) {
    PyErr_NoMemory();
    return false;
  }
  size_t cap = text->cap ? text->cap : 512;
  while (cap - text->len < len)
    cap *= 2;
  char *data = PyMem_Realloc(text->data, cap);
  if (!data) {
    PyErr_NoMemory();
    return false;
  }
  text->data = data;
  text->cap = cap;
  return true;
}

bool text_put(Text *text, const char *bytes, size_t len) {
  if (!text_room(text, len))
    return false;
  memcpy(text->data + text->len, bytes, len);
  text->len += len;
  return true;
}

void text_free(Text *text) {
  PyMem_Free(text->data);
  *text = (Text){0};
}

static bool text_is_plain(unsigned char byte) {
  return byte >= 0x20 && byte != '"' && byte != '\\';
}

/* Does any of eight bytes need an escape?  Bytes above 0x7f may say yes for
 * nothing, which only costs the slow look. */
static bool text_any_special(const char *bytes) {
  uint64_t word;
  memcpy(&word, bytes, sizeof word);
  const uint64_t ones = 0x0101010101010101u;
  const uint64_t high = 0x8080808080808080u;
  uint64_t quote = word ^ (ones * '"');
  uint64_t slash = word ^ (ones * '\\');
  uint64_t found = ((quote - ones) & ~quote) | ((slash - ones) & ~slash) |
                   ((word - ones * 0x20) & ~word);
  return (found & high) != 0;
}

/* The length of the prefix that is copied as it is. */
static size_t text_plain_prefix(const char *bytes, size_t len) {
  size_t i = 0;
  while (i + 8 <= len && !text_any_special(bytes + i))
    i += 8;
  while (i < len && text_is_plain((unsigned char)bytes[i]))
    i++;
  return i;
}

static size_t text_escape(unsigned char byte, char *out) {
  static const char digits[] = "0123456789abcdef";
  static const char named[] = "\"\"\\\\\nn\rr\tt\bb\ff";
  out[0] = '\\';
  for (size_t i = 0; i + 1 < sizeof named; i += 2) {
    if ((unsigned char)named[i] == byte) {
      out[1] = named[i + 1];
      return 2;
    }
  }
  memcpy(out + 1, "u00", 3);
  out[4] = digits[byte >> 4];
  out[5] = digits[byte & 15];
  return 6;
}

bool text_put_string(Text *text, const char *bytes, size_t len) {
  if (!text_room(text, len + 2))
    return false;
  text->data[text->len++] = '"';
  for (size_t i = 0; i < len;) {
    size_t plain = text_plain_prefix(bytes + i, len - i);
    if (!text_put(text, bytes + i, plain))
      return false;
    i += plain;
    while (i < len && !text_is_plain((unsigned char)bytes[i])) {
      if (!text_room(text, 6))
        return false;
      text->len +=
          text_escape((unsigned char)bytes[i++], text->data + text->len);
    }
  }
  return text_put(text, "\"", 1);
}
