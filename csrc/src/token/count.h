/* count.h -- how many tokens a text has, without making their ids.  Nine of
 * ten pieces were seen before: a table of what they cost, found by their bytes,
 * answers for them. */
#ifndef ZH_TOKEN_COUNT_H
#define ZH_TOKEN_COUNT_H

#include "token/encoding.h"

enum {
  ZH_COUNT_BUCKETS = 1 << 14, /* at most, of four pieces, 64 bytes          */
  ZH_COUNT_NOTES = 1 << 15,   /* at most, of longer pieces, four together   */
  ZH_COUNT_LONGEST = 1 << 10, /* bytes of these                             */
  ZH_COUNT_KEPT = 1 << 21,    /* bytes of all of these, and their ids       */
  ZH_COUNT_IDS = 4,           /* of a piece in a bucket                     */
  ZH_COUNT_BATCH = 512,
  ZH_COUNT_AHEAD = 32 /* pieces whose memory comes side by side             */
};

/* A key is a piece of at most 15 bytes, zero-padded, with its length in the
 * low half of the last byte; the count stands in the high half. */
typedef struct zh_count_bucket {
  uint64_t low[4];
  uint64_t high[4];
} zh_count_bucket;

/* Where in `kept` a longer piece stands: how many tokens it has, its length,
 * 16 bits each, its bytes, and once something was encoded its ids. */
typedef struct zh_count_note {
  uint32_t mark; /* of its hash                                             */
  uint32_t at;   /* 0: none                                                 */
} zh_count_note;

/* The ids of the four pieces of a bucket, unless a piece has more. */
typedef struct zh_count_ids {
  uint32_t ids[4][ZH_COUNT_IDS];
} zh_count_ids;

/* Ids that were found, to be freed by whoever asked. */
typedef struct zh_ids {
  uint32_t *items;
  size_t count;
  size_t cap;
} zh_ids;

/* What one thread needs while it works with one encoding. */
struct zh_scratch {
  zh_count_bucket *buckets; /* in `memory`, at a cache line                 */
  zh_count_note *notes;
  uint32_t bucket_mask; /* how many there are by now, less one              */
  uint32_t note_mask;
  uint32_t bucket_items; /* pieces that came into them                      */
  uint32_t note_items;
  uint8_t *kept;
  uint32_t kept_len;
  zh_count_ids *ids; /* one for each bucket; NULL until something is encoded */
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

/* In count_batch.c: adds the tokens of the first `pieces` of scratch->ends,
 * which start at `from`, to *total. */
zh_status zh_count_batch(const zh_encoding *encoding, zh_scratch *scratch,
                         zh_str text, size_t from, size_t pieces,
                         size_t *total);

/* The same with their ids, which are appended; scratch->ids is there. */
zh_status zh_count_batch_ids(const zh_encoding *encoding, zh_scratch *scratch,
                             zh_str text, size_t from, size_t pieces,
                             zh_ids *ids);

/* In count_grow.c: tables to start with, and more room once they are half
 * full.  What is in them stays. */
void zh_count_start(zh_scratch *scratch);
void zh_count_grow_buckets(zh_scratch *scratch);
void zh_count_grow_notes(zh_scratch *scratch);

/* In count_ahead.c: begins to look for pieces that the table does not hold,
 * whose numbers are `missed`.  The first of all starts at `at`. */
void zh_count_ahead(const zh_vocab *vocab, zh_str text, size_t at,
                    const uint32_t *ends, const uint8_t *missed, size_t count);

/* Tokens of one piece: a word of the text as the encoding cuts it. */
zh_status zh_count_piece(const zh_encoding *encoding, zh_scratch *scratch,
                         zh_str piece, size_t *count);

/* Appends the ids of one piece; scratch->ids is there. */
zh_status zh_count_piece_ids(const zh_encoding *encoding, zh_scratch *scratch,
                             zh_str piece, zh_ids *ids);

/* The same for a piece of up to ZH_COUNT_LONGEST bytes and no bucket, with its
 * zh_vocab_hash. */
zh_status zh_count_noted(const zh_encoding *encoding, zh_scratch *scratch,
                         zh_str piece, uint64_t hash, size_t *count);
zh_status zh_count_noted_ids(const zh_encoding *encoding, zh_scratch *scratch,
                             zh_str piece, uint64_t hash, zh_ids *ids);

/* zh_tokens_count that stops once there are more than `most`. */
zh_status zh_count_upto(const zh_encoding *encoding, zh_str text,
                        const zh_allowed *allowed, size_t most, size_t *out,
                        zh_error *err);

/* Appends the ids of valid UTF-8 without special tokens. */
zh_status zh_count_encode(const zh_encoding *encoding, zh_scratch *scratch,
                          zh_str text, zh_ids *ids);

/* Makes room for more ids; false when out of memory. */
bool zh_ids_room(zh_ids *ids, size_t more);

/* `text` with what is no UTF-8 replaced: itself when there is none such, else
 * a copy at *made, to be freed; ptr NULL when out of memory. */
zh_str zh_count_repair(zh_str text, char **made);

#endif
