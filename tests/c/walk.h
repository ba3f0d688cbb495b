/* walk.h -- proves that nodes and text agree: every byte of the text is
 * either part of a node or the separator JSON wants between two.  Written
 * without the parser's help; unit tests and fuzzers use it. */
#ifndef ZH_TEST_WALK_H
#define ZH_TEST_WALK_H

#include "format/json.h"

static inline bool walk_is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Is text[from, to), spaces left out, just `want`? */
static inline bool walk_gap(zh_str text, size_t from, size_t to,
                            const char *want) {
  if (from > to || to > text.len)
    return false;
  for (size_t i = from; i < to; i++) {
    if (walk_is_space(text.ptr[i]))
      continue;
    if (*want == '\0' || text.ptr[i] != *want++)
      return false;
  }
  return *want == '\0';
}

static inline size_t walk_quote(const zh_node *node) {
  return node->type == ZH_JSON_STRING;
}

static inline size_t walk_start(const zh_node *node) {
  return node->off - walk_quote(node);
}

static inline size_t walk_end(const zh_node *node) {
  return (size_t)node->off + node->len + walk_quote(node);
}

static inline bool walk_string(zh_str text, const zh_node *node) {
  unsigned flags = 0;
  if (text.ptr[node->off - 1] != '"' || text.ptr[node->off + node->len] != '"')
    return false;
  for (size_t i = 0; i < node->len; i++) {
    unsigned char c = (unsigned char)text.ptr[node->off + i];
    if (c < 0x20 || c == '"')
      return false;
    if (c >= 0x80)
      flags |= ZH_NODE_NON_ASCII;
    if (c == '\\') {
      flags |= ZH_NODE_ESCAPED;
      i++;
    }
  }
  return flags == node->flags;
}

static inline bool walk_number(zh_str text, const zh_node *node) {
  unsigned flags = ZH_NODE_INTEGER;
  if (node->len == 0)
    return false;
  for (size_t i = 0; i < node->len; i++) {
    char c = text.ptr[node->off + i];
    if (c == '\0' || !strchr("+-.0123456789Ee", c))
      return false;
    if (strchr(".Ee", c))
      flags = 0;
  }
  return flags == node->flags;
}

static inline bool walk_word(zh_str text, const zh_node *node) {
  static const char *const words[] = {"null", "false", "true"};
  zh_str got = {text.ptr + node->off, node->len};
  return node->flags == 0 && zh_str_is(got, zh_str_of(words[node->type]));
}

static inline bool walk_value(zh_str text, const zh_node *nodes, uint32_t at);

static inline bool walk_container(zh_str text, const zh_node *nodes,
                                  uint32_t at) {
  const zh_node *node = &nodes[at];
  bool is_object = node->type == ZH_JSON_OBJECT;
  size_t end = walk_end(node);
  size_t place = node->off + 1u;
  uint32_t count = 0;
  uint32_t child = at + 1;
  if (node->len < 2 || node->flags != 0 ||
      text.ptr[node->off] != (is_object ? '{' : '[') ||
      text.ptr[end - 1] != (is_object ? '}' : ']'))
    return false;
  for (; child < node->next; child = nodes[child].next, count++) {
    const char *before = count == 0 ? "" : is_object && count % 2 ? ":" : ",";
    if (is_object && count % 2 == 0 && nodes[child].type != ZH_JSON_STRING)
      return false;
    if (!walk_gap(text, place, walk_start(&nodes[child]), before) ||
        nodes[child].next > node->next || !walk_value(text, nodes, child))
      return false;
    place = walk_end(&nodes[child]);
  }
  return child == node->next && (!is_object || count % 2 == 0) &&
         walk_gap(text, place, end - 1, "");
}

static inline bool walk_value(zh_str text, const zh_node *nodes, uint32_t at) {
  const zh_node *node = &nodes[at];
  if (node->unused != 0 || walk_end(node) > text.len || node->next <= at)
    return false;
  if (node->type == ZH_JSON_ARRAY || node->type == ZH_JSON_OBJECT)
    return walk_container(text, nodes, at);
  if (node->next != at + 1)
    return false;
  if (node->type == ZH_JSON_STRING)
    return node->off > 0 && walk_string(text, node);
  if (node->type == ZH_JSON_NUMBER)
    return walk_number(text, node);
  return node->type <= ZH_JSON_TRUE && walk_word(text, node);
}

/* Do the nodes of `json` say just what its text says? */
static inline bool walk_ok(const zh_json *json) {
  return json->count > 0 && json->nodes[0].next == json->count &&
         walk_value(json->text, json->nodes, 0) &&
         walk_gap(json->text, 0, walk_start(&json->nodes[0]), "") &&
         walk_gap(json->text, walk_end(&json->nodes[0]), json->text.len, "");
}

/* The first node in which two lists differ, -1 when there is none. */
static inline long walk_differ(const zh_node *a, uint32_t a_count,
                               const zh_node *b, uint32_t b_count) {
  uint32_t count = a_count < b_count ? a_count : b_count;
  for (uint32_t i = 0; i < count; i++) {
    if (a[i].off != b[i].off || a[i].len != b[i].len ||
        a[i].next != b[i].next || a[i].type != b[i].type ||
        a[i].flags != b[i].flags || a[i].unused != b[i].unused)
      return (long)i;
  }
  return a_count == b_count ? -1 : (long)count;
}

#endif
