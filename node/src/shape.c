/* SPDX-License-Identifier: Apache-2.0 */
#include "native.h"

#include <string.h>

static zh_str shape_slice(zh_str text, const zh_node *node) {
  return (zh_str){text.ptr + node->off, node->len};
}

static bool shape_same(zh_str a, zh_str b) {
  return a.len == b.len && memcmp(a.ptr, b.ptr, a.len) == 0;
}

static bool shape_is(zh_str text, const char *word) {
  return shape_same(text, native_str(word));
}

/* --- matching ----------------------------------------------------------- */

/* Do old[old_from..old_to) and new[new_from..) agree? */
static bool shape_part(const native_shape *shape, size_t from, size_t to,
                       zh_str text, size_t text_from) {
  size_t len = to - from;

  return len <= text.len - text_from &&
         memcmp(shape->text + from, text.ptr + text_from, len) == 0;
}

bool native_shape_match(const native_shape *shape, const zh_json *chunk,
                        const zh_node **content, const zh_node **extra) {
  zh_str text = chunk->text;
  size_t from = shape->content.off + (size_t)shape->content.len;
  const zh_node *node;
  size_t text_from;

  *extra = NULL;
  if (shape->len == 0 || shape->content_at >= chunk->count ||
      !shape_part(shape, 0, shape->content.off, text, 0))
    return false;
  node = &chunk->nodes[shape->content_at];
  text_from = node->off + (size_t)node->len;
  *content = node;
  if (shape->extra_varies) {
    if (shape->extra_at >= chunk->count ||
        !shape_part(shape, from, shape->extra.off, text, text_from))
      return false;
    node = &chunk->nodes[shape->extra_at];
    /* An escaped one is rare enough to be left to JSON.parse. */
    if (node->flags & ZH_NODE_ESCAPED)
      return false;
    from = shape->extra.off + (size_t)shape->extra.len;
    text_from = node->off + (size_t)node->len;
    *extra = node;
  }
  return shape->len - from == text.len - text_from &&
         shape_part(shape, from, shape->len, text, text_from);
}

/* --- learning ----------------------------------------------------------- */

/* May a member with this key be copied from object to object? */
static bool shape_key_ok(const zh_json *chunk, uint32_t object, uint32_t key) {
  zh_str name = shape_slice(chunk->text, &chunk->nodes[key]);

  if ((chunk->nodes[key].flags & ZH_NODE_ESCAPED) ||
      shape_is(name, "__proto__"))
    return false;
  for (uint32_t at = object + 1; at < key; at = chunk->nodes[at + 1].next)
    if (shape_same(name, shape_slice(chunk->text, &chunk->nodes[at])))
      return false;
  return true;
}

/* What is remarkable among an object's members. */
typedef struct shape_members {
  const char *nested; /* the one member that may be a container            */
  uint32_t nested_at; /* its value; 0: absent                              */
  uint32_t string_at; /* the value of the last string member; 0: none      */
} shape_members;

static bool shape_walk(const zh_json *chunk, uint32_t object,
                       shape_members *out) {
  const zh_node *nodes = chunk->nodes;

  if (nodes[object].type != ZH_JSON_OBJECT)
    return false;
  for (uint32_t key = object + 1; key < nodes[object].next;
       key = nodes[key + 1].next) {
    uint32_t value = key + 1;

    if (!shape_key_ok(chunk, object, key))
      return false;
    if (nodes[value].type == ZH_JSON_STRING)
      out->string_at = value;
    if (nodes[value].type < ZH_JSON_ARRAY)
      continue;
    if (out->nested == NULL ||
        !shape_is(shape_slice(chunk->text, &nodes[key]), out->nested))
      return false;
    out->nested_at = value;
  }
  return true;
}

/* Finds the varying strings: {..., choices: [{..., delta: {...}}], ...}
 * with nothing nested but that. */
static bool shape_find(const zh_json *chunk, uint32_t *content,
                       uint32_t *extra) {
  shape_members root = {.nested = "choices"};
  shape_members choice = {.nested = "delta"};
  shape_members delta = {0};
  uint32_t list;

  if (chunk->count == 0 || !shape_walk(chunk, 0, &root))
    return false;
  list = root.nested_at;
  if (list == 0 || chunk->nodes[list].type != ZH_JSON_ARRAY ||
      chunk->nodes[list].next == list + 1 ||
      chunk->nodes[list + 1].next != chunk->nodes[list].next)
    return false;
  if (!shape_walk(chunk, list + 1, &choice) || choice.nested_at == 0 ||
      !shape_walk(chunk, choice.nested_at, &delta) || delta.string_at == 0)
    return false;
  *content = delta.string_at;
  *extra = root.string_at > list ? root.string_at : 0;
  return true;
}

/* Has the string after choices changed since the last shape? */
static bool shape_extra_varies(const native_shape *shape, const zh_json *chunk,
                               uint32_t extra) {
  zh_str old = {shape->text + shape->extra.off, shape->extra.len};

  if (extra == 0 || shape->len == 0 || shape->extra_at != extra)
    return false;
  return shape->extra_varies ||
         !shape_same(old, shape_slice(chunk->text, &chunk->nodes[extra]));
}

bool native_shape_learn(native_shape *shape, const zh_json *chunk) {
  uint32_t content, extra;

  if (!shape_find(chunk, &content, &extra))
    return false;
  shape->extra_varies = shape_extra_varies(shape, chunk, extra);
  if (chunk->text.len > shape->cap) {
    char *text = native_resize(shape->text, chunk->text.len);

    if (text == NULL)
      return false;
    shape->text = text;
    shape->cap = chunk->text.len;
  }
  memcpy(shape->text, chunk->text.ptr, chunk->text.len);
  shape->len = chunk->text.len;
  shape->content = chunk->nodes[content];
  shape->content_at = content;
  shape->extra_at = extra;
  shape->extra = chunk->nodes[extra];
  return true;
}

zh_str native_shape_key(const zh_json *chunk, uint32_t value) {
  return shape_slice(chunk->text, &chunk->nodes[value - 1]);
}

void native_shape_deinit(native_shape *shape) {
  native_release(shape->text);
  *shape = (native_shape){0};
}
