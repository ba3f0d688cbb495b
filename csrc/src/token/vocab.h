/* vocab.h -- a vocabulary: the tokens of an encoding as bytes, found by bytes
 * and by id.  It is one block of memory without pointers, usually a file
 * mapped read-only; nothing is built when it is opened.  Immutable, so any
 * thread may read it. */
#ifndef ZH_TOKEN_VOCAB_H
#define ZH_TOKEN_VOCAB_H

#include "base/buf.h"
#include "base/mem.h"
#include "token/scan.h"

#include <stdatomic.h>

#define ZH_NO_TOKEN UINT32_MAX

typedef enum zh_vocab_kind {
  ZH_VOCAB_RANKS,  /* the id is the rank of the merge that makes the token    */
  ZH_VOCAB_MERGES, /* merges in a list of their own                          */
  ZH_VOCAB_PIECES  /* no ids: the least number of pieces counts (claude.h)    */
} zh_vocab_kind;

enum {
  ZH_VOCAB_WHOLE = 1, /* MERGES: a piece that is a token is that token       */
  ZH_VOCAB_CHARS = 2, /* merges start from characters, and from the tokens
                         <0x00> to <0xFF> where a character is none; U+2581
                         is a space                                         */
  ZH_VOCAB_NFC = 4    /* text is composed first                              */
};

/* The first bytes of the block; numbers are little-endian.  Behind it, each
 * section at the next multiple of 64: bases, lens, marks, lows, highs, pairs,
 * merged lows and highs, specials, added, text. */
typedef struct zh_vocab_head {
  char magic[8];
  uint64_t check; /* hash of all that follows this field                    */
  uint32_t size;  /* of the whole block                                     */
  uint32_t kind;
  uint32_t pattern;
  uint32_t flags;
  uint32_t tokens;   /* ids are below this; an absent one has length 0      */
  uint32_t longest;  /* bytes of the longest token that merges can make     */
  uint32_t slots;    /* power of two from 16 on                             */
  uint32_t pairs;    /* MERGES: a multiple of 8; else 0                     */
  uint32_t merges;   /* that have a rank                                    */
  uint32_t specials; /* ids that are no ordinary text                       */
  uint32_t text;     /* bytes of all tokens together                        */
  uint32_t added;    /* ids that are taken out of text before all else       */
} zh_vocab_head;

typedef struct zh_vocab_quick zh_vocab_quick; /* see vocab_gather.h */
typedef _Atomic(zh_vocab_quick *) zh_vocab_quick_slot;

typedef struct zh_vocab {
  const zh_vocab_head *head;
  const uint32_t *bases; /* where the text of each 8th token starts      */
  const uint8_t *lens;   /* of each token                                */
  const uint8_t *marks;  /* groups of 16 slots by hash of the bytes: 8
                            hash bits that are not 0; 0: no token        */
  const uint16_t *lows;  /* by slot: the low 16 bits of the id           */
  const uint8_t *highs;  /* the others, 2 bits each                      */
  const uint64_t *pairs; /* lines of 8, see zh_vocab_pair                */
  const uint16_t *merged_lows; /* by rank: the id that the pair becomes     */
  const uint8_t *merged_highs;
  const uint32_t *specials; /* ascending                                    */
  const uint32_t *added;    /* ascending                                    */
  const uint8_t *text;
  uint32_t *tiny; /* tokens of two bytes, then of one; NULL: not gathered   */
  zh_vocab_quick_slot quick; /* NULL: not gathered                          */
  uint32_t limit; /* ids of this and above do not exist for us             */
  void *map;      /* to unmap or free                                       */
  size_t map_len;
  bool is_file;
} zh_vocab;

/* Maps a file.  NOT_FOUND when there is none, CONFIG when it is no vocabulary
 * or is damaged. */
zh_status zh_vocab_open(const char *path, zh_vocab *out, zh_error *err);

/* Takes what zh_vocab_make wrote: the memory of `image` becomes the
 * vocabulary's.  Frees it on failure. */
zh_status zh_vocab_take(zh_buf *image, zh_vocab *out, zh_error *err);

void zh_vocab_close(zh_vocab *vocab);

/* The id of these bytes as ordinary text, or ZH_NO_TOKEN. */
uint32_t zh_vocab_find(const zh_vocab *vocab, const uint8_t *p, size_t len);

/* The id of text that is taken out before all else, or ZH_NO_TOKEN. */
uint32_t zh_vocab_added(const zh_vocab *vocab, zh_str text);

/* The bytes of a token; len 0 when there is no such id. */
zh_str zh_vocab_text(const zh_vocab *vocab, uint32_t id);

/* The same where 16 bytes from `p` on may be read. */
uint32_t zh_vocab_find_padded(const zh_vocab *vocab, const uint8_t *p,
                              size_t len);

/* MERGES: the rank at which two neighbours merge; ZH_NO_TOKEN when they do
 * not.  (Those of RANKS merge if their bytes together are a token, at its
 * id.) */
uint32_t zh_vocab_pair(const zh_vocab *vocab, uint32_t left, uint32_t right);

/* MERGES: the id that the pair of this rank becomes. */
static inline uint32_t zh_vocab_merged(const zh_vocab *vocab, uint32_t rank) {
  unsigned highs = vocab->merged_highs[rank / 4];
  return vocab->merged_lows[rank] | (highs >> (2 * (rank % 4)) & 3u) << 16;
}

/* How bytes are hashed in the block, and in which of the lines a pair is, or
 * in one after it.  A token is in the group of 16 slots that the low bits of
 * its hash name, or in one after it if that is full; groups are filled from
 * their start on. */
uint64_t zh_vocab_hash(const uint8_t *p, size_t len);
uint32_t zh_vocab_pair_line(uint64_t pair, uint32_t lines);
uint64_t zh_vocab_check(const uint8_t *p, size_t len);

/* A block whose head is right, looked at. */
zh_vocab zh_vocab_at(const uint8_t *block);

/* Where the sections of a block with this head stand, and its size. */
typedef struct zh_vocab_layout {
  size_t bases, lens, marks, lows, highs, pairs, merged_lows, merged_highs,
      specials, added, text, size;
} zh_vocab_layout;

zh_vocab_layout zh_vocab_lay_out(const zh_vocab_head *head);

#define ZH_VOCAB_MAGIC   "zhvocab5"
#define ZH_VOCAB_ID_BITS 18
#define ZH_VOCAB_SPACE   "\xe2\x96\x81" /* U+2581                            */
#define ZH_VOCAB_GROUP   16 /* slots that are looked at together             */
#define ZH_VOCAB_LINE    8  /* pairs that are                                 */
#define ZH_VOCAB_MARK(h) ((uint8_t)(((h) >> 56) | ((h) >> 56 == 0)))

#endif
