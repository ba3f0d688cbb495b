/* SPDX-License-Identifier: Apache-2.0 */
/* format/json_write.c: the writer, its index, its splices, merging. */
#include "base/limits.h"
#include "check.h"
#include "format/json_write.h"
#include "walk.h"

/* --- what is written ---------------------------------------------------- */

static zh_buf write_out;
static zh_nodes write_index;
static zh_writer write_w;

static int write_setup(void **state) {
  (void)state;
  zh_buf_init(&write_out, 1 << 20);
  zh_writer_init(&write_w, &write_out, &write_index, NULL);
  return 0;
}

static int write_teardown(void **state) {
  (void)state;
  zh_buf_deinit(&write_out);
  zh_nodes_deinit(&write_index);
  return 0;
}

/* The text so far, whose index must be what the parser says of it. */
static void write_check(zh_str want) {
  zh_nodes nodes = {0};
  zh_json json;
  zh_error err;
  zh_str text = zh_str_cut(zh_buf_str(&write_out), write_w.base);
  assert_int_equal(zh_writer_status(&write_w), ZH_OK);
  check_slice(text, want);
  if (zh_json_parse(text, &nodes, &json, &err) != ZH_OK)
    fail_msg("%s", err.message);
  long at = walk_differ(write_index.items, write_index.count, nodes.items,
                        nodes.count);
  if (at >= 0)
    fail_msg("node %ld is another than the parser's", at);
  zh_nodes_deinit(&nodes);
}

static void writer_puts_commas_and_colons(void **state) {
  (void)state;
  zh_writer *w = &write_w;
  zh_write_object(w);
  zh_put_str(w, "s", ZH_S("a\"b\n\xc3\xbc"));
  zh_put_text(w, "t", ZH_S("\\u0041\xc3\xbc"));
  zh_put_raw(w, "r", ZH_S("[1, {\"x\" : \"\\n\"}]"));
  zh_put_int(w, "i", -12);
  zh_put_bool(w, "y", true);
  zh_put_bool(w, "n", false);
  zh_put_null(w, "z");
  zh_write_key_raw(w, ZH_S("k\\u0041\xc3\xbc"));
  zh_write_array(w);
  zh_write_array(w);
  zh_write_end(w);
  zh_write_object(w);
  zh_write_end(w);
  zh_write_null(w);
  zh_write_end(w);
  zh_write_key(w, "");
  zh_write_raw(w, ZH_S("1e400"));
  zh_write_end(w);
  write_check(
      ZH_S("{\"s\":\"a\\\"b\\n\xc3\xbc\",\"t\":\"\\u0041\xc3\xbc\","
           "\"r\":[1, {\"x\" : \"\\n\"}],\"i\":-12,\"y\":true,\"n\":false,"
           "\"z\":null,\"k\\u0041\xc3\xbc\":[[],{},null],\"\":1e400}"));
}

static void writer_writes_any_root(void **state) {
  (void)state;
  zh_write_str(&write_w, ZH_S(""));
  write_check(ZH_S("\"\""));
  zh_buf_clear(&write_out);
  zh_writer_init(&write_w, &write_out, &write_index, NULL);
  zh_write_raw(&write_w, ZH_S(" [true] "));
  write_check(ZH_S(" [true] "));
}

static void writer_joins_pieces_of_text(void **state) {
  (void)state;
  zh_writer *w = &write_w;
  zh_write_array(w);
  zh_write_text_begin(w);
  zh_write_text_piece(w, ZH_S("a"));
  zh_write_text_piece(w, ZH_S(""));
  zh_write_text_piece(w, ZH_S("\\n"));
  zh_write_text_piece(w, ZH_S("\xc3\xbc"));
  zh_write_text_end(w);
  zh_write_text_begin(w);
  zh_write_text_end(w);
  zh_write_int(w, 1);
  zh_write_end(w);
  write_check(ZH_S("[\"a\\n\xc3\xbc\",\"\",1]"));
}

static void writer_counts_from_its_base(void **state) {
  (void)state;
  zh_buf_puts(&write_out, "data: ");
  zh_writer_init(&write_w, &write_out, &write_index, NULL);
  assert_int_equal(write_w.base, 6);
  zh_write_object(&write_w);
  zh_put_raw(&write_w, "a", ZH_S("{\"b\":[\"c\"]}"));
  zh_write_end(&write_w);
  write_check(ZH_S("{\"a\":{\"b\":[\"c\"]}}"));
  check_str(zh_buf_str(&write_out), "data: {\"a\":{\"b\":[\"c\"]}}");
}

static void writer_writes_every_integer(void **state) {
  (void)state;
  zh_write_array(&write_w);
  zh_write_int(&write_w, INT64_MIN);
  zh_write_int(&write_w, INT64_MAX);
  zh_write_int(&write_w, 0);
  zh_write_int(&write_w, -1);
  zh_write_int(&write_w, 1000000);
  zh_write_end(&write_w);
  write_check(ZH_S("[-9223372036854775808,9223372036854775807,0,-1,1000000]"));
}

static void writer_writes_thousandths(void **state) {
  (void)state;
  zh_write_array(&write_w);
  zh_write_thousandths(&write_w, 0);
  zh_write_thousandths(&write_w, 7);
  zh_write_thousandths(&write_w, -1500);
  zh_write_thousandths(&write_w, 1234567);
  zh_write_thousandths(&write_w, INT64_MIN);
  zh_write_end(&write_w);
  write_check(ZH_S("[0.000,0.007,-1.500,1234.567,-9223372036854775.808]"));
}

/* --- random documents --------------------------------------------------- */

static const char *const write_texts[] = {"",
                                          "a",
                                          "plain text of some length",
                                          "\\n",
                                          "\\u00e9 and \\ud83d\\ude00",
                                          "\xc3\xbc",
                                          "mixed \\\\ \xe2\x82\xac",
                                          "0123456789abcdef0123456789abcdef"};
static const char *const write_raws[] = {
    "1",
    "-2.5e3",
    "null",
    "\"\\t\"",
    "[]",
    "{}",
    "[1,[2,{\"a\":[]}],3]",
    "{\"a\" : {\"b\":\"\xc3\xbc\"},\"c\":[ ]}",
    "\"\xe2\x82\xac\""};

static void write_random_value(zh_writer *w, uint64_t *seed, int depth) {
  uint32_t pick = check_random(seed) % (depth < 6 ? 10 : 8);
  const char *text = write_texts[check_random(seed) % ZH_COUNT(write_texts)];
  const char *raw = write_raws[check_random(seed) % ZH_COUNT(write_raws)];
  uint32_t count = check_random(seed) % 5;
  switch (pick) {
  case 0:
    zh_write_str(w, ZH_S("plain \"\xc3\xbc\" \x01 \xff"));
    return;
  case 1:
    zh_write_text(w, zh_str_of(text));
    return;
  case 2:
    zh_write_raw(w, zh_str_of(raw));
    return;
  case 3:
    zh_write_int(w, (int64_t)check_random(seed) - (1 << 30));
    return;
  case 4:
    zh_write_bool(w, count % 2 == 0);
    return;
  case 5:
    zh_write_null(w);
    return;
  case 6:
  case 7:
    zh_write_text_begin(w);
    for (uint32_t i = 0; i < count; i++)
      zh_write_text_piece(w, zh_str_of(i % 2 ? text : "\\u0041"));
    zh_write_text_end(w);
    return;
  case 8:
    zh_write_array(w);
    for (uint32_t i = 0; i < count; i++)
      write_random_value(w, seed, depth + 1);
    zh_write_end(w);
    return;
  default:
    zh_write_object(w);
    for (uint32_t i = 0; i < count; i++) {
      if (i % 2)
        zh_write_key(w, "key");
      else
        zh_write_key_raw(w, zh_str_of(text));
      write_random_value(w, seed, depth + 1);
    }
    zh_write_end(w);
  }
}

static void write_random(zh_writer *w, uint64_t seed) {
  zh_write_array(w);
  for (int i = 0; i < 5; i++)
    write_random_value(w, &seed, 0);
  zh_write_end(w);
}

static void writer_index_is_what_the_parser_says(void **state) {
  (void)state;
  for (uint64_t seed = 0; seed < 3000; seed++) {
    zh_buf plain;
    zh_writer w;
    zh_buf_init(&plain, 1 << 20);
    zh_writer_init(&w, &plain, NULL, NULL);
    write_random(&w, seed);
    assert_int_equal(zh_writer_status(&w), ZH_OK);
    zh_writer_init(&write_w, &write_out, &write_index, NULL);
    write_random(&write_w, seed);
    write_check(zh_buf_str(&plain));
    if (seed % 3 == 0)
      zh_buf_clear(&write_out);
    zh_buf_deinit(&plain);
  }
}

/* --- splices ------------------------------------------------------------ */

static void writer_leaves_large_slices_out(void **state) {
  (void)state;
  static char large[100000];
  memset(large, 'x', sizeof(large));
  zh_str text = {large, sizeof(large)};
  large[0] = large[sizeof(large) - 1] = '"';
  zh_str inner = {large + 1, sizeof(large) - 2};
  zh_arena arena = {0};
  zh_writer w;
  zh_buf joined;
  zh_buf want;
  zh_buf_puts(&write_out, "#");
  zh_writer_init(&w, &write_out, NULL, &arena);
  zh_write_array(&w);
  zh_write_raw(&w, text);
  zh_write_text(&w, inner);
  zh_write_text_begin(&w);
  zh_write_text_piece(&w, ZH_S("a"));
  zh_write_text_piece(&w, inner);
  zh_write_text_piece(&w, inner);
  zh_write_text_end(&w);
  zh_write_text(&w, ZH_S("small"));
  zh_write_end(&w);
  assert_int_equal(zh_writer_status(&w), ZH_OK);
  assert_int_equal(w.splice_count, 4);
  assert_in_range(write_out.len, 10, 50);
  zh_buf_init(&joined, 1 << 20);
  size_t at = 0;
  for (size_t i = 0; i < w.splice_count; i++) {
    assert_in_range(w.splices[i].at, at, write_out.len);
    zh_buf_put(&joined, (zh_str){write_out.ptr + at, w.splices[i].at - at});
    zh_buf_put(&joined, w.splices[i].text);
    at = w.splices[i].at;
  }
  zh_buf_put(&joined, zh_str_cut(zh_buf_str(&write_out), at));
  zh_buf_init(&want, 1 << 20);
  zh_buf_printf(&want, "#[%.*s,%.*s,\"a%.*s%.*s\",\"small\"]", 100000, large,
                100000, large, 99998, large + 1, 99998, large + 1);
  assert_int_equal(want.status, ZH_OK);
  assert_true(zh_str_is(zh_buf_str(&joined), zh_buf_str(&want)));
  zh_buf_deinit(&joined);
  zh_buf_deinit(&want);
  zh_arena_deinit(&arena);
}

/* --- failures ----------------------------------------------------------- */

static void writer_refuses_deep_nesting(void **state) {
  (void)state;
  zh_writer *w = &write_w;
  for (int i = 0; i < 64; i++)
    zh_write_array(w);
  assert_int_equal(zh_writer_status(w), ZH_OK);
  zh_write_object(w);
  assert_int_equal(zh_writer_status(w), ZH_INVALID);
  size_t len = write_out.len;
  zh_put_int(w, "a", 1);
  zh_put_str(w, "a", ZH_S("b"));
  zh_put_raw(w, "a", ZH_S("[]"));
  zh_write_text_piece(w, ZH_S("x"));
  zh_write_end(w);
  assert_int_equal(write_out.len, len);
  assert_int_equal(zh_writer_status(w), ZH_INVALID);
}

static void writer_ignores_an_end_too_many(void **state) {
  (void)state;
  zh_write_array(&write_w);
  zh_write_end(&write_w);
  zh_write_end(&write_w);
  write_check(ZH_S("[]"));
}

static void writer_notices_raw_values_that_are_none(void **state) {
  (void)state;
  zh_write_array(&write_w);
  zh_write_raw(&write_w, ZH_S("[1,]"));
  assert_int_equal(zh_writer_status(&write_w), ZH_PROTOCOL);
}

static void writer_counts_depth_around_raw_values(void **state) {
  (void)state;
  char raw[2 * ZH_MAX_DEPTH];
  memset(raw, '[', ZH_MAX_DEPTH);
  memset(raw + ZH_MAX_DEPTH, ']', ZH_MAX_DEPTH);
  zh_write_array(&write_w);
  zh_write_raw(&write_w, (zh_str){raw + 1, sizeof(raw) - 2});
  assert_int_equal(zh_writer_status(&write_w), ZH_OK);
  zh_write_raw(&write_w, (zh_str){raw, sizeof(raw)});
  assert_int_equal(zh_writer_status(&write_w), ZH_PROTOCOL);
}

static void writer_stops_at_the_cap(void **state) {
  (void)state;
  zh_writer_init(&write_w, &write_out, NULL, NULL);
  write_random(&write_w, 8);
  size_t len = write_out.len;
  for (size_t max = 0; max < len; max++) {
    zh_buf out;
    zh_nodes index = {0};
    zh_writer w;
    zh_buf_init(&out, max);
    zh_writer_init(&w, &out, max % 2 ? &index : NULL, NULL);
    write_random(&w, 8);
    assert_int_equal(zh_writer_status(&w), ZH_TOO_BIG);
    assert_in_range(out.len, 0, max);
    assert_memory_equal(out.ptr ? out.ptr : "", write_out.ptr, out.len);
    zh_buf_deinit(&out);
    zh_nodes_deinit(&index);
  }
}

static void writer_reports_failing_allocations(void **state) {
  (void)state;
  static char large[20000];
  memset(large, 'x', sizeof(large));
  for (int with_index = 0; with_index < 2; with_index++) {
    bool failed = true;
    for (long nth = 1; failed; nth++) {
      zh_buf out;
      zh_nodes index = {0};
      zh_arena arena = {0};
      zh_writer w;
      zh_buf_init(&out, 1 << 20);
      zh_writer_init(&w, &out, with_index ? &index : NULL,
                     with_index ? NULL : &arena);
      zh_mem_fail(nth, false);
      zh_write_array(&w);
      for (uint64_t seed = 0; seed < 20; seed++)
        write_random(&w, seed);
      zh_write_text(&w, (zh_str){large, sizeof(large)});
      zh_write_end(&w);
      failed = zh_mem_count() >= nth;
      zh_mem_fail(0, false);
      assert_int_equal(zh_writer_status(&w), failed ? ZH_NO_MEMORY : ZH_OK);
      assert_true(!failed || nth < 100);
      zh_buf_deinit(&out);
      zh_nodes_deinit(&index);
      zh_arena_deinit(&arena);
    }
  }
}

/* --- merging ------------------------------------------------------------ */

static zh_status write_merge(const char *base, const char *patch) {
  zh_nodes base_nodes = {0};
  zh_nodes patch_nodes = {0};
  zh_json base_json;
  zh_json patch_json;
  zh_buf_clear(&write_out);
  assert_int_equal(
      zh_json_parse(zh_str_of(base), &base_nodes, &base_json, NULL), ZH_OK);
  assert_int_equal(
      zh_json_parse(zh_str_of(patch), &patch_nodes, &patch_json, NULL), ZH_OK);
  zh_writer_init(&write_w, &write_out, &write_index, NULL);
  zh_json_merge(&write_w, &base_json, 0, &patch_json, 0);
  zh_nodes_deinit(&base_nodes);
  zh_nodes_deinit(&patch_nodes);
  return zh_writer_status(&write_w);
}

static void merge_goes_member_by_member(void **state) {
  (void)state;
  static const struct {
    const char *base, *patch, *want;
  } rows[] = {
      {"{}", "{}", "{}"},
      {"{\"a\":1}", "{\"b\":2}", "{\"a\":1,\"b\":2}"},
      {"{\"a\":1,\"b\":2}", "{\"a\":3}", "{\"a\":3,\"b\":2}"},
      {"{\"a\":{\"x\":1,\"y\":2}}", "{\"a\":{\"y\":3,\"z\":4}}",
       "{\"a\":{\"x\":1,\"y\":3,\"z\":4}}"},
      {"{\"a\":{\"x\":1}}", "{\"a\":[2]}", "{\"a\":[2]}"},
      {"{\"a\":[1]}", "{\"a\":{\"x\":1}}", "{\"a\":{\"x\":1}}"},
      {"{\"a\":[1,2]}", "{\"a\":[3]}", "{\"a\":[3]}"},
      {"{\"a\":1}", "{\"a\":null}", "{\"a\":null}"},
      {"{\"m\\u006fdel\":1}", "{\"model\":2}", "{\"m\\u006fdel\":2}"},
      {"{\"model\":1.10}", "{\"\\u006dodel\":1e400}", "{\"model\":1e400}"},
      {"{\"a\":1}", "{\"b\":1,\"b\":2}", "{\"a\":1,\"b\":1,\"b\":2}"},
      {"{\"a\":1}", "{\"a\":5,\"a\":6}", "{\"a\":6}"},
      {"[1,2]", "{\"a\":1}", "{\"a\":1}"},
      {"{\"a\":1}", "7", "7"},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    assert_int_equal(write_merge(rows[i].base, rows[i].patch), ZH_OK);
    write_check(zh_str_of(rows[i].want));
  }
}

static void merge_takes_values_from_inside(void **state) {
  (void)state;
  zh_nodes nodes = {0};
  zh_json json;
  zh_str text = ZH_S("{\"base\":{\"a\":1},\"patch\":{\"b\":2}}");
  assert_int_equal(zh_json_parse(text, &nodes, &json, NULL), ZH_OK);
  zh_write_array(&write_w);
  zh_json_merge(&write_w, &json, zh_json_get(&json, 0, "base"), &json,
                zh_json_get(&json, 0, "patch"));
  zh_write_end(&write_w);
  write_check(ZH_S("[{\"a\":1,\"b\":2}]"));
  zh_nodes_deinit(&nodes);
}

static void merge_refuses_deep_nesting(void **state) {
  (void)state;
  char text[2000];
  for (int depth = 60; depth < 70; depth++) {
    size_t len = 0;
    for (int i = 1; i < depth; i++, len += 5)
      memcpy(text + len, "{\"a\":", 5);
    memcpy(text + len, "{}", 2);
    memset(text + len + 2, '}', (size_t)depth - 1);
    text[len + 2 + (size_t)depth - 1] = '\0';
    assert_int_equal(write_merge(text, text), depth > 64 ? ZH_INVALID : ZH_OK);
  }
}

#define WRITE_TEST(name)                                                       \
  cmocka_unit_test_setup_teardown(name, write_setup, write_teardown)

int main(void) {
  const struct CMUnitTest tests[] = {
      WRITE_TEST(writer_puts_commas_and_colons),
      WRITE_TEST(writer_writes_any_root),
      WRITE_TEST(writer_joins_pieces_of_text),
      WRITE_TEST(writer_counts_from_its_base),
      WRITE_TEST(writer_writes_every_integer),
      WRITE_TEST(writer_writes_thousandths),
      WRITE_TEST(writer_index_is_what_the_parser_says),
      WRITE_TEST(writer_leaves_large_slices_out),
      WRITE_TEST(writer_refuses_deep_nesting),
      WRITE_TEST(writer_ignores_an_end_too_many),
      WRITE_TEST(writer_notices_raw_values_that_are_none),
      WRITE_TEST(writer_counts_depth_around_raw_values),
      WRITE_TEST(writer_stops_at_the_cap),
      WRITE_TEST(writer_reports_failing_allocations),
      WRITE_TEST(merge_goes_member_by_member),
      WRITE_TEST(merge_takes_values_from_inside),
      WRITE_TEST(merge_refuses_deep_nesting),
  };
  return cmocka_run_group_tests_name("json_write", tests, NULL, NULL);
}
