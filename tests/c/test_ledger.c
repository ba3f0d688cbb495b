/* SPDX-License-Identifier: Apache-2.0 */
/* The ledger: what calls leave in it, and what it answers, from memory and
 * from a file. */
#include "check.h"
#include "made_ledger.h"
#include "stage.h"

#include "base/error.h"
#include "call/ledger_query.h"

#define SCRIPTS                                                                \
  "{\"good\":{\"text\":\"one two\"},\"bad\":{\"status\":500},"                 \
  "\"shy\":{\"body\":\"{\\\"id\\\":\\\"cmpl-7\\\",\\\"choices\\\":[{"          \
  "\\\"index\\\":0,"                                                           \
  "\\\"message\\\":{\\\"role\\\":\\\"assistant\\\",\\\"content\\\":null,"      \
  "\\\"refusal\\\":\\\"no\\\"},\\\"finish_reason\\\":\\\"stop\\\"}]}\"}}"

/* --- asking --- */

static zh_arena work_arena;
static zh_nodes work_nodes;
static zh_json work_said;

/* The answer's JSON in work_said; valid until the next question. */
static zh_status
ask(zh_status (*question)(const zh_router *, zh_str, zh_str *, zh_error *),
    const zh_router *router, const char *query, zh_error *err) {
  zh_str said;
  zh_arena_deinit(&work_arena);
  zh_nodes_deinit(&work_nodes);
  zh_status st = question(router, zh_str_of(query), &said, err);
  if (st != ZH_OK)
    return st;
  zh_str copy = zh_arena_str(&work_arena, said);
  zh_text_free(said);
  assert_int_equal(zh_json_parse(copy, &work_nodes, &work_said, NULL), ZH_OK);
  return ZH_OK;
}

static int64_t number(uint32_t at, const char *name) {
  int64_t value = -1;
  assert_true(
      zh_json_int(&work_said, zh_json_get(&work_said, at, name), &value));
  return value;
}

static uint32_t total(const zh_router *router, const char *query) {
  zh_error err;
  assert_int_equal(ask(zh_ledger_usage, router, query, &err), ZH_OK);
  return zh_json_get(&work_said, 0, "total");
}

static void forget_work(void) {
  zh_arena_deinit(&work_arena);
  zh_nodes_deinit(&work_nodes);
}

/* --- what calls leave --- */

static void play(stage *on, const char *members) {
  char body[1024];
  snprintf(body, sizeof body,
           "{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],%s}",
           members);
  assert_int_equal(stage_run(on, body), ZH_OK);
}

static const char *config_of(const char *members) {
  static char extra[512];
  snprintf(extra, sizeof extra, ",\"max_retries\":0%s", members);
  return extra;
}

static void calls_are_counted_by_how_they_ended(void **state) {
  stage on;
  (void)state;
  assert_int_equal(stage_init(&on, SCRIPTS, config_of("")), ZH_OK);
  play(&on, "\"model\":\"mock/good\"");
  play(&on, "\"model\":\"mock/bad\",\"fallbacks\":[\"mock/good\"]");
  play(&on, "\"model\":\"mock/bad\"");
  play(&on, "\"model\":\"mock/good\",\"stream\":true");
  uint32_t at = total(on.router, "{}");
  assert_int_equal(number(at, "requests"), 4);
  assert_int_equal(number(at, "attempts"), 5);
  assert_int_equal(number(at, "answered"), 3);
  assert_int_equal(number(at, "failed"), 2);
  assert_int_equal(number(at, "fallbacks"), 1);
  assert_int_equal(number(at, "canceled"), 0);
  at = total(on.router, "{\"model\":\"bad\"}");
  assert_int_equal(number(at, "requests"), 1);
  assert_int_equal(number(at, "failed"), 2);
  at = total(on.router, "{\"outcome\":\"OK\"}");
  assert_int_equal(number(at, "attempts"), 3);
  at = total(on.router, "{\"until\":\"2025-12-31\"}");
  assert_int_equal(number(at, "attempts"), 0);
  stage_deinit(&on);
  forget_work();
}

static void tags_are_groups(void **state) {
  stage on;
  zh_error err;
  (void)state;
  assert_int_equal(stage_init(&on, SCRIPTS, config_of("")), ZH_OK);
  play(&on, "\"model\":\"mock/good\",\"tags\":[\"a\",\"b\"]");
  play(&on, "\"model\":\"mock/good\",\"metadata\":{\"team\":\"r\\u00e9d\"}");
  play(&on, "\"model\":\"mock/good\",\"tags\":[\"a\"],"
            "\"metadata\":{\"team\":\"blue\",\"tags\":[\"c\"]}");
  assert_int_equal(number(total(on.router, "{\"tag\":\"a\"}"), "requests"), 2);
  assert_int_equal(number(total(on.router, "{\"tag\":\"c\"}"), "requests"), 1);
  assert_int_equal(number(total(on.router, "{\"tag\":\"team:r\xc3\xa9"
                                           "d\"}"),
                          "requests"),
                   1);
  assert_int_equal(
      ask(zh_ledger_usage, on.router, "{\"by\":[\"tag:team\"]}", &err), ZH_OK);
  uint32_t rows = zh_json_get(&work_said, 0, "rows");
  assert_int_equal(zh_json_len(&work_said, rows), 3); // red, blue, none
  // Whoever wants words gets told what is none.
  assert_int_equal(
      stage_run(&on, "{\"model\":\"mock/good\",\"tags\":[1],\"messages\":[]}"),
      ZH_INVALID);
  assert_string_equal(on.error.param, "tags[0]");
  stage_deinit(&on);
  forget_work();
}

/* The provider had no time to say what it took. */
static void a_cut_stream_is_estimated(void **state) {
  stage on;
  (void)state;
  assert_int_equal(
      stage_init(&on,
                 "{\"torn\":{\"text\":\"one two three four five six\","
                 "\"cut_after\":5}}",
                 config_of("")),
      ZH_OK);
  play(&on, "\"model\":\"mock/torn\",\"stream\":true");
  uint32_t at = total(on.router, "{}");
  uint32_t tokens = zh_json_get(&work_said, at, "tokens");
  assert_int_equal(number(at, "failed"), 1);
  assert_int_equal(number(at, "estimates"), 1);
  assert_true(number(tokens, "prompt") >= 1 && number(tokens, "prompt") < 30);
  assert_true(number(tokens, "completion") >= 3);
  assert_true(number(tokens, "completion") <= 6);
  stage_deinit(&on);
  forget_work();
}

static void the_day_is_the_calls(void **state) {
  stage on;
  zh_error err;
  (void)state;
  assert_int_equal(stage_init(&on, SCRIPTS, config_of("")), ZH_OK);
  play(&on, "\"model\":\"mock/good\"");
  assert_int_equal(
      ask(zh_ledger_usage, on.router,
          "{\"by\":[\"day\",\"provider\",\"model\",\"group\",\"outcome\"]}",
          &err),
      ZH_OK);
  uint32_t row = zh_json_first(&work_said, zh_json_get(&work_said, 0, "rows"));
  assert_true(zh_json_eq(&work_said, zh_json_get(&work_said, row, "day"),
                         "2026-01-01"));
  assert_true(zh_json_eq(&work_said, zh_json_get(&work_said, row, "group"),
                         "mock/good"));
  assert_true(
      zh_json_eq(&work_said, zh_json_get(&work_said, row, "outcome"), "OK"));
  stage_deinit(&on);
  forget_work();
}

/* A table says of what has no price that it is not known, never 0. */
static void a_table_has_no_price_it_does_not_know(void **state) {
  stage on;
  zh_error err;
  zh_str table;
  (void)state;
  assert_int_equal(stage_init(&on, SCRIPTS, config_of("")), ZH_OK);
  play(&on, "\"model\":\"mock/good\"");
  assert_int_equal(zh_ledger_usage(on.router,
                                   ZH_S("{\"by\":[\"model\"],\"text\":true,"
                                        "\"compare\":\"nobody/m\"}"),
                                   &table, &err),
                   ZH_OK);
  assert_true(zh_str_find(table, ZH_S("USD there")) > 0);
  assert_true(zh_str_find(table, ZH_S("              -\n")) > 0);
  assert_true(zh_str_find(table, ZH_S("       0.000000\n")) < 0);
  zh_text_free(table);
  stage_deinit(&on);
}

static void questions_that_are_none(void **state) {
  static const struct {
    const char *query;
    const char *param;
  } rows[] = {
      {"{\"by\":[\"week\"]}", "by"},
      {"{\"by\":\"day\"}", "by"},
      {"{\"since\":\"soon\"}", "since"},
      {"{\"until\":true}", "until"},
      {"{\"limit\":-1}", "limit"},
      {"{\"text\":1}", "text"},
      {"{\"file\":true}", "path"},
      {"{\"path\":\"/nowhere/at/all.db\"}", "config.ledger.path"},
      {"{\"colour\":1}", ""},
      {"[]", ""},
      {"{", ""},
  };
  stage on;
  zh_error err;
  (void)state;
  assert_int_equal(stage_init(&on, SCRIPTS, config_of("")), ZH_OK);
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    assert_int_not_equal(ask(zh_ledger_usage, on.router, rows[i].query, &err),
                         ZH_OK);
    assert_string_equal(err.param, rows[i].param);
  }
  stage_deinit(&on);
  forget_work();
}

/* --- the table --- */

static zh_ledger_key key_of(char *text, size_t i, zh_str tags) {
  zh_ledger_key key = {.day = 20000};
  int len = snprintf(text, 32, "model-%zu", i);
  for (size_t j = 0; j < ZH_LEDGER_TEXTS; j++)
    key.text[j] = ZH_S("");
  key.text[ZH_LEDGER_MODEL] = (zh_str){text, (size_t)len};
  key.text[ZH_LEDGER_TAGS] = tags;
  return key;
}

static void a_table_has_an_end(void **state) {
  zh_ledger_table table = {.most = 64};
  char text[32];
  int64_t n[ZH_LEDGER_COLUMN_COUNT] = {0};
  int64_t sum = 0;
  (void)state;
  n[ZH_LEDGER_PUSD] = 3;
  for (size_t i = 0; i < 5000; i++) {
    zh_ledger_key key = key_of(text, i, i % 2 ? ZH_S("[\"x\"]") : ZH_S(""));
    zh_ledger_cell *cell = zh_ledger_table_at(&table, &key);
    assert_non_null(cell);
    zh_ledger_cell_add(cell, n);
  }
  assert_true(table.count <= 64 + 64 / 8 + 1);
  for (size_t i = 0; i < table.count; i++)
    sum += table.cells[i].n[ZH_LEDGER_PUSD];
  assert_int_equal(sum, 15000);
  zh_ledger_table_deinit(&table);
}

/* --- memory and file --- */

static void memory_and_file_say_the_same(void **state) {
  static const char *const queries[] = {
      "{\"by\":[\"model\",\"outcome\",\"group\"]}",
      "{\"by\":[\"tag\",\"day\"],\"compare\":\"mock/other\"}",
      "{\"tag\":\"a\",\"by\":[\"deployment\",\"provider\"]}",
  };
  char memory[128];
  stage on;
  zh_str file_says, memory_says;
  zh_error err;
  (void)state;
  stage_ledger = made_path;
  assert_int_equal(stage_init(&on, SCRIPTS, config_of("")), ZH_OK);
  stage_ledger = NULL;
  play(&on, "\"model\":\"mock/good\",\"tags\":[\"a\",\"b\"]");
  play(&on, "\"model\":\"mock/bad\",\"fallbacks\":[\"mock/good\"]");
  play(&on, "\"model\":\"mock/good\",\"stream\":true,\"tags\":[\"a\"]");
  for (size_t i = 0; i < ZH_COUNT(queries); i++) {
    snprintf(memory, sizeof memory, "%.*s,\"memory\":true}",
             (int)strlen(queries[i]) - 1, queries[i]);
    assert_int_equal(
        zh_ledger_usage(on.router, zh_str_of(queries[i]), &file_says, &err),
        ZH_OK);
    assert_int_equal(
        zh_ledger_usage(on.router, zh_str_of(memory), &memory_says, &err),
        ZH_OK);
    // But for where they come from.
    long from_file = zh_str_find(file_says, ZH_S("\"rows\""));
    long from_memory = zh_str_find(memory_says, ZH_S("\"rows\""));
    assert_true(from_file > 0 && from_memory > 0);
    check_slice(zh_str_cut(file_says, (size_t)from_file),
                zh_str_cut(memory_says, (size_t)from_memory));
    zh_text_free(file_says);
    zh_text_free(memory_says);
  }
  stage_deinit(&on);
}

/* --- opinions --- */

static void opinions_name_the_cheapest(void **state) {
  stage on;
  zh_error err;
  char query[256];
  stage_ledger = *state ? made_path : NULL;
  assert_int_equal(stage_init(&on, SCRIPTS, config_of("")), ZH_OK);
  stage_ledger = NULL;
  play(&on, "\"model\":\"mock/good\",\"tags\":[\"task:sum\"]");
  char id[32] = "";
  const char *at = strstr(on.route, "\"id\":\"");
  assert_non_null(at);
  snprintf(id, sizeof id, "%.19s", at + 6);
  snprintf(query, sizeof query, "{\"call\":\"%s\",\"score\":0.5}", id);
  assert_int_equal(ask(zh_ledger_feedback, on.router, query, &err), ZH_OK);
  snprintf(query, sizeof query,
           "{\"call\":\"%s\",\"score\":1,\"label\":\"poems\"}", id);
  assert_int_equal(ask(zh_ledger_feedback, on.router, query, &err), ZH_OK);
  // By the provider's own id, and of a model that refused.
  play(&on, "\"model\":\"mock/shy\"");
  assert_int_equal(ask(zh_ledger_feedback, on.router,
                       "{\"call\":\"cmpl-7\",\"score\":0}", &err),
                   ZH_OK);
  assert_int_equal(number(total(on.router, "{}"), "refused"), 1);
  assert_int_equal(ask(zh_ledger_tasks, on.router, "{\"min_count\":1}", &err),
                   ZH_OK);
  static const char *const tasks[] = {"mock/shy", "poems", "sum"};
  size_t i = 0;
  for (uint32_t row = zh_json_first(&work_said, 0); row;
       row = zh_json_next(&work_said, 0, row), i++) {
    uint32_t models = zh_json_get(&work_said, row, "models");
    uint32_t model = zh_json_first(&work_said, models);
    assert_true(
        zh_json_eq(&work_said, zh_json_get(&work_said, row, "task"), tasks[i]));
    assert_int_equal(number(model, "scored"), 1);
    assert_int_equal(
        zh_json_bool(&work_said, zh_json_get(&work_said, model, "viable")),
        i == 1);
  }
  assert_int_equal(i, 3);
  stage_deinit(&on);
  forget_work();
}

static void opinions_that_are_none(void **state) {
  static const struct {
    const char *query;
    const char *param;
  } rows[] = {
      {"{\"score\":1}", "call"},
      {"{\"call\":\"zh_0000000000000001\",\"score\":1}", "call"},
      {"{\"call\":\"x\",\"score\":2}", "score"},
      {"{\"call\":\"x\",\"score\":-0.1}", "score"},
      {"{\"call\":\"x\",\"score\":\"good\"}", "score"},
      {"{\"call\":\"x\"}", "score"},
  };
  stage on;
  zh_error err;
  stage_ledger = *state ? made_path : NULL;
  assert_int_equal(stage_init(&on, SCRIPTS, config_of("")), ZH_OK);
  stage_ledger = NULL;
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    assert_int_equal(ask(zh_ledger_feedback, on.router, rows[i].query, &err),
                     ZH_INVALID);
    assert_string_equal(err.param, rows[i].param);
  }
  stage_deinit(&on);
  forget_work();
}

/* --- memory --- */

static void questions_without_memory(void **state) {
  static const char query[] = "{\"by\":[\"model\",\"tag\",\"day\"],"
                              "\"tag\":\"a\",\"compare\":\"mock/x\"}";
  stage on;
  zh_error err;
  zh_status st = ZH_NO_MEMORY;
  stage_ledger = *state ? made_path : NULL;
  assert_int_equal(stage_init(&on, SCRIPTS, config_of("")), ZH_OK);
  stage_ledger = NULL;
  play(&on, "\"model\":\"mock/good\",\"tags\":[\"a\"]");
  total(on.router, "{}");
  for (long nth = 1; nth < 200 && st != ZH_OK; nth++) {
    zh_str said;
    zh_mem_fail(nth, false);
    st = zh_ledger_usage(on.router, ZH_S(query), &said, &err);
    zh_mem_fail(0, false);
    if (st == ZH_OK)
      zh_text_free(said);
    else
      assert_int_equal(st, ZH_NO_MEMORY);
  }
  assert_int_equal(st, ZH_OK);
  stage_deinit(&on);
  forget_work();
}

/* --- list --- */

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(calls_are_counted_by_how_they_ended),
      cmocka_unit_test(tags_are_groups),
      cmocka_unit_test(a_cut_stream_is_estimated),
      cmocka_unit_test(the_day_is_the_calls),
      cmocka_unit_test(a_table_has_no_price_it_does_not_know),
      cmocka_unit_test(questions_that_are_none),
      cmocka_unit_test(a_table_has_an_end),
      IN_FOLDER(memory_and_file_say_the_same),
      cmocka_unit_test(opinions_name_the_cheapest),
      IN_FOLDER(opinions_name_the_cheapest),
      cmocka_unit_test(opinions_that_are_none),
      IN_FOLDER(opinions_that_are_none),
      cmocka_unit_test(questions_without_memory),
      IN_FOLDER(questions_without_memory),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
