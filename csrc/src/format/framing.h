/* framing.h -- cuts a byte stream into records.  Knows wire framings, not
 * what is in a record.  One framer a reply; pure, any thread.
 *
 * SSE as WHATWG says: LF, CRLF or CR, comments skipped, `data` lines joined by
 * LF, a leading BOM dropped, the last event dropped unless its blank line
 * came.  Differences, each for a recorded reply: a field called `error` makes
 * a record named "error" (gpustack), and lines that are no SSE at all (no
 * known field, nor a word and a colon) are kept as stray text (Vertex ends
 * streams in a bare JSON error).  They do not disturb the event around them. */
#ifndef ZH_FRAMING_H
#define ZH_FRAMING_H

#include "base/buf.h"

typedef enum zh_framing {
  ZH_FRAMING_NONE, /* the body is one value                                 */
  ZH_FRAMING_SSE
} zh_framing;

typedef struct zh_record {
  zh_str name; /* SSE event name, "" when none                              */
  zh_str data;
} zh_record;

typedef struct zh_framer {
  zh_framing framing;
  zh_str input; /* what the last push gave and next has not taken         */
  zh_buf line;  /* a line cut by the end of a push                        */
  zh_str only;  /* the event's one data line so far, in the input         */
  zh_buf data;  /* or all of them, where one has to be kept               */
  zh_buf name;
  zh_buf stray; /* lines that are no SSE, joined by LF, capped            */
  bool started; /* the BOM question is settled                            */
  bool after_cr;
  bool has_data;
  bool emitted; /* data and name were handed out: clear before going on   */
  uint8_t bom;  /* bytes of a leading BOM seen so far                     */
} zh_framer;

void zh_framer_init(zh_framer *framer, zh_framing framing);
void zh_framer_deinit(zh_framer *framer);

/* Gives the next bytes, borrowed until zh_framer_next has returned 0. */
void zh_framer_push(zh_framer *framer, zh_str bytes);

/* 1 and a record (borrowed until the next call), 0 when more bytes are
 * needed, -1 on a failure: TOO_BIG or NO_MEMORY in err. */
int zh_framer_next(zh_framer *framer, zh_record *out, zh_error *err);

/* The stream ended: 1 and the last record where the framing needs no closing
 * mark (an SSE event whose blank line is missing but whose data is whole up to
 * a line end), else 0.  Same failures as next. */
int zh_framer_end(zh_framer *framer, zh_record *out, zh_error *err);

/* Lines that were no SSE; "" when none. */
zh_str zh_framer_stray(const zh_framer *framer);

#endif
