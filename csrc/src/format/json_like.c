/* SPDX-License-Identifier: Apache-2.0 */
/* Parsing by comparison: the records of a stream differ in a word or two.
 *
 * The new text is compared with the last one.  Where they part inside a string
 * or a number that scalar alone is read, and the comparison goes on behind it;
 * where they part elsewhere the whole text is parsed.  What stands between was
 * read already, so the nodes become those of a full parse. */
#include "format/json.h"
#include "format/scan.h"

/* Longer texts are not remembered. */
#define JSON_LIKE_MAX ((size_t)4096)

typedef struct json_like {
  zh_nodes *nodes;
  zh_str old;
  zh_str text;
  size_t old_at;
  size_t at;
  uint32_t node; /* those before it count from the new text's start         */
} json_like;

/* Nodes up to `node`, which is not one, move as far as the text has. */
static void json_like_move(json_like *l, uint32_t node) {
  uint32_t shift = (uint32_t)(l->at - l->old_at);

  if (!shift)
    l->node = node;
  for (; l->node < node; l->node++)
    l->nodes->items[l->node].off += shift;
}

/* The end of the string or number at `from`, which may be wrong inside. */
static size_t json_like_end(zh_str text, size_t from, bool is_string) {
  const char *p = text.ptr + from, *end = text.ptr + text.len;
  unsigned non_ascii = 0;

  if (!is_string) {
    while (p < end && *p && strchr("0123456789+-.eE", *p))
      p++;
    return (size_t)(p - text.ptr);
  }
  while ((p = zh_scan_plain(p, end, &non_ascii)) < end && *p == '\\')
    p += end - p > 1 ? 2 : 1;
  return (size_t)(p - text.ptr);
}

/* Reads the scalar that node `k` becomes, from `from` on; its end in l->at. */
static bool json_like_read(json_like *l, uint32_t k, size_t from) {
  zh_nodes *nodes = l->nodes;
  bool is_string = nodes->items[k].type == ZH_JSON_STRING;
  size_t end = json_like_end(l->text, from, is_string);
  zh_str value = {l->text.ptr + from - is_string,
                  end - from + 2 * (size_t)is_string};

  if (end + is_string > l->text.len)
    return false;
  // Appended behind the others, then taken off again.
  uint32_t count = nodes->count;
  bool good = zh_json_append(value, 0, 0, nodes, NULL) == ZH_OK &&
              nodes->items[count].type == nodes->items[k].type;
  if (good)
    nodes->items[k].flags = nodes->items[count].flags;
  nodes->count = count;
  l->at = end;
  return good;
}

static void json_like_note(zh_nodes *nodes, uint32_t k) {
  if (nodes->hole_count < ZH_HOLES)
    nodes->holes[nodes->hole_count] = k;
  if (nodes->hole_count <= ZH_HOLES)
    nodes->hole_count++;
}

/* The texts part at old_at and at: true when that is inside a scalar, or right
 * behind it, and both stand behind it then. */
static bool json_like_hole(json_like *l) {
  zh_node *items = l->nodes->items;
  uint32_t k = l->node;

  while (k < l->nodes->count && items[k].off <= l->old_at)
    k++;
  if (k-- == l->node)
    return false;
  size_t old_end = items[k].off + items[k].len;
  bool is_scalar =
      items[k].type == ZH_JSON_STRING || items[k].type == ZH_JSON_NUMBER;
  if (!is_scalar || l->old_at > old_end)
    return false;
  json_like_move(l, k + 1);
  if (!json_like_read(l, k, items[k].off))
    return false;
  json_like_note(l->nodes, k);
  items = l->nodes->items;
  uint32_t len = (uint32_t)(l->at - items[k].off);
  uint32_t longer = len - items[k].len;
  items[k].len = len;
  for (uint32_t up = 0; up < k; up++)
    if (items[up].next > k &&
        (items[up].type == ZH_JSON_OBJECT || items[up].type == ZH_JSON_ARRAY))
      items[up].len += longer;
  l->old_at = old_end;
  return l->at < l->text.len && old_end < l->old.len &&
         l->text.ptr[l->at] == l->old.ptr[old_end];
}

/* Makes the nodes of the last text those of this one. */
static bool json_like_follow(zh_nodes *nodes, zh_str text) {
  json_like l = {
      .nodes = nodes, .old = {nodes->last, nodes->last_len}, .text = text};

  for (;;) {
    size_t same = zh_scan_same(l.old.ptr + l.old_at, l.old.len - l.old_at,
                               text.ptr + l.at, text.len - l.at);
    l.old_at += same;
    l.at += same;
    if (l.old_at == l.old.len || l.at == text.len)
      break;
    if (!json_like_hole(&l))
      return false;
  }
  json_like_move(&l, nodes->count);
  return l.old_at == l.old.len && l.at == text.len;
}

/* Where there is no memory for it the next text is parsed whole. */
static void json_like_remember(zh_nodes *nodes, zh_str text) {
  nodes->last_len = 0;
  if (text.len > JSON_LIKE_MAX)
    return;
  if (text.len > nodes->last_cap) {
    uint32_t cap = (uint32_t)text.len + (uint32_t)text.len / 4;
    char *last = zh_realloc(nodes->last, cap);
    if (!last)
      return;
    nodes->last = last;
    nodes->last_cap = cap;
  }
  memcpy(nodes->last, text.ptr, text.len);
  nodes->last_len = (uint32_t)text.len;
}

/* --- public --- */

zh_status zh_json_parse_like(zh_str text, zh_nodes *nodes, zh_json *out,
                             zh_error *err) {
  zh_status st = ZH_OK;

  nodes->hole_count = 0;
  if (nodes->last_len && json_like_follow(nodes, text)) {
    *out = (zh_json){text, nodes->items, nodes->count};
  } else {
    nodes->hole_count = ZH_HOLES + 1;
    st = zh_json_parse(text, nodes, out, err);
  }
  if (st == ZH_OK)
    json_like_remember(nodes, text);
  return st;
}
