/* SPDX-License-Identifier: Apache-2.0 */
#include "call/joint.h"

#define JOINT_EVIDENCE    24 /* bytes of `next` that the head is held against */
#define JOINT_PREFACE_MAX 240 /* bytes of a preface                         */
#define JOINT_KEY         12  /* bytes repeated behind a preface, at least    */
#define JOINT_HEAD_MAX    1024 /* of a head that fits nowhere               */
#define JOINT_SHORT       8    /* bytes repeated that prove nothing yet */
#define JOINT_NEAR        4096 /* bytes before the end of told               */
#define JOINT_ANCHOR_MIN  24
#define JOINT_ANCHOR_MAX  160
#define JOINT_TOLD_MAX    (1u << 20) /* of told that can be repeated        */

typedef enum joint_class {
  JOINT_SPACE,
  JOINT_MARK, /* ASCII that is no letter, digit, underscore or space        */
  JOINT_WORD, /* and all beyond ASCII that is neither of the two below      */
  JOINT_IDEO,
  JOINT_WIDE /* punctuation between ideographs                             */
} joint_class;

/* How sure it is that the new text begins at some place of the head. */
typedef enum joint_fit {
  JOINT_NO,
  JOINT_UNKNOWN, /* more of the head is needed                              */
  JOINT_WITH_EVIDENCE,
  JOINT_YES
} joint_fit;

/* --- characters --------------------------------------------------------- */

static bool joint_is_inside(char c) {
  return ((unsigned char)c & 0xc0) == 0x80;
}

static uint32_t joint_code(zh_str text, size_t at) {
  const unsigned char *p = (const unsigned char *)text.ptr + at;
  size_t len = 1;
  uint32_t code = p[0];
  if (code < 0x80)
    return code;
  code &= code >= 0xf0 ? 0x07u : code >= 0xe0 ? 0x0fu : 0x1fu;
  while (at + len < text.len && joint_is_inside(text.ptr[at + len]) && len < 4)
    code = code << 6 | (p[len++] & 0x3fu);
  return code;
}

static joint_class joint_class_of_ascii(uint32_t c) {
  if (c == ' ' || (c >= '\t' && c <= '\r'))
    return JOINT_SPACE;
  if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
      (c >= 'A' && c <= 'Z') || c == '_')
    return JOINT_WORD;
  return JOINT_MARK;
}

static joint_class joint_class_at(zh_str text, size_t at) {
  static const struct {
    uint32_t from, to;
    joint_class is;
  } rows[] = {{0x3001, 0x3002, JOINT_WIDE},  {0x3008, 0x3011, JOINT_WIDE},
              {0x3041, 0x3096, JOINT_IDEO},  {0x30a1, 0x30fa, JOINT_IDEO},
              {0x3400, 0x4dbf, JOINT_IDEO},  {0x4e00, 0x9fff, JOINT_IDEO},
              {0xf900, 0xfaff, JOINT_IDEO},  {0xff01, 0xff01, JOINT_WIDE},
              {0xff08, 0xff09, JOINT_WIDE},  {0xff0c, 0xff0c, JOINT_WIDE},
              {0xff1a, 0xff1b, JOINT_WIDE},  {0xff1f, 0xff1f, JOINT_WIDE},
              {0x20000, 0x3fffd, JOINT_IDEO}};
  uint32_t code = joint_code(text, at);
  if (code < 0x80)
    return joint_class_of_ascii(code);
  for (size_t i = 0; i < ZH_COUNT(rows); i++)
    if (code >= rows[i].from && code <= rows[i].to)
      return rows[i].is;
  return JOINT_WORD;
}

static joint_class joint_class_before(zh_str text, size_t at) {
  size_t from = at - 1;
  while (from > 0 && joint_is_inside(text.ptr[from]))
    from--;
  return joint_class_at(text, from);
}

/* --- places ------------------------------------------------------------- */

static bool joint_is_word_end(joint_class before, joint_class behind) {
  return before == JOINT_WORD &&
         (behind == JOINT_SPACE || behind == JOINT_MARK);
}

bool zh_joint_can_cut(zh_str text, size_t at) {
  if (at == 0 || at >= text.len || joint_is_inside(text.ptr[at]))
    return false;
  joint_class before = joint_class_before(text, at);
  joint_class behind = joint_class_at(text, at);
  return joint_is_word_end(before, behind) ||
         (before == JOINT_IDEO &&
          (behind == JOINT_IDEO || behind == JOINT_WIDE));
}

static zh_str joint_evidence(const zh_joint *joint) {
  size_t len = joint->next.len;
  if (len > JOINT_EVIDENCE)
    len = JOINT_EVIDENCE;
  while (len > 0 && len < joint->next.len &&
         joint_is_inside(joint->next.ptr[len]))
    len--;
  return (zh_str){joint->next.ptr, len};
}

/* Does the head, from `at` on, say what the first model had said? */
static joint_fit joint_agrees(const zh_joint *joint, size_t at, bool is_end) {
  zh_str evidence = joint_evidence(joint);
  zh_str rest = zh_str_cut(zh_buf_str(&joint->head), at);
  if (evidence.len == 0)
    return JOINT_NO;
  if (zh_str_starts(rest, evidence))
    return JOINT_YES;
  return !is_end && zh_str_starts(evidence, rest) ? JOINT_UNKNOWN : JOINT_NO;
}

/* Behind a word that is over: what may come there whoever speaks, and what
 * may only be if the first model said so too. */
static joint_fit joint_behind_word(const zh_joint *joint, size_t at,
                                   bool is_end) {
  zh_str head = zh_buf_str(&joint->head);
  char c = head.ptr[at];
  bool is_known = at > 0 || joint->is_prefilled;
  if (!joint_is_word_end(JOINT_WORD, joint_class_at(head, at)))
    return JOINT_NO;
  if (c == '\n' || c == '\r')
    return is_known ? JOINT_YES : JOINT_WITH_EVIDENCE;
  if (c == '.' && at + 1 == head.len && !is_end)
    return JOINT_UNKNOWN;
  if (c == '.' && at + 1 < head.len && head.ptr[at + 1] == '.')
    return JOINT_WITH_EVIDENCE;
  if (memchr(" \t.,;:!?)]}", c, 11))
    return JOINT_YES;
  return c == joint->next.ptr[0] && is_known ? JOINT_YES : JOINT_WITH_EVIDENCE;
}

static joint_fit joint_fits_at(const zh_joint *joint, size_t at, bool is_end) {
  zh_str head = zh_buf_str(&joint->head);
  zh_str told = joint->told;
  if (at == head.len)
    return is_end ? JOINT_NO : JOINT_UNKNOWN;
  if (joint->next.len == 0)
    return JOINT_NO;
  joint_class before = joint_class_before(told, told.len);
  joint_class behind = joint_class_at(joint->next, 0);
  if (joint_is_word_end(before, behind))
    return joint_behind_word(joint, at, is_end);
  if (before != JOINT_IDEO || (behind != JOINT_IDEO && behind != JOINT_WIDE))
    return JOINT_WITH_EVIDENCE;
  if (joint_class_at(head, at) != behind)
    return JOINT_NO;
  return at > 0 || joint->is_prefilled ? JOINT_YES : JOINT_WITH_EVIDENCE;
}

/* The same with the evidence looked at. */
static joint_fit joint_look(const zh_joint *joint, size_t at, bool is_end) {
  joint_fit fit = joint_fits_at(joint, at, is_end);
  return fit == JOINT_WITH_EVIDENCE ? joint_agrees(joint, at, is_end) : fit;
}

/* --- repetition --------------------------------------------------------- */

static bool joint_first_marks(zh_joint *joint) {
  zh_str told = joint->told;
  size_t from = told.len > JOINT_TOLD_MAX ? told.len - JOINT_TOLD_MAX : 0;
  size_t count = 0;
  for (size_t i = from; i < told.len; i++)
    count += told.ptr[i] == joint->head.ptr[0];
  joint->marks = zh_arena_alloc(joint->arena, (count + 1) * sizeof(uint32_t));
  if (!joint->marks)
    return false;
  for (size_t i = from; i < told.len; i++)
    if (told.ptr[i] == joint->head.ptr[0])
      joint->marks[joint->mark_count++] = (uint32_t)i;
  joint->seen = 1;
  return true;
}

/* Drops the marks that new bytes of the head speak against. */
static void joint_follow(zh_joint *joint) {
  size_t kept = 0;
  for (size_t i = 0; i < joint->mark_count; i++) {
    size_t from = joint->marks[i] + joint->seen;
    size_t end = joint->marks[i] + joint->head.len;
    if (end > joint->told.len)
      end = joint->told.len;
    if (from >= end || memcmp(joint->told.ptr + from,
                              joint->head.ptr + joint->seen, end - from) == 0)
      joint->marks[kept++] = joint->marks[i];
  }
  joint->mark_count = kept;
  joint->seen = joint->head.len;
}

typedef struct joint_vote {
  size_t yes;
  size_t unknown;
  size_t doubts; /* places that may be so by chance                        */
  size_t from; /* of the last yes                                            */
} joint_vote;

/* All places where the new text may begin; by_evidence: those where it also
 * agrees with what the first model had said. */
static joint_vote joint_poll(const zh_joint *joint, bool is_end,
                             bool by_evidence) {
  joint_vote vote = {0};
  // The end of told is the place where nothing of it is repeated.
  for (size_t i = 0; i <= joint->mark_count; i++) {
    size_t len = i < joint->mark_count ? joint->told.len - joint->marks[i] : 0;
    if (len > joint->head.len) {
      vote.unknown += !is_end;
      continue;
    }
    joint_fit fit = joint_look(joint, len, is_end);
    bool is_short = len > 0 && len < JOINT_SHORT;
    if ((by_evidence || is_short) && fit == JOINT_YES)
      fit = joint_agrees(joint, len, is_end);
    vote.doubts += is_short && fit == JOINT_NO &&
                   joint_look(joint, len, is_end) == JOINT_YES;
    vote.yes += fit == JOINT_YES;
    vote.unknown += fit == JOINT_UNKNOWN;
    if (fit == JOINT_YES)
      vote.from = len;
  }
  return vote;
}

/* --- the words asked for ------------------------------------------------ */

static size_t joint_occurrences(zh_str text, zh_str piece) {
  size_t count = 0;
  long at;
  while ((at = zh_str_find(text, piece)) >= 0) {
    text = zh_str_cut(text, (size_t)at + 1);
    count++;
  }
  return count;
}

static zh_str joint_tail(zh_str text, size_t len) {
  return text.len > len ? zh_str_cut(text, text.len - len) : text;
}

/* Where a model may be asked to begin: at a word, or where all began if there
 * is enough of it. */
static bool joint_is_start(zh_str text, size_t at) {
  if (joint_is_inside(text.ptr[at]))
    return false;
  joint_class is = joint_class_at(text, at);
  if (at == 0 && text.len >= JOINT_ANCHOR_MIN)
    return is != JOINT_SPACE;
  return is >= JOINT_WORD &&
         (at == 0 || joint_class_before(text, at) != JOINT_WORD);
}

/* Behind the words that were asked for, where the head begins with them or
 * with more of told's end, in one way only; 0: it does not.  They are no
 * chance, so this holds where too little is known of what was to come for it
 * to speak for a text that says the same again. */
static size_t joint_behind_anchor(const zh_joint *joint, bool is_end) {
  size_t found = 0, count = 0;
  for (size_t i = 0; i < joint->mark_count; i++) {
    size_t len = joint->told.len - joint->marks[i];
    if (len < JOINT_ANCHOR_MIN || len >= joint->head.len)
      continue;
    found = len;
    count++;
  }
  if (count != 1 || joint->is_prefilled)
    return 0;
  if (joint_evidence(joint).len >= JOINT_SHORT &&
      joint_agrees(joint, found, is_end) == JOINT_YES)
    return 0;
  zh_str anchor = zh_joint_anchor(joint->told);
  bool fits =
      anchor.len >= JOINT_ANCHOR_MIN && anchor.len <= found &&
      joint_occurrences(joint_tail(joint->told, JOINT_NEAR), anchor) == 1 &&
      (joint->next.len == 0 || joint_look(joint, found, is_end) == JOINT_YES);
  return fits ? found : 0;
}

/* --- prefaces ----------------------------------------------------------- */

/* A new code fence belongs to the preface only where one is open already. */
static bool joint_fences_agree(const zh_joint *joint, zh_str preface) {
  return zh_str_find(preface, ZH_S("```")) < 0 ||
         joint_occurrences(joint->told, ZH_S("```")) % 2 == 1;
}

/* One line, and nothing behind it but blank ones and the opening of a fence. */
static bool joint_is_preface(zh_str text) {
  const char *line_end = text.len ? memchr(text.ptr, '\n', text.len) : NULL;
  if (text.len > JOINT_PREFACE_MAX)
    return false;
  // A fence alone: the line it stands on is all there is.
  zh_str rest = zh_str_starts(text, ZH_S("```")) || !line_end
                    ? text
                    : zh_str_cut(text, (size_t)(line_end + 1 - text.ptr));
  rest = zh_str_trim(rest);
  return line_end && text.ptr[text.len - 1] == '\n' &&
         (rest.len == 0 || (zh_str_starts(rest, ZH_S("```")) &&
                            !memchr(rest.ptr, '\n', rest.len)));
}

/* "Sure, here is the rest:" on a line of its own, and then the last words of
 * told: at least KEY bytes of them, which stand nowhere else near its end. */
static zh_joint_verdict joint_skip_preface(const zh_joint *joint, bool is_end,
                                           size_t *from) {
  zh_str head = zh_buf_str(&joint->head);
  zh_str key = joint_tail(joint->told, JOINT_KEY);
  size_t len = key.len;
  if (key.len < JOINT_KEY || !memchr(key.ptr, ' ', key.len) ||
      joint_occurrences(joint_tail(joint->told, JOINT_NEAR), key) != 1)
    return ZH_JOINT_FAILS;
  long found = zh_str_find(head, key);
  if (found < 0)
    return is_end || head.len > JOINT_HEAD_MAX ? ZH_JOINT_FAILS
                                               : ZH_JOINT_WAITS;
  size_t end = (size_t)found + key.len;
  while (len < end && len < joint->told.len &&
         head.ptr[end - len - 1] == joint->told.ptr[joint->told.len - len - 1])
    len++;
  zh_str preface = {head.ptr, end - len};
  if (!joint_is_preface(preface) || !joint_fences_agree(joint, preface) ||
      joint_occurrences(head, key) != 1)
    return ZH_JOINT_FAILS;
  joint_fit fit = joint_look(joint, end, is_end);
  *from = end;
  return fit == JOINT_YES       ? ZH_JOINT_FITS
         : fit == JOINT_UNKNOWN ? ZH_JOINT_WAITS
                                : ZH_JOINT_FAILS;
}

/* --- public --- */

zh_joint_verdict zh_joint_judge(zh_joint *joint, bool is_end, size_t *from) {
  if (joint->head.len == 0)
    return is_end ? ZH_JOINT_FAILS : ZH_JOINT_WAITS;
  if (joint->seen == 0 && !joint_first_marks(joint))
    return ZH_JOINT_FAILS;
  joint_follow(joint);
  joint_vote vote = joint_poll(joint, is_end, false);
  bool is_split = vote.yes > 0 && vote.yes + vote.doubts > 1;
  if (vote.unknown == 0 && is_split)
    vote = joint_poll(joint, is_end, true);
  if (vote.unknown > 0)
    return ZH_JOINT_WAITS;
  *from = vote.yes == 1 ? vote.from : joint_behind_anchor(joint, is_end);
  if (*from > 0 || vote.yes == 1)
    return ZH_JOINT_FITS;
  return is_split ? ZH_JOINT_FAILS : joint_skip_preface(joint, is_end, from);
}

zh_str zh_joint_anchor(zh_str told) {
  zh_str near = joint_tail(told, JOINT_NEAR);
  size_t best = near.len;
  for (size_t at = near.len; at-- > 0 && near.len - at <= JOINT_ANCHOR_MAX;) {
    if (!joint_is_start(near, at))
      continue;
    best = at;
    if (near.len - at >= JOINT_ANCHOR_MIN &&
        joint_occurrences(near, zh_str_cut(near, at)) == 1)
      break;
  }
  return zh_str_cut(near, best);
}
