/* SPDX-License-Identifier: Apache-2.0 */
/* Model strings to targets.  In the texts here ' stands for ". */
#include "made_config.h"

#include "route/plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

/* One plan and what it stands on. */
typedef struct planned {
  zh_config *config;
  zh_arena arena;
  zh_plan plan;
  zh_error err;
  zh_status status;
} planned;

/* Fallbacks as the request names them: NULL none said, else a list closed by
 * NULL. */
static void plan_run(planned *out, const char *model,
                     const char *const *fallbacks,
                     const zh_call_options *options) {
  zh_str names[80];
  zh_chat_request chat = {.model = zh_str_of(model), .fallbacks = names};
  chat.has_fallbacks = fallbacks != NULL;
  for (; fallbacks && fallbacks[chat.fallback_count]; chat.fallback_count++)
    names[chat.fallback_count] = zh_str_of(fallbacks[chat.fallback_count]);
  zh_error_init(&out->err);
  out->status = zh_plan_make(out->config, &chat, options, &out->arena,
                             &out->plan, &out->err);
}

static planned plan_of(const char *options, made_env env, const char *model,
                       const char *const *fallbacks) {
  planned out = {.config = made_config(options, env)};
  plan_run(&out, model, fallbacks, NULL);
  if (out.status != ZH_OK)
    fail_msg("%s: %s", model, out.err.message);
  return out;
}

static void plan_end(planned *plan) {
  zh_arena_deinit(&plan->arena);
  made_free(plan->config);
  *plan = (planned){0};
}

static void plan_refused(const char *options, made_env env, const char *model,
                         const char *const *fallbacks, const char *param,
                         const char *message) {
  planned out = {.config = made_config(options, env)};
  plan_run(&out, model, fallbacks, NULL);
  assert_true(out.status != ZH_OK);
  assert_string_equal(out.err.message, message);
  assert_string_equal(out.err.param, param);
  plan_end(&out);
}

/* "name name ..." of all targets; fallbacks have a + before them. */
static void plan_names(const planned *plan, const char *want) {
  char got[1000];
  int len = 0;
  got[0] = '\0';
  for (size_t i = 0; i < plan->plan.count; i++) {
    const zh_target *target = &plan->plan.targets[i];
    len += snprintf(got + len, sizeof(got) - (size_t)len, "%s%s%.*s",
                    i ? " " : "", target->fallback ? "+" : "",
                    (int)target->name.len, target->name.ptr);
  }
  assert_string_equal(got, want);
}

static const char *const plan_all_keys[] = {
    "OPENAI_API_KEY=o", "ANTHROPIC_API_KEY=a", "GEMINI_API_KEY=g",
    "GROQ_API_KEY=q", NULL};

/* --- model strings ------------------------------------------------------ */

static void plan_unknown_names_go_home_unchanged(void **state) {
  (void)state;
  static const char *const models[] = {
      "gpt-4o",
      "gpt-99-tomorrow",
      "ft:gpt-4o:org/team::id",
      "meta/llama-3",
      "antropic/claude",
      "",
      "OpenAI/gpt-4o",
      "/x",
      "ft:a:b",
  };
  for (size_t i = 0; i < ZH_COUNT(models); i++) {
    planned plan = plan_of("{}", plan_all_keys, models[i], NULL);
    const zh_target *target = &plan.plan.targets[0];
    assert_int_equal(plan.plan.count, 1);
    made_same(target->model, models[i]);
    made_same(target->api_key, "o");
    made_same(target->base_url, "https://api.openai.com/v1");
    assert_ptr_equal(target->account, plan.config->home);
    assert_ptr_equal(target->dialect, &zh_dialect_openai_chat);
    assert_true(target->verbatim);
    assert_true(target->home);
    assert_false(target->fallback);
    plan_end(&plan);
  }
}

static void plan_provider_prefix_routes(void **state) {
  (void)state;
  static const struct {
    const char *text, *provider, *model, *key;
    const zh_dialect *dialect;
  } models[] = {
      {"anthropic/claude", "anthropic", "claude", "a", &zh_dialect_anthropic},
      {"gemini/x", "gemini", "x", "g", &zh_dialect_gemini},
      {"groq/meta/llama", "groq", "meta/llama", "q", &zh_dialect_openai_chat},
      {"openai/gpt", "openai", "gpt", "o", &zh_dialect_openai_chat},
      {"ollama/a:b", "ollama", "a:b", "", &zh_dialect_openai_chat},
      {"llama.cpp/m", "llamacpp", "m", "", &zh_dialect_openai_chat},
  };
  for (size_t i = 0; i < ZH_COUNT(models); i++) {
    planned plan = plan_of("{}", plan_all_keys, models[i].text, NULL);
    const zh_target *target = &plan.plan.targets[0];
    assert_int_equal(plan.plan.count, 1);
    assert_string_equal(target->account->row.name, models[i].provider);
    made_same(target->model, models[i].model);
    made_same(target->api_key, models[i].key);
    assert_ptr_equal(target->dialect, models[i].dialect);
    assert_ptr_equal(target->url, &target->account->url);
    assert_false(target->verbatim);
    assert_int_equal(target->home, i == 3);
    plan_end(&plan);
  }
}

static void plan_base_url_takes_every_string_verbatim(void **state) {
  (void)state;
  static const char *const models[] = {"anthropic/claude:beta", "openai/x",
                                       "mock/a", "a//b", "gpt-4o"};
  const char *const fallbacks[] = {"gemini/x", NULL};
  const char *const env[] = {"OPENAI_API_KEY=o", "ANTHROPIC_API_KEY=a",
                             "OPENAI_BASE_URL=http://e/v1", NULL};
  for (size_t i = 0; i < 2 * ZH_COUNT(models); i++) {
    const char *model = models[i / 2];
    planned plan = plan_of(i % 2 ? "{'base_url': 'http://e/v1'}" : "{}", env,
                           model, fallbacks);
    assert_int_equal(plan.plan.count, 2);
    for (size_t j = 0; j < 2; j++) {
      const zh_target *target = &plan.plan.targets[j];
      made_same(target->model, j ? "gemini/x" : model);
      made_same(target->base_url, "http://e/v1");
      made_same(target->api_key, "o");
      assert_true(target->verbatim);
      assert_true(target->home);
    }
    plan_end(&plan);
  }
}

static void plan_base_url_with_a_config_routes(void **state) {
  (void)state;
  const char *options = "{'base_url': 'http://e/v1', 'api_key': 'k',"
                        " 'config': {'providers': {'mine': {'base_url':"
                        " 'http://m'}}}}";
  planned plan = plan_of(options, plan_all_keys, "meta/llama", NULL);
  made_same(plan.plan.targets[0].model, "meta/llama");
  made_same(plan.plan.targets[0].base_url, "http://e/v1");
  made_same(plan.plan.targets[0].api_key, "k");
  assert_false(plan.plan.targets[0].verbatim);
  plan_end(&plan);
  plan = plan_of(options, plan_all_keys, "mine/llama", NULL);
  made_same(plan.plan.targets[0].base_url, "http://m");
  made_same(plan.plan.targets[0].api_key, "");
  assert_false(plan.plan.targets[0].home);
  plan_end(&plan);
}

static void plan_prefix_without_model_is_refused(void **state) {
  (void)state;
  const char *const fallbacks[] = {"groq/", NULL};
  plan_refused("{}", plan_all_keys, "anthropic/", NULL, "model",
               "model: no model after \"anthropic/\"");
  plan_refused("{}", plan_all_keys, "gpt", fallbacks, "fallbacks",
               "fallbacks: no model after \"groq/\"");
}

/* --- groups and fallbacks ----------------------------------------------- */

#define PLAN_GROUPS                                                            \
  "{'api_key': 'k', 'config': {'models': {"                                    \
  "'smart': {'deployments': [{'model': 'anthropic/c', 'order': 2},"            \
  " {'model': 'openai/g', 'order': 1}], 'fallbacks': ['cheap', 'other']},"     \
  "'cheap': {'deployments': ['groq/l'], 'fallbacks': ['tiny', 'smart']},"      \
  "'other': {'deployments': ['gemini/f', 'groq/l']},"                          \
  "'tiny': {'deployments': ['mock/t'], 'fallbacks': []},"                      \
  "'openai/gpt-5': {'deployments': ['gemini/p']}"                              \
  "}, 'router_settings': {'fallbacks': ['tiny']}}}"

static void plan_group_goes_by_order_then_fallbacks(void **state) {
  (void)state;
  planned plan = plan_of(PLAN_GROUPS, plan_all_keys, "smart", NULL);
  plan_names(&plan, "openai/g anthropic/c +groq/l +gemini/f +mock/t");
  made_same(plan.plan.targets[0].api_key, "k");
  assert_false(plan.plan.targets[0].verbatim);
  plan_end(&plan);
}

static void plan_group_name_beats_provider_prefix(void **state) {
  (void)state;
  planned plan = plan_of(PLAN_GROUPS, plan_all_keys, "openai/gpt-5", NULL);
  plan_names(&plan, "gemini/p +mock/t");
  plan_end(&plan);
}

static void plan_empty_fallbacks_mean_none(void **state) {
  (void)state;
  const char *const none[] = {NULL};
  planned plan = plan_of(PLAN_GROUPS, plan_all_keys, "tiny", NULL);
  plan_names(&plan, "mock/t");
  plan_end(&plan);
  plan = plan_of(PLAN_GROUPS, plan_all_keys, "smart", none);
  plan_names(&plan, "openai/g anthropic/c");
  plan_end(&plan);
}

static void plan_request_fallbacks_stand_as_they_are(void **state) {
  (void)state;
  const char *const names[] = {"cheap", "gpt-9",        "smart",
                               "cheap", "openai/gpt-9", NULL};
  planned plan = plan_of(PLAN_GROUPS, plan_all_keys, "smart", names);
  plan_names(&plan, "openai/g anthropic/c +groq/l +openai/gpt-9");
  plan_end(&plan);
}

static void plan_router_fallbacks_serve_who_has_none(void **state) {
  (void)state;
  planned plan = plan_of(PLAN_GROUPS, plan_all_keys, "gpt-4o", NULL);
  plan_names(&plan, "openai/gpt-4o +mock/t");
  plan_end(&plan);
  plan = plan_of("{'fallbacks': ['groq/x', 'b', 'groq/x', 'a']}", plan_all_keys,
                 "a", NULL);
  plan_names(&plan, "openai/a +groq/x +openai/b");
  assert_true(plan.plan.targets[2].verbatim);
  assert_false(plan.plan.targets[1].verbatim);
  plan_end(&plan);
}

static void plan_same_model_with_other_keys_stays(void **state) {
  (void)state;
  planned plan = plan_of(
      "{'config': {'models': {'m': {'deployments': ["
      "{'model': 'groq/a', 'api_key': 'k1'}, {'model': 'groq/a', 'api_key':"
      " 'k2'}, {'model': 'groq/a', 'api_key': 'k1'}, {'model': 'groq/a',"
      " 'api_key': 'k1', 'base_url': 'http://x'}]}}}}",
      NULL, "m", NULL);
  assert_int_equal(plan.plan.count, 3);
  made_same(plan.plan.targets[1].api_key, "k2");
  made_same(plan.plan.targets[2].base_url, "http://x");
  plan_end(&plan);
}

static void plan_has_a_most(void **state) {
  (void)state;
  char text[70][8];
  const char *names[71] = {NULL};
  for (size_t i = 0; i < 70; i++) {
    snprintf(text[i], sizeof(text[i]), "m%zu", i);
    names[i] = text[i];
  }
  plan_refused("{}", plan_all_keys, "m", names, "fallbacks",
               "fallbacks: a call has at most 64 targets");
  names[63] = NULL;
  planned plan = plan_of("{}", plan_all_keys, "m", names);
  assert_int_equal(plan.plan.count, 64);
  plan_end(&plan);
}

/* --- keys --------------------------------------------------------------- */

static void plan_without_a_key_names_the_variable(void **state) {
  (void)state;
  const char *const some[] = {"GROQ_API_KEY=q", NULL};
  const char *const broken[] = {"OPENAI_API_KEY=o", "GROQ_API_KEY=a\tb",
                                "ANTHROPIC_API_KEY=a", "ANTHROPIC_BASE_URL=b",
                                NULL};
  const char *config = "{'config': {'providers': {'mine': {'base_url':"
                       " 'http://m', 'api_key_env': 'MINE'}}, 'models':"
                       " {'smart': {'deployments': ['anthropic/x',"
                       " 'gemini/y']}}}}";
  plan_refused("{}", some, "anthropic/x", NULL, "api_key",
               "no API key for anthropic: set ANTHROPIC_API_KEY or "
               "providers.anthropic.api_key");
  plan_refused("{}", some, "gemini/x", NULL, "api_key",
               "no API key for gemini: set GEMINI_API_KEY, GOOGLE_API_KEY or "
               "providers.gemini.api_key");
  plan_refused("{}", some, "gpt-4o", NULL, "api_key",
               "no API key for openai: set OPENAI_API_KEY or api_key");
  plan_refused("{}", some, "antropic/x", NULL, "api_key",
               "no API key for openai: set OPENAI_API_KEY or api_key; did you "
               "mean \"anthropic\"?");
  plan_refused(config, some, "mine/x", NULL, "api_key",
               "no API key for mine: set MINE or providers.mine.api_key");
  plan_refused(config, some, "smrt", NULL, "api_key",
               "no API key for openai: set OPENAI_API_KEY or api_key; did you "
               "mean \"smart\"?");
  plan_refused(config, some, "smart", NULL, "api_key",
               "no API key for anthropic: set ANTHROPIC_API_KEY or "
               "providers.anthropic.api_key");
  plan_refused("{}", broken, "groq/x", NULL, "api_key",
               "GROQ_API_KEY: the key (3 bytes) has a byte at position 2 that "
               "no key can have");
  plan_refused("{}", broken, "anthropic/x", NULL, "api_key",
               "ANTHROPIC_BASE_URL: URL must start with https:// or http://");
}

static void plan_leaves_out_targets_without_a_key(void **state) {
  (void)state;
  const char *const some[] = {"GROQ_API_KEY=q", NULL};
  const char *const names[] = {"anthropic/x", "groq/y", "gpt", NULL};
  planned plan = plan_of("{}", some, "groq/x", names);
  plan_names(&plan, "groq/x +groq/y");
  plan_end(&plan);
  plan = plan_of("{'config': {'models': {'m': {'deployments': ['openai/a',"
                 " 'groq/b']}}}}",
                 some, "m", NULL);
  plan_names(&plan, "groq/b");
  plan_end(&plan);
  // A fallback does not stand in for a model nobody has the key of.
  plan_refused("{}", some, "gemini/x", names, "api_key",
               "no API key for gemini: set GEMINI_API_KEY, GOOGLE_API_KEY or "
               "providers.gemini.api_key");
}

static void plan_call_key_is_for_home_only(void **state) {
  (void)state;
  const char *options =
      "{'api_key': 'k', 'config': {'models': {'m': {'deployments': ['openai/a',"
      " {'model': 'openai/b', 'api_key': 'own'}, {'model': 'openai/c',"
      " 'base_url': 'http://x'}, 'groq/d']}}}}";
  zh_call_options call = {.api_key = ZH_S("mine")};
  static const char *const keys[] = {"mine", "own", "", "q"};
  planned plan = {.config = made_config(options, plan_all_keys)};
  plan_run(&plan, "m", NULL, &call);
  assert_int_equal(plan.status, ZH_OK);
  assert_int_equal(plan.plan.count, 4);
  for (size_t i = 0; i < 4; i++) {
    made_same(plan.plan.targets[i].api_key, keys[i]);
    assert_int_equal(plan.plan.targets[i].home, i < 2);
  }
  call.api_key = ZH_S("SECRET\n");
  plan_run(&plan, "m", NULL, &call);
  assert_int_equal(plan.status, ZH_CONFIG);
  assert_string_equal(plan.err.message,
                      "api_key: the key (7 bytes) has a byte at position 7 "
                      "that no key can have");
  plan_end(&plan);
}

static void plan_header_can_stand_in_for_the_key(void **state) {
  (void)state;
  const zh_header headers[] = {{ZH_S("AUTHORIZATION"), {NULL, 0}}};
  zh_call_options call = {.headers = headers, .header_count = 1};
  planned plan = {.config = made_config("{'require_key': false}", NULL)};
  plan_run(&plan, "gpt", NULL, &call);
  assert_int_equal(plan.status, ZH_OK);
  made_same(plan.plan.targets[0].api_key, "");
  // It is not sent to anyone else, so it is no key there.
  plan_run(&plan, "groq/x", NULL, &call);
  assert_int_equal(plan.status, ZH_CONFIG);
  plan_end(&plan);
  plan = plan_of("{'require_key': false, 'default_headers':"
                 " {'Authorization': 'Basic x'}}",
                 NULL, "gpt", NULL);
  assert_int_equal(plan.plan.targets[0].header_count, 1);
  plan_end(&plan);
  plan = plan_of("{'config': {'providers': {'anthropic': {'headers':"
                 " {'X-Api-Key': 'x'}}}}}",
                 NULL, "anthropic/c", NULL);
  plan_end(&plan);
}

/* --- timeouts ----------------------------------------------------------- */

static void plan_timeouts_go_from_near_to_far(void **state) {
  (void)state;
  const char *options =
      "{'config': {'providers': {'groq': {'timeouts': {'connect': 4, 'read': 4,"
      " 'ttft': 4, 'chunk': 4}}}, 'models': {'m': {'deployments': [{'model':"
      " 'groq/a', 'timeouts': {'connect': 2, 'read': 2}}, 'groq/b'],"
      " 'timeouts': {'connect': 3, 'read': 3, 'ttft': null}}},"
      " 'router_settings': {'timeouts': {'chunk': 5, 'deadline': 5}}}}";
  zh_call_options call = {.timeouts = {.connect_ms = 1}};
  planned plan = {.config = made_config(options, plan_all_keys)};
  plan_run(&plan, "m", NULL, &call);
  const zh_timeouts *first = &plan.plan.targets[0].timeouts;
  const zh_timeouts *second = &plan.plan.targets[1].timeouts;
  assert_int_equal(first->connect_ms, 1);
  assert_int_equal(first->read_ms, 2000);
  assert_int_equal(first->ttft_ms, ZH_NO_TIMEOUT);
  assert_int_equal(first->chunk_ms, 4000);
  assert_int_equal(first->deadline_ms, 5000);
  assert_int_equal(second->connect_ms, 1);
  assert_int_equal(second->read_ms, 3000);
  plan_run(&plan, "gpt", NULL, NULL);
  assert_int_equal(plan.plan.targets[0].timeouts.connect_ms, 5000);
  assert_int_equal(plan.plan.targets[0].timeouts.read_ms, 600000);
  plan_end(&plan);
}

/* --- scripts ------------------------------------------------------------ */

static void plan_mock_finds_its_script(void **state) {
  (void)state;
  const char *options =
      "{'config': {'providers': {'mock': {'scripts': {'down': {'status': 500,"
      " 'dialect': 'gemini'}, 'anthropic-x': {}}}, 'flaky': {'dialect':"
      " 'anthropic', 'scripts': {'a/b': {'text': 'x'}}}}}}";
  static const struct {
    const char *model;
    const zh_dialect *dialect;
    bool has_script;
  } models[] = {
      {"mock/down", &zh_dialect_gemini, true},
      {"mock/anthropic-x", &zh_dialect_openai_chat, true},
      {"mock/anthropic-y", &zh_dialect_anthropic, false},
      {"mock/gemini", &zh_dialect_gemini, false},
      {"mock/some", &zh_dialect_openai_chat, false},
      {"flaky/a/b", &zh_dialect_anthropic, true},
  };
  for (size_t i = 0; i < ZH_COUNT(models); i++) {
    planned plan = plan_of(options, NULL, models[i].model, NULL);
    const zh_target *target = &plan.plan.targets[0];
    assert_true(target->account->row.in_process);
    assert_ptr_equal(target->dialect, models[i].dialect);
    assert_int_equal(target->script.count != 0, models[i].has_script);
    assert_int_equal(target->script_at != 0, models[i].has_script);
    plan_end(&plan);
  }
  planned plan = plan_of(options, NULL, "flaky/a/b", NULL);
  const zh_target *target = &plan.plan.targets[0];
  uint32_t text = zh_json_get(&target->script, target->script_at, "text");
  assert_true(zh_json_eq(&target->script, text, "x"));
  plan_end(&plan);
  plan_refused(options, NULL, "flaky/c", NULL, "model",
               "model: providers.flaky.scripts has no \"c\"");
}

/* --- memory ------------------------------------------------------------- */

static void plan_survives_failing_allocations(void **state) {
  (void)state;
  const char *const names[] = {"mock/down", "gpt", "anthropic/x", "smart",
                               "b",         "c",   NULL};
  const char *const env[] = {"OPENAI_API_KEY=o", NULL};
  planned plan = {.config = made_config(
                      "{'config': {'providers': {'mock': {'scripts': {'down':"
                      " {'dialect': 'gemini'}}}}, 'models': {'smart':"
                      " {'deployments': ['groq/x', 'openai/y']}}}}",
                      env)};
  for (int after = 0; after < 2; after++) {
    plan.status = ZH_NO_MEMORY;
    for (long nth = 1; plan.status == ZH_NO_MEMORY; nth++) {
      zh_mem_fail(nth, after == 1);
      plan_run(&plan, "groq/z", names, NULL);
      // Nobody has the key of groq: the reason must not get lost.
      assert_true(plan.status == ZH_CONFIG || plan.status == ZH_NO_MEMORY);
      zh_mem_fail(nth, after == 1);
      plan_run(&plan, "smart", names, NULL);
      zh_mem_fail(0, false);
      assert_true(plan.status == ZH_OK || plan.status == ZH_NO_MEMORY);
      assert_int_equal(plan.err.status, plan.status);
      assert_true(nth < 100);
      zh_arena_deinit(&plan.arena);
      assert_true(plan.status == ZH_NO_MEMORY || nth > 1);
    }
  }
  plan_end(&plan);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(plan_unknown_names_go_home_unchanged),
      cmocka_unit_test(plan_provider_prefix_routes),
      cmocka_unit_test(plan_base_url_takes_every_string_verbatim),
      cmocka_unit_test(plan_base_url_with_a_config_routes),
      cmocka_unit_test(plan_prefix_without_model_is_refused),
      cmocka_unit_test(plan_group_goes_by_order_then_fallbacks),
      cmocka_unit_test(plan_group_name_beats_provider_prefix),
      cmocka_unit_test(plan_empty_fallbacks_mean_none),
      cmocka_unit_test(plan_request_fallbacks_stand_as_they_are),
      cmocka_unit_test(plan_router_fallbacks_serve_who_has_none),
      cmocka_unit_test(plan_same_model_with_other_keys_stays),
      cmocka_unit_test(plan_has_a_most),
      cmocka_unit_test(plan_without_a_key_names_the_variable),
      cmocka_unit_test(plan_leaves_out_targets_without_a_key),
      cmocka_unit_test(plan_call_key_is_for_home_only),
      cmocka_unit_test(plan_header_can_stand_in_for_the_key),
      cmocka_unit_test(plan_timeouts_go_from_near_to_far),
      cmocka_unit_test(plan_mock_finds_its_script),
      cmocka_unit_test(plan_survives_failing_allocations),
  };
  return cmocka_run_group_tests_name("plan", tests, NULL, NULL);
}
