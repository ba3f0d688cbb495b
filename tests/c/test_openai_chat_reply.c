/* SPDX-License-Identifier: Apache-2.0 */
/* Replies of the openai_chat dialect: rendering events, and reading what no
 * well-meaning server sends. */
#include "base/error.h"
#include "base/limits.h"
#include "check.h"
#include "dialect/shared.h"

/* --- rendering ------------------------------------------------------------ */

typedef struct screen {
  zh_arena arena;
  zh_buf out;
  zh_nodes index;
  zh_render r;
} screen;

static void screen_open(screen *s) {
  const zh_dialect *dialect = &zh_dialect_openai_chat;
  memset(s, 0, sizeof(*s));
  zh_buf_init(&s->out, ZH_MAX_REPLY);
  s->r = (zh_render){.dialect = dialect,
                     .arena = &s->arena,
                     .created = 77,
                     .model = ZH_S("m\""),
                     .out = &s->out,
                     .index = &s->index};
  s->r.state = zh_arena_zero(&s->arena, dialect->render_len);
  assert_non_null(s->r.state);
}

static void screen_close(screen *s) {
  zh_buf_deinit(&s->out);
  zh_nodes_deinit(&s->index);
  zh_arena_deinit(&s->arena);
}

/* The nodes recorded while writing are those that a parse finds. */
static void screen_check_index(const screen *s) {
  zh_nodes nodes = {0};
  zh_json json;
  assert_int_equal(zh_json_parse(zh_buf_str(&s->out), &nodes, &json, NULL),
                   ZH_OK);
  assert_int_equal(json.count, s->index.count);
  for (uint32_t i = 0; i < json.count; i++) {
    assert_int_equal(json.nodes[i].off, s->index.items[i].off);
    assert_int_equal(json.nodes[i].len, s->index.items[i].len);
    assert_int_equal(json.nodes[i].next, s->index.items[i].next);
    assert_int_equal(json.nodes[i].type, s->index.items[i].type);
    assert_int_equal(json.nodes[i].flags, s->index.items[i].flags);
  }
  zh_nodes_deinit(&nodes);
}

/* Renders one event and compares; want "" stands for no record. */
static void screen_chunk(screen *s, zh_chat_event event, const char *want) {
  zh_buf_clear(&s->out);
  assert_int_equal(zh_dialect_openai_chat.render_chunk(&s->r, &event), ZH_OK);
  assert_int_equal(s->r.ready, want[0] != '\0');
  if (s->r.ready)
    screen_check_index(s);
  check_slice(zh_buf_str(&s->out), zh_str_of(want));
}

static void screen_end(screen *s, const char *want) {
  zh_buf_clear(&s->out);
  assert_int_equal(zh_dialect_openai_chat.render_chunk(&s->r, NULL), ZH_OK);
  assert_int_equal(s->r.ready, want[0] != '\0');
  check_slice(zh_buf_str(&s->out), zh_str_of(want));
}

#define CHUNK_HEAD                                                             \
  "{\"id\":\"id1\",\"object\":\"chat.completion.chunk\",\"created\":77,"       \
  "\"model\":\"mm\",\"choices\":["
#define CHUNK(delta, finish) CHUNK_AT("0", delta, finish)
#define CHUNK_AT(index, delta, finish)                                         \
  CHUNK_HEAD "{\"index\":" index ",\"delta\":" delta                           \
             ",\"logprobs\":null,\"finish_reason\":" finish "}]}"

#define USAGE(in, out, sum, read, wrote, thought, heard, spoke)                \
  (zh_usage) {                                                                 \
    .prompt = in, .completion = out, .total = sum, .cached = read,             \
    .cache_write = wrote, .reasoning = thought, .audio_prompt = heard,         \
    .audio_completion = spoke                                                  \
  }
#define EVENT(kind, ...) ((zh_chat_event){.type = ZH_CHAT_##kind, __VA_ARGS__})
#define EVENT_START      EVENT(START, .id = ZH_S("id1"), .name = ZH_S("mm"))

static void chunks_look_like_those_of_the_original(void **state) {
  (void)state;
  screen s;
  screen_open(&s);
  s.r.include_usage = true;
  screen_chunk(&s, EVENT_START, "");
  screen_chunk(&s, EVENT(USAGE, .usage = USAGE(9, 1, 10, -1, -1, -1, -1, -1)),
               "");
  screen_chunk(&s, EVENT(TEXT, .text = ZH_S("a\\n")),
               CHUNK("{\"role\":\"assistant\",\"content\":\"a\\n\"}", "null"));
  screen_chunk(&s, EVENT(TEXT, .text = ZH_S("b")),
               CHUNK("{\"content\":\"b\"}", "null"));
  screen_chunk(&s, EVENT(REFUSAL, .choice = 1, .text = ZH_S("no")),
               CHUNK_AT("1",
                        "{\"role\":\"assistant\",\"content\":null,"
                        "\"refusal\":\"no\"}",
                        "null"));
  screen_chunk(&s, EVENT(FINISH, .finish = ZH_FINISH_STOP),
               CHUNK("{}", "\"stop\""));
  screen_chunk(&s, EVENT(FINISH, .finish = ZH_FINISH_LENGTH), "");
  screen_chunk(&s,
               EVENT(FINISH, .choice = 1, .finish = ZH_FINISH_CONTENT_FILTER),
               CHUNK_AT("1", "{}", "\"content_filter\""));
  screen_chunk(&s, EVENT(USAGE, .usage = USAGE(9, 5, 14, 4, 2, 3, -1, -1)), "");
  screen_end(&s, CHUNK_HEAD
             "],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":5,"
             "\"total_tokens\":14,\"prompt_tokens_details\":{"
             "\"cached_tokens\":4,\"cache_write_tokens\":2},"
             "\"completion_tokens_details\":{\"reasoning_tokens\":3}}}");
  screen_close(&s);
}

static void usage_chunk_only_when_asked_for(void **state) {
  (void)state;
  screen s;
  screen_open(&s);
  screen_chunk(&s, EVENT_START, "");
  screen_chunk(&s, EVENT(USAGE, .usage = USAGE(9, 1, 10, -1, -1, -1, -1, -1)),
               "");
  screen_end(&s, "");
  s.r.include_usage = true;
  screen_end(&s, CHUNK_HEAD "],\"usage\":{\"prompt_tokens\":9,"
                            "\"completion_tokens\":1,\"total_tokens\":10}}");
  screen_close(&s);
  screen_open(&s);
  s.r.include_usage = true;
  screen_chunk(&s, EVENT_START, "");
  screen_end(&s, "");
  screen_close(&s);
}

static void chunks_of_tool_calls(void **state) {
  (void)state;
  screen s;
  screen_open(&s);
  screen_chunk(&s, EVENT_START, "");
  screen_chunk(
      &s,
      EVENT(TOOL_START, .id = ZH_S("c0"), .name = ZH_S("f"),
            .extra = ZH_S("{\"g\":1}")),
      CHUNK("{\"role\":\"assistant\",\"content\":null,\"tool_calls\":["
            "{\"index\":0,\"id\":\"c0\",\"type\":\"function\",\"function\":{"
            "\"name\":\"f\",\"arguments\":\"\"},\"extra_content\":{\"g\":1}}]}",
            "null"));
  screen_chunk(&s, EVENT(TOOL_ARGS, .text = ZH_S("{\\\"a")),
               CHUNK("{\"tool_calls\":[{\"index\":0,\"function\":{"
                     "\"arguments\":\"{\\\"a\"}}]}",
                     "null"));
  screen_chunk(&s, EVENT(TOOL_END, .item = 0), "");
  screen_chunk(
      &s, EVENT(TOOL_START, .item = 1, .id = ZH_S("c1"), .name = ZH_S("g")),
      CHUNK("{\"tool_calls\":[{\"index\":1,\"id\":\"c1\",\"type\":"
            "\"function\",\"function\":{\"name\":\"g\","
            "\"arguments\":\"\"}}]}",
            "null"));
  screen_chunk(&s, EVENT(TOOL_END, .item = 1),
               CHUNK("{\"tool_calls\":[{\"index\":1,\"function\":{"
                     "\"arguments\":\"{}\"}}]}",
                     "null"));
  screen_chunk(&s, EVENT(FINISH, .finish = ZH_FINISH_TOOL_CALLS),
               CHUNK("{}", "\"tool_calls\""));
  screen_close(&s);
}

static void chunks_of_reasoning(void **state) {
  (void)state;
  screen s;
  screen_open(&s);
  screen_chunk(&s, EVENT_START, "");
  screen_chunk(&s, EVENT(REASONING, .text = ZH_S("hm")),
               CHUNK("{\"role\":\"assistant\",\"content\":null,"
                     "\"reasoning_content\":\"hm\"}",
                     "null"));
  screen_chunk(&s, EVENT(REASONING, .extra = ZH_S("{\"s\":\"x\"}")),
               CHUNK("{\"extra_content\":{\"s\":\"x\"}}", "null"));
  screen_chunk(&s, EVENT(REASONING, .text = ZH_S("h"), .extra = ZH_S("[{},1]")),
               CHUNK("{\"reasoning_content\":\"h\",\"reasoning_details\":"
                     "[{},1]}",
                     "null"));
  screen_close(&s);
}

static void chunks_without_start_id_or_text(void **state) {
  (void)state;
  screen s;
  screen_open(&s);
  screen_chunk(&s, EVENT(FINISH, .finish = ZH_FINISH_STOP),
               "{\"id\":\"chatcmpl-77\",\"object\":\"chat.completion.chunk\","
               "\"created\":77,\"model\":\"m\\\"\",\"choices\":[{\"index\":0,"
               "\"delta\":{\"role\":\"assistant\",\"content\":\"\"},"
               "\"logprobs\":null,\"finish_reason\":\"stop\"}]}");
  screen_close(&s);
}

static void chunks_of_a_legacy_call(void **state) {
  (void)state;
  screen s;
  screen_open(&s);
  screen_chunk(&s, EVENT_START, "");
  screen_chunk(
      &s, EVENT(TOOL_START, .name = ZH_S("f"), .native = ZH_S("function_call")),
      CHUNK("{\"role\":\"assistant\",\"content\":null,"
            "\"function_call\":{\"name\":\"f\",\"arguments\":\"\"}}",
            "null"));
  screen_chunk(&s, EVENT(TOOL_ARGS, .text = ZH_S("1")),
               CHUNK("{\"function_call\":{\"arguments\":\"1\"}}", "null"));
  screen_close(&s);
}

static void screen_event(screen *s, zh_chat_event event) {
  assert_int_equal(zh_dialect_openai_chat.render_event(&s->r, &event), ZH_OK);
  assert_false(s->r.ready);
}

static void screen_reply(screen *s, const char *want) {
  assert_int_equal(zh_dialect_openai_chat.render_reply(&s->r), ZH_OK);
  assert_true(s->r.ready);
  check_slice(zh_buf_str(&s->out), zh_str_of(want));
  screen_check_index(s);
}

#define REPLY_HEAD                                                             \
  "{\"id\":\"id1\",\"object\":\"chat.completion\",\"created\":77,"             \
  "\"model\":\"mm\",\"choices\":["

static void reply_joins_pieces_and_sorts_choices(void **state) {
  (void)state;
  screen s;
  screen_open(&s);
  screen_event(&s, EVENT_START);
  screen_event(&s, EVENT(TEXT, .choice = 1, .text = ZH_S("b")));
  screen_event(&s, EVENT(REASONING, .text = ZH_S("h"),
                         .extra = ZH_S("[{\"t\":1}, {\"t\":2}]")));
  screen_event(&s, EVENT(REASONING, .extra = ZH_S("[{\"t\":3}]")));
  screen_event(&s, EVENT(TEXT, .text = ZH_S("a\\")));
  screen_event(&s, EVENT(TEXT, .text = ZH_S("n")));
  screen_event(&s, EVENT(FINISH, .finish = ZH_FINISH_LENGTH));
  screen_event(&s, EVENT(FINISH, .choice = 1, .finish = ZH_FINISH_STOP));
  screen_event(&s, EVENT(USAGE, .usage = USAGE(3, 2, -1, -1, -1, -1, 1, 2)));
  screen_reply(
      &s, REPLY_HEAD
      "{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"a\\n\","
      "\"refusal\":null,\"reasoning_content\":\"h\",\"reasoning_details\":["
      "{\"t\":1},{\"t\":2},{\"t\":3}]},\"logprobs\":null,"
      "\"finish_reason\":\"length\"},{\"index\":1,\"message\":{\"role\":"
      "\"assistant\",\"content\":\"b\",\"refusal\":null},\"logprobs\":null,"
      "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":3,"
      "\"completion_tokens\":2,\"total_tokens\":5,\"prompt_tokens_details\":{"
      "\"audio_tokens\":1},\"completion_tokens_details\":{"
      "\"audio_tokens\":2}}}");
  screen_close(&s);
}

static void reply_of_calls_has_null_content(void **state) {
  (void)state;
  screen s;
  screen_open(&s);
  screen_event(&s, EVENT_START);
  screen_event(&s, EVENT(TOOL_START, .id = ZH_S("c"), .name = ZH_S("f")));
  screen_event(&s, EVENT(TOOL_END, .item = 0));
  screen_event(&s, EVENT(TOOL_START, .item = 1, .id = ZH_S("d"),
                         .name = ZH_S("g"), .extra = ZH_S("{\"x\":1}")));
  screen_event(&s, EVENT(TOOL_ARGS, .item = 1, .text = ZH_S("{")));
  screen_event(&s, EVENT(TOOL_ARGS, .item = 1, .text = ZH_S("}")));
  screen_event(&s, EVENT(TOOL_END, .item = 1));
  screen_event(&s, EVENT(FINISH, .finish = ZH_FINISH_TOOL_CALLS));
  screen_reply(
      &s, REPLY_HEAD
      "{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":null,"
      "\"refusal\":null,\"tool_calls\":[{\"id\":\"c\",\"type\":\"function\","
      "\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}},{\"id\":\"d\","
      "\"type\":\"function\",\"function\":{\"name\":\"g\",\"arguments\":"
      "\"{}\"},\"extra_content\":{\"x\":1}}]},\"logprobs\":null,"
      "\"finish_reason\":\"tool_calls\"}]}");
  screen_close(&s);
}

static void reply_that_is_empty_or_refused(void **state) {
  (void)state;
  screen s;
  screen_open(&s);
  screen_event(&s, EVENT_START);
  screen_event(&s, EVENT(FINISH, .finish = ZH_FINISH_STOP));
  screen_event(&s, EVENT(REFUSAL, .choice = 1, .text = ZH_S("no")));
  screen_reply(
      &s, REPLY_HEAD
      "{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"\","
      "\"refusal\":null},\"logprobs\":null,\"finish_reason\":\"stop\"},"
      "{\"index\":1,\"message\":{\"role\":\"assistant\",\"content\":null,"
      "\"refusal\":\"no\"},\"logprobs\":null,\"finish_reason\":\"stop\"}]}");
  screen_close(&s);
}

static void calls_without_an_id_get_a_stable_one(void **state) {
  (void)state;
  char first[64] = "";
  for (int i = 0; i < 2; i++) {
    screen s;
    screen_open(&s);
    screen_event(&s, EVENT_START);
    screen_event(&s, EVENT(TOOL_START, .name = ZH_S("f")));
    assert_int_equal(zh_dialect_openai_chat.render_reply(&s.r), ZH_OK);
    zh_json json = {zh_buf_str(&s.out), s.index.items, s.index.count};
    uint32_t at = zh_json_get(&json, 0, "choices");
    at = zh_json_get(&json, zh_json_first(&json, at), "message");
    at = zh_json_first(&json, zh_json_get(&json, at, "tool_calls"));
    zh_str id = zh_json_text(&json, zh_json_get(&json, at, "id"));
    assert_int_equal(id.len, 29);
    if (i == 0)
      snprintf(first, sizeof(first), "%.*s", (int)id.len, id.ptr);
    check_slice(id, zh_str_of(first));
    screen_close(&s);
  }
}

/* --- reading -------------------------------------------------------------- */

typedef struct reading {
  zh_arena arena;
  zh_reader reader;
  zh_error err;
  size_t counts[ZH_CHAT_FINISH + 1];
  zh_usage usage;
} reading;

static zh_status reading_emit(void *user, const zh_chat_event *event) {
  reading *read = user;
  read->counts[event->type]++;
  if (event->type == ZH_CHAT_USAGE)
    read->usage = event->usage;
  return ZH_OK;
}

static void reading_open(reading *read) {
  const zh_dialect *dialect = &zh_dialect_openai_chat;
  memset(read, 0, sizeof(*read));
  zh_error_init(&read->err);
  read->reader = (zh_reader){.dialect = dialect,
                             .arena = &read->arena,
                             .emit = reading_emit,
                             .user = read};
  read->reader.state = zh_arena_zero(&read->arena, dialect->reader_len);
  assert_non_null(read->reader.state);
}

static void reading_close(reading *read) {
  zh_nodes_deinit(&read->reader.nodes);
  zh_arena_deinit(&read->arena);
}

static zh_status reading_take(reading *read, const char *data) {
  zh_record record = {ZH_S(""), zh_str_of(data)};
  return zh_dialect_openai_chat.read_record(&read->reader, &record, &read->err);
}

static void records_tell_what_the_user_sees(void **state) {
  (void)state;
  static const struct {
    const char *delta;
    bool visible;
  } rows[] = {
      {"{\"role\":\"assistant\",\"content\":\"\"}", false},
      {"{\"content\":\"a\"}", true},
      {"{\"content\":[]}", false},
      {"{\"content\":[{\"type\":\"text\",\"text\":\"a\"}]}", true},
      {"{\"reasoning_content\":\"a\"}", true},
      {"{\"reasoning_content\":\"\",\"reasoning\":\"a\"}", true},
      {"{\"reasoning_details\":[{\"signature\":\"x\"}]}", false},
      {"{\"refusal\":\"a\"}", true},
      {"{\"refusal\":null,\"content\":null}", false},
      {"{\"tool_calls\":[{\"index\":0,\"id\":\"a\"}]}", false},
      {"{\"tool_calls\":[{\"index\":0,\"function\":{\"name\":\"f\"}}]}", true},
      {"{\"tool_calls\":[1,null]}", false},
      {"{\"audio\":{\"data\":\"x\"}}", true},
      {"{}", false},
      {"7", false},
  };
  reading read;
  reading_open(&read);
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    char data[300];
    snprintf(data, sizeof(data), "{\"id\":\"x\",\"choices\":[{\"delta\":%s}]}",
             rows[i].delta);
    assert_int_equal(reading_take(&read, data), ZH_OK);
    assert_int_equal(read.reader.visible, rows[i].visible);
  }
  assert_int_equal(reading_take(&read, "[DONE] bye"), ZH_OK);
  assert_false(read.reader.visible);
  assert_true(read.reader.complete);
  assert_int_equal(reading_take(&read, "not read any more"), ZH_OK);
  assert_int_equal(read.counts[ZH_CHAT_START], 1);
  assert_int_equal(read.counts[ZH_CHAT_FINISH], 1);
  reading_close(&read);
}

static void records_of_unknown_kinds_are_skipped(void **state) {
  (void)state;
  static const char *const records[] = {
      "{}",
      "{\"choices\":null}",
      "{\"choices\":7}",
      "{\"choices\":[]}",
      "{\"choices\":[null,3]}",
      "{\"type\":\"ping\",\"message\":\"x\"}",
      "{\"error\":null}",
      "{\"error\":{}}",
      "{\"error\":\"\"}",
      "{\"error\":false}",
      "{\"usage\":null}",
      "{\"usage\":{}}",
      "{\"choices\":[{\"index\":-1,\"delta\":null,\"finish_reason\":7}]}",
      "",
  };
  reading read;
  reading_open(&read);
  for (size_t i = 0; i < ZH_COUNT(records); i++)
    assert_int_equal(reading_take(&read, records[i]), ZH_OK);
  assert_int_equal(read.counts[ZH_CHAT_FINISH], 0);
  assert_int_equal(read.counts[ZH_CHAT_USAGE], 0);
  reading_close(&read);
}

static void records_that_are_no_objects_are_errors(void **state) {
  (void)state;
  static const char *const records[] = {
      "7", "[]", "[{}]", "\"x\"", "{", "{}}", "\x01{}", "{\"a\":\"\xff\"}"};
  for (size_t i = 0; i < ZH_COUNT(records); i++) {
    reading read;
    reading_open(&read);
    assert_int_equal(reading_take(&read, records[i]), ZH_PROTOCOL);
    assert_int_equal(read.err.status, ZH_PROTOCOL);
    assert_true(strlen(read.err.message) < 130);
    reading_close(&read);
  }
}

static void numbers_beyond_reason_are_not_believed(void **state) {
  (void)state;
  reading read;
  reading_open(&read);
  assert_int_equal(
      reading_take(&read,
                   "{\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2,"
                   "\"total_tokens\":9223372036854775807,"
                   "\"prompt_tokens_details\":{\"cached_tokens\":-4},"
                   "\"completion_tokens_details\":{\"reasoning_tokens\":"
                   "99999999999999999999}}}"),
      ZH_OK);
  assert_int_equal(read.usage.total, 7);
  assert_int_equal(read.usage.cached, -1);
  assert_int_equal(read.usage.reasoning, -1);
  reading_close(&read);
}

static void reasoning_apart_without_a_total(void **state) {
  (void)state;
  for (int quirk = 0; quirk < 2; quirk++) {
    reading read;
    reading_open(&read);
    read.reader.quirks = quirk ? ZH_QUIRK_REASONING_APART : 0;
    assert_int_equal(reading_take(&read,
                                  "{\"usage\":{\"prompt_tokens\":5,"
                                  "\"completion_tokens\":4,\"completion_tokens_"
                                  "details\":{\"reasoning_tokens\":3}}}"),
                     ZH_OK);
    assert_int_equal(read.usage.completion, quirk ? 7 : 4);
    assert_int_equal(read.usage.total, quirk ? 12 : 9);
    reading_close(&read);
  }
}

/* More reasoning than output can only stand besides it. */
static void reasoning_beyond_the_output_is_apart(void **state) {
  (void)state;
  reading read;
  reading_open(&read);
  assert_int_equal(reading_take(&read,
                                "{\"usage\":{\"prompt_tokens\":5,"
                                "\"completion_tokens\":2,\"completion_tokens_"
                                "details\":{\"reasoning_tokens\":3}}}"),
                   ZH_OK);
  assert_int_equal(read.usage.completion, 5);
  assert_int_equal(read.usage.total, 10);
  assert_true(read.usage.is_odd);
  reading_close(&read);
}

static void choices_and_calls_without_end_are_refused(void **state) {
  (void)state;
  reading read;
  zh_status st = ZH_OK;
  reading_open(&read);
  for (int i = 0; st == ZH_OK && i < 5000; i++) {
    char data[100];
    snprintf(data, sizeof(data), "{\"choices\":[{\"index\":%d}]}", i);
    st = reading_take(&read, data);
  }
  assert_int_equal(st, ZH_PROTOCOL);
  assert_int_equal(read.err.status, ZH_PROTOCOL);
  reading_close(&read);
  reading_open(&read);
  st = ZH_OK;
  for (int i = 0; st == ZH_OK && i < 9000; i++) {
    char data[100];
    snprintf(data, sizeof(data),
             "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"id\":\"%d\"}]}}]}",
             i);
    st = reading_take(&read, data);
  }
  assert_int_equal(st, ZH_PROTOCOL);
  assert_int_equal(read.err.status, ZH_PROTOCOL);
  reading_close(&read);
}

static void an_empty_stream_is_truncated(void **state) {
  (void)state;
  reading read;
  reading_open(&read);
  assert_int_equal(zh_dialect_openai_chat.read_end(&read.reader, &read.err),
                   ZH_TRUNCATED);
  assert_int_equal(reading_take(&read, "[DONE]"), ZH_OK);
  assert_int_equal(zh_dialect_openai_chat.read_end(&read.reader, &read.err),
                   ZH_OK);
  reading_close(&read);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(chunks_look_like_those_of_the_original),
      cmocka_unit_test(usage_chunk_only_when_asked_for),
      cmocka_unit_test(chunks_of_tool_calls),
      cmocka_unit_test(chunks_of_reasoning),
      cmocka_unit_test(chunks_without_start_id_or_text),
      cmocka_unit_test(chunks_of_a_legacy_call),
      cmocka_unit_test(reply_joins_pieces_and_sorts_choices),
      cmocka_unit_test(reply_of_calls_has_null_content),
      cmocka_unit_test(reply_that_is_empty_or_refused),
      cmocka_unit_test(calls_without_an_id_get_a_stable_one),
      cmocka_unit_test(records_tell_what_the_user_sees),
      cmocka_unit_test(records_of_unknown_kinds_are_skipped),
      cmocka_unit_test(records_that_are_no_objects_are_errors),
      cmocka_unit_test(numbers_beyond_reason_are_not_believed),
      cmocka_unit_test(reasoning_apart_without_a_total),
      cmocka_unit_test(reasoning_beyond_the_output_is_apart),
      cmocka_unit_test(choices_and_calls_without_end_are_refused),
      cmocka_unit_test(an_empty_stream_is_truncated),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
