/* reply.h -- the bytes of an answer, in its provider's dialect. */
#ifndef SIM_REPLY_H
#define SIM_REPLY_H

#include "provider.h"

/* What stands before, around and behind the text; appended to `out`. */
void sim_reply_start(const sim_provider *provider, int prompt, zh_buf *out);
void sim_reply_text(const sim_provider *provider, zh_str text, zh_buf *out);
void sim_reply_stop(const sim_provider *provider, int prompt, int tokens,
                    zh_buf *out);

/* Body of a refusal. */
void sim_reply_error(const sim_provider *provider, int status, zh_buf *out);

/* Headers; wait_ms: until the limit has room again (0: it has some). */
void sim_reply_head(sim_provider *provider, int status, int64_t wait_ms,
                    zh_buf *out);

#endif
