/* SPDX-License-Identifier: Apache-2.0 */
/* base/error.c and base/status.c: failures and what they are called. */
#include "base/error.h"
#include "check.h"

static void error_starts_empty(void **state) {
  (void)state;
  zh_error err;
  memset(&err, 0xee, sizeof(err));
  zh_error_init(&err);
  assert_int_equal(err.status, ZH_OK);
  assert_int_equal(err.http_status, 0);
  assert_int_equal(err.retry_after_ms, 0);
  assert_false(err.has_retry_after);
  assert_int_equal(err.should_retry, -1);
  assert_string_equal(err.message, "");
  assert_string_equal(err.param, "");
  assert_string_equal(err.code, "");
  assert_string_equal(err.type, "");
  zh_error_init(NULL);
}

static void error_keeps_what_http_said(void **state) {
  (void)state;
  zh_error err;
  zh_error_init(&err);
  err.http_status = 429;
  err.retry_after_ms = 1500;
  err.has_retry_after = true;
  err.should_retry = 1;
  zh_error_copy(err.code, sizeof(err.code), ZH_S("old"));
  zh_error_copy(err.type, sizeof(err.type), ZH_S("old"));
  zh_status st = zh_error_field(&err, ZH_INVALID, "tools[0].name",
                                "is %d bytes too long", 3);
  assert_int_equal(st, ZH_INVALID);
  assert_int_equal(err.status, ZH_INVALID);
  assert_string_equal(err.message, "is 3 bytes too long");
  assert_string_equal(err.param, "tools[0].name");
  assert_string_equal(err.code, "");
  assert_string_equal(err.type, "");
  assert_int_equal(err.http_status, 429);
  assert_int_equal(err.retry_after_ms, 1500);
  assert_true(err.has_retry_after);
  assert_int_equal(err.should_retry, 1);
  zh_error_set(&err, ZH_SERVER, "down");
  assert_string_equal(err.param, "");
}

static void error_may_be_null(void **state) {
  (void)state;
  assert_int_equal(zh_error_set(NULL, ZH_TLS, "%s", "x"), ZH_TLS);
  assert_int_equal(zh_error_field(NULL, ZH_CONFIG, "a", "x"), ZH_CONFIG);
  assert_int_equal(zh_error_memory(NULL), ZH_NO_MEMORY);
}

static void error_memory_has_its_text(void **state) {
  (void)state;
  zh_error err;
  zh_error_init(&err);
  assert_int_equal(zh_error_memory(&err), ZH_NO_MEMORY);
  assert_string_equal(err.message, "out of memory");
}

static void error_copy_makes_one_clean_line(void **state) {
  (void)state;
  const struct {
    zh_str text;
    const char *want;
  } rows[] = {
      {ZH_S("plain"), "plain"},
      {ZH_S("a\r\nb\tc\x7f"), "a  b c "},
      {ZH_S("a\0b"), "a b"},
      {ZH_S("\x1b[31mred"), " [31mred"},
      {ZH_S("Z\xc3\xbcrich \xe2\x82\xac \xf0\x9f\x98\x80"),
       "Z\xc3\xbcrich \xe2\x82\xac \xf0\x9f\x98\x80"},
      {ZH_S("a\xc2\x85"
            "b\xe2\x80\xa8"
            "c\xe2\x80\xa9"
            "d"),
       "a b c d"},
      {ZH_S("\xc2\xa0\xe2\x80\xaa"), "\xc2\xa0\xe2\x80\xaa"},
      {ZH_S("\xff\xc3(\xed\xa0\x80"), "\?\?(\?\?\?"},
      {ZH_S("cut\xe2\x82"), "cut\?\?"},
      {ZH_S(""), ""},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    char out[64];
    memset(out, 'x', sizeof(out));
    zh_error_copy(out, sizeof(out), rows[i].text);
    assert_string_equal(out, rows[i].want);
  }
}

static void error_copy_cuts_between_characters(void **state) {
  (void)state;
  static const char text[] = "a\xc3\xbc\xe2\x82\xac\xf0\x9f\x98\x80z";
  static const size_t ends[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 11};
  for (size_t len = 0; len < ZH_COUNT(ends); len++) {
    char out[16];
    memset(out, 'x', sizeof(out));
    zh_error_copy(out, len + 1, ZH_S(text));
    assert_int_equal(strlen(out), ends[len]);
    assert_memory_equal(out, text, ends[len]);
    assert_int_equal(out[len + 1], 'x');
  }
  zh_error_copy(NULL, 0, ZH_S("x"));
}

static void error_message_is_cut_to_fit(void **state) {
  (void)state;
  zh_error err;
  zh_error_init(&err);
  static char text[4000];
  for (size_t i = 0; i + 3 < sizeof(text); i += 3)
    memcpy(text + i, "\xe2\x82\xac", 3);
  for (int shift = 0; shift < 3; shift++) {
    zh_error_set(&err, ZH_HTTP, "%.*s%s", shift, "ab", text);
    size_t len = strlen(err.message);
    assert_in_range(len, sizeof(err.message) - 3, sizeof(err.message) - 1);
    for (zh_str rest = {err.message, len}; rest.len > 0;) {
      size_t step = zh_utf8_step(rest);
      assert_int_not_equal(step, 0);
      rest = zh_str_cut(rest, step);
    }
  }
  zh_error_field(&err, ZH_HTTP, text, "x");
  assert_int_equal(strlen(err.param), 93);
}

static void error_may_quote_itself(void **state) {
  (void)state;
  zh_error err;
  zh_error_init(&err);
  zh_error_field(&err, ZH_INVALID, "model", "is empty");
  zh_error_field(&err, ZH_CONFIG, err.param, "%s: %s", err.param, err.message);
  assert_string_equal(err.message, "model: is empty");
  assert_string_equal(err.param, "model");
}

static void status_rows_agree_with_the_list(void **state) {
  (void)state;
  static const struct {
    zh_status status;
    const char *name;
    const char *class_name;
    zh_retry retry;
  } rows[] = {
      {ZH_OK, "OK", "", ZH_RETRY_NEVER},
      {ZH_INVALID, "INVALID", "BadRequestError", ZH_RETRY_NEVER},
      {ZH_RATE_LIMITED, "RATE_LIMITED", "RateLimitError", ZH_RETRY_RETRY},
      {ZH_AUTH, "AUTH", "AuthenticationError", ZH_RETRY_OTHER},
      {ZH_SYSTEM, "SYSTEM", "OpenAIError", ZH_RETRY_NEVER},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    zh_status status = rows[i].status;
    assert_string_equal(zh_status_name(status), rows[i].name);
    assert_string_equal(zh_status_class(status), rows[i].class_name);
    assert_int_equal(zh_status_retry(status), rows[i].retry);
  }
  for (int i = 0; i < ZH_STATUS_COUNT; i++) {
    assert_true(strlen(zh_status_name((zh_status)i)) > 0);
    assert_true(strlen(zh_status_text((zh_status)i)) > 0);
    assert_int_equal(strlen(zh_status_class((zh_status)i)) == 0, i == ZH_OK);
  }
}

static void status_out_of_range_is_our_own_fault(void **state) {
  (void)state;
  assert_string_equal(zh_status_name(ZH_STATUS_COUNT), "SYSTEM");
  assert_string_equal(zh_status_class((zh_status)9999), "OpenAIError");
}

static void version_is_the_one_of_the_build(void **state) {
  (void)state;
  assert_int_equal(zh_abi(), ZH_ABI);
  assert_string_equal(zh_version(), ZH_VERSION);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(error_starts_empty),
      cmocka_unit_test(error_keeps_what_http_said),
      cmocka_unit_test(error_may_be_null),
      cmocka_unit_test(error_memory_has_its_text),
      cmocka_unit_test(error_copy_makes_one_clean_line),
      cmocka_unit_test(error_copy_cuts_between_characters),
      cmocka_unit_test(error_message_is_cut_to_fit),
      cmocka_unit_test(error_may_quote_itself),
      cmocka_unit_test(status_rows_agree_with_the_list),
      cmocka_unit_test(status_out_of_range_is_our_own_fault),
      cmocka_unit_test(version_is_the_one_of_the_build),
  };
  return cmocka_run_group_tests_name("error", tests, NULL, NULL);
}
