/* SPDX-License-Identifier: Apache-2.0 */
/* The OpenAI chat completions dialect: the top level of a request, and the
 * table of slots.  Providers by the dozen speak it, each with its quirks; see
 * the openai_chat_*.c beside this one. */
#include "dialect/openai_chat.h"
#include "dialect/openai_chat_render.h"

#include "base/error.h"

/* --- parse_request ------------------------------------------------------ */

static zh_status openai_chat_parse_fallbacks(zh_walk *walk,
                                             zh_chat_request *chat) {
  uint32_t list = 0;
  zh_status st = zh_walk_container(walk, 0, "fallbacks", ZH_NEED_NOTHING,
                                   ZH_JSON_ARRAY, &list);
  if (st != ZH_OK || list == 0)
    return st;
  chat->has_fallbacks = true;
  size_t i = 0;
  for (uint32_t at = zh_json_first(walk->json, list); at != 0;
       at = zh_json_next(walk->json, list, at), i++) {
    size_t path_len = zh_walk_in(walk, "fallbacks[%zu]", i);
    if (!zh_json_has(walk->json, at, ZH_JSON_STRING))
      return zh_walk_expected(walk, at, "a model string");
    if (zh_json_text(walk->json, at).len == 0)
      return zh_walk_fail(walk, ZH_INVALID, "must not be empty");
    zh_str *model =
        zh_arena_push(walk->arena, (void **)&chat->fallbacks,
                      &chat->fallback_count, sizeof(*chat->fallbacks));
    if (!model)
      return zh_error_memory(walk->err);
    *model = zh_json_str(walk->json, at, walk->arena);
    if (!model->ptr)
      return zh_error_memory(walk->err);
    zh_walk_out(walk, path_len);
  }
  return ZH_OK;
}

/* Words for the ledger. */
static zh_status openai_chat_parse_tags(zh_walk *walk, zh_chat_request *chat) {
  zh_status st = zh_walk_container(walk, 0, "tags", ZH_NEED_NOTHING,
                                   ZH_JSON_ARRAY, &chat->tags);
  if (st != ZH_OK || chat->tags == 0)
    return st;
  size_t i = 0;
  for (uint32_t at = zh_json_first(walk->json, chat->tags); at != 0;
       at = zh_json_next(walk->json, chat->tags, at), i++) {
    size_t path_len = zh_walk_in(walk, "tags[%zu]", i);
    if (!zh_json_has(walk->json, at, ZH_JSON_STRING))
      return zh_walk_expected(walk, at, "a string");
    zh_walk_out(walk, path_len);
  }
  return ZH_OK;
}

static zh_status openai_chat_parse_stream(zh_walk *walk,
                                          zh_chat_request *chat) {
  int stream = 0;
  int include_usage = 0;
  uint32_t options = 0;
  zh_status st = zh_walk_bool(walk, 0, "stream", &stream);
  if (st == ZH_OK)
    st = zh_walk_container(walk, 0, "stream_options", ZH_NEED_NOTHING,
                           ZH_JSON_OBJECT, &options);
  if (st != ZH_OK)
    return st;
  if (options != 0) {
    size_t path_len = zh_walk_in(walk, "stream_options");
    st = zh_walk_bool(walk, options, "include_usage", &include_usage);
    if (st != ZH_OK)
      return st;
    zh_walk_out(walk, path_len);
  }
  chat->stream = stream == 1;
  chat->include_usage = include_usage == 1;
  return ZH_OK;
}

static zh_status openai_chat_parse_members(zh_walk *walk,
                                           zh_chat_request *chat) {
  for (uint32_t key = zh_json_first(walk->json, 0); key != 0;
       key = zh_json_next(walk->json, 0, key)) {
    if (zh_json_eq(walk->json, key, "fallbacks") ||
        zh_json_eq(walk->json, key, "raw_params") ||
        zh_json_eq(walk->json, key, "tags"))
      continue;
    zh_member *member = zh_arena_push(walk->arena, (void **)&chat->members,
                                      &chat->member_count, sizeof(*member));
    if (!member)
      return zh_error_memory(walk->err);
    *member = (zh_member){.key = zh_json_text(walk->json, key),
                          .value = zh_json_raw(walk->json, key + 1),
                          .at = key + 1};
  }
  return ZH_OK;
}

static zh_status openai_chat_parse(zh_walk *walk, zh_chat_request *chat) {
  zh_str model = {NULL, 0};
  if (zh_json_type_of(walk->json, 0) != ZH_JSON_OBJECT)
    return zh_walk_expected(walk, 0, "an object");
  zh_status st = zh_walk_str(walk, 0, "model", ZH_NEED_FILLED, &model);
  if (st == ZH_OK)
    st = openai_chat_parse_stream(walk, chat);
  if (st == ZH_OK)
    st = openai_chat_parse_fallbacks(walk, chat);
  if (st == ZH_OK)
    st = zh_walk_container(walk, 0, "raw_params", ZH_NEED_NOTHING,
                           ZH_JSON_OBJECT, &chat->raw_params);
  if (st == ZH_OK)
    st = openai_chat_parse_tags(walk, chat);
  if (st == ZH_OK)
    st = openai_chat_parse_members(walk, chat);
  if (st != ZH_OK)
    return st;
  chat->model =
      zh_json_str(walk->json, zh_json_get(walk->json, 0, "model"), walk->arena);
  return chat->model.ptr ? ZH_OK : zh_error_memory(walk->err);
}

static zh_status openai_chat_parse_request(const zh_json *source,
                                           zh_arena *arena,
                                           zh_chat_request **out,
                                           zh_error *err) {
  zh_walk walk = {.json = source, .arena = arena, .err = err};
  if (source->count == 0)
    return zh_error_set(err, ZH_INVALID, "request: expected an object");
  zh_chat_request *chat = zh_arena_zero(arena, sizeof(*chat));
  if (!chat)
    return zh_error_memory(err);
  chat->source = *source;
  chat->arena = arena;
  chat->n = 1;
  chat->parallel_tool_calls = chat->format_strict = -1;
  zh_status st = openai_chat_parse(&walk, chat);
  if (st == ZH_OK)
    *out = chat;
  return st;
}

static bool openai_chat_prefills(const zh_dialect_target *to) {
  return (to->quirks &
          (ZH_QUIRK_PREFILL | ZH_QUIRK_PREFIX | ZH_QUIRK_CONTINUE_FINAL)) != 0;
}

/* --- the table ---------------------------------------------------------- */

const zh_dialect zh_dialect_openai_chat = {
    .name = "openai_chat",
    .framing = ZH_FRAMING_SSE,
    .reader_len = sizeof(zh_openai_chat_reader),
    .render_len = sizeof(zh_openai_chat_render),
    .parse_request = openai_chat_parse_request,
    .expand = zh_openai_chat_expand,
    .write_request = zh_openai_chat_write_request,
    .prefills = openai_chat_prefills,
    .read_reply = zh_openai_chat_read_reply,
    .read_record = zh_openai_chat_read_record,
    .read_end = zh_openai_chat_read_end,
    .read_error = zh_openai_chat_read_error,
    .render_chunk = zh_openai_chat_render_chunk,
    .render_event = zh_openai_chat_render_event,
    .render_reply = zh_openai_chat_render_reply,
};
