/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as an event stream: whole, byte by byte and cut where the first
 * byte of the input says, the records are the same. */
#include "format/framing.h"

#include <stdio.h>
#include <stdlib.h>

#define FUZZ_MAX ((size_t)256 << 20)

#define fuzz_check(what)                                                       \
  do {                                                                         \
    if (!(what)) {                                                             \
      fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #what);               \
      abort();                                                                 \
    }                                                                          \
  } while (0)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static bool fuzz_has_line_end(zh_str text) {
  return text.len > 0 && (memchr(text.ptr, '\n', text.len) != NULL ||
                          memchr(text.ptr, '\r', text.len) != NULL);
}

static void fuzz_note(zh_buf *notes, char kind, const zh_record *record) {
  fuzz_check(!fuzz_has_line_end(record->name));
  zh_buf_printf(notes, "%c%zu,%zu:", kind, record->name.len, record->data.len);
  zh_buf_put(notes, record->name);
  zh_buf_put(notes, record->data);
}

static void fuzz_drain(zh_framer *framer, zh_buf *notes) {
  zh_record record;
  zh_error err;
  int got;
  while ((got = zh_framer_next(framer, &record, &err)) == 1)
    fuzz_note(notes, '+', &record);
  fuzz_check(got == 0);
}

/* Pushes a copy that is gone before the next push. */
static void fuzz_push_copy(zh_framer *framer, zh_str bytes, zh_buf *notes) {
  char *copy = malloc(bytes.len);
  fuzz_check(copy);
  memcpy(copy, bytes.ptr, bytes.len);
  zh_framer_push(framer, (zh_str){copy, bytes.len});
  fuzz_drain(framer, notes);
  free(copy);
}

/* Cuts `text` into pieces of lengths that `seed` makes up, none longer than
 * `max` (0 does not cut), and notes all that comes out. */
static void fuzz_play(zh_str text, size_t max, unsigned seed, zh_buf *notes) {
  zh_framer framer;
  zh_record record;
  zh_error err;
  zh_framer_init(&framer, ZH_FRAMING_SSE);
  while (text.len > 0) {
    seed = seed * 1103515245u + 12345u;
    size_t len = max ? 1 + (seed >> 16) % max : text.len;
    if (len > text.len)
      len = text.len;
    if (max > 16) {
      fuzz_push_copy(&framer, (zh_str){text.ptr, len}, notes);
    } else {
      zh_framer_push(&framer, (zh_str){text.ptr, len});
      fuzz_drain(&framer, notes);
    }
    text = zh_str_cut(text, len);
  }
  int got = zh_framer_end(&framer, &record, &err);
  fuzz_check(got >= 0);
  if (got == 1)
    fuzz_note(notes, '$', &record);
  fuzz_check(zh_framer_end(&framer, &record, &err) == 0);
  zh_str stray = zh_framer_stray(&framer);
  zh_buf_printf(notes, "stray %zu:", stray.len);
  zh_buf_put(notes, stray);
  zh_framer_deinit(&framer);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len) {
  if (len == 0)
    return 0;
  zh_str text = {(const char *)data + 1, len - 1};
  zh_buf whole;
  zh_buf_init(&whole, FUZZ_MAX);
  fuzz_play(text, 0, 0, &whole);
  const size_t max[] = {1, 3, 17, 1 + data[0]};
  for (size_t i = 0; i < ZH_COUNT(max); i++) {
    zh_buf cut;
    // A push for each byte of a long text finds nothing but takes long.
    if (max[i] < 16 && text.len > 1500)
      continue;
    zh_buf_init(&cut, FUZZ_MAX);
    fuzz_play(text, max[i], data[0], &cut);
    fuzz_check(whole.status == ZH_OK && cut.status == ZH_OK);
    fuzz_check(zh_str_is(zh_buf_str(&whole), zh_buf_str(&cut)));
    zh_buf_deinit(&cut);
  }
  zh_buf_deinit(&whole);
  return 0;
}
