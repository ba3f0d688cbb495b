/* SPDX-License-Identifier: Apache-2.0 */
/* Composing: from one character that nothing can join to the next, the text is
 * taken apart, put in canonical order, and put together. */
#include "token/compose.h"

#include "token/unicode.h"

enum {
  COMPOSE_S = 0xac00, /* Hangul syllables and their parts                   */
  COMPOSE_L = 0x1100,
  COMPOSE_V = 0x1161,
  COMPOSE_T = 0x11a7,
  COMPOSE_LS = 19,
  COMPOSE_VS = 21,
  COMPOSE_TS = 28
};

#define COMPOSE_FIELD(word, n)                                                 \
  ((uint32_t)((word) >> (42 - 21 * (n))) & 0x1fffff)

typedef struct compose_char {
  uint32_t code;
  uint32_t class_;
} compose_char;

/* What was found in the tables lately, by the low bits: a text has few
 * different marks. */
enum { COMPOSE_KEPT = 256 };

typedef struct compose_fact {
  uint32_t code;
  uint32_t class_;
  uint64_t parts; /* its word, or 0                                         */
} compose_fact;

typedef struct compose_joined {
  uint64_t pair;
  uint32_t code; /* what it becomes, or 0                                   */
} compose_joined;

typedef struct compose_run {
  compose_char *items;
  size_t count;
  size_t cap;
  zh_compose_age age;
  bool failed;
  compose_fact facts[COMPOSE_KEPT];
  compose_joined pairs[COMPOSE_KEPT];
} compose_run;

static bool compose_knows(const compose_run *run, uint64_t word) {
  return run->age == ZH_COMPOSE_ALL || word >> 63 == 0;
}

/* The class, ZH_COMPOSE_CHANGES, or 0 for what begins anew: nothing before it
 * has to do with it or what follows. */
static inline unsigned compose_mark(uint32_t code) {
  if (code > 0xffff)
    return zh_unicode_bits(code) & ZH_KIND_COMPOSES ? ZH_COMPOSE_CHANGES : 0;
  size_t block = zh_unicode_byte(zh_compose_places, code >> 7);
  return zh_unicode_byte(zh_compose_marks, block << 7 | (code & 127));
}

static uint32_t compose_class(const compose_run *run, uint32_t code) {
  unsigned mark = compose_mark(code);
  if (mark == 0 || (mark != ZH_COMPOSE_CHANGES && run->age == ZH_COMPOSE_ALL))
    return mark;
  size_t low = 0;
  size_t high = zh_compose_class_count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    uint64_t word = zh_compose_classes[middle];
    if (code > COMPOSE_FIELD(word, 1))
      low = middle + 1;
    else if (code < COMPOSE_FIELD(word, 0))
      high = middle;
    else
      return compose_knows(run, word) ? COMPOSE_FIELD(word, 2) : 0;
  }
  return 0;
}

/* --- taking apart --- */

static void compose_add(compose_run *run, uint32_t code, uint32_t class_) {
  if (run->count == run->cap) {
    size_t cap = run->cap ? run->cap * 2 : 64;
    compose_char *items = zh_realloc(run->items, cap * sizeof *items);
    if (!items) {
      run->failed = true;
      return;
    }
    run->items = items;
    run->cap = cap;
  }
  run->items[run->count++] = (compose_char){code, class_};
}

static uint64_t compose_find_parts(const compose_run *run, uint32_t code) {
  size_t low = 0;
  size_t high = zh_compose_part_count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    uint32_t found = COMPOSE_FIELD(zh_compose_parts[middle], 0);
    if (found == code)
      return compose_knows(run, zh_compose_parts[middle])
                 ? zh_compose_parts[middle]
                 : 0;
    if (found < code)
      low = middle + 1;
    else
      high = middle;
  }
  return 0;
}

static const compose_fact *compose_look(compose_run *run, uint32_t code) {
  compose_fact *fact = &run->facts[code % COMPOSE_KEPT];
  if (fact->code != code)
    *fact = (compose_fact){code, compose_class(run, code),
                           compose_find_parts(run, code)};
  return fact;
}

static void compose_apart(compose_run *run, uint32_t code) {
  uint32_t tail[8];
  size_t tails = 0;
  uint64_t word;
  // Only the first part ever has parts of its own.
  while (tails < ZH_COUNT(tail) &&
         (word = compose_look(run, code)->parts) != 0) {
    code = COMPOSE_FIELD(word, 1);
    if (COMPOSE_FIELD(word, 2))
      tail[tails++] = COMPOSE_FIELD(word, 2);
  }
  uint32_t s = code - COMPOSE_S;
  if (code >= COMPOSE_S && s < COMPOSE_LS * COMPOSE_VS * COMPOSE_TS) {
    compose_add(run, COMPOSE_L + s / (COMPOSE_VS * COMPOSE_TS), 0);
    compose_add(run, COMPOSE_V + s / COMPOSE_TS % COMPOSE_VS, 0);
    if (s % COMPOSE_TS)
      compose_add(run, COMPOSE_T + s % COMPOSE_TS, 0);
  } else {
    compose_add(run, code, compose_look(run, code)->class_);
  }
  while (tails > 0) {
    code = tail[--tails];
    compose_add(run, code, compose_look(run, code)->class_);
  }
}

/* Stable, and each run of marks once by counting, so that long ones are no
 * burden. */
static bool compose_sort_marks(compose_char *items, size_t count) {
  compose_char few[32];
  compose_char *sorted = few;
  size_t i = 1;
  while (i < count && items[i - 1].class_ <= items[i].class_)
    i++;
  if (i == count)
    return true;
  uint32_t places[257] = {0};
  if (count > ZH_COUNT(few))
    sorted = zh_alloc(count * sizeof *sorted);
  if (!sorted)
    return false;
  for (i = 0; i < count; i++)
    places[items[i].class_ + 1]++;
  for (i = 1; i < ZH_COUNT(places); i++)
    places[i] += places[i - 1];
  for (i = 0; i < count; i++)
    sorted[places[items[i].class_]++] = items[i];
  memcpy(items, sorted, count * sizeof *items);
  if (sorted != few)
    zh_free(sorted);
  return true;
}

static void compose_sort(compose_run *run) {
  for (size_t at = 0; at < run->count;) {
    size_t end = at;
    while (end < run->count && run->items[end].class_ != 0)
      end++;
    if (end - at > 1 && !compose_sort_marks(run->items + at, end - at))
      run->failed = true;
    at = end + 1;
  }
}

/* --- putting together --- */

static uint32_t compose_hangul(uint32_t a, uint32_t b) {
  if (a - COMPOSE_L < COMPOSE_LS && b - COMPOSE_V < COMPOSE_VS)
    return COMPOSE_S +
           ((a - COMPOSE_L) * COMPOSE_VS + (b - COMPOSE_V)) * COMPOSE_TS;
  uint32_t s = a - COMPOSE_S;
  if (s < COMPOSE_LS * COMPOSE_VS * COMPOSE_TS && s % COMPOSE_TS == 0 &&
      b > COMPOSE_T && b < COMPOSE_T + COMPOSE_TS)
    return a + (b - COMPOSE_T);
  return 0;
}

static uint32_t compose_find_pair(const compose_run *run, uint32_t a,
                                  uint32_t b) {
  const uint64_t pair = (uint64_t)a << 21 | b;
  const uint64_t mask = ((uint64_t)1 << 42) - 1;
  size_t low = 0;
  size_t high = zh_compose_order_count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    size_t at = zh_compose_order[middle / 4] >> (16 * (middle % 4)) & 0xffff;
    uint64_t word = zh_compose_parts[at];
    if ((word & mask) == pair)
      return compose_knows(run, word) ? COMPOSE_FIELD(word, 0) : 0;
    if ((word & mask) < pair)
      low = middle + 1;
    else
      high = middle;
  }
  return compose_hangul(a, b);
}

/* What two characters become; 0 when they stay two. */
static uint32_t compose_pair(compose_run *run, uint32_t a, uint32_t b) {
  uint64_t pair = (uint64_t)a << 21 | b;
  compose_joined *kept = &run->pairs[(a * 31 + b) % COMPOSE_KEPT];
  if (kept->pair != pair)
    *kept = (compose_joined){pair, compose_find_pair(run, a, b)};
  return kept->code;
}

static void compose_join(compose_run *run) {
  size_t kept = 0;
  size_t starter = SIZE_MAX;
  uint32_t last = 0; /* class of what was kept after the starter            */
  for (size_t i = 0; i < run->count; i++) {
    compose_char c = run->items[i];
    bool blocked =
        starter == SIZE_MAX || (kept - 1 > starter && last >= c.class_);
    uint32_t joined =
        blocked ? 0 : compose_pair(run, run->items[starter].code, c.code);
    if (joined) {
      run->items[starter].code = joined;
      continue;
    }
    if (c.class_ == 0)
      starter = kept;
    last = c.class_;
    run->items[kept++] = c;
  }
  run->count = kept;
}

static void compose_put(zh_buf *out, uint32_t code) {
  if (code < 0x80) {
    zh_buf_putc(out, (char)code);
    return;
  }
  if (code < 0x800) {
    zh_buf_putc(out, (char)(0xc0 | code >> 6));
  } else {
    if (code < 0x10000) {
      zh_buf_putc(out, (char)(0xe0 | code >> 12));
    } else {
      zh_buf_putc(out, (char)(0xf0 | code >> 18));
      zh_buf_putc(out, (char)(0x80 | (code >> 12 & 0x3f)));
    }
    zh_buf_putc(out, (char)(0x80 | (code >> 6 & 0x3f)));
  }
  zh_buf_putc(out, (char)(0x80 | (code & 0x3f)));
}

static void compose_finish(compose_run *run, zh_buf *out) {
  compose_sort(run);
  compose_join(run);
  for (size_t i = 0; i < run->count; i++)
    compose_put(out, run->items[i].code);
  run->count = 0;
}

/* --- what stays --- */

static bool compose_is_ascii(const uint8_t *p) {
  uint64_t word;
  memcpy(&word, p, sizeof word);
  return (word & 0x8080808080808080u) == 0;
}

/* Bytes from p on that stay as they are, whatever follows: marks that are in
 * order, and join nothing. */
static size_t compose_same(const uint8_t *p, const uint8_t *end) {
  const uint8_t *start = p;
  const uint8_t *sure = p; // the last that began anew
  unsigned before = 0;
  while (p < end) {
    size_t len;
    if (end - p >= 8 && compose_is_ascii(p)) {
      p += 8;
      sure = p - 1;
      before = 0;
      continue;
    }
    unsigned mark = compose_mark(zh_utf8_read(p, &len));
    if (mark == ZH_COMPOSE_CHANGES || (mark != 0 && mark < before))
      return (size_t)(sure - start);
    if (mark == 0)
      sure = p;
    before = mark;
    p += len;
  }
  return (size_t)(end - start);
}

/* --- public --- */

bool zh_compose_is_done(zh_str text) {
  const uint8_t *p = (const uint8_t *)text.ptr;
  return compose_same(p, p + text.len) == text.len;
}

void zh_compose(zh_str text, zh_compose_age age, zh_buf *out) {
  compose_run run = {.items = NULL, .age = age};
  const uint8_t *p = (const uint8_t *)text.ptr;
  const uint8_t *end = p + text.len;
  while (p < end && !run.failed) {
    size_t len = compose_same(p, end);
    zh_buf_put(out, (zh_str){(const char *)p, len});
    p += len;
    for (uint32_t code; p < end; p += len) {
      code = zh_utf8_read(p, &len);
      if (run.count > 0 && compose_mark(code) == 0)
        break;
      compose_apart(&run, code);
    }
    compose_finish(&run, out);
  }
  if (run.failed && out->status == ZH_OK)
    out->status = ZH_NO_MEMORY;
  zh_free(run.items);
}
