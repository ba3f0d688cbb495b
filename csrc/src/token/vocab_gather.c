/* SPDX-License-Identifier: Apache-2.0 */
/* The shortest tokens of a vocabulary, side by side in memory. */
#include "token/vocab_gather.h"

#define GATHER_FREE UINT16_MAX /* the tail of a free place */
#define GATHER_FILL 7          /* tokens in a line, where there are several  */

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

static void vocab_gather_drop(zh_vocab_quick *quick) {
  if (!quick)
    return;
  zh_free(quick->pairs);
  zh_free(quick->line_memory);
  zh_free(quick);
}

/* Without lines; NULL without memory. */
static zh_vocab_quick *vocab_gather_new(void) {
  const size_t pairs = (1 << 16) * sizeof(zh_vocab_early);
  const size_t places = (1 << 16) * sizeof(uint32_t);
  zh_vocab_quick *quick = zh_alloc_zero(sizeof *quick);
  if (!quick)
    return NULL;
  quick->pairs = zh_alloc_zero(pairs + places + ZH_VOCAB_HINTS / 8);
  if (!quick->pairs) {
    vocab_gather_drop(quick);
    return NULL;
  }
  quick->places = (void *)((char *)quick->pairs + pairs);
  quick->hints = (void *)((char *)quick->places + places);
  return quick;
}

static void vocab_gather_hint(const zh_vocab *vocab, zh_vocab_quick *quick) {
  zh_vocab_walk walk = {.vocab = vocab};
  zh_str token;
  uint32_t id;
  while (token = zh_vocab_walk_on(&walk, &id), token.len > 0) {
    // Nobody can tell which are long; before the first text is the block.
    const uint8_t *end = (const uint8_t *)token.ptr + token.len;
    uint32_t hint = zh_vocab_quick_hint(end);
    quick->hints[hint / 64] |= (uint64_t)(token.len > 4) << (hint % 64);
  }
}

static uint32_t vocab_gather_after(uint32_t place, uint32_t line) {
  uint32_t first = place >> 8;
  return first + ((line - first + 1) & (place & 0xff));
}

static void vocab_gather_put(zh_vocab_quick *quick, uint32_t place,
                             uint32_t tail, uint32_t id) {
  uint32_t at = zh_vocab_quick_line(place, tail);
  zh_vocab_line *line = &quick->lines[at];
  int free = __builtin_ctz(zh_vocab_line_has(line, GATHER_FREE));
  while (free == ZH_VOCAB_QUICK) {
    line->ids[ZH_VOCAB_QUICK] = ZH_VOCAB_OVER;
    at = vocab_gather_after(place, at);
    line = &quick->lines[at];
    free = __builtin_ctz(zh_vocab_line_has(line, GATHER_FREE));
  }
  line->tails[free] = (uint16_t)tail;
  line->ids[free] = id;
}

/* Counts the tokens of three and four bytes at their places, or puts them into
 * the lines that these then name. */
static void vocab_gather_short(const zh_vocab *vocab, zh_vocab_quick *quick,
                               bool put) {
  for (uint32_t first = 0; first < vocab->limit; first += 8) {
    uint64_t found = vocab_gather_matches(vocab, first, 3) |
                     vocab_gather_matches(vocab, first, 4);
    while (found) {
      uint32_t id = vocab_gather_next(vocab, first, &found);
      zh_str text = zh_vocab_text(vocab, id);
      const uint8_t *p = (const uint8_t *)text.ptr;
      if (text.len == 0 || p[text.len - 1] == 0xff)
        continue;
      uint32_t *place = &quick->places[(size_t)p[0] << 8 | p[1]];
      if (put)
        vocab_gather_put(quick, *place, zh_vocab_quick_tail(p, text.len), id);
      else
        ++*place;
    }
  }
}

/* Counts become places; how many lines there are. */
static uint32_t vocab_gather_lay_out(zh_vocab_quick *quick) {
  uint32_t lines = 1;
  for (size_t i = 0; i < 1 << 16; i++) {
    uint32_t count = quick->places[i], some = 1;
    while (count > ZH_VOCAB_QUICK && some * GATHER_FILL < count && some < 256)
      some *= 2;
    quick->places[i] = count > 0 ? lines << 8 | (some - 1) : 0;
    lines += count > 0 ? some : 0;
  }
  return lines;
}

static bool vocab_gather_fill(const zh_vocab *vocab, zh_vocab_quick *quick) {
  vocab_gather_short(vocab, quick, false);
  size_t size = vocab_gather_lay_out(quick) * sizeof *quick->lines;
  quick->line_memory = zh_alloc(size + 63);
  if (!quick->line_memory)
    return false;
  uintptr_t lines = ((uintptr_t)quick->line_memory + 63) & ~(uintptr_t)63;
  quick->lines = (void *)lines;
  memset(quick->lines, 0xff, size);
  vocab_gather_short(vocab, quick, true);
  vocab_gather_hint(vocab, quick);
  zh_vocab_early_fill(vocab, quick->pairs);
  return true;
}

void zh_vocab_gather_more(const zh_vocab *vocab) {
  zh_vocab *own = (zh_vocab *)(uintptr_t)vocab;
  zh_vocab_quick *none = NULL;
  if (!vocab->tiny || vocab->head->kind != ZH_VOCAB_RANKS ||
      atomic_load_explicit(&own->quick, memory_order_relaxed))
    return;
  zh_vocab_quick *quick = vocab_gather_new();
  if (!quick)
    return;
  // Another thread may have been first.
  if (!vocab_gather_fill(vocab, quick) ||
      !atomic_compare_exchange_strong(&own->quick, &none, quick))
    vocab_gather_drop(quick);
}

void zh_vocab_gather_free(zh_vocab *vocab) {
  zh_free(vocab->tiny);
  vocab_gather_drop(atomic_load(&vocab->quick));
}

uint32_t zh_vocab_quick_over(const zh_vocab_quick *quick, uint32_t place,
                             uint32_t line, uint32_t tail) {
  uint32_t id = ZH_VOCAB_OVER;
  for (uint32_t n = 0; n < (place & 0xff) && id == ZH_VOCAB_OVER; n++) {
    line = vocab_gather_after(place, line);
    const zh_vocab_line *next = &quick->lines[line];
    id = next->ids[__builtin_ctz(zh_vocab_line_has(next, tail))];
  }
  return id == ZH_VOCAB_OVER ? ZH_NO_TOKEN : id;
}
