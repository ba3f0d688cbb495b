/* SPDX-License-Identifier: Apache-2.0 */
/* The generateContent dialect: where a request goes, the frame of its body,
 * and what of the request has no place in it.  The model stands in the path,
 * system messages stand apart, tool results are user parts, and a streamed
 * answer has no closing mark. */
#include "dialect/gemini.h"

#include "base/error.h"
#include "dialect/shared.h"
#include "format/url.h"

#include <stdarg.h>
#include <stdio.h>

/* Members of a chat request.  note NULL: written, or reported, elsewhere. */
static const struct {
  const char *key;
  const char *note;
} gemini_members[] = {
    {"model", NULL},
    {"messages", NULL},
    {"stream", NULL},
    {"stream_options", NULL}, // usage always comes
    {"tools", NULL},
    {"tool_choice", NULL},
    {"functions", NULL},
    {"function_call", NULL},
    {"response_format", NULL},
    {"stop", NULL},
    {"max_tokens", NULL},
    {"max_completion_tokens", NULL},
    {"temperature", NULL},
    {"top_p", NULL},
    {"top_k", NULL},
    {"seed", NULL},
    {"n", NULL},
    {"presence_penalty", NULL},
    {"frequency_penalty", NULL},
    {"reasoning_effort", NULL},
    {"reasoning", NULL},
    {"top_logprobs", NULL},
    {"modalities", NULL},
    {"parallel_tool_calls", NULL},
    {"logprobs", "replies are read without log probabilities"},
    {"logit_bias", "no counterpart"},
    {"user", "no counterpart"},
    {"safety_identifier", "no counterpart"},
    {"metadata", "no counterpart"},
    {"store", "no counterpart"},
    {"service_tier", "no counterpart"},
    {"prediction", "no counterpart"},
    {"audio", "answers are text"},
    {"verbosity", "no counterpart"},
    {"web_search_options", "no counterpart"},
    {"prompt_cache_key", "caching is automatic"},
    {"prompt_cache_retention", "caching is automatic"},
    {"prompt_cache_options", "caching is automatic"},
    {"moderation", "no counterpart"},
};

/* null, false, {}, [] and the two service tiers that mean "any". */
static bool gemini_says_nothing(const zh_json *json, uint32_t at) {
  uint8_t type = zh_json_type_of(json, at);
  if (type == ZH_JSON_ARRAY || type == ZH_JSON_OBJECT)
    return zh_json_len(json, at) == 0;
  return type == ZH_JSON_NULL || type == ZH_JSON_FALSE ||
         zh_json_eq(json, at, "auto") || zh_json_eq(json, at, "default");
}

static const char *gemini_note_of(const zh_json *json, uint32_t key) {
  for (size_t i = 0; i < ZH_COUNT(gemini_members); i++)
    if (zh_json_eq(json, key, gemini_members[i].key))
      return gemini_members[i].note;
  return "no such field";
}

static void gemini_report_members(const zh_gemini_out *out) {
  const zh_json *json = &out->chat->source;
  for (size_t i = 0; i < out->chat->member_count; i++) {
    const zh_member *member = &out->chat->members[i];
    const char *note = gemini_note_of(json, member->at - 1);
    if (note && !gemini_says_nothing(json, member->at))
      zh_losses_add(out->losses, ZH_LOSS_DROPPED, member->key, note);
  }
  if (out->chat->parallel_tool_calls == 0)
    zh_losses_add(out->losses, ZH_LOSS_DROPPED, ZH_S("parallel_tool_calls"),
                  "calls cannot be limited to one");
}

/* Anything but text would come back as something no event can carry. */
static zh_status gemini_check_modalities(const zh_gemini_out *out) {
  const zh_json *json = &out->chat->source;
  uint32_t list = zh_json_get(json, 0, "modalities");
  if (!zh_json_has(json, list, ZH_JSON_ARRAY))
    return ZH_OK;
  for (uint32_t at = zh_json_first(json, list); at;
       at = zh_json_next(json, list, at))
    if (!zh_json_eq(json, at, "text"))
      return zh_gemini_refuse(out, ZH_UNSUPPORTED,
                              "asks for an answer that is not text",
                              "modalities");
  return ZH_OK;
}

/* "x", "models/x" and "tunedModels/x" keep or get their collection. */
static zh_status gemini_put_path(const zh_gemini_out *out, zh_str model,
                                 zh_http_request *request) {
  static const zh_str tuned = {"tunedModels/", 12};
  static const zh_str plain = {"models/", 7};
  const zh_str *collection = zh_str_starts(model, tuned) ? &tuned : &plain;
  if (zh_str_starts(model, *collection))
    model = zh_str_cut(model, collection->len);
  if (model.len == 0)
    return zh_gemini_refuse(out, ZH_INVALID, "names no model", "model");
  bool stream = out->chat->stream;
  zh_buf_putc(&request->path, '/');
  zh_buf_put(&request->path, *collection);
  zh_url_escape(&request->path, model, "");
  zh_buf_puts(&request->path, out->chat->plain ? ":countTokens"
                              : stream         ? ":streamGenerateContent"
                                               : ":generateContent");
  if (stream)
    zh_buf_puts(&request->query, "alt=sse");
  if (request->path.status == ZH_TOO_BIG)
    return zh_gemini_refuse(out, ZH_INVALID, "is too long", "model");
  if (request->path.status != ZH_OK || request->query.status != ZH_OK)
    return zh_error_memory(out->err);
  return ZH_OK;
}

static zh_status gemini_put_body(zh_gemini_out *out) {
  zh_status st;
  if ((st = zh_gemini_put_turns(out)) != ZH_OK)
    return st;
  if ((st = zh_gemini_put_tools(out)) != ZH_OK)
    return st;
  zh_gemini_put_config(out);
  return ZH_OK;
}

/* The request that is to be counted stands in another, and names its model. */
static zh_status gemini_put_counted(zh_gemini_out *out, zh_str model) {
  static const zh_str plain = {"models/", 7};
  bool is_whole =
      zh_str_starts(model, plain) || zh_str_starts(model, ZH_S("tunedModels/"));
  char *name = zh_arena_alloc(out->arena, plain.len + model.len);
  if (!name)
    return zh_error_memory(out->err);
  memcpy(name, plain.ptr, plain.len);
  memcpy(name + plain.len, model.ptr, model.len);
  zh_write_key(out->w, "generateContentRequest");
  zh_write_object(out->w);
  zh_put_str(out->w, "model",
             is_whole ? model : (zh_str){name, plain.len + model.len});
  zh_status st = gemini_put_body(out);
  zh_write_end(out->w);
  return st;
}

static zh_status gemini_write_request(const zh_chat_request *chat,
                                      const zh_dialect_target *to,
                                      zh_arena *arena, zh_http_request *request,
                                      zh_losses *losses, zh_error *err) {
  const bool counts = chat->plain != NULL;
  zh_writer w;
  zh_gemini_out out = {.chat = chat,
                       .family = zh_gemini_family_of(to->model),
                       .arena = arena,
                       .losses = losses,
                       .w = &w,
                       .err = err};
  zh_status st;
  zh_http_writer(request, chat, arena, &w);
  if ((st = gemini_put_path(&out, to->model, request)) != ZH_OK)
    return st;
  if ((st = gemini_check_modalities(&out)) != ZH_OK)
    return st;
  zh_write_object(&w);
  st = counts ? gemini_put_counted(&out, to->model) : gemini_put_body(&out);
  zh_write_end(&w);
  if (st != ZH_OK)
    return st;
  gemini_report_members(&out);
  return zh_http_finish(request, chat, &w, err);
}

/* --- public --- */

zh_status zh_gemini_refuse(const zh_gemini_out *out, zh_status status,
                           const char *reason, const char *format, ...) {
  char field[sizeof(out->err->param)];
  va_list args;
  va_start(args, format);
  vsnprintf(field, sizeof(field), format, args);
  va_end(args);
  return zh_error_field(out->err, status, field, "%s: %s", field, reason);
}

zh_str zh_gemini_decode(zh_arena *arena, const zh_str *texts, size_t count) {
  size_t room = 1;
  size_t len = 0;
  for (size_t i = 0; i < count; i++)
    room += texts[i].len;
  char *text = zh_arena_alloc(arena, room);
  for (size_t i = 0; text && i < count; i++)
    len += zh_json_unescape(texts[i], text + len);
  return (zh_str){text, len};
}

zh_status zh_gemini_is_object(zh_str text) {
  zh_nodes nodes = {0};
  zh_json json;
  zh_status st = zh_json_parse(text, &nodes, &json, NULL);
  if (st == ZH_OK && zh_json_type_of(&json, 0) != ZH_JSON_OBJECT)
    st = ZH_INVALID;
  zh_nodes_deinit(&nodes);
  return st == ZH_OK || st == ZH_NO_MEMORY ? st : ZH_INVALID;
}

bool zh_gemini_id_is_ours(zh_str id) {
  return id.len == ZH_GEMINI_ID_LEN && zh_str_starts(id, ZH_S("call_zh"));
}

/* A last turn of the model's is gone on with (recorded). */
static bool gemini_prefills(const zh_dialect_target *to) {
  (void)to;
  return true;
}

static const zh_dialect gemini_counting = {
    .name = "gemini count",
    .framing = ZH_FRAMING_SSE,
    .reader_len = sizeof(zh_gemini_reading),
    .write_request = gemini_write_request,
    .read_reply = zh_count_read_reply,
    .read_record = zh_gemini_read_record,
    .read_end = zh_gemini_read_end,
    .read_error = zh_gemini_read_error,
};

const zh_dialect zh_dialect_gemini = {
    .name = "gemini",
    .counting = &gemini_counting,
    .framing = ZH_FRAMING_SSE,
    .reader_len = sizeof(zh_gemini_reading),
    .write_request = gemini_write_request,
    .prefills = gemini_prefills,
    .read_reply = zh_gemini_read_reply,
    .read_record = zh_gemini_read_record,
    .read_end = zh_gemini_read_end,
    .read_error = zh_gemini_read_error,
};
