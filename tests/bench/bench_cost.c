/* SPDX-License-Identifier: Apache-2.0 */
/* What one call's cost takes, in ns of CPU: finding a model, reading a usage
 * object, pricing it.  Each is to stay under a microsecond. */
#include "call/ledger.h"
#include "provider/cost.h"

#include <stdio.h>
#include <time.h>

#define ROUNDS 500000

#define USAGE                                                                  \
  "{\"prompt_tokens\":1000,\"completion_tokens\":200,\"total_tokens\":1200,"   \
  "\"prompt_tokens_details\":{\"cached_tokens\":100,\"audio_tokens\":0},"      \
  "\"completion_tokens_details\":{\"reasoning_tokens\":50,"                    \
  "\"audio_tokens\":0,\"accepted_prediction_tokens\":0,"                       \
  "\"rejected_prediction_tokens\":0}}"

static double bench_now(void) {
  struct timespec at;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &at);
  return (double)at.tv_sec * 1e9 + (double)at.tv_nsec;
}

static size_t bench_find(void) {
  const zh_catalog *catalog = &zh_catalog_builtin;
  size_t found = 0;
  for (int i = 0; i < ROUNDS; i++) {
    const zh_name_row *row = &catalog->names[i % catalog->name_count];
    zh_str name = {catalog->text + row->at, row->len};
    zh_model model =
        zh_catalog_find(catalog, catalog->providers[row->provider], name);
    found += model.row != NULL;
  }
  return found;
}

static size_t bench_read(const zh_json *json, zh_usage *usage) {
  size_t read = 0;
  for (int i = 0; i < ROUNDS; i++) {
    zh_counts counts;
    zh_counts_init(&counts);
    read += zh_counts_take(&counts, ZH_WIRE_OPENAI, json, 0, NULL);
    zh_counts_settle(&counts, ZH_WIRE_OPENAI, false, usage);
  }
  return read;
}

static size_t bench_price(zh_usage *usage) {
  zh_cost_query query = {.catalog = &zh_catalog_builtin,
                         .provider = ZH_S("openai"),
                         .model = ZH_S("gpt-5.4"),
                         .unix_ms = 1784116800000};
  size_t priced = 0;
  for (int i = 0; i < ROUNDS; i++) {
    zh_cost cost;
    usage->prompt = 1000 + i % 7;
    zh_cost_of(&query, usage, &cost);
    priced += cost.pusd > 0;
  }
  return priced;
}

/* In memory, as the I/O thread does it for each attempt of a call. */
static size_t bench_book(void) {
  zh_ledger *ledger;
  zh_ledger_row row = {.at_ms = 1784116800000, .source = ZH_S("catalog")};
  static const char *const texts[ZH_LEDGER_TEXTS] = {
      "smart", "openai/gpt-5.4", "openai", "gpt-5.4", "openai", "[\"x\"]", ""};
  if (zh_ledger_new(ZH_S(""), &ledger, NULL) != ZH_OK)
    return 0;
  for (size_t i = 0; i < ZH_LEDGER_TEXTS; i++)
    row.text[i] = zh_str_of(texts[i]);
  row.error = row.reply = ZH_S("");
  for (size_t i = 0; i < ZH_LEDGER_COLUMN_COUNT; i++)
    row.n[i] = 1;
  for (int i = 0; i < ROUNDS; i++) {
    row.call = zh_ledger_next_id();
    row.n[ZH_LEDGER_PROMPT] = 1000 + i % 7;
    zh_ledger_add(ledger, &row);
  }
  zh_ledger_free(ledger);
  return ROUNDS;
}

static int bench_show(const char *name, double from, size_t done) {
  printf("%-24s %6.0f ns\n", name, (bench_now() - from) / ROUNDS);
  return done == ROUNDS ? 0 : 1;
}

int main(void) {
  zh_nodes nodes = {0};
  zh_usage usage;
  zh_json json;
  if (zh_json_parse(ZH_S(USAGE), &nodes, &json, NULL) != ZH_OK)
    return 1;
  double at = bench_now();
  int bad = bench_show("catalog: find a model", at, bench_find());
  at = bench_now();
  bad |= bench_show("cost: read a usage", at, bench_read(&json, &usage));
  at = bench_now();
  bad |= bench_show("cost: price it", at, bench_price(&usage));
  at = bench_now();
  bad |= bench_show("ledger: add an attempt", at, bench_book());
  zh_nodes_deinit(&nodes);
  return bad;
}
