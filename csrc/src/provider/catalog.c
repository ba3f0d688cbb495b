/* SPDX-License-Identifier: Apache-2.0 */
/* Finding models and their prices. */
#include "provider/catalog.h"

#include "provider/catalog_data.inc"

#include <stdio.h>

const zh_str zh_can_names[5] = {
    {"tools", 5}, {"json_schema", 11}, {"reasoning", 9},
    {"cache", 5}, {"web_search", 10},
};

const zh_str zh_mode_names[5] = {
    {"text", 4}, {"image", 5}, {"pdf", 3}, {"audio", 5}, {"video", 5},
};

const zh_catalog zh_catalog_builtin = {
    .text = (const char *)&catalog_text,
    .providers = catalog_providers,
    .sources = catalog_sources,
    .names = catalog_names,
    .slots = catalog_slots,
    .models = catalog_models,
    .prices = catalog_prices,
    .rates = catalog_rates,
    .factors = catalog_factors,
    .successors = catalog_successors,
    .slot_mask = ZH_COUNT(catalog_slots) - 1,
    .name_count = ZH_COUNT(catalog_names),
    .model_count = ZH_COUNT(catalog_models),
    .as_of = CATALOG_AS_OF,
};

/* --- names -------------------------------------------------------------- */

static uint32_t catalog_mix(uint32_t hash, zh_str text) {
  for (size_t i = 0; i < text.len; i++)
    hash = (hash ^ (unsigned char)text.ptr[i]) * 16777619u;
  return hash;
}

static const zh_name_row *catalog_named(const zh_catalog *catalog,
                                        zh_str provider, zh_str name) {
  uint32_t slot = zh_catalog_hash(provider, name) & catalog->slot_mask;
  for (; catalog->slots[slot]; slot = (slot + 1) & catalog->slot_mask) {
    const zh_name_row *row = &catalog->names[catalog->slots[slot] - 1];
    if (row->len == name.len &&
        memcmp(catalog->text + row->at, name.ptr, name.len) == 0 &&
        zh_str_is(catalog->providers[row->provider], provider))
      return row;
  }
  return NULL;
}

static bool catalog_is_digits(zh_str text, size_t from, size_t count) {
  for (size_t i = from; i < from + count; i++)
    if (i >= text.len || text.ptr[i] < '0' || text.ptr[i] > '9')
      return false;
  return true;
}

/* The length without "-2025-08-07", "-20250807" or "@20250807"; the whole
 * length where no date stands at the end. */
static size_t catalog_undated(zh_str name) {
  if (name.len > 11) {
    size_t at = name.len - 11;
    if (name.ptr[at] == '-' && catalog_is_digits(name, at + 1, 4) &&
        name.ptr[at + 5] == '-' && catalog_is_digits(name, at + 6, 2) &&
        name.ptr[at + 8] == '-' && catalog_is_digits(name, at + 9, 2))
      return at;
  }
  if (name.len > 9) {
    size_t at = name.len - 9;
    if ((name.ptr[at] == '-' || name.ptr[at] == '@') &&
        catalog_is_digits(name, at + 1, 8))
      return at;
  }
  return name.len;
}

/* What providers put around a model's name: "models/NAME", and behind a tuned
 * one "ft:NAME:owner:...", which has a price of its own. */
static zh_str catalog_bare(zh_str name) {
  if (zh_str_starts(name, ZH_S("models/")))
    return zh_str_cut(name, 7);
  if (!zh_str_starts(name, ZH_S("ft:")))
    return name;
  const char *colon = memchr(name.ptr + 3, ':', name.len - 3);
  return colon ? (zh_str){name.ptr, (size_t)(colon - name.ptr)} : name;
}

static zh_model catalog_look(const zh_catalog *catalog, zh_str provider,
                             zh_str name) {
  for (; catalog; catalog = catalog->below) {
    const zh_name_row *row = catalog_named(catalog, provider, name);
    if (row)
      return (zh_model){catalog, &catalog->models[row->model], false};
  }
  return (zh_model){NULL, NULL, false};
}

/* --- days --------------------------------------------------------------- */

/* Days from 1970-01-01 of the civil calendar, March first. */
static int64_t catalog_days(int64_t year, int64_t month, int64_t day) {
  year -= month <= 2;
  int64_t era = year / 400, yoe = year % 400;
  int64_t doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

static int catalog_number(zh_str text, size_t from, size_t count) {
  int value = 0;
  for (size_t i = from; i < from + count; i++)
    value = value * 10 + (text.ptr[i] - '0');
  return value;
}

/* --- public --- */

uint32_t zh_catalog_hash(zh_str provider, zh_str name) {
  uint32_t hash = catalog_mix(2166136261u, provider);
  hash = catalog_mix(hash, ZH_S("/"));
  hash = catalog_mix(hash, name);
  return hash ^ hash >> 15;
}

zh_model zh_catalog_find(const zh_catalog *catalog, zh_str provider,
                         zh_str name) {
  zh_str bare = catalog_bare(name);
  zh_model model = catalog_look(catalog, provider, bare);
  size_t undated = catalog_undated(bare);
  if (model.row || undated == bare.len)
    return model;
  model = catalog_look(catalog, provider, (zh_str){bare.ptr, undated});
  model.is_guess = model.row != NULL;
  return model;
}

zh_str zh_model_name(const zh_model *model) {
  const zh_name_row *row = &model->catalog->names[model->row->name];
  return (zh_str){model->catalog->text + row->at, row->len};
}

zh_str zh_model_provider(const zh_model *model) {
  const zh_name_row *row = &model->catalog->names[model->row->name];
  return model->catalog->providers[row->provider];
}

zh_str zh_model_successor(const zh_model *model) {
  uint16_t place = model->row->successor;
  return place ? model->catalog->successors[place - 1] : ZH_S("");
}

bool zh_catalog_words(const zh_json *json, uint32_t at, const zh_str words[5],
                      uint8_t *bits, uint32_t *bad) {
  *bits = 0;
  *bad = at;
  if (!zh_json_has(json, at, ZH_JSON_ARRAY))
    return false;
  for (uint32_t item = zh_json_first(json, at); item;
       item = zh_json_next(json, at, item)) {
    unsigned i = 0;
    while (i < 5 && !zh_json_equals(json, item, words[i]))
      i++;
    *bad = item;
    if (i == 5)
      return false;
    *bits |= (uint8_t)(1u << i);
  }
  return true;
}

void zh_day_text(uint16_t day, char out[ZH_DAY_LEN]) {
  uint32_t z = day + 719468u, era = z / 146097, doe = z % 146097;
  uint32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  uint32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  uint32_t mp = (5 * doy + 2) / 153, month = mp < 10 ? mp + 3 : mp - 9;
  uint32_t year = yoe + era * 400 + (month <= 2);
  snprintf(out, ZH_DAY_LEN, "%04u-%02u-%02u", year % 10000u, month % 100u,
           (doy - (153 * mp + 2) / 5 + 1) % 100u);
}

uint16_t zh_day_of(zh_str text) {
  if (text.len != 10 || !catalog_is_digits(text, 0, 4) || text.ptr[4] != '-' ||
      !catalog_is_digits(text, 5, 2) || text.ptr[7] != '-' ||
      !catalog_is_digits(text, 8, 2))
    return 0;
  int year = catalog_number(text, 0, 4), month = catalog_number(text, 5, 2);
  int day = catalog_number(text, 8, 2);
  if (year < 1970 || year > 2140 || month < 1 || month > 12 || day < 1 ||
      day > 31)
    return 0;
  return (uint16_t)catalog_days(year, month, day);
}
