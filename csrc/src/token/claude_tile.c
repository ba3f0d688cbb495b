/* SPDX-License-Identifier: Apache-2.0 */
/* The least number of pieces for a word: by looking each piece up, until there
 * is so much to do that a tree of all of them is worth its making. */
#include "token/claude.h"

#include "token/claude_trie.h"
#include "token/unicode.h"

enum {
  TILE_EARLY = 1 << 15, /* bytes before there is a tree                      */
  TILE_MUCH = 1 << 17,  /* bytes of a text that is worth one                 */
  TILE_RING = 256       /* places that one piece may reach, and more         */
};

/* --- without a tree --- */

/* What one character costs that no piece covers. */
static uint32_t claude_tile_floor(const zh_vocab *vocab, const uint8_t *p,
                                  size_t len) {
  for (size_t part = len; part > 1; part--) {
    if (zh_vocab_find(vocab, p, part) != ZH_NO_TOKEN)
      return (uint32_t)(len - part) + 1;
  }
  return (uint32_t)len;
}

static void claude_tile_relax(uint32_t *best, uint32_t cost) {
  if (cost < *best)
    *best = cost;
}

/* All pieces that start here. */
static void claude_tile_from(const zh_encoding *encoding, const uint8_t *p,
                             size_t at, size_t len, uint32_t *best) {
  const zh_vocab *vocab = &encoding->vocab;
  size_t step;
  (void)zh_utf8_read(p + at, &step);
  claude_tile_relax(&best[at + step],
                    best[at] + claude_tile_floor(vocab, p + at, step));
  size_t second = at + 1 < len ? p[at + 1] : 0;
  size_t reach = encoding->reach[(size_t)p[at] << 8 | second];
  for (size_t end = at + step; end < len && end - at < reach;) {
    (void)zh_utf8_read(p + end, &step);
    end += step;
    if (zh_vocab_find(vocab, p + at, end - at) != ZH_NO_TOKEN)
      claude_tile_relax(&best[end], best[at] + 1);
  }
}

static zh_status claude_tile_early(const zh_encoding *encoding,
                                   zh_bpe_work *work, zh_str word,
                                   size_t *count) {
  const uint8_t *p = (const uint8_t *)word.ptr;
  uint32_t few[129];
  uint32_t *best = few;
  if (zh_vocab_find(&encoding->vocab, p, word.len) != ZH_NO_TOKEN) {
    *count = 1;
    return ZH_OK;
  }
  if (word.len >= ZH_COUNT(few)) {
    best = zh_bpe_work_room(work, (word.len + 1) * sizeof *best);
    if (!best)
      return ZH_NO_MEMORY;
  }
  memset(best, 0xff, (word.len + 1) * sizeof *best);
  best[0] = 0;
  for (size_t at = 0, step; at < word.len; at += step) {
    (void)zh_utf8_read(p + at, &step);
    claude_tile_from(encoding, p, at, word.len, best);
  }
  *count = best[word.len];
  return ZH_OK;
}

/* --- with a tree --- */

static bool claude_tile_whole(const uint32_t *units, const uint8_t *p,
                              size_t len) {
  uint32_t unit = units[0];
  for (size_t i = 0; i < len; i++) {
    if (!zh_trie_step(units, &unit, p[i]))
      return false;
  }
  return (unit & ZH_TRIE_PIECE) != 0;
}

static size_t claude_tile_step(uint8_t first) {
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

/* The least for what begins at p[at], from what is known of all after it.
 * Where no character begins, that is more than anything. */
static uint32_t claude_tile_rest(const uint32_t *units, const uint8_t *p,
                                 size_t at, size_t len, const uint32_t *best) {
  uint32_t unit = units[0];
  size_t end = at;
  size_t step = 1;
  uint32_t least = 0;
  bool on = true;
  if (p[at] >= 0x80) {
    // A part of the character may be a piece; each byte more costs one.
    size_t part = 1;
    step = claude_tile_step(p[at]);
    while (on && end < at + step) {
      on = zh_trie_step(units, &unit, p[end]);
      end += on;
      part = on && unit & ZH_TRIE_PIECE ? end - at : part;
    }
    least = (uint32_t)(step - part);
  } else {
    on = zh_trie_step(units, &unit, p[end++]);
  }
  least += best[(at + step) % TILE_RING] + 1;
  while (on && end < len && zh_trie_step(units, &unit, p[end])) {
    end++;
    uint32_t cost = best[end % TILE_RING] + 1;
    cost = unit & ZH_TRIE_PIECE ? cost : UINT32_MAX;
    least = cost < least ? cost : least;
  }
  return least;
}

static size_t claude_tile_late(const uint32_t *units, zh_str word) {
  const uint8_t *p = (const uint8_t *)word.ptr;
  uint32_t best[TILE_RING];
  if (word.len < TILE_RING && claude_tile_whole(units, p, word.len))
    return 1;
  best[word.len % TILE_RING] = 0;
  for (size_t at = word.len; at-- > 0;)
    best[at % TILE_RING] = (p[at] & 0xc0) == 0x80
                               ? UINT32_MAX / 2
                               : claude_tile_rest(units, p, at, word.len, best);
  return best[0];
}

/* NULL: none yet, or no memory for one. */
static const zh_claude_trie *claude_tile_trie(const zh_encoding *encoding,
                                              size_t len) {
  zh_encoding *own = (zh_encoding *)(uintptr_t)encoding;
  zh_claude_trie *trie = atomic_load_explicit(&own->trie, memory_order_acquire);
  if (trie)
    return trie;
  size_t before =
      atomic_fetch_add_explicit(&own->tiled, len, memory_order_relaxed);
  // It is tried once, by whoever comes to that.
  if (before > TILE_EARLY || before + len <= TILE_EARLY)
    return NULL;
  trie = zh_claude_trie_new(&encoding->vocab);
  atomic_store_explicit(&own->trie, trie, memory_order_release);
  return trie;
}

/* --- public --- */

void zh_claude_tile_soon(const zh_encoding *encoding, size_t text_len) {
  zh_encoding *own = (zh_encoding *)(uintptr_t)encoding;
  size_t before = atomic_load_explicit(&own->tiled, memory_order_relaxed);
  while (text_len >= TILE_MUCH && before < TILE_EARLY &&
         !atomic_compare_exchange_weak(&own->tiled, &before, TILE_EARLY)) {
  }
}

zh_status zh_claude_tile(const zh_encoding *encoding, zh_bpe_work *work,
                         zh_str word, size_t *count) {
  const zh_claude_trie *trie = claude_tile_trie(encoding, word.len);
  if (!trie)
    return claude_tile_early(encoding, work, word, count);
  *count = claude_tile_late(trie->units, word);
  return ZH_OK;
}
