/* claude.h -- counting for Claude 3 and later.  Text becomes a stream in which
 * words stand between markers and capitals are marked; the count is the least
 * number of pieces that cover it.  No piece reaches across a word's border, so
 * each word is looked up on its own. */
#ifndef ZH_TOKEN_CLAUDE_H
#define ZH_TOKEN_CLAUDE_H

#include "token/encoding.h"

/* What differs between the generations. */
typedef enum zh_claude {
  ZH_CLAUDE_NONE,
  ZH_CLAUDE_V3,  /* 3 to 4.6: curly quotes folded, words in capitals marked */
  ZH_CLAUDE_V47, /* 4.7                                                     */
  ZH_CLAUDE_V48, /* 4.8: the message starts without a space                 */
  ZH_CLAUDE_V5   /* 5: and spaces at its end are gone                       */
} zh_claude;

/* Adds the tokens of valid UTF-8, as the content of a message that is nothing
 * but this text, without what the message itself costs. */
zh_status zh_claude_count(const zh_encoding *encoding, zh_scratch *scratch,
                          zh_str text, size_t most, size_t *total);

/* A text of so many bytes comes.  If they are many, whatever of it is not known
 * yet will be tiled with the tree that others only get in time. */
void zh_claude_tile_soon(const zh_encoding *encoding, size_t text_len);

/* The least number of pieces that cover one word of the stream, which is valid
 * UTF-8. */
zh_status zh_claude_tile(const zh_encoding *encoding, zh_bpe_work *work,
                         zh_str word, size_t *count);

#endif
