/* SPDX-License-Identifier: Apache-2.0 */
/* Requests that are no chats: what goes out, and every form of a reply. */
#include "stage.h"

#include "base/error.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define DELTA                                                                  \
  "event: response.output_text.delta\\ndata: {\\\"type\\\":"                   \
  "\\\"response.output_text.delta\\\",\\\"delta\\\":\\\"one\\\"}\\n\\n"
#define COMPLETED                                                              \
  "event: response.completed\\ndata: {\\\"type\\\":\\\"response.completed\\\"" \
  ",\\\"response\\\":{\\\"usage\\\":{\\\"input_tokens\\\":3,"                  \
  "\\\"output_tokens\\\":4,\\\"total_tokens\\\":7}}}\\n\\n"

static const char scripts[] =
    "{\"vectors\":{\"body\":\"{\\\"data\\\":[1,2],\\\"usage\\\":{"
    "\\\"prompt_tokens\\\":5,\\\"total_tokens\\\":5}}\"},"
    "\"speech\":{\"body\":\"\\u0001\\u0002 no JSON\",\"headers\":{}},"
    "\"words\":{\"chunks\":[\"" DELTA "\",\"" COMPLETED "\"]},"
    "\"cut\":{\"chunks\":[\"" DELTA "\"]},"
    "\"other\":{\"chunks\":[\"data: {\\\"a\\\":1}\\n\\n\"]},"
    "\"done\":{\"chunks\":[\"data: {\\\"a\\\":1}\\n\\ndata: [DONE]\\n\\n\"]},"
    "\"fault\":{\"chunks\":[\"data: {\\\"error\\\":{\\\"message\\\":"
    "\\\"no more\\\"}}\\n\\n\"]},"
    "\"empty\":{\"status\":404,\"body\":\"\"},"
    "\"s500\":{\"status\":500,\"body\":\"{}\"},"
    "\"claude\":{\"dialect\":\"anthropic\",\"text\":\"one\"}}";

static int set_up(void **state) {
  static stage on;

  *state = &on;
  return stage_init(&on, scripts, "") == ZH_OK ? 0 : -1;
}

static int tear_down(void **state) {
  stage_deinit(*state);
  return 0;
}

static zh_status ask(stage *on, const char *model, const char *body,
                     zh_form form) {
  zh_call_options options = {.max_retries = 0};
  zh_request request = {.path = ZH_S("/things"),
                        .model = zh_str_of(model),
                        .body = zh_str_of(body),
                        .form = form};
  zh_status st = stage_request(on, &request, &options);

  if (st == ZH_OK)
    stage_play(on);
  return st;
}

#define BODY(model) "{\"model\":\"mock/" model "\",\"input\":\"x\"}"

/* --- replies -------------------------------------------------------------- */

static void json_comes_whole_with_its_usage(void **state) {
  stage *on = *state;

  assert_int_equal(ask(on, "mock/vectors", BODY("vectors"), ZH_FORM_JSON),
                   ZH_OK);
  assert_int_equal(on->last, ZH_EVENT_REPLY);
  assert_string_equal(on->body, "{\"data\":[1,2],\"usage\":{\"prompt_tokens\":"
                                "5,\"total_tokens\":5}}");
  assert_non_null(strstr(on->route, "\"prompt\":5"));
}

static void bytes_come_as_they_are(void **state) {
  stage *on = *state;

  assert_int_equal(ask(on, "mock/speech", BODY("speech"), ZH_FORM_BYTES),
                   ZH_OK);
  assert_int_equal(on->last, ZH_EVENT_REPLY);
  assert_string_equal(on->text, "\x01\x02 no JSON");
  assert_int_equal(ask(on, "mock/speech", BODY("speech"), ZH_FORM_STREAM),
                   ZH_OK);
  assert_int_equal(on->last, ZH_EVENT_DONE);
  assert_int_equal(on->opened, 1);
  assert_string_equal(on->text, "\x01\x02 no JSON");
}

static void any_status_is_a_reply_to_who_wants_any(void **state) {
  stage *on = *state;

  assert_int_equal(ask(on, "mock/s500", BODY("s500"), ZH_FORM_STREAM), ZH_OK);
  assert_int_equal(on->error.status, ZH_SERVER);
  assert_int_equal(ask(on, "mock/s500", BODY("s500"), ZH_FORM_ANY), ZH_OK);
  assert_int_equal(on->last, ZH_EVENT_DONE);
  assert_string_equal(on->text, "{}");
  assert_int_equal(ask(on, "mock/empty", BODY("empty"), ZH_FORM_ANY), ZH_OK);
  assert_int_equal(on->last, ZH_EVENT_DONE);
  assert_int_equal(on->opened, 1);
}

static void what_is_labelled_json_and_is_none_is_a_failure(void **state) {
  stage *on = *state;

  assert_int_equal(ask(on, "mock/speech", BODY("speech"), ZH_FORM_JSON), ZH_OK);
  assert_int_equal(on->error.status, ZH_PROTOCOL);
}

static void events_come_with_their_names_and_usage(void **state) {
  stage *on = *state;

  assert_int_equal(ask(on, "mock/words", BODY("words"), ZH_FORM_EVENTS), ZH_OK);
  assert_int_equal(on->last, ZH_EVENT_DONE);
  assert_int_equal(on->chunk_count, 2);
  assert_string_equal(on->names,
                      "response.output_text.delta response.completed ");
  assert_non_null(strstr(on->route, "\"completion\":4"));
}

static void responses_without_their_end_are_truncated(void **state) {
  stage *on = *state;

  assert_int_equal(ask(on, "mock/cut", BODY("cut"), ZH_FORM_EVENTS), ZH_OK);
  assert_int_equal(on->error.status, ZH_TRUNCATED);
  assert_string_equal(on->partial, "one");
}

static void other_events_end_with_the_socket(void **state) {
  stage *on = *state;

  assert_int_equal(ask(on, "mock/other", BODY("other"), ZH_FORM_EVENTS), ZH_OK);
  assert_int_equal(on->last, ZH_EVENT_DONE);
  assert_int_equal(on->chunk_count, 1);
  assert_int_equal(ask(on, "mock/done", BODY("done"), ZH_FORM_EVENTS), ZH_OK);
  assert_int_equal(on->last, ZH_EVENT_DONE);
  assert_int_equal(on->chunk_count, 1);
}

static void error_among_events_ends_them(void **state) {
  stage *on = *state;

  assert_int_equal(ask(on, "mock/fault", BODY("fault"), ZH_FORM_EVENTS), ZH_OK);
  assert_int_equal(on->error.status, ZH_STREAM);
  assert_non_null(strstr(on->error.message, "no more"));
}

static void whole_reply_instead_of_events_is_a_failure(void **state) {
  stage *on = *state;

  assert_int_equal(ask(on, "mock/vectors", BODY("vectors"), ZH_FORM_EVENTS),
                   ZH_OK);
  assert_int_equal(on->error.status, ZH_PROTOCOL);
}

static void fallbacks_are_taken(void **state) {
  stage *on = *state;
  const char *body = "{\"model\":\"mock/s500\",\"fallbacks\":[\"mock/claude\","
                     "\"mock/vectors\"]}";

  assert_int_equal(ask(on, "mock/s500", body, ZH_FORM_JSON), ZH_OK);
  assert_string_equal(stage_outcomes(on), "SERVER ok");
}

/* --- what is refused ------------------------------------------------------ */

static void only_openais_wire_has_a_place_for_it(void **state) {
  stage *on = *state;

  assert_int_equal(ask(on, "mock/claude", BODY("claude"), ZH_FORM_JSON),
                   ZH_UNSUPPORTED);
  assert_string_equal(on->error.message,
                      "mock/claude: only chat completions can be sent there");
}

static void faults_name_their_field(void **state) {
  static const zh_field fields[] = {
      {.name = {"f", 1}, .content_type = {"a\nb", 3}}};
  const struct {
    zh_request request;
    const char *param;
  } rows[] = {
      {{.method = ZH_S("get"), .path = ZH_S("/x")}, "method"},
      {{.method = ZH_S("GETGETGETGETGETGET"), .path = ZH_S("/x")}, "method"},
      {{.path = ZH_S("x")}, "path"},
      {{.path = ZH_S("/x y")}, "path"},
      {{.path = ZH_S("/x#y")}, "path"},
      {{.path = ZH_S("/\xc3\xa9")}, "path"},
      {{.path = ZH_S("https://elsewhere.example/v1/x")}, "path"},
      {{.path = ZH_S("/x"), .body = ZH_S("{}"), .content_type = ZH_S("a\r\nb")},
       "content_type"},
      {{.path = ZH_S("/x"), .fields = fields, .field_count = 1}, "fields"},
      {{.path = ZH_S("/x"), .model = ZH_S("m"), .body = ZH_S("{}")}, "model"},
  };
  zh_call_options options = {0};
  stage *on = *state;

  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    assert_int_equal(stage_request(on, &rows[i].request, &options), ZH_INVALID);
    assert_string_equal(on->error.param, rows[i].param);
  }
}

/* --- what goes out -------------------------------------------------------- */

static void write(const zh_chat_request *chat, const char *model, bool verbatim,
                  zh_arena *arena, zh_http_request *out) {
  zh_dialect_target to = {.model = zh_str_of(model), .verbatim = verbatim};
  zh_losses losses = {.arena = arena};
  zh_error err;

  zh_error_init(&err);
  *out = (zh_http_request){0};
  zh_buf_init(&out->path, 1000);
  zh_buf_init(&out->query, 1000);
  zh_buf_init(&out->body, 100000);
  assert_int_equal(
      zh_dialect_plain.write_request(chat, &to, arena, out, &losses, &err),
      ZH_OK);
}

static void drop(zh_http_request *out) {
  zh_buf_deinit(&out->path);
  zh_buf_deinit(&out->query);
  zh_buf_deinit(&out->body);
}

static void path_is_parted_from_its_query(void **state) {
  zh_request request = {.method = ZH_S("GET"), .path = ZH_S("/files?limit=2")};
  zh_chat_request chat = {.plain = &request};
  zh_arena arena = {0};
  zh_http_request out;

  (void)state;
  write(&chat, "", true, &arena, &out);
  assert_true(zh_str_is(zh_buf_str(&out.path), ZH_S("/files")));
  assert_true(zh_str_is(zh_buf_str(&out.query), ZH_S("limit=2")));
  assert_true(zh_str_is(out.method, ZH_S("GET")));
  assert_int_equal(out.content_type.len, 0);
  assert_int_equal(out.body.len, 0);
  drop(&out);
  zh_arena_deinit(&arena);
}

#define PART(boundary, head, value)                                            \
  "--" boundary "\r\nContent-Disposition: form-data; " head "\r\n\r\n" value   \
  "\r\n"

static void form_is_written_field_by_field(void **state) {
  const zh_field fields[] = {
      {.name = ZH_S("model"), .value = ZH_S("mock/whisper")},
      {.name = ZH_S("file"),
       .value = ZH_S("RIFF"),
       .filename = ZH_S("a\"b\r\n.wav"),
       .content_type = ZH_S("audio/wav")}};
  zh_request request = {.path = ZH_S("/audio"),
                        .model = ZH_S("mock/whisper"),
                        .fields = fields,
                        .field_count = 2};
  zh_chat_request chat = {.plain = &request};
  zh_arena arena = {0};
  zh_http_request out;
  char want[512];

  (void)state;
  write(&chat, "whisper-1", false, &arena, &out);
  const char *boundary = strstr(out.content_type.ptr, "boundary=") + 9;
  snprintf(want, sizeof want,
           PART("%s", "name=\"model\"", "whisper-1")
               PART("%s",
                    "name=\"file\"; filename=\"a%%22b%%0D%%0A.wav\"\r\n"
                    "Content-Type: audio/wav",
                    "RIFF") "--%s--\r\n",
           boundary, boundary, boundary);
  assert_true(zh_str_is(zh_buf_str(&out.body), zh_str_of(want)));
  drop(&out);
  zh_arena_deinit(&arena);
}

static void boundary_stands_in_no_value(void **state) {
  zh_field field = {.name = ZH_S("f"), .value = ZH_S("x")};
  zh_request request = {.fields = &field, .field_count = 1};
  zh_chat_request chat = {.plain = &request};
  zh_arena arena = {0};
  zh_http_request out;
  char first[64];

  (void)state;
  write(&chat, "", true, &arena, &out);
  snprintf(first, sizeof first, "%s",
           strstr(out.content_type.ptr, "boundary=") + 9);
  drop(&out);
  field.value = zh_str_of(first);
  write(&chat, "", true, &arena, &out);
  assert_null(strstr(out.content_type.ptr, first));
  drop(&out);
  zh_arena_deinit(&arena);
}

static void large_values_are_not_copied(void **state) {
  static char large[10000];
  const zh_field fields[] = {
      {.name = ZH_S("a"), .value = {large, sizeof large}},
      {.name = ZH_S("b"), .value = {large, sizeof large}}};
  zh_request request = {.fields = fields, .field_count = 2};
  zh_chat_request chat = {.plain = &request};
  zh_arena arena = {0};
  zh_http_request out;

  (void)state;
  memset(large, 'x', sizeof large);
  write(&chat, "", true, &arena, &out);
  assert_int_equal(out.splice_count, 2);
  assert_ptr_equal(out.splices[1].text.ptr, large);
  assert_true(out.splices[0].at < out.splices[1].at);
  assert_true(out.body.len < 1000);
  drop(&out);
  zh_arena_deinit(&arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(json_comes_whole_with_its_usage),
      cmocka_unit_test(bytes_come_as_they_are),
      cmocka_unit_test(any_status_is_a_reply_to_who_wants_any),
      cmocka_unit_test(what_is_labelled_json_and_is_none_is_a_failure),
      cmocka_unit_test(events_come_with_their_names_and_usage),
      cmocka_unit_test(responses_without_their_end_are_truncated),
      cmocka_unit_test(other_events_end_with_the_socket),
      cmocka_unit_test(error_among_events_ends_them),
      cmocka_unit_test(whole_reply_instead_of_events_is_a_failure),
      cmocka_unit_test(fallbacks_are_taken),
      cmocka_unit_test(only_openais_wire_has_a_place_for_it),
      cmocka_unit_test(faults_name_their_field),
      cmocka_unit_test(path_is_parted_from_its_query),
      cmocka_unit_test(form_is_written_field_by_field),
      cmocka_unit_test(boundary_stands_in_no_value),
      cmocka_unit_test(large_values_are_not_copied),
  };

  return cmocka_run_group_tests(tests, set_up, tear_down);
}
