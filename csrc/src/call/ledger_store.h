/* call/ledger_store.h -- rows on their way to a ledger file: a bounded queue
 * and the one thread of the process that writes, in batches.  Whoever posts a
 * row never waits; when the file cannot be written rows are kept up to a
 * limit, and then counted as lost.  A path has one store, however many
 * routers name it.
 *
 * A fork closes all files first, in the parent, so that nothing of SQLite
 * crosses it; both sides open them again when they need them. */
#ifndef ZH_LEDGER_STORE_H
#define ZH_LEDGER_STORE_H

#include "call/ledger_file.h"

typedef struct zh_ledger_store zh_ledger_store;

/* Opens the file once, to say now what is wrong with it.  Any thread but the
 * I/O thread. */
zh_status zh_ledger_store_open(zh_str path, zh_ledger_store **out,
                               zh_error *err);

/* Lets go of it; what is queued is still written.  Any thread. */
void zh_ledger_store_unref(zh_ledger_store *store);

/* Copies a row into the queue; false when it is lost.  Any thread. */
bool zh_ledger_store_post(zh_ledger_store *store, const zh_ledger_row *row);

typedef struct zh_ledger_state {
  uint64_t written;
  uint64_t queued;
  uint64_t lost;
  uint64_t untold; /* of those lost, what the file does not tell yet        */
  char error[256]; /* why nothing can be written now, "" when all is well   */
} zh_ledger_state;

void zh_ledger_store_state(zh_ledger_store *store, zh_ledger_state *out);

/* Waits until what was posted is written, or cannot be, at most wait_ms. */
void zh_ledger_store_flush(zh_ledger_store *store, int wait_ms);

/* Opens the file to read; to be given back, soon: a fork waits for it. */
zh_status zh_ledger_store_read(const char *path, zh_ledger_file **out,
                               zh_error *err);
void zh_ledger_store_read_end(zh_ledger_file *file);

/* --- the process -------------------------------------------------------- */

/* Writes what is queued, as far as that goes, and ends the thread. */
void zh_ledger_store_end(void);

void zh_ledger_store_before_fork(void);
void zh_ledger_store_after_fork(bool in_child);

#endif
