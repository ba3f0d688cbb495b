/* SPDX-License-Identifier: Apache-2.0 */
/* token/request.c, image.c and memo.c: sizes and rules of images, what is
 * remembered, whether parsed requests fit.  Runs in the project's folder. */
#include "base/mem.h"
#include "check.h"
#include "dialect/dialect.h"
#include "token/image.h"
#include "token/memo.h"
#include "token/request.h"

static void request_setup(void) {
  zh_error err = {.status = ZH_OK};
  assert_int_equal(zh_tokens_folder(ZH_S("vocab"), &err), ZH_OK);
}

/* --- images --- */

static void image_sizes_are_read(void **state) {
  (void)state;
  static const struct {
    const char *base64;
    uint32_t width, height;
  } rows[] = {
      {"iVBORw0KGgoAAAANSUhEUgAABAAAAAMACA==", 1024, 768},
      {"R0lGODlhLAHIAAAAAA==", 300, 200},
      {"/9j/4AAQSkZJRgAAAAAAAAAAAAD/xAAFYWJj/8IAEQgB4AKAAwAAAA==", 640, 480},
      {"UklGRgAAAABXRUJQVlA4WAoAAAAAAAAAvw8AzwsA", 4032, 3024},
      {"UklGRgAAAABXRUJQVlA4TAoAAAAvf8cNAQ==", 1920, 1080},
      {"UklGRgAAAABXRUJQVlA4IAoAAAAAAACdASogA1gC", 800, 600},
      {"", 0, 0},
      {"AAAA", 0, 0},
      {"/9j/", 0, 0},
      {"/9j/4AAA", 0, 0},
      {"iVBORw0KGgo=", 0, 0},
      {"!!!!", 0, 0},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    zh_str whole = zh_str_of(rows[i].base64);
    zh_str copy = check_copy(whole);
    zh_image_size got = zh_image_measure(copy);
    assert_int_equal(got.width, rows[i].width);
    assert_int_equal(got.height, rows[i].height);
    check_free(copy);
    for (size_t len = 0; len < whole.len; len++) {
      copy = check_copy((zh_str){whole.ptr, len});
      (void)zh_image_measure(copy);
      check_free(copy);
    }
  }
}

static void images_cost_by_published_rules(void **state) {
  (void)state;
  static const struct {
    const char *model;
    uint32_t width, height;
    bool low;
    size_t tokens;
  } rows[] = {
      {"gpt-4o", 512, 512, false, 85 + 170},
      {"gpt-4o", 1024, 1024, false, 85 + 4 * 170},
      {"gpt-4o", 2048, 4096, false, 85 + 6 * 170},
      {"gpt-4o", 4096, 8192, true, 85},
      {"openai/gpt-4o-mini", 512, 512, false, 2833 + 5667},
      {"gpt-5", 1024, 1024, false, 70 + 4 * 140},
      {"o3", 1024, 1024, false, 75 + 4 * 150},
      {"gpt-4.1-mini", 1024, 1024, false, 1659},
      {"gpt-5-mini", 4000, 4000, false, 1844},
      {"gpt-5.5", 256, 256, false, 77},
      {"gpt-5.5", 1024, 1024, false, 1229},
      {"claude-sonnet-4-5", 1024, 1024, false, 1369},
      {"claude-opus-5", 1920, 1080, false, 2691},
      {"claude-opus-5", 1024, 1024, true, 1369},
      {"gemini-2.5-flash", 384, 384, false, 258},
      {"gemini-2.5-flash", 1024, 1024, false, 4 * 258},
      {"gemini-3-pro", 500, 500, false, 1120},
      {"gemini-3-pro", 500, 500, true, 280},
      {"xai/grok-4", 448, 448, false, 512},
      {"gpt-4o", 0, 0, false, 85 + 4 * 170},
      {"unheard-of", 512, 512, false, 0},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    zh_image_size size = {rows[i].width, rows[i].height};
    size_t got = zh_image_tokens(zh_str_of(rows[i].model), size, rows[i].low);
    if (got != rows[i].tokens)
      fail_msg("%s %ux%u: %zu", rows[i].model, size.width, size.height, got);
  }
  zh_image_size vast = {UINT32_MAX, UINT32_MAX};
  zh_image_size thin = {UINT32_MAX, 1};
  assert_true(zh_image_tokens(ZH_S("claude-opus-5"), vast, false) <= 4784);
  assert_true(zh_image_tokens(ZH_S("claude-opus-5"), thin, false) <= 4784);
  assert_true(zh_image_tokens(ZH_S("gpt-4o"), thin, false) > 85);
}

/* --- memo --- */

static void memo_gives_what_was_kept(void **state) {
  (void)state;
  const zh_encoding *a = NULL, *b = NULL;
  zh_error err = {.status = ZH_OK};
  request_setup();
  assert_int_equal(zh_encoding_find(ZH_S("o200k_base"), &a, &err), ZH_OK);
  assert_int_equal(zh_encoding_find(ZH_S("cl100k_base"), &b, &err), ZH_OK);
  char text[300];
  size_t found = 0, kept = 0;
  memset(text, 'x', sizeof text);
  for (size_t len = 64; len < sizeof text; len++) {
    zh_memo_key key = zh_memo_key_of(a, (zh_str){text, len});
    assert_false(zh_memo_find(key, &found));
    zh_memo_keep(key, len);
    assert_true(zh_memo_find(key, &found));
    assert_int_equal(found, len);
    assert_false(zh_memo_find(zh_memo_key_of(b, (zh_str){text, len}), &found));
  }
  for (size_t i = 0; i < 64; i++) { // each byte counts
    text[i] = 'y';
    assert_false(zh_memo_find(zh_memo_key_of(a, (zh_str){text, 64}), &found));
    text[i] = 'x';
  }
  // Bounded: far more than there is room for.
  for (uint64_t n = 0; n < 4 * ZH_MEMO_ENTRIES; n++) {
    memcpy(text, &n, sizeof n);
    zh_memo_keep(zh_memo_key_of(a, (zh_str){text, 64}), (size_t)n);
  }
  for (uint64_t n = 0; n < 4 * ZH_MEMO_ENTRIES; n++) {
    memcpy(text, &n, sizeof n);
    if (!zh_memo_find(zh_memo_key_of(a, (zh_str){text, 64}), &found))
      continue;
    assert_int_equal(found, n);
    kept++;
  }
  assert_in_range(kept, ZH_MEMO_ENTRIES / 2, ZH_MEMO_ENTRIES);
}

/* --- requests --- */

static const char request_body[] =
    "{\"model\":\"gpt-4o\",\"messages\":["
    "{\"role\":\"system\",\"content\":\"You answer in one sentence, and you "
    "never say more than what was asked of you.\"},"
    "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Say \\\"hi"
    "\\\" in a long way: \\u4e2d\\u6587, and do not stop before the end of the "
    "line.\"},{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;"
    "base64,iVBORw0KGgoAAAANSUhEUgAABAAAAAMACA==\"}}]}]}";

static void the_memo_changes_no_count(void **state) {
  (void)state;
  zh_error err = {.status = ZH_OK};
  zh_token_count first, again, half;
  request_setup();
  zh_str body = ZH_S(request_body);
  assert_int_equal(zh_tokens_count_request(body, 3, &half, &err), ZH_OK);
  assert_true(half.total > 3);
  assert_int_equal(zh_tokens_count_request(body, SIZE_MAX, &first, &err),
                   ZH_OK);
  assert_int_equal(zh_tokens_count_request(body, SIZE_MAX, &again, &err),
                   ZH_OK);
  assert_int_equal(first.total, again.total);
  assert_int_equal(first.messages, again.messages);
  assert_int_equal(first.images, 85 + 4 * 170);
  assert_in_range(first.error, 1, 200);
}

static zh_status request_read(zh_str body, zh_nodes *nodes, zh_json *source,
                              zh_arena *arena, zh_chat_request **chat) {
  zh_error err = {.status = ZH_OK};
  zh_status status = zh_json_parse(body, nodes, source, &err);
  return status == ZH_OK
             ? zh_dialect_openai_chat.parse_request(source, arena, chat, &err)
             : status;
}

static void parsed_requests_fit_as_their_count_says(void **state) {
  (void)state;
  static const char *const models[] = {"gpt-4o", "claude-sonnet-4-5",
                                       "deepseek-v4-pro", "unheard-of"};
  zh_error err = {.status = ZH_OK};
  zh_nodes nodes = {.items = NULL};
  zh_arena arena = {.blocks = NULL};
  zh_json source;
  zh_chat_request *chat = NULL;
  bool fits = false;
  request_setup();
  assert_int_equal(
      request_read(ZH_S(request_body), &nodes, &source, &arena, &chat), ZH_OK);
  for (size_t i = 0; i < ZH_COUNT(models); i++) {
    zh_str model = zh_str_of(models[i]);
    size_t low = 0, high = 5000;
    while (low < high) { // the least limit that it fits
      size_t middle = (low + high) / 2;
      assert_int_equal(zh_request_fits(chat, model, middle, &fits, &err),
                       ZH_OK);
      if (fits)
        high = middle;
      else
        low = middle + 1;
    }
    assert_in_range(low, 100, 3000);
    if (i > 0)
      continue;
    zh_token_count count;
    assert_int_equal(
        zh_tokens_count_request(ZH_S(request_body), SIZE_MAX, &count, &err),
        ZH_OK);
    assert_int_equal(low, count.total);
  }
  assert_false(chat->expanded); // it stays as it was
  zh_nodes_deinit(&nodes);
  zh_arena_deinit(&arena);
}

static void schemas_of_vertex_count_by_their_words(void **state) {
  (void)state;
  static const char body[] =
      "{\"model\":\"vertex/gemini-2.5-pro\",\"messages\":[{\"role\":\"user\","
      "\"content\":\"hi\"}],\"tools\":[{\"type\":\"function\",\"function\":{"
      "\"name\":\"get_weather\",\"description\":\"Weather now\","
      "\"parameters\":{\"type\":\"object\",\"required\":[\"city\"],"
      "\"properties\":{\"city\":{\"type\":\"string\",\"description\":"
      "\"Where to look\"},\"unit\":{\"anyOf\":[{\"enum\":[\"C\",7]}]},"
      "\"days\":{\"type\":\"array\",\"items\":{\"format\":\"int32\"}}}}}}]}";
  static const char *const words[] = {
      "get_weather", "Weather now", "city", "city", "Where to look",
      "unit",        "C",           "7",    "days", "int32"};
  zh_error err = {.status = ZH_OK};
  const zh_encoding *encoding = NULL;
  zh_token_count count;
  size_t want = 3, each; // its types
  bool own;
  request_setup();
  assert_int_equal(zh_encoding_for_model(ZH_S("vertex/gemini-2.5-pro"),
                                         &encoding, &own, &err),
                   ZH_OK);
  for (size_t i = 0; i < ZH_COUNT(words); i++) {
    assert_int_equal(
        zh_tokens_count(encoding, zh_str_of(words[i]), NULL, &each, &err),
        ZH_OK);
    want += each;
  }
  assert_int_equal(zh_tokens_count_request(ZH_S(body), SIZE_MAX, &count, &err),
                   ZH_OK);
  assert_int_equal(count.tools, want);
  assert_false(count.exact);
}

#define REQUEST_TALK "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]"
#define REQUEST_SCHEMA                                                         \
  "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\","        \
  "\"enum\":[\"\\u00e9\",7]},\"day\":{\"type\":\"array\",\"items\":{\"type\":" \
  "\"object\",\"properties\":{\"a\":{}}}},\"x\":7},\"required\":[\"city\"]}"
#define REQUEST_TOOL                                                           \
  "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"get\","          \
  "\"description\":\"Gets.\",\"parameters\":" REQUEST_SCHEMA "}}]}"

static void request_fail(zh_str body) {
  zh_error err = {.status = ZH_OK};
  zh_token_count want, count;
  assert_int_equal(zh_tokens_count_request(body, SIZE_MAX, &want, &err), ZH_OK);
  bool failed = true;
  for (long nth = 1; failed; nth++) {
    zh_mem_fail(nth, true);
    zh_status status = zh_tokens_count_request(body, SIZE_MAX, &count, &err);
    failed = zh_mem_count() >= nth;
    zh_mem_fail(0, false);
    assert_int_equal(status, failed ? ZH_NO_MEMORY : ZH_OK);
    if (!failed)
      assert_int_equal(count.total, want.total);
  }
}

static void requests_report_failing_allocations(void **state) {
  (void)state;
  static const char *const bodies[] = {
      request_body,
      "{\"model\":\"deepseek-v4-pro\",\"messages\":[{\"role\":\"user\","
      "\"content\":\"hi\"},{\"role\":\"assistant\",\"tool_calls\":[{"
      "\"id\":\"1\",\"type\":\"function\",\"function\":{\"name\":\"get\","
      "\"arguments\":\"{\\\"city\\\":[1]}\"}}]},{\"role\":\"tool\","
      "\"tool_call_id\":\"1\",\"content\":\"12\"}]," REQUEST_TOOL,
      "{\"model\":\"gemini-3.5-flash\"," REQUEST_TALK "," REQUEST_TOOL,
      "{\"model\":\"gemini-2.5-flash\"," REQUEST_TALK "," REQUEST_TOOL,
      "{\"model\":\"gpt-5.4\"," REQUEST_TALK
      ",\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{"
      "\"name\":\"x\",\"schema\":" REQUEST_SCHEMA "}}}"};
  request_setup();
  for (size_t i = 0; i < ZH_COUNT(bodies); i++)
    request_fail(zh_str_of(bodies[i]));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(image_sizes_are_read),
      cmocka_unit_test(images_cost_by_published_rules),
      cmocka_unit_test(memo_gives_what_was_kept),
      cmocka_unit_test(the_memo_changes_no_count),
      cmocka_unit_test(parsed_requests_fit_as_their_count_says),
      cmocka_unit_test(schemas_of_vertex_count_by_their_words),
      cmocka_unit_test(requests_report_failing_allocations),
  };
  return cmocka_run_group_tests_name("token_request", tests, NULL, NULL);
}
