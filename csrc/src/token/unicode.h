/* unicode.h -- what kind of character a code point is, as the regular
 * expressions of the tokenizers see it.  Unicode 16.0, which is what the
 * regex engine of the reference implementation has. */
#ifndef ZH_TOKEN_UNICODE_H
#define ZH_TOKEN_UNICODE_H

#include "base/base.h"

typedef enum zh_kind {
  ZH_KIND_OTHER,   /* none of the following: controls, unassigned           */
  ZH_KIND_UPPER,   /* Lu, Lt                                                */
  ZH_KIND_LOWER,   /* Ll                                                    */
  ZH_KIND_LETTER,  /* Lm, Lo                                                */
  ZH_KIND_NUMBER,  /* Nd, Nl, No                                            */
  ZH_KIND_SPACE,   /* White_Space                                           */
  ZH_KIND_SYMBOL,  /* P, S                                                  */
  ZH_KIND_MARK,    /* M                                                     */
  ZH_KIND_COMPOSES /* bit: NFC may have to change it or what precedes it    */
} zh_kind;

/* In unicode_table.c: three steps from a code point to its 4 bits. */
extern const uint64_t zh_unicode_tops[];
extern const uint64_t zh_unicode_groups[];
extern const uint64_t zh_unicode_blocks[];

static inline unsigned zh_unicode_byte(const uint64_t *words, size_t at) {
  return (unsigned)(words[at >> 3] >> (8 * (at & 7))) & 0xff;
}

/* The bits of 16 code points, `code` among them, the first one's lowest. */
static inline uint64_t zh_unicode_word(uint32_t code) {
  size_t top = zh_unicode_byte(zh_unicode_tops, code >> 14);
  size_t group = (top << 7) + ((code >> 7) & 127);
  size_t block = zh_unicode_byte(zh_unicode_groups, group);
  return zh_unicode_blocks[(block << 3) + ((code & 127) >> 4)];
}

/* The kind, and ZH_KIND_COMPOSES beside it; `code` is at most 0x10ffff. */
static inline unsigned zh_unicode_bits(uint32_t code) {
  return (unsigned)(zh_unicode_word(code) >> (4 * (code & 15))) & 15;
}

static inline zh_kind zh_unicode_kind(uint32_t code) {
  return (zh_kind)(zh_unicode_bits(code) & 7);
}

/* The code point that valid UTF-8 at `p` starts with; *len its bytes. */
static inline uint32_t zh_utf8_read(const uint8_t *p, size_t *len) {
  if (p[0] < 0x80) {
    *len = 1;
    return p[0];
  }
  if (p[0] < 0xe0) {
    *len = 2;
    return (p[0] & 0x1fu) << 6 | (p[1] & 0x3fu);
  }
  if (p[0] < 0xf0) {
    *len = 3;
    return (p[0] & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
  }
  *len = 4;
  return (p[0] & 0x07u) << 18 | (p[1] & 0x3fu) << 12 | (p[2] & 0x3fu) << 6 |
         (p[3] & 0x3fu);
}

#endif
