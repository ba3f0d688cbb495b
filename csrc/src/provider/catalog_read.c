/* SPDX-License-Identifier: Apache-2.0 */
/* A user's own facts about models, made into the table of catalog.h. */
#include "provider/catalog_read.h"

#include "base/error.h"
#include "provider/prices.h"

#include <math.h>

#define CATALOG_READ_MODELS 20000
#define CATALOG_READ_NAME   255

typedef struct catalog_read {
  const zh_json *json;
  zh_arena *arena;
  zh_error *err;
  const char *where;
  zh_str name; /* of the model at hand                                      */

  zh_buf text;
  zh_str *providers;
  size_t provider_count;
  zh_str *sources;
  size_t source_count;
  zh_name_row *names;
  size_t name_count;
  zh_facts_row *models;
  size_t model_count;
  zh_price_row *prices;
  size_t price_count;
  zh_rate *rates;
  size_t rate_count;
  zh_factor_row *factors;
  size_t factor_count;
  zh_str *successors;
  size_t successor_count;
  uint16_t as_of;
} catalog_read;

static const char *const catalog_read_services[] = {
    [ZH_SERVICE_STANDARD] = "standard", [ZH_SERVICE_FLEX] = "flex",
    [ZH_SERVICE_BATCH] = "batch",       [ZH_SERVICE_PRIORITY] = "priority",
    [ZH_SERVICE_FAST] = "fast",
};

/* Members that are for people, or for the script that keeps the facts. */
static const char *const catalog_read_notes[] = {
    "upstream", "differ", "note",     "source",
    "checked",  "as_of",  "provider", "lifecycle",
};

static zh_status catalog_read_fail(catalog_read *r, zh_str key,
                                   const char *text) {
  return zh_error_field(r->err, ZH_CONFIG, "catalog", "%s: %.*s: %.*s: %s",
                        r->where, (int)r->name.len, r->name.ptr, (int)key.len,
                        key.ptr, text);
}

/* The index of a text in a list, which grows by it when it is not there; -1
 * without memory or room. */
static int catalog_read_index(catalog_read *r, zh_str **list, size_t *count,
                              zh_str text) {
  for (size_t i = 0; i < *count; i++)
    if (zh_str_is((*list)[i], text))
      return (int)i;
  if (*count == UINT8_MAX)
    return -1;
  zh_str *item = zh_arena_push(r->arena, (void **)list, count, sizeof(**list));
  if (!item)
    return -1;
  *item = zh_arena_str(r->arena, text);
  return item->ptr ? (int)*count - 1 : -1;
}

/* --- values ------------------------------------------------------------- */

static zh_status catalog_read_day(catalog_read *r, zh_str key, uint32_t at,
                                  uint16_t *out) {
  *out = zh_day_of(zh_json_text(r->json, at));
  return *out ? ZH_OK : catalog_read_fail(r, key, "expected \"2026-09-23\"");
}

static zh_status catalog_read_tokens(catalog_read *r, zh_str key, uint32_t at,
                                     uint32_t *out) {
  int64_t value;
  if (!zh_json_int(r->json, at, &value) || value < 0 || value > UINT32_MAX)
    return catalog_read_fail(r, key, "expected a number of tokens");
  *out = (uint32_t)value;
  return ZH_OK;
}

static zh_status catalog_read_bits(catalog_read *r, zh_str key, uint32_t at,
                                   const zh_str words[5], uint8_t *out) {
  uint32_t bad;
  if (zh_catalog_words(r->json, at, words, out, &bad))
    return ZH_OK;
  return catalog_read_fail(
      r, key, bad == at ? "expected a list of words" : "no such word is known");
}

static int catalog_read_service(zh_str word) {
  for (size_t i = 1; i < ZH_COUNT(catalog_read_services); i++)
    if (zh_json_is(word, zh_str_of(catalog_read_services[i])))
      return (int)i;
  return -1;
}

static int catalog_read_two(zh_str text, size_t at) {
  char a = text.ptr[at], b = text.ptr[at + 1];
  if (a < '0' || a > '9' || b < '0' || b > '9')
    return 100;
  return (a - '0') * 10 + (b - '0');
}

/* "01:00-04:00" */
static zh_status catalog_read_hours(catalog_read *r, zh_str key, uint32_t at,
                                    zh_price_row *row) {
  zh_str text = zh_json_text(r->json, at);
  if (text.len == 11 && text.ptr[2] == ':' && text.ptr[5] == '-' &&
      text.ptr[8] == ':') {
    int hour = catalog_read_two(text, 0), minute = catalog_read_two(text, 3);
    int end = catalog_read_two(text, 6), rest = catalog_read_two(text, 9);
    row->minute_from = (uint16_t)(hour * 60 + minute);
    row->minute_to = (uint16_t)(end * 60 + rest);
    if (hour < 24 && minute < 60 && end <= 24 && rest < 60 &&
        row->minute_to <= 24 * 60)
      return ZH_OK;
  }
  return catalog_read_fail(r, key, "expected \"01:00-04:00\", in UTC");
}

/* "mon-fri" */
static zh_status catalog_read_days(catalog_read *r, zh_str key, uint32_t at,
                                   zh_price_row *row) {
  static const char days[] = "montuewedthufrisatsun";
  zh_str text = zh_json_text(r->json, at);
  unsigned first = 7, last = 7;
  if (text.len == 7 && text.ptr[3] == '-')
    for (unsigned i = 0; i < 7; i++) {
      if (memcmp(text.ptr, days + i * 3, 3) == 0)
        first = i;
      if (memcmp(text.ptr + 4, days + i * 3, 3) == 0)
        last = i;
    }
  if (first > last || last == 7)
    return catalog_read_fail(r, key, "expected \"mon-fri\"");
  for (unsigned i = first; i <= last; i++)
    row->days |= (uint8_t)(1u << i);
  return ZH_OK;
}

/* --- prices ------------------------------------------------------------- */

static zh_status catalog_read_rate(catalog_read *r, zh_str key, uint32_t at,
                                   zh_price_row *row) {
  double usd;
  unsigned unit = 0;
  while (unit < ZH_UNIT_COUNT &&
         !zh_json_is(key, zh_str_of(zh_unit_name((zh_unit)unit))))
    unit++;
  if (unit == ZH_UNIT_COUNT)
    return catalog_read_fail(r, key, "no such price is known");
  double scale = unit >= ZH_UNIT_WEB_SEARCH ? 1e12 : 1e6;
  if (!zh_json_double(r->json, at, &usd) || !(usd >= 0 && usd * scale < 1e16))
    return catalog_read_fail(r, key, "expected a number of USD");
  zh_rate *rate = zh_arena_push(r->arena, (void **)&r->rates, &r->rate_count,
                                sizeof(*rate));
  if (!rate)
    return zh_error_memory(r->err);
  *rate = (uint64_t)unit << 56 | (uint64_t)llround(usd * scale);
  row->rate_count++;
  return ZH_OK;
}

static zh_status catalog_read_source(catalog_read *r, uint32_t at,
                                     zh_price_row *row) {
  zh_str text = zh_json_text(r->json, at);
  int index = catalog_read_index(r, &r->sources, &r->source_count, text);
  row->source = (uint8_t)(index < 0 ? 0 : index);
  return ZH_OK;
}

static zh_status catalog_read_price_member(catalog_read *r, zh_str key,
                                           uint32_t at, zh_price_row *row) {
  if (zh_json_is(key, ZH_S("above")))
    return catalog_read_tokens(r, key, at, &row->above);
  if (zh_json_is(key, ZH_S("from")))
    return catalog_read_day(r, key, at, &row->from);
  if (zh_json_is(key, ZH_S("until")))
    return catalog_read_day(r, key, at, &row->until);
  if (zh_json_is(key, ZH_S("checked")))
    return catalog_read_day(r, key, at, &row->checked);
  if (zh_json_is(key, ZH_S("hours")))
    return catalog_read_hours(r, key, at, row);
  if (zh_json_is(key, ZH_S("days")))
    return catalog_read_days(r, key, at, row);
  if (zh_json_is(key, ZH_S("source")))
    return catalog_read_source(r, at, row);
  if (zh_json_is(key, ZH_S("region"))) {
    row->region = (uint8_t)zh_region_of(zh_json_text(r->json, at));
    return row->region ? ZH_OK
                       : catalog_read_fail(r, key, "no such region is known");
  }
  if (!zh_json_is(key, ZH_S("tier")))
    return catalog_read_rate(r, key, at, row);
  int service = catalog_read_service(zh_json_text(r->json, at));
  if (service < 0)
    return catalog_read_fail(r, key, "no such tier is known");
  row->service = (uint8_t)service;
  return ZH_OK;
}

static zh_status catalog_read_price(catalog_read *r, uint32_t at,
                                    zh_facts_row *model) {
  const zh_json *json = r->json;
  zh_price_row row = {.rate = (uint32_t)r->rate_count};
  if (!zh_json_has(json, at, ZH_JSON_OBJECT) || zh_json_len(json, at) > 64)
    return catalog_read_fail(r, ZH_S("prices"), "expected objects of prices");
  for (uint32_t key = zh_json_first(json, at); key;
       key = zh_json_next(json, at, key)) {
    zh_status st =
        catalog_read_price_member(r, zh_json_text(json, key), key + 1, &row);
    if (st != ZH_OK)
      return st;
  }
  zh_price_row *slot = zh_arena_push(r->arena, (void **)&r->prices,
                                     &r->price_count, sizeof(*slot));
  if (!slot)
    return zh_error_memory(r->err);
  *slot = row;
  if (model->price_count == UINT8_MAX)
    return catalog_read_fail(r, ZH_S("prices"), "too many");
  model->price_count++;
  return ZH_OK;
}

static zh_status catalog_read_prices(catalog_read *r, uint32_t at,
                                     zh_facts_row *model) {
  const zh_json *json = r->json;
  zh_status st = ZH_OK;
  model->price = (uint32_t)r->price_count;
  if (zh_json_has(json, at, ZH_JSON_OBJECT))
    return catalog_read_price(r, at, model);
  if (!zh_json_has(json, at, ZH_JSON_ARRAY))
    return catalog_read_fail(r, ZH_S("prices"), "expected a list of objects");
  for (uint32_t item = zh_json_first(json, at); item && st == ZH_OK;
       item = zh_json_next(json, at, item))
    st = catalog_read_price(r, item, model);
  return st;
}

static zh_status catalog_read_times(catalog_read *r, uint32_t at,
                                    zh_facts_row *model) {
  const zh_json *json = r->json;
  model->factor = (uint16_t)r->factor_count;
  for (uint32_t key = zh_json_first(json, at); key;
       key = zh_json_next(json, at, key)) {
    zh_str word = zh_json_text(json, key);
    double value;
    int service = catalog_read_service(word);
    zh_region region = zh_region_of(word);
    if (service < 0 && !region)
      return catalog_read_fail(r, word, "no such tier or region is known");
    if (!zh_json_double(json, key + 1, &value) ||
        !(value > 0 && value < UINT16_MAX / 1000.0))
      return catalog_read_fail(r, word, "expected a factor");
    zh_factor_row *row =
        r->factor_count < UINT16_MAX && model->factor_count < UINT8_MAX
            ? zh_arena_push(r->arena, (void **)&r->factors, &r->factor_count,
                            sizeof(*row))
            : NULL;
    if (!row)
      return zh_error_memory(r->err);
    *row = (zh_factor_row){(uint8_t)(service < 0 ? 0 : service),
                           (uint8_t)region, (uint16_t)lround(value * 1000)};
    model->factor_count++;
  }
  return ZH_OK;
}

/* --- models ------------------------------------------------------------- */

static zh_status catalog_read_name(catalog_read *r, int provider, zh_str name) {
  if (name.len == 0 || name.len > CATALOG_READ_NAME ||
      r->name_count >= CATALOG_READ_MODELS)
    return catalog_read_fail(r, ZH_S("name"), "empty or too long, or too many");
  zh_name_row *row =
      zh_arena_push(r->arena, (void **)&r->names, &r->name_count, sizeof(*row));
  if (!row)
    return zh_error_memory(r->err);
  *row = (zh_name_row){(uint32_t)r->text.len, (uint16_t)r->model_count,
                       (uint8_t)name.len, (uint8_t)provider};
  zh_buf_put(&r->text, name);
  return ZH_OK;
}

static zh_status catalog_read_aliases(catalog_read *r, int provider,
                                      uint32_t at) {
  const zh_json *json = r->json;
  zh_status st = ZH_OK;
  if (!zh_json_has(json, at, ZH_JSON_ARRAY))
    return catalog_read_fail(r, ZH_S("aliases"), "expected a list of names");
  for (uint32_t item = zh_json_first(json, at); item && st == ZH_OK;
       item = zh_json_next(json, at, item)) {
    zh_str name = zh_json_str(json, item, r->arena);
    st = name.ptr ? catalog_read_name(r, provider, name)
                  : zh_error_memory(r->err);
  }
  return st;
}

static zh_status catalog_read_successor(catalog_read *r, zh_str key,
                                        uint32_t at, zh_facts_row *row) {
  if (!zh_json_has(r->json, at, ZH_JSON_STRING))
    return catalog_read_fail(r, key, "expected the name of a model");
  zh_str name = zh_json_str(r->json, at, r->arena);
  zh_str *slot = name.ptr && r->successor_count < UINT16_MAX
                     ? zh_arena_push(r->arena, (void **)&r->successors,
                                     &r->successor_count, sizeof(*slot))
                     : NULL;
  if (!slot)
    return zh_error_memory(r->err);
  *slot = name;
  row->successor = (uint16_t)r->successor_count;
  return ZH_OK;
}

/* Whether it is, or since when. */
static zh_status catalog_read_deprecated(catalog_read *r, zh_str key,
                                         uint32_t at, zh_facts_row *row) {
  uint16_t day;
  int is_so = zh_json_bool(r->json, at);
  row->deprecated = is_so != 0;
  return is_so >= 0 ? ZH_OK : catalog_read_day(r, key, at, &day);
}

static zh_status catalog_read_member(catalog_read *r, int provider, zh_str key,
                                     uint32_t at, zh_facts_row *row) {
  if (zh_json_is(key, ZH_S("prices")))
    return catalog_read_prices(r, at, row);
  if (zh_json_is(key, ZH_S("times")))
    return catalog_read_times(r, at, row);
  if (zh_json_is(key, ZH_S("aliases")))
    return catalog_read_aliases(r, provider, at);
  if (zh_json_is(key, ZH_S("context")))
    return catalog_read_tokens(r, key, at, &row->context);
  if (zh_json_is(key, ZH_S("max_output")))
    return catalog_read_tokens(r, key, at, &row->max_output);
  if (zh_json_is(key, ZH_S("released")))
    return catalog_read_day(r, key, at, &row->released);
  if (zh_json_is(key, ZH_S("retires")))
    return catalog_read_day(r, key, at, &row->retires);
  if (zh_json_is(key, ZH_S("takes")))
    return catalog_read_bits(r, key, at, zh_mode_names, &row->takes);
  if (zh_json_is(key, ZH_S("gives")))
    return catalog_read_bits(r, key, at, zh_mode_names, &row->gives);
  if (zh_json_is(key, ZH_S("can")))
    return catalog_read_bits(r, key, at, zh_can_names, &row->can);
  if (zh_json_is(key, ZH_S("successor")))
    return catalog_read_successor(r, key, at, row);
  if (zh_json_is(key, ZH_S("deprecated")))
    return catalog_read_deprecated(r, key, at, row);
  for (size_t i = 0; i < ZH_COUNT(catalog_read_notes); i++)
    if (zh_json_is(key, zh_str_of(catalog_read_notes[i])))
      return ZH_OK;
  return catalog_read_fail(r, key, "no such fact is known");
}

static zh_status catalog_read_model(catalog_read *r, zh_str provider,
                                    zh_str name, uint32_t at) {
  const zh_json *json = r->json;
  zh_facts_row row = {.name = (uint16_t)r->name_count, .gives = ZH_MODE_TEXT};
  int index =
      catalog_read_index(r, &r->providers, &r->provider_count, provider);
  r->name = name;
  if (!zh_json_has(json, at, ZH_JSON_OBJECT))
    return catalog_read_fail(r, ZH_S("facts"), "expected an object");
  if (index < 0)
    return zh_error_memory(r->err);
  zh_status st = catalog_read_name(r, index, name);
  for (uint32_t key = zh_json_first(json, at); key && st == ZH_OK;
       key = zh_json_next(json, at, key))
    st = catalog_read_member(r, index, zh_json_text(json, key), key + 1, &row);
  if (st != ZH_OK)
    return st;
  zh_facts_row *slot = zh_arena_push(r->arena, (void **)&r->models,
                                     &r->model_count, sizeof(*slot));
  if (!slot)
    return zh_error_memory(r->err);
  *slot = row;
  return ZH_OK;
}

/* Each member is a model; without a provider its name has one before it. */
static zh_status catalog_read_models(catalog_read *r, zh_str provider,
                                     uint32_t at) {
  const zh_json *json = r->json;
  zh_status st = ZH_OK;
  for (uint32_t key = zh_json_first(json, at); key && st == ZH_OK;
       key = zh_json_next(json, at, key)) {
    zh_str name = zh_json_str(json, key, r->arena), prefix = provider;
    if (!name.ptr)
      return zh_error_memory(r->err);
    const char *slash = name.len ? memchr(name.ptr, '/', name.len) : NULL;
    r->name = name;
    if (!provider.len && !slash)
      return catalog_read_fail(r, ZH_S("name"), "expected \"provider/model\"");
    if (!provider.len) {
      prefix = (zh_str){name.ptr, (size_t)(slash - name.ptr)};
      name = zh_str_cut(name, prefix.len + 1);
    }
    st = catalog_read_model(r, prefix, name, key + 1);
  }
  return st;
}

static zh_status catalog_read_file(catalog_read *r, uint32_t at) {
  const zh_json *json = r->json;
  uint32_t models = zh_json_get(json, at, "models");
  uint32_t provider = zh_json_get(json, at, "provider");
  uint16_t day = zh_day_of(zh_json_text(json, zh_json_get(json, at, "as_of")));
  if (zh_json_type_of(json, at) != ZH_JSON_OBJECT ||
      (models && zh_json_type_of(json, models) != ZH_JSON_OBJECT))
    return zh_error_field(r->err, ZH_CONFIG, "catalog",
                          "%s: expected an object of models", r->where);
  if (!zh_json_has(json, provider, ZH_JSON_STRING))
    return catalog_read_models(r, ZH_S(""), models ? models : at);
  if (day > r->as_of)
    r->as_of = day;
  zh_str name = zh_json_str(json, provider, r->arena);
  return name.ptr ? catalog_read_models(r, name, models)
                  : zh_error_memory(r->err);
}

static zh_status catalog_read_all(catalog_read *r, uint32_t at) {
  const zh_json *json = r->json;
  zh_status st = ZH_OK;
  // Price rows without a source are the first one's.
  if (catalog_read_index(r, &r->sources, &r->source_count, ZH_S("")) < 0)
    return zh_error_memory(r->err);
  if (zh_json_type_of(json, at) != ZH_JSON_ARRAY)
    return catalog_read_file(r, at);
  for (uint32_t item = zh_json_first(json, at); item && st == ZH_OK;
       item = zh_json_next(json, at, item))
    st = catalog_read_file(r, item);
  return st;
}

/* --- the table ---------------------------------------------------------- */

static zh_status catalog_read_finish(catalog_read *r, const zh_catalog *below,
                                     const zh_catalog **out) {
  zh_catalog *catalog = zh_arena_zero(r->arena, sizeof(*catalog));
  uint32_t slots = 2;
  while (slots < 2 * r->name_count)
    slots *= 2;
  uint16_t *table = zh_arena_zero(r->arena, slots * sizeof(*table));
  zh_str text = zh_arena_str(r->arena, zh_buf_str(&r->text));
  if (!catalog || !table || !text.ptr || r->text.status != ZH_OK)
    return zh_error_memory(r->err);
  for (size_t i = 0; i < r->name_count; i++) {
    const zh_name_row *row = &r->names[i];
    uint32_t slot = zh_catalog_hash(r->providers[row->provider],
                                    (zh_str){text.ptr + row->at, row->len});
    while (table[slot & (slots - 1)])
      slot++;
    table[slot & (slots - 1)] = (uint16_t)(i + 1);
  }
  *catalog = (zh_catalog){.text = text.ptr,
                          .providers = r->providers,
                          .sources = r->sources,
                          .names = r->names,
                          .slots = table,
                          .models = r->models,
                          .prices = r->prices,
                          .rates = r->rates,
                          .factors = r->factors,
                          .successors = r->successors,
                          .slot_mask = slots - 1,
                          .name_count = (uint16_t)r->name_count,
                          .model_count = (uint16_t)r->model_count,
                          .as_of = r->as_of,
                          .is_user = true,
                          .below = below};
  *out = catalog;
  return ZH_OK;
}

/* --- public --- */

zh_status zh_catalog_read(const zh_json *json, uint32_t at, const char *where,
                          const zh_catalog *below, zh_arena *arena,
                          const zh_catalog **out, zh_error *err) {
  catalog_read r = {.json = json, .arena = arena, .err = err, .where = where};
  zh_buf_init(&r.text, (size_t)CATALOG_READ_MODELS * CATALOG_READ_NAME);
  zh_status st = catalog_read_all(&r, at);
  if (st == ZH_OK)
    st = catalog_read_finish(&r, below, out);
  zh_buf_deinit(&r.text);
  return st;
}
