/* call/joint.h -- where the text of one model goes on in that of another.
 *
 *   told      what the second was given as said so far  "... on the mat"
 *   next      what the first had said behind it, unseen " and sl"
 *   head      how the second begins                     "the mat and slept"
 *                                                               ^ the joint
 * `told` is cut where a word is known to end, so that a beginning can be told
 * from a repetition; what cannot be told is never guessed: it fails.  Text is
 * decoded; half a surrogate pair is three bytes, as zh_json_unescape has it.
 * Pure. */
#ifndef ZH_JOINT_H
#define ZH_JOINT_H

#include "base/buf.h"
#include "base/mem.h"

typedef enum zh_joint_verdict {
  ZH_JOINT_WAITS, /* more of the head is needed                             */
  ZH_JOINT_FITS,
  ZH_JOINT_FAILS
} zh_joint_verdict;

/* Zeroed and filled by its user up to head, which zh_buf_init makes. */
typedef struct zh_joint {
  zh_arena *arena;
  zh_str told;
  zh_str next;
  bool is_prefilled; /* the model goes on with `told` by itself              */
  zh_buf head;
  uint32_t *marks; /* places of told from which on the head repeats it      */
  size_t mark_count;
  size_t seen; /* bytes of the head that the marks were held against       */
} zh_joint;

/* Judges the head so far; FITS: the new text begins at *from of it.  is_end:
 * no more comes.  Out of memory fails. */
zh_joint_verdict zh_joint_judge(zh_joint *joint, bool is_end, size_t *from);

/* Is `at` a place to cut: behind a word that is over, or between ideographs?
 * What stands behind it must be known. */
bool zh_joint_can_cut(zh_str text, size_t at);

/* The last words of `told`, which occur nowhere else near its end: a model
 * that repeats them says where it goes on.  A piece of told. */
zh_str zh_joint_anchor(zh_str told);

#endif
