/* SPDX-License-Identifier: Apache-2.0 */
/* The files of chat/ and dialect/shared.c: names, losses, error classes, tool
 * call ids, request bodies. */
#include "base/error.h"
#include "base/limits.h"
#include "check.h"
#include "dialect/shared.h"

/* --- names and losses ---------------------------------------------------- */

static void chat_names_finishes(void **state) {
  (void)state;
  assert_null(zh_finish_name(ZH_FINISH_NONE));
  assert_null(zh_finish_name((zh_finish)99));
  assert_string_equal(zh_finish_name(ZH_FINISH_STOP), "stop");
  assert_string_equal(zh_finish_name(ZH_FINISH_LENGTH), "length");
  assert_string_equal(zh_finish_name(ZH_FINISH_TOOL_CALLS), "tool_calls");
  assert_string_equal(zh_finish_name(ZH_FINISH_CONTENT_FILTER),
                      "content_filter");
  assert_string_equal(zh_finish_name(ZH_FINISH_FUNCTION_CALL), "function_call");
}

static void chat_names_losses(void **state) {
  (void)state;
  assert_string_equal(zh_loss_name(ZH_LOSS_DROPPED), "dropped");
  assert_string_equal(zh_loss_name(ZH_LOSS_CLAMPED), "clamped");
  assert_string_equal(zh_loss_name(ZH_LOSS_EMULATED), "emulated");
  assert_string_equal(zh_loss_name(ZH_LOSS_CHANGED), "changed");
}

static void losses_are_copied_and_capped(void **state) {
  (void)state;
  zh_arena arena = {0};
  zh_losses losses = {.arena = &arena};
  char field[] = "seed";
  zh_losses_add(&losses, ZH_LOSS_DROPPED, zh_str_of(field), "no such thing");
  field[0] = 'x';
  zh_losses_addf(&losses, ZH_LOSS_CHANGED, "why", "messages[%d].role", 3);
  assert_int_equal(losses.count, 2);
  check_str(losses.items[0].field, "seed");
  assert_string_equal(losses.items[0].reason, "no such thing");
  check_str(losses.items[1].field, "messages[3].role");
  assert_int_equal(losses.items[1].kind, ZH_LOSS_CHANGED);
  for (int i = 0; i < ZH_MAX_LOSSES; i++)
    zh_losses_add(&losses, ZH_LOSS_DROPPED, ZH_S("n"), "");
  assert_int_equal(losses.count, ZH_MAX_LOSSES);
  assert_int_equal(losses.more, 2);
  zh_arena_deinit(&arena);
}

static void losses_survive_without_memory(void **state) {
  (void)state;
  for (long nth = 1; nth < 4; nth++) {
    zh_arena arena = {0};
    zh_losses losses = {.arena = &arena};
    zh_mem_fail(nth, true);
    for (int i = 0; i < 40; i++)
      zh_losses_addf(&losses, ZH_LOSS_DROPPED, "", "%0120d", i);
    zh_mem_fail(0, false);
    assert_true(losses.count < 40);
    for (size_t i = 0; i < losses.count; i++)
      assert_non_null(losses.items[i].field.ptr);
    zh_arena_deinit(&arena);
  }
}

/* --- errors -------------------------------------------------------------- */

static void error_class_follows_the_status(void **state) {
  (void)state;
  static const struct {
    int http_status;
    zh_status status;
  } rows[] = {
      {400, ZH_BAD_REQUEST},
      {401, ZH_AUTH},
      {402, ZH_BILLING},
      {403, ZH_FORBIDDEN},
      {404, ZH_NOT_FOUND},
      {408, ZH_REQUEST_TIMEOUT},
      {409, ZH_CONFLICT},
      {413, ZH_TOO_LARGE},
      {422, ZH_UNPROCESSABLE},
      {424, ZH_SERVER},
      {429, ZH_RATE_LIMITED},
      {498, ZH_AUTH},
      {499, ZH_REQUEST_TIMEOUT},
      {500, ZH_SERVER},
      {529, ZH_SERVER},
      {599, ZH_SERVER},
      {600, ZH_SERVER},
      {418, ZH_HTTP},
      {302, ZH_HTTP},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    zh_error err;
    zh_error_init(&err);
    err.has_retry_after = true;
    err.retry_after_ms = 5;
    zh_error_from_http(&err, rows[i].http_status);
    assert_int_equal(err.status, rows[i].status);
    assert_int_equal(err.http_status, rows[i].http_status);
    assert_int_equal(err.retry_after_ms, 5);
    assert_true(strlen(err.message) > 0);
  }
  zh_error_from_http(NULL, 500);
}

static void error_recognises_context_overflow(void **state) {
  (void)state;
  static const char *const yes[] = {
      "This model's maximum context length is 8 tokens.",
      "prompt is too long: 9 tokens > 8 maximum",
      "Input Tokens Exceeded: limit",
      "The input token count (9) exceeds the maximum",
      "too many tokens: size limit exceeded by 9",
      "prompt too long; exceeded max context length by 9 tokens",
      "The total length of all messages is too long.",
      "the request exceeds the available context size",
      "This model's maximum prompt length is 8",
      "Input is too long for requested model.",
      "context_length_exceeded",
      "TOO_MANY_TOKENS",
  };
  static const char *const no[] = {
      "",
      "context",
      "Too many tokens, please wait before trying again.",
      "Request too large: tokens per minute; reduce the length of the messages",
      "n is too long",
  };
  for (size_t i = 0; i < ZH_COUNT(yes); i++)
    assert_true(zh_error_is_context(zh_str_of(yes[i])));
  for (size_t i = 0; i < ZH_COUNT(no); i++)
    assert_false(zh_error_is_context(zh_str_of(no[i])));
}

/* --- ids ----------------------------------------------------------------- */

static void tool_id_hash_is_stable_and_alphanumeric(void **state) {
  (void)state;
  char a[40];
  char b[40];
  for (size_t len = 0; len < sizeof(a); len++) {
    memset(a, '#', sizeof(a));
    zh_tool_id_hash(ZH_S("call_123"), len, a);
    assert_int_equal(strlen(a), len);
    for (size_t i = 0; i < len; i++)
      assert_true((a[i] >= '0' && a[i] <= '9') ||
                  (a[i] >= 'A' && a[i] <= 'Z') || (a[i] >= 'a' && a[i] <= 'z'));
  }
  zh_tool_id_hash(ZH_S("call_1\\u00323"), 9, a);
  zh_tool_id_hash(ZH_S("call_123"), 9, b);
  assert_string_equal(a, b);
  assert_string_equal(a, "bWsbPn2vA"); // ids in flight outlive a release
  zh_tool_id_hash(ZH_S("call_124"), 9, b);
  assert_string_not_equal(a, b);
  zh_tool_id_hash((zh_str){NULL, 0}, 9, b);
  assert_int_equal(strlen(b), 9);
}

static int chat_compare_ids(const void *a, const void *b) {
  return memcmp(a, b, 10);
}

static void tool_id_hash_does_not_collide(void **state) {
  (void)state;
  enum { COUNT = 20000 };
  char(*ids)[10] = calloc(COUNT, 10);
  assert_non_null(ids);
  for (int i = 0; i < COUNT; i++) {
    char id[32];
    snprintf(id, sizeof(id), "toolu_%d", i);
    zh_tool_id_hash(zh_str_of(id), 9, ids[i]);
  }
  qsort(ids, COUNT, 10, chat_compare_ids);
  for (int i = 1; i < COUNT; i++)
    assert_string_not_equal(ids[i - 1], ids[i]);
  free(ids);
}

/* --- request bodies ------------------------------------------------------ */

typedef struct chat_body {
  zh_arena arena;
  zh_nodes nodes;
  zh_chat_request chat;
  zh_http_request out;
  zh_error err;
} chat_body;

static void chat_body_open(chat_body *body, const char *source) {
  memset(body, 0, sizeof(*body));
  zh_error_init(&body->err);
  zh_status st = zh_json_parse(zh_str_of(source), &body->nodes,
                               &body->chat.source, &body->err);
  assert_int_equal(st, ZH_OK);
  body->chat.raw_params = zh_json_get(&body->chat.source, 0, "raw_params");
}

static void chat_body_close(chat_body *body) {
  zh_buf_deinit(&body->out.path);
  zh_buf_deinit(&body->out.query);
  zh_buf_deinit(&body->out.body);
  zh_nodes_deinit(&body->nodes);
  zh_arena_deinit(&body->arena);
}

static void body_leaves_large_slices_out(void **state) {
  (void)state;
  chat_body body;
  zh_writer w;
  char *big = calloc(1, 100000);
  assert_non_null(big);
  memset(big, 'a', 100000);
  chat_body_open(&body, "{}");
  zh_http_writer(&body.out, &body.chat, &body.arena, &w);
  zh_write_object(&w);
  zh_put_text(&w, "x", (zh_str){big, 100000});
  zh_write_end(&w);
  assert_int_equal(zh_http_finish(&body.out, &body.chat, &w, &body.err), ZH_OK);
  assert_int_equal(body.out.splice_count, 1);
  assert_ptr_equal(body.out.splices[0].text.ptr, big);
  assert_true(body.out.body.len < 100);
  chat_body_close(&body);
  free(big);
}

static void body_merges_raw_params(void **state) {
  (void)state;
  chat_body body;
  zh_writer w;
  chat_body_open(&body, "{\"raw_params\": {\"a\": {\"y\": 2}, \"b\": null}}");
  zh_http_writer(&body.out, &body.chat, &body.arena, &w);
  zh_write_object(&w);
  zh_put_raw(&w, "a", ZH_S("{\"x\":1}"));
  zh_put_int(&w, "b", 3);
  zh_write_end(&w);
  assert_int_equal(zh_http_finish(&body.out, &body.chat, &w, &body.err), ZH_OK);
  check_str(zh_buf_str(&body.out.body), "{\"a\":{\"x\":1,\"y\":2},\"b\":null}");
  chat_body_close(&body);
}

static void body_reports_memory(void **state) {
  (void)state;
  for (long nth = 1; nth < 20; nth++) {
    chat_body body;
    zh_writer w;
    chat_body_open(&body, "{\"raw_params\": {\"a\": 1}}");
    zh_mem_fail(nth, true);
    zh_http_writer(&body.out, &body.chat, &body.arena, &w);
    zh_write_object(&w);
    zh_put_int(&w, "b", 3);
    zh_write_end(&w);
    zh_status st = zh_http_finish(&body.out, &body.chat, &w, &body.err);
    long used = zh_mem_count();
    zh_mem_fail(0, false);
    assert_int_equal(st, used >= nth ? ZH_NO_MEMORY : ZH_OK);
    assert_int_equal(body.err.status, st);
    chat_body_close(&body);
  }
}

static void body_over_the_cap_is_the_callers_fault(void **state) {
  (void)state;
  chat_body body;
  zh_writer w;
  chat_body_open(&body, "{}");
  zh_buf_init(&body.out.body, 10);
  zh_http_writer(&body.out, &body.chat, NULL, &w);
  zh_write_str(&w, ZH_S("0123456789"));
  assert_int_equal(zh_http_finish(&body.out, &body.chat, &w, &body.err),
                   ZH_INVALID);
  assert_int_equal(body.err.status, ZH_INVALID);
  chat_body_close(&body);
}

static void dialects_are_found_by_name(void **state) {
  (void)state;
  assert_ptr_equal(zh_dialect_find(ZH_S("openai_chat")),
                   &zh_dialect_openai_chat);
  assert_ptr_equal(zh_dialect_find(ZH_S("anthropic")), &zh_dialect_anthropic);
  assert_ptr_equal(zh_dialect_find(ZH_S("gemini")), &zh_dialect_gemini);
  assert_null(zh_dialect_find(ZH_S("openai")));
  assert_null(zh_dialect_find(ZH_S("")));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(chat_names_finishes),
      cmocka_unit_test(chat_names_losses),
      cmocka_unit_test(losses_are_copied_and_capped),
      cmocka_unit_test(losses_survive_without_memory),
      cmocka_unit_test(error_class_follows_the_status),
      cmocka_unit_test(error_recognises_context_overflow),
      cmocka_unit_test(tool_id_hash_is_stable_and_alphanumeric),
      cmocka_unit_test(tool_id_hash_does_not_collide),
      cmocka_unit_test(body_leaves_large_slices_out),
      cmocka_unit_test(body_merges_raw_params),
      cmocka_unit_test(body_reports_memory),
      cmocka_unit_test(body_over_the_cap_is_the_callers_fault),
      cmocka_unit_test(dialects_are_found_by_name),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
