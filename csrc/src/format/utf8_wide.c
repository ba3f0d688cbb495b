/* SPDX-License-Identifier: Apache-2.0 */
/* UTF-8 32 bytes at a time.  Whether a byte may follow the one before it shows
 * in three of their half bytes: each of these has a row of the mistakes that it
 * could be part of, and what is in all three rows is one (Keiser and Lemire,
 * 2021).  That a third and a fourth byte are there is told from two and three
 * bytes before. */
#include "format/utf8_wide.h"

#include "base/cpu.h"

#if ZH_HAS_AVX2
#include <immintrin.h>

enum {
  UTF8_SHORT = 1,      /* a lead that no tail follows                        */
  UTF8_STRAY = 2,      /* a tail behind ASCII                                */
  UTF8_LONG_3 = 4,     /* e0, and then less than a0                          */
  UTF8_LARGE = 8,      /* f4, and then 90 or more; f5 and up                 */
  UTF8_SURROGATE = 16, /* ed, and then a0 or more                           */
  UTF8_LONG_2 = 32,    /* c0, c1                                             */
  UTF8_LONG_4 = 64,    /* f0, and then less than 90; f5 and up, then so      */
  UTF8_TAILS = 128     /* two tails: right where a lead before wants it      */
};

#define UTF8_ROW(...) _mm256_broadcastsi128_si256(_mm_setr_epi8(__VA_ARGS__))

/* What a pair may be by the high half of its first byte. */
ZH_AVX2 static inline __m256i utf8_wide_first_high(__m256i half) {
  const char ascii = UTF8_STRAY, tail = (char)UTF8_TAILS;
  const char two = UTF8_SHORT;
  return _mm256_shuffle_epi8(UTF8_ROW(ascii, ascii, ascii, ascii, ascii, ascii,
                                      ascii, ascii, tail, tail, tail, tail,
                                      UTF8_SHORT | UTF8_LONG_2, two,
                                      UTF8_SHORT | UTF8_LONG_3 | UTF8_SURROGATE,
                                      UTF8_SHORT | UTF8_LARGE | UTF8_LONG_4),
                             half);
}

/* ... by the low half of its first byte. */
ZH_AVX2 static inline __m256i utf8_wide_first_low(__m256i half) {
  const char any = (char)(UTF8_SHORT | UTF8_STRAY | UTF8_TAILS);
  const char past = (char)(any | UTF8_LARGE | UTF8_LONG_4);
  return _mm256_shuffle_epi8(
      UTF8_ROW((char)(any | UTF8_LONG_3 | UTF8_LONG_2 | UTF8_LONG_4),
               (char)(any | UTF8_LONG_2), any, any, (char)(any | UTF8_LARGE),
               past, past, past, past, past, past, past, past,
               (char)(past | UTF8_SURROGATE), past, past),
      half);
}

/* ... by the high half of its second byte. */
ZH_AVX2 static inline __m256i utf8_wide_second_high(__m256i half) {
  const char none = UTF8_SHORT;
  const char tail = (char)(UTF8_STRAY | UTF8_LONG_2 | UTF8_TAILS);
  const char upper = (char)(tail | UTF8_SURROGATE | UTF8_LARGE);
  return _mm256_shuffle_epi8(UTF8_ROW(none, none, none, none, none, none, none,
                                      none,
                                      (char)(tail | UTF8_LONG_3 | UTF8_LONG_4),
                                      (char)(tail | UTF8_LONG_3 | UTF8_LARGE),
                                      upper, upper, none, none, none, none),
                             half);
}

/* Zero where nothing is wrong: `before` ends where `now` starts. */
ZH_AVX2 static inline __m256i utf8_wide_wrong(__m256i before, __m256i now) {
  const __m256i low = _mm256_set1_epi8(15);
  __m256i joint = _mm256_permute2x128_si256(before, now, 0x21);
  __m256i one = _mm256_alignr_epi8(now, joint, 15);
  __m256i two = _mm256_alignr_epi8(now, joint, 14);
  __m256i three = _mm256_alignr_epi8(now, joint, 13);
  __m256i pair = _mm256_and_si256(
      _mm256_and_si256(utf8_wide_first_high(
                           _mm256_and_si256(_mm256_srli_epi16(one, 4), low)),
                       utf8_wide_first_low(_mm256_and_si256(one, low))),
      utf8_wide_second_high(_mm256_and_si256(_mm256_srli_epi16(now, 4), low)));
  // The high bit is set where a lead wants a third or fourth byte.
  __m256i wants = _mm256_or_si256(
      _mm256_subs_epu8(two, _mm256_set1_epi8((char)(0xe0 - 0x80))),
      _mm256_subs_epu8(three, _mm256_set1_epi8((char)(0xf0 - 0x80))));
  return _mm256_xor_si256(_mm256_and_si256(wants, _mm256_set1_epi8((char)0x80)),
                          pair);
}

ZH_AVX2 static size_t utf8_wide_blocks(const char *p, size_t len) {
  __m256i before = _mm256_setzero_si256();
  size_t at = 0;
  for (; len - at >= 32; at += 32) {
    __m256i now = _mm256_loadu_si256((const void *)(p + at));
    if (_mm256_movemask_epi8(_mm256_or_si256(before, now)) != 0) {
      __m256i wrong = utf8_wide_wrong(before, now);
      if (!_mm256_testz_si256(wrong, wrong))
        break;
    }
    before = now;
  }
  return at;
}

size_t zh_utf8_wide(const char *p, size_t len) {
  if (len < 32 || zh_cpu_now() != ZH_CPU_AVX2)
    return 0;
  size_t sure = utf8_wide_blocks(p, len);
  // The last character may go on.
  while (sure > 0 && ((uint8_t)p[sure - 1] & 0xc0) == 0x80)
    sure--;
  return sure > 0 && (uint8_t)p[sure - 1] >= 0xc0 ? sure - 1 : sure;
}
#else
size_t zh_utf8_wide(const char *p, size_t len) {
  (void)p, (void)len;
  return 0;
}
#endif
