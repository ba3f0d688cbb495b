/* SPDX-License-Identifier: Apache-2.0 */
/* What a config says of a target's request: `system_prompt`,
 * `override_params`, `default_params`, `drop_params`. */
#include "route/parts.h"

#include "base/limits.h"

#include <limits.h>

/* The names of one of them, on their way into an edit. */
typedef struct edits_list {
  zh_edit *edit;
  zh_edit_kind kind;
} edits_list;

/* --- adding one --------------------------------------------------------- */

static zh_status edits_add(zh_loader *load, const zh_load_at *at, zh_str name,
                           const edits_list *list, zh_str value) {
  zh_edit *edit = list->edit;
  const zh_edit_param *found = zh_edit_find(edit, name);
  if (found)
    return zh_load_fail(load, at, "stands here twice, as \"%s\" too",
                        found->name.ptr);
  zh_edit_param *slot =
      zh_arena_push(&load->config->arena, (void **)&edit->params,
                    &edit->param_count, sizeof(*slot));
  if (!slot)
    return zh_error_memory(load->err);
  *slot = (zh_edit_param){name, list->kind, value};
  if (zh_edit_same_param(name, ZH_S("max_tokens")))
    edit->limit = list->kind;
  return ZH_OK;
}

/* The value with its variables put in, as JSON. */
static zh_status edits_put(zh_loader *load, const zh_load_at *at, uint32_t node,
                           zh_writer *w) {
  const zh_json *json = &load->config->source;
  zh_load_at here = {at, {NULL, 0}, 0};
  uint8_t type = zh_json_type_of(json, node);
  zh_status st = ZH_OK;
  zh_str text;
  if (type == ZH_JSON_STRING) {
    st = zh_load_string(load, at, node, &text);
    if (st == ZH_OK)
      zh_write_str(w, text);
    return st;
  }
  if (type != ZH_JSON_ARRAY && type != ZH_JSON_OBJECT) {
    zh_write_raw(w, zh_json_raw(json, node));
    return ZH_OK;
  }
  bool is_list = type == ZH_JSON_ARRAY;
  (is_list ? zh_write_array : zh_write_object)(w);
  for (uint32_t child = zh_json_first(json, node); child && st == ZH_OK;
       child = zh_json_next(json, node, child), here.index += is_list) {
    if (!is_list) {
      here =
          (zh_load_at){at, zh_json_str(json, child, &load->config->arena), -1};
      zh_write_key_raw(w, zh_json_text(json, child));
    }
    st = is_list || here.key.ptr
             ? edits_put(load, &here, is_list ? child : child + 1, w)
             : zh_error_memory(load->err);
  }
  zh_write_end(w);
  return st;
}

static zh_status edits_take(zh_loader *load, const zh_load_at *at,
                            uint32_t node, const edits_list *list) {
  zh_buf text;
  zh_writer w;
  zh_buf_init(&text, ZH_MAX_CONFIG);
  zh_writer_init(&w, &text, NULL, NULL);
  zh_status st = edits_put(load, at, node, &w);
  if (st == ZH_OK && zh_writer_status(&w) == ZH_INVALID)
    st = zh_load_fail(load, at, "is nested too deeply");
  else if (st == ZH_OK && zh_writer_status(&w) != ZH_OK)
    st = zh_error_memory(load->err);
  zh_str value = st == ZH_OK
                     ? zh_arena_str(&load->config->arena, zh_buf_str(&text))
                     : (zh_str){NULL, 0};
  zh_buf_deinit(&text);
  if (st == ZH_OK && !value.ptr)
    st = zh_error_memory(load->err);
  return st == ZH_OK ? edits_add(load, at, at->key, list, value) : st;
}

/* --- values ------------------------------------------------------------- */

static zh_status edits_number(zh_loader *load, const zh_load_at *at,
                              uint32_t node, double least, double most,
                              const char *what, const edits_list *list) {
  double value;
  if (!zh_json_double(&load->config->source, node, &value) ||
      !(value >= least && value <= most))
    return zh_load_expected(load, at, node, what);
  return edits_take(load, at, node, list);
}

static zh_status edits_temperature(zh_loader *load, const zh_load_at *at,
                                   uint32_t node, void *out) {
  return edits_number(load, at, node, 0, 2, "a number from 0 to 2", out);
}

static zh_status edits_share(zh_loader *load, const zh_load_at *at,
                             uint32_t node, void *out) {
  return edits_number(load, at, node, 0, 1, "a number from 0 to 1", out);
}

static zh_status edits_penalty(zh_loader *load, const zh_load_at *at,
                               uint32_t node, void *out) {
  return edits_number(load, at, node, -2, 2, "a number from -2 to 2", out);
}

static zh_status edits_whole(zh_loader *load, const zh_load_at *at,
                             uint32_t node, int64_t least, const char *what,
                             const edits_list *list) {
  int64_t value;
  if (!zh_json_int(&load->config->source, node, &value) || value < least)
    return zh_load_expected(load, at, node, what);
  return edits_take(load, at, node, list);
}

static zh_status edits_limit(zh_loader *load, const zh_load_at *at,
                             uint32_t node, void *out) {
  const edits_list *list = out;
  zh_status st =
      edits_whole(load, at, node, 1, "an integer of 1 or more", list);
  if (st == ZH_OK)
    zh_json_int(&load->config->source, node, &list->edit->max_output);
  return st;
}

static zh_status edits_count(zh_loader *load, const zh_load_at *at,
                             uint32_t node, void *out) {
  return edits_whole(load, at, node, 0, "an integer of 0 or more", out);
}

static zh_status edits_integer(zh_loader *load, const zh_load_at *at,
                               uint32_t node, void *out) {
  return edits_whole(load, at, node, INT64_MIN, "an integer", out);
}

static zh_status edits_typed(zh_loader *load, const zh_load_at *at,
                             uint32_t node, unsigned types, const char *what,
                             const edits_list *list) {
  if (!(types & 1u << zh_json_type_of(&load->config->source, node)))
    return zh_load_expected(load, at, node, what);
  return edits_take(load, at, node, list);
}

static zh_status edits_text(zh_loader *load, const zh_load_at *at,
                            uint32_t node, void *out) {
  return edits_typed(load, at, node, 1u << ZH_JSON_STRING, "a string", out);
}

static zh_status edits_bool(zh_loader *load, const zh_load_at *at,
                            uint32_t node, void *out) {
  return edits_typed(load, at, node, 1u << ZH_JSON_TRUE | 1u << ZH_JSON_FALSE,
                     "true or false", out);
}

static zh_status edits_object(zh_loader *load, const zh_load_at *at,
                              uint32_t node, void *out) {
  return edits_typed(load, at, node, 1u << ZH_JSON_OBJECT, "an object", out);
}

static zh_status edits_items(zh_loader *load, const zh_load_at *at,
                             uint32_t node, void *out) {
  return edits_typed(load, at, node, 1u << ZH_JSON_ARRAY, "a list", out);
}

static zh_status edits_stop(zh_loader *load, const zh_load_at *at,
                            uint32_t node, void *out) {
  return edits_typed(load, at, node, 1u << ZH_JSON_STRING | 1u << ZH_JSON_ARRAY,
                     "a string or a list", out);
}

static zh_status edits_choice(zh_loader *load, const zh_load_at *at,
                              uint32_t node, void *out) {
  return edits_typed(load, at, node,
                     1u << ZH_JSON_STRING | 1u << ZH_JSON_OBJECT,
                     "a string or an object", out);
}

/* What OpenAI's API does not name; not what a call is. */
static zh_status edits_extra(zh_loader *load, const zh_load_at *at,
                             uint32_t node, void *out) {
  static const char *const fixed[] = {
      "model",  "messages", "stream",    "stream_options", "n",
      "models", "provider", "fallbacks", "route",          "raw_params"};
  for (size_t i = 0; i < ZH_COUNT(fixed); i++)
    if (zh_str_is(at->key, zh_str_of(fixed[i])))
      return zh_load_fail(load, at, "is the request's own");
  if (zh_json_type_of(&load->config->source, node) == ZH_JSON_NULL)
    return ZH_OK;
  return edits_take(load, at, node, out);
}

static zh_status edits_extra_body(zh_loader *load, const zh_load_at *at,
                                  uint32_t node, void *out) {
  return zh_load_each(load, at, node, edits_extra, out);
}

static const zh_load_member edits_params[] = {
    {"max_tokens", edits_limit, 0, false},
    {"max_completion_tokens", edits_limit, 0, false},
    {"temperature", edits_temperature, 0, false},
    {"top_p", edits_share, 0, false},
    {"top_k", edits_count, 0, false},
    {"seed", edits_integer, 0, false},
    {"stop", edits_stop, 0, false},
    {"presence_penalty", edits_penalty, 0, false},
    {"frequency_penalty", edits_penalty, 0, false},
    {"logit_bias", edits_object, 0, false},
    {"logprobs", edits_bool, 0, false},
    {"top_logprobs", edits_count, 0, false},
    {"reasoning_effort", edits_text, 0, false},
    {"verbosity", edits_text, 0, false},
    {"response_format", edits_object, 0, false},
    {"tools", edits_items, 0, false},
    {"tool_choice", edits_choice, 0, false},
    {"parallel_tool_calls", edits_bool, 0, false},
    {"service_tier", edits_text, 0, false},
    {"metadata", edits_object, 0, false},
    {"user", edits_text, 0, false},
    {"safety_identifier", edits_text, 0, false},
    {"prompt_cache_key", edits_text, 0, false},
    {"store", edits_bool, 0, false},
    {"extra_body", edits_extra_body, 0, false},
};

zh_status zh_load_override_params(zh_loader *load, const zh_load_at *at,
                                  uint32_t node, void *out) {
  edits_list list = {out, ZH_EDIT_SET};
  return zh_load_members(load, at, node, edits_params, ZH_COUNT(edits_params),
                         &list);
}

zh_status zh_load_default_params(zh_loader *load, const zh_load_at *at,
                                 uint32_t node, void *out) {
  edits_list list = {out, ZH_EDIT_DEFAULT};
  return zh_load_members(load, at, node, edits_params, ZH_COUNT(edits_params),
                         &list);
}

zh_status zh_load_default_param(zh_loader *load, const zh_load_at *at,
                                uint32_t node, void *out) {
  edits_list list = {out, ZH_EDIT_DEFAULT};
  for (size_t i = 0; i < ZH_COUNT(edits_params); i++)
    if (zh_str_is(at->key, zh_str_of(edits_params[i].name)))
      return edits_params[i].read(load, at, node, &list);
  return edits_extra(load, at, node, &list);
}

/* --- dropping ----------------------------------------------------------- */

/* Any name may be dropped, but hardly one that is nearly a known one. */
static zh_status edits_drop(zh_loader *load, const zh_load_at *at,
                            uint32_t node, void *out) {
  edits_list list = {out, ZH_EDIT_DROP};
  zh_load_nearest nearest = {0};
  zh_status st = zh_load_name(load, at, node, &nearest.name);
  if (st != ZH_OK)
    return st;
  if (memchr(nearest.name.ptr, '[', nearest.name.len) ||
      memchr(nearest.name.ptr, '.', nearest.name.len))
    return zh_load_fail(load, at, "only whole parameters can be dropped");
  for (size_t i = 0; i < ZH_COUNT(edits_params); i++)
    zh_load_try(&nearest, zh_str_of(edits_params[i].name));
  if (nearest.best.ptr && nearest.least > 0)
    return zh_load_fail(load, at,
                        "unknown parameter \"%s\"; did you mean \"%s\"?",
                        nearest.name.ptr, nearest.best.ptr);
  return edits_add(load, at, nearest.name, &list, ZH_S(""));
}

zh_status zh_load_drop_params(zh_loader *load, const zh_load_at *at,
                              uint32_t node, void *out) {
  return zh_load_items(load, at, node, edits_drop, out);
}

/* --- the system prompt -------------------------------------------------- */

static zh_status edits_escaped(zh_loader *load, const zh_load_at *at,
                               uint32_t node, zh_str *out) {
  zh_str text;
  zh_buf escaped;
  zh_status st = zh_load_string(load, at, node, &text);
  if (st != ZH_OK)
    return st;
  zh_buf_init(&escaped, ZH_MAX_CONFIG * 2);
  zh_json_escape(&escaped, text);
  *out = escaped.status == ZH_OK
             ? zh_arena_str(&load->config->arena, zh_buf_str(&escaped))
             : (zh_str){NULL, 0};
  zh_buf_deinit(&escaped);
  return out->ptr ? ZH_OK : zh_error_memory(load->err);
}

static zh_status edits_replace(zh_loader *load, const zh_load_at *at,
                               uint32_t node, void *out) {
  zh_edit *edit = out;
  edit->replaces = true;
  return edits_escaped(load, at, node, &edit->system);
}

static zh_status edits_prefix(zh_loader *load, const zh_load_at *at,
                              uint32_t node, void *out) {
  return edits_escaped(load, at, node, &((zh_edit *)out)->prefix);
}

static zh_status edits_trim(zh_loader *load, const zh_load_at *at,
                            uint32_t node, void *out) {
  int64_t value = 0;
  if (!zh_json_int(&load->config->source, node, &value) || value < 1 ||
      value > INT_MAX)
    return zh_load_expected(load, at, node,
                            "a number of characters, 1 or more");
  ((zh_edit *)out)->trim = value;
  return ZH_OK;
}

zh_status zh_load_system_prompt(zh_loader *load, const zh_load_at *at,
                                uint32_t node, void *out) {
  static const zh_load_member members[] = {
      {"replace", edits_replace, 0, false},
      {"prefix", edits_prefix, 0, false},
      {"trim", edits_trim, 0, false},
  };
  zh_edit *edit = out;
  if (zh_json_has(&load->config->source, node, ZH_JSON_STRING))
    return edits_replace(load, at, node, edit);
  zh_status st =
      zh_load_members(load, at, node, members, ZH_COUNT(members), edit);
  if (st == ZH_OK && edit->replaces && (edit->prefix.len > 0 || edit->trim > 0))
    return zh_load_fail(load, at, "give replace, or prefix and trim");
  return st;
}

/* --- public --- */

zh_status zh_load_keep_edit(zh_loader *load, const zh_edit *edit,
                            const zh_edit **out) {
  zh_config *config = load->config;
  *out = NULL;
  if (!zh_edit_is_some(edit))
    return ZH_OK;
  zh_edit *copy = zh_arena_alloc(&config->arena, sizeof(*copy));
  const zh_edit **slot = zh_arena_push(&config->arena, (void **)&config->edits,
                                       &config->edit_count, sizeof(*slot));
  if (!copy || !slot)
    return zh_error_memory(load->err);
  *copy = *edit;
  copy->number = (uint32_t)config->edit_count;
  *out = *slot = copy;
  return ZH_OK;
}
