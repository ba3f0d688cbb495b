/* json.h -- reads JSON text into nodes that point at raw, still-escaped
 * slices.  Strict RFC 8259, iterative, depth-capped, UTF-8 checked; numbers
 * stay text.  Nothing is decoded or copied unless asked.  Pure. */
#ifndef ZH_JSON_H
#define ZH_JSON_H

#include "base/buf.h"
#include "base/mem.h"

#define ZH_HOLES 3
/* A reusable array of nodes; zeroed is ready to use. */
typedef struct zh_nodes {
  zh_node *items;
  uint32_t count;
  uint32_t cap;
  char *last; /* the text that they are of, for zh_json_parse_like          */
  uint32_t last_len;
  uint32_t last_cap;
  uint32_t holes[ZH_HOLES]; /* nodes whose text is not the last one's       */
  uint32_t hole_count;      /* above ZH_HOLES: anything may differ          */
} zh_nodes;

void zh_nodes_deinit(zh_nodes *nodes);

/* Appends one node; NULL when out of memory. */
zh_node *zh_nodes_push(zh_nodes *nodes);

/* Parses `text` (borrowed, must outlive *out) into `nodes`, replacing what was
 * there; *out borrows both.  Byte order marks are refused.  PROTOCOL with the
 * byte offset in the message when it is not JSON, NO_MEMORY, or TOO_BIG above
 * 4 GiB.  err may be NULL. */
zh_status zh_json_parse(zh_str text, zh_nodes *nodes, zh_json *out,
                        zh_error *err);

/* The same, for one of many texts that are much like each other: what it has
 * in common with the last one that was parsed into `nodes` so is not read
 * again, and nodes->holes tells where they differ. */
zh_status zh_json_parse_like(zh_str text, zh_nodes *nodes, zh_json *out,
                             zh_error *err);

/* The same as parse, but appends to `nodes`, counting the first byte of `text`
 * as `off` and `depth` containers as open around it: for the writer's index.
 * After a failure nodes holds a half-read value. */
zh_status zh_json_append(zh_str text, size_t off, uint32_t depth,
                         zh_nodes *nodes, zh_error *err);

/* Values are named by node index.  0 is the root and, as an answer of the
 * functions below, "no such value": the root is nobody's member. */

/* The value of the last member called `key` (decoded comparison); 0 when
 * `object` is not an object or has none. */
uint32_t zh_json_find(const zh_json *json, uint32_t object, zh_str key);

/* The same for a literal, whose length the compiler then knows. */
static inline uint32_t zh_json_get(const zh_json *json, uint32_t object,
                                   const char *key) {
  return zh_json_find(json, object, zh_str_of(key));
}

/* The same for a key given as escaped content. */
uint32_t zh_json_get_text(const zh_json *json, uint32_t object, zh_str escaped);

/* The place among keys of what escaped content decodes to, or count. */
size_t zh_json_pick_escaped(zh_str escaped, const zh_str *keys, size_t count);

/* Looks several members up in one pass: out[i] is the value of the last one
 * called keys[i] (plain text, not empty), or 0.  Inlined, so that keys that
 * are constants become comparisons of words. */
static inline __attribute__((always_inline)) void
zh_json_pick(const zh_json *json, uint32_t object, const zh_str *keys,
             size_t count, uint32_t *out) {
  memset(out, 0, count * sizeof(*out));
  if (object >= json->count || json->nodes[object].type != ZH_JSON_OBJECT)
    return;
  uint32_t end = json->nodes[object].next;
  for (uint32_t at = object + 1; at < end; at = json->nodes[at + 1].next) {
    zh_str key = {json->text.ptr + json->nodes[at].off, json->nodes[at].len};
    size_t i = 0;
    if (json->nodes[at].flags & ZH_NODE_ESCAPED)
      i = zh_json_pick_escaped(key, keys, count);
    else
#pragma GCC unroll 32
      for (; i < count; i++)
        if (key.len == keys[i].len && !memcmp(key.ptr, keys[i].ptr, key.len))
          break;
    if (i < count)
      out[i] = at + 1;
  }
}

/* First child value of an array, or first KEY of an object; 0 when empty. */
uint32_t zh_json_first(const zh_json *json, uint32_t container);

/* The next element of the array / next KEY of the object after `child`
 * (an element, or a key whose value is skipped too); 0 at the end. */
uint32_t zh_json_next(const zh_json *json, uint32_t container, uint32_t child);

/* Number of elements or members. */
uint32_t zh_json_len(const zh_json *json, uint32_t container);

static inline uint8_t zh_json_type_of(const zh_json *json, uint32_t at) {
  return json->nodes[at].type;
}

/* `at` is not 0 and is of this type: for optional members. */
static inline bool zh_json_has(const zh_json *json, uint32_t at,
                               zh_json_type type) {
  return at != 0 && json->nodes[at].type == type;
}

/* The value's whole text (quotes included for strings). */
zh_str zh_json_raw(const zh_json *json, uint32_t at);

/* A string's escaped content; "" when `at` is 0 or no string. */
zh_str zh_json_text(const zh_json *json, uint32_t at);

/* Does the string at `at` decode to `text`?  false when `at` is 0 or no
 * string. */
bool zh_json_equals(const zh_json *json, uint32_t at, zh_str text);

static inline bool zh_json_eq(const zh_json *json, uint32_t at,
                              const char *text) {
  return at != 0 && zh_json_equals(json, at, zh_str_of(text));
}

/* A string's content decoded into the arena (terminated); ptr NULL when out
 * of memory.  "" when `at` is 0 or no string. */
zh_str zh_json_str(const zh_json *json, uint32_t at, zh_arena *arena);

/* An integer that fits; false when absent, no number, fractional, or out of
 * range.  A number such as 12.0 or 1e3 counts as an integer. */
bool zh_json_int(const zh_json *json, uint32_t at, int64_t *out);

/* A number as the nearest double, infinite when beyond all; false when absent
 * or no number.  Any locale. */
bool zh_json_double(const zh_json *json, uint32_t at, double *out);

/* -1 when absent or no boolean, else 0 or 1. */
int zh_json_bool(const zh_json *json, uint32_t at);

/* Does escaped content decode to `plain`?  Do two decode to the same? */
bool zh_json_is(zh_str escaped, zh_str plain);
bool zh_json_same(zh_str a, zh_str b);

/* Is `text` valid UTF-8 (no surrogates, no overlong forms)?  And how many
 * bytes are, up to the first that is not? */
bool zh_utf8_ok(zh_str text);
size_t zh_utf8_prefix(zh_str text);

#endif
