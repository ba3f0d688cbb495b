/* vocab_gather.h -- the shortest tokens of a vocabulary, which are asked for
 * most, side by side in memory. */
#ifndef ZH_TOKEN_VOCAB_GATHER_H
#define ZH_TOKEN_VOCAB_GATHER_H

#include "token/vocab_early.h"

#define ZH_VOCAB_TINY (1 << 16) /* where tokens of one byte start          */

/* Tokens of three and four bytes that do not end with 0xff, in a cache line.
 * What is not among them has the id behind them. */
#define ZH_VOCAB_QUICK 7

typedef struct zh_vocab_line {
  uint32_t texts[ZH_VOCAB_QUICK];
  uint32_t over; /* 1: what found no room is in the next line               */
  uint32_t ids[ZH_VOCAB_QUICK + 1];
} zh_vocab_line;

struct zh_vocab_quick {
  void *memory;
  zh_vocab_line *lines;
  uint32_t count;        /* of lines                                        */
  zh_vocab_early *pairs; /* by two bytes                                    */
  uint64_t *hints;       /* a bit by hash for each token's first four bytes,
                            or all three                                    */
};

/* Gathers the tokens of one and two bytes.  Without memory it does nothing.
 * To be called before other threads see the vocabulary. */
void zh_vocab_gather(zh_vocab *vocab);

/* The same for those of three and four, and what is known of two bytes, which
 * is worth its time once there is much to merge.  RANKS.  Any thread, any
 * time. */
void zh_vocab_gather_more(const zh_vocab *vocab);

void zh_vocab_gather_free(zh_vocab *vocab);

/* Among those of three and four.  4 bytes may be read; the last one of the
 * text is not 0xff. */
uint32_t zh_vocab_quick_find(const zh_vocab_quick *quick, const uint8_t *p,
                             size_t len);

/* May any token of more than four bytes start with these four? */
bool zh_vocab_quick_may(const zh_vocab_quick *quick, const uint8_t *p);

static inline zh_vocab_early zh_vocab_quick_two(const zh_vocab_quick *quick,
                                                const uint8_t *p) {
  return quick->pairs[(size_t)p[0] << 8 | p[1]];
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
