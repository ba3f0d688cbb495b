/* SPDX-License-Identifier: Apache-2.0 */
/* Opening a vocabulary and finding tokens in it. */
#include "token/vocab.h"

#include "base/error.h"
#include "token/vocab_gather.h"

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

/* The same where 16 bytes may be read. */
static vocab_key vocab_key_padded(const uint8_t *p, size_t len) {
  // From place 16 - n on there are n bytes of ones, then only zeros.
  static const uint8_t ones[32] = {255, 255, 255, 255, 255, 255, 255, 255,
                                   255, 255, 255, 255, 255, 255, 255, 255};
  const uint8_t *mask = ones + (len < 16 ? 16 - len : 0);
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
  out.bases = vocab_place(&at, (head->tokens + 7u) / 8u, 4);
  out.lens = vocab_place(&at, head->tokens, 1);
  out.marks = vocab_place(&at, head->slots, 1);
  out.lows = vocab_place(&at, head->slots, 2);
  out.highs = vocab_place(&at, head->slots / 4, 1);
  out.pairs = vocab_place(&at, head->pairs, 8);
  out.merged_lows = vocab_place(&at, head->merges, 2);
  out.merged_highs = vocab_place(&at, (head->merges + 3u) / 4u, 1);
  out.specials = vocab_place(&at, head->specials, 4);
  out.added = vocab_place(&at, head->added, 4);
  out.text = vocab_place(&at, head->text, 1);
  // Reading 16 bytes from any place in the text stays inside the block.
  out.size = vocab_place(&at, 16, 1) + 16;
  return out;
}

static bool vocab_head_fits(const zh_vocab_head *head, size_t len) {
  return len >= sizeof *head && memcmp(head->magic, ZH_VOCAB_MAGIC, 8) == 0 &&
         head->size == len && head->kind <= ZH_VOCAB_PIECES &&
         head->pattern < ZH_PATTERN_COUNT && head->tokens > 0 &&
         head->tokens <= 1u << ZH_VOCAB_ID_BITS &&
         vocab_is_power(head->slots) && head->slots >= ZH_VOCAB_GROUP &&
         head->slots <= 1u << 20 && head->pairs % ZH_VOCAB_LINE == 0 &&
         head->pairs <= 1u << 24 && head->merges <= 1u << 20 &&
         head->specials <= head->tokens && head->added <= head->tokens &&
         zh_vocab_lay_out(head).size == len;
}

/* The sum of the 8 bytes of a word. */
static uint32_t vocab_sum(uint64_t word) {
  const uint64_t halves = 0x00ff00ff00ff00ffu;
  word = (word & halves) + (word >> 8 & halves);
  return (uint32_t)(word * 0x0001000100010001u >> 48);
}

/* Do lengths and places agree, so that no lookup leaves the text? */
static bool vocab_text_fits(const zh_vocab *vocab) {
  const zh_vocab_head *head = vocab->head;
  size_t at = 0;
  uint32_t id = 0;
  for (; id + 8 <= head->tokens; id += 8) {
    if (vocab->bases[id / 8] != at)
      return false;
    at += vocab_sum(vocab_load(vocab->lens + id));
  }
  if (id < head->tokens && vocab->bases[id / 8] != at)
    return false;
  for (; id < head->tokens; id++)
    at += vocab->lens[id];
  return at == head->text;
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
  return vocab_text_fits(vocab);
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

/* --- public --- */

zh_vocab zh_vocab_at(const uint8_t *block) {
  const zh_vocab_head *head = (const void *)block;
  zh_vocab_layout at = zh_vocab_lay_out(head);
  return (zh_vocab){.head = head,
                    .bases = (const void *)(block + at.bases),
                    .lens = block + at.lens,
                    .marks = block + at.marks,
                    .lows = (const void *)(block + at.lows),
                    .highs = block + at.highs,
                    .pairs = (const void *)(block + at.pairs),
                    .merged_lows = (const void *)(block + at.merged_lows),
                    .merged_highs = block + at.merged_highs,
                    .specials = (const void *)(block + at.specials),
                    .added = (const void *)(block + at.added),
                    .text = block + at.text,
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
  zh_vocab_gather_free(vocab);
  *vocab = (zh_vocab){.map = NULL};
}

zh_str zh_vocab_text(const zh_vocab *vocab, uint32_t id) {
  if (id >= vocab->limit)
    return (zh_str){"", 0};
  uint64_t before = vocab_load(vocab->lens + (id & ~7u));
  uint32_t at = vocab->bases[id / 8] +
                vocab_sum(before & ~(~(uint64_t)0 << (8 * (id % 8))));
  return (zh_str){(const char *)vocab->text + at, vocab->lens[id]};
}

static uint32_t vocab_slot_id(const zh_vocab *vocab, uint32_t slot) {
  return vocab->lows[slot] |
         ((unsigned)vocab->highs[slot / 4] >> (2 * (slot % 4)) & 3u) << 16;
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

/* Which slots of a group have this mark, as bits; *full: none is free. */
#ifdef __SSE2__
static unsigned vocab_group(const uint8_t *marks, uint8_t mark, bool *full) {
  __m128i group = _mm_loadu_si128((const void *)marks);
  __m128i same = _mm_cmpeq_epi8(group, _mm_set1_epi8((char)mark));
  *full = marks[ZH_VOCAB_GROUP - 1] != 0;
  return (unsigned)_mm_movemask_epi8(same);
}
#else
static unsigned vocab_group(const uint8_t *marks, uint8_t mark, bool *full) {
  unsigned found = 0;
  for (unsigned i = 0; i < ZH_VOCAB_GROUP; i++)
    found |= (unsigned)(marks[i] == mark) << i;
  *full = marks[ZH_VOCAB_GROUP - 1] != 0;
  return found;
}
#endif

static uint32_t vocab_find(const zh_vocab *vocab, vocab_key key, uint64_t hash,
                           const uint8_t *p, size_t len) {
  uint32_t mask = vocab->head->slots - 1;
  uint32_t slot = (uint32_t)hash & mask & ~(ZH_VOCAB_GROUP - 1u);
  uint8_t mark = ZH_VOCAB_MARK(hash);
  bool full = true;
  for (uint32_t n = 0; full && n <= mask; n += ZH_VOCAB_GROUP) {
    unsigned found = vocab_group(vocab->marks + slot, mark, &full);
    for (; found; found &= found - 1) {
      uint32_t at = slot + (uint32_t)__builtin_ctz(found);
      uint32_t id = vocab_slot_id(vocab, at);
      if (vocab_is(vocab, id, key, p, len))
        return id;
    }
    slot = (slot + ZH_VOCAB_GROUP) & mask;
  }
  return ZH_NO_TOKEN;
}

uint32_t zh_vocab_find(const zh_vocab *vocab, const uint8_t *p, size_t len) {
  if (len > vocab->head->longest || len == 0)
    return ZH_NO_TOKEN;
  if (len <= 2 && vocab->tiny)
    return len == 2 ? zh_vocab_two(vocab, p) : zh_vocab_one(vocab, p);
  const zh_vocab_quick *quick =
      atomic_load_explicit(&vocab->quick, memory_order_acquire);
  if (len <= 4 && quick && p[len - 1] != 0xff) {
    const uint8_t text[4] = {p[0], p[1], p[2], p[len - 1]};
    return zh_vocab_quick_find(quick, text, len);
  }
  if (len > 4 && quick && !zh_vocab_quick_may(quick, p + len))
    return ZH_NO_TOKEN;
  uint64_t hash = zh_vocab_hash(p, len);
  // A word is a token more often than not: its id may come with the marks.
  uint32_t slot =
      (uint32_t)hash & (vocab->head->slots - 1) & ~(ZH_VOCAB_GROUP - 1u);
  __builtin_prefetch(vocab->lows + slot);
  __builtin_prefetch(vocab->highs + slot / 4);
  return vocab_find(vocab, vocab_key_of(p, len), hash, p, len);
}

uint32_t zh_vocab_find_padded(const zh_vocab *vocab, const uint8_t *p,
                              size_t len) {
  if (len > 16 || len <= 2 || len > vocab->head->longest)
    return zh_vocab_find(vocab, p, len);
  const zh_vocab_quick *quick =
      atomic_load_explicit(&vocab->quick, memory_order_acquire);
  if (len <= 4 && quick && p[len - 1] != 0xff)
    return zh_vocab_quick_find(quick, p, len);
  if (len > 4 && quick && !zh_vocab_quick_may(quick, p + len))
    return ZH_NO_TOKEN;
  vocab_key key = vocab_key_padded(p, len);
  return vocab_find(vocab, key, vocab_key_hash(key, len), p, len);
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
