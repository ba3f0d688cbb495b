/* SPDX-License-Identifier: Apache-2.0 */
/* Requests other than chats: embeddings, files, responses ...  What the app
 * sends goes out as it is but for the model's name; what comes back is only
 * looked at for its end, its errors and its usage. */
#include "dialect/openai_chat.h"
#include "dialect/shared.h"

#include "base/error.h"
#include "base/limits.h"

/* Larger pieces of a body are not copied for each attempt. */
#define PLAIN_SPLICE_MIN 4096

typedef struct plain_reader {
  bool typed; /* records tell by their type where the answer ends            */
  bool last;  /* and one did                                                 */
} plain_reader;

/* --- the body ----------------------------------------------------------- */

static zh_status plain_put(zh_http_request *out, zh_arena *arena, zh_str text) {
  void *items = out->splices;

  if (text.len < PLAIN_SPLICE_MIN) {
    zh_buf_put(&out->body, text);
    return out->body.status;
  }
  zh_splice *splice =
      zh_arena_push(arena, &items, &out->splice_count, sizeof *splice);
  if (!splice)
    return ZH_NO_MEMORY;
  *splice = (zh_splice){out->body.len, text};
  out->splices = items;
  return ZH_OK;
}

/* In a quoted name, as HTML's forms write it. */
static void plain_put_name(zh_buf *out, zh_str name) {
  for (size_t i = 0; i < name.len; i++) {
    char c = name.ptr[i];
    if (c == '"')
      zh_buf_puts(out, "%22");
    else if (c == '\r' || c == '\n')
      zh_buf_puts(out, c == '\r' ? "%0D" : "%0A");
    else
      zh_buf_putc(out, c);
  }
}

static zh_status plain_put_field(zh_http_request *out, zh_arena *arena,
                                 const zh_field *field, const char *boundary,
                                 zh_str value) {
  zh_buf *body = &out->body;

  zh_buf_printf(body, "--%s\r\nContent-Disposition: form-data; name=\"",
                boundary);
  plain_put_name(body, field->name);
  if (field->filename.ptr) {
    zh_buf_puts(body, "\"; filename=\"");
    plain_put_name(body, field->filename);
  }
  zh_buf_puts(body, "\"\r\n");
  if (field->content_type.ptr) {
    zh_buf_puts(body, "Content-Type: ");
    zh_buf_put(body, field->content_type);
    zh_buf_puts(body, "\r\n");
  }
  zh_buf_puts(body, "\r\n");
  zh_status st = plain_put(out, arena, value);
  zh_buf_puts(body, "\r\n");
  return st;
}

/* A boundary that stands in no value. */
static void plain_boundary(const zh_request *request, char out[40]) {
  char seed[24];
  size_t i = 0;

  for (unsigned turn = 0; turn == 0 || i < request->field_count; turn++) {
    zh_str name = {seed, 0};
    for (unsigned rest = turn; rest || !name.len; rest /= 10)
      seed[name.len++] = (char)('0' + rest % 10);
    memcpy(out, "zerohop-", 8);
    zh_tool_id_hash(name, 24, out + 8);
    for (i = 0; i < request->field_count; i++)
      if (zh_str_find(request->fields[i].value, zh_str_of(out)) >= 0)
        break;
  }
}

static zh_status plain_write_form(const zh_request *request,
                                  const zh_dialect_target *to, zh_arena *arena,
                                  zh_http_request *out) {
  zh_status st = ZH_OK;
  char boundary[40];
  zh_buf type;

  plain_boundary(request, boundary);
  for (size_t i = 0; st == ZH_OK && i < request->field_count; i++) {
    const zh_field *field = &request->fields[i];
    bool is_model = request->model.ptr && !field->filename.ptr &&
                    zh_str_is(field->name, ZH_S("model"));
    st = plain_put_field(out, arena, field, boundary,
                         is_model ? to->model : field->value);
  }
  zh_buf_printf(&out->body, "--%s--\r\n", boundary);
  zh_buf_init(&type, 128);
  zh_buf_printf(&type, "multipart/form-data; boundary=%s", boundary);
  out->content_type = zh_arena_str(arena, zh_buf_str(&type));
  if (st == ZH_OK && !out->content_type.ptr)
    st = ZH_NO_MEMORY;
  zh_buf_deinit(&type);
  return st != ZH_OK ? st : out->body.status;
}

/* Only a body that says its model is read: chat->members. */
static zh_status plain_write_json(const zh_chat_request *chat,
                                  const zh_dialect_target *to, zh_arena *arena,
                                  zh_http_request *out, zh_error *err) {
  zh_writer w;

  zh_http_writer(out, chat, arena, &w);
  zh_write_object(&w);
  for (size_t i = 0; i < chat->member_count; i++) {
    const zh_member *member = &chat->members[i];
    zh_write_key_raw(&w, member->key);
    if (zh_json_is(member->key, ZH_S("model")))
      zh_write_str(&w, to->model);
    else
      zh_write_raw(&w, member->value);
  }
  zh_write_end(&w);
  return zh_http_finish(out, chat, &w, err);
}

static zh_status plain_write_body(const zh_chat_request *chat,
                                  const zh_dialect_target *to, zh_arena *arena,
                                  zh_http_request *out, zh_error *err) {
  const zh_request *request = chat->plain;
  bool untouched = to->verbatim && !chat->raw_params && !chat->has_fallbacks;

  if (request->field_count)
    return plain_write_form(request, to, arena, out);
  if (!request->body.len)
    return ZH_OK;
  if (request->content_type.ptr)
    out->content_type = request->content_type;
  else
    out->content_type = ZH_S("application/json");
  if (chat->member_count && !untouched)
    return plain_write_json(chat, to, arena, out, err);
  return plain_put(out, arena, request->body);
}

static zh_status plain_write_request(const zh_chat_request *chat,
                                     const zh_dialect_target *to,
                                     zh_arena *arena, zh_http_request *out,
                                     zh_losses *losses, zh_error *err) {
  const zh_request *request = chat->plain;
  zh_str path = request->path;
  const char *mark = path.len ? memchr(path.ptr, '?', path.len) : NULL;

  (void)losses;
  if (mark) {
    zh_buf_put(&out->query, zh_str_cut(path, (size_t)(mark - path.ptr) + 1));
    path.len = (size_t)(mark - path.ptr);
  }
  zh_buf_put(&out->path, path);
  out->method = request->method;
  out->content_type = ZH_S("");
  zh_status st = plain_write_body(chat, to, arena, out, err);
  if (st == ZH_NO_MEMORY || out->path.status != ZH_OK ||
      out->query.status != ZH_OK)
    return zh_error_memory(err);
  if (st == ZH_TOO_BIG)
    return zh_error_set(err, ZH_INVALID, "request body is over %u bytes",
                        ZH_MAX_REQUEST);
  return st;
}

/* --- the reply ---------------------------------------------------------- */

static zh_status plain_emit_usage(zh_reader *reader, const zh_json *json,
                                  uint32_t at) {
  zh_chat_event event = {.type = ZH_CHAT_USAGE};
  uint32_t usage = zh_json_get(json, at, "usage");
  zh_counts counts;

  if (!zh_json_has(json, usage, ZH_JSON_OBJECT))
    return ZH_OK;
  zh_counts_init(&counts);
  if (!zh_counts_take(&counts, ZH_WIRE_OPENAI, json, usage, reader->arena))
    return ZH_OK;
  zh_counts_settle(&counts, ZH_WIRE_OPENAI, false, &event.usage);
  uint32_t tier = zh_json_get(json, at, "service_tier");
  if (zh_json_has(json, tier, ZH_JSON_STRING))
    event.usage.service = zh_service_of(zh_json_text(json, tier));
  return zh_emit(reader, &event);
}

static zh_status plain_read_reply(zh_reader *reader, const zh_json *body,
                                  zh_error *err) {
  (void)err;
  return plain_emit_usage(reader, body, 0);
}

static bool plain_is_last(const zh_json *json, uint32_t type) {
  static const char *const last[] = {"response.completed", "response.failed",
                                     "response.incomplete", "error"};

  for (size_t i = 0; i < ZH_COUNT(last); i++)
    if (zh_json_eq(json, type, last[i]))
      return true;
  return false;
}

/* What a stream of responses tells: its end, its text, its usage. */
static zh_status plain_read_typed(zh_reader *reader, const zh_json *json) {
  plain_reader *state = reader->state;
  uint32_t type = zh_json_get(json, 0, "type");
  uint32_t response = zh_json_get(json, 0, "response");

  if (!zh_str_starts(zh_json_text(json, type), ZH_S("response.")) &&
      !state->typed)
    return ZH_OK;
  state->typed = true;
  if (plain_is_last(json, type))
    state->last = reader->complete = true;
  if (zh_json_eq(json, type, "response.output_text.delta"))
    return zh_emit_text(reader, ZH_CHAT_TEXT, 0,
                        zh_json_text(json, zh_json_get(json, 0, "delta")));
  return zh_json_has(json, response, ZH_JSON_OBJECT)
             ? plain_emit_usage(reader, json, response)
             : ZH_OK;
}

static bool plain_has_error(const zh_json *json) {
  uint32_t error = zh_json_get(json, 0, "error");

  return zh_json_has(json, error, ZH_JSON_OBJECT) ||
         (zh_json_has(json, error, ZH_JSON_STRING) &&
          zh_json_text(json, error).len > 0);
}

static zh_status plain_read_record(zh_reader *reader, const zh_record *record,
                                   zh_error *err) {
  zh_json *json = &reader->record;

  if (zh_str_starts(zh_str_trim(record->data), ZH_S("[DONE]"))) {
    reader->complete = true;
    return ZH_OK;
  }
  if (!record->data.len)
    return ZH_OK;
  zh_status st = zh_json_parse(record->data, &reader->nodes, json, err);
  if (st != ZH_OK)
    return st;
  reader->visible = true;
  if (zh_json_type_of(json, 0) != ZH_JSON_OBJECT)
    return ZH_OK;
  if (plain_has_error(json))
    return zh_openai_chat_in_band(json, 0, true, err);
  st = plain_emit_usage(reader, json, 0);
  return st == ZH_OK ? plain_read_typed(reader, json) : st;
}

/* Other streams than those of responses have no end mark that all send. */
static zh_status plain_read_end(zh_reader *reader, zh_error *err) {
  const plain_reader *state = reader->state;

  if (!state->typed || state->last)
    return ZH_OK;
  return zh_error_set(err, ZH_TRUNCATED,
                      "stream ended before response.completed");
}

/* --- the table ---------------------------------------------------------- */

const zh_dialect zh_dialect_plain = {
    .name = "plain",
    .framing = ZH_FRAMING_SSE,
    .reader_len = sizeof(plain_reader),
    .write_request = plain_write_request,
    .read_reply = plain_read_reply,
    .read_record = plain_read_record,
    .read_end = plain_read_end,
    .read_error = zh_openai_chat_read_error,
};
