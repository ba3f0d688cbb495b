/* SPDX-License-Identifier: Apache-2.0 */
/* token/vocab.c, bpe.c and tokens.c: golden ids, damaged files, long pieces,
 * broken UTF-8, failing allocations.  Runs in the project's folder. */
#include "base/mem.h"
#include "check.h"
#include "token/bpe.h"
#include "token/encoding.h"
#include "token/vocab_gather.h"

static const zh_encoding *bpe_encoding(const char *name) {
  const zh_encoding *found = NULL;
  zh_error err = {.status = ZH_OK};
  assert_int_equal(zh_tokens_folder(ZH_S("vocab"), &err), ZH_OK);
  if (zh_encoding_find(zh_str_of(name), &found, &err) != ZH_OK)
    fail_msg("%s", err.message);
  return found;
}

static void bpe_gives_the_published_ids(void **state) {
  (void)state;
  static const struct {
    const char *name, *text;
    uint32_t ids[8];
  } rows[] = {
      {"o200k_base", "hello world", {24912, 2375}},
      {"cl100k_base", "hello world", {15339, 1917}},
      {"p50k_base", "hello world", {31373, 995}},
      {"r50k_base", "hello world", {31373, 995}},
      {"p50k_base", "    x", {50258, 2124}},
      {"r50k_base", "    x", {220, 220, 220, 2124}},
      {"o200k_base", "\xef\xbb\xbf", {5574}},
      {"o200k_base", "", {0}},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    const zh_encoding *encoding = bpe_encoding(rows[i].name);
    zh_error err = {.status = ZH_OK};
    uint32_t *ids;
    size_t count, counted, want = 0;
    while (rows[i].ids[want])
      want++;
    zh_str text = zh_str_of(rows[i].text);
    assert_int_equal(zh_tokens_encode(encoding, text, NULL, &ids, &count, &err),
                     ZH_OK);
    assert_int_equal(count, want);
    assert_memory_equal(ids, rows[i].ids, want * sizeof *ids);
    assert_int_equal(zh_tokens_count(encoding, text, NULL, &counted, &err),
                     ZH_OK);
    assert_int_equal(counted, want);
    zh_tokens_free(ids);
  }
}

/* Every token, and what is a byte away from it. */
static void bpe_finds_the_same_with_and_without_gathered(void **state) {
  (void)state;
  const zh_vocab *whole = &bpe_encoding("o200k_base")->vocab;
  zh_vocab bare = *whole;
  bare.tiny = NULL;
  atomic_init(&bare.quick, NULL);
  zh_vocab_gather_more(whole);
  assert_non_null(atomic_load(&whole->quick));
  for (uint32_t id = 0; id < whole->limit; id++) {
    uint8_t text[256 + 16] = {0};
    zh_str token = zh_vocab_text(whole, id);
    if (token.len == 0)
      continue;
    memcpy(text, token.ptr, token.len);
    assert_int_equal(zh_vocab_find(&bare, text, token.len), id);
    assert_int_equal(zh_vocab_find_padded(&bare, text, token.len), id);
    assert_int_equal(zh_vocab_find_padded(whole, text, token.len), id);
    text[id % token.len] ^= (uint8_t)(1 + id % 255);
    uint32_t other = zh_vocab_find(&bare, text, token.len);
    assert_int_equal(zh_vocab_find_padded(whole, text, token.len), other);
    assert_int_not_equal(other, id);
  }
}

/* The same text in parts and whole: what the parts' cuts may not change. */
static void bpe_is_the_same_with_and_without_windows(void **state) {
  (void)state;
  const zh_vocab *vocab = &bpe_encoding("o200k_base")->vocab;
  zh_bpe_work work = {.large = NULL};
  zh_bpe_list list = {.items = NULL};
  uint64_t seed = 3;
  for (int n = 0; n < 300; n++) {
    uint8_t text[500];
    uint32_t letters = 1 + check_random(&seed) % 26;
    for (size_t i = 0; i < sizeof text; i++)
      text[i] = (uint8_t)('a' + check_random(&seed) % letters);
    zh_str piece = {(char *)text, sizeof text};
    assert_int_equal(zh_bpe_encode(vocab, piece, &work, &list), ZH_OK);
    // Any pair of neighbours, encoded alone, must stay as it is.
    size_t start = 0;
    for (size_t i = 0; i + 1 < list.count; i++) {
      zh_bpe_list pair = {.items = NULL};
      zh_str both = {piece.ptr + start, list.items[i + 1].end - start};
      assert_int_equal(zh_bpe_encode(vocab, both, &work, &pair), ZH_OK);
      assert_int_equal(pair.count, 2);
      assert_int_equal(pair.items[0].id, list.items[i].id);
      start = list.items[i].end;
      zh_bpe_list_deinit(&pair);
    }
    assert_int_equal(list.items[list.count - 1].end, sizeof text);
  }
  zh_bpe_list_deinit(&list);
  zh_bpe_work_deinit(&work);
}

static void bpe_takes_broken_text_as_replaced(void **state) {
  (void)state;
  static const struct {
    const char *broken, *replaced;
  } rows[] = {
      {"\xff", "\xef\xbf\xbd"},
      {"a\xc3", "a\xef\xbf\xbd"},
      {"\xe2\x82z", "\xef\xbf\xbdz"},
      {"\xf0\x9f\x98", "\xef\xbf\xbd"},
      {"\xe0\x80\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
      {"\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
      {"\xf5\x80\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
      {"\xf0\x90\x80\xe2\x82\xac", "\xef\xbf\xbd\xe2\x82\xac"},
  };
  const zh_encoding *encoding = bpe_encoding("o200k_base");
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    zh_error err = {.status = ZH_OK};
    uint32_t *ids;
    size_t count, len;
    char *text;
    zh_str broken = check_copy(zh_str_of(rows[i].broken));
    assert_int_equal(
        zh_tokens_encode(encoding, broken, NULL, &ids, &count, &err), ZH_OK);
    assert_int_equal(zh_tokens_decode(encoding, ids, count, &text, &len, &err),
                     ZH_OK);
    zh_str got = {text, len};
    check_slice(got, zh_str_of(rows[i].replaced));
    zh_tokens_free(ids);
    zh_tokens_free(text);
    check_free(broken);
  }
}

static void bpe_refuses_damaged_files(void **state) {
  (void)state;
  zh_error err = {.status = ZH_OK};
  char *file;
  size_t len;
  zh_str ranks = ZH_S("YQ== 0\nYg== 1\nYWI= 2\n");
  assert_int_equal(zh_tokens_build(ranks, ZH_S("o200k"), &file, &len, &err),
                   ZH_OK);
  for (size_t i = 0; i <= len; i++) {
    zh_buf image;
    zh_vocab vocab;
    zh_buf_init(&image, 1 << 20);
    zh_buf_put(&image, (zh_str){file, i});
    if (i == len) { // whole: good, and then with each bit of it turned
      assert_int_equal(zh_vocab_take(&image, &vocab, &err), ZH_OK);
      assert_int_equal(zh_vocab_find(&vocab, (const uint8_t *)"ab", 2), 2);
      zh_vocab_close(&vocab);
      break;
    }
    assert_int_equal(zh_vocab_take(&image, &vocab, &err), ZH_CONFIG);
    zh_buf_init(&image, 1 << 20);
    zh_buf_put(&image, (zh_str){file, len});
    image.ptr[i] ^= (char)(1 << i % 8);
    assert_int_equal(zh_vocab_take(&image, &vocab, &err), ZH_CONFIG);
  }
  zh_tokens_free(file);
  static const char *const bad[] = {
      "YQ==", "YQ== x", "Y*== 1", "YQ== 262144", " 5", "YQ== 99999999999"};
  for (size_t i = 0; i < ZH_COUNT(bad); i++)
    assert_int_equal(
        zh_tokens_build(zh_str_of(bad[i]), ZH_S("o200k"), &file, &len, &err),
        ZH_CONFIG);
}

static void bpe_reports_failing_allocations(void **state) {
  (void)state;
  const zh_encoding *encoding = bpe_encoding("cl100k_base");
  char text[4000];
  for (size_t i = 0; i < sizeof text; i++)
    text[i] = (char)('a' + i * i % 7);
  size_t want = 0, count = 0;
  zh_error err = {.status = ZH_OK};
  zh_str piece = {text, sizeof text};
  assert_int_equal(zh_tokens_count(encoding, piece, NULL, &want, &err), ZH_OK);
  bool failed = true;
  for (long nth = 1; failed; nth++) {
    uint32_t *ids = NULL;
    zh_mem_fail(nth, true);
    zh_status status =
        zh_tokens_encode(encoding, piece, NULL, &ids, &count, &err);
    failed = zh_mem_count() >= nth;
    zh_mem_fail(0, false);
    assert_int_equal(status, failed ? ZH_NO_MEMORY : ZH_OK);
    if (!failed)
      assert_int_equal(count, want);
    zh_tokens_free(ids);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(bpe_gives_the_published_ids),
      cmocka_unit_test(bpe_finds_the_same_with_and_without_gathered),
      cmocka_unit_test(bpe_is_the_same_with_and_without_windows),
      cmocka_unit_test(bpe_takes_broken_text_as_replaced),
      cmocka_unit_test(bpe_refuses_damaged_files),
      cmocka_unit_test(bpe_reports_failing_allocations),
  };
  return cmocka_run_group_tests_name("token_bpe", tests, NULL, NULL);
}
