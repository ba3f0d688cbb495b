/* SPDX-License-Identifier: Apache-2.0 */
/* Token counts, under all the names that servers of this dialect use. */
#include "dialect/openai_chat.h"

/* More than any bill: sums of such numbers cannot overflow. */
#define OPENAI_CHAT_USAGE_MAX ((int64_t)1 << 52)

/* The first row that is there wins. */
static const struct {
  size_t offset;
  const char *holder; /* NULL: usage itself                                 */
  const char *key;
} openai_chat_usage_rows[] = {
    {offsetof(zh_usage, prompt), NULL, "prompt_tokens"},
    {offsetof(zh_usage, prompt), NULL, "input_tokens"},
    {offsetof(zh_usage, completion), NULL, "completion_tokens"},
    {offsetof(zh_usage, completion), NULL, "output_tokens"},
    {offsetof(zh_usage, total), NULL, "total_tokens"},
    {offsetof(zh_usage, cached), "prompt_tokens_details", "cached_tokens"},
    {offsetof(zh_usage, cached), "prompt_token_details", "cached_tokens"},
    {offsetof(zh_usage, cached), NULL, "prompt_cache_hit_tokens"},
    {offsetof(zh_usage, cached), NULL, "num_cached_tokens"},
    {offsetof(zh_usage, cached), NULL, "cached_tokens"},
    {offsetof(zh_usage, cached), NULL, "cache_read_input_tokens"},
    {offsetof(zh_usage, cache_write), "prompt_tokens_details",
     "cache_write_tokens"},
    {offsetof(zh_usage, cache_write), NULL, "cache_creation_input_tokens"},
    {offsetof(zh_usage, reasoning), "completion_tokens_details",
     "reasoning_tokens"},
    {offsetof(zh_usage, reasoning), "completion_token_details",
     "reasoning_tokens"},
    {offsetof(zh_usage, reasoning), NULL, "reasoning_tokens"},
    {offsetof(zh_usage, audio_prompt), "prompt_tokens_details", "audio_tokens"},
    {offsetof(zh_usage, audio_completion), "completion_tokens_details",
     "audio_tokens"},
};

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
  if (!zh_json_has(json, at, ZH_JSON_OBJECT))
    return false;
  for (size_t i = 0; i < ZH_COUNT(openai_chat_usage_rows); i++) {
    const char *holder = openai_chat_usage_rows[i].holder;
    uint32_t object = holder ? zh_json_get(json, at, holder) : at;
    int64_t *field =
        (int64_t *)(void *)((char *)&usage + openai_chat_usage_rows[i].offset);
    if (*field < 0)
      *field = openai_chat_usage_value(
          json,
          zh_openai_chat_get(json, object, openai_chat_usage_rows[i].key));
  }
  if (usage.prompt < 0 && usage.completion < 0)
    return false;
  openai_chat_usage_join(&usage, is_apart);
  *out = usage;
  return true;
}
