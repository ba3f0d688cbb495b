/* SPDX-License-Identifier: Apache-2.0 */
/* Error bodies of the openai_chat dialect, and the class each one means. */
#include "base/error.h"
#include "check.h"
#include "dialect/shared.h"

static const struct {
  int http_status;
  const char *body;
  zh_status status;
  const char *code;
  const char *type;
  const char *param;
  const char *message;
} reply_errors[] = {
    {401,
     "{\"error\":{\"message\":\"a\\u00e9\\n\\ud800b\",\"type\":\"t\","
     "\"param\":\"p\",\"code\":\"c\"}}",
     ZH_AUTH, "c", "t", "p", "a\xc3\xa9 ???b"},
    {400, "{\"error\":{\"message\":\"m\",\"code\":null,\"type\":7}}",
     ZH_BAD_REQUEST, "", "7", "", "m"},
    {500, "{\"error\":\"text\"}", ZH_SERVER, "", "", "", "text"},
    {500,
     "{\"detail\":[{\"loc\":[\"body\",\"messages\",0,\"role\"],"
     "\"msg\":\"bad\",\"type\":\"enum\"}]}",
     ZH_SERVER, "", "", "messages.0.role", "bad"},
    {422, "{\"detail\":{\"message\":\"deep\"}}", ZH_UNPROCESSABLE, "", "", "",
     "deep"},
    {400,
     "{\"object\":\"error\",\"message\":\"m\",\"type\":\"T\","
     "\"code\":400}",
     ZH_BAD_REQUEST, "400", "T", "", "m"},
    {400, "{\"message\":\"m\"}", ZH_BAD_REQUEST, "", "", "", "m"},
    {403, "{\"error_code\":\"DENIED\",\"message\":\"m\"}", ZH_FORBIDDEN,
     "DENIED", "", "", "m"},
    {400,
     "{\"errors\":[{\"code\":7003,\"message\":\"m\"}],"
     "\"success\":false}",
     ZH_BAD_REQUEST, "", "", "", "m"},
    {503, "[{\"error\":{\"code\":503,\"message\":\"m\"}}]", ZH_SERVER, "503",
     "", "", "m"},
    {400, "\"just text\"", ZH_BAD_REQUEST, "", "", "", "just text"},
    {400, "[]", ZH_BAD_REQUEST, "", "", "",
     "provider refused the request (HTTP 400)"},
    {400, "{}", ZH_BAD_REQUEST, "", "", "",
     "provider refused the request (HTTP 400)"},
    {404, "{\"error\":{\"message\":\"The model `x` does not exist\"}}",
     ZH_MODEL_NOT_FOUND, "", "", "", "The model `x` does not exist"},
    {404, "{\"error\":{\"message\":\"Invalid URL\"}}", ZH_NOT_FOUND, "", "", "",
     "Invalid URL"},
    {400,
     "{\"error\":{\"message\":\"x is not a valid model ID\","
     "\"code\":400}}",
     ZH_MODEL_NOT_FOUND, "400", "", "", "x is not a valid model ID"},
    {400, "{\"error\":{\"message\":\"m\",\"code\":\"model_not_found\"}}",
     ZH_MODEL_NOT_FOUND, "model_not_found", "", "", "m"},
    {400,
     "{\"error\":{\"message\":\"API key not valid.\","
     "\"status\":\"INVALID_ARGUMENT\"}}",
     ZH_AUTH, "", "", "", "API key not valid."},
    {400, "{\"error\":{\"message\":\"m\",\"code\":\"content_filter\"}}",
     ZH_CONTENT_FILTER, "content_filter", "", "", "m"},
    {413, "{\"error\":{\"message\":\"m\",\"type\":\"too_many_prompt_tokens\"}}",
     ZH_CONTEXT_OVERFLOW, "context_length_exceeded", "too_many_prompt_tokens",
     "", "m"},
    {429, "{\"error\":{\"message\":\"context length\"}}", ZH_RATE_LIMITED, "",
     "", "", "context length"},
    {500,
     "{\"error\":{\"message\":\"the request exceeds the available "
     "context size\"}}",
     ZH_CONTEXT_OVERFLOW, "context_length_exceeded", "", "",
     "the request exceeds the available context size"},
    {502,
     "{\"error\":{\"message\":\"Provider returned error\",\"code\":502,"
     "\"metadata\":{\"raw\":\"{\\\"a\\\":1}\"}}}",
     ZH_SERVER, "502", "", "", "Provider returned error: {\"a\":1}"},
    {400,
     "{\"error\":{\"error\":{\"error\":{\"error\":{\"error\":{\"error\":"
     "{\"error\":{\"message\":\"far\"}}}}}}}}",
     ZH_BAD_REQUEST, "", "", "", "provider refused the request (HTTP 400)"},
};

static void errors_are_read_in_all_shapes(void **state) {
  (void)state;
  for (size_t i = 0; i < ZH_COUNT(reply_errors); i++) {
    zh_nodes nodes = {0};
    zh_json json;
    zh_error err;
    zh_error_init(&err);
    zh_str body = check_copy(zh_str_of(reply_errors[i].body));
    assert_int_equal(zh_json_parse(body, &nodes, &json, NULL), ZH_OK);
    zh_error_from_http(&err, reply_errors[i].http_status);
    zh_dialect_openai_chat.read_error(&json, &err);
    assert_string_equal(err.message, reply_errors[i].message);
    assert_string_equal(err.code, reply_errors[i].code);
    assert_string_equal(err.type, reply_errors[i].type);
    assert_string_equal(err.param, reply_errors[i].param);
    assert_int_equal(err.status, reply_errors[i].status);
    assert_int_equal(err.http_status, reply_errors[i].http_status);
    zh_nodes_deinit(&nodes);
    check_free(body);
  }
}

static void error_text_that_is_no_json(void **state) {
  (void)state;
  static const struct {
    const char *text;
    const char *message;
  } rows[] = {
      {"upstream\nconnect error\n", "upstream connect error"},
      {" <html>", "provider failed (HTTP 503)"},
      {" \n", "provider failed (HTTP 503)"},
      {"", "provider failed (HTTP 503)"},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    zh_json json = {.text = zh_str_of(rows[i].text)};
    zh_error err;
    zh_error_init(&err);
    zh_error_from_http(&err, 503);
    zh_dialect_openai_chat.read_error(&json, &err);
    assert_string_equal(err.message, rows[i].message);
  }
}

static void error_delay_stands_in_the_body(void **state) {
  (void)state;
  static const struct {
    const char *delay;
    uint32_t ms;
    bool has;
  } rows[] = {
      {"34.4s", 34400, true}, {"0s", 0, true},
      {"7s", 7000, true},     {"1.23456s", 1234, true},
      {"s", 0, false},        {"", 0, false},
      {"-3s", 0, false},      {"999999999999s", 0, false},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    char body[200];
    zh_nodes nodes = {0};
    zh_json json;
    zh_error err;
    zh_error_init(&err);
    snprintf(body, sizeof(body),
             "{\"error\":{\"details\":[{},{\"retryDelay\":\"%s\"}]}}",
             rows[i].delay);
    assert_int_equal(zh_json_parse(zh_str_of(body), &nodes, &json, NULL),
                     ZH_OK);
    zh_error_from_http(&err, 429);
    zh_dialect_openai_chat.read_error(&json, &err);
    assert_int_equal(err.has_retry_after, rows[i].has);
    assert_int_equal(err.retry_after_ms, rows[i].ms);
    err.has_retry_after = true; // what a header said stands
    err.retry_after_ms = 5;
    zh_dialect_openai_chat.read_error(&json, &err);
    assert_int_equal(err.retry_after_ms, 5);
    zh_nodes_deinit(&nodes);
  }
}

/* Text cut anywhere, also inside of an escape, is still clean. */
static void error_messages_are_cut_clean(void **state) {
  (void)state;
  for (int shift = 0; shift < 7; shift++) {
    char body[4000];
    zh_nodes nodes = {0};
    zh_json json;
    zh_error err;
    int len = snprintf(body, sizeof(body), "{\"error\":{\"message\":\"%.*s",
                       shift, "xxxxxxx");
    for (int i = 0; i < 500; i++)
      len += snprintf(body + len, sizeof(body) - (size_t)len, "\\u00e9");
    snprintf(body + len, sizeof(body) - (size_t)len, "\"}}");
    zh_error_init(&err);
    assert_int_equal(zh_json_parse(zh_str_of(body), &nodes, &json, NULL),
                     ZH_OK);
    zh_error_from_http(&err, 400);
    zh_dialect_openai_chat.read_error(&json, &err);
    assert_true(zh_utf8_ok(zh_str_of(err.message)));
    assert_true(strlen(err.message) > 300);
    assert_null(strchr(err.message, '\\'));
    zh_nodes_deinit(&nodes);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(errors_are_read_in_all_shapes),
      cmocka_unit_test(error_text_that_is_no_json),
      cmocka_unit_test(error_delay_stands_in_the_body),
      cmocka_unit_test(error_messages_are_cut_clean),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
