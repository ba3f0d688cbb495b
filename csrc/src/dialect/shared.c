/* SPDX-License-Identifier: Apache-2.0 */
/* What several dialects need: error classes, tool call ids, event shorthand,
 * opening and closing a request body. */
#include "dialect/shared.h"

#include "base/error.h"
#include "base/limits.h"

/* --- errors ------------------------------------------------------------- */

static const struct {
  int http_status;
  zh_status status;
} shared_classes[] = {
    {400, ZH_BAD_REQUEST},     {401, ZH_AUTH},      {402, ZH_BILLING},
    {403, ZH_FORBIDDEN},       {404, ZH_NOT_FOUND}, {408, ZH_REQUEST_TIMEOUT},
    {409, ZH_CONFLICT},        {413, ZH_TOO_LARGE}, {422, ZH_UNPROCESSABLE},
    {424, ZH_SERVER},                          // the model failed
    {429, ZH_RATE_LIMITED},    {498, ZH_AUTH}, // the key expired
    {499, ZH_REQUEST_TIMEOUT},                 // they gave up on us
};

static zh_status shared_class(int http_status) {
  for (size_t i = 0; i < ZH_COUNT(shared_classes); i++)
    if (shared_classes[i].http_status == http_status)
      return shared_classes[i].status;
  return http_status >= 500 ? ZH_SERVER : ZH_HTTP;
}

void zh_error_from_http(zh_error *err, int http_status) {
  if (!err)
    return;
  zh_status status = shared_class(http_status);
  zh_error_set(err, status, "%s (HTTP %d)", zh_status_text(status),
               http_status);
  err->http_status = http_status;
}

/* One of these words is enough.  Each is what some provider says. */
static const char *const shared_context_words[] = {
    "context length",         "context_length",
    "context window",         "context size",
    "context limit",          "maximum context",
    "maximum prompt length",  "prompt is too long",
    "prompt too long",        "prompt exceeds max length",
    "input is too long",      "input tokens exceeded",
    "input token count",      "length of all messages is too long",
    "length of the messages", "too many tokens",
    "too_many_tokens",        "too_many_prompt_tokens",
    "range of input length",
};

/* And one of these takes it back: limits per minute, not per request. */
static const char *const shared_rate_words[] = {
    "please wait",
    "per minute",
    "per day",
    "rate limit",
};

static char shared_lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

static bool shared_starts(zh_str text, const char *word) {
  size_t i = 0;
  while (word[i] && i < text.len && shared_lower(text.ptr[i]) == word[i])
    i++;
  return word[i] == '\0';
}

static bool shared_speaks_of(zh_str text, const char *const *words,
                             size_t word_count) {
  for (; text.len > 0; text = zh_str_cut(text, 1))
    for (size_t i = 0; i < word_count; i++)
      if (shared_starts(text, words[i]))
        return true;
  return false;
}

bool zh_error_is_context(zh_str message) {
  return shared_speaks_of(message, shared_context_words,
                          ZH_COUNT(shared_context_words)) &&
         !shared_speaks_of(message, shared_rate_words,
                           ZH_COUNT(shared_rate_words));
}

/* --- counting ----------------------------------------------------------- */

zh_status zh_count_read_reply(zh_reader *reader, const zh_json *body,
                              zh_error *err) {
  (void)reader;
  static const char *const names[] = {"input_tokens", "totalTokens"};
  for (size_t i = 0; i < ZH_COUNT(names); i++)
    if (zh_json_has(body, zh_json_get(body, 0, names[i]), ZH_JSON_NUMBER))
      return ZH_OK;
  return zh_error_set(err, ZH_PROTOCOL, "reply has no number of tokens");
}

/* --- tool call ids ------------------------------------------------------ */

static uint64_t shared_hash(zh_str text) {
  uint64_t hash = 0xcbf29ce484222325u;
  for (size_t i = 0; i < text.len; i++)
    hash = (hash ^ (unsigned char)text.ptr[i]) * 0x100000001b3u;
  return hash;
}

/* Spreads a counter over 64 bits (the finaliser of splitmix64). */
static uint64_t shared_mix(uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

void zh_tool_id_hash(zh_str id, size_t len, char *out) {
  static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                               "abcdefghijklmnopqrstuvwxyz";
  char plain[256];
  // The same id may be escaped in two ways.
  if (id.len > 0 && id.len <= sizeof(plain) && memchr(id.ptr, '\\', id.len))
    id = (zh_str){plain, zh_json_unescape(id, plain)};
  uint64_t hash = shared_hash(id);
  uint64_t word = 0;
  for (size_t i = 0; i < len; i++) {
    if (i % 8 == 0)
      word = shared_mix(hash += 0x9e3779b97f4a7c15u);
    out[i] = digits[word % 62];
    word /= 62;
  }
  out[len] = '\0';
}

/* --- events ------------------------------------------------------------- */

zh_status zh_emit_text(zh_reader *reader, zh_chat_event_type type,
                       uint32_t choice, zh_str text) {
  zh_chat_event event = {.type = type, .choice = choice, .text = text};
  return zh_emit(reader, &event);
}

zh_status zh_emit_finish(zh_reader *reader, uint32_t choice, zh_finish finish,
                         zh_str native) {
  zh_chat_event event = {.type = ZH_CHAT_FINISH,
                         .choice = choice,
                         .finish = finish,
                         .native = native};
  return zh_emit(reader, &event);
}

/* --- request bodies ----------------------------------------------------- */

/* Most bodies come out about as long as they came; long texts are spliced. */
#define SHARED_BODY_FIRST ((size_t)2048)

void zh_http_writer(zh_http_request *out, const zh_chat_request *chat,
                    zh_arena *arena, zh_writer *w) {
  if (out->path.max == 0)
    zh_buf_init(&out->path, ZH_MAX_URL);
  if (out->query.max == 0)
    zh_buf_init(&out->query, ZH_MAX_URL);
  if (out->body.max == 0)
    zh_buf_init(&out->body, ZH_MAX_REQUEST);
  size_t came = chat->source.text.len;
  zh_buf_room(&out->body,
              (came < SHARED_BODY_FIRST ? came : SHARED_BODY_FIRST) + 256);
  // A merge reads the body again, which needs it in one piece.
  zh_writer_init(w, &out->body, NULL, chat->raw_params ? NULL : arena);
}

static zh_status shared_fail(zh_error *err, zh_status st) {
  if (st == ZH_NO_MEMORY)
    return zh_error_memory(err);
  if (st == ZH_TOO_BIG)
    return zh_error_set(err, ZH_INVALID, "request body is over %u bytes",
                        ZH_MAX_REQUEST);
  return zh_error_set(err, st, "request body cannot be written: %s",
                      zh_status_text(st));
}

/* Replaces the body by itself with raw_params merged in. */
static zh_status shared_merge(zh_http_request *out, const zh_chat_request *chat,
                              zh_error *err) {
  zh_nodes nodes = {0};
  zh_json body;
  zh_buf merged;
  zh_buf_init(&merged, out->body.max);
  zh_status st = zh_json_parse(zh_buf_str(&out->body), &nodes, &body, err);
  if (st != ZH_OK)
    goto done;
  zh_writer w;
  zh_writer_init(&w, &merged, NULL, NULL);
  zh_json_merge(&w, &body, 0, &chat->source, chat->raw_params);
  st = zh_writer_status(&w);
  if (st != ZH_OK) {
    st = shared_fail(err, st);
    goto done;
  }
  zh_buf body_before = out->body;
  out->body = merged;
  merged = body_before;
done:
  zh_nodes_deinit(&nodes);
  zh_buf_deinit(&merged);
  return st;
}

zh_status zh_http_finish(zh_http_request *out, const zh_chat_request *chat,
                         zh_writer *w, zh_error *err) {
  zh_status st = zh_writer_status(w);
  if (st != ZH_OK)
    return shared_fail(err, st);
  out->splices = w->splices;
  out->splice_count = w->splice_count;
  return chat->raw_params ? shared_merge(out, chat, err) : ZH_OK;
}
