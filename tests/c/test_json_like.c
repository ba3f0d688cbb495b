/* SPDX-License-Identifier: Apache-2.0 */
/* What is parsed by comparison with the last text has the nodes of a full
 * parse, whatever differs. */
#include "base/error.h"
#include "format/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static const char like_sample[] =
    "{\"id\":\"c-1\",\"n\":[1,-20.5e3,{}],\"choices\":[{\"index\":0,\"delta\":"
    "{\"content\":\" w\\u00e9rd\\n\"},\"x\":null,\"y\":true}],\"obf\":\"a\","
    "\"\\\"k\":{\"deep\":[[\"\xc3\xa9\"],\"\"]},\"seq\":17 }";

/* The text follows what `nodes` holds; true when it is JSON. */
static bool like_check(zh_nodes *nodes, zh_str text) {
  static zh_nodes fresh;
  zh_json like, whole;
  zh_error err;

  zh_error_init(&err);
  zh_status st = zh_json_parse_like(text, nodes, &like, &err);
  assert_int_equal(zh_json_parse(text, &fresh, &whole, NULL), st);
  assert_int_equal(err.status, st);
  if (st != ZH_OK)
    return false;
  assert_int_equal(like.count, whole.count);
  for (uint32_t i = 0; i < whole.count; i++)
    if (memcmp(&like.nodes[i], &whole.nodes[i], sizeof(zh_node)) != 0)
      fail_msg("node %u differs in %.*s", i, (int)text.len, text.ptr);
  return true;
}

static void like_remembers(zh_nodes *nodes) {
  assert_true(like_check(nodes, zh_str_of(like_sample)));
}

/* `cut` bytes at `at` make place for `put`. */
static zh_str like_edit(char *out, zh_str text, size_t at, size_t cut,
                        zh_str put) {
  size_t rest = text.len - at - cut;

  memcpy(out, text.ptr, at);
  memcpy(out + at, put.ptr, put.len);
  memcpy(out + at + put.len, text.ptr + at + cut, rest);
  return (zh_str){out, at + put.len + rest};
}

static void any_byte_may_differ(void **state) {
  zh_nodes nodes = {0};
  zh_str sample = zh_str_of(like_sample);
  char text[sizeof(like_sample) + 1];
  int good = 0;

  (void)state;
  for (size_t at = 0; at < sample.len; at++)
    for (int byte = 0; byte < 256; byte += 1 + byte % 3) {
      char put = (char)byte;
      like_remembers(&nodes);
      good +=
          like_check(&nodes, like_edit(text, sample, at, 1, (zh_str){&put, 1}));
      like_remembers(&nodes);
      good +=
          like_check(&nodes, like_edit(text, sample, at, 0, (zh_str){&put, 1}));
    }
  assert_true(good > 2000);
  zh_nodes_deinit(&nodes);
}

static void any_stretch_may_be_missing(void **state) {
  zh_nodes nodes = {0};
  zh_str sample = zh_str_of(like_sample);
  char text[sizeof(like_sample)];

  (void)state;
  for (size_t at = 0; at < sample.len; at++)
    for (size_t len = 1; len <= sample.len - at; len++) {
      like_remembers(&nodes);
      like_check(&nodes, like_edit(text, sample, at, len, ZH_S("")));
    }
  zh_nodes_deinit(&nodes);
}

/* Each follows the one before, not the sample. */
static void many_edits_follow_each_other(void **state) {
  static const char *const puts[] = {"",  "word", "\\n", "\\\"", "\xe6\x97\xa5",
                                     "7", "\"",   "e1",  ",",    "[]",
                                     "{", "\\",   " ",   "x",    "\\u00e9"};
  zh_nodes nodes = {0};
  char text[2][4 * sizeof(like_sample)];
  zh_str now = zh_str_of(like_sample);
  int good = 0;

  (void)state;
  srand(1);
  like_remembers(&nodes);
  for (int i = 0; i < 40000; i++) {
    char *out = text[now.ptr == text[0]];
    size_t at = (size_t)rand() % now.len;
    size_t cut = (size_t)rand() % 4;
    zh_str put = zh_str_of(puts[(size_t)rand() % ZH_COUNT(puts)]);
    if (cut > now.len - at)
      cut = now.len - at;
    zh_str next = like_edit(out, now, at, cut, put);
    if (!like_check(&nodes, next)) {
      like_check(&nodes, now);
      continue;
    }
    good++;
    now = next.len < 3 * sizeof(like_sample) ? next : zh_str_of(like_sample);
  }
  assert_true(good > 500);
  zh_nodes_deinit(&nodes);
}

static void two_words_may_differ_at_once(void **state) {
  zh_nodes nodes = {0};
  char text[256];

  (void)state;
  for (int i = 0; i < 3000; i++) {
    int len = snprintf(text, sizeof(text),
                       "{\"n\":%d,\"a\":{\"b\":\"%.*s\"},\"c\":[\"%x\",%d]}", i,
                       i % 7, "\\n\\n\\n\\n", i * 77, i / 50);
    zh_str now = {text, (size_t)len};
    like_check(&nodes, now);
  }
  zh_nodes_deinit(&nodes);
}

static void without_memory_it_parses_all_the_same(void **state) {
  zh_nodes nodes = {0};
  zh_json json;
  zh_error err;

  (void)state;
  for (long nth = 1; nth < 4; nth++) {
    zh_mem_fail(nth, true);
    zh_status st = zh_json_parse_like(ZH_S("[\"a\"]"), &nodes, &json, &err);
    zh_mem_fail(0, false);
    assert_true(st == ZH_OK || st == ZH_NO_MEMORY);
    assert_true(like_check(&nodes, ZH_S("[\"abcdefghijklmnopqrst\\n\"]")));
    zh_nodes_deinit(&nodes);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(any_byte_may_differ),
      cmocka_unit_test(any_stretch_may_be_missing),
      cmocka_unit_test(many_edits_follow_each_other),
      cmocka_unit_test(two_words_may_differ_at_once),
      cmocka_unit_test(without_memory_it_parses_all_the_same),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
