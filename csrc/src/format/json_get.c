/* SPDX-License-Identifier: Apache-2.0 */
/* Walking and reading parsed JSON.  Every function takes index 0, and any
 * index into a zh_json with count 0, for "no such value". */
#include "format/json.h"

static const zh_node *json_get_node(const zh_json *json, uint32_t at,
                                    zh_json_type type) {
  if (at >= json->count || json->nodes[at].type != type)
    return NULL;
  return &json->nodes[at];
}

static zh_str json_get_slice(const zh_json *json, const zh_node *node) {
  return (zh_str){json->text.ptr + node->off, node->len};
}

static bool json_get_is(const zh_json *json, const zh_node *node, zh_str key) {
  zh_str text = json_get_slice(json, node);
  // Settles nearly all keys that differ without a call.
  if (!(node->flags & ZH_NODE_ESCAPED))
    return text.len == key.len &&
           (key.len == 0 || (text.ptr[0] == key.ptr[0] &&
                             memcmp(text.ptr, key.ptr, key.len) == 0));
  // An escape takes more bytes than it stands for.
  return text.len > key.len && zh_json_is(text, key);
}

static const zh_node *json_get_string(const zh_json *json, uint32_t at) {
  return at == 0 ? NULL : json_get_node(json, at, ZH_JSON_STRING);
}

/* --- public --- */

uint32_t zh_json_find(const zh_json *json, uint32_t object, zh_str key) {
  const zh_node *parent = json_get_node(json, object, ZH_JSON_OBJECT);
  uint32_t found = 0;
  if (!parent)
    return 0;
  for (uint32_t at = object + 1; at < parent->next;
       at = json->nodes[at + 1].next) {
    const zh_node *node = &json->nodes[at];
    // Most keys differ in length: settled without a call.
    if (node->len != key.len && !(node->flags & ZH_NODE_ESCAPED))
      continue;
    if (json_get_is(json, node, key))
      found = at + 1;
  }
  return found;
}

uint32_t zh_json_get_text(const zh_json *json, uint32_t object,
                          zh_str escaped) {
  const zh_node *parent = json_get_node(json, object, ZH_JSON_OBJECT);
  uint32_t found = 0;
  if (!parent)
    return 0;
  bool is_plain = !memchr(escaped.ptr, '\\', escaped.len);
  for (uint32_t at = object + 1; at < parent->next;
       at = json->nodes[at + 1].next) {
    const zh_node *key = &json->nodes[at];
    zh_str text = json_get_slice(json, key);
    bool is_same = is_plain && !(key->flags & ZH_NODE_ESCAPED)
                       ? zh_str_is(text, escaped)
                       : zh_json_same(text, escaped);
    if (is_same)
      found = at + 1;
  }
  return found;
}

size_t zh_json_pick_escaped(zh_str escaped, const zh_str *keys, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (zh_json_is(escaped, keys[i]))
      return i;
  return count;
}

uint32_t zh_json_first(const zh_json *json, uint32_t container) {
  if (container >= json->count)
    return 0;
  return json->nodes[container].next > container + 1 ? container + 1 : 0;
}

uint32_t zh_json_next(const zh_json *json, uint32_t container, uint32_t child) {
  if (container >= json->count || child >= json->count)
    return 0;
  if (json->nodes[container].type == ZH_JSON_OBJECT)
    child++;
  uint32_t next = json->nodes[child].next;
  return next < json->nodes[container].next ? next : 0;
}

uint32_t zh_json_len(const zh_json *json, uint32_t container) {
  uint32_t len = 0;
  uint32_t at = zh_json_first(json, container);
  for (; at; at = zh_json_next(json, container, at))
    len++;
  return len;
}

zh_str zh_json_raw(const zh_json *json, uint32_t at) {
  if (at >= json->count)
    return ZH_S("");
  const zh_node *node = &json->nodes[at];
  zh_str text = json_get_slice(json, node);
  if (node->type == ZH_JSON_STRING)
    text = (zh_str){text.ptr - 1, text.len + 2};
  return text;
}

zh_str zh_json_text(const zh_json *json, uint32_t at) {
  const zh_node *node = json_get_string(json, at);
  return node ? json_get_slice(json, node) : ZH_S("");
}

bool zh_json_equals(const zh_json *json, uint32_t at, zh_str text) {
  const zh_node *node = json_get_string(json, at);
  return node && json_get_is(json, node, text);
}

zh_str zh_json_str(const zh_json *json, uint32_t at, zh_arena *arena) {
  const zh_node *node = json_get_string(json, at);
  zh_str text = node ? json_get_slice(json, node) : ZH_S("");
  if (!node || !(node->flags & ZH_NODE_ESCAPED))
    return zh_arena_str(arena, text);
  char *out = zh_arena_alloc(arena, text.len + 1);
  if (!out)
    return (zh_str){NULL, 0};
  size_t len = zh_json_unescape(text, out);
  out[len] = '\0';
  return (zh_str){out, len};
}

int zh_json_bool(const zh_json *json, uint32_t at) {
  if (at == 0 || at >= json->count)
    return -1;
  uint8_t type = json->nodes[at].type;
  return type == ZH_JSON_TRUE ? 1 : type == ZH_JSON_FALSE ? 0 : -1;
}
