/* SPDX-License-Identifier: Apache-2.0 */
/* Where pieces of ASCII text start, 64 bytes at a time. */
#include "token/scan_block.h"

#ifdef __SSE2__
#include "base/cpu.h"

#include <immintrin.h>

#define BLOCK_INLINE static inline __attribute__((always_inline))

/* Which of 64 bytes are what, the first one's bit lowest. */
typedef struct block_bytes {
  uint64_t letters;
  uint64_t lowers; /* bit 5: of letters, these                              */
  uint64_t digits;
  uint64_t blanks; /* spaces, tabs and newlines                             */
  uint64_t spaces;
  uint64_t newlines; /* \n, \r                                              */
  uint64_t quotes;   /* '                                                   */
  uint64_t slashes;
  uint64_t highs; /* not ASCII                                              */
} block_bytes;

/* --- 16 bytes at a time --- */

static inline uint64_t block_bits(__m128i bytes) {
  return (uint16_t)_mm_movemask_epi8(bytes);
}

static inline uint64_t block_is(__m128i bytes, char what) {
  return block_bits(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(what)));
}

static inline uint64_t block_between(__m128i bytes, char low, char high) {
  __m128i past = _mm_sub_epi8(bytes, _mm_set1_epi8(low));
  __m128i least = _mm_min_epu8(past, _mm_set1_epi8((char)(high - low)));
  return block_bits(_mm_cmpeq_epi8(least, past));
}

static inline void block_read(const uint8_t *p, block_bytes *out) {
  *out = (block_bytes){.letters = 0};
  for (int at = 0; at < ZH_BLOCK; at += 16) {
    __m128i bytes = _mm_loadu_si128((const void *)(p + at));
    __m128i folded = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    out->letters |= block_between(folded, 'a', 'z') << at;
    out->lowers |= block_bits(_mm_slli_epi16(bytes, 2)) << at;
    out->digits |= block_between(bytes, '0', '9') << at;
    out->spaces |= block_is(bytes, ' ') << at;
    out->blanks |= block_between(bytes, '\t', '\r') << at;
    out->newlines |= (block_is(bytes, '\n') | block_is(bytes, '\r')) << at;
    out->quotes |= block_is(bytes, '\'') << at;
    out->slashes |= block_is(bytes, '/') << at;
    out->highs |= block_bits(bytes) << at;
  }
  out->blanks |= out->spaces;
}

/* --- 32 bytes at a time --- */

#if ZH_HAS_AVX2
typedef struct block_pair {
  __m256i low;
  __m256i high;
} block_pair;

ZH_AVX2 static inline uint64_t block_bits_64(__m256i low, __m256i high) {
  return (uint32_t)_mm256_movemask_epi8(low) |
         (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

ZH_AVX2 static inline uint64_t block_is_64(block_pair bytes, char what) {
  __m256i whats = _mm256_set1_epi8(what);
  return block_bits_64(_mm256_cmpeq_epi8(bytes.low, whats),
                       _mm256_cmpeq_epi8(bytes.high, whats));
}

ZH_AVX2 static inline uint64_t block_between_64(block_pair bytes, char low,
                                                char high) {
  __m256i lows = _mm256_set1_epi8(low);
  __m256i most = _mm256_set1_epi8((char)(high - low));
  __m256i a = _mm256_sub_epi8(bytes.low, lows);
  __m256i b = _mm256_sub_epi8(bytes.high, lows);
  return block_bits_64(_mm256_cmpeq_epi8(_mm256_min_epu8(a, most), a),
                       _mm256_cmpeq_epi8(_mm256_min_epu8(b, most), b));
}

ZH_AVX2 static inline void block_read_64(const uint8_t *p, block_bytes *out) {
  __m256i fold = _mm256_set1_epi8(0x20);
  block_pair bytes = {_mm256_loadu_si256((const void *)p),
                      _mm256_loadu_si256((const void *)(p + 32))};
  block_pair folded = {_mm256_or_si256(bytes.low, fold),
                       _mm256_or_si256(bytes.high, fold)};
  out->letters = block_between_64(folded, 'a', 'z');
  out->lowers = block_bits_64(_mm256_slli_epi16(bytes.low, 2),
                              _mm256_slli_epi16(bytes.high, 2));
  out->digits = block_between_64(bytes, '0', '9');
  out->spaces = block_is_64(bytes, ' ');
  out->blanks = block_between_64(bytes, '\t', '\r') | out->spaces;
  out->newlines = block_is_64(bytes, '\n') | block_is_64(bytes, '\r');
  out->quotes = block_is_64(bytes, '\'');
  out->slashes = block_is_64(bytes, '/');
  out->highs = block_bits_64(bytes.low, bytes.high);
}
#endif

/* --- pieces --- */

enum { BLOCK_SURE = 61 }; /* so that what follows can be seen               */

/* Where pieces start, and from where on that is not to be trusted. */
typedef struct block_cuts {
  uint64_t starts;
  uint64_t unsure; /* the lowest bit counts                                 */
} block_cuts;

BLOCK_INLINE uint64_t block_bit(unsigned at) {
  return 1ull << at;
}

/* Digits by threes from where each run of them starts. */
BLOCK_INLINE uint64_t block_groups(uint64_t digits) {
  uint64_t four = digits & digits << 1 & digits << 2 & digits << 3;
  uint64_t group = digits & ~(digits << 1);
  uint64_t starts = group;
  while ((group = group << 3 & four) != 0)
    starts |= group;
  return starts;
}

/* Spaces behind a newline belong to it when another one follows, which only
 * their end tells. */
BLOCK_INLINE void block_late_newlines(const block_bytes *b, uint64_t blanks,
                                      uint64_t behind, block_cuts *cuts) {
  uint64_t past;
  bool open = __builtin_add_overflow(blanks, behind, &past);
  uint64_t wrong = past & ~blanks & (b->newlines | b->highs);
  if (wrong != 0) {
    uint64_t before = behind & ((wrong & (0 - wrong)) - 1);
    cuts->unsure |= block_bit(63 - (unsigned)__builtin_clzll(before));
  } else if (open) {
    cuts->unsure |= block_bit(63 - (unsigned)__builtin_clzll(behind));
  }
}

/* Contractions, of which `quotes` may be the starts. */
BLOCK_INLINE void block_contract(const zh_block_rules *rules, const uint8_t *p,
                                 uint64_t quotes, block_cuts *cuts) {
  unsigned end = 0;
  for (; quotes != 0; quotes &= quotes - 1) {
    unsigned at = (unsigned)__builtin_ctzll(quotes);
    if (at >= BLOCK_SURE)
      break;
    unsigned len = (unsigned)zh_scan_contraction(p + at, p + ZH_BLOCK, true);
    // What is behind a suffix is a piece of its own.
    if (len == 0 || (rules->suffix && at == end))
      continue;
    end = at + len;
    cuts->starts &= ~((block_bit(len) - (rules->suffix ? 1 : 2)) << at);
    cuts->starts |= block_bit(end);
  }
}

BLOCK_INLINE block_cuts block_cut(const zh_block_rules *rules,
                                  const block_bytes *b, const uint8_t *p) {
  uint64_t newlines = b->newlines, letters = b->letters;
  uint64_t blanks = b->blanks & ~newlines; // of one line
  uint64_t symbols = ~(letters | b->blanks | b->digits | b->highs);
  // The newlines that symbols take.
  uint64_t taken = newlines & ~(newlines + (newlines & symbols << 1));
  uint64_t free = b->blanks & ~taken;
  uint64_t behind = blanks & (newlines & ~taken) << 1;
  uint64_t first_symbols = symbols & ~(symbols << 1 | b->spaces << 1);
  uint64_t first_free = free & ~(free << 1);
  uint64_t words = letters & ~(letters << 1);
  uint64_t last_blanks = blanks & ~(b->blanks >> 1);
  block_cuts cuts = {
      .starts = (words & ~((blanks | first_symbols) << 1)) | first_symbols |
                first_free | last_blanks | (blanks & newlines << 1),
      .unsure = b->highs | (b->highs >> 1 & blanks & ~first_free)};
  cuts.starts |= rules->single ? b->digits : block_groups(b->digits);
  if (rules->cased)
    cuts.starts |= letters & ~b->lowers & (letters & b->lowers) << 1;
  if (rules->slashes)
    cuts.unsure |= b->slashes & taken << 1;
  if (behind != 0)
    block_late_newlines(b, blanks, behind, &cuts);
  uint64_t quotes = b->quotes & (rules->suffix ? letters << 1 : first_symbols);
  if (quotes != 0 && (rules->suffix || rules->pieces))
    block_contract(rules, p, quotes, &cuts);
  return cuts;
}

/* Writes where the sure ones start, but for the first. */
BLOCK_INLINE size_t block_put(block_cuts cuts, uint32_t at, uint32_t *ends) {
  uint64_t sure = (cuts.unsure & (0 - cuts.unsure)) - 1; // all, if none is not
  uint64_t starts = cuts.starts & sure & (block_bit(BLOCK_SURE) - 2);
  size_t count = (size_t)__builtin_popcountll(starts);
  for (size_t i = 0; i < count; i += 4) {
    for (size_t k = i; k < i + 4; k++) {
      // Behind the last one any number will do.
      ends[k] = at + (uint32_t)__builtin_ctzll(starts | block_bit(63));
      starts &= starts - 1;
    }
  }
  return count;
}

#if ZH_HAS_AVX2
ZH_AVX2 static size_t block_scan_64(const zh_block_rules *rules,
                                    const uint8_t *p, uint32_t at,
                                    uint32_t *ends) {
  block_bytes bytes;
  block_read_64(p, &bytes);
  return block_put(block_cut(rules, &bytes, p), at, ends);
}
#endif

/* --- public --- */

size_t zh_scan_block(const zh_block_rules *rules, const uint8_t *p, uint32_t at,
                     uint32_t *ends) {
  block_bytes bytes;
#if ZH_HAS_AVX2
  if (zh_cpu_now() == ZH_CPU_AVX2)
    return block_scan_64(rules, p, at, ends);
#endif
  block_read(p, &bytes);
  return block_put(block_cut(rules, &bytes, p), at, ends);
}
#endif
