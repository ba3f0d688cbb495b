/* memo.h -- what texts of requests have cost.  A conversation is sent again
 * with each turn; all but its end was counted before.  A text is known by a
 * 128-bit hash under a key that each process draws, so that nobody can make two
 * texts of one.  Bounded: an entry makes room for a later one.  Any thread. */
#ifndef ZH_TOKEN_MEMO_H
#define ZH_TOKEN_MEMO_H

#include "token/encoding.h"

enum {
  ZH_MEMO_ENTRIES = 1 << 14, /* 24 bytes each, four side by side            */
  ZH_MEMO_LEAST = 64         /* bytes; shorter ones are counted as fast     */
};

typedef struct zh_memo_key {
  uint64_t low;
  uint64_t high;
} zh_memo_key;

zh_memo_key zh_memo_key_of(const zh_encoding *encoding, zh_str text);

/* What was kept; false when nothing is. */
bool zh_memo_find(zh_memo_key key, size_t *count);

/* Without memory nothing is kept. */
void zh_memo_keep(zh_memo_key key, size_t count);

#endif
