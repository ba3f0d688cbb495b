/* SPDX-License-Identifier: Apache-2.0 */
#include "provider/strengths.h"

#include "provider/strengths_data.inc"

#define STRENGTHS_NAME 96 /* bytes of a name that anybody knows */

#define STRENGTHS_WORD(name, word) {(word), sizeof(word) - 1},
const zh_str zh_strength_names[ZH_STRENGTHS] = {
    ZH_STRENGTH_MAP(STRENGTHS_WORD)};

/* Which strength each benchmark is of. */
static const uint8_t strengths_of[ZH_BENCHMARKS] = {
    ZH_STRENGTH_REASONING,    ZH_STRENGTH_CODING, ZH_STRENGTH_CODING,
    ZH_STRENGTH_CODING,       ZH_STRENGTH_CODING, ZH_STRENGTH_MULTILINGUAL,
    ZH_STRENGTH_MULTILINGUAL, ZH_STRENGTH_FORMAT, ZH_STRENGTH_VISION};

/* --- names -------------------------------------------------------------- */

static bool strengths_is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

/* Only the last part of a path, without what stands behind ":", "@" or "#". */
static zh_str strengths_part(zh_str name) {
  size_t len = 0;
  for (size_t i = name.len; i > 0; i--)
    if (name.ptr[i - 1] == '/') {
      name = zh_str_cut(name, i);
      break;
    }
  while (len < name.len && !memchr(":@#", name.ptr[len], 3))
    len++;
  return (zh_str){name.ptr, len};
}

/* In lower case, without vendors ("anthropic."), with dashes alone. */
static zh_str strengths_plain(zh_str name, char out[STRENGTHS_NAME]) {
  zh_str part = strengths_part(name);
  size_t from = 0;
  if (part.len > STRENGTHS_NAME)
    return ZH_S("");
  for (size_t i = 0; i < part.len; i++) {
    char c = part.ptr[i];
    out[i] = c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
  }
  for (size_t i = 1; i + 1 < part.len; i++)
    if (out[i] == '.' && i > from && strengths_is_letter(out[i + 1]))
      from = i + 1;
  for (size_t i = 0; i < part.len; i++)
    if (out[i] == '.' || out[i] == '_' || out[i] == ' ')
      out[i] = '-';
  return (zh_str){out + from, part.len - from};
}

static bool strengths_ends(zh_str name, const char *pattern, zh_str *rest) {
  size_t len = strlen(pattern);
  if (name.len <= len)
    return false;
  for (size_t i = 0; i < len; i++) {
    char c = name.ptr[name.len - len + i];
    bool is_digit = c >= '0' && c <= '9';
    if (pattern[i] == '9' ? !is_digit : c != pattern[i])
      return false;
  }
  *rest = (zh_str){name.ptr, name.len - len};
  return true;
}

/* Without its date, its "-v1" behind that, or "-latest". */
static bool strengths_dateless(zh_str name, zh_str *out) {
  static const char *const tails[] = {
      "-20999999", "-2099-99-99", "-20999999-v9", "-2099-99-99-v9", "-latest"};
  for (size_t i = 0; i < ZH_COUNT(tails); i++)
    if (strengths_ends(name, tails[i], out))
      return true;
  return false;
}

static int strengths_compare(zh_str a, zh_str b) {
  size_t len = a.len < b.len ? a.len : b.len;
  int order = memcmp(a.ptr, b.ptr, len);
  return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

static const zh_strength *strengths_exact(zh_str name) {
  size_t low = 0, high = ZH_COUNT(strengths_rows);
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = strengths_compare(strengths_rows[middle].name, name);
    if (order == 0)
      return &strengths_rows[middle];
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}

/* --- public --- */

const zh_strength *zh_strengths_find(zh_str name) {
  char text[STRENGTHS_NAME];
  zh_str plain = strengths_plain(name, text);
  const zh_strength *found = plain.len ? strengths_exact(plain) : NULL;
  return found || !plain.len || !strengths_dateless(plain, &plain)
             ? found
             : strengths_exact(plain);
}

bool zh_strengths_same(zh_str a, zh_str b) {
  char texts[2][STRENGTHS_NAME];
  zh_str one = strengths_plain(a, texts[0]);
  zh_str two = strengths_plain(b, texts[1]);
  if (one.len == 0 || zh_str_is(one, two))
    return one.len > 0;
  // Of two dates, or of one and none, only the latter are one model.
  zh_str bare;
  return (strengths_dateless(one, &bare) && zh_str_is(bare, two)) ||
         (strengths_dateless(two, &bare) && zh_str_is(bare, one));
}

/* Its letters at the beginning: "gpt", "claude", "o". */
static zh_str strengths_family(zh_str plain) {
  size_t len = 0;
  while (len < plain.len && strengths_is_letter(plain.ptr[len]))
    len++;
  return (zh_str){plain.ptr, len};
}

bool zh_strengths_same_family(zh_str a, zh_str b) {
  char texts[2][STRENGTHS_NAME];
  zh_str one = strengths_family(strengths_plain(a, texts[0]));
  return one.len > 0 &&
         zh_str_is(one, strengths_family(strengths_plain(b, texts[1])));
}

double zh_strengths_apart(const zh_strength *a, const zh_strength *b,
                          uint8_t *shared) {
  int sums[ZH_STRENGTHS] = {0}, counts[ZH_STRENGTHS] = {0};
  double sum = 0;
  int known = 0;
  *shared = 0;
  for (size_t i = 0; a && b && i < ZH_BENCHMARKS; i++) {
    if (a->scores[i] == 0 || b->scores[i] == 0)
      continue;
    int apart = (int)a->scores[i] - (int)b->scores[i];
    sums[strengths_of[i]] += apart < 0 ? -apart : apart;
    counts[strengths_of[i]]++;
  }
  for (size_t i = 0; i < ZH_STRENGTHS; i++) {
    if (counts[i] == 0)
      continue;
    sum += (double)sums[i] / counts[i] / 10;
    known++;
    *shared = (uint8_t)(*shared | 1u << i);
  }
  return known > 0 ? sum / known : -1;
}
