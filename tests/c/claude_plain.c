/* SPDX-License-Identifier: Apache-2.0 */
/* Counting for Claude one character after another: nothing is kept, and all
 * that could be a piece is looked up. */
#include "claude_plain.h"

#include "base/buf.h"
#include "base/mem.h"
#include "token/claude.h"
#include "token/claude_table.h"
#include "token/compose.h"

/* Markers are bytes that never reach the model themselves. */
enum { CLAUDE_BOW = 1, CLAUDE_EOW = 2, CLAUDE_SHIFT = 3, CLAUDE_CAPS = 4 };

typedef enum claude_plain_kind {
  CLAUDE_WORD,
  CLAUDE_STRAY, /* marks without a base                                     */
  CLAUDE_DIGITS,
  CLAUDE_PUNCT,
  CLAUDE_SPACES,
  CLAUDE_LETTERS, /* hard ones, and the next two                            */
  CLAUDE_NUMBERS,
  CLAUDE_SYMBOLS,
  CLAUDE_START /* what the first run follows                                */
} claude_plain_kind;

typedef struct claude_plain_run {
  claude_plain_kind kind;
  const uint8_t *p;
  const uint8_t *end;
  zh_claude_class first;
  zh_claude_class last;
  bool uniform; /* all of one class                                         */
} claude_plain_run;

typedef struct claude_plain_stream {
  const zh_vocab *vocab;
  zh_claude version;
  const uint8_t *start;
  const uint8_t *end;
  claude_plain_run before[2]; /* the run before, and the one before that */
  zh_buf *word;    /* what stands since the last border                */
  bool after_word; /* and that was the end of a marked one             */
  size_t total;
} claude_plain_stream;

/* --- what reaches the model --- */

static uint32_t claude_plain_quote(uint32_t code) {
  if (code == 0x2018 || code == 0x2019)
    return '\'';
  return code == 0x201c || code == 0x201d ? '"' : 0;
}

static void claude_plain_put(zh_buf *out, const uint8_t *p, size_t len) {
  zh_buf_put(out, (zh_str){(const char *)p, len});
}

static void claude_plain_clean_one(zh_buf *out, const uint8_t *p, size_t len,
                                   uint32_t code, bool fold_quotes) {
  zh_claude_class class_ = zh_claude_class_of(code);
  if (class_ == ZH_CLAUDE_GONE)
    return;
  if (class_ == ZH_CLAUDE_FOLDED)
    zh_buf_putc(out, ' ');
  else if (fold_quotes && claude_plain_quote(code))
    zh_buf_putc(out, (char)claude_plain_quote(code));
  else if (code == 0x0e32 && out->len >= 3 &&
           memcmp(out->ptr + out->len - 3, "\xe0\xb9\x8d", 3) == 0)
    memcpy(out->ptr + out->len - 3, "\xe0\xb8\xb3", 3); // Thai sara am
  else
    claude_plain_put(out, p, len);
}

static void claude_plain_clean(zh_buf *out, zh_str text, bool fold_quotes) {
  const uint8_t *p = (const uint8_t *)text.ptr;
  const uint8_t *end = p + text.len;
  while (p < end) {
    const uint8_t *plain = p;
    while (p < end && (*p == '\n' || (*p >= ' ' && *p < 0x7f)))
      p++;
    claude_plain_put(out, plain, (size_t)(p - plain));
    if (p == end)
      return;
    size_t len;
    uint32_t code = zh_utf8_read(p, &len);
    claude_plain_clean_one(out, p, len, code, fold_quotes);
    p += len;
  }
}

/* --- runs --- */

static zh_claude_class claude_plain_class(const uint8_t *p, const uint8_t *end,
                                          size_t *len) {
  *len = 0;
  if (p >= end)
    return ZH_CLAUDE_GONE;
  return zh_claude_class_of(zh_utf8_read(p, len));
}

static claude_plain_kind claude_plain_kind_of(zh_claude_class class_) {
  static const uint8_t kinds[] = {[ZH_CLAUDE_HARD] = CLAUDE_LETTERS,
                                  [ZH_CLAUDE_CASELESS] = CLAUDE_WORD,
                                  [ZH_CLAUDE_LOWER] = CLAUDE_WORD,
                                  [ZH_CLAUDE_UPPER] = CLAUDE_WORD,
                                  [ZH_CLAUDE_MARK] = CLAUDE_WORD,
                                  [ZH_CLAUDE_DIGIT] = CLAUDE_DIGITS,
                                  [ZH_CLAUDE_FAR_DIGIT] = CLAUDE_DIGITS,
                                  [ZH_CLAUDE_HARD_DIGIT] = CLAUDE_NUMBERS,
                                  [ZH_CLAUDE_HARD_NUMBER] = CLAUDE_NUMBERS,
                                  [ZH_CLAUDE_PUNCT] = CLAUDE_PUNCT,
                                  [ZH_CLAUDE_SYMBOL] = CLAUDE_SYMBOLS,
                                  [ZH_CLAUDE_SELECTOR] = CLAUDE_LETTERS,
                                  [ZH_CLAUDE_SPACE] = CLAUDE_SPACES,
                                  [ZH_CLAUDE_GONE] = CLAUDE_START,
                                  [ZH_CLAUDE_FOLDED] = CLAUDE_SPACES};
  return (claude_plain_kind)kinds[class_];
}

/* Does a character belong to the run?  Selectors ride on what stands alone. */
static bool claude_plain_joins(const claude_plain_run *run,
                               zh_claude_class class_) {
  if (run->kind == CLAUDE_STRAY)
    return class_ == ZH_CLAUDE_MARK;
  if (class_ == ZH_CLAUDE_SELECTOR)
    return run->kind >= CLAUDE_LETTERS;
  return claude_plain_kind_of(class_) == run->kind;
}

static claude_plain_run claude_plain_next(const uint8_t *p,
                                          const uint8_t *end) {
  size_t len;
  claude_plain_run run = {.p = p, .uniform = true};
  run.first = run.last = claude_plain_class(p, end, &len);
  run.kind = run.first == ZH_CLAUDE_MARK ? CLAUDE_STRAY
                                         : claude_plain_kind_of(run.first);
  p += len;
  for (;;) {
    zh_claude_class class_ = claude_plain_class(p, end, &len);
    if (len == 0 || !claude_plain_joins(&run, class_))
      break;
    run.uniform = run.uniform && class_ == run.first;
    run.last = class_;
    p += len;
  }
  run.end = p;
  return run;
}

/* --- borders --- */

static bool claude_plain_is_solid(zh_claude_class class_) {
  return class_ == ZH_CLAUDE_SYMBOL || class_ == ZH_CLAUDE_SELECTOR;
}

static bool claude_plain_is_border_digit(zh_claude_class class_) {
  return class_ == ZH_CLAUDE_FAR_DIGIT || class_ == ZH_CLAUDE_HARD_DIGIT ||
         class_ == ZH_CLAUDE_HARD_NUMBER;
}

static bool claude_plain_is_number(const claude_plain_run *run) {
  return run->kind == CLAUDE_DIGITS ||
         (run->kind == CLAUDE_NUMBERS && run->uniform);
}

static bool claude_plain_is_quote(const claude_plain_run *run) {
  return run->kind == CLAUDE_PUNCT && run->end - run->p == 1 && *run->p == '\'';
}

static bool claude_plain_space_before(const claude_plain_stream *s,
                                      const claude_plain_run *run) {
  if (run->p == s->start)
    return s->version < ZH_CLAUDE_V48;
  return run->p[-1] == ' ';
}

static bool claude_plain_space_after(const claude_plain_stream *s,
                                     const claude_plain_run *run) {
  const uint8_t *p = run->end;
  return p < s->end && *p == ' ' && (p + 1 == s->end || p[1] != ' ');
}

/* A lone apostrophe before a word. */
static bool claude_plain_opens_word(const claude_plain_stream *s,
                                    const claude_plain_run *run) {
  size_t len;
  return claude_plain_is_quote(run) &&
         claude_plain_kind_of(claude_plain_class(run->end, s->end, &len)) ==
             CLAUDE_WORD;
}

static bool claude_plain_ends_circled(const claude_plain_run *run) {
  uint32_t code = 0;
  size_t len;
  if (run->kind != CLAUDE_WORD)
    return false;
  for (const uint8_t *p = run->p; p < run->end; p += len)
    code = zh_utf8_read(p, &len);
  return code >= 0x24b6 && code <= 0x24e9;
}

static bool claude_plain_ends_marked(const claude_plain_run *run) {
  return run->kind == CLAUDE_PUNCT || claude_plain_is_solid(run->last) ||
         claude_plain_ends_circled(run) ||
         (claude_plain_is_number(run) &&
          claude_plain_is_border_digit(run->last));
}

/* Is the word the tail of a contraction, whose border is the apostrophe? */
static bool claude_plain_is_contraction(const claude_plain_stream *s,
                                        const claude_plain_run *run) {
  static const char *const tails[] = {"s", "t", "d", "m", "ll", "re", "ve"};
  zh_str word = {(const char *)run->p, (size_t)(run->end - run->p)};
  if (!claude_plain_is_quote(&s->before[0]) ||
      (s->before[1].kind != CLAUDE_START &&
       claude_plain_ends_marked(&s->before[1])))
    return false;
  for (size_t i = 0; i < ZH_COUNT(tails); i++) {
    if (zh_str_is(word, zh_str_of(tails[i])))
      return true;
  }
  return false;
}

/* --- pieces --- */

/* What one character costs that no piece covers. */
static size_t claude_plain_floor(const zh_vocab *vocab, const uint8_t *p,
                                 size_t len) {
  for (size_t part = len; part > 1; part--) {
    if (zh_vocab_find(vocab, p, part) != ZH_NO_TOKEN)
      return len - part + 1;
  }
  return len;
}

/* All pieces that start here. */
static void claude_plain_tile_from(const zh_vocab *vocab, const uint8_t *p,
                                   size_t at, size_t len, size_t *best) {
  size_t end = at;
  for (size_t step; end < len && end - at < 256; end += step) {
    (void)zh_utf8_read(p + end, &step);
    size_t cost = end == at ? claude_plain_floor(vocab, p + at, step) : 1;
    bool is_piece =
        zh_vocab_find(vocab, p + at, end + step - at) != ZH_NO_TOKEN;
    if ((is_piece || end == at) && best[at] + cost < best[end + step])
      best[end + step] = best[at] + cost;
  }
}

static size_t claude_plain_tile(const zh_vocab *vocab, zh_str word) {
  const uint8_t *p = (const uint8_t *)word.ptr;
  size_t *best = zh_alloc((word.len + 1) * sizeof *best);
  for (size_t i = 0; i <= word.len; i++)
    best[i] = i == 0 ? 0 : SIZE_MAX / 2;
  for (size_t at = 0, step; at < word.len; at += step) {
    (void)zh_utf8_read(p + at, &step);
    claude_plain_tile_from(vocab, p, at, word.len, best);
  }
  size_t count = best[word.len];
  zh_free(best);
  return count;
}

/* --- words --- */

static void claude_plain_flush(claude_plain_stream *s) {
  if (s->word->len > 0)
    s->total += claude_plain_tile(s->vocab, zh_buf_str(s->word));
  zh_buf_clear(s->word);
}

/* A single space between two marked words is not written. */
static void claude_plain_open(claude_plain_stream *s) {
  if (s->after_word && s->word->len == 1 && s->word->ptr[0] == ' ')
    zh_buf_clear(s->word);
  claude_plain_flush(s);
  s->after_word = false;
}

static void claude_plain_close(claude_plain_stream *s) {
  zh_buf_putc(s->word, CLAUDE_EOW);
  claude_plain_flush(s);
  s->after_word = true;
}

static void claude_plain_body(claude_plain_stream *s,
                              const claude_plain_run *run) {
  // A space after a word may yet turn out to be the seam.
  if (s->word->len > 0)
    s->after_word = false;
  claude_plain_put(s->word, run->p, (size_t)(run->end - run->p));
}

static uint32_t claude_plain_lower(uint32_t code) {
  if (code < 0x80)
    return code >= 'A' && code <= 'Z' ? code + 32 : code;
  size_t low = 0;
  size_t high = zh_claude_lower_count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    const zh_claude_lower *row = &zh_claude_lowers[middle];
    if (code > row->last)
      low = middle + 1;
    else if (code < row->first)
      high = middle;
    else if ((code - row->first) % (uint32_t)row->step == 0)
      return (uint32_t)((int32_t)code + row->add);
    else
      low = middle + 1;
  }
  return code;
}

static void claude_plain_put_code(zh_buf *out, uint32_t code) {
  if (code < 0x80) {
    zh_buf_putc(out, (char)code);
  } else if (code < 0x800) {
    zh_buf_putc(out, (char)(0xc0 | code >> 6));
    zh_buf_putc(out, (char)(0x80 | (code & 0x3f)));
  } else {
    zh_buf_putc(out, (char)(0xe0 | code >> 12));
    zh_buf_putc(out, (char)(0x80 | (code >> 6 & 0x3f)));
    zh_buf_putc(out, (char)(0x80 | (code & 0x3f)));
  }
}

enum { CLAUDE_SHARP_S = 0x1e9e, CLAUDE_DOTTED_I = 0x130 };

/* What marks the case of a word: CLAUDE_SHIFT, CLAUDE_CAPS, or 0 to leave it
 * as it is. */
static int claude_plain_case(zh_claude version, const claude_plain_run *run) {
  size_t chars = 0, upper = 0, lower = 0, caseless = 0, dotted = 0, len;
  if (run->first != ZH_CLAUDE_UPPER)
    return 0;
  for (const uint8_t *p = run->p; p < run->end; p += len, chars++) {
    uint32_t code = zh_utf8_read(p, &len);
    zh_claude_class class_ = zh_claude_class_of(code);
    if (code == CLAUDE_SHARP_S || (code == CLAUDE_DOTTED_I && chars == 0))
      return 0;
    dotted += code == CLAUDE_DOTTED_I;
    upper += class_ == ZH_CLAUDE_UPPER && code != CLAUDE_DOTTED_I;
    lower += class_ == ZH_CLAUDE_LOWER;
    caseless += class_ == ZH_CLAUDE_CASELESS || class_ == ZH_CLAUDE_MARK;
  }
  if (version == ZH_CLAUDE_V3 && chars >= 4 && lower + caseless + dotted == 0)
    return CLAUDE_CAPS;
  return upper == 1 ? CLAUDE_SHIFT : 0;
}

static void claude_plain_word(claude_plain_stream *s,
                              const claude_plain_run *run) {
  bool fused = s->before[0].kind == CLAUDE_STRAY;
  int mark = fused ? 0 : claude_plain_case(s->version, run);
  bool bow = !fused && !claude_plain_is_contraction(s, run);
  if (bow)
    claude_plain_open(s);
  if (mark)
    zh_buf_putc(s->word, (char)mark);
  if (bow)
    zh_buf_putc(s->word, CLAUDE_BOW);
  if (!mark) {
    claude_plain_put(s->word, run->p, (size_t)(run->end - run->p));
  } else {
    size_t len;
    for (const uint8_t *p = run->p; p < run->end; p += len) {
      uint32_t code = zh_utf8_read(p, &len);
      claude_plain_put_code(
          s->word, code == CLAUDE_DOTTED_I ? code : claude_plain_lower(code));
    }
  }
  claude_plain_close(s);
}

static void claude_plain_stray(claude_plain_stream *s,
                               const claude_plain_run *run) {
  size_t len;
  claude_plain_open(s);
  zh_buf_putc(s->word, CLAUDE_BOW);
  claude_plain_put(s->word, run->p, (size_t)(run->end - run->p));
  if (claude_plain_kind_of(claude_plain_class(run->end, s->end, &len)) !=
      CLAUDE_WORD)
    claude_plain_close(s);
}

/* Everything else is marked only where it stands at a space. */
static void claude_plain_marked(claude_plain_stream *s,
                                const claude_plain_run *run, bool bow,
                                bool eow) {
  if (bow && claude_plain_space_before(s, run)) {
    claude_plain_open(s);
    zh_buf_putc(s->word, CLAUDE_BOW);
  }
  claude_plain_body(s, run);
  if (eow && claude_plain_space_after(s, run))
    claude_plain_close(s);
}

static void claude_plain_emit(claude_plain_stream *s,
                              const claude_plain_run *run) {
  bool solid =
      claude_plain_is_solid(run->first) || claude_plain_is_solid(run->last);
  if (run->kind == CLAUDE_WORD)
    claude_plain_word(s, run);
  else if (run->kind == CLAUDE_STRAY)
    claude_plain_stray(s, run);
  else if (run->kind == CLAUDE_PUNCT)
    claude_plain_marked(s, run, !claude_plain_opens_word(s, run), true);
  else if (solid)
    claude_plain_marked(s, run, claude_plain_is_solid(run->first),
                        claude_plain_is_solid(run->last));
  else if (claude_plain_is_number(run))
    claude_plain_marked(s, run, claude_plain_is_border_digit(run->first),
                        claude_plain_is_border_digit(run->last));
  else
    claude_plain_body(s, run);
}

/* --- messages --- */

/* The message's head ends in a border; what opens no word leaves it alone. */
static void claude_plain_head(claude_plain_stream *s,
                              const claude_plain_run *run) {
  if (s->version >= ZH_CLAUDE_V48)
    return;
  bool quote = claude_plain_opens_word(s, run);
  bool own = !quote &&
             (run->kind == CLAUDE_WORD || run->kind == CLAUDE_PUNCT ||
              run->kind == CLAUDE_STRAY || claude_plain_is_solid(run->first) ||
              (claude_plain_is_number(run) &&
               claude_plain_is_border_digit(run->first)) ||
              (run->kind == CLAUDE_SPACES && *run->p == ' '));
  if (!own)
    zh_buf_putc(s->word, quote ? ' ' : CLAUDE_BOW);
}

static void claude_plain_runs(claude_plain_stream *s) {
  const uint8_t *p = s->start;
  while (p < s->end) {
    claude_plain_run run = claude_plain_next(p, s->end);
    if (p == s->start)
      claude_plain_head(s, &run);
    claude_plain_emit(s, &run);
    s->before[1] = s->before[0];
    s->before[0] = run;
    p = run.end;
  }
  if (s->start == s->end && s->version < ZH_CLAUDE_V48)
    zh_buf_putc(s->word, CLAUDE_BOW);
  claude_plain_flush(s);
}

/* Newlines at the end join the two that follow each message; one token of
 * these is the message's own. */
static size_t claude_plain_tail(const zh_vocab *vocab, zh_buf *buf,
                                size_t newlines) {
  if (newlines == 0)
    return 0;
  zh_buf_clear(buf);
  for (size_t i = 0; i < newlines + 2; i++)
    zh_buf_putc(buf, '\n');
  return claude_plain_tile(vocab, zh_buf_str(buf)) - 1;
}

/* --- public --- */

size_t claude_plain_count(const zh_encoding *encoding, zh_str text) {
  zh_buf clean, word;
  zh_claude version = (zh_claude)encoding->row->claude;
  const zh_vocab *vocab = &encoding->vocab;
  zh_buf_init(&clean, SIZE_MAX / 2);
  zh_buf_init(&word, SIZE_MAX / 2);
  while (version == ZH_CLAUDE_V5 && text.len > 0 &&
         memchr(" \t\n", text.ptr[text.len - 1], 3))
    text.len--;
  zh_compose(text, ZH_COMPOSE_ALL, &word);
  claude_plain_clean(&clean, zh_buf_str(&word), version == ZH_CLAUDE_V3);
  zh_buf_clear(&word);
  zh_str left = zh_buf_str(&clean);
  size_t newlines = 0;
  while (left.len > 0 && left.ptr[left.len - 1] == '\n') {
    left.len--;
    newlines++;
  }
  // One space at the head is the border that stands there.
  if (version < ZH_CLAUDE_V48 && text.len > 0 && text.ptr[0] == ' ' &&
      left.len > 0 && left.ptr[0] == ' ' &&
      (left.len == 1 || left.ptr[1] != ' '))
    left = zh_str_cut(left, 1);
  claude_plain_stream s = {
      .vocab = vocab,
      .version = version,
      .start = (const uint8_t *)left.ptr,
      .end = (const uint8_t *)left.ptr + left.len,
      .before = {{.kind = CLAUDE_START}, {.kind = CLAUDE_START}},
      .word = &word};
  claude_plain_runs(&s);
  size_t total = s.total + claude_plain_tail(vocab, &word, newlines);
  zh_buf_deinit(&clean);
  zh_buf_deinit(&word);
  return total;
}
