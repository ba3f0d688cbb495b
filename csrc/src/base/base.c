/* SPDX-License-Identifier: Apache-2.0 */
/* Borrowed strings: comparing, finding, trimming, stepping through UTF-8. */
#include "base/base.h"

static unsigned char base_lower(char c) {
  return (unsigned char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

static bool base_is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool base_is_between(char c, unsigned low, unsigned high) {
  return (unsigned char)c >= low && (unsigned char)c <= high;
}

/* --- public --- */

bool zh_str_same(zh_str a, zh_str b) {
  if (a.len != b.len)
    return false;
  for (size_t i = 0; i < a.len; i++) {
    if (base_lower(a.ptr[i]) != base_lower(b.ptr[i]))
      return false;
  }
  return true;
}

long zh_str_find(zh_str text, zh_str needle) {
  if (needle.len == 0)
    return 0;
  if (text.len < needle.len)
    return -1;
  const char *at = text.ptr;
  const char *last = text.ptr + (text.len - needle.len);
  while (at <= last) {
    at = memchr(at, needle.ptr[0], (size_t)(last - at) + 1);
    if (!at)
      return -1;
    if (memcmp(at, needle.ptr, needle.len) == 0)
      return (long)(at - text.ptr);
    at++;
  }
  return -1;
}

zh_str zh_str_trim(zh_str text) {
  while (text.len > 0 && base_is_space(text.ptr[0]))
    text = zh_str_cut(text, 1);
  while (text.len > 0 && base_is_space(text.ptr[text.len - 1]))
    text.len--;
  return text;
}

size_t zh_utf8_step(zh_str text) {
  if (text.len == 0)
    return 0;
  const char *p = text.ptr;
  unsigned char lead = (unsigned char)p[0];
  if (lead < 0x80)
    return 1;
  size_t len = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || text.len < len)
    return 0;
  // The second byte rules out overlong forms, surrogates and > U+10FFFF.
  unsigned low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
  unsigned high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
  if (!base_is_between(p[1], low, high))
    return 0;
  for (size_t i = 2; i < len; i++) {
    if (!base_is_between(p[i], 0x80, 0xbf))
      return 0;
  }
  return len;
}
