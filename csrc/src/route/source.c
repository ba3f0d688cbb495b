/* SPDX-License-Identifier: Apache-2.0 */
/* The options' text.  Where a file holds the router config, its text takes
 * the place of its path, so that all else reads one text. */
#include "route/parts.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#define SOURCE_PIECE 16384

static zh_status source_check_size(zh_loader *load, size_t len) {
  if (len <= ZH_MAX_CONFIG)
    return ZH_OK;
  return zh_error_set(load->err, ZH_CONFIG,
                      "options: %zu bytes; %u are allowed", len, ZH_MAX_CONFIG);
}

static zh_status source_parse(zh_loader *load, zh_str text) {
  zh_config *config = load->config;
  zh_error fault;

  zh_error_init(&fault);
  zh_status st = zh_json_parse(text, &config->nodes, &config->source, &fault);
  if (st == ZH_NO_MEMORY)
    return zh_error_memory(load->err);
  if (st != ZH_OK)
    return zh_error_set(load->err, ZH_CONFIG, "options: %s", fault.message);
  return ZH_OK;
}

/* --- the file --- */

static zh_status source_refuse(zh_loader *load, zh_str path, const char *why) {
  return zh_error_field(load->err, ZH_CONFIG, "config",
                        "router config %.*s: %s", (int)path.len, path.ptr, why);
}

static zh_status source_read(zh_loader *load, zh_str path, zh_buf *out) {
  FILE *file = fopen(path.ptr, "rb");
  size_t len = 1;

  if (!file)
    return source_refuse(load, path, strerror(errno));
  while (len) {
    char *room = zh_buf_room(out, SOURCE_PIECE);
    len = room ? fread(room, 1, SOURCE_PIECE, file) : 0;
    out->len += len;
  }
  int failure = ferror(file) ? errno : 0;
  fclose(file);
  if (out->status == ZH_NO_MEMORY)
    return zh_error_memory(load->err);
  if (out->status != ZH_OK)
    return source_refuse(load, path, "the file is too large");
  return failure ? source_refuse(load, path, strerror(failure)) : ZH_OK;
}

/* A file of JSON as it stands: by itself, or its text could say what belongs
 * to the options around it. */
static zh_status source_read_json(zh_loader *load, zh_str text, zh_error *err) {
  zh_config *config = load->config;
  zh_marks *marks = &config->places.marks;
  zh_nodes nodes = {0};
  zh_json json;
  zh_status st = zh_json_parse(text, &nodes, &json, err);

  if (st == ZH_OK) {
    size_t *offsets =
        zh_arena_alloc(&config->arena, json.count * sizeof *offsets);
    marks->items =
        zh_arena_alloc(&config->arena, json.count * sizeof *marks->items);
    marks->count = json.count;
    for (size_t i = 0; offsets && i < json.count; i++)
      offsets[i] = nodes.items[i].off - (nodes.items[i].type == ZH_JSON_STRING);
    if (offsets && marks->items)
      zh_marks_of(text, offsets, json.count, marks->items);
    else
      st = zh_error_memory(err);
  }
  zh_nodes_deinit(&nodes);
  return st;
}

/* A file that cannot be read as values has one place: that of the fault. */
static zh_status source_refuse_at(zh_loader *load, zh_str path, zh_mark mark,
                                  const char *why) {
  zh_load_at at = {NULL, ZH_S("config"), -1};
  zh_config *config = load->config;
  zh_mark *one = zh_arena_alloc(&config->arena, sizeof *one);

  if (!one)
    return zh_error_memory(load->err);
  *one = mark;
  config->places = (zh_places){path, {one, 1}, 0};
  return zh_load_fail(load, &at, "%s", why);
}

/* The place that a message about JSON names by a byte. */
static zh_mark source_json_place(zh_str text, const char *message) {
  const char *word = strstr(message, "byte ");
  size_t offset = word ? (size_t)strtoul(word + 5, NULL, 10) : 0;
  zh_mark at;

  zh_marks_of(text, &offset, 1, &at);
  return at;
}

/* The file's text as JSON in `out`: what is JSON stays what it is, anything
 * else is YAML. */
static zh_status source_convert(zh_loader *load, zh_str path, zh_str text,
                                zh_buf *out) {
  zh_config *config = load->config;
  bool is_json =
      path.len > 5 && zh_str_is(zh_str_cut(path, path.len - 5), ZH_S(".json"));
  zh_error fault;
  zh_mark at;

  zh_error_init(&fault);
  zh_status st = source_read_json(load, text, &fault);
  if (st == ZH_OK)
    zh_buf_put(out, text);
  else if (st == ZH_NO_MEMORY)
    return zh_error_memory(load->err);
  else if (is_json)
    return source_refuse_at(load, path, source_json_place(text, fault.message),
                            fault.message);
  else if ((st = zh_yaml_read(text, &config->arena, out, &config->places.marks,
                              &at, &fault)) == ZH_PROTOCOL)
    return source_refuse_at(load, path, at, fault.message);
  if (st != ZH_OK || out->status != ZH_OK)
    return zh_error_memory(load->err);
  return ZH_OK;
}

/* --- its place --- */

/* Where the file's text goes; false when there is no such place. */
static bool source_find_place(const zh_json *options, size_t *from,
                              size_t *to) {
  uint32_t at = zh_json_get(options, 0, "config");

  if (zh_json_type_of(options, 0) != ZH_JSON_OBJECT)
    return false;
  if (!at) {
    *from = *to = (size_t)options->nodes[0].off + 1;
    return true;
  }
  bool is_path = zh_json_has(options, at, ZH_JSON_STRING);
  *from = options->nodes[at].off - is_path;
  *to = *from + options->nodes[at].len + 2u * is_path;
  return is_path || zh_json_has(options, at, ZH_JSON_NULL);
}

/* The path that the options or the environment name; "" when none is, ptr
 * NULL when out of memory. */
static zh_str source_path(zh_loader *load, const zh_json *options) {
  uint32_t at = zh_json_get(options, 0, "config");

  return zh_json_has(options, at, ZH_JSON_STRING)
             ? zh_json_str(options, at, &load->config->arena)
             : zh_load_env(load, "ZEROHOP_CONFIG");
}

static void source_put(zh_buf *out, const zh_json *options, size_t from,
                       size_t to, zh_str file) {
  zh_str text = options->text;
  bool is_new = from == to;

  zh_buf_put(out, (zh_str){text.ptr, from});
  if (is_new)
    zh_buf_puts(out, "\"config\":");
  zh_buf_put(out, file);
  if (is_new && options->count > 1)
    zh_buf_putc(out, ',');
  zh_buf_put(out, zh_str_cut(text, to));
}

static zh_status source_include(zh_loader *load, zh_str path, size_t from,
                                size_t to) {
  zh_config *config = load->config;
  zh_buf file, json, whole;

  zh_buf_init(&file, ZH_MAX_CONFIG);
  zh_buf_init(&json, ZH_MAX_CONFIG);
  zh_buf_init(&whole, 2u * ZH_MAX_CONFIG + sizeof "'config':,");
  zh_status st = source_read(load, path, &file);
  if (st == ZH_OK)
    st = source_convert(load, path, zh_buf_str(&file), &json);
  if (st == ZH_OK) {
    source_put(&whole, &config->source, from, to, zh_buf_str(&json));
    zh_str text = zh_arena_str(&config->arena, zh_buf_str(&whole));
    st = whole.status == ZH_OK && text.ptr ? source_parse(load, text)
                                           : zh_error_memory(load->err);
  }
  if (st == ZH_OK) {
    config->places.file = path;
    config->places.root = zh_json_get(&config->source, 0, "config");
  }
  zh_buf_deinit(&file);
  zh_buf_deinit(&json);
  zh_buf_deinit(&whole);
  return st;
}

/* --- public --- */

zh_status zh_load_source(zh_loader *load, zh_str options) {
  zh_config *config = load->config;
  size_t from, to;

  zh_status st = source_check_size(load, options.len);
  if (st != ZH_OK)
    return st;
  options = zh_arena_str(&config->arena, options);
  if (!options.ptr)
    return zh_error_memory(load->err);
  if ((st = source_parse(load, options)) != ZH_OK)
    return st;
  load->network_only = zh_json_has(
      &config->source, zh_json_get(&config->source, 0, "network_only"),
      ZH_JSON_TRUE);
  if (!source_find_place(&config->source, &from, &to))
    return st;
  zh_str path = source_path(load, &config->source);
  if (!path.ptr)
    return zh_error_memory(load->err);
  return path.len ? source_include(load, path, from, to) : ZH_OK;
}
