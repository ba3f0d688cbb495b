/* error.h -- filling a zh_error at the place that knows. */
#ifndef ZH_ERROR_H
#define ZH_ERROR_H

#include "base/base.h"

/* Empties err (may be NULL): status OK, should_retry -1. */
void zh_error_init(zh_error *err);

/* Fills status and message (see zh_error_copy), keeps http_status and the
 * retry hints, empties param, code and type; returns status.  err may be
 * NULL. */
zh_status zh_error_set(zh_error *err, zh_status status, const char *format, ...)
    ZH_PRINTF(3, 4);

/* The same with the field at fault. */
zh_status zh_error_field(zh_error *err, zh_status status, const char *param,
                         const char *format, ...) ZH_PRINTF(4, 5);

/* NO_MEMORY with its text. */
zh_status zh_error_memory(zh_error *err);

/* Copies text into a fixed array as one clean, terminated line: control
 * characters and line separators become spaces, bytes that are not UTF-8 '?',
 * and what is too long is cut between characters. */
void zh_error_copy(char *out, size_t out_len, zh_str text);

#endif
