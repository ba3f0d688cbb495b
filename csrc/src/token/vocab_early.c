/* SPDX-License-Identifier: Apache-2.0 */
/* Which pairs of bytes merge whatever else does. */
#include "token/vocab_early.h"

#define EARLY_LATE  ((uint64_t)1 << 21) /* the pair is never early          */
#define EARLY_ENDS  22                  /* where these fields start         */
#define EARLY_BEGIN 43

static zh_vocab_early *vocab_early_at(zh_vocab_early *pairs, const uint8_t *p) {
  return &pairs[(size_t)p[0] << 8 | p[1]];
}

/* Ids ascend: the first one is the lowest. */
static void vocab_early_lower(zh_vocab_early *pair, unsigned field,
                              uint32_t id) {
  const uint64_t mask = (uint64_t)ZH_VOCAB_NO_RANK << field;
  if ((*pair & mask) == mask)
    *pair = (*pair & ~mask) | (uint64_t)id << field;
}

static void vocab_early_bound(zh_vocab_early *pairs, uint32_t id,
                              const uint8_t *p, size_t len) {
  zh_vocab_early *begin = vocab_early_at(pairs, p);
  zh_vocab_early *end = vocab_early_at(pairs, p + len - 2);
  vocab_early_lower(begin, EARLY_BEGIN, id);
  vocab_early_lower(end, EARLY_ENDS, id);
  if (len == 2) {
    vocab_early_lower(begin, 0, id);
    *begin &= ~EARLY_LATE;
  }
}

/* Is the pair's token one of higher rank? */
static bool vocab_early_follows(zh_vocab_early pair, uint32_t id) {
  uint32_t rank = zh_vocab_early_rank(pair);
  return (rank > id) & (rank != ZH_VOCAB_NO_RANK);
}

/* A token of lower rank than the pair that it ends or starts with might be made
 * of it, were it merged early.  Mostly what the token is really made of keeps
 * the pair from being early there; else it never is. */
static void vocab_early_doubt(zh_vocab_early *pairs, uint32_t id,
                              const uint8_t *p, size_t len) {
  zh_vocab_early *begin = vocab_early_at(pairs, p);
  zh_vocab_early *end = vocab_early_at(pairs, p + len - 2);
  bool is_end = vocab_early_follows(*end, id);
  if (!(is_end | vocab_early_follows(*begin, id)))
    return;
  zh_vocab_early before = *vocab_early_at(pairs, p + len - 3);
  zh_vocab_early after = *vocab_early_at(pairs, p + 1);
  if (is_end && zh_vocab_is_early(before, *end, ZH_VOCAB_NO_EARLY))
    *end |= EARLY_LATE;
  if (zh_vocab_early_rank(*begin) > id &&
      zh_vocab_is_early(ZH_VOCAB_NO_EARLY, *begin, after))
    *begin |= EARLY_LATE;
}

/* --- public --- */

void zh_vocab_early_fill(const zh_vocab *vocab, zh_vocab_early *pairs) {
  zh_vocab_walk walk = {.vocab = vocab};
  zh_str text;
  uint32_t id;
  memset(pairs, 0xff, (1 << 16) * sizeof *pairs);
  while (text = zh_vocab_walk_on(&walk, &id), text.len > 0) {
    if (text.len >= 2)
      vocab_early_bound(pairs, id, (const uint8_t *)text.ptr, text.len);
  }
  walk = (zh_vocab_walk){.vocab = vocab};
  while (text = zh_vocab_walk_on(&walk, &id), text.len > 0) {
    if (text.len > 2)
      vocab_early_doubt(pairs, id, (const uint8_t *)text.ptr, text.len);
  }
  for (size_t first = 0; first < 256; first++)
    pairs[first << 8 | 0xff] = ZH_VOCAB_NO_EARLY;
}
