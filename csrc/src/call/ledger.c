/* SPDX-License-Identifier: Apache-2.0 */
/* One mutex guards the sums of all routers: it is held for a look-up, or to
 * copy them. */
#include "call/ledger.h"

#include "base/clock.h"
#include "base/error.h"
#include "call/generation.h"

#include <math.h>
#include <stdatomic.h>

#define LEDGER_CELLS  8192
#define LEDGER_RECENT 1024 /* calls that feedback finds in memory */
#define LEDGER_FIRST  64
#define LEDGER_REPLY  48

/* A call that ended, for feedback. */
typedef struct ledger_recent {
  uint64_t call;
  uint32_t cell;
  uint8_t reply_len;
  char reply[LEDGER_REPLY]; /* the provider's id, if it is not longer         */
  int64_t pusd;             /* -1: not known                                  */
} ledger_recent;

struct zh_ledger {
  char *path;
  zh_ledger_store *store;
  unsigned generation;
  zh_ledger_table sums;
  zh_ledger_table scores;
  ledger_recent *recent; /* the newest LEDGER_RECENT, in a ring              */
  size_t recent_cap;
  uint64_t recent_count; /* ever                                             */
};

static zh_mutex ledger_mutex = ZH_MUTEX_INIT;

/* What a fork's child has of its parent's sums is not its own. */
static void ledger_lock(zh_ledger *ledger) {
  zh_mutex_lock(&ledger_mutex);
  if (ledger->generation == zh_generation())
    return;
  ledger->generation = zh_generation();
  zh_ledger_table_deinit(&ledger->sums);
  zh_ledger_table_deinit(&ledger->scores);
  ledger->recent_count = 0;
}

/* --- memory ------------------------------------------------------------- */

static ledger_recent *ledger_slot(zh_ledger *ledger) {
  size_t cap = ledger->recent_cap ? 2 * ledger->recent_cap : LEDGER_FIRST;
  if (ledger->recent_count == ledger->recent_cap && cap <= LEDGER_RECENT) {
    ledger_recent *grown =
        zh_realloc(ledger->recent, cap * sizeof(*ledger->recent));
    if (!grown)
      return NULL;
    ledger->recent = grown;
    ledger->recent_cap = cap;
  }
  return &ledger->recent[ledger->recent_count++ % ledger->recent_cap];
}

static void ledger_remember(zh_ledger *ledger, const zh_ledger_row *row,
                            const zh_ledger_cell *cell) {
  ledger_recent *slot = ledger_slot(ledger);
  if (!slot)
    return;
  slot->call = row->call;
  slot->cell = (uint32_t)(cell - ledger->sums.cells);
  slot->pusd = row->n[ZH_LEDGER_PUSD];
  slot->reply_len =
      row->reply.len <= LEDGER_REPLY ? (uint8_t)row->reply.len : 0;
  if (slot->reply_len)
    memcpy(slot->reply, row->reply.ptr, slot->reply_len);
}

static const ledger_recent *ledger_find(const zh_ledger *ledger, zh_str name) {
  uint64_t call = zh_ledger_id_of(name);
  size_t count = ledger->recent_count < ledger->recent_cap
                     ? (size_t)ledger->recent_count
                     : ledger->recent_cap;
  for (size_t i = 0; i < count; i++) {
    const ledger_recent *at = &ledger->recent[i];
    if (call ? at->call == call
             : zh_str_is(name, (zh_str){at->reply, at->reply_len}))
      return at;
  }
  return NULL;
}

static int32_t ledger_day(int64_t unix_ms) {
  return (int32_t)(unix_ms / 86400000);
}

/* The opinion, on the sums of the attempt that ended the call. */
static bool ledger_add_score(zh_ledger *ledger, const ledger_recent *call,
                             const zh_ledger_row *row) {
  zh_ledger_key key = ledger->sums.cells[call->cell].key;
  key.text[ZH_LEDGER_LABEL] = row->text[ZH_LEDGER_LABEL];
  key.text[ZH_LEDGER_DEPLOYMENT] = key.text[ZH_LEDGER_KEY] = ZH_S("");
  key.day = ledger_day(row->at_ms);
  key.size = 0;
  key.outcome = ZH_LEDGER_ANY;
  zh_ledger_cell *cell = zh_ledger_table_at(&ledger->scores, &key);
  if (!cell)
    return false;
  cell->n[ZH_LEDGER_SCORED]++;
  cell->n[ZH_LEDGER_SCORE_MICRO] += (int64_t)lround(row->score * 1e6);
  if (call->pusd >= 0)
    cell->n[ZH_LEDGER_PUSD] += call->pusd;
  else
    cell->n[ZH_LEDGER_UNPRICED]++;
  return true;
}

/* --- public --- */

zh_status zh_ledger_new(zh_str path, zh_ledger **out, zh_error *err) {
  zh_ledger *ledger = zh_alloc_zero(sizeof(*ledger));
  *out = NULL;
  if (ledger)
    ledger->path = zh_alloc(path.len + 1);
  if (!ledger || !ledger->path) {
    zh_free(ledger);
    return zh_error_memory(err);
  }
  if (path.len > 0)
    memcpy(ledger->path, path.ptr, path.len);
  ledger->path[path.len] = '\0';
  ledger->generation = zh_generation();
  ledger->sums.most = ledger->scores.most = LEDGER_CELLS;
  if (path.len > 0) {
    zh_status st = zh_ledger_store_open(path, &ledger->store, err);
    if (st != ZH_OK) {
      zh_ledger_free(ledger);
      return st;
    }
  }
  *out = ledger;
  return ZH_OK;
}

void zh_ledger_free(zh_ledger *ledger) {
  if (!ledger)
    return;
  if (ledger->store)
    zh_ledger_store_unref(ledger->store);
  zh_ledger_table_deinit(&ledger->sums);
  zh_ledger_table_deinit(&ledger->scores);
  zh_free(ledger->recent);
  zh_free(ledger->path);
  zh_free(ledger);
}

zh_ledger_store *zh_ledger_file_store(const zh_ledger *ledger) {
  return ledger->store;
}

zh_str zh_ledger_path(const zh_ledger *ledger) {
  return zh_str_of(ledger->path);
}

/* Neighbours of a random number, stirred: the kernel is asked once. */
uint64_t zh_ledger_next_id(void) {
  static uint64_t seed;
  static uint64_t count;
  static unsigned generation;
  if (!seed || generation != zh_generation()) {
    seed = zh_clock_system.random(NULL) | 1;
    generation = zh_generation();
  }
  uint64_t id = seed + ++count * 0x9e3779b97f4a7c15u;
  id = (id ^ id >> 30) * 0xbf58476d1ce4e5b9u;
  id = (id ^ id >> 27) * 0x94d049bb133111ebu;
  return (id ^ id >> 31) | 1;
}

void zh_ledger_add(zh_ledger *ledger, const zh_ledger_row *row) {
  zh_ledger_key key;
  memcpy(key.text, row->text, sizeof(key.text));
  key.day = ledger_day(row->at_ms);
  key.size = zh_ledger_size(row->n[ZH_LEDGER_PROMPT]);
  key.outcome = (uint8_t)row->outcome;
  ledger_lock(ledger);
  zh_ledger_cell *cell = zh_ledger_table_at(&ledger->sums, &key);
  if (cell)
    zh_ledger_cell_add(cell, row->n);
  if (cell && row->n[ZH_LEDGER_REQUESTS] > 0)
    ledger_remember(ledger, row, cell);
  zh_mutex_unlock(&ledger_mutex);
  if (ledger->store)
    zh_ledger_store_post(ledger->store, row);
}

/* Looks in the file for a call that memory does not know. */
static zh_status ledger_look(zh_ledger *ledger, zh_str name, uint64_t *out,
                             zh_error *err) {
  zh_ledger_file *file;
  *out = 0;
  if (!ledger->store)
    return ZH_OK;
  zh_ledger_store_flush(ledger->store, 1000);
  zh_status st = zh_ledger_store_read(ledger->path, &file, err);
  if (st != ZH_OK)
    return st;
  st = zh_ledger_file_find(file, name, out, err);
  zh_ledger_store_read_end(file);
  return st;
}

/* Whose call it was, in memory of the caller's. */
static bool ledger_tell(const zh_ledger *ledger, const ledger_recent *call,
                        zh_str label, zh_arena *arena, zh_ledger_key *about) {
  bool good = true;
  for (size_t i = 0; i < ZH_LEDGER_TEXTS; i++)
    about->text[i] = ZH_S("");
  for (size_t i = 0; call && i < ZH_LEDGER_TEXTS; i++) {
    about->text[i] =
        zh_arena_str(arena, ledger->sums.cells[call->cell].key.text[i]);
    good = good && about->text[i].ptr;
  }
  about->text[ZH_LEDGER_LABEL] = label;
  return good;
}

zh_status zh_ledger_note(zh_ledger *ledger, zh_str call, double score,
                         zh_str label, zh_arena *arena, zh_ledger_key *about,
                         zh_error *err) {
  zh_ledger_row row = {.is_feedback = true,
                       .score = score,
                       .at_ms = zh_clock_unix_ms(&zh_clock_system)};
  for (size_t i = 0; i < ZH_LEDGER_TEXTS; i++)
    row.text[i] = ZH_S("");
  row.text[ZH_LEDGER_LABEL] = label;
  ledger_lock(ledger);
  const ledger_recent *known = call.len ? ledger_find(ledger, call) : NULL;
  bool is_added = !known || ledger_add_score(ledger, known, &row);
  if (about && !ledger_tell(ledger, known, label, arena, about))
    is_added = false;
  row.call = known ? known->call : 0;
  zh_mutex_unlock(&ledger_mutex);
  if (!is_added)
    return zh_error_memory(err);
  if (!row.call && call.len) {
    zh_status st = ledger_look(ledger, call, &row.call, err);
    if (st != ZH_OK)
      return st;
  }
  if (!row.call)
    return zh_error_field(err, ZH_INVALID, "call",
                          "the ledger knows no such call; without a file it "
                          "knows the last %d",
                          LEDGER_RECENT);
  if (ledger->store && !zh_ledger_store_post(ledger->store, &row))
    return zh_error_field(err, ZH_SYSTEM, "ledger",
                          "ledger: too much waits to be written");
  return ZH_OK;
}

static zh_status ledger_copy(const zh_ledger_table *from,
                             const zh_ledger_range *range,
                             zh_ledger_table *table) {
  int32_t since = ledger_day(range->since_ms);
  int32_t until = ledger_day(range->until_ms - 1);
  for (size_t i = 0; i < from->count; i++) {
    const zh_ledger_cell *cell = &from->cells[i];
    if (cell->key.day < since || cell->key.day > until)
      continue;
    zh_ledger_cell *into = zh_ledger_table_at(table, &cell->key);
    if (!into)
      return ZH_NO_MEMORY;
    for (size_t j = 0; j < ZH_LEDGER_NUMBERS; j++)
      into->n[j] += cell->n[j];
  }
  return ZH_OK;
}

zh_status zh_ledger_recall(zh_ledger *ledger, const zh_ledger_range *range,
                           bool scores, zh_ledger_table *table, zh_error *err) {
  ledger_lock(ledger);
  zh_status st =
      ledger_copy(scores ? &ledger->scores : &ledger->sums, range, table);
  zh_mutex_unlock(&ledger_mutex);
  return st == ZH_OK ? ZH_OK : zh_error_memory(err);
}

void zh_ledger_before_fork(void) {
  zh_mutex_lock(&ledger_mutex);
  zh_ledger_store_before_fork();
}

void zh_ledger_after_fork(bool in_child) {
  zh_ledger_store_after_fork(in_child);
  if (in_child)
    ledger_mutex = (zh_mutex)ZH_MUTEX_INIT;
  else
    zh_mutex_unlock(&ledger_mutex);
}
