/* route/strategy.h -- the ways of ordering a group's deployments.  Deployments
 * of a lower `order` always come first; a strategy orders equal ones. */
#ifndef ZH_STRATEGY_H
#define ZH_STRATEGY_H

#include "base/base.h"

typedef enum zh_strategy {
  ZH_STRATEGY_UNSET,
  ZH_STRATEGY_ORDERED,     /* as they stand in the list                      */
  ZH_STRATEGY_WEIGHTED,    /* by chance, by weight                           */
  ZH_STRATEGY_ROUND_ROBIN, /* each in turn                                   */
  ZH_STRATEGY_RANDOM,
  ZH_STRATEGY_LEAST_BUSY, /* fewest requests under way                       */
  ZH_STRATEGY_LATENCY,    /* soonest done, by what was measured              */
  ZH_STRATEGY_THROUGHPUT, /* most tokens a second                            */
  ZH_STRATEGY_COST,       /* cheapest, by the catalog                        */
  ZH_STRATEGY_USAGE,      /* fewest tokens in the last minute                */
  ZH_STRATEGY_FEEDBACK    /* best scores for the task                        */
} zh_strategy;

/* A strategy by its name or another gateway's name for it.  NULL, or what is
 * wrong with the word (a static text). */
const char *zh_strategy_find(zh_str word, zh_strategy *out);

const char *zh_strategy_name(zh_strategy strategy);

#endif
