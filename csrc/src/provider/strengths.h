/* strengths.h -- what public benchmarks say of models, by their names, whoever
 * serves them.  The figures stand in catalog/strengths/, each with its source
 * and date; tools/strengths_compile.py makes the table.  What is not known is
 * not there: nothing is guessed here.  Any thread. */
#ifndef ZH_STRENGTHS_H
#define ZH_STRENGTHS_H

#include "base/base.h"

/* Strengths: one or several benchmarks each. */
#define ZH_STRENGTH_MAP(X)                                                     \
  X(REASONING, "reasoning")                                                    \
  X(CODING, "coding")                                                          \
  X(MULTILINGUAL, "multilingual")                                              \
  X(FORMAT, "format")                                                          \
  X(VISION, "vision")

#define ZH_STRENGTH_ENUM(name, word) ZH_STRENGTH_##name,
enum { ZH_STRENGTH_MAP(ZH_STRENGTH_ENUM) ZH_STRENGTHS };

/* Benchmarks: gpqa, swe_bench_verified, aider_polyglot, livecodebench, scicode,
 * mmmlu, mgsm, ifeval, mmmu. */
#define ZH_BENCHMARKS 9

typedef struct zh_strength {
  zh_str name;
  uint16_t scores[ZH_BENCHMARKS]; /* tenths of a per cent; 0: not known      */
} zh_strength;

/* The model that a provider calls so, whatever it puts around the name; NULL:
 * nothing is known of it. */
const zh_strength *zh_strengths_find(zh_str name);

/* Are two names of one model; of one family ("gpt", "claude")? */
bool zh_strengths_same(zh_str a, zh_str b);
bool zh_strengths_same_family(zh_str a, zh_str b);

/* How far apart two models are: the mean over the strengths of which both have
 * a benchmark of the mean difference of these, per cent; negative when there is
 * none.  *shared: those strengths, a bit each. */
double zh_strengths_apart(const zh_strength *a, const zh_strength *b,
                          uint8_t *shared);

extern const zh_str zh_strength_names[ZH_STRENGTHS];

#endif
