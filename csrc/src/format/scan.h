/* scan.h -- fast searches in JSON string content: 16 bytes at a time
 * where the machine has SSE2, one at a time elsewhere and at the end.  Never
 * reads past `end`.  For the JSON files only. */
#ifndef ZH_SCAN_H
#define ZH_SCAN_H

#include "base/base.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* First byte of [p, end) that cannot stand in a JSON string as it is: quote,
 * backslash or control; `end` when there is none.  *non_ascii becomes other
 * than 0 when a byte above 0x7f stands before it. */
static inline const char *zh_scan_plain(const char *p, const char *end,
                                        unsigned *non_ascii) {
#ifdef __SSE2__
  const __m128i quote = _mm_set1_epi8('"');
  const __m128i backslash = _mm_set1_epi8('\\');
  const __m128i control = _mm_set1_epi8(0x1f);
  for (; end - p >= 16; p += 16) {
    __m128i v = _mm_loadu_si128((const __m128i *)(const void *)p);
    __m128i stop = _mm_cmpeq_epi8(_mm_min_epu8(v, control), v);
    stop = _mm_or_si128(stop, _mm_cmpeq_epi8(v, quote));
    stop = _mm_or_si128(stop, _mm_cmpeq_epi8(v, backslash));
    unsigned stops = (unsigned)_mm_movemask_epi8(stop);
    unsigned highs = (unsigned)_mm_movemask_epi8(v);
    if (stops) {
      // The xor leaves the bits up to the first stop, which is ASCII itself.
      *non_ascii |= highs & (stops ^ (stops - 1));
      return p + __builtin_ctz(stops);
    }
    *non_ascii |= highs;
  }
#endif
  for (; p < end; p++) {
    unsigned char c = (unsigned char)*p;
    if (c < 0x20 || c == '"' || c == '\\')
      break;
    *non_ascii |= c & 0x80;
  }
  return p;
}

/* Does it stand for one character behind a backslash? */
static inline bool zh_scan_is_escape(char c) {
  return c == 'n' || c == '"' || c == '\\' || c == 't' || c == 'r' ||
         c == '/' || c == 'b' || c == 'f';
}

/* The same as zh_scan_plain, but may pass over escapes of two characters;
 * *escaped is set then. */
static inline const char *zh_scan_string(const char *p, const char *end,
                                         unsigned *non_ascii, bool *escaped) {
#ifdef __SSE2__
  const __m128i quote = _mm_set1_epi8('"');
  const __m128i backslash = _mm_set1_epi8('\\');
  const __m128i control = _mm_set1_epi8(0x1f);
  while (end - p > 16) {
    __m128i v = _mm_loadu_si128((const __m128i *)(const void *)p);
    __m128i stop = _mm_cmpeq_epi8(_mm_min_epu8(v, control), v);
    stop = _mm_or_si128(stop, _mm_cmpeq_epi8(v, quote));
    stop = _mm_or_si128(stop, _mm_cmpeq_epi8(v, backslash));
    unsigned stops = (unsigned)_mm_movemask_epi8(stop);
    unsigned highs = (unsigned)_mm_movemask_epi8(v);
    unsigned step = 16;
    while (stops) {
      unsigned i = (unsigned)__builtin_ctz(stops);
      if (p[i] != '\\' || !zh_scan_is_escape(p[i + 1])) {
        *non_ascii |= highs & ((1u << i) - 1);
        return p + i;
      }
      *escaped = true;
      step += i == 15;
      stops &= ~(3u << i); // what is escaped stops nothing
    }
    *non_ascii |= highs;
    p += step;
  }
#endif
  (void)escaped;
  return zh_scan_plain(p, end, non_ascii);
}

/* How many bytes two texts begin with alike. */
static inline size_t zh_scan_same(const char *a, size_t a_len, const char *b,
                                  size_t b_len) {
  size_t len = a_len < b_len ? a_len : b_len;
  size_t at = 0;
#ifdef __SSE2__
  for (; len - at >= 16; at += 16) {
    __m128i x = _mm_loadu_si128((const __m128i *)(const void *)(a + at));
    __m128i y = _mm_loadu_si128((const __m128i *)(const void *)(b + at));
    unsigned same = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(x, y));
    if (same != 0xffff)
      return at + (size_t)__builtin_ctz(~same);
  }
#endif
  while (at < len && a[at] == b[at])
    at++;
  return at;
}

/* First byte above 0x7f in [p, end), or `end`. */
static inline const char *zh_scan_ascii(const char *p, const char *end) {
#ifdef __SSE2__
  for (; end - p >= 16; p += 16) {
    __m128i v = _mm_loadu_si128((const __m128i *)(const void *)p);
    unsigned highs = (unsigned)_mm_movemask_epi8(v);
    if (highs)
      return p + __builtin_ctz(highs);
  }
#endif
  while (p < end && (unsigned char)*p < 0x80)
    p++;
  return p;
}

#endif
