/* SPDX-License-Identifier: Apache-2.0 */
/* Models by what is asked of them. */
#include "provider/listing.h"

#include "base/error.h"
#include "provider/provider.h"

#include <stdio.h>

/* What a query asks for; zero asks for nothing. */
typedef struct listing_query {
  zh_str provider; /* escaped content, as are all texts here                */
  zh_str name;
  zh_str search;
  int64_t min_context;
  int64_t min_output;
  double max_input_price; /* USD per million tokens; below 0: any           */
  double max_output_price;
  uint8_t takes;
  uint8_t gives;
  uint8_t can;
  bool deprecated; /* those too                                             */
} listing_query;

/* --- the query ---------------------------------------------------------- */

static zh_status listing_fail(zh_error *err, zh_str key, const char *text) {
  return zh_error_set(err, ZH_INVALID, "models: %.*s: %s", (int)key.len,
                      key.ptr, text);
}

static zh_status listing_fail_word(zh_error *err, zh_str key,
                                   const zh_str words[5], zh_str got) {
  char known[128];
  size_t len = 0;
  for (unsigned i = 0; i < 5; i++)
    len += (size_t)snprintf(known + len, sizeof(known) - len, "%s%.*s",
                            i ? ", " : "", (int)words[i].len, words[i].ptr);
  return zh_error_set(
      err, ZH_INVALID, "models: %.*s: no such word as %.*s; expected %s",
      (int)key.len, key.ptr, got.len < 40 ? (int)got.len : 40, got.ptr, known);
}

static zh_status listing_read_bits(const zh_json *json, zh_str key, uint32_t at,
                                   const zh_str words[5], uint8_t *out,
                                   zh_error *err) {
  uint32_t bad;
  if (zh_catalog_words(json, at, words, out, &bad))
    return ZH_OK;
  return bad == at ? listing_fail(err, key, "expected a list of words")
                   : listing_fail_word(err, key, words, zh_json_raw(json, bad));
}

static zh_status listing_read_text(const zh_json *json, zh_str key, uint32_t at,
                                   zh_str *out, zh_error *err) {
  if (!zh_json_has(json, at, ZH_JSON_STRING))
    return listing_fail(err, key, "expected a string");
  *out = zh_json_text(json, at);
  return ZH_OK;
}

static zh_status listing_read_count(const zh_json *json, zh_str key,
                                    uint32_t at, int64_t *out, zh_error *err) {
  return zh_json_int(json, at, out) && *out >= 0
             ? ZH_OK
             : listing_fail(err, key, "expected a number of tokens");
}

static zh_status listing_read_price(const zh_json *json, zh_str key,
                                    uint32_t at, double *out, zh_error *err) {
  return zh_json_double(json, at, out) && *out >= 0
             ? ZH_OK
             : listing_fail(err, key, "expected USD per million tokens");
}

static zh_status listing_read_member(const zh_json *json, uint32_t key,
                                     listing_query *q, zh_error *err) {
  zh_str word = zh_json_text(json, key);
  uint32_t at = key + 1;
  if (zh_json_type_of(json, at) == ZH_JSON_NULL)
    return ZH_OK;
  if (zh_json_is(word, ZH_S("provider")))
    return listing_read_text(json, word, at, &q->provider, err);
  if (zh_json_is(word, ZH_S("name")))
    return listing_read_text(json, word, at, &q->name, err);
  if (zh_json_is(word, ZH_S("search")))
    return listing_read_text(json, word, at, &q->search, err);
  if (zh_json_is(word, ZH_S("min_context")))
    return listing_read_count(json, word, at, &q->min_context, err);
  if (zh_json_is(word, ZH_S("min_output")))
    return listing_read_count(json, word, at, &q->min_output, err);
  if (zh_json_is(word, ZH_S("max_input_price")))
    return listing_read_price(json, word, at, &q->max_input_price, err);
  if (zh_json_is(word, ZH_S("max_output_price")))
    return listing_read_price(json, word, at, &q->max_output_price, err);
  if (zh_json_is(word, ZH_S("takes")))
    return listing_read_bits(json, word, at, zh_mode_names, &q->takes, err);
  if (zh_json_is(word, ZH_S("gives")))
    return listing_read_bits(json, word, at, zh_mode_names, &q->gives, err);
  if (zh_json_is(word, ZH_S("can")))
    return listing_read_bits(json, word, at, zh_can_names, &q->can, err);
  if (!zh_json_is(word, ZH_S("deprecated")))
    return listing_fail(err, word, "no such filter is known");
  q->deprecated = zh_json_bool(json, at) == 1;
  return ZH_OK;
}

static zh_status listing_read(const zh_json *json, listing_query *q,
                              zh_error *err) {
  zh_status st = ZH_OK;
  *q = (listing_query){.max_input_price = -1, .max_output_price = -1};
  if (json->count == 0 || zh_json_type_of(json, 0) != ZH_JSON_OBJECT)
    return zh_error_set(err, ZH_INVALID, "models: expected an object");
  for (uint32_t key = zh_json_first(json, 0); key && st == ZH_OK;
       key = zh_json_next(json, 0, key))
    st = listing_read_member(json, key, q, err);
  return st;
}

/* --- does it fit -------------------------------------------------------- */

static bool listing_is_cheap(const zh_prices *prices, zh_unit unit,
                             double most) {
  int64_t pusd = prices->pusd[unit];
  return most < 0 || (pusd >= 0 && (double)pusd <= most * 1e6);
}

static bool listing_fits(const listing_query *q, const zh_model *model,
                         const zh_prices *prices, int64_t day) {
  const zh_facts_row *row = model->row;
  bool is_over = row->deprecated || (row->retires && row->retires <= day);
  if (is_over && !q->deprecated && !q->name.len)
    return false;
  if (q->search.len > 0 && zh_str_find(zh_model_name(model), q->search) < 0)
    return false;
  return row->context >= q->min_context && row->max_output >= q->min_output &&
         (row->takes & q->takes) == q->takes &&
         (row->gives & q->gives) == q->gives && (row->can & q->can) == q->can &&
         listing_is_cheap(prices, ZH_UNIT_INPUT, q->max_input_price) &&
         listing_is_cheap(prices, ZH_UNIT_OUTPUT, q->max_output_price);
}

/* --- as JSON ------------------------------------------------------------ */

static void listing_put_bits(zh_writer *w, const char *key, uint8_t bits,
                             const zh_str words[5]) {
  zh_write_key(w, key);
  zh_write_array(w);
  for (unsigned i = 0; i < 5; i++)
    if (bits >> i & 1)
      zh_write_str(w, words[i]);
  zh_write_end(w);
}

static void listing_put_tokens(zh_writer *w, const char *key, uint32_t count) {
  if (count)
    zh_put_int(w, key, count);
  else
    zh_put_null(w, key);
}

static void listing_put_day(zh_writer *w, const char *key, uint16_t day) {
  char text[ZH_DAY_LEN];
  zh_day_text(day, text);
  if (day)
    zh_put_str(w, key, zh_str_of(text));
  else
    zh_put_null(w, key);
}

/* One of each kind, as people speak of it: a million tokens, one search. */
static void listing_put_rates(zh_writer *w, const zh_prices *prices) {
  for (int i = 0; i < ZH_UNIT_COUNT; i++) {
    int64_t pusd = prices->pusd[i];
    if (pusd < 0)
      continue;
    if (i < ZH_UNIT_WEB_SEARCH)
      pusd *= 1000000;
    zh_put_usd(w, zh_unit_name((zh_unit)i), pusd);
  }
}

/* Prices of longer requests, where they differ. */
static void listing_put_long(zh_writer *w, const zh_model *model,
                             int64_t unix_ms) {
  const zh_price_row *rows = &model->catalog->prices[model->row->price];
  uint32_t above = 0;
  zh_write_key(w, "long_prices");
  zh_write_array(w);
  for (;;) {
    uint32_t next = UINT32_MAX;
    zh_prices prices;
    for (size_t i = 0; i < model->row->price_count; i++)
      if (rows[i].above > above && rows[i].above < next)
        next = rows[i].above;
    if (next == UINT32_MAX)
      break;
    above = next;
    zh_price_when when = {unix_ms, (int64_t)above + 1, ZH_SERVICE_UNSAID,
                          ZH_REGION_NONE};
    if (!zh_prices_at(model, &when, &prices))
      continue;
    zh_write_object(w);
    zh_put_int(w, "above", above);
    listing_put_rates(w, &prices);
    zh_write_end(w);
  }
  zh_write_end(w);
}

static void listing_put_prices(zh_writer *w, const zh_model *model,
                               const zh_prices *prices, int64_t unix_ms,
                               bool is_priced) {
  if (!is_priced) {
    zh_put_null(w, "prices");
    return;
  }
  zh_write_key(w, "prices");
  zh_write_object(w);
  listing_put_rates(w, prices);
  zh_write_end(w);
  listing_put_long(w, model, unix_ms);
  zh_put_str(w, "price_source", prices->source);
  listing_put_day(w, "checked", prices->checked);
}

static void listing_put_names(zh_writer *w, const zh_model *model,
                              zh_buf *scratch) {
  const zh_catalog *catalog = model->catalog;
  zh_str provider = zh_model_provider(model), name = zh_model_name(model);
  zh_buf_clear(scratch);
  zh_buf_put(scratch, provider);
  zh_buf_putc(scratch, '/');
  zh_buf_put(scratch, name);
  zh_put_str(w, "id", zh_buf_str(scratch));
  zh_put_str(w, "provider", provider);
  zh_put_str(w, "name", name);
  zh_write_key(w, "aliases");
  zh_write_array(w);
  for (uint32_t i = model->row->name + 1u;
       i < catalog->name_count &&
       catalog->names[i].model == catalog->names[model->row->name].model;
       i++)
    zh_write_str(w, (zh_str){catalog->text + catalog->names[i].at,
                             catalog->names[i].len});
  zh_write_end(w);
}

static void listing_put_successor(zh_writer *w, const zh_model *model) {
  zh_str name = zh_model_successor(model);
  if (name.len > 0)
    zh_put_str(w, "successor", name);
  else
    zh_put_null(w, "successor");
}

static void listing_put(zh_writer *w, const zh_model *model,
                        const zh_prices *prices, int64_t unix_ms,
                        bool is_priced, zh_buf *scratch) {
  const zh_facts_row *row = model->row;
  zh_write_object(w);
  listing_put_names(w, model, scratch);
  listing_put_tokens(w, "context", row->context);
  listing_put_tokens(w, "max_output", row->max_output);
  listing_put_bits(w, "takes", row->takes, zh_mode_names);
  listing_put_bits(w, "gives", row->gives, zh_mode_names);
  listing_put_bits(w, "can", row->can, zh_can_names);
  listing_put_day(w, "released", row->released);
  listing_put_day(w, "retires", row->retires);
  zh_put_bool(w, "deprecated", row->deprecated);
  listing_put_successor(w, model);
  listing_put_prices(w, model, prices, unix_ms, is_priced);
  zh_put_str(w, "source",
             model->catalog->is_user ? ZH_S("user") : ZH_S("catalog"));
  listing_put_day(w, "as_of", model->catalog->as_of);
  zh_write_end(w);
}

static void listing_try(zh_writer *w, const listing_query *q,
                        const zh_model *model, int64_t unix_ms,
                        zh_buf *scratch) {
  zh_price_when when = {unix_ms, 0, ZH_SERVICE_UNSAID, ZH_REGION_NONE};
  zh_prices prices;
  bool is_priced = zh_prices_at(model, &when, &prices);
  if (listing_fits(q, model, &prices, unix_ms / 86400000))
    listing_put(w, model, &prices, unix_ms, is_priced, scratch);
}

/* A model that stands in a user's facts too is theirs. */
static void listing_all(zh_writer *w, const listing_query *q,
                        const zh_catalog *top, int64_t unix_ms,
                        zh_buf *scratch) {
  for (const zh_catalog *at = top; at; at = at->below)
    for (size_t i = 0; i < at->model_count; i++) {
      zh_model model = {at, &at->models[i], false};
      zh_str provider = zh_model_provider(&model);
      if (q->provider.len > 0 && !zh_json_is(q->provider, provider))
        continue;
      if (at == top ||
          zh_catalog_find(top, provider, zh_model_name(&model)).row ==
              model.row)
        listing_try(w, q, &model, unix_ms, scratch);
    }
}

/* By "provider/model"; home's where no provider is named. */
static zh_model listing_find(const zh_catalog *catalog, zh_str name) {
  const char *slash = memchr(name.ptr, '/', name.len);
  zh_str prefix = {name.ptr, slash ? (size_t)(slash - name.ptr) : 0};
  if (!slash)
    return zh_catalog_find(catalog, zh_str_of(zh_provider_at(0)->name), name);
  const zh_provider *row = zh_provider_find(prefix);
  return zh_catalog_find(catalog, row ? zh_str_of(row->name) : prefix,
                         zh_str_cut(name, prefix.len + 1));
}

/* --- public --- */

zh_status zh_listing_write(zh_writer *w, const zh_catalog *catalog,
                           const zh_json *query, int64_t unix_ms,
                           zh_error *err) {
  listing_query q;
  zh_buf scratch;
  zh_status st = listing_read(query, &q, err);
  if (st != ZH_OK)
    return st;
  zh_buf_init(&scratch, 1024);
  zh_write_array(w);
  if (q.name.len > 0) {
    zh_model model = listing_find(catalog, q.name);
    if (model.row)
      listing_try(w, &q, &model, unix_ms, &scratch);
  } else {
    listing_all(w, &q, catalog, unix_ms, &scratch);
  }
  zh_write_end(w);
  st = scratch.status == ZH_OK ? zh_writer_status(w) : scratch.status;
  zh_buf_deinit(&scratch);
  return st == ZH_OK ? ZH_OK : zh_error_memory(err);
}
