/* SPDX-License-Identifier: Apache-2.0 */
/* Which models are near to which: names, benchmarks, and what is compared where
 * there are none. */
#include "made_config.h"

#include "route/plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

/* --- names -------------------------------------------------------------- */

static void nearest_knows_models_by_many_names(void **state) {
  (void)state;
  static const struct {
    const char *name;
    const char *row;
  } rows[] = {
      {"gpt-4o", "gpt-4o"},
      {"gpt-4o-2024-05-13", "gpt-4o-2024-05-13"},
      {"gpt-5-2025-08-07", "gpt-5"},
      {"openai/gpt-5", "gpt-5"},
      {"anthropic/claude-3.5-sonnet:beta", "claude-3-5-sonnet"},
      {"us.anthropic.claude-sonnet-4-20250514-v1:0", "claude-sonnet-4"},
      {"claude-sonnet-4@20250514", "claude-sonnet-4"},
      {"claude-3-7-sonnet-latest", "claude-3-7-sonnet"},
      {"meta-llama/Llama-3.3-70B-Instruct-Turbo",
       "llama-3-3-70b-instruct-turbo"},
      {"accounts/fireworks/models/llama-v3p3-70b-instruct",
       "llama-v3p3-70b-instruct"},
      {"deepseek-v3", "deepseek-v3"},
      {"gpt-5-2025-08-0", NULL},
      {"unheard-of", NULL},
      {"", NULL},
      {"/", NULL},
      {"-2025-01-01", NULL},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    const zh_strength *row = zh_strengths_find(zh_str_of(rows[i].name));
    if (!rows[i].row != !row)
      fail_msg("%s: %s", rows[i].name, row ? row->name.ptr : "unknown");
    if (row)
      assert_string_equal(row->name.ptr, rows[i].row);
  }
  char text[300];
  memset(text, 'a', sizeof text);
  assert_null(zh_strengths_find((zh_str){text, sizeof text}));
}

static void nearest_compares_names(void **state) {
  (void)state;
  assert_true(zh_strengths_same(ZH_S("openai/gpt-6"), ZH_S("gpt-6")));
  assert_true(zh_strengths_same(ZH_S("gpt-6-2026-01-02"), ZH_S("gpt-6")));
  assert_false(
      zh_strengths_same(ZH_S("gpt-6-2026-01-02"), ZH_S("gpt-6-2026-01-03")));
  assert_false(zh_strengths_same(ZH_S("gpt-6"), ZH_S("gpt-6-mini")));
  assert_true(zh_strengths_same_family(ZH_S("gpt-6"), ZH_S("x/GPT-5-mini")));
  assert_false(zh_strengths_same_family(ZH_S("gpt-6"), ZH_S("claude-6")));
  assert_false(zh_strengths_same_family(ZH_S("7b"), ZH_S("8b")));
}

/* --- benchmarks --------------------------------------------------------- */

static void nearest_averages_over_strengths(void **state) {
  (void)state;
  // Two benchmarks of coding count as one strength.
  zh_strength a = {.scores = {800, 500, 400, 0, 0, 0, 900, 0, 0}};
  zh_strength b = {.scores = {700, 400, 600, 0, 0, 800, 0, 0, 300}};
  uint8_t shared;
  assert_float_equal(zh_strengths_apart(&a, &b, &shared), (10 + 15) / 2.0,
                     1e-9);
  assert_int_equal(shared,
                   1 << ZH_STRENGTH_REASONING | 1 << ZH_STRENGTH_CODING);
  zh_strength c = {.scores = {0, 0, 0, 0, 0, 1, 0, 0, 0}};
  assert_true(zh_strengths_apart(&a, &c, &shared) < 0);
  assert_int_equal(shared, 0);
  assert_true(zh_strengths_apart(&a, NULL, &shared) < 0);
}

/* --- in a config -------------------------------------------------------- */

static const char *const keys[] = {"OPENAI_API_KEY=k", "ANTHROPIC_API_KEY=k",
                                   "GROQ_API_KEY=k", NULL};

#define FACTS(name, takes, context, input, output)                             \
  "'local/" name "': {'context': " context ", 'takes': [" takes                \
  "], 'can': ['tools'], 'prices': {'input': " input ", 'output': " output "}}"

static const char benchmarked[] =
    "{'config': {'models': {"
    "'g': {'deployments': ['openai/gpt-5', 'openai/gpt-5-nano']},"
    "'many': {'deployments': ['anthropic/claude-3-haiku-20240307', "
    "'anthropic/claude-opus-4-1', 'groq/openai/gpt-oss-120b', "
    "'mistral/mistral-large-latest', 'openai/gpt-5', 'groq/a', 'groq/b', "
    "'groq/c', 'groq/d', 'groq/e', 'groq/f']},"
    "'groq/*': {'deployments': ['groq/*']}}}}";

static const char of_kinds[] =
    "{'config': {'catalog': {" FACTS("x-1", "'text', 'image'", "100000", "1",
                                     "4") ","               //
    FACTS("x-2", "'text', 'image'", "100000", "2", "8") "," //
    FACTS("y-1", "'text', 'image'", "100000", "1", "4") "," //
    FACTS("y-2", "'text'", "25000", "1", "4")               //
    "}, 'providers': {'local': {'base_url': 'http://127.0.0.1:1/v1'}, "
    "'other': {'base_url': 'http://127.0.0.1:2/v1'}},"
    "'models': {'x': {'deployments': ['local/x-1']},"
    "'kinds': {'deployments': ['local/y-2', 'other/unknown', 'local/y-1', "
    "'local/x-2', 'other/x-1']}, 'wild*': {'deployments': ['local/*']}}}}";

static void nearest_is(const zh_config *config, const char *name,
                       const char *want) {
  const zh_group *group = zh_config_group(config, zh_str_of(name));
  zh_nearest nearest;
  zh_buf text;
  zh_nearest_find(config, group, &group->deployments[0], &nearest);
  zh_buf_init(&text, 2048);
  for (size_t i = 0; i < nearest.count; i++)
    zh_buf_printf(&text, "%s%s %.1f", i ? ", " : "",
                  nearest.items[i].deployment->name.ptr,
                  nearest.items[i].points);
  made_same(zh_buf_str(&text), want);
  zh_buf_deinit(&text);
}

/* By benchmarks where there are some; nothing without a key, nothing twice,
 * nothing of its own. */
static void nearest_orders_what_is_there(void **state) {
  (void)state;
  zh_config *config = made_config(benchmarked, keys);
  const zh_group *group = zh_config_group(config, ZH_S("g"));
  zh_nearest nearest;
  zh_nearest_find(config, group, &group->deployments[0], &nearest);
  assert_int_equal(nearest.count, ZH_NEAREST_MOST);
  made_same(nearest.items[0].deployment->name, "anthropic/claude-opus-4-1");
  assert_int_equal(nearest.items[0].by, ZH_NEAR_BY_STRENGTHS);
  made_same(nearest.items[1].deployment->name, "groq/openai/gpt-oss-120b");
  for (size_t i = 1; i < nearest.count; i++)
    assert_true(nearest.items[i - 1].points <= nearest.items[i].points);
  for (size_t i = 0; i < nearest.count; i++) {
    zh_str name = nearest.items[i].deployment->name;
    assert_false(zh_str_starts(name, ZH_S("mistral/")));
    assert_false(zh_str_starts(name, ZH_S("openai/gpt-5")));
  }
  made_free(config);
}

static void nearest_goes_by_kind_without_benchmarks(void **state) {
  (void)state;
  zh_config *config = made_config(of_kinds, NULL);
  // The same model elsewhere; its family at twice the price; another one at
  // the same; one with a quarter of its window that takes no images.
  nearest_is(config, "x",
             "other/x-1 0.0, local/x-2 15.0, local/y-1 20.0, local/y-2 35.0, "
             "other/unknown 40.0");
  made_free(config);
}

static void nearest_says_why(void **state) {
  (void)state;
  static const struct {
    zh_near near;
    const char *want;
  } rows[] = {
      {{.to = {"a/b", 3}, .by = ZH_NEAR_BY_NAME},
       "{\"to\":\"a/b\",\"points\":0.000,\"by\":\"name\",\"why\":\"the same "
       "model\"}"},
      {{.to = {"a/b", 3},
        .by = ZH_NEAR_BY_STRENGTHS,
        .points = 3.14,
        .shared = 1 << ZH_STRENGTH_REASONING | 1 << ZH_STRENGTH_VISION},
       "{\"to\":\"a/b\",\"points\":3.140,\"by\":\"strengths\",\"why\":"
       "\"benchmarks of reasoning, vision are 3.1 % apart on average\"}"},
      {{.to = {"a/b", 3}, .by = ZH_NEAR_BY_KIND, .points = 30},
       "{\"to\":\"a/b\",\"points\":30.000,\"by\":\"kind\",\"why\":\"no "
       "benchmark in common: another family\"}"},
      {{.to = {"a/b", 3},
        .by = ZH_NEAR_BY_KIND,
        .points = 15,
        .is_family = true,
        .has_price = true,
        .price = 2},
       "{\"to\":\"a/b\",\"points\":15.000,\"by\":\"kind\",\"why\":\"no "
       "benchmark in common: the same family, 2 times the price\"}"},
  };
  for (size_t i = 0; i < ZH_COUNT(rows); i++) {
    zh_buf text;
    zh_writer w;
    zh_buf_init(&text, 1024);
    zh_writer_init(&w, &text, NULL, NULL);
    zh_nearest_write(&w, &rows[i].near);
    zh_buf_putc(&text, '\0');
    assert_int_equal(zh_writer_status(&w), ZH_OK);
    assert_string_equal(text.ptr, rows[i].want);
    zh_buf_deinit(&text);
  }
}

static void nearest_survives_failing_allocations(void **state) {
  (void)state;
  zh_config *config = made_config(
      "{'config': {'models': {'g': {'deployments': ['mock/gpt-5']}, 'h': "
      "{'deployments': ['mock/gpt-5-nano', 'mock/a']}}, 'router_settings': "
      "{'fallbacks': [{'model': 'auto', 'drop_params': ['seed']}]}}}",
      NULL);
  static const char *const models[] = {"g", "mock/gpt-4o"};
  for (size_t i = 0; i < ZH_COUNT(models); i++) {
    zh_chat_request chat = {.model = zh_str_of(models[i])};
    zh_status st = ZH_NO_MEMORY;
    for (long nth = 1; st == ZH_NO_MEMORY && nth < 200; nth++) {
      zh_arena arena = {0};
      zh_plan plan;
      zh_error err;
      zh_error_init(&err);
      zh_mem_fail(nth, false);
      st = zh_plan_make(config, &chat, NULL, &arena, &plan, &err);
      zh_mem_fail(0, false);
      if (st == ZH_OK)
        assert_int_equal(plan.count, i == 0 ? 3 : 4);
      zh_arena_deinit(&arena);
    }
    assert_int_equal(st, ZH_OK);
  }
  made_free(config);
}

static void nearest_is_refused_where_it_is_none(void **state) {
  (void)state;
  made_refused("{'config': {'models': {'g': {'deployments': ['mock/a'], "
               "'fallbacks': 'automatic'}}}}",
               NULL, "config.models.g.fallbacks",
               "config.models.g.fallbacks: expected a list, or auto, got a "
               "string");
  made_refused("{'config': {'models': {'g': {'deployments': ['mock/a'], "
               "'fallbacks': ['aut']}}}}",
               NULL, "config.models.g.fallbacks[0]",
               "config.models.g.fallbacks[0]: unknown group \"aut\"; write "
               "\"openai/aut\" for a model of openai");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nearest_knows_models_by_many_names),
      cmocka_unit_test(nearest_compares_names),
      cmocka_unit_test(nearest_averages_over_strengths),
      cmocka_unit_test(nearest_orders_what_is_there),
      cmocka_unit_test(nearest_goes_by_kind_without_benchmarks),
      cmocka_unit_test(nearest_says_why),
      cmocka_unit_test(nearest_survives_failing_allocations),
      cmocka_unit_test(nearest_is_refused_where_it_is_none),
  };
  return cmocka_run_group_tests_name("nearest", tests, NULL, NULL);
}
