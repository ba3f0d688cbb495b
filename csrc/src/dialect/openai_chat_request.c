/* SPDX-License-Identifier: Apache-2.0 */
/* Writes a request for a target of this same dialect: the source is patched,
 * not rebuilt.  Members keep their order and, where nothing has to change,
 * their bytes, so that unknown fields pass and prompt caches hold. */
#include "dialect/openai_chat.h"

#include "base/error.h"

typedef struct openai_chat_request {
  const zh_chat_request *chat;
  const zh_json *json;
  const zh_dialect_target *to;
  uint32_t quirks;
  zh_arena *arena;
  zh_losses *losses;
  zh_writer *w;
  zh_openai_chat_edit edit;
  uint32_t schema;         /* of response_format, when it must be emulated   */
  bool has_completion_max; /* max_completion_tokens is set                 */
  bool has_options;        /* stream_options was written                     */
} openai_chat_request;

/* An optional top-level member's value; 0 when absent or null. */
static uint32_t openai_chat_request_get(const openai_chat_request *q,
                                        const char *key) {
  uint32_t at = zh_json_get(q->json, 0, key);
  return zh_json_has(q->json, at, ZH_JSON_NULL) ? 0 : at;
}

static bool openai_chat_request_has(const openai_chat_request *q,
                                    uint32_t quirk) {
  return (q->quirks & quirk) != 0;
}

static void openai_chat_request_lose(openai_chat_request *q, zh_loss_kind kind,
                                     const char *field, const char *reason) {
  zh_losses_add(q->losses, kind, zh_str_of(field), reason);
}

/* --- members that may change -------------------------------------------- */

/* Each writes key and value, or nothing; false: the member goes as it is. */

static bool openai_chat_request_model(openai_chat_request *q,
                                      const zh_member *member) {
  if (zh_str_is(q->chat->model, q->to->model) &&
      zh_json_has(q->json, member->at, ZH_JSON_STRING))
    return false;
  zh_put_str(q->w, "model", q->to->model);
  return true;
}

static bool openai_chat_request_messages(openai_chat_request *q,
                                         const zh_member *member) {
  zh_write_key(q->w, "messages");
  zh_openai_chat_put_messages(q->w, q->json, member->at, &q->edit);
  return true;
}

static bool openai_chat_request_max(openai_chat_request *q,
                                    const zh_member *member) {
  if (!openai_chat_request_has(q, ZH_QUIRK_MAX_TOKENS))
    return false;
  if (q->has_completion_max)
    zh_put_raw(q->w, "max_tokens", member->value);
  return true;
}

static bool openai_chat_request_old_max(openai_chat_request *q,
                                        const zh_member *member) {
  (void)member;
  // Both are set: the new name wins, as it is the one that becomes the old.
  return openai_chat_request_has(q, ZH_QUIRK_MAX_TOKENS) &&
         q->has_completion_max;
}

static bool openai_chat_request_seed(openai_chat_request *q,
                                     const zh_member *member) {
  if (!openai_chat_request_has(q, ZH_QUIRK_RANDOM_SEED))
    return false;
  zh_put_raw(q->w, "random_seed", member->value);
  return true;
}

static bool openai_chat_request_choice(openai_chat_request *q,
                                       const zh_member *member) {
  if (!openai_chat_request_has(q, ZH_QUIRK_REQUIRED_IS_ANY) ||
      !zh_json_eq(q->json, member->at, "required"))
    return false;
  zh_put_str(q->w, "tool_choice", ZH_S("any"));
  return true;
}

static bool openai_chat_request_format(openai_chat_request *q,
                                       const zh_member *member) {
  (void)member;
  if (q->schema == 0)
    return false;
  zh_put_raw(q->w, "response_format", ZH_S("{\"type\":\"json_object\"}"));
  return true;
}

/* --- stream_options ----------------------------------------------------- */

static bool openai_chat_request_wants_usage(const openai_chat_request *q) {
  return q->chat->stream && !q->to->verbatim &&
         !openai_chat_request_has(q, ZH_QUIRK_NO_STREAM_USAGE);
}

static bool openai_chat_request_options(openai_chat_request *q,
                                        const zh_member *member) {
  if (openai_chat_request_has(q, ZH_QUIRK_NO_STREAM_USAGE)) {
    if (zh_json_has(q->json, member->at, ZH_JSON_OBJECT))
      openai_chat_request_lose(q, ZH_LOSS_DROPPED, "stream_options",
                               "the provider refuses it");
    return true;
  }
  if (!openai_chat_request_wants_usage(q))
    return false;
  // Absent options and null are both made up for at the end.
  if (!zh_json_has(q->json, member->at, ZH_JSON_OBJECT) || q->has_options)
    return true;
  q->has_options = true;
  if (q->chat->include_usage)
    return false;
  zh_write_key(q->w, "stream_options");
  zh_write_object(q->w);
  for (uint32_t key = zh_json_first(q->json, member->at); key != 0;
       key = zh_json_next(q->json, member->at, key)) {
    if (zh_json_eq(q->json, key, "include_usage"))
      continue;
    zh_write_key_raw(q->w, zh_json_text(q->json, key));
    zh_write_raw(q->w, zh_json_raw(q->json, key + 1));
  }
  zh_put_bool(q->w, "include_usage", true);
  zh_write_end(q->w);
  return true;
}

static void openai_chat_request_add_options(openai_chat_request *q) {
  if (openai_chat_request_wants_usage(q) && !q->has_options)
    zh_put_raw(q->w, "stream_options", ZH_S("{\"include_usage\":true}"));
}

/* --- json_schema where there is none ------------------------------------ */

/* The instruction that stands for the schema, as escaped content. */
static zh_status openai_chat_request_instruct(openai_chat_request *q,
                                              zh_error *err) {
  zh_str schema = zh_json_raw(q->json, q->schema);
  zh_buf text;
  zh_buf_init(&text, SIZE_MAX / 2);
  zh_json_escape(&text, ZH_S("Answer with one JSON object and nothing else. "
                             "It must match this JSON schema: "));
  zh_json_escape(&text, schema);
  if (text.status == ZH_OK)
    q->edit.instruction = zh_arena_str(q->arena, zh_buf_str(&text));
  zh_status st = text.status;
  zh_buf_deinit(&text);
  if (st != ZH_OK || !q->edit.instruction.ptr)
    return zh_error_memory(err);
  openai_chat_request_lose(q, ZH_LOSS_EMULATED, "response_format",
                           "json_schema is an instruction there");
  return ZH_OK;
}

static zh_status openai_chat_request_schema(openai_chat_request *q,
                                            zh_error *err) {
  if (!openai_chat_request_has(q, ZH_QUIRK_NO_JSON_SCHEMA))
    return ZH_OK;
  uint32_t format = zh_json_get(q->json, 0, "response_format");
  uint32_t type = zh_openai_chat_get(q->json, format, "type");
  if (!zh_json_eq(q->json, type, "json_schema"))
    return ZH_OK;
  uint32_t holder = zh_openai_chat_get(q->json, format, "json_schema");
  uint32_t schema = zh_openai_chat_get(q->json, holder, "schema");
  if (!zh_json_has(q->json, schema, ZH_JSON_OBJECT))
    return ZH_OK;
  q->schema = schema;
  return openai_chat_request_instruct(q, err);
}

/* --- the body ----------------------------------------------------------- */

static const struct {
  const char *key;
  bool (*write)(openai_chat_request *q, const zh_member *member);
} openai_chat_request_members[] = {
    {"model", openai_chat_request_model},
    {"messages", openai_chat_request_messages},
    {"max_completion_tokens", openai_chat_request_max},
    {"max_tokens", openai_chat_request_old_max},
    {"seed", openai_chat_request_seed},
    {"tool_choice", openai_chat_request_choice},
    {"response_format", openai_chat_request_format},
    {"stream_options", openai_chat_request_options},
};

static bool openai_chat_request_changed(openai_chat_request *q,
                                        const zh_member *member) {
  for (size_t i = 0; i < ZH_COUNT(openai_chat_request_members); i++)
    if (zh_json_eq(q->json, member->at - 1, openai_chat_request_members[i].key))
      return openai_chat_request_members[i].write(q, member);
  return false;
}

static void openai_chat_request_body(openai_chat_request *q) {
  zh_write_object(q->w);
  for (size_t i = 0; i < q->chat->member_count; i++) {
    const zh_member *member = &q->chat->members[i];
    if (openai_chat_request_changed(q, member))
      continue;
    zh_write_key_raw(q->w, member->key);
    zh_write_raw(q->w, member->value);
  }
  openai_chat_request_add_options(q);
  zh_write_end(q->w);
}

/* --- public --- */

zh_status zh_openai_chat_write_request(const zh_chat_request *chat,
                                       const zh_dialect_target *to,
                                       zh_arena *arena, zh_http_request *out,
                                       zh_losses *losses, zh_error *err) {
  zh_writer w;
  openai_chat_request q = {.chat = chat,
                           .json = &chat->source,
                           .to = to,
                           .quirks = to->verbatim ? 0 : to->quirks,
                           .arena = arena,
                           .losses = losses,
                           .w = &w};
  q.edit = (zh_openai_chat_edit){
      .no_developer = openai_chat_request_has(&q, ZH_QUIRK_NO_DEVELOPER),
      .short_ids = openai_chat_request_has(&q, ZH_QUIRK_SHORT_TOOL_IDS),
      .is_strict = openai_chat_request_has(&q, ZH_QUIRK_STRICT_MESSAGES),
      .losses = losses};
  q.has_completion_max =
      openai_chat_request_get(&q, "max_completion_tokens") != 0;
  zh_status st = openai_chat_request_schema(&q, err);
  if (st != ZH_OK)
    return st;
  zh_http_writer(out, chat, arena, &w);
  zh_buf_puts(&out->path, "/chat/completions");
  if (out->path.status != ZH_OK)
    return zh_error_memory(err);
  openai_chat_request_body(&q);
  return zh_http_finish(out, chat, &w, err);
}
