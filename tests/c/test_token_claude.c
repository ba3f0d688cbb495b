/* SPDX-License-Identifier: Apache-2.0 */
/* token/claude.c and compose.c: counts that the provider gave, and text put in
 * normal form.  Runs in the project's folder. */
#include "base/buf.h"
#include "base/mem.h"
#include "check.h"
#include "claude_plain.h"
#include "format/json.h"
#include "token/claude_trie.h"
#include "token/compose.h"
#include "token/encoding.h"

static size_t claude_count(const char *name, zh_str text) {
  const zh_encoding *found = NULL;
  zh_error err = {.status = ZH_OK};
  size_t count = 0;
  assert_int_equal(zh_tokens_folder(ZH_S("vocab"), &err), ZH_OK);
  if (zh_encoding_find(zh_str_of(name), &found, &err) != ZH_OK ||
      zh_tokens_count(found, text, NULL, &count, &err) != ZH_OK)
    fail_msg("%s", err.message);
  return count;
}

/* As measured, less the 7 and 11 tokens of a message. */
static void claude_counts_what_was_measured(void **state) {
  (void)state;
  static const struct {
    const char *text;
    size_t v3, v47;
  } rows[] = {
      {"getElementsByAANotFoundException", 3, 12},
      {"a'd", 2, 3},
      {"a're", 2, 2},
      {"1!1", 4, 4},
      {"1\t1", 4, 4},
      {"a0b", 3, 3},
      {"a00b", 3, 3},
      {"1!! a", 4, 5},
      {" a", 1, 1},
      {"  a", 2, 2},
      {"a1!!!1a", 5, 7},
      {"a\n", 1, 1},
      {"", 1, 1},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    zh_str text = zh_str_of(rows[i].text);
    if (claude_count("claude_v3", text) != rows[i].v3)
      fail_msg("\"%s\" has %zu in v3", rows[i].text,
               claude_count("claude_v3", text));
    if (claude_count("claude_v4.7", text) != rows[i].v47)
      fail_msg("\"%s\" has %zu in v4.7", rows[i].text,
               claude_count("claude_v4.7", text));
  }
}

static void claude_knows_no_ids(void **state) {
  (void)state;
  const zh_encoding *found = NULL;
  zh_error err = {.status = ZH_OK};
  uint32_t *ids;
  char *text;
  size_t count;
  (void)claude_count("claude_v5", ZH_S("x"));
  assert_int_equal(zh_encoding_find(ZH_S("claude_v5"), &found, &err), ZH_OK);
  assert_int_equal(zh_tokens_encode(found, ZH_S("x"), NULL, &ids, &count, &err),
                   ZH_UNSUPPORTED);
  assert_int_equal(
      zh_tokens_decode(found, (uint32_t[]){1}, 1, &text, &count, &err),
      ZH_UNSUPPORTED);
}

static const zh_encoding *claude_encoding(const char *name) {
  const zh_encoding *found = NULL;
  zh_error err = {.status = ZH_OK};
  (void)claude_count(name, ZH_S("x"));
  assert_int_equal(zh_encoding_find(zh_str_of(name), &found, &err), ZH_OK);
  return found;
}

static void claude_check_step(const zh_vocab *vocab, const uint8_t *p,
                              size_t len, bool is_there, uint32_t unit) {
  bool is_piece = is_there && (unit & ZH_TRIE_PIECE) != 0;
  if (is_piece != (zh_vocab_find(vocab, p, len) != ZH_NO_TOKEN))
    fail_msg("%.*s is wrong", (int)len, (const char *)p);
}

/* The bytes of one piece on their way through the tree, and any one after
 * them. */
static void claude_check_piece(const zh_vocab *vocab,
                               const zh_claude_trie *trie, zh_str text) {
  uint8_t more[256] = {0};
  uint32_t unit = trie->units[0];
  memcpy(more, text.ptr, text.len);
  for (size_t at = 0; at < text.len; at++) {
    assert_true((ZH_TRIE_BASE(unit) | 255) < trie->count);
    assert_true(zh_trie_step(trie->units, &unit, more[at]));
    claude_check_step(vocab, more, at + 1, true, unit);
  }
  for (unsigned byte = 0; byte < 255 && text.len < 255; byte++) {
    uint32_t next = unit;
    more[text.len] = (uint8_t)byte;
    bool is_there = zh_trie_step(trie->units, &next, (uint8_t)byte);
    claude_check_step(vocab, more, text.len + 1, is_there, next);
  }
}

static void claude_tree_holds_the_pieces(void **state) {
  (void)state;
  static const char *const names[] = {"claude_v3", "claude_v5"};
  for (size_t i = 0; i < ZH_COUNT(names); i++) {
    const zh_vocab *vocab = &claude_encoding(names[i])->vocab;
    zh_claude_trie *trie = zh_claude_trie_new(vocab);
    assert_non_null(trie);
    for (uint32_t id = 0; id < vocab->limit; id += 1 + id % 3)
      claude_check_piece(vocab, trie, zh_vocab_text(vocab, id));
    zh_claude_trie_free(trie);
  }
}

static void claude_tree_reports_failing_allocations(void **state) {
  (void)state;
  const zh_encoding *found = claude_encoding("claude_v5");
  zh_claude_trie *trie = NULL;
  for (long nth = 1; !trie; nth++) {
    zh_mem_fail(nth, true);
    trie = zh_claude_trie_new(&found->vocab);
    bool failed = zh_mem_count() >= nth;
    zh_mem_fail(0, false);
    assert_true(failed == (trie == NULL));
  }
  zh_claude_trie_free(trie);
}

/* What text is mixed of: what borders, marks and cleaning turn on. */
static const char *const claude_atoms[] = {"'s",
                                           "'LL",
                                           "'ve",
                                           "'",
                                           "\xe2\x80\x99s",
                                           "\xc5\xbf",
                                           " ",
                                           " ",
                                           " ",
                                           "  ",
                                           "\n",
                                           "\n\n",
                                           "\r\n",
                                           "\t",
                                           "\xc2\xa0",
                                           "\xe2\x80\x8b",
                                           "\xc2\xad",
                                           "\x01",
                                           "\x7f",
                                           "\xee\x80\x80",
                                           "the",
                                           "The",
                                           "THE",
                                           "fooBar",
                                           "WORLD",
                                           "HTTPServer",
                                           "\xd0\x9f\xd1\x80\xd0\xb8",
                                           "\xd0\x9f\xd0\xa0\xd0\x98",
                                           "\xe4\xba\x9a\xe6\xb4\xb2",
                                           "\xc7\x85",
                                           "\xc4\xb0",
                                           "\xe1\xba\x9e",
                                           "e\xcc\x81",
                                           "\xcc\x81",
                                           "\xcc\xa3\xcc\x82",
                                           "\xef\xb8\x8f",
                                           "1",
                                           "123",
                                           "12,345.67",
                                           "\xd9\xa0\xd9\xa1",
                                           "\xe2\x85\xa0",
                                           "\xe2\x92\xb6",
                                           "\xe2\x93\xa9",
                                           "\xc2\xb2",
                                           "\xe0\xa5\xa7",
                                           "\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd",
                                           "\xe2\x9d\xa4",
                                           "\xe0\xb8\x81",
                                           "\xe0\xb9\x8d",
                                           "\xe0\xb8\xb2",
                                           "\xe0\xa4\x95\xe0\xa4\xbc",
                                           "\xea\xb0\x80",
                                           "\xe1\x84\x92\xe1\x85\xa1",
                                           ".",
                                           "\"",
                                           "{",
                                           ":",
                                           "!!",
                                           "=",
                                           "_",
                                           "\xe2\x80\x9c",
                                           "\xe2\x80\x94",
                                           "\xe2\x82\xac",
                                           "abcdefghijklm",
                                           "Abcdefghijkl",
                                           "Abcdefghijklm",
                                           "abcdefghijklmno",
                                           "ABCDEFGHIJKLMNOPQ"};

static size_t claude_put_code(char *out, uint32_t code) {
  static const uint8_t heads[] = {0, 0, 0xc0, 0xe0, 0xf0};
  size_t len = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  for (size_t i = len; i-- > 1; code >>= 6)
    out[i] = (char)(0x80 | (code & 0x3f));
  out[0] = (char)(heads[len] | code);
  return len;
}

/* One part of a text, of at most 300 bytes. */
static size_t claude_mix(const zh_vocab *vocab, uint64_t *seed, char *out) {
  uint32_t kind = check_random(seed) % 16;
  size_t len = 0;
  if (kind < 9) {
    const char *atom =
        claude_atoms[check_random(seed) % ZH_COUNT(claude_atoms)];
    len = strlen(atom);
    memcpy(out, atom, len);
  } else if (kind < 13) {
    size_t letters = 1 + check_random(seed) % (kind == 9 ? 150 : 18);
    while (len < letters)
      out[len++] = (char)((kind == 12 ? 'A' : 'a') + check_random(seed) % 26);
  } else if (kind == 13) {
    zh_str piece = zh_vocab_text(vocab, check_random(seed) % vocab->limit);
    len = zh_utf8_prefix(piece);
    memcpy(out, piece.ptr, len);
  } else {
    uint32_t code = check_random(seed) % (kind == 14 ? 0x3200 : 0x110000);
    len = claude_put_code(out, code >> 11 == 0x1b ? 'x' : code);
  }
  return len;
}

/* A process that has counted little does so without the tree. */
static void claude_counts_as_the_slow_way_does(void **state) {
  (void)state;
  static const char *const names[] = {"claude_v3", "claude_v4.7", "claude_v4.8",
                                      "claude_v5"};
  uint64_t seed = 7;
  for (size_t i = 0; i < 3000; i++) {
    const zh_encoding *found = claude_encoding(names[i % ZH_COUNT(names)]);
    char mixed[8000] = "";
    size_t len = 0, count = 0, parts = 1 + check_random(&seed) % 20;
    zh_error err = {.status = ZH_OK};
    while (parts-- > 0)
      len += claude_mix(&found->vocab, &seed, mixed + len);
    // Memory of its own, so that reading beyond it is seen.
    char *text = zh_alloc(len);
    memcpy(text, mixed, len);
    zh_str given = {text, len};
    assert_int_equal(zh_tokens_count(found, given, NULL, &count, &err), ZH_OK);
    if (count != claude_plain_count(found, given))
      fail_msg("%s has %zu for \"%.*s\"", names[i % ZH_COUNT(names)], count,
               (int)len, text);
    zh_free(text);
  }
}

static void compose_puts_text_in_normal_form(void **state) {
  (void)state;
  static const struct {
    const char *text, *composed;
  } rows[] = {
      {"abc", "abc"},
      {"e\xcc\x81", "\xc3\xa9"},
      {"a\xcc\xa3\xcc\x82", "\xe1\xba\xad"},
      {"a\xcc\x82\xcc\xa3", "\xe1\xba\xad"},
      {"\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", "\xed\x95\x9c"},
      {"\xe1\x84\x92\xe1\x85\xa1", "\xed\x95\x98"},
      {"\xe2\x84\xab", "\xc3\x85"},
      {"\xe0\xa5\x98", "\xe0\xa4\x95\xe0\xa4\xbc"},
      {"\xcc\x81x", "\xcc\x81x"},
      {"\xe1\xbb\x8b\xcc\x81", "\xe1\xbb\x8b\xcc\x81"},
      {"q\xcc\xa3\xcc\x87", "q\xcc\xa3\xcc\x87"},
      {"q\xcc\x87\xcc\xa3", "q\xcc\xa3\xcc\x87"},
      {"\xf0\x9d\x85\x9e", "\xf0\x9d\x85\x97\xf0\x9d\x85\xa5"},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    zh_buf out;
    zh_buf_init(&out, 1000);
    zh_compose(zh_str_of(rows[i].text), ZH_COMPOSE_ALL, &out);
    check_slice(zh_buf_str(&out), zh_str_of(rows[i].composed));
    if (zh_compose_is_done(zh_str_of(rows[i].text)))
      assert_string_equal(rows[i].text, rows[i].composed);
    zh_buf_deinit(&out);
  }
}

static void compose_knows_what_unicode_9_knew(void **state) {
  (void)state;
  static const struct {
    const char *text, *all, *old;
  } rows[] = {
      {"a\xcc\x82\xcc\xa3", "\xe1\xba\xad", "\xe1\xba\xad"},
      // U+113C2 twice is U+113C5, U+11935 U+11930 U+11938
      {"\xf0\x91\x8f\x82\xf0\x91\x8f\x82", "\xf0\x91\x8f\x85",
       "\xf0\x91\x8f\x82\xf0\x91\x8f\x82"},
      {"\xf0\x91\xa4\xb5\xf0\x91\xa4\xb0", "\xf0\x91\xa4\xb8",
       "\xf0\x91\xa4\xb5\xf0\x91\xa4\xb0"},
      {"\xf0\x91\x8f\x85", "\xf0\x91\x8f\x85", "\xf0\x91\x8f\x85"},
      // U+1AC1 and U+0897 stand above, U+0323 below
      {"q\xe1\xab\x81\xcc\xa3", "q\xcc\xa3\xe1\xab\x81",
       "q\xe1\xab\x81\xcc\xa3"},
      {"q\xe0\xa2\x97\xcc\xa3", "q\xcc\xa3\xe0\xa2\x97",
       "q\xe0\xa2\x97\xcc\xa3"},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    zh_buf all, old;
    zh_buf_init(&all, 1000);
    zh_buf_init(&old, 1000);
    zh_compose(zh_str_of(rows[i].text), ZH_COMPOSE_ALL, &all);
    zh_compose(zh_str_of(rows[i].text), ZH_COMPOSE_OLD, &old);
    check_slice(zh_buf_str(&all), zh_str_of(rows[i].all));
    check_slice(zh_buf_str(&old), zh_str_of(rows[i].old));
    zh_buf_deinit(&all);
    zh_buf_deinit(&old);
  }
}

static void compose_reports_failing_allocations(void **state) {
  (void)state;
  bool failed = true;
  for (long nth = 1; failed; nth++) {
    zh_buf out;
    zh_buf_init(&out, 1000);
    zh_mem_fail(nth, true);
    for (int i = 0; i < 3 && out.status == ZH_OK; i++)
      zh_compose(ZH_S("a\xcc\x82\xcc\xa3"), ZH_COMPOSE_ALL, &out);
    failed = zh_mem_count() >= nth;
    zh_mem_fail(0, false);
    assert_int_equal(out.status, failed ? ZH_NO_MEMORY : ZH_OK);
    zh_buf_deinit(&out);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(claude_counts_what_was_measured),
      cmocka_unit_test(claude_knows_no_ids),
      cmocka_unit_test(claude_counts_as_the_slow_way_does),
      cmocka_unit_test(claude_tree_holds_the_pieces),
      cmocka_unit_test(claude_tree_reports_failing_allocations),
      cmocka_unit_test(compose_puts_text_in_normal_form),
      cmocka_unit_test(compose_knows_what_unicode_9_knew),
      cmocka_unit_test(compose_reports_failing_allocations),
  };
  return cmocka_run_group_tests_name("token_claude", tests, NULL, NULL);
}
