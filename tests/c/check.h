/* check.h -- what the unit tests share: cmocka with what it needs, and
 * comparing and copying zh_str. */
#ifndef ZH_TEST_CHECK_H
#define ZH_TEST_CHECK_H

#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static inline void check_str_at(zh_str got, zh_str want, const char *file,
                                int line) {
  if (zh_str_is(got, want))
    return;
  print_error("%s:%d: got \"%.*s\" (%zu bytes), not \"%.*s\" (%zu bytes)\n",
              file, line, (int)got.len, got.ptr, got.len, (int)want.len,
              want.ptr, want.len);
  _fail(file, line);
}

#define check_str(got, want)   check_str_at(got, ZH_S(want), __FILE__, __LINE__)
#define check_slice(got, want) check_str_at(got, want, __FILE__, __LINE__)

/* A copy in memory of just this size, so that the sanitizer sees any byte
 * read beyond it; free(copy.ptr cast to void *). */
static inline zh_str check_copy(zh_str text) {
  char *copy = malloc(text.len ? text.len : 1);
  assert_non_null(copy);
  if (text.len > 0)
    memcpy(copy, text.ptr, text.len);
  return (zh_str){copy, text.len};
}

static inline void check_free(zh_str copy) {
  free((void *)(uintptr_t)copy.ptr);
}

/* Numbers that look random and are the same in every run. */
static inline uint32_t check_random(uint64_t *state) {
  *state = *state * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)(*state >> 33);
}

#endif
