/* claude_run.h -- cleaned text to runs of one kind of character, and these to
 * the marked words that are looked up. */
#ifndef ZH_TOKEN_CLAUDE_RUN_H
#define ZH_TOKEN_CLAUDE_RUN_H

#include "token/claude.h"
#include "token/claude_word.h"

typedef struct zh_claude_job {
  const zh_encoding *encoding;
  zh_scratch *scratch;
  zh_claude version;
  const uint8_t *start;
  const uint8_t *end;
  zh_buf *word; /* room for a long one                                       */
} zh_claude_job;

/* Adds the tokens of the text to *total, until they are more than `most`. */
zh_status zh_claude_runs(const zh_claude_job *job, size_t most, size_t *total);

#endif
