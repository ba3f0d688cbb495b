/* call/ledger_table.h -- what the ledger adds up: numbers of attempts, by who
 * made them, where, and how they ended.  The same table holds what this
 * process saw and what a query groups; the columns of the file are the first
 * of its numbers.  Knows no file and no thread. */
#ifndef ZH_LEDGER_TABLE_H
#define ZH_LEDGER_TABLE_H

#include "base/mem.h"

/* Numbers of one attempt that add up; in the file a column each, and null
 * where nobody said. */
#define ZH_LEDGER_COLUMNS(X)                                                   \
  X(REQUESTS, "requests") /* 1: the last attempt of its call                */ \
  X(ANSWERED, "answered")                                                      \
  X(FAILED, "failed")                                                          \
  X(CANCELED, "canceled")                                                      \
  X(FALLBACKS, "fallbacks") /* answered by another than the first choice    */ \
  X(REFUSED, "refused")                                                        \
  X(ESTIMATES, "estimates") /* of its cost                                  */ \
  X(UNPRICED, "unpriced")                                                      \
  X(PUSD, "pusd")                                                              \
  X(PROMPT, "prompt")                                                          \
  X(COMPLETION, "completion")                                                  \
  X(CACHED, "cached")                                                          \
  X(CACHE_WRITE, "cache_write")                                                \
  X(CACHE_WRITE_1H, "cache_write_1h")                                          \
  X(REASONING, "reasoning")                                                    \
  X(AUDIO_PROMPT, "audio_prompt")                                              \
  X(AUDIO_COMPLETION, "audio_completion")                                      \
  X(IMAGE_PROMPT, "image_prompt")                                              \
  X(IMAGE_COMPLETION, "image_completion")                                      \
  X(CITATION, "citation")                                                      \
  X(SEARCHES, "searches")                                                      \
  X(STARTED, "started") /* 1: content came, so ttft_us is known             */ \
  X(TTFT_US, "ttft_us")                                                        \
  X(DURATION_US, "duration_us")

#define ZH_LEDGER_NUMBER(name, column) ZH_LEDGER_##name,
typedef enum zh_ledger_number {
  ZH_LEDGER_COLUMNS(ZH_LEDGER_NUMBER) ZH_LEDGER_COLUMN_COUNT,
  ZH_LEDGER_ATTEMPTS = ZH_LEDGER_COLUMN_COUNT,
  ZH_LEDGER_SCORED,
  ZH_LEDGER_SCORE_MICRO, /* sum of scores, in millionths                    */
  ZH_LEDGER_ELSEWHERE,   /* 1e-12 USD, had it all gone to another model     */
  ZH_LEDGER_ASTRAY,      /* answers whose cost there is not known           */
  ZH_LEDGER_NUMBERS
} zh_ledger_number;

/* Texts that an attempt is told apart by. */
#define ZH_LEDGER_TEXT_MAP(X)                                                  \
  X(GROUP, "model_group")                                                      \
  X(DEPLOYMENT, "deployment")                                                  \
  X(PROVIDER, "provider")                                                      \
  X(MODEL, "model")                                                            \
  X(KEY, "key_alias")                                                          \
  X(TAGS, "tags") /* a list as JSON, "" for none                            */

#define ZH_LEDGER_TEXT(name, column) ZH_LEDGER_##name,
typedef enum zh_ledger_text {
  ZH_LEDGER_TEXT_MAP(ZH_LEDGER_TEXT) ZH_LEDGER_TEXT_COLUMNS,
  ZH_LEDGER_LABEL = ZH_LEDGER_TEXT_COLUMNS, /* of feedback                   */
  ZH_LEDGER_TEXTS
} zh_ledger_text;

/* Requests at whose input tokens prices step up, so that a sum of one class
 * can be priced like its parts. */
#define ZH_LEDGER_SIZES(X)                                                     \
  X(32000) X(128000) X(200000) X(256000) X(272000) X(512000)

uint8_t zh_ledger_size(int64_t prompt);

/* A number of input tokens that is in this class. */
int64_t zh_ledger_length(uint8_t size);

#define ZH_LEDGER_ANY 0xff /* an outcome that no attempt has                */

typedef struct zh_ledger_key {
  zh_str text[ZH_LEDGER_TEXTS];
  int32_t day; /* since 1970-01-01, UTC                                     */
  uint8_t size;
  uint8_t outcome; /* zh_status                                             */
} zh_ledger_key;

typedef struct zh_ledger_cell {
  zh_ledger_key key;
  uint64_t hash;
  int64_t n[ZH_LEDGER_NUMBERS];
} zh_ledger_cell;

/* Zeroed but for most: how many cells there are before some are put together.
 */
typedef struct zh_ledger_table {
  zh_arena arena; /* texts                                                  */
  zh_ledger_cell *cells;
  uint32_t *slots; /* index of a cell plus 1, or 0                          */
  size_t count;
  size_t cap;
  size_t most;
} zh_ledger_table;

void zh_ledger_table_deinit(zh_ledger_table *table);

/* The cell of this key, made if need be (its texts are copied).  Where there
 * are too many, one without tags, then one of nothing but its outcome.  NULL
 * when out of memory.  Valid until the next call of this. */
zh_ledger_cell *zh_ledger_table_at(zh_ledger_table *table,
                                   const zh_ledger_key *key);

/* Adds numbers that are not negative. */
void zh_ledger_cell_add(zh_ledger_cell *cell,
                        const int64_t n[ZH_LEDGER_COLUMN_COUNT]);

#endif
