/* request.h -- what a whole chat request costs: the text of its messages, and
 * what each family of models puts around it. */
#ifndef ZH_TOKEN_REQUEST_H
#define ZH_TOKEN_REQUEST_H

#include "chat/request.h"
#include "token/model.h"

/* One request being counted. */
typedef struct zh_tally {
  const zh_encoding *encoding;
  const zh_frame *frame;
  const zh_chat_request *chat; /* expanded                                  */
  zh_str model;                /* whose tokens                              */
  size_t most;                 /* stop beyond this                          */
  zh_token_count *out;
  zh_buf text; /* decoded, or rendered                                      */
  zh_error *err;
} zh_tally;

/* Tokens of plain text, added to *part and the total. */
zh_status zh_tally_text(zh_tally *tally, zh_str text, size_t *part);

/* The same of escaped content. */
zh_status zh_tally_escaped(zh_tally *tally, zh_str escaped, size_t *part);

/* The words in a JSON schema, each type being one, and each key where the
 * family counts these. */
zh_status zh_tally_schema(zh_tally *tally, zh_str schema, size_t *part);

/* One part of a message. */
zh_status zh_tally_part(zh_tally *tally, const zh_part *part);

/* All messages of a family for which frame->turn is not 0. */
zh_status zh_tally_turns(zh_tally *tally);

/* Is the model told of any tools? */
bool zh_tally_shows_tools(const zh_tally *tally);

/* Has the request a system message? */
bool zh_tally_has_system(const zh_tally *tally);

/* The schema that the answer is to have. */
zh_status zh_tally_format(zh_tally *tally);

/* Tools as Gemini's later and earlier models are told of them. */
zh_status zh_tally_declared(zh_tally *tally, const zh_tool *tool);
zh_status zh_tally_signed(zh_tally *tally, const zh_tool *tool);

/* Tokens that are no text. */
void zh_tally_add(zh_tally *tally, size_t tokens, size_t *part);

/* Does the request cost at most `limit` tokens of this model?  Mostly tells
 * without counting all of it.  `chat` may be expanded or not, and stays as it
 * is.  INVALID when it cannot be expanded. */
zh_status zh_request_fits(const zh_chat_request *chat, zh_str model,
                          size_t limit, bool *out, zh_error *err);

/* The calls of tools in a message, and what is around them. */
zh_status zh_tally_calls(zh_tally *tally, const zh_message *message);

/* What is around the result of one. */
zh_status zh_tally_result(zh_tally *tally, const zh_message *message);

/* The request's tools and how it chooses among them. */
zh_status zh_tally_tools(zh_tally *tally);

#endif
