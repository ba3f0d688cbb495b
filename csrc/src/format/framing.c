/* SPDX-License-Identifier: Apache-2.0 */
/* The framer: bytes -> lines -> fields -> records.
 *
 * A line that lies whole in one push is read where it lies; one that is cut
 * is gathered in `line`.  So is a record: its one data line where it lies, or
 * put together in `data`. */
#include "format/framing.h"
#include "base/error.h"
#include "base/limits.h"

/* How far to look for a line end at once: bounds what is searched twice when
 * lines end in CR. */
#define FRAMING_WINDOW ((size_t)4096)

#define FRAMING_BOM "\xef\xbb\xbf"

/* --- lines -------------------------------------------------------------- */

/* The first CR or LF, NULL when there is none. */
static const char *framing_line_end(zh_str text) {
  // Every second line is blank.
  if (text.len > 0 && text.ptr[0] == '\n')
    return text.ptr;
  while (text.len > 0) {
    size_t len = text.len < FRAMING_WINDOW ? text.len : FRAMING_WINDOW;
    const char *lf = memchr(text.ptr, '\n', len);
    if (lf)
      len = (size_t)(lf - text.ptr);
    const char *cr = memchr(text.ptr, '\r', len);
    if (cr || lf)
      return cr ? cr : lf;
    text = zh_str_cut(text, len);
  }
  return NULL;
}

/* Drops a leading byte order mark, however it is cut.  What turns out to be
 * none belongs to the first line. */
static void framing_start(zh_framer *framer) {
  while (!framer->started && framer->input.len > 0) {
    if (framer->input.ptr[0] == FRAMING_BOM[framer->bom]) {
      framer->input = zh_str_cut(framer->input, 1);
      framer->bom++;
      framer->started = framer->bom == 3;
    } else {
      zh_buf_put(&framer->line, (zh_str){FRAMING_BOM, framer->bom});
      framer->started = true;
    }
  }
}

/* --- fields ------------------------------------------------------------- */

/* Some word and a colon: a field we do not know, which SSE says to skip. */
static bool framing_is_field(zh_str name, bool has_colon) {
  for (size_t i = 0; i < name.len; i++) {
    char c = name.ptr[i];
    bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                   (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (!is_word)
      return false;
  }
  return has_colon || zh_str_is(name, ZH_S("id")) ||
         zh_str_is(name, ZH_S("retry"));
}

/* Beyond its cap stray text is cut, not an error: it only explains one. */
static void framing_put_stray(zh_framer *framer, zh_str line) {
  zh_buf *stray = &framer->stray;
  size_t room = stray->max - stray->len;
  if (stray->len > 0 && room > 0) {
    zh_buf_putc(stray, '\n');
    room--;
  }
  zh_buf_put(stray, (zh_str){line.ptr, line.len < room ? line.len : room});
}

/* The input is about to go: what lies in it is copied. */
static void framing_keep(zh_framer *framer) {
  zh_buf_put(&framer->data, framer->only);
  framer->only = ZH_S("");
}

static void framing_put_data(zh_framer *framer, zh_str value) {
  bool lies_in_input = framer->line.len == 0;
  if (!framer->has_data && lies_in_input) {
    framer->only = value;
    framer->has_data = true;
    return;
  }
  framing_keep(framer);
  if (framer->has_data)
    zh_buf_putc(&framer->data, '\n');
  zh_buf_put(&framer->data, value);
  framer->has_data = true;
}

static void framing_set_name(zh_framer *framer, zh_str value) {
  zh_buf_clear(&framer->name);
  zh_buf_put(&framer->name, value);
}

/* What follows the colon, and maybe a space. */
static zh_str framing_value(zh_str line, size_t colon) {
  zh_str value = zh_str_cut(line, colon + 1);
  return zh_str_starts(value, ZH_S(" ")) ? zh_str_cut(value, 1) : value;
}

/* One line that is not blank. */
static void framing_read_line(zh_framer *framer, zh_str line) {
  // Nearly every line: settled without a search.
  if (zh_str_starts(line, ZH_S("data:"))) {
    framing_put_data(framer, framing_value(line, 4));
    return;
  }
  const char *colon = memchr(line.ptr, ':', line.len);
  zh_str name = line;
  zh_str value = ZH_S("");
  if (colon) {
    name.len = (size_t)(colon - line.ptr);
    value = framing_value(line, name.len);
  }
  if (zh_str_is(name, ZH_S("data"))) {
    framing_put_data(framer, value);
  } else if (zh_str_is(name, ZH_S("event"))) {
    framing_set_name(framer, value);
  } else if (colon && zh_str_is(name, ZH_S("error"))) {
    framing_set_name(framer, ZH_S("error"));
    framing_put_data(framer, value);
  } else if (!framing_is_field(name, colon != NULL)) {
    framing_put_stray(framer, line);
  }
}

/* --- records ------------------------------------------------------------ */

static int framing_fail(const zh_buf *buf, zh_error *err) {
  if (buf->status == ZH_NO_MEMORY)
    zh_error_memory(err);
  else
    zh_error_set(err, buf->status,
                 "a record of the reply is larger than %zu bytes", buf->max);
  return -1;
}

static int framing_check(const zh_framer *framer, zh_error *err) {
  if ((framer->line.status | framer->data.status | framer->name.status |
       framer->stray.status) == ZH_OK)
    return 0;
  if (framer->line.status != ZH_OK)
    return framing_fail(&framer->line, err);
  if (framer->data.status != ZH_OK)
    return framing_fail(&framer->data, err);
  if (framer->name.status != ZH_OK)
    return framing_fail(&framer->name, err);
  if (framer->stray.status != ZH_OK)
    return framing_fail(&framer->stray, err);
  return 0;
}

static void framing_reset(zh_framer *framer) {
  zh_buf_clear(&framer->data);
  zh_buf_clear(&framer->name);
  framer->only = ZH_S("");
  framer->has_data = false;
  framer->emitted = false;
}

static int framing_emit(zh_framer *framer, zh_record *out) {
  out->name = zh_buf_str(&framer->name);
  out->data = framer->only.len ? framer->only : zh_buf_str(&framer->data);
  framer->emitted = true;
  return 1;
}

/* Takes one whole line, whose end is at `end` of the input; true at the blank
 * line that closes an event. */
static bool framing_take_line(zh_framer *framer, const char *end) {
  zh_str line = {framer->input.ptr, (size_t)(end - framer->input.ptr)};
  framer->after_cr = *end == '\r';
  framer->input = zh_str_cut(framer->input, line.len + 1);
  if (framer->line.len > 0 || line.len > framer->line.max) {
    zh_buf_put(&framer->line, line);
    line = zh_buf_str(&framer->line);
  }
  if (framer->line.status != ZH_OK)
    return false;
  if (line.len > 0)
    framing_read_line(framer, line);
  framer->line.len = 0;
  return line.len == 0;
}

static int framing_next_sse(zh_framer *framer, zh_record *out, zh_error *err) {
  framing_start(framer);
  while (framer->input.len > 0) {
    if (framer->after_cr && framer->input.ptr[0] == '\n')
      framer->input = zh_str_cut(framer->input, 1);
    framer->after_cr = false;
    const char *end = framing_line_end(framer->input);
    if (!end) {
      zh_buf_put(&framer->line, framer->input);
      framer->input = ZH_S("");
      break;
    }
    bool is_blank = framing_take_line(framer, end);
    if (framing_check(framer, err) != 0)
      return -1;
    if (is_blank && framer->has_data)
      return framing_emit(framer, out);
    if (is_blank)
      framing_reset(framer);
  }
  framing_keep(framer);
  return framing_check(framer, err);
}

/* --- public --- */

void zh_framer_init(zh_framer *framer, zh_framing framing) {
  bool is_whole = framing == ZH_FRAMING_NONE;
  *framer = (zh_framer){.framing = framing};
  framer->input = framer->only = ZH_S("");
  zh_buf_init(&framer->line, ZH_MAX_RECORD);
  zh_buf_init(&framer->data, is_whole ? ZH_MAX_REPLY : ZH_MAX_RECORD);
  zh_buf_init(&framer->name, ZH_MAX_RECORD);
  zh_buf_init(&framer->stray, ZH_MAX_ERROR_BODY);
}

void zh_framer_deinit(zh_framer *framer) {
  zh_buf_deinit(&framer->line);
  zh_buf_deinit(&framer->data);
  zh_buf_deinit(&framer->name);
  zh_buf_deinit(&framer->stray);
}

void zh_framer_push(zh_framer *framer, zh_str bytes) {
  framer->input = bytes;
}

int zh_framer_next(zh_framer *framer, zh_record *out, zh_error *err) {
  if (framing_check(framer, err) != 0)
    return -1;
  if (framer->emitted)
    framing_reset(framer);
  if (framer->framing == ZH_FRAMING_SSE)
    return framing_next_sse(framer, out, err);
  framer->has_data = framer->has_data || framer->input.len > 0;
  zh_buf_put(&framer->data, framer->input);
  framer->input = ZH_S("");
  return framing_check(framer, err);
}

int zh_framer_end(zh_framer *framer, zh_record *out, zh_error *err) {
  int got = zh_framer_next(framer, out, err);
  if (got != 0)
    return got;
  zh_str line = zh_buf_str(&framer->line);
  if (line.len > 0) {
    // The event being read lacks more than its blank line: it is dropped.
    framing_reset(framer);
    framing_read_line(framer, line);
    framing_reset(framer);
    framer->line.len = 0;
    return framing_check(framer, err);
  }
  return framer->has_data ? framing_emit(framer, out) : 0;
}

zh_str zh_framer_stray(const zh_framer *framer) {
  return zh_buf_str(&framer->stray);
}
