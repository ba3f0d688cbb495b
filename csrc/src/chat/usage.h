/* usage.h -- what an answer took: tokens by kind, searches, the tier that
 * served it.  Every wire counts in its own way (some leave cached tokens out
 * of the input, some reasoning out of the output); one table in usage.c knows
 * them all.  Counts are taken as the wire has them, later ones replacing
 * earlier ones, and then settled into a zh_usage, which every wire has in
 * common.  Pure. */
#ifndef ZH_USAGE_H
#define ZH_USAGE_H

#include "base/mem.h"
#include "chat/region.h"
#include "format/json.h"

typedef enum zh_service {
  ZH_SERVICE_UNSAID,
  ZH_SERVICE_STANDARD,
  ZH_SERVICE_FLEX,
  ZH_SERVICE_BATCH,
  ZH_SERVICE_PRIORITY,
  ZH_SERVICE_FAST,
  ZH_SERVICE_OTHER, /* a tier that we know nothing about                    */
  ZH_SERVICE_COUNT
} zh_service;

/* How much a search brought along, where that has a price of its own. */
typedef enum zh_search_size {
  ZH_SEARCH_UNSAID,
  ZH_SEARCH_LOW,
  ZH_SEARCH_MEDIUM,
  ZH_SEARCH_HIGH
} zh_search_size;

/* What another model took on this one's behalf; not in the totals. */
typedef struct zh_usage_part {
  const struct zh_usage_part *next;
  zh_str model;
  int64_t prompt; /* inclusive, as below                                    */
  int64_t completion;
  int64_t cached;
  int64_t cache_write;
  int64_t cache_write_1h;
} zh_usage_part;

/* Inclusive totals and details, as OpenAI counts: cached is part of prompt,
 * reasoning is part of completion.  -1 means "not said". */
typedef struct zh_usage {
  int64_t prompt;
  int64_t completion;
  int64_t total;
  int64_t cached;      /* prompt tokens read from a cache                  */
  int64_t cache_write; /* prompt tokens written to a cache                 */
  int64_t reasoning;
  int64_t audio_prompt;
  int64_t audio_completion;
  int64_t cache_write_1h; /* of cache_write, those kept for an hour        */
  int64_t image_prompt;
  int64_t image_completion;
  int64_t citation; /* prompt side tokens billed apart: not in prompt     */
  int64_t searches;
  int64_t cost_pusd; /* what the provider says it cost, 1e-12 USD         */
  zh_service service;
  zh_region region;
  zh_search_size search_size;
  bool is_odd; /* the counts contradict each other                     */
  const zh_usage_part *parts;
} zh_usage;

#define ZH_USAGE_NONE                                                          \
  ((zh_usage){.prompt = -1,                                                    \
              .completion = -1,                                                \
              .total = -1,                                                     \
              .cached = -1,                                                    \
              .cache_write = -1,                                               \
              .reasoning = -1,                                                 \
              .audio_prompt = -1,                                              \
              .audio_completion = -1,                                          \
              .cache_write_1h = -1,                                            \
              .image_prompt = -1,                                              \
              .image_completion = -1,                                          \
              .citation = -1,                                                  \
              .searches = -1,                                                  \
              .cost_pusd = -1})

/* Whose way of counting. */
typedef enum zh_wire {
  ZH_WIRE_OPENAI,    /* chat completions and responses                      */
  ZH_WIRE_ANTHROPIC, /* messages                                            */
  ZH_WIRE_GEMINI,    /* generateContent                                     */
  ZH_WIRE_CONVERSE,
  ZH_WIRE_COHERE,
  ZH_WIRE_COUNT
} zh_wire;

/* Counts under the names that all wires share; -1 until said. */
typedef enum zh_count {
  ZH_COUNT_INPUT,
  ZH_COUNT_INPUT_TOOLS, /* besides the input                               */
  ZH_COUNT_OUTPUT,
  ZH_COUNT_THOUGHTS, /* besides the output                                  */
  ZH_COUNT_REASONING,
  ZH_COUNT_TOTAL,
  ZH_COUNT_CACHED,
  ZH_COUNT_WRITE,
  ZH_COUNT_WRITE_5M,
  ZH_COUNT_WRITE_1H,
  ZH_COUNT_AUDIO_IN,
  ZH_COUNT_AUDIO_OUT,
  ZH_COUNT_IMAGE_IN,
  ZH_COUNT_IMAGE_OUT,
  ZH_COUNT_CITATION,
  ZH_COUNT_SEARCHES,
  ZH_COUNT_COST,     /* 1e-12 USD                                           */
  ZH_COUNT_UPSTREAM, /* 1e-12 USD, on the caller's own account there        */
  ZH_COUNT_OWN_KEY,  /* 1: that account is billed besides                   */
  ZH_COUNT_SERVICE,  /* zh_service                                          */
  ZH_COUNT_REGION,
  ZH_COUNT_SEARCH_SIZE,
  ZH_COUNTS
} zh_count;

typedef struct zh_counts {
  int64_t of[ZH_COUNTS];
  const zh_usage_part *parts;
} zh_counts;

void zh_counts_init(zh_counts *counts);

/* Takes what the object at `at` says; false when it says no number of tokens.
 * arena is for `parts` only; without memory they are missing. */
bool zh_counts_take(zh_counts *counts, zh_wire wire, const zh_json *json,
                    uint32_t at, zh_arena *arena);

/* What the counts come to.  is_apart: this provider's completion tokens are
 * known to leave reasoning out. */
void zh_counts_settle(const zh_counts *counts, zh_wire wire, bool is_apart,
                      zh_usage *out);

/* Whose way of counting an object looks like. */
zh_wire zh_usage_wire(const zh_json *json, uint32_t at);

/* A tier's name on any wire ("ON_DEMAND_FLEX", "default"). */
zh_service zh_service_of(zh_str word);

#endif
