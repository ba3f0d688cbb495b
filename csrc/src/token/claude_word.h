/* claude_word.h -- what stands since the last border: in registers up to 15
 * bytes, as the table of counts has them, else in memory.  Inner loops. */
#ifndef ZH_TOKEN_CLAUDE_WORD_H
#define ZH_TOKEN_CLAUDE_WORD_H

#include "token/count_table.h"

#define ZH_CLAUDE_FEW 15 /* bytes of a key */

__extension__ typedef unsigned __int128 zh_claude_wide;

typedef struct zh_claude_word {
  zh_claude_wide bits; /* the bytes, the first one lowest, while they are few */
  size_t len;
  zh_buf *many; /* all of them, when they are more                          */
} zh_claude_word;

static inline void zh_claude_word_clear(zh_claude_word *word) {
  word->bits = 0;
  word->len = 0;
}

/* Of one that has few. */
static inline zh_count_key zh_claude_word_key(const zh_claude_word *word) {
  return (zh_count_key){(uint64_t)word->bits, (uint64_t)(word->bits >> 64) |
                                                  (uint64_t)word->len << 56};
}

/* In claude_run.c: what does not fit, or did not already. */
void zh_claude_word_spill(zh_claude_word *word, const uint8_t *p, size_t len);

/* At most 15 bytes at `p` of a text that ends at `end`. */
static inline zh_claude_wide zh_claude_load(const uint8_t *p, size_t len,
                                            const uint8_t *end) {
  uint8_t last[16] = {0};
  if (end - p < 16) {
    memcpy(last, p, len);
    p = last;
  }
  zh_count_key key = zh_count_key_of(p, len);
  return (zh_claude_wide)(key.high ^ (uint64_t)len << 56) << 64 | key.low;
}

static inline void zh_claude_word_put(zh_claude_word *word, const uint8_t *p,
                                      size_t len, const uint8_t *end) {
  if (word->len + len > ZH_CLAUDE_FEW) {
    zh_claude_word_spill(word, p, len);
    return;
  }
  word->bits |= zh_claude_load(p, len, end) << (8 * word->len);
  word->len += len;
}

static inline void zh_claude_word_putc(zh_claude_word *word, uint8_t c) {
  if (word->len >= ZH_CLAUDE_FEW) {
    zh_claude_word_spill(word, &c, 1);
    return;
  }
  word->bits |= (zh_claude_wide)c << (8 * word->len);
  word->len++;
}

#endif
