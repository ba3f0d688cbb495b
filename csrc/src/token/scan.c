/* SPDX-License-Identifier: Apache-2.0 */
/* The pre-tokenizers, one character after another but for plain words.  What
 * differs between the expressions is a row of rules; the compiler makes a loop
 * for each. */
#include "token/scan.h"

#include "base/mem.h"
#include "token/scan_block.h"
#include "token/unicode.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <stdatomic.h>

#define SCAN_INLINE static inline __attribute__((always_inline))

typedef enum scan_word {
  SCAN_WORD_PLAIN,  /*  ?\p{L}+                                             */
  SCAN_WORD_PREFIX, /* [^\r\n\p{L}\p{N}]?\p{L}+                             */
  SCAN_WORD_MARKS,  /* the same, and marks are letters                      */
  SCAN_WORD_CASED   /* the same, cut where lower case turns to upper        */
} scan_word;

typedef enum scan_short {
  SCAN_SHORT_NONE,
  SCAN_SHORT_EXACT,  /* 's and its like are pieces, lower case only         */
  SCAN_SHORT_FOLDED, /* pieces, in any case                                 */
  SCAN_SHORT_SUFFIX  /* the end of a word, in any case                      */
} scan_short;

typedef struct scan_rules {
  scan_word word;
  scan_short contraction;
  uint32_t digits;    /* longest group; 0: any, after an optional space     */
  bool tail_newlines; /* symbols take the newlines after them               */
  bool tail_slashes;  /* ... and slashes among these                        */
  bool newlines;      /* spaces end after their last newline                */
  bool whole_at_end;  /* ... unless the text ends with them                 */
} scan_rules;

typedef struct scan_char {
  zh_kind kind;
  size_t len; /* 0 at the end of the text                                    */
} scan_char;

enum {
  SCAN_MANY = 8,
  SCAN_ALONE = 64 /* pieces at most before a block is tried again           */
};

// clang-format off
static const uint8_t scan_kinds[256] = {
  0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 5, 5, 5, 5, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  5, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6,
  4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 6, 6, 6, 6, 6, 6,
  6, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 6, 6, 6, 6, 6,
  6, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
  2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 6, 6, 6, 6, 0,
  8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8,
  8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8,
  8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8,
  8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8,
  8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8,
  8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8,
  8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8,
  8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8,
};
// clang-format on

/* The kinds of the first plane, one byte each, spread out of the packed tables
 * when first asked for; stays.  NULL: not yet, or no memory. */
typedef _Atomic(uint8_t *) scan_plane_slot;

static scan_plane_slot scan_plane;

static void scan_spread(uint8_t *kinds, uint64_t word) {
  word &= 0x7777777777777777u; // without ZH_KIND_COMPOSES
  for (int i = 0; i < 16; i++)
    kinds[i] = (uint8_t)(word >> (4 * i) & 15);
}

static void scan_prepare(void) {
  uint8_t *none = NULL;
  uint8_t *plane = zh_alloc(1 << 16);
  if (!plane)
    return;
  for (uint32_t code = 0; code < 1 << 16; code += 16)
    scan_spread(&plane[code], zh_unicode_word(code));
  if (!atomic_compare_exchange_strong(&scan_plane, &none, plane))
    zh_free(plane); // another thread was first
}

/* Sets of kinds, as bits. */
#define SCAN_BIT(kind) (1u << (kind))
#define SCAN_LETTERS                                                           \
  (SCAN_BIT(ZH_KIND_UPPER) | SCAN_BIT(ZH_KIND_LOWER) | SCAN_BIT(ZH_KIND_LETTER))
#define SCAN_MARKED (SCAN_LETTERS | SCAN_BIT(ZH_KIND_MARK))
#define SCAN_UPPERS (SCAN_MARKED & ~SCAN_BIT(ZH_KIND_LOWER))
#define SCAN_LOWERS (SCAN_MARKED & ~SCAN_BIT(ZH_KIND_UPPER))
#define SCAN_NEITHER                                                           \
  (SCAN_BIT(ZH_KIND_LETTER) | SCAN_BIT(ZH_KIND_MARK)) /* no case            */
#define SCAN_NUMBERS SCAN_BIT(ZH_KIND_NUMBER)
#define SCAN_SPACES  SCAN_BIT(ZH_KIND_SPACE)
#define SCAN_SYMBOLS                                                           \
  (SCAN_BIT(ZH_KIND_SYMBOL) | SCAN_BIT(ZH_KIND_OTHER) | SCAN_BIT(ZH_KIND_MARK))

SCAN_INLINE bool scan_in(scan_char c, unsigned set) {
  return c.len > 0 && (set >> c.kind & 1u) != 0;
}

SCAN_INLINE scan_char scan_read(const uint8_t *p, const uint8_t *end) {
  if (p >= end)
    return (scan_char){ZH_KIND_OTHER, 0};
  unsigned kind = scan_kinds[*p];
  if (kind != SCAN_MANY)
    return (scan_char){(zh_kind)kind, 1};
  size_t len;
  uint32_t code = zh_utf8_read(p, &len);
  const uint8_t *plane =
      atomic_load_explicit(&scan_plane, memory_order_relaxed);
  if (len < 4 && plane)
    return (scan_char){(zh_kind)plane[code & 0xffff], len};
  return (scan_char){zh_unicode_kind(code), len};
}

SCAN_INLINE const uint8_t *scan_run(const uint8_t *p, const uint8_t *end,
                                    unsigned set) {
  scan_char c;
  while (c = scan_read(p, end), scan_in(c, set))
    p += c.len;
  return p;
}

SCAN_INLINE bool scan_is_newline(const uint8_t *p) {
  return *p == '\n' || *p == '\r';
}

/* The two ways a cased word may go on at one place; NULL: not at all. */
typedef struct scan_cased {
  const uint8_t *lower; /* upper* lower+                                     */
  const uint8_t *upper; /* upper+ lower*, looked at where no way is `lower`  */
} scan_cased;

SCAN_INLINE scan_cased scan_cased_at(const uint8_t *p, const uint8_t *end) {
  const uint8_t *start = p;
  const uint8_t *neither = NULL; /* past the last one without case           */
  scan_char c;
  while (c = scan_read(p, end), scan_in(c, SCAN_UPPERS)) {
    p += c.len;
    if (scan_in(c, SCAN_NEITHER))
      neither = p;
  }
  if (scan_in(c, SCAN_LOWERS))
    return (scan_cased){scan_run(p + c.len, end, SCAN_LOWERS), NULL};
  return (scan_cased){neither, p > start ? p : NULL};
}

SCAN_INLINE const uint8_t *scan_cased_word(const uint8_t *p, const uint8_t *end,
                                           scan_char first, bool prefix) {
  scan_cased with = {NULL, NULL};
  if (prefix) {
    with = scan_cased_at(p + first.len, end);
    if (with.lower)
      return with.lower;
  }
  scan_cased without = {NULL, NULL};
  if (scan_in(first, SCAN_MARKED))
    without = scan_cased_at(p, end);
  if (without.lower)
    return without.lower;
  return with.upper ? with.upper : without.upper;
}

#ifdef __SSE2__
/* Which of 16 bytes are between the two, as bits; those above are zero. */
SCAN_INLINE unsigned scan_between(__m128i bytes, char low, char high) {
  __m128i past = _mm_sub_epi8(bytes, _mm_set1_epi8(low));
  __m128i least = _mm_min_epu8(past, _mm_set1_epi8((char)(high - low)));
  return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(least, past));
}

/* Most words are some ASCII letters, perhaps behind a space: where such a one
 * ends is found without a look at each.  NULL: it is none, or cannot be told.
 */
SCAN_INLINE const uint8_t *
scan_ascii_word(const scan_rules *rules, const uint8_t *p, const uint8_t *end) {
  p += *p == ' ';
  if (end - p < 16 || (uint8_t)((*p | 32) - 'a') > 'z' - 'a')
    return NULL;
  __m128i bytes = _mm_loadu_si128((const void *)p);
  unsigned lowers = scan_between(bytes, 'a', 'z');
  unsigned uppers = scan_between(bytes, 'A', 'Z');
  int len = __builtin_ctz(~(lowers | uppers));
  if (rules->word == SCAN_WORD_CASED) {
    int upper = __builtin_ctz(~uppers);
    len = upper + __builtin_ctz(~lowers >> upper);
  }
  if (len > 15 || p[len] >= 0x80)
    return NULL;
  p += len;
  return rules->contraction == SCAN_SHORT_SUFFIX && *p == '\''
             ? p + zh_scan_contraction(p, end, true)
             : p;
}
#else
SCAN_INLINE const uint8_t *
scan_ascii_word(const scan_rules *rules, const uint8_t *p, const uint8_t *end) {
  (void)rules, (void)p, (void)end;
  return NULL;
}
#endif

/* Where the word at p ends; NULL: there is none. */
SCAN_INLINE const uint8_t *scan_a_word(const scan_rules *rules,
                                       const uint8_t *p, const uint8_t *end,
                                       scan_char first) {
  unsigned letters =
      rules->word == SCAN_WORD_MARKS ? SCAN_MARKED : SCAN_LETTERS;
  bool prefix =
      rules->word == SCAN_WORD_PLAIN
          ? *p == ' '
          : !scan_in(first, SCAN_LETTERS | SCAN_NUMBERS) && !scan_is_newline(p);
  const uint8_t *word = NULL;
  if (rules->word == SCAN_WORD_CASED) {
    word = scan_cased_word(p, end, first, prefix);
    if (word && word < end && rules->contraction == SCAN_SHORT_SUFFIX)
      word += zh_scan_contraction(word, end, true);
    return word;
  }
  if (prefix)
    word = scan_run(p + first.len, end, letters);
  if (word && word > p + first.len)
    return word;
  return scan_in(first, letters) ? scan_run(p, end, letters) : NULL;
}

SCAN_INLINE const uint8_t *scan_a_number(const uint8_t *p, const uint8_t *end,
                                         uint32_t most) {
  scan_char c;
  for (uint32_t n = 0; n < most; n++) {
    c = scan_read(p, end);
    if (!scan_in(c, SCAN_NUMBERS))
      break;
    p += c.len;
  }
  return p;
}

SCAN_INLINE const uint8_t *scan_symbols(const scan_rules *rules,
                                        const uint8_t *p, const uint8_t *end) {
  p = scan_run(p, end, SCAN_SYMBOLS);
  if (rules->tail_newlines) {
    while (p < end &&
           (scan_is_newline(p) || (rules->tail_slashes && *p == '/')))
      p++;
  }
  return p;
}

/* A run of spaces: up to its last newline, else without its last character,
 * which belongs to what follows. */
SCAN_INLINE const uint8_t *scan_spaces(const scan_rules *rules,
                                       const uint8_t *p, const uint8_t *end) {
  const uint8_t *newline = NULL;
  const uint8_t *last = p;
  const uint8_t *at = p;
  scan_char c;
  while (c = scan_read(at, end), scan_in(c, SCAN_SPACES)) {
    last = at;
    at += c.len;
    if (scan_is_newline(last))
      newline = at;
  }
  if (at == end && (rules->whole_at_end || !newline))
    return at;
  if (newline && rules->newlines)
    return newline;
  return last > p ? last : at;
}

SCAN_INLINE const uint8_t *scan_piece(const scan_rules *rules, const uint8_t *p,
                                      const uint8_t *end) {
  const uint8_t *word = scan_ascii_word(rules, p, end);
  if (word)
    return word;
  if (rules->contraction == SCAN_SHORT_EXACT ||
      rules->contraction == SCAN_SHORT_FOLDED) {
    size_t len =
        zh_scan_contraction(p, end, rules->contraction == SCAN_SHORT_FOLDED);
    if (len > 0)
      return p + len;
  }
  scan_char first = scan_read(p, end);
  word = scan_a_word(rules, p, end, first);
  if (word)
    return word;
  const uint8_t *past_space = p + (*p == ' ');
  if (rules->digits > 0 && scan_in(first, SCAN_NUMBERS))
    return scan_a_number(p, end, rules->digits);
  scan_char next = scan_read(past_space, end);
  if (rules->digits == 0 && scan_in(next, SCAN_NUMBERS))
    return scan_a_number(past_space, end, UINT32_MAX);
  if (scan_in(next, SCAN_SYMBOLS))
    return scan_symbols(rules, past_space, end);
  return scan_spaces(rules, p, end);
}

#ifdef __SSE2__
/* As many pieces from p on as can be told 64 bytes at a time; 0: none.  Not of
 * all expressions. */
SCAN_INLINE size_t scan_block(const scan_rules *rules, const uint8_t *start,
                              const uint8_t *p, const uint8_t *end,
                              uint32_t *ends, size_t max) {
  const zh_block_rules block = {
      .cased = rules->word == SCAN_WORD_CASED,
      .suffix = rules->contraction == SCAN_SHORT_SUFFIX,
      .pieces = rules->contraction == SCAN_SHORT_FOLDED,
      .single = rules->digits == 1,
      .slashes = rules->tail_slashes};
  if (!rules->newlines || end - p < ZH_BLOCK || max < ZH_BLOCK_ENDS)
    return 0;
  return zh_scan_block(&block, p, (uint32_t)(p - start), ends);
}
#else
SCAN_INLINE size_t scan_block(const scan_rules *rules, const uint8_t *start,
                              const uint8_t *p, const uint8_t *end,
                              uint32_t *ends, size_t max) {
  (void)rules, (void)start, (void)p, (void)end, (void)ends, (void)max;
  return 0;
}
#endif

SCAN_INLINE size_t scan_pieces(const scan_rules *rules, zh_scanner *scanner,
                               uint32_t *ends, size_t max) {
  const uint8_t *start = (const uint8_t *)scanner->text.ptr;
  const uint8_t *end = start + scanner->text.len;
  const uint8_t *p = start + scanner->at;
  size_t most = max > 2 * ZH_BLOCK_ENDS ? max - ZH_BLOCK_ENDS : max;
  size_t count = 0;
  size_t alone = 0; // pieces to be cut one by one
  size_t more = 1;  // ... after the next block that gives none
  while (p < end && count < most) {
    if (alone == 0) {
      size_t found =
          scan_block(rules, start, p, end, ends + count, max - count);
      alone = found > 0 ? 0 : more;
      more = found > 1 ? 1 : more < SCAN_ALONE ? 2 * more : more;
      count += found;
      if (found > 0) {
        p = start + ends[count - 1];
        continue;
      }
    }
    p = scan_piece(rules, p, end);
    ends[count++] = (uint32_t)(p - start);
    alone--;
  }
  scanner->at = (size_t)(p - start);
  return count;
}

/* --- one loop for each expression --- */

#define SCAN_LOOP(name, ...)                                                   \
  static size_t scan_##name(zh_scanner *scanner, uint32_t *ends, size_t max) { \
    static const scan_rules rules = {__VA_ARGS__};                             \
    return scan_pieces(&rules, scanner, ends, max);                            \
  }

SCAN_LOOP(r50k, .word = SCAN_WORD_PLAIN, .contraction = SCAN_SHORT_EXACT,
          .whole_at_end = true)
SCAN_LOOP(cl100k, .word = SCAN_WORD_PREFIX, .contraction = SCAN_SHORT_FOLDED,
          .digits = 3, .tail_newlines = true, .newlines = true,
          .whole_at_end = true)
SCAN_LOOP(o200k, .word = SCAN_WORD_CASED, .contraction = SCAN_SHORT_SUFFIX,
          .digits = 3, .tail_newlines = true, .tail_slashes = true,
          .newlines = true)
SCAN_LOOP(llama3, .word = SCAN_WORD_PREFIX, .contraction = SCAN_SHORT_FOLDED,
          .digits = 3, .tail_newlines = true, .newlines = true)
SCAN_LOOP(qwen2, .word = SCAN_WORD_PREFIX, .contraction = SCAN_SHORT_FOLDED,
          .digits = 1, .tail_newlines = true, .newlines = true)
SCAN_LOOP(qwen35, .word = SCAN_WORD_MARKS, .contraction = SCAN_SHORT_FOLDED,
          .digits = 1, .tail_newlines = true, .newlines = true)
SCAN_LOOP(tekken, .word = SCAN_WORD_CASED, .digits = 1, .tail_newlines = true,
          .tail_slashes = true, .newlines = true)

/* --- DeepSeek: numbers and CJK first, then the rest on its own --- */

static bool scan_is_cjk(const uint8_t *p, const uint8_t *end) {
  if (p >= end || *p < 0xe3)
    return false;
  size_t len;
  uint32_t code = zh_utf8_read(p, &len);
  return (code >= 0x4e00 && code <= 0x9fa5) ||
         (code >= 0x3040 && code <= 0x30ff);
}

/* Where the segment that starts at p and is neither ends. */
static const uint8_t *scan_segment(const uint8_t *p, const uint8_t *end) {
  scan_char c;
  while (c = scan_read(p, end),
         c.len > 0 && !scan_in(c, SCAN_NUMBERS) && !scan_is_cjk(p, end))
    p += c.len;
  return p;
}

static bool scan_is_letter(uint8_t byte) {
  return scan_kinds[byte] == ZH_KIND_UPPER || scan_kinds[byte] == ZH_KIND_LOWER;
}

/* Where what the last expression matches at p ends; NULL: it does not. */
static const uint8_t *scan_deepseek_match(const uint8_t *p,
                                          const uint8_t *end) {
  static const scan_rules spaces = {.newlines = true};
  unsigned symbols = SCAN_BIT(ZH_KIND_SYMBOL);
  scan_char first = scan_read(p, end);
  // ASCII punctuation takes the ASCII letters after it.
  if (scan_kinds[*p] == ZH_KIND_SYMBOL && end - p > 1 && scan_is_letter(p[1])) {
    for (p++; p < end && scan_is_letter(*p);)
      p++;
    return p;
  }
  if (!scan_in(first, SCAN_LETTERS | symbols) && !scan_is_newline(p)) {
    const uint8_t *word = scan_run(p + first.len, end, SCAN_MARKED);
    if (word > p + first.len)
      return word;
  }
  if (scan_in(first, SCAN_MARKED))
    return scan_run(p, end, SCAN_MARKED);
  const uint8_t *past_space = p + (*p == ' ');
  if (scan_in(scan_read(past_space, end), symbols)) {
    p = scan_run(past_space, end, symbols);
    while (p < end && scan_is_newline(p))
      p++;
    return p;
  }
  return scan_in(first, SCAN_SPACES) ? scan_spaces(&spaces, p, end) : NULL;
}

/* What is not matched stays together. */
static const uint8_t *scan_deepseek_rest(const uint8_t *p, const uint8_t *end) {
  const uint8_t *match = scan_deepseek_match(p, end);
  if (match)
    return match;
  while (p < end && !scan_deepseek_match(p, end))
    p += scan_read(p, end).len;
  return p;
}

static size_t scan_deepseek(zh_scanner *scanner, uint32_t *ends, size_t max) {
  const uint8_t *start = (const uint8_t *)scanner->text.ptr;
  const uint8_t *end = start + scanner->text.len;
  const uint8_t *p = start + scanner->at;
  const uint8_t *segment = start + scanner->segment;
  size_t count = 0;
  while (p < end && count < max) {
    if (p >= segment)
      segment = scan_segment(p, end);
    if (p < segment) {
      p = scan_deepseek_rest(p, segment);
    } else if (scan_is_cjk(p, end)) {
      while (scan_is_cjk(p, end))
        p += 3;
    } else {
      p = scan_a_number(p, end, 3);
    }
    ends[count++] = (uint32_t)(p - start);
  }
  scanner->at = (size_t)(p - start);
  scanner->segment = (size_t)(segment - start);
  return count;
}

/* --- public --- */

size_t zh_scan(zh_scanner *scanner, uint32_t *ends, size_t max) {
  if (!atomic_load_explicit(&scan_plane, memory_order_acquire))
    scan_prepare();
  static size_t (*const loops[ZH_PATTERN_COUNT])(zh_scanner *, uint32_t *,
                                                 size_t) = {
      [ZH_PATTERN_R50K] = scan_r50k,
      [ZH_PATTERN_CL100K] = scan_cl100k,
      [ZH_PATTERN_O200K] = scan_o200k,
      [ZH_PATTERN_LLAMA3] = scan_llama3,
      [ZH_PATTERN_QWEN2] = scan_qwen2,
      [ZH_PATTERN_QWEN35] = scan_qwen35,
      [ZH_PATTERN_TEKKEN] = scan_tekken,
      [ZH_PATTERN_DEEPSEEK] = scan_deepseek,
      [ZH_PATTERN_SPACES] = zh_scan_spaces,
      [ZH_PATTERN_CLAUDE] = zh_scan_spaces};
  return loops[scanner->pattern](scanner, ends, max);
}
