/* SPDX-License-Identifier: Apache-2.0 */
/* The table of models: every name finds its model, prices hold when they
 * should, and a user's facts are read or refused with reasons. */
#include "base/error.h"
#include "check.h"
#include "provider/catalog_read.h"
#include "provider/listing.h"
#include "provider/provider.h"

#define DAY_MS ((int64_t)86400000)

static void every_name_finds_its_model(void **state) {
  (void)state;
  const zh_catalog *catalog = &zh_catalog_builtin;
  assert_true(catalog->name_count > 1500);
  for (size_t i = 0; i < catalog->name_count; i++) {
    const zh_name_row *row = &catalog->names[i];
    zh_str name = {catalog->text + row->at, row->len};
    zh_model model =
        zh_catalog_find(catalog, catalog->providers[row->provider], name);
    assert_ptr_equal(model.row, &catalog->models[row->model]);
    assert_false(model.is_guess);
  }
}

static void rows_stay_within_their_tables(void **state) {
  (void)state;
  const zh_catalog *catalog = &zh_catalog_builtin;
  for (size_t i = 0; i < catalog->model_count; i++) {
    zh_model model = {catalog, &catalog->models[i], false};
    assert_int_equal(catalog->names[model.row->name].model, i);
    for (size_t j = 0; j < model.row->price_count; j++) {
      const zh_price_row *row = &catalog->prices[model.row->price + j];
      assert_true(row->checked > zh_day_of(ZH_S("2026-01-01")));
      assert_true(catalog->sources[row->source].len > 0);
      for (size_t k = 0; k < row->rate_count; k++)
        assert_true(catalog->rates[row->rate + k] >> 56 < ZH_UNIT_COUNT);
    }
  }
}

/* Every row of the provider table whose service is paid for is there. */
/* These pass requests on to others, at prices agreed with each customer. */
static bool is_gateway(const zh_provider *row) {
  return strcmp(row->name, "portkey") == 0 ||
         strcmp(row->name, "tokenmix") == 0;
}

static void providers_have_prices(void **state) {
  (void)state;
  const zh_catalog *catalog = &zh_catalog_builtin;
  const zh_provider *row;
  for (size_t i = 0; (row = zh_provider_at(i)) != NULL; i++) {
    bool found = false;
    for (size_t j = 0; j < catalog->model_count && !found; j++) {
      zh_model model = {catalog, &catalog->models[j], false};
      found = zh_str_is(zh_model_provider(&model), zh_str_of(row->name)) &&
              model.row->price_count > 0;
    }
    bool is_hosted = strncmp(row->base_url, "https://", 8) == 0;
    assert_int_equal(found, is_hosted && !is_gateway(row));
  }
}

static const zh_facts_row *row_of(const char *provider, const char *name) {
  return zh_catalog_find(&zh_catalog_builtin, zh_str_of(provider),
                         zh_str_of(name))
      .row;
}

static void names_lose_what_providers_put_around_them(void **state) {
  (void)state;
  const zh_facts_row *pro = row_of("gemini", "gemini-2.5-pro");
  assert_non_null(pro);
  assert_ptr_equal(row_of("gemini", "models/gemini-2.5-pro"), pro);
  assert_ptr_equal(row_of("gemini", "gemini-2.5-pro-2031-01-01"), pro);
  assert_ptr_equal(row_of("gemini", "gemini-2.5-pro-20310101"), pro);
  assert_ptr_equal(row_of("gemini", "gemini-2.5-pro@20310101"), pro);
  assert_null(row_of("gemini", "gemini-2.5-pro-2031-01-0x"));
  assert_null(row_of("gemini", "gemini-2.5-pr"));
  assert_null(row_of("gemini", ""));
  assert_null(row_of("gemini", "-20310101"));
  assert_null(row_of("openai", "gemini-2.5-pro"));
  assert_non_null(row_of("openai", "ft:gpt-4o-mini-2024-07-18:acme:x:1"));
  assert_ptr_not_equal(row_of("openai", "ft:gpt-4o-mini-2024-07-18:acme:x:1"),
                       row_of("openai", "gpt-4o-mini-2024-07-18"));
  assert_null(row_of("openai", "ft:"));
  // Another price, so not another spelling.
  assert_null(row_of("openrouter", "openai/gpt-5:nitro"));
}

static void days_come_and_go(void **state) {
  (void)state;
  static const char *const days[] = {"1970-01-02", "2000-02-29", "2026-09-23",
                                     "2026-12-31", "2100-03-01"};
  static const char *const none[] = {"",           "2026-9-23",  "2026-13-01",
                                     "2026-00-10", "2026-01-32", "1969-12-31",
                                     "2026/01/01", "20260101--"};
  for (size_t i = 0; i < ZH_COUNT(days); i++) {
    char text[ZH_DAY_LEN];
    zh_day_text(zh_day_of(zh_str_of(days[i])), text);
    assert_string_equal(text, days[i]);
  }
  for (size_t i = 0; i < ZH_COUNT(none); i++)
    assert_int_equal(zh_day_of(zh_str_of(none[i])), 0);
  assert_int_equal(zh_day_of(ZH_S("2026-11-21")), 20778);
}

/* --- a user's facts ------------------------------------------------------- */

typedef struct facts {
  zh_arena arena;
  zh_nodes nodes;
  zh_json json;
  const zh_catalog *catalog;
  zh_error err;
} facts;

static zh_status facts_open(facts *f, const char *text) {
  memset(f, 0, sizeof(*f));
  zh_error_init(&f->err);
  assert_int_equal(zh_json_parse(zh_str_of(text), &f->nodes, &f->json, &f->err),
                   ZH_OK);
  return zh_catalog_read(&f->json, 0, "mine", &zh_catalog_builtin, &f->arena,
                         &f->catalog, &f->err);
}

static void facts_close(facts *f) {
  zh_nodes_deinit(&f->nodes);
  zh_arena_deinit(&f->arena);
}

static int64_t facts_price(const facts *f, const char *provider,
                           const char *name, zh_unit unit,
                           const zh_price_when *when) {
  zh_prices prices;
  zh_model model =
      zh_catalog_find(f->catalog, zh_str_of(provider), zh_str_of(name));
  return zh_prices_at(&model, when, &prices) ? prices.pusd[unit] : -1;
}

static void own_facts_come_first(void **state) {
  (void)state;
  facts f;
  zh_price_when when = {20700 * DAY_MS, 1000, ZH_SERVICE_UNSAID, 0};
  assert_int_equal(
      facts_open(&f, "{\"openai/gpt-5\":{\"aliases\":[\"mine\"],"
                     "\"prices\":{\"input\":1,\"output\":2.000001}},"
                     "\"local/m\":{\"context\":8192,\"can\":[\"tools\"],"
                     "\"prices\":[{\"input\":0,\"output\":0}]}}"),
      ZH_OK);
  assert_int_equal(facts_price(&f, "openai", "gpt-5", ZH_UNIT_INPUT, &when),
                   1000000);
  assert_int_equal(facts_price(&f, "openai", "mine", ZH_UNIT_OUTPUT, &when),
                   2000001);
  assert_int_equal(facts_price(&f, "local", "m", ZH_UNIT_INPUT, &when), 0);
  assert_int_equal(facts_price(&f, "openai", "gpt-4o", ZH_UNIT_INPUT, &when),
                   2500000);
  facts_close(&f);
}

static void files_of_the_catalog_are_facts_too(void **state) {
  (void)state;
  facts f;
  zh_price_when when = {20700 * DAY_MS, 1000, ZH_SERVICE_FLEX, 0};
  assert_int_equal(
      facts_open(&f, "[{\"provider\":\"p\",\"as_of\":\"2026-11-01\","
                     "\"models\":{\"a/b\":{\"upstream\":\"x\","
                     "\"times\":{\"flex\":0.25,\"us\":1.1},"
                     "\"prices\":[{\"input\":8,\"output\":8,"
                     "\"source\":\"s\",\"checked\":\"2026-10-01\"},"
                     "{\"above\":500,\"from\":\"2026-01-01\",\"input\":16,"
                     "\"days\":\"mon-sun\",\"hours\":\"00:00-24:00\"}]}}},"
                     "{\"provider\":\"q\",\"models\":{}}]"),
      ZH_OK);
  assert_int_equal(f.catalog->as_of, zh_day_of(ZH_S("2026-11-01")));
  assert_int_equal(facts_price(&f, "p", "a/b", ZH_UNIT_INPUT, &when), 16000000);
  when.service = ZH_SERVICE_PRIORITY;
  assert_int_equal(facts_price(&f, "p", "a/b", ZH_UNIT_INPUT, &when), -1);
  facts_close(&f);
}

static void rows_hold_when_they_say(void **state) {
  (void)state;
  static const struct {
    const char *when;
    int64_t minute;
    int64_t input;
    bool holds;
  } rows[] = {
      {"2026-11-16", 60, 101, true}, // a Monday
      {"2026-11-16", 59, 101, false}, {"2026-11-16", 240, 101, false},
      {"2026-11-16", 239, 101, true}, {"2026-11-16", 60, 100, false},
      {"2026-11-20", 60, 101, true},  {"2026-11-21", 60, 101, false},
      {"2026-11-15", 60, 101, false}, {"2026-11-09", 60, 101, false},
      {"2026-12-01", 60, 101, false},
  };
  facts f;
  assert_int_equal(facts_open(&f,
                              "{\"p/m\":{\"prices\":[{\"from\":\"2026-11-10\","
                              "\"until\":\"2026-12-01\",\"days\":\"mon-fri\","
                              "\"hours\":\"01:00-04:00\",\"above\":100,"
                              "\"input\":1}]}}"),
                   ZH_OK);
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    int64_t day = zh_day_of(zh_str_of(rows[i].when));
    zh_price_when when = {day * DAY_MS + rows[i].minute * 60000, rows[i].input,
                          ZH_SERVICE_UNSAID, ZH_REGION_NONE};
    assert_int_equal(facts_price(&f, "p", "m", ZH_UNIT_INPUT, &when) >= 0,
                     rows[i].holds);
  }
  facts_close(&f);
}

static void clouds_have_prices_by_place(void **state) {
  (void)state;
  static const struct {
    const char *provider;
    const char *model;
    zh_region region;
    int64_t pusd; /* of an input token                                      */
    uint32_t micro;
  } rows[] = {
      {"bedrock", "deepseek.v3.2", ZH_REGION_NONE, 620000, 1000000},
      {"bedrock", "deepseek.v3.2", ZH_REGION_US_EAST_1, 620000, 1000000},
      {"bedrock", "deepseek.v3.2", ZH_REGION_SA_EAST_1, 740000, 1000000},
      {"vertex", "google/gemini-3.5-flash", ZH_REGION_NONE, 1500000, 1000000},
      {"vertex", "gemini-3.5-flash", ZH_REGION_REGIONAL, 1500000, 1100000},
      {"azure", "gpt-5.1", ZH_REGION_NONE, 1250000, 1000000},
      {"azure", "gpt-5.1", ZH_REGION_EU, 1250000, 1100000},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    zh_price_when when = {20700 * DAY_MS, 1, ZH_SERVICE_UNSAID, rows[i].region};
    zh_prices prices;
    zh_model model =
        zh_catalog_find(&zh_catalog_builtin, zh_str_of(rows[i].provider),
                        zh_str_of(rows[i].model));
    assert_true(zh_prices_at(&model, &when, &prices));
    assert_int_equal(prices.pusd[ZH_UNIT_INPUT], rows[i].pusd);
    assert_int_equal(prices.micro, rows[i].micro);
  }
}

static void models_say_what_follows_them(void **state) {
  (void)state;
  zh_model model =
      zh_catalog_find(&zh_catalog_builtin, ZH_S("openai"), ZH_S("gpt-4-0613"));
  assert_true(model.row->deprecated);
  assert_int_equal(model.row->retires, zh_day_of(ZH_S("2026-10-23")));
  assert_true(zh_str_is(zh_model_successor(&model), ZH_S("gpt-5.6-sol")));
  facts f;
  assert_int_equal(
      facts_open(&f, "{\"p/old\":{\"deprecated\":\"2026-01-02\","
                     "\"retires\":\"2026-03-04\",\"successor\":\"new\","
                     "\"lifecycle\":{}},\"p/new\":{\"deprecated\":false}}"),
      ZH_OK);
  model = zh_catalog_find(f.catalog, ZH_S("p"), ZH_S("old"));
  assert_true(model.row->deprecated);
  assert_true(zh_str_is(zh_model_successor(&model), ZH_S("new")));
  model = zh_catalog_find(f.catalog, ZH_S("p"), ZH_S("new"));
  assert_false(model.row->deprecated);
  assert_int_equal(zh_model_successor(&model).len, 0);
  facts_close(&f);
}

static void bad_facts_are_refused_by_name(void **state) {
  (void)state;
  static const struct {
    const char *text;
    const char *says;
  } rows[] = {
      {"7", "mine: expected an object of models"},
      {"[7]", "mine: expected an object of models"},
      {"{\"gpt-5\":{}}", "expected \"provider/model\""},
      {"{\"p/m\":7}", "m: facts: expected an object"},
      {"{\"p/m\":{\"context\":-1}}", "context: expected a number of tokens"},
      {"{\"p/m\":{\"cntext\":1}}", "cntext: no such fact"},
      {"{\"p/m\":{\"can\":[\"fly\"]}}", "can: no such word"},
      {"{\"p/m\":{\"can\":7}}", "can: expected a list"},
      {"{\"p/m\":{\"prices\":7}}", "prices: expected a list"},
      {"{\"p/m\":{\"prices\":[7]}}", "prices: expected objects"},
      {"{\"p/m\":{\"prices\":{\"inptu\":1}}}", "inptu: no such price"},
      {"{\"p/m\":{\"prices\":{\"input\":-1}}}", "input: expected a number"},
      {"{\"p/m\":{\"prices\":{\"input\":\"1\"}}}", "input: expected a number"},
      {"{\"p/m\":{\"prices\":{\"input\":1e99}}}", "input: expected a number"},
      {"{\"p/m\":{\"prices\":{\"from\":\"soon\"}}}", "from: expected"},
      {"{\"p/m\":{\"prices\":{\"hours\":\"1-4\"}}}", "hours: expected"},
      {"{\"p/m\":{\"prices\":{\"hours\":\"25:00-26:00\"}}}", "hours: expected"},
      {"{\"p/m\":{\"prices\":{\"days\":\"fri-mon\"}}}", "days: expected"},
      {"{\"p/m\":{\"prices\":{\"tier\":\"gold\"}}}", "tier: no such tier"},
      {"{\"p/m\":{\"times\":{\"gold\":2}}}", "gold: no such tier"},
      {"{\"p/m\":{\"prices\":{\"region\":\"mars\"}}}", "no such region"},
      {"{\"p/m\":{\"successor\":7}}", "successor: expected the name"},
      {"{\"p/m\":{\"deprecated\":\"soon\"}}", "deprecated: expected"},
      {"{\"p/m\":{\"deprecated\":1}}", "deprecated: expected"},
      {"{\"p/m\":{\"times\":{\"us\":0}}}", "us: expected a factor"},
      {"{\"p/m\":{\"aliases\":[\"\"]}}", "name: empty"},
      {"{\"p/\":{}}", "name: empty"},
      {"{\"provider\":\"p\",\"models\":[]}", "expected an object of models"},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    facts f;
    if (facts_open(&f, rows[i].text) != ZH_CONFIG ||
        !strstr(f.err.message, rows[i].says)) {
      print_error("%s: %s\n", rows[i].text, f.err.message);
      fail();
    }
    facts_close(&f);
  }
}

static void facts_survive_failing_allocations(void **state) {
  (void)state;
  zh_status st = ZH_NO_MEMORY;
  for (long nth = 1; st != ZH_OK && nth < 1000; nth++) {
    facts f;
    static const char text[] =
        "{\"p/m\":{\"aliases\":[\"a\",\"b\"],\"times\":{\"us\":1.1},"
        "\"successor\":\"n\","
        "\"prices\":[{\"input\":1,\"source\":\"s\"}]}}";
    memset(&f, 0, sizeof(f));
    zh_error_init(&f.err);
    assert_int_equal(zh_json_parse(zh_str_of(text), &f.nodes, &f.json, &f.err),
                     ZH_OK);
    zh_mem_fail(nth, false);
    st =
        zh_catalog_read(&f.json, 0, "mine", NULL, &f.arena, &f.catalog, &f.err);
    zh_mem_fail(0, false);
    if (st != ZH_OK)
      assert_int_equal(f.err.status, ZH_NO_MEMORY);
    facts_close(&f);
  }
  assert_int_equal(st, ZH_OK);
}

/* --- listing -------------------------------------------------------------- */

static size_t listed(const char *query, zh_status want) {
  zh_nodes nodes = {0}, found = {0};
  zh_json json, list;
  zh_error err;
  zh_buf buf;
  zh_writer w;
  size_t count = 0;
  zh_error_init(&err);
  zh_buf_init(&buf, 64u << 20);
  zh_writer_init(&w, &buf, NULL, NULL);
  assert_int_equal(zh_json_parse(zh_str_of(query), &nodes, &json, &err), ZH_OK);
  assert_int_equal(
      zh_listing_write(&w, &zh_catalog_builtin, &json, 20700 * DAY_MS, &err),
      want);
  if (want == ZH_OK) {
    assert_int_equal(zh_json_parse(zh_buf_str(&buf), &found, &list, &err),
                     ZH_OK);
    count = zh_json_len(&list, 0);
  }
  zh_buf_deinit(&buf);
  zh_nodes_deinit(&nodes);
  zh_nodes_deinit(&found);
  return count;
}

static void lists_hold_what_fits(void **state) {
  (void)state;
  size_t all = listed("{}", ZH_OK);
  size_t with_old = listed("{\"deprecated\":true}", ZH_OK);
  assert_int_equal(with_old, zh_catalog_builtin.model_count);
  assert_true(all < with_old && all > 1000);
  size_t groq = listed("{\"provider\":\"groq\"}", ZH_OK);
  size_t groq_tools =
      listed("{\"provider\":\"groq\",\"can\":[\"tools\"]}", ZH_OK);
  assert_true(groq_tools > 0 && groq_tools < groq && groq < all);
  assert_int_equal(listed("{\"name\":\"openai/gpt-5\"}", ZH_OK), 1);
  assert_int_equal(listed("{\"name\":\"gpt-5\"}", ZH_OK), 1);
  assert_int_equal(listed("{\"name\":\"openai/none\"}", ZH_OK), 0);
  assert_int_equal(listed("{\"min_context\":99000000}", ZH_OK), 0);
  assert_true(listed("{\"max_input_price\":0.1,\"max_output_price\":1}",
                     ZH_OK) < all / 2);
  listed("{\"wat\":1}", ZH_INVALID);
  listed("{\"can\":\"tools\"}", ZH_INVALID);
  listed("{\"min_context\":-1}", ZH_INVALID);
  listed("[]", ZH_INVALID);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_name_finds_its_model),
      cmocka_unit_test(rows_stay_within_their_tables),
      cmocka_unit_test(providers_have_prices),
      cmocka_unit_test(names_lose_what_providers_put_around_them),
      cmocka_unit_test(days_come_and_go),
      cmocka_unit_test(own_facts_come_first),
      cmocka_unit_test(files_of_the_catalog_are_facts_too),
      cmocka_unit_test(rows_hold_when_they_say),
      cmocka_unit_test(clouds_have_prices_by_place),
      cmocka_unit_test(models_say_what_follows_them),
      cmocka_unit_test(bad_facts_are_refused_by_name),
      cmocka_unit_test(facts_survive_failing_allocations),
      cmocka_unit_test(lists_hold_what_fits),
  };
  return cmocka_run_group_tests_name("catalog", tests, NULL, NULL);
}
