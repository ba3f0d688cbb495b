/* SPDX-License-Identifier: Apache-2.0 */
/* SQL, all of it.
 *
 *   attempts(call, number, at_ms, texts..., outcome, ..., numbers...)
 *   feedback(call, at_ms, score, label)
 *   lost(at_ms, rows)      rows that were dropped because the disk was full
 */
#include "call/ledger_file.h"

#include "base/clock.h"
#include "base/error.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#define LEDGER_FILE_APP     0x7a686c67 /* "zhlg": what `file` shows of it    */
#define LEDGER_FILE_VERSION 1
#define LEDGER_FILE_BUSY_MS 5000 /* other processes write too               */
#define LEDGER_FILE_CODE    32

#define LEDGER_FILE_DIGITS(number)  #number
#define LEDGER_FILE_NUMBER(number)  LEDGER_FILE_DIGITS(number)
#define LEDGER_FILE_TEXT(n, column) column " TEXT NOT NULL, "
#define LEDGER_FILE_INT(n, column)  ", " column " INTEGER"
#define LEDGER_FILE_NAME(n, column) column ", "
#define LEDGER_FILE_MORE(n, column) ", " column
#define LEDGER_FILE_SUM(n, column)  ", SUM(" column ")"
#define LEDGER_FILE_MARK(n, column) ", ?"
#define LEDGER_FILE_SIZE(above)     "+(COALESCE(prompt,0)>" #above ")"

// clang-format off
static const char ledger_file_schema[] =
    "PRAGMA application_id=" LEDGER_FILE_NUMBER(LEDGER_FILE_APP) ";"
    "PRAGMA user_version=" LEDGER_FILE_NUMBER(LEDGER_FILE_VERSION) ";"
    "CREATE TABLE attempts(id INTEGER PRIMARY KEY, call TEXT NOT NULL, "
    "number INTEGER NOT NULL, at_ms INTEGER NOT NULL, "
    ZH_LEDGER_TEXT_MAP(LEDGER_FILE_TEXT)
    "outcome TEXT NOT NULL, error TEXT, http_status INTEGER, "
    "stream INTEGER NOT NULL, reply TEXT, cost_source TEXT"
    ZH_LEDGER_COLUMNS(LEDGER_FILE_INT) ");"
    "CREATE INDEX attempts_at ON attempts(at_ms);"
    "CREATE INDEX attempts_call ON attempts(call);"
    "CREATE INDEX attempts_reply ON attempts(reply) WHERE reply IS NOT NULL;"
    "CREATE TABLE feedback(id INTEGER PRIMARY KEY, call TEXT NOT NULL, "
    "at_ms INTEGER NOT NULL, score REAL NOT NULL, label TEXT NOT NULL);"
    "CREATE INDEX feedback_at ON feedback(at_ms);"
    "CREATE TABLE lost(at_ms INTEGER NOT NULL, rows INTEGER NOT NULL);";

static const char ledger_file_insert[] =
    "INSERT INTO attempts(call, number, at_ms, "
    ZH_LEDGER_TEXT_MAP(LEDGER_FILE_NAME)
    "outcome, error, http_status, stream, reply, cost_source"
    ZH_LEDGER_COLUMNS(LEDGER_FILE_MORE) ") VALUES(?,?,?"
    ZH_LEDGER_TEXT_MAP(LEDGER_FILE_MARK) ",?,?,?,?,?,?"
    ZH_LEDGER_COLUMNS(LEDGER_FILE_MARK) ")";

static const char ledger_file_sums[] =
    "SELECT " ZH_LEDGER_TEXT_MAP(LEDGER_FILE_NAME)
    "outcome, at_ms/86400000, 0" ZH_LEDGER_SIZES(LEDGER_FILE_SIZE)
    ", COUNT(*)" ZH_LEDGER_COLUMNS(LEDGER_FILE_SUM)
    " FROM attempts WHERE at_ms>=? AND at_ms<?"
    " GROUP BY 1,2,3,4,5,6,7,8,9";
// clang-format on

static const char ledger_file_opinion[] =
    "INSERT INTO feedback(call, at_ms, score, label) VALUES(?,?,?,?)";

static const char ledger_file_loss[] =
    "INSERT INTO lost(at_ms, rows) VALUES(?,?)";

/* A call's opinion belongs to the attempt that ended it. */
static const char ledger_file_scores[] =
    "SELECT a.model_group, a.provider, a.model, a.tags, f.label, COUNT(*), "
    "SUM(f.score), SUM(a.pusd), SUM(a.unpriced) FROM feedback f "
    "JOIN attempts a ON a.call=f.call AND a.requests=1 "
    "WHERE f.at_ms>=? AND f.at_ms<? GROUP BY 1,2,3,4,5";

struct zh_ledger_file {
  sqlite3 *db;
  sqlite3_stmt *insert;
  sqlite3_stmt *opinion;
  sqlite3_stmt *loss;
};

static zh_status ledger_file_fail(sqlite3 *db, const char *doing,
                                  zh_error *err) {
  if (sqlite3_errcode(db) == SQLITE_NOMEM)
    return zh_error_memory(err);
  return zh_error_field(err, ZH_SYSTEM, "ledger", "ledger: %s: %s", doing,
                        sqlite3_errmsg(db));
}

/* --- opening ------------------------------------------------------------ */

static zh_status ledger_file_refuse(const char *path, const char *why,
                                    zh_error *err) {
  return zh_error_field(err, ZH_CONFIG, "config.ledger.path",
                        "ledger %s: %s; nothing was changed", path, why);
}

/* The whole number that a statement gives. */
static int ledger_file_ask(sqlite3 *db, const char *sql, int64_t *out) {
  sqlite3_stmt *stmt;
  int rc = sqlite3_prepare_v2(db, sql, -1, &stmt, NULL);
  if (rc != SQLITE_OK)
    return rc;
  if (sqlite3_step(stmt) == SQLITE_ROW)
    *out = sqlite3_column_int64(stmt, 0);
  return sqlite3_finalize(stmt);
}

/* Is it a ledger of ours?  *is_new where nothing is in it. */
static zh_status ledger_file_check(sqlite3 *db, const char *path, bool *is_new,
                                   zh_error *err) {
  int64_t app = 0, version = 0, tables = 0;
  if (ledger_file_ask(db, "PRAGMA application_id", &app) != SQLITE_OK ||
      ledger_file_ask(db, "PRAGMA user_version", &version) != SQLITE_OK ||
      ledger_file_ask(db, "SELECT COUNT(*) FROM sqlite_master", &tables) !=
          SQLITE_OK)
    return ledger_file_refuse(path, sqlite3_errmsg(db), err);
  *is_new = app == 0 && version == 0 && tables == 0;
  if (*is_new)
    return ZH_OK;
  if (app != LEDGER_FILE_APP)
    return ledger_file_refuse(path, "it is a database of something else", err);
  if (version > LEDGER_FILE_VERSION)
    return ledger_file_refuse(path, "a newer version made it", err);
  return ZH_OK;
}

/* Two processes may be about to make the same file. */
static zh_status ledger_file_make(sqlite3 *db, const char *path,
                                  zh_error *err) {
  bool is_new = false;
  if (sqlite3_exec(db, "PRAGMA journal_mode=WAL", NULL, NULL, NULL) !=
          SQLITE_OK ||
      sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK)
    return ledger_file_refuse(path, sqlite3_errmsg(db), err);
  zh_status st = ledger_file_check(db, path, &is_new, err);
  if (st == ZH_OK && is_new &&
      sqlite3_exec(db, ledger_file_schema, NULL, NULL, NULL) != SQLITE_OK)
    st = ledger_file_refuse(path, sqlite3_errmsg(db), err);
  if (st == ZH_OK && sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
    st = ledger_file_refuse(path, sqlite3_errmsg(db), err);
  if (st != ZH_OK)
    sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
  return st;
}

static zh_status ledger_file_prepare(zh_ledger_file *file, const char *path,
                                     zh_error *err) {
  sqlite3 *db = file->db;
  if (sqlite3_exec(db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL",
                   NULL, NULL, NULL) != SQLITE_OK ||
      sqlite3_prepare_v2(db, ledger_file_insert, -1, &file->insert, NULL) ||
      sqlite3_prepare_v2(db, ledger_file_opinion, -1, &file->opinion, NULL) ||
      sqlite3_prepare_v2(db, ledger_file_loss, -1, &file->loss, NULL))
    return ledger_file_refuse(path, sqlite3_errmsg(db), err);
  return ZH_OK;
}

static zh_status ledger_file_set_up(zh_ledger_file *file, const char *path,
                                    bool may_make, zh_error *err) {
  bool is_new = false;
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_FULLMUTEX |
              (may_make ? SQLITE_OPEN_CREATE : 0);
  if (sqlite3_open_v2(path, &file->db, flags, NULL) != SQLITE_OK)
    return file->db ? ledger_file_refuse(path, sqlite3_errmsg(file->db), err)
                    : zh_error_memory(err);
  sqlite3_busy_timeout(file->db, LEDGER_FILE_BUSY_MS);
  zh_status st = ledger_file_check(file->db, path, &is_new, err);
  if (st == ZH_OK && is_new && !may_make)
    st = ledger_file_refuse(path, "nothing is in it", err);
  if (st == ZH_OK && is_new)
    st = ledger_file_make(file->db, path, err);
  return st == ZH_OK ? ledger_file_prepare(file, path, err) : st;
}

zh_status zh_ledger_file_open(const char *path, bool may_make,
                              zh_ledger_file **out, zh_error *err) {
  zh_ledger_file *file = zh_alloc_zero(sizeof(*file));
  *out = NULL;
  if (!file)
    return zh_error_memory(err);
  zh_status st = ledger_file_set_up(file, path, may_make, err);
  if (st == ZH_OK)
    *out = file;
  else
    zh_ledger_file_close(file);
  return st;
}

void zh_ledger_file_close(zh_ledger_file *file) {
  if (!file)
    return;
  sqlite3_finalize(file->insert);
  sqlite3_finalize(file->opinion);
  sqlite3_finalize(file->loss);
  sqlite3_close(file->db);
  zh_free(file);
}

/* --- writing ------------------------------------------------------------ */

static void ledger_file_bind(sqlite3_stmt *stmt, int *at, zh_str text) {
  sqlite3_bind_text(stmt, (*at)++, text.len ? text.ptr : "", (int)text.len,
                    SQLITE_STATIC);
}

static void ledger_file_bind_some(sqlite3_stmt *stmt, int *at, zh_str text) {
  if (text.len > 0)
    ledger_file_bind(stmt, at, text);
  else
    sqlite3_bind_null(stmt, (*at)++);
}

static int ledger_file_put_opinion(zh_ledger_file *file,
                                   const zh_ledger_row *row, zh_str id) {
  sqlite3_stmt *stmt = file->opinion;
  int at = 1;
  ledger_file_bind(stmt, &at, id);
  sqlite3_bind_int64(stmt, at++, row->at_ms);
  sqlite3_bind_double(stmt, at++, row->score);
  ledger_file_bind(stmt, &at, row->text[ZH_LEDGER_LABEL]);
  sqlite3_step(stmt);
  return sqlite3_reset(stmt);
}

static int ledger_file_put_attempt(zh_ledger_file *file,
                                   const zh_ledger_row *row, zh_str id) {
  sqlite3_stmt *stmt = file->insert;
  int at = 1;
  ledger_file_bind(stmt, &at, id);
  sqlite3_bind_int(stmt, at++, row->number);
  sqlite3_bind_int64(stmt, at++, row->at_ms);
  for (size_t i = 0; i < ZH_LEDGER_TEXT_COLUMNS; i++)
    ledger_file_bind(stmt, &at, row->text[i]);
  ledger_file_bind(stmt, &at, zh_str_of(zh_status_name(row->outcome)));
  ledger_file_bind_some(stmt, &at, row->error);
  if (row->http_status)
    sqlite3_bind_int(stmt, at++, row->http_status);
  else
    sqlite3_bind_null(stmt, at++);
  sqlite3_bind_int(stmt, at++, row->is_stream);
  ledger_file_bind_some(stmt, &at, row->reply);
  ledger_file_bind_some(stmt, &at, row->source);
  for (size_t i = 0; i < ZH_LEDGER_COLUMN_COUNT; i++) {
    if (row->n[i] >= 0)
      sqlite3_bind_int64(stmt, at++, row->n[i]);
    else
      sqlite3_bind_null(stmt, at++);
  }
  sqlite3_step(stmt);
  return sqlite3_reset(stmt);
}

static int ledger_file_put(zh_ledger_file *file, const zh_ledger_row *row) {
  char id[ZH_LEDGER_ID_LEN];
  zh_ledger_id_text(row->call, id);
  return row->is_feedback ? ledger_file_put_opinion(file, row, zh_str_of(id))
                          : ledger_file_put_attempt(file, row, zh_str_of(id));
}

static int ledger_file_put_loss(zh_ledger_file *file, uint64_t lost) {
  if (lost == 0)
    return SQLITE_OK;
  sqlite3_bind_int64(file->loss, 1, zh_clock_unix_ms(&zh_clock_system));
  sqlite3_bind_int64(file->loss, 2, (int64_t)lost);
  sqlite3_step(file->loss);
  return sqlite3_reset(file->loss);
}

zh_status zh_ledger_file_write(zh_ledger_file *file, const zh_link *rows,
                               uint64_t lost, zh_error *err) {
  sqlite3 *db = file->db;
  int rc = sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
  for (const zh_link *at = rows; at && rc == SQLITE_OK; at = at->next)
    rc = ledger_file_put(file, (const zh_ledger_row *)at);
  if (rc == SQLITE_OK)
    rc = ledger_file_put_loss(file, lost);
  if (rc == SQLITE_OK)
    rc = sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
  if (rc == SQLITE_OK)
    return ZH_OK;
  zh_status st = ledger_file_fail(db, "cannot be written", err);
  sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
  return st;
}

/* --- reading ------------------------------------------------------------ */

static zh_str ledger_file_column(sqlite3_stmt *stmt, int at) {
  const unsigned char *text = sqlite3_column_text(stmt, at);
  return (zh_str){text ? (const char *)text : "",
                  (size_t)sqlite3_column_bytes(stmt, at)};
}

static uint8_t ledger_file_outcome(zh_str name) {
  for (int i = 0; i < ZH_STATUS_COUNT; i++)
    if (zh_str_is(name, zh_str_of(zh_status_name((zh_status)i))))
      return (uint8_t)i;
  return ZH_LEDGER_ANY;
}

static bool ledger_file_take_sum(sqlite3_stmt *stmt, zh_ledger_table *table) {
  zh_ledger_key key = {0};
  int at = 0;
  for (; at < ZH_LEDGER_TEXT_COLUMNS; at++)
    key.text[at] = ledger_file_column(stmt, at);
  key.text[ZH_LEDGER_LABEL] = ZH_S("");
  key.outcome = ledger_file_outcome(ledger_file_column(stmt, at++));
  key.day = sqlite3_column_int(stmt, at++);
  key.size = (uint8_t)sqlite3_column_int(stmt, at++);
  zh_ledger_cell *cell = zh_ledger_table_at(table, &key);
  if (!cell)
    return false;
  cell->n[ZH_LEDGER_ATTEMPTS] += sqlite3_column_int64(stmt, at++);
  for (size_t i = 0; i < ZH_LEDGER_COLUMN_COUNT; i++)
    cell->n[i] += sqlite3_column_int64(stmt, at++);
  return true;
}

static bool ledger_file_take_score(sqlite3_stmt *stmt, zh_ledger_table *table) {
  static const zh_ledger_text texts[] = {ZH_LEDGER_GROUP, ZH_LEDGER_PROVIDER,
                                         ZH_LEDGER_MODEL, ZH_LEDGER_TAGS,
                                         ZH_LEDGER_LABEL};
  zh_ledger_key key = {.outcome = ZH_LEDGER_ANY};
  int at = 0;
  for (size_t i = 0; i < ZH_LEDGER_TEXTS; i++)
    key.text[i] = ZH_S("");
  for (; at < (int)ZH_COUNT(texts); at++)
    key.text[texts[at]] = ledger_file_column(stmt, at);
  zh_ledger_cell *cell = zh_ledger_table_at(table, &key);
  if (!cell)
    return false;
  cell->n[ZH_LEDGER_SCORED] += sqlite3_column_int64(stmt, at++);
  cell->n[ZH_LEDGER_SCORE_MICRO] +=
      (int64_t)(sqlite3_column_double(stmt, at++) * 1e6);
  cell->n[ZH_LEDGER_PUSD] += sqlite3_column_int64(stmt, at++);
  cell->n[ZH_LEDGER_UNPRICED] += sqlite3_column_int64(stmt, at++);
  return true;
}

typedef bool (*ledger_file_take)(sqlite3_stmt *stmt, zh_ledger_table *table);

static zh_status ledger_file_read(zh_ledger_file *file, const char *sql,
                                  const zh_ledger_range *range,
                                  ledger_file_take take, zh_ledger_table *table,
                                  zh_error *err) {
  sqlite3_stmt *stmt;
  bool took = true;
  int rc = sqlite3_prepare_v2(file->db, sql, -1, &stmt, NULL);
  if (rc != SQLITE_OK)
    return ledger_file_fail(file->db, "cannot be read", err);
  sqlite3_bind_int64(stmt, 1, range->since_ms);
  sqlite3_bind_int64(stmt, 2, range->until_ms);
  while (took && (rc = sqlite3_step(stmt)) == SQLITE_ROW)
    took = take(stmt, table);
  zh_status st = ZH_OK;
  if (!took)
    st = zh_error_memory(err);
  else if (rc != SQLITE_DONE)
    st = ledger_file_fail(file->db, "cannot be read", err);
  sqlite3_finalize(stmt);
  return st;
}

zh_status zh_ledger_file_sum(zh_ledger_file *file, const zh_ledger_range *range,
                             zh_ledger_table *table, uint64_t *lost,
                             zh_error *err) {
  int64_t rows = 0;
  zh_status st = ledger_file_read(file, ledger_file_sums, range,
                                  ledger_file_take_sum, table, err);
  if (st != ZH_OK)
    return st;
  if (ledger_file_ask(file->db, "SELECT COALESCE(SUM(rows),0) FROM lost",
                      &rows) != SQLITE_OK)
    return ledger_file_fail(file->db, "cannot be read", err);
  *lost = (uint64_t)rows;
  return ZH_OK;
}

zh_status zh_ledger_file_scores(zh_ledger_file *file,
                                const zh_ledger_range *range,
                                zh_ledger_table *table, zh_error *err) {
  return ledger_file_read(file, ledger_file_scores, range,
                          ledger_file_take_score, table, err);
}

zh_status zh_ledger_file_find(zh_ledger_file *file, zh_str id, uint64_t *out,
                              zh_error *err) {
  sqlite3_stmt *stmt;
  *out = 0;
  if (sqlite3_prepare_v2(file->db,
                         "SELECT call FROM attempts WHERE call=?1 "
                         "UNION ALL SELECT call FROM attempts WHERE reply=?1 "
                         "LIMIT 1",
                         -1, &stmt, NULL) != SQLITE_OK)
    return ledger_file_fail(file->db, "cannot be read", err);
  sqlite3_bind_text(stmt, 1, id.ptr, (int)id.len, SQLITE_STATIC);
  if (sqlite3_step(stmt) == SQLITE_ROW)
    *out = zh_ledger_id_of(ledger_file_column(stmt, 0));
  if (sqlite3_finalize(stmt) != SQLITE_OK)
    return ledger_file_fail(file->db, "cannot be read", err);
  return ZH_OK;
}

/* --- ids ---------------------------------------------------------------- */

void zh_ledger_id_text(uint64_t id, char out[ZH_LEDGER_ID_LEN]) {
  snprintf(out, ZH_LEDGER_ID_LEN, "zh_%016llx", (unsigned long long)id);
}

uint64_t zh_ledger_id_of(zh_str text) {
  char digits[ZH_LEDGER_ID_LEN];
  char *end;
  if (text.len != ZH_LEDGER_ID_LEN - 1 || !zh_str_starts(text, ZH_S("zh_")))
    return 0;
  memcpy(digits, text.ptr + 3, 16);
  digits[16] = '\0';
  uint64_t id = strtoull(digits, &end, 16);
  return *end ? 0 : id;
}
