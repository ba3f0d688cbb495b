/* scan.h -- cutting text into the pieces that are tokenized one by one: what
 * the tokenizers' regular expressions do, written by hand, linear on any
 * input.  Pure. */
#ifndef ZH_TOKEN_SCAN_H
#define ZH_TOKEN_SCAN_H

#include "base/base.h"

/* The expressions we know; files keep these numbers. */
typedef enum zh_pattern {
  ZH_PATTERN_R50K,     /* r50k_base, p50k_base: GPT-2's                     */
  ZH_PATTERN_CL100K,   /* cl100k_base                                       */
  ZH_PATTERN_O200K,    /* o200k_base, o200k_harmony                         */
  ZH_PATTERN_LLAMA3,   /* Llama 3, GLM 4                                    */
  ZH_PATTERN_QWEN2,    /* Qwen 2 to 3: single digits                        */
  ZH_PATTERN_QWEN35,   /* Qwen 3.5: marks are letters                       */
  ZH_PATTERN_TEKKEN,   /* Mistral: o200k, single digits, no contractions    */
  ZH_PATTERN_DEEPSEEK, /* DeepSeek V3: digits and CJK are cut out first     */
  ZH_PATTERN_SPACES,   /* Gemma: see scan_spaces.c                          */
  ZH_PATTERN_CLAUDE,   /* not an expression: see claude.h                    */
  ZH_PATTERN_COUNT
} zh_pattern;

/* One text being cut; made by `{pattern, text}`. */
typedef struct zh_scanner {
  zh_pattern pattern;
  zh_str text;    /* valid UTF-8, less than 4 GiB                           */
  size_t at;      /* where the next piece starts                            */
  size_t segment; /* DEEPSEEK: where what is cut on its own ends            */
  const struct zh_vocab *vocab; /* SPACES: what is taken out; NULL: nothing */
} zh_scanner;

/* Finds the next pieces, the first of which starts at scanner->at: ends[i] is
 * where piece i ends and the next one starts.  Returns how many, at most max;
 * 0 only at the end of the text. */
size_t zh_scan(zh_scanner *scanner, uint32_t *ends, size_t max);

/* In scan_spaces.c: the loop of ZH_PATTERN_SPACES. */
size_t zh_scan_spaces(zh_scanner *scanner, uint32_t *ends, size_t max);

#endif
