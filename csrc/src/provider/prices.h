/* prices.h -- what a model costs at a time, in a tier, at a length: the rows
 * of the catalog that hold then, later ones before earlier ones.  Any thread.
 */
#ifndef ZH_PRICES_H
#define ZH_PRICES_H

#include "provider/catalog.h"

/* What has a price.  Tokens cost so much a million; from WEB_SEARCH on, each.
 * tools/catalog_compile.py has the same order. */
typedef enum zh_unit {
  ZH_UNIT_INPUT,
  ZH_UNIT_OUTPUT,
  ZH_UNIT_REASONING,
  ZH_UNIT_CITATION,
  ZH_UNIT_CACHE_READ,
  ZH_UNIT_CACHE_WRITE,
  ZH_UNIT_CACHE_WRITE_1H,
  ZH_UNIT_INPUT_AUDIO,
  ZH_UNIT_OUTPUT_AUDIO,
  ZH_UNIT_CACHE_READ_AUDIO,
  ZH_UNIT_INPUT_IMAGE,
  ZH_UNIT_OUTPUT_IMAGE,
  ZH_UNIT_WEB_SEARCH,
  ZH_UNIT_FILE_SEARCH,
  ZH_UNIT_REQUEST,
  ZH_UNIT_REQUEST_LOW,
  ZH_UNIT_REQUEST_MEDIUM,
  ZH_UNIT_REQUEST_HIGH,
  ZH_UNIT_COUNT
} zh_unit;

/* "input", "cache_write_1h". */
const char *zh_unit_name(zh_unit unit);

typedef struct zh_price_when {
  int64_t unix_ms; /* the start of the request                              */
  int64_t input;   /* all its input tokens                                  */
  zh_service service;
  zh_region region;
} zh_price_when;

/* What one of each unit costs then: -1 where that is not known. */
typedef struct zh_prices {
  int64_t pusd[ZH_UNIT_COUNT];
  uint32_t micro; /* millionths of the token rates, for tier and region     */
  uint16_t checked;
  zh_str source;
} zh_prices;

/* false where no price is known, or none for this tier. */
bool zh_prices_at(const zh_model *model, const zh_price_when *when,
                  zh_prices *out);

#endif
