/* SPDX-License-Identifier: Apache-2.0 */
/* Expands a request: tools, output format and sampling become typed, each
 * checked, so that another dialect can say them. */
#include "dialect/openai_chat.h"

#include "base/error.h"

/* --- tools -------------------------------------------------------------- */

static zh_status openai_chat_expand_tool(zh_walk *walk, uint32_t at,
                                         zh_tool *tool) {
  zh_str type = {NULL, 0};
  uint32_t function = 0;
  uint32_t parameters = 0;
  if (!zh_json_has(walk->json, at, ZH_JSON_OBJECT))
    return zh_walk_expected(walk, at, "an object");
  zh_status st = zh_walk_str(walk, at, "type", ZH_NEED_FILLED, &type);
  if (st != ZH_OK)
    return st;
  if (!zh_str_is(type, ZH_S("function")))
    return zh_walk_fail(walk, ZH_UNSUPPORTED,
                        "only function tools can be translated");
  st = zh_walk_container(walk, at, "function", ZH_NEED_VALUE, ZH_JSON_OBJECT,
                         &function);
  if (st != ZH_OK)
    return st;
  zh_walk_in(walk, ".function");
  tool->strict = -1;
  st = zh_walk_str(walk, function, "name", ZH_NEED_FILLED, &tool->name);
  if (st == ZH_OK)
    st = zh_walk_str(walk, function, "description", ZH_NEED_NOTHING,
                     &tool->description);
  if (st == ZH_OK)
    st = zh_walk_container(walk, function, "parameters", ZH_NEED_NOTHING,
                           ZH_JSON_OBJECT, &parameters);
  if (st == ZH_OK)
    st = zh_walk_bool(walk, function, "strict", &tool->strict);
  tool->has_description = tool->description.ptr != NULL;
  if (parameters != 0)
    tool->parameters = zh_json_raw(walk->json, parameters);
  return st;
}

static zh_status openai_chat_expand_no_functions(zh_walk *walk) {
  uint32_t list = zh_walk_get(walk, 0, "functions");
  if (list == 0 || zh_json_first(walk->json, list) == 0)
    return ZH_OK;
  zh_walk_in(walk, "functions");
  return zh_walk_fail(walk, ZH_INVALID,
                      "legacy functions cannot be translated; use tools");
}

static zh_status openai_chat_expand_tools(zh_walk *walk,
                                          zh_chat_request *chat) {
  uint32_t list = 0;
  zh_status st = openai_chat_expand_no_functions(walk);
  if (st == ZH_OK)
    st = zh_walk_container(walk, 0, "tools", ZH_NEED_NOTHING, ZH_JSON_ARRAY,
                           &list);
  if (st != ZH_OK || list == 0)
    return st;
  size_t count = zh_json_len(walk->json, list);
  chat->tool_count = 0;
  chat->tools = zh_arena_zero(walk->arena, count * sizeof(*chat->tools));
  if (!chat->tools)
    return zh_error_memory(walk->err);
  for (uint32_t at = zh_json_first(walk->json, list); at != 0;
       at = zh_json_next(walk->json, list, at)) {
    size_t i = chat->tool_count++;
    size_t path_len = zh_walk_in(walk, "tools[%zu]", i);
    st = openai_chat_expand_tool(walk, at, &chat->tools[i]);
    if (st != ZH_OK)
      return st;
    zh_walk_out(walk, path_len);
  }
  return ZH_OK;
}

/* --- tool_choice -------------------------------------------------------- */

static const struct {
  const char *word;
  zh_choice_mode mode;
} openai_chat_expand_modes[] = {
    {"auto", ZH_CHOICE_AUTO},
    {"none", ZH_CHOICE_NONE},
    {"required", ZH_CHOICE_REQUIRED},
};

static zh_status openai_chat_expand_mode(zh_walk *walk, uint32_t at,
                                         zh_chat_request *chat) {
  for (size_t i = 0; i < ZH_COUNT(openai_chat_expand_modes); i++)
    if (zh_json_eq(walk->json, at, openai_chat_expand_modes[i].word))
      chat->tool_choice = openai_chat_expand_modes[i].mode;
  if (chat->tool_choice == ZH_CHOICE_UNSET)
    return zh_walk_fail(walk, ZH_INVALID,
                        "expected auto, none, required or a function");
  if (chat->tool_choice == ZH_CHOICE_REQUIRED && chat->tool_count == 0)
    return zh_walk_fail(walk, ZH_INVALID, "there are no tools to choose from");
  return ZH_OK;
}

static zh_status openai_chat_expand_named(zh_walk *walk, uint32_t at,
                                          zh_chat_request *chat) {
  zh_str type = {NULL, 0};
  uint32_t function = 0;
  zh_status st = zh_walk_str(walk, at, "type", ZH_NEED_FILLED, &type);
  if (st != ZH_OK)
    return st;
  if (!zh_str_is(type, ZH_S("function")))
    return zh_walk_fail(walk, ZH_UNSUPPORTED,
                        "only a function can be chosen in translation");
  st = zh_walk_container(walk, at, "function", ZH_NEED_VALUE, ZH_JSON_OBJECT,
                         &function);
  if (st != ZH_OK)
    return st;
  size_t path_len = zh_walk_in(walk, ".function");
  st = zh_walk_str(walk, function, "name", ZH_NEED_FILLED,
                   &chat->tool_choice_name);
  if (st != ZH_OK)
    return st;
  chat->tool_choice = ZH_CHOICE_NAMED;
  for (size_t i = 0; i < chat->tool_count; i++)
    if (zh_str_is(chat->tools[i].name, chat->tool_choice_name)) {
      zh_walk_out(walk, path_len);
      return ZH_OK;
    }
  zh_walk_in(walk, ".name");
  return zh_walk_fail(walk, ZH_INVALID, "no tool has this name");
}

static zh_status openai_chat_expand_choice(zh_walk *walk,
                                           zh_chat_request *chat) {
  uint32_t at = zh_walk_get(walk, 0, "tool_choice");
  if (at == 0)
    return ZH_OK;
  size_t path_len = zh_walk_in(walk, "tool_choice");
  zh_status st;
  chat->tool_choice = ZH_CHOICE_UNSET;
  if (zh_json_has(walk->json, at, ZH_JSON_STRING))
    st = openai_chat_expand_mode(walk, at, chat);
  else if (zh_json_has(walk->json, at, ZH_JSON_OBJECT))
    st = openai_chat_expand_named(walk, at, chat);
  else
    st = zh_walk_expected(walk, at, "a string or an object");
  if (st == ZH_OK)
    zh_walk_out(walk, path_len);
  return st;
}

/* --- response_format ---------------------------------------------------- */

static zh_status openai_chat_expand_schema(zh_walk *walk, uint32_t format,
                                           zh_chat_request *chat) {
  uint32_t holder = 0;
  uint32_t schema = 0;
  zh_status st = zh_walk_container(walk, format, "json_schema", ZH_NEED_VALUE,
                                   ZH_JSON_OBJECT, &holder);
  if (st != ZH_OK)
    return st;
  size_t path_len = zh_walk_in(walk, ".json_schema");
  st = zh_walk_str(walk, holder, "name", ZH_NEED_NOTHING, &chat->format_name);
  if (st == ZH_OK)
    st = zh_walk_container(walk, holder, "schema", ZH_NEED_VALUE,
                           ZH_JSON_OBJECT, &schema);
  if (st == ZH_OK)
    st = zh_walk_bool(walk, holder, "strict", &chat->format_strict);
  if (st != ZH_OK)
    return st;
  chat->format = ZH_FORMAT_JSON_SCHEMA;
  chat->format_schema = zh_json_raw(walk->json, schema);
  uint32_t about = zh_json_get(walk->json, holder, "description");
  if (zh_json_has(walk->json, about, ZH_JSON_STRING))
    chat->format_description = zh_json_text(walk->json, about);
  zh_walk_out(walk, path_len);
  return ZH_OK;
}

static zh_status openai_chat_expand_format(zh_walk *walk,
                                           zh_chat_request *chat) {
  uint32_t format = 0;
  zh_str type = {NULL, 0};
  zh_status st = zh_walk_container(walk, 0, "response_format", ZH_NEED_NOTHING,
                                   ZH_JSON_OBJECT, &format);
  if (st != ZH_OK || format == 0)
    return st;
  size_t path_len = zh_walk_in(walk, "response_format");
  st = zh_walk_str(walk, format, "type", ZH_NEED_FILLED, &type);
  if (st != ZH_OK)
    return st;
  if (zh_str_is(type, ZH_S("json_object"))) {
    chat->format = ZH_FORMAT_JSON_OBJECT;
  } else if (zh_str_is(type, ZH_S("json_schema"))) {
    st = openai_chat_expand_schema(walk, format, chat);
  } else if (!zh_str_is(type, ZH_S("text"))) {
    zh_walk_in(walk, ".type");
    st = zh_walk_fail(walk, ZH_INVALID,
                      "expected text, json_object or json_schema");
  }
  if (st == ZH_OK)
    zh_walk_out(walk, path_len);
  return st;
}

/* --- the rest ----------------------------------------------------------- */

static zh_status openai_chat_expand_stop(zh_walk *walk, uint32_t at,
                                         zh_chat_request *chat) {
  if (!zh_json_has(walk->json, at, ZH_JSON_STRING))
    return zh_walk_expected(walk, at, "a string");
  zh_str *stop = zh_arena_push(walk->arena, (void **)&chat->stops,
                               &chat->stop_count, sizeof(*chat->stops));
  if (!stop)
    return zh_error_memory(walk->err);
  *stop = zh_json_text(walk->json, at);
  return ZH_OK;
}

static zh_status openai_chat_expand_stops(zh_walk *walk,
                                          zh_chat_request *chat) {
  uint32_t list = zh_walk_get(walk, 0, "stop");
  if (list == 0)
    return ZH_OK;
  size_t path_len = zh_walk_in(walk, "stop");
  zh_status st = ZH_OK;
  chat->stop_count = 0;
  if (zh_json_has(walk->json, list, ZH_JSON_STRING)) {
    st = openai_chat_expand_stop(walk, list, chat);
  } else if (!zh_json_has(walk->json, list, ZH_JSON_ARRAY)) {
    st = zh_walk_expected(walk, list, "a string or an array of strings");
  } else {
    for (uint32_t at = zh_json_first(walk->json, list); st == ZH_OK && at != 0;
         at = zh_json_next(walk->json, list, at)) {
      size_t list_len = zh_walk_in(walk, "[%zu]", chat->stop_count);
      st = openai_chat_expand_stop(walk, at, chat);
      if (st == ZH_OK)
        zh_walk_out(walk, list_len);
    }
  }
  if (st == ZH_OK)
    zh_walk_out(walk, path_len);
  return st;
}

static zh_status openai_chat_expand_numbers(zh_walk *walk,
                                            zh_chat_request *chat) {
  const struct {
    const char *key;
    zh_str *out;
  } numbers[] = {
      {"temperature", &chat->temperature},
      {"top_p", &chat->top_p},
      {"top_k", &chat->top_k},
      {"seed", &chat->seed},
      {"presence_penalty", &chat->presence_penalty},
      {"frequency_penalty", &chat->frequency_penalty},
  };
  for (size_t i = 0; i < ZH_COUNT(numbers); i++) {
    zh_status st = zh_walk_number(walk, 0, numbers[i].key, numbers[i].out);
    if (st != ZH_OK)
      return st;
  }
  return zh_walk_int(walk, 0, "n", 1, &chat->n);
}

static zh_status openai_chat_expand_max_tokens(zh_walk *walk,
                                               zh_chat_request *chat) {
  static const char *const keys[] = {"max_completion_tokens", "max_tokens"};
  for (size_t i = 0; i < ZH_COUNT(keys); i++) {
    int64_t value;
    uint32_t at = zh_walk_get(walk, 0, keys[i]);
    zh_status st = zh_walk_int(walk, 0, keys[i], 1, &value);
    if (st != ZH_OK)
      return st;
    if (at != 0 && chat->max_tokens.len == 0)
      chat->max_tokens = zh_json_raw(walk->json, at);
  }
  return ZH_OK;
}

/* `reasoning: {effort}` is how some aggregators spell it. */
static zh_status openai_chat_expand_effort(zh_walk *walk,
                                           zh_chat_request *chat) {
  zh_status st = zh_walk_str(walk, 0, "reasoning_effort", ZH_NEED_NOTHING,
                             &chat->reasoning_effort);
  if (st != ZH_OK || chat->reasoning_effort.len > 0)
    return st;
  uint32_t reasoning = zh_walk_get(walk, 0, "reasoning");
  if (zh_json_has(walk->json, reasoning, ZH_JSON_OBJECT))
    chat->reasoning_effort =
        zh_json_text(walk->json, zh_json_get(walk->json, reasoning, "effort"));
  return ZH_OK;
}

static zh_status openai_chat_expand_user(zh_walk *walk, zh_chat_request *chat) {
  zh_status st =
      zh_walk_str(walk, 0, "safety_identifier", ZH_NEED_NOTHING, &chat->user);
  if (st != ZH_OK || chat->user.len > 0)
    return st;
  return zh_walk_str(walk, 0, "user", ZH_NEED_NOTHING, &chat->user);
}

static zh_status openai_chat_expand_parallel(zh_walk *walk,
                                             zh_chat_request *chat) {
  return zh_walk_bool(walk, 0, "parallel_tool_calls",
                      &chat->parallel_tool_calls);
}

/* In this order: tool_choice looks at tools. */
static zh_status (*const openai_chat_expand_steps[])(zh_walk *walk,
                                                     zh_chat_request *chat) = {
    zh_openai_chat_messages,    openai_chat_expand_tools,
    openai_chat_expand_choice,  openai_chat_expand_parallel,
    openai_chat_expand_format,  openai_chat_expand_stops,
    openai_chat_expand_numbers, openai_chat_expand_max_tokens,
    openai_chat_expand_effort,  openai_chat_expand_user,
};

/* --- public --- */

zh_status zh_openai_chat_expand(zh_chat_request *chat, zh_error *err) {
  zh_walk walk = {.json = &chat->source, .arena = chat->arena, .err = err};
  zh_status st = ZH_OK;
  if (chat->expanded)
    return ZH_OK;
  for (size_t i = 0; st == ZH_OK && i < ZH_COUNT(openai_chat_expand_steps); i++)
    st = openai_chat_expand_steps[i](&walk, chat);
  chat->expanded = st == ZH_OK;
  return st;
}
