/* SPDX-License-Identifier: Apache-2.0 */
/* The ledger's file: what comes to it, and what happens when it is no good,
 * when there is no room, when the process is killed, forked, or out of memory.
 * Runs under TSan too (make tsan). */
#include "check.h"
#include "made_ledger.h"

#include "base/error.h"
#include "call/ledger.h"
#include "engine.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sqlite3.h>

/* --- the file --- */

static zh_ledger_row row_of(uint64_t call, zh_str model) {
  zh_ledger_row row = {.call = call, .at_ms = 1767225600000 + (int64_t)call};
  for (size_t i = 0; i < ZH_LEDGER_TEXTS; i++)
    row.text[i] = ZH_S("");
  row.text[ZH_LEDGER_PROVIDER] = ZH_S("p");
  row.text[ZH_LEDGER_MODEL] = model;
  row.error = row.source = row.reply = ZH_S("");
  for (size_t i = 0; i < ZH_LEDGER_COLUMN_COUNT; i++)
    row.n[i] = -1;
  row.n[ZH_LEDGER_REQUESTS] = row.n[ZH_LEDGER_ANSWERED] = 1;
  row.n[ZH_LEDGER_PUSD] = 1000;
  row.n[ZH_LEDGER_PROMPT] = 10;
  return row;
}

static zh_ledger *ledger_at(const char *place) {
  zh_ledger *ledger = NULL;
  zh_error err;
  zh_error_init(&err);
  if (zh_ledger_new(zh_str_of(place), &ledger, &err) != ZH_OK)
    print_error("%s\n", err.message);
  assert_non_null(ledger);
  return ledger;
}

static zh_ledger_state flushed(zh_ledger *ledger) {
  zh_ledger_state seen;
  zh_ledger_store_flush(zh_ledger_file_store(ledger), 60000);
  zh_ledger_store_state(zh_ledger_file_store(ledger), &seen);
  return seen;
}

/* What the file has: attempts, and those that were lost. */
static int64_t rows_in_file(uint64_t *lost) {
  zh_ledger_file *file = NULL;
  zh_ledger_table table = {.most = 1000};
  zh_ledger_range range = {0, 253402300800000};
  zh_error err;
  int64_t rows = 0;
  zh_error_init(&err);
  if (zh_ledger_store_read(made_path, &file, &err) != ZH_OK) {
    print_error("%s\n", err.message);
    fail();
  }
  assert_int_equal(zh_ledger_file_sum(file, &range, &table, lost, &err), ZH_OK);
  zh_ledger_store_read_end(file);
  for (size_t i = 0; i < table.count; i++)
    rows += table.cells[i].n[ZH_LEDGER_ATTEMPTS];
  zh_ledger_table_deinit(&table);
  return rows;
}

static void rows_come_to_the_file(void **state) {
  uint64_t lost = 7;
  (void)state;
  zh_ledger *ledger = ledger_at(made_path);
  for (uint64_t i = 1; i <= 2000; i++) {
    zh_ledger_row row = row_of(i, i % 2 ? ZH_S("a") : ZH_S("b"));
    zh_ledger_add(ledger, &row);
  }
  zh_ledger_state seen = flushed(ledger);
  assert_int_equal(seen.written, 2000);
  assert_int_equal(seen.queued, 0);
  assert_int_equal(seen.lost, 0);
  assert_string_equal(seen.error, "");
  assert_int_equal(rows_in_file(&lost), 2000);
  assert_int_equal(lost, 0);
  zh_ledger_free(ledger);
  // Another one of the same path goes on where that one ended.
  ledger = ledger_at(made_path);
  zh_ledger_row row = row_of(5000, ZH_S("a"));
  zh_ledger_add(ledger, &row);
  flushed(ledger);
  assert_int_equal(rows_in_file(&lost), 2001);
  zh_ledger_free(ledger);
}

/* --- files that are no ledger --- */

static void put_file(const void *bytes, size_t len) {
  int fd = open(made_path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  assert_true(fd >= 0);
  assert_int_equal(write(fd, bytes, len), (ssize_t)len);
  close(fd);
}

static size_t get_file(char *bytes, size_t room) {
  int fd = open(made_path, O_RDONLY);
  assert_true(fd >= 0);
  ssize_t len = read(fd, bytes, room);
  close(fd);
  return (size_t)len;
}

static void refused(const char *why) {
  zh_ledger *ledger;
  zh_error err;
  zh_error_init(&err);
  assert_int_equal(zh_ledger_new(zh_str_of(made_path), &ledger, &err),
                   ZH_CONFIG);
  assert_null(ledger);
  assert_string_equal(err.param, "config.ledger.path");
  if (!strstr(err.message, why))
    print_error("\"%s\" does not say \"%s\"\n", err.message, why);
  assert_non_null(strstr(err.message, why));
}

static void what_is_no_ledger_stays_as_it_is(void **state) {
  static const char text[] = "Dear diary, this is a text and no database.";
  char before[65536], after[65536];
  sqlite3 *db;
  (void)state;
  put_file(text, sizeof text);
  refused("not a database");
  assert_int_equal(get_file(after, sizeof after), sizeof text);
  assert_memory_equal(after, text, sizeof text);
  unlink(made_path);
  assert_int_equal(sqlite3_open(made_path, &db), SQLITE_OK);
  assert_int_equal(sqlite3_exec(db, "CREATE TABLE mine(x)", NULL, NULL, NULL),
                   SQLITE_OK);
  sqlite3_close(db);
  size_t len = get_file(before, sizeof before);
  refused("something else");
  assert_int_equal(get_file(after, sizeof after), len);
  assert_memory_equal(after, before, len);
}

static void a_newer_ledger_is_let_be(void **state) {
  sqlite3 *db;
  (void)state;
  zh_ledger_free(ledger_at(made_path));
  assert_int_equal(sqlite3_open(made_path, &db), SQLITE_OK);
  assert_int_equal(sqlite3_exec(db, "PRAGMA user_version=2", NULL, NULL, NULL),
                   SQLITE_OK);
  sqlite3_close(db);
  refused("newer version");
}

static void a_place_that_is_not_there(void **state) {
  zh_ledger *ledger;
  zh_error err;
  (void)state;
  assert_int_equal(
      zh_ledger_new(ZH_S("/nowhere/at/all/ledger.db"), &ledger, &err),
      ZH_CONFIG);
  assert_non_null(strstr(err.message, "unable to open"));
}

static void a_file_that_is_garbled(void **state) {
  char page[4096];
  (void)state;
  zh_ledger_free(ledger_at(made_path));
  memset(page, 'x', sizeof page);
  int fd = open(made_path, O_WRONLY);
  for (int i = 0; i < 12; i++)
    assert_int_equal(pwrite(fd, page, sizeof page, 4096 * i), sizeof page);
  close(fd);
  refused("not a database");
}

/* --- no room --- */

/* In a process of its own: files may grow no larger than this. */
static int with_little_room(void) {
  struct rlimit limit;
  uint64_t lost = 0;
  zh_ledger *ledger = ledger_at(made_path);
  zh_ledger_row row = row_of(1, ZH_S("m"));
  zh_ledger_add(ledger, &row);
  if (flushed(ledger).written != 1)
    return 1;
  if (getrlimit(RLIMIT_FSIZE, &limit) != 0)
    return 5;
  rlim_t was = limit.rlim_cur;
  limit.rlim_cur = 200000;
  setrlimit(RLIMIT_FSIZE, &limit);
  for (uint64_t i = 2; i < 30000; i++) {
    row = row_of(i, ZH_S("m"));
    zh_ledger_add(ledger, &row);
  }
  zh_ledger_state seen = flushed(ledger);
  for (int i = 0; i < 10 && !seen.error[0]; i++)
    seen = flushed(ledger);
  if (!seen.error[0] || !seen.lost)
    return 2;
  // There is room again: what was kept is written, and what was lost told.
  limit.rlim_cur = was;
  setrlimit(RLIMIT_FSIZE, &limit);
  for (int i = 0; i < 100 && seen.queued; i++)
    seen = flushed(ledger);
  if (seen.error[0] || seen.queued)
    return 3;
  int64_t rows = rows_in_file(&lost);
  zh_ledger_free(ledger);
  return rows + (int64_t)lost == 29999 && lost == seen.lost ? 0 : 4;
}

static int outcome_of(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

static void a_full_disk_costs_rows_and_says_so(void **state) {
  (void)state;
  pid_t child = fork();
  if (child == 0)
    _exit(with_little_room());
  assert_int_equal(outcome_of(child), 0);
}

/* --- killed --- */

/* Writes rows without end, and tells which of them are safe. */
static void write_until_killed(int out) {
  zh_ledger *ledger = ledger_at(made_path);
  uint64_t seed = 1;
  for (uint64_t i = 1;; i++) {
    zh_ledger_row row = row_of(i, ZH_S("m"));
    zh_ledger_add(ledger, &row);
    if (check_random(&seed) % 64)
      continue;
    zh_ledger_state seen = flushed(ledger);
    if (seen.written == i && write(out, &i, sizeof i) != sizeof i)
      _exit(1);
  }
}

static int64_t asked(sqlite3 *db, const char *sql, char *text, size_t room) {
  sqlite3_stmt *stmt;
  int64_t value = -1;
  assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK);
  assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
  value = sqlite3_column_int64(stmt, 0);
  if (text)
    snprintf(text, room, "%s", (const char *)sqlite3_column_text(stmt, 0));
  sqlite3_finalize(stmt);
  return value;
}

/* Whole, and the rows are the first so many. */
static int64_t check_whole(void) {
  char said[64];
  sqlite3 *db;
  assert_int_equal(sqlite3_open(made_path, &db), SQLITE_OK);
  asked(db, "PRAGMA integrity_check", said, sizeof said);
  assert_string_equal(said, "ok");
  int64_t rows = asked(db, "SELECT COUNT(*) FROM attempts", NULL, 0);
  if (rows > 0)
    assert_int_equal(
        asked(db, "SELECT MAX(at_ms)-1767225600000 FROM attempts", NULL, 0),
        rows);
  sqlite3_close(db);
  return rows;
}

static void one_kill(uint64_t *seed) {
  int pipes[2];
  uint64_t safe = 0, said = 0;
  assert_int_equal(pipe(pipes), 0);
  pid_t child = fork();
  if (child == 0) {
    close(pipes[0]);
    write_until_killed(pipes[1]);
  }
  close(pipes[1]);
  // From when the file is there on, at a time of its own.
  if (read(pipes[0], &safe, sizeof safe) != sizeof safe)
    safe = 0;
  usleep(check_random(seed) % 30000);
  kill(child, SIGKILL);
  while (read(pipes[0], &said, sizeof said) == sizeof said)
    safe = said;
  close(pipes[0]);
  waitpid(child, NULL, 0);
  int64_t rows = check_whole();
  assert_true(rows >= (int64_t)safe);
  made_path_end();
}

static void a_kill_costs_what_was_not_flushed(void **state) {
  uint64_t seed = 20261121;
  const char *is_long = getenv("ZH_LONG");
  int times = is_long && is_long[0] == '1' ? 200 : 10;
  (void)state;
  for (int i = 0; i < times; i++)
    one_kill(&seed);
}

/* --- forks and threads --- */

static int in_child(void) {
  uint64_t lost;
  zh_ledger *ledger = ledger_at(made_path);
  for (uint64_t i = 0; i < 100; i++) {
    zh_ledger_row row = row_of(100000 + i, ZH_S("child"));
    zh_ledger_add(ledger, &row);
  }
  zh_ledger_state seen = flushed(ledger);
  zh_ledger_free(ledger);
  return seen.written == 100 && rows_in_file(&lost) >= 100 ? 0 : 1;
}

/* The parent has the file open and rows in its queue while it forks. */
static void both_sides_of_a_fork_write(void **state) {
  uint64_t lost;
  (void)state;
  zh_ledger *ledger = ledger_at(made_path);
  for (uint64_t round = 0; round < 5; round++) {
    for (uint64_t i = 0; i < 600; i++) {
      zh_ledger_row row = row_of(1 + round * 600 + i, ZH_S("parent"));
      zh_ledger_add(ledger, &row);
    }
    pid_t child = fork();
    if (child == 0)
      _exit(in_child());
    assert_int_equal(outcome_of(child), 0);
  }
  assert_int_equal(flushed(ledger).written, 3000);
  zh_ledger_free(ledger);
  assert_int_equal(rows_in_file(&lost), 3500);
  assert_int_equal(lost, 0);
}

enum { WRITERS = 3, EACH = 400 };

static void *add_rows(void *user) {
  zh_ledger *ledger = user;
  for (uint64_t i = 1; i <= EACH; i++) {
    zh_ledger_row row = row_of(i, ZH_S("m"));
    zh_ledger_add(ledger, &row);
  }
  return NULL;
}

static void *ask_often(void *user) {
  zh_ledger *ledger = user;
  zh_ledger_range range = {0, 253402300800000};
  uint64_t lost;
  for (int i = 0; i < 20; i++) {
    zh_ledger_table table = {.most = 1000};
    zh_ledger_recall(ledger, &range, false, &table, NULL);
    zh_ledger_table_deinit(&table);
    flushed(ledger);
    rows_in_file(&lost);
  }
  return NULL;
}

static void many_threads_add_and_ask(void **state) {
  pthread_t threads[WRITERS + 2];
  uint64_t lost;
  (void)state;
  zh_ledger *ledger = ledger_at(made_path), *other = ledger_at(made_path);
  for (int i = 0; i < WRITERS + 2; i++)
    pthread_create(&threads[i], NULL, i < WRITERS ? add_rows : ask_often,
                   i % 2 ? ledger : other);
  for (int i = 0; i < WRITERS + 2; i++)
    pthread_join(threads[i], NULL);
  flushed(ledger);
  zh_ledger_free(ledger);
  zh_ledger_free(other);
  assert_int_equal(rows_in_file(&lost), WRITERS * EACH);
}

/* --- memory --- */

/* However much memory is missing: the right sums, or fewer; never wrong ones,
 * never a crash. */
static void without_memory(void **state) {
  uint64_t lost;
  (void)state;
  for (long nth = 1; nth < 60; nth++) {
    zh_ledger *ledger = NULL;
    zh_error err;
    zh_mem_fail(nth, nth % 2);
    zh_status st = zh_ledger_new(zh_str_of(made_path), &ledger, &err);
    for (uint64_t i = 1; st == ZH_OK && i <= 20; i++) {
      zh_ledger_row row = row_of(i, i % 2 ? ZH_S("a") : ZH_S("b"));
      zh_ledger_add(ledger, &row);
    }
    zh_mem_fail(0, false);
    if (st != ZH_OK) {
      assert_int_equal(st, ZH_NO_MEMORY);
      continue;
    }
    zh_ledger_state seen = flushed(ledger);
    for (int i = 0; i < 10 && seen.queued; i++)
      seen = flushed(ledger);
    zh_ledger_free(ledger);
    assert_int_equal(seen.queued, 0);
    rows_in_file(&lost);
  }
}

/* --- list --- */

/* As for a router with a file. */
static int watch_forks(void **state) {
  (void)state;
  return zh_engine_watch(NULL) == ZH_OK ? 0 : -1;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      IN_FOLDER(rows_come_to_the_file),
      IN_FOLDER(what_is_no_ledger_stays_as_it_is),
      IN_FOLDER(a_newer_ledger_is_let_be),
      cmocka_unit_test(a_place_that_is_not_there),
      IN_FOLDER(a_file_that_is_garbled),
      IN_FOLDER(a_full_disk_costs_rows_and_says_so),
      IN_FOLDER(a_kill_costs_what_was_not_flushed),
      IN_FOLDER(both_sides_of_a_fork_write),
      IN_FOLDER(many_threads_add_and_ask),
      IN_FOLDER(without_memory),
  };
  return cmocka_run_group_tests(tests, watch_forks, NULL);
}
