/* SPDX-License-Identifier: Apache-2.0 */
/* What differs by model, as data.  A row holds from its version on, until a
 * later row of the same family; a model that is newer than the table gets the
 * newest row, which asks for least. */
#include "dialect/anthropic.h"

#define MODEL_NEWEST 9999

/* What Claude 3 and 4.0 take, 4.6 takes and 4.7 takes. */
#define MODEL_OLD                                                              \
  (ZH_ANTHROPIC_SAMPLING | ZH_ANTHROPIC_PREFILL | ZH_ANTHROPIC_FORCED)
#define MODEL_46                                                               \
  (ZH_ANTHROPIC_SAMPLING | ZH_ANTHROPIC_FORCED | ZH_ANTHROPIC_SCHEMA |         \
   ZH_ANTHROPIC_MAX)
#define MODEL_47                                                               \
  (ZH_ANTHROPIC_FORCED | ZH_ANTHROPIC_SCHEMA | ZH_ANTHROPIC_MAX |              \
   ZH_ANTHROPIC_XHIGH | ZH_ANTHROPIC_DISPLAY)
/* From 5.1 and 5.5 on a call cannot be forced. */
#define MODEL_55 (MODEL_47 & ~(uint32_t)ZH_ANTHROPIC_FORCED)

/* The default of max_tokens: Claude 3 and 3.5 take no more than this; later
 * ones take 32,000 to 128,000.  32,000 is what all of those take and leaves
 * room for thinking, which counts; longer answers need max_tokens. */
static const zh_anthropic_model anthropic_model_rows[] = {
    /* family, since, thinking, off, flags, default, limit */
    {"", 0, ZH_ANTHROPIC_NO_THINKING, ZH_ANTHROPIC_OFF_OMIT,
     MODEL_OLD | ZH_ANTHROPIC_BOTH, 4096, 4096},
    {"", 305, ZH_ANTHROPIC_NO_THINKING, ZH_ANTHROPIC_OFF_OMIT,
     MODEL_OLD | ZH_ANTHROPIC_BOTH, 8192, 8192},
    {"", 307, ZH_ANTHROPIC_BUDGET, ZH_ANTHROPIC_OFF_OMIT,
     MODEL_OLD | ZH_ANTHROPIC_BOTH, 32000, 64000},

    {"opus", 400, ZH_ANTHROPIC_BUDGET, ZH_ANTHROPIC_OFF_OMIT, MODEL_OLD, 32000,
     32000},
    {"opus", 401, ZH_ANTHROPIC_BUDGET, ZH_ANTHROPIC_OFF_OMIT,
     MODEL_OLD | ZH_ANTHROPIC_SCHEMA, 32000, 32000},
    {"opus", 405, ZH_ANTHROPIC_BUDGET, ZH_ANTHROPIC_OFF_OMIT,
     MODEL_OLD | ZH_ANTHROPIC_SCHEMA, 32000, 64000},
    {"opus", 406, ZH_ANTHROPIC_ADAPTIVE, ZH_ANTHROPIC_OFF_OMIT, MODEL_46, 32000,
     128000},
    {"opus", 407, ZH_ANTHROPIC_ADAPTIVE, ZH_ANTHROPIC_OFF_OMIT, MODEL_47, 32000,
     128000},
    {"opus", 500, ZH_ANTHROPIC_ADAPTIVE, ZH_ANTHROPIC_OFF_DISABLED, MODEL_47,
     32000, 128000},
    {"opus", 505, ZH_ANTHROPIC_ADAPTIVE, ZH_ANTHROPIC_OFF_NEVER, MODEL_55,
     32000, 0},

    {"sonnet", 400, ZH_ANTHROPIC_BUDGET, ZH_ANTHROPIC_OFF_OMIT, MODEL_OLD,
     32000, 64000},
    {"sonnet", 405, ZH_ANTHROPIC_BUDGET, ZH_ANTHROPIC_OFF_OMIT,
     MODEL_OLD | ZH_ANTHROPIC_SCHEMA, 32000, 64000},
    {"sonnet", 406, ZH_ANTHROPIC_ADAPTIVE, ZH_ANTHROPIC_OFF_OMIT, MODEL_46,
     32000, 64000},
    {"sonnet", 500, ZH_ANTHROPIC_ADAPTIVE, ZH_ANTHROPIC_OFF_DISABLED, MODEL_47,
     32000, 128000},
    {"sonnet", 505, ZH_ANTHROPIC_ADAPTIVE, ZH_ANTHROPIC_OFF_BETWEEN_TOOLS,
     MODEL_55, 32000, 0},

    {"haiku", 405, ZH_ANTHROPIC_BUDGET, ZH_ANTHROPIC_OFF_OMIT,
     MODEL_OLD | ZH_ANTHROPIC_SCHEMA, 32000, 64000},
    {"haiku", 505, ZH_ANTHROPIC_ADAPTIVE, ZH_ANTHROPIC_OFF_DISABLED, MODEL_47,
     32000, 0},

    {"fable", 500, ZH_ANTHROPIC_ADAPTIVE, ZH_ANTHROPIC_OFF_NEVER, MODEL_47,
     32000, 128000},
    {"fable", 501, ZH_ANTHROPIC_ADAPTIVE, ZH_ANTHROPIC_OFF_NEVER, MODEL_55,
     32000, 0},
    {"mythos", 500, ZH_ANTHROPIC_ADAPTIVE, ZH_ANTHROPIC_OFF_NEVER, MODEL_47,
     32000, 128000},
    {"mythos", 501, ZH_ANTHROPIC_ADAPTIVE, ZH_ANTHROPIC_OFF_NEVER, MODEL_55,
     32000, 0},
    {"", 501, ZH_ANTHROPIC_ADAPTIVE, ZH_ANTHROPIC_OFF_NEVER, MODEL_55, 32000,
     0},
};

/* Models of others that speak this dialect: nothing is known, so nothing is
 * held back; 8,192 is what the smallest of them take. */
static const zh_anthropic_model anthropic_model_other = {
    "",
    0,
    ZH_ANTHROPIC_BUDGET,
    ZH_ANTHROPIC_OFF_OMIT,
    MODEL_OLD | ZH_ANTHROPIC_BOTH,
    8192,
    0,
};

static bool anthropic_model_is_digit(char c) {
  return c >= '0' && c <= '9';
}

/* The letters, or the digits, at the start of `rest`. */
static zh_str anthropic_model_token(zh_str rest) {
  size_t len = 0;
  bool digits = rest.len > 0 && anthropic_model_is_digit(rest.ptr[0]);
  while (len < rest.len && anthropic_model_is_digit(rest.ptr[len]) == digits &&
         !memchr("-.@:_/ ", rest.ptr[len], 7))
    len++;
  return (zh_str){rest.ptr, len};
}

static int anthropic_model_number(zh_str digits) {
  int value = 0;
  for (size_t i = 0; i < digits.len; i++)
    value = value * 10 + (digits.ptr[i] - '0');
  return value;
}

/* Both "claude-3-5-sonnet-20241022" and "claude-opus-4.1@20250805" are a
 * family and up to two short numbers; dates are longer. */
static int anthropic_model_version(zh_str rest, zh_str *family) {
  int numbers[2] = {0, 0};
  size_t count = 0;
  *family = ZH_S("");
  while (rest.len > 0) {
    zh_str token = anthropic_model_token(rest);
    bool digits = token.len > 0 && anthropic_model_is_digit(token.ptr[0]);
    if (digits && (token.len > 2 || count == ZH_COUNT(numbers)))
      break;
    if (digits)
      numbers[count++] = anthropic_model_number(token);
    else if (token.len > 0 && family->len > 0)
      break;
    else if (token.len > 0)
      *family = token;
    rest = zh_str_cut(rest, token.len > 0 ? token.len : 1);
  }
  return count == 0 ? MODEL_NEWEST : numbers[0] * 100 + numbers[1];
}

/* --- public --- */

const zh_anthropic_model *zh_anthropic_model_find(zh_str name) {
  const zh_anthropic_model *found = &anthropic_model_rows[0];
  zh_str family;
  long at = zh_str_find(name, ZH_S("claude"));
  if (at < 0)
    return &anthropic_model_other;
  int version =
      anthropic_model_version(zh_str_cut(name, (size_t)at + 6), &family);
  for (size_t i = 0; i < ZH_COUNT(anthropic_model_rows); i++) {
    const zh_anthropic_model *row = &anthropic_model_rows[i];
    bool mine = zh_str_is(family, zh_str_of(row->family));
    if ((mine || !row->family[0]) && row->since <= version &&
        (mine || !found->family[0]))
      found = row;
  }
  return found;
}
