/* call/ledger_file.h -- the ledger as a SQLite file: one row an attempt, one
 * row a feedback, in write-ahead mode, so that a crash costs at most what was
 * not committed and other processes read and write beside this one.  Never on
 * the I/O thread.  The only files that know SQLite are this one's. */
#ifndef ZH_LEDGER_FILE_H
#define ZH_LEDGER_FILE_H

#include "base/queue.h"
#include "call/ledger_table.h"

/* "zh_" and 16 digits: how a call is called. */
#define ZH_LEDGER_ID_LEN 20
void zh_ledger_id_text(uint64_t id, char out[ZH_LEDGER_ID_LEN]);
uint64_t zh_ledger_id_of(zh_str text); /* 0: it is none                      */

/* One attempt, or what somebody thought of a call. */
typedef struct zh_ledger_row {
  zh_link link; /* first                                                    */
  uint64_t call;
  int64_t at_ms;
  bool is_feedback;
  bool is_stream;
  uint16_t number; /* of the attempt, from 0                                */
  zh_status outcome;
  int http_status;
  double score;
  zh_str text[ZH_LEDGER_TEXTS];
  zh_str error;  /* the code of a failure, "" when none                      */
  zh_str source; /* of the cost                                             */
  zh_str reply;  /* the provider's own id of it                             */
  int64_t n[ZH_LEDGER_COLUMN_COUNT]; /* -1: nobody said                     */
} zh_ledger_row;

typedef struct zh_ledger_file zh_ledger_file;

/* Opens a ledger; where nothing is there it is made if may_make.  CONFIG when
 * it cannot be, or when it is something else: nothing is changed then. */
zh_status zh_ledger_file_open(const char *path, bool may_make,
                              zh_ledger_file **out, zh_error *err);
void zh_ledger_file_close(zh_ledger_file *file);

/* Writes a list of rows in one transaction, and with them how many others
 * were lost: all or nothing. */
zh_status zh_ledger_file_write(zh_ledger_file *file, const zh_link *rows,
                               uint64_t lost, zh_error *err);

typedef struct zh_ledger_range {
  int64_t since_ms;
  int64_t until_ms;
} zh_ledger_range;

/* Adds the attempts of a time to `table` by their full keys; or what was
 * thought of calls then.  *lost is how many rows never came to the file. */
zh_status zh_ledger_file_sum(zh_ledger_file *file, const zh_ledger_range *range,
                             zh_ledger_table *table, uint64_t *lost,
                             zh_error *err);
zh_status zh_ledger_file_scores(zh_ledger_file *file,
                                const zh_ledger_range *range,
                                zh_ledger_table *table, zh_error *err);

/* The call with this id, or with a reply the provider calls so; 0 when there
 * is none. */
zh_status zh_ledger_file_find(zh_ledger_file *file, zh_str id, uint64_t *out,
                              zh_error *err);

#endif
