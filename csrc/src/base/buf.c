/* SPDX-License-Identifier: Apache-2.0 */
/* Growable bytes: doubling, capped, sticky. */
#include "base/buf.h"
#include "base/mem.h"

#include <stdarg.h>
#include <stdio.h>

#define BUF_CAP_FIRST ((size_t)256)

static char *buf_fail(zh_buf *buf, zh_status status) {
  buf->status = status;
  return NULL;
}

/* --- public --- */

char *zh_buf_grow(zh_buf *buf, size_t len) {
  if (buf->status != ZH_OK)
    return NULL;
  if (len > buf->max - buf->len)
    return buf_fail(buf, ZH_TOO_BIG);
  size_t need = buf->len + (len ? len : 1);
  size_t cap = buf->cap ? buf->cap : BUF_CAP_FIRST / 2;
  cap = cap > SIZE_MAX / 2 ? SIZE_MAX : 2 * cap;
  if (cap > buf->max)
    cap = buf->max;
  if (cap < need)
    cap = need;
  char *ptr = zh_realloc(buf->ptr, cap);
  if (!ptr)
    return buf_fail(buf, ZH_NO_MEMORY);
  buf->ptr = ptr;
  buf->cap = cap;
  return ptr + buf->len;
}

void zh_buf_init(zh_buf *buf, size_t max) {
  *buf = (zh_buf){.max = max};
}

void zh_buf_deinit(zh_buf *buf) {
  zh_free(buf->ptr);
  *buf = (zh_buf){.max = buf->max};
}

void zh_buf_clear(zh_buf *buf) {
  buf->len = 0;
  buf->status = ZH_OK;
}

void zh_buf_put(zh_buf *buf, zh_str text) {
  char *room = text.len > 0 ? zh_buf_room(buf, text.len) : NULL;
  if (!room)
    return;
  memcpy(room, text.ptr, text.len);
  buf->len += text.len;
}

void zh_buf_putc(zh_buf *buf, char c) {
  char *room = zh_buf_room(buf, 1);
  if (!room)
    return;
  *room = c;
  buf->len++;
}

void zh_buf_printf(zh_buf *buf, const char *format, ...) {
  char small[256];
  va_list args;
  va_start(args, format);
  int len = vsnprintf(small, sizeof(small), format, args);
  va_end(args);
  if (len < 0) {
    buf_fail(buf, buf->status != ZH_OK ? buf->status : ZH_NO_MEMORY);
    return;
  }
  size_t text_len = (size_t)len;
  if (text_len < sizeof(small)) {
    zh_buf_put(buf, (zh_str){small, text_len});
    return;
  }
  // Not written in place: the terminator would need a byte beyond max.
  char *large = zh_alloc(text_len + 1);
  if (!large) {
    buf_fail(buf, buf->status != ZH_OK ? buf->status : ZH_NO_MEMORY);
    return;
  }
  va_start(args, format);
  vsnprintf(large, text_len + 1, format, args);
  va_end(args);
  zh_buf_put(buf, (zh_str){large, text_len});
  zh_free(large);
}

void zh_buf_drop(zh_buf *buf, size_t len) {
  if (len >= buf->len) {
    buf->len = 0;
    return;
  }
  if (len == 0)
    return;
  memmove(buf->ptr, buf->ptr + len, buf->len - len);
  buf->len -= len;
}
