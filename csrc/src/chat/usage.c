/* SPDX-License-Identifier: Apache-2.0 */
/* One table of how every wire counts. */
#include "chat/usage.h"

#include <math.h>

/* More than any bill: sums of such numbers cannot overflow. */
#define USAGE_MAX      ((int64_t)1 << 52)
#define USAGE_MOST_USD 1e6
#define USAGE_MOST     26 /* keys of one object                             */
#define USAGE_PARTS    64

typedef enum usage_kind {
  USAGE_NUMBER,
  USAGE_OBJECT,
  USAGE_MODALITIES, /* [{modality, tokenCount}]: audio and the next count   */
  USAGE_LIVES,      /* [{ttl, inputTokens}]                                 */
  USAGE_ITERATIONS,
  USAGE_MONEY,
  USAGE_FLAG,
  USAGE_SERVICE,
  USAGE_SPEED,
  USAGE_REGION,
  USAGE_SIZE
} usage_kind;

typedef enum usage_table {
  USAGE_AT_NONE,
  USAGE_AT_OPENAI,
  USAGE_AT_ANTHROPIC,
  USAGE_AT_GEMINI,
  USAGE_AT_CONVERSE,
  USAGE_AT_COHERE,
  USAGE_AT_PROMPT_DETAILS,
  USAGE_AT_COMPLETION_DETAILS,
  USAGE_AT_COST_DETAILS,
  USAGE_AT_LIVES,
  USAGE_AT_SERVER_TOOLS,
  USAGE_AT_BILLED_UNITS
} usage_table;

/* One key of an object; `inside` is the table of what an object holds. */
typedef struct usage_key {
  usage_kind kind;
  zh_count count;
  usage_table inside;
} usage_key;

/* The tables, key by key; the first key that is there wins.  They are lists
 * for the preprocessor, so that the words are known where they are compared. */
#define USAGE_PROMPT_DETAILS(X)                                                \
  X("cached_tokens", NUMBER, CACHED, NONE)                                     \
  X("cache_write_tokens", NUMBER, WRITE, NONE)                                 \
  X("cache_creation_tokens", NUMBER, WRITE, NONE)                              \
  X("audio_tokens", NUMBER, AUDIO_IN, NONE)                                    \
  X("image_tokens", NUMBER, IMAGE_IN, NONE)

#define USAGE_COMPLETION_DETAILS(X)                                            \
  X("reasoning_tokens", NUMBER, REASONING, NONE)                               \
  X("thinking_tokens", NUMBER, REASONING, NONE)                                \
  X("audio_tokens", NUMBER, AUDIO_OUT, NONE)                                   \
  X("image_tokens", NUMBER, IMAGE_OUT, NONE)

#define USAGE_COST_DETAILS(X)                                                  \
  X("upstream_inference_cost", MONEY, UPSTREAM, NONE)

#define USAGE_OPENAI(X)                                                        \
  X("prompt_tokens", NUMBER, INPUT, NONE)                                      \
  X("input_tokens", NUMBER, INPUT, NONE)                                       \
  X("completion_tokens", NUMBER, OUTPUT, NONE)                                 \
  X("output_tokens", NUMBER, OUTPUT, NONE)                                     \
  X("total_tokens", NUMBER, TOTAL, NONE)                                       \
  X("prompt_tokens_details", OBJECT, INPUT, PROMPT_DETAILS)                    \
  X("prompt_token_details", OBJECT, INPUT, PROMPT_DETAILS)                     \
  X("input_tokens_details", OBJECT, INPUT, PROMPT_DETAILS)                     \
  X("completion_tokens_details", OBJECT, INPUT, COMPLETION_DETAILS)            \
  X("completion_token_details", OBJECT, INPUT, COMPLETION_DETAILS)             \
  X("output_tokens_details", OBJECT, INPUT, COMPLETION_DETAILS)                \
  X("prompt_cache_hit_tokens", NUMBER, CACHED, NONE)                           \
  X("num_cached_tokens", NUMBER, CACHED, NONE)                                 \
  X("cached_tokens", NUMBER, CACHED, NONE)                                     \
  X("cache_read_input_tokens", NUMBER, CACHED, NONE)                           \
  X("cache_creation_input_tokens", NUMBER, WRITE, NONE)                        \
  X("reasoning_tokens", NUMBER, REASONING, NONE)                               \
  X("citation_tokens", NUMBER, CITATION, NONE)                                 \
  X("num_search_queries", NUMBER, SEARCHES, NONE)                              \
  X("search_context_size", SIZE, SEARCH_SIZE, NONE)                            \
  X("service_tier", SERVICE, SERVICE, NONE)                                    \
  X("cost", MONEY, COST, NONE)                                                 \
  X("cost_details", OBJECT, INPUT, COST_DETAILS)                               \
  X("is_byok", FLAG, OWN_KEY, NONE)

#define USAGE_LIVES(X)                                                         \
  X("ephemeral_5m_input_tokens", NUMBER, WRITE_5M, NONE)                       \
  X("ephemeral_1h_input_tokens", NUMBER, WRITE_1H, NONE)

#define USAGE_SERVER_TOOLS(X) X("web_search_requests", NUMBER, SEARCHES, NONE)

/* Fast mode says so besides a tier that is "standard": it comes first. */
#define USAGE_ANTHROPIC(X)                                                     \
  X("input_tokens", NUMBER, INPUT, NONE)                                       \
  X("cache_read_input_tokens", NUMBER, CACHED, NONE)                           \
  X("cache_creation_input_tokens", NUMBER, WRITE, NONE)                        \
  X("cache_creation", OBJECT, INPUT, LIVES)                                    \
  X("output_tokens", NUMBER, OUTPUT, NONE)                                     \
  X("output_tokens_details", OBJECT, INPUT, COMPLETION_DETAILS)                \
  X("server_tool_use", OBJECT, INPUT, SERVER_TOOLS)                            \
  X("speed", SPEED, SERVICE, NONE)                                             \
  X("service_tier", SERVICE, SERVICE, NONE)                                    \
  X("inference_geo", REGION, REGION, NONE)                                     \
  X("iterations", ITERATIONS, INPUT, NONE)

#define USAGE_GEMINI(X)                                                        \
  X("promptTokenCount", NUMBER, INPUT, NONE)                                   \
  X("toolUsePromptTokenCount", NUMBER, INPUT_TOOLS, NONE)                      \
  X("candidatesTokenCount", NUMBER, OUTPUT, NONE)                              \
  X("thoughtsTokenCount", NUMBER, THOUGHTS, NONE)                              \
  X("cachedContentTokenCount", NUMBER, CACHED, NONE)                           \
  X("totalTokenCount", NUMBER, TOTAL, NONE)                                    \
  X("promptTokensDetails", MODALITIES, AUDIO_IN, NONE)                         \
  X("candidatesTokensDetails", MODALITIES, AUDIO_OUT, NONE)                    \
  X("serviceTier", SERVICE, SERVICE, NONE)                                     \
  X("trafficType", SERVICE, SERVICE, NONE)

#define USAGE_CONVERSE(X)                                                      \
  X("inputTokens", NUMBER, INPUT, NONE)                                        \
  X("outputTokens", NUMBER, OUTPUT, NONE)                                      \
  X("totalTokens", NUMBER, TOTAL, NONE)                                        \
  X("cacheReadInputTokens", NUMBER, CACHED, NONE)                              \
  X("cacheReadInputTokenCount", NUMBER, CACHED, NONE)                          \
  X("cacheWriteInputTokens", NUMBER, WRITE, NONE)                              \
  X("cacheWriteInputTokenCount", NUMBER, WRITE, NONE)                          \
  X("cacheDetails", LIVES, WRITE_1H, NONE)

#define USAGE_BILLED_UNITS(X)                                                  \
  X("input_tokens", NUMBER, INPUT, NONE)                                       \
  X("output_tokens", NUMBER, OUTPUT, NONE)

#define USAGE_COHERE(X)                                                        \
  X("billed_units", OBJECT, INPUT, BILLED_UNITS)                               \
  X("cached_tokens", NUMBER, CACHED, NONE)

#define USAGE_NAME(text, kind, count, inside) {(text), sizeof(text) - 1},
#define USAGE_ROW(text, kind, count, inside)                                   \
  {USAGE_##kind, ZH_COUNT_##count, USAGE_AT_##inside},

/* Looks the table's keys up; returns what they mean, and how many they are. */
static const usage_key *usage_pick(usage_table table, const zh_json *json,
                                   uint32_t at, uint32_t *values,
                                   size_t *count) {
  switch (table) {
#define USAGE_CASE(LIST)                                                       \
  case USAGE_AT_##LIST: {                                                      \
    static const zh_str names[] = {USAGE_##LIST(USAGE_NAME)};                  \
    static const usage_key keys[] = {USAGE_##LIST(USAGE_ROW)};                 \
    zh_json_pick(json, at, names, ZH_COUNT(names), values);                    \
    *count = ZH_COUNT(names);                                                  \
    return keys;                                                               \
  }
    USAGE_CASE(PROMPT_DETAILS)
    USAGE_CASE(COMPLETION_DETAILS)
    USAGE_CASE(COST_DETAILS)
    USAGE_CASE(OPENAI)
    USAGE_CASE(LIVES)
    USAGE_CASE(SERVER_TOOLS)
    USAGE_CASE(ANTHROPIC)
    USAGE_CASE(GEMINI)
    USAGE_CASE(CONVERSE)
    USAGE_CASE(BILLED_UNITS)
    USAGE_CASE(COHERE)
#undef USAGE_CASE
  default:
    *count = 0;
    return NULL;
  }
}

static const struct {
  zh_str word;
  zh_service service;
} usage_services[] = {
    {{"default", 7}, ZH_SERVICE_STANDARD},
    {{"standard", 8}, ZH_SERVICE_STANDARD},
    {{"on_demand", 9}, ZH_SERVICE_STANDARD},
    {{"unspecified", 11}, ZH_SERVICE_STANDARD},
    {{"TRAFFIC_TYPE_UNSPECIFIED", 24}, ZH_SERVICE_STANDARD},
    {{"flex", 4}, ZH_SERVICE_FLEX},
    {{"on_demand_flex", 14}, ZH_SERVICE_FLEX},
    {{"batch", 5}, ZH_SERVICE_BATCH},
    {{"priority", 8}, ZH_SERVICE_PRIORITY},
    {{"on_demand_priority", 18}, ZH_SERVICE_PRIORITY},
    {{"fast", 4}, ZH_SERVICE_FAST},
    {{"auto", 4}, ZH_SERVICE_UNSAID},
};

static const usage_table usage_tables[ZH_WIRE_COUNT] = {
    [ZH_WIRE_OPENAI] = USAGE_AT_OPENAI,
    [ZH_WIRE_ANTHROPIC] = USAGE_AT_ANTHROPIC,
    [ZH_WIRE_GEMINI] = USAGE_AT_GEMINI,
    [ZH_WIRE_CONVERSE] = USAGE_AT_CONVERSE,
    [ZH_WIRE_COHERE] = USAGE_AT_COHERE,
};

/* --- taking ------------------------------------------------------------- */

static int64_t usage_max(int64_t a, int64_t b) {
  return a > b ? a : b;
}

/* Not said is 0 in a sum; capped, so that sums stay far from overflow. */
static int64_t usage_sum(int64_t a, int64_t b) {
  int64_t sum = usage_max(a, 0) + usage_max(b, 0);
  return sum < USAGE_MAX ? sum : USAGE_MAX;
}

static int64_t usage_money(const zh_json *json, uint32_t at) {
  double usd;
  if (zh_json_has(json, at, ZH_JSON_OBJECT))
    at = zh_json_get(json, at, "total_cost");
  if (!zh_json_double(json, at, &usd) || !(usd >= 0 && usd < USAGE_MOST_USD))
    return -1;
  return (int64_t)llround(usd * 1e12);
}

static int64_t usage_region(const zh_json *json, uint32_t at) {
  if (zh_json_eq(json, at, "us"))
    return ZH_REGION_US;
  return zh_json_eq(json, at, "eu") ? ZH_REGION_EU : -1;
}

static int64_t usage_size(const zh_json *json, uint32_t at) {
  static const char *const words[] = {"low", "medium", "high"};
  for (size_t i = 0; i < ZH_COUNT(words); i++)
    if (zh_json_eq(json, at, words[i]))
      return (int64_t)(ZH_SEARCH_LOW + i);
  return -1;
}

static int64_t usage_value(const zh_json *json, usage_kind kind, uint32_t at) {
  int64_t number;
  switch (kind) {
  case USAGE_NUMBER:
    return zh_json_int(json, at, &number) && number >= 0 && number <= USAGE_MAX
               ? number
               : -1;
  case USAGE_MONEY:
    return usage_money(json, at);
  case USAGE_FLAG:
    return zh_json_bool(json, at);
  case USAGE_SERVICE:
    return zh_json_has(json, at, ZH_JSON_STRING)
               ? (int64_t)zh_service_of(zh_json_text(json, at))
               : -1;
  case USAGE_SPEED:
    return zh_json_eq(json, at, "fast") ? ZH_SERVICE_FAST : -1;
  case USAGE_REGION:
    return usage_region(json, at);
  case USAGE_SIZE:
    return usage_size(json, at);
  default:
    return -1;
  }
}

static void usage_take_modalities(zh_counts *counts, zh_count audio,
                                  const zh_json *json, uint32_t list) {
  int64_t *to = &counts->of[audio];
  if (!zh_json_has(json, list, ZH_JSON_ARRAY))
    return;
  for (uint32_t at = zh_json_first(json, list); at;
       at = zh_json_next(json, list, at)) {
    uint32_t word = zh_json_get(json, at, "modality");
    int64_t value =
        usage_value(json, USAGE_NUMBER, zh_json_get(json, at, "tokenCount"));
    if (value < 0)
      continue;
    if (zh_json_eq(json, word, "AUDIO"))
      to[0] = value;
    else if (zh_json_eq(json, word, "IMAGE"))
      to[ZH_COUNT_IMAGE_IN - ZH_COUNT_AUDIO_IN] = value;
  }
}

static void usage_take_lives(zh_counts *counts, const zh_json *json,
                             uint32_t list) {
  int64_t sum = -1;
  if (!zh_json_has(json, list, ZH_JSON_ARRAY))
    return;
  for (uint32_t at = zh_json_first(json, list); at;
       at = zh_json_next(json, list, at)) {
    int64_t value =
        usage_value(json, USAGE_NUMBER, zh_json_get(json, at, "inputTokens"));
    if (value >= 0 && zh_json_eq(json, zh_json_get(json, at, "ttl"), "1h"))
      sum = usage_sum(sum, value);
  }
  if (sum >= 0)
    counts->of[ZH_COUNT_WRITE_1H] = sum;
}

/* One reading of an object and of what is inside it. */
typedef struct usage_reading {
  zh_counts *counts;
  const zh_json *json;
  uint32_t taken;      /* bits of the counts said so far                     */
  uint32_t iterations; /* the list, 0: none                                  */
} usage_reading;

static void usage_take_one(usage_reading *r, const usage_key *key,
                           uint32_t at) {
  uint32_t bit = (uint32_t)1 << key->count;
  int64_t value = r->taken & bit ? -1 : usage_value(r->json, key->kind, at);
  if (value < 0)
    return;
  r->counts->of[key->count] = value;
  r->taken |= bit;
}

static void usage_take_object(usage_reading *r, usage_table table,
                              uint32_t at) {
  uint32_t values[USAGE_MOST];
  size_t key_count;
  const usage_key *keys = usage_pick(table, r->json, at, values, &key_count);
  for (size_t i = 0; i < key_count; i++) {
    const usage_key *key = &keys[i];
    if (values[i] == 0)
      continue;
    if (key->kind == USAGE_OBJECT)
      usage_take_object(r, key->inside, values[i]);
    else if (key->kind == USAGE_MODALITIES)
      usage_take_modalities(r->counts, key->count, r->json, values[i]);
    else if (key->kind == USAGE_LIVES)
      usage_take_lives(r->counts, r->json, values[i]);
    else if (key->kind == USAGE_ITERATIONS)
      r->iterations = values[i];
    else
      usage_take_one(r, key, values[i]);
  }
}

/* --- iterations --------------------------------------------------------- */

static int64_t usage_written(const zh_counts *counts) {
  const int64_t *of = counts->of;
  if (of[ZH_COUNT_WRITE] >= 0)
    return of[ZH_COUNT_WRITE];
  if (of[ZH_COUNT_WRITE_5M] < 0 && of[ZH_COUNT_WRITE_1H] < 0)
    return -1;
  return usage_sum(of[ZH_COUNT_WRITE_5M], of[ZH_COUNT_WRITE_1H]);
}

static void usage_add_part(zh_counts *sum, const zh_counts *one,
                           const zh_json *json, uint32_t at, zh_arena *arena) {
  zh_usage_part *part = arena ? zh_arena_zero(arena, sizeof(*part)) : NULL;
  zh_str model = ZH_S("");
  if (part)
    model = zh_json_str(json, zh_json_get(json, at, "model"), arena);
  if (!part || !model.ptr)
    return;
  const int64_t *of = one->of;
  *part =
      (zh_usage_part){.next = sum->parts,
                      .model = model,
                      .completion = usage_max(of[ZH_COUNT_OUTPUT], 0),
                      .cached = usage_max(of[ZH_COUNT_CACHED], 0),
                      .cache_write = usage_max(usage_written(one), 0),
                      .cache_write_1h = usage_max(of[ZH_COUNT_WRITE_1H], 0)};
  part->prompt =
      usage_sum(usage_sum(of[ZH_COUNT_INPUT], part->cached), part->cache_write);
  sum->parts = part;
}

static void usage_add(zh_counts *sum, const zh_counts *one) {
  static const zh_count counts[] = {ZH_COUNT_INPUT,    ZH_COUNT_OUTPUT,
                                    ZH_COUNT_CACHED,   ZH_COUNT_WRITE,
                                    ZH_COUNT_WRITE_5M, ZH_COUNT_WRITE_1H};
  for (size_t i = 0; i < ZH_COUNT(counts); i++)
    if (one->of[counts[i]] >= 0)
      sum->of[counts[i]] = usage_sum(sum->of[counts[i]], one->of[counts[i]]);
}

/* The totals leave out what compaction took; the list of iterations has it.
 * An advisor's are its own model's, and after a fallback the totals hold. */
static void usage_take_iterations(zh_counts *counts, const zh_json *json,
                                  uint32_t list, zh_arena *arena) {
  zh_counts sum;
  size_t part_count = 0;
  zh_counts_init(&sum);
  if (!zh_json_has(json, list, ZH_JSON_ARRAY))
    return;
  for (uint32_t at = zh_json_first(json, list); at;
       at = zh_json_next(json, list, at)) {
    zh_counts one;
    usage_reading reading = {&one, json, 0, 0};
    uint32_t type = zh_json_get(json, at, "type");
    if (zh_json_eq(json, type, "fallback_message"))
      return;
    zh_counts_init(&one);
    usage_take_object(&reading, USAGE_AT_ANTHROPIC, at);
    if (zh_json_eq(json, type, "message") ||
        zh_json_eq(json, type, "compaction"))
      usage_add(&sum, &one);
    else if (zh_json_eq(json, type, "advisor_message") &&
             part_count++ < USAGE_PARTS)
      usage_add_part(&sum, &one, json, at, arena);
  }
  counts->parts = sum.parts;
  if (sum.of[ZH_COUNT_INPUT] < 0 || sum.of[ZH_COUNT_OUTPUT] < 0)
    return;
  for (zh_count i = ZH_COUNT_CACHED; i <= ZH_COUNT_WRITE_1H; i++)
    counts->of[i] = sum.of[i];
  counts->of[ZH_COUNT_INPUT] = sum.of[ZH_COUNT_INPUT];
  counts->of[ZH_COUNT_OUTPUT] = sum.of[ZH_COUNT_OUTPUT];
}

/* --- settling ----------------------------------------------------------- */

/* Totals include their details.  Where they leave some out, the sum tells; a
 * provider known for leaving reasoning out is believed without one.  What is
 * left unexplained is thinking that was hidden. */
static void usage_settle_total(zh_usage *usage, bool is_apart) {
  int64_t missing =
      usage->total < 0 ? -1 : usage->total - usage->prompt - usage->completion;
  int64_t cache = usage_sum(usage->cached, usage->cache_write);
  if (usage->reasoning > 0 &&
      (missing == usage->reasoning || (usage->total < 0 && is_apart)))
    usage->completion += usage->reasoning;
  else if (usage->audio_prompt > 0 && missing == usage->audio_prompt)
    usage->prompt += usage->audio_prompt;
  else if (cache > 0 && missing == cache)
    usage->prompt += cache;
  else if (missing > 0 && usage->reasoning <= 0) {
    usage->completion += missing;
    usage->reasoning = missing;
  }
}

/* A detail that is more than its total stands besides it, unless a sum says
 * that the total is whole: then it counts something else. */
static void usage_settle_openai(zh_usage *usage, bool is_apart) {
  if (usage->prompt < 0 || usage->completion < 0)
    return;
  bool has_total = usage->total >= 0;
  usage_settle_total(usage, is_apart);
  if (usage->cached > usage->prompt) {
    usage->is_odd = true;
    if (has_total)
      usage->cached = usage->prompt;
    else
      usage->prompt = usage_sum(usage->prompt, usage->cached);
  }
  if (!has_total && usage->reasoning > usage->completion) {
    usage->is_odd = true;
    usage->completion = usage_sum(usage->completion, usage->reasoning);
  }
  if (!has_total)
    usage->total = usage->prompt + usage->completion;
}

static void usage_settle_exclusive(const zh_counts *counts, zh_usage *usage) {
  if (counts->of[ZH_COUNT_INPUT] >= 0)
    usage->prompt =
        usage_sum(usage_sum(usage->prompt, usage->cached), usage->cache_write);
  if (usage->prompt >= 0 && usage->completion >= 0)
    usage->total = usage->prompt + usage->completion;
}

static void usage_settle_gemini(const zh_counts *counts, zh_usage *usage) {
  const int64_t *of = counts->of;
  usage->prompt = usage_sum(of[ZH_COUNT_INPUT], of[ZH_COUNT_INPUT_TOOLS]);
  usage->completion = usage_sum(of[ZH_COUNT_OUTPUT], of[ZH_COUNT_THOUGHTS]);
  usage->reasoning = of[ZH_COUNT_THOUGHTS];
  if (usage->total < 0)
    usage->total = usage->prompt + usage->completion;
}

/* --- public --- */

zh_service zh_service_of(zh_str word) {
  for (size_t i = 0; i < ZH_COUNT(usage_services); i++)
    if (zh_str_same(word, usage_services[i].word))
      return usage_services[i].service;
  return ZH_SERVICE_OTHER;
}

void zh_counts_init(zh_counts *counts) {
  for (size_t i = 0; i < ZH_COUNTS; i++)
    counts->of[i] = -1;
  counts->parts = NULL;
}

bool zh_counts_take(zh_counts *counts, zh_wire wire, const zh_json *json,
                    uint32_t at, zh_arena *arena) {
  zh_counts said;
  usage_reading reading = {&said, json, 0, 0};
  zh_counts_init(&said);
  usage_take_object(&reading, usage_tables[wire], at);
  // Lengths of life that are said anew go with a sum that is.
  if (said.of[ZH_COUNT_WRITE] >= 0 && reading.iterations == 0)
    counts->of[ZH_COUNT_WRITE_5M] = counts->of[ZH_COUNT_WRITE_1H] = -1;
  for (size_t i = 0; i < ZH_COUNTS; i++)
    if (said.of[i] >= 0)
      counts->of[i] = said.of[i];
  if (reading.iterations)
    usage_take_iterations(counts, json, reading.iterations, arena);
  for (zh_count i = ZH_COUNT_INPUT; i < ZH_COUNT_SEARCHES; i++)
    if (said.of[i] >= 0)
      return true;
  return false;
}

void zh_counts_settle(const zh_counts *counts, zh_wire wire, bool is_apart,
                      zh_usage *out) {
  const int64_t *of = counts->of;
  *out = (zh_usage){.prompt = of[ZH_COUNT_INPUT],
                    .completion = of[ZH_COUNT_OUTPUT],
                    .total = of[ZH_COUNT_TOTAL],
                    .cached = of[ZH_COUNT_CACHED],
                    .cache_write = usage_written(counts),
                    .reasoning = of[ZH_COUNT_REASONING],
                    .audio_prompt = of[ZH_COUNT_AUDIO_IN],
                    .audio_completion = of[ZH_COUNT_AUDIO_OUT],
                    .cache_write_1h = of[ZH_COUNT_WRITE_1H],
                    .image_prompt = of[ZH_COUNT_IMAGE_IN],
                    .image_completion = of[ZH_COUNT_IMAGE_OUT],
                    .citation = of[ZH_COUNT_CITATION],
                    .searches = of[ZH_COUNT_SEARCHES],
                    .cost_pusd = of[ZH_COUNT_COST],
                    .service = (zh_service)usage_max(of[ZH_COUNT_SERVICE], 0),
                    .region = (zh_region)usage_max(of[ZH_COUNT_REGION], 0),
                    .search_size =
                        (zh_search_size)usage_max(of[ZH_COUNT_SEARCH_SIZE], 0),
                    .parts = counts->parts};
  if (out->cost_pusd >= 0 && of[ZH_COUNT_OWN_KEY] == 1)
    out->cost_pusd += usage_max(of[ZH_COUNT_UPSTREAM], 0);
  if (wire == ZH_WIRE_GEMINI)
    usage_settle_gemini(counts, out);
  else if (wire == ZH_WIRE_ANTHROPIC || wire == ZH_WIRE_CONVERSE)
    usage_settle_exclusive(counts, out);
  else
    usage_settle_openai(out, is_apart);
}

zh_wire zh_usage_wire(const zh_json *json, uint32_t at) {
  static const struct {
    const char *key;
    zh_wire wire;
  } signs[] = {
      {"prompt_tokens", ZH_WIRE_OPENAI},
      {"promptTokenCount", ZH_WIRE_GEMINI},
      {"totalTokenCount", ZH_WIRE_GEMINI},
      {"candidatesTokenCount", ZH_WIRE_GEMINI},
      {"inputTokens", ZH_WIRE_CONVERSE},
      {"outputTokens", ZH_WIRE_CONVERSE},
      {"billed_units", ZH_WIRE_COHERE},
      {"total_tokens", ZH_WIRE_OPENAI},
      {"input_tokens_details", ZH_WIRE_OPENAI},
      {"input_tokens", ZH_WIRE_ANTHROPIC},
      {"output_tokens", ZH_WIRE_ANTHROPIC},
  };
  for (size_t i = 0; i < ZH_COUNT(signs); i++)
    if (zh_json_get(json, at, signs[i].key))
      return signs[i].wire;
  return ZH_WIRE_OPENAI;
}
