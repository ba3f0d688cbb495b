/* vocab_block.h -- a vocabulary as it stands in a file: a head, then arrays. */
#ifndef ZH_TOKEN_VOCAB_BLOCK_H
#define ZH_TOKEN_VOCAB_BLOCK_H

#include "token/scan.h"

#define ZH_NO_TOKEN      UINT32_MAX
#define ZH_VOCAB_MAGIC   "zhvocab7"
#define ZH_VOCAB_ID_BITS 18
#define ZH_VOCAB_SPACE   "\xe2\x96\x81" /* U+2581                            */
#define ZH_VOCAB_LINE    8 /* pairs that are                                 */
#define ZH_VOCAB_MARK(h) ((uint8_t)(((h) >> 56) | ((h) >> 56 == 0)))

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
 * section at the next multiple of 64: dozens, groups, pairs, merged lows and
 * highs, specials, added, text, ones, index, shorts, lines, hints. */
typedef struct zh_vocab_head {
  char magic[8];
  uint64_t check; /* hash of all that follows this field                    */
  uint32_t size;  /* of the whole block                                     */
  uint32_t kind;
  uint32_t pattern;
  uint32_t flags;
  uint32_t tokens;  /* ids are below this; an absent one has length 0      */
  uint32_t longest; /* bytes of the longest token that merges can make     */
  uint32_t groups;
  uint32_t pairs;    /* MERGES: a multiple of 8; else 0                     */
  uint32_t merges;   /* that have a rank                                    */
  uint32_t specials; /* ids that are no ordinary text                       */
  uint32_t text;     /* bytes of all tokens together                        */
  uint32_t added;    /* ids that are taken out of text before all else       */
  uint32_t shorts;   /* the first one is what is known of no two bytes       */
  uint32_t lines;    /* RANKS: the first one is empty; else 0                */
  uint32_t hints;    /* RANKS: bits, a power of two from 64 on; else 0       */
} zh_vocab_head;

/* Where the text of the first of some tokens starts, and their lengths. */
typedef struct zh_vocab_dozen {
  uint32_t base;
  uint8_t lens[12];
} zh_vocab_dozen;

/* Tokens by the hash of their bytes, in a cache line. */
#define ZH_VOCAB_GROUP 19
typedef struct zh_vocab_group {
  uint8_t marks[ZH_VOCAB_GROUP]; /* 8 hash bits that are not 0; 0: no token  */
  uint8_t is_over;               /* what found no room is in the next one    */
  uint16_t lows[ZH_VOCAB_GROUP]; /* the low 16 bits of the id                */
  uint8_t highs[6];              /* the others, 2 bits each                  */
} zh_vocab_group;

/* What is known of two bytes. */
typedef struct zh_vocab_short {
  uint64_t early; /* RANKS: see vocab_early.h                               */
  uint32_t place; /* number of the first line << 8, and how many, a power
                     of two, less one                                       */
  uint32_t two;   /* their token                                            */
} zh_vocab_short;

/* Tokens of three and four bytes that start with the same two, in a cache line.
 * Their tails are the two others, or the one and 0xff; those that end with 0xff
 * are not here.  What is not among them has the id behind them. */
#define ZH_VOCAB_QUICK 10
#define ZH_VOCAB_OVER  (ZH_NO_TOKEN - 1) /* what found no room is further on */
typedef struct zh_vocab_line {
  uint16_t tails[ZH_VOCAB_QUICK];
  uint32_t ids[ZH_VOCAB_QUICK + 1];
} zh_vocab_line;

/* Where the sections of a block with this head stand, and its size. */
typedef struct zh_vocab_layout {
  size_t dozens, groups, pairs, merged_lows, merged_highs, specials, added,
      text, ones, index, shorts, lines, hints, size;
} zh_vocab_layout;

zh_vocab_layout zh_vocab_lay_out(const zh_vocab_head *head);

/* How bytes are hashed in the block, and in which of the groups a token is or
 * in one after it, and in which of the lines a pair.  They are filled from
 * their start on. */
uint64_t zh_vocab_hash(const uint8_t *p, size_t len);
uint32_t zh_vocab_group_of(uint64_t hash, uint32_t groups);
uint32_t zh_vocab_pair_line(uint64_t pair, uint32_t lines);
uint64_t zh_vocab_check(const uint8_t *p, size_t len);

#endif
