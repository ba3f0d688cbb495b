/* rescue_answer.h -- what a second target answers when it is asked to go on
 * from a stream that was cut off, in many good and bad ways.  For
 * play_rescue.c. */
#ifndef ZH_RESCUE_ANSWER_H
#define ZH_RESCUE_ANSWER_H

#include "dialect/dialect.h"
#include "net/transport.h"

typedef enum answer_kind {
  ANSWER_OVERLAP, /* the rest, from `overlap` characters before              */
  ANSWER_WORD,    /* from the beginning of the last word told                 */
  ANSWER_PREFACE, /* the same behind a preface                                */
  ANSWER_FENCE,   /* in a new code fence                                      */
  ANSWER_ANCHOR,  /* as the instruction asks                                  */
  ANSWER_ALL,     /* the whole answer once more                               */
  ANSWER_HALF,    /* from the middle of a surrogate pair                      */
  ANSWER_ESCAPED, /* all in \u escapes                                        */
  ANSWER_NONSENSE,
  ANSWER_SILENCE
} answer_kind;

typedef struct answer_variant {
  const char *name;
  answer_kind kind;
  size_t overlap;
} answer_variant;

extern const answer_variant answer_variants[];
extern const size_t answer_variant_count;

typedef struct answer {
  zh_str uncut; /* the whole answer, decoded                                */
  zh_str calls; /* its calls: "\nname: escaped arguments" each              */
  const zh_dialect *dialect;
  size_t variant;
  size_t seed;  /* of where its pieces end                                  */
  bool is_void; /* out: the variant makes no sense for what was told        */
} answer;

/* What a request says was said so far, and what it asks for then; false when
 * it is no request to go on. */
bool answer_read_told(const zh_net_request *request, zh_arena *arena,
                      zh_str *told, zh_str *order);

/* Appends the continuation, escaped. */
void answer_continue(answer *on, zh_str told, zh_str order, zh_buf *out);

/* Appends a stream that says `escaped`, and makes the calls. */
void answer_write(answer *on, zh_str escaped, zh_arena *arena, zh_buf *out);

#endif
