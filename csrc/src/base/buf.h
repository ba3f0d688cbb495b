/* buf.h -- growable bytes with a hard cap and a sticky error: write freely,
 * check once. */
#ifndef ZH_BUF_H
#define ZH_BUF_H

#include "base/base.h"

typedef struct zh_buf {
  char *ptr;
  size_t len;
  size_t cap;
  size_t max;       /* no byte beyond this                                  */
  zh_status status; /* sticky: OK, NO_MEMORY or TOO_BIG                     */
} zh_buf;

void zh_buf_init(zh_buf *buf, size_t max);
void zh_buf_deinit(zh_buf *buf);

/* Empties the buffer, keeps its memory and clears the error. */
void zh_buf_clear(zh_buf *buf);

/* More memory for `len` bytes: what zh_buf_room does when there is too little.
 */
char *zh_buf_grow(zh_buf *buf, size_t len);

/* Room for `len` more bytes at ptr + len, or NULL; the caller then adds what
 * it wrote to len. */
static inline char *zh_buf_room(zh_buf *buf, size_t len) {
  if (buf->status == ZH_OK && buf->ptr && len <= buf->cap - buf->len &&
      len <= buf->max - buf->len)
    return buf->ptr + buf->len;
  return zh_buf_grow(buf, len);
}

void zh_buf_put(zh_buf *buf, zh_str text);
void zh_buf_putc(zh_buf *buf, char c);

/* In the header, so that a literal's length is known as it is compiled. */
static inline void zh_buf_puts(zh_buf *buf, const char *text) {
  zh_buf_put(buf, zh_str_of(text));
}

void zh_buf_printf(zh_buf *buf, const char *format, ...) ZH_PRINTF(2, 3);

/* Takes the first `len` bytes off. */
void zh_buf_drop(zh_buf *buf, size_t len);

static inline zh_str zh_buf_str(const zh_buf *buf) {
  return (zh_str){buf->ptr ? buf->ptr : "", buf->len};
}

#endif
