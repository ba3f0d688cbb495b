/* SPDX-License-Identifier: Apache-2.0 */
/* base/base.c: borrowed strings. */
#include "check.h"

static void str_compares_without_ascii_case(void **state) {
  (void)state;
  assert_true(zh_str_same(ZH_S("Content-Type"), ZH_S("cONTENT-tYPE")));
  assert_true(zh_str_same(ZH_S(""), (zh_str){NULL, 0}));
  assert_false(zh_str_same(ZH_S("a"), ZH_S("ab")));
  assert_false(zh_str_same(ZH_S("a"), ZH_S("b")));
  // Neither the neighbours of the letters nor Latin-1 letters fold.
  assert_false(zh_str_same(ZH_S("@"), ZH_S("`")));
  assert_false(zh_str_same(ZH_S("["), ZH_S("{")));
  assert_false(zh_str_same(ZH_S("\xc4"), ZH_S("\xe4")));
}

static void str_finds_the_first_place(void **state) {
  (void)state;
  assert_int_equal(zh_str_find(ZH_S("abcabc"), ZH_S("c")), 2);
  assert_int_equal(zh_str_find(ZH_S("aaab"), ZH_S("aab")), 1);
  assert_int_equal(zh_str_find(ZH_S("abc"), ZH_S("")), 0);
  assert_int_equal(zh_str_find(ZH_S(""), ZH_S("")), 0);
  assert_int_equal(zh_str_find(ZH_S("abc"), ZH_S("abc")), 0);
  assert_int_equal(zh_str_find(ZH_S("abc"), ZH_S("abcd")), -1);
  assert_int_equal(zh_str_find(ZH_S("aaaa"), ZH_S("ab")), -1);
  assert_int_equal(zh_str_find(ZH_S("a\0b"), ZH_S("\0b")), 1);
}

static void str_find_stays_inside_the_text(void **state) {
  (void)state;
  zh_str text = check_copy(ZH_S("xxa"));
  assert_int_equal(zh_str_find(text, ZH_S("ab")), -1);
  check_free(text);
}

static void str_trims_both_ends(void **state) {
  (void)state;
  check_str(zh_str_trim(ZH_S(" \t\r\na b\n ")), "a b");
  check_str(zh_str_trim(ZH_S("  \r\n")), "");
  check_str(zh_str_trim(ZH_S("")), "");
  check_str(zh_str_trim(ZH_S("\xc2\xa0x\v")), "\xc2\xa0x\v");
}

/* Every code point, encoded by the book. */
static void utf8_steps_over_every_character(void **state) {
  (void)state;
  for (unsigned long code = 1; code < 0x110000; code++) {
    char text[4];
    size_t len = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    unsigned long rest = code;
    for (size_t i = len - 1; i > 0; i--, rest >>= 6)
      text[i] = (char)(0x80 | (rest & 0x3f));
    static const unsigned lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
    text[0] = (char)(lead[len] | rest);
    bool is_surrogate = code >= 0xd800 && code < 0xe000;
    size_t step = zh_utf8_step((zh_str){text, len});
    if (step != (is_surrogate ? 0 : len))
      fail_msg("U+%04lX takes %zu bytes", code, step);
    if (len > 1)
      assert_int_equal(zh_utf8_step((zh_str){text, len - 1}), 0);
  }
}

static void utf8_refuses_what_is_none(void **state) {
  (void)state;
  static const char *const bad[] = {
      "\x80",
      "\xbf",
      "\xc0\x80",
      "\xc1\xbf",
      "\xc2",
      "\xc2 ",
      "\xe0\x80\x80",
      "\xe0\x9f\xbf",
      "\xed\xa0\x80",
      "\xed\xbf\xbf",
      "\xf0\x80\x80\x80",
      "\xf0\x8f\xbf\xbf",
      "\xe2\x82",
      "\xe2\x82 ",
      "\xf4\x90\x80\x80",
      "\xf5\x80\x80\x80",
      "\xf0\x9f\x98",
      "\xff",
      "\xf0\x9f\x98 ",
      "\xf8\x88\x80\x80\x80",
  };
  for (size_t i = 0; i < ZH_COUNT(bad); i++) {
    zh_str text = check_copy(zh_str_of(bad[i]));
    if (zh_utf8_step(text) != 0)
      fail_msg("row %zu was taken", i);
    check_free(text);
  }
  assert_int_equal(zh_utf8_step(ZH_S("")), 0);
  assert_int_equal(zh_utf8_step(ZH_S("\0")), 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(str_compares_without_ascii_case),
      cmocka_unit_test(str_finds_the_first_place),
      cmocka_unit_test(str_find_stays_inside_the_text),
      cmocka_unit_test(str_trims_both_ends),
      cmocka_unit_test(utf8_steps_over_every_character),
      cmocka_unit_test(utf8_refuses_what_is_none),
  };
  return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
