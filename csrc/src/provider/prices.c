/* SPDX-License-Identifier: Apache-2.0 */
/* Which rows of the catalog hold at a time. */
#include "provider/prices.h"

#define PRICES_DAY_MS 86400000

static const char *const prices_units[ZH_UNIT_COUNT] = {
    [ZH_UNIT_INPUT] = "input",
    [ZH_UNIT_OUTPUT] = "output",
    [ZH_UNIT_REASONING] = "reasoning",
    [ZH_UNIT_CITATION] = "citation",
    [ZH_UNIT_CACHE_READ] = "cache_read",
    [ZH_UNIT_CACHE_WRITE] = "cache_write",
    [ZH_UNIT_CACHE_WRITE_1H] = "cache_write_1h",
    [ZH_UNIT_INPUT_AUDIO] = "input_audio",
    [ZH_UNIT_OUTPUT_AUDIO] = "output_audio",
    [ZH_UNIT_CACHE_READ_AUDIO] = "cache_read_audio",
    [ZH_UNIT_INPUT_IMAGE] = "input_image",
    [ZH_UNIT_OUTPUT_IMAGE] = "output_image",
    [ZH_UNIT_WEB_SEARCH] = "web_search",
    [ZH_UNIT_FILE_SEARCH] = "file_search",
    [ZH_UNIT_REQUEST] = "request",
    [ZH_UNIT_REQUEST_LOW] = "request_low",
    [ZH_UNIT_REQUEST_MEDIUM] = "request_medium",
    [ZH_UNIT_REQUEST_HIGH] = "request_high",
};

static bool prices_row_holds(const zh_price_row *row,
                             const zh_price_when *when) {
  int64_t ms = when->unix_ms > 0 ? when->unix_ms : 0;
  int64_t day = ms / PRICES_DAY_MS, minute = ms % PRICES_DAY_MS / 60000;
  bool in_hours = row->minute_from <= row->minute_to
                      ? minute >= row->minute_from && minute < row->minute_to
                      : minute >= row->minute_from || minute < row->minute_to;
  if (row->minute_from != row->minute_to && !in_hours)
    return false;
  // 1970-01-01 was a Thursday.
  if (row->days && !(row->days >> (day + 3) % 7 & 1))
    return false;
  if ((row->from && day < row->from) || (row->until && day >= row->until))
    return false;
  if (row->above && when->input <= (int64_t)row->above)
    return false;
  if (row->region && row->region != (uint8_t)when->region)
    return false;
  return !row->service || row->service == (uint8_t)when->service;
}

static bool prices_is_plain(zh_service service) {
  return service == ZH_SERVICE_UNSAID || service == ZH_SERVICE_STANDARD;
}

/* The tier's and the region's factor; false where the tier has none. */
static bool prices_factor(const zh_model *model, const zh_price_when *when,
                          bool has_row, uint32_t *micro) {
  const zh_factor_row *rows = &model->catalog->factors[model->row->factor];
  uint32_t tier = prices_is_plain(when->service) || has_row ? 1000 : 0;
  uint32_t region = 1000;
  for (size_t i = 0; i < model->row->factor_count; i++) {
    if (!tier && rows[i].service == (uint8_t)when->service)
      tier = rows[i].milli;
    if (rows[i].region && rows[i].region == (uint8_t)when->region)
      region = rows[i].milli;
  }
  *micro = tier * region;
  return tier != 0;
}

/* --- public --- */

const char *zh_unit_name(zh_unit unit) {
  return prices_units[unit];
}

bool zh_prices_at(const zh_model *model, const zh_price_when *when,
                  zh_prices *out) {
  bool has_row = false, has_price = false;
  for (size_t i = 0; i < ZH_UNIT_COUNT; i++)
    out->pusd[i] = -1;
  out->micro = 1000000;
  if (!model->row)
    return false;
  const zh_catalog *catalog = model->catalog;
  for (uint32_t i = 0; i < model->row->price_count; i++) {
    const zh_price_row *row = &catalog->prices[model->row->price + i];
    if (!prices_row_holds(row, when))
      continue;
    has_price = true;
    has_row |= row->service != 0;
    out->checked = row->checked;
    out->source = catalog->sources[row->source];
    for (uint32_t j = row->rate; j < row->rate + row->rate_count; j++)
      out->pusd[catalog->rates[j] >> 56] =
          (int64_t)(catalog->rates[j] & (((uint64_t)1 << 56) - 1));
  }
  return has_price && prices_factor(model, when, has_row, &out->micro);
}
