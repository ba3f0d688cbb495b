/* scan_block.h -- cutting ASCII text 64 bytes at a time: which bytes are
 * letters, digits and so on are bits of words, and where pieces start is said
 * of all of them at once.  With SSE2 and with AVX2, which the processor
 * decides; elsewhere text is cut one character after another. */
#ifndef ZH_TOKEN_SCAN_BLOCK_H
#define ZH_TOKEN_SCAN_BLOCK_H

#include "base/base.h"

enum {
  ZH_BLOCK = 64,      /* bytes that are looked at                           */
  ZH_BLOCK_ENDS = 64, /* at most, and room that is needed                   */
};

/* What differs between the expressions that can be cut so.  Of all of them
 * words take one character before them, symbols the newlines after them, and
 * spaces end after their last newline. */
typedef struct zh_block_rules {
  bool cased;   /* words are cut where lower case turns to upper             */
  bool suffix;  /* contractions, in any case, are the end of a word          */
  bool pieces;  /* ... or pieces                                             */
  bool single;  /* digits are cut one by one, else by threes                 */
  bool slashes; /* symbols take slashes among the newlines after them        */
} zh_block_rules;

#ifdef __SSE2__
/* Writes where pieces end, the first of which starts at `p`, which is at byte
 * `at` of the text, and returns how many were sure: those whose end can be told
 * from these bytes, and that no character that is not ASCII precedes. */
size_t zh_scan_block(const zh_block_rules *rules, const uint8_t *p, uint32_t at,
                     uint32_t *ends);
#endif

/* Bytes of the contraction at p, which is no end: 0 when there is none.
 * Folded, U+017F is an s too. */
static inline size_t zh_scan_contraction(const uint8_t *p, const uint8_t *end,
                                         bool folded) {
  if (*p != '\'' || end - p < 2)
    return 0;
  unsigned fold = folded ? 0x20 : 0;
  unsigned a = p[1] | fold;
  if (a == 's' || a == 't' || a == 'm' || a == 'd')
    return 2;
  if (end - p < 3)
    return 0;
  unsigned b = p[2] | fold;
  if ((a == 'l' && b == 'l') || ((a == 'v' || a == 'r') && b == 'e'))
    return 3;
  return folded && p[1] == 0xc5 && p[2] == 0xbf ? 3 : 0;
}

#endif
