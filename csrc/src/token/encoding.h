/* encoding.h -- an encoding: a vocabulary, the special tokens beside it, and
 * the memory that counting uses again.  All of them stand in one list that
 * only grows. */
#ifndef ZH_TOKEN_ENCODING_H
#define ZH_TOKEN_ENCODING_H

#include "token/bpe.h"
#include "token/claude_trie.h"
#include "zerohop_tokens.h"

#include <stdatomic.h>

typedef struct zh_scratch zh_scratch;

typedef struct zh_special {
  const char *text;
  uint32_t id;
} zh_special;

/* A built-in encoding. */
typedef struct zh_encoding_row {
  const char *name;
  const char *file;  /* NAME.zhv                                            */
  uint32_t limit;    /* ids from here on are not its own; 0: all are        */
  bool is_packaged;  /* else it is in the user's folder                     */
  uint8_t claude;    /* zh_claude, for what is counted by pieces            */
  uint32_t reserved; /* past the last of <|reserved_N|>, which start behind
                        the highest id of `specials`; 0: none               */
  zh_special specials[16];
} zh_encoding_row;

enum { ZH_SCRATCH_KEPT = 16 };

typedef _Atomic(zh_scratch *) zh_scratch_slot;
typedef _Atomic(zh_encoding *) zh_encoding_slot;
typedef _Atomic(zh_claude_trie *) zh_claude_trie_slot;

struct zh_encoding {
  struct zh_encoding *next;
  char *name;
  const zh_encoding_row *row; /* NULL: registered                           */
  zh_vocab vocab;
  uint8_t *reach; /* PIECES: the longest that starts with these two bytes   */
  zh_claude_trie_slot trie; /* PIECES: NULL until much is to be counted      */
  atomic_size_t tiled;      /* and how many bytes were, before               */
  zh_scratch_slot idle[ZH_SCRATCH_KEPT];
};

/* The row called `name`, or NULL. */
const zh_encoding_row *zh_encoding_row_of(zh_str name);

/* Adds an encoding made elsewhere: takes the vocabulary, also on failure. */
zh_status zh_encoding_add(zh_str name, const zh_encoding_row *row,
                          zh_vocab *vocab, const zh_encoding **out,
                          zh_error *err);

typedef struct zh_special_found {
  size_t at;
  size_t len;
  uint32_t id;
} zh_special_found;

/* The first special token in the text that is allowed (NULL: none is); false,
 * and `at` the end, when there is none. */
bool zh_encoding_special(const zh_encoding *encoding, zh_str text,
                         const zh_allowed *allowed, zh_special_found *out);

/* The bytes of any id, special or not; len 0 when there is no such id.  May
 * use `room`, which holds 32 bytes. */
zh_str zh_encoding_text(const zh_encoding *encoding, uint32_t id, char *room);

#endif
