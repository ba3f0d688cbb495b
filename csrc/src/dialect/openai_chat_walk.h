/* dialect/openai_chat_walk.h -- reads members of a JSON value by type and
 * names the path of the one at fault.  Only openai_chat*.c include it. */
#ifndef ZH_DIALECT_OPENAI_CHAT_WALK_H
#define ZH_DIALECT_OPENAI_CHAT_WALK_H

#include "dialect/shared.h"

typedef struct zh_walk {
  const zh_json *json;
  zh_arena *arena;
  zh_error *err;
  char path[sizeof(((zh_error *)0)->param)]; /* "messages[2].content"       */
  size_t path_len;
  uint32_t known; /* 1 + the object that `keys` is of; 0: none              */
  uint64_t keys;  /* a bit for how each of its keys begins                  */
} zh_walk;

typedef enum zh_need {
  ZH_NEED_NOTHING, /* absent and null are fine                              */
  ZH_NEED_VALUE,   /* must be there                                         */
  ZH_NEED_FILLED   /* and must not be empty                                 */
} zh_need;

/* Goes one step deeper; returns what zh_walk_out needs to come back. */
size_t zh_walk_in(zh_walk *walk, const char *format, ...) ZH_PRINTF(2, 3);
void zh_walk_out(zh_walk *walk, size_t path_len);

/* Fails at the path: "messages[2].role: <what>". */
zh_status zh_walk_fail(zh_walk *walk, zh_status status, const char *what);

/* INVALID: "<path>: expected <what>, got a string"; at 0 is "nothing". */
zh_status zh_walk_expected(zh_walk *walk, uint32_t at, const char *what);

/* A member's value; 0 when absent or null. */
uint32_t zh_walk_get(zh_walk *walk, uint32_t object, const char *key);

/* Members by type; INVALID for another one.  What is absent or null leaves
 * *out alone unless needed.  Strings stay escaped, numbers stay text. */
zh_status zh_walk_str(zh_walk *walk, uint32_t object, const char *key,
                      zh_need need, zh_str *out);
zh_status zh_walk_container(zh_walk *walk, uint32_t object, const char *key,
                            zh_need need, zh_json_type type, uint32_t *out);
zh_status zh_walk_bool(zh_walk *walk, uint32_t object, const char *key,
                       int *out);
zh_status zh_walk_number(zh_walk *walk, uint32_t object, const char *key,
                         zh_str *out);
/* An integer of at least `min`. */
zh_status zh_walk_int(zh_walk *walk, uint32_t object, const char *key,
                      int64_t min, int64_t *out);

/* A member of a value that may be missing itself: zh_json_get of "no such
 * value" would look into the root. */
static inline uint32_t zh_openai_chat_get(const zh_json *json, uint32_t at,
                                          const char *key) {
  return at == 0 ? 0 : zh_json_get(json, at, key);
}

#endif
