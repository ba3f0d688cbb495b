/* SPDX-License-Identifier: Apache-2.0 */
/* Tools as models see them: written out as TypeScript, or as lines of JSON. */
#include "token/request.h"

#include "base/error.h"
#include "base/limits.h"
#include "format/json_write.h"

enum {
  REQUEST_TOOLS_DEPTH = 32,
  REQUEST_TOOLS_KEYS = 6 /* around each tool whose keys are counted         */
};

typedef struct request_tools_out {
  zh_buf buf;
  const zh_json *json; /* the schema being written                          */
  size_t depth;
} request_tools_out;

/* --- TypeScript --- */

static void request_tools_type(request_tools_out *out, uint32_t schema,
                               size_t indent);

static void request_tools_indent(request_tools_out *out, size_t indent) {
  zh_buf_putc(&out->buf, '\n');
  for (size_t i = 0; i < indent; i++)
    zh_buf_putc(&out->buf, ' ');
}

static bool request_tools_required(const zh_json *json, uint32_t schema,
                                   zh_str key) {
  uint32_t list = zh_json_get(json, schema, "required");
  if (!zh_json_has(json, list, ZH_JSON_ARRAY))
    return false;
  for (uint32_t at = zh_json_first(json, list); at;
       at = zh_json_next(json, list, at)) {
    if (zh_json_same(zh_json_text(json, at), key))
      return true;
  }
  return false;
}

static void request_tools_members(request_tools_out *out, uint32_t schema,
                                  size_t indent) {
  const zh_json *json = out->json;
  uint32_t members = zh_json_get(json, schema, "properties");
  if (!zh_json_has(json, members, ZH_JSON_OBJECT))
    return;
  for (uint32_t key = zh_json_first(json, members); key;
       key = zh_json_next(json, members, key)) {
    uint32_t value = key + 1;
    uint32_t about = zh_json_get(json, value, "description");
    zh_str name = zh_json_text(json, key);
    if (indent < 2 && zh_json_has(json, about, ZH_JSON_STRING)) {
      request_tools_indent(out, indent);
      zh_buf_puts(&out->buf, "// ");
      zh_json_decode(&out->buf, zh_json_text(json, about));
    }
    request_tools_indent(out, indent);
    zh_json_decode(&out->buf, name);
    zh_buf_puts(&out->buf,
                request_tools_required(json, schema, name) ? ": " : "?: ");
    request_tools_type(out, value, indent);
    zh_buf_putc(&out->buf, ',');
  }
}

static void request_tools_enum(request_tools_out *out, uint32_t list) {
  const zh_json *json = out->json;
  uint32_t first = zh_json_first(json, list);
  for (uint32_t at = first; at; at = zh_json_next(json, list, at)) {
    if (at != first)
      zh_buf_puts(&out->buf, " | ");
    zh_buf_put(&out->buf, zh_json_raw(json, at));
  }
}

static void request_tools_object(request_tools_out *out, uint32_t schema,
                                 size_t indent) {
  zh_buf_putc(&out->buf, '{');
  request_tools_members(out, schema, indent + 2);
  zh_buf_puts(&out->buf, "\n}");
}

static void request_tools_type(request_tools_out *out, uint32_t schema,
                               size_t indent) {
  const zh_json *json = out->json;
  uint32_t type = zh_json_get(json, schema, "type");
  uint32_t list = zh_json_get(json, schema, "enum");
  uint32_t items = zh_json_get(json, schema, "items");
  if (out->depth++ > REQUEST_TOOLS_DEPTH) {
    zh_buf_puts(&out->buf, "any");
  } else if (zh_json_has(json, list, ZH_JSON_ARRAY)) {
    request_tools_enum(out, list);
  } else if (zh_json_eq(json, type, "object")) {
    request_tools_object(out, schema, indent);
  } else if (zh_json_eq(json, type, "array")) {
    if (items)
      request_tools_type(out, items, indent);
    else
      zh_buf_puts(&out->buf, "any");
    zh_buf_puts(&out->buf, "[]");
  } else if (zh_json_eq(json, type, "integer")) {
    zh_buf_puts(&out->buf, "number");
  } else if (zh_json_has(json, type, ZH_JSON_STRING)) {
    zh_json_decode(&out->buf, zh_json_text(json, type));
  } else {
    zh_buf_puts(&out->buf, "any");
  }
  out->depth--;
}

static void request_tools_function(request_tools_out *out,
                                   const zh_tool *tool) {
  zh_buf *buf = &out->buf;
  uint32_t members = zh_json_get(out->json, 0, "properties");
  zh_buf_putc(buf, '\n');
  if (tool->description.len > 0) {
    zh_buf_puts(buf, "// ");
    zh_json_decode(buf, tool->description);
    zh_buf_putc(buf, '\n');
  }
  zh_buf_puts(buf, "type ");
  zh_json_decode(buf, tool->name);
  if (zh_json_has(out->json, members, ZH_JSON_OBJECT) &&
      zh_json_first(out->json, members)) {
    zh_buf_puts(buf, " = (_: {");
    request_tools_members(out, 0, 0);
    zh_buf_puts(buf, "\n}) => any;\n");
  } else {
    zh_buf_puts(buf, " = () => any;\n");
  }
}

/* --- lines of JSON, with a space behind each comma and colon --- */

static void request_tools_spaced(zh_buf *buf, zh_str json) {
  bool in_string = false;
  for (size_t i = 0; i < json.len; i++) {
    char c = json.ptr[i];
    if (in_string) {
      zh_buf_putc(buf, c);
      if (c == '\\' && i + 1 < json.len)
        zh_buf_putc(buf, json.ptr[++i]);
    } else if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
      zh_buf_putc(buf, c);
      if (c == ',' || c == ':')
        zh_buf_putc(buf, ' ');
    }
    in_string ^= c == '"';
  }
}

static void request_tools_line(request_tools_out *out, const zh_tool *tool) {
  zh_buf *buf = &out->buf;
  zh_buf_puts(buf, "<function>{");
  if (tool->description.len > 0) {
    zh_buf_puts(buf, "\"description\": \"");
    zh_buf_put(buf, tool->description);
    zh_buf_puts(buf, "\", ");
  }
  zh_buf_puts(buf, "\"name\": \"");
  zh_buf_put(buf, tool->name);
  zh_buf_puts(buf, "\", \"parameters\": ");
  if (tool->parameters.len > 0)
    request_tools_spaced(buf, tool->parameters);
  else
    zh_buf_puts(buf, "{}");
  zh_buf_puts(buf, "}</function>\n");
}

static void request_tools_json(request_tools_out *out, const zh_tool *tool) {
  zh_buf *buf = &out->buf;
  zh_buf_puts(buf, buf->len > 0 ? "\n{\"name\": \"" : "{\"name\": \"");
  zh_buf_put(buf, tool->name);
  if (tool->description.len > 0) {
    zh_buf_puts(buf, "\", \"description\": \"");
    zh_buf_put(buf, tool->description);
  }
  zh_buf_putc(buf, '"');
  if (tool->parameters.len > 0) {
    zh_buf_puts(buf, ", \"parameters\": ");
    request_tools_spaced(buf, tool->parameters);
  }
  zh_buf_putc(buf, '}');
}

/* --- all of them --- */

static zh_status request_tools_render(const zh_tally *tally,
                                      request_tools_out *out) {
  const zh_chat_request *chat = tally->chat;
  const zh_tools_form form = tally->frame->tools;
  const bool types = form == ZH_TOOLS_TYPESCRIPT;
  zh_nodes nodes = {.items = NULL};
  zh_status status = ZH_OK;
  if (types)
    zh_buf_puts(&out->buf, "namespace functions {\n");
  for (size_t i = 0; i < chat->tool_count && status == ZH_OK; i++) {
    const zh_tool *tool = &chat->tools[i];
    zh_json schema = {.count = 0};
    zh_str text = tool->parameters.len > 0 ? tool->parameters : ZH_S("{}");
    status = zh_json_parse(text, &nodes, &schema, tally->err);
    out->json = &schema;
    if (status == ZH_OK && form == ZH_TOOLS_LINES)
      request_tools_line(out, tool);
    else if (status == ZH_OK && form == ZH_TOOLS_JSON)
      request_tools_json(out, tool);
    else if (status == ZH_OK)
      request_tools_function(out, tool);
  }
  if (types)
    zh_buf_puts(&out->buf, "\n} // namespace functions");
  zh_nodes_deinit(&nodes);
  if (status == ZH_OK && out->buf.status != ZH_OK)
    return zh_error_memory(tally->err);
  return status;
}

/* Written out and counted. */
static zh_status request_tools_shown(zh_tally *tally) {
  request_tools_out out = {.depth = 0};
  zh_buf_init(&out.buf, ZH_MAX_REQUEST);
  zh_status status = request_tools_render(tally, &out);
  if (status == ZH_OK)
    status = zh_tally_text(tally, zh_buf_str(&out.buf), &tally->out->tools);
  zh_buf_deinit(&out.buf);
  return status;
}

static zh_status request_tools_words(zh_tally *tally, const zh_tool *tool) {
  size_t *part = &tally->out->tools;
  zh_status status = zh_tally_escaped(tally, tool->name, part);
  if (status == ZH_OK)
    status = zh_tally_escaped(tally, tool->description, part);
  if (status == ZH_OK)
    status = zh_tally_schema(tally, tool->parameters, part);
  if (tally->frame->tools == ZH_TOOLS_KEYS)
    zh_tally_add(tally, REQUEST_TOOLS_KEYS, part);
  return status;
}

/* One after the other, as Gemini counts them. */
static zh_status request_tools_each(zh_tally *tally) {
  zh_status status = ZH_OK;
  for (size_t i = 0; i < tally->chat->tool_count && status == ZH_OK; i++) {
    const zh_tool *tool = &tally->chat->tools[i];
    if (tally->frame->tools == ZH_TOOLS_DECLARED)
      status = zh_tally_declared(tally, tool);
    else if (tally->frame->tools == ZH_TOOLS_SIGNED)
      status = zh_tally_signed(tally, tool);
    else
      status = request_tools_words(tally, tool);
  }
  return status;
}

static zh_status request_tools_choice(zh_tally *tally) {
  const zh_frame *frame = tally->frame;
  size_t *part = &tally->out->tools;
  switch (tally->chat->tool_choice) {
  case ZH_CHOICE_REQUIRED:
    zh_tally_add(tally, frame->tools_required, part);
    return ZH_OK;
  case ZH_CHOICE_NAMED:
    zh_tally_add(tally, frame->tools_required + frame->tools_named, part);
    // In JSON, no tool is named: the answer is begun with a call.
    return frame->tools == ZH_TOOLS_JSON
               ? ZH_OK
               : zh_tally_escaped(tally, tally->chat->tool_choice_name, part);
  default:
    return ZH_OK;
  }
}

/* --- public --- */

bool zh_tally_shows_tools(const zh_tally *tally) {
  const zh_chat_request *chat = tally->chat;
  return chat->tool_count > 0 && (tally->frame->tools != ZH_TOOLS_JSON ||
                                  chat->tool_choice != ZH_CHOICE_NONE);
}

zh_status zh_tally_tools(zh_tally *tally) {
  zh_token_count *count = tally->out;
  if (!zh_tally_shows_tools(tally))
    return ZH_OK;
  zh_status status = tally->frame->tools >= ZH_TOOLS_WORDS
                         ? request_tools_each(tally)
                         : request_tools_shown(tally);
  zh_tally_add(tally, tally->frame->tools_base, &count->tools);
  size_t less = tally->frame->tools_joint * (tally->chat->tool_count - 1);
  if (zh_tally_has_system(tally))
    less += tally->frame->tools_less;
  if (count->tools > less) {
    count->tools -= less;
    count->total -= less;
  }
  count->exact = false;
  count->error += 4 + count->tools / 50 + tally->frame->tools_base / 2;
  return status == ZH_OK ? request_tools_choice(tally) : status;
}
