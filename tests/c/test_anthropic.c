/* SPDX-License-Identifier: Apache-2.0 */
/* What cases cannot show of the anthropic dialect: its table of models, its
 * classes of errors, requests no app can write yet, hostile replies. */
#include "base/error.h"
#include "check.h"
#include "dialect/anthropic.h"

#define DIALECT (&zh_dialect_anthropic)

/* --- models ------------------------------------------------------------- */

static void anthropic_knows_models_by_family_and_version(void **state) {
  (void)state;
  static const struct {
    const char *name;
    zh_anthropic_thinking thinking;
    zh_anthropic_off off;
    bool forced;
    int32_t tokens;
  } rows[] = {
      {"claude-2.1", ZH_ANTHROPIC_NO_THINKING, ZH_ANTHROPIC_OFF_OMIT, true,
       4096},
      {"claude-instant-1.2", ZH_ANTHROPIC_NO_THINKING, ZH_ANTHROPIC_OFF_OMIT,
       true, 4096},
      {"claude-3-opus-20240229", ZH_ANTHROPIC_NO_THINKING,
       ZH_ANTHROPIC_OFF_OMIT, true, 4096},
      {"claude-3-5-sonnet-latest", ZH_ANTHROPIC_NO_THINKING,
       ZH_ANTHROPIC_OFF_OMIT, true, 8192},
      {"claude-3-7-sonnet-20250219", ZH_ANTHROPIC_BUDGET, ZH_ANTHROPIC_OFF_OMIT,
       true, 32000},
      {"claude-4-sonnet-20250514", ZH_ANTHROPIC_BUDGET, ZH_ANTHROPIC_OFF_OMIT,
       true, 32000},
      {"claude-sonnet-4-20250514", ZH_ANTHROPIC_BUDGET, ZH_ANTHROPIC_OFF_OMIT,
       true, 32000},
      {"anthropic.claude-opus-4-6-v1:0", ZH_ANTHROPIC_ADAPTIVE,
       ZH_ANTHROPIC_OFF_OMIT, true, 32000},
      {"claude-opus-4.1@20250805", ZH_ANTHROPIC_BUDGET, ZH_ANTHROPIC_OFF_OMIT,
       true, 32000},
      {"claude-opus-4-8", ZH_ANTHROPIC_ADAPTIVE, ZH_ANTHROPIC_OFF_OMIT, true,
       32000},
      {"claude-opus-5", ZH_ANTHROPIC_ADAPTIVE, ZH_ANTHROPIC_OFF_DISABLED, true,
       32000},
      {"claude-opus-5-5", ZH_ANTHROPIC_ADAPTIVE, ZH_ANTHROPIC_OFF_NEVER, false,
       32000},
      {"claude-opus-latest", ZH_ANTHROPIC_ADAPTIVE, ZH_ANTHROPIC_OFF_NEVER,
       false, 32000},
      {"claude-sonnet-5-5-20260928", ZH_ANTHROPIC_ADAPTIVE,
       ZH_ANTHROPIC_OFF_BETWEEN_TOOLS, false, 32000},
      {"claude-haiku-5-5", ZH_ANTHROPIC_ADAPTIVE, ZH_ANTHROPIC_OFF_DISABLED,
       true, 32000},
      {"claude-fable-5", ZH_ANTHROPIC_ADAPTIVE, ZH_ANTHROPIC_OFF_NEVER, true,
       32000},
      {"claude-fable-5-1", ZH_ANTHROPIC_ADAPTIVE, ZH_ANTHROPIC_OFF_NEVER, false,
       32000},
      {"claude-rondo-9", ZH_ANTHROPIC_ADAPTIVE, ZH_ANTHROPIC_OFF_NEVER, false,
       32000},
      {"kimi-k2", ZH_ANTHROPIC_BUDGET, ZH_ANTHROPIC_OFF_OMIT, true, 8192},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    const zh_anthropic_model *model =
        zh_anthropic_model_find(zh_str_of(rows[i].name));
    bool forced = (model->flags & ZH_ANTHROPIC_FORCED) != 0;
    if (model->thinking != rows[i].thinking || model->off != rows[i].off ||
        forced != rows[i].forced || model->default_tokens != rows[i].tokens)
      fail_msg("%s: thinking %d off %d forced %d tokens %d", rows[i].name,
               (int)model->thinking, (int)model->off, forced,
               (int)model->default_tokens);
  }
}

static void anthropic_gates_fields_by_version(void **state) {
  (void)state;
  static const struct {
    const char *name;
    uint32_t has;
    uint32_t lacks;
  } rows[] = {
      {"claude-3-7-sonnet-latest", ZH_ANTHROPIC_BOTH | ZH_ANTHROPIC_PREFILL,
       ZH_ANTHROPIC_SCHEMA},
      {"claude-opus-4-0", ZH_ANTHROPIC_SAMPLING,
       ZH_ANTHROPIC_BOTH | ZH_ANTHROPIC_SCHEMA},
      {"claude-haiku-4-5", ZH_ANTHROPIC_SCHEMA | ZH_ANTHROPIC_PREFILL,
       ZH_ANTHROPIC_XHIGH},
      {"claude-sonnet-4-6", ZH_ANTHROPIC_SAMPLING | ZH_ANTHROPIC_MAX,
       ZH_ANTHROPIC_PREFILL | ZH_ANTHROPIC_XHIGH | ZH_ANTHROPIC_DISPLAY},
      {"claude-opus-4-7", ZH_ANTHROPIC_XHIGH | ZH_ANTHROPIC_DISPLAY,
       ZH_ANTHROPIC_SAMPLING | ZH_ANTHROPIC_PREFILL},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    uint32_t flags = zh_anthropic_model_find(zh_str_of(rows[i].name))->flags;
    if ((flags & rows[i].has) != rows[i].has || (flags & rows[i].lacks) != 0)
      fail_msg("%s: flags %x", rows[i].name, (unsigned)flags);
  }
}

/* --- words -------------------------------------------------------------- */

static void anthropic_finds_blank_text(void **state) {
  (void)state;
  assert_true(zh_anthropic_is_blank(ZH_S("")));
  assert_true(zh_anthropic_is_blank(ZH_S(" \\n\\t \\r")));
  assert_false(zh_anthropic_is_blank(ZH_S(" \\\\n")));
  assert_false(zh_anthropic_is_blank(ZH_S("\\\"")));
  assert_false(zh_anthropic_is_blank(ZH_S(" a ")));
}

static void anthropic_checks_words_decoded(void **state) {
  (void)state;
  assert_true(zh_anthropic_is_word(ZH_S("a-Z_9"), 5));
  assert_false(zh_anthropic_is_word(ZH_S("a-Z_9"), 4));
  assert_true(zh_anthropic_is_word(ZH_S("\\u0061b"), 2));
  assert_false(zh_anthropic_is_word(ZH_S("\\u0061."), 9));
  assert_false(zh_anthropic_is_word(ZH_S(""), 9));
  assert_false(zh_anthropic_is_word(ZH_S("\xc3\xa9"), 9));
}

/* --- requests no app can write yet -------------------------------------- */

typedef struct anthropic_made {
  zh_arena arena;
  zh_http_request out;
  zh_losses losses;
  zh_error err;
  zh_status status;
} anthropic_made;

static void anthropic_make(zh_chat_request *chat, const char *model,
                           anthropic_made *made) {
  zh_dialect_target to = {.model = zh_str_of(model)};
  memset(made, 0, sizeof(*made));
  made->losses.arena = &made->arena;
  zh_error_init(&made->err);
  chat->expanded = true;
  chat->n = 1;
  chat->parallel_tool_calls = -1;
  chat->max_tokens = ZH_S("9");
  made->status = DIALECT->write_request(chat, &to, &made->arena, &made->out,
                                        &made->losses, &made->err);
}

static void anthropic_unmake(anthropic_made *made) {
  zh_buf_deinit(&made->out.path);
  zh_buf_deinit(&made->out.query);
  zh_buf_deinit(&made->out.body);
  zh_arena_deinit(&made->arena);
}

static zh_part anthropic_text_part(const char *raw, const char *text) {
  return (zh_part){
      .type = ZH_PART_TEXT, .text = zh_str_of(text), .raw = zh_str_of(raw)};
}

static void anthropic_puts_results_first(void **state) {
  (void)state;
  zh_part parts[] = {anthropic_text_part("\"roll\"", "roll"),
                     anthropic_text_part("\"hm\"", "hm"),
                     anthropic_text_part("\"5\"", "5")};
  zh_tool_call call = {.id = ZH_S("\\u0061"),
                       .name = ZH_S("roll"),
                       .arguments = ZH_S("{\\\"a\\\": [1]}")};
  zh_message messages[] = {
      {.role = ZH_ROLE_USER, .parts = &parts[0], .part_count = 1},
      {.role = ZH_ROLE_ASSISTANT, .tool_calls = &call, .tool_call_count = 1},
      {.role = ZH_ROLE_USER, .parts = &parts[1], .part_count = 1},
      {.role = ZH_ROLE_TOOL,
       .parts = &parts[2],
       .part_count = 1,
       .tool_call_id = ZH_S("a")},
  };
  zh_tool tool = {.name = ZH_S("roll"), .strict = -1};
  zh_chat_request chat = {.messages = messages,
                          .message_count = ZH_COUNT(messages),
                          .tools = &tool,
                          .tool_count = 1};
  anthropic_made made;
  anthropic_make(&chat, "claude-haiku-4-5", &made);
  assert_int_equal(made.status, ZH_OK);
  zh_buf_putc(&made.out.body, '\0');
  assert_string_equal(
      made.out.body.ptr,
      "{\"model\":\"claude-haiku-4-5\",\"max_tokens\":9,\"messages\":["
      "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"roll\"}]},"
      "{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\","
      "\"id\":\"\\u0061\",\"name\":\"roll\",\"input\":{\"a\": [1]}}]},"
      "{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\","
      "\"tool_use_id\":\"a\",\"content\":\"5\"},"
      "{\"type\":\"text\",\"text\":\"hm\"}]}],"
      "\"tools\":[{\"name\":\"roll\",\"input_schema\":{\"type\":\"object\"}}]"
      "}");
  assert_int_equal(made.losses.count, 0);
  anthropic_unmake(&made);
}

static void anthropic_refuses_arguments_that_are_no_object(void **state) {
  (void)state;
  static const char *const bad[] = {
      "{",   "[]", "null", "1", "\\\"a\\\"", "{\\\"a\\\":\\\"\\ud800\\\"}",
      "{} x"};
  zh_part part = anthropic_text_part("\"hi\"", "hi");
  for (size_t i = 0; i < ZH_COUNT(bad); i++) {
    zh_tool_call calls[] = {
        {.id = ZH_S("a"), .name = ZH_S("roll"), .arguments = ZH_S(" \\n")},
        {.id = ZH_S("b"),
         .name = ZH_S("roll"),
         .arguments = zh_str_of(bad[i])}};
    zh_message messages[] = {
        {.role = ZH_ROLE_USER, .parts = &part, .part_count = 1},
        {.role = ZH_ROLE_ASSISTANT, .tool_calls = calls, .tool_call_count = 2}};
    zh_chat_request chat = {.messages = messages, .message_count = 2};
    anthropic_made made;
    anthropic_make(&chat, "claude-haiku-4-5", &made);
    assert_int_equal(made.status, ZH_UNSUPPORTED);
    assert_string_equal(made.err.param,
                        "messages[1].tool_calls[1].function.arguments");
    anthropic_unmake(&made);
  }
}

static void anthropic_does_not_copy_an_image(void **state) {
  (void)state;
  const size_t len = (size_t)1 << 20;
  char *data = malloc(len);
  assert_non_null(data);
  memset(data, 'A', len);
  zh_part part = {.type = ZH_PART_IMAGE,
                  .media_type = ZH_S("image/png"),
                  .data = {data, len},
                  .raw = ZH_S("{}")};
  zh_message message = {.role = ZH_ROLE_USER, .parts = &part, .part_count = 1};
  zh_chat_request chat = {.messages = &message, .message_count = 1};
  anthropic_made made;
  anthropic_make(&chat, "claude-haiku-4-5", &made);
  assert_int_equal(made.status, ZH_OK);
  assert_int_equal(made.out.splice_count, 1);
  assert_ptr_equal(made.out.splices[0].text.ptr, data);
  assert_true(made.out.body.len < 1000);
  anthropic_unmake(&made);
  free(data);
}

/* A schema nested deeper than the writer goes is sent as it came. */
static void anthropic_takes_deep_schemas(void **state) {
  (void)state;
  enum { DEPTH = 200 };
  zh_buf schema;
  zh_buf_init(&schema, 1 << 20);
  for (int i = 0; i < DEPTH; i++)
    zh_buf_puts(&schema, "{\"type\":\"array\",\"items\":");
  zh_buf_puts(&schema, "{\"type\":\"string\"}");
  for (int i = 0; i < DEPTH; i++)
    zh_buf_putc(&schema, '}');
  zh_part part = anthropic_text_part("\"hi\"", "hi");
  zh_message message = {.role = ZH_ROLE_USER, .parts = &part, .part_count = 1};
  zh_chat_request chat = {.messages = &message,
                          .message_count = 1,
                          .format = ZH_FORMAT_JSON_SCHEMA,
                          .format_schema = zh_buf_str(&schema)};
  anthropic_made made;
  anthropic_make(&chat, "claude-haiku-4-5", &made);
  assert_int_equal(made.status, ZH_OK);
  anthropic_unmake(&made);
  zh_buf_deinit(&schema);
}

/* --- replies ------------------------------------------------------------ */

/* Events in one line; text, reasoning and arguments run together. */
typedef struct anthropic_heard {
  zh_buf line;
  zh_chat_event_type last;
} anthropic_heard;

static zh_status anthropic_hear(void *user, const zh_chat_event *event) {
  anthropic_heard *heard = user;
  static const char *const names[] = {"start",  "text",  "think",
                                      "refuse", "tool",  "args",
                                      "end",    "usage", "finish"};
  bool joins =
      event->type == heard->last && event->extra.len == 0 &&
      (event->type == ZH_CHAT_TEXT || event->type == ZH_CHAT_REASONING ||
       event->type == ZH_CHAT_TOOL_ARGS);
  if (!joins)
    zh_buf_printf(&heard->line, "|%s ", names[event->type]);
  zh_buf_put(&heard->line, event->id);
  zh_buf_put(&heard->line, event->name);
  zh_buf_put(&heard->line, event->text);
  zh_buf_put(&heard->line, event->extra);
  zh_buf_put(&heard->line, event->native);
  if (event->type == ZH_CHAT_USAGE)
    zh_buf_printf(
        &heard->line, "%lld/%lld/%lld", (long long)event->usage.prompt,
        (long long)event->usage.completion, (long long)event->usage.total);
  heard->last = event->type;
  return heard->line.status;
}

typedef struct anthropic_read {
  zh_arena arena;
  zh_reader reader;
  anthropic_heard heard;
  zh_error err;
} anthropic_read;

static void anthropic_open(anthropic_read *read) {
  memset(read, 0, sizeof(*read));
  zh_buf_init(&read->heard.line, 1 << 20);
  zh_error_init(&read->err);
  read->reader.dialect = DIALECT;
  read->reader.arena = &read->arena;
  read->reader.state = zh_arena_zero(&read->arena, DIALECT->reader_len);
  read->reader.emit = anthropic_hear;
  read->reader.user = &read->heard;
  assert_non_null(read->reader.state);
}

static const char *anthropic_line(anthropic_read *read) {
  zh_buf_putc(&read->heard.line, '\0');
  return read->heard.line.ptr;
}

static void anthropic_close(anthropic_read *read) {
  zh_nodes_deinit(&read->reader.nodes);
  zh_buf_deinit(&read->heard.line);
  zh_arena_deinit(&read->arena);
}

static zh_status anthropic_feed(anthropic_read *read, const char *data) {
  zh_record record = {ZH_S(""), zh_str_of(data)};
  return DIALECT->read_record(&read->reader, &record, &read->err);
}

static zh_status anthropic_feed_whole(anthropic_read *read, const char *text) {
  zh_json json;
  zh_status st =
      zh_json_parse(zh_str_of(text), &read->reader.nodes, &json, &read->err);
  assert_int_equal(st, ZH_OK);
  return DIALECT->read_reply(&read->reader, &json, &read->err);
}

static void anthropic_reads_stream_and_reply_alike(void **state) {
  (void)state;
  static const char whole[] =
      "{\"id\":\"m\",\"model\":\"c\",\"content\":["
      "{\"type\":\"thinking\",\"thinking\":\"hm hm\",\"signature\":\"S\"},"
      "{\"type\":\"text\",\"text\":\"a\\nb\"},"
      "{\"type\":\"server_tool_use\",\"id\":\"s\",\"name\":\"x\",\"input\":{}},"
      "{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"f\",\"input\":{\"a\":1}},"
      "{\"type\":\"tool_use\",\"id\":\"u\",\"name\":\"g\",\"input\":{}}],"
      "\"stop_reason\":\"tool_use\",\"usage\":{\"input_tokens\":3,"
      "\"output_tokens\":9}}";
  static const char *const pieces[] = {
      "{\"type\":\"message_start\",\"message\":{\"id\":\"m\",\"model\":\"c\","
      "\"usage\":{\"input_tokens\":3,\"output_tokens\":1}}}",
      "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":"
      "{\"type\":\"thinking\",\"thinking\":\"\"}}",
      "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":"
      "{\"type\":\"thinking_delta\",\"thinking\":\"hm\"}}",
      "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":"
      "{\"type\":\"thinking_delta\",\"thinking\":\" hm\"}}",
      "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":"
      "{\"type\":\"signature_delta\",\"signature\":\"S\"}}",
      "{\"type\":\"content_block_stop\",\"index\":0}",
      "{\"type\":\"content_block_start\",\"index\":1,\"content_block\":"
      "{\"type\":\"text\",\"text\":\"\"}}",
      "{\"type\":\"content_block_delta\",\"index\":1,\"delta\":"
      "{\"type\":\"text_delta\",\"text\":\"a\\n\"}}",
      "{\"type\":\"content_block_delta\",\"index\":1,\"delta\":"
      "{\"type\":\"text_delta\",\"text\":\"b\"}}",
      "{\"type\":\"content_block_stop\",\"index\":1}",
      "{\"type\":\"content_block_start\",\"index\":2,\"content_block\":"
      "{\"type\":\"server_tool_use\",\"id\":\"s\",\"name\":\"x\"}}",
      "{\"type\":\"content_block_delta\",\"index\":2,\"delta\":"
      "{\"type\":\"input_json_delta\",\"partial_json\":\"{}\"}}",
      "{\"type\":\"content_block_stop\",\"index\":2}",
      "{\"type\":\"content_block_start\",\"index\":3,\"content_block\":"
      "{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"f\",\"input\":{}}}",
      "{\"type\":\"content_block_delta\",\"index\":3,\"delta\":"
      "{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"a\\\"\"}}",
      "{\"type\":\"content_block_delta\",\"index\":3,\"delta\":"
      "{\"type\":\"input_json_delta\",\"partial_json\":\":1}\"}}",
      "{\"type\":\"content_block_stop\",\"index\":3}",
      "{\"type\":\"content_block_start\",\"index\":4,\"content_block\":"
      "{\"type\":\"tool_use\",\"id\":\"u\",\"name\":\"g\",\"input\":{}}}",
      "{\"type\":\"content_block_stop\",\"index\":4}",
      "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"tool_use\"},"
      "\"usage\":{\"output_tokens\":9}}",
      "{\"type\":\"message_stop\"}"};
  anthropic_read a;
  anthropic_read b;
  anthropic_open(&a);
  anthropic_open(&b);
  assert_int_equal(anthropic_feed_whole(&a, whole), ZH_OK);
  for (size_t i = 0; i < ZH_COUNT(pieces); i++) {
    assert_false(b.reader.complete);
    assert_int_equal(anthropic_feed(&b, pieces[i]), ZH_OK);
  }
  assert_true(a.reader.complete && b.reader.complete);
  assert_int_equal(DIALECT->read_end(&b.reader, &b.err), ZH_OK);
  assert_string_equal(anthropic_line(&a),
                      "|start mc|usage 3/-1/-1|think hm hm"
                      "|think {\"anthropic\":{\"signature\":\"S\"}}|text a\\nb"
                      "|tool tf|args {\\\"a\\\":1}|end |tool ug|args {}|end "
                      "|usage 3/9/12|finish tool_use");
  assert_string_equal(a.heard.line.ptr, anthropic_line(&b));
  anthropic_close(&a);
  anthropic_close(&b);
}

static void anthropic_tells_what_a_user_sees(void **state) {
  (void)state;
  static const struct {
    const char *data;
    bool visible;
  } records[] = {
      {"{\"type\":\"message_start\",\"message\":{}}", false},
      {"{\"type\":\"ping\"}", false},
      {"{\"type\":\"content_block_start\",\"content_block\":"
       "{\"type\":\"thinking\",\"signature\":\"S\"}}",
       false},
      {"{\"type\":\"content_block_delta\",\"delta\":"
       "{\"type\":\"thinking_delta\",\"thinking\":\"hm\"}}",
       true},
      {"{\"type\":\"content_block_start\",\"content_block\":"
       "{\"type\":\"text\",\"text\":\"\"}}",
       false},
      {"{\"type\":\"content_block_delta\",\"delta\":"
       "{\"type\":\"text_delta\",\"text\":\"a\"}}",
       true},
      {"{\"type\":\"content_block_delta\",\"delta\":"
       "{\"type\":\"text_delta\",\"text\":\"\"}}",
       false},
      {"{\"type\":\"content_block_start\",\"content_block\":"
       "{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"f\"}}",
       true},
      {"{\"type\":\"message_stop\"}", true}, // the arguments' "{}"
  };
  anthropic_read read;
  anthropic_open(&read);
  for (size_t i = 0; i < ZH_COUNT(records); i++) {
    assert_int_equal(anthropic_feed(&read, records[i].data), ZH_OK);
    if (read.reader.visible != records[i].visible)
      fail_msg("%s: visible %d", records[i].data, read.reader.visible);
  }
  anthropic_close(&read);
}

static void anthropic_survives_odd_records(void **state) {
  (void)state;
  static const char *const odd[] = {
      "{}",
      "{\"type\":null}",
      "{\"type\":\"content_block_stop\",\"index\":7}",
      "{\"type\":\"content_block_delta\"}",
      "{\"type\":\"content_block_start\"}",
      "{\"type\":\"content_block_start\",\"content_block\":[]}",
      "{\"type\":\"content_block_delta\",\"delta\":"
      "{\"type\":\"input_json_delta\",\"partial_json\":\"{\"}}",
      "{\"type\":\"message_start\"}",
      "{\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":"
      "9223372036854775807,\"cache_read_input_tokens\":-1}}}",
      "{\"type\":\"message_delta\"}",
      "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"new\"},"
      "\"usage\":{\"output_tokens\":1e99,\"iterations\":[1,{},null]}}",
      "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"}}",
      "{\"type\":\"message_stop\",\"id\":\"x\"}",
  };
  anthropic_read read;
  anthropic_open(&read);
  for (size_t i = 0; i < ZH_COUNT(odd); i++)
    assert_int_equal(anthropic_feed(&read, odd[i]), ZH_OK);
  assert_string_equal(anthropic_line(&read),
                      "|start |usage -1/-1/-1|usage -1/-1/-1|finish new");
  anthropic_close(&read);
}

static void anthropic_refuses_records_that_are_no_objects(void **state) {
  (void)state;
  static const char *const bad[] = {"[]", "null", "{\"type\":", "oops",
                                    "\"type\""};
  for (size_t i = 0; i < ZH_COUNT(bad); i++) {
    anthropic_read read;
    anthropic_open(&read);
    assert_int_equal(anthropic_feed(&read, bad[i]), ZH_PROTOCOL);
    assert_non_null(strstr(read.err.message, bad[i]));
    anthropic_close(&read);
  }
}

static void anthropic_cuts_the_excerpt(void **state) {
  (void)state;
  char text[4000];
  anthropic_read read;
  memset(text, '\x01', sizeof(text) - 1);
  text[sizeof(text) - 1] = '\0';
  anthropic_open(&read);
  assert_int_equal(anthropic_feed(&read, text), ZH_PROTOCOL);
  assert_true(strlen(read.err.message) < 140);
  assert_null(strchr(read.err.message, '\x01'));
  anthropic_close(&read);
}

/* --- errors ------------------------------------------------------------- */

static void anthropic_classes_errors(void **state) {
  (void)state;
  static const struct {
    int http_status;
    const char *type;
    const char *message;
    zh_status outside;
    zh_status inside;
    int inside_status;
    const char *code;
  } rows[] = {
      {400, "invalid_request_error", "messages: bad", ZH_BAD_REQUEST,
       ZH_BAD_REQUEST, 400, ""},
      {400, "invalid_request_error", "prompt is too long: 3 tokens > 2 maximum",
       ZH_CONTEXT_OVERFLOW, ZH_CONTEXT_OVERFLOW, 400,
       "context_length_exceeded"},
      {400, "invalid_request_error", "Your credit balance is too low",
       ZH_BILLING, ZH_BILLING, 400, ""},
      {401, "invalid_request_error", "no", ZH_AUTH, ZH_BAD_REQUEST, 400, ""},
      {401, "authentication_error", "no", ZH_AUTH, ZH_AUTH, 401, ""},
      {402, "billing_error", "pay", ZH_BILLING, ZH_BILLING, 402, ""},
      {403, "permission_error", "no", ZH_FORBIDDEN, ZH_FORBIDDEN, 403, ""},
      {404, "not_found_error", "Not Found", ZH_NOT_FOUND, ZH_NOT_FOUND, 404,
       ""},
      {404, "not_found_error", "model: x", ZH_MODEL_NOT_FOUND,
       ZH_MODEL_NOT_FOUND, 404, "model_not_found"},
      {413, "request_too_large", "too large", ZH_TOO_LARGE, ZH_TOO_LARGE, 413,
       ""},
      {429, "rate_limit_error", "slow", ZH_RATE_LIMITED, ZH_STREAM, 429, ""},
      {500, "api_error", "oops", ZH_SERVER, ZH_STREAM, 500, ""},
      {504, "timeout_error", "late", ZH_REQUEST_TIMEOUT, ZH_STREAM, 504, ""},
      {529, "overloaded_error", "busy", ZH_SERVER, ZH_STREAM, 529, ""},
      {418, "teapot_error", "short", ZH_HTTP, ZH_STREAM, 500, ""},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    char body[300];
    zh_error err;
    zh_json json;
    anthropic_read read;
    snprintf(body, sizeof(body),
             "{\"type\":\"error\",\"error\":{\"type\":\"%s\",\"message\":"
             "\"%s\"}}",
             rows[i].type, rows[i].message);
    anthropic_open(&read);
    assert_int_equal(anthropic_feed(&read, body), rows[i].inside);
    assert_int_equal(read.err.status, rows[i].inside);
    assert_int_equal(read.err.http_status, rows[i].inside_status);
    zh_error_init(&err);
    zh_error_from_http(&err, rows[i].http_status);
    assert_int_equal(
        zh_json_parse(zh_str_of(body), &read.reader.nodes, &json, NULL), ZH_OK);
    DIALECT->read_error(&json, &err);
    if (err.status != rows[i].outside)
      fail_msg("%s, %s: %s", rows[i].type, rows[i].message,
               zh_status_name(err.status));
    assert_int_equal(err.http_status, rows[i].http_status);
    assert_string_equal(err.type, rows[i].type);
    assert_string_equal(err.message, rows[i].message);
    assert_string_equal(err.code, rows[i].code);
    anthropic_close(&read);
  }
}

static void anthropic_reads_any_error_body(void **state) {
  (void)state;
  static const struct {
    const char *body;
    const char *message;
  } rows[] = {
      {"{\"error\":\"plain\"}", "plain"},
      {"{\"message\":\"top\"}", "top"},
      {"{\"error\":{\"message\":\"a\\nb\\u0041\"}}", "a bA"},
      {"{\"error\":{\"message\":5}}", "bad gateway (HTTP 502)"},
      {"{}", "bad gateway (HTTP 502)"},
      {"null", "bad gateway (HTTP 502)"},
      {"[1]", "bad gateway (HTTP 502)"},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    zh_error err;
    zh_json json;
    zh_nodes nodes = {0};
    zh_error_init(&err);
    zh_error_from_http(&err, 502);
    zh_error_copy(err.message, sizeof(err.message),
                  ZH_S("bad gateway (HTTP 502)"));
    assert_int_equal(
        zh_json_parse(zh_str_of(rows[i].body), &nodes, &json, NULL), ZH_OK);
    DIALECT->read_error(&json, &err);
    assert_int_equal(err.status, ZH_SERVER);
    assert_string_equal(err.message, rows[i].message);
    zh_nodes_deinit(&nodes);
  }
}

/* A message longer than there is room is cut between characters. */
static void anthropic_cuts_long_messages(void **state) {
  (void)state;
  zh_buf body;
  zh_error err;
  zh_json json;
  zh_nodes nodes = {0};
  zh_buf_init(&body, 1 << 20);
  zh_buf_puts(&body, "{\"error\":{\"message\":\"x");
  for (int i = 0; i < 5000; i++)
    zh_buf_puts(&body, "\\u00e9");
  zh_buf_puts(&body, "\"}}");
  zh_error_init(&err);
  zh_error_from_http(&err, 500);
  assert_int_equal(zh_json_parse(zh_buf_str(&body), &nodes, &json, NULL),
                   ZH_OK);
  DIALECT->read_error(&json, &err);
  assert_true(strlen(err.message) > 200);
  assert_true(zh_utf8_ok(zh_str_of(err.message)));
  zh_nodes_deinit(&nodes);
  zh_buf_deinit(&body);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(anthropic_knows_models_by_family_and_version),
      cmocka_unit_test(anthropic_gates_fields_by_version),
      cmocka_unit_test(anthropic_finds_blank_text),
      cmocka_unit_test(anthropic_checks_words_decoded),
      cmocka_unit_test(anthropic_puts_results_first),
      cmocka_unit_test(anthropic_refuses_arguments_that_are_no_object),
      cmocka_unit_test(anthropic_does_not_copy_an_image),
      cmocka_unit_test(anthropic_takes_deep_schemas),
      cmocka_unit_test(anthropic_reads_stream_and_reply_alike),
      cmocka_unit_test(anthropic_tells_what_a_user_sees),
      cmocka_unit_test(anthropic_survives_odd_records),
      cmocka_unit_test(anthropic_refuses_records_that_are_no_objects),
      cmocka_unit_test(anthropic_cuts_the_excerpt),
      cmocka_unit_test(anthropic_classes_errors),
      cmocka_unit_test(anthropic_reads_any_error_body),
      cmocka_unit_test(anthropic_cuts_long_messages),
  };
  return cmocka_run_group_tests_name("anthropic", tests, NULL, NULL);
}
