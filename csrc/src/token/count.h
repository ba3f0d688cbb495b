/* count.h -- how many tokens a text has, without making their ids.  Nine of
 * ten pieces were seen before: a table of what they cost, found by their bytes,
 * answers for them. */
#ifndef ZH_TOKEN_COUNT_H
#define ZH_TOKEN_COUNT_H

#include "token/encoding.h"

enum {
  ZH_COUNT_BUCKETS = 1 << 14, /* of four pieces, 64 bytes                   */
  ZH_COUNT_NOTES = 1 << 15,   /* of longer pieces, four side by side        */
  ZH_COUNT_LONGEST = 1 << 10, /* bytes of these                             */
  ZH_COUNT_KEPT = 1 << 20,    /* bytes of all of these                      */
  ZH_COUNT_IDS = 1 << 13, /* pieces of at most 15 bytes and 4 tokens        */
  ZH_COUNT_BATCH = 512
};

/* A key is a piece of at most 15 bytes, zero-padded, with its length in the
 * low half of the last byte; the count stands in the high half. */
typedef struct zh_count_bucket {
  uint64_t low[4];
  uint64_t high[4];
} zh_count_bucket;

/* Where in `kept` a longer piece stands: how many tokens it has, its length,
 * 16 bits each, and its bytes. */
typedef struct zh_count_note {
  uint32_t mark; /* of its hash                                             */
  uint32_t at;   /* 0: none                                                 */
} zh_count_note;

/* What a short piece is encoded to: its key, with how many tokens in the high
 * half of the last byte. */
typedef struct zh_count_ids {
  uint64_t low;
  uint64_t high; /* 0: empty                                                */
  uint32_t ids[4];
} zh_count_ids;

/* What one thread needs while it works with one encoding. */
struct zh_scratch {
  zh_count_bucket *buckets; /* in `memory`, at a cache line                 */
  zh_count_note *notes;
  uint8_t *kept;
  uint32_t kept_len;
  zh_count_ids *ids; /* NULL until something is encoded                     */
  void *memory;
  uint32_t turn; /* which entry of a full bucket goes next                  */
  uint32_t ends[ZH_COUNT_BATCH];
  zh_bpe_work work;
  zh_bpe_list tokens;
};

/* Lends the calling thread what no other uses now; NULL when out of memory.
 * To be given back. */
zh_scratch *zh_scratch_take(const zh_encoding *encoding);
void zh_scratch_give(const zh_encoding *encoding, zh_scratch *scratch);

/* Adds the tokens of valid UTF-8 without special tokens to *total.  Stops when
 * that is more than `most`. */
zh_status zh_count_text(const zh_encoding *encoding, zh_scratch *scratch,
                        zh_str text, size_t most, size_t *total);

/* Tokens of one piece: a word of the text as the encoding cuts it. */
zh_status zh_count_piece(const zh_encoding *encoding, zh_scratch *scratch,
                         zh_str piece, size_t *count);

/* zh_tokens_count that stops once there are more than `most`. */
zh_status zh_count_upto(const zh_encoding *encoding, zh_str text,
                        const zh_allowed *allowed, size_t most, size_t *out,
                        zh_error *err);

/* Puts the ids of one piece at `out`, which has room for 4 or for as many as
 * the piece has bytes.  Sets *count, which is 0 when the piece is not among
 * those that were kept; then the caller encodes it and calls zh_count_keep. */
void zh_count_recall(zh_scratch *scratch, zh_str piece, uint32_t *out,
                     size_t *count);
void zh_count_keep(zh_scratch *scratch, zh_str piece, const uint32_t *ids,
                   size_t count);

/* `text` with what is no UTF-8 replaced: itself when there is none such, else
 * a copy at *made, to be freed; ptr NULL when out of memory. */
zh_str zh_count_repair(zh_str text, char **made);

#endif
