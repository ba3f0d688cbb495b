/* claude_plain.h -- the slow way to count for Claude, which the fast one is
 * held against. */
#ifndef ZH_TEST_CLAUDE_PLAIN_H
#define ZH_TEST_CLAUDE_PLAIN_H

#include "token/encoding.h"

/* What zh_tokens_count says of valid UTF-8. */
size_t claude_plain_count(const zh_encoding *encoding, zh_str text);

#endif
