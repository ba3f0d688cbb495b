/* SPDX-License-Identifier: Apache-2.0 */
/* Opening a vocabulary and finding tokens in it. */
#include "token/vocab.h"

#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define VOCAB_K1 0x9e3779b97f4a7c15u
#define VOCAB_K2 0xd6e8feb86659fd93u

enum { VOCAB_TINY_ONE = 1 << 16 };

static uint64_t vocab_mix(uint64_t h) {
  h *= VOCAB_K2;
  return h ^ (h >> 32);
}

static uint64_t vocab_load8(const uint8_t *p) {
  uint64_t word;
  memcpy(&word, p, sizeof word);
  return word;
}

/* Up to 8 bytes as a number, other for other bytes of the same length; reads
 * nothing beside them. */
static uint64_t vocab_load(const uint8_t *p, size_t len) {
  if (len >= 4) {
    uint32_t low, high;
    memcpy(&low, p, sizeof low);
    memcpy(&high, p + len - 4, sizeof high);
    return low | (uint64_t)high << 32;
  }
  if (len == 0)
    return 0;
  return p[0] | (uint64_t)p[len / 2] << 8 | (uint64_t)p[len - 1] << 16;
}

static bool vocab_same(const uint8_t *a, const uint8_t *b, size_t len) {
  for (; len > 8; len -= 8, a += 8, b += 8) {
    if (vocab_load8(a) != vocab_load8(b))
      return false;
  }
  return vocab_load(a, len) == vocab_load(b, len);
}

uint64_t zh_vocab_hash(const uint8_t *p, size_t len) {
  uint64_t h = len * VOCAB_K1;
  for (; len > 8; len -= 8, p += 8)
    h = vocab_mix(h ^ vocab_load8(p));
  return vocab_mix(vocab_mix(h ^ vocab_load(p, len)));
}

uint32_t zh_vocab_pair_line(uint64_t pair) {
  return (uint32_t)(pair * VOCAB_K1 >> 32);
}

/* Four sums side by side, so that a file is checked about as fast as it is
 * read. */
uint64_t zh_vocab_check(const uint8_t *p, size_t len) {
  uint64_t lane[4] = {len, 1, 2, 3};
  for (; len >= 32; len -= 32, p += 32) {
    for (size_t i = 0; i < 4; i++)
      lane[i] =
          (lane[i] ^ vocab_load(p + 8 * i, 8)) * VOCAB_K1 + (lane[i] >> 29);
  }
  uint64_t h = 0;
  for (size_t i = 0; i < 4; i++)
    h = vocab_mix(h ^ lane[i]);
  for (; len > 0; len--, p++)
    h = vocab_mix(h ^ *p);
  return h;
}

/* Where a token of one or two bytes stands among the gathered ones. */
static size_t vocab_tiny(const uint8_t *p, size_t len) {
  return len == 2 ? (size_t)p[0] << 8 | p[1] : VOCAB_TINY_ONE + (size_t)p[0];
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
  out.slots = vocab_place(&at, head->slots, 4);
  out.pairs = vocab_place(&at, head->pairs, 8);
  out.merged = vocab_place(&at, head->merges, 4);
  out.specials = vocab_place(&at, head->specials, 4);
  out.added = vocab_place(&at, head->added, 4);
  out.text = vocab_place(&at, head->text, 1);
  // Reading 16 bytes from any place in the text stays inside the block.
  out.size = vocab_place(&at, 16, 1) + 16;
  return out;
}

static bool vocab_is_power(uint32_t n) {
  return n > 0 && (n & (n - 1)) == 0;
}

static bool vocab_head_fits(const zh_vocab_head *head, size_t len) {
  return len >= sizeof *head && memcmp(head->magic, ZH_VOCAB_MAGIC, 8) == 0 &&
         head->size == len && head->kind <= ZH_VOCAB_PIECES &&
         head->pattern < ZH_PATTERN_COUNT && head->tokens > 0 &&
         head->tokens <= 1u << ZH_VOCAB_ID_BITS &&
         vocab_is_power(head->slots) && head->slots <= 1u << 20 &&
         (head->pairs == 0 ||
          (vocab_is_power(head->pairs) && head->pairs >= ZH_VOCAB_LINE)) &&
         head->pairs <= 1u << 24 && head->merges <= 1u << 20 &&
         head->specials <= head->tokens && head->added <= head->tokens &&
         zh_vocab_lay_out(head).size == len;
}

/* Do lengths and places agree, so that no lookup leaves the text? */
static bool vocab_text_fits(const zh_vocab *vocab) {
  const zh_vocab_head *head = vocab->head;
  size_t at = 0;
  for (uint32_t id = 0; id < head->tokens; id++) {
    if (id % 8 == 0 && vocab->bases[id / 8] != at)
      return false;
    at += vocab->lens[id];
  }
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
                    .slots = (const void *)(block + at.slots),
                    .pairs = (const void *)(block + at.pairs),
                    .merged = (const void *)(block + at.merged),
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
  zh_free(vocab->tiny);
  *vocab = (zh_vocab){.map = NULL};
}

static bool vocab_is_special(const zh_vocab *vocab, uint32_t id) {
  for (uint32_t i = 0; i < vocab->head->specials; i++) {
    if (vocab->specials[i] == id)
      return true;
  }
  return false;
}

void zh_vocab_gather(zh_vocab *vocab) {
  const size_t size = (VOCAB_TINY_ONE + 256) * sizeof *vocab->tiny;
  uint32_t *tiny = zh_alloc(size);
  if (!tiny)
    return;
  memset(tiny, 0xff, size);
  const uint8_t *text = vocab->text;
  for (uint32_t id = 0; id < vocab->limit; text += vocab->lens[id++]) {
    if (vocab->lens[id] == 0 || vocab->lens[id] > 2 ||
        vocab_is_special(vocab, id))
      continue;
    uint32_t *place = &tiny[vocab_tiny(text, vocab->lens[id])];
    *place = id < *place ? id : *place;
  }
  vocab->tiny = tiny;
}

zh_str zh_vocab_text(const zh_vocab *vocab, uint32_t id) {
  if (id >= vocab->limit)
    return (zh_str){"", 0};
  uint32_t at = vocab->bases[id / 8];
  for (uint32_t i = id & ~7u; i < id; i++)
    at += vocab->lens[i];
  return (zh_str){(const char *)vocab->text + at, vocab->lens[id]};
}

uint32_t zh_vocab_find(const zh_vocab *vocab, const uint8_t *p, size_t len) {
  if (len > vocab->head->longest || len == 0)
    return ZH_NO_TOKEN;
  if (len <= 2 && vocab->tiny)
    return vocab->tiny[vocab_tiny(p, len)];
  uint64_t hash = zh_vocab_hash(p, len);
  uint32_t mask = vocab->head->slots - 1;
  uint32_t mark = ZH_VOCAB_MARK(hash);
  for (uint32_t n = 0, i = (uint32_t)hash & mask; n <= mask;
       n++, i = (i + 1) & mask) {
    uint32_t slot = vocab->slots[i];
    if (slot == ZH_VOCAB_EMPTY)
      break;
    if (slot >> ZH_VOCAB_ID_BITS != mark)
      continue;
    uint32_t id = slot & ((1u << ZH_VOCAB_ID_BITS) - 1);
    zh_str text = zh_vocab_text(vocab, id);
    if (text.len == len && vocab_same((const uint8_t *)text.ptr, p, len))
      return id;
  }
  return ZH_NO_TOKEN;
}

uint32_t zh_vocab_two(const zh_vocab *vocab, const uint8_t *p) {
  return vocab->tiny ? vocab->tiny[vocab_tiny(p, 2)]
                     : zh_vocab_find(vocab, p, 2);
}

uint32_t zh_vocab_one(const zh_vocab *vocab, const uint8_t *p) {
  return vocab->tiny ? vocab->tiny[vocab_tiny(p, 1)]
                     : zh_vocab_find(vocab, p, 1);
}

/* Lines are filled from their start on: one that ends with a pair is full, and
 * the next one may hold what belongs here. */
uint32_t zh_vocab_pair(const zh_vocab *vocab, uint32_t left, uint32_t right) {
  const uint64_t ids = (1ull << (2 * ZH_VOCAB_ID_BITS)) - 1;
  uint64_t pair = (uint64_t)left << ZH_VOCAB_ID_BITS | right;
  uint32_t lines = vocab->head->pairs / ZH_VOCAB_LINE;
  uint32_t limit =
      vocab->head->kind == ZH_VOCAB_RANKS ? vocab->limit : vocab->head->merges;
  for (uint32_t n = 0, i = zh_vocab_pair_line(pair); n < lines; n++, i++) {
    const uint64_t *line = vocab->pairs + (i & (lines - 1)) * ZH_VOCAB_LINE;
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
