/* SPDX-License-Identifier: Apache-2.0 */
/* Parts of a reply as events.  A text part is a piece of text, or of
 * reasoning when it is marked as thought; a functionCall part is a whole call;
 * what a chat answer has no word for becomes text. */
#include "dialect/gemini.h"

#include "base/error.h"
#include "base/limits.h"
#include "dialect/shared.h"

/* --- function calls ----------------------------------------------------- */

/* JSON as content of a string, without the white space between its tokens:
 * whole replies are indented, streams are not. */
static void gemini_parts_put_json(zh_buf *buf, zh_str json) {
  bool in_string = false;
  size_t from = 0;
  for (size_t i = 0; i < json.len; i++) {
    char c = json.ptr[i];
    bool is_space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (c == '"' || c == '\\' || (is_space && !in_string)) {
      zh_buf_put(buf, (zh_str){json.ptr + from, i - from});
      from = i + 1;
      if (!is_space) {
        zh_buf_putc(buf, '\\');
        zh_buf_putc(buf, c);
      }
    }
    if (c == '"') {
      in_string = !in_string;
    } else if (c == '\\' && i + 1 < json.len) {
      // Outside strings there is no backslash; inside, the next byte is no
      // mark of its own.
      char next = json.ptr[++i];
      if (next == '"' || next == '\\')
        zh_buf_putc(buf, '\\');
      zh_buf_putc(buf, next);
      from = i + 1;
    }
  }
  zh_buf_put(buf, (zh_str){json.ptr + from, json.len - from});
}

/* An id made from the reply's, the call's place and name; where the reply has
 * none, from the arguments. */
static zh_status gemini_parts_mint(const zh_gemini_reading *state,
                                   const zh_gemini_candidate *candidate,
                                   zh_str name, zh_str args, char *id) {
  zh_buf seed;
  zh_buf_init(&seed, ZH_MAX_RECORD);
  zh_buf_put(&seed, state->id);
  zh_buf_printf(&seed, "/%u/%u/", (unsigned)candidate->index,
                (unsigned)candidate->call_count);
  zh_buf_put(&seed, name);
  if (state->id.len == 0)
    zh_buf_put(&seed, args);
  zh_status st = seed.status;
  memcpy(id, "call_zh", 7);
  zh_tool_id_hash(zh_buf_str(&seed), ZH_GEMINI_ID_LEN - 7, id + 7);
  zh_buf_deinit(&seed);
  return st;
}

static void gemini_parts_put_signature(zh_buf *buf, zh_str signature) {
  if (signature.len == 0)
    return;
  zh_buf_puts(buf, "{\"google\":{\"thought_signature\":\"");
  zh_buf_put(buf, signature);
  zh_buf_puts(buf, "\"}}");
}

static zh_status gemini_parts_emit_call(zh_reader *reader,
                                        zh_gemini_candidate *candidate,
                                        zh_chat_event *event, zh_str args) {
  zh_status st;
  event->choice = candidate->index;
  event->item = candidate->call_count++;
  event->type = ZH_CHAT_TOOL_START;
  candidate->has_content = reader->visible = true;
  if ((st = zh_emit(reader, event)) != ZH_OK)
    return st;
  zh_chat_event next = {.type = ZH_CHAT_TOOL_ARGS,
                        .choice = event->choice,
                        .item = event->item,
                        .text = args};
  if ((st = zh_emit(reader, &next)) != ZH_OK)
    return st;
  next.type = ZH_CHAT_TOOL_END;
  next.text = ZH_S("");
  return zh_emit(reader, &next);
}

/* A call comes whole.  Arguments in pieces come only to those who asked for
 * them in raw parameters; guessing at them would invent arguments. */
static zh_status gemini_parts_call(zh_reader *reader,
                                   zh_gemini_candidate *candidate,
                                   const zh_json *json, uint32_t call,
                                   zh_str signature, zh_error *err) {
  if (zh_json_get(json, call, "partialArgs") ||
      zh_json_bool(json, zh_json_get(json, call, "willContinue")) == 1)
    return zh_error_set(err, ZH_PROTOCOL,
                        "function call arguments came in pieces");
  zh_chat_event event = {
      .id = zh_json_text(json, zh_json_get(json, call, "id")),
      .name = zh_json_text(json, zh_json_get(json, call, "name"))};
  char id[ZH_GEMINI_ID_LEN + 1];
  uint32_t given = zh_json_get(json, call, "args");
  zh_buf args;
  zh_buf extra;
  zh_buf_init(&args, 2 * (size_t)ZH_MAX_RECORD);
  zh_buf_init(&extra, ZH_MAX_RECORD);
  if (given && zh_json_type_of(json, given) != ZH_JSON_NULL)
    gemini_parts_put_json(&args, zh_json_raw(json, given));
  else
    zh_buf_puts(&args, "{}");
  gemini_parts_put_signature(&extra, signature);
  zh_status st = args.status ? args.status : extra.status;
  if (st == ZH_OK && event.id.len == 0) {
    st = gemini_parts_mint(reader->state, candidate, event.name,
                           zh_buf_str(&args), id);
    event.id = zh_str_of(id);
  }
  event.extra = zh_buf_str(&extra);
  if (st == ZH_OK)
    st = gemini_parts_emit_call(reader, candidate, &event, zh_buf_str(&args));
  else
    st = zh_error_set(err, st, "%s", zh_status_text(st));
  zh_buf_deinit(&args);
  zh_buf_deinit(&extra);
  return st;
}

/* --- parts -------------------------------------------------------------- */

typedef struct gemini_parts_state {
  zh_reader *reader;
  zh_gemini_candidate *candidate;
  const zh_json *json;
  zh_chat_event_type type; /* TEXT, or REASONING for thoughts               */
  zh_error *err;
} gemini_parts_state;

static zh_status gemini_parts_text(const gemini_parts_state *part, zh_str text,
                                   zh_str signature) {
  zh_reader *reader = part->reader;
  uint32_t choice = part->candidate->index;
  bool is_thought = part->type == ZH_CHAT_REASONING;
  zh_status st = ZH_OK;
  if (text.len > 0) {
    reader->visible = true;
    if (!is_thought)
      part->candidate->has_content = true;
    if (!is_thought || signature.len == 0)
      st = zh_emit_text(reader, part->type, choice, text);
  }
  if (st != ZH_OK || signature.len == 0)
    return st;
  // A signature of text travels as reasoning that has no text of its own.
  zh_buf extra;
  zh_buf_init(&extra, ZH_MAX_RECORD);
  gemini_parts_put_signature(&extra, signature);
  zh_chat_event event = {.type = ZH_CHAT_REASONING,
                         .choice = choice,
                         .text = is_thought ? text : ZH_S(""),
                         .extra = zh_buf_str(&extra)};
  st = extra.status ? zh_error_set(part->err, extra.status, "%s",
                                   zh_status_text(extra.status))
                    : zh_emit(reader, &event);
  zh_buf_deinit(&extra);
  return st;
}

/* Pieces joined to one text event; all are escaped content. */
static zh_status gemini_parts_joined(const gemini_parts_state *part,
                                     const zh_str *pieces, size_t count) {
  zh_buf text;
  zh_buf_init(&text, 2 * (size_t)ZH_MAX_RECORD);
  for (size_t i = 0; i < count; i++)
    zh_buf_put(&text, pieces[i]);
  zh_status st = text.status
                     ? zh_error_set(part->err, text.status, "%s",
                                    zh_status_text(text.status))
                     : gemini_parts_text(part, zh_buf_str(&text), ZH_S(""));
  zh_buf_deinit(&text);
  return st;
}

static zh_str gemini_parts_member(const gemini_parts_state *part,
                                  uint32_t object, const char *key) {
  return zh_json_text(part->json, zh_json_get(part->json, object, key));
}

/* Chat answers are text, so code that ran and its output become fenced
 * blocks, and media become links in Markdown: nothing is lost. */
static zh_status gemini_parts_code(const gemini_parts_state *part,
                                   uint32_t code, const char *key) {
  zh_str text = gemini_parts_member(part, code, key);
  bool is_python = zh_json_eq(
      part->json, zh_json_get(part->json, code, "language"), "PYTHON");
  bool ends = text.len >= 2 && memcmp(text.ptr + text.len - 2, "\\n", 2) == 0;
  zh_str pieces[] = {is_python ? ZH_S("\\n```python\\n") : ZH_S("\\n```\\n"),
                     text, ends ? ZH_S("```\\n") : ZH_S("\\n```\\n")};
  return gemini_parts_joined(part, pieces, ZH_COUNT(pieces));
}

static zh_status gemini_parts_inline(const gemini_parts_state *part,
                                     uint32_t blob) {
  zh_str type = gemini_parts_member(part, blob, "mimeType");
  bool is_image = zh_str_starts(type, ZH_S("image/"));
  zh_str pieces[] = {is_image ? ZH_S("![image](data:") : ZH_S("[file](data:"),
                     type, ZH_S(";base64,"),
                     gemini_parts_member(part, blob, "data"), ZH_S(")")};
  return gemini_parts_joined(part, pieces, ZH_COUNT(pieces));
}

static zh_status gemini_parts_file(const gemini_parts_state *part,
                                   uint32_t file) {
  zh_str pieces[] = {ZH_S("[file]("),
                     gemini_parts_member(part, file, "fileUri"), ZH_S(")")};
  return gemini_parts_joined(part, pieces, ZH_COUNT(pieces));
}

/* The members of a part that are read. */
enum {
  GEMINI_PARTS_TEXT,
  GEMINI_PARTS_THOUGHT,
  GEMINI_PARTS_SIGNATURE,
  GEMINI_PARTS_CALL,
  GEMINI_PARTS_INLINE,
  GEMINI_PARTS_CODE,
  GEMINI_PARTS_OUTPUT,
  GEMINI_PARTS_FILE,
  GEMINI_PARTS_COUNT
};

static const zh_str gemini_parts_names[GEMINI_PARTS_COUNT] = {
    ZH_GEMINI_NAME("text"),
    ZH_GEMINI_NAME("thought"),
    ZH_GEMINI_NAME("thoughtSignature"),
    ZH_GEMINI_NAME("functionCall"),
    ZH_GEMINI_NAME("inlineData"),
    ZH_GEMINI_NAME("executableCode"),
    ZH_GEMINI_NAME("codeExecutionResult"),
    ZH_GEMINI_NAME("fileData"),
};

static zh_status gemini_parts_one(gemini_parts_state *part, uint32_t at) {
  const zh_json *json = part->json;
  uint32_t values[GEMINI_PARTS_COUNT];
  zh_status st = ZH_OK;
  zh_json_pick(json, at, gemini_parts_names, GEMINI_PARTS_COUNT, values);
  bool is_thought = zh_json_bool(json, values[GEMINI_PARTS_THOUGHT]) == 1;
  part->type = is_thought ? ZH_CHAT_REASONING : ZH_CHAT_TEXT;
  zh_str signature = zh_json_text(json, values[GEMINI_PARTS_SIGNATURE]);
  if (values[GEMINI_PARTS_CALL])
    return gemini_parts_call(part->reader, part->candidate, json,
                             values[GEMINI_PARTS_CALL], signature, part->err);
  if (values[GEMINI_PARTS_INLINE])
    st = gemini_parts_inline(part, values[GEMINI_PARTS_INLINE]);
  else if (values[GEMINI_PARTS_CODE])
    st = gemini_parts_code(part, values[GEMINI_PARTS_CODE], "code");
  else if (values[GEMINI_PARTS_OUTPUT])
    st = gemini_parts_code(part, values[GEMINI_PARTS_OUTPUT], "output");
  else if (values[GEMINI_PARTS_FILE])
    st = gemini_parts_file(part, values[GEMINI_PARTS_FILE]);
  if (st != ZH_OK)
    return st;
  zh_str text = zh_json_text(json, values[GEMINI_PARTS_TEXT]);
  return gemini_parts_text(part, text, signature);
}

/* --- public --- */

zh_status zh_gemini_read_parts(zh_reader *reader,
                               zh_gemini_candidate *candidate,
                               const zh_json *json, uint32_t list,
                               zh_error *err) {
  gemini_parts_state part = {
      .reader = reader, .candidate = candidate, .json = json, .err = err};
  zh_status st = ZH_OK;
  if (!zh_json_has(json, list, ZH_JSON_ARRAY))
    return ZH_OK;
  for (uint32_t at = zh_json_first(json, list); at && st == ZH_OK;
       at = zh_json_next(json, list, at))
    st = gemini_parts_one(&part, at);
  return st;
}
