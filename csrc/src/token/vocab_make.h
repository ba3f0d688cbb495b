/* vocab_make.h -- building the block of a vocabulary from the files that
 * tokenizers are published as. */
#ifndef ZH_TOKEN_VOCAB_MAKE_H
#define ZH_TOKEN_VOCAB_MAKE_H

#include "token/vocab.h"

typedef struct zh_vocab_merge {
  uint32_t left;
  uint32_t right;
  uint32_t merged;
} zh_vocab_merge;

/* What a block is made of. */
typedef struct zh_vocab_source {
  zh_vocab_kind kind;
  zh_pattern pattern;
  uint32_t flags;
  zh_str *tokens; /* by id; len 0: absent                                    */
  bool *special;  /* by id; NULL: none is                                    */
  bool *added;    /* the same                                                */
  uint32_t token_count;
  zh_vocab_merge *merges; /* in order of rank                                */
  uint32_t merge_count;
} zh_vocab_source;

/* Writes the block to `out`.  CONFIG when it does not fit the format. */
zh_status zh_vocab_make(const zh_vocab_source *source, zh_buf *out,
                        zh_error *err);

/* Takes the merges out of the source that never come about: a token is always
 * made of the same two.  `block` was made of it.  NO_MEMORY, else OK. */
zh_status zh_vocab_prune(zh_vocab_source *source, const uint8_t *block);

/* Does the token stand for a byte, so that its name is not its text? */
static inline bool zh_vocab_is_byte(zh_str token) {
  return token.len == 6 && zh_str_starts(token, ZH_S("<0x"));
}

/* Reads a list of ranks: lines "base64 rank", which is how .tiktoken files
 * look.  Everything found lives in the arena. */
zh_status zh_vocab_read_ranks(zh_str text, zh_pattern pattern, zh_arena *arena,
                              zh_vocab_source *out, zh_error *err);

/* Reads a tokenizer.json of the BPE kinds we know.  UNSUPPORTED, with what it
 * is, when it holds anything that we would have to guess. */
zh_status zh_vocab_read_json(zh_str text, zh_arena *arena, zh_vocab_source *out,
                             zh_error *err);

#endif
