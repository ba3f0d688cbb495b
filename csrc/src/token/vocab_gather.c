/* SPDX-License-Identifier: Apache-2.0 */
/* The tables of the shortest tokens, made. */
#include "token/vocab_gather.h"

#define GATHER_FREE UINT16_MAX /* the tail of a free place */
#define GATHER_FILL 7          /* tokens in a line, where there are several  */
#define GATHER_TWOS (1 << 16)

/* By two bytes. */
typedef struct gather_work {
  const zh_vocab *vocab;
  zh_vocab_gathered *out;
  zh_vocab_early *early;
  uint32_t *places;
  uint32_t *twos;
} gather_work;

static size_t vocab_gather_at(const uint8_t *p) {
  return (size_t)p[0] << 8 | p[1];
}

/* --- lines --- */

static bool vocab_gather_is_quick(zh_str text) {
  return (text.len == 3 || text.len == 4) && text.ptr[text.len - 1] != '\xff';
}

/* How many start with the same two, then where their lines are. */
static void vocab_gather_places(gather_work *g) {
  zh_vocab_walk walk = {.vocab = g->vocab};
  zh_str text;
  uint32_t id, lines = 1;
  while (text = zh_vocab_walk_on(&walk, &id), text.len > 0) {
    if (vocab_gather_is_quick(text))
      g->places[vocab_gather_at((const uint8_t *)text.ptr)]++;
  }
  for (size_t i = 0; i < GATHER_TWOS; i++) {
    uint32_t count = g->places[i], some = 1;
    while (count > ZH_VOCAB_QUICK && some * GATHER_FILL < count && some < 256)
      some *= 2;
    g->places[i] = count > 0 ? lines << 8 | (some - 1) : 0;
    lines += count > 0 ? some : 0;
  }
  g->out->line_count = lines;
}

static void vocab_gather_put(zh_vocab_line *lines, uint32_t place,
                             uint32_t tail, uint32_t id) {
  uint32_t at = zh_vocab_line_of(place, tail);
  zh_vocab_line *line = &lines[at];
  int free = __builtin_ctz(zh_vocab_line_has(line, GATHER_FREE));
  while (free == ZH_VOCAB_QUICK) {
    line->ids[ZH_VOCAB_QUICK] = ZH_VOCAB_OVER;
    at = zh_vocab_line_after(place, at);
    line = &lines[at];
    free = __builtin_ctz(zh_vocab_line_has(line, GATHER_FREE));
  }
  line->tails[free] = (uint16_t)tail;
  line->ids[free] = id;
}

static zh_status vocab_gather_lines(gather_work *g, zh_arena *arena) {
  zh_vocab_walk walk = {.vocab = g->vocab};
  zh_str text;
  uint32_t id;
  vocab_gather_places(g);
  size_t size = g->out->line_count * sizeof *g->out->lines;
  g->out->lines = zh_arena_alloc(arena, size);
  if (!g->out->lines)
    return ZH_NO_MEMORY;
  memset(g->out->lines, 0xff, size);
  while (text = zh_vocab_walk_on(&walk, &id), text.len > 0) {
    uint8_t bytes[4] = {0};
    if (!vocab_gather_is_quick(text))
      continue;
    memcpy(bytes, text.ptr, text.len);
    vocab_gather_put(g->out->lines, g->places[vocab_gather_at(bytes)],
                     zh_vocab_tail(bytes, text.len), id);
  }
  return ZH_OK;
}

/* --- hints --- */

static zh_status vocab_gather_hints(gather_work *g, zh_arena *arena) {
  zh_vocab_walk walk = {.vocab = g->vocab};
  zh_str text;
  uint32_t id, count = 0, bits = 64, shift = 58;
  while (text = zh_vocab_walk_on(&walk, &id), text.len > 0)
    count += text.len > 4;
  while (bits < 8 * count) {
    bits *= 2;
    shift--;
  }
  g->out->hint_count = bits;
  g->out->hints = zh_arena_zero(arena, bits / 8);
  if (!g->out->hints)
    return ZH_NO_MEMORY;
  walk = (zh_vocab_walk){.vocab = g->vocab};
  while (text = zh_vocab_walk_on(&walk, &id), text.len > 0) {
    if (text.len <= 4)
      continue;
    uint32_t at = zh_vocab_hint((const uint8_t *)text.ptr, text.len, shift);
    g->out->hints[at / 64] |= (uint64_t)1 << (at % 64);
  }
  return ZH_OK;
}

/* --- one and two bytes --- */

/* Of tokens with the same bytes the first one counts. */
static void vocab_gather_twos(gather_work *g) {
  zh_vocab_walk walk = {.vocab = g->vocab};
  zh_str text;
  uint32_t id;
  for (size_t i = 0; i < 256; i++)
    g->out->ones[i] = ZH_NO_TOKEN;
  memset(g->twos, 0xff, GATHER_TWOS * sizeof *g->twos);
  while (text = zh_vocab_walk_on(&walk, &id), text.len > 0) {
    const uint8_t *p = (const uint8_t *)text.ptr;
    if (text.len > 2)
      continue;
    uint32_t *place =
        text.len == 1 ? &g->out->ones[p[0]] : &g->twos[vocab_gather_at(p)];
    if (*place == ZH_NO_TOKEN)
      *place = id;
  }
}

/* Is anything known of these two? */
static bool vocab_gather_knows(const gather_work *g, size_t at) {
  return g->early[at] != ZH_VOCAB_NO_EARLY || g->places[at] != 0 ||
         g->twos[at] != ZH_NO_TOKEN;
}

static zh_status vocab_gather_shorts(gather_work *g, zh_arena *arena) {
  zh_vocab_gathered *out = g->out;
  uint32_t next = 1;
  out->short_count = 1;
  for (size_t i = 0; i < GATHER_TWOS; i++)
    out->short_count += vocab_gather_knows(g, i);
  out->index = zh_arena_zero(arena, GATHER_TWOS * sizeof *out->index);
  out->shorts = zh_arena_alloc(arena, out->short_count * sizeof *out->shorts);
  if (!out->index || !out->shorts)
    return ZH_NO_MEMORY;
  out->shorts[0] =
      (zh_vocab_short){.early = ZH_VOCAB_NO_EARLY, .two = ZH_NO_TOKEN};
  for (size_t i = 0; i < GATHER_TWOS; i++) {
    if (!vocab_gather_knows(g, i))
      continue;
    out->index[i] = (uint16_t)next;
    out->shorts[next++] =
        (zh_vocab_short){g->early[i], g->places[i], g->twos[i]};
  }
  return ZH_OK;
}

/* --- public --- */

zh_status zh_vocab_gather(const zh_vocab *vocab, zh_arena *arena,
                          zh_vocab_gathered *out) {
  const size_t size = GATHER_TWOS * sizeof(zh_vocab_early);
  gather_work g = {.vocab = vocab,
                   .out = out,
                   .early = zh_arena_alloc(arena, size),
                   .places = zh_arena_zero(arena, size / 2),
                   .twos = zh_arena_alloc(arena, size / 2)};
  zh_status status = ZH_OK;
  *out = (zh_vocab_gathered){.short_count = 0};
  if (!g.early || !g.places || !g.twos)
    return ZH_NO_MEMORY;
  memset(g.early, 0xff, size);
  vocab_gather_twos(&g);
  if (vocab->head->kind == ZH_VOCAB_RANKS) {
    zh_vocab_early_fill(vocab, g.early);
    status = vocab_gather_lines(&g, arena);
    if (status == ZH_OK)
      status = vocab_gather_hints(&g, arena);
  }
  return status == ZH_OK ? vocab_gather_shorts(&g, arena) : status;
}
