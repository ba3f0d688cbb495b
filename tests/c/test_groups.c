/* SPDX-License-Identifier: Apache-2.0 */
/* `models` of a router config.
 * In the texts here ' stands for ". */
#include "made_config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#define KEY                                                                    \
  (const char *const[]) {                                                      \
    "OPENAI_API_KEY=sk-env", NULL                                              \
  }

/* --- groups ------------------------------------------------------------- */

static void group_deployments_are_sorted_by_order(void **state) {
  (void)state;
  const char *const env[] = {"ANTHROPIC_API_KEY=a", "OPENAI_API_KEY=o", NULL};
  zh_config *config = made_config(
      "{'config': {'models': {'smart': {'deployments': ["
      "{'model': 'anthropic/claude', 'order': 2}, 'gpt-x',"
      "{'model': 'openai/gpt-y', 'order': 1, 'timeouts': {'ttft': 1}},"
      "{'model': 'groq/meta/llama', 'order': 1},"
      "{'model': 'mock/z', 'order': -1}],"
      " 'fallbacks': ['cheap', 'gemini/flash'], 'timeouts': {'read': 2}},"
      " 'cheap': {'deployments': ['mock/a']}}}}",
      env);
  const zh_group *group = zh_config_group(config, ZH_S("smart"));
  static const char *const names[] = {"mock/z", "openai/gpt-x", "openai/gpt-y",
                                      "groq/meta/llama", "anthropic/claude"};
  assert_non_null(group);
  assert_int_equal(group->deployment_count, 5);
  for (size_t i = 0; i < 5; i++)
    made_same(group->deployments[i].name, names[i]);
  made_same(group->deployments[3].model, "meta/llama");
  made_same(group->deployments[4].api_key, "a");
  assert_int_equal(group->deployments[2].timeouts.ttft_ms, 1000);
  assert_int_equal(group->timeouts.read_ms, 2000);
  assert_true(group->fallbacks.given);
  assert_int_equal(group->fallbacks.count, 2);
  assert_false(zh_config_group(config, ZH_S("cheap"))->fallbacks.given);
  assert_null(zh_config_group(config, ZH_S("chea")));
  made_free(config);
}

static void group_deployment_away_gets_no_key_of_its_account(void **state) {
  (void)state;
  zh_config *config = made_config(
      "{'api_key': 'sk-mine', 'organization': 'o', 'default_headers':"
      " {'cookie': 'c'}, 'config': {'providers': {'openai': {'headers':"
      " {'X-A': 'b'}}}, 'models': {'m': {'deployments': ["
      "{'model': 'openai/a', 'base_url': 'http://10.0.0.5/v1/'},"
      "{'model': 'openai/b', 'base_url': 'http://10.0.0.5', 'api_key': 'k'},"
      "{'model': 'openai/c', 'base_url': 'https://API.openai.com/v2'},"
      "{'model': 'openai/d', 'api_key': 'k2'},"
      "{'model': 'openai/e', 'base_url': 'http://api.openai.com/v1'}"
      "]}}}}",
      NULL);
  const zh_deployment *at = config->groups[0].deployments;
  static const struct {
    const char *key;
    bool own_key, away;
    size_t header_count;
  } want[] = {{"", true, true, 1},
              {"k", true, true, 1},
              {"sk-mine", false, false, 3},
              {"k2", true, false, 3},
              {"", true, true, 1}};
  for (size_t i = 0; i < ZH_COUNT(want); i++) {
    made_same(at[i].api_key, want[i].key);
    assert_int_equal(at[i].own_key, want[i].own_key);
    assert_int_equal(at[i].away, want[i].away);
    assert_int_equal(at[i].header_count, want[i].header_count);
  }
  made_same(at[0].base_url, "http://10.0.0.5/v1");
  made_same(at[2].base_url, "https://API.openai.com/v2");
  made_same(at[0].headers[0].name, "X-A");
  made_free(config);
}

static void group_hedges_and_races(void **state) {
  (void)state;
  zh_config *config = made_config(
      "{'config': {'router_settings': {'hedge': {'budget': 0.05}}, 'models': "
      "{'a': {'deployments': ['mock/a']}, 'b': {'deployments': ['mock/a'], "
      "'hedge': true, 'race': 3}, 'c': {'deployments': ['mock/a'], 'hedge': "
      "{'percentile': 90}, 'race': {'until': 'complete'}}, 'd': "
      "{'deployments': ['mock/a'], 'hedge': false}}}}",
      NULL);
  static const struct {
    double percentile, budget;
    int64_t n;
    bool whole;
  } want[] = {{95, 0.05, 0, false},
              {95, 0.02, 3, false},
              {90, 0.02, 2, true},
              {0, 0.02, 0, false}};
  for (size_t i = 0; i < ZH_COUNT(want); i++) {
    const zh_group *group = &config->groups[i];
    assert_float_equal(group->hedge.percentile, want[i].percentile, 0);
    assert_float_equal(group->hedge.budget, want[i].budget, 0);
    assert_int_equal(group->race.n, want[i].n);
    assert_int_equal(group->race.whole, want[i].whole);
  }
  made_free(config);
}

#define NO_STRATEGY                                                            \
  "unknown strategy; known are ordered, weighted, round-robin, random, "       \
  "least-busy, latency, throughput, cost, usage, feedback"

typedef struct group_fault {
  const char *models;
  const char *at;
  const char *text;
} group_fault;

static void group_refuses(const group_fault *faults, size_t count) {
  for (size_t i = 0; i < count; i++) {
    char options[400], param[96], message[400];
    snprintf(options, sizeof(options), "{'config': {'models': %s}}",
             faults[i].models);
    snprintf(param, sizeof(param), "config.models%s%s",
             faults[i].at[0] == '[' ? "" : ".", faults[i].at);
    snprintf(message, sizeof(message), "%s: %s", param, faults[i].text);
    made_refused(options, KEY, param, message);
  }
}

static void group_faults(void **state) {
  (void)state;
  static const group_fault faults[] = {
      {"{'g': {'deployments': [{'model': 3}]}}", "g.deployments[0].model",
       "expected a string, got 3"},
      {"{'g': {'deployments': [{'order': 3}]}}", "g.deployments[0]",
       "a deployment needs model"},
      {"{'g': {'deployments': [4]}}", "g.deployments[0]",
       "expected an object, got 4"},
      {"{'g': {}}", "g", "a group needs deployments"},
      {"{'g': {'deployments': []}}", "g", "a group needs deployments"},
      {"{'g': {'deployments': {}}}", "g.deployments",
       "expected a list, got an object"},
      {"{'g': ['mock/a']}", "g", "expected an object, got a list"},
      {"{'g': {'deployments': ['antropic/x']}}", "g.deployments[0]",
       "unknown provider \"antropic\"; did you mean \"anthropic\"?"},
      {"{'g': {'deployments': [{'model': 'meta-org/x'}]}}",
       "g.deployments[0].model",
       "unknown provider \"meta-org\"; write \"openai/meta-org/...\" for a "
       "model of openai that is called so"},
      {"{'g': {'deployments': ['openai/']}}", "g.deployments[0]",
       "no model after \"openai/\""},
      {"{'g': {'deployments': ['h']}, 'h': {'deployments': ['mock/a']}}",
       "g.deployments[0]",
       "\"h\" is a group; a deployment is a provider's "
       "model"},
      {"{'g': {'deployments': [{'model': 'mock/a', 'order': 'x'}]}}",
       "g.deployments[0].order", "expected an integer, got a string"},
      {"{'g': {'deployments': [{'model': 'mock/a', 'base_url': 'http://a'}]}}",
       "g.deployments[0].base_url", "mock answers in this process"},
      {"{'g': {'deployments': [{'model': 'groq/a', 'base_url': 'a'}]}}",
       "g.deployments[0].base_url", "URL must start with https:// or http://"},
      {"{'g': {'deployments': [{'model': 'mock/a', 'rpm': 5}]}}",
       "g.deployments[0].rpm", "this version has no such feature"},
      {"{'g': {'deployments': ['mock/a'], 'routing_strategy': 'costs'}}",
       "g.routing_strategy", NO_STRATEGY},
      {"{'g': {'deployments': ['mock/a'], 'hedge': {'percentile': 5}}}",
       "g.hedge.percentile", "expected a number from 50 to 99.9, got 5"},
      {"{'g': {'deployments': ['mock/a'], 'hedge': {'budget': 'x'}}}",
       "g.hedge.budget", "expected a number from 0 to 1, got a string"},
      {"{'g': {'deployments': ['mock/a'], 'hedge': {'bugdet': 1}}}",
       "g.hedge.bugdet", "unknown key; did you mean \"budget\"?"},
      {"{'g': {'deployments': ['mock/a'], 'hedge': 95}}", "g.hedge",
       "expected an object, got 95"},
      {"{'g': {'deployments': ['mock/a'], 'race': 9}}", "g.race",
       "expected an integer from 1 to 8, got 9"},
      {"{'g': {'deployments': ['mock/a'], 'race': {'n': 1.5}}}", "g.race.n",
       "expected an integer from 1 to 8, got 1.5"},
      {"{'g': {'deployments': ['mock/a'], 'race': {'until': 'end'}}}",
       "g.race.until", "expected \"content\" or \"complete\""},
      {"{'g': {'deployments': ['mock/a'], 'fallbacks': ['gg']}}",
       "g.fallbacks[0]", "unknown group \"gg\"; did you mean \"g\"?"},
      {"{'g': {'deployments': ['mock/a'], 'fallbacks': ['gpt-99']}}",
       "g.fallbacks[0]",
       "unknown group \"gpt-99\"; write \"openai/gpt-99\" for a model of "
       "openai"},
      {"{'g': {'deployments': ['mock/a'], 'fallbacks': ['g', 'opnai/a']}}",
       "g.fallbacks[1]",
       "unknown provider \"opnai\"; did you mean \"openai\"?"},
      {"{'g': {'deployments': ['mock/a']}, 'g': {'deployments': ['mock/a']}}",
       "g", "the group stands here twice"},
      {"{'': {'deployments': ['mock/a']}}", "[\"\"]", "a group needs a name"},
      {"{'gpt-4.1': {'deployment': ['mock/a']}}", "[\"gpt-4.1\"].deployment",
       "unknown key; did you mean \"deployments\"?"},
  };
  group_refuses(faults, ZH_COUNT(faults));
}

#define EDITED(members)                                                        \
  "{'g': {'deployments': [{'model': 'mock/a', " members "}]}}"
#define EDITED_AT "g.deployments[0]."

static void group_faults_of_edits(void **state) {
  (void)state;
  static const group_fault faults[] = {
      {"{'g': {'deployments': ['mock/a'], 'fallbacks': [{'modle': 'g'}]}}",
       "g.fallbacks[0].modle", "unknown key; did you mean \"model\"?"},
      {"{'g': {'deployments': ['mock/a'], 'fallbacks': [{'drop_params': "
       "['seed']}]}}",
       "g.fallbacks[0]", "a fallback needs model"},
      {"{'g': {'deployments': ['mock/a'], 'fallbacks': [{'model': 'gg'}]}}",
       "g.fallbacks[0]", "unknown group \"gg\"; did you mean \"g\"?"},
      {EDITED("'override_params': {'max_token': 3}"),
       EDITED_AT "override_params.max_token",
       "unknown key; did you mean \"max_tokens\"?"},
      {EDITED("'override_params': {'max_tokens': 0}"),
       EDITED_AT "override_params.max_tokens",
       "expected an integer of 1 or more, got 0"},
      {EDITED("'default_params': {'temperature': 2.5}"),
       EDITED_AT "default_params.temperature",
       "expected a number from 0 to 2, got 2.5"},
      {EDITED("'override_params': {'stop': 3}"),
       EDITED_AT "override_params.stop", "expected a string or a list, got 3"},
      {EDITED("'override_params': {'user': '${NOT_SET}'}"),
       EDITED_AT "override_params.user",
       "environment variable NOT_SET is not set"},
      {EDITED("'override_params': {'extra_body': {'messages': []}}"),
       EDITED_AT "override_params.extra_body.messages", "is the request's own"},
      {EDITED("'override_params': {'max_tokens': 1}, 'default_params': "
              "{'max_completion_tokens': 1}"),
       EDITED_AT "default_params.max_completion_tokens",
       "stands here twice, as \"max_tokens\" too"},
      {EDITED("'drop_params': ['temperatur']"), EDITED_AT "drop_params[0]",
       "unknown parameter \"temperatur\"; did you mean \"temperature\"?"},
      {EDITED("'drop_params': ['tools[*].x']"), EDITED_AT "drop_params[0]",
       "only whole parameters can be dropped"},
      {EDITED("'drop_params': true"), EDITED_AT "drop_params",
       "expected a list, got true"},
      {EDITED("'system_prompt': {'trim': 0}"), EDITED_AT "system_prompt.trim",
       "expected a number of characters, 1 or more, got 0"},
      {EDITED("'system_prompt': {'replace': 'a', 'trim': 5}"),
       EDITED_AT "system_prompt", "give replace, or prefix and trim"},
      {EDITED("'system_prompt': {'prefx': 'a'}"),
       EDITED_AT "system_prompt.prefx",
       "unknown key; did you mean \"prefix\"?"},
  };
  group_refuses(faults, ZH_COUNT(faults));
}

/* All of them at once, each at its own place. */
static void group_edit_faults(void **state) {
  (void)state;
  zh_faults faults = {0};
  zh_arena arena = {0};
  zh_config *config;
  zh_error err;
  char options[] =
      "{\"config\": {\"models\": {\"g\": {\"deployments\": [{\"model\": "
      "\"mock/a\", \"override_params\": {\"top_p\": 2, \"sed\": 1}, "
      "\"drop_params\": [3]}, {\"model\": \"mock/b\", \"system_prompt\": 4}]}}"
      "}}";
  static const char *const paths[] = {
      "config.models.g.deployments[0].override_params.top_p",
      "config.models.g.deployments[0].override_params.sed",
      "config.models.g.deployments[0].drop_params[0]",
      "config.models.g.deployments[1].system_prompt"};
  faults.arena = &arena;
  assert_int_equal(
      zh_config_new(zh_str_of(options), NULL, NULL, &faults, &config, &err),
      ZH_CONFIG);
  assert_int_equal(faults.count, ZH_COUNT(paths));
  for (size_t i = 0; i < ZH_COUNT(paths); i++)
    made_same(faults.items[i].path, paths[i]);
  zh_arena_deinit(&arena);
}

/* Of a proxy's URL, which may hold a password, nothing is shown. */
static void group_proxy_fault(void **state) {
  (void)state;
  made_refused("{'config': {'models': {'g': {'deployments': [{'model': "
               "'groq/a', 'proxy': 'own:PASS@2'}]}}}}",
               KEY, "config.models.g.deployments[0].proxy",
               "config.models.g.deployments[0].proxy: expected a URL that "
               "starts with http://, https:// or socks5://, or \"\" for none");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(group_deployments_are_sorted_by_order),
      cmocka_unit_test(group_deployment_away_gets_no_key_of_its_account),
      cmocka_unit_test(group_hedges_and_races),
      cmocka_unit_test(group_faults),
      cmocka_unit_test(group_faults_of_edits),
      cmocka_unit_test(group_edit_faults),
      cmocka_unit_test(group_proxy_fault),
  };
  return cmocka_run_group_tests_name("groups", tests, NULL, NULL);
}
