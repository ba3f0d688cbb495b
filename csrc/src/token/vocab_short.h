/* vocab_short.h -- the shortest tokens of a vocabulary, which are asked for
 * most, side by side. */
#ifndef ZH_TOKEN_VOCAB_SHORT_H
#define ZH_TOKEN_VOCAB_SHORT_H

#include "token/vocab_early.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

static inline const zh_vocab_short *zh_vocab_short_of(const zh_vocab *vocab,
                                                      const uint8_t *p) {
  return &vocab->shorts[vocab->index[(size_t)p[0] << 8 | p[1]]];
}

/* The token of this byte, and of these two; ZH_NO_TOKEN when there is none. */
static inline uint32_t zh_vocab_one(const zh_vocab *vocab, const uint8_t *p) {
  return vocab->ones[p[0]];
}

static inline uint32_t zh_vocab_two(const zh_vocab *vocab, const uint8_t *p) {
  return zh_vocab_short_of(vocab, p)->two;
}

/* Three or four bytes that may be read as four.  No branch: nobody can tell
 * which. */
static inline uint32_t zh_vocab_tail(const uint8_t *p, size_t len) {
  return p[2] | (uint32_t)p[3] << 8 | (0xff00u & (0u - (uint32_t)(len != 4)));
}

static inline uint32_t zh_vocab_line_of(uint32_t place, uint32_t tail) {
  return (place >> 8) + ((tail * 0x9e3779b1u >> 24) & (place & 0xff));
}

/* The next one of those at the place. */
static inline uint32_t zh_vocab_line_after(uint32_t place, uint32_t line) {
  uint32_t first = place >> 8;
  return first + ((line - first + 1) & (place & 0xff));
}

/* Which one of a line has this tail, as a bit; that behind them is set. */
static inline unsigned zh_vocab_line_has(const zh_vocab_line *line,
                                         uint32_t tail) {
  unsigned found = 1u << ZH_VOCAB_QUICK;
#ifdef __SSE2__
  __m128i want = _mm_set1_epi16((short)tail);
  __m128i low = _mm_loadu_si128((const void *)line->tails);
  __m128i high =
      _mm_cvtsi32_si128((int)(line->tails[8] | (uint32_t)line->tails[9] << 16));
  __m128i same =
      _mm_packs_epi16(_mm_cmpeq_epi16(low, want), _mm_cmpeq_epi16(high, want));
  found |= (unsigned)_mm_movemask_epi8(same) & (found - 1);
#else
  for (unsigned i = 0; i < ZH_VOCAB_QUICK; i++)
    found |= (unsigned)(line->tails[i] == tail) << i;
#endif
  return found;
}

/* In vocab.c: what is found in a line after this one. */
uint32_t zh_vocab_over(const zh_vocab *vocab, uint32_t place, uint32_t line,
                       uint32_t tail);

/* Among those of three and four, what they are or more than any id.  4 bytes
 * may be read; the last one of the text is not 0xff; there are lines. */
static inline uint32_t zh_vocab_quick(const zh_vocab *vocab, const uint8_t *p,
                                      size_t len) {
  uint32_t place = zh_vocab_short_of(vocab, p)->place;
  uint32_t tail = zh_vocab_tail(p, len);
  uint32_t line = zh_vocab_line_of(place, tail);
  const zh_vocab_line *found = &vocab->lines[line];
  uint32_t id = found->ids[__builtin_ctz(zh_vocab_line_has(found, tail))];
  return id == ZH_VOCAB_OVER ? zh_vocab_over(vocab, place, line, tail) : id;
}

/* A bit by the first and the last four bytes of a text that has more, and its
 * length. */
static inline uint32_t zh_vocab_hint(const uint8_t *p, size_t len,
                                     uint32_t shift) {
  uint32_t first, last;
  memcpy(&first, p, sizeof first);
  memcpy(&last, p + len - sizeof last, sizeof last);
  uint64_t hash = (first | (uint64_t)last << 32) * 0x9e3779b97f4a7c15u;
  return (uint32_t)((hash ^ hash >> 32 ^ len) * 0xd6e8feb86659fd93u >> shift);
}

/* May a text of more than four bytes be a token?  There are lines. */
static inline bool zh_vocab_may(const zh_vocab *vocab, const uint8_t *p,
                                size_t len) {
  uint32_t at = zh_vocab_hint(p, len, vocab->hint_shift);
  return (vocab->hints[at / 64] >> (at % 64) & 1) != 0;
}

#endif
