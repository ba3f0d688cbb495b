/* zerohop_tokens.h -- counting, encoding and decoding tokens.
 *
 * An encoding is what turns text into the tokens of a family of models.  It is
 * found by its name or by a model's, is loaded when first asked for, never
 * changes and never goes away.  Everything here may be called from any thread
 * and needs no router.
 *
 * Text is UTF-8.  Bytes that are not are taken as U+FFFD, one for each longest
 * part of a character, which is what Python and JavaScript make of them.
 * Special tokens in text are ordinary text unless they are allowed by name.
 */
#ifndef ZEROHOP_TOKENS_H
#define ZEROHOP_TOKENS_H

#include "zerohop.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct zh_encoding zh_encoding;

/* Says where the vocabulary files of the package are; those that the user built
 * are in $ZEROHOP_DATA, or else in zerohop/ in $XDG_DATA_HOME or
 * ~/.local/share.  The first call in a process decides.  CONFIG when a path is
 * too long. */
zh_status zh_tokens_folder(zh_str package, zh_error *err);

/* The user's folder; "" when there is none.  Lives as long as the process. */
zh_str zh_tokens_data(void);

/* The encoding called `name`.  NOT_FOUND when nobody knows it, or when its
 * file has to be built first. */
zh_status zh_encoding_find(zh_str name, const zh_encoding **out, zh_error *err);

/* The encoding that a model's text is counted with; the model may be named
 * with its provider ("x/gpt-4o").  *exact says whether it is the model's own;
 * else it is the nearest that is there.  A model nobody knows is estimated. */
zh_status zh_encoding_for_model(zh_str model, const zh_encoding **out,
                                bool *exact, zh_error *err);

/* The same, but only the model's own.  NOT_FOUND when that is not known, or has
 * to be built first. */
zh_status zh_encoding_of_model(zh_str model, const zh_encoding **out,
                               zh_error *err);

/* What it is called; lives as long as the process. */
zh_str zh_encoding_name(const zh_encoding *encoding);

/* The special tokens of a text that are allowed to be what they are. */
typedef struct zh_allowed {
  const zh_str *names;
  size_t count;
  bool all;
} zh_allowed;

/* How many tokens the text has.  allowed may be NULL: none. */
zh_status zh_tokens_count(const zh_encoding *encoding, zh_str text,
                          const zh_allowed *allowed, size_t *out,
                          zh_error *err);

/* The ids of the text's tokens, to be freed with zh_tokens_free. */
zh_status zh_tokens_encode(const zh_encoding *encoding, zh_str text,
                           const zh_allowed *allowed, uint32_t **ids,
                           size_t *count, zh_error *err);

/* The bytes that these ids stand for, which need not be whole characters; to
 * be freed with zh_tokens_free.  INVALID when there is no such id. */
zh_status zh_tokens_decode(const zh_encoding *encoding, const uint32_t *ids,
                           size_t count, char **text, size_t *len,
                           zh_error *err);

/* What a chat request costs, and how sure that is. */
typedef struct zh_token_count {
  size_t total;
  size_t messages; /* the text of messages                                  */
  size_t frame;    /* what the model puts around them                       */
  size_t tools;
  size_t format; /* the schema of the answer                                */
  size_t images;
  size_t error;      /* by how much the total may be off; 0 when exact      */
  bool exact;        /* as the provider will count                          */
  bool own_encoding; /* the encoding is the model's own                     */
  zh_str encoding;   /* its name                                            */
} zh_token_count;

/* Counts the request `body`, in OpenAI's form as for zh_router_submit.  Stops
 * early, with a total of more than `most`, where that is reached (SIZE_MAX:
 * never).  INVALID and PROTOCOL as for zh_router_submit. */
zh_status zh_tokens_count_request(zh_str body, size_t most, zh_token_count *out,
                                  zh_error *err);

/* Does the request cost at most `limit` tokens?  Mostly tells without counting
 * all of it. */
zh_status zh_tokens_fits(zh_str body, size_t limit, bool *out, zh_error *err);

/* Frees what the functions above gave; NULL is nothing. */
void zh_tokens_free(void *given);

/* Builds a vocabulary file from what a tokenizer is published as: a list of
 * ranks (.tiktoken), of which `pattern` names the expression ("o200k"), or a
 * tokenizer.json (pattern len 0).  To be freed with zh_tokens_free.
 * UNSUPPORTED for kinds that we would have to guess at. */
zh_status zh_tokens_build(zh_str source, zh_str pattern, char **file,
                          size_t *len, zh_error *err);

/* Makes the tokenizer.json `source` known as the encoding `name`, in place of
 * any other of that name; who has that one keeps it.  UNSUPPORTED as above. */
zh_status zh_tokens_register(zh_str name, zh_str source, zh_error *err);

#ifdef __cplusplus
}
#endif

#endif
