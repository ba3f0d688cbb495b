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

typedef struct compose_run {
  compose_char *items;
  size_t count;
  size_t cap;
  zh_compose_age age;
  bool failed;
} compose_run;

static bool compose_knows(const compose_run *run, uint64_t word) {
  return run->age == ZH_COMPOSE_ALL || word >> 63 == 0;
}

static uint32_t compose_class(const compose_run *run, uint32_t code) {
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

static void compose_add(compose_run *run, uint32_t code) {
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
  run->items[run->count++] = (compose_char){code, compose_class(run, code)};
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

static void compose_apart(compose_run *run, uint32_t code) {
  uint32_t tail[8];
  size_t tails = 0;
  uint64_t word;
  // Only the first part ever has parts of its own.
  while (tails < ZH_COUNT(tail) &&
         (word = compose_find_parts(run, code)) != 0) {
    code = COMPOSE_FIELD(word, 1);
    if (COMPOSE_FIELD(word, 2))
      tail[tails++] = COMPOSE_FIELD(word, 2);
  }
  uint32_t s = code - COMPOSE_S;
  if (code >= COMPOSE_S && s < COMPOSE_LS * COMPOSE_VS * COMPOSE_TS) {
    compose_add(run, COMPOSE_L + s / (COMPOSE_VS * COMPOSE_TS));
    compose_add(run, COMPOSE_V + s / COMPOSE_TS % COMPOSE_VS);
    if (s % COMPOSE_TS)
      compose_add(run, COMPOSE_T + s % COMPOSE_TS);
  } else {
    compose_add(run, code);
  }
  while (tails > 0)
    compose_add(run, tail[--tails]);
}

/* Stable, and each run of marks once by counting, so that long ones are no
 * burden. */
static bool compose_sort_marks(compose_char *items, size_t count) {
  uint32_t places[257] = {0};
  compose_char few[32];
  compose_char *sorted = few;
  if (count > ZH_COUNT(few))
    sorted = zh_alloc(count * sizeof *sorted);
  if (!sorted)
    return false;
  for (size_t i = 0; i < count; i++)
    places[items[i].class_ + 1]++;
  for (size_t i = 1; i < ZH_COUNT(places); i++)
    places[i] += places[i - 1];
  for (size_t i = 0; i < count; i++)
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

/* What two characters become; 0 when they stay two. */
static uint32_t compose_pair(const compose_run *run, uint32_t a, uint32_t b) {
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

/* --- public --- */

bool zh_compose_is_done(zh_str text) {
  const uint8_t *p = (const uint8_t *)text.ptr;
  const uint8_t *end = p + text.len;
  while (p < end) {
    size_t len = 1;
    if (*p >= 0x80 && zh_unicode_bits(zh_utf8_read(p, &len)) & ZH_KIND_COMPOSES)
      return false;
    p += len;
  }
  return true;
}

void zh_compose(zh_str text, zh_compose_age age, zh_buf *out) {
  compose_run run = {.items = NULL, .age = age};
  const uint8_t *p = (const uint8_t *)text.ptr;
  const uint8_t *end = p + text.len;
  while (p < end && !run.failed) {
    size_t len;
    uint32_t code = zh_utf8_read(p, &len);
    if ((zh_unicode_bits(code) & ZH_KIND_COMPOSES) == 0)
      compose_finish(&run, out);
    compose_apart(&run, code);
    p += len;
  }
  compose_finish(&run, out);
  if (run.failed && out->status == ZH_OK)
    out->status = ZH_NO_MEMORY;
  zh_free(run.items);
}
