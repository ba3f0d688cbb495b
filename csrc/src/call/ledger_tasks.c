/* SPDX-License-Identifier: Apache-2.0 */
/* What people thought of answers, by task: which model is good enough, and of
 * those the cheapest. */
#include "call/ledger_query.h"

#include "base/error.h"

#include <stdio.h>
#include <stdlib.h>

/* --- sums by task and model --------------------------------------------- */

zh_str zh_ledger_task(const zh_ledger_key *key, zh_arena *arena) {
  if (key->text[ZH_LEDGER_LABEL].len > 0)
    return key->text[ZH_LEDGER_LABEL];
  zh_str task = zh_ledger_tag(key->text[ZH_LEDGER_TAGS], ZH_S("task:"), arena);
  return task.ptr && task.len == 0 ? key->text[ZH_LEDGER_GROUP] : task;
}

static zh_status ledger_tasks_add(const zh_ledger_query *query,
                                  const zh_ledger_cell *cell,
                                  zh_ledger_table *table) {
  zh_ledger_key key = {.outcome = ZH_LEDGER_ANY};
  zh_arena arena = {0};
  zh_status st = ZH_OK;
  for (size_t i = 0; i < ZH_LEDGER_TEXTS; i++)
    key.text[i] = ZH_S("");
  key.text[ZH_LEDGER_PROVIDER] = cell->key.text[ZH_LEDGER_PROVIDER];
  key.text[ZH_LEDGER_MODEL] = cell->key.text[ZH_LEDGER_MODEL];
  key.text[ZH_LEDGER_LABEL] = zh_ledger_task(&cell->key, &arena);
  if (!key.text[ZH_LEDGER_LABEL].ptr) {
    st = ZH_NO_MEMORY;
  } else if (!query->task.ptr ||
             zh_str_is(query->task, key.text[ZH_LEDGER_LABEL])) {
    zh_ledger_cell *into = zh_ledger_table_at(table, &key);
    for (size_t i = 0; into && i < ZH_LEDGER_NUMBERS; i++)
      into->n[i] += cell->n[i];
    st = into ? ZH_OK : ZH_NO_MEMORY;
  }
  zh_arena_deinit(&arena);
  return st;
}

/* --- which is best ------------------------------------------------------ */

typedef struct ledger_tasks_row {
  const zh_ledger_cell *cell;
  bool is_viable;
  int64_t each_pusd; /* of one call; -1: not known                          */
} ledger_tasks_row;

static ledger_tasks_row ledger_tasks_judge(const zh_ledger_query *query,
                                           const zh_ledger_cell *cell) {
  const int64_t *n = cell->n;
  int64_t scored = n[ZH_LEDGER_SCORED];
  int64_t priced = scored - n[ZH_LEDGER_UNPRICED];
  ledger_tasks_row row = {cell, false, -1};
  if (priced > 0)
    row.each_pusd = n[ZH_LEDGER_PUSD] / priced;
  row.is_viable = scored > 0 && scored >= query->min_count &&
                  (double)n[ZH_LEDGER_SCORE_MICRO] >=
                      query->min_score * 1e6 * (double)scored - 0.5;
  return row;
}

static int ledger_tasks_text_order(zh_str a, zh_str b) {
  size_t len = a.len < b.len ? a.len : b.len;
  int order = len ? memcmp(a.ptr, b.ptr, len) : 0;
  return order ? order : (a.len > b.len) - (a.len < b.len);
}

/* Task by task; those that will do first, the cheapest of them first. */
static int ledger_tasks_order(const void *a, const void *b) {
  const ledger_tasks_row *x = a, *y = b;
  int by_task = ledger_tasks_text_order(x->cell->key.text[ZH_LEDGER_LABEL],
                                        y->cell->key.text[ZH_LEDGER_LABEL]);
  bool x_known = x->each_pusd >= 0, y_known = y->each_pusd >= 0;
  if (by_task)
    return by_task;
  if (x->is_viable != y->is_viable)
    return y->is_viable - x->is_viable;
  if (x_known != y_known)
    return y_known - x_known;
  if (x->each_pusd != y->each_pusd)
    return x->each_pusd < y->each_pusd ? -1 : 1;
  return ledger_tasks_text_order(x->cell->key.text[ZH_LEDGER_MODEL],
                                 y->cell->key.text[ZH_LEDGER_MODEL]);
}

static ledger_tasks_row *ledger_tasks_sorted(const zh_ledger_query *query,
                                             const zh_ledger_table *table) {
  ledger_tasks_row *rows = zh_alloc((table->count + 1) * sizeof(*rows));
  for (size_t i = 0; rows && i < table->count; i++)
    rows[i] = ledger_tasks_judge(query, &table->cells[i]);
  if (rows)
    qsort(rows, table->count, sizeof(*rows), ledger_tasks_order);
  return rows;
}

/* --- as JSON ------------------------------------------------------------ */

static void ledger_tasks_put_row(zh_writer *w, const ledger_tasks_row *row) {
  const int64_t *n = row->cell->n;
  int64_t scored = n[ZH_LEDGER_SCORED];
  zh_write_object(w);
  zh_put_str(w, "provider", row->cell->key.text[ZH_LEDGER_PROVIDER]);
  zh_put_str(w, "model", row->cell->key.text[ZH_LEDGER_MODEL]);
  zh_put_int(w, "scored", scored);
  zh_ledger_put_share(w, "score", n[ZH_LEDGER_SCORE_MICRO], scored * 1000000);
  zh_put_usd(w, "cost_each", row->each_pusd);
  zh_put_bool(w, "viable", row->is_viable);
  zh_write_end(w);
}

/* A task is the rows from `rows` on that have its name; returns how many. */
static size_t ledger_tasks_put(zh_writer *w, const ledger_tasks_row *rows,
                               size_t count) {
  zh_str task = rows->cell->key.text[ZH_LEDGER_LABEL];
  size_t same = 0;
  while (same < count &&
         zh_str_is(rows[same].cell->key.text[ZH_LEDGER_LABEL], task))
    same++;
  zh_write_object(w);
  zh_put_str(w, "task", task);
  zh_write_key(w, "cheapest");
  if (rows->is_viable && rows->each_pusd >= 0)
    ledger_tasks_put_row(w, rows);
  else
    zh_write_null(w);
  zh_write_key(w, "models");
  zh_write_array(w);
  for (size_t i = 0; i < same; i++)
    ledger_tasks_put_row(w, &rows[i]);
  zh_write_end(w);
  zh_write_end(w);
  return same;
}

static void ledger_tasks_put_all(zh_writer *w, const ledger_tasks_row *rows,
                                 size_t count) {
  zh_write_array(w);
  for (size_t i = 0; i < count;)
    i += ledger_tasks_put(w, rows + i, count - i);
  zh_write_end(w);
}

static void ledger_tasks_put_text(zh_buf *out, const ledger_tasks_row *rows,
                                  size_t count) {
  zh_buf_printf(out, "%-24s  %-40s%8s%8s%14s\n", "task", "model", "scored",
                "score", "USD each");
  for (size_t i = 0; i < count; i++) {
    const zh_ledger_key *key = &rows[i].cell->key;
    int64_t scored = rows[i].cell->n[ZH_LEDGER_SCORED];
    int64_t mille =
        rows[i].cell->n[ZH_LEDGER_SCORE_MICRO] / 1000 / (scored ? scored : 1);
    int64_t micro = rows[i].each_pusd / 1000000;
    int left = (int)key->text[ZH_LEDGER_PROVIDER].len + 1;
    zh_buf_printf(out, "%-24.*s  %.*s/%-*.*s%8lld%4lld.%03lld",
                  (int)key->text[ZH_LEDGER_LABEL].len,
                  key->text[ZH_LEDGER_LABEL].ptr, left - 1,
                  key->text[ZH_LEDGER_PROVIDER].ptr, left < 39 ? 40 - left : 1,
                  (int)key->text[ZH_LEDGER_MODEL].len,
                  key->text[ZH_LEDGER_MODEL].ptr, (long long)scored,
                  (long long)(mille / 1000), (long long)(mille % 1000));
    if (rows[i].each_pusd < 0)
      zh_buf_printf(out, "%14s", "-");
    else
      zh_buf_printf(out, "%7lld.%06lld", (long long)(micro / 1000000),
                    (long long)(micro % 1000000));
    zh_buf_puts(out, rows[i].is_viable ? "\n" : "  not good enough\n");
  }
}

/* --- public --- */

zh_status zh_ledger_teach(zh_ledger *ledger, const zh_ledger_query *query,
                          zh_routing *routing, zh_error *err) {
  zh_ledger_answer cells;
  zh_ledger_table sums = {.most = SIZE_MAX / 2};
  char model[256];
  zh_status st = zh_ledger_query_cells(ledger, query, true, &cells, err);
  for (size_t i = 0; i < cells.table.count && st == ZH_OK; i++)
    if (ledger_tasks_add(query, &cells.table.cells[i], &sums) != ZH_OK)
      st = zh_error_memory(err);
  for (size_t i = 0; i < sums.count && st == ZH_OK; i++) {
    const zh_ledger_cell *cell = &sums.cells[i];
    zh_str provider = cell->key.text[ZH_LEDGER_PROVIDER];
    zh_str name = cell->key.text[ZH_LEDGER_MODEL];
    int len = snprintf(model, sizeof model, "%.*s/%.*s", (int)provider.len,
                       provider.ptr, (int)name.len, name.ptr);
    if (len > 0 && (size_t)len < sizeof model)
      zh_routing_grade(routing, cell->key.text[ZH_LEDGER_LABEL],
                       (zh_str){model, (size_t)len},
                       (double)cell->n[ZH_LEDGER_SCORED],
                       (double)cell->n[ZH_LEDGER_SCORE_MICRO] / 1e6);
  }
  zh_ledger_table_deinit(&sums);
  zh_ledger_table_deinit(&cells.table);
  return st;
}

zh_status zh_ledger_show_tasks(zh_ledger *ledger, const zh_ledger_query *query,
                               zh_buf *out, zh_error *err) {
  zh_ledger_answer cells;
  zh_ledger_table sums = {.most = SIZE_MAX / 2};
  ledger_tasks_row *rows = NULL;
  zh_writer w;
  zh_writer_init(&w, out, NULL, NULL);
  zh_status st = zh_ledger_query_cells(ledger, query, true, &cells, err);
  for (size_t i = 0; i < cells.table.count && st == ZH_OK; i++)
    if (ledger_tasks_add(query, &cells.table.cells[i], &sums) != ZH_OK)
      st = zh_error_memory(err);
  if (st == ZH_OK && !(rows = ledger_tasks_sorted(query, &sums)))
    st = zh_error_memory(err);
  if (st == ZH_OK && query->as_text)
    ledger_tasks_put_text(out, rows, sums.count);
  else if (st == ZH_OK)
    ledger_tasks_put_all(&w, rows, sums.count);
  if (st == ZH_OK && zh_writer_status(&w) != ZH_OK)
    st = zh_error_memory(err);
  zh_free(rows);
  zh_ledger_table_deinit(&sums);
  zh_ledger_table_deinit(&cells.table);
  return st;
}
