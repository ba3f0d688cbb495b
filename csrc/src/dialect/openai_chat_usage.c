/* SPDX-License-Identifier: Apache-2.0 */
/* Token counts, under all the names that servers of this dialect use. */
#include "dialect/openai_chat.h"

/* More than any bill: sums of such numbers cannot overflow. */
#define OPENAI_CHAT_USAGE_MAX ((int64_t)1 << 52)

/* Where a count may stand: in usage itself, or in one of its members. */
enum {
  OPENAI_CHAT_USAGE_SELF,
  OPENAI_CHAT_USAGE_PROMPT,
  OPENAI_CHAT_USAGE_PROMPT_ALIAS,
  OPENAI_CHAT_USAGE_COMPLETION,
  OPENAI_CHAT_USAGE_COMPLETION_ALIAS,
  OPENAI_CHAT_USAGE_PLACES
};

enum {
  OPENAI_CHAT_USAGE_IN,
  OPENAI_CHAT_USAGE_OUT,
  OPENAI_CHAT_USAGE_TOTAL,
  OPENAI_CHAT_USAGE_IN_ALIAS,
  OPENAI_CHAT_USAGE_OUT_ALIAS,
  OPENAI_CHAT_USAGE_HIT,
  OPENAI_CHAT_USAGE_NUM_CACHED,
  OPENAI_CHAT_USAGE_CACHED,
  OPENAI_CHAT_USAGE_CACHE_READ,
  OPENAI_CHAT_USAGE_CACHE_MADE,
  OPENAI_CHAT_USAGE_CACHE_WRITE,
  OPENAI_CHAT_USAGE_REASONING,
  OPENAI_CHAT_USAGE_AUDIO,
  OPENAI_CHAT_USAGE_HOLDERS, /* from here on the places but SELF            */
  OPENAI_CHAT_USAGE_KEYS = OPENAI_CHAT_USAGE_HOLDERS + 4
};

static const zh_str openai_chat_usage_keys[OPENAI_CHAT_USAGE_KEYS] = {
    {"prompt_tokens", 13},
    {"completion_tokens", 17},
    {"total_tokens", 12},
    {"input_tokens", 12},
    {"output_tokens", 13},
    {"prompt_cache_hit_tokens", 23},
    {"num_cached_tokens", 17},
    {"cached_tokens", 13},
    {"cache_read_input_tokens", 23},
    {"cache_creation_input_tokens", 27},
    {"cache_write_tokens", 18},
    {"reasoning_tokens", 16},
    {"audio_tokens", 12},
    {"prompt_tokens_details", 21},
    {"prompt_token_details", 20},
    {"completion_tokens_details", 25},
    {"completion_token_details", 24},
};

#define OPENAI_CHAT_USAGE_ROW(field, place, key)                               \
  {                                                                            \
    offsetof(zh_usage, field), OPENAI_CHAT_USAGE_##place,                      \
        OPENAI_CHAT_USAGE_##key                                                \
  }

/* The first row that is there wins. */
static const struct {
  size_t offset;
  size_t place;
  size_t key;
} openai_chat_usage_rows[] = {
    OPENAI_CHAT_USAGE_ROW(prompt, SELF, IN),
    OPENAI_CHAT_USAGE_ROW(prompt, SELF, IN_ALIAS),
    OPENAI_CHAT_USAGE_ROW(completion, SELF, OUT),
    OPENAI_CHAT_USAGE_ROW(completion, SELF, OUT_ALIAS),
    OPENAI_CHAT_USAGE_ROW(total, SELF, TOTAL),
    OPENAI_CHAT_USAGE_ROW(cached, PROMPT, CACHED),
    OPENAI_CHAT_USAGE_ROW(cached, PROMPT_ALIAS, CACHED),
    OPENAI_CHAT_USAGE_ROW(cached, SELF, HIT),
    OPENAI_CHAT_USAGE_ROW(cached, SELF, NUM_CACHED),
    OPENAI_CHAT_USAGE_ROW(cached, SELF, CACHED),
    OPENAI_CHAT_USAGE_ROW(cached, SELF, CACHE_READ),
    OPENAI_CHAT_USAGE_ROW(cache_write, PROMPT, CACHE_WRITE),
    OPENAI_CHAT_USAGE_ROW(cache_write, SELF, CACHE_MADE),
    OPENAI_CHAT_USAGE_ROW(reasoning, COMPLETION, REASONING),
    OPENAI_CHAT_USAGE_ROW(reasoning, COMPLETION_ALIAS, REASONING),
    OPENAI_CHAT_USAGE_ROW(reasoning, SELF, REASONING),
    OPENAI_CHAT_USAGE_ROW(audio_prompt, PROMPT, AUDIO),
    OPENAI_CHAT_USAGE_ROW(audio_completion, COMPLETION, AUDIO),
};

static void openai_chat_usage_pick(const zh_json *json, uint32_t at,
                                   uint32_t *out) {
  zh_json_pick(json, at, openai_chat_usage_keys, OPENAI_CHAT_USAGE_KEYS, out);
}

static int64_t openai_chat_usage_value(const zh_json *json, uint32_t at) {
  int64_t value;
  if (at == 0 || !zh_json_int(json, at, &value))
    return -1;
  return value >= 0 && value <= OPENAI_CHAT_USAGE_MAX ? value : -1;
}

/* Totals include their details.  Where completion_tokens leaves reasoning
 * out, or prompt_tokens leaves audio out, total tells; a provider known for
 * the first is believed without a total too. */
static void openai_chat_usage_join(zh_usage *usage, bool is_apart) {
  int64_t both = usage->prompt + usage->completion;
  if (usage->prompt < 0 || usage->completion < 0)
    return;
  int64_t missing = usage->total - both;
  if (usage->reasoning > 0 &&
      (missing == usage->reasoning || (usage->total < 0 && is_apart)))
    usage->completion += usage->reasoning;
  else if (usage->audio_prompt > 0 && missing == usage->audio_prompt)
    usage->prompt += usage->audio_prompt;
  if (usage->total < 0)
    usage->total = usage->prompt + usage->completion;
  // Some count what they cached of their own on top.
  if (usage->cached > usage->prompt)
    usage->cached = usage->prompt;
}

/* --- public --- */

bool zh_openai_chat_usage(const zh_json *json, uint32_t at, bool is_apart,
                          zh_usage *out) {
  zh_usage usage = ZH_USAGE_NONE;
  uint32_t values[OPENAI_CHAT_USAGE_PLACES][OPENAI_CHAT_USAGE_KEYS] = {{0}};
  if (!zh_json_has(json, at, ZH_JSON_OBJECT))
    return false;
  openai_chat_usage_pick(json, at, values[0]);
  for (size_t i = 1; i < OPENAI_CHAT_USAGE_PLACES; i++) {
    uint32_t holder = values[0][OPENAI_CHAT_USAGE_HOLDERS + i - 1];
    if (holder != 0)
      openai_chat_usage_pick(json, holder, values[i]);
  }
  for (size_t i = 0; i < ZH_COUNT(openai_chat_usage_rows); i++) {
    uint32_t value =
        values[openai_chat_usage_rows[i].place][openai_chat_usage_rows[i].key];
    int64_t *field =
        (int64_t *)(void *)((char *)&usage + openai_chat_usage_rows[i].offset);
    if (*field < 0)
      *field = openai_chat_usage_value(json, value);
  }
  if (usage.prompt < 0 && usage.completion < 0)
    return false;
  openai_chat_usage_join(&usage, is_apart);
  *out = usage;
  return true;
}
