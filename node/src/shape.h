/* shape.h -- recognises chunks that repeat.
 *
 * Most chunks of a stream differ from the one before in a single string, some
 * in two.  Where the bytes around these strings are the same, so is the
 * structure, and JavaScript can copy an object it has instead of parsing
 * text.  Knows nothing of Node-API. */
#ifndef ZH_NATIVE_SHAPE_H
#define ZH_NATIVE_SHAPE_H

#include "zerohop.h"

/* The last chunk that was passed on whole, and the two strings in which the
 * next ones may differ from it: one in delta, one in the chunk itself. */
typedef struct native_shape {
  char *text;
  size_t len;
  size_t cap;
  zh_node content; /* the varying string of delta                          */
  zh_node extra;   /* the string member of the chunk after choices         */
  uint32_t content_at;
  uint32_t extra_at; /* node index; 0: none                                */
  bool extra_varies;
} native_shape;

/* Does the chunk equal the shape but for its varying strings?  Then their
 * nodes are in *content and *extra (NULL when it does not vary). */
bool native_shape_match(const native_shape *shape, const zh_json *chunk,
                        const zh_node **content, const zh_node **extra);

/* Takes the chunk as the new shape; false when it has parts that could not
 * be shared by the chunks made from it, or memory ran out. */
bool native_shape_learn(native_shape *shape, const zh_json *chunk);

/* The key, which holds no escapes, of a learned chunk's member. */
zh_str native_shape_key(const zh_json *chunk, uint32_t value);

void native_shape_deinit(native_shape *shape);

static inline zh_str native_str(const char *text) {
  zh_str str = {text, 0};

  while (text[str.len] != '\0')
    str.len++;
  return str;
}

#endif
