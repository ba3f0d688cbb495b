/* compose.h -- normalisation form C, which some tokenizers apply first. */
#ifndef ZH_TOKEN_COMPOSE_H
#define ZH_TOKEN_COMPOSE_H

#include "base/buf.h"
#include "base/mem.h"

/* Three code points of 21 bits in each word, the most significant first, and a
 * bit above them for what is newer than Unicode 9: a character and what it
 * decomposes to (the second 0 when that is one only), ascending; and from, to,
 * combining class, ascending. */
extern const uint64_t zh_compose_parts[];
extern const size_t zh_compose_part_count;
extern const uint64_t zh_compose_classes[];
extern const size_t zh_compose_class_count;

/* 16 bits each: those of the parts that compose again, ascending by the pair.
 */
extern const uint64_t zh_compose_order[];
extern const size_t zh_compose_order_count;

/* In compose_marks.c, of the basic plane by two steps, 8 bits each: the
 * combining class, or ZH_COMPOSE_CHANGES, where this character or what it
 * follows may change. */
extern const uint64_t zh_compose_places[];
extern const uint64_t zh_compose_marks[];
#define ZH_COMPOSE_CHANGES 255

/* Which characters are known. */
typedef enum zh_compose_age {
  ZH_COMPOSE_ALL,
  ZH_COMPOSE_OLD /* those of Unicode 9, as in HF tokenizers                   */
} zh_compose_age;

/* Is valid UTF-8 composed for sure?  false: zh_compose may change it. */
bool zh_compose_is_done(zh_str text);

/* Appends the composed text to `out`, which is sticky. */
void zh_compose(zh_str text, zh_compose_age age, zh_buf *out);

#endif
