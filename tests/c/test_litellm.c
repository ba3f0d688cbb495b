/* SPDX-License-Identifier: Apache-2.0 */
/* The config.yaml of LiteLLM's proxy. */
#include "made_config.h"

#include "route/plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static const char *const litellm_env[] = {"OPENAI_API_KEY=o", "KEY_A=a",
                                          "BASE=http://gpu:8000/v1", NULL};

static zh_config *litellm_load(const char *text) {
  char options[8192];
  snprintf(options, sizeof options, "{'config': %s}", text);
  return made_config(options, litellm_env);
}

static void litellm_fails(const char *text, const char *param,
                          const char *message) {
  char options[4096];
  snprintf(options, sizeof options, "{'config': %s}", text);
  made_refused(options, litellm_env, param, message);
}

static void litellm_reads_model_list(void **state) {
  (void)state;
  zh_config *config = litellm_load(
      "{'model_list': ["
      "{'model_name': 'gpt', 'litellm_params': {'model': 'openai/gpt-4o', "
      "'api_key': 'os.environ/KEY_A', 'rpm': 60}, 'model_info': {'id': 'x'}},"
      "{'model_name': 'claude', 'litellm_params': {'model': "
      "'claude-3-5-sonnet-20241022', 'api_key': 'os.environ/NOWHERE'}},"
      "{'model_name': 'gpt', 'litellm_params': {'model': 'openai/local', "
      "'api_base': 'os.environ/BASE', 'api_key': 'none', 'order': 2, "
      "'temperature': 0.5, "
      "'additional_drop_params': ['seed'], 'timeout': 30, "
      "'stream_timeout': 5}},"
      "{'model_name': 'gpt', 'litellm_params': {'model': "
      "'together_ai/meta/llama', 'api_key': 'k', 'temperature': 1}}],"
      "'router_settings': {'routing_strategy': 'usage-based-routing-v2', "
      "'num_retries': 4, 'allowed_fails': 7, 'cooldown_time': 12, "
      "'redis_host': 'x', 'model_group_alias': {'gpt-4': 'gpt', 'gpt-3': "
      "{'model': 'gpt', 'hidden': true}}},"
      "'litellm_settings': {'fallbacks': [{'gpt': ['claude']}], "
      "'context_window_fallbacks': [{'claude': ['gpt']}], "
      "'default_fallbacks': ['claude'], 'drop_params': true, 'cache': false},"
      "'general_settings': {'master_key': 'sk-1'}}");
  const zh_group *gpt = zh_config_group(config, ZH_S("gpt"));
  assert_int_equal(config->group_count, 4);
  assert_int_equal(gpt->deployment_count, 3);
  made_same(gpt->deployments[0].name, "openai/gpt-4o");
  made_same(gpt->deployments[0].api_key, "a");
  assert_true(gpt->deployments[0].weight > 59);
  made_same(gpt->deployments[1].name, "together/meta/llama");
  made_same(gpt->deployments[2].base_url, "http://gpu:8000/v1");
  assert_int_equal(gpt->deployments[2].timeouts.read_ms, 30000);
  assert_int_equal(gpt->deployments[2].timeouts.ttft_ms, 5000);
  const zh_edit *edit = gpt->deployments[2].edit;
  assert_int_equal(edit->param_count, 2);
  made_same(edit->params[0].name, "temperature");
  made_same(edit->params[0].value, "0.5");
  assert_int_equal(edit->params[0].kind, ZH_EDIT_DEFAULT);
  made_same(edit->params[1].name, "seed");
  assert_int_equal(edit->params[1].kind, ZH_EDIT_DROP);
  assert_int_equal(gpt->strategy, ZH_STRATEGY_USAGE);
  made_same(gpt->fallbacks.items[0].name, "claude");
  const zh_group *claude = zh_config_group(config, ZH_S("claude"));
  made_same(claude->deployments[0].name,
            "anthropic/claude-3-5-sonnet-20241022");
  made_same(claude->context_fallbacks.items[0].name, "gpt");
  assert_int_equal(zh_config_group(config, ZH_S("gpt-3"))->deployment_count, 3);
  made_same(config->fallbacks.items[0].name, "claude");
  assert_int_equal(config->max_retries, 4);
  assert_int_equal(config->allowed_fails, 7);
  assert_int_equal(config->cooldown_ms, 12000);
  // Each key that means nothing here is told of once.
  static const char *const warned[] = {
      "config.general_settings",
      "config.litellm_settings.drop_params",
      "config.litellm_settings.cache",
      "config.router_settings.redis_host",
      "config.model_list[1].litellm_params.api_key",
  };
  assert_int_equal(config->warnings.count, ZH_COUNT(warned));
  for (size_t i = 0; i < ZH_COUNT(warned); i++)
    made_same(config->warnings.items[i].path, warned[i]);
  made_free(config);
}

static void litellm_is_planned(const zh_config *config, const char *model,
                               const char *want) {
  zh_chat_request chat = {.model = zh_str_of(model)};
  zh_arena arena = {0};
  zh_plan plan;
  zh_error err;
  zh_error_init(&err);
  if (zh_plan_make(config, &chat, NULL, &arena, &plan, &err) != ZH_OK)
    fail_msg("%s: %s", model, err.message);
  made_same(plan.targets[0].name, want);
  zh_arena_deinit(&arena);
}

static void litellm_fills_wildcards(void **state) {
  (void)state;
  zh_config *config = litellm_load(
      "{'model_list': ["
      "{'model_name': 'groq/*', 'litellm_params': {'model': 'groq/*', "
      "'api_key': 'k'}},"
      "{'model_name': 'groq/llama*', 'litellm_params': {'model': "
      "'together/meta/llama*', 'api_key': 'k'}},"
      "{'model_name': '*', 'litellm_params': {'model': 'openai/*'}}]}");
  litellm_is_planned(config, "groq/qwen", "groq/qwen");
  litellm_is_planned(config, "groq/llama-4", "together/meta/llama-4");
  litellm_is_planned(config, "gpt-9", "openai/gpt-9");
  made_free(config);
}

static void litellm_faults(void **state) {
  (void)state;
  litellm_fails("{'model_list': [{'model_name': 'a', 'litellm_params': "
                "{'model': 'bedrock/x'}}]}",
                "config.model_list[0].litellm_params.model",
                "config.model_list[0].litellm_params.model: unknown provider "
                "\"bedrock\"; write \"openai/bedrock/...\" for a model of "
                "openai that is called so");
  litellm_fails("{'model_list': [{'model_name': 'a'}]}", "config.model_list[0]",
                "config.model_list[0]: needs model_name and litellm_params");
  litellm_fails("{'model_list': [{'model_name': 'a', 'litellm_params': "
                "{'model': 'openai/x', 'api_base': 'os.environ/GONE'}}]}",
                "config.model_list[0].litellm_params.api_base",
                "config.model_list[0].litellm_params.api_base: environment "
                "variable GONE is not set");
  litellm_fails("{'model_list': [{'model_name': 'abc', 'litellm_params': "
                "{'model': 'openai/x'}}], 'litellm_settings': {'fallbacks': "
                "[{'abd': ['abc']}]}}",
                "config.litellm_settings.fallbacks[0].abd",
                "config.litellm_settings.fallbacks[0].abd: unknown group "
                "\"abd\"; did you mean \"abc\"?");
  litellm_fails("{'model_list': [], 'models': {}}", "config.models",
                "config.models: give models or model_list, not both");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(litellm_reads_model_list),
      cmocka_unit_test(litellm_fills_wildcards),
      cmocka_unit_test(litellm_faults),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
