/* SPDX-License-Identifier: Apache-2.0 */
/* `tools` and `tool_choice`. */
#include "dialect/anthropic.h"

#include "base/error.h"

#include <stdio.h>

#define TOOLS_NAME_MAX 128

/* --- one tool ----------------------------------------------------------- */

/* The list in the source, for what the model of a request does not keep; 0
 * when it is not the list here. */
static uint32_t anthropic_tools_source(const zh_chat_request *chat) {
  uint32_t list = zh_json_get(&chat->source, 0, "tools");
  bool is_same = zh_json_has(&chat->source, list, ZH_JSON_ARRAY) &&
                 zh_json_len(&chat->source, list) == chat->tool_count;
  return is_same ? list : 0;
}

/* A cache hint stands in the tool or, with some clients, in its function. */
static void anthropic_tools_cache(zh_anthropic_request *rq, uint32_t tool) {
  const zh_json *source = &rq->chat->source;
  uint32_t function = tool ? zh_json_get(source, tool, "function") : 0;
  uint32_t cache = tool ? zh_json_get(source, tool, "cache_control") : 0;
  if (!cache && function)
    cache = zh_json_get(source, function, "cache_control");
  if (zh_json_has(source, cache, ZH_JSON_OBJECT))
    zh_put_raw(rq->w, "cache_control", zh_json_raw(source, cache));
}

static void anthropic_tools_empty_schema(zh_writer *w) {
  zh_write_object(w);
  zh_put_str(w, "type", ZH_S("object"));
  zh_write_end(w);
}

/* The schema as it came, and `type` where that is missing. */
static void anthropic_tools_raw_schema(zh_anthropic_request *rq,
                                       zh_str schema) {
  zh_json json;
  if (!zh_anthropic_parse(rq, schema, &json) ||
      zh_json_get(&json, 0, "type") != 0) {
    zh_write_raw(rq->w, schema);
    return;
  }
  zh_write_object(rq->w);
  zh_put_str(rq->w, "type", ZH_S("object"));
  for (uint32_t key = zh_json_first(&json, 0); key != 0;
       key = zh_json_next(&json, 0, key)) {
    zh_write_key_raw(rq->w, zh_json_text(&json, key));
    zh_write_raw(rq->w, zh_json_raw(&json, key + 1));
  }
  zh_write_end(rq->w);
}

static zh_status anthropic_tools_check(zh_anthropic_request *rq, size_t at) {
  const zh_tool *tool = &rq->chat->tools[at];
  char path[64];
  if (!zh_anthropic_is_word(tool->name, TOOLS_NAME_MAX)) {
    snprintf(path, sizeof(path), "tools[%zu].function.name", at);
    return zh_error_field(
        rq->err, ZH_UNSUPPORTED, path,
        "%s: '%.*s' is not 1 to 128 of a-z, A-Z, 0-9, _ "
        "and -",
        path, (int)(tool->name.len < 64 ? tool->name.len : 64), tool->name.ptr);
  }
  if (tool->parameters.len == 0 ||
      zh_anthropic_schema_fits(rq, tool->parameters))
    return ZH_OK;
  snprintf(path, sizeof(path), "tools[%zu].function.parameters", at);
  return zh_error_field(rq->err, ZH_UNSUPPORTED, path,
                        "%s: the schema of '%.*s' must be an object without "
                        "anyOf, oneOf or allOf at its root",
                        path, (int)tool->name.len, tool->name.ptr);
}

static zh_status anthropic_tools_put(zh_anthropic_request *rq, size_t at,
                                     uint32_t source) {
  const zh_tool *tool = &rq->chat->tools[at];
  zh_writer *w = rq->w;
  char field[64];
  bool strict =
      tool->strict == 1 && (rq->model->flags & ZH_ANTHROPIC_SCHEMA) != 0;
  zh_status st = anthropic_tools_check(rq, at);
  if (st != ZH_OK)
    return st;
  if (tool->strict == 1 && !strict)
    zh_losses_addf(rq->losses, ZH_LOSS_DROPPED, "the model has no strict tools",
                   "tools[%zu].function.strict", at);
  zh_write_object(w);
  zh_put_text(w, "name", tool->name);
  if (tool->has_description)
    zh_put_text(w, "description", tool->description);
  zh_write_key(w, "input_schema");
  if (strict)
    snprintf(field, sizeof(field), "tools[%zu].function.parameters", at);
  if (tool->parameters.len == 0)
    anthropic_tools_empty_schema(w);
  else if (strict)
    st = zh_anthropic_put_schema(rq, tool->parameters, field);
  else
    anthropic_tools_raw_schema(rq, tool->parameters);
  if (strict)
    zh_put_bool(w, "strict", true);
  anthropic_tools_cache(rq, source);
  zh_write_end(w);
  return st;
}

/* --- tools nobody declared ---------------------------------------------- */

/* Was the name seen in a call before call `at` of message `from`? */
static bool anthropic_tools_is_known(const zh_chat_request *chat, size_t from,
                                     size_t at) {
  zh_str name = chat->messages[from].tool_calls[at].name;
  for (size_t i = 0; i <= from; i++) {
    const zh_message *message = &chat->messages[i];
    size_t count = i == from ? at : message->tool_call_count;
    for (size_t k = 0; k < count; k++)
      if (zh_json_same(message->tool_calls[k].name, name))
        return true;
  }
  return false;
}

/* A history with calls is refused when no tool is declared. */
static void anthropic_tools_from_history(zh_anthropic_request *rq) {
  const zh_chat_request *chat = rq->chat;
  zh_losses_add(rq->losses, ZH_LOSS_EMULATED, ZH_S("tools"),
                "the tools called before were declared");
  for (size_t i = 0; i < chat->message_count; i++) {
    for (size_t k = 0; k < chat->messages[i].tool_call_count; k++) {
      if (anthropic_tools_is_known(chat, i, k))
        continue;
      zh_write_object(rq->w);
      zh_put_text(rq->w, "name", chat->messages[i].tool_calls[k].name);
      zh_write_key(rq->w, "input_schema");
      anthropic_tools_empty_schema(rq->w);
      zh_write_end(rq->w);
    }
  }
}

static void anthropic_tools_put_hidden(zh_anthropic_request *rq) {
  zh_write_object(rq->w);
  zh_put_str(rq->w, "name", ZH_S(ZH_ANTHROPIC_JSON_TOOL));
  zh_put_str(rq->w, "description", ZH_S("Takes the final answer to the user."));
  zh_write_key(rq->w, "input_schema");
  anthropic_tools_raw_schema(rq, rq->chat->format_schema);
  zh_write_end(rq->w);
}

static void anthropic_tools_choose(zh_anthropic_request *rq, const char *type,
                                   zh_str name, bool one) {
  zh_writer *w = rq->w;
  zh_write_key(w, "tool_choice");
  zh_write_object(w);
  zh_put_str(w, "type", zh_str_of(type));
  if (name.len > 0)
    zh_put_text(w, "name", name);
  if (one)
    zh_put_bool(w, "disable_parallel_tool_use", true);
  zh_write_end(w);
}

/* --- public --- */

zh_status zh_anthropic_put_tools(zh_anthropic_request *rq) {
  const zh_chat_request *chat = rq->chat;
  bool by_tool = rq->json == ZH_ANTHROPIC_JSON_BY_TOOL;
  uint32_t list = anthropic_tools_source(chat);
  uint32_t tool = list ? zh_json_first(&chat->source, list) : 0;
  zh_status st = ZH_OK;
  if (chat->tool_count == 0 && !rq->has_calls && !by_tool)
    return ZH_OK;
  zh_write_key(rq->w, "tools");
  zh_write_array(rq->w);
  for (size_t i = 0; st == ZH_OK && i < chat->tool_count; i++) {
    st = anthropic_tools_put(rq, i, tool);
    tool = tool ? zh_json_next(&chat->source, list, tool) : 0;
  }
  if (chat->tool_count == 0 && rq->has_calls)
    anthropic_tools_from_history(rq);
  if (by_tool)
    anthropic_tools_put_hidden(rq);
  zh_write_end(rq->w);
  return st;
}

void zh_anthropic_put_tool_choice(zh_anthropic_request *rq) {
  const zh_chat_request *chat = rq->chat;
  bool has_tools = chat->tool_count > 0;
  bool one = chat->parallel_tool_calls == 0;
  zh_str none = ZH_S("");
  if (rq->json == ZH_ANTHROPIC_JSON_BY_TOOL) {
    // With tools of the caller's the model may still call one of those.
    if (has_tools && rq->choice != ZH_CHOICE_NONE)
      anthropic_tools_choose(rq, "any", none, one);
    else
      anthropic_tools_choose(rq, "tool", ZH_S(ZH_ANTHROPIC_JSON_TOOL), true);
  } else if (!has_tools) {
    if (rq->has_calls)
      anthropic_tools_choose(rq, "none", none, false);
  } else if (rq->choice == ZH_CHOICE_NONE) {
    anthropic_tools_choose(rq, "none", none, false);
  } else if (rq->choice == ZH_CHOICE_REQUIRED) {
    anthropic_tools_choose(rq, "any", none, one);
  } else if (rq->choice == ZH_CHOICE_NAMED) {
    anthropic_tools_choose(rq, "tool", chat->tool_choice_name, one);
  } else if (rq->choice == ZH_CHOICE_AUTO || one) {
    anthropic_tools_choose(rq, "auto", none, one);
  }
}
