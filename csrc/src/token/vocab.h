/* vocab.h -- a vocabulary: the tokens of an encoding as bytes, found by bytes
 * and by id.  It is one block of memory without pointers, usually a file
 * mapped read-only; nothing is built when it is opened.  Immutable, so any
 * thread may read it. */
#ifndef ZH_TOKEN_VOCAB_H
#define ZH_TOKEN_VOCAB_H

#include "base/buf.h"
#include "base/mem.h"
#include "token/vocab_block.h"

typedef struct zh_vocab {
  const zh_vocab_head *head;
  const zh_vocab_dozen *dozens;
  const zh_vocab_group *groups;
  const uint64_t *pairs; /* lines of 8, see zh_vocab_pair                */
  const uint16_t *merged_lows; /* by rank: the id that the pair becomes     */
  const uint8_t *merged_highs;
  const uint32_t *specials; /* ascending                                    */
  const uint32_t *added;    /* ascending                                    */
  const uint8_t *text;
  const uint32_t *ones;  /* by byte: its token                       */
  const uint16_t *index; /* by two bytes: the number of a short      */
  const zh_vocab_short *shorts;
  const zh_vocab_line *lines; /* NULL: none                                 */
  const uint64_t *hints;
  uint32_t hint_shift;
  uint32_t limit; /* ids of this and above do not exist for us             */
  void *own;      /* to free: the shorts of fewer tokens than there are    */
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

/* From now on tokens from this id on do not exist. */
zh_status zh_vocab_limit(zh_vocab *vocab, uint32_t limit);

/* The id of these bytes as ordinary text, or ZH_NO_TOKEN. */
uint32_t zh_vocab_find(const zh_vocab *vocab, const uint8_t *p, size_t len);

/* The id of text that is taken out before all else, or ZH_NO_TOKEN. */
uint32_t zh_vocab_added(const zh_vocab *vocab, zh_str text);

/* The bytes of a token; len 0 when there is no such id. */
zh_str zh_vocab_text(const zh_vocab *vocab, uint32_t id);

/* The same where 16 bytes from `p` on may be read. */
uint32_t zh_vocab_find_padded(const zh_vocab *vocab, const uint8_t *p,
                              size_t len);

/* Memory that zh_vocab_find needs for bytes of this hash comes ahead: where
 * they may be found; the id that they then may have, and where its text is;
 * that. */
void zh_vocab_fetch_group(const zh_vocab *vocab, uint64_t hash);
uint32_t zh_vocab_fetch_id(const zh_vocab *vocab, uint64_t hash);
void zh_vocab_fetch_text(const zh_vocab *vocab, uint32_t id);

/* MERGES: the rank at which two neighbours merge; ZH_NO_TOKEN when they do
 * not.  (Those of RANKS merge if their bytes together are a token, at its
 * id.) */
uint32_t zh_vocab_pair(const zh_vocab *vocab, uint32_t left, uint32_t right);

/* MERGES: the id that the pair of this rank becomes. */
static inline uint32_t zh_vocab_merged(const zh_vocab *vocab, uint32_t rank) {
  unsigned highs = vocab->merged_highs[rank / 4];
  return vocab->merged_lows[rank] | (highs >> (2 * (rank % 4)) & 3u) << 16;
}

/* Bytes of a token. */
static inline uint8_t zh_vocab_len(const zh_vocab *vocab, uint32_t id) {
  return vocab->dozens[id / 12].lens[id % 12];
}

/* A block whose head is right, looked at. */
zh_vocab zh_vocab_at(const uint8_t *block);

#endif
