/* vocab_gather.h -- the shortest tokens of a vocabulary, which are asked for
 * most, side by side in memory. */
#ifndef ZH_TOKEN_VOCAB_GATHER_H
#define ZH_TOKEN_VOCAB_GATHER_H

#include "token/vocab_early.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define ZH_VOCAB_TINY (1 << 16) /* where tokens of one byte start          */

/* Tokens of three and four bytes that start with the same two, in a cache line.
 * Their tails are the two others, or the one and 0xff; those that end with 0xff
 * are not here.  What is not among them has the id behind them. */
#define ZH_VOCAB_QUICK 10
#define ZH_VOCAB_OVER  (ZH_NO_TOKEN - 1) /* what found no room is further on */

typedef struct zh_vocab_line {
  uint16_t tails[ZH_VOCAB_QUICK];
  uint32_t ids[ZH_VOCAB_QUICK + 1];
} zh_vocab_line;

struct zh_vocab_quick {
  zh_vocab_early *pairs; /* by two bytes; in the memory of them the next two */
  uint32_t *places;      /* by two bytes: number of the first line << 8, and
                            how many, a power of two, less one              */
  uint64_t *hints;       /* a bit by hash for the last four bytes of each
                            token that is longer                            */
  zh_vocab_line *lines;  /* the first one is empty; in `line_memory`        */
  void *line_memory;
};

/* Gathers the tokens of one and two bytes.  Without memory it does nothing.
 * To be called before other threads see the vocabulary. */
void zh_vocab_gather(zh_vocab *vocab);

/* The same for those of three and four, and what is known of two bytes, which
 * is worth its time once there is much to merge.  Nothing where ids are no
 * ranks.  Any thread, any time. */
void zh_vocab_gather_more(const zh_vocab *vocab);

void zh_vocab_gather_free(zh_vocab *vocab);

/* What is found in a line after this one, of those at the place. */
uint32_t zh_vocab_quick_over(const zh_vocab_quick *quick, uint32_t place,
                             uint32_t line, uint32_t tail);

static inline zh_vocab_early zh_vocab_quick_two(const zh_vocab_quick *quick,
                                                const uint8_t *p) {
  return quick->pairs[(size_t)p[0] << 8 | p[1]];
}

/* Three or four bytes that may be read as four.  No branch: nobody can tell
 * which. */
static inline uint32_t zh_vocab_quick_tail(const uint8_t *p, size_t len) {
  return p[2] | (uint32_t)p[3] << 8 | (0xff00u & (0u - (uint32_t)(len != 4)));
}

static inline uint32_t zh_vocab_quick_line(uint32_t place, uint32_t tail) {
  return (place >> 8) + ((tail * 0x9e3779b1u >> 24) & (place & 0xff));
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

/* Among those of three and four.  4 bytes may be read; the last one of the
 * text is not 0xff. */
static inline uint32_t zh_vocab_quick_find(const zh_vocab_quick *quick,
                                           const uint8_t *p, size_t len) {
  uint32_t place = quick->places[(size_t)p[0] << 8 | p[1]];
  uint32_t tail = zh_vocab_quick_tail(p, len);
  uint32_t line = zh_vocab_quick_line(place, tail);
  const zh_vocab_line *found = &quick->lines[line];
  uint32_t id = found->ids[__builtin_ctz(zh_vocab_line_has(found, tail))];
  return id == ZH_VOCAB_OVER ? zh_vocab_quick_over(quick, place, line, tail)
                             : id;
}

/* Of the last four bytes of a text that has more. */
#define ZH_VOCAB_HINTS (1u << 20)
static inline uint32_t zh_vocab_quick_hint(const uint8_t *end) {
  uint32_t word;
  memcpy(&word, end - sizeof word, sizeof word);
  return (uint32_t)(word * 0x9e3779b97f4a7c15u >> 24) % ZH_VOCAB_HINTS;
}

/* May a text of more than four bytes that ends there be a token? */
static inline bool zh_vocab_quick_may(const zh_vocab_quick *quick,
                                      const uint8_t *end) {
  uint32_t at = zh_vocab_quick_hint(end);
  return (quick->hints[at / 64] >> (at % 64) & 1) != 0;
}

/* The token of these two bytes, or of the one; ZH_NO_TOKEN when there is
 * none. */
static inline uint32_t zh_vocab_two(const zh_vocab *vocab, const uint8_t *p) {
  return vocab->tiny ? vocab->tiny[(size_t)p[0] << 8 | p[1]]
                     : zh_vocab_find(vocab, p, 2);
}

static inline uint32_t zh_vocab_one(const zh_vocab *vocab, const uint8_t *p) {
  return vocab->tiny ? vocab->tiny[ZH_VOCAB_TINY + (size_t)p[0]]
                     : zh_vocab_find(vocab, p, 1);
}

#endif
