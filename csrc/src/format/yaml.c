/* SPDX-License-Identifier: Apache-2.0 */
/* YAML in two steps: libyaml's events become a tree, and the tree is written
 * as JSON.  The tree holds an alias once; only the second step can grow, and
 * counts what it writes. */
#include "format/yaml.h"

#include "base/error.h"
#include "base/limits.h"
#include "format/json_write.h"

#include <yaml.h>

#define YAML_DEPTH 48

typedef enum yaml_kind {
  YAML_SCALAR,
  YAML_LIST,
  YAML_MAP,
  YAML_ALIAS
} yaml_kind;

/* Children of a map alternate key, value. */
typedef struct yaml_node {
  yaml_kind kind;
  bool plain; /* a scalar whose text says its type                          */
  bool open;  /* its end was not read yet                                   */
  zh_mark at;
  zh_str text;
  uint32_t to; /* what an alias stands for                                  */
  uint32_t first;
  uint32_t last;
  uint32_t next;
  uint32_t count;
} yaml_node;

typedef struct yaml_anchor {
  zh_str name;
  uint32_t node;
} yaml_anchor;

typedef struct yaml_work {
  yaml_parser_t parser;
  zh_arena *arena;
  yaml_node *nodes; /* number 0 is nobody                                   */
  size_t node_count;
  yaml_anchor *anchors;
  size_t anchor_count;
  uint32_t open[YAML_DEPTH];
  size_t depth;
  uint32_t root;
  zh_writer w;
  zh_buf key; /* as the writer takes it                                      */
  zh_marks *marks;
  size_t written;
  zh_mark *fault_at;
  zh_error *err;
} yaml_work;

static zh_mark yaml_place(yaml_mark_t mark) {
  return (zh_mark){(uint32_t)mark.line + 1, (uint32_t)mark.column + 1};
}

static zh_status yaml_fail(yaml_work *work, zh_mark at, const char *text) {
  *work->fault_at = at;
  return zh_error_set(work->err, ZH_PROTOCOL, "%s", text);
}

/* --- the tree ----------------------------------------------------------- */

static zh_status yaml_attach(yaml_work *work, uint32_t at) {
  if (work->depth == 0) {
    work->root = at;
    return ZH_OK;
  }
  yaml_node *parent = &work->nodes[work->open[work->depth - 1]];
  if (parent->last)
    work->nodes[parent->last].next = at;
  else
    parent->first = at;
  parent->last = at;
  parent->count++;
  return ZH_OK;
}

static zh_status yaml_add(yaml_work *work, yaml_kind kind, yaml_mark_t mark,
                          const yaml_char_t *anchor, uint32_t *out) {
  yaml_node *node = NULL;
  if (work->node_count > ZH_MAX_YAML)
    return yaml_fail(work, yaml_place(mark), "too many values");
  node = zh_arena_push(work->arena, (void **)&work->nodes, &work->node_count,
                       sizeof(*node));
  if (!node)
    return zh_error_memory(work->err);
  node->kind = kind;
  node->at = yaml_place(mark);
  *out = (uint32_t)(work->node_count - 1);
  if (anchor) {
    zh_str name = zh_arena_str(work->arena, zh_str_of((const char *)anchor));
    yaml_anchor *slot = zh_arena_push(work->arena, (void **)&work->anchors,
                                      &work->anchor_count, sizeof(*slot));
    if (!slot || !name.ptr)
      return zh_error_memory(work->err);
    *slot = (yaml_anchor){name, *out};
  }
  return yaml_attach(work, *out);
}

/* `!!str` says that a plain scalar is a string; what the others say, its text
 * says too. */
static zh_status yaml_read_tag(yaml_work *work, const yaml_event_t *event,
                               const yaml_char_t *tag, const char *known,
                               bool *is_string) {
  *is_string = false;
  if (!tag)
    return ZH_OK;
  const char *text = (const char *)tag;
  zh_str prefix = ZH_S("tag:yaml.org,2002:");
  if (zh_str_is(zh_str_of(text), ZH_S("!")) || strcmp(text, YAML_STR_TAG) == 0)
    *is_string = true;
  else if (!zh_str_starts(zh_str_of(text), prefix) ||
           !strstr(known, text + prefix.len))
    return yaml_fail(work, yaml_place(event->start_mark), "unknown tag");
  return ZH_OK;
}

static zh_status yaml_on_scalar(yaml_work *work, const yaml_event_t *event) {
  uint32_t at;
  bool is_string;
  zh_status st = yaml_read_tag(work, event, event->data.scalar.tag,
                               "null bool int float", &is_string);
  if (st == ZH_OK)
    st = yaml_add(work, YAML_SCALAR, event->start_mark,
                  event->data.scalar.anchor, &at);
  if (st != ZH_OK)
    return st;
  yaml_node *node = &work->nodes[at];
  node->plain =
      event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE && !is_string;
  node->text =
      zh_arena_str(work->arena, (zh_str){(const char *)event->data.scalar.value,
                                         event->data.scalar.length});
  return node->text.ptr ? ZH_OK : zh_error_memory(work->err);
}

static zh_status yaml_on_open(yaml_work *work, const yaml_event_t *event,
                              yaml_kind kind) {
  bool is_map = kind == YAML_MAP;
  bool is_string;
  uint32_t at;
  zh_status st = yaml_read_tag(work, event,
                               is_map ? event->data.mapping_start.tag
                                      : event->data.sequence_start.tag,
                               is_map ? "map" : "seq", &is_string);
  if (st == ZH_OK && work->depth == YAML_DEPTH)
    st = yaml_fail(work, yaml_place(event->start_mark), "nested too deeply");
  if (st == ZH_OK)
    st = yaml_add(work, kind, event->start_mark,
                  is_map ? event->data.mapping_start.anchor
                         : event->data.sequence_start.anchor,
                  &at);
  if (st != ZH_OK)
    return st;
  work->nodes[at].open = true;
  work->open[work->depth++] = at;
  return ZH_OK;
}

static zh_status yaml_on_alias(yaml_work *work, const yaml_event_t *event) {
  zh_str name = zh_str_of((const char *)event->data.alias.anchor);
  uint32_t at;
  zh_status st = yaml_add(work, YAML_ALIAS, event->start_mark, NULL, &at);
  if (st != ZH_OK)
    return st;
  for (size_t i = work->anchor_count; i > 0; i--) {
    const yaml_anchor *anchor = &work->anchors[i - 1];
    if (!zh_str_is(anchor->name, name))
      continue;
    work->nodes[at].to = anchor->node;
    return work->nodes[anchor->node].open
               ? yaml_fail(work, work->nodes[at].at,
                           "the alias stands inside its own anchor")
               : ZH_OK;
  }
  return yaml_fail(work, work->nodes[at].at, "no such anchor above");
}

static zh_status yaml_on_event(yaml_work *work, const yaml_event_t *event) {
  switch (event->type) {
  case YAML_DOCUMENT_START_EVENT:
    return work->root ? yaml_fail(work, yaml_place(event->start_mark),
                                  "a second document; one is read")
                      : ZH_OK;
  case YAML_SCALAR_EVENT:
    return yaml_on_scalar(work, event);
  case YAML_SEQUENCE_START_EVENT:
    return yaml_on_open(work, event, YAML_LIST);
  case YAML_MAPPING_START_EVENT:
    return yaml_on_open(work, event, YAML_MAP);
  case YAML_SEQUENCE_END_EVENT:
  case YAML_MAPPING_END_EVENT:
    work->nodes[work->open[--work->depth]].open = false;
    return ZH_OK;
  case YAML_ALIAS_EVENT:
    return yaml_on_alias(work, event);
  default:
    return ZH_OK;
  }
}

/* What libyaml says is wrong. */
static zh_status yaml_refused(yaml_work *work) {
  const yaml_parser_t *parser = &work->parser;
  if (parser->error == YAML_MEMORY_ERROR)
    return zh_error_memory(work->err);
  *work->fault_at = yaml_place(parser->problem_mark);
  return zh_error_set(work->err, ZH_PROTOCOL, "not YAML: %s%s%s",
                      parser->problem ? parser->problem : "cannot be read",
                      parser->context ? " " : "",
                      parser->context ? parser->context : "");
}

static zh_status yaml_read_tree(yaml_work *work, zh_str text) {
  yaml_event_t event;
  bool is_over = false;
  zh_status st = ZH_OK;
  if (!yaml_parser_initialize(&work->parser))
    return zh_error_memory(work->err);
  yaml_parser_set_input_string(&work->parser, (const unsigned char *)text.ptr,
                               text.len);
  while (st == ZH_OK && !is_over) {
    if (!yaml_parser_parse(&work->parser, &event)) {
      st = yaml_refused(work);
      break;
    }
    is_over = event.type == YAML_STREAM_END_EVENT;
    st = yaml_on_event(work, &event);
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&work->parser);
  return st;
}

/* --- scalars ------------------------------------------------------------ */

static bool yaml_is_one_of(zh_str text, const char *const *words,
                           size_t count) {
  for (size_t i = 0; i < count; i++)
    if (zh_str_is(text, zh_str_of(words[i])))
      return true;
  return false;
}

static size_t yaml_digits(zh_str text, size_t from) {
  size_t at = from;
  while (at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9')
    at++;
  return at - from;
}

/* Base 16 and 8, as far as they fit. */
static bool yaml_write_based(zh_writer *w, zh_str text) {
  int64_t value = 0;
  bool is_hex = zh_str_starts(text, ZH_S("0x"));
  if ((!is_hex && !zh_str_starts(text, ZH_S("0o"))) || text.len == 2)
    return false;
  for (size_t i = 2; i < text.len; i++) {
    static const char digits[] = "0123456789abcdef";
    char c = text.ptr[i] >= 'A' && text.ptr[i] <= 'F'
                 ? (char)(text.ptr[i] - 'A' + 'a')
                 : text.ptr[i];
    const char *digit = c ? strchr(digits, c) : NULL;
    if (!digit || (!is_hex && digit - digits > 7) || value >> 58)
      return false;
    value = value * (is_hex ? 16 : 8) + (digit - digits);
  }
  zh_write_int(w, value);
  return true;
}

/* A decimal number, put as JSON has it: no "+", no zeros in front, digits on
 * both sides of the point. */
static bool yaml_write_decimal(zh_writer *w, zh_str text) {
  char out[64];
  size_t len = 0, at = 0;
  if (text.len == 0 || text.len > sizeof(out) - 4)
    return false;
  if (text.ptr[at] == '-')
    out[len++] = '-';
  at += text.ptr[at] == '-' || text.ptr[at] == '+';
  size_t whole = yaml_digits(text, at);
  size_t zeros = 0;
  while (zeros + 1 < whole && text.ptr[at + zeros] == '0')
    zeros++;
  if (whole == 0)
    out[len++] = '0';
  memcpy(out + len, text.ptr + at + zeros, whole - zeros);
  len += whole - zeros;
  at += whole;
  size_t part = 0;
  if (at < text.len && text.ptr[at] == '.') {
    part = yaml_digits(text, at + 1);
    out[len++] = '.';
    memcpy(out + len, text.ptr + at + 1, part);
    len += part;
    if (part == 0)
      out[len++] = '0';
    at += 1 + part;
  }
  if (whole + part == 0)
    return false;
  if (at < text.len && (text.ptr[at] == 'e' || text.ptr[at] == 'E')) {
    size_t sign = at + 1 < text.len &&
                  (text.ptr[at + 1] == '-' || text.ptr[at + 1] == '+');
    size_t digits = yaml_digits(text, at + 1 + sign);
    if (digits == 0)
      return false;
    memcpy(out + len, text.ptr + at, 1 + sign + digits);
    len += 1 + sign + digits;
    at += 1 + sign + digits;
  }
  if (at != text.len)
    return false;
  zh_write_raw(w, (zh_str){out, len});
  return true;
}

static void yaml_write_scalar(zh_writer *w, const yaml_node *node) {
  static const char *const nulls[] = {"", "~", "null", "Null", "NULL"};
  static const char *const truths[] = {"true", "True", "TRUE"};
  static const char *const lies[] = {"false", "False", "FALSE"};
  if (!node->plain)
    zh_write_str(w, node->text);
  else if (yaml_is_one_of(node->text, nulls, ZH_COUNT(nulls)))
    zh_write_null(w);
  else if (yaml_is_one_of(node->text, truths, ZH_COUNT(truths)))
    zh_write_bool(w, true);
  else if (yaml_is_one_of(node->text, lies, ZH_COUNT(lies)))
    zh_write_bool(w, false);
  else if (!yaml_write_decimal(w, node->text) &&
           !yaml_write_based(w, node->text))
    zh_write_str(w, node->text);
}

/* --- maps --------------------------------------------------------------- */

/* The keys of one map: open addressing, a power of two of places. */
typedef struct yaml_keys {
  uint32_t *places; /* nodes                                                */
  size_t mask;
} yaml_keys;

static uint32_t yaml_follow(const yaml_work *work, uint32_t at) {
  while (work->nodes[at].kind == YAML_ALIAS)
    at = work->nodes[at].to;
  return at;
}

static bool yaml_is_merge(const yaml_node *key) {
  return key->kind == YAML_SCALAR && key->plain &&
         zh_str_is(key->text, ZH_S("<<"));
}

/* How many members a map may have with what it merges, at most; merges of
 * merges are as many as the caps allow. */
static size_t yaml_most_members(const yaml_work *work, uint32_t map,
                                size_t depth) {
  const yaml_node *node = &work->nodes[yaml_follow(work, map)];
  size_t count = node->count;
  if (depth == YAML_DEPTH)
    return count;
  for (uint32_t at = node->kind == YAML_LIST ? node->first : 0;
       at && count <= ZH_MAX_YAML; at = work->nodes[at].next)
    count += yaml_most_members(work, at, depth + 1);
  for (uint32_t key = node->kind == YAML_MAP ? node->first : 0;
       key && count <= ZH_MAX_YAML;
       key = work->nodes[work->nodes[key].next].next)
    if (yaml_is_merge(&work->nodes[key]))
      count += yaml_most_members(work, work->nodes[key].next, depth + 1);
  return count;
}

static zh_status yaml_keys_make(yaml_work *work, uint32_t map, yaml_keys *out) {
  size_t count = yaml_most_members(work, map, 0);
  size_t places = 8;
  if (count > ZH_MAX_YAML)
    return yaml_fail(work, work->nodes[map].at, "merges too much");
  while (places < count * 2)
    places *= 2;
  out->mask = places - 1;
  out->places = zh_arena_zero(work->arena, places * sizeof(*out->places));
  return out->places ? ZH_OK : zh_error_memory(work->err);
}

/* Notes the key; false when it is there already. */
static bool yaml_keys_add(const yaml_work *work, yaml_keys *keys,
                          uint32_t key) {
  zh_str text = work->nodes[key].text;
  uint64_t hash = 14695981039346656037u;
  for (size_t i = 0; i < text.len; i++)
    hash = (hash ^ (unsigned char)text.ptr[i]) * 1099511628211u;
  size_t at = (size_t)(hash ^ hash >> 32) & keys->mask;
  for (; keys->places[at]; at = (at + 1) & keys->mask)
    if (zh_str_is(work->nodes[keys->places[at]].text, text))
      return false;
  keys->places[at] = key;
  return true;
}

static zh_status yaml_write(yaml_work *work, uint32_t at, size_t depth);

static zh_status yaml_note(yaml_work *work, zh_mark at) {
  zh_mark *slot = NULL;
  if (++work->written > ZH_MAX_YAML)
    return yaml_fail(work, at, "too many values, those of aliases counted");
  slot = zh_arena_push(work->arena, (void **)&work->marks->items,
                       &work->marks->count, sizeof(*slot));
  if (!slot)
    return zh_error_memory(work->err);
  *slot = at;
  return ZH_OK;
}

static zh_status yaml_write_member(yaml_work *work, uint32_t at, bool is_merged,
                                   yaml_keys *keys, size_t depth) {
  uint32_t key = yaml_follow(work, at);
  zh_mark place = work->nodes[at].at;
  if (work->nodes[key].kind != YAML_SCALAR)
    return yaml_fail(work, place, "a key must be a word");
  if (!yaml_keys_add(work, keys, key))
    return is_merged ? ZH_OK
                     : yaml_fail(work, place, "the key stands here twice");
  zh_status st = yaml_note(work, place);
  zh_buf_clear(&work->key);
  zh_json_escape(&work->key, work->nodes[key].text);
  zh_write_key_raw(&work->w, zh_buf_str(&work->key));
  return st == ZH_OK ? yaml_write(work, work->nodes[at].next, depth) : st;
}

/* Writes a map's members, then those of what it merges where the key is new.
 * is_merged: it is merged itself. */
static zh_status yaml_write_members(yaml_work *work, uint32_t map,
                                    bool is_merged, yaml_keys *keys,
                                    size_t depth) {
  const yaml_node *node = &work->nodes[yaml_follow(work, map)];
  zh_status st = ZH_OK;
  if (depth > YAML_DEPTH)
    return yaml_fail(work, node->at, "nested too deeply");
  if (is_merged && node->kind == YAML_LIST) {
    for (uint32_t at = node->first; at && st == ZH_OK;
         at = work->nodes[at].next)
      st = yaml_write_members(work, at, true, keys, depth + 1);
    return st;
  }
  if (node->kind != YAML_MAP)
    return yaml_fail(work, work->nodes[map].at, "\"<<\" merges maps");
  for (uint32_t at = node->first; at && st == ZH_OK;
       at = work->nodes[work->nodes[at].next].next)
    if (!yaml_is_merge(&work->nodes[at]))
      st = yaml_write_member(work, at, is_merged, keys, depth);
  for (uint32_t at = node->first; at && st == ZH_OK;
       at = work->nodes[work->nodes[at].next].next)
    if (yaml_is_merge(&work->nodes[at]))
      st =
          yaml_write_members(work, work->nodes[at].next, true, keys, depth + 1);
  return st;
}

static zh_status yaml_write_map(yaml_work *work, uint32_t map, size_t depth) {
  yaml_keys keys;
  zh_status st = yaml_keys_make(work, map, &keys);
  if (st != ZH_OK)
    return st;
  zh_write_object(&work->w);
  st = yaml_write_members(work, map, false, &keys, depth);
  zh_write_end(&work->w);
  return st;
}

/* --- writing ------------------------------------------------------------ */

static zh_status yaml_write(yaml_work *work, uint32_t at, size_t depth) {
  uint32_t target = yaml_follow(work, at);
  const yaml_node *node = &work->nodes[target];
  zh_status st = yaml_note(work, node->at);
  if (st == ZH_OK && depth == YAML_DEPTH)
    st = yaml_fail(work, node->at, "nested too deeply");
  if (st != ZH_OK)
    return st;
  if (node->kind == YAML_MAP)
    return yaml_write_map(work, target, depth + 1);
  if (node->kind == YAML_SCALAR) {
    yaml_write_scalar(&work->w, node);
    return ZH_OK;
  }
  zh_write_array(&work->w);
  for (uint32_t item = node->first; item && st == ZH_OK;
       item = work->nodes[item].next)
    st = yaml_write(work, item, depth + 1);
  zh_write_end(&work->w);
  return st;
}

/* A document with nothing in it says nothing. */
static bool yaml_is_empty(const yaml_work *work) {
  const yaml_node *root = &work->nodes[work->root];
  return work->root == 0 ||
         (root->kind == YAML_SCALAR && root->plain && root->text.len == 0);
}

/* --- public --- */

zh_status zh_yaml_read(zh_str text, zh_arena *arena, zh_buf *json,
                       zh_marks *marks, zh_mark *at, zh_error *err) {
  yaml_work work;
  memset(&work, 0, sizeof(work));
  work.arena = arena;
  work.marks = marks;
  work.fault_at = at;
  work.err = err;
  *marks = (zh_marks){0};
  *at = (zh_mark){1, 1};
  zh_writer_init(&work.w, json, NULL, NULL);
  zh_buf_init(&work.key, ZH_MAX_CONFIG);
  if (!zh_arena_push(arena, (void **)&work.nodes, &work.node_count,
                     sizeof(*work.nodes)))
    return zh_error_memory(err);
  zh_status st = yaml_read_tree(&work, text);
  if (st == ZH_OK && yaml_is_empty(&work)) {
    st = yaml_note(&work, *at);
    zh_write_object(&work.w);
    zh_write_end(&work.w);
  } else if (st == ZH_OK) {
    st = yaml_write(&work, work.root, 0);
  }
  if (st == ZH_OK && work.key.status != ZH_OK)
    st = zh_error_memory(err);
  zh_buf_deinit(&work.key);
  if (st == ZH_OK && zh_writer_status(&work.w) == ZH_TOO_BIG)
    return yaml_fail(&work, *at, "too large, what aliases stand for counted");
  if (st == ZH_OK && zh_writer_status(&work.w) != ZH_OK)
    return zh_error_memory(err);
  return st;
}

void zh_marks_of(zh_str text, const size_t *offsets, size_t count,
                 zh_mark *out) {
  zh_mark mark = {1, 1};
  size_t at = 0;
  for (size_t i = 0; i < count; i++) {
    for (; at < offsets[i] && at < text.len; at++) {
      bool is_tail = ((unsigned char)text.ptr[at] & 0xc0) == 0x80;
      mark.column += !is_tail;
      if (text.ptr[at] == '\n')
        mark = (zh_mark){mark.line + 1, 1};
    }
    out[i] = mark;
  }
}
