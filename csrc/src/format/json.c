/* SPDX-License-Identifier: Apache-2.0 */
/* The JSON parser: one pass, no recursion.
 *
 * While a container is open its node's `next` holds the node of the container
 * around it, so the nodes themselves are the stack; closing it puts the real
 * `next` there.
 *
 * What changes with every byte is in a json_cursor, whose address never leaves
 * json_root: the compiler keeps it in registers.  What is seldom needed goes
 * through json_parser to functions of their own. */
#include "format/json.h"
#include "base/error.h"
#include "base/limits.h"
#include "format/scan.h"

#define JSON_SLOW __attribute__((noinline))
#define JSON_FAST static inline __attribute__((always_inline))

typedef struct json_parser {
  const char *start;
  const char *end;
  zh_nodes *nodes;
  uint32_t shift; /* what nodes count the first byte as                  */
  uint32_t max_depth;
  uint8_t flags;     /* of the string or number that was read last          */
  const char *fault; /* what is wrong, NULL when memory ran out             */
  const char *fault_at;
} json_parser;

typedef struct json_cursor {
  const char *p; /* NULL once something failed                          */
  const char *end;
  uintptr_t bias; /* the address whose offset is 0                       */
  zh_node *items;
  uint32_t at; /* nodes so far                                        */
  uint32_t cap;
  uint32_t open;  /* node of the innermost open container                */
  uint32_t depth; /* open containers                                     */
  char closer;    /* of the innermost open container                     */
} json_cursor;

static JSON_SLOW const char *json_fail(json_parser *s, const char *p,
                                       const char *fault) {
  s->fault = fault;
  s->fault_at = p;
  return NULL;
}

static JSON_SLOW const char *json_skip(const char *p, const char *end) {
  while (p < end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t'))
    p++;
  return p;
}

/* Is there a `wanted`, maybe behind spaces?  Machines write no spaces: looks
 * for them only when it has to. */
JSON_FAST bool json_at(json_cursor *c, char wanted) {
  if (c->p < c->end && *c->p == wanted)
    return true;
  if (c->p < c->end && (unsigned char)*c->p <= ' ')
    c->p = json_skip(c->p, c->end);
  return c->p < c->end && *c->p == wanted;
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

JSON_FAST bool json_push(json_parser *s, json_cursor *c, const char *first,
                         const char *end, zh_json_type type, uint8_t flags) {
  if (c->at == c->cap) {
    if (!json_nodes_grow(s->nodes)) {
      c->p = json_fail(s, first, NULL);
      return false;
    }
    c->items = s->nodes->items;
    c->cap = s->nodes->cap;
  }
  zh_node *node = &c->items[c->at++];
  node->off = (uint32_t)((uintptr_t)first - c->bias);
  node->len = (uint32_t)(end - first);
  node->next = c->at;
  node->type = (uint8_t)type;
  node->flags = flags;
  node->unused = 0;
  return true;
}

/* --- scalars ------------------------------------------------------------ */

static bool json_is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') ||
         (c >= 'A' && c <= 'F');
}

/* p stands at the backslash; returns the place behind the escape. */
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

/* The closing quote of a string whose first part, up to p, needed no care;
 * what it holds in s->flags. */
static JSON_SLOW const char *json_string_rest(json_parser *s, const char *first,
                                              const char *p,
                                              unsigned non_ascii) {
  bool escaped = false;
  for (;; p = zh_scan_string(p, s->end, &non_ascii, &escaped)) {
    if (p == s->end)
      return json_fail(s, p, "string has no end");
    if (*p == '"')
      break;
    if (*p != '\\')
      return json_fail(s, p, "control character in a string");
    p = json_escape(s, p);
    if (!p)
      return NULL;
    escaped = true;
  }
  s->flags = escaped ? ZH_NODE_ESCAPED : 0;
  if (non_ascii) {
    size_t len = (size_t)(p - first);
    size_t good_len = zh_utf8_prefix((zh_str){first, len});
    if (good_len < len)
      return json_fail(s, first + good_len, "string is not UTF-8");
    s->flags |= ZH_NODE_NON_ASCII;
  }
  return p;
}

/* A string, from behind its opening quote. */
JSON_FAST bool json_string(json_parser *s, json_cursor *c, const char *first) {
  unsigned non_ascii = 0;
  uint8_t flags = 0;
  const char *p = zh_scan_plain(first, c->end, &non_ascii);
  if (p == c->end || *p != '"' || non_ascii) {
    p = json_string_rest(s, first, p, non_ascii);
    flags = s->flags;
    if (!p) {
      c->p = NULL;
      return false;
    }
  }
  c->p = p + 1;
  return json_push(s, c, first, p, ZH_JSON_STRING, flags);
}

/* At least one digit. */
static inline const char *json_digits(json_parser *s, const char *p) {
  const char *first = p;
  while (p < s->end && (unsigned char)(*p - '0') < 10)
    p++;
  return p > first ? p : json_fail(s, p, "digit expected");
}

/* The end of a number, and its flag in s->flags. */
static JSON_SLOW const char *json_number(json_parser *s, const char *first) {
  const char *p = first + (*first == '-');
  s->flags = ZH_NODE_INTEGER;
  p = p < s->end && *p == '0' ? p + 1 : json_digits(s, p);
  if (p && p < s->end && *p == '.') {
    s->flags = 0;
    p = json_digits(s, p + 1);
  }
  if (p && p < s->end && (*p == 'e' || *p == 'E')) {
    s->flags = 0;
    p++;
    p = json_digits(s, p + (p < s->end && (*p == '+' || *p == '-')));
  }
  return p;
}

/* The type of the word at p; fails with STRING, which none is. */
static inline zh_json_type json_word(const char *p, size_t room) {
  if (room >= 4 && memcmp(p, "null", 4) == 0)
    return ZH_JSON_NULL;
  if (room >= 4 && memcmp(p, "true", 4) == 0)
    return ZH_JSON_TRUE;
  if (room >= 5 && memcmp(p, "false", 5) == 0)
    return ZH_JSON_FALSE;
  return ZH_JSON_STRING;
}

/* Number or word. */
JSON_FAST bool json_scalar(json_parser *s, json_cursor *c) {
  const char *p = c->p;
  if (p == c->end) {
    c->p = json_fail(s, p, "value expected");
    return false;
  }
  if (*p == '-' || (*p >= '0' && *p <= '9')) {
    c->p = json_number(s, p);
    return c->p && json_push(s, c, p, c->p, ZH_JSON_NUMBER, s->flags);
  }
  zh_json_type type = json_word(p, (size_t)(c->end - p));
  if (type == ZH_JSON_STRING) {
    c->p = json_fail(s, p, "value expected");
    return false;
  }
  c->p = p + (type == ZH_JSON_FALSE ? 5 : 4);
  return json_push(s, c, p, c->p, type, 0);
}

/* --- structure ---------------------------------------------------------- */

/* A key and its colon. */
JSON_FAST bool json_key(json_parser *s, json_cursor *c) {
  if (!json_at(c, '"')) {
    c->p = json_fail(s, c->p, "key expected");
    return false;
  }
  if (!json_string(s, c, c->p + 1))
    return false;
  if (!json_at(c, ':')) {
    c->p = json_fail(s, c->p, "':' expected");
    return false;
  }
  c->p++;
  return true;
}

/* Opens a container: to what stands behind its bracket. */
JSON_FAST bool json_open(json_parser *s, json_cursor *c) {
  bool is_object = *c->p == '{';
  if (c->depth >= s->max_depth) {
    c->p = json_fail(s, c->p, "nested too deeply");
    return false;
  }
  if (!json_push(s, c, c->p, c->p, is_object ? ZH_JSON_OBJECT : ZH_JSON_ARRAY,
                 0))
    return false;
  c->items[c->at - 1].next = c->open;
  c->open = c->at - 1;
  c->depth++;
  c->closer = is_object ? '}' : ']';
  c->p++;
  return true;
}

JSON_FAST void json_close(json_cursor *c) {
  zh_node *node = &c->items[c->open];
  c->p++;
  node->len = (uint32_t)((uintptr_t)c->p - c->bias) - node->off;
  c->open = node->next;
  node->next = c->at;
  c->depth--;
  // At depth 0 this looks at some node, to no effect.
  c->closer = c->items[c->open].type == ZH_JSON_OBJECT ? '}' : ']';
}

/* From behind a value to the next one: closes what ends here, reads a comma
 * and a key.  Depth 0 afterwards means that the root is whole. */
JSON_FAST bool json_next(json_parser *s, json_cursor *c) {
  while (c->depth > 0) {
    if (json_at(c, ',')) {
      c->p++;
      return c->closer != '}' || json_key(s, c);
    }
    if (c->p == c->end) {
      c->p = json_fail(s, c->p, "text ends inside a value");
      return false;
    }
    if (*c->p != c->closer) {
      c->p = json_fail(s, c->p, "',' or the end of the container expected");
      return false;
    }
    json_close(c);
  }
  return true;
}

/* The value at p.  A container that holds something is left open, behind its
 * first key. */
JSON_FAST bool json_value(json_parser *s, json_cursor *c, bool *is_open) {
  *is_open = false;
  if (json_at(c, '"'))
    return json_string(s, c, c->p + 1);
  if (c->p == c->end || (*c->p != '{' && *c->p != '['))
    return json_scalar(s, c);
  if (!json_open(s, c))
    return false;
  *is_open = !json_at(c, c->closer);
  return !*is_open || c->closer != '}' || json_key(s, c);
}

/* The root value: to the place behind it, NULL after json_fail. */
static const char *json_root(json_parser *s, const char *p) {
  json_cursor c = {.p = p,
                   .end = s->end,
                   .bias = (uintptr_t)s->start - s->shift,
                   .items = s->nodes->items,
                   .at = s->nodes->count,
                   .cap = s->nodes->cap};
  bool is_open;
  do
    if (!json_value(s, &c, &is_open) || (!is_open && !json_next(s, &c)))
      break;
  while (c.depth > 0);
  s->nodes->count = c.at;
  return c.p;
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
  zh_free(nodes->last);
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
  nodes->last_len = 0;
  zh_status st = zh_json_append(text, 0, 0, nodes, err);
  if (st == ZH_OK)
    *out = (zh_json){text, nodes->items, nodes->count};
  return st;
}
