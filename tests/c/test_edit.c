/* SPDX-License-Identifier: Apache-2.0 */
/* Requests that are changed for one target. */
#include "stage.h"

#include "route/edit.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

/* --- cutting ------------------------------------------------------------ */

static void edit_cuts_at_words(void **state) {
  (void)state;
  static const struct {
    const char *escaped;
    int64_t characters;
    const char *kept;
    int64_t left;
  } rows[] = {
      {"", 5, "", 5},
      {"one two", 7, "one two", 0},
      {"one two", 9, "one two", 2},
      {"one two", 6, "one", 0},
      {"one two", 4, "one", 0},
      {"one two", 3, "one", 0},
      {"one\\ntwo", 5, "one", 0},
      {"one  two", 6, "one", 0},
      {"onetwo", 4, "onet", 0},
      {"\\u00e4\\u00f6 x", 3, "\\u00e4\\u00f6", 0},
      {"\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00", 2,
       "\\ud83d\\ude00\\ud83d\\ude00", 0},
      {"\\ud83d\\ude00\\ud83d\\ude00", 3, "\\ud83d\\ude00\\ud83d\\ude00", 1},
      {"\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80z", 3,
       "\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80", 0},
      {"a\\\\\\\"b", 2, "a\\\\", 0},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    int64_t left = rows[i].characters;
    size_t len = zh_edit_cut(zh_str_of(rows[i].escaped), &left);
    if (len != strlen(rows[i].kept) ||
        memcmp(rows[i].escaped, rows[i].kept, len) != 0)
      fail_msg("%s: %zu bytes, not %s", rows[i].escaped, len, rows[i].kept);
    assert_int_equal(left, rows[i].left);
  }
}

static void edit_tells_how_much_a_request_grows(void **state) {
  (void)state;
  zh_str text = ZH_S("{\"messages\":[{\"role\":\"system\",\"content\":"
                     "\"0123456789\"},{\"role\":\"user\",\"content\":\"\"}]}");
  zh_nodes nodes = {0};
  zh_json json;
  assert_int_equal(zh_json_parse(text, &nodes, &json, NULL), ZH_OK);
  int64_t most = 100;
  zh_edit prefix = {
      .prefix = ZH_S("01234567"), .limit = ZH_EDIT_DEFAULT, .max_output = 5};
  assert_int_equal(zh_edit_growth(&prefix, &json, &most), 2);
  assert_int_equal(most, 100);
  most = 0;
  zh_edit_growth(&prefix, &json, &most);
  assert_int_equal(most, 5);
  zh_edit replace = {.replaces = true,
                     .system = ZH_S(""),
                     .limit = ZH_EDIT_SET,
                     .max_output = 7};
  assert_true(zh_edit_growth(&replace, &json, &most) < -2);
  assert_int_equal(most, 7);
  zh_edit drop = {.trim = 1000, .limit = ZH_EDIT_DROP};
  assert_int_equal(zh_edit_growth(&drop, &json, &most), 0);
  assert_int_equal(most, 0);
  zh_nodes_deinit(&nodes);
}

/* --- calls -------------------------------------------------------------- */

#define WHOLE "The cat sat on the mat and slept all day."

static const char scripts[] =
    "{\"down\":{\"status\":503},\"echo\":{\"echo\":true},"
    "\"claude\":{\"dialect\":\"anthropic\",\"echo\":true},"
    "\"cut\":{\"text\":\"" WHOLE "\",\"cut_after\":7},"
    "\"rest\":{\"text\":\"on the mat and slept all day.\"}}";

#define EDITS(model)                                                           \
  ",\"fallbacks\":[{\"model\":\"mock/" model "\",\"system_prompt\":"           \
  "{\"prefix\":\"Hm.\",\"trim\":3},\"override_params\":{\"top_p\":0.5,"        \
  "\"extra_body\":{\"top_k\":3}},\"drop_params\":[\"seed\"]}]"

#define ASK(model, rest)                                                       \
  "{\"model\":\"mock/" model "\",\"seed\":1,\"top_p\":1,\"raw_params\":"       \
  "{\"seed\":2,\"x\":3},\"messages\":[{\"role\":\"system\",\"content\":"       \
  "\"one two\"},{\"role\":\"system\",\"content\":\"gone\"},"                   \
  "{\"role\":\"user\",\"content\":\"hi\"}]" rest "}"

/* The text is escaped content: what was sent is JSON in it. */
static const char *edit_sent(const stage *on) {
  static char plain[sizeof(on->text)];
  plain[zh_json_unescape(zh_str_of(on->text), plain)] = '\0';
  return plain;
}

static void edit_is_for_its_target_alone(void **state) {
  (void)state;
  stage on;
  assert_int_equal(stage_init(&on, scripts, EDITS("echo")), ZH_OK);
  assert_int_equal(stage_run(&on, ASK("down", "")), ZH_OK);
  assert_string_equal(
      edit_sent(&on),
      "{\"model\":\"echo\",\"messages\":[{\"role\":\"system\",\"content\":"
      "\"Hm.\\n\\none\"},{\"role\":\"user\",\"content\":\"hi\"}],"
      "\"top_p\":0.5,\"top_k\":3,\"x\":3}");
  assert_non_null(strstr(on.route, "\"edits\":[\"system_prompt\",\"top_p\","
                                   "\"top_k\",\"seed\"]"));
  assert_int_equal(stage_run(&on, ASK("echo", "")), ZH_OK);
  assert_non_null(strstr(edit_sent(&on), "\"content\":\"one two\""));
  assert_non_null(strstr(edit_sent(&on), "\"seed\":2"));
  assert_null(strstr(on.route, "\"edits\""));
  stage_deinit(&on);
}

/* A stream that broke is gone on with by a target with edits. */
static void edit_is_there_when_a_stream_is_gone_on_with(void **state) {
  (void)state;
  stage on;
  assert_int_equal(stage_init(&on, scripts, EDITS("rest")), ZH_OK);
  assert_int_equal(
      stage_run(&on, ASK("cut", ",\"stream\":true,\"route\":{"
                                "\"stream_failure\":{\"mode\":\"continue\"}}")),
      ZH_OK);
  assert_string_equal(on.text, WHOLE);
  assert_non_null(strstr(on.route, "\"edits\""));
  stage_deinit(&on);
}

static long play_failing(const char *extra, long nth, bool and_after) {
  stage on;
  zh_mem_fail(nth, and_after);
  if (stage_init(&on, scripts, extra) == ZH_OK &&
      stage_run(&on, ASK("down", "")) == ZH_OK)
    assert_true(on.ended);
  long asked = zh_mem_count();
  zh_mem_fail(0, false);
  stage_deinit(&on);
  return asked;
}

static void edit_survives_failing_allocations(void **state) {
  static const char *const rows[] = {EDITS("echo"), EDITS("claude")};
  (void)state;
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    long total = play_failing(rows[i], LONG_MAX, false);
    for (long nth = 1; nth <= total; nth++) {
      play_failing(rows[i], nth, false);
      play_failing(rows[i], nth, true);
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(edit_cuts_at_words),
      cmocka_unit_test(edit_tells_how_much_a_request_grows),
      cmocka_unit_test(edit_is_for_its_target_alone),
      cmocka_unit_test(edit_is_there_when_a_stream_is_gone_on_with),
      cmocka_unit_test(edit_survives_failing_allocations),
  };
  return cmocka_run_group_tests_name("edit", tests, NULL, NULL);
}
