/* claude_table.h -- which part a character plays in Claude's words. */
#ifndef ZH_TOKEN_CLAUDE_TABLE_H
#define ZH_TOKEN_CLAUDE_TABLE_H

#include "token/unicode.h"

typedef enum zh_claude_class {
  ZH_CLAUDE_HARD,        /* ideographs and the like, all beyond the plane   */
  ZH_CLAUDE_CASELESS,    /* in words                                        */
  ZH_CLAUDE_LOWER,       /* in words                                        */
  ZH_CLAUDE_UPPER,       /* in words                                        */
  ZH_CLAUDE_MARK,        /* in words, and opening one where no base is      */
  ZH_CLAUDE_DIGIT,       /* ASCII                                           */
  ZH_CLAUDE_FAR_DIGIT,   /* Arabic                                          */
  ZH_CLAUDE_HARD_DIGIT,  /* of other scripts                                */
  ZH_CLAUDE_HARD_NUMBER, /* fractions, superscripts, ...                    */
  ZH_CLAUDE_PUNCT,       /* ASCII, and some beyond                          */
  ZH_CLAUDE_SYMBOL,      /* stands alone, marked at spaces like the former  */
  ZH_CLAUDE_SELECTOR,    /* of variations                                   */
  ZH_CLAUDE_SPACE,
  ZH_CLAUDE_GONE,  /* never reaches the model                               */
  ZH_CLAUDE_FOLDED /* reaches it as a space                                 */
} zh_claude_class;

/* Capitals from `first` to `last`, every `step`, are lowered by adding `add`.
 */
typedef struct zh_claude_lower {
  uint16_t first;
  uint16_t last;
  int32_t step;
  int32_t add;
} zh_claude_lower;

/* In claude_table.c. */
extern const uint64_t zh_claude_places[];
extern const uint64_t zh_claude_blocks[];
extern const zh_claude_lower zh_claude_lowers[];
extern const size_t zh_claude_lower_count;

static inline zh_claude_class zh_claude_class_of(uint32_t code) {
  if (code > 0xffff)
    return ZH_CLAUDE_HARD;
  size_t at =
      (zh_unicode_byte(zh_claude_places, code >> 7) << 7) + (code & 127);
  return (zh_claude_class)(zh_claude_blocks[at >> 4] >> (4 * (at & 15)) & 15);
}

#endif
