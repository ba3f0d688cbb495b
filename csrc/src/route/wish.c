/* SPDX-License-Identifier: Apache-2.0 */
#include "route/wish.h"

#include "base/error.h"
#include "route/load.h"
#include "route/strategy.h"

#include <limits.h>
#include <stdio.h>

typedef struct wish_work {
  const zh_json *json;
  zh_arena *arena;
  zh_error *err;
} wish_work;

typedef zh_status (*wish_fn)(wish_work *work, uint32_t at, const char *path,
                             void *out);

typedef struct wish_member {
  const char *name;
  wish_fn read; /* NULL: known, but not built                                */
  size_t offset;
} wish_member;

static zh_status wish_expected(wish_work *work, const char *path,
                               const char *what) {
  return zh_error_field(work->err, ZH_INVALID, path, "%s: expected %s", path,
                        what);
}

/* --- values ------------------------------------------------------------- */

static zh_status wish_text(wish_work *work, uint32_t at, const char *path,
                           void *out) {
  if (zh_json_type_of(work->json, at) != ZH_JSON_STRING)
    return wish_expected(work, path, "a string");
  zh_str text = zh_json_str(work->json, at, work->arena);
  *(zh_str *)out = text;
  return text.ptr ? ZH_OK : zh_error_memory(work->err);
}

static zh_status wish_names(wish_work *work, uint32_t at, const char *path,
                            void *out) {
  zh_names *names = out;
  const zh_json *json = work->json;
  if (zh_json_type_of(json, at) != ZH_JSON_ARRAY)
    return wish_expected(work, path, "a list of strings");
  names->given = true;
  for (uint32_t item = zh_json_first(json, at); item;
       item = zh_json_next(json, at, item)) {
    zh_str name;
    zh_status st = wish_text(work, item, path, &name);
    if (st != ZH_OK)
      return st;
    zh_str *slot = zh_arena_push(work->arena, (void **)&names->items,
                                 &names->count, sizeof(*slot));
    if (!slot)
      return zh_error_memory(work->err);
    *slot = name;
  }
  return ZH_OK;
}

static zh_status wish_bool(wish_work *work, uint32_t at, const char *path,
                           void *out) {
  int value = zh_json_bool(work->json, at);
  if (value < 0)
    return wish_expected(work, path, "true or false");
  *(bool *)out = value == 1;
  return ZH_OK;
}

static zh_status wish_not(wish_work *work, uint32_t at, const char *path,
                          void *out) {
  bool allowed = true;
  zh_status st = wish_bool(work, at, path, &allowed);
  *(bool *)out = !allowed;
  return st;
}

static zh_status wish_sort(wish_work *work, uint32_t at, const char *path,
                           void *out) {
  zh_str word = {0};
  zh_status st = wish_text(work, at, path, &word);
  if (st != ZH_OK)
    return st;
  const char *fault = zh_strategy_find(word, out);
  return fault ? zh_error_field(work->err, ZH_INVALID, path, "%s: %s", path,
                                fault)
               : ZH_OK;
}

static zh_status wish_object(wish_work *work, uint32_t at, const char *path,
                             void *out) {
  if (zh_json_type_of(work->json, at) != ZH_JSON_OBJECT)
    return wish_expected(work, path, "an object");
  *(uint32_t *)out = at;
  return ZH_OK;
}

/* --- objects ------------------------------------------------------------ */

static zh_status wish_unknown(wish_work *work, const char *path, zh_str name,
                              const wish_member *members, size_t count) {
  zh_load_nearest nearest = {.name = name};
  for (size_t i = 0; i < count; i++)
    zh_load_try(&nearest, zh_str_of(members[i].name));
  return zh_error_field(work->err, ZH_INVALID, path, "%s: unknown key%s%s%s",
                        path, nearest.best.ptr ? "; did you mean \"" : "",
                        nearest.best.ptr ? nearest.best.ptr : "",
                        nearest.best.ptr ? "\"?" : "");
}

static zh_status wish_members(wish_work *work, uint32_t object,
                              const char *where, const wish_member *members,
                              size_t count, void *out) {
  const zh_json *json = work->json;
  char path[96];
  if (zh_json_type_of(json, object) == ZH_JSON_NULL)
    return ZH_OK;
  if (zh_json_type_of(json, object) != ZH_JSON_OBJECT)
    return wish_expected(work, where, "an object");
  for (uint32_t key = zh_json_first(json, object); key;
       key = zh_json_next(json, object, key)) {
    zh_str name = zh_json_text(json, key);
    size_t i = 0;
    snprintf(path, sizeof(path), "%s.%.*s", where,
             name.len < 48 ? (int)name.len : 48, name.ptr);
    while (i < count && !zh_json_eq(json, key, members[i].name))
      i++;
    if (i == count)
      return wish_unknown(work, path, name, members, count);
    if (zh_json_type_of(json, key + 1) == ZH_JSON_NULL)
      continue;
    if (!members[i].read)
      return zh_error_field(work->err, ZH_INVALID, path,
                            "%s: this version has no such feature", path);
    zh_status st =
        members[i].read(work, key + 1, path, (char *)out + members[i].offset);
    if (st != ZH_OK)
      return st;
  }
  return ZH_OK;
}

/* --- second attempts ---------------------------------------------------- */

static zh_status wish_percentile(wish_work *work, uint32_t at, const char *path,
                                 void *out) {
  double value = 0;
  bool good = zh_json_double(work->json, at, &value) &&
              zh_hedge_set_percentile(out, value);
  return good ? ZH_OK : wish_expected(work, path, ZH_HEDGE_PERCENTILE_IS);
}

static zh_status wish_budget(wish_work *work, uint32_t at, const char *path,
                             void *out) {
  double value = -1;
  bool good =
      zh_json_double(work->json, at, &value) && zh_hedge_set_budget(out, value);
  return good ? ZH_OK : wish_expected(work, path, ZH_HEDGE_BUDGET_IS);
}

static const wish_member wish_hedge_members[] = {
    {"percentile", wish_percentile, 0},
    {"budget", wish_budget, 0},
};

/* True: as is usual; false: none. */
static zh_status wish_hedge(wish_work *work, uint32_t at, const char *path,
                            void *out) {
  zh_hedge *hedge = out;
  int word = zh_json_bool(work->json, at);
  *hedge = ZH_HEDGE_DEFAULT;
  if (word == 0)
    hedge->percentile = 0;
  if (word >= 0)
    return ZH_OK;
  return wish_members(work, at, path, wish_hedge_members,
                      ZH_COUNT(wish_hedge_members), hedge);
}

static zh_status wish_n(wish_work *work, uint32_t at, const char *path,
                        void *out) {
  int64_t value = 0;
  bool good = zh_json_int(work->json, at, &value) && zh_race_set_n(out, value);
  return good ? ZH_OK : wish_expected(work, path, ZH_RACE_N_IS);
}

static zh_status wish_until(wish_work *work, uint32_t at, const char *path,
                            void *out) {
  bool good = zh_json_type_of(work->json, at) == ZH_JSON_STRING &&
              zh_race_set_until(out, zh_json_text(work->json, at));
  return good ? ZH_OK : wish_expected(work, path, ZH_RACE_UNTIL_IS);
}

static const wish_member wish_race_members[] = {
    {"n", wish_n, 0},
    {"until", wish_until, 0},
};

static zh_status wish_race(wish_work *work, uint32_t at, const char *path,
                           void *out) {
  zh_race *race = out;
  *race = ZH_RACE_DEFAULT;
  if (zh_json_type_of(work->json, at) == ZH_JSON_NUMBER)
    return wish_n(work, at, path, race);
  return wish_members(work, at, path, wish_race_members,
                      ZH_COUNT(wish_race_members), race);
}

static zh_status wish_mode(wish_work *work, uint32_t at, const char *path,
                           void *out) {
  zh_str word = {0};
  zh_status st = wish_text(work, at, path, &word);
  if (st != ZH_OK)
    return st;
  const char *fault = zh_failure_find(word, &((zh_stream_failure *)out)->mode);
  return fault ? wish_expected(work, path, fault + strlen("expected ")) : ZH_OK;
}

static zh_status wish_max(wish_work *work, uint32_t at, const char *path,
                          void *out) {
  zh_stream_failure *failure = out;
  int64_t most;
  if (!zh_json_int(work->json, at, &most) || most < 0 || most > INT_MAX)
    return wish_expected(work, path, "an integer of 0 or more");
  failure->has_max = true;
  failure->max_fallbacks = most;
  return ZH_OK;
}

static const wish_member wish_failure_members[] = {
    {"mode", wish_mode, 0},
    {"max_fallbacks", wish_max, 0},
};

static zh_status wish_failure(wish_work *work, uint32_t at, const char *path,
                              void *out) {
  return wish_members(work, at, path, wish_failure_members,
                      ZH_COUNT(wish_failure_members), out);
}

/* --- members ------------------------------------------------------------ */

static const wish_member wish_provider[] = {
    {"order", wish_names, offsetof(zh_wish, order)},
    {"only", wish_names, offsetof(zh_wish, only)},
    {"ignore", wish_names, offsetof(zh_wish, ignore)},
    {"sort", wish_sort, offsetof(zh_wish, sort)},
    {"require_parameters", wish_bool, offsetof(zh_wish, strict_parameters)},
    {"allow_fallbacks", wish_not, offsetof(zh_wish, no_fallbacks)},
    {"data_collection", NULL, 0},
    {"zdr", NULL, 0},
    {"quantizations", NULL, 0},
    {"max_price", NULL, 0},
};

static const wish_member wish_route[] = {
    {"tags", wish_names, offsetof(zh_wish, tags)},
    {"session", wish_text, offsetof(zh_wish, session)},
    {"task", wish_text, offsetof(zh_wish, task)},
    {"plan", wish_object, offsetof(zh_wish, plan)},
    {"hedge", wish_hedge, offsetof(zh_wish, hedge)},
    {"race", wish_race, offsetof(zh_wish, race)},
    {"stream_failure", wish_failure, offsetof(zh_wish, stream_failure)},
    {"degrade", wish_not, offsetof(zh_wish, no_degrade)},
};

/* --- what the request needs --------------------------------------------- */

static uint32_t wish_part_needs(const zh_json *json, uint32_t part) {
  uint32_t type = zh_json_get(json, part, "type");
  if (zh_json_eq(json, type, "image_url"))
    return ZH_NEED_IMAGE;
  if (zh_json_eq(json, type, "input_audio"))
    return ZH_NEED_AUDIO;
  return zh_json_eq(json, type, "file") ? ZH_NEED_FILE : 0u;
}

static uint32_t wish_message_needs(const zh_json *json) {
  uint32_t list = zh_json_get(json, 0, "messages");
  uint32_t needs = 0;
  if (!zh_json_has(json, list, ZH_JSON_ARRAY))
    return 0;
  for (uint32_t at = zh_json_first(json, list); at;
       at = zh_json_next(json, list, at)) {
    uint32_t content = zh_json_get(json, at, "content");
    if (!zh_json_has(json, content, ZH_JSON_ARRAY))
      continue;
    for (uint32_t part = zh_json_first(json, content); part;
         part = zh_json_next(json, content, part))
      needs |= wish_part_needs(json, part);
  }
  return needs;
}

uint32_t zh_wish_needs(zh_wish *wish, const zh_chat_request *chat) {
  const zh_json *json = &chat->source;
  if (wish->is_seen || json->count == 0)
    return wish->seen;
  uint32_t format = zh_json_get(json, 0, "response_format");
  uint32_t type = zh_json_get(json, format, "type");
  if (zh_json_len(json, zh_json_get(json, 0, "tools")) > 0)
    wish->seen |= ZH_NEED_TOOLS;
  if (format && zh_json_eq(json, type, "json_schema"))
    wish->seen |= ZH_NEED_SCHEMA;
  if (zh_json_has(json, zh_json_get(json, 0, "reasoning_effort"),
                  ZH_JSON_STRING))
    wish->seen |= ZH_NEED_REASONING;
  wish->seen |= wish_message_needs(json);
  wish->is_seen = true;
  return wish->seen;
}

zh_str zh_wish_task(const zh_wish *wish, const zh_chat_request *chat,
                    zh_arena *arena) {
  const zh_json *json = &chat->source;
  uint32_t at = wish->metadata ? zh_json_get(json, wish->metadata, "task") : 0;
  if (wish->task.len > 0)
    return wish->task;
  zh_str text = zh_json_has(json, at, ZH_JSON_STRING)
                    ? zh_json_str(json, at, arena)
                    : ZH_S("");
  return text.len > 0 ? text : chat->model;
}

zh_str zh_wish_last_user(const zh_chat_request *chat, zh_arena *arena) {
  const zh_json *json = &chat->source;
  uint32_t list = json->count ? zh_json_get(json, 0, "messages") : 0;
  uint32_t content = 0;
  if (!zh_json_has(json, list, ZH_JSON_ARRAY))
    return ZH_S("");
  for (uint32_t at = zh_json_first(json, list); at;
       at = zh_json_next(json, list, at))
    if (zh_json_eq(json, zh_json_get(json, at, "role"), "user"))
      content = zh_json_get(json, at, "content");
  if (!zh_json_has(json, content, ZH_JSON_ARRAY))
    return zh_json_str(json, content, arena);
  zh_buf text;
  zh_buf_init(&text, SIZE_MAX / 2);
  for (uint32_t part = zh_json_first(json, content); part;
       part = zh_json_next(json, content, part)) {
    zh_str piece = zh_json_str(json, zh_json_get(json, part, "text"), arena);
    zh_buf_put(&text, piece.ptr ? piece : ZH_S(""));
  }
  zh_str out = text.status == ZH_OK ? zh_arena_str(arena, zh_buf_str(&text))
                                    : (zh_str){NULL, 0};
  zh_buf_deinit(&text);
  return out;
}

void zh_wish_edit(zh_wish *wish, const zh_chat_request *chat,
                  const zh_edit *const edits[2]) {
  int64_t growth = 0;
  for (size_t i = 0; i < 2; i++)
    if (edits[i])
      growth += zh_edit_growth(edits[i], &chat->source, &wish->max_output);
  wish->growth += growth;
  wish->prompt = wish->prompt + growth > 0 ? wish->prompt + growth : 0;
}

/* --- public --- */

static void wish_size(zh_wish *wish, const zh_json *json) {
  uint32_t most = zh_json_get(json, 0, "max_completion_tokens");
  if (!zh_json_has(json, most, ZH_JSON_NUMBER))
    most = zh_json_get(json, 0, "max_tokens");
  zh_json_int(json, most, &wish->max_output);
  wish->prompt = (int64_t)(json->text.len / 4);
}

zh_status zh_wish_read(zh_chat_request *chat, bool has_config, zh_wish *out,
                       zh_error *err) {
  const zh_json *json = &chat->source;
  wish_work work = {json, chat->arena, err};
  zh_status st = ZH_OK;
  size_t kept = 0;
  *out = (zh_wish){.session = ZH_S(""), .task = ZH_S("")};
  for (size_t i = 0; i < chat->member_count && st == ZH_OK; i++) {
    zh_member *member = &chat->members[i];
    uint32_t key = member->at - 1;
    bool is_null = zh_json_type_of(json, member->at) == ZH_JSON_NULL;
    if (zh_json_eq(json, key, "route"))
      st = wish_members(&work, member->at, "route", wish_route,
                        ZH_COUNT(wish_route), out);
    else if (has_config && zh_json_eq(json, key, "provider"))
      st = wish_members(&work, member->at, "provider", wish_provider,
                        ZH_COUNT(wish_provider), out);
    else if (has_config && zh_json_eq(json, key, "models"))
      st = is_null ? ZH_OK
                   : wish_names(&work, member->at, "models", &out->models);
    else
      chat->members[kept++] = *member;
  }
  if (st != ZH_OK)
    return st;
  chat->member_count = kept;
  out->has_providers = out->only.given || out->ignore.given || out->order.given;
  if (json->count == 0)
    return ZH_OK;
  uint32_t metadata = zh_json_get(json, 0, "metadata");
  out->metadata = zh_json_has(json, metadata, ZH_JSON_OBJECT) ? metadata : 0;
  wish_size(out, json);
  return ZH_OK;
}
