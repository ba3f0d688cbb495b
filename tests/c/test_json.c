/* SPDX-License-Identifier: Apache-2.0 */
/* format/json.c and json_get.c: parsing and looking up. */
#include "base/error.h"
#include "base/limits.h"
#include "check.h"
#include "walk.h"

static zh_nodes json_nodes;

/* Parses a copy that ends where the text ends; the copy stays for as long as
 * the test runs. */
static zh_str json_text;

static zh_status json_try(zh_str text, zh_json *out, zh_error *err) {
  check_free(json_text);
  json_text = check_copy(text);
  zh_error_init(err);
  return zh_json_parse(json_text, &json_nodes, out, err);
}

static zh_json json_parsed(const char *text) {
  zh_json json;
  zh_error err;
  if (json_try(zh_str_of(text), &json, &err) != ZH_OK)
    fail_msg("%s: %s", text, err.message);
  if (!walk_ok(&json))
    fail_msg("%s: the nodes do not fit", text);
  return json;
}

static int json_teardown(void **state) {
  (void)state;
  check_free(json_text);
  json_text = (zh_str){NULL, 0};
  zh_nodes_deinit(&json_nodes);
  return 0;
}

/* --- what is read ------------------------------------------------------- */

static void json_nodes_stand_in_document_order(void **state) {
  (void)state;
  zh_json json = json_parsed(" {\"a\" : [1, \"x\\n\", -2.5],\"\xc3\xbc\":{}} ");
  static const zh_node want[] = {
      {1, 32, 8, ZH_JSON_OBJECT, 0, 0},
      {3, 1, 2, ZH_JSON_STRING, 0, 0},
      {8, 16, 6, ZH_JSON_ARRAY, 0, 0},
      {9, 1, 4, ZH_JSON_NUMBER, ZH_NODE_INTEGER, 0},
      {13, 3, 5, ZH_JSON_STRING, ZH_NODE_ESCAPED, 0},
      {19, 4, 6, ZH_JSON_NUMBER, 0, 0},
      {26, 2, 7, ZH_JSON_STRING, ZH_NODE_NON_ASCII, 0},
      {30, 2, 8, ZH_JSON_OBJECT, 0, 0},
  };
  assert_int_equal(walk_differ(json.nodes, json.count, want, ZH_COUNT(want)),
                   -1);
}

static void json_reads_any_value_as_root(void **state) {
  (void)state;
  static const struct {
    const char *text;
    zh_json_type type;
  } rows[] = {
      {"null", ZH_JSON_NULL},          {" true\n", ZH_JSON_TRUE},
      {"\tfalse\r", ZH_JSON_FALSE},    {"0", ZH_JSON_NUMBER},
      {"-0.0e-0 ", ZH_JSON_NUMBER},    {"\"\"", ZH_JSON_STRING},
      {"\"\\u0000\"", ZH_JSON_STRING}, {"[]", ZH_JSON_ARRAY},
      {"[ ]", ZH_JSON_ARRAY},          {"{ }", ZH_JSON_OBJECT},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    zh_json json = json_parsed(rows[i].text);
    assert_int_equal(json.count, 1);
    assert_int_equal(zh_json_type_of(&json, 0), rows[i].type);
    check_slice(zh_json_raw(&json, 0), zh_str_trim(zh_str_of(rows[i].text)));
  }
}

static void json_walks_arrays_and_objects(void **state) {
  (void)state;
  zh_json json = json_parsed("{\"a\":[1,[2,3],{\"x\":4},5],\"b\":[],\"c\":{}}");
  uint32_t array = zh_json_get(&json, 0, "a");
  const char *want[] = {"1", "[2,3]", "{\"x\":4}", "5"};
  size_t count = 0;
  for (uint32_t at = zh_json_first(&json, array); at;
       at = zh_json_next(&json, array, at))
    check_slice(zh_json_raw(&json, at), zh_str_of(want[count++]));
  assert_int_equal(count, 4);
  assert_int_equal(zh_json_len(&json, array), 4);
  assert_int_equal(zh_json_len(&json, 0), 3);
  uint32_t key = zh_json_first(&json, 0);
  check_str(zh_json_text(&json, key), "a");
  key = zh_json_next(&json, 0, key);
  check_str(zh_json_text(&json, key), "b");
  assert_int_equal(zh_json_first(&json, key + 1), 0);
  key = zh_json_next(&json, 0, key);
  check_str(zh_json_text(&json, key), "c");
  assert_int_equal(zh_json_len(&json, key + 1), 0);
  assert_int_equal(zh_json_next(&json, 0, key), 0);
}

static void json_finds_members(void **state) {
  (void)state;
  zh_json json = json_parsed("{\"a\":{\"b\":\"deep\"},\"b\":2,\"\":3}");
  check_str(zh_json_raw(&json, zh_json_get(&json, 0, "b")), "2");
  check_str(zh_json_raw(&json, zh_json_get(&json, 0, "")), "3");
  uint32_t inner = zh_json_get(&json, 0, "a");
  check_str(zh_json_text(&json, zh_json_get(&json, inner, "b")), "deep");
  assert_int_equal(zh_json_get(&json, inner, "a"), 0);
  assert_int_equal(zh_json_get(&json, 0, "B"), 0);
  assert_int_equal(zh_json_get(&json, 0, "deep"), 0);
  assert_int_equal(zh_json_get(&json, zh_json_get(&json, 0, "b"), "x"), 0);
}

static void json_last_duplicate_wins(void **state) {
  (void)state;
  zh_json json = json_parsed("{\"a\":1,\"b\":2,\"\\u0061\":3,\"c\":4}");
  check_str(zh_json_raw(&json, zh_json_get(&json, 0, "a")), "3");
  check_str(zh_json_raw(&json, zh_json_get_text(&json, 0, ZH_S("a"))), "3");
}

static void json_compares_keys_decoded(void **state) {
  (void)state;
  zh_json json = json_parsed("{\"m\\u006fdel\":1,\"a\\/b\":2,\"\\u00fc\":3,"
                             "\"\\ud83d\\ude00\":4,\"q\\\\\":5}");
  check_str(zh_json_raw(&json, zh_json_get(&json, 0, "model")), "1");
  check_str(zh_json_raw(&json, zh_json_get(&json, 0, "a/b")), "2");
  check_str(zh_json_raw(&json, zh_json_get(&json, 0, "\xc3\xbc")), "3");
  check_str(zh_json_raw(&json, zh_json_get(&json, 0, "\xf0\x9f\x98\x80")), "4");
  check_str(zh_json_raw(&json, zh_json_get(&json, 0, "q\\")), "5");
  assert_int_equal(zh_json_get(&json, 0, "m\\u006fdel"), 0);
  zh_str key = ZH_S("\\u006dodel");
  check_str(zh_json_raw(&json, zh_json_get_text(&json, 0, key)), "1");
  key = ZH_S("\xc3\xbc");
  check_str(zh_json_raw(&json, zh_json_get_text(&json, 0, key)), "3");
}

static void json_finds_members_under_any_name(void **state) {
  (void)state;
  zh_json json = json_parsed("{\"a\":\"x\",\"b\":\"y\",\"\xc3\xbc\":\"z\"}");
  for (uint32_t key = zh_json_first(&json, 0); key;
       key = zh_json_next(&json, 0, key)) {
    zh_str name = zh_json_text(&json, key);
    assert_int_equal(zh_json_get_text(&json, 0, name), key + 1);
    assert_int_equal(zh_json_get_text(&json, key + 1, name), 0);
  }
}

static void json_answers_for_absent_values(void **state) {
  (void)state;
  zh_json json = json_parsed("\"root\"");
  zh_json none = {0};
  zh_arena arena = {0};
  for (int i = 0; i < 2; i++, json = none) {
    int64_t number = 7;
    double real = 7;
    assert_int_equal(zh_json_get(&json, 0, "a"), 0);
    assert_int_equal(zh_json_get_text(&json, 0, ZH_S("a")), 0);
    assert_int_equal(zh_json_first(&json, 0), 0);
    assert_int_equal(zh_json_len(&json, 0), 0);
    assert_int_equal(zh_json_bool(&json, 0), -1);
    assert_false(zh_json_int(&json, 0, &number));
    assert_false(zh_json_double(&json, 0, &real));
    assert_false(zh_json_eq(&json, 0, "root"));
    assert_false(zh_json_has(&json, 0, ZH_JSON_STRING));
    check_str(zh_json_text(&json, 0), "");
    check_str(zh_json_str(&json, 0, &arena), "");
  }
  check_str(zh_json_raw(&none, 0), "");
  zh_arena_deinit(&arena);
}

static void json_reads_scalars(void **state) {
  (void)state;
  zh_json json = json_parsed("[true,false,null,\"a\\tb\",\"plain\",12]");
  zh_arena arena = {0};
  assert_int_equal(zh_json_bool(&json, 1), 1);
  assert_int_equal(zh_json_bool(&json, 2), 0);
  assert_int_equal(zh_json_bool(&json, 3), -1);
  check_str(zh_json_str(&json, 4, &arena), "a\tb");
  assert_int_equal(zh_json_str(&json, 4, &arena).ptr[3], 0);
  check_str(zh_json_str(&json, 5, &arena), "plain");
  check_str(zh_json_str(&json, 6, &arena), "");
  check_str(zh_json_text(&json, 4), "a\\tb");
  check_str(zh_json_raw(&json, 4), "\"a\\tb\"");
  assert_true(zh_json_eq(&json, 4, "a\tb"));
  assert_false(zh_json_eq(&json, 4, "a\\tb"));
  assert_true(zh_json_eq(&json, 5, "plain"));
  assert_false(zh_json_eq(&json, 5, "plai"));
  assert_false(zh_json_eq(&json, 6, "12"));
  assert_true(zh_json_has(&json, 3, ZH_JSON_NULL));
  assert_false(zh_json_has(&json, 3, ZH_JSON_STRING));
  zh_arena_deinit(&arena);
}

/* --- what is refused ---------------------------------------------------- */

static void json_refused(zh_str text, size_t at, const char *fault) {
  zh_json json;
  zh_error err;
  char want[200];
  snprintf(want, sizeof(want), "not JSON at byte %zu: %s", at, fault);
  if (json_try(text, &json, &err) != ZH_PROTOCOL)
    fail_msg("%.*s was taken", (int)text.len, text.ptr);
  assert_int_equal(err.status, ZH_PROTOCOL);
  assert_string_equal(err.message, want);
  assert_int_equal(json.count, 0);
}

static void json_refuses_trailing_comma(void **state) {
  (void)state;
  json_refused(ZH_S("[1,]"), 3, "value expected");
  json_refused(ZH_S("{\"a\":1, }"), 8, "key expected");
  json_refused(ZH_S("1,"), 1, "text goes on after the value");
}

static void json_refuses_broken_structure(void **state) {
  (void)state;
  const char *comma = "',' or the end of the container expected";
  json_refused(ZH_S(""), 0, "value expected");
  json_refused((zh_str){NULL, 0}, 0, "value expected");
  json_refused(ZH_S("  "), 2, "value expected");
  json_refused(ZH_S("[,1]"), 1, "value expected");
  json_refused(ZH_S("{,\"a\":1}"), 1, "key expected");
  json_refused(ZH_S("{\"a\":}"), 5, "value expected");
  json_refused(ZH_S("{\"a\"}"), 4, "':' expected");
  json_refused(ZH_S("{\"a\" 1}"), 5, "':' expected");
  json_refused(ZH_S("{1:1}"), 1, "key expected");
  json_refused(ZH_S("[1}"), 2, comma);
  json_refused(ZH_S("{\"a\":1]"), 6, comma);
  json_refused(ZH_S("[}"), 1, "value expected");
  json_refused(ZH_S("{]"), 1, "key expected");
  json_refused(ZH_S("[1 2]"), 3, comma);
  json_refused(ZH_S("[1\0]"), 2, comma);
  json_refused(ZH_S("[[]"), 3, "text ends inside a value");
  json_refused(ZH_S("[]]"), 2, "text goes on after the value");
  json_refused(ZH_S("{} {}"), 3, "text goes on after the value");
  json_refused(ZH_S("\xef\xbb\xbf{}"), 0, "value expected");
  json_refused(ZH_S("[1]\v"), 3, "text goes on after the value");
}

static void json_refuses_broken_scalars(void **state) {
  (void)state;
  json_refused(ZH_S("nul"), 0, "value expected");
  json_refused(ZH_S("nulL"), 0, "value expected");
  json_refused(ZH_S("truee"), 4, "text goes on after the value");
  json_refused(ZH_S("NaN"), 0, "value expected");
  json_refused(ZH_S("Infinity"), 0, "value expected");
  json_refused(ZH_S("+1"), 0, "value expected");
  json_refused(ZH_S(".5"), 0, "value expected");
  json_refused(ZH_S("-"), 1, "digit expected");
  json_refused(ZH_S("-x"), 1, "digit expected");
  json_refused(ZH_S("01"), 1, "text goes on after the value");
  json_refused(ZH_S("1."), 2, "digit expected");
  json_refused(ZH_S("1.e1"), 2, "digit expected");
  json_refused(ZH_S("1e"), 2, "digit expected");
  json_refused(ZH_S("1e+"), 3, "digit expected");
  json_refused(ZH_S("1e+-1"), 3, "digit expected");
  json_refused(ZH_S("0x10"), 1, "text goes on after the value");
  json_refused(ZH_S("'a'"), 0, "value expected");
}

static void json_refuses_broken_strings(void **state) {
  (void)state;
  json_refused(ZH_S("\"abc"), 4, "string has no end");
  json_refused(ZH_S("\"abc\\"), 5, "string has no end");
  json_refused(ZH_S("\"\\u12"), 5, "string has no end");
  json_refused(ZH_S("\"\\u12\""), 5, "\\u without four hex digits");
  json_refused(ZH_S("\"\\u12g4\""), 5, "\\u without four hex digits");
  json_refused(ZH_S("\"\\x41\""), 1, "unknown escape in a string");
  json_refused(ZH_S("\"a\nb\""), 2, "control character in a string");
  json_refused(ZH_S("\"a\0b\""), 2, "control character in a string");
  json_refused(ZH_S("{\"a\x1f\":1}"), 3, "control character in a string");
  json_refused(ZH_S("[\"ok\",\"a\xff\"]"), 8, "string is not UTF-8");
  json_refused(ZH_S("\"\xed\xa0\x80\""), 1, "string is not UTF-8");
  json_refused(ZH_S("\"\xc0\xaf\""), 1, "string is not UTF-8");
  json_refused(ZH_S("\"\xe2\x82\""), 1, "string is not UTF-8");
}

static const char json_sample[] =
    "{\"id\":\"chatcmpl-1\",\"n\":[0,-1.5e+3,true,false,null],\"deep\":[[[{}]]]"
    ","
    "\"text\":\"tab\\t \\u00e9 \\ud83d\\ude00 \xe2\x82\xac \xf0\x9f\x98\x80 "
    "and enough more to fill a few blocks\",\"\":{\"a\\\\b\":[]}}";

static void json_refuses_every_truncation(void **state) {
  (void)state;
  zh_json json;
  zh_error err;
  json_parsed(json_sample);
  for (size_t len = 0; len < sizeof(json_sample) - 1; len++) {
    if (json_try((zh_str){json_sample, len}, &json, &err) != ZH_PROTOCOL)
      fail_msg("cut after %zu bytes it was taken", len);
  }
}

static void json_survives_any_changed_byte(void **state) {
  (void)state;
  char text[sizeof(json_sample) - 1];
  memcpy(text, json_sample, sizeof(text));
  int good = 0;
  for (size_t at = 0; at < sizeof(text); at++) {
    for (int byte = 0; byte < 256; byte++) {
      zh_json json;
      zh_error err;
      text[at] = (char)byte;
      if (json_try((zh_str){text, sizeof(text)}, &json, &err) != ZH_OK)
        continue;
      if (!walk_ok(&json))
        fail_msg("byte %zu as %d: the nodes do not fit", at, byte);
      good++;
    }
    text[at] = json_sample[at];
  }
  // Letters for letters and digits for digits are still JSON.
  assert_in_range(good, 5000, 30000);
}

/* Every length and every place of a special character, for the code that
 * looks at 16 bytes at once. */
static void json_scans_strings_of_any_length(void **state) {
  (void)state;
  static const char *const marks[] = {"x",        "\\\"", "\\\\", "\\u0041",
                                      "\xc3\xbc", "\n",   "\xff", "\xe2\x82"};
  char text[120];
  for (size_t len = 0; len < 70; len++) {
    for (size_t at = 0; at <= len; at++) {
      for (size_t i = 0; i < ZH_COUNT(marks); i++) {
        size_t mark_len = strlen(marks[i]);
        memset(text, 'a', sizeof(text));
        text[0] = '"';
        memcpy(text + 1 + at, marks[i], mark_len);
        text[1 + len + mark_len] = '"';
        zh_json json;
        zh_error err;
        zh_status st =
            json_try((zh_str){text, len + mark_len + 2}, &json, &err);
        assert_int_equal(st, i < 5 ? ZH_OK : ZH_PROTOCOL);
        if (i < 5)
          assert_true(walk_ok(&json));
      }
    }
  }
}

static zh_status json_try_nested(size_t depth, bool closed) {
  char *text = malloc(2 * depth);
  assert_non_null(text);
  memset(text, '[', depth);
  memset(text + depth, ']', depth);
  zh_json json;
  zh_error err;
  zh_nodes nodes = {0};
  zh_status st = zh_json_parse((zh_str){text, closed ? 2 * depth : depth},
                               &nodes, &json, &err);
  assert_true(st != ZH_OK || json.count == depth);
  zh_nodes_deinit(&nodes);
  free(text);
  return st;
}

static void json_caps_nesting(void **state) {
  (void)state;
  assert_int_equal(json_try_nested(ZH_MAX_DEPTH, true), ZH_OK);
  assert_int_equal(json_try_nested(ZH_MAX_DEPTH + 1, true), ZH_PROTOCOL);
  assert_int_equal(json_try_nested(10000000, false), ZH_PROTOCOL);
  json_refused(ZH_S("[[[[[["), 6, "value expected");
}

static void json_takes_a_large_string(void **state) {
  (void)state;
  size_t len = (size_t)32 << 20;
  char *text = malloc(len);
  assert_non_null(text);
  memset(text, 'a', len);
  text[0] = text[len - 1] = '"';
  zh_json json;
  zh_status st = zh_json_parse((zh_str){text, len}, &json_nodes, &json, NULL);
  assert_int_equal(st, ZH_OK);
  assert_int_equal(json.nodes[0].len, len - 2);
  free(text);
}

static void json_refuses_more_than_offsets_can_say(void **state) {
  (void)state;
  if (sizeof(size_t) <= 4)
    skip();
  zh_json json;
  zh_error err;
  zh_str text = {"1", (size_t)UINT32_MAX + 1};
  assert_int_equal(zh_json_parse(text, &json_nodes, &json, &err), ZH_TOO_BIG);
  assert_int_equal(
      zh_json_append(ZH_S("12"), UINT32_MAX - 1, 0, &json_nodes, &err),
      ZH_TOO_BIG);
}

static void json_appends_beside_other_nodes(void **state) {
  (void)state;
  zh_nodes nodes = {0};
  assert_int_equal(zh_json_append(ZH_S("[1]"), 10, 0, &nodes, NULL), ZH_OK);
  assert_int_equal(
      zh_json_append(ZH_S("[[]]"), 20, ZH_MAX_DEPTH - 2, &nodes, NULL), ZH_OK);
  static const zh_node want[] = {
      {10, 3, 2, ZH_JSON_ARRAY, 0, 0},
      {11, 1, 2, ZH_JSON_NUMBER, ZH_NODE_INTEGER, 0},
      {20, 4, 4, ZH_JSON_ARRAY, 0, 0},
      {21, 2, 4, ZH_JSON_ARRAY, 0, 0},
  };
  assert_int_equal(walk_differ(nodes.items, nodes.count, want, 4), -1);
  assert_int_equal(
      zh_json_append(ZH_S("[[]]"), 0, ZH_MAX_DEPTH - 1, &nodes, NULL),
      ZH_PROTOCOL);
  zh_nodes_deinit(&nodes);
}

static void json_reuses_its_nodes(void **state) {
  (void)state;
  json_parsed("[1,2,3,4,5]");
  const zh_node *before = json_nodes.items;
  zh_json json = json_parsed("{}");
  assert_ptr_equal(before, json.nodes);
  assert_int_equal(json.count, 1);
}

static void json_reports_failing_allocations(void **state) {
  (void)state;
  char text[4000];
  for (size_t i = 0; i < sizeof(text); i++)
    text[i] = i % 2 ? ',' : '1';
  text[0] = '[';
  text[1] = '1';
  text[2] = ' ';
  text[sizeof(text) - 1] = ']';
  long failures = 0;
  for (long nth = 1;; nth++) {
    zh_nodes nodes = {0};
    zh_json json;
    zh_error err;
    zh_mem_fail(nth, false);
    zh_status st =
        zh_json_parse((zh_str){text, sizeof(text)}, &nodes, &json, &err);
    bool failed = zh_mem_count() >= nth;
    zh_mem_fail(0, false);
    assert_int_equal(st, failed ? ZH_NO_MEMORY : ZH_OK);
    assert_int_equal(json.count > 0, !failed);
    if (failed)
      assert_int_equal(err.status, ZH_NO_MEMORY);
    zh_nodes_deinit(&nodes);
    if (!failed)
      break;
    failures++;
  }
  assert_in_range(failures, 3, 20);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(json_nodes_stand_in_document_order),
      cmocka_unit_test(json_reads_any_value_as_root),
      cmocka_unit_test(json_walks_arrays_and_objects),
      cmocka_unit_test(json_finds_members),
      cmocka_unit_test(json_last_duplicate_wins),
      cmocka_unit_test(json_compares_keys_decoded),
      cmocka_unit_test(json_finds_members_under_any_name),
      cmocka_unit_test(json_answers_for_absent_values),
      cmocka_unit_test(json_reads_scalars),
      cmocka_unit_test(json_refuses_trailing_comma),
      cmocka_unit_test(json_refuses_broken_structure),
      cmocka_unit_test(json_refuses_broken_scalars),
      cmocka_unit_test(json_refuses_broken_strings),
      cmocka_unit_test(json_refuses_every_truncation),
      cmocka_unit_test(json_survives_any_changed_byte),
      cmocka_unit_test(json_scans_strings_of_any_length),
      cmocka_unit_test(json_caps_nesting),
      cmocka_unit_test(json_takes_a_large_string),
      cmocka_unit_test(json_refuses_more_than_offsets_can_say),
      cmocka_unit_test(json_appends_beside_other_nodes),
      cmocka_unit_test(json_reuses_its_nodes),
      cmocka_unit_test(json_reports_failing_allocations),
  };
  return cmocka_run_group_tests_name("json", tests, NULL, json_teardown);
}
