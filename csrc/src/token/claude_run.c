/* SPDX-License-Identifier: Apache-2.0 */
/* Text to marked words. */
#include "token/claude_run.h"

#include "token/claude_table.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Markers are bytes that never reach the model themselves. */
enum { RUN_BOW = 1, RUN_EOW = 2, RUN_SHIFT = 3, RUN_CAPS = 4 };

enum { RUN_SHARP_S = 0x1e9e, RUN_DOTTED_I = 0x130 };

typedef enum claude_run_kind {
  RUN_WORD,
  RUN_STRAY, /* marks without a base                                        */
  RUN_DIGITS,
  RUN_PUNCT,
  RUN_SPACES,
  RUN_LETTERS, /* hard ones, and the next two                               */
  RUN_NUMBERS,
  RUN_SYMBOLS,
  RUN_START /* what the first run follows                                   */
} claude_run_kind;

typedef struct claude_run {
  const uint8_t *p;
  const uint8_t *end;
  uint8_t kind;    /* claude_run_kind    */
  uint8_t first;   /* zh_claude_class                                       */
  uint8_t last;    /* unless it is a word                                   */
  bool is_uniform; /* all of one class, unless it is a word                 */
  bool is_plain;   /* a word of ASCII                                       */
  uint16_t uppers; /* which of its first 16 letters are capitals            */
} claude_run;

typedef struct claude_run_stream {
  const zh_claude_job *job;
  const uint8_t *end;
  claude_run runs[4]; /* by turns; see claude_run_before                    */
  unsigned turn;
  zh_claude_word word; /* what stands since the last border                */
  bool after_word;     /* and that was the end of a marked one             */
  size_t total;
  zh_status status;
} claude_run_stream;

/* The run `back` runs before the one at hand. */
static const claude_run *claude_run_before(const claude_run_stream *s,
                                           unsigned back) {
  return &s->runs[(s->turn - back) % 4];
}

/* --- runs --- */

static zh_claude_class claude_run_class(const uint8_t *p, const uint8_t *end,
                                        size_t *len) {
  *len = 0;
  if (p >= end)
    return ZH_CLAUDE_GONE;
  return zh_claude_class_of(zh_utf8_read(p, len));
}

static claude_run_kind claude_run_kind_of(zh_claude_class class_) {
  static const uint8_t kinds[] = {[ZH_CLAUDE_HARD] = RUN_LETTERS,
                                  [ZH_CLAUDE_CASELESS] = RUN_WORD,
                                  [ZH_CLAUDE_LOWER] = RUN_WORD,
                                  [ZH_CLAUDE_UPPER] = RUN_WORD,
                                  [ZH_CLAUDE_MARK] = RUN_WORD,
                                  [ZH_CLAUDE_DIGIT] = RUN_DIGITS,
                                  [ZH_CLAUDE_FAR_DIGIT] = RUN_DIGITS,
                                  [ZH_CLAUDE_HARD_DIGIT] = RUN_NUMBERS,
                                  [ZH_CLAUDE_HARD_NUMBER] = RUN_NUMBERS,
                                  [ZH_CLAUDE_PUNCT] = RUN_PUNCT,
                                  [ZH_CLAUDE_SYMBOL] = RUN_SYMBOLS,
                                  [ZH_CLAUDE_SELECTOR] = RUN_LETTERS,
                                  [ZH_CLAUDE_SPACE] = RUN_SPACES,
                                  [ZH_CLAUDE_GONE] = RUN_START,
                                  [ZH_CLAUDE_FOLDED] = RUN_SPACES};
  return (claude_run_kind)kinds[class_];
}

#define RUN_OF(class_) (1u << (class_))

/* Which classes go on with a run.  Selectors ride on what stands alone. */
static const uint16_t claude_run_joins[] = {
    [RUN_WORD] = RUN_OF(ZH_CLAUDE_CASELESS) | RUN_OF(ZH_CLAUDE_LOWER) |
                 RUN_OF(ZH_CLAUDE_UPPER) | RUN_OF(ZH_CLAUDE_MARK),
    [RUN_STRAY] = RUN_OF(ZH_CLAUDE_MARK),
    [RUN_DIGITS] = RUN_OF(ZH_CLAUDE_DIGIT) | RUN_OF(ZH_CLAUDE_FAR_DIGIT),
    [RUN_PUNCT] = RUN_OF(ZH_CLAUDE_PUNCT),
    [RUN_SPACES] = RUN_OF(ZH_CLAUDE_SPACE) | RUN_OF(ZH_CLAUDE_FOLDED),
    [RUN_LETTERS] = RUN_OF(ZH_CLAUDE_HARD) | RUN_OF(ZH_CLAUDE_SELECTOR),
    [RUN_NUMBERS] = RUN_OF(ZH_CLAUDE_HARD_DIGIT) |
                    RUN_OF(ZH_CLAUDE_HARD_NUMBER) | RUN_OF(ZH_CLAUDE_SELECTOR),
    [RUN_SYMBOLS] = RUN_OF(ZH_CLAUDE_SYMBOL) | RUN_OF(ZH_CLAUDE_SELECTOR),
    [RUN_START] = RUN_OF(ZH_CLAUDE_GONE) | RUN_OF(ZH_CLAUDE_SELECTOR)};

static bool claude_run_is_letter(uint8_t c) {
  return (uint8_t)((c | 0x20) - 'a') < 26;
}

/* Letters of ASCII at p, and which of the first 16 are capitals. */
static size_t claude_run_letters(const uint8_t *p, const uint8_t *end,
                                 uint16_t *uppers) {
  const uint8_t *from = p;
#ifdef __SSE2__
  const __m128i low = _mm_set1_epi8('a');
  const __m128i most = _mm_set1_epi8(25);
  for (; end - p >= 16; p += 16) {
    __m128i bytes = _mm_loadu_si128((const void *)p);
    __m128i at = _mm_sub_epi8(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), low);
    __m128i is = _mm_cmpeq_epi8(_mm_min_epu8(at, most), at);
    unsigned others = (unsigned)_mm_movemask_epi8(is) ^ 0xffff;
    if (p == from)
      *uppers = (uint16_t)~_mm_movemask_epi8(_mm_slli_epi16(bytes, 2));
    if (others)
      return (size_t)(p - from) + (size_t)__builtin_ctz(others);
  }
#endif
  if (p == from)
    *uppers = 0;
  for (; p < end && claude_run_is_letter(*p); p++) {
    if (p - from < 16)
      *uppers |= (uint16_t)((*p < 'a') << (p - from));
  }
  return (size_t)(p - from);
}

/* The rest of a run that stands at p. */
static void claude_run_finish(claude_run *run, const uint8_t *p,
                              const uint8_t *end) {
  const unsigned joins = claude_run_joins[run->kind];
  size_t len;
  for (;;) {
    zh_claude_class class_ = claude_run_class(p, end, &len);
    if (len == 0 || (joins >> class_ & 1) == 0)
      break;
    run->is_uniform = run->is_uniform && class_ == run->first;
    run->last = (uint8_t)class_;
    p += len;
  }
  run->end = p;
}

static void claude_run_next(claude_run *run, const uint8_t *p,
                            const uint8_t *end) {
  size_t len;
  zh_claude_class class_ = claude_run_class(p, end, &len);
  claude_run_kind kind =
      class_ == ZH_CLAUDE_MARK ? RUN_STRAY : claude_run_kind_of(class_);
  *run = (claude_run){.p = p,
                      .kind = (uint8_t)kind,
                      .first = (uint8_t)class_,
                      .last = (uint8_t)class_,
                      .is_uniform = true};
  if (*p < 0x80 && kind == RUN_WORD) {
    len = claude_run_letters(p, end, &run->uppers);
    if (p + len == end || p[len] < 0x80) {
      run->end = p + len;
      run->is_plain = true;
      return;
    }
  }
  claude_run_finish(run, p + len, end);
}

/* --- borders --- */

static bool claude_run_is_solid(unsigned class_) {
  return class_ == ZH_CLAUDE_SYMBOL || class_ == ZH_CLAUDE_SELECTOR;
}

static bool claude_run_is_border_digit(unsigned class_) {
  return class_ == ZH_CLAUDE_FAR_DIGIT || class_ == ZH_CLAUDE_HARD_DIGIT ||
         class_ == ZH_CLAUDE_HARD_NUMBER;
}

static bool claude_run_is_number(const claude_run *run) {
  return run->kind == RUN_DIGITS ||
         (run->kind == RUN_NUMBERS && run->is_uniform);
}

static bool claude_run_is_quote(const claude_run *run) {
  return run->kind == RUN_PUNCT && run->end - run->p == 1 && *run->p == '\'';
}

static bool claude_run_space_before(const claude_run_stream *s,
                                    const claude_run *run) {
  if (run->p == s->job->start)
    return s->job->version < ZH_CLAUDE_V48;
  return run->p[-1] == ' ';
}

static bool claude_run_space_after(const claude_run_stream *s,
                                   const claude_run *run) {
  const uint8_t *p = run->end;
  return p < s->end && *p == ' ' && (p + 1 == s->end || p[1] != ' ');
}

/* A lone apostrophe before a word. */
static bool claude_run_opens_word(const claude_run_stream *s,
                                  const claude_run *run) {
  size_t len;
  return claude_run_is_quote(run) &&
         claude_run_kind_of(claude_run_class(run->end, s->end, &len)) ==
             RUN_WORD;
}

/* Is the last letter in a circle, U+24B6 to U+24E9?  There it is a symbol. */
static bool claude_run_ends_circled(const claude_run *run) {
  if (run->kind != RUN_WORD || run->end - run->p < 3)
    return false;
  const uint8_t *p = run->end - 3;
  return p[0] == 0xe2 &&
         (p[1] == 0x92 ? p[2] >= 0xb6 : p[1] == 0x93 && p[2] <= 0xa9);
}

static bool claude_run_ends_marked(const claude_run *run) {
  return run->kind == RUN_PUNCT || claude_run_is_solid(run->last) ||
         claude_run_ends_circled(run) ||
         (claude_run_is_number(run) && claude_run_is_border_digit(run->last));
}

/* Is the word the tail of a contraction, whose border is the apostrophe? */
static bool claude_run_is_contraction(const claude_run_stream *s,
                                      const claude_run *run) {
  static const char *const tails[] = {"s", "t", "d", "m", "ll", "re", "ve"};
  zh_str word = {(const char *)run->p, (size_t)(run->end - run->p)};
  if (!claude_run_is_quote(claude_run_before(s, 1)) ||
      (claude_run_before(s, 2)->kind != RUN_START &&
       claude_run_ends_marked(claude_run_before(s, 2))))
    return false;
  for (size_t i = 0; i < ZH_COUNT(tails); i++) {
    if (zh_str_is(word, zh_str_of(tails[i])))
      return true;
  }
  return false;
}

/* --- words --- */

void zh_claude_word_spill(zh_claude_word *word, const uint8_t *p, size_t len) {
  if (word->len <= ZH_CLAUDE_FEW) {
    zh_buf_clear(word->many);
    zh_buf_put(word->many, (zh_str){(const char *)&word->bits, word->len});
  }
  zh_buf_put(word->many, (zh_str){(const char *)p, len});
  word->len += len;
}

/* One that the table does not hold. */
static void claude_run_flush_new(claude_run_stream *s) {
  const zh_claude_job *job = s->job;
  zh_claude_wide bits = s->word.bits;
  zh_str text = {(const char *)&bits, s->word.len};
  size_t count = 0;
  if (text.len > ZH_CLAUDE_FEW) {
    text = zh_buf_str(s->word.many);
    s->status = s->word.many->status;
  }
  if (s->status == ZH_OK)
    s->status = zh_count_piece(job->encoding, job->scratch, text, &count);
  s->total += count;
}

static inline void claude_run_flush(claude_run_stream *s) {
  const zh_claude_word *word = &s->word;
  uint32_t count = 0;
  if (word->len == 0 || s->status != ZH_OK)
    return;
  if (word->len <= ZH_CLAUDE_FEW) {
    zh_count_key key = zh_claude_word_key(word);
    count = zh_count_look(zh_count_bucket_of(s->job->scratch, key), key);
  }
  s->total += count;
  if (count == 0)
    claude_run_flush_new(s);
  zh_claude_word_clear(&s->word);
}

/* A single space between two marked words is not written. */
static inline void claude_run_open(claude_run_stream *s) {
  if (s->after_word && s->word.len == 1 && s->word.bits == ' ')
    zh_claude_word_clear(&s->word);
  claude_run_flush(s);
  s->after_word = false;
}

static inline void claude_run_close(claude_run_stream *s) {
  zh_claude_word_putc(&s->word, RUN_EOW);
  claude_run_flush(s);
  s->after_word = true;
}

static inline void claude_run_put(claude_run_stream *s, const claude_run *run) {
  zh_claude_word_put(&s->word, run->p, (size_t)(run->end - run->p), s->end);
}

static inline void claude_run_body(claude_run_stream *s,
                                   const claude_run *run) {
  // A space after a word may yet turn out to be the seam.
  if (s->word.len > 0)
    s->after_word = false;
  claude_run_put(s, run);
}

/* --- case --- */

static uint32_t claude_run_lower(uint32_t code) {
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

/* What marks the case of a word: RUN_SHIFT, RUN_CAPS, or 0 to leave it as it
 * is. */
static uint8_t claude_run_case(zh_claude version, const claude_run *run) {
  size_t chars = 0, upper = 0, lower = 0, caseless = 0, dotted = 0, len;
  for (const uint8_t *p = run->p; p < run->end; p += len, chars++) {
    uint32_t code = zh_utf8_read(p, &len);
    zh_claude_class class_ = zh_claude_class_of(code);
    if (code == RUN_SHARP_S || (code == RUN_DOTTED_I && chars == 0))
      return 0;
    dotted += code == RUN_DOTTED_I;
    upper += class_ == ZH_CLAUDE_UPPER && code != RUN_DOTTED_I;
    lower += class_ == ZH_CLAUDE_LOWER;
    caseless += class_ == ZH_CLAUDE_CASELESS || class_ == ZH_CLAUDE_MARK;
  }
  if (version == ZH_CLAUDE_V3 && chars >= 4 && lower + caseless + dotted == 0)
    return RUN_CAPS;
  return upper == 1 ? RUN_SHIFT : 0;
}

/* The same for at most 15 letters of ASCII, of which these are capitals. */
static uint8_t claude_run_case_plain(zh_claude version, size_t len,
                                     unsigned uppers) {
  const unsigned all = (1u << len) - 1;
  uppers &= all;
  if ((uppers & 1) == 0)
    return 0;
  if (version == ZH_CLAUDE_V3 && len >= 4 && uppers == all)
    return RUN_CAPS;
  return uppers == 1 ? RUN_SHIFT : 0;
}

/* Of what the table lowers nothing is beyond the basic plane. */
static void claude_run_put_code(claude_run_stream *s, uint32_t code) {
  uint8_t bytes[3] = {(uint8_t)code};
  size_t len = 1;
  if (code >= 0x800) {
    bytes[0] = (uint8_t)(0xe0 | code >> 12);
    bytes[1] = (uint8_t)(0x80 | (code >> 6 & 0x3f));
    len = 3;
  } else if (code >= 0x80) {
    bytes[0] = (uint8_t)(0xc0 | code >> 6);
    len = 2;
  }
  if (len > 1)
    bytes[len - 1] = (uint8_t)(0x80 | (code & 0x3f));
  for (size_t i = 0; i < len; i++)
    zh_claude_word_putc(&s->word, bytes[i]);
}

static void claude_run_put_lower(claude_run_stream *s, const claude_run *run) {
  size_t len;
  for (const uint8_t *p = run->p; p < run->end; p += len) {
    uint32_t code = zh_utf8_read(p, &len);
    bool stays =
        code == RUN_DOTTED_I || zh_claude_class_of(code) == ZH_CLAUDE_LOWER;
    claude_run_put_code(s, stays ? code : claude_run_lower(code));
  }
}

/* --- kinds of runs --- */

static void claude_run_word(claude_run_stream *s, const claude_run *run) {
  bool fused = claude_run_before(s, 1)->kind == RUN_STRAY;
  uint8_t mark = 0;
  if (run->first == ZH_CLAUDE_UPPER && !fused)
    mark = claude_run_case(s->job->version, run);
  bool bow = !fused && !claude_run_is_contraction(s, run);
  if (bow)
    claude_run_open(s);
  if (mark)
    zh_claude_word_putc(&s->word, mark);
  if (bow)
    zh_claude_word_putc(&s->word, RUN_BOW);
  if (!mark)
    claude_run_put(s, run);
  else
    claude_run_put_lower(s, run);
  claude_run_close(s);
}

static void claude_run_stray(claude_run_stream *s, const claude_run *run) {
  size_t len;
  claude_run_open(s);
  zh_claude_word_putc(&s->word, RUN_BOW);
  claude_run_put(s, run);
  if (claude_run_kind_of(claude_run_class(run->end, s->end, &len)) != RUN_WORD)
    claude_run_close(s);
}

/* Everything else is marked only where it stands at a space. */
static void claude_run_marked(claude_run_stream *s, const claude_run *run,
                              bool bow, bool eow) {
  if (bow && claude_run_space_before(s, run)) {
    claude_run_open(s);
    zh_claude_word_putc(&s->word, RUN_BOW);
  }
  claude_run_body(s, run);
  if (eow && claude_run_space_after(s, run))
    claude_run_close(s);
}

static void claude_run_emit(claude_run_stream *s, const claude_run *run) {
  if (run->kind == RUN_WORD)
    claude_run_word(s, run);
  else if (run->kind == RUN_STRAY)
    claude_run_stray(s, run);
  else if (run->kind == RUN_PUNCT)
    claude_run_marked(s, run, !claude_run_opens_word(s, run), true);
  else if (claude_run_is_solid(run->first) || claude_run_is_solid(run->last))
    claude_run_marked(s, run, claude_run_is_solid(run->first),
                      claude_run_is_solid(run->last));
  else if (claude_run_is_number(run))
    claude_run_marked(s, run, claude_run_is_border_digit(run->first),
                      claude_run_is_border_digit(run->last));
  else
    claude_run_body(s, run);
}

/* The message's head ends in a border; what opens no word leaves it alone. */
static void claude_run_head(claude_run_stream *s, const claude_run *run) {
  if (s->job->version >= ZH_CLAUDE_V48)
    return;
  bool quote = claude_run_opens_word(s, run);
  bool own =
      !quote &&
      (run->kind == RUN_WORD || run->kind == RUN_PUNCT ||
       run->kind == RUN_STRAY || claude_run_is_solid(run->first) ||
       (claude_run_is_number(run) && claude_run_is_border_digit(run->first)) ||
       (run->kind == RUN_SPACES && *run->p == ' '));
  if (!own)
    zh_claude_word_putc(&s->word, quote ? ' ' : RUN_BOW);
}

/* --- plain words --- */

/* Does a word here open one of its own, which is no contraction? */
static bool claude_run_opens(const claude_run_stream *s) {
  const claude_run *before = claude_run_before(s, 1);
  return before->kind != RUN_STRAY && !claude_run_is_quote(before);
}

/* The marked word of at most 13 letters of ASCII, which may be longer than a
 * key. */
static inline zh_claude_word claude_run_plain(const claude_run_stream *s,
                                              const uint8_t *p, size_t len,
                                              unsigned uppers) {
  const uint64_t fold = 0x2020202020202020u;
  const zh_claude_wide folds = (zh_claude_wide)fold << 64 | fold;
  uint8_t mark = claude_run_case_plain(s->job->version, len, uppers);
  zh_claude_word word = {.len = len + 2 + (mark != 0)};
  word.bits = zh_claude_load(p, len, s->end);
  if (mark)
    word.bits |= folds;
  word.bits &= ((zh_claude_wide)1 << (8 * len)) - 1;
  word.bits |= (zh_claude_wide)RUN_EOW << (8 * len);
  word.bits = word.bits << 8 | RUN_BOW;
  if (mark)
    word.bits = word.bits << 8 | mark;
  return word;
}

/* Counts a word of so many letters; false when it is not plain, or longer. */
static inline bool claude_run_word_plain(claude_run_stream *s, const uint8_t *p,
                                         size_t len, unsigned uppers) {
  if (len > ZH_CLAUDE_FEW - 2 || (p + len < s->end && p[len] >= 0x80))
    return false;
  zh_claude_word word = claude_run_plain(s, p, len, uppers);
  if (word.len > ZH_CLAUDE_FEW)
    return false;
  zh_count_key key = zh_claude_word_key(&word);
  size_t count = zh_count_look(zh_count_bucket_of(s->job->scratch, key), key);
  if (count == 0) {
    s->word.bits = word.bits;
    s->word.len = word.len;
    claude_run_flush_new(s);
    zh_claude_word_clear(&s->word);
  }
  s->total += count;
  return true;
}

/* Plain words from this one on, with single spaces between them that are not
 * written: most of most texts.  Returns where what is left begins. */
static const uint8_t *claude_run_words(claude_run_stream *s,
                                       const claude_run *run, size_t most) {
  static const claude_run space = {
      .kind = RUN_SPACES, .first = ZH_CLAUDE_SPACE, .last = ZH_CLAUDE_SPACE};
  const uint8_t *p = run->p;
  size_t len = (size_t)(run->end - p);
  uint16_t uppers = run->uppers;
  claude_run_open(s);
  while (claude_run_word_plain(s, p, len, uppers)) {
    if (p == run->p)
      s->turn++;
    s->after_word = true;
    p += len;
    if (s->status != ZH_OK || s->total > most || s->end - p < 2 || *p != ' ' ||
        !claude_run_is_letter(p[1]))
      return p;
    p++;
    len = claude_run_letters(p, s->end, &uppers);
  }
  if (p != run->p) {
    s->runs[s->turn++ % 4] = space;
    zh_claude_word_putc(&s->word, ' ');
  }
  return p;
}

/* --- public --- */

zh_status zh_claude_runs(const zh_claude_job *job, size_t most, size_t *total) {
  const uint8_t *p = job->start;
  claude_run_stream s = {
      .job = job,
      .end = job->end,
      .runs = {{.kind = RUN_START}, {.kind = RUN_START}, {.kind = RUN_START}},
      .turn = 2,
      .word = {.many = job->word}};
  while (p < s.end && s.status == ZH_OK && s.total <= most) {
    claude_run *run = &s.runs[s.turn % 4];
    claude_run_next(run, p, s.end);
    if (p == job->start)
      claude_run_head(&s, run);
    if (run->is_plain && claude_run_opens(&s)) {
      p = claude_run_words(&s, run, most);
      if (p != run->p)
        continue;
    }
    claude_run_emit(&s, run);
    s.turn++;
    p = run->end;
  }
  if (job->start == s.end && job->version < ZH_CLAUDE_V48)
    zh_claude_word_putc(&s.word, RUN_BOW);
  claude_run_flush(&s);
  *total += s.total;
  return s.status;
}
