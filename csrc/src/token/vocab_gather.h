/* vocab_gather.h -- the tables of the shortest tokens of a vocabulary, made
 * when its block is. */
#ifndef ZH_TOKEN_VOCAB_GATHER_H
#define ZH_TOKEN_VOCAB_GATHER_H

#include "token/vocab_short.h"

typedef struct zh_vocab_gathered {
  uint32_t short_count, line_count, hint_count;
  uint32_t ones[256];
  uint16_t *index;
  zh_vocab_short *shorts;
  zh_vocab_line *lines;
  uint64_t *hints;
} zh_vocab_gathered;

/* Of a block's tokens, from its arrays before the tables themselves.  The
 * memory is the arena's.  NO_MEMORY, else OK. */
zh_status zh_vocab_gather(const zh_vocab *vocab, zh_arena *arena,
                          zh_vocab_gathered *out);

#endif
