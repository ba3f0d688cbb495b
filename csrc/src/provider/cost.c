/* SPDX-License-Identifier: Apache-2.0 */
/* From usage and prices to lines and a sum. */
#include "provider/cost.h"

__extension__ typedef __int128 cost_wide;

#define COST_MILLION 1000000

/* What is taken apart of one model's usage. */
typedef struct cost_leaves {
  int64_t count[ZH_UNIT_COUNT];
  bool is_odd; /* parts are more than their whole                           */
} cost_leaves;

typedef struct cost_work {
  const zh_cost_query *query;
  zh_cost *out;
  zh_prices prices;
  zh_str model; /* "" for the one that was asked                            */
  bool failed;
} cost_work;

/* --- leaves ------------------------------------------------------------- */

static int64_t cost_said(int64_t count) {
  return count > 0 ? count : 0;
}

/* Takes a part out of what is left of its whole. */
static void cost_split(cost_leaves *leaves, zh_unit whole, zh_unit part,
                       int64_t count) {
  count = cost_said(count);
  if (count > leaves->count[whole]) {
    leaves->is_odd = true;
    count = leaves->count[whole];
  }
  leaves->count[part] += count;
  leaves->count[whole] -= count;
}

/* Kinds without a price of their own stay what they are part of. */
static void cost_split_priced(const cost_work *work, cost_leaves *leaves,
                              zh_unit whole, zh_unit part, int64_t count) {
  const int64_t *pusd = work->prices.pusd;
  if (pusd[part] >= 0 && pusd[part] != pusd[whole])
    cost_split(leaves, whole, part, count);
}

/* Some of what is cached may be audio or images as well: no wire says how
 * much, so the cache's price goes first and the rest is not odd. */
static int64_t cost_besides_cache(const cost_leaves *leaves, int64_t count,
                                  int64_t cache) {
  int64_t left = leaves->count[ZH_UNIT_INPUT];
  return cache > 0 && count > left ? left : count;
}

static void cost_take_apart(const cost_work *work, const zh_usage *usage,
                            cost_leaves *leaves) {
  int64_t long_write = cost_said(usage->cache_write_1h);
  int64_t short_write = cost_said(usage->cache_write) - long_write;
  int64_t cache = cost_said(usage->cached) + cost_said(usage->cache_write);
  memset(leaves, 0, sizeof(*leaves));
  leaves->is_odd = short_write < 0;
  leaves->count[ZH_UNIT_INPUT] = cost_said(usage->prompt);
  leaves->count[ZH_UNIT_OUTPUT] = cost_said(usage->completion);
  cost_split(leaves, ZH_UNIT_INPUT, ZH_UNIT_CACHE_READ, usage->cached);
  cost_split(leaves, ZH_UNIT_INPUT, ZH_UNIT_CACHE_WRITE_1H, long_write);
  cost_split(leaves, ZH_UNIT_INPUT, ZH_UNIT_CACHE_WRITE, short_write);
  cost_split_priced(work, leaves, ZH_UNIT_INPUT, ZH_UNIT_INPUT_AUDIO,
                    cost_besides_cache(leaves, usage->audio_prompt, cache));
  cost_split_priced(work, leaves, ZH_UNIT_INPUT, ZH_UNIT_INPUT_IMAGE,
                    cost_besides_cache(leaves, usage->image_prompt, cache));
  cost_split_priced(work, leaves, ZH_UNIT_OUTPUT, ZH_UNIT_OUTPUT_AUDIO,
                    usage->audio_completion);
  cost_split_priced(work, leaves, ZH_UNIT_OUTPUT, ZH_UNIT_OUTPUT_IMAGE,
                    usage->image_completion);
  cost_split_priced(work, leaves, ZH_UNIT_OUTPUT, ZH_UNIT_REASONING,
                    usage->reasoning);
  if (work->prices.pusd[ZH_UNIT_CITATION] >= 0)
    leaves->count[ZH_UNIT_CITATION] = cost_said(usage->citation);
}

/* --- lines -------------------------------------------------------------- */

/* Rounded half up; -1 when it does not fit. */
static int64_t cost_times(int64_t count, int64_t pusd, uint32_t micro) {
  cost_wide product = (cost_wide)count * pusd;
  if (product >> 90)
    return -1;
  product = (product * micro + COST_MILLION / 2) / COST_MILLION;
  return product > INT64_MAX ? -1 : (int64_t)product;
}

static void cost_add(cost_work *work, zh_unit unit, int64_t count,
                     int64_t each_pusd) {
  zh_cost *out = work->out;
  uint32_t micro =
      unit >= ZH_UNIT_WEB_SEARCH ? COST_MILLION : work->prices.micro;
  if (count <= 0)
    return;
  int64_t pusd = each_pusd < 0 ? -1 : cost_times(count, each_pusd, micro);
  if (out->line_count == ZH_MAX_COST_LINES || pusd < 0 ||
      pusd > INT64_MAX - out->local)
    work->failed = true;
  else
    out->local += pusd;
  if (out->line_count < ZH_MAX_COST_LINES)
    out->lines[out->line_count++] =
        (zh_cost_line){unit, count, each_pusd, micro, pusd, work->model};
}

/* Where the cache has no price it has no discount.  A provider that charges
 * more for writes kept for long, but whose price for that is not known, takes
 * at least what a short one costs. */
static int64_t cost_price(cost_work *work, zh_unit unit) {
  const int64_t *pusd = work->prices.pusd;
  if (pusd[unit] >= 0)
    return pusd[unit];
  if (unit != ZH_UNIT_CACHE_READ && unit != ZH_UNIT_CACHE_WRITE &&
      unit != ZH_UNIT_CACHE_WRITE_1H)
    return -1;
  work->out->is_estimate = true;
  if (unit == ZH_UNIT_CACHE_WRITE_1H && pusd[ZH_UNIT_CACHE_WRITE] >= 0)
    return pusd[ZH_UNIT_CACHE_WRITE];
  return pusd[ZH_UNIT_INPUT];
}

static void cost_add_tokens(cost_work *work, const zh_usage *usage) {
  cost_leaves leaves;
  cost_take_apart(work, usage, &leaves);
  work->out->is_estimate |= leaves.is_odd;
  for (int i = 0; i < ZH_UNIT_WEB_SEARCH; i++) {
    zh_unit unit = (zh_unit)i;
    if (leaves.count[i] > 0)
      cost_add(work, unit, leaves.count[i], cost_price(work, unit));
  }
}

/* Whoever charges by the request has its searches in that. */
static void cost_add_fees(cost_work *work, const zh_usage *usage) {
  const int64_t *pusd = work->prices.pusd;
  zh_unit request = ZH_UNIT_REQUEST;
  if (usage->search_size != ZH_SEARCH_UNSAID)
    request = (zh_unit)(ZH_UNIT_REQUEST_LOW +
                        (int)(usage->search_size - ZH_SEARCH_LOW));
  if (pusd[request] < 0 && pusd[ZH_UNIT_REQUEST_LOW] >= 0) {
    request = ZH_UNIT_REQUEST_LOW;
    work->out->is_estimate = true;
  }
  if (pusd[request] >= 0)
    cost_add(work, request, work->query->requests ? work->query->requests : 1,
             pusd[request]);
  if (usage->searches > 0 &&
      (pusd[ZH_UNIT_WEB_SEARCH] >= 0 || pusd[request] < 0))
    cost_add(work, ZH_UNIT_WEB_SEARCH, usage->searches,
             pusd[ZH_UNIT_WEB_SEARCH]);
}

/* --- models ------------------------------------------------------------- */

static bool cost_find_prices(cost_work *work, zh_str name,
                             const zh_usage *usage) {
  const zh_cost_query *query = work->query;
  zh_cost *out = work->out;
  zh_model model = zh_catalog_find(query->catalog, query->provider, name);
  zh_price_when when = {query->unix_ms,
                        query->requests ? query->length
                                        : cost_said(usage->prompt),
                        query->service, query->region};
  if (usage->service != ZH_SERVICE_UNSAID)
    when.service = usage->service;
  if (usage->region != ZH_REGION_NONE)
    when.region = usage->region;
  if (!model.row || !zh_prices_at(&model, &when, &work->prices))
    return false;
  out->is_estimate |= model.is_guess;
  out->source = model.catalog->is_user ? ZH_COST_USER : ZH_COST_CATALOG;
  out->as_of = work->prices.checked;
  out->priced_by = work->prices.source;
  return true;
}

/* What another model did on the first one's behalf costs what it costs. */
static void cost_add_part(cost_work *work, const zh_usage *usage,
                          const zh_usage_part *part) {
  zh_usage own = ZH_USAGE_NONE;
  own.prompt = part->prompt;
  own.completion = part->completion;
  own.cached = part->cached;
  own.cache_write = part->cache_write;
  own.cache_write_1h = part->cache_write_1h;
  own.service = usage->service;
  own.region = usage->region;
  work->model = part->model;
  if (cost_find_prices(work, part->model, &own))
    cost_add_tokens(work, &own);
  else
    work->failed = true;
}

/* --- public --- */

void zh_cost_of(const zh_cost_query *query, const zh_usage *usage,
                zh_cost *out) {
  cost_work work = {.query = query, .out = out, .model = ZH_S("")};
  out->pusd = out->local = 0;
  out->source = ZH_COST_UNKNOWN;
  out->is_estimate = false;
  out->is_billed = true;
  out->as_of = 0;
  out->priced_by = ZH_S("");
  out->usage = *usage;
  out->line_count = 0;
  bool counted = usage->prompt >= 0 && usage->completion >= 0;
  if (counted && cost_find_prices(&work, query->model, usage)) {
    zh_cost_source source = out->source;
    uint16_t as_of = out->as_of;
    zh_str priced_by = out->priced_by;
    cost_add_tokens(&work, usage);
    cost_add_fees(&work, usage);
    for (const zh_usage_part *part = usage->parts; part; part = part->next)
      cost_add_part(&work, usage, part);
    out->source = source;
    out->as_of = as_of;
    out->priced_by = priced_by;
    out->is_estimate |= usage->is_odd;
  } else {
    work.failed = true;
  }
  if (work.failed) {
    out->local = -1;
    out->source = ZH_COST_UNKNOWN;
  }
  out->pusd = out->local;
  if (usage->cost_pusd < 0)
    return;
  out->pusd = usage->cost_pusd;
  out->source = ZH_COST_PROVIDER;
  out->is_estimate = false;
}

/* --- as JSON --- */

/* A whole number of 10^-digits as a decimal, without idle zeros. */
static void cost_write_decimal(zh_writer *w, cost_wide value, int digits) {
  char text[48];
  size_t at = sizeof(text);
  bool started = false;
  for (int i = 0; i < digits; i++, value /= 10) {
    int digit = (int)(value % 10);
    started |= digit != 0;
    if (started)
      text[--at] = (char)('0' + digit);
  }
  if (started)
    text[--at] = '.';
  do {
    text[--at] = (char)('0' + (int)(value % 10));
    value /= 10;
  } while (value > 0 && at > 0);
  zh_write_raw(w, (zh_str){text + at, sizeof(text) - at});
}

static const char *const cost_sources[] = {
    [ZH_COST_UNKNOWN] = "unknown",
    [ZH_COST_CATALOG] = "catalog",
    [ZH_COST_USER] = "user",
    [ZH_COST_PROVIDER] = "provider",
};

static void cost_write_pusd(zh_writer *w, const char *key, int64_t pusd) {
  if (pusd < 0)
    zh_put_null(w, key);
  else
    zh_put_int(w, key, pusd);
}

static void cost_write_line(zh_writer *w, const zh_cost_line *line,
                            long attempt) {
  bool is_fee = line->unit >= ZH_UNIT_WEB_SEARCH;
  zh_write_object(w);
  zh_put_str(w, "item", zh_str_of(zh_unit_name(line->unit)));
  if (line->model.len > 0)
    zh_put_str(w, "model", line->model);
  if (attempt >= 0)
    zh_put_int(w, "attempt", attempt);
  zh_put_int(w, "count", line->count);
  zh_write_key(w, is_fee ? "usd_each" : "usd_per_mtok");
  if (line->each_pusd < 0)
    zh_write_null(w);
  else
    cost_write_decimal(w, (cost_wide)line->each_pusd * line->micro,
                       is_fee ? 18 : 12);
  cost_write_pusd(w, "pusd", line->pusd);
  zh_write_end(w);
}

/* Everything but the lines. */
static void cost_write_sums(zh_writer *w, const zh_cost *cost) {
  char day[ZH_DAY_LEN];
  zh_put_usd(w, "total", cost->pusd);
  cost_write_pusd(w, "pusd", cost->pusd);
  zh_put_str(w, "currency", ZH_S("USD"));
  zh_put_str(w, "source", zh_str_of(cost_sources[cost->source]));
  zh_put_bool(w, "estimate", cost->is_estimate);
  zh_day_text(cost->as_of, day);
  if (cost->as_of)
    zh_put_str(w, "as_of", zh_str_of(day));
  else
    zh_put_null(w, "as_of");
  zh_put_usd(w, "local", cost->local);
}

static bool cost_is_unknown(const zh_cost *cost) {
  return cost->pusd < 0 && cost->line_count == 0;
}

static int64_t cost_sum(int64_t a, int64_t b) {
  return a < 0 || b < 0 || a > INT64_MAX - b ? -1 : a + b;
}

void zh_write_usd(zh_writer *w, int64_t pusd) {
  if (pusd < 0)
    zh_write_null(w);
  else
    cost_write_decimal(w, pusd, 12);
}

void zh_put_usd(zh_writer *w, const char *key, int64_t pusd) {
  zh_write_key(w, key);
  zh_write_usd(w, pusd);
}

void zh_cost_write(zh_writer *w, const zh_cost *cost) {
  if (cost_is_unknown(cost)) {
    zh_write_null(w);
    return;
  }
  zh_write_object(w);
  cost_write_sums(w, cost);
  zh_write_key(w, "lines");
  zh_write_array(w);
  for (size_t i = 0; i < cost->line_count; i++)
    cost_write_line(w, &cost->lines[i], -1);
  zh_write_end(w);
  zh_write_end(w);
}

/* All of them together; false when nothing is known. */
static bool cost_sum_up(const zh_cost *costs, size_t count, size_t main,
                        zh_cost *sum) {
  *sum = costs[main];
  bool known = sum->is_billed && !cost_is_unknown(sum);
  if (!sum->is_billed)
    sum->pusd = sum->local = 0;
  for (size_t i = 0; i < count; i++) {
    if (i == main || !costs[i].is_billed)
      continue;
    known |= !cost_is_unknown(&costs[i]);
    if (!sum->is_billed)
      sum->source = costs[i].source;
    sum->pusd = cost_sum(sum->pusd, costs[i].pusd);
    sum->local = cost_sum(sum->local, costs[i].local);
    sum->is_estimate |= costs[i].is_estimate;
  }
  return known;
}

int64_t zh_costs_total(const zh_cost *costs, size_t count, size_t main) {
  zh_cost sum;
  return cost_sum_up(costs, count, main, &sum) ? sum.pusd : -1;
}

void zh_costs_write(zh_writer *w, const zh_cost *costs, size_t count,
                    size_t main) {
  zh_cost sum;
  bool known = cost_sum_up(costs, count, main, &sum);
  if (!known) {
    zh_write_null(w);
    return;
  }
  zh_write_object(w);
  cost_write_sums(w, &sum);
  zh_write_key(w, "lines");
  zh_write_array(w);
  for (size_t i = 0; i < count; i++)
    for (size_t j = 0; costs[i].is_billed && j < costs[i].line_count; j++)
      cost_write_line(w, &costs[i].lines[j], (long)i);
  zh_write_end(w);
  zh_write_end(w);
}
