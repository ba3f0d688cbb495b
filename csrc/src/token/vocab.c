/* SPDX-License-Identifier: Apache-2.0 */
/* Opening a vocabulary and finding tokens in it. */
#include "token/vocab.h"

#include "base/error.h"
#include "token/vocab_short.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define VOCAB_K1 0x9e3779b97f4a7c15u
#define VOCAB_K2 0xd6e8feb86659fd93u

static uint64_t vocab_mix(uint64_t h) {
  h *= VOCAB_K2;
  return h ^ (h >> 32);
}

static uint64_t vocab_load(const uint8_t *p) {
  uint64_t word;
  memcpy(&word, p, sizeof word);
  return word;
}

/* Up to 8 bytes as a number, zero-padded; reads nothing beside them. */
static uint64_t vocab_word(const uint8_t *p, size_t len) {
  if (len >= 8)
    return vocab_load(p);
  if (len >= 4) {
    uint32_t low, high;
    memcpy(&low, p, sizeof low);
    memcpy(&high, p + len - 4, sizeof high);
    return low | (uint64_t)high << (8 * (len - 4));
  }
  if (len == 0)
    return 0;
  return p[0] | (uint64_t)p[len / 2] << (8 * (len / 2)) |
         (uint64_t)p[len - 1] << (8 * (len - 1));
}

/* The first 16 bytes of a token, zero-padded. */
typedef struct vocab_key {
  uint64_t low;
  uint64_t high;
} vocab_key;

static vocab_key vocab_key_of(const uint8_t *p, size_t len) {
  return (vocab_key){vocab_word(p, len),
                     len > 8 ? vocab_word(p + 8, len - 8) : 0};
}

/* From place 16 - n on there are n bytes of ones, then only zeros. */
static const uint8_t vocab_ones[32] = {255, 255, 255, 255, 255, 255, 255, 255,
                                       255, 255, 255, 255, 255, 255, 255, 255};

/* The same where 16 bytes may be read. */
static vocab_key vocab_key_padded(const uint8_t *p, size_t len) {
  const uint8_t *mask = vocab_ones + (len < 16 ? 16 - len : 0);
  return (vocab_key){vocab_load(p) & vocab_load(mask),
                     vocab_load(p + 8) & vocab_load(mask + 8)};
}

__extension__ typedef unsigned __int128 vocab_wide;

static uint64_t vocab_fold(uint64_t a, uint64_t b) {
  vocab_wide product = (vocab_wide)a * b;
  return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t vocab_key_hash(vocab_key key, size_t len) {
  return vocab_fold(key.low ^ VOCAB_K1, key.high ^ VOCAB_K2 ^ len << 32);
}

uint64_t zh_vocab_hash(const uint8_t *p, size_t len) {
  uint64_t h = vocab_key_hash(vocab_key_of(p, len), len);
  for (size_t at = 16; at < len; at += 16) {
    // The last 16 bytes may have been hashed in part.
    const uint8_t *part = p + (at + 16 < len ? at : len - 16);
    h = vocab_fold(h ^ vocab_load(part) ^ VOCAB_K1,
                   vocab_load(part + 8) ^ VOCAB_K2);
  }
  return h;
}

static bool vocab_is_power(uint32_t n) {
  return n > 0 && (n & (n - 1)) == 0;
}

uint32_t zh_vocab_group_of(uint64_t hash, uint32_t groups) {
  return (uint32_t)((hash & UINT32_MAX) * groups >> 32);
}

uint32_t zh_vocab_pair_line(uint64_t pair, uint32_t lines) {
  uint32_t hash = (uint32_t)(pair * VOCAB_K1 >> 32);
  return vocab_is_power(lines) ? hash & (lines - 1)
                               : (uint32_t)((uint64_t)hash * lines >> 32);
}

/* Four sums side by side, so that a file is checked about as fast as it is
 * read. */
uint64_t zh_vocab_check(const uint8_t *p, size_t len) {
  uint64_t lane[4] = {len, 1, 2, 3};
  for (; len >= 32; len -= 32, p += 32) {
    for (size_t i = 0; i < 4; i++)
      lane[i] = (lane[i] ^ vocab_load(p + 8 * i)) * VOCAB_K1 + (lane[i] >> 29);
  }
  uint64_t h = 0;
  for (size_t i = 0; i < 4; i++)
    h = vocab_mix(h ^ lane[i]);
  for (; len > 0; len--, p++)
    h = vocab_mix(h ^ *p);
  return h;
}

/* --- layout and checks --- */

static size_t vocab_place(size_t *at, size_t count, size_t item) {
  size_t place = (*at + 63) & ~(size_t)63;
  *at = place + count * item;
  return place;
}

zh_vocab_layout zh_vocab_lay_out(const zh_vocab_head *head) {
  size_t at = sizeof *head;
  zh_vocab_layout out;
  out.dozens =
      vocab_place(&at, (head->tokens + 11u) / 12u, sizeof(zh_vocab_dozen));
  out.groups = vocab_place(&at, head->groups, sizeof(zh_vocab_group));
  out.pairs = vocab_place(&at, head->pairs, 8);
  out.merged_lows = vocab_place(&at, head->merges, 2);
  out.merged_highs = vocab_place(&at, (head->merges + 3u) / 4u, 1);
  out.specials = vocab_place(&at, head->specials, 4);
  out.added = vocab_place(&at, head->added, 4);
  out.text = vocab_place(&at, head->text, 1);
  // Reading 16 bytes from any place in the text stays inside the block.
  out.ones = vocab_place(&at, 256, sizeof(uint32_t));
  out.index = vocab_place(&at, 1 << 16, sizeof(uint16_t));
  out.shorts = vocab_place(&at, head->shorts, sizeof(zh_vocab_short));
  out.lines = vocab_place(&at, head->lines, sizeof(zh_vocab_line));
  out.hints = vocab_place(&at, head->hints / 64, sizeof(uint64_t));
  out.size = vocab_place(&at, 0, 0);
  return out;
}

static bool vocab_shorts_fit(const zh_vocab_head *head) {
  bool is_ranks = head->kind == ZH_VOCAB_RANKS;
  return head->shorts > 0 && head->shorts <= 1u << 16 &&
         (head->lines > 0) == is_ranks && head->lines <= 1u << 20 &&
         (head->hints > 0) == is_ranks &&
         (!is_ranks || (vocab_is_power(head->hints) && head->hints >= 64 &&
                        head->hints <= 1u << 24));
}

static bool vocab_head_fits(const zh_vocab_head *head, size_t len) {
  return len >= sizeof *head && memcmp(head->magic, ZH_VOCAB_MAGIC, 8) == 0 &&
         head->size == len && head->kind <= ZH_VOCAB_PIECES &&
         head->pattern < ZH_PATTERN_COUNT && head->tokens > 0 &&
         head->tokens <= 1u << ZH_VOCAB_ID_BITS && head->groups > 0 &&
         head->groups <= 1u << ZH_VOCAB_ID_BITS &&
         head->pairs % ZH_VOCAB_LINE == 0 && head->pairs <= 1u << 24 &&
         head->merges <= 1u << 20 && head->specials <= head->tokens &&
         head->added <= head->tokens && vocab_shorts_fit(head) &&
         zh_vocab_lay_out(head).size == len;
}

/* The sum of 8 and of 4 bytes. */
static uint32_t vocab_sum(uint64_t eight, uint64_t four) {
  const uint64_t halves = 0x00ff00ff00ff00ffu;
  uint64_t sums = (eight & halves) + (eight >> 8 & halves) + (four & halves) +
                  (four >> 8 & halves);
  return (uint32_t)(sums * 0x0001000100010001u >> 48);
}

/* Do lengths and places agree, so that no lookup leaves the text? */
static bool vocab_text_fits(const zh_vocab *vocab) {
  const zh_vocab_head *head = vocab->head;
  size_t at = 0;
  uint32_t id = 0;
  for (; id + 12 <= head->tokens; id += 12) {
    const zh_vocab_dozen *dozen = &vocab->dozens[id / 12];
    uint32_t four;
    memcpy(&four, dozen->lens + 8, sizeof four);
    if (dozen->base != at)
      return false;
    at += vocab_sum(vocab_load(dozen->lens), four);
  }
  if (id < head->tokens && vocab->dozens[id / 12].base != at)
    return false;
  for (; id < head->tokens; id++)
    at += zh_vocab_len(vocab, id);
  return at == head->text;
}

static bool vocab_is_id(const zh_vocab *vocab, uint32_t id) {
  return id < vocab->head->tokens || id == ZH_NO_TOKEN;
}

static bool vocab_short_fits(const zh_vocab *vocab, const zh_vocab_short *s) {
  const zh_vocab_head *head = vocab->head;
  uint32_t rank = zh_vocab_early_rank(s->early);
  return vocab_is_id(vocab, s->two) &&
         (rank < head->tokens || rank == ZH_VOCAB_NO_RANK) &&
         (head->lines == 0 ||
          (s->place >> 8) + (s->place & 0xff) < head->lines);
}

/* Does no number in the tables of short tokens lead out of them?  (Ids in lines
 * are looked at when found.) */
static bool vocab_tables_fit(const zh_vocab *vocab) {
  const zh_vocab_head *head = vocab->head;
  uint16_t most = 0;
  for (size_t i = 0; i < 256; i++) {
    if (!vocab_is_id(vocab, vocab->ones[i]))
      return false;
  }
  for (size_t i = 0; i < 1 << 16; i++)
    most = vocab->index[i] > most ? vocab->index[i] : most;
  for (uint32_t i = 0; i < head->shorts; i++) {
    if (!vocab_short_fits(vocab, &vocab->shorts[i]))
      return false;
  }
  return most < head->shorts;
}

static bool vocab_use(zh_vocab *vocab, const uint8_t *block, size_t len) {
  const zh_vocab_head *head = (const void *)block;
  const size_t from = offsetof(zh_vocab_head, size);
  if (!vocab_head_fits(head, len) ||
      head->check != zh_vocab_check(block + from, len - from))
    return false;
  zh_vocab at = zh_vocab_at(block);
  at.map = vocab->map;
  at.map_len = vocab->map_len;
  at.is_file = vocab->is_file;
  *vocab = at;
  return vocab_text_fits(vocab) && vocab_tables_fit(vocab);
}

static zh_status vocab_map(zh_vocab *vocab, int fd, const char *path,
                           zh_error *err) {
  struct stat info;
  if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode) || info.st_size <= 0)
    return zh_error_set(err, ZH_CONFIG, "vocabulary %s is no file", path);
  size_t len = (size_t)info.st_size;
  void *map = mmap(NULL, len, PROT_READ, MAP_PRIVATE, fd, 0);
  if (map == MAP_FAILED)
    return zh_error_set(err, ZH_SYSTEM, "vocabulary %s cannot be mapped: %s",
                        path, strerror(errno));
  *vocab = (zh_vocab){.map = map, .map_len = len, .is_file = true};
  if (vocab_use(vocab, map, len))
    return ZH_OK;
  zh_vocab_close(vocab);
  return zh_error_set(err, ZH_CONFIG,
                      "vocabulary %s is damaged or of another version", path);
}

/* A hash of 64 bits shifted so is below this power of two. */
static uint32_t vocab_shift(uint32_t power) {
  return 64 - (uint32_t)__builtin_ctz(power | 1u << 31);
}

/* --- public --- */

zh_vocab zh_vocab_at(const uint8_t *block) {
  const zh_vocab_head *head = (const void *)block;
  zh_vocab_layout at = zh_vocab_lay_out(head);
  return (zh_vocab){.head = head,
                    .dozens = (const void *)(block + at.dozens),
                    .groups = (const void *)(block + at.groups),
                    .pairs = (const void *)(block + at.pairs),
                    .merged_lows = (const void *)(block + at.merged_lows),
                    .merged_highs = block + at.merged_highs,
                    .specials = (const void *)(block + at.specials),
                    .added = (const void *)(block + at.added),
                    .text = block + at.text,
                    .ones = (const void *)(block + at.ones),
                    .index = (const void *)(block + at.index),
                    .shorts = (const void *)(block + at.shorts),
                    .lines =
                        head->lines ? (const void *)(block + at.lines) : NULL,
                    .hints = (const void *)(block + at.hints),
                    .hint_shift = vocab_shift(head->hints),
                    .limit = head->tokens};
}

zh_status zh_vocab_open(const char *path, zh_vocab *out, zh_error *err) {
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    return zh_error_set(err, errno == ENOENT ? ZH_NOT_FOUND : ZH_SYSTEM,
                        "vocabulary %s: %s", path, strerror(errno));
  zh_status status = vocab_map(out, fd, path, err);
  close(fd);
  return status;
}

zh_status zh_vocab_take(zh_buf *image, zh_vocab *out, zh_error *err) {
  *out = (zh_vocab){.map = image->ptr, .map_len = image->len};
  size_t len = image->len;
  *image = (zh_buf){.max = image->max};
  if (vocab_use(out, out->map, len))
    return ZH_OK;
  zh_vocab_close(out);
  return zh_error_set(err, ZH_CONFIG, "vocabulary is damaged");
}

void zh_vocab_close(zh_vocab *vocab) {
  if (vocab->is_file)
    munmap(vocab->map, vocab->map_len);
  else
    zh_free(vocab->map);
  zh_free(vocab->own);
  *vocab = (zh_vocab){.map = NULL};
}

/* Pairs that a token which is there makes doubtful, or keeps from being early,
 * have a higher rank than it: none of these is there. */
zh_status zh_vocab_limit(zh_vocab *vocab, uint32_t limit) {
  if (limit >= vocab->limit)
    return ZH_OK;
  size_t size = vocab->head->shorts * sizeof *vocab->shorts;
  zh_vocab_short *own = zh_alloc(size);
  if (!own)
    return ZH_NO_MEMORY;
  memcpy(own, vocab->shorts, size);
  for (uint32_t i = 0; i < vocab->head->shorts; i++) {
    if (own[i].two < limit)
      continue;
    own[i].two = ZH_NO_TOKEN;
    own[i].early |= ZH_VOCAB_NEVER;
  }
  vocab->limit = limit;
  vocab->shorts = own;
  vocab->own = own;
  return ZH_OK;
}

zh_str zh_vocab_text(const zh_vocab *vocab, uint32_t id) {
  if (id >= vocab->limit)
    return (zh_str){"", 0};
  const zh_vocab_dozen *dozen = &vocab->dozens[id / 12];
  vocab_key before = vocab_key_padded(dozen->lens, id % 12);
  uint32_t at = dozen->base + vocab_sum(before.low, before.high);
  return (zh_str){(const char *)vocab->text + at, dozen->lens[id % 12]};
}

static uint32_t vocab_group_id(const zh_vocab_group *group, unsigned i) {
  return group->lows[i] | ((unsigned)group->highs[i / 4] >> (2 * (i % 4)) & 3u)
                              << 16;
}

static bool vocab_is(const zh_vocab *vocab, uint32_t id, vocab_key key,
                     const uint8_t *p, size_t len) {
  zh_str text = zh_vocab_text(vocab, id);
  if (text.len != len)
    return false;
  vocab_key own = vocab_key_padded((const uint8_t *)text.ptr, len);
  return own.low == key.low && own.high == key.high &&
         (len <= 16 || memcmp(text.ptr + 16, p + 16, len - 16) == 0);
}

/* Which ones of a group have this mark, as bits. */
static unsigned vocab_group_has(const zh_vocab_group *group, uint8_t mark) {
#ifdef __SSE2__
  // Behind the marks are other things.
  __m128i want = _mm_set1_epi8((char)mark);
  __m128i low = _mm_loadu_si128((const void *)group->marks);
  uint32_t rest;
  memcpy(&rest, group->marks + 16, sizeof rest);
  __m128i high = _mm_cvtsi32_si128((int)rest);
  unsigned found = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(low, want));
  unsigned more = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(high, want)) & 7;
  return found | more << 16;
#else
  unsigned found = 0;
  for (unsigned i = 0; i < ZH_VOCAB_GROUP; i++)
    found |= (unsigned)(group->marks[i] == mark) << i;
  return found;
#endif
}

static uint32_t vocab_find(const zh_vocab *vocab, vocab_key key, uint64_t hash,
                           const uint8_t *p, size_t len) {
  uint32_t groups = vocab->head->groups;
  uint32_t at = zh_vocab_group_of(hash, groups);
  uint8_t mark = ZH_VOCAB_MARK(hash);
  bool more = true;
  for (uint32_t n = 0; more && n < groups; n++) {
    const zh_vocab_group *group = &vocab->groups[at];
    unsigned found = vocab_group_has(group, mark);
    for (; found; found &= found - 1) {
      uint32_t id = vocab_group_id(group, (unsigned)__builtin_ctz(found));
      if (vocab_is(vocab, id, key, p, len))
        return id;
    }
    more = group->is_over != 0;
    at = at + 1 == groups ? 0 : at + 1;
  }
  return ZH_NO_TOKEN;
}

void zh_vocab_fetch_group(const zh_vocab *vocab, uint64_t hash) {
  __builtin_prefetch(
      &vocab->groups[zh_vocab_group_of(hash, vocab->head->groups)]);
}

uint32_t zh_vocab_fetch_id(const zh_vocab *vocab, uint64_t hash) {
  const zh_vocab_group *group =
      &vocab->groups[zh_vocab_group_of(hash, vocab->head->groups)];
  unsigned found = vocab_group_has(group, ZH_VOCAB_MARK(hash));
  if (!found)
    return ZH_NO_TOKEN;
  uint32_t id = vocab_group_id(group, (unsigned)__builtin_ctz(found));
  if (id < vocab->limit)
    __builtin_prefetch(&vocab->dozens[id / 12]);
  return id;
}

void zh_vocab_fetch_text(const zh_vocab *vocab, uint32_t id) {
  __builtin_prefetch(zh_vocab_text(vocab, id).ptr);
}

static uint32_t vocab_quick(const zh_vocab *vocab, const uint8_t *p,
                            size_t len) {
  uint32_t id = zh_vocab_quick(vocab, p, len);
  return id < vocab->limit ? id : ZH_NO_TOKEN;
}

uint32_t zh_vocab_find(const zh_vocab *vocab, const uint8_t *p, size_t len) {
  if (len > vocab->head->longest || len == 0)
    return ZH_NO_TOKEN;
  if (len <= 2)
    return len == 2 ? zh_vocab_two(vocab, p) : zh_vocab_one(vocab, p);
  if (len <= 4 && vocab->lines && p[len - 1] != 0xff) {
    const uint8_t text[4] = {p[0], p[1], p[2], p[len - 1]};
    return vocab_quick(vocab, text, len);
  }
  if (len > 4 && vocab->lines && !zh_vocab_may(vocab, p, len))
    return ZH_NO_TOKEN;
  return vocab_find(vocab, vocab_key_of(p, len), zh_vocab_hash(p, len), p, len);
}

uint32_t zh_vocab_find_padded(const zh_vocab *vocab, const uint8_t *p,
                              size_t len) {
  if (len > 16 || len <= 2 || len > vocab->head->longest)
    return zh_vocab_find(vocab, p, len);
  if (len <= 4 && vocab->lines && p[len - 1] != 0xff)
    return vocab_quick(vocab, p, len);
  if (len > 4 && vocab->lines && !zh_vocab_may(vocab, p, len))
    return ZH_NO_TOKEN;
  vocab_key key = vocab_key_padded(p, len);
  return vocab_find(vocab, key, vocab_key_hash(key, len), p, len);
}

uint32_t zh_vocab_over(const zh_vocab *vocab, uint32_t place, uint32_t line,
                       uint32_t tail) {
  uint32_t id = ZH_VOCAB_OVER;
  for (uint32_t n = 0; n < (place & 0xff) && id == ZH_VOCAB_OVER; n++) {
    line = zh_vocab_line_after(place, line);
    const zh_vocab_line *next = &vocab->lines[line];
    id = next->ids[__builtin_ctz(zh_vocab_line_has(next, tail))];
  }
  return id == ZH_VOCAB_OVER ? ZH_NO_TOKEN : id;
}

/* Lines are filled from their start on: one that ends with a pair is full, and
 * the next one may hold what belongs here. */
uint32_t zh_vocab_pair(const zh_vocab *vocab, uint32_t left, uint32_t right) {
  const uint64_t ids = (1ull << (2 * ZH_VOCAB_ID_BITS)) - 1;
  uint64_t pair = (uint64_t)left << ZH_VOCAB_ID_BITS | right;
  uint32_t lines = vocab->head->pairs / ZH_VOCAB_LINE;
  uint32_t limit = vocab->head->merges;
  uint32_t i = zh_vocab_pair_line(pair, lines);
  for (uint32_t n = 0; n < lines; n++, i = i + 1 == lines ? 0 : i + 1) {
    const uint64_t *line = vocab->pairs + (size_t)i * ZH_VOCAB_LINE;
    uint64_t found = UINT64_MAX;
    for (size_t k = 0; k < ZH_VOCAB_LINE; k++)
      found = (line[k] & ids) == pair ? line[k] : found;
    uint32_t rank = (uint32_t)(found >> (2 * ZH_VOCAB_ID_BITS));
    if (found != UINT64_MAX)
      return rank < limit ? rank : ZH_NO_TOKEN;
    if (line[ZH_VOCAB_LINE - 1] == UINT64_MAX)
      break;
  }
  return ZH_NO_TOKEN;
}

/* U+2581 stands in our files as the space it means. */
uint32_t zh_vocab_added(const zh_vocab *vocab, zh_str text) {
  char spaces[64];
  size_t low = 0, high = vocab->head->added, run = 0;
  if (high == 0 || text.len == 0 || text.ptr[0] == ' ')
    return ZH_NO_TOKEN;
  while (run < sizeof spaces &&
         zh_str_starts(zh_str_cut(text, 3 * run), ZH_S(ZH_VOCAB_SPACE)))
    spaces[run++] = ' ';
  if (3 * run == text.len)
    text = (zh_str){spaces, run};
  uint32_t id = zh_vocab_find(vocab, (const uint8_t *)text.ptr, text.len);
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (vocab->added[middle] == id)
      return id;
    if (vocab->added[middle] < id)
      low = middle + 1;
    else
      high = middle;
  }
  return ZH_NO_TOKEN;
}
