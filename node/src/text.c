/* SPDX-License-Identifier: Apache-2.0 */
/* text.c -- long texts as UTF-8: JavaScript's units are copied as they are and
 * turned into bytes here, many at a time where they are ASCII. */
#include "native.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <string.h>

enum {
  TEXT_SHORT = 512, /* units that are read without asking how many first    */
  TEXT_MANY = 16    /* units at a time                                      */
};

/* Writes the ASCII units that the next TEXT_MANY start with, and more bytes
 * behind them; how many they are. */
#ifdef __SSE2__
static size_t text_put_ascii(const char16_t *units, char *out) {
  __m128i low = _mm_loadu_si128((const void *)units);
  __m128i high = _mm_loadu_si128((const void *)(units + 8));
  __m128i most = _mm_set1_epi16(0x7f);
  __m128i none = _mm_setzero_si128();
  /* What a unit has over 0x7f, zero where it is ASCII. */
  __m128i over =
      _mm_packs_epi16(_mm_cmpeq_epi16(_mm_subs_epu16(low, most), none),
                      _mm_cmpeq_epi16(_mm_subs_epu16(high, most), none));
  unsigned ascii = (unsigned)_mm_movemask_epi8(over);

  _mm_storeu_si128((void *)out, _mm_packus_epi16(low, high));
  return (size_t)__builtin_ctz(~ascii);
}
#else
static size_t text_put_ascii(const char16_t *units, char *out) {
  size_t count = 0;

  while (count < TEXT_MANY && units[count] < 0x80) {
    out[count] = (char)units[count];
    count++;
  }
  return count;
}
#endif

/* A surrogate, and the other one if it has one; *out goes on.  How many units
 * they were. */
static size_t text_put_surrogate(const char16_t *units, size_t count,
                                 char **out) {
  bool is_pair =
      units[0] < 0xdc00 && count > 1 && units[1] >= 0xdc00 && units[1] < 0xe000;
  uint32_t code;

  if (!is_pair) {
    memcpy(*out, "\xef\xbf\xbd", 3);
    *out += 3;
    return 1;
  }
  code = 0x10000 + ((units[0] - 0xd800u) << 10) + (units[1] - 0xdc00u);
  (*out)[0] = (char)(0xf0 | code >> 18);
  (*out)[1] = (char)(0x80 | (code >> 12 & 0x3f));
  (*out)[2] = (char)(0x80 | (code >> 6 & 0x3f));
  (*out)[3] = (char)(0x80 | (code & 0x3f));
  *out += 4;
  return 2;
}

/* `out` has room for three bytes a unit and TEXT_MANY more; how many there
 * are. */
static size_t text_put(const char16_t *units, size_t count, char *out) {
  char *p = out;
  size_t at = 0;

  while (at < count) {
    char16_t unit = units[at];

    if (unit >= 0x800 && (unit < 0xd800 || unit >= 0xe000)) {
      *p++ = (char)(0xe0 | unit >> 12);
      *p++ = (char)(0x80 | (unit >> 6 & 0x3f));
      *p++ = (char)(0x80 | (unit & 0x3f));
      at++;
    } else if (unit >= 0x800) {
      at += text_put_surrogate(units + at, count - at, &p);
    } else if (unit >= 0x80) {
      *p++ = (char)(0xc0 | unit >> 6);
      *p++ = (char)(0x80 | (unit & 0x3f));
      at++;
    } else if (count - at < TEXT_MANY || units[at + 1] >= 0x80) {
      *p++ = (char)unit;
      at++;
    } else {
      size_t ascii = text_put_ascii(units + at, p);

      at += ascii;
      p += ascii;
    }
  }
  return (size_t)(p - out);
}

static bool text_no_memory(napi_env env) {
  (void)native_ok(env, napi_throw_error(env, NULL, "out of memory"));
  return false;
}

bool native_get_text(napi_env env, napi_value value, native_scratch *scratch,
                     zh_str *out) {
  char16_t small[TEXT_SHORT];
  const char16_t *units = small;
  size_t count = 0;
  char *text;

  if (!native_ok(env, napi_get_value_string_utf16(env, value, small, TEXT_SHORT,
                                                  &count)))
    return false;
  if (count == TEXT_SHORT - 1) {
    char16_t *all;

    if (!native_ok(env,
                   napi_get_value_string_utf16(env, value, NULL, 0, &count)))
      return false;
    all = native_scratch_alloc(scratch, (count + 1) * sizeof *all);
    if (all == NULL)
      return text_no_memory(env);
    if (!native_ok(env, napi_get_value_string_utf16(env, value, all, count + 1,
                                                    &count)))
      return false;
    units = all;
  }
  text = native_scratch_alloc(scratch, 3 * count + TEXT_MANY);
  if (text == NULL)
    return text_no_memory(env);
  *out = (zh_str){text, text_put(units, count, text)};
  return true;
}
