/* SPDX-License-Identifier: Apache-2.0 */
/* Byte pair encoding of a few bytes. */
#include "token/bpe_short.h"

#include "token/unicode.h"
#include "token/vocab_short.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define BPE_COLD __attribute__((noinline))

/* --- symbols --- */

static uint32_t bpe_short_byte(const zh_vocab *vocab, uint8_t byte) {
  static const char hex[] = "0123456789ABCDEF";
  if ((vocab->head->flags & ZH_VOCAB_CHARS) == 0)
    return zh_vocab_one(vocab, &byte);
  const uint8_t text[6] = {
      '<', '0', 'x', (uint8_t)hex[byte >> 4], (uint8_t)hex[byte & 15], '>'};
  return zh_vocab_find(vocab, text, sizeof text);
}

uint32_t zh_bpe_first(const zh_vocab *vocab, const uint8_t *p, size_t *len) {
  static const uint8_t space[] = {' '};
  *len = 1;
  if (vocab->head->flags & ZH_VOCAB_CHARS && *p >= 0xc0) {
    (void)zh_utf8_read(p, len);
    bool is_space = *len == 3 && memcmp(p, ZH_VOCAB_SPACE, 3) == 0;
    uint32_t id =
        is_space ? zh_vocab_one(vocab, space) : zh_vocab_find(vocab, p, *len);
    if (id != ZH_NO_TOKEN)
      return id;
    *len = 1;
  } else if (vocab->head->flags & ZH_VOCAB_CHARS && *p < 0x80) {
    uint32_t id = zh_vocab_find(vocab, p, 1);
    if (id != ZH_NO_TOKEN)
      return id;
  }
  return bpe_short_byte(vocab, *p);
}

uint32_t zh_bpe_rank(const zh_vocab *vocab, uint32_t left, uint32_t right) {
  return left == ZH_NO_TOKEN || right == ZH_NO_TOKEN || !vocab->head->pairs
             ? ZH_NO_TOKEN
             : zh_vocab_pair(vocab, left, right);
}

/* --- keys: BPE_KEY | rank << 8 | number --- */

/* They are compared as floats too, whose order is that of their bits as long
 * as these are neither negative nor denormal. */
#define BPE_KEY   (1 << 29)
#define BPE_NEVER 0x7f000000
#define BPE_RANK  21 /* bits of a rank */

/* Without a branch: nobody can tell whether two will merge. */
static int32_t bpe_short_key(const zh_bpe_short *s, uint32_t rank, size_t i) {
  uint32_t never = 0u - (uint32_t)(rank >= s->limit);
  uint32_t key = BPE_KEY | rank << 8 | (uint32_t)i;
  return (int32_t)((key & ~never) | (BPE_NEVER & never));
}

BPE_COLD static uint32_t bpe_short_look(const zh_bpe_short *s, size_t i,
                                        size_t next) {
  size_t start = s->starts[i];
  return s->is_ranks ? zh_vocab_find_padded(s->vocab, s->text + start,
                                            s->starts[s->next[next]] - start)
                     : zh_bpe_rank(s->vocab, s->ids[i], s->ids[next]);
}

/* Texts that no table knows ask for the same pairs again and again. */
static inline uint32_t bpe_short_recall(const zh_bpe_short *s, size_t i,
                                        size_t next) {
  const uint32_t none = (1u << BPE_RANK) - 1;
  uint64_t left = s->ids[i], right = s->ids[next];
  if (left == ZH_NO_TOKEN || right == ZH_NO_TOKEN)
    return bpe_short_look(s, i, next);
  uint64_t pair = left << ZH_VOCAB_ID_BITS | right;
  uint64_t hash = pair * 0x9e3779b97f4a7c15u >> 32;
  uint64_t *known = &s->known->pairs[hash % ZH_BPE_KNOWN];
  if (*known >> BPE_RANK != pair)
    *known = pair << BPE_RANK | (bpe_short_look(s, i, next) & none);
  uint32_t rank = *known & none;
  return rank == none ? ZH_NO_TOKEN : rank;
}

/* Where it is quick one of the two is merged already: they have three bytes or
 * more, none of them 0xff. */
static inline uint32_t bpe_short_rank(const zh_bpe_short *s, size_t i,
                                      size_t next) {
  const uint8_t *p = s->text + s->starts[i];
  const uint8_t *end = s->text + s->starts[s->next[next]];
  if (!s->is_quick)
    return bpe_short_recall(s, i, next);
  if (end - p <= 4)
    return zh_vocab_quick(s->vocab, p, (size_t)(end - p));
  return zh_vocab_may(s->vocab, p, (size_t)(end - p))
             ? bpe_short_recall(s, i, next)
             : ZH_NO_TOKEN;
}

/* In a run the pairs are those of just before. */
static inline void bpe_short_rate(zh_bpe_short *s, size_t i, bool is_run) {
  size_t next = s->next[i];
  s->keys[i] = BPE_NEVER;
  if (next != s->count)
    s->keys[i] = bpe_short_key(
        s, is_run ? bpe_short_recall(s, i, next) : bpe_short_rank(s, i, next),
        i);
}

/* --- what there is before any pair is looked for --- */

static void bpe_short_link(zh_bpe_short *s, size_t count) {
  enum { SOME = 16 };
  s->count = count;
  s->left = count;
  for (size_t i = 0; i <= count; i += SOME) {
    for (size_t k = 0; k < SOME; k++) {
      s->prev[i + k] = (uint16_t)(i + k - 1);
      s->next[i + k] = (uint16_t)(i + k + 1);
    }
  }
  int32_t *behind = s->keys + (count > 0 ? count - 1 : 0);
  for (size_t i = 0; i < SOME; i++)
    behind[i] = BPE_NEVER;
}

static void bpe_short_symbols(zh_bpe_short *s, size_t len) {
  size_t at = 0, count = 0;
  while (at < len) {
    size_t step;
    s->ids[count] = zh_bpe_first(s->vocab, s->text + at, &step);
    s->starts[count++] = (uint16_t)at;
    at += step;
  }
  s->starts[count] = (uint16_t)len;
  bpe_short_link(s, count);
  for (size_t i = 0; i + 1 < count; i++)
    bpe_short_rate(s, i, false);
}

/* RANKS: each byte is a symbol, and a token of two has the rank of its pair. */
static void bpe_short_bytes(zh_bpe_short *s, size_t len) {
  for (size_t i = 0; i < len; i++) {
    s->starts[i] = (uint16_t)i;
    s->ids[i] = zh_vocab_one(s->vocab, s->text + i);
  }
  s->starts[len] = (uint16_t)len;
  bpe_short_link(s, len);
  for (size_t i = 0; i + 1 < len; i++)
    s->keys[i] = bpe_short_key(s, zh_vocab_two(s->vocab, s->text + i), i);
}

/* The same where pairs that merge whatever stands around them are symbols from
 * the start.  `twos`: what the two bytes where a symbol starts merge at.  The
 * byte behind the text is 0xff, of which nothing is made. */
static size_t bpe_short_early(zh_bpe_short *s, size_t len, uint32_t *twos) {
  zh_vocab_early before = ZH_VOCAB_NO_EARLY;
  zh_vocab_early pair = zh_vocab_short_of(s->vocab, s->text)->early;
  size_t count = 0, was = 0;
  for (size_t i = 0; i < len; i++) {
    zh_vocab_early after = zh_vocab_short_of(s->vocab, s->text + i + 1)->early;
    size_t is_early = zh_vocab_is_early(before, pair, after);
    uint32_t rank = zh_vocab_early_rank(pair);
    uint32_t one = zh_vocab_one(s->vocab, s->text + i);
    s->ids[count] = one ^ ((one ^ rank) & (0u - (uint32_t)is_early));
    s->starts[count] = (uint16_t)i;
    twos[count] = rank;
    count += was ^ 1;
    was = is_early;
    before = pair;
    pair = after;
  }
  s->starts[count] = (uint16_t)len;
  return count;
}

static void bpe_short_pairs(zh_bpe_short *s, size_t len) {
  uint32_t twos[ZH_BPE_SHORT + 1];
  size_t count = bpe_short_early(s, len, twos);
  bpe_short_link(s, count);
  for (size_t i = 0; i + 1 < count; i++) {
    const uint8_t *p = s->text + s->starts[i];
    size_t size = (size_t)(s->starts[i + 2] - s->starts[i]);
    uint32_t rank = twos[i] | (0u - (twos[i] == ZH_VOCAB_NO_RANK));
    if (size > 2)
      rank = zh_vocab_quick(s->vocab, p, size);
    s->keys[i] = bpe_short_key(s, rank, i);
  }
}

/* --- merging --- */

#ifdef __SSE2__
static int32_t bpe_short_least(const zh_bpe_short *s) {
  const float *keys = (const void *)s->keys;
  __m128 a = _mm_loadu_ps(keys), b = _mm_loadu_ps(keys + 4);
  __m128 c = _mm_loadu_ps(keys + 8), d = _mm_loadu_ps(keys + 12);
  for (size_t i = 16; i < s->count; i += 16) {
    a = _mm_min_ps(a, _mm_loadu_ps(keys + i));
    b = _mm_min_ps(b, _mm_loadu_ps(keys + i + 4));
    c = _mm_min_ps(c, _mm_loadu_ps(keys + i + 8));
    d = _mm_min_ps(d, _mm_loadu_ps(keys + i + 12));
  }
  a = _mm_min_ps(_mm_min_ps(a, b), _mm_min_ps(c, d));
  a = _mm_min_ps(a, _mm_movehl_ps(a, a));
  a = _mm_min_ss(a, _mm_shuffle_ps(a, a, 1));
  return _mm_cvtsi128_si32(_mm_castps_si128(a));
}
#else
static int32_t bpe_short_least(const zh_bpe_short *s) {
  int32_t least = BPE_NEVER;
  for (size_t i = 0; i < s->count; i++)
    least = s->keys[i] < least ? s->keys[i] : least;
  return least;
}
#endif

/* Merges the pair of this key.  True: the next in turn is the same pair, right
 * behind it. */
static inline bool bpe_short_merge(zh_bpe_short *s, int32_t key, bool is_run) {
  const int32_t most = key | 255;
  size_t i = (size_t)key & 255, before = i > 0 ? s->prev[i] : i;
  size_t gone = s->next[i], next = s->next[gone];
  uint32_t rank = (uint32_t)(key - BPE_KEY) >> 8;
  s->ids[i] = s->is_ranks ? rank : zh_vocab_merged(s->vocab, rank);
  s->next[i] = (uint16_t)next;
  s->prev[next] = (uint16_t)i;
  s->keys[gone] = BPE_NEVER;
  s->left--;
  bpe_short_rate(s, i, is_run);
  if (before != i)
    bpe_short_rate(s, before, is_run);
  return s->keys[next] <= most && s->keys[i] > most && s->keys[before] > most;
}

/* The same pairs that follow upon that one: of a run, which is not looked
 * through for each. */
static void bpe_short_merge_run(zh_bpe_short *s, size_t i) {
  do {
    i = s->next[i];
  } while (bpe_short_merge(s, s->keys[i], true));
}

/* --- all of it --- */

/* There are 8 bytes behind the text. */
static bool bpe_short_has_ff(const uint8_t *text, size_t len) {
  const uint64_t ones = 0x0101010101010101u;
  uint64_t found = 0;
  for (size_t i = 0; i < len; i += 8) {
    uint64_t word;
    memcpy(&word, text + i, sizeof word);
    if (len - i < 8)
      word &= ~(UINT64_MAX << (8 * (len - i)));
    found |= (~word - ones) & word;
  }
  return (found & ones << 7) != 0;
}

static void bpe_short_start(zh_bpe_short *s, const zh_vocab *vocab,
                            zh_bpe_known *known, const uint8_t *p, size_t len) {
  s->vocab = vocab;
  s->known = known;
  s->is_ranks = vocab->head->kind == ZH_VOCAB_RANKS;
  s->limit = s->is_ranks ? vocab->limit : vocab->head->merges;
  memcpy(s->text, p, len);
  s->text[len] = 0xff;
  s->text[len + 1] = 0;
  s->is_quick = vocab->lines && !bpe_short_has_ff(s->text, len);
  if (!s->is_ranks)
    bpe_short_symbols(s, len);
  else if (s->is_quick)
    bpe_short_pairs(s, len);
  else
    bpe_short_bytes(s, len);
}

/* --- public --- */

void zh_bpe_short_encode(zh_bpe_short *s, const zh_vocab *vocab,
                         zh_bpe_known *known, const uint8_t *p, size_t len) {
  int32_t key;
  bpe_short_start(s, vocab, known, p, len);
  while (key = bpe_short_least(s), key != BPE_NEVER) {
    if (bpe_short_merge(s, key, false))
      bpe_short_merge_run(s, (size_t)key & 255);
  }
}

void zh_bpe_short_until(zh_bpe_short *s, const zh_vocab *vocab,
                        zh_bpe_known *known, zh_str text, size_t least) {
  int32_t key;
  bpe_short_start(s, vocab, known, (const uint8_t *)text.ptr, text.len);
  while (s->left > least && (key = bpe_short_least(s), key != BPE_NEVER))
    (void)bpe_short_merge(s, key, false);
}
