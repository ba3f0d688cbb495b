/* SPDX-License-Identifier: Apache-2.0 */
/* token/count_batch.c: counts are the same with what each processor has, and
 * those of the ids.  (Where text is cut: test_token_scan.c.)  Runs in the
 * project's folder. */
#include "base/cpu.h"
#include "check.h"
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

static void cpu_counts_are_the_same(void **state) {
  (void)state;
  static const char *const names[] = {"o200k_base", "cl100k_base", "p50k_base"};
  uint64_t seed = 5;
  for (int n = 0; n < 3000; n++) {
    const zh_encoding *encoding = cpu_encoding(names[n % 3]);
    zh_str text = cpu_text(check_random(&seed) % 2000, &seed);
    zh_error err = {.status = ZH_OK};
    uint32_t *ids;
    size_t want;
    zh_cpu_set(cpu_kinds[n / 3 % 2]);
    assert_int_equal(zh_tokens_encode(encoding, text, NULL, &ids, &want, &err),
                     ZH_OK);
    for (size_t i = 0; i < ZH_COUNT(cpu_kinds); i++) {
      size_t count = 0;
      zh_cpu_set(cpu_kinds[i]);
      assert_int_equal(zh_tokens_count(encoding, text, NULL, &count, &err),
                       ZH_OK);
      assert_int_equal(count, want);
    }
    zh_tokens_free(ids);
    check_free(text);
  }
  zh_cpu_set(ZH_CPU_UNKNOWN);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(cpu_counts_are_the_same),
  };
  return cmocka_run_group_tests_name("token_cpu", tests, NULL, NULL);
}
