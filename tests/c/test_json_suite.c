/* SPDX-License-Identifier: Apache-2.0 */
/* JSON of others: JSONTestSuite, and the naughty strings there and back.
 * Skipped where the shared fixtures are not (ZH_SHARED, "../shared"). */
#include "check.h"
#include "format/json_write.h"
#include "walk.h"

#include <dirent.h>

static zh_nodes suite_nodes;

static const char *suite_shared(void) {
  const char *shared = getenv("ZH_SHARED");
  return shared ? shared : "../shared";
}

/* The whole file in memory of just its size; ptr NULL when there is none. */
static zh_str suite_read(const char *folder, const char *name) {
  char path[4096];
  snprintf(path, sizeof(path), "%s/fixtures/%s/%s", suite_shared(), folder,
           name);
  FILE *file = fopen(path, "rb");
  if (!file)
    return (zh_str){NULL, 0};
  assert_int_equal(fseek(file, 0, SEEK_END), 0);
  size_t len = (size_t)ftell(file);
  rewind(file);
  char *text = malloc(len ? len : 1);
  assert_non_null(text);
  assert_int_equal(fread(text, 1, len, file), len);
  fclose(file);
  return (zh_str){text, len};
}

static DIR *suite_open(const char *folder) {
  char path[4096];
  snprintf(path, sizeof(path), "%s/fixtures/%s", suite_shared(), folder);
  DIR *dir = opendir(path);
  if (!dir) {
    print_message("SKIPPED: there is no %s; set ZH_SHARED\n", path);
    skip();
  }
  return dir;
}

/* --- JSONTestSuite ------------------------------------------------------ */

#define SUITE_PARSING "jsontestsuite/test_parsing"

/* What the standard leaves open: numbers stay text, lone surrogates may be
 * escaped, everything else that is not UTF-8 is refused. */
static const struct {
  const char *name;
  bool is_taken;
} suite_open_cases[] = {
    {"i_number_double_huge_neg_exp.json", true},
    {"i_number_huge_exp.json", true},
    {"i_number_neg_int_huge_exp.json", true},
    {"i_number_pos_double_huge_exp.json", true},
    {"i_number_real_neg_overflow.json", true},
    {"i_number_real_pos_overflow.json", true},
    {"i_number_real_underflow.json", true},
    {"i_number_too_big_neg_int.json", true},
    {"i_number_too_big_pos_int.json", true},
    {"i_number_very_big_negative_int.json", true},
    {"i_object_key_lone_2nd_surrogate.json", true},
    {"i_string_1st_surrogate_but_2nd_missing.json", true},
    {"i_string_1st_valid_surrogate_2nd_invalid.json", true},
    {"i_string_UTF-16LE_with_BOM.json", false},
    {"i_string_UTF-8_invalid_sequence.json", false},
    {"i_string_UTF8_surrogate_U+D800.json", false},
    {"i_string_incomplete_surrogate_and_escape_valid.json", true},
    {"i_string_incomplete_surrogate_pair.json", true},
    {"i_string_incomplete_surrogates_escape_valid.json", true},
    {"i_string_invalid_lonely_surrogate.json", true},
    {"i_string_invalid_surrogate.json", true},
    {"i_string_invalid_utf-8.json", false},
    {"i_string_inverted_surrogates_U+1D11E.json", true},
    {"i_string_iso_latin_1.json", false},
    {"i_string_lone_second_surrogate.json", true},
    {"i_string_lone_utf8_continuation_byte.json", false},
    {"i_string_not_in_unicode_range.json", false},
    {"i_string_overlong_sequence_2_bytes.json", false},
    {"i_string_overlong_sequence_6_bytes.json", false},
    {"i_string_overlong_sequence_6_bytes_null.json", false},
    {"i_string_truncated-utf-8.json", false},
    {"i_string_utf16BE_no_BOM.json", false},
    {"i_string_utf16LE_no_BOM.json", false},
    {"i_structure_500_nested_arrays.json", true},
    {"i_structure_UTF-8_BOM_empty_object.json", false},
};

static bool suite_is_taken(const char *folder, const char *name) {
  zh_str text = suite_read(folder, name);
  zh_json json;
  zh_error err;
  assert_non_null(text.ptr);
  zh_status st = zh_json_parse(text, &suite_nodes, &json, &err);
  if (st == ZH_OK && !walk_ok(&json))
    fail_msg("%s: the nodes do not fit", name);
  if (st != ZH_OK && st != ZH_PROTOCOL)
    fail_msg("%s: %s", name, zh_status_name(st));
  check_free(text);
  return st == ZH_OK;
}

/* Every file whose name starts with `kind` must be taken, or refused. */
static int suite_count(char kind, bool want) {
  DIR *dir = suite_open(SUITE_PARSING);
  int count = 0;
  for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
    if (entry->d_name[0] != kind || entry->d_name[1] != '_')
      continue;
    count++;
    if (suite_is_taken(SUITE_PARSING, entry->d_name) != want)
      fail_msg("%s was %s", entry->d_name, want ? "refused" : "taken");
  }
  closedir(dir);
  return count;
}

static void suite_takes_what_is_json(void **state) {
  (void)state;
  assert_int_equal(suite_count('y', true), 95);
}

static void suite_refuses_what_is_none(void **state) {
  (void)state;
  assert_int_equal(suite_count('n', false), 188);
}

static void suite_decides_what_is_open(void **state) {
  (void)state;
  closedir(suite_open(SUITE_PARSING));
  for (size_t i = 0; i < ZH_COUNT(suite_open_cases); i++) {
    const char *name = suite_open_cases[i].name;
    bool want = suite_open_cases[i].is_taken;
    if (suite_is_taken(SUITE_PARSING, name) != want)
      fail_msg("%s was %s", name, want ? "refused" : "taken");
  }
}

/* The transform cases are JSON but for those with broken UTF-8 in them. */
static void suite_transforms_keep_their_text(void **state) {
  (void)state;
  const char *folder = "jsontestsuite/test_transform";
  DIR *dir = suite_open(folder);
  int taken = 0;
  int refused = 0;
  for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
    if (entry->d_name[0] == '.')
      continue;
    zh_str text = suite_read(folder, entry->d_name);
    bool is_taken = suite_is_taken(folder, entry->d_name);
    assert_int_equal(is_taken, zh_utf8_ok(text));
    taken += is_taken;
    refused += !is_taken;
    check_free(text);
  }
  closedir(dir);
  assert_int_equal(taken, 19);
  assert_int_equal(refused, 3);
}

/* --- naughty strings ---------------------------------------------------- */

/* Decoded, escaped, parsed and decoded again: the same bytes. */
static void suite_round_trip(const zh_json *json, uint32_t at) {
  zh_arena arena = {0};
  zh_buf out;
  zh_writer w;
  zh_nodes nodes = {0};
  zh_json again;
  zh_str plain = zh_json_str(json, at, &arena);
  assert_non_null(plain.ptr);
  zh_buf_init(&out, 1 << 20);
  zh_writer_init(&w, &out, NULL, NULL);
  zh_write_array(&w);
  zh_write_str(&w, plain);
  zh_write_end(&w);
  assert_int_equal(zh_writer_status(&w), ZH_OK);
  assert_int_equal(zh_json_parse(zh_buf_str(&out), &nodes, &again, NULL),
                   ZH_OK);
  check_slice(zh_json_str(&again, 1, &arena), plain);
  assert_true(zh_json_same(zh_json_text(&again, 1), zh_json_text(json, at)));
  zh_nodes_deinit(&nodes);
  zh_buf_deinit(&out);
  zh_arena_deinit(&arena);
}

static void suite_naughty_strings_come_back(void **state) {
  (void)state;
  closedir(suite_open("naughty_strings"));
  zh_str text = suite_read("naughty_strings", "blns.json");
  zh_nodes nodes = {0};
  zh_json json;
  assert_non_null(text.ptr);
  assert_int_equal(zh_json_parse(text, &nodes, &json, NULL), ZH_OK);
  assert_true(walk_ok(&json));
  int count = 0;
  for (uint32_t at = zh_json_first(&json, 0); at;
       at = zh_json_next(&json, 0, at), count++)
    suite_round_trip(&json, at);
  assert_int_equal(count, 515);
  zh_nodes_deinit(&nodes);
  check_free(text);
}

static int suite_teardown(void **state) {
  (void)state;
  zh_nodes_deinit(&suite_nodes);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(suite_takes_what_is_json),
      cmocka_unit_test(suite_refuses_what_is_none),
      cmocka_unit_test(suite_decides_what_is_open),
      cmocka_unit_test(suite_transforms_keep_their_text),
      cmocka_unit_test(suite_naughty_strings_come_back),
  };
  return cmocka_run_group_tests_name("json_suite", tests, NULL, suite_teardown);
}
