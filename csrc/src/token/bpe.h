/* bpe.h -- byte pair encoding of one piece, exact and linear on any input.
 *
 * Of all neighbours that merge, the pair of lowest rank, and of these the
 * leftmost, is merged until none is left.  Two facts make long pieces cheap:
 * any part of a result is the result for that part; and two results stand side
 * by side in the whole's result if the last token of the one and the first of
 * the other, encoded together, stay as they are. */
#ifndef ZH_TOKEN_BPE_H
#define ZH_TOKEN_BPE_H

#include "token/vocab.h"

typedef struct zh_bpe_token {
  uint32_t id;  /* ZH_NO_TOKEN for a byte that no token stands for           */
  uint32_t end; /* where it ends in the piece                                */
} zh_bpe_token;

/* Tokens of a piece, in memory that is used again.  Zeroed is ready. */
typedef struct zh_bpe_list {
  zh_bpe_token *items;
  size_t count;
  size_t cap;
} zh_bpe_list;

typedef struct zh_bpe_memory zh_bpe_memory;

/* What zh_bpe_encode works in, used again too.  Zeroed is ready; one thread
 * at a time. */
typedef struct zh_bpe_work {
  zh_bpe_list window; /* tokens of the window at hand, of the next one       */
  zh_bpe_list next;
  void *large; /* for windows that are long                                  */
  size_t large_len;
  zh_bpe_memory *memory; /* of pairs of tokens                               */
  size_t steps; /* so far: symbols made, merges, moves in a heap             */
} zh_bpe_work;

/* At least `len` bytes of it; NULL when out of memory. */
void *zh_bpe_work_room(zh_bpe_work *work, size_t len);

void zh_bpe_work_deinit(zh_bpe_work *work);
void zh_bpe_list_deinit(zh_bpe_list *list);

/* Replaces *out by the tokens of the piece.  NO_MEMORY, else OK. */
zh_status zh_bpe_encode(const zh_vocab *vocab, zh_str piece, zh_bpe_work *work,
                        zh_bpe_list *out);

#endif
