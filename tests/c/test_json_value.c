/* SPDX-License-Identifier: Apache-2.0 */
/* format/json_text.c and json_number.c: strings and numbers as values. */
#include "check.h"
#include "format/json_write.h"

#include <errno.h>
#include <math.h>

/* --- strings ------------------------------------------------------------ */

static zh_str value_unescape(zh_str escaped) {
  static char out[256];
  zh_str copy = check_copy(escaped);
  memset(out, 0, sizeof(out));
  char *room = malloc(escaped.len ? escaped.len : 1);
  assert_non_null(room);
  size_t len = zh_json_unescape(copy, room);
  assert_in_range(len, 0, escaped.len);
  memcpy(out, room, len);
  free(room);
  check_free(copy);
  return (zh_str){out, len};
}

static void unescape_decodes_all_escapes(void **state) {
  (void)state;
  check_str(value_unescape(ZH_S("")), "");
  check_str(value_unescape(ZH_S("plain \xc3\xbc")), "plain \xc3\xbc");
  check_str(value_unescape(ZH_S("\\\"\\\\\\/\\b\\f\\n\\r\\t")),
            "\"\\/\b\f\n\r\t");
  check_str(value_unescape(ZH_S("a\\u0000b")), "a\0b");
  check_str(value_unescape(ZH_S("\\u007f\\u0080\\u07ff\\u0800\\uFFFF")),
            "\x7f\xc2\x80\xdf\xbf\xe0\xa0\x80\xef\xbf\xbf");
  check_str(value_unescape(ZH_S("\\ud83d\\ude00\\uD800\\uDC00\\udbff\\udfff")),
            "\xf0\x9f\x98\x80\xf0\x90\x80\x80\xf4\x8f\xbf\xbf");
  check_str(value_unescape(ZH_S("\\\\u0041")), "\\u0041");
}

static void unescape_keeps_lone_surrogates(void **state) {
  (void)state;
  check_str(value_unescape(ZH_S("\\ud800")), "\xed\xa0\x80");
  check_str(value_unescape(ZH_S("\\udfff!")), "\xed\xbf\xbf!");
  check_str(value_unescape(ZH_S("\\ude00\\ud83d")), "\xed\xb8\x80\xed\xa0\xbd");
  check_str(value_unescape(ZH_S("\\ud83d\\ud83d\\ude00")),
            "\xed\xa0\xbd\xf0\x9f\x98\x80");
  check_str(value_unescape(ZH_S("\\ud83dx\\ude00")),
            "\xed\xa0\xbdx\xed\xb8\x80");
  check_str(value_unescape(ZH_S("\\ud83d\\n")), "\xed\xa0\xbd\n");
  check_str(value_unescape(ZH_S("\\ud83d\\ue000")), "\xed\xa0\xbd\xee\x80\x80");
  check_str(value_unescape(ZH_S("\\ue000\\udc00")), "\xee\x80\x80\xed\xb0\x80");
  check_str(value_unescape(ZH_S("\\ud83d\\u0041")), "\xed\xa0\xbd"
                                                    "A");
}

static void unescape_survives_what_is_no_escape(void **state) {
  (void)state;
  check_str(value_unescape(ZH_S("\\")), "\\");
  check_str(value_unescape(ZH_S("a\\u12")), "a\\u12");
  check_str(value_unescape(ZH_S("\\uzzzz")), "\\uzzzz");
  check_str(value_unescape(ZH_S("\\ud83d\\u")), "\xed\xa0\xbd\\u");
  check_str(value_unescape(ZH_S("\\ud83d\\")), "\xed\xa0\xbd\\");
}

static void text_compares_decoded(void **state) {
  (void)state;
  const struct {
    zh_str escaped, plain;
    bool same;
  } rows[] = {
      {ZH_S(""), ZH_S(""), true},
      {ZH_S("a\\u0062c"), ZH_S("abc"), true},
      {ZH_S("a\\u0062c"), ZH_S("abcd"), false},
      {ZH_S("a\\u0062c"), ZH_S("ab"), false},
      {ZH_S("\\ud83d\\ude00"), ZH_S("\xf0\x9f\x98\x80"), true},
      {ZH_S("\\ud83d\\ude00"), ZH_S("\xf0\x9f\x98\x81"), false},
      {ZH_S("\\n\\t"), ZH_S("\n\t"), true},
      {ZH_S("\\\\n"), ZH_S("\\n"), true},
      {ZH_S("\\n"), ZH_S("\\n"), false},
      {ZH_S("\\u0000"), ZH_S("\0"), true},
      {ZH_S("\\u0000"), ZH_S(""), false},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    if (zh_json_is(rows[i].escaped, rows[i].plain) != rows[i].same)
      fail_msg("row %zu", i);
    zh_buf again;
    zh_buf_init(&again, 1000);
    zh_json_escape(&again, rows[i].plain);
    bool same = zh_json_same(rows[i].escaped, zh_buf_str(&again));
    assert_int_equal(same, rows[i].same);
    same = zh_json_same(zh_buf_str(&again), rows[i].escaped);
    assert_int_equal(same, rows[i].same);
    zh_buf_deinit(&again);
  }
}

static void utf8_is_checked_at_any_place(void **state) {
  (void)state;
  char text[60];
  for (size_t len = 0; len < sizeof(text); len++) {
    memset(text, 'a', sizeof(text));
    assert_true(zh_utf8_ok((zh_str){text, len}));
    for (size_t at = 0; at < len; at++) {
      text[at] = (char)0xe9;
      zh_str copy = check_copy((zh_str){text, len});
      assert_false(zh_utf8_ok(copy));
      assert_int_equal(zh_utf8_prefix(copy), at);
      check_free(copy);
      text[at] = 'a';
    }
  }
  assert_true(zh_utf8_ok((zh_str){NULL, 0}));
}

static void escape_writes_what_json_wants(void **state) {
  (void)state;
  const struct {
    zh_str plain, want;
  } rows[] = {
      {ZH_S(""), ZH_S("")},
      {ZH_S("a\"b\\c/"), ZH_S("a\\\"b\\\\c/")},
      {ZH_S("\b\f\n\r\t\v\x1b"), ZH_S("\\b\\f\\n\\r\\t\\u000b\\u001b")},
      {ZH_S("a\0b\x7f"), ZH_S("a\\u0000b\x7f")},
      {ZH_S("\xc3\xbc\xe2\x80\xa8\xf0\x9f\x98\x80"),
       ZH_S("\xc3\xbc\xe2\x80\xa8\xf0\x9f\x98\x80")},
      {ZH_S("a\xff"
            "b\xc3(\xe2\x82"),
       ZH_S("a\xef\xbf\xbd"
            "b\xef\xbf\xbd(\xef\xbf\xbd\xef\xbf\xbd")},
      {ZH_S("x\xed\xa0\xbdy\xed\xbf\xbf"), ZH_S("x\\ud83dy\\udfff")},
      {ZH_S("\xed\xa0"), ZH_S("\xef\xbf\xbd\xef\xbf\xbd")},
      {ZH_S("\xed\xc0\x80"), ZH_S("\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd")},
      {ZH_S("\xc0\x80"), ZH_S("\xef\xbf\xbd\xef\xbf\xbd")},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    zh_buf buf;
    zh_buf_init(&buf, 1000);
    zh_str copy = check_copy(rows[i].plain);
    zh_json_escape(&buf, copy);
    check_slice(zh_buf_str(&buf), rows[i].want);
    check_free(copy);
    zh_buf_deinit(&buf);
  }
}

/* --- numbers ------------------------------------------------------------ */

static zh_nodes value_nodes;

/* The number as element of an array, since index 0 means "absent". */
static zh_json value_number(const char *text) {
  static char array[3000];
  snprintf(array, sizeof(array), "[%s]", text);
  zh_json json;
  zh_error err;
  if (zh_json_parse(zh_str_of(array), &value_nodes, &json, &err) != ZH_OK)
    fail_msg("%s: %s", text, err.message);
  return json;
}

static void int_takes_all_that_is_an_integer(void **state) {
  (void)state;
  static const struct {
    const char *text;
    int64_t want;
  } rows[] = {
      {"0", 0},
      {"-0", 0},
      {"42", 42},
      {"9223372036854775807", INT64_MAX},
      {"-9223372036854775808", INT64_MIN},
      {"-9223372036854775807", -INT64_MAX},
      {"12.0", 12},
      {"1e3", 1000},
      {"1.5e1", 15},
      {"-1200e-2", -12},
      {"0e999999999999", 0},
      {"0.000e-5", 0},
      {"9223372036854775807.0", INT64_MAX},
      {"-9.223372036854775808E+18", INT64_MIN},
      {"0.0000001e7", 1},
      {"1000000000000000000000e-20", 10},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    zh_json json = value_number(rows[i].text);
    int64_t got = 99;
    if (!zh_json_int(&json, 1, &got) || got != rows[i].want)
      fail_msg("%s gave %lld", rows[i].text, (long long)got);
  }
}

static void int_refuses_what_does_not_fit(void **state) {
  (void)state;
  static const char *const rows[] = {
      "9223372036854775808",
      "-9223372036854775809",
      "1.5",
      "1e19",
      "1e-1",
      "18446744073709551616",
      "9.3e18",
      "1e999999999999",
      "1e-999999999999",
      "123456789012345678.9",
      "99999999999999999999",
      "0.1",
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    zh_json json = value_number(rows[i]);
    int64_t got = 99;
    if (zh_json_int(&json, 1, &got))
      fail_msg("%s gave %lld", rows[i], (long long)got);
    assert_int_equal(got, 99);
  }
  zh_json json = value_number("\"12\"");
  int64_t got;
  assert_false(zh_json_int(&json, 1, &got));
}

static void int_agrees_with_the_c_library(void **state) {
  (void)state;
  uint64_t seed = 5;
  for (int i = 0; i < 20000; i++) {
    char text[40];
    size_t len = 1 + check_random(&seed) % 20;
    size_t at = 0;
    if (check_random(&seed) % 2)
      text[at++] = '-';
    text[at++] = (char)('1' + check_random(&seed) % 9);
    while (len-- > 1)
      text[at++] = (char)('0' + check_random(&seed) % 10);
    text[at] = '\0';
    errno = 0;
    long long want = strtoll(text, NULL, 10);
    zh_json json = value_number(text);
    int64_t got = 0;
    bool good = zh_json_int(&json, 1, &got);
    if (good != (errno == 0) || (good && got != want))
      fail_msg("%s gave %lld", text, (long long)got);
  }
}

static void value_check_double(const char *text) {
  zh_json json = value_number(text);
  double want = strtod(text, NULL);
  double got = 0;
  assert_true(zh_json_double(&json, 1, &got));
  if (memcmp(&got, &want, sizeof(got)) != 0)
    fail_msg("%s gave %a, not %a", text, got, want);
}

static void double_is_the_nearest(void **state) {
  (void)state;
  static const char *const rows[] = {
      "0",
      "-0",
      "-0.0e5",
      "1",
      "0.1",
      "-1.5e-3",
      "1e400",
      "-1e400",
      "1e-400",
      "5e-324",
      "2.4703282292062327e-324",
      "2.4703282292062328e-324",
      "1.7976931348623157e308",
      "1.7976931348623159e308",
      "9007199254740993",
      "9007199254740993.0000000000000000000000000000000000001",
      "0.000000000000000000000000000000000000000000001e45",
      "123456789012345678901234567890",
      "1e999999999999999999999",
      "1e-999999999999999999999",
      "0e999999999999999999999",
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++)
    value_check_double(rows[i]);
}

static void double_agrees_with_the_c_library(void **state) {
  (void)state;
  uint64_t seed = 11;
  for (int i = 0; i < 20000; i++) {
    char text[80];
    int exp = (int)(check_random(&seed) % 700) - 350;
    snprintf(text, sizeof(text), "%s%u.%u%ue%d",
             check_random(&seed) % 2 ? "-" : "", check_random(&seed),
             check_random(&seed), check_random(&seed), exp);
    value_check_double(text);
  }
}

/* Half way between two doubles needs up to 767 digits, and one more far
 * behind them tips the balance. */
static void double_heeds_digits_far_behind(void **state) {
  (void)state;
  static char text[2500];
  static char half[1200];
  snprintf(half, sizeof(half), "%.1100f", 0x1.8p-1000);
  value_check_double(half);
  for (size_t zeros = 700; zeros < 900; zeros += 11) {
    size_t len = (size_t)snprintf(text, sizeof(text), "9007199254740993.");
    memset(text + len, '0', zeros);
    text[len + zeros] = '\0';
    value_check_double(text);
    text[len + zeros] = '1';
    text[len + zeros + 1] = '\0';
    value_check_double(text);
    len = (size_t)snprintf(text, sizeof(text), "9007199254740993");
    memset(text + len, '0', zeros);
    snprintf(text + len + zeros, 40, "7e-%zu", zeros + 1);
    value_check_double(text);
  }
}

static void double_needs_a_number(void **state) {
  (void)state;
  double got = 0;
  zh_json json = value_number("\"1.5\"");
  assert_false(zh_json_double(&json, 1, &got));
  assert_false(zh_json_double(&json, 0, &got));
}

static int value_teardown(void **state) {
  (void)state;
  zh_nodes_deinit(&value_nodes);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(unescape_decodes_all_escapes),
      cmocka_unit_test(unescape_keeps_lone_surrogates),
      cmocka_unit_test(unescape_survives_what_is_no_escape),
      cmocka_unit_test(text_compares_decoded),
      cmocka_unit_test(utf8_is_checked_at_any_place),
      cmocka_unit_test(escape_writes_what_json_wants),
      cmocka_unit_test(int_takes_all_that_is_an_integer),
      cmocka_unit_test(int_refuses_what_does_not_fit),
      cmocka_unit_test(int_agrees_with_the_c_library),
      cmocka_unit_test(double_is_the_nearest),
      cmocka_unit_test(double_agrees_with_the_c_library),
      cmocka_unit_test(double_heeds_digits_far_behind),
      cmocka_unit_test(double_needs_a_number),
  };
  return cmocka_run_group_tests_name("json_value", tests, NULL, value_teardown);
}
