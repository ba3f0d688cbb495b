/* base.h -- words that every file uses.  Knows nothing about LLMs. */
#ifndef ZH_BASE_H
#define ZH_BASE_H

#include "zerohop.h"

#include <string.h>

#define ZH_COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define ZH_UNUSED       __attribute__((unused))
#define ZH_PRINTF(f, a) __attribute__((format(printf, f, a)))

/* A zh_str of a string literal, and of a terminated string (NULL is ""). */
#define ZH_S(literal) ((zh_str){(literal), sizeof(literal) - 1})

static inline zh_str zh_str_of(const char *text) {
  return (zh_str){text ? text : "", text ? strlen(text) : 0};
}

static inline bool zh_str_is(zh_str a, zh_str b) {
  return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline bool zh_str_starts(zh_str text, zh_str prefix) {
  return text.len >= prefix.len &&
         (prefix.len == 0 || memcmp(text.ptr, prefix.ptr, prefix.len) == 0);
}

static inline zh_str zh_str_cut(zh_str text, size_t from) {
  return (zh_str){text.ptr + from, text.len - from};
}

/* ASCII case-insensitive equality, for header names. */
bool zh_str_same(zh_str a, zh_str b);

/* First place of needle in text, or -1. */
long zh_str_find(zh_str text, zh_str needle);

/* ASCII spaces, tabs, CR and LF taken off both ends. */
zh_str zh_str_trim(zh_str text);

/* Bytes of the valid UTF-8 sequence that `text` starts with; 0 when it starts
 * with none (or is empty). */
size_t zh_utf8_step(zh_str text);

#endif
