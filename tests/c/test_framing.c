/* SPDX-License-Identifier: Apache-2.0 */
/* format/framing.c: the same records however the bytes are cut. */
#include "base/error.h"
#include "base/limits.h"
#include "base/mem.h"
#include "check.h"
#include "format/framing.h"

/* Records are noted as name<data>, each with an LF; a failure as !STATUS. */
typedef struct framing_play {
  zh_framer framer;
  zh_buf notes;
  bool failed;
} framing_play;

static void framing_open(framing_play *play, zh_framing framing) {
  zh_framer_init(&play->framer, framing);
  zh_buf_init(&play->notes, (size_t)200 << 20);
  play->failed = false;
}

static void framing_note(framing_play *play, const zh_record *record) {
  zh_buf_put(&play->notes, record->name);
  zh_buf_putc(&play->notes, '<');
  zh_buf_put(&play->notes, record->data);
  zh_buf_puts(&play->notes, ">\n");
}

static void framing_fail(framing_play *play, const zh_error *err) {
  play->failed = true;
  zh_buf_printf(&play->notes, "!%s\n", zh_status_name(err->status));
}

/* Pushes a copy and frees it as soon as the framer may no longer use it. */
static void framing_push(framing_play *play, zh_str bytes) {
  zh_record record;
  zh_error err;
  zh_str copy = check_copy(bytes);
  int got = 1;
  if (play->failed) {
    check_free(copy);
    return;
  }
  zh_error_init(&err);
  zh_framer_push(&play->framer, copy);
  while (got == 1) {
    got = zh_framer_next(&play->framer, &record, &err);
    if (got == 1)
      framing_note(play, &record);
  }
  if (got < 0)
    framing_fail(play, &err);
  check_free(copy);
}

/* What comes out of the end is noted behind a '$'. */
static void framing_finish(framing_play *play) {
  zh_record record;
  zh_error err;
  if (play->failed)
    return;
  zh_error_init(&err);
  int got = zh_framer_end(&play->framer, &record, &err);
  if (got == 1) {
    zh_buf_putc(&play->notes, '$');
    framing_note(play, &record);
  } else if (got < 0) {
    framing_fail(play, &err);
    return;
  }
  assert_int_equal(zh_framer_end(&play->framer, &record, &err), 0);
}

static void framing_close(framing_play *play) {
  zh_framer_deinit(&play->framer);
  zh_buf_deinit(&play->notes);
}

/* --- vectors ------------------------------------------------------------ */

typedef struct framing_case {
  zh_str text;
  const char *notes;
  const char *stray;
} framing_case;

#define CASE(text, notes, stray)                                               \
  { {(text), sizeof(text) - 1}, notes, stray }

/* Those called wpt say what the web platform tests eventsource/format-* ask
 * for; NUL stands as itself in texts and is compared by the tests below. */
static const framing_case framing_cases[] = {
    CASE("data: a\n\n", "<a>\n", ""),
    CASE("data:a\r\n\r\n", "<a>\n", ""),
    CASE("data:a\r\r", "<a>\n", ""),
    CASE("data:a\r\n\rdata:b\n\r\ndata:c\r\r\n\ndata:d\n\n",
         "<a>\n<b>\n<c>\n<d>\n", ""),
    CASE("data:  two\n\n", "< two>\n", ""),
    CASE("data:\ttab\n\n", "<\ttab>\n", ""),
    CASE("data\n\n", "<>\n", ""),
    CASE("data:\n\ndata\ndata\n\ndata:test", "<>\n<\n>\n", ""), // wpt
    CASE("data: 1\ndata: 2\n\n", "<1\n2>\n", ""),
    CASE("\n\n\r\n\rdata:a\n\n\n\n", "<a>\n", ""),
    CASE("event: x\ndata: a\n\ndata: b\n\n", "x<a>\n<b>\n", ""),
    CASE("data: a\nevent:x\n\n", "x<a>\n", ""),
    CASE("event: x\nevent: y\ndata: a\n\n", "y<a>\n", ""),
    CASE("event: x\n\ndata: a\n\n", "<a>\n", ""),
    CASE("event\ndata:a\n\n", "<a>\n", ""),
    CASE("event: \ndata:a\n\n", "<a>\n", ""),                           // wpt
    CASE("event:x\ndata:a\n\ndata:b\n\n", "x<a>\n<b>\n", ""),           // wpt
    CASE("retry:3000\nretry:1000x\ndata:a\n\n", "<a>\n", ""),           // wpt
    CASE("id:a\0b\nid\ndata:a\n\nid: 1\ndata:b\n\n", "<a>\n<b>\n", ""), // wpt
    CASE("data:1\r:\0\n:\r\ndata:2\n\n", "<1\n2>\n", ""),               // wpt
    CASE("data: \xc0\x80\xf5\n\n", "<\xc0\x80\xf5>\n", ""),
    CASE(": OPENROUTER PROCESSING\n\n: again\ndata: a\n: b\ndata: c\n\n",
         "<a\nc>\n", ""),
    CASE("id: 1\nretry: 10\nid\nretry\nfoo: bar\nx_y-Z9:1\ndata:a\n\n", "<a>\n",
         ""),
    CASE("\xef\xbb\xbf"
         "data: a\n\n",
         "<a>\n", ""),
    CASE("\xef\xbb\xbf\n\ndata: a\n\n", "<a>\n", ""),
    CASE("\xef\xbb\xbf"
         "data:1\n\n\xef\xbb\xbf"
         "data:2\n\ndata:3\n\n", // wpt
         "<1>\n<3>\n",
         "\xef\xbb\xbf"
         "data:2"),
    CASE("\xef\xbb\xbf\xef\xbb\xbf"
         "data:1\n\ndata:2\n\n", // wpt
         "<2>\n",
         "\xef\xbb\xbf"
         "data:1"),
    CASE("\xef\xbb"
         "data:1\n\ndata:2\n\n",
         "<2>\n",
         "\xef\xbb"
         "data:1"),
    CASE("\xef\ndata:2\n\n", "<2>\n", "\xef"),
    CASE("data: \xef\xbb\xbf\xe2\x82\xac \xf0\x9f\x98\x80\n\n",
         "<\xef\xbb\xbf\xe2\x82\xac \xf0\x9f\x98\x80>\n", ""),
    CASE("data: a\xc2\x85"
         "b\xe2\x80\xa8"
         "c\xe2\x80\xa9"
         "d\v\f\n\n",
         "<a\xc2\x85"
         "b\xe2\x80\xa8"
         "c\xe2\x80\xa9"
         "d\v\f>\n",
         ""),
    CASE("data: \xff\xfe\xed\xa0\x80\n\n", "<\xff\xfe\xed\xa0\x80>\n", ""),
    CASE("data:1\r:x\n:\r\ndata:2\n:yyy\rdata:3\n:data:no\r:z\ndata:4\n\n",
         "<1\n2\n3\n4>\n", ""), // wpt
    CASE("retry:1000\ndata:test1\n\nid:test\ndata:test2", "<test1>\n", ""),
    CASE("data:test\n data\ndata\nfoobar:xxx\njustsometext\n:c\ndata:test\n\n",
         "<test\n\ntest>\n", " data\njustsometext"), // wpt
    CASE("data:\ttest\rdata: \ndata:test\n\n", "<\ttest\n\ntest>\n", ""),
    CASE("data:test\r\ndata\ndata:test\r\n\r", "<test\n\ntest>\n", ""), // wpt
    CASE("data: {\"a\":1}\n\ndata: [DONE]\n\n", "<{\"a\":1}>\n<[DONE]>\n", ""),
    CASE("data:[DONE]\n", "$<[DONE]>\n", ""),
    CASE("data: a\n\ndata: b\r", "<a>\n$<b>\n", ""),
    CASE("data: a\ndata: b", "", ""),
    CASE("data: a\n\n[DONE]", "<a>\n", "[DONE]"),
    CASE("error: {\"message\":\"x\"}\n\ndata:a\n\n",
         "error<{\"message\":\"x\"}>\n<a>\n", ""),
    CASE("data: a\n\n{\"error\": {\n  \"code\": 500\n}}\n", "<a>\n",
         "{\"error\": {\n  \"code\": 500\n}}"),
    CASE("data: a\n\n[{\"error\":1}\n]", "<a>\n", "[{\"error\":1}\n]"),
    CASE("upstream connect error\n", "", "upstream connect error"),
    CASE("<html>\r\n<body>x: y</body>", "", "<html>\n<body>x: y</body>"),
    CASE("error\nd\n\n", "", "error\nd"),
    CASE("", "", ""),
    CASE("\n", "", ""),
};

static void framing_check(const framing_case *row, framing_play *play,
                          const char *how, size_t a, size_t b) {
  framing_finish(play);
  zh_str notes = zh_buf_str(&play->notes);
  zh_str stray = zh_framer_stray(&play->framer);
  if (zh_str_is(notes, zh_str_of(row->notes)) &&
      zh_str_is(stray, zh_str_of(row->stray)))
    return;
  fail_msg("case %zu %s (%zu, %zu): records %.*s stray %.*s",
           (size_t)(row - framing_cases), how, a, b, (int)notes.len, notes.ptr,
           (int)stray.len, stray.ptr);
}

static void framing_cut(const framing_case *row, size_t a, size_t b,
                        const char *how) {
  framing_play play;
  zh_str text = row->text;
  framing_open(&play, ZH_FRAMING_SSE);
  framing_push(&play, (zh_str){text.ptr, a});
  framing_push(&play, (zh_str){text.ptr + a, b - a});
  framing_push(&play, zh_str_cut(text, b));
  framing_check(row, &play, how, a, b);
  framing_close(&play);
}

static void framing_reads_whole_texts(void **state) {
  (void)state;
  for (size_t i = 0; i < ZH_COUNT(framing_cases); i++)
    framing_cut(&framing_cases[i], 0, 0, "whole");
}

static void framing_reads_any_split_and_pair_of_splits(void **state) {
  (void)state;
  for (size_t i = 0; i < ZH_COUNT(framing_cases); i++) {
    size_t len = framing_cases[i].text.len;
    for (size_t a = 0; a <= len; a++) {
      for (size_t b = a; b <= len; b++)
        framing_cut(&framing_cases[i], a, b, "cut in three");
    }
  }
}

static void framing_reads_byte_by_byte(void **state) {
  (void)state;
  for (size_t i = 0; i < ZH_COUNT(framing_cases); i++) {
    framing_play play;
    zh_str text = framing_cases[i].text;
    framing_open(&play, ZH_FRAMING_SSE);
    for (size_t at = 0; at < text.len; at++) {
      framing_push(&play, (zh_str){text.ptr + at, 1});
      framing_push(&play, ZH_S(""));
    }
    framing_check(&framing_cases[i], &play, "byte by byte", 0, 0);
    framing_close(&play);
  }
}

/* All vectors one after the other, at random cuts: more than one record, and
 * records of different shape, in a push. */
static void framing_reads_random_splits(void **state) {
  (void)state;
  zh_buf text;
  zh_buf want;
  zh_buf_init(&text, 1 << 20);
  zh_buf_init(&want, 1 << 20);
  for (int round = 0; round < 20; round++) {
    for (size_t i = 0; i < ZH_COUNT(framing_cases); i++) {
      zh_buf_put(&text, framing_cases[i].text);
      zh_buf_puts(&text, "\n\n");
    }
  }
  for (uint64_t seed = 0; seed < 100; seed++) {
    framing_play play;
    uint64_t random = seed;
    zh_str rest = zh_buf_str(&text);
    framing_open(&play, ZH_FRAMING_SSE);
    while (rest.len > 0) {
      uint32_t max = seed == 0 ? 1 << 20 : seed % 3 ? 9 : 6000;
      size_t len = check_random(&random) % max;
      if (seed == 0 || len > rest.len)
        len = rest.len;
      framing_push(&play, (zh_str){rest.ptr, len});
      rest = zh_str_cut(rest, len);
    }
    framing_finish(&play);
    if (seed == 0)
      zh_buf_put(&want, zh_buf_str(&play.notes));
    check_slice(zh_buf_str(&play.notes), zh_buf_str(&want));
    framing_close(&play);
  }
  assert_in_range(want.len, 4000, 1 << 20);
  zh_buf_deinit(&text);
  zh_buf_deinit(&want);
}

static void framing_keeps_nul(void **state) {
  (void)state;
  zh_str text = ZH_S("data:\0\ndata:  2\rData:1\ndata\0:2\ndata:1\r\0data:4\n"
                     "da-ta:3\rdata_5\ndata:3\rdata:\r\n data:32\ndata:4\n\n"
                     "event:a\0b\ndata:\0\n\n\n\n");
  zh_str want = ZH_S("<\0\n 2\n1\n3\n\n4>\na\0b<\0>\n");
  for (size_t at = 0; at <= text.len; at++) {
    framing_play play;
    framing_open(&play, ZH_FRAMING_SSE);
    framing_push(&play, (zh_str){text.ptr, at});
    framing_push(&play, zh_str_cut(text, at));
    check_slice(zh_buf_str(&play.notes), want);
    framing_close(&play);
  }
}

/* A stream that breaks off at any byte gives the records that were whole, and
 * at its end at most the data lines that had a line end. */
static void framing_never_makes_up_a_record(void **state) {
  (void)state;
  for (size_t i = 0; i < ZH_COUNT(framing_cases); i++) {
    const framing_case *row = &framing_cases[i];
    const char *dollar = strchr(row->notes, '$');
    size_t want_len =
        dollar ? (size_t)(dollar - row->notes) : strlen(row->notes);
    for (size_t at = 0; at < row->text.len; at++) {
      framing_play play;
      framing_open(&play, ZH_FRAMING_SSE);
      framing_push(&play, (zh_str){row->text.ptr, at});
      zh_str notes = zh_buf_str(&play.notes);
      assert_in_range(notes.len, 0, want_len);
      assert_memory_equal(notes.ptr, row->notes, notes.len);
      size_t before = notes.len;
      framing_finish(&play);
      if (play.notes.len > before) {
        char last = row->text.ptr[at - 1];
        assert_true(last == '\n' || last == '\r');
      }
      framing_close(&play);
    }
  }
}

/* --- limits ------------------------------------------------------------- */

#define FRAMING_MB ((size_t)1 << 20)

static char framing_block[1 << 20];

/* `mb` pushes of a megabyte, each `prefix` followed by filling. */
static void framing_push_mb(framing_play *play, size_t mb, const char *prefix,
                            const char *suffix) {
  memset(framing_block, 'x', FRAMING_MB);
  memcpy(framing_block, prefix, strlen(prefix));
  memcpy(framing_block + FRAMING_MB - strlen(suffix), suffix, strlen(suffix));
  for (size_t i = 0; i < mb; i++)
    framing_push(play, (zh_str){framing_block, FRAMING_MB});
}

static void framing_takes_a_large_record(void **state) {
  (void)state;
  framing_play play;
  framing_open(&play, ZH_FRAMING_SSE);
  framing_push(&play, ZH_S("data: "));
  framing_push_mb(&play, 16, "", "");
  assert_int_equal(play.notes.len, 0);
  framing_push(&play, ZH_S("\n\ndata: a\n\n"));
  assert_int_equal(play.notes.len, 16 * FRAMING_MB + 3 + 4);
  framing_close(&play);
}

static void framing_refuses_an_endless_line(void **state) {
  (void)state;
  static const char *const starts[] = {"data: ", ": ", "", "\xef\xbb"};
  for (size_t i = 0; i < ZH_COUNT(starts); i++) {
    framing_play play;
    framing_open(&play, ZH_FRAMING_SSE);
    framing_push(&play, ZH_S("data: good\n\n"));
    framing_push(&play, zh_str_of(starts[i]));
    framing_push_mb(&play, 63, "", "");
    assert_false(play.failed);
    framing_push_mb(&play, 2, "", "");
    check_str(zh_buf_str(&play.notes), "<good>\n!TOO_BIG\n");
    assert_in_range(play.framer.line.cap, 0, ZH_MAX_RECORD);
    zh_record record;
    zh_error err;
    assert_int_equal(zh_framer_next(&play.framer, &record, &err), -1);
    assert_int_equal(zh_framer_end(&play.framer, &record, &err), -1);
    assert_int_equal(err.status, ZH_TOO_BIG);
    framing_close(&play);
  }
}

static void framing_refuses_a_long_line_in_one_push(void **state) {
  (void)state;
  size_t len = (size_t)ZH_MAX_RECORD + 2;
  char *text = malloc(len);
  assert_non_null(text);
  memset(text, 'x', len);
  text[len - 1] = '\n';
  for (size_t cut = 0; cut < 2; cut++) {
    zh_framer framer;
    zh_record record;
    zh_error err;
    zh_framer_init(&framer, ZH_FRAMING_SSE);
    zh_framer_push(&framer, (zh_str){text + cut, len - cut});
    int got = zh_framer_next(&framer, &record, &err);
    assert_int_equal(got, cut == 0 ? -1 : 0);
    zh_framer_deinit(&framer);
  }
  free(text);
}

static void framing_refuses_endless_data_lines(void **state) {
  (void)state;
  framing_play play;
  framing_open(&play, ZH_FRAMING_SSE);
  framing_push_mb(&play, 64, "data: ", "\n");
  assert_false(play.failed);
  framing_push_mb(&play, 1, "data: ", "\n");
  check_str(zh_buf_str(&play.notes), "!TOO_BIG\n");
  framing_close(&play);
}

static void framing_cuts_long_stray_text(void **state) {
  (void)state;
  framing_play play;
  framing_open(&play, ZH_FRAMING_SSE);
  framing_push_mb(&play, 3, "{", "\n");
  framing_push(&play, ZH_S("data: a\n\n"));
  check_str(zh_buf_str(&play.notes), "<a>\n");
  assert_int_equal(zh_framer_stray(&play.framer).len, ZH_MAX_ERROR_BODY);
  framing_close(&play);
}

static void framing_reads_many_short_cr_lines(void **state) {
  (void)state;
  framing_play play;
  for (size_t i = 0; i < FRAMING_MB; i++)
    framing_block[i] = "data:a\r\r"[i % 8];
  framing_open(&play, ZH_FRAMING_SSE);
  framing_push(&play, (zh_str){framing_block, FRAMING_MB});
  assert_int_equal(play.notes.len, FRAMING_MB / 8 * 4);
  framing_close(&play);
}

/* --- a body that is one value ------------------------------------------- */

static void framing_none_gives_the_body_at_its_end(void **state) {
  (void)state;
  framing_play play;
  framing_open(&play, ZH_FRAMING_NONE);
  framing_push(&play, ZH_S("{\"a\":\n\n"));
  framing_push(&play, ZH_S(""));
  framing_push(&play, ZH_S("\xef\xbb\xbf}"));
  assert_int_equal(play.notes.len, 0);
  framing_finish(&play);
  check_str(zh_buf_str(&play.notes), "$<{\"a\":\n\n\xef\xbb\xbf}>\n");
  check_str(zh_framer_stray(&play.framer), "");
  framing_close(&play);
  framing_open(&play, ZH_FRAMING_NONE);
  framing_finish(&play);
  assert_int_equal(play.notes.len, 0);
  framing_close(&play);
}

/* --- memory ------------------------------------------------------------- */

static void framing_reports_failing_allocations(void **state) {
  (void)state;
  static const char text[] =
      "\xef\xbb"
      "x\nevent: name\ndata: first\nstray line here\ndata: second\n\n";
  bool failed = true;
  long nth = 1;
  for (; failed; nth++) {
    zh_framer framer;
    zh_record record;
    zh_error err;
    int got = 0;
    zh_error_init(&err);
    zh_framer_init(&framer, ZH_FRAMING_SSE);
    zh_mem_fail(nth, false);
    for (size_t at = 0; at < sizeof(text) - 1 && got == 0; at += 5) {
      size_t rest = sizeof(text) - 1 - at;
      zh_framer_push(&framer, (zh_str){text + at, rest < 5 ? rest : 5});
      got = zh_framer_next(&framer, &record, &err);
    }
    failed = zh_mem_count() >= nth;
    zh_mem_fail(0, false);
    assert_int_equal(got, failed ? -1 : 1);
    assert_int_equal(err.status, failed ? ZH_NO_MEMORY : ZH_OK);
    zh_framer_deinit(&framer);
  }
  assert_in_range(nth, 5, 20);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(framing_reads_whole_texts),
      cmocka_unit_test(framing_reads_any_split_and_pair_of_splits),
      cmocka_unit_test(framing_reads_byte_by_byte),
      cmocka_unit_test(framing_reads_random_splits),
      cmocka_unit_test(framing_keeps_nul),
      cmocka_unit_test(framing_never_makes_up_a_record),
      cmocka_unit_test(framing_takes_a_large_record),
      cmocka_unit_test(framing_refuses_an_endless_line),
      cmocka_unit_test(framing_refuses_a_long_line_in_one_push),
      cmocka_unit_test(framing_refuses_endless_data_lines),
      cmocka_unit_test(framing_cuts_long_stray_text),
      cmocka_unit_test(framing_reads_many_short_cr_lines),
      cmocka_unit_test(framing_none_gives_the_body_at_its_end),
      cmocka_unit_test(framing_reports_failing_allocations),
  };
  return cmocka_run_group_tests_name("framing", tests, NULL, NULL);
}
