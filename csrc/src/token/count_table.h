/* count_table.h -- the table of what pieces cost: how a piece is found in it.
 * Inner loops; see count.h for what it holds. */
#ifndef ZH_TOKEN_COUNT_TABLE_H
#define ZH_TOKEN_COUNT_TABLE_H

#include "token/count.h"

#define ZH_COUNT_OF(high) ((uint32_t)((high) >> 60))
#define ZH_COUNT_KEYS     (~(15ull << 60)) /* what of `high` is the key    */

typedef struct zh_count_key {
  uint64_t low;
  uint64_t high;
} zh_count_key;

static inline uint64_t zh_count_word(const uint8_t *p) {
  uint64_t word;
  memcpy(&word, p, sizeof word);
  return word;
}

/* `p` may be read 16 bytes far. */
static inline zh_count_key zh_count_key_of(const uint8_t *p, size_t len) {
  // From place 16 - n on there are n bytes of ones, then only zeros.
  static const uint8_t ones[32] = {255, 255, 255, 255, 255, 255, 255, 255,
                                   255, 255, 255, 255, 255, 255, 255, 255};
  const uint8_t *mask = ones + 16 - len;
  return (zh_count_key){zh_count_word(p) & zh_count_word(mask),
                        (zh_count_word(p + 8) & zh_count_word(mask + 8)) |
                            (uint64_t)len << 56};
}

/* The same where nothing behind the piece may be read. */
static inline zh_count_key zh_count_key_alone(const uint8_t *p, size_t len) {
  uint64_t size = (uint64_t)len << 56;
  if (len == 0)
    return (zh_count_key){0, 0};
  if (len > 8)
    return (zh_count_key){zh_count_word(p),
                          zh_count_word(p + len - 8) >> (8 * (16 - len)) |
                              size};
  if (len >= 4) {
    uint32_t low, high;
    memcpy(&low, p, sizeof low);
    memcpy(&high, p + len - 4, sizeof high);
    return (zh_count_key){low | (uint64_t)high << (8 * (len - 4)), size};
  }
  uint64_t low = p[0] | (uint64_t)p[len / 2] << (8 * (len / 2)) |
                 (uint64_t)p[len - 1] << (8 * (len - 1));
  return (zh_count_key){low, size};
}

static inline uint64_t zh_count_hash(zh_count_key key) {
  uint64_t h = (key.low ^ key.high * 0x9e3779b97f4a7c15u) * 0xd6e8feb86659fd93u;
  return h ^ h >> 32;
}

static inline zh_count_bucket *zh_count_bucket_of(const zh_scratch *scratch,
                                                  zh_count_key key) {
  return &scratch->buckets[zh_count_hash(key) >> 20 & scratch->bucket_mask];
}

/* Where in its bucket a piece is, as a bit; 0 when it is not there. */
static inline unsigned zh_count_where(const zh_count_bucket *bucket,
                                      zh_count_key key) {
  unsigned found = 0;
  for (unsigned i = 0; i < 4; i++) {
    bool same = bucket->low[i] == key.low &&
                (bucket->high[i] & ZH_COUNT_KEYS) == key.high;
    found |= (unsigned)same << i;
  }
  return found;
}

/* What the piece costs, 0 when it is not there. */
static inline uint32_t zh_count_look(const zh_count_bucket *bucket,
                                     zh_count_key key) {
  uint64_t found = 0;
  for (int i = 0; i < 4; i++) {
    uint64_t other = (bucket->low[i] ^ key.low) |
                     ((bucket->high[i] & ZH_COUNT_KEYS) ^ key.high);
    found |= other == 0 ? bucket->high[i] : 0;
  }
  return ZH_COUNT_OF(found);
}

/* Where pieces of this mark are noted, four side by side. */
static inline zh_count_note *zh_count_notes(const zh_scratch *scratch,
                                            uint32_t mark) {
  return &scratch->notes[mark & scratch->note_mask & ~3u];
}

/* The memory of a longer piece comes ahead, once its notes are there. */
static inline void zh_count_fetch(const zh_scratch *scratch, uint64_t hash) {
  uint32_t mark = (uint32_t)(hash >> 32);
  const zh_count_note *group = zh_count_notes(scratch, mark);
  for (int i = 0; i < 4; i++) {
    if (group[i].mark == mark)
      __builtin_prefetch(scratch->kept + group[i].at);
  }
}

#endif
