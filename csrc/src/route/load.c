/* SPDX-License-Identifier: Apache-2.0 */
/* Members, strings and errors of a router's options. */
#include "route/load.h"

#include <stdarg.h>
#include <stdio.h>

/* --- paths and errors --------------------------------------------------- */

typedef struct load_line {
  char text[512];
  size_t len;
} load_line;

static void load_line_put(load_line *line, zh_str text) {
  size_t room = sizeof(line->text) - 1 - line->len;
  size_t len = text.len < room ? text.len : room;
  if (len > 0)
    memcpy(line->text + line->len, text.ptr, len);
  line->len += len;
  line->text[line->len] = '\0';
}

static bool load_is_word(zh_str text) {
  for (size_t i = 0; i < text.len; i++) {
    char c = text.ptr[i];
    bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    bool is_digit = c >= '0' && c <= '9';
    if (!is_letter && c != '_' && !(i > 0 && (is_digit || c == '-')))
      return false;
  }
  return text.len > 0;
}

static void load_put_frame(load_line *line, const zh_load_at *at) {
  char digits[24];
  if (at->index >= 0) {
    snprintf(digits, sizeof(digits), "[%ld]", at->index);
    load_line_put(line, zh_str_of(digits));
  } else if (load_is_word(at->key)) {
    load_line_put(line, zh_str_of(at->up ? "." : ""));
    load_line_put(line, at->key);
  } else {
    load_line_put(line, ZH_S("[\""));
    load_line_put(line, at->key);
    load_line_put(line, ZH_S("\"]"));
  }
}

/* Longer paths than this do not exist in what we read. */
#define LOAD_PATH_LEN 12

static void load_put_path(load_line *line, const zh_load_at *at) {
  const zh_load_at *frames[LOAD_PATH_LEN];
  size_t count = 0;
  for (; at && count < LOAD_PATH_LEN; at = at->up)
    frames[count++] = at;
  while (count > 0)
    load_put_frame(line, frames[--count]);
}

/* The first fault is the error's text, with its place in front. */
static zh_status load_note(zh_loader *load, zh_str path, zh_str text) {
  const zh_config *config = load->config;
  zh_faults *faults = load->faults;
  const zh_fault *fault =
      zh_faults_add(faults, &config->places, &config->source, path, text);
  if (!fault)
    return faults->more ? ZH_CONFIG : zh_error_memory(load->err);
  if (faults->count > 1)
    return ZH_CONFIG;
  zh_buf line;
  zh_buf_init(&line, 4096);
  zh_fault_say(fault, &line);
  zh_error_field(load->err, ZH_CONFIG, fault->path.ptr, "%.*s", (int)line.len,
                 zh_buf_str(&line).ptr);
  bool is_whole = line.status != ZH_NO_MEMORY;
  zh_buf_deinit(&line);
  return is_whole ? ZH_CONFIG : zh_error_memory(load->err);
}

zh_status zh_load_fail(zh_loader *load, const zh_load_at *at,
                       const char *format, ...) {
  load_line path = {0};
  char text[512];
  va_list args;
  va_start(args, format);
  vsnprintf(text, sizeof(text), format, args);
  va_end(args);
  load_put_path(&path, at);
  if (path.len == 0)
    load_line_put(&path, ZH_S("options"));
  return load_note(load, zh_str_of(path.text), zh_str_of(text));
}

zh_status zh_load_adopt(zh_loader *load, const zh_error *fault) {
  zh_str text = zh_str_of(fault->message);
  long colon = zh_str_find(text, ZH_S(": "));
  if (fault->status == ZH_NO_MEMORY)
    return zh_error_memory(load->err);
  if (!zh_str_starts(text, ZH_S("config.")) || colon < 0)
    return load_note(load, zh_str_of(fault->param), text);
  return load_note(load, (zh_str){text.ptr, (size_t)colon},
                   zh_str_cut(text, (size_t)colon + 2));
}

zh_status zh_load_warn(zh_loader *load, const zh_load_at *at,
                       const char *format, ...) {
  zh_config *config = load->config;
  zh_faults *list = &config->warnings;
  load_line path = {0};
  char text[512];
  va_list args;
  va_start(args, format);
  vsnprintf(text, sizeof(text), format, args);
  va_end(args);
  load_put_path(&path, at);
  list->arena = &config->arena;
  if (zh_faults_add(list, &config->places, &config->source,
                    zh_str_of(path.text), zh_str_of(text)) ||
      list->more)
    return ZH_OK;
  return zh_error_memory(load->err);
}

zh_status zh_load_expected(zh_loader *load, const zh_load_at *at, uint32_t node,
                           const char *what) {
  static const char *const kinds[] = {
      [ZH_JSON_NULL] = "null",       [ZH_JSON_FALSE] = "false",
      [ZH_JSON_TRUE] = "true",       [ZH_JSON_STRING] = "a string",
      [ZH_JSON_ARRAY] = "a list",    [ZH_JSON_OBJECT] = "an object",
      [ZH_JSON_NUMBER] = "a number",
  };
  const zh_json *json = &load->config->source;
  uint8_t type = zh_json_type_of(json, node);
  zh_str raw = zh_json_raw(json, node);
  if (type == ZH_JSON_NUMBER && raw.len <= 24)
    return zh_load_fail(load, at, "expected %s, got %.*s", what, (int)raw.len,
                        raw.ptr);
  return zh_load_fail(load, at, "expected %s, got %s", what, kinds[type]);
}

/* --- near names --------------------------------------------------------- */

void zh_load_try(zh_load_nearest *nearest, zh_str candidate) {
  size_t distance = zh_name_distance(nearest->name, candidate);
  size_t longest =
      nearest->name.len > candidate.len ? nearest->name.len : candidate.len;
  if (distance > longest / 3 + (longest < 6))
    return;
  if (nearest->best.ptr && distance >= nearest->least)
    return;
  nearest->best = candidate;
  nearest->least = distance;
}

/* --- containers --------------------------------------------------------- */

zh_status zh_load_each(zh_loader *load, const zh_load_at *at, uint32_t object,
                       zh_load_fn read, void *out) {
  const zh_json *json = &load->config->source;
  if (zh_json_type_of(json, object) != ZH_JSON_OBJECT)
    return zh_load_expected(load, at, object, "an object");
  zh_status st = ZH_OK;
  uint32_t key = zh_json_first(json, object);
  for (; key && st != ZH_NO_MEMORY; key = zh_json_next(json, object, key)) {
    zh_load_at here = {at, zh_json_str(json, key, &load->config->arena), -1};
    if (!here.key.ptr)
      return zh_error_memory(load->err);
    st = zh_load_worse(st, read(load, &here, key + 1, out));
  }
  return st;
}

zh_status zh_load_items(zh_loader *load, const zh_load_at *at, uint32_t list,
                        zh_load_fn read, void *out) {
  const zh_json *json = &load->config->source;
  zh_load_at here = {at, {NULL, 0}, 0};
  if (zh_json_type_of(json, list) != ZH_JSON_ARRAY)
    return zh_load_expected(load, at, list, "a list");
  zh_status st = ZH_OK;
  uint32_t item = zh_json_first(json, list);
  for (; item && st != ZH_NO_MEMORY;
       item = zh_json_next(json, list, item), here.index++)
    st = zh_load_worse(st, read(load, &here, item, out));
  return st;
}

typedef struct load_table {
  const zh_load_member *members;
  size_t count;
  void *out;
} load_table;

static zh_status load_unknown(zh_loader *load, const zh_load_at *at,
                              const load_table *table) {
  zh_load_nearest nearest = {.name = at->key};
  load_line known = {0};
  for (size_t i = 0; i < table->count; i++) {
    zh_load_try(&nearest, zh_str_of(table->members[i].name));
    if (!table->members[i].read)
      continue;
    load_line_put(&known, zh_str_of(known.len ? ", " : ""));
    load_line_put(&known, zh_str_of(table->members[i].name));
  }
  if (nearest.best.ptr)
    return zh_load_fail(load, at, "unknown key; did you mean \"%s\"?",
                        nearest.best.ptr);
  return zh_load_fail(load, at, "unknown key; known here: %s", known.text);
}

static zh_status load_member(zh_loader *load, const zh_load_at *at,
                             uint32_t node, void *out) {
  const load_table *table = out;
  const zh_load_member *member = NULL;
  for (size_t i = 0; i < table->count && !member; i++) {
    if (zh_str_is(at->key, zh_str_of(table->members[i].name)))
      member = &table->members[i];
  }
  if (!member)
    return load_unknown(load, at, table);
  if (!member->read)
    return zh_load_fail(load, at, "this version has no such feature");
  if (!member->takes_null &&
      zh_json_type_of(&load->config->source, node) == ZH_JSON_NULL)
    return ZH_OK;
  return member->read(load, at, node, (char *)table->out + member->offset);
}

zh_status zh_load_members(zh_loader *load, const zh_load_at *at,
                          uint32_t object, const zh_load_member *members,
                          size_t member_count, void *out) {
  load_table table = {members, member_count, out};
  return zh_load_each(load, at, object, load_member, &table);
}

/* --- strings ------------------------------------------------------------ */

zh_str zh_load_env(zh_loader *load, const char *name) {
  return load->network_only ? ZH_S("") : zh_load_network_env(load, name);
}

zh_str zh_load_network_env(zh_loader *load, const char *name) {
  const char *value = load->lookup ? load->lookup(load->user, name) : NULL;
  if (!value || !*value)
    return ZH_S("");
  return zh_arena_str(&load->config->arena, zh_str_of(value));
}

/* Appends the value of the variable called `name`. */
static zh_status load_put_variable(zh_loader *load, const zh_load_at *at,
                                   zh_str name, zh_buf *out) {
  zh_str copy = zh_arena_str(&load->config->arena, name);
  if (!copy.ptr)
    return zh_error_memory(load->err);
  bool is_name = load_is_word(name) && !memchr(name.ptr, '-', name.len);
  if (!is_name)
    return zh_load_fail(load, at,
                        "only ${NAME} is understood after a \"$\"; "
                        "write $${ for a plain ${");
  const char *value = load->lookup ? load->lookup(load->user, copy.ptr) : NULL;
  if (!value)
    return zh_load_fail(load, at, "environment variable %s is not set",
                        copy.ptr);
  zh_buf_puts(out, value);
  return ZH_OK;
}

/* Takes the piece up to and with the next "${NAME}" off `text`. */
static zh_status load_interpolate_one(zh_loader *load, const zh_load_at *at,
                                      zh_str *text, zh_buf *out) {
  long dollar = zh_str_find(*text, ZH_S("${"));
  if (dollar < 0) {
    zh_buf_put(out, *text);
    *text = ZH_S("");
    return ZH_OK;
  }
  size_t start = (size_t)dollar;
  bool is_escaped = start > 0 && text->ptr[start - 1] == '$';
  if (is_escaped) {
    zh_buf_put(out, (zh_str){text->ptr, start});
    zh_buf_putc(out, '{');
    *text = zh_str_cut(*text, start + 2);
    return ZH_OK;
  }
  zh_buf_put(out, (zh_str){text->ptr, start});
  *text = zh_str_cut(*text, start + 2);
  long end = zh_str_find(*text, ZH_S("}"));
  if (end < 0)
    return zh_load_fail(load, at, "\"${\" without a closing \"}\"");
  zh_str name = {text->ptr, (size_t)end};
  *text = zh_str_cut(*text, (size_t)end + 1);
  return load_put_variable(load, at, name, out);
}

static zh_status load_interpolate(zh_loader *load, const zh_load_at *at,
                                  zh_str text, zh_str *out) {
  zh_buf buf;
  zh_status st = ZH_OK;
  zh_buf_init(&buf, ZH_MAX_CONFIG);
  while (st == ZH_OK && text.len > 0)
    st = load_interpolate_one(load, at, &text, &buf);
  if (st == ZH_OK && buf.status == ZH_TOO_BIG)
    st = zh_load_fail(load, at, "too long with its variables put in");
  if (st == ZH_OK) {
    *out = zh_arena_str(&load->config->arena, zh_buf_str(&buf));
    if (buf.status != ZH_OK || !out->ptr)
      st = zh_error_memory(load->err);
  }
  zh_buf_deinit(&buf);
  return st;
}

zh_status zh_load_string(zh_loader *load, const zh_load_at *at, uint32_t node,
                         void *out) {
  const zh_json *json = &load->config->source;
  if (zh_json_type_of(json, node) != ZH_JSON_STRING)
    return zh_load_expected(load, at, node, "a string");
  zh_str text = zh_json_str(json, node, &load->config->arena);
  if (!text.ptr)
    return zh_error_memory(load->err);
  if (load->interpolate && zh_str_find(text, ZH_S("${")) >= 0) {
    zh_status st = load_interpolate(load, at, text, &text);
    if (st != ZH_OK)
      return st;
  }
  if (!zh_utf8_ok(text))
    return zh_load_fail(load, at, "a string must be valid Unicode");
  *(zh_str *)out = text;
  return ZH_OK;
}

zh_status zh_load_text(zh_loader *load, const zh_load_at *at, uint32_t node,
                       void *out) {
  zh_str text;
  zh_status st = zh_load_string(load, at, node, &text);
  if (st != ZH_OK)
    return st;
  for (size_t i = 0; i < text.len; i++) {
    unsigned char c = (unsigned char)text.ptr[i];
    if (c < 0x20 || c == 0x7f)
      return zh_load_fail(load, at,
                          "has a control character (byte %zu of "
                          "%zu)",
                          i + 1, text.len);
  }
  *(zh_str *)out = text;
  return ZH_OK;
}

zh_status zh_load_name(zh_loader *load, const zh_load_at *at, uint32_t node,
                       void *out) {
  zh_str text;
  zh_status st = zh_load_text(load, at, node, &text);
  if (st != ZH_OK)
    return st;
  if (text.len == 0)
    return zh_load_fail(load, at, "must not be empty");
  *(zh_str *)out = text;
  return ZH_OK;
}

size_t zh_load_key_fault(zh_str key) {
  size_t i = 0;
  // A space within is sent as it is, one around it is a slip.
  while (i < key.len && key.ptr[i] < 0x7f &&
         (key.ptr[i] > 0x20 || (key.ptr[i] == ' ' && i > 0 && i + 1 < key.len)))
    i++;
  return i;
}

zh_status zh_load_key(zh_loader *load, const zh_load_at *at, uint32_t node,
                      void *out) {
  zh_str key;
  // A number here may well be the key: say no more than its type.
  if (zh_json_type_of(&load->config->source, node) != ZH_JSON_STRING)
    return zh_load_fail(load, at, "expected a string");
  zh_status st = zh_load_string(load, at, node, &key);
  if (st != ZH_OK)
    return st;
  size_t fault = zh_load_key_fault(key);
  if (fault < key.len)
    return zh_load_fail(load, at, ZH_LOAD_KEY_FAULT, key.len, fault + 1);
  *(zh_str *)out = key;
  return ZH_OK;
}

static zh_status load_name_item(zh_loader *load, const zh_load_at *at,
                                uint32_t node, void *out) {
  zh_load_texts *names = out;
  zh_str name;
  zh_status st = zh_load_name(load, at, node, &name);
  if (st != ZH_OK)
    return st;
  zh_str *slot = zh_arena_push(&load->config->arena, (void **)&names->items,
                               &names->count, sizeof(name));
  if (!slot)
    return zh_error_memory(load->err);
  *slot = name;
  return ZH_OK;
}

zh_status zh_load_names(zh_loader *load, const zh_load_at *at, uint32_t node,
                        void *out) {
  *(zh_load_texts *)out = (zh_load_texts){.given = true};
  return zh_load_items(load, at, node, load_name_item, out);
}
