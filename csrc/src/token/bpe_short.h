/* bpe_short.h -- byte pair encoding of a few bytes: the best pair is found
 * among all of them, many at a time. */
#ifndef ZH_TOKEN_BPE_SHORT_H
#define ZH_TOKEN_BPE_SHORT_H

#include "token/vocab.h"

enum {
  ZH_BPE_SHORT = 256,    /* bytes at most                                   */
  ZH_BPE_KNOWN = 1 << 13 /* pairs                                           */
};

/* What two tokens merge at, by their ids: the ids, 18 bits each, and the rank
 * in 21, all ones when they do not; all 64 ones: nothing is known. */
typedef struct zh_bpe_known {
  uint64_t pairs[ZH_BPE_KNOWN];
} zh_bpe_known;

/* A text and its tokens: linked, from number 0 on; the one behind the last has
 * the number `count`. */
typedef struct zh_bpe_short {
  const zh_vocab *vocab;
  zh_bpe_known *known;
  bool is_ranks;
  bool is_quick;  /* the vocabulary's lines may be asked                    */
  uint32_t limit; /* ranks are below                                        */
  size_t count;   /* symbols before any pair is looked for  */
  size_t left;    /* and now                                */
  int32_t keys[ZH_BPE_SHORT + 16]; /* what a symbol and its next merge at    */
  uint32_t ids[ZH_BPE_SHORT + 1];
  uint8_t text[ZH_BPE_SHORT + 16];
  uint16_t starts[ZH_BPE_SHORT + 1];
  uint16_t prev[ZH_BPE_SHORT + 16];
  uint16_t next[ZH_BPE_SHORT + 16];
} zh_bpe_short;

/* Encodes the text.  Any *s will do. */
void zh_bpe_short_encode(zh_bpe_short *s, const zh_vocab *vocab,
                         zh_bpe_known *known, const uint8_t *p, size_t len);

/* The same, but ends with `least` tokens if there were as many. */
void zh_bpe_short_until(zh_bpe_short *s, const zh_vocab *vocab,
                        zh_bpe_known *known, zh_str text, size_t least);

/* The symbol that the text starts with before any merge; *len its bytes. */
uint32_t zh_bpe_first(const zh_vocab *vocab, const uint8_t *p, size_t *len);

/* MERGES: zh_vocab_pair of what may be no tokens. */
uint32_t zh_bpe_rank(const zh_vocab *vocab, uint32_t left, uint32_t right);

#endif
