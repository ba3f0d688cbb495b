/* SPDX-License-Identifier: Apache-2.0 */
/* Filling a zh_error.  Nothing here allocates: out of memory is reported the
 * same way. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

/* Cleaning may shrink three bytes to one, so this much text is enough to fill
 * a message. */
#define ERROR_TEXT_LEN (3 * sizeof(((zh_error *)0)->message) + 4)

/* Controls of ASCII and Latin-1, U+2028 and U+2029: what some terminal or log
 * reader takes for a line end. */
static bool error_is_break(const char *p, size_t len) {
  unsigned char first = (unsigned char)p[0];
  if (len == 1)
    return first < 0x20 || first == 0x7f;
  if (len == 2)
    return first == 0xc2 && (unsigned char)p[1] < 0xa0;
  return len == 3 && (memcmp(p, "\xe2\x80\xa8", 3) == 0 ||
                      memcmp(p, "\xe2\x80\xa9", 3) == 0);
}

static zh_status error_fill(zh_error *err, zh_status status, const char *param,
                            const char *format, va_list args) {
  char text[ERROR_TEXT_LEN];
  if (!err)
    return status;
  // The arguments may point into err: read them all before writing.
  int len = vsnprintf(text, sizeof(text), format, args);
  if (len < 0)
    text[0] = '\0';
  char field[sizeof(err->param)] = {0};
  zh_error_copy(field, sizeof(field), zh_str_of(param));
  err->status = status;
  err->code[0] = err->type[0] = '\0';
  memcpy(err->param, field, sizeof(field));
  zh_error_copy(err->message, sizeof(err->message), zh_str_of(text));
  return status;
}

/* --- public --- */

void zh_error_init(zh_error *err) {
  if (!err)
    return;
  // Not all of it: this runs for every call, record and attempt.
  memset(err, 0, offsetof(zh_error, message) + 1);
  err->param[0] = err->code[0] = err->type[0] = '\0';
  err->should_retry = -1;
}

zh_status zh_error_set(zh_error *err, zh_status status, const char *format,
                       ...) {
  va_list args;
  va_start(args, format);
  error_fill(err, status, NULL, format, args);
  va_end(args);
  return status;
}

zh_status zh_error_field(zh_error *err, zh_status status, const char *param,
                         const char *format, ...) {
  va_list args;
  va_start(args, format);
  error_fill(err, status, param, format, args);
  va_end(args);
  return status;
}

zh_status zh_error_memory(zh_error *err) {
  zh_str text = zh_str_of(zh_status_text(ZH_NO_MEMORY));
  if (!err)
    return ZH_NO_MEMORY;
  // Every call makes one in advance: no printf.
  err->status = ZH_NO_MEMORY;
  err->param[0] = err->code[0] = err->type[0] = '\0';
  memcpy(err->message, text.ptr, text.len + 1);
  return ZH_NO_MEMORY;
}

void zh_error_copy(char *out, size_t out_len, zh_str text) {
  size_t len = 0;
  if (out_len == 0)
    return;
  while (text.len > 0) {
    size_t step = zh_utf8_step(text);
    bool is_break = step > 0 && error_is_break(text.ptr, step);
    size_t put_len = step == 0 || is_break ? 1 : step;
    if (put_len > out_len - 1 - len)
      break;
    memcpy(out + len, step == 0 ? "?" : is_break ? " " : text.ptr, put_len);
    len += put_len;
    text = zh_str_cut(text, step ? step : 1);
  }
  out[len] = '\0';
}
