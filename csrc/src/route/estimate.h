/* route/estimate.h -- what a request will take, before it is sent: its tokens
 * by their bytes, and their price by the catalog.  Pure; any thread. */
#ifndef ZH_ESTIMATE_H
#define ZH_ESTIMATE_H

#include "route/wish.h"

#define ZH_USUAL_ANSWER 300 /* tokens, where nothing says more              */

/* Tokens of the answer: max_tokens, at most the usual number. */
int64_t zh_estimate_answer(const zh_wish *wish);

/* What a model of the account's costs then, in 1e-12 USD; -1: not known. */
int64_t zh_estimate_cost(const zh_config *config, const zh_account *account,
                         zh_str model, const zh_wish *wish, int64_t unix_ms);

#endif
