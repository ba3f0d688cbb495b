/* claude_trie.h -- the pieces of a vocabulary as a tree of bytes, so that all
 * that start at one place are found in one walk.  A node's children stand at
 * its base xor their byte; each place has one byte only, so the byte tells
 * whether what stands there is a child. */
#ifndef ZH_TOKEN_CLAUDE_TRIE_H
#define ZH_TOKEN_CLAUDE_TRIE_H

#include "token/vocab.h"

#define ZH_TRIE_PIECE   (1u << 8) /* a piece ends with this byte              */
#define ZH_TRIE_BYTE(u) ((uint8_t)(u))
#define ZH_TRIE_BASE(u) ((u) >> 9)

/* The first unit is the root.  Where nothing stands the byte is one that no
 * UTF-8 has. */
typedef struct zh_claude_trie {
  uint32_t *units; /* base, ZH_TRIE_PIECE, byte                              */
  size_t count;
} zh_claude_trie;

/* NULL when out of memory, or when the tokens do not ascend by their bytes. */
zh_claude_trie *zh_claude_trie_new(const zh_vocab *vocab);
void zh_claude_trie_free(zh_claude_trie *trie);

/* From a node to its child; false, and *unit no node, when there is none. */
static inline bool zh_trie_step(const uint32_t *units, uint32_t *unit,
                                uint8_t byte) {
  *unit = units[ZH_TRIE_BASE(*unit) ^ byte];
  return ZH_TRIE_BYTE(*unit) == byte;
}

#endif
