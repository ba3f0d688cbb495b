/* SPDX-License-Identifier: Apache-2.0 */
/* The JSON parser: one pass, no recursion.
 *
 * While a container is open its node's `next` holds the node of the container
 * around it, so the nodes themselves are the stack; closing it puts the real
 * `next` there.
 *
 * A function that reads something takes the place where it starts and returns
 * the place behind it, or NULL after json_fail. */
#include "format/json.h"
#include "base/error.h"
#include "base/limits.h"
#include "format/scan.h"

/* Kept out of the loop, which then fits a small cache. */
#define JSON_SLOW __attribute__((noinline))

typedef struct json_parser {
  const char *start;
  const char *end;
  zh_nodes *nodes;
  uint32_t shift; /* what nodes count the first byte as                  */
  uint32_t open;  /* node of the innermost open container                */
  uint32_t depth; /* open containers                                     */
  uint32_t max_depth;
  char closer;       /* of the innermost open container                     */
  const char *fault; /* what is wrong, NULL when memory ran out             */
  const char *fault_at;
} json_parser;

static JSON_SLOW const char *json_fail(json_parser *s, const char *p,
                                       const char *fault) {
  s->fault = fault;
  s->fault_at = p;
  return NULL;
}

static inline const char *json_skip(const char *p, const char *end) {
  // Machines write no spaces: one comparison says so.
  while (p < end && (unsigned char)*p <= ' ' &&
         (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t'))
    p++;
  return p;
}

/* --- nodes -------------------------------------------------------------- */

#define JSON_NODES_FIRST 64

static JSON_SLOW bool json_nodes_grow(zh_nodes *nodes) {
  size_t cap = nodes->cap ? 2 * (size_t)nodes->cap : JSON_NODES_FIRST;
  if (cap > UINT32_MAX)
    return false;
  zh_node *items = zh_realloc(nodes->items, cap * sizeof(zh_node));
  if (!items)
    return false;
  nodes->items = items;
  nodes->cap = (uint32_t)cap;
  return true;
}

static inline bool json_push(json_parser *s, const char *first, size_t len,
                             zh_json_type type, unsigned flags) {
  zh_nodes *nodes = s->nodes;
  uint32_t at = nodes->count;
  if (at == nodes->cap && !json_nodes_grow(nodes)) {
    json_fail(s, first, NULL);
    return false;
  }
  nodes->count = at + 1;
  nodes->items[at] = (zh_node){
      .off = (uint32_t)(first - s->start) + s->shift,
      .len = (uint32_t)len,
      .next = at + 1,
      .type = (uint8_t)type,
      .flags = (uint8_t)flags,
  };
  return true;
}

/* --- scalars ------------------------------------------------------------ */

static bool json_is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') ||
         (c >= 'A' && c <= 'F');
}

/* p stands at the backslash. */
static const char *json_escape(json_parser *s, const char *p) {
  if (s->end - p < 2)
    return json_fail(s, s->end, "string has no end");
  switch (p[1]) {
  case '"':
  case '\\':
  case '/':
  case 'b':
  case 'f':
  case 'n':
  case 'r':
  case 't':
    return p + 2;
  case 'u':
    break;
  default:
    return json_fail(s, p, "unknown escape in a string");
  }
  for (const char *digit = p + 2; digit < p + 6; digit++) {
    if (digit == s->end)
      return json_fail(s, digit, "string has no end");
    if (!json_is_hex(*digit))
      return json_fail(s, digit, "\\u without four hex digits");
  }
  return p + 6;
}

/* The rest of a string whose first part, up to p, needed no care. */
static JSON_SLOW const char *json_string_rest(json_parser *s, const char *first,
                                              const char *p,
                                              unsigned non_ascii) {
  unsigned flags = 0;
  for (;; p = zh_scan_plain(p, s->end, &non_ascii)) {
    if (p == s->end)
      return json_fail(s, p, "string has no end");
    if (*p == '"')
      break;
    if (*p != '\\')
      return json_fail(s, p, "control character in a string");
    p = json_escape(s, p);
    if (!p)
      return NULL;
    flags = ZH_NODE_ESCAPED;
  }
  size_t len = (size_t)(p - first);
  if (non_ascii) {
    size_t good_len = zh_utf8_prefix((zh_str){first, len});
    if (good_len < len)
      return json_fail(s, first + good_len, "string is not UTF-8");
    flags |= ZH_NODE_NON_ASCII;
  }
  return json_push(s, first, len, ZH_JSON_STRING, flags) ? p + 1 : NULL;
}

/* `first` stands behind the opening quote. */
static inline const char *json_string(json_parser *s, const char *first) {
  unsigned non_ascii = 0;
  const char *p = zh_scan_plain(first, s->end, &non_ascii);
  if (p == s->end || *p != '"' || non_ascii)
    return json_string_rest(s, first, p, non_ascii);
  size_t len = (size_t)(p - first);
  return json_push(s, first, len, ZH_JSON_STRING, 0) ? p + 1 : NULL;
}

/* At least one digit. */
static inline const char *json_digits(json_parser *s, const char *p) {
  const char *first = p;
  while (p < s->end && (unsigned char)(*p - '0') < 10)
    p++;
  return p > first ? p : json_fail(s, p, "digit expected");
}

static const char *json_number(json_parser *s, const char *first) {
  unsigned flags = ZH_NODE_INTEGER;
  const char *p = first + (*first == '-');
  p = p < s->end && *p == '0' ? p + 1 : json_digits(s, p);
  if (p && p < s->end && *p == '.') {
    flags = 0;
    p = json_digits(s, p + 1);
  }
  if (p && p < s->end && (*p == 'e' || *p == 'E')) {
    flags = 0;
    p++;
    p = json_digits(s, p + (p < s->end && (*p == '+' || *p == '-')));
  }
  if (!p)
    return NULL;
  size_t len = (size_t)(p - first);
  return json_push(s, first, len, ZH_JSON_NUMBER, flags) ? p : NULL;
}

static inline const char *json_word(json_parser *s, const char *p, zh_str word,
                                    zh_json_type type) {
  if ((size_t)(s->end - p) < word.len || memcmp(p, word.ptr, word.len) != 0)
    return json_fail(s, p, "value expected");
  return json_push(s, p, word.len, type, 0) ? p + word.len : NULL;
}

static inline const char *json_scalar(json_parser *s, const char *p) {
  if (p == s->end)
    return json_fail(s, p, "value expected");
  char c = *p;
  if (c == '"')
    return json_string(s, p + 1);
  if (c == '-' || (c >= '0' && c <= '9'))
    return json_number(s, p);
  if (c == 'n')
    return json_word(s, p, ZH_S("null"), ZH_JSON_NULL);
  if (c == 't')
    return json_word(s, p, ZH_S("true"), ZH_JSON_TRUE);
  if (c == 'f')
    return json_word(s, p, ZH_S("false"), ZH_JSON_FALSE);
  return json_fail(s, p, "value expected");
}

/* --- structure ---------------------------------------------------------- */

/* A key and its colon. */
static inline const char *json_key(json_parser *s, const char *p) {
  if (p == s->end || *p != '"')
    return json_fail(s, p, "key expected");
  p = json_string(s, p + 1);
  if (!p)
    return NULL;
  p = json_skip(p, s->end);
  if (p == s->end || *p != ':')
    return json_fail(s, p, "':' expected");
  return json_skip(p + 1, s->end);
}

/* Opens a container: to what stands behind its bracket. */
static inline const char *json_open(json_parser *s, const char *p) {
  bool is_object = *p == '{';
  if (s->depth >= s->max_depth)
    return json_fail(s, p, "nested too deeply");
  if (!json_push(s, p, 0, is_object ? ZH_JSON_OBJECT : ZH_JSON_ARRAY, 0))
    return NULL;
  uint32_t at = s->nodes->count - 1;
  s->nodes->items[at].next = s->open;
  s->open = at;
  s->depth++;
  s->closer = is_object ? '}' : ']';
  return json_skip(p + 1, s->end);
}

static inline const char *json_close(json_parser *s, const char *p) {
  zh_node *node = &s->nodes->items[s->open];
  size_t off = (size_t)(p - s->start) + s->shift;
  node->len = (uint32_t)(off + 1 - node->off);
  s->open = node->next;
  node->next = s->nodes->count;
  s->depth--;
  // At depth 0 this looks at some node, to no effect.
  s->closer = s->nodes->items[s->open].type == ZH_JSON_OBJECT ? '}' : ']';
  return p + 1;
}

/* From behind a value to the next one: closes what ends here, reads a comma
 * and a key.  Depth 0 afterwards means that the root is whole. */
static inline const char *json_next(json_parser *s, const char *p) {
  while (s->depth > 0) {
    p = json_skip(p, s->end);
    if (p == s->end)
      return json_fail(s, p, "text ends inside a value");
    if (*p == ',') {
      p = json_skip(p + 1, s->end);
      return s->closer == '}' ? json_key(s, p) : p;
    }
    if (*p != s->closer)
      return json_fail(s, p, "',' or the end of the container expected");
    p = json_close(s, p);
  }
  return p;
}

/* The root value. */
static const char *json_root(json_parser *s, const char *p) {
  do {
    if (p < s->end && (*p == '{' || *p == '[')) {
      p = json_open(s, p);
      bool is_empty = p && p < s->end && *p == s->closer;
      if (p && !is_empty) {
        p = s->closer == '}' ? json_key(s, p) : p;
        continue;
      }
    } else {
      p = json_scalar(s, p);
    }
    if (p)
      p = json_next(s, p);
  } while (p && s->depth > 0);
  return p;
}

static zh_status json_run(json_parser *s, zh_error *err) {
  const char *p = json_root(s, json_skip(s->start, s->end));
  if (p)
    p = json_skip(p, s->end);
  if (p && p < s->end)
    p = json_fail(s, p, "text goes on after the value");
  if (p)
    return ZH_OK;
  if (!s->fault)
    return zh_error_memory(err);
  return zh_error_set(err, ZH_PROTOCOL, "not JSON at byte %zu: %s",
                      (size_t)(s->fault_at - s->start), s->fault);
}

/* --- public --- */

void zh_nodes_deinit(zh_nodes *nodes) {
  zh_free(nodes->items);
  *nodes = (zh_nodes){0};
}

zh_node *zh_nodes_push(zh_nodes *nodes) {
  if (nodes->count == nodes->cap && !json_nodes_grow(nodes))
    return NULL;
  zh_node *node = &nodes->items[nodes->count++];
  *node = (zh_node){0};
  return node;
}

zh_status zh_json_append(zh_str text, size_t off, uint32_t depth,
                         zh_nodes *nodes, zh_error *err) {
  if (text.len > UINT32_MAX || off > UINT32_MAX - text.len)
    return zh_error_set(err, ZH_TOO_BIG, "JSON text is larger than 4 GiB");
  // An empty text may come with a NULL pointer, on which we must not count.
  const char *start = text.len > 0 ? text.ptr : "";
  json_parser s = {
      .start = start,
      .end = start + text.len,
      .nodes = nodes,
      .shift = (uint32_t)off,
      .max_depth = depth < ZH_MAX_DEPTH ? ZH_MAX_DEPTH - depth : 0,
  };
  return json_run(&s, err);
}

zh_status zh_json_parse(zh_str text, zh_nodes *nodes, zh_json *out,
                        zh_error *err) {
  *out = (zh_json){0};
  nodes->count = 0;
  zh_status st = zh_json_append(text, 0, 0, nodes, err);
  if (st == ZH_OK)
    *out = (zh_json){text, nodes->items, nodes->count};
  return st;
}
