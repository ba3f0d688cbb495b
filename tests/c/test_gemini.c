/* SPDX-License-Identifier: Apache-2.0 */
/* dialect/gemini*.c: what cases cannot tell, or tells better in a table. */
#include "base/error.h"
#include "check.h"
#include "dialect/gemini.h"
#include "dialect/shared.h"
#include "player.h"

/* --- writing ------------------------------------------------------------- */

typedef struct written {
  zh_arena arena;
  zh_nodes nodes;
  zh_losses losses;
  zh_http_request http;
  zh_error err;
  zh_status status;
} written;

/* Writes the chat request `json` for `model`. */
static void gemini_write(written *out, const char *model, const char *json) {
  const zh_dialect *app = &zh_dialect_openai_chat;
  zh_dialect_target target = {.model = zh_str_of(model)};
  zh_chat_request *chat = NULL;
  zh_json source;

  *out = (written){0};
  out->losses.arena = &out->arena;
  zh_error_init(&out->err);
  zh_status st =
      zh_json_parse(zh_str_of(json), &out->nodes, &source, &out->err);
  if (st == ZH_OK)
    st = app->parse_request(&source, &out->arena, &chat, &out->err);
  if (st == ZH_OK)
    st = app->expand(chat, &out->err);
  if (st == ZH_OK)
    st = zh_dialect_gemini.write_request(chat, &target, &out->arena, &out->http,
                                         &out->losses, &out->err);
  out->status = st;
}

static void gemini_unwrite(written *out) {
  zh_buf_deinit(&out->http.path);
  zh_buf_deinit(&out->http.query);
  zh_buf_deinit(&out->http.body);
  zh_nodes_deinit(&out->nodes);
  zh_arena_deinit(&out->arena);
}

/* Is `part` in the body of what the request with `members` becomes? */
static void gemini_expect(const char *model, const char *members,
                          const char *part, const char *loss) {
  char json[1024];
  written out;

  snprintf(json, sizeof(json),
           "{\"model\": \"m\", \"messages\": [{\"role\": \"user\", "
           "\"content\": \"Hi\"}], %s}",
           members);
  gemini_write(&out, model, json);
  assert_int_equal(out.status, ZH_OK);
  if (zh_str_find(zh_buf_str(&out.http.body), zh_str_of(part)) < 0)
    print_error("%s: no %s in %.*s\n", model, part, (int)out.http.body.len,
                out.http.body.ptr);
  assert_true(zh_str_find(zh_buf_str(&out.http.body), zh_str_of(part)) >= 0);
  assert_int_equal(out.losses.count, loss ? 1 : 0);
  if (loss)
    assert_string_equal(zh_loss_name(out.losses.items[0].kind), loss);
  gemini_unwrite(&out);
}

static void gemini_thinks_as_each_model_can(void **state) {
  static const struct {
    const char *model;
    const char *effort;
    const char *part;
    const char *loss;
  } rows[] = {
      {"gemini-2.5-flash", "minimal", "\"thinkingBudget\":1024", NULL},
      {"gemini-2.5-flash", "high", "\"thinkingBudget\":24576", NULL},
      {"gemini-2.5-flash", "max", "\"thinkingBudget\":24576", "clamped"},
      {"models/gemini-2.5-pro", "max", "\"thinkingBudget\":32768", NULL},
      {"gemini-2.5-pro", "none", "\"thinkingBudget\":128", "clamped"},
      {"gemini-2.5-flash", "low", "\"thinkingBudget\":1024", NULL},
      {"gemini-2.5-pro", "xhigh", "\"thinkingBudget\":32768", NULL},
      {"gemini-2.5-flash-lite", "none", "\"thinkingBudget\":0", NULL},
      {"gemini-2.5-flash-image", "low", "\"contents\"", "dropped"},
      {"gemini-1.5-pro", "low", "\"contents\"", "dropped"},
      {"gemma-3-27b-it", "low", "\"contents\"", "dropped"},
      {"tunedModels/mine", "low", "\"contents\"", "dropped"},
      {"gemini-3-pro-preview", "low", "\"thinkingLevel\":\"low\"", NULL},
      {"gemini-3-pro-preview", "minimal", "\"thinkingLevel\":\"low\"",
       "clamped"},
      {"gemini-3-pro-preview", "medium", "\"thinkingLevel\":\"high\"",
       "clamped"},
      {"gemini-3.1-pro-preview", "medium", "\"thinkingLevel\":\"medium\"",
       NULL},
      {"gemini-3-flash-preview", "minimal", "\"thinkingLevel\":\"minimal\"",
       NULL},
      {"gemini-3-flash-preview", "none", "\"thinkingLevel\":\"minimal\"",
       "clamped"},
      {"gemini-4-ultra", "high", "\"thinkingLevel\":\"high\"", NULL},
      {"gemini-flash-latest", "low", "\"thinkingLevel\":\"low\"", NULL},
      {"gemini-2.5-flash", "some", "\"contents\"", "dropped"},
  };
  (void)state;
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    char members[64];
    snprintf(members, sizeof(members), "\"reasoning_effort\": \"%s\"",
             rows[i].effort);
    gemini_expect(rows[i].model, members, rows[i].part, rows[i].loss);
  }
}

static void gemini_keeps_numbers_in_range(void **state) {
  static const struct {
    const char *members;
    const char *part;
    const char *loss;
  } rows[] = {
      {"\"temperature\": 2.00", "\"temperature\":2.00", NULL},
      {"\"temperature\": 0.2e1", "\"temperature\":0.2e1", NULL},
      {"\"temperature\": 2.0001", "\"temperature\":2}", "clamped"},
      {"\"temperature\": -0.1", "\"temperature\":0}", "clamped"},
      {"\"seed\": -2147483648", "\"seed\":-2147483648", NULL},
      {"\"seed\": 2147483648", "\"seed\":0", "changed"},
      {"\"seed\": 9223372036854775807", "\"seed\":2147483647", "changed"},
      {"\"n\": 1", "\"contents\"", NULL},
      {"\"n\": 3", "\"candidateCount\":3", NULL},
      {"\"stop\": [\"a\", \"b\\n\"]", "\"stopSequences\":[\"a\",\"b\\n\"]",
       NULL},
      {"\"stop\": []", "\"contents\"", NULL},
  };
  (void)state;
  for (size_t i = 0; i < ZH_COUNT(rows); i++)
    gemini_expect("gemini-2.5-flash", rows[i].members, rows[i].part,
                  rows[i].loss);
}

static void gemini_leaves_out_parameters_that_name_nothing(void **state) {
  static const struct {
    const char *parameters;
    bool is_sent;
  } rows[] = {
      {"{}", false},
      {"{\"type\": \"object\"}", false},
      {"{\"type\": \"object\", \"properties\": {}, \"required\": [], "
       "\"additionalProperties\": false}",
       false},
      {"{\"type\": \"object\", \"properties\": {\"a\": {}}}", true},
      {"{\"type\": \"object\", \"$ref\": \"#/x\"}", true},
      {"{\"anyOf\": [{\"type\": \"object\"}]}", true},
      {"{\"type\": \"string\"}", true},
  };
  (void)state;
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    char members[256];
    snprintf(members, sizeof(members),
             "\"tools\": [{\"type\": \"function\", \"function\": "
             "{\"name\": \"f\", \"parameters\": %s}}]",
             rows[i].parameters);
    gemini_expect("gemini-2.5-flash", members,
                  rows[i].is_sent ? "\"name\":\"f\",\"parametersJsonSchema\":"
                                  : "{\"name\":\"f\"}]",
                  NULL);
  }
}

static void gemini_guesses_media_types_of_urls(void **state) {
  static const struct {
    const char *url;
    const char *part;
  } rows[] = {
      {"https://h/a.png", "{\"mimeType\":\"image/png\",\"fileUri\""},
      {"https://h/a.WebP?x=.pdf", "{\"mimeType\":\"image/webp\",\"fileUri\""},
      {"gs://bucket/clip.mp4", "{\"mimeType\":\"video/mp4\",\"fileUri\""},
      {"https://h/a.pdf/b", "{\"fileData\":{\"fileUri\""},
      {"https://h/a.unknown", "{\"fileData\":{\"fileUri\""},
      {"https://h", "{\"fileData\":{\"fileUri\""},
      {"https://www.example.com/?q=a.png", "{\"fileData\":{\"fileUri\""},
  };
  (void)state;
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    char json[512];
    written out;
    snprintf(json, sizeof(json),
             "{\"model\": \"m\", \"messages\": [{\"role\": \"user\", "
             "\"content\": [{\"type\": \"image_url\", \"image_url\": "
             "{\"url\": \"%s\"}}]}]}",
             rows[i].url);
    gemini_write(&out, "gemini-2.5-flash", json);
    assert_int_equal(out.status, ZH_OK);
    if (zh_str_find(zh_buf_str(&out.http.body), zh_str_of(rows[i].part)) < 0)
      fail_msg("%s: %.*s", rows[i].url, (int)out.http.body.len,
               out.http.body.ptr);
    gemini_unwrite(&out);
  }
}

static void gemini_does_not_copy_a_large_image(void **state) {
  static const char head[] =
      "{\"model\": \"m\", \"messages\": [{\"role\": \"user\", \"content\": "
      "[{\"type\": \"image_url\", \"image_url\": {\"url\": "
      "\"data:image/png;base64,";
  enum { IMAGE_LEN = 1 << 20 };
  zh_buf json;
  written out;
  (void)state;
  zh_buf_init(&json, 2 * IMAGE_LEN);
  zh_buf_puts(&json, head);
  memset(zh_buf_room(&json, IMAGE_LEN), 'A', IMAGE_LEN);
  json.len += IMAGE_LEN;
  zh_buf_puts(&json, "\"}}]}]}");
  zh_buf_putc(&json, '\0');
  gemini_write(&out, "gemini-2.5-flash", json.ptr);
  assert_int_equal(out.status, ZH_OK);
  assert_true(out.http.body.len < 1024);
  assert_int_equal(out.http.splice_count, 1);
  assert_int_equal(out.http.splices[0].text.len, IMAGE_LEN);
  gemini_unwrite(&out);
  zh_buf_deinit(&json);
}

static void gemini_names_the_model_at_fault(void **state) {
  static const char *const models[] = {"", "models/", "tunedModels/"};
  written out;
  (void)state;
  for (size_t i = 0; i < ZH_COUNT(models); i++) {
    gemini_write(&out, models[i],
                 "{\"model\": \"m\", \"messages\": [{\"role\": \"user\", "
                 "\"content\": \"Hi\"}]}");
    assert_int_equal(out.status, ZH_INVALID);
    assert_string_equal(out.err.param, "model");
    gemini_unwrite(&out);
  }
}

/* --- reading ------------------------------------------------------------- */

typedef struct reading {
  zh_arena arena;
  zh_reader reader;
  zh_nodes nodes;
  player_text events;
  zh_error err;
  zh_status status;
} reading;

static zh_status gemini_keep_event(void *user, const zh_chat_event *event) {
  player_put_event(user, event);
  return ZH_OK;
}

static void gemini_open(reading *in) {
  *in = (reading){0};
  zh_error_init(&in->err);
  in->reader = (zh_reader){.dialect = &zh_dialect_gemini,
                           .arena = &in->arena,
                           .emit = gemini_keep_event,
                           .user = &in->events};
  in->reader.state = zh_arena_zero(&in->arena, zh_dialect_gemini.reader_len);
  assert_non_null(in->reader.state);
}

static void gemini_read_records(reading *in, const char *const *records) {
  gemini_open(in);
  for (; *records && in->status == ZH_OK; records++) {
    zh_record record = {.data = zh_str_of(*records)};
    in->status = zh_dialect_gemini.read_record(&in->reader, &record, &in->err);
  }
  assert_false(in->reader.complete);
  if (in->status == ZH_OK)
    in->status = zh_dialect_gemini.read_end(&in->reader, &in->err);
}

static void gemini_read_body(reading *in, const char *body) {
  zh_json json;
  gemini_open(in);
  assert_int_equal(zh_json_parse(zh_str_of(body), &in->nodes, &json, NULL),
                   ZH_OK);
  in->status = zh_dialect_gemini.read_reply(&in->reader, &json, &in->err);
}

static void gemini_close(reading *in) {
  zh_nodes_deinit(&in->reader.nodes);
  zh_nodes_deinit(&in->nodes);
  zh_arena_deinit(&in->arena);
  free(in->events.ptr);
}

#define TEXT_STOP(text)                                                        \
  "{\"candidates\": [{\"content\": {\"parts\": [{\"text\": \"" text            \
  "\"}]}, \"finishReason\": \"STOP\"}]}"

static void gemini_takes_the_last_of_several_finish_reasons(void **state) {
  static const char *const records[] = {
      TEXT_STOP("a"), TEXT_STOP("b"),
      "{\"candidates\": [{\"finishReason\": \"RECITATION\"}]}", NULL};
  reading in;
  (void)state;
  gemini_read_records(&in, records);
  assert_int_equal(in.status, ZH_OK);
  assert_true(in.reader.complete);
  assert_string_equal(in.events.ptr,
                      "start\ntext \"a\"\ntext \"b\"\n"
                      "finish content_filter native=\"RECITATION\"\n");
  gemini_close(&in);
}

static void gemini_needs_a_reason_for_every_candidate(void **state) {
  static const char *const records[] = {
      "{\"candidates\": [{\"content\": {\"parts\": [{\"text\": \"x\"}]}}, "
      "{\"index\": 1, \"finishReason\": \"STOP\"}]}",
      NULL};
  reading in;
  (void)state;
  gemini_read_records(&in, records);
  assert_int_equal(in.status, ZH_TRUNCATED);
  assert_false(in.reader.complete);
  assert_string_equal(in.events.ptr, "start\ntext \"x\"\n");
  gemini_close(&in);
}

static void gemini_skips_records_it_does_not_know(void **state) {
  static const char *const records[] = {"{\"heartbeat\": 1}", "[]", "1",
                                        TEXT_STOP("a"), NULL};
  static const char *const none[] = {"{\"heartbeat\": 1}", NULL};
  reading in;
  (void)state;
  gemini_read_records(&in, records);
  assert_int_equal(in.status, ZH_OK);
  gemini_close(&in);
  gemini_read_records(&in, none);
  assert_int_equal(in.status, ZH_TRUNCATED);
  gemini_close(&in);
}

static void gemini_maps_finish_reasons(void **state) {
  static const struct {
    const char *native;
    const char *finish;
  } rows[] = {
      {"\"STOP\"", "stop"},
      {"\"MAX_TOKENS\"", "length"},
      {"\"SAFETY\"", "content_filter"},
      {"\"RECITATION\"", "content_filter"},
      {"\"LANGUAGE\"", "content_filter"},
      {"\"BLOCKLIST\"", "content_filter"},
      {"\"PROHIBITED_CONTENT\"", "content_filter"},
      {"\"SPII\"", "content_filter"},
      {"\"IMAGE_SAFETY\"", "content_filter"},
      {"\"IMAGE_PROHIBITED_CONTENT\"", "content_filter"},
      {"\"IMAGE_RECITATION\"", "content_filter"},
      {"\"MODEL_ARMOR\"", "content_filter"},
      {"\"OTHER\"", "stop"},
      {"\"UNEXPECTED_TOOL_CALL\"", "stop"},
      {"\"TOO_MANY_TOOL_CALLS\"", "stop"},
      {"\"NO_IMAGE\"", "stop"},
      {"1", "stop"},
      {"2", "length"},
      {"3", "content_filter"},
      {"5", "stop"},
      {"10", "content_filter"},
      {"77", "stop"},
  };
  (void)state;
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    char body[256];
    char line[64];
    reading in;
    snprintf(body, sizeof(body),
             "{\"candidates\": [{\"content\": {\"parts\": [{\"text\": "
             "\"x\"}]}, \"finishReason\": %s}]}",
             rows[i].native);
    snprintf(line, sizeof(line), "finish %s native=", rows[i].finish);
    gemini_read_body(&in, body);
    assert_int_equal(in.status, ZH_OK);
    assert_non_null(strstr(in.events.ptr, line));
    gemini_close(&in);
  }
}

static void gemini_fails_where_nothing_was_said(void **state) {
  static const struct {
    const char *body;
    zh_status status;
  } rows[] = {
      {"{\"candidates\": [{\"finishReason\": \"UNEXPECTED_TOOL_CALL\"}]}",
       ZH_STREAM},
      {"{\"candidates\": [{\"finishReason\": \"SOMETHING_NEW\"}]}", ZH_STREAM},
      {"{\"candidates\": [{\"content\": {\"parts\": [{\"text\": \"hm\", "
       "\"thought\": true}]}, \"finishReason\": \"OTHER\"}]}",
       ZH_STREAM},
      {"{\"candidates\": [{\"finishReason\": \"OTHER\"}, {\"index\": 1, "
       "\"finishReason\": \"STOP\"}]}",
       ZH_OK},
      {"{\"candidates\": [{\"finishReason\": \"STOP\"}]}", ZH_OK},
      {"{\"candidates\": [{\"finishReason\": \"SAFETY\"}]}", ZH_OK},
      {"{\"usageMetadata\": {\"promptTokenCount\": 1}}", ZH_STREAM},
      {"{\"candidates\": []}", ZH_STREAM},
      {"{\"candidates\": [], \"promptFeedback\": {\"blockReasonMessage\": "
       "\"m\"}}",
       ZH_OK},
      {"{\"candidates\": [{\"content\": {\"parts\": [{\"text\": \"x\"}]}}]}",
       ZH_OK},
      {"{\"candidates\": [{\"index\": 9999, \"finishReason\": \"STOP\"}]}",
       ZH_PROTOCOL},
      {"{\"candidates\": [{\"index\": -1, \"finishReason\": \"STOP\"}]}",
       ZH_PROTOCOL},
      {"{\"candidates\": {}, \"usageMetadata\": []}", ZH_STREAM},
      {"[]", ZH_PROTOCOL},
      {"null", ZH_PROTOCOL},
  };
  (void)state;
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    reading in;
    gemini_read_body(&in, rows[i].body);
    if (in.status != rows[i].status)
      fail_msg("%s: %s", rows[i].body, zh_status_name(in.status));
    gemini_close(&in);
  }
}

static void gemini_reads_a_list_of_replies(void **state) {
  reading in;
  (void)state;
  gemini_read_body(&in, "[" TEXT_STOP("a") ",\r\n" TEXT_STOP("b") "]");
  assert_int_equal(in.status, ZH_OK);
  assert_string_equal(in.events.ptr, "start\ntext \"a\"\ntext \"b\"\n"
                                     "finish stop native=\"STOP\"\n");
  gemini_close(&in);
  gemini_read_body(&in, "[" TEXT_STOP("a") ", {\"error\": {\"code\": 500, "
                                           "\"message\": \"Oops\"}}]");
  assert_int_equal(in.status, ZH_SERVER);
  assert_string_equal(in.err.message, "Oops");
  gemini_close(&in);
}

/* --- calls --------------------------------------------------------------- */

#define CALLS(id)                                                              \
  "{\"candidates\": [{\"content\": {\"parts\": ["                              \
  "{\"functionCall\": {\"name\": \"f\", \"args\": {\"a\": 1}}}, "              \
  "{\"functionCall\": {\"name\": \"f\", \"args\": {\"a\": 1}}}]}, "            \
  "\"finishReason\": \"STOP\"}]" id "}"

/* The ids of the two calls, from the events. */
static void gemini_call_ids(const char *events, char ids[2][64]) {
  for (int i = 0; i < 2; i++) {
    events = strstr(events, "id=\"call_zh");
    assert_non_null(events);
    events += strlen("id=\"");
    size_t len = strcspn(events, "\"");
    assert_int_equal(len, ZH_GEMINI_ID_LEN);
    memcpy(ids[i], events, len);
    ids[i][len] = '\0';
    assert_true(zh_gemini_id_is_ours(zh_str_of(ids[i])));
  }
}

static void gemini_makes_stable_call_ids(void **state) {
  static const char *const bodies[] = {
      CALLS(", \"responseId\": \"r1\""), CALLS(", \"responseId\": \"r1\""),
      CALLS(", \"responseId\": \"r2\""), CALLS("")};
  char ids[4][2][64];
  (void)state;
  for (size_t i = 0; i < 4; i++) {
    reading in;
    gemini_read_body(&in, bodies[i]);
    assert_int_equal(in.status, ZH_OK);
    gemini_call_ids(in.events.ptr, ids[i]);
    assert_string_not_equal(ids[i][0], ids[i][1]);
    gemini_close(&in);
  }
  assert_string_equal(ids[0][0], ids[1][0]);
  assert_string_equal(ids[0][1], ids[1][1]);
  assert_string_not_equal(ids[0][0], ids[2][0]);
  assert_string_not_equal(ids[0][0], ids[3][0]);
  assert_false(zh_gemini_id_is_ours(ZH_S("call_883098")));
  assert_false(zh_gemini_id_is_ours(ZH_S("call_zh")));
}

static void gemini_gives_the_same_events_whole_and_streamed(void **state) {
  static const char *const streamed[] = {
      "{\"candidates\":[{\"content\":{\"parts\":[{\"functionCall\":"
      "{\"name\":\"f\",\"args\":{\"a\":[1,\"b \\\" c\"]}}}]},"
      "\"finishReason\":\"STOP\"}],\"responseId\":\"r\"}",
      NULL};
  static const char whole[] =
      "{\n \"candidates\": [\n  {\n   \"content\": {\"parts\": [{"
      "\"functionCall\": {\n \"name\": \"f\",\n \"args\": {\r\n\t\"a\": [ 1 ,"
      "\n\"b \\\" c\" ]\n}}}]},\n\"finishReason\": \"STOP\"}],\n"
      "\"responseId\": \"r\"}";
  reading stream;
  reading plain;
  (void)state;
  gemini_read_records(&stream, streamed);
  gemini_read_body(&plain, whole);
  assert_int_equal(stream.status, ZH_OK);
  assert_int_equal(plain.status, ZH_OK);
  assert_string_equal(stream.events.ptr, plain.events.ptr);
  gemini_close(&stream);
  gemini_close(&plain);
}

static void gemini_refuses_arguments_in_pieces(void **state) {
  static const char *const calls[] = {
      "{\"name\": \"f\", \"willContinue\": true}",
      "{\"partialArgs\": [{\"jsonPath\": \"$.a\", \"stringValue\": \"x\"}]}"};
  (void)state;
  for (size_t i = 0; i < ZH_COUNT(calls); i++) {
    char body[256];
    reading in;
    snprintf(body, sizeof(body),
             "{\"candidates\": [{\"content\": {\"parts\": [{\"functionCall\": "
             "%s}]}, \"finishReason\": \"STOP\"}]}",
             calls[i]);
    gemini_read_body(&in, body);
    assert_int_equal(in.status, ZH_PROTOCOL);
    gemini_close(&in);
  }
}

/* --- errors -------------------------------------------------------------- */

static void gemini_read_failure(const char *body, int http_status,
                                zh_error *err) {
  zh_nodes nodes = {0};
  zh_json json = {0};
  zh_error_init(err);
  zh_error_from_http(err, http_status);
  if (zh_json_parse(zh_str_of(body), &nodes, &json, NULL) != ZH_OK)
    json = (zh_json){0};
  zh_dialect_gemini.read_error(&json, err);
  zh_nodes_deinit(&nodes);
}

static void gemini_reads_how_long_to_wait(void **state) {
  static const struct {
    const char *delay;
    int http_status;
    long wait_ms; /* -1: not said */
  } rows[] = {
      {"\"34.4s\"", 429, 34400},
      {"\"48s\"", 429, 48000},
      {"\"0s\"", 503, 0},
      {"\"0.0305s\"", 429, 30},
      {"\"1.000000001s\"", 429, 1000},
      {"\"48.939935699s\"", 429, 48939},
      {"\"99999999999999999999s\"", 429, -1},
      {"\"s\"", 429, -1},
      {"\".s\"", 429, -1},
      {"\"1.2.3s\"", 429, -1},
      {"\"-1s\"", 429, -1},
      {"\"12\"", 429, -1},
      {"12", 429, -1},
      {"\"5s\"", 400, -1},
  };
  (void)state;
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    char body[256];
    zh_error err;
    snprintf(body, sizeof(body),
             "{\"error\": {\"code\": 1, \"message\": \"m\", \"details\": [1, "
             "{\"retryDelay\": %s}]}}",
             rows[i].delay);
    gemini_read_failure(body, rows[i].http_status, &err);
    if (err.has_retry_after != (rows[i].wait_ms >= 0) ||
        (err.has_retry_after && err.retry_after_ms != rows[i].wait_ms))
      fail_msg("%s: %d %u", rows[i].delay, err.has_retry_after,
               err.retry_after_ms);
  }
}

static void gemini_classifies_errors(void **state) {
  static const struct {
    int http_status;
    const char *error;
    zh_status status;
    const char *code;
  } rows[] = {
      {400, "{\"message\": \"API key expired. Please renew the API key.\"}",
       ZH_AUTH, ""},
      {400,
       "{\"message\": \"m\", \"details\": [{\"reason\": "
       "\"API_KEY_INVALID\"}]}",
       ZH_AUTH, "API_KEY_INVALID"},
      {400,
       "{\"message\": \"* GenerateContentRequest.model: unexpected model "
       "name format\"}",
       ZH_MODEL_NOT_FOUND, "model_not_found"},
      {400,
       "{\"message\": \"The input token count exceeds the maximum number "
       "of tokens allowed 1048576.\"}",
       ZH_CONTEXT_OVERFLOW, "context_length_exceeded"},
      {400, "{\"message\": \"Invalid value at 'contents'\"}", ZH_BAD_REQUEST,
       ""},
      {401, "{\"message\": \"m\", \"status\": \"UNAUTHENTICATED\"}", ZH_AUTH,
       ""},
      {403,
       "{\"message\": \"m\", \"details\": [{\"reason\": "
       "\"BILLING_DISABLED\"}]}",
       ZH_BILLING, "BILLING_DISABLED"},
      {404, "{\"message\": \"Publisher Model `x` was not found\"}",
       ZH_MODEL_NOT_FOUND, "model_not_found"},
      {404, "{\"message\": \"Not found: cache content metadata 8.\"}",
       ZH_NOT_FOUND, ""},
      {429, "{\"message\": \"input token count per minute\"}", ZH_RATE_LIMITED,
       ""},
      {500, "{\"message\": \"Internal error encountered.\"}", ZH_SERVER, ""},
      {503, "\"just words\"", ZH_SERVER, ""},
      {400, "null", ZH_BAD_REQUEST, ""},
      {400, "{}", ZH_BAD_REQUEST, ""},
      {400, "{\"message\": 5, \"details\": {}, \"status\": []}", ZH_BAD_REQUEST,
       ""},
  };
  (void)state;
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    char body[256];
    zh_error err;
    snprintf(body, sizeof(body), "{\"error\": %s}", rows[i].error);
    gemini_read_failure(body, rows[i].http_status, &err);
    assert_int_equal(err.http_status, rows[i].http_status);
    if (err.status != rows[i].status || strcmp(err.code, rows[i].code) != 0)
      fail_msg("%s: %s %s", rows[i].error, zh_status_name(err.status),
               err.code);
    assert_true(err.message[0] != '\0');
  }
}

static void gemini_keeps_error_texts_clean(void **state) {
  char body[8192];
  zh_error err;
  (void)state;
  gemini_read_failure("{\"error\": {\"message\": \"a \\\"b\\\"\\n\\u00e9 %s\", "
                      "\"details\": [{\"detail\": \"key AIzaSECRET\"}]}}",
                      400, &err);
  assert_string_equal(err.message, "a \"b\" \xc3\xa9 %s");
  // Longer than any field, and cut inside an escape if one is not careful.
  for (int shift = 0; shift < 6; shift++) {
    size_t len =
        (size_t)snprintf(body, sizeof(body), "{\"error\": {\"message\": \"%.*s",
                         shift, "xxxxxx");
    for (int i = 0; i < 1000; i++)
      len += (size_t)snprintf(body + len, sizeof(body) - len, "\\u0041");
    snprintf(body + len, sizeof(body) - len, "\"}}");
    gemini_read_failure(body, 400, &err);
    size_t said_len = strlen(err.message);
    assert_true(said_len > 300);
    assert_int_equal(strspn(err.message, "xA"), said_len);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(gemini_thinks_as_each_model_can),
      cmocka_unit_test(gemini_keeps_numbers_in_range),
      cmocka_unit_test(gemini_leaves_out_parameters_that_name_nothing),
      cmocka_unit_test(gemini_guesses_media_types_of_urls),
      cmocka_unit_test(gemini_does_not_copy_a_large_image),
      cmocka_unit_test(gemini_names_the_model_at_fault),
      cmocka_unit_test(gemini_takes_the_last_of_several_finish_reasons),
      cmocka_unit_test(gemini_needs_a_reason_for_every_candidate),
      cmocka_unit_test(gemini_skips_records_it_does_not_know),
      cmocka_unit_test(gemini_maps_finish_reasons),
      cmocka_unit_test(gemini_fails_where_nothing_was_said),
      cmocka_unit_test(gemini_reads_a_list_of_replies),
      cmocka_unit_test(gemini_makes_stable_call_ids),
      cmocka_unit_test(gemini_gives_the_same_events_whole_and_streamed),
      cmocka_unit_test(gemini_refuses_arguments_in_pieces),
      cmocka_unit_test(gemini_reads_how_long_to_wait),
      cmocka_unit_test(gemini_classifies_errors),
      cmocka_unit_test(gemini_keeps_error_texts_clean),
  };
  return cmocka_run_group_tests_name("gemini", tests, NULL, NULL);
}
