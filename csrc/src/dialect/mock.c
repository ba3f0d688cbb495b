/* SPDX-License-Identifier: Apache-2.0 */
/* One small writer a dialect.  Text is cut after each space, so that a stream
 * has as many pieces as words; usage counts words. */
#include "dialect/mock.h"

typedef struct mock_writer {
  const zh_mock *mock;
  zh_arena *arena;
  zh_mock_reply *out;
  zh_writer w;
  int64_t words;
  zh_status status;
} mock_writer;

/* Opens the JSON of one record; name is the SSE event, "" for none. */
static zh_writer *mock_open(mock_writer *m, const char *name) {
  zh_buf *body = &m->out->body;

  if (m->mock->stream && name[0])
    zh_buf_printf(body, "event: %s\n", name);
  if (m->mock->stream)
    zh_buf_puts(body, "data: ");
  zh_writer_init(&m->w, body, NULL, NULL);
  zh_write_object(&m->w);
  return &m->w;
}

static void mock_mark(mock_writer *m) {
  void *ends = m->out->ends;
  size_t *end = zh_arena_push(m->arena, &ends, &m->out->count, sizeof *end);

  m->out->ends = ends;
  if (!end) {
    m->status = ZH_NO_MEMORY;
    return;
  }
  *end = m->out->body.len;
}

static void mock_close(mock_writer *m) {
  zh_write_end(&m->w);
  if (zh_writer_status(&m->w) != ZH_OK)
    m->status = zh_writer_status(&m->w);
  if (m->mock->stream)
    zh_buf_puts(&m->out->body, "\n\n");
  mock_mark(m);
}

/* The next piece of the text, up to and with a space; "" at the end. */
static zh_str mock_word(mock_writer *m, size_t *at) {
  zh_str rest = zh_str_cut(m->mock->text, *at);
  const char *space = memchr(rest.ptr, ' ', rest.len);
  size_t len = space ? (size_t)(space - rest.ptr) + 1 : rest.len;

  *at += len;
  m->words += len != 0;
  return (zh_str){rest.ptr, len};
}

static void mock_count_words(mock_writer *m) {
  size_t at = 0;

  while (mock_word(m, &at).len)
    ;
}

/* --- OpenAI chat completions --- */

static void mock_openai_head(mock_writer *m, const char *object) {
  zh_put_str(&m->w, "id", ZH_S("chatcmpl-mock"));
  zh_put_str(&m->w, "object", zh_str_of(object));
  zh_put_int(&m->w, "created", 1767225600);
  zh_put_str(&m->w, "model", m->mock->model);
}

static void mock_openai_call(mock_writer *m) {
  zh_writer *w = &m->w;

  zh_write_key(w, "tool_calls");
  zh_write_array(w);
  zh_write_object(w);
  if (m->mock->stream)
    zh_put_int(w, "index", 0);
  zh_put_str(w, "id", ZH_S("call_mock0001"));
  zh_put_str(w, "type", ZH_S("function"));
  zh_write_key(w, "function");
  zh_write_object(w);
  zh_put_text(w, "name", m->mock->tool_name);
  zh_put_str(w, "arguments", m->mock->arguments);
  zh_write_end(w);
  zh_write_end(w);
  zh_write_end(w);
}

static void mock_openai_usage(mock_writer *m) {
  zh_write_key(&m->w, "usage");
  zh_write_object(&m->w);
  zh_put_int(&m->w, "prompt_tokens", 8);
  zh_put_int(&m->w, "completion_tokens", m->words);
  zh_put_int(&m->w, "total_tokens", 8 + m->words);
  zh_write_end(&m->w);
}

static const char *mock_openai_finish(const mock_writer *m) {
  return m->mock->tool_name.len ? "tool_calls" : "stop";
}

static void mock_openai_plain(mock_writer *m) {
  zh_writer *w = mock_open(m, "");

  mock_count_words(m);
  mock_openai_head(m, "chat.completion");
  zh_write_key(w, "choices");
  zh_write_array(w);
  zh_write_object(w);
  zh_put_int(w, "index", 0);
  zh_write_key(w, "message");
  zh_write_object(w);
  zh_put_str(w, "role", ZH_S("assistant"));
  if (m->mock->text.len)
    zh_put_text(w, "content", m->mock->text);
  else
    zh_put_null(w, "content");
  if (m->mock->tool_name.len)
    mock_openai_call(m);
  zh_write_end(w);
  zh_put_str(w, "finish_reason", zh_str_of(mock_openai_finish(m)));
  zh_write_end(w);
  zh_write_end(w);
  mock_openai_usage(m);
  mock_close(m);
}

/* Opens a chunk up to its delta. */
static zh_writer *mock_openai_chunk(mock_writer *m) {
  zh_writer *w = mock_open(m, "");

  mock_openai_head(m, "chat.completion.chunk");
  zh_write_key(w, "choices");
  zh_write_array(w);
  zh_write_object(w);
  zh_put_int(w, "index", 0);
  zh_write_key(w, "delta");
  zh_write_object(w);
  return w;
}

static void mock_openai_chunk_end(mock_writer *m, const char *finish) {
  zh_writer *w = &m->w;

  zh_write_end(w);
  if (finish)
    zh_put_str(w, "finish_reason", zh_str_of(finish));
  else
    zh_put_null(w, "finish_reason");
  zh_write_end(w);
  zh_write_end(w);
  if (finish)
    mock_openai_usage(m);
  mock_close(m);
}

static void mock_openai_stream(mock_writer *m) {
  size_t at = 0;
  zh_str word;

  zh_put_str(mock_openai_chunk(m), "role", ZH_S("assistant"));
  mock_openai_chunk_end(m, NULL);
  while ((word = mock_word(m, &at)).len) {
    zh_put_text(mock_openai_chunk(m), "content", word);
    mock_openai_chunk_end(m, NULL);
  }
  if (m->mock->tool_name.len) {
    mock_openai_chunk(m);
    mock_openai_call(m);
    mock_openai_chunk_end(m, NULL);
  }
  mock_openai_chunk(m);
  mock_openai_chunk_end(m, mock_openai_finish(m));
  zh_buf_puts(&m->out->body, "data: [DONE]\n\n");
  mock_mark(m);
}

static void mock_openai_error(mock_writer *m) {
  zh_writer *w = mock_open(m, "");

  zh_write_key(w, "error");
  zh_write_object(w);
  zh_put_str(w, "message", m->mock->message);
  zh_put_str(w, "type", ZH_S("mock_error"));
  zh_put_null(w, "param");
  zh_put_null(w, "code");
  zh_write_end(w);
  mock_close(m);
}

/* --- Anthropic messages --- */

static void mock_anthropic_head(mock_writer *m) {
  zh_put_str(&m->w, "id", ZH_S("msg_mock"));
  zh_put_str(&m->w, "type", ZH_S("message"));
  zh_put_str(&m->w, "role", ZH_S("assistant"));
  zh_put_str(&m->w, "model", m->mock->model);
}

static void mock_anthropic_usage(mock_writer *m, bool input) {
  zh_write_key(&m->w, "usage");
  zh_write_object(&m->w);
  if (input)
    zh_put_int(&m->w, "input_tokens", 8);
  zh_put_int(&m->w, "output_tokens", m->words);
  zh_write_end(&m->w);
}

static const char *mock_anthropic_stop(const mock_writer *m) {
  return m->mock->tool_name.len ? "tool_use" : "end_turn";
}

static void mock_anthropic_tool(mock_writer *m, zh_str input) {
  zh_put_str(&m->w, "type", ZH_S("tool_use"));
  zh_put_str(&m->w, "id", ZH_S("toolu_mock0001"));
  zh_put_text(&m->w, "name", m->mock->tool_name);
  zh_put_raw(&m->w, "input", input);
}

static void mock_anthropic_plain(mock_writer *m) {
  zh_writer *w = mock_open(m, "");

  mock_count_words(m);
  mock_anthropic_head(m);
  zh_write_key(w, "content");
  zh_write_array(w);
  if (m->mock->text.len) {
    zh_write_object(w);
    zh_put_str(w, "type", ZH_S("text"));
    zh_put_text(w, "text", m->mock->text);
    zh_write_end(w);
  }
  if (m->mock->tool_name.len) {
    zh_write_object(w);
    mock_anthropic_tool(m, m->mock->arguments);
    zh_write_end(w);
  }
  zh_write_end(w);
  zh_put_str(w, "stop_reason", zh_str_of(mock_anthropic_stop(m)));
  zh_put_null(w, "stop_sequence");
  mock_anthropic_usage(m, true);
  mock_close(m);
}

static zh_writer *mock_anthropic_event(mock_writer *m, const char *type,
                                       int64_t index) {
  zh_writer *w = mock_open(m, type);

  zh_put_str(w, "type", zh_str_of(type));
  if (index >= 0)
    zh_put_int(w, "index", index);
  return w;
}

static void mock_anthropic_start(mock_writer *m) {
  zh_writer *w = mock_anthropic_event(m, "message_start", -1);

  zh_write_key(w, "message");
  zh_write_object(w);
  mock_anthropic_head(m);
  zh_write_key(w, "content");
  zh_write_array(w);
  zh_write_end(w);
  zh_put_null(w, "stop_reason");
  zh_put_null(w, "stop_sequence");
  mock_anthropic_usage(m, true);
  zh_write_end(w);
  mock_close(m);
}

static void mock_anthropic_delta(mock_writer *m, int64_t index,
                                 const char *type, const char *key, zh_str text,
                                 bool escaped) {
  zh_writer *w = mock_anthropic_event(m, "content_block_delta", index);

  zh_write_key(w, "delta");
  zh_write_object(w);
  zh_put_str(w, "type", zh_str_of(type));
  if (escaped)
    zh_put_text(w, key, text);
  else
    zh_put_str(w, key, text);
  zh_write_end(w);
  mock_close(m);
}

static void mock_anthropic_text(mock_writer *m) {
  zh_writer *w = mock_anthropic_event(m, "content_block_start", 0);
  size_t at = 0;
  zh_str word;

  zh_write_key(w, "content_block");
  zh_write_object(w);
  zh_put_str(w, "type", ZH_S("text"));
  zh_put_str(w, "text", ZH_S(""));
  zh_write_end(w);
  mock_close(m);
  while ((word = mock_word(m, &at)).len)
    mock_anthropic_delta(m, 0, "text_delta", "text", word, true);
  mock_anthropic_event(m, "content_block_stop", 0);
  mock_close(m);
}

static void mock_anthropic_call(mock_writer *m, int64_t index) {
  zh_writer *w = mock_anthropic_event(m, "content_block_start", index);

  zh_write_key(w, "content_block");
  zh_write_object(w);
  mock_anthropic_tool(m, ZH_S("{}"));
  zh_write_end(w);
  mock_close(m);
  mock_anthropic_delta(m, index, "input_json_delta", "partial_json",
                       m->mock->arguments, false);
  mock_anthropic_event(m, "content_block_stop", index);
  mock_close(m);
}

static void mock_anthropic_stream(mock_writer *m) {
  mock_anthropic_start(m);
  if (m->mock->text.len)
    mock_anthropic_text(m);
  if (m->mock->tool_name.len)
    mock_anthropic_call(m, m->mock->text.len != 0);
  zh_writer *w = mock_anthropic_event(m, "message_delta", -1);
  zh_write_key(w, "delta");
  zh_write_object(w);
  zh_put_str(w, "stop_reason", zh_str_of(mock_anthropic_stop(m)));
  zh_put_null(w, "stop_sequence");
  zh_write_end(w);
  mock_anthropic_usage(m, false);
  mock_close(m);
  mock_anthropic_event(m, "message_stop", -1);
  mock_close(m);
}

static void mock_anthropic_error(mock_writer *m) {
  zh_writer *w = mock_open(m, "");

  zh_put_str(w, "type", ZH_S("error"));
  zh_write_key(w, "error");
  zh_write_object(w);
  zh_put_str(w, "type",
             m->mock->status == 429 ? ZH_S("rate_limit_error")
                                    : ZH_S("api_error"));
  zh_put_str(w, "message", m->mock->message);
  zh_write_end(w);
  mock_close(m);
}

/* --- Gemini generateContent --- */

/* One response with a text part, a call part, or none; finish may be NULL. */
static void mock_gemini_response(mock_writer *m, zh_str text, bool call,
                                 const char *finish) {
  zh_writer *w = mock_open(m, "");

  zh_write_key(w, "candidates");
  zh_write_array(w);
  zh_write_object(w);
  zh_write_key(w, "content");
  zh_write_object(w);
  zh_write_key(w, "parts");
  zh_write_array(w);
  if (text.len) {
    zh_write_object(w);
    zh_put_text(w, "text", text);
    zh_write_end(w);
  }
  if (call) {
    zh_write_object(w);
    zh_write_key(w, "functionCall");
    zh_write_object(w);
    zh_put_text(w, "name", m->mock->tool_name);
    zh_put_raw(w, "args", m->mock->arguments);
    zh_write_end(w);
    zh_write_end(w);
  }
  zh_write_end(w);
  zh_put_str(w, "role", ZH_S("model"));
  zh_write_end(w);
  if (finish)
    zh_put_str(w, "finishReason", zh_str_of(finish));
  zh_put_int(w, "index", 0);
  zh_write_end(w);
  zh_write_end(w);
  zh_write_key(w, "usageMetadata");
  zh_write_object(w);
  zh_put_int(w, "promptTokenCount", 8);
  zh_put_int(w, "candidatesTokenCount", m->words);
  zh_put_int(w, "totalTokenCount", 8 + m->words);
  zh_write_end(w);
  zh_put_str(w, "modelVersion", m->mock->model);
  zh_put_str(w, "responseId", ZH_S("mock"));
  mock_close(m);
}

static void mock_gemini_plain(mock_writer *m) {
  mock_count_words(m);
  mock_gemini_response(m, m->mock->text, m->mock->tool_name.len != 0, "STOP");
}

static void mock_gemini_stream(mock_writer *m) {
  size_t at = 0;
  zh_str word;

  while ((word = mock_word(m, &at)).len)
    mock_gemini_response(m, word, false, NULL);
  mock_gemini_response(m, ZH_S(""), m->mock->tool_name.len != 0, "STOP");
}

static void mock_gemini_error(mock_writer *m) {
  zh_writer *w = mock_open(m, "");

  zh_write_key(w, "error");
  zh_write_object(w);
  zh_put_int(w, "code", m->mock->status);
  zh_put_str(w, "message", m->mock->message);
  zh_put_str(w, "status",
             m->mock->status == 429 ? ZH_S("RESOURCE_EXHAUSTED")
                                    : ZH_S("INTERNAL"));
  zh_write_end(w);
  mock_close(m);
}

static const struct {
  const zh_dialect *dialect;
  void (*plain)(mock_writer *m);
  void (*stream)(mock_writer *m);
  void (*error)(mock_writer *m);
} mock_rows[] = {
    {&zh_dialect_openai_chat, mock_openai_plain, mock_openai_stream,
     mock_openai_error},
    {&zh_dialect_anthropic, mock_anthropic_plain, mock_anthropic_stream,
     mock_anthropic_error},
    {&zh_dialect_gemini, mock_gemini_plain, mock_gemini_stream,
     mock_gemini_error},
};

/* --- public --- */

zh_status zh_mock_write(const zh_dialect *dialect, const zh_mock *mock,
                        zh_arena *arena, zh_mock_reply *out) {
  zh_mock copy = *mock;
  mock_writer m = {.mock = &copy, .arena = arena, .out = out};

  copy.stream = mock->stream && mock->status < 400;
  out->content_type = copy.stream ? "text/event-stream" : "application/json";
  for (size_t i = 0; i < ZH_COUNT(mock_rows); i++) {
    if (mock_rows[i].dialect != dialect)
      continue;
    if (mock->status >= 400)
      mock_rows[i].error(&m);
    else if (copy.stream)
      mock_rows[i].stream(&m);
    else
      mock_rows[i].plain(&m);
  }
  return m.status != ZH_OK ? m.status : out->body.status;
}
