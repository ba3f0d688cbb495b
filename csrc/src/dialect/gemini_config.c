/* SPDX-License-Identifier: Apache-2.0 */
/* What steers generation: tools, toolConfig and generationConfig.  Schemas go
 * as ordinary JSON Schema (parametersJsonSchema, responseJsonSchema): the
 * older `parameters` and `responseSchema` refuse the whole request for one
 * keyword they do not know. */
#include "dialect/gemini.h"

#include "base/error.h"

enum {
  GEMINI_CONFIG_MAX_STOPS = 5,
  GEMINI_CONFIG_HIGH = 4 /* index of "high" below                           */
};

static const char *const gemini_config_efforts[ZH_GEMINI_EFFORTS] = {
    "none", "minimal", "low", "medium", "high", "xhigh", "max"};

/* By the longest prefix that fits.  Models yet to come are taken for kin of
 * the newest; a name that is no member of the family thinks unasked. */
static const zh_gemini_family gemini_config_families[] = {
    {"gemini-1", ZH_GEMINI_SILENT, {0}},
    {"gemini-2.0", ZH_GEMINI_SILENT, {0}},
    {"gemini-2.5",
     ZH_GEMINI_BUDGET,
     {"0", "1024", "1024", "8192", "24576", "24576", "24576"}},
    {"gemini-2.5-flash-image", ZH_GEMINI_SILENT, {0}},
    {"gemini-2.5-pro",
     ZH_GEMINI_BUDGET,
     {"128", "1024", "1024", "8192", "24576", "32768", "32768"}},
    {"gemini-3-pro",
     ZH_GEMINI_LEVEL,
     {"low", "low", "low", "high", "high", "high", "high"}},
    {"gemini-3.1-pro",
     ZH_GEMINI_LEVEL,
     {"low", "low", "low", "medium", "high", "high", "high"}},
    {"gemini-",
     ZH_GEMINI_LEVEL,
     {"minimal", "minimal", "low", "medium", "high", "high", "high"}},
    {"", ZH_GEMINI_SILENT, {0}},
};

/* --- tools -------------------------------------------------------------- */

/* Members that say nothing about what an object without properties holds. */
static bool gemini_config_is_idle(const zh_json *json, uint32_t key) {
  static const char *const idle[] = {"additionalProperties", "$schema", "title",
                                     "description", "strict"};
  uint32_t value = key + 1;
  for (size_t i = 0; i < ZH_COUNT(idle); i++)
    if (zh_json_eq(json, key, idle[i]))
      return true;
  if (zh_json_eq(json, key, "type"))
    return zh_json_eq(json, value, "object");
  if (zh_json_eq(json, key, "properties") || zh_json_eq(json, key, "required"))
    return zh_json_len(json, value) == 0;
  return false;
}

/* Does the schema allow no argument by name?  Such a one is left out: older
 * models refuse an object without properties. */
static zh_status gemini_config_is_empty(zh_str schema, bool *is_empty) {
  enum { LONGEST = 1024 };
  zh_nodes nodes = {0};
  zh_json json;
  *is_empty = schema.len == 0;
  if (schema.len == 0 || schema.len > LONGEST)
    return ZH_OK;
  zh_status st = zh_json_parse(schema, &nodes, &json, NULL);
  if (st == ZH_OK && zh_json_type_of(&json, 0) == ZH_JSON_OBJECT) {
    uint32_t key = zh_json_first(&json, 0);
    while (key && gemini_config_is_idle(&json, key))
      key = zh_json_next(&json, 0, key);
    *is_empty = key == 0;
  }
  zh_nodes_deinit(&nodes);
  return st;
}

static zh_status gemini_config_put_tool(zh_gemini_out *out, size_t t) {
  const zh_tool *tool = &out->chat->tools[t];
  zh_writer *w = out->w;
  bool is_empty;
  zh_status st = gemini_config_is_empty(tool->parameters, &is_empty);
  if (st == ZH_NO_MEMORY)
    return zh_error_memory(out->err);
  zh_write_object(w);
  zh_put_text(w, "name", tool->name);
  if (tool->has_description)
    zh_put_text(w, "description", tool->description);
  if (!is_empty)
    zh_put_raw(w, "parametersJsonSchema", tool->parameters);
  zh_write_end(w);
  if (tool->strict == 1)
    zh_losses_addf(out->losses, ZH_LOSS_DROPPED, "no counterpart",
                   "tools[%zu].function.strict", t);
  return ZH_OK;
}

static void gemini_config_put_choice(const zh_gemini_out *out) {
  static const char *const modes[] = {
      [ZH_CHOICE_UNSET] = NULL,  [ZH_CHOICE_AUTO] = "AUTO",
      [ZH_CHOICE_NONE] = "NONE", [ZH_CHOICE_REQUIRED] = "ANY",
      [ZH_CHOICE_NAMED] = "ANY",
  };
  const char *mode = modes[out->chat->tool_choice];
  zh_writer *w = out->w;
  if (!mode)
    return;
  zh_write_key(w, "toolConfig");
  zh_write_object(w);
  zh_write_key(w, "functionCallingConfig");
  zh_write_object(w);
  zh_put_str(w, "mode", zh_str_of(mode));
  if (out->chat->tool_choice == ZH_CHOICE_NAMED) {
    zh_write_key(w, "allowedFunctionNames");
    zh_write_array(w);
    zh_write_text(w, out->chat->tool_choice_name);
    zh_write_end(w);
  }
  zh_write_end(w);
  zh_write_end(w);
}

/* --- generationConfig --------------------------------------------------- */

typedef struct gemini_config {
  const zh_gemini_out *out;
  bool open;
} gemini_config;

static zh_writer *gemini_config_key(gemini_config *config, const char *key) {
  zh_writer *w = config->out->w;
  if (!config->open) {
    zh_write_key(w, "generationConfig");
    zh_write_object(w);
    config->open = true;
  }
  zh_write_key(w, key);
  return w;
}

static void gemini_config_put_raw(gemini_config *config, const char *key,
                                  zh_str json) {
  if (json.len > 0)
    zh_write_raw(gemini_config_key(config, key), json);
}

/* A number given as text: the only element of a list. */
static bool gemini_config_number(zh_str text, double *value) {
  const zh_node nodes[] = {
      {.next = 2, .type = ZH_JSON_ARRAY},
      {.len = (uint32_t)text.len, .next = 2, .type = ZH_JSON_NUMBER}};
  const zh_json json = {text, nodes, ZH_COUNT(nodes)};
  return text.len <= UINT32_MAX && zh_json_double(&json, 1, value);
}

static void gemini_config_put_temperature(gemini_config *config) {
  zh_str text = config->out->chat->temperature;
  double value;
  if (text.len > 0 && gemini_config_number(text, &value) &&
      (value < 0 || value > 2)) {
    text = value < 0 ? ZH_S("0") : ZH_S("2");
    zh_losses_add(config->out->losses, ZH_LOSS_CLAMPED, ZH_S("temperature"),
                  "must be between 0 and 2");
  }
  gemini_config_put_raw(config, "temperature", text);
}

/* Seeds have 32 bits here; a longer one keeps its low bits, so that the same
 * seed stays the same. */
static void gemini_config_put_seed(gemini_config *config) {
  zh_str text = config->out->chat->seed;
  double value;
  if (text.len == 0)
    return;
  if (!gemini_config_number(text, &value) ||
      (value >= INT32_MIN && value <= INT32_MAX)) {
    gemini_config_put_raw(config, "seed", text);
    return;
  }
  uint32_t folded = 0;
  for (size_t i = 0; i < text.len; i++)
    if (text.ptr[i] >= '0' && text.ptr[i] <= '9')
      folded = folded * 10 + (uint32_t)(text.ptr[i] - '0');
  zh_write_int(gemini_config_key(config, "seed"), folded & INT32_MAX);
  zh_losses_add(config->out->losses, ZH_LOSS_CHANGED, ZH_S("seed"),
                "cut to 31 bits");
}

static void gemini_config_put_stops(gemini_config *config) {
  const zh_chat_request *chat = config->out->chat;
  if (chat->stop_count == 0)
    return;
  zh_writer *w = gemini_config_key(config, "stopSequences");
  zh_write_array(w);
  for (size_t i = 0; i < chat->stop_count && i < GEMINI_CONFIG_MAX_STOPS; i++)
    zh_write_text(w, chat->stops[i]);
  zh_write_end(w);
  if (chat->stop_count > GEMINI_CONFIG_MAX_STOPS)
    zh_losses_add(config->out->losses, ZH_LOSS_CLAMPED, ZH_S("stop"),
                  "only the first five are sent");
}

static void gemini_config_put_logprobs(gemini_config *config) {
  const zh_json *json = &config->out->chat->source;
  int64_t top;
  if (zh_json_bool(json, zh_json_get(json, 0, "logprobs")) != 1)
    return;
  zh_write_bool(gemini_config_key(config, "responseLogprobs"), true);
  if (zh_json_int(json, zh_json_get(json, 0, "top_logprobs"), &top))
    zh_write_int(gemini_config_key(config, "logprobs"), top);
}

static void gemini_config_put_format(gemini_config *config) {
  const zh_chat_request *chat = config->out->chat;
  if (chat->format == ZH_FORMAT_TEXT)
    return;
  zh_write_str(gemini_config_key(config, "responseMimeType"),
               ZH_S("application/json"));
  if (chat->format == ZH_FORMAT_JSON_SCHEMA)
    gemini_config_put_raw(config, "responseJsonSchema", chat->format_schema);
}

static int gemini_config_effort(zh_str effort) {
  for (int i = 0; i < ZH_GEMINI_EFFORTS; i++)
    if (zh_json_is(effort, zh_str_of(gemini_config_efforts[i])))
      return i;
  return -1;
}

/* Does the family have this effort, or only one near it? */
static bool gemini_config_has_effort(const zh_gemini_family *family,
                                     int effort) {
  const char *const *values = family->efforts;
  if (effort == 0)
    return strcmp(values[0], "0") == 0;
  if (family->thinking == ZH_GEMINI_LEVEL)
    return strcmp(values[effort], gemini_config_efforts[effort]) == 0;
  return effort <= GEMINI_CONFIG_HIGH ||
         strcmp(values[effort], values[GEMINI_CONFIG_HIGH]) != 0;
}

static void gemini_config_put_thinking(gemini_config *config) {
  const zh_gemini_out *out = config->out;
  if (out->chat->reasoning_effort.len == 0)
    return;
  int effort = gemini_config_effort(out->chat->reasoning_effort);
  if (effort < 0 || out->family->thinking == ZH_GEMINI_SILENT) {
    zh_losses_add(out->losses, ZH_LOSS_DROPPED, ZH_S("reasoning_effort"),
                  effort < 0 ? "unknown effort" : "this model takes none");
    return;
  }
  zh_str value = zh_str_of(out->family->efforts[effort]);
  zh_writer *w = gemini_config_key(config, "thinkingConfig");
  zh_write_object(w);
  if (out->family->thinking == ZH_GEMINI_LEVEL)
    zh_put_str(w, "thinkingLevel", value);
  else
    zh_put_raw(w, "thinkingBudget", value);
  zh_put_bool(w, "includeThoughts", effort > 0);
  zh_write_end(w);
  if (!gemini_config_has_effort(out->family, effort))
    zh_losses_add(out->losses, ZH_LOSS_CLAMPED, ZH_S("reasoning_effort"),
                  effort ? "this model has fewer steps"
                         : "this model always thinks");
}

/* --- public --- */

const zh_gemini_family *zh_gemini_family_of(zh_str model) {
  const zh_gemini_family *best = NULL;
  if (zh_str_starts(model, ZH_S("models/")))
    model = zh_str_cut(model, strlen("models/"));
  for (size_t i = 0; i < ZH_COUNT(gemini_config_families); i++) {
    const zh_gemini_family *family = &gemini_config_families[i];
    if (zh_str_starts(model, zh_str_of(family->prefix)) &&
        (!best || strlen(family->prefix) > strlen(best->prefix)))
      best = family;
  }
  return best;
}

zh_status zh_gemini_put_tools(zh_gemini_out *out) {
  zh_status st;
  if (out->chat->tool_count == 0)
    return ZH_OK;
  zh_write_key(out->w, "tools");
  zh_write_array(out->w);
  zh_write_object(out->w);
  zh_write_key(out->w, "functionDeclarations");
  zh_write_array(out->w);
  for (size_t t = 0; t < out->chat->tool_count; t++)
    if ((st = gemini_config_put_tool(out, t)) != ZH_OK)
      return st;
  zh_write_end(out->w);
  zh_write_end(out->w);
  zh_write_end(out->w);
  gemini_config_put_choice(out);
  return ZH_OK;
}

void zh_gemini_put_config(zh_gemini_out *out) {
  const zh_chat_request *chat = out->chat;
  gemini_config config = {.out = out};
  gemini_config_put_temperature(&config);
  gemini_config_put_raw(&config, "topP", chat->top_p);
  gemini_config_put_raw(&config, "topK", chat->top_k);
  gemini_config_put_raw(&config, "maxOutputTokens", chat->max_tokens);
  gemini_config_put_stops(&config);
  gemini_config_put_seed(&config);
  if (chat->n > 1)
    zh_write_int(gemini_config_key(&config, "candidateCount"), chat->n);
  gemini_config_put_raw(&config, "presencePenalty", chat->presence_penalty);
  gemini_config_put_raw(&config, "frequencyPenalty", chat->frequency_penalty);
  gemini_config_put_logprobs(&config);
  gemini_config_put_format(&config);
  gemini_config_put_thinking(&config);
  if (config.open)
    zh_write_end(out->w);
}
