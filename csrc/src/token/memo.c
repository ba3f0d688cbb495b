/* SPDX-License-Identifier: Apache-2.0 */
/* The memo: a table without locks, and the hash that finds its way there. */
#include "token/memo.h"

#include "base/clock.h"
#include "base/mem.h"

enum { MEMO_GROUP = 4, MEMO_LANES = 4 };

/* Both halves of the key are mixed with the count, so that what two threads
 * wrote at once, some words of each, is nobody's key. */
typedef struct memo_entry {
  _Atomic uint64_t low;
  _Atomic uint64_t high;
  _Atomic uint64_t count; /* plus one; 0: empty                             */
} memo_entry;

typedef struct memo {
  uint64_t secret[2 * MEMO_LANES];
  memo_entry entries[ZH_MEMO_ENTRIES];
} memo;

typedef _Atomic(memo *) memo_slot;

/* Made when first asked for; stays. */
static memo_slot memo_only;

static memo *memo_get(void) {
  memo *own = atomic_load_explicit(&memo_only, memory_order_acquire);
  memo *none = NULL;
  if (own)
    return own;
  own = zh_alloc_zero(sizeof *own);
  if (!own)
    return NULL;
  for (size_t i = 0; i < ZH_COUNT(own->secret); i++)
    own->secret[i] = zh_clock_system.random(zh_clock_system.user) | 1;
  if (atomic_compare_exchange_strong(&memo_only, &none, own))
    return own;
  zh_free(own); // another thread was first
  return none;
}

/* --- hashing: products of 64 by 64 bits, folded --- */

__extension__ typedef unsigned __int128 memo_wide;

static uint64_t memo_fold(uint64_t a, uint64_t b) {
  memo_wide product = (memo_wide)a * b;
  return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t memo_word(const char *p) {
  uint64_t word;
  memcpy(&word, p, sizeof word);
  return word;
}

/* 32 bytes at a time, each two words in a lane of their own. */
static void memo_block(const uint64_t *secret, uint64_t *lanes, const char *p) {
  for (size_t i = 0; i < MEMO_LANES; i++) {
    size_t other = (i + 1) % MEMO_LANES;
    lanes[i] = memo_fold(memo_word(p + 8 * i) ^ lanes[i] ^ secret[i],
                         memo_word(p + 8 * other) ^ secret[MEMO_LANES + i]);
  }
}

static zh_memo_key memo_hash(const uint64_t *secret, uint64_t start,
                             zh_str text) {
  char rest[8 * MEMO_LANES] = {0};
  uint64_t lanes[MEMO_LANES];
  size_t len = text.len;
  for (size_t i = 0; i < MEMO_LANES; i++)
    lanes[i] = secret[i] + start;
  for (; text.len >= sizeof rest; text = zh_str_cut(text, sizeof rest))
    memo_block(secret, lanes, text.ptr);
  if (text.len > 0)
    memcpy(rest, text.ptr, text.len);
  memo_block(secret, lanes, rest);
  memcpy(rest, &len, sizeof len);
  memo_block(secret, lanes, rest);
  return (zh_memo_key){memo_fold(lanes[0] ^ secret[4], lanes[1] ^ secret[5]),
                       memo_fold(lanes[2] ^ secret[6], lanes[3] ^ secret[7])};
}

/* --- public --- */

zh_memo_key zh_memo_key_of(const zh_encoding *encoding, zh_str text) {
  const memo *own = memo_get();
  return own ? memo_hash(own->secret, (uintptr_t)encoding, text)
             : (zh_memo_key){0, 0};
}

static memo_entry *memo_group(memo *own, zh_memo_key key) {
  return &own->entries[key.low % (ZH_MEMO_ENTRIES / MEMO_GROUP) * MEMO_GROUP];
}

static uint64_t memo_count(memo_entry *entry, zh_memo_key key) {
  uint64_t count = atomic_load_explicit(&entry->count, memory_order_relaxed);
  uint64_t low = atomic_load_explicit(&entry->low, memory_order_relaxed);
  uint64_t high = atomic_load_explicit(&entry->high, memory_order_relaxed);
  return (low ^ count) == key.low && (high ^ ~count) == key.high ? count : 0;
}

bool zh_memo_find(zh_memo_key key, size_t *count) {
  memo *own = memo_get();
  for (size_t i = 0; own && i < MEMO_GROUP; i++) {
    uint64_t found = memo_count(memo_group(own, key) + i, key);
    if (found == 0)
      continue;
    *count = (size_t)found - 1;
    return true;
  }
  return false;
}

void zh_memo_keep(zh_memo_key key, size_t count) {
  memo *own = memo_get();
  uint64_t kept = (uint64_t)count + 1;
  if (!own)
    return;
  memo_entry *group = memo_group(own, key);
  size_t at = 0;
  while (at < MEMO_GROUP &&
         atomic_load_explicit(&group[at].count, memory_order_relaxed) > 0)
    at++;
  if (at == MEMO_GROUP)
    at = key.high % MEMO_GROUP;
  atomic_store_explicit(&group[at].count, kept, memory_order_relaxed);
  atomic_store_explicit(&group[at].low, key.low ^ kept, memory_order_relaxed);
  atomic_store_explicit(&group[at].high, key.high ^ ~kept,
                        memory_order_relaxed);
}
