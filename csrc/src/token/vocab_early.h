/* vocab_early.h -- pairs of bytes that merge whatever else does.
 *
 * A pair of rank r in a text is early when neither the byte before it can be
 * the end of a token of lower rank, nor the byte after it the start of one,
 * with what stands beside them.  Nothing then comes between the two before
 * their turn, and nothing of lower rank is made of what they become: they may
 * as well be merged first. */
#ifndef ZH_TOKEN_VOCAB_EARLY_H
#define ZH_TOKEN_VOCAB_EARLY_H

#include "token/vocab.h"

/* What is known of two bytes, lowest bits first: 21 of the rank of their token;
 * one for pairs that are never early; 21 of the lowest rank of a token that
 * ends with them, the two themselves included; 21 of one that starts with them.
 * All ones are none. */
typedef uint64_t zh_vocab_early;

#define ZH_VOCAB_NO_EARLY UINT64_MAX /* where the text ends */
#define ZH_VOCAB_NO_RANK  ((1u << 21) - 1)
#define ZH_VOCAB_NEVER    ((1u << 22) - 1) /* no rank, and never early      */

/* All ordinary tokens that have bytes, by id.  Made by `{vocab}`. */
typedef struct zh_vocab_walk {
  const zh_vocab *vocab;
  uint32_t next;    /* id                                                    */
  uint32_t special; /* place of the next of these                            */
  size_t past;      /* bytes of text                                         */
} zh_vocab_walk;

/* The next one and its id; len 0: there is none. */
static inline zh_str zh_vocab_walk_on(zh_vocab_walk *walk, uint32_t *id) {
  const zh_vocab *vocab = walk->vocab;
  while (walk->next < vocab->limit) {
    zh_str text = {(const char *)vocab->text + walk->past,
                   zh_vocab_len(vocab, walk->next)};
    bool is_special = walk->special < vocab->head->specials &&
                      vocab->specials[walk->special] == walk->next;
    *id = walk->next++;
    walk->past += text.len;
    walk->special += is_special;
    if (text.len > 0 && !is_special)
      return text;
  }
  return (zh_str){"", 0};
}

/* RANKS: writes 1 << 16 of them, by the two bytes, the first one high.  Of
 * 0xff as the second one nothing is told, so that it can stand behind a
 * text. */
void zh_vocab_early_fill(const zh_vocab *vocab, zh_vocab_early *pairs);

static inline uint32_t zh_vocab_early_rank(zh_vocab_early pair) {
  return (uint32_t)pair & ZH_VOCAB_NO_RANK;
}

/* `before` and `after`: the pairs that overlap it. */
static inline bool zh_vocab_is_early(zh_vocab_early before, zh_vocab_early pair,
                                     zh_vocab_early after) {
  uint64_t rank = pair & ((1u << 22) - 1);
  return (rank < (before >> 22 & ZH_VOCAB_NO_RANK)) & (rank <= after >> 43);
}

#endif
