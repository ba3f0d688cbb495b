/* SPDX-License-Identifier: Apache-2.0 */
#include "route/strategy.h"

static const struct {
  const char *word;
  zh_strategy strategy;
} strategy_words[] = {
    {"ordered", ZH_STRATEGY_ORDERED},
    {"weighted", ZH_STRATEGY_WEIGHTED},
    {"round-robin", ZH_STRATEGY_ROUND_ROBIN},
    {"random", ZH_STRATEGY_RANDOM},
    {"least-busy", ZH_STRATEGY_LEAST_BUSY},
    {"latency", ZH_STRATEGY_LATENCY},
    {"throughput", ZH_STRATEGY_THROUGHPUT},
    {"cost", ZH_STRATEGY_COST},
    {"usage", ZH_STRATEGY_USAGE},
    {"feedback", ZH_STRATEGY_FEEDBACK},
    {"priority", ZH_STRATEGY_ORDERED},
    {"simple-shuffle", ZH_STRATEGY_WEIGHTED},
    {"latency-based-routing", ZH_STRATEGY_LATENCY},
    {"lowest-latency", ZH_STRATEGY_LATENCY},
    {"price", ZH_STRATEGY_COST},
    {"cost-based-routing", ZH_STRATEGY_COST},
    {"lowest-cost", ZH_STRATEGY_COST},
    {"usage-based-routing", ZH_STRATEGY_USAGE},
    {"usage-based-routing-v2", ZH_STRATEGY_USAGE},
};

const char *zh_strategy_find(zh_str word, zh_strategy *out) {
  for (size_t i = 0; i < ZH_COUNT(strategy_words); i++)
    if (zh_str_is(word, zh_str_of(strategy_words[i].word))) {
      *out = strategy_words[i].strategy;
      return NULL;
    }
  return "unknown strategy; known are ordered, weighted, round-robin, random, "
         "least-busy, latency, throughput, cost, usage, feedback";
}

const char *zh_strategy_name(zh_strategy strategy) {
  for (size_t i = 0; i < ZH_COUNT(strategy_words); i++)
    if (strategy_words[i].strategy == strategy)
      return strategy_words[i].word;
  return "ordered";
}
