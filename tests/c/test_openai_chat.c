/* SPDX-License-Identifier: Apache-2.0 */
/* Requests of the openai_chat dialect: parsing, expanding, patching.  What a
 * reply becomes stands in tests/cases/openai_chat. */
#include "base/error.h"
#include "check.h"
#include "dialect/shared.h"

typedef struct request {
  zh_arena arena;
  zh_nodes nodes;
  zh_json source;
  zh_chat_request *chat;
  zh_http_request http;
  zh_losses losses;
  zh_error err;
} request;

static zh_status request_parse(request *q, const char *text) {
  memset(q, 0, sizeof(*q));
  zh_error_init(&q->err);
  q->losses.arena = &q->arena;
  zh_status st = zh_json_parse(zh_str_of(text), &q->nodes, &q->source, &q->err);
  if (st == ZH_OK)
    st = zh_dialect_openai_chat.parse_request(&q->source, &q->arena, &q->chat,
                                              &q->err);
  return st;
}

static zh_status request_expand(request *q, const char *text) {
  zh_status st = request_parse(q, text);
  return st == ZH_OK ? zh_dialect_openai_chat.expand(q->chat, &q->err) : st;
}

static zh_status request_write(request *q, const char *text,
                               const zh_dialect_target *to) {
  zh_status st = request_parse(q, text);
  if (st == ZH_OK)
    st = zh_dialect_openai_chat.write_request(q->chat, to, &q->arena, &q->http,
                                              &q->losses, &q->err);
  return st;
}

static void request_close(request *q) {
  zh_buf_deinit(&q->http.path);
  zh_buf_deinit(&q->http.query);
  zh_buf_deinit(&q->http.body);
  zh_nodes_deinit(&q->nodes);
  zh_arena_deinit(&q->arena);
}

/* --- parse_request -------------------------------------------------------- */

static void parse_reads_the_top_level_only(void **state) {
  (void)state;
  request q;
  assert_int_equal(
      request_parse(&q, "{\"messages\": \"odd\", \"model\": \"a\\/b\\u00e9\","
                        "\"stream\": true, \"stream_options\":"
                        "{\"include_usage\": true}, \"fallbacks\": [\"x\\n\"],"
                        "\"raw_params\": {\"k\": 1}, \"n\": -4}"),
      ZH_OK);
  check_str(q.chat->model, "a/b\xc3\xa9");
  assert_true(q.chat->stream);
  assert_true(q.chat->include_usage);
  assert_true(q.chat->has_fallbacks);
  assert_int_equal(q.chat->fallback_count, 1);
  check_str(q.chat->fallbacks[0], "x\n");
  assert_int_not_equal(q.chat->raw_params, 0);
  assert_int_equal(q.chat->member_count, 5);
  check_str(q.chat->members[0].key, "messages");
  check_str(q.chat->members[0].value, "\"odd\"");
  check_str(q.chat->members[4].key, "n");
  assert_int_equal(q.chat->n, 1);
  assert_false(q.chat->expanded);
  request_close(&q);
}

static void parse_takes_null_for_absent(void **state) {
  (void)state;
  request q;
  assert_int_equal(
      request_parse(&q, "{\"model\": \"m\", \"stream\": null, "
                        "\"stream_options\": null, \"fallbacks\": null, "
                        "\"raw_params\": null}"),
      ZH_OK);
  assert_false(q.chat->stream);
  assert_false(q.chat->has_fallbacks);
  assert_int_equal(q.chat->raw_params, 0);
  request_close(&q);
  assert_int_equal(request_parse(&q, "{\"model\":\"m\",\"fallbacks\":[]}"),
                   ZH_OK);
  assert_true(q.chat->has_fallbacks);
  assert_int_equal(q.chat->fallback_count, 0);
  request_close(&q);
}

typedef struct request_fault {
  const char *text;
  const char *param;
  const char *message;
  zh_status status;
} request_fault;

static const request_fault parse_faults[] = {
    {"[]", "", "request: expected an object, got an array", ZH_INVALID},
    {"null", "", "request: expected an object, got null", ZH_INVALID},
    {"{}", "model", "model: expected a string, got nothing", ZH_INVALID},
    {"{\"model\":null}", "model", "model: expected a string, got null",
     ZH_INVALID},
    {"{\"model\":7}", "model", "model: expected a string, got a number",
     ZH_INVALID},
    {"{\"model\":\"m\",\"stream\":1}", "stream",
     "stream: expected a boolean, got a number", ZH_INVALID},
    {"{\"model\":\"m\",\"stream_options\":{\"include_usage\":\"yes\"}}",
     "stream_options.include_usage",
     "stream_options.include_usage: expected a boolean, got a string",
     ZH_INVALID},
    {"{\"model\":\"m\",\"fallbacks\":\"a\"}", "fallbacks",
     "fallbacks: expected an array, got a string", ZH_INVALID},
    {"{\"model\":\"m\",\"fallbacks\":[\"a\",\"\"]}", "fallbacks[1]",
     "fallbacks[1]: must not be empty", ZH_INVALID},
    {"{\"model\":\"m\",\"raw_params\":[]}", "raw_params",
     "raw_params: expected an object, got an array", ZH_INVALID},
};

static void parse_names_the_field_at_fault(void **state) {
  (void)state;
  for (size_t i = 0; i < ZH_COUNT(parse_faults); i++) {
    request q;
    assert_int_equal(request_parse(&q, parse_faults[i].text),
                     parse_faults[i].status);
    assert_string_equal(q.err.param, parse_faults[i].param);
    assert_string_equal(q.err.message, parse_faults[i].message);
    assert_int_equal(q.err.http_status, 0);
    request_close(&q);
  }
}

/* --- expand --------------------------------------------------------------- */

static void expand_types_messages(void **state) {
  (void)state;
  request q;
  assert_int_equal(
      request_expand(
          &q,
          "{\"model\":\"m\",\"messages\":["
          "{\"role\":\"developer\",\"content\":\"Be\\n\"},"
          "{\"role\":\"user\",\"name\":\"bo\",\"content\":["
          "{\"type\":\"text\",\"text\":\"a\"},"
          "{\"type\":\"image_url\",\"image_url\":{\"url\":"
          "\"data:image\\/png;base64,QUI=\",\"detail\":\"low\"}},"
          "{\"type\":\"image_url\",\"image_url\":\"https://x/y\"},"
          "{\"type\":\"input_audio\",\"input_audio\":"
          "{\"data\":\"QQ==\",\"format\":\"wav\"}},"
          "{\"type\":\"file\",\"file\":{\"filename\":\"a.PDF\","
          "\"file_data\":\"QQ==\"}},"
          "{\"type\":\"file\",\"file\":{\"file_data\":"
          "\"data:text/plain;charset=utf-8;base64,QQ==\"}},"
          "{\"type\":\"file\",\"file\":{\"file_id\":\"f-1\"}},"
          "{\"type\":\"new\",\"x\":1}]},"
          "{\"role\":\"assistant\",\"content\":null,\"reasoning\":\"Hm\","
          "\"tool_calls\":[{\"id\":\"c1\",\"type\":\"function\",\"function\":"
          "{\"name\":\"f\",\"arguments\":\" \"},\"extra_content\":{\"g\":1}},"
          "{\"id\":\"c2\",\"function\":{\"name\":\"g\","
          "\"arguments\":\"{\\\"a\\\":1}\"}}]},"
          "{\"role\":\"tool\",\"tool_call_id\":\"c\\u0032\",\"content\":"
          "[{\"type\":\"text\",\"text\":\"r2\"}]},"
          "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"\"},"
          "{\"role\":\"assistant\",\"content\":[{\"type\":\"refusal\","
          "\"refusal\":\"no\"}]}]}"),
      ZH_OK);
  const zh_message *m = q.chat->messages;
  assert_int_equal(q.chat->message_count, 6);
  assert_int_equal(m[0].role, ZH_ROLE_SYSTEM);
  assert_true(m[0].is_developer);
  check_str(m[0].parts[0].text, "Be\\n");
  check_str(m[1].name, "bo");
  assert_int_equal(m[1].part_count, 8);
  const zh_part *p = m[1].parts;
  assert_int_equal(p[0].type, ZH_PART_TEXT);
  check_str(p[1].media_type, "image\\/png");
  check_str(p[1].data, "QUI=");
  check_str(p[1].detail, "low");
  check_str(p[1].url, "");
  check_str(p[2].url, "https://x/y");
  assert_int_equal(p[3].type, ZH_PART_AUDIO);
  check_str(p[3].media_type, "wav");
  assert_int_equal(p[4].type, ZH_PART_FILE);
  check_str(p[4].media_type, "application/pdf");
  check_str(p[4].name, "a.PDF");
  check_str(p[5].media_type, "text/plain");
  check_str(p[5].data, "QQ==");
  check_str(p[6].data, "");
  check_str(p[6].raw, "{\"type\":\"file\",\"file\":{\"file_id\":\"f-1\"}}");
  assert_int_equal(p[7].type, ZH_PART_OTHER);
  check_str(p[7].raw, "{\"type\":\"new\",\"x\":1}");
  assert_false(m[2].has_content);
  check_str(m[2].reasoning, "Hm");
  assert_int_equal(m[2].tool_call_count, 2);
  check_str(m[2].tool_calls[0].arguments, "{}");
  check_str(m[2].tool_calls[0].extra, "{\"g\":1}");
  check_str(m[2].tool_calls[1].arguments, "{\\\"a\\\":1}");
  assert_int_equal(m[3].role, ZH_ROLE_TOOL);
  check_str(m[3].parts[0].text, "r2");
  assert_int_equal(m[4].part_count, 1);
  check_str(m[4].parts[0].text, "");
  assert_int_equal(m[5].parts[0].type, ZH_PART_REFUSAL);
  check_str(m[5].parts[0].text, "no");
  request_close(&q);
}

#define EXPAND_HI                                                              \
  "\"model\":\"m\",\"messages\":[{\"role\":\"user\","                          \
  "\"content\":\"hi\"}]"

static void expand_types_the_rest(void **state) {
  (void)state;
  request q;
  assert_int_equal(
      request_expand(
          &q, "{" EXPAND_HI
              ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\","
              "\"description\":\"\",\"parameters\":{\"type\":\"object\"},"
              "\"strict\":true}},{\"type\":\"function\",\"function\":"
              "{\"name\":\"g\",\"description\":null,\"parameters\":null}}],"
              "\"tool_choice\":{\"type\":\"function\",\"function\":"
              "{\"name\":\"g\"}},\"parallel_tool_calls\":false,"
              "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":"
              "{\"name\":\"s\",\"schema\":{\"a\":[]},\"strict\":false}},"
              "\"stop\":[\"a\",\"\\n\"],\"max_tokens\":5,"
              "\"max_completion_tokens\":70,\"temperature\":0.10,"
              "\"top_p\":1,\"top_k\":4,\"seed\":-3,\"n\":2,"
              "\"presence_penalty\":-1.5,\"frequency_penalty\":null,"
              "\"reasoning_effort\":\"low\",\"user\":\"u\","
              "\"safety_identifier\":\"s\"}"),
      ZH_OK);
  const zh_chat_request *chat = q.chat;
  assert_true(chat->expanded);
  assert_int_equal(chat->tool_count, 2);
  check_str(chat->tools[0].parameters, "{\"type\":\"object\"}");
  assert_true(chat->tools[0].has_description);
  assert_int_equal(chat->tools[0].strict, 1);
  assert_false(chat->tools[1].has_description);
  check_str(chat->tools[1].parameters, "");
  assert_int_equal(chat->tools[1].strict, -1);
  assert_int_equal(chat->tool_choice, ZH_CHOICE_NAMED);
  check_str(chat->tool_choice_name, "g");
  assert_int_equal(chat->parallel_tool_calls, 0);
  assert_int_equal(chat->format, ZH_FORMAT_JSON_SCHEMA);
  check_str(chat->format_schema, "{\"a\":[]}");
  check_str(chat->format_name, "s");
  assert_int_equal(chat->format_strict, 0);
  assert_int_equal(chat->stop_count, 2);
  check_str(chat->stops[1], "\\n");
  check_str(chat->max_tokens, "70");
  check_str(chat->temperature, "0.10");
  check_str(chat->top_k, "4");
  check_str(chat->seed, "-3");
  assert_int_equal(chat->n, 2);
  check_str(chat->presence_penalty, "-1.5");
  check_str(chat->frequency_penalty, "");
  check_str(chat->reasoning_effort, "low");
  check_str(chat->user, "s");
  assert_int_equal(zh_dialect_openai_chat.expand(q.chat, &q.err), ZH_OK);
  assert_int_equal(chat->stop_count, 2);
  request_close(&q);
}

static void expand_takes_null_for_absent(void **state) {
  (void)state;
  request q;
  assert_int_equal(
      request_expand(
          &q, "{" EXPAND_HI
              ",\"tools\":null,\"tool_choice\":null,\"response_format\":null,"
              "\"stop\":null,\"n\":null,\"max_tokens\":null,\"seed\":null,"
              "\"parallel_tool_calls\":null,\"functions\":[],\"user\":null,"
              "\"reasoning\":{\"effort\":\"high\"},\"temperature\":null}"),
      ZH_OK);
  assert_int_equal(q.chat->tool_choice, ZH_CHOICE_UNSET);
  assert_int_equal(q.chat->format, ZH_FORMAT_TEXT);
  assert_int_equal(q.chat->n, 1);
  assert_int_equal(q.chat->parallel_tool_calls, -1);
  check_str(q.chat->max_tokens, "");
  check_str(q.chat->reasoning_effort, "high");
  request_close(&q);
}

#define FAULT_MESSAGES(list) "{\"model\":\"m\",\"messages\":" list "}"
#define FAULT_USER(part)                                                       \
  FAULT_MESSAGES("[{\"role\":\"user\",\"content\":[" part "]}]")
#define FAULT_CALL(call)                                                       \
  FAULT_MESSAGES("[{\"role\":\"user\",\"content\":\"x\"},"                     \
                 "{\"role\":\"assistant\",\"tool_calls\":[" call "]}]")
#define FAULT_TOP(members) "{" EXPAND_HI "," members "}"

static const request_fault expand_faults[] = {
    {"{\"model\":\"m\"}", "messages",
     "messages: expected an array, got nothing", ZH_INVALID},
    {FAULT_MESSAGES("\"hi\""), "messages",
     "messages: expected an array, got a string", ZH_INVALID},
    {FAULT_MESSAGES("[]"), "messages", "messages: must not be empty",
     ZH_INVALID},
    {FAULT_MESSAGES("[1]"), "messages[0]",
     "messages[0]: expected an object, got a number", ZH_INVALID},
    {FAULT_MESSAGES("[{}]"), "messages[0].role",
     "messages[0].role: expected a string, got nothing", ZH_INVALID},
    {FAULT_MESSAGES("[{\"role\":\"bot\"}]"), "messages[0].role",
     "messages[0].role: expected system, developer, user, assistant or tool",
     ZH_INVALID},
    {FAULT_MESSAGES("[{\"role\":\"function\",\"name\":\"f\","
                    "\"content\":\"1\"}]"),
     "messages[0].role",
     "messages[0].role: legacy function messages cannot be translated; use "
     "role tool",
     ZH_INVALID},
    {FAULT_MESSAGES("[{\"role\":\"user\"}]"), "messages[0].content",
     "messages[0].content: expected a string or an array of parts, got nothing",
     ZH_INVALID},
    {FAULT_MESSAGES("[{\"role\":\"user\",\"content\":{}}]"),
     "messages[0].content",
     "messages[0].content: expected a string or an array of parts, got an "
     "object",
     ZH_INVALID},
    {FAULT_MESSAGES("[{\"role\":\"user\",\"content\":\"x\",\"name\":4}]"),
     "messages[0].name", "messages[0].name: expected a string, got a number",
     ZH_INVALID},
    {FAULT_USER("\"x\""), "messages[0].content[0]",
     "messages[0].content[0]: expected an object, got a string", ZH_INVALID},
    {FAULT_USER("{}"), "messages[0].content[0].type",
     "messages[0].content[0].type: expected a string, got nothing", ZH_INVALID},
    {FAULT_USER("{\"type\":\"text\"}"), "messages[0].content[0].text",
     "messages[0].content[0].text: expected a string, got nothing", ZH_INVALID},
    {FAULT_USER("{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"image_url\","
                "\"image_url\":{\"url\":null}}"),
     "messages[0].content[1].image_url.url",
     "messages[0].content[1].image_url.url: expected a string, got null",
     ZH_INVALID},
    {FAULT_USER("{\"type\":\"image_url\",\"image_url\":\"data:x\"}"),
     "messages[0].content[0].image_url",
     "messages[0].content[0].image_url: expected a URL or "
     "data:<type>;base64,<data>",
     ZH_INVALID},
    {FAULT_USER("{\"type\":\"image_url\",\"image_url\":"
                "{\"url\":\"data:image/png,AA\"}}"),
     "messages[0].content[0].image_url.url",
     "messages[0].content[0].image_url.url: expected a URL or "
     "data:<type>;base64,<data>",
     ZH_INVALID},
    {FAULT_USER("{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:\"}}"),
     "messages[0].content[0].image_url.url",
     "messages[0].content[0].image_url.url: expected a URL or "
     "data:<type>;base64,<data>",
     ZH_INVALID},
    {FAULT_USER("{\"type\":\"input_audio\",\"input_audio\":"
                "{\"data\":\"QQ==\"}}"),
     "messages[0].content[0].input_audio.format",
     "messages[0].content[0].input_audio.format: expected a string, got "
     "nothing",
     ZH_INVALID},
    {FAULT_USER("{\"type\":\"file\",\"file\":{\"filename\":\"a\"}}"),
     "messages[0].content[0].file",
     "messages[0].content[0].file: expected file_data or file_id", ZH_INVALID},
    {FAULT_USER("{\"type\":\"file\",\"file\":{\"file_data\":\"data:x\"}}"),
     "messages[0].content[0].file.file_data",
     "messages[0].content[0].file.file_data: expected "
     "data:<type>;base64,<data>",
     ZH_INVALID},
    {FAULT_CALL("{\"type\":\"function\"}"), "messages[1].tool_calls[0].id",
     "messages[1].tool_calls[0].id: expected a string, got nothing",
     ZH_INVALID},
    {FAULT_CALL("{\"id\":\"c\",\"type\":\"custom\"}"),
     "messages[1].tool_calls[0]",
     "messages[1].tool_calls[0]: only function calls can be translated",
     ZH_UNSUPPORTED},
    {FAULT_CALL("{\"id\":\"c\",\"function\":{\"arguments\":\"{}\"}}"),
     "messages[1].tool_calls[0].function.name",
     "messages[1].tool_calls[0].function.name: expected a string, got nothing",
     ZH_INVALID},
    {FAULT_CALL("{\"id\":\"c\",\"function\":{\"name\":\"f\","
                "\"arguments\":{}}}"),
     "messages[1].tool_calls[0].function.arguments",
     "messages[1].tool_calls[0].function.arguments: expected a string, got an "
     "object",
     ZH_INVALID},
    {FAULT_CALL("{\"id\":\"c\",\"function\":{\"name\":\"f\","
                "\"arguments\":\"{\\\"a\"}}"),
     "messages[1].tool_calls[0].function.arguments",
     "messages[1].tool_calls[0].function.arguments: expected the JSON text of "
     "an object",
     ZH_INVALID},
    {FAULT_CALL("{\"id\":\"c\",\"function\":{\"name\":\"f\","
                "\"arguments\":\"[1]\"}}"),
     "messages[1].tool_calls[0].function.arguments",
     "messages[1].tool_calls[0].function.arguments: expected the JSON text of "
     "an object",
     ZH_INVALID},
    {FAULT_CALL("{\"id\":\"c\",\"function\":{\"name\":\"f\"}}"),
     "messages[1].tool_calls[0].id",
     "messages[1].tool_calls[0].id: no tool message answers this call",
     ZH_INVALID},
    {FAULT_MESSAGES("[{\"role\":\"assistant\",\"content\":\"\","
                    "\"function_call\":{\"name\":\"f\"}}]"),
     "messages[0].function_call",
     "messages[0].function_call: legacy function calls cannot be translated; "
     "use tool_calls",
     ZH_INVALID},
    {FAULT_MESSAGES("[{\"role\":\"tool\",\"content\":\"1\"}]"),
     "messages[0].tool_call_id",
     "messages[0].tool_call_id: expected a string, got nothing", ZH_INVALID},
    {FAULT_MESSAGES("[{\"role\":\"tool\",\"content\":\"1\","
                    "\"tool_call_id\":\"c\"}]"),
     "messages[0].tool_call_id",
     "messages[0].tool_call_id: no tool call before this message has this id",
     ZH_INVALID},
    {FAULT_TOP("\"tools\":{}"), "tools",
     "tools: expected an array, got an object", ZH_INVALID},
    {FAULT_TOP("\"tools\":[{\"type\":\"custom\"}]"), "tools[0]",
     "tools[0]: only function tools can be translated", ZH_UNSUPPORTED},
    {FAULT_TOP("\"tools\":[{\"type\":\"function\",\"function\":"
               "{\"name\":\"f\",\"parameters\":\"{}\"}}]"),
     "tools[0].function.parameters",
     "tools[0].function.parameters: expected an object, got a string",
     ZH_INVALID},
    {FAULT_TOP("\"functions\":[{\"name\":\"f\"}]"), "functions",
     "functions: legacy functions cannot be translated; use tools", ZH_INVALID},
    {FAULT_TOP("\"tool_choice\":\"any\""), "tool_choice",
     "tool_choice: expected auto, none, required or a function", ZH_INVALID},
    {FAULT_TOP("\"tool_choice\":\"required\""), "tool_choice",
     "tool_choice: there are no tools to choose from", ZH_INVALID},
    {FAULT_TOP("\"tool_choice\":{\"type\":\"function\",\"function\":"
               "{\"name\":\"f\"}}"),
     "tool_choice.function.name",
     "tool_choice.function.name: no tool has this name", ZH_INVALID},
    {FAULT_TOP("\"tool_choice\":{\"type\":\"allowed_tools\"}"), "tool_choice",
     "tool_choice: only a function can be chosen in translation",
     ZH_UNSUPPORTED},
    {FAULT_TOP("\"response_format\":{\"type\":\"xml\"}"),
     "response_format.type",
     "response_format.type: expected text, json_object or json_schema",
     ZH_INVALID},
    {FAULT_TOP("\"response_format\":{\"type\":\"json_schema\","
               "\"json_schema\":{\"name\":\"s\"}}"),
     "response_format.json_schema.schema",
     "response_format.json_schema.schema: expected an object, got nothing",
     ZH_INVALID},
    {FAULT_TOP("\"stop\":[\"a\",null]"), "stop[1]",
     "stop[1]: expected a string, got null", ZH_INVALID},
    {FAULT_TOP("\"temperature\":\"hot\""), "temperature",
     "temperature: expected a number, got a string", ZH_INVALID},
    {FAULT_TOP("\"n\":0"), "n", "n: is too small", ZH_INVALID},
    {FAULT_TOP("\"n\":1.5"), "n", "n: expected an integer", ZH_INVALID},
    {FAULT_TOP("\"max_tokens\":-1"), "max_tokens", "max_tokens: is too small",
     ZH_INVALID},
    {FAULT_TOP("\"max_tokens\":true"), "max_tokens",
     "max_tokens: expected an integer, got a boolean", ZH_INVALID},
    {FAULT_TOP("\"reasoning_effort\":3"), "reasoning_effort",
     "reasoning_effort: expected a string, got a number", ZH_INVALID},
};

static void expand_names_the_field_at_fault(void **state) {
  (void)state;
  for (size_t i = 0; i < ZH_COUNT(expand_faults); i++) {
    const request_fault *fault = &expand_faults[i];
    request q;
    assert_int_equal(request_expand(&q, fault->text), fault->status);
    assert_int_equal(q.err.status, fault->status);
    assert_string_equal(q.err.param, fault->param);
    assert_string_equal(q.err.message, fault->message);
    assert_false(q.chat->expanded);
    request_close(&q);
  }
}

static void expand_reports_memory(void **state) {
  (void)state;
  static const char text[] =
      "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\""
      ":\"text\",\"text\":\"a\"}]},{\"role\":\"assistant\",\"content\":\"b\","
      "\"tool_calls\":[{\"id\":\"c\",\"function\":{\"name\":\"f\","
      "\"arguments\":\"{\\\"a\\\":1}\"}}]},{\"role\":\"tool\","
      "\"tool_call_id\":\"c\",\"content\":\"1\"}],\"tools\":[{\"type\":"
      "\"function\",\"function\":{\"name\":\"f\"}}],\"stop\":\"x\"}";
  bool more = true;
  for (long nth = 1; more && nth < 100; nth++) {
    request q;
    memset(&q, 0, sizeof(q));
    zh_mem_fail(nth, true);
    zh_status st = request_expand(&q, text);
    more = zh_mem_count() >= nth;
    zh_mem_fail(0, false);
    assert_int_equal(st, more ? ZH_NO_MEMORY : ZH_OK);
    request_close(&q);
  }
  assert_false(more);
}

/* --- write_request -------------------------------------------------------- */

static void write_keeps_bytes(void **state) {
  (void)state;
  request q;
  zh_dialect_target to = {.model = ZH_S("a/b"), .verbatim = true};
  const char *text = "{\"x\":[ 1 ],\"model\":\"a\\/b\",\"seed\":1e0,"
                     "\"stream\":true,\"messages\":[{\"role\":\"developer\"}]}";
  to.quirks = ~0u; // verbatim: none of them counts
  assert_int_equal(request_write(&q, text, &to), ZH_OK);
  check_slice(zh_buf_str(&q.http.body), zh_str_of(text));
  check_str(zh_buf_str(&q.http.path), "/chat/completions");
  check_str(zh_buf_str(&q.http.query), "");
  assert_int_equal(q.losses.count, 0);
  request_close(&q);
}

static void write_replaces_the_model(void **state) {
  (void)state;
  request q;
  zh_dialect_target to = {.model = ZH_S("q\"\xc3\xa9")};
  assert_int_equal(
      request_write(&q, "{\"a\":1,\"model\":\"p/q\",\"b\":2}", &to), ZH_OK);
  check_str(zh_buf_str(&q.http.body),
            "{\"a\":1,\"model\":\"q\\\"\xc3\xa9\",\"b\":2}");
  request_close(&q);
}

static void write_applies_quirks(void **state) {
  (void)state;
  static const struct {
    uint32_t quirks;
    const char *text;
    const char *body;
    size_t losses;
  } rows[] = {
      {ZH_QUIRK_MAX_TOKENS,
       "{\"model\":\"m\",\"max_completion_tokens\":null,\"max_tokens\":5}",
       "{\"model\":\"m\",\"max_tokens\":5}", 0},
      {ZH_QUIRK_MAX_TOKENS,
       "{\"model\":\"m\",\"max_completion_tokens\":7,\"max_tokens\":5}",
       "{\"model\":\"m\",\"max_tokens\":7}", 0},
      {ZH_QUIRK_REQUIRED_IS_ANY,
       "{\"model\":\"m\",\"tool_choice\":\"required\"}",
       "{\"model\":\"m\",\"tool_choice\":\"any\"}", 0},
      {ZH_QUIRK_REQUIRED_IS_ANY, "{\"model\":\"m\",\"tool_choice\":\"auto\"}",
       "{\"model\":\"m\",\"tool_choice\":\"auto\"}", 0},
      {ZH_QUIRK_NO_STREAM_USAGE,
       "{\"model\":\"m\",\"stream\":true,\"stream_options\":null}",
       "{\"model\":\"m\",\"stream\":true}", 0},
      {ZH_QUIRK_NO_STREAM_USAGE,
       "{\"model\":\"m\",\"stream\":true,\"stream_options\":{}}",
       "{\"model\":\"m\",\"stream\":true}", 1},
      {0, "{\"model\":\"m\",\"stream_options\":null,\"stream\":true}",
       "{\"model\":\"m\",\"stream\":true,"
       "\"stream_options\":{\"include_usage\":true}}",
       0},
      {0, "{\"model\":\"m\",\"stream\":false,\"stream_options\":{}}",
       "{\"model\":\"m\",\"stream\":false,\"stream_options\":{}}", 0},
      {ZH_QUIRK_SHORT_TOOL_IDS,
       "{\"model\":\"m\",\"messages\":[{\"role\":\"tool\","
       "\"tool_call_id\":7},{\"tool_calls\":null},{\"tool_calls\":[3,{\"id\":"
       "\"\"}]},5]}",
       "{\"model\":\"m\",\"messages\":[{\"role\":\"tool\","
       "\"tool_call_id\":7},{\"tool_calls\":null},{\"tool_calls\":[3,{\"id\":"
       "\"\"}]},5]}",
       0},
      {ZH_QUIRK_NO_DEVELOPER, "{\"model\":\"m\",\"messages\":{\"a\":1}}",
       "{\"model\":\"m\",\"messages\":{\"a\":1}}", 0},
      {ZH_QUIRK_NO_JSON_SCHEMA,
       "{\"type\":\"json_schema\",\"model\":\"m\","
       "\"json_schema\":{\"schema\":{}}}",
       "{\"type\":\"json_schema\",\"model\":\"m\","
       "\"json_schema\":{\"schema\":{}}}",
       0},
      {ZH_QUIRK_NO_JSON_SCHEMA,
       "{\"model\":\"m\",\"response_format\":{\"type\":\"json_schema\"}}",
       "{\"model\":\"m\",\"response_format\":{\"type\":\"json_schema\"}}", 0},
      {ZH_QUIRK_NO_JSON_SCHEMA,
       "{\"model\":\"m\",\"messages\":[{\"role\":\"system\",\"content\":"
       "[{\"type\":\"text\",\"text\":\"a\"}]}],\"response_format\":{\"type\":"
       "\"json_schema\",\"json_schema\":{\"schema\":{}}}}",
       "{\"model\":\"m\",\"messages\":[{\"role\":\"system\",\"content\":"
       "[{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"text\",\"text\":"
       "\"Answer with one JSON object and nothing else. It must match this "
       "JSON schema: {}\"}]}],\"response_format\":{\"type\":\"json_object\"}}",
       1},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    request q;
    zh_dialect_target to = {.model = ZH_S("m"), .quirks = rows[i].quirks};
    assert_int_equal(request_write(&q, rows[i].text, &to), ZH_OK);
    check_slice(zh_buf_str(&q.http.body), zh_str_of(rows[i].body));
    assert_int_equal(q.losses.count, rows[i].losses);
    request_close(&q);
  }
}

/* A large message is carried as a slice of the source, unless raw_params ask
 * for one piece. */
static void write_copies_no_large_message(void **state) {
  (void)state;
  enum { LEN = 60000 };
  static const char head[] = "{\"model\":\"m\",\"messages\":[{\"role\":"
                             "\"user\",\"content\":\"";
  static const char *const tails[] = {"\"}]}",
                                      "\"}],\"raw_params\":{\"a\":1}}"};
  for (size_t i = 0; i < ZH_COUNT(tails); i++) {
    request q;
    zh_dialect_target to = {.model = ZH_S("n")};
    char *text = malloc(LEN + 200);
    assert_non_null(text);
    memcpy(text, head, sizeof(head) - 1);
    memset(text + sizeof(head) - 1, 'x', LEN);
    memcpy(text + sizeof(head) - 1 + LEN, tails[i], strlen(tails[i]) + 1);
    assert_int_equal(request_write(&q, text, &to), ZH_OK);
    assert_int_equal(q.http.splice_count, i == 0 ? 1 : 0);
    assert_int_equal(q.http.body.len < 1000, i == 0);
    request_close(&q);
    free(text);
  }
}

static void write_reports_memory(void **state) {
  (void)state;
  bool more = true;
  zh_dialect_target to = {.model = ZH_S("n"),
                          .quirks = ZH_QUIRK_NO_JSON_SCHEMA};
  for (long nth = 1; more && nth < 100; nth++) {
    request q;
    memset(&q, 0, sizeof(q));
    zh_mem_fail(nth, true);
    zh_status st = request_write(
        &q,
        "{\"model\":\"m\",\"messages\":[],\"raw_params\":{\"a\":1},"
        "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":"
        "{\"schema\":{\"a\":1}}}}",
        &to);
    more = zh_mem_count() >= nth;
    zh_mem_fail(0, false);
    assert_int_equal(st, more ? ZH_NO_MEMORY : ZH_OK);
    request_close(&q);
  }
  assert_false(more);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(parse_reads_the_top_level_only),
      cmocka_unit_test(parse_takes_null_for_absent),
      cmocka_unit_test(parse_names_the_field_at_fault),
      cmocka_unit_test(expand_types_messages),
      cmocka_unit_test(expand_types_the_rest),
      cmocka_unit_test(expand_takes_null_for_absent),
      cmocka_unit_test(expand_names_the_field_at_fault),
      cmocka_unit_test(expand_reports_memory),
      cmocka_unit_test(write_keeps_bytes),
      cmocka_unit_test(write_replaces_the_model),
      cmocka_unit_test(write_applies_quirks),
      cmocka_unit_test(write_copies_no_large_message),
      cmocka_unit_test(write_reports_memory),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
