/* SPDX-License-Identifier: Apache-2.0 */
/* The shortest tokens of a vocabulary, side by side in memory. */
#include "token/vocab_gather.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define GATHER_NONE  UINT32_MAX /* the text of a free place                  */
#define GATHER_HINTS (1u << 20)
static bool vocab_gather_is_special(const zh_vocab *vocab, uint32_t id) {
  for (uint32_t i = 0; i < vocab->head->specials; i++) {
    if (vocab->specials[i] == id)
      return true;
  }
  return false;
}

/* Which of 8 tokens have `len` bytes: the highest bit of a byte for each. */
static uint64_t vocab_gather_matches(const zh_vocab *vocab, uint32_t id,
                                     uint8_t len) {
  const uint64_t low7 = 0x7f7f7f7f7f7f7f7fu;
  uint64_t x;
  memcpy(&x, vocab->lens + id, sizeof x);
  x ^= len * 0x0101010101010101u;
  return ~(((x & low7) + low7) | x | low7);
}

/* Takes the first of those found; ZH_NO_TOKEN when it does not count. */
static uint32_t vocab_gather_next(const zh_vocab *vocab, uint32_t id,
                                  uint64_t *found) {
  id += (uint32_t)__builtin_ctzll(*found) / 8;
  *found &= *found - 1;
  return id >= vocab->limit || vocab_gather_is_special(vocab, id) ? ZH_NO_TOKEN
                                                                  : id;
}

/* --- one and two bytes --- */

static void vocab_gather_tiny(uint32_t *tiny, zh_str text, uint32_t id) {
  const uint8_t *p = (const uint8_t *)text.ptr;
  uint32_t *place = text.len == 2 ? &tiny[(size_t)p[0] << 8 | p[1]]
                                  : &tiny[ZH_VOCAB_TINY + (size_t)p[0]];
  *place = id < *place ? id : *place;
}

void zh_vocab_gather(zh_vocab *vocab) {
  const size_t size = (ZH_VOCAB_TINY + 256) * sizeof *vocab->tiny;
  vocab->tiny = zh_alloc(size);
  if (!vocab->tiny)
    return;
  memset(vocab->tiny, 0xff, size);
  for (uint32_t first = 0; first < vocab->limit; first += 8) {
    uint64_t found = vocab_gather_matches(vocab, first, 1) |
                     vocab_gather_matches(vocab, first, 2);
    while (found) {
      uint32_t id = vocab_gather_next(vocab, first, &found);
      if (id != ZH_NO_TOKEN)
        vocab_gather_tiny(vocab->tiny, zh_vocab_text(vocab, id), id);
    }
  }
}

/* --- three and four --- */

/* Shorter text ends with 0xff, as none of four that is gathered does. */
static uint32_t vocab_gather_word(const uint8_t *p, size_t len) {
  uint32_t word;
  memcpy(&word, p, sizeof word);
  return word | (uint32_t)((uint64_t)UINT32_MAX << (8 * len));
}

static uint32_t vocab_gather_line(const zh_vocab_quick *quick, uint32_t word) {
  uint64_t hash = word * 0x9e3779b97f4a7c15u >> 32;
  return (uint32_t)(hash * quick->count >> 32);
}

static uint32_t vocab_gather_hint(uint32_t word) {
  return (uint32_t)(word * 0x9e3779b97f4a7c15u >> 24) % GATHER_HINTS;
}

static bool vocab_gather_may(const zh_vocab_quick *quick, uint32_t word) {
  uint32_t at = vocab_gather_hint(word);
  return (quick->hints[at / 64] >> (at % 64) & 1) != 0;
}

static void vocab_gather_put(zh_vocab_quick *quick, uint32_t word,
                             uint32_t id) {
  zh_vocab_line *line = &quick->lines[vocab_gather_line(quick, word)];
  size_t at = 0;
  while (line->texts[at] != GATHER_NONE) {
    if (++at < ZH_VOCAB_QUICK)
      continue;
    line->over = 1;
    line = line + 1 == quick->lines + quick->count ? quick->lines : line + 1;
    at = 0;
  }
  line->texts[at] = word;
  line->ids[at] = id;
}

static uint32_t vocab_gather_count(const zh_vocab *vocab) {
  uint32_t count = 0;
  for (uint32_t id = 0; id < vocab->limit; id += 8)
    count += (uint32_t)__builtin_popcountll(vocab_gather_matches(vocab, id, 3) |
                                            vocab_gather_matches(vocab, id, 4));
  return count;
}

static void vocab_gather_drop(zh_vocab_quick *quick) {
  if (!quick)
    return;
  zh_free(quick->memory);
  zh_free(quick->pairs);
  zh_free(quick->hints);
  zh_free(quick);
}

/* Lines without tokens, and the pairs; NULL without memory. */
static zh_vocab_quick *vocab_gather_new(const zh_vocab *vocab) {
  uint32_t lines = vocab_gather_count(vocab) / 4 + 1;
  zh_vocab_quick *quick = zh_alloc(sizeof *quick);
  if (!quick)
    return NULL;
  *quick = (zh_vocab_quick){
      .memory = zh_alloc((lines + 1) * sizeof *quick->lines), .count = lines};
  quick->lines = (void *)(((uintptr_t)quick->memory + 63) & ~(uintptr_t)63);
  quick->hints = zh_alloc_zero(GATHER_HINTS / 8);
  if (quick->memory && quick->hints)
    quick->pairs = zh_vocab_early_new(vocab);
  if (!quick->pairs) {
    vocab_gather_drop(quick);
    return NULL;
  }
  memset(quick->lines, 0xff, lines * sizeof *quick->lines);
  for (uint32_t i = 0; i < lines; i++)
    quick->lines[i].over = 0;
  return quick;
}

static void vocab_gather_fill(const zh_vocab *vocab, zh_vocab_quick *quick) {
  zh_vocab_walk walk = {.vocab = vocab};
  zh_str text;
  uint32_t id;
  while (text = zh_vocab_walk_on(&walk, &id), text.len > 0) {
    const uint8_t *p = (const uint8_t *)text.ptr;
    if (text.len < 3)
      continue;
    uint32_t word = vocab_gather_word(p, text.len > 4 ? 4 : text.len);
    uint32_t hint = vocab_gather_hint(word);
    quick->hints[hint / 64] |= (uint64_t)1 << (hint % 64);
    if (text.len < 5 && p[text.len - 1] != 0xff)
      vocab_gather_put(quick, word, id);
  }
}

void zh_vocab_gather_more(const zh_vocab *vocab) {
  zh_vocab *own = (zh_vocab *)(uintptr_t)vocab;
  zh_vocab_quick *none = NULL;
  if (atomic_load_explicit(&own->quick, memory_order_relaxed))
    return;
  zh_vocab_quick *quick = vocab_gather_new(vocab);
  if (!quick)
    return;
  vocab_gather_fill(vocab, quick);
  if (!atomic_compare_exchange_strong(&own->quick, &none, quick))
    vocab_gather_drop(quick); // another thread was first
}

void zh_vocab_gather_free(zh_vocab *vocab) {
  zh_free(vocab->tiny);
  vocab_gather_drop(atomic_load(&vocab->quick));
}

/* Which place has this text, as a bit. */
#ifdef __SSE2__
static unsigned vocab_gather_same(const zh_vocab_line *line, uint32_t word) {
  const __m128i *texts = (const void *)line->texts;
  __m128i same = _mm_set1_epi32((int)word);
  __m128i low = _mm_cmpeq_epi32(_mm_load_si128(texts), same);
  __m128i high = _mm_cmpeq_epi32(_mm_load_si128(texts + 1), same);
  return (unsigned)(_mm_movemask_ps(_mm_castsi128_ps(low)) |
                    _mm_movemask_ps(_mm_castsi128_ps(high)) << 4);
}
#else
static unsigned vocab_gather_same(const zh_vocab_line *line, uint32_t word) {
  unsigned found = 0;
  for (unsigned i = 0; i < ZH_VOCAB_QUICK; i++)
    found |= (unsigned)(line->texts[i] == word) << i;
  return found;
}
#endif

uint32_t zh_vocab_quick_find(const zh_vocab_quick *quick, const uint8_t *p,
                             size_t len) {
  uint32_t word = vocab_gather_word(p, len);
  if (!vocab_gather_may(quick, word))
    return ZH_NO_TOKEN; // as most texts
  uint32_t at = vocab_gather_line(quick, word);
  uint32_t id = ZH_NO_TOKEN;
  for (uint32_t n = 0; n < quick->count; n++) {
    const zh_vocab_line *line = &quick->lines[at];
    unsigned found = vocab_gather_same(line, word) | 1u << ZH_VOCAB_QUICK;
    id = line->ids[__builtin_ctz(found)];
    if (!line->over || id != ZH_NO_TOKEN)
      return id;
    at = at + 1 == quick->count ? 0 : at + 1;
  }
  return id;
}

bool zh_vocab_quick_may(const zh_vocab_quick *quick, const uint8_t *p) {
  return vocab_gather_may(quick, vocab_gather_word(p, 4));
}
