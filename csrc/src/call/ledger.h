/* call/ledger.h -- the book of a router's attempts: what each one took, cost,
 * and how it ended.  Sums are kept in memory always; with a path every
 * attempt is also a row of a file.  The I/O thread adds, anybody asks. */
#ifndef ZH_LEDGER_H
#define ZH_LEDGER_H

#include "call/ledger_store.h"

typedef struct zh_ledger zh_ledger;

/* A new book; path "" for one in memory.  CONFIG when the file is no good. */
zh_status zh_ledger_new(zh_str path, zh_ledger **out, zh_error *err);
void zh_ledger_free(zh_ledger *ledger);

/* Its file, or NULL; its path, "" without one. */
zh_ledger_store *zh_ledger_file_store(const zh_ledger *ledger);
zh_str zh_ledger_path(const zh_ledger *ledger);

/* A number for a call, unlike that of any other, in any process.  I/O
 * thread. */
uint64_t zh_ledger_next_id(void);

/* Adds an attempt; the row is copied.  Does not wait, cannot fail: what does
 * not fit into memory is missing from the sums. */
void zh_ledger_add(zh_ledger *ledger, const zh_ledger_row *row);

/* Notes what somebody thought of a call, named by its id or its provider's
 * reply.  INVALID when nobody knows it.  about (may be NULL) gets whose call it
 * was, copied into the arena; provider "" when memory does not know it any
 * more.  Not on the I/O thread. */
zh_status zh_ledger_note(zh_ledger *ledger, zh_str call, double score,
                         zh_str label, zh_arena *arena, zh_ledger_key *about,
                         zh_error *err);

/* Adds what memory knows of the days of a range to `table`: attempts, or what
 * was thought of them. */
zh_status zh_ledger_recall(zh_ledger *ledger, const zh_ledger_range *range,
                           bool scores, zh_ledger_table *table, zh_error *err);

/* --- the process -------------------------------------------------------- */

void zh_ledger_before_fork(void);
void zh_ledger_after_fork(bool in_child);

#endif
