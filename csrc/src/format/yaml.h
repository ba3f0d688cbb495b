/* yaml.h -- YAML text as JSON text, and where each value stood.
 *
 * One document.  Plain scalars mean what YAML 1.2's core schema says: `yes`
 * and `2024-10-21` are strings.  Aliases are written out and `<<` merges maps;
 * maps with a key twice, cycles, unknown tags and more than one document are
 * refused.  Depth and the number of values, those of aliases included, are
 * capped.  libyaml reads the tokens and keeps its own memory for them. */
#ifndef ZH_YAML_H
#define ZH_YAML_H

#include "base/buf.h"
#include "base/mem.h"

/* Where a value begins; both count from 1. */
typedef struct zh_mark {
  uint32_t line;
  uint32_t column;
} zh_mark;

/* One mark for each node of a JSON text, in the nodes' order. */
typedef struct zh_marks {
  zh_mark *items;
  size_t count;
} zh_marks;

/* Appends to `json` (an empty document is {}) and fills *marks, in the arena.
 * PROTOCOL with what is wrong in err and the place in *at; NO_MEMORY. */
zh_status zh_yaml_read(zh_str text, zh_arena *arena, zh_buf *json,
                       zh_marks *marks, zh_mark *at, zh_error *err);

/* The place of each of the offsets of `text`, which ascend. */
void zh_marks_of(zh_str text, const size_t *offsets, size_t count,
                 zh_mark *out);

#endif
