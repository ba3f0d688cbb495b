/* SPDX-License-Identifier: Apache-2.0 */
/* JSON Schemas as structured output takes them: every object closed, no
 * bounds, no patterns.  What cannot be said moves to the description:
 *
 *   {"type": "integer", "minimum": 1}
 *     -> {"type": "integer", "description": "minimum: 1"} */
#include "dialect/anthropic.h"

#include "base/error.h"

#define SCHEMA_DEPTH_MAX 48 /* the writer has 64 levels for the whole body  */

typedef struct anthropic_schema_walk {
  zh_anthropic_request *rq;
  zh_json json;
  bool moved;  /* a keyword went to a description                         */
  bool closed; /* an object lost its further properties                   */
} anthropic_schema_walk;

static const char *const anthropic_schema_unknown[] = {
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "pattern",
    "minItems",
    "maxItems",
    "uniqueItems",
    "contains",
    "minContains",
    "maxContains",
    "minProperties",
    "maxProperties",
    "propertyNames",
    "patternProperties",
    "prefixItems",
    "unevaluatedItems",
    "unevaluatedProperties",
    "dependentSchemas",
    "dependentRequired",
    "if",
    "then",
    "else",
    "not",
};

static const char *const anthropic_schema_formats[] = {
    "date-time", "time", "date", "duration", "email",
    "hostname",  "uri",  "ipv4", "ipv6",     "uuid",
};

static void anthropic_schema_put(anthropic_schema_walk *walk, uint32_t at,
                                 size_t depth);

static bool anthropic_schema_in(const anthropic_schema_walk *walk, uint32_t at,
                                const char *const *words, size_t word_count) {
  for (size_t i = 0; i < word_count; i++)
    if (zh_json_eq(&walk->json, at, words[i]))
      return true;
  return false;
}

/* Must the member with this key leave? */
static bool anthropic_schema_is_moved(const anthropic_schema_walk *walk,
                                      uint32_t key) {
  int64_t count;
  if (zh_json_eq(&walk->json, key, "minItems") &&
      zh_json_int(&walk->json, key + 1, &count) && count >= 0 && count <= 1)
    return false;
  if (zh_json_eq(&walk->json, key, "format"))
    return !anthropic_schema_in(walk, key + 1, anthropic_schema_formats,
                                ZH_COUNT(anthropic_schema_formats));
  return anthropic_schema_in(walk, key, anthropic_schema_unknown,
                             ZH_COUNT(anthropic_schema_unknown));
}

static bool anthropic_schema_is_object(const anthropic_schema_walk *walk,
                                       uint32_t at) {
  uint32_t type = zh_json_get(&walk->json, at, "type");
  if (zh_json_has(&walk->json, type, ZH_JSON_ARRAY))
    for (uint32_t one = zh_json_first(&walk->json, type); one != 0;
         one = zh_json_next(&walk->json, type, one))
      if (zh_json_eq(&walk->json, one, "object"))
        return true;
  return zh_json_eq(&walk->json, type, "object") ||
         zh_json_get(&walk->json, at, "properties") != 0;
}

/* A root that says nothing of its type is an object, and must say so. */
static bool anthropic_schema_is_untyped(const zh_json *json) {
  static const char *const sayers[] = {"type", "anyOf", "oneOf", "allOf",
                                       "$ref", "enum",  "const"};
  for (size_t i = 0; i < ZH_COUNT(sayers); i++)
    if (zh_json_get(json, 0, sayers[i]))
      return false;
  return true;
}

/* "minimum: 1, pattern: \"^a\"", as escaped content behind the description. */
static void anthropic_schema_describe(anthropic_schema_walk *walk,
                                      uint32_t at) {
  const zh_json *json = &walk->json;
  zh_writer *w = walk->rq->w;
  zh_str said = zh_json_text(json, zh_json_get(json, at, "description"));
  zh_buf notes;
  zh_buf_init(&notes, json->text.len * 6 + 64);
  for (uint32_t key = zh_json_first(json, at); key != 0;
       key = zh_json_next(json, at, key)) {
    if (!anthropic_schema_is_moved(walk, key))
      continue;
    zh_buf_puts(&notes, notes.len > 0 ? ", " : said.len > 0 ? " " : "");
    zh_buf_put(&notes, zh_json_text(json, key));
    zh_buf_puts(&notes, ": ");
    zh_json_escape(&notes, zh_json_raw(json, key + 1));
  }
  if (notes.len > 0 || notes.status != ZH_OK) {
    zh_str text = zh_arena_str(walk->rq->arena, zh_buf_str(&notes));
    walk->moved = true;
    zh_write_key(w, "description");
    zh_write_text_begin(w);
    zh_write_text_piece(w, said);
    zh_write_text_piece(w, text.ptr ? text : ZH_S(""));
    zh_write_text_end(w);
    if (!text.ptr || notes.status != ZH_OK)
      walk->rq->status = ZH_NO_MEMORY;
  } else if (zh_json_get(json, at, "description")) {
    zh_put_text(w, "description", said);
  }
  zh_buf_deinit(&notes);
}

/* Every member's value, or every element, is a schema. */
static void anthropic_schema_put_all(anthropic_schema_walk *walk, uint32_t at,
                                     size_t depth) {
  const zh_json *json = &walk->json;
  zh_writer *w = walk->rq->w;
  bool is_list = zh_json_type_of(json, at) == ZH_JSON_ARRAY;
  if (is_list)
    zh_write_array(w);
  else
    zh_write_object(w);
  for (uint32_t child = zh_json_first(json, at); child != 0;
       child = zh_json_next(json, at, child)) {
    if (!is_list)
      zh_write_key_raw(w, zh_json_text(json, child));
    anthropic_schema_put(walk, is_list ? child : child + 1, depth + 1);
  }
  zh_write_end(w);
}

static void anthropic_schema_member(anthropic_schema_walk *walk, uint32_t key,
                                    size_t depth) {
  static const char *const maps[] = {"properties", "$defs", "definitions"};
  static const char *const lists[] = {"anyOf", "allOf", "oneOf"};
  const zh_json *json = &walk->json;
  zh_writer *w = walk->rq->w;
  uint32_t value = key + 1;
  bool is_map = anthropic_schema_in(walk, key, maps, ZH_COUNT(maps)) &&
                zh_json_has(json, value, ZH_JSON_OBJECT);
  bool is_list = anthropic_schema_in(walk, key, lists, ZH_COUNT(lists)) &&
                 zh_json_has(json, value, ZH_JSON_ARRAY);
  // oneOf is not known; of branches that differ, anyOf takes the same.
  if (is_list && zh_json_eq(json, key, "oneOf"))
    zh_write_key(w, "anyOf");
  else
    zh_write_key_raw(w, zh_json_text(json, key));
  if (is_map || is_list)
    anthropic_schema_put_all(walk, value, depth);
  else if (zh_json_eq(json, key, "items"))
    anthropic_schema_put(walk, value, depth + 1);
  else
    zh_write_raw(w, zh_json_raw(json, value));
}

static void anthropic_schema_put(anthropic_schema_walk *walk, uint32_t at,
                                 size_t depth) {
  const zh_json *json = &walk->json;
  zh_writer *w = walk->rq->w;
  if (zh_json_type_of(json, at) != ZH_JSON_OBJECT || depth > SCHEMA_DEPTH_MAX) {
    zh_write_raw(w, zh_json_raw(json, at));
    return;
  }
  bool is_untyped = depth == 0 && anthropic_schema_is_untyped(json);
  bool is_object = is_untyped || anthropic_schema_is_object(walk, at);
  uint32_t more = zh_json_get(json, at, "additionalProperties");
  zh_write_object(w);
  if (is_untyped)
    zh_put_str(w, "type", ZH_S("object"));
  for (uint32_t key = zh_json_first(json, at); key != 0;
       key = zh_json_next(json, at, key)) {
    bool is_apart = zh_json_eq(json, key, "description") ||
                    zh_json_eq(json, key, "additionalProperties");
    if (!is_apart && !anthropic_schema_is_moved(walk, key))
      anthropic_schema_member(walk, key, depth);
  }
  anthropic_schema_describe(walk, at);
  if (is_object) {
    walk->closed = walk->closed || zh_json_bool(json, more) != 0;
    zh_put_bool(w, "additionalProperties", false);
  }
  zh_write_end(w);
}

/* --- public --- */

bool zh_anthropic_schema_fits(zh_anthropic_request *rq, zh_str schema) {
  zh_json json;
  if (!zh_anthropic_parse(rq, schema, &json))
    return rq->status != ZH_OK;
  uint32_t type = zh_json_get(&json, 0, "type");
  return zh_json_type_of(&json, 0) == ZH_JSON_OBJECT &&
         (type == 0 || zh_json_eq(&json, type, "object")) &&
         !zh_json_get(&json, 0, "anyOf") && !zh_json_get(&json, 0, "oneOf") &&
         !zh_json_get(&json, 0, "allOf");
}

zh_status zh_anthropic_put_schema(zh_anthropic_request *rq, zh_str schema,
                                  const char *field) {
  anthropic_schema_walk walk = {.rq = rq};
  zh_nodes nodes = {0};
  zh_status st = zh_json_parse(schema, &nodes, &walk.json, NULL);
  if (st == ZH_OK) {
    anthropic_schema_put(&walk, 0, 0);
    if (walk.moved)
      zh_losses_add(rq->losses, ZH_LOSS_CHANGED, zh_str_of(field),
                    "bounds and patterns moved to descriptions");
    if (walk.closed)
      zh_losses_add(rq->losses, ZH_LOSS_CHANGED, zh_str_of(field),
                    "objects take no further properties");
  }
  zh_nodes_deinit(&nodes);
  if (st == ZH_NO_MEMORY)
    return zh_error_memory(rq->err);
  return st == ZH_OK ? ZH_OK
                     : zh_error_field(rq->err, ZH_INVALID, field,
                                      "%s: not JSON", field);
}
