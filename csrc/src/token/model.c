/* SPDX-License-Identifier: Apache-2.0 */
/* Models and their encodings, the more special names first. */
#include "token/model.h"

#include "base/error.h"

/* What is always there. */
#define MODEL_ANY "o200k_base"

static const zh_model_row model_rows[] = {
    {"gpt-oss", "o200k_harmony", "o200k_base"},
    {"gpt-4o", "o200k_base", NULL},
    {"gpt-4.1", "o200k_base", NULL},
    {"gpt-4.5", "o200k_base", NULL},
    {"gpt-5", "o200k_base", NULL},
    {"chatgpt-4o", "o200k_base", NULL},
    {"computer-use", "o200k_base", NULL},
    {"codex-mini", "o200k_base", NULL},
    {"o1", "o200k_base", NULL},
    {"o3", "o200k_base", NULL},
    {"o4-mini", "o200k_base", NULL},
    {"gpt-4", "cl100k_base", NULL},
    {"gpt-3.5", "cl100k_base", NULL},
    {"gpt-35", "cl100k_base", NULL},
    {"davinci-002", "cl100k_base", NULL},
    {"babbage-002", "cl100k_base", NULL},
    {"text-embedding-3", "cl100k_base", NULL},
    {"text-embedding-ada-002", "cl100k_base", NULL},
    {"text-davinci-003", "p50k_base", NULL},
    {"text-davinci-002", "p50k_base", NULL},
    {"text-davinci-edit", "p50k_edit", NULL},
    {"code-davinci", "p50k_base", NULL},
    {"code-cushman", "p50k_base", NULL},
    {"text-davinci", "r50k_base", NULL},
    {"gpt2", "gpt2", NULL},
    {"gpt-2", "gpt2", NULL},
    {"claude-opus-4-7", "claude_v4.7", NULL},
    {"claude-opus-4.7", "claude_v4.7", NULL},
    {"claude-opus-4-8", "claude_v4.8", NULL},
    {"claude-opus-4.8", "claude_v4.8", NULL},
    {"claude-opus-4-9", "claude_v4.8", NULL},
    {"claude-opus-5", "claude_v5", NULL},
    {"claude-sonnet-5", "claude_v5", NULL},
    {"claude-haiku-5", NULL, "claude_v5"},
    {"claude-fable-5", NULL, "claude_v5"},
    {"claude-3", "claude_v3", NULL},
    {"claude-opus-4", "claude_v3", NULL},
    {"claude-sonnet-4", "claude_v3", NULL},
    {"claude-haiku-4", "claude_v3", NULL},
    {"claude-2", NULL, "claude_v3"},
    {"claude-instant", NULL, "claude_v3"},
    {"claude-", NULL, "claude_v5"},
    {"llama-3", "llama3", "cl100k_base"},
    {"llama3", "llama3", "cl100k_base"},
    {"llama-4", NULL, "o200k_base"},
    {"deepseek-r1-distill-llama", "llama3", "cl100k_base"},
    {"deepseek-r1-distill-qwen", "qwen3", "cl100k_base"},
    {"deepseek-", "deepseek_v3", "o200k_base"},
    {"qwen3.5", NULL, "cl100k_base"},
    {"qwen3.6", NULL, "cl100k_base"},
    {"qwen", "qwen3", "cl100k_base"},
    {"qwq", "qwen3", "cl100k_base"},
    {"mistral-nemo", "tekken", "o200k_base"},
    {"open-mistral-nemo", "tekken", "o200k_base"},
    {"ministral", "tekken", "o200k_base"},
    {"pixtral", "tekken", "o200k_base"},
    {"magistral", "tekken", "o200k_base"},
    {"devstral", "tekken", "o200k_base"},
    {"mistral-small", "tekken", "o200k_base"},
    {"mistral-medium", "tekken", "o200k_base"},
    {"mistral-large", "tekken", "o200k_base"},
    {"gemini-1", NULL, "gemma3"},
    {"gemini-3.1", NULL, "gemma3"},
    {"gemini-3.5", NULL, "gemma3"},
    {"gemini-2", "gemma3", NULL},
    {"gemini-3", "gemma3", NULL},
    {"gemini-", NULL, "gemma3"},
    {"gemma-3", "gemma3", NULL},
    {"gemma3", "gemma3", NULL},
    {"gemma", NULL, "gemma3"},
    {"", NULL, MODEL_ANY},
};

#define MODEL_GPT(name)                                                        \
  {                                                                            \
    .word = name, .is_known = true, .counts_names = true, .base = 3,           \
    .message = 4, .system = 4, .call = 7, .tools_base = 9, .tools_less = 4,    \
    .tools_named = 4, .format = ZH_FORMAT_HEADED, .format_base = 12,           \
    .image = 765, .low_image = 85                                              \
  }

/* What each says beyond plain text was recorded of gpt-5.4. */
#define MODEL_GPT_5(name)                                                      \
  {                                                                            \
    .word = name, .is_known = true, .counts_names = true, .base = 2,           \
    .message = 4, .system = 4, .call = 7, .call_more = 10, .result = 4,        \
    .names_results = true, .answer = 2, .answer_json = 4, .tools_base = 90,    \
    .tools_joint = 3, .tools_named = 4, .format = ZH_FORMAT_NOTED,             \
    .format_base = 8, .image = 765, .low_image = 85                            \
  }

#define MODEL_CLAUDE(name, first, extra, more)                                 \
  {                                                                            \
    .word = name, .is_known = true, .base = first, .message = 3, .call = 20,   \
    .tools = ZH_TOOLS_LINES, .tools_base = extra, .tools_required = more,      \
    .image = 1369, .low_image = 1369                                           \
  }

/* Marks: who speaks, who is to answer and, since v3.1, whether it thinks.
 * Since v4 words say how much: `much` tokens, or the most's. */
#define MODEL_DEEPSEEK(name, marks, thinking, much, most)                      \
  {                                                                            \
    .word = name, .base = 1, .message = 1, .turn = marks, .thinks = thinking,  \
    .thought_call = 3, .effort = much, .effort_most = most,                    \
    .tools = ZH_TOOLS_JSON, .tools_base = 221, .tools_required = 7,            \
    .format_object = 20, .image = 765, .low_image = 85                         \
  }

/* A request to Claude costs its frame less what the first message adds. */
static const zh_frame model_frames[] = {
    {.word = "gpt-oss",
     .base = 62,
     .message = 5,
     .system = 8,
     .call = 10,
     .tools_base = 80,
     .image = 765,
     .low_image = 85},
    MODEL_GPT_5("gpt-5"),
    MODEL_GPT_5("o1"),
    MODEL_GPT_5("o3"),
    MODEL_GPT_5("o4-mini"),
    MODEL_GPT("gpt-4"),
    MODEL_GPT("gpt-3.5"),
    MODEL_GPT("gpt-35"),
    MODEL_GPT("chatgpt-4o"),
    MODEL_CLAUDE("claude-opus-4-7", 8, 497, 92),
    MODEL_CLAUDE("claude-opus-4.7", 8, 497, 92),
    MODEL_CLAUDE("claude-opus-4-8", 3, 497, 92),
    MODEL_CLAUDE("claude-opus-4.8", 3, 497, 92),
    MODEL_CLAUDE("claude-opus-5", 3, 338, 92),
    MODEL_CLAUDE("claude-sonnet-5", 3, 338, 92),
    MODEL_CLAUDE("claude-3-5-haiku", 4, 265, 76),
    MODEL_CLAUDE("claude-3-haiku", 4, 265, 76),
    MODEL_CLAUDE("claude-3-5-sonnet", 4, 293, 76),
    MODEL_CLAUDE("claude-3-7-sonnet", 4, 347, 0),
    MODEL_CLAUDE("claude-sonnet-4-5", 4, 497, 92),
    MODEL_CLAUDE("claude-sonnet-4-6", 4, 497, 92),
    MODEL_CLAUDE("claude-haiku-4-5", 4, 497, 92),
    MODEL_CLAUDE("claude-opus-4-5", 4, 497, 92),
    MODEL_CLAUDE("claude-opus-4-6", 4, 497, 92),
    MODEL_CLAUDE("claude-sonnet-4", 4, 315, 0),
    MODEL_CLAUDE("claude-opus-4", 4, 315, 0),
    MODEL_CLAUDE("claude-3", 4, 346, 0),
    MODEL_CLAUDE("claude-", 3, 497, 92),
    {.word = "vertex/gemini-3",
     .call = 6,
     .tools = ZH_TOOLS_KEYS,
     .format = ZH_FORMAT_WORDS,
     .format_base = 53,
     .image = 258,
     .low_image = 258},
    {.word = "vertex",
     .call = 6,
     .tools = ZH_TOOLS_WORDS,
     .format = ZH_FORMAT_WORDS,
     .image = 258,
     .low_image = 258},
    {.word = "gemini-2",
     .text_part = 1,
     .call = 6,
     .tools = ZH_TOOLS_SIGNED,
     .format = ZH_FORMAT_UNCOUNTED,
     .tools_less = 1,
     .image = 258,
     .low_image = 258},
    {.word = "gemini-",
     .text_part = 1,
     .call = 6,
     .tools = ZH_TOOLS_DECLARED,
     .format = ZH_FORMAT_UNCOUNTED,
     .image = 258,
     .low_image = 258},
    {.word = "gemma",
     .base = 5,
     .message = 5,
     .system = 5,
     .image = 258,
     .low_image = 258},
    {.word = "llama3-",
     .base = 5,
     .message = 5,
     .system = 5,
     .call = 8,
     .tools_base = 60,
     .image = 1600,
     .low_image = 1600},
    {.word = "llama",
     .base = 30,
     .message = 5,
     .system = 5,
     .call = 8,
     .tools_base = 60,
     .image = 1600,
     .low_image = 1600},
    {.word = "qwen",
     .base = 3,
     .message = 5,
     .system = 5,
     .call = 12,
     .tools_base = 150,
     .image = 1300,
     .low_image = 1300},
    MODEL_DEEPSEEK("deepseek-v4", 3, true, 79, 92),
    MODEL_DEEPSEEK("deepseek-reasoner", 3, true, 79, 92),
    MODEL_DEEPSEEK("deepseek-v3.", 3, false, 0, 0),
    MODEL_DEEPSEEK("deepseek-chat-v3.", 3, false, 0, 0),
    MODEL_DEEPSEEK("deepseek-v3", 2, false, 0, 0),
    MODEL_DEEPSEEK("deepseek-chat-v3", 2, false, 0, 0),
    MODEL_DEEPSEEK("deepseek-", 3, false, 79, 92),
    {.word = "",
     .base = 3,
     .message = 4,
     .system = 4,
     .call = 10,
     .tools_base = 60,
     .image = 1000,
     .low_image = 256},
};

static bool model_is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9');
}

bool zh_model_has(zh_str model, zh_str word) {
  for (size_t at = 0; at + word.len <= model.len; at++) {
    if (zh_str_same((zh_str){model.ptr + at, word.len}, word) &&
        (at == 0 || !model_is_word(model.ptr[at - 1])))
      return true;
  }
  return false;
}

const zh_model_row *zh_model_find(zh_str model) {
  size_t i = 0;
  while (i + 1 < ZH_COUNT(model_rows) &&
         !zh_model_has(model, zh_str_of(model_rows[i].word)))
    i++;
  return &model_rows[i];
}

const zh_frame *zh_model_frame(zh_str model) {
  size_t i = 0;
  while (i + 1 < ZH_COUNT(model_frames) &&
         !zh_model_has(model, zh_str_of(model_frames[i].word)))
    i++;
  return &model_frames[i];
}

/* --- public --- */

zh_status zh_encoding_for_model(zh_str model, const zh_encoding **out,
                                bool *exact, zh_error *err) {
  const zh_model_row *row = zh_model_find(model);
  zh_status status = ZH_NOT_FOUND;
  *exact = false;
  if (row->encoding)
    status = zh_encoding_find(zh_str_of(row->encoding), out, err);
  *exact = status == ZH_OK;
  if (status == ZH_NOT_FOUND && row->nearest)
    status = zh_encoding_find(zh_str_of(row->nearest), out, err);
  if (status == ZH_NOT_FOUND)
    status = zh_encoding_find(ZH_S(MODEL_ANY), out, err);
  return status;
}

zh_status zh_encoding_of_model(zh_str model, const zh_encoding **out,
                               zh_error *err) {
  const zh_model_row *row = zh_model_find(model);
  char shown[80];
  if (row->encoding)
    return zh_encoding_find(zh_str_of(row->encoding), out, err);
  zh_error_copy(shown, sizeof shown, model);
  return zh_error_set(err, ZH_NOT_FOUND,
                      "the encoding of \"%s\" is not known exactly", shown);
}
