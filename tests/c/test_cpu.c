/* SPDX-License-Identifier: Apache-2.0 */
/* What each processor has gives the same: ids and counts (token/count_batch.c)
 * and where UTF-8 ends (format/utf8_wide.c).  Where text is cut is in
 * test_token_scan.c.  Runs in the project's folder. */
#include "base/cpu.h"
#include "check.h"
#include "format/json.h"
#include "token/count.h"

static const zh_cpu cpu_kinds[] = {ZH_CPU_LEAST, ZH_CPU_AVX2};

static const zh_encoding *cpu_encoding(const char *name) {
  const zh_encoding *found = NULL;
  zh_error err = {.status = ZH_OK};
  assert_int_equal(zh_tokens_folder(ZH_S("vocab"), &err), ZH_OK);
  if (zh_encoding_find(zh_str_of(name), &found, &err) != ZH_OK)
    fail_msg("%s", err.message);
  return found;
}

/* Words that come again, and some that are new. */
static zh_str cpu_text(size_t most, uint64_t *seed) {
  static const char *const words[] = {
      " the",
      " of",
      "Token",
      " 12345",
      ", ",
      "\n\n",
      "fifteen_letters",
      "'s",
      " \xd1\x81\xd0\xbb\xd0\xbe\xd0\xb2\xd0\xbe",
      "\xe4\xba\x9a\xe6\xb4\xb2",
      " an unbelievably",
      "internationalisation",
      "\xf0\x9f\x91\xa8"};
  static char text[4096];
  size_t len = 0;
  for (;;) {
    char made[16];
    const char *word = words[check_random(seed) % ZH_COUNT(words)];
    if (check_random(seed) % 8 == 0) {
      snprintf(made, sizeof made, " w%xq", check_random(seed) % 10000);
      word = made;
    }
    if (len + strlen(word) > most)
      return check_copy((zh_str){text, len});
    memcpy(text + len, word, strlen(word));
    len += strlen(word);
  }
}

static void cpu_ids_are_the_same(void **state) {
  (void)state;
  static const char *const names[] = {"o200k_base", "cl100k_base", "p50k_base"};
  uint64_t seed = 5;
  for (int n = 0; n < 3000; n++) {
    const zh_encoding *encoding = cpu_encoding(names[n % 3]);
    zh_str text = cpu_text(check_random(&seed) % 2000, &seed);
    zh_error err = {.status = ZH_OK};
    uint32_t *ids[ZH_COUNT(cpu_kinds)];
    size_t found[ZH_COUNT(cpu_kinds)], count = 0;
    for (size_t i = 0; i < ZH_COUNT(cpu_kinds); i++) {
      zh_cpu_set(cpu_kinds[(i + (size_t)n / 3) % ZH_COUNT(cpu_kinds)]);
      assert_int_equal(
          zh_tokens_encode(encoding, text, NULL, &ids[i], &found[i], &err),
          ZH_OK);
      assert_int_equal(zh_tokens_count(encoding, text, NULL, &count, &err),
                       ZH_OK);
      assert_int_equal(count, found[i]);
    }
    assert_int_equal(found[0], found[1]);
    assert_memory_equal(ids[0], ids[1], count * sizeof *ids[0]);
    zh_tokens_free(ids[0]);
    zh_tokens_free(ids[1]);
    check_free(text);
  }
  zh_cpu_set(ZH_CPU_UNKNOWN);
}

static void cpu_compare_utf8(zh_str text) {
  size_t found[ZH_COUNT(cpu_kinds)];
  for (size_t i = 0; i < ZH_COUNT(cpu_kinds); i++) {
    zh_cpu_set(cpu_kinds[i]);
    found[i] = zh_utf8_prefix(text);
  }
  zh_cpu_set(ZH_CPU_UNKNOWN);
  assert_int_equal(found[0], found[1]);
}

/* Whatever four bytes, across two blocks of 32 and within the second. */
static void cpu_utf8_is_the_same_for_any_four_bytes(void **state) {
  (void)state;
  static const uint8_t bytes[] = {
      0,    'A',  0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2,
      0xdf, 0xe0, 0xe1, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf4, 0xf5, 0xff};
  enum { KINDS = sizeof bytes };
  char text[97];
  memset(text, 'x', sizeof text);
  memcpy(text, "\xc3\xa9", 2);
  for (size_t n = 0; n < KINDS * KINDS * KINDS * KINDS; n++) {
    size_t at = n % 2 ? 28 + n / 2 % 5 : 36;
    memset(text + 28, 'x', 12);
    for (size_t i = 0, rest = n; i < 4; i++, rest /= KINDS)
      text[at + i] = (char)bytes[rest % KINDS];
    cpu_compare_utf8((zh_str){text, sizeof text});
  }
}

/* Valid text with a byte changed or its end cut off, of any length. */
static void cpu_utf8_is_the_same_for_broken_text(void **state) {
  (void)state;
  static const char *const atoms[] = {"a",
                                      "plain text, ",
                                      "\xc3\xa9",
                                      "\xe4\xba\x9a",
                                      "\xf0\x9f\x91\xa8",
                                      "\xed\x9f\xbf",
                                      "\xf4\x8f\xbf\xbf"};
  uint64_t seed = 23;
  for (int n = 0; n < 100000; n++) {
    char text[300];
    size_t len = 0, most = check_random(&seed) % 280;
    size_t kinds = 1 + check_random(&seed) % ZH_COUNT(atoms);
    while (len < most) {
      const char *atom =
          atoms[ZH_COUNT(atoms) - 1 - check_random(&seed) % kinds];
      memcpy(text + len, atom, strlen(atom));
      len += strlen(atom);
    }
    if (n % 2 && len > 0)
      text[check_random(&seed) % len] = (char)check_random(&seed);
    if (n % 3 == 0 && len > 0)
      len -= check_random(&seed) % (len < 4 ? len : 4);
    zh_str copy = check_copy((zh_str){text, len});
    if (n % 2 == 0 && n % 3)
      assert_int_equal(zh_utf8_prefix(copy), len);
    cpu_compare_utf8(copy);
    check_free(copy);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(cpu_ids_are_the_same),
      cmocka_unit_test(cpu_utf8_is_the_same_for_any_four_bytes),
      cmocka_unit_test(cpu_utf8_is_the_same_for_broken_text),
  };
  return cmocka_run_group_tests_name("cpu", tests, NULL, NULL);
}
