/* SPDX-License-Identifier: Apache-2.0 */
/* YAML as JSON, with the place of each value. */
#include "check.h"

#include "base/error.h"
#include "base/limits.h"
#include "format/json.h"
#include "format/yaml.h"

static void yaml_is(const char *text, const char *want) {
  zh_arena arena = {0};
  zh_marks marks;
  zh_mark at;
  zh_error err;
  zh_nodes nodes = {0};
  zh_json json;
  zh_buf out;

  zh_error_init(&err);
  zh_buf_init(&out, ZH_MAX_CONFIG);
  zh_status st = zh_yaml_read(zh_str_of(text), &arena, &out, &marks, &at, &err);
  if (st != ZH_OK)
    fail_msg("%s\n  %u:%u: %s", text, at.line, at.column, err.message);
  check_slice(zh_buf_str(&out), zh_str_of(want));
  // Each node of the JSON has its mark, in order.
  assert_int_equal(zh_json_parse(zh_buf_str(&out), &nodes, &json, NULL), ZH_OK);
  assert_int_equal(marks.count, json.count);
  zh_nodes_deinit(&nodes);
  zh_buf_deinit(&out);
  zh_arena_deinit(&arena);
}

static void yaml_fails(const char *text, uint32_t line, uint32_t column,
                       const char *why) {
  zh_arena arena = {0};
  zh_marks marks;
  zh_mark at;
  zh_error err;
  zh_buf out;

  zh_error_init(&err);
  zh_buf_init(&out, ZH_MAX_CONFIG);
  zh_status st = zh_yaml_read(zh_str_of(text), &arena, &out, &marks, &at, &err);
  assert_int_equal(st, ZH_PROTOCOL);
  assert_string_equal(err.message, why);
  assert_int_equal(at.line, line);
  assert_int_equal(at.column, column);
  zh_buf_deinit(&out);
  zh_arena_deinit(&arena);
}

static void yaml_scalars_mean_what_the_core_schema_says(void **state) {
  (void)state;
  yaml_is("[a, 1, -2, +3, 007, 0, -0]", "[\"a\",1,-2,3,7,0,-0]");
  yaml_is("[1.5, .5, 5., -.25, 1e3, 1.5E-3]", "[1.5,0.5,5.0,-0.25,1e3,1.5E-3]");
  yaml_is("[0x1F, 0o17, 0x, 0o8]", "[31,15,\"0x\",\"0o8\"]");
  yaml_is("[true, True, FALSE, yes, on]", "[true,true,false,\"yes\",\"on\"]");
  yaml_is("[~, null, '', \"\"]", "[null,null,\"\",\"\"]");
  yaml_is("[2024-10-21, 1.2.3, 1_000, -, ., +]",
          "[\"2024-10-21\",\"1.2.3\",\"1_000\",\"-\",\".\",\"+\"]");
  yaml_is("['1', \"true\", !!str 5, !!int 5]", "[\"1\",\"true\",\"5\",5]");
  yaml_is("a: \"\\u00e9\\n\"\nb: |\n  x\n  y\nc: >-\n  x\n  y\n",
          "{\"a\":\"\xc3\xa9\\n\",\"b\":\"x\\ny\\n\",\"c\":\"x y\"}");
}

static void yaml_documents_have_one_root(void **state) {
  (void)state;
  yaml_is("", "{}");
  yaml_is("# nothing\n", "{}");
  yaml_is("---\n", "{}");
  yaml_is("%YAML 1.1\n---\na: 1\n...\n", "{\"a\":1}");
  yaml_is("\xef\xbb\xbf"
          "a: 1\r\nb:\r\n- x\r\n- {c: d}\r\n",
          "{\"a\":1,\"b\":[\"x\",{\"c\":\"d\"}]}");
  yaml_fails("a: 1\n---\nb: 2\n", 2, 1, "a second document; one is read");
}

static void yaml_aliases_and_merges_are_written_out(void **state) {
  (void)state;
  yaml_is("a: &x {k: 1}\nb: *x\n", "{\"a\":{\"k\":1},\"b\":{\"k\":1}}");
  yaml_is("a: &x 1\nb: &x 2\nc: *x\n", "{\"a\":1,\"b\":2,\"c\":2}");
  yaml_is("a: &x {k: 1, l: 2}\nb: {<<: *x, l: 3}\n",
          "{\"a\":{\"k\":1,\"l\":2},\"b\":{\"l\":3,\"k\":1}}");
  yaml_is("a: &x {k: 1}\nb: &y {<<: *x, l: 2}\nc: {<<: [*y, {k: 9, m: 3}]}\n",
          "{\"a\":{\"k\":1},\"b\":{\"l\":2,\"k\":1},"
          "\"c\":{\"l\":2,\"k\":1,\"m\":3}}");
  yaml_fails("a: &x [1, *x]\n", 1, 11,
             "the alias stands inside its own anchor");
  yaml_fails("a: *x\n", 1, 4, "no such anchor above");
  yaml_fails("a: {<<: 5}\n", 1, 9, "\"<<\" merges maps");
}

static void yaml_faults_have_a_place(void **state) {
  (void)state;
  yaml_fails("a: 1\nb: 2\na: 3\n", 3, 1, "the key stands here twice");
  yaml_fails("a:\n  - {b: 1, ? [c] : 2}\n", 2, 14, "a key must be a word");
  yaml_fails("a: !thing 5\n", 1, 4, "unknown tag");
  yaml_fails("a:\n\t- b\n", 2, 1,
             "not YAML: found character that cannot start any token while "
             "scanning for the next token");
  yaml_fails("a: [1\n", 2, 1,
             "not YAML: did not find expected ',' or ']' while parsing a flow "
             "sequence");
}

/* What nine lines of aliases, or many brackets, would become. */
static void yaml_growth_is_capped(void **state) {
  (void)state;
  yaml_fails("a: &a [x, x, x, x, x, x, x, x, x, x]\n"
             "b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\n"
             "c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\n"
             "d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\n"
             "e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]\n"
             "f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]\n"
             "g: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f, *f]\n",
             1, 8, "too many values, those of aliases counted");
  char deep[256];
  memset(deep, '[', sizeof deep);
  deep[255] = '\0';
  yaml_fails(deep, 1, 49, "nested too deeply");
  yaml_fails("a: &a {}\n"
             "b: &b {<<: [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]}\n"
             "c: &c {<<: [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]}\n"
             "d: &d {<<: [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]}\n"
             "e: &e {<<: [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]}\n"
             "f: &f {<<: [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]}\n"
             "g: &g {<<: [*f, *f, *f, *f, *f, *f, *f, *f, *f, *f]}\n",
             7, 4, "merges too much");
}

static void yaml_marks_count_lines_and_characters(void **state) {
  (void)state;
  const size_t offsets[] = {0, 2, 5, 6, 40};
  zh_mark out[5];
  zh_marks_of(ZH_S("a\n\xc3\xa9 b\nc"), offsets, 5, out);
  const zh_mark want[] = {{1, 1}, {2, 1}, {2, 3}, {2, 4}, {3, 2}};
  for (size_t i = 0; i < ZH_COUNT(want); i++) {
    assert_int_equal(out[i].line, want[i].line);
    assert_int_equal(out[i].column, want[i].column);
  }
}

static void yaml_survives_failing_allocations(void **state) {
  (void)state;
  zh_str text = ZH_S("a: &x {k: 1}\nb: [*x, {<<: *x, l: 2}]\n");
  for (int after = 0; after < 2; after++) {
    zh_status st = ZH_NO_MEMORY;
    for (long nth = 1; st == ZH_NO_MEMORY; nth++) {
      zh_arena arena = {0};
      zh_marks marks;
      zh_mark at;
      zh_error err;
      zh_buf out;
      zh_error_init(&err);
      zh_buf_init(&out, ZH_MAX_CONFIG);
      zh_mem_fail(nth, after == 1);
      st = zh_yaml_read(text, &arena, &out, &marks, &at, &err);
      zh_mem_fail(0, false);
      assert_true(st == ZH_OK || st == ZH_NO_MEMORY);
      zh_buf_deinit(&out);
      zh_arena_deinit(&arena);
    }
    assert_int_equal(st, ZH_OK);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(yaml_scalars_mean_what_the_core_schema_says),
      cmocka_unit_test(yaml_documents_have_one_root),
      cmocka_unit_test(yaml_aliases_and_merges_are_written_out),
      cmocka_unit_test(yaml_faults_have_a_place),
      cmocka_unit_test(yaml_growth_is_capped),
      cmocka_unit_test(yaml_marks_count_lines_and_characters),
      cmocka_unit_test(yaml_survives_failing_allocations),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
