/* SPDX-License-Identifier: Apache-2.0 */
/* Regions by name. */
#include "chat/region.h"

#define REGION_WORD(name, word) [ZH_REGION_##name] = {word, sizeof(word) - 1},
static const zh_str region_words[ZH_REGION_COUNT] = {
    ZH_REGION_MAP(REGION_WORD)};
#undef REGION_WORD

zh_region zh_region_of(zh_str word) {
  for (int i = ZH_REGION_NONE + 1; i < ZH_REGION_COUNT; i++)
    if (zh_str_is(word, region_words[i]))
      return (zh_region)i;
  return ZH_REGION_NONE;
}
