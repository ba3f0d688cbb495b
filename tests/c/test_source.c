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

static void source_fails(const char *options, const char *why) {
  char message[256];

  snprintf(message, sizeof message, "router config %s: %s", source_path, why);
  made_refused(source_options(options), source_env, "config", message);
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
  made_refused("{}", source_env, "config",
               "config: expected an object, got a list");
  source_write("{\"modles\": {}}");
  made_refused("{}", source_env, "config.modles",
               "config.modles: unknown key; did you mean \"models\"?");
  source_write("models:\n  smart: {}\n");
  source_fails("{}", "not JSON at byte 0: value expected; "
                     "YAML is not read yet");
  // No file may say what belongs to the options.
  source_write("{}, \"api_key\": \"x\"");
  source_fails("{'config': '%s'}",
               "not JSON at byte 2: text goes on after the value; "
               "YAML is not read yet");
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
                         (void *)(uintptr_t)source_env, &config, &err);
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
      cmocka_unit_test(source_has_a_cap),
      cmocka_unit_test(source_survives_failing_allocations),
  };
  return cmocka_run_group_tests_name("source", tests, source_setup,
                                     source_teardown);
}
