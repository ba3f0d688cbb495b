/* json_write.h -- a sticky JSON writer.  Raw slices are copied as they are;
 * only new text is escaped.  It can record the nodes of what it writes (so
 * that nobody has to parse it again), or leave large slices out of the buffer
 * (so that a big image is not copied per attempt). */
#ifndef ZH_JSON_WRITE_H
#define ZH_JSON_WRITE_H

#include "format/json.h"

/* A borrowed slice that belongs at byte `at` of the buffer. */
typedef struct zh_splice {
  size_t at;
  zh_str text;
} zh_splice;

typedef struct zh_writer {
  zh_buf *out;
  zh_nodes *index;    /* NULL: record no nodes; offsets count from `base`   */
  zh_arena *arena;    /* for splices; NULL: copy everything                */
  zh_splice *splices; /* in the arena                                      */
  size_t splice_count;
  size_t base;      /* out->len when the writer was made                 */
  zh_status status; /* sticky, besides out->status                       */
  uint16_t depth;
  bool comma; /* a value stands before the next one                */
  bool after_key;
  uint32_t open[64]; /* of each open container: node index * 2 + is object */
} zh_writer;

/* out is borrowed and may hold text already; index is emptied.  index and
 * arena may be NULL; they exclude each other. */
void zh_writer_init(zh_writer *w, zh_buf *out, zh_nodes *index,
                    zh_arena *arena);

/* OK, or the first failure of the writer or its buffer: NO_MEMORY, TOO_BIG,
 * INVALID for more than 64 open containers, PROTOCOL for a raw value that is
 * no JSON (noticed only with an index). */
zh_status zh_writer_status(const zh_writer *w);

void zh_write_object(zh_writer *w); /* {  */
void zh_write_array(zh_writer *w);  /* [  */
void zh_write_end(zh_writer *w);    /* } or ] */

/* A key: ASCII that needs no escape, the same as a literal, whose length the
 * compiler then knows, or raw escaped content. */
void zh_write_key_ascii(zh_writer *w, zh_str key);
void zh_write_key_raw(zh_writer *w, zh_str escaped);

static inline void zh_write_key(zh_writer *w, const char *key) {
  zh_write_key_ascii(w, (zh_str){key, strlen(key)});
}

void zh_write_str(zh_writer *w, zh_str text);     /* plain text, escaped   */
void zh_write_text(zh_writer *w, zh_str escaped); /* escaped content, quoted */
void zh_write_raw(zh_writer *w, zh_str json);     /* any JSON value        */
void zh_write_int(zh_writer *w, int64_t value);
void zh_write_thousandths(zh_writer *w, int64_t value); /* 1500: 1.500      */
void zh_write_bool(zh_writer *w, bool value);
void zh_write_null(zh_writer *w);

/* One string out of several pieces of escaped content. */
void zh_write_text_begin(zh_writer *w);
void zh_write_text_piece(zh_writer *w, zh_str escaped);
void zh_write_text_end(zh_writer *w);

/* Key and value in one. */
static inline void zh_put_str(zh_writer *w, const char *key, zh_str text) {
  zh_write_key(w, key);
  zh_write_str(w, text);
}

static inline void zh_put_text(zh_writer *w, const char *key, zh_str escaped) {
  zh_write_key(w, key);
  zh_write_text(w, escaped);
}

static inline void zh_put_raw(zh_writer *w, const char *key, zh_str json) {
  zh_write_key(w, key);
  zh_write_raw(w, json);
}

static inline void zh_put_int(zh_writer *w, const char *key, int64_t value) {
  zh_write_key(w, key);
  zh_write_int(w, value);
}

static inline void zh_put_bool(zh_writer *w, const char *key, bool value) {
  zh_write_key(w, key);
  zh_write_bool(w, value);
}

static inline void zh_put_null(zh_writer *w, const char *key) {
  zh_write_key(w, key);
  zh_write_null(w);
}

/* Writes the value at `at` of `base` with `patch` merged into it: objects
 * member by member, anything else replaced by the patch's value. */
void zh_json_merge(zh_writer *w, const zh_json *base, uint32_t at,
                   const zh_json *patch, uint32_t patch_at);

/* Appends `text` to buf as escaped string content, without quotes.  Bytes
 * that are not UTF-8 become U+FFFD; three-byte surrogates become \udXXX. */
void zh_json_escape(zh_buf *buf, zh_str text);

/* Appends escaped string content to buf as zh_json_unescape decodes it. */
void zh_json_decode(zh_buf *buf, zh_str escaped);

#endif
