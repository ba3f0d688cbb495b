/* SPDX-License-Identifier: Apache-2.0 */
/* Text that no expression cuts: Gemma merges over all of it.  Tokens that were
 * added to the vocabulary are taken out first, the longest at the first place.
 * In between a token starts with spaces or has none, but for one: "> </".  So
 * before all other spaces text may be cut. */
#include "token/scan.h"

#include "token/vocab.h"

enum {
  SPACES_RUN = 31, /* characters of the longest run that was added          */
  SPACES_TAG = 32  /* bytes of the longest tag                              */
};

/* How often the text starts with this character. */
static size_t scan_spaces_run(zh_str text, zh_str one) {
  size_t count = 0;
  while (count < SPACES_RUN &&
         zh_str_starts(zh_str_cut(text, count * one.len), one))
    count++;
  return count;
}

static size_t scan_spaces_added_run(const zh_vocab *vocab, zh_str text,
                                    zh_str one) {
  for (size_t n = scan_spaces_run(text, one); n > 0; n--) {
    zh_str run = {text.ptr, n * one.len};
    if (zh_vocab_added(vocab, run) != ZH_NO_TOKEN)
      return run.len;
  }
  return 0;
}

static size_t scan_spaces_added_tag(const zh_vocab *vocab, zh_str text,
                                    char last) {
  size_t most = text.len < SPACES_TAG ? text.len : SPACES_TAG;
  const char *end = memchr(text.ptr, last, most);
  zh_str tag = {text.ptr, end ? (size_t)(end - text.ptr) + 1 : 0};
  return end && zh_vocab_added(vocab, tag) != ZH_NO_TOKEN ? tag.len : 0;
}

/* Bytes of the added token that the text starts with; 0: it does not. */
static size_t scan_spaces_added(const zh_vocab *vocab, zh_str text) {
  switch (text.ptr[0]) {
  case '\n':
  case '\t':
    return scan_spaces_added_run(vocab, text, (zh_str){text.ptr, 1});
  case '<':
    return scan_spaces_added_tag(vocab, text, '>');
  case '[':
    return scan_spaces_added_tag(vocab, text, ']');
  case '\xe2':
    return scan_spaces_added_run(vocab, text, ZH_S(ZH_VOCAB_SPACE));
  default:
    return 0;
  }
}

/* Before the space that stands there. */
static bool scan_spaces_may_cut(zh_str text, size_t at) {
  if (text.ptr[at - 1] == ' ' ||
      (at >= 3 &&
       zh_str_starts(zh_str_cut(text, at - 3), ZH_S(ZH_VOCAB_SPACE))))
    return false; // of one run
  return text.ptr[at - 1] != '>' ||
         !zh_str_starts(zh_str_cut(text, at), ZH_S(" </"));
}

/* Bytes of the first piece of the text. */
static size_t scan_spaces_piece(const zh_vocab *vocab, zh_str text) {
  size_t at = vocab ? scan_spaces_added(vocab, text) : 0;
  if (at > 0)
    return at;
  while (at < text.len && text.ptr[at] == ' ')
    at++;
  for (; at < text.len; at++) {
    if (text.ptr[at] == ' ' && scan_spaces_may_cut(text, at))
      break;
    if (vocab && at > 0 && scan_spaces_added(vocab, zh_str_cut(text, at)) > 0)
      break;
  }
  return at;
}

/* --- public --- */

size_t zh_scan_spaces(zh_scanner *scanner, uint32_t *ends, size_t max) {
  size_t count = 0;
  while (scanner->at < scanner->text.len && count < max) {
    zh_str rest = zh_str_cut(scanner->text, scanner->at);
    scanner->at += scan_spaces_piece(scanner->vocab, rest);
    ends[count++] = (uint32_t)scanner->at;
  }
  return count;
}
