/* SPDX-License-Identifier: Apache-2.0 */
/* Tools as Gemini is told of them: later models in declarations whose words
 * stand between marks, each a token of its own; earlier ones as functions with
 * a signature and documentation, of which only the sums were found. */
#include "token/request.h"

#include "base/error.h"
#include "base/limits.h"
#include "format/json_write.h"

enum {
  DECLARED_DEPTH = 32,
  /* Of signatures: */
  DECLARED_FUNCTION = 18, /* around a name and what it is about             */
  DECLARED_MEMBER = 9,    /* for each parameter, its name twice besides     */
  DECLARED_ITEMS = 2,
  DECLARED_CHOICE = 2, /* besides what there is to choose from              */
  DECLARED_CLASS = 29  /* for an object within                              */
};

typedef struct request_declared {
  zh_tally *tally;
  const zh_json *json;
  zh_buf buf; /* what is not counted yet                                    */
  zh_status status;
  size_t depth;
} request_declared;

/* --- declarations --- */

static void request_declared_mark(request_declared *out) {
  zh_tally *tally = out->tally;
  if (out->status == ZH_OK && out->buf.status != ZH_OK)
    out->status = zh_error_memory(tally->err);
  if (out->status == ZH_OK)
    out->status =
        zh_tally_text(tally, zh_buf_str(&out->buf), &tally->out->tools);
  zh_buf_clear(&out->buf);
  zh_tally_add(tally, 1, &tally->out->tools);
}

static void request_declared_quote(request_declared *out, zh_str escaped) {
  request_declared_mark(out);
  zh_json_decode(&out->buf, escaped);
  request_declared_mark(out);
}

static void request_declared_type(request_declared *out, zh_str type) {
  request_declared_mark(out);
  for (size_t i = 0; i < type.len; i++) {
    char c = type.ptr[i];
    zh_buf_putc(&out->buf, c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c);
  }
  request_declared_mark(out);
}

static void request_declared_schema(request_declared *out, uint32_t at);

static void request_declared_members(request_declared *out, uint32_t at) {
  const char *between = "";
  for (uint32_t key = zh_json_first(out->json, at); key;
       key = zh_json_next(out->json, at, key)) {
    zh_buf_puts(&out->buf, between);
    zh_json_decode(&out->buf, zh_json_text(out->json, key));
    zh_buf_putc(&out->buf, ':');
    request_declared_schema(out, key + 1);
    between = ",";
  }
}

static void request_declared_list(request_declared *out, uint32_t at) {
  const char *between = "";
  zh_buf_putc(&out->buf, '[');
  for (uint32_t item = zh_json_first(out->json, at); item;
       item = zh_json_next(out->json, at, item)) {
    zh_buf_puts(&out->buf, between);
    request_declared_quote(out, zh_json_has(out->json, item, ZH_JSON_STRING)
                                    ? zh_json_text(out->json, item)
                                    : zh_json_raw(out->json, item));
    between = ",";
  }
  zh_buf_putc(&out->buf, ']');
}

/* Is there anything to show?  An empty list or object is not. */
static bool request_declared_shows(const zh_json *json, uint32_t at) {
  if (zh_json_has(json, at, ZH_JSON_ARRAY) ||
      zh_json_has(json, at, ZH_JSON_OBJECT))
    return zh_json_first(json, at) != 0;
  return zh_json_has(json, at, ZH_JSON_STRING) ||
         zh_json_has(json, at, ZH_JSON_TRUE);
}

static void request_declared_value(request_declared *out, const char *key,
                                   uint32_t at) {
  const zh_json *json = out->json;
  zh_buf *buf = &out->buf;
  if (zh_json_has(json, at, ZH_JSON_TRUE)) {
    zh_buf_puts(buf, "true");
  } else if (zh_json_has(json, at, ZH_JSON_ARRAY)) {
    request_declared_list(out, at);
  } else if (zh_json_has(json, at, ZH_JSON_STRING)) {
    if (strcmp(key, "type") == 0)
      request_declared_type(out, zh_json_text(json, at));
    else
      request_declared_quote(out, zh_json_text(json, at));
  } else if (strcmp(key, "properties") == 0) {
    zh_buf_putc(buf, '{');
    request_declared_members(out, at);
    zh_buf_putc(buf, '}');
  } else {
    request_declared_schema(out, at);
  }
}

static void request_declared_schema(request_declared *out, uint32_t at) {
  static const char *const keys[] = {"description", "properties", "required",
                                     "type",        "enum",       "items",
                                     "nullable"};
  const char *between = "";
  zh_buf_putc(&out->buf, '{');
  bool is_open = out->json->nodes[at].type == ZH_JSON_OBJECT &&
                 out->depth < DECLARED_DEPTH;
  out->depth++;
  for (size_t i = 0; is_open && i < ZH_COUNT(keys); i++) {
    uint32_t value = zh_json_get(out->json, at, keys[i]);
    if (!request_declared_shows(out->json, value))
      continue;
    zh_buf_puts(&out->buf, between);
    zh_buf_puts(&out->buf, keys[i]);
    zh_buf_putc(&out->buf, ':');
    request_declared_value(out, keys[i], value);
    between = ",";
  }
  out->depth--;
  zh_buf_putc(&out->buf, '}');
}

static void request_declared_tool(request_declared *out, const zh_tool *tool) {
  request_declared_mark(out);
  zh_buf_puts(&out->buf, "declaration:");
  zh_json_decode(&out->buf, tool->name);
  zh_buf_puts(&out->buf, "{description:");
  request_declared_quote(out, tool->description);
  zh_buf_puts(&out->buf, ",parameters:");
  request_declared_schema(out, 0);
  zh_buf_putc(&out->buf, '}');
  request_declared_mark(out);
}

/* --- signatures --- */

static void request_declared_add(request_declared *out, size_t tokens) {
  zh_tally_add(out->tally, tokens, &out->tally->out->tools);
}

static void request_declared_words(request_declared *out, zh_str escaped) {
  if (out->status == ZH_OK)
    out->status =
        zh_tally_escaped(out->tally, escaped, &out->tally->out->tools);
}

static void request_declared_parameters(request_declared *out, uint32_t at);

static void request_declared_about(request_declared *out, uint32_t at) {
  uint32_t about = zh_json_get(out->json, at, "description");
  if (zh_json_has(out->json, about, ZH_JSON_STRING))
    request_declared_words(out, zh_json_text(out->json, about));
}

static void request_declared_choices(request_declared *out, uint32_t list) {
  if (!zh_json_has(out->json, list, ZH_JSON_ARRAY))
    return;
  request_declared_add(out, DECLARED_CHOICE);
  for (uint32_t item = zh_json_first(out->json, list); item;
       item = zh_json_next(out->json, list, item)) {
    if (zh_json_has(out->json, item, ZH_JSON_STRING))
      request_declared_words(out, zh_json_text(out->json, item));
    else
      request_declared_add(out, 1);
  }
}

static void request_declared_parameter(request_declared *out, zh_str name,
                                       uint32_t at) {
  const zh_json *json = out->json;
  request_declared_words(out, name);
  request_declared_words(out, name);
  request_declared_add(out, DECLARED_MEMBER);
  if (json->nodes[at].type != ZH_JSON_OBJECT || out->depth > DECLARED_DEPTH)
    return;
  request_declared_about(out, at);
  request_declared_choices(out, zh_json_get(json, at, "enum"));
  uint32_t items = zh_json_get(json, at, "items");
  if (items)
    request_declared_add(out, DECLARED_ITEMS);
  uint32_t within = zh_json_has(json, items, ZH_JSON_OBJECT) ? items : at;
  if (!zh_json_get(json, within, "properties"))
    return;
  request_declared_add(out, DECLARED_CLASS);
  request_declared_about(out, within);
  request_declared_parameters(out, within);
}

/* The comma behind the last one is not there. */
static void request_declared_parameters(request_declared *out, uint32_t at) {
  const zh_json *json = out->json;
  uint32_t members = zh_json_get(json, at, "properties");
  if (!zh_json_has(json, members, ZH_JSON_OBJECT) ||
      !zh_json_first(json, members))
    return;
  out->depth++;
  for (uint32_t key = zh_json_first(json, members); key;
       key = zh_json_next(json, members, key))
    request_declared_parameter(out, zh_json_text(json, key), key + 1);
  out->depth--;
  zh_token_count *count = out->tally->out;
  if (out->status == ZH_OK) {
    count->tools--;
    count->total--;
  }
}

static void request_declared_function(request_declared *out,
                                      const zh_tool *tool) {
  request_declared_add(out, DECLARED_FUNCTION);
  request_declared_words(out, tool->name);
  request_declared_words(out, tool->description);
  request_declared_parameters(out, 0);
}

/* --- public --- */

static zh_status request_declared_by(zh_tally *tally, const zh_tool *tool,
                                     void (*show)(request_declared *out,
                                                  const zh_tool *tool)) {
  zh_nodes nodes = {.items = NULL};
  zh_json json;
  zh_str text = tool->parameters.len > 0 ? tool->parameters : ZH_S("{}");
  request_declared out = {.tally = tally, .json = &json};
  zh_buf_init(&out.buf, ZH_MAX_REQUEST);
  out.status = zh_json_parse(text, &nodes, &json, tally->err);
  if (out.status == ZH_OK)
    show(&out, tool);
  zh_buf_deinit(&out.buf);
  zh_nodes_deinit(&nodes);
  return out.status;
}

zh_status zh_tally_declared(zh_tally *tally, const zh_tool *tool) {
  return request_declared_by(tally, tool, request_declared_tool);
}

zh_status zh_tally_signed(zh_tally *tally, const zh_tool *tool) {
  return request_declared_by(tally, tool, request_declared_function);
}
