/* SPDX-License-Identifier: Apache-2.0 */
/* Pieces to a tree, in one array: a block of 256 places at a time. */
#include "token/claude_trie.h"

enum {
  TRIE_BLOCK = 256,
  TRIE_WORDS = TRIE_BLOCK / 64,
  TRIE_MOST = 1 << 15, /* blocks that a base can name                        */
  TRIE_STACK = 255 * TRIE_BLOCK,
  TRIE_NONE = 0xff /* a byte that no UTF-8 has                               */
};

/* Of the 256 places of a block. */
typedef struct claude_trie_block {
  uint64_t taken[TRIE_WORDS];
  uint64_t based[TRIE_WORDS]; /* a node has its base there                   */
} claude_trie_block;

/* The pieces from `low` on, before `high`, which have `depth` bytes in
 * common and hang at a place. */
typedef struct claude_trie_range {
  uint32_t low;
  uint32_t high;
  uint32_t unit;
  uint32_t depth;
} claude_trie_range;

/* The children of a node. */
typedef struct claude_trie_children {
  uint32_t count;
  uint8_t bytes[TRIE_BLOCK];
  uint32_t lows[TRIE_BLOCK + 1]; /* where the pieces of each begin           */
} claude_trie_children;

typedef struct claude_trie_maker {
  const uint8_t *text;
  uint32_t *starts; /* of each piece in the text, and the end                */
  uint32_t *units;
  claude_trie_block *blocks;
  claude_trie_range *stack;
  uint32_t block_count;
  uint32_t block_cap;
  uint32_t open; /* the first block that has room for one child             */
  uint32_t depth;
} claude_trie_maker;

static bool claude_trie_bit(const uint64_t *words, uint32_t at) {
  return (words[at / 64] >> (at % 64) & 1) != 0;
}

static void claude_trie_set(uint64_t *words, uint32_t at) {
  words[at / 64] |= 1ull << (at % 64);
}

/* --- places --- */

static bool claude_trie_grow(claude_trie_maker *maker) {
  uint32_t cap = maker->block_cap ? maker->block_cap * 2 : 64;
  if (cap > TRIE_MOST)
    return false;
  size_t units = (size_t)cap * TRIE_BLOCK * sizeof *maker->units;
  uint32_t *more = zh_realloc(maker->units, units);
  if (!more)
    return false;
  maker->units = more;
  claude_trie_block *blocks = zh_realloc(maker->blocks, cap * sizeof *blocks);
  if (!blocks)
    return false;
  maker->blocks = blocks;
  maker->block_cap = cap;
  return true;
}

static bool claude_trie_add_block(claude_trie_maker *maker) {
  if (maker->block_count == maker->block_cap && !claude_trie_grow(maker))
    return false;
  uint32_t block = maker->block_count++;
  for (uint32_t i = 0; i < TRIE_BLOCK; i++)
    maker->units[block * TRIE_BLOCK + i] = TRIE_NONE;
  maker->blocks[block] = (claude_trie_block){.taken = {0}};
  return true;
}

static bool claude_trie_suits(const claude_trie_block *block, uint32_t base,
                              const claude_trie_children *children) {
  if (claude_trie_bit(block->based, base))
    return false;
  for (uint32_t i = 1; i < children->count; i++) {
    if (claude_trie_bit(block->taken, base ^ children->bytes[i]))
      return false;
  }
  return true;
}

/* A base in this block, or -1. */
static int claude_trie_find(const claude_trie_block *block,
                            const claude_trie_children *children) {
  for (uint32_t i = 0; i < TRIE_WORDS; i++) {
    for (uint64_t left = ~block->taken[i]; left != 0; left &= left - 1) {
      uint32_t place = i * 64 + (uint32_t)__builtin_ctzll(left);
      uint32_t base = place ^ children->bytes[0];
      if (claude_trie_suits(block, base, children))
        return (int)base;
    }
  }
  return -1;
}

/* Where the children go: many into the newest block, and single ones into the
 * room that these leave; 0 when out of memory. */
static uint32_t claude_trie_base(claude_trie_maker *maker,
                                 const claude_trie_children *children) {
  const bool single = children->count == 1;
  uint32_t block = single ? maker->open : maker->block_count - 1;
  for (; block < maker->block_count; block++) {
    int base = claude_trie_find(&maker->blocks[block], children);
    if (base >= 0)
      return block * TRIE_BLOCK + (uint32_t)base;
    maker->open += single;
  }
  return claude_trie_add_block(maker) ? block * TRIE_BLOCK : 0;
}

/* --- nodes --- */

static size_t claude_trie_len(const claude_trie_maker *maker, uint32_t id) {
  return maker->starts[id + 1] - maker->starts[id];
}

/* false when pieces do not ascend. */
static bool claude_trie_divide(const claude_trie_maker *maker,
                               const claude_trie_range *range,
                               claude_trie_children *children) {
  uint32_t id = range->low;
  children->count = 0;
  while (id < range->high && claude_trie_len(maker, id) == range->depth)
    id++;
  for (; id < range->high; id++) {
    if (claude_trie_len(maker, id) <= range->depth)
      return false;
    uint8_t byte = maker->text[maker->starts[id] + range->depth];
    uint32_t count = children->count;
    if (count > 0 && children->bytes[count - 1] == byte)
      continue;
    if (count > 0 && children->bytes[count - 1] > byte)
      return false;
    children->bytes[count] = byte;
    children->lows[count] = id;
    children->count++;
  }
  children->lows[children->count] = range->high;
  return true;
}

static bool claude_trie_place(claude_trie_maker *maker,
                              const claude_trie_range *range,
                              const claude_trie_children *children) {
  uint32_t base = claude_trie_base(maker, children);
  if (base == 0)
    return false;
  claude_trie_block *block = &maker->blocks[base / TRIE_BLOCK];
  claude_trie_set(block->based, base % TRIE_BLOCK);
  maker->units[range->unit] |= base << 9;
  for (uint32_t i = 0; i < children->count; i++) {
    uint32_t unit = base ^ children->bytes[i];
    claude_trie_range *below = &maker->stack[maker->depth++];
    *below = (claude_trie_range){children->lows[i], children->lows[i + 1], unit,
                                 range->depth + 1};
    bool ends = claude_trie_len(maker, below->low) == below->depth;
    claude_trie_set(block->taken, unit % TRIE_BLOCK);
    maker->units[unit] = children->bytes[i] | (ends ? ZH_TRIE_PIECE : 0);
  }
  return true;
}

static bool claude_trie_make(claude_trie_maker *maker, uint32_t pieces) {
  claude_trie_children children;
  // No base leads to the first block, where what has no children looks.
  if (!claude_trie_add_block(maker) || !claude_trie_add_block(maker))
    return false;
  memset(maker->blocks[0].taken, 0xff, sizeof maker->blocks[0].taken);
  maker->units[TRIE_NONE] = 0;
  maker->stack[maker->depth++] = (claude_trie_range){.high = pieces};
  while (maker->depth > 0) {
    claude_trie_range range = maker->stack[--maker->depth];
    if (!claude_trie_divide(maker, &range, &children) ||
        (children.count > 0 && !claude_trie_place(maker, &range, &children)))
      return false;
  }
  return true;
}

/* --- public --- */

zh_claude_trie *zh_claude_trie_new(const zh_vocab *vocab) {
  const uint32_t pieces = vocab->limit;
  claude_trie_maker maker = {.text = vocab->text};
  zh_claude_trie *trie = zh_alloc_zero(sizeof *trie);
  maker.starts = zh_alloc((pieces + 1) * sizeof *maker.starts);
  maker.stack = zh_alloc(TRIE_STACK * sizeof *maker.stack);
  bool made = trie && maker.starts && maker.stack;
  if (made) {
    maker.starts[0] = 0;
    for (uint32_t id = 0; id < pieces; id++)
      maker.starts[id + 1] = maker.starts[id] + zh_vocab_len(vocab, id);
    made = claude_trie_make(&maker, pieces);
  }
  zh_free(maker.starts);
  zh_free(maker.stack);
  zh_free(maker.blocks);
  if (!made) {
    zh_free(maker.units);
    zh_free(trie);
    return NULL;
  }
  trie->count = (size_t)maker.block_count * TRIE_BLOCK;
  trie->units = maker.units;
  return trie;
}

void zh_claude_trie_free(zh_claude_trie *trie) {
  if (!trie)
    return;
  zh_free(trie->units);
  zh_free(trie);
}
