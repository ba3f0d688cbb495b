/* SPDX-License-Identifier: Apache-2.0 */
/* token/vocab.c, bpe.c and tokens.c: golden ids, damaged files, long pieces,
 * broken UTF-8, failing allocations.  Runs in the project's folder. */
#include "base/mem.h"
#include "check.h"
#include "token/bpe.h"
#include "token/count.h"
#include "token/encoding.h"
#include "token/vocab_make.h"

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
static void bpe_finds_the_same_with_and_without_lines(void **state) {
  (void)state;
  const zh_vocab *whole = &bpe_encoding("o200k_base")->vocab;
  zh_vocab bare = *whole;
  assert_non_null(whole->lines);
  bare.lines = NULL;
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

/* The two vocabularies have the same tokens, differently at hand. */
static void bpe_same(const zh_vocab *a, const zh_vocab *b, zh_str piece) {
  zh_bpe_work work = {.large = NULL};
  zh_bpe_list left = {.items = NULL}, right = {.items = NULL};
  assert_int_equal(zh_bpe_encode(a, piece, &work, &left), ZH_OK);
  assert_int_equal(zh_bpe_encode(b, piece, &work, &right), ZH_OK);
  assert_int_equal(left.count, right.count);
  assert_memory_equal(left.items, right.items, left.count * sizeof *left.items);
  zh_bpe_list_deinit(&left);
  zh_bpe_list_deinit(&right);
  zh_bpe_work_deinit(&work);
}

/* Parts of tokens, characters of a few blocks, bytes; spaces between. */
static size_t bpe_mix(const zh_vocab *vocab, uint64_t *seed, uint8_t *text,
                      size_t most) {
  static const uint32_t blocks[] = {'a', 0x430, 0xe01, 0x4e00, 0xac00};
  size_t kind = check_random(seed) % 8, len = 0;
  while (len + 3 <= most) {
    uint32_t c = blocks[kind % 5] + check_random(seed) % 26;
    zh_str token = zh_vocab_text(vocab, check_random(seed) % vocab->limit);
    if (check_random(seed) % 8 == 0)
      text[len++] = ' ';
    else if (kind == 7 || (kind == 6 && check_random(seed) % 8 == 0)) {
      text[len++] = (uint8_t)check_random(seed);
    } else if (kind >= 5) {
      size_t part = token.len ? 1 + check_random(seed) % token.len : 0;
      part = part > most - len ? most - len : part;
      memcpy(text + len, token.ptr, part);
      len += part;
    } else if (c < 0x80) {
      text[len++] = (uint8_t)c;
    } else {
      text[len++] = (uint8_t)(c < 0x800 ? 0xc0 | c >> 6 : 0xe0 | c >> 12);
      if (c >= 0x800)
        text[len++] = (uint8_t)(0x80 | (c >> 6 & 63));
      text[len++] = (uint8_t)(0x80 | (c & 63));
    }
  }
  return len;
}

static void bpe_is_the_same_with_and_without_early_pairs(void **state) {
  (void)state;
  static const char *const names[] = {"o200k_base", "cl100k_base", "p50k_base",
                                      "r50k_base"};
  uint64_t seed = 11;
  for (size_t i = 0; i < ZH_COUNT(names); i++) {
    const zh_vocab *whole = &bpe_encoding(names[i])->vocab;
    zh_vocab bare = *whole;
    bare.lines = NULL;
    for (int n = 0; n < 4000; n++) {
      uint8_t text[120];
      size_t len = bpe_mix(whole, &seed, text, 3 + check_random(&seed) % 118);
      bpe_same(whole, &bare, (zh_str){(char *)text, len});
    }
  }
}

static void bpe_put_rank(zh_buf *out, const char *text, size_t len,
                         uint32_t rank) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstu"
                               "vwxyz0123456789+/";
  char line[32];
  for (size_t i = 0; i < len; i += 3) {
    uint32_t bits = 0;
    for (size_t k = 0; k < 3; k++)
      bits = bits << 8 | (i + k < len ? (uint8_t)text[i + k] : 0);
    for (size_t k = 0; k < 4; k++)
      zh_buf_putc(out, i + k > len ? '=' : digits[bits >> (18 - 6 * k) & 63]);
  }
  (void)snprintf(line, sizeof line, " %u\n", rank);
  zh_buf_puts(out, line);
}

/* Tokens of a few letters, in an order that no training gives. */
static void bpe_make_strange(uint64_t *seed, zh_vocab *out) {
  zh_error err = {.status = ZH_OK};
  zh_buf ranks, image;
  char *file;
  size_t len;
  zh_buf_init(&ranks, 1 << 20);
  zh_buf_init(&image, 1 << 20);
  uint32_t letters = 2 + check_random(seed) % 3, rank = 0;
  for (uint32_t i = 0; i < letters; i++)
    bpe_put_rank(&ranks, &"abcd"[i], 1, rank++);
  for (int i = 0; i < 40; i++) {
    char text[6];
    size_t size = 2 + check_random(seed) % 4;
    for (size_t k = 0; k < size; k++)
      text[k] = (char)('a' + check_random(seed) % letters);
    bpe_put_rank(&ranks, text, size, rank++);
  }
  assert_int_equal(
      zh_tokens_build(zh_buf_str(&ranks), ZH_S("r50k"), &file, &len, &err),
      ZH_OK);
  zh_buf_put(&image, (zh_str){file, len});
  assert_int_equal(zh_vocab_take(&image, out, &err), ZH_OK);
  zh_tokens_free(file);
  zh_buf_deinit(&ranks);
}

static void bpe_early_pairs_hold_in_strange_vocabularies(void **state) {
  (void)state;
  uint64_t seed = 5;
  for (int n = 0; n < 400; n++) {
    zh_vocab vocab;
    bpe_make_strange(&seed, &vocab);
    zh_vocab bare = vocab;
    bare.lines = NULL;
    for (int i = 0; i < 60; i++) {
      char text[24];
      size_t len = 1 + check_random(&seed) % sizeof text;
      for (size_t k = 0; k < len; k++)
        text[k] = (char)('a' + check_random(&seed) % 4);
      bpe_same(&vocab, &bare, (zh_str){text, len});
    }
    zh_vocab_close(&vocab);
  }
}

/* Tokens of a few letters, and in any order all merges that give one of them:
 * the source, whose texts are in the arena, and the block of it. */
static void bpe_strange_merges(uint64_t *seed, zh_arena *arena,
                               zh_vocab_source *out, zh_buf *block) {
  enum { TOKENS = 40, MOST = TOKENS * 5 };
  zh_error err = {.status = ZH_OK};
  *out = (zh_vocab_source){
      .kind = ZH_VOCAB_MERGES,
      .pattern = ZH_PATTERN_R50K,
      .tokens = zh_arena_zero(arena, TOKENS * sizeof *out->tokens),
      .merges = zh_arena_zero(arena, MOST * sizeof *out->merges),
      .token_count = TOKENS};
  for (uint32_t id = 0; id < TOKENS; id++) {
    char *text = zh_arena_alloc(arena, 6);
    size_t len = id < 4 ? 1 : 2 + check_random(seed) % 4;
    for (size_t k = 0; k < len; k++)
      text[k] = (char)('a' + (id < 4 ? id : check_random(seed) % 4));
    out->tokens[id] = (zh_str){text, len};
    for (uint32_t other = 0; other < id; other++) {
      if (zh_str_is(out->tokens[other], out->tokens[id]))
        out->tokens[id].len = 0;
    }
  }
  for (uint32_t i = 0; i < TOKENS * TOKENS * TOKENS; i++) {
    const zh_str *t = out->tokens;
    const zh_vocab_merge merge = {i % TOKENS, i / TOKENS % TOKENS,
                                  i / TOKENS / TOKENS};
    zh_str left = t[merge.left], right = t[merge.right], all = t[merge.merged];
    if (left.len == 0 || right.len == 0 || all.len != left.len + right.len ||
        !zh_str_starts(all, left) ||
        !zh_str_is(zh_str_cut(all, left.len), right))
      continue;
    uint32_t at = check_random(seed) % (out->merge_count + 1);
    out->merges[out->merge_count++] = out->merges[at];
    out->merges[at] = merge;
  }
  assert_int_equal(zh_vocab_make(out, block, &err), ZH_OK);
}

static void bpe_is_the_same_without_merges_that_never_come(void **state) {
  (void)state;
  uint64_t seed = 8;
  uint32_t before = 0, after = 0;
  for (int n = 0; n < 300; n++) {
    zh_arena arena = {.blocks = NULL};
    zh_error err = {.status = ZH_OK};
    zh_vocab_source source;
    zh_vocab whole, pruned;
    zh_buf first, second;
    zh_buf_init(&first, 1 << 20);
    zh_buf_init(&second, 1 << 20);
    bpe_strange_merges(&seed, &arena, &source, &first);
    before += source.merge_count;
    assert_int_equal(zh_vocab_prune(&source, (const uint8_t *)first.ptr),
                     ZH_OK);
    after += source.merge_count;
    assert_int_equal(zh_vocab_make(&source, &second, &err), ZH_OK);
    assert_int_equal(zh_vocab_take(&first, &whole, &err), ZH_OK);
    assert_int_equal(zh_vocab_take(&second, &pruned, &err), ZH_OK);
    if (source.merge_count > 0) // only the four bytes are looked up
      assert_int_equal(pruned.head->groups, 1);
    for (int i = 0; i < 100; i++) {
      char text[400];
      size_t len = 1 + check_random(&seed) % (i < 90 ? 24 : sizeof text);
      for (size_t k = 0; k < len; k++)
        text[k] = (char)('a' + check_random(&seed) % 4);
      bpe_same(&whole, &pruned, (zh_str){text, len});
    }
    zh_vocab_close(&whole);
    zh_vocab_close(&pruned);
    zh_arena_deinit(&arena);
  }
  assert_true(after > 0 && after < before - before / 10);
}

/* A megabyte of what repeats itself, or never does. */
static void bpe_fill(char *text, size_t len, int kind, uint64_t *seed) {
  static const char *const units[] = {"a",
                                      " ",
                                      "_",
                                      "-",
                                      "ab",
                                      "\n",
                                      "=-=",
                                      "1234",
                                      "\xe0\xb8\x81",
                                      "aaaaaaaaaaaaaaaaaaaaaaab"};
  static const char base64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstu"
                               "vwxyz0123456789+/";
  // Runs of any length, up to some hundreds.
  static const char *const runs[] = {"-=_*", "-=_*", " \n\t\r", "-=_*#/", "-="};
  static const uint32_t means[ZH_COUNT(runs)] = {70, 10, 6, 5, 64};
  const size_t count = ZH_COUNT(units);
  for (size_t i = 0; i < len; i++) {
    uint32_t chance = check_random(seed);
    if ((size_t)kind < count)
      text[i] = units[kind][i % strlen(units[kind])];
    else if ((size_t)kind == count) // longer and longer runs
      text[i] = (i & (i >> 8)) != 0 ? '-' : '=';
    else if ((size_t)kind == count + 1)
      text[i] = base64[chance % 64];
    else if ((size_t)kind < count + 2 + ZH_COUNT(runs)) {
      const uint32_t mean = means[(size_t)kind - count - 2];
      const char *run = runs[(size_t)kind - count - 2];
      text[i] = i == 0 || chance % mean == 0 ? run[chance / mean % strlen(run)]
                                             : text[i - 1];
    } else
      text[i] = (char)('a' + chance % (2u + 8u * ((unsigned)kind % 4)));
  }
}

/* A megabyte, but where each access is watched for other threads: there is one
 * here, and sixty megabytes would take minutes. */
#ifdef __SANITIZE_THREAD__
#define BPE_LONG ((1 << 17) / 3 * 3)
#else
#define BPE_LONG ((1 << 20) / 3 * 3) // whole characters
#endif

/* Steps, not time: what merging does is bounded by the length, whether the text
 * is one piece or is cut. */
static void bpe_takes_so_many_steps_for_a_byte(void **state) {
  (void)state;
  static const char *const names[] = {"o200k_base", "cl100k_base", "r50k_base"};
  enum { LEN = BPE_LONG, MOST = 5 };
  char *text = zh_alloc(LEN);
  uint64_t seed = 9;
  for (size_t i = 0; i < 3 * 20; i++) {
    const zh_encoding *encoding = bpe_encoding(names[i % 3]);
    zh_scratch *scratch = zh_scratch_take(encoding);
    zh_bpe_work work = {.large = NULL};
    zh_bpe_list list = {.items = NULL};
    zh_str piece = {text, LEN};
    size_t count = 0;
    bpe_fill(text, LEN, (int)(i / 3), &seed);
    assert_int_equal(zh_bpe_encode(&encoding->vocab, piece, &work, &list),
                     ZH_OK);
    assert_true(work.steps > 0 && work.steps < (size_t)MOST * LEN);
    size_t before = scratch->work.steps;
    assert_int_equal(zh_count_text(encoding, scratch, piece, SIZE_MAX, &count),
                     ZH_OK);
    assert_true(scratch->work.steps - before < (size_t)MOST * LEN);
    zh_scratch_give(encoding, scratch);
    zh_bpe_list_deinit(&list);
    zh_bpe_work_deinit(&work);
  }
  zh_free(text);
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

static void bpe_is_whole(const char *file, size_t len) {
  zh_error err = {.status = ZH_OK};
  zh_vocab vocab;
  zh_buf image;
  zh_buf_init(&image, 1 << 20);
  zh_buf_put(&image, (zh_str){file, len});
  assert_int_equal(zh_vocab_take(&image, &vocab, &err), ZH_OK);
  assert_int_equal(zh_vocab_find(&vocab, (const uint8_t *)"ab", 2), 2);
  zh_vocab_close(&vocab);
}

static void bpe_refuses_damaged_files(void **state) {
  (void)state;
  zh_error err = {.status = ZH_OK};
  char *file;
  size_t len;
  zh_str ranks = ZH_S("YQ== 0\nYg== 1\nYWI= 2\n");
  assert_int_equal(zh_tokens_build(ranks, ZH_S("o200k"), &file, &len, &err),
                   ZH_OK);
  bpe_is_whole(file, len);
  // Parts of it, and with one bit turned; of what is long, in some places.
  for (size_t i = 0; i < len; i += i < 2000 ? 1 : 97) {
    zh_buf image;
    zh_vocab vocab;
    zh_buf_init(&image, 1 << 20);
    zh_buf_put(&image, (zh_str){file, i});
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

/* Takes the file with one number changed and a sum that is right. */
static zh_status bpe_take_changed(zh_str file, size_t at, uint32_t number,
                                  size_t size) {
  const size_t from = offsetof(zh_vocab_head, size);
  zh_error err = {.status = ZH_OK};
  zh_vocab vocab;
  zh_buf image;
  zh_buf_init(&image, 1 << 20);
  zh_buf_put(&image, file);
  memcpy(image.ptr + at, &number, size);
  zh_vocab_head *head = (void *)image.ptr;
  head->check =
      zh_vocab_check((const uint8_t *)image.ptr + from, image.len - from);
  zh_status status = zh_vocab_take(&image, &vocab, &err);
  if (status == ZH_OK)
    zh_vocab_close(&vocab);
  return status;
}

static void bpe_refuses_numbers_that_lead_out(void **state) {
  (void)state;
  zh_error err = {.status = ZH_OK};
  zh_str file;
  char *made;
  zh_str ranks = ZH_S("YQ== 0\nYg== 1\nYWI= 2\nYWJh 3\n");
  assert_int_equal(
      zh_tokens_build(ranks, ZH_S("o200k"), &made, &file.len, &err), ZH_OK);
  file.ptr = made;
  const zh_vocab_head *head = (const void *)made;
  zh_vocab_layout at = zh_vocab_lay_out(head);
  assert_int_equal(head->tokens, 4);
  assert_int_equal(head->lines, 2);
  uint32_t shorts = head->shorts;
  size_t second = at.shorts + sizeof(zh_vocab_short);
  const struct {
    size_t at, size;
    uint32_t good, bad;
  } rows[] = {
      {at.ones, 4, 3, 4},
      {at.ones + 4 * 255, 4, ZH_NO_TOKEN, ZH_NO_TOKEN - 1},
      {at.index, 2, shorts - 1, shorts},
      {at.index + 2 * 65535, 2, 0, 65535},
      {second + offsetof(zh_vocab_short, two), 4, 3, 4},
      {second + offsetof(zh_vocab_short, early), 3, 0x200003, 0x200004},
      {second + offsetof(zh_vocab_short, place), 4, 1 << 8, 2 << 8},
      {second + offsetof(zh_vocab_short, place), 4, 1, 1 << 8 | 1},
      {offsetof(zh_vocab_head, hints), 4, head->hints, 0},
      {offsetof(zh_vocab_head, hints), 4, head->hints, 96},
      {offsetof(zh_vocab_head, lines), 4, head->lines, 0},
      {offsetof(zh_vocab_head, shorts), 4, shorts, 0},
      {offsetof(zh_vocab_head, groups), 4, head->groups, 0},
      {offsetof(zh_vocab_head, kind), 4, head->kind, ZH_VOCAB_MERGES},
      {at.dozens + 4, 1, 1, 2},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    assert_int_equal(
        bpe_take_changed(file, rows[i].at, rows[i].good, rows[i].size), ZH_OK);
    assert_int_equal(
        bpe_take_changed(file, rows[i].at, rows[i].bad, rows[i].size),
        ZH_CONFIG);
  }
  zh_tokens_free(made);
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
      cmocka_unit_test(bpe_finds_the_same_with_and_without_lines),
      cmocka_unit_test(bpe_is_the_same_with_and_without_early_pairs),
      cmocka_unit_test(bpe_early_pairs_hold_in_strange_vocabularies),
      cmocka_unit_test(bpe_is_the_same_without_merges_that_never_come),
      cmocka_unit_test(bpe_takes_so_many_steps_for_a_byte),
      cmocka_unit_test(bpe_is_the_same_with_and_without_windows),
      cmocka_unit_test(bpe_takes_broken_text_as_replaced),
      cmocka_unit_test(bpe_refuses_damaged_files),
      cmocka_unit_test(bpe_refuses_numbers_that_lead_out),
      cmocka_unit_test(bpe_reports_failing_allocations),
  };
  return cmocka_run_group_tests_name("token_bpe", tests, NULL, NULL);
}
