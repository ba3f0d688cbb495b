/* SPDX-License-Identifier: Apache-2.0 */
/* token/count.c and count_grow.c: what was counted before, while the tables
 * grow, beside pieces encoded one by one.  Runs in the project's folder. */
#include "check.h"
#include "token/count.h"

enum { COUNT_ROUNDS = 24, COUNT_WORDS = 1000, COUNT_LETTERS = 24 };

typedef struct count_round {
  zh_buf text;
  uint32_t *ids;
  size_t count;
} count_round;

static const zh_encoding *count_encoding(const char *name) {
  const zh_encoding *found = NULL;
  zh_error err = {.status = ZH_OK};
  assert_int_equal(zh_tokens_folder(ZH_S("vocab"), &err), ZH_OK);
  assert_int_equal(zh_encoding_find(zh_str_of(name), &found, &err), ZH_OK);
  return found;
}

static uint32_t count_dice(uint32_t *seed, uint32_t sides) {
  *seed = *seed * 1664525u + 1013904223u;
  return (*seed >> 8) % sides;
}

/* A space and letters: one piece, of the table of short or of longer ones. */
static zh_str count_word(uint32_t *seed, char *out) {
  size_t len = 1 + count_dice(seed, COUNT_LETTERS);
  out[0] = ' ';
  for (size_t i = 1; i <= len; i++)
    out[i] = (char)('a' + count_dice(seed, 26));
  return (zh_str){out, len + 1};
}

static void count_make(const zh_encoding *encoding, uint32_t *seed,
                       count_round *out) {
  char word[COUNT_LETTERS + 1];
  zh_bpe_work work = {.steps = 0};
  zh_bpe_list tokens = {.count = 0};
  zh_buf_init(&out->text, SIZE_MAX / 2);
  out->count = 0;
  out->ids = zh_alloc(COUNT_WORDS * (COUNT_LETTERS + 1) * sizeof *out->ids);
  assert_non_null(out->ids);
  for (size_t i = 0; i < COUNT_WORDS; i++) {
    zh_str piece = count_word(seed, word);
    zh_buf_put(&out->text, piece);
    assert_int_equal(zh_bpe_encode(&encoding->vocab, piece, &work, &tokens),
                     ZH_OK);
    for (size_t k = 0; k < tokens.count; k++)
      out->ids[out->count++] = tokens.items[k].id;
  }
  zh_bpe_list_deinit(&tokens);
  zh_bpe_work_deinit(&work);
}

static void count_drop(count_round *round) {
  zh_buf_deinit(&round->text);
  zh_free(round->ids);
}

static void count_check(const zh_encoding *encoding, const count_round *round,
                        bool encodes) {
  zh_str text = zh_buf_str(&round->text);
  zh_error err = {.status = ZH_OK};
  size_t count;
  uint32_t *ids;
  assert_int_equal(zh_tokens_count(encoding, text, NULL, &count, &err), ZH_OK);
  assert_int_equal(count, round->count);
  if (!encodes)
    return;
  assert_int_equal(zh_tokens_encode(encoding, text, NULL, &ids, &count, &err),
                   ZH_OK);
  assert_int_equal(count, round->count);
  assert_memory_equal(ids, round->ids, count * sizeof *ids);
  zh_tokens_free(ids);
}

/* Each round again with the next one: what was moved is still found. */
static void count_is_the_same_as_tables_grow(const char *name, int encodes_at) {
  const zh_encoding *encoding = count_encoding(name);
  zh_scratch *scratch = zh_scratch_take(encoding);
  count_round rounds[2] = {{.count = 0}};
  uint32_t seed = 7;
  assert_non_null(scratch);
  assert_true(scratch->bucket_mask < ZH_COUNT_BUCKETS / 16);
  assert_true(scratch->note_mask < ZH_COUNT_NOTES / 16);
  zh_scratch_give(encoding, scratch);
  count_make(encoding, &seed, &rounds[0]);
  for (int i = 0; i < COUNT_ROUNDS; i++) {
    count_make(encoding, &seed, &rounds[1]);
    count_check(encoding, &rounds[1], i >= encodes_at);
    count_check(encoding, &rounds[0], i >= encodes_at);
    count_drop(&rounds[0]);
    rounds[0] = rounds[1];
  }
  count_drop(&rounds[0]);
  scratch = zh_scratch_take(encoding);
  assert_int_equal(scratch->bucket_mask, ZH_COUNT_BUCKETS - 1);
  assert_int_equal(scratch->note_mask, ZH_COUNT_NOTES - 1);
  zh_scratch_give(encoding, scratch);
}

static void count_grows_without_ids(void **state) {
  (void)state;
  count_is_the_same_as_tables_grow("o200k_base", COUNT_ROUNDS);
}

static void count_grows_with_ids(void **state) {
  (void)state;
  count_is_the_same_as_tables_grow("cl100k_base", 0);
}

/* What was kept without ids is forgotten amid growing. */
static void count_grows_with_ids_later(void **state) {
  (void)state;
  count_is_the_same_as_tables_grow("p50k_base", 3);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(count_grows_without_ids),
      cmocka_unit_test(count_grows_with_ids),
      cmocka_unit_test(count_grows_with_ids_later),
  };
  return cmocka_run_group_tests_name("token_count", tests, NULL, NULL);
}
