/* SPDX-License-Identifier: Apache-2.0 */
/* From counts on the wire to a sum in 1e-12 USD. */
#include "check.h"
#include "provider/cost.h"

typedef struct bill {
  zh_arena arena;
  zh_nodes nodes;
  zh_json json;
  zh_usage usage;
  zh_cost cost;
} bill;

/* 2026-07-15 12:00 UTC, a Wednesday. */
#define NOON 1784116800000

static zh_cost_query query_of(const char *provider, const char *model) {
  return (zh_cost_query){.catalog = &zh_catalog_builtin,
                         .provider = zh_str_of(provider),
                         .model = zh_str_of(model),
                         .unix_ms = NOON};
}

static void bill_take(bill *b, zh_wire wire, const char *text) {
  zh_counts counts;
  zh_error err;
  memset(b, 0, sizeof(*b));
  assert_int_equal(zh_json_parse(zh_str_of(text), &b->nodes, &b->json, &err),
                   ZH_OK);
  zh_counts_init(&counts);
  assert_true(zh_counts_take(&counts, wire, &b->json, 0, &b->arena));
  zh_counts_settle(&counts, wire, false, &b->usage);
}

static void bill_close(bill *b) {
  zh_nodes_deinit(&b->nodes);
  zh_arena_deinit(&b->arena);
}

static int64_t pusd_of(const char *provider, const char *model, zh_wire wire,
                       const char *text) {
  bill b;
  zh_cost_query query = query_of(provider, model);
  bill_take(&b, wire, text);
  zh_cost_of(&query, &b.usage, &b.cost);
  bill_close(&b);
  return b.cost.pusd;
}

static void wires_differ_in_what_they_include(void **state) {
  (void)state;
  static const struct {
    zh_wire wire;
    const char *text;
    int64_t prompt;
    int64_t completion;
  } rows[] = {
      {ZH_WIRE_OPENAI,
       "{\"prompt_tokens\":100,\"completion_tokens\":20,\"total_tokens\":120,"
       "\"prompt_tokens_details\":{\"cached_tokens\":60}}",
       100, 20},
      {ZH_WIRE_OPENAI, // reasoning apart: the total says so
       "{\"prompt_tokens\":100,\"completion_tokens\":20,\"total_tokens\":420,"
       "\"completion_tokens_details\":{\"reasoning_tokens\":300}}",
       100, 320},
      {ZH_WIRE_OPENAI, // thinking that was hidden
       "{\"prompt_tokens\":35,\"completion_tokens\":12,\"total_tokens\":109}",
       35, 74},
      {ZH_WIRE_ANTHROPIC,
       "{\"input_tokens\":3,\"cache_read_input_tokens\":9511,"
       "\"cache_creation_input_tokens\":1956,\"output_tokens\":44}",
       11470, 44},
      {ZH_WIRE_GEMINI,
       "{\"promptTokenCount\":17,\"toolUsePromptTokenCount\":119,"
       "\"candidatesTokenCount\":201,\"thoughtsTokenCount\":213,"
       "\"totalTokenCount\":550}",
       136, 414},
      {ZH_WIRE_CONVERSE,
       "{\"inputTokens\":22,\"outputTokens\":13,\"cacheReadInputTokens\":0,"
       "\"cacheWriteInputTokens\":2492,\"totalTokens\":2527}",
       2514, 13},
      {ZH_WIRE_COHERE,
       "{\"billed_units\":{\"input_tokens\":431,\"output_tokens\":661},"
       "\"tokens\":{\"input_tokens\":2190,\"output_tokens\":1257}}",
       431, 661},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    bill b;
    bill_take(&b, rows[i].wire, rows[i].text);
    assert_int_equal(zh_usage_wire(&b.json, 0), rows[i].wire);
    assert_int_equal(b.usage.prompt, rows[i].prompt);
    assert_int_equal(b.usage.completion, rows[i].completion);
    bill_close(&b);
  }
}

static void later_counts_replace_earlier_ones(void **state) {
  (void)state;
  static const char *const records[] = {
      ("{\"input_tokens\":10,\"cache_creation_input_tokens\":30,"
       "\"cache_creation\":{\"ephemeral_5m_input_tokens\":10,"
       "\"ephemeral_1h_input_tokens\":20},\"output_tokens\":1}"),
      "{\"output_tokens\":7}",
      ("{\"input_tokens\":11,\"output_tokens\":9,"
       "\"server_tool_use\":{\"web_search_requests\":2}}"),
  };
  zh_counts counts;
  zh_usage usage;
  zh_counts_init(&counts);
  for (size_t i = 0; i < ZH_COUNT(records); i++) {
    bill b = {.cost = {0}};
    zh_error err;
    assert_int_equal(
        zh_json_parse(zh_str_of(records[i]), &b.nodes, &b.json, &err), ZH_OK);
    assert_true(
        zh_counts_take(&counts, ZH_WIRE_ANTHROPIC, &b.json, 0, &b.arena));
    bill_close(&b);
  }
  zh_counts_settle(&counts, ZH_WIRE_ANTHROPIC, false, &usage);
  assert_int_equal(usage.prompt, 41);
  assert_int_equal(usage.completion, 9);
  assert_int_equal(usage.cache_write, 30);
  assert_int_equal(usage.cache_write_1h, 20);
  assert_int_equal(usage.searches, 2);
}

static void sums_are_exact(void **state) {
  (void)state;
  // 3 x 3 + 1956 x 3.75 + 9511 x 0.3 + 44 x 15 USD a million.
  assert_int_equal(
      pusd_of("anthropic", "claude-sonnet-4-5", ZH_WIRE_ANTHROPIC,
              "{\"input_tokens\":3,\"cache_read_input_tokens\":9511,"
              "\"cache_creation_input_tokens\":1956,\"output_tokens\":44}"),
      3 * 3000000LL + 1956 * 3750000LL + 9511 * 300000LL + 44 * 15000000LL);
  assert_int_equal(
      pusd_of("gemini", "gemini-2.5-pro", ZH_WIRE_GEMINI,
              "{\"promptTokenCount\":200000,\"candidatesTokenCount\":1}"),
      200000 * 1250000LL + 10000000LL);
  assert_int_equal(
      pusd_of("gemini", "models/gemini-2.5-pro", ZH_WIRE_GEMINI,
              "{\"promptTokenCount\":200001,\"candidatesTokenCount\":1}"),
      200001 * 2500000LL + 15000000LL);
}

static void tiers_are_factors(void **state) {
  (void)state;
  zh_usage usage = ZH_USAGE_NONE;
  zh_cost cost;
  zh_cost_query query = query_of("openai", "gpt-5");
  usage.prompt = 1;
  usage.completion = 0;
  usage.service = ZH_SERVICE_FLEX;
  zh_cost_of(&query, &usage, &cost);
  assert_int_equal(cost.pusd, 625000);
  assert_int_equal(cost.lines[0].micro, 500000);
}

static void unknown_is_never_zero(void **state) {
  (void)state;
  static const char usage[] = "{\"prompt_tokens\":1,\"completion_tokens\":1}";
  assert_int_equal(pusd_of("openai", "none", ZH_WIRE_OPENAI, usage), -1);
  assert_int_equal(pusd_of("", "gpt-5", ZH_WIRE_OPENAI, usage), -1);
  assert_int_equal(
      pusd_of("openai", "gpt-5", ZH_WIRE_OPENAI, "{\"prompt_tokens\":1}"), -1);
  assert_int_equal(pusd_of("openai", "gpt-5", ZH_WIRE_OPENAI,
                           "{\"prompt_tokens\":1,\"completion_tokens\":1,"
                           "\"service_tier\":\"scale\"}"),
                   -1);
}

/* Prices and counts as large as they may be. */
static void what_does_not_fit_is_unknown(void **state) {
  (void)state;
  static const zh_name_row names[] = {{0, 0, 1, 0}};
  static const uint16_t slots[] = {1, 1};
  static const zh_facts_row models[] = {{.price_count = 1, .gives = 1}};
  static const zh_price_row prices[] = {{.rate_count = 2}};
  static const zh_rate rates[] = {
      ((zh_rate)ZH_UNIT_INPUT << 56) | (((zh_rate)1 << 56) - 1),
      ((zh_rate)ZH_UNIT_OUTPUT << 56) | (((zh_rate)1 << 56) - 1)};
  static const zh_str words[] = {{"p", 1}};
  const zh_catalog catalog = {.text = "m",
                              .providers = words,
                              .sources = words,
                              .names = names,
                              .slots = slots,
                              .models = models,
                              .prices = prices,
                              .rates = rates,
                              .slot_mask = 1,
                              .name_count = 1,
                              .model_count = 1};
  static const int64_t counts[] = {1, 64, 127, 128, 1 << 20, (int64_t)1 << 52};
  for (size_t i = 0; i < ZH_COUNT(counts); i++) {
    zh_usage usage = ZH_USAGE_NONE;
    zh_cost cost;
    zh_cost_query query = query_of("p", "m");
    query.catalog = &catalog;
    usage.prompt = usage.completion = counts[i];
    zh_cost_of(&query, &usage, &cost);
    if (counts[i] <= 64)
      assert_int_equal(cost.pusd, counts[i] * 2 * (((int64_t)1 << 56) - 1));
    else
      assert_int_equal(cost.pusd, -1);
  }
}

/* Whatever is said, no part is negative and none is counted twice. */
static void any_counts_come_apart_without_remainder(void **state) {
  (void)state;
  uint64_t seed = 7;
  zh_cost_query query = query_of("openai", "gpt-4o-audio-preview");
  for (int i = 0; i < 20000; i++) {
    zh_usage usage = ZH_USAGE_NONE;
    zh_cost cost;
    int64_t *fields[] = {&usage.prompt,         &usage.completion,
                         &usage.cached,         &usage.cache_write,
                         &usage.cache_write_1h, &usage.reasoning,
                         &usage.audio_prompt,   &usage.audio_completion,
                         &usage.image_prompt,   &usage.image_completion};
    for (size_t j = 0; j < ZH_COUNT(fields); j++)
      *fields[j] = (int64_t)(check_random(&seed) % 1000) - (j > 1 ? 300 : 0);
    zh_cost_of(&query, &usage, &cost);
    int64_t tokens = 0, sum = 0;
    for (size_t j = 0; j < cost.line_count; j++) {
      assert_true(cost.lines[j].count > 0);
      assert_true(cost.lines[j].pusd >= 0);
      tokens += cost.lines[j].count;
      sum += cost.lines[j].pusd;
    }
    assert_int_equal(tokens, usage.prompt + usage.completion);
    assert_int_equal(sum, cost.pusd);
  }
}

static void costs_are_written_as_decimals(void **state) {
  (void)state;
  static const struct {
    int64_t pusd;
    const char *text;
  } rows[] = {
      {0, "{\"x\":0}"},
      {1, "{\"x\":0.000000000001}"},
      {8860750000, "{\"x\":0.00886075}"},
      {1000000000000, "{\"x\":1}"},
      {1072500000000, "{\"x\":1.0725}"},
      {INT64_MAX, "{\"x\":9223372.036854775807}"},
      {-1, "{\"x\":null}"},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    zh_buf buf;
    zh_writer w;
    zh_buf_init(&buf, 1000);
    zh_writer_init(&w, &buf, NULL, NULL);
    zh_write_object(&w);
    zh_put_usd(&w, "x", rows[i].pusd);
    zh_write_end(&w);
    check_slice(zh_buf_str(&buf), zh_str_of(rows[i].text));
    zh_buf_deinit(&buf);
  }
}

static void attempts_add_up(void **state) {
  (void)state;
  zh_cost costs[3];
  zh_buf buf;
  zh_writer w;
  zh_cost_query query = query_of("openai", "gpt-5");
  zh_usage usage = ZH_USAGE_NONE;
  usage.prompt = 1000;
  usage.completion = 0;
  for (size_t i = 0; i < 3; i++)
    zh_cost_of(&query, &usage, &costs[i]);
  costs[1].is_billed = false;
  zh_buf_init(&buf, 4000);
  zh_writer_init(&w, &buf, NULL, NULL);
  zh_costs_write(&w, costs, 3, 2);
  zh_str text = zh_buf_str(&buf);
  assert_true(zh_str_starts(
      text, ZH_S("{\"total\":0.0025,\"pusd\":2500000000,\"currency\":\"USD\","
                 "\"source\":\"catalog\",\"estimate\":false")));
  assert_true(zh_str_find(text, ZH_S("\"attempt\":0")) > 0);
  assert_true(zh_str_find(text, ZH_S("\"attempt\":1")) < 0);
  assert_true(zh_str_find(text, ZH_S("\"attempt\":2")) > 0);
  zh_buf_clear(&buf);
  zh_writer_init(&w, &buf, NULL, NULL);
  query.model = ZH_S("none");
  zh_cost_of(&query, &usage, &costs[2]);
  zh_costs_write(&w, &costs[2], 1, 0);
  check_str(zh_buf_str(&buf), "null");
  zh_buf_deinit(&buf);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(wires_differ_in_what_they_include),
      cmocka_unit_test(later_counts_replace_earlier_ones),
      cmocka_unit_test(sums_are_exact),
      cmocka_unit_test(tiers_are_factors),
      cmocka_unit_test(unknown_is_never_zero),
      cmocka_unit_test(what_does_not_fit_is_unknown),
      cmocka_unit_test(any_counts_come_apart_without_remainder),
      cmocka_unit_test(costs_are_written_as_decimals),
      cmocka_unit_test(attempts_add_up),
  };
  return cmocka_run_group_tests_name("cost", tests, NULL, NULL);
}
