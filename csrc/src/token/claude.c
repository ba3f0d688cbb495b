/* SPDX-License-Identifier: Apache-2.0 */
/* What of a text reaches the model, and what of a message. */
#include "token/claude.h"

#include "token/claude_run.h"
#include "token/claude_table.h"
#include "token/compose.h"
#include "token/count.h"

/* --- what reaches the model --- */

static uint32_t claude_quote(uint32_t code) {
  if (code == 0x2018 || code == 0x2019)
    return '\'';
  return code == 0x201c || code == 0x201d ? '"' : 0;
}

enum { CLAUDE_SARA_AA = 0x0e32 };

/* After this one it becomes one with it. */
static bool claude_is_nikhahit(const uint8_t *p) {
  return memcmp(p, "\xe0\xb9\x8d", 3) == 0;
}

/* Does a character not stay as it is, after what did from `start` on?  For
 * sure it does not when there is nothing before it. */
static bool claude_stays(const uint8_t *start, const uint8_t *p, uint32_t code,
                         bool fold_quotes) {
  zh_claude_class class_ = zh_claude_class_of(code);
  if (class_ == ZH_CLAUDE_GONE || class_ == ZH_CLAUDE_FOLDED)
    return false;
  if (code == CLAUDE_SARA_AA)
    return p - start >= 3 && !claude_is_nikhahit(p - 3);
  return !fold_quotes || claude_quote(code) == 0;
}

/* Are 8 bytes printable ASCII? */
static bool claude_prints(const uint8_t *p) {
  const uint64_t ones = 0x0101010101010101u;
  uint64_t word;
  memcpy(&word, p, sizeof word);
  // Below a space, 0x7f, and beyond ASCII.
  return (((word - ones * 0x20) | (word + ones) | word) & ones * 0x80) == 0;
}

/* Bytes from p on that stay as they are. */
static size_t claude_same(const uint8_t *p, const uint8_t *end,
                          bool fold_quotes) {
  const uint8_t *start = p;
  while (p < end) {
    size_t len;
    if (end - p >= 8 && claude_prints(p)) {
      p += 8;
      continue;
    }
    uint32_t code = zh_utf8_read(p, &len);
    if (!claude_stays(start, p, code, fold_quotes))
      break;
    p += len;
  }
  return (size_t)(p - start);
}

static void claude_put(zh_buf *out, const uint8_t *p, size_t len) {
  zh_buf_put(out, (zh_str){(const char *)p, len});
}

static void claude_clean_one(zh_buf *out, const uint8_t *p, size_t len,
                             uint32_t code, bool fold_quotes) {
  zh_claude_class class_ = zh_claude_class_of(code);
  if (class_ == ZH_CLAUDE_GONE)
    return;
  if (class_ == ZH_CLAUDE_FOLDED)
    zh_buf_putc(out, ' ');
  else if (fold_quotes && claude_quote(code))
    zh_buf_putc(out, (char)claude_quote(code));
  else if (code == CLAUDE_SARA_AA && out->len >= 3 &&
           claude_is_nikhahit((const uint8_t *)out->ptr + out->len - 3))
    memcpy(out->ptr + out->len - 3, "\xe0\xb8\xb3", 3); // sara am
  else
    claude_put(out, p, len);
}

/* The text itself when all of it stays as it is, else what is left in `out`. */
static zh_str claude_clean(zh_buf *out, zh_str text, bool fold_quotes) {
  const uint8_t *p = (const uint8_t *)text.ptr;
  const uint8_t *end = p + text.len;
  size_t same = claude_same(p, end, fold_quotes);
  if (same == text.len)
    return text;
  while (p < end) {
    claude_put(out, p, same);
    p += same;
    if (p == end)
      break;
    size_t len;
    uint32_t code = zh_utf8_read(p, &len);
    claude_clean_one(out, p, len, code, fold_quotes);
    p += len;
    same = claude_same(p, end, fold_quotes);
  }
  return zh_buf_str(out);
}

/* --- messages --- */

/* Newlines at the end join the two that follow each message; one token of
 * these is the message's own. */
static zh_status claude_tail(const zh_encoding *encoding, zh_scratch *scratch,
                             zh_buf *buf, size_t newlines, size_t *total) {
  size_t count = 0;
  if (newlines == 0)
    return ZH_OK;
  zh_buf_clear(buf);
  for (size_t i = 0; i < newlines + 2; i++)
    zh_buf_putc(buf, '\n');
  if (buf->status != ZH_OK)
    return buf->status;
  zh_status status = zh_count_piece(encoding, scratch, zh_buf_str(buf), &count);
  *total += count > 0 ? count - 1 : 0;
  return status;
}

/* --- public --- */

static zh_status claude_count(const zh_encoding *encoding, zh_scratch *scratch,
                              zh_str text, zh_buf rooms[3], size_t most,
                              size_t *total) {
  zh_claude version = (zh_claude)encoding->row->claude;
  zh_buf *composed = &rooms[0], *clean = &rooms[1], *word = &rooms[2];
  zh_str left = text;
  size_t newlines = 0;
  if (!zh_compose_is_done(text)) {
    zh_compose(text, ZH_COMPOSE_ALL, composed);
    left = zh_buf_str(composed);
  }
  left = claude_clean(clean, left, version == ZH_CLAUDE_V3);
  if (composed->status != ZH_OK || clean->status != ZH_OK)
    return ZH_NO_MEMORY;
  while (left.len > 0 && left.ptr[left.len - 1] == '\n') {
    left.len--;
    newlines++;
  }
  // One space at the head is the border that stands there.
  if (version < ZH_CLAUDE_V48 && text.len > 0 && text.ptr[0] == ' ' &&
      left.len > 0 && left.ptr[0] == ' ' &&
      (left.len == 1 || left.ptr[1] != ' '))
    left = zh_str_cut(left, 1);
  const uint8_t *start = (const uint8_t *)left.ptr;
  zh_claude_job job = {encoding, scratch,          version,
                       start,    start + left.len, word};
  zh_status status = zh_claude_runs(&job, most, total);
  return status == ZH_OK ? claude_tail(encoding, scratch, word, newlines, total)
                         : status;
}

zh_status zh_claude_count(const zh_encoding *encoding, zh_scratch *scratch,
                          zh_str text, size_t most, size_t *total) {
  zh_buf rooms[3];
  zh_claude_tile_soon(encoding, text.len);
  for (size_t i = 0; i < ZH_COUNT(rooms); i++)
    zh_buf_init(&rooms[i], SIZE_MAX / 2);
  while (encoding->row->claude == ZH_CLAUDE_V5 && text.len > 0 &&
         memchr(" \t\n", text.ptr[text.len - 1], 3))
    text.len--;
  zh_status status = claude_count(encoding, scratch, text, rooms, most, total);
  for (size_t i = 0; i < ZH_COUNT(rooms); i++)
    zh_buf_deinit(&rooms[i]);
  return status;
}
