/* SPDX-License-Identifier: Apache-2.0 */
/* A router config that stands in a file. */
#include "made_config.h"

#include "base/limits.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#define GROUP "{\"models\": {\"smart\": {\"deployments\": [\"mock/a\"]}}}\n"

static char source_path[] = "/tmp/zerohop-source-XXXXXX";
static char source_named[64]; /* "ZEROHOP_CONFIG=" and the path              */
static const char *const source_env[] = {"OPENAI_API_KEY=k", source_named,
                                         NULL};

static void source_write(const char *text) {
  FILE *file = fopen(source_path, "wb");

  assert_non_null(file);
  assert_true(fputs(text, file) >= 0);
  assert_int_equal(fclose(file), 0);
}

static int source_setup(void **state) {
  (void)state;
  int fd = mkstemp(source_path);

  snprintf(source_named, sizeof source_named, "ZEROHOP_CONFIG=%s", source_path);
  return fd < 0 ? -1 : close(fd);
}

static int source_teardown(void **state) {
  (void)state;
  return remove(source_path);
}

/* `options` with %s for the path. */
static const char *source_options(const char *options) {
  static char text[512];

  snprintf(text, sizeof text, options, source_path, source_path);
  return text;
}

static void source_loads(const char *options, made_env env) {
  zh_config *config = made_config(source_options(options), env);

  assert_true(config->has_config);
  assert_int_equal(config->group_count, 1);
  assert_non_null(zh_config_group(config, ZH_S("smart")));
  made_free(config);
}

/* A fault of the file, with its place. */
static void source_fails_at(unsigned line, unsigned column, const char *path,
                            const char *why) {
  char message[512];

  snprintf(message, sizeof message, "%s:%u:%u: %s: %s", source_path, line,
           column, path, why);
  made_refused("{}", source_env, path, message);
}

static void source_is_a_path_or_a_variable(void **state) {
  (void)state;
  source_write(GROUP);
  source_loads("{'config': '%s'}", NULL);
  source_loads("{'config': '%s', 'max_retries': 3}", NULL);
  source_loads("  {'max_retries': 3, 'config' : '%s' } ", NULL);
  source_loads("{}", source_env);
  source_loads("{'max_retries': 3}", source_env);
  source_loads("{'config': null, 'max_retries': 3}", source_env);
  zh_config *config =
      made_config(source_options("{'max_retries': 3, 'config': '%s'}"), NULL);
  assert_int_equal(config->max_retries, 3);
  made_free(config);
}

static void source_of_the_options_beats_the_variable(void **state) {
  (void)state;
  source_write(GROUP);
  zh_config *config = made_config("{'config': {}}", source_env);
  assert_true(config->has_config);
  assert_int_equal(config->group_count, 0);
  made_free(config);
  const char *const nowhere[] = {"ZEROHOP_CONFIG=/nowhere", NULL};
  source_loads("{'config': '%s'}", nowhere);
  made_refused("{}", nowhere, "config",
               "router config /nowhere: No such file or directory");
  const char *const empty[] = {"ZEROHOP_CONFIG=", "OPENAI_API_KEY=k", NULL};
  config = made_config("{}", empty);
  assert_false(config->has_config);
  made_free(config);
}

static void source_that_is_no_config_is_refused(void **state) {
  (void)state;
  made_refused("{'config': '/tmp'}", NULL, "config",
               "router config /tmp: Is a directory");
  made_refused("{'config': ''}", NULL, "config",
               "config: expected an object, got a string");
  source_write("[1]");
  source_fails_at(1, 1, "config", "expected an object, got a list");
  source_write("{\n \"modles\": {}}");
  source_fails_at(2, 2, "config.modles",
                  "unknown key; did you mean \"models\"?");
  // No file may say what belongs to the options.
  source_write("{}, \"api_key\": \"x\"");
  source_fails_at(1, 3, "config",
                  "not YAML: did not find expected <document start>");
}

static void source_fails(const char *options, const char *why) {
  char message[256];

  snprintf(message, sizeof message, "router config %s: %s", source_path, why);
  made_refused(source_options(options), source_env, "config", message);
}

static void source_may_be_yaml(void **state) {
  (void)state;
  source_write("# comment\nmodels:\n  smart:\n    deployments:\n"
               "      - mock/a\n");
  source_loads("{}", source_env);
  source_write("providers:\n  local: &l {base_url: \"http://${HOST}/v1\"}\n"
               "models:\n  smart: {deployments: [local/x]}\n");
  const char *const env[] = {source_named, "HOST=gpu:8", NULL};
  zh_config *config = made_config("{}", env);
  made_same(config->groups[0].deployments[0].base_url, "http://gpu:8/v1");
  made_free(config);
  source_write("models:\n  smart: [\n");
  source_fails_at(3, 1, "config",
                  "not YAML: did not find expected node content while parsing "
                  "a flow node");
}

/* One look finds them all, each with its place. */
static void source_faults_are_told_all_at_once(void **state) {
  (void)state;
  static const struct {
    unsigned line, column;
    const char *path, *text;
  } want[] = {
      {2, 11, "config.providers.p.base_url",
       "environment variable NOWHERE is not set"},
      {2, 45, "config.providers.p.quirk",
       "unknown key; did you mean \"quirks\"?"},
      {5, 5, "config.models.a.deploymnts",
       "unknown key; did you mean \"deployments\"?"},
      {8, 9, "config.models.b.deployments[0].model",
       "unknown provider \"antropic\"; did you mean \"anthropic\"?"},
      {9, 9, "config.models.b.deployments[1].order",
       "expected an integer, got a string"},
      {10, 17, "config.models.b.fallbacks[0]",
       "unknown group \"aa\"; did you mean \"a\"?"},
      {11, 19, "config.router_settings.num_retries",
       "expected an integer of 0 or more, got -1"},
  };
  source_write("providers:\n"
               "  p: {    base_url: \"http://${NOWHERE}/\",   quirk: []}\n"
               "models:\n"
               "  a:\n"
               "    deploymnts: [p/x]\n"
               "  b:\n"
               "    deployments:\n"
               "      - model: antropic/x\n"
               "      - order: first\n"
               "    fallbacks: [aa]\n"
               "router_settings: {num_retries: -1}\n");
  zh_arena arena = {0};
  zh_faults faults = {.arena = &arena};
  zh_config *config = NULL;
  zh_error err;
  zh_error_init(&err);
  assert_int_equal(zh_config_new(ZH_S("{}"), made_getenv,
                                 (void *)(uintptr_t)source_env, &faults,
                                 &config, &err),
                   ZH_CONFIG);
  assert_null(config);
  for (size_t i = 0; i < faults.count && i < ZH_COUNT(want); i++) {
    made_same(faults.items[i].path, want[i].path);
    made_same(faults.items[i].text, want[i].text);
    made_same(faults.items[i].file, source_path);
    assert_int_equal(faults.items[i].at.line, want[i].line);
    assert_int_equal(faults.items[i].at.column, want[i].column);
  }
  assert_int_equal(faults.count, ZH_COUNT(want));
  zh_arena_deinit(&arena);
}

static void source_has_a_cap(void **state) {
  (void)state;
  source_write(GROUP);
  assert_int_equal(truncate(source_path, (off_t)ZH_MAX_CONFIG + 1), 0);
  source_fails("{}", "the file is too large");
}

static void source_survives_failing_allocations(void **state) {
  (void)state;
  source_write(GROUP);
  for (int after = 0; after < 2; after++) {
    zh_status st = ZH_NO_MEMORY;
    for (long nth = 1; st == ZH_NO_MEMORY; nth++) {
      zh_config *config = NULL;
      zh_error err;
      zh_error_init(&err);
      zh_mem_fail(nth, after == 1);
      st = zh_config_new(ZH_S("{\"max_retries\": 1}"), made_getenv,
                         (void *)(uintptr_t)source_env, NULL, &config, &err);
      zh_mem_fail(0, false);
      assert_int_equal(err.status, st);
      assert_true(st == ZH_OK || (st == ZH_NO_MEMORY && !config));
      made_free(config);
    }
    assert_int_equal(st, ZH_OK);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(source_is_a_path_or_a_variable),
      cmocka_unit_test(source_of_the_options_beats_the_variable),
      cmocka_unit_test(source_that_is_no_config_is_refused),
      cmocka_unit_test(source_may_be_yaml),
      cmocka_unit_test(source_faults_are_told_all_at_once),
      cmocka_unit_test(source_has_a_cap),
      cmocka_unit_test(source_survives_failing_allocations),
  };
  return cmocka_run_group_tests_name("source", tests, source_setup,
                                     source_teardown);
}
