/* SPDX-License-Identifier: Apache-2.0 */
/* Schemas as Vertex counts them: the words in them, not their punctuation, and
 * of later models the keys. */
#include "token/request.h"

static zh_status request_schema_walk(zh_tally *tally, const zh_json *json,
                                     uint32_t at, size_t *part);

static zh_status request_schema_word(zh_tally *tally, const zh_json *json,
                                     uint32_t at, size_t *part) {
  if (!zh_json_has(json, at, ZH_JSON_STRING))
    return zh_tally_text(tally, zh_json_raw(json, at), part);
  return zh_tally_escaped(tally, zh_json_text(json, at), part);
}

/* Each name and what is said of it. */
static zh_status request_schema_members(zh_tally *tally, const zh_json *json,
                                        uint32_t members, size_t *part) {
  zh_status status = ZH_OK;
  if (!zh_json_has(json, members, ZH_JSON_OBJECT))
    return ZH_OK;
  for (uint32_t key = zh_json_first(json, members); key && status == ZH_OK;
       key = zh_json_next(json, members, key)) {
    status = zh_tally_escaped(tally, zh_json_text(json, key), part);
    if (status == ZH_OK)
      status = request_schema_walk(tally, json, key + 1, part);
  }
  return status;
}

/* Words, or where `deep` schemas. */
static zh_status request_schema_list(zh_tally *tally, const zh_json *json,
                                     uint32_t list, bool deep, size_t *part) {
  zh_status status = ZH_OK;
  if (!zh_json_has(json, list, ZH_JSON_ARRAY))
    return ZH_OK;
  for (uint32_t at = zh_json_first(json, list); at && status == ZH_OK;
       at = zh_json_next(json, list, at))
    status = deep ? request_schema_walk(tally, json, at, part)
                  : request_schema_word(tally, json, at, part);
  return status;
}

/* Is it a key that says something?  An empty list or object does not. */
static bool request_schema_counts(const zh_json *json, uint32_t key) {
  static const char *const keys[] = {"description", "type",     "properties",
                                     "required",    "items",    "enum",
                                     "format",      "nullable", "anyOf"};
  bool is_list = zh_json_has(json, key + 1, ZH_JSON_ARRAY) ||
                 zh_json_has(json, key + 1, ZH_JSON_OBJECT);
  if (is_list && !zh_json_first(json, key + 1))
    return false;
  for (size_t i = 0; i < ZH_COUNT(keys); i++) {
    if (zh_json_eq(json, key, keys[i]))
      return true;
  }
  return false;
}

static zh_status request_schema_member(zh_tally *tally, const zh_json *json,
                                       uint32_t key, size_t *part) {
  static const char *const ones[] = {"type", "nullable"};
  static const char *const lists[] = {"enum", "required"};
  static const char *const choices[] = {"anyOf", "oneOf", "allOf"};
  static const char *const words[] = {"description", "format"};
  if (tally->frame->tools == ZH_TOOLS_KEYS && request_schema_counts(json, key))
    zh_tally_add(tally, 1, part);
  for (size_t i = 0; i < ZH_COUNT(ones); i++) {
    if (zh_json_eq(json, key, ones[i])) {
      zh_tally_add(tally, 1, part);
      return ZH_OK;
    }
  }
  for (size_t i = 0; i < ZH_COUNT(lists); i++) {
    if (zh_json_eq(json, key, lists[i]))
      return request_schema_list(tally, json, key + 1, false, part);
  }
  for (size_t i = 0; i < ZH_COUNT(choices); i++) {
    if (zh_json_eq(json, key, choices[i]))
      return request_schema_list(tally, json, key + 1, true, part);
  }
  for (size_t i = 0; i < ZH_COUNT(words); i++) {
    if (zh_json_eq(json, key, words[i]))
      return request_schema_word(tally, json, key + 1, part);
  }
  if (zh_json_eq(json, key, "items"))
    return request_schema_walk(tally, json, key + 1, part);
  return zh_json_eq(json, key, "properties")
             ? request_schema_members(tally, json, key + 1, part)
             : ZH_OK;
}

static zh_status request_schema_walk(zh_tally *tally, const zh_json *json,
                                     uint32_t at, size_t *part) {
  zh_status status = ZH_OK;
  if (json->nodes[at].type != ZH_JSON_OBJECT)
    return ZH_OK;
  for (uint32_t key = zh_json_first(json, at); key && status == ZH_OK;
       key = zh_json_next(json, at, key))
    status = request_schema_member(tally, json, key, part);
  return status;
}

/* --- public --- */

zh_status zh_tally_schema(zh_tally *tally, zh_str schema, size_t *part) {
  zh_nodes nodes = {.items = NULL};
  zh_json json;
  if (schema.len == 0)
    return ZH_OK;
  zh_status status = zh_json_parse(schema, &nodes, &json, tally->err);
  if (status == ZH_OK)
    status = request_schema_walk(tally, &json, 0, part);
  zh_nodes_deinit(&nodes);
  return status;
}
